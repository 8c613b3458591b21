"""``kg.open``: frames, pictures and sentences for people who work in a notebook."""

from __future__ import annotations

import html
import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kg
from kg.errors import GraphError, QueryError, UsageError
from kg.notebook import Explained, MorePages, NetworkCell, OpenedGraph
from tests.servers import Running

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

ARTICLE = """---
title: Liverpool <falls>
publisher: a "test"
date: 2023-05-26
url: https://example.org/liverpool?a=1&b=2
---

Ofsted inspected Liverpool City Council between 13 and 24 March 2023 and judged its children's services inadequate.

Social workers' caseloads are too high. Staff turnover means that children have too many changes of social worker.
"""
OTHER = """---
title: Sunderland rated inadequate
date: 2015-07-21
---

Sunderland City Council's children's services were rated inadequate by Ofsted in July 2015.

Inspectors found that caseloads were too high and that there were delays in assessments.
"""
FACT = "failing/liverpool-ilacs-2023-03-13-high-caseloads"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.build import build

    articles = tmp_path_factory.mktemp("articles")
    (articles / "liverpool.md").write_text(ARTICLE, encoding="utf-8")
    (articles / "sunderland.md").write_text(OTHER, encoding="utf-8")
    return build([articles], tmp_path_factory.mktemp("built") / "output").output


@pytest.fixture
def g(folder: Path) -> Iterator[OpenedGraph]:
    with kg.open(folder) as opened:
        yield opened


def loaded_by(code: str, *modules: str) -> list[str]:
    """Which of these modules a fresh process has loaded after some code."""
    told = f"{code}; import sys; print(*(m for m in {modules!r} if m in sys.modules))"
    return subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()


def test_importing_kg_imports_nothing_that_is_large() -> None:
    assert loaded_by("import kg", "pyoxigraph", "rdflib", "spacy", "pandas", "requests", "click", "jinja2") == []


def test_opening_and_asking_need_neither_spacy_nor_pandas_until_asked(folder: Path) -> None:
    code = f"import kg; g = kg.open({str(folder)!r}); g.evidence({FACT!r})"
    assert loaded_by(code, "spacy", "pandas", "requests", "pyoxigraph") == ["pyoxigraph"]


def test_the_package_says_that_it_has_types() -> None:
    assert (Path(kg.__file__).parent / "py.typed").is_file()
    assert "notebook" in (metadata.metadata("inspection-kg").get_all("Provides-Extra") or [])


def test_a_query_is_a_frame_with_dtypes(g: OpenedGraph) -> None:
    frame = g.query("shared-failings", council="Liverpool", min=1)
    assert list(frame.columns) == ["first", "second", "patterns", "shared"]
    assert [str(dtype) for dtype in frame.dtypes] == ["string", "string", "Int64", "string"]
    assert frame["patterns"].tolist() == [1]
    assert frame.attrs["question"].startswith("Which pairs of councils")


