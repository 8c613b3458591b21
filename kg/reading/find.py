"""Which files below some paths are sources, by which names, and why the others are none; opens none of them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.decisions import NAME as DECISIONS
from kg.errors import SourceError
from kg.model import Issue

SUFFIXES = (".htm", ".html", ".markdown", ".md", ".pdf", ".txt")
"""The endings of files that are read; ``kg.reading.load`` has a loader for each."""
_NOT_ARTICLES = re.compile(
    r"(?:readme|licen[cs]e|copying|notice|authors|contributors|contributing|change-?log|changes|code[-_]of[-_]conduct|"
    r"security|requirements[-_\w]*|constraints|robots|humans)",
    re.I,
)


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file to read, and the name by which the graph knows it."""

    name: str
    """File name in Unicode's composed form (NFC), with its folder or folders where two would collide."""
    path: Path


def find_sources(paths: Sequence[Path]) -> tuple[list[SourceFile], list[Issue]]:
    """The files to read under ``paths``, sorted by name, and a line for each file that is none.

    Folders are walked; hidden files and folders are passed over, as are output folders of this program (they hold
    ``.state``). A file that is named itself is read whatever its stem is. A file reached twice counts once.

    Raises ``SourceError`` for a path that does not exist, and for one that gives nothing to read.
    """
    found: dict[str, Path] = {}
    issues: list[Issue] = []
    for path in paths:
        before, refused = len(found), len(issues)
        seen_again = False
        for one in _candidates(path, issues):
            problem = _problem(one, named=one.path == path)
            if problem is not None:
                issues.append(Issue(source=_display(one.path, path), code=problem[0], message=problem[1]))
                continue
            known = found.get(one.real)
            seen_again |= known is not None
            found[one.real] = one.path if known is None else min(known, one.path)
        if len(found) == before and not seen_again:
            raise SourceError(path, _nothing(path, issues[refused:]))
    return [SourceFile(name, path) for name, path in sorted(_named(found.values()))], sorted(
        set(issues), key=_issue_order
    )


def _issue_order(issue: Issue) -> tuple[str, str, str]:
    return issue.source, issue.code, issue.message


def accepted() -> str:
    """The suffixes of files that are read, for messages."""
    return ", ".join(SUFFIXES)


def _nothing(path: Path, refused: list[Issue]) -> str:
    if path.is_dir():
        others = f" ({len(refused)} file{'s' if len(refused) != 1 else ''} of other kinds)" if refused else ""
        return f"nothing to read in this folder{others}; articles end in {accepted()}"
    return refused[-1].message if refused else f"nothing to read; articles end in {accepted()}"


class _Candidate(NamedTuple):
    """A file that may be a source; that of 20,000 in a folder is told without asking for each."""

    path: Path
    real: str
    """Where it is, whatever links lead there."""
    is_file: bool
    """False for a link that leads nowhere."""


def _candidates(path: Path, issues: list[Issue]) -> Iterator[_Candidate]:
    if path.is_dir():
        yield from _walk(path, path, issues, set())
    elif path.is_file():
        yield _Candidate(path, os.path.realpath(path), True)
    elif path.exists():
        raise SourceError(path, "neither a file nor a folder")
    else:
        raise SourceError(path, "no such file or folder")


def _walk(folder: Path, root: Path, issues: list[Issue], visited: set[str]) -> Iterator[_Candidate]:
    """Files below ``folder`` in order of name; a folder reached again through a link is passed over."""
    real = os.path.realpath(folder)
    if real in visited:
        return
    visited.add(real)
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: _composed(entry.name))
    except OSError as error:
        issues.append(Issue(_display(folder, root), "unreadable", f"the folder cannot be opened: {error.strerror}"))
        return
    if any(entry.name == ".state" for entry in entries):
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == DECISIONS:
            continue
        path, is_file, is_link = folder / entry.name, entry.is_file(), entry.is_symlink()
        if entry.is_dir():
            yield from _walk(path, root, issues, visited)
        elif is_file or is_link:
            yield _Candidate(path, os.path.realpath(path) if is_link else f"{real}/{entry.name}", is_file)


def _problem(one: _Candidate, *, named: bool) -> tuple[str, str] | None:
    """Code and message for a file that is not read."""
    suffix = one.path.suffix.lower()
    if not one.is_file:
        return "unreadable", "a link that leads nowhere"
    if suffix not in SUFFIXES:
        kind = f"{suffix} files are not read" if suffix else "a file without an ending is not read"
        return "not-an-article", f"{kind}; articles end in {accepted()}"
    if not named and _NOT_ARTICLES.fullmatch(one.path.stem) and suffix in (".txt", ".md", ".markdown"):
        return (
            "not-an-article",
            "named like a project's own notes, not like an article; name the file itself to read it",
        )
    return None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _display(file: Path, root: Path) -> str:
    return _composed(file.name if file == root else file.relative_to(root).as_posix())


def _named(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Each path with the shortest end of it that no other has."""
    by_name: dict[str, list[Path]] = {}
    for path in paths:
        by_name.setdefault(_composed(path.name), []).append(path)
    for name, group in by_name.items():
        if len(group) == 1:
            yield name, group[0]
            continue
        depth = 1
        deepest = max(len(path.absolute().parts) for path in group)
        while depth < deepest and len({_tail(path, depth) for path in group}) < len(group):
            depth += 1
        for path in group:
            yield (name if depth == 1 else _tail(path, depth)), path


def _tail(path: Path, depth: int) -> str:
    return _composed("/".join(path.absolute().parts[-depth:]))
