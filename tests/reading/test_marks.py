"""Single marks around speech become double ones; those around words, and apostrophes, stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.marks import with_double_marks, without_quotations


def _all(text: str) -> str:
    return with_double_marks(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We accept this,' she said. 'It is late.'", '"We accept this," she said. "It is late."'),
        ("She said: 'Our workers' caseloads are high.'", 'She said: "Our workers\' caseloads are high."'),
        (
            "'Our workers' plans are late,' he said, 'and we know it.'",
            '"Our workers\' plans are late," he said, "and we know it."',
        ),
        ("They praised 'good' work and said: 'All are safe.'", "They praised 'good' work and said: \"All are safe.\""),
        ("'We let them down. We know it.", '"We let them down. We know it.'),
    ],
)
def test_marks_around_speech_become_double(text: str, expected: str) -> None:
    assert _all(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was rated 'requires improvement'. Plans are 'weak'.",
        "'Inadequate' is what Ofsted called the town's services.",
        "The children's plans, and the workers' files, are late.",
        "She said: \"Plans are 'good'.\" 'We accept this,' he said.",
    ],
)
def test_other_marks_stay(text: str) -> None:
    assert _all(text) == text


def test_speech_goes_on_in_the_next_paragraph() -> None:
    text = "'We know this.\n'It is late,' she said."
    spans = [(0, text.index("\n")), (text.index("\n") + 1, len(text))]
    assert with_double_marks(text, spans) == '"We know this.\n"It is late," she said.'


@given(st.text(alphabet="ab' .,A\"", max_size=60))
def test_only_marks_change(text: str) -> None:
    changed = _all(text)
    assert len(changed) == len(text)
    assert all(one == other or (one, other) == ("'", '"') for one, other in zip(text, changed, strict=True))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ('They call it "a scandal" here.', "They call it  here."),
        ("They call it “your scandal” here.", "They call it  here."),
        ("They call it 'the council's scandal' here.", "They call it  here."),
        ("They say it's the council's own.", "They say it's the council's own."),
    ],
)
def test_what_is_quoted_is_cut_out(text: str, own: str) -> None:
    assert without_quotations(text) == own
