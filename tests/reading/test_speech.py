"""Whose words a sentence gives: the article's, the inspectors', the council's, or somebody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.reading.annotate import Annotator, text_article
from kg.reading.speech import Voice, add_phrases, find_voices
from kg.reading.vocabulary import PhraseIndex, blank_language
from kg.resources import folder


@pytest.fixture(scope="module")
def voices() -> Callable[[str], list[Voice]]:
    nlp = blank_language()
    names, words = PhraseIndex(nlp, exact=True), PhraseIndex(nlp, exact=False)
    add_phrases(names, words, load_ontology(folder("ontology")))
    annotate = Annotator(nlp, names, words)
    return lambda text: [speech.voice for speech in find_voices(annotate(text_article(text)))]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Plans are weak.", Voice.ARTICLE),
        ("Inspectors said plans were weak.", Voice.INSPECTORS),
        ("Plans are weak, according to Ofsted.", Voice.INSPECTORS),
        ("Council blind to danger, says a withering report.", Voice.INSPECTORS),
        ("Councillor Ann Green, leader of the council, said plans were good.", Voice.COUNCIL),
        ("“Plans are good,” said Cllr Ann Green.", Voice.COUNCIL),
        ("The local MP said plans were weak.", Voice.OTHER),
        ("Councillors were told that plans were weak.", Voice.ARTICLE),
        ("The state of plans is poor.", Voice.ARTICLE),
        ("The council has not identified these weaknesses.", Voice.ARTICLE),
    ],
)
def test_voice_of_a_sentence(voices: Callable[[str], list[Voice]], text: str, voice: Voice) -> None:
    assert voices(text) == [voice]


def test_a_quotation_goes_on_over_sentences_and_paragraphs(voices: Callable[[str], list[Voice]]) -> None:
    text = "Cllr Green said: “We are sorry.\n“Plans were weak. We know it.”\nThe report is long."
    assert voices(text) == [Voice.COUNCIL, Voice.COUNCIL, Voice.COUNCIL, Voice.ARTICLE]


def test_a_quotation_of_the_report_stays_the_reports(voices: Callable[[str], list[Voice]]) -> None:
    assert voices("The report said: “Plans are weak. Visits are late.”") == [Voice.INSPECTORS, Voice.INSPECTORS]
