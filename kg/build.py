"""The whole path on one screen: sources in, a published graph with its pages out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, resources
from kg.aside import Aside
from kg.decisions import must_be_there, place_of, read_decisions
from kg.errors import GraphError, SourceError
from kg.garbage import no_searches
from kg.graph.corpus import Found
from kg.graph.description import NAME as DESCRIPTION
from kg.graph.folder import FACTS, building, current_state, unwritable, write_files
from kg.graph.keep import Former, Given, books, write_state
from kg.graph.ledger import FORMAT, Header, Ledger, read_ledger
from kg.graph.place import OpenGraph
from kg.graph.queries import answer, answer_pages, find_query
from kg.graph.registers import folder_version, load_ontology
from kg.graph.store import Graph, add_files, in_order, replace_state
from kg.graph.vocabulary import ID_BASE
from kg.model import Issue
from kg.reading.cache import Cache, reader_version, source_version
from kg.reading.find import SourceFile, find_sources
from kg.reading.kept import Kept
from kg.reading.known import KnownFacts, Track
from kg.views.memory import Memory
from kg.views.network import Network, network_of
from kg.views.quotes import Row, sentences_of, with_sentences

if TYPE_CHECKING:
    from kg.views.record import CouncilRecord
    from kg.views.start import Start

PAGE = "network.html"
PAGES_UP_TO = 1000
"""Articles up to which the pages are made with the graph: those of more take longer than all the rest."""
AT_ONCE = 5000
"""Of how many articles the pages ask the sentences at once: some servers sort ten thousand things and no more."""
PAGES_BY_TWO = 20
"""Articles from which on a second process is worth starting for the pages."""
MEMORY = "pages.json"
"""What was worked out for the pages last made, for the next ones; beside the states."""
GRAPH = "graph.ttl"
TIMES = "build.json"
"""When a state was made, and where its decisions lie: the one file in which builds of the same sources may differ."""
KINDS = {
    "councils": "council",
    "inspections": "inspection",
    "judgements": "judgement",
    "failings": "failing",
    "agencies": "agency",
    "people in posts": "person in a post",
}
"""What a report counts, in this order: the plural of each kind, and its singular."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made."""

    output: Path
    articles: int
    facts: Mapping[str, int]
    """How many merged facts of each kind, by the plural of the kind."""
    issues: tuple[Issue, ...]
    read: int = 0
    """How many sources were read; what reading gave for the others was known from earlier builds."""
    changed: bool = True
    """False where everything was as before, so that nothing was written."""

    @property
    def unreadable(self) -> tuple[Issue, ...]:
        """The sources that could not be read at all."""
        return tuple(issue for issue in self.issues if issue.code == "unreadable")


def unseen(files: Sequence[SourceFile], step: str) -> Iterable[SourceFile]:
    """Shows no progress."""
    return files


