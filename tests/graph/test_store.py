"""The output folder: all or nothing, in one step, and never somebody else's."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.graph.store import Content, Graph, add_pages, issue_lines, open_graph, publish
from kg.model import Issue
from tests.graph.conftest import content_of, three_articles

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def states(output: Path) -> list[Path]:
    return [path for path in (output / ".state").iterdir() if path.is_dir()]


def snapshot(folder: Path) -> dict[str, bytes | str]:
    """Every file and link outside the store, by name."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or path.is_file()) and "store" not in path.parts and path.name != "lock"
    }


def size(graph: Graph) -> int:
    return sum(1 for _ in graph.triples())


def test_a_build_writes_everything(output: Path, content: Content) -> None:
    assert sorted(path.name for path in output.iterdir()) == [
        ".state", "current", "dataset.ttl", "graph.ttl", "issues.jsonl", "store", "text"
    ]  # fmt: skip
    assert (output / "graph.ttl").readlink() == Path("current/graph.ttl")
    assert (output / "graph.ttl").read_bytes().startswith(b"@prefix")
    assert json.loads((output / "issues.jsonl").read_text().splitlines()[0])["code"] == "contradiction"
    with open_graph(output) as graph:
        assert size(graph) == len(set(content.triples))
        assert graph.text("courier") == content.texts["courier"]
        assert graph.issues() == tuple(content.issues)


def test_the_folder_may_be_moved(content: Content, tmp_path: Path) -> None:
    publish(tmp_path / "a", content)
    (tmp_path / "a").rename(tmp_path / "b")
    with open_graph(tmp_path / "b") as graph:
        assert size(graph)
    assert (tmp_path / "b" / "graph.ttl").exists()


def test_texts_keep_every_character(tmp_path: Path) -> None:
    text = "one\r\ntwo\rthree\n\u2028four\ufeff"
    publish(tmp_path / "o", Content([], [], {"a": text}))
    with open_graph(tmp_path / "o") as graph:
        assert graph.text("a") == text


def test_a_second_build_replaces_the_first(content: Content, tmp_path: Path) -> None:
    output = tmp_path / "o"
    publish(output, content, lambda graph: {"old.html": "x"})
    publish(output, content_of(three_articles()[:1]), lambda graph: {"new.html": b"y"})
    assert len(states(output)) == 1
    assert not (output / "old.html").is_symlink()
    assert (output / "new.html").read_text() == "y"
    with open_graph(output) as graph, pytest.raises(GraphError, match="echo"):
        graph.text("echo")


def test_pages_are_made_from_the_new_graph(content: Content, tmp_path: Path) -> None:
    def pages(graph: Graph) -> Mapping[str, str]:
        return {"size.txt": str(size(graph)), "pages/a.html": "a"}

    publish(tmp_path / "o", content, pages)
    assert (tmp_path / "o" / "size.txt").read_text() == str(len(set(content.triples)))
    assert (tmp_path / "o" / "pages" / "a.html").read_text() == "a"
    add_pages(tmp_path / "o", {"size.txt": "changed", "more.txt": "new"})
    assert (tmp_path / "o" / "size.txt").read_text() == "changed"
    assert (tmp_path / "o" / "more.txt").read_text() == "new"


def test_a_reader_keeps_its_state_while_a_new_one_is_swapped_in(content: Content, tmp_path: Path) -> None:
    output = tmp_path / "o"
    publish(output, content)
    with open_graph(output) as old:
        publish(output, content_of(three_articles()[:1]))
        assert size(old) == len(set(content.triples))
        assert old.text("echo")
        with open_graph(output) as new:
            assert size(new) < size(old)
    publish(output, content)
    assert len(states(output)) == 1


@pytest.mark.parametrize("made", [False, True])
def test_no_graph_is_one_clear_line(tmp_path: Path, made: bool) -> None:
    output = tmp_path / "none"
    if made:
        output.mkdir()
    with pytest.raises(GraphError, match=r"no graph in .*none: run kg build -o .*none first"):
        open_graph(output)
    with pytest.raises(GraphError):
        add_pages(output, {"a": "b"})
    assert output.exists() == made
    assert not made or not list(output.iterdir())


