"""An answer that is gathered whole before the first byte of it goes out: small in memory, large in a file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from tempfile import SpooledTemporaryFile
from typing import Final

from kg.errors import AnswerLimitError

_IN_MEMORY: Final = 1 << 20
"""Bytes that are kept in memory; what is larger goes to a file without a name, which ends with the process."""
_PIECE: Final = 1 << 16
MEGABYTE: Final = 1_000_000


class Spool:
    """Takes bytes up to a limit."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._file = SpooledTemporaryFile[bytes](_IN_MEMORY)
        self.size = 0
        """Bytes taken."""

    def write(self, chunk: bytes, /) -> None:
        """Take some; raises ``AnswerLimitError`` where it becomes too much."""
        self.size += len(chunk)
        if self.size > self._most:
            raise AnswerLimitError(
                f"stopped: the answer is larger than {self._most / MEGABYTE:g} MB: ask for less, or in parts with LIMIT"
            )
        self._file.write(chunk)

    async def pieces(self) -> AsyncIterator[bytes]:
        """All that was taken, in pieces; it is given back once."""
        try:
            self._file.seek(0)
            while piece := self._file.read(_PIECE):
                yield piece
        finally:
            self.close()

    def close(self) -> None:
        """Forget it."""
        self._file.close()
