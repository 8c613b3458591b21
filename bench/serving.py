"""Whether ``kg serve`` lasts: many clients at once, builds in between, and queries that would run for ever.

Run ``python -m bench.serving [SECONDS] [CLIENTS]`` (default 60 and 32) in the checkout. The graph is that of
``sources/`` with and without one article, built in turns while clients ask without a pause; for ten
seconds of every twenty a query that would take far longer than that, its limit, runs beside them. What counts:

- no request fails, and each answer is that of the graph before a build or of the one after it, whole; between two
  builds it is that of the present graph and no other;
- the mean time of the others' requests while the long query runs, over that while it does not, in the same run;
- how long after its limit the long query is answered with an error.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.serve.load import load
from tests.serve.serving import serving

PROJECT = Path(__file__).resolve().parent.parent
WINDOW = 10.0
"""Seconds, which are the limit of a query too."""


def main(seconds: float, clients: int) -> None:
    """Run and print."""
    windows = max(2, round(seconds / WINDOW))
    limit = seconds / windows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = sorted((PROJECT / "sources").iterdir())
        left_out = next(path for path in sources if "liverpool" in path.name)
        bodies = [sources, [path for path in sources if path != left_out]]

        facts, known = folder / "output" / ".state" / "facts", folder / "facts"

        def build(graph: int) -> None:
            if known.is_dir():  # all was read before: what is measured here is not reading
                shutil.copytree(known, facts, dirs_exist_ok=True)
            words = [sys.executable, "-m", "kg", "build", "-o", str(folder / "output"), *map(str, bodies[graph])]
            subprocess.run(words, check=True, capture_output=True)

        build(0)
        shutil.copytree(facts, known)
        with serving(folder / "output", "--timeout", str(limit)) as server:
            run, expected = load(server.address, build, seconds=seconds, windows=windows, clients=clients)
    print(f"{clients} clients, {seconds:g} seconds, {len(run.builds)} builds, a long query half of the time")
    print(f"requests {len(run.replies)}, failed {len(run.failures)}, wrong answers {len(run.wrong(expected))}")
    means = []
    for words, beside_long in (("without the long query", False), ("beside it", True)):
        times = [1000 * taken for taken in run.times(beside_long=beside_long)]
        means.append(statistics.mean(times))
        middle, late = statistics.median(times), statistics.quantiles(times, n=100)[98]
        print(f"{words}: {len(times)} requests, mean {means[-1]:.1f} ms, median {middle:.1f}, 99 % {late:.1f}")
    print(f"ratio of the means {means[1] / means[0]:.3f}")
    over = max(span.ended - span.begun - limit for span in run.long)
    print(f"long queries ended with {sorted({span.what for span in run.long})}, at most {over:.2f} s over their limit")
    for failure in run.failures[:5]:
        print(failure)


if __name__ == "__main__":
    arguments = [float(argument) for argument in sys.argv[1:]]
    main(arguments[0] if arguments else 60.0, int(arguments[1]) if len(arguments) > 1 else 32)
