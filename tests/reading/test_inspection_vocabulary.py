"""The words around inspections, by file of ``ontology/patterns/inspections``: what must fire, and what must not."""

from __future__ import annotations

import pytest

from kg import resources
from kg.graph.registers import load_ontology
from kg.model import PartialDate
from kg.reading.dates import find_dates
from kg.reading.inspections.awaited import AwaitedWords, is_imagined
from kg.reading.inspections.earlier import EarlierWords
from kg.reading.inspections.frameworks import FrameworkWords
from kg.reading.inspections.histories import Histories
from kg.reading.inspections.joined_dates import JoinedDates
from kg.reading.inspections.other_events import OtherEventWords
from kg.reading.inspections.publication import PublicationWords
from kg.reading.inspections.told_then import ToldThenWords
from kg.reading.inspections.visits import VisitWords

ONTOLOGY = load_ontology(resources.folder("ontology"))
ISSUED = PartialDate(2023, 6, 6)


@pytest.mark.parametrize(
    ("before", "said", "after", "of_report"),
    [
        ("Ofsted published its findings ", "on 22 July 2022", ".", True),
        ("The report, unveiled by the watchdog ", "yesterday", ", is bleak", True),
        ("Inspectors released a damning letter on ", "2 October", ", which says", True),
        ("It was made public ", "in May 2022", ".", True),
        ("The council published ", "the 2 October", " report late", False),
        ("Inspectors visited ", "in May 2022", ".", False),
        ("Staff were released from duty in a hurry ", "in May 2022", ".", False),
    ],
)
def test_dates_of_reports(before: str, said: str, after: str, of_report: bool) -> None:
    date = find_dates(said, ISSUED)[0]
    assert PublicationWords(ONTOLOGY).is_of_report(before, date, said, after) is of_report


@pytest.mark.parametrize(
    ("after", "belongs"),
    [
        (" inspection found", True),
        (" focused visit", True),
        ("'s damning report", True),
        (" budget report", False),
        (" ILACS inspection", True),
        ("'s inspectors", True),
        ("'s auditors", False),
    ],
)
def test_nouns_that_a_date_belongs_to(after: str, belongs: bool) -> None:
    assert PublicationWords(ONTOLOGY).belongs_to_noun(after) is belongs


@pytest.mark.parametrize(
    ("before", "to_come"),
    [
        ("Bury is preparing for ", True),
        ("The council faces another ", True),
        ("If Bury had ", True),
        ("It was found at the ", False),
        ("Despite the future it planned, Bury failed its long-delayed and much-feared and long awaited full ", False),
    ],
)
def test_inspections_to_come(before: str, to_come: bool) -> None:
    assert AwaitedWords(ONTOLOGY).is_to_come(before) is to_come


def test_deadlines_and_what_others_await() -> None:
    words = AwaitedWords(ONTOLOGY)
    assert words.is_deadline("A plan must be sent to the watchdog by ", "August")
    assert words.is_deadline("It was told to mend this ", "by August")
    assert not words.is_deadline("It was praised by ", "August")
    assert words.is_of_others("Services are to be taken over by a trust in ")
    assert not words.is_of_others("Services are to change after Ofsted visited in ")
    assert is_imagined("Unless it is ")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Kent was not inspected this year.", True),
        ("It is still to be formally re-inspected.", True),
        ("Two years went by without a full inspection.", True),
        ("Kent was inspected this year, not Essex.", False),
        ("No inspector could have missed it.", False),
    ],
)
def test_what_tells_of_no_inspection(text: str, denied: bool) -> None:
    assert AwaitedWords(ONTOLOGY).denies(text, 0, len(text)) is denied


def test_inspections_in_general() -> None:
    words = FrameworkWords(ONTOLOGY)
    assert words.introduces_kind("Ofsted has launched a new framework for ")
    assert not words.introduces_kind("Ofsted launched a scathing attack after its ")
    assert words.is_programme("the focused visits programme", len("the focused visit"))
    assert not words.is_programme("the focused visit found", len("the focused visit"))
    assert words.changes_rules(", Ofsted introduced a new framework")
    assert not words.changes_rules(", Ofsted found that a new framework was introduced with a new system")
    assert words.is_over_the_years("Ofsted and the CQC have jointly conducted ")
    assert not words.is_over_the_years("Ofsted conducted ")


