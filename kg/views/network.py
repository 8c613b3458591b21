"""The network of councils, failure patterns and agencies, as a plain value made of query answers.

Three tables come in (the named queries ``network-councils``, ``network-failings`` and ``network-agencies``),
one frozen ``Network`` comes out, sorted, whatever the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Row = Mapping[str, str | None]
"""One answer: column to plain text."""


class NodeKind(StrEnum):
    """What a node stands for."""

    COUNCIL = "council"
    PATTERN = "pattern"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """One sentence of one source, behind an edge."""

    when: str
    """Date of the inspection it speaks of, as precise as known; may be empty."""
    source: str
    """Title of the article, or its file name."""
    text: str
    url: str = ""
    page: str = ""
    says: str = ""
    """What it is evidence of, in words: ``partner agency``, ``blamed for weak partner response``."""


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
    for row in sorted(councils, key=_sort_key):
        node = _council(row)
        nodes.setdefault(node.id, node)
    for row in failings:
        node = _pattern(row)
        nodes.setdefault(node.id, node)
        _link(quotes, relations, (_id(row, "council"), node.id), "found at", _quote(row, ""))
    for row in agencies:
        node = _agency(row)
        nodes.setdefault(node.id, node)
        words = RELATIONS.get(_text(row, "relation"), _text(row, "relation"))
        _link(quotes, relations, (_id(row, "council"), node.id), words, _quote(row, words))
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
    for edge in edges:
        counts[edge.source] += 1
        counts[edge.target] += 1
    counted = (Node(n.id, n.kind, n.label, n.category, n.category_label, counts[n.id], n.facts) for n in nodes.values())
    return tuple(sorted(counted, key=lambda node: (_ORDER.index(node.kind), node.label.casefold(), node.id)))


def _council(row: Row) -> Node:
    grade, when = _text(row, "gradeLabel"), _text(row, "graded")
    facts = [f"Overall effectiveness: {grade}{f' ({when})' if when else ''}" if grade else "No overall grade read"]
    facts += [f"Region: {region}"] if (region := _text(row, "region")) else []
    facts += [f"Inspections read about: {count}"] if (count := _text(row, "inspections")) else []
    return Node(
        _id(row, "council"), NodeKind.COUNCIL, _text(row, "label"), _tail(row, "grade"), grade, facts=tuple(facts)
    )


def _pattern(row: Row) -> Node:
    words = _text(row, "groupLabel")
    group = words[:1].upper() + words[1:]
    definition = _text(row, "definition")
    facts = (f"Group: {group}",) if group else ()
    return Node(
        _id(row, "pattern"),
        NodeKind.PATTERN,
        _text(row, "label"),
        _tail(row, "group"),
        group,
        facts=((definition,) if definition else ()) + facts,
    )


def _agency(row: Row) -> Node:
    kind = _text(row, "typeLabel")
    return Node(
        _id(row, "agency"), NodeKind.AGENCY, _text(row, "label"), _tail(row, "type"), kind,
        facts=(f"Type: {kind}",) if kind else (),
    )  # fmt: skip


def _quote(row: Row, says: str) -> Quote | None:
    text = _text(row, "quote")
    if not text:
        return None
    return Quote(
        _text(row, "when"),
        _text(row, "title") or _text(row, "source"),
        text,
        _text(row, "url"),
        _text(row, "page"),
        says,
    )


def _ends(edge: Edge) -> tuple[str, str]:
    return (edge.source, edge.target)


def _sort_key(row: Row) -> tuple[str, ...]:
    """Any fixed order: of two rows about one council the same one is always first."""
    return tuple(f"{column}={row[column] or ''}" for column in sorted(row))


def _text(row: Row, column: str) -> str:
    """The value of a column, empty where there is none; an unpaired surrogate becomes U+FFFD."""
    value = row.get(column) or ""
    return value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() else value


def _id(row: Row, column: str) -> str:
    """The last two parts of an IRI: ``council/liverpool``."""
    iri = row.get(column)
    if not iri:
        raise KeyError(f"a row without a {column}: {dict(row)}")
    return "/".join(_text(row, column).rsplit("/", 2)[-2:])


def _tail(row: Row, column: str) -> str:
    return _text(row, column).rsplit("/", 1)[-1]
