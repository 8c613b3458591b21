"""Reports of every form: each value of the title page is read exactly, or left out with a line that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, JudgementFact
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader
from tests.reading.report_forms import Drawing, Form
from tests.reading.tiny_pdf import At, pdf

KINDS = ("ilacs", "ilacs_of_2026", "sif", "child_protection", "looked_after")
DRAWN = 60
"""Reports of each kind; the forms of each are drawn by its number."""
FEWEST_READ = 0.98
"""The part of all values that must be read: an issue is no excuse for leaving out what is plain to see."""
UNREAD = {
    "start": {"no-inspection-date"},
    "end": {"no-inspection-date"},
    "published": {"no-publication-date"},
    "lead": {"no-lead-inspector"},
    "grade": {"no-grades", "no-overall-grade", "no-grade", "grade-without-label"},
}


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Form, ArticleFacts]]:
    """Draws a report and reads it from its file."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    path = tmp_path_factory.mktemp("forms") / "report.pdf"

    def draw_and_read(
        kind: str, seed: int, change: Callable[[Form], None] = lambda form: None
    ) -> tuple[Form, ArticleFacts]:
        form: Form = getattr(Drawing(seed, ontology.councils.values()), kind)()
        change(form)
        path.write_bytes(pdf(*form.pages))
        return form, reader.read(load_article(SourceFile(path.name, path), ontology))

    return draw_and_read


def values(form: Form, facts: ArticleFacts) -> list[tuple[str, object, object]]:
    """What is compared: its name, what was read (None where nothing was), and what the pages say."""
    mains = [fact for fact in facts.inspections if fact.evidence.rule == "inspection/title-page"]
    assert mains, (form.choices, [issue.message for issue in facts.issues])
    main = mains[0]
    leads = tuple(sorted(post.person for post in facts.posts if post.role_id == "lead-inspector"))
    grades: dict[str, set[str]] = {}
    for fact in facts.judgements:
        if fact.inspection == main.key:
            area = (fact.area_label or "").lower().removeprefix("the ") if fact.area == "other" else fact.area
            grades.setdefault(area, set()).add(fact.grade)
    return [
        ("council", main.council, form.council),
        ("type", main.type, form.type),
        ("start", main.start and str(main.start), str(form.start)),
        ("end", main.end and str(main.end), str(form.end)),
        ("published", main.published and str(main.published), form.published and str(form.published)),
        ("lead", leads or None, tuple(sorted(form.leads))),
        *(
            ("grade", (area, *sorted(grades[area])) if area in grades else None, said)
            for area in sorted({*grades, *form.grades})
            for grade in [form.grades.get(area)]
            for said in [(area, grade) if grade is not None else None]
        ),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_is_right_or_left_out_with_a_line(
    read: Callable[..., tuple[Form, ArticleFacts]], kind: str
) -> None:
    wrong: list[str] = []
    compared = unread = 0
    for seed in range(DRAWN):
        form, facts = read(kind, seed)
        codes = {issue.code for issue in facts.issues}
        for name, got, expected in values(form, facts):
            compared += 1
            if got == expected:
                continue
            if got is None and codes & UNREAD.get(name, set()):
                unread += 1
            else:
                wrong.append(f"{seed}: {name} is {got}, the page says {expected} ({', '.join(form.choices)})")
    assert wrong == []
    assert compared - unread >= FEWEST_READ * compared, f"{unread} of {compared} values were not read"


def test_a_report_of_2026_makes_no_overall_grade_and_says_so(
    read: Callable[..., tuple[Form, ArticleFacts]],
) -> None:
    for seed in range(10):
        _, facts = read("ilacs_of_2026", seed)
        own = [fact for fact in facts.judgements if fact.evidence.rule.startswith("title-page")]
        assert len(own) >= 4
        assert "overall-effectiveness" not in {fact.area for fact in own}
        assert [issue.code for issue in facts.issues].count("no-overall-grade") == 1


def test_a_heading_that_grades_otherwise_than_the_table_is_a_contradiction_with_both_quotes(
    read: Callable[..., tuple[Form, ArticleFacts]],
) -> None:
    def regraded(form: Form) -> None:
        heading = form.pages[1][0]
        other = "good" if form.grades["help-and-protection"] != "good" else "inadequate"
        form.pages[1][0] = replace(heading, text=f"{heading.text.partition(':')[0]}: {other}")

    for seed in range(12):
        form, facts = read("ilacs", seed, regraded)
        own = {fact.grade: fact for fact in facts.judgements if fact.area == "help-and-protection"}
        assert len(own) == 2, form.choices
        issues = [issue for issue in facts.issues if issue.code == "contradiction"]
        assert len(issues) == 1, form.choices
        quotes = {" ".join(fact.evidence.exact.split()) for fact in own.values()}
        here = " ".join((issues[0].quote or "").split())
        assert here in quotes
        assert any(quote in issues[0].message for quote in quotes - {here})


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("Ofsted judges the overall effectiveness of services in {place} to be {other}, and staff know it.", "overall"),
        ("Services for children in need of help and protection in {place} are judged to be {other}.", "help"),
    ],
)
def test_prose_that_grades_otherwise_than_the_table_is_left_out_with_both_quotes(
    read: Callable[..., tuple[Form, ArticleFacts]], said: str, area: str
) -> None:
    areas = {"overall": "overall-effectiveness", "help": "help-and-protection"}

    def with_prose(form: Form) -> None:
        other = "outstanding" if form.grades[areas[area]] != "outstanding" else "inadequate"
        place = "the authority"
        form.pages[1].append(At(72, 500, said.format(place=place, other=other)))

    reported = 0
    for seed in range(12):
        form, facts = read("ilacs", seed, with_prose)
        own = {fact.grade for fact in facts.judgements if fact.area == areas[area] and _is_own(fact, facts)}
        assert own == {form.grades[areas[area]]}, form.choices
        reported += any(issue.code == "contradiction" and "left out" in issue.message for issue in facts.issues)
    assert reported == 12


def _is_own(judgement: JudgementFact, facts: ArticleFacts) -> bool:
    """Whether a judgement is of the inspection that the report is about."""
    main = next(fact for fact in facts.inspections if fact.evidence.rule == "inspection/title-page")
    return judgement.inspection == main.key
