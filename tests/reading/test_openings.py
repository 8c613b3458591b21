"""Openings of reports and letters as text: cells of several lines, heads of letters, findings under other headings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

Read = Callable[[str], ArticleFacts]


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a text as a file of its own."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    path = tmp_path_factory.mktemp("openings") / "opening.txt"

    def one(text: str) -> ArticleFacts:
        path.write_text(text, encoding="utf-8")
        return reader.read(load_article(SourceFile(path.name, path), ontology))

    return one


def grades(facts: ArticleFacts) -> set[tuple[str, str]]:
    return {(fact.area, fact.grade) for fact in facts.judgements}


HEAD = """Torbay Council
Inspection of local authority children’s services
Inspection dates: 9 to 20 October 2023
Lead inspector: Ann Example HMI
"""
TABLES = {
    "the grade beside the first line": """
Judgement                                     Grade
The impact of leaders on social work          Good
practice with children and families
The experiences and progress of children      Requires improvement to
who need help and protection                  be good
The experiences and progress of children      Outstanding
in care
The experiences and progress of care          Inadequate
leavers
Overall effectiveness                         Good
""",
    "the grade in the middle": """
Judgement Grade
The impact of leaders on social
work practice with children Good
and families
The experiences and progress of
children who need help Requires improvement
and protection to be good
The experiences and progress of children Outstanding
in care
The experiences and progress of care leavers Inadequate
Overall effectiveness Good
""",
    "labels and grades by turns": """
Judgement Grade
The impact of leaders on social work practice with children and families
Good
The experiences and progress of children who need help and protection
Requires improvement to be good
The experiences and progress of children in care
Outstanding
The experiences and progress of care leavers
Inadequate
Overall effectiveness
Good
""",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_cells_of_a_table_may_go_over_several_lines(read: Read, table: str) -> None:
    assert grades(read(HEAD + table)) == {
        ("impact-of-leaders", "good"),
        ("help-and-protection", "requires-improvement"),
        ("children-in-care", "outstanding"),
        ("care-leavers", "inadequate"),
        ("overall-effectiveness", "good"),
    }


TWO_SERVICES = """Inspection of safeguarding and looked after children services
Shropshire Council

Inspection dates: 7 to 18 March 2011
Reporting inspector: Ann Example HMI

The team consisted of three of Her Majesty’s Inspectors and one inspector from the Care Quality Commission.

Safeguarding services

Overall effectiveness                 Grade 4 (inadequate)

Caseloads are too high.

Services for looked after children

Overall effectiveness                 Grade 3 (adequate)

Most children do well.
"""


def test_a_report_with_a_framework_in_its_title_is_of_ofsted_whoever_else_it_names(read: Read) -> None:
    facts = read(TWO_SERVICES)
    assert {fact.inspected_by for fact in facts.inspections} == {("ofsted",)}
    assert [fact.pattern for fact in facts.failings] == ["high-caseloads"]


def test_the_second_of_two_services_has_an_overall_grade_of_its_own(read: Read) -> None:
    assert grades(read(TWO_SERVICES)) == {
        ("overall-effectiveness", "inadequate"),
        ("children-looked-after", "adequate"),
    }


LETTER = """9 December 2010

Ms Ann Example
Corporate Director of People (Children)
Torbay Council

Dear Ms Example

Annual children’s services assessment

Guidance published in July 2010 explains how this letter came about.
"""


def test_a_letter_came_out_on_its_own_date(read: Read) -> None:
    assert {str(fact.published) for fact in read(LETTER).inspections} == {"2010-12-09"}


def test_a_post_may_have_a_part_in_brackets(read: Read) -> None:
    assert [post.person for post in read(LETTER).posts] == ["Ann Example"]


@pytest.mark.parametrize("body", ["Salford Clinical Commissioning Group", "North Durham Clinical Commissioning Group"])
def test_capitals_tell_of_a_body_behind_the_commas_of_an_address(read: Read, body: str) -> None:
    facts = read(f"Bo Sample, Chief Accountable Officer, {body}\n\nDear colleagues\n")
    assert [fact.label for fact in facts.agencies] == [body]


def test_capitals_of_a_headline_tell_of_none(read: Read) -> None:
    text = "Angry Parents Blame New Salford Clinical Commissioning Group\n\nMore to follow.\n"
    assert not {fact.label for fact in read(text).agencies if fact.label.startswith("Angry")}


JOINT = """Dear local partnership

Joint targeted area inspection in Salford

Between 12 and 16 September 2016, Ofsted inspected Salford City Council.

Areas for improvement

