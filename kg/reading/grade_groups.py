"""Lists of councils under their grade: "Outstanding" on a line of its own, and below it "Leeds (2018), York".

Each line is a block of its own, so that no sentence would say which grade the names have.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Block, BlockKind

_GRADE = re.compile(
    r"\W*(?:(?P<who>councils|authorities|boroughs) )?(?:(?:that are |which are )?"
    r"(?:rated|graded|judged|found|deemed) (?:to be |as )?)?"
    r"(?:outstanding|good|adequate|inadequate|requires improvement(?: to be good)?)"
    r"(?: (?:councils|authorities))?(?: \(\d+\))?\W*",
    re.IGNORECASE,
)
_TIME = re.compile(r"\((?:[A-Z][a-z]+ )?(?:19|20)\d\d\)")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_NO_NAME = re.compile(r"[\d:!?\"|/]")
_SMALL = frozenset("of and upon on with the".split())
"""Words of names that are written small."""
_OTHER_WORDS = re.compile(
    r"\b(?:child|care|protection|leader|effective|adoption|overall|service|judge?ment|help|impact|experience|"
    r"inspect|grade|rating|improve|good|outstanding|inadequate|adequate)",
    re.IGNORECASE,
)
_LONGEST = 300
_FEWEST = 2
"""So many grades with names below them are such a list."""
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})


def with_grade_groups(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, a line that is but a grade made one with the lines of names below it, where several are so."""
    groups = [(at, _end(text, blocks, at + 1)) for at, block in enumerate(blocks) if _is_grade(text, block)]
    if any(end == at + 1 for at, end in groups):
        return blocks
    if len(groups) < _FEWEST and not any(
        _names_councils(text, blocks[at]) and end > at + _FEWEST for at, end in groups
    ):
        return blocks
    first = groups[0][0]
    if first and _is_names(text, blocks[first - 1]):
        # "Leeds", "Good", "York", "Good": each name has its grade below it.
        return blocks
    ends = dict(groups)
    made: list[Block] = []
    new: dict[int, int] = {}
    taken = 0
    for at, block in enumerate(blocks):
        if at in ends:
            taken = ends[at]
            made.append(replace(block, kind=BlockKind.PARAGRAPH, end=blocks[taken - 1].end, intro=None))
        elif at >= taken:
            made.append(block)
        new[at] = len(made) - 1
    return tuple(block if block.intro is None else replace(block, intro=new[block.intro]) for block in made)


def is_line_of_grade(text: str, start: int, end: int) -> bool:
    """Whether these characters are nothing but a grade, and how many have it."""
    return _GRADE.fullmatch(text, start, end) is not None


def _names_councils(text: str, block: Block) -> bool:
    """ "COUNCILS RATED INADEQUATE": a line that says who follows below it, and needs no other beside."""
    match = _GRADE.fullmatch(text, block.start, block.end)
    return match is not None and match["who"] is not None


def _end(text: str, blocks: tuple[Block, ...], start: int) -> int:
    """Behind the last of the lines of names that begin here."""
    at = start
    while at < len(blocks) and _is_names(text, blocks[at]):
        at += 1
    return at


def _is_grade(text: str, block: Block) -> bool:
    return block.kind in _LINES and is_line_of_grade(text, block.start, block.end)


def _is_names(text: str, block: Block) -> bool:
    if block.kind not in _LINES or block.end - block.start > _LONGEST:
        return False
    line = _TIME.sub("", text[block.start : block.end])
    words = _WORD.findall(line)
    named = _NO_NAME.search(line) is None and all(word[0].isupper() or word in _SMALL for word in words)
    return named and bool(words) and _OTHER_WORDS.search(line) is None
