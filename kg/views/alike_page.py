"""Councils alike: which councils share more patterns than chance would give, as a picture and as a table."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from kg.views.alike import ALONE, FALSE_DISCOVERY_RATE, NEAR, Level, Likeness, Pair
from kg.views.clusters import by_likeness
from kg.views.layout import place_on_ring
from kg.views.memory import Memory
from kg.views.network import Network, Node, NodeKind
from kg.views.palette import COMMUNITIES, NO_COMMUNITY
from kg.views.quotes import slug
from kg.views.templates import asset, render

LEVEL_WORDS = {
    Level.AMONG_ALL: "among all pairs",
    Level.ALONE: "taken alone",
    Level.NEAR: "close, may be chance",
    Level.NONE: "no",
}
_MENU = {
    Level.AMONG_ALL: "stand out among all pairs",
    Level.ALONE: "stand out taken alone, too",
    Level.NEAR: "are close, too, as chance often makes them",
}
_FONT = 13
_LINE = 16
_MARGIN = 14


def alike_page(network: Network, likeness: Likeness, memory: Memory | None = None) -> str:
    """The page of a network's likenesses."""
    by_id = {node.id: node for node in network.nodes}
    shown = [pair for pair in likeness.pairs if pair.level is not Level.NONE]
    looks = {m: COMMUNITIES[n % len(COMMUNITIES)] for n, c in enumerate(likeness.communities) for m in c.members}
    councils = [node for node in network.nodes if node.kind is NodeKind.COUNCIL]
    labels = {node.id: textwrap.wrap(node.label, 18, max_lines=3, placeholder=" …") or [node.id] for node in councils}
    places = _places(councils, shown, labels, memory)
    counts = {level: sum(pair.level is level for pair in shown) for level in _MENU}
    return render(
        "alike.html.j2",
        scripts=[asset("alike.js")],
        summary=_summary(likeness, counts),
        levels=_levels(counts),
        chosen=Level.NEAR.value,
        communities=[
            {
                "fill": COMMUNITIES[n % len(COMMUNITIES)].fill,
                "mark": COMMUNITIES[n % len(COMMUNITIES)].mark,
                "patterns": [by_id[pattern].label for pattern in community.patterns],
                "size": len(community.members),
            }
            for n, community in enumerate(likeness.communities)
        ],
        box=_view_box(places, labels),
        lines=[_line(pair, places) for pair in reversed(shown)],
        spots=[_spot(node, labels[node.id], places[node.id], looks.get(node.id, NO_COMMUNITY)) for node in councils],
        pairs=[_pair(pair, by_id) for pair in shown],
        rate=f"{FALSE_DISCOVERY_RATE:.0%}",
        alone=ALONE,
        near=NEAR,
    )


def _summary(likeness: Likeness, counts: Mapping[Level, int]) -> str:
    """What was found, in two sentences that promise nothing."""
    tested = likeness.tested
    if not tested:
        return "There are too few councils with failings to compare."
    said = (
        f"Of {tested} pairs of councils, {counts[Level.AMONG_ALL]} share more marking patterns than chance would give "
        "even when it is taken into account how many pairs were compared."
    )
    if counts[Level.AMONG_ALL]:
        return said
    return (
        f"{said} {counts[Level.ALONE]} would stand out looked at alone, where chance would give up to "
        f"{ALONE * tested:.0f}: take them as hints."
    )


def _levels(counts: Mapping[Level, int]) -> list[dict[str, Any]]:
    total = 0
    rows = []
    for level, words in _MENU.items():
        total += counts[level]
        rows.append({"id": level.value, "words": words, "count": total})
    return rows


def _places(
    councils: Sequence[Node], pairs: Sequence[Pair], labels: Mapping[str, list[str]], memory: Memory | None
) -> dict[str, tuple[int, int]]:
    """Where each council stands: on a ring, like beside like; those that nothing joins in rows underneath."""
    joined: dict[str, set[str]] = {}
    for pair in pairs:
        joined.setdefault(pair.first, {pair.first}).add(pair.second)
        joined.setdefault(pair.second, {pair.second}).add(pair.first)
    order = by_likeness({council: frozenset(others) for council, others in joined.items()}, memory)
    return place_on_ring(order, {node.id: _size(labels[node.id]) for node in councils})


def _size(lines: Sequence[str]) -> tuple[float, float]:
    return max(map(len, lines)) * _FONT * 0.58 + _MARGIN, len(lines) * _LINE + _MARGIN


def _view_box(places: Mapping[str, tuple[int, int]], labels: Mapping[str, list[str]]) -> str:
    if not places:
        return "0 0 100 40"
    boxes = [(*places[node], *_size(labels[node])) for node in places]
    left, right = min(x - w / 2 for x, _, w, _ in boxes) - 10, max(x + w / 2 for x, _, w, _ in boxes) + 10
    top, bottom = min(y - h / 2 for _, y, _, h in boxes) - 10, max(y + h / 2 for _, y, _, h in boxes) + 10
    return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"


def _line(pair: Pair, places: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    (x1, y1), (x2, y2) = places[pair.first], places[pair.second]
    width = f"{min(1 + max(len(pair.shared) - pair.expected, 0) / 2, 6):.1f}"
    return {
        "level": pair.level.value, "first": pair.first, "second": pair.second,
        "x1": x1, "y1": y1, "x2": x2, "y2": y2, "width": width,
    }  # fmt: skip


def _spot(node: Node, lines: Sequence[str], place: tuple[int, int], look: Any) -> dict[str, Any]:
    width, height = _size(lines)
    x, y = place
    words = [f"({look.mark}) {lines[0]}" if look.mark else lines[0], *lines[1:]]
    first = y - height / 2 + _MARGIN / 2 + _FONT - 1
    return {
        "id": node.id,
        "slug": slug(node.id),
        "x": f"{x - width / 2:.0f}",
        "y": f"{y - height / 2:.0f}",
        "width": f"{width:.0f}",
        "height": f"{height:.0f}",
        "middle": x,
        "fill": look.fill,
        "lines": [{"y": f"{first + n * _LINE:.0f}", "words": word} for n, word in enumerate(words)],
    }


def _pair(pair: Pair, by_id: Mapping[str, Node]) -> dict[str, Any]:
    return {
        "level": pair.level.value,
        "words": LEVEL_WORDS[pair.level],
        "first": by_id[pair.first].label,
        "second": by_id[pair.second].label,
        "first_slug": slug(pair.first),
        "second_slug": slug(pair.second),
        "shared": [by_id[pattern].label for pattern in pair.shared],
        "expected": f"{pair.expected:.1f}",
        "p": f"{pair.p:.2g}",
    }
