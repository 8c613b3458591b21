"""Whether words that look like a post are one: "leader" alone needs its council, and no "gang" before it."""

from __future__ import annotations

import re

from kg.model import PostStatus
from kg.reading.dates import MONTHS
from kg.reading.people.posts.core import FRESH, Core

_OF_A_CLUB = re.compile(r"^(?:county|city|town|united)\s+(?=(?:manager|boss|chairman|chief|captain)$)")
"""What a town's football club may be called by: such a manager needs a council as any manager does."""
_SERVICE_HEADS = frozenset({"director", "leader", "chair", "chairman", "chairwoman", "commissioner"})
_SEATS = frozenset({"chair", "chairman", "chairwoman", "chairperson", "vice chair", "vice-chair"})
"""What minutes put in brackets behind a name: "Cllr B Price (Chair)"."""
_CLOSES = re.compile(r"(?:,\s+(?P<body>[A-Z][^()]{3,60}))?\)")
_BEFORE_A_POST = frozenset({"as", "be", "been", "became", "become", "made", "appointed", "named"})
""" "Ann Lee, who was made " + "director in May"."""
_NAMED = re.compile(r"\s+[A-Z]")
_SENT = re.compile(r"\b(?:sent|brought|drafted|called|parachuted) in$", re.IGNORECASE)
""" "The government sent in commissioners Ann Lee and Tom Brown"."""
_LEAD_IN = re.compile(
    r"(?!.*\b(?:film|play|show|drama|movie|musical|documentary|series|theatre|stage)\b)"
    rf"(?:(?:\d{{1,2}}\s+)?(?:(?:{MONTHS})(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d)\s*[:–—-]|"
    r"[A-Z][^,.;:\"()]{5,60},|(?:In charge|At the helm)\b[^,.;:]{0,30} (?:was|were|is))"
)
""" "Two years into the job, director Ann Lee said", "May 2021: Director Ann Lee resigns": what may stand before
"director" alone, and a name."""
_IN_YEARS = re.compile(
    r"\s+(?:here\s+|there\s+)?(?:(?:from|between|until|since|in)\s+(?:[A-Z]?[a-z]+\s+){0,2}(?:19|20)\d\d\b|"
    r"(?:until|since)\s+(?:last|this|the|[A-Z][a-z]+\b)|at (?:the|that) time\b|"
    r"(?:for|during)\s+(?:(?:all|much|most|many|part|some|more|less|than|almost|nearly|over|under|the|those|these|that|"
    r"of|last|past|just|only|a|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+){1,4}(?:years?|months|weeks|decade|time|period)\b)"
)
""" "Ann Lee was director from 2019 to 2022"."""
_THEN = re.compile(r"\s+(?:then|back then|at (?:the|that) time|at that point|in those days)\b")
""" "Ann Lee, who was director then"."""
_AT_SOME_TIME = re.compile(
    r"\s*(?:[,.;)]|$|\s(?:when|after|last|next|this|following|in (?:[A-Z]?[a-z]+ )?(?:19|20)\d\d|"
    rf"(?:in|on|from) (?:\d+ )?(?:{MONTHS})|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
""" "Ann Lee, who became leader when Labour won"."""
_AND_OF_THE_SAME = re.compile(
    r",?\s+(?:Cllr\s+|Councillor\s+)?[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){1,3}(?:\s*\([^()]{2,40}\))?,?\s*(?:,|\band)"
)
""" "Council chief executive Ann Lee and " + "director Tom Brown": what stands between two posts of one council."""
_WHEN_NAME_WAS = re.compile(
    r"\b(?:[Ww]hen|[Ww]hile) (?:(?:Sir|Dame|Dr|Cllr|Councillor) )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3} was$"
)
""" "When Ann Lee was " + "director"."""
_OF_A_BODY_BEHIND = re.compile(r",\s+(?:the\s+)?[A-Z][\w'-]+(?:\s+(?:[a-z]{2,4}\s+)?[A-Z][\w'-]+)+\s*(?:[;.)]|$)")
_NAME_ALONE = re.compile(r"\s+[A-Z][a-z'-]+\s+[A-Z][\w'-]+(?=\s+[a-z]|[,.;:)]|$)")
""" "Principal " + "Ann Lee said": no principal officer, or psychologist."""
_OF_ELSE = re.compile(r"\s+(?:[A-Z]|of\s+(?!both|all|the|its|our|their)[a-z])")
""" "Has become director Ann Lee's deputy", "director of stunts": another's post, or none of a council."""
_CHOSEN_AS = re.compile(
    r"\b(?:appoint|nam|hir|recruit|install|engag|bring|brought|send|sent|draft|call|parachut|choos|chos|pick|second|"
    r"employ|retain|work|serv|act|continu|stay)[a-z]*\b[^.;:]{0,60}\sas$"
)
_ENDS_THERE = re.compile(
    r"\s*(?:[.,;)]|$)|\s(?:by|to|for|on|in|from|until|after|before|with|and|who|while|last|this|next)\b"
)
""" "The DfE appointed Ann Lee as " + "adviser": no words of hers ahead."""
_ADVISES = frozenset({"adviser", "advisor", "commissioner"})
_SHORT_NAME = re.compile(r"(?:^|\s)[A-Z]{2,5}$")
_COUNCILLOR = re.compile(r",?\s+(?:Cllr|Councillor|Coun)\b")
_FUNCTION_WORDS = frozenset(
    "of to by from with for and but as under said says wrote writes told adds added when while that after before whose "
    "like including between both against is was were are be been by appointed elected named".split()
)


def stands(core: Core, text: str, begin: int) -> bool:
    """Whether these words are enough to be a post; "leader" alone needs its council, and no "gang" before it."""
    if not text or text in core.words.not_alone:
        return False
    if text.endswith(" campaigner") and core.organisation is None:
        # "Lib Dem campaigner Ann Lee": of a party, and in no post.
        return False
    text = _OF_A_CLUB.sub("", text)
    if text not in core.words.weak and not _is_cut_short(core):
        return True
    if core.status is not PostStatus.CURRENT:
        return True
    if core.definite or (core.organisation is not None and core.organisation.type != "stranger"):
        return True
    head = core.text[: min(core.outer, begin)].rstrip()
    if _stands_bare(core, text, head):
        return True
    if not head or head[-1] in ".,:;(\"'–—-|":
        return core.ids != [] or (not head and core.about_services and text in _SERVICE_HEADS)
    return _stands_behind_words(core, text, head)


def _stands_bare(core: Core, text: str, head: str) -> bool:
    """Whether such words stand for themselves, whatever is before them: in brackets, beside years, before a name."""
    if text in _SEATS and head.endswith("(") and (closes := _CLOSES.match(core.text, core.end)) is not None:
        if closes["body"]:
            core.owner = "other"
        return True
    named = text == "director" and _NAMED.match(core.text, core.end) is not None
    in_years = text == "director" and head.endswith(",") and _IN_YEARS.match(core.text, core.end) is not None
    if in_years and core.about_services:
        return True
    fresh = FRESH.search(core.text, core.outer, core.start) is not None
    if named and core.about_services and (fresh or _LEAD_IN.fullmatch(head) is not None):
        return True
    if text == "principal" and _NAME_ALONE.match(core.text, core.end) is not None:
        return True
    if text in _SEATS and head.endswith(",") and _OF_A_BODY_BEHIND.match(core.text, core.end) is not None:
        # "Ann Lee, Chair, Parent Voice": as minutes name who came from elsewhere.
        core.owner = "other"
        return True
    return False


def _stands_behind_words(core: Core, text: str, head: str) -> bool:
    """Whether such words are a post behind those words: "sent in commissioners", "was director from 2019"."""
    if core.is_plural() and _SENT.search(head) is not None:
        return True
    beside = core.beside and core.about_services and text in ("director", "leader")
    if beside and _NAMED.match(core.text, core.end) and _AND_OF_THE_SAME.fullmatch(head, core.floor) is not None:
        return True
    if text == "leader" and _SHORT_NAME.search(head) and _COUNCILLOR.match(core.text, core.end):
        # "NBC Leader Cllr Ann Lee": a council's own letters.
        core.organisation = None
        return True
    match = re.search(r"([\w'-]+)$", head)
    held = match is not None and match.group(1).lower() in _BEFORE_A_POST
    of_council = core.about_services or any(one.council is not None for one in core.organisations)
    if text in ("director", "leader") and of_council and _WHEN_NAME_WAS.search(head) is not None:
        return True
    if match is not None and text == "director" and core.about_services and match.group(1).lower() in ("was", "is"):
        then = head.endswith(" who was") and _THEN.match(core.text, core.end) is not None
        return then or _IN_YEARS.match(core.text, core.end) is not None
    if held and text in _SEATS and core.about_services:
        core.owner = "other"
        return True
    if text in _ADVISES and core.about_services and _CHOSEN_AS.search(head) and _ENDS_THERE.match(core.text, core.end):
        return True
    often = text == "leader" or text in _ADVISES
    if held and often and core.about_services and _AT_SOME_TIME.match(core.text, core.end) is not None:
        return True
    if held and text == "director" and core.about_services and not _OF_ELSE.match(core.text, core.end):
        return all(one.agency is None for one in core.organisations)
    return match is not None and match.group(1).lower() in _FUNCTION_WORDS and bool(core.ids)


def _is_cut_short(core: Core) -> bool:
    """Whether its initials alone are given, and are too little to go by: "DCS"."""
    head = core.head().lower()
    return head in core.words.abbreviations and head in core.words.weak
