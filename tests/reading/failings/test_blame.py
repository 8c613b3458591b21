"""Which bodies a failing is laid at the door of: those whose fault it is, not those merely named beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

Blamed = Callable[[str], dict[str, set[str]]]
OPENING = "Inspectors visited Knowsley Council's children's services in May 2014 and Ofsted published its report.\n\n"


@pytest.fixture(scope="module")
def blamed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Blamed:
    """By pattern, the bodies that one sentence blames."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    path = tmp_path_factory.mktemp("blame") / "article.txt"

    def read(sentence: str) -> dict[str, set[str]]:
        path.write_text(f"{OPENING}{sentence}\n", "utf-8")
        facts = reader.read(load_article(SourceFile(path.name, path), ontology))
        return {
            fact.pattern: {str(agency) for agency in fact.attributed_to}
            for fact in facts.failings
            if fact.evidence.exact in sentence
        }

    return read


@pytest.mark.parametrize(
    ("sentence", "pattern", "bodies"),
    [
        (
            "The Knowsley Safeguarding Children Board has no oversight of the work of Merseyside Police.",
            "weak-safeguarding-board",
            {"knowsley-safeguarding-children-board"},
        ),
        (
            "Merseyside Police does not attend strategy meetings.",
            "weak-partner-response",
            {"merseyside-police"},
        ),
        (
            "Knowsley Safeguarding Children Board has asked why Merseyside Police does not attend strategy meetings.",
            "weak-partner-response",
            {"merseyside-police"},
        ),
    ],
)
def test_only_bodies_at_fault_are_blamed(blamed: Blamed, sentence: str, pattern: str, bodies: set[str]) -> None:
    assert blamed(sentence)[pattern] == bodies


def test_who_is_one_of_two_between_whom_something_is_is_not_blamed(blamed: Blamed) -> None:
    found = blamed("Most strategy discussions are held solely between social workers and Merseyside Police.")
    assert not any(found.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "Merseyside Police was praised for work on exploitation, but Knowsley NHS Trust does not share information.",
        "Merseyside Police has improved; Knowsley NHS Trust does not attend strategy meetings.",
    ],
)
def test_who_is_praised_before_a_contrast_is_not_blamed(blamed: Blamed, sentence: str) -> None:
    bodies = set[str]().union(*blamed(sentence).values())
    assert bodies == {"knowsley-nhs-trust"}


def test_two_who_fail_together_are_both_blamed(blamed: Blamed) -> None:
    found = blamed("Merseyside Police and Knowsley NHS Trust do not attend strategy meetings.")
    assert found["weak-partner-response"] == {"merseyside-police", "knowsley-nhs-trust"}
