"""The command ``kg``: one file per command, loaded when it is called for."""

from __future__ import annotations

from kg.cli.group import kg
from kg.garbage import seldom_search

__all__ = ["kg", "main"]


def main() -> None:
    """Entry point of the installed script."""
    seldom_search()
    kg(prog_name="kg")
