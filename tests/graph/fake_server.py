"""A graph store on loopback that can be told to misbehave, and remembers what it was sent."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

Misbehaviour = Callable[["Handler"], bool]
"""May answer a request in its own way; True where it did."""


@dataclass
class State:
    """What the server holds and has seen."""

    graphs: dict[str, set[bytes]] = field(default_factory=dict)
    """Lines of N-Triples by graph; the default graph is ``default``."""
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Method, path with query, and headers."""
    misbehaviour: Misbehaviour = lambda handler: False
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/store"

    def posts(self) -> int:
        return sum(method == "POST" for method, _, _ in self.requests)

    def authorizations(self) -> list[str]:
        """What was sent to log in, request by request."""
        return [headers.get("authorization", "") for _, _, headers in self.requests]


class Handler(BaseHTTPRequestHandler):
    """Graph Store Protocol, as far as ``kg publish`` uses it."""

    protocol_version = "HTTP/1.1"
    state: State
    body: bytes = b""

    def log_message(self, format: str, *args: object) -> None:
        return

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _take(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.state.requests.append((self.command, self.path, headers))
        if self.state.misbehaviour(self):
            return
        self.store()

    def store(self) -> None:
        """Do what was asked."""
        asked = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        graph = asked["graph"][0] if "graph" in asked else "default"
        if self.command == "DELETE":
            found = self.state.graphs.pop(graph, None)
            self.answer(404 if found is None else 204)
        else:
            self.state.graphs.setdefault(graph, set()).update(self.body.splitlines())
            self.answer(204)

    do_POST = do_DELETE = do_GET = _take  # noqa: N815


@contextmanager
def fake_server(misbehaviour: Misbehaviour = lambda handler: False) -> Iterator[State]:
    """The server, until the block ends."""
    state = State(misbehaviour=misbehaviour)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"state": state}))
    server.daemon_threads = True
    state.port = server.server_address[1]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def only_with(scheme: str, secret: str) -> Misbehaviour:
    """Lets in only who knows the secret: ``user:password`` for Basic, a token for Bearer."""
    expected = f"Basic {base64.b64encode(secret.encode()).decode()}" if scheme == "Basic" else f"Bearer {secret}"

    def guard(handler: Handler) -> bool:
        if handler.headers.get("Authorization") == expected:
            return False
        handler.answer(401, b"<html><h1>Who are you?</h1></html>", WWW_Authenticate=f'{scheme} realm="graphs"')
        return True

    return guard
