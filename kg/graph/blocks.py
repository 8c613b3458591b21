"""Turtle as sorted blocks, one for each subject: written by sorting outside of memory, changed by splicing.

A file is a head of prefixes and the blocks, each with an empty line behind it. No literal holds a raw line end, so
an empty line always ends a block, and the file can be searched by halving as a sorted list is.
"""

from __future__ import annotations

import heapq
import mmap
import os
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.graph.serialise import in_order, prefixes, triple_order, turtle, turtle_in_order
from kg.graph.vocabulary import ID_BASE, RDF

_END: Final = b"\n\n"
_RENDERED: Final = 20_000
"""Triples that are put into Turtle at once."""
_HELD: Final = 64_000_000
"""Bytes of blocks that are held before they are set aside on disk."""

Block = tuple[str, bytes]
"""A subject in N-Triples, by which blocks are sorted, and its lines with the empty one."""


def head(base: str = ID_BASE) -> bytes:
    """The prefixes that a file begins with."""
    any_term = NamedNode("http://example.org/")
    return turtle([Triple(any_term, RDF.type, any_term)], base).partition(_END)[0] + _END


def blocks(triples: Iterable[Triple], base: str = ID_BASE) -> list[Block]:
    """The block of each subject; all triples of a subject must be among these."""
    return _blocks(in_order(triples), base)


def _blocks(triples: Sequence[Triple], base: str) -> list[Block]:
    """The block of each subject of triples that are in order."""
    if not triples:
        return []
    subjects = dict.fromkeys(str(triple.subject) for triple in triples)
    lines = turtle_in_order(triples, prefixes(base)).split(_END)[1:-1]
    return [(subject, block + _END) for subject, block in zip(subjects, lines, strict=True)]


class SortedTurtle:
    """Blocks on their way into a file, of which only some are in memory at a time."""

    def __init__(self, base: str = ID_BASE, *, held: int = _HELD) -> None:
        self._base = base
        self._limit = held
        self._triples: list[Triple] = []
        self._blocks: list[Block] = []
        self._size = 0
        self._runs: list[IO[bytes]] = []

    def add(self, triples: Iterable[Triple]) -> None:
        """Add triples; all those of one subject must come at once."""
        self._triples.extend(triples)
        if len(self._triples) > _RENDERED:
            self._render()

    def write(self, path: Path) -> int:
        """Write the file and tell how many subjects it has; nothing can be added any more."""
        self._render()
        self._blocks.sort()
        runs = [iter(self._blocks), *map(_read_run, self._runs)]
        subjects = 0
        with path.open("wb") as file:
            file.write(head(self._base))
            for _, block in heapq.merge(*runs):
                file.write(block)
                subjects += 1
        for run in self._runs:
            run.close()
        return subjects

    def _render(self) -> None:
        made = blocks(self._triples, self._base)
        self._triples.clear()
        self._blocks.extend(made)
        self._size += sum(len(block) for _, block in made)
        if self._size > self._limit:
            self._set_aside()

    def _set_aside(self) -> None:
        run = TemporaryFile()  # noqa: SIM115 - closed when all runs are merged
        for subject, block in sorted(self._blocks):
            name = subject.encode()
            run.write(b"%d %d\n" % (len(name), len(block)) + name + block)
        self._blocks.clear()
        self._size = 0
        self._runs.append(run)


def _read_run(run: IO[bytes]) -> Iterator[Block]:
    run.seek(0)
    while line := run.readline():
        name, block = map(int, line.split())
        yield run.read(name).decode(), run.read(block)


