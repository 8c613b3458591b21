"""The server as a process: its socket, its log, and its end."""

from __future__ import annotations

import contextlib
import logging
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import uvicorn

from kg.errors import UsageError
from kg.graph.store import open_graph
from kg.serve.app import application
from kg.serve.pool import Limits
from kg.serve.trust import Trust, is_loopback

_PATIENCE: Final = 3
"""Seconds that answers under way get when the server is stopped."""
_LONGEST_HEAD: Final = 1 << 16
"""Bytes of a request's first line and headers: longer queries are posted."""
_MOST_CONNECTIONS: Final = 1000


def serve(
    folder: Path, host: str, port: int, limits: Limits, ready: Callable[[str], None], origins: tuple[str, ...] = ()
) -> None:
    """Serve the graph of an output folder until it is told to stop; ``ready`` is called with the address.

    ``origins`` names the sites whose scripts may ask, ``*`` any.
    Raises ``GraphError`` where no graph is, and ``UsageError`` where the address cannot be had.
    """
    open_graph(folder).close()
    listening = _listen(host, port)
    _log_to_standard_error()
    config = uvicorn.Config(
        application(folder, limits, Trust(origins, loopback=is_loopback(host))),
        http="h11",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        limit_concurrency=_MOST_CONNECTIONS,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_graceful_shutdown=_PATIENCE,
    )
    address = _address(host, listening.getsockname()[1])
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, lambda: ready(address)).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Tells when it is there."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {host}, port {port}: {error.strerror or error}: choose another with --host or --port"
        ) from error
    return listening


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _log_to_standard_error() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
