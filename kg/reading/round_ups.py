"""How an article is laid out that tells of several councils in turn: its sections, and what paragraphs begin with."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from kg.model import BlockKind, CouncilId
from kg.reading.annotate import AnnotatedArticle
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_topics import has_grade, speaks_of_inspection

LEAD = 16
"""Within so many characters of its start a name leads a sentence."""
_NUMBER = re.compile(r"\W*(?:\(?\d{1,2}\W{1,3})?")
"""What may stand before a name that opens a paragraph: a bullet, a number."""
_LABEL = re.compile(r"(?: [Cc]ouncil)?(?:\s*:\s|\s+[-–—]\s)")
_CAPITALS = re.compile(r"[A-Z]{4,}[A-Z &'-]*(?:$|[,:] |\s[-–—] )")
_GOES_ON = re.compile(
    r"\W*(?:it|its|they|their|the (?:service|council|authority|department|borough|county|city|trust))s?\b",
    re.IGNORECASE,
)
"""How a paragraph begins that goes on about the council told of, whichever it names later on."""
_OFTEN = 2
"""So often an article names the council that it is about, its headline included, before it names others."""


class Layout:
    """The parts of one article, by the councils that they begin with."""

    def __init__(
        self, annotated: AnnotatedArticle, mentions: Sequence[tuple[CouncilMention, ...]], silent: Collection[int]
    ) -> None:
        """``mentions``: the councils of each sentence; ``silent``: sentences that only point to other stories."""
        self.annotated = annotated
        self.mentions = mentions
        self.silent = silent
        self.sections = self._sections()
        """Sentences that are nothing but the name of a council or its place, where there are two or more."""

    def is_round_up(self) -> bool:
        """Whether sections or paragraphs tell of several councils, and most of them not of one."""
        return bool(self.sections) or any(_is_shared(Counter(told)) for told in (self._leading(), self._told_in_turn()))

    def of_one(self) -> CouncilId | None:
        """The council that alone the headline and the first two thirds name: those at the end are its neighbours."""
        sentences = self.annotated.sentences
        headline = next((one.index for one in sentences if self.annotated.kind(one) is BlockKind.HEADLINE), None)
        own = {mention.council for mention in self.mentions[headline]} if headline is not None else set()
        most = self.mentions[: -(-len(sentences) * 2 // 3)]
        told = [mention.council for found in most for mention in found if not mention.beside]
        return own.pop() if len(own) == 1 and own == set(told) and len(told) >= _OFTEN else None

    def labelled(self) -> CouncilId | None:
        """The council that the headline begins with, as a label: "Isle of Wight: Hampshire's partnership ends"."""
        sentences = self.annotated.sentences
        headline = next((one.index for one in sentences if self.annotated.kind(one) is BlockKind.HEADLINE), None)
        first = next(iter(self.mentions[headline]), None) if headline is not None else None
        if first is None or headline is None or first.start_char != sentences[headline].start_char:
            return None
        return first.council if _LABEL.match(self.annotated.plain, first.end_char) is not None else None

    def breaks(self) -> set[int]:
        """Headings like those of the sections that name no council: a new section, of something else."""
        found: set[int] = set()
        if not any(self.annotated.text(self.annotated.sentences[index])[:4].isupper() for index in self.sections):
            return found
        for index, sentence in enumerate(self.annotated.sentences):
            block = self.annotated.article.blocks[sentence.block]
            text = self.annotated.text(sentence)
            alone = block.end - sentence.end_char <= 1 and sentence.start_char - block.start <= 4
            if alone and len(text) <= 45 and _CAPITALS.match(text) and index not in self.sections:
                found.add(index)
        return found

    def begins_section(self, index: int) -> bool:
        """Whether a blank line before a paragraph parts it from the section of a council above."""
        start = self.annotated.article.blocks[self.annotated.sentences[index].block].start
        apart = self.annotated.article.text[max(0, start - 2) : start].count("\n") == 2
        return apart and not self._sections_are_spaced()

    def _sections(self) -> dict[int, CouncilId]:
        alone: dict[int, CouncilId] = {}
        for index, found in enumerate(self.mentions):
            if (len(found) == 1 and self._is_heading(index, found[0])) or (found and self._labels(index, found[0])):
                alone[index] = found[0].council
        return alone if len(set(alone.values())) >= 2 else {}

    def _is_heading(self, index: int, mention: CouncilMention) -> bool:
        """Whether the line is a name, or a name with a word on it ("1. SUNDERLAND, the yo-yo")."""
        sentence = self.annotated.sentences[index]
        text = self.annotated.text(sentence).strip("*#:.- ")
        if mention.how in ("heading", "name") and len(text) <= mention.end_char - mention.start_char + 9:
            return True
        block = self.annotated.article.blocks[sentence.block]
        name = self.annotated.article.text[mention.start_char : mention.end_char]
        return (
            mention.start_char - block.start <= 4
            and block.end - sentence.end_char <= 1
            and block.end - mention.end_char <= 40
            and not text.endswith(("!", "?", "'", '"'))
            and not self.annotated.text(sentence).endswith(".")
            and (name.isupper() or self.annotated.article.text[mention.end_char : mention.end_char + 1] in (",", ":"))
            and not has_grade(sentence)
        )

    def _labels(self, index: int, mention: CouncilMention) -> bool:
        """ "Kent: the visit, on 10 February, ...": a name and a colon or dash with which a paragraph begins."""
        sentence = self.annotated.sentences[index]
        start = self.annotated.article.blocks[sentence.block].start
        numbered = _NUMBER.fullmatch(self.annotated.plain, start, mention.start_char) is not None
        headline = self.annotated.kind(sentence) is BlockKind.HEADLINE
        return numbered and not headline and _LABEL.match(self.annotated.plain, mention.end_char) is not None

    def _leading(self) -> list[CouncilId]:
        """The councils with which blocks begin."""
        leading: list[CouncilId] = []
        blocks: set[int] = set()
        sentences = self.annotated.sentences
        headline = next((one.index for one in sentences if self.annotated.kind(one) is BlockKind.HEADLINE), None)
        told: set[int] = set()
        if headline is None or not self.mentions[headline]:
            # Under a headline that names one, others that open a paragraph are beside it.
            told = {one.block for one in sentences if speaks_of_inspection(one)}
        for index, sentence in enumerate(sentences):
            if sentence.block in blocks:
                continue
            blocks.add(sentence.block)
            lead = sentence.start_char + LEAD
            first = next((m for m in self.mentions[index] if m.start_char <= lead and not m.beside), None)
            spoken = sentence.block in told or speaks_of_inspection(sentence)
            if first is not None and (spoken or first.how in ("name", "services")):
                leading.append(first.council)
        return leading

    def _told_in_turn(self) -> list[CouncilId]:
        """The councils that paragraphs of grades open with: the one named first, and alone in its sentence."""
        told: list[CouncilId] = []
        blocks: dict[int, list[int]] = defaultdict(list)
        for index, sentence in enumerate(self.annotated.sentences):
            if index not in self.silent:
                blocks[sentence.block].append(index)
        for indices in blocks.values():
            named = next((self.mentions[index] for index in indices[:2] if self.mentions[index]), ())
            alone = len({mention.council for mention in named}) == 1 and not named[0].beside
            if alone and self._goes_on(indices[0], named[0]):
                # "The service was rated inadequate, after which Bury was made to run it".
                continue
            if alone and any(has_grade(self.annotated.sentences[index]) for index in indices):
                told.append(named[0].council)
        return told

    def _goes_on(self, index: int, mention: CouncilMention) -> bool:
        """Whether a paragraph goes on about a council told of, by its first sentence, and names another later."""
        sentence = self.annotated.sentences[index]
        opens = _GOES_ON.match(self.annotated.plain, sentence.start_char, sentence.end_char)
        return opens is not None and mention.start_char > sentence.start_char + LEAD

    def _sections_are_spaced(self) -> bool:
        """Whether blank lines stand between a section's own paragraphs too."""
        blocks = self.annotated.article.blocks
        text = self.annotated.article.text
        for index in self.sections:
            after = self.annotated.sentences[index].block + 1
            if after < len(blocks) and "\n\n" in text[blocks[after - 1].end : blocks[after].start]:
                return True
        return False


def _is_shared(told: Counter[CouncilId]) -> bool:
    """Whether paragraphs are about three councils or more, and most of them not about one."""
    return len(told) >= 3 and max(told.values()) < 0.6 * sum(told.values())
