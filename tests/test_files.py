"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.files import write_whole


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    for content in (b"old", b"new"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_take_its_place_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
