"""Where a post is held that councils, trusts and governments have alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.people_and_agencies import MiniatureReader


@pytest.fixture(scope="module")
def read(project: Path) -> MiniatureReader:
    return MiniatureReader(load_ontology(project / "ontology"))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Sandwell Children's Trust went live in April under chief executive Ann Lee.", "sandwell-childrens-trust"),
        ("Sandwell Children's Trust, whose chief executive Ann Lee joined in May, grew.", "sandwell-childrens-trust"),
        ("The council's chief executive Ann Lee said that Sandwell Children's Trust had failed.", "sandwell"),
        ("Sandwell Children's Trust was warned by the council's chief executive Ann Lee.", "sandwell"),
        ("Sandwell Council set up the trust, and chief executive Ann Lee said so.", "sandwell"),
    ],
)
def test_a_chief_executive_is_that_of_the_body_told_of_last(read: MiniatureReader, text: str, where: str) -> None:
    posts = read.about("Sandwell Council", text + "\n").people.facts
    assert {str(fact.council or fact.agency) for fact in posts} == {where}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Lee, the children's commissioner appointed by the Department for Education, came.", "services"),
        ("Ann Lee, the children's commissioner sent in by ministers, came.", "services"),
        ("Ann Lee, the children's commissioner, criticised the council.", "for-england"),
    ],
)
def test_a_commissioner_whom_ministers_send_is_not_that_for_england(
    read: MiniatureReader, text: str, role: str
) -> None:
    posts = read.about("Sandwell Council", text + "\n").people.facts
    expected = "childrens-services-commissioner" if role == "services" else "childrens-commissioner-for-england"
    assert {fact.role_id for fact in posts} == {expected}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Ann Lee, HM Inspector of Constabulary, spoke.", {("inspector-of-constabulary", "hmicfrs")}),
        ("Ann Lee, an Ofsted inspector, spoke.", {("inspector", "ofsted")}),
        ("A team of commissioners, led by Ann Lee, came after the inspection.", set()),
        ("A team of three inspectors, led by Ann Lee, came.", {("lead-inspector", "ofsted")}),
    ],
)
def test_inspectors_are_those_of_their_own_inspectorate(
    read: MiniatureReader, text: str, posts: set[tuple[str, str]]
) -> None:
    facts = read.about("Sandwell Council", text + "\n").people.facts
    assert {(str(fact.role_id), str(fact.agency)) for fact in facts} == posts


def test_a_post_of_now_behind_one_of_before_is_held(read: MiniatureReader) -> None:
    text = "Ann Lee, the former director in Leeds, is the government's commissioner.\n"
    assert {(f.role, str(f.status)) for f in read.about("Bradford Council", text).people.facts} == {
        ("commissioner", "current")
    }


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("She left because a new trust had been announced, as did its chair, Ann Lee.", "None"),
        ("Ann Lee, who came to run that trust as its chief executive, has gone.", "None"),
        ("The company, whose chair is Ann Lee, took over in May.", "None"),
        ("Sandwell Children's Trust is sound. The trust, whose chair is Ann Lee, spoke.", "sandwell-childrens-trust"),
        ("The trust met the council and its chief executive, Ann Lee.", "sandwell"),
        ("The council met twice, and its chief executive, Ann Lee, spoke.", "sandwell"),
        ("The panel's chair, Ann Lee, asked when it would change.", "None"),
        ("Owner Northfold Care Ltd was sorry. Managing director Ann Lee said so.", "None"),
        ("The chain's managing director, Ann Lee, was fined.", "None"),
        ("The home has a new manager, Ann Lee.", "None"),
        ("Chairman Ann Lee has resigned from the club.", "None"),
        ("Chairman Cllr Ann Lee opened the meeting.", "sandwell"),
        ("Barnardo's: Ann Lee confirmed as permanent chief executive.", "barnardos"),
        ("Barnardo's and its director, Ann Lee, were glad.", "barnardos"),
        ("Ann Lee, chief executive of Kinship, spoke.", "None"),
        ("In Wales it is no better. Ann Lee, director of children's services there, said so.", "None"),
        ("Ann Lee, director of children's services, left for a job in Wales.", "sandwell"),
        ("Wirral's Ann Lee, executive director of children's services, spoke.", "wirral"),
        ("Ann Lee, Designated Nurse, West Midlands Police, spoke.", "west-midlands-police"),
        ("Ann Lee, the Police and Crime Commissioner, met the Probation Service.", "None"),
        ("Ann Lee, HM Chief Inspector of Probation, signed it.", "hmi-probation"),
        ("The letter was signed for the CQC by Ann Lee, deputy director of operations.", "care-quality-commission"),
        ("Cafcass was rated good; chief executive Ann Lee was glad.", "cafcass"),
        ("Cafcass was rated good. Ann Lee, its head of service, was glad.", "cafcass"),
        ("It is run by West Park NHS Trust. Chief executive Ann Lee spoke.", "west-park-nhs-trust"),
        ("Chief Inspector Ann Lee leads on children for West Midlands Police.", "west-midlands-police"),
    ],
)
def test_what_is_its_is_no_council_s_where_another_body_was_told_of(
    read: MiniatureReader, text: str, where: str
) -> None:
    posts = read.about("Sandwell Council", text + "\n").people.facts
    assert {str(fact.council or fact.agency) for fact in posts} == {where}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Ann Lee, director of children's services at neighbouring Bury Council, is to help.", "bury"),
        ("Ann Lee, the chief executive of nearby Wigan Council, is to help.", "wigan"),
        ("Sandwell's children's services are poor. Sandwell Mayor Ann Lee said so.", "sandwell"),
        ("Greater Manchester Mayor Ann Lee said so of Sandwell.", "None"),
        ("The letter to Ann Lee, chief executive of Kingston-Upon-Hull City Council, is out.", "kingston-upon-hull"),
        ("Ann Lee is the director of Stockton-On-Tees Borough Council.", "stockton-on-tees"),
        ("Ann Lee, chief executive of Newcastle Upon Tyne City Council, came.", "newcastle-upon-tyne"),
    ],
)
def test_a_post_is_held_where_the_words_beside_it_say(read: MiniatureReader, text: str, where: str) -> None:
    posts = read.about("Sandwell Council", text + "\n").people.facts
    assert str(posts[0].council) == where


@pytest.mark.parametrize("trust", ["Ormiston Academies Trust", "Hill Academies Trust"])
def test_a_trust_of_schools_is_no_hospital(read: MiniatureReader, trust: str) -> None:
    (post,) = read.about("Sandwell Council", f"{trust} chief executive Ann Lee said so.\n").people.facts
    assert post.role_id is None
    assert post.council is None
    assert post.agency is not None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Services are being overseen by children's commissioner Ann Lee.", "childrens-services-commissioner"),
        ("Children's commissioner Ann Lee, appointed by ministers, came.", "childrens-services-commissioner"),
        ("Children's commissioner Ann Lee, appalled by ministers, came.", "childrens-commissioner-for-england"),
        ("The report by children's commissioner Ann Lee is out.", "childrens-commissioner-for-england"),
    ],
)
def test_a_commissioner_who_oversees_services_is_not_that_for_england(
    read: MiniatureReader, text: str, role: str
) -> None:
    assert [post.role_id for post in read.about("Sandwell Council", text + "\n").people.facts] == [role]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The watchdog has been criticised. Its head, Ann Lee, said that Sandwell had been warned.", "ofsted"),
        ("MPs doubt the quality of its inspections after its chief Ann Lee said so of Sandwell.", "ofsted"),
        ("Sandwell was rated good by Ofsted. Its chief Ann Lee was glad.", "sandwell"),
        ("MPs spoke of it. The Liberal Democrat children's spokesman, Ann Lee, said Sandwell had failed.", "None"),
        ("MPs spoke of it. The Labour children's spokesman, Cllr Ann Lee, said Sandwell had failed.", "sandwell"),
        (
            "The Liberal Democrat children's spokesman, Ann Lee, was glad. Staff met. Carers came. Trade was good. "
            "The local MPs wrote.",
            "sandwell",
        ),
        ("Ann Lee, director of children's services at Labour Leeds, came.", "leeds"),
        ("Ann Lee, chief executive of Lib Dem Kingston, came.", "kingston-upon-thames"),
    ],
)
def test_whose_chief_somebody_is(read: MiniatureReader, text: str, where: str) -> None:
    posts = read.about("Sandwell Council", f"Ofsted inspected it.\n\n{text}\n").people.facts
    assert str(posts[0].council or posts[0].agency) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "The Care Quality Commission came. Ann Lee, the commission's chief executive, spoke.",
            "care-quality-commission",
        ),
        (
            "The Local Government Association came. The association's chair, Ann Lee, spoke.",
            "local-government-association",
        ),
        ("A union came. The union's president, Ann Lee, spoke of Sandwell.", "None"),
        (
            "Essex CC chief executive Tom Brown came, with Bury Council acting under director of people Ann Lee.",
            "bury",
        ),
        ("Wigan Council is to run the service under its director, Ann Lee.", "wigan"),
        ("Bury Council lost a case against Rochdale Council under chief executive Ann Lee.", "None"),
        ("Bury Council won an appeal against Oldham Council under its leader Ann Lee.", "None"),
        ("The service in Bury was run by Rochdale Council under chief executive Ann Lee.", "None"),
        ("Bury Council lost; Rochdale Council is recovering under chief executive Ann Lee.", "rochdale"),
        ("Sandwell Metropolitan Borough Council was glad. SMBC Leader Ann Lee spoke.", "sandwell"),
        ("Sandwell Metropolitan Borough Council was glad, said SMBC chief executive Ann Lee.", "sandwell"),
    ],
)
def test_a_post_is_at_the_body_called_by_its_noun_or_initials(read: MiniatureReader, text: str, where: str) -> None:
    posts = read.about("Sandwell Council", f"Ofsted inspected it.\n\n{text}\n").people.facts
    found = {str(fact.council or fact.agency) for fact in posts if fact.person == "Ann Lee"}
    assert found == {where}
