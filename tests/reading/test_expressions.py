import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.reading.expressions import Lists, any_in, any_of, expression, lists_of, pairs_of, phrases_of, table_of

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
    assert re.search(any_in(Lists({}, "posts.yaml"), "posts"), "director") is None
    assert phrases_of(Lists({"posts": ["director", 4]}, "posts.yaml"), "posts") == ["director", "4"]


def test_a_name_in_an_expression_stands_for_the_phrases_of_its_list() -> None:
    lists = Lists({"posts": ["director", "chief officer"], "of-posts": ["of", "at"]}, "posts.yaml")
    made = expression(lists, r"\b{posts}s? {of-posts} (?:\w+ ){0,2}Bury\b")
    assert made.search("the Director of sunny old Bury")
    assert made.search("chief officers at Bury")
    assert not made.search("the director for Bury")
    assert not expression(lists, "{posts}", re.NOFLAG).search("Director")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"others": ["mayor"]}, "posts.yaml: posts: missing"),
        ({"posts": "director"}, "posts.yaml: posts: expected a list of words, not 'director'"),
        ({"posts": {"of": ["director"]}}, "posts.yaml: posts: expected a list of words, not {'of': ['director']}"),
    ],
)
def test_a_list_that_is_none_is_an_error_which_names_file_and_list(content: dict[str, object], says: str) -> None:
    with pytest.raises(OntologyError) as error:
        expression(Lists(content, "posts.yaml"), "{posts}")
    assert str(error.value) == says


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"owners": ["mayor"]}, "posts.yaml: owners: expected lists of words, each under its name"),
        ({"owners": {"council": "mayor"}}, "posts.yaml: owners: council: expected a list of words, not 'mayor'"),
    ],
)
def test_a_table_that_is_none_is_an_error_which_names_file_and_list(content: dict[str, object], says: str) -> None:
    with pytest.raises(OntologyError) as error:
        table_of(Lists(content, "posts.yaml"), "owners")
    assert str(error.value) == says


def test_one_word_for_another() -> None:
    assert pairs_of(Lists({"short": {"Borough Council": "BC"}}, "posts.yaml"), "short") == {"Borough Council": "BC"}
    with pytest.raises(OntologyError, match=r"posts\.yaml: short: expected one word for another, not \['BC'\]"):
        pairs_of(Lists({"short": ["BC"]}, "posts.yaml"), "short")


def test_a_file_that_holds_no_lists_is_an_error() -> None:
    ontology = Ontology(Path("o"), "", {}, {}, {}, {}, {}, {"posts": ["director"]})
    with pytest.raises(OntologyError, match=r"posts\.yaml: expected lists of words, each under its name"):
        lists_of(ontology, "posts")
