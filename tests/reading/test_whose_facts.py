"""Whose a fact is, in news that tells of several times, councils and bodies: see ``whose_facts.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, InspectionKey
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

_FILE = Path(__file__).with_name("whose_facts.yaml")


@dataclass(frozen=True, slots=True)
class Case:
    """A piece of news, with facts that it states and others that it only seems to."""

    id: str
    date: str
    text: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]


def cases() -> list[Case]:
    content: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return [
        Case(one["id"], str(one["date"]), one["text"], tuple(one.get("must", ())), tuple(one.get("must-not", ())))
        for one in content
    ]


def told(facts: ArticleFacts) -> Iterator[str]:
    """Every fact in one line, as the file writes it; an inspection by its first month or year, or "-"."""
    whens: dict[InspectionKey, str] = {}
    for fact in facts.inspections:
        whens.setdefault(fact.key, str(fact.start or "-"))
        yield f"inspection: {fact.council} {fact.type} @{whens[fact.key]}"
        yield from (f"partner: {fact.council} {partner}" for partner in fact.partners)
    for grade in facts.judgements:
        yield f"grade: {grade.council} {grade.area} {grade.grade} @{whens[grade.inspection]}"
    for failing in facts.failings:
        yield f"failing: {failing.council} {failing.pattern} @{whens[failing.inspection]}"
    for post in facts.posts:
        yield f"post: {post.person}, {post.role}, {post.status}, {post.council or post.agency or '-'}"
    yield from (f"council: {fact.council}" for fact in facts.councils)
    yield from (f"agency: {fact.label}" for fact in facts.agencies)


@pytest.fixture(scope="module")
def reader(project: Path) -> Reader:
    return Reader(load_ontology(project / "ontology"))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_fact_is_whose_the_article_says(case: Case, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text(f"---\ntitle: News\npublisher: Paper\ndate: {case.date}\n---\n\n{case.text}\n", "utf-8")
    facts = reader.read(load_article(SourceFile(path.name, path), reader.ontology))
    found = set(told(facts))
    assert case.must or case.must_not
    missing = [fact for fact in case.must if not any(one.startswith(fact) for one in found)]
    wrong = [one for fact in case.must_not for one in sorted(found) if one.startswith(fact)]
    assert not missing, sorted(found)
    assert not wrong
