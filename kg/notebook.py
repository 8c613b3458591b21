"""A graph for people who work in a notebook: frames, pictures and sentences. ``kg.open`` makes one.

What a notebook shows stands in ``_repr_html_``, what a terminal shows in ``__str__``; everything from an article is
escaped. pandas is asked for only by what returns a frame.
"""

from __future__ import annotations

import difflib
import html
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from kg import resources
from kg.errors import GraphError, ServerError, UsageError
from kg.graph.place import Endpoint, Place, open_place
from kg.graph.queries import answer, find_query, go_on, list_queries
from kg.graph.values import Kind, typed_columns

if TYPE_CHECKING:
    import pandas as pd

    from kg.reading.reader import Explanation, Reader
    from kg.views.network import Network

_DTYPES: Final = {Kind.TEXT: "string", Kind.INTEGER: "Int64", Kind.NUMBER: "Float64", Kind.BOOLEAN: "boolean"}
"""All of them know a missing value."""
_NAME_OF_A_THING = re.compile(r"<?(https?://\S+?|[a-z-]+/[\w.~-]+)>?")
"""An IRI, or the end of one: ``failing/liverpool-ilacs-2023-03-13-high-caseloads``."""
_BIGGEST_CELL: Final = 10_000_000
"""Characters of a page beyond which notebooks grow slow and cannot be shared."""
_A_THING: Final = "SELECT ?thing { ?thing a ikg:Article } LIMIT 1"
_FACTS: Final = "SELECT DISTINCT ?fact { ?fact ikg:evidence ?evidence }"


def open_graph_at(place: str | PathLike[str], named_graph: str | None = None) -> OpenedGraph:
    """What ``kg.open`` does."""
    where = fspath(place)
    if re.match(r"https?://", where, re.I):
        return OpenedGraph(Endpoint(where, named_graph))
    if named_graph is not None:
        raise UsageError("named_graph says which graph of a server: the place is a folder")
    return OpenedGraph(Path(where))


class MorePages(UserWarning):
    """A frame holds one page of an answer, and others follow."""


