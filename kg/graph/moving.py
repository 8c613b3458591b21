"""A graph sent to a SPARQL server of any make, in batches, going on where a broken transfer stopped.

What makes that safe: a graph is a set and this one has no blank nodes, so that a batch that arrives twice changes
nothing; the order of the triples follows from the build alone; and a record beside the graph, for each address and
target, says of which build how many triples the server has confirmed. A batch whose answer was lost is sent again.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from itertools import groupby, islice
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import GraphError, ServerError, UsageError
from kg.graph.folder import PUBLISHED, STATES, unwritable
from kg.graph.store import Graph
from kg.graph.transport import Server
from kg.graph.vocabulary import PROV, RDF


class Via(StrEnum):
    """The two protocols of SPARQL 1.1 by which a graph can be written."""

    GSP = "gsp"
    """Graph Store Protocol: N-Triples in the body of a POST."""
    UPDATE = "update"
    """SPARQL Update: INSERT DATA."""


BATCH: Final = {Via.GSP: 10_000, Via.UPDATE: 500}
"""Triples in one request: what an update may hold is less (Virtuoso compiles it into a program of 10,000 lines)."""
_MOST_CHARACTERS: Final = 4_000_000
"""Characters of the values in one request, however few triples they are."""
_REFUSALS: Final = range(400, 500)
"""Answers of a server that has taken nothing; after a 500 or a silence it may have."""
N_TRIPLES: Final = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a graph goes."""

    url: str
    via: Via = Via.GSP
    named_graph: str | None = None
    """IRI of the graph that takes the merged facts; None for the server's default graph."""
    articles: bool = False
    """Whether each article's own graph goes too, named by the article."""

    def __post_init__(self) -> None:
        if self.named_graph is not None:
            try:
                NamedNode(self.named_graph)
            except ValueError as error:
                raise UsageError(f"not the IRI of a graph: {self.named_graph!r}") from error


@dataclass(frozen=True, slots=True)
class Record:
    """What the server at a target has confirmed."""

    build: str = ""
    """SHA-256 of the build's ``graph.ttl``."""
    sent: int = 0
    """So many triples of the order of this build."""
    cleared: bool = False
    """Whether what was there before has been removed for this build."""
    graphs: tuple[str, ...] = ()
    """The articles' graphs that have been begun there, also of earlier builds, where they were not removed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a transfer did."""

    triples: int
    """All that the server has confirmed of this build."""
    before: int
    """How many of them had been confirmed to an earlier transfer."""


Watch = Callable[[int, int], object]
"""Told how many triples of how many the server has confirmed."""


def send(
    graph: Graph,
    output: Path,
    target: Target,
    server: Server,
    *,
    replace_earlier: bool = False,
    add: bool = False,
    afresh: bool = False,
    batch: int | None = None,
    watch: Watch = lambda sent, total: None,
) -> Sent:
    """Send the build of an output folder, or the rest of it, and return what was done.

    Where an earlier build was published, ``replace_earlier`` removes it first and ``add`` leaves it there; without
    either ``UsageError`` is raised, since facts that are no longer believed would stay. ``afresh`` forgets how far
    an earlier transfer came. Raises ``ServerError`` where the server refuses or goes away; the same call then goes on.
    """
    build = _identity(graph)
    with _keeping(output, target) as kept:
        former = kept.read()
        if former.build not in ("", build) and not (replace_earlier or add):
            raise UsageError("an earlier build was published there: --replace removes it, --add leaves its facts, too")
        total = sum(1 for _ in graph.triples()) if not target.articles else len(graph.store)
        record = former
        again = replace_earlier and (not record.cleared or record.sent >= total)
        if record.build != build or afresh or again:
            record = Record(build, graphs=record.graphs)
        if replace_earlier and not record.cleared:
            for name in (target.named_graph, *record.graphs):
                _remove(server, target.via, name)
            record = former = Record(build, cleared=True)
        kept.write(record)
        before = min(record.sent, total)
        watch(before, total)
        try:
            for latest in _sending(graph, target, server, record, batch or BATCH[target.via]):
                record = latest
                kept.write(record)
                watch(min(record.sent, total), total)
        except ServerError as error:
            if error.status in _REFUSALS and not record.sent:  # then nothing was published
                kept.write(former)
            raise
        return Sent(record.sent, before)


