"""Areas for improvement: the items under their headings, with the patterns that they name; never failings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader
from tests.reading.tiny_pdf import At, pdf

HEAD = [
    At(72, 780, "Inspection of Kent County Council children’s services", 26),
    At(72, 740, "Inspection dates: 9 to 20 May 2022"),
    At(72, 720, "Lead inspector: Ann Example, His Majesty’s Inspector"),
]


@pytest.fixture(scope="module")
def reader(project: Path) -> Reader:
    return Reader(load_ontology(project / "ontology"))


def _read(reader: Reader, folder: Path, *lines: At) -> ArticleFacts:
    path = folder / "report_-_5_july_2022.pdf"
    path.write_bytes(pdf([*HEAD], lines))
    return reader.read(load_article(SourceFile(path.name, path), reader.ontology))


def _named(facts: ArticleFacts) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in facts.improvements:
        found.setdefault(fact.evidence.exact, set()).add(fact.pattern)
    return found


def test_items_name_patterns_and_are_no_failings(reader: Reader, tmp_path: Path) -> None:
    facts = _read(
        reader,
        tmp_path,
        At(72, 700, "What needs to improve?", 14, bold=True),
        At(72, 670, "• Manageable caseloads for social workers and their managers."),
        At(72, 650, "• The frequency of visits to children, so that they are not left at risk of harm."),
        At(72, 600, "The experiences and progress of children in care: good", 14, bold=True),
        At(72, 570, "1. Placements are suitable. Too many children in care wait too long for life-story work."),
    )
    named = _named(facts)
    assert "high-caseloads" in named["Manageable caseloads for social workers and their managers."]
    visits = "The frequency of visits to children, so that they are not left at risk of harm."
    assert "infrequent-visits" in named[visits]
    assert "children-at-risk-of-harm" not in named[visits]
    assert set(named) == {"Manageable caseloads for social workers and their managers.", visits}
    assert {fact.evidence.exact for fact in facts.failings}.isdisjoint(named)
    assert {fact.evidence.page for fact in facts.improvements} == {2}


def test_numbered_recommendations_and_their_sub_headings(reader: Reader, tmp_path: Path) -> None:
    facts = _read(
        reader,
        tmp_path,
        At(72, 700, "Areas for improvement", 14, bold=True),
        At(72, 670, "Capacity", 12, bold=True),
        At(72, 640, "12. Ensure that social workers receive regular supervision."),
        At(72, 620, "13. When plans are late, managers should review them."),
        At(72, 580, "The local authority’s strengths", 14, bold=True),
        At(72, 550, "14. Supervision of managers is regular."),
    )
    assert set(_named(facts)) == {
        "Ensure that social workers receive regular supervision.",
        "When plans are late, managers should review them.",
    }


def test_a_finding_has_the_judgement_area_of_its_section(reader: Reader, tmp_path: Path) -> None:
    facts = _read(
        reader,
        tmp_path,
        At(72, 700, "Too many children wait too long for help."),
        At(72, 660, "The experiences and progress of children who need help and protection: inadequate", 14, bold=True),
        At(72, 630, "1. Caseloads are too high."),
        At(72, 600, "The impact of leaders on social work practice with children and families: good", 14, bold=True),
        At(72, 570, "2. Supervision is irregular."),
    )
    under = {fact.evidence.exact: fact.under for fact in facts.failings}
    assert under["Too many children wait too long for help."] is None
    assert under["Caseloads are too high."] == "help-and-protection"
    assert under["Supervision is irregular."] == "impact-of-leaders"


def test_news_has_no_areas_for_improvement(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(
        "Kent council told to improve\n\nWhat needs to improve\n\nThe quality of plans, Ofsted told Kent council.\n"
    )
    assert reader.read(load_article(SourceFile(path.name, path), reader.ontology)).improvements == ()
