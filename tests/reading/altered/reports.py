"""The real reports taken apart into pieces, each with what its title page says.

What a piece is, is found by the values that are known of the report, not by the reader that is tested: a row is a label
of its framework beside the grade that the report is known to give, a heading likewise.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kg.ontology import Council, Ontology
from kg.reading.pages import Line, read_pages
from kg.reading.pages import Page as ReadPage
from tests.reading.altered.pieces import Cell, Page, Piece, Role

LABELS: Mapping[str, tuple[str, ...]] = {
    "impact-of-leaders": ("The impact of leaders on social work practice with children and families",),
    "help-and-protection": (
        "The experiences and progress of children who need help and protection",
        "1. Children who need help and protection",
    ),
    "children-in-care-and-care-leavers": ("The experiences and progress of children in care and care leavers",),
    "children-in-care": ("The experiences and progress of children in care",),
    "care-leavers": (
        "The experiences and progress of care leavers",
        "2.2 Experiences and progress of care leavers",
    ),
    "overall-effectiveness": ("Overall effectiveness",),
    "children-looked-after": ("2. Children looked after and achieving permanence",),
    "adoption": ("2.1 Adoption performance",),
    "leadership-management-and-governance": ("3. Leadership, management and governance",),
}
"""The labels of the tables, by area, as the reports print them."""
_HEADINGS = {
    "experiences and progress of children who need help and protection": "help-and-protection",
    "experiences and progress of children looked after and achieving permanence": "children-looked-after",
    "adoption performance": "adoption",
    "experiences and progress of care leavers": "care-leavers",
    "experience and progress of care leavers": "care-leavers",
    "leadership, management and governance": "leadership-management-and-governance",
    "experiences and progress of children in care": "children-in-care",
    "experiences and progress of children in care and care leavers": "children-in-care-and-care-leavers",
    "impact of leaders on social work practice with children and families": "impact-of-leaders",
    "local safeguarding children board": "safeguarding-board",
    "local safeguarding children": "safeguarding-board",
    "lscb": "safeguarding-board",
    "effectiveness of the lscb": "safeguarding-board",
    "effectiveness of the local safeguarding children board (lscb)": "safeguarding-board",
    "effectiveness of the local safeguarding children board": "safeguarding-board",
    "arrangements in place to evaluate the effectiveness of what is done by the authority and board partners to "
    "safeguard and promote the welfare of children": "safeguarding-board",
}
_GRADE = r"outstanding|good|inadequate|requires? improvement(?: to be good)?|not judged"
GRADE = re.compile(_GRADE, re.IGNORECASE)
_GRADE_PART = re.compile(rf"{_GRADE}|requires|improvement|to be good|be good|requires improvement to", re.IGNORECASE)
_GRADED = re.compile(
    rf"(?P<label>.*?):?(?: (?:is that it|that it|is|are))*:? (?P<grade>{_GRADE})\.?(?: because:)?", re.IGNORECASE
)
_OPENING = re.compile(r"^(?:[\d.]+ )?(?:the graded judge?ment (?:for|about) )?(?:the )?")
_STATEMENT = re.compile(r"Children.s services|The overall judgement")
_MOST_LINES = 5


def grade_id(words: str) -> str | None:
    """The grade that the words give; None for none."""
    low = words.lower()
    return None if low == "not judged" else "requires-improvement" if low.startswith("require") else low


@dataclass(slots=True)
class Told:
    """What a report says of itself."""

    council: Council
    type: str
    start: date | None
    end: date | None
    published: date | None
    leads: list[str]
    grades: dict[str, set[str]]
    """By area: none where the report gives no grade, several where it contradicts itself."""


@dataclass(slots=True)
class Report:
    """A report in pieces; what alters it keeps ``told`` true of it."""

    name: str
    pages: list[Page]
    told: Told
    names: tuple[str, ...] = ()
    """The names of the council in it, longest first."""
    prints_date: bool = False
    named: date | None = None
    """The date in the file's name; None for a name that says nothing."""
    as_text: bool = False
    done: list[str] = field(default_factory=list)
    """What was altered."""

    def all(self, *roles: Role) -> list[Piece]:
        """All pieces that have one of the roles, in the order of the pages."""
        return [piece for page in self.pages for piece in page if piece.role in roles]

    def first(self, role: Role) -> Piece | None:
        """The first piece that has a role."""
        return next(iter(self.all(role)), None)

    def behind(self, piece: Piece, *further: Piece) -> None:
        """Puts further pieces behind one."""
        for page in self.pages:
            for at, one in enumerate(page):
                if one is piece:
                    page[at + 1 : at + 1] = further
                    return

    def drop(self, piece: Piece) -> None:
        """Takes a piece away."""
        for page in self.pages:
            page[:] = [one for one in page if one is not piece]

    def copy(self) -> Report:
        """The same report, to be altered."""
        return copy.deepcopy(self)


