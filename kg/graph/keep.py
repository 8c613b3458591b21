"""A new state of an output folder: made afresh from all articles, or from the last one by what has changed.

Both ways merge the same parts by the same rules, so that they come to the same bytes. What has changed is found
by merging the parts that a changed article has a say in twice, with the articles of before and with those of now;
the store of the new state is a checkpoint of the old one (its files are linked, as they never change) to
which the differences are applied, and ``graph.ttl`` a copy of the old one in which the changed subjects are replaced.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple, serialize

from kg.aside import Beside
from kg.decisions import NONE, Decisions
from kg.garbage import no_searches
from kg.graph.agencies import AgencyNotes, agency_notes, together
from kg.graph.anchors import idle_issues
from kg.graph.blocks import SortedTurtle, Splicing
from kg.graph.corpus import Corpus, Found, Load, Shelf
from kg.graph.description import UsageCount, describe
from kg.graph.folder import link_file, link_texts
from kg.graph.ledger import (
    AgencyTally,
    Header,
    Ledger,
    Source,
    Tally,
    Usage,
    changed,
    first_of_each,
    write_ledger,
)
from kg.graph.merge import Told
from kg.graph.merged import MergedPost, Thing
from kg.graph.parts import Part, agency_of, counted, differing, merged_part, notes_of
from kg.graph.statements import Speaker, Statements
from kg.graph.store import issue_lines
from kg.graph.triples import used_concepts
from kg.model import AgencyId, Issue
from kg.ontology import Ontology

_PIECE: Final = 250_000
"""Statements that are loaded at a time: 50 MB of text."""
_DECISIONS: Final = "decisions"
"""Under which the books hold what decisions could not decide: beside the parts, whose names have a slash."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a state is to be made of."""

    header: Header
    found: Sequence[Found]
    walk: tuple[Issue, ...]
    load: Load
    ontology: Ontology
    decisions: Decisions = NONE


@dataclass(frozen=True, slots=True)
class Former:
    """The state that was there before."""

    folder: Path
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Touched:
    """Of a state that was made of the former one by what has changed: whatever may be told otherwise than there.

    All else is told in the same words, as each statement comes from one part of the graph.
    """

    councils: frozenset[str]
    """Ids of the councils of which, of whose people or agencies, or in whose articles anything may be other."""
    articles: frozenset[str]
    """Ids of the articles that have come, gone or changed."""


@dataclass(frozen=True, slots=True)
class Written:
    """A state that was written."""

    ledger: Ledger
    touched: Touched | None
    """None where it was made afresh."""


def books(header: Header, found: Iterable[Found], walk: tuple[Issue, ...]) -> Ledger:
    """The ledger of a state as far as it is known before anything is read; for ``Ledger.same_input``."""
    return Ledger(header, tuple(Source(one.name, one.key, one.digest) for one in _in_order(found)), walk)


def sources_of(given: Given, former: Former | None, shelf: Shelf) -> tuple[Source, ...]:
    """What must be known of each source, by name; taken from the former books where they have it."""
    known = {source.key: source for source in former.ledger.sources} if former is not None else {}
    return tuple(known.get(one.key) or shelf.source(one) for one in _in_order(given.found))


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda one: one.name)


@dataclass(frozen=True, slots=True)
class Begun:
    """A state that has what it is sure to share with a former one: most texts, and a store of all that this says."""

    former: Former
    texts: frozenset[str]
    """Ids of the articles whose texts are there."""


@no_searches()
def begin_state(state: Path, former: Former, keys: Container[str]) -> Begun:
    """Begin a state before anything is read; ``keys`` are those of the facts of all sources that it will have."""
    kept = frozenset(id for id, source in first_of_each(former.ledger.sources).items() if source.key in keys)
    link_texts(former.folder, state, {f"{id}.txt" for id in kept})
    Store.read_only(os.fspath(former.folder / "store")).backup(os.fspath(state / "store"))
    return Begun(former, kept)


