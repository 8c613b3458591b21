"""Letters to the editor, and who wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.annotate import text_article
from kg.reading.reader import Reader
from kg.reading.readers_letters import by_readers

PAGE = (
    "Letters to the editor\n\nSIR - We waited a year for a social worker in Bury.\n\nNobody phoned.\n\n{signature}\n\n"
    "SIR - The bus is late.\n\nB. Farrow\nBury\n"
)


@pytest.fixture(scope="module")
def reader(project: Path) -> Reader:
    return Reader(load_ontology(project / "ontology"))


@pytest.mark.parametrize(
    ("signature", "told"),
    [
        ("John Smith, Radcliffe", {"SIR - We waited", "Nobody phoned.", "SIR - The bus i"}),
        ("Ann Lee, cabinet member, Bury Council", {"SIR - The bus i"}),
        ("Ann Lee, former leader, Bury Council", {"SIR - We waited", "Nobody phoned.", "SIR - The bus i"}),
    ],
)
def test_a_letter_runs_from_its_address_to_its_name(reader: Reader, signature: str, told: set[str]) -> None:
    annotated = reader.annotate(text_article(PAGE.format(signature=signature)))
    letters = by_readers(annotated)
    assert {annotated.text(one)[:15] for one in annotated.sentences if one.index in letters} == told


def test_an_article_is_no_letter(reader: Reader) -> None:
    text = "Bury told to improve\n\nSir John Smith said social workers were overloaded.\n\nThe letter was damning.\n"
    assert not by_readers(reader.annotate(text_article(text)))


def test_what_a_reader_says_is_no_failing(reader: Reader) -> None:
    facts = reader.read(text_article(PAGE.format(signature="John Smith, Radcliffe")))
    assert not facts.failings
