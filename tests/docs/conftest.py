"""The sample sources and their graph, built once for all that looks at the docs."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from docs.generated import run_notebook
from kg.cli import kg
from tests.docs.examples import PROJECT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``sources`` and ``output``; not to be written to."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(PROJECT / "sources", folder / "sources")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert CliRunner().invoke(kg, ["build"]).exit_code == 0
    return folder


@pytest.fixture(scope="session")
def run_notebooks(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the notebooks of the docs, all cells of which have run on the sample articles."""
    folder = tmp_path_factory.mktemp("notebooks")
    for path in sorted((PROJECT / "docs").glob("*.ipynb")):
        nbformat.write(run_notebook(path, built), folder / path.name)  # type: ignore[no-untyped-call]
    return folder
