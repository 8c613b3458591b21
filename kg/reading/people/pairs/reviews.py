"""Who wrote a review of what went wrong, where a verb tells it: "the review was carried out by Ann Lee"."""

from __future__ import annotations

import re

from kg.reading.people.held import Held, as_worded
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.words import PARTY

_KIND = (
    r"(?P<kind>(?:(?:independent|external|serious|local|national|child|child's|learning|thematic|overview|rapid|domestic|"
    r"homicide|case|practice|safeguarding)\s+)*)"
)
_DONE = r"(?:written|carried\s+out|conducted|undertaken|authored|compiled|drawn\s+up|prepared|completed|done|penned)"
_BY = re.compile(
    rf"\b{_KIND}(?:review|overview\s+report|inquiry)\b(?!')(?:\s+(?:of|into)\s[^,.;:]{{3,60}}?)?,?\s+"
    rf"(?:(?:which\s+)?(?:was|is|has\s+been|had\s+been|is\s+being|will\s+be)\s+)?{_DONE}\s+(?:[^,.;:]{{3,80}}?\s+)?by\s+"
    r"(?:(?:an?|the)\s+)?(?:(?:independent\s+)?(?:consultant|expert|author|reviewer|chair|safeguarding\s+consultant)\s+)?$",
    re.IGNORECASE,
)
""" "The serious case review, written for the board by " + "Ann Lee"."""
_BY_ALONE = re.compile(
    r"\b(?P<kind>(?:independent|external|serious\s+case|case|safeguarding\s+practice|practice)\s+)review\s+by\s+$",
    re.IGNORECASE,
)
""" "An independent review by " + "Ann Lee"; "a review by" alone may be that of a film."""
_WROTE = re.compile(
    rf"{PARTY},?\s+(?:who\s+)?(?:has\s+|had\s+)?(?:wrote|written|authored|compiled|penned)\s+(?:the|that|this|its|an?)\s+"
    rf"{_KIND}(?:review|overview\s+report)\b(?!')"
)
""" "Ann Lee, who wrote the serious case review"."""


def reviewed(pairing: Pairing, name: PersonName) -> Held | None:
    """Somebody who wrote a review, or carried one out."""
    if not name.is_full:
        return None
    before = pairing.text[: name.start]
    told = _BY.search(before) or _BY_ALONE.search(before) or _WROTE.match(pairing.text, name.end)
    if told is None:
        return None
    kind = " ".join(told["kind"].lower().split())
    return as_worded(name, f"author of the {kind} review" if kind else "author of the review", pairing.words.roles)
