"""What every question about the areas of a grade asks of them."""

from __future__ import annotations

import re

from kg.reading.judgements.areas import OVERALL, Area, areas_in
from kg.reading.judgements.sentence import SentencePart

EXCEPT = re.compile(
    r"\b(?:except|apart from|bar|save|other than|aside from|excluding|with the (?:single |sole |only |lone |"
    r"one )?exception of|but not|but for)\b(?: for)?"
    r"(?: (?:that|those|the ones?) (?:for|on|of|given to))?(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
SAID = frozenset("said says found finds concluded concludes added adds stated states noted notes".split())
_PEOPLE = frozenset({"leader", "leaders", "manager", "managers", "bosses"})


class AreaPart(SentencePart):
    """A question about the areas of a grade."""

    def named_in_sentence_before(self) -> list[Area]:
        """The areas that the sentence before names in full, one after the other; it must not be the first."""
        return [area for area in areas_in(self.view.before) if not area.listed_only and area.id != OVERALL]

    def only_one_before(self) -> list[Area]:
        """The area that the sentence before names, where that is one alone."""
        told = self.named_in_sentence_before()
        return told[:1] if len({area.id for area in told}) == 1 else []

    def is_of_people(self, area: Area) -> bool:
        """Whether an area is named by those who lead: "it" does not stand for them."""
        return self.doc[area.end - 1].lower_ in _PEOPLE

    def is_excepted(self, area: Area) -> bool:
        """ "Every area bar adoption"."""
        return EXCEPT.search(self.view.text_before(area)) is not None

    def names_more(self, start: int, end: int) -> bool:
        """Whether something stands between two tokens that has grades of its own, or is counted."""
        graded = ("judged:not-graded", "judged:elsewhere-graded", "judged:services")
        others = any(start <= hit.start < end and not set(graded).isdisjoint(hit.labels) for hit in self.sentence.words)
        return others or any(token.is_digit for token in self.doc[start:end])
