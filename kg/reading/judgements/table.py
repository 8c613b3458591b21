"""Rows of a table: which grade stands in the column of which area."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.grades import Verdict
from kg.reading.judgements.areas import OVERALL, Area, areas_in, has_label
from kg.reading.judgements.record import Record

_TABLE = 3
"""The fewest cells of a table's row."""
_ROWS = 40
_YEAR_OF_CELL = re.compile(r"\W*(?:in )?20\d\d\W*$")
"""What stands before the grade of another year: "2019: inadequate"."""


def columns(record: Record, sentence: Sentence, found: Sequence[Verdict]) -> list[tuple[int, Area | None]] | None:
    """For a row of a table with a grade in several cells: which verdict has which area, by the heading above."""
    cells = _cells(record.doc, sentence)
    if len(cells) < _TABLE or len(found) < 2:
        return None
    heading = None
    for index in range(sentence.index - 1, max(-1, sentence.index - _ROWS), -1):
        above = record.annotated.sentences[index]
        if len(_cells(record.doc, above)) != len(cells):
            break
        if not any(has_label(hit, "grade:") for hit in above.words):
            heading = above
            break
    if heading is None:
        alone = [n for n, verdict in enumerate(found) if (verdict.start, verdict.end) in cells]
        # Without a heading only the first grade of a row can be told: the overall one.
        return [(alone[0], None)] if len(alone) > 1 else None
    areas = [*areas_in(heading), *areas_in(heading, ("head-area:",))]
    columns: list[tuple[int, Area | None]] = []
    for number, verdict in enumerate(found):
        cell = next(at for at, (start, end) in enumerate(cells) if start <= verdict.start < end)
        start, end = _cells(record.doc, heading)[cell]
        area = next((one for one in areas if start <= one.start < end), None)
        overall = (
            "overall" in {token.lower_ for token in record.doc[start:end]}
            or "grade" in record.doc[start:end].text.lower()
        )
        dated = _YEAR_OF_CELL.match(record.doc[cells[cell][0] : verdict.start].text) is not None
        if area is not None or overall or dated:
            columns.append((number, area if area is not None and area.id != OVERALL else None))
    return columns or None


def _cells(doc: Doc, sentence: Sentence) -> list[tuple[int, int]]:
    """The cells of a table's row, as tokens; one where the sentence is no row."""
    bars = [at for at in range(sentence.start, sentence.end) if doc[at].orth_ == "|"]
    edges = [sentence.start - 1, *bars, sentence.end]
    return [(one + 1, other) for one, other in pairwise(edges)]
