"""Processes that ask a graph and can be stopped: the engine itself cannot be, not even by Ctrl-C.

A ``Worker`` holds the graph of an output folder open, does one job after another, and opens the folder anew once a
build has swapped in another state. It ends with the process that made it, however that ends.
"""

from __future__ import annotations

import ctypes
import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any, Final, Protocol, TypeVar

from kg.aside import end_with_parent
from kg.errors import DefectError, DiedError, KgError, QueryError, TimeLimitError
from kg.graph.folder import current_state
from kg.graph.store import Graph, open_graph

T = TypeVar("T")
Job = Callable[[Graph, IO[bytes]], T]
"""What a worker does with the graph; it may write bytes meanwhile. A function of a module, or a partial of one."""

_PATIENCE: Final = 60.0
"""Seconds that a process may take to start."""
_BEHIND: Final = 10
_FAR_BEHIND: Final = 19
"""Niceness of a worker that lets others go first."""
_PIECE: Final = 1 << 16
"""Bytes of a job's output that are sent at once."""
_CONTEXT: Final = get_context("forkserver")  # made afresh, they share no open store; forked, they are there at once


class Output(Protocol):
    """Where the bytes go that a job writes."""

    def write(self, chunk: bytes, /) -> object:
        """Take some bytes; what this raises stops the job."""


class Worker:
    """One process. A context manager, which stops it at the end; the calling program must guard its main module."""

    def __init__(self, folder: Path, *, memory: int | None = None) -> None:
        """Start it for an output folder; ``memory`` are the most bytes that it may need, where the system can hold it
        to that."""
        self._connection, other = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(other, folder, memory), daemon=True)
        self._process.start()
        other.close()
        self._started = False
        self._begun: float | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def ask(self, job: Job[T], seconds: float | None = None, output: Output | None = None) -> T:
        """Have a job done; what it writes goes to ``output`` while it runs.

        Raises ``TimeLimitError`` when it takes longer than so many seconds, ``DiedError`` where the process died, and
        what the job raised: a ``QueryError`` as it is, another ``KgError`` as one of the same words, anything else as
        ``DefectError``. Of these, only what the job itself raised leaves a worker that can be asked again.
        """
        done = False
        try:
            self._await_start()
            self._begun = self._clock()
            self._connection.send(job)
            found = self._receive(seconds, output)
            done = True
        except (EOFError, ConnectionError) as error:
            raise DiedError(
                "the process that asked the graph died: it may have needed more memory than there is"
            ) from error
        finally:
            self._begun = None
            if not done:
                self.stop()
                self._connection.close()
        if isinstance(found, _Failed):
            raise found.error
        value: T = found.value
        return value

    def step_back(self, *, far: bool = False) -> None:
        """Let others go first: of a processor that they want too it gets a tenth of their share; or, far back, next
        to nothing. There is no way back.
        """
        pid = self._process.pid
        if pid is None or not self.alive:
            return
        with suppress(OSError):  # it has just ended
            os.setpriority(os.PRIO_PROCESS, pid, _FAR_BEHIND if far else _BEHIND)
            if far and sys.platform == "linux":  # whoever wakes up goes first at once, not after some milliseconds
                os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))

    def rest(self) -> None:
        """Have it do nothing for a second, where the system has a way (Linux): even a process that gives way to all
        others delays them, by the memory and the half of a core that it shares with them.
        """
        pid = self._process.pid
        if sys.platform == "linux" and pid is not None and self.alive:
            with suppress(OSError):  # it has just ended
                os.kill(pid, signal.SIGHUP)

    @property
    def busy(self) -> float:
        """Seconds of the processor that the present job has used; where the system does not tell, since it began."""
        return 0.0 if self._begun is None else self._clock() - self._begun

    def _clock(self) -> float:
        """Seconds of the processor that the process has used, or of any other clock."""
        if sys.platform != "linux" or self._process.pid is None:
            return time.monotonic()
        try:
            return time.clock_gettime(~self._process.pid << 3 | 2)  # what clock_getcpuclockid(3) gives
        except OSError:  # it has ended
            return self._begun or 0.0

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return not self._connection.closed and self._process.is_alive()

    def stop(self) -> None:
        """Have it end at once, whatever it does, without waiting for that; from any thread."""
        self._process.kill()

    def kill(self) -> None:
        """Stop it and wait until it is gone, which may take a while where it has stepped back; while nobody asks it."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _await_start(self) -> None:
        if not self._started:
            if not self._connection.poll(_PATIENCE):
                raise QueryError("the process that should ask the graph does not start")
            self._connection.recv()
            self._started = True

    def _receive(self, seconds: float | None, output: Output | None) -> _Done | _Failed:
        """The last message of a job; what comes before it is written."""
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            if end is not None and not self._connection.poll(max(0.0, end - time.monotonic())):
                raise TimeLimitError(f"stopped after {seconds:g} seconds: ask for less")
            message = self._connection.recv()
            if isinstance(message, _Done | _Failed):
                return message
            if output is not None:
                output.write(message)


def preload(modules: Iterable[str]) -> None:
    """Have these modules loaded once for all workers; to be called before the first of them is started."""
    _CONTEXT.set_forkserver_preload([__name__, *modules])


@dataclass(frozen=True, slots=True)
class _Done:
    value: Any


@dataclass(frozen=True, slots=True)
class _Failed:
    error: KgError


def _work(connection: Connection, folder: Path, memory: int | None) -> None:
    """What the process does until nobody is there to ask it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to everybody; who made us decides what follows
    end_with_parent()
    if sys.platform == "linux":
        _rest_when_told()
    if memory is not None:
        _limit_memory(memory)
    connection.send(None)
    graph: Graph | None = None
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        try:
            graph = _present(folder, graph)
            sender = _Sender(connection)
            value = job(graph, sender)
            sender.finish()
            connection.send(_Done(value))
        except QueryError as error:
            connection.send(_Failed(error))
        except KgError as error:
            connection.send(_Failed(QueryError(str(error))))
        except Exception:
            traceback.print_exc()
            connection.send(_Failed(DefectError("a defect of this program stopped it: its log has more")))


def _rest_when_told() -> None:
    """Have the signal of number 1 put the main thread to sleep for a second, and it wakes up by itself.

    The engine sees no signal's Python handler while it works, so the handler is the C library's own ``sleep``, which is
    called with the signal's number. A process that was stopped instead (SIGSTOP) would stay for ever where who
    stopped it is killed.
    """
    library = ctypes.CDLL(None)
    library.signal.argtypes, library.signal.restype = (ctypes.c_int, ctypes.c_void_p), ctypes.c_void_p
    library.signal(signal.SIGHUP, ctypes.cast(library.sleep, ctypes.c_void_p))


def _limit_memory(most: int) -> None:
    import resource

    with suppress(OSError, ValueError):  # a system without that limit, or with a lower one already
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _present(folder: Path, graph: Graph | None) -> Graph:
    """The graph of the present state: the one that is open, where no build has swapped in another."""
    if graph is not None:
        if current_state(folder) in (graph.folder, None):
            return graph
        graph.close()
    return open_graph(folder)


class _Sender(io.BytesIO):
    """Sends on what is written to it, in large pieces; what a job that failed had written last is forgotten."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def write(self, piece: Any, /) -> int:
        size = super().write(piece)
        if self.tell() >= _PIECE:
            self.finish()
        return size

    def finish(self) -> None:
        """Send what is held back."""
        if self.tell():
            self._connection.send(self.getvalue())
            self.seek(0)
            self.truncate()
