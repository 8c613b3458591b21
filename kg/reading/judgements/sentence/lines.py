"""Lines that are nothing but the label of an area, and the name of a speaker before a sentence."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.judgements.areas import Area, areas_in
from kg.reading.judgements.record import Record
from kg.reading.judgements.sentence.light_words import GAP
from kg.reading.questions import asks

_ASKING = frozenset("what how about good bad well is its the of and was graded rated do does did fare".split())
"""Words of a question that asks for the grade of an area."""


def label_before(record: Record, sentence: Sentence) -> tuple[Sentence, list[Area]] | None:
    """The area in the line before, where that line is nothing but its label."""
    if sentence.index == 0:
        return None
    label = record.annotated.sentences[sentence.index - 1]
    asked = asks(record.annotated.text(label))
    if label.block == sentence.block and not asked:
        return None
    areas = areas_alone(record, label)
    return (label, areas) if areas else None


def areas_alone(record: Record, label: Sentence) -> list[Area]:
    """The areas of a line that is nothing but their label, or asks for them; empty for any other."""
    areas = areas_in(label)
    if not areas:
        return []
    asked = asks(record.annotated.text(label))
    covered = set(range(areas[0].start, areas[-1].end))
    for at in range(after_speaker(record.doc, label), label.end):
        token = record.doc[at]
        if (
            at not in covered
            and token.is_alpha
            and token.lower_ not in GAP
            and token.lower_ not in ("judgement", "grade")
            and not (asked and token.lower_ in _ASKING)
        ):
            return []
    return areas


def after_speaker(doc: Doc, sentence: Sentence) -> int:
    """The first token after a speaker's name in capitals ("HOST: ...")."""
    named = sentence.end - sentence.start > 2 and doc[sentence.start + 1].orth_ == ":"
    return sentence.start + 2 if named and doc[sentence.start].is_upper else sentence.start
