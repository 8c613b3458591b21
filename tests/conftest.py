"""What every test may ask for: the shared material, a browser that reaches no network, and SPARQL servers."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import servers

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1400,1000",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def missing(what: str) -> None:
    """Skip the test that needs it; with ``CI`` set, fail instead: there nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} (CI is set, so this is a failure)")
    pytest.skip(what)


# No test asserts a time: a busy machine is no defect.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared material beside the checkout: seeds, gold, reports."""
    if not SHARED.is_dir():
        missing(f"no shared material at ../{SHARED.name}")
    return SHARED


def open_browser() -> WebDriver:
    """Headless Chromium that reaches nothing but this machine; logs each request in its performance log."""
    binary = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        missing("no Chromium with its driver here (Debian: apt-get install chromium chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(binary)
    for flag in CHROMIUM_FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(executable_path=driver))


@pytest.fixture(scope="session")
def browser() -> Iterator[WebDriver]:
    """One browser for all tests that ask for one."""
    chromium = open_browser()
    yield chromium
    chromium.quit()


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Running]:
    """Virtuoso, with an empty database that all tests share: each writes to a graph of its own."""
    if servers.find_virtuoso() is None:
        missing("no Virtuoso here (Debian: apt-get install virtuoso-opensource)")
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        yield running


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[servers.Running]:
    """Oxigraph's server with an empty store."""
    with servers.oxigraph(tmp_path, Path(sys.executable).parent / "oxigraph") as running:
        yield running
