"""One grade of a sentence and whose it is: what is handed on until it is known of what, and from when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import ConceptId, CouncilId
from kg.reading.grades import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict, its grade and its councils."""

    number: int
    """Which verdict of the sentence it is."""
    verdict: Verdict
    grade: ConceptId
    """That of the verdict, or the one that its "the same" takes up."""
    councils: Sequence[CouncilId]