@dataclass(frozen=True, slots=True)
class Splicing:
    """How a file differs from an earlier one, found out before it is written."""

    old: Path
    pieces: tuple[tuple[int, int, bytes], ...]
    """From where to where something else stands in the new file, and what; in order."""
    more: int
    """By how many subjects the new file has more than the old one."""

    @classmethod
    def of(cls, old: Path, lost: Iterable[Triple], won: Iterable[Triple], base: str = ID_BASE) -> Splicing:
        """The same without some triples and with some more; what is said of other subjects is copied as it stands."""
        lost, won = set(lost), set(won)
        with old.open("rb") as before, mmap.mmap(before.fileno(), 0, access=mmap.ACCESS_READ) as content:
            places = _Places(content, base)
            spans = {name: places.find(name) for name in sorted({str(triple.subject) for triple in lost | won})}
            former = b"".join(content[start:end] for start, end in spans.values())
        made = dict(_changed(former, lost, won, base))
        more = sum((subject in made) - (end > start) for subject, (start, end) in spans.items())
        return cls(old, tuple((*span, made.get(subject, b"")) for subject, span in spans.items()), more)

    def write(self, new: Path) -> None:
        """Write the new file: mostly the system's work, beside which Python can do something else."""
        with (
            self.old.open("rb") as before,
            new.open("wb") as after,
            mmap.mmap(before.fileno(), 0, access=mmap.ACCESS_READ) as content,
            memoryview(content) as view,
        ):
            copied = 0
            for start, end, other in self.pieces:
                _copy(before, view, copied, start, after)
                after.write(other)
                copied = end
            _copy(before, view, copied, len(view), after)


def _copy(old: IO[bytes], content: memoryview, start: int, end: int, new: IO[bytes]) -> None:
    """Write what stands from ``start`` to ``end`` in a file: by the system, in half the time, where it can."""
    new.flush()
    while start < end:
        try:
            done = os.copy_file_range(old.fileno(), new.fileno(), end - start, start)
        except (AttributeError, OSError):  # another system, or a disk that cannot
            done = 0
        start += done or new.write(content[start:end])


def _changed(former: bytes, lost: Set[Triple], won: Set[Triple], base: str) -> list[Block]:
    """Blocks without some triples and with some more.

    An agency may have a sentence in each of twenty thousand articles: they are taken as they stand, in their order, and
    not looked up or sorted again.
    """
    said = [quad.triple for quad in parse(head(base) + former, RdfFormat.TURTLE)]
    kept = [triple for triple in said if triple not in lost]
    for triple in won - set(kept):
        insort(kept, triple, key=triple_order)
    return _blocks(kept, base)


class _Places:
    """Where the blocks of a file are; asked for subjects in their order."""

    def __init__(self, content: mmap.mmap, base: str) -> None:
        self._content = content
        self._namespaces = {prefix.encode(): iri for prefix, iri in prefixes(base).items()}
        self._at = content.find(_END) + len(_END)
        """All before this comes before what is asked for next."""

    def find(self, subject: str) -> tuple[int, int]:
        """From where to where the block of a subject stands; an empty stretch where it would."""
        low, high = self._at, len(self._content)
        step = 4096
        while low + step < high:  # what is changed stands close together: not far from the last one
            near = self._start(low, low + step)
            if self._subject(near) >= subject:
                high = near
                break
            low, step = self._end(near), step * 4
        while low < high:
            middle = self._start(low, (low + high) // 2)
            if self._subject(middle) < subject:
                low = self._end(middle)
            else:
                high = middle
        self._at = low
        here = low < len(self._content) and self._subject(low) == subject
        return low, self._end(low) if here else low

    def _start(self, low: int, at: int) -> int:
        """Where the block begins in which a byte stands; ``low`` is where some block before it begins."""
        found = self._content.rfind(_END, low, at)
        return low if found < 0 else found + len(_END)

    def _end(self, start: int) -> int:
        return self._content.find(_END, start) + len(_END)

    def _subject(self, start: int) -> str:
        """The subject of the block that begins here, as N-Triples write it."""
        token = self._content[start : self._content.find(b" ", start)]
        if token.startswith(b"<"):
            return token.decode()
        prefix, _, local = token.partition(b":")
        return f"<{self._namespaces[prefix]}{local.decode().replace(chr(92), '')}>"
