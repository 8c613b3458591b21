"""A clue: a place in a text that tells of an inspection."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ConceptId, CouncilId
from kg.reading.dates import DateMention


@dataclass(frozen=True, slots=True)
class Clue:
    """A place in the text that tells of an inspection."""

    sentence: int
    char: int
    council: CouncilId
    date: DateMention | None
    type: ConceptId | None
    earlier: bool
    """Whether its words put it before the inspection that the article reports."""
    plural: bool = False
    published: bool = False
    """Whether its date is that of publication."""
    graded: bool = False
    """Whether its date is that of the grade to which an inspection that is told of led."""

    @property
    def is_of_several(self) -> bool:
        """ "It builds on two earlier monitoring visits in May": of those before, and not of the one that is news."""
        return self.plural and self.earlier
