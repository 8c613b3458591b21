"""Accuracy may only rise: every figure of every part stays at or above its pinned floor."""

from __future__ import annotations

import pytest

from tests.accuracy.parts import GOLD, PARTS, Part, floors, measure
from tests.conftest import missing


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_no_figure_falls_under_its_floor(part: Part) -> None:
    if part.folder == GOLD and not GOLD.is_dir():
        missing("no shared material beside the project")
    pinned = floors().get(part.name)
    if pinned is None:
        pytest.skip("no floor pinned yet (python -m tests.accuracy.parts --pin)")
    scores = measure(part)
    assert set(scores) == set(pinned)
    for kind, score in scores.items():
        assert score.precision >= pinned[kind]["precision"], f"{part.name} {kind}: precision {score.precision:.3f}"
        assert score.f1 >= pinned[kind]["f1"], f"{part.name} {kind}: F1 {score.f1:.3f}"
