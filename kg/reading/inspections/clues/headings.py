"""Kinds of visit that a heading names for what stands below it."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import BlockKind, ConceptId
from kg.reading.annotate import AnnotatedArticle
from kg.reading.councils import CouncilReading
from kg.reading.inspections.types import VISITS, type_of
from kg.reading.vocabulary import longest

_HEADS_VISIT = re.compile(
    r"\W*(?:(?:the|an?|its|that|first|second|last|latest|\d{4}|\w+'s) ){0,2}(?:focus\w+|monitoring|assurance) visit\b"
    r"(?!.*\b(?:next|plan\w*|due|will|to come|ahead|soon)\b)",
    re.IGNORECASE,
)


def kinds_by_heading(annotated: AnnotatedArticle, councils: CouncilReading) -> dict[int, ConceptId]:
    """The kinds of the sentences that stand under a line that is but a kind of visit, or first under one naming it."""
    return _under_headings(annotated) if councils.round_up else _first_under_headings(annotated)


def _under_headings(annotated: AnnotatedArticle) -> dict[int, ConceptId]:
    """ "FOCUSED VISITS", and below it "Leeds: children in need, 7 and 8 February": up to the next such line."""
    found: dict[int, ConceptId] = {}
    above: ConceptId | None = None
    for sentence in annotated.sentences:
        text = annotated.text(sentence).rstrip()
        kinds = [type_of(hit) for hit in sentence.words if hit.end - hit.start == sentence.end - sentence.start]
        if text.isupper() or annotated.kind(sentence) in (BlockKind.HEADING, BlockKind.HEADLINE) or any(kinds):
            above = next((kind for kind in kinds if kind in VISITS), None)
        elif above is not None:
            found[sentence.index] = above
    return found


def _first_under_headings(annotated: AnnotatedArticle) -> dict[int, ConceptId]:
    """ "The focused visit in between", and below it "In 2021 inspectors looked at ...": the first sentence."""
    found: dict[int, ConceptId] = {}
    for above, sentence in pairwise(annotated.sentences):
        heads = annotated.kind(above) is BlockKind.HEADING and above.block != sentence.block
        kinds = {type_of(hit) for hit in longest(above.words) if type_of(hit)} if heads else set()
        told = _HEADS_VISIT.match(annotated.text(above)) is not None and "grade" not in above.kinds
        if len(kinds) == 1 and kinds <= VISITS and told:
            found[sentence.index] = ConceptId(str(kinds.pop()))
    return found
