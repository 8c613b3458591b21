"""What a build does about an output that was damaged, and about what is asked of one that has not changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLE = (
    "Leeds told to improve\n\n6 June 2023\n\nOfsted has rated Leeds City Council's children's services inadequate.\n"
)


@pytest.fixture
def built(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    source, output = tmp_path / "sources", tmp_path / "output"
    source.mkdir()
    (source / "an-article.txt").write_text(ARTICLE, "utf-8")
    assert run("build", source, "-o", output).exit_code == 0
    return source, output


@pytest.mark.parametrize("damage", ["store", "graph.ttl", "dataset.ttl", "text"])
def test_a_damaged_output_is_made_whole_by_building_again(run: Run, built: tuple[Path, Path], damage: str) -> None:
    source, output = built
    before = {name: (output / name).read_bytes() for name in ("graph.ttl", "dataset.ttl")}
    state = (output / "current").resolve()
    if damage in before:
        (state / damage).write_bytes(b"")
    else:
        for path in (state / damage).iterdir():
            path.unlink()
    assert run("build", source, "-o", output).exit_code == 0
    assert {name: (output / name).read_bytes() for name in before} == before
    assert run("check", "-g", output).exit_code == 0


def test_a_cache_that_cannot_be_written_is_one_line(run: Run, built: tuple[Path, Path]) -> None:
    source, output = built
    (source / "another.txt").write_text(ARTICLE.replace("Leeds", "Bury"), "utf-8")
    facts = output / ".state" / "facts"
    for path in facts.iterdir():
        path.unlink()
    facts.rmdir()
    facts.write_text("in the way", "utf-8")
    result = run("build", source, "-o", output)
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_pages_that_are_asked_for_are_made_also_where_nothing_has_changed(run: Run, built: tuple[Path, Path]) -> None:
    source, output = built
    assert run("build", source, "-o", output, "--no-pages", "--afresh").exit_code == 0
    assert not (output / "network.html").exists()
    assert run("build", source, "-o", output, "--pages").exit_code == 0
    assert (output / "network.html").is_file()


def test_where_decisions_lie_is_kept_up(run: Run, built: tuple[Path, Path], tmp_path: Path) -> None:
    source, output = built
    (tmp_path / "mine.yaml").write_text("", encoding="utf-8")
    assert run("build", source, "-o", output, "--decisions", tmp_path / "mine.yaml").exit_code == 0
    assert json.loads((output / "build.json").read_text("utf-8"))["decisions"] == str(tmp_path / "mine.yaml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "--base-iri", "https://example.org/a b/"), "ends in / is needed"),
        (("build", "--base-iri", "https://example.org/ontology#"), "ends in / is needed"),
        (("query", "coverage", "--timeout", "nan"), "a number of seconds is needed"),
        (("serve", "--timeout", "nan"), "a number of seconds is needed"),
        (("serve", "--max-answer", "nan"), "a number of megabytes is needed"),
        (("export", "turtle", "-o", "."), "is a folder: name a file"),
    ],
)
def test_odd_values_are_one_line(run: Run, built: tuple[Path, Path], arguments: tuple[str, ...], said: str) -> None:
    place = ("-g", built[1]) if arguments[0] != "build" else (built[0], "-o", built[1])
    result = run(*arguments, *place)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
