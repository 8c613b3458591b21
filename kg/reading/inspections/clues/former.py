"""Dates of before: what puts a date before the inspection that the article reports."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.grades import leads_to_date, opens_bracket
from kg.reading.inspections.clues.view import LAST_FULL, ViewPart
from kg.reading.inspections.earlier import is_old
from kg.reading.vocabulary import has_label, longest

_REPORT_BEFORE = re.compile(
    r"\b(?:previous|last|earlier|former) (?:[\w-]+ ){0,2}(?:report|letter|judge?ment|rating|verdict)\b[^,;:.]{0,25}$",
    re.IGNORECASE,
)
""" "The same grade as in its previous report, published in" + "2020"."""
_WHAT_IT_FOLLOWS = re.compile(
    r"\b(?:visit|inspection)\b[^.;]{0,60}?\b(?:follow(?:s|ed|ing)?(?: on from)?|buil(?:ds|t) on|c[ao]mes? after) "
    r"(?:an?|the|its|their|that|last) "
    r"(?:(?:[\w'’-]+ ){0,4}?(?:inspection|report|letter|review|judge?ment|rating|verdict)\b[^,;:.]{0,25}|(?:\w+ )?)$",
    re.IGNORECASE,
)
""" "The visit followed a report in" + "May", "it follows on from the" + "November inspection": of that one."""
_LAST_INSPECTION = re.compile(rf"{LAST_FULL}inspection (?:of|into) [^.;:]{{3,90}}$", re.IGNORECASE)
""" "Its last inspection of safeguarding and looked after children's services, in" + "July 2012"."""
_LAST_INSPECTED = re.compile(
    r"\W*(?:it was |they were )?(?:last|most recently) (?:inspected|visited|checked)(?: by \w+)?(?: (?:in|on))? ?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:is|was|has) (?:now )?(?:the|its|their) (?:second|third|fourth|fifth|latest) "
    r"(?:time|(?:such |successive |consecutive )?['\"]?\w+['\"]? (?:rating|grade|verdict|judge?ment|mark))\b",
    re.IGNORECASE,
)
""" "It is its third inadequate rating": behind it stand those of before."""
_BRACKETED = re.compile(r"[(\[](?:(?:last|most recently) )?inspect(?:ed|ion)(?:\s*:| in)? ?$", re.IGNORECASE)
""" "Bury: good, up from inadequate (inspected in May 2024)": of the grade of now."""


class Former(ViewPart):
    """Tells dates of before from those of now."""

    def is_before(self, sentence: Sentence, date: DateMention, before: str, after: str) -> bool:
        """Whether the words before and after a date put it before the inspection that the article reports."""
        past = self.view.is_past(before + self.view.said(date)[: len("since ")], date)
        past = past or _LAST_INSPECTION.search(before) is not None or self._is_censure(sentence, date)
        past = past and not (
            self.view.visits.is_last_by_label(before)
            or _BRACKETED.search(before)
            or self._tells_when_graded(sentence, before)
        )
        past = past or (self.view.earlier.is_the_first(before) and is_old(date, self.issued))
        past = past or self.view.earlier.is_kept_from(before) or self._is_looked_back_on(before, date)
        past = past or (self.view.earlier.is_own_verdict(after) and is_old(date, self.issued))
        return past or _WHAT_IT_FOLLOWS.search(before) is not None

    def is_report_before(self, sentence: Sentence, before: str) -> bool:
        """Whether a day of publication is that of a report of before."""
        past = _REPORT_BEFORE.search(before) is not None or _WHAT_IT_FOLLOWS.search(before) is not None
        return past or self._is_of_former_time(sentence)

    def is_history(self, sentence: Sentence, date: DateMention) -> bool:
        """A year with a grade of its own, after the grade of now.

        "Good | 24 March | 2019: inadequate", "Swindon: inadequate (good in 2019)".
        """
        grades = [self.view.chars(hit) for hit in longest(sentence.words) if has_label(hit, "grade:")]
        if not grades or grades[0][0] > date.start_char:
            return False
        for (_, end), (start, behind) in pairwise(grades):
            if opens_bracket(self.text, end, start) and leads_to_date(self.text, behind, date.start_char):
                return True
        return date.start.month is None and any(0 < start - date.end_char <= 3 for start, _ in grades)

    def _is_of_former_time(self, sentence: Sentence) -> bool:
        """ "It is the second time in six years that it fails. In a report of January 2011 ...": of the first."""
        before = self.annotated.before(sentence)
        if self.issued is not None or before is None:
            return False
        again = "grade" in before.kinds and _AGAIN.search(self.annotated.text(before)) is not None
        return again and "grade" in sentence.kinds and not self.annotated.dates(before)

    def _is_censure(self, sentence: Sentence, date: DateMention) -> bool:
        """ "A council criticised for drift in 2018 has earned a good rating": whether a date is when it was."""
        censured = self.view.earlier.censure_in(self.text, sentence)
        return censured is not None and date.start_char in range(*censured)

    def _is_looked_back_on(self, before: str, date: DateMention) -> bool:
        """ "Most recommendations of the 2015 inspection were not met", where 2015 need not be the year of the news."""
        if self.issued is not None and not is_old(date, self.issued):
            return False
        at = self.text.find(".", date.end_char)
        after = self.text[date.end_char : at if at > 0 else len(self.text)]
        return self.view.earlier.is_looked_back_on(before, after)

    def _tells_when_graded(self, sentence: Sentence, before: str) -> bool:
        """ "Calderdale: good." + "Last inspected in": in news of several councils, when the grade was given."""
        told = self.annotated.before(sentence)
        if not self.councils.round_up or told is None or "grade" in sentence.kinds:
            return False
        return (
            _LAST_INSPECTED.fullmatch(before) is not None and "grade" in told.kinds and not self.annotated.dates(told)
        )
