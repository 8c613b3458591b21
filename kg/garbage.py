"""When Python may search for garbage: for cycles of things that nothing else refers to."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_BETWEEN_SEARCHES: Final = 20_000
"""Objects made between two searches: most of those of a command stay until it ends."""


def seldom_search() -> None:
    """For a process that does one command."""
    gc.set_threshold(_BETWEEN_SEARCHES, 20, 20)


@contextmanager
def no_searches() -> Iterator[None]:
    """For work that makes many things and no cycles of them: what is dropped is freed at once, searched or not.

    A search looks through all that was made since the last one, again and again: with twenty thousand articles
    that took a fifth of the time of a build.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def left_alone() -> Iterator[None]:
    """For work beside what has been made until now and stays: a search does not look through that.

    The books of twenty thousand articles are searched for nothing as often as a new one is read.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
