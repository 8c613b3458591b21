"""Of what party a councillor is, where the words beside the name tell it: "Cllr Ann Lee (Lib Dem, Wickersley)"."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.expressions import any_of, lists_of, pairs_of


class PartyWords:
    """The names of parties (``parties`` in ``patterns/people.yaml``) as they stand beside names."""

    def __init__(self, ontology: Ontology) -> None:
        self.names = pairs_of(lists_of(ontology, "people"), "parties")
        self.any = f"(?i:{any_of(self.names)})"
        """The inner part of an expression for the name of a party, with or without capitals."""
        party = rf"(?P<party>{self.any})"
        self.under = re.compile(rf"\bunder (?:{self.any}|coalition) $", re.IGNORECASE)
        """ "Under Labour " + "leadership services got better": when that was."""
        self._in_post = re.compile(rf"\b{self.any}\b")
        self._before = re.compile(rf"\b{party}(?:'s|s')? $", re.IGNORECASE)
        self._behind = (
            re.compile(rf"\s*\((?:[^()]*[,;:/–-]\s*)?{party}(?=\s*[,;:/)–-]|\s+[A-Z]|\s+for\b)[^()]*\)", re.IGNORECASE),
            re.compile(rf",\s+(?:speaking\s+)?for\s+(?:the\s+)?{party}(?:\s+group)?\s*,", re.IGNORECASE),
            re.compile(rf",\s+an?\s+{party}(?=,|\s+(?:who|member|on|for|of)\b)", re.IGNORECASE),
            re.compile(rf",\s+who\s+(?:sits|speaks)\s+[^,.;]{{0,60}}?\bfor\s+(?:the\s+)?{party}\b", re.IGNORECASE),
        )

    def names_one(self, role: str) -> bool:
        """Whether a post is that of a party: "leader of the Conservative group"."""
        return self._in_post.search(role) is not None

    def beside(self, text: str, start: int, end: int) -> str:
        """The party of a name that stands there, in full, in small letters; empty where none is told."""
        told = self.before(text, start) or next(
            (match for shape in self._behind if (match := shape.match(text, end))), None
        )
        return self.names[told["party"].lower()] if told is not None else ""

    def before(self, text: str, start: int) -> re.Match[str] | None:
        """The party right before a name that starts there: "Liberal Democrat Ann Lee", "Labour's Ann Lee"."""
        return self._before.search(text, 0, start)

    def opens(self, text: str, start: int) -> bool:
        """Whether nothing but a party stands before a name that starts there."""
        before = self.before(text, start)
        return before is not None and before.start() == 0


@made_once
def party_words(ontology: Ontology) -> PartyWords:
    """The words of an ontology."""
    return PartyWords(ontology)
