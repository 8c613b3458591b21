"""Many files in, their facts out in the same order, on one processor or on several."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from kg.errors import SourceError
from kg.model import ArticleFacts, Issue
from kg.ontology import Ontology
from kg.reading.find import SourceFile
from kg.reading.kept import Kept
from kg.reading.load import load_article
from kg.reading.reader import Reader

_WORTH = 2_000_000
"""Bytes of sources from which on further processes are worth the time that each takes to make its reader."""
_AHEAD = 2
"""Files that each further process is given at a time, so that it need not wait for the next one."""
_MOST_WAITING = 16
"""Results for each process that may wait for their turn: memory does not grow with the number of files."""
Result = ArticleFacts | Issue
_reader: Reader | None = None
"""The reader of a process that does nothing but read."""


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
    main module, as :mod:`multiprocessing` asks. What is read does not depend on it. ``kept`` is for the readers.
    """
    if jobs <= 1:
        reader = Reader(ontology, pipeline=pipeline, kept=kept)
        yield from (_read(reader, file) for file in files)
        return
    # Processes made afresh behave alike on every system.
    with ProcessPoolExecutor(jobs - 1, get_context("spawn"), _start, (ontology, pipeline, kept)) as pool:
        yield from _together(pool, jobs, files, ontology, pipeline, kept)


def _together(
    pool: ProcessPoolExecutor,
    jobs: int,
    files: Sequence[SourceFile],
    ontology: Ontology,
    pipeline: str | None,
    kept: Kept | None,
) -> Iterator[Result]:
    """The results in the order of the files. This process reads too, as long as the next result is not there."""
    rest = iter(files)
    results: deque[Future[Result] | Result] = deque()
    reader: Reader | None = None
    while True:
        busy = sum(isinstance(one, Future) and not one.done() for one in results)
        results.extend(pool.submit(_read_here, file) for file in islice(rest, _AHEAD * (jobs - 1) - busy))
        # The others start, which takes as long, while this process makes its own reader.
        reader = reader or Reader(ontology, pipeline=pipeline, kept=kept)
        if not results:
            return
        head = results[0]
        own = None
        if isinstance(head, Future) and not head.done() and len(results) < _MOST_WAITING * jobs:
            own = next(rest, None)
        if own is not None:
            results.append(_read(reader, own))
        else:
            results.popleft()
            yield head.result() if isinstance(head, Future) else head


def fitting_jobs(files: Sequence[SourceFile]) -> int:
    """How many processes these files are worth on this machine."""
    size = sum(file.path.stat().st_size for file in files if file.path.is_file())
    return 1 if size < _WORTH else max(1, min(os.cpu_count() or 1, size // _WORTH + 1))


def _start(ontology: Ontology, pipeline: str | None, kept: Kept | None) -> None:
    global _reader
    _reader = Reader(ontology, pipeline=pipeline, kept=kept)


def _read_here(file: SourceFile) -> Result:
    assert _reader is not None
    return _read(_reader, file)


def _read(reader: Reader, file: SourceFile) -> Result:
    try:
        return reader.read(load_article(file, reader.ontology))
    except SourceError as error:
        return Issue(file.name, "unreadable", error.reason)
