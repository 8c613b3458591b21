"""The network page: one file that opens from disk and asks no network for anything.

pyvis holds nodes, edges and options and renders this project's own template: none of pyvis's own modes is free
of requests, and several of its fields let text run as script. Here data stand in a block that is no script,
every piece of text is escaped or set as text, and a Content-Security-Policy admits the scripts by their hashes.
What the page shows of all this, and where a neighbourhood stands, is worked out by its scripts in ``assets/``
(``model.js``, ``arrange.js``, ``picture.js``, ``network.js``); the places of the whole picture are computed here.
"""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network as PyvisNetwork

from kg.views.layout import Point, box_size, font_size, lay_out
from kg.views.memory import Memory
from kg.views.network import INSPECTORATE, Edge, Network, Node, NodeKind
from kg.views.palette import GRADES, GROUPS, NO_GRADE, Paint, paint
from kg.views.quotes import Quote, slug
from kg.views.start import Start
from kg.views.templates import asset, environment

TITLE = "Councils, failings and agencies"
_LABEL_WIDTH = 18
_LABEL_LINES = 4
_SENTENCES = (1, 2, 3, 5, 10, 15, 20, 30, 50)
"""How many sentences a line may be asked to have behind it."""
_SHARED = (1, 2, 3, 4, 5, 10, 20)
"""How many councils a failing may be asked to be shared by."""
_READABLE_LINES = 250
"""With more lines from failings a picture is a grey cloud: it then begins with the strongest."""
READABLE_BOXES = 80
"""With more boxes it begins without the agencies."""
_WHOLE_TABLE = 5000
"""With more lines than this the table names the councils only; their own pages say the rest."""
MOST_AT_ONCE = 400
"""With more boxes than this a picture is a ball: the page then shows a summary first and opens parts of it."""
_WIDEST = 7.0
"""Pixels of a line."""
_KINDS = {"report": "inspection reports", "news": "news", "letter": "letters"}
"""Kinds of source in words, in the order of the legend."""
_OPTIONS: dict[str, Any] = {
    "physics": {
        "enabled": False,
        "barnesHut": {"avoidOverlap": 0.6, "springLength": 180, "gravitationalConstant": -9000},
    },
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "tooltipDelay": 10_000_000},
    "edges": {"smooth": False, "color": {"color": "#9aa3b0", "highlight": "#d0307a", "hover": "#5b6470"}},
    "nodes": {"font": {"size": 14, "face": "system-ui, sans-serif"}, "borderWidth": 1, "borderWidthSelected": 4},
}


def network_page(
    network: Network,
    *,
    title: str = TITLE,
    start: Start | None = None,
    alone: bool = False,
    memory: Memory | None = None,
) -> str:
    """The whole page as HTML; the same network gives the same bytes. ``start`` is what it shows when it is opened.

    ``alone`` leaves out the links to other pages and texts, for where they are not beside it.
    """
    labels = {node.id: label_of(node) for node in network.nodes}
    places = lay_out(network, labels, memory)
    drawn = PyvisNetwork(directed=True)  # undirected, pyvis compares each new edge with all others
    for node in network.nodes:
        drawn.add_node(node.id, **_node_options(node, labels[node.id], places[node.id]))
    least = least_sentences(network)
    for number, edge in enumerate(network.edges):
        drawn.add_edge(edge.source, edge.target, **_edge_options(edge, number, least))
    drawn.set_options(json.dumps(_OPTIONS))
    scripts = (_library(), asset("model.js"), asset("arrange.js"), asset("picture.js"), asset("network.js"))
    drawn.templateEnv = environment(scripts=scripts, alone=alone)
    drawn.templateEnv.globals.update(
        title=title,
        network=network,
        by_id={node.id: node for node in network.nodes},
        panels=_panels(network, _base(network, least), start or Start(), alone=alone),
        alone=alone,
        legend=_legend(network),
        regions=sorted({node.region for node in network.nodes} - {""}),
        years=sorted({quote.year for edge in network.edges for quote in edge.quotes} - {""}),
        sentences=_SENTENCES,
        shared=_SHARED,
        whole_table=len(network.edges) <= _WHOLE_TABLE,
    )
    drawn.path = "network.html.j2"
    page: str = drawn.generate_html()
    return page


