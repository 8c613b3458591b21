"""Articles that nobody wrote, with the facts that they state, for measuring stores: any number, always the same.

What is like the real body (18 articles of ``sources/``, 43 reports): some 260 triples for an article, a quarter of
its facts new and the rest told again; and the skew. Councils are drawn by Zipf's law (exponent 0.7: of 150 the first
has 4 % of the articles, the last 0.1 %), each with an inspection every three years from 2013; three articles in four
are about the last two of these. Failure patterns are drawn by Zipf's law too (exponent 0.8), eight a piece on
average; Ofsted is named in nine articles of ten, one of 400 other agencies in every second; a director and a lead
member of the council in every second. One article in 20 tells of a second council, one in 12 knows the month only.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from kg.model import (
    AgencyFact,
    AgencyId,
    Article,
    ArticleFacts,
    ConceptId,
    CouncilFact,
    CouncilId,
    Evidence,
    FailingFact,
    InspectionFact,
    InspectionKey,
    JudgementFact,
    PartialDate,
    PatternId,
    PostFact,
    SourceKind,
)
from kg.ontology import Ontology

FORENAMES = (
    "Ann Ben Carol David Emma Frank Grace Helen Ian Jane Karen Liam Mary Nick Olive Paul Rose Simon Tina Vera".split()
)
SURNAMES = (
    "Adams Baker Clarke Davies Evans Foster Green Harris Jones Khan Lewis Moore Patel Roberts Smith Walker".split()
)
AREAS = "overall-effectiveness help-and-protection impact-of-leaders children-in-care-and-care-leavers".split()
GRADES = "outstanding good requires-improvement inadequate".split()
AGENCIES = 400
FILLER = "The report came out after inspectors had spent two weeks with social workers and families there. " * 6


class Synthetic:
    """Makes articles by their number."""

    def __init__(self, ontology: Ontology) -> None:
        self._councils = sorted(
            one.id for one in ontology.councils.values() if not one.established and not one.abolished
        )
        self._labels = {one.id: one.label for one in ontology.councils.values()}
        self._patterns = sorted(ontology.schemes["failure-pattern"])
        random.Random(1).shuffle(self._patterns)
        self._by_council = _zipf(len(self._councils), 0.7)
        self._by_pattern = _zipf(len(self._patterns), 0.8)

    def article(self, number: int) -> ArticleFacts:
        """The facts of one article; every quote stands in its text."""
        rolls = random.Random(number)
        writer = _Writer(f"article-{number:06d}", rolls)
        told = 2 if rolls.random() < 0.05 else 1
        for council in rolls.choices(self._councils, cum_weights=self._by_council, k=told):
            self._tell(writer, council)
        if rolls.random() < 0.9:
            writer.agency(AgencyId("ofsted"), "Ofsted", "inspectorate")
        if rolls.random() < 0.5:
            one = rolls.randrange(AGENCIES)
            writer.agency(AgencyId(f"trust-{one}"), f"Trust {one}", "health")
        return writer.facts()

    def articles(self, count: int) -> Iterator[ArticleFacts]:
        """The first so many."""
        return map(self.article, range(count))

    def _tell(self, writer: _Writer, council: CouncilId) -> None:
        rolls = writer.rolls
        label = self._labels[council]
        writer.council(council, label)
        year = rolls.choice((2019, 2022)) if rolls.random() < 0.75 else rolls.choice((2013, 2016))
        year += len(council) % 3
        writer.inspection(council, label, year, 1 + len(label) % 12, exact=rolls.random() > 1 / 12)
        for area in rolls.sample(AREAS, rolls.choice((1, 1, 2, 4))):
            writer.judgement(council, label, area, GRADES[(len(council) + year + len(area)) % 4])
        patterns = rolls.choices(self._patterns, cum_weights=self._by_pattern, k=rolls.randint(2, 14))
        for pattern in dict.fromkeys(patterns):
            writer.failing(council, label, pattern)
        if rolls.random() < 0.5:
            writer.post(council, label, "director of children's services", year)
            writer.post(council, label, "lead member for children", year)


class _Writer:
    """One article in the making."""

    def __init__(self, name: str, rolls: random.Random) -> None:
        self.name = name
        self.rolls = rolls
        self._lines: list[str] = [f"{name}: a council and its inspectors", "", FILLER, ""]
        self._length = sum(len(line) + 1 for line in self._lines)
        self._facts: dict[str, list[object]] = {}
        self._quotes: list[tuple[str, object]] = []

    def _says(self, sentence: str, rule: str) -> Evidence:
        start = self._length
        self._lines.append(sentence)
        self._length += len(sentence) + 1
        return Evidence("", start, start + len(sentence), sentence, rule)

    def _add(self, kind: str, fact: object) -> None:
        self._facts.setdefault(kind, []).append(fact)

    def council(self, id: CouncilId, label: str) -> None:
        self._add(
            "councils",
            CouncilFact(
                id, self._says(f"{label} runs services for {self.rolls.randint(9, 99)},000 children.", "council")
            ),
        )

    def inspection(self, council: CouncilId, label: str, year: int, month: int, *, exact: bool) -> None:
        start = PartialDate(year, month, 5) if exact else PartialDate(year, month)
        said = self._says(
            f"Inspectors went to {label} on {start}, the second visit of its kind within a few years.", "inspection"
        )
        type = "ilacs" if year >= 2018 else "sif" if year > 2013 else "pre-2013"
        self._add(
            "inspections",
            InspectionFact(
                InspectionKey(council), council, ConceptId(type), said, start, inspected_by=(AgencyId("ofsted"),)
            ),
        )

    def judgement(self, council: CouncilId, label: str, area: str, grade: str) -> None:
        said = self._says(
            f"They found {label} to be {grade} when they looked at its {area}, and said so in public.", "judgement"
        )
        self._add("judgements", JudgementFact(InspectionKey(council), council, ConceptId(area), ConceptId(grade), said))

    def failing(self, council: CouncilId, label: str, pattern: str) -> None:
        weeks = self.rolls.randint(1, 52)
        said = self._says(
            f"In {label} there was {pattern} for {weeks} weeks, with children waiting for help in the meantime.",
            f"failing/{pattern}/1",
        )
        self._add("failings", FailingFact(InspectionKey(council), council, PatternId(pattern), said))

    def agency(self, id: AgencyId, label: str, type: str) -> None:
        self._add(
            "agencies",
            AgencyFact(
                id, label, ConceptId(type), self._says(f"{label} had been told of this before the summer.", "agency")
            ),
        )

    def post(self, council: CouncilId, label: str, role: str, year: int) -> None:
        rolls = random.Random(f"{council}{role}{year // 4}")
        name = f"{rolls.choice(FORENAMES)} {rolls.choice(SURNAMES)}"
        said = self._says(f"{name}, {role} at {label}, said that the council had learned from it.", "post")
        self._add("posts", PostFact(name, role, said, council=council))

    def facts(self) -> ArticleFacts:
        text = "\n".join(self._lines) + "\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        id = f"{self.name}-{digest[:8]}"
        issued = PartialDate(2024, self.rolls.randint(1, 12), self.rolls.randint(1, 28))
        article = Article(
            id, f"{self.name}.txt", text, digest, SourceKind.NEWS, self._lines[0], "The Example", issued=issued
        )
        return ArticleFacts(
            article, **{kind: tuple(_placed(fact, id) for fact in facts) for kind, facts in self._facts.items()}
        )  # type: ignore[arg-type]


def _placed(fact: object, article: str) -> object:
    evidence: Evidence = fact.evidence  # type: ignore[attr-defined]
    return replace(fact, evidence=replace(evidence, article=article))  # type: ignore[type-var]


def _zipf(count: int, exponent: float) -> Sequence[float]:
    """Weights of a rank, added up."""
    return list(accumulate(1 / (rank + 1) ** exponent for rank in range(count)))


def write_sources(folder: Path, facts: ArticleFacts) -> Path:
    """The article as a file."""
    path = folder / facts.article.source
    path.write_text(facts.article.text, encoding="utf-8")
    return path
