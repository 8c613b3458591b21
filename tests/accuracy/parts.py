"""The annotated documents that accuracy is measured on, and what each part was used for.

``python -m tests.accuracy.parts`` prints the figures of every part, of whole reports and of passages with grades, with
``--banks`` those of the sentence banks; with ``--pin`` it raises the floors in ``floors.json`` to just under them. A
floor never goes down by this command.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.build import build
from kg.evaluate import Ask, Gold, Score, evaluate, load_gold, read_stems
from kg.graph.queries import Query, answer
from kg.graph.registers import load_ontology
from kg.graph.store import open_graph
from kg.held_by import held_by
from kg.reading.reader import Reader
from kg.resources import folder
from tests.accuracy import grade_passages, report_sentences

HERE = Path(__file__).parent
GOLD = HERE.parents[2] / "shared" / "gold"
FLOORS = HERE / "floors.json"
SLACK = 0.01
"""How far under a measured figure its floor is pinned."""


@dataclass(frozen=True, slots=True)
class Part:
    """A set of annotated documents."""

    name: str
    folder: Path
    tuned: bool
    """Whether rules were written with these documents in view."""
    only: Path | None = None
    without: Path | None = None

    def golds(self) -> list[Gold]:
        """Its documents."""
        return load_gold(
            self.folder,
            only=read_stems(self.only) if self.only else frozenset(),
            without=read_stems(self.without) if self.without else frozenset(),
        )


PARTS = (
    Part("gold-tuned", GOLD, tuned=True, without=HERE / "held_out.txt"),
    Part("gold-held-out", GOLD, tuned=False, only=HERE / "held_out.txt"),
    Part("corpus-dev", HERE / "corpus" / "dev", tuned=True),
    Part("corpus-dev2", HERE / "corpus" / "dev2", tuned=True),
    Part("reports-dev", HERE / "corpus" / "reports-dev", tuned=True),
    Part("mini-dev", HERE / "corpus" / "mini-dev", tuned=True),
    Part("mini-dev2", HERE / "corpus" / "mini-dev2", tuned=True),
    Part("news-dev", HERE / "corpus" / "news-dev", tuned=True),
    Part("news-dev2", HERE / "corpus" / "news-dev2", tuned=True),
    Part("news-dev3", HERE / "corpus" / "news-dev3", tuned=True),
    Part("news-dev4", HERE / "corpus" / "news-dev4", tuned=True),
    Part("news-dev5", HERE / "corpus" / "news-dev5", tuned=True),
    Part("news-dev6", HERE / "corpus" / "news-dev6", tuned=True),
    Part("news-dev7", HERE / "corpus" / "news-dev7", tuned=True),
    Part("news-check3", HERE / "corpus" / "news-check3", tuned=False),
    Part("news-check4", HERE / "corpus" / "news-check4", tuned=False),
    Part("news-dev8", HERE / "corpus" / "news-dev8", tuned=True),
    Part("news-dev9", HERE / "corpus" / "news-dev9", tuned=True),
    Part("news-dev10", HERE / "corpus" / "news-dev10", tuned=True),
    Part("news-dev11", HERE / "corpus" / "news-dev11", tuned=True),
    Part("news-dev12", HERE / "corpus" / "news-dev12", tuned=True),
    Part("news-dev13", HERE / "corpus" / "news-dev13", tuned=True),
    Part("news-dev14", HERE / "corpus" / "news-dev14", tuned=True),
    Part("news-dev15", HERE / "corpus" / "news-dev15", tuned=True),
    Part("news-dev16", HERE / "corpus" / "news-dev16", tuned=True),
    Part("news-dev17", HERE / "corpus" / "news-dev17", tuned=True),
    Part("news-dev18", HERE / "corpus" / "news-dev18", tuned=True),
    Part("news-check6", HERE / "corpus" / "news-check6", tuned=False),
    Part("news-check7", HERE / "corpus" / "news-check7", tuned=False),
    Part("news-check8", HERE / "corpus" / "news-check8", tuned=False),
    Part("news-check10", HERE / "corpus" / "news-check10", tuned=False),
    Part("news-check11", HERE / "corpus" / "news-check11", tuned=False),
    Part("news-check12", HERE / "corpus" / "news-check12", tuned=False),
    Part("news-check13", HERE / "corpus" / "news-check13", tuned=False),
    Part("news-dev19", HERE / "corpus" / "news-dev19", tuned=True),
    Part("news-dev20", HERE / "corpus" / "news-dev20", tuned=True),
    Part("news-dev21", HERE / "corpus" / "news-dev21", tuned=True),
    Part("news-dev22", HERE / "corpus" / "news-dev22", tuned=True),
    Part("news-dev23", HERE / "corpus" / "news-dev23", tuned=True),
    Part("news-dev24", HERE / "corpus" / "news-dev24", tuned=True),
    Part("news-dev25", HERE / "corpus" / "news-dev25", tuned=True),
    Part("news-dev26", HERE / "corpus" / "news-dev26", tuned=True),
    Part("news-dev27", HERE / "corpus" / "news-dev27", tuned=True),
    Part("news-dev28", HERE / "corpus" / "news-dev28", tuned=True),
    Part("news-check16", HERE / "corpus" / "news-check16", tuned=False),
    Part("news-check17", HERE / "corpus" / "news-check17", tuned=False),
    Part("news-check18", HERE / "corpus" / "news-check18", tuned=False),
    Part("news-check19", HERE / "corpus" / "news-check19", tuned=False),
    Part("news-check20", HERE / "corpus" / "news-check20", tuned=False),
    Part("reports-check", HERE / "corpus" / "reports-check", tuned=False),
)

BANKS = ("dev", "dev2", "dev3", "check2")
"""The sentence banks; ``check2`` was not tuned on."""


def measure(part: Part) -> dict[str, Score]:
    """Build the graph of a part's texts and score it; by kind of fact, and by what failings hang on."""
    golds = part.golds()
    with graph_of([part.folder / f"{gold.document}.txt" for gold in golds]) as ask:
        return evaluate(golds, ask).scores() | held_by(golds, ask).scores()


