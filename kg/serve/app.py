"""The routes of the server: which path is answered by what, and with which status an error is told."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from kg.errors import (
    AnswerLimitError,
    BusyError,
    DiedError,
    FormatError,
    KgError,
    QueryError,
    RefusedError,
    TimeLimitError,
    UsageError,
)
from kg.graph.description import Addresses
from kg.graph.protocol import GRAPH_TYPES, respond
from kg.graph.service import describe_service
from kg.graph.things import HTML, Wanted, look_up, told_base
from kg.serve import accept, html, sparql
from kg.serve.addresses import ROOT, THINGS, path_of
from kg.serve.files import Opened, open_asset, open_page, style
from kg.serve.log import Logged
from kg.serve.pool import Limits, Pool
from kg.serve.spool import Spool
from kg.serve.trust import Trust
from kg.views.site import NETWORK_PAGE

T = TypeVar("T")

_STATUS: Final[tuple[tuple[type[KgError], int], ...]] = (
    (RefusedError, 403),
    (FormatError, 406),
    (TimeLimitError, 504),
    (AnswerLimitError, 413),
    (BusyError, 503),
    (DiedError, 500),
    (sparql.MediaTypeError, 415),
    (sparql.TooLargeError, 413),
    (QueryError, 400),
    (UsageError, 400),
    (KgError, 500),
)
_RETRY_AFTER: Final = "5"
_SAFE_HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_HOST: Final = re.compile(r"[\w.-]+(:\d+)?|\[[\da-fA-F:.]+\](:\d+)?", re.ASCII)
_GONE: Final = 499
"""Told to nobody but the log: the asker has left."""


def application(folder: Path, limits: Limits, trust: Trust) -> Starlette:
    """The server of the graph in an output folder."""
    service = _Service(folder, Pool(folder, limits))
    methods = ["GET", "POST"]
    routes = [
        Route("/", service.query_page),
        Route("/sparql", service.sparql, methods=methods),
        Route("/sparql/", service.sparql, methods=methods),
        Route("/id/{rest:path}", service.thing),
        Route("/concept/{rest:path}", service.thing),
        Route("/ontology{rest:path}", service.thing),
        Route("/dataset", _to_dataset),
        Route("/.well-known/void", _to_dataset),
        Route("/pages/{name:path}", service.page),
        Route("/assets/{name:path}", service.asset),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Logged), *trust.middleware(methods)],
        exception_handlers={KgError: _tell},
        lifespan=service.lifespan,
    )


class _Service:
    """What the routes share."""

    def __init__(self, folder: Path, pool: Pool) -> None:
        self._folder = folder
        self._pool = pool

    @asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        await self._pool.start()
        try:
            yield
        finally:
            await self._pool.close()

    async def sparql(self, request: Request) -> Response:
        """SPARQL's protocol; without a query the description of the service."""
        asked = await sparql.read(request)
        text = asked.query
        header = request.headers.get("accept")
        if text is None:
            return await self._describe(request, header)
        if request.method == "GET" and not asked.all("format") and accept.best((*_NOT_PAGES, HTML), header) == HTML:
            return RedirectResponse(f"/#query={quote(text)}", 303, {"Vary": "Accept"})
        job = partial(respond, request=sparql.request_of(asked, text, header, ROOT))
        media, spool = await _unless_gone(request, self._pool.run(job))
        return _whole(spool, media)

    async def _describe(self, request: Request, header: str | None) -> Response:
        if request.method == "POST":
            raise QueryError("no query: send one as the parameter query")
        offered = (*GRAPH_TYPES, HTML)
        media = accept.best(offered, header)
        if media is None:
            raise FormatError(f"the description of this service can be had as {', '.join(offered)}")
        if media == HTML:
            return RedirectResponse("/", 303, {"Vary": "Accept"})
        endpoint = f"{_root(request)}{request.url.path.removeprefix('/')}"
        _, spool = await self._pool.run(partial(describe_service, endpoint=endpoint, media=media))
        return _whole(spool, media)

    async def thing(self, request: Request) -> Response:
        """Every IRI of the graph, the concepts and the ontology."""
        path = request.url.path
        media = accept.best((*GRAPH_TYPES, HTML), request.headers.get("accept"))
        wanted = [_wanted(path, media)]
        stem, dot, end = path.rpartition(".")
        if dot and (by_end := accept.named((*GRAPH_TYPES, HTML), end)):
            wanted.append(_wanted(stem, by_end))
        found, spool = await _unless_gone(
            request, self._pool.run(partial(look_up, wanted=wanted, addresses=_addresses(request)))
        )
        if found is None:
            spool.close()
            return PlainTextResponse("nothing is known of this here\n", 404, _SAFE_HEADERS)
        if found.thing is None:
            return _whole(spool, found.media)
        spool.close()
        place = path_of(found.iri, found.thing.base) or path
        return _page(html.thing_page(found.thing, place, self._view_of(place)))

    def _view_of(self, path: str) -> str | None:
        """The page of ``kg view`` about what answers at a path, where it was made."""
        for begins, pages in _VIEWS:
            if path.startswith(begins):
                name = f"{pages}/{path.removeprefix(begins)}.html"
                if (opened := open_page(self._folder, name)) is not None:
                    opened.file.close()
                    return f"/pages/{name}"
        return None

    async def query_page(self, _request: Request) -> Response:
        """The editor."""
        base, spool = await self._pool.run(told_base)
        spool.close()
        return _page(html.query_page(base, self._pool.limits))

    async def page(self, request: Request) -> Response:
        """A page of ``kg view``, a stored text, or the Turtle."""
        name = request.path_params["name"]
        opened = await run_in_threadpool(open_page, self._folder, name)
        if opened is None:
            hint = " (kg view makes the pages)" if name == NETWORK_PAGE else ""
            return PlainTextResponse(f"there is no such page of this graph{hint}\n", 404, _SAFE_HEADERS)
        return _file(request, opened)

    async def asset(self, request: Request) -> Response:
        """A script or a style of the server's own pages."""
        if request.path_params["name"] == "style.css":
            return Response(style(), media_type="text/css", headers=_SAFE_HEADERS)
        opened = await run_in_threadpool(open_asset, request.path_params["name"])
        return PlainTextResponse("no such file\n", 404, _SAFE_HEADERS) if opened is None else _file(request, opened)


