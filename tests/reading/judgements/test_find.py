"""Grades by every wording that news and reports have for them, and the same words in other uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.councils_and_grades import RelationReader
from tests.reading.judgements.miniatures import OVERALL, news


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


_IN_WORDS = Path(__file__).with_name("grades_in_words.txt")
_OF_SEVERAL = Path(__file__).with_name("grades_of_several.txt")


def _in_words(path: Path = _IN_WORDS) -> list[tuple[str, str, set[str]]]:
    """Year of the article, sentence, and the grades that it states."""
    told: list[tuple[str, str, set[str]]] = []
    year = "2023"
    for line in path.read_text("utf-8").splitlines():
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


@pytest.mark.parametrize(("year", "sentence", "grades"), _in_words(_OF_SEVERAL))
def test_grades_of_several_councils(read: RelationReader, year: str, sentence: str, grades: set[str]) -> None:
    text = news(sentence, f"6 June {year}")
    assert {one.removeprefix("bury ") for one in read(text).grades()} == grades


def test_every_wording_of_a_grade_is_read() -> None:
    assert len(_in_words()) >= 1000
    assert len(_in_words(_OF_SEVERAL)) >= 50


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


def test_two_grades_of_one_area_in_one_sentence_are_left_out(read: RelationReader) -> None:
    reading = read(news("The council, an inadequate one to its critics, was rated good and rated outstanding."))
    assert not reading.grades()
    assert {issue.code for issue in reading.judgements.issues} == {"grades-at-odds"}


@pytest.mark.parametrize(
    ("lead", "below", "areas"),
    [
        ("Among the areas ruled inadequate are:", "Child protection\n\nChildren in care", True),
        ("The areas that were found to be inadequate include", "Help and protection\n\nChildren in care", True),
        ("Services are inadequate because:", "Help and protection\n\nChildren in care", False),
        ("The areas rated inadequate are:", "Help and protection\n\nGood\n\nChildren in care\n\nGood", False),
    ],
)
def test_areas_on_lines_below_have_the_grade_of_the_line_that_announces_them(
    read: RelationReader, lead: str, below: str, areas: bool
) -> None:
    graded = read(news(f"{lead}\n\n{below}\n\nThe council said it was sorry.")).grades()
    both = {"help-and-protection inadequate", "children-in-care inadequate"}
    assert (
        both <= {one.removeprefix("bury ") for one in graded}
        if areas
        else not any(map("protection inad".__contains__, graded))
    )
