"""The page in a real browser with no network: what it shows, and that hostile text stays text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.views.network import network_of
from kg.views.page import network_page
from tests.views.sample import agency, council, failing, small_network

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

HOSTILE = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1"> href=\u202e" \'&amp;'


def opened(browser: WebDriver, page: str, folder: Path) -> WebDriver:
    """Open a page from disk, with the logs of earlier pages emptied."""
    for kind in ("performance", "browser"):
        browser.get_log(kind)  # type: ignore[no-untyped-call]
    path = folder / "network.html"
    path.write_text(page, encoding="utf-8")
    browser.get(path.as_uri())
    return browser


def requests(browser: WebDriver) -> list[str]:
    """Addresses of everything the page asked for, itself apart."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith(("file:", "data:", "blob:"))]


def complaints(browser: WebDriver) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]


def panel(browser: WebDriver) -> str:
    return str(browser.find_element("id", "panel").text)


def test_the_page_asks_for_nothing_and_logs_no_error(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    assert browser.execute_script("return document.documentElement.dataset.ready") == "yes"
    assert requests(browser) == []
    assert complaints(browser) == []


def test_the_source_names_no_outside_script_or_style() -> None:
    page = network_page(small_network())
    assert "<script src" not in page
    assert "stylesheet" not in page.split("<script", 1)[0]
    assert "default-src &#39;none&#39;" in page


def test_a_name_in_the_table_opens_its_facts(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    browser.find_element("css selector", "button[data-node='council/liverpool']").click()
    assert "Liverpool City Council" in panel(browser)
    assert "Overall effectiveness: Inadequate (2023-03)" in panel(browser)
    assert "High caseloads" in panel(browser)


def test_a_link_in_the_table_opens_its_sentences_with_their_source(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    selector = "button[data-source='council/sunderland'][data-target='failure-pattern/high-caseloads']"
    browser.find_element("css selector", selector).click()
    assert "Social workers have too many cases." in panel(browser)
    assert "Caseloads remain high." in panel(browser)
    assert "A report on children's services, inspection of 2024" in panel(browser)
    link = browser.find_element("css selector", "#panel cite a")
    assert link.get_attribute("href") == "https://example.org/a-report"


def test_a_click_on_a_box_and_on_a_line_of_the_picture_opens_them(browser: WebDriver, tmp_path: Path) -> None:
    page = network_page(network_of([council("leeds", "Leeds")], [failing("leeds", "delay", "It was late.")], []))
    opened(browser, page, tmp_path)
    places = json.loads(page.split('id="network-data">')[1].split("</script>")[0])["nodes"]
    canvas = browser.find_element("css selector", "#mynetwork canvas")
    one, other = [(node["x"], node["y"]) for node in places]
    middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    _click(browser, canvas, (0, 0))
    assert "It was late." in panel(browser)
    _click(browser, canvas, (one[0] - middle[0], one[1] - middle[1]))
    assert panel(browser).startswith("Leeds")


def _click(browser: WebDriver, canvas: object, offset: tuple[float, float]) -> None:
    """Click at an offset from the middle of the picture; a small network is shown at its own size."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.remote.webelement import WebElement

    assert isinstance(canvas, WebElement)
    browser.execute_script("arguments[0].scrollIntoView()", canvas)  # offsets count from the middle of what is in view
    ActionChains(browser).move_to_element_with_offset(canvas, int(offset[0]), int(offset[1])).click().perform()
    # vis-network tells a click from a double click by waiting
    browser.execute_async_script("setTimeout(arguments[0], 500)")


def test_search_finds_by_part_of_a_name(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    box = browser.find_element("id", "search")
    box.send_keys("sunder\n")
    assert panel(browser).startswith("Sunderland City Council")
    box.clear()
    box.send_keys("nowhere\n")
    assert "Nothing here is called" in browser.find_element("id", "status").text


def test_failings_of_one_council_can_be_hidden(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    browser.find_element("css selector", "#shared option[value='2']").click()
    # three councils, the one failing that two share, and the police; the inspectorate stays out until asked for
    assert browser.find_element("id", "status").text == "5 boxes shown of 8"
    browser.find_element("id", "show-inspectorates").click()
    assert browser.find_element("id", "status").text == "6 boxes shown of 8"


def test_a_picture_of_too_many_lines_begins_with_the_strongest(browser: WebDriver, tmp_path: Path) -> None:
    places = [f"c{number:02}" for number in range(30)]
    failings = [
        failing(place, f"pattern-{number:02}", f"Sentence {said}.")
        for index, place in enumerate(places)
        for number in range(12)
        for said in range(3 if index < 3 else 1)
    ]
    network = network_of([council(place, place.upper()) for place in places], failings, [])
    opened(browser, network_page(network), tmp_path)
    status = browser.find_element("id", "status")
    assert browser.find_element("css selector", "#sentences option:checked").text == "2 sentences"
    assert status.text.startswith("42 boxes shown of 42; thinner lines are hidden")
    browser.find_element("css selector", "#shared option[value='4']").click()
    assert status.text.startswith("30 boxes shown of 42")
    browser.find_element("css selector", "#sentences option[value='1']").click()
    assert status.text == "42 boxes shown of 42"


def test_script_in_titles_sentences_names_and_addresses_stays_text(browser: WebDriver, tmp_path: Path) -> None:
    network = network_of(
        [council("leeds", HOSTILE), council("hull", "H" * 5000)],
        [failing("leeds", "delay", HOSTILE, title=HOSTILE, url="javascript:window.hacked=1", label=HOSTILE)],
        [agency("leeds", "x", HOSTILE)],
    )
    opened(browser, network_page(network, title=HOSTILE), tmp_path)
    browser.find_element("css selector", "button[data-target='failure-pattern/delay']").click()
    assert "<script>window.hacked=1</script>" in panel(browser)
    assert browser.find_elements("css selector", "#panel a") == []
    assert browser.execute_script("return window.hacked === undefined") is True
    assert complaints(browser) == []
    assert requests(browser) == []


def test_every_link_of_the_picture_stands_in_the_table_too() -> None:
    network = small_network()
    page = network_page(network)
    for edge in network.edges:
        assert f'data-source="{edge.source}" data-target="{edge.target}"' in page


def test_the_same_network_gives_the_same_bytes_whatever_the_hash_seed(project: Path) -> None:
    code = "from tests.views.sample import *; from kg.views.page import *; print(network_page(small_network()))"
    pages = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=project, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(pages) == 1
