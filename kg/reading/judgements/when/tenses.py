"""What the tense of a grade says of its time: of now behind dates of before, or of one before the news."""

from __future__ import annotations

import re

from kg.model import (
    CouncilId,
)
from kg.reading.dates import JUST_NOW
from kg.reading.grades import Frame, Verdict
from kg.reading.inspections import Inspection
from kg.reading.judgements.left_behind import LeftBehind
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.when.by_date import InspectionsByDate

_THIS_WEEK = re.compile(rf"\b{JUST_NOW}[^,;:.]*$", re.IGNORECASE)
_HAS_BEEN = re.compile(r", (?:has|have) (?:\w+ )?(?:been|become)\b", re.IGNORECASE)
_AND_NOW = re.compile(
    r"\b(?:and|but|yet),? (?:now|today|this (?:week|month|year|time)),? (?:inspectors|ofsted|they|it|services|"
    r"the \w+)\b"
    r"[^;:.]*$",
    re.IGNORECASE,
)
""" "Raised in 2020 to requires improvement *and now inspectors say that services are* good"."""
_HAD_BEEN = re.compile(r"\bhad\b", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\b(?:(?<!looked[ -])after|following|because|when)\b(?:(?!\bbut\b|\bnow\b)[^;:.])*$", re.IGNORECASE
)


class Tenses(SentencePart):
    """Whether the grades of a sentence are of now."""

    def __init__(self, view: GradedSentence, left_behind: LeftBehind, by_dates: InspectionsByDate) -> None:
        super().__init__(view)
        self.left_behind = left_behind
        self.grade_dates = left_behind.grade_dates
        self.by_dates = by_dates

    def is_of_now(self, number: int, verdict: Verdict) -> bool:
        """Whether a grade is told in the present tense, behind dated ones of before in the same sentence."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        if number and number - 1 in self.grade_dates.chosen and _THIS_WEEK.search(before) and not self.is_report:
            # "Inadequate three years ago, it was this week judged to require improvement".
            return True
        followed = not number and len(self.verdicts) > 1 and self.left_behind.comes_after(1)
        if followed and not _HAD_BEEN.search(before):
            # "It is now good, after it was rated inadequate at its last inspection".
            return True
        ends = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        if number and not self.is_report and _AND_NOW.search(self.record.text, ends, self.doc[verdict.start].idx):
            return True
        then = self.grade_dates.chosen.get(number - 1)
        if then is not None and verdict.frame is Frame.MOVED and not (verdict.origin or self.is_report or self.areas):
            # "Inadequate in 2012, which was raised to requires improvement": where it went since.
            behind = self.view.char_end(self.verdicts[number - 1]) <= then.start_char
            return behind and verdict.grade != self.verdicts[number - 1].grade
        present = self.doc[verdict.core].lower_ in ("is", "are", "requires", "require")
        dated = any(before < number for before in self.grade_dates.chosen)
        return present and dated and verdict.frame is Frame.COPULA and not self.is_report

    def had_been(self, verdict: Verdict, main: Inspection) -> bool:
        """ "It is good. It inherited a service that had required improvement": of an inspection that is not told."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]]
        perfect = self.doc[verdict.core].lower_ == "had" or verdict.frame is Frame.COPULA
        perfect = perfect and "had" in before and not self.is_report
        return perfect and self.by_dates.has_another_grade(main, verdict)

    def is_reason_of_old(self, verdict: Verdict, main: Inspection) -> bool:
        """ "It was in 2013 that they joined forces, after Ofsted had found Bury inadequate": no grade of the news."""
        start = self.doc[verdict.start].idx
        told = [date for date in self.dates if date.end_char <= start and self.grade_dates.tells_year(date)]
        if self.is_report or not told or _BECAUSE.search(self.record.text, told[-1].end_char, start) is None:
            return False
        if _HAS_BEEN.search(self.record.text, told[-1].end_char, start) is not None:
            # "Formed in 2021 after a vote, it has been rated good".
            return False
        issued, year = self.record.issued, told[-1].start.year or 0
        since = main.start or issued
        recent = since is None or since.year is None or year >= since.year
        return not recent and not self.grade_dates.is_since(told[-1])

    def is_past_passive(self, verdict: Verdict) -> bool:
        """ "Were rated good"."""
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]}
        return verdict.frame is Frame.RATED and bool(before & {"was", "were"})

    def is_left_by_one_of_before(self, verdict: Verdict, council: CouncilId, main: Inspection | None) -> bool:
        """ "In 2017 services were judged to require improvement. They were no longer inadequate": which grade is left
        behind is that of an inspection before the one of 2017, of which nothing is told."""
        if not self.sentence.index:
            return False
        start = self.view.before.start_char
        told = [fact for fact in self.record.facts if fact.council == council and fact.evidence.start >= start]
        old = [fact for fact in told if main is not None and fact.inspection != main.key]
        return bool(old) and any(fact.grade != verdict.grade for fact in old)
