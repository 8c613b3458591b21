"""The Turtle of ``ontology/``: it parses, and everything it uses is declared and documented in the schema."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.graph import vocabulary

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
IKG = vocabulary.IKG.NS
SCHEMA = "https://w3id.org/inspection-kg/ontology"
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = (vocabulary.RDF.NS, vocabulary.RDFS.NS, "http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/shacl#")


def graph_of(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path)


@pytest.fixture(scope="module")
def schema() -> rdflib.Graph:
    return graph_of(ONTOLOGY / "schema.ttl")


def own_terms(schema: rdflib.Graph) -> Iterator[URIRef]:
    yield from sorted({term for term in schema.subjects() if isinstance(term, URIRef) and term.startswith(IKG)})


def kinds(schema: rdflib.Graph, term: URIRef) -> list[URIRef]:
    return [kind for kind in PROPERTY_KINDS if (term, RDF.type, kind) in schema]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ONTOLOGY).as_posix())
def test_two_parsers_read_the_same_without_a_warning(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        triples = len(graph_of(path))
    assert triples == len(set(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)))
    assert triples > 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ONTOLOGY).as_posix())
def test_every_property_and_class_in_use_is_declared(path: Path, schema: rdflib.Graph) -> None:
    graph = graph_of(path)
    used = {str(term) for term in graph.predicates() if not str(term).startswith(BUILT_IN)}
    assert not sorted(term for term in used if len(kinds(schema, URIRef(term))) != 1)
    classes = {term for term in graph.objects(None, RDF.type) if not str(term).startswith(BUILT_IN)}
    assert not sorted(str(term) for term in classes if (term, RDF.type, OWL.Class) not in schema)


def test_each_own_term_has_label_comment_and_home(schema: rdflib.Graph) -> None:
    terms = list(own_terms(schema))
    assert len(terms) >= 40
    for term in terms:
        for needed in (RDFS.label, RDFS.comment, RDFS.isDefinedBy):
            assert len(list(schema.objects(term, needed))) == 1, f"{term} lacks {needed}"


def test_each_own_property_has_domain_and_range_and_each_class_an_alignment(schema: rdflib.Graph) -> None:
    for term in own_terms(schema):
        if (term, RDF.type, OWL.Class) in schema:
            parents = [str(parent) for parent in schema.objects(term, RDFS.subClassOf)]
            assert any(not parent.startswith(IKG) for parent in parents), f"{term} is aligned to nothing"
        else:
            assert (term, RDFS.domain, None) in schema, f"{term} has no domain"
            assert (term, RDFS.range, None) in schema, f"{term} has no range"


def test_a_property_is_of_one_kind_and_so_are_those_above_it(schema: rdflib.Graph) -> None:
    for sub, above in schema.subject_objects(RDFS.subPropertyOf):
        assert isinstance(sub, URIRef)
        assert isinstance(above, URIRef)
        assert kinds(schema, sub) == kinds(schema, above) != [], f"{sub} and {above} are of different kinds"


def test_every_term_that_the_program_coins_is_in_the_schema(schema: rdflib.Graph) -> None:
    coined = {value.value for _, value in inspect.getmembers(vocabulary.IKG) if isinstance(value, pyoxigraph.NamedNode)}
    declared = {str(term) for term in own_terms(schema)}
    assert coined
    assert not sorted(coined - declared)


def test_every_class_and_property_of_a_reused_vocabulary_is_declared(schema: rdflib.Graph) -> None:
    reused = (vocabulary.SKOS, vocabulary.ORG, vocabulary.FOAF, vocabulary.DCTERMS, vocabulary.SCHEMA, vocabulary.OA)
    for terms in reused:
        for name, value in inspect.getmembers(terms):
            if isinstance(value, pyoxigraph.NamedNode):
                assert (URIRef(value.value), RDF.type, None) in schema, f"{terms.__name__}.{name} is not declared"


def test_the_ontology_has_a_head(schema: rdflib.Graph) -> None:
    (head,) = schema.subjects(RDF.type, OWL.Ontology)
    assert str(head) == "https://w3id.org/inspection-kg/ontology"
    assert (head, OWL.versionInfo, None) in schema
    assert str(schema.value(head, URIRef("http://purl.org/dc/terms/license"))).startswith(
        "https://www.apache.org/licenses/"
    )


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.parent != ONTOLOGY], ids=lambda path: path.relative_to(ONTOLOGY).as_posix()
)
def test_each_concept_and_register_file_is_an_ontology_that_imports_the_schema(path: Path) -> None:
    graph = graph_of(path)
    (head,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(head) == f"{SCHEMA}/{path.parent.name}/{path.stem}"
    assert [str(imported) for imported in graph.objects(head, OWL.imports)] == [SCHEMA]


def test_one_file_imports_all_of_them() -> None:
    graph = graph_of(ONTOLOGY / "everything.ttl")
    imported = {str(name) for name in graph.objects(None, OWL.imports)}
    assert imported == {SCHEMA, *(f"{SCHEMA}/{p.parent.name}/{p.stem}" for p in FILES if p.parent != ONTOLOGY)}


@pytest.mark.parametrize("folder", [ONTOLOGY, ONTOLOGY / "concepts", ONTOLOGY / "registers"], ids=lambda f: f.name)
def test_the_catalogue_of_each_folder_leads_to_what_its_files_import(folder: Path) -> None:
    catalogue = ElementTree.parse(folder / "catalog-v001.xml").getroot()
    places = {entry.attrib["name"]: folder / entry.attrib["uri"] for entry in catalogue}
    for path in folder.glob("*.ttl"):
        for name in graph_of(path).objects(None, OWL.imports):
            assert (URIRef(str(name)), RDF.type, OWL.Ontology) in graph_of(places[str(name)])


def test_subjects_have_no_blank_nodes_outside_the_schema_and_the_shapes() -> None:
    for path in FILES:
        if path.name not in {"schema.ttl", "shapes.ttl"}:
            assert not [node for node in graph_of(path).all_nodes() if isinstance(node, rdflib.BNode)], path


def test_the_labels_of_the_schemes_are_in_english() -> None:
    for path in sorted((ONTOLOGY / "concepts").glob("*.ttl")):
        for _, label in graph_of(path).subject_objects(SKOS.prefLabel):
            assert isinstance(label, rdflib.Literal)
            assert label.language == "en", f"{path.name}: {label}"
