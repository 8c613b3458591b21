"""Grades without a verb: "Bury: good", "Verdict: inadequate", a grade that opens or closes its sentence."""

from __future__ import annotations

import re

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.grade_subjects import GradeSubjects
from kg.reading.judgements.sentence import GradedSentence, SentencePart, after_speaker
from kg.reading.judgements.wordings import (
    IS_HOW,
    OF_WHAT,
    SAID,
)
from kg.reading.questions import asks

_ASKS = re.compile(r"\b(?:verdict|grade|rating|mark|result|outcome|overall|judge?ment|this time|now)\b", re.IGNORECASE)
_AT_LAST = re.compile(
    r"['\"]? at (?:its|the|their|both)(?: (?:last|previous|past|most recent|two|three))* inspections?\b", re.IGNORECASE
)
_AS_RECENTLY = re.compile(r"['\"]? as (?:recently|late) as ", re.IGNORECASE)
_OUTCOME = frozenset(
    "outcome result overall rating grade verdict judgement judgment ofsted bottom conclusion upshot".split()
)
_BEFORE = frozenset("previous previously before formerly was last".split())
""" "Previous: good", below the label with the grade of now."""
_INSPECTION_LABEL = re.compile(
    r"\W*(?:\w+ )?(?:19|20)\d\d(?: [\w'()-]+){0,5}? (?:inspection|ilacs|sif|framework)"
    r"(?: \([^()]*\))?\s*[:–—-]\s*['\"]?|"
    r"\W*(?:the )?(?:last|previous|latest)(?: \w+){0,2} (?:inspection|report)\b[^:;.]{0,25}:\s*['\"]?",
    re.IGNORECASE,
)
""" "2019 ILACS inspection: requires improvement", "last full inspection (2019): inadequate"."""
_SAYS_THE_REPORT = re.compile(
    r"['\"]?(?: (?:overall|all round|across the board|again))?,['\"]? (?:says?|said|concludes?|concluded|finds?|found|"
    r"writes?|wrote|according to) (?:the |their |ofsted's |its )?(?:new |latest )?(?:report|inspectors|ofsted|watchdog|"
    r"inspectorate|regulator)\b",
    re.IGNORECASE,
)
""" "Good all round, says the report"."""
_VERDICT_ON = re.compile(
    r"\W*(?:(?:the|ofsted's|their|its|inspectors'|overall|final) )*"
    r"(?:verdict|grade|rating|mark|judge?ment|outcome|result) (?:on|for|of) (?:(?:the|its|their|[\w-]+'s) ){0,3}"
    r"(?:(?:children's )?social care|(?:children's )?services(?: for children)?|department)"
    r"(?: in [\w -]{3,30})?: ?['\"]?",
    re.IGNORECASE,
)
""" "The verdict on the town's children's services:" + "inadequate"."""
_GAVE_THE_GRADE = re.compile(
    r"[^;:.]*\b(?:gave|gives|given|handed|hands|awarded|issued)\b[^,;:.]* (?:services?|social care|department|council|"
    r"authority|borough|county)\b[^,;:.]* (?:rating|grade|mark|verdict|judge?ment)\b[^,;:.]{0,40}: ?['\"]?",
    re.IGNORECASE,
)
""" "Ofsted gave the services the rating that every council dreads:" + "inadequate"."""
_IN_BRACKETS = re.compile(r" \([^()]{3,50}\)\W*")
_STILL = frozenset("still again".split())
_THAT_WAS = re.compile(
    rf"['\"]?{OF_WHAT}\W*: (?:that|this|such) (?:is|was) (?:how (?:inspectors|ofsted) (?:see|saw|describe)|"
    r"(?:the |ofsted's |their |its |inspectors' )(?:\w+ )?"
    r"(?:verdict|grade|rating|mark|judge?ment|conclusion|finding|ruling)\b)",
    re.IGNORECASE,
)
""" "Inadequate: that was the judgement on children's services"."""


