"""How a SPARQL server of any make is spoken to: requests, credentials, waiting, and its errors in one line.

The only module that knows the HTTP library (requests: fifteen years old, kept by the Python Software Foundation,
Digest included, and here anyway as a dependency of spaCy).

Credentials stand in the environment: ``KG_USER`` with ``KG_PASSWORD``, or ``KG_TOKEN``. They leave this machine only
in answer to a refusal (401 or 403) of the very address that the user named: redirections are not followed, and a
``.netrc`` is not read. No message holds them.
"""

from __future__ import annotations

import html
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.exceptions import ReadTimeoutError

from kg import __version__
from kg.errors import ServerError, UsageError

USER: Final = "KG_USER"
PASSWORD: Final = "KG_PASSWORD"
TOKEN: Final = "KG_TOKEN"
_BUSY: Final = 503
_REFUSED: Final = (401, 403)
_WORDS: Final = 300
"""Characters of the server's words that a message repeats."""
_NO_WORDS = re.compile(r"<(script|style|title|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a server, in seconds."""

    connect: float = 10.0
    answer: float = 300.0
    """Between two signs of life."""
    pauses: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 16.0)
    """Before each further attempt, where the server says that it is busy (503) or gives no sign of life."""
    insist: bool = True
    """Whether one that gave no sign of life is asked again: not with a query, which it may still be working on."""
    longest: float = 60.0
    """The longest pause that a server may ask for (``Retry-After``)."""
    sleep: Callable[[float], object] = time.sleep


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name with its password, or a token; none of them shows in a representation."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def of_environment(cls, environment: Mapping[str, str] | None = None) -> Credentials:
        """What the environment holds; raises ``UsageError`` for half of it."""
        given = os.environ if environment is None else environment
        user, password, token = (given.get(name, "") for name in (USER, PASSWORD, TOKEN))
        if bool(user) != bool(password):
            raise UsageError(f"{USER} and {PASSWORD} go together: set both, or none")
        if user and token:
            raise UsageError(f"{TOKEN} stands beside {USER}: set the one that the server wants")
        return cls(user, password, token)

    def answering(self, challenge: str) -> AuthBase | None:
        """How to answer a server's challenge (``WWW-Authenticate``); None where there is nothing to answer with."""
        if self.token:
            return _Bearer(self.token)
        if not self.user:
            return None
        if re.search(r"(^|,)\s*digest\b", challenge, re.I):
            return HTTPDigestAuth(self.user, self.password)
        return HTTPBasicAuth(self.user.encode(), self.password.encode())


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer."""

    content: bytes = b""
    type: str = ""
    """Its media type, without parameters."""
    software: str = ""
    """What the server calls itself: ``Virtuoso/07.20.3229 (Linux)``."""


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class _Nobody(AuthBase):
    """Sends nothing, and keeps requests from looking into ``.netrc``."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


