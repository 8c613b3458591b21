"""A verdict: one grade word, and the frame that makes it a judgement and no common word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.model import ConceptId
from kg.reading.annotate import Sentence
from kg.reading.vocabulary import Hit


class Frame(StrEnum):
    """What makes a grade word a verdict."""

    RATED = "rated"
    """A verb of rating, or "an inadequate rating"."""
    FOUND = "found"
    """A verb of finding: holds only with services or an area as its object."""
    COPULA = "copula"
    """Services or an area, and "is": holds only with them."""
    MOVED = "moved"
    """From one grade to another."""
    ALONE = "alone"
    """The grade begins or ends a phrase of its own: "Good in September 2019, ..."."""
    SERVED = "served"
    """ "Care leavers receive an outstanding service": holds only with an area."""
    SAME = "same"
    """The grade named before, once more."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One grade word that may be a judgement, with the frame that makes it one."""

    start: int
    end: int
    """Tokens of the grade word."""
    grade: ConceptId | None
    """``None`` in the frame SAME: the grade named before."""
    frame: Frame
    core: int
    """The first token of the verb (or noun) that makes it a verdict; of the grade itself where there is none."""
    origin: bool = False
    """Whether it is the grade that was left: "from good"."""
    noun: bool = False
    """Whether the grade is spoken of as a thing: "a good", "four inadequates"."""


def grades_named(sentence: Sentence) -> frozenset[ConceptId]:
    """The grades whose words stand in a sentence, whatever they are said of."""
    return frozenset(
        ConceptId(label[6:]) for hit in sentence.words for label in hit.labels if label.startswith("grade:")
    )


def grade_of(hit: Hit) -> ConceptId | None:
    """The grade that a hit is the word of; ``None`` where it is of none."""
    return _grade_of(hit.labels)


@lru_cache(maxsize=4096)
def _grade_of(labels: tuple[str, ...]) -> ConceptId | None:
    return next((ConceptId(label[6:]) for label in labels if label.startswith("grade:")), None)
