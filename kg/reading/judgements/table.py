"""Rows of a table: which grade stands in the column of which area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.grades import Verdict
from kg.reading.judgements.areas import OVERALL, Area, areas_in
from kg.reading.judgements.record import Record
from kg.reading.rows import cells, heading_above

_TABLE = 3
"""The fewest cells of a table's row."""
_WORDY = 5
"""The most words of a cell that holds a grade and no sentence."""
_YEAR_OF_CELL = re.compile(r"\W*(?:in )?20\d\d\W*$")
"""What stands before the grade of another year: "2019: inadequate"."""


def in_prose(doc: Doc, sentence: Sentence, found: Sequence[Verdict]) -> list[int]:
    """Which verdicts of a row stand in a cell of many words: there they are told as anywhere else."""
    wordy = [(a, b) for a, b in cells(doc, sentence) if sum(token.is_alpha for token in doc[a:b]) > _WORDY]
    return [n for n, verdict in enumerate(found) if any(start <= verdict.start < end for start, end in wordy)]


def columns(record: Record, sentence: Sentence, found: Sequence[Verdict]) -> list[tuple[int, Area | None]] | None:
    """For a row of a table with a grade in several cells: which verdict has which area, by the heading above."""
    row = cells(record.doc, sentence)
    if len(row) < _TABLE or len(found) < 2:
        return None
    heading = heading_above(record.annotated, sentence)
    if heading is None:
        alone = [n for n, verdict in enumerate(found) if (verdict.start, verdict.end) in row]
        # Without a heading only the first grade of a row can be told: the overall one.
        return [(alone[0], None)] if len(alone) > 1 else None
    areas = [*areas_in(heading), *areas_in(heading, ("head-area:",))]
    columns: list[tuple[int, Area | None]] = []
    told = in_prose(record.doc, sentence, found)
    for number, verdict in enumerate(found):
        if number in told:
            continue
        cell = next(at for at, (start, end) in enumerate(row) if start <= verdict.start < end)
        start, end = cells(record.doc, heading)[cell]
        area = next((one for one in areas if start <= one.start < end), None)
        overall = (
            "overall" in {token.lower_ for token in record.doc[start:end]}
            or "grade" in record.doc[start:end].text.lower()
        )
        dated = _YEAR_OF_CELL.match(record.doc[row[cell][0] : verdict.start].text) is not None
        if area is not None or overall or dated:
            columns.append((number, area if area is not None and area.id != OVERALL else None))
    return columns or None
