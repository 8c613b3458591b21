"""Title pages written by hand: each value is read as the page says it, and stays when the page is set otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader
from tests.reading.page_layout import Setting, laid_out
from tests.reading.tiny_pdf import pdf
from tests.reading.written_by_era import BY_ERA
from tests.reading.written_pages import IMPROVEMENTS, WRITTEN, Written

Read = Callable[[tuple[str, ...], Setting], ArticleFacts]
ELSE = {"no-publication-date", "no-lead-inspector", "undated-inspection"}
"""Lines for what a page does not print, and for what it says of other inspections."""
_JOINT = re.compile(r"(?<=[\da-y])(?: to |–| – )(?=\d{1,2}(?:/| [A-Z]))")
"""Between the first and the last day of a window."""
ALL = {**WRITTEN, **BY_ERA}
TITLED = sorted(name for name, one in WRITTEN.items() if one.grades)


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Sets pages and reads them from their file."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    path = tmp_path_factory.mktemp("written") / "report.pdf"

    def set_and_read(pages: tuple[str, ...], setting: Setting) -> ArticleFacts:
        path.write_bytes(pdf(*(laid_out(page, setting) for page in pages)))
        return reader.read(load_article(SourceFile(path.name, path), ontology))

    return set_and_read


def _told(facts: ArticleFacts) -> Written:
    """What was read, in the form of what the pages say."""
    main = next((one for one in facts.inspections if one.key.endswith("/main")), None)
    lines = tuple(sorted({issue.code for issue in facts.issues} - ELSE))
    if main is None:
        return Written((), "", "", None, lines=lines)
    grades: dict[str, str | None] = {}
    for fact in facts.judgements:
        if fact.inspection == main.key:
            area = (fact.area_label or "").lower().removeprefix("the ") if fact.area == "other" else str(fact.area)
            assert grades.setdefault(area, str(fact.grade)) == fact.grade, area
    leads = sorted(str(post.person).replace("'", "’") for post in facts.posts if post.role_id == "lead-inspector")
    days = (str(main.start), str(main.end)) if main.start else None
    published = str(main.published) if main.published else None
    return Written((), main.council, str(main.type), days, tuple(leads), published, grades, lines=lines)


def _expected(written: Written) -> Written:
    given: dict[str, str | None] = {area: grade for area, grade in written.grades.items() if grade is not None}
    return replace(written, pages=(), setting=Setting(), grades=given, lines=tuple(sorted(written.lines)))


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_page_says_what_it_says(read: Read, name: str) -> None:
    written = ALL[name]
    assert _told(read(written.pages, written.setting)) == _expected(written)


@pytest.mark.parametrize("name", TITLED)
@pytest.mark.parametrize(
    "change",
    [
        {"width": 26},
        {"width": 48},
        {"grade": "first"},
        {"grade": "last"},
        {"grade": "middle", "width": 30},
        {"head": "Inspection of an authority’s children’s services, 3 to 7 May 2021"},
    ],
    ids=lambda change: " ".join(f"{key} {str(value)[:6]}" for key, value in change.items()),
)
def test_values_stay_when_labels_and_grades_stand_otherwise(read: Read, name: str, change: dict[str, str]) -> None:
    written = ALL[name]
    setting = replace(written.setting, **change)  # type: ignore[arg-type]
    assert _told(read(written.pages, setting)) == _expected(written)


@pytest.mark.parametrize("name", TITLED)
def test_values_stay_when_rows_stand_in_another_order(read: Read, name: str) -> None:
    written = ALL[name]
    for seed in range(3):
        pages = tuple(_turned(page, Random(seed)) for page in written.pages)
        assert _told(read(pages, written.setting)) == _expected(written), seed


@pytest.mark.parametrize("dash", ["-", " - ", "–", " – ", "—", " to ", " until ", " through "])
def test_values_stay_whatever_joins_the_days(read: Read, dash: str) -> None:
    for name in TITLED:
        written = ALL[name]
        pages = tuple(_JOINT.sub(dash, page) for page in written.pages)
        assert _told(read(pages, written.setting)) == _expected(written), name


@pytest.mark.parametrize("name", sorted(IMPROVEMENTS))
def test_items_of_what_needs_to_improve(read: Read, name: str) -> None:
    title = WRITTEN["an ampersand in the name, two who led with a post each"]
    pages, items = IMPROVEMENTS[name]
    behind = "### The experiences and progress of care leavers: outstanding\nAssessments are timely.\n"
    facts = read((*title.pages, *pages, behind), Setting())
    quotes = [fact.evidence.exact for fact in facts.improvements]
    assert all(any(item in quote for quote in quotes) for item in items), quotes
    assert not any("timely." in quote for quote in quotes)


def _turned(page: str, random: Random) -> str:
    """The page with its rows in another order."""
    lines = page.split("\n")
    places = [at for at, line in enumerate(lines) if line.startswith("| ")]
    rows = [lines[at] for at in places]
    random.shuffle(rows)
    for at, row in zip(places, rows, strict=True):
        lines[at] = row
    return "\n".join(lines)
