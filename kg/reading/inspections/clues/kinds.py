"""Of which kind of inspection a date is, where no name of one stands beside it."""

from __future__ import annotations

import re

from kg.model import ConceptId
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.inspections.clues.headings import kinds_by_heading
from kg.reading.inspections.clues.view import ClueView, ViewPart
from kg.reading.inspections.earlier import is_old
from kg.reading.inspections.times import heads_entry
from kg.reading.inspections.types import AREA_INSPECTIONS_SINCE, type_of_visit
from kg.reading.inspections.visits import INSPECTS, MONITORING

_A_VISIT = re.compile(r"[\s*_:–—-]+(?:(?:an?|the|its) )?(?:\w+ ){0,3}?visit\b", re.IGNORECASE)
_SEND_INSPECTION = re.compile(
    r"\b(?:inspection|review|visit|revisit) of (?:[\w'’-]+ ){0,4}?(?:SEND|special (?:educational )?needs)\b|"
    r"\b(?:SEND|special needs) (?:inspection|review|visit|revisit)\b"
)
""" "An inspection of the area's SEND services in" + "November 2023"."""

_THOSE_SERVICES = re.compile(r"\b(?:those|these) (?:services|needs|children)\b", re.IGNORECASE)


class DateKinds(ViewPart):
    """Finds the kind of inspection that a date is of."""

    def __init__(self, view: ClueView) -> None:
        super().__init__(view)
        self._headed = kinds_by_heading(view.annotated, view.councils)

    def of(self, sentence: Sentence, date: DateMention, word: re.Match[str] | None) -> ConceptId | None:
        """The kind of a date by the words around it, by the entry of a timeline or the heading that it stands under.

        ``word``: the word for a visit that stands before it.
        """
        before = self.text[sentence.start_char : date.start_char]
        after = self.text[date.end_char : sentence.end_char]
        old, graded = is_old(date, self.issued), "grade" in sentence.kinds
        type_ = self.view.visits.kind(date, word, before, after, graded=graded, old=old)
        if type_ is None and not graded and INSPECTS.search(self.text, date.end_char, sentence.end_char) is None:
            type_ = self._of_entry(sentence, date) or self._headed.get(sentence.index)
        if type_ is None and not graded and self.view.is_of_those_visits(sentence, before):
            return MONITORING
        return type_

    def is_of_special_needs(self, sentence: Sentence, date: DateMention) -> bool:
        """ "In 2020 Ofsted and the CQC found help for children with special needs wanting": an area inspection."""
        told = sentence
        if sentence.index and _THOSE_SERVICES.search(self.annotated.text(sentence)) is not None:
            # "Inspectors from Ofsted and the CQC are looking at SEND services. In 2020 they found those services ...".
            told = self.annotated.sentences[sentence.index - 1]
        if "cue:send" not in told.labels or "grade" in sentence.kinds:
            return False
        if not AREA_INSPECTIONS_SINCE <= (date.start.year or 0) <= self.view.latest_year:
            return False
        named = agency_ids(told.names)
        together = not named.isdisjoint(self.view.words.of_services)
        together = together and named & self.view.words.beside == {"care-quality-commission"}
        return together or _SEND_INSPECTION.search(self.text, sentence.start_char, date.start_char) is not None

    def is_area_inspection_before(self, date: DateMention) -> bool:
        """Whether an area inspection of this date is one of before."""
        now = self.issued.year if self.issued is not None else None
        # In an article without a date a year alone is one of before, but not the days of the inspection.
        return date.start.day is None if now is None else (date.start.year or 0) <= now - 2

    def _of_entry(self, sentence: Sentence, date: DateMention) -> ConceptId | None:
        """ "October 2015: a first improvement visit by Ofsted": the kind of a visit that a timeline tells of."""
        visit = _A_VISIT.match(self.text, date.end_char, sentence.end_char)
        if visit is None or not heads_entry(self.annotated, sentence, date):
            return None
        return type_of_visit(date.start)
