"""One grade at one council: what is known where it is asked in which inspection it was given."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ConceptId, CouncilId, Evidence
from kg.reading.grades import Verdict
from kg.reading.inspections import Inspection


@dataclass(frozen=True, slots=True)
class Asked:
    """A grade whose inspection is looked for."""

    number: int
    """Which verdict of the sentence it is."""
    verdict: Verdict
    grade: ConceptId
    council: CouncilId
    main: Inspection | None
    """The inspection of the council that is the news."""
    evidence: Evidence
