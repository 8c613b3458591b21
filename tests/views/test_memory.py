"""What was worked out once for the pages is not worked out again, and comes to the same pages."""

from __future__ import annotations

import json

import pytest

from kg.views import alike, clusters, layout
from kg.views.memory import Memory
from kg.views.network import Network, network_of
from kg.views.site import site
from tests.views.sample import council, failing, small_network


def not_now() -> list[int]:
    raise AssertionError("worked out again")


def test_what_is_known_is_recalled_and_what_hangs_on_something_else_is_not() -> None:
    first = Memory()
    assert first.recall("sum", [1, 2], lambda: [3]) == [3]
    later = Memory(json.loads(json.dumps(first.kept)))
    assert later.recall("sum", [1, 2], not_now) == [3]
    assert later.recall("sum", [2, 2], lambda: [4]) == [4]
    assert later.recall("product", [1, 2], lambda: [2]) == [2]


def test_only_what_was_asked_for_is_kept() -> None:
    former = Memory()
    for number in range(3):
        former.recall("square", number, lambda number=number: number**2)  # type: ignore[misc]
    memory = Memory(former.kept)
    memory.recall("square", 2, not_now)
    assert list(memory.kept.values()) == [4]


@pytest.mark.parametrize("network", [small_network(), Network()], ids=["small", "empty"])
def test_pages_from_memory_are_those_worked_out(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    pages = site(network, (), memory=memory)
    assert pages == site(network, ())
    for module, name in ((layout, "_placed"), (clusters, "_order"), (alike, "_compared")):
        monkeypatch.setattr(module, name, lambda *_: not_now())
    recalled = Memory(json.loads(json.dumps(memory.kept)))
    assert site(network, (), memory=recalled) == pages
    assert json.dumps(recalled.kept) == json.dumps(memory.kept)


def test_a_memory_of_another_network_changes_nothing() -> None:
    memory = Memory()
    site(small_network(), (), memory=memory)
    other = network_of([council("leeds", "Leeds")], [failing("leeds", "delay", "It was late.")], [])
    assert site(other, (), memory=Memory(memory.kept)) == site(other, ())
