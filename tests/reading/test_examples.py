"""Every concept's example sentence fires, every counter-example does not.

The vocabulary is data, so this is its test: it walks all failure patterns and counts that none was
skipped. What the rules do not reach yet is listed by sentence in ``known_gaps.txt``, which may only shrink.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ConceptId
from kg.ontology import Concept, Ontology
from kg.reading.annotate import Annotator, text_article
from kg.reading.failings.candidates import Candidate
from kg.reading.failings.find import FailingReader
from kg.reading.failings.lexicon import FailureLexicon
from kg.reading.speech import add_phrases, find_voices
from kg.reading.vocabulary import PhraseIndex, blank_language
from kg.resources import folder

_GAPS = frozenset((Path(__file__).parent / "known_gaps.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(folder("ontology"))


@pytest.fixture(scope="module")
def read(ontology: Ontology) -> Callable[[str], list[Candidate]]:
    nlp = blank_language()
    names, words = PhraseIndex(nlp, exact=True), PhraseIndex(nlp, exact=False)
    lexicon = FailureLexicon(ontology, nlp)
    add_phrases(names, words, ontology)
    annotator, reader = Annotator(nlp, names, words), FailingReader(lexicon)

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
    assert not [s for s in silent if s not in _GAPS], f"{concept.id}: these must fire"
    assert not [s for s in loud if s not in _GAPS], f"{concept.id}: these must not fire"


def test_known_gaps_are_sentences_of_the_ontology(ontology: Ontology) -> None:
    sentences = {s for c in ontology.schemes["failure-pattern"].values() for s in (*c.examples, *c.counter_examples)}
    assert _GAPS <= sentences
    assert ConceptId("delay") in ontology.schemes["failure-pattern"]
