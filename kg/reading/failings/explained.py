"""Sentences that explain what inspectors may conclude: "There are three outcomes. One is widespread failings"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import BlockKind
from kg.reading.annotate import AnnotatedArticle

_POSSIBLE = re.compile(
    r"\b(?:there are|(?:has|have|choose from|choose between|can give|can reach|give one of) )(?: ?(?:one of )?)?"
    r"(?:the )?(?:three|four|3|4) (?:possible |different |potential )?"
    r"(?:outcomes|grades|ratings|judge?ments|verdicts|conclusions)\b"
    r"(?=[^.;]*\b(?:can|may|could|possible|potential|choose|give)\b|[.:]?$)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\bwhat (?:can|could|might|may|will|would) (?:the|an|its|their) (?:[\w-]+ )?"
    r"(?:outcomes?|grades?|ratings?|judge?ments?|results?|verdict) (?:be|mean)\b[^?]*\?",
    re.IGNORECASE,
)
""" "What can the outcome be?": the items of a list below answer it."""
_ONE_OF_THEM = re.compile(
    r"\W*(?:the )?(?:one|first|second|third|fourth|last|top|best|worst|lowest|highest|other)(?: one)? (?:is|"
    r"means|says)\b",
    re.IGNORECASE,
)


def explains_outcomes(annotated: AnnotatedArticle) -> Iterator[int]:
    """The indexes of sentences that name the outcomes of inspections in turn, behind one that counts or asks for them.

    Those of the list below are named in its items, up to the next heading.
    """
    listing: int | None = None
    below = False
    for sentence in annotated.sentences:
        text, kind = annotated.text(sentence), annotated.kind(sentence)
        if _POSSIBLE.search(text) is not None or _ASKS.search(text) is not None:
            listing, below = sentence.block, True
        elif (below and kind is BlockKind.ITEM) or (listing == sentence.block and _ONE_OF_THEM.match(text) is not None):
            yield sentence.index
        else:
            listing = None
            below = below and kind not in (BlockKind.HEADING, BlockKind.HEADLINE)
