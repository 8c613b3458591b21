"""All pages of a graph, by file name: the network, and the linked pages around it.

``network.html``, ``alike.html``, ``grades.html`` and ``patterns.html`` stand side by side, the pages of councils and
patterns in ``council/`` and ``pattern/``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.views.alike import Level, Pair, likeness_of
from kg.views.alike_page import LEVEL_WORDS, alike_page
from kg.views.grades_page import grades_page
from kg.views.matrix_page import matrix_page
from kg.views.memory import Memory
from kg.views.network import Edge, Network, Node, NodeKind
from kg.views.palette import GROUPS
from kg.views.quotes import Quote, slug
from kg.views.record import CouncilRecord
from kg.views.start import Start
from kg.views.templates import render

NETWORK_PAGE = "network.html"
_MOST_ALIKE = 5
_TOGETHER = 5


def site(
    network: Network, records: tuple[CouncilRecord, ...], start: Start | None = None, memory: Memory | None = None
) -> dict[str, str]:
    """Every page of a network and the records of its councils; ``start`` is what the network page shows first."""
    drafts = [
        *drafts_of_councils(network, records, memory, {}),
        *drafts_of_findings(network, records, memory, {}),
    ]
    return {**picture(network, start, memory), **{draft.name: draft.make() for draft in drafts}}


def picture(network: Network, start: Start | None = None, memory: Memory | None = None) -> dict[str, str]:
    """The network's page. Imports what no other page needs."""
    from kg.views.network_page import network_page

    return {NETWORK_PAGE: network_page(network, start=start, memory=memory)}


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that is made when it is asked for: it need not be where it is known to be as it was."""

    name: str
    """Its file."""
    make: Callable[[], str]
    mark: list[Any] | None = None
    """A value of JSON that the page hangs on, besides the program; None where that takes as long as the page."""


Marks = Mapping[str, Mapping[str, str]]
"""By the last part of a council's id a hash of all that is told of it (by ``""``), and by that of a pattern's id one of
its failings of this pattern there; empty where that is not known, and the drafts have no mark."""


def drafts_of_councils(
    network: Network, records: tuple[CouncilRecord, ...], memory: Memory | None, marks: Marks
) -> Iterator[Draft]:
    """Councils alike, and a page for each council, which names those most alike."""
    by_id, edges = _by_id(network)
    likeness = likeness_of(network, memory)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in likeness.pairs:
        pairs[pair.first].append(pair)
        pairs[pair.second].append(pair)
    yield Draft("alike.html", lambda: alike_page(network, likeness, memory))
    for record in records:
        id = record.node.id
        alike = _most_alike(id, pairs[id], by_id)
        page = partial(_council_page, record, edges[id], by_id, alike)
        yield Draft(f"council/{record.slug}.html", page, [marks[slug(id)][""], alike] if marks else None)


def drafts_of_findings(
    network: Network, records: tuple[CouncilRecord, ...], memory: Memory | None, marks: Marks
) -> Iterator[Draft]:
    """Grades, patterns by council, and a page for each pattern."""
    by_id, edges = _by_id(network)
    yield Draft("grades.html", lambda: grades_page(records))
    yield Draft("patterns.html", lambda: matrix_page(network, records, memory))
    for node in network.nodes:
        if node.kind is NodeKind.PATTERN:
            found = _Found.of(node, edges, by_id)
            page = partial(_pattern_page, node, found)
            yield Draft(f"pattern/{slug(node.id)}.html", page, found.mark(node, marks) if marks else None)


def _by_id(network: Network) -> tuple[dict[str, Node], dict[str, list[Edge]]]:
    """The nodes by their id, and the edges of each."""
    edges: dict[str, list[Edge]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        edges[edge.source].append(edge)
        edges[edge.target].append(edge)
    return {node.id: node for node in network.nodes}, edges


def _council_page(
    record: CouncilRecord, edges: list[Edge], by_id: Mapping[str, Node], alike: list[dict[str, Any]]
) -> str:
    return render(
        "council.html.j2",
        up="../",
        record=_anchored(record),
        groups=_groups(record),
        partners=[
            {"label": by_id[edge.target].label, "relations": edge.relations, "quotes": edge.quotes}
            for edge in edges
            if by_id[edge.target].kind is NodeKind.AGENCY
        ],
        alike=alike,
    )


def _anchored(record: CouncilRecord) -> dict[str, Any]:
    """The record with the places in the page that others link to."""
    visits = [
        {
            "anchor": slug(visit.id),
            "type_label": visit.type_label[:1].upper() + visit.type_label[1:],
            "dates": visit.dates,
            "quotes": visit.quotes,
            "grades": [
                {
                    "anchor": slug(grade.id),
                    "area_label": grade.area_label,
                    "grade": grade.grade,
                    "grade_label": grade.grade_label,
                    "contradicted": grade.contradicted,
                    "quotes": grade.quotes,
                }
                for grade in visit.grades
            ],
            "failings": [{"label": found.label, "anchor": slug(found.pattern)} for found in visit.failings],
        }
        for visit in record.visits
    ]
    return {"node": record.node, "visits": visits, "posts": record.posts}


def _groups(record: CouncilRecord) -> list[dict[str, Any]]:
    """Failings of all inspections by pattern, in their groups, newest sentences first."""
    labels: dict[str, tuple[str, str]] = {}
    quotes: dict[str, list[Quote]] = {}
    for visit in record.visits:
        for found in visit.failings:
            labels[found.pattern] = (found.group, found.label)
            quotes.setdefault(found.pattern, []).extend(found.quotes)
    known = [*GROUPS, *sorted({group for group, _ in labels.values()} - set(GROUPS))]
    groups = []
    for group in known:
        patterns = sorted((label, pattern) for pattern, (of, label) in labels.items() if of == group)
        sections = [
            {"anchor": slug(pattern), "slug": slug(pattern), "label": label, "quotes": quotes[pattern]}
            for label, pattern in patterns
        ]
        if sections:
            groups.append({"id": group, "label": group[:1].upper() + group[1:], "found": sections})
    return groups


def _most_alike(council: str, pairs: Sequence[Pair], by_id: Mapping[str, Node]) -> list[dict[str, Any]]:
    """Of the pairs that a council is in, those that stand out most."""
    rows = []
    for pair in pairs:
        if pair.level is not Level.NONE:
            other = pair.second if pair.first == council else pair.first
            rows.append(
                {
                    "slug": slug(other),
                    "label": by_id[other].label,
                    "shared": [by_id[pattern].label for pattern in pair.shared],
                    "expected": f"{pair.expected:.1f}",
                    "words": LEVEL_WORDS[pair.level],
                }
            )
    return rows[:_MOST_ALIKE]


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a pattern was found."""

    together: list[dict[str, Any]]
    """The patterns that are found at most of the same councils."""
    at: list[tuple[Node, Edge]]
    """The councils, with the most sentences first."""

    @classmethod
    def of(cls, node: Node, edges: Mapping[str, list[Edge]], by_id: Mapping[str, Node]) -> _Found:
        own = sorted(edges[node.id], key=lambda edge: (-edge.weight, by_id[edge.source].label))
        here = {edge.source for edge in own}
        beside: dict[str, int] = {}
        for council in here:
            for edge in edges[council]:
                if edge.target != node.id and by_id[edge.target].kind is NodeKind.PATTERN:
                    beside[edge.target] = beside.get(edge.target, 0) + 1
        most = sorted(beside, key=lambda pattern: (-beside[pattern], by_id[pattern].label))[:_TOGETHER]
        together = [{"slug": slug(p), "label": by_id[p].label, "count": beside[p]} for p in most]
        return cls(together, [(by_id[edge.source], edge) for edge in own])

    def mark(self, node: Node, marks: Marks) -> list[Any]:
        """All that the page hangs on."""
        councils = [[one.id, one.label, one.category, marks[slug(one.id)][slug(node.id)]] for one, _ in self.at]
        return [node.label, node.category, node.category_label, node.facts, self.together, councils]


def _pattern_page(node: Node, found: _Found) -> str:
    return render(
        "pattern.html.j2",
        up="../",
        node=node,
        together=found.together,
        councils=[
            {"slug": slug(council.id), "label": council.label, "grade": council.category, "quotes": edge.quotes}
            for council, edge in found.at
        ],
    )
