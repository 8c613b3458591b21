"""What the columns of an answer hold, as plain values: numbers, true and false, text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from kg.graph.queries import Answer
from kg.graph.vocabulary import XSD

Value = str | int | float | bool | None


class Kind(StrEnum):
    """What all values of a column are; those that are missing are of every kind."""

    TEXT = "text"
    """Also IRIs, and dates: one is often known to the month or year alone."""
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


_KINDS: Final[Mapping[str, Kind]] = {
    XSD.integer.value: Kind.INTEGER,
    XSD.boolean.value: Kind.BOOLEAN,
    **{f"{XSD.NS}{name}": Kind.NUMBER for name in ("decimal", "double", "float")},
}
_READERS: Final[Mapping[Kind, Callable[[str], Value]]] = {
    Kind.TEXT: str,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.BOOLEAN: lambda text: text in ("true", "1"),
}


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """A column of an answer."""

    name: str
    kind: Kind
    values: tuple[Value, ...]


def typed_columns(answer: Answer) -> tuple[TypedColumn, ...]:
    """The columns of an answer, each of one kind: text where its values are of several."""
    if answer.kind == "boolean":
        return (TypedColumn("answer", Kind.BOOLEAN, tuple(row[0] == "true" for row in answer.rows)),)
    kinds = _kinds(answer) if answer.kind == "table" else [Kind.TEXT] * len(answer.columns)
    columns = []
    for place, (name, kind) in enumerate(zip(answer.columns, kinds, strict=True)):
        read = _READERS[kind]
        texts = (row[place] for row in answer.rows)
        columns.append(TypedColumn(name, kind, tuple(None if text is None else read(text) for text in texts)))
    return tuple(columns)


def _kinds(answer: Answer) -> list[Kind]:
    found: list[set[Kind]] = [set() for _ in answer.columns]
    rows = parse_query_results(answer.results, format=QueryResultsFormat.JSON)
    for row in rows if isinstance(rows, QuerySolutions) else ():
        for kinds, term in zip(found, row, strict=True):
            if term is not None:
                kinds.add(_kind(term))
    return [_common(kinds) for kinds in found]


def _kind(term: object) -> Kind:
    if isinstance(term, NamedNode) or not isinstance(term, Literal):
        return Kind.TEXT
    return _KINDS.get(term.datatype.value, Kind.TEXT)


def _common(kinds: set[Kind]) -> Kind:
    if kinds == {Kind.INTEGER, Kind.NUMBER}:
        return Kind.NUMBER
    return next(iter(kinds)) if len(kinds) == 1 else Kind.TEXT
