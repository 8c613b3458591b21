"""Areas that a grade has from a grade beside it: "adequate in 2011 and good a year later"."""

from __future__ import annotations

import re

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import (
    OVERALL,
    Area,
)
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.ties import AreaTies
from kg.reading.judgements.told import Told
from kg.reading.judgements.whose import Whose
from kg.reading.vocabulary import has_label

_GOES_ON = frozenset("and then but in by again later before early late only it had has".split())
"""Words between two grades of the same areas, each of its time."""
_AND_NOW = re.compile(
    r"['\"]*(?: (?:rating|grade|mark|status|judge?ment|tag))?,? (?:and|but)(?: (?:it|they))?(?: (?:now|only|has|have|"
    r"is|are|was|were|been|merely|just|instead))* ?",
    re.I,
)
""" "Has lost its good rating and now" + "requires improvement"."""
_BARE_OWNER = re.compile(
    r"(?:\w{0,2}['’]s|s['’])(?: own)? (?:was|were|is|are|had|has|have|received|got|gained|earned|secured|achieved|"
    r"remains?|remained|stayed?|came|fell|dropped|rose|won)\b",
    re.IGNORECASE,
)
""" "Bolton" + "'s were": a council to which the thing named before belongs."""


class Carried(SentencePart):
    """The areas of the verdicts stated so far, and which verdict behind them has them, too."""

    def __init__(self, view: GradedSentence, ties: AreaTies, whose: Whose) -> None:
        super().__init__(view)
        self.ties = ties
        self.whose = whose
        self.last_areas: list[Area] = []
        """The areas of the last verdict judged."""
        self.last_whole = -2
        """The last verdict judged to be on the services as a whole."""
        self.origin_areas: tuple[int, list[Area]] | None = None
        """The last verdict that was left for another one, with its areas."""

    def own_or_carried(self, number: int, verdict: Verdict, areas: list[Area]) -> list[Area]:
        """The areas of a verdict, or those that it has from a verdict beside it, where it has none of its own."""
        if all(area.id == OVERALL for area in areas):
            areas = self._of_bare_owner(number, verdict) or areas
        if not areas:
            areas = self._moved_from(number, verdict) or self._goes_on_in_time(number, verdict)
        if not areas and verdict.origin:
            areas = self._moves_to(number, verdict)
        return areas

    def keep(self, told: Told, areas: list[Area]) -> list[Area]:
        """The areas of a verdict that is stated, kept for those behind it."""
        number, verdict = told.number, told.verdict
        before = self.verdicts[number - 1] if number else None
        if verdict.origin and not areas and before is not None and self.whose.council(before) == told.councils:
            # "Help and protection requires improvement, down from good".
            areas = self.last_areas
        self.last_areas = areas
        if verdict.origin:
            self.origin_areas = (number, areas)
        return areas

    def _of_bare_owner(self, number: int, verdict: Verdict) -> list[Area]:
        """ "Bury's services for care leavers were judged good and Bolton's were outstanding": what Bolton's are."""
        if not number or not self.last_areas or self.is_report:
            return []
        last, grade = self.view.char_end(self.verdicts[number - 1]), self.doc[verdict.start].idx
        for mention in self.record.councils.mentions(self.sentence.index):
            if last <= mention.start_char < grade and _BARE_OWNER.match(self.record.text, mention.end_char - 2, grade):
                return self.last_areas
        return []

    def _moved_from(self, number: int, verdict: Verdict) -> list[Area]:
        """ "Upgraded leadership from requires improvement to good": the areas of the grade that was left."""
        if not number or self.origin_areas is None or self.origin_areas[0] != number - 1 or verdict.origin:
            return []
        moved = verdict.core == self.verdicts[number - 1].core
        return self.origin_areas[1] if moved else []

    def _moves_to(self, number: int, verdict: Verdict) -> list[Area]:
        """ "Moved from requires improvement to good for leadership": the areas of the grade that was reached."""
        if number + 1 >= len(self.verdicts):
            return []
        reached = self.verdicts[number + 1]
        if reached.frame is not Frame.MOVED or reached.core != verdict.core:
            return []
        return [area for area in self.ties.areas_of(number + 1, reached, verdict.end) if area.start >= reached.end]

    def _goes_on_in_time(self, number: int, verdict: Verdict) -> list[Area]:
        """ "Safeguarding was inadequate in 2011, and adequate a year later", "... and rose to adequate": of these.

        "Leadership has lost its good rating and now requires improvement", too.
        """
        if not number or verdict.origin or not self.last_areas or self.is_report:
            return []
        before = self.verdicts[number - 1]
        lost = any(has_label(hit, "judged:left-behind") for hit in self.sentence.words if hit.end <= before.start)
        start, stop_char = self.view.char_end(before), self.doc[verdict.core].idx
        if lost and _AND_NOW.fullmatch(self.record.text, start, max(start, stop_char)) is not None:
            return self.last_areas
        if before.origin or any(before.end <= hit.start < verdict.start for hit in self.services):
            return []
        dated = {at for date in self.dates for at in self.view.tokens(date.start_char, date.end_char)}
        stop = verdict.core if verdict.frame is Frame.MOVED and verdict.core > before.end else verdict.start
        if stop == verdict.start and verdict.core != before.core:
            return []
        between = [self.doc[at].lower_ for at in range(before.end, stop) if self.doc[at].is_alpha and at not in dated]
        told = bool(self.dates) and {"and", "but", "then"} & {*between} and _GOES_ON.issuperset(between)
        return self.last_areas if told else []

    def resumes(self, number: int, verdict: Verdict) -> bool:
        """ "Looked-after services, merely adequate in 2012, became good": behind the aside, the same subject."""
        if not number or not self.last_areas or verdict.core <= self.sentence.start:
            return False
        at = self.view.before_auxiliaries(verdict, self.sentence.start)
        end = self.last_areas[-1].end
        aside = end <= self.verdicts[number - 1].start and self.doc[end].orth_ == ","
        if any(self.doc[between].orth_ in (":", ";") for between in range(self.verdicts[number - 1].end, at)):
            # "Only adoption was good: the others, in its view, were inadequate".
            return False
        verb = aside and self.doc[verdict.start].lower_ in ("requires", "require", "required")
        return self.doc[at - 1].orth_ == "," and (verdict.core < verdict.start or verb)
