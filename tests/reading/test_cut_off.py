"""Pages that break off anywhere, as scraped ones do, are read to their last word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.reading.annotate import text_article
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

_ENDS = """
Ofsted published its report on Bury Council on 6 June 2023. | The council was inspected in May 2023
Bury's children's services were rated inadequate in 2019, and now it is good
By November 2021 it was 'good'
The authority was rated outstanding for its leadership and good overall when last fully inspected, in 2019,
Inspectors said that help for care leavers, which | the council, (the | Services (
The board, reviewed at the same time, was found to be inadequate, with
Social workers' caseloads were too high, said the report of 2019
Two directors have held the post since May, Ann Lee and Tom Brown, said Jo Hill, who
Bury was "inadequate" in 2019: it requires improvement to be good
Good (2019: inadequate) | Salford and Bury were good, the latter
Assessments were late, but | although | they found no
Ann Lee, the council's director of children's services, | Cllr Tom Brown (Lab),
"""
PIECES = [piece.strip() for piece in re.split(r"[\n|]", _ENDS) if piece.strip()]


@pytest.fixture(scope="module")
def reader(project: Path) -> Reader:
    return Reader(load_ontology(project / "ontology"))


def _quotes(facts: ArticleFacts) -> list[str]:
    told = [*(fact.evidence for fact in facts.judgements), *(fact.evidence for fact in facts.failings)]
    return [evidence.exact for evidence in (*told, *(fact.evidence for fact in facts.posts))]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
    between=st.sampled_from([". ", "\n", ", ", " "]),
    left_out=st.integers(0, 40),
)
def test_text_that_ends_anywhere_is_read(reader: Reader, pieces: list[str], between: str, left_out: int) -> None:
    text = between.join(pieces)
    cut = text[: max(1, len(text) - left_out)]
    facts = reader.read(text_article(cut))
    assert all(quote in cut for quote in _quotes(facts))


@pytest.mark.parametrize("stem", ["e13", "e05"])
def test_article_that_breaks_off_behind_any_word_is_read(
    reader: Reader, project: Path, tmp_path: Path, stem: str
) -> None:
    text = (project / "tests" / "accuracy" / "corpus" / "news-dev15" / f"{stem}.txt").read_text("utf-8")
    path = tmp_path / "cut.txt"
    for end in [match.end() for match in re.finditer(r"\w+", text)][40::12]:
        path.write_text(text[:end], "utf-8")
        facts = reader.read(load_article(SourceFile("cut.txt", path), reader.ontology))
        assert all(quote in text[:end] for quote in _quotes(facts))
