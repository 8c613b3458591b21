"""Real reports: every value of their title pages is right, and what is absent has a line.

``reports_truth.json`` beside this file holds what the truth of ``../shared/reports`` leaves open.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SourceError
from kg.graph.merge import merge
from kg.graph.merged import Merged
from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, Issue, SourceKind
from kg.ontology import Ontology
from kg.reading.find import SourceFile, find_sources
from kg.reading.load import load_article
from kg.reading.reader import Reader
from tests.reading.altered.reports import read_truth
from tests.reading.altered.verdicts import grades_of, titled_inspection

FILES = 43
_DATES = ("start", "end", "published")


@pytest.fixture(scope="module")
def ontology(project: Path) -> Ontology:
    return load_ontology(project / "ontology")


@pytest.fixture(scope="module")
def reader(ontology: Ontology) -> Reader:
    return Reader(ontology)


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[str, dict[str, Any]]:
    """The truth of each report, completed from the pages themselves."""
    return read_truth(shared / "reports")


@pytest.fixture(scope="module")
def reports(shared: Path, ontology: Ontology, reader: Reader) -> tuple[dict[str, ArticleFacts], list[Issue]]:
    """The facts of each report, and an issue for each file that is none."""
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


def _grades(facts: ArticleFacts) -> dict[str, set[str]]:
    """The grades of the report's own inspection; areas of older frameworks by their words."""
    return grades_of(facts, titled_inspection(facts).key)


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
    inspection = titled_inspection(facts)
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
def joined(
    reports: tuple[dict[str, ArticleFacts], list[Issue]], shared: Path, ontology: Ontology, reader: Reader
) -> Merged:
    """Reports and articles together."""
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


LAYOUTS = (
    "norfolk*2013",
    "isle_of_wight*2023",
    "bradford*2018",
    "london_corporation*2016",
    "darlington*2015",
    "south_tyneside*2023",
    "knowsley*2014",
    "kingston*2015",
)
"""One report of each layout."""
_ROW = re.compile(
    r"^(.{3,110}?) ((?:Good|Inadequate|Outstanding|Requires [Ii]mprovement(?: to be good)?))$", re.MULTILINE
)
CHANGES: dict[str, Callable[[str], str]] = {
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "other dashes": lambda text: re.sub("[–—-]", "\u2011", text),
    "straight quotes": lambda text: text.replace("’", "'"),
    "dots to the grade": lambda text: _ROW.sub(r"\1 ........ \2", text),
    "a tab to the grade": lambda text: _ROW.sub(r"\1\t\2", text),
    "a colon": lambda text: _ROW.sub(r"\1: \2", text),
    "bars": lambda text: _ROW.sub(r"| \1 | \2 |", text),
    "capitals": lambda text: _ROW.sub(lambda row: row[0].upper(), text),
    "grades on lines of their own": lambda text: _ROW.sub(r"\1\n\n\2\n", text),
    "narrow lines": lambda text: "\n".join(_narrow(line) for line in text.split("\n")),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "DOS line ends": lambda text: text.replace("\n", "\r\n"),
}
UNREAD = {"no-grade", "no-overall-grade", "no-grades", "no-inspection-date", "no-lead-inspector", "grade-without-label"}


def _narrow(line: str) -> str:
    return "\n".join(textwrap.wrap(line, 60)) if 60 < len(line) < 120 else line


def _read_off(facts: ArticleFacts) -> dict[str, object]:
    main = titled_inspection(facts)
    leads = sorted(post.person.replace("’", "'") for post in facts.posts if post.role_id == "lead-inspector")
    dates = {name: str(getattr(main, name)) for name in ("start", "end")}
    return {"council": main.council, "type": main.type, **dates, "lead": leads, **_grades(facts)}


@pytest.mark.parametrize("stem", LAYOUTS)
def test_values_stay_when_spaces_dashes_lines_and_case_change(
    stem: str, shared: Path, ontology: Ontology, reader: Reader, tmp_path: Path
) -> None:
    (found,) = (shared / "reports").glob(f"*{stem}.pdf")
    article = load_article(SourceFile(found.name, found), ontology)
    lines = [article.text[block.start : block.end] for block in article.blocks]
    ends = re.compile(r"lead inspector|.{0,90}(?:good|inadequate|improvement|outstanding)\)?\.?$", re.IGNORECASE)
    opening = "\n".join([*lines[:16], "Executive summary", *(line for line in lines[16:] if ends.match(line))])

    def read(text: str) -> tuple[dict[str, object], set[str]]:
        path = tmp_path / f"{found.stem}.txt"
        path.write_bytes(text.encode())
        facts = reader.read(load_article(SourceFile(path.name, path), ontology))
        return _read_off(facts), {issue.code for issue in facts.issues}

    as_it_is, _ = read(opening)
    for name, change in CHANGES.items():
        changed, codes = read(change(opening))
        for key in {*as_it_is, *changed}:
            silent = changed.get(key) not in (None, "None", []) or not codes & UNREAD
            assert changed.get(key) == as_it_is.get(key) or not silent, (name, key, as_it_is.get(key), changed.get(key))
