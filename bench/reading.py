"""How long reading takes, as ratios measured in one run on one machine.

Run ``python bench/reading.py [REPORTS] [GOLD]`` (default: ``../shared/reports`` and ``../shared/gold``).

- **Reports**: reading PDF files to facts, over what PDF-to-text and spaCy's tokeniser alone take for the same files;
  the same in two processes, by the clock and in processor time of both, with the start of the second process; and for
  nine copies of each file, which is as much as the whole body of reports (3.7 million words).
- **Articles**: reading texts to facts, over what spaCy's tokeniser and sentencizer take for the same texts.

Each side is run several times, turn by turn, and the fastest counts. Nine copies of each are read once, in one go as
the whole body would be, between five and four turns of the other side, as the machine's own speed changes within
minutes. Times are of the processor, which other work on the machine disturbs least; those by the clock need two
processors that nobody else uses.
Making the reader (registers, vocabulary) is measured apart, and making spaCy's pipeline not at all: both are done once,
however many files there are, and neither side begins with a cold vocabulary. For both sides Python searches for garbage
as seldom as it does for the command.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pypdfium2
import spacy

from kg import resources
from kg.errors import SourceError
from kg.garbage import seldom_search
from kg.graph.registers import load_ontology
from kg.ontology import Ontology
from kg.reading.find import SourceFile, find_sources
from kg.reading.load import load_article
from kg.reading.many import read_files
from kg.reading.reader import Reader

ROUNDS = 3
COPIES = 9
"""Of each report: together as many words as the whole body has."""
PROCESSES = 2
Work = Callable[[], None]
Clock = Callable[[], float]
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def main(reports: Path, gold: Path) -> None:
    """Measure and print."""
    seldom_search()  # as the command does
    ontology = load_ontology(resources.folder("ontology"))
    begun = time.process_time()
    reader = Reader(ontology)
    print(f"making the reader: {time.process_time() - begun:.2f} s")
    if reports.is_dir():
        files = _files(reports, ".pdf")
        texts = [text for text in map(_pdf_text, files) if text]
        baseline = _Baseline(sentences=False)
        words = sum(len(text.split()) for text in texts)
        side = ("PDF-to-text and tokeniser", lambda: baseline([text for text in map(_pdf_text, files) if text]))
        _report(f"{len(files)} reports, {words:,} words", lambda: _read(files, reader, ontology), side)
        for copies, rounds in ((1, ROUNDS), (COPIES, 1)):
            _report(
                f"the same, {copies} of each, in {PROCESSES} processes",
                lambda copies=copies: _drain(read_files(files * copies, reader, jobs=PROCESSES)),  # type: ignore[misc]
                side,
                clocks={"by the clock": time.perf_counter, "in processor time": _of_all_processes},
                copies=copies,
                rounds=rounds,
            )
    if gold.is_dir():
        files = _files(gold, ".txt")
        plain = [file.path.read_text("utf-8") for file in files]
        splitter = _Baseline(sentences=True)
        _report(
            f"{len(files)} articles, {sum(len(text.split()) for text in plain):,} words",
            lambda: _read(files, reader, ontology),
            ("tokeniser and sentencizer", lambda: splitter(plain)),
        )


class _Baseline:
    """spaCy's own pipeline without models."""

    def __init__(self, *, sentences: bool) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.max_length = 10_000_000
        if sentences:
            self._nlp.add_pipe("sentencizer")

    def __call__(self, texts: list[str]) -> None:
        """Run it."""
        for _ in self._nlp.pipe(texts):
            pass


def _files(folder: Path, suffix: str) -> list[SourceFile]:
    return [file for file in find_sources([folder])[0] if file.path.suffix == suffix]


def _pdf_text(file: SourceFile) -> str:
    """The plain text of a PDF; empty where it is none."""
    try:
        document = pypdfium2.PdfDocument(file.path)
    except pypdfium2.PdfiumError:
        return ""
    try:
        return "\n".join(page.get_textpage().get_text_range(errors="replace") for page in document)
    finally:
        document.close()


def _read(files: list[SourceFile], reader: Reader, ontology: Ontology) -> None:
    for file in files:
        try:
            reader.read(load_article(file, ontology))
        except SourceError:
            continue


def _drain(results: Iterable[object]) -> None:
    for _ in results:
        pass


def _of_all_processes() -> float:
    """Seconds of the processor that this process has used, and those that it made and that have ended."""
    return sum(os.times()[:4])


def _report(
    what: str,
    reading: Work,
    baseline: tuple[str, Work],
    *,
    clocks: Mapping[str, Clock] = {"in processor time": time.process_time},
    copies: int = 1,
    rounds: int = ROUNDS,
) -> None:
    """The fastest of several turns of both sides, and their ratio, by each clock.

    ``reading`` reads so many ``copies``; the other side has a turn for each, half of them before and half after.
    """
    ours: dict[str, list[float]] = {name: [] for name in clocks}
    theirs: dict[str, list[float]] = {name: [] for name in clocks}
    for _ in range(rounds):
        before = _timed(baseline[1], clocks, copies - copies // 2)
        own = _timed(reading, clocks, 1)
        after = _timed(baseline[1], clocks, copies // 2)
        for name in clocks:
            ours[name].append(own[name])
            theirs[name].append(before[name] + after[name])
    for name in clocks:
        best, other = min(ours[name]), min(theirs[name])
        print(f"{what}, {name}: reading {best:.2f} s, {baseline[0]} {other:.2f} s, ratio {best / other:.2f}")


def _timed(work: Work, clocks: Mapping[str, Clock], turns: int) -> dict[str, float]:
    begun = {name: clock() for name, clock in clocks.items()}
    for _ in range(turns):
        work()
    return {name: clock() - begun[name] for name, clock in clocks.items()}


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:3]]
    main(*(given + [SHARED / "reports", SHARED / "gold"][len(given) :]))