@cache
def _library() -> str:
    """vis-network as pyvis ships it. Its style sheet stays out: it serves toolbars that this page has not."""
    return (Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")


def label_of(node: Node) -> str:
    """The words in the box: few enough lines to read, with the mark of its category."""
    mark = paint(node.kind, node.category).mark
    lines = textwrap.wrap(node.label, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder=" …") or [node.id]
    if node.kind is NodeKind.COUNCIL:
        return "\n".join([*lines, f"{mark} {node.category_label or 'no grade read'}"])
    return "\n".join([f"{mark} {lines[0]}".strip(), *lines[1:]])


def _node_options(node: Node, label: str, place: Point) -> dict[str, Any]:
    look = paint(node.kind, node.category)
    shapes = {NodeKind.COUNCIL: "box", NodeKind.PATTERN: "ellipse", NodeKind.AGENCY: "box"}
    width, height = box_size(node, label)
    return {
        "label": label,
        "shape": shapes[node.kind],
        "x": place.x,
        "y": place.y,
        "wide": round(width),
        "high": round(height),
        "color": {
            "background": look.fill,
            "border": "#4a4f58",
            "highlight": {"background": look.fill, "border": "#d0307a"},
            "hover": {"background": look.fill, "border": "#d0307a"},
        },
        "font": {"color": look.ink, "size": font_size(node)},
        "shapeProperties": {"borderDashes": [5, 4] if node.kind is NodeKind.AGENCY else False,
                            "borderRadius": 2 if node.kind is NodeKind.AGENCY else 8},
        "borderWidth": 3 if node.kind is NodeKind.COUNCIL else 1,
    }  # fmt: skip


def least_sentences(network: Network) -> int:
    """How many sentences a line needs at first: one, unless that shows more lines than anybody can follow.

    A summary counts all lines.
    """
    if len(network.nodes) > MOST_AT_ONCE:
        return 1
    patterns = {node.id for node in network.nodes if node.kind is NodeKind.PATTERN}
    weights = [edge.weight for edge in network.edges if edge.target in patterns]
    shown = {least: sum(weight >= least for weight in weights) for least in _SENTENCES}
    return next((least for least in _SENTENCES if shown[least] <= _READABLE_LINES), _SENTENCES[-1])


def _edge_options(edge: Edge, number: int, least: int) -> dict[str, Any]:
    return {
        "id": f"edge-{number}",
        "width": round(min(1 + math.log2(max(edge.weight / least, 1)), _WIDEST), 1),
        "dashes": "found at" not in edge.relations,
        "arrows": "",
    }


def _base(network: Network, least: int) -> dict[str, str]:
    """The view that the page shows where nothing else is asked for, as its script's own parameters."""
    types = {node.category for node in network.nodes if node.kind is NodeKind.AGENCY}
    if not READABLE_BOXES < len(network.nodes) <= MOST_AT_ONCE:
        types &= {INSPECTORATE}
    return {
        "hide": " ".join(f"agency:{kind}" for kind in sorted(types)),
        "shared": "1",
        "sentences": str(least),
        "steps": "1",
    }


def _panels(network: Network, base: Mapping[str, str], start: Start, *, alone: bool) -> dict[str, Any]:
    """What the page's scripts know about each node and edge, as text; each sentence and source stands once."""
    sources: dict[tuple[str, ...], int] = {}
    quotes: dict[Quote, int] = {}
    for edge in network.edges:
        for quote in edge.quotes:
            sources.setdefault(_source(quote), len(sources))
            quotes.setdefault(quote, len(quotes))
    return {
        "base": base,
        "start": start.fields(),
        "mostAtOnce": MOST_AT_ONCE,
        "nodes": {
            node.id: {
                "label": node.label,
                "kind": node.kind.value,
                "facts": list(node.facts),
                "category": node.category,
                "categoryLabel": node.category_label,
                "region": node.region,
                "page": "" if alone else _page_of(node),
            }
            for node in network.nodes
        },
        "sources": [
            dict(zip(("title", "url", "publisher", "kind", "stored"), source, strict=True))
            | ({"stored": ""} if alone else {})
            for source in sources
        ],
        "quotes": [[q.text, sources[_source(q)], q.when, q.page, q.says] for q in quotes],
        "edges": [
            {
                "source": edge.source,
                "target": edge.target,
                "relations": list(edge.relations),
                "quotes": [quotes[quote] for quote in edge.quotes],
            }
            for edge in network.edges
        ],
    }


def _page_of(node: Node) -> str:
    """The file of a node's own page; agencies have none."""
    return "" if node.kind is NodeKind.AGENCY else f"{node.kind}/{slug(node.id)}.html"


def _source(quote: Quote) -> tuple[str, ...]:
    return (quote.source, quote.url, quote.publisher, quote.kind, quote.stored)


def _legend(network: Network) -> dict[str, list[tuple[str, str, Paint]]]:
    """Categories that this network has, in the order of the palette: id, words, look."""
    grades = _present(network, NodeKind.COUNCIL)
    groups = _present(network, NodeKind.PATTERN)
    types = _present(network, NodeKind.AGENCY)
    councils = [(grade, grades[grade], look) for grade, look in GRADES.items() if grade in grades]
    if "" in grades:
        councils.append(("", "no overall grade read", NO_GRADE))
    known = [group for group in GROUPS if group in groups]
    others = sorted(set(groups) - set(known))
    kinds = {quote.kind for edge in network.edges for quote in edge.quotes} - {""}
    return {
        "council": councils,
        "pattern": [(group, groups[group] or group, paint("pattern", group)) for group in known + others],
        "agency": [(kind, types[kind] or kind, paint("agency", kind)) for kind in sorted(types)],
        "source": [(kind, words, NO_GRADE) for kind, words in _KINDS.items() if kind in kinds],
    }


def _present(network: Network, kind: NodeKind) -> dict[str, str]:
    return {node.category: node.category_label for node in network.nodes if node.kind is kind}
