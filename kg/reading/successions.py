"""Posts that pass from hand to hand: predecessors, successors, and who has the post of which the text has just told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from kg.model import PostStatus
from kg.reading.annotate import Sentence
from kg.reading.held_posts import Held, held_of
from kg.reading.person_names import PersonName
from kg.reading.person_words import PersonWords
from kg.reading.roles import Post

_BY_PRONOUN = (
    (
        re.compile(r"\s+(?:will|is to|is going to) (?:do|be doing|cover|hold) (?:it|the (?:job|post|role|fort))\b"),
        PostStatus.INTERIM,
    ),
    (
        re.compile(
            r"\s+(?:is|has been|was|will be) (?:acting up|standing in|filling in|stepping in|holding the fort|covering|"
            r"doing (?:it|the job))\b|\s+(?:has )?stepped in\b|\s+(?:is )?in (?:the )?(?:interim|acting) charge\b"
        ),
        PostStatus.INTERIM,
    ),
    (
        re.compile(
            r"\s+(?:(?:will|is to|is due to|is set to) (?:replace|succeed) (?:him|her|them)\b|"
            r"(?:will take|takes|is to take|is due to take) (?:over|up (?:the (?:post|role|job|reins)))\b)"
        ),
        PostStatus.INCOMING,
    ),
    (
        re.compile(
            r"\s+(?:has )?(?:replaced|succeeded) (?:him|her|them)\b|"
            r"\s+(?:has taken|took) (?:over|on the (?:job|role|post))(?!\s+(?:from|as|at|the|in charge|[A-Z])\b)"
        ),
        PostStatus.CURRENT,
    ),
)
_NEW_ONE = re.compile(
    r"\bthe\s+(?P<which>permanent|new|newest|current|present|latest|interim|acting|last|previous|old|next) one,?\s+"
    r"(?:is\s+)?$",
    re.IGNORECASE,
)
_ARRIVES = re.compile(r"\s+(?:will (?:start|join|take over)|starts|joins|takes over|begins|arrives|is to start)\b")
_RELATION_BEFORE = re.compile(
    r"\b(?:her|his|their|whose|the|'s)\s+(?P<which>predecessor|successor),?\s+$", re.IGNORECASE
)
_RELATION_BEHIND = re.compile(r",\s+(?:her|his|their)\s+(?P<which>predecessor|successor)\b")


@dataclass(slots=True)
class Successions:
    """Follows the posts of an article from sentence to sentence."""

    words: PersonWords
    posts_before: Callable[[Sentence], Sequence[Post]]
    """The posts of the sentence before a sentence."""
    last: Held | None = None
    """The latest post in words: whose predecessor or successor the text may name next."""

    def seen(self, held: Held) -> Held:
        """Keep a post in words in mind for what follows."""
        if held.rank == 0:
            self.last = held
        return held

    def related(self, text: str, names: Sequence[PersonName], taken: set[int]) -> Iterator[tuple[int, Held]]:
        """ "Her predecessor, Alistair Fenn": the post just named, in former or later hands."""
        for at, name in enumerate(names):
            if at in taken or not name.is_full or name.possessive or self.last is None:
                continue
            match = _RELATION_BEFORE.search(text[: name.start]) or _RELATION_BEHIND.match(text, name.end)
            if match is not None:
                status = PostStatus.FORMER if match["which"] == "predecessor" else PostStatus.INCOMING
                yield at, replace(self.last, name=name, status=status, rule="person/relation")

    def by_pronoun(
        self, sentence: Sentence, text: str, names: Sequence[PersonName], taken: set[int]
    ) -> Iterator[tuple[int, Held]]:
        """A post that the text has just told of: "NAME will do it for now", "The permanent one, NAME"."""
        last = self.last if self.last is not None and sentence.index - self.last.sentence.index <= 1 else None
        for at, name in enumerate(names):
            if at in taken or not name.is_full or name.possessive:
                continue
            one = _NEW_ONE.search(text[: name.start])
            arrives = name.start == 0 and _ARRIVES.match(text, name.end) is not None
            vacant = self._vacant_before(sentence) if one is not None or arrives else None
            if one is not None and (vacant is not None or last is not None):
                status = self.words.roles.status.get(one["which"].lower(), PostStatus.CURRENT)
                held = held_of(name, vacant, "person/pronoun") if vacant is not None else cast("Held", last)
                yield at, replace(held, name=name, status=status, rule="person/pronoun")
            elif last is not None and last.status in (PostStatus.OUTGOING, PostStatus.FORMER):
                status_now = next((then for shape, then in _BY_PRONOUN if shape.match(text, name.end)), None)
                if status_now is not None:
                    yield at, replace(last, name=name, status=status_now, rule="person/pronoun")
            elif vacant is not None and vacant.fresh and arrives:
                yield at, replace(held_of(name, vacant, "person/pronoun"), status=PostStatus.INCOMING)

    def _vacant_before(self, sentence: Sentence) -> Post | None:
        """The only post of the sentence before, where no name stands beside it."""
        if sentence.index == 0 or (self.last is not None and self.last.sentence.index == sentence.index - 1):
            return None
        posts = self.posts_before(sentence)
        return posts[0] if len(posts) == 1 or (posts and all(post.plural for post in posts)) else None