@no_searches()
def write_state(state: Path, given: Given, former: Former | Begun | None = None) -> Written:
    """Write all files of a state but its pages; returns its ledger, and what may be other than in the former one.

    ``former`` is used where it was made in the same way, else everything is made afresh; where the state was begun of
    it already, that is given instead.
    """
    begun = former if isinstance(former, Begun) else None
    if isinstance(former, Begun):
        former = former.former
    shelf = Shelf(given.load, given.ontology, given.decisions)
    speaker = Speaker(given.ontology, given.header.base, given.decisions)
    usable = former if former is not None and former.ledger.header == given.header else None
    sources = sources_of(given, usable, shelf)
    corpus = Corpus(sources, shelf)
    books = _Books(given.header, sources, given.walk, idle_issues(given.decisions, corpus))
    touched = None
    change = _Change.of(usable.ledger, corpus, shelf, speaker) if usable is not None else None
    with ExitStack() as meanwhile:
        if usable is not None and change is not None:
            begun = begun or begin_state(state, usable, {source.key for source in sources})
            splicing = _splicing(usable, change)
            meanwhile.enter_context(Beside(partial(splicing.write, state / "graph.ttl")))
            store = _write_changed(state, begun, change, corpus)
            tally = replace(change.tally, usage=change.usage.since(usable.ledger.tally.usage, splicing.more))
            ledger = books.close(change.doubts, tally)
            touched = change.touched(store)
        else:
            for name in ("text", "store") if begun is not None else ():  # what was begun is of no use
                shutil.rmtree(state / name)
            store, ledger = _write_afresh(state, corpus, speaker, books)
        describe(state, store, ledger.tally.usage, given.header.base)
        (state / "issues.jsonl").write_text(issue_lines(ledger.issues()), encoding="utf-8", newline="\n")
        write_ledger(state, ledger, (usable.folder, usable.ledger) if usable is not None else None)
    return Written(ledger, touched)


@dataclass(frozen=True, slots=True)
class _Books:
    header: Header
    sources: tuple[Source, ...]
    walk: tuple[Issue, ...]
    idle: tuple[Issue, ...]
    """The decisions that decide nothing."""

    def close(self, doubts: dict[str, tuple[Issue, ...]], tally: Tally) -> Ledger:
        told = {**doubts, _DECISIONS: self.idle}
        known = {part: issues for part, issues in sorted(told.items()) if issues}
        return Ledger(self.header, self.sources, self.walk, known, tally)


# --- afresh ------------------------------------------------------------------------------------------------------


def _write_afresh(state: Path, corpus: Corpus, speaker: Speaker, books: _Books) -> tuple[Store, Ledger]:
    """Everything, part by part; neither all facts nor all triples are in memory at a time."""
    (state / "text").mkdir()
    turtle = SortedTurtle(speaker.base)
    making = _Making(corpus, speaker, turtle, state / "text")
    store = Store(os.fspath(state / "store"))
    _load(store, making.quads())
    # What is loaded in bulk lies in layers, each of which a question looks through: at 5 million triples most questions
    # take three times as long before they are made one (bench/README.md).
    store.optimize()
    store.flush()
    subjects = turtle.write(state / "graph.ttl")
    tally = replace(making.tally, usage=making.usage.since(Usage(), subjects))
    return store, books.close(making.doubts, tally)


def _load(store: Store, quads: Iterator[Quad]) -> None:
    """Fill a store: a thread loads each piece while the next one is made, as the engine lets go of Python's lock."""
    loading: Future[None] | None = None
    with ThreadPoolExecutor(1) as thread:
        while piece := serialize(islice(quads, _PIECE), format=RdfFormat.N_QUADS):
            if loading is not None:
                loading.result()
            loading = thread.submit(store.bulk_load, piece, RdfFormat.N_QUADS, lenient=True)
        if loading is not None:
            loading.result()


