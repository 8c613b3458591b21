"""Which councils share more failure patterns than chance would give.

A whole report names nearly every pattern somewhere, so what counts is what marks a council: a pattern that takes
at least the share of its sentences that it takes of all councils' (an index of Balassa, 1965, of 1 or more). The
two-mode network of councils and patterns is projected onto the councils. The null model is the bipartite
configuration model (Saracco et al., "Inferring monopartite projections of bipartite networks: an entropy-based
approach", New Journal of Physics 19, 2017): every council keeps its number of patterns and every pattern its
number of councils, on average, and links are independent otherwise, so that sharing a pattern that nearly
everybody has says little, and sharing a rare one much. How many patterns two councils share by chance then
follows a Poisson binomial law, which is computed exactly; pairs are kept by the rule of Benjamini and Hochberg.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from kg.views.memory import Memory
from kg.views.network import Network, NodeKind

FALSE_DISCOVERY_RATE = 0.05
"""Of the pairs that hold among all, the share that chance may have made."""
ALONE = 0.05
"""How unlikely by chance a pair must be to count when it is looked at alone."""
NEAR = 0.25
"""Up to this a pair is shown as close; it may well be chance."""
_SEED = 7
_ROUNDS = 2000
_PRECISION = 1e-10
_NAMED_BY = 3
"""How many patterns name a community."""


class Level(StrEnum):
    """How far a pair stands out from chance."""

    AMONG_ALL = "among-all"
    """Also when it is taken into account how many pairs were compared."""
    ALONE = "alone"
    """Only when nothing but this pair is looked at."""
    NEAR = "near"
    """Close, as chance often makes a pair."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two councils and what they share."""

    first: str
    second: str
    shared: tuple[str, ...]
    """Ids of the patterns that both have, sorted."""
    expected: float
    """How many they would share by chance."""
    p: float
    """How likely chance gives as many or more."""
    level: Level = Level.NONE


@dataclass(frozen=True, slots=True)
class Community:
    """Councils that are joined more closely with each other than with the rest."""

    members: tuple[str, ...]
    patterns: tuple[str, ...]
    """Ids of the patterns that most of them have and that are commoner here than elsewhere, first the most telling."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Pairs of councils, and the communities that they make."""

    pairs: tuple[Pair, ...]
    """All with at least one shared pattern, the least likely by chance first."""
    communities: tuple[Community, ...]
    """The largest first, made of the pairs of the strictest level that has any; near ones make none."""
    tested: int
    """How many pairs were compared."""


def likeness_of(network: Network, memory: Memory | None = None) -> Likeness:
    """Compare all pairs of councils that some pattern marks, and find the communities that they make."""
    patterns = marking_patterns(network)
    pairs = pairs_of(network, memory)
    return Likeness(pairs, _communities(pairs, patterns), math.comb(len(patterns), 2))


def pairs_of(network: Network, memory: Memory | None = None) -> tuple[Pair, ...]:
    """All pairs with at least one shared pattern, as ``Likeness.pairs`` has them."""
    patterns = marking_patterns(network)
    given = [[council, *sorted(found)] for council, found in patterns.items()]
    compared = (memory or Memory()).recall("likeness", given, lambda: _compared(patterns))
    kept = _kept([p for _, p in compared], FALSE_DISCOVERY_RATE)
    pairs = [
        Pair(one, other, tuple(sorted(shared)), expected, p, _level(p, place in kept))
        for place, ((one, other), (expected, p)) in enumerate(
            zip(combinations(sorted(patterns), 2), compared, strict=True)
        )
        if (shared := patterns[one] & patterns[other])
    ]
    pairs.sort(key=lambda pair: (round(pair.p, 12), pair.first, pair.second))
    return tuple(pairs)


def _compared(patterns: Mapping[str, frozenset[str]]) -> list[tuple[float, float]]:
    """How many patterns each pair of councils would share by chance, and how likely as many as they do; in order."""
    chances = link_probabilities(patterns)
    everywhere = sorted({pattern for _, pattern in chances})
    by_council = {council: [chances[council, pattern] for pattern in everywhere] for council in patterns}
    return [
        _chance(len(patterns[one] & patterns[other]), by_council[one], by_council[other])
        for one, other in combinations(sorted(patterns), 2)
    ]


def _level(p: float, among_all: bool) -> Level:
    if among_all:
        return Level.AMONG_ALL
    if p <= ALONE:
        return Level.ALONE
    return Level.NEAR if p <= NEAR else Level.NONE


def marking_patterns(network: Network) -> dict[str, frozenset[str]]:
    """The patterns that mark each council: at least as large a part of its sentences as of all councils' together."""
    kinds = {node.id: node.kind for node in network.nodes}
    edges = [edge for edge in network.edges if kinds[edge.target] is NodeKind.PATTERN]
    of_council: Counter[str] = Counter()
    of_pattern: Counter[str] = Counter()
    for edge in edges:
        of_council[edge.source] += edge.weight
        of_pattern[edge.target] += edge.weight
    everything = sum(of_council.values())
    found: dict[str, set[str]] = {}
    for edge in edges:  # whole numbers: a share that is exactly the same counts on every machine
        if edge.weight * everything >= of_council[edge.source] * of_pattern[edge.target]:
            found.setdefault(edge.source, set()).add(edge.target)
    return {council: frozenset(found[council]) for council in sorted(found)}


