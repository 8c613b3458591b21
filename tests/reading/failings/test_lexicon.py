"""The vocabulary of failings, as it is put together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.graph.registers import load_ontology
from kg.reading.failings.lexicon import FailureLexicon
from kg.reading.vocabulary import blank_language


def made_of(classes: dict[str, list[str]], ontology_folder: Path) -> FailureLexicon:
    ontology = replace(load_ontology(ontology_folder), lexicon={"failings/classes": classes, "failings/stance": {}})
    return FailureLexicon(ontology, blank_language())


def test_a_class_may_take_in_one_above_it(project: Path) -> None:
    lexicon = made_of({"weak": ["poor"], "bad": ["<weak>", "worse"]}, project / "ontology")
    assert lexicon.members["bad"] > lexicon.members["weak"]


def test_a_class_that_stands_further_down_is_refused_where_it_would_be_empty(project: Path) -> None:
    with pytest.raises(OntologyError, match="bad: the class 'weak' must be defined above"):
        made_of({"bad": ["<weak>", "worse"], "weak": ["poor"]}, project / "ontology")
