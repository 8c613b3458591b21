"""Who speaks for a body that is no council, where the text tells of no post: "Ann Lee, of the NSPCC, said so".

Such an adult has a public role all the same, if a nameless one: that of a representative.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.people.names import PersonName
from kg.reading.people.posts import Organisation

REPRESENTATIVE = "representative"
_MAY_SPEAK = frozenset(
    {"charity", "other", "health", "government", "inspectorate", "childrens-trust", "safeguarding-partnership"}
)
"""Kinds of bodies. Of schools there are pupils, and of the police officers by their ranks."""
_KIND = (
    r"(?:[\w'-]+\s+){0,3}?(?:charity|union|campaign|network|association|organisation|federation|alliance|coalition|"
    r"(?:parents'?|carers'?|families'?|campaign|support|pressure|action|advocacy|residents')\s+(?:group|forum|body))\s+(?:called\s+)?(?=[A-Z])"
)
_FOR = (
    r"(?:representing|(?:who\s+was\s+|who\s+is\s+)?speaking\s+(?:for|on\s+behalf\s+of)|on\s+behalf\s+of|"
    r"who\s+(?:speaks|spoke|works|campaigns)\s+(?:for|with|at)|who\s+represents|here\s+for)"
)
_OF = re.compile(
    rf"(?:,?\s+(?:of|from|at)|,\s+for|,?\s+{_FOR})\s+(?:the\s+|an?\s+(?={_KIND}))?(?P<kind>{_KIND})?"
    r"(?:(?:[A-Z][\w'-]+\s+){1,3}(?:branch|office|arm|region)\s+of\s+(?:the\s+)?)?"
)
_SPEAKING_FOR = re.compile(r"\b(?:[Ss]peaking\s+(?:for|on\s+behalf\s+of)|[Ff]or)\s+(?:the\s+)?$")
_BY_NOUN = re.compile(
    r"[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|in|the|&)\s+)*[A-Z][\w'&-]*){0,4}?\s+"
    r"(?:Voices?|Forum|Alliance|Network|Group|Association|Society|Union|Federation|Campaign|Action|Watch|Coalition|"
    r"Foundation|Charity|Institute|Parents|Carers)(?![\w'])(?!\s+[A-Z])"
)
""" "Maltby Parents Voice", "the Bluebird Foundation" + "in Maltby"."""
_BODY = re.compile(r"[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|in|the|&)\s+)*[A-Z][\w'&-]*){0,5}")
_IN_COURT = re.compile(r"\b(?:court|judge|hearing|tribunal|inquest|trial|jury)\b", re.IGNORECASE)
_FURTHER = re.compile(r"(?:\s+[A-Z][\w-]*){0,3}")
""" "Unison" + " North West"."""
_GOES_ON = re.compile(r"\s*(?:[,.;:)\"“]|[–—]|$)|\s+[a-z]")
_NO_BODY_BEHIND = re.compile(r"\s+(?:and|or|&)\s+[A-Z]|'")
_SAYS = re.compile(
    r"\s*(?:,\s+)?(?:said|says|told|added|warned|called|calls|asked|accused|welcomed|argued|argues|explained|thinks|"
    r"thought|believes|wants|wanted|has|had|described|urged|insisted|points?|pointed)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:former|ex|ex-|once|late|pupil|student|patient|resident|mother|father|mum|dad|parent|"
    r"victim|survivor|teenager|schoolgirl|schoolboy|carer|barrister|counsel|qc|kc|manager|officer|firefighter)\s+$",
    re.IGNORECASE,
)
"""Before the name: who speaks for nobody, or in a post that the text words ("station manager")."""


def spoken_for(text: str, name: PersonName, organisations: Sequence[Organisation]) -> Organisation | None:
    """The body for which somebody speaks, by the words beside the name; None where they tell of none."""
    if not name.is_full or name.possessive or _NOT_NOW.search(text, 0, name.start) or _IN_COURT.search(text):
        return None
    behind = _OF.match(text, name.end)
    if behind is not None:
        return _known_at(text, behind.end(), organisations) or _unknown_at(text, behind, organisations)
    if _SAYS.match(text, name.end) is None:
        return None
    for one in organisations:
        gap = text[one.end : name.start]
        sent = gap == ", " and _SPEAKING_FOR.search(text, 0, one.start) is not None
        owned = gap in ("'s ", "' ") or (gap == " " and text.endswith("'s", one.start, one.end))
        if one.agency is not None and one.type in _MAY_SPEAK and (owned or sent):
            return one
    return None


def _known_at(text: str, at: int, organisations: Sequence[Organisation]) -> Organisation | None:
    """The agency that is named there."""
    for one in organisations:
        here = one.agency is not None and one.type in _MAY_SPEAK and one.start == at
        if here and _NO_BODY_BEHIND.match(text, one.end) is None:
            further = _FURTHER.match(text, one.end)
            return one if further is not None and _GOES_ON.match(text, further.end()) is not None else None
    return None


def _unknown_at(text: str, behind: re.Match[str], organisations: Sequence[Organisation]) -> Organisation | None:
    """A body that no register has, by its name ("Rutland Parents Voice") or by the kind that is told before it."""
    body = (_BODY if behind["kind"] else _BY_NOUN).match(text, behind.end())
    if body is None:
        return None
    if _GOES_ON.match(text, body.end()) is None or _NO_BODY_BEHIND.match(text, body.end()) is not None:
        return None
    if any(one.council is not None and one.end == body.end() for one in organisations):
        return None
    return Organisation(body.start(), body.end(), type="stranger")