def build(
    sources: Sequence[Path],
    output: Path,
    *,
    base: str = ID_BASE,
    pipeline: str | None = None,
    track: Track = unseen,
    parallel: bool = False,
    decisions: Path | None = None,
    afresh: bool = False,
    rehash: bool = False,
    with_pages: bool | None = None,
) -> Report:
    """Read the sources, merge what they say, and swap the result in as the graph of ``output``.

    Only what is new is read, and only what it has a say in is merged again; ``afresh`` forgets all that is known
    from earlier builds, ``rehash`` what is known of the bytes of sources, so that all of them are hashed again.
    ``base`` is the IRI that things get theirs from; ``pipeline`` names an installed spaCy pipeline; ``parallel`` reads
    many files in several processes, and makes pages in two (the calling program must then guard its main module).
    ``decisions`` is the file with decisions on sameness, by default ``decisions.yaml`` beside the sources.
    ``with_pages`` says whether the pages are made too; by default they are, up to ``PAGES_UP_TO`` articles.
    A source that cannot be read becomes an issue and the rest goes on. Raises ``SourceError`` where
    nothing can be read at all and ``GraphError`` where nothing can be written; the earlier graph then stays.
    """
    begun = datetime.now(UTC)
    if decisions is not None:
        must_be_there(decisions)
    place = decisions or place_of(sources)
    decided = read_decisions(place)
    files, walk = find_sources(sources)
    ontology = cache(lambda: load_ontology(resources.folder("ontology")))
    header = Header(_program(), folder_version(resources.folder("ontology")), base, decided.version, FORMAT)
    with building(output) as states:
        kept = Cache(states / FACTS, reader_version(header.ontology, pipeline))
        if afresh:
            kept.forget_others(())
            (states / MEMORY).unlink(missing_ok=True)
        facts = KnownFacts(files, kept, ontology, pipeline, rehash=rehash or afresh)
        found = [Found(file.name, key, facts.digests[file]) for key, file in facts.keys.items()]
        former = None if afresh else _former(output)
        if former is not None and former.ledger.same_input(books(header, found, tuple(walk))):
            _keep_up(output, former.folder, place, with_pages=bool(with_pages))
            return _report(output, former.ledger, changed=False)
        paged = with_pages or (with_pages is None and len(files) <= PAGES_UP_TO)
        by_two = paged and parallel and len(files) >= PAGES_BY_TWO and (os.cpu_count() or 1) > 1
        with Aside[_WorkedOut](_import_pictures) if by_two else nullcontext() as aside:
            try:
                read = facts.read_new(track, parallel=parallel)
            except OSError as error:
                raise unwritable(output, error) from error
            given = Given(header, found, tuple(walk), facts.load, ontology(), decided)
            made = partial(_write_pages, known=Kept(states / MEMORY, header.program), aside=aside) if paged else None
            ledger = replace_state(output, states, lambda state: _write(state, given, former, begun, place), made)
        kept.forget_others(facts.keys)
    return _report(output, ledger, read=read)


def _program() -> str:
    """The version of all that makes a graph and its pages of the facts."""
    made = source_version("graph", "views", "build.py", "model.py", "codec.py", "decisions.py", "ontology.py")
    return f"{made} {folder_version(resources.folder('queries'))}"


@no_searches()
def _former(output: Path) -> Former | None:
    """The present state of a folder, where its books are in order and it is whole: else all is written afresh."""
    state = current_state(output)
    ledger = read_ledger(state) if state is not None else None
    if state is None or ledger is None or not _is_whole(state, ledger):
        return None
    return Former(state, ledger)


def _is_whole(state: Path, ledger: Ledger) -> bool:
    """Whether what a state is made of is there: its Turtle, its description, its texts, and a store that opens."""
    written = all((state / name).is_file() and (state / name).stat().st_size for name in (GRAPH, DESCRIPTION))
    try:
        texts = set(os.listdir(state / "text"))  # noqa: PTH208 - one look for twenty thousand
        if not written or not all(f"{article}.txt" in texts for article in ledger.articles()):
            return False
        with Graph(state):
            return True
    except (OSError, GraphError):
        return False


def _keep_up(output: Path, state: Path, decisions: Path, *, with_pages: bool) -> None:
    """Add to a state that goes on what this build asks for besides: where decisions lie, and pages."""
    files: Files = {}
    told = json.loads((state / TIMES).read_text("ascii"))
    if told.get("decisions") != str(decisions.absolute()):
        files[TIMES] = _times({**told, "decisions": str(decisions.absolute())})
    if with_pages and not (state / PAGE).is_file():
        with Graph(state) as graph:
            files.update(pages(graph))
    if files:
        add_files(output, state, files)


def _times(told: Mapping[str, object]) -> str:
    return json.dumps(told, indent=1) + "\n"


def _write(state: Path, given: Given, former: Former | None, begun: datetime, decisions: Path) -> Ledger:
    """Write a state; one without any article is refused."""
    ledger = write_state(state, given, former)
    if not any(source.article for source in ledger.sources):
        first = next(issue for source in ledger.sources for issue in source.issues)
        raise SourceError(first.source, f"{first.message}; nothing else could be read either")
    times = {"version": __version__, "begun": _stamp(begun), "merged": _stamp(datetime.now(UTC))}
    told = _times({**times, "decisions": str(decisions.absolute())})
    (state / TIMES).write_text(told, encoding="ascii")
    return ledger


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _report(output: Path, ledger: Ledger, *, read: int = 0, changed: bool = True) -> Report:
    facts = {kind: ledger.tally.facts.get(kind, 0) for kind in KINDS}
    return Report(output, len(ledger.articles()), facts, in_order(ledger.issues()), read, changed)


