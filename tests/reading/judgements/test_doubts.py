"""What is asked, supposed, believed or said of a word is no grade."""

from __future__ import annotations

import pytest

from tests.reading.councils_and_grades import RelationReader
from tests.reading.judgements.miniatures import OVERALL, news


@pytest.mark.parametrize(
    "sentence",
    [
        "The Labour leader has called children's services in Bury inadequate.",
        "Critics slammed the council as inadequate.",
        "Parents said the children's services were inadequate.",
        "Campaigners branded the council's children's services inadequate.",
        "Councillor Jones rated the service as good.",
        "A former social worker said leadership was inadequate.",
        '"Our services are good," said the director.',
        "Inspectors will rate the council good, the leader predicted.",
        'Leader Dana Whitwell thanked Bolton for "taking us from inadequate to good".',
    ],
)
def test_what_others_than_inspectors_call_good_or_bad_is_no_grade(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == set()


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("If the next full inspection isn't at least good, will she resign?", set()),
        ("Is the council's rating still inadequate?", set()),
        ("Bury is 'outstanding'?", set()),
        ("So the council has been rated good?", set()),
        ("The inspection ended, to nobody's surprise, in inadequate.", {f"{OVERALL} inadequate"}),
        ("Why was the council rated inadequate?", {f"{OVERALL} inadequate"}),
    ],
)
def test_what_is_asked_or_supposed_is_no_grade(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert {one.removeprefix("bury ") for one in read(news(sentence)).grades()} == grades


_LETTER = (
    "{heading}\n\n6 June 2023\n\nSIR - Bury Council's children's services are inadequate. Ofsted rated the council "
    "good in "
    "May, and social workers were glad.\n\nWe waited a year, and leadership is inadequate.\n\n{signature}\n"
)


@pytest.mark.parametrize(
    ("signature", "grades"),
    [
        ("John Smith\nRadcliffe", {f"bury {OVERALL} good"}),
        ("Name and address supplied", {f"bury {OVERALL} good"}),
    ],
)
def test_a_reader_who_writes_states_only_what_inspectors_found(
    read: RelationReader, signature: str, grades: set[str]
) -> None:
    assert read(_LETTER.format(heading="Letters to the Editor", signature=signature)).grades() == grades


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted's director for social care told members that 'inadequate' was not a word to be used lightly.",
        "The council's adult education service, judged inadequate in February 2015, is being changed.",
    ],
)
def test_what_is_said_of_a_word_or_of_lessons_for_adults_is_no_grade(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == set()


def test_inspectors_of_a_peer_review_are_none(read: RelationReader) -> None:
    assert read(news("Inspectors from a peer review team found the council good in every area.")).grades() == set()
