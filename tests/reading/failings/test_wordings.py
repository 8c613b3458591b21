"""The notation of the failure vocabulary."""

import pytest

from kg.reading.failings.wordings import LONG_GAP, SHORT_GAP, Part, WordingError, parse_wording


def rows(text: str) -> list[tuple[tuple[Part, ...], ...]]:
    return [wording.rows for wording in parse_wording(text)]


def test_words_in_a_row_are_one_part() -> None:
    assert rows("too high") == [((Part(("too high",)),),)]


def test_choices_and_missing_words_are_spelt_out() -> None:
    assert rows("(case|child) loads?") == [((Part(("case", "case loads", "child", "child loads")),),)]


def test_brackets_may_stand_in_brackets() -> None:
    assert rows("(be (late|slow)|drag)") == [((Part(("be late", "be slow", "drag")),),)]


def test_gaps_stand_before_the_part_that_follows() -> None:
    assert rows("carry .. child ... plan") == [
        ((Part(("carry",)), Part(("child",), None, SHORT_GAP), Part(("plan",), None, LONG_GAP)),)
    ]


def test_a_part_that_may_be_missing_between_gaps_widens_them() -> None:
    assert rows("rely .. (very much)? .. agency") == [
        ((Part(("rely",)), Part(("agency",), None, SHORT_GAP + 2 + SHORT_GAP)),)
    ]


def test_a_part_that_may_be_missing_in_a_long_row_lets_no_other_word_in() -> None:
    many = "|".join(f"w{number}" for number in range(40))
    found = rows(f"few ({many})? (homes|carers)")
    assert len(found) == 2
    assert sorted(len(one[0]) for one in found) == [2, 3]
    assert all(part.gap == 0 for one in found for part in one[0])


def test_a_class_in_a_bracket_gives_variants() -> None:
    assert rows("(<child>|pupil) waits") == [
        ((Part(("pupil waits",)),),),
        ((Part((), "child"), Part(("waits",))),),
    ]


def test_sides_of_an_ampersand_are_rows_of_their_own() -> None:
    assert rows("late & plan") == [((Part(("late",)),), (Part(("plan",)),))]


def test_an_ampersand_in_a_bracket_is_a_word() -> None:
    assert len(rows("(B & B|hotel)")[0]) == 1


@pytest.mark.parametrize("text", ["", "(a|b", "a) b", "(a)?", "?"])
def test_what_breaks_the_notation_is_an_error_that_names_it(text: str) -> None:
    with pytest.raises(WordingError):
        parse_wording(text)
