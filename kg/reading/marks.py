"""Quotation marks: those of speech made double, and what stands between marks cut out.

Single ones of speech are made double: 'We accept this,' she said.

Who speaks is told by double marks, as a single one may be an apostrophe. Where an article has none of these, the single
ones around speech take their place, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPENS = re.compile(r"(?<![\w'.,!?])'(?=\w)")
_CLOSES = re.compile(r"(?<=[.,!?…])'(?!\w)")
_WORDS = re.compile(r"(?<![\w'])'[^'.,!?]{1,50}'(?!\w)")
""" "'requires improvement'": words that are quoted, which nobody need have spoken."""

_QUOTATION = re.compile(r"[\"“][^\"“”]*[\"”]|(?<!\w)['‘](?:[^'‘’]|(?<=\w)['’](?=\w))*['’](?!\w)")


def without_quotations(text: str) -> str:
    """The words of a text that are its own, without what is quoted in it; an apostrophe ends no quotation."""
    return _QUOTATION.sub("", text)


def with_double_marks(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with double marks around speech in these stretches of it; as it is where it has any double mark.

    A mark closes speech behind a stop or comma; it opens it at the first mark behind the last one that closed, if that
    one is not around a few words. Speech that goes on in the next stretch is closed by none.
    """
    if '"' in text or "'" not in text:
        return text
    marks: list[int] = []
    for start, end in spans:
        begin = start
        for close in _CLOSES.finditer(text, start, end):
            opening = _opening(text, begin, close.start())
            if opening is not None:
                marks += [opening, close.start()]
            begin = close.end()
        rest = _OPENS.match(text, start) if begin == start else None
        if rest is not None and _WORDS.match(text, start, end) is None:
            marks.append(start)
    for at in marks:
        text = f'{text[:at]}"{text[at + 1 :]}'
    return text


def _opening(text: str, begin: int, end: int) -> int | None:
    words = {match.start() for match in _WORDS.finditer(text, begin, end)}
    found = [match.start() for match in _OPENS.finditer(text, begin, end)]
    return next((at for at in found if at not in words), found[0] if found else None)
