"""Which grade words of a sentence are verdicts, in which frame, and where common use is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.grades import verdicts
from tests.reading.councils_and_grades import RelationReader


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("grades"))


def told(read: RelationReader, sentence: str) -> list[str]:
    annotated = read(f"Ofsted visits Bury\n\n6 June 2023\n\n{sentence}").annotated
    found = [one for part in annotated.sentences for one in verdicts(annotated.doc, part)]
    return [" ".join(filter(None, (one.grade, one.frame, "left" if one.origin else ""))) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # By the verb or noun that has it.
        ("Ofsted rated the council inadequate.", ["inadequate rated"]),
        ("It was given an inadequate rating.", ["inadequate rated"]),
        ("The previous judgement, in 2017, was inadequate.", ["inadequate rated"]),
        ("It was handed the lowest possible grade.", ["inadequate rated"]),
        ("An inspection ended, to nobody's surprise, in inadequate.", ["inadequate rated"]),
        ("It came out of its inspection last year as good.", ["good rated"]),
        ("Adoption was singled out as outstanding.", ["outstanding found"]),
        ("Inspectors found the council to be inadequate.", ["inadequate found"]),
        ("Help and protection is, at long last, good.", ["good copula"]),
        ("Services for care leavers continue to be good.", ["good copula"]),
        # From one to another.
        ("The council fell from good to inadequate.", ["good moved left", "inadequate moved"]),
        (
            "It moved from inadequate (2015), through adequate (2018), to good (2022).",
            ["inadequate moved left", "adequate moved left", "good moved"],
        ),
        # Without a verb.
        ("Hampshire (good, 2019) will help.", ["good alone"]),
        ("Bolton, good: no change there.", ["good rated"]),
        ("Bury outstanding, Bolton good, Kent good.", ["outstanding rated", "good rated", "good rated"]),
        # As a thing, and before a noun.
        ("It gave a good to leadership.", ["good rated"]),
        ("The good it was awarded in 2014 is gone.", ["good rated"]),
        ("Progress at 'inadequate' Bury is slow.", ["inadequate rated"]),
        ("Bolton, an outstanding authority, is to help.", ["outstanding rated"]),
        # Further ones of the same words.
        (
            "The council was rated adequate in 2012, in 2013 good and this year inadequate.",
            ["adequate rated", "good rated", "inadequate rated"],
        ),
        ("Bury was good and Bolton inadequate, inspectors said.", ["good copula", "inadequate rated"]),
        ("Leadership was rated good, and the same goes for adoption.", ["good rated", "same"]),
    ],
)
def test_verdicts(read: RelationReader, sentence: str, expected: list[str]) -> None:
    assert told(read, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Children make good progress.",
        "There was inadequate supervision of social workers.",
        "Staff are good at helping families.",
        "The council had good and bad news.",
        "Rents are the lowest available.",
        "It got the same support from its neighbours.",
        "The number of visits has not moved at the same rate.",
        "Areas needing improvement are listed below.",
    ],
)
def test_common_use(read: RelationReader, sentence: str) -> None:
    assert told(read, sentence) == []
