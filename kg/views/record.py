"""What is known of each council, inspection by inspection: the value behind its page, the grades and the matrix.

Rows of the named queries ``page-inspections``, ``page-grades``, ``page-people`` and ``network-failings`` come in, each
with one of its sentences (``with_sentences``); frozen values come out, sorted, whatever the order of the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.views.network import Network, Node, NodeKind
from kg.views.quotes import Quote, Row, quote_of, slug, tail, text, thing_id


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade for one area in one inspection, with its sentences."""

    id: str
    """``judgement/liverpool-ilacs-2023-03-13-overall-effectiveness-inadequate``."""
    area: str
    area_label: str
    grade: str
    grade_label: str
    contradicted: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A failure pattern that an inspection found, with its sentences."""

    pattern: str
    """Id of its node: ``failure-pattern/high-caseloads``."""
    label: str
    group: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """One inspection of one council."""

    id: str
    """``inspection/liverpool-ilacs-2023-03-13``."""
    type: str
    type_label: str
    when: str
    """The last of its dates that is known, as precise as known; empty where none is."""
    start: str
    end: str
    published: str
    grades: tuple[Grade, ...]
    failings: tuple[Found, ...]
    quotes: tuple[Quote, ...]
    """Sentences that tell of the inspection itself."""

    @property
    def year(self) -> str:
        """The year, or nothing where none is known."""
        return self.when[:4] if self.when[:4].isdigit() else ""

    @property
    def dates(self) -> str:
        """Its window and publication in words."""
        ends = [day for day in dict.fromkeys((self.start, self.end)) if day]
        parts = [" to ".join(ends)] if ends else []
        parts += [f"report published {self.published}"] if self.published else []
        return ", ".join(parts) or "no date read"


@dataclass(frozen=True, slots=True)
class Post:
    """A person in a post at the council."""

    person: str
    role: str
    status: str
    as_of: str
    """When the newest article that says so was published."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class CouncilRecord:
    """Everything that the pages say of one council."""

    node: Node
    visits: tuple[Visit, ...]
    """Newest first; those without a date at the end."""
    posts: tuple[Post, ...]

    @property
    def slug(self) -> str:
        """What its page is named after."""
        return slug(self.node.id)

    def sentences(self) -> dict[str, int]:
        """How many sentences stand behind each pattern, over all inspections, by pattern."""
        counts: dict[str, int] = defaultdict(int)
        for visit in self.visits:
            for found in visit.failings:
                counts[found.pattern] += len(found.quotes)
        return dict(counts)


def records_of(
    network: Network, inspections: Iterable[Row], grades: Iterable[Row], failings: Iterable[Row], people: Iterable[Row]
) -> tuple[CouncilRecord, ...]:
    """One record for each council of the network, in its order."""
    graded, found = _grades(grades), _found(failings)
    visits: dict[str, list[Visit]] = defaultdict(list)
    for rows in _grouped(inspections, "inspection").values():
        visit = _visit(rows, graded, found)
        visits[thing_id(rows[0], "council")].append(visit)
    posts: dict[str, list[Post]] = defaultdict(list)
    for rows in _grouped(people, "council", "person", "role", "status").values():
        posts[thing_id(rows[0], "council")].append(_post(rows))
    return tuple(
        CouncilRecord(
            node,
            tuple(sorted(visits[node.id], key=lambda visit: (visit.year != "", visit.when, visit.id), reverse=True)),
            tuple(sorted(posts[node.id], key=lambda post: (post.person, post.role, post.status))),
        )
        for node in network.nodes
        if node.kind is NodeKind.COUNCIL
    )


Rows = list[Row]


def _grouped(rows: Iterable[Row], *columns: str) -> dict[tuple[str, ...], Rows]:
    """Rows with the same values in these columns together, in the order of these values."""
    groups: dict[tuple[str, ...], Rows] = defaultdict(list)
    for row in rows:
        groups[tuple(text(row, column) for column in columns)].append(row)
    return dict(sorted(groups.items()))


def _quotes(rows: Rows) -> tuple[Quote, ...]:
    return tuple(sorted({quote for row in rows if (quote := quote_of(row)) is not None}))


def _visit(rows: Rows, graded: Mapping[str, list[Grade]], found: Mapping[str, list[Found]]) -> Visit:
    one = rows[0]
    inspection = thing_id(one, "inspection")
    return Visit(
        inspection,
        tail(one, "type"),
        text(one, "typeLabel"),
        text(one, "when"),
        text(one, "start"),
        text(one, "end"),
        text(one, "published"),
        tuple(graded.get(inspection, ())),
        tuple(found.get(inspection, ())),
        _quotes(rows),
    )


def _grades(rows: Iterable[Row]) -> dict[str, list[Grade]]:
    """Grades by inspection, in the order of areas."""
    graded: dict[str, list[Grade]] = defaultdict(list)
    for group in _grouped(rows, "inspection", "area", "areaLabel", "grade", "judgement").values():
        one = group[0]
        grade = Grade(
            thing_id(one, "judgement"),
            tail(one, "area"),
            text(one, "areaLabel"),
            tail(one, "grade"),
            text(one, "gradeLabel"),
            text(one, "contradicted") == "yes",
            _quotes(group),
        )
        graded[thing_id(one, "inspection")].append(grade)
    return graded


def _found(rows: Iterable[Row]) -> dict[str, list[Found]]:
    """Failings by inspection, in the order of their names."""
    found: dict[str, list[Found]] = defaultdict(list)
    for group in _grouped(rows, "inspection", "label", "pattern").values():
        one = group[0]
        failing = Found(thing_id(one, "pattern"), text(one, "label"), tail(one, "group"), _quotes(group))
        found[thing_id(one, "inspection")].append(failing)
    return found


def _post(rows: Rows) -> Post:
    one = rows[0]
    newest = max(text(row, "issued") for row in rows)
    return Post(text(one, "person"), text(one, "role"), text(one, "status"), newest, _quotes(rows))
