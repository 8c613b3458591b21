"""Files that are there whole or not at all, whoever stops the program meanwhile."""

from __future__ import annotations

import secrets
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside and put it in place at once; raises ``OSError``, and leaves nothing."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
