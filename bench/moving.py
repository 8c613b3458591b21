"""Whether a graph comes back whole from a server of another make, and what that server makes of the named queries.

Run ``python -m bench.moving [SOURCES] [--queries]`` (default: ``../shared/reports``). It starts Virtuoso 7.2 (Debian:
virtuoso-opensource) on loopback in a temporary folder, builds the graph of the sources, sends it by the Graph Store
Protocol and by Update, each time with a transfer that dies in the middle and goes on, and reads it back. Exit code 1
where a triple is lost or added. ``--queries`` asks each named query there and here and says where the answers differ.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kg import resources
from kg.build import build
from kg.errors import KgError
from kg.graph.moving import BATCH, Target, Via, send
from kg.graph.place import Endpoint
from kg.graph.queries import Answer, answer, list_queries
from kg.graph.remote import Remote
from kg.graph.serialise import base_of, turtle
from kg.graph.store import Graph, open_graph
from kg.graph.transport import Credentials, Server
from tests.servers import Running, virtuoso


class DiedError(Exception):
    """The transfer, half way."""


def main(sources: Path, *, queries: bool) -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        output = build([sources], folder / "output", with_pages=False).output
        (folder / "server").mkdir()
        with virtuoso(folder / "server") as server, open_graph(output) as graph:
            whole = [_there_and_back(server, graph, output, via) for via in Via]
            if queries:
                _ask(server, graph)
    return 0 if all(whole) else 1


def _there_and_back(server: Running, graph: Graph, output: Path, via: Via) -> bool:
    url = server.store if via is Via.GSP else server.update
    target = Target(url, via, f"https://example.org/{via}")
    begun = time.perf_counter()
    with Server(url, Credentials(server.user, server.password)) as connection:
        try:
            send(graph, output, target, connection, batch=BATCH[via], watch=_die_half_way)
        except DiedError:
            sent = send(graph, output, target, connection)
    there = time.perf_counter()
    with Remote(Endpoint(server.query, target.named_graph), Server(server.query, Credentials())) as remote:
        back = set(remote.triples())
    done = time.perf_counter()
    expected = set(graph.triples())
    same = turtle(back, base_of(back)) == (graph.folder / "graph.ttl").read_bytes()
    print(f"{via}: {sent.triples:,} triples there in {there - begun:.1f} s, of them {sent.before:,} before it died; "
          f"back in {done - there:.1f} s: {len(expected - back)} lost, {len(back - expected)} added; "
          f"graph.ttl has {'the same' if same else 'other'} bytes")  # fmt: skip
    return back == expected and same


def _die_half_way(sent: int, total: int) -> None:
    if total / 2 <= sent < total:
        raise DiedError


def _ask(server: Running, graph: Graph) -> None:
    """Ask everything there, also what it is known to answer wrongly."""
    place = Endpoint(server.query, f"https://example.org/{Via.GSP}")
    with Remote(place, Server(server.query, Credentials()), trust=True) as remote:
        for query in list_queries(resources.folder("queries")):
            here = answer(graph, query)
            try:
                print(f"{query.name:25} {_compared(here, answer(remote, query))}")
            except KgError as error:
                print(f"{query.name:25} {str(error)[:120]}")


def _compared(here: Answer, there: Answer) -> str:
    if there.rows == here.rows:
        return f"the same {len(here.rows):,} rows"
    mine, theirs = (sorted(map(_parts, one.rows)) for one in (here, there))
    if mine == theirs:
        return f"the same {len(here.rows):,} rows in another order"
    wrong = sum(row not in mine for row in theirs)
    return f"WRONG: {len(theirs):,} rows instead of {len(mine):,}, {wrong:,} of them not so"


def _parts(row: tuple[str | None, ...]) -> list[list[str]]:
    return [sorted((value or "").split(", ")) for value in row]


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    sys.exit(main(Path(words[0] if words else "../shared/reports"), queries="--queries" in sys.argv))