{items}
"""


@pytest.mark.parametrize(
    ("item", "patterns"),
    [
        ("• Safety plans are often too vague.", {"poor-planning"}),
        ("• Police officers do not always speak to the children.", {"weak-partner-response", "unheard-child"}),
        ("• Ensure that safety plans are not too vague.", set()),
        ("• The quality of safety plans, so that they are not vague.", set()),
        ("• Partners should make sure that caseloads are not too high.", set()),
        ("• They do not address all that was found to be weak.", set()),
        ("• Caseloads that are too high.", set()),
    ],
)
def test_a_whole_sentence_among_areas_for_improvement_is_a_finding(read: Read, item: str, patterns: set[str]) -> None:
    assert {fact.pattern for fact in read(JOINT.format(items=item)).failings} == patterns


def test_an_inspection_without_days_is_typed_by_when_its_report_came_out(read: Read) -> None:
    text = (
        "DIRECTION\n\nThe Secretary of State has considered Ofsted's report, published on 20 July 2015, of its "
        "inspection of Sunderland City Council, which found children's services to be inadequate overall.\n"
    )
    assert {fact.type for fact in read(text).inspections} == {"sif"}


def test_labels_of_a_title_page_may_have_several_spaces(read: Read) -> None:
    facts = read(HEAD.replace("Inspection dates:", "Inspection  dates:  ") + "\nCaseloads are too high.\n")
    assert {(str(fact.start), str(fact.end)) for fact in facts.inspections} == {("2023-10-09", "2023-10-20")}


PROTECTION = """Torbay Council
Inspection of local authority arrangements for the protection of children

Inspection dates: 20 – 29 November 2012
Lead inspector: Ann Example HMI

The overall effectiveness of the arrangements to protect children in Torbay {verdict}.

The quality of practice    Inadequate
"""


@pytest.mark.parametrize(
    "verdict", ["is adequate", "is judged to be adequate", "is judged adequate", "is found to be adequate"]
)
def test_the_overall_grade_may_be_a_sentence(read: Read, verdict: str) -> None:
    assert ("overall-effectiveness", "adequate") in grades(read(PROTECTION.format(verdict=verdict)))


@pytest.mark.parametrize(
    ("post", "status"),
    [("Director of People – Children and Adults", True), ("Director of People – Dogs and Cats", False)],
)
def test_a_post_over_an_address_may_have_its_field_behind_a_dash(read: Read, post: str, status: bool) -> None:
    text = (
        f"26 November 2021\n\nLee-Anne Example\n{post}\nMedway Council\n\nDear Lee-Anne\n\nMonitoring visit to Medway\n"
    )
    assert bool(read(text).posts) is status


def test_a_commissioner_with_a_name_is_a_post_and_no_body(read: Read) -> None:
    facts = read("Bo Sample, Police and Crime Commissioner for Thames Valley\n\nDear colleagues\n")
    assert not facts.agencies
    assert [post.person for post in facts.posts] == ["Bo Sample"]


SEND = """Area SEND inspection of Torbay Local Area Partnership

Inspection dates: 15 to 19 May 2023

What is it like to be a child in this area?

Their needs are not met. Plans are made together with them.
"""


def test_the_children_of_an_area_inspection_are_those_with_special_needs(read: Read) -> None:
    assert {fact.pattern for fact in read(SEND).failings} == {"weak-disabled-children-support"}
    other = SEND.replace(
        "Area SEND inspection of Torbay Local Area Partnership",
        "Torbay Council\nInspection of local authority children’s services",
    )
    assert not {fact.pattern for fact in read(other).failings} & {"weak-disabled-children-support"}


def test_a_grade_may_stand_on_three_lines_under_its_label(read: Read) -> None:
    table = TABLES["labels and grades by turns"].replace(
        "Requires improvement to be good", "Requires\nimprovement to\nbe good"
    )
    assert ("help-and-protection", "requires-improvement") in grades(read(HEAD + table))


SORTED = """Dear Ms Example

Unannounced inspection of contact, referral and assessment arrangements within Torbay Council children’s services

This letter contains the findings of the inspection which was conducted on 29 and 30 September 2009.

From the evidence gathered, the following strengths and areas for development were identified:

Strengths

■ Caseloads are manageable.

{heading}

■ Caseloads are too high.
"""


@pytest.mark.parametrize(("heading", "found"), [("Areas for development", True), ("Further strengths", False)])
def test_a_heading_says_anew_what_a_list_is_that_was_introduced_above(read: Read, heading: str, found: bool) -> None:
    assert bool(read(SORTED.format(heading=heading)).failings) is found
