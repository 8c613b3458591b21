"""A build that ends before its time: killed at any moment, or with no room left on the disk."""

from __future__ import annotations

import random
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.graph.folder import building
from kg.model import ArticleFacts
from tests.graph.test_keep import Archive, content, named, told

KILLS = 20
START = 0.05
"""Seconds that a process takes to begin with its work."""
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.graph.test_keep"])


@pytest.fixture(scope="module")
def two() -> tuple[dict[str, ArticleFacts], dict[str, ArticleFacts]]:
    """Two sets of sources that have most in common."""
    rolls = random.Random(11)
    facts = {f"a-{i}": named(told(rolls, f"a-{i}"), f"a-{i}") for i in range(9)}
    return dict(list(facts.items())[:7]), dict(list(facts.items())[2:])


def started(work: Callable[..., object], *arguments: object) -> ForkServerProcess:
    """Something done in a process of its own, forked from one that never opened a store."""
    child = CONTEXT.Process(target=work, args=arguments)
    child.start()
    return child


def hold(output: Path) -> None:
    with building(output):
        time.sleep(60)


def build_in_little_room(archive: Archive, output: Path, known: dict[str, ArticleFacts], room: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    archive.build(output, known)


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
        child = started(archive.build, output, two[kill % 2])
        child.join(START + took * 1.5 * kill / KILLS)
        child.kill()
        child.join()
        now = content(output)
        assert now in whole
        seen.add(whole.index(now))
    assert content(archive.build(output, two[0])) == whole[0]
    assert [path.name for path in (output / ".state").iterdir() if path.is_dir()] == [
        (output / "current").readlink().name
    ]
    assert not [path for path in output.iterdir() if path.name.startswith(".") and path.name != ".state"]


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    child = started(hold, tmp_path / "o")
    while not (tmp_path / "o" / ".state" / "lock").exists():
        time.sleep(0.01)
    time.sleep(0.3)
    with pytest.raises(GraphError, match="another build is writing here"), building(tmp_path / "o"):
        pass
    child.kill()
    child.join()
    with building(tmp_path / "o"):
        pass


def test_a_process_forked_meanwhile_does_not_hold_the_lock(tmp_path: Path) -> None:
    with building(tmp_path / "o"):
        child = get_context("fork").Process(target=time.sleep, args=(60,))
        child.start()
        time.sleep(0.5)  # it lets go before anything else
    with building(tmp_path / "o"):
        pass
    child.kill()
    child.join()


@pytest.mark.parametrize("room", [0, 1000, 20_000, 60_000])
def test_a_full_disk_leaves_the_former_graph(
    tmp_path: Path, two: tuple[dict[str, ArticleFacts], dict[str, ArticleFacts]], room: int
) -> None:
    archive = Archive()
    output = archive.build(tmp_path / "o", two[0])
    before = content(output)

    child = started(build_in_little_room, archive, output, two[1], room)
    child.join()
    assert child.exitcode == 1
    assert content(output) == before
    archive.build(output, two[1])
    assert content(output) == content(archive.build(tmp_path / "p", two[1]))
