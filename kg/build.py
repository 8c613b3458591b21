"""The whole path on one screen: sources in, a published graph with its pages out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from kg import __version__, ahead, resources
from kg.aside import Aside
from kg.decisions import must_be_there, place_of, read_decisions
from kg.errors import GraphError, SourceError
from kg.garbage import left_alone, no_searches
from kg.graph.corpus import Found
from kg.graph.description import NAME as DESCRIPTION
from kg.graph.folder import FACTS, building, current_state
from kg.graph.keep import Begun, Former, Given, Written, begin_state, books, write_state
from kg.graph.ledger import FORMAT, Header, Ledger, read_ledger
from kg.graph.registers import folder_version, load_ontology
from kg.graph.store import Graph, add_files, in_order, replace_state
from kg.graph.vocabulary import ID_BASE
from kg.pages import PAGE, Before, Files, Half, get_ready, write_pages
from kg.reading.cache import Cache, reader_version, source_version
from kg.reading.find import SourceFile, find_sources
from kg.reading.kept import Kept
from kg.reading.known import KnownFacts, Track
from kg.report import GRAPH, KINDS, PAGES_UP_TO, Report

PAGES_BY_TWO = 20
"""Articles from which on a second process is worth starting for the pages."""
MEMORY = "pages.json"
"""What was worked out for the pages last made, for the next ones; beside the states."""
TIMES = "build.json"
"""When a state was made, and where its decisions lie: the one file in which builds of the same sources may differ."""


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
    reader: Aside[ahead.Results] | None = None,
) -> Report:
    """Read the sources, merge what they say, and swap the result in as the graph of ``output``.

    Only what is new is read, and only what it has a say in is merged again; ``afresh`` forgets all that is known
    from earlier builds, ``rehash`` what is known of the bytes of sources, so that all of them are hashed again.
    ``base`` is the IRI that things get theirs from; ``pipeline`` names an installed spaCy pipeline; ``parallel`` reads
    many files in several processes, and makes pages in two (the calling program must then guard its main module).
    ``decisions`` is the file with decisions on sameness, by default ``decisions.yaml`` beside the sources.
    ``with_pages`` says whether the pages are made too; by default they are, up to ``PAGES_UP_TO`` articles.
    ``reader`` is a process that is getting ready to read (``ahead.start``), where one was started already.
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
    with building(output) as states, ExitStack() as processes:
        kept = Cache(states / FACTS, reader_version(header.ontology, pipeline))
        if afresh:
            kept.forget_others(())
            (states / MEMORY).unlink(missing_ok=True)
        two = parallel and (os.cpu_count() or 1) > 1
        if reader is None and two and not afresh and ahead.is_worth_it(files, current_state(output)):
            reader = processes.enter_context(Aside[ahead.Results](partial(ahead.get_ready, pipeline, kept.folder)))
        facts = KnownFacts(files, kept, ontology, pipeline, rehash=rehash or afresh)
        found = [Found(file.name, key, facts.digests[file]) for key, file in facts.keys.items()]
        former = None if afresh else _former(output)
        processes.enter_context(left_alone())
        memory = Kept(states / MEMORY, header.program)
        asked = books(header, found, tuple(walk))
        if former is not None and former.ledger.same_input(asked) and _is_whole(former):
            _keep_up(output, former.folder, place, memory, with_pages=bool(with_pages))
            return _report(output, former.ledger, changed=False)
        paged = with_pages or (with_pages is None and len(files) <= PAGES_UP_TO)
        known = former.folder if former is not None and former.ledger.header == header and paged else None
        by_two = paged and two and len(files) >= PAGES_BY_TWO

        def get_ready_to_write(state: Path) -> _Ready:
            ontology()
            if by_two and reader is not None:
                get_ready(known)  # what is forked from this process is ready too
            aside = processes.enter_context(Aside[Half](partial(get_ready, known))) if by_two else None
            import_module("kg.graph.inspections")  # numpy takes long, and has threads: nothing is forked any more
            if former is None or former.ledger.header != header or not _is_whole(former):
                return _Ready(None, aside)
            return _Ready(begin_state(state, former, facts.keys), aside)

        def read_new(state: Path) -> tuple[int, _Ready]:
            ready = cache(partial(get_ready_to_write, state))
            reading = None
            if reader is not None:
                reading = ahead.read_by(reader, pipeline, kept.vocabulary, ready)
            elif by_two:
                ready()
            return facts.read_new(track, parallel=parallel, ahead=reading), ready()

        given = partial(Given, header, found, tuple(walk), facts.load, decisions=decided)
        making = _Making(read_new, lambda: given(ontology=ontology()), begun, place, memory)
        written = replace_state(output, states, making.write, making.pages if paged else None)
        kept.forget_others(facts.keys)
    return _report(output, written.ledger, read=making.read)