class OpenedGraph:
    """One graph, opened for reading; may be used as a context manager."""

    def __init__(self, place: Place) -> None:
        self.place = place
        """The output folder, or the server."""
        self._graph = open_place(place)

    def __enter__(self) -> OpenedGraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder or the connection."""
        self._graph.__exit__(None, None, None)

    def __repr__(self) -> str:
        return f"<graph of {self.place}>"

    def queries(self) -> pd.DataFrame:
        """The queries that have names, with what they ask and their parameters."""
        _need_pandas()
        import pandas as pd

        rows = [
            (query.name, query.question or query.title, ", ".join(parameter.name for parameter in query.parameters))
            for query in list_queries(resources.folder("queries"))
        ]
        return pd.DataFrame(rows, columns=["name", "question", "parameters"], dtype="string").set_index("name")

    def query(self, query: str, /, **parameters: object) -> pd.DataFrame:
        """The answer to a query as a frame: a query by name, a file of SPARQL, or the SPARQL itself.

        ``parameters`` are those of the query: ``g.query("shared-failings", council="Liverpool", min=3)``. Numbers and
        booleans are such in the frame; dates are text, as many are known to the month or year alone. What the query
        asks stands in ``frame.attrs``. An answer as long as the graph, such as ``facts``, comes in pages: where others
        follow, ``frame.attrs["more"]`` is true, and a warning (``MorePages``) tells how to get them. Raises
        ``kg.errors.QueryError`` for what is no query, parameter or value.
        """
        _need_pandas()
        import pandas as pd

        asked = find_query(query, resources.folder("queries"))
        given = {name: str(value) for name, value in parameters.items() if value is not None}
        found = answer(self._graph, asked, given)
        columns = typed_columns(found)
        frame = pd.DataFrame({c.name: pd.Series(list(c.values), dtype=_DTYPES[c.kind]) for c in columns})
        frame.attrs.update({"title": asked.title, "question": asked.question} if asked.title else {})
        if found.page is not None:
            frame.attrs.update({"page": found.page.number, "more": found.more})
        if found.more and found.page is not None:
            warnings.warn(go_on(asked, found.page), MorePages, stacklevel=2)
        return frame

    def network(
        self,
        focus: str | None = None,
        *,
        pattern: str | None = None,
        between: tuple[str, str] | None = None,
        steps: int = 1,
        years: str | None = None,
        height: int = 720,
    ) -> NetworkCell:
        """The network of councils, failings and agencies, to look at in the cell; it asks no network for anything.

        ``focus`` names a council, failing or agency whose neighbourhood is shown, ``pattern`` a failure pattern,
        ``between`` two things whose connections are, ``steps`` how far a neighbourhood reaches, ``years`` a span
        ("2018-2024"). The cell holds what was asked for and no more. ``height`` is in pixels.
        Raises ``kg.errors.UsageError`` for a name that nothing bears, with the nearest one.
        """
        from kg.views.network_page import network_page
        from kg.views.start import narrowed, start_of

        whole = self._network
        start = start_of(whole, focus=focus, pattern=pattern, between=between, steps=steps, years=years)
        drawn = narrowed(whole, start) if start.fields() else whole
        title = start.title(whole) or "Councils, failings and agencies"
        page = network_page(drawn, title=title, start=start, alone=True)
        return NetworkCell(page, title, len(drawn.nodes), len(drawn.edges), height)

    def evidence(self, fact: str) -> Evidence:
        """The sentences that state a fact, given its IRI or the end of it.

        Raises ``kg.errors.UsageError`` where the graph has no such fact, with the nearest one.
        """
        match = _NAME_OF_A_THING.fullmatch(fact.strip())
        if match is None:
            raise UsageError(f"not the name of a fact: {fact!r}; one is failing/liverpool-ilacs-2023-03-13-delay")
        name = match[1] if "://" in match[1] else f"{self._base}{match[1]}"
        said = self._rows("fact-evidence", fact=name)
        if not said:
            raise UsageError(f"no fact {fact} in this graph{self._nearest(match[1])}")
        about = next(iter(self._rows("facts", fact=name)), {})
        parts = (about.get(column) for column in ("kind", "what", "value", "council", "date"))
        return Evidence(name, " · ".join(part for part in parts if part), tuple(map(_sentence, said)))

    def explain(self, text: str) -> Explained | Evidence:
        """Which failure patterns fire in a text, sentence by sentence, and why; the evidence where it names a fact."""
        if not text.strip():
            raise UsageError("nothing to explain: give a sentence, or the IRI of a fact")
        if _NAME_OF_A_THING.fullmatch(text.strip()):
            return self.evidence(text)
        return Explained(self._reader.explain(text))

    def _rows(self, query: str, **parameters: str) -> list[dict[str, str | None]]:
        return answer(self._graph, find_query(query, resources.folder("queries")), parameters).dicts()

    @cached_property
    def _base(self) -> str:
        """The base of this graph's IRIs."""
        found = answer(self._graph, find_query(_A_THING, resources.folder("queries"))).rows
        if not found or not found[0][0]:
            raise GraphError(str(self.place), "holds no article: is it a graph that kg built?")
        return found[0][0].rpartition("article/")[0]

    def _nearest(self, name: str) -> str:
        try:
            rows = answer(self._graph, find_query(_FACTS, resources.folder("queries"))).rows
        except ServerError:  # more than the server gives at once
            return ""
        known = ["/".join((row[0] or "").rsplit("/", 2)[-2:]) for row in rows]
        near = difflib.get_close_matches("/".join(name.rsplit("/", 2)[-2:]), known, n=1, cutoff=0.5)
        return f": did you mean {near[0]}?" if near else ""

    @cached_property
    def _network(self) -> Network:
        from kg.pages import network

        if isinstance(self.place, Path):
            return network(self._graph)
        with open_place(self.place, fetch=True) as copy:
            return network(copy)

    @cached_property
    def _reader(self) -> Reader:
        from kg.graph.registers import load_ontology
        from kg.reading.reader import Reader

        return Reader(load_ontology(resources.folder("ontology")))


