"""Pages of real graphs, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build


@pytest.fixture(scope="session")
def seeds_site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the five real articles."""
    return build([shared / "seeds"], tmp_path_factory.mktemp("seeds") / "output").output


@pytest.fixture(scope="session")
def reports_site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the real reports."""
    return build([shared / "reports"], tmp_path_factory.mktemp("reports") / "output").output
