"""Tables whose cells were written out one below the other: column by column, or row by row under heads with years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.judgements.areas import Area
from kg.reading.judgements.record import Record
from kg.reading.judgements.sentence import areas_alone
from kg.reading.judgements.table import time_of

_GRADE_WORDS = frozenset("outstanding good requires improvement to be inadequate adequate".split())
_LINE = 8
"""Tokens of the longest line that is but a grade."""
_SEVERAL = 2
"""So many lines with areas, and then with grades, are columns."""
_HEAD = 6
"""Tokens of the longest line that is the head of a column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a grade in such a table is of."""

    label: Sentence
    areas: list[Area]
    """Empty where it cannot be known of what, or of when, the grade is."""
    date: DateMention | None = None
    """Where the table has columns of several times."""


def cell_of(record: Record, sentence: Sentence) -> Cell | None:
    """The cell of a grade that stands by itself below areas; None where it stands in no such table.

    No area at all, where there are neither as many areas as grades nor heads with the years of each column: which is
    whose, or of when, cannot be known then ("Overall", with "Good" and "Outstanding" of two years below it).
    """
    sentences = record.annotated.sentences
    first = last = sentence.index
    while first and _is_grade(record, sentences[first - 1]):
        first -= 1
    while last + 1 < len(sentences) and _is_grade(record, sentences[last + 1]):
        last += 1
    top = first
    while top and areas_alone(record, sentences[top - 1]):
        top -= 1
    grades, labels = last - first + 1, first - top
    if grades < _SEVERAL or not labels:
        return None
    column = sentence.index - first
    if labels == 1:
        times = _times_above(record, top, grades)
        if times is not None:
            return Cell(sentences[top], areas_alone(record, sentences[top]), times[column])
    label = sentences[top + min(column, labels - 1)]
    return Cell(label, areas_alone(record, label) if grades == labels else [])


def _times_above(record: Record, top: int, columns: int) -> Sequence[DateMention] | None:
    """The years in the heads of so many columns, above the rows that stand above a label; None without such heads."""
    sentences = record.annotated.sentences
    at = top
    while at and (_is_grade(record, sentences[at - 1]) or areas_alone(record, sentences[at - 1])):
        at -= 1
    if at < columns:
        return None
    heads = sentences[at - columns : at]
    if any(head.end - head.start > _HEAD or head.kinds & {"grade", "area"} for head in heads):
        return None
    times = [time for head in heads if (time := time_of(record, head.start, head.end)) is not None]
    return times if len(times) == columns else None


def _is_grade(record: Record, sentence: Sentence) -> bool:
    """Whether a line is nothing but a grade."""
    if "grade" not in sentence.kinds or sentence.end - sentence.start > _LINE:
        return False
    return all(token.lower_ in _GRADE_WORDS for token in record.doc[sentence.start : sentence.end] if token.is_alpha)
