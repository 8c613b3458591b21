"""A graph on a SPARQL server of any make, read as one on disk is.

Servers cut long answers, some without a word (Virtuoso gives 10,000 rows and says nothing): so the rows of a long
answer are counted by the server too, and a graph that is read whole is compared with the server's own count. What
is not whole is an error, never an answer.

One make is known to answer wrongly: Virtuoso 7.2 gives one row's optional values to another (``bench/moving.py`` shows
it). What asks for such values is answered from a copy of its graph, unless the caller trusts it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from types import TracebackType
from typing import Any, Final

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import RefusedError, ServerError
from kg.graph.place import Endpoint, Results
from kg.graph.transport import Patience, Reply, Server
from kg.graph.vocabulary import PREFIXES, XSD

PROLOGUE: Final = re.compile(r"(?:\s+|#[^\n]*(?:\n|$)|prefix\s+[^<]*<[^>]*>|base\s*<[^>]*>)*", re.I)
"""What may stand before the first word of a query."""
_RESULTS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.5, application/rdf+xml;q=0.1"
_LONG: Final = 1000
"""Rows from which an answer may have been cut: no server is known that gives less."""
_SUBJECTS: Final = 10_000
"""Subjects that are listed at once."""
_PAGE: Final = 9_000
"""Triples that are asked for at once: less than any server is known to cut at."""
_ALL: Final = "SELECT DISTINCT ?s ?p ?o { ?s ?p ?o }"
_ERRING: Final = "virtuoso"
"""The make of server that joins optional values wrongly."""
_ERRS_WITH: Final = re.compile(r"\boptional\b", re.I)
_PATIENCE: Final = Patience(answer=900.0, insist=False)
"""A query may take a while; ``kg.graph.limited`` is for who wants to wait less."""
_OTHER_GRAPHS: Final = re.compile(
    r"(?<![\w:?$-])(?:graph\s*(?:[?$]\w|<|[a-z][\w-]*:)|from\s*(?:named\b|<|[a-z][\w-]*:))", re.I
)
"""What a query that asks for named graphs holds, and hardly any other."""
_BOOLEANS: Final = {"1": "true", "0": "false"}


class Copied:
    """A graph held in memory."""

    copied = False
    """It is a copy, and asked itself."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._store = Store()
        self._store.bulk_extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples)

    def query(self, text: str) -> Results:
        """Ask a SPARQL query; raises ``RefusedError`` for one about named graphs, of which there are none here."""
        if _OTHER_GRAPHS.search(text):
            raise RefusedError("GRAPH and FROM are refused: the copy holds one graph; --no-fetch asks the server")
        return self._store.query(text, prefixes=PREFIXES)

    def has_graph(self, iri: str) -> bool:
        """It has no named ones."""
        return False

    def triples(self) -> Iterator[Triple]:
        """All of it."""
        return (quad.triple for quad in self._store)

    def __enter__(self) -> Copied:
        return self

    def __exit__(self, *_: object) -> None:
        return