class BareGrades(SentencePart):
    """Which verdicts of a sentence stand alone, as a headline or an answer gives them."""

    def __init__(self, view: GradedSentence, subjects: GradeSubjects) -> None:
        super().__init__(view)
        self.subjects = subjects

    def answers(self, verdict: Verdict) -> bool:
        """ "Care leavers? Outstanding, said the team": the grade answers the question before."""
        start = after_speaker(self.doc, self.sentence)
        if self.sentence.index == 0 or verdict.start > start + 1:
            return False
        before = self.view.before
        return asks(self.record.annotated.text(before))

    def opens(self, verdict: Verdict) -> bool:
        """ "Good in September 2019, the borough ...": a grade that stands for a sentence."""
        ends = self.view.char_end(verdict)
        apart = [date.start_char - ends for date in self.dates]
        recently = _AS_RECENTLY.match(self.record.text, ends) is not None
        reach = 20 if recently else 45 if _AT_LAST.match(self.record.text, ends) else 12
        dated = any(0 <= chars <= reach for chars in apart) or self._is_said(verdict)
        topical = self.record.councils.topical(self.sentence.index)
        named = any(mention.end_char <= self.doc[verdict.start].idx for mention in topical)
        cued = "about:inspection" in self.sentence.labels or bool(self.record.inspections.dated(self.sentence.index))
        first = all(
            self.doc[at].lower_ in ("still", "now", "again", "simply", "previously", "formerly")
            or not self.doc[at].is_alpha
            for at in range(self.sentence.start, verdict.start)
        )
        if self._was_once(verdict) or self._is_still_so(verdict):
            return True
        ahead = verdict.start - 1
        while ahead > self.sentence.start and (
            self.doc[ahead].lower_ in ("still", "now", "again") or self.doc[ahead].is_space
        ):
            ahead -= 1
        colon = verdict.start > self.sentence.start and (
            self.doc[ahead].orth_ in (":", "|", "–", "—") or self._is_dash(ahead)
        )
        closes = self._closes(verdict)
        if self.subjects.before.is_next_one(verdict):
            return True
        if closes and self.answers(verdict) and (verdict.grade != "good" or self._asks_for_grade()):
            return True
        before_dated = any(0 <= self.doc[verdict.start].idx - date.end_char <= 4 for date in self.dates)
        if closes and colon and self.doc[self.sentence.start].lower_ in _OUTCOME | _BEFORE and self._is_label(verdict):
            return True
        if closes and colon and not self.areas and self._announces(verdict):
            return True
        if colon and _INSPECTION_LABEL.fullmatch(
            self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        ):
            return True
        if first and _THAT_WAS.match(self.record.text, ends, self.sentence.end_char):
            return True
        if first and IS_HOW.match(self.record.text, ends, self.sentence.end_char):
            return True
        if first and (self._is_under_name() or _SAYS_THE_REPORT.match(self.record.text, ends, self.sentence.end_char)):
            return True
        if first and colon and before_dated and closes:
            # "2017 - Inadequate": a line of a timeline.
            return True
        if first:
            titled = verdict.end < self.sentence.end and any(
                self.doc[at].orth_ == ":" for at in range(verdict.end, min(verdict.end + 2, self.sentence.end))
            )
            return dated or (cued and (self.record.councils.round_up or (titled and bool(topical))))
        comma = verdict.start > self.sentence.start and self.doc[verdict.start - 1].orth_ == ","
        if comma and (dated or self._closes_dated(verdict)):
            name_ends = self.view.char_end_of(verdict.start - 2)
            named = any(mention.end_char == name_ends for mention in topical)
            named = named or any(hit.end == verdict.start - 1 for hit in self.services)
            return named or self.verdicts.index(verdict) > 0
        if verdict.start - 1 > self.sentence.start and self.doc[verdict.start - 1].orth_ == "(":
            behind = self.view.char_end(verdict)
            inside = (date for date in self.dates if date.start_char > behind)
            told = any(")" not in self.record.text[behind : date.start_char] for date in inside)
            if told and self.verdicts.index(verdict) and self.verdicts[0].frame is not Frame.ALONE:
                # "Verdict: requires improvement (adequate when inspected in 2013)".
                return not self.areas or self.areas[0].start > verdict.end
            # "Hampshire (good)".
            return any(mention.end_char == self.view.char_end_of(verdict.start - 2) for mention in topical)
        return colon and (named or dated or before_dated)

    def _is_label(self, verdict: Verdict) -> bool:
        """ "Outcome: Good", "Overall result: Good": whether few words make a label before the colon."""
        return verdict.start - self.sentence.start <= 4 and not self.areas

    def _announces(self, verdict: Verdict) -> bool:
        """ "The verdict on its services: inadequate", "gave the department the grade that nobody wants: inadequate"."""
        start = self.doc[verdict.start].idx
        if _GAVE_THE_GRADE.fullmatch(self.record.text, self.sentence.start_char, start):
            return True
        return _VERDICT_ON.fullmatch(self.record.text, self.sentence.start_char, start) is not None

    def _closes(self, verdict: Verdict) -> bool:
        """Whether nothing but "again" or "overall" follows a grade in its phrase."""
        at = verdict.end
        while at < self.sentence.end and self.doc[at].lower_ in ("again", "once", "more", "still", "overall"):
            at += 1
        return at >= self.sentence.end or not self.doc[at].is_alpha

    def _is_under_name(self) -> bool:
        """ "BEXLEY", and below it "Outstanding, again.", "Finally Bexley. Outstanding.": what opens under a name."""
        if not (self.record.councils.round_up and self.sentence.index):
            return False
        above = self.view.before
        named = self.record.councils.mentions(above.index)
        alone = len(named) == 1 and above.end_char - above.start_char <= named[0].end_char - named[0].start_char + 9
        if len(named) == 1 and not alone:
            # "Portsmouth (short ILACS, June)".
            ends = _IN_BRACKETS.fullmatch(self.record.text, named[0].end_char, above.end_char) is not None
            alone = ends and named[0].start_char == above.start_char
        sentences = self.record.annotated.sentences
        opens = not above.index or sentences[above.index - 1].block != above.block
        return alone and (opens or above.block != self.sentence.block)

    def _was_once(self, verdict: Verdict) -> bool:
        """ "Once inadequate, the service is now good": what the clause behind the comma says of the whole."""
        opens = self.doc[self.sentence.start].lower_ in ("once", "formerly", "previously", "long", "twice")
        comma = verdict.end < self.sentence.end and self.doc[verdict.end].orth_ == ","
        if not (opens and comma and verdict.start <= self.sentence.start + 2 and len(self.verdicts) > 1):
            return False
        return self.view.names_services(verdict.end, self.verdicts[1].core) and not self.areas

    def _is_still_so(self, verdict: Verdict) -> bool:
        """ "Bury children's services still inadequate, says Ofsted": a headline without its verb."""
        at = verdict.start - 1
        while at > self.sentence.start and (self.doc[at].lower_ in _STILL or self.doc[at].is_quote):
            at -= 1
        told = {token.lower_ for token in self.doc[at + 1 : verdict.start]} & _STILL
        return bool(told) and not self.is_report and self._closes(verdict) and self.view.names_services(at, at + 1)

    def _is_dash(self, at: int) -> bool:
        """Whether a hyphen stands between spaces: "Gateshead - Outstanding"."""
        spaced = bool(self.doc[at].whitespace_) and at > 0 and bool(self.doc[at - 1].whitespace_)
        return self.doc[at].orth_ == "-" and spaced

    def _asks_for_grade(self) -> bool:
        """Whether the sentence before asks for the grade: "So what is the verdict?"."""
        before = self.view.before
        return _ASKS.search(self.record.annotated.text(before)) is not None

    def _is_said(self, verdict: Verdict) -> bool:
        """ "Inadequate, said Ofsted, in November 2012"."""
        end = self.view.char_end(verdict)
        return any(
            end <= date.start_char and SAID.fullmatch(self.record.text[end : date.start_char]) for date in self.dates
        )

    def _closes_dated(self, verdict: Verdict) -> bool:
        """ "By 2021, with a trust at the wheel, outstanding": the grade ends a clause that a date begins."""
        left = self.view.left(self.verdicts.index(verdict))
        right = self.view.right(self.verdicts.index(verdict))
        ends = all(not self.doc[at].is_alpha for at in range(verdict.end, right))
        return ends and any(0 <= date.start_char - self.doc[left].idx <= 6 for date in self.dates)
