"""In which inspection a grade was given: by its date, its tense, and the words that put it before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import (
    ConceptId,
    CouncilId,
    Evidence,
    PartialDate,
)
from kg.reading.council_mentions import is_before
from kg.reading.dates import COUNT, JUST_NOW, DateMention, count_of, earlier
from kg.reading.grades import Frame, Verdict
from kg.reading.inspections import Inspection, same_time
from kg.reading.inspections.types import FULL, gives, type_by_date
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.grade_dates import LEAD, LISTED_WITH, GradeDates
from kg.reading.judgements.left_behind import LeftBehind
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.wordings import NOW, YEARS_LEAD

_YEARS_ON = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict))?,? (?:only |just )?(?:the (?:following|next) year|"
    rf"the year (?P<beside>after|before)(?=[.,;)])|(?P<n>{COUNT}) years? (?P<way>later|earlier|before)(?=[.,;)]))",
    re.IGNORECASE,
)
""" "It was rated good the following year": a time counted from what was told before."""
_JUST_AS = re.compile(
    r"\b(?:just as|as (?:it|they|was|were|in|back in)|unchanged|the same as|again,? as)\b", re.IGNORECASE
)
_AND_AGAIN = re.compile(
    r",? (?:and (?:again|still|now)|and (?:is |was )?(?:still|again)) (?:now|today|this (?:time|year|week|month))\b|"
    r",? and (?:it )?(?:is|remains) so (?:now|still|today)\b",
    re.IGNORECASE,
)
""" "Outstanding in 2018 and again this time": behind the date of the first."""
_AS_DID = re.compile(r"\bas (?:did|was|were|had) (?:that|those|the one|its|the)\b", re.IGNORECASE)
_OF_THIS_WEEK = re.compile(
    r"['\"]?(?: (?:overall|again|at last|finally))*,? "
    rf"(?:(?:earlier |later? )?(?:{JUST_NOW}|this (?:year|time)\b)|(?:now|last month)\b)",
    re.IGNORECASE,
)
_PARTS_TIMES = frozenset("; now is are has have since but then that".split())
"""Between two grades: the second has a time of its own."""
_SEVERAL_TIMES = re.compile(r"['\")]*(?: by ofsted)? (?:twice|(?:\d|two|three|four|five) times)\b", re.IGNORECASE)
""" "Was judged inadequate three times": of which inspections is not told."""
_KEEPS = frozenset(
    "retained retains retain retaining kept keeps keep keeping maintained maintains maintain maintaining "
    "held hold holds".split()
)
_NOT_KEPT = frozenset("not never had to n't failed until unable could".split())
_GIVEN_THEN = re.compile(
    r"['\"]? (?:(?:ofsted )?(?:rating|grade|judge?ment|verdict|mark|status)s? )?"
    r"(?:for (?:its|their|the) [^,;:.]{3,40} )?"
    r"(?:(?:that |which )?(?:it|they|the \w+|ofsted|inspectors)? ?(?:was|were|had|has|have|first)? ?(?:been |first )?"
    r"(?:given|awarded|earned|won|received|achieved|got|secured|gained|handed|gave) (?:them |it )?"
    r"(?:by \w+ )?(?:back )?(?:in )?|(?:from|of) )",
    re.IGNORECASE,
)
""" "The good rating (that it was given in) 2018"."""
_BEFORE_IT_WAS = re.compile(
    rf",? (?:just |only )?(?P<n>{COUNT}) years? before (?:it|they|ofsted|inspectors|the \w+|services|its \w+)\b",
    re.IGNORECASE,
)
_THAT_YEAR = re.compile(r"\W*(?:That|This) was (?:also )?the year (?:in which|that|when)\b")
_IN_PRESENT = frozenset({"is", "are", "has", "have", "'s", "'ve", "now", "rates", "judges"})
_THIS_WEEK = re.compile(rf"\b{JUST_NOW}[^,;:.]*$", re.IGNORECASE)
_OF_NOW = frozenset({"is", "are", "remains", "remain", "stays", "stay"})
_YEARS_AGO = re.compile(
    rf"\b(?:{COUNT}|several|some|a few) years? ago,? (?!and\b)(?:(?!\bnow\b)[\w'-]+ ){{0,6}}$", re.IGNORECASE
)
_YEARS_AGO_BEHIND = re.compile(
    rf"['\"]?(?: (?:by|from) ofsted)?,? (?:just |only |some )?(?:{COUNT}|several|some|a few) years? ago\b",
    re.IGNORECASE,
)
_THEY_RATED = re.compile(
    r"\W*they (?:also |had )?(?:judged|rated|graded|deemed|branded|found) (?:the |its |all )?(?:\w+ )?"
    r"(?:provision|services?|council|department|authority|it|them)\b",
    re.IGNORECASE,
)
""" "Inspectors told of failures in a report of 2017. They judged provision inadequate": in that one."""
_STORY = 3
"""In so many sentences before "three years later" the time stands from which it counts."""
_BOTH = re.compile(r"\b(?:both|each|all (?:two|three)|inspections|on (?:each|both) occasions?|twice)\b", re.IGNORECASE)
_IT = re.compile(r"(?:it|that inspection|that report)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\W*(?:(?:the |its )?(?:overall |ofsted )?(?:outcome|result|grade|rating|judge?ment|verdict)|overall)\s*[:–—-]",
    re.I,
)
""" "Last inspected: July 2018. Outcome: good"."""
_WE = re.compile(r"(?:we|they|services|the council)\b", re.IGNORECASE)
_BACK_THEN = re.compile(r"(?:before that|back in|last time|in \d{4}|previously|earlier)\b", re.IGNORECASE)
_THE_ONE_KNOWN = re.compile(
    r"\W*(?:following|after|since|at the time of|because of|in response to|in the wake of|as a result of|despite) "
    r"(?:the|that|this|its) ['\"]?",
    re.IGNORECASE,
)
_AN_INSPECTION = re.compile(
    r"\W*(?:an?|the|its|their|that|ofsted's) (?:\w+ ){0,3}?(?:inspection|visit|report|review) (?:in |of |from )?", re.I
)
_BUT_FOUND = re.compile(
    r",? (?:but|and|though) (?:it )?(?:also )?(?:found|judged|rated|deemed)\b[^,;:.]*$", re.IGNORECASE
)
_RATING = re.compile(r"['\"]? (?:ofsted )?(?:rating|grade|judge?ment|verdict|tag|label)\b", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\b(?:(?<!looked[ -])after|following|because|when)\b(?:(?!\bbut\b|\bnow\b)[^;:.])*$", re.IGNORECASE
)
_OF_THE_SAME = re.compile(
    r"^\W*(?:all|each|both|two|three|four) (?:of )?(?:the |its |these )?(?:\w+ ){0,2}"
    r"(?:judge?ments|areas|grades|categories)\b|"
    r"\b(?:the|that) same (?:inspection|report|visit|occasion|regime|framework|time|year)\b|"
    r"^\W*(?:at|in|during) (?:that|this) (?:inspection|report|visit|time|year)\b|"
    r"\b(?:at|in|on) (?:that|the same) (?:inspection|visit|occasion|time)\W*$",
    re.IGNORECASE,
)
""" "All three judgements were inadequate", "under the same regime leaders were good": of the inspection just told."""
_ALL_ARE = re.compile(r"\W*(?:all|each|both|two|three|four) (?:[\w'-]+ ){1,4}?(?:is|are)\b", re.IGNORECASE)
""" "All areas are inadequate", behind a sentence on what it was before: of now."""
_IN_WHICH = re.compile(r"\b(?:in|at|after|during) which\b[^;:.]*$", re.IGNORECASE)
_IN_THAT_INSPECTION = re.compile(r"\W*(?:at|in|during) (?:that|the same) inspection\b", re.IGNORECASE)
_THE_LAST = re.compile(r"(?:the|its|their|an?) (?:previous|last|most recent|earlier)\b", re.IGNORECASE)
_THE_COUNCIL = re.compile(
    r"(?:the )?(?:local authority|council|authority|services?|children's services|it|ofsted|inspectors)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|still|once more)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:years?|months?|decade|since)\b", re.IGNORECASE)
_THEN_CAME = re.compile(
    r"\W*(?:(?:and|but) )?(?:then|next|after that|along) came (?:the (?:spring|summer|autumn|winter|end) of )?"
    r"(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
""" "Then came" + "2016.": the year of what follows."""
_OPENS_BY = re.compile(
    r"\W*(?:then,? |and |but )?(?:in|by|at|on)(?: (?:the|early|late|spring|summer|autumn|winter|of))* ?", re.I
)
""" "By", "in the summer of": before the date that opens a paragraph."""


class When(SentencePart):
    """The inspections in which the verdicts of a sentence were given."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.grade_dates = GradeDates(view)
        self.left_behind = LeftBehind(view, self.grade_dates)
        self.grade: ConceptId | None = None
        """The grade of the verdict in hand."""
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
        self,
        number: int,
        verdict: Verdict,
        grade: ConceptId,
        council: CouncilId,
        evidence: Evidence,
        at: DateMention | None = None,
    ) -> list[Inspection]:
        """The inspections in which a grade was given: most often one, and none whose framework had no such grade.

        ``at``: the date of this grade, where that is known already.
        """
        before = len(self.grade_dates.spent)
        self.grade = grade
        told = [self._dated(council, at, evidence)] if at else self._told(number, verdict, council, evidence)
        if len(self.grade_dates.spent) > before or self.of_paragraph == number:
            self.by_date = (number, council, told)
        elif self.by_date is not None and self.by_date[:2] == (number - 1, council) and self._goes_with(number):
            told = self.by_date[2]
            self.by_date = (number, council, told)
        able: list[Inspection] = []
        for one in told:
            if gives(grade, one.type, one.start):
                if grade == "requires-improvement" and one.type == "pre-2013":
                    one.type = ConceptId("sif")
                able.append(one)
        if told and not able:
            able = self._of_another_framework(verdict, grade, council, evidence)
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

    def _of_another_framework(
        self, verdict: Verdict, grade: ConceptId, council: CouncilId, evidence: Evidence
    ) -> list[Inspection]:
        """ "Wiltshire requires improvement", beside an inspection of July 2013: a grade of another inspection."""
        dated = any(date.start_char in self.grade_dates.spent for date in self.dates)
        issued = self.record.issued
        new = grade == "requires-improvement"
        past = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 3) : verdict.start]}
        told = type_by_date(issued) != "pre-2013" if new else bool(past & {"was", "were", "had"})
        if dated or not told:
            self.record.issue(self.sentence, "grade-of-another-framework", "a grade that was not given at that time")
            return []
        type_ = ConceptId("unspecified" if new else "pre-2013")
        return [self.record.inspections.undated(council, type_, evidence)]

    def _told(self, number: int, verdict: Verdict, council: CouncilId, evidence: Evidence) -> list[Inspection]:
        reading = self.record.inspections
        main = reading.main(council)
        several = self._several(number, verdict, council)
        if several:
            return several
        ahead = self._years_ahead(verdict)
        if ahead is not None and main is not None and main.type in FULL and self._is_its_year(main, ahead):
            return [main]
        if ahead is not None:
            return [reading.earlier_one(council, ahead, None, None, evidence)]
        date = None if self.left_behind.is_no_longer_so(verdict) else self.grade_dates.of(number, verdict)
        if date is not None and self.grade_dates.is_to_come(date):
            return []
        behind = date is None or date.start_char > self.view.char_end(verdict)
        if behind and len(self.verdicts) > 1 and self.left_behind.lasted(verdict):
            # "After ten years of being rated inadequate it was told in 2018 that ...": the date is of what came then.
            return []
        if date is not None and (then := self._of_its_time(council, date)) != council:
            return [self._dated(then, date, evidence)]
        if date is not None and not self.grade_dates.is_of_visit(date):
            listed = [] if verdict in self.view.in_turn else self.grade_dates.listed_with(date)
            if number + 1 < len(self.verdicts):
                # "Inadequate in 2015 and in 2018 it required improvement": no list of two.
                listed = [one for one in listed if one is date or not self.grade_dates.opens_clause(number + 1, one)]
            if verdict.frame is Frame.MOVED and len(listed) == 2 and self.grade_dates.goes_from_to(listed[0]):
                # "Improved from good to outstanding between its inspections of 2017 and 2019".
                self.grade_dates.spent.update(each.start_char for each in listed)
                return [self._dated(council, listed[0 if verdict.origin else 1], evidence)]
            if len(listed) > 1 and not self.grade_dates.is_a_new_clause(verdict, listed):
                self.grade_dates.spent.update(each.start_char for each in listed)
                return list(
                    {one.key: one for one in (self._dated(council, each, evidence) for each in listed)}.values()
                )
            dated = self._dated(council, date, evidence)
            both = self._is_kept(verdict, date) or _JUST_AS.search(
                self.record.text[self.view.char_end(verdict) : max(self.view.char_end(verdict), date.start_char)]
            )
            both = both or _AND_AGAIN.match(self.record.text, date.end_char, self.sentence.end_char)
            if both and (of_that := self._as_that(verdict, date)) is not None:
                # "The inspection of 2015 found them inadequate, as did that of 2018": of these two.
                return [self._dated(council, of_that, evidence), dated]
            if both and main is not None and main.key != dated.key and main.type in FULL:
                return [main, dated]
            return [dated]
        if date is not None and main is not None and main.type in FULL and self._is_of_another_year(main, date):
            # "At its last monitoring visit, in 2017, Ofsted rated it good": visits give no grade, but it was then.
            return [reading.earlier_one(council, date.start, date.end, type_by_date(date.start), evidence)]
        day = self._day_of_then(verdict) if date is None else None
        if day is not None:
            return [reading.published_on(council, day.start, evidence)]
        counted = _YEARS_ON.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        if counted is not None:
            then_told = self._years_on(counted)
            return [reading.earlier_one(council, then_told, None, None, evidence)] if then_told else []
        led_back = YEARS_LEAD.match(self.text)
        if led_back is not None and not self.dates and (then_was := self._years_on(led_back, _STORY)) is not None:
            # "Two years earlier it was inadequate".
            return [reading.earlier_one(council, then_was, None, None, evidence)]
        led_by = self._opens_with(council) if verdict.origin else None
        if led_by is not None:
            # "At the inspection of 2021 it was the first to leap from inadequate to outstanding": of one before that.
            return self._before(council, led_by)
        if (
            self.grade_dates.shed(verdict) is not None
            and len(self.verdicts) == 1
            and self.left_behind.includes(number, verdict)
        ):
            # "Last month the council lost its good rating": the one that it had before.
            if self._is_left_by_one_of_before(verdict, council, main):
                return []
            return [reading.earlier_one(council, None, None, None, evidence)]
        whole = reading.owner(self.sentence.index, council, self.doc[verdict.start].idx)
        of_now = self._is_of_now(number, verdict)
        if whole is not None and whole.type in FULL and not self.is_report and not of_now:
            return [whole]
        led = self._led_by(verdict, council) or self._found_by(verdict, council) or self._within_which(verdict, council)
        if led is not None:
            return [led]
        known = self._known_with(verdict, council)
        if known is not None:
            return [known]
        several_times = _SEVERAL_TIMES.match(self.record.text, self.view.char_end(verdict))
        if several_times and self.left_behind.was_and_is_now(number):
            return []
        if self.left_behind.includes(number, verdict):
            if verdict.origin and number + 1 < len(self.verdicts) and self._moves_in_another(council):
                # "It moved from inadequate to good in 2019", beside news of later: of an inspection before that one.
                return [reading.undated(council, ConceptId("unspecified"), evidence)]
            return [reading.earlier_one(council, self.left_behind.years_before(verdict, main), None, None, evidence)]
        if main is None:
            return []
        if self._was_years_ago(verdict):
            return [reading.earlier_one(council, None, None, None, evidence)]
        if self._had_been(verdict, main):
            return []
        continued = self._continued(council) or self._then_came(council, evidence)
        if continued is None:
            continued = self._of_paragraph(verdict, council, main, evidence)
            self.of_paragraph = number if continued is not None else self.of_paragraph
        if continued is not None:
            return [continued]
        if self.is_report and self._is_past_passive(verdict):
            # A report tells its own grades in the present; which inspection this one was of is not told.
            self.record.issue(self.sentence, "undated-inspection", "a grade of an inspection that is not named")
            return []
        if self.left_behind.lasted(verdict):
            return []
        moved_on = verdict.frame is Frame.MOVED or (main.start is not None and reading.is_old(main.start))
        if of_now and main.start is not None and moved_on and self._has_another_grade(main, verdict):
            # "In 2016 it was inadequate, in 2019 it required improvement, and the latest report says it is good",
            # "it was good in 2015, but was downgraded to inadequate".
            return [reading.undated(council, type_by_date(self.record.issued), evidence)]
        if main.type in FULL and not self._is_reason_of_old(verdict, main):
            return [main]
        return [reading.earlier_one(council, None, None, None, evidence)]

    def _is_left_by_one_of_before(self, verdict: Verdict, council: CouncilId, main: Inspection | None) -> bool:
        """ "In 2017 services were judged to require improvement. They were no longer inadequate": which grade is left
        behind is that of an inspection before the one of 2017, of which nothing is told."""
        if not self.sentence.index:
            return False
        start = self.view.before.start_char
        told = [fact for fact in self.record.facts if fact.council == council and fact.evidence.start >= start]
        old = [fact for fact in told if main is not None and fact.inspection != main.key]
        return bool(old) and any(fact.grade != verdict.grade for fact in old)

    def _was_years_ago(self, verdict: Verdict) -> bool:
        """ "Three years ago it was rated inadequate", in an article that nothing dates."""
        if self.is_report or self.dates or self.record.issued is not None:
            return False
        text, ends = self.record.text, self.view.char_end(verdict)
        before = _YEARS_AGO.search(text, self.sentence.start_char, self.doc[verdict.core].idx) is not None
        return before or _YEARS_AGO_BEHIND.match(text, ends, self.sentence.end_char) is not None

    def _day_of_then(self, verdict: Verdict) -> DateMention | None:
        """ "12 September 2012 - Ofsted judges Bury inadequate": a day of years before the news."""
        if self.is_report or len(self.dates) != 1:
            return None
        date = self.dates[0]
        leads = date.start_char - self.sentence.start_char <= LEAD and date.end_char <= self.doc[verdict.start].idx
        one_day = date.start.day is not None and date.end is None and self.grade_dates.tells_year(date)
        return date if leads and one_day and self.record.inspections.is_old(date) else None

    def _had_been(self, verdict: Verdict, main: Inspection) -> bool:
        """ "It is good. It inherited a service that had required improvement": of an inspection that is not told."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]]
        perfect = self.doc[verdict.core].lower_ == "had" or verdict.frame is Frame.COPULA
        perfect = perfect and "had" in before and not self.is_report
        return perfect and self._has_another_grade(main, verdict)

    def _is_of_now(self, number: int, verdict: Verdict) -> bool:
        """Whether a grade is told in the present tense, behind dated ones of before in the same sentence."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        if number and number - 1 in self.grade_dates.chosen and _THIS_WEEK.search(before) and not self.is_report:
            # "Inadequate three years ago, it was this week judged to require improvement".
            return True
        then = self.grade_dates.chosen.get(number - 1)
        if then is not None and verdict.frame is Frame.MOVED and not (verdict.origin or self.is_report or self.areas):
            # "Inadequate in 2012, which was raised to requires improvement": where it went since.
            behind = self.view.char_end(self.verdicts[number - 1]) <= then.start_char
            return behind and verdict.grade != self.verdicts[number - 1].grade
        present = self.doc[verdict.core].lower_ in ("is", "are", "requires", "require")
        dated = any(before < number for before in self.grade_dates.chosen)
        return present and dated and verdict.frame is Frame.COPULA and not self.is_report

    def _has_another_grade(self, main: Inspection, verdict: Verdict) -> bool:
        return not self._whole_grades(main) <= {verdict.grade}

    def _whole_grades(self, inspection: Inspection) -> set[ConceptId]:
        """The grades told so far of the services as a whole, at one inspection."""
        facts = self.record.facts
        return {fact.grade for fact in facts if fact.inspection == inspection.key and fact.area == OVERALL}

    def _is_kept(self, verdict: Verdict, date: DateMention) -> bool:
        """ "It has kept the good rating that it was given in 2018": of now and of then."""
        near = range(max(self.sentence.start, verdict.start - 5), verdict.start)
        verb = next((at for at in reversed(near) if self.doc[at].lower_ in _KEEPS), -1)
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verb - 4) : max(verb, 0)]}
        ends = self.view.char_end(verdict)
        between = self.record.text[ends : max(ends, date.start_char)]
        return verb >= 0 and before.isdisjoint(_NOT_KEPT) and _GIVEN_THEN.fullmatch(between) is not None

    def _is_of_another_year(self, main: Inspection, date: DateMention) -> bool:
        """Whether a date tells of a year before that of the main inspection."""
        own = main.start or main.published or self.record.issued
        if own is None or own.year is None or date.start.year is None:
            return False
        return date.start.year < own.year

    def _is_its_year(self, main: Inspection, year: PartialDate) -> bool:
        """Whether a year is that of the main inspection, or of the news where that has no date."""
        own = main.start or main.published or self.record.issued
        return own is not None and own.year == year.year

    def _years_ahead(self, verdict: Verdict) -> PartialDate | None:
        """ "She joined in 2015, two years before Ofsted rated it inadequate": so long behind the date told."""
        issued = self.record.issued
        for date in self.dates:
            match = _BEFORE_IT_WAS.match(self.record.text, date.end_char, self.doc[verdict.core].idx)
            count = count_of(match["n"]) if match is not None else None
            if date.start.year is not None and count is not None:
                then = PartialDate(date.start.year + count)
                return None if issued is not None and earlier(issued, then) else then
        if _THAT_YEAR.match(self.text) is None or self.dates or not self.sentence.index:
            return None
        # "On the board somebody wrote 2009. That was the year in which services were rated inadequate".
        before = self.record.annotated.text(self.view.before)
        years = re.findall(r"\b(?:19|20)\d\d\b", before)
        return PartialDate(int(years[-1])) if years else None

    def _years_on(self, counted: re.Match[str], reach: int = 1) -> PartialDate | None:
        """ "It was rated good the following year": counted from the last year that the sentence before tells.

        ``reach``: in so many sentences before it a story is told that it goes on with, be it in other paragraphs.
        """
        count = count_of(counted["n"] or "one")
        if count is None or not self.sentence.index:
            return None
        sentences, at = self.record.annotated.sentences, self.sentence.index
        if reach == 1 and self.view.before.block != self.sentence.block:
            return None
        dated = (self.record.annotated.dates(one) for one in reversed(sentences[max(0, at - reach) : at]))
        dates = next((one for one in dated if one), ())
        years = [date.start.year for date in dates if date.start.year is not None]
        if not years:
            return None
        told = counted.groupdict()
        back = (told.get("way") or told.get("beside") or "").lower() in ("earlier", "before", "previously")
        then = PartialDate(years[-1] - count if back else years[-1] + count)
        issued = self.record.issued
        return None if issued is not None and earlier(issued, then) else then

    def _opens_with(self, council: CouncilId) -> Inspection | None:
        """The full inspection, other than the main one, whose date opens the sentence."""
        main = self.record.inspections.main(council)
        for at, one in self._dated_here(council):
            if at - self.sentence.start_char <= 2 * LEAD and (main is None or main.key != one.key):
                return one
        return None

    def _as_that(self, verdict: Verdict, date: DateMention) -> DateMention | None:
        """The date before a grade that another inspection gave, too."""
        ends = self.view.char_end(verdict)
        before = [one for one in self.dates if one.end_char <= self.doc[verdict.start].idx]
        like = ends < date.start_char and _AS_DID.search(self.record.text, ends, date.start_char) is not None
        return before[-1] if before and like else None

    def _moves_in_another(self, council: CouncilId) -> bool:
        """Whether the sentence dates a full inspection of the council that is not the one of the news."""
        main = self.record.inspections.main(council)
        told = [one for _, one in self._dated_here(council)]
        return main is not None and bool(told) and all(one.key != main.key for one in told)

    def _before(self, council: CouncilId, one: Inspection) -> list[Inspection]:
        """The full inspection of a council before an earlier one, where the article tells of just one such."""
        known = [
            other
            for other in self.record.inspections.of(council)
            if other.type in FULL and other.start and one.start and earlier(other.start, one.start)
        ]
        return known if len(known) == 1 else []

    def _is_reason_of_old(self, verdict: Verdict, main: Inspection) -> bool:
        """ "It was in 2013 that they joined forces, after Ofsted had found Bury inadequate": no grade of the news."""
        start = self.doc[verdict.start].idx
        told = [date for date in self.dates if date.end_char <= start and self.grade_dates.tells_year(date)]
        if self.is_report or not told or _BECAUSE.search(self.record.text, told[-1].end_char, start) is None:
            return False
        issued, year = self.record.issued, told[-1].start.year or 0
        since = main.start or issued
        recent = since is None or since.year is None or year >= since.year
        return not recent and not self.grade_dates.is_since(told[-1])

    def _known_with(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "Following the inadequate rating, ...": the one earlier inspection that is known to have given it."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        main = self.record.inspections.main(council)
        noun = _RATING.match(self.record.text, self.view.char_end(verdict)) is not None
        if not noun or main is None or _THE_ONE_KNOWN.fullmatch(before) is None:
            return None
        told = [fact for fact in self.record.facts if fact.council == council and fact.area == OVERALL]
        own = {fact.grade for fact in told if fact.inspection == main.key}
        others = {fact.inspection for fact in told if fact.grade == verdict.grade and fact.inspection != main.key}
        if not own or verdict.grade in own or len(others) != 1:
            return None
        return self.record.inspections.get(others.pop())

    def _of_its_time(self, council: CouncilId, date: DateMention) -> CouncilId:
        """ "Poole was rated good in 2015": the council that had the name at that time, where it is named."""
        founded = self.record.ontology.councils[council].established
        if founded is None or date.start.year is None or not is_before(date.start, founded):
            return council
        mentions = self.record.councils.mentions(self.sentence.index)
        once = [mention for mention in mentions if mention.council == council and mention.once]
        before_it = [mention for mention in once if mention.end_char <= date.start_char]
        named = (before_it or once)[-1 if before_it else 0].once if once else None
        return named or council

    def _led_by(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "At the 2019 inspection X had been inadequate, although Y was good": the time that opens the sentence."""
        if self.is_report or NOW.search(self.text):
            return None
        main = self.record.inspections.main(council)
        past = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]}
        for at, one in self._dated_here(council) if past & {"was", "were", "had"} else ():
            if at - self.sentence.start_char <= LEAD and (main is None or main.key != one.key):
                return one
        return None

    def _found_by(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "An inspection in 2015 saw some improvement, but found services bad": what opens it found."""
        if self.is_report:
            return None
        for at, one in self._dated_here(council):
            opens = _AN_INSPECTION.fullmatch(self.record.text, self.sentence.start_char, at) is not None
            if opens and _BUT_FOUND.search(self.record.text[at : self.doc[verdict.start].idx]):
                return one
        return None

    def _within_which(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "The inspection of 2012, in which X was rated adequate and Y was rated inadequate": that one gave both."""
        past = self.doc[verdict.core - 1].lower_ in ("was", "were")
        for at, one in self._dated_here(council) if past else ():
            between = self.record.text[at : self.doc[verdict.core].idx]
            if _IN_WHICH.search(between) and not NOW.search(between):
                return one
        return None

    def _dated_here(self, council: CouncilId) -> Iterator[tuple[int, Inspection]]:
        """The full inspections of a council that the sentence dates, and where it does (a character of the text)."""
        for at, key in self.record.inspections.dated(self.sentence.index):
            one = self.record.inspections.get(key)
            if one.council == council and one.type in FULL:
                yield at, one

    def _dated(self, council: CouncilId, date: DateMention, evidence: Evidence) -> Inspection:
        reading = self.record.inspections
        main = reading.main(council)
        for at, key in reading.dated(self.sentence.index):
            known = reading.get(key)
            if at == date.start_char and known.council == council and known.type in FULL:
                return known
        undated = main is not None and main.start is None and main.published is None and main.type in FULL
        recent = undated and self.grade_dates.tells_year(date) and not reading.is_old(date)
        if (
            main is not None
            and main.start is None
            and date.start.year is not None
            and (reading.is_supposed(main.key) or recent)
            and not self._is_so_now(council, date)
            and not self._is_graded_otherwise(main)
        ):
            main.start, main.end, main.type = date.start, date.end, type_by_date(date.start)
            return main
        if main is not None and main.type in FULL and self._is_of_main(main, date):
            return main
        return reading.earlier_one(council, date.start, date.end, None, evidence)

    def _is_graded_otherwise(self, main: Inspection) -> bool:
        """ "Bury is now adequate. A report in 2010 had called it inadequate": whether the whole has another grade."""
        told = self._whole_grades(main)
        return bool(told) and self.grade not in told and not self.areas

    def _is_so_now(self, council: CouncilId, date: DateMention) -> bool:
        """ "Hampshire, outstanding in 2019, is outstanding still": whether a grade of now follows one of old."""
        if not self.record.inspections.is_old(date.start):
            return False
        behind = (one for one in self.verdicts if self.doc[one.start].idx > date.end_char)
        now = (one for one in behind if one.core < one.start and self.doc[one.core].lower_ in _OF_NOW)
        return any(self.record.councils.holder(self.sentence.index, self.doc[one.core].idx) == council for one in now)

    def _is_of_main(self, main: Inspection, date: DateMention) -> bool:
        if main.start is not None and main.start.year is None and date.start.year is not None:
            return same_time(main, date) and not self.record.inspections.is_old(date)
        for known in (main.start, main.end, main.published):
            if (
                known is not None
                and known.year is not None
                and (known.compatible(date.start) or (date.end and known.compatible(date.end)))
            ):
                return True
        if main.start is None:
            recent = self.record.issued
            if recent is None or recent.year is None or date.start.year is None:
                return date.start.year is None
            return not self.record.inspections.is_old(date)
        return main.start.year is None and date.start.year is None and main.start == date.start

    def _several(self, number: int, verdict: Verdict, council: CouncilId) -> list[Inspection]:
        """ "Inspections in July 2010 and July 2012, both of which ended in an adequate grade"."""
        if self.grade_dates.date_when(number, verdict, self.dates) is not None:
            return []
        start = self.doc[verdict.core].idx
        text = self.record.text[self.sentence.start_char : self.view.char_end(verdict)]
        ahead = self.record.text[self.view.char_end(verdict) : self.sentence.end_char]
        told = [date.end_char for date in self.dates if date.end_char <= start]
        if told and NOW.search(self.record.text, told[-1], start):
            # "Inadequate at inspections in 2014 and 2018, it is now good": of neither.
            return []
        if not (self._are_both(text) or re.match(r"\W*(?:in|at|on|after) both\b", ahead)):
            return []
        reading = self.record.inspections
        for index in range(self.sentence.index, max(-1, self.sentence.index - 3), -1):
            limit = start if index == self.sentence.index else self.record.annotated.sentences[index].end_char
            keys = [key for at, key in reading.dated(index) if at < limit]
            others = [reading.get(key) for key in dict.fromkeys(keys)]
            others = [one for one in others if one.council == council and one.type in FULL]
            if len(others) >= 2 and index == self.sentence.index and self._are_one_list(limit):
                # "At its 2016 and 2019 inspections, both of which ...": the later one may be the news.
                return others
            if len(others) >= 2 and (
                index == self.sentence.index
                or re.search(r"\bboth (?:inspections|occasions|times|visits)\b", text + ahead)
            ):
                return [one for one in others if reading.main(council) is None or one.key != reading.main(council).key]  # type: ignore[union-attr]
            if len(others) >= 2:
                return []
        return []

    def _are_both(self, text: str) -> bool:
        """Whether "both" or "each" is of inspections: not that of "leadership and help and protection both"."""
        ends = {self.view.char_end_of(area.end - 1) - self.sentence.start_char for area in self.areas}
        return any(match.start() - 1 not in ends for match in _BOTH.finditer(text))

    def _are_one_list(self, limit: int) -> bool:
        """Whether all dates of the sentence before a character are members of one list."""
        told = [date for date in self.dates if date.start_char < limit]
        joins = (self.record.text[one.end_char : other.start_char] for one, other in pairwise(told))
        return all(LISTED_WITH.fullmatch(between) for between in joins)

    def _is_past_passive(self, verdict: Verdict) -> bool:
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]}
        return verdict.frame is Frame.RATED and bool(before & {"was", "were"})

    def _of_paragraph(
        self, verdict: Verdict, council: CouncilId, main: Inspection, evidence: Evidence
    ) -> Inspection | None:
        """ "In 2008 a review told of failures. The director went. Ofsted rated them inadequate": of the time told of.

        That time opens the paragraph, lies years before the news, and no other time has been told since.
        """
        before = self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]
        now = not _IN_PRESENT.isdisjoint({token.lower_ for token in before}) or NOW.search(self.text) is not None
        if self.is_report or self.dates or now or main.start is None:
            return None
        if verdict.frame is Frame.COPULA and self._goes_on_then(verdict):
            return self._of_opening_time(council, main, evidence)
        if verdict.frame is not Frame.RATED:
            return None
        sentences = self.record.annotated.sentences
        group = [one for one in sentences[: self.sentence.index] if one.block == self.sentence.block]
        dated = [key for one in group for _, key in self.record.inspections.dated(one.index)]
        if len(dated) != 1 or not group or self.record.inspections.dated(group[0].index)[:1] == []:
            return None
        at, key = self.record.inspections.dated(group[0].index)[0]
        one = self.record.inspections.get(key)
        years = (main.start.year or 0) - (one.start.year or 0) if one.start is not None else 0
        others = any(self.record.annotated.dates(other) for other in group[1:])
        opens = at - group[0].start_char <= LEAD
        return one if opens and years > 1 and not others and one.council == council and one.type in FULL else None

    def _goes_on_then(self, verdict: Verdict) -> bool:
        """ "The borough was inadequate again": what was so at the time that is told of, too."""
        past = self.doc[verdict.core].lower_ in ("was", "were", "remained", "required", "stayed")
        return past and _AGAIN.search(self.text) is not None and _LATER.search(self.text) is None

    def _of_opening_time(self, council: CouncilId, main: Inspection, evidence: Evidence) -> Inspection | None:
        """ "By June 2014 the forms were gone. Bury was bad again": the one of the time that opens the paragraph."""
        sentences = self.record.annotated.sentences
        group = [one for one in sentences[: self.sentence.index] if one.block == self.sentence.block]
        dates = [date for one in group for date in self.record.annotated.dates(one)]
        if len(dates) != 1 or dates[0].start.year is None or main.start is None or main.start.year is None:
            return None
        lead = self.record.text[group[0].start_char : dates[0].start_char]
        if _OPENS_BY.fullmatch(lead) is None or main.start.year - dates[0].start.year <= 1:
            return None
        keys = {key for one in group for _, key in self.record.inspections.dated(one.index)}
        known = [self.record.inspections.get(key) for key in keys]
        if len(known) == 1 and known[0].council == council and known[0].type in FULL:
            return known[0]
        return self.record.inspections.earlier_one(council, dates[0].start, dates[0].end, None, evidence)

    def _continued(self, council: CouncilId) -> Inspection | None:
        """ "The first followed an inspection in 2018. It graded ...": what the sentence before was about."""
        if self.sentence.index == 0:
            return None
        before = self.view.before
        keys = {key for _, key in self.record.inspections.dated(before.index)}
        if len(keys) != 1:
            return None
        text = self.record.annotated.text(before)
        last = _THE_LAST.match(text) is not None and _THE_COUNCIL.match(self.text) is not None
        pronoun = _IT.match(self.text) or (not self.is_report and _WE.match(self.text) and _BACK_THEN.match(text))
        beside = before.block == self.sentence.block
        outcome = _OUTCOME.match(self.text) is not None
        goes_on = beside and (bool(pronoun) or outcome or self._is_of_the_same())
        they = not self.is_report and _THEY_RATED.match(self.text) is not None and "about:inspection" in before.labels
        if not (last or goes_on or they):
            return None
        one = self.record.inspections.get(keys.pop())
        return one if one.council == council and one.type in FULL else None

    def _then_came(self, council: CouncilId, evidence: Evidence) -> Inspection | None:
        """ "Then came 2016 and the fall. Inadequate, said Ofsted": of the year that the sentence before brings up."""
        before = self.view.before if self.sentence.index and not (self.is_report or self.dates) else None
        if before is None or before.block != self.sentence.block or NOW.search(self.text) is not None:
            return None
        told, issued = _THEN_CAME.match(self.record.annotated.text(before)), self.record.issued
        if told is None or issued is None or issued.year is None or int(told["year"]) >= issued.year - 1:
            return None
        return self.record.inspections.earlier_one(council, PartialDate(int(told["year"])), None, None, evidence)

    def _is_of_the_same(self) -> bool:
        """Whether a sentence that tells no time of its own goes on about the inspection of the one before."""
        if self.is_report:
            return _IN_THAT_INSPECTION.match(self.text) is not None
        now = NOW.search(self.text) is not None or _ALL_ARE.match(self.text) is not None
        return not now and _OF_THE_SAME.search(self.text) is not None
