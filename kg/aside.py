"""Further processes and threads: what is done meanwhile, and that no process outlives the first.

On two processors the former takes half the time. It is forked where that is safe, as it then has at once what the first
process has imported and loaded: on Linux, where no other thread runs, not even one of an engine, whose locks would stay
locked for ever. An open store has such threads, so that none is shared.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")
_THREADS: Final = "/proc/self/task"
"""Where Linux lists the threads of this process, those of engines among them."""


class Aside(Generic[T]):
    """A process that does one job. A context manager; the calling program must guard its main module."""

    def __init__(self, prepare: Callable[[], object]) -> None:
        """Start it and have it make itself ready, by a function of a module that imports what the job needs."""
        context = _context()
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, prepare), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        other.close()

    def __enter__(self) -> Aside[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()

    def both(self, job: Callable[..., T], *arguments: Any, meanwhile: Callable[[], T]) -> tuple[T, T]:
        """What a job of the process gives, a function of a module, and what this process does meanwhile.

        Where the process has died, or the job failed, it is done here afterwards, so that its error is raised here.
        """
        asked = self._ask((job, arguments))
        try:
            own = meanwhile()
        except BaseException:  # whoever clears up after it shall be alone
            self._process.kill()
            self._process.join()
            raise
        if asked:
            try:
                done, value = self._connection.recv()
            except (EOFError, OSError):
                done = False
            if done:
                return value, own
        return job(*arguments), own

    def _ask(self, job: object) -> bool:
        try:
            self._connection.send(job)
        except OSError:
            return False
        return True


class Beside:
    """A thread that does one job, of a kind that lets go of Python's lock. A context manager; its end waits for it."""

    def __init__(self, job: Callable[[], object]) -> None:
        """Start it."""
        self._job = job
        self._failed: Exception | None = None
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        try:
            self._job()
        except Exception as error:
            self._failed = error

    def __enter__(self) -> Beside:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raises what the job has raised, where nothing else was."""
        self._thread.join()
        if self._failed is not None and error is None:
            raise self._failed


def _context() -> BaseContext:
    alone = sys.platform == "linux" and len(os.listdir(_THREADS)) == 1  # noqa: PTH208 - names are all that is needed
    return get_context("fork" if alone else "spawn")


def end_with_parent() -> None:
    """Have this process end when the one that made it has, however that ended: nobody else would tell it.

    A thread waits for that, which runs also while an engine in C works, if that lets go of Python's lock.
    """
    threading.Thread(target=_outlive_no_parent, daemon=True).start()


def _outlive_no_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _work(connection: Connection, prepare: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C stops the first process, and that one this
    end_with_parent()
    prepare()
    try:
        job, arguments = connection.recv()
    except EOFError:  # the first process has ended, or needs nothing more
        return
    try:
        answer: tuple[bool, object] = (True, job(*arguments))
    except Exception:
        answer = (False, None)
    try:
        connection.send(answer)
    except OSError:
        return
