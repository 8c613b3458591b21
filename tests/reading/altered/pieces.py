"""Pages of a report as pieces that can be altered one by one: title, days, rows of the table, headings, lines of text.

A piece knows its words, how they are set, and how far it stands under the one before it, so that pages stay whole when
pieces grow, go, come, or change places. What no longer fits goes over to a page of its own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto

from tests.reading.tiny_pdf import At, pdf

_TOP, _FOOT = 790.0, 58.0
_LEADING = 1.21
_GREEK = str.maketrans({"\u2212": "–", "\u2011": "-", "\u25fc": "•"})


class Role(StrEnum):
    """What a piece is on its page."""

    TITLE = auto()
    FRAME = auto()
    """What stands under the title of a report before 2018: services and board."""
    DAYS = auto()
    PUBLISHED = auto()
    LEAD = auto()
    STATEMENT = auto()
    TABLE_HEAD = auto()
    ROW = auto()
    HEADING = auto()
    """A heading with a grade, on a later page or, for the board, on the first."""
    TEXT = auto()
    FOOT = auto()
    BREAK = auto()
    """A new page."""


@dataclass(slots=True)
class Cell:
    """What stands in a column of its own beside the label of a row."""

    words: str
    x: float
    bold: bool = False
    place: str = "first"
    """On which line of the label it begins: "first", "middle" or "last"; "under" and "above" it, in its column."""
    width: int = 40
    """Letters in a line."""
    raised: str = ""
    """The number of a footnote behind it, in small type."""


@dataclass(slots=True)
class Piece:
    """A part of a page that stays together; breaks of lines in its words are kept."""

    role: Role
    words: str
    x: float = 72.0
    size: float = 12.0
    bold: bool = False
    above: float = 22.0
    """Distance of its first line from the last one above it, in points; for what stands at the foot its height."""
    width: int = 0
    """Letters in a line of it; 0 where all stands on one."""
    area: str | None = None
    """The area whose grade it gives."""
    cells: list[Cell] = field(default_factory=list)


Page = list[Piece]


def as_pdf(pages: Sequence[Page]) -> bytes:
    """The pages as a file in PDF."""
    return pdf(*(lines for page in pages for lines in _set(page)))


def as_text(pages: Sequence[Page]) -> str:
    """The pages as a program would write them that takes the text out of a PDF: cells behind their label."""
    lines: list[str] = []
    for piece in (piece for page in pages for piece in page):
        if piece.above > 1.6 * piece.size:
            lines.append("")
        cells = "   ".join(filter(None, (cell.words for cell in piece.cells)))
        lines += _wrapped(piece.words, piece.width)
        lines[-1] += f"   {cells}" if cells else ""
    return "\n".join(lines)


def _set(page: Page) -> Iterator[list[At]]:
    """The lines of a page, and those that go over to a further one; the number of the page comes first in the file."""
    feet = [piece for piece in page if piece.role is Role.FOOT]
    numbers = [line for piece in feet if piece.words.isdigit() for line in _lines(piece, piece.above)]
    foot = [line for piece in feet if not piece.words.isdigit() for line in _lines(piece, piece.above)]
    lowest = max([_FOOT, *(line.y + 14 for line in foot if line.size < 11)])
    lines: list[At] = []
    y = _TOP
    for piece in (piece for piece in page if piece.role is not Role.FOOT):
        set_lines = list(_lines(piece, y - piece.above))
        if piece.role is Role.BREAK or (set_lines and min(line.y for line in set_lines) < lowest):
            yield [*numbers, *lines, *foot]
            numbers, foot, lowest, lines, y = [], [], _FOOT, [], _TOP
            set_lines = list(_lines(piece, y - piece.size))
        lines += set_lines
        y = min([y, *(line.y for line in set_lines)])
    yield [*numbers, *lines, *foot]


def _lines(piece: Piece, y: float) -> Iterator[At]:
    if piece.role is Role.BREAK:
        return
    step = piece.size * _LEADING
    label = [*_wrapped(piece.words, piece.width)]
    over = sum(len(_wrapped(cell.words, cell.width)) for cell in piece.cells if cell.place == "above")
    yield from _placed(label, piece.x, y - over * step, step, piece.size, piece.bold)
    for cell in filter(lambda cell: cell.words, piece.cells):
        words = _wrapped(cell.words, cell.width)
        drop = {"first": over, "above": 0, "under": len(label), "last": len(label) - 1}.get(cell.place)
        height = y - step * (max(0.0, (len(label) - len(words)) / 2) if drop is None else drop)
        x = piece.x if cell.place in ("under", "above") else cell.x
        yield from _placed(words, x, height, step, piece.size, cell.bold)
        if cell.raised:
            end = x + len(words[-1]) * piece.size * 0.55
            yield At(end, height - (len(words) - 1) * step + 4, cell.raised, 6.5)


def _placed(words: Sequence[str], x: float, y: float, step: float, size: float, bold: bool) -> Iterator[At]:
    for at, line in enumerate(words):
        yield At(x, y - at * step, _printable(line), size, bold)


def _wrapped(words: str, width: int) -> list[str]:
    lines = words.split("\n")
    if not width:
        return lines
    wrapper = textwrap.TextWrapper(width, break_on_hyphens=False, break_long_words=False)
    return [part for line in lines for part in wrapper.wrap(line)]


def _printable(words: str) -> str:
    """The words in the letters that a PDF without fonts of its own can have."""
    plain = "".join("•" if "\uf000" <= char <= "\uf0ff" else char for char in words.translate(_GREEK))
    return plain.encode("cp1252", "replace").decode("cp1252")
