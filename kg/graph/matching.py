"""Whether two articles' accounts tell of one inspection: types, dates and grades, pair by pair."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import Final

from kg.decisions import Anchor
from kg.model import Article, ConceptId, CouncilId, Evidence, InspectionFact, InspectionKey, PartialDate

UNSPECIFIED: Final = ConceptId("unspecified")
OVERALL: Final = ConceptId("overall-effectiveness")
UNGRADED: Final = frozenset({"focused-visit", "monitoring-visit", "assurance-visit", "jtai", "send"})
"""Types of inspection that give no grades, so that what gives one is of another type."""

_NEWS_LAG: Final = timedelta(days=62)
"""An article that tells of a report without dates comes at most so long after it."""
_REPORT_LAG: Final = timedelta(days=184)
"""A report is published at most so long after a full inspection ends ..."""
_LETTER_LAG: Final = timedelta(days=62)
"""... and a letter so long after a visit, as the next visit may come within months."""
_ERAS: Final[dict[str, tuple[date, date]]] = {
    "pre-2013": (date.min, date(2013, 10, 31)),
    "sif": (date(2013, 11, 1), date(2018, 1, 31)),
    "ilacs": (date(2018, 1, 1), date.max),
    "assurance-visit": (date(2020, 9, 1), date(2021, 12, 31)),
}
"""When inspections of a type began (domain contract, "Concepts")."""


class Tie(IntEnum):
    """What joins two accounts, from "they cannot be one" to "they name the same day"."""

    APART = -1
    OPEN = 0
    """Nothing says that they are one, nothing that they are not."""
    ISSUED = 1
    """The undated one is dated by its article, and fits."""
    NEWS = 2
    """The undated one is dated by its article, which is news of the report that the other has published then."""
    GAP = 3
    """One knows when inspectors came, the other when the report did, and the report follows in due time."""
    YEAR = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a partial date may mean."""

    first: date
    last: date

    @classmethod
    @lru_cache(maxsize=4096)
    def of(cls, partial: PartialDate | None) -> Span | None:
        """The days of a date whose year is known; None for others."""
        if partial is None or partial.year is None or not 1 <= partial.year <= 9998:
            return None
        year, months = partial.year, (partial.month, partial.month) if partial.month else (1, 12)
        last_day = calendar.monthrange(year, months[1])[1]
        days = (min(partial.day, last_day),) * 2 if partial.day else (1, last_day)
        return cls(date(year, months[0], days[0]), date(year, months[1], days[1]))

    def overlaps(self, other: Span) -> bool:
        """Whether a day may be meant by both."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Span) -> bool:
        """Whether every day of the other is one of ours."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade for an area; ``label`` is the folded wording of an area ``other``."""

    area: str
    label: str
    grade: str


@dataclass(frozen=True, slots=True)
class Outline:
    """All of an account that decides what joins it to accounts of other articles: many accounts have the same."""

    type: ConceptId
    start: PartialDate | None = None
    end: PartialDate | None = None
    published: PartialDate | None = None
    graded: bool = False
    """Whether it has any grade."""
    overall: frozenset[str] = frozenset()
    """Its grades for overall effectiveness."""
    reported: Span | None = None
    """For an account without dates: when its report must have been published, by the article's own date."""

    @property
    def dates(self) -> tuple[PartialDate | None, PartialDate | None, PartialDate | None]:
        """Start, end, publication."""
        return self.start, self.end, self.published

    @property
    def dated(self) -> bool:
        """Whether any date of it has a year."""
        return any(day is not None and day.year is not None for day in self.dates)


