"""Pages of a report as they are typed: a short mark before a line says how it is set.

``#`` to ``####`` are heads from large to small, ``*`` a bold line, ``-`` an item, ``--`` an item of an item,
``| label | grade`` a row of a table of two columns, ``>`` a line set further in, and ``Y 200`` moves on to that height
of the page.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from tests.reading.tiny_pdf import At

_SIZES = {"#": (26.0, False), "##": (18.0, False), "###": (14.0, True), "####": (10.0, True), "*": (12.0, True)}


@dataclass(frozen=True, slots=True)
class Setting:
    """How pages are set."""

    width: int = 40
    """Letters in a line of a label of a row."""
    grade: str = "first"
    """Where a grade stands beside its label: on its first line, its last, in its middle, or on a line under it."""
    head: str = ""
    """A line over every page."""


def laid_out(typed: str, setting: Setting) -> list[At]:
    """The lines of one page with their places."""
    lines = [At(72, 815, setting.head, 9)] if setting.head else []
    y = 780.0
    for raw in typed.strip("\n").split("\n"):
        mark, _, words = raw.strip().partition(" ")
        if not mark:
            y -= 12
        elif mark == "Y":
            y = float(words)
        elif mark == "|":
            label, _, grade = words.partition(" | ")
            row = list(_row(label, grade, y, setting))
            lines += row
            y = min(line.y for line in row) - 26
        else:
            size, bold = _SIZES.get(mark, (12.0, False))
            bullet = {"-": "• ", "--": "– "}.get(mark, "")
            marked = mark in _SIZES or bullet or mark == ">"
            x = {"-": 84, "--": 104, ">": 104}.get(mark, 72)
            for at, part in enumerate(textwrap.wrap(words if marked else raw, int(960 / size), break_on_hyphens=False)):
                lines.append(At(x - 12 if bullet and at == 0 else x, y, part if at else bullet + part, size, bold))
                y -= 1.2 * size
            y -= size * 0.5 if size > 12 else 0
    return lines


def _row(label: str, grade: str, y: float, setting: Setting) -> Iterator[At]:
    labels = textwrap.wrap(label, setting.width)
    for at, part in enumerate(labels):
        yield At(77, y - 14.5 * at, part)
    if setting.grade == "under":
        yield At(77, y - 14.5 * len(labels), grade)
        return
    drop = {"first": 0.0, "middle": 0.5, "last": 1.0}[setting.grade] * 14.5 * (len(labels) - 1)
    for at, part in enumerate(textwrap.wrap(grade, 24)):
        yield At(376, y - drop - 14.5 * at, part)
