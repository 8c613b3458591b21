"""When a grade without the name of an area is still one of some areas alone, or of the other one."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import (
    BlockKind,
)
from kg.reading.dates import COUNT
from kg.reading.grades import PLURALS, Frame, Verdict
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.graded_elsewhere import BE
from kg.reading.judgements.sentence import SentencePart
from kg.reading.judgements.wordings import (
    AREA_NOUNS,
    AUXILIARIES,
    RESPECTIVELY,
    SWEEP,
)

_THE_SAME = re.compile(r"\b(?:the same|those) (?:services?|areas?|work|teams?)\b", re.IGNORECASE)
_COUNTED_OBJECT = re.compile(
    r"(?:two|three|four|five|some|most|several|\d)(?: of (?:them|these|those))?(?: (?:to be|as))?['\"]?"
)
ALL_AREAS = re.compile(
    r"\b(?:all|every|each|across)\b(?:\W+\w+){0,4}?\W+"
    rf"(?:{AREA_NOUNS}|counts?|respects?|headings?)\b",
    re.I,
)
GRADES = re.compile(
    r"['\")]* (?:(?:ofsted|overall) )*(?:judge?ments|ratings|grades|verdicts|marks|scores)\b", re.IGNORECASE
)
_YEARS_FROM_THEN = re.compile(
    rf"['\"]? (?:(?:just|only|some|about|almost|nearly|over) )?(?:{COUNT})(?: and a half)? (?:years?|months?) "
    r"(?:later|earlier|on|before|afterwards|after that)\b",
    re.IGNORECASE,
)
""" "'Inadequate' in 2015, and 'good'" + "two and a half years later"."""
_IN_YEARS = re.compile(r",? (?:from ofsted )?(?:in|from|of|for) (?:both )?(?:early |late )?", re.IGNORECASE)
_AND_IN = re.compile(r"(?:,| and|, and)(?: again)?(?: in)? ")
_SUB_GRADES = re.compile(
    r"['\")]*(?: and \W?(?:good|outstanding|adequate|inadequate|requires improvement))?['\")]* "
    r"(?:ofsted )?(?:sub|part|individual|area|other|separate|supporting|domain)[- ]?"
    r"(?:judge?ment|rating|grade|mark)s?\b",
    re.IGNORECASE,
)
""" "Outstanding sub-judgements for ...": of areas."""
_WITH_A_GRADE = re.compile(
    r", (?:with|having|being|getting|given|receiving) (?:an?|the|its)(?: \w+)?(?: (?:grade|rating|judge?ment|"
    r"verdict|mark) of)?\W*$",
    re.IGNORECASE,
)
_BY_A_SERVICE = re.compile(
    r"\b(?:by|from|in|of) an? (?:\w+ )?(?:service|team|department)\b[^,;:.]{0,30}$", re.IGNORECASE
)
""" "Care leavers are short-changed by a service deemed" + "inadequate"."""
_WHOSE = re.compile(r"(?: (?:of|at|in) [^,;:.]{3,40})?,? whose\b[^,;:.]*$", re.IGNORECASE)

_FOR_ITS = re.compile(r" (?:for|in|on) (?:both )?(?:(?:the|its|their) )?", re.IGNORECASE)


class SomeAreas(SentencePart):
    """Which verdicts of a sentence are of some areas that are counted, pointed to or left out, and not of the whole."""

    def leave_some_out(self) -> bool:
        """Say that a grade is left out, as it is for some areas; which is never one on the whole."""
        self.record.issue(self.sentence, "grade-without-area", "a grade for some areas that are not named")
        return False

    def is_of_the_same(self, verdict: Verdict) -> bool:
        """ "In 2010 the same services had been judged inadequate": behind a sentence that grades areas, of those."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        if _THE_SAME.search(before) is None or not self.sentence.index:
            return False
        before_it = self.view.before
        told = [fact.area for fact in self.record.facts if fact.evidence.start >= before_it.start_char]
        return bool(told) and OVERALL not in told

    def is_given_elsewhere(self, verdict: Verdict) -> bool:
        """ "The lowest grade was given to a nursery", "the top rating is outstanding": not of the whole."""
        follows = self.doc[verdict.end].lower_ if verdict.end < self.sentence.end else ""
        goes = follows in BE | {"went", "goes", "fell"} or self.doc[verdict.end - 1].lower_ in ("went", "goes", "fell")
        return verdict.noun and verdict.core == verdict.start and goes and verdict.end - verdict.start > 1

    def is_adjunct_of_area(self, verdict: Verdict, left: int) -> bool:
        """ "Leadership fared worst, with a grade of inadequate", "..., requiring improvement": not of the whole."""
        first = next((area for area in self.areas if area.id != OVERALL and area.start >= left), None)
        if first is None or first.end > verdict.start:
            return False
        told = self.record.text[self.view.char_end_of(first.end - 1) : self.doc[verdict.start].idx]
        if _BY_A_SERVICE.search(told) is not None and self.view.prefix_is_light(left, first.start):
            return True
        if self.view.names_services(first.end, verdict.start):
            return False
        if not self.view.prefix_is_light(left, first.start):
            return False
        participle = self.doc[verdict.start].lower_ in ("requiring", "needing")
        between = self.doc[first.end : verdict.start].text
        return participle or _WITH_A_GRADE.search(between) is not None

    def is_of_whose(self, verdict: Verdict) -> bool:
        """ "It praised leaders, whose record was judged good": of what somebody has who is named before."""
        before = [area for area in self.areas if area.end <= verdict.core and area.id != OVERALL]
        if not before:
            return False
        between = self.doc[before[-1].end : verdict.core].text
        return _WHOSE.match(between) is not None and not self.view.names_services(before[-1].end, verdict.core)

    def is_of_the_unknown(self, verdict: Verdict) -> bool:
        """ "Fostering 'outstanding'": a headline's grade right behind a word that is neither council nor services."""
        if self.record.annotated.kind(self.sentence) is BlockKind.PARAGRAPH:
            return False
        at = verdict.start - 1
        while at >= self.sentence.start and (not self.doc[at].is_alpha or self.doc[at].lower_ in AUXILIARIES):
            at -= 1
        return at >= self.sentence.start and at not in self.light and not self.view.names_services(at, at + 1)

    def is_counted(self, verdict: Verdict) -> bool:
        """ "Four goods": grades of areas that are not named."""
        at = verdict.start - 1
        while at >= self.sentence.start and self.doc[at].is_quote:
            at -= 1
        before = self.doc[at] if at >= self.sentence.start else None
        if (
            verdict.noun
            and before is not None
            and before.lower_ == "of"
            and self.doc[verdict.end - 1].lower_ in PLURALS
        ):
            # "A hat-trick of goods".
            return True
        number = self.verdicts.index(verdict)
        joined = number > 0 and before is not None and self.doc[at - 1].lower_ == "and"
        if joined and before is not None and before.lower_ in ("one", "a", "an", "another"):
            # "Two outstanding grades and one good", "three outstandings and a good".
            return self.is_counted(self.verdicts[number - 1])
        if before is None or not before.like_num or before.lower_ in ("one", "1", "first", "second", "third", "fourth"):
            return False
        if not (before.is_digit and len(before) > 2):
            # "13 areas were adequate, eight good".
            return True
        return verdict.noun or GRADES.match(self.record.text, self.view.char_end(verdict)) is not None

    def is_mixed(self, verdict: Verdict) -> bool:
        """ "The good judgements", "good and outstanding ratings", "outstanding sub-judgements": of areas not named."""
        ends = self.view.char_end(verdict)
        several = GRADES.match(self.record.text, ends)
        if several is not None and (self._is_dated_one_by_one(several.end()) or self._is_of_several(verdict)):
            return False
        if several is not None and ALL_AREAS.search(self.record.text, several.end(), self.sentence.end_char):
            # "Good grades for all five areas".
            return False
        if several is not None and self._names_areas_behind(several.end()):
            return False
        if several is not None and SWEEP.search(
            self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        ):
            return False
        if _SUB_GRADES.match(self.record.text, ends) or several is not None:
            return True
        for one, other in pairwise(self.verdicts):
            joined = [token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha] == ["and"]
            plural = GRADES.match(self.record.text, self.view.char_end(other)) is not None
            if verdict == one and joined and plural:
                return True
            if verdict in (one, other) and joined and self._is_of_one_whole(one, other):
                return True
        return False

    def _is_of_several(self, verdict: Verdict) -> bool:
        """ "Services in Hull and Bury were criticised with inadequate ratings": one for each of them."""
        start = self.doc[verdict.start].idx
        before = {m.council for m in self.record.councils.topical(self.sentence.index) if m.end_char <= start}
        return len(before) > 1 and len(self.verdicts) == 1 and not self.areas

    def _is_of_one_whole(self, one: Verdict, other: Verdict) -> bool:
        """ "It was judged as 'good' and 'outstanding'": two grades at once of one council, so of its areas."""
        named = {mention.council for mention in self.record.councils.mentions(self.sentence.index)}
        apart = (
            any(area.start > one.core for area in self.areas)
            or len(named) > 1
            or RESPECTIVELY.search(self.text) is not None
        )
        dated = any(date.start_char > self.doc[one.start].idx for date in self.dates)
        return (
            one.core == other.core and one.grade != other.grade and not (apart or dated or one.origin or self.is_report)
        )

    def _names_areas_behind(self, char: int) -> bool:
        """ "Outstanding grades for leadership and for help": whether the areas that have them follow at once."""
        starts = [self.doc[area.start].idx for area in self.areas if self.doc[area.start].idx > char]
        return bool(starts) and _FOR_ITS.fullmatch(self.record.text, char, starts[0]) is not None

    def _is_dated_one_by_one(self, end: int) -> bool:
        """ "Inadequate ratings in 2011, 2013 and 2015": of several inspections, and not of several areas of one."""
        near = [date for date in self.dates if date.start_char >= end]
        apart = [
            self.record.text[left : date.start_char]
            for left, date in zip([end, *(date.end_char for date in near)], near, strict=False)
        ]
        listed = bool(apart) and _IN_YEARS.fullmatch(apart[0]) is not None
        return listed and len(apart) > 1 and _AND_IN.fullmatch(apart[1]) is not None

    def is_of_some(self, verdict: Verdict) -> bool:
        """ "Of the four areas, Ofsted deemed three to be good": of areas that are only counted."""
        return _COUNTED_OBJECT.fullmatch(self.doc[verdict.core + 1 : verdict.start].text.lower()) is not None

    def is_tallied(self, verdict: Verdict) -> bool:
        """ "A good, two requires improvements and an inadequate": several grades got at once."""
        if not verdict.noun or verdict.origin or verdict.frame is Frame.MOVED:
            return False
        if RESPECTIVELY.search(self.record.text, self.view.char_end(verdict), self.sentence.end_char):
            # "Bury and Hull, which were rated 'good' and 'adequate' respectively": one for each.
            return False
        if all(self._is_dated_behind(one) for one in self.verdicts if one.core == verdict.core):
            # "Grades of inadequate in 2019 and good in 2015": one at a time.
            return False
        others = (one for one in self.verdicts if one.noun and one.grade != verdict.grade and not one.origin)
        return any(
            other.core == verdict.core
            and not self._names_area_behind(other, verdict)
            and not self.view.mention_between(min(other.end, verdict.end), max(other.start, verdict.start))
            for other in others
        )

    def _is_dated_behind(self, verdict: Verdict) -> bool:
        end = self.view.char_end(verdict)
        if _YEARS_FROM_THEN.match(self.record.text, end, self.sentence.end_char):
            return True
        return any(0 <= date.start_char - end <= len("' in ") for date in self.dates)

    def _names_area_behind(self, one: Verdict, other: Verdict) -> bool:
        return any(area.start > min(one.start, other.start) for area in self.areas)
