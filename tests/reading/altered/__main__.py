"""``python -m tests.reading.altered 400 --seed 1``: alters reports, reads them, counts what became of each value."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kg.graph.registers import load_ontology
from tests.conftest import PROJECT, SHARED
from tests.reading.altered.alterations import ALTERATIONS, altered
from tests.reading.altered.reading import ReadBack
from tests.reading.altered.reports import take_apart
from tests.reading.altered.verdicts import Outcome


def main() -> int:
    """Prints each value that is not right with what was altered, and the counts; 1 where one has no line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many altered reports")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; each further report has the next one")
    parser.add_argument("--only", choices=sorted(ALTERATIONS), help="this alteration alone")
    parser.add_argument("--quiet", action="store_true", help="the counts only")
    parser.add_argument("--all", action="store_true", help="show what was left out with a line too")
    parser.add_argument("--reports", type=Path, default=SHARED / "reports", help="the folder with truth.json")
    asked = parser.parse_args()
    if not (asked.reports / "truth.json").is_file():
        print(f"{asked.reports}: no truth.json there; name the folder of reports with --reports", file=sys.stderr)
        return 2
    ontology = load_ontology(PROJECT / "ontology")
    reports = take_apart(asked.reports, ontology)
    counts: Counter[Outcome] = Counter()
    silent_shown = (Outcome.WRONG, Outcome.WRONG_SILENT, Outcome.MISSING_SILENT)
    with TemporaryDirectory() as folder:
        back = ReadBack(Path(folder), ontology)
        for seed in range(asked.seed, asked.seed + asked.count):
            one = altered(Random(seed).choice(reports), seed, ontology, asked.only)
            found = back.verdicts(one)
            counts.update(verdict.outcome for verdict in found)
            shown = [v for v in found if v.outcome in silent_shown or (asked.all and v.outcome is Outcome.MISSING)]
            if shown and not asked.quiet:
                print(f"{seed}  {one.name}\n    " + "\n    ".join(one.done))
                for verdict in shown:
                    print(f"  {verdict.value}: {verdict.outcome}: read {verdict.read!r}, it says {verdict.said!r}")
                sys.stdout.flush()
    print(f"{asked.count} altered reports, {counts.total()} values")
    for outcome in Outcome:
        print(f"{counts[outcome]:7} {outcome}")
    return 1 if counts[Outcome.WRONG_SILENT] or counts[Outcome.MISSING_SILENT] else 0


if __name__ == "__main__":
    sys.exit(main())