Files = dict[str, str | bytes]
"""What files hold, by their names."""


def pages(graph: OpenGraph, start: Start | None = None, *, texts: bool = True) -> Files:
    """The pages of a graph, by file name; ``start`` is what the network page shows first.

    ``texts`` says whether the articles' texts will stand beside them, so that they can link there.
    """
    from kg.views.site import site

    return dict(site(*_shown(graph, texts=texts), start))


_Shown = tuple[Network, tuple["CouncilRecord", ...]]
"""What the pages show: the network, and what is known of each council."""


def _shown(graph: OpenGraph, *, texts: bool = True) -> _Shown:
    from kg.views.record import records_of  # this and the pages need a third of a second to import

    sentences = _sentences(graph, texts=texts)
    drawn, failings = _drawn(graph, sentences)
    inspections, grades, people = (
        with_sentences(_rows(graph, f"page-{name}"), sentences) for name in ("inspections", "grades", "people")
    )
    return drawn, records_of(drawn, inspections, grades, failings, people)


_WorkedOut = dict[str, object]
"""What was worked out for pages."""


def _import_pictures() -> None:
    for name in ("kg.views.record", "kg.views.site", "kg.views.network_page", "networkx"):
        import_module(name)


def _write_pages(graph: Graph, known: Kept, aside: Aside[_WorkedOut] | None) -> Files:
    """Write the pages of a state, half of them by a process aside where there is one; none is left to be written.

    To ask the graph twice takes less than to hand its answers on.
    """
    if aside is None:
        from kg.views.site import site

        memory = _recalled(known)
        write_files(graph.folder, site(*_shown(graph), memory=memory))
        known.put(memory.kept)
    else:
        records = partial(_write_records, graph.folder, known)
        one, other = aside.both(_write_pictures, graph.folder, known, meanwhile=records)
        known.put({**one, **other})
    return {}


def _write_pictures(state: Path, known: Kept) -> _WorkedOut:
    from kg.views.site import pictures

    memory = _recalled(known)
    with Graph(state) as graph:
        write_files(state, pictures(network(graph), memory=memory))
    return memory.kept


def _write_records(state: Path, known: Kept) -> _WorkedOut:
    from kg.views.site import pages_of_records

    memory = _recalled(known)
    with Graph(state) as graph:
        write_files(state, pages_of_records(*_shown(graph), memory))
    return memory.kept


def _recalled(known: Kept) -> Memory:
    value = known.get()
    return Memory(value if isinstance(value, dict) else None)


def network(graph: OpenGraph) -> Network:
    """The network that the pages and the network formats show."""
    return _drawn(graph, _sentences(graph))[0]


def _drawn(graph: OpenGraph, sentences: Mapping[str, Row]) -> tuple[Network, list[Row]]:
    """The network, and the failings in it with their sentences, as the answer to ``network-failings`` has them."""
    failings = list(with_sentences(_rows(graph, "network-failings"), sentences))
    agencies = with_sentences(_rows(graph, "network-agencies"), sentences)
    return network_of(_rows(graph, "network-councils"), failings, agencies), failings


def _sentences(graph: OpenGraph, *, texts: bool = True) -> dict[str, Row]:
    """Every sentence that something in the pages rests on, by its name; with its article where that has its text."""
    sentences = sentences_of(_rows(graph, "page-articles"), _rows(graph, "page-sentences"))
    return sentences if texts else {name: {**row, "article": None} for name, row in sentences.items()}


def _rows(graph: OpenGraph, name: str) -> list[Row]:
    """The whole answer to a named query, by column."""
    query = find_query(name, resources.folder("queries"))
    pages = (
        answer_pages(graph, query, AT_ONCE, rows_only=True)
        if query.in_pages
        else [answer(graph, query, rows_only=True)]
    )
    return [row for page in pages for row in page.dicts()]
