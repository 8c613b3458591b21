"""Grades in short passages: they are well formed, and the figures of both halves stay above their floors."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.resources import folder
from tests.accuracy.grade_passages import HALVES, KIND, measure, part_name, passages_in
from tests.accuracy.parts import floors


@pytest.mark.parametrize("half", HALVES)
def test_every_grade_is_one_that_a_council_can_have(half: str) -> None:
    ontology = load_ontology(folder("ontology"))
    codes = {council.gss for council in ontology.councils.values()}
    areas, grades = set(ontology.schemes["judgement-area"]), set(ontology.schemes["grade"])
    for passage in passages_in(half):
        for told in passage.required | passage.optional:
            assert told.gss in codes, passage.id
            assert told.area in areas, passage.id
            assert told.grade in grades, passage.id


def test_no_passage_is_in_both_halves() -> None:
    assert not {one.text for one in passages_in("dev")} & {one.text for one in passages_in("check")}


@pytest.mark.parametrize("half", HALVES)
def test_no_figure_falls_under_its_floor(half: str) -> None:
    score = measure(half)
    pinned = floors()[part_name(half)][KIND]
    assert score.precision >= pinned["precision"]
    assert score.f1 >= pinned["f1"]