@dataclass
class _Making:
    """All quads of a graph, with the Turtle, the texts and the tally of it on the way."""

    corpus: Corpus
    speaker: Speaker
    turtle: SortedTurtle
    texts: Path
    doubts: dict[str, tuple[Issue, ...]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    used: Counter[str] = field(default_factory=Counter)
    usage: UsageCount = field(default_factory=UsageCount)

    def quads(self) -> Iterator[Quad]:
        """The quads, in the order of the parts."""
        notes: dict[AgencyId, list[AgencyNotes]] = defaultdict(list)
        heads: list[Triple] = []
        agencies: dict[str, AgencyTally] = {}
        for source in self.corpus.kept.values():
            told = self.corpus.article(source)
            write_text(self.texts, told)
            yield from self._emit(self.speaker.article(told.facts))
            for id, said in agency_notes(told.facts).items():
                notes[id].append(said)
                agencies[id] = counted(agencies.get(id, AgencyTally()), said, 1)
        total = Part()
        for name in (*self.corpus.parts("council"), *self.corpus.parts("people")):
            part = merged_part(name, self.corpus.told(name), self.speaker.ontology, self.speaker.decisions)
            self.doubts[name] = part.doubts
            for counts, more in ((total.councils, part.councils), (total.roles, part.roles), (total.facts, part.facts)):
                counts.update(more)
            yield from self._emit(self.speaker.things(part.things), heads)
        for agency_id, tally in sorted(agencies.items()):
            said = together(notes.pop(AgencyId(agency_id)))
            agency = agency_of(AgencyId(agency_id), tally, said, self.speaker.ontology)
            if agency is not None:
                yield from self._emit(self.speaker.agency(agency))
        self.tally = Tally(
            len(self.corpus.kept),
            changed({}, total.councils), dict(sorted(agencies.items())), changed({}, total.roles),
            changed({}, self.used), changed({}, total.facts, {"agencies": len(agencies)}),
        )  # fmt: skip
        last = {*heads, *self.speaker.shared(self.tally)}
        self.turtle.add(last)
        self.usage.add(last)
        yield from map(_merged, last)

    def _emit(self, said: Statements, heads: list[Triple] | None = None) -> Iterator[Quad]:
        """Statements on their way; what is said of a council itself waits for the register's entry."""
        triples = said.triples
        self.used.update(iri.value for iri in used_concepts(triples))
        if heads is not None:
            own = [triple for triple in triples if self.speaker.is_council(triple.subject)]
            heads.extend(own)
            triples = triples.difference(own)
        self.turtle.add(triples)
        self.usage.add(triples)
        yield from map(_merged, triples)
        yield from said.quads


def write_text(folder: Path, told: Told) -> None:
    """Write the text that the offsets of an article's quotes refer to."""
    article = told.facts.article
    (folder / f"{article.id}.txt").write_bytes(article.text.encode("utf-8", "surrogatepass"))


def _merged(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())


# --- by what has changed -----------------------------------------------------------------------------------------


class _Change:
    """What is to be taken from the former graph and added to it, and the books after that."""

    def __init__(self, former: Ledger, corpus: Corpus, shelf: Shelf, speaker: Speaker) -> None:
        before = Corpus(former.sources, shelf)
        self.gone = [source for id, source in before.kept.items() if _key(corpus, id) != source.key]
        self.come = [source for id, source in corpus.kept.items() if _key(before, id) != source.key]
        self.removed: set[Quad] = set()
        self.added: set[Quad] = set()
        self.doubts = dict(former.doubts)
        self._used: Counter[str] = Counter()
        self.usage = UsageCount()
        self.speaker = speaker
        self._councils: set[str] = set()
        self._agencies: set[AgencyId] = set()
        """Those that have come or gone, or are called otherwise."""
        lost, new = [before.article(source) for source in self.gone], [corpus.article(source) for source in self.come]
        for told in lost:
            self._replace(speaker.article(told.facts), Statements())
        for told in new:
            self._replace(Statements(), speaker.article(told.facts))
        total = Part()
        agencies = dict(former.tally.agencies)
        for name in sorted({part for source in (*self.gone, *self.come) for part in source.parts}):
            if name.startswith("agency/"):
                id = AgencyId(name.removeprefix("agency/"))
                agencies[id] = self._agency(id, agencies.get(id, AgencyTally()), (before, lost), (corpus, new))
                continue
            old, now = (
                merged_part(name, articles.told(name), speaker.ontology, speaker.decisions)
                for articles in (before, corpus)
            )
            self.doubts[name] = now.doubts
            gone, come = differing(old, now)
            self._councils.update(_councils_touched(name, (*old.things, *now.things), (*gone, *come)))
            self._replace(speaker.things(gone), speaker.things(come))
            for counts, less, more in (
                (total.councils, old.councils, now.councils),
                (total.roles, old.roles, now.roles),
                (total.facts, old.facts, now.facts),
            ):
                counts.subtract(less)
                counts.update(more)
        known = {id: tally for id, tally in sorted(agencies.items()) if tally.articles}
        self.tally = Tally(
            len(corpus.kept),
            changed(former.tally.councils, total.councils),
            known,
            changed(former.tally.roles, total.roles),
            changed(former.tally.concepts, self._used),
            changed(former.tally.facts, total.facts, {"agencies": len(known) - len(former.tally.agencies)}),
        )
        self._replace(Statements(speaker.shared(former.tally)), Statements(speaker.shared(self.tally)))

    @classmethod
    def of(cls, former: Ledger, corpus: Corpus, shelf: Shelf, speaker: Speaker) -> _Change | None:
        """The change; None where something of the former articles is kept no more."""
        try:
            return cls(former, corpus, shelf, speaker)
        except KeyError:
            return None

    def touched(self, store: Store) -> Touched:
        """What may be told otherwise in a graph, given its store, than in the former one."""
        articles = (source.article for source in (*self.gone, *self.come))
        beside = (council for id in self._agencies for council in self.speaker.councils_beside(id, store))
        return Touched(
            frozenset({*self._councils, *beside}), frozenset(article for article in articles if article is not None)
        )

    def _agency(
        self,
        id: AgencyId,
        tally: AgencyTally,
        before: tuple[Corpus, list[Told]],
        after: tuple[Corpus, list[Told]],
    ) -> AgencyTally:
        """Replace what is said of an agency; where its head stays, by the changed articles alone."""
        part = f"agency/{id}"
        less, more = notes_of(id, before[1]), notes_of(id, after[1])
        now = counted(tally, less, _speaking(id, before[1]), -1)
        now = counted(now, more, _speaking(id, after[1]))
        old_agency = agency_of(id, tally, less, self.speaker.ontology)
        new_agency = agency_of(id, now, more, self.speaker.ontology)
        same_head = (
            old_agency is not None
            and new_agency is not None
            and (old_agency.label, old_agency.type, bool(tally.facts))
            == (new_agency.label, new_agency.type, bool(now.facts))
        )
        if not same_head:
            self._agencies.add(id)
            old_agency = agency_of(id, tally, notes_of(id, before[0].told(part)), self.speaker.ontology)
            new_agency = agency_of(id, now, notes_of(id, after[0].told(part)), self.speaker.ontology)
        self._replace(
            self.speaker.agency(old_agency) if old_agency is not None else Statements(),
            self.speaker.agency(new_agency) if new_agency is not None else Statements(),
        )
        return now

    def _replace(self, old: Statements, new: Statements) -> None:
        lost, won = old.triples - new.triples, new.triples - old.triples
        self._used.subtract(iri.value for iri in used_concepts(lost))
        self._used.update(iri.value for iri in used_concepts(won))
        self.usage.take(lost)
        self.usage.add(won)
        self.removed.update(map(_merged, lost), old.quads - new.quads)
        self.added.update(map(_merged, won), new.quads - old.quads)


def _councils_touched(part: str, things: Iterable[Thing], differing: Iterable[Thing]) -> set[str]:
    """The councils of a part that is merged again: its own, or those where people of it have posts that differ."""
    kind, _, id = part.partition("/")
    if kind == "council":
        return {id}
    others = {thing.id for thing in differing}
    posts = (thing for thing in things if isinstance(thing, MergedPost))
    return {post.council for post in posts if post.council is not None and {post.id, post.person} & others}


def _key(corpus: Corpus, article: str) -> str | None:
    source = corpus.kept.get(article)
    return source.key if source is not None else None


def _speaking(id: AgencyId, told: Iterable[Told]) -> int:
    """How many articles speak of an agency."""
    return sum(id in agency_notes(one.facts) for one in told)


def _write_changed(state: Path, begun: Begun, change: _Change, corpus: Corpus) -> Store:
    """Change the texts and the store of a state that was begun; returns its store."""
    come = {source.article for source in change.come}
    shared = {id for id in corpus.kept if id not in come}
    texts, kept_texts = os.fspath(begun.former.folder / "text"), os.fspath(state / "text")
    for id in begun.texts - shared:
        os.unlink(f"{kept_texts}/{id}.txt")  # noqa: PTH108
    for id in shared - begun.texts:
        link_file(f"{texts}/{id}.txt", f"{kept_texts}/{id}.txt")
    for source in change.come:
        write_text(state / "text", corpus.article(source))
    store = Store(os.fspath(state / "store"))
    for quad in change.removed:
        store.remove(quad)
    store.extend(change.added)
    for source in change.gone:
        if source.article is not None and source.article not in corpus.kept:
            store.remove_graph(change.speaker.graph_of(source.article))
    store.flush()
    return store


def _splicing(usable: Former, change: _Change) -> Splicing:
    """How ``graph.ttl`` changes."""
    lost, won = _merged_only(change.removed), _merged_only(change.added)
    return Splicing.of(usable.folder / "graph.ttl", lost, won, change.speaker.base)


def _merged_only(quads: Iterable[Quad]) -> Iterator[Triple]:
    """What is said in the merged graph."""
    return (quad.triple for quad in quads if isinstance(quad.graph_name, DefaultGraph))
