"""An order of rows that brings like beside like, for a matrix that is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

from kg.views.memory import Memory


def by_likeness(sets: Mapping[str, frozenset[str]], memory: Memory | None = None) -> tuple[str, ...]:
    """The keys in an order in which neighbours have most in common; the same for the same input.

    Average-linkage clustering by the share of elements in common (Jaccard); of two clusters that are joined, the
    ends that are most alike are put side by side. Takes the cube of the number of keys at worst.
    """
    given = [[key, *sorted(sets[key])] for key in sorted(sets)]
    return tuple((memory or Memory()).recall("order", given, lambda: list(_order(sets))))


def _order(sets: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    clusters: list[tuple[str, ...]] = [(key,) for key in sorted(sets)]
    alike: dict[tuple[str, str], float] = {}
    for place, (a,) in enumerate(clusters):
        for (b,) in clusters[place:]:
            alike[a, b] = alike[b, a] = _jaccard(sets[a], sets[b])

    def between(one: tuple[str, ...], other: tuple[str, ...]) -> float:
        return sum(alike[a, b] for a in one for b in other) / (len(one) * len(other))

    near = [(-alike[a[0], b[0]], (a, b)) for place, a in enumerate(clusters) for b in clusters[place + 1 :]]
    heapify(near)
    left = set(clusters)
    while len(left) > 1:
        _, (one, other) = heappop(near)
        if one not in left or other not in left:  # joined with others meanwhile
            continue
        joined = _joined(one, other, alike)
        left -= {one, other}
        for cluster in left:
            heappush(near, (-between(cluster, joined), (cluster, joined)))
        left.add(joined)
    return next(iter(left), ())


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return round(len(one & other) / len(one | other), 9) if one | other else 1.0


def _joined(one: tuple[str, ...], other: tuple[str, ...], alike: Mapping[tuple[str, str], float]) -> tuple[str, ...]:
    """Two clusters in a row, either of them turned round where its ends meet better so."""
    ways = [(a, b) for a in (one, one[::-1]) for b in (other, other[::-1])]
    first, second = max(ways, key=lambda way: alike[way[0][-1], way[1][0]])
    return first + second
