"""How the types of inspection, and the words around inspections, are found in a text."""

from __future__ import annotations

from kg.ontology import Ontology
from kg.reading.expressions import phrases_of
from kg.reading.inspections.words import inspection_words
from kg.reading.vocabulary import PhraseIndex


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the index the names of the types of inspection, and the wordings around inspections."""
    for concept in ontology.schemes.get("inspection-type", {}).values():
        for wording in (concept.label, *concept.aliases):
            words.add(wording, f"type:{concept.id}")
    around = inspection_words(ontology).lists
    for key, label in (("finding-verbs", "cue:finds"), ("send", "cue:send")):
        for phrase in phrases_of(around, key):
            words.add(phrase, label)
