"""The time that a text has come to, where a sentence tells none: that of the sentence before, or of its paragraph."""

from __future__ import annotations

import re

from kg.model import (
    CouncilId,
    Evidence,
    PartialDate,
)
from kg.reading.grades import Frame, Verdict
from kg.reading.inspections import Inspection
from kg.reading.inspections.types import FULL
from kg.reading.judgements.grade_dates import LEAD
from kg.reading.judgements.sentence import SentencePart
from kg.reading.judgements.wordings import NOW

_IN_PRESENT = frozenset({"is", "are", "has", "have", "'s", "'ve", "now", "rates", "judges"})
_THEY_RATED = re.compile(
    r"\W*they (?:also |had )?(?:judged|rated|graded|deemed|branded|found) (?:the |its |all )?(?:\w+ )?"
    r"(?:provision|services?|council|department|authority|it|them)\b",
    re.IGNORECASE,
)
""" "Inspectors told of failures in a report of 2017. They judged provision inadequate": in that one."""
_IT = re.compile(r"(?:it|that inspection|that report)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\W*(?:(?:the |its )?(?:overall |ofsted )?(?:outcome|result|grade|rating|judge?ment|verdict)|overall)\s*[:–—-]",
    re.I,
)
""" "Last inspected: July 2018. Outcome: good"."""
_WE = re.compile(r"(?:we|they|services|the council)\b", re.IGNORECASE)
_BACK_THEN = re.compile(r"(?:before that|back in|last time|in \d{4}|previously|earlier)\b", re.IGNORECASE)
_OF_THE_SAME = re.compile(
    r"^\W*(?:all|each|both|two|three|four) (?:of )?(?:the |its |these )?(?:\w+ ){0,2}"
    r"(?:judge?ments|areas|grades|categories)\b|"
    r"\b(?:the|that) same (?:inspection|report|visit|occasion|regime|framework|time|year)\b|"
    r"^\W*(?:at|in|during) (?:that|this) (?:inspection|report|visit|time|year)\b|"
    r"\b(?:at|in|on) (?:that|the same) (?:inspection|visit|occasion|time)\W*$",
    re.IGNORECASE,
)
""" "All three judgements were inadequate", "under the same regime leaders were good": of the inspection just told."""
_ALL_ARE = re.compile(
    r"\W*(?:all|each|both|two|three|four) (?:[\w'-]+ ){1,4}?(?:[-–—(][^.;:()–—]+[-–—)] )?(?:is|are)\b", re.IGNORECASE
)
""" "All areas are inadequate", behind a sentence on what it was before: of now."""
_IN_THAT_INSPECTION = re.compile(r"\W*(?:at|in|during) (?:that|the same) inspection\b", re.IGNORECASE)
_OPENS_WITH_LAST = re.compile(r"(?:the|its|their|an?) (?:previous|last|most recent|earlier)\b", re.IGNORECASE)
_THE_COUNCIL = re.compile(
    r"(?:the )?(?:local authority|council|authority|services?|children's services|it|ofsted|inspectors)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|still|once more)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:years?|months?|decade|since)\b", re.IGNORECASE)
