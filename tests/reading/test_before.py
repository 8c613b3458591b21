"""Clauses that tell how things were before the inspection that is news, and whose findings they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader

NOW, THEN = "bury ilacs 2023-04", "bury ilacs 2018"
NEWS = (
    "Bury improves\n\n6 June 2023\n\nInspectors visited Bury Council's children's services in April and rated them "
    "good.{before}\n\n"
)
WITH_2018 = NEWS.format(before=" It had been rated inadequate in 2018.")
ALONE = NEWS.format(before="")


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("before"))


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        # A clause behind a year.
        ("It is a long way from 2018, when inspectors met drift in every team.", "drift", THEN),
        ("That was not so in 2018, when plans were late, and plans are good now.", "plans were", THEN),
        ("That was not so in 2018, when plans were late, and supervision is still thin.", "supervision", NOW),
        ("Much has changed since 2018, when visits were missed, but records are thin.", "records", NOW),
        ("Backlogs have grown since 2018, when inspectors called.", "Backlogs", NOW),
        # A year that opens or ends a clause.
        ("Back in 2018 the borough was accused of leaving children in squalor.", "squalor", THEN),
        ("In 2018 the picture was bleaker - children were left in squalor.", "squalor", THEN),
        ("Managers who couldn't keep up with the work in 2018 are on top of it.", "keep up", THEN),
        ("The backlog that disgraced the town in 2018 has gone.", "backlog", THEN),
        ("The backlog that was found in 2018 has not gone.", "backlog", NOW),
        ("The council has not cleared the backlog that was found in 2018.", "backlog", NOW),
        # What was wrong then, by another name.
        ("Drift, the curse of 2018, has been all but ended.", "Drift", THEN),
        ("Unallocated cases, a scourge five years ago, are no more.", "Unallocated", THEN),
        ("Drift, the theme of 2023, is everywhere.", "Drift", NOW),
        ("The town's weak spot in 2018 had been its front door, and that has been mended.", "front door", THEN),
        ("Caseloads, which stood at 30 in 2018, now average 15.", "Caseloads", THEN),
        # What inspectors wrote and asked for then.
        ("The 2018 report described managers in denial and plans that drifted.", "drifted", THEN),
        ("The 2018 report, you will recall, spoke of plans that drifted.", "drifted", THEN),
        ("A priority action made in 2018 on late assessments has been met.", "late", THEN),
        ("That report, from 2018, was damning. It said that children were unsafe.", "unsafe", THEN),
        ("That report, from 2018, was damning. It says now that children are unsafe.", "unsafe", NOW),
        ("The council had been told in 2018 that its plans were late.", "late", THEN),
        ("Plans are late, the council having been told in 2018 that they were poor.", "late", NOW),
        ("Unlike in 2018, inspectors found that plans were late.", "late", NOW),
        ("Caseloads have come down from the dangerous levels of 2018.", "dangerous", THEN),
        ("Gone are the late plans of 2018.", "late", THEN),
        # The last time.
        ("When inspectors were last here, children were waiting for months.", "waiting", THEN),
        ("The report credits managers with ending the drift seen last time.", "drift", THEN),
        ("The backlog, which stood at 120 when inspectors were last in Bury, has gone.", "backlog", THEN),
        ("There was drift, which inspectors hope to see the last of.", "drift", NOW),
        ("The workforce, once a parade of strangers, is settled.", "parade", THEN),
        ("Once a child comes into care, plans are late.", "late", NOW),
        ("Supervision used to be a word in a corridor.", "corridor", THEN),
        ("The system is used to be late with plans.", "late", NOW),
        ('"When I arrived we had social workers with 40 cases," said the director.', "40 cases", THEN),
        ("Assessments, good when they came, were late.", "late", NOW),
        # Now held against then.
        ("None was without a social worker, compared with 90 at the inspection in 2018.", "without", THEN),
        ("Forty are without a social worker, compared with 90 at the inspection in 2018.", "without", NOW),
        ("Plans have been late since 2018.", "late", NOW),
        ("Plans are still as late as they were in 2018.", "late", NOW),
    ],
)
def test_what_was_so_at_an_inspection_of_before_is_its_finding(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(WITH_2018 + text + "\n").inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("It is a long way from 2016, when inspectors met drift in every team.", "drift", "bury sif 2016"),
        ("It is a long way from 2016, when teams were full of strangers.", "strangers", None),
        ("Back in 2016 the borough was accused of leaving children in squalor.", "squalor", None),
        ("Since the joint targeted area inspection in 2019, when children were at risk, leaders have acted.", "at risk",
         "bury jtai 2019"),
        ("Weaknesses in planning that had been found in 2016 are behind us.", "planning", "bury sif 2016"),
        ("Supervision used to be a word in a corridor.", "corridor", None),
        ("The drift seen last time has gone.", "drift", None),
        ("The drift found at the previous inspection has gone.", "drift", "bury unspecified"),
        ("In 2022 plans were late.", "late", NOW),
    ],
)  # fmt: skip
def test_of_a_time_without_a_known_inspection_only_inspectors_work_makes_one(
    read: RelationReader, text: str, words: str, inspection: str | None
) -> None:
    assert read(ALONE + text + "\n").inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("A focused visit in 2021 was critical. On that occasion inspectors saw drift.", "drift",
         "bury focused-visit 2021"),
        ("A focused visit in 2021 found gaps. At that visit supervision was thin.", "thin", "bury focused-visit 2021"),
        ("It was inspected in 2018.\n\nBack then, they'd found children in squalor.", "squalor", THEN),
        ("Inspectors came in April.\n\nBack then, they'd found children in squalor.", "squalor", THEN),
        ("In 2018 a harsh report came out. Inspectors then called the service unsafe.", "unsafe", THEN),
        ("Inspectors came in April. Then, to their dismay, plans were late.", "late", NOW),
    ],
)  # fmt: skip
def test_back_then_is_the_time_that_was_told_last(read: RelationReader, text: str, words: str, inspection: str) -> None:
    assert read(WITH_2018 + text + "\n").inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("June 2018: inspectors find drift.", "drift", "bury ilacs 2018-06"),
        ("Early 2020: the first monitoring visits tell of slow work.", "slow", "bury monitoring-visit 2020"),
        ("December 2021: another monitoring visit hears of teenagers in hotels.", "hotels",
         "bury monitoring-visit 2021-12"),
        ("December 2021: the director leaves, and plans are late.", "late", None),
    ],
)  # fmt: skip
def test_an_entry_of_a_timeline_is_of_its_own_visit(
    read: RelationReader, text: str, words: str, inspection: str | None
) -> None:
    assert read(ALONE + text + "\n").inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("The first full inspection came in October 2018. Ofsted said that plans were thin.", "thin",
         "bury ilacs 2018-10"),
        ("The first full inspection came in October 2018. Plans are thin.", "thin", NOW),
        ("A focused visit in 2021 found delays. Children waited for months.", "waited", "bury focused-visit 2021"),
        ("A focused visit in 2021 found delays. Children wait for months.", "wait", NOW),
        ("A focused visit in 2021 found delays. Inspectors saw that children waited for months.", "waited", NOW),
        ("An inspection of the area's SEND services in 2021 found long waits.", "waits", "bury send 2021"),
        ("A council scrutiny report in 2021 found long waits.", "waits", NOW),
    ],
)  # fmt: skip
def test_a_paragraph_that_opens_with_an_inspection_of_before_goes_on_about_it(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(ALONE + text + "\n").inspection_of(words) == inspection
