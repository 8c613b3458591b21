"""What pages of other sites may read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.serve.trust import is_loopback
from tests.serve.serving import Served, serving

OTHER = "https://example.org"
PREFLIGHT = {"Origin": OTHER, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
ASK = "/sparql?query=ASK%7B%7D"


def test_scripts_of_other_sites_read_nothing(served: Served) -> None:
    reply = served.send("GET", ASK, None, {"Origin": OTHER})
    assert "access-control-allow-origin" not in reply.headers
    assert "access-control-allow-origin" not in served.send("OPTIONS", "/sparql", None, PREFLIGHT).headers


def test_scripts_of_a_site_that_was_named_may_ask(output: Path) -> None:
    with serving(output, "--allow-origin", OTHER) as server:
        assert server.send("GET", ASK, None, {"Origin": OTHER}).headers["access-control-allow-origin"] == OTHER
        assert server.send("OPTIONS", "/sparql", None, PREFLIGHT).status == 200
        refused = server.send("GET", "/sparql?query=nonsense", None, {"Origin": OTHER})
        assert (refused.status, refused.headers["access-control-allow-origin"]) == (400, OTHER)
        strange = server.send("GET", ASK, None, {"Origin": "https://example.com"})
        assert "access-control-allow-origin" not in strange.headers


@pytest.mark.parametrize("host", ["rebound.example.org", "rebound.example.org:8765", "127.0.0.1.example.org", ""])
def test_a_name_that_was_led_to_loopback_is_refused(served: Served, host: str) -> None:
    reply = served.send("GET", ASK, None, {"Host": host})
    assert (reply.status, reply.text.count("\n")) == (403, 1)


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_loopback_has_several_names(served: Served, host: str) -> None:
    assert served.send("GET", ASK, None, {"Host": host}).status == 200


def test_what_is_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.0.1", "example.org", "")))
