"""What stands behind the core of a post: what it is for, and where it is held.

"Director" + "of children, families and learning at Leeds City Council".
"""

from __future__ import annotations

import re

from kg.reading.people.posts.core import Core
from kg.reading.people.posts.lists import capitals_from, is_all_portfolio, rest_of_list, words_from
from kg.reading.people.posts.post import Organisation

_PREPOSITION = re.compile(
    r",?\s+(?:of|for|at|on|to|in charge of|(?:with|who has) (?:the )?responsibility for|responsible for|overseeing|"
    r"covering|with)\s+"
    r"(?:(?:the|its|all|our|their)\s+)?(?:(?:new|newly[- ]\w+)\s+(?=[A-Z]))?(?:(?:neighbouring|nearby)\s+(?=[A-Z]))?"
)
_AT_THE_COUNCIL = re.compile(
    r"\s+at (?:the (?:(?:city|county|borough|district|town) )?(?:council|(?:local )?authority)|"
    r"(?:the )?(?:town|county|city) hall)\b(?!')|"
    r"\s+(?:for|in|across) the (?:town|city|county|borough|district|island)\b(?!'|\s+(?:council|centre|hall)\b)",
    re.I,
)
""" "Director of people at the council": where the post is held, and no word of it."""
_DASH = re.compile(r"\s[–—-]\s(?=[A-Z])")
""" "Executive Director " + "– Children's Services": before what a title in capitals is for."""
_IN = re.compile(r",?\s+(?:in|from)\s+(?:neighbouring\s+|nearby\s+)?")
_SEAT = re.compile(
    r"(?P<for>\s+for\s+)(?:the\s+(?:island|city|town|borough|county|area|seat|constituency)(?:\s+of\s+[A-Z][\w'-]+)?|"
    r"(?:the\s+)?[A-Z][\w'-]+(?:(?:\s+(?:under|upon|of|on|le|the|with|in|"
    r"and(?!\s+[A-Z][\w'-]+\s+[A-Z][\w'-]+,\s+(?:[A-Z][\w-]+\s+){0,2}MP\b)))*\s+[A-Z][\w'-]+){0,5})\b"
)
_PLACE = re.compile(r"[A-Z][\w-]+(?='?s?\s)")
_OF_BODY = re.compile(
    r"(?:\s+\w+(?:'s?)?)?\s+(?:union|charity|association|think tank|campaign group|pressure group|professional body)\s*"
)
_OF_A_GROUP = re.compile(
    r"(?:(?!(?:for|of|in|at|to|and|with)\b)[a-z][\w'-]*\s+){0,3}?(?:charity|group|campaign|network|organisation|association|"
    r"forum|alliance|coalition|federation|union)\s+(?:called\s+)?"
    r"(?P<name>[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|in|the|&)\s+)*[A-Z][\w'&-]*){0,5})"
)
""" "Chair of the " + "campaign group SEND Voices Leeds"."""
_NAMED_BODY = re.compile(
    r"(?P<name>[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|in|the|on|&)\s+)*[A-Z][\w'&-]*){0,5}?\s+"
    r"(?:Voices?|Forum|Alliance|Network|Association|Society|Union|Federation|Campaign|Coalition|Foundation|Institute|"
    r"Charity|Observatory|Centre|Parents|Carers)(?:\s+(?:for|of|in|on)\s+[A-Z][\w'&-]*(?:\s+(?:and\s+)?[A-Z][\w'&-]*){0,3})?|"
    r"(?:Centre|Institute|Association|Society|Federation|Campaign|Alliance)\s+(?:for|of|on|in)\s+[A-Z][\w'&-]*"
    r"(?:\s+(?:(?:and|of|for|in|the|on|&)\s+)*[A-Z][\w'&-]*){0,4})(?![\w'])(?!\s+[A-Z])"
)
""" "Chair of " + "Maltby Parents Voice": a body by its name, though no register has it."""
_BODIES = (" of the charity", " of the union", " of the group", " of the campaign group", " of the trust")
_ITS_BODY = re.compile(r"\s+(?:[a-z'&-]+\s+){0,4}?(?:board|partnership|committee|panel|group|cabinet)\b(?!')")
_AREA_ASIDE = re.compile(r"\s\((?P<area>[^()]{4,60})\)")
""" "Assistant director (safeguarding and quality assurance) Ann Lee"."""
_WIDE = ("director", "head", "manager", "member", "officer", "lead", "holder")


