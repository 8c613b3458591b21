"""The register of councils: whole, right in its codes, and clear in its names."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import CouncilId
from kg.ontology import Council, Ontology

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(ONTOLOGY)


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "councils.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def named(ontology: Ontology, name: str) -> Council:
    """The one council with this name, by official name or alias, in any case."""
    (council,) = [c for c in ontology.councils.values() if name.lower() in {n.lower() for n in (c.label, *c.aliases)}]
    return council


def test_every_authority_of_the_list_is_there_with_its_codes(ontology: Ontology, rows: list[dict[str, str]]) -> None:
    by_urn = {council.urn: council for council in ontology.councils.values() if council.urn}
    assert len(rows) == 156
    for row in rows:
        council = by_urn[row["ofsted_urn"]]
        assert not row["gss"] or council.gss == row["gss"], row["name"]
        assert council.region == row["region"], row["name"]
        assert bool(council.abolished) == (not row["gss"]), row["name"]


def test_codes_are_nobody_elses(ontology: Ontology) -> None:
    councils = ontology.councils.values()
    codes = Counter(code for c in councils for code in (c.gss, *c.former_gss))
    assert [code for code, times in codes.items() if times > 1] == []
    urns = Counter(c.urn for c in councils if c.urn)
    assert [urn for urn, times in urns.items() if times > 1] == []
    assert all(c.gss for c in councils)


def test_no_name_is_shared(ontology: Ontology) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for council in ontology.councils.values():
        for name in (council.label, *council.aliases):
            owners[name.lower()].add(f"council {council.id}")
    for other in ontology.other_authorities.values():
        for name in (other.label, *other.aliases):
            owners[name.lower()].add(f"authority {other.id}")
    for agency in ontology.agencies.values():
        for name in (agency.label, *agency.aliases):
            owners[name.lower()].add(f"agency {agency.id}")
    assert {name: sorted(whose) for name, whose in owners.items() if len(whose) > 1} == {}


def test_a_place_is_the_area_of_one_council_unless_it_joins_two(ontology: Ontology) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for council in ontology.councils.values():
        for place in council.place_names:
            owners[place.lower()].add(council.id)
    joint = {place: sorted(whose) for place, whose in owners.items() if len(whose) > 1}
    assert joint == {"city and hackney": ["city-of-london", "hackney"]}
    assert all(c.place_names for c in ontology.councils.values())


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("BCP Council", "bournemouth-christchurch-and-poole"),
        ("RBWM", "windsor-and-maidenhead"),
        ("Hull City Council", "kingston-upon-hull"),
        ("Durham County Council", "durham"),
        ("County Durham council", "durham"),
        ("City of Bradford Metropolitan District Council", "bradford"),
        ("Bradford Council", "bradford"),
        ("London Borough of Southwark", "southwark"),
        ("Southwark London Borough Council", "southwark"),
        ("Brighton & Hove City Council", "brighton-and-hove"),
        ("Telford & Wrekin Council", "telford-and-wrekin"),
        ("Stoke council", "stoke-on-trent"),
        ("City of London Corporation", "city-of-london"),
        ("St. Helens Council", "st-helens"),
        ("Wirral Metropolitan Borough Council", "wirral"),
        ("Doncaster Metropolitan Borough Council", "doncaster"),
        ("Buckinghamshire County Council", "buckinghamshire"),
        ("Northamptonshire County Council", "northamptonshire"),
        ("Poole Borough Council", "poole"),
        ("Royal Borough of Kingston upon Thames Council", "kingston-upon-thames"),
    ],
)
def test_names_as_the_press_writes_them(ontology: Ontology, name: str, id: str) -> None:
    assert named(ontology, name).id == id


@pytest.mark.parametrize(
    ("id", "abolished", "heirs"),
    [
        ("cumbria", "2023-04-01", {"cumberland", "westmorland-and-furness"}),
        ("northamptonshire", "2021-04-01", {"north-northamptonshire", "west-northamptonshire"}),
        ("bournemouth", "2019-04-01", {"bournemouth-christchurch-and-poole"}),
        ("poole", "2019-04-01", {"bournemouth-christchurch-and-poole"}),
        ("cheshire", "2009-04-01", {"cheshire-east", "cheshire-west-and-chester"}),
        ("bedfordshire", "2009-04-01", {"bedford", "central-bedfordshire"}),
    ],
)
def test_abolished_councils_name_their_heirs(ontology: Ontology, id: str, abolished: str, heirs: set[str]) -> None:
    council = ontology.councils[CouncilId(id)]
    assert council.abolished == abolished
    assert set(council.succeeded_by) == heirs
    assert {ontology.councils[heir].established for heir in council.succeeded_by} == {abolished}


@pytest.mark.parametrize(
    ("id", "former"),
    [
        ("dorset", "E10000009"),
        ("buckinghamshire", "E10000002"),
        ("north-yorkshire", "E10000023"),
        ("somerset", "E10000027"),
        ("gateshead", "E08000020"),
    ],
)
def test_recoded_councils_are_the_same_authority(ontology: Ontology, id: str, former: str) -> None:
    council = ontology.councils[CouncilId(id)]
    assert former in council.former_gss
    assert council.abolished is None
    assert council.established is None


def test_a_council_of_today_has_no_heir(ontology: Ontology) -> None:
    assert all(bool(c.abolished) == bool(c.succeeded_by) for c in ontology.councils.values())


def test_types_follow_the_code(ontology: Ontology) -> None:
    kinds = {"E06": "Unitary Authority", "E08": "Metropolitan District", "E09": "London Borough", "E10": "County"}
    assert all(c.type == kinds[c.gss[:3]] for c in ontology.councils.values())