def read_truth(reports: Path) -> dict[str, dict[str, Any]]:
    """What is known of each report by its file, completed from the pages themselves (``reports_truth.json``)."""
    told = {entry["file"]: entry for entry in json.loads((reports / "truth.json").read_text("utf-8"))}
    mine = json.loads((Path(__file__).parent.parent / "reports_truth.json").read_text("utf-8"))["reports"]
    for name, entry in told.items():
        for key, value in mine.get(name, {}).items():
            entry[key] = {**(entry[key] or {}), **value} if key == "judgements" else value
    return told


def take_apart(reports: Path, ontology: Ontology) -> list[Report]:
    """The reports of a folder since late 2013 in pieces. Raises ``ValueError`` where a grade is not found."""
    found: list[Report] = []
    for name, truth in sorted(read_truth(reports).items()):
        if truth.get("type") in ("ilacs", "sif"):
            path = reports / name
            found.append(_taken_apart(name, read_pages(path.read_bytes(), path), truth, ontology))
    return found


def _taken_apart(name: str, pages: Sequence[ReadPage], truth: Mapping[str, Any], ontology: Ontology) -> Report:
    council = next(one for one in ontology.councils.values() if truth["gss"] in (one.gss, *one.former_gss))
    start, end, published = (date.fromisoformat(truth[key]) for key in ("start", "end", "published"))
    grades = {area: {grade} if grade else set() for area, grade in truth["judgements"].items()}
    told = Told(council, truth["type"], start, end, published, [truth["lead_inspector"]], grades)
    made = [_page(page, told, is_first=at == 0) for at, page in enumerate(pages)]
    kept = [made[0], *(_from_paragraph(page) for page in made[1:] if any(p.role is not Role.TEXT for p in _flow(page)))]
    report = Report(name, kept, told, _names(council), any(p.role is Role.PUBLISHED for p in made[0]), published)
    there = {piece.area for piece in report.all(Role.ROW, Role.HEADING, Role.STATEMENT)}
    missing = {area for area, known in grades.items() if known} - there
    if missing or not report.all(Role.LEAD):
        raise ValueError(f"{name}: found neither row nor heading for {sorted(missing)}, or no lead inspector")
    return report


def _from_paragraph(page: Page) -> Page:
    """A page without the end of a paragraph that begins on one that is left out."""
    flow = list(_flow(page))
    begins = (at for at, one in enumerate(flow) if one.role is not Role.TEXT or (at and one.above > 1.6 * one.size))
    left_out = {id(piece) for piece in flow[: next(begins)]}
    return [piece for piece in page if id(piece) not in left_out]


def _flow(page: Page) -> Iterator[Piece]:
    return (piece for piece in page if piece.role is not Role.FOOT)


def _names(council: Council) -> tuple[str, ...]:
    names = {one for one in (council.label, *council.aliases, *council.place_names) if len(one) > 4}
    names |= {f"the {one}" for one in names if one.startswith(("Isle", "City", "Royal", "London B"))}
    return tuple(sorted(names, key=lambda one: (-len(one), one)))


def _page(page: ReadPage, told: Told, *, is_first: bool) -> Page:
    small = [line for line in page.lines if line.base < 60 or (is_first and line.size <= 10 and line.base < 140)]
    foot = [Piece(Role.FOOT, line.text, line.left, line.size, line.bold, line.base) for line in small]
    lines = sorted((line for line in page.lines if line not in small), key=lambda line: -line.base)
    rows = dict(_rows(page.lines, told)) if is_first else {}
    pieces: Page = []
    used: set[int] = {id(line) for group, _ in rows.values() for line in group}
    last = page.height - 52
    at = 0
    while at < len(lines):
        group = [lines[at]]
        made: Piece | None = None
        if id(lines[at]) in rows:
            group, made = rows[id(lines[at])]
        elif id(lines[at]) not in used:
            group, made = _gathered(lines, at, told, is_first=is_first, is_above=not any(_is_days(p) for p in pieces))
        if made is not None:
            made.above = max(made.size, last - max(line.base for line in group))
            last = min(line.base for line in group)
            pieces.append(made)
        at += 1 if id(lines[at]) in used or made is None else len(group)
    return [*foot, *pieces]


def _is_days(piece: Piece) -> bool:
    return piece.role is Role.DAYS


