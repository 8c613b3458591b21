"""Tables that came as text without marks: the gaps between their columns become bars, as other tables have them."""

from __future__ import annotations

import re
from itertools import groupby

_GAP = re.compile(r"(?<=\S)(?:[ ]*\t[ \t]*|[ ]{3,})(?=\S)")
"""What parts two cells: a tab, or more than two spaces."""
_ROWS = 3
"""The fewest rows of a table, its head among them."""
_LONGEST_CELL = 60
_ENDS_SENTENCE = (".", "!", "?", ";", ",")
"""What ends so is no cell."""


def with_bars(text: str, plain: str) -> str:
    """The plain text with a bar in each gap between the columns of a table, character for character.

    ``text`` is the article's own text, of which ``plain`` has the length: only there tabs are told from spaces. Lines
    that follow each other, blank ones aside, with the same number of cells are a table; any others stay as they are.
    """
    lines: list[tuple[int, list[int]]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            lines.append((start, _gaps(line)))
        start += len(line)
    bars = [
        start + gap
        for count, group in groupby(lines, key=lambda found: len(found[1]))
        if count and len(rows := list(group)) >= _ROWS
        for start, gaps in rows
        for gap in gaps
    ]
    if not bars:
        return plain
    marked = list(plain)
    for at in bars:
        marked[at] = "|"
    return "".join(marked)


def _gaps(line: str) -> list[int]:
    """The middle of each gap between the cells of a line; none where a cell is a sentence, or too long for a cell."""
    found = list(_GAP.finditer(line))
    edges = [0, *(edge for gap in found for edge in gap.span()), len(line)]
    cells = [line[one:other].strip() for one, other in zip(edges[::2], edges[1::2], strict=True)]
    if any(len(cell) > _LONGEST_CELL or cell.endswith(_ENDS_SENTENCE) for cell in cells):
        return []
    return [(gap.start() + gap.end()) // 2 for gap in found]
