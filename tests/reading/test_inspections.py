"""Which inspections an article tells of: type, dates, and to which of them a statement belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import PartialDate
from kg.reading.inspections.types import type_by_date
from tests.reading.councils_and_grades import RelationReader


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("inspections"))


@pytest.mark.parametrize(
    ("title", "main"),
    [
        (
            "Inspection of Reading local authority children's services\nInspection dates: 15 to 26 April 2024\n"
            "Lead inspector: A Name, His Majesty's Inspector",
            "reading ilacs 2024-04-15/2024-04-26",
        ),
        (
            "Wigan Council\nInspection of services for children in need of help and protection, children looked after "
            "and care leavers\nand\nReview of the effectiveness of the Local Safeguarding Children Board\n"
            "Inspection date: 12/09/2016 to 06/10/2016\nReport published: 25/11/2016",
            "wigan sif 2016-09-12/2016-10-06",
        ),
        (
            "Torbay Council\nInspection of local authority arrangements for the protection of children\n"
            "Inspection dates: 14 – 23 January 2013\nPublished: 1 March 2013",
            "torbay pre-2013 2013-01-14/2013-01-23",
        ),
        (
            "INSPECTION OF LOCAL AUTHORITY CHILDREN'S SERVICES Reading Borough Council Inspection dates: 17 to 21 June "
            "2024 Lead inspector: A Name, His Majesty's Inspector Judgement Grade Overall effectiveness Good Page 1 of "
            "12 At the last inspection in October 2019 services were good; a focused visit in 2021 found delays.",
            "reading ilacs 2024-06-17/2024-06-21",
        ),
        (
            "Inspection of Bury local authority children's services\n"
            "Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023\nLead inspector: A Name",
            "bury ilacs 2022-12-05/2023-02-15",
        ),
    ],
)
def test_a_title_page_is_read_exactly(read: RelationReader, title: str, main: str) -> None:
    assert read(f"{title}\nChildren in care are visited by social workers.\n").mains() == {main}


def test_days_without_a_year_are_those_before_the_publication_told(read: RelationReader) -> None:
    text = (
        "Bury Council is inadequate\n\nBury Council has been rated inadequate by Ofsted, whose report on its "
        "children's services was published on 27 March 2015. Inspectors were in the borough from 20 January to 11 "
        "February.\n"
    )
    assert read(text).mains() == {"bury sif 2015-01-20/2015-02-11"}


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("Bury Council was inspected by Ofsted in February.", "bury ilacs 2023-02"),
        ("Inspectors visited Bury Council between 4 and 15 March.", "bury ilacs 2023-03-04/2023-03-15"),
        ("After an inspection in March, Ofsted criticised Bury Council.", "bury ilacs 2023-03"),
        ("Inspectors spent four days in May this year at Bury Council.", "bury ilacs 2023-05"),
        ("Ofsted criticised Bury Council, which was inspected last month.", "bury ilacs 2023-05"),
        ("Ofsted inspectors criticised Bury Council in a report published today.", "bury ilacs"),
        ("A focused visit in March found that Bury Council is slow, Ofsted said.", "bury focused-visit 2023-03"),
        ("A monitoring visit found that Bury Council is slow, Ofsted said.", "bury monitoring-visit"),
        (
            "Inspectors from Ofsted, the Care Quality Commission and HMICFRS, who came to Bury Council in "
            "March, found delay.",
            "bury jtai 2023-03",
        ),
        (
            "Ofsted and the CQC found that special educational needs (SEND) support at Bury Council "
            "failed; SEND staff left.",
            "bury send",
        ),
    ],
)
def test_type_and_dates_come_from_words_and_publication_date(read: RelationReader, sentence: str, main: str) -> None:
    text = f"Children let down\n\n6 June 2023\n\n{sentence} Social workers had too many cases.\n"
    assert read(text).mains() == {main}


EARLIER = """Ofsted criticises Bury Council again

6 June 2023

Bury Council's children's services have too few social workers, Ofsted inspectors found after a visit in April.

In 2018 inspectors found that caseloads were too high.

