"""Rows of a table: which grade stands in the column of which area."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.model import PartialDate
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention, find_dates
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
_YEAR_BEHIND = re.compile(r"\W*(?:in )?(?:[A-Z][a-z]+ )?20\d\d\W*")


_YEAR = re.compile(r"\W*(?:in )?(?P<year>20\d\d)\W*(?:ofsted |inspection |rating|grade|judge?ment)*\W*")
_OF_BEFORE = re.compile(r"\b(?:previous(?:ly)?|last time|former|earlier|prior|before|old|was)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """One grade of a row: by the head of its column, or by what the row is of."""

    number: int
    """Which verdict of the sentence it is."""
    area: Area | None = None
    """``None`` for the overall grade."""
    date: DateMention | None = None
    """Where the column is of one time, with others beside it."""


def in_prose(doc: Doc, sentence: Sentence, found: Sequence[Verdict]) -> list[int]:
    """Which verdicts of a row stand in a cell of many words: there they are told as anywhere else."""
    wordy = [(a, b) for a, b in cells(doc, sentence) if sum(token.is_alpha for token in doc[a:b]) > _WORDY]
    return [n for n, verdict in enumerate(found) if any(start <= verdict.start < end for start, end in wordy)]


def columns(record: Record, sentence: Sentence, found: Sequence[Verdict]) -> list[Column] | None:
    """For a row of a table with a grade in several cells: which verdict has which area, by the heading above."""
    row = cells(record.doc, sentence)
    if len(row) < _TABLE or len(found) < 2:
        return None
    heading = heading_above(record.annotated, sentence)
    if heading is None:
        alone = [n for n, verdict in enumerate(found) if (verdict.start, verdict.end) in row]
        # Without a heading only the first grade of a row can be told: the overall one.
        return [Column(alone[0])] if len(alone) > 1 else None
    by_time = _by_time(record, sentence, heading, found)
    if by_time is not None:
        return by_time
    areas = [*areas_in(heading), *areas_in(heading, ("head-area:",))]
    columns: list[Column] = []
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
        dated = _tells_its_year(record.doc, verdict, row[cell])
        if area is not None or overall or dated:
            columns.append(Column(number, area if area is not None and area.id != OVERALL else None))
    return columns or None


def _by_time(record: Record, sentence: Sentence, heading: Sentence, found: Sequence[Verdict]) -> list[Column] | None:
    """ "Area | 2019 | 2022": the grades of one area, or council, at several times; ``None`` where columns are not so.

    What stands under "previous", without a date, is left out.
    """
    row, heads = cells(record.doc, sentence), cells(record.doc, heading)
    if any(_tells_its_year(record.doc, one, row[_cell_of(row, one)]) for one in found):
        # "2019: inadequate", "inadequate (2019)": such a cell tells its own time.
        return None
    placed = {number: _cell_of(row, verdict) for number, verdict in enumerate(found)}
    times = {at: time_of(record, *heads[at]) for at in placed.values()}
    before = {at for at in times if _OF_BEFORE.search(record.doc[slice(*heads[at])].text)}
    if len(times) < len(found) or len({*before, *(at for at, time in times.items() if time)}) < len(times) - 1:
        return None
    if not before and None in times.values():
        return None
    named = [area for area in areas_in(sentence) if area.start < row[0][1]]
    area = named[0] if named and named[0].id != OVERALL else None
    if not named and not record.councils.topical(sentence.index):
        return None
    return [Column(number, area, times[at]) for number, at in placed.items() if at not in before or times[at]]


def _tells_its_year(doc: Doc, verdict: Verdict, cell: tuple[int, int]) -> bool:
    before, behind = doc[cell[0] : verdict.start].text, doc[verdict.end : cell[1]].text
    return _YEAR_OF_CELL.match(before) is not None or _YEAR_BEHIND.fullmatch(behind) is not None


def _cell_of(row: Sequence[tuple[int, int]], verdict: Verdict) -> int:
    return next(at for at, (start, end) in enumerate(row) if start <= verdict.start < end)


def time_of(record: Record, start: int, end: int) -> DateMention | None:
    """The date that the head of a column is, or holds."""
    text = str(record.doc[start:end].text)
    char = record.doc[start].idx
    year = _YEAR.fullmatch(text)
    if year is not None:
        return DateMention(char, char + len(text), PartialDate(int(year["year"])))
    return next(iter(find_dates(text, record.issued, char)), None)
