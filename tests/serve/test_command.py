"""The command: what it says, what it refuses, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

from tests.serve.serving import serving


def refused(*words: str | Path) -> str:
    """The one line with which the command ends at once."""
    command = [sys.executable, "-m", "kg", "serve", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    return line


def test_a_port_that_is_taken_is_told_in_one_line(output: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = refused("-g", output, "--port", str(port))
    assert line.startswith(f"Error: cannot listen on 127.0.0.1, port {port}: Address already in use")
    assert "--port" in line


def test_where_no_graph_is_it_is_told_in_one_line(tmp_path: Path) -> None:
    assert "run kg build" in refused("-g", tmp_path / "nothing", "--port", "0")


def test_a_host_that_is_none_is_told_in_one_line(output: Path) -> None:
    assert "cannot listen on nowhere.invalid" in refused("-g", output, "--host", "nowhere.invalid", "--port", "0")


def test_who_opens_it_to_others_is_warned(output: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "-g", str(output), "--host", "0.0.0.0", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        assert process.stderr.readline().startswith("Warning: 0.0.0.0 is no loopback address")
        assert "Serving at http://0.0.0.0:" in process.stderr.readline()
    finally:
        process.send_signal(signal.SIGINT)
        process.stderr.read()
        assert process.wait(20) == 0
        process.stderr.close()


def test_requests_are_logged_without_what_was_asked(output: Path) -> None:
    with serving(output) as server:
        server.ask("ASK { <urn:secret> ?p ?o }")
        server.get("/id/council/liverpool%0Aforged")
    lines = server.log.splitlines()
    assert re.fullmatch(r"\d\d:\d\d:\d\d GET /sparql 200 \d+ bytes \d+ ms", lines[0])
    assert "GET /id/council/liverpool%0Aforged 404" in lines[1]
    assert "secret" not in server.log
