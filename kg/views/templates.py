"""Pages from this project's templates: every text escaped, nothing loaded from anywhere.

Each page is one file. A Content-Security-Policy admits its style sheet and its scripts by their hashes and nothing
else, so that no text, even one that got through as markup, could run or fetch.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from kg.views.palette import paint

_ASSETS = Path(__file__).resolve().parent / "assets"
_STYLE = "style.css"
NAVIGATION = (
    ("network.html", "Network"),
    ("alike.html", "Councils alike"),
    ("grades.html", "Grades through time"),
    ("patterns.html", "Patterns by council"),
)
"""The pages that every page links to: file and name."""


class _Code(BytecodeCache):
    """What templates are compiled to, for all environments of this process."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Look for a template by its name and its text."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._known[bucket.key, bucket.checksum] = bucket.code


_CODE = _Code()


def render(template: str, *, up: str = "", scripts: Sequence[str] = (), **values: Any) -> str:
    """A page of one of the templates in ``assets/``.

    ``up`` leads from the page's folder to that of the network page (``../``); ``scripts`` are the texts of its
    scripts, in order. The same values give the same bytes.
    """
    return compiled().get_template(template).render(**_frame(up, scripts), **values)


@cache
def compiled() -> Environment:
    """Templates are compiled once for all pages."""
    return environment()


def environment(*, scripts: Sequence[str] = (), alone: bool = False) -> Environment:
    """The templates with what all pages have, for a library that renders them itself; ``alone`` without links."""
    made = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, bytecode_cache=_CODE,
    )  # fmt: skip
    made.globals.update(navigation=() if alone else NAVIGATION, paint=paint, **_frame("", scripts))
    return made


def _frame(up: str, scripts: Sequence[str]) -> dict[str, Any]:
    """What stands around each page; style and scripts are our own files and vis-network."""
    return {
        "up": up,
        "style": Markup(asset(_STYLE)),
        "scripts": [Markup(script) for script in scripts],
        "policy": _policy(tuple(scripts)),
    }


@cache
def asset(name: str) -> str:
    """The text of a file in ``assets/``."""
    return (_ASSETS / name).read_text(encoding="utf-8")


@cache
def _policy(scripts: tuple[str, ...]) -> str:
    """Nothing may be loaded from anywhere; only what we wrote may run, known by its hash."""
    hashes = " ".join(_hash(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(asset(_STYLE))}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
