"""What a graph says of itself: true counts, terms that the vocabularies have, addresses that hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate

from kg.errors import GraphError
from kg.graph.description import NAME, Addresses, served
from kg.graph.folder import current_state
from kg.graph.serialise import FORMATS, MEDIA_TYPES, serialise
from kg.graph.store import Content, publish
from kg.graph.vocabulary import ID_BASE

DATASET = rdflib.URIRef(f"{ID_BASE}dataset")
SHAPES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
    sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:uniqueLang true ],
        [ sh:path dcterms:description ; sh:minCount 1 ], [ sh:path dcterms:rights ; sh:class dcterms:RightsStatement ],
        [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ],
        [ sh:path dcterms:spatial ; sh:class dcterms:Location ],
        [ sh:path dcterms:temporal ; sh:maxCount 1 ; sh:class dcterms:PeriodOfTime ],
        [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ],
        [ sh:path void:subset ; sh:class void:Linkset ],
        [ sh:path void:dataDump ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
    sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ],
        [ sh:path dcat:mediaType ; sh:pattern "^https://www.iana.org/assignments/media-types/" ],
        [ sh:path dcat:accessService ; sh:class dcat:DataService ],
        [ sh:path dcat:byteSize ; sh:datatype xsd:nonNegativeInteger ] .
[] a sh:NodeShape ; sh:targetClass dcat:DataService ;
    sh:property [ sh:path dcat:endpointURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ],
        [ sh:path dcat:servesDataset ; sh:minCount 1 ; sh:class dcat:Dataset ] .
[] a sh:NodeShape ; sh:targetClass void:Linkset ;
    sh:property [ sh:path void:linkPredicate ; sh:minCount 1 ; sh:maxCount 1 ],
        [ sh:path void:subjectsTarget ; sh:minCount 1 ; sh:maxCount 1 ; sh:class void:Dataset ],
        [ sh:path void:objectsTarget ; sh:minCount 1 ; sh:maxCount 1 ; sh:class void:Dataset ] .
[] a sh:NodeShape ; sh:targetObjectsOf void:classPartition ;
    sh:property [ sh:path void:class ; sh:minCount 1 ; sh:maxCount 1 ],
        [ sh:path void:entities ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetObjectsOf void:propertyPartition ;
    sh:property [ sh:path void:property ; sh:minCount 1 ; sh:maxCount 1 ],
        [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ] .
"""
WEB = Addresses(
    "http://127.0.0.1:8000/",
    "http://127.0.0.1:8000/sparql",
    {format: f"http://127.0.0.1:8000/graph.{format}" for format in FORMATS},
)


@pytest.fixture
def state(output: Path) -> Path:
    found = current_state(output)
    assert found is not None
    return found


