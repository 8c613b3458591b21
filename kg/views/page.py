"""The network page: one file that opens from disk and asks no network for anything.

pyvis holds nodes, edges and options and renders this project's own template: none of pyvis's own modes is free
of requests, and several of its fields let text run as script. Here data stand in a block that is no script,
every piece of text is escaped or set as text, and a Content-Security-Policy admits two scripts by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network as PyvisNetwork

from kg.views.layout import FONT_SIZES, Point, lay_out
from kg.views.network import Edge, Network, Node, NodeKind
from kg.views.palette import GRADES, GROUPS, NO_GRADE, Paint, paint

_ASSETS = Path(__file__).resolve().parent / "assets"
_LABEL_WIDTH = 18
_LABEL_LINES = 4
_SENTENCES = (1, 2, 3, 5, 10, 15, 20, 30, 50)
"""How many sentences a line may be asked to have behind it."""
_READABLE_LINES = 250
"""With more lines from failings a picture is a grey cloud: it then begins with the strongest."""
_READABLE_BOXES = 80
"""With more boxes it begins without the agencies."""
_WIDEST = 7.0
"""Pixels of a line."""
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "tooltipDelay": 10_000_000},
    "edges": {"smooth": False, "color": {"color": "#9aa3b0", "highlight": "#d0307a", "hover": "#5b6470"}},
    "nodes": {"font": {"size": 14, "face": "system-ui, sans-serif"}, "borderWidth": 1, "borderWidthSelected": 4},
}


def network_page(network: Network, *, title: str = "Councils, failings and agencies") -> str:
    """The whole page as HTML; the same network gives the same bytes."""
    labels = {node.id: _label(node) for node in network.nodes}
    places = lay_out(network, labels)
    drawn = PyvisNetwork(directed=True)  # undirected, pyvis compares each new edge with all others
    for node in network.nodes:
        drawn.add_node(node.id, **_node_options(node, labels[node.id], places[node.id]))
    least = _least_sentences(network)
    for number, edge in enumerate(network.edges):
        drawn.add_edge(edge.source, edge.target, **_edge_options(edge, number, least))
    drawn.set_options(json.dumps(_OPTIONS))
    drawn.templateEnv = _environment(network, title)
    drawn.path = "network.html.j2"
    page: str = drawn.generate_html()
    return page


def _environment(network: Network, title: str) -> Environment:
    """Templates of this project, escaping all text, with what pyvis does not hand through."""
    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(
        title=title,
        network=network,
        by_id={node.id: node for node in network.nodes},
        panels=_panels(network),
        legend=_legend(network),
        sentences=_SENTENCES,
        least=_least_sentences(network),
        with_agencies=len(network.nodes) <= _READABLE_BOXES,
        paint=paint,
        style=Markup(_asset("style.css")),
        library=Markup(_library()),
        script=Markup(_asset("network.js")),
        policy=_policy(),
    )
    return environment


def _policy() -> str:
    """Nothing may be loaded from anywhere; two scripts and one style sheet may run, known by their hashes."""
    scripts = f"{_hash(_library())} {_hash(_asset('network.js'))}"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(_asset('style.css'))}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


@cache
def _library() -> str:
    """vis-network as pyvis ships it. Its style sheet stays out: it serves toolbars that this page has not."""
    return (Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _label(node: Node) -> str:
    """The words in the box: few enough lines to read, with the mark of its category."""
    mark = paint(node.kind, node.category).mark
    lines = textwrap.wrap(node.label, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder=" …") or [node.id]
    if node.kind is NodeKind.COUNCIL:
        return "\n".join([*lines, f"{mark} {node.category_label or 'no grade read'}"])
    return "\n".join([f"{mark} {lines[0]}".strip(), *lines[1:]])


def _node_options(node: Node, label: str, place: Point) -> dict[str, Any]:
    look = paint(node.kind, node.category)
    shapes = {NodeKind.COUNCIL: "box", NodeKind.PATTERN: "ellipse", NodeKind.AGENCY: "box"}
    return {
        "label": label,
        "shape": shapes[node.kind],
        "x": place.x,
        "y": place.y,
        "color": {
            "background": look.fill,
            "border": "#4a4f58",
            "highlight": {"background": look.fill, "border": "#d0307a"},
            "hover": {"background": look.fill, "border": "#d0307a"},
        },
        "font": {"color": look.ink, "size": FONT_SIZES[node.kind]},
        "shapeProperties": {"borderDashes": [5, 4] if node.kind is NodeKind.AGENCY else False,
                            "borderRadius": 2 if node.kind is NodeKind.AGENCY else 8},
        "borderWidth": 3 if node.kind is NodeKind.COUNCIL else 1,
        "kind": node.kind.value,
        "category": node.category,
    }  # fmt: skip


def _least_sentences(network: Network) -> int:
    """How many sentences a line needs at first: one, unless that shows more lines than anybody can follow."""
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


def _panels(network: Network) -> dict[str, Any]:
    """What the page's script shows about each node and edge, as text."""
    return {
        "nodes": {
            node.id: {
                "label": node.label,
                "kind": node.kind.value,
                "facts": list(node.facts),
                "category": node.category,
            }
            for node in network.nodes
        },
        "edges": [
            {
                "source": edge.source,
                "target": edge.target,
                "relations": list(edge.relations),
                "quotes": [
                    {"when": q.when, "source": q.source, "text": q.text, "url": _web(q.url), "page": q.page,
                     "says": q.says}
                    for q in edge.quotes
                ],
            }
            for edge in network.edges
        ],
    }  # fmt: skip


def _web(url: str) -> str:
    """A link only where it is a web address: ``javascript:`` and the like are no links."""
    return url if url.startswith(("https://", "http://")) else ""


def _legend(network: Network) -> dict[str, list[tuple[str, str, Paint]]]:
    """Categories that this network has, in the order of the palette: id, words, look."""
    grades = _present(network, NodeKind.COUNCIL)
    groups = _present(network, NodeKind.PATTERN)
    councils = [(grade, grades[grade], look) for grade, look in GRADES.items() if grade in grades]
    if "" in grades:
        councils.append(("", "no overall grade read", NO_GRADE))
    known = [group for group in GROUPS if group in groups]
    others = sorted(set(groups) - set(known))
    return {
        "council": councils,
        "pattern": [(group, groups[group] or group, paint("pattern", group)) for group in known + others],
    }


def _present(network: Network, kind: NodeKind) -> dict[str, str]:
    return {node.category: node.category_label for node in network.nodes if node.kind is kind}
