"""A graph that goes to a server: whole, in batches, on from where it stopped, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import GraphError, ServerError, UsageError
from kg.graph.moving import Sent, Target, Via, send
from kg.graph.place import Endpoint
from kg.graph.remote import Remote
from kg.graph.store import Content, Graph, open_graph, publish
from kg.graph.transport import Credentials, Patience, Server
from kg.graph.vocabulary import RDFS
from tests.graph.fake_server import Handler, State, fake_server
from tests.servers import Running

Term = NamedNode | BlankNode | Literal | Triple

GRAPH = "https://example.org/g"
_XSD = "http://www.w3.org/2001/XMLSchema#"
AT_ONCE = Patience(pauses=(), sleep=lambda seconds: None)


def lines(graph: Graph) -> set[bytes]:
    return written(graph.triples())


def written(triples: Iterable[Triple]) -> set[bytes]:
    """Triples as the lines that the fake server keeps."""
    return set((serialize(triples, format=RdfFormat.N_TRIPLES) or b"").splitlines())


def to(state: State, output: Path, named_graph: str | None = GRAPH, **options: object) -> Sent:
    """Send the build of a folder to the fake server, in batches of twenty."""
    target = Target(state.url, Via.GSP, named_graph, articles=bool(options.pop("articles", False)))
    with Server(state.url, Credentials(), AT_ONCE) as server, open_graph(output) as graph:
        return send(graph, output, target, server, **{"batch": 20, **options})  # type: ignore[arg-type]


@pytest.fixture
def build(content: Content, tmp_path: Path) -> Path:
    """An output folder of its own."""
    return publish(tmp_path / "output", content)


def rebuilt(output: Path, content: Content) -> None:
    """Another build: one fact less."""
    publish(output, replace(content, triples=content.triples[1:]))


def dying(after: int, *, having_taken: bool) -> Callable[[Handler], bool]:
    """Hangs up on the POST after so many, before or after it did what was asked."""

    def die(handler: Handler) -> bool:
        if handler.command != "POST" or handler.state.posts() <= after:
            return False
        if having_taken:
            handler.state.graphs.setdefault(GRAPH, set()).update(handler.body.splitlines())
        handler.hang_up()
        return True

    return die


@pytest.mark.parametrize("having_taken", [False, True])
def test_a_broken_transfer_goes_on_where_it_stopped(build: Path, having_taken: bool) -> None:
    with fake_server(dying(3, having_taken=having_taken)) as state:
        with pytest.raises(ServerError, match="cannot be reached"):
            to(state, build)
        state.misbehaviour = lambda handler: False
        before = state.posts()
        sent = to(state, build)
        assert sent.before == 60
        with open_graph(build) as graph:
            assert state.graphs == {GRAPH: lines(graph)}
            assert state.posts() - before == -(-(sent.triples - 60) // 20)


def test_what_arrived_is_not_sent_again_unless_asked(build: Path) -> None:
    with fake_server() as state:
        first = to(state, build)
        before = state.posts()
        assert to(state, build) == Sent(first.triples, first.triples)
        assert state.posts() == before
        assert to(state, build, afresh=True) == first


def test_another_batch_size_goes_on_at_the_same_place(build: Path) -> None:
    with fake_server(dying(2, having_taken=False)) as state:
        with pytest.raises(ServerError):
            to(state, build)
        state.misbehaviour = lambda handler: False
        assert to(state, build, batch=7).before == 40
        with open_graph(build) as graph:
            assert state.graphs[GRAPH] == lines(graph)


def test_another_build_is_not_mixed_with_an_earlier_one_unasked(build: Path, content: Content) -> None:
    with fake_server() as state:
        to(state, build)
        gone = state.graphs[GRAPH]
        rebuilt(build, content)
        with pytest.raises(UsageError, match="--replace"):
            to(state, build)
        assert state.graphs[GRAPH] == gone
        to(state, build, replace_earlier=True)
        with open_graph(build) as graph:
            assert state.graphs[GRAPH] == lines(graph) != gone


def test_a_first_transfer_that_was_refused_is_no_publication(build: Path, content: Content) -> None:
    def refuse(handler: Handler) -> bool:
        handler.answer(401)
        return True

    with fake_server(refuse) as state:
        with pytest.raises(ServerError, match="401"):
            to(state, build)
        state.misbehaviour = lambda handler: False
        rebuilt(build, content)
        assert to(state, build).before == 0


def test_a_first_batch_whose_answer_was_lost_may_have_arrived(build: Path, content: Content) -> None:
    with fake_server(dying(0, having_taken=True)) as state:
        with pytest.raises(ServerError, match="cannot be reached"):
            to(state, build)
        state.misbehaviour = lambda handler: False
        rebuilt(build, content)
        with pytest.raises(UsageError, match="--replace"):
            to(state, build)


def test_another_build_may_be_added(build: Path, content: Content) -> None:
    with fake_server() as state:
        to(state, build)
        gone = set(state.graphs[GRAPH])
        rebuilt(build, content)
        to(state, build, add=True)
        assert state.graphs[GRAPH] == gone


def test_a_replacement_that_broke_goes_on_without_removing_again(build: Path, content: Content) -> None:
    with fake_server() as state:
        to(state, build)
        rebuilt(build, content)
        state.misbehaviour = dying(state.posts() + 2, having_taken=False)
        with pytest.raises(ServerError):
            to(state, build, replace_earlier=True)
        state.misbehaviour = lambda handler: False
        assert to(state, build, replace_earlier=True).before == 40
        assert [method for method, _, _ in state.requests].count("DELETE") == 1
        with open_graph(build) as graph:
            assert state.graphs[GRAPH] == lines(graph)


def test_only_the_named_graph_is_replaced(build: Path) -> None:
    with fake_server() as state:
        state.graphs["https://example.org/other"] = {b"theirs"}
        to(state, build, replace_earlier=True)
        assert state.graphs["https://example.org/other"] == {b"theirs"}


def test_articles_have_graphs_of_their_own_which_are_replaced_too(build: Path, content: Content) -> None:
    with fake_server() as state:
        to(state, build)
        to(state, build, articles=True)
        with open_graph(build) as graph:
            names = {name.value for name in graph.store.named_graphs() if isinstance(name, NamedNode)}
            assert set(state.graphs) == {GRAPH, *names}
            for name in names:
                own = graph.store.quads_for_pattern(None, None, None, NamedNode(name))
                assert state.graphs[name] == written(quad.triple for quad in own)
        rebuilt(build, content)
        to(state, build, replace_earlier=True)
        assert set(state.graphs) == {GRAPH}


def test_two_at_once_are_refused(build: Path) -> None:
    with fake_server() as state:

        def meanwhile(handler: Handler) -> bool:
            with pytest.raises(GraphError, match="another kg publish"):
                to(state, build)
            return False

        state.misbehaviour = meanwhile
        with open_graph(build) as graph:
            assert to(state, build, batch=10_000).triples == len(lines(graph))


def test_a_damaged_record_is_as_good_as_none(build: Path) -> None:
    with fake_server() as state:
        to(state, build)
        (record,) = (build / ".state" / "published").glob("*.json")
        record.write_text("{", encoding="ascii")
        assert to(state, build).before == 0


def test_the_record_outlives_the_next_build(build: Path, content: Content) -> None:
    with fake_server() as state:
        to(state, build)
        publish(build, content)
        assert to(state, build).before > 0


def test_a_blank_node_is_refused_as_it_would_be_doubled(build: Path) -> None:
    with (build / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('\n<https://example.org/s> <https://example.org/p> [ <https://example.org/p> "x" ] .\n')
    with fake_server() as state, pytest.raises(UsageError, match="blank node"):
        to(state, build)


def typed(value: str, type: str) -> Literal:
    return Literal(value, datatype=NamedNode(type if ":" in type else _XSD + type))


SAME_EVERYWHERE = [
    *map(Literal, ["plain", "", " around ", 'a "quote"', "it's", "back\\slash \\n \\u0041", "end\\", 'end"']),
    *map(
        Literal,
        [
            "line\nend\r\nand\rtab\t",
            "\x01\x08\x0c\x1f\x7f",
            "beyond 😀 𝔘",
            "é e\u0301",
            "\u00a0\u200d\ufeff\u2028\u0085",
        ],
    ),
    *map(
        Literal, ["x" * 5000, "é" * 5000, 'long 😀 \\ " \n' * 800, "y" * 100_000, "'''three''' \"\"\"", "<b>&amp;</b>"]
    ),
    *(Literal(value, language=tag) for value, tag in [("hello", "en"), ("hello", "en-gb"), ("z" * 5000, "cy")]),
    typed("2023-03", "gYearMonth"),
    typed("2023", "gYear"),
    typed("--03", "gMonth"),
    typed("2023-03-13", "date"),
    typed("2023-03-13Z", "date"),
    typed("2023-03-13+01:00", "date"),
    typed("0987-01-01", "date"),
    typed("2023-03-13T10:11:12", "dateTime"),
    typed("2023-03-13T10:11:12Z", "dateTime"),
    typed("2023-03-13T10:11:12.123456Z", "dateTime"),
    typed("5", "integer"),
    typed("-7", "integer"),
    typed("0.5", "decimal"),
    typed("true", "boolean"),
    typed("false", "boolean"),
    typed("https://example.org/a?b=c&d", "anyURI"),
    typed("w" * 6000, "https://example.org/type"),
    typed("<b>x</b>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"),
]
"""Values that every server gives back as they were sent; all kinds that a build writes are among them."""
OTHERWISE_AT_VIRTUOSO = {
    typed("05", "integer"): typed("5", "integer"),
    typed("0.50", "decimal"): typed("0.5", "decimal"),
    typed("1.0E0", "double"): typed("1.0", "double"),
    typed("1", "boolean"): typed("true", "boolean"),
    typed("P1Y", "duration"): typed("12", "duration"),
    typed("1" * 30, "integer"): typed("1" * 30, "decimal"),
}
"""Values that Virtuoso 7.2 gives back in another form: none of them is of a kind that a build writes."""
IRIS = ["https://example.org/é/ü", "https://example.org/a%20b?x=1&y=2#f", "urn:x:1", "https://example.org/it's(1)~x"]


OTHERWISE_AT_OXIGRAPH = {
    typed("05", "integer"): typed("5", "integer"),
    typed("5", "nonNegativeInteger"): typed("5", "integer"),
    typed("0.50", "decimal"): typed("0.5", "decimal"),
    typed("1.0E0", "double"): typed("1", "double"),
}
"""The same of Oxigraph, on disk as on a server: it keeps what a number is, not how it was written."""


def odd_triples() -> list[Triple]:
    values: list[Literal | NamedNode] = [*SAME_EVERYWHERE, *map(NamedNode, IRIS)]
    subject = "https://example.org/s/"
    return [Triple(NamedNode(f"{subject}{n}"), RDFS.label, v) for n, v in enumerate(values)]


def there_and_back(running: Running, folder: Path, triples: list[Triple], via: Via, graph: str | None) -> set[Triple]:
    url = running.store if via is Via.GSP else running.update
    output = publish(folder / f"output-{via}", Content(triples, (), {}))
    target = Target(url, via, graph)
    with Server(url, Credentials(running.user, running.password)) as server, open_graph(output) as opened:
        assert send(opened, output, target, server, batch=16).triples == len(triples)
        send(opened, output, target, server, batch=23, afresh=True)  # twice is as good as once
    with Remote(Endpoint(running.query, graph), Server(running.query, Credentials())) as remote:
        return set(remote.triples())


@pytest.mark.parametrize("via", list(Via))
def test_odd_values_come_back_from_virtuoso_as_they_went(virtuoso: Running, tmp_path: Path, via: Via) -> None:
    triples = odd_triples()
    assert there_and_back(virtuoso, tmp_path, triples, via, f"https://example.org/odd-{via}") == set(triples)


@pytest.mark.parametrize("via", list(Via))
def test_odd_values_come_back_from_oxigraph_as_they_went(oxigraph: Running, tmp_path: Path, via: Via) -> None:
    triples = odd_triples()
    assert there_and_back(oxigraph, tmp_path, triples, via, None) == set(triples)


def otherwise(running: Running, folder: Path, values: dict[Literal, Literal], graph: str | None) -> dict[Literal, Term]:
    """What each value becomes on the way to a server and back."""
    name = RDFS.label
    sent = {NamedNode(f"https://example.org/s/{n}"): value for n, value in enumerate(values)}
    back = there_and_back(running, folder, [Triple(s, name, value) for s, value in sent.items()], Via.GSP, graph)
    return {sent[triple.subject]: triple.object for triple in back if isinstance(triple.subject, NamedNode)}


def test_what_virtuoso_gives_back_otherwise_is_known(virtuoso: Running, tmp_path: Path) -> None:
    assert otherwise(virtuoso, tmp_path, OTHERWISE_AT_VIRTUOSO, f"{GRAPH}/otherwise") == OTHERWISE_AT_VIRTUOSO


def test_what_oxigraph_gives_back_otherwise_is_known(oxigraph: Running, tmp_path: Path) -> None:
    assert otherwise(oxigraph, tmp_path, OTHERWISE_AT_OXIGRAPH, None) == OTHERWISE_AT_OXIGRAPH


@pytest.mark.parametrize("via", list(Via))
def test_a_replacement_at_virtuoso_leaves_the_new_build_alone(
    virtuoso: Running, build: Path, content: Content, via: Via
) -> None:
    url = virtuoso.store if via is Via.GSP else virtuoso.update
    graph = f"https://example.org/replaced-{via}"
    with Server(url, Credentials(virtuoso.user, virtuoso.password)) as server:
        for _ in range(2):
            with open_graph(build) as opened:
                send(opened, build, Target(url, via, graph, articles=True), server, replace_earlier=True, batch=300)
                expected = set(opened.triples())
            rebuilt(build, content)
    with Remote(Endpoint(virtuoso.query, graph), Server(virtuoso.query, Credentials())) as remote:
        assert set(remote.triples()) == expected
