"""From the grades of a sentence to judgements: each with its council, its areas and its inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import (
    BlockKind,
    ConceptId,
    CouncilId,
)
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.grades import Frame, Verdict, grades_named
from kg.reading.inspections import Inspection
from kg.reading.judgements.areas import (
    BELOW_KEY,
    CARE,
    OVERALL,
    Area,
    Everywhere,
    area_of,
    areas_in,
    areas_of_framework,
)
from kg.reading.judgements.doubts import Doubts, is_unreal
from kg.reading.judgements.fallen_columns import label_across
from kg.reading.judgements.sentence import GAP, GradedSentence, SentencePart, label_before
from kg.reading.judgements.table import Column
from kg.reading.judgements.ties import AreasGraded, AreaTies, EveryArea, NamedBefore, Pronouns
from kg.reading.judgements.when import When
from kg.reading.judgements.whole import WholeServices
from kg.reading.judgements.whose import Whose
from kg.reading.judgements.wordings import EARLIER
from kg.reading.vocabulary import has_label, words_of

_AND_ITS = re.compile(
    r"(?:,? ?and|&|,? (?:along with|together with|as well as)) ?"
    r"(?:(?:the|its|their)\b ?)?(?:(?:multi-agency|independent|statutory|local)\b ?)*",
    re.IGNORECASE,
)
_IS_THE_VERDICT = re.compile(
    r"\W*(?:that|this|it|such|so) (?:is|was|were|reads?|runs?)(?: (?:now|again|once|also|still|how|what))*"
    r"(?: (?:the|ofsted's|its|their|inspectors'|one))?(?: [\w'-]+){0,3}? (?:verdict|word|rating|grade|judge?ment|"
    r"conclusion|mark|finding|assessment|ruling|ofsted|inspectors|watchdog|inspectorate|regulator)\b",
    re.IGNORECASE,
)
""" "That is once again the verdict", "that is how inspectors see": what a grade that stands by itself was."""
_GOES_ON = frozenset("and then but in by again later before early late only it had has".split())
"""Words between two grades of the same areas, each of its time."""
_ADVERBS = frozenset("now again still also today".split())
_ONCE_AGAIN = re.compile(r"\bonce (?:again|more)\b", re.IGNORECASE)
_OPENS_BRACKET = re.compile(r"(?:'s)?(?: council)? \((?:in )?", re.IGNORECASE)
_TOLD_REACH = 8
"""Within so many words of a verb somebody "has been told that" it is so."""
_OPENS_YEAR = re.compile(r"['\"]? [(\[](?:in )?")
_COLON = re.compile(r":? ['\"]?")
_GRADE_IS = re.compile(
    r"\W*(?:(?:ofsted|overall|inspection) )?(?:graded|rated|judged|grade|rating|verdict|judge?ment|mark|result|outcome)"
    r"(?: ?[:–—-]| (?:is|was))? ?(?:as )?['\"]?",
    re.IGNORECASE,
)
""" "Graded:" before a grade that is all that is said."""
_COLON_FOR = re.compile(r"['\"]?(?: overall)?\s*(?::|[-–—])\s*(?:for|in|on) (?:the |its |their )?", re.IGNORECASE)
_SPELT_OUT = 3
"""So many areas behind a colon are what the grade before it is made of."""
_FIVE = 5
"""So many grades an inspection gives since 2023, as these two are apart."""
_COUNTING = 3
"""So many sentences before a list of councils tell of what they are."""
_LEAD_SENTENCES = 3
"""In so many of its first sentences a round-up says of what it is one."""
_ITS_AREA = 3
"""Within so many words behind "the county's" an area is its own."""
_OPENING = 4
"""Within so many characters of its start a council opens a sentence."""
_SEVERAL = re.compile(r"\b(?:councils|authorities|boroughs)\b", re.IGNORECASE)
_WHO_WAS_THERE = frozenset("its inspectors they it ofsted the we a".split())
"""How a sentence begins that goes on about the inspectors or the council: "they came back and ..."."""
_REACHES = frozenset("came comes reached brought produced drew ended".split())
_ANOTHER_ONE = re.compile(
    r"\W*(?:an?|the) (?:(?:further|second|third|new|follow-up|later|subsequent|next|full|re-)[ -]?)+ ?"
    r"(?:inspection|visit)\b",
    re.IGNORECASE,
)
""" "A further inspection, in 2015, came to the same conclusion"."""
_APPOSED = re.compile(
    r"(?:\s[-–—]|,|\()\s*(?:having (?:also |already )?(?:been given|been handed|received|got|had|earned) )?$",
    re.IGNORECASE,
)
_IT_GOT = re.compile(
    r"['\")]*(?: (?:that|which|as))?(?: (?:it|they|we|the council|services|inspectors|ofsted))?"
    r"(?: (?:had|was|were|has|been|also|first|last|gave|got|given|received|awarded|handed|earned|achieved|"
    r"held|them|it))*"
    r"(?: (?:back )?(?:in|at its|from|of))?(?: (?:last|previous) inspection,? in)? ?",
    re.IGNORECASE,
)
""" "The same mark that it got in": between a grade that is told again and its date."""
_AS_IN = re.compile(
    r"['\"]? (?:as|that) (?:(?:it|they|inspectors|ofsted) (?:had|got|were|was|gave|received|held) )?(?:\w+ )?"
    r"(?:back )?(?:(?:in|from|of) )?",
    re.IGNORECASE,
)
""" "The same grade as (it had) in 2014"."""
_THEY = re.compile(
    r"\W*(?:they|the team|the report|inspectors|their (?:report|verdict))\b[^,;:.]*"
    r"\b(?:left|said|found|concluded|reported|decided|ruled|felt|thought|says?|find|conclude|view|verdict|conclusion)\b",
    re.IGNORECASE,
)
""" "They left with the view that ...": what inspectors of the sentence before had to say."""
_EXCEPTION = re.compile(r"\b(?:the|one|only|sole|lone) exception\b", re.IGNORECASE)
""" "Adoption was the exception, at good": no grade that "the same" takes up."""
_THE_SAID = re.compile(r"\bth(?:e|is|at)(?: (?:first|new|latest|recent))? ['\"]?$", re.IGNORECASE)
_OPENS_ROW = re.compile(
    r"\W*(?:(?:in|across) [\w' -]{3,30}, |neighbouring |nearby |meanwhile,? |and |but |only )?", re.IGNORECASE
)
_IS_NOW = re.compile(
    r"(?:'s (?:children's )?services(?: for children)?)? (?:council )?"
    r"(?:is|are|remains|stays)?(?: (?:now|still|also|currently|rated))* ?['\"]?",
    re.IGNORECASE,
)
_NEARBY = re.compile(r"\W*(?:neighbouring|nearby|next-door) ", re.IGNORECASE)
_IS_CURRENTLY = re.compile(
    r"(?: council)?(?:'s (?:children's )?services)? (?:is|are|remains?) (?:(?:now|still|also|currently|already|itself|"
    r"presently) )+['\"]?",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"(?: council)?(?:'s (?:children's )?services)?(?:, (?:which|where|whose)\b[^,;:.]{3,90},)? (?:still )?"
    r"(?:remains?|stays?|is still|are still)(?: (?:firmly|stubbornly|rated|itself))? ['\"]?",
    re.IGNORECASE,
)
""" "Herefordshire, *where a commissioner was sent in, remains* inadequate"."""
_WHICH_IS = re.compile(
    r"(?: council)?, which (?:is|are|remains?|has been|was) (?:(?:now|still|also|currently|already|itself) )*['\"]?",
    re.I,
)
_WINS = frozenset("won got earned received gained took secured scored landed bagged drew achieved".split())
""" "Child protection won a good, and so did": verbs of getting a grade."""
_SAYS_NO_MORE = re.compile(r"['\"]*(?:[.;]|, (?:and|but|while)\b|\s*$)", re.MULTILINE)
_AS_IS = re.compile(r"[\"')]*,? as (?:is|are|was|were|has|have|had|does|do|did) (?:the |its )?", re.IGNORECASE)
_AND_NOW = re.compile(
    r"['\"]*(?: (?:rating|grade|mark|status|judge?ment|tag))?,? (?:and|but)(?: (?:it|they))?(?: (?:now|only|has|have|"
    r"is|are|was|were|been|merely|just|instead))* ?",
    re.I,
)
""" "Has lost its good rating and now" + "requires improvement"."""
_WHOLE = (
    r"(?:(?:the|its|their) )?(?:overall (?:grade|judge?ment|rating|verdict|mark|effectiveness|score)|headline (?:grade|"
    r"judge?ment|rating|verdict)|whole (?:lot|service|thing|department|operation)|(?:services?|department|council|"
    r"authority)(?: as a whole)?|rest)"
)
_WITH_THEM = re.compile(rf"['\"]?,? and with (?:it|them|that|those),? {_WHOLE}\b", re.IGNORECASE)
""" "Leadership was found inadequate, and with it the service as a whole"."""
_DRAGS_DOWN = re.compile(
    r"[^;.]*?,? (?:which|that|and|dragging|pulling|bringing|enough)\b[^;.,]{0,40}?"
    rf"\b(?:drag|pull|bring|brought|take|took|haul)\w* (?:down )?{_WHOLE}(?: down)?"
    r"(?P<same> (?:with (?:it|them)|to match|to the same (?:level|grade)|too|as well))?",
    re.IGNORECASE,
)
""" "Leadership was inadequate, which dragged the overall grade down with it": behind a grade of areas."""


_BARE_OWNER = re.compile(
    r"(?:\w{0,2}['’]s|s['’])(?: own)? (?:was|were|is|are|had|has|have|received|got|gained|earned|secured|achieved|"
    r"remains?|remained|stayed?|came|fell|dropped|rose|won)\b",
    re.IGNORECASE,
)
""" "Bolton" + "'s were": a council to which the thing named before belongs."""


class Judge(SentencePart):
    """States the judgements of one sentence."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.ties = AreaTies(view)
        self.named_before = NamedBefore(view)
        self.pronouns = Pronouns(view)
        self.every_area = EveryArea(view)
        self.graded = AreasGraded(view)
        self.doubts = Doubts(view)
        self.whole = WholeServices(view)
        self.whose = Whose(view)
        self.when = When(view)
        self.last_areas: list[Area] = []
        """The areas of the last verdict judged."""
        self.last_whole = -2
        """The last verdict judged to be on the services as a whole."""
        self.origin_areas: tuple[int, list[Area]] | None = None
        """The last verdict that was left for another one, with its areas."""

    def judge(self, number: int, verdict: Verdict) -> None:
        """State what one verdict says, if it says a grade."""
        left = self.view.left(number)
        listed = self.whose.listed(verdict)
        if listed and verdict.grade is not None:
            if not self.doubts.is_doubted(verdict, left, of_those_named=True):
                areas = self.ties.areas_of(number, verdict, left)
                for one in listed:
                    at = self._bracketed(verdict, one)
                    self._state(number, verdict, verdict.grade, [one], areas, None, at=at)
            return
        described = bool(self.whose.described(verdict))
        if self.doubts.is_doubted(verdict, left, of_those_named=described) or self.doubts.is_explained(verdict):
            return
        council = self.whose.council(verdict)
        grade = verdict.grade
        if grade is None:
            if _is_pro_verb(self.view.words(verdict)) and not self._requires(number, council):
                return
            grade = self._taken_up(number, verdict, council)
            if grade is not None and self._is_the_whole_of_the_same(number, verdict):
                self._state(number, verdict, grade, council, [], None)
                return
            areas_told = self.ties.areas_of(number, verdict, left)
            if not areas_told and (grade is None or self.every_area.everywhere(number, verdict, left, []) is None):
                self._state_same_as_whole(number, verdict, council)
                return
        if grade is None or not council:
            return
        then = self._bracketed_year(number, verdict)
        if then is not None:
            self._state(number, verdict, grade, council, self.last_areas, None, at=then)
            return
        named_before = self.named_before.meant(verdict)
        areas = named_before or self.pronouns.without_people(self.ties.areas_of(number, verdict, left), verdict)
        areas = self.named_before.both_apart(areas, verdict)
        if all(area.id == OVERALL for area in areas):
            areas = self._of_bare_owner(number, verdict) or areas
        if not areas:
            areas = self._moved_from(number, verdict) or self._goes_on_in_time(number, verdict)
        if not areas and verdict.origin:
            areas = self._moves_to(number, verdict)
        if any(self._is_left_out(area, verdict) for area in areas):
            # "Good for everything except leadership": not of the whole either.
            areas = [area for area in areas if not self._is_left_out(area, verdict) and area.id != OVERALL]
            if not areas and self.every_area.everywhere(number, verdict, left, areas) is None:
                return
        everywhere = self.every_area.everywhere(number, verdict, left, areas)
        if not areas and everywhere is None and self.pronouns.is_for_those(verdict):
            areas = self.pronouns.of_those(verdict)
            if not areas:
                return
        elif areas and self._is_for_those_too(verdict, areas):
            areas = [*self.pronouns.of_those(verdict), *areas]
        if not areas and everywhere is None:
            areas = self.pronouns.of_pronoun(verdict)
            areas += self.ties.joined.after(verdict, self.view.right(number)) if areas else []
            everywhere = self.every_area.everywhere(number, verdict, left, areas)
        if everywhere is not None:
            areas = [area for area in areas if not self.ties.is_excepted(area)]
        if everywhere is not None and not everywhere.overall:
            areas = [area for area in areas if area.id != OVERALL]
            self._state(number, verdict, grade, council, areas, None, everywhere)
            return
        if everywhere is not None and everywhere.rest and everywhere.overall:
            # "Requires improvement for everything else, overall included".
            self._state(number, verdict, grade, council, [], None, everywhere)
            return
        if verdict.grade is None and everywhere is not None and not areas:
            # "Every sub-judgement came in at the same level".
            self._state(number, verdict, grade, council, areas, None, everywhere)
            return
        label: Sentence | None = None
        if not areas and self._is_bare(verdict) and self._state_named_after(number, verdict, grade):
            return
        if not areas:
            alone = verdict.frame is Frame.ALONE
            if (alone and (self._is_bare(verdict) or self.whole.answers(verdict))) or self._is_labelled(verdict):
                before = label_across(self.record, self.sentence)
                if before is not None and not before[1]:
                    return
                before = before or label_before(self.record, self.sentence)
                if before is not None:
                    label, areas = before
            if not areas and self._introduces_items():
                self._state_items(number, verdict, grade, council)
                return
            resumes = not areas and self._resumes(number, verdict)
            if resumes:
                areas = self.last_areas
            goes_on = self.last_whole == number - 1 and (
                self.whole.closes_aside(number, verdict) or self.whole.goes_back(number, verdict)
            )
            if not areas and not goes_on and not described and not self.whole.is_overall(verdict, left):
                return
            if not areas:
                self.last_whole = number
        elif everywhere is None and not named_before and not self.graded.are_graded(verdict, areas, left):
            # "Found the council inadequate overall and for adoption": of the whole, and so of what is joined to it.
            whole_first = areas[0].id == OVERALL and areas[0].start >= verdict.end
            only_whole = all(area.id == OVERALL for area in areas)
            if not (whole_first or only_whole) or not self.whole.is_overall(verdict, left):
                return
            areas = [] if only_whole else areas
        if verdict.origin and not areas and number and self.whose.council(self.verdicts[number - 1]) == council:
            # "Help and protection requires improvement, down from good".
            areas = self.last_areas
        self.last_areas = areas
        if verdict.origin:
            self.origin_areas = (number, areas)
        times = self._area_by_date(number, verdict, areas)
        if times:
            for date, own in times:
                self._state(number, verdict, grade, council, own, label, at=date)
            return
        self._state(number, verdict, grade, council, areas, label, everywhere)
        if not areas and not verdict.origin and label is None:
            for other, its_date in self.whose.alike(verdict):
                self._state(number, verdict, grade, [other], [], None, at=its_date)
        if not areas and everywhere is None and not verdict.origin and label is None:
            # "Services require improvement, as do leaders".
            joined = self.ties.joined.after(verdict, self.view.right(number), loose=True)
            if joined:
                self.ties.take(joined)
                self._state(number, verdict, grade, council, joined, None)
        if areas and everywhere is None and self._is_spelt_out(verdict, areas, left):
            self._state(number, verdict, grade, council, [], None)
        if areas:
            self._state_as_council(number, verdict, grade)
            if self._takes_whole_along(verdict, areas):
                self._state(number, verdict, grade, council, [], None)
        if areas and areas[0].id == "safeguarding-board" and self._names_services_beside(areas[0]):
            self._state(number, verdict, grade, council, [], None)
        if areas and len(self.verdicts) == 1 and areas[0].start <= self.sentence.start + 1 and areas[0].id != OVERALL:
            self.record.subject_areas = (self.sentence.index, areas)

    def _is_the_whole_of_the_same(self, number: int, verdict: Verdict) -> bool:
        """ "Leadership was inadequate, and so the overall verdict is the same": as what the clause before has."""
        before = self.verdicts[number - 1] if number else None
        if before is None or before.grade is None or before.origin or self.is_report:
            return False
        overall = self.doc[verdict.start].lower_ in ("overall", "headline")
        return overall and _SAYS_NO_MORE.match(self.record.text, self.view.char_end(verdict)) is not None

    def _of_bare_owner(self, number: int, verdict: Verdict) -> list[Area]:
        """ "Bury's services for care leavers were judged good and Bolton's were outstanding": what Bolton's are."""
        if not number or not self.last_areas or self.is_report:
            return []
        last, grade = self.view.char_end(self.verdicts[number - 1]), self.doc[verdict.start].idx
        for mention in self.record.councils.mentions(self.sentence.index):
            if last <= mention.start_char < grade and _BARE_OWNER.match(self.record.text, mention.end_char - 2, grade):
                return self.last_areas
        return []

    def _is_spelt_out(self, verdict: Verdict, areas: Sequence[Area], left: int) -> bool:
        """ "Rates the council inadequate: for its help, for its care and for its leadership": of the whole, too."""
        if verdict.frame is not Frame.RATED or len(areas) < _SPELT_OUT or any(area.id == OVERALL for area in areas):
            return False
        behind = self.record.text[self.view.char_end(verdict) : self.doc[areas[0].start].idx]
        return _COLON_FOR.fullmatch(behind) is not None and self.view.names_services(left, verdict.start)

    def _bracketed(self, verdict: Verdict, council: CouncilId) -> DateMention | None:
        """ "Inadequate: Bury (2018), Hull (2016)": the date in brackets behind a council of a list."""
        for mention in self.record.councils.mentions(self.sentence.index):
            if mention.council != council or mention.start_char < self.view.char_end(verdict):
                continue
            for date in self.dates:
                between = self.record.text[mention.end_char : date.start_char]
                if mention.end_char < date.start_char and _OPENS_BRACKET.fullmatch(between):
                    return date
        return None

    def _bracketed_year(self, number: int, verdict: Verdict) -> DateMention | None:
        """ "Good (2018: inadequate)": the year before a grade in the brackets behind another one, of the same areas."""
        told = self.last_whole == number - 1 or bool(self.last_areas)
        if not number or not told or self.is_report:
            return None
        before = self.view.char_end(self.verdicts[number - 1])
        for date in self.dates:
            opens = _OPENS_YEAR.fullmatch(self.record.text, before, max(before, date.start_char)) is not None
            start = self.doc[verdict.start].idx
            if opens and _COLON.fullmatch(self.record.text, date.end_char, max(date.end_char, start)):
                return date
        return None

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

    def _area_by_date(
        self, number: int, verdict: Verdict, areas: Sequence[Area]
    ) -> list[tuple[DateMention, list[Area]]]:
        """ "Adequate in July 2010, for looked-after children, and in July 2012, for child protection": one by one."""
        right = self.view.right(number)
        end = self.view.char_end_of(max(right, verdict.end) - 1)
        dates = [date for date in self.dates if self.view.char_end(verdict) <= date.start_char < end]
        if len(dates) < 2 or len(areas) < len(dates) or any(area.start < verdict.end for area in areas):
            return []
        starts = [self.doc[area.start].idx for area in areas]
        bounds = [*(date.start_char for date in dates), end]
        if starts[0] < bounds[0]:
            # The area goes before its date.
            bounds = [self.view.char_end(verdict), *(date.end_char for date in dates)]
        told = [
            (date, [area for area, at in zip(areas, starts, strict=True) if lower <= at < upper])
            for date, (lower, upper) in zip(dates, pairwise(bounds), strict=True)
        ]
        whole = sum(len(own) for _, own in told) == len(areas)
        return told if whole and all(own for _, own in told) else []

    def _names_services_beside(self, board: Area) -> bool:
        """ "Both the council's services for children and the board have been found to be good"."""
        return any(
            _AND_ITS.fullmatch(self.doc[min(hit.end, board.end) : max(hit.start, board.start)].text) is not None
            for hit in self.services
        )

    def _state_as_council(self, number: int, verdict: Verdict, grade: ConceptId) -> None:
        """ "The board has been rated good, as has Bexley Council": the overall grade too."""
        match = _AS_IS.match(self.record.text, self.view.char_end(verdict))
        if match is None or self.is_report:
            return
        at = next((t for t in range(verdict.end, self.sentence.end) if self.doc[t].idx >= match.end()), -1)
        named = [m.council for m in self.record.councils.topical(self.sentence.index) if m.start_char == match.end()]
        own = self.record.councils.holder(self.sentence.index, match.end())
        whole = any(hit.start == at for hit in self.services) and own is not None
        # "As does the county's safeguarding board": of that one.
        whole = whole and not any(at < area.start <= at + _ITS_AREA for area in self.areas)
        councils = named or ([own] if whole and own is not None else [])
        if councils and at not in {token for area in self.areas for token in range(area.start, area.end)}:
            self._state(number, verdict, grade, councils, [], None)

    def _takes_whole_along(self, verdict: Verdict, areas: Sequence[Area]) -> bool:
        """ "Help and protection is inadequate, and with it the whole service", "which drags the whole down with it"."""
        if self.is_report or verdict.origin or any(area.id in (OVERALL, "safeguarding-board") for area in areas):
            return False
        end = self.view.char_end(verdict)
        if _WITH_THEM.match(self.record.text, end, self.sentence.end_char):
            return True
        down = _DRAGS_DOWN.match(self.record.text, end, self.sentence.end_char)
        # "Which brought the overall grade down" does not say to which one.
        told = down is not None and down["same"] is not None
        return told and not any(is_unreal(hit) and hit.start >= verdict.end for hit in self.sentence.words)

    def _is_for_those_too(self, verdict: Verdict, areas: Sequence[Area]) -> bool:
        """ "Leaders are praised, and the grade for them is good, as it is for care leavers": of those, too."""
        behind = all(area.start >= verdict.end for area in areas)
        return (
            behind
            and self.pronouns.is_for_those(verdict)
            and areas == self.ties.joined.after(verdict, self.view.right(self.verdicts.index(verdict)), loose=True)
        )

    def _requires(self, number: int, councils: Sequence[CouncilId]) -> bool:
        """Whether "so do" can go back to the verb of the grade before: "requires improvement", "won a good"."""
        before = self.verdicts[number - 1] if number else None
        if before is None:
            known = self.record.last_grade.get(councils[0]) if councils else None
            near = known is not None and known[0] == self.sentence.index - 1
            return near and known is not None and known[1] == "requires-improvement"
        verbs = {token.lower_ for token in self.doc[max(self.sentence.start, before.start - 4) : before.start]}
        wins = not _WINS.isdisjoint(verbs) and self.doc[self.verdicts[number].end - 1].lower_ == "did"
        return wins or self.doc[before.start].lower_ in ("require", "requires", "required")

    def _is_left_out(self, area: Area, verdict: Verdict) -> bool:
        """ "Good for everything except leadership": whether a grade is said not to be that of an area behind it."""
        return area.start >= verdict.end and self.ties.is_excepted(area)

    def _state_named_after(self, number: int, verdict: Verdict, grade: ConceptId) -> bool:
        """ "Inadequate. That is the verdict on Bury's services": a grade by itself, and what it is said of."""
        sentences = self.record.annotated.sentences
        following = sentences[self.sentence.index + 1] if self.sentence.index + 1 < len(sentences) else None
        if following is None or self.is_report:
            return False
        text = self.record.annotated.text(following)
        council = self.record.councils.holder(following.index)
        dated = bool(self.record.annotated.dates(following)) or EARLIER.search(_ONCE_AGAIN.sub("", text)) is not None
        told = any(has_label(hit, "about:inspection") for hit in following.words)
        whole = bool(self.record.councils.mentions(following.index)) or any(
            has_label(hit, "judged:services") for hit in following.words
        )
        if council is None or dated or not (told or whole) or _IS_THE_VERDICT.match(text) is None:
            return False
        if self.text.rstrip("\"')").endswith("?") or any(is_unreal(hit) for hit in following.words):
            # "Good? That is not the verdict", "outstanding. That is the verdict that Bury wants".
            return False
        evidence = self.record.annotated.evidence_at(
            self.sentence.start_char, following.end_char, f"judgement/{verdict.frame}", self.sentence.block
        )
        areas = [area for area in areas_in(following) if not area.listed_only]
        for inspection in self.when.inspections(number, verdict, grade, council, evidence):
            for area, words in self._resolved(areas, inspection):
                self.record.state(inspection, area, grade, evidence, verdict.frame, words)
            self.record.last_grade[council] = (following.index, grade)
        return True

    def _resumes(self, number: int, verdict: Verdict) -> bool:
        """ "Looked-after services, merely adequate in 2012, became good": behind the aside, the same subject."""
        if not number or not self.last_areas or verdict.core <= self.sentence.start:
            return False
        at = verdict.core
        while at > self.sentence.start and self.doc[at - 1].lower_ in _ADVERBS:
            at -= 1
        end = self.last_areas[-1].end
        aside = end <= self.verdicts[number - 1].start and self.doc[end].orth_ == ","
        if any(self.doc[between].orth_ in (":", ";") for between in range(self.verdicts[number - 1].end, at)):
            # "Only adoption was good: the others, in its view, were inadequate".
            return False
        verb = aside and self.doc[verdict.start].lower_ in ("requires", "require", "required")
        return self.doc[at - 1].orth_ == "," and (verdict.core < verdict.start or verb)

    def judge_row(self, columns: Sequence[Column]) -> None:
        """State the grades of one row of a table, each with the area and the time of its column."""
        for one in columns:
            verdict = self.verdicts[one.number]
            council = self.whose.council(verdict)
            if verdict.grade is not None and council:
                areas = [one.area] if one.area is not None else []
                self._state(one.number, verdict, verdict.grade, council, areas, None, at=one.date)

    def _introduces_items(self) -> bool:
        return self.text.rstrip().endswith(":") and bool(self._items())

    def _items(self) -> list[tuple[Sentence, list[Area]]]:
        """The list items after this sentence that are nothing but an area's name."""
        annotated = self.record.annotated
        items = []
        for sentence in annotated.sentences[self.sentence.index + 1 : self.sentence.index + 8]:
            block = annotated.article.blocks[sentence.block]
            if block.kind is not BlockKind.ITEM or block.intro != self.sentence.block:
                break
            areas = areas_in(sentence)
            covered = {at for area in areas for at in range(area.start, area.end)}
            words = [at for at in range(sentence.start, sentence.end) if self.doc[at].is_alpha and at not in covered]
            if areas and all(self.doc[at].lower_ in GAP for at in words):
                items.append((sentence, areas))
        return items

    def _state_items(self, number: int, verdict: Verdict, grade: ConceptId, councils: Sequence[CouncilId]) -> None:
        """ "These areas were rated inadequate:" and then the areas, one a line."""
        for sentence, areas in self._items():
            evidence = self.record.annotated.evidence(sentence, "judgement/list")
            for council in councils:
                for inspection in self.when.inspections(number, verdict, grade, council, evidence):
                    for area, words in self._resolved(areas, inspection):
                        self.record.state(inspection, area, grade, evidence, verdict.frame, words)

    def _state_same_as_whole(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> None:
        """ "The council had the same grade in 2014": the overall grade of now, at that time too."""
        got = any(has_label(hit, "judged:getting-verbs") and hit.end <= verdict.start for hit in self.sentence.words)
        got = got or self._is_the_same_as_at(verdict)
        named = self.view.names_services(self.sentence.start, verdict.start)
        first = self.doc[self.sentence.start].lower_
        if _ANOTHER_ONE.match(self.text) is not None:
            named, reached = True, words_of(self.doc, self.sentence.start, verdict.start)
            got = got or not _REACHES.isdisjoint(reached)
        if not self.is_report and got and not self.areas and not number and self._state_for_another(verdict, councils):
            return
        if self.is_report or not self.dates or self._names_area(number):
            return
        if number:
            self._state_again_at(number, verdict, councils)
            return
        before = self._whole_before(councils)
        if not got or not (named or (before is not None and first in _WHO_WAS_THERE)):
            return
        grade = before or self._whole(councils)
        if grade is not None and not self.doubts.is_doubted(verdict, self.sentence.start):
            self._state(number, verdict, grade, councils, [], None)

    def _names_area(self, number: int) -> bool:
        """Whether an area other than the whole is named in the clause of a verdict."""
        return any(area.id != OVERALL and area.start < self.view.right(number) for area in self.areas)

    def _is_the_same_as_at(self, verdict: Verdict) -> bool:
        """ "It is the same grade as in 2014"."""
        ends, text = self.view.char_end(verdict), self.record.text
        later = [date.start_char for date in self.dates if date.start_char >= ends]
        said = self.doc[verdict.start - 1].lower_ if verdict.start > self.sentence.start else ""
        told = said in ("is", "was", "remains") and bool(later)
        return told and _AS_IN.fullmatch(text, ends, later[0]) is not None

    def _state_for_another(self, verdict: Verdict, councils: Sequence[CouncilId]) -> bool:
        """ "Hull is good. Leeds got the same grade": the overall grade of the council in the sentence before."""
        if len(councils) != 1 or not self.sentence.index or self.dates:
            return False
        before = self.view.before
        first = before.index - 1 if before.index and "grade" not in before.kinds else before.index
        start = self.record.annotated.sentences[first].start_char
        told = {
            (fact.council, fact.grade)
            for fact in self.record.facts
            if fact.evidence.start >= start and fact.area == OVERALL
        }
        named = [mention.council for mention in self.record.councils.topical(self.sentence.index)]
        doubted = self.doubts.is_doubted(verdict, self.sentence.start)
        if len(told) != 1 or [*dict.fromkeys(named)] != [*councils] or doubted:
            return False
        council, grade = told.pop()
        if council == councils[0]:
            return False
        self._state(0, verdict, grade, councils, [], None)
        return True

    def _state_again_at(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> None:
        """ "Good in 2020 - the same mark it got in 2017": the overall grade beside it, at another time."""
        before = self.verdicts[number - 1]
        beside = self.record.text[self.view.char_end(before) : self.doc[verdict.start].idx]
        later = [date for date in self.dates if date.start_char >= self.view.char_end(verdict)]
        apposed = _APPOSED.search(beside) is not None and self.last_whole == number - 1 and not before.origin
        if before.grade is None or not apposed or not later:
            return
        between = self.record.text[self.view.char_end(verdict) : later[0].start_char]
        if _IT_GOT.fullmatch(between) is not None:
            self._state(number, verdict, before.grade, councils, [], None, at=later[0])

    def _whole_before(self, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The overall grade that the sentence before told of the council, where it told one."""
        if not self.sentence.index or len(councils) != 1:
            return None
        before = self.view.before
        told = {
            fact.grade
            for fact in self.record.facts
            if fact.council == councils[0] and fact.area == OVERALL and fact.evidence.start >= before.start_char
        }
        return told.pop() if len(told) == 1 else None

    def _whole(self, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The overall grade in the main inspection of these councils, where one was told."""
        mains = [self.record.inspections.main(council) for council in councils]
        keys = {one.key for one in mains if one is not None}
        told = {fact.grade for fact in self.record.facts if fact.inspection in keys and fact.area == OVERALL}
        return told.pop() if len(told) == 1 else None

    def _taken_up(self, number: int, verdict: Verdict, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The grade that "the same" takes up: the last one, or that of "the same as the overall grade"."""
        if self.doc[verdict.end - 1].lower_ == "overall":
            alone = {one.grade for one in self.verdicts[number + 1 :] if one.grade and one.frame is Frame.ALONE}
            return self._whole(councils) or (alone.pop() if len(alone) == 1 else None)
        here = next((v.grade for v in reversed(self.verdicts[:number]) if v.grade), None)
        return here or self._last(councils) or self._only_one_before()

    def _only_one_before(self) -> ConceptId | None:
        """ "Bury has a hat-trick of goods. That grade was given for ...": the one grade that stands before it."""
        before = self.view.before if self.sentence.index else None
        if before is None or before.block != self.sentence.block or any(is_unreal(hit) for hit in before.words):
            return None
        told = grades_named(before)
        return next(iter(told)) if len(told) == 1 else None

    def _last(self, councils: Sequence[CouncilId]) -> ConceptId | None:
        known = self.record.last_grade.get(councils[0]) if councils else None
        return known[1] if known is not None else None

    def _is_labelled(self, verdict: Verdict) -> bool:
        """ "Graded: inadequate.": whether the sentence is nothing but a grade that is announced as one."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        behind = self.record.text[self.view.char_end(verdict) : self.sentence.end_char]
        return _GRADE_IS.fullmatch(before) is not None and not any(map(str.isalpha, behind))

    def _is_bare(self, verdict: Verdict) -> bool:
        """Whether the sentence is nothing but a grade."""
        outside = [at for at in range(self.sentence.start, self.sentence.end) if not verdict.start <= at < verdict.end]
        return all(
            not self.doc[at].is_alpha or self.doc[at].lower_ in ("to", "be", "good", "grade", "judgement")
            for at in outside
        )

    def _state(
        self,
        number: int,
        verdict: Verdict,
        grade: ConceptId,
        councils: Sequence[CouncilId],
        areas: Sequence[Area],
        label: Sentence | None,
        everywhere: Everywhere | None = None,
        at: DateMention | None = None,
    ) -> None:
        """``at``: the date of this grade, where the sentence has several."""
        start = label.start_char if label is not None else self.sentence.start_char
        rule = f"judgement/{verdict.frame}"
        evidence = self.record.annotated.evidence_at(start, self.sentence.end_char, rule, self.sentence.block)
        for council in councils:
            for told in self.when.inspections(number, verdict, grade, council, evidence, at):
                inspection = self._with_these(areas, told)
                if self.record.inspections.is_supposed(inspection.key) and not self._reveals(verdict):
                    continue
                known = self.record.last_grade.get(council)
                first = (known is None or known[0] != self.sentence.index) and _EXCEPTION.search(self.text) is None
                if first and inspection.key == getattr(self.record.inspections.main(council), "key", None):
                    self.record.last_grade[council] = (self.sentence.index, grade)
                if everywhere is not None and everywhere.overall and areas:
                    self.record.state(inspection, OVERALL, grade, evidence, verdict.frame, None, implied=True)
                if everywhere is None or everywhere.overall or areas:
                    recalled = not areas and self._recalls_area(verdict, inspection)
                    for area, words in self._resolved(areas, inspection):
                        self.record.state(inspection, area, grade, evidence, verdict.frame, words, implied=recalled)
                for area in self._meant(everywhere, inspection):
                    self.record.state(inspection, area, grade, evidence, verdict.frame, None, implied=True)

    def _with_these(self, areas: Sequence[Area], inspection: Inspection) -> Inspection:
        """The inspection, or the one told of beside it that grades such areas, where its own framework has none.

        "It was rated inadequate in 2016. The safeguarding board was too", in news of 2025, is no grade of the news.
        """
        if not areas or self.is_report or any(self._resolved(areas, inspection)):
            return inspection
        told = self.record.inspections.of(inspection.council)
        able = [one for one in told if one.type == "sif" and any(self._resolved(areas, one))]
        return able[0] if len(able) == 1 else inspection

    def _meant(self, everywhere: Everywhere | None, inspection: Inspection) -> list[ConceptId]:
        """The areas of an inspection that "all areas" means."""
        if everywhere is None:
            return []
        issued = self.when.issued_for(inspection)
        all_areas = areas_of_framework(inspection, issued)
        # Care leavers have had a grade of their own since 2023.
        five = everywhere.five or "care-leavers" in everywhere.but
        if five and inspection.type == "ilacs" and len(all_areas) < _FIVE - 1 and all_areas:
            all_areas = (*(one for one in all_areas if not one.startswith("children-in-care")), *CARE)
        if everywhere.of == len(all_areas) + 1 and everywhere.missing is not None:
            # "Three of the four areas": the overall grade is counted with them.
            all_areas = (OVERALL, *all_areas)
        if everywhere.of is not None and everywhere.of != len(all_areas):
            return []
        if everywhere.missing is not None and everywhere.of is not None and inspection.type == "sif":
            # "Four of five judgements": whether the overall one is among them, or those below others, is not told.
            return []
        but = {one for area in everywhere.but for one in area_of(area, inspection, issued=issued)}
        if everywhere.missing is not None and len(but.intersection(all_areas)) != everywhere.missing:
            return []
        if everywhere.key and inspection.type == "sif":
            but |= BELOW_KEY
        if everywhere.rest:
            but |= {fact.area for fact in self.record.facts if fact.inspection == inspection.key}
            if not but & {*all_areas}:
                return []
        return [area for area in all_areas if area not in but]

    def _recalls_area(self, verdict: Verdict, inspection: Inspection) -> bool:
        """ "The first outstanding judgement means much to us": that of the one area that was said to have it, maybe."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        told = (fact for fact in self.record.facts if fact.inspection == inspection.key and fact.area != OVERALL)
        the_same = any(fact.grade == verdict.grade for fact in told)
        return the_same and verdict.core == verdict.start and _THE_SAID.search(before) is not None

    def _reveals(self, verdict: Verdict) -> bool:
        """Whether a verdict alone shows that there was an inspection of which nothing else is told."""
        if verdict.frame in (Frame.RATED, Frame.MOVED, Frame.ALONE) or self.dates:
            return True
        if self._is_of_round_up(verdict):
            return True
        passive = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]}
        if passive & {"found", "judged", "deemed", "considered", "said"} and "to" in passive:
            return True
        if any(one.frame in (Frame.RATED, Frame.MOVED) for one in self.verdicts):
            # "Slough was rated inadequate, while Bolton was told that it requires improvement".
            return True
        if any(area.end - area.start >= 4 or self.doc[area.end - 1].lower_ == "effectiveness" for area in self.areas):
            return True
        if "about:inspection" in self.sentence.labels:
            return True
        if self.whose.listed(verdict) and self._counts_services():
            # "Ofsted has inspected the region's children's services. Two are inadequate: Bury and Hull".
            return True
        # "Ofsted rated Enfield good. In neighbouring Haringey services require improvement".
        sentences, index = self.record.annotated.sentences, self.sentence.index
        near = [sentences[at] for at in (index - 1, index + 1) if 0 <= at < len(sentences)]
        near = [one for one in near if one.block == self.sentence.block and "about:inspection" in one.labels]
        if near and "told" in words_of(self.doc, max(self.sentence.start, verdict.core - _TOLD_REACH), verdict.core):
            # "Bury has been told that its services require improvement. Inspectors said ...".
            return True
        if self._is_one_of_a_row(verdict) or self._is_what_a_council_is(verdict):
            return True
        came = _THEY.match(self.text) is not None and bool(near) and near[0].index < index
        return came or any("grade" in one.kinds for one in near)

    def _is_what_a_council_is(self, verdict: Verdict) -> bool:
        """ "Essex is currently outstanding.", "with Essex, which is good": nothing but a council and its grade."""
        ends = self.view.char_end(verdict)
        if verdict.frame is not Frame.COPULA or self.areas or _SAYS_NO_MORE.match(self.record.text, ends) is None:
            return False
        start = self.doc[verdict.start].idx
        named = [one for one in self.record.councils.topical(self.sentence.index) if one.end_char <= start]
        opens = bool(named) and named[-1].start_char == self.sentence.start_char
        between = self.record.text[named[-1].end_char : start] if named else ""
        if _NEARBY.fullmatch(self.record.text, self.sentence.start_char, named[-1].start_char if named else 0):
            opens = True
        if opens and (_IS_CURRENTLY.fullmatch(between) or _STAYS.fullmatch(between)) is not None:
            return True
        return _WHICH_IS.fullmatch(between) is not None

    def _is_one_of_a_row(self, verdict: Verdict) -> bool:
        """ "Leeds is outstanding. Kirklees is inadequate.": councils that a grade each is told of, one by one."""
        sentences, index = self.record.annotated.sentences, self.sentence.index
        named = self.record.councils.topical(index)
        own = {mention.council for mention in named}
        before = self.record.text[named[-1].end_char : self.doc[verdict.start].idx] if named else ""
        opens = named and _OPENS_ROW.fullmatch(self.record.text, self.sentence.start_char, named[0].start_char)
        if not opens or _IS_NOW.fullmatch(before) is None:
            return False
        beside = [sentences[at] for at in (index - 1, index + 1) if 0 <= at < len(sentences)]
        others = [one for one in beside if one.block == self.sentence.block and "grade" in one.kinds]
        told = ({mention.council for mention in self.record.councils.topical(one.index)} for one in others)
        return len(own) == 1 and any(len(named) == 1 and named != own for named in told)

    def _counts_services(self) -> bool:
        """Whether the sentences before, in the same paragraph, tell of inspections of children's services alone."""
        sentences, index = self.record.annotated.sentences, self.sentence.index
        before = [one for one in sentences[max(0, index - _COUNTING) : index] if one.block == self.sentence.block]
        labels = frozenset().union(*(one.labels for one in before))
        told = {"about:inspection", "about:children-services"} <= labels
        return told and labels.isdisjoint({"about:homes", "about:schools", "about:adult-care"})

    def _is_of_round_up(self, verdict: Verdict) -> bool:
        """ "Kent County Council requires improvement", in an article that begins with inspections of several."""
        annotated = self.record.annotated
        within = annotated.sentences if self.record.councils.round_up else annotated.sentences[:_LEAD_SENTENCES]
        told = (one for one in within if {"about:inspection", "about:children-services"} <= one.labels)
        lead = [annotated.text(one) for one in told]
        named = self.record.councils.topical(self.sentence.index)
        leads = bool(named) and (
            named[0].start_char - self.sentence.start_char <= _OPENING
            or self.record.text[self.sentence.start_char : named[0].start_char].endswith(": ")
        )
        several = self.record.councils.round_up or any(_SEVERAL.search(text) for text in lead)
        return leads and bool(lead) and several and named[0].end_char <= self.doc[verdict.core].idx

    def _resolved(self, areas: Sequence[Area], inspection: Inspection) -> Iterator[tuple[ConceptId, str | None]]:
        if not areas:
            yield OVERALL, None
            return
        ids = {area.id for area in areas}
        with_leavers = "care-leavers" in ids
        seen: set[tuple[ConceptId, str | None]] = set()
        for area in areas:
            words = str(self.doc[area.start : area.end].text)
            for resolved in area_of(
                area.id, inspection, with_care_leavers=with_leavers, issued=self.when.issued_for(inspection)
            ):
                item = (resolved, words.lower() if resolved == "other" else None)
                if item not in seen:
                    seen.add(item)
                    yield item


def _is_pro_verb(text: str) -> bool:
    """ "So do", "so, they say, does": stands for a verb."""
    words = text.lower().split()
    return words[0].startswith("so") and words[-1] in ("do", "does", "did")
