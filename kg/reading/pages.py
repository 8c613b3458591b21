"""The lines of a PDF's pages as they stand on the paper: words, place, size and weight.

The only code that knows pypdfium2. A file that is no PDF, or one without text, is a ``SourceError``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_double, c_int, create_string_buffer
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from kg.errors import SourceError

_MAGIC_WITHIN = 1024
_END_WITHIN = 2048
_FEWEST_LETTERS = 20
_BOLD = 600
_COLUMN_GAP, _LOWER_COLUMN_GAP = 0.6, 1.2
"""How wide, in sizes of the type, the gap before a grade in a column of its own is; prose ends in "good" too."""
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}
_PIECE = re.compile(r"(?P<text>[^\r\n\ufffe]+)(?P<end>\r?\n|\r|\ufffe|$)")
_SUPERSCRIPT = re.compile(r"(?<=[a-z]{2}[a-z.,;:)’])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
"""The number of a footnote as a character of its own behind a word; that of "km²" is none."""
_DIGIT = re.compile(r"\d")
_RAISED = re.compile(r"(?<=[^\W\d_][a-z.,;:)’”'])\d{1,2}(?![\d%])|(?<=[a-z.,;:)’”'])\s?\d{1,2}(?=\s|$)")
NOT_GRADED = r"not (?:judged|graded|applicable|inspected)|no (?:judge?ment|grade given)"
"""What stands in a cell for a grade that was not given."""
_GRADE_END = re.compile(
    r"\s(?P<grade>[‘“'\"(]?(?:(?:grade [1-4] \()?(?:outstanding|good|adequate|inadequate)\)?|"
    rf"{NOT_GRADED}|requires?(?: improvement(?: to(?: be good)?)?)?)[’”'\")]?\s*)$",
    re.I,
)
_LAST_WORDS = (
    "outstanding",
    "good",
    "adequate",
    "inadequate",
    "judged",
    "require",
    "requires",
    "improvement",
    "to",
    "graded",
    "applicable",
    "inspected",
    "judgement",
    "judgment",
    "given",
)
"""The last words of a grade: a quick no for most lines."""
_CLOSING = " \t)’”'\""
"""What may stand behind them."""
_MARKED_GRADE = re.compile(
    r"\b(?P<grade>outstanding|good|adequate|inadequate|judged|improvement)\s?(?:[*†‡§]+|\[\d{1,2}\])\s*$", re.I
)
"""A grade with the mark of a footnote that is no number of smaller type."""
_GRADE_START = re.compile(
    rf"(?P<grade>Outstanding|Good|Adequate|Inadequate|{NOT_GRADED}|Requires? improvement(?: to be good)?)\s+(?=\S)",
    re.I,
)
_PAGE_TITLE = re.compile(rb"<title[^>]*>([^<]{1,200})", re.I)


@dataclass(slots=True)
class Line:
    """One line of a page, or one cell of a line of a table."""

    page: int
    """From 1."""
    text: str
    left: float
    right: float
    base: float
    """Height of its base line over the foot of the page, in points."""
    size: float
    bold: bool
    glued: bool = False
    """Whether it ends with the hyphen of a compound word, so that no space follows."""
    cell: bool = False
    """Whether it stands to the right of another cell on the same base line."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its height in points, and its lines in reading order."""

    number: int
    height: float
    lines: list[Line]


def read_pages(data: bytes, path: Path) -> list[Page]:
    """The pages of a PDF.

    Raises ``SourceError`` for what is no PDF (a web page, say), an encrypted, damaged or truncated one, and one
    without text (scanned).
    """
    _expect_pdf(data, path)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise SourceError(path, _reason(str(error))) from error
    try:
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise SourceError(path, "a damaged PDF: one of its pages cannot be read") from error
    finally:
        document.close()
    if not pages:
        raise SourceError(path, "a PDF without pages")
    letters = (char for page in pages for line in page.lines for char in line.text if char.isalpha())
    if sum(1 for _ in islice(letters, _FEWEST_LETTERS)) < _FEWEST_LETTERS:
        raise SourceError(path, "a PDF without text: its pages are pictures (scanned) or empty")
    return pages


def _expect_pdf(data: bytes, path: Path) -> None:
    if b"%PDF-" not in data[:_MAGIC_WITHIN]:
        if re.search(rb"<(?:!doctype html|html|head|body)\b", data[:4096], re.I):
            title = _PAGE_TITLE.search(data)
            said = " ".join(title[1].decode("utf-8", "replace").split()) if title else ""
            raise SourceError(path, f"a web page, not a PDF{f', titled {said!r}' if said else ''}")
        raise SourceError(path, "not a PDF, whatever its name says")
    if b"%%EOF" not in data[-_END_WITHIN:]:
        raise SourceError(path, "a truncated PDF: its end is missing")


