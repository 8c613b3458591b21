"""What every article needs of an ontology is made once for each ontology."""

from __future__ import annotations

from pathlib import Path

from kg.ontology import Ontology, made_once


def _ontology(version: str) -> Ontology:
    return Ontology(Path("ontology"), version, {}, {}, {}, {}, {})


def test_made_once_for_each_ontology() -> None:
    made: list[str] = []

    @made_once
    def version_of(ontology: Ontology) -> str:
        made.append(ontology.version)
        return ontology.version

    one, other, equal = _ontology("1"), _ontology("2"), _ontology("1")
    assert [version_of(each) for each in (one, other, one, other, equal)] == ["1", "2", "1", "2", "1"]
    assert made == ["1", "2", "1"]
