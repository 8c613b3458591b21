"""Where a graph can be read: an output folder, or a SPARQL server; both are asked in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import QueryBoolean, QuerySolutions, Triple

from kg.graph.store import open_graph

Results = QuerySolutions | QueryBoolean | Iterable[Triple]
"""What a query answers: rows, true or false, or triples."""


class OpenGraph(Protocol):
    """A graph that can be asked, wherever it lies; a context manager."""

    copied: bool
    """Whether something was answered from a copy of it, as where it lies would have erred."""

    def query(self, text: str) -> Results:
        """Ask a SPARQL query that fetches nothing; the prefixes of the vocabularies need no declaration."""

    def has_graph(self, iri: str) -> bool:
        """Whether there is a named graph of this IRI."""

    def triples(self) -> Iterator[Triple]:
        """The merged facts, in no particular order."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a SPARQL 1.1 server takes queries."""

    url: str
    named_graph: str | None = None
    """IRI of the graph to ask; None for what the server takes for its default graph."""

    def __str__(self) -> str:
        return self.url


Place = Path | Endpoint


def open_place(place: Place, *, fetch: bool | None = None) -> OpenGraph:
    """Open a graph for asking; ``fetch`` copies that of a server into memory first.

    Where it is False, a server that is known to answer wrongly is asked all the same.

    Raises ``GraphError`` where a folder holds none and ``UsageError`` for what is no address; a server is asked nothing
    yet, or for all that it has: then ``ServerError`` where it does not give it.
    """
    if isinstance(place, Path):
        return open_graph(place)
    from kg.graph.remote import Remote  # loads the HTTP library

    remote = Remote(place, trust=fetch is False)
    if not fetch:
        return remote
    with remote:
        return remote.copy()
