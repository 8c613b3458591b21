"""Inspections that the sentence of a grade tells of: what leads it, what found so, in which it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import (
    CouncilId,
    Evidence,
)
from kg.reading.dates import COUNT, earlier
from kg.reading.grades import Verdict
from kg.reading.inspections import Inspection
from kg.reading.inspections.types import FULL
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.grade_dates import LEAD
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.whose import Whose
from kg.reading.judgements.wordings import NOW

_THE_ONE_KNOWN = re.compile(
    r"(?:^\W*(?:following|after|at the time of|because of|in response to|in the wake of|as a result of) |"
    r"\bsince )(?:the|that|this|its|their|ofsted's) (?:(?:previous|last|earlier|ofsted|own|damning) )*['\"]?$",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"\b(?:since|after|following|on|despite|from|under) (?:the|that|its|their|an?) "
    r"(?:(?:previous|last|earlier|ofsted|own|damning) )*['\"]?$",
    re.IGNORECASE,
)
""" "The council improves after its" + "inadequate rating": that of the news, or of an inspection that is told below."""
_GETS = (
    r"(?:receiv|gett|be|hav|earn|hold|carry|land)ing(?: (?:been|given|handed|awarded|rated|judged|graded|branded|"
    r"deemed|found|to be|as|an?|the|its|two|three|successive))*"
)
_HAVING_HAD = re.compile(
    rf"(?<!years )(?<!year )(?<!months )\b(?:after|following) (?:\w+ of )?{_GETS} ['\"]?$", re.IGNORECASE
)
""" "Good in March *after receiving an* inadequate rating", "*after being rated* inadequate it is good"."""
_COMES_AFTER = re.compile(
    r"\W*(?:(?:it|this|that|the (?:[\w-]+ ){0,2}(?:news|report|visit|move|rating|verdict)) (?:comes|came|is|was) "
    rf"(?:\w+ )?(?:{COUNT}|several|some|a few) (?:months?|years?) (?:after|since)|"
    r"the (?:[\w-]+ ){0,2}(?:visit|inspection) (?:follow(?:s|ed)|c[ao]mes? after)) "
    r"(?:an?|the|its|their|ofsted's|that) (?:[\w-]+ ){0,4}(?:report|inspection|review|verdict)\b[^,;:]*$|"
    r"[^;:]*\bsince (?:last year's|(?:the|its|their|our) (?:last|previous|earlier|former)) (?:[\w-]+ ){0,3}"
    r"(?:report|inspection|review|verdict),? (?:that|which|when|in which|at which)\b[^,;:]*$",
    re.IGNORECASE,
)
""" "This comes six months after a damning report that judged them", "since last year's review, which rated it"."""
_AT_THOSE_BEFORE = re.compile(
    r"['\"]? (?:ofsted )?(?:rating|grade|judge?ment|verdict|mark)s? (?:in|at|after|from|during|following) "
    r"(?:(?:each|both) of )?(?:its|the|their) (?:(?:two|three|previous|last|earlier|full|ofsted) )*"
    r"(?:previous|last|earlier) (?:(?:two|three|full|ofsted) )*(?:inspections?|visits?|reports?)\b",
    re.IGNORECASE,
)
""" "After an inadequate" + "rating at its last two inspections"."""
_AN_INSPECTION = re.compile(
    r"\W*(?:an?|the|its|their|that|ofsted's) (?:\w+ ){0,3}?(?:inspection|visit|report|review) (?:in |of |from )?", re.I
)
_BUT_FOUND = re.compile(
    r",? (?:but|and|though) (?:it )?(?:also )?(?:found|judged|rated|deemed)\b[^,;:.]*$", re.IGNORECASE
)
_RATING = re.compile(r"['\"]? (?:ofsted )?(?:rating|grade|judge?ment|verdict|tag|label)\b", re.IGNORECASE)
_IN_WHICH = re.compile(r"\b(?:in|at|after|during) which\b[^;:.]*$", re.IGNORECASE)
_HAVING_BEEN = re.compile(r"\bhaving (?:\w+ ){0,2}?(?:been|had|got|held|received)\b[^,;:.]*$|\bhaving (?:\w+ )?$", re.I)
""" "Inadequate, *having been* good": before a grade that is no more."""
_ITS_DATE = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict|mark))?(?: by ofsted)?,? (?:back )?(?:in )?", re.IGNORECASE
)


class ToldHere(SentencePart):
    """The inspections that one sentence dates, and what they say of its grades."""

    def __init__(self, view: GradedSentence, whose: Whose) -> None:
        super().__init__(view)
        self.whose = whose

    def _dated_here(self, council: CouncilId) -> Iterator[tuple[int, Inspection]]:
        """The full inspections of a council that the sentence dates, and where it does (a character of the text)."""
        for at, key in self.record.inspections.dated(self.sentence.index):
            one = self.record.inspections.get(key)
            if one.council == council and one.type in FULL:
                yield at, one

    def opens_with(self, council: CouncilId) -> Inspection | None:
        """The full inspection, other than the main one, whose date opens the sentence."""
        main = self.record.inspections.main(council)
        for at, one in self._dated_here(council):
            if at - self.sentence.start_char <= 2 * LEAD and (main is None or main.key != one.key):
                return one
        return None

    def moves_in_another(self, council: CouncilId) -> bool:
        """Whether the sentence dates a full inspection of the council that is not the one of the news."""
        main = self.record.inspections.main(council)
        told = [one for _, one in self._dated_here(council)]
        return main is not None and bool(told) and all(one.key != main.key for one in told)

    def led_by(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "At the 2019 inspection X had been inadequate, although Y was good": the time that opens the sentence."""
        if self.is_report or NOW.search(self.text):
            return None
        main = self.record.inspections.main(council)
        past = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]}
        for at, one in self._dated_here(council) if past & {"was", "were", "had"} else ():
            if at - self.sentence.start_char <= LEAD and (main is None or main.key != one.key):
                return one
        return None

    def found_by(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "An inspection in 2015 saw some improvement, but found services bad": what opens it found."""
        if self.is_report:
            return None
        for at, one in self._dated_here(council):
            opens = _AN_INSPECTION.fullmatch(self.record.text, self.sentence.start_char, at) is not None
            if opens and _BUT_FOUND.search(self.record.text[at : self.doc[verdict.start].idx]):
                return one
        return None

    def within_which(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "The inspection of 2012, in which X was rated adequate and Y was rated inadequate": that one gave both."""
        past = self.doc[verdict.core - 1].lower_ in ("was", "were")
        for at, one in self._dated_here(council) if past else ():
            between = self.record.text[at : self.doc[verdict.core].idx]
            if _IN_WHICH.search(between) and not NOW.search(between):
                return one
        return None

    def known_with(self, verdict: Verdict, council: CouncilId, evidence: Evidence) -> Inspection | None:
        """ "Following the inadequate rating, ...": the one earlier inspection that is known to have given it.

        Where none is known, one that nothing dates, if the news has another grade, or is a visit, which gives none.
        """
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        main = self.record.inspections.main(council)
        noun = _RATING.match(self.record.text, self.view.char_end(verdict)) is not None
        known = noun and _THE_ONE_KNOWN.search(before) is not None
        known = known or _AT_THOSE_BEFORE.match(self.record.text, self.view.char_end(verdict)) is not None
        comes = not self.dates and _COMES_AFTER.fullmatch(before) is not None
        having = len(self.verdicts) > 1 and not self.areas and _HAVING_HAD.search(before) is not None
        if self.is_report or main is None:
            return None
        if noun and verdict.grade is not None and _RECALLED.search(before) is not None:
            self.record.recalled.add((council, verdict.grade, self.sentence.start_char))
        if not (known or comes or having):
            return None
        told = [fact for fact in self.record.facts if fact.council == council and fact.area == OVERALL]
        own = {fact.grade for fact in told if fact.inspection == main.key}
        others = {fact.inspection for fact in told if fact.grade == verdict.grade and fact.inspection != main.key}
        if verdict.grade in own:
            return None
        if len(others) == 1:
            return self.record.inspections.get(others.pop())
        beside = any(self._is_of_the_news(one, council, main) for one in self.verdicts if one.grade != verdict.grade)
        if not (own or beside or comes) and main.type in FULL:
            return None
        return self.record.inspections.graded_before(council, {fact.inspection for fact in told} - others, evidence)

    def _is_of_the_news(self, verdict: Verdict, council: CouncilId, main: Inspection) -> bool:
        """Whether a grade beside that of before may be the one that came after it.

        Not so where another council has it ("will be helped by Leeds, rated outstanding"), where it is of an area,
        or was had before itself ("having been good in 2018").
        """
        text, start = self.record.text, self.doc[min(verdict.core, verdict.start)].idx
        if verdict.origin or _HAVING_BEEN.search(text, self.sentence.start_char, start) is not None:
            return False
        number = self.verdicts.index(verdict)
        clause = range(self.view.left(number), max(self.view.right(number), verdict.end))
        if any(area.id != OVERALL and area.start in clause for area in self.areas):
            return False
        ends = self.view.char_end(verdict)
        for date in self.dates:
            beside = date.start_char >= ends and _ITS_DATE.fullmatch(text, ends, date.start_char) is not None
            if beside and main.start is not None and earlier(date.start, main.start):
                return False
        return council in self.whose.council(verdict)

    def before(self, council: CouncilId, one: Inspection) -> list[Inspection]:
        """The full inspection of a council before an earlier one, where the article tells of just one such."""
        known = [
            other
            for other in self.record.inspections.of(council)
            if other.type in FULL and other.start and one.start and earlier(other.start, one.start)
        ]
        return known if len(known) == 1 else []
