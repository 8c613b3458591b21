"""A query that is stopped when its time is over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from kg.errors import TimeLimitError
from kg.graph.place import Endpoint, Place, open_place
from kg.graph.queries import Answer, Query, answer
from kg.graph.store import Graph
from kg.graph.workers import Worker


def answer_within(
    place: Place, query: Query, parameters: Mapping[str, str], seconds: float, *, fetch: bool | None = None
) -> Answer:
    """Ask the graph of an output folder or a server, for so many seconds at most.

    Raises ``TimeLimitError`` when they are over, and what ``open_place`` and ``answer`` raise, for a folder as a
    ``QueryError`` of the same words. The calling program must guard its main module, as :mod:`multiprocessing` asks.
    """
    try:
        if isinstance(place, Path):
            with Worker(place) as worker:
                return worker.ask(partial(_answer, query=query, parameters=dict(parameters)), seconds)
        return _of_server(place, query, parameters, seconds, fetch=fetch)
    except TimeLimitError as error:
        raise TimeLimitError(f"{error}, or give it more with --timeout") from error


def _answer(graph: Graph, _output: IO[bytes], query: Query, parameters: Mapping[str, str]) -> Answer:
    return answer(graph, query, parameters)


def _of_server(
    endpoint: Endpoint, query: Query, parameters: Mapping[str, str], seconds: float, *, fetch: bool | None
) -> Answer:
    """The server does the work: a thread waits for it, and is left to itself when the time is over."""
    found: SimpleQueue[Answer | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            with open_place(endpoint, fetch=fetch) as graph:
                found.put(answer(graph, query, parameters))
        except Exception as error:  # without what it came from: the engine's values belong to this thread
            error.__traceback__ = error.__cause__ = error.__context__ = None
            found.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        result = found.get(timeout=seconds)
    except Empty as error:
        raise TimeLimitError(f"stopped after {seconds:g} seconds: ask for less") from error
    if isinstance(result, Exception):
        raise result
    return result
