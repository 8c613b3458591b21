"""Which council has a grade, and what is no council's."""

from __future__ import annotations

import re

import pytest

from tests.reading.councils_and_grades import RelationReader
from tests.reading.judgements.miniatures import OVERALL, news


def test_grades_of_other_councils_are_theirs(read: RelationReader) -> None:
    reading = read(news("Bury was rated inadequate. Neighbouring Bolton was rated good in 2019."))
    assert reading.grades() == {f"bury {OVERALL} inadequate", f"bolton {OVERALL} good"}


def test_both_councils_of_a_pair_are_graded(read: RelationReader) -> None:
    reading = read(news("Bolton Council and Bury Council both went from inadequate to good."))
    expected = {
        f"{council} {OVERALL} {grade}" for council in ("bolton", "bury") for grade in ("inadequate before", "good")
    }
    assert reading.grades() == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The pair share the bottom grade for leadership.",
        "The two were both rated inadequate for leadership.",
        "Both authorities were told that leadership was inadequate.",
    ],
)
def test_two_councils_told_of_before_share_a_grade(read: RelationReader, sentence: str) -> None:
    reading = read(
        "Ofsted reports on children's services\n\n6 June 2023\n\nHull and York share a children's trust, which Ofsted "
        f"inspected in May.\n\n{sentence}\n"
    )
    area = "impact-of-leaders"
    assert reading.grades() == {f"kingston-upon-hull {area} inadequate", f"york {area} inadequate"}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("Inadequate: Slough, Knowsley", {"slough inadequate", "knowsley inadequate"}),
        (
            "Good - Essex (up from inadequate), Trafford and Hampshire",
            {"essex good", "trafford good", "hampshire good"},
        ),
        (
            "There are now three authorities whose children's services are rated outstanding by Ofsted: Leeds, Essex "
            "and Hertfordshire.",
            {"leeds outstanding", "essex outstanding", "hertfordshire outstanding"},
        ),
        ("There are now three authorities whose children's services are rated outstanding by Ofsted.", set()),
        (
            "Twenty-one councils are rated inadequate by Ofsted, the latest being Slough and Torbay.",
            {"slough inadequate", "torbay inadequate"},
        ),
        ("Richmond was rated good and Lambeth inadequate.", {"richmond-upon-thames good", "lambeth inadequate"}),
        ("Hampshire (good) and Essex (outstanding) were visited.", {"hampshire good", "essex outstanding"}),
        (
            "Slough was rated inadequate, while Essex and Trafford were told they require improvement.",
            {"slough inadequate", "essex requires-improvement", "trafford requires-improvement"},
        ),
        (
            "Besides Slough, the authorities with an inadequate grade were Torbay, Essex and Bexley.",
            {f"{one} inadequate" for one in ("slough", "torbay", "essex", "bexley")},
        ),
        (
            "As well as Slough, an inadequate rating was given to Torbay, Trafford and Reading councils.",
            {f"{one} inadequate" for one in ("slough", "torbay", "trafford", "reading")},
        ),
        ("A good rating went to Slough, Essex and Reading.", {"slough good", "essex good", "reading good"}),
        (
            "The top grade was shared by two boroughs: Camden and Bexley.",
            {"camden outstanding", "bexley outstanding"},
        ),
        (
            "Three councils are now outstanding, against one last year.\n\nThey are Slough, Essex and Camden.",
            {"slough outstanding", "essex outstanding", "camden outstanding"},
        ),
        (
            "Two authorities were found inadequate. These were Slough and Torbay.",
            {"slough inadequate", "torbay inadequate"},
        ),
        (
            "Slough: inadequate (requires improvement in 2014)\n\nEssex: good (outstanding, 2011)",
            {"slough inadequate", "slough requires-improvement 2014", "essex good", "essex outstanding 2011"},
        ),
        (
            "Slough was found inadequate and Torbay Council was handed the same grade.",
            {"slough inadequate", "torbay inadequate"},
        ),
        (
            "Essex and Slough are each a grade better off, and Westminster has kept its outstanding rating.",
            set(),
        ),
        ("Three councils are now outstanding. They are Slough and Essex.", set()),
        ("Slough was found inadequate, and Torbay Council was too.", {"slough inadequate", "torbay inadequate"}),
        ("Slough was rated good in May, but Torbay Council was visited too late.", {"slough good"}),
        (
            "Slough was judged inadequate, a verdict that was also handed to Torbay and Reading last year.",
            {"slough inadequate", "torbay inadequate", "reading inadequate"},
        ),
        (
            "Of 40 inspections so far, six have led to an inadequate grade, among them those in Slough and in Torbay.",
            {"slough inadequate", "torbay inadequate"},
        ),
        (
            "Slough was rated inadequate. Neighbouring Buckinghamshire, a ‘good’ authority, has lent it staff.",
            {"slough inadequate", "buckinghamshire good"},
        ),
        (
            "Those ranked inadequate for safeguarding, which covers child protection, were Slough, Torbay and Reading.",
            {
                "slough help-and-protection inadequate",
                "torbay help-and-protection inadequate",
                "reading help-and-protection inadequate",
            },
        ),
        (
            "At the bottom of the league, Slough, Torbay and Reading were inadequate overall.",
            {"slough inadequate", "torbay inadequate", "reading inadequate"},
        ),
        (
            "Among its neighbours Slough moved up from inadequate to good, and Torbay is good too.",
            {"slough good", "torbay good"},
        ),
        ("No change for Slough, which required improvement in 2013.", {"slough requires-improvement"}),
        ("There is less cheer in Slough, which remains inadequate.", {"slough inadequate"}),
        ("It visited a school in Slough, which was good.", set()),
        (
            "The other two authorities graded as inadequate overall for children's services are Slough and Torbay.",
            {"slough inadequate", "torbay inadequate"},
        ),
        ("A visit to a Berkshire council two years after it was branded inadequate found little change.", set()),
        ("Only Slough, of the region's ten councils, is outstanding.", {"slough outstanding"}),
        (
            "The following authorities are rated as inadequate by Ofsted:\n\nSlough, Torbay, Reading and Essex.",
            {"slough inadequate", "torbay inadequate", "reading inadequate", "essex inadequate"},
        ),
        ("Only four, of the region's ten councils, are outstanding.", set()),
        ("Slough is rated good as another slips to inadequate.", {"slough good"}),
        ("One council leaves the bottom grade behind and a third moves up to good.", set()),
        ("Slough was rated inadequate. It will be paired with a ‘good’ authority.", {"slough inadequate"}),
        ("Two councils are good and two inadequate. They are Slough and Essex.", set()),
        (
            "AUTHORITIES JUDGED INADEQUATE\nSlough Council\nTorbay Council\nEssex County Council",
            {"slough inadequate", "torbay inadequate", "essex inadequate"},
        ),
        ("Of the safeguarding children boards reviewed, those in Essex and Slough were good.", set()),
        ("Ofsted could rate Slough inadequate.", set()),
    ],
)
def test_many_councils_of_one_sentence(read: RelationReader, sentence: str, grades: set[str]) -> None:
    text = (
        "How councils were graded\n\n31 March 2015\n\nOfsted has inspected the children's services of many "
        "councils.\n\n"
        f"{sentence}\n\nWigan Council was rated good.\n\nKent County Council's children's services were rated good.\n"
    )
    found = {one.replace(f" {OVERALL}", "") for one in read(text).grades() if not one.endswith(" before")}
    assert {one for one in found if not one.startswith(("wigan", "kent"))} == grades


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("The Care Quality Commission rated the town's mental health trust inadequate in 2022.", set()),
        ("Fairfield General Hospital has been rated good by the CQC.", set()),
        ("The leadership of the director was rated outstanding.", set()),
        ("The leadership of the council was rated inadequate.", {"impact-of-leaders inadequate"}),
        ("The local hospital trust is in special measures after being rated inadequate by the CQC.", set()),
        ("Bury and Bolton Partnership NHS Trust was rated inadequate last year.", set()),
        ("Pennine Care NHS Foundation Trust, which runs mental health wards in Bury, was judged inadequate.", set()),
        ("The fire service was graded inadequate in 2021.", set()),
        ("The Pennine Care NHS Foundation Trust works in Bury. The trust was rated inadequate in 2018.", set()),
        ("The council was rated good by Ofsted and the hospital inadequate by the CQC.", {f"{OVERALL} good"}),
        ("Ofsted rated the council good a month after the hospital was rated inadequate.", {f"{OVERALL} good"}),
        ("Working with Pennine Care NHS Foundation Trust, the council has been rated good.", {f"{OVERALL} good"}),
        (
            "A children's trust runs Bury's services. The trust was rated inadequate in 2018.",
            {f"{OVERALL} inadequate 2018"},
        ),
    ],
)
def test_grades_that_others_give_or_get_are_no_councils(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence)).grades() == {f"bury {grade}" for grade in grades}