def test_a_folder_of_somebody_else_is_refused(content: Content, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(GraphError, match="not empty and was not made by kg"):
        publish(tmp_path, content)
    assert snapshot(tmp_path) == {"thesis.txt": b"mine"}


def test_a_file_in_the_way_is_refused(content: Content, tmp_path: Path) -> None:
    publish(tmp_path / "o", content)
    (tmp_path / "o" / "graph.ttl").unlink()
    (tmp_path / "o" / "graph.ttl").write_text("mine")
    before = snapshot(tmp_path)
    with pytest.raises(GraphError, match=r"graph\.ttl: stands where kg build writes its output"):
        publish(tmp_path / "o", content)
    assert snapshot(tmp_path) == before
    (tmp_path / "file").write_text("x")
    with pytest.raises(GraphError, match="file: is a file: name a folder"):
        publish(tmp_path / "file", content)


def test_a_folder_that_holds_only_git_s_marker_is_taken(content: Content, tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    publish(tmp_path, content)
    assert (tmp_path / "graph.ttl").exists()


def test_what_cannot_be_written_is_said(content: Content, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        publish(Path("/proc/kg-output"), content)
    (tmp_path / "file").write_text("x")
    with pytest.raises(GraphError, match="cannot be written"):
        publish(tmp_path / "file" / "o", content)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("first", [True, False])
def test_a_build_that_fails_leaves_everything_as_it_was(content: Content, tmp_path: Path, first: bool) -> None:
    output = tmp_path / "new" / "o"
    if not first:
        publish(output, content)
    before = snapshot(tmp_path)

    def fail(graph: Graph) -> Mapping[str, str]:
        raise RuntimeError("a defect")

    with pytest.raises(RuntimeError):
        publish(output, content_of(three_articles()[:1]), fail)
    assert snapshot(tmp_path) == before
    assert output.exists() != first
    if not first:
        assert len(states(output)) == 1


def test_a_second_build_at_the_same_time_gets_a_clear_message(content: Content, tmp_path: Path) -> None:
    def again(graph: Graph) -> Mapping[str, str]:
        with pytest.raises(GraphError, match="another build is writing here"):
            publish(tmp_path / "o", content)
        return {}

    publish(tmp_path / "o", content, again)
    with open_graph(tmp_path / "o") as graph:
        assert size(graph)


BUILDER = """
import sys
from pathlib import Path
from kg.graph.store import publish
from tests.graph.conftest import content_of, three_articles
contents = [content_of(three_articles()), content_of(three_articles()[:1])]
print("ready", flush=True)
while True:
    for content in contents:
        publish(Path(sys.argv[1]), content, lambda graph: {"page.html": "x" * 100000})
"""


def test_a_build_killed_at_any_moment_leaves_the_old_state_or_the_new(content: Content, tmp_path: Path) -> None:
    output = tmp_path / "o"
    publish(output, content)
    sizes = {len(set(content.triples)), len(set(content_of(three_articles()[:1]).triples))}
    for moment in range(12):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        builder = subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(output)], env=environment, stdout=subprocess.PIPE
        )
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(0.013 * moment)
        builder.send_signal(signal.SIGKILL)
        builder.wait()
        builder.stdout.close()
        with open_graph(output) as graph:
            assert size(graph) in sizes
            turtle = (graph.folder / "graph.ttl").read_bytes()
        assert (output / "graph.ttl").read_bytes() == turtle
    publish(output, content)
    assert len(states(output)) == 1
    assert sorted(path.name for path in output.iterdir()) == [
        ".state", "current", "dataset.ttl", "graph.ttl", "issues.jsonl", "store", "text"
    ]  # fmt: skip


def test_what_killed_builds_were_writing_is_removed(content: Content, tmp_path: Path) -> None:
    publish(tmp_path / "o", content)
    half = tmp_path / "o" / ".state" / ".digests.json.0123abcd"
    whole = half.with_name("digests.json")
    for path in (half, whole):
        path.touch()
    publish(tmp_path / "o", content)
    assert (half.exists(), whole.exists()) == (False, True)


def test_issues_are_sorted_json_lines_each_once() -> None:
    issues = [Issue("b", "x", "m\nn"), Issue("a", "x", "é", 3, 4, "q"), Issue("b", "x", "m\nn")]
    lines = issue_lines(issues).splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["a", "b"]
    assert json.loads(lines[0]) == {"source": "a", "code": "x", "message": "é", "start": 3, "end": 4, "quote": "q"}
    assert "é" in lines[0]
