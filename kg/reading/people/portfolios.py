"""Who has, gets or gives up a portfolio of a cabinet, where the text tells so by a verb and names no post.

"Ann Lee takes the children's brief from Tom Brown", "the portfolio goes to Ann Lee".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import PostStatus
from kg.reading.people.names import PersonName
from kg.reading.people.words import PARTY

_WHAT = (
    r"(?:the|his|her|their|its|responsibility for the)\s+(?:council's\s+|cabinet's\s+|key\s+|new\s+)*"
    r"(?P<what>(?!same\b|two\b|three\b|other\b)[\w' ,&-]{3,60}?)\s+(?P<kind>portfolio|brief)\b(?!\s+(?:of|to the)\b)"
)
_COMING = r"(?:will|is|are|was)\s+(?:to\s+|due to\s+|set to\s+)?"
_HAS = (
    (
        re.compile(rf"{_COMING}(?:take(?:\s+(?:on|over|up))?|get|inherit|be (?:given|handed)|receive)\s+{_WHAT}"),
        "comes",
    ),
    (
        re.compile(rf"(?:takes(?:\s+(?:on|over|up))?|gets|inherits|is (?:given|handed|getting)|moves to)\s+{_WHAT}"),
        "comes",
    ),
    (
        re.compile(
            rf"(?:has\s+|had\s+)?(?:(?:took|taken|picked|taking)(?:\s+(?:on|over|up))?|inherited|"
            rf"(?:been|was) (?:given|handed)|got|kept|retained|retains|keeps|holds|held on to|holds on to)\s+{_WHAT}"
        ),
        "has",
    ),
    (
        re.compile(
            rf"(?:has\s+|had\s+)?(?:gave up|given up|lost|been stripped of|was stripped of|relinquished|surrendered|"
            rf"resigned|dropped)\s+{_WHAT}"
        ),
        "gone",
    ),
    (re.compile(rf"(?:{_COMING}(?:give up|lose|relinquish)|gives up|loses|relinquishes)\s+{_WHAT}"), "goes"),
)
_CHILDRENS = "children's"
_STATUS = {
    "comes": PostStatus.INCOMING,
    "has": PostStatus.CURRENT,
    "gone": PostStatus.FORMER,
    "goes": PostStatus.OUTGOING,
}
_GIVEN_TO = re.compile(
    rf"\b(?:(?P<done>(?:has\s+)?(?:handed|given|gave|passed|entrusted))|(?:hands|gives|passes|(?:will|is to|to)\s+"
    rf"(?:hand|give|pass)|(?:is\s+)?(?:handing|giving|passing))(?:\s+over)?)\s+(?:over\s+)?{_WHAT}\s+(?:over\s+)?to\s+$"
)
_GOES_TO = re.compile(
    rf"\b{_WHAT}[^,;.]{{0,30}}?\s+(?:(?P<done>(?:has\s+)?(?:passed|went|gone|been (?:given|handed)|fell)|"
    rf"(?:has been|was|were) (?:given|handed|passed))|goes|passes|falls|is to go|will go|will pass|"
    rf"(?:will be|is to be|is being) (?:given|handed))\s+to\s+$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s+(?:(?:back|over)\s+)?from\s+$")
_BETWEEN = re.compile(rf"{PARTY}(?:,\s+who\s+|\s+)(?:now\s+|also\s+)?")


def of_brief(what: str, how: str = "for") -> str:
    """The post of who has a brief: nobody is called its holder. ``how`` is what the text says of it."""
    return f"cabinet member {how} {'children' if what == _CHILDRENS else what}"


def _role(told: re.Match[str]) -> str:
    """ "Children's services portfolio holder"."""
    what = told["what"].lower()
    return of_brief(what) if told["kind"].lower() == "brief" else f"{what} portfolio holder"


def find_portfolios(text: str, names: Sequence[PersonName], taken: set[int]) -> Iterator[tuple[int, str, PostStatus]]:
    """Names (by their number) of a sentence with the post that a portfolio makes theirs, and whether they have it."""
    if "portfolio" not in text and "brief" not in text:
        return
    for at, name in enumerate(names):
        if at in taken or not name.is_full or name.possessive:
            continue
        given = _GIVEN_TO.search(text, 0, name.start) or _GOES_TO.search(text, 0, name.start)
        if given is not None:
            yield at, _role(given), PostStatus.CURRENT if given["done"] else PostStatus.INCOMING
            continue
        start = _BETWEEN.match(text, name.end)
        if start is None:
            continue
        for shape, how in _HAS:
            told = shape.match(text, start.end())
            if told is None:
                continue
            yield at, _role(told), _STATUS[how]
            before = _FROM.match(text, told.end(), names[at + 1].start) if at + 1 < len(names) else None
            if before is not None and at + 1 not in taken and names[at + 1].is_full and how in ("comes", "has"):
                yield at + 1, _role(told), PostStatus.OUTGOING if how == "comes" else PostStatus.FORMER
            break