def _rows(lines: Sequence[Line], told: Told) -> Iterator[tuple[int, tuple[list[Line], Piece]]]:
    """Each row with its lines, by its first one."""
    for area, grades in told.grades.items():
        for label in LABELS.get(area, ()):
            group = _spelling(lines, label)
            if not group:
                continue
            low, high = min(line.base for line in group) - 9, max(line.base for line in group) + 9
            cells = [
                line
                for line in lines
                if line.left > group[0].left + 150
                and low < line.base < high
                and _GRADE_PART.fullmatch(" ".join(line.text.split()))
            ]
            words = " ".join(" ".join(line.text for line in cells).split())
            if not GRADE.fullmatch(words) or {grade_id(words)} - {None} != grades:
                continue
            first = group[0]
            width = max(len(line.text) for line in group) + 1 if len(group) > 1 else 0
            cell = Cell(words, cells[0].left, cells[0].bold, "middle" if len(cells) > 1 else "first", 24)
            piece = Piece(Role.ROW, label, first.left, first.size, first.bold, area=area, cells=[cell], width=width)
            yield id(max([*group, *cells], key=lambda line: line.base)), ([*group, *cells], piece)
            break


def _spelling(lines: Sequence[Line], label: str) -> list[Line]:
    """The lines that spell a label, perhaps with those of a grade between them."""
    for at, first in enumerate(lines):
        spelt, group = " ".join(first.text.split()), [first]
        if not label.startswith(spelt):
            continue
        for line in lines[at + 1 : at + 1 + _MOST_LINES]:
            words = " ".join(line.text.split())
            if spelt != label and label.startswith(f"{spelt} {words}"):
                spelt, group = f"{spelt} {words}", [*group, line]
            elif spelt == label or not _GRADE_PART.fullmatch(words):
                break
        if spelt == label:
            return group
    return []


def _gathered(
    lines: Sequence[Line], at: int, told: Told, *, is_first: bool, is_above: bool
) -> tuple[list[Line], Piece]:
    """The piece that begins on a line, and its lines."""
    line = lines[at]
    role, count, area = Role.TEXT, 1, None
    is_title = is_above and line.size >= (18 if told.type == "sif" else 16.5)
    if is_first and is_above and re.match(r"Inspection dates?:", line.text):
        role = Role.DAYS
    elif is_first and is_title:
        role = Role.TITLE
        count = next((n for n, one in enumerate(lines[at:]) if abs(one.size - line.size) > 1), 1)
    elif is_first and is_above:
        role = Role.FRAME
    elif is_first and re.match(r"(?:Report p|P)ublished:", line.text):
        role = Role.PUBLISHED
    elif re.match(r"(?:Lead|Reporting) [Ii]nspector", line.text) and told.leads[0] in line.text:
        role = Role.LEAD
        count += at + 1 < len(lines) and re.match("H(?:er|is) Majesty.s Inspector", lines[at + 1].text) is not None
    elif line.text == "Judgement Grade":
        role = Role.TABLE_HEAD
    elif is_first and told.type == "sif" and _STATEMENT.match(line.text):
        role, area = Role.STATEMENT, "overall-effectiveness"
        count = next((n for n in range(1, _MOST_LINES) if _ends_with_grade(lines, at, n)), 1)
    else:
        graded = next(((n, one) for n in range(1, _MOST_LINES) if (one := _heading(lines[at : at + n], told))), None)
        if graded is not None:
            role, (count, area) = Role.HEADING, graded
            # "... requires improvement" may go on with "to be good".
            count += not _ends_with_grade(lines, at, count) and _ends_with_grade(lines, at, count + 1)
    group = list(lines[at : at + count])
    joint = "\n" if role is Role.LEAD else " "
    words = " ".join(joint.join(one.text for one in group).split(" "))
    width = max(len(one.text) for one in group) + 2 if count > 1 and role is not Role.LEAD else 0
    return group, Piece(role, words, line.left, line.size, line.bold, width=width, area=area)


def _ends_with_grade(lines: Sequence[Line], at: int, count: int) -> bool:
    """Whether so many lines end with a grade that the next line does not complete."""
    if at + count > len(lines):
        return False
    words = " ".join(" ".join(line.text for line in lines[at : at + count]).split())
    match = re.search(rf"\b(?:{_GRADE})\.?$", words, re.IGNORECASE)
    after = lines[at + count].text if at + count < len(lines) else ""
    return match is not None and not re.fullmatch(r"(?:improvement )?(?:to )?be good\.?|good\.?", after)


def _heading(lines: Sequence[Line], told: Told) -> str | None:
    """The area of a heading that gives its known grade."""
    match = _GRADED.fullmatch(" ".join(" ".join(line.text for line in lines).split()))
    if match is None or any(line.text.isdigit() for line in lines):
        return None
    area = _HEADINGS.get(_OPENING.sub("", match["label"].lower().strip(" :")))
    return area if area is not None and told.grades.get(area) == {grade_id(match["grade"])} - {None} else None
