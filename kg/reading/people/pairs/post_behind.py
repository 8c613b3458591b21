"""Posts that stand behind their name: "Ann Lee, the director", "Ann Lee, who was sent in as commissioner"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import GENERAL, Held
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.between import ASIDE, JOINS_AS, OF_WHOM
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.posts import Organisation, Post

_SPEAKS = re.compile(r"\s+(?:said|says|added|told|explained|commented)\b")
_WHEN_TOO = re.compile(rf"{JOINS_AS.pattern}|\s+took (?:early )?retirement\s+as\s+(?:(?:the|its|their)\s+)?")
_WHOLE = re.compile(
    r"\s*(?:[.,;:)(–—\"]|$|(?:from|at|of|in|on|for|next|this|later|when|and|after|before|until|to|with|following|by)\b)"
)
_AND_NOW = re.compile(r",?\s+(?:and|but)(?:\s+is)?\s+(?:now|currently)\s+(?:the\s+)?")
_TO_THE_POST = re.compile(r"\s+to\s+(?:the|this)\s+(?:(?:new|top|key)\s+)?(?:post|role|job|position)\s+(?:of|as)\s+")
_APPOINTS = re.compile(r"\b(?:appoint(?:ing|s|ed)?|appointment of|promot(?:ing|es|ed)|promotion of)\s+$", re.IGNORECASE)
_TO_BE = re.compile(r"\s+to\s+be(?:come)?\s+(?:(?:the|its|their)\s+)?")
_PICKS = re.compile(
    r"\b(?:picked|chosen|chose|selected|named|appointed|hired|recruited|poached|unveiled|lined up)\s+"
    r"(?:[A-Z][\w-]*'s?\s+)?$"
)
""" "The council has picked Hackney's Ann Lee to be its next director"."""
_WHILE = re.compile(r"\s+walked out as\s+")
""" "Ann Lee walked out as the director spoke": when, and not as what."""
_FOR_SO_LONG = re.compile(
    r"[^.;:]{0,40}? (?:\w+ ){1,2}(?:days?|weeks?|months?|years?) when\b(?![^.;:]*\b(?:she|he|they) \w+)"
    r"(?![^.;:]*\b(?:resign|quit|left|leav|sack|dismiss|remov|replac|oust|retir|stepp|stood|succeed))"
)
_FOR_YEARS = re.compile(
    r"\s+for\s+(?:(?:just|only|about|some|nearly|almost|over|under|more than|less than)\s+)*"
    r"[\w-]+\s+(?:weeks?|months?|years?)\b"
)
""" "Ann Lee then became director " + "for just over a year"."""
_APPOINTED = re.compile(r"\b(?:appoint(?:ed|s)?|named?|names|elected|elects|made)\s+(?:as\s+)?$")
_BY_THE = re.compile(r"\b(?:appointed|sent in|brought in|hired|named|chosen|picked) by (?:the )?$")
_ITS_OWN = re.compile(r"(?:its|their)\s", re.IGNORECASE)
SUCCEEDS = re.compile(
    r"(?:,?\s+(?:who\s+)?(?:has\s+|(?P<coming>(?:will|would|is to|is due to|is set to|(?:has been|was) (?:chosen|"
    r"appointed|picked|named|hired) to)\s+))?)"
    r"(?:replac(?:ed?|es|ing)|succeed(?:ed|s|ing)?|took over from|takes? over from|taken over from)\s+$"
)
_PRECEDES = re.compile(r",?\s+(?:who\s+)?(?:had\s+)?preceded\s+$")
_CHOOSES = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+)?(?:now\s+)?(?:appoint(?:ed|s)|hired|hires|recruited|named|names|picked|chosen|unveiled)\s+$"
)
_OWNED_LIST = re.compile(r"'s?\s+(?:[a-z']+(?:,|\s+and)?\s+){1,6}")
_BODY_ENDS = re.compile(r"\s*(?:[,;.)]|$)")
_SECOND = re.compile(
    r"\s*(?:,|(?:,\s*|(?:[A-Z][\w-]*\s+)+|(?:for|of) [^,;.]{1,50}? )?and(?: now)?|,?\s*(?:is|was)(?: the)?)\s*"
)
_GOES_ON = re.compile(r"\s+(?!(?:and|at|of|for|in|with|since|from|until)\b)[a-z]")
"""What a post does: behind a headline's "Ann Lee: Minister"."""
_END_QUOTE = re.compile(r"\bEnd Quote\s+$")
"""What stands on a saved page before the name and the post of who is quoted in its margin."""
_IS = re.compile(r"\bis\b")
""" "Ann Lee, the former director in Leeds, is the commissioner": between a post of before and one of now."""
_FOR_CHILDREN = frozenset({"director-of-childrens-services", "lead-member-for-childrens-services"})


