"""What was worked out for the pages once, so that the next build need not work it out again.

Places of boxes and orders of rows take most of the time of the pages, and hang on little: on which lines there are,
and how large the boxes are. They are kept by a hash of all that they hang on, so that what is recalled is what would
be worked out; whoever keeps a memory keeps it for one version of the program.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def mark(value: object) -> str:
    """A hash of a value of JSON, in which the order of keys tells nothing."""
    return hashlib.sha256(json.dumps(value, separators=(",", ":"), sort_keys=True).encode("ascii")).hexdigest()


class Memory:
    """What is known from before, and what was asked for since: the latter is what is worth keeping."""

    def __init__(self, former: Mapping[str, object] | None = None) -> None:
        """``former`` is the ``kept`` of an earlier memory, as JSON has it."""
        self._former = former or {}
        self.kept: dict[str, object] = {}
        """Values of JSON by their keys: the same for the same pages, whatever was known before."""

    def recall(self, what: str, given: object, work: Callable[[], T]) -> T:
        """What ``work`` would return, a value of JSON that hangs on nothing but ``given``, another.

        ``what`` names the work. Lists come back as lists, and numbers are exactly what they were.
        """
        key = mark([what, given])
        if key not in self.kept:
            self.kept[key] = self._former[key] if key in self._former else work()
        return self.kept[key]  # type: ignore[return-value]
