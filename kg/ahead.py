"""A process that gets ready to read while this one finds out what there is to read.

To import and make all that reads takes a second, and most of the time of one more article. Whether something will be
to be read is guessed by the folders: one that is younger than the present state has got or lost a file since. A command
guesses by those that it was given, before it has even imported what builds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg import resources
from kg.aside import Aside
from kg.graph.folder import FACTS, STATES, current_state
from kg.graph.ledger import NAME as LEDGER
from kg.graph.registers import folder_version, load_ontology
from kg.model import ArticleFacts, Issue
from kg.reading.cache import Cache, reader_version
from kg.reading.find import SourceFile
from kg.reading.kept import Kept

if TYPE_CHECKING:
    from kg.reading.reader import Reader

Results = list[ArticleFacts | Issue]
"""What reading gave for some files, in their order."""


def is_worth_it(files: Iterable[SourceFile], state: Path | None) -> bool:
    """Whether some folder of these files has changed since a state was made; a wrong guess costs some time only."""
    return _younger({os.path.dirname(file.path) for file in files}, state)  # noqa: PTH120 - twenty thousand of them


def start(sources: Iterable[Path], output: Path, pipeline: str | None) -> Aside[Results] | None:
    """The process, where a folder of those that are given themselves has changed, and there are processors for two."""
    if (os.cpu_count() or 1) < 2 or not _younger([os.fspath(path) for path in sources], current_state(output)):
        return None
    return Aside(partial(get_ready, pipeline, output / STATES / FACTS))


def _younger(folders: Iterable[str], state: Path | None) -> bool:
    try:
        made = (state / LEDGER).stat().st_mtime_ns if state is not None else None
        return made is not None and any(Path(folder or ".").stat().st_mtime_ns > made for folder in folders)
    except OSError:
        return False


def get_ready(pipeline: str | None, facts: Path) -> None:
    """For the process: make the reader; ``facts`` is the folder where what it reads is kept."""
    version = reader_version(folder_version(resources.folder("ontology")), pipeline)
    _reader(pipeline, Cache(facts, version).vocabulary)


def read_by(
    aside: Aside[Results], pipeline: str | None, vocabulary: Kept, meanwhile: Callable[[], object]
) -> Callable[[list[SourceFile]], Results]:
    """A function that has the process read files, and does something meanwhile."""

    def read(files: list[SourceFile]) -> Results:
        def own() -> Results:
            meanwhile()
            return []

        return aside.both(_read, files, pipeline, vocabulary, meanwhile=own)[0]

    return read


@lru_cache(maxsize=1)
def _reader(pipeline: str | None, vocabulary: Kept) -> Reader:
    from kg.reading.reader import Reader  # spaCy takes long to import

    return Reader(load_ontology(resources.folder("ontology")), pipeline=pipeline, kept=vocabulary)


def _read(files: list[SourceFile], pipeline: str | None, vocabulary: Kept) -> Results:
    from kg.reading.many import read_file

    reader = _reader(pipeline, vocabulary)
    return [read_file(reader, file) for file in files]
