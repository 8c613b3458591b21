"""``kg diff``: two graphs compared in the terms of the field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.graph.store import publish
from tests.cli.conftest import Run, error_of
from tests.graph.conftest import content_of, three_articles
from tests.graph.miniature import Story


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A graph, and the same without one article, with another one, and with a third told otherwise."""
    folder = tmp_path_factory.mktemp("diff")
    courier, echo, gazette = three_articles()
    more = Story("herald", issued="2024-02-01").inspection("main", "ilacs", start="2024-01-15")
    more.judgement("good").judgement("good", "help-and-protection").failing("delay")
    later = Story("echo-2", issued="2023-05-17")
    later.inspection("main", "ilacs", start="2023-03-13", end="2023-03-27").judgement("requires-improvement")
    changed = later.done()
    publish(folder / "old", content_of([courier, echo, gazette]))
    publish(folder / "new", content_of([courier, changed, more.done()]))
    return folder / "old", folder / "new"


def test_a_line_for_each_council(run: Run, two: tuple[Path, Path]) -> None:
    result = run("diff", *two)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Liverpool City Council: 1 inspection added (new article), 2 judgements added (new article), "
        "1 failing added (new article), 1 inspection changed",
        "Sunderland City Council: 1 inspection withdrawn (article removed), 2 judgements withdrawn (article removed), "
        "3 failings withdrawn (article removed), 1 post withdrawn (article removed)",
    ]


def test_turtle_files_are_compared_too_and_details_name_every_fact(run: Run, two: tuple[Path, Path]) -> None:
    lines = run("diff", two[0] / "graph.ttl", two[1], "--details").stdout.splitlines()
    assert "  judgement added: Overall effectiveness: Good (2024-01-15)" in lines
    assert "  failing withdrawn: Delay (2015)" in lines
    assert "  post withdrawn: John Smith: chief executive: former" in lines
    assert (
        "  inspection changed: Ilacs: 2023-03-13: 2023-03-27, before: Ilacs: 2023-03-13: 2023-03-24: 2023-05-15"
        in lines
    )


def test_json_holds_it_all(run: Run, two: tuple[Path, Path]) -> None:
    told = json.loads(run("diff", *two, "--format", "json").stdout)
    assert told["articles"] == {"added": ["echo-2.txt", "herald.txt"], "removed": ["echo.txt", "gazette.txt"]}
    assert {change["change"] for change in told["changes"]} == {"added", "withdrawn", "changed"}
    assert all(change["iri"].startswith("https://") for change in told["changes"])


def test_no_difference_is_said(run: Run, two: tuple[Path, Path]) -> None:
    result = run("diff", two[0], two[0])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No difference.\n")


def test_what_is_no_graph_is_refused(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    assert "no graph in" in error_of(run("diff", tmp_path, two[0]))
    assert "cannot be read" in error_of(run("diff", two[0], tmp_path / "none.ttl"))
    (tmp_path / "bad.ttl").write_text("<a> <b")
    assert "is not Turtle" in error_of(run("diff", two[0], tmp_path / "bad.ttl"))
