"""A query as SPARQL's protocol asks it: with a data set of its own, and its answer written in the format asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Final, Literal

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.errors import FormatError, RefusedError
from kg.graph import serialise
from kg.graph.queries import evaluating, with_plain_ends
from kg.graph.serialise import prefixes
from kg.graph.store import Graph
from kg.graph.vocabulary import IKG, PREFIXES, RDF

Kind = Literal["table", "boolean", "graph"]

TABLE_TYPES: Final[Mapping[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
"""Formats of the answers of SELECT and ASK by their media type, the one that is written unasked first."""

GRAPH_TYPES: Final[Mapping[str, RdfFormat]] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/xml": RdfFormat.RDF_XML,
    "text/xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
}
"""Formats of the answers of CONSTRUCT and DESCRIBE."""

TYPES: Final[Mapping[Kind, tuple[str, ...]]] = {
    "table": tuple(TABLE_TYPES),
    "boolean": tuple(TABLE_TYPES),
    "graph": tuple(GRAPH_TYPES),
}
"""The media types that each kind of answer can have."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query with the data set that its sender names, if any."""

    text: str
    formats: Mapping[Kind, str | None]
    """For each kind of answer the media type it is to have; None where none will do."""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None
    """What relative IRIs of the query are relative to."""


def respond(graph: Graph, output: IO[bytes], request: Request) -> str:
    """Write the answer and return its media type.

    Without a data set the merged facts are the default graph and each article has a named one. A data set of the
    request goes before FROM in the query. Raises ``RefusedError`` for a graph that is not in the store and for all that
    would fetch or change something, ``FormatError`` where the answer can be in no format asked for, and
    ``QueryError`` for what is not SPARQL.
    """
    text = with_plain_ends(request.text)
    with evaluating(graph, text):
        found = _evaluate(graph, text, request)
        media = _media(request, found)
        if isinstance(found, QuerySolutions):
            found.serialize(output, format=TABLE_TYPES[media])
        elif isinstance(found, QueryBoolean):
            _write_boolean(found, output, TABLE_TYPES[media])
        else:
            write_triples(found, output, media, base_of(graph))
    return media


def write_triples(triples: Iterable[Triple], output: IO[bytes], media: str, base: str) -> None:
    """Write triples in the format of a media type, one after the other, with prefixes where the format has them.

    ``base`` is what the IRIs of the graph's things begin with.
    """
    known = {RdfFormat.TURTLE: prefixes(base), RdfFormat.TRIG: prefixes(base), RdfFormat.RDF_XML: dict(PREFIXES)}
    format = GRAPH_TYPES[media]
    serialize(triples, output, format=format, prefixes=known.get(format))


def base_of(graph: Graph) -> str:
    """What the IRIs of the graph's things begin with, told by any of its articles."""
    articles = graph.store.quads_for_pattern(None, RDF.type, IKG.Article, DefaultGraph())
    return serialise.base_of(quad.triple for quad in articles)


def _evaluate(graph: Graph, text: str, request: Request) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Ask the engine, of the graphs that the request names, if it does."""
    if not request.default_graphs and not request.named_graphs:
        return graph.store.query(text, prefixes=PREFIXES, base_iri=request.base)
    for iri in (*request.default_graphs, *request.named_graphs):
        if not graph.has_graph(iri):
            raise RefusedError(f"there is no graph <{iri}> here, and this service fetches none")
    return graph.store.query(
        text,
        prefixes=PREFIXES,
        base_iri=request.base,
        default_graph=[NamedNode(iri) for iri in request.default_graphs],
        named_graphs=[NamedNode(iri) for iri in request.named_graphs],
    )


def _media(request: Request, found: QuerySolutions | QueryBoolean | QueryTriples) -> str:
    kind: Kind = "graph"
    if not isinstance(found, QueryTriples):
        kind = "table" if isinstance(found, QuerySolutions) else "boolean"
    media = request.formats[kind]
    if media is None:
        raise FormatError(f"this answer can be had as {', '.join(TYPES[kind])}")
    return media


def _write_boolean(found: QueryBoolean, output: IO[bytes], format: QueryResultsFormat) -> None:
    """SPARQL has no CSV of a truth value: it is a table of one column then, as ``kg query`` writes it."""
    if format in (QueryResultsFormat.CSV, QueryResultsFormat.TSV):
        end = "\r\n" if format == QueryResultsFormat.CSV else "\n"
        output.write(f"answer{end}{'true' if found else 'false'}{end}".encode())
    else:
        found.serialize(output, format=format)
