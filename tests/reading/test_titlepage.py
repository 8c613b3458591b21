"""What a report says of itself: dates, grades by label, the lead inspector; and a line for what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, PartialDate, SourceKind
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader
from kg.reading.windows import read_windows
from tests.reading.altered.verdicts import titled_inspection

Read = Callable[..., ArticleFacts]

TABLE = """Judgement Grade
The impact of leaders on social work practice with children and families Good
The experiences and progress of children who need help and protection Requires improvement to be good
The experiences and progress of children in care and care leavers Inadequate
Overall effectiveness Good
"""
PROSE = "Since the last inspection in 2017, services have improved. Too many plans are late.\n"
ILACS = f"""Inspection of Kent local authority children’s services
Inspection dates: 10 to 14 February 2020
Lead inspector: Ann Example, Her Majesty’s Inspector
{TABLE}
{PROSE}"""
SIF = """City of London
Inspection of services for children in need of help and protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children Board
Inspection date: 28 July 2016
Report published: 20 September 2016
Children’s services in the City of London are good
1. Children who need help and protection Good
2. Children looked after and achieving permanence Good
2.1 Adoption performance Not judged
2.2 Experiences and progress of care leavers Good
3. Leadership, management and governance Outstanding

Executive summary
The local authority knows its services well. Some plans are late.

The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board is outstanding

Information about this inspection
Inspectors have looked closely at the experiences of children and young people.

