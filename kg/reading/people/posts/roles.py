"""Which role of the register a post is, by its wording, by where it is held, and by who sent its holder."""

from __future__ import annotations

import re

from kg.reading.people.posts.core import Core
from kg.reading.people.sent_in import says_of_post

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
        others = {"council", "health"} if wanted == "education" else {"council"}
        if core.organisation.agency is not None and all(core.words.kinds.get(id) in others for id in ids):
            # "Hill Academies Trust chief executive": of no council, and of no hospital.
            return None
    local = [id for id in ids if id in core.words.of_one_council]
    return local[0] if local and says_of_post(core.text, core.start, core.end) else ids[0]


def _has_another_brief(core: Core, text: str) -> bool:
    """ "Cabinet member for finance", "for roads and villages": nothing in which services for children can be."""
    behind = _BRIEF_BEHIND.match(core.text, core.end) if _BRIEF.search(text) is None else None
    brief = _BRIEF.search(text if behind is None else behind.group())
    return brief is not None and _FOR_CHILDREN.search(brief["brief"]) is None


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
