"""What is known while the grades of an article are read, and the judgements that they come to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import (
    ConceptId,
    CouncilId,
    Evidence,
    InspectionFact,
    InspectionKey,
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

_Place = tuple[InspectionKey, ConceptId, str | None]
"""What a grade is of: an inspection, an area, and how the area is called."""

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
        self.recalled: set[tuple[CouncilId, ConceptId, int]] = set()
        """Grades that their sentence (its first character) only recalls: "after its inadequate rating"."""
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
        ranked = [
            (2 if number in self.implied else _rank(frame), fact)
            for number, (frame, fact) in enumerate(zip(self.frames, self.facts, strict=True))
        ]
        by_place: defaultdict[_Place, list[tuple[int, JudgementFact]]] = defaultdict(list)
        for rank, fact in ranked:
            by_place[_place(fact)].append((rank, fact))
        counts: Counter[tuple[_Place, ConceptId]] = Counter()
        for rank, fact in ranked:
            if self._is_told_better(fact):
                continue
            fact = self._of_one_told(fact)
            alike = by_place[_place(fact)]
            if len({one.grade for _, one in alike}) > 1:
                if rank > min(other for other, _ in alike):
                    continue
                here = [(other, one.grade) for other, one in alike if one.evidence.start == fact.evidence.start]
                if _are_at_odds(here):
                    if not self._is_of_before(fact):
                        self._leave_out(fact)
                        continue
                    fact = self._placed_before(fact)
            key = (_place(fact), fact.grade)
            counts[key] += 1
            if counts[key] <= _EVIDENCE_PER_JUDGEMENT:
                yield fact

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

    def _of_one_told(self, fact: JudgementFact) -> JudgementFact:
        """ "It improves after its inadequate rating": of the one other inspection that is told to have given it."""
        main = self.inspections.main(fact.council)
        recalled = (fact.council, fact.grade, fact.evidence.start) in self.recalled
        if main is None or fact.inspection != main.key or fact.area != OVERALL or not recalled:
            return fact
        alike = [one for one in self.facts if (one.council, one.area, one.grade) == (fact.council, OVERALL, fact.grade)]
        own = [one for one in alike if one.inspection == main.key]
        others = {one.inspection for one in alike if one.inspection != main.key}
        if len(others) != 1 or any((fact.council, fact.grade, one.evidence.start) not in self.recalled for one in own):
            return fact
        return replace(fact, inspection=others.pop())

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


def _place(fact: JudgementFact) -> _Place:
    return fact.inspection, fact.area, fact.area_label


def _are_at_odds(ranked: Sequence[tuple[int, ConceptId]]) -> bool:
    """Whether the strongest frames of one sentence give one area two grades: which one it has is not certain."""
    best = min(rank for rank, _ in ranked)
    return len({grade for rank, grade in ranked if rank == best}) > 1
