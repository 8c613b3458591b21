"""A published report in PDF as clean text: paragraphs, headings, list items, and rows of the table of grades.

The stored text is made here, and every offset refers to it: one block a line, each with its page.

1. **Page furniture** goes: page numbers, heads and feet that come back at the same height of several pages, and
   footnotes (small type at the foot of a page behind a small number) with the numbers that point to them.
2. **Rows**: a grade in a column of its own goes behind the label beside it, told by place, whether the grade stands
   on the label's first line, on its last, between its lines, or comes before it in the file.
3. **Paragraphs**: lines of one style at the distance of lines are one paragraph, across the foot of a page too. A
   bullet, the number of a paragraph, and a label with a colon begin a new one. The hyphen at a line's end is that of
   a compound word.
4. **Headings** are bold or large; what introduces a list is the line above it.
5. **Furniture**: contents, and the parts that every report has, by the words of ``ontology/patterns/furniture.yaml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.model import Block, BlockKind, PartialDate
from kg.reading.furniture import Furniture, plain
from kg.reading.metadata import read_date
from kg.reading.pages import NOT_GRADED, Line, Page, read_pages

_BULLET = re.compile(
    r"(?P<mark>[\uf000-\uf0ff\u25fc\u25aa\u25cf\u2022\u00b7\u2023\u25e6\u25cb\u25a0]|[-–\u2212](?= ))\s*"
)
_INNER = frozenset("\uf02d-–\u2212\u25e6\u25cb")
_NUMBER = re.compile(r"(?P<number>\(?\d{1,3}(?:\.\d{1,2})?[.)])\s*(?=[A-Z‘“'\"])")
_SUBNUMBER = re.compile(r"\d\.\d\s+[A-Z]")
_LABEL = re.compile(r"[A-Z][A-Za-z ]{2,30}:(?:\s|$)")
_BARE_LABEL = re.compile(
    r"(?:(?:Inspection|Visit) dates?|Dates? of (?:the )?(?:inspection|visit)|(?:Report |Date )?[Pp]ublished|"
    r"Publication date|(?:Lead|Reporting) inspectors?)\b"
)
"""How lines of a title page begin that may have no colon."""
_ALONE = re.compile(r"[\d\s|]*(?:page)?[\d\s|]*(?:of\s+\d+)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FOOTNOTE = re.compile(r"\d{1,2}(?:[^\d.)]|$)")
_STOPS = frozenset(".!?:;…")
_CLOSING = "\"'”’)]"
_JOINS = re.compile(r"[.,;:)!?’”]")
_DRESSED = r"(?:(?:grade|judge?ment):\s*|is (?=[a-z]))?[‘“'\"(]?"
"""What may stand before a grade in its cell; behind it a quotation mark or bracket may."""
_GRADE_PART = re.compile(
    rf"(?:{_DRESSED})(?:(?:(?:grade [1-4] \()?(?:outstanding|good|adequate|inadequate)\)?|{NOT_GRADED}|"
    r"(?:requires?(?: |$))?(?:improvement(?: |$|(?=[’”'\")])))?(?:to(?: |$))?(?:be(?: |$))?(?:good)?))[’”'\")]?\.?",
    re.IGNORECASE,
)
_GRADE = re.compile(
    rf"(?:{_DRESSED})(?:(?:grade [1-4] \()?(?:outstanding|good|adequate|inadequate)\)?|{NOT_GRADED}|"
    r"requires? improvement(?: to be good)?)[’”'\")]?\.?",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"Dear\s+[A-Z]")
_ENTRY = re.compile(r"[\s.…]\d{1,3}$")
_CONTENTS = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_FILE_DATE = re.compile(r"(?<!\d)(\d{1,2})[_ ]([a-z]{3,9})[_ ](\d{4})(?!\d)", re.IGNORECASE)
_POST = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:[a-z]+ ){0,3}(?:inspectors?|hmis?|managers?|analysts?):?\s+[A-Z]", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Za-z ]{0,30}\b(?:(?:inspectors?|managers?|analysts?)\b[A-Za-z ]{0,12}:?|HMIs?:)\s+[A-Z]")

_MARGIN = 0.1
"""The part of a page, at its head and at its foot, where running heads and page numbers stand."""
_LEADING = 1.55
"""The greatest distance of two lines of a paragraph, in sizes of the type."""
_WIDE = 2.4
_JUMP = 1.2
"""How far up, in sizes of the type, a line must stand from the one before it to be out of order."""
_LONGEST_HEADING = 250


@dataclass(slots=True)
class _Draft:
    """A paragraph, heading, item or row on its way into a block."""

    text: str
    page: int
    size: float
    bold: bool
    left: float
    base: float
    glued: bool = False
    row: bool = False
    bullet: str = ""
    numbered: int = 0
    """Length of the paragraph's number with the space behind it."""
    breaks: list[int] = field(default_factory=list)
    """Where, in its text, further pages begin."""
    kind: BlockKind | None = None
    intro: int | None = None

    @property
    def mark(self) -> str:
        """What stands before the block in the text, and is no part of it."""
        if self.bullet:
            return "– " if self.bullet in _INNER else "• "
        return ""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF and its blocks; ``named`` is the date in the file's name, where it has one."""

    text: str
    blocks: tuple[Block, ...]
    named: PartialDate | None


