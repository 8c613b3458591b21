"""Posts told by what became of them: somebody's appointment or departure, a vacancy, a time that is over.

"Tom Brown's departure as leader", "a new director after Ann Lee left", "when Ann Lee was director".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import as_worded
from kg.reading.people.pairs.between import SAID_LEAVING
from kg.reading.people.pairs.pairing import Pairing

_TURN = re.compile(
    r"'s\s+(?:(?:recent|sudden|shock|subsequent|current|present)\s+)?"
    r"(?:(?:appointment|promotion|election|arrival|return|role|post|job|position)|"
    r"(?P<gone>departure|resignation|exit|retirement|dismissal|sacking|tenure|time|spell|stint)|"
    r"(?P<going>(?:last|final) (?:day|week|month|meeting)s?))\s+as\s+"
    r"(?:(?:the|its|their|an?)\s+)?"
)
_HANDED_ON = re.compile(
    r"\s+(?:(?P<gone>has gone|went|passed|has passed|fell)|goes|passes|falls|is to go|will go|will pass) to\s"
)
""" "Tom Brown's role as leader" + "goes to Ann Lee"."""
_TO_REPLACE = re.compile(
    r"(?:\s+in\s+(?:an?|as many|[\w-]+)\s+\w+)?,?\s+(?:(?:after|since|because|when)|to\s+(?:replace|succeed))\s+"
)
""" "The trust wants a new director after " + "Ann Lee left"."""
_LOST = re.compile(r"\b(?:lost|loses|losing)\s+(?:(?:its|their|the|an?|yet another)\s+)?(?:[\w-]+\s+)?$")
""" "The service lost its last full-time " + "director when Ann Lee left"."""
_RULED = re.compile(r"'s?\s+(?:government|administration|cabinet|party|era)\b")
""" "Prime Minister Ann Lee" + "'s government": of whom no more is told."""
_WHEN_WAS = re.compile(
    r"\b(?:when|while|whilst|under the council whose)\s+(?:(?:then|the late|a young)\s+)?$", re.IGNORECASE
)
""" "In 2017, when " + "Ann Lee was director"."""
_LED_THEN = re.compile(r"\s+(?:led|ran)\s+(?:the|its)\s+(?:(?:city|county|borough)\s+)?(?:council|authority)\b(?!'s)")
_WHEN_THEY_WERE = re.compile(
    r"\s+(?:when|while|whilst|back when)\s+(?:he|she)\s+(?:was|had been)\s+(?:(?:a|an|our)\s+)?$", re.IGNORECASE
)
""" "Ann Lee, " + "when she was director"."""


def turns(pairing: Pairing) -> None:
    """ "Ann Lee's appointment as commissioner", "Tom Brown's departure as leader"."""
    for at, name in enumerate(pairing.names):
        if not name.possessive or not name.is_full or at in pairing.found:
            continue
        for number, post in enumerate(pairing.posts):
            match = _TURN.fullmatch(pairing.text, name.end, post.start) if post.start > name.end else None
            goes = _HANDED_ON.match(pairing.text, post.end) if match is not None else None
            if match is not None and (pairing.is_free(number) or goes is not None):
                held = pairing.take(number, name, "person/post-behind")
                gone, going = (match["gone"] or (goes and goes["gone"])), (match["going"] or goes)
                status = PostStatus.FORMER if gone else PostStatus.OUTGOING if going else None
                turned = status is not None and held.status is PostStatus.CURRENT
                pairing.found[at] = replace(held, status=status) if status is not None and turned else held


def owners(pairing: Pairing) -> None:
    """ "Council leader Ann Lee's report": the post right before a name that owns something."""
    for at, name in enumerate(pairing.names):
        ruled = _RULED.match(pairing.text, name.name_end) is not None
        if not name.possessive or not name.is_full or at in pairing.found or ruled:
            continue
        for number, post in enumerate(pairing.posts):
            if pairing.text[post.end : name.start] == " " and pairing.is_free(number) and not post.plural:
                pairing.found[at] = pairing.of_place(pairing.placed(pairing.take(number, name, "person/post-before")))


def vacant(pairing: Pairing) -> None:
    """ "The trust wants a new director after Ann Lee left": whose the post was that is to be filled."""
    for at, name in enumerate(pairing.names):
        if at in pairing.found or name.possessive or not name.is_full:
            continue
        for number, post in enumerate(pairing.posts):
            lost = _LOST.search(pairing.text, 0, post.start) or _LOST.search(pairing.text, 0, post.core)
            wanted = (post.fresh or post.status is PostStatus.INTERIM or lost) and not post.plural
            gap = pairing.text[post.end : name.start]
            if not wanted or not pairing.is_free(number) or _TO_REPLACE.fullmatch(gap) is None:
                continue
            tail = pairing.text[name.end : name.end + 120].lstrip(" ,")
            going = PostStatus.OUTGOING if SAID_LEAVING.match(tail) is not None else None
            going = going or next((status for shape, status in pairing.words.then_said if shape.match(tail)), None)
            if going in (PostStatus.FORMER, PostStatus.OUTGOING):
                pairing.found[at] = replace(pairing.take(number, name, "person/relation"), status=going)


def of_then(pairing: Pairing) -> None:
    """ "In 2017, when Ann Lee was director and Tom Brown was leader", "when she was director": posts of then."""
    ended = -1
    for at, held in sorted(pairing.found.items()):
        end = pairing.end_of(held)
        was = held.rule == "person/post-behind" and pairing.text.startswith(" was ", held.name.end)
        opens = _WHEN_WAS.search(pairing.text, 0, held.name.start) is not None
        goes_on = 0 < ended < held.name.start and pairing.text[ended : held.name.start].strip() in (
            "and",
            ",",
            ", and",
        )
        if was and held.status is PostStatus.CURRENT and (opens or goes_on):
            pairing.found[at] = replace(held, status=PostStatus.FORMER)
            ended = end
    for at, name in enumerate(pairing.names):
        if at in pairing.found or not name.is_full or name.possessive:
            continue
        goes_on = 0 < ended < name.start and pairing.text[ended : name.start].strip() in ("and", ", and")
        opens = goes_on or _WHEN_WAS.search(pairing.text, 0, name.start) is not None
        if opens and _LED_THEN.match(pairing.text, name.end) is not None:
            held = as_worded(name, "council leader", pairing.words.roles)
            pairing.found[at] = replace(held, status=PostStatus.FORMER)
    for number, post in enumerate(pairing.posts):
        told = _WHEN_THEY_WERE.search(pairing.text, 0, post.start)
        if told is None or not pairing.is_free(number) or post.plural:
            continue
        before = [at for at, name in enumerate(pairing.names) if name.end <= told.start() and name.is_full]
        beside = before and pairing.text[pairing.names[before[-1]].end : told.start()].strip() in ("", ",")
        if before and (beside or len(before) == 1) and not pairing.names[before[-1]].possessive:
            held = replace(
                pairing.take(number, pairing.names[before[-1]], "person/post-behind"), status=PostStatus.FORMER
            )
            known = pairing.found.setdefault(before[-1], held)
            if known is not held and known.role != held.role:
                pairing.more.append((before[-1], held))
