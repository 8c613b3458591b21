"""The identifier of each thing: made from its content, never from a counter or a clock.

A slug is ASCII, lower case, words joined by hyphens. Where the words cannot be told from the slug
(another script, or too long) a hash of them is added; where two things would get the same slug,
``distinct`` adds a hash of each one's full identity to both.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.graph.vocabulary import ID_BASE
from kg.model import PartialDate

K = TypeVar("K", bound=Hashable)

_LONGEST = 80
"""Characters of a slug's words; longer ones are cut and marked by a hash."""
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})


def fold(words: str) -> str:
    """Words without case, accents and apostrophes: how two spellings of one name are told to be one."""
    lowered = re.sub(r"['’‘`´ʼ]", "", words.casefold()).translate(_FOLDED)
    decomposed = unicodedata.normalize("NFKD", lowered)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def slug(words: str) -> str:
    """An ASCII slug of some words; the same for spellings that ``fold`` takes for one."""
    folded = fold(words)
    ascii_only = "-".join(re.sub(r"[^a-z0-9]+", " ", folded).split())
    if folded.isascii() and 0 < len(ascii_only) <= _LONGEST:
        return ascii_only
    return "-".join(filter(None, (ascii_only[:_LONGEST].strip("-"), digest(folded or words))))


def digest(identity: str) -> str:
    """Eight hex digits of the SHA-256 of an identity."""
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def distinct(slugs: Mapping[K, str], identities: Mapping[K, str]) -> dict[K, str]:
    """The slugs with a hash of its identity added to each of those that are not the only one."""
    used = Counter(slugs.values())
    return {key: name if used[name] == 1 else f"{name}-{digest(identities[key])}" for key, name in slugs.items()}


def inspection_slug(
    council: str, type: str, start: PartialDate | None, published: PartialDate | None, articles: tuple[str, ...]
) -> str:
    """``{council}-{type}-{start}``, else ``...-published-{date}``, else ``...-undated-{hash of its articles}``."""
    if start is not None:
        return f"{council}-{type}-{_date(start)}"
    if published is not None:
        return f"{council}-{type}-published-{_date(published)}"
    return f"{council}-{type}-undated-{digest(' '.join(sorted(articles)))}"


def _date(date: PartialDate) -> str:
    """A date without the leading hyphens of a month of an unknown year."""
    return str(date) if date.year is not None else f"month-{date.month:02d}"


@dataclass(frozen=True, slots=True)
class Ids:
    """The IRIs of things, as text, below a base."""

    base: str = ID_BASE

    def iri(self, kind: str, slug: str) -> str:
        """The IRI of a thing: ``iri("council", "liverpool")``."""
        return f"{self.base}{kind}/{slug}"

    def evidence(self, article: str, start: int, end: int) -> str:
        """The IRI of a stretch of an article's text; its selectors are ``...#quote`` and ``...#position``."""
        return self.iri("evidence", f"{article}-{start}-{end}")
