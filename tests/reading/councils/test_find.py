"""Which council a sentence is about: names, places, other things of the same name, and the thread of the talk."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("councils"))


def told(name: str) -> str:
    """A short article that names its council once."""
    return f"""Children's services criticised

12 May 2022

Ofsted inspectors say that {name} has left children at risk of harm, and that social workers have too many cases.
"""


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("Liverpool City Council", "liverpool"),
        ("Liverpool council", "liverpool"),
        ("LIVERPOOL CITY COUNCIL", "liverpool"),
        ("BCP Council", "bournemouth-christchurch-and-poole"),
        ("the Royal Borough of Windsor & Maidenhead", "windsor-and-maidenhead"),
        ("St. Helens Council", "st-helens"),
        ("Durham County Council", "durham"),
        ("the City of York Council", "york"),
        ("the council's children's services in Durham", "durham"),
        ("Hull's children's services", "kingston-upon-hull"),
        ("Bristol’s children’s social care department", "bristol"),
        ("Stoke-on-Trent City Council", "stoke-on-trent"),
        ("Hampshire CC", "hampshire"),
        ("Doncaster MBC", "doncaster"),
        ("Slough BC", "slough"),
        ("Cheshire East Council", "cheshire-east"),
        ("the London Borough of Southwark", "southwark"),
    ],
)
def test_a_council_is_known_by_any_name_of_the_press(read: RelationReader, name: str, council: str) -> None:
    reading = read(told(name))
    assert reading.councils.subject == council
    assert {fact.council for fact in reading.councils.facts} == {council}


@pytest.mark.parametrize(
    "name",
    [
        "Durham Constabulary",
        "Kent Police",
        "the Liverpool Echo",
        "Derby County",
        "the University of Reading",
        "Newcastle United",
        "New York",
        "Bishop of Durham",
        "Cardiff Council",
        "Burnley Borough Council",
        "Cambridge City Council",
        "Birmingham Airport",
        "Bolton at Home",
        "Greater Manchester",
    ],
)
def test_other_things_with_the_name_of_a_place_are_no_council(read: RelationReader, name: str) -> None:
    assert read(told(name)).councils.facts == ()


@pytest.mark.parametrize(
    ("date", "place", "council"),
    [
        ("3 March 2018", "Bournemouth", "bournemouth"),
        ("3 March 2022", "Bournemouth", "bournemouth-christchurch-and-poole"),
        ("3 March 2020", "Northamptonshire", "northamptonshire"),
        ("3 March 2022", "Northamptonshire", None),
        ("3 March 2015", "Cumberland", None),
    ],
)
def test_a_place_names_the_council_of_its_time(
    read: RelationReader, date: str, place: str, council: str | None
) -> None:
    text = f"Children's services\n\n{date}\n\nOfsted says that children's services in {place} leave children at risk.\n"
    assert read(text).councils.subject == council


ROUND_UP = """What inspectors said this year

Children's services in three places, by Ofsted's reports.

Wigan
Social workers there have too many cases.
The borough lost half of its managers.

Devon
Children wait too long, and the county council knows it.

Hull
The city's front door is swift, unlike that of neighbouring East Riding of Yorkshire Council.
"""


def test_a_heading_with_a_place_begins_the_section_of_its_council(read: RelationReader) -> None:
    reading = read(ROUND_UP)
    assert reading.holder_of("lost half") == "wigan"
    assert reading.holder_of("Children wait") == "devon"
    assert reading.holder_of("front door") == "kingston-upon-hull"
    assert reading.holder_of("What inspectors") is None


STORY = """Ofsted finds failings at Wigan Council

12 May 2022

Wigan Council's children's services leave children at risk, inspectors say.

The council has shared its director with Salford City Council since March.

Plans are poor. Supervision is rare, said the report.

A separate inspection of children's services in Dudley found drift and delay.

The authority has too few social workers.