@pytest.mark.parametrize(
    ("before", "said", "something_else"),
    [
        ("After the death of a child in Bury ", "in 2007", True),
        ("Its self-evaluation, written ", "in May 2022", True),
        ("One notification to Ofsted of a serious incident ", "in May 2022", True),
        ("There has been no visit since ", "May 2019", True),
        ("The council expects to receive the report ", "in May 2022", True),
        ("A director was appointed, and inspectors arrived ", "in May 2022", False),
        ("Its self-evaluation, which Ofsted saw ", "in May 2022", False),
    ],
)
def test_dates_of_something_else(before: str, said: str, something_else: bool) -> None:
    date = find_dates(said, ISSUED)[0]
    assert OtherEventWords(ONTOLOGY).is_of_something_else(before, date, said) is something_else


@pytest.mark.parametrize(
    ("before", "said", "is_before"),
    [
        ("The previous inspection was ", "in 2019", True),
        ("Inspectors came ", "three years ago", True),
        ("It had been rated inadequate ", "in 2019", True),
        ("It had been rated inadequate ", "in May 2023", False),
        ("It went up from good following an inspection ", "in May 2023", False),
        ("Inspectors came ", "in May 2023", False),
    ],
)
def test_what_is_of_before(before: str, said: str, is_before: bool) -> None:
    date = find_dates(said, ISSUED)[0]
    assert EarlierWords(ONTOLOGY).puts_before(before, date, said, ISSUED) is is_before


def test_grades_kept_and_recommendations_looked_back_on() -> None:
    words = EarlierWords(ONTOLOGY)
    assert words.is_kept_from("It maintained its good rating from ")
    assert not words.is_kept_from("It maintained its good rating at an inspection in ")
    assert words.is_looked_back_on("Most recommendations of the ", " inspection were not met")
    assert not words.is_looked_back_on("Most recommendations of the ", " inspection are listed here")
    assert words.is_followed("The improved rating follows a ")
    assert not words.is_followed("The inspection report follows a ")


@pytest.mark.parametrize(
    ("text", "mention", "owned"),
    [
        ("Weaknesses found in 2019 have been put right.", "2019", "Weaknesses found in 2019"),
        ("It was rated so in 2017 after bad years, but is good.", "2017", "It was rated so in 2017 after bad years"),
        ("It was warned in 2018 that caseloads were high.", "2018", "It was warned in 2018 that caseloads were high."),
        ("The 2018 visit, which looked at care, saw it.", "2018", "The 2018 visit, which looked at care, saw it."),
        ("Bury, which was inadequate in 2019, was found to be good.", "2019", None),
        ("Bury is glad that this was so in 2019.", "2019", None),
    ],
)  # fmt: skip
def test_what_of_a_sentence_is_of_the_inspection_it_mentions(text: str, mention: str, owned: str | None) -> None:
    at = text.index(mention)
    found = [text[start:end] for start, end in ToldThenWords(ONTOLOGY).owned(text, at, at + len(mention))]
    assert found == ([owned] if owned is not None else [])


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("They came from 4 to 8 March 2019 and again from 18 to 22 March 2019.", 1),
        ("They arrived on 26 November 2018 and left on 7 December 2018.", 1),
        ("They came in December 2018 and returned in February 2019.", 1),
        ("Visits in December 2018 and February 2019 found drift.", 1),
        ("Focused visits in December 2018 and February 2019 found drift.", 2),
        ("They came in December 2017 and returned in February 2019.", 2),
    ],
)
def test_two_dates_of_one_inspection(text: str, joined: int) -> None:
    assert len(JoinedDates(ONTOLOGY).join(text, find_dates(text, ISSUED))) == joined


def test_visits_by_words_around_their_dates() -> None:
    words, date = VisitWords(ONTOLOGY), find_dates("in May 2022", ISSUED)[0]
    assert words.is_tied("Inspected: ", "")
    assert not words.is_tied("Founded: ", "")
    assert words.tells_of_one("The latest of these took place in May.")
    assert not words.tells_of_one("The latest budget was in May.")
    assert words.kind(date, None, "After a two-day visit ", "", graded=False, old=False) == "focused-visit"
    third = ", the third since Bury was judged inadequate"
    assert words.kind(date, words.word_before("A visit "), "A visit ", third, graded=False, old=False) == (
        "monitoring-visit"
    )
    assert words.kind(date, words.word_before("A visit "), "A visit ", ".", graded=False, old=False) is None


def test_passages_on_an_earlier_inspection() -> None:
    words = Histories(ONTOLOGY)
    assert words.opens("Three years ago inspectors left in anger.")
    assert not words.opens("Three years ago the council built a school.")
    assert not words.opens("Three years ago inspectors left in anger, and now they are back.")
    assert words.recalls("The report at the time told of drift.")
    assert not words.recalls("The report told of drift.")
    assert words.looks_back("Services were previously rated poor because of drift.")
    assert not words.looks_back("Services were rated poor because of drift.")
    assert words.lists("These weaknesses") is False
    assert words.lists("Concerns also included drift.")
