"""The triples: the contract's names, read by a consumer's own queries; and a golden file."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat

from kg import __version__
from kg.graph.merge import merge
from kg.graph.serialise import turtle
from kg.graph.store import Content
from kg.graph.triples import date_literal, quads_by_article, triples_of
from kg.graph.vocabulary import PREFIXES
from kg.model import PartialDate, SourceKind
from tests.graph.conftest import content_of, three_articles
from tests.graph.miniature import Story, little_ontology

GOLDEN = Path(__file__).parent / "golden" / "miniature.ttl"


@pytest.fixture(scope="module")
def store(content: Content) -> pyoxigraph.Store:
    made = pyoxigraph.Store()
    made.load(turtle(content.triples), format=RdfFormat.TURTLE)
    return made


def rows(store: pyoxigraph.Store, query: str) -> list[tuple[str | None, ...]]:
    solutions = store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return sorted(tuple(getattr(term, "value", None) for term in row) for row in solutions)


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2023-03-13", "date"), ("2023-03", "gYearMonth"), ("2023", "gYear"), ("--03", "gMonth")],
)
def test_a_date_has_the_datatype_of_its_precision(text: str, datatype: str) -> None:
    literal = date_literal(PartialDate.parse(text))
    assert (literal.value, literal.datatype.value.rpartition("#")[2]) == (text, datatype)


def test_a_consumer_finds_source_and_quote(store: pyoxigraph.Store) -> None:
    found = rows(store, """SELECT ?gss ?src ?q {
        ?x a ikg:Failing ; ikg:failingOf ?c ; ikg:pattern ?p ; ikg:evidence ?e .
        ?c ikg:gssCode ?gss . ?e oa:hasSource ?art . ?art dcterms:source ?src . ?e oa:hasSelector ?s . ?s oa:exact ?q
        FILTER (STRENDS(STR(?p), "/delay")) }""")  # fmt: skip
    assert found == [
        ("E08000012", "courier.txt", "liverpool shows delay."),
        ("E08000024", "gazette.txt", "sunderland shows delay."),
    ]


def test_an_area_for_improvement_is_of_its_own_class_one_for_each_pattern_of_an_inspection() -> None:
    first = Story("r", kind=SourceKind.REPORT).inspection("main", "ilacs", start="2023-03-13")
    first.wants("delay", under="help-and-protection").wants("delay").failing("high-caseloads")
    made = pyoxigraph.Store()
    made.load(turtle(content_of([first.done()]).triples), format=RdfFormat.TURTLE)
    found = rows(made, """SELECT ?i ?p ?a (COUNT(?e) AS ?n) {
        ?x a ikg:AreaForImprovement ; ikg:foundIn ?i ; ikg:pattern ?p ; ikg:underArea ?a ; ikg:evidence ?e }
        GROUP BY ?i ?p ?a""")  # fmt: skip
    assert [(row[0] or "").rpartition("/")[2] for row in found] == ["liverpool-ilacs-2023-03-13"]
    assert [tuple((part or "").rpartition("/")[2] for part in row[1:]) for row in found] == [
        ("delay", "help-and-protection", "2")
    ]
    assert len(rows(made, "SELECT ?x { ?x a ikg:Failing }")) == 1


def test_a_consumer_finds_posts(store: pyoxigraph.Store) -> None:
    found = rows(store, """SELECT ?n ?l ?o ?s {
        ?m a org:Membership ; org:member ?p ; org:role ?ro ; org:organization ?c ;
        ikg:postStatus ?s . ?p a ikg:Person ; foaf:name ?n . ?ro rdfs:label ?l . ?c rdfs:label ?o }""")  # fmt: skip
    assert found == [
        ("John Smith", "chief executive", "Sunderland City Council", "former"),
        ("Máire O’Neill", "director of children's services", "Liverpool City Council", "current"),
    ]


def test_councils_carry_their_codes_and_area(store: pyoxigraph.Store) -> None:
    found = rows(store, """SELECT ?g ?u ?area ?alias { ?c rdfs:label "Liverpool City Council" ; ikg:gssCode ?g ;
        ikg:ofstedUrn ?u ; dcterms:spatial ?area ; skos:altLabel ?alias }""")  # fmt: skip
    area = "http://statistics.data.gov.uk/id/statistical-geography/E08000012"
    assert found == [("E08000012", "80522", area, "Liverpool council")]


def test_successors_are_named(store: pyoxigraph.Store) -> None:
    found = rows(store, 'SELECT ?l { ?c rdfs:label "Cumbria County Council" ; ikg:succeededBy/rdfs:label ?l }')
    assert found == [("Cumberland Council",), ("Westmorland Council",)]


def test_used_concepts_are_described_so_that_the_file_stands_alone(store: pyoxigraph.Store) -> None:
    undescribed = rows(store, """SELECT ?c {
        ?x ikg:pattern|ikg:grade|ikg:area|ikg:inspectionType|ikg:agencyType|ikg:affects ?c
        FILTER NOT EXISTS { ?c skos:prefLabel ?l ; skos:notation ?n ; skos:inScheme ?s } }""")  # fmt: skip
    assert undescribed == []
    groups = rows(
        store, "SELECT DISTINCT ?l { ?g a skos:Collection ; skos:prefLabel ?l ; skos:member ?p . ?f ikg:pattern ?p }"
    )
    assert groups == [("Practice",), ("Workforce",)]


def test_articles_say_what_they_are(store: pyoxigraph.Store) -> None:
    (found,) = rows(store, """SELECT ?t ?p ?i ?k { ?a dcterms:source "courier.txt" ; dcterms:title ?t ;
        dcterms:publisher ?p ; dcterms:issued ?i ; ikg:sourceKind ?k ; ikg:sha256 ?h }""")  # fmt: skip
    assert found == ("The courier story", "The Courier", "2023-05-16", "news")


def test_no_blank_nodes(content: Content) -> None:
    for triple in content.triples:
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode | Literal)


def test_the_base_is_a_setting() -> None:
    ontology = little_ontology()
    made = triples_of(merge(three_articles(), ontology), ontology, base="https://example.org/x/")
    ours = {t.subject.value for t in made if isinstance(t.subject, NamedNode) and "/concept/" not in t.subject.value}
    assert ours
    assert all(iri.startswith("https://example.org/x/") for iri in ours)


def test_an_article_s_graph_holds_what_it_supports_with_its_own_evidence(content: Content) -> None:
    quads = quads_by_article(content.triples)
    base = "https://w3id.org/inspection-kg/id/"
    failing = NamedNode(f"{base}failing/liverpool-ilacs-2023-03-13-high-caseloads")
    for article in ("courier", "echo"):
        here = [
            quad
            for quad in quads
            if quad.graph_name == NamedNode(f"{base}article/{article}") and quad.subject == failing
        ]
        evidence = [str(quad.object) for quad in here if quad.predicate.value.endswith("#evidence")]
        assert len(evidence) == 1
        assert f"/{article}-" in evidence[0]
    assert not [quad for quad in quads if str(quad.graph_name).endswith("gazette>") and quad.subject == failing]
    assert {quad.triple for quad in quads} <= set(content.triples)


def test_roles_worded_alike_are_one_role_with_one_label() -> None:
    story = Story("a").post("A B", "Director", council="liverpool", role_id="director")
    story.post("C D", "director", council="liverpool", role_id="director")
    triples = content_of([story.done()]).triples
    role = [t for t in triples if str(t.subject).endswith("role/director>") and t.predicate.value.endswith("#label")]
    assert [str(triple.object) for triple in role] == ['"director of children\'s services"']


def test_golden_file(content: Content) -> None:
    """``KG_UPDATE_GOLDEN=1 pytest tests/graph`` writes it anew; read its diff."""
    if os.environ.get("KG_UPDATE_GOLDEN"):
        GOLDEN.write_bytes(turtle(content.triples))
    assert turtle(content.triples) == GOLDEN.read_bytes()


def test_it_is_told_what_was_read_with_what(store: pyoxigraph.Store) -> None:
    found = rows(
        store,
        """SELECT ?name ?hash ?version {
            ?article a ikg:Article ; ikg:sha256 ?hash ; prov:wasDerivedFrom ?file ; prov:wasGeneratedBy ?reading .
            ?reading a prov:Activity ; prov:used ?file, ?ontology ; prov:wasAssociatedWith ?program .
            ?file a prov:Entity ; rdfs:label ?name ; ikg:sha256 ?hash .
            ?program a prov:SoftwareAgent ; schema:softwareVersion ?version .
            ?ontology a prov:Entity ; ikg:sha256 "0" }""",
    )
    assert [(name, version) for name, _, version in found] == [
        (f"{name}.txt", __version__) for name in ("courier", "echo", "gazette")
    ]
