"""Wordings are text: an unquoted ``no``, ``on`` or ``yes`` in YAML is a truth value, and would never be found.

And each stands once in its list: one that is there twice is changed in one place, and goes on firing by the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

PATTERNS = Path(__file__).resolve().parents[2] / "ontology" / "patterns"


def truth_values(value: object, key: str = "") -> Iterator[str]:
    """Where a list of wordings holds a truth value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from truth_values(inner, str(name))
    elif isinstance(value, list):
        yield from (key for inner in value if isinstance(inner, bool))
        for inner in value:
            yield from truth_values(inner, key)


@pytest.mark.parametrize("path", sorted(PATTERNS.rglob("*.yaml")), ids=lambda p: p.stem)
def test_no_wording_is_a_truth_value(path: Path) -> None:
    assert list(truth_values(yaml.safe_load(path.read_text("utf-8")))) == []


def repeated(value: object, key: str = "") -> Iterator[str]:
    """The wordings that a list holds more than once, each with the name of its list."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from repeated(inner, str(name))
    elif isinstance(value, list):
        yield from (f"{key}: {word}" for word, n in Counter(v for v in value if isinstance(v, str)).items() if n > 1)
        for inner in value:
            yield from repeated(inner, key)


@pytest.mark.parametrize("path", sorted(PATTERNS.rglob("*.yaml")), ids=lambda p: p.stem)
def test_no_wording_stands_twice_in_its_list(path: Path) -> None:
    assert list(repeated(yaml.safe_load(path.read_text("utf-8")))) == []


def test_what_stands_twice_is_named_with_its_list() -> None:
    assert list(repeated({"a": ["x", "y"], "b": {"c": ["x", "y", "x", ["z", "z"]]}})) == ["c: x", "c: z"]
