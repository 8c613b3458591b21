"""In which inspection a grade was given: each way in which a text can tell it, the surest first."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import (
    ConceptId,
    CouncilId,
    Evidence,
    PartialDate,
)
from kg.reading.dates import COUNT, JUST_NOW, DateMention
from kg.reading.grades import Frame
from kg.reading.inspections import Inspection, same_time
from kg.reading.inspections.types import FULL, gives, type_by_date
from kg.reading.judgements.grade_dates import LEAD, GradeDates
from kg.reading.judgements.left_behind import LeftBehind
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.told import Told
from kg.reading.judgements.when.asked import Asked
from kg.reading.judgements.when.by_date import InspectionsByDate
from kg.reading.judgements.when.counted import CountedYears
from kg.reading.judgements.when.here import ToldHere
from kg.reading.judgements.when.story import StorySoFar
from kg.reading.judgements.when.tenses import Tenses
from kg.reading.judgements.when.twice import TwiceGiven
from kg.reading.judgements.whose import Whose
from kg.reading.judgements.wordings import BEFORE_THAT, YEARS_LEAD

_YEARS_ON = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict))?,? (?:only |just )?(?:the (?:following|next) year|"
    rf"the year (?P<beside>after|before)(?=[.,;)])|(?P<n>{COUNT}) years? (?P<way>later|earlier|before)(?=[.,;)]))",
    re.IGNORECASE,
)
""" "It was rated good the following year": a time counted from what was told before."""
_OF_THIS_WEEK = re.compile(
    r"['\"]?(?: (?:overall|again|at last|finally))*,? "
    rf"(?:(?:earlier |later? )?(?:{JUST_NOW}|this (?:year|time)\b)|(?:now|last month)\b)",
    re.IGNORECASE,
)
_PARTS_TIMES = frozenset("; now is are has have since but then that".split())
"""Between two grades: the second has a time of its own."""
_SEVERAL_TIMES = re.compile(r"['\")]*(?: by ofsted)? (?:twice|(?:\d|two|three|four|five) times)\b", re.IGNORECASE)
""" "Was judged inadequate three times": of which inspections is not told."""
_STORY = 3
"""In so many sentences before "three years later" the time stands from which it counts."""

_ITS_OWN_DATE = re.compile(
    r"\b(?:given|awarded|handed|issued|received|earned|won|got|from|of|dating)\b[^;:]*$", re.IGNORECASE
)
""" "Digging itself out of an inadequate" + "rating given the year before": when it got it, not when it lost it."""


class When(SentencePart):
    """The inspections in which the verdicts of a sentence were given."""

    def __init__(self, view: GradedSentence, whose: Whose) -> None:
        super().__init__(view)
        self.grade_dates = GradeDates(view)
        self.left_behind = LeftBehind(view, self.grade_dates)
        self.by_dates = InspectionsByDate(view, self.grade_dates)
        self.counted = CountedYears(view, self.grade_dates)
        self.twice = TwiceGiven(view, self.grade_dates)
        self.here = ToldHere(view, whose)
        self.story = StorySoFar(view)
        self.tenses = Tenses(view, self.left_behind, self.by_dates)
        self.by_date: tuple[int, CouncilId, list[Inspection]] | None = None
        """The last verdict with a date of its own, whose it was, and in which inspections it was given."""
        self.of_paragraph = -1
        """The last verdict of the time with which its paragraph begins."""

    def issued_for(self, inspection: Inspection) -> PartialDate | None:
        """When the article appeared, where the inspection is its news."""
        main = self.record.inspections.main(inspection.council)
        issued = self.record.issued
        if main is None or main.key != inspection.key or issued is None:
            return None
        # A round-up also tells of inspections of years ago.
        return issued if not self.record.councils.round_up or (issued.year or 0) < 2023 else None

    def inspections(
        self, told: Told, council: CouncilId, evidence: Evidence, at: DateMention | None = None
    ) -> list[Inspection]:
        """The inspections in which a grade was given: most often one, and none whose framework had no such grade.

        ``at``: the date of this grade, where that is known already.
        """
        before = len(self.grade_dates.spent)
        asked = Asked(told.number, told.verdict, told.grade, council, self.record.inspections.main(council), evidence)
        found = [self.by_dates.dated(asked, at)] if at else self._told(asked)
        if len(self.grade_dates.spent) > before or self.of_paragraph == told.number:
            self.by_date = (told.number, council, found)
        elif (
            self.by_date is not None and self.by_date[:2] == (told.number - 1, council) and self._goes_with(told.number)
        ):
            found = self.by_date[2]
            self.by_date = (told.number, council, found)
        able: list[Inspection] = []
        for one in found:
            if gives(told.grade, one.type, one.start):
                if told.grade == "requires-improvement" and one.type == "pre-2013":
                    one.type = ConceptId("sif")
                able.append(one)
        if found and not able:
            able = self._of_another_framework(asked)
        return able

    def _goes_with(self, number: int) -> bool:
        """ "Adequate in 2012 for safeguarding and good for looked-after children": the same verb, and the same time."""
        one, other = self.verdicts[number - 1], self.verdicts[number]
        between = [token.lower_ for token in self.doc[one.end : other.start]]
        with_area = between[:2] == [",", "with"] and self.view.gap_is_light(one.end + 2, other.start)
        with_area = with_area or (between[:1] == ["by"] and between[2:4] == [",", "with"])
        with_area = with_area or between[-2:] == [",", "with"] or between[-3:-1] == [",", "with"]
        # "2015 inspection: requires improvement (adoption: good)".
        with_area = with_area or (between[:1] == ["("] and ")" not in between)
        if _OF_THIS_WEEK.match(self.record.text, self.view.char_end(other), self.sentence.end_char):
            # "Inadequate in 2017, and good this week".
            return False
        if ")" in between and "(" not in between[: between.index(")")]:
            # "Good (inadequate in 2018) and its leadership outstanding": what the bracket holds is of its own time.
            return False
        # "Ended in inadequate: inadequate for leadership, and inadequate for help".
        with_area = with_area or between == [":"] or (between[-2:] == [",", "and"] and other.grade == one.grade)
        ends = ("and" in between or with_area) and _PARTS_TIMES.isdisjoint(between)
        leads = any(date.start_char - self.sentence.start_char <= LEAD for date in self.dates)
        opens = self.doc[self.sentence.start].lower_ == "when"
        leads = leads or (opens and any(date.end_char <= self.doc[one.start].idx for date in self.dates))
        past = leads and other.frame is Frame.COPULA and self.doc[other.core].lower_ in ("required", "was", "were")
        past = past or (leads and other.frame is Frame.FOUND and self.doc[other.core - 1].lower_ in ("was", "were"))
        rated = other.frame in (Frame.RATED, Frame.ALONE, Frame.SAME) and (
            other.core in (other.start, one.core) or (one.frame is Frame.SAME and other.core < one.start)
        )
        return ends and not one.origin and not other.origin and (rated or past)

    def _of_another_framework(self, asked: Asked) -> list[Inspection]:
        """ "Wiltshire requires improvement", beside an inspection of July 2013: a grade of another inspection."""
        dated = any(date.start_char in self.grade_dates.spent for date in self.dates)
        issued = self.record.issued
        new = asked.grade == "requires-improvement"
        past = {
            token.lower_ for token in self.doc[max(self.sentence.start, asked.verdict.core - 3) : asked.verdict.start]
        }
        told = type_by_date(issued) != "pre-2013" if new else bool(past & {"was", "were", "had"})
        if dated or not told:
            self.record.issue(self.sentence, "grade-of-another-framework", "a grade that was not given at that time")
            return []
        type_ = ConceptId("unspecified" if new else "pre-2013")
        return [self.record.inspections.undated(asked.council, type_, asked.evidence)]

    def _told(self, asked: Asked) -> list[Inspection]:
        """The inspections that the first of these knows to have given a grade; most often the one of the news."""
        ways = (
            self.twice.several, self._at_years_ahead, self._at_its_date, self._at_counted_years, self._of_before_that,
            self._of_left_at_once,
            self._of_told_here, self._of_left_behind, self._of_story,
        )  # fmt: skip
        return next((found for found in (way(asked) for way in ways) if found is not None), [])

    def _at_years_ahead(self, asked: Asked) -> list[Inspection] | None:
        """ "She joined in 2015, two years before Ofsted rated it inadequate": in the year that is counted to."""
        ahead = self.counted.years_ahead(asked.verdict)
        if ahead is None:
            return None
        main = asked.main
        if main is not None and main.type in FULL and self.by_dates.is_its_year(main, ahead):
            return [main]
        return [self.record.inspections.earlier_one(asked.council, ahead, None, None, asked.evidence)]

    def _at_its_date(self, asked: Asked) -> list[Inspection] | None:
        """ "Rated good in 2018": of the date that goes with the grade; of none, where that is of what came then."""
        verdict, main = asked.verdict, asked.main
        date = None if self.left_behind.is_no_longer_so(verdict) else self.grade_dates.of(asked.number, verdict)
        if date is not None and self.grade_dates.is_to_come(date):
            return []
        behind = date is None or date.start_char > self.view.char_end(verdict)
        if behind and len(self.verdicts) > 1 and self.left_behind.lasted(verdict):
            # "After ten years of being rated inadequate it was told in 2018 that ...": the date is of what came then.
            return []
        reading = self.record.inspections
        if date is None:
            day = self.counted.day_of_then(verdict)
            return [reading.published_on(asked.council, day.start, asked.evidence)] if day is not None else None
        then = self.by_dates.of_its_time(asked.council, date)
        if then != asked.council:
            return [self.by_dates.dated(replace(asked, council=then, main=reading.main(then)), date)]
        if not self.grade_dates.is_of_visit(date):
            return self._at_dates(asked, date)
        if main is not None and main.type in FULL and self.by_dates.is_of_another_year(main, date):
            # "At its last monitoring visit, in 2017, Ofsted rated it good": visits give no grade, but it was then.
            return [reading.earlier_one(asked.council, date.start, date.end, type_by_date(date.start), asked.evidence)]
        return None

    def _at_dates(self, asked: Asked, date: DateMention) -> list[Inspection]:
        """The inspection of a date, with those of the dates listed beside it, and the one of now where it is kept."""
        number, verdict, main = asked.number, asked.verdict, asked.main
        listed = [] if verdict in self.view.in_turn else self.grade_dates.listed_with(date)
        if number + 1 < len(self.verdicts):
            # "Inadequate in 2015 and in 2018 it required improvement": no list of two.
            listed = [one for one in listed if one is date or not self.grade_dates.opens_clause(number + 1, one)]
        if verdict.frame is Frame.MOVED and len(listed) == 2 and self.grade_dates.goes_from_to(listed[0]):
            # "Improved from good to outstanding between its inspections of 2017 and 2019".
            self.grade_dates.spent.update(each.start_char for each in listed)
            return [self.by_dates.dated(asked, listed[0 if verdict.origin else 1])]
        if len(listed) == 2 and self.grade_dates.goes_from_to(listed[0]):
            # "It was rated inadequate between 2015 and 2019": since the first, and by then no more.
            self.grade_dates.spent.update(each.start_char for each in listed)
            return [self.by_dates.dated(asked, listed[0])]
        if len(listed) > 1 and not self.grade_dates.is_a_new_clause(verdict, listed):
            self.grade_dates.spent.update(each.start_char for each in listed)
            return list({one.key: one for one in (self.by_dates.dated(asked, each) for each in listed)}.values())
        dated = self.by_dates.dated(asked, date)
        if not self.twice.is_of_both(verdict, date):
            return [dated]
        of_that = self.twice.as_that(verdict, date)
        if of_that is not None:
            # "The inspection of 2015 found them inadequate, as did that of 2018": of these two.
            return [self.by_dates.dated(asked, of_that), dated]
        if main is not None and main.key != dated.key and main.type in FULL:
            return [main, dated]
        return [dated]

    def _at_counted_years(self, asked: Asked) -> list[Inspection] | None:
        """ "It was rated good the following year", "two years earlier it was inadequate"."""
        counted = _YEARS_ON.match(self.record.text, self.view.char_end(asked.verdict), self.sentence.end_char)
        if counted is not None:
            then = self.counted.years_on(counted)
            if then is None:
                return []
        else:
            ends = self.view.char_end(asked.verdict)
            # "Three years earlier it had been good; in 2012, outstanding": the date is of another grade.
            undated = not asked.number and all(date.start_char > ends for date in self.dates)
            led_back = YEARS_LEAD.match(self.text) if undated else None
            then = self.counted.years_on(led_back, _STORY) if led_back is not None else None
            if then is None:
                return None
        return [self.record.inspections.earlier_one(asked.council, then, None, None, asked.evidence)]

    def _of_before_that(self, asked: Asked) -> list[Inspection] | None:
        """ "Rated good in 2019. Before that it was inadequate": of the inspection before the one just told of."""
        before = self.record.text[self.sentence.start_char : self.doc[asked.verdict.start].idx]
        told = [fact.inspection for fact in self.record.facts if fact.council == asked.council]
        if self.is_report or not told or BEFORE_THAT.search(before) is None:
            return None
        reading, main = self.record.inspections, asked.main
        if main is not None and told[-1] == main.key:
            return [reading.earlier_one(asked.council, None, None, None, asked.evidence)]
        known = self.here.before(asked.council, reading.get(told[-1]))
        return known or [reading.undated(asked.council, ConceptId("unspecified"), asked.evidence)]

    def _of_left_at_once(self, asked: Asked) -> list[Inspection] | None:
        """A grade that was left at an inspection told of, or was lost: of one before that."""
        verdict, council = asked.verdict, asked.council
        led_by = self.here.opens_with(council) if verdict.origin else None
        if led_by is not None:
            # "At the inspection of 2021 it was the first to leap from inadequate to outstanding": of one before that.
            return self.here.before(council, led_by)
        alone = len(self.verdicts) == 1 and self.grade_dates.shed(verdict) is not None
        lost_at_once = alone and self.left_behind.includes(asked.number, verdict)
        ended = self.left_behind.ended(asked.number, verdict)
        if not lost_at_once and not ended:
            return None
        if self.tenses.is_left_by_one_of_before(verdict, council, asked.main):
            return []
        reading, ends = self.record.inspections, self.view.char_end(verdict)
        behind = (date for date in self.dates if date.start_char >= ends)
        lost = [date for date in behind if _ITS_OWN_DATE.search(self.record.text, ends, date.start_char) is None]
        if ended and lost:
            # "It was good until 2019, when it fell to inadequate": the one before that of 2019.
            return [reading.undated(council, ConceptId("unspecified"), asked.evidence)]
        # "Last month the council lost its good rating": the one that it had before.
        before = reading.earlier_one(council, None, None, None, asked.evidence)
        if any(same_time(before, date) for date in lost):
            # "It shook off its inadequate rating in 2019": the one before that of 2019.
            before = reading.undated(council, ConceptId("unspecified"), asked.evidence)
        return [before]

    def _of_told_here(self, asked: Asked) -> list[Inspection] | None:
        """The inspection that the sentence tells of, or the one known to have given the grade."""
        verdict, council = asked.verdict, asked.council
        whole = self.record.inspections.owner(self.sentence.index, council, self.doc[verdict.start].idx)
        told = whole is not None and whole.type in FULL and not self.is_report
        if whole is not None and told and not self.tenses.is_of_now(asked.number, verdict):
            return [whole]
        led = (
            self.here.led_by(verdict, council)
            or self.here.found_by(verdict, council)
            or self.here.within_which(verdict, council)
        )
        known = led or self.here.known_with(verdict, council, asked.evidence)
        return [known] if known is not None else None

    def _of_left_behind(self, asked: Asked) -> list[Inspection] | None:
        """ "It was inadequate and is now good": a grade of before, of an inspection whose date is not told."""
        number, verdict = asked.number, asked.verdict
        several_times = _SEVERAL_TIMES.match(self.record.text, self.view.char_end(verdict))
        if several_times and self.left_behind.was_and_is_now(number):
            return []
        if not self.left_behind.includes(number, verdict):
            return None
        reading = self.record.inspections
        if verdict.origin and number + 1 < len(self.verdicts) and self.here.moves_in_another(asked.council):
            # "It moved from inadequate to good in 2019", beside news of later: of an inspection before that one.
            return [reading.undated(asked.council, ConceptId("unspecified"), asked.evidence)]
        years = self.left_behind.years_before(verdict, asked.main)
        type_ = type_by_date(years) if years is not None else None
        return [reading.earlier_one(asked.council, years, None, type_, asked.evidence)]

    def _of_story(self, asked: Asked) -> list[Inspection]:
        """A grade without a time of its own: of the time that the text has come to, most often that of the news."""
        verdict, council, main, evidence = asked.verdict, asked.council, asked.main, asked.evidence
        if main is None:
            return []
        reading = self.record.inspections
        if self.counted.was_years_ago(verdict):
            return [reading.earlier_one(council, None, None, None, evidence)]
        if self.tenses.had_been(verdict, main):
            return []
        continued = self.story.continued(council) or self.story.then_came(council, evidence)
        if continued is None:
            continued = self.story.of_paragraph(verdict, council, main, evidence)
            self.of_paragraph = asked.number if continued is not None else self.of_paragraph
        if continued is not None:
            return [continued]
        if self.is_report and self.tenses.is_past_passive(verdict):
            # A report tells its own grades in the present; which inspection this one was of is not told.
            self.record.issue(self.sentence, "undated-inspection", "a grade of an inspection that is not named")
            return []
        if self.left_behind.lasted(verdict):
            return []
        moved_on = verdict.frame is Frame.MOVED or (main.start is not None and reading.is_old(main.start))
        later = moved_on and main.start is not None and self.tenses.is_of_now(asked.number, verdict)
        if later and self.by_dates.has_another_grade(main, verdict):
            # "In 2016 it was inadequate, in 2019 it required improvement, and the latest report says it is good",
            # "it was good in 2015, but was downgraded to inadequate".
            return [reading.undated(council, type_by_date(self.record.issued), evidence)]
        if main.type in FULL and not self.tenses.is_reason_of_old(verdict, main):
            return [main]
        return [reading.earlier_one(council, None, None, None, evidence)]