_THEN_CAME = re.compile(
    r"\W*(?:(?:and|but) )?(?:then|next|after that|along) came (?:the (?:spring|summer|autumn|winter|end) of )?"
    r"(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
""" "Then came" + "2016.": the year of what follows."""
_OPENS_BY = re.compile(
    r"\W*(?:then,? |and |but )?(?:in|by|at|on)(?: (?:the|early|late|spring|summer|autumn|winter|of))* ?", re.I
)
""" "By", "in the summer of": before the date that opens a paragraph."""


class StorySoFar(SentencePart):
    """The inspection that the sentences before tell of."""

    def continued(self, council: CouncilId) -> Inspection | None:
        """ "The first followed an inspection in 2018. It graded ...": what the sentence before was about."""
        if self.sentence.index == 0:
            return None
        before = self.view.before
        keys = {key for _, key in self.record.inspections.dated(before.index)}
        if len(keys) != 1:
            return None
        text = self.record.annotated.text(before)
        last = _OPENS_WITH_LAST.match(text) is not None and _THE_COUNCIL.match(self.text) is not None
        pronoun = _IT.match(self.text) or (not self.is_report and _WE.match(self.text) and _BACK_THEN.match(text))
        beside = before.block == self.sentence.block
        outcome = _OUTCOME.match(self.text) is not None
        goes_on = beside and (bool(pronoun) or outcome or self._is_of_the_same())
        they = not self.is_report and _THEY_RATED.match(self.text) is not None and "about:inspection" in before.labels
        if not (last or goes_on or they):
            return None
        one = self.record.inspections.get(keys.pop())
        return one if one.council == council and one.type in FULL else None

    def then_came(self, council: CouncilId, evidence: Evidence) -> Inspection | None:
        """ "Then came 2016 and the fall. Inadequate, said Ofsted": of the year that the sentence before brings up."""
        before = self.view.before if self.sentence.index and not (self.is_report or self.dates) else None
        if before is None or before.block != self.sentence.block or NOW.search(self.text) is not None:
            return None
        told, issued = _THEN_CAME.match(self.record.annotated.text(before)), self.record.issued
        if told is None or issued is None or issued.year is None or int(told["year"]) >= issued.year - 1:
            return None
        return self.record.inspections.earlier_one(council, PartialDate(int(told["year"])), None, None, evidence)

    def _is_of_the_same(self) -> bool:
        """Whether a sentence that tells no time of its own goes on about the inspection of the one before."""
        if self.is_report:
            return _IN_THAT_INSPECTION.match(self.text) is not None
        now = NOW.search(self.text) is not None or _ALL_ARE.match(self.text) is not None
        return not now and _OF_THE_SAME.search(self.text) is not None

    def of_paragraph(
        self, verdict: Verdict, council: CouncilId, main: Inspection, evidence: Evidence
    ) -> Inspection | None:
        """ "In 2008 a review told of failures. The director went. Ofsted rated them inadequate": of the time told of.

        That time opens the paragraph, lies years before the news, and no other time has been told since.
        """
        before = self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]
        now = not _IN_PRESENT.isdisjoint({token.lower_ for token in before}) or NOW.search(self.text) is not None
        if self.is_report or self.dates or now or main.start is None:
            return None
        if verdict.frame is Frame.COPULA and self._goes_on_then(verdict):
            return self._of_opening_time(council, main, evidence)
        if verdict.frame is not Frame.RATED:
            return None
        sentences = self.record.annotated.sentences
        group = [one for one in sentences[: self.sentence.index] if one.block == self.sentence.block]
        dated = [key for one in group for _, key in self.record.inspections.dated(one.index)]
        if len(dated) != 1 or not group or self.record.inspections.dated(group[0].index)[:1] == []:
            return None
        at, key = self.record.inspections.dated(group[0].index)[0]
        one = self.record.inspections.get(key)
        years = (main.start.year or 0) - (one.start.year or 0) if one.start is not None else 0
        others = any(self.record.annotated.dates(other) for other in group[1:])
        opens = at - group[0].start_char <= LEAD
        return one if opens and years > 1 and not others and one.council == council and one.type in FULL else None

    def _goes_on_then(self, verdict: Verdict) -> bool:
        """ "The borough was inadequate again": what was so at the time that is told of, too."""
        past = self.doc[verdict.core].lower_ in ("was", "were", "remained", "required", "stayed")
        return past and _AGAIN.search(self.text) is not None and _LATER.search(self.text) is None

    def _of_opening_time(self, council: CouncilId, main: Inspection, evidence: Evidence) -> Inspection | None:
        """ "By June 2014 the forms were gone. Bury was bad again": the one of the time that opens the paragraph."""
        sentences = self.record.annotated.sentences
        group = [one for one in sentences[: self.sentence.index] if one.block == self.sentence.block]
        dates = [date for one in group for date in self.record.annotated.dates(one)]
        if len(dates) != 1 or dates[0].start.year is None or main.start is None or main.start.year is None:
            return None
        lead = self.record.text[group[0].start_char : dates[0].start_char]
        if _OPENS_BY.fullmatch(lead) is None or main.start.year - dates[0].start.year <= 1:
            return None
        keys = {key for one in group for _, key in self.record.inspections.dated(one.index)}
        known = [self.record.inspections.get(key) for key in keys]
        if len(known) == 1 and known[0].council == council and known[0].type in FULL:
            return known[0]
        return self.record.inspections.earlier_one(council, dates[0].start, dates[0].end, None, evidence)
