"""The output folder: the only code that writes one, swaps one in, and opens one.

``DIR/.state/{build}/`` holds one complete build, ``DIR/current`` is a link to it, and ``DIR/graph.ttl``,
``DIR/issues.jsonl`` ... are links through ``current``. Changing that one link swaps everything in one
step, so that a reader sees the old state or the new one, whenever a build is killed.

A build holds an exclusive lock on ``DIR/.state/lock``; a reader holds a shared lock on its state, which
keeps it from being removed while it is read. The system frees both when a process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from pyoxigraph import DefaultGraph, Quad, Store, Triple

from kg.errors import GraphError
from kg.graph.serialise import turtle
from kg.graph.triples import quads_by_article
from kg.graph.vocabulary import ID_BASE
from kg.model import Issue

_STATES = ".state"
_CURRENT = "current"
_LOCK = "lock"
_STATE_LOCK = ".lock"
_HARMLESS = {".gitignore", ".gitkeep", ".DS_Store"}


class Graph:
    """One complete build, opened read-only; a context manager.

    It goes on showing the state that it was opened on, also when a new one is swapped in.
    """

    def __init__(self, folder: Path, lock: int | None = None) -> None:
        self.folder = folder
        """The state's folder, with ``graph.ttl``, ``issues.jsonl``, ``text/`` and the pages."""
        self._lock = lock
        try:
            self.store = Store.read_only(str(folder / "store"))
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: the engine calls the store corrupt
            self.close()
            raise GraphError(folder, f"the store cannot be read ({error}): run kg build again") from error

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the state, so that a later build may remove it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def triples(self) -> Iterator[Triple]:
        """The merged facts, in no particular order."""
        return (quad.triple for quad in self.store.quads_for_pattern(None, None, None, DefaultGraph()))

    def text(self, article: str) -> str:
        """The stored text of an article, by its id: what every offset refers to."""
        path = self.folder / "text" / f"{article}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except (OSError, UnicodeError) as error:
            raise GraphError(path, f"the text of the article cannot be read: {error}") from error

    def issues(self) -> tuple[Issue, ...]:
        """What the build could not understand."""
        path = self.folder / "issues.jsonl"
        try:
            return tuple(Issue(**json.loads(line)) for line in path.read_text("utf-8").splitlines())
        except (OSError, ValueError, TypeError) as error:
            raise GraphError(path, f"cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Content:
    """What one build hands over to be written."""

    triples: Sequence[Triple]
    issues: Sequence[Issue]
    texts: Mapping[str, str]
    """The text of each article by its id."""
    base: str = ID_BASE
    """The base of the instances' IRIs, for the prefixes of ``graph.ttl``."""


Pages = Callable[[Graph], Mapping[str, str | bytes]]
"""Makes further files (by name) out of the graph that was just written, before it is swapped in."""


def publish(output: Path, content: Content, pages: Pages | None = None) -> Path:
    """Write a complete build into ``output`` and swap it in; returns ``output``.

    Raises ``GraphError`` where the folder is not empty and not ours, cannot be written, or is being
    written by another build; everything is then as it was before.
    """
    with _building(output) as states:
        with _state(output, states) as state:
            _write(state, content)
            if pages is not None:
                with Graph(state) as graph:
                    _write_files(state, pages(graph))
            _swap(output, state)
        _remove_old(states, keep=_current(output))
    return output


def add_pages(output: Path, files: Mapping[str, str | bytes]) -> None:
    """Replace or add files (by name) in the present build of ``output``, each in one step."""
    with _building(output):
        state = _current(output)
        if state is None:
            raise _missing(output)
        try:
            _write_files(state, files)
            _link(output, state)
        except OSError as error:
            raise _unwritable(output, error) from error


def open_graph(output: Path) -> Graph:
    """Open the last complete build in ``output``; raises ``GraphError`` where there is none."""
    for _ in range(100):  # a build may remove the state between our look and our lock; then there is a newer one
        state = _current(output)
        if state is None:
            break
        lock = _share(state)
        if state == _current(output):
            return Graph(state, lock)
        if lock is not None:
            os.close(lock)
    raise _missing(output)


def _missing(output: Path) -> GraphError:
    return GraphError(output, f"no graph in {output}: run kg build -o {output} first")


def _unwritable(output: Path, error: OSError) -> GraphError:
    return GraphError(output, f"cannot be written: {error.strerror or error}")


def _current(output: Path) -> Path | None:
    """The state that ``current`` points to, where it is there."""
    try:
        target = (output / _CURRENT).readlink()
    except OSError:
        return None
    state = output / target
    return state if (state / "graph.ttl").is_file() else None


def _share(state: Path) -> int | None:
    """A shared lock on a state; None where the folder cannot take one (a read-only disk)."""
    try:
        lock = os.open(state / _STATE_LOCK, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_SH)
    except OSError:
        return None
    return lock


@contextmanager
def _building(output: Path) -> Iterator[Path]:
    """Hold the build lock of an output folder that is ours or may become ours; yields ``DIR/.state``."""
    made = _prepare(output)
    states = output / _STATES
    lock = None
    try:
        lock = _lock(output, states / _LOCK)
        yield states
    except BaseException:
        _unmake(made)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def _lock(output: Path, path: Path) -> int:
    """An exclusive lock that the system frees when this process ends."""
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _unwritable(output, error) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise GraphError(output, "another build is writing here: wait until it ends, or name another folder") from error
    return lock


def _prepare(output: Path) -> list[Path]:
    """Make the folder and its ``.state`` where missing; returns the folders made, innermost first."""
    if output.exists() and not output.is_dir():
        raise GraphError(output, "is a file: name a folder")
    made: list[Path] = []
    try:
        if output.is_dir() and not (output / _STATES).is_dir() and {p.name for p in output.iterdir()} - _HARMLESS:
            raise GraphError(output, "is not empty and was not made by kg: name another folder")
        missing = [folder for folder in (output / _STATES, output, *output.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir()
            made.insert(0, folder)
    except OSError as error:
        _unmake(made)
        raise _unwritable(output, error) from error
    return made


def _unmake(made: Iterable[Path]) -> None:
    """Take back the folders that a failed build had made."""
    for folder in made:
        if folder.name == _STATES:
            shutil.rmtree(folder, ignore_errors=True)
        elif folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def _state(output: Path, states: Path) -> Iterator[Path]:
    """A fresh folder for a state, removed again when the build fails."""
    state = states / secrets.token_hex(8)
    try:
        _remove_old(states, keep=_current(output))
        state.mkdir()
        (state / _STATE_LOCK).touch()
        yield state
    except BaseException as error:
        if _current(output) != state:
            shutil.rmtree(state, ignore_errors=True)
        if isinstance(error, OSError):
            raise _unwritable(output, error) from error
        raise


def _write(state: Path, content: Content) -> None:
    """All files of a state."""
    (state / "graph.ttl").write_bytes(turtle(content.triples, content.base))
    (state / "issues.jsonl").write_text(issue_lines(content.issues), encoding="utf-8", newline="\n")
    (state / "text").mkdir()
    for article, text in sorted(content.texts.items()):
        (state / "text" / f"{article}.txt").write_bytes(text.encode("utf-8"))
    store = Store(str(state / "store"))
    store.bulk_extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in content.triples)
    store.bulk_extend(quads_by_article(content.triples))
    store.flush()


def issue_lines(issues: Iterable[Issue]) -> str:
    """Issues as JSON lines, sorted, each once; fields that are not known are left out."""
    lines = []
    for issue in sorted(set(issues), key=_issue_order):
        known = {name: value for name, value in asdict(issue).items() if value is not None}
        lines.append(json.dumps(known, ensure_ascii=False) + "\n")
    return "".join(lines)


def _issue_order(issue: Issue) -> tuple[str, int, int, str, str, str]:
    return (issue.source, issue.start or 0, issue.end or 0, issue.code, issue.message, issue.quote or "")


def _write_files(state: Path, files: Mapping[str, str | bytes]) -> None:
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


def _swap(output: Path, state: Path) -> None:
    """Make ``state`` the present one, in one step."""
    _check_links(output, state)
    first = _current(output) is None
    made = _link(output, state)
    try:
        _replace_link(output / _CURRENT, Path(_STATES) / state.name)
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


def _link(output: Path, state: Path) -> list[Path]:
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


def _remove_old(states: Path, keep: Path | None) -> None:
    """Remove every state but one: older ones, and what killed builds left; not what is being read."""
    for path in sorted(states.iterdir()):
        if path.is_dir() and (keep is None or path.name != keep.name) and not _being_read(path):
            shutil.rmtree(path, ignore_errors=True)
    for leftover in sorted(states.parent.glob(".*.????????")):
        if leftover.is_symlink():
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
