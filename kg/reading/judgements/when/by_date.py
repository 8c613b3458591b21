"""Which inspection a date is of: one told of there, the one of the news, or one of before."""

from __future__ import annotations

from kg.model import (
    ConceptId,
    CouncilId,
    PartialDate,
)
from kg.reading.council_mentions import is_before
from kg.reading.dates import DateMention
from kg.reading.grades import Verdict
from kg.reading.inspections import Inspection, same_time
from kg.reading.inspections.types import FULL, type_by_date
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.grade_dates import GradeDates
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.when.asked import Asked

_OF_NOW = frozenset({"is", "are", "remains", "remain", "stays", "stay"})


class InspectionsByDate(SentencePart):
    """The inspections of the dates of a sentence."""

    def __init__(self, view: GradedSentence, grade_dates: GradeDates) -> None:
        super().__init__(view)
        self.grade_dates = grade_dates

    def dated(self, asked: Asked, date: DateMention) -> Inspection:
        """The inspection of a date: one told of there, that of the news where the date fits it, or one of before."""
        reading = self.record.inspections
        main, council = asked.main, asked.council
        for at, key in reading.dated(self.sentence.index):
            known = reading.get(key)
            if at == date.start_char and known.council == council and known.type in FULL:
                return known
        undated = main is not None and main.start is None and main.published is None and main.type in FULL
        recent = undated and self.grade_dates.tells_year(date) and not reading.is_old(date)
        if (
            main is not None
            and main.start is None
            and date.start.year is not None
            and (reading.is_supposed(main.key) or recent)
            and not self._is_so_now(council, date)
            and not self._is_graded_otherwise(asked.grade, main)
        ):
            main.start, main.end, main.type = date.start, date.end, type_by_date(date.start)
            return main
        undated_other = main is not None and main.start is None and self._is_graded_otherwise(asked.grade, main)
        if main is not None and main.type in FULL and not undated_other and self._is_of_main(main, date):
            return main
        return reading.earlier_one(council, date.start, date.end, None, asked.evidence)

    def _is_graded_otherwise(self, grade: ConceptId, main: Inspection) -> bool:
        """ "Bury is now adequate. A report in 2010 had called it inadequate": whether the whole has another grade."""
        told = self._whole_grades(main)
        return bool(told) and grade not in told and not self.areas

    def _is_so_now(self, council: CouncilId, date: DateMention) -> bool:
        """ "Hampshire, outstanding in 2019, is outstanding still": whether a grade of now follows one of old."""
        if not self.record.inspections.is_old(date.start):
            return False
        behind = (one for one in self.verdicts if self.doc[one.start].idx > date.end_char)
        now = (one for one in behind if one.core < one.start and self.doc[one.core].lower_ in _OF_NOW)
        return any(self.record.councils.holder(self.sentence.index, self.doc[one.core].idx) == council for one in now)

    def _is_of_main(self, main: Inspection, date: DateMention) -> bool:
        """Whether a date can be that of the inspection of the news."""
        if main.start is not None and main.start.year is None and date.start.year is not None:
            return same_time(main, date) and not self.record.inspections.is_old(date)
        for known in (main.start, main.end, main.published):
            if (
                known is not None
                and known.year is not None
                and (known.compatible(date.start) or (date.end and known.compatible(date.end)))
            ):
                return True
        if main.start is None:
            recent = self.record.issued
            if recent is None or recent.year is None or date.start.year is None:
                return date.start.year is None
            return not self.record.inspections.is_old(date)
        return main.start.year is None and date.start.year is None and main.start == date.start

    def of_its_time(self, council: CouncilId, date: DateMention) -> CouncilId:
        """ "Poole was rated good in 2015": the council that had the name at that time, where it is named."""
        founded = self.record.ontology.councils[council].established
        if founded is None or date.start.year is None or not is_before(date.start, founded):
            return council
        mentions = self.record.councils.mentions(self.sentence.index)
        once = [mention for mention in mentions if mention.council == council and mention.once]
        before_it = [mention for mention in once if mention.end_char <= date.start_char]
        named = (before_it or once)[-1 if before_it else 0].once if once else None
        return named or council

    def is_of_another_year(self, main: Inspection, date: DateMention) -> bool:
        """Whether a date tells of a year before that of the main inspection."""
        own = main.start or main.published or self.record.issued
        if own is None or own.year is None or date.start.year is None:
            return False
        return date.start.year < own.year

    def is_its_year(self, main: Inspection, year: PartialDate) -> bool:
        """Whether a year is that of the main inspection, or of the news where that has no date."""
        own = main.start or main.published or self.record.issued
        return own is not None and own.year == year.year

    def has_another_grade(self, main: Inspection, verdict: Verdict) -> bool:
        """Whether the services as a whole have another grade at an inspection."""
        return not self._whole_grades(main) <= {verdict.grade}

    def _whole_grades(self, inspection: Inspection) -> set[ConceptId]:
        """The grades told so far of the services as a whole, at one inspection."""
        facts = self.record.facts
        return {fact.grade for fact in facts if fact.inspection == inspection.key and fact.area == OVERALL}
