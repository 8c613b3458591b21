"""A graph that lies in an output folder: written whole, opened read-only, and its pages added.

How the folder is laid out, and how one state takes the place of another, is told in ``kg.graph.folder``; how a
state is made of an earlier one, in ``kg.graph.keep``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from kg.errors import GraphError
from kg.graph.description import UsageCount, describe
from kg.graph.folder import (
    building,
    current_state,
    fresh_state,
    link,
    missing,
    remove_old,
    share,
    swap,
    unwritable,
    write_files,
)
from kg.graph.ledger import Usage
from kg.graph.serialise import triple_order, turtle
from kg.graph.triples import quads_by_article
from kg.graph.vocabulary import ID_BASE, PREFIXES
from kg.model import Issue

T = TypeVar("T")


class Graph:
    """One complete build, opened read-only; a context manager.

    It goes on showing the state that it was opened on, also when a new one is swapped in.
    """

    copied = False
    """It is asked itself (``kg.graph.place.OpenGraph``)."""

    def __init__(self, folder: Path, lock: int | None = None) -> None:
        self.folder = folder
        """The state's folder, with ``graph.ttl``, ``issues.jsonl``, ``text/`` and the pages."""
        self._lock = lock
        try:
            self.store = Store.read_only(str(folder / "store"))
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: the engine calls the store corrupt
            self.close()
            raise GraphError(folder, f"the store cannot be read ({error}): run kg build again") from error

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the state, so that a later build may remove it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def query(self, text: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Ask a SPARQL query; the prefixes of the vocabularies need no declaration."""
        return self.store.query(text, prefixes=PREFIXES)

    def has_graph(self, iri: str) -> bool:
        """Whether there is a named graph of this IRI: each article has one."""
        try:
            return self.store.contains_named_graph(NamedNode(iri))
        except ValueError:
            return False

    def triples(self) -> Iterator[Triple]:
        """The merged facts, in no particular order."""
        return (quad.triple for quad in self.store.quads_for_pattern(None, None, None, DefaultGraph()))

    def cited(self) -> Iterator[Quad]:
        """What each article supports, in a named graph called by its IRI; sorted, one article in memory at a time."""
        for name in sorted(self.store.named_graphs(), key=str):
            yield from sorted(
                self.store.quads_for_pattern(None, None, None, name), key=lambda q: triple_order(q.triple)
            )

    def text(self, article: str) -> str:
        """The stored text of an article, by its id: what every offset refers to."""
        path = self.folder / "text" / f"{article}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except (OSError, UnicodeError) as error:
            raise GraphError(path, f"the text of the article cannot be read: {error}") from error

    def issues(self) -> tuple[Issue, ...]:
        """What the build could not understand."""
        path = self.folder / "issues.jsonl"
        try:
            return tuple(Issue(**json.loads(line)) for line in path.read_text("utf-8").splitlines())
        except (OSError, ValueError, TypeError) as error:
            raise GraphError(path, f"cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Content:
    """What one build hands over to be written."""

    triples: Sequence[Triple]
    issues: Sequence[Issue]
    texts: Mapping[str, str]
    """The text of each article by its id."""
    base: str = ID_BASE
    """The base of the instances' IRIs, for the prefixes of ``graph.ttl``."""


Pages = Callable[[Graph], Mapping[str, str | bytes]]
"""Makes further files (by name) out of the graph that was just written, before it is swapped in."""


def publish(output: Path, content: Content, pages: Pages | None = None) -> Path:
    """Write a complete build into ``output`` and swap it in; returns ``output``.

    Raises ``GraphError`` where the folder is not empty and not ours, cannot be written, or is being
    written by another build; everything is then as it was before.
    """
    with building(output) as states:
        add = (lambda graph: write_files(graph.folder, pages(graph))) if pages is not None else None
        replace_state(output, states, lambda state: _write(state, content), add)
    return output


def replace_state(
    output: Path, states: Path, write: Callable[[Path], T], add: Callable[[Graph], None] | None = None
) -> T:
    """Have a new state written, what is made of its graph added, and swap it in; for whoever holds it by ``building``.

    Returns what ``write`` returns; raises what it raises, and ``GraphError`` where something cannot be written.
    Everything is then as it was before.
    """
    with fresh_state(output, states) as state:
        written = write(state)
        if add is not None:
            with Graph(state) as graph:
                add(graph)
        swap(output, state)
    remove_old(states, keep=current_state(output))
    return written


def add_pages(output: Path, files: Mapping[str, str | bytes]) -> None:
    """Replace or add files (by name) in the present build of ``output``, each in one step."""
    with building(output):
        state = current_state(output)
        if state is None:
            raise missing(output)
        add_files(output, state, files)


def add_files(output: Path, state: Path, files: Mapping[str, str | bytes]) -> None:
    """The same for whoever holds the build lock already."""
    try:
        write_files(state, files)
        link(output, state)
    except OSError as error:
        raise unwritable(output, error) from error


def open_graph(output: Path) -> Graph:
    """Open the last complete build in ``output``; raises ``GraphError`` where there is none."""
    for _ in range(100):  # a build may remove the state between our look and our lock; then there is a newer one
        state = current_state(output)
        if state is None:
            break
        lock = share(state)
        if state == current_state(output):
            return Graph(state, lock)
        if lock is not None:
            os.close(lock)
    raise missing(output)


def _write(state: Path, content: Content) -> None:
    """All files of a state."""
    (state / "graph.ttl").write_bytes(turtle(content.triples, content.base))
    (state / "issues.jsonl").write_text(issue_lines(content.issues), encoding="utf-8", newline="\n")
    (state / "text").mkdir()
    for article, text in sorted(content.texts.items()):
        (state / "text" / f"{article}.txt").write_bytes(text.encode("utf-8"))
    store = Store(str(state / "store"))
    store.bulk_extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in content.triples)
    store.bulk_extend(quads_by_article(content.triples))
    store.flush()
    counted = UsageCount()
    counted.add(content.triples)
    subjects = len({triple.subject for triple in content.triples})
    describe(state, store, counted.since(Usage(), subjects), content.base)


def issue_lines(issues: Iterable[Issue]) -> str:
    """Issues as JSON lines, sorted, each once; fields that are not known are left out."""
    lines = []
    for issue in in_order(issues):
        known = {name: value for name, value in asdict(issue).items() if value is not None}
        lines.append(json.dumps(known, ensure_ascii=False) + "\n")
    return "".join(lines)


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Issues as ``issues.jsonl`` has them: each once, by source and place."""
    return tuple(sorted(set(issues), key=_issue_order))


def _issue_order(issue: Issue) -> tuple[str, int, int, str, str, str]:
    return (issue.source, issue.start or 0, issue.end or 0, issue.code, issue.message, issue.quote or "")
