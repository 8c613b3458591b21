"""For which areas a grade is: named beside it, meant, taken up, or of the framework of the time."""

from __future__ import annotations

import pytest

from tests.reading.councils_and_grades import RelationReader
from tests.reading.judgements.miniatures import OVERALL, news


def test_grades_for_areas_that_are_not_named_are_left_open(read: RelationReader) -> None:
    reading = read(news("The council was branded inadequate in three of four areas."))
    assert reading.grades() == set()
    assert [issue.code for issue in reading.judgements.issues] == ["grade-without-area"]


@pytest.mark.parametrize(
    ("date", "words", "area"),
    [
        ("6 June 2016", "Leadership", "leadership-management-and-governance"),
        ("6 June 2023", "Leadership", "impact-of-leaders"),
        ("6 June 2016", "The care of looked-after children", "children-looked-after"),
        ("6 June 2021", "Work with children in care and care leavers", "children-in-care-and-care-leavers"),
        ("6 June 2024", "Services for care leavers", "care-leavers"),
        ("6 June 2016", "The Local Safeguarding Children Board", "safeguarding-board"),
    ],
)
def test_short_names_of_areas_mean_those_of_the_framework(
    read: RelationReader, date: str, words: str, area: str
) -> None:
    assert read(news(f"{words} was rated inadequate.", date)).grades() == {f"bury {area} inadequate"}


def test_the_grade_that_was_left_is_of_the_same_area(read: RelationReader) -> None:
    reading = read(news("Help and protection was said to require improvement, down from good in 2017."))
    assert reading.grades() == {"bury help-and-protection requires-improvement", "bury help-and-protection good 2017"}


def test_areas_in_a_list_take_the_grade_of_its_introduction(read: RelationReader) -> None:
    reading = read(news("These areas were rated inadequate:\n\n- Help and protection\n- Leadership\n"))
    assert reading.grades() == {"bury help-and-protection inadequate", "bury impact-of-leaders inadequate"}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "The council was rated inadequate in every category except leadership, which requires improvement.",
            {
                f"{OVERALL} inadequate",
                "help-and-protection inadequate",
                "children-in-care inadequate",
                "care-leavers inadequate",
                "impact-of-leaders requires-improvement",
            },
        ),
        (
            "Leadership was rated outstanding and the other three areas were rated good.",
            {
                "impact-of-leaders outstanding",
                "help-and-protection good",
                "children-in-care good",
                "care-leavers good",
            },
        ),
        (
            "It judged the impact of leaders to be inadequate, along with the experiences of care leavers.",
            {"impact-of-leaders inadequate", "care-leavers inadequate"},
        ),
        ("Support for young people who grew up in care was rated good.", {"care-leavers good"}),
        ("The council is on track to shed its inadequate rating.", {f"{OVERALL} inadequate"}),
        ("In its own self-evaluation, the council rates its services as good.", set()),
        ("A service that requires improvement is not failing; it is not yet good.", set()),
        ("Its services are hardly good.", set()),
    ],
)
def test_areas_that_are_meant_but_not_named(read: RelationReader, sentence: str, grades: set[str]) -> None:
    dated = news(sentence, "6 November 2023")
    assert read(dated).grades() == {f"bury {grade}" for grade in grades}


def test_abbreviations_at_the_head_of_a_table_are_areas(read: RelationReader) -> None:
    reading = read(
        "How Ofsted rated children's services\n\n5 December 2016\n\nCouncil | Inspected | Overall | HP | LAC | LMG\n"
        "Bury | July 2015 | Good | Inadequate | Good | Good\nBolton | May 2016 | Good | Good | Good | Outstanding\n"
    )
    assert {grade for grade in reading.grades() if grade.startswith("bury")} == {
        f"bury {OVERALL} good",
        "bury help-and-protection inadequate",
        "bury children-looked-after good",
        "bury leadership-management-and-governance good",
    }


@pytest.mark.parametrize(
    ("before", "grades"),
    [
        ("The safeguarding children board has a new chair.", {"safeguarding-board good"}),
        ("Its governors have a new chair.", set()),
    ],
)
def test_the_board_is_the_one_told_of_before(read: RelationReader, before: str, grades: set[str]) -> None:
    sentence = f"{before} The board itself received a rating of good."
    assert read(news(sentence, "6 June 2016")).grades() == {f"bury {grade}" for grade in grades}