def read_pdf(data: bytes, path: Path) -> PdfText:
    """The text of a report with its blocks. Raises ``SourceError`` as :func:`kg.reading.pages.read_pages` does."""
    pages = read_pages(data, path)
    body = _body_size(pages)
    drafts: list[_Draft] = []
    for page in _without_margins(pages):
        lines = _from_above(_without_footnotes(page, body))
        _gather(_with_rows(lines), drafts, alone=_letterhead(lines) if page.number == 1 else frozenset())
    _mark_kinds(drafts, body)
    _mark_contents(drafts)
    return PdfText(*_written(drafts), date_in_name(path.name))


def silence(pdf_text: str, blocks: tuple[Block, ...], furniture: Furniture) -> tuple[Block, ...]:
    """The blocks with the parts that every report has (what grades mean, how inspectors work, contacts) as furniture.

    The names of the inspectors within them stay text.
    """
    sections, tails = furniture.words["report_sections"], furniture.words["report_tails"]
    made: list[Block] = []
    silent = tail = headed = False
    for block in blocks:
        line = pdf_text[block.start : block.end]
        low = plain(line)
        if block.kind in (BlockKind.HEADING, BlockKind.HEADLINE):
            tail, silent, headed = False, low.startswith(sections), True
        elif low.startswith(tails) and headed:
            # Above the first heading it is the letterhead.
            tail = True
        silenced = silent or tail or furniture.defines_grade(low)
        keep = not silenced or (silent and not tail and _NAMED.match(line) is not None)
        made.append(block if keep else replace(block, kind=BlockKind.FURNITURE, intro=None))
    return tuple(made)


# --- page furniture ----------------------------------------------------------------------------------------------


def _body_size(pages: Iterable[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size)] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size))


