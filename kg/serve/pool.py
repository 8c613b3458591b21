"""Workers for many requests at once, so that a long query neither delays the others nor outlives its limit.

A query begins with one of a few workers that all requests share. Once it has used a quarter of a second of the
processor it is counted as long: its worker steps back behind all others for the processor, another one takes that
worker's place, and the number of long queries is limited. A worker that was stopped, or has stepped back, is never
used again.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, Final, TypeVar

from kg.errors import BusyError, KgError
from kg.graph.folder import current_state
from kg.graph.store import Graph
from kg.graph.workers import Job, Worker, preload
from kg.serve.spool import MEGABYTE, Spool

T = TypeVar("T")

_LOG: Final = logging.getLogger("kg.serve")
_PRELOADED: Final = ("kg.cli.group", "kg.graph.protocol", "kg.graph.service", "kg.graph.things",
                     "rdflib.plugins.sparql.algebra")  # fmt: skip
_LONG: Final = 0.25
"""Seconds of the processor that a query has used when it is counted as long. Another worker costs an eighth of that."""
_TOO_LONG: Final = 2.0
"""Seconds of the processor for which one that finds no room among the long ones may go on where it is."""
_VERY_LONG: Final = 1.0
"""The same for one that steps far back."""
_GLANCE: Final = 0.1
"""Seconds between looks at a query that runs."""
_LOOK: Final = 1.0
"""Seconds between looks for a new state."""
_TURN: Final = 1.25
"""Seconds from one rest of such a worker, of a second, to the next while others ask."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What requests may ask of the server."""

    seconds: float = 30.0
    """A query is stopped when it has run for longer, and refused when it has waited for longer."""
    answer: int = 100 * MEGABYTE
    """Bytes of an answer."""
    memory: int = 2_000 * MEGABYTE
    """Bytes that one query may need."""
    workers: int = max(4, 2 * (os.cpu_count() or 1))
    """Queries that run at once, long ones apart."""
    long: int = 4
    """Long queries that run at once."""
    waiting: int = 256
    """Queries that wait for a worker."""


class Pool:
    """The workers of one server; all its methods belong to the thread of its event loop."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self.limits = limits
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._long: set[Worker] = set()
        self._turned_away: set[Worker] = set()
        self._waiting = 0
        self._closed = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._threads = ThreadPoolExecutor(limits.workers + limits.long + 2, "kg-serve")

    async def start(self) -> None:
        """Start the workers and have them open the graph; raises ``QueryError`` where they cannot."""
        preload(_PRELOADED)
        await asyncio.gather(*(self._add() for _ in range(self.limits.workers)))
        await self.run(_nothing)
        self._later(self._follow())

    async def close(self) -> None:
        """Stop everything."""
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        for worker in list(self._all):
            worker.stop()
        await asyncio.get_running_loop().run_in_executor(None, self._threads.shutdown)
        for worker in list(self._all):
            worker.kill()
        self._all.clear()

    async def run(self, job: Job[T]) -> tuple[T, Spool]:
        """Have a job done; returns its value and what it wrote.

        Raises ``TimeLimitError``, ``AnswerLimitError`` or ``BusyError``, and what the job raises. Cancelled, it stops
        the job.
        """
        worker = await self._take()
        spool = Spool(self.limits.answer)
        loop = asyncio.get_running_loop()
        watching = loop.create_task(self._watch(worker))
        doing = loop.run_in_executor(self._threads, worker.ask, job, self.limits.seconds, spool)
        try:
            return await asyncio.shield(doing), spool
        except asyncio.CancelledError:
            worker.stop()
            with suppress(Exception):
                await doing
            spool.close()
            raise
        except KgError as error:
            spool.close()
            if worker in self._turned_away:
                raise BusyError("stopped: too many long queries at once, try again later") from error
            raise
        finally:
            watching.cancel()
            self._give_back(worker)

    async def _take(self) -> Worker:
        if self._waiting >= self.limits.waiting:
            raise BusyError("too many queries at once, try again later")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                while True:
                    worker = await self._idle.get()
                    if worker.alive:
                        return worker
                    self._replace(worker)
        except TimeoutError as error:
            raise BusyError("no worker became free in time, try again later") from error
        finally:
            self._waiting -= 1

    def _give_back(self, worker: Worker) -> None:
        if self._closed:
            return
        if worker in self._long or worker in self._turned_away:  # its place has been taken already
            self._long.discard(worker)
            self._turned_away.discard(worker)
            self._forget(worker)
        elif worker.alive:
            self._idle.put_nowait(worker)
        else:
            self._replace(worker)

    async def _watch(self, worker: Worker) -> None:
        """Have a query's worker step back once it is a long one; one that finds no room there is turned away."""
        await asyncio.sleep(_GLANCE)
        while (busy := worker.busy) < _LONG or len(self._long) >= self.limits.long:
            if busy > _TOO_LONG:
                self._turned_away.add(worker)
                self._later(self._add())
                worker.stop()
                return
            await asyncio.sleep(_GLANCE)
        self._long.add(worker)
        self._later(self._add())
        worker.step_back()
        while worker.busy < _VERY_LONG:
            await asyncio.sleep(_GLANCE)
        worker.step_back(far=True)
        while True:
            if len(self._all) - self._idle.qsize() > len(self._long):  # others are at work besides
                worker.rest()
            await asyncio.sleep(_TURN)

    def _replace(self, worker: Worker) -> None:
        self._forget(worker)
        self._later(self._add())

    def _forget(self, worker: Worker) -> None:
        """See a worker off: it is waited for apart, as one that has stepped back may take its time to end."""
        self._all.discard(worker)
        asyncio.get_running_loop().run_in_executor(None, worker.kill)

    async def _add(self) -> None:
        """Start a worker, again and again where the system has no room for one."""
        loop = asyncio.get_running_loop()
        start = partial(Worker, self._folder, memory=self.limits.memory)
        while not self._closed:
            try:
                worker = await loop.run_in_executor(None, start)
            except OSError as error:
                _LOG.warning("no worker can be started: %s", error)
                await asyncio.sleep(_LOOK)
            else:
                self._all.add(worker)
                self._idle.put_nowait(worker)
                return

    async def _follow(self) -> None:
        """Have idle workers open a new state, so that no request waits for that and the old one can be removed."""
        seen = current_state(self._folder)
        while True:
            await asyncio.sleep(_LOOK)
            if (state := current_state(self._folder)) not in (seen, None):
                seen = state
                for _ in range(self._idle.qsize()):
                    with suppress(KgError):
                        await self.run(_nothing)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _nothing(_graph: Graph, _output: IO[bytes]) -> None:
    """A job that has a worker open the present state."""
