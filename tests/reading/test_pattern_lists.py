"""Every list of words in these files is read by its module, and missed by the name of its file and its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg import resources
from kg.errors import OntologyError
from kg.graph.registers import load_ontology
from kg.ontology import Ontology
from kg.reading.council_mentions import add_phrases
from kg.reading.council_words import CouncilWords
from kg.reading.failings.bodies import OtherBodies
from kg.reading.failings.earlier import EarlierFindings
from kg.reading.failings.national import National
from kg.reading.graded_reviews import GradedReviews
from kg.reading.inspections.awaited import AwaitedWords
from kg.reading.inspections.before import BeforeWords
from kg.reading.inspections.earlier import EarlierWords
from kg.reading.inspections.frameworks import FrameworkWords
from kg.reading.inspections.histories import Histories
from kg.reading.inspections.joined_dates import JoinedDates
from kg.reading.inspections.other_events import OtherEventWords
from kg.reading.inspections.publication import PublicationWords
from kg.reading.inspections.told_then import ToldThenWords
from kg.reading.inspections.took_place import TookPlace
from kg.reading.inspections.visits import VisitWords
from kg.reading.inspections.words import InspectionWords
from kg.reading.people.lead_inspectors import LeadInspectorWords
from kg.reading.vocabulary import PhraseIndex, blank_language

ONTOLOGY = load_ontology(resources.folder("ontology"))
NLP = blank_language()


def index_councils(ontology: Ontology) -> None:
    """Give an index the words around councils, without their names."""
    names, words = PhraseIndex(NLP, exact=True), PhraseIndex(NLP, exact=False)
    add_phrases(names, words, replace(ontology, councils={}, other_authorities={}))


MAKERS: dict[str, tuple[Callable[[Ontology], object], ...]] = {
    "councils": (CouncilWords, index_councils),
    "inspections/awaited": (AwaitedWords,),
    "inspections/before": (BeforeWords,),
    "inspections/earlier": (EarlierWords,),
    "inspections/frameworks": (FrameworkWords,),
    "inspections/histories": (Histories,),
    "inspections/other-events": (OtherEventWords,),
    "inspections/publication": (PublicationWords,),
    "inspections/told-then": (ToldThenWords,),
    "inspections/took-place": (TookPlace,),
    "inspections/visits": (VisitWords, JoinedDates),
    "inspections/words": (InspectionWords, EarlierFindings),
    "lead-inspectors": (LeadInspectorWords,),
    "national": (National, GradedReviews),
    "other-bodies": (OtherBodies,),
}
INDEXED = ("finding-verbs", "send")
"""Lists of ``words`` that the index of phrases takes up, and no expression."""
LISTS = [
    (file, key)
    for file, lists in sorted(ONTOLOGY.lexicon.items())
    if file in MAKERS and isinstance(lists, dict)
    for key in lists
    if key not in INDEXED
]


def test_every_file_of_a_folder_is_read() -> None:
    assert {file for file in ONTOLOGY.lexicon if file.startswith("inspections/")} <= {*MAKERS}
    assert {file for file, _ in LISTS} == {*MAKERS}


@pytest.mark.parametrize(("file", "key"), LISTS)
def test_every_list_is_used_and_missed_by_name(file: str, key: str) -> None:
    lists = ONTOLOGY.lexicon[file]
    assert isinstance(lists, dict)
    without = {name: words for name, words in lists.items() if name != key}
    ontology = replace(ONTOLOGY, lexicon={**ONTOLOGY.lexicon, file: without})
    with pytest.raises(OntologyError, match=f"{file}.yaml: {key}: missing"):
        _make(file, ontology)


def _make(file: str, ontology: Ontology) -> None:
    for make in MAKERS[file]:
        make(ontology)