Wigan Council said it accepted the report.
"""


def test_the_talk_stays_with_its_council_until_another_is_introduced(read: RelationReader) -> None:
    reading = read(STORY)
    assert reading.holder_of("shared its director") == "wigan"
    assert reading.holder_of("Plans are poor") == "wigan"
    assert reading.holder_of("found drift") == "dudley"
    assert reading.holder_of("too few") == "dudley"
    assert reading.holder_of("accepted the report") == "wigan"


def test_what_inspectors_say_about_a_council_goes_on_being_about_it(read: RelationReader) -> None:
    reading = read(STORY + '\nInspectors were blunt about Dudley Council. "Visits are missed." It adds more.\n')
    assert reading.holder_of("Visits are missed") == "dudley"


def test_a_council_that_was_a_county_is_still_the_county(read: RelationReader) -> None:
    reading = read(
        "Ofsted report on Somerset Council\n\n9 March 2023\n\nSomerset Council's children's services were inspected "
        "by Ofsted.\n\nOfficers have been to Essex County Council.\n\nHelp in the county is late.\n\n"
        "A protocol with all district councils is not used.\n"
    )
    assert reading.holder_of("in the county") == "somerset"
    assert reading.holder_of("all district councils") == "somerset"


def test_a_district_is_never_the_county(read: RelationReader) -> None:
    reading = read(
        "Ofsted report on Lancashire\n\n9 March 2023\n\nInspectors found that Lancashire County Council's children's "
        "services are short of social workers.\n\nBurnley Borough Council was criticised by auditors.\n"
    )
    assert reading.holder_of("short of social") == "lancashire"
    assert reading.holder_of("was criticised") is None


@pytest.mark.parametrize(
    "text",
    [
        "Road closed in Leeds\n\nLeeds City Council will close the road until May. Delays are expected.\n",
        "School inadequate\n\nInspectors said pupils at a primary school in Leeds were not safe. Teachers "
        "and governors met. "
        "Leeds City Council is helping the school.\n",
        "Care home\n\nCQC inspectors visited. Adult social care at Leeds City Council requires improvement, as do "
        "its care homes for older people.\n",
        "Academy\n\nOfsted inspectors said an academy in Leeds has weak safeguarding. Teachers made referrals to "
        "social care late. Pupils at risk of neglect or in care were missing from school. The head teacher has left. "
        "Leeds City Council is helping governors.\n",
        "College\n\nOfsted inspectors visited a college in Leeds. Learners in care and apprentices leaving care lack "
        "help. Leeds City Council's early help team works with the college on referrals and neglect.\n",
        "School falls to inadequate\n\nA school in Leeds is inadequate. Pupils at the academy were not safe, Ofsted "
        "said. Teachers left. Referrals to children's social care are late. Children in care do badly.\n\nThe "
        "headteacher said school governors were sorry. Leeds City Council's cabinet member for education and SEND met "
        "the school. Its director for children met teachers from a nursery.\n",
        "Force told to improve\n\nHumberside Police has been told to improve how it looks after children in its "
        "cells. The inspectorate said the force is inadequate. Officers made referrals to children's social care in "
        "Hull late, and detectives had high caseloads. The chief constable said officers were sorry. Hull City Council "
        "will help the force.\n",
        "Hospital told to improve\n\nThe Care Quality Commission rated children's care at a hospital in Leeds "
        "inadequate. Referrals to children's social care were late. Leeds City Council's social workers met.\n",
        "Review\n\nA review of a case of neglect in Leeds has found that referrals were missed. Early help ended and "
        "social care staff did not see domestic abuse. Ofsted will look at it at its next inspection of Leeds City "
        "Council.\n",
        "Praise in Wales\n\nCare Inspectorate Wales says that children's services at Cardiff Council are good.\n",
        "Outstanding again\n\nAn independent fostering agency in Leeds has been judged outstanding by Ofsted. Its "
        "foster carers and social workers look after children in care with care. Children in need of help, "
        "care leavers and foster carers were met by inspectors.\n\nIt works for Leeds City Council's children.\n",
        "Practice manager, children's services\n\nLeeds City Council\n\nSalary: 50,000 per annum. Closing date: 4 May. "
        "We are looking for somebody who knows what Ofsted inspectors say: delayed assessments, children in need not "
        "seen, high caseloads. Social workers in children's services want you. Enhanced DBS is needed.\n",
        "A High Court judge sounds the alarm\n\nA judge of the Family Court has criticised the lack of "
        "beds. Leeds City Council's social workers rang every provider. Children's services have done well.\n\nThe "
        "house is unsuitable. Nobody had a bed. Ofsted has told the council that it is an offence.\n",
        "Too few social workers on the Island\n\nThe Jersey Care Commission has published its first inspection of "
        "children's services. Pathway plans for care leavers are late.\n\nJersey has methods of Leeds City "
        "Council.\n",
    ],
)
def test_an_article_about_something_else_has_no_subject(read: RelationReader, text: str) -> None:
    assert set(read(text).holders()) == {None}


def test_news_that_begins_with_an_inspectorate_abroad_is_of_no_english_council(read: RelationReader) -> None:
    text = (
        "Weak services for children in Moray\n\nA joint inspection has found that services for children at risk in "
        "Moray are weak.\n\nThe Care Inspectorate led it. Plans for children in need are poor, and visits late.\n\n"
        "Team manager wanted: Cumberland Council.\n"
    )
    *told, _ = read(text).holders()
    assert set(told) == {None}


def test_neither_is_it_of_the_english_neighbours_that_it_names_below(read: RelationReader) -> None:
    text = (
        "Shortfalls across the border\n\nBorder Echo\nThursday 20 October 2022\nWords: Hugh Evans\n\nChildren in Powys "
        "wait too long for a social worker, a report by Care Inspectorate Wales has found. Assessments in the county "
        "council's children's services are late.\n\nShropshire, whose children's services are inspected by Ofsted, "
        "helps.\n\nHereford: outstanding farmer at show\n"
    )
    assert set(read(text).holders()) == {None}


@pytest.mark.parametrize(
    ("text", "council"),
    [
        (
            "Wigan's children let down, says Ofsted\n\n4 May 2022\n\nYoungsters in Wigan wait too long for a social "
            "worker.\n\nNext door, Bolton was good last year.\n",
            "wigan",
        ),
        (
            "Ofsted: a long road\n\n4 May 2022\n\nSocial workers have too many cases, inspectors found.\n\n"
            "Last time, in 2017, Rutland was good.\n",
            "rutland",
        ),
        (
            "Ofsted on the Island\n\n4 May 2022\n\nChildren's services on the Island wait for money. Hampshire County "
            "Council has been running them. The Island has too few social workers.\n",
            "isle-of-wight",
        ),
        (
            "BRIEFING -- LEICESTER CITY -- OFSTED INSPECTION\n\n4 May 2022\n\nSocial workers have too many cases. "
            "Care leavers wait.\n",
            "leicester",
        ),
        (
            "Wirral under fire over homeless teenagers\n\n4 May 2022\n\nHomeless teenagers in Wirral are not helped, "
            "Ofsted said after an inspection.\n\nReferrals from schools wait. Plans for those who come into care are "
            "thin, and social care staff do not know who is missing from home. Neglect goes unseen.\n",
            "wirral",
        ),
    ],
)
def test_the_place_that_an_article_is_about_is_its_council(read: RelationReader, text: str, council: str) -> None:
    assert read(text).councils.subject == council


@pytest.mark.parametrize(
    "pointer",
    [
        "Next week: why Kent County Council cannot keep its social workers",
        "More explainers: Why Suffolk's children's services failed | How council tax works | What Ofsted does",
        "Letters to the editor: Kent County Council's shame too",
    ],
)
def test_a_pointer_to_another_story_takes_nothing_over(read: RelationReader, pointer: str) -> None:
    reading = read(
        f"Children's services in Wigan\n\n4 May 2022\n\nOfsted found delay in Wigan.\n\nPlans are poor.\n\n{pointer}\n"
    )
    assert reading.councils.subject == "wigan"
    assert reading.holder_of(pointer) is None


def test_lines_that_open_with_a_name_in_capitals_are_sections(read: RelationReader) -> None:
    reading = read(
        "Ofsted's grades this year\n\nThree councils and their children's services.\n\n"
        "1. WIGAN, the climber\nGood in May 2022. Social workers stay.\n\n"
        "2. BOLTON, the slider\nInadequate in June 2022. Children in care wait.\n\n"
        "3. RUTLAND, the quiet one\nGood in July 2022.\n"
    )
    assert reading.holder_of("Social workers stay") == "wigan"
    assert reading.holder_of("Children in care") == "bolton"
    assert reading.grades() == {
        f"{name} overall-effectiveness {grade}"
        for name, grade in (("wigan", "good"), ("bolton", "inadequate"), ("rutland", "good"))
    }


@pytest.mark.parametrize(
    "text",
    [
        "Nursery inadequate\n\n3 May 2023\n\nA nursery in Norwich was rated inadequate. Leadership is inadequate.\n\n"
        "Norfolk County Council's children's services were rated good in 2023. It is helping the nursery.\n",
        "Town 0 Rovers 3\n\n3 May 2023\n\nInadequate at the back, outstanding up front. Bury's defence was poor. If "
        "Ofsted did football, there would be no leadership. Bury Council will open the car park.\n",
        "Special school must improve\n\nA school in Leeds has been told by Ofsted that it requires improvement. Pupils "
        "were not safe. Teachers left. Leeds City Council's children's services will help.\n\nThe council's own SEND "
        "services were found by Ofsted and the Care Quality Commission to have weaknesses in 2019.\n",
        "Force must improve\n\n3 May 2023\n\nThe force is inadequate, HMICFRS says. It was rated good in 2018.\n\n"
        "Birmingham City Council said officers protect children with its social workers.\n",
    ],
)
def test_grades_of_others_are_no_judgements(read: RelationReader, text: str) -> None:
    assert read(text).grades() == set()


def test_whoever_comes_from_another_council_does_not_make_it_the_subject(read: RelationReader) -> None:
    text = (
        "Lincolnshire chief to oversee neighbour's children's services\n\nThe government has named a children's "
        "services commissioner in North East Lincolnshire.\n\nOfsted judged the council inadequate after an "
        "inspection in October 2021.\n\nMs Holt is chief executive of Lincolnshire County Council.\n"
    )
    assert read(text).mains() == {"north-east-lincolnshire ilacs 2021-10"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ofsted has rated Hull City Council as requires improvement.", "kingston-upon-hull"),
        ("Ofsted has rated Hull City Council's adult education as requires improvement.", None),
        ("Ofsted has rated a nursery inadequate. Hull City Council will find places.", None),
        ("The Local Government Association rated Hull City Council's website good.", None),
    ],
)
def test_ofsted_rates_a_council_for_its_services(read: RelationReader, text: str, subject: str | None) -> None:
    assert read(f"News\n\n6 June 2023\n\n{text}\n").councils.subject == subject


def test_services_run_by_a_council_are_its_own(read: RelationReader) -> None:
    reading = read("A report\n\n6 June 2023\n\nOfsted has criticised children's services run by Solihull Council.\n")
    assert reading.councils.subject == "solihull"


def test_places_in_a_match_report_are_no_councils(read: RelationReader) -> None:
    text = (
        "Rovers beat Bury in cup\n\nBury's defence was inadequate and Leeds were outstanding, said the head coach. "
        "Sunderland play Barnsley on Saturday, after a late equaliser at Hull.\n"
    )
    assert not read(text).councils.facts
    helped = "The striker gave his fee to children in care, and he thanked Leeds City Council.\n"
    assert {fact.council for fact in read(text + "\n" + helped).councils.facts} == {"leeds"}


def test_lessons_that_are_learned_are_no_school(read: RelationReader) -> None:
    text = (
        "Croydon has said sorry\n\nThere are Lessons, again. This week it was Croydon's turn.\n\nInspectors found that "
        "social workers in Croydon were overloaded.\n"
    )
    assert read(text).councils.subject == "croydon"


MANY_PLACES = """Too many cases

