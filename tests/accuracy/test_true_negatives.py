"""Texts that state no grade and no failing of a council's services: nothing is read in any of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.reading.find import SourceFile
from kg.reading.many import read_file
from kg.reading.reader import Reader
from kg.resources import folder
from tests.accuracy.parts import PARTS

TEXTS = sorted((Path(__file__).parent / "true_negatives").glob("*.txt"))
ANNOTATED = [
    part.folder / f"{gold.document}.txt"
    for part in PARTS
    if part.folder.is_dir()
    for gold in part.golds()
    if not (gold.data["judgements"] or gold.data["failings"])
]
"""Documents of the annotated parts, read while tuning or not, that have neither grade nor failing, be it optional."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_ontology(folder("ontology")))


def test_there_are_texts() -> None:
    assert len(TEXTS) >= 540


def test_parts_have_documents_of_that_kind() -> None:
    assert len(ANNOTATED) >= 60


@pytest.mark.parametrize("path", [*TEXTS, *ANNOTATED], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_read(reader: Reader, path: Path) -> None:
    facts = read_file(reader, SourceFile(path.name, path))
    assert isinstance(facts, ArticleFacts)
    told = [(fact.council, fact.area, fact.grade, fact.evidence.exact) for fact in facts.judgements]
    assert told == []
    assert [(fact.council, fact.pattern, fact.evidence.exact) for fact in facts.failings] == []
