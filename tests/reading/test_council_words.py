import pytest

from kg import resources
from kg.graph.registers import load_ontology
from kg.reading.council_words import CouncilWords, council_words


@pytest.fixture(scope="module")
def words() -> CouncilWords:
    return council_words(load_ontology(resources.folder("ontology")))


@pytest.mark.parametrize(
    ("behind", "works_there"),
    [
        ("'s chief executive, Ann Lee", True),
        ("'s new interim director of children's services", True),
        ("'s children's services were led astray", False),
        (" said its director had left", False),
    ],
)
def test_a_post_behind_a_council_tells_where_one_works(words: CouncilWords, behind: str, works_there: bool) -> None:
    assert (words.post_of.match(behind) is not None) is works_there


@pytest.mark.parametrize(
    ("before", "works_there"),
    [
        ("Ann Lee, director of children's services at ", True),
        ("a former cabinet member in the ", True),
        ("She is the head; services for children in ", False),
        ("Inspectors looked at services in ", False),
    ],
)
def test_a_post_before_a_council_tells_so_too(words: CouncilWords, before: str, works_there: bool) -> None:
    assert (words.post_at.search(before) is not None) is works_there


def test_a_company_that_runs_services_somewhere_works_there(words: CouncilWords) -> None:
    assert words.runs_in.search("of Help First, the company that runs children's services in ")
    assert not words.runs_in.search("the company that runs buses in ")


@pytest.mark.parametrize(
    ("before", "a_place_only"),
    [
        ("at the crown court in ", True),
        ("a boy who grew up in ", True),
        ("in another part of ", True),
        ("inspectors were in ", False),
        ("services in ", False),
    ],
)
def test_where_a_building_stands_is_no_council(words: CouncilWords, before: str, a_place_only: bool) -> None:
    assert (words.whereabouts.search(before) is not None) is a_place_only


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("Read more: Bury's bins", True),
        ("Top stories", True),
        ("More Leeds news: a new tram", True),
        ("Comments (12)", True),
        ("Letters to the editor", True),
        ("Comments by inspectors were harsh", False),
        ("More social workers are needed", False),
        ("Next year inspectors return", False),
        ("Forums for foster carers meet", False),
    ],
)
def test_pointers_to_other_stories(words: CouncilWords, line: str, points: bool) -> None:
    assert (words.pointers.match(line) is not None) is points


@pytest.mark.parametrize(
    ("text", "of_none"),
    [
        ("Ministers said that help was coming", True),
        ("Other councils have fared no better", True),
        ("Inspectors found drift", False),
        ("A ministering angel", False),
    ],
)
def test_what_a_paragraph_about_no_council_names(words: CouncilWords, text: str, of_none: bool) -> None:
    assert (words.general.search(text) is not None) is of_none


def test_a_place_is_spoken_of_for_its_children(words: CouncilWords) -> None:
    assert words.kin.match("'s most vulnerable children")
    assert words.kin_before.search("kids who live across ") is None
    assert words.kin_before.search("the kids living in ")
    assert not words.kin.match("'s bins")


def test_names_in_short(words: CouncilWords) -> None:
    assert words.short_kinds["County Council"] == "CC"
    assert words.short_kinds_ahead["London Borough of"] == "LBC"
