"""Every concept's example sentence fires, every counter-example does not.

The vocabulary is data, so this is its test: it walks all failure patterns and counts that none was
skipped.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.ontology import Concept, Ontology
from kg.reading.annotate import Annotator, text_article
from kg.reading.failings.bodies import other_bodies
from kg.reading.failings.candidates import Candidate
from kg.reading.failings.earlier import earlier_findings
from kg.reading.failings.find import FailingReader
from kg.reading.failings.lexicon import FailureLexicon
from kg.reading.failings.national import national_words
from kg.reading.speech import add_phrases, find_voices
from kg.reading.vocabulary import PhraseIndex, blank_language
from kg.resources import folder


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(folder("ontology"))


@pytest.fixture(scope="module")
def read(ontology: Ontology) -> Callable[[str], list[Candidate]]:
    nlp = blank_language()
    names, words = PhraseIndex(nlp, exact=True), PhraseIndex(nlp, exact=False)
    lexicon = FailureLexicon(ontology, nlp)
    add_phrases(names, words, ontology)
    annotator, reader = (
        Annotator(nlp, names, words),
        FailingReader(lexicon, other_bodies(ontology), national_words(ontology), earlier_findings(ontology)),
    )

    def kept(sentence: str) -> list[Candidate]:
        annotated = annotator(text_article(sentence))
        return [c for _, c in reader.candidates(annotated, find_voices(annotated)) if c.kept]

    return kept


def patterns() -> list[Concept]:
    return [c for _, c in sorted(load_ontology(folder("ontology")).schemes["failure-pattern"].items())]


def test_every_pattern_of_the_contract_has_sentences(ontology: Ontology) -> None:
    scheme = ontology.schemes["failure-pattern"]
    assert len(scheme) == 39
    for concept in scheme.values():
        assert concept.examples, f"{concept.id} has no example"
        assert concept.counter_examples, f"{concept.id} has no counter-example"


@pytest.mark.parametrize("concept", patterns(), ids=lambda c: c.id)
def test_examples_fire_and_counter_examples_do_not(concept: Concept, read: Callable[[str], list[Candidate]]) -> None:
    silent = [s for s in concept.examples if not any(str(c.pattern) == str(concept.id) for c in read(s))]
    loud = [s for s in concept.counter_examples if any(str(c.pattern) == str(concept.id) for c in read(s))]
    assert not silent, f"{concept.id}: these must fire"
    assert not loud, f"{concept.id}: these must not fire"
