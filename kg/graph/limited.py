"""A query that is stopped when its time is over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import IO

from kg.errors import TimeLimitError
from kg.graph.queries import Answer, Query, answer
from kg.graph.store import Graph
from kg.graph.workers import Worker


def answer_within(folder: Path, query: Query, parameters: Mapping[str, str], seconds: float) -> Answer:
    """Ask the graph of an output folder, for so many seconds at most.

    Raises ``TimeLimitError`` when they are over, and what ``open_graph`` and ``answer`` raise as a ``QueryError`` of
    the same words. The calling program must guard its main module, as :mod:`multiprocessing` asks.
    """
    with Worker(folder) as worker:
        try:
            return worker.ask(partial(_answer, query=query, parameters=dict(parameters)), seconds)
        except TimeLimitError as error:
            raise TimeLimitError(f"{error}, or give it more with --timeout") from error


def _answer(graph: Graph, _output: IO[bytes], query: Query, parameters: Mapping[str, str]) -> Answer:
    return answer(graph, query, parameters)
