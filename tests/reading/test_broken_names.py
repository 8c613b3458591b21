"""Names of places that run over the end of a line: found whole, and never joined where a line only heads a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import Block, BlockKind
from kg.ontology import Ontology
from kg.reading.broken_names import with_whole_names


@pytest.fixture(scope="module")
def ontology(project: Path) -> Ontology:
    return load_ontology(project / "ontology")


def _blocks(text: str, kind: BlockKind = BlockKind.HEADING) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return tuple(blocks)


@pytest.mark.parametrize(
    "text",
    [
        "Inspection of North East\nLincolnshire local authority children’s services",
        "Children’s services in Bath and North East\nSomerset are good",
        "Royal Borough of Windsor and\nMaidenhead",
        "INSPECTION OF CENTRAL\nBEDFORDSHIRE",
        "North East\nLincolnshire Council",
        "NORTH EAST\nLINCOLNSHIRE COUNCIL: children’s services",
        "Services in South\nGloucestershire, Ofsted says, are good",
    ],
)
def test_lines_that_share_a_name_are_one(ontology: Ontology, text: str) -> None:
    assert [text[one.start : one.end] for one in with_whole_names(text, _blocks(text), ontology)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "North East\nLincolnshire\nKent",
        "North East\nLincolnshire Council\nKent Council",
        "North East\nLincolnshire County Council",
        "Inspection of North East\n\nLincolnshire is beside it",
        "Inspection of Kent\nLincolnshire was inspected too",
        "The weather in the north\nwas good in Lincolnshire",
    ],
)
def test_other_lines_stay(ontology: Ontology, text: str) -> None:
    blocks = _blocks(text)
    assert with_whole_names(text, blocks, ontology) == blocks


def test_items_keep_the_line_that_introduces_them(ontology: Ontology) -> None:
    text = "Inspection of North East\nLincolnshire children’s services\nWhat went wrong:\nLate plans"
    one, two, three, four = _blocks(text)
    four = Block(four.start, four.end, BlockKind.ITEM, intro=2)
    made = with_whole_names(text, (one, two, three, four), ontology)
    assert made[2].intro == 1
    assert text[made[1].start : made[1].end] == "What went wrong:"


def test_furniture_is_joined_to_nothing(ontology: Ontology) -> None:
    text = "More from North East\nLincolnshire"
    blocks = _blocks(text, BlockKind.FURNITURE)
    assert with_whole_names(text, blocks, ontology) == blocks
