"""The pages of a graph: what they show is asked of it, and they are written into its state.

Of a state that was made of a former one only what may be told otherwise is asked for anew, and a page that is known to
be the former one, by a hash of all that it hangs on, is linked instead of made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.answers import NETWORK, Answers, Known, ask_all, ask_for, keep, known_now, known_of
from kg.aside import Aside
from kg.graph.folder import link_file, write_files
from kg.graph.keep import Touched
from kg.graph.place import OpenGraph
from kg.graph.store import Graph
from kg.reading.kept import Kept
from kg.views.memory import Memory, mark
from kg.views.network import Network, network_of
from kg.views.quotes import Row, with_sentences

if TYPE_CHECKING:
    from kg.views.record import CouncilRecord
    from kg.views.site import Draft
    from kg.views.start import Start

PAGE = "network.html"
Files = dict[str, str | bytes]
"""What files hold, by their names."""
Made = dict[str, list[str]]
"""Of pages by their file names: a hash of what each hangs on, and one of its content."""
_MADE: Final = ".pages.json"
"""The file of a state that tells these of all its pages that have the former."""


@dataclass(frozen=True, slots=True)
class Half:
    """What is known when some pages have been made."""

    worked_out: dict[str, object]
    """What is worth remembering for the next ones."""
    made: Made


def pages(graph: OpenGraph, start: Start | None = None, *, texts: bool = True) -> Files:
    """The pages of a graph, by file name; ``start`` is what the network page shows first.

    ``texts`` says whether the articles' texts will stand beside them, so that they can link there.
    """
    from kg.views.site import site

    answers = ask_all(graph)
    sentences = _sentences(answers, texts=texts)
    drawn = _network(answers, sentences)
    return dict(site(drawn, _records(drawn, answers, sentences), start))


def network(graph: OpenGraph) -> Network:
    """The network that the pages and the network formats show."""
    answers = ask_all(graph, NETWORK)
    return _network(answers, _sentences(answers))


def _sentences(answers: Answers, *, texts: bool = True) -> dict[str, Row]:
    """Every sentence that something in the pages rests on, by its name; with its article where that has its text."""
    sentences = answers.sentences()
    return sentences if texts else {name: {**row, "article": None} for name, row in sentences.items()}


def _network(answers: Answers, sentences: Mapping[str, Row]) -> Network:
    councils, failings, agencies = (with_sentences(answers.rows(name), sentences) for name in NETWORK)
    return network_of(councils, failings, agencies)


def _records(drawn: Network, answers: Answers, sentences: Mapping[str, Row]) -> tuple[CouncilRecord, ...]:
    from kg.views.record import records_of  # this and the pages need a third of a second to import

    names = ("page-inspections", "page-grades", "network-failings", "page-people")
    return records_of(drawn, *(with_sentences(answers.rows(name), sentences) for name in names))


@dataclass(frozen=True, slots=True)
class Before:
    """A former state, and what may be told otherwise in the new one."""

    folder: Path
    touched: Touched
    base: str
    """Of the graph's IRIs."""
    councils: Container[str]
    """Ids of those that the new graph has."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for in place of what is known of a former state."""

    former: Path
    touched: Touched
    now: Answers


def get_ready(former: Path | None) -> None:
    """Load what the pages need, while something is read."""
    from kg.views.templates import compiled

    for name in ("kg.views.record", "kg.views.site", "kg.views.network_page", "networkx"):
        import_module(name)
    for template in ("network.html.j2", "alike.html.j2", "council.html.j2"):
        compiled().get_template(template)
    if former is not None:
        known_of(former)


