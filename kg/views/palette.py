"""Colours and marks: safe for colour-blind eyes (after Okabe and Ito), each with a second mark beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paint:
    """How a category looks: fill, letters on it, and the mark that says the same without colour."""

    fill: str
    ink: str
    mark: str = ""


GRADES: dict[str, Paint] = {
    "outstanding": Paint("#0072b2", "#ffffff", "◎"),
    "good": Paint("#7cc4ee", "#10202c", "○"),
    "adequate": Paint("#d9d3c4", "#222222", "◐"),
    "requires-improvement": Paint("#f0e442", "#222200", "◑"),
    "inadequate": Paint("#b8430a", "#ffffff", "●"),
}
NO_GRADE = Paint("#ffffff", "#222222", "?")

GROUPS: dict[str, Paint] = {
    "leadership": Paint("#f5cfe3", "#2b1120", "◆"),
    "workforce": Paint("#cdebe0", "#0b2a20", "▲"),
    "practice": Paint("#dcdcf5", "#17173a", "■"),
    "provision": Paint("#fde3c0", "#33210a", "★"),
    "partnership": Paint("#d5e8f8", "#0c2437", "✚"),
}
OTHER_GROUP = Paint("#e8e8e8", "#222222", "•")
AGENCY = Paint("#3d4450", "#ffffff", "")
"""All agencies look alike: dark, square and with a dashed edge; their type stands in the panel and the table."""


COMMUNITIES = (
    Paint("#a9d3ef", "#111111", "a"),
    Paint("#f7d08a", "#111111", "b"),
    Paint("#b6e3cf", "#111111", "c"),
    Paint("#efb8d2", "#111111", "d"),
    Paint("#d9cdf2", "#111111", "e"),
    Paint("#f3b39b", "#111111", "f"),
    Paint("#e4e08f", "#111111", "g"),
)
"""Groups of councils that are alike, in the order of their size; each has a letter besides."""
NO_COMMUNITY = Paint("#eef0f3", "#111111", "")


def paint(kind: str, category: str) -> Paint:
    """The look of a node of a kind (``council``, ``pattern``, ``agency``) and category."""
    if kind == "council":
        return GRADES.get(category, NO_GRADE)
    if kind == "pattern":
        return GROUPS.get(category, OTHER_GROUP)
    return AGENCY
