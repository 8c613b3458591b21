"""Where each node stands: computed beforehand, so that a page is readable at once and the same each time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.views.memory import Memory
from kg.views.network import INSPECTORATE, Network, Node, NodeKind

if TYPE_CHECKING:
    import networkx as nx

SEED = 7
_FONT_SIZES = {NodeKind.COUNCIL: 14, NodeKind.PATTERN: 12, NodeKind.AGENCY: 12}
"""In pixels, of what carries least."""
_MOST_LARGER = 6
_CHARACTER = 0.58
"""Width of an average character, in font sizes."""
_LINE = 1.25
"""Height of a line, in font sizes."""
_MARGIN = 18.0
_ROUND = 1.42
"""How much wider and higher an ellipse is than the words in it."""
_ROOM = 0.72
"""Radius of the picture, in square roots of the area that all boxes take."""
_WIDE = 1.12
"""A page is wider than high."""
_COLUMNS = 8
"""Fewest boxes in a full row."""
_ROUNDS = 600
_TOUCHING = 0.5
"""Pixels of an overlap that nobody sees."""
MOST_BY_FORCES = 499
"""Nobody looks at more nodes at once (the page shows a summary first), and networkx needs scipy for them."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the page, in pixels from the middle; whole numbers, so that machines agree."""

    x: int
    y: int


Size = tuple[float, float]
"""Width and height, in pixels."""


