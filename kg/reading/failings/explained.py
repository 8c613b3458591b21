"""Sentences that explain what inspectors may conclude: "There are three outcomes. One is widespread failings"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.annotate import AnnotatedArticle

_POSSIBLE = re.compile(
    r"\b(?:there are|(?:has|have|choose from|choose between|can give|can reach|give one of) )(?: ?(?:one of )?)?"
    r"(?:the )?(?:three|four|3|4) (?:possible |different |potential )?"
    r"(?:outcomes|grades|ratings|judge?ments|verdicts|conclusions)\b"
    r"(?=[^.;]*\b(?:can|may|could|possible|potential|choose|give)\b|[.:]?$)",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\W*(?:the )?(?:one|first|second|third|fourth|last|top|best|worst|lowest|highest|other)(?: one)? (?:is|"
    r"means|says)\b",
    re.IGNORECASE,
)


def explains_outcomes(annotated: AnnotatedArticle) -> Iterator[int]:
    """The indexes of sentences that name the outcomes of inspections in turn, behind one that counts them."""
    listing: int | None = None
    for sentence in annotated.sentences:
        text = annotated.text(sentence)
        if _POSSIBLE.search(text) is not None:
            listing = sentence.block
        elif listing == sentence.block and _ONE_OF_THEM.match(text) is not None:
            yield sentence.index
        else:
            listing = None
