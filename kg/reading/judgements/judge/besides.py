"""What the words around a grade say besides: "as has Bexley Council", "and with it the whole service"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import (
    OVERALL,
    Area,
    Everywhere,
)
from kg.reading.judgements.doubts import is_unreal
from kg.reading.judgements.judge.statements import Statements
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.ties import AreaTies
from kg.reading.judgements.told import Told
from kg.reading.judgements.whose import Whose

_AND_ITS = re.compile(
    r"(?:,? ?and|&|,? (?:along with|together with|as well as)) ?"
    r"(?:(?:the|its|their)\b ?)?(?:(?:multi-agency|independent|statutory|local)\b ?)*",
    re.IGNORECASE,
)
_COLON_FOR = re.compile(r"['\"]?(?: overall)?\s*(?::|[-–—])\s*(?:for|in|on) (?:the |its |their )?", re.IGNORECASE)
_SPELT_OUT = 3
"""So many areas behind a colon are what the grade before it is made of."""
_ITS_AREA = 3
"""Within so many words behind "the county's" an area is its own."""
_AS_IS = re.compile(r"[\"')]*,? as (?:is|are|was|were|has|have|had|does|do|did) (?:the |its )?", re.IGNORECASE)
_WHOLE = (
    r"(?:(?:the|its|their) )?(?:overall (?:grade|judge?ment|rating|verdict|mark|effectiveness|score)|headline (?:grade|"
    r"judge?ment|rating|verdict)|whole (?:lot|service|thing|department|operation)|(?:services?|department|council|"
    r"authority)(?: as a whole)?|rest)"
)
_WITH_THEM = re.compile(rf"['\"]?,? and with (?:it|them|that|those),? {_WHOLE}\b", re.IGNORECASE)
""" "Leadership was found inadequate, and with it the service as a whole"."""
_IS_OVERALL = re.compile(
    r"['\"]?,? (?:which|and (?:that|this)) (?:is|was)(?: (?:also|therefore|again|now|thus))* (?:the|its|their) "
    r"(?:overall|headline) (?:grade|judge?ment|rating|verdict|mark|score)(?: too| as well)?(?=[.,;:)]|$)",
    re.IGNORECASE,
)
""" "Leadership was judged good, *which is also the overall grade*"."""
_INCLUDING = re.compile(r"['\"]?, including (?:for|in|on|its|the) ", re.IGNORECASE)
""" "Its services were rated inadequate" + ", including for" + children in care."""
_DRAGS_DOWN = re.compile(
    r"[^;.]*?,? (?:which|that|and|dragging|pulling|bringing|enough)\b[^;.,]{0,40}?"
    rf"\b(?:drag|pull|bring|brought|take|took|haul)\w* (?:down )?{_WHOLE}(?: down)?"
    r"(?P<same> (?:with (?:it|them)|to match|to the same (?:level|grade)|too|as well))?",
    re.IGNORECASE,
)
""" "Leadership was inadequate, which dragged the overall grade down with it": behind a grade of areas."""


class Besides(SentencePart):
    """Who and what else has a grade that was stated."""

    def __init__(self, view: GradedSentence, ties: AreaTies, whose: Whose, statements: Statements) -> None:
        super().__init__(view)
        self.ties = ties
        self.whose = whose
        self.statements = statements

    def state(self, told: Told, areas: Sequence[Area], everywhere: Everywhere | None, left: int) -> None:
        """State what the words around a grade that was stated say besides."""
        if not areas:
            self._state_beside_whole(told, everywhere)
            return
        first = areas[0]
        spelt_out = everywhere is None and self._is_spelt_out(told.verdict, areas, left)
        if spelt_out:
            self.statements.state(told, [])
        self._state_as_council(told)
        if self._takes_whole_along(told.verdict, areas) or self._is_of_whole_first(told.verdict, areas, left):
            self.statements.state(told, [])
        if first.id == "safeguarding-board" and self._names_services_beside(first):
            self.statements.state(told, [])
        if len(self.verdicts) == 1 and first.start <= self.sentence.start + 1 and first.id != OVERALL:
            self.record.subject_areas = (self.sentence.index, [*areas])

    def _state_beside_whole(self, told: Told, everywhere: Everywhere | None) -> None:
        """ "Services require improvement, as do leaders", "Bury is good, as is Bolton": of whom, and of what else."""
        verdict = told.verdict
        if verdict.origin:
            return
        for other, its_date in self.whose.lists.alike(verdict):
            self.statements.state(replace(told, councils=[other]), [], at=its_date)
        joined = self.ties.joined.after(verdict, self.view.right(told.number), loose=True) if everywhere is None else []
        if joined:
            self.ties.take(joined)
            self.statements.state(told, joined)

    def _state_as_council(self, told: Told) -> None:
        """ "The board has been rated good, as has Bexley Council": the overall grade too."""
        match = _AS_IS.match(self.record.text, self.view.char_end(told.verdict))
        if match is None or self.is_report:
            return
        at = next((t for t in range(told.verdict.end, self.sentence.end) if self.doc[t].idx >= match.end()), -1)
        named = [m.council for m in self.record.councils.topical(self.sentence.index) if m.start_char == match.end()]
        own = self.record.councils.holder(self.sentence.index, match.end())
        whole = any(hit.start == at for hit in self.services) and own is not None
        # "As does the county's safeguarding board": of that one.
        whole = whole and not any(at < area.start <= at + _ITS_AREA for area in self.areas)
        councils = named or ([own] if whole and own is not None else [])
        if councils and at not in {token for area in self.areas for token in range(area.start, area.end)}:
            self.statements.state(replace(told, councils=councils), [])

    def _takes_whole_along(self, verdict: Verdict, areas: Sequence[Area]) -> bool:
        """ "Help and protection is inadequate, and with it the whole service", "which drags the whole down with it"."""
        if self.is_report or verdict.origin or any(area.id in (OVERALL, "safeguarding-board") for area in areas):
            return False
        end = self.view.char_end(verdict)
        if any(shape.match(self.record.text, end, self.sentence.end_char) for shape in (_WITH_THEM, _IS_OVERALL)):
            return True
        down = _DRAGS_DOWN.match(self.record.text, end, self.sentence.end_char)
        # "Which brought the overall grade down" does not say to which one.
        told = down is not None and down["same"] is not None
        return told and not any(is_unreal(hit) and hit.start >= verdict.end for hit in self.sentence.words)

    def _is_of_whole_first(self, verdict: Verdict, areas: Sequence[Area], left: int) -> bool:
        """ "The council's services were rated inadequate, including for children in care": of the whole and those."""
        behind = all(area.start >= verdict.end and area.id != OVERALL for area in areas)
        named = behind and not verdict.origin and self.view.names_services(left, verdict.start)
        return named and _INCLUDING.match(self.record.text, self.view.char_end(verdict)) is not None

    def _names_services_beside(self, board: Area) -> bool:
        """ "Both the council's services for children and the board have been found to be good".

        But not "its services for care leavers and the board".
        """
        others = (area for area in self.areas if area.start != board.start)
        of_areas = {at for area in others for at in range(area.start - 1, area.end)}
        return any(
            _AND_ITS.fullmatch(self.doc[min(hit.end, board.end) : max(hit.start, board.start)].text) is not None
            for hit in self.services
            if of_areas.isdisjoint(range(hit.start, hit.end + 1))
        )

    def _is_spelt_out(self, verdict: Verdict, areas: Sequence[Area], left: int) -> bool:
        """ "Rates the council inadequate: for its help, for its care and for its leadership": of the whole, too."""
        if verdict.frame is not Frame.RATED or len(areas) < _SPELT_OUT or any(area.id == OVERALL for area in areas):
            return False
        behind = self.record.text[self.view.char_end(verdict) : self.doc[areas[0].start].idx]
        return _COLON_FOR.fullmatch(behind) is not None and self.view.names_services(left, verdict.start)
