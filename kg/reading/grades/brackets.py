"""A grade of before in brackets behind that of now: "inadequate (good in 2019)"."""

from __future__ import annotations

import re

_OPENS = re.compile(r"['\"]?(?: overall)? \(['\"]?")
_BACK = r"['\"]?,? (?:back )?"
_BACK_IN = re.compile(rf"{_BACK}(?:in )?")
_CLOSES_WITH_YEAR = re.compile(rf"{_BACK}(?:in |at [^()]{{3,30}} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d\)")


def opens_bracket(text: str, end: int, start: int) -> bool:
    """Whether nothing but a bracket opens between a grade and the next: "inadequate" + " overall (" + "good"."""
    return _OPENS.fullmatch(text, end, start) is not None


def leads_to_date(text: str, end: int, start: int) -> bool:
    """Whether a date is that of the grade in brackets right before it: "good" + ", back in " + "March 2019"."""
    return _BACK_IN.fullmatch(text, end, start) is not None


def closes_with_year(text: str, end: int) -> bool:
    """Whether the brackets close right behind the year of the grade in them: "good" + " at its last visit in 2019)"."""
    return _CLOSES_WITH_YEAR.match(text, end) is not None
