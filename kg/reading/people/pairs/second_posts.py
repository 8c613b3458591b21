"""Second posts of somebody who has one: of another time, of another place, or to come.

"Ann Lee, who was leader until 2023, is now director", "deputy director Ann Lee has been named as acting director".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.pairs.leads import led
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.posts import Post

_IS_NOW = re.compile(
    r"(?:\s+(?:until|till|from|between|in|for|before|at the time|at that time)\b[^,;.]{0,30}?)?"
    r",?\s+(?:and\s+)?(?:(?:who\s+)?is\s+)?(?:now|currently)\s+(?:also\s+)?(?:the\s+)?"
)
_THEN_MADE = re.compile(
    r"(?:\s+(?:at|in|of)\s[^,;.]{3,30})?,?\s+and\s+was\s+(?:later\s+|then\s+)?"
    r"(?:appointed|named|made|hired|brought in)\b[^,;.]{0,30}?\s+as\s+(?:(?:the|its)\s+)?"
)
""" "Ann Lee was at the time director at Leeds and was appointed by ministers as commissioner"."""
_AND_ONCE = re.compile(
    r",?\s+(?:and|but)\s+(?:previously|formerly|before that|until recently|once)\s+(?:the\s+|its\s+)?"
)
_MADE = re.compile(
    r",?\s+(?:has|was|is|will|had)\s(?=[^.;:]*\b(?:appointed|named|made|promoted|elected|chosen|become|to be|acting|"
    r"confirmed|installed)\b)[^.;:]{0,60}"
)
"""Between somebody with a post and another one: "has been promoted to"."""
_COMES_TO_BE = re.compile(
    r",?\s+(?:who\s+)?(?:(?:will|is to|is set to|is due to|is about to)\s+(?:be(?:come)?|take over as|join)|"
    r"becomes|takes over as)\b[^,;.:\"]{0,20}\s+"
)
_APPOINTING = re.compile(
    r"\b(?:appointment of|appoint(?:s|ed|ing)|hir(?:es|ed|ing)|nam(?:es|ed|ing)|recruit(?:s|ed|ing)|poach(?:es|ed|ing)|"
    r"unveil(?:s|ed|ing)|(?:brings|brought|bringing) in)\b[^,;.]{0,80}$"
)
_AS_ITS = re.compile(r"\s+as\s+(?:(?:the|its|their|an?)\s+)?(?:new\s+|next\s+)?")


def posts_of_now(pairing: Pairing) -> None:
    """ "The council's director, Ann Lee, is to become president": the post before the name is hers already."""
    for at, held in pairing.found.items():
        behind = (one.start for one in pairing.posts if one.start >= held.name.end and held.role.startswith(one.text))
        begins = next(behind, -1)
        if held.rule != "person/post-behind" or begins < 0:
            continue
        gap = pairing.text[held.name.end : begins]
        if _MADE.fullmatch(gap) is None and _COMES_TO_BE.fullmatch(gap) is None:
            continue
        for number, post in enumerate(pairing.posts):
            apart = pairing.text[post.end : held.name.start]
            joined = post.end <= held.name.start and (pairing.words.after_post.fullmatch(apart) or apart == " ")
            if joined and pairing.is_free(number) and not post.plural and post.status is not PostStatus.FORMER:
                pairing.more.append((at, pairing.take(number, held.name, "person/post-before")))
                if held.status is PostStatus.CURRENT and held.organisation not in (None, post.organisation):
                    pairing.found[at] = replace(held, status=PostStatus.INCOMING)
                break


def at_other_times(pairing: Pairing) -> None:
    """ "Ann Lee, who was leader until 2023, is now director", "leader and previously director": a second post."""
    for at, held in pairing.found.items():
        end = pairing.end_of(held)
        if end <= held.name.end or pairing.names[at].start > end:
            continue
        following = [(number, post) for number, post in enumerate(pairing.posts) if post.start >= end]
        if not following or not pairing.is_free(following[0][0]) or pairing.leads_on(following[0][0]):
            continue
        number, post = following[0]
        now, once = (shape.fullmatch(pairing.text, end, post.start) for shape in (_IS_NOW, _AND_ONCE))
        now = now or _THEN_MADE.fullmatch(pairing.text, end, post.start)
        since = _comes_as(pairing, end, post) if held.status is PostStatus.FORMER and now is None else None
        if now is not None and held.status is PostStatus.FORMER:
            pairing.more.append((at, pairing.take(number, held.name, held.rule)))
        elif since is not None:
            _take_besides(pairing, at, number, since)
        elif held.status is PostStatus.FORMER and _COMES_TO_BE.fullmatch(pairing.text, end, post.start) is not None:
            # "Ann Lee, a former director in Leeds, becomes acting chair".
            if all(not end <= one.start < post.start for one in pairing.names):
                _take_besides(pairing, at, number, PostStatus.INCOMING)
        elif once is not None and held.status is not PostStatus.FORMER:
            second = pairing.take(number, held.name, held.rule)
            pairing.more.append((at, replace(second, status=PostStatus.FORMER)))


def appointed_from(pairing: Pairing) -> None:
    """ "The appointment of former director Ann Lee as its chief executive": the post of once, and the new one."""
    for at, held in pairing.found.items():
        if held.status is not PostStatus.FORMER or _APPOINTING.search(pairing.text, 0, held.name.start) is None:
            continue
        number = next((n for n, post in enumerate(pairing.posts) if post.start >= held.name.end), None)
        if number is None or not pairing.is_free(number):
            continue
        if _AS_ITS.fullmatch(pairing.text, held.name.end, pairing.posts[number].start) is not None:
            _take_besides(pairing, at, number, PostStatus.CURRENT)


def led_besides(pairing: Pairing) -> None:
    """ "The board is chaired by Ann Lee, a former director in Leeds", "by former director Ann Lee": both are told."""
    for at, held in pairing.found.items():
        before = [post for post in pairing.posts if post.end <= held.name.start and held.role == post.text]
        post_first = held.rule == "person/post-before" and bool(before)
        past = held.status is PostStatus.FORMER and held.rule == "person/post-behind"
        name = replace(held.name, start=before[-1].start) if post_first else held.name
        if (past or post_first) and pairing.words.before_led.search(pairing.text[: name.start]) is not None:
            leads = led(pairing, name)
            if leads is not None and leads.status is not PostStatus.FORMER and leads.role != held.role:
                pairing.more.append((at, replace(leads, name=held.name)))


def promotions(pairing: Pairing) -> None:
    """ "Deputy director Ann Lee has been named as acting director": a post besides the one that somebody has."""
    for at, held in pairing.found.items():
        begins = max(pairing.end_of(held), held.name.end)
        number = next((n for n, post in enumerate(pairing.posts) if post.start >= begins), None)
        if held.status is not PostStatus.CURRENT or number is None or not pairing.is_free(number):
            continue
        gap = pairing.text[begins : pairing.posts[number].start]
        made = _MADE.fullmatch(gap) or _COMES_TO_BE.fullmatch(gap)
        if made is None or any(begins <= one.start < begins + len(gap) for one in pairing.names):
            continue
        status = pairing.joined(gap.removeprefix(","))
        elsewhere = pairing.posts[number].organisation not in (None, held.organisation)
        here = held.organisation is not None or " the council" in pairing.text[:begins]
        if status is PostStatus.CURRENT and elsewhere and here:
            # "The council's deputy director Ann Lee has been appointed director at Hull": she is to go there.
            status = PostStatus.INCOMING
        if status is not None:
            _take_besides(pairing, at, number, status)


def _take_besides(pairing: Pairing, at: int, number: int, status: PostStatus) -> None:
    """Give somebody who has a post another one, held so where its own words do not tell how."""
    second = pairing.take(number, pairing.found[at].name, pairing.found[at].rule)
    second = replace(second, status=status) if second.status is PostStatus.CURRENT else second
    pairing.more.append((at, pairing.placed(second)))


def _comes_as(pairing: Pairing, end: int, post: Post) -> PostStatus | None:
    """ "Ann Lee, previously a director in Kent, was sent in as interim director": how the second post is held."""
    gap = pairing.text[end : post.start]
    if not gap.startswith(", ") or any(end <= name.start < post.start for name in pairing.names):
        return None
    return pairing.joined(gap[1:]) if re.search(r"\bas\s+(?:(?:the|its|their|an?)\s+)?$", gap) else None
