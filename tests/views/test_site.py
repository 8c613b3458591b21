"""All pages of real graphs in a real browser with no network: links, charts, sorting, printing, hostile text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

import pytest

from kg.build import pages
from kg.graph.store import open_graph
from kg.views.network import network_of
from kg.views.record import records_of
from kg.views.site import site
from tests.views.browsing import complaints, forget, requests, status
from tests.views.sample import BASE, agency, council, failing
from tests.views.test_record import graded, visit

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

HOSTILE = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">'
MAIN_PAGES = ("network", "alike", "grades", "patterns")
LINK = re.compile(r'href="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')


@pytest.fixture(params=["seeds_site", "reports_site"])
def real_site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_every_page_opens_without_request_or_complaint(browser: WebDriver, real_site: Path) -> None:
    some = [*(f"{name}.html" for name in MAIN_PAGES), "council/sunderland.html", "pattern/high-caseloads.html"]
    for name in some:
        forget(browser)
        browser.get((real_site / name).as_uri())
        assert browser.find_element("tag name", "h1").text
        assert requests(browser) == [], name
        assert complaints(browser) == [], name


def test_every_link_leads_to_a_page_and_to_a_place_in_it(real_site: Path) -> None:
    checked = 0
    places: dict[Path, set[str]] = {}
    for page in (
        sorted(real_site.glob("*.html")) + sorted(real_site.glob("council/*")) + sorted(real_site.glob("pattern/*"))
    ):
        for href in LINK.findall(page.read_text("utf-8")):
            if href.startswith(("http", "data:")):
                continue
            target, place = urldefrag(href)
            file = (page.parent / target).resolve() if target else page.resolve()
            assert file.is_file(), (page.name, href)
            if place and "=" not in unquote(place):
                if file not in places:
                    places[file] = set(ID.findall(file.read_text("utf-8")))
                assert place in places[file], (page.name, href)
            checked += 1
    assert checked > 100


def test_a_grade_opens_its_sentences(browser: WebDriver, real_site: Path) -> None:
    browser.get((real_site / "grades.html").as_uri())
    mark = browser.find_element(
        "xpath", "//tr[th//bdi[.='Sunderland City Council']]//a[contains(@class, 'grade')][not(@hidden)]"
    )
    mark.click()
    assert browser.find_element("css selector", ":target blockquote").text
    assert browser.find_element("css selector", ":target").text.startswith("overall effectiveness")


def test_grades_can_be_filtered_and_sorted(browser: WebDriver, reports_site: Path) -> None:
    browser.get((reports_site / "grades.html").as_uri())
    everywhere = status(browser)
    browser.find_element("xpath", "//select[@id='region']/option[.='London']").click()
    assert status(browser) != everywhere
    browser.find_element("css selector", "#region option[value='']").click()
    browser.find_element("css selector", "#order option[value='latest']").click()
    ranks = browser.execute_script(
        "const newest = (a, b) => (a.dataset.when < b.dataset.when ? 1 : -1);"
        "const marks = (row) => [...row.querySelectorAll('a.grade:not([hidden])')].sort(newest);"
        "const rows = [...document.querySelectorAll('#grades tbody tr:not([hidden])')];"
        "return rows.map((row) => Number(marks(row)[0].dataset.rank))"
    )
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 2
    browser.find_element("css selector", "#area option[value='care-leavers']").click()
    assert browser.find_elements("css selector", "a.grade[data-area='overall-effectiveness']:not([hidden])") == []


def test_the_matrix_sorts_by_a_column_and_shows_one_group(browser: WebDriver, real_site: Path) -> None:
    browser.get((real_site / "patterns.html").as_uri())
    head = browser.find_element("xpath", "//th[.//button[contains(., 'High caseloads')]]")
    head.find_element("tag name", "button").click()
    column = head.get_attribute("data-column")
    counts = browser.execute_script(
        "const heads = [...document.querySelectorAll('#matrix thead th')];"
        "const place = heads.findIndex((cell) => cell.dataset.column === arguments[0]);"
        "const rows = [...document.querySelectorAll('#matrix tbody tr')];"
        "return rows.map((row) => Number(row.cells[place].dataset.count))",
        column,
    )
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0
    assert head.get_attribute("aria-sort") == "descending"
    browser.find_element("css selector", "#group option[value='workforce']").click()
    visible = browser.execute_script(
        "return [...document.querySelectorAll('#matrix thead th.turned:not([hidden])')].length"
    )
    assert 0 < visible <= 5
    browser.find_element("css selector", "#order option[value='most']").click()
    totals = browser.execute_script(
        "return [...document.querySelectorAll('#matrix tbody tr')].map((row) => Number(row.dataset.total))"
    )
    assert totals == sorted(totals, reverse=True)


def test_a_number_of_the_matrix_opens_its_sentences(browser: WebDriver, real_site: Path) -> None:
    browser.get((real_site / "patterns.html").as_uri())
    cell = browser.find_element("css selector", "#matrix td[data-count='2'] a")
    cell.click()
    assert len(browser.find_elements("css selector", ":target blockquote")) == 2


def test_councils_alike_shows_as_many_lines_as_rows(browser: WebDriver, reports_site: Path) -> None:
    browser.get((reports_site / "alike.html").as_uri())
    for level in ("near", "alone", "among-all"):
        browser.find_element("css selector", f"#level option[value='{level}']").click()
        lines, rows = browser.execute_script(
            "const all = (selector) => [...document.querySelectorAll(selector)];"
            "const seen = (selector) => all(selector).filter((part) => part.style.display !== 'none').length;"
            "return [seen('line.pair'), seen('#table tr[data-level]')]"
        )
        assert lines == rows
        assert status(browser).startswith(f"{lines} pair")


def test_a_council_page_leads_to_its_place_in_the_network(browser: WebDriver, real_site: Path) -> None:
    browser.get((real_site / "council/sunderland.html").as_uri())
    browser.find_element("link text", "Show it in the network").click()
    assert "around Sunderland City Council" in status(browser)


def test_a_council_page_prints_its_sentences(browser: WebDriver, seeds_site: Path) -> None:
    browser.get((seeds_site / "council/darlington.html").as_uri())
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not browser.find_element("tag name", "nav").is_displayed()
        assert browser.find_element("css selector", ".finding blockquote").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_hostile_text_is_text_on_every_page(browser: WebDriver, tmp_path: Path) -> None:
    told = {"title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)", "label": HOSTILE}
    failings = [failing("leeds", "delay", HOSTILE, **told, inspection=f"{BASE}id/inspection/new")]
    visits = [visit("new", "2020", typeLabel=HOSTILE, quote=HOSTILE)]
    grades = [graded("new", "overall-effectiveness", "good", areaLabel=HOSTILE, gradeLabel=HOSTILE, quote=HOSTILE)]
    people = [{**visits[0], "person": HOSTILE, "role": HOSTILE, "status": "current", "asOf": "2020"}]
    network = network_of([council("leeds", HOSTILE)], failings, [agency("leeds", "x", HOSTILE)])
    for name, page in site(network, records_of(network, visits, grades, failings, people)).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, "utf-8")
        forget(browser)
        browser.get(path.as_uri())
        assert browser.execute_script("return window.hacked === undefined") is True, name
        assert complaints(browser) == [], name
        assert requests(browser) == [], name
        assert "javascript:" not in "".join(LINK.findall(page)), name


def test_an_empty_graph_has_pages_too() -> None:
    made = site(network_of([], [], []), ())
    assert {f"{name}.html" for name in MAIN_PAGES} == set(made)


def test_the_pages_are_the_same_each_time(seeds_site: Path) -> None:
    with open_graph(seeds_site) as graph:
        assert pages(graph) == pages(graph)
        assert {name: (seeds_site / name).read_text("utf-8") for name in pages(graph)} == pages(graph)
