"""Letters to the editor: what their writers say is their own view, unless they write for the council."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import BlockKind, SourceKind
from kg.reading.annotate import AnnotatedArticle

_OPENS = re.compile(
    r"\W*(?:sir|madam|dear (?:sirs?|madam|editor|sir or madam|sir/madam))\s*(?:[,:]|\s[-–—]|[-–—]\s)", re.IGNORECASE
)
_PAGE = re.compile(
    r"\W*(?:(?:your|readers?'?|the) )?letters?(?: (?:page|to the editor|of the week))?\W*$", re.IGNORECASE
)
"""A heading of a page of letters."""
_CLOSES = re.compile(
    r"\W*(?:yours (?:faithfully|sincerely|truly)|name and address (?:supplied|withheld))\b", re.IGNORECASE
)
_UNNAMED = re.compile(r"\W*name and address (?:supplied|withheld)\b", re.IGNORECASE)
"""What stands under a reader's letter alone."""
_SIGNATURE = 12
"""The most words of a line under a letter that tells who wrote it."""
_LINES = 3
"""Of how many lines that is made at most."""
_IN_OFFICE = re.compile(
    r"\b(?:chair(?:man|woman|person)?|leader|cabinet member|lead member|portfolio holder|director|chief executive|"
    r"mayor)\b",
    re.IGNORECASE,
)
_OF_COUNCIL = re.compile(r"\b(?:council|borough|county council|city council|authority)\b", re.IGNORECASE)
_NOT_OF_COUNCIL = re.compile(
    r"\b(?:opposition|shadow|former|retired|ex-|union|charity|association|parish)", re.IGNORECASE
)


def by_readers(annotated: AnnotatedArticle) -> frozenset[int]:
    """The sentences of letters to the editor, but for those signed by somebody who speaks for the council."""
    if annotated.article.kind is not SourceKind.NEWS:
        return frozenset()
    text, blocks = annotated.plain, annotated.article.blocks
    lines = [text[block.start : block.end].strip() for block in blocks]
    starts = _starts(lines)
    if not starts:
        return frozenset()
    told: set[int] = set()
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        end = next((n for n in range(start + 1, following) if _signs(lines[n], blocks[n].kind)), following)
        signature = " ".join(lines[end : min(end + _LINES, following)])
        if not (_IN_OFFICE.search(signature) and _OF_COUNCIL.search(signature)) or _NOT_OF_COUNCIL.search(signature):
            told.update(range(start, end))
    return frozenset(sentence.index for sentence in annotated.sentences if sentence.block in told)


def holds_letters(annotated: AnnotatedArticle) -> bool:
    """Whether it is a page of letters to the editor, whoever wrote them."""
    return bool(_starts([annotated.plain[block.start : block.end].strip() for block in annotated.article.blocks]))


def _starts(lines: Sequence[str]) -> list[int]:
    """The lines with which letters begin."""
    starts = [number for number, line in enumerate(lines) if _OPENS.match(line)]
    if not starts:
        page = next((n for n, line in enumerate(lines[:4]) if _PAGE.match(line)), None)
        unnamed = any(_UNNAMED.match(line) for line in lines)
        starts = [page + 1] if page is not None else [0] if unnamed else []
    return starts


def _signs(line: str, kind: BlockKind) -> bool:
    """Whether a line is the end of a letter, or the name under it."""
    if _CLOSES.match(line):
        return True
    return (
        kind is not BlockKind.ITEM
        and len(line.split()) <= _SIGNATURE
        and not line.endswith((".", "?", "!", '"', "'", ":"))
    )
