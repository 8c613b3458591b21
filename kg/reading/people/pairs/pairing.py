"""The names and the posts of one sentence, and which of them have found each other so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import Held, held_of
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.between import TO_BECOME, joined
from kg.reading.people.posts import Organisation, Post
from kg.reading.people.words import PARTY, PersonWords

_OF_ORGANISATION = re.compile(r",?\s+(?:of|from|at)\s+(?:(?:the|neighbouring|nearby)\s+)*")
_IN_BRACKETS = re.compile(r"\s*\((?:the )?")
""" "Chief Inspector Ann Lee " + "(Kent Police)"."""
_AND = re.compile(r"\s*(?:,\s*(?:and|&)?|and|&|;)\s*")
_NEAR, _FAR = 30, 90
"""How many characters behind a name its post may begin, and where a clause tells how somebody came to it."""
_FOR = re.compile(r"\bfor (?:the )?$")
_BRACKETED = re.compile(r"\s*\([^()]*")
_CLOSES = re.compile(r"[^()]*\)")
_LISTED = re.compile(r"\s+and\s+(?:the\s+)?[A-Z][\w' -]{2,40}'s?\s+")


class Pairing:
    """What the rules share while they go through one sentence."""

    def __init__(
        self,
        text: str,
        names: Sequence[PersonName],
        posts: Sequence[Post],
        organisations: Sequence[Organisation],
        words: PersonWords,
    ) -> None:
        self.text = text
        self.organisations = organisations
        self.names = [name for at, name in enumerate(names) if at == 0 or not self._is_ward(text, names[at - 1], name)]
        # "HMI" behind a name is that name's alone, and not the post of the next in a list.
        self.posts = [post for post in posts if all(not (one.name_end <= post.core < one.end) for one in names)]
        self.words = words
        self.used: set[int] = set()
        self.found: dict[int, Held] = {}
        self.more: list[tuple[int, Held]] = []
        """Second posts of those found, held at another time."""

    @staticmethod
    def _is_ward(text: str, before: PersonName, name: PersonName) -> bool:
        """Whether what looks like a name is the ward in the brackets behind one: "Ann Lee (Lib Dem, Wash Common)"."""
        bracketed = _BRACKETED.fullmatch(text, before.end, name.start) is not None
        return bracketed and _CLOSES.match(text, name.end) is not None

    def of_place(self, held: Held) -> Held:
        """ "Leeds's Ann Lee, director", "for the NHS, Ann Lee, head of nursing": by the words before the name."""
        chairs = held.rule == "person/leads" and held.role.startswith("chair")
        if held.organisation is not None or chairs:
            # "Essex's Ann Lee is to chair the improvement board": that of another place.
            return held
        for one in self.organisations:
            gap = self.text[one.end : held.name.start]
            owned = one.council is not None and gap in ("'s ", "' ")
            sent = one.agency is not None and gap in (", ", " by ") and _FOR.search(self.text, 0, one.start) is not None
            if owned or sent:
                return replace(held, organisation=one)
        return held

    def take(self, number: int, name: PersonName, rule: str) -> Held:
        """Give a post to a name; ``rule`` says how the two were brought together."""
        self.used.add(number)
        held = held_of(name, self.posts[number], rule)
        place = held.organisation
        within = place is not None and place.type == "stranger" and name.start <= place.start < name.end
        return replace(held, organisation=None) if within else held

    def is_free(self, number: int) -> bool:
        """Whether a post is nobody's yet."""
        return number not in self.used

    def is_listed(self, at: int) -> bool:
        """Whether another name is joined to this one, as a post in the plural needs."""
        return at > 0 and self.are_joined(self.names[at - 1], self.names[at])

    def is_among(self, at: int, post: Post) -> bool:
        """Whether another name is joined to this one, as a post in the plural before them needs, or "one of" it."""
        if self.text[: post.start].lower().endswith(("one of ", "among ")):
            return True
        if self.text[post.end : self.names[at].start].strip() == ":":
            # "Shadow inspectors: Ann Lee": the label of a form.
            return True
        behind = at + 1 < len(self.names) and self.are_joined(self.names[at], self.names[at + 1])
        return behind or self.is_listed(at)

    def are_joined(self, first: PersonName, second: PersonName) -> bool:
        """ "Ann Lee and Tom Brown", "Leeds's Ann Lee and Hull's Tom Brown", "Ann Lee (Con) and Tom Brown (Lab)"."""
        gap = re.sub(rf"^{PARTY}", "", self.text[first.end : second.start])
        return _AND.fullmatch(gap) is not None or _LISTED.fullmatch(gap) is not None

    def leads_on(self, number: int) -> bool:
        """Whether a post belongs to the name directly behind it."""
        post = self.posts[number]
        return any(
            name.start >= post.end and self.text[post.end : name.start].strip() == "" and name.start - post.end <= 1
            for name in self.names
        )

    def joined(self, gap: str) -> PostStatus | None:
        """The status that the words between a name and a post behind it give; None where they join nothing."""
        return joined(gap, self.words, may_touch=self._may_touch())

    def _may_touch(self) -> bool:
        """Without a comma only an inspector's post may follow a name ("Gary Lamb Her Majesty's Inspector")."""
        return any(post.kind == "inspectorate" and post.text.endswith("inspector") for post in self.posts)

    def placed(self, held: Held) -> Held:
        """With the organisation that stands behind the name: "Chief Constable Ann Lee, of Kent Police"."""
        body = self.body_behind(held.name)
        return replace(held, organisation=body) if held.organisation is None and body is not None else held

    def body_behind(self, name: PersonName) -> Organisation | None:
        """ "Ann Lee, of Kent Police": the organisation that somebody is of, behind the name."""
        match = _OF_ORGANISATION.match(self.text, name.end) or _IN_BRACKETS.match(self.text, name.end)
        return next((one for one in self.organisations if match and one.start == match.end()), None)

    def end_of(self, held: Held) -> int:
        """Where a name ends with the post behind it."""
        end = held.name.end
        reach = _FAR if TO_BECOME.match(self.text, end) is not None else _NEAR
        behind = [post for post in self.posts if 0 <= post.start - end <= reach and held.role.startswith(post.text)]
        return behind[0].end if behind else end
