"""Which bodies work with the council in what was inspected.

A body is a partner of an inspection where a sentence about it names the body beside a word of working together
("joint enquiries with the police", "the partnership, which is made up of ..."); ``ontology/patterns/partners.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import InspectionFact
from kg.ontology import Ontology
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.inspections import InspectionReading
from kg.reading.vocabulary import PhraseIndex

_CUE = "partner-cue"


def _words(ontology: Ontology, key: str) -> Iterable[str]:
    content = ontology.lexicon.get("partners", {})
    return map(str, content.get(key, ())) if isinstance(content, Mapping) else ()


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Hand the cues of ``partners.yaml`` to the shared index."""
    for wording in _words(ontology, "cues"):
        words.add(wording, _CUE)


def _is_in_other_names(
    annotated: AnnotatedArticle, sentence: Sentence, agencies: AgencyReading, kinds: frozenset[str]
) -> bool:
    """Whether each cue is a word of the name of a body that is no partner ("the Police Complaints *Commission*")."""
    others = [one for one in agencies.mentions(sentence.index) if one.type not in kinds]
    starts = [annotated.starts[hit.start] for hit in sentence.words if _CUE in hit.labels] if others else []
    return bool(starts) and all(any(one.start_char <= at < one.end_char for one in others) for at in starts)


def find_partners(
    annotated: AnnotatedArticle, ontology: Ontology, inspections: InspectionReading, agencies: AgencyReading
) -> tuple[InspectionFact, ...]:
    """One more account of an inspection for each sentence that names partners, with that sentence as evidence."""
    kinds = frozenset(_words(ontology, "types"))
    types = {fact.key: fact.type for fact in inspections.facts}
    found: list[InspectionFact] = []
    for sentence in annotated.sentences:
        if _CUE not in sentence.labels or _is_in_other_names(annotated, sentence, agencies, kinds):
            continue
        partners = sorted({m.agency for m in agencies.mentions(sentence.index) if m.type in kinds})
        about = inspections.about(sentence.index) if partners else None
        if about is None or about[1] not in types:
            continue
        council, key = about
        evidence = annotated.evidence(sentence, "inspection/partners")
        found.append(InspectionFact(key, council, types[key], evidence, partners=tuple(partners)))
    return tuple(found)