def _without_margins(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without page numbers and without the heads and feet that come back."""
    seen = Counter(key for page in pages for key in {_place(page, line) for line in page.lines if _outer(page, line)})
    for page in pages:
        kept = [
            line
            for line in page.lines
            if not (_outer(page, line) and (seen[_place(page, line)] > 1 or _is_number(line)))
        ]
        yield Page(page.number, page.height, kept)


def _is_number(line: Line) -> bool:
    """Whether a line is a page number; that of a footnote is smaller."""
    return line.size > 7 and _ALONE.fullmatch(line.text) is not None


def _outer(page: Page, line: Line) -> bool:
    return line.base < _MARGIN * page.height or line.base > (1 - _MARGIN) * page.height


def _place(page: Page, line: Line) -> tuple[str, int]:
    """A line without its page number, and which margin it stands in."""
    words = " ".join(_DIGITS.sub(" ", line.text).split())
    return (words, 0 if line.base < page.height / 2 else 1) if words else (line.text, page.number * 2)


def _without_footnotes(page: Page, body: float) -> list[Line]:
    """The lines without those at the foot that are small and begin behind a small number."""
    lines = page.lines
    if not lines:
        return lines
    last = max(index for index, line in enumerate(lines))
    first = last + 1
    while first > 0 and lines[first - 1].size < body - 0.9:
        first -= 1
    opening = next((index for index in range(first, len(lines)) if _FOOTNOTE.match(lines[index].text)), None)
    kept = lines if opening is None else lines[:opening]
    # What is left of small numbers points to a footnote.
    return [line for index, line in enumerate(kept) if not _points_down(line, kept[index - 1] if index else None, body)]


def _points_down(line: Line, before: Line | None, body: float) -> bool:
    """Whether a line is nothing but the raised number of a footnote."""
    if not line.text.isdigit():
        return False
    raised = before is not None and line.size < 0.85 * before.size and 1 < line.base - before.base < before.size
    return line.size < 0.7 * body or raised


def _from_above(lines: list[Line]) -> list[Line]:
    """The lines from above, as a reader takes them: some files write a heading after what stands under it."""
    placed: list[Line] = []
    for number, line in enumerate(lines):
        at = len(placed)
        before = lines[number - 1] if number else line
        if placed and placed[-1] is not before and 0 < before.base - line.base <= _LEADING * line.size:
            # It goes on with a line that was moved.
            at = next(index for index, other in enumerate(placed) if other is before) + 1
        elif placed and line.base - placed[-1].base > _JUMP * line.size and not _GRADE_PART.fullmatch(line.text):
            at = next((index for index, other in enumerate(placed) if other.base < line.base), at)
            if any(abs(other.base - line.base) < line.size for other in placed):
                # Beside another line: columns, or cells of a table, which have an order of their own.
                at = len(placed)
        placed.insert(at, line)
    return placed


# --- rows --------------------------------------------------------------------------------------------------------


def _with_rows(lines: list[Line]) -> list[Line | _Draft]:
    """The lines, those of a label and its grade made one row where the first of them stands."""
    grades = _grade_cells(lines)
    if not grades:
        return list(lines)
    taken = {id(line) for cell in grades for line in cell}
    labels = _label_groups([line for line in lines if id(line) not in taken], min(cell[0].left for cell in grades))
    rows: dict[int, _Draft] = {}
    used: set[int] = set()
    for label, cells in _beside(labels, grades):
        for part, cell in _pairs(label, cells):
            first = min(part + cell, key=lambda line: lines.index(line))
            words = f"{_joined(part)} {_joined(cell)}"
            rows[id(first)] = _Draft(
                words, first.page, part[0].size, part[0].bold, part[0].left, part[0].base, row=True
            )
            used.update(id(line) for line in (*part, *cell))
    return [rows.get(id(line), line) for line in lines if id(line) in rows or id(line) not in used]


def _grade_cells(lines: Sequence[Line]) -> list[list[Line]]:
    """The grades that stand in a column of their own, each as its lines from above."""
    parts = [line for line in lines if _GRADE_PART.fullmatch(line.text)]
    cells: list[list[Line]] = []
    for line in sorted(parts, key=lambda line: (-line.base, line.left)):
        for cell in cells:
            above = cell[-1]
            near = abs(above.left - line.left) < 8 and 2 < above.base - line.base <= _LEADING * line.size
            words = f"{_joined(cell)} {line.text}"
            # "good" may be the end of "requires improvement to be good".
            if near and (_GRADE.fullmatch(words) or (not _GRADE.fullmatch(line.text) and _GRADE_PART.fullmatch(words))):
                cell.append(line)
                break
        else:
            cells.append([line])
    return [cell for cell in cells if _GRADE.fullmatch(_joined(cell)) and (cell[0].cell or _has_left(cell[0], lines))]


def _has_left(grade: Line, lines: Iterable[Line]) -> bool:
    """Whether a line stands to the left of a grade at about its height."""
    return any(
        line.right < grade.left and abs(line.base - grade.base) < 2 * grade.size and len(line.text) > 3
        for line in lines
    )


def _label_groups(lines: Sequence[Line], column: float) -> list[list[Line]]:
    """Lines to the left of the column of grades that follow each other as the lines of one label do."""
    groups: list[list[Line]] = []
    for line in sorted((line for line in lines if line.right < column + 4), key=lambda line: -line.base):
        above = groups[-1][-1] if groups else None
        near = above is not None and above.base - line.base <= _LEADING * line.size and above.bold == line.bold
        if near and not _starts_row(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _starts_row(line: Line, group: list[Line]) -> bool:
    """Whether a line in the distance of lines begins a further label.

    It has a number, or begins as the first did, with the same word, or what stands above it introduces the table.
    """
    if _NUMBER.match(line.text) or _SUBNUMBER.match(line.text) or group[-1].text.endswith(":"):
        return True
    first = group[0].text.split(" ")[0]
    return (line.text.split(" ")[0] == first and first[:1].isupper()) or line.text.lower().startswith("overall ")


def _beside(labels: list[list[Line]], grades: list[list[Line]]) -> list[tuple[list[Line], list[list[Line]]]]:
    """Each label with the grades that stand at its height."""
    found: dict[int, list[list[Line]]] = {}
    for cell in grades:
        near = [(_distance(label, cell), index) for index, label in enumerate(labels)]
        distance, index = min(near, default=(float("inf"), -1))
        if distance <= 0.75 * cell[0].size:
            found.setdefault(index, []).append(cell)
    return [(labels[index], cells) for index, cells in sorted(found.items())]


def _distance(label: list[Line], cell: list[Line]) -> float:
    """How far the middle of a grade is over or under its label; 0 beside it."""
    middle = (cell[0].base + cell[-1].base) / 2
    return max(0.0, middle - label[0].base, label[-1].base - middle)


def _pairs(label: list[Line], cells: list[list[Line]]) -> Iterator[tuple[list[Line], list[Line]]]:
    """A label with its grade, or with those beside each other; as many lines as grades are a row each; what else is
    left as it stands.
    """
    if len(cells) == 1:
        yield label, cells[0]
    elif max(cell[0].left for cell in cells) - min(cell[0].left for cell in cells) > 2 * cells[0][0].size:
        yield label, [line for cell in sorted(cells, key=lambda cell: cell[0].left) for line in cell]
    elif len(cells) == len(label):
        yield from (([line], cell) for line, cell in zip(label, cells, strict=True))


def _joined(lines: Iterable[Line]) -> str:
    words = ""
    glued = True
    for line in lines:
        words += line.text if glued else f" {line.text}"
        glued = line.glued
    return words


# --- paragraphs --------------------------------------------------------------------------------------------------


def _letterhead(lines: Sequence[Line]) -> frozenset[int]:
    """The lines (by ``id``) above the salutation of a letter: addresses and the like, each a line of its own."""
    greets = next((at for at, line in enumerate(lines) if _SALUTATION.match(line.text)), 0)
    return frozenset(id(line) for line in lines[: greets + 1])


def _gather(lines: Iterable[Line | _Draft], drafts: list[_Draft], alone: frozenset[int] = frozenset()) -> None:
    """Join the lines of one page to paragraphs, the first perhaps to the last one of the page before.

    Those of ``alone`` (by ``id``) are joined to none.
    """
    for line in lines:
        if isinstance(line, _Draft):
            drafts.append(line)
        elif id(line) in alone:
            drafts.append(_begun(line))
        elif drafts and _continues(drafts[-1], line):
            _append(drafts[-1], line)
        else:
            drafts.append(_begun(line))


def _begun(line: Line) -> _Draft:
    bullet = _BULLET.match(line.text)
    text = line.text[bullet.end() :] if bullet else line.text
    number = None if bullet else _NUMBER.match(text)
    return _Draft(
        text,
        line.page,
        line.size,
        line.bold,
        line.left,
        line.base,
        line.glued,
        bullet=bullet["mark"] if bullet else "",
        numbered=number.end() if number else 0,
    )


def _continues(draft: _Draft, line: Line) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if draft.row or _BULLET.match(line.text) or _NUMBER.match(line.text):
        return False
    if draft.glued:
        return True
    last_page = draft.page + len(draft.breaks)
    if not draft.text:
        return True
    if line.page != last_page:
        return _goes_on_overleaf(draft, line)
    drop = draft.base - line.base
    if abs(drop) < 4:
        return line.left > draft.left
    # Some lines are set wide; words in lower case behind no stop belong to what stands above them.
    open_ended = line.text[:1].islower() and not _is_closed(draft.text)
    same_weight = draft.bold == line.bold or draft.bullet != ""
    leading = _WIDE if open_ended and same_weight else _LEADING
    if abs(draft.size - line.size) >= 0.8 or not 0 <= drop <= leading * max(draft.size, line.size):
        return False
    if not (same_weight or open_ended):
        return False
    if draft.page == 1 and _BARE_LABEL.match(line.text) and not _LABEL.match(line.text):
        return not any(label.match(draft.text) for label in (_LABEL, _BARE_LABEL))
    return not (_LABEL.match(line.text) and (draft.bold or draft.page == 1 or _POST.match(draft.text)))


def _goes_on_overleaf(draft: _Draft, line: Line) -> bool:
    if draft.bold or line.bold or abs(draft.size - line.size) >= 0.8 or _is_closed(draft.text):
        return False
    return line.text[:1].islower() or len(draft.text) > 60 or draft.bullet != ""


def _is_closed(text: str) -> bool:
    """Whether it ends with a stop, perhaps within quotes or brackets; seen from its end, since it may be long."""
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def _append(draft: _Draft, line: Line) -> None:
    tight = draft.glued or not draft.text or (_JOINS.match(line.text) is not None)
    if not tight and draft.text[-1] == "-" and draft.text[-2:-1].isalnum() and line.text[:1].islower():
        tight = True
    joint = "" if tight else " "
    if line.page != draft.page + len(draft.breaks):
        draft.breaks.extend([len(draft.text) + len(joint)] * (line.page - draft.page - len(draft.breaks)))
    draft.text += joint + line.text
    draft.glued, draft.base = line.glued, line.base
    if not draft.bullet:
        draft.bold = draft.bold and line.bold


def _mark_kinds(drafts: list[_Draft], body: float) -> None:
    """Headline, headings, items with what introduces them; all else paragraphs."""
    largest = max((draft.size for draft in drafts if draft.page == 1), default=body)
    intro: int | None = None
    outer: int | None = None
    for index, draft in enumerate(drafts):
        if draft.bullet:
            draft.kind = BlockKind.ITEM
            inner = draft.bullet in _INNER and outer is not None
            draft.intro = outer if inner else intro
            if draft.text.endswith(":"):
                outer = index
            elif not inner:
                outer = None
            continue
        draft.kind = _kind(drafts, index, body, largest)
        outer = None
        if draft.text.endswith(":"):
            intro = index
        elif draft.kind in (BlockKind.HEADING, BlockKind.HEADLINE):
            # A sub-heading keeps the introduction of the list around it.
            within = intro is not None and drafts[intro].text.endswith(":") and not _is_prominent(draft, body)
            intro = intro if within else index
        else:
            intro = None


def _kind(drafts: list[_Draft], index: int, body: float, largest: float) -> BlockKind:
    draft = drafts[index]
    if draft.page == 1 and draft.size == largest and largest > body + 1.5:
        return BlockKind.HEADLINE
    if draft.row:
        beside = drafts[max(0, index - 1) : index] + drafts[index + 1 : index + 2]
        return BlockKind.PARAGRAPH if any(other.row for other in beside) else BlockKind.HEADING
    if draft.numbered or _LABEL.match(draft.text):
        return BlockKind.PARAGRAPH
    if _is_prominent(draft, body) and len(draft.text) <= _LONGEST_HEADING:
        return BlockKind.HEADING
    return BlockKind.HEADING if _is_subheading(drafts, index, body) else BlockKind.PARAGRAPH


def _is_prominent(draft: _Draft, body: float) -> bool:
    return draft.bold or draft.size > body + 1.5


def _is_subheading(drafts: list[_Draft], index: int, body: float) -> bool:
    """Whether a few words in the type of the text head what follows (in italics, or underlined)."""
    draft = drafts[index]
    return (
        draft.page > 1
        and len(draft.text) <= 60
        and draft.text[:1].isupper()
        and draft.text[-1].isalnum()
        and abs(draft.size - body) < 0.8
        and _BULLET.match(draft.text) is None
        and _POST.match(draft.text) is None
        and index + 1 < len(drafts)
        and not drafts[index + 1].row
        and _is_closed(drafts[index - 1].text)
    )


def _mark_contents(drafts: list[_Draft]) -> None:
    """The contents: from their heading, as long as entries end with a page number."""
    for start, draft in enumerate(drafts):
        if not _CONTENTS.fullmatch(draft.text):
            continue
        draft.kind = BlockKind.FURNITURE
        end = start
        for index in range(start + 1, len(drafts)):
            if drafts[index].page != draft.page and not _ENTRY.search(drafts[index].text):
                break
            if _ENTRY.search(drafts[index].text):
                end = index
            elif index - end > 2:
                break
        for entry in drafts[start : end + 1]:
            entry.kind, entry.intro = BlockKind.FURNITURE, None


def _written(drafts: Iterable[_Draft]) -> tuple[str, tuple[Block, ...]]:
    """The text, one block a line, and the blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for draft in drafts:
        start = at + len(draft.mark) + draft.numbered
        end = at + len(draft.mark) + len(draft.text)
        breaks = tuple(at + len(draft.mark) + offset for offset in draft.breaks)
        blocks.append(
            Block(start, end, draft.kind or BlockKind.PARAGRAPH, intro=draft.intro, page=draft.page, breaks=breaks)
        )
        parts.append(f"{draft.mark}{draft.text}\n")
        at = end + 1
    return "".join(parts), tuple(blocks)


def date_in_name(name: str) -> PartialDate | None:
    """The date in a file's name: Ofsted names its reports ``..._-_24_march_2023.pdf``."""
    found = _FILE_DATE.findall(Path(name).stem)
    return read_date(" ".join(found[-1])) if found else None
