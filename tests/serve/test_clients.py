"""The clients that people use ask the server: SPARQLWrapper in Python, fetch-sparql-endpoint in JavaScript."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rdflib
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from tests.conftest import missing
from tests.serve.serving import Served

JS = Path(__file__).parent / "js"
COUNCILS = """
PREFIX ikg: <https://w3id.org/inspection-kg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label { ?council a ikg:Council ; rdfs:label ?label } ORDER BY ?label
"""
CONSTRUCT = "CONSTRUCT WHERE { ?council a <https://w3id.org/inspection-kg/ontology#Council> }"


def wrapper(served: Served, query: str, returned: str, method: str = GET, how: str = URLENCODED) -> Any:
    client = SPARQLWrapper(f"{served.address}sparql")
    client.setMethod(method)
    client.setRequestMethod(how)
    client.setReturnFormat(returned)
    client.setQuery(query)
    return client


@pytest.mark.parametrize(("method", "how"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_gets_tables(served: Served, method: str, how: str) -> None:
    found = wrapper(served, COUNCILS, JSON, method, how).queryAndConvert()
    labels = [row["label"]["value"] for row in found["results"]["bindings"]]
    assert labels == sorted(labels)
    assert "Liverpool City Council" in labels
    for text in (CSV, TSV):
        assert b"Liverpool City Council" in wrapper(served, COUNCILS, text, method, how).queryAndConvert()
    assert "Liverpool City Council" in wrapper(served, COUNCILS, XML, method, how).queryAndConvert().toxml()


@pytest.mark.parametrize("returned", [TURTLE, N3, RDFXML, JSONLD])
def test_sparqlwrapper_gets_graphs(served: Served, returned: str) -> None:
    found = wrapper(served, CONSTRUCT, returned).queryAndConvert()
    read = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert len(read) == 5


def test_sparqlwrapper_gets_a_truth_value(served: Served) -> None:
    assert wrapper(served, "ASK { ?s ?p ?o }", JSON).queryAndConvert()["boolean"] is True


def test_sparqlwrapper_tells_what_was_wrong(served: Served) -> None:
    with pytest.raises(QueryBadFormed, match="not SPARQL"):
        wrapper(served, "SELECT * { ?s ?p }", JSON).query()
    update = wrapper(served, "CLEAR ALL", JSON, POST)
    with pytest.raises((SPARQLWrapperException, OSError)) as raised:
        update.query()
    assert "403" in str(raised.value)


def test_this_program_asks_it_as_it_asks_a_folder(served: Served, output: Path) -> None:
    def printed(*words: str) -> str:
        done = subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, text=True, check=True)
        return done.stdout

    query = ("query", "failing-patterns", "--format", "csv")
    assert printed(*query, "--endpoint", f"{served.address}sparql") == printed(*query, "-g", str(output)) != ""


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_javascript_client_gets_tables_graphs_and_truth_values(served: Served, method: str) -> None:
    node = shutil.which("node")
    if node is None or not (JS / "node_modules").is_dir():
        missing(f"no Node.js, or no client in {JS.relative_to(JS.parents[2])}: npm ci --prefix tests/serve/js")
    command = [str(node), str(JS / "ask.mjs"), f"{served.address}sparql", method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert "Liverpool City Council" in found["labels"]
    assert (found["triples"], found["yes"]) == (10, True)
    assert "SERVICE is refused" in found["refusal"]
