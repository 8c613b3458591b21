"""``kg export``: the graph in the formats of other tools."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import click

from kg import resources
from kg.cli.options import place_of, place_options
from kg.errors import GraphError
from kg.export import NETWORK_FORMATS, write_csv
from kg.graph.place import OpenGraph, open_place
from kg.graph.queries import answer_pages, find_query
from kg.graph.serialise import FORMATS as RDF_FORMATS
from kg.graph.serialise import base_of, serialise, stream
from kg.graph.store import Graph
from kg.pages import network

_EVERY_SENTENCE = "1000000000"
"""More than a fact can have: a table of all facts leaves none out."""
_FACTS_AT_ONCE = 2000
"""Whose rows are in memory while CSV is written; each such portion costs finding out anew which facts it holds."""
FORMATS = (*RDF_FORMATS, *NETWORK_FORMATS, "csv")


@click.command(
    "export",
    short_help="Write the graph for other tools.",
    epilog="""\b
Examples:
  kg export turtle > graph.ttl
  kg export jsonld -o graph.jsonld
  kg export gexf -o network.gexf
  kg export csv -o facts.csv
  kg export turtle --endpoint http://localhost:8890/sparql --named-graph https://example.org/g""",
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(FORMATS))
@place_options
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="A file; without it, standard output."
)
def command(format_: str, folder: Path, endpoint: str | None, named_graph: str | None, output: Path | None) -> None:
    """Write the graph as turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf or csv.

    csv holds every fact with its quote and source, a line each; graphml and gexf hold the network that
    the page shows; trig and nquads also hold what each article says by itself.
    """
    place = place_of(folder, endpoint, named_graph)
    with open_place(place, fetch=True) as graph:
        if output is None:
            _put(graph, format_, sys.stdout.buffer)
        else:
            _write(output, lambda file: _put(graph, format_, file))


def _put(graph: OpenGraph, format_: str, file: IO[bytes]) -> None:
    """Write a graph in a format, in one pass: of a folder's graph little is in memory at a time."""
    if isinstance(graph, Graph) and stream(graph.folder / "graph.ttl", format_, file, graph.cited):
        return
    if format_ in RDF_FORMATS:
        triples = list(graph.triples())
        file.write(serialise(triples, format_, base_of(triples)))
    elif format_ in NETWORK_FORMATS:
        shown = network(graph)
        file.write(NETWORK_FORMATS[format_](shown.nodes, shown.edges))
    else:
        facts = find_query("facts", resources.folder("queries"))
        pages = answer_pages(graph, facts, _FACTS_AT_ONCE, {"most": _EVERY_SENTENCE})
        write_csv([column.name for column in facts.columns], (row for page in pages for row in page.rows), file)


def _write(path: Path, put: Callable[[IO[bytes]], None]) -> None:
    """The whole file or none of it."""
    if path.is_dir():
        raise GraphError(path, "is a folder: name a file")
    half = path.with_name(f".{path.name}.part")
    try:
        with half.open("wb") as file:
            put(file)
        half.replace(path)
    except OSError as error:
        raise GraphError(path, f"cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)  # also where the graph cannot be read to its end, or somebody stops it
