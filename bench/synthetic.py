"""Articles and reports that nobody wrote, with the facts that they state: any number, always the same.

For measuring stores.

What is like the real body (18 articles of ``sources/``, 43 reports): some 180 triples for an article and 1,500 for a
report, a quarter of an article's facts new and the rest told again; and the skew. Councils are drawn by Zipf's law
(exponent 0.7: of 150 the first has 4 % of the articles, the last 0.1 %), each with an inspection every three years from
2013; three articles in four are about the last two of these. Failure patterns are drawn by Zipf's law too
(exponent 0.8), eight a piece on average; Ofsted is named in nine articles of ten, one of 400 other agencies in every
second; a director and a lead member of the council in every second. One article in 20 tells of a second council.

One document in 20 is a report, until each inspection has its own: some 580, from 11,600 documents on. (There are some
430 for the whole country, beside tens of thousands of articles.) A report states its window, when it came out, who led
the inspection, a grade for every area of its framework, failings in 30 to 90 sentences (before 2018 in 120 to 240) and
areas for improvement in 4 to 13 (20 to 40). One failing in 40 is blamed on an agency.

Articles tell of the same inspections: one in 12 knows the month only, one in 200 has a day of another month (which
makes an inspection of its own), one grade in 20 is another one, and one article in five says when the report came out.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, product
from pathlib import Path

from kg.model import (
    AgencyFact,
    AgencyId,
    AreaForImprovementFact,
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
AREAS = {
    "ilacs": "overall-effectiveness help-and-protection impact-of-leaders children-in-care-and-care-leavers".split(),
    "sif": (
        "overall-effectiveness help-and-protection children-looked-after adoption care-leavers "
        "leadership-management-and-governance"
    ).split(),
    "pre-2013": "overall-effectiveness help-and-protection".split(),
}
"""What is judged, by the framework."""
GRADES = "outstanding good requires-improvement inadequate".split()
AGENCIES = 400
AGENCY_TYPES = "health police safeguarding-partnership charity".split()
INSPECTORS = 60
YEARS = (2013, 2016, 2019, 2022)
"""When inspectors come: in these years, or one or two later, by the council."""
REPORTS = 20
"""Every so many documents one is a report, until there are no more."""
OFSTED = AgencyId("ofsted")
FILLER = "The report came out after inspectors had spent two weeks with social workers and families there. " * 6


@dataclass(frozen=True, slots=True)
class _Event:
    """An inspection, as it really was."""

    council: CouncilId
    label: str
    year: int

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 1 + len(self.label) % 12, 5)

    @property
    def published(self) -> date:
        """When its report came out."""
        return self.start + timedelta(49)

    @property
    def type(self) -> str:
        """Its framework."""
        return "ilacs" if self.year >= 2018 else "sif" if self.year > 2013 else "pre-2013"

    def grade(self, area: str) -> str:
        """The grade of an area."""
        return GRADES[(len(self.council) + self.year + len(area)) % len(GRADES)]


class Synthetic:
    """Makes documents by their number."""

    def __init__(self, ontology: Ontology) -> None:
        self._councils = sorted(
            one.id for one in ontology.councils.values() if not one.established and not one.abolished
        )
        self._labels = {one.id: one.label for one in ontology.councils.values()}
        self._patterns = sorted(ontology.schemes["failure-pattern"])
        random.Random(1).shuffle(self._patterns)
        self._by_council = _zipf(len(self._councils), 0.7)
        self._by_pattern = _zipf(len(self._patterns), 0.8)
        self._reported = [self._event(council, year) for council, year in product(self._councils, YEARS)]
        random.Random(2).shuffle(self._reported)

    def article(self, number: int) -> ArticleFacts:
        """The facts of one document; every quote stands in its text."""
        report, rest = divmod(number, REPORTS)
        if rest == REPORTS - 1 and report < len(self._reported):
            return self._report(number, self._reported[report])
        return self._news(number)

    def articles(self, count: int) -> Iterator[ArticleFacts]:
        """The first so many."""
        return map(self.article, range(count))

    def _event(self, council: CouncilId, year: int) -> _Event:
        return _Event(council, self._labels[council], year + len(council) % 3)

    def _news(self, number: int) -> ArticleFacts:
        rolls = random.Random(number)
        writer = _Writer(f"article-{number:06d}", rolls)
        told = 2 if rolls.random() < 0.05 else 1
        for council in rolls.choices(self._councils, cum_weights=self._by_council, k=told):
            year = rolls.choice(YEARS[2:]) if rolls.random() < 0.75 else rolls.choice(YEARS[:2])
            self._tell(writer, self._event(council, year))
        if rolls.random() < 0.9:
            writer.agency(OFSTED, "Ofsted", "inspectorate")
        if rolls.random() < 0.5:
            writer.other_agency()
        issued = PartialDate(2024, rolls.randint(1, 12), rolls.randint(1, 28))
        return writer.facts(SourceKind.NEWS, "The Example", issued)

    def _tell(self, writer: _Writer, event: _Event) -> None:
        """What an article tells of an inspection."""
        rolls = writer.rolls
        writer.council(event)
        day = event.start + timedelta(40 if rolls.random() < 1 / 200 else 0)
        start = _day(day) if rolls.random() > 1 / 12 else PartialDate(day.year, day.month)
        writer.inspection(event, start, published=_day(event.published) if rolls.random() < 0.2 else None)
        areas = AREAS[event.type]
        for area in rolls.sample(areas, min(len(areas), rolls.choice((1, 1, 2, 4)))):
            wrong = rolls.random() < 1 / 20
            writer.judgement(event, area, rolls.choice(GRADES) if wrong else event.grade(area))
        for pattern in dict.fromkeys(self._drawn(rolls, rolls.randint(2, 14))):
            writer.failing(event, pattern)
        if rolls.random() < 0.5:
            writer.post(event, "director of children's services")
            writer.post(event, "lead member for children")

    def _report(self, number: int, event: _Event) -> ArticleFacts:
        rolls = random.Random(number)
        writer = _Writer(f"article-{number:06d}", rolls)
        short = event.type == "ilacs"
        writer.inspection(event, _day(event.start), _day(event.start + timedelta(11)), _day(event.published))
        writer.inspector(event)
        writer.council(event)
        for area in (*AREAS[event.type], *AREAS[event.type]):  # in a table first, then above each section
            writer.judgement(event, area, event.grade(area))
        for pattern in self._drawn(rolls, rolls.randint(4, 13) if short else rolls.randint(20, 40)):
            writer.improvement(event, pattern)
        for pattern in self._drawn(rolls, rolls.randint(30, 90) if short else rolls.randint(120, 240)):
            writer.failing(event, pattern)
        for _ in range(4):
            writer.other_agency()
        return writer.facts(SourceKind.REPORT, "Ofsted", _day(event.published))

    def _drawn(self, rolls: random.Random, count: int) -> list[str]:
        return rolls.choices(self._patterns, cum_weights=self._by_pattern, k=count)


class _Writer:
    """One article in the making."""

    def __init__(self, name: str, rolls: random.Random) -> None:
        self.name = name
        self.rolls = rolls
        self._lines: list[str] = [f"{name}: a council and its inspectors", "", FILLER, ""]
        self._length = sum(len(line) + 1 for line in self._lines)
        self._facts: dict[str, list[object]] = {}

    def _says(self, sentence: str, rule: str) -> Evidence:
        start = self._length
        self._lines.append(sentence)
        self._length += len(sentence) + 1
        return Evidence("", start, start + len(sentence), sentence, rule)

    def _add(self, kind: str, fact: object) -> None:
        self._facts.setdefault(kind, []).append(fact)

    def council(self, event: _Event) -> None:
        """Name the council."""
        said = f"{event.label} runs services for {self.rolls.randint(9, 99)},000 children."
        self._add("councils", CouncilFact(event.council, self._says(said, "council")))

    def inspection(
        self, event: _Event, start: PartialDate, end: PartialDate | None = None, published: PartialDate | None = None
    ) -> None:
        """Tell when inspectors came, and when their report did."""
        said = self._says(
            f"Inspectors went to {event.label} on {start}, the second visit of its kind within a few years.",
            "inspection",
        )
        key, type = InspectionKey(event.council), ConceptId(event.type)
        self._add(
            "inspections",
            InspectionFact(key, event.council, type, said, start, end, published, inspected_by=(OFSTED,)),
        )

    def judgement(self, event: _Event, area: str, grade: str) -> None:
        """Give a grade."""
        said = self._says(
            f"They found {event.label} to be {grade} when they looked at its {area}, and said so in public.",
            "judgement",
        )
        key = InspectionKey(event.council)
        self._add("judgements", JudgementFact(key, event.council, ConceptId(area), ConceptId(grade), said))

    def failing(self, event: _Event, pattern: str) -> None:
        """Tell what went wrong, and perhaps through whom."""
        weeks = self.rolls.randint(1, 52)
        blamed: tuple[AgencyId, ...] = ()
        whose = ""
        if self.rolls.random() < 1 / 40:
            blamed, whose = (self.other_agency(),), ", as the others did not come"
        said = self._says(
            f"In {event.label} there was {pattern} for {weeks} weeks, with children waiting for help{whose}.",
            f"failing/{pattern}/1",
        )
        key = InspectionKey(event.council)
        self._add("failings", FailingFact(key, event.council, PatternId(pattern), said, blamed))

    def improvement(self, event: _Event, pattern: str) -> None:
        """Tell what is to become better."""
        said = self._says(
            f"What needs to improve: {pattern}, for which leaders have {self.rolls.randint(1, 52)} weeks.",
            f"improvement/{pattern}",
        )
        key = InspectionKey(event.council)
        self._add("improvements", AreaForImprovementFact(key, event.council, PatternId(pattern), said))

    def other_agency(self) -> AgencyId:
        """Name an agency, and say which."""
        one = self.rolls.randrange(AGENCIES)
        id = AgencyId(f"trust-{one}")
        self.agency(id, f"Trust {one}", AGENCY_TYPES[one % len(AGENCY_TYPES)])
        return id

    def agency(self, id: AgencyId, label: str, type: str) -> None:
        """Name an agency."""
        said = self._says(f"{label} had been told of this before the summer.", "agency")
        self._add("agencies", AgencyFact(id, label, ConceptId(type), said))

    def post(self, event: _Event, role: str) -> None:
        """Name who held a post at the council then."""
        rolls = random.Random(f"{event.council}{role}{event.year // 4}")
        name = _name(rolls)
        said = self._says(f"{name}, {role} at {event.label}, said that the council had learned from it.", "post")
        self._add("posts", PostFact(name, role, said, council=event.council))

    def inspector(self, event: _Event) -> None:
        """Name who led the inspection: one of so many."""
        which = random.Random(f"{event.council}{event.year}").randrange(INSPECTORS)
        name = _name(random.Random(which))
        said = self._says(f"Lead inspector: {name}, Her Majesty's Inspector", "person")
        self._add("posts", PostFact(name, "lead inspector", said, "lead-inspector", agency=OFSTED))

    def facts(self, kind: SourceKind, publisher: str, issued: PartialDate) -> ArticleFacts:
        """The document as it is now."""
        text = "\n".join(self._lines) + "\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        id = f"{self.name}-{digest[:8]}"
        article = Article(id, f"{self.name}.txt", text, digest, kind, self._lines[0], publisher, issued=issued)
        told = {kind: tuple(_placed(fact, id) for fact in facts) for kind, facts in self._facts.items()}
        return ArticleFacts(article, **told)  # type: ignore[arg-type]


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _name(rolls: random.Random) -> str:
    return f"{rolls.choice(FORENAMES)} {rolls.choice(SURNAMES)}"


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
