"""The facts of sources: those that are known from earlier builds, and the reading of those that are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.model import ArticleFacts, Issue
from kg.ontology import Ontology
from kg.reading.cache import Cache
from kg.reading.digests import digests_of, file_digest, index_in
from kg.reading.find import SourceFile

if TYPE_CHECKING:
    from kg.reading.reader import Reader

Track = Callable[[Sequence[SourceFile], str], Iterable[SourceFile]]
"""Hands the files through and shows how far they are; the text names the step."""
Ahead = Callable[[list[SourceFile]], Sequence[ArticleFacts | Issue]]
"""Reads some files."""
_FEW = 20
"""Files up to which reading them shows no progress."""


class KnownFacts:
    """What some files say, read when it must be; the reader is made only if something is to be read."""

    def __init__(
        self,
        files: Iterable[SourceFile],
        cache: Cache,
        ontology: Callable[[], Ontology],
        pipeline: str | None,
        *,
        rehash: bool = False,
    ) -> None:
        """``rehash`` reads the bytes of all files, also of those whose size and times are as they were."""
        self._cache = cache
        self._ontology = ontology
        self._pipeline = pipeline
        self._files = list(files)
        self._rehash = rehash

    @cached_property
    def digests(self) -> Mapping[SourceFile, str]:
        """The hash of each file's bytes."""
        index = index_in(self._cache.folder.parent)
        digests = digests_of((file.path for file in self._files), index, rehash=self._rehash)
        return {file: digests[file.path] for file in self._files}

    @cached_property
    def keys(self) -> Mapping[str, SourceFile]:
        """The files by the keys of their facts."""
        return {self._cache.key(file.name, digest): file for file, digest in self.digests.items()}

    @cached_property
    def _reader(self) -> Reader:
        from kg.reading.reader import Reader

        return Reader(self._ontology(), pipeline=self._pipeline, kept=self._cache.vocabulary)

    def read_new(self, track: Track, *, parallel: bool, ahead: Ahead | None = None) -> int:
        """Read what is not known and keep it; returns how many files that was.

        ``ahead`` reads a few files instead, where there is somebody who is ready to.
        Raises ``SourceError`` where a file changes meanwhile, since its facts would go by the hash of what it was.
        """
        known = self._cache.keys()
        new = {key: file for key, file in self.keys.items() if key not in known}
        files = list(new.values())
        if files and ahead is not None and len(files) <= _FEW:
            self._keep(new, zip(files, ahead(files), strict=True))
        elif files:
            from kg.reading.many import fitting_jobs, read_files  # spaCy takes a second to import

            jobs = fitting_jobs(files) if parallel else 1
            results = read_files(files, self._reader, jobs=jobs)
            self._keep(new, zip(track(files, "Reading"), results, strict=True))
        return len(files)

    def _keep(self, keys: Iterable[str], results: Iterable[tuple[SourceFile, ArticleFacts | Issue]]) -> None:
        for key, (file, result) in zip(keys, results, strict=True):
            if file_digest(file.path) != self.digests[file]:
                raise SourceError(file.name, "changed while it was read: build again; with --rehash if it repeats")
            self._cache.put(key, result)

    def load(self, key: str) -> ArticleFacts | Issue:
        """What reading gave, by its key; raises ``KeyError`` for what is neither kept nor among the files."""
        kept = self._cache.get(key)
        if kept is not None:
            return kept
        from kg.reading.many import read_file

        result = read_file(self._reader, self.keys[key])
        self._cache.put(key, result)
        return result
