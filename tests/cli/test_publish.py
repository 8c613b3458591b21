"""``kg publish`` as a user meets it."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import Run, error_of
from tests.servers import Running


def count(server: Running, graph: str | None = None) -> int:
    """How many triples a server holds, in a named graph or in its default graph."""
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    asked = urllib.parse.urlencode({"query": f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"})
    request = urllib.request.Request(f"{server.query}?{asked}", headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return int(json.load(answer)["results"]["bindings"][0]["n"]["value"])


def triples(run: Run, output: Path) -> int:
    return len(run("export", "ntriples", "-g", output).stdout.splitlines())


def log_in(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("via", ["gsp", "update"])
def test_a_graph_arrives_whole_at_virtuoso(
    run: Run, output: Path, virtuoso: Running, monkeypatch: pytest.MonkeyPatch, via: str
) -> None:
    log_in(virtuoso, monkeypatch)
    graph = f"https://example.org/whole-{via}"
    url = {"gsp": virtuoso.store, "update": virtuoso.update}[via]
    result = run("publish", url, "-g", output, "--via", via, "--named-graph", graph, "--batch", "50", "--afresh")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert f"Sent {triples(run, output):,} triples" in result.stderr
    assert count(virtuoso, graph) == triples(run, output)


@pytest.mark.parametrize("via", ["gsp", "update"])
def test_a_graph_arrives_whole_in_the_default_graph(run: Run, output: Path, oxigraph: Running, via: str) -> None:
    url = {"gsp": oxigraph.store, "update": oxigraph.update}[via]
    assert run("publish", url, "-g", output, "--via", via, "--batch", "50").exit_code == 0
    assert count(oxigraph) == triples(run, output)


def test_credentials_that_are_missing_are_named(run: Run, output: Path, virtuoso: Running) -> None:
    complaint = error_of(run("publish", virtuoso.store, "-g", output, "--named-graph", "https://example.org/nobody"))
    assert "401" in complaint
    assert "KG_USER" in complaint
