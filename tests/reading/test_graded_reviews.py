"""Grades of serious case reviews are none of a council's services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

Read = Callable[[str], set[tuple[str, str]]]


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Council and grade of every judgement of an article."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    path = tmp_path_factory.mktemp("reviews") / "article.txt"

    def grades(text: str) -> set[tuple[str, str]]:
        path.write_text(text, "utf-8")
        facts = reader.read(load_article(SourceFile(path.name, path), ontology))
        return {(str(one.council), str(one.grade)) for one in facts.judgements}

    return grades


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted judged Bolton Council's serious case review to be good.",
        "Kent County Council had three “inadequate” serious case reviews.",
        "Four serious case reviews by Kent County Council were rated inadequate by Ofsted.",
        "Serious case reviews were considered by Ofsted.\n\nTwo of Leeds City Council's reviews were rated inadequate.",
        "Ofsted deemed the SCR to be inadequate.\n\nKent and Surrey county councils had two “inadequate” reports each.",
    ],
)
def test_the_grade_of_a_review_of_a_case_is_none_of_services(read: Read, told: str) -> None:
    assert not read(f"How reviews of deaths were written\n\n{told}\n")


@pytest.mark.parametrize(
    "told",
    [
        "Kent County Council's services were rated inadequate by Ofsted, weeks after a serious case review.",
        "After a serious case review, Ofsted rated children's services at Kent County Council inadequate.",
    ],
)
def test_a_grade_beside_a_review_of_a_case_is_of_the_services(read: Read, told: str) -> None:
    assert ("kent", "inadequate") in read(f"Services told to do better\n\n{told}\n")
