"""Whom a failing affects: the children its statement is about, and not whoever is named nearby."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.annotate import text_article
from kg.reading.reader import Reader

_OPENING = "Ofsted inspected children's services in Norfolk in March 2023.\n"


@pytest.fixture(scope="module")
def reader(project: Path) -> Reader:
    return Reader(load_ontology(project / "ontology"))


def affected(reader: Reader, sentence: str) -> set[str]:
    return {str(g) for fact in reader.read(text_article(_OPENING + sentence)).failings for g in fact.affects}


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("Care leavers are well supported, but plans for children in need are weak.", {"children-in-need"}),
        ("Plans for children in need are weak, although care leavers are well supported.", {"children-in-need"}),
        ("Plans for care leavers and disabled children are poor.", {"care-leavers", "disabled-children"}),
        ("Children in care are happy at home, but their plans are weak.", {"children-in-care"}),
        ("Neglect is not recognised early enough.", {"neglected-children"}),
        ("Plans for children who are neglected are poor.", {"neglected-children"}),
        ("Children in need of protection are left at risk of harm.", set()),
        ("Visits to privately fostered children are not regular.", {"privately-fostered"}),
    ],
)
def test_groups_are_those_of_the_statement(reader: Reader, sentence: str, groups: set[str]) -> None:
    assert affected(reader, sentence) == groups


@pytest.mark.parametrize(
    "sentence",
    [
        "Staff are leaving care homes and caseloads are too high.",
        "The data protection plan is out of date and records are poor.",
        "The service neglected its duty: caseloads are too high.",
        "Staff who had raised money for Children in Need said that caseloads are too high.",
        "Files have gone missing from the record and supervision is irregular.",
    ],
)
def test_like_words_name_no_group(reader: Reader, sentence: str) -> None:
    assert affected(reader, sentence) == set()
