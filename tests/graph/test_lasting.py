"""A build that ends before its time: killed at any moment, or with no room left on the disk."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.graph.folder import building
from kg.model import ArticleFacts
from tests.graph.test_keep import Archive, content, named, told

KILLS = 20


@pytest.fixture(scope="module")
def two() -> tuple[dict[str, ArticleFacts], dict[str, ArticleFacts]]:
    """Two sets of sources that have most in common."""
    rolls = random.Random(11)
    facts = {f"a-{i}": named(told(rolls, f"a-{i}"), f"a-{i}") for i in range(9)}
    return dict(list(facts.items())[:7]), dict(list(facts.items())[2:])


def in_child(work: Callable[[], object]) -> int:
    """Do something in a process of its own; returns its id. Exit code 3 stands for a ``GraphError``."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except GraphError:
            os._exit(3)
        finally:
            os._exit(0)
    return child


def test_a_build_killed_at_any_moment_leaves_the_former_graph_or_the_new_one(
    tmp_path: Path, two: tuple[dict[str, ArticleFacts], dict[str, ArticleFacts]]
) -> None:
    archive = Archive()
    whole = [content(archive.build(tmp_path / str(i), known)) for i, known in enumerate(two)]
    output = archive.build(tmp_path / "o", two[0])
    begun = time.perf_counter()
    archive.build(output, two[1])
    took = time.perf_counter() - begun
    seen = set()
    for kill in range(KILLS):
        child = in_child(lambda: archive.build(output, two[kill % 2]))  # noqa: B023 - called at once
        time.sleep(took * 1.1 * kill / KILLS)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        now = content(output)
        assert now in whole
        seen.add(whole.index(now))
    assert content(archive.build(output, two[0])) == whole[0]
    assert [path.name for path in (output / ".state").iterdir() if path.is_dir()] == [
        (output / "current").readlink().name
    ]
    assert not [path for path in output.iterdir() if path.name.startswith(".") and path.name != ".state"]


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    def hold() -> None:
        with building(tmp_path / "o"):
            time.sleep(60)

    child = in_child(hold)
    while not (tmp_path / "o" / ".state" / "lock").exists():
        time.sleep(0.01)
    time.sleep(0.05)
    with pytest.raises(GraphError, match="another build is writing here"), building(tmp_path / "o"):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with building(tmp_path / "o"):
        pass


@pytest.mark.parametrize("room", [0, 1000, 20_000, 60_000])
def test_a_full_disk_leaves_the_former_graph(
    tmp_path: Path, two: tuple[dict[str, ArticleFacts], dict[str, ArticleFacts]], room: int
) -> None:
    archive = Archive()
    output = archive.build(tmp_path / "o", two[0])
    before = content(output)

    def build_in_little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        archive.build(output, two[1])

    _, status = os.waitpid(in_child(build_in_little_room), 0)
    now = content(output)
    assert now == before or (os.waitstatus_to_exitcode(status) == 0 and room)
    archive.build(output, two[1])
    assert content(output) == content(archive.build(tmp_path / "p", two[1]))
