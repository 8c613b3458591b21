"""Lists of areas: which of those beside a grade count, short names aside; all that stand behind a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.dates import NUMBERS
from kg.reading.grades import BREAKS, PLURALS
from kg.reading.judgements.areas import OVERALL, Area
from kg.reading.judgements.ties.part import AreaPart
from kg.reading.judgements.wordings import AREA_NOUNS

_SO_MANY_AREAS = re.compile(
    r"\b(?P<n>two|three|four|five|\d) (?:(?:out )?of (?:the |its )?(?:three|four|five|\d) )?(?:\w+ )?"
    rf"(?:{AREA_NOUNS})(?: of \w+)?\s*$",
    re.IGNORECASE,
)
""" "In three of the five areas" before a colon or a dash."""
_WORK_WITH = re.compile(
    r" (?:(?:the )?\w+(?:'s|s') )?"
    r"(?!(?:services?|provision|effectiveness|and|but|or|while|as|both|only|not|even|is|was|also) )"
    r"[a-z]+ (?:for|of|with|among|towards) (?:the |its |all )?"
    r"(?:children|young|looked|care|those|pupils|families|carers|fostering|adopt)",
    re.IGNORECASE,
)
""" "Overall *progress for care leavers*", "overall *Bury's work with care leavers*": some of the work."""


class AreaLists(AreaPart):
    """The areas of a list."""

    def listed(self, chain: list[Area], *, loose: bool = False) -> list[Area]:
        """Without short words that count only beside full names of areas, and "services for care leavers *overall*"."""
        chain = [area for area in chain if area.id != OVERALL or not self._is_adjective(area, chain)]
        if loose:
            return chain
        proper = [area for area in chain if not area.listed_only]
        return chain if proper and not all(area.id == OVERALL for area in proper) else proper

    def _is_adjective(self, overall: Area, chain: Sequence[Area]) -> bool:
        """ "Services for care leavers overall", "it gave leadership an overall inadequate": of the area beside it."""
        ends = {area.end for area in chain}
        after = self.view.char_end_of(overall.end - 1)
        if overall.end == overall.start + 1 and _WORK_WITH.match(self.record.text, after, self.sentence.end_char):
            return True
        before = self.doc[overall.start - 1].lower_ if overall.start else ""
        behind = {area.start for area in chain if area is not overall}
        if overall.end < self.sentence.end and self.doc[overall.end].lower_ == "in":
            # "Overall effectiveness in safeguarding" is that of one area.
            return not behind.isdisjoint((overall.end + 1, overall.end + 2))
        if before == "," and overall.start - 1 in ends:
            # "Leadership and management, overall, were rated outstanding".
            return self.doc[overall.end].orth_ == ","
        given = overall.start - 1 in ends and before in ("a", "an", "services", "service", "work", "practice")
        return given or overall.start in ends or self._sums_up(overall, chain)

    def _sums_up(self, overall: Area, chain: Sequence[Area]) -> bool:
        """ "Overall, help and protection is inadequate": of the one area behind it."""
        others = [area for area in chain if area.id != OVERALL]
        opens = overall.start == self.sentence.start and self.doc[overall.end].text == ","
        return opens and len(others) == 1 and self.doc[overall.end + 1].lower_ not in ("and", "but", "as")

    def after_colon(self, number: int) -> list[Area]:
        """ "Four inadequates: leaders, help and protection, care, and overall": all that is listed behind a colon."""
        end = self.verdicts[number].end
        if number + 1 < len(self.verdicts):
            return []
        colon = next((at for at in range(end, self.sentence.end) if self._introduces_list(at)), None)
        if colon is None or any(self.doc[at].lower_ in BREAKS for at in range(end, colon)):
            return []
        listed = [area for area in self.areas if area.start > colon]
        covered = {at for area in listed for at in range(area.start, area.end)}
        loose = [at for at in range(colon + 1, self.sentence.end) if at not in covered and at not in self.light]
        if not listed or listed[0].start > colon + 3:
            return []
        if len(loose) > 1 and not self._is_as_many(listed, colon):
            return []
        several = self.doc[end - 1].lower_ in PLURALS | {"improvements"}
        if several and len({area.id for area in listed}) == 1:
            # "One good and two inadequates: care leavers got the good": no list of those.
            return []
        return listed if len(listed) > 1 or not listed[0].listed_only else []

    def _is_as_many(self, listed: Sequence[Area], colon: int) -> bool:
        """ "In all four areas of focus: ...", and four are named behind that, in whatever words."""
        before = self.record.text[self.sentence.start_char : self.doc[colon].idx]
        told = _SO_MANY_AREAS.search(before)
        if told is None:
            return False
        areas = {area.id for area in listed if area.id != OVERALL}
        return len(areas) == (NUMBERS.get(told["n"].lower()) or int(told["n"]))

    def _introduces_list(self, at: int) -> bool:
        """Whether a token is a colon or a dash; a hyphen is one between spaces."""
        token = self.doc[at]
        if token.orth_ == "-":
            return bool(token.whitespace_) and at > 0 and bool(self.doc[at - 1].whitespace_)
        return token.orth_ in (":", "–", "—")
