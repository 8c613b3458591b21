"""``kg build`` a second time: what is known is not read, what has not changed is not written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import TIMES
from kg.graph.store import open_graph
from kg.report import KINDS
from tests.cli.conftest import LIVERPOOL, SUNDERLAND, Run

ECHO = LIVERPOOL.replace("a test", "the Echo").replace("caseloads are too high", "caseloads are far too high")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sources that a test may change."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "liverpool.md").write_text(LIVERPOOL, encoding="utf-8")
    (sources / "sunderland.md").write_text(SUNDERLAND, encoding="utf-8")
    (sources / "empty.txt").touch()
    return sources


def told(run: Run, folder: Path, output: Path, *options: str) -> str:
    """Build; the first line of the summary."""
    result = run("build", folder, "-o", output, *options)
    assert result.exit_code == 0, result.stderr
    return next(line for line in result.stderr.splitlines() if "article" in line)


def content(output: Path) -> dict[str, object]:
    """All that is written: files but for the store and the times, and the sorted quads."""
    with open_graph(output) as graph:
        paths = [path for path in graph.folder.rglob("*") if path.is_file() and "store" not in path.parts]
        paths.remove(graph.folder / TIMES)
        quads = sorted(map(str, graph.store.quads_for_pattern(None, None, None, None)))
        return {**{path.name: path.read_bytes() for path in paths}, "quads": quads}


def test_changes_come_to_the_graph_made_afresh(run: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert told(run, folder, output).startswith("Read 2 articles:")
    state = (output / "current").readlink()
    assert told(run, folder, output).startswith("Nothing has changed: 2 articles:")
    assert (output / "current").readlink() == state

    (folder / "echo.md").write_text(ECHO, encoding="utf-8")
    assert told(run, folder, output).startswith("3 articles, 1 of them read now:")
    assert (output / "current").readlink() != state
    told(run, folder, tmp_path / "again")
    assert content(output) == content(tmp_path / "again")
    assert b"far too high" in (output / "graph.ttl").read_bytes()
    assert (output / "network.html").read_bytes() == (tmp_path / "again" / "network.html").read_bytes()

    (folder / "echo.md").unlink()
    (folder / "sunderland.md").write_text(SUNDERLAND.replace("delays in", "long delays in"), encoding="utf-8")
    assert told(run, folder, output).startswith("2 articles, 1 of them read now:")
    told(run, folder, tmp_path / "third")
    assert content(output) == content(tmp_path / "third")
    assert run("check", "-g", output).exit_code == 0


def test_one_may_ask_for_everything_afresh(run: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    told(run, folder, output)
    before = content(output)
    assert told(run, folder, output, "--afresh").startswith("Read 2 articles:")
    assert content(output) == before


def test_another_base_is_another_graph(run: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    told(run, folder, output)
    assert told(run, folder, output, "--base-iri", "https://example.org/").startswith("2 articles, none of them read")
    told(run, folder, tmp_path / "again", "--base-iri", "https://example.org/")
    assert content(output) == content(tmp_path / "again")


def test_nothing_new_needs_no_reader(run: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    told(run, folder, output)
    program = (
        "import sys; from pathlib import Path; from kg.build import build;"
        f"report = build([Path({str(folder)!r})], Path({str(output)!r}));"
        "print(report.changed, report.articles, report.read, {'spacy', 'trafilatura', 'pyvis'} & {*sys.modules})"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False 2 0 set()"


def test_a_removed_article_needs_no_reader(run: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    told(run, folder, output)
    (folder / "sunderland.md").unlink()
    program = (
        "import sys; from pathlib import Path; from kg.build import build;"
        f"report = build([Path({str(folder)!r})], Path({str(output)!r}));"
        "print(report.changed, report.articles, report.read, 'spacy' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "True 1 0 False"
    assert "Sunderland" not in (output / "graph.ttl").read_text("utf-8")


def test_times_stand_apart(run: Run, folder: Path, tmp_path: Path) -> None:
    told(run, folder, tmp_path / "output")
    times = json.loads((tmp_path / "output" / "build.json").read_text())
    assert sorted(times) == ["begun", "decisions", "merged", "version"]
    assert times["begun"][:10].encode() not in (tmp_path / "output" / "graph.ttl").read_bytes()


def test_pages_may_wait(run: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    result = run("build", folder, "-o", output, "--no-pages")
    assert f"Page:   none; kg view -g {output} writes them" in result.stderr.splitlines()
    assert not (output / "network.html").exists()
    assert run("view", "-g", output).exit_code == 0
    told(run, folder, tmp_path / "again")
    books = {".answers.json": b"", ".pages.json": b""}  # what a build keeps of its own pages
    assert {**content(output), **books} == {**content(tmp_path / "again"), **books}
    (folder / "echo.md").write_text(ECHO, encoding="utf-8")
    run("build", folder, "-o", output, "--no-pages")
    assert not (output / "network.html").is_symlink()


def test_what_is_counted_is_told_in_the_singular_and_in_the_plural(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "liverpool.md"
    article.write_text(LIVERPOOL, encoding="utf-8")
    line = told(run, article, tmp_path / "output")
    counts = [part.strip(" .") for part in line.partition(":")[2].split(",")]
    assert line.startswith("Read 1 article: 1 council, 1 inspection, ")
    assert [part.split(" ", 1)[1] for part in counts if not part.startswith("1 ")]
    for part in counts:
        count, kind = part.split(" ", 1)
        assert kind in (KINDS.values() if count == "1" else KINDS)