@pytest.mark.parametrize(
    "sentence",
    [
        "Rochdale Council, Bury's bigger neighbour, was judged good in 2017.",
        "Rochdale Council, which borders Bury, was judged good in 2017.",
        "Rochdale Council, next door to Bury, was judged good in 2017.",
        "Rochdale, unlike Bury, was judged good in 2017.",
        "Neighbouring Rochdale, told in 2017 that it was good, has no such trouble.",
    ],
)
def test_a_council_named_in_an_aside_does_not_get_the_grade(read: RelationReader, sentence: str) -> None:
    one = read(news(sentence))
    assert one.grades() == {f"rochdale {OVERALL} good"}
    assert {fact.key for fact in one.inspections.facts if fact.council == "bury"} == {"bury/main"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Four schools in the county have been judged inadequate since September.",
        "Two nurseries across the borough were rated inadequate.",
        "Pennine NHS Trust - which was in special measures until 2021, and is now rated good - welcomed it.",
        "Pennine NHS Trust, which was in special measures until 2021 and is now rated good, welcomed it.",
    ],
)
def test_what_schools_and_trusts_get_wherever_they_are_is_no_councils(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody there wants to be Newham, which has just been rated inadequate by Ofsted.",
        "It is not like Newham, whose services were rated inadequate by Ofsted.",
    ],
)
def test_the_grade_behind_which_is_of_the_council_before_it(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == {f"newham {OVERALL} inadequate"}


def test_a_grade_in_brackets_is_that_of_the_name_before_them(read: RelationReader) -> None:
    told = read(news("Kent, Hertfordshire (good), Leeds and Bexley were all inspected by Ofsted."))
    assert told.grades() == {f"hertfordshire {OVERALL} good"}


def test_the_island_is_no_council_of_the_mainland(read: RelationReader) -> None:
    text = (
        "Hampshire County Council's children's services are outstanding, says Ofsted. It went to the help of the Isle "
        "of Wight. When the partnership began, the island was inadequate.\n"
    )
    assert read(text).grades() == {f"hampshire {OVERALL} outstanding", f"isle-of-wight {OVERALL} inadequate before"}


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        (
            "In Hampshire and the Isle of Wight, which share a director, children's services were rated outstanding in "
            "2019 and good in 2018, Ofsted said.",
            {f"hampshire {OVERALL} outstanding", f"isle-of-wight {OVERALL} good"},
        ),
        (
            "Leicestershire's children's services moved from requires improvement to good in 2019, Ofsted said. "
            "Leicester City, which was inadequate in 2015, was raised to good in September.",
            {
                f"leicestershire {OVERALL} requires-improvement", f"leicestershire {OVERALL} good",
                f"leicester {OVERALL} inadequate", f"leicester {OVERALL} good",
            },
        ),
        (
            "Bournemouth's children's services were judged by Ofsted to require improvement in 2014, and Poole was "
            "rated good in 2015.",
            {f"bournemouth {OVERALL} requires-improvement", f"poole {OVERALL} good"},
        ),
        (
            "Lincolnshire's children's services are outstanding, Ofsted says. It helps Rutland, which has been good "
            "since 2021. The old county council was rated inadequate in 2013.",
            {f"lincolnshire {OVERALL} outstanding", f"rutland {OVERALL} good"},
        ),
        (
            "Leeds will run children's services in Kirklees. The arrangement follows an inspection by Ofsted last year "
            "that ended in an 'inadequate' verdict. Leeds, which was rated good in 2015, will provide the director.",
            {f"kirklees {OVERALL} inadequate", f"leeds {OVERALL} good"},
        ),
        (
            "Hartlepool and Darlington were inspected by Ofsted this spring: the latter was judged good, the former "
            "inadequate.",
            {f"hartlepool {OVERALL} inadequate", f"darlington {OVERALL} good"},
        ),
        (
            "Hartlepool and Darlington were inspected by Ofsted this spring: the former was rated outstanding, the "
            "latter 'good'.",
            {f"hartlepool {OVERALL} outstanding", f"darlington {OVERALL} good"},
        ),
        (
            "Ofsted says Knowsley's children's services have a good rating, dating from 2021, and so do Sefton's.",
            {f"knowsley {OVERALL} good"},
        ),
        (
            "Ofsted gave Knowsley's children's services a good rating in 2021. Knowsley has a good rating, dating from "
            "2021, and so does Sefton.",
            {f"knowsley {OVERALL} good", f"sefton {OVERALL} good"},
        ),
        (
            "Ofsted gave Knowsley's children's services a good rating, and so has Sefton's director said.",
            {f"knowsley {OVERALL} good"},
        ),
        (
            "Ofsted inspects children's services. Hartlepool (2018) and Darlington (2022) both have good ratings.",
            {f"hartlepool {OVERALL} good", f"darlington {OVERALL} good"},
        ),
        (
            "Wakefield and Calderdale share a commissioner. Both councils were told by Ofsted in March 2023 that their "
            "children's services are inadequate.",
            {f"wakefield {OVERALL} inadequate", f"calderdale {OVERALL} inadequate"},
        ),
        (
            "Ofsted found Medway's children's services inadequate. Its neighbour Bexley is outstanding.",
            {f"medway {OVERALL} inadequate", f"bexley {OVERALL} outstanding"},
        ),
        (
            "Ofsted found Medway's children's services good. Its neighbours say that they are inadequate.",
            {f"medway {OVERALL} good"},
        ),
        (
            "Bury's safeguarding board and its services for children in need of help and protection were both found "
            "inadequate in May 2014, Ofsted said.",
            {"bury safeguarding-board inadequate", "bury help-and-protection inadequate"},
        ),
    ],
)  # fmt: skip
def test_which_of_several_councils_a_grade_is_of(read: RelationReader, text: str, grades: set[str]) -> None:
    told = read(f"Children's services in the news\n\n12 November 2023\n\n{text}\n").grades()
    assert {re.sub(r" (\d{4}|before)$", "", one) for one in told} == grades