Lead inspector: Bo Sample
Deputy lead inspector: Cy Model
"""


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a report given as its text."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    folder = tmp_path_factory.mktemp("reports")

    def read_text(text: str, name: str = "report_-_16_march_2020.txt") -> ArticleFacts:
        path = folder / name
        path.write_text(text, "utf-8")
        return reader.read(load_article(SourceFile(name, path), ontology))

    return read_text


def _grades(facts: ArticleFacts) -> dict[str, str]:
    return {fact.area: fact.grade for fact in facts.judgements if fact.inspection == titled_inspection(facts).key}


def _codes(facts: ArticleFacts) -> set[str]:
    return {issue.code for issue in facts.issues}


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("13 to 24 March 2023", "2023-03-13", "2023-03-24"),
        ("8 – 12 July 2013", "2013-07-08", "2013-07-12"),
        ("28 July 2016", "2016-07-28", "2016-07-28"),
        ("05 July 2016–27 July 2016", "2016-07-05", "2016-07-27"),
        ("12/09/2016 to 06/10/2016", "2016-09-12", "2016-10-06"),
        ("12.9.16 - 6.10.16", "2016-09-12", "2016-10-06"),
        ("26th February 2024 to 8th March 2024", "2024-02-26", "2024-03-08"),
        ("Monday 5 March to Friday 16 March 2018", "2018-03-05", "2018-03-16"),
        ("5 to 9 December 2022 and 14 to 15 February 2023", "2022-12-05", "2023-02-15"),
        ("6 to 10 and 20 to 24 May 2019", "2019-05-06", "2019-05-24"),
        ("4 to 8 November and 18 to 22 November 2019", "2019-11-04", "2019-11-22"),
        ("13, 14 and 15 March 2023", "2023-03-13", "2023-03-15"),
        ("12 December to 13 January 2023", "2022-12-12", "2023-01-13"),
        ("14 to 18 December 2020 and 4 to 8 January 2021", "2020-12-14", "2021-01-08"),
        ("3 to 14 December", "2018-12-03", "2018-12-14"),
        ("6–10 & 13–17 May 2019", "2019-05-06", "2019-05-17"),
        ("20 to 31 May 2019 (off site from 20 May; on site 27 to 31 May)", "2019-05-20", "2019-05-31"),
    ],
)
def test_windows_run_from_the_first_day_of_the_first_to_the_last_of_the_last(words: str, start: str, end: str) -> None:
    assert read_windows(words, PartialDate(2019, 1, 17)) == (PartialDate.parse(start), PartialDate.parse(end))


@pytest.mark.parametrize(
    "words",
    [
        "spring 2019",
        "31 to 32 March 2019",
        "24 to 13 March 2023",
        "5 to 9",
        "",
        "1 8 to 29 March 2019",
        "8 to 19 March 20 19",
        "20 to 24 May 2019 (and 3 June 2019)",
    ],
)
def test_what_is_no_window_gives_none(words: str) -> None:
    assert read_windows(words, PartialDate(2019, 1, 17)) is None


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("on 9 April 2019", "2019-04-09", "2019-04-09"),
        ("on Tuesday 9, Wednesday 10 and Thursday 11 April 2019", "2019-04-09", "2019-04-11"),
        ("on 9 and 10 April and 1 May 2019", "2019-04-09", "2019-05-01"),
        ("on 26 and 27 March 2019 and 3 May 2019", "2019-03-26", "2019-05-03"),
        ("on 9/10 April 2019", "2019-04-09", "2019-04-10"),
        ("in the week beginning 9 April 2019", "2019-04-09", "None"),
    ],
)
def test_a_letter_gives_all_days_of_a_visit(read: Read, said: str, start: str, end: str) -> None:
    told = f"This letter summarises the findings of a focused visit to Wirral children’s services {said}."
    found = {(str(one.start), str(one.end)) for one in read(f"{LETTERHEAD}{told}\n", "letter.txt").inspections}
    assert found == {(start, end)}


def test_a_report_gives_dates_grades_and_who_led(read: Read) -> None:
    facts = read(ILACS)
    main = titled_inspection(facts)
    assert (main.council, main.type) == ("kent", "ilacs")
    assert [str(day) for day in (main.start, main.end)] == ["2020-02-10", "2020-02-14"]
    assert _grades(facts) == {
        "impact-of-leaders": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care-and-care-leavers": "inadequate",
        "overall-effectiveness": "good",
    }
    assert [(post.person, post.agency) for post in facts.posts] == [("Ann Example", "ofsted")]


def test_rows_count_by_their_label_not_by_their_place(read: Read) -> None:
    rows = TABLE.splitlines()
    turned = "\n".join([rows[0], *reversed(rows[1:])])
    assert _grades(read(ILACS.replace(TABLE, turned + "\n"))) == _grades(read(ILACS))


def test_the_label_and_not_the_date_tells_one_area_from_two(read: Read) -> None:
    facts = read(ILACS.replace("February 2020", "January 2023"))
    assert "children-in-care-and-care-leavers" in _grades(facts)


def test_the_single_framework_gives_its_board_s_grade_and_what_was_not_judged(read: Read) -> None:
    facts = read(SIF)
    assert _grades(facts) == {
        "overall-effectiveness": "good",
        "help-and-protection": "good",
        "children-looked-after": "good",
        "care-leavers": "good",
        "leadership-management-and-governance": "outstanding",
        "safeguarding-board": "outstanding",
    }
    assert [issue.quote for issue in facts.issues if issue.code == "not-judged"] == ["Adoption performance Not judged"]
    assert [post.person for post in facts.posts if post.role_id == "lead-inspector"] == ["Bo Sample"]
    assert str(titled_inspection(facts).published) == "2016-09-20"


def test_a_report_of_2026_without_overall_grade_says_so(read: Read) -> None:
    facts = read(ILACS.replace("February 2020", "May 2026").replace("Overall effectiveness Good\n", ""))
    assert "overall-effectiveness" not in _grades(facts)
    assert "no-overall-grade" in _codes(facts)


def test_two_who_led_are_both_named(read: Read) -> None:
    facts = read(ILACS.replace("Lead inspector: Ann Example,", "Lead inspectors: Ann Example and Bo Sample,"))
    assert sorted(post.person for post in facts.posts) == ["Ann Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lead inspector: Ann Example HMI", ["Ann Example"]),
        ("Lead inspectors: Ann Example, HMI and Bo Sample, HMI", ["Ann Example", "Bo Sample"]),
        ("Lead inspectors: Ann Example, Bo Sample and Cy Model", ["Ann Example", "Bo Sample", "Cy Model"]),
        ("Lead inspector: Ann Example, Her Majesty’s Inspector, Social Care", ["Ann Example"]),
        ("Lead inspector: Ann Example HMI Deputy lead inspector: Bo Sample", ["Ann Example"]),
        ("Lead inspector: Ann Good", ["Ann Good"]),
        ("Lead inspector: Ann Example OBE, HMI", ["Ann Example"]),
        ("Lead inspectors: Dame Ann Example and Revd Bo Sample, HMI", ["Ann Example", "Bo Sample"]),
        (
            "Lead inspectors: Ann Example, HMI, social care and Bo Sample, HMI, social care",
            ["Ann Example", "Bo Sample"],
        ),
        ("Reporting inspector Siân O’Neill HMI", ["Siân O’Neill"]),
    ],
)
def test_names_of_the_line_of_the_lead_inspector(read: Read, line: str, names: list[str]) -> None:
    facts = read(ILACS.replace("Lead inspector: Ann Example, Her Majesty’s Inspector", line))
    assert sorted(post.person for post in facts.posts if post.role_id == "lead-inspector") == names
    assert "no-lead-inspector" not in _codes(facts)


def test_who_assured_the_quality_of_an_inspection_keeps_that_post_with_a_rank_behind_the_name(read: Read) -> None:
    facts = read(f"{ILACS}\nQuality assurance manager: Bo Sample (Senior HMI)\n")
    assert ("Bo Sample", "quality assurance manager") in {(post.person, post.role) for post in facts.posts}


@pytest.mark.parametrize(
    "line",
    [
        "Lead inspector: Ann Example Social Care Inspector",
        "Lead inspector: Ann and the team",
        "Lead inspectors: Ann Example, of the north team, and Bo Sample",
    ],
)
def test_a_line_of_the_lead_inspector_that_is_in_doubt_gives_no_name(read: Read, line: str) -> None:
    facts = read(ILACS.replace("Lead inspector: Ann Example, Her Majesty’s Inspector", line))
    assert not any(post.evidence.rule == "title-page/lead-inspector" for post in facts.posts)
    assert "no-lead-inspector" in _codes(facts)


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        (
            SIF.replace("Inspection of services", "Re-inspection of services").replace("28 July 2016", "5 March 2018"),
            "sif",
        ),
        (SIF.replace("Review of the effectiveness of the Local Safeguarding Children Board\n", ""), "sif"),
        (ILACS.replace("February 2020", "January 2018"), "ilacs"),
    ],
)
def test_the_title_tells_the_framework(read: Read, text: str, framework: str) -> None:
    assert titled_inspection(read(text)).type == framework


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"10 to 14 February 2020": "14 to 10 February 2020"}, "no-inspection-date"),
        ({"10 to 14 February 2020": "10 Jebruary to 2 March 2020"}, "no-inspection-date"),
        ({"10 to 14 February 2020": "10 February to 14 December 2020"}, "doubtful-date"),
        ({"10 to 14 February 2020": "10 to 14 May 2020\nReport published: 16 March 2020"}, "doubtful-date"),
        ({"February 2020": "February 2015"}, "doubtful-framework"),
        ({"Lead inspector": "Report published: 15 March 2020\nLead inspector"}, "dates-differ"),
        ({"Inspection of Kent local authority": "Inspection of Nowhere local authority"}, "no-council"),
        ({"impact of leaders on social work practice": "reach of everybody in practice"}, "grade-without-label"),
        ({"The impact of leaders on social work practice with children and families Good\n": ""}, "no-grade"),
    ],
)
def test_what_is_in_doubt_has_a_line(read: Read, changes: dict[str, str], code: str) -> None:
    text = ILACS
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    assert code in _codes(read(text))
    assert code not in _codes(read(ILACS))


@pytest.mark.parametrize(
    ("title", "council"),
    [
        ("Inspection of Bath And North East Somerset Council children’s services", "bath-and-north-east-somerset"),
        ("Inspection of City Of London local authority children’s services", "city-of-london"),
        ("Inspection of Barnet London Borough local authority children’s services", "barnet"),
        ("Inspection of Rotherham Metropolitan District Council children’s services", "rotherham"),
        ("Inspection of Kingston Upon Hull children’s services", "kingston-upon-hull"),
        ("Inspection of the Royal Borough of Kingston upon Thames Council children’s services", "kingston-upon-thames"),
        ("Inspection of Telford & Wrekin local authority children’s services", "telford-and-wrekin"),
        ("Inspection of Northamptonshire County Council children’s services", "northamptonshire"),
    ],
)
def test_a_title_names_its_council_in_many_forms(read: Read, title: str, council: str) -> None:
    facts = read(ILACS.replace("Inspection of Kent local authority children’s services", title))
    assert titled_inspection(facts).council == council


def test_days_may_stand_above_the_title(read: Read) -> None:
    title, days, rest = ILACS.split("\n", 2)
    assert titled_inspection(read(f"{days}\n{title}\n{rest}")).council == "kent"


@pytest.mark.parametrize(
    "days",
    [
        "10 February 2020 –\n14 February 2020",
        "10 February 2020\n– 14 February 2020",
        "10 February 2020\nto 14 February 2020",
        "10 to 11 February 2020 and\n13 to 14 February 2020",
        "\n• 10 to 11 February 2020\n• 13 to 14 February 2020",
        "10 \u2212 14 February 2020",
        "10 to 14\nFebruary 2020",
        "10 February to 14 February\n2020",
        "10\nFebruary to 14\nFebruary 2020",
    ],
)
def test_days_go_on_on_the_next_line(read: Read, days: str) -> None:
    main = titled_inspection(read(ILACS.replace("10 to 14 February 2020", days)))
    assert (str(main.start), str(main.end)) == ("2020-02-10", "2020-02-14")


def test_days_that_go_on_are_no_date_of_publication(read: Read) -> None:
    text = ILACS.replace("10 to 14 February 2020", "10 to 14\nFebruary 2020")
    assert titled_inspection(read(text, "report.txt")).published is None


def test_a_council_in_a_sentence_above_the_title_is_not_that_of_the_report(read: Read) -> None:
    text = f"Leeds City Council is the council’s partner in practice.\n{ILACS}"
    assert titled_inspection(read(text)).council == "kent"


def test_a_day_on_the_next_line_that_nothing_joins_is_no_day_of_the_inspection(read: Read) -> None:
    main = titled_inspection(read(ILACS.replace("10 to 14 February 2020", "10 February 2020\n16 March 2020")))
    assert (str(main.start), str(main.end)) == ("2020-02-10", "2020-02-10")


@pytest.mark.parametrize("mark", ["*", "†", "[1]", " *", "¹"])
def test_a_grade_may_have_the_mark_of_a_footnote(read: Read, mark: str) -> None:
    text = ILACS.replace("families Good", f"families Good{mark}").replace("ness Good", f"ness Good{mark}")
    assert _grades(read(text)) == _grades(read(ILACS))


@pytest.mark.parametrize("form", ["‘{}’", "“{}”", "'{}'", "({})", "Grade: {}", "Judgement: {}", "is {}"])
def test_a_grade_may_be_dressed(read: Read, form: str) -> None:
    rows = [line.partition(" Good") for line in TABLE.split("\n")]
    table = "\n".join(f"{label} {form.format('Good')}" if grade else label for label, grade, _ in rows)
    facts = read(ILACS.replace(TABLE, table.replace("is Good", "is good")))
    assert _grades(facts) == _grades(read(ILACS))


def test_a_grade_may_stand_below_a_label_that_ends_with_a_colon(read: Read) -> None:
    table = (
        TABLE.replace(" Good", ":\nGood").replace(" Requires", ":\nRequires").replace(" Inadequate", ":\nInadequate")
    )
    assert _grades(read(ILACS.replace(TABLE, table))) == _grades(read(ILACS))


@pytest.mark.parametrize(
    "grade", ["Requires\nimprovement to\nbe good", "Requires\nimprovement\nto be good", "Good", "Inadequate"]
)
def test_cells_of_a_table_go_on_below_each_other(read: Read, grade: str) -> None:
    """A label of two lines, and beside it a grade of one, two or three."""
    cells = [*grade.split("\n"), "", ""]
    label = ("The impact of leaders on social work", "practice with children and families", "")
    rows = "\n".join(f"{part:<56}{cell}".rstrip() for part, cell in zip(label, cells, strict=False))
    table = TABLE.replace(
        "The impact of leaders on social work practice with children and families Good\n", f"\n{rows}\n\n"
    )
    expected = "requires-improvement" if grade.startswith("Requires") else grade.lower()
    assert _grades(read(ILACS.replace(TABLE, table)))["impact-of-leaders"] == expected


def test_of_two_columns_the_one_with_the_grades_of_before_does_not_count(read: Read) -> None:
    table = TABLE.replace(" Good\n", " Good Inadequate\n").replace("be good\n", "be good Good\n")
    table = table.replace("leavers Inadequate\n", "leavers Not judged Outstanding\n")
    facts = read(ILACS.replace(TABLE, table.replace("Judgement Grade", "Judgement Grade Previous grade")))
    expected = _grades(read(ILACS))
    del expected["children-in-care-and-care-leavers"]
    assert _grades(facts) == expected
    assert "not-judged" in _codes(facts)


def test_one_grade_beside_a_column_of_those_of_before_may_be_either_s(read: Read) -> None:
    text = ILACS.replace("Judgement Grade", "Judgement Grade Previous grade")
    facts = read(text.replace("families Good", "families Good Good"))
    assert set(_grades(facts)) == {"impact-of-leaders"}
    assert {"grade-without-label", "no-overall-grade", "no-grade"} <= _codes(facts)


@pytest.mark.parametrize(
    ("title", "council"),
    [
        ("Inspection of North East\nLincolnshire children’s services", "north-east-lincolnshire"),
        ("Inspection of Bath and North East\nSomerset children’s services", "bath-and-north-east-somerset"),
        ("Inspection of North  East  Lincolnshire children’s services", "north-east-lincolnshire"),
    ],
)
def test_a_name_over_two_lines_or_with_wide_spaces_is_not_that_of_a_neighbour(
    read: Read, title: str, council: str
) -> None:
    facts = read(ILACS.replace("Inspection of Kent local authority children’s services", f"{title}\n"))
    assert titled_inspection(facts).council == council


def test_an_area_that_only_a_heading_grades_has_a_line(read: Read) -> None:
    label = "The experiences and progress of children who need help and protection"
    text = ILACS.replace(f"{label} Requires improvement to be good", f"{label} *see below*")
    facts = read(f"{text}\n{label}: good\n\nSome plans are late.\n")
    assert _grades(facts)["help-and-protection"] == "good"
    assert "no-row" in _codes(facts)


def test_the_second_line_of_a_label_is_no_area_of_its_own(read: Read) -> None:
    text = ILACS.replace("in care and care leavers", "in care and\n\ncare leavers")
    assert _grades(read(text)) == _grades(read(ILACS))


def test_a_slip_in_the_head_of_a_section_does_not_hide_its_grade(read: Read) -> None:
    said = "The graded judgment about the experience and progress of care leavers is that it is inadequate"
    facts = read(SIF.replace("Executive summary", f"{said}\n\nExecutive summary"))
    assert "contradiction" in _codes(facts)


@pytest.mark.parametrize(
    "said",
    [
        "Children’s services in the City of London require much improvement to be good",
        "Children’s services in the City of London are on their way towards good",
        "The overall judgement in 2012 was good",
    ],
)
def test_a_grade_that_is_not_given_is_none(read: Read, said: str) -> None:
    facts = read(SIF.replace("Children’s services in the City of London are good", said))
    assert "overall-effectiveness" not in _grades(facts)
    assert "no-overall-grade" in _codes(facts)


def test_a_statement_on_the_board_that_grades_otherwise_is_a_contradiction_wherever_it_stands(read: Read) -> None:
    said = (
        "The arrangements in place to evaluate the effectiveness of what is done by the authority and board partners "
        "to safeguard and promote the welfare of children are inadequate."
    )
    facts = read(SIF.replace("Board is outstanding\n", f"Board is outstanding\n{PROSE * 20}{said}\n"))
    assert "contradiction" in _codes(facts)


def test_a_file_with_the_number_of_another_authority_has_a_line(read: Read) -> None:
    assert "file-of-another" in _codes(read(ILACS, "80485_liverpool_-_16_march_2020.txt"))
    assert "file-of-another" not in _codes(read(ILACS, "80476_kent_-_16_march_2020.txt"))


def test_what_is_absent_has_a_line(read: Read) -> None:
    bare = "\n".join(line for line in ILACS.splitlines() if not line.startswith("Lead"))
    assert {"no-lead-inspector", "no-publication-date"} <= _codes(read(bare, "report.txt"))
    assert "no-grades" in _codes(read(ILACS.replace(TABLE, "")))


def test_a_heading_that_grades_otherwise_is_kept_beside_the_table(read: Read) -> None:
    heading = "The experiences and progress of children who need help and protection: inadequate\n1. Plans are late.\n"
    facts = read(f"{ILACS}\n{heading}")
    found = {fact.grade for fact in facts.judgements if fact.area == "help-and-protection"}
    assert found == {"requires-improvement", "inadequate"}


def test_prose_that_reads_otherwise_is_left_out_with_both_quotes(read: Read) -> None:
    said = "Ofsted judges the overall effectiveness of services in Kent to be outstanding, and staff are proud of it."
    facts = read(f"{ILACS}\n{said}\n")
    assert _grades(facts)["overall-effectiveness"] == "good"
    (issue,) = [issue for issue in facts.issues if issue.code == "contradiction"]
    assert "Overall effectiveness Good" in issue.message
    assert issue.quote == said


LETTERHEAD = """Ofsted
Agora
6 Cumberland Place
Nottingham
NG1 6HJ

