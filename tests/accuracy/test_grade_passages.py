"""Grades in short passages: they are well formed, and the figures of each set stay above their floors."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.resources import folder
from tests.accuracy.grade_passages import KIND, SETS, measure, part_name, passages_in
from tests.accuracy.parts import floors


@pytest.mark.parametrize("name", SETS)
def test_every_grade_is_one_that_a_council_can_have(name: str) -> None:
    ontology = load_ontology(folder("ontology"))
    codes = {council.gss for council in ontology.councils.values()}
    areas, grades = set(ontology.schemes["judgement-area"]), set(ontology.schemes["grade"])
    for passage in passages_in(name):
        for told in passage.required | passage.optional:
            assert told.gss in codes, passage.id
            assert told.area in areas, passage.id
            assert told.grade in grades, passage.id


def test_no_passage_is_in_two_sets() -> None:
    texts = [one.text for name in SETS for one in passages_in(name)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_under_its_floor(name: str) -> None:
    score = measure(name)
    pinned = floors()[part_name(name)][KIND]
    assert score.precision >= pinned["precision"]
    assert score.f1 >= pinned["f1"]
