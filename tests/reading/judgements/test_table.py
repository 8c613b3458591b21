"""Grades in the rows of tables."""

from __future__ import annotations

from tests.reading.councils_and_grades import RelationReader
from tests.reading.judgements.miniatures import OVERALL


def test_rows_of_a_table_are_read_row_by_row(read: RelationReader) -> None:
    reading = read(
        "Ofsted's grades for children's services in 2023\n\n20 December 2023\n\n"
        "| Council | Overall | Published | Before |\n| Bury | Good | 4 September | 2019: inadequate |\n"
        "| Bolton | Inadequate | 10 May | 2017: good |\n"
    )
    assert reading.grades() == {
        f"bury {OVERALL} good",
        f"bury {OVERALL} inadequate 2019",
        f"bolton {OVERALL} inadequate",
        f"bolton {OVERALL} good 2017",
    }


def test_a_row_with_several_grades_takes_the_areas_of_its_heading_or_the_overall_grade_alone(
    read: RelationReader,
) -> None:
    reading = read(
        "Ofsted's grades for children's services\n\n1 December 2023\n\nHow two councils fared.\n\n"
        "Bury Council | Outstanding | Good | Good | March 2022\nBolton Council | Good | Good | Good | May 2022\n"
    )
    assert reading.grades() == {f"bury {OVERALL} outstanding", f"bolton {OVERALL} good"}


def test_a_cell_of_many_words_is_read_as_prose(read: RelationReader) -> None:
    text = (
        "Last of the framework\n\n1 February 2018\n\nOfsted's inspections of children's services.\n\n"
        "Council | Inspected | Overall | Care leavers | What stood out\n"
        "Bury | November 2017 | Good | Outstanding | From inadequate (2015) to good after Ofsted's last visit to Bury\n"
        "Kirklees | October 2016 | Inadequate | Good | Decisions on cases made without managers; drift in fostering\n"
    )
    assert read(text).grades() == {
        f"bury {OVERALL} good",
        "bury care-leavers outstanding",
        f"bury {OVERALL} inadequate 2015",
        f"kirklees {OVERALL} inadequate",
        "kirklees care-leavers good",
    }
