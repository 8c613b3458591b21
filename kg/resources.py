"""Where the ontology and the named queries lie: in a checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from kg.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: Literal["ontology", "queries"]) -> Path:
    """The folder of that name; raises ``UsageError`` where neither the package nor a checkout has it.

    A wheel carries it as ``kg/data/NAME``; in a checkout it stands beside the package. The package
    is asked first, so that a stranger's ``site-packages/queries`` is never taken for ours.
    """
    for candidate in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise UsageError(f"the folder {name!r} is missing from this installation of inspection-kg: install it again")
