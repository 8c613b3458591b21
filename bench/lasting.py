"""Whether a graph lasts on the real body: random sequences of changes, and kills at random moments.

Run ``python -m bench.lasting sequences [N]`` (default 30), ``pages [N]`` (default 3) or ``kills [N]`` (default 200).
The body is ``sources/``, and ``seeds/`` and ``reports/`` of ``../shared`` where they are. Everything is read once;
after that only building is at work, without the pages where not said otherwise.

- **sequences**: from a random part of the body, four rounds of adding, changing and removing articles; after each,
  all files and the sorted dump of the store must equal those of a build from scratch.
- **pages**: the same with all pages, which takes longer.
- **kills**: of a build with its pages that adds, changes or removes articles one process gets a SIGKILL (the first, or
  one that makes pages or reads beside it), or all of them do, at a random moment of the time that it takes. Then no
  process may be left and a reader must see the former graph or the new one, whole; the new one where the first process
  was spared; and every third time the next build must come to the graph made from scratch. Needs Linux (``/proc``).
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kg.build import TIMES, build
from kg.graph.folder import FACTS, SPARE, STATES
from kg.graph.store import open_graph

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
ROUNDS = 4
CHANGED = "\n\nSocial workers told inspectors in {place} that caseloads were too high.\n"


def main(what: str, count: int) -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as folder:
        body = Body(Path(folder))
        if what == "kills":
            kills(body, count)
        else:
            sequences(body, count, with_pages=what == "pages")


class Body:
    """All articles, some of them in two versions, and what reading gives for each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pool = folder / "pool"
        for name, files in {
            "sources": sorted((PROJECT / "sources").iterdir()),
            "seeds": sorted((SHARED / "seeds").glob("*")) if SHARED.is_dir() else [],
            "reports": sorted((SHARED / "reports").glob("*.pdf")) if SHARED.is_dir() else [],
        }.items():
            (self.pool / name).mkdir(parents=True)
            for file in files:
                shutil.copy(file, self.pool / name)
        self.names = sorted(path.relative_to(self.pool).as_posix() for path in self.pool.rglob("*") if path.is_file())
        self.changed = folder / "changed"
        for name in self.names:
            if name.startswith("sources/") and not name.endswith(".html"):
                (self.changed / name).parent.mkdir(parents=True, exist_ok=True)
                text = (self.pool / name).read_text("utf-8") + CHANGED.format(place=name.split("/")[1].split("-")[0])
                (self.changed / name).write_text(text, "utf-8")
        self.facts = folder / "facts"
        begun = time.perf_counter()
        for number, versions in enumerate(([self.pool], [self.changed])):
            report = build(versions, folder / f"all-{number}", parallel=True, with_pages=False)
            print(f"{report.articles} articles read ({time.perf_counter() - begun:.0f} s)", flush=True)
            shutil.copytree(folder / f"all-{number}" / ".state" / "facts", self.facts, dirs_exist_ok=True)

    def lay_out(self, sources: Path, chosen: dict[str, bool]) -> None:
        """Make a folder of sources hold the chosen articles, in their changed version where so chosen."""
        shutil.rmtree(sources, ignore_errors=True)
        for name, changed in chosen.items():
            (sources / name).parent.mkdir(parents=True, exist_ok=True)
            os.link((self.changed if changed else self.pool) / name, sources / name)

    def remember(self, output: Path) -> None:
        """Give an output folder all that reading gave."""
        facts = output / ".state" / "facts"
        facts.mkdir(parents=True, exist_ok=True)
        for path in self.facts.iterdir():
            if not (facts / path.name).exists():
                os.link(path, facts / path.name)

    def start(self, rolls: random.Random) -> dict[str, bool]:
        """A part of the body to begin with."""
        return dict.fromkeys(rolls.sample(self.names, rolls.randint(5, len(self.names) - 5)), False)

    def step(self, rolls: random.Random, chosen: dict[str, bool]) -> None:
        """Add, change and remove some articles."""
        for _ in range(rolls.randint(1, 4)):
            name = rolls.choice(self.names)
            if name not in chosen:
                chosen[name] = False
            elif (self.changed / name).exists() and rolls.random() < 0.6:
                chosen[name] = not chosen[name]
            elif len(chosen) > 3:
                del chosen[name]

    def afresh(self, chosen: dict[str, bool], *, with_pages: bool = False) -> str:
        """The digest of the graph of some articles, made from scratch."""
        self.lay_out(self.folder / "other", chosen)
        shutil.rmtree(self.folder / "scratch", ignore_errors=True)
        self.remember(self.folder / "scratch")
        # The names of sources do not depend on the folder; only where two collide does it show.
        (self.folder / "other").rename(self.folder / "moved")
        shutil.rmtree(self.folder / "sources", ignore_errors=True)
        (self.folder / "moved").rename(self.folder / "sources")
        build([self.folder / "sources"], self.folder / "scratch", with_pages=with_pages)
        return digest(self.folder / "scratch")