@contextmanager
def graph_of(texts: Sequence[Path]) -> Iterator[Ask]:
    """The graph of these texts, to be asked."""
    with tempfile.TemporaryDirectory() as temporary:
        output = Path(temporary) / "output"
        build(texts, output)
        with open_graph(output) as graph:
            yield lambda text: answer(graph, Query("", text)).dicts()


def measure_bank(name: str) -> tuple[int, int, int, int]:
    """One bank of ``sentences/``: failing sentences found, of how many; tempting ones wrongly found, of how many."""
    reader = Reader(load_ontology(folder("ontology")))

    def fires(sentence: str, pattern: str) -> bool:
        return any(c.kept and str(c.pattern) == pattern for e in reader.explain(sentence) for c in e.candidates)

    counts = [0, 0, 0, 0]
    for path in sorted((HERE / "sentences" / name).glob("*.yaml")):
        bank = yaml.safe_load(path.read_text("utf-8"))
        for place, key in ((0, "fire"), (2, "quiet")):
            counts[place] += sum(fires(sentence, path.stem) for sentence in bank[key])
            counts[place + 1] += len(bank[key])
    return counts[0], counts[1], counts[2], counts[3]


def floors() -> dict[str, dict[str, dict[str, float]]]:
    """By part, kind of fact and measure (``precision``, ``f1``): what a figure must not fall under."""
    loaded: dict[str, dict[str, dict[str, float]]] = json.loads(FLOORS.read_text("utf-8"))
    return loaded


def _raised(old: float, figure: float) -> float:
    return max(old, math.floor((figure - SLACK) * 1000) / 1000)


def main(arguments: list[str]) -> None:
    """Print the figures of every part, and pin floors where asked."""
    if "--banks" in arguments:
        for name in BANKS:
            found, stated, wrong, tempting = measure_bank(name)
            print(f"{name:8} found {found} of {stated}, wrongly found {wrong} of {tempting}")
        return
    pinned = floors() if FLOORS.exists() else {}
    together: dict[str, Score] = {}
    for part in PARTS:
        scores = measure(part)
        _report(part.name, part.tuned, scores, pinned)
        for kind, score in scores.items() if not part.tuned else ():
            known = together.setdefault(kind, Score())
            together[kind] = Score(known.tp + score.tp, known.fp + score.fp, known.fn + score.fn)
    for texts in (report_sentences, grade_passages):
        for name in texts.SETS:
            _report(texts.part_name(name), name == "dev", {texts.KIND: texts.measure(name)}, pinned)
    print("\nall documents that are not tuned on, together")
    _print(together)
    if "--pin" in arguments:
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", "utf-8")


def _report(
    name: str, tuned: bool, scores: Mapping[str, Score], pinned: dict[str, dict[str, dict[str, float]]]
) -> None:
    """Print the figures of a part, and raise its floors to just under them."""
    print(f"\n{name} ({'tuned on' if tuned else 'not tuned on'})")
    _print(scores)
    for kind, score in scores.items():
        old = pinned.setdefault(name, {}).setdefault(kind, {"precision": 0.0, "f1": 0.0})
        old["precision"] = _raised(old["precision"], score.precision)
        old["f1"] = _raised(old["f1"], score.f1)


def _print(scores: Mapping[str, Score]) -> None:
    for kind, score in scores.items():
        print(f"  {kind:18} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
              f"   tp {score.tp} fp {score.fp} fn {score.fn}")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
