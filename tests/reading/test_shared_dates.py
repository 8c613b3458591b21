"""Dates of inspections that are told of several councils at once, or by pointing to a month."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader

NEWS = """Two councils in the news

6 July 2023

Ofsted has published two reports on children's services this week.

{told}

In Bolton, inspectors found good plans.

In Wigan, inspectors found strong leaders.
"""
BOTH = {"bolton ilacs 2023-05", "wigan ilacs 2023-05"}
WIGAN = {"bolton ilacs", "wigan ilacs 2023-05"}


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("shared_dates"))


@pytest.mark.parametrize(
    ("told", "mains"),
    [
        ("Bolton Council and Wigan Council were both judged to be good after being inspected in May.", BOTH),
        ("Bolton and Wigan councils were rated good following inspections in May.", BOTH),
        ("Bolton and Wigan require improvement, according to reports on visits made in May.", BOTH),
        ("Inspectors visited Bolton and Wigan in May and rated both good.", BOTH),
        ("In May inspectors went to Bolton and Wigan, and rated both good.", BOTH),
        ("Bolton and Wigan have been rated good. Both councils were inspected in May.", BOTH),
        ("Bolton is good and Wigan is inadequate in the reports, which follow inspections in May.", BOTH),
        ("The ratings for Bolton and Wigan, both good, come after inspections carried out in May.", BOTH),
        ("Bolton and Wigan have been rated good. Wigan was inspected in May.", WIGAN),
        ("Bolton is rated good and Wigan was rated good after an inspection in May.", WIGAN),
        ("Bolton and Wigan were both rated good; the latter had been inspected in May.", WIGAN),
        ("Bolton and Wigan are good. Each received its grade from Ofsted after being inspected in May.", BOTH),
        ("Bolton and Wigan are good. Inspectors visited both councils in May.", BOTH),
        ("Bolton and Wigan are good. At Wigan, inspectors found both areas good after a visit in May.", WIGAN),
        ("Bolton and Wigan have been rated good. All three councils were inspected in May.", WIGAN),
    ],
)
def test_a_date_told_of_several_councils_is_that_of_each(read: RelationReader, told: str, mains: set[str]) -> None:
    found = read(NEWS.format(told=told)).mains()
    assert found == mains or (mains == WIGAN and "bolton ilacs 2023-05" not in found)


def test_each_has_its_own_date_respectively(read: RelationReader) -> None:
    told = "Bolton and Wigan were rated good after inspections in April and May respectively."
    assert "bolton ilacs 2023-05" not in read(NEWS.format(told=told)).mains()


@pytest.mark.parametrize(
    ("told", "wigan"),
    [
        ("Wigan, inspected in the same month, requires improvement.", "wigan ilacs 2023-05"),
        (
            "Its plans are sound. Its staff are happy. Its leaders are proud.\n\n"
            "Wigan kept the good grade it was given in 2018 after a short inspection held in the same month.",
            "wigan ilacs 2023-05",
        ),
        (
            "A focused visit in October 2020 had praised plans. Its staff are happy. So is the mayor.\n\n"
            "Wigan, visited in that same month, was rated good.",
            "wigan ilacs 2023-05",
        ),
        ("Its plans are sound.\n\nWigan is good too. Its mayor won an award that month.", "wigan ilacs"),
    ],
)
def test_the_same_month_is_that_of_the_inspection_told_before(read: RelationReader, told: str, wigan: str) -> None:
    text = f"Bolton was rated good after an inspection in May. {told}"
    assert wigan in read(NEWS.format(told=text)).mains()


ONE = "Bury {grade}\n\n{day}\n\nBury Council's children's services are {grade}, says Ofsted. {told}\n"


@pytest.mark.parametrize(
    ("day", "told", "main"),
    [
        ("10 February 2015", "The grade was given after being inspected in the autumn.", "bury sif 2014"),
        ("10 December 2019", "It follows an inspection in the autumn, led by Ann Lee.", "bury ilacs 2019"),
        ("10 June 2019", "Inspectors visited in the early spring.", "bury ilacs 2019"),
        ("10 June 2019", "The next inspection is due in the autumn.", "bury ilacs"),
        ("10 June 2019", "A visit to the seaside in the summer term is planned.", "bury ilacs"),
    ],
)
def test_a_season_alone_is_the_last_one_before_the_news(read: RelationReader, day: str, told: str, main: str) -> None:
    assert read(ONE.format(grade="good", day=day, told=told)).mains() == {main}


@pytest.mark.parametrize(
    ("told", "main"),
    [
        ("Eight inspectors spent four weeks at the town hall, finishing on February 12.", "2015-01/2015-02-12"),
        ("The four-week inspection, which ended on 12 February, was thorough.", "2015-01/2015-02-12"),
        ("Inspectors were there for a fortnight, leaving friends behind, until 20 March.", "2015-03/2015-03-20"),
    ],
)
def test_weeks_up_to_a_day_began_in_a_month(read: RelationReader, told: str, main: str) -> None:
    found = read(ONE.format(grade="good", day="24 April 2015", told=told)).mains()
    assert found == {f"bury sif {main}"}


def test_adequate_was_a_grade_before_2013(read: RelationReader) -> None:
    told = (
        "Ofsted and the Care Quality Commission were in the borough for a fortnight in October, and their verdict was "
        "inadequate for safeguarding and adequate for looked after children."
    )
    assert read(f"Bury stumbles\n\nBury Council was inspected in 2009. {told}\n").mains() == {"bury pre-2013 --10"}
    # Without any year it may be a word of praise.
    assert "bury pre-2013 --10" not in read(f"Bury stumbles\n\nBury Council was inspected. {told}\n").mains()
