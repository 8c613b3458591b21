"""A miniature graph with its pages, served once for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.store import publish
from kg.pages import pages
from tests.graph.conftest import content_of, three_articles
from tests.serve.serving import Served, serving


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with three articles on two councils, and the pages."""
    return publish(tmp_path_factory.mktemp("served") / "output", content_of(three_articles()), pages)


@pytest.fixture(scope="session")
def served(output: Path) -> Iterator[Served]:
    with serving(output) as server:
        yield server
