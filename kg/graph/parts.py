"""One part of the graph at a time: merged, put into statements, and counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.graph.agencies import AgencyNotes, agency_head, agency_notes, together
from kg.graph.ids import slug
from kg.graph.ledger import AgencyTally, changed
from kg.graph.merge import Told, merge_council
from kg.graph.merged import MergedAgency, MergedPost, sorted_evidence
from kg.graph.people import PeopleId, Rulings, merge_people
from kg.graph.statements import Speaker, Statements
from kg.model import AgencyId, CouncilId, Issue


@dataclass(frozen=True, slots=True)
class Part:
    """What a council or a group of people comes to."""

    said: Statements = field(default_factory=Statements)
    doubts: tuple[Issue, ...] = ()
    councils: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)


def merged_part(name: str, told: Sequence[Told], speaker: Speaker) -> Part:
    """Merge a council (``council/leeds``) or a group of people (``people/john``)."""
    if not told:
        return Part()
    kind, _, id = name.partition("/")
    return _council(CouncilId(id), told, speaker) if kind == "council" else _people(PeopleId(id), told, speaker)


def _council(id: CouncilId, told: Sequence[Told], speaker: Speaker) -> Part:
    part = merge_council(id, told, speaker.ontology, speaker.decisions)
    facts = {
        "councils": int(part.council is not None),
        "inspections": len(part.inspections),
        "judgements": len(part.judgements),
        "failings": len(part.failings),
    }
    present = [part.council.id] if part.council is not None else []
    return Part(speaker.council(part), part.issues, councils=Counter(present), facts=Counter(facts))


def _people(id: PeopleId, told: Sequence[Told], speaker: Speaker) -> Part:
    persons, posts = merge_people((one.facts for one in told), id, Rulings.of(speaker.decisions))
    facts = Counter({"people in posts": len(posts)})
    return Part(speaker.people(persons, posts), roles=Counter(map(_wording, posts)), facts=facts)


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


def agency_of(id: AgencyId, tally: AgencyTally, notes: AgencyNotes, speaker: Speaker) -> MergedAgency | None:
    """An agency as all articles make it, with the evidence that is in ``notes``; None where none speaks of it."""
    if not tally.articles:
        return None
    label, type = agency_head(id, tally.labels, tally.types, speaker.ontology)
    return MergedAgency(
        id=id,
        label=label,
        type=type,
        evidence=sorted_evidence([fact.evidence for fact in notes.facts] if tally.facts else notes.mentions),
        resolved=sorted_evidence(fact.evidence for fact in notes.facts if fact.resolved),
    )
