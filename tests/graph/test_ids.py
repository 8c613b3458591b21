"""Identifiers: ASCII, made from content, and never shared by two things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.ids import distinct, fold, inspection_slug, slug
from kg.model import PartialDate


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Director of Children’s Services", "director-of-childrens-services"),
        ("  Máire   O'Neill ", "maire-oneill"),
        ("Łukasz Strauß-Ørsted", "lukasz-strauss-orsted"),
        ("A & B, C.", "a-b-c"),
    ],
)
def test_slugs_are_readable(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_other_scripts_and_long_names_are_told_apart_by_a_hash() -> None:
    names = ["Анна", "Борис", "x" * 5000, "x" * 5001, "", "!!!"]
    slugs = [slug(name) for name in names]
    assert len(set(slugs)) == len(names)
    assert all(len(made) < 100 and made.isascii() for made in slugs)


@given(st.text(), st.text())
def test_slugs_are_ascii_and_differ_only_where_names_do(one: str, other: str) -> None:
    assert slug(one).isascii()
    assert " " not in slug(one)
    if fold(one) and fold(one) == fold(other):
        assert slug(one) == slug(other)


def test_two_things_never_share_a_slug() -> None:
    made = distinct({1: "a-b-c", 2: "a-b-c", 3: "d"}, {1: "a b|c", 2: "a|b c", 3: "d"})
    assert len(set(made.values())) == 3
    assert made[3] == "d"


@pytest.mark.parametrize(
    ("start", "published", "expected"),
    [
        ("2023-03-13", "2023-05", "liverpool-ilacs-2023-03-13"),
        ("--03", None, "liverpool-ilacs-month-03"),
        (None, "2023-05", "liverpool-ilacs-published-2023-05"),
    ],
)
def test_inspections_are_called_by_their_date(start: str | None, published: str | None, expected: str) -> None:
    dates = [PartialDate.parse(text) if text else None for text in (start, published)]
    assert inspection_slug("liverpool", "ilacs", dates[0], dates[1], ("a",)) == expected
