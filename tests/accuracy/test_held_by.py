"""Of the failings that annotation and graph have both: which inspection each hangs on, compared as inspections are."""

from __future__ import annotations

import pytest

from kg.evaluate import Gold, Row, Score
from kg.held_by import ALL, OF_ANOTHER, held_by

BASE = "https://w3id.org/inspection-kg/"
GOLD = Gold(
    "one",
    {
        "councils": [{"name": "Bury Council", "gss": "E1"}],
        "inspections": [
            {"key": "now", "council": "Bury Council", "type": "ilacs", "start": "2023-04-17", "main": True},
            {"key": "then", "council": "Bury Council", "type": "sif", "start": "2016", "main": False},
        ],
        "failings": [
            {"council": "Bury Council", "inspection": "now", "pattern": "delay", "quote": "Visits are late."},
            {"council": "Bury Council", "inspection": "then", "pattern": "poor-records", "quote": "Files were thin."},
        ],
    },
)
LATE = "Visits are late."


def _row(pattern: str, quote: str, type_: str, start: str | None) -> Row:
    return {"src": f"{BASE}one.txt", "gss": "E1", "p": BASE + pattern, "t": BASE + type_, "s": start, "q": quote}


@pytest.mark.parametrize(
    ("rows", "all_", "another"),
    [
        ([_row("delay", LATE, "ilacs", "2023-04"), _row("poor-records", "Files were thin", "sif", "2016-05")],
         Score(2), Score(1)),
        ([_row("delay", LATE, "ilacs", "2023-04"), _row("poor-records", "Files were thin", "ilacs", "2023-04")],
         Score(1, 1, 1), Score(0, 1, 1)),
        ([_row("delay", LATE, "ilacs", "2023-09")], Score(0, 1, 1), Score()),
        ([_row("delay", LATE, "ilacs", None)], Score(1), Score()),
        ([_row("delay", LATE, "sif", None)], Score(0, 1, 1), Score()),
        ([_row("delay", "Plans are late.", "sif", "2016"), _row("slow-improvement", LATE, "sif", "2016")],
         Score(), Score()),
        ([_row("poor-records", LATE, "sif", "2016"), _row("delay", LATE, "monitoring-visit", "2023-04-17")],
         Score(0, 1, 1), Score()),
    ],
    ids=["right", "of-now-and-not-of-then", "of-another-month", "undated", "of-another-type", "others", "of-a-visit"],
)  # fmt: skip
def test_of_the_failings_that_both_have(rows: list[Row], all_: Score, another: Score) -> None:
    result = held_by([GOLD], lambda _: rows)
    assert result.scores() == {ALL: all_, OF_ANOTHER: another}


def test_an_error_shows_both_inspections() -> None:
    result = held_by([GOLD], lambda _: [_row("poor-records", "Files were thin.", "ilacs", "2023-04")])
    error = next(one for one in result.outcomes if one.kind == OF_ANOTHER)
    assert [claim.key for claim in error.missed] == [("poor-records", "E1", ("sif", "unspecified"), "2016")]
    assert [claim.key for claim in error.wrong] == [("poor-records", "E1", "ilacs", "2023-04")]
