"""The lists of words in ``ontology/patterns/``, and the regular expressions that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from kg.errors import OntologyError
from kg.ontology import Ontology

NOTHING = r"(?!)"
"""What fits nowhere."""
_LIST_NAME = re.compile(r"\{([a-z][a-z-]*)\}")


class Lists(dict[str, object]):
    """One file of wordings: lists of words, and tables of such lists, by name."""

    def __init__(self, content: Mapping[str, object], path: Path | str) -> None:
        super().__init__(content)
        self.path = path

    def value(self, key: str) -> object:
        """What the file has under a name; raises ``OntologyError`` where it has nothing of that name.

        Of an ontology without the file every list is empty.
        """
        if key not in self and self:
            raise OntologyError(self.path, f"{key}: missing")
        return self.get(key, ())


def lists_of(ontology: Ontology, name: str) -> Lists:
    """The file of wordings of that name ("inspections/publication"); empty where there is none.

    Raises ``OntologyError`` where the file holds something else than lists by name.
    """
    path = ontology.folder / "patterns" / f"{name}.yaml"
    content = ontology.lexicon.get(name, {})
    if not isinstance(content, Mapping):
        raise OntologyError(path, "expected lists of words, each under its name")
    return Lists(content, path)


def phrases_of(lists: Lists, key: str) -> list[str]:
    """One list; raises ``OntologyError`` where there is none of this name, or no list under it."""
    return _phrases(lists, lists.value(key), key)


def low_words_of(lists: Lists, key: str) -> frozenset[str]:
    """One list in small letters, for looking words up; raises ``OntologyError`` as :func:`phrases_of` does."""
    return frozenset(phrase.lower() for phrase in phrases_of(lists, key))


def table_of(lists: Lists, key: str) -> dict[str, list[str]]:
    """A table of lists; raises ``OntologyError`` where there is none of this name, or no lists under it."""
    table = lists.value(key) or {}
    if not isinstance(table, Mapping):
        raise OntologyError(lists.path, f"{key}: expected lists of words, each under its name")
    return {str(name): _phrases(lists, phrases, f"{key}: {name}") for name, phrases in table.items()}


def pairs_of(lists: Lists, key: str) -> dict[str, str]:
    """A table of one word for another; raises ``OntologyError`` where there is none of this name, or no words in it."""
    table = lists.value(key) or {}
    if not isinstance(table, Mapping) or not all(isinstance(word, str) for word in table.values()):
        raise OntologyError(lists.path, f"{key}: expected one word for another, not {table!r}")
    return {str(name): str(word) for name, word in table.items()}


def _phrases(lists: Lists, phrases: object, key: str) -> list[str]:
    if not isinstance(phrases, list | tuple):
        raise OntologyError(lists.path, f"{key}: expected a list of words, not {phrases!r}")
    return [str(phrase) for phrase in cast("Iterable[object]", phrases)]


def any_of(phrases: Iterable[str]) -> str:
    """The inner part of an expression for any of these phrases, the longest first; none of them fits nowhere.

    A ``*`` stands for any letters ("resign*"); all else is meant as it stands.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in ordered) or NOTHING


def any_in(lists: Lists, key: str) -> str:
    """``any_of`` one list."""
    return any_of(phrases_of(lists, key))


def expression(lists: Lists, grammar: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A regular expression in which ``{name}`` stands for any phrase of the list of that name.

    Raises ``OntologyError`` where there is no such list.
    """
    return re.compile(_LIST_NAME.sub(lambda name: f"(?:{any_in(lists, name[1])})", grammar), flags)