def link_probabilities(patterns: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], float]:
    """How likely each council has each pattern under the null model, by council and pattern.

    ``p = x y / (1 + x y)`` with one number for each council and each pattern, found by fixed-point iteration so that
    the expected numbers are the observed ones. What every council has is certain, and so is a council that has all.
    """
    rows = {council: len(found) for council, found in patterns.items()}
    columns = dict(Counter(pattern for found in patterns.values() for pattern in found))
    certain: dict[tuple[str, str], float] = {}
    while settled := _settled(rows, columns):
        row, column, chance = settled
        for r in [row] if row else list(rows):
            for c in [column] if column else list(columns):
                certain[r, c] = chance
                rows[r] -= int(chance)
                columns[c] -= int(chance)
        rows.pop(row, None)
        columns.pop(column, None)
    x, y = _fitted(rows, columns)
    return certain | {(r, c): x[r] * y[c] / (1 + x[r] * y[c]) for r in rows for c in columns}


def _settled(rows: Mapping[str, int], columns: Mapping[str, int]) -> tuple[str, str, float] | None:
    """A row or a column (the other is empty) of which everything is sure, and its chance: none or all of the others."""
    for row, count in rows.items():
        if count in (0, len(columns)):
            return row, "", float(count > 0)
    for column, count in columns.items():
        if count in (0, len(rows)):
            return "", column, float(count > 0)
    return None


def _fitted(rows: Mapping[str, int], columns: Mapping[str, int]) -> tuple[dict[str, float], dict[str, float]]:
    """The numbers ``x`` of rows and ``y`` of columns whose probabilities add up to what was observed."""
    total = sum(rows.values()) or 1.0
    x = {row: count / total**0.5 for row, count in rows.items()}
    y = {column: count / total**0.5 for column, count in columns.items()}
    for _ in range(_ROUNDS):
        new_x = _step(rows, x, y)
        new_y = _step(columns, y, new_x)
        moved = max((abs(new - old) for new, old in zip(new_x.values(), x.values(), strict=True)), default=0.0)
        x, y = new_x, new_y
        if moved < _PRECISION:
            break
    return x, y


def _step(counts: Mapping[str, float], own: Mapping[str, float], across: Mapping[str, float]) -> dict[str, float]:
    """One step of the iteration, for rows or for columns."""
    return {
        key: count / sum(v / (1 + own[key] * v) for v in across.values()) if count else 0.0
        for key, count in counts.items()
    }


def _chance(shared: int, one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """What chance would give two councils that share so many; of each its chances for all patterns, in one order."""
    both = [mine * theirs for mine, theirs in zip(one, other, strict=True)]
    return sum(both), at_least(shared, both)


def at_least(count: int, chances: Sequence[float]) -> float:
    """How likely at least ``count`` of independent events happen (the tail of the Poisson binomial law)."""
    if count <= 0:
        return 1.0
    fewer = [1.0] + [0.0] * (count - 1)  # by how many have happened; what reaches the count is added up, and done with
    reached = 0.0
    for chance in chances:
        reached += fewer[-1] * chance
        for n in range(count - 1, 0, -1):
            fewer[n] = fewer[n] * (1 - chance) + fewer[n - 1] * chance
        fewer[0] *= 1 - chance
    return min(1.0, reached)


def _kept(values: Sequence[float], rate: float) -> set[int]:
    """Places of the values that hold at a false discovery rate (Benjamini and Hochberg 1995)."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    last = max((rank for rank, place in enumerate(order, 1) if values[place] <= rate * rank / len(values)), default=0)
    return set(order[:last])


def _communities(pairs: Sequence[Pair], patterns: Mapping[str, frozenset[str]]) -> tuple[Community, ...]:
    """Communities of the pairs that stand out (Louvain, seeded), named by their commonest patterns."""
    level = Level.AMONG_ALL if any(pair.level is Level.AMONG_ALL for pair in pairs) else Level.ALONE
    joined = sorted((pair for pair in pairs if pair.level is level), key=lambda pair: (pair.first, pair.second))
    if not joined:
        return ()
    import networkx as nx  # takes a quarter of a second to import

    graph: nx.Graph[str] = nx.Graph()
    for pair in joined:
        graph.add_edge(pair.first, pair.second, weight=len(pair.shared) - pair.expected)
    groups = [tuple(sorted(group)) for group in nx.community.louvain_communities(graph, weight="weight", seed=_SEED)]
    groups.sort(key=lambda group: (-len(group), group))
    return tuple(Community(group, _telling(group, patterns)) for group in groups)


def _telling(group: Sequence[str], patterns: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """What most members have, ordered by how much commoner it is here than everywhere."""
    here = Counter(pattern for council in group for pattern in patterns[council])
    everywhere = Counter(pattern for found in patterns.values() for pattern in found)
    most = [pattern for pattern, count in here.items() if 2 * count > len(group)]
    most.sort(key=lambda p: (everywhere[p] / len(patterns) - here[p] / len(group), -here[p], p))
    return tuple(most[:_NAMED_BY])
