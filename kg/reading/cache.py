"""What reading gave for each source, kept in the output folder so that nothing is read twice.

One file for each source, ``DIR/.state/facts/{key}.json``: the ``ArticleFacts`` (or, for a source that cannot be
read, the ``Issue``) as ``kg.codec`` writes them, on one line. The key is a hash of all that reading depends on:
the file's bytes, the name that it goes by, and the version of the reader with its ontology and options. The
blocks of the text, which only the reader uses, are not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.codec import decode, encode
from kg.files import write_whole
from kg.model import ArticleFacts, Issue
from kg.reading.kept import Kept

FORMAT = 1
"""Counted up when files of an earlier program would be misunderstood."""
_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("spacy", "trafilatura", "lxml", "pypdfium2", "python-dateutil", "python-frontmatter", "PyYAML")
"""What reads along; another version may read otherwise."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The facts of a folder, as one version of the reader gave them."""

    folder: Path
    version: str
    """Of reader, ontology and options: what ``reader_version`` gives."""

    def key(self, name: str, digest: str) -> str:
        """The key of a source by its name and the hash of its bytes."""
        return hashlib.sha256(
            f"{FORMAT}\0{self.version}\0{name}\0{digest}".encode("utf-8", "surrogatepass")
        ).hexdigest()

    @property
    def vocabulary(self) -> Kept:
        """Where the reader's vocabulary is kept: beside the folder."""
        return Kept(self.folder.with_name("vocabulary.json"), self.version)

    def get(self, key: str) -> ArticleFacts | Issue | None:
        """What reading gave; None where it is not known, or what was kept cannot be understood."""
        try:
            kept = json.loads((self.folder / f"{key}.json").read_bytes())
            if "facts" in kept:
                return decode(ArticleFacts, kept["facts"])
            return decode(Issue, kept["unreadable"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keys(self) -> set[str]:
        """The keys under which something is kept."""
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - names are all that is needed of twenty thousand
        except OSError:
            return set()
        return {name.removesuffix(".json") for name in names if name.endswith(".json")}

    def put(self, key: str, result: ArticleFacts | Issue) -> None:
        """Keep what reading gave, whole or not at all; raises ``OSError`` where it cannot be written."""
        if isinstance(result, ArticleFacts):
            kept = {"facts": encode(replace(result, article=replace(result.article, blocks=())))}
        else:
            kept = {"unreadable": encode(result)}
        self.folder.mkdir(parents=True, exist_ok=True)
        content = json.dumps(kept, separators=(",", ":")) + "\n"
        write_whole(self.folder / f"{key}.json", content.encode("ascii"))

    def forget_others(self, keys: Iterable[str]) -> None:
        """Remove all but these, and what killed builds left."""
        kept = {f"{key}.json" for key in keys}
        if self.folder.is_dir():
            others = [self.folder / name for name in os.listdir(self.folder) if name not in kept]  # noqa: PTH208
            for path in others:
                if path.is_symlink() or not path.is_dir():
                    path.unlink(missing_ok=True)


@cache
def reader_version(ontology: str, pipeline: str | None) -> str:
    """A hash of all that a reader is made of but the text: program, libraries, ontology (its version), pipeline."""
    parts = [
        source_version("reading", "model.py", "codec.py", "ontology.py", "graph/registers.py"),
        ontology,
        pipeline or "",
    ]
    parts.extend(f"{name} {_version(name)}" for name in (*_LIBRARIES, *([pipeline] if pipeline else [])))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def source_version(*names: str) -> str:
    """SHA-256 over the program's own files of these names, or below these folders."""
    digest = hashlib.sha256()
    for name in names:
        path = _PACKAGE / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            content = file.read_bytes()
            digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