def digest(output: Path) -> str:
    """A hash of all that a state says: files, texts, books, and the sorted quads of the store."""
    total = hashlib.sha256()
    with open_graph(output) as graph:
        for path in sorted(graph.folder.rglob("*")):
            if path.is_file() and path.name != TIMES and "store" not in path.relative_to(graph.folder).parts:
                total.update(path.relative_to(graph.folder).as_posix().encode())
                total.update(path.read_bytes())
        for line in sorted(map(str, graph.store.quads_for_pattern(None, None, None, None))):
            total.update(line.encode())
        for line in sorted(map(str, graph.store.named_graphs())):
            total.update(line.encode())
    return total.hexdigest()


def sequences(body: Body, count: int, *, with_pages: bool = False) -> None:
    """Random sequences of changes, each compared with a build from scratch after every round."""
    compared = 0
    for seed in range(count):
        rolls = random.Random(seed)
        chosen = body.start(rolls)
        output, sources = body.folder / "kept", body.folder / "sources"
        shutil.rmtree(output, ignore_errors=True)
        for number in range(ROUNDS + 1):
            if number:
                body.step(rolls, chosen)
            body.lay_out(sources, chosen)
            body.remember(output)
            build([sources], output, with_pages=with_pages)
            if digest(output) != body.afresh(chosen, with_pages=with_pages):
                sys.exit(f"sequence {seed}, round {number}: not the graph made from scratch")
            compared += 1
    print(f"{count} sequences, {compared} graphs compared with one made from scratch: all the same")


def kills(body: Body, count: int) -> None:
    """Builds of which one process, or all, are killed at random moments."""
    rolls = random.Random(2026)
    output, sources = body.folder / "kept", body.folder / "sources"
    chosen = body.start(rolls)
    body.lay_out(sources, chosen)
    body.remember(output)
    Attempt(sources, output).end()
    body.step(rolls, chosen)
    body.lay_out(sources, chosen)
    begun = time.perf_counter()
    Attempt(sources, output).end()
    took = time.perf_counter() - begun
    old = digest(output)
    seen: Counter[str] = Counter()
    for number in range(count):
        body.step(rolls, chosen)
        new = body.afresh(chosen, with_pages=True)
        if number % 2:
            body.remember(output)  # else what is new is read
        attempt = Attempt(sources, output)
        moment = rolls.uniform(0, took * 1.1)
        time.sleep(moment)
        killed = attempt.kill(rolls)
        attempt.end(goes_on=killed in (HELPER, NONE))
        now = digest(output)
        if now != new and (now != old or killed in (HELPER, NONE)):
            sys.exit(f"kill {number} ({killed}) after {moment:.3f} s: not the graph that should be there")
        seen[f"{killed} killed, {'former' if now == old else 'new'} graph"] += 1
        if killed == NONE:
            took *= 0.9  # builds have become quicker since it was measured: the machine was busy
        if number % 20 == 19:
            print(f"{number + 1} kills: {dict(seen)}", flush=True)
        if number % 3 == 0:
            Attempt(sources, output).end()
            now = digest(output)
            if now != new:
                sys.exit(f"kill {number}: the next build does not come to the new graph")
        old = now
    Attempt(sources, output).end()
    left = [path.name for path in (output / STATES).iterdir() if path.is_dir() and path.name not in (FACTS, SPARE)]
    print(
        f"{count} kills, at last within {took * 1.1:.2f} s; no process and no other graph left; "
        f"{len(left)} state(s) at the end"
    )
    for what, times in sorted(seen.items()):
        print(f"    {what}: {times}")


ALL, FIRST, HELPER, NONE = "all", "the first", "another", "none"
"""Which processes of a build are killed; none where it had ended before."""
PATIENCE = 10
"""Seconds after which nothing may be left of a build that was killed; the system may be slow."""


class Attempt:
    """A build with its pages, in a group of processes of its own."""

    def __init__(self, sources: Path, output: Path) -> None:
        command = [sys.executable, "-m", "kg", "build", str(sources), "-o", str(output), "--pages", "--quiet"]
        self._first = subprocess.Popen(command, cwd=PROJECT, start_new_session=True, stderr=subprocess.DEVNULL)

    def kill(self, rolls: random.Random) -> str:
        """Kill one of its processes, or all; tells which."""
        others = [process for process in self._processes() if process != self._first.pid]
        what = rolls.choice([ALL, FIRST, HELPER] if others else [ALL, FIRST])
        if self._first.poll() is not None:
            return NONE
        try:
            if what == ALL:
                os.killpg(self._first.pid, signal.SIGKILL)
            else:
                os.kill(rolls.choice(others) if what == HELPER else self._first.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has ended since we looked
            return NONE
        return what

    def end(self, *, goes_on: bool = True) -> None:
        """Wait until nothing of it is left; one that goes on must come to its end."""
        code = self._first.wait()
        if goes_on and code != 0:
            sys.exit(f"a build ended with {code}")
        limit = time.monotonic() + PATIENCE
        while left := self._processes():
            if time.monotonic() > limit:
                sys.exit(f"{len(left)} process(es) of a build that has ended are still there")
            time.sleep(0.01)

    def _processes(self) -> list[int]:
        """Those of its group that run."""
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                state, _, group = path.read_text().rpartition(")")[2].split()[:3]
            except OSError:  # ended since we looked
                continue
            if int(group) == self._first.pid and state not in "ZX":
                found.append(int(path.parent.name))
        return found


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "sequences"
    main(what, int(sys.argv[2]) if len(sys.argv) > 2 else {"sequences": 30, "pages": 3, "kills": 200}[what])
