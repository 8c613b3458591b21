"""Which grades an article states: a grade word tied to a council (or its board), an area and an inspection."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import InspectionFact, Issue, JudgementFact
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle
from kg.reading.councils import CouncilReading
from kg.reading.inspections import InspectionReading
from kg.reading.vocabulary import PhraseIndex


@dataclass(frozen=True, slots=True)
class JudgementReading:
    """The grades of one article."""

    facts: tuple[JudgementFact, ...] = ()
    inspections: tuple[InspectionFact, ...] = ()
    """Inspections that nothing but a grade reveals."""
    issues: tuple[Issue, ...] = ()


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the index the names of grades and areas."""
    for scheme, kind in (("grade", "grade"), ("judgement-area", "area")):
        for concept in ontology.schemes.get(scheme, {}).values():
            for wording in (concept.label, *concept.aliases):
                words.add(wording, f"{kind}:{concept.id}")


def find_judgements(
    annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, inspections: InspectionReading
) -> JudgementReading:
    """Read off the grades of an article."""
    return JudgementReading()