@dataclass(frozen=True, slots=True)
class NetworkCell:
    """A picture of the network: a page in a frame of its own, which reaches neither the notebook nor any network."""

    page: str
    title: str
    boxes: int
    lines: int
    height: int = 720

    def __repr__(self) -> str:
        return f"<{self.title}: {self.boxes} boxes, {self.lines} lines; save(FILE) writes the page>"

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the page to a file; returns its path."""
        file = Path(path)
        try:
            file.write_text(self.page, encoding="utf-8")
        except OSError as error:
            raise GraphError(file, f"the page cannot be written: {error.strerror or error}") from error
        return file

    def _repr_html_(self) -> str:
        if len(self.page) > _BIGGEST_CELL:
            size = f"{len(self.page) / 1e6:.0f} MB"
            return (
                f"<p>{html.escape(self.title)}: {size} are too much for a cell. Ask for a part, "
                "<code>g.network(focus=...)</code>, or write the page: <code>.save('network.html')</code></p>"
            )
        return (
            f'<iframe title="{html.escape(self.title)}" srcdoc="{html.escape(self.page)}" width="100%" '
            f'height="{self.height}" style="border:0" sandbox="allow-scripts allow-downloads allow-popups"></iframe>'
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article."""

    quote: str
    title: str
    publisher: str
    issued: str
    source: str
    url: str
    page: str
    """Of a PDF; empty elsewhere."""
    start: int
    end: int
    """Characters in the article's stored text."""

    @property
    def where(self) -> str:
        """The article, who published it and when, and the place in it."""
        parts = (self.title or self.source, self.publisher, self.issued, f"page {self.page}" if self.page else "")
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact with the sentences that state it."""

    fact: str
    """Its IRI."""
    headline: str
    sentences: tuple[Sentence, ...]

    def __str__(self) -> str:
        lines = [self.headline, self.fact] if self.headline else [self.fact]
        for said in self.sentences:
            lines += [f"  “{said.quote}”", f"    {said.where} ({said.source}, characters {said.start} to {said.end})"]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return "\n".join(
            [f"<p><b>{html.escape(self.headline or self.fact)}</b><br><code>{html.escape(self.fact)}</code></p>"]
            + [
                f"<blockquote dir=auto>{html.escape(said.quote)}<br><small>{_linked(said)}</small></blockquote>"
                for said in self.sentences
            ]
        )


@dataclass(frozen=True, slots=True)
class Explained:
    """What the reader makes of a text."""

    sentences: tuple[Explanation, ...]

    def __str__(self) -> str:
        lines = []
        for one in self.sentences:
            lines.append(f"“{one.sentence}”")
            lines += [f"  {what}: {verdict} ({why})" for what, verdict, why in _verdicts(one)]
            if not one.candidates:
                lines.append("  nothing here speaks of a failure pattern")
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        parts = []
        for one in self.sentences:
            parts.append(f"<blockquote dir=auto>{html.escape(one.sentence)}</blockquote>")
            items = "".join(
                f"<li><b>{html.escape(what)}</b>: {html.escape(verdict)} <small>({html.escape(why)})</small></li>"
                for what, verdict, why in _verdicts(one)
            )
            parts.append(f"<ul>{items or '<li>nothing here speaks of a failure pattern</li>'}</ul>")
        return "\n".join(parts)


def _verdicts(explained: Explanation) -> Iterable[tuple[str, str, str]]:
    for candidate in explained.candidates:
        verdict = "failing" if candidate.kept else f"no failing: {candidate.stance}"
        yield str(candidate.pattern), verdict, f"{candidate.wording}; {candidate.reason}"


def _sentence(row: Mapping[str, str | None]) -> Sentence:
    words = {name: row[name] or "" for name in ("quote", "title", "publisher", "issued", "source", "url", "page")}
    return Sentence(**words, start=int(row["start"] or 0), end=int(row["end"] or 0))


def _linked(said: Sentence) -> str:
    """Where a sentence stands, as a link where the article has an address on the web."""
    where = html.escape(said.where)
    if re.match(r"https?://", said.url, re.I):
        where = f'<a href="{html.escape(said.url)}" rel="noopener noreferrer">{where}</a>'
    return f"{where} ({html.escape(said.source)}, characters {said.start} to {said.end})"


def _need_pandas() -> None:
    """Raise ``UsageError`` where pandas is missing, which is not needed for anything but frames."""
    if find_spec("pandas") is None:
        raise UsageError("a frame needs pandas: pip install 'inspection-kg[notebook]'")
