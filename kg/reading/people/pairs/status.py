"""Whether a post is held now, by what is said behind the name and the post: "who has resigned", "who starts in May"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import Held
from kg.reading.people.pairs.between import SAID_LEAVING
from kg.reading.people.pairs.leads import led
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.words import WHO_IS_AT

_WHEN_GONE = re.compile(
    r"when\s+[^,;.]{3,60},\s+(?:has|had|who has)\s+(?:since\s+)?"
    r"(?:left|gone|moved|retired|resigned|quit|stepped|stood)\b"
)
""" "Ann Lee, director when the boys died, has left the authority"; behind the post."""
_FOR_HOW_LONG = re.compile(
    r"^(?:(?:since|for)\s[^,.;]{2,30},|(?:in|from)\s[^,.;]{2,25},?\s(?:and|but)(?:\s(?:then|has|had))?)\s+"
)
_HAS_ALSO = re.compile(
    r"^(has |had |is |will |who has |who |(?=[a-z]))"
    r"(?:also |now |just |already |recently |suddenly |abruptly |later |himself |herself )+"
)
_HAS_DIED = re.compile(r",? (?:who )?(?:has |had )?died\b")
_IN_YEAR = re.compile(
    r"(?:(?:there|here|at the council|in (?:[A-Z][\w-]+|the (?:borough|city|county|town))),?\s+)?"
    r"(?:(?:in|from) (?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?\b,|(?:between|from) (?:19|20)\d\d (?:and|to|until|till)\b)"
)
_REPLACES = re.compile(
    r"\b(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|(?:take|takes|took|taking) over from)\s+(?:[\w'-]+\s+){0,8}$"
)
_SACKING_OF = re.compile(
    r"\b(?:sacking|dismissal|firing|ousting|removal|departure|resignation|retirement|death) of (?:the )?"
    r"[^.;:,]{0,80},? $",
    re.IGNORECASE,
)
_TO_APPOINT = re.compile(
    r"\b(?:minded['\"]? to|(?:plan|intend|propose|want|hope)\w* to|(?:is|are|was|were) to|will|would|could|may|might) "
    r"(?:be )?(?:appoint|name|send in|bring in|install)(?:ed)? (?:as )?$",
    re.IGNORECASE,
)
""" "Ministers are minded to appoint Ann Marsh as commissioner"."""
_WHO = re.compile(r",?\s+who\b")
_FROM_UNTIL = re.compile(
    r"from\s+(?!now\b)[^,;.\"]{3,40}?\s+(?:until|till)\s+(?:he|she|they|last|this|it|(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|the)\b"
)
""" "Ann Lee, director from its birth in 2018 until she retired"."""
_PRESENTLY = re.compile(r"\b(?:currently|presently|at present)\b")
_THOSE_YEARS = re.compile(
    r"\s+(?:for|during|through)\s+(?:(?:all|much|most|some|part)\s+of\s+)?(?:those|that|these|this)\s+"
    r"(?:years|months|time|period|decade)\b"
)
""" "Ann Lee, director for most of those years"."""
_CLAUSES = re.compile(r"^(?:who|whose|which)\s[^,;.\"]{3,110},\s+(?:and\s+)?")
""" "Ann Lee, the director, who came from Leeds, " + "will leave"."""
_CAME_FROM = re.compile(
    r"who (?:has )?(?:left|quit|gave up|resigned from|retired from) "
    r"(?:school\b|[^,;.]{3,60}? to (?:come|join|become|take|run|lead|head|work|return|move)\b)"
)
""" "Ann Lee, who left a job in Essex to come here": how she got this one."""


def with_status(pairing: Pairing, held: Held) -> Held:
    """What is said behind the name and the post: "was leaving", "who resigned", "who starts in May"."""
    end = pairing.end_of(held)
    if held.status is PostStatus.FORMER and end > held.name.end:
        goes_on = _WHO.match(pairing.text, end) is not None or pairing.text.startswith(", ", end)
        now = led(pairing, replace(held.name, end=end)) if goes_on else None
        held_now = now is not None and now.status in (PostStatus.CURRENT, PostStatus.INCOMING)
        return replace(now, name=held.name) if now is not None and held_now else held
    if held.status not in (PostStatus.CURRENT, PostStatus.INTERIM):
        return held
    if _PRESENTLY.search(pairing.text, held.name.end, end) is not None:
        return held
    if _HAS_DIED.match(pairing.text, held.name.end) is not None:
        return replace(held, status=PostStatus.FORMER)
    if held.rule != "person/post-behind" and _SACKING_OF.search(pairing.text[: held.name.start]) is not None:
        # "Since the sacking of Kent's director, Ann Marsh".
        return replace(held, status=PostStatus.FORMER)
    if _TO_APPOINT.search(pairing.text[: held.name.start]) is not None:
        return replace(held, status=PostStatus.INCOMING)
    tail = pairing.text[end : end + 120].lstrip(" ,–—-)")
    in_year = _IN_YEAR.match(tail)
    tail = _HAS_ALSO.sub(r"\1", _FOR_HOW_LONG.sub("", tail))
    if SAID_LEAVING.match(tail) is not None:
        return replace(held, status=PostStatus.OUTGOING)
    aside = held.rule == "person/post-behind" and pairing.text.startswith((",", " was "), held.name.end)
    if aside and (in_year or _IN_YEAR.match(tail)) and _WHO.match(pairing.text, held.name.end) is None:
        return replace(held, status=PostStatus.FORMER)
    told = pairing.text[end:]
    if held.rule == "person/post-behind" and (
        _WHEN_GONE.match(tail) or _FROM_UNTIL.match(tail) or _THOSE_YEARS.match(told)
    ):
        return replace(held, status=PostStatus.FORMER)
    clause = _CLAUSES.match(pairing.text[end : end + 240].lstrip(" ,–—-)"))
    tails = [] if _CAME_FROM.match(tail) is not None else [tail]
    tails += [pairing.text[end : end + 300].lstrip(" ,–—-)")[clause.end() :]] if clause is not None else []
    for pattern, status in pairing.words.then_said:
        said = any(pattern.match(told) for told in tails)
        if said and status is PostStatus.INCOMING and WHO_IS_AT.match(pairing.text, held.name.end) is not None:
            # "Ann Lee, who is deputy director in Leeds, will start in May": in another post.
            return held
        if said and status is PostStatus.INCOMING and _REPLACES.search(pairing.text, 0, held.name.start) is not None:
            # "Ann Lee, who is to replace interim director Tom Brown, starts in May": not he.
            return held
        if said and not (held.status is PostStatus.INTERIM and tail.startswith("until")):
            return replace(held, status=status)
    return held