7 August 2019

Ms Jane Example
Director of Children’s Services, Wirral Council

Dear Ms Example

Focused visit to Wirral Metropolitan Borough Council children’s services
"""


@pytest.mark.parametrize(
    ("text", "council", "type", "start", "end", "published"),
    [
        (
            LETTERHEAD
            + "This letter summarises the findings of a focused visit to Wirral children’s services on 9 and 10 July "
            + "2019.\nCaseloads are too high.\n",
            "wirral",
            "focused-visit",
            "2019-07-09",
            "2019-07-10",
            "2019-08-07",
        ),
        (
            "Focused visit to Kent local authority children’s services\n\nInspection dates: 9 and 10 March 2022\n\n"
            "Lead inspector: Ann Example, Her Majesty’s Inspector\n\nHeadline findings\nCaseloads are too high.\n",
            "kent",
            "focused-visit",
            "2022-03-09",
            "2022-03-10",
            "None",
        ),
        (
            "15 September 2022\n\nDear Cheshire East Safeguarding Children’s Partnership\n\n"
            "Joint targeted area inspection of the response to exploitation in Cheshire East\n\n"
            "Between 11 and 15 July 2022, Ofsted, the Care Quality Commission (CQC) and His Majesty’s Inspectorate of "
            "Constabulary and Fire and Rescue Services (HMICFRS) carried out a joint inspection in Cheshire East.\n",
            "cheshire-east",
            "jtai",
            "2022-07-11",
            "2022-07-15",
            "2022-09-15",
        ),
    ],
    ids=["letter of 2019", "letter of 2022", "joint inspection"],
)
def test_letters(read: Read, text: str, council: str, type: str, start: str, end: str, published: str) -> None:
    facts = read(text, "letter.txt")
    assert facts.article.kind is SourceKind.LETTER
    found = {
        (fact.council, fact.type, str(fact.start), str(fact.end), str(fact.published)) for fact in facts.inspections
    }
    assert found == {(council, type, start, end, published)}


def test_labels_and_grades_by_turns_end_where_the_board_begins(read: Read) -> None:
    head = SIF[: SIF.index("1. Children")]
    turns = (
        "1. Children who need help and protection\n\nGood\n\n"
        "2. Children looked after and achieving permanence\n\nGood\n\n2.1 Adoption performance\n\nOutstanding\n\n"
        "3. Leadership, management and governance\n\nRequires improvement\n\n"
        "The effectiveness of the Local Safeguarding Children Board (LSCB)\n\n"
        "The Local Safeguarding Children Board is inadequate\n"
    )
    grades = {str(fact.area): fact.grade for fact in read(f"{head}\n{turns}").judgements}
    assert grades["adoption"] == "outstanding"
    assert grades["leadership-management-and-governance"] == "requires-improvement"
    assert grades["safeguarding-board"] == "inadequate"
