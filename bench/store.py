"""What the store costs beside rdflib, on synthetic graphs: loading, Turtle out, and every named query.

Run ``python -m bench.store [ARTICLES] [--alone]`` (default: 2,000 articles, half a million triples; ``--alone``
leaves rdflib out, for 20,000 articles and more). The articles are those of ``bench/synthetic.py``. Seconds are of the
processor, in one run and one process; queries are asked of the store on disk, opened anew for each, and of rdflib's
graph in memory, where one that takes more than half a minute is given up. Aims: loading and Turtle out at most 0.15
of rdflib's, queries at least 20 times faster, and under 5 seconds at 5 million triples.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import rdflib

from bench.synthetic import Synthetic
from kg import resources
from kg.graph.corpus import Found
from kg.graph.folder import building
from kg.graph.keep import Given, write_state
from kg.graph.ledger import FORMAT, Header
from kg.graph.queries import answer, list_queries
from kg.graph.registers import load_ontology
from kg.graph.serialise import turtle
from kg.graph.store import open_graph, replace_state
from kg.graph.vocabulary import ID_BASE

PATIENCE = 30


def main(count: int, *, alone: bool) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        output = folder / "output"
        made, _ = timed(lambda: build(output, count))
        with open_graph(output) as graph:
            size = sum(1 for _ in graph.triples())
            lines = folder / "graph.nt"
            triples = (quad.triple for quad in pyoxigraph.parse(path=graph.folder / "graph.ttl"))
            pyoxigraph.serialize(triples, str(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
            print(f"{count:,} articles, {size:,} triples; merged and written in {made:.1f} s", flush=True)
            load, _ = timed(lambda: pyoxigraph.Store(str(folder / "store")).bulk_load(path=lines))
            out, _ = timed(lambda: turtle(graph.triples()))
        theirs = rdflib.Graph()
        if alone:
            print(f"loading {load:.1f} s, Turtle out {out:.1f} s")
        else:
            their_load, _ = timed(lambda: theirs.parse(lines, format="nt"))
            their_out, _ = timed(lambda: theirs.serialize(format="turtle"))
            print(f"loading {load:.1f} s, rdflib {their_load:.1f} s: {load / their_load:.3f}")
            print(f"Turtle out {out:.1f} s, rdflib {their_out:.1f} s: {out / their_out:.3f}", flush=True)
        queries(output, theirs, alone=alone)


def build(output: Path, count: int) -> None:
    """A graph of synthetic articles in an output folder."""
    ontology = load_ontology(resources.folder("ontology"))
    maker = Synthetic(ontology)
    found = [Found(f"article-{number:06d}.txt", str(number), "") for number in range(count)]
    header = Header("bench", ontology.version, ID_BASE, format=FORMAT)
    given = Given(header, found, (), lambda key: maker.article(int(key)), ontology)
    with building(output) as states:
        replace_state(output, states, lambda state: write_state(state, given))


def queries(output: Path, theirs: rdflib.Graph, *, alone: bool) -> None:
    """Every named query, with its defaults."""
    for query in list_queries(resources.folder("queries")):
        with open_graph(output) as graph:
            ours, found = timed(lambda: answer(graph, query))  # noqa: B023 - called at once
        line = f"{query.name}: {len(found.rows):,} rows, {ours:.3f} s"
        if not alone:
            signal.alarm(PATIENCE)
            try:
                other, _ = timed(lambda: list(theirs.query(query.text)))  # noqa: B023
                line += f", rdflib {other:.2f} s: {other / ours:.0f} times"
            except TimeoutError:
                line += f", rdflib more than {PATIENCE} s: {PATIENCE / ours:.0f} times or more"
            finally:
                signal.alarm(0)
        print(line, flush=True)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds of the processor that something takes, and what it returns."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def _give_up(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, _give_up)
    counts = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    main(counts[0] if counts else 2000, alone="--alone" in sys.argv)
