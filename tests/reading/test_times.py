"""Dates that put a statement into the time of an earlier inspection."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader

NOW, THEN = "bury ilacs 2023-04", "bury ilacs 2018"


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("times"))


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("In 2018 plans were poor.", "plans", THEN),
        ("In 2018 plans were poor. Visits were missed.", "Visits", THEN),
        ("In 2018 plans were poor. Visits are missed.", "Visits", NOW),
        ("In 2018 plans were poor. Inspectors found that visits were missed.", "visits", NOW),
        ("In 2018 plans were poor, but now visits are missed.", "plans", THEN),
        ("In 2018 plans were poor, but now visits are missed.", "visits", NOW),
        ("Plans were poor in 2018, and visits were missed.", "visits", THEN),
        ("Plans were poor in 2018, and visits are missed.", "visits", NOW),
        ("Plans were poor in 2018, but visits were missed.", "visits", NOW),
        ("Since 2018 plans have been poor.", "plans", NOW),
        ("By 2018 plans were poor.", "plans", NOW),
        ("In 2021 plans were poor.", "plans", NOW),
        ("Caseloads have grown since the last inspection in 2018.", "Caseloads", NOW),
        ("Since the last inspection in 2018, Ofsted found, caseloads have grown.", "caseloads", NOW),
    ],
)
def test_what_a_date_puts_into_the_past_is_of_then(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    opening = (
        "Bury improves\n\n6 June 2023\n\nInspectors visited Bury Council's children's services in April and rated them "
        "good. It had been rated inadequate in 2018.\n\n"
    )
    assert read(opening + text + "\n").inspection_of(words) == inspection
