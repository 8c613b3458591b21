"""Posts that go over from one name to the next: lists, successions, what is said of two people at once.

"Directors Ann Lee and Tom Brown", "the leader, Tom Brown, and the director, Ann Lee, have left".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import as_worded
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.pairs.post_behind import SUCCEEDS
from kg.reading.people.pairs.status import with_status

_REPLACED_AS = re.compile(
    r"\b(?:(?P<done>was|were|has been|had been)|will be|is to be|is being)\s+(?:then\s+)?(?:replaced|succeeded)\s+as\b"
)
_LED_ANOTHER = re.compile(
    r",?\s+(?:had\s+|has\s+)?(?:led|headed)\s+(?:the\s+)?(?:one|other|second|first|latest|next|earlier|previous|last)\b"
)
_OVER_AS = re.compile(r"\b(?:took|takes|taken|taking) over as\b")
_HAVE_GONE = re.compile(
    r",?\s+(?:(?P<gone>(?:have|had)\s+(?:both |all |now |since |also )*(?:left|gone|departed|resigned|quit|retired|"
    r"stepped down|stood down|been (?:sacked|dismissed|removed|replaced|ousted|fired|suspended))|"
    r"(?:both |all )?(?:resigned|quit|departed|stepped down|stood down|"
    r"resigning|quitting|were (?:sacked|dismissed|removed|ousted|fired)))|"
    r"(?:are (?:both |all )?(?:to |due to |about to |set to )?|(?:both |all )?will (?:both |all )?)"
    r"(?:leav(?:e|ing)|go(?:ing)?|depart(?:ing)?|resign(?:ing)?|retir(?:e|ing)|(?:stand|step)(?:ing)? down))\b"
)
""" "The leader, Tom Brown, and the director, Ann Lee," + "have left": what is said of both."""
_TOGETHER = re.compile(
    r"(?:(?!\b(?:is|was|are|were|has|have|had|said|says|told|who|whose|but|while|after|when|by|to|with)\b)[^;.:\"])*?"
    r"\band\b(?:(?!\b(?:is|was|are|were|has|have|had|said|says|told|who|whose|but|while|after|when|by|to|with)\b)"
    r"[^;.:\"])*"
)


def hand_over(pairing: Pairing) -> None:
    """ "Director Ann Lee took over from Tom Brown": the same post, in former hands."""
    for at in range(1, len(pairing.names)):
        name = pairing.names[at]
        if at in pairing.found or not name.is_full or at - 1 not in pairing.found:
            continue
        held = pairing.found[at - 1]
        end = pairing.end_of(held)
        match = SUCCEEDS.search(pairing.text[: name.start])
        replaced = _REPLACED_AS.search(pairing.text, held.name.end, end)
        if replaced is not None and pairing.text[end : name.start].strip() == "by":
            status = PostStatus.CURRENT if replaced["done"] else PostStatus.INCOMING
            pairing.found[at] = replace(held, name=name, status=status)
            continue
        follows = match is not None and end == match.start()
        if not follows and _OVER_AS.search(pairing.text, held.name.end, end) is not None:
            follows = pairing.text[end : name.start].strip() == "from"
        if follows:
            status = PostStatus.OUTGOING if held.status is PostStatus.INCOMING else PostStatus.FORMER
            pairing.found[at] = replace(held, name=name, status=status)


def likewise(pairing: Pairing) -> None:
    """ "Ann Lee led the team in Leeds; Tom Brown had led the one in Hull": the same post in another inspection."""
    for at in range(1, len(pairing.names)):
        name, before = pairing.names[at], pairing.found.get(at - 1)
        if at in pairing.found or not name.is_full or before is None or before.role_id != "lead-inspector":
            continue
        if _LED_ANOTHER.match(pairing.text, name.end):
            pairing.found[at] = as_worded(name, "lead inspector", pairing.words.roles)


def respectively(pairing: Pairing) -> None:
    """ "Jane Smith and Tom Brown, the council's leader and chief executive": two names, then their two posts."""
    for at in range(len(pairing.names) - 1):
        first, second = pairing.names[at], pairing.names[at + 1]
        if pairing.text[first.end : second.start] not in (" and ", " & "):
            continue
        for number in range(len(pairing.posts) - 1):
            one, other = pairing.posts[number], pairing.posts[number + 1]
            joined = pairing.text[one.end : other.start].strip() == "and" and not one.plural and not other.plural
            if joined and one.start >= second.end and pairing.joined(pairing.text[second.end : one.start]) is not None:
                pairing.posts[number + 1] = replace(other, organisation=other.organisation or one.organisation)
                pairing.found[at] = pairing.take(number, first, "person/post-behind")
                pairing.found[at + 1] = pairing.take(number + 1, second, "person/post-behind")


_LATEST = re.compile(
    r"[^.:]{0,80}?[,;]?\s+(?:(?:with|and)\s+)?(?P<latest>(?:of\s+whom\s+)?the\s+(?:latest|most\s+recent|newest|current|present|"
    r"second|third|fourth|fifth|sixth)(?:\s+of\s+(?:them|whom|these|the\s+\w+))?(?:\s+(?:is|was|being))?,?\s+)?"
)
""" "Three directors in two years, " + "the latest of them, ", "with "."""
_ARRIVES = re.compile(
    r"\s+(?:arriving|starting|joining|coming\s+in|taking\s+(?:over|up|charge)|being\s+(?:appointed|hired)|appointed|hired|"
    r"(?:being\s+)?the\s+(?:latest|most\s+recent|newest))\b"
)
_COUNCILLOR = "councillor"
_HAVE_HELD = re.compile(
    r"\s+(?:have|had)\s+(?:held|had|done|occupied|filled|looked\s+after)\s+(?:the|this|that)\s+(?:[\w']+\s+)?"
    r"(?:brief|portfolio|post|job|role|position)(?:\s+(?:since|in|over|within|during)\s[^,.;:]{3,30})?\s*[,:–—-]\s+"
)
""" "Two councillors have held the brief, " + "Ann Lee and Tom Brown"."""


def latest_of(pairing: Pairing) -> None:
    """ "There have been three directors since May, with Ann Lee arriving in June": a post that several have had."""
    for at, name in enumerate(pairing.names):
        if at in pairing.found or not name.is_full or name.possessive:
            continue
        arrives = _ARRIVES.match(pairing.text, name.end) is not None
        for number, post in enumerate(pairing.posts):
            if not post.plural or post.end > name.start or not pairing.is_free(number):
                continue
            if any(post.end <= one.start < name.start for one in pairing.names):
                continue
            if _HAVE_HELD.fullmatch(pairing.text, post.end, name.start) is not None:
                _one_after_the_other(pairing, at, number)
                break
            latest = _LATEST.fullmatch(pairing.text, post.end, name.start)
            if latest is not None and (arrives or latest["latest"]):
                pairing.found[at] = with_status(pairing, pairing.take(number, name, "person/post-before"))
                break


def _one_after_the_other(pairing: Pairing, first: int, number: int) -> None:
    """Gives a post to names in a list, of whom the last one has it now.

    Of councillors who have held a brief nobody is said to be no councillor any more.
    """
    last = first
    while last + 1 < len(pairing.names) and pairing.are_joined(*pairing.names[last : last + 2]):
        last += 1
    for at in range(first, last + 1):
        held = pairing.take(number, pairing.names[at], "person/post-before")
        gone = at < last and held.role_id != _COUNCILLOR
        pairing.found[at] = replace(held, status=PostStatus.FORMER) if gone else held


def gone_together(pairing: Pairing) -> None:
    """ "The leader, Tom Brown, and the director, Ann Lee, have left": what is said of two holds for both."""
    for at in range(1, len(pairing.names)):
        end = pairing.end_of(pairing.found[at]) if at in pairing.found else pairing.names[at].end
        match = _HAVE_GONE.match(pairing.text, end)
        if match is None:
            continue
        first = at
        while first and _goes_with(pairing, first - 1):
            first -= 1
        for one in range(first, at + 1) if first < at else ():
            held = pairing.found.get(one)
            if held is not None and held.status in (PostStatus.CURRENT, PostStatus.INTERIM):
                status = PostStatus.FORMER if match["gone"] else PostStatus.OUTGOING
                pairing.found[one] = replace(held, status=status)


def _goes_with(pairing: Pairing, at: int) -> bool:
    """Whether a name and the next one are one subject: "the leader, Tom Brown, and the director, Ann Lee"."""
    return _TOGETHER.fullmatch(pairing.text, pairing.names[at].end, pairing.names[at + 1].start) is not None


def spread(pairing: Pairing) -> None:
    """A post in the plural is that of every name in the list."""
    for at in range(1, len(pairing.names)):
        _share(pairing, at - 1, at)
    for at in range(len(pairing.names) - 1, 0, -1):
        _share(pairing, at, at - 1)


def _share(pairing: Pairing, source: int, target: int) -> None:
    if source not in pairing.found or target in pairing.found:
        return
    held = pairing.found[source]
    first, second = pairing.names[min(source, target)], pairing.names[max(source, target)]
    plural = any(post.plural and held.role.startswith(post.text) for post in pairing.posts)
    if plural and pairing.are_joined(first, second):
        pairing.found[target] = replace(held, name=pairing.names[target])
