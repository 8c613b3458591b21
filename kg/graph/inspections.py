"""Which accounts of inspections are one: the strongest ties first, and never by guess.

All ties are weighed before any is acted upon, tier by tier, so no order of articles can matter. Within
a tier a group is joined only when no two of its accounts exclude each other; else the one that fits
several is set aside as ambiguous, reported, and stays an inspection of its own.

What is said between two clusters is one byte, a bit for each tie that any two of their accounts have: a council that
two thousand articles tell of has two million pairs, so these are weighed by kind of account and kept in one array.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, combinations_with_replacement
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.decisions import Anchor, Decisions
from kg.graph.matching import (
    OVERALL,
    Account,
    Span,
    Tie,
    compatible_types,
    falls_on,
    same_months,
    tie_between_articles,
    tie_within_article,
)
from kg.graph.merged import evidence_order
from kg.model import Issue

Cluster = tuple[Account, ...]
"""Accounts of one inspection, in the order of ``Account.order``."""

_TIERS: Final = (Tie.DAY, Tie.MONTH, Tie.YEAR, Tie.GAP, Tie.NEWS, Tie.ISSUED)
_DECISIVE: Final = (Tie.DAY, Tie.MONTH)
"""Ties strong enough to join two accounts through a third although nothing else joins them."""

Bits = npt.NDArray[np.uint8]
"""For each two clusters the ties that their accounts have, as a sum of ``_bit``."""
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]


def _bit(tie: Tie) -> int:
    return 1 << (tie - Tie.APART)


_APART: Final = _bit(Tie.APART)
_STRONGEST: Final = np.array(
    [Tie.APART if bits & _APART or not bits else bits.bit_length() - 1 + Tie.APART for bits in range(256)], np.int8
)
"""What joins two clusters, by their bits: APART if any two accounts exclude each other, else the strongest tie."""


def same_inspections(
    accounts: Iterable[Account], names: dict[str, str], decisions: Decisions
) -> tuple[list[Cluster], list[Issue]]:
    """Accounts in groups of one inspection each, and an issue for each that fits several.

    ``names`` are the councils' names by id, for the messages. What ``decisions`` say goes before everything else.
    """
    by_council: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_council[account.council].append(account)
    clusters: list[Cluster] = []
    issues: list[Issue] = []
    for council, members in sorted(by_council.items()):
        work = _Work(sorted(members, key=lambda account: account.order))
        work.follow(decisions)
        for tier in _TIERS:
            work.join(tier)
        work.join_the_undated()
        clusters.extend(sorted(work.clusters(), key=lambda cluster: cluster[0].order))
        issues.extend(work.issues(names.get(council, council)))
    return clusters, issues


@dataclass
class _Work:
    """The accounts of one council on their way into clusters; an account is known by its index."""

    accounts: list[Account]
    home: list[int] = field(default_factory=list)
    """The cluster of each account: the index of its first member."""
    members: dict[int, list[int]] = field(default_factory=dict)
    """The accounts of each cluster, clusters in the order of their rows in ``said``."""
    rows: dict[int, int] = field(default_factory=dict)
    """The row of each cluster in ``said``."""
    near: set[tuple[int, int]] = field(default_factory=set)
    """Clusters that the dates of two accounts join while others of theirs exclude each other."""
    aside: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Clusters that fit several and stay apart, with the clusters that they fit."""
    alone: set[int] = field(default_factory=set)
    """Clusters that were decided to be none of the others."""

    def __post_init__(self) -> None:
        self.home = list(range(len(self.accounts)))
        self.members = {i: [i] for i in self.home}
        self.rows = {i: i for i in self.home}
        self.said = _said(self.accounts)

    def follow(self, decisions: Decisions) -> None:
        """Join what a person has decided to be one; what was decided to be another stays by itself.

        Sentences that are not told of here decide nothing.
        """
        for decision in sorted(decisions.of("inspection"), key=lambda decision: not decision.same):
            one, other = self._find(decision.one), self._find(decision.other)
            if one is None or other is None or self.home[one] == self.home[other]:
                continue
            if decision.same:
                self._unite([{self.home[one], self.home[other]}])
            else:
                self.alone.add(self.home[other])

    def _find(self, anchor: Anchor) -> int | None:
        """The first account that a decision falls on."""
        return next((i for i, account in enumerate(self.accounts) if falls_on(anchor, account)), None)

    def clusters(self) -> list[Cluster]:
        """The accounts by cluster."""
        return [tuple(self.accounts[i] for i in members) for members in self.members.values()]

    def issues(self, council: str) -> Iterator[Issue]:
        """One issue for each account set aside, naming what it fits."""
        for home, fitting in sorted(self.aside.items()):
            fits = "; ".join(sorted({self._describe(self.home[i]) for i in fitting}))
            yield _issue(self.accounts[home], f"this inspection of {council} may be one with {fits}: kept apart")
        pairs = {(self.home[i], self.home[j]) for i, j in self.near}
        for home, other in sorted({(min(pair), max(pair)) for pair in pairs}):
            fits = self._describe(other)
            yield _issue(self.accounts[home], f"this inspection of {council} is nearly that of {fits}: kept apart")
        for home, near in self._undated_and_near():
            fits = "; ".join(sorted({self._describe(other) for other in near}))
            told = f"this inspection of {council} has no date of its own and may be one with {fits}: kept apart"
            yield _issue(self.accounts[home], told)

    def _undated_and_near(self) -> Iterator[tuple[int, list[int]]]:
        """Graded inspections without date that stay alone, with the dated ones of the same grade that they may be.

        Never one that began after the article came out, nor one that the article tells of by itself.
        """
        for home in sorted(self.members):
            cluster = self._cluster(home)
            if home in self.aside or any(account.dated for account in cluster) or not cluster[0].overall():
                continue
            fitting = [other for other in sorted(self.members) if other != home and self._may_be_near(home, other)]
            if fitting:
                yield home, fitting

    def _may_be_near(self, undated: int, other: int) -> bool:
        """Whether type and overall grade of a dated cluster fit an undated one, and its time the article's."""
        account = self.accounts[undated]
        cluster = self._cluster(other)
        grades = {grade for member in cluster for grade in member.overall()}
        begun = [span for member in cluster for day in member.dates if (span := Span.of(day)) is not None]
        out = Span.of(account.article.issued)
        in_time = bool(begun) and (out is None or min(span.first for span in begun) <= out.last)
        return in_time and bool(grades & account.overall()) and self._may_be_one(undated, other)

    def join(self, tier: Tie) -> None:
        """Join what this tier joins, after setting aside what fits several."""
        while True:
            edges = self._edges(tier)
            groups = _components(edges)
            bad = [group for group in groups if not self._consistent(group, tier)]
            if not bad:
                break
            heads = list(self.members)
            for group in bad:
                for row in self._ambiguous(group, edges):
                    self.aside[heads[row]] = tuple(heads[other] for other in np.flatnonzero(edges[row]))
        heads = list(self.members)
        self._unite([{heads[row] for row in group} for group in groups])

    def join_the_undated(self) -> None:
        """Join what has no year, in an article without a date, to the only inspection it can be.

        That is the only one of a fitting type in the month that it names; or, where it names none, the
        only one of a fitting type at all if it has a grade in common with it: that there is but one
        inspection in the corpus says little of what the corpus leaves out. Neither may have another
        overall grade.
        """
        loose = [home for home in sorted(self.members) if self._is_loose(home)]
        settled = [home for home in sorted(self.members) if home not in loose and home not in self.alone]
        joined: dict[int, list[int]] = defaultdict(list)
        for home in loose:
            fitting = self._fitting(home, settled)
            if len(fitting) == 1 and self._agree(home, fitting[0]):
                joined[fitting[0]].append(home)
            elif fitting:
                self.aside[home] = tuple(fitting)
        groups = []
        for target, homes in sorted(joined.items()):
            if all(self._tie(one, other) != Tie.APART for one, other in combinations(homes, 2)):
                groups.append({target, *homes})
                continue
            for home in homes:
                self.aside[home] = (target,)
        self._unite(groups)

    def _fitting(self, loose: int, settled: Iterable[int]) -> list[int]:
        """The clusters that an undated account may belong to; by their month where it names one."""
        possible = [home for home in settled if self._may_be_one(loose, home)]
        if not any(self.accounts[loose].dates):
            return possible
        agreeing = {home: self._months(loose, home) for home in possible}
        named = [home for home in possible if agreeing[home]]
        return named or [home for home in possible if agreeing[home] is None]

    def _months(self, loose: int, other: int) -> bool | None:
        """Whether a cluster was in the months that an undated account names; None where it does not say."""
        said = [same_months(self.accounts[loose].outline, member.outline) for member in self._cluster(other)]
        return False if False in said else True if True in said else None

    def _unite(self, groups: Iterable[set[int]]) -> None:
        """Make one cluster of each group of clusters."""
        parts: dict[int, list[int]] = {home: [row] for home, row in self.rows.items()}
        for group in groups:
            first = min(group)
            parts[first] = sorted(row for home in group for row in parts.pop(home))
            self.members[first] = sorted(i for home in group for i in self.members.pop(home))
            for i in self.members[first]:
                self.home[i] = first
        if len(parts) == len(self.rows):
            return
        self.members = dict(sorted(self.members.items()))
        self.rows = {home: row for row, home in enumerate(self.members)}
        order = [row for home in self.members for row in parts[home]]
        starts = np.cumsum([0, *(len(parts[home]) for home in self.members)])[:-1]
        rows = np.bitwise_or.reduceat(self.said[np.ix_(order, order)], starts, axis=0)
        self.said = np.bitwise_or.reduceat(rows, starts, axis=1)

    def _cluster(self, home: int) -> list[Account]:
        return [self.accounts[i] for i in self.members[home]]

    def _describe(self, home: int) -> str:
        return _describe(self._cluster(home))

    def _tie(self, one: int, other: int) -> Tie:
        """What joins two clusters: APART if any two accounts exclude each other, else the strongest tie."""
        return Tie(_STRONGEST[self.said[self.rows[one], self.rows[other]]])

    def _edges(self, tier: Tie) -> Flags:
        """Which clusters this tier joins, row by row, but for those set aside."""
        heads = list(self.members)
        free = np.array([home not in self.aside and home not in self.alone for home in heads], np.bool_)
        found = (self.said & _bit(tier)).astype(np.bool_) & free[:, None] & free[None, :]
        np.fill_diagonal(found, False)
        apart = (self.said & _APART).astype(np.bool_)
        if tier >= Tie.YEAR:
            self.near.update((heads[row], heads[other]) for row, other in np.argwhere(np.triu(found & apart)))
        edges: Flags = found & ~apart
        return edges

    def _consistent(self, group: Rows, tier: Tie) -> bool:
        """Whether any two clusters of a group, given by rows, may stand in one that this tier joins."""
        return not self._any_below(group, Tie.OPEN if tier in _DECISIVE else Tie.ISSUED)

    def _any_below(self, rows: Rows, least: Tie) -> bool:
        """Whether less than a tie joins any two of these clusters."""
        below = _STRONGEST[self.said[np.ix_(rows, rows)]] < least
        np.fill_diagonal(below, False)
        return bool(below.any())

    def _ambiguous(self, group: Rows, edges: Flags) -> list[int]:
        """The vaguest rows of those that fit several which exclude each other; where none does, of all."""
        torn = [row for row in map(int, group) if self._any_below(np.flatnonzero(edges[row]), Tie.ISSUED)]
        heads = list(self.members)
        precisions = {row: self._precision(heads[row]) for row in torn or map(int, group)}
        vaguest = min(precisions.values())
        return [row for row, precision in precisions.items() if precision == vaguest]

    def _precision(self, home: int) -> int:
        return max(account.precision for account in self._cluster(home))

    def _is_loose(self, home: int) -> bool:
        """Whether a cluster is one account without date in an article without date."""
        account = self.accounts[home]
        return (
            len(self.members[home]) == 1
            and not account.dated
            and account.article.issued is None
            and home not in self.aside
            and home not in self.alone
        )

    def _may_be_one(self, loose: int, other: int) -> bool:
        """Whether an undated account is of a type that fits a cluster, and not of an article in it."""
        account = self.accounts[loose]
        return all(
            compatible_types(account.outline, member.outline) and account.article.id != member.article.id
            for member in self._cluster(other)
        )

    def _agree(self, loose: int, other: int) -> bool:
        """Whether an undated account has its month or a grade in common with a cluster, and contradicts nothing."""
        account = self.accounts[loose]
        cluster = self._cluster(other)
        overall = {grade for member in cluster for grade in member.overall()}
        if account.overall() and overall and not account.overall() & overall:
            return False
        shared = account.grades & {grade for member in cluster for grade in member.grades}
        return bool(shared or self._months(loose, other)) and self._tie(loose, other) != Tie.APART


