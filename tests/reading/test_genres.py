"""What is no article on an inspection, by what it is written for: forms with blanks, laws, games, lists of outcomes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.failings.explained import explains_outcomes
from tests.reading.councils_and_grades import RelationReader

LEAD = "Bury Council's children's services department keeps this page, with words on Ofsted's inspections of Bury."
STORY = "Ofsted inspectors visited Bury Council's children's services in May and rated them inadequate."


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    """Reads grades with the whole ontology."""
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("genres"))


def page(*paragraphs: str) -> str:
    return "\n\n".join(("Bury children's services", "6 June 2023", *paragraphs)) + "\n"


@pytest.mark.parametrize(
    "form",
    [
        "Children's services in [COUNCIL] have been rated good. Cllr [NAME] said staff had worked hard.",
        "[Insert name of council] has been rated good. [Insert quote of leader.]",
        "{{council_name}} was rated good by Ofsted, said {{leader_name}}.",
    ],
)
def test_a_form_with_blanks_tells_nothing(read: RelationReader, form: str) -> None:
    assert not read(page(LEAD, form)).grades()
    filled = re.sub(r"\[[^\]]*\]|\{\{\w+\}\}", "Bury Council", form)
    assert read(page(LEAD, filled)).grades() == {"bury overall-effectiveness good"}


@pytest.mark.parametrize(
    "text",
    [
        '"They [council leaders] knew," she said. "We told [the council] so."',
        "[PICTURE: Bury Town Hall] The report said that managers had not listened [sic]. [UPDATED]",
    ],
)
def test_what_an_editor_put_in_brackets_makes_no_form(read: RelationReader, text: str) -> None:
    assert read(page(STORY, text)).grades() == {"bury overall-effectiveness inadequate"}


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (
            "These Regulations come into force on 1 April. Draft regulations are laid before Parliament.",
            "Ministers say that new rules come into force in April.",
        ),
        (
            "The starter map unlocks the council. Cheats were patched out after the beta; see the wiki.",
            "The director edits a wiki at home.",
        ),
    ],
)
def test_laws_and_games_tell_nothing_but_news_that_speaks_of_them_does(
    read: RelationReader, text: str, beside: str
) -> None:
    told = "The department was inadequate. Children's services are in the hands of inspectors until it is good."
    assert not read(page(LEAD, text, told)).grades()
    assert read(page(STORY, beside)).grades()


@pytest.mark.parametrize("asks", ["What can the outcome be? There are three:", "There are three possible outcomes:"])
def test_outcomes_that_are_listed_are_no_findings(read: RelationReader, asks: str) -> None:
    items = "1. arrangements lead to good outcomes.\n2. there are widespread failings.\n3. children wait too long."
    assert len([*explains_outcomes(read(page(STORY, asks, items)).annotated)]) == 3
    assert not [*explains_outcomes(read(page(STORY, "Inspectors found:", items)).annotated)]