12 May 2010

Five of the councils inspected by Ofsted - Kent, Torbay, Bury, Rutland and Halton - had too few social workers.

At Kent, Ofsted found that assessments were late. Inspectors saw the worst at Hull, where some were left at risk.

Other shortcomings in the nine councils where action is needed were weak supervision and poor records.
"""


def test_a_round_up_of_places_is_one_of_councils(read: RelationReader) -> None:
    reading = read(MANY_PLACES)
    named = {fact.council for fact in reading.councils.facts}
    assert named == {"kent", "torbay", "bury", "rutland", "halton", "kingston-upon-hull"}
    assert reading.holder_of("assessments were late") == "kent"
    assert reading.holder_of("left at risk") == "kingston-upon-hull"
    assert reading.holder_of("weak supervision") is None


_RATED = "Ofsted on Bury\n\n12 May 2022\n\nOfsted rated Bury Council's children's services inadequate."


@pytest.mark.parametrize(
    "sentence",
    [
        "Leadership of children's services is weak in twenty councils, Ofsted's annual report says.",
        "Most local authorities have too few social workers.",
        "Across England assessments are late, inspectors say.",
        "Authorities rated inadequate tend to have many agency staff, the inspectorate says.",
        "Inspectors worry about weak supervision in poorly performing authorities.",
        "Where services were judged inadequate, managers gave social workers too little time.",
        "The annual report names high turnover in children’s departments as a problem.",
        "Ofsted warns that councils are struggling to protect children.",
        "Eight more, three of them in London, were said to be inadequate at keeping children safe.",
        "Where a council has failed its children, ministers may take over from it.",
        "Poorly performing authorities have too few social workers.",
        "In councils that were told to improve, social workers had too many cases.",
        "Where services were judged inadequate, social workers had too many cases.",
        "In a third of children's departments social workers had too many cases.",
        "Authorities were warned by Ofsted that children are left at risk.",
        "Authorities were told that children are left at risk.",
        "Local authorities were warned that children are left at risk.",
        "Better councils have few children who are left at risk.",
    ],
)
def test_what_is_said_of_many_councils_is_said_of_none(read: RelationReader, sentence: str) -> None:
    assert read(f"{_RATED}\n\n{sentence}\n").holder_of(sentence[-20:]) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Authorities were warned twice but children were left at risk.",
        "Authorities had been alerted by a nurse, and children were left at risk.",
        "Authorities were made aware of the man, but children were left at risk.",
    ],
)
def test_authorities_who_were_warned_are_those_of_the_place(read: RelationReader, sentence: str) -> None:
    assert read(f"{_RATED}\n\n{sentence}\n").holder_of("left at risk") == "bury"


@pytest.mark.parametrize(
    "aside",
    [
        "formed in 2019 after local government reorganisation in Dorset",
        "which came out of the break-up of Dorset",
        "new since the shake-up in Dorset",
    ],
)
def test_what_a_council_was_made_of_is_not_what_the_talk_is_of(read: RelationReader, aside: str) -> None:
    reading = read(
        "New council falls short\n\n12 May 2022\n\nInspectors rated children's services at Bournemouth, Christchurch "
        "and Poole Council inadequate.\n\n"
        f"It followed an inspection of the authority – {aside} – which warned of late help.\n\n"
        "Going back, inspectors found that caseloads were too high.\n"
    )
    assert reading.holder_of("caseloads") == "bournemouth-christchurch-and-poole"


@pytest.mark.parametrize(
    "sentence",
    [
        "It is one of twenty councils in which leadership of children's services is weak.",
        "A protocol agreed with all twelve neighbouring councils is not used.",
        "The council has the highest caseloads in England.",
        "Where services work with schools, the council does well.",
        "Two more areas were found to be inadequate.",
        "Its managers were found to be struggling.",
    ],
)
def test_what_is_said_of_one_among_many_is_said_of_that_one(read: RelationReader, sentence: str) -> None:
    text = (
        f"Ofsted on Bury\n\n12 May 2022\n\nOfsted rated Bury Council's children's services inadequate.\n\n{sentence}\n"
    )
    assert read(text).holder_of(sentence[-20:]) == "bury"


def test_where_somebody_works_is_not_what_the_talk_is_of(read: RelationReader) -> None:
    reading = read(
        "Kent to get help\n\n12 May 2022\n\n"
        "Inspectors found that Kent County Council's children's services were failing.\n\n"
        "Ida Marsh, director of children's services at Dorset Council, will lead a review. Caseloads were too high.\n"
    )
    assert reading.holder_of("Caseloads") == "kent"


def test_the_council_whose_boss_an_article_opens_with_is_not_replaced_by_its_helper(read: RelationReader) -> None:
    reading = read(
        "Boss of children's services quits\n\n6 June 2023\n\nThe director of children's services at Bury has "
        "resigned. The council's children's services were rated inadequate by Ofsted last month. Rochdale Council has "
        "sent social workers to help.\n"
    )
    assert reading.grades() == {"bury overall-effectiveness inadequate"}


_PRESS = """---
title: Inspectors praise children's services
publisher: {publisher}
date: 2022-05-12
---