@pytest.fixture
def description(state: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(state / NAME)


@pytest.fixture
def on_the_web(state: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(data=serialise(served(state, WEB), "ntriples"), format="nt")


def number(graph: rdflib.Graph, subject: rdflib.term.Node | None, property: rdflib.URIRef) -> int:
    value = graph.value(subject, property, any=False)
    assert isinstance(value, rdflib.Literal)
    return int(value)


def test_counts_are_those_of_the_graph(description: rdflib.Graph, state: Path) -> None:
    graph = rdflib.Graph().parse(state / "graph.ttl")
    classes = Counter(thing for _, _, thing in graph.triples((None, rdflib.RDF.type, None)))
    properties = Counter(property for _, property, _ in graph)
    assert number(description, DATASET, rdflib.VOID.triples) == len(graph)
    assert number(description, DATASET, rdflib.VOID.distinctSubjects) == len(set(graph.subjects()))
    assert number(description, DATASET, rdflib.VOID.classes) == len(classes)
    assert number(description, DATASET, rdflib.VOID.properties) == len(properties)
    for partition, kind, count, expected in (
        (rdflib.VOID.classPartition, rdflib.VOID["class"], rdflib.VOID.entities, classes),
        (rdflib.VOID.propertyPartition, rdflib.VOID.property, rdflib.VOID.triples, properties),
    ):
        parts = description.objects(DATASET, partition)
        assert {description.value(part, kind): number(description, part, count) for part in parts} == expected
    for linkset in description.objects(DATASET, rdflib.VOID.subset):
        space = description.value(description.value(linkset, rdflib.VOID.objectsTarget), rdflib.VOID.uriSpace)
        links = graph.objects(None, description.value(linkset, rdflib.VOID.linkPredicate))
        assert number(description, linkset, rdflib.VOID.triples) == sum(
            str(link).startswith(str(space)) for link in links
        )
    vocabularies = {str(namespace) for namespace in description.objects(DATASET, rdflib.VOID.vocabulary)}
    assert {
        next(ns for ns in vocabularies if str(term).startswith(ns)) for term in (*properties, *classes)
    } == vocabularies


def test_examples_and_period_are_in_the_graph(description: rdflib.Graph, state: Path) -> None:
    graph = rdflib.Graph().parse(state / "graph.ttl")
    examples = set(description.objects(DATASET, rdflib.VOID.exampleResource))
    assert len(examples) == 4
    assert all((example, None, None) in graph for example in examples)
    period = description.value(DATASET, rdflib.DCTERMS.temporal)
    assert description.value(period, rdflib.DCAT.startDate) == rdflib.Literal("2015", datatype=rdflib.XSD.gYear)
    assert description.value(period, rdflib.DCAT.endDate) == rdflib.Literal("2023-03-24", datatype=rdflib.XSD.date)


@pytest.mark.parametrize("form", ["description", "on_the_web"])
def test_every_term_is_one_of_its_vocabulary_and_stands_where_it_may(form: str, request: pytest.FixtureRequest) -> None:
    graph = request.getfixturevalue(form)
    terms = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)}
    known = (rdflib.DCAT, rdflib.DCTERMS, rdflib.FOAF, rdflib.PROV, rdflib.RDF, rdflib.RDFS, rdflib.VOID)
    strange = {term for term in terms if not any(term in vocabulary for vocabulary in known)}
    assert strange == {rdflib.URIRef("https://schema.org/softwareVersion")}
    conforms, _, report = validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, report
    assert not any(isinstance(node, rdflib.BNode) for triple in graph for node in triple)


def test_addresses_of_files_hold_where_the_folder_lies(description: rdflib.Graph, state: Path) -> None:
    (dump,) = description.objects(DATASET, rdflib.VOID.dataDump)
    assert str(dump) == (state / "graph.ttl").as_uri()
    file = description.value(DATASET, rdflib.DCAT.distribution)
    assert number(description, file, rdflib.DCAT.byteSize) == (state / "graph.ttl").stat().st_size
    assert (rdflib.URIRef((state / NAME).as_uri()), rdflib.FOAF.primaryTopic, DATASET) in description


def test_a_server_tells_its_own_addresses_in_place_of_the_files(on_the_web: rdflib.Graph) -> None:
    assert {str(dump) for dump in on_the_web.objects(DATASET, rdflib.VOID.dataDump)} == set(WEB.dumps.values())
    assert str(on_the_web.value(DATASET, rdflib.VOID.sparqlEndpoint)) == WEB.sparql
    media = {str(type).partition("media-types/")[2] for type in on_the_web.objects(None, rdflib.DCAT.mediaType)}
    assert media == set(MEDIA_TYPES.values())
    assert "file:" not in on_the_web.serialize(format="nt")
    assert "beside.invalid" not in on_the_web.serialize(format="nt")


def test_a_server_tells_of_a_description_that_cannot_be_read(content: Content, tmp_path: Path) -> None:
    state = current_state(publish(tmp_path / "o", content))
    assert state is not None
    (state / NAME).write_bytes(b"")
    with pytest.raises(GraphError, match=r"dataset\.ttl.*run kg build again"):
        served(state, WEB)


def test_things_keep_the_base_that_the_graph_was_built_with(content: Content, tmp_path: Path) -> None:
    state = current_state(publish(tmp_path / "o", Content(content.triples, [], {}, "https://example.org/things/")))
    assert state is not None
    dataset = rdflib.URIRef("https://example.org/things/dataset")
    told = rdflib.Graph().parse(data=serialise(served(state, WEB), "ntriples"), format="nt")
    assert (dataset, rdflib.VOID.uriSpace, rdflib.Literal("https://example.org/things/")) in told
    assert told.value(dataset, rdflib.VOID.sparqlEndpoint) is not None


def test_a_graph_of_nothing_is_described_too(tmp_path: Path) -> None:
    state = current_state(publish(tmp_path / "o", Content([], [], {})))
    assert state is not None
    told = rdflib.Graph().parse(state / NAME)
    assert number(told, DATASET, rdflib.VOID.triples) == 0
    assert told.value(DATASET, rdflib.DCTERMS.temporal) is None
