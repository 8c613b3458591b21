"""Posts that stand before their name: "council leader Ann Lee", "the council's director, Ann Lee"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import Held, held_of
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.between import ASIDE
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.pairs.post_behind import both, post_behind
from kg.reading.people.posts import Organisation, Post
from kg.reading.people.words import PARTY

_DIRECT = re.compile(
    r"\s*(?:[:–—|-]\s*|(?:\s+(?:for|on|at) (?:this|the) (?:\w+ )?(?:visit|inspection))?"
    r",?\s+(?:is|was|are|were|remains|being|(?P<coming>will be|is to be))\s+(?:now\s+)?|\(\s*|\s|"
    r"(?:\s+(?:role|post|job|position))?\s+(?:(?:is|was|has been|has now been) )?(?:now )?(?:held|taken|filled) by\s+|"
    r"\s+(?:has gone|went|falls|goes) to\s+|"
    r"\s*,?\s*called\s+|\s*,?\s*one\s+|\s*\[\s*|,?\s+(?P<likely>(?:expected|likely|due|set|tipped|thought) to be)\s+)?"
)
_OF_THE_DAY = re.compile(r"\s+(?:of|at) (?:the|that) (?:day|time)\s*,?\s*")
""" "The chief executive of the day, Ann Lee"."""
_CHOSEN_BY = re.compile(
    r",?\s+(?:(?:who was|to be)\s+)?"
    r"(?:chosen|appointed|sent(?: in| to [\w ]{2,30}?)?|brought in|hired|picked|nominated|imposed)\s+by\s+"
    r"[^,;.]{3,40},\s+"
)
""" "The commissioner chosen by ministers, Ann Lee"."""
_CHOSEN_IS = re.compile(
    r",\s+(?:elected|appointed|chosen|named|hired|recruited|installed|announced|sworn in|unveiled)\b"
    r"[^,;.]{0,50},\s+is\s+"
)
""" "The council's new leader, elected in May, is Ann Lee"."""
_IN_THE_PERSONS = re.compile(r",?\s+(?:in|namely)\s+")
""" "Two commissioners, in " + "Ann Lee and Tom Brown"."""
_BOUNDARY = re.compile(r"\s*(?:[,.;:)(–—|]|$|\s-\s|and\b|or\b|who\b|HMI\b|['\"])")
_BOUNDARY_OR_SPEECH = re.compile(rf"{_BOUNDARY.pattern}|\s+(?:said|says|added|commented|told|wrote)\b")
_SPEECH = re.compile(r"\s+(?:said|says|added|commented|told|wrote|writes|warned|recommended|concluded|found)\b")
_ADDRESSED = re.compile(
    r"^\W*In [^,;.]{0,40}?\b(?:report|letter|advice|recommendations?|evidence|submission|speech|statement|email) to $",
    re.IGNORECASE,
)
_RELATED_AS = re.compile(
    r"\b(?:her|his|their|whose|the|'s)\s+(?:(?:immediate|own|eventual)\s+)?(?P<which>predecessor|successor)\s+as\s+"
    r"(?:(?:the|its|their)\s+)?$",
    re.IGNORECASE,
)
""" "Her predecessor as cabinet member, Tom Brown"."""
_STROKES = frozenset({"|", "/", "-", "–", "—", "•", "·"})
_APPOSED_POST = re.compile(r",\s+(?:(?:an?|the)\s+)?(?:(?:former|one-time|once|ex)\s+)?")
_ONCE = re.compile(
    rf"{PARTY},\s+(?:who\s+(?:was|had been|used to be)\s+)?"
    r"(?:formerly|previously|until\s+(?:recently|last\s+\w+|(?:19|20)\d\d)|(?:at\s+)?one\s+time|once|who\s+was|"
    r"who\s+(?:used to be|had been))\s+(?:(?:the|an?|its)\s+)?"
)
""" "A commissioner, Ann Lee, formerly " + "chief executive in Leeds"."""
_APPOSED = re.compile(r"(?:,|\s+is)\s+(?:(?:the|an?)\s+)?")
_OF_STRANGE_BODY = re.compile(
    r"\s+(?:of|at|for)\s+(?:the\s+)?[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|the|&)\s+)*[A-Z][\w'&-]*){1,6},\s+"
)
""" "Regional director of the National Day Nurseries Association, " + "Ann Lee"."""
_POLITICAL = re.compile(r"\b(?:leader|member|mayor|portfolio|councillor|spokes\w+)\b")
_AND_THE = re.compile(r"\s+and\s+(?:the\s+)?")
_FROM_TO = re.compile(
    r",?\s+(?:(?:there|here)\s+)?(?:(?:from|between)\s+(?:\w+\s+)?(?:19|20)\d\d\s+(?:to|and|until|till)|until|till|"
    r"up to)\s+(?:[A-Z][a-z]+\s+|last\s+|this\s+)?(?:(?:19|20)\d\d|year|month|week|spring|summer|autumn|winter)\s*,\s+"
)
""" "The director from 2014 to 2019, Ann Lee"."""


def post_directly_before(pairing: Pairing, at: int, name: PersonName) -> Held | None:
    """ "Council leader NAME", "the council's director is now NAME", "the role has gone to NAME"."""
    for number, post in enumerate(pairing.posts):
        if post.end <= name.start and pairing.is_free(number):
            gap = pairing.text[post.end : name.start]
            if post.plural and not pairing.is_among(at, post):
                continue
            if post.plural and _IN_THE_PERSONS.fullmatch(gap):
                return pairing.placed(pairing.take(number, name, "person/post-before"))
            if post.definite and (_CHOSEN_IS.fullmatch(gap) or _CHOSEN_BY.fullmatch(gap)):
                return pairing.placed(pairing.take(number, name, "person/post-before"))
            match = None if _has_its_name(pairing, post, gap) else _DIRECT.fullmatch(gap)
            labelled = pairing.text[: post.start].rstrip().endswith(":") and pairing.text.startswith(")", name.end)
            if match is not None and (post.definite or labelled or match.group().strip() != "("):
                held = pairing.placed(_fuller(pairing, at, number, pairing.take(number, name, "person/post-before")))
                held = _with_first(pairing, number, _now_first(pairing, at, number, held))
                coming = (match["coming"] or match["likely"]) is not None and held.status is PostStatus.CURRENT
                return replace(held, status=PostStatus.INCOMING) if coming else held
    return None


def _has_its_name(pairing: Pairing, post: Post, gap: str) -> bool:
    """ "Ann Lee, director | Tom Brown": whether a post before a stroke is that of the name ahead of it."""
    if gap.strip() not in _STROKES:
        return False
    return any(one.end <= post.start and ASIDE.fullmatch(pairing.text[one.end : post.start]) for one in pairing.names)


def _now_first(pairing: Pairing, at: int, number: int, held: Held) -> Held:
    """ "Torbay's adviser, the former Essex director Ann Lee": the post of now, and then that of once."""
    first = pairing.posts[number - 1] if number else None
    past = pairing.posts[number].status is PostStatus.FORMER and held.rank == 0
    if not past or first is None or not first.definite or first.status is PostStatus.FORMER or first.plural:
        return held
    if (
        not pairing.is_free(number - 1)
        or _APPOSED.fullmatch(pairing.text, first.end, pairing.posts[number].start) is None
    ):
        return held
    pairing.more.append((at, held))
    return pairing.take(number - 1, held.name, held.rule)


def _with_first(pairing: Pairing, number: int, held: Held) -> Held:
    """ "Deputy leader and cabinet member for finance NAME": with the post that "and" joins to it."""
    post, first = pairing.posts[number], pairing.posts[number - 1] if number else None
    if first is None or not pairing.is_free(number - 1) or first.plural or post.plural or held.role != post.text:
        return held
    owned = any(
        name.end <= first.start and pairing.joined(pairing.text[name.end : first.start]) for name in pairing.names
    )
    alike = bool(_POLITICAL.search(first.text)) is bool(_POLITICAL.search(post.text))
    if (
        owned
        or not alike
        or _AND_THE.fullmatch(pairing.text[first.end : post.start]) is None
        or first.status is not post.status
    ):
        return held
    pairing.used.add(number - 1)
    joint = both(held_of(held.name, first, held.rule), post, " and ")
    return replace(joint, organisation=held.organisation or first.organisation)


def _fuller(pairing: Pairing, at: int, number: int, held: Held) -> Held:
    """ "Report author: NAME, Director", "councillor NAME, the portfolio holder": the post that says more."""
    post = pairing.posts[number]
    if post.text not in pairing.words.roles.tasks and post.role_id != "councillor":
        return held
    behind = post_behind(pairing, at, held.name)
    return held if behind is None else behind


def of_now_before(pairing: Pairing, at: int, name: PersonName) -> Held | None:
    """ "Ministers sent in a commissioner, Ann Lee, a former director": the post of now, before the name."""
    number, behind = next(((n, post) for n, post in enumerate(pairing.posts) if post.start > name.end), (0, None))
    before = [post for post in pairing.posts if post.end <= name.start]
    if behind is None or not before or before[-1].status is PostStatus.FORMER:
        return None
    apposed = _APPOSED_POST.fullmatch(pairing.text, name.end, behind.start) is not None
    if apposed and behind.status is PostStatus.FORMER:
        return post_before_comma(pairing, at, name)
    once = _ONCE.fullmatch(pairing.text, name.end, behind.start) is not None
    held = post_before_comma(pairing, at, name) if once and pairing.is_free(number) and not behind.plural else None
    if held is not None:
        then = pairing.take(number, name, "person/post-behind")
        pairing.more.append((at, replace(then, status=PostStatus.FORMER)))
    return held


def post_before_comma(pairing: Pairing, at: int, name: PersonName) -> Held | None:
    """ "The council's leader, NAME, said so", "the chief executive of the day, NAME"."""
    for number, post in enumerate(pairing.posts):
        gap = pairing.text[post.end : name.start] if post.end <= name.start else ""
        then = _OF_THE_DAY.fullmatch(gap) is not None or _FROM_TO.fullmatch(gap) is not None
        if then and pairing.is_free(number):
            return replace(pairing.take(number, name, "person/post-before"), status=PostStatus.FORMER)
        strange = gap and post.organisation is None and _OF_STRANGE_BODY.fullmatch(gap) is not None
        if (
            strange
            and pairing.is_free(number)
            and not post.plural
            and _BOUNDARY_OR_SPEECH.match(pairing.text, name.end)
        ):
            place = Organisation(post.end, name.start, type="stranger")
            return replace(pairing.take(number, name, "person/post-before"), organisation=place)
        if post.plural and not pairing.is_among(at, post):
            continue
        if (
            post.end <= name.start
            and pairing.is_free(number)
            and pairing.words.after_post.fullmatch(pairing.text[post.end : name.start])
        ):
            if _ADDRESSED.search(pairing.text, 0, post.start) and _SPEECH.match(pairing.text, name.end):
                # "In her report to the minister, Ann Lee said": who wrote it.
                continue
            bounded = _BOUNDARY_OR_SPEECH.match(pairing.text, name.end) is not None
            related = _related_as(pairing, at, number, name)
            if related is not None:
                return related
            if bounded or post.definite or re.search(r"\bas\s+$", pairing.text[: post.start], re.IGNORECASE):
                return _with_first(pairing, number, pairing.placed(pairing.take(number, name, "person/post-before")))
    return None


def _related_as(pairing: Pairing, at: int, number: int, name: PersonName) -> Held | None:
    """ "Ann Lee and her predecessor as leader, Tom Brown": one who holds the post, and one who did."""
    post = pairing.posts[number]
    match = _RELATED_AS.search(pairing.text[: post.start])
    if match is None:
        return None
    if match["which"].lower() == "successor":
        return pairing.placed(pairing.take(number, name, "person/relation"))
    before = pairing.names[at - 1] if at else None
    joined = before is not None and before.is_full and pairing.text[before.end : match.start()] in (" and ", ", and ")
    if before is not None and joined and at - 1 not in pairing.found:
        pairing.found[at - 1] = held_of(before, post, "person/relation")
    return replace(pairing.take(number, name, "person/relation"), status=PostStatus.FORMER)
