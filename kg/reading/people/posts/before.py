"""What stands before the core of a post: its own words, its status, whose post it is.

"The council's new interim deputy" + "director".
"""

from __future__ import annotations

import re

from kg.model import PostStatus
from kg.reading.people.posts.core import Core
from kg.reading.people.posts.post import Organisation

_WORD_BEFORE = re.compile(r"([\w&]+(?:['-][\w]+)*'?)([ -]|, )$")
_CHOSEN = re.compile(r"\b(?:is|was|were|be|been|being)\s+(?:named|elected|designated|appointed)$", re.IGNORECASE)
""" "She was named commissioner": a verb, and no word of her post ("the named nurse")."""
_OF_A_YEAR = re.compile(r"\b(?:this|(?P<past>last)) year's$", re.IGNORECASE)
""" "This year's president", "last year's chair"."""
_PAID = re.compile(r"£[\d,.]+[km]?(?:-a-(?:year|day|week)|-per-\w+)?$", re.IGNORECASE)
""" "The council's £140,000-a-year" + "director"."""
_REGION = re.compile(
    r"\b(?:Greater [A-Z][a-z]+|(?:South|West|North) Yorkshire|(?:West|East) Midlands|"
    r"(?:Liverpool|Sheffield) City Region|London|Tees Valley|North East|West of England|"
    r"Cambridgeshire and Peterborough|York and North Yorkshire) "
    r"(?:metro |regional )?$"
)
""" "South Yorkshire " + "mayor": of a region, and no council's."""
_COUNTED = frozenset({"two", "three", "four", "five", "six"})


def read_before(core: Core) -> int:
    """Where the wording of the post begins; its status is noted on the way."""
    at = core.start
    begin = at
    while (match := _WORD_BEFORE.search(core.text, max(core.floor, at - 30), at)) is not None:
        word, gap = match.group(1), match.group(2)
        low = word.lower()
        if gap == ", ":
            break
        if low in core.words.status and (
            low not in ("late", "last", "old", "past", "next", "future", "then") or gap == " "
        ):
            found = core.words.status[low]
            if says_more(found, core.status):
                core.status = found
            at = match.start(1)
            core.outer = at
            if begin == match.end():
                begin = core.start if begin == core.start else begin
            continue
        organisation = _organisation_ending(core, match.end(1))
        if organisation is not None:
            break
        if _CHOSEN.search(core.text, max(core.floor, match.start(1) - 12), match.end(1)) is not None:
            break
        if low in core.words.before and not (low in ("her", "his") and not _is_majesty(core, match.end())):
            at = begin = match.start(1)
            core.outer = at
            continue
        if low in ("and", "&") and _joins_portfolio(core, match.start(1)):
            at = match.start(1)
            continue
        break
    region = _REGION.search(core.text, 0, begin) if begin == core.start and "elected-mayor" in core.ids else None
    begin = region.start() if region is not None else begin
    core.outer = min(core.outer, begin)
    return begin


def _is_majesty(core: Core, at: int) -> bool:
    return core.text[at : at + 7].lower() == "majesty"


def _joins_portfolio(core: Core, at: int) -> bool:
    """ "children and families director": whether "and" joins two words of what the post is for."""
    match = _WORD_BEFORE.search(core.text, max(core.floor, at - 30), at)
    return (
        match is not None
        and match.group(1).lower() in core.words.portfolio
        and match.group(2) == " "
        and (match.group(1).lower() in ("children", "children's", "education", "adults", "adult", "policing", "crime"))
    )


def _organisation_ending(core: Core, at: int) -> Organisation | None:
    for organisation in core.organisations:
        if (
            organisation.start < at
            and organisation.end <= at <= organisation.end + 2
            and organisation.end >= at - 2
            and not core.text[organisation.end : at].startswith((")", ":"))
        ):
            return organisation
    return None


def read_owner(core: Core, begin: int) -> None:
    """What stands before the wording: the organisation, "the council's", an article."""
    at = min(core.outer, begin)
    for place in core.organisations:
        if place.start <= core.start < place.end <= core.end:
            core.organisation, at, core.definite = place, place.start, True
        elif core.start < place.start and place.end <= core.end:
            core.organisation, core.definite = place, True
    for _ in range(3):
        head = core.text[:at]
        stripped = head.rstrip()
        if stripped == head or not stripped:
            break
        organisation = _organisation_ending(core, len(stripped))
        if organisation is not None:
            core.organisation = core.organisation or organisation
            at = organisation.start
            core.definite = True
            continue
        match = re.search(r"([\w-]+(?: hall)?)'s?$", stripped, re.IGNORECASE)
        if match is not None and match.group(1).lower() in core.words.owners:
            at = match.start(1)
            core.definite = True
            core.owner = core.words.owners[match.group(1).lower()]
            kind = re.search(r"([\w-]+)\s+$", core.text[:at])
            if kind is not None and kind.group(1).lower() in core.words.owner_kinds:
                at = kind.start(1)
            if core.owner != "council":
                article = re.search(r"\b(?:the|its|their|our|this)\s+$", core.text[:at], re.IGNORECASE)
                at = article.start() if article is not None else at
                break
            continue
        paid = _PAID.search(stripped)
        if paid is not None:
            at = paid.start()
            continue
        year = _OF_A_YEAR.search(stripped)
        if year is not None:
            at = year.start()
            core.definite = True
            if year["past"] and says_more(PostStatus.FORMER, core.status):
                core.status = PostStatus.FORMER
            break
        match = re.search(r"([\w'-]+)$", stripped)
        if match is None:
            break
        low = match.group(1).lower()
        if low in core.words.status:
            found = core.words.status[low]
            if says_more(found, core.status):
                core.status = found
            at = match.start(1)
            continue
        if low == "local" and core.organisation is not None:
            # "The local Unison branch secretary".
            at = match.start(1)
            continue
        if low in _COUNTED:
            at = match.start(1)
            continue
        if low in core.words.determiners:
            at = match.start(1)
            core.definite = True
        elif core.organisation is None and match.group(1)[:1].isupper() and low not in core.words.not_names:
            core.organisation = Organisation(match.start(1), match.end(1), type="stranger")
        break
    core.outer = at


def says_more(found: PostStatus, known: PostStatus) -> bool:
    """Whether a word tells more than those behind it: a "former interim director" is a former one."""
    return found is PostStatus.FORMER or (found is not PostStatus.CURRENT and known is PostStatus.CURRENT)
