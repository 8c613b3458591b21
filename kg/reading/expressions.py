"""Regular expressions made of the lists of words in ``ontology/patterns/``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

NOTHING = r"(?!)"
"""What fits nowhere."""


def any_of(phrases: Iterable[str]) -> str:
    """The inner part of an expression for any of these phrases, the longest first; none of them fits nowhere.

    A ``*`` stands for any letters ("resign*"); all else is meant as it stands.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in ordered) or NOTHING


def phrases_of(lexicon: Mapping[str, object], key: str) -> list[str]:
    """One list of a file of wordings; empty where the file has none of this name."""
    return [str(phrase) for phrase in cast("Iterable[object]", lexicon.get(key, ()))]


def words_of(lexicon: Mapping[str, object], key: str) -> str:
    """``any_of`` one list of a file of wordings."""
    return any_of(phrases_of(lexicon, key))
