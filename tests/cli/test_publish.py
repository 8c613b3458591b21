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


ENDPOINT_GRAPH = "https://example.org/asked"


@pytest.fixture
def published(run: Run, output: Path, virtuoso: Running, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The options that read the graph at Virtuoso."""
    with monkeypatch.context() as patched:
        log_in(virtuoso, patched)
        assert run("publish", virtuoso.store, "-g", output, "--named-graph", ENDPOINT_GRAPH).exit_code == 0
    return ("--endpoint", virtuoso.query, "--named-graph", ENDPOINT_GRAPH)


@pytest.mark.parametrize("format_", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "gexf", "csv"])
def test_an_export_from_there_has_the_same_bytes(
    run: Run, output: Path, published: tuple[str, ...], format_: str
) -> None:
    here, there = run("export", format_, "-g", output), run("export", format_, *published)
    assert there.exit_code == 0, there.stderr
    assert there.stdout_bytes == here.stdout_bytes


def test_pages_from_there_have_the_same_bytes(
    run: Run, output: Path, published: tuple[str, ...], tmp_path: Path
) -> None:
    assert run("view", "-g", output, "-o", tmp_path / "here").exit_code == 0
    result = run("view", *published, "-o", tmp_path / "pages")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.strip() == str(tmp_path / "pages" / "network.html")
    made = {path.relative_to(tmp_path / "pages") for path in (tmp_path / "pages").rglob("*.html")}
    assert Path("council/liverpool.html") in made
    for name in made:
        page = (tmp_path / "pages" / name).read_bytes()
        assert page == (tmp_path / "here" / name).read_bytes()
        assert b"text/" not in page.replace(b"text/html", b"").replace(b"text/css", b"")


@pytest.mark.parametrize("more", [(), ("--fetch",), ("--no-fetch",), ("--timeout", "60")])
def test_a_named_query_with_a_parameter_is_answered_there(
    run: Run, output: Path, published: tuple[str, ...], more: tuple[str, ...]
) -> None:
    words = ("query", "council", "-p", "council=Liverpool", "--format", "csv")
    here, there = run(*words, "-g", output), run(*words, *published, *more)
    assert there.exit_code == 0, there.stderr
    assert there.stdout == here.stdout
    assert "High caseloads" in there.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("query", "coverage", "--endpoint", "http://127.0.0.1:9/x"), "cannot be reached"),
        (("query", "coverage", "--endpoint", "localhost"), "begins with http"),
        (("query", "coverage", "--endpoint", "http://127.0.0.1:9/x", "-g", "output"), "two places"),
        (("query", "coverage", "--named-graph", "https://example.org/g"), "--endpoint"),
        (("query", "coverage", "--fetch"), "--endpoint"),
        (("query", "coverage", "--no-fetch"), "--endpoint"),
        (("view", "--endpoint", "http://127.0.0.1:9/x"), "-o"),
        (("export", "turtle", "--endpoint", "http://127.0.0.1:9/x"), "cannot be reached"),
        (("publish", "http://127.0.0.1:9/x", "--replace"), "--default-graph"),
        (("publish", "http://127.0.0.1:9/x", "--replace", "--add"), "contradict"),
        (("publish", "http://127.0.0.1:9/x", "--named-graph", "g"), "not the IRI"),
        (
            ("publish", "http://127.0.0.1:9/x", "--named-graph", "https://example.org/g", "--default-graph"),
            "two places",
        ),
        (("publish", "http://ann:secret@127.0.0.1:9/x"), "KG_USER"),
    ],
)
def test_wrong_use_is_one_line(run: Run, words: tuple[str, ...], says: str) -> None:
    complaint = error_of(run(*words))
    assert says in complaint
    assert "secret" not in complaint


def test_pages_do_not_go_into_a_build(run: Run, output: Path, published: tuple[str, ...]) -> None:
    assert "holds a build" in error_of(run("view", *published, "-o", output))


def test_the_other_protocol_is_suggested_where_one_is_not_taken(run: Run, output: Path, oxigraph: Running) -> None:
    assert "--via update" in error_of(run("publish", oxigraph.update, "-g", output))
    assert "--via gsp" in error_of(run("publish", oxigraph.query, "-g", output, "--via", "update"))


def test_what_is_lost_at_the_server_is_found(run: Run, output: Path, oxigraph: Running) -> None:
    words = ("publish", oxigraph.store, "-g", output, "--verify", oxigraph.query)
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    assert f"All {triples(run, output):,} triples are there" in result.stderr
    update = b"DELETE WHERE { ?council <http://www.w3.org/2000/01/rdf-schema#label> 'Liverpool City Council' }"
    headers = {"Content-Type": "application/sparql-update"}
    with urllib.request.urlopen(urllib.request.Request(oxigraph.update, update, headers), timeout=60):
        pass
    result = run(*words)
    assert result.exit_code == 1
    assert f"1 of {triples(run, output):,} triples are not there, the first: <" in result.stderr
    result = run(*words, "--afresh")
    assert result.exit_code == 0
