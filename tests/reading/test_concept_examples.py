"""The example sentences of the schemes other than failures: each fires, no counter-example does.

"Fires" means that reading gives a fact with the concept. A group of children is what a failing affects, and a failing
belongs to an inspection of a council: so the sentences of groups are read in an article that tells of one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.ontology import Concept
from kg.reading.annotate import text_article
from kg.reading.reader import Reader
from kg.resources import folder

_FOUND: dict[str, Callable[[ArticleFacts], set[str]]] = {
    "grade": lambda facts: {str(fact.grade) for fact in facts.judgements},
    "judgement-area": lambda facts: {str(fact.area) for fact in facts.judgements},
    "inspection-type": lambda facts: {str(fact.type) for fact in facts.inspections},
    "agency-type": lambda facts: {str(fact.type) for fact in facts.agencies},
    "child-group": lambda facts: {str(group) for fact in facts.failings for group in fact.affects},
}
_OPENING = {"child-group": "Ofsted inspected children's services in Norfolk in March 2023.\n"}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_ontology(folder("ontology")))


def found(reader: Reader, scheme: str, sentence: str) -> set[str]:
    """The concepts of a scheme in the facts that a sentence gives."""
    return _FOUND[scheme](reader.read(text_article(_OPENING.get(scheme, "") + sentence)))


def concepts() -> list[Concept]:
    schemes = load_ontology(folder("ontology")).schemes
    return [concept for scheme in sorted(_FOUND) for _, concept in sorted(schemes[scheme].items())]


@pytest.mark.parametrize("concept", concepts(), ids=lambda c: f"{c.scheme}/{c.id}")
def test_examples_fire_and_counter_examples_do_not(concept: Concept, reader: Reader) -> None:
    assert concept.examples
    assert concept.counter_examples
    silent = [sentence for sentence in concept.examples if concept.id not in found(reader, concept.scheme, sentence)]
    loud = [sentence for sentence in concept.counter_examples if concept.id in found(reader, concept.scheme, sentence)]
    assert not silent, "these must fire"
    assert not loud, "these must not fire"


@pytest.mark.parametrize(
    "concept", [one for one in concepts() if one.scheme == "child-group"], ids=lambda c: f"{c.scheme}/{c.id}"
)
def test_a_counter_example_of_a_group_states_a_failing(concept: Concept, reader: Reader) -> None:
    stated = [reader.read(text_article(_OPENING["child-group"] + one)).failings for one in concept.counter_examples]
    assert any(stated), "silent only because nothing fails in it"
