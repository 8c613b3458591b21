"""A query in a process of its own, which can be stopped: the engine itself cannot be, not even by Ctrl-C."""

from __future__ import annotations

from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import KgError, QueryError
from kg.graph.queries import Answer, Query, answer
from kg.graph.store import open_graph

_READY = "ready"
_PATIENCE = 60.0
"""Seconds that a process may take to start."""


def answer_within(folder: Path, query: Query, parameters: Mapping[str, str], seconds: float) -> Answer:
    """Ask the graph of an output folder, for so many seconds at most.

    Raises ``QueryError`` when they are over, and what ``open_graph`` and ``answer`` raise as a ``QueryError`` of
    the same words. The calling program must guard its main module, as :mod:`multiprocessing` asks.
    """
    context = get_context("spawn")  # a process made afresh shares no open store
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, folder, query, dict(parameters)), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(_PATIENCE) or receiver.recv() != _READY:
            raise QueryError("the process that should ask the graph does not start")
        if not receiver.poll(seconds):
            raise QueryError(f"stopped after {seconds:g} seconds: ask for less, or give it more with --timeout")
        found = receiver.recv()
    except EOFError as error:
        raise QueryError(
            "the process that asked the graph died: it may have needed more memory than there is"
        ) from error
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(found, Answer):
        return found
    raise QueryError(str(found))


def _answer(sender: Connection, folder: Path, query: Query, parameters: Mapping[str, str]) -> None:
    sender.send(_READY)
    try:
        with open_graph(folder) as graph:
            sender.send(answer(graph, query, parameters))
    except KgError as error:
        sender.send(str(error))
