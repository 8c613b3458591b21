"""SPARQL over HTTP: formats, data sets, and what is refused."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from rdflib import Dataset, Graph

from tests.serve.serving import Served

COUNCILS = "SELECT ?label { ?c a ikg:Council ; rdfs:label ?label } ORDER BY ?label"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "media", "begins"),
    [
        (None, "application/sparql-results+json", b'{"head"'),
        ("*/*", "application/sparql-results+json", b'{"head"'),
        ("application/json", "application/json", b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv", b"label\r\n"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values", b"?label\n"),
        ("text/turtle, text/csv;q=0.2", "text/csv", b"label\r\n"),
    ],
)
def test_a_table_comes_in_the_format_asked_for(served: Served, accept: str, media: str, begins: bytes) -> None:
    reply = served.ask(COUNCILS, accept)
    assert (reply.status, reply.media) == (200, media)
    assert reply.body.startswith(begins)
    assert b"Liverpool City Council" in reply.body
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media", "parser"),
    [
        (None, "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/trig", "application/trig", "trig"),
        ("application/n-quads", "application/n-quads", "nquads"),
    ],
)
def test_a_graph_comes_in_the_format_asked_for(served: Served, accept: str, media: str, parser: str) -> None:
    reply = served.ask("CONSTRUCT WHERE { ?c a ikg:Council ; rdfs:label ?label }", accept)
    assert (reply.status, reply.media) == (200, media)
    read = Dataset(default_union=True) if parser in ("trig", "nquads") else Graph()
    assert len(read.parse(data=reply.body, format=parser)) > 0
    if isinstance(read, Graph):
        assert len(read) == 10


def test_a_format_may_be_named_in_the_address(served: Served) -> None:
    assert served.ask(COUNCILS, BROWSER, format="csv").media == "text/csv"
    assert served.ask("DESCRIBE <id/council/liverpool>", "text/csv", format="xml").media == "application/rdf+xml"


def test_no_format_that_will_do_is_told_with_those_that_there_are(served: Served) -> None:
    reply = served.ask(COUNCILS, "image/png")
    assert reply.status == 406
    assert "text/csv" in reply.text
    assert served.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv").status == 406


def test_a_browser_that_follows_a_query_comes_to_the_query_page(served: Served) -> None:
    reply = served.ask(COUNCILS, BROWSER)
    assert reply.status == 303
    assert reply.headers["location"] == f"/#query={quote(COUNCILS)}"


def test_each_article_is_a_named_graph(served: Served) -> None:
    names = served.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", "text/csv").text.split()[1:]
    assert [name.rsplit("/", 1)[-1] for name in names] == ["courier", "echo", "gazette"]
    count = "SELECT (COUNT(*) AS ?n) { ?s a ikg:Council }"
    gazette = {"default-graph-uri": names[2]}
    asked_apart = served.get(f"/sparql?{urlencode({'query': count, **gazette})}", "text/csv").text.split()[1]
    asked_inside = served.ask(count.replace(" {", f" FROM <{names[2]}> {{", 1), "text/csv").text.split()[1]
    assert asked_apart == asked_inside == "2"
    assert served.value(count) == "5"


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_not_here_is_refused_and_not_fetched(served: Served, parameter: str) -> None:
    reply = served.ask("ASK {}", None, **{parameter: f"{served.address}ontology"})
    assert reply.status == 403
    assert "this service fetches none" in reply.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is refused"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "updates are refused"),
    ],
)
def test_what_would_fetch_or_change_is_refused_in_one_line(served: Served, query: str, said: str) -> None:
    reply = served.ask(query)
    assert reply.status == 403
    assert said in reply.text
    assert reply.text.count("\n") == 1


@pytest.mark.parametrize(
    ("body", "headers"),
    [(b"update=CLEAR+ALL", FORM), (b"CLEAR ALL", {"Content-Type": "application/sparql-update"})],
)
def test_an_update_is_refused_however_it_comes(served: Served, body: bytes, headers: dict[str, str]) -> None:
    reply = served.send("POST", "/sparql", body, headers)
    assert (reply.status, reply.text) == (
        403,
        "updates are refused: this service reads its graph and changes nothing\n",
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/sparql?query=SELECT", "not SPARQL"),
        ("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "2 queries"),
        ("/sparql?query=%FF", "not UTF-8"),
    ],
)
def test_what_is_no_query_is_a_bad_request_in_one_line(served: Served, path: str, said: str) -> None:
    reply = served.get(path)
    assert (reply.status, reply.media) == (400, "text/plain")
    assert said in reply.text
    assert reply.text.count("\n") == 1


def test_a_body_larger_than_any_query_is_refused(served: Served) -> None:
    reply = served.send("POST", "/sparql", b"query=" + b"x" * 1_100_000, FORM)
    assert reply.status == 413


def test_the_query_page_says_of_a_long_answer_that_it_is_the_first_page(served: Served) -> None:
    page = served.get("/", "text/html").text
    assert "This is the first page: LIMIT 100 OFFSET 100 in its text answers the second." in page
