"""The output folder: where states are made, swapped in, and removed; locks and links.

``DIR/.state/{build}/`` holds one complete build, ``DIR/current`` is a link to it, and ``DIR/graph.ttl``,
``DIR/issues.jsonl`` ... are links through ``current``. Changing that one link swaps everything in one
step, so that a reader sees the old state or the new one, whenever a build is killed.

A build holds an exclusive lock on ``DIR/.state/lock``; a reader holds a shared lock on its state, which
keeps it from being removed while it is read. The system frees both when a process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kg.errors import GraphError

FACTS: Final = "facts"
"""The folder in ``.state`` that is no state: what reading gave for each source."""
PUBLISHED: Final = "published"
"""The folder in ``.state`` that is no state: what was sent to which server."""
SPARE: Final = "spare"
"""The folder in ``.state`` that is no state: links to texts, for the next one."""
TEXTS: Final = "text"
"""The folder of a state that holds the text of each article."""
STATES: Final = ".state"
_CURRENT = "current"
_LOCK = "lock"
_STATE_LOCK = ".lock"
_held: set[int] = set()
"""The build locks of this process."""
_WORTH_SPARING: Final = 20
"""Texts from which on a folder of links to them is worth keeping."""
_HARMLESS = {".gitignore", ".gitkeep", ".DS_Store"}


def missing(output: Path) -> GraphError:
    """The error where no graph is."""
    return GraphError(output, f"no graph in {output}: run kg build -o {output} first")


def unwritable(output: Path, error: OSError) -> GraphError:
    """The error where the system refuses to write."""
    return GraphError(output, f"cannot be written: {error.strerror or error}")


def current_state(output: Path) -> Path | None:
    """The state that ``current`` points to, where it is there."""
    try:
        target = (output / _CURRENT).readlink()
    except OSError:
        return None
    state = output / target
    return state if (state / "graph.ttl").is_file() else None


def share(state: Path) -> int | None:
    """A shared lock on a state; None where the folder cannot take one (a read-only disk)."""
    try:
        lock = os.open(state / _STATE_LOCK, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_SH)
    except OSError:
        return None
    return lock


@contextmanager
def building(output: Path) -> Iterator[Path]:
    """Hold the build lock of an output folder that is ours or may become ours; yields ``DIR/.state``."""
    made = _prepare(output)
    states = output / STATES
    lock = None
    try:
        lock = _lock(output, states / _LOCK)
        yield states
    except KeyboardInterrupt:  # what has been read until then is kept for the next build
        raise
    except BaseException:
        _unmake(made)
        raise
    finally:
        if lock is not None:
            _held.discard(lock)
            os.close(lock)


def _lock(output: Path, path: Path) -> int:
    """An exclusive lock that the system frees when this process ends."""
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise unwritable(output, error) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise GraphError(output, "another build is writing here: wait until it ends, or name another folder") from error
    _held.add(lock)
    return lock


def _let_go() -> None:
    """Close, in a process that was forked, the locks of the one that made it: they shall end with that one."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)


