"""Tables and progress on a terminal, plain text everywhere else."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text
from tabulate import tabulate

T = TypeVar("T")

_COMMANDS_OF_TERMINALS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PATIENCE = 1.0
"""Seconds: what takes no longer needs no progress bar."""


def track(items: Sequence[T], step: str) -> Iterator[T]:
    """Hand the items through; on a terminal, once a second has gone by, with a progress bar on standard error."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
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


def clean(text: str) -> str:
    """One line without the characters that command a terminal, which a text or a file name may hold."""
    return _COMMANDS_OF_TERMINALS.sub("\ufffd", " ".join(text.split()))


def table(columns: Sequence[str], rows: Iterable[Sequence[str | None]], *, title: str = "") -> None:
    """A table on standard output: ruled on a terminal, in plain columns and whole lines elsewhere."""
    filled = [[clean(value or "") for value in row] for row in rows]
    if sys.stdout.isatty():
        _ruled(columns, filled, title)
    else:
        click.echo(tabulate(filled, headers=columns, tablefmt="simple", disable_numparse=True))


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """A Markdown table (GitHub's)."""
    escaped = [[_escape(clean(value or "")) for value in row] for row in rows]
    return tabulate(escaped, headers=columns, tablefmt="github", disable_numparse=True) + "\n"


def _ruled(columns: Sequence[str], rows: list[list[str]], title: str) -> None:
    ruled = Table(title=title or None, title_justify="left", header_style="bold")
    for column in columns:
        ruled.add_column(Text(column), overflow="fold")
    for row in rows:
        ruled.add_row(*(Text(value) for value in row))  # Text: an article's [brackets] are no markup
    Console().print(ruled)


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
