"""Further dates of a kind of inspection that was named before: "after one in March", "and a revisit in 2022"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import ConceptId
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues.view import ViewPart
from kg.reading.inspections.joined_dates import are_listed
from kg.reading.inspections.types import type_of
from kg.reading.vocabulary import longest

_REVISIT = re.compile(
    r",? and (?:an?|the) (?:revisit|return visit|re-?inspection|follow-up(?: visit)?) (?:in |of )?", re.IGNORECASE
)
_ANOTHER_ONE = re.compile(
    r"[;,]? (?:(?:and|after|while|but|before|whereas) )*(?:one|another) (?:(?:in|on|from) )?$", re.I
)
""" "A focused visit in May found delay, after one" + "in March": a further one of the kind just named."""
_FULL_ONE = re.compile(
    r"\b(?:full|graded|standard|inspection) (?:ofsted )?(?:inspection )?visit\b[^.;,]*$", re.IGNORECASE
)
""" "During the full inspection visit in": none of the visits named before."""
_NAMES_VISIT = re.compile(r"\bvisit\b", re.IGNORECASE)


class OfOneKind(ViewPart):
    """Dates that are of the kind of inspection named before them."""

    def another(self, last: Clue | None, date: DateMention) -> Clue | None:
        """ "A monitoring visit in May found delay, after one in March ...": of the kind named before it."""
        if last is None or last.plural or last.date is None or self.view.is_to_come(date):
            return None
        if _ANOTHER_ONE.search(self.text, last.date.end_char, date.start_char) is None:
            return None
        return replace(last, char=date.start_char, date=date)

    def goes_on(self, last: DateMention, date: DateMention) -> bool:
        """ "Visits in April 2019 and August 2021", "an inspection in 2018, and a revisit in 2022": two of one kind."""
        revisited = _REVISIT.fullmatch(self.text, last.end_char, max(last.end_char, date.start_char)) is not None
        return revisited or are_listed(self.text, last, date)

    def one_of_those(self, sentence: Sentence, date: DateMention) -> Clue | None:
        """ "Focused visits have no grade. The one in June looked at ...": of the type named before."""
        before = self.text[sentence.start_char : date.start_char + 3]
        if not sentence.index or not self.view.visits.tells_of_one(before) or _FULL_ONE.search(before):
            return None
        known: list[ConceptId | None] = []
        one_before = self.view.visits.is_one_before(self.text[sentence.start_char : date.start_char])
        reach = sentence.index if one_before else 4 if _NAMES_VISIT.search(before) else 2
        for told in reversed(self.annotated.sentences[max(0, sentence.index - reach) : sentence.index]):
            known = known or [type_of(hit) for hit in longest(told.words) if type_of(hit)]
        council = self.councils.holder(sentence.index, date.start_char)
        if not known or council is None or self.view.is_to_come(date):
            return None
        past = one_before or self.view.is_past(before, date)
        return Clue(sentence.index, date.start_char, council, date, known[-1], past)