@dataclass(frozen=True, slots=True)
class Account:
    """What one article says of one inspection."""

    article: Article
    key: InspectionKey
    council: CouncilId
    type: ConceptId
    facts: tuple[InspectionFact, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    published: PartialDate | None = None
    grades: frozenset[Grade] = frozenset()
    evidence: tuple[Evidence, ...] = ()
    reported: Span | None = None
    """For an account without dates: when its report must have been published, by the article's own date."""
    outline: Outline = field(init=False, repr=False, compare=False)
    """What decides on its ties; made once, as each account is weighed against many."""

    def __post_init__(self) -> None:
        overall = frozenset(grade.grade for grade in self.grades if grade.area == OVERALL)
        dates = self.start, self.end, self.published
        object.__setattr__(self, "outline", Outline(self.type, *dates, bool(self.grades), overall, self.reported))

    @property
    def dates(self) -> tuple[PartialDate | None, PartialDate | None, PartialDate | None]:
        """Start, end, publication."""
        return self.outline.dates

    @property
    def dated(self) -> bool:
        """Whether any date of it has a year."""
        return self.outline.dated

    @property
    def precision(self) -> int:
        """How much is known of its dates, for telling the vaguest of several."""
        return sum(day.precision for day in self.dates if day is not None)

    @property
    def order(self) -> tuple[str, str, str]:
        """The order of accounts, which no order of articles can change."""
        return self.article.id, self.key, self.council

    def overall(self) -> frozenset[str]:
        """Its grades for overall effectiveness."""
        return self.outline.overall


def evidence_id(evidence: Evidence) -> str:
    """What a decision knows a sentence by: ``courier-1a2b3c4d-338-369``."""
    return f"{evidence.article}-{evidence.start}-{evidence.end}"


def account_name(account: Account) -> str:
    """What a decision knows one of several inspections by that a sentence tells of: ``leeds/main``."""
    whole = account.key.startswith(f"{account.council}/")
    return account.key if whole else f"{account.council}/{account.key}"


def falls_on(anchor: Anchor, account: Account) -> bool:
    """Whether a decision is about this account of an inspection."""
    told = any(evidence_id(evidence) == anchor.id for evidence in account.evidence)
    return told and anchor.account in ("", account_name(account))


def reported_span(article: Article) -> Span | None:
    """When a report must have been published that an article tells of without a date."""
    issued = Span.of(article.issued)
    return None if issued is None else Span(issued.first - _NEWS_LAG, issued.last)


def tie(one: Account, other: Account) -> Tie:
    """What joins two accounts; the same for both orders."""
    if one.council != other.council:
        return Tie.APART
    of_two = tie_within_article if one.article.id == other.article.id else tie_between_articles
    return of_two(one.outline, other.outline)


def tie_within_article(one: Outline, other: Outline) -> Tie:
    """What joins two accounts that one article gives of inspections of one council."""
    same = compatible_types(one, other) and one.dated and one.dates == other.dates and not _grades_clash(one, other)
    return Tie.DAY if same else Tie.APART


def tie_between_articles(one: Outline, other: Outline) -> Tie:
    """What joins two accounts that two articles give of inspections of one council."""
    if not compatible_types(one, other):
        return Tie.APART
    return _dated(one, other) if one.dated and other.dated else _undated(one, other)


def compatible_types(one: Outline, other: Outline) -> bool:
    """Whether the types are equal, or one is open and nothing shows it to be of another type."""
    if one.type == other.type:
        return True
    if UNSPECIFIED not in (one.type, other.type):
        return False
    vague, clear = (one, other) if one.type == UNSPECIFIED else (other, one)
    if clear.type in UNGRADED and vague.graded:
        return False
    return _in_era(vague, clear.type)


def _in_era(account: Outline, type: ConceptId) -> bool:
    """Whether the dates of an account fit the years in which there were inspections of a type."""
    first, last = _ERAS.get(type, (date.min, date.max))
    seen = [span for span in (Span.of(account.start), Span.of(account.end)) if span is not None]
    published = Span.of(account.published)
    if published is not None:
        latest = last if last == date.max else last + _REPORT_LAG
        if published.last < first or published.first > latest:
            return False
    return all(first <= span.last and span.first <= last for span in seen)


def same_months(one: Outline, other: Outline) -> bool | None:
    """Whether the dates that both know may be the same; None where they know none in common."""
    pairs = [(mine, theirs) for mine, theirs in zip(one.dates, other.dates, strict=True) if mine and theirs]
    return all(mine.compatible(theirs) for mine, theirs in pairs) if pairs else None


def type_by_date(start: PartialDate | None, end: PartialDate | None, published: PartialDate | None) -> ConceptId:
    """The type of a full inspection whose framework no text names: by its date where that decides."""
    lag = timedelta(0)
    span = Span.of(start) or Span.of(end)
    if span is None:
        span, lag = Span.of(published), _REPORT_LAG
    if span is not None:
        for type in ("pre-2013", "sif", "ilacs"):
            first, last = _ERAS[type]
            earliest = span.first if span.first - date.min < lag else span.first - lag
            if first <= earliest and span.last <= last:
                return ConceptId(type)
    return UNSPECIFIED


def _dated(one: Outline, other: Outline) -> Tie:
    pairs = [(mine, theirs) for mine, theirs in zip(one.dates, other.dates, strict=True) if mine and theirs]
    if _same_day(one.start, other.start) or _same_day(one.end, other.end):
        return Tie.DAY
    if not all(mine.compatible(theirs) for mine, theirs in pairs) or _out_of_order(one, other):
        return Tie.APART
    shared = [min(mine.precision, theirs.precision) for mine, theirs in pairs if mine.year and theirs.year]
    if shared:
        return Tie(Tie.YEAR + max(shared) - 1)
    if _contained(one, other) or _contained(other, one):
        return Tie.YEAR
    return _report_after(one, other)


def _same_day(mine: PartialDate | None, theirs: PartialDate | None) -> bool:
    return mine is not None and mine == theirs and mine.precision == 3


def _out_of_order(one: Outline, other: Outline) -> bool:
    """Whether one has inspectors coming, or leaving, after the other has the report published."""
    for mine, theirs in ((one, other), (other, one)):
        begun, done = Span.of(mine.start), Span.of(mine.end)
        left, out = Span.of(theirs.end), Span.of(theirs.published)
        if out is not None and any(span is not None and span.first > out.last for span in (begun, done)):
            return True
        if begun is not None and left is not None and begun.first > left.last:
            return True
    return False


def _contained(vague: Outline, exact: Outline) -> bool:
    """Whether one knows only the month or year in which the other's window lies."""
    inside = Span.of(exact.end) if exact.start is None else None
    around = Span.of(vague.start) if vague.end is None else None
    return inside is not None and around is not None and around.first < around.last and around.contains(inside)


def _report_after(one: Outline, other: Outline) -> Tie:
    """Whether one knows only the report, the other only the window, and the report came in due time."""
    for report, visit in ((one, other), (other, one)):
        out = Span.of(report.published)
        left = Span.of(visit.end) or Span.of(visit.start)
        if out is None or left is None or visit.published or report.start or report.end:
            continue
        lag = _LETTER_LAG if {report.type, visit.type} & UNGRADED else _REPORT_LAG
        return Tie.GAP if left.first <= out.last and out.first - left.last <= lag else Tie.APART
    return Tie.OPEN


def _grades_clash(one: Outline, other: Outline) -> bool:
    """Whether both know the overall grade, and not the same."""
    mine, theirs = one.overall, other.overall
    return bool(mine and theirs) and not mine & theirs


def _undated(one: Outline, other: Outline) -> Tie:
    """At least one account has no date of its own, or only a month."""
    if _grades_clash(one, other) or same_months(one, other) is False:
        return Tie.APART
    if one.dated:
        one, other = other, one
    if one.reported is None or (not other.dated and other.reported is None):
        return Tie.OPEN
    if not _fits(one.reported, other):
        return Tie.APART
    return Tie.NEWS if Span.of(other.published) is not None else Tie.ISSUED


def _fits(reported: Span, other: Outline) -> bool:
    """Whether the report told of may be that of ``other``."""
    out = Span.of(other.published) or other.reported
    if out is not None:
        return reported.overlaps(out)
    left = Span.of(other.end) or Span.of(other.start)
    return left is not None and left.first <= reported.last and reported.first - left.last <= _REPORT_LAG