class Remote:
    """A graph on a server; a context manager that keeps the connection."""

    def __init__(self, endpoint: Endpoint, server: Server | None = None, *, trust: bool = False) -> None:
        self.endpoint = endpoint
        self.copied = False
        """Whether something was answered from a copy, as the server would have erred."""
        self._server = server or Server(endpoint.url, patience=_PATIENCE)
        self._trust = trust
        self._empty = Store()

    def __enter__(self) -> Remote:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()

    def query(self, text: str) -> Results:
        """Ask the server a query of standard SPARQL.

        The engine here parses it first, so that what is no query is refused in the same words as for a folder
        (``SyntaxError``), an update too. Raises ``ServerError`` where the server refuses, or cuts its answer.
        """
        kind = type(self._empty.query(text, prefixes=PREFIXES))
        if not self._trust and _ERRS_WITH.search(text) and self._errs:
            self.copied = True
            return self._own_copy.query(text)
        full = _with_prefixes(text)
        if kind is QuerySolutions:
            return self._rows(full)
        if kind is QueryBoolean:
            answered = self._parsed(self._ask(full, _RESULTS).content)
            if not isinstance(answered, QueryBoolean):
                raise self._odd("rows where true or false was asked for")
            return answered
        triples = self._graph(full)
        self._expect_uncut(len(triples))
        return triples

    @cached_property
    def _errs(self) -> bool:
        return self._ask("ASK {}", _RESULTS).software.lower().startswith(_ERRING)

    @cached_property
    def _own_copy(self) -> Copied:
        return self.copy()

    def has_graph(self, iri: str) -> bool:
        """Whether the server has a named graph of this IRI that holds something; none but the one it is asked for."""
        if self.endpoint.named_graph is not None:  # the protocol's choice of a graph goes before FROM
            return False
        try:
            form = {"query": f"ASK {{ GRAPH {NamedNode(iri)} {{ ?s ?p ?o }} }}"}
        except ValueError:
            return False
        found = self._parsed(self._server.send("POST", content=form, headers={"Accept": _RESULTS}).content)
        return isinstance(found, QueryBoolean) and bool(found)

    def copy(self) -> Copied:
        """All of it in memory, where what is asked is answered as from a folder."""
        return Copied(self.triples())

    def triples(self) -> Iterator[Triple]:
        """All triples of the server's graph, each once; raises ``ServerError`` where it does not give all."""
        count = self._count(f"{{ {_ALL} }}")
        try:
            whole = set(self._graph("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
        except ServerError:  # too much at once for it
            whole = set()
        if len(whole) < count:
            whole = self._by_pages()
        if len(whole) != count:
            raise self._odd(f"{len(whole):,} of its {count:,} triples: is it being written to?")
        return iter(whole)

    def _by_pages(self) -> set[Triple]:
        """All triples in portions, subject after subject: what a server gives that gives no long answers."""
        found: set[Triple] = set()
        last = ""
        while listed := self._subjects_after(last):
            last = listed[-1][0]
            for page in _packed(listed, _PAGE):
                found |= self._page(page)
        return found

    def _subjects_after(self, last: str) -> list[tuple[str, int]]:
        """The next subjects in order, with the number of their triples."""
        rows = self._select(
            f"SELECT ?s (COUNT(*) AS ?n) {{ {{ SELECT DISTINCT ?s ?p ?o {{ ?s ?p ?o . "
            f"FILTER (ISIRI(?s) && STR(?s) > {Literal(last)}) }} }} }} GROUP BY ?s ORDER BY STR(?s) LIMIT {_SUBJECTS}"
        )
        return [(_plain(row[0]), int(_plain(row[1]))) for row in rows]

    def _page(self, subjects: Sequence[tuple[str, int]]) -> set[Triple]:
        """All triples of these subjects; where the server gives less, in smaller portions."""
        names = " ".join(str(NamedNode(name)) for name, _ in subjects)
        expected = sum(count for _, count in subjects)
        found: set[Triple] = set()
        if len(subjects) > 1 or expected <= _PAGE:
            found = set(self._graph(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {names} }} ?s ?p ?o }}"))
        if len(found) == expected:
            return found
        if len(subjects) > 1:
            half = len(subjects) // 2
            return self._page(subjects[:half]) | self._page(subjects[half:])
        return self._objects_of(NamedNode(subjects[0][0]))

    def _objects_of(self, subject: NamedNode) -> set[Triple]:
        """All triples of one subject that has more than the server gives at once, value after value."""
        found: set[Triple] = set()
        last = ""
        while True:
            rows = self._select(
                f"SELECT DISTINCT ?p ?o {{ {subject} ?p ?o . FILTER (STR(?o) >= {Literal(last)}) }} "
                f"ORDER BY STR(?o) LIMIT {_PAGE}"
            )
            page = {Triple(subject, row[0], row[1]) for row in rows}
            if page <= found:
                return found
            found |= page
            last = max(_plain(triple.object) for triple in page)

    def _rows(self, text: str) -> QuerySolutions:
        """The rows of a query, if they are all that there are."""
        content = self._ask(text, _RESULTS).content
        given = sum(1 for _ in self._solutions(content))
        if given >= _LONG:
            prologue = PROLOGUE.match(text)
            start = prologue.end() if prologue else 0
            count = self._count(f"{{ {text[start:]}\n}}", text[:start])
            if given < count:
                raise self._odd(
                    f"{given:,} of {count:,} rows: raise its limit (Virtuoso: ResultSetMaxRows), ask for less, "
                    "or copy the graph with --fetch and ask here"
                )
        return self._solutions(content)

    def _expect_uncut(self, given: int) -> None:
        """Whether the server gives more rows at once than the triples it gave, if they were many."""
        if given < _LONG:
            return
        most = sum(1 for _ in self._select(f"SELECT ?s {{ ?s ?p ?o }} LIMIT {given + 1}"))
        if most <= given and most < self._count("{ ?s ?p ?o }"):
            raise self._odd(f"{most:,} rows at most, so that its {given:,} triples may not be all: ask for less")

    def _count(self, pattern: str, prologue: str = "") -> int:
        first = next(iter(self._select(f"{prologue}SELECT (COUNT(*) AS ?n) {{ {pattern} }}")), None)
        number = _plain(first[0]) if first is not None else ""
        if not number.isdigit():
            raise self._odd("no number where one was asked for")
        return int(number)

    def _select(self, text: str) -> QuerySolutions:
        return self._solutions(self._ask(text, _RESULTS).content)

    def _solutions(self, content: bytes) -> QuerySolutions:
        rows = self._parsed(content)
        if not isinstance(rows, QuerySolutions):
            raise self._odd("true or false where rows were asked for")
        return rows

    def _parsed(self, content: bytes) -> QuerySolutions | QueryBoolean:
        try:
            return parse_query_results(_canonical(content), format=QueryResultsFormat.JSON)
        except (ValueError, SyntaxError) as error:
            raise self._odd("what are no SPARQL results: is this where it takes queries?") from error

    def _graph(self, text: str) -> list[Triple]:
        reply = self._ask(text, _TRIPLES)
        format = RdfFormat.from_media_type(reply.type) or RdfFormat.N_TRIPLES
        try:
            return [quad.triple for quad in parse(reply.content, format=format)]
        except (ValueError, SyntaxError) as error:
            raise self._odd("what is no RDF: is this where it takes queries?") from error

    def _ask(self, text: str, accept: str) -> Reply:
        form = {"query": text}
        if self.endpoint.named_graph is not None:
            form["default-graph-uri"] = self.endpoint.named_graph
        return self._server.send("POST", content=form, headers={"Accept": accept})

    def _odd(self, what: str) -> ServerError:
        return ServerError(self._server.shown, f"gives {what}")


