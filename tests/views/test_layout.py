"""Places of nodes: the same each time, and no label on another."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.views.layout import lay_out
from kg.views.network import Edge, Network, Node, NodeKind
from tests.views.sample import small_network


def grid(councils: int, patterns: int) -> Network:
    """Each council joined to every third pattern."""
    nodes = [Node(f"council/{n:03d}", NodeKind.COUNCIL, f"Council number {n}", count=1) for n in range(councils)]
    nodes += [Node(f"failure-pattern/{n:03d}", NodeKind.PATTERN, f"Pattern {n}", count=1) for n in range(patterns)]
    edges = tuple(
        Edge(nodes[c].id, nodes[councils + p].id, ("found at",))
        for c in range(councils)
        for p in range(patterns)
        if (c + p) % 3 == 0
    )
    return Network(tuple(nodes), edges)


def labels(network: Network) -> dict[str, str]:
    return {node.id: node.label for node in network.nodes}


@pytest.mark.parametrize("network", [small_network(), grid(20, 40), grid(1, 1), Network()], ids=str)
def test_the_same_network_stands_the_same_each_time(network: Network) -> None:
    assert lay_out(network, labels(network)) == lay_out(network, labels(network))


@pytest.mark.parametrize(("councils", "patterns"), [(2, 3), (12, 30), (21, 40)])
def test_no_label_covers_another(councils: int, patterns: int) -> None:
    network = grid(councils, patterns)
    places = lay_out(network, labels(network))
    for one, other in combinations(network.nodes, 2):
        apart_x = abs(places[one.id].x - places[other.id].x) / (7 * max(len(one.label), len(other.label)))
        apart_y = abs(places[one.id].y - places[other.id].y) / 17
        assert max(apart_x, apart_y) >= 0.99, (one.id, other.id)


def test_nodes_without_an_edge_and_inspectorates_stand_below_the_rest() -> None:
    network = small_network()
    places = lay_out(network, labels(network))
    below = {"council/bromley", "agency/ofsted"}
    lowest = max(place.y for node, place in places.items() if node not in below)
    assert {node for node, place in places.items() if place.y > lowest} == below
