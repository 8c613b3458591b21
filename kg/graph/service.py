"""What a SPARQL service says of itself, in the terms of SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from pyoxigraph import Literal, NamedNode, Triple, serialize

from kg.graph.protocol import GRAPH_TYPES
from kg.graph.store import Graph
from kg.graph.vocabulary import RDF, RDFS, SD

_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "RDF_XML", "JSON-LD", "TriG", "N-Quads",
)  # fmt: skip
_MOST_GRAPHS: Final = 1000
"""Named graphs that are listed one by one."""


def describe_service(graph: Graph, output: IO[bytes], endpoint: str, media: str) -> None:
    """Write the description of the service at an address, in a format by its media type."""
    prefixes = {"sd": SD.NS, "rdfs": RDFS.NS, "format": SD.FORMATS}
    serialize(list(_triples(graph, endpoint)), output, format=GRAPH_TYPES[media], prefixes=prefixes)


def _triples(graph: Graph, endpoint: str) -> Iterator[Triple]:
    service, dataset, merged = (NamedNode(f"{endpoint}#{name}") for name in ("service", "dataset", "merged"))
    yield Triple(service, RDF.type, SD.Service)
    yield Triple(service, SD.endpoint, NamedNode(endpoint))
    yield Triple(service, SD.supportedLanguage, SD.SPARQL11Query)
    for name in _RESULTS:
        yield Triple(service, SD.resultFormat, NamedNode(f"{SD.FORMATS}{name}"))
    yield Triple(service, SD.defaultDataset, dataset)
    yield Triple(dataset, RDF.type, SD.Dataset)
    yield Triple(dataset, SD.defaultGraph, merged)
    yield Triple(merged, RDF.type, SD.Graph)
    yield Triple(merged, RDFS.comment, Literal("The merged facts of all articles.", language="en"))
    names = sorted(node.value for node in graph.store.named_graphs() if isinstance(node, NamedNode))
    told = "Each article has a named graph of its own, called by its IRI, with the facts that it supports."
    if len(names) > _MOST_GRAPHS:
        told += f" There are {len(names)} of them, too many to list."
    yield Triple(dataset, RDFS.comment, Literal(told, language="en"))
    for name in names if len(names) <= _MOST_GRAPHS else ():
        article = NamedNode(f"{endpoint}#graph={name}")
        contents = NamedNode(f"{endpoint}#contents={name}")
        yield Triple(dataset, SD.namedGraph, article)
        yield Triple(article, RDF.type, SD.NamedGraph)
        yield Triple(article, SD.name, NamedNode(name))
        yield Triple(article, SD.graph, contents)
        yield Triple(contents, RDF.type, SD.Graph)
