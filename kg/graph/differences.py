"""Two graphs compared in the terms of the field: judgements, failings, inspections, posts, by council."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import GraphError
from kg.graph.vocabulary import DCTERMS, FOAF, IKG, OA, ORG, RDF, RDFS, SKOS

KINDS: Final = {
    IKG.Inspection: "inspection",
    IKG.Judgement: "judgement",
    IKG.Failing: "failing",
    IKG.AreaForImprovement: "area for improvement",
    ORG.Membership: "post",
}
"""What is compared, and what one of it is called."""
_COUNCIL: Final = (IKG.judges, IKG.failingOf, IKG.inspects, ORG.organization)
_EVENT: Final = (IKG.madeIn, IKG.foundIn)
_PARTS: Final = {
    IKG.Inspection: (IKG.inspectionType, IKG.startDate, IKG.endDate, IKG.reportPublished),
    IKG.Judgement: (IKG.areaLabel, IKG.area, IKG.grade),
    IKG.Failing: (IKG.pattern, IKG.attributedTo),
    IKG.AreaForImprovement: (IKG.pattern,),
    ORG.Membership: (ORG.member, ORG.role, IKG.postStatus),
}
"""What a fact of each kind says, in the order in which it is told."""
_NAMES: Final = (RDFS.label, SKOS.prefLabel, FOAF.name)
_KEPT: Final = frozenset(
    {RDF.type, IKG.evidence, OA.hasSource, DCTERMS.source, *_NAMES, *_COUNCIL, *_EVENT}
    | {name for names in _PARTS.values() for name in names}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as one graph has it."""

    iri: str
    kind: str
    council: str
    """Name of the council that it is about; empty where it is about none."""
    what: str
    """In words: ``overall effectiveness: inadequate (2023-03-13)``."""
    articles: frozenset[str]
    """IRIs of the articles that state it."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A fact that one graph has and the other has not, or has otherwise."""

    council: str
    kind: str
    change: str
    """``added``, ``withdrawn`` or ``changed``."""
    reason: str
    """``new article``, ``article removed``, ``article changed``; empty where the articles are the same."""
    what: str
    iri: str
    before: str = ""
    """What it said before, of one that has changed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a graph, and the files of its articles."""

    facts: dict[str, Fact] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    """File names of articles by their IRI."""


def read_facts(path: Path) -> Facts:
    """The facts of an output folder or of a Turtle file, read in one pass without the quotes.

    Raises ``GraphError`` where there is none, or it is no Turtle.
    """
    file = path / "graph.ttl" if path.is_dir() else path
    said: dict[str, dict[NamedNode, list[str]]] = defaultdict(dict)
    try:
        for quad in parse(path=file, format=RdfFormat.TURTLE):
            if quad.predicate in _KEPT and isinstance(quad.subject, NamedNode):
                value = quad.object.value if isinstance(quad.object, NamedNode | Literal) else ""
                said[quad.subject.value].setdefault(quad.predicate, []).append(value)
    except SyntaxError as error:
        raise GraphError(file, f"is not Turtle: {error.msg}") from error
    except OSError as error:
        if path.is_dir():
            raise GraphError(path, f"no graph in {path}: run kg build -o {path} first") from error
        raise GraphError(path, f"cannot be read: {error.strerror or error}") from error
    return _Reading(said).facts()


