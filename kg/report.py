"""What a build has made, and what it makes: for whoever tells of it and does not build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.model import Issue

PAGES_UP_TO: Final = 1000
"""Articles up to which the pages are made with the graph: those of more take longer than all the rest."""
GRAPH: Final = "graph.ttl"
KINDS: Final = {
    "councils": "council",
    "inspections": "inspection",
    "judgements": "judgement",
    "failings": "failing",
    "agencies": "agency",
    "people in posts": "person in a post",
}
"""What a report counts, in this order: the plural of each kind, and its singular."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made."""

    output: Path
    articles: int
    facts: Mapping[str, int]
    """How many merged facts of each kind, by the plural of the kind."""
    issues: tuple[Issue, ...]
    read: int = 0
    """How many sources were read; what reading gave for the others was known from earlier builds."""
    changed: bool = True
    """False where everything was as before, so that nothing was written."""

    @property
    def unreadable(self) -> tuple[Issue, ...]:
        """The sources that could not be read at all."""
        return tuple(issue for issue in self.issues if issue.code == "unreadable")
