"""A miniature article of the news around a sentence with grades."""

from __future__ import annotations

OVERALL = "overall-effectiveness"


def news(sentence: str, date: str = "6 June 2023") -> str:
    """The sentence behind one that tells of the inspection of Bury."""
    return (
        f"Ofsted visits Bury\n\n{date}\n\nInspectors visited Bury Council's children's services last month, and "
        f"spoke to social workers and children in care.\n\n{sentence}\n"
    )