def _reason(message: str) -> str:
    if "assword" in message:
        return "an encrypted PDF: it opens with a password only"
    if "ecurity" in message:
        return "an encrypted PDF, in a way that cannot be read"
    return "a damaged PDF: it cannot be opened"


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            return Page(index + 1, page.get_height(), list(_lines(text, index + 1)))
        finally:
            text.close()
    finally:
        page.close()


def _lines(page: pypdfium2.PdfTextPage, number: int) -> Iterator[Line]:
    """The lines in the order of the file; a grade at the far right of a line is a cell of its own."""
    text: str = page.get_text_range(errors="replace")
    places = _Places(page)
    for match in _PIECE.finditer(text):
        raw, start = match["text"], match.start()
        if not raw.strip():
            continue
        if raw.rstrip()[-1] in "*†‡§]":
            raw = _MARKED_GRADE.sub(r"\g<grade>", raw)
        glued = match["end"] == "\ufffe"
        cells = _cells(raw, start, places)
        if cells is not None:
            label, grade = (places.line(number, *cell) for cell in cells)
            grade.cell = True
            yield from (label, grade)
            continue
        line = places.line(number, raw, start)
        if line.text:
            if glued:
                line.text, line.glued = f"{line.text}-", True
            yield line


def _cells(raw: str, start: int, places: _Places) -> tuple[tuple[str, int], tuple[str, int]] | None:
    """A label and its grade, with where they begin, of a line of characters that holds the cells of two columns."""
    end = _GRADE_END.search(raw) if raw.rstrip(_CLOSING)[-12:].lower().endswith(_LAST_WORDS) else None
    if end and raw[: end.start()].strip():
        at = start + end.start("grade")
        before = start + len(raw[: end.start()].rstrip()) - 1
        gap = _COLUMN_GAP if end["grade"][0].isupper() else _LOWER_COLUMN_GAP
        if places.left(at) - places.right(before) > gap * places.size(start):
            return (raw[: end.start()], start), (end["grade"], at)
    opening = _GRADE_START.match(raw)
    if opening and places.left(start + opening.end()) < places.left(start):
        return (raw[opening.end() :], start + opening.end()), (opening["grade"], start)
    return None


class _Places:
    """Where the characters of one page are."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page.raw
        self._x, self._y = c_double(), c_double()
        self._left, self._right, self._other = c_double(), c_double(), c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._name, self._flags = create_string_buffer(128), c_int()

    def line(self, page: int, raw: str, start: int) -> Line:
        """The line whose characters begin at ``start``."""
        first = start + len(raw) - len(raw.lstrip())
        last = start + len(raw.rstrip()) - 1
        pdfium.FPDFText_GetCharOrigin(self._page, first, self._x, self._y)
        base = self._y.value
        # A bullet may be of another size than its words.
        size = self.size(first if raw.lstrip()[0].isalnum() else last)
        small = len(raw.strip()) <= 2 and raw.strip().isdigit()
        text = raw if small or _DIGIT.search(raw) is None else self._without_raised(raw, start, size)
        text = _tidy(text)
        bold = self._is_bold(first) and self._is_bold(last)
        return Line(page, text, self.left(first), self.right(last), base, size, bold)

    def size(self, at: int) -> float:
        """Size of the type, in points of the page: some files scale it by a matrix."""
        matrix = self._matrix
        size: float = pdfium.FPDFText_GetFontSize(self._page, at)
        if pdfium.FPDFText_GetMatrix(self._page, at, matrix) and matrix.d:
            size *= abs(matrix.d)
        return size

    def left(self, at: int) -> float:
        """The left edge of a character."""
        self._measure(at)
        return self._left.value

    def right(self, at: int) -> float:
        """The right edge of a character."""
        self._measure(at)
        return self._right.value

    def _measure(self, at: int) -> None:
        # What pypdfium2 has for it makes all of these anew for each character.
        if not pdfium.FPDFText_GetCharBox(self._page, at, self._left, self._right, self._other, self._other):
            raise pypdfium2.PdfiumError(f"no box for the character {at}")

    def _is_bold(self, at: int) -> bool:
        weight: int = pdfium.FPDFText_GetFontWeight(self._page, at)
        if weight > 0:
            return weight >= _BOLD
        # Some files do not say how heavy their type is, but name it.
        pdfium.FPDFText_GetFontInfo(self._page, at, self._name, len(self._name), self._flags)
        return b"bold" in self._name.value.lower()

    def _without_raised(self, raw: str, start: int, size: float) -> str:
        """The text without the numbers of footnotes: digits behind a word that are smaller than the line."""
        kept, done = [], 0
        for match in _RAISED.finditer(raw):
            if self.size(start + match.end() - 1) < 0.85 * size:
                kept.append(raw[done : match.start()])
                done = match.end()
        return "".join((*kept, raw[done:]))


def _tidy(text: str) -> str:
    """Without characters that nobody sees, with ligatures as letters, and with one plain space between words."""
    if not text.isascii():
        text = _SUPERSCRIPT.sub("", text.translate(_LIGATURES))
    if not text.isprintable():
        return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()
    return (_SPACES.sub(" ", text) if "  " in text else text).strip()
