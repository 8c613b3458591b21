"""Files for other tools from plain values: GraphML and GEXF of the network, CSV of the facts.

The formats of RDF are made in ``kg.graph.serialise``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import IO, Protocol

import networkx as nx

_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


class NodeLike(Protocol):
    """What a node must say to be written."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def category(self) -> str: ...  # noqa: D102


class QuoteLike(Protocol):
    """A sentence behind an edge."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102


class EdgeLike(Protocol):
    """What an edge must say to be written."""

    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def target(self) -> str: ...  # noqa: D102
    @property
    def relations(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def quotes(self) -> Sequence[QuoteLike]: ...  # noqa: D102


def graphml(nodes: Iterable[NodeLike], edges: Iterable[EdgeLike]) -> bytes:
    """The network as GraphML (Gephi, yEd, igraph)."""
    return _lines(nx.generate_graphml(_graph(nodes, edges)))


def gexf(nodes: Iterable[NodeLike], edges: Iterable[EdgeLike]) -> bytes:
    """The network as GEXF 1.2 (Gephi), without the date of the day that networkx would put in."""
    text = "\n".join(nx.generate_gexf(_graph(nodes, edges)))
    return (re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n").encode()


NETWORK_FORMATS: dict[str, Callable[[Iterable[NodeLike], Iterable[EdgeLike]], bytes]] = {
    "graphml": graphml,
    "gexf": gexf,
}


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str | None]], file: IO[bytes]) -> None:
    """Write a table as CSV (RFC 4180, UTF-8), a line of names first; a missing value is empty.

    Rows are taken one by one, and none is kept.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
    try:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([value or "" for value in row] for row in rows)
    finally:
        text.detach()  # the file stays the caller's, and open


def _graph(nodes: Iterable[NodeLike], edges: Iterable[EdgeLike]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for node in nodes:
        graph.add_node(node.id, label=_clean(node.label), kind=str(node.kind), category=_clean(node.category))
    for edge in edges:
        graph.add_edge(
            edge.source,
            edge.target,
            relation=", ".join(edge.relations),
            weight=max(len(edge.quotes), 1),
            quotes=_clean("\n".join(f"{quote.text} [{quote.source}]" for quote in edge.quotes)),
        )
    return graph


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _lines(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
