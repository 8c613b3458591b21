"""A pronoun at the head of a sentence stands for the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.reading.reader import Reader
from kg.resources import folder

Last = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def last() -> Last:
    reader = Reader(load_ontology(folder("ontology")))

    def patterns(text: str) -> set[str]:
        return {str(c.pattern) for c in reader.explain(text)[-1].candidates if c.kept}

    return patterns


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Plans are drawn up for every child. However, they are not always specific.", "poor-planning"),
        ("Children's plans are agreed early. Some lack dates.", "poor-planning"),
        ("In most teams, assessments are now detailed. In a few cases, they are superficial.", "poor-assessments"),
        ("Supervision takes place each month. It is not yet reflective.", "weak-supervision"),
        ("Plans are agreed early. They are shared with families. However, they are not reviewed.", "poor-planning"),
        ("Return interviews are offered to all. Too many of them, however, come late.", "weak-missing-response"),
        ("Assessments are written in plain English. Most of these are not updated.", "poor-assessments"),
        ("Assessments are agreed with parents. The majority seen lack analysis.", "poor-assessments"),
        ("Supervision has become regular. Its quality, though, is poor.", "weak-supervision"),
        ("Supervision is offered to most. Where it does take place, it lacks reflection.", "weak-supervision"),
        ("Assessments are shared with families. When they are, they are often superficial.", "poor-assessments"),
        ("Return interviews are offered to all. Their impact is limited.", "weak-missing-response"),
        ("Children's plans are agreed early. A minority, however, are not specific.", "poor-planning"),
    ],
)
def test_the_pronoun_carries_the_topic_on(last: Last, text: str, pattern: str) -> None:
    assert pattern in last(text)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Social workers write plans for children. They are not always well paid.", "poor-planning"),
        ("Plans are drawn up for every child. They are specific and measurable.", "poor-planning"),
        ("Plans are drawn up for every child. It is not always sunny.", "poor-planning"),
        ("Plans are drawn up for every child.\n\nThey are not always specific.", "poor-planning"),
        ("The plans are good. Some children are not always keen to swim.", "poor-planning"),
    ],
)
def test_people_other_numbers_and_other_paragraphs_do_not(last: Last, text: str, pattern: str) -> None:
    assert pattern not in last(text)


def test_a_group_goes_on_where_the_sentence_points_back(last: Last) -> None:
    assert "weak-missing-response" in last("Staff visit children who go missing. However, these visits are often late.")
    assert "weak-missing-response" not in last("Staff visit children who go missing. Reviews are often late.")
    assert "weak-missing-response" not in last("The team finds children who go missing. However, its visits are late.")


def test_a_pronoun_that_opens_a_quotation_goes_on_about_the_subject_before(last: Last) -> None:
    assert "poor-planning" in last('"Plans remain brief," it says. "They are not reviewed when children move."')


def test_who_says_more_is_no_subject_before(last: Last) -> None:
    assert "poor-planning" not in last("It found failures in planning. It also said that homes were lacking.")
    assert "poor-planning" in last("Plans are drawn up for all. They are also lacking in detail.")


def test_where_inspectors_looked_is_no_limit_of_what_they_found(last: Last) -> None:
    assert "high-caseloads" in last("In the teams inspectors looked at, caseloads were too high.")
    assert not last("Inspectors looked at caseloads that were too high in May.")


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Supervision is frequent but does not always help to progress children's plans.", "weak-supervision"),
        ("While auditing is regular, it does not lead to better assessments.", "weak-quality-assurance"),
        ("Supervision is held each month but becomes irregular when teams are busy.", "weak-supervision"),
    ],
)
def test_a_clause_that_names_another_thing_as_its_object_goes_on_about_the_subject_before(
    last: Last, text: str, pattern: str
) -> None:
    assert pattern in last(text)


def test_a_thing_before_the_verb_is_a_subject_of_its_own(last: Last) -> None:
    assert "weak-supervision" not in last("Supervision is frequent but plans are not always reviewed.")
    assert "poor-planning" not in last("Social workers write good plans, though they seldom talk to children alone.")
    assert "unsuitable-placements" not in last("Most placements are good, but too many children have no care plan.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Care leavers like their advisers, but their plans are out of date.", True),
        ("Care leavers are well supported, although they wait too long for a flat.", True),
        ("Care leavers are well supported, but the records of the duty team are out of date.", False),
        ("Care leavers praise their advisers, but several had waited months for a health check.", True),
        ("Care leavers praise their advisers, but several plans for families were out of date.", False),
    ],
)
def test_what_is_theirs_behind_a_contrast_is_of_those_named_before(last: Last, text: str, found: bool) -> None:
    assert ("weak-care-leaver-support" in last(text)) is found


@pytest.mark.parametrize("found", ["the response is slow", "help comes too late"])
def test_harm_in_a_condition_is_what_is_responded_to(last: Last, found: str) -> None:
    told = last(f"Where children have been harmed at home, {found} and assessments are poor.")
    assert "poor-assessments" in told
    assert "children-at-risk-of-harm" not in told
