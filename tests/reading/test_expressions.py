import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.expressions import any_in, any_of, phrases_of

WORDS = st.text(alphabet="abc .()+?'-", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_each_phrase_fits_whole_as_it_stands(phrases: list[str]) -> None:
    made = re.compile(any_of(phrases))
    for phrase in phrases:
        found = made.match(phrase)
        assert found is not None
        assert found.group() == phrase


def test_the_longer_of_two_is_found() -> None:
    assert re.match(any_of(["care", "care leavers"]), "care leavers said").group() == "care leavers"  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "fits"), [("resigned", True), ("resign", True), ("design", False)])
def test_a_star_stands_for_any_letters(text: str, fits: bool) -> None:
    assert (re.fullmatch(any_of(["resign*"]), text) is not None) is fits


def test_no_phrase_fits_nowhere() -> None:
    assert re.search(any_of([]), "anything") is None
    assert re.search(any_in({}, "posts"), "director") is None
    assert phrases_of({"posts": ["director", 4]}, "posts") == ["director", "4"]
