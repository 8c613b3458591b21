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
from itertools import chain, combinations, pairwise
from operator import itemgetter
from typing import NamedTuple, cast

from kg.model import (
    Article,
    Block,
    BlockKind,
    ConceptId,
    Issue,
    JudgementFact,
    PartialDate,
    PostFact,
    SourceKind,
)
from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle
from kg.reading.councils import CouncilReading
from kg.reading.dates import earlier, find_dates
from kg.reading.expressions import any_in, any_of, lists_of, phrases_of
from kg.reading.inspections import Inspection, InspectionReading
from kg.reading.inspections.types import FULL, OFSTED, type_by_date
from kg.reading.judgements import OVERALL, JudgementReading, area_of
from kg.reading.metadata import read_date
from kg.reading.pdf import date_in_name
from kg.reading.vocabulary import plain
from kg.reading.windows import OPENING, labelled_window, windows_in

_BOARD = ConceptId("safeguarding-board")
_OTHER = ConceptId("other")
_LOOKED_AFTER = ConceptId("children-looked-after")
_SAFEGUARDING_HEAD = "safeguarding services"
_LOOKED_AFTER_HEADS = ("services for looked after children", "looked after children services")
_CARE = frozenset({"children-in-care", "care-leavers", "children-in-care-and-care-leavers"})
_LONGEST_LINE = 220
_NUMBERED = re.compile(r"\W*(?:\d+(?:\.\d+)*\.?\s+)?")
_INSPECTED = re.compile(
    r"\b(?:(?:re-?)?inspect(?:ions?|ed|orate)|visit(?:s|ed)?|jtai|ilacs|ofsted|judge?ments?|judged|rated|framework)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"[^\n]*\S[^\n]*")
_MOST_GRADE_LINES = 4
_SHORT = 60
_LONGEST_HEAD = 90
_FIRST_STOP = re.compile(r"\.(?=\s+[A-Z])")
_URN = re.compile(r"(\d{5,7})_")
_LONGEST_INSPECTION = 130
_LONGEST_WAIT = 270
"""How many days an inspection lasts at most, and how long after it the report comes out; else dates are in doubt."""
_LETTER_OPENING = 25
_VISITED = re.compile(r"\b(?:visit|inspection|inspected)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:previous|last|earlier|since)\b", re.IGNORECASE)
_LONGEST_SUBJECT = 14
_NOT = re.compile(r"\b(?:not|never|no longer|last|previous|were|was|20\d\d|improv\w*|to be|become|becoming|towards)\b")
"""What makes of a line no statement of the grade that it ends with: "require much improvement to be good"."""
_COPULA = re.compile(r"\s+(?:is|are)(?: that(?: it)?)?$|\s+is (?:judged|found|assessed|graded)(?: to be| as)?$")
_MARKS = "*†‡§¹²³⁴⁵⁶⁷⁸⁹"
"""Those of footnotes, which may stand behind a grade."""
_TITLES = "Dr|Prof|Mr|Mrs|Ms|Miss|Sir|Dame|Revd"
_PERSON = re.compile(
    rf"[\s|]*(?:(?:{_TITLES}|Professor|Mx|Rev|Reverend|Lord|Lady|Baroness)\b\.?\s+)?(?P<name>[^|,;&()/]+?)\s*(?P<post>\|+)?\s*(?:[,;]\s*(?=and\b|&))?"
    r"(?P<joint>\band\b|&|[,;]|$|(?<=\|)(?=\s*\S))"
)
_POST_WORD = re.compile(
    r"\b(?:inspectors?|s?hmis?|ofsted|regulatory|managers?|majesty|social|care|senior|lead|deputy|team)\b",
    re.IGNORECASE,
)
_HONOURS = re.compile(r",?\s+(?:OBE|MBE|CBE|DBE|KBE|QPM|JP|Ph\.?D|MSc|MA|BA|BSc|DipSW)\b\.?")
_FURTHER_NAME = re.compile(rf"(?:\band\b|&)\s+(?:(?:{_TITLES})\.?\s+)?[A-Z][\w.'’-]*\s+[A-Z][\w'’-]+")
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

    lost: tuple[tuple[int, int], ...] = ()
    """Where (in characters) grades stand of which nothing tells for what they are."""

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
    if article.kind is SourceKind.LETTER:
        reader.complete_the_visit(inspections)
    if inspection.published is None or (article.kind is SourceKind.LETTER and article.issued is not None):
        # What else a letter says was published is some other paper.
        inspection.published = article.issued
    lines = tuple(reader.lines()) if inspection.type in FULL else ()
    leads = tuple(reader.leads())
    sections = tuple(reader.sections())
    lost = tuple((block.start, block.end) for block in reader.lost)
    return TitlePage(inspection, lines, leads, tuple(reader.issues(lines, leads)), sections, lost)


def unread(article: Article, known: Iterable[Issue] = ()) -> Iterator[Issue]:
    """The issue for a report, letter or PDF of which no title page was made out; none for a news article.

    ``known``: issues of the article so far; where one says that it is no report, that is enough.
    """
    if any(issue.code == "not-a-report" for issue in known):
        return
    if article.kind is SourceKind.NEWS and article.source.lower().endswith(".pdf"):
        message = "a PDF whose first page is that of no report and no letter: it is read as an article is"
        yield Issue(article.source, "not-a-report", message)
    elif article.kind is not SourceKind.NEWS:
        message = "a report or letter that names no council of its day whose inspection it could be: no grades are read"
        yield Issue(article.source, "no-council", message)


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
    places = [*((line.start, line.end) for line in title.lines), *title.lost]
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


def _days(one: PartialDate, other: PartialDate | None) -> int:
    """How many days lie between two dates; 0 where either is not known to the day."""
    if other is None or None in (one.year, one.month, one.day, other.year, other.month, other.day):
        return 0
    return (date.fromisoformat(str(other)) - date.fromisoformat(str(one))).days


def _folded(label: str | None) -> str:
    return (label or "").lower().removeprefix("the ")


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
        there = " ".join(annotated.article.text[line.start : line.end].split())
        said = f"the title page says {line.grade or 'none was given'} ({there!r})"
    message = f"{fact.area} reads as {fact.grade} here, but {said}: left out"
    yield Issue(annotated.article.source, "contradiction", message, quote.start, quote.end, quote.exact)


class _Reader:
    """Reads the lines of one report."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, inspection: Inspection) -> None:
        self.annotated = annotated
        self.article = annotated.article
        self.text = annotated.lined
        self.ontology = ontology
        self.inspection = inspection
        self.words = lists_of(ontology, "reports")
        self.councils = ontology.councils
        self.lost: list[Block] = []
        """Lines that are nothing but a grade, of which nothing tells for what it is."""
        self.expected = cast("Mapping[str, list[list[str]]]", self.words.get("areas", {}))
        self.labels = _labels(ontology)
        self.areas, self.grades = self.labels.areas, self.labels.grades
        self._leads = tuple(phrases_of(self.words, "lead-labels"))
        self._table_heads = frozenset(phrases_of(self.words, "table-heads"))
        self._earlier_heads = tuple(phrases_of(self.words, "earlier-heads"))
        self._section_ends = tuple(phrases_of(self.words, "section-ends"))
        self._board_lines = tuple(phrases_of(self.words, "board-lines"))
        self._label_openings = tuple(phrases_of(self.words, "label-openings"))
        self._overall_labels = tuple(phrases_of(self.words, "overall-labels"))
        self._overall_lines = tuple(phrases_of(self.words, "overall-lines"))
        self._board_openings = tuple(phrases_of(self.words, "board-openings"))
        self._board_names = tuple(phrases_of(self.words, "board-names"))

    # Grades

    def lines(self) -> Iterator[_Line]:
        """Each line that gives a grade for an area of the report's framework, or none for it."""
        blocks = self._parted([block for block in self.article.blocks if block.kind is not BlockKind.FURNITURE])
        blocks = self._whole_rows(blocks)
        blocks, wrapped = self._wrapped_rows(blocks)
        stacked = self._stacked(blocks)
        in_table = with_earlier = safeguarding = looked_after = False
        for index, block in enumerate(blocks):
            start = self._words_from(block)
            if block.start in wrapped:
                label_words, grade = wrapped[block.start]
                for area in self._areas(label_words, in_table=True):
                    yield _Line(area, label_words, grade, start, block.end, "title-page/row")
                in_table = True
                continue
            low = self._low(start, block.end)
            if low.startswith(self._leads):
                # A name may be a grade: "Lead inspector: Ann Good".
                continue
            head, earlier_head = self._table_head(low)
            opens = head in self._table_heads
            # The second of the two services that a report of before 2013 grades: its "overall effectiveness".
            safeguarding = safeguarding or head.endswith(_SAFEGUARDING_HEAD)
            looked_after = (looked_after and not opens) or (safeguarding and head.endswith(_LOOKED_AFTER_HEADS))
            with_earlier = bool(earlier_head) if opens else with_earlier and in_table
            label = blocks[stacked[index]] if index in stacked else None
            is_row = self.labels.row_of(low) is not None
            if is_row and len(low) <= _LONGEST_LINE:
                row = self._without_earlier(block, start) if with_earlier else block
                if row is None:
                    self.lost.append(block)
                else:
                    first = index < OPENING
                    yield from self._line(row, start, label, first=first, in_table=in_table, looked_after=looked_after)
            elif in_table and index not in stacked.values() and self._is_unread_row(low):
                self.lost.append(block)
            elif index < OPENING:
                yield from self._opening_statement(block, start)
            goes_on = is_row or index in stacked.values() or self._heads_rows(low)
            in_table = opens or (in_table and goes_on)

    def _table_head(self, low: str) -> tuple[str, str]:
        """What stands over a table, and over a last column of it with the grades of the inspection before."""
        head = low.partition(":")[0].rstrip(".")
        earlier_head = next((words for words in self._earlier_heads if head.endswith(f" {words}")), "")
        return head.removesuffix(earlier_head).strip(), earlier_head

    def _without_earlier(self, block: Block, start: int) -> Block | None:
        """A row without the last of its two grades, which is that of the inspection before; None where it has but one:
        nothing tells of which inspection that is.
        """
        low = self._low(start, block.end)
        match = self.labels.row_of(low)
        words = (match["grade"] or match["none"]) if match is not None else ""
        if not words or self.labels.row_of(low[: low.rindex(words)].strip()) is None:
            return None
        last = re.compile(r"\s+".join(map(re.escape, words.split())) + r"\W*$", re.IGNORECASE)
        found = last.search(self.text, start, block.end)
        return replace(block, end=found.start()) if found is not None else None

    def _heads_rows(self, low: str) -> bool:
        """Whether a line may stand over a part of a table: older reports have their areas in groups."""
        return self.inspection.type == "pre-2013" and len(low) <= _LONGEST_HEAD and not low.endswith((".", ";", ","))

    def _opening_statement(self, block: Block, start: int) -> Iterator[_Line]:
        """The grade of all services, or of the board, that the first of several sentences states."""
        stop = _FIRST_STOP.search(self.text, start, min(block.end, start + _LONGEST_LINE))
        if stop is not None and block.page == 1:
            match = self.labels.row_of(self._low(start, stop.start() + 1))
            label = self._label(match["label"]) if match else ""
            area = self._stated(label) or (OVERALL if OVERALL in self.areas.get(label, ()) else None) if label else None
            if match is not None and area is not None and match["grade"]:
                grade = self.grades[match["grade"]]
                yield _Line(area, label, grade, start, stop.start() + 1, "title-page/statement")

    def _low(self, start: int, end: int) -> str:
        """The text in lower case with single spaces."""
        return " ".join(self.text[start:end].lower().split())

    def _whole_rows(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks, those made one that together, and not alone, give a grade to a label by its very words."""
        made: list[Block] = []
        at = 0
        while at < len(blocks):
            first, count = blocks[at], 1
            for more in (2, 3):
                lines = blocks[at : at + more]
                if len(lines) == more and at < OPENING and self._is_row_over(lines):
                    count = more
                    break
            made.append(replace(first, end=blocks[at + count - 1].end) if count > 1 else first)
            at += count
        return made

    def _is_row_over(self, lines: Sequence[Block]) -> bool:
        start = self._words_from(lines[0])
        if lines[-1].end - start > _LONGEST_LINE or any(line.kind is BlockKind.ITEM for line in lines):
            return False
        parts = [self._low(self._words_from(line), line.end) for line in lines]
        # "... children in care and" goes on, though "care leavers" is an area of its own in other tables.
        goes_on = parts[0].endswith(" and")
        if parts[0].endswith(":") and " ".join(parts[1:]).rstrip(".") in self.grades:
            return self._label(parts[0].removesuffix(":")) in self.areas
        if parts[0].endswith((".", ":")) or self._names_area(parts[0]) or (self._names_area(parts[-1]) and not goes_on):
            return False
        match = self.labels.row_of(" ".join(parts))
        return match is not None and self._label(match["label"]) in self.areas

    def _parted(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks, those parted whose lines are several rows."""
        made: list[Block] = []
        for index, block in enumerate(self._whole_grades(blocks)):
            rows = self._rows_in(block) if index < OPENING else []
            made.extend(rows if len(rows) > 1 else [block])
        return made

    def _whole_grades(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks, those made one that together are a grade: "Requires" over "improvement to" over "be good"."""
        at = 0
        while at < len(blocks):
            first, count = blocks[at], 1
            if (
                at < OPENING
                and first.end - first.start <= _SHORT
                and self._low(first.start, first.end) in self.labels.heads
            ):
                lines = blocks[at : at + _MOST_GRADE_LINES]
                more = (n for n in range(len(lines), 1, -1) if self._low(first.start, lines[n - 1].end) in self.grades)
                count = next(more, 1)
            yield replace(first, end=blocks[at + count - 1].end) if count > 1 else first
            at += count

    def _rows_in(self, block: Block) -> list[Block]:
        """The rows that all lines of a block are, of one to four lines each; nothing where some line is of none."""
        lines = [
            replace(block, start=found.start(), end=found.end())
            for found in _WRITTEN.finditer(self.text, block.start, block.end)
        ]
        rows: list[Block] = []
        while lines:
            count = next((count for count in range(1, 5) if self._is_row_of(lines[:count])), 0)
            if not count:
                return []
            rows.append(replace(block, start=lines[0].start, end=lines[count - 1].end))
            lines = lines[count:]
        return rows

    def _is_row_of(self, lines: Sequence[Block]) -> bool:
        """Whether lines give a grade to a label by its very words."""
        start, end = self._words_from(lines[0]), lines[-1].end
        if end - start > _LONGEST_LINE:
            return False
        match = self.labels.row_of(self._low(start, end))
        return (match is not None and self._label(match["label"]) in self.areas) or self._wrapped_row(lines) is not None

    def _wrapped_rows(self, blocks: Sequence[Block]) -> tuple[list[Block], dict[int, tuple[str, ConceptId]]]:
        """The blocks, those made one that are a row with cells of several lines; label and grade of each by its start.

        "The impact of leaders on social work        Good" over "practice with children and families": the grade stands
        beside the first line of the label, or one in its middle. Only the very words of a label are one.
        """
        made: list[Block] = []
        rows: dict[int, tuple[str, ConceptId]] = {}
        at = 0
        while at < len(blocks):
            first, count = blocks[at], 1
            for more in (1, 2, 3, 4) if at < OPENING else ():
                row = self._wrapped_row(blocks[at : at + more])
                if row is not None:
                    rows[self._words_from(first)] = rows[first.start] = row
                    count = more
                    break
            made.append(replace(first, end=blocks[at + count - 1].end) if count > 1 else first)
            at += count
        return made, rows

    def _wrapped_row(self, lines: Sequence[Block]) -> tuple[str, ConceptId] | None:
        if lines[-1].end - lines[0].start > _LONGEST_LINE or any(line.kind is BlockKind.ITEM for line in lines):
            return None
        written = (self.text[self._words_from(line) : line.end].splitlines() for line in lines)
        parts = [" ".join(part.lower().split()) for part in chain.from_iterable(written)]
        for at, part in enumerate(parts[:-1]):
            if not f" {part}".endswith(self.labels.cut):
                continue
            for grade, pieces in self.labels.pieces:
                beside = parts[at : at + len(pieces)]
                if len(beside) < len(pieces) or not all(
                    f" {line}".endswith(f" {piece}") for line, piece in zip(beside, pieces, strict=True)
                ):
                    continue
                own = [line.removesuffix(piece) for line, piece in zip(beside, pieces, strict=True)]
                rest = [*parts[:at], *own, *parts[at + len(pieces) :]]
                label = self._label(" ".join(" ".join(rest).split()))
                over = self._label(" ".join(" ".join(rest[: at + 1]).split()))
                goes_on = rest[-1].strip() or len(pieces) > 2
                if label in self.areas and goes_on and over and over not in self.areas:
                    return label, grade
        return None

    def _names_area(self, low: str) -> bool:
        """Whether a line is the label of an area, with or without its grade."""
        match = self.labels.row_of(low)
        return self._label(match["label"] if match else low) in self.areas

    def _words_from(self, block: Block) -> int:
        """Where the words of a block begin, behind its number."""
        number = _NUMBERED.match(self.text, block.start, block.end)
        return number.end() if number else block.start

    def _stacked(self, blocks: Sequence[Block]) -> dict[int, int]:
        """Which label each grade belongs to (by index) where labels and grades stand on lines of their own, by turns.

        The grade is under its label where such lines begin with a label and end with a grade, over it where they begin
        with a grade and end with a label; in any other order nothing tells.
        """
        found: dict[int, int] = {}
        run: list[tuple[int, bool]] = []
        for index, block in enumerate([*blocks, None]):
            kind = self._alone(block) if block is not None else None
            if kind is None or (run and run[-1][1] == kind):
                pairs = dict(self._paired(run, blocks))
                found.update(pairs)
                self.lost.extend(blocks[at] for at, is_grade in run if is_grade and at not in pairs)
                run = []
            if kind is not None:
                run.append((index, kind))
        return found

    def _alone(self, block: Block) -> bool | None:
        """True for a line that is nothing but a grade, False for one that is but a label, None for any other."""
        words = self._low(self._words_from(block), block.end).strip(" .:")
        if len(words) > _LONGEST_LINE:
            return None
        match = self.labels.row_of(words)
        if match is not None:
            return None if self._label(match["label"]) else True
        label = self._label(words)
        if self.labels.holds_grade(label):
            return None
        named = self._stated(label) is not None or any(True for _ in self._areas(label, in_table=False))
        return False if named else None

    def _heads_board(self, block: Block) -> bool:
        """Whether a line is the heading of what a report says of the safeguarding board."""
        label = self._label(self._low(self._words_from(block), block.end).strip(" .:"))
        return self._stated(label) == _BOARD or [*self._areas(label, in_table=False)] == [_BOARD]

    def _paired(self, run: Sequence[tuple[int, bool]], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        if len(run) % 2 and not run[0][1] and self._heads_board(blocks[run[-1][0]]):
            # The board's part of a report begins below the table, and states its grade in a sentence.
            run = run[:-1]
        if len(run) % 2 or not run:
            return
        over = run[0][1]
        if len(run) == 2 and (over or blocks[run[0][0]].kind not in (BlockKind.HEADING, BlockKind.HEADLINE)):
            return
        for (one, _), (two, _) in zip(run[::2], run[1::2], strict=True):
            yield (one, two) if over else (two, one)

    def sections(self) -> Iterator[tuple[int, ConceptId | None]]:
        """Where each part begins that stands under the name of a judgement area, and where such a part ends."""
        ends = self._section_ends
        for block in self.article.blocks:
            if block.kind not in (BlockKind.HEADING, BlockKind.HEADLINE) or block.end - block.start > _LONGEST_LINE:
                continue
            words = self.text[self._words_from(block) : block.end].lower().strip(" .:")
            match = self.labels.row_of(words)
            label = self._label(match["label"]) if match and match["label"].strip() else words
            area = self._stated(label) or next(iter(self._areas(label, in_table=False)), None)
            if area is not None and area != OVERALL:
                yield block.start, area
            elif area is not None or words.startswith(ends):
                yield block.start, None

    def _line(
        self, block: Block, start: int, heading: Block | None, *, first: bool, in_table: bool, looked_after: bool
    ) -> Iterator[_Line]:
        match = self.labels.row_of(self._low(start, block.end))
        is_heading = block.kind in (BlockKind.HEADING, BlockKind.HEADLINE)
        if match is None:
            return
        label = self._label(match["label"])
        if not (first or in_table or is_heading or label in self._board_lines):
            return
        end = block.end
        if not label and heading is not None:
            start, end = min(start, heading.start), max(end, heading.end)
            label = self._label(self._low(self._words_from(heading), heading.end))
        grade = self.grades[match["grade"]] if match["grade"] else None
        if label not in self.areas and self.labels.holds_grade(label):
            # The lines of two rows run into one: nothing tells which grade is whose. Sentences are no rows.
            if not self._is_sentence(start, end):
                self.lost.append(block)
            return
        stated = self._stated(label)
        if stated is not None:
            if grade is not None:
                yield _Line(stated, label, grade, start, end, "title-page/statement")
            return
        areas = self._areas(label, in_table=in_table and not self._is_sentence(start, end))
        if looked_after and areas == (OVERALL,):
            areas = (_LOOKED_AFTER,)
        if not areas and in_table and label and not is_heading and not self._is_sentence(start, end):
            self.lost.append(block)
        for area in areas:
            rule = "title-page/heading" if is_heading and not in_table else "title-page/row"
            yield _Line(area, self._as_written(label, start, end), grade, start, end, rule)

    def _is_sentence(self, start: int, end: int) -> bool:
        """Whether a line is prose and no row: it ends with a stop, or holds one."""
        return self.text[start:end].rstrip().endswith(".") or _FIRST_STOP.search(self.text, start, end) is not None

    def _as_written(self, label: str, start: int, end: int) -> str:
        """The words of a label with their capitals."""
        written = re.compile(r"\s+".join(map(re.escape, label.split())), re.IGNORECASE).search(self.text, start, end)
        return " ".join(self.article.text[written.start() : written.end()].split()) if written else label

    def _is_unread_row(self, low: str) -> bool:
        """Whether a line in a table, and no sentence under it, holds a grade with words behind."""
        return len(low) <= _LONGEST_LINE and not low.endswith(".") and self.labels.holds_grade(low)

    def _label(self, words: str) -> str:
        """The words that name an area, without those around them: "the graded judgement for ... is that it"."""
        label = _COPULA.sub("", words.strip(" .:|–—-"))
        opening = next((start for start in self._label_openings if label.startswith(start)), "")
        return label.removeprefix(opening).strip()

    def _stated(self, label: str) -> ConceptId | None:
        """The area of a line that gives the overall grade, or the board's, in words."""
        bare = re.sub(r"\s*\(.*?\)|\s+(?:is|are|it|that)$", "", label)
        if label in self.areas:
            return None
        if bare in self._board_lines or self._names_board(bare):
            return _BOARD if self.inspection.type == "sif" else None
        if label in self._overall_labels:
            return OVERALL
        if label.startswith(self._overall_lines) and label.count(" ") <= _LONGEST_SUBJECT:
            return OVERALL if _NOT.search(label) is None else None
        return None

    def _names_board(self, label: str) -> bool:
        """Whether a label is the name of a board with its place: "the effectiveness of the tri-borough LSCB"."""
        openings, names = self._board_openings, self._board_names
        opening = next((one for one in openings if label.startswith(f"{one} ")), None)
        return opening is not None and label.endswith(tuple(names)) and label.count(" ") <= _LONGEST_SUBJECT

    def _areas(self, label: str, *, in_table: bool) -> Sequence[ConceptId]:
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
        window = labelled_window(self.annotated, self.ontology)
        if window is not None:
            if self.inspection.start is None:
                evidence = self.annotated.evidence_at(window.start, window.end, "inspection/title-page")
                self.inspection.evidence.insert(0, evidence)
            self.inspection.start, self.inspection.end = window.first, window.last

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

    def complete_the_visit(self, inspections: InspectionReading) -> None:
        """All days of the sentence that dates the visit, of which those found are some: one visit, not two."""
        start, end = self.inspection.start, self.inspection.end
        if start is None or start.day is None:
            return
        for sentence in self.annotated.sentences[:_LETTER_OPENING]:
            for first, last in windows_in(self.text[sentence.start_char : sentence.end_char], self.article.issued):
                if not earlier(start, first) and not earlier(last or first, end or start):
                    self.inspection.start, self.inspection.end = first, last
                    self._drop_within(inspections, first, last or first)
                    return

    def _drop_within(self, inspections: InspectionReading, first: PartialDate, last: PartialDate) -> None:
        """Forget what was taken for a further visit, and is a later part of this one."""
        for one in inspections.of(self.inspection.council):
            within = one.start is not None and one.start.day is not None and not earlier(one.start, first)
            within = within and one.start is not None and not earlier(last, one.start)
            if within and one.key != self.inspection.key and one.type == self.inspection.type:
                inspections.drop(one.key)

    # Who led

    def leads(self) -> Iterator[PostFact]:
        """The inspector who led, or those who did, wherever the report names them."""
        labels = any_in(self.words, "lead-labels")
        posts = any_in(self.words, "lead-posts")
        label = rf"\W*(?:{labels})(?:\(s\)|s)?\s*[:–-]?\s*"
        pattern = re.compile(rf"{label}\b(?P<names>[^\n:]{{3,120}})", re.IGNORECASE)
        alone = re.compile(rf"{label}$", re.IGNORECASE)
        post = re.compile(rf"\s*[,–(-]*\s*\b(?:{posts})s?\b\)?", re.IGNORECASE)
        for block, following in zip(self.article.blocks, [*self.article.blocks[1:], None], strict=True):
            line = self.text[block.start : block.end]
            # The name may stand on the line under its label.
            end = following.end if following is not None and alone.match(line) else block.end
            match = pattern.match(" ".join(self.text[block.start : end].split()))
            names = _people(post.sub("|", _HONOURS.sub("", match["names"]))) if match else []
            if not names:
                continue
            evidence = self.annotated.evidence_at(block.start, end, "title-page/lead-inspector")
            for name in names:
                at = _found_at(name, self.text, block.start, end)
                words = " ".join(self.article.text[at[0] : at[1]].split())
                yield PostFact(words, "lead inspector", evidence, role_id="lead-inspector", agency=OFSTED)
            return

    # What is absent

    def issues(self, lines: Sequence[_Line], leads: Sequence[PostFact]) -> Iterator[Issue]:
        """One issue for each thing that a reader may look for and the report does not say."""
        yield from self._file_name()
        yield from self._dates()
        yield from self._publication()
        if not leads:
            yield self._issue("no-lead-inspector", "names no lead inspector")
        if self.article.kind is SourceKind.REPORT and self.inspection.type in FULL:
            yield from self._grades(lines)

    def _file_name(self) -> Iterator[Issue]:
        """Ofsted names its files with the number of the authority."""
        number = _URN.match(self.article.source.rpartition("/")[2])
        named = next((one for one in self.councils.values() if number is not None and one.urn == number[1]), None)
        if named is not None and named.id != self.inspection.council:
            own = self.councils[self.inspection.council].label
            yield self._issue("file-of-another", f"is about {own}, but its file has the number of {named.label}")

    def _dates(self) -> Iterator[Issue]:
        """What is doubtful about the days: none, so many that they can't be one inspection, or after the report."""
        start, end, out = self.inspection.start, self.inspection.end, self.inspection.published
        if start is None:
            yield self._issue("no-inspection-date", "gives no days of an inspection that could be read")
            return
        by_date = type_by_date(start)
        if self.inspection.type in FULL and by_date not in ("unspecified", self.inspection.type):
            message = f"its title is of the framework {self.inspection.type}, its date ({start}) of that of {by_date}"
            yield self._issue("doubtful-framework", message)
        if _days(start, end) > _LONGEST_INSPECTION:
            yield self._issue("doubtful-date", f"an inspection from {start} to {end}?")
        if out is not None and (earlier(out, end or start) or _days(end or start, out) > _LONGEST_WAIT):
            yield self._issue("doubtful-date", f"an inspection that ended on {end or start}, and a report of {out}?")

    def _publication(self) -> Iterator[Issue]:
        issued = self.article.issued
        if issued is None:
            yield self._issue("no-publication-date", "says nowhere when it was published")
        elif self._prints_date():
            named = date_in_name(self.article.source)
            if named is not None and named != issued:
                yield self._issue("dates-differ", f"prints {issued} as its date; its file's name has {named}")
        else:
            message = f"does not print when it was published: {issued} comes from the file's name"
            yield self._issue("date-from-file-name", message)

    def _prints_date(self) -> bool:
        """Whether a line of the title page gives the date of publication."""
        top = self.article.blocks[:OPENING]
        lines = (self.text[block.start : block.end] for block in top)
        return any(len(line) <= _SHORT and read_date(line) == self.article.issued for line in lines)

    def _grades(self, lines: Sequence[_Line]) -> Iterator[Issue]:
        graded = {line.area for line in lines if line.grade is not None}
        for line in lines:
            if line.grade is None and line.area not in graded:
                label = line.label if line.area == _OTHER else line.area
                yield self._issue("not-judged", f"{label} was not judged", line.start, line.end)
        yield from self._contradictions(lines)
        for block in self.lost:
            yield self._issue("grade-without-label", "a grade at no label of an area", block.start, block.end)
        if not graded:
            yield self._issue("no-grades", "has no table of grades that could be read")
            return
        told = {line.area for line in lines}
        for areas in self.expected.get(self.inspection.type, ()):
            if told.isdisjoint(areas):
                code = "no-overall-grade" if OVERALL in areas else "no-grade"
                yield self._issue(code, f"gives no grade that could be read for {' or '.join(areas)}")
        yield from self._missing_rows(lines)

    def _missing_rows(self, lines: Sequence[_Line]) -> Iterator[Issue]:
        """Areas that a heading grades and the table does not: its row may say otherwise in a form that was not read."""
        rows = {line.area for line in lines if line.rule != "title-page/heading"}
        if not self.lost and not any(line.rule == "title-page/row" for line in lines):
            return
        for area in dict.fromkeys(line.area for line in lines if line.area not in rows | {OVERALL, _BOARD}):
            yield self._issue("no-row", f"its table has no row that could be read for {area}, a heading grades it")

    def _contradictions(self, lines: Sequence[_Line]) -> Iterator[Issue]:
        """Where two lines, of the table, a heading or a statement, grade one area otherwise."""
        first: dict[tuple[ConceptId, str], _Line] = {}
        for line in lines:
            if line.grade is None:
                continue
            other = first.setdefault((line.area, _folded(line.label) if line.area == _OTHER else ""), line)
            if other.grade != line.grade:
                there = " ".join(self.article.text[other.start : other.end].split())
                message = f"{line.area} is {line.grade} here and {other.grade} in {there!r}: both are kept"
                yield self._issue("contradiction", message, line.start, line.end)

    def _issue(self, code: str, message: str, start: int | None = None, end: int | None = None) -> Issue:
        quote = self.article.text[start:end] if start is not None else None
        return Issue(self.article.source, code, message, start, end, quote)


class _Labels(NamedTuple):
    """The words of tables of grades."""

    areas: dict[str, list[ConceptId]]
    grades: dict[str, ConceptId]
    row: re.Pattern[str]
    """A label with its grade, or with words for none."""
    row_ends: tuple[str, ...]
    """How such a line ends, but for brackets and stops."""
    grade: re.Pattern[str]
    pieces: tuple[tuple[ConceptId, tuple[str, ...]], ...]
    """Each grade, and what stands of it in one line, the next and the one below where it is wrapped."""
    heads: frozenset[str]
    """What a line holds that is a grade or the first part of one."""
    cut: tuple[str, ...]
    """How a line ends that has a grade, or the first half of one, behind a label."""
    shortest: tuple[str, ...]
    """The wordings of grades that hold no other: where none of them is, no grade is."""

    def row_of(self, line: str) -> re.Match[str] | None:
        """The label and the grade of a line in lower case with single spaces; most lines end with neither a grade nor
        a number, which is found out sooner."""
        return self.row.match(line) if line.rstrip(f" .){_MARKS}]'\"\n").endswith(self.row_ends) else None

    def holds_grade(self, words: str) -> bool:
        """Whether a grade stands within words in lower case."""
        return any(grade in words for grade in self.shortest) and self.grade.search(words) is not None


@made_once
def _labels(ontology: Ontology) -> _Labels:
    by_grade = {words: ids[0] for words, ids in _wordings(ontology, "grade").items()}
    lists = lists_of(ontology, "reports")
    none = any_in(lists, "no-grades")
    row = re.compile(
        rf"(?P<label>.*?)(?:\s*[:–—-]\s*|\s+(?:is|are|as|was|it)\s+|\s+|^)"
        rf"(?:(?:grade|judge?ment): )?(?:grade \d \(|['\"(]|(?<!\w))"
        rf"(?:(?P<grade>{any_of(by_grade)})|(?P<none>{none}))[)'\"]?"
        rf"(?:\s*\(grade \d\))?(?:[\s.{_MARKS}]|\[\d{{1,2}}\])*$"
    )
    # "... (grade 2)" ends with a number.
    ends = (*by_grade, *phrases_of(lists, "no-grades"), *"0123456789")
    shortest = tuple(one for one in by_grade if not any(other in one for other in by_grade if other != one))
    within = re.compile(rf"(?<!\w)(?:{any_of(by_grade)})(?!\w)")
    pieces = _pieces(by_grade)
    heads = frozenset(head for _, (head, *_) in pieces)
    cut = tuple(dict.fromkeys(f" {head}" for _, (head, *_) in pieces))
    return _Labels(_wordings(ontology, "judgement-area"), by_grade, row, ends, within, pieces, heads, cut, shortest)


def _pieces(grades: Mapping[str, ConceptId]) -> tuple[tuple[ConceptId, tuple[str, ...]], ...]:
    """The wordings of grades, longest first, each whole and cut at every one or two of its spaces."""
    found: list[tuple[ConceptId, tuple[str, ...]]] = []
    for wording in sorted(grades, key=len, reverse=True):
        words = wording.split()
        for count in range(3):
            for cuts in combinations(range(1, len(words)), count):
                ends = (0, *cuts, len(words))
                found.append((grades[wording], tuple(" ".join(words[one:other]) for one, other in pairwise(ends))))
    return tuple(found)


def _found_at(name: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Where words stand in a part of a text, whatever spaces are between them there."""
    found = re.compile(r"\s+".join(map(re.escape, name.split()))).search(text, start, end)
    assert found is not None, name
    return found.span()


def _people(words: str) -> list[str]:
    """The names that a line begins with, behind each of which a bar stands for a post; none where one is in doubt.

    A comma joins a further name only where that has a post or a further one behind it: "Ann Example, HMI, social care".
    """
    names: list[str] = []
    joint = ""
    while True:
        match = _PERSON.match(words)
        name = match["name"].strip(" .") if match else ""
        is_name = _NAME.fullmatch(name) is not None and _POST_WORD.search(name) is None
        if match is None or not is_name:
            return [] if joint in ("and", "&") or _FURTHER_NAME.search(words) else names
        if joint in (",", ";") and not match["post"] and match["joint"] not in ("and", "&"):
            return [] if _FURTHER_NAME.search(words) else names
        names.append(name)
        joint = match["joint"] or ""
        words = words[match.end() :]
        if not joint:
            return names


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
