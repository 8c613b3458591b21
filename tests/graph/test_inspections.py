"""How accounts of inspections are weighed: the array of all ties against the ties one by one."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.decisions import NONE
from kg.graph.inspections import _APART, _bit, _said, same_inspections
from kg.graph.matching import Account, Grade, Tie, reported_span, tie
from kg.model import Article, ConceptId, CouncilId, Evidence, InspectionKey, PartialDate

YEARS, MONTHS, DAYS = st.sampled_from([2018, 2019, 2022]), st.sampled_from([3, 5]), st.sampled_from([4, 24])
DATES = st.none() | st.builds(PartialDate, YEARS, st.none() | MONTHS) | st.builds(PartialDate, YEARS, MONTHS, DAYS)
GRADES = st.frozensets(
    st.builds(
        Grade, st.sampled_from(["overall-effectiveness", "help"]), st.just(""), st.sampled_from(["good", "poor"])
    ),
    max_size=2,
)


@st.composite
def accounts(draw: st.DrawFn) -> list[Account]:
    """Accounts of one council by up to eight articles, each of which may tell of several inspections."""
    made = []
    for number in range(draw(st.integers(1, 8))):
        article = Article(f"a{number}", f"a{number}.md", "", "", issued=draw(DATES))
        for key in range(draw(st.integers(1, 3))):
            account = Account(
                article,
                InspectionKey(f"k{key}"),
                CouncilId("leeds"),
                ConceptId(draw(st.sampled_from(["ilacs", "unspecified", "focused-visit"]))),
                start=draw(DATES),
                end=draw(DATES),
                published=draw(DATES),
                grades=draw(GRADES),
                evidence=(Evidence(article.id, key, key + 1, "x"),),
            )
            is_news = not account.dated and draw(st.booleans())
            made.append(replace(account, reported=reported_span(article)) if is_news else account)
    return made


@given(accounts())
@settings(max_examples=150, deadline=None)
def test_what_is_said_of_all_pairs_is_what_ties_each(given: list[Account]) -> None:
    said = _said(given)

    for i, j in combinations(range(len(given)), 2):
        assert said[i, j] == said[j, i] == _bit(tie(given[i], given[j]))


@given(accounts())
@settings(max_examples=150, deadline=None)
def test_no_two_accounts_of_one_inspection_exclude_each_other(given: list[Account]) -> None:
    clusters, _ = same_inspections(given, {}, NONE)

    assert sorted(account.order for cluster in clusters for account in cluster) == sorted(a.order for a in given)
    for cluster in clusters:
        assert all(tie(one, other) != Tie.APART for one, other in combinations(cluster, 2))


def test_bits_tell_ties_apart() -> None:
    assert len({_bit(tie) for tie in Tie} | {0}) == len(Tie) + 1
    assert _bit(Tie.APART) == _APART
