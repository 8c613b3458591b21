"""An order of rows that brings like beside like, for a matrix that is to be read."""

from __future__ import annotations

from collections.abc import Mapping


def by_likeness(sets: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The keys in an order in which neighbours have most in common; the same for the same input.

    Average-linkage clustering by the share of elements in common (Jaccard); of two clusters that are joined, the
    ends that are most alike are put side by side. Takes the cube of the number of keys at worst.
    """
    clusters: list[tuple[str, ...]] = [(key,) for key in sorted(sets)]
    alike = {(a, b): _jaccard(sets[a], sets[b]) for a in sets for b in sets}

    def between(one: tuple[str, ...], other: tuple[str, ...]) -> float:
        return sum(alike[a, b] for a in one for b in other) / (len(one) * len(other))

    near: dict[tuple[tuple[str, ...], tuple[str, ...]], float]
    near = {(a, b): alike[a[0], b[0]] for place, a in enumerate(clusters) for b in clusters[place + 1 :]}
    while len(clusters) > 1:
        one, other = min(near, key=lambda ends: (-near[ends], ends))
        joined = _joined(one, other, alike)
        clusters = [cluster for cluster in clusters if cluster not in (one, other)]
        near = {ends: value for ends, value in near.items() if one not in ends and other not in ends}
        near.update({(cluster, joined): between(cluster, joined) for cluster in clusters})
        clusters.append(joined)
    return clusters[0] if clusters else ()


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return round(len(one & other) / len(one | other), 9) if one | other else 1.0


def _joined(one: tuple[str, ...], other: tuple[str, ...], alike: Mapping[tuple[str, str], float]) -> tuple[str, ...]:
    """Two clusters in a row, either of them turned round where its ends meet better so."""
    ways = [(a, b) for a in (one, one[::-1]) for b in (other, other[::-1])]
    first, second = max(ways, key=lambda way: alike[way[0][-1], way[1][0]])
    return first + second
