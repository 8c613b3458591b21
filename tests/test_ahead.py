"""A process that gets ready to read before it is known what there is to read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import pytest

from kg import build as building
from kg.ahead import is_worth_it, start
from kg.aside import Aside
from kg.build import build
from kg.graph.folder import current_state
from kg.graph.store import open_graph
from kg.reading.find import find_sources

T = TypeVar("T")
ARTICLE = "Ofsted inspected {} City Council in May 2023 and judged its children's services inadequate.\n"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, whose graph was built, on a machine with two processors."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "leeds.md").write_text(ARTICLE.format("Leeds"), encoding="utf-8")
    build([folder], tmp_path / "output")
    return folder


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What processes were started for."""
    names: list[str] = []

    class Noting(Aside[T]):
        def __enter__(self) -> Aside[T]:
            names.append("started")
            return super().__enter__()

    monkeypatch.setattr(building, "Aside", Noting)
    return names


def turtle(output: Path) -> bytes:
    with open_graph(output) as graph:
        return (graph.folder / "graph.ttl").read_bytes()


def test_what_is_read_ahead_is_what_is_read_otherwise(sources: Path, tmp_path: Path, started: list[str]) -> None:
    (sources / "salford.md").write_text(ARTICLE.format("Salford"), encoding="utf-8")
    (sources / "empty.md").touch()
    report = build([sources], tmp_path / "output", parallel=True)
    assert started
    assert report.read == 2
    assert [issue.source for issue in report.unreadable] == ["empty.md"]
    build([sources], tmp_path / "afresh")
    assert turtle(tmp_path / "output") == turtle(tmp_path / "afresh")


def test_a_wrong_guess_does_no_harm(sources: Path, tmp_path: Path, started: list[str]) -> None:
    (sources / "salford.md").touch()
    (sources / "salford.md").unlink()
    assert not build([sources], tmp_path / "output", parallel=True).changed
    assert started == ["started"]


def test_nothing_is_guessed_of_folders_that_are_as_they_were(sources: Path, tmp_path: Path) -> None:
    files, _ = find_sources([sources])
    state = current_state(tmp_path / "output")
    assert state is not None
    assert not is_worth_it(files, state)
    assert not is_worth_it(files, None)
    (sources / "salford.md").touch()
    assert is_worth_it(files, state)


def test_a_command_starts_it_where_a_folder_that_it_was_given_has_changed(sources: Path, tmp_path: Path) -> None:
    assert start([sources], tmp_path / "output", None) is None
    assert start([sources], tmp_path / "no-output", None) is None
    (sources / "salford.md").write_text(ARTICLE.format("Salford"), encoding="utf-8")
    reader = start([sources], tmp_path / "output", None)
    assert reader is not None
    with reader:
        assert build([sources], tmp_path / "output", reader=reader).read == 1
    build([sources], tmp_path / "afresh")
    assert turtle(tmp_path / "output") == turtle(tmp_path / "afresh")
