"""Facts of a grade: for each council the inspection, and the areas of its framework that are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import (
    ConceptId,
    Evidence,
)
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.grades import Verdict
from kg.reading.inspections import Inspection
from kg.reading.judgements.areas import (
    BELOW_KEY,
    CARE,
    OVERALL,
    Area,
    Everywhere,
    area_of,
    areas_of_framework,
)
from kg.reading.judgements.judge.revealed import Revealed
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.told import Told
from kg.reading.judgements.when import When
from kg.reading.judgements.whose import Whose

_FIVE = 5
"""So many grades an inspection gives since 2023, as these two are apart."""
_EXCEPTION = re.compile(r"\b(?:the|one|only|sole|lone) exception\b", re.IGNORECASE)
""" "Adoption was the exception, at good": no grade that "the same" takes up."""
_THE_SAID = re.compile(r"\bth(?:e|is|at)(?: (?:first|new|latest|recent))? ['\"]?$", re.IGNORECASE)


class Statements(SentencePart):
    """States grades of a sentence."""

    def __init__(self, view: GradedSentence, whose: Whose) -> None:
        super().__init__(view)
        self.when = When(view, whose)
        self.revealed = Revealed(view, whose)

    def state(
        self,
        told: Told,
        areas: Sequence[Area],
        *,
        label: Sentence | None = None,
        naming: Sentence | None = None,
        everywhere: Everywhere | None = None,
        at: DateMention | None = None,
    ) -> None:
        """State a grade of areas; of the services as a whole, where there are none.

        ``label``: the line before that names the areas; ``naming``: the sentence behind that names the councils;
        ``at``: the date of this grade, where the sentence has several.
        """
        verdict = told.verdict
        first, last = label or self.sentence, naming or self.sentence
        rule = f"judgement/{verdict.frame}"
        evidence = self.record.annotated.evidence_at(first.start_char, last.end_char, rule, self.sentence.block)
        for council in told.councils:
            for about in self.when.inspections(told, council, evidence, at):
                inspection = self._with_these(areas, about)
                if self.record.inspections.is_supposed(inspection.key) and not self.revealed.reveals(verdict):
                    continue
                self._note_last(told, inspection)
                self._state_of(told, areas, everywhere, inspection, evidence)

    def state_all(self, told: Told, areas: Sequence[Area], evidence: Evidence) -> None:
        """State a grade of areas that stand in another sentence than the grade."""
        for council in told.councils:
            for inspection in self.when.inspections(told, council, evidence):
                for area, words in self._resolved(areas, inspection):
                    self.record.state(inspection, area, told.grade, evidence, told.verdict.frame, words)

    def _note_last(self, told: Told, inspection: Inspection) -> None:
        """Keep the first grade of a sentence for "the same" in a later one."""
        known = self.record.last_grade.get(inspection.council)
        first = (known is None or known[0] != self.sentence.index) and _EXCEPTION.search(self.text) is None
        if first and inspection.key == getattr(self.record.inspections.main(inspection.council), "key", None):
            self.record.last_grade[inspection.council] = (self.sentence.index, told.grade)

    def _state_of(
        self,
        told: Told,
        areas: Sequence[Area],
        everywhere: Everywhere | None,
        inspection: Inspection,
        evidence: Evidence,
    ) -> None:
        grade, frame = told.grade, told.verdict.frame
        if everywhere is not None and everywhere.overall and areas:
            self.record.state(inspection, OVERALL, grade, evidence, frame, None, implied=True)
        if everywhere is None or everywhere.overall or areas:
            recalled = not areas and self._recalls_area(told.verdict, inspection)
            for area, words in self._resolved(areas, inspection):
                self.record.state(inspection, area, grade, evidence, frame, words, implied=recalled)
        for area in self._meant(everywhere, inspection):
            self.record.state(inspection, area, grade, evidence, frame, None, implied=True)

    def _with_these(self, areas: Sequence[Area], inspection: Inspection) -> Inspection:
        """The inspection, or the one told of beside it that grades such areas, where its own framework has none.

        "It was rated inadequate in 2016. The safeguarding board was too", in news of 2025, is no grade of the news.
        """
        if not areas or self.is_report or any(self._resolved(areas, inspection)):
            return inspection
        told = self.record.inspections.of(inspection.council)
        able = [one for one in told if one.type == "sif" and any(self._resolved(areas, one))]
        return able[0] if len(able) == 1 else inspection

    def _meant(self, everywhere: Everywhere | None, inspection: Inspection) -> list[ConceptId]:
        """The areas of an inspection that "all areas" means."""
        if everywhere is None:
            return []
        issued = self.when.issued_for(inspection)
        all_areas = areas_of_framework(inspection, issued)
        # Care leavers have had a grade of their own since 2023.
        five = everywhere.five or "care-leavers" in everywhere.but
        if five and inspection.type == "ilacs" and len(all_areas) < _FIVE - 1 and all_areas:
            all_areas = (*(one for one in all_areas if not one.startswith("children-in-care")), *CARE)
        if everywhere.of == len(all_areas) + 1 and everywhere.missing is not None:
            # "Three of the four areas": the overall grade is counted with them.
            all_areas = (OVERALL, *all_areas)
        if everywhere.of is not None and everywhere.of != len(all_areas):
            return []
        if everywhere.missing is not None and everywhere.of is not None and inspection.type == "sif":
            # "Four of five judgements": whether the overall one is among them, or those below others, is not told.
            return []
        but = {one for area in everywhere.but for one in area_of(area, inspection, issued=issued)}
        if everywhere.missing is not None and len(but.intersection(all_areas)) != everywhere.missing:
            return []
        if everywhere.key and inspection.type == "sif":
            but |= BELOW_KEY
        if everywhere.rest:
            but |= {fact.area for fact in self.record.facts if fact.inspection == inspection.key}
            if not but & {*all_areas}:
                return []
        return [area for area in all_areas if area not in but]

    def _recalls_area(self, verdict: Verdict, inspection: Inspection) -> bool:
        """ "The first outstanding judgement means much to us": that of the one area that was said to have it, maybe."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        told = (fact for fact in self.record.facts if fact.inspection == inspection.key and fact.area != OVERALL)
        the_same = any(fact.grade == verdict.grade for fact in told)
        return the_same and verdict.core == verdict.start and _THE_SAID.search(before) is not None

    def _resolved(self, areas: Sequence[Area], inspection: Inspection) -> Iterator[tuple[ConceptId, str | None]]:
        """The areas of an inspection that those named are, each with its words where it is of no framework."""
        if not areas:
            yield OVERALL, None
            return
        ids = {area.id for area in areas}
        with_leavers = "care-leavers" in ids
        seen: set[tuple[ConceptId, str | None]] = set()
        for area in areas:
            words = str(self.doc[area.start : area.end].text)
            for resolved in area_of(
                area.id, inspection, with_care_leavers=with_leavers, issued=self.when.issued_for(inspection)
            ):
                item = (resolved, words.lower() if resolved == "other" else None)
                if item not in seen:
                    seen.add(item)
                    yield item
