"""Inspections that a sentence names by their kind: which names are none, and of which inspection they are."""

from __future__ import annotations

import re

from kg.model import ConceptId, PartialDate, SourceKind
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues.view import LAST_FULL, ViewPart
from kg.reading.inspections.times import year_reached
from kg.reading.inspections.types import AREA_INSPECTIONS_SINCE, FULL, VISITS, type_of
from kg.reading.inspections.visits import FOCUSED, VISITS_SINCE, names_day
from kg.reading.vocabulary import Hit, longest

_SPREAD = re.compile(r"[^.;]{0,40}\bbetween (?:\w+ )?(?:19|20)\d\d and (?:\w+ )?(?:19|20)\d\d\b", re.IGNORECASE)
_ONE_OF_ITS = re.compile(r"\b(?:another|one) of (?:its|their|the|ofsted's) (?:\w+ )?$", re.IGNORECASE)
""" "They are back for one of their regular" + "monitoring visits"."""
_YEAR_ON = re.compile(
    r"(?: (?:to|of|at) [^,;.]{2,40}?)?,? (?P<when>(?:in |during )?the (?:following|next) year|a year (?:later|on))\b",
    re.IGNORECASE,
)
_IS_LAST = re.compile(rf"{LAST_FULL}$", re.IGNORECASE)
""" "Its last Ofsted" + "inspection of safeguarding, in July 2012"."""
_TWO = 2
_PLURAL_TYPE = re.compile(r"(?:visits|inspections)$", re.IGNORECASE)
_LAST_YEAR = re.compile(r" (?:(?:held|made|carried out) )?last year\b(?!')", re.IGNORECASE)
""" "A focused visit" + "last year", in a text without a date."""


class NamedKinds(ViewPart):
    """The kinds of inspection that a sentence names."""

    def of(self, sentence: Sentence) -> list[Hit]:
        """The names of kinds in a sentence."""
        if "type" not in sentence.kinds:
            return []
        return [hit for hit in longest(hit for hit in sentence.words if type_of(hit)) if not self._is_no_type(hit)]

    def are_spread(self, sentence: Sentence, start: int, end: int) -> bool:
        """ "Seven monitoring visits took place between 2020 and 2022": of none of them is told when it was."""
        plural = _PLURAL_TYPE.search(self.text[start:end]) is not None
        return plural and _SPREAD.match(self.text, end, sentence.end_char) is not None

    def clue(
        self, sentence: Sentence, start: int, end: int, date: DateMention | None, type_: ConceptId | None
    ) -> Clue | None:
        """A name of a kind as a clue, with its date if it has one, where it tells of an inspection that took place."""
        before = self.text[sentence.start_char : start]
        date = date or self._a_year_on(sentence, end)
        plural = _PLURAL_TYPE.search(self.text[start:end]) is not None and _ONE_OF_ITS.search(before) is None
        awaited = self.view.awaited.is_to_come(before) and (
            plural or not self.view.awaited.took_place(before, self.text, end)
        )
        if date is None and self.view.is_in_general(sentence, start):
            return None
        if awaited or self.view.frameworks.introduces_kind(before):
            return None
        if date is None and self.view.frameworks.is_programme(self.text, end):
            return None
        if date is None and self.view.frameworks.is_rule(before, self.text, end):
            return None
        if self.view.frameworks.is_introduced(self.text, end):
            return None
        if self.view.awaited.is_still_to_come(self.text, end):
            return None
        if date is None and plural and self.view.frameworks.is_held_against(before):
            return None
        if date is None and plural and self.view.frameworks.is_over_the_years(before):
            return None
        if (
            date is not None
            and (date.start.year or AREA_INSPECTIONS_SINCE) < AREA_INSPECTIONS_SINCE
            and type_ == "jtai"
        ):
            # "The joint inspection" of 2009 was of another kind.
            type_ = None
        council = self.councils.holder(sentence.index, start) or self.councils.holder(sentence.index)
        if council is None or self.view.is_to_come(date):
            return None
        past = self.view.is_past(before[-60:], date) or (type_ in VISITS and self.view.earlier.is_followed(before))
        past = past or (type_ in FULL and date is not None and _IS_LAST.search(before) is not None)
        past = past or (type_ in VISITS and date is None and _LAST_YEAR.match(self.text, end) is not None)
        out = date is not None and self.view.publication.came_out(self.text[end : max(end, date.start_char)])
        if date is not None and date.end is None and names_day(self.view.said(date)):
            out = out or self.view.publication.tells_day_of(before, self.text[end : max(end, date.start_char)])
        return Clue(sentence.index, start, council, date, type_, past, plural, published=out)

    def _a_year_on(self, sentence: Sentence, end: int) -> DateMention | None:
        """ "Inspected in 2017 ... A focused visit the following year": counted from where the sentence before ends."""
        told = _YEAR_ON.match(self.text, end, sentence.end_char)
        before = self.annotated.before(sentence) if told is not None else None
        year = year_reached(self.annotated, (before,)) if before is not None else None
        return DateMention(told.start("when"), told.end(), PartialDate(year + 1)) if told and year else None

    def _is_no_type(self, hit: Hit) -> bool:
        """ "A quality assurance visit" is paid by the council's own people; others there are since a certain year."""
        news = self.issued if self.annotated.article.kind is SourceKind.NEWS else None
        if news is not None and type_of(hit) == FOCUSED and (news.year or 0) < VISITS_SINCE:
            return True
        if news is not None and type_of(hit) == "jtai" and (news.year or 0) < AREA_INSPECTIONS_SINCE:
            # "The joint inspection by Ofsted and the Care Quality Commission", of 2011.
            return True
        doc = self.annotated.doc
        if hit.start > _TWO and doc[hit.start - 1].lower_ == "own":
            # "Ofsted's own monitoring visit", as against "the council's own".
            return doc[hit.start - 3 : hit.start - 1].text.lower() not in ("ofsted's", "ofsted’s", "inspectors'")
        return hit.start > 0 and doc[hit.start - 1].lower_ in ("quality", "internal", "own")
