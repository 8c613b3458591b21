"""Which areas "both", "all of these", "this area" and other words go back to that name none themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import CARE, CARE_AND_LEAVERS, OVERALL, Area
from kg.reading.judgements.ties.part import AreaPart
from kg.reading.judgements.wordings import AREA_NOUNS, IN_BOTH, IS_HOW
from kg.reading.vocabulary import words_of

_SUCH_AN_AREA = (
    r"(?:this|that|the same) (?:area|category|judge?ment|heading|strand|"
    r"(?:part|side|aspect|bit|arm)(?: of (?:the|its|their) (?:work|services?|inspection|report|department))?)\b"
)
_AREA_AGAIN = re.compile(
    rf"\b{_SUCH_AN_AREA} "
    r"(?:(?:is|was|has been|had been|now|still|also|only|again|judged|rated|graded|found|deemed|to be|to) )*['\"]?$",
    re.IGNORECASE,
)
""" "Children in care fared best, and this area is now": before a grade or "requires improvement"."""
_SINCE_THE_LAST = re.compile(
    r"[^,;:.]{0,40} (?:has|have|had)(?: \w+){0,3} since (?:the|its|their|our) (?:(?:last|previous)(?: \w+){0,2}? )?"
    r"inspection\b[^;:.]{0,30}, (?:when|where|at which) (?:it|this|they|these|these services|this area) "
    r"(?:was|were)\b[^,;:.]*$",
    re.IGNORECASE,
)
""" "The quality of help *has declined since the last inspection in 2021, when it was* good": behind an area."""
_OPENS_ITS_AREA = re.compile(
    r"\W*(?:however,? |overall,? )?(?:the )?(?:(?:overall )?(?:quality|effectiveness|impact|standard) of )?(?:the )?"
    r"(?:(?:services?|support|help|work|care|provision)(?: that is| which is)?(?: provided| given)?"
    r" (?:for|to|with|of) )?"
    r"(?:the )?",
    re.IGNORECASE,
)
_LOOKED_AT_BOARD = re.compile(
    r"(?:^|[,;] |\b(?:also|and|as|since|while|that|who|inspectors|ofsted|it|they|watchdog|has|of|separately) )"
    r"(?:(?:a|an|the|its|their|ofsted's|separate|parallel|joint|own|this) )*"
    r"(?:reviews? of|reviewed|review into|inspection of|assessment of|look(?:ed|ing)? (?:also )?at|inspected|examined|"
    r"assessed|found|thought|considered|criticised|turned to|chairs?|chaired)(?: also)? (?:(?:the|its) )?"
    r"(?:(?:[A-Z][\w'&-]*|and|of|on|the|local|borough's|council's|county's|city's) )*$",
    re.IGNORECASE,
)
""" "A separate review of", "inspectors also looked at the": before the board."""
_BOARD_SUBJECT = re.compile(r"\W*(?:the )?(?:(?:[A-Z][\w'&-]*|local|and) )*$")
_SAID_OF_IT = re.compile(
    r"(?:,? (?:which|that|whose|where|on which|chaired by)\b[^,;:.]*(?:,(?! (?:which|that))[^,;:.]*)?,)?"
    r"(?:(?=,? (?:was|were|has been|is) told)|[^,;:.]{0,40}?,? (?:and|but|saying)|"
    r" (?:was|were|had been) (?:also )?(?:examined|reviewed|inspected|assessed|looked at|visited)"
    r"\b[^;:.]{0,30},? (?:and|but)|(?=,? (?:found|said|concluded|ruled|judged|decided)))?"
    r"(?: (?:inspectors|ofsted|they|it|the (?:watchdog|report|inspectorate|regulator|inspectors)))?"
    r"(?: (?:also|has|have|had|then))*"
    r"(?: (?:found|said|concluded|ruled|judged|decided|deemed|rated|graded|thought|says?|finds?|saying|rating|"
    r"judging|(?:was|were|been|is) (?:also )?told))?"
    r"(?: that)? it(?:,? (?:too|also),?)?(?: (?:is|was|to be|as))? ?['\"]?",
    re.IGNORECASE,
)
""" "Looked at the board *and said it was*": between the board and its grade."""
_BOTH = re.compile(
    r"\b(?:(?:pronounced|found|judged|rated|graded|declared|considered|deemed) both|"
    rf"both(?: of (?:them|these))? (?:{AREA_NOUNS}|strands|services|groups))"
    r"(?: (?:of them|as|to be|were|are|was|being))* ['\"]?$|"
    r"\b(?:and|but|so|while|,) both (?:of them )?(?:were|are|have been|had been|got|get|remain)"
    r"(?: (?:put|placed|marked|rated|graded|judged|found|given|in|at|the|an?|to|be|as|only|now|also|again))* ['\"]?$",
    re.IGNORECASE,
)
_BOTH_REACH = 40
"""Characters before a grade in which "both" stands that has it."""
_THE_SAME = re.compile(r"\b(?:the same|those) (?:services?|areas?|work)\b", re.IGNORECASE)
_IN_THE_SAME = re.compile(
    r"['\"]?(?: (?:rating|grade|mark|judge?ment))? (?:in|for|on) (?:the same|that|this) (?:area|category|field|"
    r"heading|respect)\b",
    re.IGNORECASE,
)
""" "York was rated outstanding" + "in the same category"."""
_ALL_THESE = re.compile(
    r"\W*(?:(?:at|after|following|in) (?:the|this|its|their|that) (?:\w+ )?(?:inspection|visit)"
    r"(?: (?:in|of) [\w ]{3,25})?,? )?(?:ofsted |inspectors )?"
    rf"(?:all|each|every one)(?: (?:three|four|five))? (?:of )?(?:these|those|them)(?: (?:{AREA_NOUNS}))?"
    r"(?: (?:has|have|had|was|were|is|are|been|now|also|found|judged|rated|graded|deemed|considered|to|be|as))* ['\"]?",
    re.IGNORECASE,
)
""" "All of these areas were" + "found to require improvement"."""
_THIS_AREA = re.compile(
    rf"\W*{_SUCH_AN_AREA}"
    r"(?: (?:has|had|was|is|been|now|also|found|judged|rated|graded|deemed|considered|still|to|be|as|itself))* ?['\"]?",
    re.IGNORECASE,
)
""" "This area" + "requires improvement"."""


class NamedBefore(AreaPart):
    """The areas named before that the words of a verdict go back to."""

    def meant(self, verdict: Verdict) -> list[Area]:
        """The areas that the words of a verdict go back to; empty where they go back to none."""
        asked = (
            self._of_both, self._of_same_category, self._of_same_services, self._of_these, self._of_board,
            self._of_this_area, self._of_area_again, self._of_last_inspection, self._of_what_is_called_so,
        )  # fmt: skip
        return next((told for told in (of(verdict) for of in asked) if told), [])

    def both_apart(self, areas: list[Area], verdict: Verdict) -> list[Area]:
        """ "Children in care and care leavers were both found to be good": two grades, of two areas."""
        if [area.id for area in areas] != [CARE_AND_LEAVERS]:
            return areas
        if {"both", "each"}.isdisjoint(words_of(self.doc, areas[0].end, max(areas[0].end, verdict.start))):
            return areas
        return [replace(areas[0], id=one) for one in CARE]

    def _of_both(self, verdict: Verdict) -> list[Area]:
        """ "Pronounced both inadequate", "with both strands requiring improvement": the two areas named before."""
        start = max(self.sentence.start_char, self.doc[verdict.start].idx - _BOTH_REACH)
        if IN_BOTH.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char):
            here = [area for area in self.areas if area.end <= verdict.core and area.id != OVERALL]
            return here if len(here) == len({area.id for area in here}) == 2 else self._of_two_before()
        if self.is_report or _BOTH.search(self.record.text, start, self.doc[verdict.start].idx) is None:
            return []
        graded = [one.end for one in self.verdicts if one.end <= verdict.core]
        own = [area for area in self.areas if area.start >= max(graded, default=0)]
        before = [area for area in own if area.end <= verdict.start and area.id != OVERALL]
        two = len({area.id for area in before}) == 2 or [area.id for area in before] == [CARE_AND_LEAVERS]
        return before if two else []

    def _of_same_category(self, verdict: Verdict) -> list[Area]:
        """ "Sheffield got the lowest for staying safe. York was outstanding in the same category": in that one."""
        told = _IN_THE_SAME.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        if told is None or self.is_report or self.areas or not self.sentence.index:
            return []
        return self.only_one_before() if self.view.before.block == self.sentence.block else []

    def _of_same_services(self, verdict: Verdict) -> list[Area]:
        """ "... rated services for children in care adequate. In 2010 the same services were inadequate": of those."""
        told = _THE_SAME.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx)
        if told is None or self.areas or not self.sentence.index or self.is_report:
            return []
        if "grade" not in self.view.before.kinds or self.view.before.block != self.sentence.block:
            return []
        return self.only_one_before()

    def _of_two_before(self) -> list[Area]:
        """ "It was good for leadership and for care. It was good in both in 2018": the two of the sentence before."""
        if self.areas or not self.sentence.index or self.view.before.block != self.sentence.block:
            return []
        told = self.named_in_sentence_before()
        return told if len(told) == len({area.id for area in told}) == 2 else []

    def _of_these(self, verdict: Verdict) -> list[Area]:
        """ "It looked at leadership, care and adoption. All of these areas were good": those of the sentence before."""
        start, end = self.sentence.start_char, self.doc[verdict.core].idx
        if (
            self.is_report
            or any(area.id != OVERALL or area.end <= verdict.core for area in self.areas)
            or not self.sentence.index
            or not _ALL_THESE.fullmatch(self.record.text, start, end)
        ):
            return []
        told = self.named_in_sentence_before()
        return told if len({area.id for area in told}) > 2 else []

    def _of_this_area(self, verdict: Verdict) -> list[Area]:
        """ "Help and protection had slipped. This area requires improvement": the only one named before."""
        start, end = self.sentence.start_char, self.doc[verdict.core].idx
        if self.is_report or self.areas or not self.sentence.index:
            return []
        if _THIS_AREA.fullmatch(self.record.text, start, end) is None:
            return []
        return self.only_one_before()

    def _of_area_again(self, verdict: Verdict) -> list[Area]:
        """ "Children in care escaped that mark, inspectors saying that this area requires improvement": of which."""
        text, start = self.record.text, self.doc[verdict.start].idx
        told = _AREA_AGAIN.search(text, self.sentence.start_char, start)
        named = [area for area in self.areas if area.end <= verdict.core and area.id != OVERALL]
        if self.is_report or told is None or len(named) != 1 or named[0].listed_only or self.is_of_people(named[0]):
            return []
        own = "'" not in self.doc[named[0].end].orth_ and not self.names_more(named[0].end, verdict.start)
        said = verdict.grade != "requires-improvement" or verdict.frame in (Frame.RATED, Frame.FOUND)
        return named if own and said else []

    def _of_board(self, verdict: Verdict) -> list[Area]:
        """ "A review of the safeguarding board found that it too is inadequate": what "it" is beside a board."""
        boards = [area for area in self.areas if area.id == "safeguarding-board" and area.end <= verdict.start]
        if self.is_report or len(boards) != 1:
            return []
        text, start, stop = self.record.text, self.doc[boards[0].start].idx, self.doc[verdict.start].idx
        before = text[self.sentence.start_char : start]
        opens = _BOARD_SUBJECT.fullmatch(before) or _LOOKED_AT_BOARD.search(before)
        said = _SAID_OF_IT.fullmatch(text, self.view.char_end_of(boards[0].end - 1), stop)
        return boards if opens and said is not None else []

    def _of_last_inspection(self, verdict: Verdict) -> list[Area]:
        """ "Help and protection has declined since the last inspection, when it was good": what was graded then."""
        named = [area for area in self.areas if area.end <= verdict.start]
        if len(named) != 1 or named[0].id == OVERALL or len(self.verdicts) > 1 or self.is_of_people(named[0]):
            return []
        text, area = self.record.text, named[0]
        start = self.doc[area.start].idx
        opens = _OPENS_ITS_AREA.fullmatch(text, self.sentence.start_char, start) is not None
        told = _SINCE_THE_LAST.fullmatch(text, self.view.char_end_of(area.end - 1), self.doc[verdict.start].idx)
        return named if opens and told is not None else []

    def _of_what_is_called_so(self, verdict: Verdict) -> list[Area]:
        """ "Inadequate is how inspectors sum up the leadership": the one area that is named behind the verb."""
        told = IS_HOW.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        behind = [area for area in self.areas if told is not None and self.doc[area.start].idx >= told.end()]
        near = len(behind) == 1 and not self.is_report and behind[0].id != OVERALL
        return behind if near and self.view.right(self.verdicts.index(verdict)) >= behind[0].end else []
