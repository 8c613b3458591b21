"""The notebook in docs/ runs from top to bottom on a build of the sample articles.

By nbclient, which is Jupyter's own way of running one and lets the outputs be looked at; nbmake is a layer on it.
"""

from __future__ import annotations

from pathlib import Path

import nbformat

from tests.docs.examples import PROJECT

NOTEBOOK = PROJECT / "docs" / "notebook.ipynb"


def test_it_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_every_cell_runs_and_shows_something(run_notebooks: Path) -> None:
    notebook = nbformat.read(run_notebooks / NOTEBOOK.name, as_version=4)  # type: ignore[no-untyped-call]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in code)
    shown = [output for cell in code for output in cell.outputs]
    assert not [output for output in shown if output.output_type == "error" or output.get("name") == "stderr"]
    pages = [output for output in shown if "<iframe" in output.get("data", {}).get("text/html", "")]
    assert len(pages) == 1
    assert len(pages[0]["data"]["text/plain"]) < 200
    assert sum("Liverpool City Council" in str(output) for output in shown) > 3
