"""Whether a sentence asks instead of telling."""

from __future__ import annotations

import re

_MARK = re.compile(r"\?[^\w?.]*$")


def asks(text: str) -> bool:
    """Whether a sentence ends with a question mark, whatever quotation marks or signs stand behind it."""
    return _MARK.search(text) is not None
