"""In which inspection a grade was given."""

from __future__ import annotations

import re

import pytest

from tests.reading.councils_and_grades import RelationReader
from tests.reading.judgements.miniatures import OVERALL, news


def test_dates_in_a_list_are_inspections_of_their_own(read: RelationReader) -> None:
    reading = read(news("It is not the first time: services were judged inadequate in 2011, 2013 and 2016."))
    assert reading.grades() == {f"bury {OVERALL} inadequate {year}" for year in (2011, 2013, 2016)}


def test_a_grade_recalled_in_passing_does_not_belong_to_the_visit(read: RelationReader) -> None:
    reading = read(
        "Progress at Torbay\n\n3 November 2019\n\nA monitoring visit by Ofsted last month found that Torbay Council's "
        "social workers have fewer cases. It was the fourth since the council was rated inadequate in June 2018.\n"
    )
    assert reading.mains() == {"torbay monitoring-visit 2019-10"}
    assert reading.grades() == {f"torbay {OVERALL} inadequate 2018"}


def test_a_clause_with_when_has_the_date_before_it(read: RelationReader) -> None:
    reading = read(
        "Ofsted visits Bury\n\n6 June 2016\n\nBury Council's children's services are good, inspectors said.\n\n"
        "Practice is better than at the inspections for children in need of protection in 2012, when services were "
        "judged to be good, and for looked after children in 2010, when services were judged to be adequate.\n"
    )
    assert reading.grades() == {f"bury {OVERALL} good", f"bury {OVERALL} good 2012", f"bury {OVERALL} adequate 2010"}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("Councillor Jones said the council had been rated inadequate in 2019.", {f"{OVERALL} inadequate 2019"}),
        ("Inspectors blasted the council's children's department as inadequate.", {f"{OVERALL} inadequate"}),
        (
            "Bury, which was inadequate in 2019, was found to be good.",
            {f"{OVERALL} inadequate 2019", f"{OVERALL} good"},
        ),
        (
            "Help and protection was outstanding, so was leadership, and work with children in care was good.",
            {"help-and-protection outstanding", "impact-of-leaders outstanding", "children-in-care good"},
        ),
        (
            "They require improvement - a step up from the mark that the authority was given in 2018.",
            {f"{OVERALL} requires-improvement"},
        ),
    ],
)
def test_grades_beside_other_times_and_voices(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence)).grades() == {f"bury {grade}" for grade in grades}


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        # The single framework began in November 2013: what it graded is not of an inspection of before.
        (
            "Ofsted reports\n\n12 March 2014\n\nInspectors were in Bury in July 2013 and spoke to children in care.\n\n"
            "Bury Council's children's services require improvement, Ofsted said.\n",
            {f"bury {OVERALL} requires-improvement before"},
        ),
        (
            "Ofsted reports\n\n12 March 2019\n\nOfsted inspected Bury Council's children's services in January.\n\n"
            "They were judged adequate in 2016, and adequate in May 2012.\n",
            {f"bury {OVERALL} adequate 2012"},
        ),
        (
            "Ofsted reports\n\n12 March 2019\n\nOfsted inspected Bury Council's children's services in January.\n\n"
            "Its services are adequate, inspectors said.\n",
            set(),
        ),
        # 2013 alone can be either.
        (
            "Ofsted reports\n\n12 March 2019\n\nOfsted inspected Bury Council's children's services in January.\n\n"
            "It was rated requires improvement in 2013.\n",
            {f"bury {OVERALL} requires-improvement 2013"},
        ),
        (
            "Up two grades\n\n12 June 2015\n\nOfsted has rated Bury's children's services good.\n\nThe borough was "
            "judged adequate both in July 2010, for looked after children, and in July 2012, for child protection.\n",
            {
                f"bury {OVERALL} good",
                "bury children-looked-after adequate 2010",
                "bury help-and-protection adequate 2012",
            },
        ),
    ],
)
def test_a_grade_is_of_an_inspection_that_could_give_it(read: RelationReader, text: str, grades: set[str]) -> None:
    assert read(text).grades() == grades


@pytest.mark.parametrize(
    "sentence",
    [
        "Tameside's services were lifted from inadequate in 2019, and Wigan was good in 2017.",
        "Tameside's services were upgraded from inadequate in 2019, while Wigan was rated good in 2017.",
    ],
)
def test_the_year_of_a_move_is_not_that_of_the_grade_left_behind(read: RelationReader, sentence: str) -> None:
    found = read(news(sentence)).grades()
    assert f"tameside {OVERALL} inadequate before" in found
    assert {grade for grade in found if grade.startswith("wigan")} == {f"wigan {OVERALL} good"}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "The council, which lost its good grade this spring, now requires improvement.",
            {f"{OVERALL} good before", f"{OVERALL} requires-improvement"},
        ),
        (
            "A council whose children's services were judged inadequate three times has been told they are now good.",
            {f"{OVERALL} good"},
        ),
        ("Services have been judged inadequate for the third time.", {f"{OVERALL} inadequate"}),
    ],
)
def test_then_and_now_are_two_inspections(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence)).grades() == {f"bury {grade}" for grade in grades}