Weaknesses in recording identified at the inspection in 2018 have been put right.

Plans have got worse since the last inspection in 2018.

A focused visit in October 2021 found drift in court work.

Assessments are late.
"""


def test_a_statement_about_an_earlier_inspection_belongs_to_that_one(read: RelationReader) -> None:
    reading = read(EARLIER)
    assert reading.inspection_of("too few") == "bury ilacs 2023-04"
    assert reading.inspection_of("caseloads were") == "bury ilacs 2018"
    assert reading.inspection_of("recording") == "bury ilacs 2018"
    assert reading.inspection_of("got worse") == "bury ilacs 2023-04"
    assert reading.inspection_of("drift") == "bury focused-visit 2021-10"
    assert reading.inspection_of("Assessments are") == "bury ilacs 2023-04"


VISITS = """Council falls to inadequate

8 June 2023

Ofsted inspected Bury Council's children's services in April 2023 and rated them inadequate.

Little had come of a joint targeted area inspection (JTAI) in 2020 and of a focused visit in October 2021.

The 2020 JTAI, focused on the front door, said that caseloads were unmanageable. It also found poor supervision.

The 2021 visit, looking at children on plans, found drift in court work.

The council was warned in May 2022, after a monitoring visit, that assessments were late.

Plans are vague.
"""


def test_what_a_visit_found_is_of_that_visit(read: RelationReader) -> None:
    reading = read(VISITS)
    assert reading.inspection_of("caseloads were") == "bury jtai 2020"
    assert reading.inspection_of("supervision") == "bury jtai 2020"
    assert reading.inspection_of("drift") == "bury focused-visit 2021-10"
    assert reading.inspection_of("assessments") == "bury monitoring-visit 2022-05"
    assert reading.inspection_of("Plans are") == "bury ilacs 2023-04"


@pytest.mark.parametrize(
    "text",
    [
        "Budget row\n\n8 February 2022\n\nSolihull Council's children's services are overspent. "
        "Social workers are leaving.\n",
        "Police criticised\n\n8 May 2022\n\nCleveland Police was rated inadequate by HMICFRS. "
        "Middlesbrough Council said "
        "its social workers and child protection teams help the force.\n",
        "Nursery inadequate\n\n8 May 2022\n\nOfsted rated a nursery in Bury inadequate. Pupils and teachers left the "
        "school. "
        "Bury Council is helping.\n",
    ],
)
def test_no_inspection_of_the_council_is_made_up(read: RelationReader, text: str) -> None:
    assert read(text).inspections.facts == ()


@pytest.mark.parametrize(
    ("start", "framework"),
    [
        ("2011-01", "pre-2013"),
        ("2013-07", "pre-2013"),
        ("2013", "pre-2013"),
        ("2013-11-20", "sif"),
        ("2017", "sif"),
        ("2018", "ilacs"),
        ("2024-03-04", "ilacs"),
        ("--03", "unspecified"),
    ],
)
def test_a_full_inspection_is_typed_by_its_date(start: str, framework: str) -> None:
    assert type_by_date(PartialDate.parse(start)) == framework


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("Jane Doe's team was at the town hall for the first half of May.", "bury ilacs 2023-05"),
        ("Her crew moved in for a fortnight from 24 April.", "bury ilacs 2023-04-24"),
        ("The inspectors arrived on 24 April and left on 5 May.", "bury ilacs 2023-04-24/2023-05-05"),
        ("They were here as March turned into April.", "bury ilacs 2023-03/2023-04"),
        ("They came for a week in December 2022 and popped back in February 2023.", "bury ilacs 2022-12/2023-02"),
        ("Gaps laid bare by a joint inspection in May 2021 have been closed.", "bury ilacs"),
        ("Just five days, 24 to 28 April, and they knew.", "bury ilacs 2023-04-24/2023-04-28"),
    ],
)
def test_days_of_the_visit_come_from_any_sentence(read: RelationReader, sentence: str, main: str) -> None:
    text = (
        f"Bury Council inadequate, says Ofsted\n\n6 June 2023\n\nBury Council's children's services have been judged "
        f"inadequate.\n\nPlans are thin.\n\n{sentence}\n"
    )
    assert read(text).mains() == {main}


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "SEND services fail in Bury\n\n15 September 2023\n\nAn area SEND inspection in July found failings in the "
            "way Bury Council serves children with special educational needs.\n\nIn 2018 its children's services were "
            "rated good.\n",
            "bury send 2023-07",
        ),
        (
            "Green shoots in Bury\n\n18 September 2019\n\nA year after its children's services were judged inadequate, "
            "Bury Council is on the mend, says Ofsted.\n\nInspectors made a monitoring visit on 21 and 22 August.\n",
            "bury monitoring-visit 2019-08-21/2019-08-22",
        ),
        (
            "Bury Council inadequate\n\n5 September 2017\n\nA joint targeted area inspection by Ofsted, the "
            "Care Quality Commission and HMICFRS in 2016 warned Bury Council.\n\nNow Ofsted has judged its children's "
            "services inadequate. Inspectors were there from mid-June to mid-July.\n",
            "bury sif 2017-06/2017-07",
        ),
    ],
)
def test_what_an_article_leads_with_is_its_inspection(read: RelationReader, text: str, main: str) -> None:
    assert read(text).mains() == {main}


def test_a_line_of_a_timeline_is_of_its_time(read: RelationReader) -> None:
    reading = read(
        "Bury: a timeline\n\n30 July 2019\n\nJuly 2016: inspectors find Bury Council's children's services inadequate. "
        "Care leavers' services were inadequate too.\n\nIn June 2019 Ofsted inspectors gave the council a good.\n"
    )
    assert reading.mains() == {"bury ilacs 2019-06"}
    assert "bury care-leavers inadequate 2016" in reading.grades()


def test_inspections_told_of_in_one_sentence_are_kept_apart(read: RelationReader) -> None:
    reading = read(
        "Bury after its inspection\n\n6 October 2018\n\nOfsted inspectors visited Bury Council's children's services "
        "in September. The council had acted on the recommendations of its last full inspection, in May 2014, and on "
        "those of the joint inspection of April 2017. An earlier Ofsted report, of September 2012, said that "
        "protection had been found inadequate in 2010.\n"
    )
    found = {f"{fact.type} {fact.start or fact.published}" for fact in reading.inspections.facts}
    assert found == {"ilacs 2018-09", "sif 2014-05", "jtai 2017-04", "pre-2013 2012-09", "pre-2013 2010"}


def test_the_day_on_a_notice_of_a_report_is_that_of_the_report(read: RelationReader) -> None:
    reading = read(
        "Bury: inadequate in every area\n\nNotice of an inspection report, 24 January 2020\n\nOfsted has published its "
        "report on children's social care in Bury. Inspectors were in the town from 25 November to 6 December 2019.\n"
    )
    assert {str(fact.start) for fact in reading.inspections.facts} == {"2019-11-25"}


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("The visit took place over two weeks in May.", "bury ilacs 2023-05"),
        ("The inspection began on 15 May.", "bury ilacs 2023-05-15"),
        ("Ofsted's next inspection, in July 2024, will show more.", "bury ilacs"),
    ],
)
def test_how_long_and_since_when_inspectors_were_there(read: RelationReader, sentence: str, main: str) -> None:
    text = (
        f"Ofsted in Bury\n\n16 June 2023\n\nOfsted has rated Bury Council's children's services good.\n\n{sentence}\n"
    )
    assert read(text).mains() == {main}


def test_a_quality_assurance_visit_is_no_assurance_visit(read: RelationReader) -> None:
    reading = read(
        "Ofsted in Bury\n\n16 June 2021\n\nOfsted has rated Bury Council's children's services good. "
        "Managers made a quality assurance visit to every team in March 2021.\n"
    )
    assert {fact.type for fact in reading.inspections.facts} == {"ilacs"}


def test_what_stands_under_a_dated_heading_is_of_that_inspection(read: RelationReader) -> None:
    reading = read(
        "Ofsted in Bury\n\n16 June 2023\n\n"
        "Bury's children's services, rated inadequate in 2018, are good, Ofsted says.\n\n"
        "What inspectors found in 2018\n\nThresholds were misapplied.\n\n"
        "What they found this time\n\nThresholds are understood.\n"
    )
    assert reading.inspection_of("Thresholds were") == "bury ilacs 2018"
    assert reading.inspection_of("Thresholds are") == "bury ilacs"


def test_rows_of_a_table_are_dated_by_the_head_of_their_column(read: RelationReader) -> None:
    text = (
        "This year's ratings\n\n2 May 2024\n\nThe children's services that Ofsted has inspected.\n\n"
        "Council | Overall grade | Published\nBury | Good | 18 April\nLeeds | Outstanding | 5 February\n\n"
        "Council | Overall grade | Inspected\nWigan | Good | January 2024\n"
    )
    reading = read(text).inspections
    found = {
        fact.council: (str(fact.start) if fact.start else None, str(fact.published) if fact.published else None)
        for fact in reading.facts
    }
    assert found == {"bury": (None, "2024-04-18"), "leeds": (None, "2024-02-05"), "wigan": ("2024-01", None)}


@pytest.mark.parametrize(
    "sentence",
    [
        "If Bury Council's children's services were inspected tomorrow, Ofsted would find chaos, the union said.",
        "Unless a focused visit comes soon, nobody will look at children in care in Bury.",
    ],
)
def test_an_inspection_that_is_only_thought_of_is_none(read: RelationReader, sentence: str) -> None:
    text = f"Union on services\n\n6 June 2023\n\nBury Council's social workers are on strike. {sentence}\n"
    assert not read(text).inspections.facts


def test_each_date_of_a_list_of_visits_is_a_visit(read: RelationReader) -> None:
    text = (
        "Bury\n\n6 June 2023\n\nOfsted has rated Bury Council's children's services good. Focused visits in August "
        "2018 and April 2019 had found weak plans.\n"
    )
    visits = {str(one.start) for one in read(text).inspections.facts if one.type == "focused-visit"}
    assert visits == {"2018-08", "2019-04"}


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            # A date behind "since" is of something else than the visit.
            "Slough\n\n2 November 2023\n\nTwo Ofsted inspectors looked at Slough Council's child protection plans on "
            "19 and "
            "20 September. It was the first monitoring visit since January, when services were graded inadequate.\n",
            "slough monitoring-visit 2023-09-19/2023-09-20",
        ),
        (
            "Sandwell\n\n1 April 2022\n\nA January 2022 visit to Sandwell Council's children's services by Ofsted "
            "looked "
            "at the front door. Social workers were at full stretch.\n",
            "sandwell unspecified 2022-01",
        ),
        (
            "SEND services fail families\n\n1 December 2023\n\nOfsted and the Care Quality Commission found failings "
            "in "
            "services for children with special educational needs in Bury. The joint inspection took place in July. "
            "Bury "
            "Council must write a priority action plan.\n",
            "bury send 2023-07",
        ),
        (
            "It went up\n\n14 February 2020\n\nBury Council's children's services are outstanding. The council went up "
            "from good after an inspection in November 2019.\n",
            "bury ilacs 2019-11",
        ),
    ],
)
def test_which_visit_is_the_news(read: RelationReader, text: str, main: str) -> None:
    assert read(text).mains() == {main}


def test_visits_announced_together_are_of_one_type(read: RelationReader) -> None:
    text = (
        "Letters\n\n9 March 2021\n\nOfsted has published letters about focused visits to three councils' children's "
        "services.\n\nLeeds: Inspectors looked at the front door on 27 and 28 January.\n\nSheffield: The visit, on 2 "
        "and 3 "
        "February, was about children in care.\n\nWigan: Inspectors came on 9 February.\n"
    )
    assert {one.split()[1] for one in read(text).mains() if not one.startswith("wigan")} == {"focused-visit"}


@pytest.mark.parametrize(
    "text",
    [
        "In January 2016, the government introduced a new inspection framework, for Joint Targeted Area Inspections.",
        "The JTAI programme of Ofsted runs alongside its other programmes.",
    ],
)
def test_a_kind_of_inspection_is_none(read: RelationReader, text: str) -> None:
    opening = "Working together\n\n29 October 2018\n\nLeeds City Council should expect one at any time."
    assert read(f"{opening}\n\n{text}\n").inspections.facts == ()


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("Most recommendations from the 2015 Ofsted inspection have not been implemented.", "bury unspecified"),
        ("Services have not improved enough from the judgement of inadequate in 2015.", "bury unspecified"),
        ("Recommendations followed from the 2015 Ofsted inspection.", "bury unspecified"),
        ("The council is to be run by a trust in April after years of being rated inadequate.", "bury unspecified"),
        ("Inspectors visited in April and rated it inadequate.", "bury unspecified --04"),
    ],
)
def test_what_a_later_inspection_looks_back_on_is_not_the_news(read: RelationReader, sentence: str, main: str) -> None:
    text = (
        f"Bury fails again\n\nChildren's services at Bury Council have been rated inadequate by Ofsted.\n\n{sentence}\n"
    )
    assert read(text).mains() == {main}


def test_what_others_did_on_a_date_is_no_inspection(read: RelationReader) -> None:
    text = (
        "Bury\n\n6 February 2018\n\nIn Bury, children's services were rated inadequate by Ofsted in July 2017 and in "
        "September last year the DfE instructed a commissioner.\n"
    )
    found = read(text)
    assert {str(fact.start) for fact in found.inspections.facts} == {"2017-07"}
    assert len(found.judgements.facts) == 1


def test_what_is_dubbed_inadequate_again_is_not_the_inspection_of_years_ago(read: RelationReader) -> None:
    text = (
        "Bury\n\n9 June 2015\n\nBury Council's children's services were dubbed 'inadequate' again by watchdogs.\n\n"
        "It was judged inadequate in two Ofsted inspections in 2012.\n"
    )
    assert read(text).mains() == {"bury sif"}


def test_a_grade_beside_a_visit_is_of_the_inspection_that_gave_it(read: RelationReader) -> None:
    text = (
        "Progress in Bury\n\nBury Council's children's services were rated inadequate in February 2016 after a decline "
        "in leadership.\n\nBut the third monitoring visit by Ofsted found that children are safer.\n"
    )
    found = read(text)
    assert found.mains() == {"bury monitoring-visit"}
    assert found.inspection_of("decline") == "bury sif 2016-02"


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("It was inspected by Ofsted, the Care Quality Commission and HMICFRS.", "jtai"),
        ("Staff sent notices to Ofsted and the Care Quality Commission, which inspected together.", "jtai"),
        ("Bury Council was rated good by Ofsted, while the hospital was rated inadequate by the CQC.", "ilacs"),
        ("Ofsted rated the council good. Its hospital has been inspected by the Care Quality Commission.", "ilacs"),
    ],
)
def test_inspectorates_named_in_two_clauses_did_not_inspect_together(
    read: RelationReader, sentence: str, type_: str
) -> None:
    told = f"Bury's children's services were inspected last month. {sentence}"
    text = f"Children's services in Bury\n\n6 June 2023\n\n{told}\n"
    assert read(text).mains() == {f"bury {type_} 2023-05"}


_BURY = (
    "Children's services in Bury\n\n6 June 2023\n\nOfsted inspected Bury Council's children's services last month.\n\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolton and Salford were not inspected this year.",
        "Bolton Council has not been inspected since 2018.",
        "Salford Council is yet to be inspected under the new framework.",
        "Salford Council will be inspected in the autumn.",
        "Inspectors will be in Bolton this summer.",
    ],
)
def test_where_there_was_no_inspection_none_is_told_of(read: RelationReader, sentence: str) -> None:
    assert {fact.key for fact in read(_BURY + sentence).inspections.facts} == {"bury/main"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Rochdale, which was rated inadequate in January 2020, now requires improvement to be good.",
        "Rochdale was rated inadequate in January 2020 but now requires improvement.",
    ],
)
def test_the_date_of_a_grade_that_was_left_is_not_that_of_the_grade_of_now(read: RelationReader, sentence: str) -> None:
    one = read(_BURY + sentence)
    overall = "rochdale overall-effectiveness"
    assert one.grades() == {f"{overall} inadequate 2020", f"{overall} requires-improvement"}
    assert one.mains() == {"bury ilacs 2023-05", "rochdale ilacs"}


@pytest.mark.parametrize(
    "to_come",
    [
        "Bury's services will be inspected in October.",
        "Inspectors are due to visit Bury Council's children's services in October.",
        "Ofsted is expected to return to Bury's children's services in the autumn of 2021.",
        "Bury's children's services would be inspected again in October, Ofsted said.",
    ],
)
def test_a_visit_that_is_to_come_is_not_the_one_of_the_year_before(read: RelationReader, to_come: str) -> None:
    text = f"Salford\n\n3 May 2021\n\nOfsted rated Salford City Council's services good in 2018.\n\n{to_come}\n"
    found = read(text)
    assert {str(one.start) for one in found.inspections.facts if one.start} == {"2018"}


def test_a_visit_that_came_is_one(read: RelationReader) -> None:
    text = "Bury\n\n3 May 2021\n\nBury's children's services would improve, it said. Ofsted came in October 2020.\n"
    assert read(text).mains() == {"bury ilacs 2020-10"}


@pytest.mark.parametrize(
    ("sentence", "hampshire"),
    [
        ("The director joined in 2020 from Hampshire, which is rated outstanding by Ofsted.", "hampshire ilacs"),
        (
            "It was run until 2020 by Hampshire County Council, whose children's services are rated good.",
            "hampshire ilacs",
        ),
        ("In 2019 inspectors visited Hampshire, which is rated outstanding by Ofsted.", "hampshire ilacs 2019"),
        ("Hampshire, which was rated outstanding by Ofsted in 2019, lends a hand.", "hampshire ilacs 2019"),
    ],
)
def test_when_something_else_was_is_not_when_a_grade_was_given(
    read: RelationReader, sentence: str, hampshire: str
) -> None:
    text = f"Torbay\n\n3 May 2022\n\nOfsted rated Torbay Council's services good in 2022.\n\n{sentence}\n"
    assert hampshire in read(text).mains()


@pytest.mark.parametrize(
    ("sentence", "inspection"),
    [
        ("Ofsted and the CQC told Somerset in 2020 that its help for children with special needs was weak.", "send"),
        ("In 2020 Ofsted and the Care Quality Commission found SEND services wanting in Somerset.", "send"),
        ("In 2020 Ofsted found Somerset's children's services wanting.", "ilacs"),
    ],
)
def test_what_two_inspectorates_saw_of_special_needs_years_ago(
    read: RelationReader, sentence: str, inspection: str
) -> None:
    text = f"Somerset\n\n18 November 2022\n\nOfsted rated Somerset Council good in July.\n\n{sentence}\n"
    found = read(text)
    assert found.mains() == {"somerset ilacs 2022-07"}
    assert {(str(one.type), str(one.start)) for one in found.inspections.facts} == {
        ("ilacs", "2022-07"),
        (inspection, "2020"),
    }


@pytest.mark.parametrize(
    "told",
    [
        "were rated inadequate in August 2019, following an inspection in July.",
        "were rated inadequate in August. The inspection took place in July 2019.",
        "were judged inadequate in August last year. Ofsted's inspection, carried out in July 2019, found delays.",
    ],
)
def test_when_a_grade_was_given_is_no_inspection_beside_the_one_that_led_to_it(read: RelationReader, told: str) -> None:
    text = f"A commissioner for Medway\n\n22 January 2020\n\nMedway Council's children's services {told}\n"
    one = read(text)
    assert {(fact.key, str(fact.start)) for fact in one.inspections.facts} == {("medway/main", "2019-07")}
    assert one.grades() == {"medway overall-effectiveness inadequate"}
    assert {fact.published for fact in one.inspections.facts} == {None}


def test_a_grade_long_after_another_inspection_is_one_of_its_own(read: RelationReader) -> None:
    text = (
        "A commissioner for Medway\n\n22 January 2020\n\nMedway Council's children's services were rated inadequate in "
        "August 2019. An inspection in July 2018 had found delays.\n"
    )
    assert {str(fact.start) for fact in read(text).inspections.facts} == {"2019-08", "2018-07"}


def test_a_neighbour_is_given_its_own_grade_and_date(read: RelationReader) -> None:
    told = "Bury was rated good by Ofsted, which gave neighbouring Rochdale the same grade in 2017."
    assert read(_BURY + told).mains() == {"bury ilacs 2023-05", "rochdale sif 2017"}


def test_the_one_date_of_a_row_is_that_of_its_grades(read: RelationReader) -> None:
    rows = [
        "Council | Overall | Leadership | In care | Last inspected",
        "Barnsley | Good | Good | Outstanding | October 2018",
        "Sheffield City Council | Good | Good | Good | May 2019",
    ]
    table = "\n".join(rows)
    text = (
        f"How children's services are rated\n\n14 July 2021\n\nOfsted rates children's social care here.\n\n{table}\n"
    )
    assert read(text).mains() == {"barnsley ilacs 2018-10", "sheffield ilacs 2019-05"}


@pytest.mark.parametrize(
    ("goes_on", "main"),
    [
        ("It was a focused visit, so no grade was given.", "slough focused-visit 2023-06-27/2023-06-28"),
        ("This was the fourth monitoring visit.", "slough monitoring-visit 2023-06-27/2023-06-28"),
    ],
)
def test_the_kind_of_the_visit_just_dated(read: RelationReader, goes_on: str, main: str) -> None:
    text = (
        "Slough: progress, says Ofsted\n\n27 July 2023\n\nOfsted says that Slough Borough Council's children's "
        f"services are better. Inspectors visited on 27 and 28 June to look at help for children in need. {goes_on}\n"
    )
    found = read(text)
    assert found.mains() == {main}
    assert len({one.key for one in found.inspections.facts}) == 1


@pytest.mark.parametrize("told", ["is still good, the same grade it got in 2019.", "is rated good, as it was in 2019."])
def test_when_the_same_grade_was_given_before_is_not_when_it_is_given_now(read: RelationReader, told: str) -> None:
    one = read(f"{_BURY}Oldham Council {told}")
    assert one.mains() == {"bury ilacs 2023-05", "oldham ilacs"}
    assert one.grades() == {"oldham overall-effectiveness good", "oldham overall-effectiveness good 2019"}


_OWN_PAGE = """Ofsted and our children's services

