"""What bad input gets: one line that names the thing, exit code 2, and an earlier output left as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import GraphError
from tests.cli.conftest import LIVERPOOL, Run, error_of


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bild",), "No such command 'bild', did you mean 'build'?"),
        (("build", "--outptu", "x"), "--output"),
        (("build", "no-such-folder"), "no-such-folder: no such file or folder"),
        (("build", "--base-iri", "example"), "--base-iri example: an IRI of http"),
        (("query", "--format", "exel", "council"), "exel"),
        (("query",), "kg query --list"),
        (("query", "shared-failings", "-g", "nowhere"), "no graph in nowhere: run kg build -o nowhere first"),
        (("view", "-g", "nowhere"), "no graph in nowhere"),
        (("export", "turtle", "-g", "nowhere"), "no graph in nowhere"),
        (("check", "-g", "nowhere"), "no graph in nowhere"),
        (("export", "excel"), "excel"),
        (("evaluate", "nowhere"), "nowhere: no such folder"),
    ],
)
def test_wrong_use_is_one_line(run: Run, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch,
                               tmp_path: Path) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert told in error_of(run(*words))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("shared-failngs",), "did you mean 'shared-failings'?"),
        (("SELECT ?x { ?x",), "not SPARQL: line 1, column 15: something is missing at the end"),
        (("SELECT ?x { ?x a foo:Bar }",), "not SPARQL: line 1, column 25: unknown prefix in foo:Bar"),
        (("SELEC ?x { ?x a ikg:Council }",), "not understood from"),
        (("SELECT ?x ?n { ?x a ?n } GROUP BY ?x",), "does not bind or group by"),
        (("shared-failings", "-p", "mim=2"), "no parameter 'mim'"),
        (("shared-failings", "-p", "min"), "-p min: a parameter is given as name=value"),
        (("shared-failings", "-p", "min=two"), "not an integer: 'two'"),
        (("council", "-p", "council=Liverpol"), "did you mean"),
        (("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",), "SERVICE is refused"),
        (("no-such-file.rq",), "no-such-file.rq: cannot be read: No such file or directory"),
        (("shared-failings", "--format", "json", "--limit", "3"), "--limit"),
    ],
)
def test_a_query_that_cannot_be_answered_is_one_line(run: Run, output: Path, words: tuple[str, ...], told: str) -> None:
    assert told in error_of(run("query", "-g", output, *words))


def write_bad_files(folder: Path) -> None:
    (folder / "good one é.md").write_text(LIVERPOOL, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "broken front matter.md").write_text('---\ntitle: "unclosed\ndate: [\n---\n\nText.\n', encoding="utf-8")
    with (folder / "huge.txt").open("wb") as file:  # 200 MB that take no room on the disk
        file.truncate(200 * 1024 * 1024)


def test_files_that_cannot_be_read_are_a_line_each_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "with spaces é"
    folder.mkdir()
    write_bad_files(folder)
    result = run("build", folder, "-o", tmp_path / "output")
    assert result.exit_code == 0
    told = [line for line in result.stderr.splitlines() if line.startswith("Not read: ")]
    assert sorted(line.split(": ")[1] for line in told) == [
        "binary.txt", "broken front matter.md", "empty.txt", "huge.txt",
    ]  # fmt: skip
    assert "Read 1 article:" in result.stderr
    assert "good one é.md" in (tmp_path / "output/graph.ttl").read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 500])
def test_nothing_readable_leaves_the_earlier_output_as_it_was(
    run: Run, articles: Path, tmp_path: Path, content: bytes
) -> None:
    output = tmp_path / "output"
    run("build", articles, "-o", output)
    before = (output / "graph.ttl").read_bytes()
    (tmp_path / "bad.txt").write_bytes(content)
    assert "bad.txt" in error_of(run("build", tmp_path / "bad.txt", "-o", output))
    assert (output / "graph.ttl").read_bytes() == before


def test_a_folder_with_nothing_to_read_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    message = error_of(run("build", tmp_path / "empty", "-o", tmp_path / "output"))
    assert "empty" in message
    assert ".txt" in message
    assert not (tmp_path / "output").exists()


def test_an_output_that_is_a_file_is_named(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")
    assert "output" in error_of(run("build", articles, "-o", tmp_path / "output", "--quiet"))
    assert (tmp_path / "output").read_text() == "mine"


def test_a_folder_of_the_users_own_files_is_not_taken(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    assert "is not empty" in error_of(run("build", articles, "-o", tmp_path, "--quiet"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thesis.doc"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_without_permission_is_named(run: Run, articles: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be written" in error_of(run("build", articles, "-o", tmp_path / "output", "--quiet"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write to")
def test_an_output_that_cannot_be_written_is_named(run: Run, articles: Path) -> None:
    assert "cannot be written" in error_of(run("build", articles, "-o", "/proc/output", "--quiet"))


def test_what_commands_a_terminal_is_not_printed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "red \x1b[31m.txt").write_bytes(b"")
    assert "\x1b" not in error_of(run("build", tmp_path / "red \x1b[31m.txt", "-o", tmp_path / "output"))
    assert "\x1b" not in run("explain", "Caseloads \x1b[31m are too high.").stdout


def test_an_export_that_cannot_be_written_is_named(run: Run, output: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for target in (tmp_path / "no-such-folder/graph.ttl", tmp_path / "file/graph.ttl"):
        assert "cannot be written" in error_of(run("export", "turtle", "-g", output, "-o", target))


def test_an_export_that_breaks_off_leaves_nothing(
    run: Run, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise GraphError(output, "is damaged")

    monkeypatch.setattr("kg.cli.export.stream", broken)
    assert "is damaged" in error_of(run("export", "turtle", "-g", output, "-o", tmp_path / "graph.ttl"))
    assert not list(tmp_path.glob("*graph.ttl*"))


def test_a_pipeline_that_is_not_installed_is_named(run: Run, articles: Path, tmp_path: Path) -> None:
    words = ("build", articles, "-o", tmp_path / "output", "--pipeline", "en_no_such_model")
    assert "en_no_such_model" in error_of(run(*words))


def test_a_damaged_store_is_one_line(run: Run, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    run("build", articles, "-o", output)
    (output / "store/CURRENT").write_bytes(b"nonsense")
    assert "run kg build again" in error_of(run("query", "coverage", "-g", output))


def test_no_words_at_all_show_the_help_as_it_is_written(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:\n  build" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_results_that_do_not_fit_on_the_disk_are_one_line(output: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", "coverage", "-g", str(output)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "Error: the results cannot be written to standard output: No space left on device"
    ]
