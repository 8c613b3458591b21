"""Lines of a timeline: each is written as of the date at its head."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("timelines"))


_LINES = """Timeline: ten years of Bury's children's services

2014: Inspectors return and find that services require improvement.

May 2018: A second 'requires improvement' is handed out.

{line}

February 2023: Leeds City Council, rated outstanding, is brought in as improvement partner.
"""


def _inspections(read: RelationReader, line: str) -> set[str]:
    facts = read(_LINES.format(line=line)).inspections.facts
    return {f"{fact.council} {fact.start} {fact.published}" for fact in facts if fact.council == "bury"}


_OTHERS = {"bury 2014 None", "bury 2018-05 None"}


@pytest.mark.parametrize(
    "line",
    [
        "September 2022: Ofsted publishes its report from the July inspection. All four areas are inadequate.",
        "September 2022 - The report on the July inspection is published. It rates services inadequate.",
    ],
)
def test_a_month_without_a_year_is_the_last_before_the_line_s_own_date(read: RelationReader, line: str) -> None:
    found = _inspections(read, line)
    assert {one.rpartition(" ")[0] for one in found} == {"bury 2014", "bury 2018-05", "bury 2022-07"}


@pytest.mark.parametrize(
    "line",
    [
        "March 2021: Good news as 20 social workers join.",
        "March 2021: Durham, rated good, offers help.",
        "March 2021: A judge says that social workers left a girl without help.",
    ],
)
def test_what_else_happened_then_is_no_inspection(read: RelationReader, line: str) -> None:
    assert _inspections(read, line) == _OTHERS


def test_a_grade_told_aside_has_not_the_date_at_the_head(read: RelationReader) -> None:
    facts = read(_LINES.format(line="March 2021: A new director starts.")).inspections.facts
    assert {fact.start for fact in facts if fact.council == "leeds"} == {None}


_BOLD = """Timeline: ten years in Bury

**2008** The joint area review says that Bury's arrangements for safeguarding children are inadequate.

**November 2015** First full inspection by Ofsted since the trust took over. Outcome: inadequate. Plans lacked focus.

**March 2018** Inspectors judge the council's children's services good.
"""


@pytest.mark.parametrize("marks", [("**", "**"), ("", ":"), ("**", ":**")])
def test_what_an_entry_tells_is_of_the_date_at_its_head_however_it_is_set(
    read: RelationReader, marks: tuple[str, str]
) -> None:
    opens, closes = marks
    text = re.sub(r"\*\*(.+?)\*\*", rf"{opens}\1{closes}", _BOLD)
    one = read(text)
    found = {f"{fact.type} {fact.start}" for fact in one.inspections.facts}
    assert found == {"pre-2013 2008", "sif 2015-11", "ilacs 2018-03"}
    assert one.grades() >= {"bury overall-effectiveness inadequate 2015", "bury overall-effectiveness good"}


_YEARS = """# Bury: ten years of inspections of children's services

2012
In July an inspection of child protection arrangements by Ofsted ends in an "adequate" rating for the council.

October 2015
A first improvement visit by Ofsted. Plans are still weak, inspectors say.

January 2018
Ofsted's inspectors rate the council's services good. Leaders have changed the service.
"""


def test_months_below_a_year_are_of_it_and_visits_are_none_with_grades(read: RelationReader) -> None:
    one = read(_YEARS)
    found = {f"{fact.type} {fact.start}" for fact in one.inspections.facts}
    assert found == {"pre-2013 2012-07", "monitoring-visit 2015-10", "ilacs 2018-01"}
    assert one.inspection_of("Plans are still") == "bury monitoring-visit 2015-10"


_NEWS = """Bury's children's services are still inadequate, says Ofsted

Children in Bury are put at risk by high caseloads, according to inspectors.

Ofsted's report, out on Friday, says that plans are late.

How it came to this

March 2012: Child protection is rated inadequate by Ofsted.
{line}
January 2014: The director resigns.
"""


@pytest.mark.parametrize(
    ("line", "earlier"),
    [
        ("June 2013: Ofsted finds that drift is widespread.", "bury pre-2013 2013-06"),
        ("June 2013: Ofsted's inspectors call and rate adoption inadequate.", "bury pre-2013 2013-06"),
        ("June 2013: Ofsted speaks of a disgrace.", None),
    ],
)
def test_the_entries_beside_the_news_are_of_before_it(read: RelationReader, line: str, earlier: str | None) -> None:
    one = read(_NEWS.format(line=line))
    found = {f"{fact.council} {fact.type} {fact.start or ''}".strip() for fact in one.inspections.facts}
    assert found == {"bury unspecified", "bury pre-2013 2012-03"} | ({earlier} if earlier else set())
    assert one.inspection_of("Children in Bury are put") == "bury unspecified"
    assert one.inspection_of("Ofsted's report, out") == "bury unspecified"


def test_what_stands_between_two_entries_is_of_the_first_and_an_entry_may_have_several_dates(
    read: RelationReader,
) -> None:
    one = read(
        "Seven lean years\n\nThis is how it went in Bury.\n\n"
        "May 2016: Ofsted rates Bury Council's children's services inadequate.\n\n"
        "Inspectors see that plans are late.\n\n"
        "October 2018: Ofsted rates Bury Council's services as requires improvement.\n\n"
        "March 2019, June 2020 and May 2021: Ofsted makes one focused visit after another. Caseloads are too high.\n\n"
        "August 2021: A new director starts."
    )
    assert one.inspection_of("Inspectors see that plans") == "bury sif 2016-05"
    assert one.inspection_of("Caseloads are too high") == "bury focused-visit 2021-05"
