"""What the network page shows when it is opened: the same view that a link to the page can carry."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.errors import UsageError
from kg.views.network import Edge, Network, Node, NodeKind
from kg.views.quotes import slug

_WORD = re.compile(r"\w+")
_YEARS = re.compile(r"(\d{4})?(?:(-)(\d{4})?)?")
_LITTLE = frozenset({"council", "city", "borough", "county", "the", "of"})


@dataclass(frozen=True, slots=True)
class Start:
    """A view to begin with; empty fields ask for nothing."""

    focus: str = ""
    """Id of the node whose neighbourhood is shown."""
    steps: int = 1
    """How far that neighbourhood reaches."""
    path: tuple[str, str] = ("", "")
    """Ids of two nodes whose connections are shown."""
    since: str = ""
    until: str = ""
    """First and last year of the inspections that count."""

    def title(self, network: Network) -> str:
        """What a picture of it is about, in words; empty where it is about everything."""
        labels = {node.id: node.label for node in network.nodes}
        if self.focus:
            return f"Around {labels[self.focus]}"
        return f"Between {labels[self.path[0]]} and {labels[self.path[1]]}" if self.path[0] else ""

    def fields(self) -> dict[str, str]:
        """The view as the page's own parameters; what asks for nothing is left out."""
        values = {
            "focus": self.focus,
            "steps": str(self.steps) if self.focus and self.steps != 1 else "",
            "from": self.path[0],
            "to": self.path[1],
            "since": self.since,
            "until": self.until,
        }
        return {name: value for name, value in values.items() if value}


def start_of(
    network: Network,
    *,
    focus: str | None = None,
    pattern: str | None = None,
    between: tuple[str, str] | None = None,
    steps: int = 1,
    years: str | None = None,
) -> Start:
    """The view that a person asks for: around a node or a failure pattern, or between two, in some years.

    Raises ``UsageError`` for names that nothing bears, for several things to begin with, and for no span of years.
    """
    if sum(asked is not None for asked in (focus, pattern, between)) > 1:
        raise UsageError("focus, pattern and between each say what to begin with: name one of them")
    since, until = _span(years)
    if between is not None:
        one, other = (find_node(network, words).id for words in between)
        return Start(path=(one, other), since=since, until=until)
    if pattern is not None:
        return Start(find_node(network, pattern, [NodeKind.PATTERN]).id, steps, since=since, until=until)
    if focus is not None:
        return Start(find_node(network, focus).id, steps, since=since, until=until)
    return Start(since=since, until=until)


def _span(words: str | None) -> tuple[str, str]:
    """First and last year of ``2018-2024``, ``2018-``, ``-2017`` or ``2023``; empty where there is none."""
    if words is None:
        return "", ""
    match = _YEARS.fullmatch(words.strip())
    if match is None or not (match[1] or match[3]):
        raise UsageError(f"years: {words!r} is no span of them: write 2018-2024, 2018-, -2017 or 2023")
    first, dash, last = match[1] or "", match[2], match[3] or ""
    if not dash:
        return first, first
    if first and last and first > last:
        raise UsageError(f"years: {words!r} ends before it begins")
    return first, last


def find_node(network: Network, words: str, kinds: Iterable[NodeKind] = tuple(NodeKind)) -> Node:
    """The node that the words name: by id, by name, or by words of its name (``liverpool``).

    Raises ``UsageError`` where none or several fit, naming near ones.
    """
    wanted = words.strip().casefold()
    nodes = [node for node in network.nodes if node.kind in set(kinds)]
    exact = [node for node in nodes if wanted in (node.id.casefold(), slug(node.id), node.label.casefold())]
    asked = set(_WORD.findall(wanted)) - _LITTLE
    found = exact or [node for node in nodes if asked and asked <= set(_WORD.findall(_names(node)))]
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(slug(node.id) for node in found[:4])
        raise UsageError(f"{words!r} names {len(found)} things of the network: {some}")
    near = difflib.get_close_matches(wanted.replace(" ", "-"), [slug(node.id) for node in nodes], n=1, cutoff=0.6)
    hint = f", did you mean {near[0]!r}?" if near else ": kg query coverage lists the councils"
    raise UsageError(f"nothing in the network is called {words!r}{hint}")


def _names(node: Node) -> str:
    return f"{node.label.casefold()} {slug(node.id).replace('-', ' ')}"


def narrowed(network: Network, start: Start) -> Network:
    """The part of a network that a start asks for: years, then a neighbourhood or the shortest ways between two nodes.

    Inspectorates are left out, unless one is asked for: through them everything is near everything.
    """
    edges = tuple(edge for edge in (_within_years(edge, start) for edge in network.edges) if edge is not None)
    asked = {start.focus, *start.path}
    edges = tuple(edge for edge in edges if _joins(network, edge, asked))
    near = _neighbours(edges)
    if start.focus:
        kept = {node for node, far in _distances(start.focus, near).items() if far <= start.steps}
    elif all(start.path):
        one, other = (_distances(end, near) for end in start.path)
        length = one.get(start.path[1])
        kept = {n for n, far in one.items() if length is not None and far + other.get(n, length) == length}
        kept |= set(start.path)
    else:
        kept = {node.id for node in network.nodes}
    kept -= network.inspectorates - asked
    return Network(
        tuple(node for node in network.nodes if node.id in kept),
        tuple(edge for edge in edges if edge.source in kept and edge.target in kept),
    )


def _joins(network: Network, edge: Edge, asked: set[str]) -> bool:
    """Whether an edge says that its ends have something in common: every council is inspected by the same body."""
    return edge.target not in network.inspectorates or edge.target in asked


def _within_years(edge: Edge, start: Start) -> Edge | None:
    """The edge with the sentences of these years, or None where none is left."""
    if not (start.since or start.until):
        return edge
    first, last = start.since or "0000", start.until or "9999"
    quotes = tuple(quote for quote in edge.quotes if quote.year and first <= quote.year <= last)
    return replace(edge, quotes=quotes) if quotes else None


def _neighbours(edges: Iterable[Edge]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return near


def _distances(node: str, near: Mapping[str, set[str]]) -> dict[str, int]:
    """How many edges each node is away."""
    far = {node: 0}
    rim = [node]
    while rim:
        step = far[rim[0]] + 1
        rim = sorted({other for one in rim for other in near.get(one, ())} - far.keys())
        far.update(dict.fromkeys(rim, step))
    return far
