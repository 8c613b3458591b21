"""A wording that may be a post, and what has been read around it so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import PostStatus
from kg.reading.people.posts.post import Organisation
from kg.reading.people.posts.role_words import RoleWords
from kg.reading.vocabulary import Hit

MULTIPLE = re.compile(
    r"\b(director|leader|chair|inspector|member|commissioner|councillor|minister|officer|head|executive|holder|mp|manager|"
    r"adviser|judge|secretary|chief|governor|trustee|author|mayor|boss(?=es))(?:es|s)\b"
)
OF = re.compile(r"\s(?:of|for)\s")
FRESH = re.compile(r"\b(?:new|next|incoming|future|permanent)\b", re.IGNORECASE)


class Core:
    """The words between ``start`` and ``end``, as they are read outwards."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        hit: Hit,
        organisations: Sequence[Organisation],
        words: RoleWords,
        *,
        about_services: bool,
        floor: int = 0,
    ) -> None:
        self.about_services = about_services
        self.floor = floor
        """Where the post before ends: this one takes no word of it."""
        self.beside = False
        """Whether the post before is one of a council's."""
        self.text = text
        self.start = start
        self.end = end
        self.ids = [label.partition(":")[2] for label in hit.labels if label.startswith("role:")]
        # An office that bears the name of a post ("the Children's Commissioner for England") is not where it is held.
        named = start + len("the ") if text.startswith(("the ", "The "), start) else start
        self.organisations = [one for one in organisations if not (one.start <= named and end <= one.end)]
        self.words = words
        self.status = PostStatus.CURRENT
        self.organisation: Organisation | None = None
        self.outer = start
        self.definite = False
        self.owner = ""
        """Kind of the organisation whose post it is: of the board in "the board's chair"."""

    def is_plural(self) -> bool:
        """Whether it is the post of several: "directors"."""
        return MULTIPLE.search(OF.split(self.head().lower())[0]) is not None

    def head(self) -> str:
        """The words themselves."""
        return self.text[self.start : self.end]

    def organisation_at(self, at: int) -> Organisation | None:
        """The organisation that is named there, or behind an article there."""
        for organisation in self.organisations:
            near = organisation.start <= at < organisation.end or 0 < organisation.start - at <= 4
            if near and self.text[at : organisation.start].strip().lower() in ("", "the"):
                return organisation
        return None
