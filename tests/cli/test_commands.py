"""The commands that others rely on: what goes to standard output, what to standard error, and the exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import XSD, Dataset, Graph, Literal
from rdflib.term import Node

from kg import __version__
from kg.cli.group import COMMANDS
from tests.cli.conftest import Run

PAIRS = ("query", "shared-failings", "-p", "min=1")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"kg, version {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    result = run(command, "-h")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
    assert f"kg {command}" in result.stdout.split("Examples:")[1]


def test_a_build_says_what_it_made_and_prints_no_result(run: Run, articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "output")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Read 2 articles: 2 councils" in result.stderr
    for name in ("graph.ttl", "network.html", "issues.jsonl"):
        assert str(tmp_path / "output" / name) in result.stderr
        assert (tmp_path / "output" / name).is_file()


def test_a_quiet_build_says_nothing(run: Run, articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "output", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_the_base_iri_names_the_things(run: Run, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    run("build", articles, "-o", output, "--base-iri", "https://example.org/id/")
    graph = Graph().parse(output / "graph.ttl")
    assert [str(s) for s in graph.subjects() if str(s).startswith("https://example.org/id/inspection/liverpool")]
    assert not [s for s in graph.subjects() if str(s).startswith("https://w3id.org/inspection-kg/id/")]
    assert "Liverpool" in run(*PAIRS, "-g", output).stdout


def test_a_named_query_answers_as_a_table(run: Run, output: Path) -> None:
    result = run(*PAIRS, "-g", output)
    assert result.exit_code == 0
    assert "Liverpool City Council" in result.stdout
    assert "Sunderland City Council" in result.stdout
    assert "caseloads" in result.stdout.lower()


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "xml", "markdown"])
def test_an_answer_comes_in_every_format(run: Run, output: Path, format_: str) -> None:
    text = run(*PAIRS, "-g", output, "--format", format_).stdout
    assert "Liverpool City Council" in text
    if format_ == "csv":
        assert len(list(csv.reader(io.StringIO(text)))) == 2
    elif format_ == "json":
        assert len(json.loads(text)["results"]["bindings"]) == 1
    elif format_ == "xml":
        assert ElementTree.fromstring(text).tag.endswith("sparql")
    elif format_ == "markdown":
        assert text.splitlines()[1].startswith("|--")


def test_sparql_is_answered_as_text_and_from_a_file(run: Run, output: Path, tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(DISTINCT ?i) AS ?n) { ?i a ikg:Inspection }"
    (tmp_path / "count.rq").write_text(sparql)
    for given in (sparql, tmp_path / "count.rq"):
        assert run("query", given, "-g", output, "--format", "csv").stdout.split() == ["n", "2"]


def test_a_table_is_broken_for_a_width_and_says_the_same(run: Run, output: Path) -> None:
    whole = run("query", "evidence", "-g", output).stdout
    broken = run("query", "evidence", "-g", output, "--width", "180").stdout
    assert max(map(len, whole.splitlines())) > 180
    assert max(map(len, broken.splitlines())) <= 180
    assert set("".join(whole.split())) == set("".join(broken.split()))
    assert "kind" in broken.splitlines()[0]


def test_the_list_shows_every_named_query(run: Run, project: Path) -> None:
    listed = run("query", "--list").stdout
    for path in (project / "queries").glob("*.rq"):
        assert path.stem in listed


@pytest.mark.parametrize("format_", ["table", "csv", "json", "markdown"])
def test_an_answer_that_goes_on_says_so_on_standard_error(run: Run, output: Path, format_: str) -> None:
    first = run("query", "facts", "-g", output, "--format", format_, "-p", "size=2")
    assert "-p page=2 gives the next, -p size=N longer ones (2 now); kg export csv writes every fact." in first.stderr
    assert "there are more" not in first.stdout
    assert "there are more" not in run("query", "facts", "-g", output, "--format", format_, "-p", "size=5000").stderr
    councils = run("query", "council", "-g", output, "--format", format_, "-p", "size=2").stderr
    assert "-p page=2 gives the next, -p size=N longer ones (2 now)." in councils
    behind = run("query", "facts", "-g", output, "-p", "page=5000")
    assert behind.stderr == "No answer: page 5000 is behind the last.\n"


def test_a_query_with_a_time_limit_says_that_it_goes_on_too(run: Run, output: Path) -> None:
    result = run("query", "facts", "-g", output, "--timeout", "60", "-p", "size=2")
    assert "-p page=2 gives the next" in result.stderr


def test_an_empty_answer_is_said_on_standard_error(run: Run, output: Path) -> None:
    result = run("query", "SELECT ?x { ?x a ikg:Nothing }", "-g", output)
    assert result.exit_code == 0
    assert "No answer" in result.stderr


@pytest.mark.parametrize("name", [path.stem for path in sorted(Path("queries").glob("*.rq"))])
def test_every_named_query_runs_with_the_columns_of_its_head(run: Run, output: Path, name: str) -> None:
    from kg.graph.queries import find_query

    query = find_query(name, Path("queries"))
    needed = {"council": "Liverpool", "pattern": "high-caseloads", "person": "", "agency": "ofsted"}
    words = [w for p in query.parameters if p.default == "" for w in ("-p", f"{p.name}={needed[p.type]}")]
    result = run("query", name, "-g", output, "--format", "csv", *words)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split(",") == [column.name for column in query.columns]


def test_view_prints_where_the_page_is(run: Run, output: Path) -> None:
    result = run("view", "-g", output)
    assert result.stdout == f"{output / 'network.html'}\n"
    assert "Liverpool City Council" in (output / "network.html").read_text("utf-8")


def statements(graph: Graph) -> set[tuple[Node, ...]]:
    """The triples; a plain string and a string that says that it is one are the same in RDF 1.1."""
    return {
        tuple(
            Literal(str(term)) if isinstance(term, Literal) and term.datatype == XSD.string else term for term in triple
        )
        for triple in graph
    }


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "rdfxml", "jsonld"])
def test_formats_of_one_graph_say_what_the_turtle_says(run: Run, output: Path, tmp_path: Path, format_: str) -> None:
    names = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld", "turtle": "turtle"}
    assert run("export", format_, "-g", output, "-o", tmp_path / "graph").exit_code == 0
    expected = Graph().parse(output / "graph.ttl")
    assert statements(Graph().parse(tmp_path / "graph", format=names[format_])) == statements(expected)


@pytest.mark.parametrize("format_", ["trig", "nquads"])
def test_formats_of_many_graphs_keep_articles_apart(run: Run, output: Path, format_: str) -> None:
    dataset = Dataset()
    dataset.parse(data=run("export", format_, "-g", output).stdout, format=format_)
    assert len([graph for graph in dataset.graphs() if "article" in str(graph.identifier)]) == 2


@pytest.mark.parametrize("format_", ["graphml", "gexf"])
def test_the_network_opens_in_networkx(run: Run, output: Path, tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"network.{format_}"
    run("export", format_, "-g", output, "-o", target)
    graph = nx.read_graphml(target) if format_ == "graphml" else nx.read_gexf(target)
    assert graph.has_edge("council/liverpool", "failure-pattern/high-caseloads")
    assert "caseloads are too high" in graph.edges["council/liverpool", "failure-pattern/high-caseloads"]["quotes"]


def test_facts_as_csv_carry_their_quotes(run: Run, output: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "csv", "-g", output).stdout)))
    told = "SELECT DISTINCT ?fact { ?fact ikg:evidence ?e . FILTER NOT EXISTS { ?fact a ikg:AreaForImprovement } }"
    whole = run("query", told, "-g", output, "--format", "csv").stdout.split()[1:]
    assert {row["fact"] for row in rows} == set(whole)
    failings = [row for row in rows if row["kind"] == "failing" and row["council"] == "Liverpool City Council"]
    assert any("caseloads are too high" in row["quote"] and row["source"] == "liverpool.md" for row in failings)


def test_a_graph_that_is_right_passes_the_check(run: Run, output: Path) -> None:
    assert run("check", "-g", output).exit_code == 0


def test_a_quote_that_its_text_does_not_hold_fails_the_check(run: Run, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    run("build", articles, "-o", output, "--quiet")
    text = next((output / "current/text").glob("liverpool*.txt"))
    text.write_text(text.read_text("utf-8").replace("caseloads", "workloads"), encoding="utf-8")
    result = run("check", "-g", output)
    assert result.exit_code == 1
    assert "liverpool" in result.stdout


def test_explain_tells_which_patterns_fire_and_why(run: Run) -> None:
    result = run("explain", "Social workers' caseloads are too high.")
    assert result.exit_code == 0
    assert "high-caseloads" in result.stdout
    assert "deficit beside it: “too high”" in result.stdout


def test_explain_says_when_nothing_fires(run: Run) -> None:
    result = run("explain", "The sun shone on the town hall.")
    assert result.exit_code == 0
    assert "nothing" in (result.stdout + result.stderr).lower()


def test_explain_shows_the_sentences_behind_a_fact(run: Run, output: Path) -> None:
    found = run("query", "SELECT ?f { ?f a ikg:Failing } ORDER BY ?f", "-g", output, "--format", "csv").stdout.split()
    result = run("explain", found[1], "-g", output)
    assert result.exit_code == 0
    assert "liverpool.md" in result.stdout
    assert "too" in result.stdout


def kg(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *map(str, words)],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, check=False,
    )  # fmt: skip


def test_the_graph_is_the_same_whatever_the_hash_seed_and_the_order(articles: Path, tmp_path: Path) -> None:
    files = sorted(articles.iterdir())
    names = ("graph.ttl", "dataset.ttl", "network.html", "issues.jsonl")
    graphs = set()
    for seed, order in (("0", files), ("1", files[::-1]), ("77", files)):
        kg("build", *order, "-o", tmp_path / seed, cwd=tmp_path, PYTHONHASHSEED=seed)
        graphs.add(tuple((tmp_path / seed / name).read_bytes() for name in names))
    assert len(graphs) == 1


def test_an_output_that_lacks_a_character_gets_its_code_and_no_traceback(output: Path, tmp_path: Path) -> None:
    words = ("query", "SELECT ('naïve ●' AS ?x) {}", "-g", output)
    result = kg(*words, cwd=tmp_path, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert result.returncode == 0
    assert b"na\xefve \\u25cf" in result.stdout


def test_json_is_utf8_whatever_the_terminal_speaks(output: Path, tmp_path: Path) -> None:
    words = ("query", "SELECT ('naïve ●' AS ?x) {}", "-g", output, "--format", "json")
    result = kg(*words, cwd=tmp_path, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert "naïve ●" in result.stdout.decode()


def test_a_reader_who_leaves_early_is_no_error(output: Path, tmp_path: Path) -> None:
    code = "from kg.cli import main; main()"
    shell = f"'{sys.executable}' -c '{code}' export ntriples -g '{output}' | head -c 10; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, check=True)
    assert result.stderr == b""
    assert result.stdout.splitlines()[-1].endswith(b"0")


def test_an_interrupted_command_says_so_by_its_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.query.list_queries", interrupted)
    assert run("query", "--list").exit_code == 130
