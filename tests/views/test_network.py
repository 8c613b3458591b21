"""The network as a value: what joins what, counted and in order."""

from __future__ import annotations

import random

import pytest

from kg.views.network import NodeKind, network_of
from tests.views.sample import agency, council, failing, small_network


def test_each_council_pattern_and_agency_is_one_node() -> None:
    kinds = [node.kind for node in small_network().nodes]
    assert kinds == [NodeKind.COUNCIL] * 3 + [NodeKind.PATTERN] * 3 + [NodeKind.AGENCY] * 2


def test_an_edge_carries_every_sentence_behind_it() -> None:
    network = small_network()
    edge = next(edge for edge in network.edges if edge.source == "council/sunderland" and "caseloads" in edge.target)
    assert [quote.text for quote in edge.quotes] == ["Social workers have too many cases.", "Caseloads remain high."]
    assert edge.weight == 2


def test_a_sentence_told_twice_counts_once() -> None:
    row = failing("liverpool", "high-caseloads", "Caseloads are too high.")
    network = network_of([council("liverpool", "Liverpool City Council")], [row, dict(row)], [])
    assert [edge.weight for edge in network.edges] == [1]


def test_neighbours_are_counted_over_the_whole_network() -> None:
    network = small_network()
    pattern = next(node for node in network.nodes if node.id == "failure-pattern/high-caseloads")
    assert pattern.count == 2
    assert network.neighbours(pattern.id) == ("council/liverpool", "council/sunderland")


def test_an_agency_with_two_parts_in_a_council_is_one_edge_with_both() -> None:
    parts = ("partner", "blamed")
    rows = [agency("liverpool", "merseyside-police", "Merseyside Police", relation=part) for part in parts]
    network = network_of([council("liverpool", "Liverpool City Council")], [], rows)
    assert [edge.relations for edge in network.edges] == [("blamed", "partner agency")]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_rows_does_not_matter(seed: int) -> None:
    councils = [council("liverpool", "Liverpool City Council"), council("leeds", "Leeds City Council", "good")]
    failings = [failing("liverpool", "delay", f"Sentence {number}.") for number in range(9)]
    failings += [failing("leeds", pattern, "One.") for pattern in ("delay", "poor-records")]
    expected = network_of(councils, failings, [])
    shuffle = random.Random(seed).shuffle
    shuffle(councils)
    shuffle(failings)
    assert network_of(councils, failings, []) == expected


def test_an_unpaired_surrogate_does_not_reach_the_page() -> None:
    network = network_of([council("leeds", "Leeds")], [failing("leeds", "delay", "Late.", title="bad \udcff name")], [])
    assert network.edges[0].quotes[0].source == "bad ? name"


def test_size_carries_inspections_of_a_council_and_sentences_of_the_others() -> None:
    weights = {node.id.split("/")[1]: node.weight for node in small_network().nodes}
    assert weights["liverpool"] == 2
    assert weights["high-caseloads"] == 3
    assert weights["poor-records"] == 1