def checked_url(url: str) -> str:
    """An address of a server as it may be used and shown; raises ``UsageError`` for another."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in ("http", "https") and parts.hostname
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"not the address of a server: {error}") from error
    if not named:
        raise UsageError(f"not the address of a server: {url!r}; it begins with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"a name or password in an address is read by others: set {USER} and {PASSWORD} instead")
    if parts.fragment:
        raise UsageError(f"not the address of a server: {url!r} ends in a #fragment")
    return url


class Server:
    """One address of a server; a context manager that keeps the connection."""

    def __init__(self, url: str, credentials: Credentials | None = None, patience: Patience | None = None) -> None:
        self.url = checked_url(url)
        self._credentials = Credentials.of_environment() if credentials is None else credentials
        self._patience = patience or Patience()
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"inspection-kg/{__version__}"
        self._session.auth = _Nobody()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()

    def send(
        self,
        method: str,
        *,
        params: Mapping[str, str] | str | None = None,
        content: bytes | Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        absent: bool = False,
    ) -> Reply:
        """Send a request and return the answer.

        A mapping as ``content`` is sent as a form. A server that is busy (503) or silent is asked again, after longer
        and longer pauses. ``absent`` says that there may be nothing (404), which is an empty reply.
        Raises ``ServerError`` for every other answer than success, with the server's words.
        """
        for pause in (*self._patience.pauses, None):
            try:
                answer = self._once(method, params, content, headers)
                if answer.status_code != _BUSY or pause is None:
                    break
                pause = max(pause, min(_asked(answer), self._patience.longest))
            except requests.RequestException as error:
                if pause is None or not (_is_timeout(error) and self._patience.insist):
                    raise self._unreached(error) from error
            self._patience.sleep(pause)
        if absent and answer.status_code == requests.codes.not_found:
            return Reply()
        self._expect_success(answer)
        type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Reply(answer.content, type, answer.headers.get("Server", ""))

    def _once(
        self,
        method: str,
        params: Mapping[str, str] | str | None,
        content: bytes | Mapping[str, str] | None,
        headers: Mapping[str, str] | None,
    ) -> requests.Response:
        def ask() -> requests.Response:
            return self._session.request(
                method,
                self.url,
                params=params,
                data=content,
                headers=headers,
                timeout=(self._patience.connect, self._patience.answer),
                allow_redirects=False,
            )

        answer = ask()
        if answer.status_code in _REFUSED and isinstance(self._session.auth, _Nobody):
            auth = self._credentials.answering(answer.headers.get("WWW-Authenticate", ""))
            if auth is not None:
                self._session.auth = auth
                answer = ask()
        return answer

    def _expect_success(self, answer: requests.Response) -> None:
        code = answer.status_code
        if requests.codes.ok <= code < requests.codes.multiple_choices:
            return
        if "Location" in answer.headers and code < requests.codes.bad_request:
            to = _shown(answer.headers["Location"])
            raise ServerError(self.shown, f"sends on to {to} ({code}): give that address if you trust it")
        if code in _REFUSED:
            raise ServerError(self.shown, f"refuses this ({code}{_words(answer)}): {self._way_in()}", code)
        raise ServerError(self.shown, f"answered {code} {answer.reason or ''}".rstrip() + _words(answer), code)

    @property
    def shown(self) -> str:
        """The address as messages may name it."""
        return _shown(self.url)

    def _way_in(self) -> str:
        known = self._credentials
        if known.user or known.token:
            return f"see whether {TOKEN if known.token else f'{USER} and {PASSWORD}'} may do this there"
        return f"set {USER} and {PASSWORD}, or {TOKEN}"

    def _unreached(self, error: requests.RequestException) -> ServerError:
        if _is_timeout(error):
            return ServerError(self.shown, "gives no sign of life: try again later")
        return ServerError(self.shown, f"cannot be reached: {_reason(error)}")


def _shown(url: str) -> str:
    """An address without what may be secret in it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _asked(answer: requests.Response) -> float:
    """Seconds that a busy server asks to be left alone (``Retry-After``), where it says so in seconds."""
    words = answer.headers.get("Retry-After", "")
    return float(words) if words.isdigit() else 0.0


def _is_timeout(error: requests.RequestException) -> bool:
    return isinstance(error, requests.Timeout) or any(isinstance(cause, ReadTimeoutError) for cause in error.args)


def _reason(error: BaseException) -> str:
    """The innermost cause in words: the library wraps the system's own in three layers."""
    cause: BaseException = error
    while inner := cause.__cause__ or cause.__context__:
        cause = inner
    words = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause) or type(cause).__name__
    return " ".join(words.split())[:_WORDS]


def _words(answer: requests.Response) -> str:
    """What the server says, in one line without mark-up, behind a colon; nothing where it says nothing."""
    plain = html.unescape(_NO_WORDS.sub(" ", answer.content[: 20 * _WORDS].decode("utf-8", "replace")))
    words = " ".join(plain.split())
    return f": {words[:_WORDS]}{'…' if len(words) > _WORDS else ''}" if words else ""
