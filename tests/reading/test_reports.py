"""Real reports: every value of their title pages is right, and what is absent has a line.

``reports_truth.json`` beside this file holds what the truth of ``../shared/reports`` leaves open.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SourceError
from kg.graph.merge import merge
from kg.graph.merged import Merged
from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, InspectionFact, Issue, SourceKind
from kg.ontology import Ontology
from kg.reading.find import find_sources
from kg.reading.load import load_article
from kg.reading.reader import Reader

FILES = 43
_DATES = ("start", "end", "published")


@pytest.fixture(scope="module")
def ontology(project: Path) -> Ontology:
    return load_ontology(project / "ontology")


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[str, dict[str, Any]]:
    """The truth of each report, completed from the pages themselves."""
    told = {entry["file"]: entry for entry in json.loads((shared / "reports" / "truth.json").read_text("utf-8"))}
    mine = json.loads((Path(__file__).parent / "reports_truth.json").read_text("utf-8"))["reports"]
    for name, entry in told.items():
        for key, value in mine.get(name, {}).items():
            entry[key] = {**(entry[key] or {}), **value} if key == "judgements" else value
    return told


@pytest.fixture(scope="module")
def reports(shared: Path, ontology: Ontology) -> tuple[dict[str, ArticleFacts], list[Issue]]:
    """The facts of each report, and an issue for each file that is none."""
    reader = Reader(ontology)
    files, _ = find_sources([shared / "reports"])
    read: dict[str, ArticleFacts] = {}
    refused: list[Issue] = []
    for file in files:
        if file.path.suffix != ".pdf":
            continue
        try:
            read[file.name] = reader.read(load_article(file, ontology))
        except SourceError as error:
            refused.append(Issue(file.name, "unreadable", error.reason))
    return read, refused


def _main(facts: ArticleFacts) -> InspectionFact:
    """The inspection that the report is about."""
    return next(fact for fact in facts.inspections if fact.evidence.rule == "inspection/title-page")


def _grades(facts: ArticleFacts) -> dict[str, set[str]]:
    """The grades of the report's own inspection; areas of older frameworks by their words."""
    found: dict[str, set[str]] = {}
    for fact in facts.judgements:
        if fact.inspection == _main(facts).key:
            area = f"other: {(fact.area_label or '').lower()}" if fact.area == "other" else str(fact.area)
            found.setdefault(area, set()).add(fact.grade)
    return found


def _wrong(
    reports: dict[str, ArticleFacts], truth: dict[str, dict[str, Any]], ontology: Ontology
) -> tuple[list[str], int]:
    """What differs from the truth, in words, and how many values were compared."""
    wrong: list[str] = []
    compared = 0
    for name, facts in reports.items():
        for key, got, expected in _values(facts, truth[name], ontology):
            compared += 1
            if got != expected:
                wrong.append(f"{name}: {key} is {got}, should be {expected}")
    return wrong, compared


def _values(facts: ArticleFacts, expected: dict[str, Any], ontology: Ontology) -> list[tuple[str, object, object]]:
    inspection = _main(facts)
    council = ontology.councils[inspection.council]
    leads = [post.person for post in facts.posts if post.role_id == "lead-inspector"]
    grades = _grades(facts)
    given = {area: grade for area, grade in expected["judgements"].items() if grade is not None}
    dates: list[tuple[str, object, object]] = [(key, str(getattr(inspection, key)), expected[key]) for key in _DATES]
    return [
        ("council", expected["gss"] in (council.gss, *council.former_gss), True),
        ("type", str(inspection.type), expected["type"]),
        *dates,
        ("lead inspector", leads, [expected["lead_inspector"]]),
        *((area, grades.get(area), {given.get(area)}) for area in sorted({*given, *grades})),
    ]


def test_every_value_of_every_title_page_is_right(
    reports: tuple[dict[str, ArticleFacts], list[Issue]], truth: dict[str, dict[str, Any]], ontology: Ontology
) -> None:
    wrong, compared = _wrong(reports[0], truth, ontology)
    assert wrong == []
    assert len(reports[0]) == FILES - 1
    assert compared >= 460, compared


def test_the_file_that_is_no_report_is_one_line(
    reports: tuple[dict[str, ArticleFacts], list[Issue]], truth: dict[str, dict[str, Any]]
) -> None:
    assert [issue.source for issue in reports[1]] == [name for name, entry in truth.items() if "not_a_report" in entry]
    assert "a web page, not a PDF" in reports[1][0].message


def test_what_a_page_does_not_say_has_a_line(reports: tuple[dict[str, ArticleFacts], list[Issue]]) -> None:
    by_code: Counter[str] = Counter()
    for facts in reports[0].values():
        codes = {issue.code for issue in facts.issues}
        by_code.update(codes)
        prints = "published:" in facts.article.text[:1500].lower()
        assert ("date-from-file-name" in codes) == (not prints), facts.article.source
    assert by_code["not-judged"] == 1
    assert by_code["no-grades"] == by_code["no-overall-grade"] == by_code["no-lead-inspector"] == 0


def test_every_quote_is_on_its_page_and_nothing_of_the_margins_is_left(
    reports: tuple[dict[str, ArticleFacts], list[Issue]],
) -> None:
    for facts in reports[0].values():
        text = facts.article.text
        quotes = [fact.evidence for fact in facts.inspections]
        quotes += [fact.evidence for fact in facts.judgements] + [fact.evidence for fact in facts.failings]
        for evidence in quotes:
            assert text[evidence.start : evidence.end] == evidence.exact
            assert evidence.page is not None
        assert not any("\ue000" <= char <= "\uf8ff" or char in "\ufffe\ufffd\r\x02" for char in text)
        assert all(block.page is not None for block in facts.article.blocks)


@pytest.fixture(scope="module")
def joined(reports: tuple[dict[str, ArticleFacts], list[Issue]], shared: Path, ontology: Ontology) -> Merged:
    """Reports and articles together."""
    reader = Reader(ontology)
    seeds = [reader.read(load_article(file, ontology)) for file in find_sources([shared / "seeds"])[0]]
    return merge([*reports[0].values(), *seeds], ontology)


@pytest.mark.parametrize(
    ("council", "start"),
    [
        ("liverpool", "2023-03-13"),
        ("north-east-lincolnshire", "2021-10-04"),
        ("sunderland", "2015-05-11"),
        ("darlington", "2015-06-23"),
    ],
)
def test_a_report_and_the_article_about_it_are_one_inspection(joined: Merged, council: str, start: str) -> None:
    kinds = {article.id: article.kind for article in joined.articles}
    ones = [one for one in joined.inspections if one.council == council and str(one.start) == start]
    assert len(ones) == 1
    assert {kinds[evidence.article] for evidence in ones[0].evidence} == {SourceKind.NEWS, SourceKind.REPORT}
    year = start[:4]
    assert [
        one.id
        for one in joined.inspections
        if one.council == council
        and one.type in ("ilacs", "sif", "unspecified")
        and str(one.start)[:4] in (year, "None")
    ] == [ones[0].id]
