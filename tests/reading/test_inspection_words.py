import pytest

from kg import resources
from kg.graph.registers import load_ontology
from kg.reading.inspections.words import InspectionWords, inspection_words


@pytest.fixture(scope="module")
def words() -> InspectionWords:
    return inspection_words(load_ontology(resources.folder("ontology")))


@pytest.mark.parametrize(
    ("before_a_date", "of_something_else"),
    [
        ("The director was appointed in ", True),
        ("Ann Lee, the director, stepped down in ", True),
        ("the hub was launched in ", True),
        ("a boy who was murdered in ", True),
        ("The plan must be in place by ", True),
        ("figures for the year ending ", True),
        ("the report was discussed by the committee on ", True),
        ("Services were found wanting by inspectors in ", False),
        ("Ofsted attended in ", False),
        ("Inspectors went there in ", False),
    ],
)
def test_what_happened_on_a_date(words: InspectionWords, before_a_date: str, of_something_else: bool) -> None:
    assert (words.of_something_else.search(before_a_date) is not None) is of_something_else


@pytest.mark.parametrize(
    ("before_a_date", "word"),
    [
        ("Ofsted's inspection in ", "inspection"),
        ("A team of four dropped in during ", "dropped in"),
        ("They were in the borough for two weeks in ", "for two weeks"),
        ("A plan was agreed in ", None),
    ],
)
def test_words_for_a_visit(words: InspectionWords, before_a_date: str, word: str | None) -> None:
    found = list(words.visited.finditer(before_a_date))
    assert (found[-1]["word"] if found else None) == word


@pytest.mark.parametrize(
    ("text", "at_work"),
    [
        ("After two weeks of interviews in May", True),
        ("The visit took place in May", True),
        ("A team from the watchdog spent May there", True),
        ("The council spent May on its budget", False),
    ],
)
def test_inspectors_at_work(words: InspectionWords, text: str, at_work: bool) -> None:
    assert (words.at_work.search(text) is not None) is at_work


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("at the previous inspection", True),
        ("when last rated", True),
        ("at its last full inspection", True),
        ("earlier this year", False),
        ("the predecessor", True),
        ("the latest visit", False),
    ],
)
def test_what_puts_an_inspection_before(words: InspectionWords, text: str, earlier: bool) -> None:
    assert (words.earlier.search(text) is not None) is earlier


def test_between_coming_and_going(words: InspectionWords) -> None:
    assert words.departs.fullmatch(" and left on ")
    assert words.departs.fullmatch(" and did not go home until ")
    assert not words.departs.fullmatch(" and published its report on ")


def test_when_a_grade_was_given(words: InspectionWords) -> None:
    assert words.graded_then.match(" handed the lowest grade")
    assert words.just_graded.search("Ofsted rated Bury inadequate ")
    assert not words.just_graded.search("Rated good, it was inspected ")
    assert words.found_then.search("Weaknesses identified by Ofsted in the spring of ")
    assert not words.found_then.search("Inspectors found drift; in ")
    assert words.put_right.search("have been put right")
