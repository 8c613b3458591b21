"""Failings in whole reports: annotations are well formed, and the figures of each set stay above their floors."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.resources import folder
from tests.accuracy.parts import floors
from tests.accuracy.report_sentences import KIND, SETS, SHARED, measure, part_name, stated_in
from tests.conftest import missing


@pytest.mark.parametrize("name", SETS)
def test_every_pattern_is_one_of_the_scheme(name: str) -> None:
    known = set(load_ontology(folder("ontology")).schemes["failure-pattern"])
    for sentences in stated_in(name).values():
        for stated in sentences.values():
            assert stated.required | stated.optional <= known
            assert not stated.required & stated.optional


def test_no_report_is_in_two_sets() -> None:
    assert not set(stated_in("dev")) & set(stated_in("check"))


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_under_its_floor(name: str) -> None:
    if not (SHARED / "reports").is_dir():
        missing("no shared reports beside the project")
    score = measure(name)
    pinned = floors()[part_name(name)][KIND]
    assert score.precision >= pinned["precision"]
    assert score.f1 >= pinned["f1"]
