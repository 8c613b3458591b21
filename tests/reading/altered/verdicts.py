"""What was read of a report beside what it says: right, wrong or missing, each with or without a line in the issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model import ArticleFacts, InspectionFact, InspectionKey, PartialDate
from tests.reading.altered.reports import Told

_UNREAD = frozenset({"not-a-report", "no-council", "ambiguous-council"})
"""Lines that say that nothing of the title page was read."""
_LINES = {
    "council": {"council-from-text", "file-of-another"},
    "type": {"doubtful-framework"},
    "start": {"no-inspection-date", "doubtful-date", "doubtful-framework"},
    "end": {"no-inspection-date", "doubtful-date", "doubtful-framework"},
    "published": {"no-publication-date", "date-from-file-name", "dates-differ", "doubtful-date"},
    "lead": {"no-lead-inspector"},
}
_ABOUT_GRADES = ("no-grades", "no-overall-grade", "no-grade", "grade-without-label", "not-judged")


class Outcome(StrEnum):
    """What became of one value."""

    RIGHT = "right"
    WRONG_SILENT = "wrong, no line"
    WRONG = "wrong, with a line"
    MISSING = "left out, with a line"
    MISSING_SILENT = "left out, no line"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One value, what was read, and what the report says."""

    value: str
    outcome: Outcome
    read: str
    said: str


def verdicts(facts: ArticleFacts, told: Told) -> Iterator[Verdict]:
    """One verdict for each value of the title page."""
    codes = {issue.code for issue in facts.issues}
    main = _main(facts)
    if main is None:
        for value in _LINES:
            yield Verdict(value, _outcome(True, bool(codes & _UNREAD)), "", "")
        if facts.judgements:
            strays = f"{sorted({(fact.council, fact.area, fact.grade) for fact in facts.judgements})}"
            yield Verdict("grades", Outcome.WRONG_SILENT, strays, "")
        return
    leads = sorted(post.person.replace("'", "’") for post in facts.posts if post.role_id == "lead-inspector")
    pairs = {
        "council": (str(main.council), str(told.council.id)),
        "type": (str(main.type), told.type),
        "start": (_day(main.start), _day(told.start)),
        "end": (_day(main.end), _day(told.end)),
        "published": (_day(main.published), _day(told.published)),
        "lead": (", ".join(leads), ", ".join(sorted(name.replace("'", "’") for name in told.leads))),
    }
    for value, (read, said) in pairs.items():
        has_line = bool(codes & _LINES[value])
        yield Verdict(value, Outcome.RIGHT if read == said else _outcome(not read, has_line), read, said)
    yield from _grades(facts, main, told)


def titled_inspection(facts: ArticleFacts) -> InspectionFact:
    """The inspection that the title page of a report is of; raises ``StopIteration`` where it is of none."""
    return next(fact for fact in facts.inspections if fact.evidence.rule == "inspection/title-page")


def _main(facts: ArticleFacts) -> InspectionFact | None:
    """The inspection that a report is about, be it told of in its text alone."""
    mains = [fact for fact in facts.inspections if fact.key.endswith("/main")]
    titled = [fact for fact in mains if fact.evidence.rule == "inspection/title-page"]
    return next(iter([*titled, *mains]), None)


def _day(day: PartialDate | date | None) -> str:
    return str(day) if day is not None else ""


def _outcome(is_missing: bool, has_line: bool) -> Outcome:
    if is_missing:
        return Outcome.MISSING if has_line else Outcome.MISSING_SILENT
    return Outcome.WRONG if has_line else Outcome.WRONG_SILENT


def grades_of(facts: ArticleFacts, inspection: InspectionKey) -> dict[str, set[str]]:
    """The grades of one inspection by area; areas of older frameworks by their words."""
    found: dict[str, set[str]] = {}
    for fact in facts.judgements:
        if fact.inspection == inspection:
            area = f"other: {(fact.area_label or '').lower()}" if fact.area == "other" else str(fact.area)
            found.setdefault(area, set()).add(str(fact.grade))
    return found


def _grades(facts: ArticleFacts, main: InspectionFact, told: Told) -> Iterator[Verdict]:
    read = grades_of(facts, main.key)
    for area in sorted({*read, *told.grades}):
        got, said = read.get(area, set()), told.grades.get(area, set())
        disagrees = _has_line(facts, area, ("contradiction",))
        is_right = got == said and (len(said) < 2 or disagrees)
        # Of two grades that a report gives one may be left out, as long as a line says so.
        is_right = is_right or (len(said) == 2 and bool(got) and got < said and disagrees)
        if not got and not said:
            # A grade that nothing gives: a line must say so.
            is_right = _has_line(facts, area, _ABOUT_GRADES)
        has_line = _has_line(facts, area, ("contradiction", "no-row") if got else _ABOUT_GRADES)
        outcome = Outcome.RIGHT if is_right else _outcome(not got, has_line)
        yield Verdict(area, outcome, ", ".join(sorted(got)), ", ".join(sorted(said)))


def _has_line(facts: ArticleFacts, area: str, codes: Sequence[str]) -> bool:
    for issue in facts.issues:
        if issue.code in codes and (issue.code in ("no-grades", "grade-without-label") or area in issue.message):
            return True
    return False