Ofsted inspected {whose} services for children in March. It judged children's social care to be good.

Social workers in the council know children well.
"""


@pytest.mark.parametrize(
    ("publisher", "whose", "subject"),
    [
        ("Brighton & Hove City Council", "the council's", "brighton-and-hove"),
        ("Rutland County Council", "the council's", "rutland"),
        ("Rutland County Council", "Devon County Council's", "devon"),
        ("The Rutland Mercury", "the council's", None),
    ],
)
def test_the_council_of_its_own_news_is_the_publisher(
    read: RelationReader, publisher: str, whose: str, subject: str | None
) -> None:
    reading = read(_PRESS.format(publisher=publisher, whose=whose))
    assert reading.councils.subject == subject
    assert {fact.council for fact in reading.councils.facts} == ({subject} if subject else set())


def test_a_publisher_that_is_a_council_is_no_subject_of_a_tale_of_something_else(read: RelationReader) -> None:
    text = _PRESS.format(publisher="Rutland County Council", whose="the council's").split("Ofsted inspected")[0]
    assert read(text + "The council will close the library on Monday for repairs.\n").councils.subject is None


@pytest.mark.parametrize("button", ["Register Now to Continue Reading", "Keep Reading", "Recommended Reading"])
def test_a_button_for_readers_is_no_town(read: RelationReader, button: str) -> None:
    text = f"Caseloads\n\n12 May 2022\n\nOfsted said the council's social workers have too many cases.\n\n{button}\n"
    assert read(text).councils.facts == ()


def test_a_sentence_that_begins_with_other_places_is_of_none_here(read: RelationReader) -> None:
    reading = read(f"{_RATED}\n\nSlough and Sandwell have lost control of theirs. Plans are poor.\n")
    assert reading.holder_of("have lost control") is None
    assert reading.holder_of("Plans are") == "bury"


def test_where_a_company_runs_services_is_not_what_the_talk_is_of(read: RelationReader) -> None:
    reading = read(
        "Commissioner for Reading\n\n6 September 2016\n\nOfsted rated children's services at Reading Borough Council "
        "inadequate.\n\nNick Hale, chief executive of Better Lives, the company that runs children's services in "
        "Kingston upon Thames and Richmond, will review control of services at Reading Borough Council.\n\n"
        "In the Ofsted inspection, which took place in May, inspectors found that services had deteriorated.\n"
    )
    assert reading.holder_of("services had deteriorated") == "reading"


def test_minutes_that_name_the_director_of_another_council_are_not_about_that_one(read: RelationReader) -> None:
    reading = read(
        "---\ntitle: Feedback\npublisher: Worcestershire County Council\n---\n\nThe local authority was last inspected "
        "by Ofsted in 2010. In 2015 a peer review, led by Gloucestershire County Council's Director of Children's "
        "Services, was undertaken.\n\nRecruitment of social workers was poor.\n"
    )
    assert reading.holder_of("Recruitment of") != "gloucestershire"


@pytest.mark.parametrize(
    "text",
    [
        "A nursery in Wolverhampton has closed after Ofsted branded the nursery inadequate.",
        "With so many Isle of Wight schools in special measures, the schools asked Ofsted what happens next.",
    ],
)
def test_the_place_of_a_nursery_or_school_is_no_council(read: RelationReader, text: str) -> None:
    assert read(text).councils.facts == ()


def test_a_council_beside_nobody_in_its_own_news_is_its_subject(read: RelationReader) -> None:
    told = (
        "---\npublisher: {}\ndate: 2023-05-25\n---\n\nFamilies are seeing better support from Middlesbrough Council. "
        "Ofsted inspected its children's services in March.\n"
    )
    assert read(told.format("Middlesbrough Council")).councils.subject == "middlesbrough"
    assert read(told.format("The Gazette")).councils.subject is None


def test_a_board_of_two_areas_is_of_neither(read: RelationReader) -> None:
    text = "Children's services are good. The City and Hackney Safeguarding Children Board was rated good by Ofsted."
    assert read(text).councils.subject is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Ofsted has published unannounced visits to 18 local authorities.\n\n"
            "Leeds, Cornwall, Hounslow and Redbridge were told to improve.\n",
            {"leeds", "cornwall", "hounslow", "redbridge"},
        ),
        (
            "Ofsted said that services for children at four councils are poor. They are Salford, Essex, "
            "Kent and Torbay.\n",
            {"salford", "essex", "kent", "torbay"},
        ),
        (
            "Ofsted rated children's services at Bury Council good.\n\n"
            "Its social workers spoke of the road.\n\nThey came by coach.\n\n"
            "Leeds, Cornwall, Hounslow and Redbridge are lovely in June.\n",
            {"bury"},
        ),
    ],
)
def test_many_places_in_a_row_are_councils_where_those_are_spoken_of(
    read: RelationReader, text: str, named: set[str]
) -> None:
    assert {fact.council for fact in read(text).councils.facts} == named


def test_what_places_share_tells_whether_they_are_councils(read: RelationReader) -> None:
    shared = read("North Tyneside and South Tyneside share a court team.\n").councils
    assert {fact.council for fact in shared.facts} == {"north-tyneside", "south-tyneside"}
    assert read("Derby and Nottingham share a rivalry.\n").councils.facts == ()


def test_what_is_read_to_children_is_no_town(read: RelationReader) -> None:
    assert read("Reading children's books helps, says Ofsted.\n").councils.facts == ()
    assert read("Reading children's services are good, says Ofsted.\n").councils.subject == "reading"


def test_a_council_goes_by_the_initials_given_to_it(read: RelationReader) -> None:
    reading = read(
        "Ofsted has inspected children's services at Kent County Council (KCC) and at Bury Council.\n\n"
        "KCC was told to improve. The MASH at Bury Council (MASH) is good.\n\nThe MASH is busy.\n"
    ).councils
    assert [mention.council for mention in reading.mentions(1)] == ["kent"]
    assert reading.mentions(3) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("NE Lincolnshire Council was inspected by Ofsted.\n", {"north-east-lincolnshire"}),
        ("N E Lincolnshire Council was inspected by Ofsted.\n", {"north-east-lincolnshire"}),
        ("N Yorkshire Council was inspected by Ofsted.\n", {"north-yorkshire"}),
        ("N.W. Lincolnshire Council was inspected by Ofsted.\n", set()),
    ],
)
def test_initials_for_points_of_the_compass_belong_to_the_name(
    read: RelationReader, text: str, named: set[str]
) -> None:
    assert {fact.council for fact in read(text).councils.facts} == named


def test_a_leader_behind_a_place_makes_no_newspaper_of_it(read: RelationReader) -> None:
    reading = read(
        "Ofsted visited.\n\nSwindon's leader, Jim Robbins (Labour, Mannington and Western), met ministers.\n"
    )
    assert [mention.council for mention in reading.councils.mentions(1)] == ["swindon"]


@pytest.mark.parametrize(
    "goes_on",
    [
        "By 2014 they had moved to requires improvement.",
        "In 2014 they were found to require improvement.",
        "It was lifted to requires improvement in 2014.",
    ],
)
def test_what_goes_back_to_the_island_is_told_of_the_island(read: RelationReader, goes_on: str) -> None:
    text = (
        "Councillors back a split from Hampshire\n\n20 July 2023\n\nHampshire County Council has run children's "
        "services on the Isle of Wight for ten years. Hampshire County Council is rated outstanding by Ofsted.\n\n"
        f"The deal was struck after Ofsted rated the Island's services inadequate. {goes_on}\n\n"
        "It is one of the biggest councils in the country.\n"
    )
    reading = read(text)
    assert reading.holder_of(goes_on) == "isle-of-wight"
    assert reading.holder_of("It is one of") == "hampshire"


NEIGHBOURS = """Devon County Council remains rated inadequate after its 2020 inspection.

