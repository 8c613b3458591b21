"""Many clients at once, builds in between, and queries that would run for ever: what ``kg serve`` must bear."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.serve.serving import ENDLESS

Build = Callable[[int], None]
"""Swaps in one of two graphs, 0 or 1."""
Request = tuple[str, str]
"""Path and what is to be accepted."""


def asking(query: str) -> str:
    """The path of a query."""
    return f"/sparql?{urlencode({'query': query})}"


REQUESTS: Sequence[Request] = (
    (asking("ASK { ?s ?p ?o }"), "application/sparql-results+json"),
    (asking("SELECT ?c ?l { ?c a ikg:Council ; rdfs:label ?l }"), "text/csv"),
    (asking("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), "text/csv"),
    (asking("SELECT ?p (COUNT(?f) AS ?n) { ?f ikg:failingOf ?c ; ikg:pattern ?p } GROUP BY ?p"), "text/csv"),
    (asking("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ikg:Failing } } GROUP BY ?g"), "text/csv"),
    (asking("CONSTRUCT { ?c rdfs:label ?l } { ?c a ikg:Council ; rdfs:label ?l }"), "application/n-triples"),
    ("/id/council/liverpool", "application/n-triples"),
    ("/id/council/liverpool", "text/html"),
    ("/concept/failure-pattern/high-caseloads", "application/n-triples"),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One request that was answered."""

    request: Request
    begun: float
    ended: float
    status: int
    content: bytes
    """Its lines in order, as the order of an answer is the engine's."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something was so, by the clock of this process."""

    begun: float
    ended: float
    what: int = 0


@dataclass(slots=True)
class Run:
    """What happened in a run."""

    replies: list[Reply] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    builds: list[Span] = field(default_factory=list)
    """Each with the graph that it swapped in."""
    long: list[Span] = field(default_factory=list)
    """The long queries, each with the status that it ended with."""

    def wrong(self, expected: Sequence[Mapping[Request, bytes]]) -> list[Reply]:
        """Answers that are of neither graph, or of one that was not present while they were made."""
        return [reply for reply in self.replies if reply.content not in self._right(reply, expected)]

    def _right(self, reply: Reply, expected: Sequence[Mapping[Request, bytes]]) -> set[bytes]:
        before = [build for build in self.builds if build.ended <= reply.begun]
        meanwhile = [build for build in self.builds if build.begun < reply.ended and build.ended > reply.begun]
        possible = {before[-1].what} | {build.what for build in meanwhile}
        return {expected[graph][reply.request] for graph in possible}

    def times(self, *, beside_long: bool) -> list[float]:
        """Seconds of the requests that were made while the long query ran, or while none did."""
        return [
            reply.ended - reply.begun
            for reply in self.replies
            if any(span.begun <= reply.begun < span.ended for span in self.long) == beside_long
        ]


def fetched(connection: http.client.HTTPConnection, request: Request) -> Reply:
    """Make one request."""
    path, accept = request
    begun = time.monotonic()
    connection.request("GET", path, headers={"Accept": accept})
    answer = connection.getresponse()
    content = b"\n".join(sorted(answer.read().splitlines()))
    return Reply(request, begun, time.monotonic(), answer.status, content)


def load(
    address: str, build: Build, *, seconds: float, windows: int, clients: int
) -> tuple[Run, list[dict[Request, bytes]]]:
    """Ask for so long with so many clients; returns what happened, and what each graph answers.

    In each of the windows there is a build, and in every other one a long query, which the server must stop at its end.
    """
    run = Run()
    expected: list[dict[Request, bytes]] = []
    for graph in (1, 0):
        begun = time.monotonic()
        build(graph)
        run.builds.append(Span(begun, time.monotonic(), graph))
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        expected.insert(0, {request: fetched(connection, request).content for request in REQUESTS})
        connection.close()
    ended = threading.Event()
    threads = [threading.Thread(target=_client, args=(address, number, run, ended)) for number in range(clients)]
    for thread in threads:
        thread.start()
    begun = time.monotonic()
    for window in range(windows):
        long = threading.Thread(target=_ask_for_long, args=(address, run)) if window % 2 else None
        if long is not None:
            long.start()
        _sleep_until(begun + seconds / windows * (window + 0.2))
        started, graph = time.monotonic(), 1 - run.builds[-1].what
        build(graph)
        run.builds.append(Span(started, time.monotonic(), graph))
        _sleep_until(begun + seconds / windows * (window + 1))
        if long is not None:
            long.join()
    ended.set()
    for thread in threads:
        thread.join()
    return run, expected


def _client(address: str, number: int, run: Run, ended: threading.Event) -> None:
    """Ask one thing after the other, each client from another place of the list on."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    while not ended.is_set():
        request = REQUESTS[number % len(REQUESTS)]
        number += 1
        try:
            reply = fetched(connection, request)
        except (OSError, http.client.HTTPException) as error:
            run.failures.append(f"{request[0]}: {error!r}")
            connection.close()
            continue
        if reply.status == 200:
            run.replies.append(reply)
        else:
            run.failures.append(f"{request[0]}: {reply.status} {reply.content[:200]!r}")
    connection.close()


def _ask_for_long(address: str, run: Run) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=300)
    reply = fetched(connection, (asking(ENDLESS), "text/csv"))
    run.long.append(Span(reply.begun, reply.ended, reply.status))
    connection.close()


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))
