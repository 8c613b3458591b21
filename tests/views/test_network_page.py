"""The page in a real browser with no network: what it shows, and that hostile text stays text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from kg.views.network import network_of
from kg.views.network_page import network_page
from kg.views.start import Start
from tests.views.browsing import complaints, opened, requests, shown, status
from tests.views.sample import agency, council, failing, small_network

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

HOSTILE = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1"> href=\u202e" \'&amp;'


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
    browser.find_element("css selector", "[data-token='agency:inspectorate']").click()
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
    code = "from tests.views.sample import *; from kg.views.network_page import *; print(network_page(small_network()))"
    pages = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=project, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(pages) == 1


# ---- each control, by what the picture then shows


def names(browser: WebDriver) -> set[str]:
    return {node.split("/")[1] for node in shown(browser)}


def choose(browser: WebDriver, control: str, value: str) -> None:
    browser.find_element("css selector", f"#{control} option[value='{value}']").click()


def press(browser: WebDriver, control: str) -> None:
    browser.find_element("id", control).click()


COUNCILS = {"liverpool", "sunderland", "bromley"}
EVERYTHING = COUNCILS | {"high-caseloads", "poor-records", "weak-leadership", "merseyside-police"}


@pytest.mark.parametrize(
    ("token", "gone"),
    [
        ("council:inadequate", {"liverpool", "poor-records", "merseyside-police"}),
        ("council:", {"bromley"}),
        ("pattern:practice", {"poor-records"}),
        ("agency:police", {"merseyside-police"}),
    ],
)
def test_the_legend_filters(browser: WebDriver, tmp_path: Path, token: str, gone: set[str]) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    assert names(browser) == EVERYTHING
    button = browser.find_element("css selector", f"[data-token='{token}']")
    button.click()
    assert names(browser) == EVERYTHING - gone
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert names(browser) == EVERYTHING


def test_the_region_filters_councils(browser: WebDriver, tmp_path: Path) -> None:
    rows = [council("leeds", "Leeds"), {**council("hull", "Hull"), "region": "Yorkshire"}]
    network = network_of(rows, [failing("leeds", "delay", "Late."), failing("hull", "records", "Lost.")], [])
    opened(browser, network_page(network), tmp_path)
    browser.find_element("xpath", "//select[@id='region']/option[.='Yorkshire']").click()
    assert names(browser) == {"hull", "records"}


def test_years_filter_lines_and_sentences(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    browser.find_element("xpath", "//select[@id='since']/option[.='2024']").click()
    assert names(browser) == {"liverpool", "sunderland", "bromley", "high-caseloads"}
    selector = "button[data-source='council/sunderland'][data-target='failure-pattern/high-caseloads']"
    browser.find_element("css selector", selector).click()
    assert "Caseloads remain high." in panel(browser)
    assert "Social workers have too many cases." not in panel(browser)
    assert "1 of other years or sources are left out" in panel(browser)


def test_the_kind_of_source_filters(browser: WebDriver, tmp_path: Path) -> None:
    rows = [failing("leeds", "delay", "Late.", kind="news"), failing("leeds", "records", "Lost.", kind="report")]
    opened(browser, network_page(network_of([council("leeds", "Leeds")], rows, [])), tmp_path)
    browser.find_element("css selector", "[data-token='source:news']").click()
    assert names(browser) == {"leeds", "records"}


def test_a_neighbourhood_of_one_step_and_of_two(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    browser.find_element("css selector", "button[data-node='council/liverpool']").click()
    browser.find_element("xpath", "//aside//button[.='Neighbourhood']").click()
    assert names(browser) == {"liverpool", "high-caseloads", "poor-records", "merseyside-police"}
    browser.find_element("xpath", "//aside//button[.='Two steps']").click()
    assert names(browser) == {"liverpool", "high-caseloads", "poor-records", "merseyside-police", "sunderland"}


def test_the_way_between_two(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    browser.find_element("id", "from").send_keys("liverpool")
    browser.find_element("id", "to").send_keys("leadership")
    press(browser, "path")
    assert names(browser) == {"liverpool", "high-caseloads", "sunderland", "weak-leadership"}
    assert "the shortest ways between" in status(browser)
    browser.find_element("id", "to").clear()
    browser.find_element("id", "to").send_keys("bromley\n")
    assert "nothing that is shown joins" in status(browser)


def test_back_forward_and_the_whole_again(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    browser.find_element("css selector", "button[data-node='council/sunderland']").click()
    browser.find_element("xpath", "//aside//button[.='Neighbourhood']").click()
    assert "liverpool" not in names(browser)
    press(browser, "back")
    waited(browser, lambda: names(browser) == EVERYTHING)
    press(browser, "forward")
    waited(browser, lambda: "liverpool" not in names(browser))
    press(browser, "all")
    assert names(browser) == EVERYTHING


def waited(browser: WebDriver, done: Callable[[], bool]) -> None:
    """History is walked when the browser finds the time."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 5).until(lambda _: done())