def _sending(graph: Graph, target: Target, server: Server, record: Record, batch: int) -> Iterator[Record]:
    """Send what the record does not have yet; gives the new record after each step that must not be forgotten."""
    rest = islice(in_order(graph, articles=target.articles), record.sent, None)
    for name, triples in _batches(rest, batch):
        if name is not None and name not in record.graphs:
            record = replace(record, graphs=(*record.graphs, name))
            yield record  # before anything of it arrives, so that it can be removed whatever happens
        _put(server, target.via, name or target.named_graph, triples)
        record = replace(record, sent=record.sent + len(triples))
        yield record


def in_order(graph: Graph, *, articles: bool) -> Iterator[Quad]:
    """The merged facts as ``graph.ttl`` has them, then each article's own: the same order for the same build."""
    yield from parse(path=graph.folder / "graph.ttl", format=RdfFormat.TURTLE)
    if articles:
        yield from graph.cited()


def _batches(quads: Iterable[Quad], most: int) -> Iterator[tuple[str | None, list[Triple]]]:
    """Batches of triples of one graph each, by the article's name, or None for the merged facts."""
    for name, group in groupby(quads, key=lambda quad: quad.graph_name):
        held: list[Triple] = []
        size = 0
        for quad in group:
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise UsageError(f"{quad.subject}: blank nodes cannot be sent, as a batch sent twice would double them")
            if held and (len(held) >= most or size >= _MOST_CHARACTERS):
                yield (name.value if isinstance(name, NamedNode) else None), held
                held, size = [], 0
            held.append(quad.triple)
            size += len(str(quad.object))
        if held:
            yield (name.value if isinstance(name, NamedNode) else None), held


def _put(server: Server, via: Via, name: str | None, triples: Iterable[Triple]) -> None:
    """Have the server add triples to a graph; that they are there already changes nothing."""
    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    if via is Via.GSP:
        server.send("POST", params=_which(name), content=lines, headers={"Content-Type": N_TRIPLES})
        return
    inside = b"GRAPH <%s> {\n%s}\n" % (name.encode(), lines) if name else lines
    _update(server, b"INSERT DATA {\n" + inside + b"}")


def _remove(server: Server, via: Via, name: str | None) -> None:
    """Have the server empty a graph, whether it is there or not.

    Update's SILENT would also keep quiet about a refusal; but without it the graph must exist, so it is given a triple.
    """
    if via is Via.GSP:
        server.send("DELETE", params=_which(name), absent=True)
    elif name is None:
        _update(server, b"CLEAR DEFAULT")
    else:
        _put(server, via, name, [Triple(NamedNode(name), RDF.type, PROV.Entity)])
        _update(server, f"CLEAR GRAPH <{name}>".encode())


def _which(name: str | None) -> Mapping[str, str] | str:
    return "default" if name is None else {"graph": name}


def _update(server: Server, text: bytes) -> None:
    server.send("POST", content=text, headers={"Content-Type": "application/sparql-update; charset=utf-8"})


def _identity(graph: Graph) -> str:
    with (graph.folder / "graph.ttl").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Kept:
    """The record of one target in an output folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Record:
        """What is known; a record that cannot be understood is as good as none."""
        try:
            told = json.loads(self._path.read_text("utf-8"))
            return Record(str(told["build"]), int(told["sent"]), bool(told["cleared"]), tuple(map(str, told["graphs"])))
        except (OSError, ValueError, KeyError, TypeError):
            return Record()

    def write(self, record: Record) -> None:
        """Put another in its place, in one step."""
        half = self._path.with_suffix(".part")
        try:
            half.write_text(json.dumps(asdict(record), indent=1) + "\n", encoding="utf-8")
            half.replace(self._path)
        except OSError as error:
            raise GraphError(self._path, f"cannot be written: {error.strerror or error}") from error


@contextmanager
def _keeping(output: Path, target: Target) -> Iterator[_Kept]:
    """The record of a target, for one transfer at a time."""
    key = hashlib.sha256(f"{target.url}\n{target.named_graph or ''}".encode()).hexdigest()[:16]
    path = output / STATES / PUBLISHED / f"{key}.json"
    try:
        path.parent.mkdir(exist_ok=True)
        lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise unwritable(output, error) from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise GraphError(output, "is being sent there by another kg publish: wait until it ends") from error
        yield _Kept(path)
    finally:
        os.close(lock)
