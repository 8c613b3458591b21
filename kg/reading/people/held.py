"""A name with a post, as one sentence tells it: what the steps of reading people hand to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import PostStatus
from kg.reading.annotate import Sentence
from kg.reading.people.names import PersonName
from kg.reading.people.posts import Organisation, Post, RoleWords

GENERAL = frozenset({"councillor", "inspector", "member-of-parliament"})
"""Roles that a title says; a post in words says more."""
NOWHERE = Sentence(-1, -1, 0, 0, 0, 0)
_OF_CABINET = re.compile(r"\bportfolio\b|^(?:cabinet member|councillor)\b")


@dataclass(frozen=True, slots=True)
class Held:
    """A name with a post, as one sentence tells it."""

    name: PersonName
    sentence: Sentence
    role: str
    role_id: str | None
    kind: str
    status: PostStatus
    rule: str
    organisation: Organisation | None = None
    rank: int = 0
    """0 for a post in words, 1 for what a title says."""


def held_of(name: PersonName, post: Post, rule: str) -> Held:
    """A post of the sentence as a name's; ``rule`` says how the two were brought together."""
    return Held(
        name, NOWHERE, post.text, post.role_id, post.kind, post.status, rule, organisation=post.organisation,
        rank=1 if post.role_id in GENERAL else 0,
    )  # fmt: skip


def councillor(name: PersonName) -> Held:
    """Somebody of whom a title alone tells: "Cllr Ann Lee"."""
    return Held(name, NOWHERE, "councillor", "councillor", "council", PostStatus.CURRENT, "person/title", rank=1)


def as_worded(name: PersonName, role: str, words: RoleWords) -> Held:
    """A post that the text gives with a verb."""
    ids = words.ids(role)
    role_id = ids[0] if ids else None
    kind = words.kinds.get(role_id or "", "council" if _OF_CABINET.search(role) else "other")
    return Held(name, NOWHERE, role, role_id, kind, PostStatus.CURRENT, "person/leads")
