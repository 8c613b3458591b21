"""Named queries: their heads, their parameters, and answers as plain values.

A query is a file ``queries/NAME.rq`` of standard SPARQL that runs in any engine as it stands. Its head
is read by the program::

    # title: Councils that share failures
    # question: Which pairs of councils show the same failure patterns?
    # parameter: council (council) only pairs with this council
    # parameter: min (integer) at least so many patterns in common
    # column: first one of the two councils

A parameter is a variable bound by a line ``VALUES ?given_min { 2 }`` (or ``VALUES ?min { 2 }``) in the query,
wherever it is needed; what stands between the braces is its default, ``UNDEF`` for "any". A value is turned
into an RDF term of the parameter's type, and the term's own N-Triples form put between the braces: never
a piece of text.

The engine joins a subselect by value, all at once, and looks up what is none row by row. The first is ten times faster
for all rows of a graph, the second for the few of one council: a subselect that only serves the first is marked
``# all at once`` at the end of its line, and left out (not what is in it) where a parameter names a thing. A line that
ends in ``# where NAME is given`` is left out where that parameter has its default, with which it must narrow nothing.

Types of parameters: ``integer``, ``string``, ``iri``; and things of the graph, which may be given by id,
name, other name, or GSS code: ``council``, ``agency``, ``pattern``, ``group``, ``grade``, ``area``.

An answer that is as long as the graph comes in pages (``kg.graph.paging``): its head has a parameter of the type
``page`` and one of the type ``size``. ``Answer.more`` says that others follow: whoever shows an answer says so too.

Views and commands use ``answer(graph, find_query("shared-failings", folder), {"min": "3"})`` and read
``Answer.columns`` and ``Answer.rows``; the columns of each named query are those its head lists.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, Final

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from kg.errors import QueryError, RefusedError
from kg.graph.paging import Page, counted, default_size
from kg.graph.place import OpenGraph
from kg.graph.serialise import turtle
from kg.graph.vocabulary import FOAF, IKG, PREFIXES, RDF, RDFS, SKOS, XSD, scheme
from kg.model import PartialDate

RESULT_FORMATS: Final = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}

_THINGS: Final = {
    "council": (RDF.type, IKG.Council),
    "agency": (RDF.type, IKG.Agency),
    "person": (RDF.type, IKG.Person),
    "group": (RDF.type, SKOS.Collection),
    "pattern": (SKOS.inScheme, scheme("failure-pattern")),
    "grade": (SKOS.inScheme, scheme("grade")),
    "area": (SKOS.inScheme, scheme("judgement-area")),
    "agency-type": (SKOS.inScheme, scheme("agency-type")),
    "inspection-type": (SKOS.inScheme, scheme("inspection-type")),
}
"""How each kind of thing is told in the graph, for parameters that name one."""

_PAGING: Final = ("page", "size")
"""Types of the two parameters of an answer that comes in pages."""

_NAMES: Final = (
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.notation,
    FOAF.name,
    IKG.gssCode,
    IKG.formerGssCode,
)
"""The properties by which a parameter may name a thing."""

_HEAD_LINE = re.compile(r"#\s*(title|question|parameter|column):\s*(.+)")
_PARAMETER = re.compile(r"(\w+)\s+\(([\w-]+)\)\s+(.+)")
_COLUMN = re.compile(r"(\w+)\s+(.+)")
_NAME = re.compile(r"[\w-]+")
_ANY = re.compile(r"VALUES\s+\?\w+\s*\{\s*UNDEF\s*\}", re.I)
"""A parameter that was left open."""
_AT_ONCE = re.compile(r"SELECT [?\w ]+\{(?=.*# all at once$)", re.M)
"""The head of a subselect that is there for speed alone: see ``_bind``."""
_WHERE_GIVEN = re.compile(r"^.*# where (\w+) is given$", re.M)
"""A line that narrows nothing unless a parameter is given, and takes its time all the same: see ``_bind``."""
_PLACE = re.compile(r"error at (\d+):(\d+):\s*")
"""How the engine begins the message of a syntax error."""
_FOUND_SHOWN: Final = 30
"""Characters of the query that the message of an error repeats."""
_UPDATE = "insert|delete|load|clear|create|drop|copy|move|add|with"
_QUERY_TEXT = re.compile(rf"\s*(prefix|base|select|ask|construct|describe|{_UPDATE})\s", re.I)
_IS_UPDATE = re.compile(rf"(?:\s+|#[^\n]*\n|prefix\s+[^<]*<[^>]*>|base\s*<[^>]*>)*(?:{_UPDATE})\b", re.I)
_MAY_FETCH = re.compile(r"""(?<![?$\w])service\b | (?<![?$\w])from\s*(\#|<|named\b|[^\s<>"{}]*:) | \\u""", re.I | re.X)
"""What every query with SERVICE or FROM holds, and hardly any other: then it is parsed to be sure."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the asker may bind."""

    name: str
    type: str
    description: str
    default: str | None
    """As it stands in the query (``2``, ``"text"``); None where the default is "any"."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a named query's answer."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with what its head says."""

    name: str
    """Its file's stem; empty for a query given as text."""
    text: str
    title: str = ""
    question: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def in_pages(self) -> bool:
        """Whether its answer comes in pages."""
        return any(parameter.type == "page" for parameter in self.parameters)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: a table of plain values, and the same in the formats of SPARQL.

    ASK answers one column ``answer`` with ``true`` or ``false``; CONSTRUCT and DESCRIBE answer
    ``subject``, ``predicate``, ``object`` (N-Triples forms, sorted).
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    results: bytes = b""
    """SPARQL JSON results, or Turtle where ``kind`` is ``graph``."""
    kind: str = "table"
    """``table``, ``boolean`` or ``graph``."""
    page: Page | None = None
    """Of which page the rows are, where the answer comes in pages."""
    more: bool = False
    """Whether there are pages behind that one."""

    def dicts(self) -> list[dict[str, str | None]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def serialise(self, format: str) -> bytes:
        """The answer as ``csv``, ``tsv``, ``json`` or ``xml``; a graph is Turtle in every format.

        Raises ``QueryError`` for another format, or where SPARQL has no such form of the answer.
        """
        if format not in RESULT_FORMATS:
            raise QueryError(f"unknown format {format!r}: use one of {', '.join(RESULT_FORMATS)}")
        if self.kind == "graph" or format == "json":
            return self.results
        parsed = parse_query_results(self.results, format=QueryResultsFormat.JSON)
        if isinstance(parsed, QueryBoolean) and format in ("csv", "tsv"):
            end = "\r\n" if format == "csv" else "\n"
            return f"answer{end}{self.rows[0][0]}{end}".encode()
        return parsed.serialize(format=RESULT_FORMATS[format]) or b""


def list_queries(folder: Path) -> list[Query]:
    """Every named query of a folder, by name."""
    return [_read(path) for path in sorted(folder.glob("*.rq"))]


def find_query(given: str, folder: Path) -> Query:
    """The query that a person means by a name, a file, or the text of a query itself.

    Raises ``QueryError`` for a name that no query has, with the nearest one.
    """
    if _NAME.fullmatch(given):
        path = folder / f"{given}.rq"
        if path.is_file():
            return _read(path)
    if "{" in given or _QUERY_TEXT.match(given):
        return _parse("", given)
    path = Path(given)
    if path.suffix in (".rq", ".sparql") or path.is_file():
        return _read(path)
    names = [path.stem for path in sorted(folder.glob("*.rq"))]
    raise QueryError(f"no query {given!r}{_nearest(given, names)}; kg query --list shows them all")


def answer(
    graph: OpenGraph, query: Query, parameters: Mapping[str, str] | None = None, *, rows_only: bool = False
) -> Answer:
    """Ask the graph.

    ``parameters`` are texts by name; those not given keep the query's default. ``rows_only`` leaves a table's
    ``results`` empty, which takes a fifth less. Raises ``QueryError`` for a syntax error, an unknown parameter or
    value, or a query that would fetch something.
    """
    bound = _bind(graph, query, parameters or {})
    page = _page(query, parameters or {})
    text = page.text(bound) if page else bound
    with evaluating(graph, text, query.name):
        results = graph.query(text)
        if isinstance(results, QuerySolutions):
            found = _rows_alone(results) if rows_only else _table(results)
            return found if page is None else replace(found, page=page, more=_follows(graph, bound, page, found))
        if isinstance(results, QueryBoolean):
            return _boolean(results)
        return _graph(results)


def answer_pages(
    graph: OpenGraph,
    query: Query,
    size: int,
    parameters: Mapping[str, str] | None = None,
    *,
    rows_only: bool = False,
) -> Iterator[Answer]:
    """All pages of a query that comes in pages, one after the other, so that a long answer is never in memory whole."""
    (sizes,) = (parameter.name for parameter in query.parameters if parameter.type == "size")
    (pages,) = (parameter.name for parameter in query.parameters if parameter.type == "page")
    for number in count(1):
        asked = {**(parameters or {}), sizes: str(size), pages: str(number)}
        found = answer(graph, query, asked, rows_only=rows_only)
        yield found
        if not found.more:
            return


def go_on(query: Query, page: Page, option: str = "") -> str:
    """Tell that other pages follow, and how they are asked for; ``option`` stands before a parameter (``-p ``)."""
    names = {parameter.type: parameter.name for parameter in query.parameters}
    return (
        f"This is page {page.number}, and there are more: {option}{names['page']}={page.number + 1} gives the next, "
        f"{option}{names['size']}=N longer ones ({page.size} now)"
    )


def _page(query: Query, given: Mapping[str, str]) -> Page | None:
    """The page that is asked for; raises ``QueryError`` for what is no number of one."""
    if not query.in_pages:
        return None
    numbers = {}
    for parameter in query.parameters:
        if parameter.type in _PAGING:
            value = given.get(parameter.name, parameter.default or "")
            try:
                numbers[parameter.type] = counted(value)
            except ValueError as error:
                raise QueryError(f"parameter {parameter.name}: not a number from 1 on: {value!r}") from error
    return Page(numbers["page"], numbers["size"])


def _follows(graph: OpenGraph, text: str, page: Page, found: Answer) -> bool:
    """Whether there is another page; behind an empty one there is none."""
    if not found.rows:
        return False
    behind = graph.query(page.text_behind(text))
    return isinstance(behind, QuerySolutions) and next(behind, None) is not None


@contextmanager
def evaluating(graph: OpenGraph, text: str, name: str = "") -> Iterator[None]:
    """What every evaluation of a query stands in: it is looked at first, and the engine's errors are told in words.

    Raises ``RefusedError`` where it would fetch or change something, else ``QueryError``.
    """
    refuse_fetching(graph, text)
    try:
        yield
    except SyntaxError as error:
        if _IS_UPDATE.match(text):
            raise RefusedError("updates are refused: a query reads this graph and changes nothing") from error
        raise QueryError(f"{name or 'the query'}: not SPARQL: {_syntax(str(error.msg), text)}") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"{name or 'the query'}: failed: {_one_line(str(error))}") from error


def _syntax(message: str, text: str) -> str:
    """What the engine says of a syntax error, without the hundred characters that it would rather have met.

    Its message reads ``error at 1:12: expected one of ...``; a sentence among the expected tells the real cause.
    """
    place = _PLACE.match(message)
    if place is None:
        return _one_line(message)
    line, column = int(place[1]), int(place[2])
    written = next(iter(text.split("\n")[line - 1 : line]), "")
    at = f"line {line}, column {column}"
    if "Prefix not found" in message:
        prefixed = re.search(r"[\w-]*:[\w-]*\W*$", written[: column - 1])
        return f"{at}: unknown prefix{f' in {prefixed[0].strip()}' if prefixed else ''}"
    if "variable that is unbound" in message:
        return f"{at}: the SELECT names a variable that the query does not bind or group by"
    found = " ".join(written[max(0, column - 1) :].split())[:_FOUND_SHOWN]
    return f"{at}: {f'not understood from {found!r} on' if found else 'something is missing at the end'}"


def refuse_fetching(graph: OpenGraph, text: str) -> None:
    """Raise ``RefusedError`` for a query with SERVICE, or with FROM a graph that is not in the store.

    Decided on rdflib's parse tree, as the words may stand in strings and comments too, and be written
    with escapes; queries without either word are let through unparsed.
    """
    if not _MAY_FETCH.search(text):
        return
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translatePrologue
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(text)
        prologue = translatePrologue(tree[0], None, PREFIXES)
        named = [str(prologue.absolutize(iri)) for iri in _graphs_named(tree)]
    except ParseException as error:
        place = f"line {error.lineno}, column {error.column}"
        raise QueryError(f"not SPARQL: {place}: {_one_line(error.msg)}, found {error.found}") from error
    except Exception as error:  # the parser's own defects on odd input: refusing is the safe answer
        raise QueryError(f"not SPARQL: {_one_line(str(error))}") from error
    if any(_nodes(tree, "ServiceGraphPattern")):
        raise RefusedError("SERVICE is refused: a query reads this graph and fetches nothing")
    for iri in named:
        if not graph.has_graph(iri):
            raise RefusedError(f"FROM is refused: there is no graph <{iri}> here, and a query fetches nothing")


def _graphs_named(tree: object) -> Iterator[Any]:
    """What FROM and FROM NAMED name, as it is written."""
    for clause in _nodes(tree, "DatasetClause"):
        yield from (clause[key] for key in ("default", "named") if key in clause)


def _nodes(node: object, wanted: str) -> Iterator[dict[str, Any]]:
    """All nodes of rdflib's parse tree that have this name."""
    if isinstance(node, dict):
        if getattr(node, "name", None) == wanted:
            yield node
        for value in node.values():
            yield from _nodes(value, wanted)
    elif not isinstance(node, str) and hasattr(node, "__iter__"):
        for value in node:
            yield from _nodes(value, wanted)


def _read(path: Path) -> Query:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise QueryError(f"{path}: cannot be read: {why or _one_line(str(error))}") from error
    return _parse(path.stem, text)


def _parse(name: str, text: str) -> Query:
    """A query with what its head says; without one, its VALUES lines tell its parameters."""
    head: dict[str, list[str]] = {"title": [], "question": [], "parameter": [], "column": []}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _HEAD_LINE.fullmatch(line.rstrip()):
            head[match[1]].append(match[2])
    parameters = tuple(_parameter(name, line, text) for line in head["parameter"]) or _undeclared(text)
    if sorted(p.type for p in parameters if p.type in _PAGING) not in ([], sorted(_PAGING)):
        raise QueryError(f"{name}: an answer in pages needs one parameter of the type page and one of the type size")
    return Query(
        name=name,
        text=text,
        title=" ".join(head["title"]),
        question=" ".join(head["question"]),
        parameters=parameters,
        columns=tuple(_column(name, line) for line in head["column"]),
    )


def _parameter(query: str, line: str, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or not (match[2] in _THINGS or match[2] in ("integer", "string", "date", "iri", *_PAGING)):
        raise QueryError(f"{query}: cannot understand the head line '# parameter: {line}'")
    if match[2] in _PAGING:
        size = default_size(text)
        if size is None:
            raise QueryError(f"{query}: the parameter {match[1]!r} needs one line ORDER BY ?... LIMIT ... OFFSET 0")
        return Parameter(match[1], match[2], match[3], str(size) if match[2] == "size" else "1")
    slots = {slot[2].strip() for slot in _slot(match[1]).finditer(text)}
    if len(slots) != 1:
        raise QueryError(
            f"{query}: the parameter {match[1]!r} needs one default, in lines VALUES ?{match[1]} {{ ... }}"
        )
    default = slots.pop()
    return Parameter(match[1], match[2], match[3], None if default == "UNDEF" else default)


def _column(query: str, line: str) -> Column:
    match = _COLUMN.fullmatch(line)
    if match is None:
        raise QueryError(f"{query}: cannot understand the head line '# column: {line}'")
    return Column(match[1], match[2])


def _slot(name: str) -> re.Pattern[str]:
    """Where the value of a parameter stands: between the braces of ``VALUES ?given_name { }``."""
    return re.compile(rf"(VALUES\s+\?(?:given_)?{re.escape(name)}\s*\{{)([^{{}}()]*)(\}})", re.IGNORECASE)


def _undeclared(text: str) -> tuple[Parameter, ...]:
    """The parameters of a query given as text: every ``VALUES`` line with one variable and one value."""
    names = dict.fromkeys(re.findall(r"VALUES\s+\?(?:given_)?(\w+)\s*\{\s*[^{}()\s]+\s*\}", text, re.IGNORECASE))
    return tuple(Parameter(name, "string", "", None) for name in names)


def _bind(graph: OpenGraph, query: Query, given: Mapping[str, str]) -> str:
    """The text of the query with the given parameters as terms."""
    known = {parameter.name: parameter for parameter in query.parameters}
    text = with_plain_ends(query.text)
    for name, value in given.items():
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise QueryError(f"{query.name or 'the query'}: no parameter {name!r}{_nearest(name, list(known))}; {has}")
        if known[name].type in _PAGING:
            continue
        term = str(_term(graph, known[name], value))
        text = _slot(name).sub(lambda slot, term=term: f"{slot[1]} {term} {slot[3]}", text)  # type: ignore[misc]
        if known[name].type in (*_THINGS, "iri"):
            text = _AT_ONCE.sub("{", text)
    text = _WHERE_GIVEN.sub(lambda line: line[0] if line[1] in given else "", text)
    return _ANY.sub("", text)  # says nothing, and would keep the engine from starting at the other end


def with_plain_ends(text: str) -> str:
    """The text with line feeds alone at its line ends: a lone carriage return would hide text from one parser."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _term(graph: OpenGraph, parameter: Parameter, value: str) -> NamedNode | Literal:
    """The value of a parameter as an RDF term of its type."""
    try:
        if parameter.type == "integer":
            return Literal(str(int(value)), datatype=XSD.integer)
        if parameter.type == "date":
            return Literal(str(PartialDate.parse(value)))
        if parameter.type == "iri":
            return NamedNode(value.strip("<>"))
    except ValueError as error:
        raise QueryError(f"parameter {parameter.name}: not {_article(parameter.type)}: {value!r}") from error
    if parameter.type == "string":
        return Literal(value)
    return _thing(graph, parameter.type, value)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _thing(graph: OpenGraph, kind: str, given: str) -> NamedNode:
    """The thing of the graph that has this id, name, other name or code."""
    by_iri = _of_iri(graph, kind, given)
    if by_iri is not None:
        return by_iri
    names: dict[str, set[str]] = {}
    for iri, name in _names(graph, kind):
        names.setdefault(name.casefold(), set()).add(iri)
    found = sorted(names.get(given.strip("<>").casefold(), ()))
    if len(found) > 1:
        raise QueryError(f"{given!r} names {len(found)} things of the kind {kind}: {', '.join(found)}")
    if not found:
        raise QueryError(f"no {kind} {given!r} in this graph{_nearest(given.casefold(), sorted(names))}")
    return NamedNode(found[0])


def _of_iri(graph: OpenGraph, kind: str, given: str) -> NamedNode | None:
    """The thing of the graph that has this IRI, without a look at the names of all others."""
    try:
        one = NamedNode(given.strip("<>"))
    except ValueError:  # it is a name
        return None
    return one if graph.query("ASK {{ {} {} {} }}".format(one, *_THINGS[kind])) else None


def _names(graph: OpenGraph, kind: str) -> Iterator[tuple[str, str]]:
    """All that the things of a kind may be called: IRI, the last part of it, and names; each with the IRI."""
    is_one = "?thing {} {} .".format(*_THINGS[kind])
    for (iri,) in _pairs(graph, f"SELECT DISTINCT ?thing {{ {is_one} }}"):
        yield iri, iri
        slug = iri.rsplit("/", 1)[-1]
        yield iri, slug
        yield iri, slug.replace("-", " ")  # "Cheshire East", whose council is in full Cheshire East Council
    named = f"?thing ?by ?name . FILTER (?by IN ({', '.join(map(str, _NAMES))}))"
    for iri, name in _pairs(graph, f"SELECT DISTINCT ?thing ?name {{ {is_one} {named} }}"):
        yield iri, name


def _pairs(graph: OpenGraph, text: str) -> Iterator[tuple[str, ...]]:
    """The rows of a query as plain values."""
    found = graph.query(text)
    if isinstance(found, QuerySolutions):
        yield from (tuple(_plain(term) or "" for term in row) for row in found)


def _nearest(given: str, names: list[str]) -> str:
    near = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
    return f": did you mean {near[0]!r}?" if near else ""


def _table(results: QuerySolutions) -> Answer:
    columns = tuple(variable.value for variable in results.variables)
    content = results.serialize(format=QueryResultsFormat.JSON) or b""
    parsed = parse_query_results(content, format=QueryResultsFormat.JSON)
    if not isinstance(parsed, QuerySolutions):
        raise QueryError("the engine's answer cannot be read")
    rows = tuple(tuple(_plain(term) for term in row) for row in parsed)
    return Answer(columns, rows, content)


def _rows_alone(results: QuerySolutions) -> Answer:
    columns = tuple(variable.value for variable in results.variables)
    return Answer(columns, tuple(tuple(map(_plain, row)) for row in results))


def _plain(term: object) -> str | None:
    if isinstance(term, (NamedNode, Literal)):  # a union would be made anew for each value
        return term.value
    return None if term is None else str(term)


def _boolean(results: QueryBoolean) -> Answer:
    content = results.serialize(format=QueryResultsFormat.JSON) or b""
    return Answer(("answer",), (("true" if results else "false",),), content, kind="boolean")


def _graph(results: Iterable[Triple]) -> Answer:
    triples = sorted(set(results), key=str)
    rows = tuple((str(triple.subject), str(triple.predicate), str(triple.object)) for triple in triples)
    return Answer(("subject", "predicate", "object"), rows, turtle(triples), kind="graph")


def _one_line(text: str) -> str:
    return " ".join(text.split())