def test_a_link_brings_the_same_view_back(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    browser.find_element("css selector", "[data-token='pattern:practice']").click()
    browser.find_element("css selector", "button[data-node='council/liverpool']").click()
    before = (names(browser), panel(browser))
    press(browser, "link")
    link = browser.find_element("id", "link-text").get_attribute("value")
    browser.get("about:blank")
    browser.get(str(link))
    assert (names(browser), panel(browser)) == before


def test_the_page_begins_with_what_it_was_asked_for(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network(), start=Start("council/liverpool")), tmp_path)
    assert "sunderland" not in names(browser)
    assert panel(browser).startswith("Liverpool City Council")
    press(browser, "all")
    assert names(browser) == EVERYTHING
    browser.refresh()
    assert names(browser) == EVERYTHING


def test_it_moves_only_when_it_is_let(browser: WebDriver, tmp_path: Path) -> None:
    opened(browser, network_page(small_network()), tmp_path)
    places = "return JSON.stringify(window.kgPicture.network.getPositions())"
    before = browser.execute_script(places)
    browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert browser.execute_script(places) == before
    press(browser, "physics")
    waited(browser, lambda: bool(browser.execute_script(places) != before))


@pytest.mark.parametrize(("control", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_picture_is_saved(browser: WebDriver, tmp_path: Path, control: str, begins: bytes) -> None:
    network = network_of([council("leeds", HOSTILE)], [failing("leeds", "delay", "Late.")], [])
    opened(browser, network_page(network), tmp_path)
    where = {"behavior": "allow", "downloadPath": str(tmp_path / "saved")}
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", where)
    press(browser, control)
    saved = tmp_path / "saved" / f"network.{control}"
    waited(browser, saved.is_file)
    assert saved.read_bytes().startswith(begins)
    if control == "svg":
        words = "".join(ElementTree.fromstring(saved.read_bytes()).itertext())
        assert "inadequate" in words.lower()
        assert "<script" in words


def test_keys_do_what_the_mouse_does(browser: WebDriver, tmp_path: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, network_page(small_network()), tmp_path)
    picture = browser.find_element("id", "mynetwork")
    seen = set()
    for key in (Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_DOWN) * 2:
        picture.send_keys(key)
        seen.add(status(browser))
    assert len(seen) > 2
    picture.send_keys(Keys.ENTER)
    chosen = panel(browser).splitlines()[0]
    assert chosen in seen
    browser.find_element("id", "mynetwork").send_keys("f")
    assert "one step" in status(browser)
    browser.find_element("id", "mynetwork").send_keys(Keys.ESCAPE)
    assert names(browser) == EVERYTHING


def test_too_much_at_once_is_shown_in_parts_that_open(browser: WebDriver, tmp_path: Path) -> None:
    places = [council(f"c{n:03}", f"Council {n:03}", "good" if n % 2 else "inadequate") for n in range(500)]
    failings = [failing(f"c{n:03}", f"p{n % 7}", f"Said {n}.") for n in range(500)]
    opened(browser, network_page(network_of(places, failings, [])), tmp_path)
    assert status(browser).startswith("507 boxes in 3 parts")
    assert shown(browser) == ["council:good", "council:inadequate", "pattern:workforce"]
    picture = browser.find_element("id", "mynetwork")
    picture.send_keys("\ue012\ue012\ue013")
    picture.send_keys("f")
    assert "127 boxes shown of 507: 120 of 250 of this part" in status(browser)
    browser.find_element("id", "search").send_keys("Council 499\n")
    assert panel(browser).startswith("Council 499")
    assert "council/c499" in shown(browser)


def test_no_label_covers_another_at_the_first_look(browser: WebDriver, tmp_path: Path, seeds_site: Path) -> None:
    browser.get((seeds_site / "network.html").as_uri())
    frames = browser.execute_script(
        "return window.kgPicture.nodes.getIds().map((id) => ({id, ...window.kgPicture.network.getBoundingBox(id)}))"
    )
    assert len(frames) > 20
    for one, other in combinations(frames, 2):
        across = min(one["right"], other["right"]) - max(one["left"], other["left"])
        down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
        assert across <= 1 or down <= 1, (one["id"], other["id"])


@pytest.mark.parametrize("name", ["\u202eright to left", "n" * 5000, "\ud800 alone"])
def test_hostile_names_break_nothing(browser: WebDriver, tmp_path: Path, name: str) -> None:
    rows = [failing("leeds", "delay", name, title=name, source=name, publisher=name)]
    opened(browser, network_page(network_of([council("leeds", name)], rows, [])), tmp_path)
    browser.find_element("css selector", "button[data-target='failure-pattern/delay']").click()
    assert "1 sentence" in panel(browser)
    assert complaints(browser) == []
