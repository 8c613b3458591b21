"""Grades that are told again: "the same", "so are", "the grade it had in 2014"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import (
    ConceptId,
    CouncilId,
)
from kg.reading.annotate import Sentence
from kg.reading.dates import COUNT
from kg.reading.grades import Frame, Verdict, grades_named
from kg.reading.judgements.areas import (
    OVERALL,
)
from kg.reading.judgements.doubts import Doubts, is_unreal
from kg.reading.judgements.judge.carried import Carried
from kg.reading.judgements.judge.revealed import SAYS_NO_MORE
from kg.reading.judgements.judge.statements import Statements
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.told import Told
from kg.reading.vocabulary import Hit, has_label, words_of

_WHO_WAS_THERE = frozenset("its inspectors they it ofsted the we a".split())
"""How a sentence begins that goes on about the inspectors or the council: "they came back and ..."."""
_REACHES = frozenset("came comes reached brought produced drew ended".split())
_ANOTHER_ONE = re.compile(
    r"\W*(?:an?|the) (?:(?:further|second|third|new|follow-up|later|subsequent|next|full|re-)[ -]?)+ ?"
    r"(?:inspection|visit)\b",
    re.IGNORECASE,
)
""" "A further inspection, in 2015, came to the same conclusion"."""
_APPOSED = re.compile(
    r"(?:\s[-–—]|,|\()\s*(?:having (?:also |already )?(?:been given|been handed|received|got|had|earned) )?$",
    re.IGNORECASE,
)
_IT_GOT = re.compile(
    r"['\")]*(?: (?:that|which|as))?(?: (?:it|they|we|the council|services|inspectors|ofsted))?"
    r"(?: (?:had|was|were|has|been|also|first|last|gave|got|given|received|awarded|handed|earned|achieved|"
    r"held|them|it))*"
    r"(?: (?:back )?(?:in|at its|from|of))?(?: (?:last|previous) inspection,? in)? ?",
    re.IGNORECASE,
)
""" "The same mark that it got in": between a grade that is told again and its date."""
_AS_IN = re.compile(
    r"['\"]? (?:as|that) (?:(?:it|they|inspectors|ofsted) (?:had|got|were|was|gave|received|held) )?(?:\w+ )?"
    r"(?:back )?(?:(?:in|from|of) )?",
    re.IGNORECASE,
)
""" "The same grade as (it had) in 2014"."""
_UNNAMED = re.compile(
    rf"\b(?:an?|one|another|{COUNT}|several|more)(?: (?!school|home)[\w'-]+){{0,4}}? "
    r"(?:councils?|authorit(?:y|ies)|boroughs?|count(?:y|ies)|departments?)\b",
    re.IGNORECASE,
)
_WINS = frozenset(
    "won got earned received gained took secured scored landed bagged drew achieved came emerged finished ended".split()
)
""" "Child protection won a good, and so did": verbs of getting a grade."""


class ToldAgain(SentencePart):
    """Which grade "the same" is, and of what where it names no area."""

    def __init__(self, view: GradedSentence, doubts: Doubts, carried: Carried, statements: Statements) -> None:
        super().__init__(view)
        self.doubts = doubts
        self.carried = carried
        self.statements = statements

    def grade(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The grade that "the same" takes up: the last one, or that of "the same as the overall grade"."""
        if self.doc[verdict.end - 1].lower_ == "overall" or "the overall" in self.view.words(verdict).lower():
            alone = {one.grade for one in self.verdicts[number + 1 :] if one.grade and one.frame is Frame.ALONE}
            return self._whole(councils) or (alone.pop() if len(alone) == 1 else None)
        here = next((v.grade for v in reversed(self.verdicts[:number]) if v.grade), None)
        return here or self._last(councils) or self._only_one_before()

    def goes_back_to_verb(self, number: int, councils: Sequence[CouncilId]) -> bool:
        """Whether "so do" can go back to the verb of the grade before: "requires improvement", "won a good"."""
        before = self.verdicts[number - 1] if number else None
        if before is None:
            known = self.record.last_grade.get(councils[0]) if councils else None
            near = known is not None and known[0] == self.sentence.index - 1
            return near and known is not None and known[1] == "requires-improvement"
        verbs = {token.lower_ for token in self.doc[max(self.sentence.start, before.start - 4) : before.start]}
        wins = not _WINS.isdisjoint(verbs) and self.doc[self.verdicts[number].end - 1].lower_ == "did"
        return wins or self.doc[before.start].lower_ in ("require", "requires", "required")

    def is_of_whole(self, number: int, verdict: Verdict) -> bool:
        """ "Leadership was inadequate, and so the overall verdict is the same": as what the clause before has."""
        before = self.verdicts[number - 1] if number else None
        if before is None or before.grade is None or before.origin or self.is_report:
            return False
        overall = self.doc[verdict.start].lower_ in ("overall", "headline")
        return overall and SAYS_NO_MORE.match(self.record.text, self.view.char_end(verdict)) is not None

    def is_given_it(self, verdict: Verdict, councils: Sequence[CouncilId]) -> bool:
        """ "A council has slipped to inadequate. Bury was given the rating in May": who has the grade told before.

        Only where nothing has been told of a grade of that council.
        """
        given = self.view.takes_up_given(verdict)
        named = bool(self.record.councils.mentions(self.sentence.index))
        known = any(fact.council in councils for fact in self.record.facts)
        return given and named and not known and not self.is_report

    def _only_one_before(self) -> ConceptId | None:
        """ "Bury has a hat-trick of goods. That grade was given for ...": the one grade that stands before it."""
        before = self.view.before if self.sentence.index else None
        if before is None or any(is_unreal(hit) for hit in before.words):
            return None
        if before.block != self.sentence.block and not self._is_of_the_unnamed(before):
            return None
        told = grades_named(before)
        return next(iter(told)) if len(told) == 1 else None

    def _is_of_the_unnamed(self, before: Sentence) -> bool:
        """ "A council has slipped to inadequate", "Two boroughs are good": of those whom the next paragraph names."""
        named = self.record.councils.mentions(before.index)
        return not named and _UNNAMED.search(self.record.annotated.text(before)) is not None

    def _last(self, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The last grade that was told of a council."""
        known = self.record.last_grade.get(councils[0]) if councils else None
        return known[1] if known is not None else None

    def state_of_whole(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> None:
        """ "The council had the same grade in 2014": the overall grade of now, at that time too."""
        got = any(_gives(hit) and hit.start <= verdict.start for hit in self.sentence.words)
        got = got or self._is_the_same_as_at(verdict) or self.doc[verdict.start].lower_ in ("share", "shares", "shared")
        named = self.view.names_services(self.sentence.start, verdict.start)
        first = self.doc[self.sentence.start].lower_
        if _ANOTHER_ONE.match(self.text) is not None:
            named, reached = True, words_of(self.doc, self.sentence.start, verdict.start)
            got = got or not _REACHES.isdisjoint(reached)
        if not self.is_report and got and not self.areas:
            for_another = self._state_beside if number else self._state_for_another
            if for_another(number, verdict, councils):
                return
        if self.is_report or not self.dates or self._names_area(number):
            return
        if number:
            self._state_again_at(number, verdict, councils)
            return
        before = self._whole_before(councils)
        if not got or not (named or (before is not None and first in _WHO_WAS_THERE)):
            return
        grade = before or self._whole(councils)
        if grade is not None and not self.doubts.is_doubted(verdict, self.sentence.start):
            self.statements.state(Told(number, verdict, grade, councils), [])

    def _names_area(self, number: int) -> bool:
        """Whether an area other than the whole is named in the clause of a verdict."""
        return any(area.id != OVERALL and area.start < self.view.right(number) for area in self.areas)

    def _is_the_same_as_at(self, verdict: Verdict) -> bool:
        """ "It is the same grade as in 2014"."""
        ends, text = self.view.char_end(verdict), self.record.text
        later = [date.start_char for date in self.dates if date.start_char >= ends]
        said = self.doc[verdict.start - 1].lower_ if verdict.start > self.sentence.start else ""
        told = said in ("is", "was", "remains") and bool(later)
        return told and _AS_IN.fullmatch(text, ends, later[0]) is not None

    def _state_beside(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> bool:
        """ "Hull is good, and Leeds got the same grade": the overall grade that the clause before gives another."""
        before = self.verdicts[number - 1]
        told = [fact for fact in self.record.facts if fact.evidence.start == self.sentence.start_char]
        whole = {(fact.council, fact.grade) for fact in told if fact.area == OVERALL and fact.grade == before.grade}
        got = any(before.end <= hit.start <= verdict.start for hit in self.sentence.words if _gives(hit))
        ahead = any(self.view.char_end(before) < date.start_char < self.doc[verdict.start].idx for date in self.dates)
        if len(whole) != 1 or len(councils) != 1 or ahead or not got:
            return False
        council, grade = whole.pop()
        if council == councils[0] or self.doubts.is_doubted(verdict, self.view.left(number)):
            return False
        self.statements.state(Told(number, verdict, grade, councils), [])
        return True

    def _state_for_another(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> bool:
        """ "Hull is good. Leeds got the same grade": the overall grade of the council in the sentence before."""
        behind = [date for date in self.dates if date.start_char >= self.view.char_end(verdict)]
        if len(councils) != 1 or not self.sentence.index or len(behind) < len(self.dates) or len(behind) > 1:
            return False
        before = self.view.before
        first = before.index - 1 if before.index and "grade" not in before.kinds else before.index
        start = self.record.annotated.sentences[first].start_char
        told = {
            (fact.council, fact.grade)
            for fact in self.record.facts
            if fact.evidence.start >= start and fact.area == OVERALL
        }
        named = [mention.council for mention in self.record.councils.topical(self.sentence.index)]
        doubted = self.doubts.is_doubted(verdict, self.sentence.start)
        if len(told) != 1 or [*dict.fromkeys(named)] != [*councils] or doubted:
            return False
        council, grade = told.pop()
        if council == councils[0]:
            return False
        self.statements.state(Told(number, verdict, grade, councils), [])
        return True

    def _state_again_at(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> None:
        """ "Good in 2020 - the same mark it got in 2017": the overall grade beside it, at another time."""
        before = self.verdicts[number - 1]
        beside = self.record.text[self.view.char_end(before) : self.doc[verdict.start].idx]
        later = [date for date in self.dates if date.start_char >= self.view.char_end(verdict)]
        apposed = _APPOSED.search(beside) is not None and self.carried.last_whole == number - 1 and not before.origin
        if before.grade is None or not apposed or not later:
            return
        between = self.record.text[self.view.char_end(verdict) : later[0].start_char]
        if _IT_GOT.fullmatch(between) is not None:
            self.statements.state(Told(number, verdict, before.grade, councils), [], at=later[0])

    def _whole_before(self, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The overall grade that the sentence before told of the council, where it told one."""
        if not self.sentence.index or len(councils) != 1:
            return None
        before = self.view.before
        told = {
            fact.grade
            for fact in self.record.facts
            if fact.council == councils[0] and fact.area == OVERALL and fact.evidence.start >= before.start_char
        }
        return told.pop() if len(told) == 1 else None

    def _whole(self, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The overall grade in the main inspection of these councils, where one was told."""
        mains = [self.record.inspections.main(council) for council in councils]
        keys = {one.key for one in mains if one is not None}
        told = {fact.grade for fact in self.record.facts if fact.inspection in keys and fact.area == OVERALL}
        return told.pop() if len(told) == 1 else None


def _gives(hit: Hit) -> bool:
    return has_label(hit, "judged:getting-verbs") or has_label(hit, "judged:rating-verbs")
