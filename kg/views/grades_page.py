"""Grades through time: a row for each council, a column for each year, frameworks above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from kg.views.palette import GRADES, Paint, paint
from kg.views.quotes import slug
from kg.views.record import CouncilRecord, Grade, Visit
from kg.views.templates import asset, render

_OVERALL = "overall-effectiveness"
_SHORT = {
    "ilacs": "IL",
    "sif": "SI",
    "focused-visit": "FV",
    "monitoring-visit": "MV",
    "assurance-visit": "AV",
    "jtai": "JT",
    "send": "SE",
    "pre-2013": "P",
    "unspecified": "?",
}
"""Letters of an inspection type, where a mark has no room for words."""
_FRAMEWORKS = ((2013, "before the single framework"), (2017, "single inspection framework"))
"""The last year of each framework; what came later is ILACS (from 2018)."""
_LATEST = "ILACS"


def grades_page(records: Sequence[CouncilRecord]) -> str:
    """The page; councils without any grade have no row."""
    graded = [record for record in records if any(visit.grades for visit in record.visits)]
    dated = [int(visit.year) for record in graded for visit in record.visits if visit.year and visit.grades]
    years = [str(year) for year in range(min(dated), max(dated) + 1)] if dated else []
    kinds = {visit.type: visit.type_label for record in graded for visit in record.visits if visit.grades}
    return render(
        "grades.html.j2",
        scripts=[asset("grades.js")],
        areas=_areas(graded),
        regions=sorted({record.node.region for record in graded} - {""}),
        grades=_legend(graded),
        frames=[{"short": _SHORT.get(kind, kind[:2].upper()), "label": kinds[kind]} for kind in sorted(kinds)],
        years=years,
        bands=_bands(years),
        rows=[_row(record, years) for record in graded],
    )


def _areas(records: Sequence[CouncilRecord]) -> list[dict[str, Any]]:
    """The areas that have grades, the overall one first, then by how many."""
    labels: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for record in records:
        for visit in record.visits:
            for grade in visit.grades:
                counts[grade.area] += 1
                labels[grade.area] = "other areas of older frameworks" if grade.area == "other" else grade.area_label
    order = sorted(counts, key=lambda area: (area != _OVERALL, -counts[area], area))
    return [{"id": area, "label": labels[area], "count": counts[area]} for area in order]


def _legend(records: Sequence[CouncilRecord]) -> list[tuple[str, Paint]]:
    present = {g.grade: g.grade_label for record in records for visit in record.visits for g in visit.grades}
    return [(present[grade], look) for grade, look in GRADES.items() if grade in present]


def _bands(years: Sequence[str]) -> list[dict[str, Any]]:
    return [{"label": name, "years": len(list(group))} for name, group in groupby(years, key=_framework)]


def _framework(year: str) -> str:
    return next((name for last, name in _FRAMEWORKS if int(year) <= last), _LATEST)


def _row(record: CouncilRecord, years: Sequence[str]) -> dict[str, Any]:
    cells: dict[str, list[dict[str, Any]]] = {year: [] for year in (*years, "")}
    for visit in sorted(record.visits, key=lambda visit: (visit.when, visit.id)):
        for grade in visit.grades:
            cells[visit.year].append(_mark(visit, grade))
    return {
        "slug": record.slug,
        "label": record.node.label,
        "region": record.node.region,
        "cells": list(cells.values()),
    }


def _mark(visit: Visit, grade: Grade) -> dict[str, Any]:
    worst_first = list(reversed(GRADES))
    return {
        "area": grade.area,
        "grade": grade.grade,
        "mark": paint("council", grade.grade).mark,
        "short": _SHORT.get(visit.type, visit.type[:2].upper()),
        "anchor": slug(grade.id),
        "when": visit.when,
        "rank": worst_first.index(grade.grade) if grade.grade in worst_first else len(worst_first),
        "title": f"{grade.area_label}: {grade.grade_label}, {visit.type_label}, {visit.when or 'no date'}",
    }
