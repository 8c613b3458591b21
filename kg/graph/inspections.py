"""Which accounts of inspections are one: the strongest ties first, and never by guess.

All ties are weighed before any is acted upon, tier by tier, so no order of articles can matter. Within
a tier a group is joined only when no two of its accounts exclude each other; else the one that fits
several is set aside as ambiguous, reported, and stays an inspection of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from kg.decisions import Anchor, Decisions
from kg.graph.matching import OVERALL, Account, Span, Tie, compatible_types, falls_on, same_months, tie
from kg.graph.merged import evidence_order
from kg.model import Issue

Cluster = tuple[Account, ...]
"""Accounts of one inspection, in the order of ``Account.order``."""

_TIERS: Final = (Tie.DAY, Tie.MONTH, Tie.YEAR, Tie.GAP, Tie.NEWS, Tie.ISSUED)
_DECISIVE: Final = (Tie.DAY, Tie.MONTH)
"""Ties strong enough to join two accounts through a third although nothing else joins them."""


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
    ties: dict[tuple[int, int], Tie] = field(default_factory=dict)
    home: list[int] = field(default_factory=list)
    """The cluster of each account: the index of its first member."""
    members: dict[int, list[int]] = field(default_factory=dict)
    """The accounts of each cluster."""
    near: set[tuple[int, int]] = field(default_factory=set)
    """Accounts whose dates join them while others of their clusters exclude each other."""
    aside: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Clusters that fit several and stay apart, with the clusters that they fit."""

    alone: set[int] = field(default_factory=set)
    """Clusters that were decided to be none of the others."""

    def __post_init__(self) -> None:
        self.home = list(range(len(self.accounts)))
        self.members = {i: [i] for i in self.home}
        for (i, one), (j, other) in combinations(enumerate(self.accounts), 2):
            self.ties[i, j] = tie(one, other)

    def follow(self, decisions: Decisions) -> None:
        """Join what a person has decided to be one; what was decided to be another stays by itself.

        Sentences that are not told of here decide nothing.
        """
        for decision in sorted(decisions.of("inspection"), key=lambda decision: not decision.same):
            one, other = self._find(decision.one), self._find(decision.other)
            if one is None or other is None or self.home[one] == self.home[other]:
                continue
            if decision.same:
                self._unite({self.home[one], self.home[other]})
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
        for home, other in sorted({(self.home[i], self.home[j]) for i, j in self.near}):
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
            bad = [group for group in _components(edges) if not self._consistent(group, tier)]
            if not bad:
                break
            for group in bad:
                for home in self._ambiguous(group, edges):
                    self.aside[home] = tuple(sorted(edges[home]))
        for group in _components(edges):
            self._unite(group)

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
        for target, homes in sorted(joined.items()):
            if all(self._tie(one, other) != Tie.APART for one, other in combinations(homes, 2)):
                self._unite({target, *homes})
                continue
            for home in homes:
                self.aside[home] = (target,)

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
        said = [same_months(self.accounts[loose], member) for member in self._cluster(other)]
        return False if False in said else True if True in said else None

    def _unite(self, group: set[int]) -> None:
        """Make one cluster of several."""
        united = sorted(i for home in group for i in self.members.pop(home))
        self.members[united[0]] = united
        for i in united:
            self.home[i] = united[0]

    def _cluster(self, home: int) -> list[Account]:
        return [self.accounts[i] for i in self.members[home]]

    def _describe(self, home: int) -> str:
        return _describe(self._cluster(home))

    def _tie(self, one: int, other: int) -> Tie:
        """What joins two clusters: APART if any two accounts exclude each other, else the strongest tie."""
        ties = [self.ties[min(i, j), max(i, j)] for i in self.members[one] for j in self.members[other]]
        return Tie.APART if Tie.APART in ties else max(ties)

    def _edges(self, tier: Tie) -> dict[int, set[int]]:
        """Clusters that this tier joins, but for those set aside."""
        edges: dict[int, set[int]] = defaultdict(set)
        for (i, j), found in self.ties.items():
            one, other = self.home[i], self.home[j]
            if found != tier or one == other or {one, other} & (self.aside.keys() | self.alone):
                continue
            if self._tie(one, other) != Tie.APART:
                edges[one].add(other)
                edges[other].add(one)
            elif tier >= Tie.YEAR:
                self.near.add((i, j))
        return edges

    def _fit(self, one: int, other: int, tier: Tie) -> bool:
        """Whether two clusters may stand in one group that this tier joins."""
        found = self._tie(one, other)
        return found != Tie.APART if tier in _DECISIVE else found > Tie.OPEN

    def _consistent(self, group: set[int], tier: Tie) -> bool:
        return all(self._fit(one, other, tier) for one, other in combinations(sorted(group), 2))

    def _ambiguous(self, group: set[int], edges: dict[int, set[int]]) -> list[int]:
        """The vaguest of those that fit several which exclude each other; where none does, of all."""
        torn = [
            home
            for home in sorted(group)
            if any(self._tie(one, other) <= Tie.OPEN for one, other in combinations(sorted(edges[home]), 2))
        ]
        precisions = {home: self._precision(home) for home in torn or sorted(group)}
        vaguest = min(precisions.values())
        return [home for home, precision in precisions.items() if precision == vaguest]

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
        cluster = self._cluster(other)
        return all(compatible_types(account, member) and account.article.id != member.article.id for member in cluster)

    def _agree(self, loose: int, other: int) -> bool:
        """Whether an undated account has its month or a grade in common with a cluster, and contradicts nothing."""
        account = self.accounts[loose]
        cluster = self._cluster(other)
        overall = {grade for member in cluster for grade in member.overall()}
        if account.overall() and overall and not account.overall() & overall:
            return False
        shared = account.grades & {grade for member in cluster for grade in member.grades}
        return bool(shared or self._months(loose, other)) and self._tie(loose, other) != Tie.APART


def _components(edges: dict[int, set[int]]) -> list[set[int]]:
    """Connected groups of clusters, by their first member."""
    groups: list[set[int]] = []
    seen: set[int] = set()
    for home in sorted(edges):
        if home in seen:
            continue
        group, front = {home}, [home]
        while front:
            for neighbour in edges[front.pop()] - group:
                group.add(neighbour)
                front.append(neighbour)
        seen |= group
        groups.append(group)
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