def _program() -> str:
    """The version of all that makes a graph and its pages of the facts."""
    modules = ("build.py", "pages.py", "answers.py", "model.py", "codec.py", "decisions.py", "ontology.py")
    made = source_version("graph", "views", *modules)
    return f"{made} {folder_version(resources.folder('queries'))}"


@no_searches()
def _former(output: Path) -> Former | None:
    """The present state of a folder, where its books are in order."""
    state = current_state(output)
    ledger = read_ledger(state) if state is not None else None
    return Former(state, ledger) if state is not None and ledger is not None else None


def _is_whole(former: Former) -> bool:
    """Whether what a state is made of is there: its Turtle, its description, its texts, and a store that opens."""
    state, ledger = former.folder, former.ledger
    written = all((state / name).is_file() and (state / name).stat().st_size for name in (GRAPH, DESCRIPTION))
    try:
        texts = set(os.listdir(state / "text"))  # noqa: PTH208 - one look for twenty thousand
        if not written or not all(f"{article}.txt" in texts for article in ledger.articles()):
            return False
        with Graph(state):
            return True
    except (OSError, GraphError):
        return False


def _keep_up(output: Path, state: Path, decisions: Path, memory: Kept, *, with_pages: bool) -> None:
    """Add to a state that goes on what this build asks for besides: where decisions lie, and pages."""
    files: Files = {}
    told = json.loads((state / TIMES).read_text("ascii"))
    if told.get("decisions") != str(decisions.absolute()):
        files[TIMES] = _times({**told, "decisions": str(decisions.absolute())})
    lacking = with_pages and not (state / PAGE).is_file()
    if lacking:
        with Graph(state) as graph:
            write_pages(graph, None, memory, None)
    if files or lacking:
        add_files(output, state, files)


def _times(told: Mapping[str, object]) -> str:
    return json.dumps(told, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is at hand when everything is read."""

    begun: Begun | None
    """The state, where a former one can be used for it."""
    aside: Aside[Half] | None
    """A process that makes half of the pages."""


@dataclass(slots=True)
class _Making:
    """A state that is being made, step by step."""

    read_new: Callable[[Path], tuple[int, _Ready]]
    """Has the state begun, and reads what is not known; tells how many sources that was."""
    given: Callable[[], Given]
    begun: datetime
    decisions: Path
    memory: Kept
    read: int = 0
    aside: Aside[Half] | None = None
    before: Before | None = None

    def write(self, state: Path) -> Written:
        """Read, and write all but the pages; a state without any article is refused."""
        self.read, ready = self.read_new(state)
        self.aside = ready.aside
        given = self.given()
        written = write_state(state, given, ready.begun)
        ledger = written.ledger
        if not any(source.article for source in ledger.sources):
            first = next(issue for source in ledger.sources for issue in source.issues)
            raise SourceError(first.source, f"{first.message}; nothing else could be read either")
        if ready.begun is not None and written.touched is not None:
            former = ready.begun.former.folder
            self.before = Before(former, written.touched, given.header.base, ledger.tally.councils)
        times = {"version": __version__, "begun": _stamp(self.begun), "merged": _stamp(datetime.now(UTC))}
        told = _times({**times, "decisions": str(self.decisions.absolute())})
        (state / TIMES).write_text(told, encoding="ascii")
        return written

    def pages(self, graph: Graph) -> None:
        """Write the pages of the state that was written."""
        write_pages(graph, self.before, self.memory, self.aside)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _report(output: Path, ledger: Ledger, *, read: int = 0, changed: bool = True) -> Report:
    facts = {kind: ledger.tally.facts.get(kind, 0) for kind in KINDS}
    return Report(output, len(ledger.articles()), facts, in_order(ledger.issues()), read, changed)
