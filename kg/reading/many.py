"""Many files in, their facts out in the same order, on one processor or on several."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.context import BaseContext

from kg.aside import end_with_parent
from kg.errors import SourceError
from kg.model import ArticleFacts, Issue
from kg.ontology import Ontology
from kg.reading.find import SourceFile
from kg.reading.kept import Kept
from kg.reading.load import load_article
from kg.reading.reader import Reader

_WORTH = 2_000_000
"""Bytes of sources from which on further processes are worth the time that each takes to start."""
_AHEAD = 4
"""Files that each further process is given at a time, so that it need not wait for the next one."""
_BATCH = 16
"""Files for each process that are taken together, the largest first, so that all end at about the same time. Results
wait for their turn, of three batches at most: memory does not grow with the number of files."""
Result = ArticleFacts | Issue
_reader: Reader | None = None
"""The reader of a process that does nothing but read."""


@dataclass(slots=True)
class _Place:
    """A file in the order of files, and what reading gave or will give for it."""

    file: SourceFile
    result: Future[Result] | Result | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is no result yet."""
        return self.result is None or (isinstance(self.result, Future) and not self.result.done())


def read_files(
    files: Sequence[SourceFile],
    ontology: Ontology,
    *,
    pipeline: str | None = None,
    kept: Kept | None = None,
    jobs: int = 1,
) -> Iterator[Result]:
    """The facts of each file, or an issue for one that cannot be read; in the order of the files.

    ``jobs`` is the number of processes, this one among them; with more than one the calling program must guard its
    main module, as :mod:`multiprocessing` asks. What is read does not depend on it. ``kept`` is for the reader.
    """
    reader = Reader(ontology, pipeline=pipeline, kept=kept)
    if jobs <= 1:
        yield from (read_file(reader, file) for file in files)
        return
    with ProcessPoolExecutor(jobs - 1, _context(), _start, (reader,)) as pool:
        yield from _together(pool, jobs, files, reader)


def _context() -> BaseContext:
    """How further processes are made: forked they have the reader at once, which takes them two seconds otherwise.

    Only where that is safe: not on macOS, whose libraries do not bear it, and not beside other threads, whose locks
    would stay locked for ever.
    """
    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")


def _together(pool: ProcessPoolExecutor, jobs: int, files: Sequence[SourceFile], reader: Reader) -> Iterator[Result]:
    """The results in the order of the files. This process reads too, as long as the next result is not there."""
    rest = iter(files)
    places: deque[_Place] = deque()
    unread: deque[_Place] = deque()
    while True:
        # The smallest file is read last, and may be the first in order: meanwhile the next batches are begun.
        if not unread and len(places) <= 2 * _BATCH * jobs:
            batch = [_Place(file) for file in islice(rest, _BATCH * jobs)]
            places.extend(batch)
            unread.extend(sorted(batch, key=lambda place: _size(place.file), reverse=True))
        if not places:
            return
        busy = sum(place.is_open for place in places) - len(unread)
        while unread and busy < _AHEAD * (jobs - 1):
            place = unread.popleft()
            place.result = pool.submit(_read_here, place.file)
            busy += 1
        if places[0].is_open and unread:
            place = unread.popleft()
            place.result = read_file(reader, place.file)
            continue
        result = places.popleft().result
        assert result is not None
        yield result.result() if isinstance(result, Future) else result


def _size(file: SourceFile) -> int:
    """Bytes of a file; 0 where it has gone, which reading it will tell."""
    return file.path.stat().st_size if file.path.is_file() else 0


def fitting_jobs(files: Sequence[SourceFile]) -> int:
    """How many processes these files are worth on this machine."""
    size = sum(map(_size, files))
    return 1 if size < _WORTH else max(1, min(os.cpu_count() or 1, size // _WORTH + 1))


def _start(reader: Reader) -> None:
    """Make ready a process that does nothing but read."""
    global _reader
    _reader = reader
    end_with_parent()


def _read_here(file: SourceFile) -> Result:
    assert _reader is not None
    return read_file(_reader, file)


def read_file(reader: Reader, file: SourceFile) -> Result:
    """The facts of one file, or an issue where it cannot be read."""
    try:
        return reader.read(load_article(file, reader.ontology))
    except SourceError as error:
        return Issue(file.name, "unreadable", error.reason)
