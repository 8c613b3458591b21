"""Which rules of several parts may be found in which sentences: asked for many sentences at once.

A rule may be found where its anchor stands and all its other parts may be there. Asked rule by rule that takes long,
as there are 70 for each sentence, all over the memory; asked of tables of numbers it takes next to nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise, zip_longest

import numpy as np
import numpy.typing as npt

from kg.reading.failings.compiled import Compiled

_Numbers = npt.NDArray[np.int32]
_Rows = npt.NDArray[np.intp]


class Trials:
    """The anchors and parts of all rules of several parts, as tables of numbers."""

    def __init__(self, compiled: Compiled) -> None:
        self._anchored = _Lists(compiled.anchored)
        """By the number of a phrase the rules that it may be the anchor of."""
        self._marked = _Lists(compiled.bits_of)
        """By the number of a phrase the places of the classes and sets that may be there where it is."""
        self._needed = _parts(compiled)
        """By the number of a rule the column of its second part, of its third, ...; the first one where it has none."""
        self._rules = len(compiled.rules)
        self._width = 1 + len(compiled.bits)
        """A column for what is always there, and one for each class and each set of phrases."""
        self._classes = 1 + sum(not name.startswith("#") for name in compiled.bits)

    def passing(self, sentences: Sequence[Collection[int]]) -> Iterator[tuple[list[int], bytes]]:
        """For each sentence, given by the numbers of the phrases that stand in it, what may be found there.

        The rules, in the order of the phrases that are their anchors, each once; and the classes as bits, behind
        one that is always set.
        """
        phrases = np.fromiter(chain.from_iterable(sentences), np.int32)
        rows = np.repeat(np.arange(len(sentences)), list(map(len, sentences)))
        present = np.zeros((len(sentences), self._width), np.bool_)
        present[:, 0] = True
        cells = present.ravel()
        starts, places = self._marked.of(phrases, rows * self._width + 1)
        cells[starts + places] = True
        rows, rules = self._anchored.of(phrases, rows)
        for needed in self._needed:
            there = cells[rows * self._width + needed[rules]]
            rows, rules = rows[there], rules[there]
        first = np.sort(np.unique(rows * self._rules + rules, return_index=True)[1])
        found = rules[first].tolist()
        ends = np.searchsorted(rows[first], np.arange(len(sentences) + 1)).tolist()
        bits = np.packbits(present[:, : self._classes], axis=1, bitorder="little")
        for row, (start, end) in enumerate(pairwise(ends)):
            yield found[start:end], bits[row].tobytes()


def _parts(compiled: Compiled) -> list[_Numbers]:
    """A row for each part of the rules besides the anchor; none for parts that no rule has."""
    columns = {name: column for column, name in enumerate(compiled.bits, start=1)}
    parts = [[columns.get(name, 0) for name in parts[1:]] for *_, parts in compiled.rules]
    return [np.array(row, np.int32) for row in zip_longest(*parts, fillvalue=0)] if any(parts) else []


class _Lists:
    """Lists of numbers, one behind the other."""

    def __init__(self, lists: Sequence[Collection[int]]) -> None:
        counts = np.fromiter(map(len, lists), np.int32)
        self._counts = counts
        self._starts = np.cumsum(counts) - counts
        self._members = np.fromiter(chain.from_iterable(lists), np.int32)

    def of(self, numbers: _Numbers, rows: _Rows) -> tuple[_Rows, _Numbers]:
        """The members of several lists, given by their numbers, each with the row in which its list is asked for."""
        counts = self._counts[numbers]
        before = np.cumsum(counts) - counts
        at = np.repeat(self._starts[numbers] - before, counts) + np.arange(counts.sum())
        return np.repeat(rows, counts), self._members[at]
