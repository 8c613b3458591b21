"""Further areas that are joined to a grade behind it: "inadequate, as is the board", "and its leadership likewise"."""

from __future__ import annotations

import re

from kg.reading.grades import Verdict
from kg.reading.judgements.areas import OVERALL, Area
from kg.reading.judgements.sentence import GradedSentence
from kg.reading.judgements.ties.chains import AreaChains
from kg.reading.judgements.ties.lists import AreaLists
from kg.reading.judgements.ties.part import AreaPart
from kg.reading.vocabulary import words_of

_JOINED = re.compile(
    r"[\"')]*(?:\s+(?:rating|grade|judge?ment|verdict|mark))?(?: by (?:ofsted|inspectors|the \w+))?"
    r",?\s*(?:(?:overall|too|also|as well)\b)?(?:,|\s[-–—])?\s*"
    r"(?:along with|together with|alongside|as well as|plus|"
    r"and so (?:is|are|was|were)|"
    r"as (?:(?:it|they|inspectors|ofsted) )?(?:is|are|was|were|do|does|did|has|have|had))\s+(?:the |its |"
    r"their |(?:that|those|the one|the ones) (?:of|on|for|given to) )*",
    re.IGNORECASE,
)
"""Words that give a grade to further areas behind it."""
_COMPARES = re.compile(r"[\"')]*,? (?:and so|as) (?:is|are|was|were|do|does|did|has|have|had)\b", re.IGNORECASE)
_AND_ITS = re.compile(r"['\")]*,?(?: and)?(?: with)? (?:(?:the|its|their|that of its) )*", re.IGNORECASE)
_LIKEWISE = re.compile(
    r",?(?: (?:is|are|was|were|do|does|did|has|have))? (?:the same|likewise|as well|too|also|included|similarly "
    r"so|no better|no different)(?=[.,;:]|$| and\b| but\b)",
    re.I,
)
""" "Inadequate, *and its* leadership *likewise*": around a further area of the same grade."""


class JoinedAreas(AreaPart):
    """The areas that words behind a grade join to it."""

    def __init__(self, view: GradedSentence, lists: AreaLists, chains: AreaChains) -> None:
        super().__init__(view)
        self.lists = lists
        self.chains = chains

    def after(self, verdict: Verdict, right: int, *, loose: bool = False) -> list[Area]:
        """ "... to be inadequate, along with the experiences of ...": further areas of the same grade.

        ``loose``: short names of areas count, as they join a full one.
        """
        match = _JOINED.match(self.record.text, self.view.char_end(verdict))
        if match is None:
            return self.named_alike(verdict, right)
        if any(one.start >= verdict.end for one in self.verdicts):
            # "Leaders got the same, as did help and protection, with care leavers deemed good".
            right = self.comma_with(verdict.end, right)
        at = next((token for token in range(verdict.end, right) if self.doc[token].idx >= match.end()), right)
        chain: list[Area] = []
        for area in self.areas:
            if area.end <= at or area.end > right:
                # "Along with the" may end within "the board".
                continue
            anew = any(self.doc[place].lower_ in ("that", "only") for place in range(at, area.start))
            if (
                anew
                or (chain and self.chains.begins_clause(at, area, right))
                or not self.view.gap_is_light(at, area.start)
            ):
                break
            chain.append(area)
            at = area.end
        return self.lists.listed(chain, loose=loose)

    def of_comparison(self, verdict: Verdict, right: int) -> list[Area]:
        """The areas of "as are those of ..." or "and so is ..." right behind a grade; empty without such words."""
        match = _COMPARES.match(self.record.text, self.view.char_end(verdict))
        return self.after(verdict, right, loose=True) if match is not None and not self.is_report else []

    def named_alike(self, verdict: Verdict, right: int) -> list[Area]:
        """ "Inadequate, and its leadership likewise": the next area, where a word behind gives it the grade."""
        after = next((area for area in self.areas if area.start >= verdict.end and area.end <= right), None)
        if after is None or after.id == OVERALL or self.is_report:
            return []
        between = self.record.text[self.view.char_end(verdict) : self.doc[after.start].idx]
        ends = self.view.char_end_of(after.end - 1)
        alike = _AND_ITS.fullmatch(between) and _LIKEWISE.match(self.record.text, ends, self.sentence.end_char)
        return [after] if alike else []

    def comma_with(self, start: int, end: int) -> int:
        """Where ", with" begins what has a grade of its own: "received the same grade, with adoption escaping"."""
        pairs = (at for at in range(start, end - 1) if self.doc[at].orth_ == "," and self.doc[at + 1].lower_ == "with")
        return next(pairs, end)

    def compares(self, verdict: Verdict) -> bool:
        """ "Inadequate, as is the board": whether a comparison follows."""
        return "as" in words_of(self.doc, verdict.end, verdict.end + 4)
