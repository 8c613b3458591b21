"""The server's own pages: every text escaped, and nothing loaded from elsewhere."""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg import resources
from kg.graph.queries import Query, list_queries
from kg.graph.serialise import prefixes
from kg.graph.things import Thing
from kg.serve.addresses import link_of, places
from kg.serve.pool import Limits
from kg.serve.spool import MEGABYTE
from kg.views.templates import NAVIGATION

ASSETS: Final = Path(__file__).resolve().parent / "assets"
_OF_RESIZER: Final = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The one style sheet that a script adds to a page: that of the handles between the columns of YASGUI's table."""
POLICY: Final = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {_OF_RESIZER}; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing is loaded from elsewhere, and no script runs but our files."""

_FORMATS: Final = (
    ("ttl", "text/turtle", "Turtle"),
    ("jsonld", "application/ld+json", "JSON-LD"),
    ("nt", "application/n-triples", "N-Triples"),
    ("rdf", "application/rdf+xml", "RDF/XML"),
)
_OPENING: Final = """\
PREFIX ikg: <https://w3id.org/inspection-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?council ?name (COUNT(?inspection) AS ?inspections) WHERE {
  ?council a ikg:Council ;
    rdfs:label ?name .
  OPTIONAL { ?inspection ikg:inspects ?council }
}
GROUP BY ?council ?name
ORDER BY DESC(?inspections) ?name
LIMIT 100
"""
"""What the editor shows before anything is typed."""


def thing_page(thing: Thing, path: str, view: str | None) -> str:
    """The page about a thing, which answers at ``path``; ``view`` is its page among those of ``kg view``, if any."""
    link = partial(link_of, base=thing.base)
    return _render("thing.html.j2", thing=thing, path=path.partition("#")[0], view=view, link=link, formats=_FORMATS)


def query_page(base: str, limits: Limits) -> str:
    """The page with the editor; ``base`` is that of the graph's things."""
    examples = _examples()
    settings = {"examples": examples, "places": places(base), "prefixes": prefixes(base), "opening": _OPENING}
    return _render(
        "query.html.j2",
        examples=examples,
        settings=_in_script(settings),
        seconds=f"{limits.seconds:g}",
        megabytes=f"{limits.answer / MEGABYTE:g}",
    )


@cache
def _examples() -> list[dict[str, str]]:
    return [
        {"name": query.name, "title": query.title or query.name, "question": _question(query), "text": query.text}
        for query in list_queries(resources.folder("queries"))
    ]


def _question(query: Query) -> str:
    """What a query asks; of one whose answer comes in pages, how to see the others too."""
    size = next((parameter.default for parameter in query.parameters if parameter.type == "size"), None)
    if size is None:
        return query.question
    return f"{query.question} (This is the first page: LIMIT {size} OFFSET {size} in its text answers the second.)"


def _in_script(value: object) -> Markup:
    """JSON that nothing inside can end the script element of."""
    return Markup(json.dumps(value).replace("<", "\\u003c"))


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(navigation=NAVIGATION)
    return made
