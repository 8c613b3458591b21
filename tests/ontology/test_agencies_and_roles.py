"""The registers of agencies, other authorities and roles, and the patterns for agencies outside the register."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from rdflib import Graph, Namespace

from kg.graph.ids import slug
from kg.graph.registers import load_ontology
from kg.ontology import Ontology

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
AGENCY_TYPES = {
    "charity", "childrens-trust", "education", "government", "health", "inspectorate", "justice", "other", "police",
    "safeguarding-partnership",
}  # fmt: skip
HELD_AT = {*AGENCY_TYPES, "council", "parliament"}
FORCES = 39


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(ONTOLOGY)


@pytest.fixture(scope="module")
def patterns() -> dict[str, list[dict[str, object]]]:
    content: dict[str, list[dict[str, object]]] = yaml.safe_load((ONTOLOGY / "patterns" / "agencies.yaml").read_text())
    return content


def test_each_council_lies_in_one_force_area(ontology: Ontology) -> None:
    forces = [agency for agency in ontology.agencies.values() if agency.type == "police" and agency.covers]
    assert len(forces) == FORCES
    covered = Counter(council for force in forces for council in force.covers)
    assert covered == Counter(dict.fromkeys(ontology.councils, 1))


def test_forces_bear_their_slug_at_data_police_uk() -> None:
    graph = Graph().parse(ONTOLOGY / "registers" / "agencies.ttl")
    dcterms = Namespace("http://purl.org/dc/terms/")
    slugs = {str(s).rsplit("/", 1)[-1]: str(o) for s, o in graph.subject_objects(dcterms.identifier)}
    assert len(slugs) == FORCES
    assert all(id == f"{force}-police" for id, force in slugs.items())


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ofsted", "ofsted"),
        ("Her Majesty's Inspectorate of Constabulary", "hmicfrs"),
        ("CQC", "care-quality-commission"),
        ("DfE", "department-for-education"),
        ("DCSF", "department-for-children-schools-and-families"),
        ("DfES", "department-for-education-and-skills"),
        ("HM Inspectorate of Constabulary in Scotland", "hmics"),
        ("GMP", "greater-manchester-police"),
        ("the Met", "metropolitan-police"),
        ("Avon and Somerset Constabulary", "avon-and-somerset-police"),
        ("Cheshire Constabulary", "cheshire-police"),
        ("Slough Children's Services Trust", "slough-children-first"),
        ("Cafcass", "cafcass"),
        ("Sirona", "sirona-care-and-health"),
        ("Virgin Care", "hcrg-care-group"),
        ("ADCS", "association-of-directors-of-childrens-services"),
    ],
)
def test_agencies_by_the_names_that_texts_use(ontology: Ontology, name: str, id: str) -> None:
    assert [agency.id for agency in ontology.agencies.values() if name in (agency.label, *agency.aliases)] == [id]


@pytest.mark.parametrize(
    ("trust", "councils"),
    [
        ("achieving-for-children", {"kingston-upon-thames", "richmond-upon-thames", "windsor-and-maidenhead"}),
        ("together-for-children", {"sunderland"}),
        ("birmingham-childrens-trust", {"birmingham"}),
        ("northamptonshire-childrens-trust",
         {"north-northamptonshire", "northamptonshire", "west-northamptonshire"}),
    ],
)  # fmt: skip
def test_trusts_know_their_councils(ontology: Ontology, trust: str, councils: set[str]) -> None:
    (found,) = [agency for id, agency in ontology.agencies.items() if id == trust]
    assert found.type == "childrens-trust"
    assert set(found.covers) == councils


def test_types_are_those_of_the_contract(ontology: Ontology) -> None:
    assert {agency.type for agency in ontology.agencies.values()} <= AGENCY_TYPES
    assert {role.organisation for role in ontology.roles.values()} <= HELD_AT


def test_slugs_are_slugs(ontology: Ontology) -> None:
    for register in (ontology.councils, ontology.agencies, ontology.roles, ontology.other_authorities):
        assert all(slug(str(id)) == id for id in register)


def test_roles_are_worded_in_lower_case_and_each_wording_has_one_role(ontology: Ontology) -> None:
    wordings = Counter(word.lower() for role in ontology.roles.values() for word in {role.label, *role.aliases})
    assert [word for word, times in wordings.items() if times > 1] == []
    assert all(role.label == role.label.lower() for role in ontology.roles.values() if role.id != "children")


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("director of children's services", "director-of-childrens-services"),
        ("executive director for people", "director-of-childrens-services"),
        ("cabinet member for children and families", "lead-member-for-childrens-services"),
        ("portfolio holder for children's services", "lead-member-for-childrens-services"),
        ("head of paid service", "chief-executive"),
        ("reporting inspector", "lead-inspector"),
        ("HMCI", "chief-inspector"),
        ("elected mayor", "elected-mayor"),
        ("leader of the council", "council-leader"),
        ("education secretary", "education-secretary"),
        ("assistant chief constable", "assistant-chief-constable"),
        ("MP", "member-of-parliament"),
    ],
)
def test_roles_by_the_words_that_texts_use(ontology: Ontology, words: str, id: str) -> None:
    assert [role.id for role in ontology.roles.values() if words in (role.label, *role.aliases)] == [id]


def test_district_and_other_national_councils_are_known(ontology: Ontology) -> None:
    kinds = Counter(other.kind for other in ontology.other_authorities.values())
    assert (kinds["welsh"], kinds["scottish"], kinds["northern-irish"]) == (22, 32, 11)
    assert kinds["district"] >= 164
    names = {name for other in ontology.other_authorities.values() for name in (other.label, *other.aliases)}
    expected = {
        "Cambridge City Council",
        "Newcastle-under-Lyme Borough Council",
        "Cardiff Council",
        "Glasgow City Council",
    }
    assert expected <= names


@pytest.mark.parametrize("part", ["templates", "relative", "generic"])
def test_patterns_name_types_of_the_contract(patterns: dict[str, list[dict[str, object]]], part: str) -> None:
    for entry in patterns[part]:
        assert entry["type"] in AGENCY_TYPES
        assert entry["words"]
        assert part == "templates" or entry["label"]


def test_templates_have_only_known_slots(patterns: dict[str, list[dict[str, object]]]) -> None:
    for entry in patterns["templates"]:
        words = entry["words"]
        assert isinstance(words, list)
        for template in words:
            slots = re.findall(r"{(\w+)}", template)
            assert set(slots) <= {"place", "name"}, template
            assert template.count("(") == template.count(")"), template
