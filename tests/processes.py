"""Which processes others have started, and whether they still run."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable


def descendants(pid: int) -> list[int]:
    """All processes that a process has started, directly or not."""
    children: dict[int, list[int]] = {}
    for child, parent in _listed("pid=,ppid="):
        children.setdefault(int(parent), []).append(int(child))
    found = list(children.get(pid, []))
    for started in found:
        found.extend(children.get(started, []))
    return found


def running(pids: Iterable[int]) -> list[int]:
    """Those of the processes that have not ended."""
    alive = {int(pid) for pid, state in _listed("pid=,stat=") if not state.startswith("Z")}
    return sorted(alive & set(pids))


def processor_seconds(pids: Iterable[int]) -> int:
    """What the busiest of the processes has used of the processor."""
    used = {int(pid): int(seconds) for pid, seconds in _listed("pid=,times=")}
    return max((used.get(pid, 0) for pid in pids), default=0)


def wait_until(holds: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _listed(columns: str) -> list[list[str]]:
    listed = subprocess.run(["ps", "-eo", columns], capture_output=True, text=True, check=True).stdout
    return [line.split() for line in listed.splitlines()]
