"""The order of the matrix: like beside like, nothing lost, the same each time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.views.clusters import by_likeness


def test_like_stands_beside_like() -> None:
    sets = {"a": "12", "x": "89", "b": "123", "y": "789", "c": "13"}
    order = by_likeness({key: frozenset(value) for key, value in sets.items()})
    assert {frozenset(order[:3]), frozenset(order[3:])} & {frozenset("abc"), frozenset("xy")} or order[0] in "xy"
    assert abs(order.index("x") - order.index("y")) == 1


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.frozensets(st.integers(0, 5)), max_size=12))
def test_every_key_stands_once_whatever_the_order_they_come_in(sets: dict[str, frozenset[str]]) -> None:
    order = by_likeness(sets)
    assert sorted(order) == sorted(sets)
    assert by_likeness(dict(reversed(sets.items()))) == order
