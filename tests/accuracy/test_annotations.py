"""An annotation that its own text does not bear out could never be met: it would lower a figure for ever, unseen."""

from __future__ import annotations

import pytest

from kg.evaluate import Gold
from tests.accuracy.parts import GOLD, PARTS, Part
from tests.conftest import missing


def _faults(gold: Gold, text: str) -> list[str]:
    """Which facts are wrong, by kind and place; never their words, which nobody who tunes may see of some parts."""
    councils = {council["name"] for council in gold.data["councils"]}
    inspections = {inspection["key"]: inspection["council"] for inspection in gold.data["inspections"]}
    found = []
    for kind in ("judgements", "failings"):
        for place, fact in enumerate(gold.data[kind]):
            if fact["quote"] not in text:
                found.append(f"{gold.document} {kind} {place}: its quote is not in the text")
            if inspections.get(fact["inspection"], fact["council"]) != fact["council"]:
                found.append(f"{gold.document} {kind} {place}: its inspection is another council's")
            if fact["council"] not in councils:
                found.append(f"{gold.document} {kind} {place}: its council is not listed")
    return found


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_annotation_is_borne_out_by_its_text(part: Part) -> None:
    if part.folder == GOLD and not GOLD.is_dir():
        missing("no shared material beside the project")
    faults = [
        f for gold in part.golds() for f in _faults(gold, (part.folder / f"{gold.document}.txt").read_text("utf-8"))
    ]
    assert not faults, "\n".join(faults)


def test_a_changed_quote_is_noticed() -> None:
    fact = {"quote": "Plans are weak.", "council": "Derby City Council", "inspection": "i1"}
    gold = Gold(
        "one",
        {
            "councils": [{"name": "Derby City Council"}],
            "inspections": [{"key": "i1", "council": "Leicester City Council"}],
            "judgements": [],
            "failings": [fact],
        },
    )
    assert _faults(gold, "Plans were weak.") == [
        "one failings 0: its quote is not in the text",
        "one failings 0: its inspection is another council's",
    ]
