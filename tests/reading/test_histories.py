"""Passages of an article that tell of an earlier inspection, up to where the talk comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader

NOW, YEARS_AGO, NAMED = "bury ilacs 2023-04", "bury ilacs 2020", "bury ilacs 2018-05"
OPENING = (
    "Bury improves\n\n6 June 2023\n\nInspectors visited Bury Council's children's services in April and rated them "
    "good.\n\n"
)
UNDATED = "Bury improves\n\nBury Council's children's services have been rated good by Ofsted.\n\n"


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("histories"))


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        (
            "Three years ago, Ofsted's inspectors left in dismay.\n\nThey had found drift.\n\n"
            "On their latest visit they found little of it.",
            "drift",
            YEARS_AGO,
        ),
        (
            "Three years ago the service was blasted by inspectors.\n\nThe watchdog found drift.\n\n"
            "In their latest visit they saw progress, but some gaps.",
            "drift",
            YEARS_AGO,
        ),
        (
            "Three years ago the service was blasted by inspectors.\n\nThe watchdog found drift.\n\n"
            "In their latest visit they saw progress, but some gaps.",
            "gaps",
            NOW,
        ),
        ("Three years ago the service was blasted by inspectors.\n\nThe watchdog found drift.", "drift", NOW),
        ("Three years ago the service was blasted by inspectors.\n\nThat report told of drift.", "drift", YEARS_AGO),
        ("Three years ago the council opened a new office.\n\nIt had found drift.", "drift", NOW),
        ("Three years ago Ofsted came.\n\n- They had found drift.\n\nThe latest report is better.", "drift", NOW),
    ],
)
def test_what_stands_between_then_and_now_is_of_then(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(OPENING + text + "\n").inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "inspection"),
    [
        ("It was rated inadequate in May 2018. At the time drift was found.", NAMED),
        ("It was rated inadequate in May 2018. Ofsted said plans were then being left to drift.", NAMED),
        ("It was rated inadequate in May 2018. The report at the time told of drift.", NAMED),
        ("It was rated inadequate in May 2018. Then drift grew.", NOW),
        ("It was rated inadequate in May 2018. It was previously rated inadequate because of drift.", NAMED),
        ("It was rated inadequate in May 2018. It was previously rated inadequate and drift has gone.", NOW),
        (
            "It was inadequate in May 2018. Ofsted praised work on problems found in May 2018. These included drift.",
            NAMED,
        ),
        ("It was inadequate in May 2018. Inspectors praised much. These days included drift.", NOW),
        ("Following an Ofsted inspection in May 2018, Bury's services were rated inadequate due to drift.", NAMED),
        ("Plans, which were found to be left to drift during an inspection in May 2018, are better.", NAMED),
        ("It was rated inadequate in May 2018. Ofsted said plans were still being left to drift.", NOW),
        ("It was rated inadequate in May 2018. At the time of the visit, in April, drift was found.", NOW),
        ("It was rated inadequate in May 2018 after a year of drift.", NAMED),
        ("It was rated inadequate in May 2018, and there is still drift.", NOW),
        ("It was rated inadequate in May 2018 after a bad year, but now there is drift.", NOW),
    ],
)
def test_what_goes_back_to_an_earlier_inspection_is_of_that(read: RelationReader, text: str, inspection: str) -> None:
    assert read(OPENING + text + "\n").inspection_of("drift") == inspection


def test_so_long_ago_is_another_inspection_where_no_day_is_told(read: RelationReader) -> None:
    text = "Two years ago the service was branded inadequate by Ofsted. And that report told of drift.\n"
    assert read(UNDATED + text).grades() == {
        "bury overall-effectiveness good",
        "bury overall-effectiveness inadequate before",
    }
