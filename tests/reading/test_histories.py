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


_CHAPTERS = """The long road of Bury

9 June 2025

Ofsted has rated Bury Council's children's services good, in a report on an inspection in April.

In March 2012 inspectors rated the council inadequate. {first}

By October 2015 it required improvement. {second}

{break_}In May 2019 it was rated inadequate again by inspectors. {third}

Now caseloads are low, and inspectors found little drift.
"""


@pytest.mark.parametrize(
    ("told", "words", "inspection"),
    [
        ({"first": "Referrals lay in a tray, and nobody counted them."}, "Referrals lay", "bury pre-2013 2012-03"),
        (
            {"second": 'Inspectors still saw plans of which it was said that "each is the same".'},
            "Inspectors still saw",
            "bury sif 2015-10",
        ),
        (
            {"third": "Five directors had come and gone, and this time the board was no help."},
            "Five directors",
            "bury ilacs 2019-05",
        ),
        ({"third": "Social workers are still too few."}, "Social workers are", "bury ilacs 2025-04"),
        ({"third": "Inspectors have now found plans that are late."}, "have now found", "bury ilacs 2025-04"),
        # Two such paragraphs are no history.
        (
            {"break_": "Much happened then. ", "third": "Inspectors found drift there."},
            "Inspectors found drift",
            "bury ilacs 2025-04",
        ),
    ],
)
def test_a_paragraph_of_a_history_is_of_the_inspection_that_it_opens_with(
    read: RelationReader, told: dict[str, str], words: str, inspection: str
) -> None:
    filled = {"first": "", "second": "", "third": "", "break_": "", **told}
    assert read(_CHAPTERS.format(**filled)).inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("told", "words", "inspection"),
    [
        (
            "A focused visit to Bury in 2021, which looked at the front door, praised the pace but not the drift.",
            "drift",
            "bury focused-visit 2021",
        ),
        (
            "A focused visit in 2021 commended managers but also found drift.",
            "drift",
            "bury focused-visit 2021",
        ),
        ("A focused visit in 2021 found progress, but inspectors now see drift.", "drift", NOW),
        ("Ofsted's own monitoring visit in May 2021 found drift.", "drift", "bury monitoring-visit 2021-05"),
        (
            "Then there is special educational needs: in May 2021 a joint revisit by Ofsted and the CQC said there "
            "was drift.",
            "drift",
            "bury send 2021-05",
        ),
        (
            "Then there is special educational needs: in May 2021 a joint revisit by Ofsted and the CQC said little "
            "was better. Families were left to drift.",
            "drift",
            "bury send 2021-05",
        ),
    ],
)
def test_what_a_visit_of_before_found_is_of_that_visit(
    read: RelationReader, told: str, words: str, inspection: str
) -> None:
    assert read(f"{OPENING}{told}\n").inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("told", "inspection"),
    [
        ("It was good in 2018, but a focused visit in May 2021 warned of drift.", "bury focused-visit 2021-05"),
        (
            "In 2018 it got a good grade, and a later monitoring visit in May 2021 found drift.",
            "bury monitoring-visit 2021-05",
        ),
        ("It was good in 2018; a focused visit in 2021 had also found drift.", "bury focused-visit 2021"),
        ("It was good in 2018, but a focused visit is due as there is drift.", NOW),
    ],
)
def test_a_clause_on_a_visit_of_before_is_of_that_visit(read: RelationReader, told: str, inspection: str) -> None:
    assert read(f"{OPENING}{told}\n").inspection_of("drift") == inspection


def test_what_an_area_was_ordered_to_do_is_of_the_inspection_of_then(read: RelationReader) -> None:
    article = read(
        "Bury fails its children\n\n6 June 2023\n\nOfsted and the Care Quality Commission inspected help for children "
        "with special educational needs in Bury in April.\n\nIn May 2018 it was told to write a statement of action "
        "because schools did not have the skills.\n"
    )
    assert article.inspection_of("did not have the skills") == "bury send 2018-05"


def test_the_date_behind_the_first_visit_is_that_of_the_visit(read: RelationReader) -> None:
    article = read(
        "Bury on the mend\n\n6 June 2023\n\nOfsted made a monitoring visit to Bury Council's children's services in "
        "April. Its letter says that plans are better.\n\nThe contrast with the first visit is great. In May 2022 "
        "inspectors found drift.\n"
    )
    assert article.inspection_of("drift") == "bury monitoring-visit 2022-05"


@pytest.mark.parametrize(
    ("told", "inspection"),
    [
        (
            "It was rated good in May 2018. There is more drift than there was, less rare than it used to be.",
            NOW,
        ),
        ("It was rated good in May 2018. Plans are not as good as they used to be, and are left to drift.", NOW),
        ("It was rated good in May 2018. Plans used to be left to drift.", NAMED),
    ],
)
def test_what_is_worse_than_it_used_to_be_is_so_now(read: RelationReader, told: str, inspection: str) -> None:
    assert read(f"{OPENING}{told}\n").inspection_of("drift") == inspection