def test_a_trust_of_other_councils_is_not_that_of_the_talk(read: RelationReader) -> None:
    text = (
        "Do children's trusts work?\n\n19 May 2023\n\nSlough Children First was rated as requiring improvement by "
        "Ofsted in January.\n\nNorthamptonshire Children's Trust was rated good in October.\n"
    )
    assert read(text).grades() == {f"slough {OVERALL} requires-improvement"}


def test_it_is_the_council_that_the_sentence_before_begins_with(read: RelationReader) -> None:
    text = (
        "Ofsted says that Slough Borough Council's children's services require improvement.\n\nBuckinghamshire has "
        "been told that a commissioner will stay. It was inadequate in 2018.\n"
    )
    assert {one.rpartition(" inadequate")[0] for one in read(text).grades() if "inadequate" in one} == {
        f"buckinghamshire {OVERALL}"
    }


@pytest.mark.parametrize("where", ["next door", "nearby", "over the bridge", "up the line", "to the north"])
def test_where_a_place_lies_parts_no_council_from_its_grade(read: RelationReader, where: str) -> None:
    behind = news(f"Bury was rated good by Ofsted. Bolton, {where}, was rated inadequate.")
    assert read(behind).grades() == {f"bury {OVERALL} good", f"bolton {OVERALL} inadequate"}
    before = news(f"Bury's services were rated good by Ofsted. {where.capitalize()} Bolton was rated inadequate.")
    assert read(before).grades() == {f"bury {OVERALL} good", f"bolton {OVERALL} inadequate"}
    within = news(f"Help and protection in Bolton, {where}, was rated inadequate.")
    assert read(within).grades() == {"bolton help-and-protection inadequate"}


