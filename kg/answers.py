"""What a graph answers to the queries of the pages, council by council and article by article.

It is kept in the state that the pages stand in, so that of the next state only those councils and articles are asked
for of which anything may be told otherwise there. To ask for all of them takes as long as to make all pages of it.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from kg import resources
from kg.garbage import no_searches
from kg.graph.ids import Ids
from kg.graph.keep import Touched
from kg.graph.place import OpenGraph
from kg.graph.queries import answer, answer_pages, find_query
from kg.reading.kept import Kept
from kg.views.memory import mark
from kg.views.quotes import Row, sentences_of, slug, sort_key, text, with_sentences

AT_ONCE = 5000
"""Of how many articles the pages ask the sentences at once: some servers sort ten thousand things and no more."""
NETWORK: Final = ("network-councils", "network-failings", "network-agencies")
"""The queries of the network; each of their rows is of one council."""
RECORDS: Final = ("page-inspections", "page-grades", "page-people")
"""The queries of what is known of each council besides; so are theirs."""
_NAME: Final = ".answers.json"
"""The file of a state in which answers are kept: a line for each council and article."""
_FORMAT: Final = "1"
"""Counted up when an earlier file would be misunderstood."""

Rows = list[Row]


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and its sentences, as ``page-articles`` and ``page-sentences`` have them."""

    article: Row
    sentences: Rows


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows of all queries of the pages; the same values whether asked for all at once or one by one."""

    articles: dict[str, Told] = field(default_factory=dict)
    """By the article's id."""
    councils: dict[str, dict[str, Rows]] = field(default_factory=dict)
    """By the council's id, then by the name of the query."""

    def rows(self, name: str) -> Iterator[Row]:
        """All rows of a query that answers by council."""
        for council in self.councils.values():
            yield from council.get(name, ())

    def sentences(self) -> dict[str, Row]:
        """Every sentence with its article, by its name."""
        told = self.articles.values()
        return sentences_of((one.article for one in told), (row for one in told for row in one.sentences))

    def replaced(self, touched: Touched, now: Answers) -> Answers:
        """These answers with those to what was touched, which are left out where they are no more."""
        articles = {id: told for id, told in self.articles.items() if id not in touched.articles}
        councils = {id: rows for id, rows in self.councils.items() if id not in touched.councils}
        return Answers({**articles, **now.articles}, {**councils, **now.councils})


def ask_all(graph: OpenGraph, names: Iterable[str] = (*NETWORK, *RECORDS)) -> Answers:
    """Ask for everything, or for some queries and the sentences."""
    answers = Answers()
    for row in _rows(graph, "page-articles"):
        answers.articles[slug(text(row, "article"))] = Told(row, [])
    for row in _rows(graph, "page-sentences"):
        answers.articles[slug(text(row, "article"))].sentences.append(row)
    for name in names:
        for row in _rows(graph, name):
            answers.councils.setdefault(slug(text(row, "council")), {}).setdefault(name, []).append(row)
    return answers


def ask_for(graph: OpenGraph, touched: Touched, base: str, councils: Container[str]) -> Answers:
    """Ask for what was touched; ``base`` is that of the graph's IRIs, ``councils`` those that it has, by id."""
    answers, ids = Answers(), Ids(base)
    for id in sorted(touched.articles):
        asked = {"article": ids.iri("article", id)}
        for row in _rows(graph, "page-articles", asked):
            answers.articles[id] = Told(row, _rows(graph, "page-sentences", asked))
    for id in sorted(touched.councils):
        if id in councils:
            asked = {"council": ids.iri("council", id)}
            rows = {name: _rows(graph, name, asked) for name in (*NETWORK, *RECORDS)}
            if any(rows.values()):  # of some councils nothing is known but that they are named
                answers.councils[id] = {name: found for name, found in rows.items() if found}
    return answers


def _rows(graph: OpenGraph, name: str, asked: Mapping[str, str] | None = None) -> Rows:
    """The whole answer to a named query, by column, in the same order whatever was asked before."""
    query = find_query(name, resources.folder("queries"))
    pages = (
        answer_pages(graph, query, AT_ONCE, asked, rows_only=True)
        if query.in_pages
        else [answer(graph, query, asked, rows_only=True)]
    )
    return sorted((_in_order(row) for page in pages for row in page.dicts()), key=sort_key)


def _in_order(row: dict[str, str | None]) -> Row:
    """A row with its sentences in order: the engine names them as it finds them."""
    evidence = row.get("evidence")
    return {**row, "evidence": ", ".join(sorted(evidence.split(", ")))} if evidence and ", " in evidence else row


Marks = dict[str, str]
"""Hashes of what is told of a council: by the id of a pattern of its failings of that, and by ``""`` of everything."""


def marks_of(rows: Mapping[str, Rows], sentences: Mapping[str, Row]) -> Marks:
    """The marks of one council, by its rows and all sentences."""
    told = {name: list(with_sentences(found, sentences)) for name, found in sorted(rows.items())}
    patterns: dict[str, Rows] = {}
    for row in told.get("network-failings", ()):
        patterns.setdefault(slug(text(row, "pattern")), []).append(row)
    return {"": mark(told), **{pattern: mark(found) for pattern, found in patterns.items()}}


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept in a state."""

    answers: Answers
    marks: dict[str, Marks]
    """Of each council, by its id."""
    lines: dict[tuple[str, str], bytes]
    """The lines of the file, by the kind and id of what they hold."""


@lru_cache(maxsize=1)
def known_of(state: Path) -> Known | None:
    """What is kept in a state; None where nothing is, or not as it was written. A process that is forked has it too."""
    with no_searches():
        return _known(state)


def _known(state: Path) -> Known | None:
    content = _kept(state).content()
    if content is None:
        return None
    known = Known(Answers(), {}, {})
    for line in content.splitlines():
        kind, id, *value = json.loads(line)
        known.lines[kind, id] = line
        if kind == "article":
            known.answers.articles[id] = Told(*value)
        else:
            known.answers.councils[id], known.marks[id] = value
    return known


def _kept(state: Path) -> Kept:
    return Kept(state / _NAME, _FORMAT)


def known_now(answers: Answers, former: Known | None = None, touched: Touched | None = None) -> Known:
    """What is to be kept of answers; of what was not touched it is what was known before."""
    marks: dict[str, Marks] = {}
    lines: dict[tuple[str, str], bytes] = {}
    if former is not None and touched is not None:
        gone = {("article", id) for id in touched.articles} | {("council", id) for id in touched.councils}
        lines = {place: line for place, line in former.lines.items() if place not in gone}
        marks = {id: found for id, found in former.marks.items() if id not in touched.councils}
    new = [id for id in answers.councils if id not in marks]
    sentences = answers.sentences() if new else {}
    marks.update((id, marks_of(answers.councils[id], sentences)) for id in new)
    return Known(answers, marks, lines)


def keep(state: Path, known: Known) -> None:
    """Keep what is known of a state that is being made; lines that are there already are not written anew."""
    lines = [
        known.lines.get(("article", id)) or _line("article", id, told.article, told.sentences)
        for id, told in sorted(known.answers.articles.items())
    ]
    lines += [
        known.lines.get(("council", id)) or _line("council", id, rows, known.marks[id])
        for id, rows in sorted(known.answers.councils.items())
    ]
    _kept(state).put_content(b"\n".join(lines))


def _line(*values: Any) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode("ascii")
