"""What ties a date to an inspection: words of inspectors at work, days from one to another, a grade beside it."""

from __future__ import annotations

import re

from kg.reading.annotate import Sentence
from kg.reading.dates import COUNT, MONTHS, DateMention
from kg.reading.inspections.clues.view import ViewPart
from kg.reading.inspections.earlier import is_old
from kg.reading.inspections.visits import names_day

OTHERS_ACT = re.compile(
    r",? (?:the |a )?(?:DfE|department(?: for \w+)?|government|ministers?|secretary of state|education secretary|"
    r"council|authority|cabinet|trust) (?:\w+ )?(?:instructed|appointed|ordered|issued|launched|announced|agreed|"
    r"approved|opened|closed|reopened|merged|moved|restructured|decided|sent|told|took)\b",
    re.IGNORECASE,
)
""" "In September the DfE instructed a commissioner": what others did on a date."""
_YEARS_BEFORE_IT = re.compile(rf",? (?:just |only )?(?:{COUNT}) years? before (?!that\b|this\b)", re.IGNORECASE)
""" "She joined in 2015, two years before it was inspected"."""
_AFTER_ONE_DATED = re.compile(
    rf",? (?:after|following|in the wake of|as a result of|because of) (?:an?|its|the|that|their) (?:\w+ ){{0,2}}?"
    rf"(?:(?:19|20)\d\d|(?:{MONTHS})(?: \d{{4}})?) (?:\w+ ){{0,2}}(?:inspection|visit|report|review)\b"
)
""" "Chose a trust in 2018, after a 2016 inspection that ...": what came of an inspection, which has its own date."""
_FOR_WHAT = re.compile(r" (?:for|over|about|because)\b", re.IGNORECASE)
""" "A council criticised" + "two years ago" + "for its caseloads has lost its good rating": not when it got that."""
_AND_IN = re.compile(r"[,;] (?:and|but|then|while|yet)(?: then)? (?:(?:in|by) )?$", re.IGNORECASE)
""" "It began in April 2017" + ", and in" + "2018 it was rated good": turns to another date."""
_HAD_GOT_TO = re.compile(
    r"\b(?:was|were|had|stood|became|got|climbed|fell|rose|reached|required)\b(?! to be\b)", re.IGNORECASE
)
""" "By May 2014 it" + "was inadequate": what it had come to."""
_NEAR_GRADE = 60
"""So many characters behind such a date its grade may stand."""
_TELLS_SOMETHING = 5
"""So many words before a date tell what happened then."""
_RELATIVE = re.compile(r",\s*(?:which|whose|where|who)\b", re.IGNORECASE)
_ANOTHER_VERB = re.compile(r"\band (?:then |later |it |they )*(?:was|were|has been|had been|is|are)\b", re.IGNORECASE)
_GIVEN_IN = re.compile(r"['\"]?(?: (?:overall|again|in its own right))?,? (?:in )?", re.IGNORECASE)


class Ties(ViewPart):
    """Tells dates that words tie to an inspection or a grade from those of anything else."""

    def are_there(self, sentence: Sentence, date: DateMention, before: str, after: str) -> bool:
        """Whether a date is tied to an inspection by the words before and after it in its sentence."""
        noun = self.view.publication.belongs_to_noun(after)
        if not (noun or self._is_reached(sentence, date)) and self.view.other_events.is_of_something_else(
            before, date, self.view.said(date)
        ):
            return False
        if not (noun or self._stands_near(sentence, date, before, after)) or _YEARS_BEFORE_IT.match(after):
            return False
        if not noun and date.start.year is None and date.end is None and self.view.awaited.is_of_others(before):
            return False
        return date.end is not None or OTHERS_ACT.match(after) is None

    def _stands_near(self, sentence: Sentence, date: DateMention, before: str, after: str) -> bool:
        """Whether words of inspectors at work, or a grade, stand where a date can be theirs."""
        if _AFTER_ONE_DATED.match(after) or (self.view.words.just_censured.search(before) and _FOR_WHAT.match(after)):
            return False
        if self.view.visits.is_tied(before, after) or self.view.is_of_those_visits(sentence, before):
            return True
        days = date.end is not None and date.end.day is not None and date.start.day is not None
        if days and not is_old(date, self.issued):
            # Days from one to another are those of inspectors at work, in a text that tells of their report.
            return True
        if date.end is None and (date.start.day is not None or names_day(self.view.said(date))):
            # A single day beside a grade is that of a report or a meeting: inspections take longer.
            return False
        if self.view.visits.leads(before) and (
            self.view.visits.opens_account(after) or self._grade_follows(sentence, date)
        ):
            return True
        for start, end in self.view.grades(sentence):
            if 0 <= date.start_char - end <= 30 and not re.search(r"[;:]", self.text[end : date.start_char]):
                return True
            joined = not re.search(r"[;.]", self.text[date.end_char : start])
            joined = joined and not self.view.visits.comes_to_now(self.text, date.end_char, start)
            near = joined and 0 <= start - date.end_char <= 90 and not self._is_aside(sentence, start, end)
            own = near and (
                self._has_own_date(sentence, date, start, end) or self._turns_to_another(sentence, date, start)
            )
            if near and not own and not self._is_told_of_one_named(sentence, date, start):
                return True
        return False

    def _is_reached(self, sentence: Sentence, date: DateMention) -> bool:
        """ "By May 2014 it was inadequate again": the grade that a council had got to."""
        if self.text[sentence.start_char : date.start_char].strip().lower() != "by":
            return False
        starts = [start for start, _ in self.view.grades(sentence) if 0 <= start - date.end_char <= _NEAR_GRADE]
        return bool(starts) and _HAD_GOT_TO.search(self.text, date.end_char, starts[0] + len("required")) is not None

    def _has_own_date(self, sentence: Sentence, date: DateMention, start: int, end: int) -> bool:
        """ "It left in 2018, and was rated good in 2024": a grade with a verb, and a date, of its own."""
        if _ANOTHER_VERB.search(self.text, date.end_char, start) is None:
            return False
        later = (one for one in self.annotated.dates(sentence) if one.start_char > end)
        return any(_GIVEN_IN.fullmatch(self.text, end, one.start_char) for one in later)

    def _turns_to_another(self, sentence: Sentence, date: DateMention, grade: int) -> bool:
        """ "It could not begin work until May 2017, and in 2018 it was rated good": another date than the first."""
        told = self.text[sentence.start_char : date.start_char].split()
        if len(told) < _TELLS_SOMETHING:
            # "In 2013, and in 2015, it was rated inadequate".
            return False
        between = (one for one in self.annotated.dates(sentence) if date.end_char <= one.start_char < grade)
        return any(_AND_IN.search(self.text, date.end_char, one.start_char) is not None for one in between)

    def _is_aside(self, sentence: Sentence, start: int, end: int) -> bool:
        return self.view.visits.is_aside(self.text[sentence.start_char : start], self.text, end)

    def _is_told_of_one_named(self, sentence: Sentence, date: DateMention, grade: int) -> bool:
        """ "Joined in 2020 from Hampshire, which is outstanding": the date is that of another verb."""
        relative = _RELATIVE.search(self.text, date.end_char, grade)
        named = self.councils.mentions(sentence.index) if relative is not None else ()
        return any(date.end_char < m.start_char and m.end_char == relative.start() for m in named if relative)

    def _grade_follows(self, sentence: Sentence, date: DateMention) -> bool:
        return any(
            0 <= start - date.end_char <= 60 and not self._is_aside(sentence, start, end)
            for start, end in self.view.grades(sentence)
        )
