"""What the merge makes: the facts of all articles, each once, as plain frozen values.

Every ``id`` is the slug of the thing's IRI. Everything is sorted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import (
    AgencyId,
    Article,
    ConceptId,
    CouncilId,
    Evidence,
    Issue,
    PartialDate,
    PatternId,
    PostStatus,
)


@dataclass(frozen=True, slots=True)
class MergedCouncil:
    """A council, with where the articles name it or say something of it."""

    id: CouncilId
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MergedAgency:
    """An organisation that is not a council."""

    id: AgencyId
    label: str
    type: ConceptId
    evidence: tuple[Evidence, ...]
    resolved: tuple[Evidence, ...] = ()
    """The evidence that names it in general words ("the force"), told by the place."""


@dataclass(frozen=True, slots=True)
class MergedInspection:
    """One inspection event, with the most precise date of each kind."""

    id: str
    council: CouncilId
    type: ConceptId
    evidence: tuple[Evidence, ...]
    start: PartialDate | None = None
    end: PartialDate | None = None
    published: PartialDate | None = None
    inspected_by: tuple[AgencyId, ...] = ()
    partners: tuple[AgencyId, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedJudgement:
    """One grade for one area in one inspection."""

    id: str
    inspection: str
    council: CouncilId
    area: ConceptId
    grade: ConceptId
    evidence: tuple[Evidence, ...]
    area_label: str | None = None
    contradicts: tuple[str, ...] = ()
    """Ids of the judgements with another grade for the same area of the same inspection."""


@dataclass(frozen=True, slots=True)
class MergedFailing:
    """One failure pattern found in one inspection."""

    id: str
    inspection: str
    council: CouncilId
    pattern: PatternId
    evidence: tuple[Evidence, ...]
    attributed_to: tuple[AgencyId, ...] = ()
    blaming: tuple[tuple[AgencyId, Evidence], ...] = ()
    """Which of the evidence blames which of these bodies; the other quotes say nothing of them."""
    affects: tuple[ConceptId, ...] = ()
    under: tuple[ConceptId, ...] = ()
    """The judgement areas in whose sections reports state it."""


@dataclass(frozen=True, slots=True)
class MergedImprovement:
    """One failure pattern that a report names among what is to become better."""

    id: str
    inspection: str
    pattern: PatternId
    evidence: tuple[Evidence, ...]
    under: tuple[ConceptId, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedPerson:
    """A named adult."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MergedPost:
    """A post that a person holds, held, or is to hold."""

    id: str
    person: str
    """Id of the person."""
    role: str
    role_id: str | None
    status: PostStatus
    evidence: tuple[Evidence, ...]
    council: CouncilId | None = None
    agency: AgencyId | None = None


Thing = (
    MergedCouncil | MergedInspection | MergedJudgement | MergedFailing | MergedImprovement | MergedPerson | MergedPost
)
"""What a council or a group of people is merged into."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged facts of all articles, and what the merge could not decide."""

    articles: tuple[Article, ...] = ()
    councils: tuple[MergedCouncil, ...] = ()
    agencies: tuple[MergedAgency, ...] = ()
    inspections: tuple[MergedInspection, ...] = ()
    judgements: tuple[MergedJudgement, ...] = ()
    failings: tuple[MergedFailing, ...] = ()
    improvements: tuple[MergedImprovement, ...] = ()
    persons: tuple[MergedPerson, ...] = ()
    posts: tuple[MergedPost, ...] = ()
    issues: tuple[Issue, ...] = ()


def evidence_order(evidence: Evidence) -> tuple[str, int, int, str, str, int]:
    """The order in which evidence is listed."""
    return evidence.article, evidence.start, evidence.end, evidence.exact, evidence.rule, evidence.page or 0


def sorted_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence, each once, in its order."""
    return tuple(sorted(set(evidence), key=evidence_order))
