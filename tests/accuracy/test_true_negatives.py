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

TEXTS = sorted((Path(__file__).parent / "true_negatives").glob("*.txt"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_ontology(folder("ontology")))


def test_there_are_texts() -> None:
    assert len(TEXTS) >= 240


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nothing_is_read(reader: Reader, path: Path) -> None:
    facts = read_file(reader, SourceFile(path.name, path))
    assert isinstance(facts, ArticleFacts)
    told = [(fact.council, fact.area, fact.grade, fact.evidence.exact) for fact in facts.judgements]
    assert told == []
    assert [(fact.council, fact.pattern, fact.evidence.exact) for fact in facts.failings] == []
