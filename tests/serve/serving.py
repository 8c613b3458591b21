"""A server in a process of its own, as a person starts it, and requests to it."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """By their names in lower case."""
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media(self) -> str:
        return self.headers["content-type"].partition(";")[0]

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs."""

    address: str
    """Ends in a slash."""
    process: subprocess.Popen[str]
    logged: list[str] = field(default_factory=list)

    @property
    def log(self) -> str:
        """What it has written to standard error, once it has ended."""
        return "".join(self.logged)

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """One request, with exactly these headers."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            reply = connection.getresponse()
            return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str | None = None) -> Reply:
        return self.send("GET", path, headers={"Accept": accept} if accept else {})

    def ask(self, query: str, accept: str | None = None, **more: str) -> Reply:
        """A query by GET."""
        return self.get(f"/sparql?{urlencode({'query': query, **more})}", accept)

    def value(self, query: str) -> str:
        """The one value that a query answers."""
        reply = self.ask(query)
        assert reply.status == 200, reply.text
        (row,) = reply.json()["results"]["bindings"]
        (cell,) = row.values()
        return str(cell["value"])


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    """Serve an output folder on a port of the system's choice."""
    command = [sys.executable, "-m", "kg", "serve", "-g", str(folder), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        assert found is not None, line + process.stderr.read()
        served = Served(found[0], process)
        reader = threading.Thread(target=served.logged.extend, args=(process.stderr,))  # or a full pipe holds it up
        reader.start()
        try:
            yield served
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
            reader.join()
    finally:
        process.kill()
        process.stderr.close()
