"""Many files in, their facts out in the same order, on one processor or on several."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from kg.aside import end_with_parent
from kg.errors import SourceError
from kg.model import ArticleFacts, Issue
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

_PACKAGE = Path(__file__).resolve().parent.parent
"""The program's own modules, beside which others may be installed."""
_WORTH = 2_000_000
"""Bytes of sources from which on further processes are worth the time that each takes to start."""
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
        return isinstance(self.result, Future) and not self.result.done()

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has begun to read it."""
        return isinstance(self.result, Future) and not self.result.running() and not self.result.done()

    def take_back(self) -> bool:
        """Take it back from the other processes; false where one of them has begun to read it."""
        return isinstance(self.result, Future) and self.result.cancel()


def read_files(files: Sequence[SourceFile], reader: Reader, *, jobs: int = 1) -> Iterator[Result]:
    """The facts of each file, or an issue for one that cannot be read; in the order of the files.

    ``jobs`` is the number of processes, this one among them; with more than one the calling program must guard its
    main module, as :mod:`multiprocessing` asks. What is read does not depend on it.
    """
    if jobs <= 1:
        yield from (read_file(reader, file) for file in files)
        return
    pool = ProcessPoolExecutor(jobs - 1, _context(), _start, (reader,))
    try:
        yield from _together(pool, jobs, files, reader)
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """How further processes are made: forked they have the reader at once, which takes them two seconds otherwise.

    Only where that is safe: not on macOS, whose libraries do not bear it, and not beside other threads, whose locks
    would stay locked for ever.
    """
    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")


def _together(pool: ProcessPoolExecutor, jobs: int, files: Sequence[SourceFile], reader: Reader) -> Iterator[Result]:
    """The results in the order of the files. This process reads too, as long as the next result is not there.

    All that is to be read is given to the pool, and this process takes back what none of the others has begun: so
    they have work at all times, also while this one reads a long file.
    """
    rest = iter(files)
    places: deque[_Place] = deque()
    given: deque[_Place] = deque()
    while True:
        # The smallest file is read last, and may be the first in order: meanwhile the next batches are begun.
        while given and not given[0].is_waiting:
            given.popleft()
        if len(given) < _BATCH and len(places) <= 2 * _BATCH * jobs:
            batch = [_Place(file) for file in islice(rest, _BATCH * jobs)]
            places.extend(batch)
            for place in sorted(batch, key=lambda place: _size(place.file), reverse=True):
                place.result = pool.submit(_read_here, place.file)
                given.append(place)
        if not places:
            return
        if places[0].is_open and given:
            place = given.popleft()
            if place.take_back():
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
    """The facts of one file, or an issue where it cannot be read.

    Also where the program itself fails on it: a defect that one page meets keeps no other one from being read.
    """
    try:
        return reader.read(load_article(file, reader.ontology))
    except SourceError as error:
        return Issue(file.name, "unreadable", error.reason)
    except Exception as error:
        return Issue(file.name, "unreadable", _defect(error))


def _defect(error: Exception) -> str:
    """A failure of the program in one line, with the last line of its own that was run."""
    traced = traceback.extract_tb(error.__traceback__)
    last = [frame for frame in traced if Path(frame.filename).is_relative_to(_PACKAGE)][-1]
    place = f"{Path(last.filename).relative_to(_PACKAGE.parent).as_posix()}, line {last.lineno}"
    return f"the program failed on it ({type(error).__name__} in {place}): please report this with the file"