Plymouth requires improvement. Cornwall was rated outstanding in 2019.
"""


@pytest.mark.parametrize("neighbours", [NEIGHBOURS, f"What about the neighbours?\n\n{NEIGHBOURS}"])
def test_neighbours_at_the_end_make_no_round_up(read: RelationReader, neighbours: str) -> None:
    reading = read(
        "Torbay: how a failing service was turned round\n\n22 June 2022\n\n"
        "A council whose children's services were judged inadequate in 2018 has been told they are now good.\n\n"
        "Torbay was first inspected by Ofsted in October 2010. Children are at the heart of what it does, inspectors "
        f"said.\n\nCare leavers live in unsuitable homes. Supervision is regular. Visits are on time.\n\n{neighbours}"
    )
    assert (reading.councils.subject, reading.councils.round_up) == ("torbay", False)
    assert reading.holder_of("Care leavers live") == "torbay"
    assert reading.holder_of("Cornwall was") == "cornwall"


def test_councils_that_take_turns_are_a_round_up(read: RelationReader) -> None:
    reading = read(
        "Torbay among three rated by Ofsted\n\n22 June 2022\n\nTorbay's children's services were rated good.\n\n"
        "Devon County Council was rated inadequate by Ofsted.\n\nCornwall's children's services are outstanding.\n"
    )
    assert reading.councils.round_up


@pytest.mark.parametrize(
    "trust",
    ["Torbay and South Devon NHS Foundation Trust", "Calderdale and Huddersfield NHS Foundation Trust"],
)
def test_a_place_in_the_name_of_a_trust_is_no_council(read: RelationReader, trust: str) -> None:
    reading = read(
        f"Hull\n\nOfsted inspected Hull City Council's children's services. {trust} provides health visitors."
    )
    assert {str(fact.council) for fact in reading.councils.facts} == {"kingston-upon-hull"}


_ROUND = """A mixed picture