@dataclass(slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float


def lay_out(network: Network, labels: Mapping[str, str], memory: Memory | None = None) -> dict[str, Point]:
    """A place for each node by its id, no label on another where there are few enough nodes.

    ``labels`` holds each node's label as the page breaks it into lines. Nodes without an edge stand in rows
    underneath, and inspectorates with them, since they would pull every council into one heap.
    """
    import networkx as nx  # takes a quarter of a second to import, which a ring of boxes does not need

    sizes = {node.id: box_size(node, labels[node.id]) for node in network.nodes}
    pulled = [node.id for node in network.nodes if node.count and node.category != INSPECTORATE]
    known = set(pulled)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(pulled)
    graph.add_edges_from((e.source, e.target) for e in network.edges if e.source in known and e.target in known)
    return {node: Point(x, y) for node, (x, y) in place_boxes(graph, sizes, memory).items()}


def place_boxes(
    graph: nx.Graph[str], sizes: Mapping[str, Size], memory: Memory | None = None
) -> dict[str, tuple[int, int]]:
    """The middle of each box of ``sizes`` (width and height in pixels by id), in whole pixels.

    What the graph holds is placed by forces (Fruchterman and Reingold, networkx, seeded) and then pushed apart until
    no box covers another; beyond ``MOST_BY_FORCES`` nodes it stands in rows. What it does not hold stands in rows
    underneath. The same input gives the same places.
    """
    given = [list(graph), list(graph.edges), list(sizes.items())]
    placed = (memory or Memory()).recall("places", given, lambda: _placed(graph, sizes))
    return {node: (x, y) for node, x, y in placed}


def _placed(graph: nx.Graph[str], sizes: Mapping[str, Size]) -> list[tuple[str, int, int]]:
    pulled = list(graph) if len(graph) <= MOST_BY_FORCES else []
    boxes = _by_forces(graph.subgraph(pulled), pulled, sizes)
    _separate(list(boxes.values()))
    bottom = max((box.y + box.height for box in boxes.values()), default=0.0)
    boxes.update(_in_rows([node for node in sizes if node not in boxes], sizes, top=bottom + 50))
    return [(node, round(box.x), round(box.y)) for node, box in boxes.items()]


def place_on_ring(order: Sequence[str], sizes: Mapping[str, Size]) -> dict[str, tuple[int, int]]:
    """The middle of each box of ``sizes``: those of ``order`` on a ring; the others in rows underneath."""
    around = sum(max(sizes[node][0] * 0.62, sizes[node][1]) + _MARGIN for node in order)
    radius = around / (2 * math.pi * 1.2) + 40  # an ellipse half as wide again is some 1.2 times as long
    boxes = {}
    for place, node in enumerate(order):
        angle = 2 * math.pi * place / len(order) - math.pi / 2
        boxes[node] = _Box(1.5 * radius * math.cos(angle), radius * math.sin(angle), *sizes[node])
    _separate(list(boxes.values()))
    bottom = max((box.y + box.height for box in boxes.values()), default=0.0)
    boxes.update(_in_rows([node for node in sizes if node not in boxes], sizes, top=bottom + 30))
    return {node: (round(box.x), round(box.y)) for node, box in boxes.items()}


def _by_forces(graph: nx.Graph[str], nodes: list[str], sizes: Mapping[str, Size]) -> dict[str, _Box]:
    if not nodes:
        return {}
    import networkx as nx

    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(graph.edges(data=True))
    # An even spread to begin with keeps the result free of the random numbers of one machine's library.
    start = nx.circular_layout(ordered)
    places = nx.spring_layout(
        ordered, pos=start, k=2.2 / math.sqrt(len(nodes)), iterations=150, seed=SEED, method="force"
    )
    spread = _evenly({node: (float(x), float(y)) for node, (x, y) in places.items()})
    scale = 60.0 + _ROOM * math.sqrt(sum(width * height for width, height in (sizes[node] for node in nodes)))
    return {node: _Box(scale * _WIDE * x, scale * y / _WIDE, *sizes[node]) for node, (x, y) in spread.items()}


def _evenly(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The places on a disc of radius 1, in the same directions, with as much room in the middle as at the rim.

    Forces crowd what has many links and throw what has few far out; neither helps a reader.
    """
    middle_x = sum(x for x, _ in places.values()) / len(places)
    middle_y = sum(y for _, y in places.values()) / len(places)
    around = {node: (x - middle_x, y - middle_y) for node, (x, y) in places.items()}
    by_distance = sorted(around, key=lambda node: (round(math.hypot(*around[node]), 9), node))
    spread = {}
    for rank, node in enumerate(by_distance):
        radius = math.sqrt((rank + 0.5) / len(places))
        angle = math.atan2(around[node][1], around[node][0])
        spread[node] = (radius * math.cos(angle), radius * math.sin(angle))
    return spread


def _in_rows(nodes: list[str], sizes: Mapping[str, Size], *, top: float) -> dict[str, _Box]:
    """Nodes side by side, beginning at a height."""
    columns = max(_COLUMNS, math.isqrt(len(nodes)))
    step = max((sizes[node][0] for node in nodes), default=0.0)
    drop = max((sizes[node][1] for node in nodes), default=0.0)
    boxes = {}
    for place, node in enumerate(nodes):
        row, column = divmod(place, columns)
        width = min(len(nodes) - row * columns, columns)
        boxes[node] = _Box((column - (width - 1) / 2) * step, top + (row + 0.5) * drop, *sizes[node])
    return boxes


def font_size(node: Node) -> int:
    """Pixels of a node's letters, from which its box gets its size: a step more for twice the weight."""
    return _FONT_SIZES[node.kind] + min(round(math.log2(max(node.weight, 1))), _MOST_LARGER)


def box_size(node: Node, label: str) -> Size:
    """Width and height in pixels of the box around a label, whose lines are broken as the page breaks them."""
    lines, font = label.split("\n"), font_size(node)
    stretch = _ROUND if node.kind is NodeKind.PATTERN else 1.0
    width = stretch * font * _CHARACTER * max(map(len, lines))
    return width + _MARGIN, stretch * font * _LINE * len(lines) + _MARGIN


def _separate(boxes: list[_Box]) -> None:
    """Push boxes that overlap apart, along the way that costs least, until none does."""
    for _ in range(_ROUNDS):
        moved = False
        boxes.sort(key=lambda box: (box.x - box.width / 2, box.y, box.width))
        for place, box in enumerate(boxes, 1):
            right = box.x + box.width / 2
            for other in islice(boxes, place, None):
                if other.x - other.width / 2 > right:
                    break
                # What most pairs are told apart by is looked at first, and here: there are a million of them.
                if (box.height + other.height) / 2 - abs(box.y - other.y) > _TOUCHING and _push(box, other):
                    moved = True
                    right = box.x + box.width / 2
        if not moved:
            return


def _push(box: _Box, other: _Box) -> bool:
    """Move two boxes half of their overlap each; False where they don't overlap."""
    across = (box.width + other.width) / 2 - abs(box.x - other.x)
    down = (box.height + other.height) / 2 - abs(box.y - other.y)
    if across <= _TOUCHING or down <= _TOUCHING:
        return False
    if down < across:
        shift = down / 2 if box.y <= other.y else -down / 2
        box.y, other.y = box.y - shift, other.y + shift
    else:
        shift = across / 2 if box.x <= other.x else -across / 2
        box.x, other.x = box.x - shift, other.x + shift
    return True
