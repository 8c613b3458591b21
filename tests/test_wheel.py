"""The wheel: it carries ontology and queries, and works from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def unpacked(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the wheel, as it would lie in ``site-packages``."""
    folder = tmp_path_factory.mktemp("wheel")
    words = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder), str(project))
    command = [sys.executable, "-m", "pip", *words]
    subprocess.run(command, check=True, capture_output=True)
    target = folder / "site"
    with zipfile.ZipFile(next(folder.glob("inspection_kg-*.whl"))) as wheel:
        wheel.extractall(target)
    return target


def test_it_carries_what_the_checkout_has(unpacked: Path, project: Path) -> None:
    for name in ("ontology", "queries"):
        inside = {path.relative_to(unpacked / "kg/data" / name) for path in (unpacked / "kg/data" / name).rglob("*.*")}
        assert inside == {path.relative_to(project / name) for path in (project / name).rglob("*.*")}
    assert (unpacked / "kg/views/assets/network.html.j2").is_file()
    assert (unpacked / "kg/py.typed").is_file()


def test_it_asks_for_what_an_older_pip_does_not_find_by_itself(unpacked: Path) -> None:
    """``justext`` needs lxml's extra html_clean, which lxml calls html-clean: pip 23.2 takes them for two."""
    (metadata,) = unpacked.glob("inspection_kg-*.dist-info/METADATA")
    assert "Requires-Dist: lxml-html-clean" in metadata.read_text("utf-8")


def test_it_works_from_another_folder(unpacked: Path, project: Path, tmp_path: Path) -> None:
    def kg(*words: str | Path) -> str:
        code = f"import kg; assert kg.__file__.startswith({str(unpacked)!r}); from kg.cli import main; main()"
        result = subprocess.run(
            [sys.executable, "-c", code, *map(str, words)],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(unpacked)}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return result.stdout

    kg("build", project / "sources/liverpool-2023-report.md", "--quiet")
    assert (tmp_path / "output/graph.ttl").is_file()
    assert "Liverpool City Council" in kg("query", "council", "-p", "council=liverpool")
    assert kg("check") == ""
