"""What a reader is made of, kept as one JSON file in the output folder, so that it need not be made again.

The first line holds a hash of all that the content depends on, and one of the content: a file of another version, and
one that something has spoilt, is as good as none. Nothing in such a file can make code run.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.files import write_whole


@dataclass(frozen=True, slots=True)
class Kept:
    """One value of objects, arrays, texts and numbers."""

    path: Path
    version: str
    """Of all that it depends on."""

    def get(self) -> object | None:
        """The value; None where there is none of this version, or it is not as it was written."""
        content = self.content()
        try:
            return json.loads(content) if content is not None else None
        except ValueError:
            return None

    def put(self, value: object) -> None:
        """Keep a value, whole or not at all; where the disk refuses, it is made again next time."""
        with suppress(OSError):
            self.put_content(json.dumps(value, separators=(",", ":")).encode("ascii"))

    def content(self) -> bytes | None:
        """The value as it is written; for whoever reads it line by line."""
        try:
            head, _, content = self.path.read_bytes().partition(b"\n")
        except OSError:
            return None
        return content if head == self._head(content) else None

    def put_content(self, content: bytes) -> None:
        """Keep a value that has been written already. Raises ``OSError``."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path, self._head(content) + b"\n" + content)

    def _head(self, content: bytes) -> bytes:
        return f"{self.version} {hashlib.sha256(content).hexdigest()}".encode()
