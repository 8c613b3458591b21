"""A second process that does something meanwhile."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kg import build as building
from kg.aside import Aside, Beside
from kg.build import build
from kg.graph.store import open_graph

T = TypeVar("T")


def test_a_job_is_done_by_another_process_meanwhile() -> None:
    with Aside[int](os.getpid) as aside:
        other, own = aside.both(os.getpid, meanwhile=os.getpid)
    assert own == os.getpid() != other


def test_what_fails_there_fails_here() -> None:
    with Aside[float](os.getpid) as aside, pytest.raises(ValueError, match="math domain"):
        aside.both(math.sqrt, -1.0, meanwhile=lambda: 0.0)


def test_where_this_process_fails_the_other_is_gone() -> None:
    with Aside[float](os.getpid) as aside:
        with pytest.raises(ZeroDivisionError):
            aside.both(math.fsum, [1.0], meanwhile=lambda: 1 / 0)
        assert not active_children()


def test_where_the_process_has_died_the_job_is_done_here() -> None:
    with Aside[int](os.getpid) as aside:
        aside.both(os.getpid, meanwhile=os.getpid)  # it does one job, and ends
        assert aside.both(os.getpid, meanwhile=os.getpid) == (os.getpid(), os.getpid())


def test_pages_made_by_two_are_those_made_by_one(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = sorted((project / "sources").glob("*.md"))[:2]
    build(sources, tmp_path / "one")
    monkeypatch.setattr(building, "PAGES_BY_TWO", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    jobs: list[str] = []

    class Noting(Aside[T]):
        def both(self, job: Callable[..., T], *arguments: Any, meanwhile: Callable[[], T]) -> tuple[T, T]:
            jobs.append(job.__name__)
            return super().both(job, *arguments, meanwhile=meanwhile)

    monkeypatch.setattr(building, "Aside", Noting)
    build(sources, tmp_path / "two", parallel=True)
    assert len(jobs) == 1
    with open_graph(tmp_path / "one") as one, open_graph(tmp_path / "two") as two:
        pages = sorted(path.relative_to(one.folder) for path in one.folder.rglob("*.html"))
        assert {"network.html", "alike.html", "grades.html", "patterns.html"} < set(map(str, pages))
        for page in pages:
            assert (one.folder / page).read_bytes() == (two.folder / page).read_bytes()


def test_a_thread_has_done_its_job_when_it_is_left(tmp_path: Path) -> None:
    with Beside((tmp_path / "done").touch):
        pass
    assert (tmp_path / "done").exists()


def test_what_fails_in_a_thread_fails_here() -> None:
    with pytest.raises(ZeroDivisionError), Beside(lambda: 1 / 0):
        pass
    with pytest.raises(ValueError, match="its own"), Beside(lambda: 1 / 0):
        raise ValueError("its own")