12 November 2021

Ofsted says that Nottinghamshire's children's services are good and Nottingham's require improvement. The city {city}.

Leicester City, which was inadequate in 2015, is good. Derby's services were rated good.
"""


def test_the_city_is_that_of_the_sentence_before(read: RelationReader) -> None:
    one = read(_ROUND.format(city="has had a focused visit since, when supervision was found to be rare"))
    assert one.holder_of("has had a focused") == "nottingham"
    assert one.holder_of("which was inadequate") == "leicester"


_MINUTES = """---
publisher: Medway Council
---
MEDWAY CHILDREN'S SERVICES IMPROVEMENT BOARD

Attendance:

Ann Lee – Director of People, Medway Council

Essex County Council – Tom Brown's team, improvement partner

1. Monitoring visit

Members heard that Ofsted's monitoring visit had taken place on 25 and 26 February 2020. Assessments were too variable.
"""


def test_minutes_are_about_the_council_whose_they_are(read: RelationReader) -> None:
    assert read(_MINUTES).holder_of("Assessments were") == "medway"


def test_a_paragraph_behind_several_councils_is_about_the_one_the_article_began_with(read: RelationReader) -> None:
    text = (
        "One town, three councils\n\n18 February 2022\n\nBournemouth, Christchurch and Poole Council was inspected by "
        "Ofsted in December, and its children's services are inadequate.\n\nWhat did it inherit? Poole's services "
        "required improvement in 2017. Dorset County Council was told to improve in 2016.\n\n"
        "The report lists failings. Children wait too long for an assessment.\n\n"
        "Dorset was rated good in October. In Hampshire services were rated outstanding in 2019.\n"
    )
    assert read(text).holder_of("Children wait") == "bournemouth-christchurch-and-poole"


def test_who_ran_the_islands_services_is_beside(read: RelationReader) -> None:
    text = (
        "Ofsted: Isle of Wight Council's progress is too slow\n\n5 May 2022\n\n"
        "The island's children's services, run by Hampshire County Council until last year, have improved too slowly, "
        "a monitoring visit has found.\n\nAssessments were late.\n"
    )
    assert read(text).holder_of("Assessments were") == "isle-of-wight"


def test_several_councils_announced_are_a_round_up(read: RelationReader) -> None:
    text = (
        "How did they do?\n\n1 July 2024\n\nFive councils in the North East have had Ofsted reports since Easter.\n\n"
        "Sunderland, Gateshead and South Tyneside were all rated good. Hartlepool was rated outstanding and "
        "Middlesbrough requires improvement.\n\n"
        "In Middlesbrough, social workers had too many cases. In Gateshead, care leavers wait too long for homes.\n"
    )
    reading = read(text)
    assert reading.holder_of("In Middlesbrough") == "middlesbrough"
    assert reading.holder_of("In Gateshead") == "gateshead"


def test_a_citys_council_is_meant_by_a_name_that_it_has_too(read: RelationReader) -> None:
    text = (
        "Children's services in Wakefield have been downgraded by Ofsted.\n\n4 March 2024\n\n"
        "The city council was judged to require improvement in January. In 2021 it was good, a grade that "
        "neighbouring Kirklees and Barnsley still hold.\n\nCaseloads had risen too high.\n"
    )
    reading = read(text)
    assert reading.holder_of("The city council") == "wakefield"
    assert reading.holder_of("Caseloads had") == "wakefield"


@pytest.mark.parametrize(
    "aside",
    [
        "He cut his teeth at Doncaster Council before moving to Leeds City Council.",
        "The council has asked Doncaster Council for help with recruitment.",
        "A team from Barnsley Council has spent a month in the hub.",
    ],
)
def test_where_somebody_worked_and_who_helps_is_beside(read: RelationReader, aside: str) -> None:
    text = (
        "Ofsted verdict on Rotherham\n\n9 February 2018\n\nRotherham Council's children's services have been rated "
        f"inadequate.\n\n{aside}\n\nAssessments were copied from one sibling to the next.\n"
    )
    assert read(text).holder_of("Assessments were") == "rotherham"


_TITLED = '---\ntitle: "{title}"\ndate: 2023-05-12\n---\n\n{text}\n'


@pytest.mark.parametrize(
    ("title", "text", "grades"),
    [
        ("Ofsted's verdict on children's services", "Rutland crept up from inadequate to good.", 2),
        ("How children's services are rated", "Rutland is outstanding. Medway was found to be good last year.", 2),
        ("Children's social care: the inspectors' judgements", "Rutland: Good (2022). Bexley: Good (2021).", 2),
        ("Children's services face cuts", "Rutland crept up from inadequate to good.", 0),
        ("Ofsted's verdict on schools", "Rutland crept up from inadequate to good.", 0),
        ("Ofsted on children's services", "A school in Rutland, an academy, went from good to inadequate.", 0),
    ],
)
def test_a_title_beside_the_text_tells_what_is_graded(read: RelationReader, title: str, text: str, grades: int) -> None:
    assert len(read(_TITLED.format(title=title, text=text)).grades()) == grades


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Bury and Rochdale were both inspected by Ofsted in May.", {"bury", "rochdale"}),
        ("Reading and Slough were both inspected by Ofsted in May.", {"reading", "slough"}),
        ("Reading and writing were looked at by Ofsted in May.", set()),
        ("Bury the report and nobody at Ofsted will ask.", set()),
    ],
)
def test_a_place_that_is_also_a_verb(read: RelationReader, sentence: str, named: set[str]) -> None:
    reading = read(f"Councils and their children's services\n\n12 May 2022\n\n{sentence}\n")
    assert {mention.council for at in range(2) for mention in reading.councils.mentions(at)} == named


def test_a_joint_inspection_is_of_the_council_however_much_is_told_of_the_police(read: RelationReader) -> None:
    reading = read(
        """Police left children in danger in Lancashire, watchdogs say