def _party_at(core: Core, at: int, organisation: Organisation | None) -> re.Match[str] | None:
    """The party of a place, which leads no council: "leader of the Leeds Lib Dems"."""
    if organisation is not None:
        return core.words.party_of_place.match(core.text, organisation.end) if organisation.council else None
    named = _PLACE.match(core.text, at) if core.head().lower().endswith("leader") else None
    return core.words.party_of_place.match(core.text, named.end()) if named is not None else None


def read_behind(core: Core) -> tuple[int, int]:
    """Where the post ends with its complements and organisation, and where its wording ends."""
    end = wording = rest_of_list(core)
    if core.head().lower().endswith(_BODIES) and core.text.startswith(" ", end):
        # "Founder of the charity " + "Lighthouse".
        known = _agency_at(core, end + 1)
        if known is not None:
            core.organisation = known
            return known.end, wording
    aside = _AREA_ASIDE.match(core.text, end)
    if aside is not None and core.head().lower().endswith(_WIDE) and is_all_portfolio(core, aside["area"]):
        return aside.end(), wording
    seat = _SEAT.match(core.text, end) if "member-of-parliament" in core.ids else None
    if seat is not None and core.organisation_at(seat.end("for")) is None:
        return seat.end(), wording
    for _ in range(3):
        at_home = _AT_THE_COUNCIL.match(core.text, end)
        if at_home is not None:
            return at_home.end(), wording
        match = _PREPOSITION.match(core.text, end)
        inside = _IN.match(core.text, end)
        if match is None and inside is not None and core.organisation_at(inside.end()) is not None:
            match = inside
        dash = _DASH.match(core.text, end) if end == core.end and core.head()[-1:].isalpha() else None
        if match is None and dash is not None and core.text[core.start].isupper():
            titled = words_from(core, dash.end())
            if titled > dash.end() and (_followed_by_break(core, titled)):
                return titled, titled
        if match is None:
            direct = words_from(core, end + 2) if end == core.end and core.text[end : end + 2] == ", " else end
            if direct > end + 2 and _followed_by_break(core, direct) and core.head().lower().endswith("director"):
                return direct, direct
            break
        at = match.end()
        governed = core.words.governed.match(core.text, at)
        at = governed.end() if governed is not None else at
        organisation = core.organisation_at(at)
        ruled = core.words.of_party.match(core.text, at) if organisation is None else None
        if ruled is not None and (governs := core.organisation_at(ruled.end())) is not None and governs.council:
            organisation = governs
        party = _party_at(core, at, organisation)
        if party is not None:
            core.ids = []
            return party.end(), party.end()
        if organisation is not None and not _is_topic(core, organisation):
            core.organisation = core.organisation or organisation
            end = organisation.end
            with_board = organisation.council is not None or organisation.type == "childrens-trust"
            body = _ITS_BODY.match(core.text, end) if with_board else None
            if body is not None:
                return body.end(), wording
            more = words_from(core, end, possessive=True)
            if more > end:
                end = wording = more
            continue
        group = _OF_A_GROUP.match(core.text, at) if core.organisation is None else None
        if group is not None:
            known = _agency_at(core, group.start("name"))
            core.organisation = known or Organisation(*group.span("name"), type="stranger")
            core.owner = core.owner or "other"
            return core.organisation.end, wording if known is not None else group.start("name")
        body = _NAMED_BODY.match(core.text, at) if core.organisation is None and organisation is None else None
        if body is not None:
            core.organisation = Organisation(*body.span("name"), type="stranger")
            core.owner, core.definite = core.owner or "other", True
            return body.end(), wording
        after = max(words_from(core, at), capitals_from(core, at))
        if after == at:
            break
        owned = core.organisation_at(after + 1) if core.text.endswith(("'s", "s'"), at, after) else None
        if owned is not None:
            # "Chair of the city's safeguarding partnership": where the post is held, by whose it is.
            core.organisation = core.organisation or owned
            return owned.end, wording
        body = _OF_BODY.match(core.text, after)
        if body is not None:
            # "General secretary of school leaders' union NAHT": where the post is held, and not what it is for.
            core.organisation = core.organisation or core.organisation_at(body.end())
            return (core.organisation.end if core.organisation else body.end()), wording
        end = wording = after
    return end, wording


def _agency_at(core: Core, at: int) -> Organisation | None:
    """The agency of the register that is named there."""
    named = core.organisation_at(at)
    return named if named is not None and named.agency is not None else None


def _is_topic(core: Core, organisation: Organisation) -> bool:
    """A place before "children's services" owns them; it is not all that the post is for."""
    return organisation.council is None and organisation.agency is None


def _followed_by_break(core: Core, at: int) -> bool:
    return core.text[at : at + 1] in ("", ",", ".", ";", ")", ":") or core.text.startswith(" (", at)
