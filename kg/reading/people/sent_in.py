"""Whom ministers send in to a council: the words for it, in a sentence and in a whole text.

"Children's commissioner" alone is the one for all of England; one whom ministers sent is a commissioner for the
services of a council.
"""

from __future__ import annotations

import re

from kg.reading.people.names import FULL_NAME

_MINISTERS = (
    r"(?:the\s+)?(?:government|ministers?|DfE|department(?:\s+for\s+education)?|education\s+secretary|"
    r"secretary(?:\s+of\s+state)?|Whitehall)\b"
)
_SENT = r"(?:appointed|installed|imposed|(?:sent|brought|put|drafted|parachuted)\s+in)"
_BEEN = r"(?:was|has\s+been|had\s+been)"
_BEHIND_POST = re.compile(
    rf",?\s+(?:who\s+{_BEEN}\s+)?(?:{_SENT}|named)\s+(?:by\s+{_MINISTERS}|to\s+\w+\b)|"
    r",?\s+(?:expected|likely|due)\s+to\s+be\s+[A-Z]|"
    r"\s+(?:for|in|at)\s+the\s+(?:town|city|county|borough|district|island|council|authority)\b",
    re.IGNORECASE,
)
""" "The children's commissioner " + "appointed by the DfE", "sent in to Leeds", "for the borough"."""
_BEHIND_NAME = re.compile(
    rf",?\s+(?:(?:who\s+)?{_BEEN}\s+)?(?:{_SENT}|named|chosen)\s+by\s+{_MINISTERS}", re.IGNORECASE
)
""" "Children's Commissioner Ann Lee " + "was appointed by the government": for one council."""
_BEFORE_POST = re.compile(
    r"\b(?:(?:government|dfe|minister|department for education)(?:'s)?(?:-|\s+)(?:appointed\s+)?|"
    r"(?:overseen|supervised|run|being led) by (?:the |a |its )?)$",
    re.IGNORECASE,
)
""" "The government-appointed " + "children's commissioner"; "services are overseen by the " + "commissioner"."""
_WITHOUT_POST = re.compile(
    rf",?\s+(?:(?:who\s+)?{_BEEN}\s+)?(?:(?:sent|brought|drafted|parachuted)\s+in(?:to\s+[A-Z][\w&' -]{{2,40}}?)?|"
    rf"(?:sent|dispatched)(?:\s+to\s+(?:the\s+)?[A-Z][\w&' -]{{2,40}}?)?)\s+by\s+{_MINISTERS}",
    re.IGNORECASE,
)
""" "Ann Lee, " + "who was sent in by the government". Not "appointed": as what, such words leave open."""
_WILL_DECIDE = re.compile(
    r"(?:,\s+(?:who|an?|the|formerly|once|previously)\s[^,;.]{3,90},)?\s+"
    r"(?:will|is\s+to|has\s+been\s+asked\s+to|has\s+been\s+given|was\s+asked\s+to|was\s+given|has|had)\s+"
    r"(?:(?:now|first|then)\s+)?(?:(?:have|spend|take|be\s+given)\s+)?(?:(?:the\s+next\s+)?[\w-]+\s+(?:weeks?|months?)\s+)?"
    r"(?:(?:in\s+which\s+)?to\s+)?(?:decid|review|assess|consider|determin|recommend|advis|examin|report)\w*\s+"
    r"(?:(?:ministers|on|to|the\s+government|back)\s+)*(?:whether|if)\s+(?:it|they|the\s+(?:council|authority|county|city|borough)|"
    r"children's\s+services|services|control)\b"
)
""" "Ann Lee, who once ran services in Kent, " + "will spend three months deciding whether it should keep them"."""
_NAMED_COMMISSIONER = re.compile(
    r"\b[Cc]ommissioner(?:,|\s+(?:is|was|will be))?\s+[A-Z][a-z'-]+\s+[A-Z]|"
    r"\b[A-Z][a-z'-]+\s+[A-Z][\w'-]+(?:,|\s+(?:is|was|has been|as|been appointed)(?:\s+as)?)\s+"
    r"(?:the\s+|a\s+|its\s+)?[Cc]ommissioner\b"
)
_BY_MINISTERS = re.compile(rf"\bby\s+{_MINISTERS}", re.IGNORECASE)
_IN_TEXT = re.compile(
    rf"\b(?:{_SENT}|appoints?|send)\b[^.\n]{{0,60}}\bcommissioner\b|"
    rf"\bcommissioner\b[^.\n]{{0,40}}\b{_BEEN}\s+{_SENT}\b",
    re.IGNORECASE,
)


def says_of_post(text: str, start: int, end: int) -> bool:
    """Whether the words around a post say that ministers sent its holder, whose name may stand right behind it."""
    named = FULL_NAME.match(text, end + text.startswith(",", end))
    behind = _BEHIND_POST.match(text, end) is not None
    behind = behind or (named is not None and _BEHIND_NAME.match(text, named.end()) is not None)
    return behind or _BEFORE_POST.search(text, max(0, start - 40), start) is not None


def says_of_name(text: str, end: int) -> bool:
    """Whether the words behind a name alone say that ministers sent its bearer in."""
    return _WITHOUT_POST.match(text, end) is not None


def is_to_decide(text: str, end: int, article: str) -> bool:
    """Whether the bearer of a name decides for ministers who keeps the services, in news of an unnamed commissioner."""
    told = tells_of_commissioner(article) and _NAMED_COMMISSIONER.search(article) is None
    return told and _WILL_DECIDE.match(text, end) is not None


def by_ministers(how: str) -> bool:
    """Whether what somebody did, or what was done to them, was of ministers' doing: "was appointed by the DfE"."""
    return _BY_MINISTERS.search(how) is not None


def tells_of_commissioner(text: str) -> bool:
    """Whether an article tells of a commissioner who was sent to a council, and speaks of no other one."""
    return _IN_TEXT.search(text) is not None and "ommissioner for England" not in text
