"""The W3C's tests of SPARQL 1.1 Protocol and Service Description, run from their manifests.

Every case of a manifest is either run as it stands or stands in ``REFUSED``: a service that only reads must refuse what
those would have it change, and that is what is tested of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import rdflib
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse
from pyshacl import validate
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

from kg.graph.folder import building
from kg.graph.serialise import turtle
from kg.graph.store import replace_state
from tests.conftest import SHARED
from tests.serve.serving import Reply, Served, serving

W3C = SHARED / "w3c"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")

REFUSED = {
    "update_dataset_default_graph": "changes the graph, then asks whether it has changed",
    "update_dataset_default_graphs": "changes the graph, then asks whether it has changed",
    "update_dataset_named_graphs": "changes the graph, then asks whether it has changed",
    "update_dataset_full": "changes the graph, then asks whether it has changed",
    "update_post_form": "empties the graph",
    "update_post_direct": "empties the graph",
    "update_base_uri": "changes the graph, then asks whether it has changed",
}
"""Cases that expect an update to be done, and why a service that only reads cannot pass them."""

TABLE = {
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
}
RDF_TYPES = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}
DATA = "http://kasei.us/2009/09/sparql/data/"

SERVICE_SHAPES = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .

[] a sh:NodeShape ; sh:targetClass sd:Service ; sh:targetSubjectsOf sd:endpoint ;
    sh:class sd:Service ;
    sh:property [ sh:path sd:endpoint ; sh:minCount 1 ; sh:nodeKind sh:IRI ],
        [ sh:path sd:supportedLanguage ; sh:minCount 1 ;
          sh:in ( sd:SPARQL10Query sd:SPARQL11Query sd:SPARQL11Update ) ],
        [ sh:path sd:resultFormat ; sh:minCount 1 ; sh:nodeKind sh:IRI ; sh:pattern "^http://www.w3.org/ns/formats/" ],
        [ sh:path sd:feature ; sh:nodeKind sh:IRI ],
        [ sh:path sd:defaultDataset ; sh:maxCount 1 ; sh:class sd:Dataset ] .
[] a sh:NodeShape ; sh:targetClass sd:Dataset ; sh:targetSubjectsOf sd:defaultGraph, sd:namedGraph ;
    sh:class sd:Dataset ;
    sh:property [ sh:path sd:defaultGraph ; sh:maxCount 1 ; sh:class sd:Graph ],
        [ sh:path sd:namedGraph ; sh:class sd:NamedGraph ] .
[] a sh:NodeShape ; sh:targetClass sd:NamedGraph ; sh:targetSubjectsOf sd:name, sd:graph ;
    sh:class sd:NamedGraph ;
    sh:property [ sh:path sd:name ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ],
        [ sh:path sd:graph ; sh:maxCount 1 ; sh:class sd:Graph ] .
"""
"""Domains, ranges and cardinalities of the vocabulary as the recommendation gives them."""
TERMS = set(
    "Service Dataset Graph NamedGraph endpoint supportedLanguage resultFormat feature defaultDataset defaultGraph"
    " namedGraph name graph SPARQL11Query".split()
)


