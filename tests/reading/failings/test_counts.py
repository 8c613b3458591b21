"""Shares and counts: a small share of a fault is none, a small share of what all should have is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.reading.failings.shares import small_shares
from kg.reading.reader import Reader
from kg.resources import folder

Kept = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def kept() -> Kept:
    reader = Reader(load_ontology(folder("ontology")))

    def patterns(text: str) -> set[str]:
        return {str(c.pattern) for e in reader.explain(text) for c in e.candidates if c.kept}

    return patterns


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("only 3 % of visits", [(0, 3)]),
        ("with just 2.5 per cent late", [(1, 5)]),
        ("only 30 % of visits", []),
        ("only 3 visits", []),
        ("3 % of visits", []),
        ("only 3", []),
    ],
)
def test_shares_of_less_than_a_tenth_that_are_made_little_of(words: str, found: list[tuple[int, int]]) -> None:
    assert small_shares(words.split(), 0) == found
    assert small_shares(words.split(), 7) == [(start + 7, end + 7) for start, end in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Only 2% of reviews were late.",
        "Just four per cent of care leavers live in unsuitable accommodation.",
        "The proportion of children without a visit in the month is just 1.5%.",
        "Placement breakdowns are extremely rare.",
        "There are no care leavers in bed and breakfast.",
        "No young people in care are known to the courts.",
        "There have been no complaints from foster carers.",
        "No complaints were made by children in care.",
        "Fourteen children are currently waiting to be adopted.",
        "Age is no barrier to adoption.",
        "The vacancy and turnover rates are set out elsewhere.",
        "Early help has not yet been rated.",
    ],
)
def test_few_of_a_fault_or_none_or_a_bare_count_is_no_failing(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Only 2% of children were seen alone.", "infrequent-visits"),
        ("More than 40% of reviews were late.", "delay"),
        ("Placement breakdowns are frequent.", "unsuitable-placements"),
        ("Some care leavers live in bed and breakfast.", "unsuitable-placements"),
        ("No care leavers have a personal adviser.", "weak-care-leaver-support"),
        ("Children wait for years for adoption.", "weak-children-in-care-support"),
        ("Turnover rates are too high.", "staff-turnover"),
        ("Early help is not yet effective.", "weak-early-help"),
    ],
)
def test_few_of_what_all_should_have_or_many_of_a_fault_is_one(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "3.1 Adoption performance Inadequate",
        "The council was given a third inadequate rating for its work with care leavers.",
        "It got the lowest mark, with social work being rated as inadequate.",
    ],
)
def test_a_low_grade_is_no_weakness_of_what_stands_beside_it(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Adoption work is inadequate.", "weak-children-in-care-support"),
        ("Inspectors called supervision inadequate.", "weak-supervision"),
        ("It was rated inadequate because supervision is inadequate.", "weak-supervision"),
    ],
)
def test_what_is_inadequate_without_a_grade_is_weak(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Concerns were raised about supervision.", "weak-supervision"),
        ("Inspectors raised concerns about sexual exploitation and children who go missing.", "weak-missing-response"),
        ("The watchdog also criticised the oversight of managers.", "weak-management-oversight"),
        ("Ofsted was critical of pathway plans.", "weak-care-leaver-support"),
        ("The council needed to reduce the turnover of social workers.", "staff-turnover"),
        ("The pace of change across the teams that were inspected last year is far too slow.", "slow-improvement"),
        ("Some babies have been the subject of repeated protection plans.", "repeat-harm"),
        ("Little direction is given to staff by their supervisors.", "weak-supervision"),
        ("Cases were closed because of staff shortages.", "premature-case-closure"),
        ("The referrals had not been risk assessed.", "unidentified-risk"),
        ("This raises the children's risk of harm.", "children-at-risk-of-harm"),
        ("Staff listened to children in only a handful of cases.", "unheard-child"),
        ("There is too little pace in improving practice.", "slow-improvement"),
        ("Progress in delivering the plan has been far too slow.", "slow-improvement"),
        ("The report told of workforce shortfalls.", "insufficient-capacity"),
        ("Plans were not informed by their wishes.", "unheard-child"),
        ("The risks to some children are not consistently managed.", "children-at-risk-of-harm"),
        ("Many children were not seen soon enough or fully assessed.", "poor-assessments"),
    ],
)
def test_what_those_who_inspect_criticise_is_weak(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "No concerns were raised about supervision.",
        "Staff raised concerns about supervision with the union.",
        "A councillor criticised the oversight of managers.",
        "The report highlighted stable staffing and partnership working, alongside areas that need further work.",
        "A monitoring visit to the town's children's services is not planned.",
        "The record of visits is kept up to date.",
        "A serious case review found that visits had been late.",
        "The coroner said that social workers failed to protect the child.",
        "Inspectors previously found that supervision was irregular.",
        "The council was forced to say sorry to residents for the safety of a playground.",
    ],
)
def test_what_others_criticise_or_stands_beside_praise_is_not(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "absent", "present"),
    [
        ("The pace of change has been too slow.", "delay", "slow-improvement"),
        ("Managers did not provide sufficiently robust challenge.", "weak-quality-assurance",
         "weak-management-oversight"),
        ("Child protection conference chairs have insufficient knowledge of neglect.",
         "weak-child-protection-enquiries", "inadequate-training"),
        ("Children are lost in the system and wait too long.", "unheard-child", "delay"),
        ("Plans are poorly written.", "poor-records", "poor-planning"),
        ("Cases were closed for want of staff in a lasting shortage of social workers.", "unallocated-cases",
         "premature-case-closure"),
        ("Direct work with children is of variable quality.", "infrequent-visits", "weak-core-practice"),
        ("Assessments do not analyse the effects of neglect.", "weak-quality-assurance", "poor-assessments"),
        ("Children face long waits for placements to be made permanent.", "unsuitable-placements", "delay"),
        ("Some children have not been seen by the council.", "weak-quality-assurance", "infrequent-visits"),
    ],
)  # fmt: skip
def test_words_that_state_one_pattern_state_no_second(kept: Kept, sentence: str, absent: str, present: str) -> None:
    found = kept(sentence)
    assert present in found
    assert absent not in found