def _plain(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _packed(listed: Sequence[tuple[str, int]], most: int) -> Iterator[list[tuple[str, int]]]:
    """Subjects in portions of so many triples at most, or of one subject."""
    held: list[tuple[str, int]] = []
    size = 0
    for name, count in listed:
        if held and size + count > most:
            yield held
            held, size = [], 0
        held.append((name, count))
        size += count
    if held:
        yield held


def _with_prefixes(text: str) -> str:
    """The query with the prefixes that it does not declare; on its first line, so that lines keep their number."""
    declared = set(re.findall(r"\bprefix\s+([\w-]*)\s*:", text, re.I))
    missing = [name for name in PREFIXES if name not in declared and re.search(rf"(?<![\w-]){name}:", text)]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + text


def _canonical(content: bytes) -> bytes:
    """SPARQL JSON results with booleans as words: Virtuoso writes numbers."""
    if XSD.boolean.value.encode() not in content:
        return content
    try:
        told: Any = json.loads(content)
        rows = told["results"]["bindings"]
    except (ValueError, LookupError, TypeError):  # no rows: the parser says what is wrong
        return content
    for row in rows:
        for value in row.values():
            if value.get("datatype") == XSD.boolean.value:
                value["value"] = _BOOLEANS.get(value["value"], value["value"])
    return json.dumps(told, ensure_ascii=False).encode()
