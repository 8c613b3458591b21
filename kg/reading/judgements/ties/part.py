"""What every question about the areas of a grade asks of them."""

from __future__ import annotations

import re

from kg.reading.grades import Verdict
from kg.reading.judgements.areas import OVERALL, Area, areas_in
from kg.reading.judgements.sentence import SentencePart

EXCEPT = re.compile(
    r"\b(?:except|apart from|bar|save|other than|aside from|excluding|with the (?:single |sole |only |lone |"
    r"one )?exception of|but not|but for)\b(?: for)?"
    r"(?: (?:that|those|the ones?) (?:for|on|of|given to))?(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
BUT_THE_LAST = re.compile(
    r"['\"]?,? (?:but for|but|bar|except|save|apart from|with the exception of)(?: for)? the last"
    r"(?: (?:one|of (?:these|them|those)|named))?\b",
    re.IGNORECASE,
)
""" "Leaders, help and care leavers were good" + ", bar the last": behind the grade of areas of which one has none."""
SAID = frozenset(
    "praises praised criticises criticised commends commended highlights highlighted hails hailed said says "
    "found finds concluded concludes added adds stated states noted notes".split()
)
_SPOKEN_TO = re.compile(
    r"\b(?:(?:spoke|speak|talk|listen)\w* (?:to|with)|(?:met|meet|meeting)(?: with)?|hear(?:d|ing)? from|interview\w*) "
    r"[^,;:.]*$",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"leader", "leaders", "manager", "managers", "bosses", "boss", "brass", "charge"})


class AreaPart(SentencePart):
    """A question about the areas of a grade."""

    def named_in_sentence_before(self) -> list[Area]:
        """The areas that the sentence before names in full, one after the other; it must not be the first.

        "Inspectors spoke to children in care" names people, and no area.
        """
        before = self.view.before
        told = [area for area in areas_in(before) if not area.listed_only and area.id != OVERALL]
        text, opens = self.record.text, before.start_char
        return [area for area in told if _SPOKEN_TO.search(text, opens, self.doc[area.start].idx) is None]

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

    def but_the_last(self, areas: list[Area], verdict: Verdict) -> list[Area]:
        """ "Leaders, help and care leavers were good, bar the last": the areas without the last of those before."""
        told = BUT_THE_LAST.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        before = [area for area in areas if area.end <= verdict.start]
        return [area for area in areas if area is not before[-1]] if told is not None and len(before) > 1 else areas

    def names_more(self, start: int, end: int) -> bool:
        """Whether something stands between two tokens that has grades of its own, or is counted."""
        graded = ("judged:not-graded", "judged:elsewhere-graded", "judged:services")
        others = any(start <= hit.start < end and not set(graded).isdisjoint(hit.labels) for hit in self.sentence.words)
        return others or any(token.is_digit for token in self.doc[start:end])
