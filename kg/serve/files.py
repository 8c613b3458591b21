"""The files that the server hands out as they are: pages of ``kg view``, stored texts, its own scripts and styles."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from kg.graph.folder import current_state
from kg.serve.html import ASSETS
from kg.views.templates import asset

_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
_PAGE: Final = re.compile(r"(?:(?:council|pattern)/)?[\w-][\w.-]*\.html|text/[\w-][\w.-]*\.txt|\w+\.ttl")
"""What of a state is handed out: its pages, its texts, its Turtle; not its books and its store."""
_ASSETS: Final = ("serve.css", "query.js", "yasgui/yasgui.min.js", "yasgui/yasgui.min.css")
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that goes on being the same, also when a build removes it."""

    file: IO[bytes]
    size: int
    tag: str
    """Of its content, for a browser that has it already."""
    media: str

    async def pieces(self) -> AsyncIterator[bytes]:
        """Its content; it is closed at the end."""
        try:
            while piece := self.file.read(_PIECE):
                yield piece
        finally:
            self.file.close()


def open_page(folder: Path, name: str) -> Opened | None:
    """A page, a text or the Turtle of the present state; None where there is none of that name."""
    if _PAGE.fullmatch(name) is None:
        return None
    while (state := current_state(folder)) is not None:
        try:
            return _open(state / name)
        except OSError:
            if state == current_state(folder):
                return None
    return None


def open_asset(name: str) -> Opened | None:
    """One of the server's own scripts and styles."""
    return _open(ASSETS / name) if name in _ASSETS else None


def style() -> str:
    """The style of the pages of ``kg view``, which the server's own pages share."""
    return asset("style.css")


def _open(path: Path) -> Opened:
    file = path.open("rb")
    told = os.fstat(file.fileno())
    tag = f'"{told.st_ino:x}-{told.st_mtime_ns:x}-{told.st_size:x}"'
    return Opened(file, told.st_size, tag, _TYPES[path.suffix])
