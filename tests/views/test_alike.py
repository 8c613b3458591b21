"""Councils alike: the null model keeps what it must, and only what chance does not explain stands out."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.alike import Level, at_least, likeness_of, link_probabilities, marking_patterns
from kg.views.network import Network, network_of
from tests.views.sample import council, failing

PATTERNS = [f"p{number}" for number in range(8)]
SETS = st.dictionaries(
    st.sampled_from([f"c{number}" for number in range(7)]),
    st.frozensets(st.sampled_from(PATTERNS), min_size=1),
    min_size=2,
)


def network(found: dict[str, dict[str, int]]) -> Network:
    """So many sentences for each pattern of each council."""
    rows = [
        failing(place, pattern, f"{place} {pattern} {number}.")
        for place, patterns in found.items()
        for pattern, count in patterns.items()
        for number in range(count)
    ]
    return network_of([council(place, place) for place in found], rows, [])


@given(SETS)
@settings(max_examples=60, deadline=None)
def test_the_null_model_expects_what_was_observed(found: dict[str, frozenset[str]]) -> None:
    chances = link_probabilities(found)
    everywhere = {pattern for patterns in found.values() for pattern in patterns}
    assert set(chances) == set(product(found, everywhere))
    assert all(-1e-9 <= chance <= 1 + 1e-9 for chance in chances.values())
    for place, patterns in found.items():
        assert sum(chances[place, p] for p in everywhere) == pytest.approx(len(patterns), abs=0.02)
    for pattern in everywhere:
        observed = sum(pattern in patterns for patterns in found.values())
        assert sum(chances[place, pattern] for place in found) == pytest.approx(observed, abs=0.02)


@given(st.lists(st.floats(0, 1), max_size=7), st.integers(0, 8))
def test_the_tail_is_that_of_all_outcomes_counted_one_by_one(chances: list[float], count: int) -> None:
    counted = sum(
        prod(chance if happens else 1 - chance for chance, happens in zip(chances, outcome, strict=True))
        for outcome in product((True, False), repeat=len(chances))
        if sum(outcome) >= count
    )
    assert at_least(count, chances) == pytest.approx(counted, abs=1e-9)


def test_a_pattern_marks_a_council_that_it_takes_more_of_than_of_others() -> None:
    marks = marking_patterns(network({"a": {"delay": 9, "records": 1}, "b": {"delay": 1, "records": 9}}))
    assert marks == {
        "council/a": frozenset({"failure-pattern/delay"}),
        "council/b": frozenset({"failure-pattern/records"}),
    }


def test_two_kinds_of_councils_are_two_communities_named_by_their_patterns() -> None:
    kinds = {"north": "p", "south": "q"}
    found = {f"{kind}{n}": {f"{letter}{k}": 3 for k in range(12)} for kind, letter in kinds.items() for n in range(6)}
    likeness = likeness_of(network(found))
    assert likeness.tested == 66
    assert [sorted({member[:13] for member in c.members}) for c in likeness.communities] == [
        ["council/north"],
        ["council/south"],
    ]
    assert all(pattern.startswith("failure-pattern/p") for pattern in likeness.communities[0].patterns)
    standing_out = [pair for pair in likeness.pairs if pair.level is Level.AMONG_ALL]
    assert len(standing_out) == 30
    assert all(pair.first[:13] == pair.second[:13] and len(pair.shared) > pair.expected for pair in standing_out)


def test_what_everybody_has_joins_nobody() -> None:
    likeness = likeness_of(network({f"c{n}": {"delay": 2, "records": 2} for n in range(10)}))
    assert likeness.communities == ()
    assert {pair.level for pair in likeness.pairs} == {Level.NONE}


def test_one_council_alone_is_compared_with_nobody() -> None:
    likeness = likeness_of(network({"a": {"delay": 1}}))
    assert (likeness.pairs, likeness.communities, likeness.tested) == ((), (), 0)
