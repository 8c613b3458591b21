"""How long building again takes, with nothing changed and with one more article, at several sizes.

Run ``python -m bench.keeping [real] [COUNT ...]`` (default: the real body, 400 and 20,000 articles). The real body is
``sources/``, and ``seeds/`` and ``reports/`` of ``../shared`` where they are. The others are synthetic
(``bench/synthetic.py``); what reading would give for them is put into the output folder beforehand, the one more
article is real and is read. Each figure is of a process of its own, start-up included, the best of three; start-up
alone is shown beside.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.synthetic import Synthetic, write_sources
from kg import resources
from kg.graph.registers import folder_version, load_ontology
from kg.reading.cache import Cache, reader_version
from kg.reading.digests import file_digest

TURNS = 3
PROJECT = Path(__file__).resolve().parent.parent
REAL = (PROJECT / "sources", PROJECT.parent / "shared" / "seeds", PROJECT.parent / "shared" / "reports")
NEWS = """---
title: One more
publisher: The Example
date: 2023-05-{day:02d}
---

Ofsted inspected {council} between 13 and 24 March 2023 and judged its children's services inadequate.

Social workers' caseloads are too high. Staff turnover means that children have too many changes of social worker.
"""


def main(counts: list[str]) -> None:
    """Measure and print; ``counts`` are numbers of synthetic articles, or ``real``."""
    startup = min(timed(["--version"])[0] for _ in range(TURNS))
    print(f"start-up (kg --version): {startup:.2f} s")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            more, output = Path(folder) / "sources", Path(folder) / "output"
            more.mkdir()
            if count == "real":
                measure("real", [path for path in REAL if path.is_dir()], more, output)
            else:
                write_synthetic(int(count), more, output)
                measure(f"{int(count):,} synthetic", [], more, output)


def write_synthetic(count: int, sources: Path, output: Path) -> None:
    """Write articles, and what reading would give for them."""
    ontology = load_ontology(resources.folder("ontology"))
    cache = Cache(output / ".state" / "facts", reader_version(folder_version(resources.folder("ontology")), None))
    for facts in Synthetic(ontology).articles(count):
        path = write_sources(sources, facts)
        cache.put(cache.key(path.name, file_digest(path)), facts)


def measure(what: str, others: list[Path], sources: Path, output: Path) -> None:
    """The figures for one body, in a folder of sources that more is put into, and in others."""
    build = ["build", *map(str, others), str(sources), "-o", str(output)]
    (sources / "first.md").write_text(NEWS.format(council="Leeds City Council", day=9), encoding="utf-8")
    first, _ = timed(build)
    with (output / "graph.ttl").open("rb") as file:
        size = sum(len(block) for block in iter(lambda: file.read(1 << 20), b"")) / 1e6
    same = min(timed(build)[0] for _ in range(TURNS))
    print(f"{what} articles ({size:.0f} MB of Turtle): afresh {first:.1f} s, nothing changed {same:.2f} s", flush=True)
    for council in ("Liverpool City Council", "Barking and Dagenham Council"):
        more = []
        for turn in range(TURNS):
            path = sources / f"more-{turn}.md"
            path.write_text(NEWS.format(council=council, day=turn + 1), encoding="utf-8")
            more.append(timed(build))
        for turn in range(TURNS):
            (sources / f"more-{turn}.md").unlink()
        less = timed(build)
        print(
            f"    one more on {council}: {min(more)[0]:.2f} s ({min(more)[1]:.2f} s of the processor);"
            f" three fewer: {less[0]:.2f} s",
            flush=True,
        )


def timed(arguments: list[str]) -> tuple[float, float]:
    """Seconds that a command takes, on the clock and of the processor."""
    import resource

    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg", *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:] or ["real", "400", "20000"])
