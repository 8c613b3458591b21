"""Contrasts part a sentence hard, new verbs softly; a clause without a subject is bare."""

import pytest

from kg.reading.failings.clauses import Number, points_back, split_clauses, takes_up


def parts(text: str) -> list[tuple[str, int]]:
    forms = text.lower().split()
    return [(" ".join(forms[c.start : c.end]), c.part) for c in split_clauses(forms, 0)]


def test_a_contrast_is_a_hard_boundary() -> None:
    assert parts("Plans are good but visits are late") == [("plans are good", 0), ("but visits are late", 1)]


def test_a_new_verb_after_and_is_a_soft_boundary() -> None:
    assert parts("plans are good and visits are late") == [("plans are good", 0), ("and visits are late", 0)]


def test_a_list_of_nouns_is_one_clause() -> None:
    assert len(parts("weaknesses in assessment , planning and management decisions")) == 1


def test_a_leading_although_ends_at_its_comma() -> None:
    assert [part for _, part in parts("although plans are good , visits are late")] == [0, 1]


def test_yet_to_is_no_contrast() -> None:
    assert len(parts("the board has yet to agree a plan")) == 1


def test_a_clause_without_a_subject_is_bare() -> None:
    forms = "plans are made but not always reviewed".split()
    assert [c.bare for c in split_clauses(forms, 0)] == [False, True]


def test_an_adverb_before_the_verb_is_no_subject() -> None:
    forms = "books are personal , but overall are of variable quality".split()
    assert [c.bare for c in split_clauses(forms, 0)] == [False, True]


def test_a_contrast_of_two_words_is_no_subject() -> None:
    forms = "assessments are timely but superficial .".split()
    assert [c.bare for c in split_clauses(forms, 0)] == [False, True]
    forms = "leaders are keen but realistic about weaknesses .".split()
    assert [c.bare for c in split_clauses(forms, 0)] == [False, False]


def test_positions_are_those_of_the_document() -> None:
    clauses = split_clauses("a , but b".split(), 10)
    assert [(c.start, c.end) for c in clauses] == [(10, 12), (12, 14)]
    assert clauses[0].commas == (11,)


def test_a_counted_subject_is_a_subject() -> None:
    forms = "help is good , although not all meetings are useful".split()
    assert [c.bare for c in split_clauses(forms, 0)] == [False, False]
    forms = "meetings are held , although not all are useful".split()
    assert [c.bare for c in split_clauses(forms, 0)] == [False, True]


@pytest.mark.parametrize(
    ("opening", "number"),
    [
        ("however , they are not always clear", Number.SEVERAL),
        ("in some cases , these were late", Number.SEVERAL),
        ("some include no dates", Number.SEVERAL),
        ("it is not reviewed", Number.ONE),
        ("this is not reviewed", None),
        ("some plans are late", None),
        ("plans are late", None),
        ("this week inspectors left", None),
    ],
)
def test_a_pronoun_at_the_head_takes_up_a_subject(opening: str, number: Number | None) -> None:
    assert takes_up(opening.split()) is number


def test_what_points_back() -> None:
    assert points_back("however , these visits are late".split())
    assert not points_back("the visits are late".split())
