"""Values of the model survive being written as JSON, and what is no such value is refused."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import model
from kg.codec import decode, encode
from kg.model import (
    AgencyFact,
    ArticleFacts,
    Evidence,
    FailingFact,
    InspectionFact,
    JudgementFact,
    PartialDate,
    PostFact,
)
from tests.graph.conftest import reports_and_news, three_articles

DATES = st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))
st.register_type_strategy(PartialDate, DATES)


@given(st.from_type(ArticleFacts))
def test_any_facts_survive(facts: ArticleFacts) -> None:
    assert decode(ArticleFacts, json.loads(json.dumps(encode(facts)))) == facts


def test_every_kind_of_fact_is_tried() -> None:
    kinds = {kind for kind in vars(model).values() if isinstance(kind, type) and kind.__name__.endswith("Fact")}
    assert {AgencyFact, FailingFact, InspectionFact, JudgementFact, PostFact} < kinds
    assert len(fields(ArticleFacts)) >= len(kinds)


@pytest.mark.parametrize("facts", [*three_articles(), *reports_and_news()], ids=lambda facts: str(facts.article.id))
def test_what_has_its_default_is_left_out(facts: ArticleFacts) -> None:
    assert '"improvements":[]' not in json.dumps(encode(facts), separators=(",", ":"))
    assert decode(ArticleFacts, encode(facts)) == facts


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"article": "a", "start": "0", "end": 3, "exact": "x"},
        {"article": "a", "start": 0, "end": 3},
        {"article": "a", "start": 0, "end": 3, "exact": "x", "stranger": 1},
        {"article": "a", "start": True, "end": 3, "exact": "x"},
        {"article": "a", "start": 0, "end": 3, "exact": ["x"]},
    ],
)
def test_what_does_not_fit_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(Evidence, data)


def test_what_is_no_value_of_the_model_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="cannot be written"):
        encode(object())
