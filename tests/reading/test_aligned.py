"""Tables that came as text without marks: tabs or wide gaps between their columns are read as bars are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.registers import load_ontology
from kg.reading.aligned import with_bars
from tests.reading.councils_and_grades import RelationReader

Row = Callable[[tuple[str, ...]], str]

ROWS = (
    ("Authority", "Date", "Safeguarding", "Looked-after"),
    ("Derby", "Sept 2010", "Good", "Adequate"),
    ("Leicestershire", "Feb 2011", "Outstanding", "Good"),
    ("Leicester", "July 2011", "Inadequate", "Adequate"),
)
PAGE = """Inspectors' marks in the region

26 October 2011

Ofsted gives councils one mark for safeguarding and another for looked-after children.

{table}

In Leicester inspectors found that children's services were in disarray.
"""


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    """Reads tables with the whole ontology."""
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("aligned"))


def in_bars(row: tuple[str, ...]) -> str:
    return " | ".join(row)


def in_tabs(row: tuple[str, ...]) -> str:
    return "\t".join(row)


def in_columns(row: tuple[str, ...]) -> str:
    return "".join(f"{cell:<19}" for cell in row).rstrip()


@pytest.mark.parametrize("row", [in_bars, in_tabs, in_columns])
def test_a_table_gives_the_same_grades_whatever_parts_its_cells(read: RelationReader, row: Row) -> None:
    found = read(PAGE.format(table="\n".join(map(row, ROWS)))).grades()
    assert {one for one in found if one.startswith("derby ")} == {
        "derby help-and-protection good",
        "derby children-looked-after adequate",
    }
    assert len(found) == 6


@pytest.mark.parametrize("row", [in_bars, in_tabs, in_columns])
def test_so_does_a_table_of_two_columns(read: RelationReader, row: Row) -> None:
    table = "\n".join(map(row, (("Council", "Rating"), ("Derby", "Good"), ("Leicester", "Inadequate"))))
    assert set(read(PAGE.format(table=table)).grades()) == {
        "derby overall-effectiveness good",
        "leicester overall-effectiveness inadequate",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Services are good.   Leaders are not.\nPlans are late.   Visits are not.\nWork is hard.   Staff go.\n",
        "Lead inspector:   Ann Example\nServices were judged good in May.\nInspection dates:   1 to 5 May\n",
        "Derby   Good\nLeicester   Inadequate\n",
        "Derby  Good\nLeicester  Inadequate\nHull  Good\n",
    ],
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    """Sentences after wide spaces, lines of other shapes between, two rows, gaps of two spaces."""
    assert with_bars(text, text) == text


@given(st.text(alphabet="ab.|\t \n", max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    plain = text.replace("\t", " ")
    marked = with_bars(text, plain)
    assert len(marked) == len(plain)
    assert all(new in (old, "|") for new, old in zip(marked, plain, strict=True))
    assert all(old == " " for new, old in zip(marked, plain, strict=True) if new != old)
