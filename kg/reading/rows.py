"""Rows of tables as lines of text: their cells, and what stands at the head of a column."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from kg.reading.annotate import AnnotatedArticle, Sentence

_ROWS = 40
"""In how many lines above a row its heading may stand."""


def cells(doc: Doc, sentence: Sentence) -> list[tuple[int, int]]:
    """The cells of a table's row, as tokens, without the spaces around them; one where the sentence is no row."""
    bars = [at for at in range(sentence.start, sentence.end) if doc[at].orth_ == "|"]
    edges = [sentence.start - 1, *bars, sentence.end]
    return [_trimmed(doc, one + 1, other) for one, other in pairwise(edges)]


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and doc[start].is_space:
        start += 1
    while start < end and doc[end - 1].is_space:
        end -= 1
    return start, end


def heading_above(annotated: AnnotatedArticle, sentence: Sentence) -> Sentence | None:
    """The first line above a row that has as many cells, and no grade in them; ``None`` where there is none."""
    width = len(cells(annotated.doc, sentence))
    for index in range(sentence.index - 1, max(-1, sentence.index - _ROWS), -1):
        above = annotated.sentences[index]
        if len(cells(annotated.doc, above)) != width:
            return None
        if "grade" not in above.kinds:
            return above
    return None


def head_of(annotated: AnnotatedArticle, sentence: Sentence, char: int) -> str | None:
    """What stands at the head of the column that holds a character; ``None`` in a sentence that is no row."""
    row = cells(annotated.doc, sentence)
    if len(row) < 2:
        return None
    heading = heading_above(annotated, sentence)
    if heading is None:
        return ""
    at = next((n for n, (_, end) in enumerate(row) if end == sentence.end or annotated.doc[end].idx > char), None)
    if at is None:
        return ""
    start, end = cells(annotated.doc, heading)[at]
    return str(annotated.doc[start:end].text)
