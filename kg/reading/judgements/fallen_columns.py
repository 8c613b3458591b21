"""Tables of which each column was written out by itself: five lines with areas, and then five with their grades."""

from __future__ import annotations

from kg.reading.annotate import Sentence
from kg.reading.judgements.areas import Area
from kg.reading.judgements.record import Record
from kg.reading.judgements.sentence import areas_alone

_GRADE_WORDS = frozenset("outstanding good requires improvement to be inadequate adequate".split())
_LINE = 8
"""Tokens of the longest line that is but a grade."""
_SEVERAL = 2
"""So many lines with areas, and then with grades, are columns."""


def label_across(record: Record, sentence: Sentence) -> tuple[Sentence, list[Area]] | None:
    """The area of a grade in a column of grades that stands below one of areas; None where it stands in no such column.

    No area at all, where there are not as many areas as grades: which is whose, or of when, cannot be known then
    ("Overall", with "Good" and "Outstanding" of two years below it).
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
    label = sentences[top + min(sentence.index - first, labels - 1)]
    return label, areas_alone(record, label) if grades == labels else []


def _is_grade(record: Record, sentence: Sentence) -> bool:
    """Whether a line is nothing but a grade."""
    if "grade" not in sentence.kinds or sentence.end - sentence.start > _LINE:
        return False
    return all(token.lower_ in _GRADE_WORDS for token in record.doc[sentence.start : sentence.end] if token.is_alpha)
