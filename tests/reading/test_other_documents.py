"""A PDF that is no report on a council's children's services makes no inspection of one, and says so in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader
from tests.reading.other_documents import OTHER_DOCUMENTS
from tests.reading.page_layout import Setting, laid_out
from tests.reading.tiny_pdf import pdf

Read = Callable[[str], ArticleFacts]


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Sets a page and reads it from its file."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    path = tmp_path_factory.mktemp("other") / "document.pdf"

    def set_and_read(page: str) -> ArticleFacts:
        path.write_bytes(pdf(laid_out(page, Setting())))
        return reader.read(load_article(SourceFile(path.name, path), ontology))

    return set_and_read


@pytest.mark.parametrize("kind", sorted(OTHER_DOCUMENTS))
def test_it_makes_no_inspection_of_a_council(read: Read, kind: str) -> None:
    facts = read(OTHER_DOCUMENTS[kind])
    assert (facts.inspections, facts.judgements, facts.failings) == ((), (), ())
    assert [issue.code for issue in facts.issues].count("not-a-report") == 1


SEND = """
# Area SEND inspection of Wigan Local Area Partnership
Inspection dates: 4 to 8 December 2023
Dates of previous inspection: 3 to 7 June 2019
Lead inspector: Ann Example HMI
* Inspection outcome
The local area partnership’s arrangements lead to inconsistent experiences and outcomes for children.
"""


def test_the_previous_inspection_of_a_send_report_is_one_of_its_kind(read: Read) -> None:
    facts = read(SEND)
    assert {(one.type, str(one.start)) for one in facts.inspections if one.start is not None} == {
        ("send", "2023-12-04"),
        ("send", "2019-06-03"),
    }
    assert facts.judgements == ()


def test_a_report_of_several_inspectorates_is_one_whatever_bodies_its_title_names(read: Read) -> None:
    page = """
# Joint targeted area inspection of Durham
## The response of police, health and children’s services to criminal exploitation
Inspection dates: 6 to 10 March 2023
Lead inspector: Jo Model
Leaders in Durham know their services well.
"""
    facts = read(page)
    assert {(one.council, one.type) for one in facts.inspections} == {("durham", "jtai")}
