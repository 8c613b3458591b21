"""What reading tests share: the furniture vocabulary, and an ontology that holds nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.graph.registers import load_ontology
from kg.ontology import Ontology
from kg.reading.furniture import Furniture, furniture_of
from tests.reading.people_and_agencies import MiniatureReader


@pytest.fixture(scope="session")
def words_only(project: Path) -> Ontology:
    """An ontology without registers: enough to load and clean."""
    folder = project / "ontology"
    names = ("furniture", "reports")
    lexicon = {name: yaml.safe_load((folder / "patterns" / f"{name}.yaml").read_text("utf-8")) for name in names}
    return Ontology(folder, "", {}, {}, {}, {}, {}, lexicon)


@pytest.fixture(scope="session")
def furniture(words_only: Ontology) -> Furniture:
    return furniture_of(words_only)


@pytest.fixture(scope="session")
def read_miniature(project: Path) -> MiniatureReader:
    """Reads agencies and people from miniature articles, with the whole ontology."""
    return MiniatureReader(load_ontology(project / "ontology"))
