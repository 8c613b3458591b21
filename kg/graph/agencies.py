"""Which mentions of an organisation are one: those of one id; its label and type, its evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.decisions import Decisions
from kg.graph.merged import MergedAgency, sorted_evidence
from kg.model import AgencyFact, AgencyId, ArticleFacts, ConceptId, Evidence
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class AgencyNotes:
    """What articles say of one agency."""

    facts: tuple[AgencyFact, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    """Evidence of facts that point to it without naming it themselves."""


def together(notes: Iterable[AgencyNotes]) -> AgencyNotes:
    """What several articles say of one agency."""
    given = list(notes)
    return AgencyNotes(
        tuple(fact for one in given for fact in one.facts), tuple(said for one in given for said in one.mentions)
    )


def agency_notes(facts: ArticleFacts) -> dict[AgencyId, AgencyNotes]:
    """What one article says of each agency."""
    named: dict[AgencyId, list[AgencyFact]] = defaultdict(list)
    mentions: dict[AgencyId, list[Evidence]] = defaultdict(list)
    for fact in facts.agencies:
        named[fact.agency].append(fact)
    for inspection in facts.inspections:
        for agency in (*inspection.inspected_by, *inspection.partners):
            mentions[agency].append(inspection.evidence)
    for failing in facts.failings:
        for agency in failing.attributed_to:
            mentions[agency].append(failing.evidence)
    for post in facts.posts:
        if post.agency is not None:
            mentions[post.agency].append(post.evidence)
    return {id: AgencyNotes(tuple(named[id]), tuple(mentions[id])) for id in sorted({*named, *mentions})}


def with_one_name(facts: ArticleFacts, decisions: Decisions, ontology: Ontology) -> ArticleFacts:
    """The facts of an article with one id for agencies that are decided to be one: a register's before another."""
    pairs = decisions.pairs("agency", same=True)
    if not pairs:
        return facts
    leader: dict[str, str] = {}
    for pair in pairs:
        found = sorted({_follow(leader, id) for id in pair}, key=lambda id: (id not in ontology.agencies, id))
        leader.update(dict.fromkeys(found[1:], found[0]))

    def name(id: AgencyId) -> AgencyId:
        return AgencyId(_follow(leader, id))

    def names(ids: Iterable[AgencyId]) -> tuple[AgencyId, ...]:
        return tuple(dict.fromkeys(map(name, ids)))

    return replace(
        facts,
        agencies=tuple(replace(fact, agency=name(fact.agency)) for fact in facts.agencies),
        inspections=tuple(
            replace(fact, inspected_by=names(fact.inspected_by), partners=names(fact.partners))
            for fact in facts.inspections
        ),
        failings=tuple(replace(fact, attributed_to=names(fact.attributed_to)) for fact in facts.failings),
        posts=tuple(replace(fact, agency=name(fact.agency) if fact.agency else None) for fact in facts.posts),
    )


def _follow(leader: Mapping[str, str], id: str) -> str:
    while id in leader:
        id = leader[id]
    return id


def merge_agency(id: AgencyId, notes: AgencyNotes, ontology: Ontology) -> MergedAgency:
    """An agency with its label and type from the register, else those that most facts give it."""
    labels: Counter[str] = Counter(fact.label for fact in notes.facts)
    types: Counter[str] = Counter(fact.type for fact in notes.facts)
    label, type = agency_head(id, labels, types, ontology)
    return MergedAgency(
        id=id,
        label=label,
        type=type,
        evidence=sorted_evidence([fact.evidence for fact in notes.facts] or notes.mentions),
        resolved=sorted_evidence(fact.evidence for fact in notes.facts if fact.resolved),
    )


def agency_head(
    id: AgencyId, labels: Mapping[str, int], types: Mapping[str, int], ontology: Ontology
) -> tuple[str, ConceptId]:
    """Label and type of an agency, by how many facts give it each."""
    known = ontology.agencies.get(id)
    if known is not None:
        return known.label, known.type
    return _commonest(labels, default=id), ConceptId(_commonest(types, default="other"))


def _commonest(counts: Mapping[str, int], *, default: str) -> str:
    return min(counts, key=lambda one: (-counts[one], one), default=default)