def _prepare(output: Path) -> list[Path]:
    """Make the folder and its ``.state`` where missing; returns the folders made, innermost first."""
    if output.exists() and not output.is_dir():
        raise GraphError(output, "is a file: name a folder")
    made: list[Path] = []
    try:
        if output.is_dir() and not (output / STATES).is_dir() and {p.name for p in output.iterdir()} - _HARMLESS:
            raise GraphError(output, "is not empty and was not made by kg: name another folder")
        missing = [folder for folder in (output / STATES, output, *output.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir()
            made.insert(0, folder)
    except OSError as error:
        _unmake(made)
        raise unwritable(output, error) from error
    return made


def _unmake(made: Iterable[Path]) -> None:
    """Take back the folders that a failed build had made."""
    for folder in made:
        if folder.name == STATES:
            shutil.rmtree(folder, ignore_errors=True)
        elif folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def fresh_state(output: Path, states: Path) -> Iterator[Path]:
    """A fresh folder for a state, removed again when the build fails."""
    state = states / secrets.token_hex(8)
    try:
        remove_old(states, keep=current_state(output))
        state.mkdir()
        (state / _STATE_LOCK).touch()
        yield state
    except BaseException as error:
        if current_state(output) != state:
            shutil.rmtree(state, ignore_errors=True)
        if isinstance(error, OSError):
            raise unwritable(output, error) from error
        raise


def write_files(state: Path, files: Mapping[str, str | bytes]) -> None:
    """Further files of a state, each complete or not there at all."""
    for name, content in sorted(files.items()):
        target = state / name
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            half.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)


def link_file(old: str, new: str) -> None:
    """Have a file in two places, which neither may be written to again; a copy where the disk has no links.

    By texts, not paths: there may be twenty thousand. Raises ``OSError``.
    """
    try:
        os.link(old, new)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(old, new)


def link_texts(former: Path, state: Path, names: Set[str]) -> None:
    """Have a state hold these texts of a former one, which are known by their file names. Raises ``OSError``.

    Where the links of a state that was removed were spared, most are there already: whatever is the very file that the
    former state has.
    """
    old, new = former / TEXTS, state / TEXTS
    there: Set[str] = frozenset()
    try:
        (state.parent / SPARE).rename(new)
        there = _shared(old, new, names)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
    texts, kept_texts = os.fspath(old), os.fspath(new)
    for name in names - there:
        link_file(f"{texts}/{name}", f"{kept_texts}/{name}")


def _shared(old: Path, new: Path, names: Set[str]) -> Set[str]:
    """Which of these files are in both folders; all others are removed from the new one."""
    with os.scandir(old) as entries:
        files = {(entry.name, entry.inode()) for entry in entries if entry.name in names}
    with os.scandir(new) as entries:
        for entry in list(entries):
            if (entry.name, entry.inode()) not in files:
                os.unlink(entry.path)  # noqa: PTH108
    return names & set(os.listdir(new))  # noqa: PTH208


def _spare(state: Path, present: Path, spare: Path) -> None:
    """Keep the links of a state that is to be removed, but for those to texts that the present one has no more."""
    texts = state / TEXTS
    with suppress(OSError):
        names = set(os.listdir(texts))  # noqa: PTH208
        shared = names.intersection(os.listdir(present / TEXTS))  # noqa: PTH208
        if len(shared) < _WORTH_SPARING or (texts / min(shared)).stat().st_nlink < 2:
            return  # few; or copies, on a disk that has no links
        for name in names - shared:
            (texts / name).unlink()
        shutil.rmtree(spare, ignore_errors=True)
        texts.rename(spare)


def swap(output: Path, state: Path) -> None:
    """Make ``state`` the present one, in one step."""
    _check_links(output, state)
    first = current_state(output) is None
    made = link(output, state)
    try:
        _replace_link(output / _CURRENT, Path(STATES) / state.name)
    except OSError:
        for path in made if first else ():
            path.unlink(missing_ok=True)
        raise
    for path in output.iterdir():  # links to files that this build no longer has
        if path.is_symlink() and path.readlink().parts[0] == _CURRENT and not path.exists():
            path.unlink()


def _names(state: Path) -> list[str]:
    return sorted(path.name for path in state.iterdir() if not path.name.startswith("."))


def _check_links(output: Path, state: Path) -> None:
    """Nothing of the user's may stand where a link is to be."""
    for name in [*_names(state), _CURRENT]:
        path = output / name
        if path.exists() and not path.is_symlink():
            raise GraphError(path, "stands where kg build writes its output: move it away")


def link(output: Path, state: Path) -> list[Path]:
    """Links through ``current`` for every file of a state that has none; returns the new ones."""
    made = []
    for name in _names(state):
        path, target = output / name, Path(_CURRENT) / name
        if not path.is_symlink() or path.readlink() != target:
            _replace_link(path, target)
            made.append(path)
    return made


def _replace_link(path: Path, target: Path) -> None:
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    half.symlink_to(target)
    try:
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise


def remove_old(states: Path, keep: Path | None) -> None:
    """Remove every state but one: older ones, and what killed builds left; not what is being read.

    To remove twenty thousand links, and make them again for the next state, takes as long as to merge what is new.
    """
    for path in sorted(states.iterdir()):
        kept = path.name in (FACTS, PUBLISHED, SPARE) or (keep is not None and path.name == keep.name)
        if path.is_dir() and not kept and not _being_read(path):
            if keep is not None:
                _spare(path, keep, states / SPARE)
            shutil.rmtree(path, ignore_errors=True)
    for leftover in sorted([*states.parent.glob(".*.????????"), *states.glob(".*.json.????????")]):
        if leftover.is_symlink() or leftover.parent == states:
            leftover.unlink(missing_ok=True)


def _being_read(state: Path) -> bool:
    """Whether some reader holds this state."""
    try:
        lock = os.open(state / _STATE_LOCK, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(lock)
    return False