_NOT_PAGES: Final = ("application/sparql-results+json", "application/sparql-results+xml", *GRAPH_TYPES, "text/csv")
"""What a program asks for, to tell it from a browser."""


_VIEWS: Final = ((f"{THINGS}council/", "council"), ("/concept/failure-pattern/", "pattern"))
"""Below which path things have pages of ``kg view``, and in which folder those are."""


def _page(content: str) -> Response:
    headers = {"Vary": "Accept", "Content-Security-Policy": html.POLICY, **_SAFE_HEADERS}
    return HTMLResponse(content, headers=headers)


def _file(request: Request, opened: Opened) -> Response:
    """A file, or word that the asker has it already."""
    headers = {"ETag": opened.tag, "Cache-Control": "no-cache", **_SAFE_HEADERS}
    if request.headers.get("if-none-match") == opened.tag:
        opened.file.close()
        return Response(status_code=304, headers=headers)
    headers |= {"Content-Length": str(opened.size), "Content-Type": opened.media}
    return StreamingResponse(opened.pieces(), headers=headers)


def _to_dataset(_request: Request) -> Response:
    """The description of the data set has an IRI of its own."""
    return RedirectResponse(f"{THINGS}dataset", 303)


def _addresses(request: Request) -> Addresses:
    """Where this server answers, as the asker calls it."""
    root = _root(request)
    return Addresses(f"{root}pages/", f"{root}sparql", {"turtle": f"{root}pages/graph.ttl"})


def _root(request: Request) -> str:
    """The address of this server, as the asker calls it; raises ``UsageError`` where that can be none."""
    if _HOST.fullmatch(request.url.netloc) is None:
        raise UsageError("the header Host cannot be understood")
    return str(request.base_url)


def _wanted(path: str, media: str | None) -> Wanted:
    if path.startswith(THINGS):
        return Wanted(path.removeprefix(THINGS), media, below_base=True)
    return Wanted(f"{ROOT}{path.removeprefix('/')}", media)


def _whole(spool: Spool, media: str) -> Response:
    """An answer that is known to be whole."""
    text = media.startswith("text/") or media.endswith("n-triples")
    headers = {"Content-Length": str(spool.size), "Vary": "Accept", **_SAFE_HEADERS}
    return StreamingResponse(spool.pieces(), media_type=f"{media}; charset=utf-8" if text else media, headers=headers)


async def _unless_gone(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Do some work, or stop it when the asker has left."""
    doing = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(request.receive))
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise _GoneError
        return doing.result()
    finally:
        leaving.cancel()
        if not doing.done():
            doing.cancel()
            with contextlib.suppress(asyncio.CancelledError, KgError):
                await doing


class _GoneError(KgError):
    """The asker has left."""


async def _left(receive: Callable[[], Awaitable[Any]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tell(_request: Request, error: Exception) -> Response:
    """An error in one line."""
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    if isinstance(error, _GoneError):
        status = _GONE
    headers = {**_SAFE_HEADERS, **({"Retry-After": _RETRY_AFTER} if status == 503 else {})}
    return PlainTextResponse(f"{' '.join(str(error).split())}\n", status, headers)
