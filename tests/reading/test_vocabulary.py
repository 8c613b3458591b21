"""Words are compared by stem; phrases are found in every inflection, names letter for letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading.vocabulary import Hit, PhraseIndex, blank_language, longest, plain, stem, words_of

NLP = blank_language()
TREE = PhraseIndex(NLP, exact=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plan", "plans"), ("plan", "planned"), ("plan", "planning"), ("carry", "carries"), ("carry", "carried"),
        ("agency", "agencies"), ("child", "children"), ("is", "were"), ("take", "taken"), ("see", "seen"),
        ("referral", "Referrals"), ("delay", "delayed"), ("visit", "visiting"),
    ],
)  # fmt: skip
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("assess", "assessment"), ("weak", "weakness"), ("care", "careful")])
def test_derivations_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@settings(deadline=None)
@given(st.text())
def test_plain_text_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_a_phrase_is_found_in_every_inflection_with_its_labels() -> None:
    nlp = blank_language()
    words = PhraseIndex(nlp, exact=False)
    words.add("child protection plan", "topic:a")
    words.add("plan", "topic:b")
    doc = nlp.make_doc("Child protection plans were ended.")
    hits = words.find(doc.to_array("NORM").tolist(), 0, len(doc))
    assert [(h.start, h.end, h.labels) for h in hits] == [(0, 3, ("topic:a",)), (2, 3, ("topic:b",))]
    assert longest(hits) == [Hit(0, 3, ("topic:a",))]


def test_names_are_found_letter_for_letter() -> None:
    nlp = blank_language()
    names = PhraseIndex(nlp, exact=True)
    names.add("Reading", "place:reading")
    assert names.find(nlp.make_doc("Reading is a place").to_array("ORTH").tolist(), 0, 4) == [
        Hit(0, 1, ("place:reading",))
    ]
    assert names.find(nlp.make_doc("we were reading").to_array("ORTH").tolist(), 0, 3) == []


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="ascii"), min_size=1) | st.sampled_from(["cannot", "can't", "Im", "Cllr."]))
def test_a_phrase_has_the_words_that_the_tokeniser_finds_in_a_text(phrase: str) -> None:
    doc = NLP.make_doc(" ".join(plain(phrase).split()))
    expected = doc.to_array("NORM").tolist() if len(doc) else []
    assert list(TREE.ids(phrase)) == expected


def test_the_words_of_a_stretch_may_end_behind_the_document() -> None:
    doc = blank_language()("Rated Good")
    assert words_of(doc, 0, 2) == ["rated", "good"]
    assert words_of(doc, 1, 5) == ["good"]
    assert words_of(doc, 2, 4) == words_of(doc, 2, 1) == []
