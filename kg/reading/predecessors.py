"""Inspections of a time at which their council did not exist: they belong to the one that it took the place of.

News of West Northamptonshire tells how "the county council was judged inadequate in 2019": that was Northamptonshire.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import ArticleFacts, CouncilFact, CouncilId, InspectionFact, InspectionKey, Issue
from kg.ontology import Ontology
from kg.reading.council_mentions import is_before


def in_their_time(facts: ArticleFacts, ontology: Ontology) -> ArticleFacts:
    """The facts, with each inspection at the council that there was; without those of which several could be it."""
    then = dict(_too_early(facts.inspections, ontology))
    if not then:
        return facts
    moved = {key: council for key, council in then.items() if council is not None}
    lost = then.keys() - moved.keys()
    inspections = [replace(one, council=moved.get(one.key, one.council)) for one in facts.inspections]
    judgements = [replace(one, council=moved.get(one.inspection, one.council)) for one in facts.judgements]
    failings = [replace(one, council=moved.get(one.inspection, one.council)) for one in facts.failings]
    known = {fact.council for fact in facts.councils}
    named = {
        one.council: CouncilFact(one.council, replace(one.evidence, rule="council/then"))
        for one in reversed(inspections)
        if one.key in moved and one.council not in known
    }
    return replace(
        facts,
        councils=(*facts.councils, *(named[council] for council in sorted(named))),
        inspections=tuple(one for one in inspections if one.key not in lost),
        judgements=tuple(one for one in judgements if one.inspection not in lost),
        failings=tuple(one for one in failings if one.inspection not in lost),
        issues=(*facts.issues, *(_issue(facts.article.source, one) for one in inspections if one.key in lost)),
    )


def _too_early(
    inspections: tuple[InspectionFact, ...], ontology: Ontology
) -> Iterator[tuple[InspectionKey, CouncilId | None]]:
    """The inspections from before their council's first day, each with the one council that it can have been."""
    for one in inspections:
        founded = ontology.councils[one.council].established
        date = one.end or one.start or one.published
        if founded is None or date is None or date.year is None or not is_before(date, founded):
            continue
        before = ontology.predecessors(one.council)
        yield one.key, before[0].id if len(before) == 1 else None


def _issue(source: str, one: InspectionFact) -> Issue:
    said = f"an inspection from before the first day of {one.council}, of which several councils could be meant"
    return Issue(source, "before-its-time", said, one.evidence.start, one.evidence.end, one.evidence.exact)