12 May 2025

Police officers in Lancashire logged violence at home as a quarrel. Police notices lay unread, and the police were late.

The police had a backlog of 1,900 notices, and police officers did not know what teachers knew.

The joint targeted area inspection ran from 10 to 28 March. Child protection plans were looked at, too.

Children's social care was slow, the letter says, and children's services have much to do.
"""
    )
    assert reading.councils.subject == "lancashire"
    assert reading.councils.holder(4) == "lancashire"


def test_national_figures_on_the_authority_do_not_end_its_part_of_a_round_up(read: RelationReader) -> None:
    text = """Norfolk climbs, Suffolk stays and Merton slips in Ofsted's reports on children's services

12 May 2023

Norfolk County Council was rated good by Ofsted in March for its children's services.

{figures}

Plans for some children are weak, the report said.

Suffolk County Council was rated good again by Ofsted for its children's services.

In Merton, Ofsted found that children's services require improvement.
"""
    own = read(text.format(figures="Department for Education figures show that the authority's vacancies have fallen."))
    others = read(text.format(figures="Department for Education figures show that vacancies in England have fallen."))
    assert own.councils.holder(3) == "norfolk"
    assert others.councils.holder(3) is None


@pytest.mark.parametrize(
    "origin",
    [
        "formed in 2021 after local government reorganisation in Northamptonshire",
        "created out of the break-up of Northamptonshire County Council",
        "carved from the old Northamptonshire",
        "set up when Northamptonshire was split",
    ],
)
def test_what_a_council_was_made_of_is_not_what_the_talk_turns_to(read: RelationReader, origin: str) -> None:
    reading = read(
        "Ofsted criticises West Northamptonshire Council\n\nIts children's services leave children at risk.\n\n"
        f"It follows a visit to the council – {origin} – which found late assessments.\n\n"
        "Going back, inspectors found that supervision was rare.\n"
    )
    assert reading.councils.subject == "west-northamptonshire"
    assert reading.holder_of("late assessments") == "west-northamptonshire"
    assert reading.holder_of("supervision was rare") == "west-northamptonshire"


def test_what_is_told_of_the_council_that_another_was_made_of_is_its_own(read: RelationReader) -> None:
    reading = read(
        "Ofsted has inspected Cumberland Council.\n\n"
        "The new council was formed out of Cumbria, which was rated inadequate for its children's services.\n\n"
        "A board was set up after Medway was rated inadequate by Ofsted.\n"
    )
    assert reading.holder_of("formed out of") == "cumbria"
    assert {fact.council for fact in reading.judgements.facts} == {"cumbria", "medway"}


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        (
            "These children's services were rated good by Ofsted: Bolton, Derby City, Kent and Wirral.",
            {"bolton", "derby", "kent", "wirral"},
        ),
        (
            "Children's services found inadequate by Ofsted: Norfolk, Nottingham City and Oldham.",
            {"norfolk", "nottingham", "oldham"},
        ),
        ("The councils of Leeds, Leicester City and Bury were rated good.", {"leeds", "leicester", "bury"}),
        ("Fans of Leicester City, Bolton and Wigan were glad of it.", set()),
    ],
)
def test_a_city_in_a_list_of_councils_does_not_end_it(read: RelationReader, sentence: str, named: set[str]) -> None:
    reading = read(f"Ofsted reports on children's services\n\n{sentence}\n")
    assert {mention.council for mention in reading.councils.mentions(1) if mention.how != "place"} == named


@pytest.mark.parametrize(
    "peers",
    [
        "In 2016 a peer review, led by Hertfordshire County Council, looked at the service.",
        "A peer challenge carried out by colleagues from Hertfordshire County Council found drift.",
        "The LGA's peer reviews, headed by the Hertfordshire director, found that supervision was weak.",
    ],
)
def test_peers_who_review_a_service_are_not_those_inspected(read: RelationReader, peers: str) -> None:
    reading = read(f"Minutes: children's services\n\nThe authority was last inspected by Ofsted in 2011. {peers}\n")
    assert reading.councils.subject is None
    assert not reading.inspections.facts


def test_one_example_of_many_is_not_what_an_article_is_about(read: RelationReader) -> None:
    reading = read(
        "Ofsted warns on social workers\n\nInspectors say that children are failed after scandals in towns such as "
        "Rochdale.\n\nThey often found that managers did not oversee practice.\n"
    )
    assert reading.councils.subject is None
    assert reading.holder_of("did not oversee") is None


def test_initials_that_two_councils_have_are_those_of_neither(read: RelationReader) -> None:
    reading = read(
        "Norfolk County Council and Northumberland County Council were inspected by Ofsted.\n\n"
        "NCC leader Ann Lee was glad of it.\n"
    )
    assert reading.councils.mentions(1) == ()


def test_a_council_goes_by_its_initials_though_nobody_says_so(read: RelationReader) -> None:
    reading = read("Kent County Council was inspected by Ofsted.\n\nKCC leader Ann Lee was glad of it.\n")
    assert [mention.council for mention in reading.councils.mentions(1)] == ["kent"]


@pytest.mark.parametrize(
    ("more", "council"),
    [
        ("The podcast is out. Hear the podcast at six. Our podcast asks why. The podcast is free.", "bury"),
        (
            "Staff pay into a pension fund. The pension fund is in the red, and the pension fund will be wound up.",
            "bury",
        ),
        ("Seminars were held in May. Seminars for staff go on, and more seminars will follow in June.", "bury"),
        ("The closing date is 4 May. See the person specification. The post has 25 days of annual leave.", None),
    ],
)
def test_a_genre_has_several_wordings_of_its_own(read: RelationReader, more: str, council: str | None) -> None:
    told = "The inspectors say that managers of children's services left plans to drift."
    assert read(f"{_RATED}\n\n{told}\n\n{more}\n").holder_of("left plans") == council
