"""Pages in a real browser: open one, and what it asked for, logged and shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver


def forget(browser: WebDriver) -> None:
    """Empty the logs of earlier pages."""
    for kind in ("performance", "browser"):
        browser.get_log(kind)  # type: ignore[no-untyped-call]


def opened(browser: WebDriver, page: str, folder: Path) -> WebDriver:
    """Open a page from disk, with the logs of earlier pages emptied."""
    path = folder / "network.html"
    path.write_text(page, encoding="utf-8")
    browser.get("about:blank")  # no history of the page before
    forget(browser)
    browser.get(path.as_uri())
    return browser


def requests(browser: WebDriver) -> list[str]:
    """Addresses of everything the page asked for, itself apart."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith(("file:", "data:", "blob:", "about:"))]


def complaints(browser: WebDriver) -> list[str]:
    """What the page logged as wrong."""
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]


def shown(browser: WebDriver) -> list[str]:
    """Ids of the boxes in the picture, sorted."""
    return sorted(browser.execute_script("return window.kgPicture.nodes.getIds()"))


def status(browser: WebDriver) -> str:
    """The line that says what is shown."""
    return str(browser.find_element("id", "status").text)
