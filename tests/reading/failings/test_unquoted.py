"""Words are the same whether news quotes them or not, and failings stand where they stand in the text."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.reading.reader import Reader
from kg.resources import folder


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_ontology(folder("ontology")))


def kept(reader: Reader, sentence: str) -> set[str]:
    return {c.pattern for explained in reader.explain(sentence) for c in explained.candidates if c.kept}


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ('"Pathway" plans are "too" vague.', "poor-planning"),
        ("Planning was ‘weak’ and staffing levels were ‘insufficient’.", "insufficient-capacity"),
        ('Children are at "potential" risk.', "children-at-risk-of-harm"),
        ("Managers' oversight of social workers' files is 'poor'.", "weak-management-oversight"),
    ],
)
def test_a_mark_within_a_wording_does_not_hide_it(reader: Reader, sentence: str, pattern: str) -> None:
    assert pattern in kept(reader, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        'The report said any failures were being "effectively addressed".',
        'Caseloads are "no longer" too high.',
        "They took part through the 'Don't Wait' group for care leavers, working in partnership with the council.",
        '"',
    ],
)
def test_nor_does_one_within_a_denial_or_a_name(reader: Reader, sentence: str) -> None:
    assert not kept(reader, sentence)


def test_the_words_that_decided_are_those_of_the_text(reader: Reader) -> None:
    (explained,) = reader.explain('In "some" teams caseloads are "far" too high.')
    assert any("too high" in candidate.reason for candidate in explained.candidates)


def test_a_quoted_condition_with_who_said_it_is_all_that_is_said(reader: Reader) -> None:
    assert "high-caseloads" in kept(reader, "When we arrived in May caseloads were too high, inspectors said.")
    assert not kept(reader, "When caseloads are too high, managers act at once.")
