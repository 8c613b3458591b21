"""The server's own pages: every text escaped, and nothing loaded from elsewhere."""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.graph.things import Thing
from kg.serve.addresses import link_of
from kg.views.templates import NAVIGATION

ASSETS: Final = Path(__file__).resolve().parent / "assets"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing is loaded from elsewhere, and no script runs but our files."""


def thing_page(thing: Thing, path: str) -> str:
    """The page about a thing, which answers at ``path``."""
    return _render("thing.html.j2", thing=thing, path=path, link=partial(link_of, base=thing.base))


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(navigation=NAVIGATION)
    made.filters["json"] = partial(json.dumps, ensure_ascii=False)
    return made
