"""What a sentence does with a weakness that it names decides whether it is a failing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.model import Article, SourceKind
from kg.reading.clean import find_blocks
from kg.reading.furniture import furniture_of
from kg.reading.reader import Reader
from kg.resources import folder

Kept = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def kept() -> Kept:
    ontology = load_ontology(folder("ontology"))
    reader = Reader(ontology)

    def patterns(text: str) -> set[str]:
        return {str(c.pattern) for e in reader.explain(text) for c in e.candidates if c.kept}

    return patterns


@pytest.mark.parametrize(
    "sentence",
    [
        "Caseloads are too high.",
        "Supervision is not always reflective or regular.",
        "Inspectors said that caseloads were too high.",
        "“Caseloads are too high,” the report says.",
        "Further work is required to strengthen supervision.",
        "Plans are detailed, but supervision is irregular.",
        "The council admitted that caseloads had been too high.",
    ],
)
def test_what_is_stated_is_a_failing(kept: Kept, sentence: str) -> None:
    assert kept(sentence) & {"high-caseloads", "weak-supervision"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Caseloads are manageable.",
        "There is no drift or delay.",
        "Caseloads are no longer too high.",
        "No child is left without a plan.",
        "Leaders have reduced high caseloads.",
        "The council should ensure that caseloads are not too high.",
        "Reduce caseloads that are too high.",
        "The leader of the council said that caseloads would not be too high.",
        "A local MP called the caseloads too high.",
        "Are caseloads too high?",
        "If caseloads were too high, staff would leave.",
        "The council will tackle high caseloads.",
    ],
)
def test_what_is_denied_eased_advised_promised_imagined_or_opined_is_none(kept: Kept, sentence: str) -> None:
    assert kept(sentence) == set()


def test_one_half_of_a_sentence_may_fail_alone(kept: Kept) -> None:
    """The contract's own example (rule 2)."""
    sentence = "The response is mostly swift, however joint enquiries are not always started."
    assert kept(sentence) == {"weak-child-protection-enquiries"}


def test_a_general_weakness_gives_way_to_a_narrower_one(kept: Kept) -> None:
    """The contract's rule 3."""
    assert "weak-core-practice" not in kept("Social work practice is weak because assessments are poor.")


def test_the_introduction_of_a_list_gives_its_items_their_stance() -> None:
    ontology = load_ontology(folder("ontology"))
    reader = Reader(ontology)
    text = (
        "Ofsted inspectors judged children's services in Liverpool City Council inadequate in May 2023.\n\n"
        "Weaknesses include:\n- the quality of supervision\n\n"
        "Liverpool City Council should:\n- end the drift in planning for children\n"
    )
    blocks = find_blocks(text, furniture=furniture_of(ontology))
    article = Article("a", "a.txt", text, "", SourceKind.NEWS, blocks=blocks)
    found = {(str(f.pattern), f.evidence.exact) for f in reader.read(article).failings}
    assert ("weak-supervision", "the quality of supervision") in found
    assert not any("end the drift" in quote for _, quote in found)
