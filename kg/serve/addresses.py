"""Which path here answers for which IRI, and back."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

ROOT: Final = "https://w3id.org/inspection-kg/"
"""What the IRIs of ontology and concepts begin with, wherever a graph has its own things."""
THINGS: Final = "/id/"
"""The path below which the things of a graph answer, whatever their base."""
_SAFE: Final = "/:@!$&'()*+,;=-._~%"


def places(base: str) -> tuple[tuple[str, str], ...]:
    """What IRIs begin with, and with which path they are answered instead; ``base`` is that of the graph's things."""
    others = ((f"{ROOT}concept/", "/concept/"), (f"{ROOT}ontology", "/ontology"))
    return ((base, THINGS), *others)


def path_of(iri: str, base: str) -> str | None:
    """The path that answers for an IRI, with its fragment; None for an IRI of others."""
    for begins, path in places(base):
        if iri.startswith(begins):
            rest, hash_, fragment = iri.removeprefix(begins).partition("#")
            return f"{path}{quote(rest, _SAFE)}{hash_}{quote(fragment, _SAFE)}"
    return None


def link_of(iri: str, base: str) -> str | None:
    """What a page links to for an IRI: a path here, or an address of the web; None where neither is."""
    return path_of(iri, base) or (iri if iri.startswith(("https://", "http://")) else None)