1 September 2022

Bury Council is inspected by Ofsted.

{last}: May 2022. Outcome: Good.

Focused visit: 12 and 13 November 2019. This looked at children in need.

Single inspection: 6 to 30 March 2017. Result: requires improvement.

Area SEND inspection: 2018. The local area had to write a statement of action because plans were late.
"""


@pytest.mark.parametrize("last", ["Last full inspection", "Most recent Ofsted inspection", "Latest inspection"])
def test_the_date_behind_the_label_of_an_inspection(read: RelationReader, last: str) -> None:
    one = read(_OWN_PAGE.format(last=last))
    found = {f"{fact.type} {fact.start}" for fact in one.inspections.facts}
    assert found == {"ilacs 2022-05", "focused-visit 2019-11-12", "sif 2017-03-06", "send 2018"}
    area = "bury overall-effectiveness"
    assert one.grades() == {f"{area} good", f"{area} requires-improvement 2017"}


def test_what_is_to_be_published_is_no_outcome(read: RelationReader) -> None:
    rows = [
        "* Bury. Last full inspection: July 2021. Outcome: requires improvement.",
        "* Oldham. Last full inspection: April 2023. Outcome: to be published in November.",
        "* Rochdale. Last inspected: March 2022. Result: good.",
    ]
    lines = "\n".join(rows)
    one = read(f"How children's services are rated by Ofsted\n\n14 July 2023\n\nThe councils here:\n\n{lines}\n")
    assert one.mains() == {"bury ilacs 2021-07", "oldham ilacs 2023-04", "rochdale ilacs 2022-03"}
    area = "overall-effectiveness"
    assert one.grades() == {f"bury {area} requires-improvement", f"rochdale {area} good"}


@pytest.mark.parametrize(
    "visited", ["which was rated inadequate in January 2018,", "rated inadequate in January 2018,"]
)
def test_when_a_visited_council_got_its_grade_is_not_when_it_was_visited(read: RelationReader, visited: str) -> None:
    text = f"News in brief\n\n20 June 2019\n\nA focused visit to Bury Council, {visited} found drift for children.\n"
    one = read(text)
    assert {f"{fact.type} {fact.start}" for fact in one.inspections.facts} == {"focused-visit None", "ilacs 2018-01"}
    assert one.grades() == {"bury overall-effectiveness inadequate 2018"}


def test_of_two_dates_that_behind_the_kind_of_inspection_is_its_own(read: RelationReader) -> None:
    told = "Oldham Council, which was good in 2014, has had a joint inspection of domestic abuse in 2017."
    found = {f"{fact.type} {fact.start}" for fact in read(_BURY + told).inspections.facts if fact.council == "oldham"}
    assert found == {"jtai 2017", "sif 2014"}


@pytest.mark.parametrize(
    "told",
    [
        "Waltham Forest, where inspectors will arrive in January, is next.",
        "Oldham Council, whose services are judged by Ofsted, will have to wait until September.",
        "Oldham Council has had a letter from Ofsted of 24 April 2023.",
    ],
)
def test_what_is_to_come_or_was_sent_is_no_inspection(read: RelationReader, told: str) -> None:
    dated = {str(fact.start) for fact in read(_BURY + told).inspections.facts if fact.council != "bury" and fact.start}
    assert dated == set()


def test_the_first_of_two_visits_has_its_own_findings(read: RelationReader) -> None:
    text = (
        "Barnet's children's services\n\n5 October 2018\n\nBarnet Council was rated inadequate by Ofsted in April "
        "2017. It has had two monitoring visits since. At the first, in December 2017, managers' oversight was weak.\n"
    )
    assert read(text).inspection_of("managers' oversight was weak") == "barnet monitoring-visit 2017-12"


_PAGE = """---
publisher: Wigan Council
---
# Inspections of children's services

