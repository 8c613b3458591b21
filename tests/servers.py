"""SPARQL servers of other makes, started on loopback in a folder of their own for as long as a test needs them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60.0
"""Seconds that a server may take to start."""
CUT_AT = 10_000
"""Rows at which Virtuoso cuts every answer without a word, as Debian configures it."""

_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
MaxClientConnections = 8
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    query: str
    """Where it takes queries."""
    update: str
    store: str
    """Where it takes graphs (Graph Store Protocol)."""
    user: str = ""
    password: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """The credentials as ``kg`` reads them."""
        return {"KG_USER": self.user, "KG_PASSWORD": self.password} if self.user else {}


def find_virtuoso() -> str | None:
    """The program of Virtuoso 7 (Debian: virtuoso-opensource), or None."""
    return shutil.which("virtuoso-t")


@contextmanager
def virtuoso(folder: Path, *, rows: int = CUT_AT) -> Iterator[Running]:
    """Virtuoso on an empty database in ``folder``; writing needs the name and password dba, by Digest."""
    program = find_virtuoso()
    assert program is not None
    http, sql = free_ports(2)
    (folder / "virtuoso.ini").write_text(_INI.format(http=http, sql=sql, rows=rows), encoding="ascii")
    base = f"http://127.0.0.1:{http}"
    with _process([program, "-f", "-c", "virtuoso.ini"], folder, f"{base}/sparql?query=ASK%7B%7D"):
        yield Running(f"{base}/sparql", f"{base}/sparql-auth", f"{base}/sparql-graph-crud-auth", "dba", "dba")


@contextmanager
def oxigraph(folder: Path, program: Path) -> Iterator[Running]:
    """Oxigraph's own server, in memory: strict SPARQL 1.1, no credentials."""
    (port,) = free_ports(1)
    base = f"http://127.0.0.1:{port}"
    with _process([str(program), "serve", "--bind", f"127.0.0.1:{port}"], folder, f"{base}/query?query=ASK%7B%7D"):
        yield Running(f"{base}/query", f"{base}/update", f"{base}/store")


@contextmanager
def _process(words: list[str], folder: Path, ready: str) -> Iterator[None]:
    with (folder / "server.out").open("wb") as output:
        process = subprocess.Popen(words, cwd=folder, stdout=output, stderr=output)
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(ready):
            assert process.poll() is None, (folder / "server.out").read_text("utf-8", "replace")[-2000:]
            assert time.monotonic() < end, f"{words[0]} does not answer"
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody has just now."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [int(one.getsockname()[1]) for one in held]
    finally:
        for one in held:
            one.close()