class _Reading:
    """What a file says, on its way to facts."""

    def __init__(self, said: dict[str, dict[NamedNode, list[str]]]) -> None:
        self._said = said

    def facts(self) -> Facts:
        articles = {iri: self._one(iri, DCTERMS.source) for iri in self._said if self._is(iri, IKG.Article)}
        found = Facts(articles=articles)
        for iri, said in self._said.items():
            for kind, name in KINDS.items():
                if kind.value in said.get(RDF.type, ()):
                    found.facts[iri] = Fact(iri, name, self._council(iri), self._what(iri, kind), self._articles(iri))
        return found

    def _is(self, iri: str, kind: NamedNode) -> bool:
        return kind.value in self._said.get(iri, {}).get(RDF.type, ())

    def _all(self, iri: str, predicate: NamedNode) -> list[str]:
        return sorted(self._said.get(iri, {}).get(predicate, ()))

    def _one(self, iri: str, *predicates: NamedNode) -> str:
        return next((value for predicate in predicates for value in self._all(iri, predicate)), "")

    def _name(self, iri: str) -> str:
        """A name of a thing; of one that has none the last part of its IRI."""
        return self._one(iri, *_NAMES) or iri.rsplit("/", 1)[-1]

    def _council(self, iri: str) -> str:
        council = self._one(iri, *_COUNCIL) or self._one(self._one(iri, *_EVENT), IKG.inspects)
        return self._name(council) if council else ""

    def _what(self, iri: str, kind: NamedNode) -> str:
        parts = [self._name(value) if "://" in value else value for value in self._values(iri, kind)]
        event = self._one(iri, *_EVENT)
        date = self._one(event, IKG.startDate, IKG.endDate, IKG.reportPublished) if event else ""
        return ": ".join(parts) + (f" ({date})" if date else "")

    def _values(self, iri: str, kind: NamedNode) -> Iterator[str]:
        for predicate in _PARTS[kind]:
            if predicate == IKG.area and self._one(iri, IKG.areaLabel):
                continue
            yield from self._all(iri, predicate)

    def _articles(self, iri: str) -> frozenset[str]:
        return frozenset(self._one(evidence, OA.hasSource) for evidence in self._all(iri, IKG.evidence))


def compare(old: Facts, new: Facts) -> list[Change]:
    """What has changed from one graph to the other, sorted by council and kind."""
    changes = []
    for iri in sorted({*old.facts, *new.facts}):
        was, now = old.facts.get(iri), new.facts.get(iri)
        if now is None and was is not None:
            changes.append(_change(was, "withdrawn", _reason(was, old, new, "removed")))
        elif was is None and now is not None:
            changes.append(_change(now, "added", _reason(now, new, old, "new")))
        elif was is not None and now is not None and was.what != now.what:
            changes.append(_change(now, "changed", "", was.what))
    return sorted(changes)


def _change(fact: Fact, change: str, reason: str, before: str = "") -> Change:
    return Change(fact.council, fact.kind, change, reason, fact.what, fact.iri, before)


def _reason(fact: Fact, mine: Facts, theirs: Facts, gone: str) -> str:
    """Why only one graph has a fact, where that is because only it has the articles that state it."""
    if not fact.articles or fact.articles & theirs.articles.keys():
        return ""
    names = {mine.articles.get(article) for article in fact.articles}
    if names & set(theirs.articles.values()):
        return "article changed"
    return "new article" if gone == "new" else "article removed"


def summary(changes: Iterable[Change]) -> list[str]:
    """A line for each council: ``Leeds City Council: 2 judgements added, 1 failing withdrawn (article removed)``."""
    by_council: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for change in changes:
        by_council[change.council][change.kind, change.change, change.reason] += 1
    lines = []
    for council, counts in sorted(by_council.items()):
        parts = [_counted(count, *what) for what, count in sorted(counts.items(), key=lambda item: _order(item[0]))]
        lines.append(f"{council or 'No council'}: {', '.join(parts)}")
    return lines


def _order(what: tuple[str, str, str]) -> tuple[int, int, str]:
    kind, change, reason = what
    return ("added", "changed", "withdrawn").index(change), list(KINDS.values()).index(kind), reason


def _counted(count: int, kind: str, change: str, reason: str) -> str:
    plural = "areas for improvement" if kind.startswith("area") else f"{kind}s"
    return f"{count} {kind if count == 1 else plural} {change}" + (f" ({reason})" if reason else "")
