"""The books of a build: from which sources a state was made, and what must be known to change it later.

``.ledger.json`` in the folder of a state: one line for each source and then one for all else, as ``kg.codec`` writes
them. A state whose ledger is missing or of another format is built afresh.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import Final

from kg.codec import decode, encode
from kg.model import Issue

NAME: Final = ".ledger.json"
FORMAT: Final = 4
"""Counted up when an earlier ledger would be misunderstood."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it was read."""

    name: str
    key: str
    """Of its facts in the cache."""
    digest: str
    """SHA-256 of its bytes."""
    article: str | None = None
    """Id of its article; None where it could not be read."""
    parts: tuple[str, ...] = ()
    """The parts of the graph in which it has a say: ``council/liverpool``, ``people/john``, ``agency/ofsted``."""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyTally:
    """How many articles speak of an agency, how many facts name it, and as what."""

    articles: int = 0
    facts: int = 0
    labels: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Usage:
    """How large the merged graph is, and how often it uses the terms of the vocabularies."""

    subjects: int = 0
    properties: dict[str, int] = field(default_factory=dict)
    """Triples by the IRI of their property."""
    classes: dict[str, int] = field(default_factory=dict)
    """Things by the IRI of their class."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the parts point to what they share."""

    articles: int = 0
    councils: dict[str, int] = field(default_factory=dict)
    agencies: dict[str, AgencyTally] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    """Posts by slug, words and role of the register, written as a JSON array."""
    concepts: dict[str, int] = field(default_factory=dict)
    """Triples by the concept that they use."""
    facts: dict[str, int] = field(default_factory=dict)
    """Merged facts by kind."""
    usage: Usage = field(default_factory=Usage)

    def wordings(self) -> Mapping[str, Iterable[tuple[str, str | None]]]:
        """The words of roles by their slug, each with the role of the register that it names."""
        found: dict[str, list[tuple[str, str | None]]] = {}
        for key in self.roles:
            slug, words, role = json.loads(key)
            found.setdefault(slug, []).append((words, role))
        return found


def changed(counts: Mapping[str, int], *changes: Mapping[str, int]) -> dict[str, int]:
    """Counts with what is to be added or taken off; what is none is left out."""
    total = Counter(counts)
    for change in changes:
        for key, count in change.items():
            total[key] += count
    return {key: count for key, count in sorted(total.items()) if count}


@dataclass(frozen=True, slots=True)
class Header:
    """All but the sources that the bytes of a state depend on."""

    program: str
    ontology: str
    base: str
    decisions: str = ""
    format: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """The books of one state."""

    header: Header
    sources: tuple[Source, ...]
    """By name."""
    walk: tuple[Issue, ...] = ()
    """What was met while looking for sources."""
    doubts: dict[str, tuple[Issue, ...]] = field(default_factory=dict)
    """What the merge of each part could not decide."""
    tally: Tally = field(default_factory=Tally)

    def same_input(self, other: Ledger) -> bool:
        """Whether the same sources were read in the same way, so that the states must be the same."""
        mine, theirs = ([(one.name, one.key) for one in ledger.sources] for ledger in (self, other))
        return self.header == other.header and mine == theirs and self.walk == other.walk

    def issues(self) -> set[Issue]:
        """All that could not be understood."""
        return {
            *self.walk,
            *(issue for source in self.sources for issue in source.issues),
            *(issue for issues in self.doubts.values() for issue in issues),
            *duplicates(self.sources),
        }

    def articles(self) -> set[str]:
        """The ids of all articles."""
        return {source.article for source in self.sources if source.article is not None}


def first_of_each(sources: Iterable[Source]) -> dict[str, Source]:
    """The first source of each article, by the article's id, in the order of the ids."""
    kept: dict[str, Source] = {}
    for source in sorted(sources, key=attrgetter("name")):
        if source.article is not None:
            kept.setdefault(source.article, source)
    return dict(sorted(kept.items()))


def duplicates(sources: Iterable[Source]) -> list[Issue]:
    """An issue for each source whose text is another's."""
    sources = list(sources)
    kept = first_of_each(sources)
    if len(kept) == sum(source.article is not None for source in sources):
        return []
    return [
        Issue(source.name, "duplicate-article", f"holds the same text as {kept[source.article].name}: left out")
        for source in sources
        if source.article is not None and kept[source.article].name != source.name
    ]


def read_ledger(state: Path) -> Ledger | None:
    """The ledger of a state; None where there is none that can be understood."""
    try:
        *sources, rest = (state / NAME).read_bytes().splitlines()
        told = decode(tuple[Source, ...], json.loads(b"[" + b",".join(sources) + b"]"))
        ledger = replace(decode(Ledger, json.loads(rest)), sources=told)
    except (OSError, ValueError):
        return None
    return ledger if ledger.header.format == FORMAT else None


def write_ledger(state: Path, ledger: Ledger, former: tuple[Path, Ledger] | None = None) -> None:
    """Write the ledger of a state that is being made; lines of the ``former`` state and its ledger are used again."""
    known: dict[str, bytes] = {}
    if former is not None:
        *sources, _ = (former[0] / NAME).read_bytes().splitlines(keepends=True)
        known = {source.key: line for source, line in zip(former[1].sources, sources, strict=True)}
    lines = [known.get(source.key) or _line(source) for source in ledger.sources]
    (state / NAME).write_bytes(b"".join([*lines, _line(replace(ledger, sources=()))]))


def _line(value: object) -> bytes:
    return json.dumps(encode(value), separators=(",", ":")).encode("ascii") + b"\n"