def test_a_rating_that_was_lost_is_the_one_of_before(read: RelationReader) -> None:
    grades = read(news("Last month the council's services lost their 'good' rating.")).grades()
    assert grades == {f"bury {OVERALL} good before"}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "The council's services were rated requires improvement in 2023 after a decade as 'inadequate'.",
            {f"{OVERALL} requires-improvement"},
        ),
        (
            "An inspection of safeguarding and looked after children in July 2011 gave the council adequate for "
            "safeguarding and good for services for looked after children.",
            {"help-and-protection adequate", "children-looked-after good"},
        ),
        (
            "The council left the partnership in 2018, and was rated outstanding in 2023.",
            {f"{OVERALL} outstanding"},
        ),
    ],
)
def test_dates_and_areas_that_are_of_something_else(read: RelationReader, sentence: str, grades: set[str]) -> None:
    found = {re.sub(r" \d{4}(-\d\d)*$", "", one) for one in read(news(sentence)).grades()}
    assert found == {f"bury {grade}" for grade in grades}


def test_minutes_tell_of_now_in_their_own_tense(read: RelationReader) -> None:
    text = (
        "Bury Council's children's services were inspected by Ofsted in May 2023. The Committee noted that:\n\n"
        "* the overall effectiveness of services had been judged inadequate;\n"
        "* the impact of leaders had been judged to require improvement.\n"
    )
    told = read(text).grades()
    assert told == {f"bury {OVERALL} inadequate", "bury impact-of-leaders requires-improvement"}


def test_what_another_inspection_did_too_is_of_these_two(read: RelationReader) -> None:
    sentence = "The inspection of October 2015 found services inadequate again, as did that of June 2018."
    grades = read(news(sentence)).grades()
    assert grades == {f"bury {OVERALL} inadequate 2015", f"bury {OVERALL} inadequate 2018"}


def test_in_minutes_what_had_been_judged_is_of_now(read: RelationReader) -> None:
    text = (
        "Minutes of the meeting held at County Hall, Norwich, on 19 January 2016\n\nIt was noted that Ofsted had "
        "inspected children's services at Norfolk County Council from 27 July to 19 August 2015. Help and protection "
        "had been judged to require improvement; leadership had been judged inadequate.\n"
    )
    assert read(text).grades() == {
        "norfolk help-and-protection requires-improvement", "norfolk leadership-management-and-governance inadequate",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("Since its 'inadequate' grade, Bury has recruited forty social workers.", {"inadequate before"}),
        ("Following its inadequate rating, the council hired more staff.", {"inadequate before"}),
        (
            "Bury has hired forty social workers since Ofsted's damning 'requires improvement' rating.",
            {"improvement before"},
        ),
        ("This comes two years after a damning report that found the services inadequate.", {"inadequate before"}),
        ("They are now improving, four years after they were rated inadequate.", {"inadequate 2019"}),
        (
            "After an 'inadequate' rating at each of its last two inspections, the council hired staff.",
            {"inadequate before"},
        ),
        ("Following its good rating, the council thanked its staff.", set()),
    ],
)
def test_a_rating_since_which_much_was_done_is_one_of_before(
    read: RelationReader, sentence: str, grades: set[str]
) -> None:
    told = read(
        "Bury on the up\n\n6 July 2023\n\nOfsted rates Bury Council's children's services good after an inspection in "
        f"May.\n\n{sentence}\n"
    )
    now, was = f"bury {OVERALL} good", told.grades() - {f"bury {OVERALL} good"}
    assert now in told.grades()
    assert {one.replace("requires-", "") for one in was} == {f"bury {OVERALL} {grade}" for grade in grades}


def test_a_grade_after_another_was_received(read: RelationReader) -> None:
    told = read(
        "Bury on the up\n\nBury Council's services were judged good by Ofsted in March 2022 after receiving an "
        "inadequate rating following the two previous inspections.\n"
    )
    assert told.grades() == {f"bury {OVERALL} good", f"bury {OVERALL} inadequate before"}


@pytest.mark.parametrize(
    ("title", "rest", "grade"),
    [
        (
            "Bury improves after its inadequate rating",
            "Bury Council's children's services were deemed inadequate by Ofsted in 2021. A focused visit in May found "
            "better plans.",
            f"bury {OVERALL} inadequate 2021",
        ),
        (
            "Bury told to do better since its 'inadequate' grade",
            "Bury Council's children's services were rated inadequate by Ofsted in 2018. A monitoring visit in April "
            "found late visits.",
            f"bury {OVERALL} inadequate 2018",
        ),
    ],
)
def test_a_rating_that_a_headline_recalls_is_the_one_told_below(
    read: RelationReader, title: str, rest: str, grade: str
) -> None:
    assert read(f"{title}\n\n{rest}\n").grades() == {grade}


def test_no_grade_of_a_review_is_one_of_the_services(read: RelationReader) -> None:
    told = read(
        "Bury\n\nOfsted inspected Bury Council's children's services in May 2009 and rated them good.\n\n"
        "Things have changed since the previous joint area review, which rated them inadequate.\n"
    )
    assert told.grades() == {f"bury {OVERALL} good", f"bury {OVERALL} inadequate before"}