def post_behind(pairing: Pairing, at: int, name: PersonName) -> Held | None:
    """ "NAME, the director", "NAME, who was sent in as commissioner", "NAME is to be its director"."""
    for number, post in enumerate(pairing.posts):
        if post.start < name.end or not pairing.is_free(number) or pairing.leads_on(number):
            continue
        if any(name.end <= other.start < post.start and not other.possessive for other in pairing.names):
            return None
        gap = pairing.text[name.end : post.start]
        if gap.strip() == ":" and _GOES_ON.match(pairing.text, post.end) is not None:
            # "Ann Lee: Minister orders review": a topic, and what somebody else did.
            continue
        if post.plural and not pairing.is_listed(at) and not gap.endswith("one of "):
            continue
        if _BY_THE.search(gap) is not None:
            # "Ann Lee was appointed by the " + "education secretary as commissioner": by whom.
            continue
        if gap.strip() == "as" and (succession := SUCCEEDS.search(pairing.text[: name.start])) is not None:
            return _succeeded(pairing, at, number, succession)
        if gap.strip() == "as" and (before := _PRECEDES.search(pairing.text[: name.start])) is not None:
            return _preceded(pairing, at, number, before.start())
        if post.text.startswith("elected ") and gap.endswith("was "):
            # "Who was elected leader": how she came to the post, and no kind of leader.
            return replace(pairing.take(number, name, "person/post-behind"), role=post.text.removeprefix("elected "))
        body = None if gap.isspace() and _is_all(pairing, name, post) else pairing.body_behind(name)
        status = _status_behind(pairing, at, post, body)
        return _taken(pairing, at, number, status, body) if status is not None else None
    return None


def _status_behind(pairing: Pairing, at: int, post: Post, body: Organisation | None) -> PostStatus | None:
    """How a post is held, by the words before it; None where it is not this name's."""
    name = pairing.names[at]
    gap = pairing.text[name.end : post.start]
    if (post.definite and _WHILE.fullmatch(gap)) or (_WHEN_TOO.fullmatch(gap) and not _is_whole(pairing, post)):
        return None
    if gap.strip() == "had been" and _FOR_SO_LONG.match(pairing.text, post.end):
        # "Ann Lee had been leader for three weeks when inspectors came": she need not have gone.
        return PostStatus.CURRENT
    if gap.strip().endswith("became") and _FOR_YEARS.match(pairing.text, post.end):
        return PostStatus.FORMER
    if _TO_THE_POST.fullmatch(gap) and _APPOINTS.search(pairing.text[: name.start]):
        return PostStatus.CURRENT
    if _TO_BE.fullmatch(gap) and _PICKS.search(pairing.text[: name.start]):
        return PostStatus.INCOMING
    status = pairing.joined(gap) or _as_owned(pairing, name, post)
    if status is None and body is not None and gap.strip():
        status = pairing.joined(pairing.text[body.end : post.start])
    if status is None and gap.isspace():
        told = _is_all(pairing, name, post) or _is_given(pairing, at, post) or _speaks_as(pairing, name, post)
        status = PostStatus.CURRENT if told else None
    return status


def _taken(pairing: Pairing, at: int, number: int, status: PostStatus, body: Organisation | None) -> Held:
    """The post as this name's, with where it is held and the second one that is joined to it."""
    name, post = pairing.names[at], pairing.posts[number]
    gap = pairing.text[name.end : post.start]
    held = pairing.take(number, name, "person/post-behind")
    behind = next((one for one in pairing.organisations if _stands_behind(pairing, post, one)), None)
    held = replace(held, organisation=held.organisation or body or behind)
    if JOINS_AS.fullmatch(gap) is not None:
        held = replace(held, organisation=_joins(pairing, name.end, post.start) or held.organisation)
    if OF_WHOM.fullmatch(gap) is not None:
        held = replace(held, organisation=None)
    then_now = PostStatus.FORMER in (status, post.status) and _now_too(pairing, number)
    second = None if then_now else _second_post(pairing, number)
    if second is not None:
        held = both(held, second, pairing.text[post.end : second.start])
    held = _chosen(pairing, held)
    past = status is PostStatus.FORMER and held.status is PostStatus.INTERIM
    return replace(held, status=status) if past or held.status is PostStatus.CURRENT else held


def _is_all(pairing: Pairing, name: PersonName, post: Post) -> bool:
    """ "Cllr Ann Lee Chair of the Panel": whether a line is a name and a post, as in a list of those present."""
    opens = name.start == 0 or _END_QUOTE.search(pairing.text, 0, name.start) is not None
    return name.is_full and opens and not pairing.text[post.end :].strip(" .;")


def _joins(pairing: Pairing, start: int, end: int) -> Organisation | None:
    """ "Ann Lee to Leeds as director, from Hull": where somebody goes to, between the name and the post."""
    between = (one for one in pairing.organisations if start < one.start and one.end < end)
    return next((one for one in between if not pairing.text[: one.start].endswith("from ")), None)


def _stands_behind(pairing: Pairing, post: Post, one: Organisation) -> bool:
    """ "Ann Lee, Deputy Place Lead, NHS Leeds, said": a body between commas behind a post."""
    between = pairing.text[post.end : one.start] in (", ", ", the ")
    return one.agency is not None and between and _BODY_ENDS.match(pairing.text, one.end) is not None


