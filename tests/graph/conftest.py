"""A miniature graph, built once: three articles on two councils."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.merge import merge
from kg.graph.merged import Merged
from kg.graph.store import Content, Graph, open_graph, publish
from kg.graph.triples import triples_of
from kg.model import ArticleFacts, PostStatus, SourceKind
from tests.graph.miniature import Story, little_ontology


def three_articles() -> list[ArticleFacts]:
    """Two articles on one inspection that disagree on a grade, and one on two inspections elsewhere."""
    first = (
        Story("courier", issued="2023-05-16")
        .council()
        .agency()
        .agency("merseyside-police", "Merseyside Police", "police")
        .inspection("main", "ilacs", start="2023-03", inspected_by=("ofsted",), partners=("merseyside-police",))
        .judgement("inadequate")
        .failing("high-caseloads")
        .failing("delay", blamed=("merseyside-police",), affects=("care-leavers",))
        .inspection("before", "sif", start="2018-01")
        .judgement("good", key="before")
        .failing("high-caseloads", key="before")
        .post("Máire O’Neill", council="liverpool", role_id="director")
    )
    second = (
        Story("echo", issued="2023-05-17")
        .council()
        .inspection("main", "unspecified", start="2023-03-13", end="2023-03-24", published="2023-05-15")
        .judgement("requires-improvement")
        .failing("high-caseloads")
        .post("Maire O'Neill", council="liverpool", role_id="director")
    )
    third = (
        Story("gazette")
        .council("sunderland")
        .council("cumbria")
        .inspection("now", "sif", council="sunderland", start="2015", published="2015-07-20")
        .judgement("inadequate", key="now", council="sunderland")
        .judgement("adequate", "other", key="now", council="sunderland", label="Staying safe")
        .failing("high-caseloads", key="now", council="sunderland")
        .failing("delay", key="now", council="sunderland")
        .failing("poor-assessments", key="now", council="sunderland")
        .post("John Smith", "chief executive", council="sunderland", status=PostStatus.FORMER)
    )
    return [first.done(), second.done(), third.done()]


def content_of(articles: list[ArticleFacts]) -> Content:
    """What a build of these articles hands to the store."""
    ontology = little_ontology()
    merged: Merged = merge(articles, ontology)
    texts = {article.id: article.text for article in merged.articles}
    return Content(triples_of(merged, ontology), merged.issues, texts)


@pytest.fixture(scope="session")
def content() -> Content:
    return content_of(three_articles())


@pytest.fixture(scope="session")
def output(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the miniature graph; not to be written to."""
    folder = tmp_path_factory.mktemp("built") / "output"
    return publish(folder, content)


@pytest.fixture
def graph(output: Path) -> Iterator[Graph]:
    with open_graph(output) as opened:
        yield opened


def reports_and_news() -> list[ArticleFacts]:
    """Two reports on one council, the second with an article that agrees and one that does not."""
    first = (
        Story("report-2019", issued="2019-05-10", kind=SourceKind.REPORT)
        .council()
        .agency()
        .inspection("main", "ilacs", start="2019-03-04", end="2019-03-15", published="2019-05-10")
        .judgement("inadequate")
        .judgement("adequate", "other", label="Staying safe")
        .wants("delay", under="help-and-protection")
        .wants("high-caseloads")
        .post("John Smith", "lead inspector", agency="ofsted")
    )
    second = (
        Story("report-2023", issued="2023-05-15", kind=SourceKind.REPORT)
        .council()
        .agency()
        .inspection("main", "ilacs", start="2023-03-13", end="2023-03-24", published="2023-05-15")
        .judgement("good")
        .failing("delay")
        .wants("delay")
        .post("John Smith", "lead inspector", agency="ofsted")
    )
    agrees = Story("courier", issued="2023-05-16").council().inspection("main", "ilacs", start="2023-03")
    agrees.judgement("good")
    differs = Story("echo", issued="2023-05-17").council().inspection("main", "ilacs", start="2023-03")
    differs.judgement("requires-improvement")
    return [first.done(), second.done(), agrees.done(), differs.done()]


@pytest.fixture(scope="session")
def reports_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the graph of reports and news; not to be written to."""
    return publish(tmp_path_factory.mktemp("reports") / "output", content_of(reports_and_news()))


@pytest.fixture
def reports(reports_output: Path) -> Iterator[Graph]:
    with open_graph(reports_output) as opened:
        yield opened


@pytest.fixture(scope="session")
def stale_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with an article that gives the grade of 2019 after that of 2023 was out, and one with a new director."""
    late = Story("late", issued="2023-08-01").council().inspection("main", "ilacs", start="2019-03-04")
    late.judgement("inadequate").post("Ann Lee", council="liverpool", role_id="director")
    later = Story("later", issued="2024-02-01").council().post("Bo Park", council="liverpool", role_id="director")
    told = [one for one in reports_and_news() if one.article.id != "echo"]
    return publish(tmp_path_factory.mktemp("stale") / "output", content_of([*told, late.done(), later.done()]))


@pytest.fixture
def stale(stale_output: Path) -> Iterator[Graph]:
    with open_graph(stale_output) as opened:
        yield opened
