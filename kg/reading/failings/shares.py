"""Small shares: of how many a sentence says that it is true of hardly any ("only 3% of visits")."""

from __future__ import annotations

import re

from kg.reading.vocabulary import Span

_DOWNPLAYED = frozenset({"only", "just", "merely", "barely", "under"})
_BELOW = frozenset({"fewer", "less"})
"""The same before "than": "fewer than 2%"."""
_PERCENT = frozenset({"%", "percent"})
_SMALL = re.compile(r"(?:[0-9](?:\.[0-9]+)?|one|two|three|four|five|six|seven|eight|nine)")
"""Less than a tenth."""


def small_shares(forms: list[str], offset: int) -> list[Span]:
    """Where a share of less than ten per cent stands with the word that makes little of it, in token positions.

    ``forms`` are the lower-case tokens of a sentence from position ``offset``.
    """
    if _DOWNPLAYED.isdisjoint(forms) and _BELOW.isdisjoint(forms):
        return []
    found = []
    for at, form in enumerate(forms[:-2]):
        number = at + 2 if form in _BELOW and forms[at + 1] == "than" else at + 1
        if (form in _DOWNPLAYED or number > at + 1) and _SMALL.fullmatch(forms[number]):
            end = _behind_percent(forms, number + 1) if number + 1 < len(forms) else None
            if end is not None:
                found.append((offset + at, offset + end))
    return found


def _behind_percent(forms: list[str], at: int) -> int | None:
    """Where "%" or "per cent" ends that stands at a place, or None."""
    if forms[at] in _PERCENT:
        return at + 1
    return at + 2 if forms[at : at + 2] == ["per", "cent"] else None
