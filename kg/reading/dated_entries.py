"""Entries of a timeline whose dates stand on lines of their own: "September 2018" above "Ofsted marks it down".

What an entry tells was when its line says. Each line is a block of its own, so that no sentence could be dated by it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.model import Block, BlockKind
from kg.reading.dates import MONTH_WORD, SHORT_MONTHS

_HEADS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.METADATA})
"""What a line is taken for that is nothing but a date."""
_SENTENCES = re.compile(r".{30,}[.!?][\"')\u2019\u201d\]]*", re.DOTALL)
"""What an entry consists of; a date above a headline may be that of a story of which no more is told."""
_DATE = re.compile(
    rf"\W*(?:(?:early|late|mid|spring|summer|autumn|winter)[ -])?(?:\d{{1,2}}(?:st|nd|rd|th)? )?"
    rf"(?:(?P<month>{MONTH_WORD}),? )?(?P<year>(?:19|20)\d\d)\W*",
    re.IGNORECASE,
)
""" "2014", "**September 2018**", "3 May 2019:", "Late 2020"."""
_FEWEST = 3
"""So many such lines make a timeline; one or two may be when the article appeared and was changed."""


def with_dated_entries(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, a line that is nothing but a date made one with the entry below it, where several are in order."""
    times = {at: time for at, block in enumerate(blocks) if (time := _time(text, block)) is not None}
    heads = _in_order([at for at in times if at + 1 < len(blocks) and _is_entry(text, blocks[at + 1])], times)
    if len(heads) < _FEWEST:
        return blocks
    made: list[Block] = []
    new: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if at - 1 in heads:
            made[-1] = replace(block, start=made[-1].start)
        else:
            made.append(block)
        new[at] = len(made) - 1
    return tuple(block if block.intro is None else replace(block, intro=new[block.intro]) for block in made)


def _is_entry(text: str, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and _SENTENCES.fullmatch(text, block.start, block.end) is not None


def _time(text: str, block: Block) -> tuple[int, int] | None:
    """Year and month of a block that is nothing but a date; the month is 0 where none is told."""
    match = _DATE.fullmatch(text, block.start, block.end) if block.kind in _HEADS else None
    if match is None:
        return None
    month = (match["month"] or "")[:3].lower()
    return int(match["year"]), SHORT_MONTHS.index(month) + 1 if month else 0


def _in_order(heads: list[int], times: dict[int, tuple[int, int]]) -> list[int]:
    """The last of these lines that run from old to new, or from new to old: a dateline above them is none of them."""
    best: list[int] = []
    for first in range(len(heads)):
        run = heads[first:]
        years = [times[at][0] for at in run]
        rising = all(one <= two for one, two in pairwise(years))
        if (rising or all(one >= two for one, two in pairwise(years))) and len(run) > len(best):
            best = run
    return best
