"""A post in a sentence, and an organisation that a sentence names: what reading posts takes and gives."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import AgencyId, CouncilId, PostStatus


@dataclass(frozen=True, slots=True)
class Organisation:
    """Where a sentence names a council or an agency, by characters of the sentence."""

    start: int
    end: int
    council: CouncilId | None = None
    agency: AgencyId | None = None
    type: str = ""
    """Type of the agency; ``council`` for a council, ``stranger`` for an authority outside the register."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a sentence, by characters of the sentence."""

    start: int
    """Where it begins with its owner and article: "the council's new leader"."""
    core: int
    end: int
    text: str
    """The role as the text gives it, in small letters, without status and organisation."""
    role_id: str | None
    kind: str
    """Where such a post is held: ``council``, ``inspectorate`` ..."""
    status: PostStatus = PostStatus.CURRENT
    organisation: Organisation | None = None
    plural: bool = False
    definite: bool = False
    """Whether an article or an owner stands before it."""
    fresh: bool = False
    """Whether it is said to be new, or somebody's to come."""
