"""The record of a council: inspection by inspection, newest first, whatever the order of the rows."""

from __future__ import annotations

import random

from kg.views.network import network_of
from kg.views.quotes import Row
from kg.views.record import CouncilRecord, records_of
from tests.views.sample import BASE, council, failing

COUNCIL = council("leeds", "Leeds City Council")
LEEDS = COUNCIL["council"]


def visit(slug: str, when: str | None, **more: str) -> Row:
    return {
        "council": LEEDS, "inspection": f"{BASE}id/inspection/{slug}", "type": f"{BASE}concept/inspection-type/ilacs",
        "typeLabel": "ILACS", "start": None, "end": when, "published": None, "when": when, "quote": f"Told of {slug}.",
        "title": "An article", "source": "a.md", "url": None, "page": None, "publisher": None, "kind": "news", **more,
    }  # fmt: skip


def graded(slug: str, area: str, grade: str, **more: str) -> Row:
    return {
        **visit(slug, "2020"), "judgement": f"{BASE}id/judgement/{slug}-{area}-{grade}",
        "area": f"{BASE}concept/judgement-area/{area}", "areaLabel": area, "grade": f"{BASE}concept/grade/{grade}",
        "gradeLabel": grade, "contradicted": "", **more,
    }  # fmt: skip


def record(*, seed: int = 0) -> CouncilRecord:
    inspections = [visit("old", "2015-06"), visit("new", "2020-03-04"), visit("undated", None)]
    grades = [
        graded("new", "overall-effectiveness", "good"),
        graded("new", "overall-effectiveness", "good", quote="Again."),
        graded("old", "overall-effectiveness", "inadequate", contradicted="yes"),
    ]
    failings = [
        failing("leeds", "delay", sentence, inspection=f"{BASE}id/inspection/{slug}")
        for slug, sentence in (("old", "Late."), ("old", "Slow."), ("new", "Late again."))
    ]
    people = [
        {**visit("new", "2020"), "person": "Ann Smith", "role": "director", "status": "current", "issued": when}
        for when in ("2019-01-01", "2020-05-01")
    ]
    for rows in (inspections, grades, failings, people):
        random.Random(seed).shuffle(rows)
    (only,) = records_of(network_of([COUNCIL], failings, []), inspections, grades, failings, people)
    return only


def test_visits_stand_newest_first_and_those_without_a_date_last() -> None:
    assert [visit.id.split("/")[1] for visit in record().visits] == ["new", "old", "undated"]
    assert [visit.dates for visit in record().visits] == ["2020-03-04", "2015-06", "no date read"]


def test_a_grade_has_all_its_sentences_and_says_where_it_is_contradicted() -> None:
    new, old, _ = record().visits
    assert [[quote.text for quote in grade.quotes] for grade in new.grades] == [["Again.", "Told of new."]]
    assert [grade.contradicted for grade in (*new.grades, *old.grades)] == [False, True]


def test_failings_stand_in_their_inspection_and_are_counted_over_all() -> None:
    new, old, _ = record().visits
    assert [[quote.text for quote in found.quotes] for found in old.failings] == [["Late.", "Slow."]]
    assert [len(found.quotes) for found in new.failings] == [1]
    assert record().sentences() == {"failure-pattern/delay": 3}


def test_one_post_told_twice_is_one_as_of_the_newest() -> None:
    assert [(post.person, post.role, post.as_of) for post in record().posts] == [
        ("Ann Smith", "director", "2020-05-01")
    ]


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert record(seed=1) == record(seed=2) == record(seed=3)