def _said(accounts: Sequence[Account]) -> Bits:
    """The ties between any two accounts of one council."""
    kinds = {outline: kind for kind, outline in enumerate(dict.fromkeys(account.outline for account in accounts))}
    table = np.zeros((len(kinds), len(kinds)), np.uint8)
    for (one, i), (other, j) in combinations_with_replacement(kinds.items(), 2):
        table[i, j] = table[j, i] = _bit(tie_between_articles(one, other))
    kind_of = [kinds[account.outline] for account in accounts]
    said: Bits = table[np.ix_(kind_of, kind_of)]
    by_article: dict[str, list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        by_article[account.article.id].append(i)
    for together in by_article.values():
        for i, j in combinations(together, 2):
            said[i, j] = said[j, i] = _bit(tie_within_article(accounts[i].outline, accounts[j].outline))
    return said


def _components(edges: Flags) -> list[Rows]:
    """Connected groups of rows, by their first member."""
    groups: list[Rows] = []
    left = edges.any(axis=0)
    while left.any():
        group = edges[int(np.argmax(left))]
        while (wider := edges[group].any(axis=0) | group).sum() > group.sum():
            group = wider
        groups.append(np.flatnonzero(group))
        left &= ~group
    return groups


def _describe(cluster: Sequence[Account]) -> str:
    """An inspection in a few words: type, dates, overall grade, sources."""
    dates = sorted({str(day) for account in cluster for day in account.dates if day is not None})
    grades = sorted({grade.grade for account in cluster for grade in account.grades if grade.area == OVERALL})
    sources = sorted({account.article.source for account in cluster})
    types = sorted({account.type for account in cluster})
    parts = ["/".join(types), ", ".join(dates) or "undated", *grades, "in " + ", ".join(sources)]
    return " ".join(parts)


def _issue(account: Account, message: str) -> Issue:
    first = min(account.evidence, key=evidence_order, default=None)
    return Issue(
        source=account.article.source,
        code="ambiguous-inspection",
        message=message,
        start=first.start if first else None,
        end=first.end if first else None,
        quote=first.exact if first else None,
    )
