"""The registers: Turtle and YAML in, plain values out, errors that name file and thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.graph.registers import load_ontology

PREFIXES = """
@prefix ikg: <https://w3id.org/inspection-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix id: <https://w3id.org/inspection-kg/id/> .
@prefix c: <https://w3id.org/inspection-kg/concept/> .
"""
COUNCILS = """
<https://w3id.org/inspection-kg/id/council/cumbria> a ikg:Council ; rdfs:label "Cumbria County Council" ;
  ikg:ofstedUrn "80400" ; schema:dissolutionDate "2023-04-01" ; ikg:formerGssCode "E10000006" ;
  ikg:succeededBy <https://w3id.org/inspection-kg/id/council/cumberland> .
<https://w3id.org/inspection-kg/id/council/cumberland> a ikg:Council ; rdfs:label "Cumberland Council" ;
  skos:altLabel "Cumberland county", "Cumberland council" ; ikg:placeName "Cumberland" ; ikg:gssCode "E06000063" ;
  ikg:region "North West" ; ikg:authorityType "Unitary Authority" ; schema:foundingDate "2023-04-01" .
"""
PATTERN = """
<https://w3id.org/inspection-kg/concept/failure-pattern/high-caseloads> a skos:Concept ;
  skos:inScheme <https://w3id.org/inspection-kg/concept/failure-pattern> ; skos:notation "high-caseloads" ;
  skos:prefLabel "High caseloads" ; skos:altLabel "heavy caseload" ; skos:hiddenLabel "case load" ;
  skos:definition "Caseloads too high." ; skos:example "Caseloads are too high." ;
  ikg:counterExample "Caseloads are manageable." .
"""
GROUP = """
<https://w3id.org/inspection-kg/concept/failure-pattern/group/workforce> a skos:Collection ;
  skos:member <https://w3id.org/inspection-kg/concept/failure-pattern/high-caseloads> .
"""


def write(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PREFIXES + body if name.endswith(".ttl") else body, encoding="utf-8")
    return path


def test_an_empty_folder_is_an_empty_ontology(tmp_path: Path) -> None:
    ontology = load_ontology(tmp_path)
    assert not ontology.councils
    assert not ontology.schemes


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="nowhere: no such folder"):
        load_ontology(tmp_path / "nowhere")


def test_councils_carry_what_the_register_says(tmp_path: Path) -> None:
    write(tmp_path, "registers/councils.ttl", COUNCILS)
    councils = load_ontology(tmp_path).councils
    assert list(councils) == ["cumberland", "cumbria"]
    cumberland, cumbria = councils.values()
    assert (cumberland.gss, cumberland.region, cumberland.type) == ("E06000063", "North West", "Unitary Authority")
    assert cumberland.aliases == ("Cumberland county", "Cumberland council")
    assert (cumberland.place_names, cumberland.established) == (("Cumberland",), "2023-04-01")
    assert (cumbria.abolished, cumbria.succeeded_by) == ("2023-04-01", ("cumberland",))
    assert (cumbria.former_gss, cumbria.urn) == (("E10000006",), "80400")


def test_agencies_and_roles(tmp_path: Path) -> None:
    write(tmp_path, "registers/councils.ttl", COUNCILS)
    write(
        tmp_path,
        "registers/agencies.ttl",
        """
        <https://w3id.org/inspection-kg/id/agency/ofsted> a ikg:Agency ; rdfs:label "Ofsted" ;
          skos:altLabel "the watchdog" ;
          ikg:agencyType <https://w3id.org/inspection-kg/concept/agency-type/inspectorate> ;
          ikg:covers <https://w3id.org/inspection-kg/id/council/cumbria> .""",
    )
    write(
        tmp_path,
        "registers/roles.ttl",
        """
        <https://w3id.org/inspection-kg/id/role/minister> a org:Role ; rdfs:label "minister" ;
          ikg:heldAt "government" .""",
    )
    ontology = load_ontology(tmp_path)
    assert ontology.agencies["ofsted"].type == "inspectorate"  # type: ignore[index]
    assert ontology.agencies["ofsted"].covers == ("cumbria",)  # type: ignore[index]
    assert ontology.roles["minister"].organisation == "government"


