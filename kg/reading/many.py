"""Many files in, their facts out in the same order, on one processor or on several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from kg.errors import SourceError
from kg.model import ArticleFacts, Issue
from kg.ontology import Ontology
from kg.reading.load import SourceFile, load_article
from kg.reading.reader import Reader

_WORTH = 2_000_000
"""Bytes of sources from which on further processes are worth the time that each takes to make its reader."""
_reader: Reader | None = None
"""The reader of a process that does nothing but read."""


def read_files(
    files: Sequence[SourceFile], ontology: Ontology, *, pipeline: str | None = None, jobs: int = 1
) -> Iterator[ArticleFacts | Issue]:
    """The facts of each file, or an issue for one that cannot be read; in the order of the files.

    ``jobs`` is the number of processes; with more than one the calling program must guard its main module, as
    :mod:`multiprocessing` asks. What is read does not depend on it.
    """
    if jobs <= 1:
        reader = Reader(ontology, pipeline=pipeline)
        yield from (_read(reader, file) for file in files)
        return
    # Processes made afresh behave alike on every system.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (ontology, pipeline)) as pool:
        yield from pool.map(_read_here, files)


def fitting_jobs(files: Sequence[SourceFile]) -> int:
    """How many processes these files are worth on this machine."""
    size = sum(file.path.stat().st_size for file in files if file.path.is_file())
    return 1 if size < _WORTH else max(1, min(os.cpu_count() or 1, size // _WORTH + 1))


def _start(ontology: Ontology, pipeline: str | None) -> None:
    global _reader
    _reader = Reader(ontology, pipeline=pipeline)


def _read_here(file: SourceFile) -> ArticleFacts | Issue:
    assert _reader is not None
    return _read(_reader, file)


def _read(reader: Reader, file: SourceFile) -> ArticleFacts | Issue:
    try:
        return reader.read(load_article(file, reader.ontology))
    except SourceError as error:
        return Issue(file.name, "unreadable", error.reason)
