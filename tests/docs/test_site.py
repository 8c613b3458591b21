"""The site that ``make docs`` writes: whole, without a broken link, and without a request to any network."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest
import rdflib
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from kg.cli.group import COMMANDS
from kg.graph.queries import list_queries
from tests.docs.examples import PROJECT
from tests.views.browsing import complaints, forget, requests

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

IKG = "https://w3id.org/inspection-kg/ontology#"


class Page(HTMLParser):
    """What a page links to, loads, and can be linked at."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.feed(path.read_text("utf-8"))
        self.text = "".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value is not None}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload", "preconnect"):
            self.loads.append(given["href"])
        elif "src" in given:
            self.loads.append(given["src"])

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def site(built: Path, run_notebooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as ``make docs`` makes it: strictly."""
    folder = tmp_path_factory.mktemp("site")
    config = load_config(str(PROJECT / "mkdocs.yml"), strict=True, site_dir=str(folder))
    config.extra.update(output=str(built / "output"), notebooks=str(run_notebooks))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PROJECT))
        build(config)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """The pages by their path."""
    return {path.relative_to(site).as_posix(): Page(path) for path in sorted(site.rglob("*.html"))}


def test_every_page_of_the_docs_is_there(site: Path, pages: dict[str, Page]) -> None:
    written = {path.stem for path in (PROJECT / "docs").glob("*.md")}
    assert {f"{name}.html" for name in (*written, "commands", "queries", "bench", "notebook")} <= set(pages)
    assert not list(site.rglob("*.py*"))


def test_links_and_files_are_there(site: Path, pages: dict[str, Page]) -> None:
    broken = []
    for path, page in pages.items():
        if path == "404.html":  # MkDocs gives it addresses from the root of a server
            continue
        for link in (*page.links, *page.loads):
            address, fragment = urldefrag(urljoin(f"http://site/{path}", link))
            if urlparse(address).netloc != "site":
                continue
            target = unquote(urlparse(address).path).lstrip("/") or "index.html"
            if not (site / target).is_file() or (fragment and unquote(fragment) not in pages[target].ids):
                broken.append((path, link))
    assert not broken


def test_no_page_names_anything_to_load_from_elsewhere(pages: dict[str, Page]) -> None:
    loads = {load for page in pages.values() for load in page.loads}
    assert loads
    assert not {load for load in loads if urlparse(load).scheme not in ("", "data") or load.startswith("//")}


@pytest.mark.parametrize("text", ["[lost](nowhere.md)", "[lost](index.md#nowhere)", "[lost](/index.html)"])
def test_a_broken_link_stops_the_build(text: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# Home\n\n{text}\n", "utf-8")
    config = load_config(
        str(PROJECT / "mkdocs.yml"), strict=True, docs_dir=str(tmp_path / "docs"), site_dir=str(tmp_path / "site"),
        nav=[{"Home": "index.md"}], hooks=[], plugins=[],
    )  # fmt: skip
    with pytest.raises(Abort):
        build(config)


def test_every_command_is_told_of_as_its_help_tells(pages: dict[str, Page]) -> None:
    text = pages["commands.html"].text
    for words in (*COMMANDS, "merge join", "merge undo"):
        assert f"Usage: kg {words} " in text
    assert "kg query shared-failings --limit 5 --width 100" in text


def test_every_named_query_is_told_of(pages: dict[str, Page]) -> None:
    page = pages["queries.html"]
    for query in list_queries(PROJECT / "queries"):
        assert query.name in page.ids
        assert query.question in page.text
    assert "at least so many patterns in common" in page.text
    assert "SELECT ?first ?second ?patterns ?shared {" in page.text


def test_the_page_of_the_ontology_has_every_term(pages: dict[str, Page]) -> None:
    page = pages["ontology/terms.html"]
    schema = rdflib.Graph().parse(PROJECT / "ontology" / "schema.ttl")
    kinds = (rdflib.OWL.Class, rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty, rdflib.OWL.AnnotationProperty)
    terms = {term for kind in kinds for term in schema.subjects(rdflib.RDF.type, kind) if str(term).startswith(IKG)}
    assert len(terms) > 40
    for term in terms:
        assert str(term) in page.text
        assert plain(schema.value(term, rdflib.RDFS.comment)) in plain(page.text)
        for alignment in (rdflib.RDFS.subClassOf, rdflib.RDFS.subPropertyOf, rdflib.RDFS.seeAlso):
            for other in schema.objects(term, alignment):
                assert str(other) in page.links or str(other).startswith("https://w3id.org/inspection-kg/")
    assert [id for id, count in Counter(page.ids).items() if count > 1] == []


def test_the_page_of_the_ontology_has_every_concept_with_its_examples(pages: dict[str, Page]) -> None:
    page = pages["ontology/terms.html"]
    text = plain(page.text)
    concepts = rdflib.Graph()
    for path in (PROJECT / "ontology" / "concepts").glob("*.ttl"):
        concepts.parse(path)
    found = list(concepts.subjects(rdflib.RDF.type, rdflib.SKOS.Concept))
    assert len(found) > 80
    for concept in found:
        assert str(concept) in page.text
        for property in (rdflib.SKOS.definition, rdflib.SKOS.example, rdflib.URIRef(f"{IKG}counterExample")):
            assert all(plain(said) in text for said in concepts.objects(concept, property))


def test_classes_and_properties_are_shown_as_a_graph_has_them(pages: dict[str, Page]) -> None:
    text = pages["ontology/terms.html"].text
    assert re.search(r"failing:\S+ a ikg:Failing ;\n\s+ikg:affects ", text)
    assert re.search(r"\bikg:gssCode \"E\d{8}\"", text)


def test_a_notebook_is_a_page_with_what_its_cells_showed(site: Path, pages: dict[str, Page]) -> None:
    page = pages["notebook.html"]
    assert "g = kg.open(" in page.text
    assert page.text.count("Liverpool City Council") > 3
    assert "“Caseloads have come down but are still too high.”" in page.text
    assert (site / "notebook.ipynb").is_file()
    assert "notebook.html" in pages["moving-up.html"].links


def plain(text: object) -> str:
    """The letters and digits of a text: Markdown may have changed its marks."""
    return re.sub(r"\W+", "", str(text))


def test_no_page_asks_a_network_for_anything_and_search_works_from_disk(
    site: Path, pages: dict[str, Page], browser: WebDriver
) -> None:
    forget(browser)
    for path in pages:
        if path != "404.html":
            browser.get((site / path).as_uri())
    browser.get((site / "index.html").as_uri())
    browser.execute_script("document.querySelector('.md-search__input').focus()")
    browser.switch_to.active_element.send_keys("caseloads")
    found = browser.execute_async_script(
        """const done = arguments[0], end = Date.now() + 10000;
        (function look() {
            const first = document.querySelector('.md-search-result__item');
            if (first || Date.now() > end) done(first ? first.textContent : null);
            else setTimeout(look, 50);
        })()"""
    )
    assert found is not None
    assert "aseload" in found
    assert requests(browser) == []
    assert complaints(browser) == []
