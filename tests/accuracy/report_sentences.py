"""Failings sentence by sentence in whole inspection reports, against what people who saw no rules found in them.

``python -m tests.accuracy.parts`` prints the figures of each set; ``report_sentences/README.md`` says what they
hold. The reports stand in ``../shared/reports``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate import Score, read_stems
from kg.graph.registers import load_ontology
from kg.model import Article
from kg.reading.find import find_sources
from kg.reading.load import load_article
from kg.reading.reader import Reader
from kg.resources import folder

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
SETS = ("dev", "check")
"""The annotated reports; ``check`` was not tuned on."""
KIND = "failing-by-sentence"
"""What is scored, as ``floors.json`` and ``parts`` call it."""
_SHORTEST = 6
"""Words of a sentence that is looked for in the documents kept apart: shorter ones stand in any report."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The patterns that a sentence states, and those that a careful reader could take or leave."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


def part_name(part: str) -> str:
    """What a set is called among the parts."""
    return f"report-sentences-{part}"


def stated_in(part: str) -> dict[str, dict[str, Stated]]:
    """By report and sentence, with white space made even: what it states."""
    found: dict[str, dict[str, Stated]] = {}
    report = ""
    for line in (HERE / "report_sentences" / f"{part}.tsv").read_text("utf-8").splitlines():
        if line.startswith("# "):
            report = line.removeprefix("# ")
            found[report] = {}
            continue
        sentence, _, patterns = line.partition("\t")
        names = patterns.split()
        optional = frozenset(name.rstrip("?") for name in names if name.endswith("?"))
        found[report][sentence] = Stated(frozenset(name for name in names if not name.endswith("?")), optional)
    return found


def measure(part: str) -> Score:
    """Read the reports of a set whole, and score each sentence with each pattern."""
    ontology = load_ontology(folder("ontology"))
    reader = Reader(ontology)
    apart = _apart()
    right = wrong = missed = 0
    sources = {source.path.name: source for source in find_sources([SHARED / "reports"])[0]}
    for report, stated in stated_in(part).items():
        for sentence, read in _read(reader, load_article(sources[report], ontology)):
            if len(sentence.split()) >= _SHORTEST and _letters(sentence) in apart:
                continue
            said = stated.get(sentence, Stated())
            right += len(said.required & read)
            missed += len(said.required - read)
            wrong += len(read - said.required - said.optional)
    return Score(right, wrong, missed)


def _read(reader: Reader, article: Article) -> Iterator[tuple[str, frozenset[str]]]:
    """Each sentence with the patterns that the reader finds in it."""
    annotated = reader.annotate(article)
    starts = [sentence.start_char for sentence in annotated.sentences]
    found: list[set[str]] = [set() for _ in starts]
    for fact in reader.read(article).failings:
        found[bisect_right(starts, fact.evidence.start) - 1].add(fact.pattern)
    for sentence, patterns in zip(annotated.sentences, found, strict=True):
        yield " ".join(annotated.text(sentence).split()), frozenset(patterns)


def _apart() -> str:
    """The words of all documents with text of reports that nothing is tuned on."""
    held = read_stems(HERE / "held_out.txt")
    files = [SHARED / "gold" / f"{stem}.txt" for stem in sorted(held)]
    files += sorted((HERE / "corpus" / "reports-check").glob("*.txt"))
    return " ".join(_letters(file.read_text("utf-8")) for file in files)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("’", "'")).strip()
