"""Patterns by council: a matrix that is sorted and clustered, for reading rather than exploring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.views.clusters import by_likeness
from kg.views.memory import Memory
from kg.views.network import Network, Node, NodeKind
from kg.views.palette import GRADES, GROUPS
from kg.views.quotes import slug
from kg.views.record import CouncilRecord
from kg.views.templates import asset, render

_SHADES = (0.02, 0.04, 0.07, 0.11)
"""From which part of a council's sentences on a field is one shade darker."""
_MOST_TO_CLUSTER = 200
"""Beyond this many councils clustering takes too long; they then stand by name."""


def matrix_page(network: Network, records: Sequence[CouncilRecord], memory: Memory | None = None) -> str:
    """The page; councils without a failing have no row."""
    counts = {record.node.id: record.sentences() for record in records}
    rows = [record for record in records if counts[record.node.id]]
    columns = sorted((node for node in network.nodes if node.kind is NodeKind.PATTERN), key=_group_order)
    like_rows = _order({record.node.id: frozenset(counts[record.node.id]) for record in rows}, memory)
    like_columns = _order(
        {node.id: frozenset(r.node.id for r in rows if node.id in counts[r.node.id]) for node in columns}, memory
    )
    groups = {node.category: node.category_label for node in columns}
    return render(
        "patterns.html.j2",
        scripts=[asset("patterns.js")],
        groups=list(groups.items()),
        columns=[
            {
                "slug": slug(node.id),
                "label": node.label,
                "group": node.category,
                "like": like_columns[node.id],
                "total": sum(node.id in counts[record.node.id] for record in rows),
            }
            for node in columns
        ],
        rows=[_row(record, counts[record.node.id], columns, like_rows[record.node.id]) for record in rows],
    )


def _group_order(node: Node) -> tuple[int, str, str]:
    groups = list(GROUPS)
    place = groups.index(node.category) if node.category in groups else len(groups)
    return (place, node.category, node.label)


def _order(sets: dict[str, frozenset[str]], memory: Memory | None) -> dict[str, int]:
    order = by_likeness(sets, memory) if len(sets) <= _MOST_TO_CLUSTER else tuple(sets)
    return {key: place for place, key in enumerate(order)}


def _row(record: CouncilRecord, counts: dict[str, int], columns: Sequence[Node], like: int) -> dict[str, Any]:
    everything = sum(counts.values())
    ranks = list(reversed(GRADES))
    grade = record.node.category
    return {
        "slug": record.slug,
        "label": record.node.label,
        "grade": grade,
        "grade_label": record.node.category_label or "no overall grade read",
        "rank": ranks.index(grade) if grade in ranks else len(ranks),
        "like": like,
        "total": len(counts),
        "cells": [
            {
                "count": (count := counts.get(node.id, 0)),
                "anchor": slug(node.id),
                "label": node.label,
                "shade": 1 + sum(count / everything >= least for least in _SHADES) if count else 0,
            }
            for node in columns
        ],
    }
