"""The councils of one article, and which of them each sentence is about: what reading them gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import CouncilFact, CouncilId, Issue
from kg.reading.council_mentions import CouncilMention

_PARTED = re.compile(r"[,;:]|\b(?:but|while|whereas|although)\b", re.IGNORECASE)


@dataclass(slots=True)
class CouncilReading:
    """The councils of one article, and which of them each sentence is about."""

    facts: tuple[CouncilFact, ...]
    issues: tuple[Issue, ...]
    subject: CouncilId | None
    """The council that the whole article is about; ``None`` for a round-up, or an article about no council."""
    is_report: bool
    """Whether it is a report, which judges one council alone."""
    round_up: bool
    """Whether the article tells of several councils in turn."""
    _mentions: list[tuple[CouncilMention, ...]] = field(default_factory=list)
    _topical: list[tuple[CouncilMention, ...]] = field(default_factory=list)
    _focus: list[CouncilId | None] = field(default_factory=list)
    _outer: list[CouncilId | None] = field(default_factory=list)
    """For each sentence the council that the talk was about before it."""
    _text: str = ""

    taken_back: frozenset[int] = frozenset()
    """The sentences that tell what was printed in error."""
    host: CouncilId | None = None
    """The council of whose work the article tells, where it recalls an inspection of it in passing alone."""

    @property
    def only(self) -> CouncilId | None:
        """The council of an article that names no other."""
        named = {fact.council for fact in self.facts}
        return next(iter(named)) if len(named) == 1 else None

    def mentions(self, sentence_index: int) -> tuple[CouncilMention, ...]:
        """Every council named in a sentence, bare places included, by position."""
        return self._mentions[sentence_index]

    def topical(self, sentence_index: int) -> tuple[CouncilMention, ...]:
        """Those mentions of a sentence that can be what it is about."""
        return self._topical[sentence_index]

    def holder(self, sentence_index: int, char: int | None = None) -> CouncilId | None:
        """The council that this sentence, or this character of it, is about; ``None`` where there is none."""
        topical = self._topical[sentence_index]
        if not topical:
            return self._focus[sentence_index]
        if char is None:
            return topical[0].council
        before = [mention for mention in topical if mention.start_char <= char]
        if before:
            return before[-1].council
        parted = _PARTED.search(self._text, char, topical[0].start_char) is not None
        return self._outer[sentence_index] if parted else topical[0].council