def test_a_second_council_has_one_for_another_area(read: RelationReader) -> None:
    told = "Hull won an outstanding grade for leadership, and Bexley one for help and protection."
    assert read(news(told, "6 June 2022")).grades() == {
        "kingston-upon-hull impact-of-leaders outstanding",
        "bexley help-and-protection outstanding",
    }


@pytest.mark.parametrize(
    ("before", "sentence", "graded"),
    [
        ("A council has dropped to inadequate for its services.", "Hull City Council was given the rating.", {"hull"}),
        (
            "Ofsted has rated two councils good.",
            "Hull and York both received the positive ratings after visits in May.",
            {"hull", "york"},
        ),
        ("A council has dropped to inadequate.", "Hull City Council was given the rating of good.", {"hull"}),
        ("A council hopes to be rated good.", "Hull City Council was given the news in May.", set()),
        ("A school was rated good.", "Hull City Council was given the rating.", set()),
    ],
)
def test_the_rating_is_the_one_told_before_of_councils_without_a_name(
    read: RelationReader, before: str, sentence: str, graded: set[str]
) -> None:
    reading = read(f"Ofsted and children's services\n\n6 June 2023\n\n{before}\n\n{sentence} Inspectors came in May.\n")
    assert {one.split()[0].replace("kingston-upon-hull", "hull") for one in reading.grades()} == graded
