"""The notation of the failure vocabulary (``ontology/patterns/failings/README.md``), read into parts.

A wording is a row of parts; each part is a set of phrases or a class, with the number of other
words that may stand before it. Brackets may stand within brackets; one that holds a class or a gap
gives several variants of the whole wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

SHORT_GAP = 3
LONG_GAP = 8
MOST_PHRASES = 60
MOST_VARIANTS = 200


class WordingError(ValueError):
    """A wording that does not follow the notation; the text names it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a wording: phrases (any of them) or a class, after a gap of at most so many words."""

    phrases: tuple[str, ...] = ()
    category: str | None = None
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """Rows of parts; every row must be found in the clause (``&`` joins rows in any order)."""

    text: str
    rows: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True)
class _Choice:
    """A bracket: one of these sequences."""

    sequences: tuple[tuple[_Item, ...], ...]

    @cached_property
    def plain(self) -> bool:
        """Whether it holds words only, no class and no gap."""
        return all(_is_plain(sequence) for sequence in self.sequences)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """All that it may stand for, where it is plain; empty for what may be missing."""
        return tuple(phrase for sequence in self.sequences for phrase in _spell(sequence))


_Item = str | _Choice
_GAPS = frozenset({"..", "..."})
_MARKED = re.compile(r"[()|?<>&]|\.\.")
_SIDES = re.compile(r" & (?![^(]*\))")
_TOKEN = re.compile(r"\.\.\.|\.\.|<[\w-]+>|[()|?]|[^\s()|<>?]+|[<>]")


def _is_plain(sequence: tuple[_Item, ...]) -> bool:
    return all(item.plain if isinstance(item, _Choice) else not _is_special(item) for item in sequence)


def _is_special(token: str) -> bool:
    return token in _GAPS or (token[:1] == "<" and token[-1:] == ">")


def parse_wording(text: str) -> tuple[Wording, ...]:
    """Read one wording into its variants; raises ``WordingError``."""
    if text.strip() and _MARKED.search(text) is None:
        return (Wording(text, ((Part((" ".join(text.split()),)),),)),)
    sides = [_side_variants(side, text) for side in _SIDES.split(text)]
    variants = tuple(Wording(text, rows) for rows in product(*sides))
    if len(variants) > MOST_VARIANTS:
        raise WordingError(f"{len(variants)} variants, at most {MOST_VARIANTS}: {text!r}")
    return variants


def _side_variants(side: str, text: str) -> list[tuple[Part, ...]]:
    tokens = _TOKEN.findall(side)
    if not tokens:
        raise WordingError(f"empty wording: {text!r}")
    sequences, rest = _parse(tokens, 0, text)
    if rest != len(tokens):
        raise WordingError(f"stray {tokens[rest]!r}: {text!r}")
    rows = {row for sequence in sequences for flat in _flatten(sequence) for row in _rows(flat, text)}
    return sorted(rows, key=repr) if len(rows) > 1 else list(rows)


def _parse(tokens: list[str], at: int, text: str) -> tuple[list[tuple[_Item, ...]], int]:
    """Sequences separated by ``|`` up to a closing bracket or the end."""
    sequences: list[tuple[_Item, ...]] = []
    items: list[_Item] = []
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        if token == "|":
            sequences.append(tuple(items))
            items = []
        elif token == "(":
            inner, at = _parse(tokens, at + 1, text)
            if at >= len(tokens):
                raise WordingError(f"unclosed bracket: {text!r}")
            items.append(_Choice(tuple(inner)))
        elif token == "?":
            if not items:
                raise WordingError(f"nothing before '?': {text!r}")
            items.append(_Choice(((items.pop(),), ())))
        elif "<" in token or ">" in token:
            if not _is_special(token):
                raise WordingError(f"stray {token!r}: {text!r}")
            items.append(token)
        else:
            items.append(token)
        at += 1
    sequences.append(tuple(items))
    return sequences, at


def _flatten(sequence: tuple[_Item, ...]) -> Iterator[tuple[_Item, ...]]:
    """Replace every bracket that holds a class or a gap by its choices, in all combinations.

    Its plain words stay one choice.
    """
    options: list[list[tuple[_Item, ...]]] = []
    for item in sequence:
        if isinstance(item, str) or item.plain:
            options.append([(item,)])
        else:
            words = tuple(inner for inner in item.sequences if _is_plain(inner))
            special = [flat for inner in item.sequences if not _is_plain(inner) for flat in _flatten(inner)]
            options.append([(_Choice(words),), *special] if words else special)
    for chosen in product(*options):
        yield tuple(item for items in chosen for item in items)


def _rows(items: tuple[_Item, ...], text: str) -> list[tuple[Part, ...]]:
    """Group the items into parts. A run that may be missing next to a gap only widens it; elsewhere the wording has two
    variants, with it and without it."""
    rows: list[tuple[Part, ...]] = [()]
    gap = 0

    def add(phrases: tuple[str, ...], category: str | None = None) -> list[tuple[Part, ...]]:
        return [(*row, Part(phrases, category, gap if row else 0)) for row in rows]

    for run, before_gap in _runs(items):
        if isinstance(run, str):
            if run in _GAPS:
                gap += SHORT_GAP if run == ".." else LONG_GAP
            else:
                rows, gap = add((), run[1:-1]), 0
            continue
        pieces = _pieces(run)
        for place, piece in enumerate(pieces):
            phrases = tuple(sorted(set(_spell(piece))))
            if "" not in phrases:
                rows, gap = add(phrases), 0
            elif gap or (before_gap and place == len(pieces) - 1):
                gap += max(len(phrase.split()) for phrase in phrases)
            else:
                rows = [*add(phrases[1:]), *rows]
    if not all(rows):
        raise WordingError(f"everything may be missing here: {text!r}")
    return rows


def _runs(items: tuple[_Item, ...]) -> Iterator[tuple[str | list[_Item], bool]]:
    """Gaps and classes one by one, and the runs of words between, each with whether a gap stands behind it."""
    run: list[_Item] = []
    for item in items:
        if not isinstance(item, str) or not _is_special(item):
            run.append(item)
            continue
        if run:
            yield run, item in _GAPS
            run = []
        yield item, False
    if run:
        yield run, False


def _pieces(run: list[_Item]) -> list[tuple[_Item, ...]]:
    """The run as one set of phrases; where these would be too many, each item by itself, directly after the other."""
    if not run:
        return []
    size = prod(1 if isinstance(item, str) else len(item.phrases) for item in run)
    return [tuple(run)] if size <= MOST_PHRASES else [(item,) for item in run]


def _spell(sequence: tuple[_Item, ...]) -> Iterable[str]:
    """All phrases that a sequence without classes and gaps stands for."""
    options = [(item,) if isinstance(item, str) else item.phrases for item in sequence]
    if len(options) == 1:
        return options[0]
    return (" ".join(filter(None, words)) for words in product(*options))
