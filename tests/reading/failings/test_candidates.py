"""What a sentence can only praise is left out where no candidates for explanation are wanted, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.graph.registers import load_ontology
from kg.model import Article, BlockKind
from kg.ontology import Ontology
from kg.reading.annotate import text_article
from kg.reading.failings.bodies import other_bodies
from kg.reading.failings.candidates import Candidate
from kg.reading.failings.earlier import earlier_findings
from kg.reading.failings.find import FailingReader
from kg.reading.failings.national import national_words
from kg.reading.failings.stance import Stance
from kg.reading.reader import Reader
from kg.reading.speech import find_voices
from kg.resources import folder

Read = Callable[[Article], tuple[list[Candidate], list[Candidate]]]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(folder("ontology"))


@pytest.fixture(scope="module")
def read(ontology: Ontology) -> Read:
    reader = Reader(ontology)
    failings = FailingReader(
        reader._lexicon, other_bodies(ontology), national_words(ontology), earlier_findings(ontology)
    )

    def with_and_without_praise(article: Article) -> tuple[list[Candidate], list[Candidate]]:
        annotated = reader.annotate(article)
        voices = find_voices(annotated)
        all_of_them = [c for _, c in failings.candidates(annotated, voices)]
        return all_of_them, [c for _, c in failings.candidates(annotated, voices, praise=False)]

    return with_and_without_praise


def _listed(text: str) -> Article:
    """Every line but the first an item that the first one introduces."""
    article = text_article(text)
    first, *others = article.blocks
    return replace(article, blocks=(first, *(replace(block, kind=BlockKind.ITEM, intro=0) for block in others)))


def _told(candidates: list[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c.kept or c.stance is Stance.EASED]


def test_no_failing_is_lost_with_the_praise(ontology: Ontology, read: Read) -> None:
    concepts = ontology.schemes["failure-pattern"].values()
    sentences = [text for concept in concepts for text in (*concept.examples, *concept.counter_examples)]
    assert len(sentences) > 1000
    some = sentences[::5]
    for article in (
        text_article("\n".join(sentences)),
        text_article(" ".join(some)),  # pronouns and child groups go on
        _listed("\n".join(["The main weaknesses are:", *some])),
    ):
        everything, wanted = read(article)
        assert _told(everything)
        assert _told(wanted) == _told(everything)


def test_a_topic_in_a_list_of_weaknesses_is_no_praise(read: Read) -> None:
    everything, wanted = read(_listed("The main weaknesses are:\nassessments of risk\nsupervision of social workers"))
    assert {str(c.pattern) for c in _told(wanted)} >= {"poor-assessments", "weak-supervision"}
    assert wanted == everything


def test_praise_is_left_out(read: Read) -> None:
    everything, wanted = read(text_article("Social work assessments are thorough and timely."))
    assert {c.stance for c in everything} == {Stance.PRAISED}
    assert wanted == []
