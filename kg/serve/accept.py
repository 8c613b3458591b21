"""Which of our formats a request is to be answered in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import mimeparse

from kg.errors import UsageError

BY_NAME: Final[Mapping[str, tuple[str, ...]]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "ntriples": ("application/n-triples",),
    "nt": ("application/n-triples",),
    "rdfxml": ("application/rdf+xml",),
    "rdf": ("application/rdf+xml",),
    "jsonld": ("application/ld+json",),
    "json-ld": ("application/ld+json",),
    "trig": ("application/trig",),
    "nquads": ("application/n-quads",),
    "nq": ("application/n-quads",),
    "html": ("text/html",),
}
"""Media types by the names that a parameter ``format`` or the end of a path may give them."""


def best(offered: Sequence[str], accept: str | None) -> str | None:
    """The media type that is wanted most, of equals the first; None where none is acceptable.

    ``accept`` is a request's header, None where it has none. Raises ``UsageError`` where that cannot be understood.
    """
    if accept is None or not accept.strip():
        return offered[0]
    try:
        found: str = mimeparse.best_match(list(reversed(offered)), accept)  # of equals it takes the last
    except mimeparse.MimeTypeParseException as error:
        raise UsageError(f"the header Accept cannot be understood: {error}") from error
    return found or None


def named(offered: Sequence[str], name: str) -> str | None:
    """The media type that a name of a format stands for among those offered."""
    return next((media for media in BY_NAME.get(name, ()) if media in offered), None)
