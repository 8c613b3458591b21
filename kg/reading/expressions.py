"""The lists of words in ``ontology/patterns/``, and the regular expressions that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

from kg.ontology import Ontology

Lists = Mapping[str, object]
"""One file of wordings: lists of words, and tables of such lists, by name."""
NOTHING = r"(?!)"
"""What fits nowhere."""


def lists_of(ontology: Ontology, name: str) -> Lists:
    """The file of wordings of that name; empty where there is none."""
    return cast("Lists", ontology.lexicon.get(name, {}))


def phrases_of(lists: Lists, key: str) -> list[str]:
    """One list; empty where the file has none of this name."""
    return [str(phrase) for phrase in cast("Iterable[object]", lists.get(key, ()))]


def table_of(lists: Lists, key: str) -> dict[str, list[str]]:
    """A table of lists; empty where the file has none of this name."""
    table = cast("Mapping[object, Iterable[object]]", lists.get(key, {}))
    return {str(name): [str(phrase) for phrase in phrases] for name, phrases in table.items()}


def any_of(phrases: Iterable[str]) -> str:
    """The inner part of an expression for any of these phrases, the longest first; none of them fits nowhere.

    A ``*`` stands for any letters ("resign*"); all else is meant as it stands.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in ordered) or NOTHING


def any_in(lists: Lists, key: str) -> str:
    """``any_of`` one list."""
    return any_of(phrases_of(lists, key))
