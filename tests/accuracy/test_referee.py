"""``kg evaluate`` and the referee beside the gold files give the same figures, to the digit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import build
from kg.evaluate import KINDS, Claim, Evaluation, Outcome, Score, evaluate, load_gold, read_stems
from kg.graph.queries import Query, answer
from kg.graph.store import open_graph

HELD_OUT = Path(__file__).parent / "held_out.txt"


@pytest.fixture(scope="module")
def graph_folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of all gold documents."""
    output = tmp_path_factory.mktemp("gold") / "output"
    build(sorted((shared / "gold").glob("*.txt")), output)
    return output


def ours(gold: Path, output: Path, **chosen: frozenset[str]) -> Evaluation:
    with open_graph(output) as graph:
        return evaluate(load_gold(gold, **chosen), lambda text: answer(graph, Query("", text)).dicts())


def test_every_figure_is_the_referees(shared: Path, graph_folder: Path) -> None:
    gold = shared / "gold"
    result = subprocess.run(
        [sys.executable, gold / "score.py", graph_folder / "graph.ttl", gold],
        capture_output=True,
        text=True,
        check=True,
    )
    *lines, last = result.stdout.splitlines()
    theirs = {line[:18].strip(): line[18:].split() for line in lines}
    scores = ours(gold, graph_folder).scores()
    assert set(theirs) == set(KINDS) == set(json.loads(last))
    for kind, score in scores.items():
        figures = ["P", f"{score.precision:.3f}", "R", f"{score.recall:.3f}", "F1", f"{score.f1:.3f}"]
        assert theirs[kind] == [*figures, "tp", str(score.tp), "fp", str(score.fp), "fn", str(score.fn)]


def test_held_out_documents_and_the_others_make_the_whole(shared: Path, graph_folder: Path) -> None:
    stems = read_stems(HELD_OUT)
    whole = ours(shared / "gold", graph_folder)
    held_out = ours(shared / "gold", graph_folder, only=stems)
    others = ours(shared / "gold", graph_folder, without=stems)
    assert set(held_out.documents) == stems
    assert sorted(held_out.documents + others.documents) == list(whole.documents)
    for kind in KINDS:
        assert held_out.scores()[kind].tp + others.scores()[kind].tp == whole.scores()[kind].tp


@pytest.mark.parametrize(
    ("counts", "figures"),
    [
        ((0, 0, 0), (1.0, 1.0, 1.0)),
        ((0, 0, 3), (1.0, 0.0, 0.0)),
        ((2, 1, 0), (0.667, 1.0, 0.8)),
        ((0, 2, 2), (0, 0, 0)),
    ],
)
def test_figures_of_counts(counts: tuple[int, int, int], figures: tuple[float, float, float]) -> None:
    score = Score(*counts)
    assert (score.precision, score.recall, score.f1) == figures


def test_figures_for_each_pattern() -> None:
    delay, records = Claim(("E1", "delay")), Claim(("E1", "poor-records"))
    outcome = Outcome("a", "failing", hits=(delay,), missed=(records,), wrong=(delay,))
    result = Evaluation(("a",), (outcome,))
    assert result.pattern_scores() == {"delay": Score(1, 1, 0), "poor-records": Score(0, 0, 1)}