Ofsted inspects all aspects of our work with children and families.

## ILACS inspection: May 2022

Overall effectiveness: Good

## Focused visit: 2 to 3 February 2021

Inspectors looked at contact and referral. They found delays in starting assessments.

## SIF inspection: 24 April to 18 May 2017

Result: Requires improvement.
"""


def test_a_council_s_own_page_need_not_name_it(read: RelationReader) -> None:
    one = read(_PAGE)
    assert {fact.council for fact in one.councils.facts} == {"wigan"}
    found = {f"{fact.type} {fact.start}" for fact in one.inspections.facts}
    assert found == {"ilacs 2022-05", "focused-visit 2021-02-02", "sif 2017-04-24"}
    assert one.grades() == {
        "wigan overall-effectiveness good",
        "wigan overall-effectiveness requires-improvement 2017",
    }
    assert one.inspection_of("They found delays") == "wigan focused-visit 2021-02-02"


def test_what_follows_the_latter_is_of_the_date_told_last(read: RelationReader) -> None:
    told = "Bury went from good in 2012 to inadequate in 2015; the latter was for failures that had gone unseen."
    assert read(_BURY + told).inspection_of("failures that had") == "bury sif 2015"


def test_in_a_round_up_too_an_old_grade_is_not_that_of_this_week(read: RelationReader) -> None:
    text = (
        "Children's services in Lancashire\n\n14 December 2018\n\nBlackburn with Darwen Council was rated good by "
        "Ofsted in 2017.\n\nBlackpool's services were judged inadequate this week. The council was found to require "
        "improvement in 2014.\n\nLancashire County Council required improvement in June.\n"
    )
    area = "blackpool overall-effectiveness"
    assert {one for one in read(text).grades() if one.startswith("blackpool")} == {
        f"{area} inadequate", f"{area} requires-improvement 2014",
    }  # fmt: skip
