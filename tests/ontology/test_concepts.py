"""The concept schemes: the ids of the contract, and each concept with words, meaning and sentences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.ontology import Concept, Ontology

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
CONTRACT = {
    "grade": "outstanding good requires-improvement adequate inadequate",
    "judgement-area": "overall-effectiveness help-and-protection impact-of-leaders children-in-care care-leavers "
    "children-in-care-and-care-leavers children-looked-after adoption leadership-management-and-governance "
    "safeguarding-board other",
    "inspection-type": "ilacs sif focused-visit monitoring-visit assurance-visit jtai send pre-2013 unspecified",
    "agency-type": "inspectorate police health safeguarding-partnership government childrens-trust education justice "
    "charity other",
    "child-group": "children-in-need children-on-protection-plans children-in-care care-leavers disabled-children "
    "missing-children exploited-children homeless-young-people privately-fostered unaccompanied-asylum-seekers "
    "children-affected-by-domestic-abuse neglected-children young-carers",
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(ONTOLOGY)


def concepts() -> list[Concept]:
    schemes = load_ontology(ONTOLOGY).schemes
    return [concept for scheme in CONTRACT for concept in schemes[scheme].values()]


@pytest.mark.parametrize("scheme", CONTRACT)
def test_ids_are_those_of_the_contract(ontology: Ontology, scheme: str) -> None:
    assert sorted(ontology.schemes[scheme]) == sorted(CONTRACT[scheme].split())


@pytest.mark.parametrize("concept", concepts(), ids=lambda concept: f"{concept.scheme}/{concept.id}")
def test_each_concept_has_label_meaning_and_sentences(concept: Concept) -> None:
    assert concept.label
    assert concept.definition.endswith(".")
    assert concept.examples
    assert concept.counter_examples
    assert not set(concept.examples) & set(concept.counter_examples)


@pytest.mark.parametrize("scheme", CONTRACT)
def test_no_two_concepts_of_a_scheme_have_one_label(ontology: Ontology, scheme: str) -> None:
    labels = Counter(concept.label.lower() for concept in ontology.schemes[scheme].values())
    assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("scheme", ["grade", "inspection-type", "child-group"])
def test_a_wording_names_one_concept(ontology: Ontology, scheme: str) -> None:
    wordings = Counter(
        wording.lower()
        for concept in ontology.schemes[scheme].values()
        for wording in {word.lower() for word in (concept.label, *concept.aliases)}
    )
    assert [wording for wording, times in wordings.items() if times > 1] == []


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("The impact of leaders on social work practice with children and families", "impact-of-leaders"),
        ("The experiences and progress of children who need help and protection", "help-and-protection"),
        ("The experiences and progress of children in care and care leavers", "children-in-care-and-care-leavers"),
        ("The experiences and progress of children in care", "children-in-care"),
        ("The experiences and progress of care leavers", "care-leavers"),
        ("Children looked after and achieving permanence", "children-looked-after"),
        ("Adoption performance", "adoption"),
        ("Leadership, management and governance", "leadership-management-and-governance"),
        ("Overall effectiveness", "overall-effectiveness"),
        ("The effectiveness of the Local Safeguarding Children Board", "safeguarding-board"),
    ],
)
def test_official_headings_name_their_area(ontology: Ontology, heading: str, area: str) -> None:
    areas = ontology.schemes["judgement-area"].values()
    named = [a.id for a in areas if heading.lower() in {w.lower() for w in (a.label, *a.aliases)}]
    assert named == [area]
