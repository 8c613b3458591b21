"""Real reports altered as others of their kind differ: no value of a title page is wrong, or left out, without a line.

This is a small sample; ``python -m tests.reading.altered 1000 --seed 1`` is a large one.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kg.graph.registers import load_ontology
from kg.model import CouncilId
from kg.ontology import Ontology
from tests.conftest import missing
from tests.reading.altered.alterations import ALTERATIONS, altered
from tests.reading.altered.pieces import Role
from tests.reading.altered.reading import ReadBack
from tests.reading.altered.reports import Report, take_apart
from tests.reading.altered.verdicts import Outcome, Verdict

SILENT = (Outcome.WRONG_SILENT, Outcome.MISSING_SILENT)


@pytest.fixture(scope="module")
def ontology(project: Path) -> Ontology:
    return load_ontology(project / "ontology")


@pytest.fixture(scope="module")
def reports(shared: Path, ontology: Ontology) -> list[Report]:
    if not (shared / "reports" / "truth.json").is_file():
        missing("no reports with their truth.json in the shared material")
    return take_apart(shared / "reports", ontology)


@pytest.fixture(scope="module")
def back(ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> ReadBack:
    return ReadBack(tmp_path_factory.mktemp("altered"), ontology)


def _told(report: Report, found: list[Verdict]) -> str:
    return "\n".join([report.name, *report.done, *(str(verdict) for verdict in found)])


def test_reports_that_were_taken_apart_say_what_they_said(reports: list[Report], back: ReadBack) -> None:
    assert len(reports) == 41
    for report in reports:
        wrong = [verdict for verdict in back.verdicts(report) if verdict.outcome is not Outcome.RIGHT]
        assert not wrong, _told(report, wrong)


@pytest.mark.parametrize("name", sorted(ALTERATIONS))
def test_no_alteration_makes_a_value_wrong_or_missing_without_a_line(
    reports: list[Report], back: ReadBack, ontology: Ontology, name: str
) -> None:
    done = 0
    for seed in range(2):
        report = altered(Random(seed).choice(reports), seed, ontology, name)
        done += bool(report.done)
        silent = [verdict for verdict in back.verdicts(report) if verdict.outcome in SILENT]
        assert not silent, _told(report, silent)
    assert done, "applied to no report"


def test_several_alterations_at_once(reports: list[Report], back: ReadBack, ontology: Ontology) -> None:
    counts: Counter[Outcome] = Counter()
    for seed in range(1, 31):
        report = altered(Random(seed).choice(reports), seed, ontology)
        found = back.verdicts(report)
        counts.update(verdict.outcome for verdict in found)
        silent = [verdict for verdict in found if verdict.outcome in SILENT]
        assert not silent, _told(report, silent)
    assert counts[Outcome.RIGHT] >= 0.97 * counts.total(), counts


def test_what_is_wrong_is_seen(reports: list[Report], back: ReadBack, ontology: Ontology) -> None:
    report = next(one for one in reports if "leadership-management-and-governance" in one.told.grades).copy()
    report.named = None
    report.told.leads = ["Nobody Else"]
    report.told.start = date(2013, 11, 1)
    report.told.council = ontology.councils[CouncilId("leeds")]
    report.told.grades["adoption"] = {"outstanding"}
    report.told.grades["impact-of-leaders"] = {"good"}
    outcomes = {verdict.value: verdict.outcome for verdict in back.verdicts(report)}
    assert {outcomes[value] for value in ("lead", "start", "council", "adoption")} == {Outcome.WRONG_SILENT}
    assert outcomes["impact-of-leaders"] is Outcome.MISSING_SILENT


def test_what_is_left_out_with_a_line_is_told_apart(reports: list[Report], back: ReadBack) -> None:
    report = reports[0].copy()
    for piece in report.all(Role.LEAD):
        report.drop(piece)
    outcomes = {verdict.value: verdict.outcome for verdict in back.verdicts(report)}
    assert outcomes["lead"] is Outcome.MISSING
