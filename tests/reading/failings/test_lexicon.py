"""The vocabulary of failings, as it is put together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from spacy.attrs import NORM

from kg.errors import OntologyError
from kg.graph.registers import load_ontology
from kg.reading.failings.lexicon import FailureLexicon
from kg.reading.kept import Kept
from kg.reading.vocabulary import blank_language, plain


def made_of(classes: dict[str, list[str]], ontology_folder: Path) -> FailureLexicon:
    ontology = replace(load_ontology(ontology_folder), lexicon={"failings/classes": classes, "failings/stance": {}})
    return FailureLexicon(ontology, blank_language())


def test_a_class_may_take_in_one_above_it(project: Path) -> None:
    lexicon = made_of({"weak": ["poor"], "bad": ["<weak>", "worse"]}, project / "ontology")
    assert lexicon.members("bad") > lexicon.members("weak")


def test_a_class_that_stands_further_down_is_refused_where_it_would_be_empty(project: Path) -> None:
    with pytest.raises(OntologyError, match="bad: the class 'weak' must be defined above"):
        made_of({"bad": ["<weak>", "worse"], "weak": ["poor"]}, project / "ontology")


def test_a_vocabulary_that_was_kept_finds_the_same(project: Path, tmp_path: Path) -> None:
    ontology, nlp = load_ontology(project / "ontology"), blank_language()
    place = Kept(tmp_path / "vocabulary.json", "1")
    fresh = FailureLexicon(ontology, nlp, place)
    kept = FailureLexicon(replace(ontology, lexicon={}), nlp, place)  # nothing but what was kept
    found = 0
    for concept in ontology.schemes["failure-pattern"].values():
        for text in (*concept.examples, *concept.counter_examples):
            doc = nlp.make_doc(plain(text))
            stems, forms = doc.to_array(NORM).tolist(), [token.lower_ for token in doc]
            one, other = (next(lexicon.places(stems, forms, [(0, len(doc), ())])) for lexicon in (fresh, kept))
            assert fresh.find(one) == kept.find(other)
            assert fresh.owners(one, "group") == kept.owners(other, "group")
            found += len(fresh.find(one))
    assert found > 1000
    assert (fresh.reach, fresh.blaming) == (kept.reach, kept.blaming)
    assert fresh.class_words("imperative") == kept.class_words("imperative")


def test_a_vocabulary_that_was_spoilt_is_made_anew(project: Path, tmp_path: Path) -> None:
    place = Kept(tmp_path / "vocabulary.json", "1")
    place.path.write_text("spoilt")
    lexicon = FailureLexicon(load_ontology(project / "ontology"), blank_language(), place)
    assert lexicon.members("imperative")
    assert place.get() is not None


def test_sentences_asked_for_together_hold_what_each_holds_alone(project: Path) -> None:
    ontology, nlp = load_ontology(project / "ontology"), blank_language()
    lexicon = FailureLexicon(ontology, nlp)
    texts = [plain(concept.examples[0]) for concept in ontology.schemes["failure-pattern"].values() if concept.examples]
    stems: list[int] = []
    forms: list[str] = []
    stretches = []
    for text in (*texts, *reversed(texts), "", "Nothing."):
        doc = nlp.make_doc(text)
        stretches.append((len(stems), len(stems) + len(doc), ()))
        stems += doc.to_array(NORM).tolist()
        forms += [token.lower_ for token in doc]
    together = list(lexicon.places(stems, forms, stretches))
    assert len(together) == len(stretches) > 40  # more than are tried at once
    alone = [next(lexicon.places(stems, forms, [stretch])) for stretch in stretches]
    assert [lexicon.find(places) for places in together] == [lexicon.find(places) for places in alone]
    assert [places["not"] for places in together] == [places["not"] for places in alone]
    assert lexicon.find(together[0])
    assert list(lexicon.places(stems, forms, [])) == []


def test_a_class_may_be_used_above_the_place_where_it_is_defined(project: Path) -> None:
    lexicon = made_of({"bad": ["few ... <good>"], "good": ["sound", "strong"]}, project / "ontology")
    doc = blank_language().make_doc("few were sound")
    forms = [token.lower_ for token in doc]
    (places,) = lexicon.places(doc.to_array(NORM).tolist(), forms, [(0, len(doc), ())])
    assert places["bad"] == [(0, 3)]
