"""Sentences never cross a line, and abbreviations, initials and numbers do not end one."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Block, BlockKind
from kg.reading.annotate import AnnotatedArticle, Annotator, split_sentences, text_article
from kg.reading.vocabulary import PhraseIndex, blank_language, plain


def sentences(text: str) -> list[str]:
    article = text_article(text)
    return [text[a:b] for block in article.blocks for a, b in split_sentences(plain(text), block)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plans are weak. Visits are late.", ["Plans are weak.", "Visits are late."]),
        ("Cllr. Green said no. He left.", ["Cllr. Green said no.", "He left."]),
        ("See para. 12 of No. 10 for it. Done.", ["See para. 12 of No. 10 for it.", "Done."]),
        ("“It is late.” She agreed.", ["“It is late.”", "She agreed."]),
        ('He said: "No. Never." Then left.', ['He said: "No.', 'Never."', "Then left."]),
        ("J. K. Brown leads it. Yes.", ["J. K. Brown leads it.", "Yes."]),
        ("17. Health is poor. It is late.", ["Health is poor.", "It is late."]),
        ("• Drift and delay", ["Drift and delay"]),
        ("- a first point\n- a second point", ["a first point", "a second point"]),
        ("It rose 3.5 per cent. Then fell.", ["It rose 3.5 per cent.", "Then fell."]),
        ("He was put up in a B&B. She was not.", ["He was put up in a B&B.", "She was not."]),
        ("In St. Helens it is good. Fine.", ["In St. Helens it is good.", "Fine."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="ab A.B!?\"'()\n -•1", max_size=80))
def test_sentences_are_ordered_disjoint_and_trimmed(text: str) -> None:
    article = text_article(text)
    end = 0
    for block in article.blocks:
        for start, stop in split_sentences(plain(text), block):
            assert end <= start < stop <= block.end
            end = stop


def _annotated(article: Article) -> AnnotatedArticle:
    """The article annotated without a word of any vocabulary."""
    nlp = blank_language()
    index = PhraseIndex(nlp, exact=False)
    return Annotator(nlp, index, index)(article)


def _in_one_block(text: str) -> Article:
    return dataclasses.replace(text_article(text), blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))


def test_furniture_has_no_sentences() -> None:
    article = text_article("One line.\nTwo line.")
    quiet = [Block(b.start, b.end, BlockKind.FURNITURE) for b in article.blocks]
    annotated = _annotated(dataclasses.replace(article, blocks=tuple(quiet)))
    assert annotated.sentences == []


def test_evidence_is_the_text_at_its_offsets() -> None:
    annotated = _annotated(text_article("Children’s plans are weak. Visits are late."))
    evidence = annotated.evidence(annotated.sentences[1], "test")
    assert annotated.article.text[evidence.start : evidence.end] == evidence.exact == "Visits are late."


def test_a_line_end_within_a_paragraph_is_a_space_to_all_who_read_and_stays_in_the_quote() -> None:
    text = "The county’s children’s services are overseen by Ann\nLee, who took over in May."
    annotated = _annotated(_in_one_block(text))
    sentence = annotated.sentences[0]
    assert "Ann Lee" in annotated.plain
    assert "Ann Lee" in annotated.text(sentence)
    assert annotated.lined == plain(text)
    assert annotated.evidence(sentence, "test").exact == text


def test_lines_below_a_short_line_of_one_block_stay_lines() -> None:
    text = "Inadequate\nBolton (2018)\nWigan (2019)"
    assert _annotated(_in_one_block(text)).plain == text
