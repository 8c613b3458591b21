"""The command ``kg``: one file per command, loaded when it is called for."""

from __future__ import annotations

import gc

from kg.cli.group import kg

__all__ = ["kg", "main"]
_BETWEEN_SEARCHES = 20_000
"""Objects made between two searches for garbage: most of those of a command stay until it ends."""


def main() -> None:
    """Entry point of the installed script."""
    gc.set_threshold(_BETWEEN_SEARCHES, 20, 20)
    kg(prog_name="kg")
