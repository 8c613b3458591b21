"""SPARQL 1.1 Protocol: what a request asks, out of its address, its headers and its body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request as HttpRequest

from kg.errors import KgError, QueryError, RefusedError
from kg.graph.protocol import TYPES, Kind, Request
from kg.serve import accept

MOST_BYTES: Final = 1_000_000
"""Of a request's body."""
_MOST_FIELDS: Final = 10_000
_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_UPDATES_REFUSED: Final = "updates are refused: this service reads its graph and changes nothing"


class MediaTypeError(KgError):
    """A body in a format that is none of the protocol's."""


class TooLargeError(KgError):
    """A body that is larger than any query needs to be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a request, each as often as it was given."""

    fields: Sequence[tuple[str, str]]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter."""
        return tuple(value for field, value in self.fields if field == name)

    @property
    def query(self) -> str | None:
        """The one query, or None; raises ``QueryError`` for several and ``RefusedError`` for an update."""
        if self.all("update"):
            raise RefusedError(_UPDATES_REFUSED)
        queries = self.all("query")
        if len(queries) > 1:
            raise QueryError(f"{len(queries)} queries in one request: send one")
        return queries[0] if queries else None


async def read(request: HttpRequest) -> Asked:
    """What a GET or POST asks.

    Raises ``QueryError`` where it breaks the protocol, ``RefusedError`` for an update, ``MediaTypeError`` and
    ``TooLargeError``.
    """
    fields = _fields(request.scope["query_string"])
    if request.method != "POST":
        return Asked(fields)
    media, charset = _content_type(request.headers.get("content-type", ""))
    if media == _UPDATE:
        raise RefusedError(_UPDATES_REFUSED)
    if media not in (_FORM, _QUERY):
        raise MediaTypeError(f"a query is posted as {_QUERY} or {_FORM}, not as {media or 'something unnamed'}")
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise MediaTypeError(f"queries are read in UTF-8, not in {charset}")
    body = await _body(request)
    return Asked([*fields, *(_fields(body) if media == _FORM else [("query", _decoded(body))])])


def formats(asked: Asked, header: str | None) -> Mapping[Kind, str | None]:
    """The media type for each kind of answer: by the parameter ``format`` where it names one, else by ``Accept``."""
    names = asked.all("format")
    return {
        kind: (names and accept.named(offered, names[-1])) or accept.best(offered, header)
        for kind, offered in TYPES.items()
    }


def request_of(asked: Asked, text: str, header: str | None, base: str) -> Request:
    """The query with its data set, its formats and what its relative IRIs are relative to."""
    return Request(
        text,
        formats(asked, header),
        default_graphs=asked.all("default-graph-uri"),
        named_graphs=asked.all("named-graph-uri"),
        base=base,
    )


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeError as error:
        raise QueryError("the parameters are not UTF-8, or not percent-encoded") from error
    except ValueError as error:
        raise QueryError(f"too many parameters: {error}") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeError as error:
        raise QueryError("the query is not UTF-8") from error


def _content_type(header: str) -> tuple[str, str]:
    """Media type and character set, in lower case."""
    media, *parameters = (part.strip() for part in header.lower().split(";"))
    pairs = (parameter.partition("=") for parameter in parameters)
    return media, next((value.strip().strip('"') for name, _, value in pairs if name.strip() == "charset"), "")


async def _body(request: HttpRequest) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise TooLargeError(f"a query of more than {MOST_BYTES} bytes is refused")
    return bytes(body)
