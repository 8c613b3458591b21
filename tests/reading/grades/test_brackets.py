"""How a grade of before stands in brackets behind that of now, and what else brackets hold."""

from __future__ import annotations

import pytest

from kg.reading.grades import closes_with_year, leads_to_date, opens_bracket


def between(text: str) -> tuple[str, int, int]:
    """A text without its bars, and where the first and the second of them stood."""
    first, second, last = text.split("|")
    return first + second + last, len(first), len(first + second)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Wigan: requires improvement| (|good in 2018)", True),
        ("was judged 'inadequate|' overall ('|good' in March 2018)", True),
        ("is outstanding| overall (|good, back in 2018)", True),
        ("is outstanding| (up from |good in 2018)", False),
        ("leadership is outstanding| and support |good (as in 2018)", False),
    ],
)
def test_a_bracket_opens_between_two_grades(text: str, *, opens: bool) -> None:
    assert opens_bracket(*between(text)) is opens


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Wigan: inadequate (good| in |2018)", True),
        ("Wigan: inadequate ('good|', back in |March 2018)", True),
        ("Wigan: inadequate (good|, |2018)", True),
        ("Wigan: inadequate (good| leadership in |2018)", False),
    ],
)
def test_the_date_right_behind_a_grade_in_brackets_is_its_own(text: str, *, leads: bool) -> None:
    assert leads_to_date(*between(text)) is leads


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("Wigan: inadequate (good| in 2018)|", True),
        ("Wigan: inadequate (good| in March 2018)|", True),
        ("Wigan: inadequate (good| at its last visit in 2018)|", True),
        ("Wigan: inadequate (good| in 2018, by the way)|", False),
        ("Wigan: inadequate (good| for leadership)|", False),
    ],
)
def test_brackets_close_behind_the_year_of_the_grade_in_them(text: str, *, closes: bool) -> None:
    told, end, _ = between(text)
    assert closes_with_year(told, end) is closes
