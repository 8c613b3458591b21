"""Dates beside a grade, each with its own council or area: "inadequate: Bury (2018), Hull (2016)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import (
    CouncilId,
)
from kg.reading.dates import DateMention
from kg.reading.grades import Verdict
from kg.reading.judgements.areas import (
    Area,
)
from kg.reading.judgements.judge.carried import Carried
from kg.reading.judgements.sentence import GradedSentence, SentencePart

_OPENS_BRACKET = re.compile(r"(?:'s)?(?: council)? \((?:in )?", re.IGNORECASE)
_OPENS_YEAR = re.compile(r"['\"]? [(\[](?:in )?")
_COLON = re.compile(r":? ['\"]?")


class Dated(SentencePart):
    """The dates of a sentence that give a grade several times, or a time before."""

    def __init__(self, view: GradedSentence, carried: Carried) -> None:
        super().__init__(view)
        self.carried = carried

    def of_listed(self, verdict: Verdict, council: CouncilId) -> DateMention | None:
        """ "Inadequate: Bury (2018), Hull (2016)": the date in brackets behind a council of a list."""
        for mention in self.record.councils.mentions(self.sentence.index):
            if mention.council != council or mention.start_char < self.view.char_end(verdict):
                continue
            for date in self.dates:
                between = self.record.text[mention.end_char : date.start_char]
                if mention.end_char < date.start_char and _OPENS_BRACKET.fullmatch(between):
                    return date
        return None

    def in_brackets(self, verdict: Verdict, council: CouncilId) -> DateMention | None:
        """ "Bury (2018) and Hull (2016) have good ratings": the date in brackets behind a council before its grade."""
        for mention in self.record.councils.mentions(self.sentence.index):
            for date in self.dates if mention.council == council else ():
                before = mention.end_char < date.start_char < self.doc[verdict.start].idx
                if before and _OPENS_BRACKET.fullmatch(self.record.text, mention.end_char, date.start_char):
                    return date
        return None

    def of_grade_before(self, number: int, verdict: Verdict) -> DateMention | None:
        """ "Good (2018: inadequate)": the year before a grade in the brackets behind another one, of the same areas."""
        told = self.carried.last_whole == number - 1 or bool(self.carried.last_areas)
        if not number or not told or self.is_report:
            return None
        before = self.view.char_end(self.verdicts[number - 1])
        for date in self.dates:
            opens = _OPENS_YEAR.fullmatch(self.record.text, before, max(before, date.start_char)) is not None
            start = self.doc[verdict.start].idx
            if opens and _COLON.fullmatch(self.record.text, date.end_char, max(date.end_char, start)):
                return date
        return None

    def by_area(self, number: int, verdict: Verdict, areas: Sequence[Area]) -> list[tuple[DateMention, list[Area]]]:
        """ "Adequate in July 2010, for looked-after children, and in July 2012, for child protection": one by one."""
        right = self.view.right(number)
        end = self.view.char_end_of(max(right, verdict.end) - 1)
        dates = [date for date in self.dates if self.view.char_end(verdict) <= date.start_char < end]
        if len(dates) < 2 or len(areas) < len(dates) or any(area.start < verdict.end for area in areas):
            return []
        starts = [self.doc[area.start].idx for area in areas]
        bounds = [*(date.start_char for date in dates), end]
        if starts[0] < bounds[0]:
            # The area goes before its date.
            bounds = [self.view.char_end(verdict), *(date.end_char for date in dates)]
        told = [
            (date, [area for area, at in zip(areas, starts, strict=True) if lower <= at < upper])
            for date, (lower, upper) in zip(dates, pairwise(bounds), strict=True)
        ]
        whole = sum(len(own) for _, own in told) == len(areas)
        return told if whole and all(own for _, own in told) else []
