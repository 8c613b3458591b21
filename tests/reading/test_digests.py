"""The hashes of sources, and when a file is looked into again."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from kg.reading import digests
from kg.reading.digests import digests_of, index_in

LONG_AGO = time.time_ns() - 3_600_000_000_000


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose bytes were read."""
    names: list[str] = []
    read = digests.file_digest

    def file_digest(path: Path) -> str:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr(digests, "file_digest", file_digest)
    return names


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which all that has just been written has lain there for an hour."""
    monkeypatch.setattr(time, "time_ns", lambda: LONG_AGO + 7_200_000_000_000)


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return path


@pytest.mark.usefixtures("later")
def test_only_what_has_changed_is_looked_into_again(tmp_path: Path, looked_into: list[str]) -> None:
    a, b = written(tmp_path / "a", "one"), written(tmp_path / "b", "two")
    index = index_in(tmp_path / "state")
    assert digests_of([a, b], index)[a] == hashlib.sha256(b"one").hexdigest()
    assert digests_of([a, b], index) == {path: digests.file_digest(path) for path in (a, b)}
    assert looked_into == ["a", "b", "a", "b"]
    looked_into.clear()
    written(b, "three")
    assert digests_of([a, b], index)[b] == hashlib.sha256(b"three").hexdigest()
    assert looked_into == ["b"]


@pytest.mark.usefixtures("later")
def test_same_size_and_time_do_not_hide_a_change(tmp_path: Path) -> None:
    """What was dated back after writing has another ctime, and what was put in its place another inode."""
    path, index = written(tmp_path / "a", "one"), index_in(tmp_path)
    digests_of([path], index)
    time.sleep(0.02)  # longer than a tick of the file system's clock
    written(path, "two")
    assert digests_of([path], index)[path] == hashlib.sha256(b"two").hexdigest()
    written(tmp_path / "b", "six").replace(path)
    assert digests_of([path], index)[path] == hashlib.sha256(b"six").hexdigest()


def test_what_was_written_just_now_is_looked_into_again(tmp_path: Path, looked_into: list[str]) -> None:
    (tmp_path / "a").write_text("one")
    for _ in range(2):
        digests_of([tmp_path / "a"], index_in(tmp_path))
    assert looked_into == ["a", "a"]


@pytest.mark.usefixtures("later")
def test_all_is_looked_into_where_that_is_asked_for_or_the_index_is_spoilt(
    tmp_path: Path, looked_into: list[str]
) -> None:
    path, index = written(tmp_path / "a", "one"), index_in(tmp_path)
    digests_of([path], index)
    digests_of([path], index, rehash=True)
    index.path.write_bytes(index.path.read_bytes().replace(b'"', b"'"))
    digests_of([path], index)
    assert looked_into == ["a", "a", "a"]


@pytest.mark.usefixtures("later")
def test_what_cannot_be_opened_is_tried_again(tmp_path: Path, looked_into: list[str]) -> None:
    (tmp_path / "a").mkdir()
    for _ in range(2):
        assert digests_of([tmp_path / "a"], index_in(tmp_path))[tmp_path / "a"].startswith("cannot be opened")
    assert looked_into == ["a", "a"]
