"""What the project promises of its whole path: same bytes, other parsers, answers on real articles."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import build
from tests.conftest import missing


def kg(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    output = tmp_path_factory.mktemp("sources") / "output"
    build([project / "sources"], output)
    return output


def test_ten_builds_give_the_same_bytes_whatever_the_order(built: Path, tmp_path: Path, project: Path) -> None:
    files = sorted(str(path) for path in (project / "sources").iterdir())
    expected = {name: (built / name).read_bytes() for name in ("graph.ttl", "dataset.ttl")}
    for seed in range(10):
        random.Random(seed).shuffle(files)
        result = kg("build", *files, "-o", str(tmp_path / str(seed)), "--quiet", PYTHONHASHSEED=str(seed * 101))
        assert result.returncode == 0, result.stderr
        made = {name: (tmp_path / str(seed) / name).read_bytes() for name in expected}
        assert made == expected, f"PYTHONHASHSEED={seed * 101}"


def test_a_parser_of_another_make_reads_graph_and_ontology_without_a_warning(built: Path, project: Path) -> None:
    if shutil.which("rapper") is None:
        missing("no rapper here (Debian: apt-get install raptor2-utils)")
    files = [built / "graph.ttl", built / "dataset.ttl", *sorted((project / "ontology").rglob("*.ttl"))]
    assert len(files) > 10
    for file in files:
        result = subprocess.run(
            ["rapper", "--quiet", "--count", "--input", "turtle", str(file)], capture_output=True, text=True
        )
        assert result.returncode == 0, f"{file}: {result.stderr}"
        assert not result.stderr.strip(), f"{file}: {result.stderr}"


def test_the_graph_of_the_sources_passes_its_checks(built: Path) -> None:
    result = kg("check", "-g", str(built))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    output = tmp_path_factory.mktemp("seeds") / "output"
    build([shared / "seeds"], output)
    return output


def test_real_articles_pass_their_checks(seeds: Path) -> None:
    result = kg("check", "-g", str(seeds))
    assert result.returncode == 0, result.stdout + result.stderr


def test_real_articles_show_what_councils_share(seeds: Path) -> None:
    """The pattern that each of these councils' articles states in so many words."""
    result = kg("query", "shared-failings", "-g", str(seeds), "--format", "csv")
    assert result.returncode == 0, result.stderr
    for council in ("Liverpool", "North East Lincolnshire", "Sunderland", "Cheshire East", "Darlington"):
        assert any(council in row and "risk of harm" in row for row in result.stdout.splitlines()), council
