"""How servers are spoken to: credentials, redirections, waiting, words."""

from __future__ import annotations

import pytest

from kg.errors import ServerError, UsageError
from kg.graph.transport import Credentials, Patience, Server, checked_url
from tests.graph.fake_server import Handler, State, fake_server, only_with
from tests.servers import Running

ANN = Credentials("ann", "päss:word")
NOBODY = Credentials()
AT_ONCE = Patience(connect=5, answer=0.3, pauses=(0.0, 0.0), sleep=lambda seconds: None)


def post(state: State, credentials: Credentials = NOBODY, patience: Patience = AT_ONCE) -> None:
    with Server(state.url, credentials, patience) as server:
        server.send("POST", params="default", content=b"<a:a> <a:b> <a:c> .\n")


def test_a_name_and_password_go_out_only_when_asked_for() -> None:
    with fake_server() as open_one:
        post(open_one, ANN)
    assert open_one.authorizations() == [""]
    with fake_server(only_with("Basic", "ann:päss:word")) as guarded, Server(guarded.url, ANN, AT_ONCE) as server:
        for _ in range(2):
            server.send("POST", content=b"")
    assert [bool(sent) for sent in guarded.authorizations()] == [False, True, True]


def test_a_token_goes_out_when_asked_for() -> None:
    with fake_server(only_with("Bearer", "t0ken")) as guarded:
        post(guarded, Credentials(token="t0ken"))
    assert guarded.authorizations() == ["", "Bearer t0ken"]


def test_virtuoso_is_answered_by_digest(virtuoso: Running) -> None:
    with Server(virtuoso.update, Credentials("dba", "dba")) as server:
        assert server.send("POST", content={"query": "ASK {}"}).content
    with Server(virtuoso.update, Credentials("dba", "wrong")) as server, pytest.raises(ServerError, match="401"):
        server.send("POST", content={"query": "ASK {}"})


def test_no_redirection_is_followed_and_nobody_else_learns_the_password() -> None:
    with fake_server() as other:

        def away(handler: Handler) -> bool:
            handler.answer(307, Location=f"http://ann:secret@127.0.0.1:{other.port}/store?token=abc")
            return True

        with fake_server(away) as first, pytest.raises(ServerError) as refusal:
            post(first, ANN)
    assert other.requests == []
    assert f"sends on to http://127.0.0.1:{other.port}/store (307)" in str(refusal.value)
    assert "secret" not in str(refusal.value)
    assert "abc" not in str(refusal.value)


def test_a_netrc_is_not_read(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login ann password secret\n", encoding="ascii")
    monkeypatch.setenv("NETRC", str(netrc))
    with fake_server() as state:
        post(state)
    assert state.authorizations() == [""]


@pytest.mark.parametrize("credentials", [ANN, Credentials(token="päss:word")])
def test_a_refusal_says_what_to_set_and_no_secret(credentials: Credentials) -> None:
    with fake_server(only_with("Basic", "x:y")) as guarded, pytest.raises(ServerError) as refusal:
        post(guarded, credentials)
    assert "Who are you?" in str(refusal.value)
    assert "KG_" in str(refusal.value)
    assert "<" not in str(refusal.value)
    assert "päss" not in str(refusal.value) + repr(credentials)


def test_a_busy_server_is_asked_again_after_as_long_as_it_says() -> None:
    waited: list[float] = []

    def busy(handler: Handler) -> bool:
        if len(handler.state.requests) > 2:
            return False
        handler.answer(503, Retry_After="7")
        return True

    with fake_server(busy) as state:
        post(state, patience=Patience(pauses=(1, 2, 4), sleep=waited.append))
    assert len(state.requests) == 3
    assert waited == [7, 7]
    assert state.graphs["default"]


def test_a_server_that_stays_busy_is_given_up() -> None:
    def busy(handler: Handler) -> bool:
        handler.answer(503, b"come back tomorrow")
        return True

    with fake_server(busy) as state, pytest.raises(ServerError, match=r"503 .*come back tomorrow"):
        post(state)
    assert len(state.requests) == 3


def test_a_silent_server_is_asked_again() -> None:
    def silent(handler: Handler) -> bool:
        if len(handler.state.requests) > 1:
            return False
        handler.rfile.read(1)  # until the client leaves
        return True

    with fake_server(silent) as state:
        post(state)
    assert len(state.requests) == 2


def test_a_silent_server_is_not_asked_again_where_it_may_be_working() -> None:
    def silent(handler: Handler) -> bool:
        handler.rfile.read(1)
        return True

    with fake_server(silent) as state, pytest.raises(ServerError, match="no sign of life"):
        post(state, patience=Patience(answer=0.3, pauses=(0.0,), insist=False))
    assert len(state.requests) == 1


@pytest.mark.parametrize("status", [400, 404, 405, 500, 502])
def test_other_errors_are_no_reason_to_ask_again(status: int) -> None:
    def refuse(handler: Handler) -> bool:
        handler.answer(status, b"<html><head><title>no</title></head><body><p>Line 3: what is this?</p></body></html>")
        return True

    with fake_server(refuse) as state, pytest.raises(ServerError, match=f"{status}.*: Line 3: what is this\\?$"):
        post(state)
    assert len(state.requests) == 1


def test_nobody_there_is_one_line() -> None:
    with fake_server() as state:
        pass
    with pytest.raises(ServerError, match=r"cannot be reached: Connection refused$"):
        post(state)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("localhost:3030/ds", "begins with http"),
        ("ftp://example.org/", "begins with http"),
        ("http://", "begins with http"),
        ("http://example.org:port/", "not the address"),
        ("https://ann:secret@example.org/", "KG_USER"),
        ("http://example.org/#x", "fragment"),
    ],
)
def test_what_is_no_address_is_refused(url: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refusal:
        checked_url(url)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "half", [{"KG_USER": "ann"}, {"KG_PASSWORD": "x"}, {"KG_USER": "ann", "KG_PASSWORD": "x", "KG_TOKEN": "y"}]
)
def test_half_of_the_credentials_is_refused(half: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="KG_"):
        Credentials.of_environment(half)
