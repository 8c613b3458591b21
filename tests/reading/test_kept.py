"""What a reader is made of, kept in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.reading.kept import Kept


def test_a_value_comes_back_as_it_was_put(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "new" / "vocabulary.json", "1")
    assert kept.get() is None
    kept.put({"words": [1, 2], "of": {"Höhe": None}})
    assert kept.get() == {"words": [1, 2], "of": {"Höhe": None}}
    assert [path.name for path in kept.path.parent.iterdir()] == ["vocabulary.json"]


def test_what_another_version_kept_is_as_good_as_none(tmp_path: Path) -> None:
    Kept(tmp_path / "vocabulary.json", "1").put([1])
    assert Kept(tmp_path / "vocabulary.json", "2").get() is None


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_file_that_was_spoilt_or_cut_is_as_good_as_none(tmp_path: Path, place: int) -> None:
    kept = Kept(tmp_path / "vocabulary.json", "1")
    kept.put([1, 2, 3])
    whole = bytearray(kept.path.read_bytes())
    for spoilt in (whole[:place] + b"4" + whole[place:], whole[:place]):
        kept.path.write_bytes(spoilt)
        assert kept.get() is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Kept(tmp_path / "file" / "vocabulary.json", "1")
    kept.put([1])
    assert kept.get() is None