def test_a_frame_that_goes_on_warns_and_says_how(g: OpenedGraph) -> None:
    with pytest.warns(MorePages, match=r"page=2 gives the next, size=N longer ones \(2 now\)"):
        first = g.query("facts", size=2)
    assert (first.attrs["page"], first.attrs["more"], first["fact"].nunique()) == (1, True, 2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert g.query("facts", size=5000).attrs["more"] is False
        assert "more" not in g.query("coverage").attrs


def test_values_of_all_kinds_keep_their_kind(g: OpenedGraph) -> None:
    frame = g.query(
        "SELECT ?n ?d ?b ?t ?mixed "
        "{ VALUES (?n ?d ?b ?t ?mixed) { (1 1.5 true 'a' 1) (UNDEF UNDEF UNDEF UNDEF 'a') } } ORDER BY ?t"
    )
    dtypes = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    assert dtypes == {"n": "Int64", "d": "Float64", "b": "boolean", "t": "string", "mixed": "string"}
    assert frame.iloc[1].tolist() == [1, 1.5, True, "a", "1"]
    assert frame.iloc[0].isna().tolist() == [True, True, True, True, False]


def test_ask_and_construct_are_frames_too(g: OpenedGraph) -> None:
    assert g.query("ASK { ?c a ikg:Council }")["answer"].tolist() == [True]
    assert list(g.query("CONSTRUCT { ?c a ?t } { ?c a ?t } LIMIT 1").columns) == ["subject", "predicate", "object"]
    assert len(g.query("SELECT ?x { ?x a ikg:Nothing }")) == 0


def test_the_named_queries_are_listed(g: OpenedGraph) -> None:
    listed = g.queries()
    assert listed.loc["shared-failings", "parameters"] == "council, group, min"


def test_without_pandas_the_way_to_it_is_named(g: OpenedGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.notebook.find_spec", lambda name: None)
    for ask in (g.queries, lambda: g.query("coverage")):
        with pytest.raises(UsageError, match=r"inspection-kg\[notebook\]"):
            ask()


def test_evidence_reads_as_text_and_as_html(g: OpenedGraph) -> None:
    found = g.evidence(FACT)
    assert found.fact.endswith(FACT)
    assert [said.quote for said in found.sentences] == ["Social workers' caseloads are too high."]
    assert found.sentences[0].where == 'Liverpool <falls>, a "test", 2023-05-26'
    assert "failing · High caseloads · Liverpool City Council · 2023-03-13" in str(found)
    assert "liverpool.md, characters " in str(found)
    shown = found._repr_html_()
    assert 'href="https://example.org/liverpool?a=1&amp;b=2"' in shown
    assert "<falls>" not in shown
    assert str(g.evidence(found.fact)) == str(g.evidence(f"<{found.fact}>")) == str(g.explain(FACT)) == str(found)


def test_no_such_fact_names_the_nearest(g: OpenedGraph) -> None:
    with pytest.raises(UsageError, match=f"did you mean {FACT}"):
        g.evidence("failing/liverpool-ilacs-2023-03-13-high-caseload")
    with pytest.raises(UsageError, match="not the name of a fact"):
        g.evidence("caseloads too high")


def test_a_sentence_is_explained(g: OpenedGraph) -> None:
    explained = g.explain("Caseloads are too <high>. It rained.")
    assert isinstance(explained, Explained)
    assert "high-caseloads: failing" in str(explained)
    assert "nothing here speaks of a failure pattern" in str(explained)
    assert "<high>" not in explained._repr_html_()


def test_the_network_around_a_council_holds_that_alone(g: OpenedGraph) -> None:
    whole, part = g.network(), g.network(focus="liverpool")
    assert part.boxes < whole.boxes
    assert "Sunderland City Council" in whole.page
    assert "Sunderland City Council" not in part.page
    assert "Liverpool City Council" in repr(part)
    assert len(repr(part)) < 200


def test_what_the_network_cannot_show_is_said(g: OpenedGraph) -> None:
    with pytest.raises(UsageError, match="did you mean 'liverpool'"):
        g.network(focus="liverpol")
    with pytest.raises(UsageError, match="name one of them"):
        g.network(focus="liverpool", pattern="high-caseloads")


def test_a_page_that_is_too_big_is_not_put_into_a_cell(tmp_path: Path) -> None:
    cell = NetworkCell("x" * 11_000_000, "All <of> it", 9, 9)
    assert "save(" in cell._repr_html_()
    assert "<of>" not in cell._repr_html_()
    assert len(cell._repr_html_()) < 500
    assert cell.save(tmp_path / "network.html").stat().st_size == 11_000_000


def test_the_cell_works_offline_in_a_frame_of_its_own(g: OpenedGraph, browser: WebDriver, tmp_path: Path) -> None:
    notebook = tmp_path / "cell.html"
    notebook.write_text(f"<!DOCTYPE html><meta charset=utf-8>{g.network(focus='liverpool')._repr_html_()}", "utf-8")
    browser.get_log("performance")  # type: ignore[no-untyped-call]
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    browser.get(notebook.as_uri())
    browser.switch_to.frame(0)
    find = browser.find_element
    names = browser.find_elements("css selector", "#table button.name")
    {one.text: one for one in names}["High caseloads"].click()
    assert "High caseloads" in find("css selector", "#panel h2").text
    {one.text: one for one in names}["Liverpool City Council"].click()
    assert "Liverpool City Council" in find("css selector", "#panel h2").text
    find("id", "back").click()
    assert "High caseloads" in find("css selector", "#panel h2").text
    find("id", "forward").click()
    assert "Liverpool City Council" in find("css selector", "#panel h2").text
    assert not browser.find_elements("css selector", "nav, a[href*='.html'], #link")
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []  # type: ignore[no-untyped-call]
    log = browser.get_log("performance")  # type: ignore[no-untyped-call]
    messages = (json.loads(entry["message"])["message"] for entry in log)
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    browser.switch_to.default_content()


def test_the_page_stands_once_in_the_cell(g: OpenedGraph) -> None:
    cell = g.network(focus="liverpool")
    assert html.unescape(cell._repr_html_()).count("<title>") == 1


@pytest.mark.parametrize(
    ("place", "named_graph", "error"),
    [
        ("no/such/folder", None, GraphError),
        ("http://", None, UsageError),
        ("output", "https://example.org/g", UsageError),
    ],
)
def test_what_cannot_be_opened_is_an_error_of_ours(place: str, named_graph: str | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        kg.open(place, named_graph=named_graph)


def test_a_wrong_query_is_an_error_of_ours(g: OpenedGraph) -> None:
    with pytest.raises(QueryError, match="did you mean 'council'"):
        g.query("council", council_="Liverpool")
    with pytest.raises(QueryError, match="not SPARQL"):
        g.query("SELECT {")


def test_a_server_is_opened_as_a_folder_is(g: OpenedGraph, folder: Path, oxigraph: Running) -> None:
    from kg.graph.moving import Target, send
    from kg.graph.store import open_graph
    from kg.graph.transport import Credentials, Server

    with open_graph(folder) as graph, Server(oxigraph.store, Credentials()) as server:
        send(graph, folder, Target(oxigraph.store), server)
    with kg.open(oxigraph.query) as there:
        assert there.query("council", council="Liverpool").equals(g.query("council", council="Liverpool"))
        assert there.network(focus="liverpool").page == g.network(focus="liverpool").page
        assert str(there.evidence(FACT)) == str(g.evidence(FACT))
