"""The clues of one article: the kinds and dates of inspections, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.dates import DateMention
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues.at_work import AtWork
from kg.reading.inspections.clues.dated import Dated
from kg.reading.inspections.clues.named import NamedKinds
from kg.reading.inspections.clues.one_kind import OfOneKind
from kg.reading.inspections.clues.one_visit import OneVisit
from kg.reading.inspections.clues.other_services import OtherServices
from kg.reading.inspections.clues.reports import Reports
from kg.reading.inspections.clues.view import ClueView, ViewPart
from kg.reading.inspections.shared_dates import in_season, of_others_too, same_month
from kg.reading.inspections.types import type_of
from kg.reading.inspections.visits import THAT_VISIT
from kg.reading.vocabulary import Hit


class ClueReader(ViewPart):
    """Finds the clues of one article."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> None:
        super().__init__(ClueView(annotated, ontology, councils))
        self._others = OtherServices(self.view)
        self._reports = Reports(self.view, self._others)
        self._named = NamedKinds(self.view)
        self._dated = Dated(self.view)
        self._at_work = AtWork(self.view, self._dated)
        self._one_kind = OfOneKind(self.view)
        self._one_visit = OneVisit(self.view, self.of)

    def reports(self, sentence: Sentence) -> bool:
        """Whether inspectors find, say or do something in this sentence."""
        return self._reports.tells(sentence)

    def reports_plainly(self, sentence: Sentence) -> bool:
        """Whether inspectors or their report are what finds something in this sentence."""
        return self._reports.tells_plainly(sentence)

    def grades(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The characters of the grades of a sentence, without words of praise: "good progress", "good enough"."""
        return self.view.grades(sentence)

    def of(self, sentence: Sentence) -> Iterator[Clue]:
        """The types and dates of inspections in one sentence."""
        if self.councils.holder(sentence.index) is None:
            return
        types = self._named.of(sentence)
        if "judged:own-view" in sentence.labels and "about:inspection" not in sentence.labels:
            # "Peer reviewers judged services as good in October".
            return
        if self._others.are_told_of(sentence) or (not types and self._others.are_inspected(sentence)):
            return
        dates = [
            *self.view.joined.join(self.text, self.annotated.dates(sentence)),
            *same_month(self.annotated, self.councils, sentence, self.issued),
        ] or in_season(self.annotated, sentence, self.issued)
        if (not types and not dates) or self._reports.denies(sentence):
            return
        cued = types or any(self.view.grades(sentence)) or "about:inspection" in sentence.labels
        cued = cued or any(
            THAT_VISIT.match(self.text, date.end_char)
            or self.view.is_of_those_visits(sentence, self.text[sentence.start_char : date.start_char])
            or (date.start.month is not None and self.view.publication.names_report(self.text, date.end_char))
            for date in dates
        )
        if not cued and not self.view.visits.tells_of_one(self.text[sentence.start_char : sentence.end_char]):
            yield from self._at_work.clues(sentence, dates)
            return
        clues = list(self._one_visit.joined(sentence, list(self._typed_and_dated(sentence, types, dates))))
        yield from clues
        yield from of_others_too(self.annotated, self.councils, sentence, clues)

    def _typed_and_dated(
        self, sentence: Sentence, types: Sequence[Hit], dates: Sequence[DateMention]
    ) -> Iterator[Clue]:
        """The kinds named in a sentence with their dates, then the dates without one."""
        used: set[int] = set()
        last: Clue | None = None
        own = [date for date in dates if not self.view.is_publication(sentence, date)] if types else []
        for hit in types:
            start, end = self.view.chars(hit)
            spread = self._named.are_spread(sentence, start, end)
            if spread:
                used.update(date.start_char for date in own if date.start_char > end)
            date = self.view.visits.nearest([] if spread else own, start, end, self.text)
            if date is not None:
                used.add(date.start_char)
            clue = self._named.clue(sentence, start, end, date, type_of(hit))
            if clue is not None:
                last = clue
                yield clue
        for date in dates:
            if date.start_char not in used:
                clue = (
                    self._one_kind.another(last, date)
                    or self._one_kind.one_of_those(sentence, date)
                    or self._dated.clue(sentence, date)
                )
                if last is not None and last.date is not None and self._one_kind.goes_on(last.date, date):
                    # "Focused visits in April 2019 and August 2021".
                    clue = replace(last, char=date.start_char, date=date)
                if clue is not None:
                    last = clue if clue.type is not None else last
                    yield clue
