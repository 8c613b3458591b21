"""A graph on a server of another make, asked as one on disk is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg import resources
from kg.errors import QueryError, ServerError
from kg.graph.limited import answer_within
from kg.graph.moving import N_TRIPLES
from kg.graph.place import Endpoint, open_place
from kg.graph.queries import Query, answer, find_query, list_queries
from kg.graph.remote import Copied, Remote
from kg.graph.store import Content, Graph
from kg.graph.transport import Credentials, Patience, Server
from tests.graph.fake_server import Handler, State, fake_server
from tests.servers import CUT_AT, Running

MINIATURE = "https://example.org/miniature"
LONG = "https://example.org/long"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"


def put(running: Running, graph: str, triples: list[Triple]) -> None:
    content = serialize(triples, format=RdfFormat.N_TRIPLES)
    with Server(running.store, Credentials(running.user, running.password)) as server:
        server.send("PUT", params={"graph": graph}, content=content, headers={"Content-Type": N_TRIPLES})


def long_graph() -> list[Triple]:
    """More than Virtuoso gives at once, most of it about one thing."""
    thing, other = NamedNode("https://example.org/thing"), NamedNode("https://example.org/other")
    has, of = NamedNode("https://example.org/has"), NamedNode("https://example.org/of")
    many = [Triple(thing, has, Literal(f"value {n}")) for n in range(CUT_AT + 500)]
    return [*many, Triple(thing, of, other), *(Triple(other, has, Literal(str(n))) for n in range(700))]


@pytest.fixture(scope="module")
def filled(virtuoso: Running, content: Content) -> Running:
    """Virtuoso with the miniature graph and a long one."""
    put(virtuoso, MINIATURE, list(content.triples))
    put(virtuoso, LONG, long_graph())
    return virtuoso


@pytest.fixture
def remote(filled: Running) -> Iterator[Remote]:
    """The miniature graph at Virtuoso."""
    with Remote(Endpoint(filled.query, MINIATURE), Server(filled.query, Credentials())) as opened:
        yield opened


@pytest.fixture
def long(filled: Running) -> Iterator[Remote]:
    with Remote(Endpoint(filled.query, LONG), Server(filled.query, Credentials())) as opened:
        yield opened


def ask(text: str) -> Query:
    return find_query(text, resources.folder("queries"))


def test_a_graph_is_read_whole_though_the_server_cuts_long_answers(long: Remote) -> None:
    assert set(long.triples()) == set(long_graph())


def test_an_answer_that_was_cut_is_an_error(long: Remote) -> None:
    with pytest.raises(ServerError, match=r"gives 10,000 of 11,201 rows: .*--fetch"):
        answer(long, ask(ALL))
    with pytest.raises(ServerError, match="may not be all"):
        answer(long, ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"))


def test_long_answers_that_are_whole_are_given(long: Remote) -> None:
    few = "SELECT ?o { <https://example.org/other> <https://example.org/has> ?o . ?x <https://example.org/of> ?y }"
    assert len(answer(long, ask(few)).rows) == 700
    assert len(answer(long, ask(f"# by its value\n{ALL} ORDER BY ?o LIMIT 5000 # the first")).rows) == 5000
    assert len(answer(long, ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 5000")).rows) == 5000


def test_a_copy_in_memory_answers_what_is_too_long_for_the_server(long: Remote) -> None:
    with long.copy() as copy:
        assert len(answer(copy, ask(ALL)).rows) == len(long_graph())


NAMES = [query.name for query in list_queries(resources.folder("queries"))]
OF_VIEWS = ("network-", "page-")
"""Queries that the pages are made of: they are asked of a copy."""


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(OF_VIEWS)])
def test_named_queries_answer_there_what_they_answer_here(remote: Remote, graph: Graph, name: str) -> None:
    here, there = (answer(one, ask(name)) for one in (graph, remote))
    assert there.columns == here.columns
    assert sorted(map(in_any_order, there.rows)) == sorted(map(in_any_order, here.rows))


def test_virtuoso_is_asked_for_optional_values_only_if_trusted(virtuoso: Running, graph: Graph, remote: Remote) -> None:
    asked = ask("SELECT ?c ?n { ?c a ikg:Council OPTIONAL { ?c rdfs:label ?n } } ORDER BY ?n")
    assert answer(remote, asked).rows == answer(graph, asked).rows
    assert remote.copied
    with Remote(Endpoint(virtuoso.query, MINIATURE), Server(virtuoso.query, Credentials()), trust=True) as trusted:
        assert answer(trusted, asked).rows == answer(graph, asked).rows
        assert not trusted.copied


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?g { GRAPH ?g { ?s ?p ?o OPTIONAL { ?s a ?t } } }",
        f"SELECT ?s {{ graph<{LONG}> {{ ?s ?p ?o OPTIONAL {{ ?s a ?t }} }} }}",
        f"SELECT ?s FROM NAMED <{LONG}> {{ ?s ?p ?o OPTIONAL {{ ?s a ?t }} }}",
    ],
)
def test_a_copy_is_not_asked_for_named_graphs_which_it_has_not(filled: Running, text: str) -> None:
    remote = Remote(Endpoint(filled.query), Server(filled.query, Credentials()))
    remote._own_copy = Copied([])
    with remote, pytest.raises(QueryError, match="GRAPH and FROM are refused"):
        answer(remote, ask(text))


def test_other_makes_are_asked_for_everything(oxigraph: Running) -> None:
    with Remote(Endpoint(oxigraph.query), Server(oxigraph.query, Credentials())) as remote:
        assert answer(remote, ask("SELECT ?c { ?c a ikg:Council OPTIONAL { ?c rdfs:label ?n } }")).rows == ()
        assert not remote.copied


def in_any_order(row: tuple[str | None, ...]) -> list[list[str]]:
    """A row in which the parts of a list (GROUP_CONCAT) stand in order: SPARQL promises none."""
    return [sorted((value or "").split(", ")) for value in row]


def test_a_parameter_is_found_by_a_name_that_the_server_knows(remote: Remote, graph: Graph) -> None:
    for given in ("Liverpool", "liverpool city council", "E08000012"):
        asked = {"council": given}
        assert answer(remote, ask("council"), asked).rows == answer(graph, ask("council"), asked).rows
    with pytest.raises(QueryError, match="did you mean 'liverpool'"):
        answer(remote, ask("council"), {"council": "Liverpol"})


def test_all_kinds_of_queries_are_answered(remote: Remote, graph: Graph) -> None:
    for text in (
        "ASK { ?s a ikg:Council }",
        "ASK { ?s a ikg:Nothing }",
        "CONSTRUCT { ?s rdfs:label ?l } { ?s a ikg:Council ; rdfs:label ?l }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT ?start { ?s oa:start ?start } ORDER BY ?start",
        "# nothing is found\nSELECT ?s { ?s a ikg:Nothing }",
    ):
        here, there = (answer(one, ask(text)) for one in (graph, remote))
        assert (there.kind, there.columns, there.rows) == (here.kind, here.columns, here.rows)
        if here.kind == "table":
            assert there.serialise("csv") == here.serialise("csv")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "updates are refused"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * { ?s", "not SPARQL: line 1"),
    ],
)
def test_what_is_refused_here_is_refused_before_it_leaves(text: str, says: str) -> None:
    with fake_server() as state:
        remote = Remote(Endpoint(state.url, LONG), Server(state.url, Credentials()))
        with remote, pytest.raises(QueryError, match=says):
            answer(remote, ask(text))
        assert state.requests == []


def test_from_may_name_a_graph_that_is_there(long: Remote, virtuoso: Running) -> None:
    count = "SELECT (COUNT(*) AS ?n) FROM <{}> {{ ?s ?p ?o }}"
    with Remote(Endpoint(virtuoso.query), Server(virtuoso.query, Credentials())) as remote:
        assert answer(remote, ask(count.format(LONG))).rows == ((str(len(long_graph())),),)
        with pytest.raises(QueryError, match="FROM is refused"):
            answer(remote, ask(count.format("https://example.org/nowhere")))


def answering(content: bytes, type: str = "application/sparql-results+json") -> Iterator[State]:
    def say(handler: Handler) -> bool:
        handler.answer(200, content, Content_Type=type)
        return True

    with fake_server(say) as state:
        yield state


@pytest.mark.parametrize("content", [b"<html>Welcome</html>", b"", b'{"head": {}}', b'{"head": {}, "boolean": true}'])
def test_what_is_no_answer_is_an_error_in_one_line(content: bytes) -> None:
    for state in answering(content):
        with Remote(Endpoint(state.url), Server(state.url, Credentials())) as remote, pytest.raises(ServerError) as odd:
            answer(remote, ask(ALL))
        assert str(odd.value).startswith(f"{state.url} gives ")


def test_what_is_no_graph_is_an_error_in_one_line() -> None:
    for state in answering(b"<html>Welcome</html>", "text/html"):
        with (
            Remote(Endpoint(state.url), Server(state.url, Credentials())) as remote,
            pytest.raises(ServerError, match="is this where it takes queries"),
        ):
            answer(remote, ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"))


def test_a_server_that_gives_less_than_it_counts_is_an_error() -> None:
    """One that never gives all, however small the portion."""
    told = {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "3"}}]}}
    nothing = {"head": {"vars": ["s", "n"]}, "results": {"bindings": list[object]()}}

    def say(handler: Handler) -> bool:
        if b"CONSTRUCT" in handler.body:
            handler.answer(200, b"<a:a> <a:b> <a:c> .\n", Content_Type=N_TRIPLES)
        else:
            content = nothing if b"GROUP" in handler.body else told
            handler.answer(200, json.dumps(content).encode(), Content_Type="application/sparql-results+json")
        return True

    with (
        fake_server(say) as state,
        Remote(Endpoint(state.url), Server(state.url, Credentials())) as remote,
        pytest.raises(ServerError, match="0 of its 3 triples"),
    ):
        remote.triples()


def test_booleans_are_words_though_virtuoso_writes_numbers(virtuoso: Running) -> None:
    yes = Literal(True)
    put(virtuoso, "https://example.org/yes", [Triple(NamedNode("a:a"), NamedNode("a:b"), yes)])
    with Remote(Endpoint(virtuoso.query, "https://example.org/yes"), Server(virtuoso.query, Credentials())) as remote:
        assert answer(remote, ask("SELECT ?o { ?s ?p ?o }")).rows == (("true",),)


def test_a_query_there_is_stopped_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(handler: Handler) -> bool:
        handler.rfile.read(1)
        return True

    with fake_server(silent) as state, pytest.raises(QueryError, match=r"stopped after 0.5 seconds"):
        answer_within(Endpoint(state.url), ask(ALL), {}, 0.5)


def test_a_place_is_a_folder_or_a_server(output: Path, oxigraph: Running) -> None:
    for place in (output, Endpoint(oxigraph.query)):
        with open_place(place) as opened:
            assert answer(opened, ask("ASK {}")).rows == (("true",),)


def test_a_busy_server_is_asked_again() -> None:
    told = b'{"head": {}, "boolean": true}'

    def busy(handler: Handler) -> bool:
        handler.answer(503 if len(handler.state.requests) < 2 else 200, told)
        return True

    patience = Patience(pauses=(0.0,))
    with fake_server(busy) as state, Remote(Endpoint(state.url), Server(state.url, Credentials(), patience)) as remote:
        assert answer(remote, ask("ASK {}")).rows == (("true",),)
