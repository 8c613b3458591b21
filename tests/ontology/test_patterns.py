"""Wordings are text: an unquoted ``no``, ``on`` or ``yes`` in YAML is a truth value, and would never be found."""

from __future__ import annotations

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
