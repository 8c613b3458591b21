"""The network of councils, failure patterns and agencies, as a plain value made of query answers.

Three tables come in (the named queries ``network-councils``, ``network-failings`` and ``network-agencies``, the rows
of the last two each with one of its sentences: ``with_sentences``), one frozen ``Network`` comes out, sorted, whatever
the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.views.quotes import Quote, Row, quote_of, sort_key, tail, text, thing_id


class NodeKind(StrEnum):
    """What a node stands for."""

    COUNCIL = "council"
    PATTERN = "pattern"
    AGENCY = "agency"


INSPECTORATE = "inspectorate"
"""The category of agencies that every council has to do with."""


@dataclass(frozen=True, slots=True)
class Node:
    """A council, a failure pattern or an agency."""

    id: str
    """``council/liverpool``, ``failure-pattern/high-caseloads``, ``agency/ofsted``."""
    kind: NodeKind
    label: str
    category: str = ""
    """What colours it: the latest overall grade, the group of the pattern, the type of the agency."""
    category_label: str = ""
    count: int = 0
    """How many neighbours it has in the whole network."""
    facts: tuple[str, ...] = ()
    """What the panel says about it, a line each."""
    region: str = ""
    """Of a council: the part of England it lies in."""
    weight: int = 1
    """What its size carries: of a council how many inspections are told of, of the others how many sentences."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A council and a pattern found there, or a council and an agency that had to do with its inspection."""

    source: str
    """Id of the council."""
    target: str
    relations: tuple[str, ...]
    """In words: ``found at``, ``inspected by``, ``partner agency``, ``blamed``."""
    quotes: tuple[Quote, ...] = ()

    @property
    def weight(self) -> int:
        """How many sentences stand behind it."""
        return len(self.quotes)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes sorted by kind and label, edges by their ends; every edge joins two of the nodes."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def inspectorates(self) -> frozenset[str]:
        """Ids of the bodies that inspect."""
        return frozenset(node.id for node in self.nodes if node.category == INSPECTORATE)

    def neighbours(self, node: str) -> tuple[str, ...]:
        """Ids of the nodes that share an edge with this one, in the order of the nodes."""
        found = {edge.target if edge.source == node else edge.source for edge in self.edges if node in _ends(edge)}
        return tuple(other.id for other in self.nodes if other.id in found)


RELATIONS = {"inspects": "inspected by", "partner": "partner agency", "blamed": "blamed"}
"""Wordings of the ``relation`` column of ``network-agencies``."""
_ORDER = tuple(NodeKind)


def network_of(councils: Iterable[Row], failings: Iterable[Row], agencies: Iterable[Row]) -> Network:
    """Join the three answers; a row without a council it belongs to raises ``KeyError``."""
    nodes: dict[str, Node] = {}
    quotes: dict[tuple[str, str], set[Quote]] = {}
    relations: dict[tuple[str, str], set[str]] = {}
    for row in sorted(councils, key=sort_key):
        node = _council(row)
        nodes.setdefault(node.id, node)
    for row in failings:
        id = thing_id(row, "pattern")
        if id not in nodes:
            nodes[id] = _pattern(row)
        _link(quotes, relations, (thing_id(row, "council"), id), "found at", quote_of(row, ""))
    for row in agencies:
        id = thing_id(row, "agency")
        if id not in nodes:
            nodes[id] = _agency(row)
        words = RELATIONS.get(text(row, "relation"), text(row, "relation"))
        _link(quotes, relations, (thing_id(row, "council"), id), words, quote_of(row, words))
    edges = tuple(Edge(*ends, tuple(sorted(relations[ends])), tuple(sorted(quotes[ends]))) for ends in sorted(quotes))
    return Network(_finished(nodes, edges), edges)


def _link(
    quotes: dict[tuple[str, str], set[Quote]],
    relations: dict[tuple[str, str], set[str]],
    ends: tuple[str, str],
    relation: str,
    quote: Quote | None,
) -> None:
    relations.setdefault(ends, set()).add(relation)
    found = quotes.setdefault(ends, set())
    if quote is not None:
        found.add(quote)


def _finished(nodes: dict[str, Node], edges: tuple[Edge, ...]) -> tuple[Node, ...]:
    """Count the neighbours and put the nodes in order."""
    counts = dict.fromkeys(nodes, 0)
    sentences = dict.fromkeys(nodes, 0)
    for edge in edges:
        counts[edge.source] += 1
        counts[edge.target] += 1
        sentences[edge.target] += edge.weight
    counted = (
        replace(
            node,
            count=counts[node.id],
            weight=node.weight if node.kind is NodeKind.COUNCIL else sentences[node.id],
        )
        for node in nodes.values()
    )
    return tuple(sorted(counted, key=lambda node: (_ORDER.index(node.kind), node.label.casefold(), node.id)))


def _council(row: Row) -> Node:
    grade, when = text(row, "gradeLabel"), text(row, "graded")
    facts = [f"Overall effectiveness: {grade}{f' ({when})' if when else ''}" if grade else "No overall grade read"]
    facts += [f"Region: {region}"] if (region := text(row, "region")) else []
    facts += [f"Inspections read about: {count}"] if (count := text(row, "inspections")) else []
    return Node(
        thing_id(row, "council"),
        NodeKind.COUNCIL,
        text(row, "label"),
        tail(row, "grade"),
        grade,
        facts=tuple(facts),
        region=region,
        weight=int(count or 0),
    )


def _pattern(row: Row) -> Node:
    words = text(row, "groupLabel")
    group = words[:1].upper() + words[1:]
    definition = text(row, "definition")
    facts = (f"Group: {group}",) if group else ()
    return Node(
        thing_id(row, "pattern"),
        NodeKind.PATTERN,
        text(row, "label"),
        tail(row, "group"),
        group,
        facts=((definition,) if definition else ()) + facts,
    )


def _agency(row: Row) -> Node:
    kind = text(row, "typeLabel")
    return Node(
        thing_id(row, "agency"), NodeKind.AGENCY, text(row, "label"), tail(row, "type"), kind,
        facts=(f"Type: {kind}",) if kind else (),
    )  # fmt: skip


def _ends(edge: Edge) -> tuple[str, str]:
    return (edge.source, edge.target)