def manifest(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(W3C / name / "manifest.ttl", format="turtle")


def cases(name: str) -> list[str]:
    """The names of a manifest's entries; none where the shared material is not there."""
    if not W3C.is_dir():
        return []
    read = manifest(name)
    (entries,) = read.objects(None, MF.entries)
    return [str(entry).rpartition("#")[2] for entry in Collection(read, entries)]


@pytest.fixture(scope="module")
def protocol(shared: Path) -> rdflib.Graph:
    return manifest("protocol")


@pytest.fixture(scope="module")
def suite(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the suite's own graphs; data0.rdf, which comes without data, is an empty one."""

    def write(state: Path) -> None:
        store = Store(str(state / "store"))
        store.add_graph(NamedNode(f"{DATA}data0.rdf"))
        for number in (1, 2, 3):
            name = NamedNode(f"{DATA}data{number}.rdf")
            for quad in parse(path=W3C / "protocol" / f"data{number}.nt", format=RdfFormat.N_TRIPLES):
                store.add(Quad(quad.subject, quad.predicate, quad.object, name))
        (state / "graph.ttl").write_bytes(
            turtle(q.triple for q in store.quads_for_pattern(None, None, None, DefaultGraph()))
        )
        store.flush()

    output = tmp_path_factory.mktemp("w3c") / "output"
    with building(output) as states:
        replace_state(output, states, write)
    with serving(output) as server:
        yield server


def requests_of(read: rdflib.Graph, case: str) -> list[rdflib.term.Node]:
    (entry,) = (node for node in read.subjects(RDF.type, MF.ProtocolTest) if str(node).endswith(f"#{case}"))
    action = read.value(entry, MF.action)
    found: list[rdflib.term.Node] = []
    for listed in read.objects(action, HT.requests):
        found.extend(Collection(read, listed))
    assert found
    return found


def send(suite: Served, read: rdflib.Graph, request: rdflib.term.Node) -> Reply:
    """A request as the manifest describes it."""
    path = str(read.value(request, HT.absolutePath))
    assert path.startswith("/sparql/")
    headers = {}
    for listed in read.objects(request, HT.headers):
        for header in Collection(read, listed):
            headers[str(read.value(header, HT.fieldName))] = str(read.value(header, HT.fieldValue))
    body = read.value(request, HT.body)
    content = None
    if body is not None:
        content = str(read.value(body, CNT.chars)).encode(str(read.value(body, CNT.characterEncoding)))
    return suite.send(str(read.value(request, HT.methodName)), path, content, headers)


def check(read: rdflib.Graph, request: rdflib.term.Node, reply: Reply) -> None:
    """The reply against what the manifest expects of it."""
    expected = read.value(request, HT.resp)
    statuses = {str(status).rpartition("StatusCode")[2] for status in read.objects(expected, MF.expectedStatus)}
    assert statuses
    assert f"{reply.status // 100}xx" in statuses, (reply.status, reply.text)
    boolean, format_ = read.value(expected, MF.expectedBoolean), read.value(expected, MF.expectedFormat)
    if isinstance(boolean, rdflib.Literal):
        assert reply.json()["boolean"] is boolean.toPython()
    if format_ is not None and str(format_) == "RDF":
        rdflib.Graph().parse(data=reply.body, format=RDF_TYPES[reply.media])
    elif format_ is not None:
        assert str(format_) in ("boolean", "tabular")
        assert reply.media in TABLE
        assert ("boolean" in reply.json()) == (str(format_) == "boolean")


@pytest.mark.parametrize("case", [case for case in cases("protocol") if case not in REFUSED])
def test_protocol(case: str, protocol: rdflib.Graph, suite: Served) -> None:
    for request in requests_of(protocol, case):
        check(protocol, request, send(suite, protocol, request))


@pytest.mark.parametrize("case", REFUSED)
def test_an_update_of_the_suite_is_refused(case: str, protocol: rdflib.Graph, suite: Served) -> None:
    reply = send(suite, protocol, requests_of(protocol, case)[0])
    assert reply.status == 403, REFUSED[case]
    assert "updates are refused" in reply.text


def test_no_case_is_left_out(shared: Path) -> None:
    assert len(cases("protocol")) == 34
    assert set(REFUSED) < set(cases("protocol"))
    assert set(cases("service-description")) == {"returns-rdf", "has-endpoint-triple", "conforms-to-schema"}


@pytest.fixture(params=["/sparql", "/sparql/"])
def described(request: pytest.FixtureRequest, suite: Served) -> tuple[str, rdflib.Graph]:
    """The address that was asked without a query, and what it answered."""
    reply = suite.get(request.param)
    assert reply.status == 200
    read = rdflib.Graph().parse(data=reply.body, format=RDF_TYPES[reply.media])
    return f"{suite.address[:-1]}{request.param}", read


def test_service_description_returns_rdf(described: tuple[str, rdflib.Graph]) -> None:
    assert len(described[1]) > 10


def test_service_description_has_the_endpoint(described: tuple[str, rdflib.Graph]) -> None:
    address, read = described
    assert list(read.objects(None, SD.endpoint)) == [rdflib.URIRef(address)]
    assert urlsplit(address).path in ("/sparql", "/sparql/")


def test_service_description_conforms_to_the_schema(described: tuple[str, rdflib.Graph]) -> None:
    _, read = described
    used = {str(term) for triple in read for term in triple if str(term).startswith(str(SD))}
    assert used <= {f"{SD}{term}" for term in TERMS}
    conforms, _, report = validate(read, shacl_graph=rdflib.Graph().parse(data=SERVICE_SHAPES, format="turtle"))
    assert conforms, report
    assert any(read.subjects(RDF.type, SD.Service))
    assert any(read.objects(None, SD.namedGraph))
    assert any(read.objects(None, RDFS.comment))
