"""Articles that tell no date of their own: what they recall is not what they report."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import CouncilId
from tests.reading.councils_and_grades import RelationReader


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("undated"))


@pytest.mark.parametrize(
    ("text", "mains", "grades"),
    [
        pytest.param(
            "Bury Council's children's services have been rated inadequate yet again.\n\n"
            "It was judged inadequate in 2016 but had climbed to requires improvement in 2019.",
            {"bury ilacs"},
            {
                "bury overall-effectiveness inadequate",
                "bury overall-effectiveness inadequate 2016",
                "bury overall-effectiveness requires-improvement 2019",
            },
            id="a year alone, behind the news",
        ),
        pytest.param(
            "Child protection in Bury has got better, Ofsted has found.\n\n"
            "Bury Council's children's services were rated "
            "inadequate in 2012, which was upped to requires improvement in the latest inspection.\n\n"
            "Services had been rated inadequate in November 2012.",
            {"bury unspecified"},
            {"bury overall-effectiveness requires-improvement", "bury overall-effectiveness inadequate 2012"},
            id="a year of before, with its month elsewhere",
        ),
        pytest.param(
            "Bury Council's children's services were judged good in 2016, a grade that was "
            "lowered to inadequate by Ofsted.",
            {"bury unspecified"},
            {"bury overall-effectiveness inadequate", "bury overall-effectiveness good 2016"},
            id="a grade that was lowered",
        ),
        pytest.param(
            "Bury Council's children's services were judged adequate by Ofsted in 2011, and judged good "
            "in the newest inspection.",
            {"bury unspecified"},
            {"bury overall-effectiveness good", "bury overall-effectiveness adequate 2011"},
            id="in the newest inspection",
        ),
        pytest.param(
            "Bury Council's children's services were judged good by Ofsted in 2016, which was a surprise to nobody.",
            {"bury sif 2016"},
            {"bury overall-effectiveness good"},
            id="what a grade was",
        ),
        pytest.param(
            "The report said that the last inspection of 22 February to 16 March 2016 had been made under the "
            "previous single inspection framework and that the recent inspection of 4 to 22 November 2019 "
            "had been made under the new one. It found that Bury Council's children's services were good.",
            {"bury ilacs 2019-11-04/2019-11-22"},
            {"bury overall-effectiveness good"},
            id="the last one and the recent one",
        ),
        pytest.param(
            "Bury Council has been rated outstanding by Ofsted.\n\n"
            "Nobody in the region had come so far under the single inspection framework.",
            {"bury sif"},
            {"bury overall-effectiveness outstanding"},
            id="the only framework that is named",
        ),
        pytest.param(
            "Bury's services are improving, inspectors say.\n\n"
            "Bury Council's children's services - rated inadequate in 2016 - now require improvement to be good.",
            {"bury unspecified"},
            {"bury overall-effectiveness inadequate 2016", "bury overall-effectiveness requires-improvement"},
            id="in an aside",
        ),
        pytest.param(
            "Ofsted inspected Bury Council's children's services in November.\n\n"
            "It has raised their rating from the inadequate awarded in 2015 to requires improvement.",
            {"bury unspecified --11"},
            {"bury overall-effectiveness inadequate 2015", "bury overall-effectiveness requires-improvement"},
            id="behind a month without its year",
        ),
        pytest.param(
            "Children's services in Bury have been rated good for the first time since 2013.\n\n"
            "They were rated inadequate in 2018, inspectors said.",
            {"bury ilacs"},
            {"bury overall-effectiveness good", "bury overall-effectiveness inadequate 2018"},
            id="the first since a year",
        ),
        pytest.param(
            "The Bury Council department was rated as inadequate in 2013 and 2015.\n\n"
            "In their latest report, Ofsted inspectors said services for children had got better but still required "
            "improvement.\n\nThe council's adoption service was 'outstanding', they added.",
            {"bury unspecified"},
            {
                "bury overall-effectiveness inadequate 2013",
                "bury overall-effectiveness inadequate 2015",
                "bury overall-effectiveness requires-improvement",
                "bury adoption outstanding",
            },
            id="a list of years before the news",
        ),
        pytest.param(
            "Children's services in Bury have been inspected by Ofsted in November.\n\n"
            "Bury Council was rated inadequate in 2013 and 2015. Services now require improvement.",
            {"bury unspecified --11"},
            {
                "bury overall-effectiveness inadequate 2013",
                "bury overall-effectiveness inadequate 2015",
                "bury overall-effectiveness requires-improvement",
            },
            id="a list of years behind a month without one",
        ),
        pytest.param(
            "Children's services at Bury Council are now 'adequate', it has emerged.\n\n"
            "It follows a damning Ofsted report in 2010, which concluded that the services were inadequate.",
            {"bury unspecified"},
            {"bury overall-effectiveness adequate", "bury overall-effectiveness inadequate 2010"},
            id="a report that the news follows",
        ),
        pytest.param(
            "Ofsted has rated Bury Council's children's services good.\n\n"
            "It comes after the council was judged inadequate in 2014.\n\nThe verdict told of failings.\n\n"
            "Three years later, the council was freed but inspectors ruled that it still required improvement.",
            {"bury unspecified"},
            {
                "bury overall-effectiveness good",
                "bury overall-effectiveness inadequate 2014",
                "bury overall-effectiveness requires-improvement 2017",
            },
            id="years later, in a story told in paragraphs",
        ),
        pytest.param(
            "Bury Council has been rated inadequate for its children's services, inspectors say.\n\n"
            "The inspection, which took place in June, was prompted by a two-day focused visit to check on help, "
            "which was carried out in late February.",
            {"bury unspecified --06"},
            {"bury overall-effectiveness inadequate"},
            id="what prompted an inspection",
        ),
        pytest.param(
            "Ofsted finds that Bury Council's children's services remain inadequate.\n\n"
            "In a report published this week it gave the same rating as in its previous inspection report published "
            "in March 2020.",
            {"bury ilacs"},
            {"bury overall-effectiveness inadequate"},
            id="the report before",
        ),
        pytest.param(
            "Ofsted inspected Bury Council's children's services in 2019 and rated them good.",
            {"bury ilacs 2019"},
            {"bury overall-effectiveness good"},
            id="the only inspection that is told",
        ),
        pytest.param(
            "Bury Council's children's services have been rated good by Ofsted.\n\n"
            "Inspectors, who came in February 2022, praised its leaders.",
            {"bury ilacs 2022-02"},
            {"bury overall-effectiveness good"},
            id="a month with its year may be that of the news",
        ),
    ],
)
def test_a_year_behind_the_news_is_of_before(
    read: RelationReader, text: str, mains: set[str], grades: set[str]
) -> None:
    article = read(f"The council and its children\n\n{text}\n")
    assert article.mains() == mains
    assert article.grades() == grades


def test_a_visit_is_the_news_where_grades_are_recalled(read: RelationReader) -> None:
    article = read(
        "Services still slow\n\nInspectors have found too little progress at Bury Council.\n\n"
        "Ministers stepped in last year after its services were rated inadequate by Ofsted.\n\n"
        "A councillor was sorry.\n\nResidents were told by post.\n\nThe town hall stayed open.\n\n"
        "But Ofsted came back for a monitoring visit in February.\n\n"
        "Inspectors found drift when they looked at plans during a visit in February."
    )
    assert article.mains() == {"bury monitoring-visit --02"}
    assert article.inspection_of("drift") == "bury monitoring-visit --02"
    assert article.grades() == {"bury overall-effectiveness inadequate before"}


def test_dates_of_other_stories_under_the_text_are_not_those_of_the_article(read: RelationReader) -> None:
    text = (
        "Bury rated good\n\nBury Council's children's services have been rated good.\n\n"
        "Inspectors came in October and November.\n\n"
    )
    links = "- Published30 May 2014\n\n- Published5 April 2012\n"
    assert read(text + links).mains() == {"bury unspecified --10/--11"}
    assert read(text + "Published 30 November 2019\n").mains() == {"bury ilacs 2019-10/2019-11"}


@pytest.mark.parametrize(
    ("told", "inspection"),
    [
        ("A two-day inspection in early 2018 found weaker services", "bury focused-visit 2018"),
        ("It was last inspected in 2018, when it was found to be good", "bury ilacs 2023-03"),
    ],
)
def test_it_said_goes_on_about_what_was_found_then(read: RelationReader, told: str, inspection: str) -> None:
    article = read(
        "Bury improves\n\n6 June 2023\n\nInspectors visited Bury Council in March 2023.\n\n"
        "They rated its children's services good.\n\n"
        f"{told}.\n\nIt said that drift was common.\n"
    )
    assert article.inspection_of("drift") == inspection


def test_a_month_between_two_is_a_window(read: RelationReader) -> None:
    text = (
        "Bury still inadequate\n\n8 July 2021\n\nOfsted found Bury Council's children's services still inadequate.\n\n"
    )
    told = "The latest report, compiled following virtual inspections between February and May, found progress.\n"
    assert read(text + told).mains() == {"bury ilacs 2021-02/2021-05"}


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted's findings were discussed by councillors during a town-hall meeting on August 7.",
        "Services came back under the council's control in August 2019.",
        "A three week focused inspection of Bury's children's services is expected any time now.",
        "Managers are expecting a focused inspection in August 2021.",
    ],
)
def test_what_is_no_inspection(read: RelationReader, told: str) -> None:
    text = "Bury rated good\n\n8 July 2021\n\nOfsted rated Bury Council's children's services good in May 2021.\n\n"
    assert {one.key for one in read(f"{text}{told}\n").inspections.of(CouncilId("bury"))} == {"bury/main"}


@pytest.mark.parametrize(
    ("told", "grades"),
    [
        ("Ofsted ratings go from inadequate, to requires improvement, to good and then outstanding.", set()),
        ("Ofsted's team has good and bad news.", set()),
        ("A number of areas were rated adequate.", set()),
        ("Many areas were judged inadequate.", set()),
        (
            "It is better than the inspection of 2014, in which leadership was rated good and adoption was rated "
            "inadequate.",
            {"bury leadership-management-and-governance good 2014", "bury adoption inadequate 2014"},
        ),
    ],
)
def test_what_is_no_grade_of_now(read: RelationReader, told: str, grades: set[str]) -> None:
    text = "Bury inspected\n\n8 July 2017\n\nOfsted inspected Bury Council's children's services in May 2017.\n\n"
    assert read(f"{text}{told}\n").grades() == grades


def test_a_row_with_three_grades_is_no_list_of_grades(read: RelationReader) -> None:
    article = read(
        "Children's services in two boroughs\n\n8 July 2023\n\nHow Ofsted graded children's services.\n\n"
        "Council | Inspected | Overall | Leaders | Help and protection | Care leavers\n"
        "Bury | March 2023 | Good | Good | Good | Good\n"
        "Wigan | May 2023 | RI | Good | RI | Inadequate\n"
    )
    assert "wigan care-leavers inadequate" in article.grades()
    assert "wigan overall-effectiveness requires-improvement" in article.grades()


def test_what_improved_after_a_grade_had_it_before(read: RelationReader) -> None:
    article = read(
        "Bury improves\n\nA recent Ofsted inspection has found that children's services at Bury Council have improved "
        "after they were rated inadequate because of serious failures.\n\n"
        "They have now been rated requires improvement.\n"
    )
    assert article.grades() == {
        "bury overall-effectiveness requires-improvement",
        "bury overall-effectiveness inadequate before",
    }


def test_a_report_of_another_year_is_not_that_of_last_november(read: RelationReader) -> None:
    article = read(
        "Direction lifted\n\nOfsted visited Bury Council in November last year and rated the impact of leaders on "
        "social work practice in its children's services good.\n\nThe government had stepped in after an Ofsted report "
        "published in June 2016 found children's services inadequate.\n"
    )
    assert article.mains() == {"bury ilacs --11"}
    assert "bury impact-of-leaders good" in article.grades()
    assert "bury overall-effectiveness inadequate" not in article.grades()


@pytest.mark.parametrize(
    ("told", "main"),
    [
        ("On 6 and 7 March inspectors paid their third visit.", "bury monitoring-visit --03/--03"),
        ("In June inspectors made their second visit.", "bury monitoring-visit --06"),
        ("Ofsted's inspectors came back in May for a fourth such visit.", "bury monitoring-visit --05"),
        ("In June inspectors made their second visit. They now rate it good.", "bury unspecified --06"),
        ("In June inspectors made a visit.", "bury unspecified --06"),
    ],
)
def test_one_of_several_visits_to_services_that_failed_monitors_them(
    read: RelationReader, told: str, main: str
) -> None:
    article = read(
        f"Bury on the mend\n\nOfsted says that Bury Council's children's services are better.\n\n{told}\n\n"
        "An inspection in October last year had ended with services rated inadequate.\n"
    )
    assert article.mains() == {main}


@pytest.mark.parametrize(
    "told",
    [
        "Caseloads were too high, inspectors had said after the one before, in May 2019.",
        "Plans were late, they had found at the one just before that, in May 2019.",
        "At the one before, in May 2019, inspectors had found drift.",
    ],
)
def test_what_was_said_of_the_visit_before_is_of_that_one(read: RelationReader, told: str) -> None:
    article = read(
        "Bury still waits\n\nOfsted made a monitoring visit to Bury Council's children's services in October 2019. "
        f"Its letter says that plans are late.\n\n{told}\n"
    )
    assert article.inspection_of(told[:20]) == "bury monitoring-visit 2019-05"
    assert article.inspection_of("Its letter says") == "bury monitoring-visit 2019-10"


@pytest.mark.parametrize(
    "told",
    [
        "It is the second time in six years that it has been rated inadequate. "
        "In a report published in May 2011 services were rated inadequate.",
        "That is its third inadequate rating in a decade. In findings published in May 2011 it was rated inadequate.",
    ],
)
def test_the_report_of_the_time_before_is_not_the_news(read: RelationReader, told: str) -> None:
    article = read(
        f"Shame on Bury\n\nAn Ofsted report says that Bury Council's children's services are failing.\n\n{told}\n"
    )
    assert article.mains() == {"bury unspecified"}
    assert article.inspection_of("An Ofsted report") == "bury unspecified"


@pytest.mark.parametrize(
    ("told", "main"),
    [
        (
            "Ofsted, reporting in July 2017 on a monitoring visit made on 3 and 4 May 2017, said so.",
            "2017-05-03/2017-05-04",
        ),
        ("Inspectors wrote in July 2017 after a monitoring visit on 3 and 4 May 2017.", "2017-05-03/2017-05-04"),
        ("A monitoring visit in July 2017 found so.", "2017-07"),
    ],
)
def test_when_a_visit_was_reported_is_not_when_it_was(read: RelationReader, told: str, main: str) -> None:
    article = read(f"Too slow\n\nThe pace of change at Bury Council's children's services is too slow. {told}\n")
    assert article.mains() == {f"bury monitoring-visit {main}"}


@pytest.mark.parametrize("to_come", ["next month (May 9)", "next month (Tuesday, 9 May)", "next week - 9 May"])
def test_a_day_of_next_month_is_that_of_no_inspection(read: RelationReader, to_come: str) -> None:
    article = read(
        "Bury must do better\n\nInspectors say that Bury Council's services for children are poor.\n\n"
        f"A plan has to reach the inspectors of Ofsted {to_come}.\n"
    )
    assert article.mains() == {"bury unspecified"}


def test_a_month_is_of_the_year_after_the_one_that_is_called_last(read: RelationReader) -> None:
    text = (
        "Bury is good\n\nFaults in its front door spotted in 2021 are gone, say inspectors.\n\n"
        "A focused visit to Bury Council last year found drift; the latest inspection, in {}, found that it had gone "
        "and rated services good. On that visit, in 2021, plans were late.\n"
    )
    article = read(text.format("March"))
    assert article.mains() == {"bury ilacs 2022-03"}
    assert article.inspection_of("On that visit") == "bury focused-visit 2021"
    assert {f"{fact.type} {fact.start}" for fact in article.inspections.facts} == {
        "ilacs 2022-03",
        "focused-visit 2021",
    }
    # In news of January 2022 that is the November of the year before.
    assert read(text.format("November")).mains() == {"bury ilacs --11"}


@pytest.mark.parametrize(
    "since", ["it was set up last year", "they were created in 2014", "the trust was formed last year"]
)
def test_what_was_set_up_then_is_no_inspection(read: RelationReader, since: str) -> None:
    article = read(
        "Bury inspected\n\n8 July 2015\n\n"
        f"Inspecting Bury Council's services for the first time since {since}, Ofsted called them inadequate.\n"
    )
    assert article.grades() == {"bury overall-effectiveness inadequate"}


@pytest.mark.parametrize(
    ("told", "inspection"),
    [
        ("It has been in the news since Ofsted discovered last autumn that children waited.", "focused-visit 2018-10"),
        ("Inspectors had found last October that children waited.", "focused-visit 2018-10"),
        ("It has been in the news since Ofsted found last spring that children waited.", "ilacs"),
        ("It has been in the news since a newspaper revealed last autumn that children waited.", "ilacs"),
    ],
)
def test_what_was_found_last_autumn_is_of_the_visit_of_then(read: RelationReader, told: str, inspection: str) -> None:
    article = read(
        "Bury fails\n\nOfsted has rated the children's services of Bury Council inadequate.\n\n"
        f"{told}\n\nSome progress has been made since Ofsted's focused visit in October 2018, the report says.\n"
    )
    assert article.inspection_of("children waited") == f"bury {inspection}"


@pytest.mark.parametrize(
    ("told", "grades"),
    [
        (
            "The new trust could not take anything over until April 2017, and in 2018 Ofsted rated them inadequate.",
            {"bury overall-effectiveness inadequate 2018"},
        ),
        (
            "There was no money to open the new family centre before May 2015, but in 2016 it was judged good.",
            {"bury overall-effectiveness good 2016"},
        ),
        (
            "In 2013, and in 2015, it was rated inadequate.",
            {"bury overall-effectiveness inadequate 2013", "bury overall-effectiveness inadequate 2015"},
        ),
    ],
)
def test_a_date_that_another_one_parts_from_the_grade_is_not_its_own(
    read: RelationReader, told: str, grades: set[str]
) -> None:
    article = read(
        "Bury is outstanding\n\n8 July 2021\n\nOfsted has rated Bury Council's children's services outstanding.\n\n"
        f"{told}\n"
    )
    assert article.grades() == {"bury overall-effectiveness outstanding"} | grades


@pytest.mark.parametrize(
    ("date", "told", "year"),
    [
        ("9 December 2009", "Ofsted's annual ratings of councils are out.", "2009"),
        ("20 January 2009", "Ofsted has published its annual performance assessments for 2008.", "2008"),
        ("20 January 2009", "Ofsted has published its yearly assessments.", None),
        ("9 December 2014", "Ofsted's annual review of councils is out.", None),
    ],
)
def test_yearly_ratings_are_of_their_year(read: RelationReader, date: str, told: str, year: str | None) -> None:
    told = f"How Ofsted rates councils\n\n{date}\n\n{told} Children's services in Bury were rated inadequate."
    main = read(told).inspections.main(CouncilId("bury"))
    assert main is not None
    assert (str(main.start) if main.start is not None else None) == year


@pytest.mark.parametrize(
    ("told", "inspections"),
    [
        (
            "A monitoring visit follows the inspection report in January 2023 which rated {whose} inadequate.",
            {"bury ilacs", "bury monitoring-visit"},
        ),
        (
            "The monitoring visit comes after an inspection in January 2023 which rated {whose} inadequate.",
            {"bury ilacs 2023-01", "bury monitoring-visit"},
        ),
        (
            "A focused visit followed the inspection in March 2021 which found drift at {whose}.",
            {"bury ilacs 2021-03", "bury focused-visit"},
        ),
        (
            "A monitoring visit to {whose} built on the council's inspection of March 2022 and found drift.",
            {"bury ilacs 2022-03", "bury monitoring-visit"},
        ),
        (
            "In May 2021 {whose} were rated inadequate by Ofsted. A focused visit followed in May 2022.",
            {"bury ilacs 2021-05", "bury focused-visit 2022-05"},
        ),
    ],
)
def test_a_visit_is_not_of_the_date_of_what_it_follows(read: RelationReader, told: str, inspections: set[str]) -> None:
    article = read("In the news\n\n6 June 2023\n\n" + told.format(whose="Bury Council's children's services") + "\n")
    told_of = [article.inspections.get(fact.key) for fact in article.inspections.facts]
    assert {
        " ".join(str(part) for part in (one.council, one.type, one.start) if part) for one in told_of
    } == inspections


@pytest.mark.parametrize(
    ("told", "main"),
    [
        ("In March 2020 Ofsted halted visits, but in January 2023 it rated {whose} inadequate.", "2023-01"),
        ("In March 2020 inspections of {whose} were halted; in January 2023 Ofsted rated them inadequate.", "2023-01"),
        ("Ofsted, which had paused visits in March 2020, rated {whose} inadequate in January 2023.", "2023-01"),
        ("Ofsted suspended its visits in March 2020, and in January 2023 rated {whose} inadequate.", "2023-01"),
        ("A peer review in March 2021 found high caseloads in {whose}, as had Ofsted in January 2023.", "2023-01"),
        ("An internal review in 2021 found drift in {whose}, just like Ofsted did in January 2023.", "2023-01"),
        ("In January 2023, when its visits were paused no more, Ofsted rated {whose} inadequate.", "2023-01"),
    ],
)
def test_a_pause_or_another_review_dates_no_inspection(read: RelationReader, told: str, main: str) -> None:
    article = read("In the news\n\n6 June 2023\n\n" + told.format(whose="Bury Council's children's services") + "\n")
    assert [str(article.inspections.get(one.key).start) for one in article.inspections.facts] == [main]


@pytest.mark.parametrize(
    ("told", "main"),
    [
        (
            "Westmorland and Furness, created in April 2023 when Cumbria was abolished, had its children's services "
            "rated inadequate by Ofsted in May 2023.",
            "westmorland-and-furness ilacs 2023-05",
        ),
        (
            "North Northamptonshire, set up in 2021 when Northamptonshire was abolished, had its children's services "
            "rated inadequate by Ofsted in May 2022.",
            "north-northamptonshire ilacs 2022-05",
        ),
        (
            "Created in 2023, when Cumbria was abolished, Cumberland had its children's services rated inadequate by "
            "Ofsted in May 2023.",
            "cumberland ilacs 2023-05",
        ),
        ("In 2016, when inspectors called, Bury's children's services were rated inadequate.", "bury sif 2016"),
    ],
)
def test_when_a_council_was_made_it_got_no_grade(read: RelationReader, told: str, main: str) -> None:
    article = read(f"In the news\n\n6 June 2023\n\n{told}\n")
    assert article.mains() == {main}
    assert {one.rsplit(" ", 1)[-1] for one in article.grades()} == {"inadequate"}
