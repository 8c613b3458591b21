"""The articles of one state by the parts of the graph in which they have a say, read from where they are kept."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.decisions import NONE, Decisions
from kg.graph.agencies import agency_notes
from kg.graph.ledger import Source, first_of_each
from kg.graph.merge import Told, tell
from kg.graph.people import Rulings, people_of
from kg.model import ArticleFacts, Issue
from kg.ontology import Ontology

_HELD: Final = 4000
"""Articles that are held ready for merging; others are fetched again when they are needed again."""

Load = Callable[[str], ArticleFacts | Issue]
"""What reading gave, by its key; raises ``KeyError`` where it is not kept."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source that is there to be read."""

    name: str
    key: str
    digest: str


class Shelf:
    """Articles made ready for merging, by the keys of their facts."""

    def __init__(self, load: Load, ontology: Ontology, decisions: Decisions = NONE) -> None:
        self._load = load
        self._ontology = ontology
        self._decisions = decisions
        self._rulings = Rulings.of(decisions)
        self._held: OrderedDict[str, Told] = OrderedDict()

    def told(self, key: str) -> Told:
        """An article; raises ``KeyError`` where it is not kept, or could not be read."""
        found = self._held.get(key)
        if found is not None:
            return found
        facts = self._load(key)
        if isinstance(facts, Issue):
            raise KeyError(key)
        return self._hold(key, facts)

    def source(self, found: Found) -> Source:
        """A source with what must be known of it."""
        facts = self._load(found.key)
        if isinstance(facts, Issue):
            return Source(found.name, found.key, found.digest, issues=(facts,))
        told = self._hold(found.key, facts)
        parts = (
            *(f"council/{id}" for id in told.councils),
            *(f"people/{id}" for id in people_of(told.facts, self._rulings)),
            *(f"agency/{id}" for id in agency_notes(told.facts)),
        )
        issues = (*facts.issues, *told.issues)
        return Source(found.name, found.key, found.digest, facts.article.id, tuple(sorted(parts)), issues)

    def _hold(self, key: str, facts: ArticleFacts) -> Told:
        told = tell(facts, self._ontology, self._decisions)
        self._held[key] = told
        if len(self._held) > _HELD:
            self._held.popitem(last=False)
        return told


class Corpus:
    """The articles of some sources."""

    def __init__(self, sources: Iterable[Source], shelf: Shelf) -> None:
        self.kept = first_of_each(sources)
        """The source of each article, by the article's id."""
        self._shelf = shelf
        self._members: dict[str, list[str]] = defaultdict(list)
        for source in self.kept.values():
            for part in source.parts:
                self._members[part].append(source.key)

    def parts(self, kind: str) -> list[str]:
        """The parts of a kind (``council``, ``people``, ``agency``) in which some article has a say."""
        return sorted(part for part in self._members if part.startswith(f"{kind}/"))

    def speaks_of(self, part: str) -> bool:
        """Whether some article has a say in a part."""
        return part in self._members

    def told(self, part: str) -> list[Told]:
        """The articles that have a say in a part, by id; raises ``KeyError`` where one is not kept."""
        return [self._shelf.told(key) for key in self._members.get(part, ())]

    def all(self) -> Iterator[Told]:
        """Every article, by id."""
        return map(self.article, self.kept.values())

    def article(self, source: Source) -> Told:
        """One article."""
        return self._shelf.told(source.key)
