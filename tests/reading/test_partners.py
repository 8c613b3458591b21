"""A body named beside a word of working together is a partner of the inspection that the sentence is about."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.model import Article, SourceKind
from kg.reading.clean import find_blocks
from kg.reading.furniture import furniture_of
from kg.reading.reader import Reader
from kg.resources import folder

OPENING = "Children's services in Liverpool City Council were judged inadequate by Ofsted in May 2023.\n\n"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_ontology(folder("ontology")))


def partners(reader: Reader, sentence: str) -> dict[str, str]:
    """The partners that the text names, each with its quote."""
    text = OPENING + sentence
    blocks = find_blocks(text, furniture=furniture_of(reader.ontology))
    facts = reader.read(Article("a", "a.txt", text, "", SourceKind.NEWS, blocks=blocks))
    return {agency: fact.evidence.exact for fact in facts.inspections for agency in fact.partners}


def test_a_body_that_is_worked_with_is_a_partner_with_its_sentence(reader: Reader) -> None:
    sentence = "Strategy discussions with Merseyside Police are not always held in time."
    assert set(partners(reader, sentence).values()) == {sentence}


def test_a_body_that_is_merely_named_is_none(reader: Reader) -> None:
    assert partners(reader, "Merseyside Police published its annual report in June.") == {}


def test_an_inspectorate_is_no_partner(reader: Reader) -> None:
    assert partners(reader, "Ofsted worked with the Care Quality Commission in the inspection.") == {}
