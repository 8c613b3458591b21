"""Every IRI of the graph answers under its path, for people and for programs."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from kg.graph.store import open_graph
from kg.serve.addresses import path_of
from tests.serve.serving import Served

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
BASE = "https://w3id.org/inspection-kg/id/"
LIVERPOOL = rdflib.URIRef(f"{BASE}council/liverpool")
FORMATS = {
    "text/turtle": ("ttl", "turtle"),
    "application/n-triples": ("nt", "nt"),
    "application/rdf+xml": ("rdf", "xml"),
    "application/ld+json": ("jsonld", "json-ld"),
}


@pytest.mark.parametrize("media", FORMATS)
def test_programs_get_the_statements_both_ways(served: Served, media: str) -> None:
    end, parser = FORMATS[media]
    by_header, by_end = served.get("/id/council/liverpool", media), served.get(f"/id/council/liverpool.{end}")
    assert by_header.body == by_end.body
    assert by_header.media == by_end.media == media
    assert "Accept" in by_header.headers["vary"]
    read = rdflib.Graph().parse(data=by_header.body, format=parser)
    assert (LIVERPOOL, rdflib.RDFS.label, rdflib.Literal("Liverpool City Council")) in read
    assert any(read.subjects(rdflib.URIRef("https://w3id.org/inspection-kg/ontology#inspects"), LIVERPOOL))


def test_every_iri_of_the_graph_answers(served: Served, output: Path) -> None:
    with open_graph(output) as graph:
        iris = {term.strip("<>") for triple in graph.triples() for term in map(str, triple) if term.startswith("<")}
    paths = {path.partition("#")[0] for path in (path_of(iri, BASE) for iri in iris) if path}
    assert len(paths) > 80
    assert any(path.startswith("/concept/") for path in paths)
    for path in sorted(paths):
        assert served.get(path, "application/n-triples").status == 200, path


def test_people_get_a_page_with_links_within_the_server(served: Served) -> None:
    reply = served.get("/id/council/liverpool", BROWSER)
    assert (reply.status, reply.media) == (200, "text/html")
    assert '<h1><bdi dir="auto">Liverpool City Council</bdi></h1>' in reply.text
    assert 'href="/ontology#Council"' in reply.text
    assert 'href="/id/inspection/liverpool-' in reply.text
    assert 'href="/pages/council/liverpool.html"' in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert served.get("/id/council/liverpool.html").text == reply.text


def test_a_page_shows_the_sentences_with_their_article(served: Served) -> None:
    failing = served.value("SELECT ?f { ?f a ikg:Failing } ORDER BY ?f LIMIT 1").removeprefix(BASE)
    page = served.get(f"/id/{failing}", BROWSER).text
    assert "<blockquote>" in page
    assert "The courier story" in page


def test_a_page_of_evidence_has_its_selectors_as_parts(served: Served) -> None:
    evidence = served.value("SELECT ?e { ?e a ikg:Evidence } ORDER BY ?e LIMIT 1").removeprefix(BASE)
    page = served.get(f"/id/{evidence}", BROWSER).text
    assert 'id="quote"' in page
    assert 'id="position"' in page


@pytest.mark.parametrize("path", ["/concept/failure-pattern/high-caseloads", "/concept/grade", "/ontology"])
def test_concepts_and_ontology_answer_too(served: Served, path: str) -> None:
    assert served.get(path, BROWSER).media == "text/html"
    read = rdflib.Graph().parse(data=served.get(path, "text/turtle").body, format="turtle")
    assert any(read.predicate_objects(rdflib.URIRef(f"https://w3id.org/inspection-kg{path}")))


def test_the_ontology_has_a_place_for_each_term(served: Served) -> None:
    assert 'id="Council"' in served.get("/ontology", BROWSER).text


@pytest.mark.parametrize(
    "path",
    ["/id/council/nowhere", "/id/", "/id/council/nowhere.ttl", "/concept/grade/splendid", "/id/%3Cscript%3E", "/x"],
)
def test_what_is_unknown_is_not_found(served: Served, path: str) -> None:
    assert served.get(path, BROWSER).status == 404


def test_a_format_that_there_is_not_is_told_with_those_that_there_are(served: Served) -> None:
    reply = served.get("/id/council/liverpool", "image/png")
    assert reply.status == 406
    assert "text/turtle" in reply.text


@pytest.mark.parametrize("path", ["/dataset", "/.well-known/void"])
def test_the_data_set_is_described_with_the_addresses_of_the_server(served: Served, path: str) -> None:
    reply = served.get(path)
    assert reply.status == 303
    read = rdflib.Graph().parse(data=served.get(reply.headers["location"], "text/turtle").body, format="turtle")
    dataset = rdflib.URIRef(f"{BASE}dataset")
    (dump,) = read.objects(dataset, rdflib.VOID.dataDump)
    assert served.get(str(dump).removeprefix(served.address[:-1])).body.startswith(b"@prefix")
    (endpoint,) = read.objects(None, rdflib.DCAT.endpointURL)
    assert str(endpoint) == f"{served.address}sparql"
    assert served.get("/id/dataset", BROWSER).media == "text/html"
