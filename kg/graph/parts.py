"""One part of the graph at a time: merged, compared with what it was, and counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from kg.decisions import Decisions
from kg.graph.agencies import AgencyNotes, agency_head, agency_notes, together
from kg.graph.ids import slug
from kg.graph.ledger import AgencyTally, changed
from kg.graph.merge import Told, merge_council
from kg.graph.merged import MergedAgency, MergedFailing, MergedPerson, MergedPost, Thing, sorted_evidence
from kg.graph.people import PeopleId, Rulings, merge_people
from kg.model import AgencyId, CouncilId, Evidence, Issue
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Part:
    """What a council or a group of people comes to."""

    things: tuple[Thing, ...] = ()
    doubts: tuple[Issue, ...] = ()
    councils: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)


def merged_part(name: str, told: Sequence[Told], ontology: Ontology, decisions: Decisions) -> Part:
    """Merge a council (``council/leeds``) or a group of people (``people/john``)."""
    if not told:
        return Part()
    kind, _, id = name.partition("/")
    if kind == "council":
        return _council(CouncilId(id), told, ontology, decisions)
    return _people(PeopleId(id), told, decisions)


def _council(id: CouncilId, told: Sequence[Told], ontology: Ontology, decisions: Decisions) -> Part:
    part = merge_council(id, told, ontology, decisions)
    facts = {
        "councils": int(part.council is not None),
        "inspections": len(part.inspections),
        "judgements": len(part.judgements),
        "failings": len(part.failings),
    }
    present = [part.council] if part.council is not None else []
    things: tuple[Thing, ...] = (*present, *part.inspections, *part.judgements, *part.failings, *part.improvements)
    return Part(things, part.issues, councils=Counter(one.id for one in present), facts=Counter(facts))


def _people(id: PeopleId, told: Sequence[Told], decisions: Decisions) -> Part:
    persons, posts = merge_people((one.facts for one in told), id, Rulings.of(decisions))
    facts = Counter({"people in posts": len(posts)})
    return Part((*persons, *posts), roles=Counter(map(_wording, posts)), facts=facts)


def differing(old: Part, now: Part) -> tuple[list[Thing], list[Thing]]:
    """What each of two versions of a part may say that the other does not.

    All that is said of a thing has its IRI as subject, so what is the same in both need not be put into statements. Nor
    need evidence from articles that have the same in both, where all but the evidence is the same.
    """
    was, is_now = ({(type(thing), thing.id): thing for thing in part.things} for part in (old, now))
    gone, come = [], []
    for key in was.keys() | is_now.keys():
        mine, theirs = was.get(key), is_now.get(key)
        if mine == theirs:
            continue
        if mine is not None and theirs is not None and _bare(mine) == _bare(theirs):
            articles = {one.article for one in set(_evidence(mine)) ^ set(_evidence(theirs))}
            mine, theirs = _only_from(mine, articles), _only_from(theirs, articles)
        gone += [mine] if mine is not None else []
        come += [theirs] if theirs is not None else []
    return gone, come


def _evidence(thing: Thing) -> tuple[Evidence, ...]:
    return () if isinstance(thing, MergedPerson) else thing.evidence


def _bare(thing: Thing) -> Thing:
    """A thing without its evidence, and without whom that blames, which is said with the evidence itself."""
    if isinstance(thing, MergedFailing):
        return replace(thing, evidence=(), blaming=())
    return thing if isinstance(thing, MergedPerson) else replace(thing, evidence=())


def _only_from(thing: Thing, articles: Set[str]) -> Thing:
    """A thing with the evidence of some articles alone."""
    if isinstance(thing, MergedPerson):
        return thing
    return replace(thing, evidence=tuple(one for one in thing.evidence if one.article in articles))


def _wording(post: MergedPost) -> str:
    return json.dumps([slug(post.role), post.role, post.role_id])


def notes_of(id: AgencyId, told: Iterable[Told]) -> AgencyNotes:
    """What articles say of an agency."""
    return together(agency_notes(one.facts).get(id, AgencyNotes()) for one in told)


def counted(tally: AgencyTally, notes: AgencyNotes, articles: int, sign: int = 1) -> AgencyTally:
    """A tally with some articles' notes added, or (``sign`` -1) taken off."""
    labels, types = Counter(fact.label for fact in notes.facts), Counter(fact.type for fact in notes.facts)
    return AgencyTally(
        tally.articles + sign * articles,
        tally.facts + sign * len(notes.facts),
        changed(tally.labels, {label: sign * count for label, count in labels.items()}),
        changed(tally.types, {type: sign * count for type, count in types.items()}),
    )


def agency_of(id: AgencyId, tally: AgencyTally, notes: AgencyNotes, ontology: Ontology) -> MergedAgency | None:
    """An agency as all articles make it, with the evidence that is in ``notes``; None where none speaks of it."""
    if not tally.articles:
        return None
    label, type = agency_head(id, tally.labels, tally.types, ontology)
    return MergedAgency(
        id=id,
        label=label,
        type=type,
        evidence=sorted_evidence([fact.evidence for fact in notes.facts] if tally.facts else notes.mentions),
        resolved=sorted_evidence(fact.evidence for fact in notes.facts if fact.resolved),
    )
