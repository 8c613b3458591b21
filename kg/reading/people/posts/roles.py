"""Which role of the register a post is, by its wording, by where it is held, and by who sent its holder."""

from __future__ import annotations

import re

from kg.reading.people.posts.core import Core

_APPOINTED_BY = re.compile(
    r",?\s+(?:who\s+(?:has\s+been|was|had\s+been)\s+)?(?:appointed|sent\s+in|brought\s+in|installed|imposed|named|put\s+in)"
    r"\s+(?:by\s+(?:the\s+)?(?:government|ministers|minister|DfE|department|secretary|education\s+secretary)|to\s+\w+)\b|"
    r",?\s+(?:expected|likely|due)\s+to\s+be\s+[A-Z]",
    re.IGNORECASE,
)
_SENT_BY = re.compile(
    r",?\s+(?:who\s+)?(?:was|has been|had been)\s+(?:appointed|sent in|brought in|installed|imposed|put in)\s+by\s+"
    r"(?:the\s+)?(?:government|ministers?|DfE|Department for Education|secretary of state|education secretary)\b",
    re.IGNORECASE,
)
""" "Children's Commissioner Ann Lee " + "was appointed by the government": for one council."""
FULL_NAME = re.compile(r"(?:\s+[A-Z][\w'-]+){2,4}")
"""A forename and a surname behind a post."""
_GOVERNMENTS = re.compile(
    r"\b(?:government|dfe|minister|department for education)(?:'s)?(?:-|\s+)(?:appointed\s+)?$", re.IGNORECASE
)
""" "The government-appointed children's commissioner"."""
_BY_PORTFOLIO = frozenset({"government", "parliament"})
_LEAD_MEMBER = "lead-member-for-childrens-services"
_BRIEF = re.compile(r"\b(?:for|with responsibility for) (?P<brief>.+)$", re.IGNORECASE)
_BRIEF_BEHIND = re.compile(r" for (?:[^,.;:()]|, (?=[^.;:()]{3,60} and ))+")
_FOR_CHILDREN = re.compile(
    r"child|famil|young|youth|\bsend\b|educat|school|learning|skills|people|"
    r"(?<!adult )(?<!adult social )(?<!adults' social )care|corporate parent|safeguard",
    re.IGNORECASE,
)


def role_of(core: Core, text: str) -> str | None:
    """The role of the register that a post in these words is; None where it has none."""
    ids = core.words.ids(text)
    if core.organisation is not None and core.start <= core.organisation.start < core.end:
        ids = core.ids or ids
    if not ids and not _is_changed(core, text) and not _is_narrowed(core, text):
        ids = core.ids
    if _LEAD_MEMBER in ids and _has_another_brief(core, text):
        ids = [id for id in ids if id != _LEAD_MEMBER]
    if not ids:
        return None
    of_council = core.organisation is not None and core.organisation.council and core.organisation.start > core.end
    if of_council and text.removesuffix(" leader") in core.words.parties:
        # "Labour leader of Leeds City Council": of all of it.
        return "council-leader"
    if core.organisation is not None:
        wanted = "council" if core.organisation.council is not None else core.organisation.type
        fitting = [id for id in ids if core.words.kinds.get(id) == wanted]
        if fitting:
            return fitting[0]
        if wanted == "council" and (local := [id for id in ids if id in core.words.of_one_council]):
            return local[0]
        if core.organisation.agency is not None and all(core.words.kinds.get(id) == "council" for id in ids):
            return None
    local = [id for id in ids if id in core.words.of_one_council]
    return local[0] if local and _is_sent_in(core) else ids[0]


def _has_another_brief(core: Core, text: str) -> bool:
    """ "Cabinet member for finance", "for roads and villages": nothing in which services for children can be."""
    behind = _BRIEF_BEHIND.match(core.text, core.end) if _BRIEF.search(text) is None else None
    brief = _BRIEF.search(text if behind is None else behind.group())
    return brief is not None and _FOR_CHILDREN.search(brief["brief"]) is None


def _is_sent_in(core: Core) -> bool:
    """Whether ministers appointed whoever holds the post: "the children's commissioner appointed by the DfE"."""
    named = FULL_NAME.match(core.text, core.end)
    behind = _APPOINTED_BY.match(core.text, core.end) is not None
    behind = behind or (named is not None and _SENT_BY.match(core.text, named.end()) is not None)
    return behind or _GOVERNMENTS.search(core.text, max(0, core.start - 40), core.start) is not None


def _is_narrowed(core: Core, text: str) -> bool:
    """Whether a complement makes another post of a minister's: "secretary of state for communities"."""
    if len(text) <= len(core.head()):
        return False
    if text.startswith("chief officer for "):
        # "Chief officer for children": of a part of a council, and not its chief executive.
        return True
    return all(core.words.kinds.get(id) in _BY_PORTFOLIO for id in core.ids)


def _is_changed(core: Core, text: str) -> bool:
    """Whether words around the core make another post of it."""
    own = set(core.head().lower().split())
    return any(word in core.words.changes and word not in own for word in text.replace("-", " ").split())
