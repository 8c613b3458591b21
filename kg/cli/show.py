"""Tables and progress on a terminal, plain text everywhere else."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

_COMMANDS_OF_TERMINALS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NARROWEST = 12
"""Characters of a column that words are not cut for."""
_GAP = 2
"""Spaces between plain columns."""
_RULES = 3
"""A rule and two spaces beside each ruled column."""
_EVERY = 5.0
"""Seconds between two lines of progress where there is no terminal."""
_PATIENCE = 1.0
"""Seconds: what takes no longer needs no progress bar."""


def track(items: Sequence[T], step: str) -> Iterator[T]:
    """Hand the items through; on a terminal, once a second has gone by, with a progress bar on standard error."""
    if not sys.stderr.isatty():
        yield from items
        return
    progress = _bar()
    task = progress.add_task(step, total=len(items))
    begun = time.monotonic()
    try:
        for item in items:
            yield item
            progress.advance(task)
            if not progress.live.is_started and time.monotonic() - begun > _PATIENCE:
                progress.start()
    finally:
        progress.stop()


@contextmanager
def counting(step: str) -> Iterator[Callable[[int, int], None]]:
    """Tells on standard error how far a step has come: a bar on a terminal, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        yield _Lines(step).tell
        return
    with _bar() as progress:
        task = progress.add_task(step, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _bar() -> Progress:
    """A progress bar on standard error, which goes away when it is done."""
    from rich.console import Console  # a command that shows no bar need not wait for it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


class _Lines:
    """Progress where nobody watches: a line every few seconds."""

    def __init__(self, step: str) -> None:
        self._step = step
        self._last = time.monotonic()

    def tell(self, done: int, total: int) -> None:
        """So many of so many are done."""
        if time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            click.echo(f"{self._step}: {done:,} of {total:,}", err=True)


def clean(text: str) -> str:
    """One line without the characters that command a terminal, which a text or a file name may hold."""
    return _COMMANDS_OF_TERMINALS.sub("\ufffd", " ".join(text.split()))


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str | None]], *, title: str = "", width: int | None = None
) -> None:
    """A table on standard output: ruled on a terminal, in plain columns and whole lines elsewhere.

    ``width`` is the most characters of a line, for which cells are broken: by default those of the terminal,
    elsewhere any number.
    """
    filled = [[clean(value or "") for value in row] for row in rows]
    if sys.stdout.isatty():
        _ruled(columns, filled, title, width)
        return
    from tabulate import tabulate

    widest = _widths(columns, filled, width) if width and filled else None
    click.echo(tabulate(filled, headers=columns, tablefmt="simple", disable_numparse=True, maxcolwidths=widest))


def _widths(columns: Sequence[str], rows: list[list[str]], width: int) -> list[int]:
    """How wide each column may be, so that all fit: the widest give way first."""
    least = [max(len(name) + _GAP, _NARROWEST) for name in columns]  # tabulate gives a heading two spaces more
    widths = [max(len(name) + _GAP, *map(len, values)) for name, *values in zip(columns, *rows, strict=True)]
    room = width - _GAP * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda place: widths[place] - least[place])
        if widths[widest] <= least[widest]:
            break
        widths[widest] -= 1
    return widths


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """A Markdown table (GitHub's)."""
    from tabulate import tabulate

    escaped = [[_escape(clean(value or "")) for value in row] for row in rows]
    return tabulate(escaped, headers=columns, tablefmt="github", disable_numparse=True) + "\n"


def _ruled(columns: Sequence[str], rows: list[list[str]], title: str, width: int | None) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width)
    words = [[word for text in column for word in text.split()] for column in zip(columns, *rows, strict=True)]
    uncut: list[int] = [min(max(map(len, column), default=1), _NARROWEST) for column in words]
    fits = sum(uncut) + _RULES * len(uncut) + 1 <= console.width  # else rich would drop what is beyond the edge
    ruled = Table(title=title or None, title_justify="left", header_style="bold")
    for name, least in zip(columns, uncut, strict=True):
        ruled.add_column(Text(name), overflow="fold", min_width=least if fits else None)
    for row in rows:
        ruled.add_row(*(Text(value) for value in row))  # Text: an article's [brackets] are no markup
    console.print(ruled)


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