def write_pages(graph: Graph, before: Before | None, memory: Kept, aside: Aside[Half] | None) -> None:
    """Write the pages of a state, half of them by a process aside where there is one.

    Where nothing is known, to ask twice takes less than to hand the answers on.
    """
    asked = _ask(graph, before) if before is not None else None
    given = (graph.folder, asked, memory)
    if aside is None:
        shown = _Shown.of(graph.folder, asked)
        halves = _write_councils(*given, shown), _write_findings(*given, shown)
    else:
        halves = aside.both(_write_councils, *given, meanwhile=partial(_write_findings, *given))
    memory.put({key: value for half in halves for key, value in half.worked_out.items()})
    _made_in(graph.folder, memory).put({name: told for half in halves for name, told in half.made.items()})


def _made_in(state: Path, memory: Kept) -> Kept:
    """What is told of the pages of a state, by the same version of the program."""
    return Kept(state / _MADE, memory.version)


def _ask(graph: Graph, before: Before) -> _Asked | None:
    if known_of(before.folder) is None:
        return None
    now = ask_for(graph, before.touched, before.base, before.councils)
    return _Asked(before.folder, before.touched, now)


def _write_councils(state: Path, asked: _Asked | None, memory: Kept, shown: _Shown | None = None) -> Half:
    """Write the pages of councils, and that of councils alike."""
    from kg.views.site import drafts_of_councils

    shown = shown or _Shown.of(state, asked)
    recalled = _recalled(memory)
    drafts = drafts_of_councils(shown.network, shown.records, recalled, shown.known.marks)
    return Half(recalled.kept, _write(drafts, state, asked, memory))


def _write_findings(state: Path, asked: _Asked | None, memory: Kept, shown: _Shown | None = None) -> Half:
    """Write the other pages, and keep what the graph has answered."""
    from kg.views.site import drafts_of_findings, picture

    shown = shown or _Shown.of(state, asked)
    recalled = _recalled(memory)
    keep(state, shown.known)
    drafts = drafts_of_findings(shown.network, shown.records, recalled, shown.known.marks)
    made = _write(drafts, state, asked, memory)
    write_files(state, picture(shown.network, memory=recalled))  # last: where one process makes all, all are there then
    return Half(recalled.kept, made)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the pages of a state show."""

    network: Network
    records: tuple[CouncilRecord, ...]
    known: Known

    @classmethod
    def of(cls, state: Path, asked: _Asked | None) -> _Shown:
        """By what was asked for and what is known from before; where that is nothing, by asking for everything."""
        former = known_of(asked.former) if asked is not None else None
        if former is None or asked is None:
            with Graph(state) as graph:
                known = known_now(ask_all(graph))
        else:
            known = known_now(former.answers.replaced(asked.touched, asked.now), former, asked.touched)
        sentences = _sentences(known.answers)
        drawn = _network(known.answers, sentences)
        return cls(drawn, _records(drawn, known.answers, sentences), known)


def _write(drafts: Iterable[Draft], state: Path, asked: _Asked | None, memory: Kept) -> Made:
    """Write pages, or link those that are known to be the former ones; returns what is to be known of them."""
    told = _made_in(asked.former, memory).get() if asked is not None else None
    before: Made = told if isinstance(told, dict) else {}
    made: Made = {}
    files: Files = {}
    for draft in drafts:
        hangs_on = mark(draft.mark) if draft.mark is not None else None
        was = before.get(draft.name, ["", ""])
        if (
            asked is not None
            and was[0] == hangs_on
            and _is_linked(asked.former / draft.name, state / draft.name, was[1])
        ):
            made[draft.name] = was
            continue
        files[draft.name] = content = draft.make().encode("utf-8")
        if hangs_on is not None:
            made[draft.name] = [hangs_on, _digest(content)]
    write_files(state, files)
    return made


def _is_linked(old: Path, new: Path, digest: str) -> bool:
    """Link a former page, if it still has the content that it was given: somebody may have changed it."""
    try:
        if _digest(old.read_bytes()) != digest:
            return False
        new.parent.mkdir(exist_ok=True)
        link_file(os.fspath(old), os.fspath(new))
    except OSError:
        return False
    return True


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _recalled(memory: Kept) -> Memory:
    value = memory.get()
    return Memory(value if isinstance(value, dict) else None)
