"""Years that are counted from another, and days of years ago: "the following year", "two years before Ofsted came"."""

from __future__ import annotations

import re

from kg.model import (
    PartialDate,
)
from kg.reading.dates import COUNT, DateMention, count_of, earlier
from kg.reading.grades import Verdict
from kg.reading.inspections.times import year_reached
from kg.reading.judgements.grade_dates import LEAD, GradeDates
from kg.reading.judgements.sentence import GradedSentence, SentencePart

_BEFORE_IT_WAS = re.compile(
    rf",? (?:just |only )?(?P<n>{COUNT}) years? before (?:it|they|ofsted|inspectors|the \w+|services|its \w+)\b",
    re.IGNORECASE,
)
_THAT_YEAR = re.compile(r"\W*(?:That|This) was (?:also )?the year (?:in which|that|when)\b")
_YEARS_AGO = re.compile(
    rf"\b(?:{COUNT}|several|some|a few) years? ago,? (?!and\b)(?:(?!\bnow\b)[\w'-]+ ){{0,6}}$", re.IGNORECASE
)
_YEARS_AGO_BEHIND = re.compile(
    rf"['\"]?(?: (?:by|from) ofsted)?,? (?:just |only |some )?(?:{COUNT}|several|some|a few) years? ago\b",
    re.IGNORECASE,
)


class CountedYears(SentencePart):
    """The times of a sentence that no date tells."""

    def __init__(self, view: GradedSentence, grade_dates: GradeDates) -> None:
        super().__init__(view)
        self.grade_dates = grade_dates

    def years_ahead(self, verdict: Verdict) -> PartialDate | None:
        """ "She joined in 2015, two years before Ofsted rated it inadequate": so long behind the date told."""
        issued = self.record.issued
        for date in self.dates:
            match = _BEFORE_IT_WAS.match(self.record.text, date.end_char, self.doc[verdict.core].idx)
            count = count_of(match["n"]) if match is not None else None
            if date.start.year is not None and count is not None:
                then = PartialDate(date.start.year + count)
                return None if issued is not None and earlier(issued, then) else then
        if _THAT_YEAR.match(self.text) is None or self.dates or not self.sentence.index:
            return None
        # "On the board somebody wrote 2009. That was the year in which services were rated inadequate".
        before = self.record.annotated.text(self.view.before)
        years = re.findall(r"\b(?:19|20)\d\d\b", before)
        return PartialDate(int(years[-1])) if years else None

    def years_on(self, counted: re.Match[str], reach: int = 1) -> PartialDate | None:
        """ "It was rated good the following year": counted from the year to which the sentence before has come.

        ``reach``: in so many sentences before it a story is told that it goes on with, be it in other paragraphs.
        """
        count = count_of(counted["n"] or "one")
        if count is None or not self.sentence.index:
            return None
        sentences, at = self.record.annotated.sentences, self.sentence.index
        if reach == 1 and self.view.before.block != self.sentence.block:
            return None
        year = year_reached(self.record.annotated, sentences[max(0, at - reach) : at])
        if year is None:
            return None
        told = counted.groupdict()
        back = (told.get("way") or told.get("beside") or "").lower() in ("earlier", "before", "previously")
        then = PartialDate(year - count if back else year + count)
        issued = self.record.issued
        return None if issued is not None and earlier(issued, then) else then

    def was_years_ago(self, verdict: Verdict) -> bool:
        """ "Three years ago it was rated inadequate", in an article that nothing dates."""
        if self.is_report or self.dates or self.record.issued is not None:
            return False
        text, ends = self.record.text, self.view.char_end(verdict)
        before = _YEARS_AGO.search(text, self.sentence.start_char, self.doc[verdict.core].idx) is not None
        return before or _YEARS_AGO_BEHIND.match(text, ends, self.sentence.end_char) is not None

    def day_of_then(self, verdict: Verdict) -> DateMention | None:
        """ "12 September 2012 - Ofsted judges Bury inadequate": a day of years before the news."""
        if self.is_report or len(self.dates) != 1:
            return None
        date = self.dates[0]
        leads = date.start_char - self.sentence.start_char <= LEAD and date.end_char <= self.doc[verdict.start].idx
        one_day = date.start.day is not None and date.end is None and self.grade_dates.tells_year(date)
        return date if leads and one_day and self.record.inspections.is_old(date) else None