def test_a_scheme_may_be_spread_over_files_and_groups(tmp_path: Path) -> None:
    write(tmp_path, "concepts/failure-pattern-workforce.ttl", PATTERN)
    write(tmp_path, "concepts/failure-pattern.ttl", GROUP)
    write(tmp_path, "concepts/failure-pattern-b.ttl", PATTERN.replace("high-caseloads", "staff-turnover"))
    patterns = load_ontology(tmp_path).schemes["failure-pattern"]
    assert list(patterns) == ["high-caseloads", "staff-turnover"]
    first = patterns["high-caseloads"]  # type: ignore[index]
    assert (first.label, first.group) == ("High caseloads", "workforce")
    assert first.aliases == ("heavy caseload", "case load")
    assert first.examples == ("Caseloads are too high.",)
    assert first.counter_examples == ("Caseloads are manageable.",)


def test_lexicon_is_keyed_by_path(tmp_path: Path) -> None:
    write(tmp_path, "patterns/failings/workforce.yaml", "high-caseloads:\n  topics: [caseload]\n")
    write(tmp_path, "patterns/agencies.yaml", "a: 1\n")
    lexicon = load_ontology(tmp_path).lexicon
    assert lexicon == {"agencies": {"a": 1}, "failings/workforce": {"high-caseloads": {"topics": ["caseload"]}}}


def test_version_follows_content_and_names_only(tmp_path: Path) -> None:
    path = write(tmp_path, "patterns/a.yaml", "a: 1")
    first = load_ontology(tmp_path).version
    assert load_ontology(tmp_path).version == first
    write(tmp_path, ".DS_Store", "rubbish")
    assert load_ontology(tmp_path).version == first
    path.write_text("a: 2")
    second = load_ontology(tmp_path).version
    path.rename(path.with_name("b.yaml"))
    assert len({first, second, load_ontology(tmp_path).version}) == 3


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("registers/councils.ttl", "<a> a ;;", r"councils.ttl: not Turtle: .*line 9"),
        ("registers/councils.ttl", "id:x a ikg:Council .", r"id/x> has no label"),
        ("registers/councils.ttl", 'id:x a ikg:Council ; rdfs:label "a", "b" .', "has 2 values of label"),
        (
            "registers/councils.ttl",
            'id:x a ikg:Council ; rdfs:label "a" ; ikg:succeededBy id:y .',
            "unknown successor 'y'",
        ),
        ("registers/agencies.ttl", 'id:x a ikg:Agency ; rdfs:label "a" .', "x> has no agencyType"),
        (
            "concepts/grade.ttl",
            'c:good a skos:Concept ; skos:prefLabel "Good" ; skos:notation "good" .',
            "has no inScheme",
        ),
        ("concepts/failure-pattern.ttl", PATTERN.replace('notation "high', 'notation "low'), "does not fit its scheme"),
        ("patterns/x.yaml", "a: [1\nb: 2", "x.yaml: line 2: not YAML"),
        ("patterns/x.yaml", "a:\n  b: [1]\n  c: [2]\n  b: [3]\n", "x.yaml: line 4: not YAML: 'b' stands twice"),
        ("patterns/x.yaml", "a: [b]\nc:\n  d: [e, no]\n", "x.yaml: c: d: False is no wording"),
        ("patterns/x.yaml", "a: [b, ]\nc: [~]\n", "x.yaml: c: None is no wording"),
    ],
)
def test_errors_name_file_and_thing(tmp_path: Path, name: str, body: str, says: str) -> None:
    write(tmp_path, name, body)
    with pytest.raises(OntologyError, match=says):
        load_ontology(tmp_path)


def test_a_concept_described_twice_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "concepts/a.ttl", PATTERN)
    write(tmp_path, "concepts/b.ttl", PATTERN)
    with pytest.raises(OntologyError, match=r"b\.ttl.*described twice"):
        load_ontology(tmp_path)
