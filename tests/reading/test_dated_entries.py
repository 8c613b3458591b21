"""Timelines whose dates stand on lines of their own: each entry is of its time; other lines of dates stay alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import Block, BlockKind
from kg.reading.dated_entries import with_dated_entries
from tests.reading.councils_and_grades import RelationReader


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("entries"))


def _entries(*dates: str) -> str:
    first, second, third = dates
    return (
        "Bradford: timeline of a crisis\n\n26 January 2023\n\n"
        f"{first}\n\nOfsted rates Bradford Council's children's services \"requires improvement\".\n\n"
        f"{second}\n\nAfter an inspection, Ofsted downgrades it to inadequate. Caseloads are high, it says.\n\n"
        f"{third}\n\nInspectors return for another full inspection and again judge the council inadequate.\n"
    )


@pytest.mark.parametrize(
    "dates",
    [
        ("2014", "September 2018", "November 2022"),
        ("**2014**", "**September 2018**", "**November 2022**"),
        ("2014:", "September 2018:", "November 2022:"),
    ],
)
def test_an_entry_is_of_the_time_above_it(read: RelationReader, dates: tuple[str, str, str]) -> None:
    found = read(_entries(*dates))
    assert found.mains() == {"bradford ilacs 2022-11"}
    assert found.grades() == {
        "bradford overall-effectiveness requires-improvement 2014",
        "bradford overall-effectiveness inadequate 2018",
        "bradford overall-effectiveness inadequate",
    }
    assert found.inspection_of("Caseloads are") == "bradford ilacs 2018-09"


def _blocks(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(start, start + len(line), BlockKind.PARAGRAPH))
        start += len(line) + 1
    return tuple(blocks)


SENTENCE = "Something of some length happened in the town."


@pytest.mark.parametrize(
    "text",
    [
        f"2014\n{SENTENCE}\n2018\n{SENTENCE}",
        f"2014\n{SENTENCE}\n2011\n{SENTENCE}\n2018\n{SENTENCE}",
        "3 May 2021\nCouncil is good\n2 May 2021\nCouncil is bad\n1 May 2021\nCouncil is fine",
        f"May\n{SENTENCE}\nJune\n{SENTENCE}\nJuly\n{SENTENCE}",
    ],
)
def test_dates_of_no_timeline_stay_lines(text: str) -> None:
    assert with_dated_entries(text, _blocks(text)) == _blocks(text)


def test_introductions_are_still_those_of_their_items() -> None:
    text = "\n".join(f"{year}\n{SENTENCE}" for year in (2012, 2015, 2019)) + "\nIt was so:\na thing"
    blocks = _blocks(text)
    blocks = (*blocks[:-1], Block(blocks[-1].start, blocks[-1].end, BlockKind.ITEM, intro=len(blocks) - 2))
    made = with_dated_entries(text, blocks)
    assert [text[one.start : one.end] for one in made][:3] == [f"{year}\n{SENTENCE}" for year in (2012, 2015, 2019)]
    assert made[-1].intro == len(made) - 2
