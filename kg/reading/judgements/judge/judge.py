"""From one verdict to what is stated: whose grade it is, of which areas, and what is said besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import (
    ConceptId,
    CouncilId,
)
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import (
    OVERALL,
    Area,
    Everywhere,
)
from kg.reading.judgements.doubts import Doubts
from kg.reading.judgements.fallen_columns import cell_of
from kg.reading.judgements.judge.again import ToldAgain
from kg.reading.judgements.judge.besides import Besides
from kg.reading.judgements.judge.carried import Carried
from kg.reading.judgements.judge.dated import Dated
from kg.reading.judgements.judge.lines import LinesOfGrade
from kg.reading.judgements.judge.statements import Statements
from kg.reading.judgements.sentence import GradedSentence, SentencePart, label_before
from kg.reading.judgements.table import Column
from kg.reading.judgements.ties import AreasGraded, AreaTies, EveryArea, NamedBefore, Pronouns
from kg.reading.judgements.told import Told
from kg.reading.judgements.whole import WholeServices
from kg.reading.judgements.whose import Whose

_ONE_FOR = re.compile(
    r"(?: council)? (?:one|another|the same(?: grade| rating)?)(?: too)? (?:for|in|on) (?:its |the )?", re.IGNORECASE
)
""" "And Bury" + "one for" + "adoption": the same grade of another council."""


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
        self.statements = Statements(view, self.whose)
        self.carried = Carried(view, self.ties, self.whose)
        self.dated = Dated(view, self.carried)
        self.again = ToldAgain(view, self.doubts, self.carried, self.statements)
        self.lines = LinesOfGrade(view, self.statements)
        self.besides = Besides(view, self.ties, self.whose, self.statements)

    def judge(self, number: int, verdict: Verdict) -> None:
        """State what one verdict says, if it says a grade."""
        left = self.view.left(number)
        listed = self.whose.lists.listed(verdict)
        if listed and verdict.grade is not None:
            if not self.doubts.is_doubted(verdict, left, of_those_named=True):
                self._judge_listed(Told(number, verdict, verdict.grade, listed), left)
            return
        named_next, naming = self.whose.lists.named_next(verdict)
        if named_next and verdict.grade is not None:
            if not self.doubts.is_doubted(verdict, left, of_those_named=True):
                areas = self.ties.areas_of(number, verdict, left)
                self.statements.state(Told(number, verdict, verdict.grade, named_next), areas, naming=naming)
            return
        described = bool(self.whose.lists.described(verdict))
        if self.doubts.is_doubted(verdict, left, of_those_named=described) or self.doubts.definitions.is_explained(
            verdict
        ):
            return
        councils = self.whose.council(verdict)
        grade = verdict.grade if verdict.grade is not None else self._grade_again(number, verdict, left, councils)
        if grade is None or not councils:
            return
        told = Told(number, verdict, grade, councils)
        then = self.dated.of_grade_before(number, verdict)
        if then is not None:
            self.statements.state(told, self.carried.last_areas, at=then)
            return
        self._judge_told(told, left, described=described)

    def _each_with_date(self, told: Told) -> list[tuple[Told, DateMention | None]]:
        """ "Bury (2018) and Hull (2016) have good ratings": a grade of several councils, by the dates behind them."""
        dates = [self.dated.in_brackets(told.verdict, council) for council in told.councils]
        if len(dates) < 2 or not all(dates):
            return [(told, None)]
        return [(replace(told, councils=[one]), date) for one, date in zip(told.councils, dates, strict=True)]

    def _judge_listed(self, told: Told, left: int) -> None:
        """ "Inadequate: Bury (2018), Hull (2016)": one grade of several councils."""
        areas = self.ties.areas_of(told.number, told.verdict, left)
        for one in told.councils:
            self.statements.state(replace(told, councils=[one]), areas, at=self.dated.of_listed(told.verdict, one))

    def _grade_again(self, number: int, verdict: Verdict, left: int, councils: Sequence[CouncilId]) -> ConceptId | None:
        """The grade of "the same"; ``None`` where it is of none, or where nothing of it is left to state."""
        if _is_pro_verb(self.view.words(verdict)) and not self.again.goes_back_to_verb(number, councils):
            return None
        grade = self.again.grade(number, verdict, councils)
        if grade is not None and self.again.is_of_whole(number, verdict):
            self.statements.state(Told(number, verdict, grade, councils), [])
            return None
        areas = self.ties.areas_of(number, verdict, left)
        if not areas and grade is not None and self.again.is_given_it(verdict, councils):
            self.statements.state(Told(number, verdict, grade, councils), [])
            return None
        if not areas and (grade is None or self.every_area.everywhere(number, verdict, left, []) is None):
            self.again.state_of_whole(number, verdict, councils)
            return None
        return grade

    def _judge_told(self, told: Told, left: int, *, described: bool) -> None:
        """State a grade of which it is known whose it is, where it is known of what.

        ``described``: its councils are told by what they are, "the other two".
        """
        verdict = told.verdict
        named_before = self.named_before.meant(verdict)
        found = self._areas_of(told, left, named_before)
        if found is None:
            return
        areas, everywhere = found
        if (
            everywhere is None
            and areas
            and areas == self.ties.joined.of_comparison(verdict, self.view.right(told.number))
        ):
            # "Services require improvement, as does leadership": the whole first, which states what is joined to it.
            areas = [] if self.whole.is_overall(verdict, left) else areas
        if everywhere is not None and (not everywhere.overall or everywhere.rest or _is_same_alone(verdict, areas)):
            # "Requires improvement for everything else, overall included", "every sub-judgement came in at the same".
            named = [area for area in areas if area.id != OVERALL]
            self.statements.state(told, [] if everywhere.overall else named, everywhere=everywhere)
            return
        label: Sentence | None = None
        column: DateMention | None = None
        if not areas:
            whole = self._without_areas(told, left, described=described)
            if whole is None:
                return
            label, areas, column = whole
        elif everywhere is None and not named_before and not self.graded.are_graded(verdict, areas, left):
            # "Found the council inadequate overall and for adoption": of the whole, and so of what is joined to it.
            whole_first = areas[0].id == OVERALL and areas[0].start >= verdict.end
            only_whole = all(area.id == OVERALL for area in areas)
            if not (whole_first or only_whole) or not self.whole.is_overall(verdict, left):
                return
            areas = [] if only_whole else areas
        areas = self._without_others(told, self.carried.keep(told, areas))
        times = self.dated.by_area(told.number, verdict, areas)
        for date, own in times:
            self.statements.state(told, own, label=label, at=date)
        if not times:
            for one, its_date in self._each_with_date(told):
                self.statements.state(one, areas, label=label, everywhere=everywhere, at=its_date or column)
            self.besides.state(told, areas, everywhere, left)

    def _areas_of(self, told: Told, left: int, named_before: list[Area]) -> tuple[list[Area], Everywhere | None] | None:
        """The areas of a grade, and whether it is that of others that are not named; ``None`` where it is of no area.

        Both are empty where no area is told of.
        """
        number, verdict = told.number, told.verdict
        areas = named_before or self.pronouns.without_people(self.ties.areas_of(number, verdict, left), verdict)
        areas = self.ties.but_the_last(self.named_before.both_apart(areas, verdict), verdict)
        areas = self.carried.own_or_carried(number, verdict, areas)
        if any(self._is_left_out(area, verdict) for area in areas):
            # "Good for everything except leadership": not of the whole either.
            areas = [area for area in areas if not self._is_left_out(area, verdict) and area.id != OVERALL]
            if not areas and self.every_area.everywhere(number, verdict, left, areas) is None:
                return None
        everywhere = self.every_area.everywhere(number, verdict, left, areas)
        if not areas and self.every_area.is_not_every(verdict, left):
            return None
        if not areas and everywhere is None and self.pronouns.is_for_those(verdict):
            areas = self.pronouns.of_those(verdict)
            if not areas:
                return None
        elif areas and self._is_for_those_too(verdict, areas):
            areas = [*self.pronouns.of_those(verdict), *areas]
        if not areas and everywhere is None:
            areas = self.pronouns.of_pronoun(verdict)
            areas += self.ties.joined.after(verdict, self.view.right(number)) if areas else []
            everywhere = self.every_area.everywhere(number, verdict, left, areas)
        if everywhere is not None:
            areas = [area for area in areas if not self.ties.is_excepted(area)]
        return areas, everywhere

    def _without_others(self, told: Told, areas: list[Area]) -> list[Area]:
        """ "Hull won a good for leadership, and Bury one for adoption": the first; the others are stated at once."""
        ends = self.view.char_end(told.verdict)
        behind = [m for m in self.record.councils.mentions(self.sentence.index) if m.start_char >= ends]
        for mention in behind if not self.is_report else ():
            apart = [area for area in areas if self.doc[area.start].idx >= mention.end_char]
            if apart and _ONE_FOR.fullmatch(self.record.text, mention.end_char, self.doc[apart[0].start].idx):
                self.statements.state(replace(told, councils=[mention.council]), apart)
                return [area for area in areas if area not in apart]
        return areas

    def _without_areas(
        self, told: Told, left: int, *, described: bool
    ) -> tuple[Sentence | None, list[Area], DateMention | None] | None:
        """Of what a grade without an area is: the line before with its areas, or no areas where it is of the whole;
        with the year of its column, if any.

        ``None`` where that is not told, or where nothing of it is left to state.
        """
        number, verdict = told.number, told.verdict
        bare = self.lines.is_bare(verdict)
        if bare and self.lines.state_named_after(told):
            return None
        label: Sentence | None = None
        areas: list[Area] = []
        column: DateMention | None = None
        alone = verdict.frame is Frame.ALONE
        if (alone and (bare or self.whole.answers(verdict))) or self.lines.is_labelled(verdict):
            cell = cell_of(self.record, self.sentence)
            if cell is not None and not cell.areas:
                return None
            before = (cell.label, cell.areas) if cell is not None else label_before(self.record, self.sentence)
            if before is not None:
                label, areas = before
                column = cell.date if cell is not None else None
        if not areas and self.lines.introduces_items():
            self.lines.state_items(told)
            return None
        if not areas and self.carried.resumes(number, verdict):
            areas = self.carried.last_areas
        goes_on = self.carried.last_whole == number - 1 and (
            self.whole.closes_aside(number, verdict) or self.whole.goes_back(number, verdict)
        )
        if not areas and not goes_on and not described and not self.whole.is_overall(verdict, left):
            return None
        if not areas:
            self.carried.last_whole = number
        return label, areas, column

    def judge_row(self, columns: Sequence[Column]) -> None:
        """State the grades of one row of a table, each with the area and the time of its column."""
        for one in columns:
            verdict = self.verdicts[one.number]
            councils = self.whose.council(verdict)
            if verdict.grade is not None and councils:
                areas = [one.area] if one.area is not None else []
                self.statements.state(Told(one.number, verdict, verdict.grade, councils), areas, at=one.date)

    def _is_for_those_too(self, verdict: Verdict, areas: Sequence[Area]) -> bool:
        """ "Leaders are praised, and the grade for them is good, as it is for care leavers": of those, too."""
        behind = all(area.start >= verdict.end for area in areas)
        return (
            behind
            and self.pronouns.is_for_those(verdict)
            and areas == self.ties.joined.after(verdict, self.view.right(self.verdicts.index(verdict)), loose=True)
        )

    def _is_left_out(self, area: Area, verdict: Verdict) -> bool:
        """ "Good for everything except leadership": whether a grade is said not to be that of an area behind it."""
        return area.start >= verdict.end and self.ties.is_excepted(area)


def _is_pro_verb(text: str) -> bool:
    """ "So do", "so, they say, does", "does too": stands for a verb."""
    words = text.lower().split()
    does = ("do", "does", "did")
    return words[0] in does or (words[0].startswith("so") and words[-1] in does)


def _is_same_alone(verdict: Verdict, areas: Sequence[Area]) -> bool:
    return verdict.grade is None and not areas
