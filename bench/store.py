"""What the store costs beside rdflib, on synthetic graphs: loading, Turtle out, and every named query.

Run ``python -m bench.store [ARTICLES] [--alone] [--keep FOLDER]`` (default: 2,000 documents, half a million triples).
``--alone`` leaves rdflib out, for 20,000 documents and more; ``--keep`` keeps the graph in a folder, and asks the one
that is there. The documents are those of ``bench/synthetic.py``. Seconds are of the processor, where it says so by the
clock too.

What is compared:

- Loading: the merged graph in N-Triples. The program wrote it itself, so ours does not check each IRI again
  (``lenient``). Ours is a store on disk, with all its indexes, as a build leaves it behind; rdflib's is in memory.
  ``in memory`` is the same engine without the disk, which no command uses. Then the file's halves by two threads, in
  seconds of the processor and by the clock, for which the machine must be quiet: the engine lets go of Python's lock,
  and rdflib cannot.
- Turtle out: sorted, with prefixes.
- Queries, with their defaults: from the text of the query to its rows as plain texts and the whole answer as SPARQL
  JSON, of both. Ours is asked twice of a store opened anew: the first answer is what ``kg query`` has to wait for, and
  is what counts; ``again`` is what a server, which has it open, waits for. Of an answer in pages ours looks besides
  whether there is another page. rdflib asks its graph in memory, loaded long before.

For each query, and for Turtle, rdflib has a process of its own, which is stopped when it has taken 25 times what we
took, and five seconds at least. Aims: loading and Turtle out at most 0.15 of rdflib's, queries at least 20 times
faster, and below 5 seconds at 5 million triples; what misses one is marked.
"""

from __future__ import annotations

import argparse
import gc
import math
import multiprocessing
import resource
import signal
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import pyoxigraph
import rdflib

from bench.synthetic import Synthetic
from kg import resources
from kg.graph.corpus import Found
from kg.graph.folder import building, current_state
from kg.graph.keep import Given, write_state
from kg.graph.ledger import FORMAT, Header
from kg.graph.queries import answer, list_queries
from kg.graph.registers import load_ontology
from kg.graph.serialise import turtle
from kg.graph.store import Graph, open_graph, replace_state
from kg.graph.vocabulary import ID_BASE

T = TypeVar("T")
MOST_OF_RDFLIB = 0.15
TIMES_FASTER = 20
MOST_SECONDS = 5.0
PATIENCE = 25
"""How many times as long as ours rdflib may take for a query, or for Turtle."""
LEAST = 5
"""Seconds that it may take in any case."""
MISSED = "   <- misses the aim"


def main(count: int, kept: Path | None, *, alone: bool) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        output = kept or folder / "output"
        if current_state(output) is None:
            made, _ = timed(lambda: build(output, count))
            print(f"{count:,} articles: merged and written in {made:.1f} s", flush=True)
        with open_graph(output) as graph:
            theirs = files(graph, folder, alone=alone)
        queries(output, theirs)


def build(output: Path, count: int) -> None:
    """A graph of synthetic articles in an output folder."""
    ontology = load_ontology(resources.folder("ontology"))
    maker = Synthetic(ontology)
    found = [Found(f"article-{number:06d}.txt", str(number), "") for number in range(count)]
    header = Header("bench", ontology.version, ID_BASE, format=FORMAT)
    given = Given(header, found, (), lambda key: maker.article(int(key)), ontology)
    with building(output) as states:
        replace_state(output, states, lambda state: write_state(state, given))


