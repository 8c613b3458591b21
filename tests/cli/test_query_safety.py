"""A user's own query can be stopped, and can make the program neither fetch nor change anything."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run, error_of
from tests.processes import descendants, processor_seconds, running, wait_until

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


def kg(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "kg", *map(str, words)], capture_output=True, text=True, timeout=120)


def test_a_query_is_stopped_in_time(output: Path) -> None:
    begun = time.monotonic()
    result = kg("query", ENDLESS, "-g", output, "--timeout", "0.5")
    assert time.monotonic() - begun < 60
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "Error: stopped after 0.5 seconds: ask for less, or give it more with --timeout"
    ]


def test_an_answer_in_time_is_the_answer(run: Run, output: Path) -> None:
    words = ("query", "council", "-p", "council=Liverpool", "-g", output, "--format", "csv")
    assert run(*words, "--timeout", "60").stdout == run(*words).stdout != ""


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM NAMED <http://localhost:1/> { GRAPH ?g { ?s ?p ?o } }", "FROM is refused"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
        ("LOAD SILENT <http://localhost:1/> INTO GRAPH <urn:g>", "updates are refused"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "updates are refused"),
        ("PREFIX a: <urn:>\n# a remark\nDELETE WHERE { ?s ?p ?o }", "updates are refused"),
        ("CLEAR ALL", "updates are refused"),
        ("DROP GRAPH <urn:g>", "updates are refused"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--timeout", "30")], ids=["here", "apart"])
def test_what_would_fetch_or_change_is_refused_in_one_line(
    run: Run, output: Path, query: str, message: str, options: tuple[str, ...]
) -> None:
    assert message in error_of(run("query", query, "-g", output, *options))


def test_killed_it_leaves_no_process_that_goes_on(output: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", ENDLESS, "-g", str(output), "--timeout", "600"]
    process = subprocess.Popen(command)
    try:
        assert wait_until(lambda: processor_seconds(descendants(process.pid)) >= 1), "nothing is at work"
        begun = descendants(process.pid)
    finally:
        process.kill()
        process.wait()
    assert wait_until(lambda: not running(begun))
