"""All pages of real graphs in a real browser with no network: links, charts, sorting, printing, hostile text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

import pytest

from kg.build import build
from kg.graph.store import open_graph
from kg.pages import pages
from kg.views.network import network_of
from kg.views.record import records_of
from kg.views.site import site
from tests.views.browsing import complaints, forget, requests, shown, status
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


def test_each_control_of_the_network_does_its_work_on_real_graphs(browser: WebDriver, real_site: Path) -> None:
    browser.get("about:blank")
    forget(browser)
    browser.get((real_site / "network.html").as_uri())
    whole = shown(browser)

    def pressed(selector: str) -> list[str]:
        browser.find_element("css selector", selector).click()
        return shown(browser)

    def set_to(control: str, choice: str) -> list[str]:
        browser.find_element("xpath", f"//select[@id='{control}']/option[{choice}]").click()
        return shown(browser)

    for kind in ("council:inadequate", "pattern:practice", "agency:police"):
        without = set(pressed(f"[data-token='{kind}']"))
        other = set(pressed(f"[data-token='{kind}']"))
        assert without != other, kind
        assert {one.split("/")[0] for one in without ^ other} <= {"council", "failure-pattern", "agency"}
    assert set(set_to("shared", "@value='3'")) < set(whole)
    assert set_to("shared", "@value='1'") == whole
    assert set(set_to("region", ".='North East'")) < set(whole)
    set_to("region", "@value=''")
    assert set(set_to("since", "last()")) <= set(whole)
    set_to("since", "1")
    assert shown(browser) == whole
    browser.find_element("id", "search").send_keys("Sunderland\n")
    assert browser.find_element("id", "panel").text.startswith("Sunderland City Council")
    near = set(press_in_panel(browser, "Neighbourhood"))
    assert near < set(press_in_panel(browser, "Two steps"))
    browser.find_element("id", "from").send_keys("Sunderland")
    browser.find_element("id", "to").send_keys("Darlington")
    way = pressed("#path")
    assert {"council/sunderland", "council/darlington"} < set(way)
    pressed("#all")
    browser.find_element("css selector", "#panel li button").click()
    quoted = browser.find_element("css selector", "#panel blockquote").text
    assert len(quoted) > 20
    assert browser.find_elements("css selector", "#panel cite a")
    pressed("#link")
    link = str(browser.find_element("id", "link-text").get_attribute("value"))
    browser.get("about:blank")
    browser.get(link)
    assert quoted in browser.find_element("id", "panel").text
    assert requests(browser) == []
    assert complaints(browser) == []


def press_in_panel(browser: WebDriver, words: str) -> list[str]:
    browser.find_element("xpath", f"//aside//button[.='{words}']").click()
    return shown(browser)


def test_a_hostile_article_is_read_and_shown_as_text(browser: WebDriver, tmp_path: Path) -> None:
    hostile = "<script>window.hacked=1</script>"
    article = (
        f"Leeds {hostile} rated inadequate\n\n6 June 2023\n\nOfsted has rated Leeds City Council's children's services "
        f"inadequate. Inspectors said \u202esocial workers' caseloads are too high {hostile} and plans are weak.\n\n"
        f"{'Children wait too long for ' + 'n' * 5000} help.\n"
    )
    source = tmp_path / "<img src=x onerror=window.hacked=1>.txt"
    source.write_text(article, "utf-8")
    output = build([source], tmp_path / "output").output
    for name in [*(f"{page}.html" for page in MAIN_PAGES), "council/leeds.html", "pattern/high-caseloads.html"]:
        forget(browser)
        browser.get((output / name).as_uri())
        assert browser.execute_script("return window.hacked === undefined") is True, name
        assert complaints(browser) == [], name
        assert requests(browser) == [], name
    browser.get((output / "council/leeds.html").as_uri())
    assert hostile in browser.find_element("css selector", "#high-caseloads blockquote").text


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
        "xpath", "//tr[th//bdi[.='Darlington Borough Council']]//a[contains(@class, 'grade')][not(@hidden)]"
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
    people = [{**visits[0], "person": HOSTILE, "role": HOSTILE, "status": "current", "issued": "2020"}]
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