@pytest.mark.parametrize(
    ("sentence", "judged"),
    [
        ("The Bury Safeguarding Children Board (BSCB) was judged to be good.", "safeguarding-board good"),
        (
            "The Local Safeguarding Children Board (LSCB), which is meant to hold agencies in the town to account, "
            "was also judged to be inadequate.",
            "safeguarding-board inadequate",
        ),
        (
            "The local safeguarding children board was reviewed at the same time and was rated inadequate.",
            "safeguarding-board inadequate",
        ),
        ("Bury was given the same overall grade for help and protection.", "help-and-protection requires-improvement"),
        ("A report that judges the town's help and protection inadequate is out.", "help-and-protection inadequate"),
        ("The new grade is the same for help and protection.", "help-and-protection requires-improvement"),
    ],
)
def test_boards_with_an_abbreviation_and_grades_that_are_the_same(
    read: RelationReader, sentence: str, judged: str
) -> None:
    told = f"Bury Council's children's services require improvement, Ofsted said. {sentence}"
    assert read(news(told, "6 June 2015")).grades() == {f"bury {OVERALL} requires-improvement", f"bury {judged}"}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("Bury's services are inadequate in every respect, Ofsted said.", {f"{OVERALL} inadequate"}),
        (
            "The safeguarding children board was reviewed at the same time and was also found to be inadequate.",
            {"safeguarding-board inadequate"},
        ),
        ("Ofsted has told the council that it's inadequate, on everything.", {f"{OVERALL} inadequate"}),
        ("The council's good work was praised by Ofsted.", set()),
        (
            "The body that brings agencies together to keep children safe is itself inadequate, Ofsted said.",
            set(),
        ),
        (
            "Neighbouring Wigan was found inadequate in 2015.",
            set(),
        ),
        (
            "Inspectors found a safeguarding children board that met and minuted; it too gets an inadequate.",
            {"safeguarding-board inadequate"},
        ),
        ("Help and protection is good too, as is care.", {"help-and-protection good", "children-in-care good"}),
    ],
)
def test_grades_by_what_stands_between(read: RelationReader, sentence: str, grades: set[str]) -> None:
    text = news(sentence)
    if "board" in sentence:
        text = text.replace("2023", "2015")
    found = {grade.removeprefix("bury ") for grade in read(text).grades() if grade.startswith("bury ")}
    assert found == grades


@pytest.mark.parametrize(
    "when",
    ["under the leadership of Ann Lee", "under her leadership", "under Ann Lee's leadership", "under new leadership"],
)
def test_under_whom_a_grade_was_given_is_no_area(read: RelationReader, when: str) -> None:
    assert read(news(f"Services were rated good {when}, the mayor said.")).grades() == {f"bury {OVERALL} good"}


def test_leadership_that_is_graded_is_an_area(read: RelationReader) -> None:
    grades = read(news("Under Ofsted's new system its leadership was rated outstanding.")).grades()
    assert grades == {"bury impact-of-leaders outstanding"}


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        (
            "Of leadership and help and protection it had little to say, and pronounced both inadequate.",
            {"impact-of-leaders", "help-and-protection"},
        ),
        ("Children in care and care leavers were both found to be good.", {"children-in-care", "care-leavers"}),
        ("Work with children in care and care leavers was good.", {"children-in-care", "care-leavers"}),
    ],
)
def test_both_of_two_areas_have_a_grade(read: RelationReader, sentence: str, areas: set[str]) -> None:
    grades = read(news(sentence, "6 June 2024")).grades()
    assert {grade.split()[1] for grade in grades} == areas


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "There was a good for leadership and another for help and protection, yet children in care and care "
            "leavers require improvement.",
            {
                "impact-of-leaders good",
                "help-and-protection good",
                "children-in-care-and-care-leavers requires-improvement",
            },
        ),
        (
            "Leadership was rated inadequate. The same word, good, is attached to work with care leavers and "
            "children in care.",
            {"impact-of-leaders inadequate", "children-in-care-and-care-leavers good"},
        ),
        (
            "It had been told in 2015 that it required improvement, but is now a good authority, and so in every area.",
            {f"{OVERALL} requires-improvement 2015"},
        ),
    ],
)
def test_a_grade_is_of_no_area_behind_another_grade(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence, "6 June 2022")).grades() == {f"bury {grade}" for grade in grades}


def test_the_board_and_services_for_one_area_are_not_the_whole(read: RelationReader) -> None:
    told = "Bury's safeguarding children board and its services for care leavers were both judged inadequate."
    assert read(news(told, "6 June 2015")).grades() == {
        "bury safeguarding-board inadequate",
        "bury care-leavers inadequate",
    }
    told = "Bury's safeguarding children board and its children's services were both judged inadequate."
    assert read(news(told, "6 June 2015")).grades() == {
        "bury safeguarding-board inadequate",
        f"bury {OVERALL} inadequate",
    }


def test_a_board_of_a_list_has_its_place_and_what_it_does_with_it(read: RelationReader) -> None:
    items = "Adoption\n- Bury Safeguarding Children Board and how well it works\n"
    reading = read(news(f"These areas were rated good:\n\n- {items}", "6 June 2015"))
    assert reading.grades() == {"bury adoption good", "bury safeguarding-board good"}


def test_a_trust_for_children_has_the_grades_of_its_council(read: RelationReader) -> None:
    text = (
        "Ofsted on Sandwell\n\n6 June 2023\n\nOfsted has inspected Sandwell Children's Trust, which runs children's "
        "services.\n\nIn two areas - leadership and help for care leavers - the trust was found to require "
        "improvement.\n"
    )
    assert read(text).grades() == {
        f"sandwell {area} requires-improvement" for area in ("impact-of-leaders", "care-leavers")
    }


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "All three areas of practice – leadership, adoption and work with care leavers – were rated good.",
            {"leadership-management-and-governance good", "adoption good", "care-leavers good"},
        ),
        (
            "There was a good, too, for the Local Safeguarding Children Board, which met often.",
            {"safeguarding-board good"},
        ),
        (
            "Besides the good overall grade there was a good for adoption and another for leadership.",
            {f"{OVERALL} good", "adoption good", "leadership-management-and-governance good"},
        ),
        ("The adoption team did better and was rated good.", {"adoption good"}),
        (
            "The report, out today, on Bury's 'services for children in need of help and protection, children looked "
            "after and care leavers' gives the lowest mark to adoption.",
            {"adoption inadequate"},
        ),
    ],
)
def test_areas_beside_a_grade_by_whatever_sign(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence, "6 June 2016")).grades() == {f"bury {grade}" for grade in grades}