def files(graph: Graph, folder: Path, *, alone: bool) -> rdflib.Graph | None:
    """Loading and Turtle out, of both; returns rdflib's graph, None where it is left out."""
    lines = folder / "graph.nt"
    read = (quad.triple for quad in pyoxigraph.parse(path=graph.folder / "graph.ttl"))
    pyoxigraph.serialize(read, str(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    begun = time.perf_counter()
    load, _ = timed(lambda: pyoxigraph.Store(str(folder / "store")).bulk_load(path=lines, lenient=True))
    clock = time.perf_counter() - begun
    memory, _ = timed(lambda: pyoxigraph.Store().bulk_load(path=lines, lenient=True))
    print(f"loading {load:.1f} s, by the clock {clock:.1f} s; in memory {memory:.1f} s", flush=True)
    in_halves, together, one_layer = loaded_together(lines, folder)
    if alone:
        return None
    triples = list(graph.triples())
    out, _ = timed(lambda: turtle(triples))
    print(f"{len(triples):,} triples", flush=True)
    theirs = rdflib.Graph()
    begun = time.perf_counter()
    their_load, _ = timed(lambda: theirs.parse(lines, format="nt"))
    their_clock = time.perf_counter() - begun
    compare("loading", load, their_load)
    compare("loading in two halves", in_halves, their_load)
    compare("the same by two threads, by the clock", together, their_clock)
    compare("the same, and made one layer", one_layer, their_clock)
    limit = patience(out)
    compare("Turtle out", out, within(limit, lambda: theirs.serialize(format="turtle")), limit)
    return theirs


def loaded_together(lines: Path, folder: Path) -> tuple[float, float, float]:
    """Two threads load one half each: seconds of the processor, by the clock, and until the halves are one layer."""
    statements = lines.read_bytes().splitlines(keepends=True)
    middle = len(statements) // 2
    halves = [folder / "first.nt", folder / "second.nt"]
    for path, half in zip(halves, (statements[:middle], statements[middle:]), strict=True):
        path.write_bytes(b"".join(half))
    del statements
    begun, used = time.perf_counter(), time.process_time()
    store = pyoxigraph.Store(str(folder / "halves"))
    with ThreadPoolExecutor(len(halves)) as threads:
        list(threads.map(lambda path: store.bulk_load(path=path, lenient=True), halves))
    loaded, used = time.perf_counter() - begun, time.process_time() - used
    store.optimize()
    return used, loaded, time.perf_counter() - begun


def compare(what: str, ours: float, other: float | str | None, limit: int = 0) -> None:
    """Print what something costs of what it costs rdflib, which may have been stopped after ``limit`` seconds."""
    if isinstance(other, str):
        print(f"{what} {ours:.1f} s, rdflib fails: {other}", flush=True)
        return
    share = ours / (other or limit)
    said = f"{other:.1f} s:" if other else f"more than {limit} s: less than"
    print(f"{what} {ours:.1f} s, rdflib {said} {share:.3f}{MISSED * (share > MOST_OF_RDFLIB)}", flush=True)


def patience(ours: float) -> int:
    """Seconds of the processor that rdflib may take for what takes us so many."""
    return max(LEAST, math.ceil(PATIENCE * ours))


def queries(output: Path, theirs: rdflib.Graph | None) -> None:
    """Every named query, with its defaults."""
    for query in list_queries(resources.folder("queries")):
        with open_graph(output) as graph:
            first, found = timed(lambda: answer(graph, query))  # noqa: B023 - called at once
            again, _ = timed(lambda: answer(graph, query))  # noqa: B023
        line = f"{query.name}: {len(found.rows):,} rows, {first:.3f} s, again {again:.3f} s"
        missed = first > MOST_SECONDS
        if theirs is not None:
            limit = patience(first)
            other = within(limit, lambda: as_texts(theirs, query.text))  # noqa: B023 - called at once
            if isinstance(other, str):
                line += f", rdflib fails: {other}"
            else:
                said = f"more than {limit} s: more than" if other is None else f"{other:.2f} s:"
                least = limit if other is None else other
                line += f", rdflib {said} {least / first:.0f} times, {least / again:.0f} again"
                missed = missed or least < TIMES_FASTER * first
        print(line + MISSED * missed, flush=True)


def as_texts(graph: rdflib.Graph, text: str) -> tuple[list[tuple[str | None, ...]], bytes | None]:
    """rdflib's answer in the form that ours has: rows of plain texts, and SPARQL JSON."""
    result = graph.query(text)
    rows = [tuple(None if term is None else str(term) for term in row) for row in result]  # type: ignore[union-attr]
    return rows, result.serialize(format="json")


def within(limit: int, work: Callable[[], object]) -> float | str | None:
    """Seconds that rdflib takes for something; None where it was stopped after so many, its error where it fails.

    The process is a copy of this one, so that nothing is loaded again, and the system counts its time.
    """
    forked = multiprocessing.get_context("fork")
    receiver, sender = forked.Pipe(duplex=False)
    process = forked.Process(target=_do, args=(sender, limit, work))
    process.start()
    sender.close()
    try:
        seconds: float | str | None = receiver.recv()
    except EOFError:
        seconds = None
    process.join()
    if seconds is None and process.exitcode != -signal.SIGXCPU:
        raise RuntimeError(f"rdflib's process ended with {process.exitcode}")
    return seconds


def _do(sender: Connection, limit: int, work: Callable[[], object]) -> None:
    gc.freeze()  # what is shared with the parent is not to be copied for counting references to it
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    try:
        seconds, _ = timed(work)
    except Exception as error:  # a defect of its own is an answer too
        sender.send(f"{type(error).__name__}: {error}")
    else:
        sender.send(seconds)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor that something takes, and what it returns."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What the store costs beside rdflib.")
    parser.add_argument("articles", nargs="?", type=int, default=2000)
    parser.add_argument("--alone", action="store_true", help="leave rdflib out")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the graph is kept, and asked again")
    given = parser.parse_args()
    main(given.articles, given.keep, alone=given.alone)