def _is_whole(pairing: Pairing, post: Post) -> bool:
    """Whether a post does nothing itself: "joins as director in May", not "as the director spoke"."""
    return _WHOLE.match(pairing.text, post.end) is not None


def _chosen(pairing: Pairing, held: Held) -> Held:
    """ "The trust has appointed NAME as chief executive": the post is held where the subject is."""
    before = pairing.text[: held.name.start]
    verb = _CHOOSES.search(before)
    if held.organisation is not None or verb is None:
        return held
    return next((replace(held, organisation=one) for one in pairing.organisations if one.end == verb.start()), held)


def _as_owned(pairing: Pairing, name: PersonName, post: Post) -> PostStatus | None:
    """ "NAME, Leeds City Council's education, children and families committee chair"."""
    for organisation in pairing.organisations:
        if name.end < organisation.start and organisation.end < post.start:
            apart = ASIDE.fullmatch(pairing.text[name.end : organisation.start].removesuffix("the "))
            listed = _OWNED_LIST.fullmatch(pairing.text[organisation.end : post.start])
            return PostStatus.CURRENT if apart and listed else None
    return None


def _is_given(pairing: Pairing, at: int, post: Post) -> bool:
    """Whether a post may follow the name at once: "appointed NAME director", "and NAME its chief executive"."""
    if _APPOINTED.search(pairing.text[: pairing.names[at].start]):
        return True
    return _ITS_OWN.match(pairing.text, post.start) is not None and at - 1 in pairing.found


def _speaks_as(pairing: Pairing, name: PersonName, post: Post) -> bool:
    """ "Ann Lee the council's cabinet member for schools said": at the start, with no comma."""
    return name.start == 0 and post.definite and _SPEAKS.match(pairing.text, post.end) is not None


def _succeeded(pairing: Pairing, at: int, number: int, succession: re.Match[str]) -> Held:
    """ "James Williams, who replaced Ian Sutherland as director": one who had the post, and one who has it.

    "Will replace" tells of one who is going, and one who is coming.
    """
    told = pairing.take(number, pairing.names[at], "person/post-behind")
    coming = succession["coming"] is not None
    if at > 0 and at - 1 not in pairing.found and pairing.names[at - 1].end == succession.start():
        comes = PostStatus.INCOMING if coming else told.status
        pairing.found[at - 1] = replace(told, name=pairing.names[at - 1], status=comes)
    return replace(told, status=PostStatus.OUTGOING if coming else PostStatus.FORMER)


def _preceded(pairing: Pairing, at: int, number: int, end: int) -> Held:
    """ "Ann Lee, who preceded Tom Brown as director": one former, one present holder of the post."""
    present = pairing.take(number, pairing.names[at], "person/post-behind")
    if at > 0 and at - 1 not in pairing.found and pairing.names[at - 1].end == end:
        pairing.found[at - 1] = replace(present, name=pairing.names[at - 1], status=PostStatus.FORMER)
    return present


def both(held: Held, second: Post, gap: str) -> Held:
    """Two posts of one person, as the text joins them: "deputy leader and cabinet member for children"."""
    if second.status is PostStatus.FORMER and held.status is not PostStatus.FORMER:
        return held
    if second.status is PostStatus.INTERIM and held.status is PostStatus.CURRENT and held.role_id not in GENERAL:
        # "The assistant chief executive and acting head of paid service": the first is hers for good.
        return held
    if held.role_id in GENERAL or second.status is not held.status:
        now = second.status if _IS.search(gap) is not None else held.status
        return replace(held, role=second.text, role_id=second.role_id, kind=second.kind, status=now)
    joined = f"{held.role} and {second.text}" if "and" in gap or gap.strip() == "," else held.role
    first_counts = held.role_id in _FOR_CHILDREN or second.role_id not in _FOR_CHILDREN
    return replace(held, role=joined, role_id=held.role_id if first_counts else second.role_id)


def _now_too(pairing: Pairing, number: int) -> bool:
    """ "Formerly Kent's director and now chair of the panel": whether the next post is told to be of now."""
    following = pairing.posts[number + 1 : number + 2]
    return any(_AND_NOW.fullmatch(pairing.text, pairing.posts[number].end, post.start) for post in following)


def _second_post(pairing: Pairing, number: int) -> Post | None:
    """A post joined to this one by "and" or a comma."""
    if number + 1 >= len(pairing.posts) or not pairing.is_free(number + 1):
        return None
    following = pairing.posts[number + 1]
    gap = pairing.text[pairing.posts[number].end : following.start]
    if gap.strip() == "," and following.definite and _SPEAKS.match(pairing.text, following.end):
        # "In a letter to Ann Lee, the chief executive, the minister said".
        return None
    if _SECOND.fullmatch(gap) and not pairing.leads_on(number + 1):
        pairing.used.add(number + 1)
        return following
    return None
