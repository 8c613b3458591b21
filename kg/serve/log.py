"""One line on standard error for each request."""

from __future__ import annotations

import logging
import time
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG: Final = logging.getLogger("kg.serve")


class Logged:
    """An application whose requests are logged: method, path, status, bytes, milliseconds; never what was asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        seen: dict[str, Any] = {"status": 0, "size": 0}

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            elif message["type"] == "http.response.body":
                seen["size"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, note)
        finally:
            took = (time.perf_counter() - begun) * 1000
            path = scope["raw_path"].decode("ascii", "replace")
            _LOG.info("%s %s %s %d bytes %.0f ms", scope["method"], path, seen["status"] or "-", seen["size"], took)
