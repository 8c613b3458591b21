"""Answers that come in pages: which page is asked for, and what the text of its query is then.

The query of a long answer chooses the things of a page, such as facts, in a subselect that ends in the line
``ORDER BY ?place LIMIT 100 OFFSET 0``, and looks up their rows afterwards. So it runs in any engine as it stands, and
answers its first page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CUT = re.compile(r"(ORDER BY \?\w+ )LIMIT (\d+) OFFSET 0\b")
_MOST: Final = 10**9
"""Of pages, and of things on one: the engine can count as far as their product."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a long answer is asked for; all rows of a thing stand on one page."""

    number: int
    """From 1 on."""
    size: int
    """How many things a page holds."""

    def text(self, query: str) -> str:
        """The text of a query that answers this page."""
        limited = f"LIMIT {self.size} OFFSET {self.size * (self.number - 1)}"
        return _CUT.sub(lambda cut: f"{cut[1]}{limited}", query)

    def text_behind(self, query: str) -> str:
        """The text of a query that has a row if another page follows; that does not hang on the order, which costs."""
        return _CUT.sub(f"LIMIT 1 OFFSET {self.size * self.number}", query)


def default_size(query: str) -> int | None:
    """How many things the pages of a query hold, as its text has it; None where it is not cut, or in two places."""
    sizes = [int(cut[2]) for cut in _CUT.finditer(query)]
    return sizes[0] if len(sizes) == 1 else None


def counted(value: str) -> int:
    """A number of a page or of things on it; raises ``ValueError`` for what is none, from 1 on."""
    number = int(value)
    if not 1 <= number <= _MOST:
        raise ValueError(value)
    return number
