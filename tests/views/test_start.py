"""What a page begins with: names as people give them, and the part of the network that a view asks for."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.views.network import NodeKind, network_of
from kg.views.start import Start, find_node, narrowed
from tests.views.sample import agency, council, small_network


@pytest.mark.parametrize(
    "words", ["liverpool", "Liverpool", "council/liverpool", "Liverpool City Council", "liverpool city"]
)
def test_a_node_is_found_by_id_by_name_or_by_words_of_its_name(words: str) -> None:
    assert find_node(small_network(), words).id == "council/liverpool"


def test_only_nodes_of_the_kinds_asked_for_are_found() -> None:
    assert find_node(small_network(), "caseloads", [NodeKind.PATTERN]).id == "failure-pattern/high-caseloads"
    with pytest.raises(UsageError, match="nothing in the network"):
        find_node(small_network(), "liverpool", [NodeKind.PATTERN])


def test_a_misspelt_name_is_answered_with_a_near_one() -> None:
    with pytest.raises(UsageError, match="did you mean 'liverpool'"):
        find_node(small_network(), "liverpol")


def test_words_that_fit_several_are_answered_with_all() -> None:
    twins = [agency("leeds", "x-police", "X Police"), agency("leeds", "y-police", "Y Police")]
    network = network_of([council("leeds", "Leeds City Council")], [], twins)
    with pytest.raises(UsageError, match="names 2 things of the network: x-police, y-police"):
        find_node(network, "police")


def ids(start: Start) -> set[str]:
    return {node.id.split("/")[1] for node in narrowed(small_network(), start).nodes}


def test_one_step_and_two() -> None:
    assert ids(Start("council/liverpool")) == {"liverpool", "high-caseloads", "poor-records", "merseyside-police"}
    assert "sunderland" in ids(Start("council/liverpool", 2))


def test_the_shortest_ways_between_two() -> None:
    path = ("council/liverpool", "council/sunderland")
    assert ids(Start(path=path)) == {"liverpool", "sunderland", "high-caseloads"}
    assert ids(Start(path=("council/liverpool", "council/bromley"))) == {"liverpool", "bromley"}


def test_an_inspectorate_joins_nobody_unless_it_is_asked_for() -> None:
    assert "ofsted" not in ids(Start())
    assert ids(Start("agency/ofsted")) == {"ofsted", "liverpool"}


def test_years_leave_the_sentences_of_other_years_out() -> None:
    edges = narrowed(small_network(), Start(since="2024")).edges
    assert [(edge.source, [quote.text for quote in edge.quotes]) for edge in edges] == [
        ("council/sunderland", ["Caseloads remain high."])
    ]


def test_the_page_is_told_only_what_was_asked() -> None:
    assert Start().fields() == {}
    assert Start("council/leeds", 2, since="2018").fields() == {"focus": "council/leeds", "steps": "2", "since": "2018"}
