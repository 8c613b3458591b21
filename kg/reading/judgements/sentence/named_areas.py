"""Which areas a sentence names, of those whose words stand in it: not "the leadership team"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.grades import BREAKS
from kg.reading.judgements.areas import OVERALL, Area, areas_in
from kg.reading.judgements.sentence.words import SentenceWords, WordsPart
from kg.reading.parties import party_words
from kg.reading.vocabulary import has_label

_NEAR = 5
"""In how many sentences before it the board must be told of that "the board" means."""
_SIF_TITLE = re.compile(
    r"\b(?:inspection|inspecting|review) of (?:the |its |their )?services for children in need of help "
    r"and protection,? children looked after,? and care leavers",
    re.IGNORECASE,
)
"""The name of the single framework, in which no area is graded."""
_WITH_BOARDS = frozenset({"leadership-management-and-governance", "children-looked-after", "adoption"})
"""Areas of the single framework, which was the only one to grade safeguarding boards."""
_OVERSEES = re.compile(
    r",? (?:that|which|whose job(?: it)? is to)(?: (?:is|was) (?:meant|supposed|there|set up) to)?(?: should)? "
    r"(?:oversees?|watch(?:es)? over|co-?ordinates?|brings? together|bring together|scrutinises?|monitors?) "
    r"(?:it|them|all|the (?:work|agencies|council|police)|agencies|safeguarding|services|their|child protection)\b",
    re.IGNORECASE,
)
""" "The board *that is meant to oversee the work* of all agencies": one of those for safeguarding."""
_REPORT_ON = re.compile(r"\b(?:report|letter|findings)\b[^.;:]{0,40}? (?:on|about|into) [^.;:]{0,60}$", re.IGNORECASE)
""" "The report, out today, on Bury Council's" + the name of an inspection."""
_OF_TWO_SERVICES = re.compile(
    r"\b(?:inspection|review)s? of (?:the )?safeguarding (?:and|&) (?:services for )?looked[ -]after children\b",
    re.IGNORECASE,
)
""" "The inspection of safeguarding and looked after children": the framework's name."""
_INSPECTION_OF = re.compile(r"\b(?:inspection|review)s? of (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_NAME_OF_INSPECTION = 6
"""Within so many words behind "inspection" an area may be a part of its name."""
_UNLIKE = re.compile(
    r"\b(?:unlike|as opposed to|in contrast to|in contrast with)(?: (?:that|those) (?:of|for|on))?"
    r"(?: (?:the|its|their))? ?$",
    re.I,
)
""" "Leadership, unlike" + "help and protection": before an area that is another case."""
_IN_SPITE_OF = re.compile(
    r"(?:^\W*|, )(?:despite|notwithstanding|in spite of|thanks to|for all(?= (?:its|their)\b)|"
    r"because of|owing to|due to) (?:(?:the|its|their|"
    r"what|some|such|that|this|more|[\w-]+) ){0,4}$",
    re.IGNORECASE,
)
""" "Despite good" + "leadership": what stands in the way of a grade, or led to it."""
_WITHIN = re.compile(r"\bwithin (?:the |its |their )?(?:\w+ )?(?:judge?ments?|grades?) (?:on|for|of) (?:the )?$", re.I)
"""What makes an area the place of other grades, not what is graded."""
_UNDER = re.compile(
    r"\bunder (?:(?:the|his|her|their|new|current|previous|former|different|same|strong) ){1,3}$|"
    r"\bunder (?:[\w.-]+ ){0,3}[\w.-]+(?:'s|s') (?:\w+ )?$",
    re.IGNORECASE,
)
""" "Under her leadership", "under the new leadership", "under Mr Read's": before the word."""
_LEADERS_OF = frozenset("council city county borough group party labour conservative opposition deputy town".split())
""" "The council leader": a person."""
_ENDS_AREA = BREAKS | frozenset(
    "before until till even although since once after when where because during than complete completes completed make "
    "made finish joined follow followed find".split()
)
"""Words that are never a part of what is named: "outstanding in *adoption before* it fell"."""


class NamedAreas(WordsPart):
    """The areas that a sentence names."""

    def __init__(self, words: SentenceWords) -> None:
        super().__init__(words)
        self.words = words
        self.areas = self._with_abbreviations(self._but_inspected(areas_in(self.sentence)))
        self.light: set[int] = set()

    def settled(self, light: set[int]) -> list[Area]:
        """The areas that the sentence names, where it is known which words part nothing."""
        self.light = light
        self.areas = [area for area in self.areas if self._is_area(area) and not self._is_lot_of(area)]
        self.areas = [area for area in self.areas if not self._is_whole_of_others(area)]
        self.areas = [area for area in self.areas if not (area.listed_only and self._is_other_word(area))]
        self.areas = sorted([*(self._as_full(area) for area in self.areas), *self._that_area()], key=lambda a: a.start)
        self.areas = [area for area in self.areas if self.is_report or not self._is_part_of_name(area)]
        self.areas = [area for area in self.areas if not self._is_who_speaks(area)]
        self.areas = [area for area in self.areas if not self._is_in_spite_of(area)]
        return [area for area in self.areas if not self._is_under_somebody(area) and not self._is_unlike(area)]

    def _but_inspected(self, areas: Sequence[Area]) -> list[Area]:
        """The areas without those in the name of the inspection, where the grades beside name them again.

        "An inspection of safeguarding and looked-after children gave adequate for safeguarding and good for ...".
        """
        named: list[Area] = []
        for area in areas:
            start = self.doc[max(self.sentence.start, area.start - _NAME_OF_INSPECTION)].idx
            again = any(other.id == area.id and other.start > area.end for other in areas)
            if (
                self._is_of_two_services(area, areas)
                or self._is_in_title(area)
                or (again and _INSPECTION_OF.search(self.record.text, start, self.doc[area.start].idx))
            ):
                named.append(area)
        return [area for area in areas if area not in named]

    def _is_in_title(self, area: Area) -> bool:
        """ "The report on Bury's 'services for children in need of help, children looked after and care leavers'"."""
        titles = (hit for hit in self.sentence.words if has_label(hit, "type:"))
        return any(
            hit.start <= area.start
            and area.end <= hit.end
            and _REPORT_ON.search(self.record.text, self.sentence.start_char, self.doc[hit.start].idx) is not None
            for hit in titles
        )

    def _is_of_two_services(self, area: Area, areas: Sequence[Area]) -> bool:
        """Whether an area stands in the name of the framework that had two, and what was graded is named behind it."""
        name = _OF_TWO_SERVICES.search(self.text)
        if name is None:
            return False
        start, end = (self.sentence.start_char + at for at in name.span())
        inside = start <= self.doc[area.start].idx < end
        return inside and any(self.doc[other.start].idx >= end for other in areas)

    def _with_abbreviations(self, areas: Sequence[Area]) -> list[Area]:
        """Areas with the abbreviation in brackets behind them: "the safeguarding children board (LSCB)" is one."""
        joined: list[Area] = []
        bracketed = range(0)
        for area in areas:
            if area.start in bracketed:
                continue
            behind = self.doc[area.end : min(area.end + 3, self.sentence.end)]
            brackets = len(behind) == 3 and behind[0].orth_ == "(" and behind[2].orth_ == ")"
            if brackets and behind[1].is_upper:
                bracketed = range(area.end, area.end + 3)
                area = replace(area, end=bracketed.stop)
            joined.append(area)
        return joined

    def _says_of_whom(self, following: int) -> bool:
        """ "Care" + "of vulnerable children": of all whom it works with, and not of those in care."""
        return following < self.sentence.end and self.doc[following].lower_ in ("of", "for")

    def _is_area(self, area: Area) -> bool:
        """Whether the words name an area by themselves: not "the leadership team", "child protection failings"."""
        following = area.end
        if (
            area.listed_only
            and self.doc[area.start : area.end].text.lower() == "care"
            and self._says_of_whom(following)
        ):
            return False
        if following >= self.sentence.end or following in self.light or self.doc[following].lower_ in _ENDS_AREA:
            return True
        if any(verdict.start <= following < verdict.end or verdict.core == following for verdict in self.verdicts):
            return True
        if area.end - area.start > 1 and any(
            self.doc[verdict.end : area.start].text.lower() in ("for", "for the", "for its")
            for verdict in self.verdicts
        ):
            # "The judgement of outstanding for care leavers makes ...".
            return True
        return any(
            following == hit.start
            for hit in self.sentence.words
            if has_label(hit, "judged:") and not has_label(hit, "judged:not-graded")
        ) or any(other.start == following for other in self.areas)

    def _is_in_spite_of(self, area: Area) -> bool:
        """ "Despite good leadership, the council was rated inadequate": an area before a comma, behind which the grade
        comes."""
        before = self.record.text[self.sentence.start_char : self.doc[area.start].idx]
        comma = next((at for at in range(area.end, self.sentence.end) if self.doc[at].orth_ == ","), self.sentence.end)
        graded = any(verdict.start < comma for verdict in self.verdicts)
        return not graded and comma < self.sentence.end and _IN_SPITE_OF.search(before) is not None

    def _is_under_somebody(self, area: Area) -> bool:
        """ "Under Charlotte's leadership services were rated good": when that was, and no area."""
        start = self.doc[area.start].idx
        under_party = party_words(self.record.ontology).under
        return any(
            shape.search(self.record.text, self.sentence.start_char, start) is not None
            for shape in (_UNDER, under_party)
        )

    def _is_who_speaks(self, area: Area) -> bool:
        """ "The council leader said that after the inadequate rating ...": somebody who says something."""
        last = self.doc[area.end - 1].lower_
        return last == "leader" and self.doc[area.start - 1].lower_ in _LEADERS_OF

    def _is_unlike(self, area: Area) -> bool:
        """ "Leadership, unlike help and protection, is good": named only as what is another case."""
        closes = area.end < self.sentence.end and self.doc[area.end].orth_ in (",", ")")
        return closes and _UNLIKE.search(self.words.text_before(area)) is not None

    def _is_lot_of(self, area: Area) -> bool:
        """ "The lot of care leavers": no word for all of them."""
        return area.id == OVERALL and area.listed_only and self.doc[min(area.end, len(self.doc) - 1)].lower_ == "of"

    def _as_full(self, area: Area) -> Area:
        """ "The board", where the sentences before tell of a safeguarding board."""
        if area.id != "safeguarding-board" or not area.listed_only:
            return area
        before = self.record.annotated.sentences[max(0, self.sentence.index - _NEAR) : self.sentence.index]
        told = any(has_label(hit, "area:safeguarding-board") for one in before for hit in one.words) or any(
            mention.how == "board" for one in before for mention in self.record.councils.mentions(one.index)
        )
        beside = any(other.id in _WITH_BOARDS and not other.listed_only for other in self.areas)
        overseeing = _OVERSEES.match(self.record.text, self.words.char_end_of(area.end - 1), self.sentence.end_char)
        return replace(area, listed_only=False) if told or beside or overseeing else area

    def _that_area(self) -> list[Area]:
        """ "Both that area and leadership": the area that the sentence before named."""
        if not self.sentence.index:
            return []
        before = [area for area in areas_in(self.words.before) if area.id != OVERALL]
        return [
            Area(at, at + 2, before[-1].id)
            for at in range(self.sentence.start, self.sentence.end - 1)
            if before
            and self.doc[at].lower_ == "that"
            and self.doc[at + 1].lower_ in ("area", "judgement", "category")
            # "Adoption services and performance in that area".
            and not any(area.end <= at for area in self.areas)
        ]

    def _is_part_of_name(self, area: Area) -> bool:
        """Whether the words are a part of a longer name: of the framework, or of other services for these children."""
        title = _SIF_TITLE.search(self.text)
        at = self.doc[area.start].idx - self.sentence.start_char
        if title is not None and title.start() <= at < title.end():
            return True
        # "Health services for children in care".
        return area.start > self.sentence.start and self.doc[area.start - 1].lower_ in ("health", "healthcare")

    def _is_other_word(self, area: Area) -> bool:
        """Whether a short word is part of the services' name ("children's social care"), or a verb "
        "("well cared for")."""
        within = any(hit.start <= area.start and area.end <= hit.end for hit in self.services)
        return within or (area.end == area.start + 1 and self.doc[area.start].lower_.endswith("ed"))

    def _is_whole_of_others(self, area: Area) -> bool:
        """ "Within the judgement on children looked after, adoption is good"."""
        return _WITHIN.search(self.text, 0, self.doc[area.start].idx - self.sentence.start_char) is not None
