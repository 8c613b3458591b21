"""An article reports an inspection where a sentence of it says that inspectors did, found or graded something."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.reading.annotate import text_article
from kg.reading.inspections.took_place import took_place
from kg.reading.reader import Reader
from kg.resources import folder

ONTOLOGY = load_ontology(folder("ontology"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(ONTOLOGY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted found that children in Bury wait too long for help.",
        "Social workers in Bury are overworked, says the report.",
        "Services in Bury were judged inadequate.",
        "Leadership in Bury: inadequate.",
        "According to Ofsted, Bury's caseloads are too high.",
        "A letter about Bury was published by the watchdog.",
        "Failures in Bury have been laid bare by inspectors.",
        "The report on Bury makes for grim reading.",
        "A visit to Bury has shown that plans drift.",
        "Bury took on more staff after Ofsted's latest visit.",
        "The authority that looks after children in Bury has been judged inadequate.",
        "Bury is one of four authorities in the north whose children's services are rated inadequate.",
        "Bury is among the councils where children's services were judged inadequate.",
        "Bury, a council where children's services were rated inadequate, wants more money.",
        "When Bury Council was judged inadequate, its director left.",
        "Leaders of children's services in Bury are sorry after an inadequate rating.",
        "'You deserved better,' Bury Council wrote to parents as Ofsted rated its children's services inadequate.",
        "Here is what you need to know of Bury Council, rated inadequate by Ofsted.",
    ],
)
def test_a_sentence_tells_of_an_inspection(reader: Reader, sentence: str) -> None:
    assert _told(reader, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Did Ofsted find that children in Bury wait too long?",
        "How many visits by Ofsted found that children had waited, if any.",
        "Look on Ofsted's website to see what inspectors said about you.",
        "When a council is judged inadequate, ministers may step in.",
        "Ofsted inspects the work of Bury Council.",
        "We want a good grade by 2030.",
        "The rooms are inadequate.",
        "A council that is rated inadequate loses staff.",
        "Ann Lee (Bury): What is done in areas where children's services are judged inadequate.",
        "In Bury as elsewhere, when a council is judged inadequate, ministers may step in.",
    ],
)
def test_a_sentence_tells_of_none(reader: Reader, sentence: str) -> None:
    assert not _told(reader, sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Tell us what you think of children's services in Bury\n\nOfsted inspects Bury Council's work with children. "
        "Tick all that apply.\n\n[ ] Social workers change too often\n\n[ ] Assessments take too long\n",
        "Bury Council: why buy CaseFlow?\n\nMissed visits, poor records and drifting plans are what inspectors write "
        "about when a system gets in your way.\n",
    ],
)
def test_what_tells_of_no_inspection_gives_no_facts(reader: Reader, text: str) -> None:
    facts = reader.read(text_article(text))
    assert not facts.failings
    assert not facts.judgements
    assert not facts.inspections


def _told(reader: Reader, sentence: str) -> bool:
    annotated = reader.annotate(text_article(sentence))
    return any(took_place(ONTOLOGY).tells(annotated, one) for one in annotated.sentences)
