"""Which grades an article states: for whom, for what, in which inspection; and what is no grade at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader

OVERALL = "overall-effectiveness"


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("judgements"))


def news(sentence: str, date: str = "6 June 2023") -> str:
    return (
        f"Ofsted visits Bury\n\n{date}\n\nInspectors visited Bury Council's children's services last month, and "
        f"spoke to social workers and children in care.\n\n{sentence}\n"
    )


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("Bury Council was given the lowest possible rating.", {f"{OVERALL} inadequate"}),
        ("The council has been branded 'inadequate'.", {f"{OVERALL} inadequate"}),
        ("Ofsted found the council's services inadequate.", {f"{OVERALL} inadequate"}),
        ("Services require improvement to be good, inspectors say.", {f"{OVERALL} requires-improvement"}),
        ("The council was handed an overall grade of good.", {f"{OVERALL} good"}),
        ("The council got top marks from Ofsted.", {f"{OVERALL} outstanding"}),
        (
            "It was downgraded from good to inadequate.",
            {f"{OVERALL} inadequate", f"{OVERALL} good before"},
        ),
        (
            "Children's services are good, five years after they were found inadequate.",
            {f"{OVERALL} good", f"{OVERALL} inadequate 2018"},
        ),
        (
            "Child protection and care for looked-after children were each judged adequate when they were last "
            "inspected, in January 2012.",
            {"help-and-protection adequate 2012", "children-looked-after adequate 2012"},
        ),
        ("The council was rated good in 2017.", {f"{OVERALL} good 2017"}),
        ("Services were judged adequate in July 2012.", {f"{OVERALL} adequate 2012"}),
        (
            "The council, rated inadequate in 2016 and requires improvement in 2019, is now good overall.",
            {f"{OVERALL} inadequate 2016", f"{OVERALL} requires-improvement 2019", f"{OVERALL} good"},
        ),
        (
            "Leadership and help and protection are good, while care leavers get an outstanding service.",
            {"impact-of-leaders good", "help-and-protection good", "care-leavers outstanding"},
        ),
        (
            "It was rated inadequate overall, with help and protection requiring improvement.",
            {f"{OVERALL} inadequate", "help-and-protection requires-improvement"},
        ),
        (
            "It gave its highest grade to leadership and to help and protection.",
            {"impact-of-leaders outstanding", "help-and-protection outstanding"},
        ),
        (
            "Help and protection was rated inadequate. The same grade applies to leadership.",
            {"help-and-protection inadequate", "impact-of-leaders inadequate"},
        ),
        ("Children's services are no longer inadequate.", {f"{OVERALL} inadequate before"}),
        (
            "Leadership was the only area to be judged good: services for children in care and care leavers were "
            "inadequate, and so was help and protection.",
            {"impact-of-leaders good", "children-in-care inadequate", "care-leavers inadequate"}
            | {"help-and-protection inadequate"},
        ),
        (
            "Leadership earned a grade of good; the other two areas, help and protection and children in care, both "
            "require improvement.",
            {"impact-of-leaders good", "help-and-protection requires-improvement"}
            | {"children-in-care requires-improvement"},
        ),
        (
            "Leadership was inadequate; care leavers fared slightly better, with a grade of good.",
            {"impact-of-leaders inadequate", "care-leavers good"},
        ),
        (
            "Help and protection requires improvement, and so do services for care leavers.",
            {"help-and-protection requires-improvement", "care-leavers requires-improvement"},
        ),
        (
            "Inspectors found both areas good: leadership, and help and protection.",
            {"impact-of-leaders good", "help-and-protection good"},
        ),
        (
            "Inspectors judged both areas good - leadership, and help and protection.",
            {"impact-of-leaders good", "help-and-protection good"},
        ),
        (
            "Leadership is good, and help and protection for children has moved up to requires improvement.",
            {"impact-of-leaders good", "help-and-protection requires-improvement"},
        ),
        ("Outcomes for children in care are inadequate, Ofsted reported.", {"children-in-care inadequate"}),
        ("Arrangements for the protection of children were judged good.", {"help-and-protection good"}),
        ("Within the judgement on children in care, leadership is good.", {"impact-of-leaders good"}),
        ("The council now has good children's services, Ofsted says.", {f"{OVERALL} good"}),
    ],
)
def test_grade_words_in_all_their_forms(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence)).grades() == {f"bury {grade}" for grade in grades}


@pytest.mark.parametrize(
    "sentence",
    [
        "Inadequate supervision leaves social workers alone.",
        "Inspectors saw good relationships and outstanding work.",
        "Care is not good enough, and children make good progress.",
        "A damning report says that the failing department is poor.",
        "Arrangements for health checks are inadequate.",
        "The council hopes to be rated good next year.",
        "Health outcomes for care leavers are good, Ofsted says.",
        "Families want good children's services, and the town has good schools.",
        "A council rated inadequate is visited four times a year.",
        "Councils judged inadequate lose their powers.",
        "Auditors rated a third of the cases inadequate.",
        "Most children attend schools rated good or outstanding.",
        "A children's home in the town was rated inadequate.",
        "Greater Manchester Police was rated inadequate by HMICFRS.",
        "The quality of plans ranged from inadequate to good.",
        "If services were rated inadequate, ministers could step in.",
    ],
)
def test_what_is_no_judgement(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == set()


def test_grades_for_areas_that_are_not_named_are_left_open(read: RelationReader) -> None:
    reading = read(news("The council was branded inadequate in three of four areas."))
    assert reading.grades() == set()
    assert [issue.code for issue in reading.judgements.issues] == ["grade-without-area"]


@pytest.mark.parametrize(
    ("date", "words", "area"),
    [
        ("6 June 2016", "Leadership", "leadership-management-and-governance"),
        ("6 June 2023", "Leadership", "impact-of-leaders"),
        ("6 June 2016", "The care of looked-after children", "children-looked-after"),
        ("6 June 2021", "Work with children in care and care leavers", "children-in-care-and-care-leavers"),
        ("6 June 2024", "Services for care leavers", "care-leavers"),
        ("6 June 2016", "The Local Safeguarding Children Board", "safeguarding-board"),
    ],
)
def test_short_names_of_areas_mean_those_of_the_framework(
    read: RelationReader, date: str, words: str, area: str
) -> None:
    assert read(news(f"{words} was rated inadequate.", date)).grades() == {f"bury {area} inadequate"}


def test_grades_of_other_councils_are_theirs(read: RelationReader) -> None:
    reading = read(news("Bury was rated inadequate. Neighbouring Bolton was rated good in 2019."))
    assert reading.grades() == {f"bury {OVERALL} inadequate", f"bolton {OVERALL} good"}


def test_both_councils_of_a_pair_are_graded(read: RelationReader) -> None:
    reading = read(news("Bolton Council and Bury Council both went from inadequate to good."))
    expected = {
        f"{council} {OVERALL} {grade}" for council in ("bolton", "bury") for grade in ("inadequate before", "good")
    }
    assert reading.grades() == expected


REPORT = """Wigan Council
Inspection of services for children in need of help and protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children Board
Inspection date: 16 September – 8 October 2014
Report published: 19 November 2014
The overall judgement is that children's services require improvement
1. Children who need help and protection Inadequate
2. Children looked after and achieving permanence
Requires improvement
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers Good
3. Leadership, management and governance Requires improvement
The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate.
Two children's homes were judged to be good in their most recent Ofsted inspection.
The last inspection of the authority's services was in August 2012. The local authority was judged to be adequate.
"""


def test_a_report_is_read_by_its_labels(read: RelationReader) -> None:
    assert read(REPORT).grades() == {
        f"wigan {OVERALL} requires-improvement",
        "wigan help-and-protection inadequate",
        "wigan children-looked-after requires-improvement",
        "wigan adoption good",
        "wigan care-leavers good",
        "wigan leadership-management-and-governance requires-improvement",
        "wigan safeguarding-board inadequate",
        f"wigan {OVERALL} adequate 2012",
    }


def test_the_grade_that_was_left_is_of_the_same_area(read: RelationReader) -> None:
    reading = read(news("Help and protection was said to require improvement, down from good in 2017."))
    assert reading.grades() == {"bury help-and-protection requires-improvement", "bury help-and-protection good 2017"}


def test_dates_in_a_list_are_inspections_of_their_own(read: RelationReader) -> None:
    reading = read(news("It is not the first time: services were judged inadequate in 2011, 2013 and 2016."))
    assert reading.grades() == {f"bury {OVERALL} inadequate {year}" for year in (2011, 2013, 2016)}


def test_a_grade_recalled_in_passing_does_not_belong_to_the_visit(read: RelationReader) -> None:
    reading = read(
        "Progress at Torbay\n\n3 November 2019\n\nA monitoring visit by Ofsted last month found that Torbay Council's "
        "social workers have fewer cases. It was the fourth since the council was rated inadequate in June 2018.\n"
    )
    assert reading.mains() == {"torbay monitoring-visit 2019-10"}
    assert reading.grades() == {f"torbay {OVERALL} inadequate 2018"}


def test_rows_of_a_table_are_read_row_by_row(read: RelationReader) -> None:
    reading = read(
        "Ofsted's grades for children's services in 2023\n\n20 December 2023\n\n"
        "| Council | Overall | Published | Before |\n| Bury | Good | 4 September | 2019: inadequate |\n"
        "| Bolton | Inadequate | 10 May | 2017: good |\n"
    )
    assert reading.grades() == {
        f"bury {OVERALL} good",
        f"bury {OVERALL} inadequate 2019",
        f"bolton {OVERALL} inadequate",
        f"bolton {OVERALL} good 2017",
    }


def test_areas_in_a_list_take_the_grade_of_its_introduction(read: RelationReader) -> None:
    reading = read(news("These areas were rated inadequate:\n\n- Help and protection\n- Leadership\n"))
    assert reading.grades() == {"bury help-and-protection inadequate", "bury impact-of-leaders inadequate"}


def test_schools_have_no_judgements(read: RelationReader) -> None:
    reading = read(
        "School inadequate\n\n6 June 2023\n\nA primary school in Bury was rated inadequate by Ofsted. Leadership "
        "requires "
        "improvement. Pupils and teachers told inspectors that lessons were good. Bury Council is helping the school.\n"
    )
    assert reading.grades() == set()
    assert reading.inspections.facts == ()


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ('Inspectors slapped an overall "inadequate" on the lot.', {f"{OVERALL} inadequate"}),
        (
            'Help and protection was rated good, while leadership squeaked a "requires improvement".',
            {"help-and-protection good", "impact-of-leaders requires-improvement"},
        ),
        (
            "It handed out four inadequates: leaders, help and protection, children in care, and overall.",
            {
                "impact-of-leaders inadequate",
                "help-and-protection inadequate",
                "children-in-care inadequate",
                f"{OVERALL} inadequate",
            },
        ),
        (
            "Inadequate, on every single count: leadership, help and protection, care leavers, overall.",
            {
                "impact-of-leaders inadequate",
                "help-and-protection inadequate",
                "care-leavers inadequate",
                f"{OVERALL} inadequate",
            },
        ),
        (
            'The council has crashed from "requires improvement" to rock-bottom INADEQUATE.',
            {f"{OVERALL} inadequate", f"{OVERALL} requires-improvement before"},
        ),
        ("It is a good, with an outstanding for leadership.", {f"{OVERALL} good", "impact-of-leaders outstanding"}),
        (
            'It awarded a "good" for leadership and another for work with children in care.',
            {"impact-of-leaders good", "children-in-care good"},
        ),
        (
            "The council is inadequate. That is the grade for help and protection and for leadership alike.",
            {f"{OVERALL} inadequate", "help-and-protection inadequate", "impact-of-leaders inadequate"},
        ),
        (
            "It was rated outstanding for leaders and good for help and protection.",
            {"impact-of-leaders outstanding", "help-and-protection good"},
        ),
        ("Care leavers? Outstanding, said the team.", {"care-leavers outstanding"}),
        ("So what is the verdict? Good.", {f"{OVERALL} good"}),
        ("Bosses: inadequate.", {"impact-of-leaders inadequate"}),
        ("Overall: RI", {f"{OVERALL} requires-improvement"}),
        (
            "Bosses and kids in care escaped with requires improvement.",
            {"impact-of-leaders requires-improvement", "children-in-care requires-improvement"},
        ),
        (
            "Five years ago services required improvement; now they are good.",
            {f"{OVERALL} requires-improvement 2018", f"{OVERALL} good"},
        ),
        (
            'In 2023 the borough went from "requires improvement" (2019) to good.',
            {f"{OVERALL} requires-improvement 2019", f"{OVERALL} good"},
        ),
        (
            "The judgements were: overall effectiveness, Good; help and protection, Outstanding.",
            {f"{OVERALL} good", "help-and-protection outstanding"},
        ),
    ],
)
def test_grades_in_free_wordings(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence)).grades() == {f"bury {grade}" for grade in grades}


@pytest.mark.parametrize(
    "sentence",
    [
        "There are four marks: outstanding, good, requires improvement and inadequate.",
        "What an inadequate grade means: serious failures.",
        "When outside experts went through the files, one in four got 'inadequate' support.",
        "It is a good and caring place to work, said the leader.",
        "Some children are at ri",
        "Communication with children in care is good.",
        "Good foster carers are hard to find.",
    ],
)
def test_grade_words_in_other_uses(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == set()


def test_a_row_with_several_grades_takes_the_areas_of_its_heading_or_the_overall_grade_alone(
    read: RelationReader,
) -> None:
    reading = read(
        "Ofsted's grades for children's services\n\n1 December 2023\n\nHow two councils fared.\n\n"
        "Bury Council | Outstanding | Good | Good | March 2022\nBolton Council | Good | Good | Good | May 2022\n"
    )
    assert reading.grades() == {f"bury {OVERALL} outstanding", f"bolton {OVERALL} good"}


def test_a_clause_with_when_has_the_date_before_it(read: RelationReader) -> None:
    reading = read(
        "Ofsted visits Bury\n\n6 June 2016\n\nBury Council's children's services are good, inspectors said.\n\n"
        "Practice is better than at the inspections for children in need of protection in 2012, when services were "
        "judged to be good, and for looked after children in 2010, when services were judged to be adequate.\n"
    )
    assert reading.grades() == {f"bury {OVERALL} good", f"bury {OVERALL} good 2012", f"bury {OVERALL} adequate 2010"}


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "The council was rated inadequate in every category except leadership, which requires improvement.",
            {
                f"{OVERALL} inadequate",
                "help-and-protection inadequate",
                "children-in-care inadequate",
                "care-leavers inadequate",
                "impact-of-leaders requires-improvement",
            },
        ),
        (
            "Leadership was rated outstanding and the other three areas were rated good.",
            {
                "impact-of-leaders outstanding",
                "help-and-protection good",
                "children-in-care good",
                "care-leavers good",
            },
        ),
        (
            "It judged the impact of leaders to be inadequate, along with the experiences of care leavers.",
            {"impact-of-leaders inadequate", "care-leavers inadequate"},
        ),
        ("Support for young people who grew up in care was rated good.", {"care-leavers good"}),
        ("The council is on track to shed its inadequate rating.", {f"{OVERALL} inadequate"}),
        ("In its own self-evaluation, the council rates its services as good.", set()),
        ("A service that requires improvement is not failing; it is not yet good.", set()),
        ("Its services are hardly good.", set()),
    ],
)
def test_areas_that_are_meant_but_not_named(read: RelationReader, sentence: str, grades: set[str]) -> None:
    dated = news(sentence, "6 November 2023")
    assert read(dated).grades() == {f"bury {grade}" for grade in grades}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Labour leader has called children's services in Bury inadequate.",
        "Critics slammed the council as inadequate.",
        "Parents said the children's services were inadequate.",
        "Campaigners branded the council's children's services inadequate.",
        "Councillor Jones rated the service as good.",
        "A former social worker said leadership was inadequate.",
        '"Our services are good," said the director.',
        "Inspectors will rate the council good, the leader predicted.",
        'Leader Dana Whitwell thanked Bolton for "taking us from inadequate to good".',
    ],
)
def test_what_others_than_inspectors_call_good_or_bad_is_no_grade(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == set()


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("Councillor Jones said the council had been rated inadequate in 2019.", {f"{OVERALL} inadequate 2019"}),
        ("Inspectors blasted the council's children's department as inadequate.", {f"{OVERALL} inadequate"}),
        (
            "Bury, which was inadequate in 2019, was found to be good.",
            {f"{OVERALL} inadequate 2019", f"{OVERALL} good"},
        ),
        (
            "Help and protection was outstanding, so was leadership, and work with children in care was good.",
            {"help-and-protection outstanding", "impact-of-leaders outstanding", "children-in-care good"},
        ),
        (
            "They require improvement - a step up from the mark that the authority was given in 2018.",
            {f"{OVERALL} requires-improvement"},
        ),
    ],
)
def test_grades_beside_other_times_and_voices(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence)).grades() == {f"bury {grade}" for grade in grades}


def test_abbreviations_at_the_head_of_a_table_are_areas(read: RelationReader) -> None:
    reading = read(
        "How Ofsted rated children's services\n\n5 December 2016\n\nCouncil | Inspected | Overall | HP | LAC | LMG\n"
        "Bury | July 2015 | Good | Inadequate | Good | Good\nBolton | May 2016 | Good | Good | Good | Outstanding\n"
    )
    assert {grade for grade in reading.grades() if grade.startswith("bury")} == {
        f"bury {OVERALL} good",
        "bury help-and-protection inadequate",
        "bury children-looked-after good",
        "bury leadership-management-and-governance good",
    }


@pytest.mark.parametrize(
    ("before", "grades"),
    [
        ("The safeguarding children board has a new chair.", {"safeguarding-board good"}),
        ("Its governors have a new chair.", set()),
    ],
)
def test_the_board_is_the_one_told_of_before(read: RelationReader, before: str, grades: set[str]) -> None:
    sentence = f"{before} The board itself received a rating of good."
    assert read(news(sentence, "6 June 2016")).grades() == {f"bury {grade}" for grade in grades}


@pytest.mark.parametrize(
    ("sentence", "judged"),
    [
        ("The Bury Safeguarding Children Board (BSCB) was judged to be good.", "safeguarding-board good"),
        (
            "The Local Safeguarding Children Board (LSCB), which is meant to hold agencies in the town to account, "
            "was also judged to be inadequate.",
            "safeguarding-board inadequate",
        ),
        (
            "The local safeguarding children board was reviewed at the same time and was rated inadequate.",
            "safeguarding-board inadequate",
        ),
        ("Bury was given the same overall grade for help and protection.", "help-and-protection requires-improvement"),
        ("A report that judges the town's help and protection inadequate is out.", "help-and-protection inadequate"),
        ("The new grade is the same for help and protection.", "help-and-protection requires-improvement"),
    ],
)
def test_boards_with_an_abbreviation_and_grades_that_are_the_same(
    read: RelationReader, sentence: str, judged: str
) -> None:
    told = f"Bury Council's children's services require improvement, Ofsted said. {sentence}"
    assert read(news(told, "6 June 2015")).grades() == {f"bury {OVERALL} requires-improvement", f"bury {judged}"}


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        # The single framework began in November 2013: what it graded is not of an inspection of before.
        (
            "Ofsted reports\n\n12 March 2014\n\nInspectors were in Bury in July 2013 and spoke to children in care.\n\n"
            "Bury Council's children's services require improvement, Ofsted said.\n",
            {f"bury {OVERALL} requires-improvement before"},
        ),
        (
            "Ofsted reports\n\n12 March 2019\n\nOfsted inspected Bury Council's children's services in January.\n\n"
            "They were judged adequate in 2016, and adequate in May 2012.\n",
            {f"bury {OVERALL} adequate 2012"},
        ),
        (
            "Ofsted reports\n\n12 March 2019\n\nOfsted inspected Bury Council's children's services in January.\n\n"
            "Its services are adequate, inspectors said.\n",
            set(),
        ),
        # 2013 alone can be either.
        (
            "Ofsted reports\n\n12 March 2019\n\nOfsted inspected Bury Council's children's services in January.\n\n"
            "It was rated requires improvement in 2013.\n",
            {f"bury {OVERALL} requires-improvement 2013"},
        ),
        (
            "Up two grades\n\n12 June 2015\n\nOfsted has rated Bury's children's services good.\n\nThe borough was "
            "judged adequate both in July 2010, for looked after children, and in July 2012, for child protection.\n",
            {
                f"bury {OVERALL} good",
                "bury children-looked-after adequate 2010",
                "bury help-and-protection adequate 2012",
            },
        ),
    ],
)
def test_a_grade_is_of_an_inspection_that_could_give_it(read: RelationReader, text: str, grades: set[str]) -> None:
    assert read(text).grades() == grades


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("Bury's services are inadequate in every respect, Ofsted said.", {f"{OVERALL} inadequate"}),
        (
            "The safeguarding children board was reviewed at the same time and was also found to be inadequate.",
            {"safeguarding-board inadequate"},
        ),
        ("Ofsted has told the council that it's inadequate, on everything.", {f"{OVERALL} inadequate"}),
        ("The council's good work was praised by Ofsted.", set()),
        (
            "The body that brings agencies together to keep children safe is itself inadequate, Ofsted said.",
            set(),
        ),
        (
            "Neighbouring Wigan was found inadequate in 2015.",
            set(),
        ),
        (
            "Inspectors found a safeguarding children board that met and minuted; it too gets an inadequate.",
            {"safeguarding-board inadequate"},
        ),
        ("Help and protection is good too, as is care.", {"help-and-protection good", "children-in-care good"}),
    ],
)
def test_grades_by_what_stands_between(read: RelationReader, sentence: str, grades: set[str]) -> None:
    text = news(sentence)
    if "board" in sentence:
        text = text.replace("2023", "2015")
    found = {grade.removeprefix("bury ") for grade in read(text).grades() if grade.startswith("bury ")}
    assert found == grades


def test_a_cell_of_many_words_is_read_as_prose(read: RelationReader) -> None:
    text = (
        "Last of the framework\n\n1 February 2018\n\nOfsted's inspections of children's services.\n\n"
        "Council | Inspected | Overall | Care leavers | What stood out\n"
        "Bury | November 2017 | Good | Outstanding | From inadequate (2015) to good after Ofsted's last visit to Bury\n"
        "Kirklees | October 2016 | Inadequate | Good | Decisions on cases made without managers; drift in fostering\n"
    )
    assert read(text).grades() == {
        f"bury {OVERALL} good",
        "bury care-leavers outstanding",
        f"bury {OVERALL} inadequate 2015",
        f"kirklees {OVERALL} inadequate",
        "kirklees care-leavers good",
    }


_IN_WORDS = Path(__file__).with_name("grades_in_words.txt")


def _in_words() -> list[tuple[str, str, set[str]]]:
    """Year of the article, sentence, and the grades that it states."""
    told: list[tuple[str, str, set[str]]] = []
    year = "2023"
    for line in _IN_WORDS.read_text("utf-8").splitlines():
        if line.startswith("## "):
            year = line[3:]
        elif line and not line.startswith("#"):
            sentence, grades = line.split(" =>")
            told.append((year, sentence, {part.strip() for part in grades.split(";") if part.strip()}))
    return told


@pytest.mark.parametrize(("year", "sentence", "grades"), _in_words())
def test_grades_as_news_words_them(read: RelationReader, year: str, sentence: str, grades: set[str]) -> None:
    text = news(sentence, f"6 June {year}")
    assert {one.removeprefix("bury ") for one in read(text).grades() if one.startswith("bury ")} == grades


def test_every_wording_of_a_grade_is_read() -> None:
    assert len(_in_words()) >= 160


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("If the next full inspection isn't at least good, will she resign?", set()),
        ("Is the council's rating still inadequate?", set()),
        ("The inspection ended, to nobody's surprise, in inadequate.", {f"{OVERALL} inadequate"}),
        ("Why was the council rated inadequate?", {f"{OVERALL} inadequate"}),
    ],
)
def test_what_is_asked_or_supposed_is_no_grade(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert {one.removeprefix("bury ") for one in read(news(sentence)).grades()} == grades


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        (
            "How do councils compare?\n\n14 February 2024\n\nOfsted has inspected every council's children's "
            "services.\n\n"
            "Bury - Good. Inspectors visited in May 2022.\n\nGateshead - Outstanding. It went up from good after an "
            "inspection in February 2019.\n\nWigan - Inadequate. It fell from good in December 2022.\n",
            {
                f"bury {OVERALL} good",
                f"gateshead {OVERALL} outstanding",
                f"gateshead {OVERALL} good before",
                f"wigan {OVERALL} inadequate",
                f"wigan {OVERALL} good before",
            },
        ),
        (
            "Two councils in the dock\n\n5 July 2019\n\nIt was a bad week for Wigan and Bury. Both were found "
            "inadequate "
            "by Ofsted.\n\nIn Wigan, inspectors who came in May said that children in care had waited too long.\n",
            {f"wigan {OVERALL} inadequate", f"bury {OVERALL} inadequate"},
        ),
        (
            # What one sentence tells by itself, in an article about other things.
            "News in brief\n\n14 May 2019\n\nHOUSING: Bury is to build 100 homes.\n\nCHILDREN: Ofsted has rated Bury "
            "Council's children's services good.\n\nSCHOOLS: Ark Academy's pupils and teachers are outstanding.\n",
            {f"bury {OVERALL} good"},
        ),
        (
            "News in brief\n\n14 May 2019\n\nHOUSING: Bury is to build 100 homes.\n\nSCHOOLS: Ofsted has rated a "
            "school "
            "in Bury good, and its pupils and teachers are glad. Bury Council was pleased.\n",
            set(),
        ),
        (
            "Tale of two\n\n11 Feb 2022\n\nOfsted has rated Dorset Council's children's services good.\n\nNext door, "
            "one of "
            "the old councils, Poole, was rated good in 2015.\n",
            {f"dorset {OVERALL} good", f"poole {OVERALL} good 2015"},
        ),
        (
            "Torbay\n\n27 July 2018\n\nOfsted graded Torbay Council's children's services inadequate overall; leaders, "
            "inadequate; help and protection, inadequate; and children in care and care leavers, requires "
            "improvement.\n",
            {
                f"torbay {OVERALL} inadequate",
                "torbay impact-of-leaders inadequate",
                "torbay help-and-protection inadequate",
                "torbay children-in-care-and-care-leavers requires-improvement",
            },
        ),
    ],
)
def test_round_ups_and_lists(read: RelationReader, text: str, grades: set[str]) -> None:
    assert read(text).grades() == grades


_LETTER = (
    "{heading}\n\n6 June 2023\n\nSIR - Bury Council's children's services are inadequate. Ofsted rated the council "
    "good in "
    "May, and social workers were glad.\n\nWe waited a year, and leadership is inadequate.\n\n{signature}\n"
)


@pytest.mark.parametrize(
    ("signature", "grades"),
    [
        ("John Smith\nRadcliffe", {f"bury {OVERALL} good"}),
        ("Name and address supplied", {f"bury {OVERALL} good"}),
    ],
)
def test_a_reader_who_writes_states_only_what_inspectors_found(
    read: RelationReader, signature: str, grades: set[str]
) -> None:
    assert read(_LETTER.format(heading="Letters to the Editor", signature=signature)).grades() == grades


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
    ],
)
def test_a_council_named_in_an_aside_does_not_get_the_grade(read: RelationReader, sentence: str) -> None:
    one = read(news(sentence))
    assert one.grades() == {f"rochdale {OVERALL} good"}
    assert {fact.key for fact in one.inspections.facts if fact.council == "bury"} == {"bury/main"}


@pytest.mark.parametrize(
    "when",
    ["under the leadership of Ann Lee", "under her leadership", "under Ann Lee's leadership", "under new leadership"],
)
def test_under_whom_a_grade_was_given_is_no_area(read: RelationReader, when: str) -> None:
    assert read(news(f"Services were rated good {when}, the mayor said.")).grades() == {f"bury {OVERALL} good"}


def test_leadership_that_is_graded_is_an_area(read: RelationReader) -> None:
    grades = read(news("Under Ofsted's new system its leadership was rated outstanding.")).grades()
    assert grades == {"bury impact-of-leaders outstanding"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tameside's services were lifted from inadequate in 2019, and Wigan was good in 2017.",
        "Tameside's services were upgraded from inadequate in 2019, while Wigan was rated good in 2017.",
    ],
)
def test_the_year_of_a_move_is_not_that_of_the_grade_left_behind(read: RelationReader, sentence: str) -> None:
    found = read(news(sentence)).grades()
    assert f"tameside {OVERALL} inadequate before" in found
    assert {grade for grade in found if grade.startswith("wigan")} == {f"wigan {OVERALL} good"}


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
    ("sentence", "grades"),
    [
        (
            "The council, which lost its good grade this spring, now requires improvement.",
            {f"{OVERALL} good before", f"{OVERALL} requires-improvement"},
        ),
        (
            "A council whose children's services were judged inadequate three times has been told they are now good.",
            {f"{OVERALL} good"},
        ),
        ("Services have been judged inadequate for the third time.", {f"{OVERALL} inadequate"}),
    ],
)
def test_then_and_now_are_two_inspections(read: RelationReader, sentence: str, grades: set[str]) -> None:
    assert read(news(sentence)).grades() == {f"bury {grade}" for grade in grades}


def test_a_rating_that_was_lost_is_the_one_of_before(read: RelationReader) -> None:
    grades = read(news("Last month the council's services lost their 'good' rating.")).grades()
    assert grades == {f"bury {OVERALL} good before"}


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


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "The council's services were rated requires improvement in 2023 after a decade as 'inadequate'.",
            {f"{OVERALL} requires-improvement"},
        ),
        (
            "An inspection of safeguarding and looked after children in July 2011 gave the council adequate for "
            "safeguarding and good for services for looked after children.",
            {"help-and-protection adequate", "children-looked-after good"},
        ),
        (
            "The council left the partnership in 2018, and was rated outstanding in 2023.",
            {f"{OVERALL} outstanding"},
        ),
    ],
)
def test_dates_and_areas_that_are_of_something_else(read: RelationReader, sentence: str, grades: set[str]) -> None:
    found = {re.sub(r" \d{4}(-\d\d)*$", "", one) for one in read(news(sentence)).grades()}
    assert found == {f"bury {grade}" for grade in grades}


def test_the_island_is_no_council_of_the_mainland(read: RelationReader) -> None:
    text = (
        "Hampshire County Council's children's services are outstanding, says Ofsted. It went to the help of the Isle "
        "of Wight. When the partnership began, the island was inadequate.\n"
    )
    assert read(text).grades() == {f"hampshire {OVERALL} outstanding", f"isle-of-wight {OVERALL} inadequate before"}


def test_minutes_tell_of_now_in_their_own_tense(read: RelationReader) -> None:
    text = (
        "Bury Council's children's services were inspected by Ofsted in May 2023. The Committee noted that:\n\n"
        "* the overall effectiveness of services had been judged inadequate;\n"
        "* the impact of leaders had been judged to require improvement.\n"
    )
    told = read(text).grades()
    assert told == {f"bury {OVERALL} inadequate", "bury impact-of-leaders requires-improvement"}


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
    ],
)  # fmt: skip
def test_which_of_several_councils_a_grade_is_of(read: RelationReader, text: str, grades: set[str]) -> None:
    told = read(f"Children's services in the news\n\n12 November 2023\n\n{text}\n").grades()
    assert {re.sub(r" (\d{4}|before)$", "", one) for one in told} == grades


def test_what_another_inspection_did_too_is_of_these_two(read: RelationReader) -> None:
    sentence = "The inspection of October 2015 found services inadequate again, as did that of June 2018."
    grades = read(news(sentence)).grades()
    assert grades == {f"bury {OVERALL} inadequate 2015", f"bury {OVERALL} inadequate 2018"}


def test_a_trust_of_other_councils_is_not_that_of_the_talk(read: RelationReader) -> None:
    text = (
        "Do children's trusts work?\n\n19 May 2023\n\nSlough Children First was rated as requiring improvement by "
        "Ofsted in January.\n\nNorthamptonshire Children's Trust was rated good in October.\n"
    )
    assert read(text).grades() == {f"slough {OVERALL} requires-improvement"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted's director for social care told members that 'inadequate' was not a word to be used lightly.",
        "The council's adult education service, judged inadequate in February 2015, is being changed.",
    ],
)
def test_what_is_said_of_a_word_or_of_lessons_for_adults_is_no_grade(read: RelationReader, sentence: str) -> None:
    assert read(news(sentence)).grades() == set()


def test_in_minutes_what_had_been_judged_is_of_now(read: RelationReader) -> None:
    text = (
        "Minutes of the meeting held at County Hall, Norwich, on 19 January 2016\n\nIt was noted that Ofsted had "
        "inspected children's services at Norfolk County Council from 27 July to 19 August 2015. Help and protection "
        "had been judged to require improvement; leadership had been judged inadequate.\n"
    )
    assert read(text).grades() == {
        "norfolk help-and-protection requires-improvement", "norfolk leadership-management-and-governance inadequate",
    }  # fmt: skip


def test_it_is_the_council_that_the_sentence_before_begins_with(read: RelationReader) -> None:
    text = (
        "Ofsted says that Slough Borough Council's children's services require improvement.\n\nBuckinghamshire has "
        "been told that a commissioner will stay. It was inadequate in 2018.\n"
    )
    assert {one.rpartition(" inadequate")[0] for one in read(text).grades() if "inadequate" in one} == {
        f"buckinghamshire {OVERALL}"
    }


def test_two_grades_of_one_area_in_one_sentence_are_left_out(read: RelationReader) -> None:
    reading = read(news("The council, an inadequate one to its critics, was rated good and rated outstanding."))
    assert not reading.grades()
    assert {issue.code for issue in reading.judgements.issues} == {"grades-at-odds"}
