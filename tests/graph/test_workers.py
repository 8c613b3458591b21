"""Processes that ask a graph: they go on after a refusal, follow builds, and are stopped where they must be."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import IO

import pytest

from kg.errors import DefectError, DiedError, QueryError, RefusedError, TimeLimitError
from kg.graph.protocol import Request, respond
from kg.graph.store import Graph, publish
from kg.graph.workers import Worker
from tests.graph.conftest import content_of, three_articles
from tests.processes import wait_until

COUNT = "SELECT (COUNT(*) AS ?n) { ?c a ikg:Council }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


class Kept(bytearray):
    """Takes what is written."""

    write = bytearray.extend


def asking(query: str) -> partial[str]:
    formats = {"table": "text/csv", "boolean": "text/csv", "graph": "text/turtle"}
    return partial(respond, request=Request(query, formats))  # type: ignore[arg-type]


def wrong(_graph: Graph, _output: IO[bytes]) -> None:
    raise ZeroDivisionError


def half(graph: Graph, output: IO[bytes]) -> None:
    output.write(b"half of an answer")
    raise QueryError("and then it fails")


@pytest.fixture
def worker(output: Path) -> Iterator[Worker]:
    with Worker(output) as started:
        yield started


def test_a_refusal_leaves_a_worker_that_goes_on(worker: Worker) -> None:
    with pytest.raises(RefusedError, match="SERVICE is refused"):
        worker.ask(asking("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"))
    with pytest.raises(QueryError, match="fails"):
        worker.ask(half)
    kept = Kept()
    assert worker.ask(asking(COUNT), output=kept) == "text/csv"
    assert kept == b"n\r\n5\r\n"


def test_a_defect_is_told_and_leaves_a_worker_that_goes_on(worker: Worker) -> None:
    with pytest.raises(DefectError):
        worker.ask(wrong)
    assert worker.alive
    worker.ask(asking(COUNT))


def test_what_takes_too_long_is_stopped(worker: Worker) -> None:
    begun = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"stopped after 0\.3 seconds"):
        worker.ask(asking(f"SELECT (COUNT(*) AS ?n) {{ {{ {LARGE} }} }}"), 0.3)
    assert time.monotonic() - begun < 30
    assert not worker.alive


def test_an_output_that_takes_no_more_stops_it(worker: Worker) -> None:
    class Full:
        def write(self, chunk: bytes, /) -> None:
            raise QueryError("full")

    with pytest.raises(QueryError, match="full"):
        worker.ask(asking(LARGE), output=Full())
    assert not worker.alive


@pytest.mark.skipif(sys.platform != "linux", reason="it cannot rest elsewhere")
def test_it_rests_when_told_and_goes_on_by_itself(worker: Worker) -> None:
    endless = f"SELECT (COUNT(*) AS ?n) {LARGE.removeprefix('SELECT *')}"
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(worker.ask, asking(endless), 60)
        assert wait_until(lambda: worker.busy > 0.2), "nothing is at work"
        worker.rest()
        assert wait_until(lambda: _is_at_rest(worker))
        before = worker.busy
        assert wait_until(lambda: worker.busy > before + 0.2), "it does not go on"
        worker.stop()
        with pytest.raises(DiedError):
            asked.result()


def _is_at_rest(worker: Worker) -> bool:
    before = worker.busy
    time.sleep(0.3)
    return worker.busy - before < 0.01


def test_what_needs_too_much_memory_is_stopped(output: Path) -> None:
    with Worker(output, memory=200_000_000) as small, pytest.raises(DiedError):
        small.ask(asking(f"{LARGE} ORDER BY ?a"), 60)


def test_it_sees_a_new_state_and_lets_go_of_the_old_one(tmp_path: Path) -> None:
    output = publish(tmp_path / "output", content_of(three_articles()))
    old = (output / "current").resolve()
    with Worker(output) as worker:
        assert _councils(worker) == 5
        publish(output, content_of(three_articles()[:1]))
        assert _councils(worker) == 1
        publish(output, content_of(three_articles()))
        assert not old.exists()
        assert _councils(worker) == 5


def _councils(worker: Worker) -> int:
    kept = Kept()
    worker.ask(asking(COUNT), output=kept)
    return int(kept.split()[1])
