"""The server's pages in a real browser that reaches this machine alone, and the files that it hands out."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.serve.html import ASSETS
from tests.serve.serving import Served, serving
from tests.views.browsing import complaints, forget, requests

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver


def wait(browser: WebDriver, script: str) -> Any:
    """What a script returns, once that is something."""
    from selenium.webdriver.support.wait import WebDriverWait

    return WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(script))


@pytest.fixture
def quiet(browser: WebDriver, served: Served) -> WebDriver:
    """A browser whose logs are empty."""
    browser.get("about:blank")
    forget(browser)
    return browser


def asked_elsewhere(browser: WebDriver, served: Served) -> list[str]:
    return [url for url in requests(browser) if not url.startswith(served.address)]


def test_the_query_page_runs_a_named_query_and_shows_a_table(quiet: WebDriver, served: Served) -> None:
    from selenium.webdriver.support.select import Select

    quiet.get(served.address)
    choice = Select(quiet.find_element("id", "example"))
    assert "What the graph covers" in [option.text for option in choice.options]
    choice.select_by_value("coverage")
    rows = wait(quiet, "return [...document.querySelectorAll('.yasr table tbody tr')].map(row => row.innerText)")
    assert any("Liverpool City Council" in row for row in rows)
    assert complaints(quiet) == []
    assert asked_elsewhere(quiet, served) == []


def test_a_link_with_a_query_runs_it_here_and_nowhere_else(quiet: WebDriver, served: Served) -> None:
    quiet.get(f"{served.address}?fresh#query=SELECT%20(41%2B1%20AS%20%3Fn)%20%7B%7D&endpoint=http%3A%2F%2Fexample.org")
    wait(quiet, "return document.querySelector('.yasqe .CodeMirror').CodeMirror.getValue().includes('41+1')")
    wait(quiet, "return [...document.querySelectorAll('.yasr td')].some(cell => cell.innerText.includes('42'))")
    assert asked_elsewhere(quiet, served) == []


def test_a_councils_iri_opens_as_a_page(quiet: WebDriver, served: Served) -> None:
    quiet.get(f"{served.address}id/council/liverpool")
    assert quiet.find_element("tag name", "h1").text == "Liverpool City Council"
    quiet.find_element("css selector", "a[href*='/id/inspection/']").click()
    assert quiet.current_url.startswith(f"{served.address}id/inspection/liverpool-")
    assert quiet.find_element("tag name", "h1").text.startswith("Liverpool City Council, ")
    assert complaints(quiet) == []
    assert asked_elsewhere(quiet, served) == []


def test_the_pages_of_the_views_are_served_with_their_links(quiet: WebDriver, served: Served) -> None:
    quiet.get(f"{served.address}pages/network.html")
    link = quiet.find_element("link text", "Grades through time").get_attribute("href")
    assert link == f"{served.address}pages/grades.html"
    assert complaints(quiet) == []
    assert asked_elsewhere(quiet, served) == []


def test_a_page_that_is_known_is_not_sent_again(served: Served) -> None:
    first = served.get("/pages/grades.html")
    assert (first.status, first.media) == (200, "text/html")
    again = served.send("GET", "/pages/grades.html", None, {"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/pages/.ledger.json",
        "/pages/build.json",
        "/pages/store/CURRENT",
        "/pages/../.ledger.json",
        "/pages/text/../.ledger.json",
        "/pages/%2e%2e/lock",
        "/pages/text/..%2f..%2flock",
        "/assets/../app.py",
        "/assets/thing.html.j2",
    ],
)
def test_nothing_else_of_the_disk_is_handed_out(served: Served, path: str) -> None:
    assert served.get(path).status == 404


def test_stored_texts_are_plain_text(served: Served) -> None:
    reply = served.get("/pages/text/courier.txt")
    assert (reply.status, reply.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_where_no_pages_were_made_it_is_told_how(output: Path, tmp_path: Path) -> None:
    from kg.graph.store import publish
    from tests.graph.conftest import content_of, three_articles

    publish(tmp_path / "bare", content_of(three_articles()))
    with serving(tmp_path / "bare") as server:
        reply = server.get("/pages/network.html")
        assert reply.status == 404
        assert "kg view" in reply.text
        assert "/pages/council/" not in server.get("/id/council/liverpool", "text/html").text


@pytest.mark.parametrize("name", ["yasgui.min.js", "yasgui.min.css"])
def test_the_vendored_files_are_those_that_the_note_names(name: str) -> None:
    digest = sha256((ASSETS / "yasgui" / name).read_bytes()).hexdigest()
    assert f"| `{name}` | `{digest}` |" in (ASSETS / "yasgui" / "README.md").read_text("utf-8")
