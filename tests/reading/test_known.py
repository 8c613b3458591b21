"""What is known is not read again, and what is not is read: by bytes, name, and version of all that reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Article, ArticleFacts, Block, BlockKind, Issue
from kg.ontology import Ontology
from kg.reading import many, reader
from kg.reading.cache import Cache, reader_version
from kg.reading.digests import file_digest
from kg.reading.find import SourceFile
from kg.reading.known import KnownFacts

ARTICLE = Article("a-1", "a.txt", "One.", "00", blocks=(Block(0, 4, BlockKind.PARAGRAPH),))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was read, by a reader that finds nothing."""
    names: list[str] = []

    def read_file(_: object, file: SourceFile) -> ArticleFacts | Issue:
        names.append(file.name)
        text = file.path.read_text() if file.path.is_file() else ""
        return ArticleFacts(replace(ARTICLE, text=text)) if text else Issue(file.name, "unreadable", "empty")

    monkeypatch.setattr(many, "read_file", read_file)
    monkeypatch.setattr(reader, "Reader", lambda *_, **__: None)
    return names


def known(folder: Path, *names: str, version: str = "1") -> KnownFacts:
    def ontology() -> Ontology:
        return None  # type: ignore[return-value]

    files = [SourceFile(name, folder / name) for name in names]
    return KnownFacts(files, Cache(folder / "facts", version), ontology, None)


def read(facts: KnownFacts) -> int:
    return facts.read_new(lambda files, _: files, parallel=False)


def test_only_what_is_new_is_read(tmp_path: Path, reads: list[str]) -> None:
    for name in "ab":
        (tmp_path / name).write_text(name)
    (tmp_path / "empty").touch()
    assert read(known(tmp_path, "a", "empty")) == 2
    assert read(known(tmp_path, "a", "b", "empty")) == 1
    assert reads == ["a", "empty", "b"]
    again = known(tmp_path, "a", "empty")
    assert read(again) == 0
    first, second = map(again.load, again.keys)
    assert isinstance(first, ArticleFacts)
    assert first.article == replace(ARTICLE, text="a", blocks=())
    assert second == Issue("empty", "unreadable", "empty")
    assert len(reads) == 3


def test_what_has_changed_is_read_again(tmp_path: Path, reads: list[str]) -> None:
    (tmp_path / "a").write_text("a")
    read(known(tmp_path, "a"))
    (tmp_path / "a").write_text("b")
    assert read(known(tmp_path, "a")) == 1
    assert read(known(tmp_path, "a", version="2")) == 1
    (tmp_path / "a").rename(tmp_path / "c")
    assert read(known(tmp_path, "c", version="2")) == 1
    (tmp_path / "c").unlink()
    assert read(known(tmp_path, "c", version="2")) == 1
    assert len(reads) == 5


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"facts": 1}', b'{"facts": {"article": {}}}', b"\xff", b"[]"])
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, reads: list[str], spoilt: bytes) -> None:
    (tmp_path / "a").write_text("a")
    facts = known(tmp_path, "a")
    read(facts)
    (key,) = facts.keys
    (tmp_path / "facts" / f"{key}.json").write_bytes(spoilt)
    assert isinstance(facts.load(key), ArticleFacts)
    assert reads == ["a", "a"]
    assert isinstance(facts.load(key), ArticleFacts)
    assert len(reads) == 2


def test_what_is_needed_no_more_is_forgotten(tmp_path: Path, reads: list[str]) -> None:
    for name in "ab":
        (tmp_path / name).write_text(name)
    facts = known(tmp_path, "a", "b")
    read(facts)
    (tmp_path / "facts" / ".half.1234").touch()
    first, second = facts.keys
    Cache(tmp_path / "facts", "1").forget_others([first])
    assert [path.name for path in (tmp_path / "facts").iterdir()] == [f"{first}.json"]
    with pytest.raises(KeyError):
        known(tmp_path, "a").load(second)


def test_the_version_of_a_reader_tells_ontologies_and_pipelines_apart() -> None:
    assert len({reader_version(*given) for given in (("1", None), ("2", None), ("1", "en_core"))}) == 3
    assert reader_version("1", None) == reader_version("1", None)


def test_a_file_that_cannot_be_opened_has_a_digest_too(tmp_path: Path) -> None:
    assert file_digest(tmp_path / "none").startswith("cannot be opened")
    (tmp_path / "a").write_text("a")
    assert len(file_digest(tmp_path / "a")) == 64
