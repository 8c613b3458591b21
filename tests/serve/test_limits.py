"""A query that takes too long, answers too much or needs too much is stopped, and the server goes on."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.processes import descendants, processor_seconds, running, wait_until
from tests.serve.serving import ENDLESS, Reply, Served, serving

LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def strict(output: Path) -> Iterator[Served]:
    """A server with tight limits."""
    with serving(output, "--timeout", "1.5", "--max-answer", "0.5") as server:
        yield server


def test_a_long_query_is_stopped_and_others_are_answered_meanwhile(strict: Served) -> None:
    with ThreadPoolExecutor(1) as thread:
        begun = time.monotonic()
        long = thread.submit(strict.ask, ENDLESS)
        answers = 0
        while not long.done():
            assert strict.value("SELECT (COUNT(*) AS ?n) { ?c a ikg:Council }") == "5"
            answers += 1
        reply: Reply = long.result()
    assert (reply.status, reply.text) == (504, "stopped after 1.5 seconds: ask for less\n")
    assert time.monotonic() - begun < 10
    assert answers > 5


def test_an_answer_that_is_too_large_is_an_error_and_never_a_part_of_it(strict: Served) -> None:
    reply = strict.ask(LARGE, "text/csv")
    assert reply.status == 413
    assert reply.text == "stopped: the answer is larger than 0.5 MB: ask for less, or in parts with LIMIT\n"
    assert strict.ask("ASK {}").json()["boolean"] is True


def test_an_answer_larger_than_memory_is_kept_for_comes_whole(served: Served) -> None:
    reply = served.ask(f"{LARGE} LIMIT 20000", "text/csv")
    assert reply.status == 200
    assert len(reply.body) == int(reply.headers["content-length"]) > 1 << 20
    assert reply.body.count(b"\r\n") == 20001


def test_many_long_queries_do_not_keep_others_out(strict: Served) -> None:
    with ThreadPoolExecutor(10) as threads:
        long = [threads.submit(strict.ask, ENDLESS) for _ in range(10)]
        time.sleep(1.2)
        begun = time.monotonic()
        assert strict.ask("ASK {}").status == 200
        waited = time.monotonic() - begun
        statuses = {query.result().status for query in long}
    assert waited < 5
    assert statuses <= {503, 504}
    assert strict.ask("ASK {}").status == 200


def test_stopped_with_ctrl_c_it_leaves_no_process(output: Path) -> None:
    with serving(output) as server, ThreadPoolExecutor(1) as thread:
        long = thread.submit(server.ask, ENDLESS)
        time.sleep(0.5)
        workers = descendants(server.process.pid)
        assert len(workers) >= 4
        server.process.send_signal(2)
        assert server.process.wait(15) == 0
        long.exception()
    assert wait_until(lambda: not running(workers))


def test_killed_it_leaves_no_process(output: Path) -> None:
    with serving(output) as server, ThreadPoolExecutor(1) as thread:
        long = thread.submit(server.ask, ENDLESS)
        time.sleep(0.5)
        workers = descendants(server.process.pid)
        server.process.kill()
        server.process.wait()
        long.exception()
    assert wait_until(lambda: not running(workers))


def test_a_query_that_kills_its_process_harms_no_other(served: Served) -> None:
    reply = served.ask(f"SELECT * {'{' * 5000}{'}' * 5000}")
    assert reply.status == 500
    assert "died" in reply.text
    assert served.ask("ASK {}").status == 200


def test_who_leaves_stops_what_they_asked(output: Path) -> None:
    with serving(output, "--timeout", "120") as server:
        assert server.ask("ASK {}").status == 200
        workers = set(descendants(server.process.pid))
        address = urlsplit(server.address)
        with socket.create_connection((str(address.hostname), int(address.port or 0))) as leaving:
            leaving.sendall(f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert wait_until(lambda: processor_seconds(workers) >= 1), "nothing is at work"
        assert wait_until(lambda: len(running(workers)) < len(workers))
        assert server.ask("ASK {}").status == 200
