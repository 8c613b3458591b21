"""What a published report says of itself on its title page: dates, framework, lead inspector, and the table of grades.

The table decides: each grade is read by its label, never by its place, and what the layout does not say is absent,
with an issue. Grades of the headings stand beside those of the table, so that a difference shows as a contradiction;
a grade that the prose seems to give otherwise is reported with both quotes and left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import cast

from kg.model import (
    Block,
    BlockKind,
    ConceptId,
    Issue,
    JudgementFact,
    PartialDate,
    PostFact,
    SourceKind,
)
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle
from kg.reading.councils import CouncilReading
from kg.reading.dates import earlier, find_dates, publication_year
from kg.reading.inspection_types import FULL, OFSTED
from kg.reading.inspections import Inspection, InspectionReading
from kg.reading.judgements import OVERALL, JudgementReading, area_of
from kg.reading.metadata import read_date
from kg.reading.vocabulary import plain

_BOARD = ConceptId("safeguarding-board")
_OTHER = ConceptId("other")
_CARE = frozenset({"children-in-care", "care-leavers", "children-in-care-and-care-leavers"})
_LONGEST_LINE = 220
_NUMBERED = re.compile(r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?")
_OPENING = 60
"""The title page is within so many blocks from the top."""
_INSPECTED = re.compile(
    r"\b(?:(?:re-?)?inspect(?:ions?|ed|orate)|visit(?:s|ed)?|jtai|ilacs|ofsted|judge?ments?|judged|rated|framework)\b",
    re.IGNORECASE,
)
_SHORT = 60
_LETTER_OPENING = 25
_VISITED = re.compile(r"\b(?:visit|inspection|inspected)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:previous|last|earlier|since)\b", re.IGNORECASE)
_LONGEST_SUBJECT = 14
_NOT = re.compile(r"\b(?:not|never|no longer|last|previous|were|was|20\d\d)\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?:(?:st|nd|rd|th)\b)?"
    r"(?:[/.](?P<number>\d{1,2})[/.](?P<short>\d{4}|\d\d)|(?:\s+(?:of\s+)?(?P<month>(?:"
    + "|".join(_MONTHS)
    + r")[a-z]*)\.?)?(?:,?\s*(?P<year>20\d\d))?)(?!\d)",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\s+(?:is|are)(?: that(?: it)?)?$")
_NEXT_LABEL = re.compile(r"\b[A-Z][a-z]+(?: [a-z]+)*:")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that gives a grade, or says that none was given."""

    area: ConceptId
    label: str
    grade: ConceptId | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What a report says of itself."""

    inspection: Inspection
    lines: tuple[_Line, ...]
    """Rows of the table, statements of the title page, and headings, in the order of the text."""
    leads: tuple[PostFact, ...]
    issues: tuple[Issue, ...]
    sections: tuple[tuple[int, ConceptId | None], ...] = ()
    """Where (in characters) the part of the report on a judgement area begins; None for what is about none."""

    def section(self, at: int) -> ConceptId | None:
        """The judgement area in whose section a character stands."""
        place = bisect_right(self.sections, at, key=itemgetter(0)) - 1
        return self.sections[place][1] if place >= 0 else None

    @property
    def has_table(self) -> bool:
        """Whether it has a table of grades."""
        return sum(line.rule == "title-page/row" for line in self.lines) >= 3


def read_title_page(
    annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, inspections: InspectionReading
) -> TitlePage | None:
    """What a report says of itself; None for a news article, or where no council or inspection was made out.

    A single day of inspection is its end as well.
    """
    article = annotated.article
    inspection = inspections.main(councils.subject) if councils.subject is not None else None
    if article.kind is SourceKind.NEWS or inspection is None:
        return None
    _drop_doubtful(inspections, inspection)
    reader = _Reader(annotated, ontology, inspection)
    if article.kind is SourceKind.REPORT and inspection.start is not None and inspection.end is None:
        inspection.end = inspection.start if inspection.start.day is not None else None
    reader.date_the_inspection()
    if article.kind is SourceKind.LETTER and inspection.start is None:
        reader.date_the_visit()
    if inspection.published is None:
        inspection.published = article.issued
    lines = tuple(reader.lines()) if inspection.type in FULL else ()
    leads = tuple(reader.leads())
    sections = tuple(reader.sections())
    return TitlePage(inspection, lines, leads, tuple(reader.issues(lines, leads)), sections)


def read_windows(words: str, issued: PartialDate | None) -> tuple[PartialDate, PartialDate] | None:
    """The first and the last day of the windows that the words give; None where they give none.

    A day takes month and year from the next one that has them ("6 to 10 and 20 to 24 May 2019"), and the year before
    where its month is later ("12 December to 13 January 2023"); the year of the last one may come from the date of
    publication.
    """
    days = [*_DAYS.finditer(words)]
    found: list[PartialDate] = []
    year: int | None = None
    month: int | None = None
    for match in reversed(days):
        own = (match["month"] or match["number"] or "").lower()
        then = int(own) if own.isdigit() else _MONTHS.index(own[:3]) + 1 if own else month
        given = match["year"] or match["short"]
        if given:
            year = int(given) + (2000 if len(given) == 2 else 0)
        elif then is not None and month is not None and then > month and year is not None:
            year -= 1
        if then is None:
            return None
        if year is None:
            year = publication_year(issued, then, int(match["day"]))
        month = then
        if year is None or not _exists(year, month, int(match["day"])):
            return None
        found.append(PartialDate(year, month, int(match["day"])))
    return (found[-1], found[0]) if found and not earlier(found[0], found[-1]) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _drop_doubtful(inspections: InspectionReading, main: Inspection) -> None:
    """Forget earlier inspections that no sentence calls one: a report names them so, and dates much else."""
    for one in inspections.of(main.council):
        if one.key != main.key and not any(_INSPECTED.search(evidence.exact) for evidence in one.evidence):
            inspections.drop(one.key)


def confirm(title: TitlePage, graded: JudgementReading, annotated: AnnotatedArticle) -> JudgementReading:
    """The grades of the title page, what the prose adds to them, and an issue for all that disagrees with them."""
    key = title.inspection.key
    stated = [line for line in title.lines if line.grade is not None]
    own = [_judgement(line, title.inspection, annotated) for line in stated]
    known = {line.area: line for line in reversed(title.lines)}
    own_grades = {(fact.area, _folded(fact.area_label), fact.grade): fact.area_label for fact in own}
    places = [(line.start, line.end) for line in title.lines]
    kept: list[JudgementFact] = []
    issues = list(graded.issues)
    for fact in graded.facts:
        if fact.inspection != key or fact.council != title.inspection.council:
            kept.append(fact)
        elif any(start < fact.evidence.end and fact.evidence.start < end for start, end in places):
            continue
        elif (fact.area, _folded(fact.area_label), fact.grade) in own_grades:
            kept.append(replace(fact, area_label=own_grades[fact.area, _folded(fact.area_label), fact.grade]))
        elif title.lines:
            issues.extend(_disagreement(fact, known.get(fact.area), title, annotated))
        else:
            kept.append(fact)
    return replace(graded, facts=(*own, *kept), issues=tuple(issues))


def with_lead(title: TitlePage, posts: Sequence[PostFact]) -> tuple[PostFact, ...]:
    """The posts, with the lead inspector of the title page."""
    if not title.leads:
        return tuple(posts)
    leads = {post.person: post for post in title.leads}
    kept = [post for post in posts if post.person not in leads or post.role_id == "lead-inspector"]
    kept = [post for post in kept if post.role_id != "lead-inspector" or post.person in leads]
    named = {post.person for post in kept}
    return (*(post for name, post in leads.items() if name not in named), *kept)


def _judgement(line: _Line, inspection: Inspection, annotated: AnnotatedArticle) -> JudgementFact:
    assert line.grade is not None
    return JudgementFact(
        inspection=inspection.key,
        council=inspection.council,
        area=line.area,
        grade=line.grade,
        evidence=annotated.evidence_at(line.start, line.end, line.rule),
        area_label=line.label if line.area == _OTHER else None,
    )


def _folded(label: str | None) -> str:
    return re.sub(r"^the ", "", (label or "").lower())


def _disagreement(
    fact: JudgementFact, line: _Line | None, title: TitlePage, annotated: AnnotatedArticle
) -> Iterator[Issue]:
    """What the prose says and the title page does not; other words for a part of an area are no disagreement."""
    if fact.area == _OTHER and any(other.grade == fact.grade and other.area == _OTHER for other in title.lines):
        return
    quote = fact.evidence
    if line is None:
        if not title.has_table:
            return
        said = "the table of grades has no such area"
    else:
        there = annotated.article.text[line.start : line.end]
        said = f"the title page says {line.grade or 'none was given'} ({there!r})"
    message = f"{fact.area} reads as {fact.grade} here, but {said}: left out"
    yield Issue(annotated.article.source, "contradiction", message, quote.start, quote.end, quote.exact)


class _Reader:
    """Reads the lines of one report."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, inspection: Inspection) -> None:
        self.annotated = annotated
        self.article = annotated.article
        self.text = annotated.plain
        self.inspection = inspection
        self.words = cast("Mapping[str, list[str]]", ontology.lexicon.get("reports", {}))
        self.areas = _wordings(ontology, "judgement-area")
        self.grades = {words: ids[0] for words, ids in _wordings(ontology, "grade").items()}
        grades = "|".join(re.escape(word) for word in sorted(self.grades, key=len, reverse=True))
        none = "|".join(re.escape(word) for word in self.words.get("no-grades", ()))
        self.row = re.compile(
            rf"(?P<label>.*?)(?:\s*[:–—-]\s*|\s+(?:is|are|as|was|it)\s+|\s+|^)(?:grade \d \(|(?<!\w))"
            rf"(?:(?P<grade>{grades})|(?P<none>{none or '(?!)'}))\)?(?:\s*\(grade \d\))?[\s.]*$"
        )

    # Grades

    def lines(self) -> Iterator[_Line]:
        """Each line that gives a grade for an area of the report's framework, or none for it."""
        blocks = [block for block in self.article.blocks if block.kind is not BlockKind.FURNITURE]
        before: Block | None = None
        in_table = False
        for index, block in enumerate(blocks):
            low = self.text[block.start : block.end].lower()
            number = _NUMBERED.match(low)
            start = block.start + (number.end() if number else 0)
            low = self.text[start : block.end].lower()
            opens = low.rstrip(".:") in self.words.get("table-heads", ())
            if len(low) <= _LONGEST_LINE:
                yield from self._line(block, start, before, first=index < _OPENING, in_table=in_table)
            in_table = opens or (in_table and self.row.match(low) is not None)
            before = block if block.kind in (BlockKind.HEADING, BlockKind.HEADLINE) else None

    def sections(self) -> Iterator[tuple[int, ConceptId | None]]:
        """Where each part begins that stands under the name of a judgement area, and where such a part ends."""
        ends = tuple(self.words.get("section-ends", ()))
        for block in self.article.blocks:
            if block.kind not in (BlockKind.HEADING, BlockKind.HEADLINE) or block.end - block.start > _LONGEST_LINE:
                continue
            words = self.text[block.start : block.end].lower()
            number = _NUMBERED.match(words)
            words = words[number.end() if number else 0 :].strip(" .:")
            match = self.row.match(words)
            label = self._label(match["label"]) if match and match["label"].strip() else words
            area = self._stated(label) or next(iter(self._areas(label, in_table=False)), None)
            if area is not None and area != OVERALL:
                yield block.start, area
            elif area is not None or words.startswith(ends):
                yield block.start, None

    def _line(self, block: Block, start: int, heading: Block | None, *, first: bool, in_table: bool) -> Iterator[_Line]:
        match = self.row.match(self.text[start : block.end].lower())
        is_heading = block.kind in (BlockKind.HEADING, BlockKind.HEADLINE)
        if match is None or not (first or in_table or is_heading):
            return
        label = self._label(match["label"])
        if not label and heading is not None:
            # The grade stands on the line under its label.
            start, label = heading.start, self.text[heading.start : heading.end].lower()
        grade = self.grades[match["grade"]] if match["grade"] else None
        stated = self._stated(label)
        if stated is not None:
            if grade is not None:
                yield _Line(stated, label, grade, start, block.end, "title-page/statement")
            return
        for area in self._areas(label, in_table=in_table or (first and not is_heading)):
            rule = "title-page/heading" if is_heading and not in_table else "title-page/row"
            words = self.article.text[start : start + len(label)] if area == _OTHER else label
            yield _Line(area, words, grade, start, block.end, rule)

    def _label(self, words: str) -> str:
        """The words that name an area, without those around them: "the graded judgement for ... is that it"."""
        label = _COPULA.sub("", words.strip(" .:–—-"))
        opening = next((start for start in self.words.get("label-openings", ()) if label.startswith(start)), "")
        return label.removeprefix(opening).strip()

    def _stated(self, label: str) -> ConceptId | None:
        """The area of a line that gives the overall grade, or the board's, in words."""
        bare = re.sub(r"\s*\(.*?\)|\s+(?:is|are|it|that)$", "", label)
        if label in self.areas:
            return None
        if bare in self.words.get("board-lines", ()):
            return _BOARD if self.inspection.type == "sif" else None
        if label.startswith(tuple(self.words.get("overall-lines", ()))) and label.count(" ") <= _LONGEST_SUBJECT:
            return OVERALL if _NOT.search(label) is None else None
        return None

    def _areas(self, label: str, *, in_table: bool) -> Iterable[ConceptId]:
        named = self.areas.get(label) or self.areas.get(label.removeprefix("the "))
        if named is None:
            return (_OTHER,) if in_table and self.inspection.type == "pre-2013" and label else ()
        if self.inspection.type == "ilacs" and named[0] in _CARE:
            # The label decides, not the date: inspections of early 2023 have either form.
            return named[:1]
        return next(filter(None, (area_of(name, self.inspection) for name in named)), ())

    # The days of an inspection or a visit

    def date_the_inspection(self) -> None:
        """The windows behind the label of the dates: from the first day of the first to the last day of the last."""
        labels = "|".join(re.escape(word) for word in self.words.get("date-labels", ()))
        label = re.compile(rf"\W*(?:{labels})\b\s*:?\s*(?=.*\d)", re.IGNORECASE)
        for block in self.article.blocks[:_OPENING]:
            words = self.text[block.start : block.end]
            match = label.match(words)
            days = _NEXT_LABEL.split(words[match.end() :])[0] if match else ""
            window = read_windows(days, self.article.issued)
            if window is not None:
                if self.inspection.start is None:
                    evidence = self.annotated.evidence_at(block.start, block.end, "inspection/title-page")
                    self.inspection.evidence.insert(0, evidence)
                self.inspection.start, self.inspection.end = window
                return

    def date_the_visit(self) -> None:
        """The first days that a letter names with an inspection or a visit: those that it is about."""
        for sentence in self.annotated.sentences[:_LETTER_OPENING]:
            words = self.text[sentence.start_char : sentence.end_char]
            dates = find_dates(words, self.article.issued, sentence.start_char)
            if dates and dates[0].start.day is not None and _VISITED.search(words) and not _BEFORE.search(words):
                first, last = dates[0], dates[-1] if dates[-1].end is not None else dates[0]
                self.inspection.start, self.inspection.end = first.start, last.end or first.start
                self.inspection.evidence.insert(0, self.annotated.evidence(sentence, "inspection/title-page"))
                return

    # Who led

    def leads(self) -> Iterator[PostFact]:
        """The inspector who led, or those who did, wherever the report names them."""
        labels = "|".join(re.escape(word) for word in self.words.get("lead-labels", ()))
        posts = "|".join(re.escape(word) for word in self.words.get("lead-posts", ()))
        pattern = re.compile(rf"\W*(?:{labels})\b\s*:?\s*(?P<names>[^\n;()/]{{3,90}})", re.IGNORECASE)
        ends = re.compile(rf"\s*[,–-]?\s*\b(?:{posts})\b.*", re.IGNORECASE)
        for block in self.article.blocks:
            match = pattern.match(self.text[block.start : block.end])
            if match is None:
                continue
            names = [name.strip(" .,") for name in re.split(r"\s+(?:and|&)\s+", ends.sub("", match["names"]))]
            if not all(_NAME.fullmatch(name) for name in names):
                continue
            evidence = self.annotated.evidence_at(block.start, block.end, "title-page/lead-inspector")
            for name in names:
                at = block.start + self.text[block.start : block.end].index(name)
                words = self.article.text[at : at + len(name)]
                yield PostFact(words, "lead inspector", evidence, role_id="lead-inspector", agency=OFSTED)
            return

    # What is absent

    def issues(self, lines: Sequence[_Line], leads: Sequence[PostFact]) -> Iterator[Issue]:
        """One issue for each thing that a reader may look for and the report does not say."""
        if self.inspection.start is None:
            yield self._issue("no-inspection-date", "says nowhere when the inspection was")
        yield from self._publication()
        if not leads:
            yield self._issue("no-lead-inspector", "names no lead inspector")
        if self.article.kind is SourceKind.REPORT and self.inspection.type in FULL:
            yield from self._grades(lines)

    def _publication(self) -> Iterator[Issue]:
        issued = self.article.issued
        if issued is None:
            yield self._issue("no-publication-date", "says nowhere when it was published")
        elif not self._prints_date():
            message = f"does not print when it was published: {issued} comes from the file's name"
            yield self._issue("date-from-file-name", message)

    def _prints_date(self) -> bool:
        """Whether a line of the title page gives the date of publication."""
        top = self.article.blocks[:_OPENING]
        lines = (self.text[block.start : block.end] for block in top)
        return any(len(line) <= _SHORT and read_date(line) == self.article.issued for line in lines)

    def _grades(self, lines: Sequence[_Line]) -> Iterator[Issue]:
        graded = {line.area for line in lines if line.grade is not None}
        for line in lines:
            if line.grade is None and line.area not in graded:
                label = line.label if line.area == _OTHER else line.area
                yield self._issue("not-judged", f"{label} was not judged", line.start, line.end)
        if not graded:
            yield self._issue("no-grades", "has no table of grades that could be read")
        elif OVERALL not in graded:
            yield self._issue("no-overall-grade", "gives no grade for overall effectiveness")

    def _issue(self, code: str, message: str, start: int | None = None, end: int | None = None) -> Issue:
        quote = self.article.text[start:end] if start is not None else None
        return Issue(self.article.source, code, message, start, end, quote)


def _wordings(ontology: Ontology, scheme: str) -> dict[str, list[ConceptId]]:
    """Concepts by each of their wordings, in plain lower case, with and without a leading article."""
    found: dict[str, list[ConceptId]] = {}
    for concept in ontology.schemes.get(scheme, {}).values():
        for wording in (concept.label, *concept.aliases):
            low = plain(wording).lower()
            for form in dict.fromkeys((low, low.removeprefix("the "))):
                if concept.id not in found.setdefault(form, []):
                    found[form].append(concept.id)
    return found
