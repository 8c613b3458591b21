"""What is known while the grades of an article are read, and the judgements that they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import (
    ConceptId,
    CouncilId,
    Evidence,
    InspectionFact,
    Issue,
    JudgementFact,
)
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.grades import Frame
from kg.reading.inspections import Inspection, InspectionReading
from kg.reading.judgements.areas import OVERALL, Area
from kg.reading.readers_letters import by_readers

_EVIDENCE_PER_JUDGEMENT = 3
_CHANGES = re.compile(
    r"\b(?:now|since|then|later|today|before|until|after|climb\w*|r[io]s(?:e|es|en|ing)|mov(?:e|es|ed|ing)|improv\w*|"
    r"f[ae]ll(?:s|en|ing)?|slip\w*|drop\w*|lift\w*|went|gone|became|become|years?)\b",
    re.IGNORECASE,
)
""" "Inadequate for years, it has since risen to good": words of a change between two grades."""


@dataclass(frozen=True, slots=True)
class JudgementReading:
    """The grades of one article."""

    facts: tuple[JudgementFact, ...] = ()
    inspections: tuple[InspectionFact, ...] = ()
    """Further inspections; none, since those that nothing but a grade reveals join ``InspectionReading.facts``."""
    issues: tuple[Issue, ...] = ()


class Record:
    """What was read of one article before its grades, and the judgements taken in so far."""

    def __init__(
        self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, inspections: InspectionReading
    ) -> None:
        self.annotated = annotated
        self.doc = annotated.doc
        self.text = annotated.plain
        self.ontology = ontology
        self.councils = councils
        self.inspections = inspections
        self.issued = annotated.appeared
        self.by_readers = by_readers(annotated)
        """Sentences of letters to the editor."""
        self.facts: list[JudgementFact] = []
        self.frames: list[Frame] = []
        self.implied: set[int] = set()
        """Numbers of those facts whose area is not named."""
        self.issues: list[Issue] = []
        self.last_grade: dict[CouncilId, tuple[int, ConceptId]] = {}
        """The first grade of the last sentence that graded a council, with the number of the sentence."""
        self.subject_areas: tuple[int, list[Area]] | None = None
        """The areas with which the last sentence that grades nothing else began, with its number."""

    def issue(self, sentence: Sentence, code: str, message: str) -> None:
        """Record what could not be settled."""
        text = self.annotated.text(sentence)
        self.issues.append(
            Issue(self.annotated.article.source, code, message, sentence.start_char, sentence.end_char, text)
        )

    def state(
        self,
        inspection: Inspection,
        area: ConceptId,
        grade: ConceptId,
        evidence: Evidence,
        frame: Frame,
        label: str | None,
        *,
        implied: bool = False,
    ) -> None:
        """Take in one judgement; ``implied``: of an area that is not named, but meant ("the rest is good")."""
        self.inspections.confirm(inspection.key)
        if implied:
            self.implied.add(len(self.facts))
        self.facts.append(JudgementFact(inspection.key, inspection.council, area, grade, evidence, label))
        self.frames.append(frame)

    def kept(self) -> Iterator[JudgementFact]:
        """The judgements, each with a few quotes; of two grades for one area, a weak frame yields to a strong one."""
        best: dict[tuple[str, str, str | None], int] = {}
        ranks = [2 if n in self.implied else _rank(frame) for n, frame in enumerate(self.frames)]
        for fact, rank in zip(self.facts, ranks, strict=True):
            place = (fact.inspection, fact.area, fact.area_label)
            best[place] = min(best.get(place, 9), rank)
        counts: dict[tuple[object, ...], int] = {}
        for fact, rank in zip(self.facts, ranks, strict=True):
            if self._is_told_better(fact):
                continue
            place = (fact.inspection, fact.area, fact.area_label)
            contested = any(
                (other.inspection, other.area, other.area_label) == place and other.grade != fact.grade
                for other in self.facts
            )
            if contested and rank > best[place]:
                continue
            if contested and self._is_at_odds(fact, ranks):
                if not self._is_of_before(fact):
                    self._leave_out(fact)
                    continue
                fact = self._placed_before(fact)
                place = (fact.inspection, fact.area, fact.area_label)
            key = (*place, fact.grade)
            counts[key] = counts.get(key, 0) + 1
            if counts[key] <= _EVIDENCE_PER_JUDGEMENT:
                yield fact

    def _is_at_odds(self, fact: JudgementFact, ranks: Sequence[int]) -> bool:
        """Whether its own sentence gives two grades for one area of one inspection: which one is not certain."""
        place = (fact.inspection, fact.area, fact.area_label, fact.evidence.start)
        here = [
            (rank, other.grade)
            for rank, other in zip(ranks, self.facts, strict=True)
            if (other.inspection, other.area, other.area_label, other.evidence.start) == place
        ]
        best = min(rank for rank, _ in here)
        return len({grade for rank, grade in here if rank == best}) > 1

    def _is_of_before(self, fact: JudgementFact) -> bool:
        """Whether, of two grades of one sentence, it is the first, and the sentence tells of a change from one to the
        other: "inadequate for years, it has since risen". No other sentence gives the council a grade of that area."""
        sentence = next((one for one in self.annotated.sentences if one.start_char == fact.evidence.start), None)
        if sentence is None or any(one.council != fact.council for one in self.councils.mentions(sentence.index)):
            return False
        alike = [one for one in self.facts if (one.inspection, one.area) == (fact.inspection, fact.area)]
        changed = _CHANGES.search(self.text, sentence.start_char, sentence.end_char) is not None
        here = all(one.evidence.start == fact.evidence.start for one in alike)
        return here and changed and alike[0].grade == fact.grade

    def _leave_out(self, fact: JudgementFact) -> None:
        """Say that a grade is left out, as its own sentence gives the area another one."""
        evidence, source = fact.evidence, self.annotated.article.source
        said = f"this sentence seems to give {fact.council} two grades for {fact.area}: neither is taken in"
        self.issues.append(Issue(source, "grades-at-odds", said, evidence.start, evidence.end, evidence.exact))

    def _placed_before(self, fact: JudgementFact) -> JudgementFact:
        """The same grade, as one of an inspection of before of which no time is told."""
        then = self.inspections.earlier_one(fact.council, None, None, None, fact.evidence)
        self.inspections.confirm(then.key)
        return replace(fact, inspection=then.key)

    def _is_told_better(self, fact: JudgementFact) -> bool:
        """ "From inadequate to good": the grade that was left, where the article dates the inspection that gave it."""
        mine = self.inspections.get(fact.inspection)
        main = self.inspections.main(fact.council)
        if fact.area != OVERALL or mine.start or mine.published or (main is not None and main.key == mine.key):
            return False
        others = (other for other in self.facts if other.council == fact.council and other.grade == fact.grade)
        dated = [one for one in (self.inspections.get(other.inspection) for other in others) if one.start is not None]
        return any(main is None or one.key != main.key for one in dated)


def _rank(frame: Frame) -> int:
    return 1 if frame in (Frame.SERVED, Frame.FOUND) else 0
