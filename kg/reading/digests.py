"""The hash of each source's bytes, and an index that spares reading those that are as they were.

Articles are known by their content. Of a file whose size, times and inode are those of the last build the content is
taken to be that of then, as git takes it: whatever writes to a file changes its times. Of a file that was younger than
``_SETTLED`` when it was hashed nothing is put into the index, since it may be written to once more within the same
tick of the clock.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg.reading.kept import Kept

_HASHED: Final = 20_000_000
"""Bytes of a source that are hashed: more are not read either."""
_SETTLED: Final = 2_000_000_000
"""Nanoseconds: what file systems tell of times is at least as fine."""
_FORMAT: Final = "1"

_Entry = list[int | str]
"""The size of a file, its times (modified, changed; nanoseconds), its inode, and the hash of its bytes."""


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes; of what hinders where it cannot be opened, or is too large to be read at all."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > _HASHED:
                return f"too large: {size}"
            return hashlib.sha256(file.read()).hexdigest()
    except OSError as error:
        return f"cannot be opened: {error.errno}"


def index_in(folder: Path) -> Kept:
    """The index that is kept in a folder."""
    return Kept(folder / "digests.json", _FORMAT)


def digests_of(paths: Iterable[Path], index: Kept, *, rehash: bool = False) -> dict[Path, str]:
    """The hash of each file's bytes; ``rehash`` reads all of them, whatever the index holds."""
    kept = index.get()
    known: dict[str, _Entry] = kept if isinstance(kept, dict) else {}
    now: dict[str, _Entry] = {}
    digests: dict[Path, str] = {}
    here = f"{Path.cwd()}/"
    for path in paths:
        name = os.path.join(here, path)  # noqa: PTH118 - twenty thousand of them: a third of the time
        state = _state(name)
        entry = None if rehash else known.get(name)
        if entry is not None and entry[:-1] == state:
            digest = str(entry[-1])
        else:
            begun = time.time_ns()
            digest = file_digest(path)
            entry = [*state, digest] if state and max(state[1:3]) + _SETTLED < begun and digest.isalnum() else None
        if entry is not None:
            now[name] = entry
        digests[path] = digest
    if now != known:
        index.put(now)
    return digests


def _state(name: str) -> list[int]:
    """What the file system tells of a file: its size, times and inode; empty where it tells nothing."""
    try:
        told = os.stat(name)  # noqa: PTH116
    except OSError:
        return []
    return [told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino]
