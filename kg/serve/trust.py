"""Who may ask from a browser: a page of another site must not read a graph that its visitor serves at home."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ANYONE: Final = "*"


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose scripts may read the answers, and by which names the server is called."""

    origins: tuple[str, ...] = ()
    """Origins such as ``https://example.org`` whose scripts may ask (CORS); ``*`` for any."""
    loopback: bool = True
    """Whether the server listens on loopback, so that it is called ``localhost`` or by a loopback address alone."""

    def middleware(self, methods: list[str]) -> list[Middleware]:
        """What stands before the routes to keep to this."""
        stands = []
        if self.origins:
            stands.append(
                Middleware(CORSMiddleware, allow_origins=self.origins, allow_methods=methods, allow_headers=["*"])
            )
        if self.loopback and ANYONE not in self.origins:
            stands.append(Middleware(_CalledLoopback))
        return stands


def is_loopback(host: str) -> bool:
    """Whether a name or an address is this machine's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class _CalledLoopback:
    """Answers only who calls the server by a name of loopback.

    A site can give its own name the address 127.0.0.1 (DNS rebinding) and would then be the same origin as the server.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            host = Headers(scope=scope).get("host", "")
            name = host.rpartition("]")[0].removeprefix("[") if host.startswith("[") else host.partition(":")[0]
            if not is_loopback(name):
                refused = PlainTextResponse("this server answers to localhost and 127.0.0.1 alone\n", 403)
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)
