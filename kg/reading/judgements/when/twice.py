"""Grades that two inspections gave: "both of which", "good, just as in 2018", "it has kept the good of 2018"."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.reading.dates import DateMention
from kg.reading.grades import Verdict
from kg.reading.inspections import Inspection
from kg.reading.inspections.types import FULL
from kg.reading.judgements.grade_dates import LISTED_WITH, GradeDates
from kg.reading.judgements.grade_words import grade_words
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.when.asked import Asked
from kg.reading.judgements.wordings import NOW

_JUST_AS = re.compile(
    r"\b(?:just as|as (?:it|they|was|were|in|back in)|unchanged|the same as|again,? as)\b", re.IGNORECASE
)
_AND_AGAIN = re.compile(
    r",? (?:and (?:again|still|now)|and (?:is |was )?(?:still|again)) (?:now|today|this (?:time|year|week|month))\b|"
    r",? and (?:it )?(?:is|remains) so (?:now|still|today)\b",
    re.IGNORECASE,
)
""" "Outstanding in 2018 and again this time": behind the date of the first."""
_AS_DID = re.compile(r"\bas (?:did|was|were|had) (?:that|those|the one|its|the)\b", re.IGNORECASE)
_NOT_KEPT = frozenset("not never had to n't failed until unable could".split())
_GIVEN_THEN = re.compile(
    r"['\"]? (?:(?:ofsted )?(?:rating|grade|judge?ment|verdict|mark|status)s? )?"
    r"(?:for (?:its|their|the) [^,;:.]{3,40} )?"
    r"(?:(?:that |which )?(?:it|they|the \w+|ofsted|inspectors)? ?(?:was|were|had|has|have|first)? ?(?:been |first )?"
    r"(?:given|awarded|earned|won|received|achieved|got|secured|gained|handed|gave) (?:them |it )?"
    r"(?:by \w+ )?(?:back )?(?:in )?|(?:from|of) )",
    re.IGNORECASE,
)
""" "The good rating (that it was given in) 2018"."""
_BOTH = re.compile(r"\b(?:both|each|all (?:two|three)|inspections|on (?:each|both) occasions?|twice)\b", re.IGNORECASE)


class TwiceGiven(SentencePart):
    """Whether a grade of the sentence was given twice."""

    def __init__(self, view: GradedSentence, grade_dates: GradeDates) -> None:
        super().__init__(view)
        self.grade_dates = grade_dates

    def several(self, asked: Asked) -> list[Inspection] | None:
        """ "Inspections in July 2010 and July 2012, both of which ended in an adequate grade"."""
        if self.grade_dates.date_when(asked.number, asked.verdict, self.dates) is not None:
            return None
        start = self.doc[asked.verdict.core].idx
        text = self.record.text[self.sentence.start_char : self.view.char_end(asked.verdict)]
        ahead = self.record.text[self.view.char_end(asked.verdict) : self.sentence.end_char]
        told = [date.end_char for date in self.dates if date.end_char <= start]
        if told and NOW.search(self.record.text, told[-1], start):
            # "Inadequate at inspections in 2014 and 2018, it is now good": of neither.
            return None
        if not (self._are_both(text) or re.match(r"\W*(?:in|at|on|after) both\b", ahead)):
            return None
        reading = self.record.inspections
        for index in range(self.sentence.index, max(-1, self.sentence.index - 3), -1):
            limit = start if index == self.sentence.index else self.record.annotated.sentences[index].end_char
            keys = [key for at, key in reading.dated(index) if at < limit]
            others = [reading.get(key) for key in dict.fromkeys(keys)]
            others = [one for one in others if one.council == asked.council and one.type in FULL]
            if len(others) >= 2 and index == self.sentence.index and self._are_one_list(limit):
                # "At its 2016 and 2019 inspections, both of which ...": the later one may be the news.
                return others
            if len(others) >= 2 and (
                index == self.sentence.index
                or re.search(r"\bboth (?:inspections|occasions|times|visits)\b", text + ahead)
            ):
                return [one for one in others if asked.main is None or one.key != asked.main.key] or None
            if len(others) >= 2:
                return None
        return None

    def _are_both(self, text: str) -> bool:
        """Whether "both" or "each" is of inspections: not that of "leadership and help and protection both"."""
        ends = {self.view.char_end_of(area.end - 1) - self.sentence.start_char for area in self.areas}
        return any(match.start() - 1 not in ends for match in _BOTH.finditer(text))

    def _are_one_list(self, limit: int) -> bool:
        """Whether all dates of the sentence before a character are members of one list."""
        told = [date for date in self.dates if date.start_char < limit]
        joins = (self.record.text[one.end_char : other.start_char] for one, other in pairwise(told))
        return all(LISTED_WITH.fullmatch(between) for between in joins)

    def is_of_both(self, verdict: Verdict, date: DateMention) -> bool:
        """ "Good, just as in 2018", "good in 2018 and again this time": whether a grade is of now and of then."""
        ends = self.view.char_end(verdict)
        between = self.record.text[ends : max(ends, date.start_char)]
        again = _AND_AGAIN.match(self.record.text, date.end_char, self.sentence.end_char) is not None
        return again or _JUST_AS.search(between) is not None or self._is_kept(verdict, date)

    def _is_kept(self, verdict: Verdict, date: DateMention) -> bool:
        """ "It has kept the good rating that it was given in 2018": of now and of then."""
        near = range(max(self.sentence.start, verdict.start - 5), verdict.start)
        keeps = grade_words(self.record.ontology).keeps
        verb = next((at for at in reversed(near) if self.doc[at].lower_ in keeps), -1)
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verb - 4) : max(verb, 0)]}
        ends = self.view.char_end(verdict)
        between = self.record.text[ends : max(ends, date.start_char)]
        return verb >= 0 and before.isdisjoint(_NOT_KEPT) and _GIVEN_THEN.fullmatch(between) is not None

    def as_that(self, verdict: Verdict, date: DateMention) -> DateMention | None:
        """The date before a grade that another inspection gave, too."""
        ends = self.view.char_end(verdict)
        before = [one for one in self.dates if one.end_char <= self.doc[verdict.start].idx]
        like = ends < date.start_char and _AS_DID.search(self.record.text, ends, date.start_char) is not None
        return before[-1] if before and like else None
