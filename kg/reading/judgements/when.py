"""In which inspection a grade was given: by its date, its tense, and the words that put it before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import (
    ConceptId,
    CouncilId,
    Evidence,
    PartialDate,
)
from kg.reading.council_mentions import is_before
from kg.reading.dates import COUNT, DateMention, count_of, earlier
from kg.reading.grades import Frame, Verdict
from kg.reading.inspections import Inspection, same_time
from kg.reading.inspections.clues import OTHERS_ACT
from kg.reading.inspections.types import FULL, gives, type_by_date
from kg.reading.inspections.visits import visit_words
from kg.reading.inspections.words import inspection_words
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.wordings import EARLIER, NOW, SAID, YEARS_LEAD
from kg.reading.vocabulary import Hit, has_label

_LEAD = 16
"""Within so many characters of its start a date leads a sentence."""
_YEARS_AFTER = re.compile(
    rf"\b(?P<n>{COUNT})(?: years?)? (?:after|since|on from)\b",
    re.IGNORECASE,
)
_YEARS_BEFORE = re.compile(
    rf"^[^,;:.]*\b(?P<n>{COUNT}) years? "
    r"(?:earlier|before|previously)\b",
    re.IGNORECASE,
)
_YEARS_BESIDE = re.compile(
    r",? (?:\d+|an?|one|two|three|four|five|six|just|only|some|several)(?: \w+)? (?:years?|months?) (?:before|after|"
    r"earlier|"
    r"later)\b",
    re.IGNORECASE,
)
_YEARS_ON = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict))?,? (?:only |just )?(?:the (?:following|next) year|"
    rf"the year (?P<beside>after|before)(?=[.,;)])|(?P<n>{COUNT}) years? (?P<way>later|earlier|before)(?=[.,;)]))",
    re.IGNORECASE,
)
""" "It was rated good the following year": a time counted from what was told before."""
_JUST_AS = re.compile(r"\b(?:just as|as (?:it|they|was|were)|unchanged|the same as|again,? as)\b", re.IGNORECASE)
_PARTS_TIMES = frozenset("; now is are has have since but then that".split())
"""Between two grades: the second has a time of its own."""
_PARTS_AFTER = re.compile(
    r"[;:(|]|\s[-–—]\s|^\s+(?!Ofsted\b)[A-Z]|\b(?:up|down|step) from\b|(?i:\b(?:but|when|which|while|published|"
    r"since)\b|,.*\b(?:was|were|is|has|have|had|said)\b)"
)
_PARTS_BEFORE = re.compile(
    r";|\b(?:but|while|published|compared|now|remains?|today|since|(?<!looked )after|following|"
    r"until)\b",
    re.IGNORECASE,
)
_AND_HAD = re.compile(r"^\s*[;,] and (?:had|was|were|has) ", re.IGNORECASE)
""" "Had last been inspected in 2014; and had achieved a good": the semicolon parts no time from its grade."""
_AFTER_THE_LAST = re.compile(
    r"\b(?:years?|months?) (?:after|since|on from) (?:the|its|their|our) (?:last|previous)(?: (?:full|ofsted|such))?"
    r" (?:inspections?|visit|report|one)\b",
    re.IGNORECASE,
)
""" "Five years after the last inspection, it is good": of now."""
_IN_MINUTES = re.compile(
    r"\bthat (?:[\w'-]+ ){1,8}had been (?=(?:judged|rated|graded|given|found|awarded) $|$)", re.IGNORECASE
)
""" "Members noted that leadership had been judged outstanding": of now, in the tense of minutes."""
_LAST_TIME = re.compile(r"['\"]? (?:the )?last time(?: (?:a?round|out))?(?=[,.;)])", re.IGNORECASE)
""" "Outstanding last time, it now requires improvement"."""
_WHEN_SEEN = re.compile(
    r"^['\"]?(?: (?:rating|grade|judge?ment|verdict|mark))?\s+when (?:it was |they were |it |they |"
    r"(?:[a-z'-]+ ){1,3}(?:was|were) (?=inspected|judged|checked)|"
    r"(?:the |ofsted's |its )?(?:regulator|watchdog|inspectorate|inspectors|ofsted|council|authority|services?)"
    r"(?: was| were)? )?"
    r"(?:last |first |previously )?(?:called|came|looked in|inspected|visited|judged|checked|left|"
    r"returned|arrived|dropped in|went in)\b[^,;]*"
    r"(?:,\s*(?:back )?(?:in |on )?)?$",
    re.IGNORECASE,
)
_FROM_THE_GRADE = re.compile(
    r"\bfrom (?:the |its |an? )?(?:\w+ )?(?:rating|grade|mark|rank|ranking|judge?ment)\W{1,4}$", re.IGNORECASE
)
""" "The jump from the worst rating - inadequate - to the top rank": a grade that was left."""
_IN_A_REPORT = re.compile(
    r"['\"]?,? (?:by (?:ofsted|inspectors) )?in (?:an?|its|the|their) (?:\w+ ){0,2}report(?: that was)?,? "
    r"(?:published|released|issued)(?: in| on)? ?",
    re.IGNORECASE,
)
""" "Rated inadequate in a report published in January 2016", where that is known to be a report of before."""
_APPOSITION = re.compile(
    r"\s[-–—]\s(?:the |its |an? )?(?:second[- ])?(?:lowest|worst|bottom|poorest|highest|best|top)\b"
    r"[^-–—.;:]{0,50}\s[-–—](?=\s)",
    re.IGNORECASE,
)
""" "Inadequate - the lowest rating possible - following an inspection in 2018"."""
_CLOSES_RELATIVE = re.compile(r",['\"]? (?:is|was|were|has|have|had)\b", re.IGNORECASE)
_WENT = frozenset("rose fell went came taken fallen risen brought gone".split())
_SEVERAL_TIMES = re.compile(r"['\")]*(?: by ofsted)? (?:twice|(?:\d|two|three|four|five) times)\b", re.IGNORECASE)
""" "Was judged inadequate three times": of which inspections is not told."""
_WHEN_LOST = re.compile(
    r"['\")]*(?: (?:ofsted )?(?:rating|grade|judge?ment|status|mark|tag|verdict|label))?['\")]*,? "
    r"(?:back )?(?:in |at )?",
    re.IGNORECASE,
)
_OPENS_PRESENT = re.compile(r",\s*(?:which|whose|where)\b[^,;]*\b(?:is|are|remains?|requires?)\b", re.IGNORECASE)
_OPENS_RELATIVE = re.compile(r",? (?:which|whose|who)\b[^,;:.]*$", re.IGNORECASE)
_THOSE = (
    r"(?:(?:ofsted|inspectors|it|they|the (?:watchdog|inspectorate|regulator|inspectors|council|service|services)) )?"
    r"(?:(?:was|were|had) )?(?:been )?"
)
_WHEN_LAST = re.compile(
    rf"['\"]?(?: (?:overall|rating|grade|judge?ment))?,? (?:when {_THOSE}(?:last|previously)|"
    rf"(?:the )?last time {_THOSE}) ?"
    r"(?:called|came|visited|inspected|looked|judged|checked|assessed)\b",
    re.IGNORECASE,
)
""" "It was inadequate when inspectors last called": a grade of before, without a date."""
_AT_THE_ONE_BEFORE = re.compile(
    r"^['\"]?(?: (?:rating|grade|judge?ment|mark|verdict))? (?:in|at|after|from|during|following) "
    r"(?:its|the|their|our|an?) (?:previous|last|earlier)(?: (?:full|ofsted|ilacs))?"
    r" (?:inspections?|visit|report|time|occasion)\b",
    re.IGNORECASE,
)
""" "Despite a good at its previous inspection, it ...": before another grade."""
_OF = re.compile(r"['\"]? of ")
_TO_A_GRADE = re.compile(r",? (?:back |up |down )?(?:in)?to (?:an? |the )?['\"]?", re.IGNORECASE)
_VERB_FOLLOWS = re.compile(
    r" (?:it |they |ofsted |inspectors )?(?:gave|was|were|rated|judged|found|awarded|got|received|became|handed|had)\b",
    re.IGNORECASE,
)
_HELD_SINCE = re.compile(
    r"(?: (?:rating|grade|category|band|tier|bracket))?(?:,| -| –)?"
    r"(?: (?:where|which|as|that)(?: (?:it|they|we|services|the \w+))? (?:has|have|had)(?: (?:been|"
    r"remained|stayed|languished|sat|stood|stuck|held|kept|it|them|there|rated|judged)){1,2}| a (?:rating|grade|"
    r"mark|judge?ment|verdict|position|status) (?:it|they) (?:has|have|had) (?:held|had|kept))? since |"
    r"\W*(?:(?:overall )?(?:rating|grade|judge?ment|mark|status|verdict)\W+)?(?:for (?:\w+ ){1,3}years?,? "
    r")?(?:(?:that )?(?:it|they|we) (?:has|"
    r"have|had|"
    r"'ve|'d) (?:\w+ )?(?:held|had|kept|enjoyed) )?(?:ever )?since "
    r"(?:(?:ofsted's|an?|its|their|the|that)(?: (?:last|previous|full|ofsted|damning|ilacs|\w+ed))* "
    r"(?:inspection|report|visit|verdict|judge?ment)s? (?:in|of|from|on) )?(?:early |late |at least )?",
    re.IGNORECASE,
)
"""Between a grade that is still held and the year that gave it: "rated good since 2018"."""
_AND = (
    r"(?:and|but|while|then|whereas) (?:then |again )?"
    r"(?:(?:at|after) (?:its|the|their|an?) [^,;.]{3,40},? )?(?:(?:back )?(?:in|by|at|on|during) )?$"
)
_PARTED = re.compile(rf"[,;–—]\s*{_AND}|\b{_AND}|;\s*(?:in |by )?$", re.IGNORECASE)
_COMMA = re.compile(r",\s*(?:(?:back )?(?:in|by|at|on|during) )?$", re.IGNORECASE)
"""Before a date that opens a clause of its own; where a comma alone does, no comma may stand behind the date."""
_SUBJECT_AND_VERB = re.compile(
    r",? (?:that )?(?:(?:it|they|we|services|(?:the|its|their|our) (?!(?:latest|last|next|same)\b)\w+"
    r"(?: (?:council|services?|grade))?)"
    r"(?: (?:was|were|had been|has been|is|are|got|received|became|remained|dropped to|fell to|rose to))?|"
    r"(?-i:[A-Z][\w'-]+)(?: (?-i:[A-Z][\w'-]+)){0,2} (?:was|were|had been|got|received|became|remained))"
    r"(?: (?:again|also|still|only|then|even|judged|rated|graded|found|deemed|to be|as|an?|the|overall))* ['\"]?",
    re.IGNORECASE,
)
""" "In 2018 *they* required improvement", "in 2016 *it was again rated* good"."""
_AS_THEN = re.compile(
    r"(?:, (?:ofsted|inspectors|they|it|the \w+) (?:has |have )?(?:said|says|say|"
    r"found))?[\s,–—-]*(?:just )?as (?:it|they|"
    r"the \w+) (?:did|was|were|had|had been|has been)(?: \w+){0,2}?"
    r"(?: when (?:it|they|inspectors|ofsted) (?:was |were |had been )?last (?:inspected|visited|judged|came|called))?"
    r",?\s*(?:back )?(?:in )?",
    re.IGNORECASE,
)
""" "They require improvement, just as they did when last inspected, in 2014": the same grade then."""
_WHEN_IT = re.compile(r"\s*,?\s*when (?:\w+ ){0,4}?(?:was|were|had|judged|rated|found)\b", re.IGNORECASE)
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
_COLON = re.compile(r": ?['\"]?")
_GAPS = (" ", ' "', " '")
_LISTED_WITH = re.compile(r"\s*(?:,|and|, and)\s*(?:again )?(?:in )?")
_BETWEEN = re.compile(
    r"\bbetween (?:(?:its|the|their|two|last|full|ofsted) )*(?:(?:inspections?|reports?|visits?),? )?(?:(?:of|in) )?$",
    re.IGNORECASE,
)
_DAY_OF = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b")
_BOTH = re.compile(r"\b(?:both|each|all (?:two|three)|inspections|on (?:each|both) occasions?|twice)\b", re.IGNORECASE)
_IT = re.compile(r"(?:it|that inspection|that report)\b", re.IGNORECASE)
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
_SO_MANY_YEARS = (
    r"(?:over|more than|almost|nearly|at least|the (?:past|last))? ?(?:a decade|(?:\w+ ){1,2}years)\b"
    r"(?! (?:running|in a row))"
)
_FOR_YEARS_BEFORE = re.compile(
    rf"(?:^\W*for {_SO_MANY_YEARS}(?!,? but)|"
    rf"\bfor {_SO_MANY_YEARS}(?![^,;:]*\b(?:and|but|before|until|when|after)\b)|"
    rf"\b(?:spent|spending) {_SO_MANY_YEARS}(?![^,;:]*\b(?:and|but|before|until|when)\b))[^,;:]*$",
    re.IGNORECASE,
)
_FOR_YEARS_BEHIND = re.compile(rf"['\"]?(?: by \w+)? for {_SO_MANY_YEARS}", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\b(?:(?<!looked[ -])after|following|because|when)\b(?:(?!\bbut\b|\bnow\b)[^;:.])*$", re.IGNORECASE
)
_OF_THE_SAME = re.compile(
    r"^\W*(?:all|each|both|two|three|four) (?:of )?(?:the |its |these )?(?:\w+ ){0,2}"
    r"(?:judge?ments|areas|grades|categories)\b|"
    r"\b(?:the|that) same (?:inspection|report|visit|occasion|regime|framework|time|year)\b|"
    r"^\W*(?:at|in|during) (?:that|this) (?:inspection|report|visit|time|year)\b",
    re.IGNORECASE,
)
""" "All three judgements were inadequate", "under the same regime leaders were good": of the inspection just told."""
_THE_LAST = re.compile(r"(?:the|its|their|an?) (?:previous|last|most recent|earlier)\b", re.IGNORECASE)
_THE_COUNCIL = re.compile(
    r"(?:the )?(?:local authority|council|authority|services?|children's services|it|ofsted|inspectors)\b",
    re.IGNORECASE,
)


class When(SentencePart):
    """The inspections in which the verdicts of a sentence were given."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.spent: set[int] = set()
        """Dates that go with a verdict already read, by their first character."""
        self.chosen: dict[int, DateMention] = {}
        """The date of each verdict that has one."""
        self.by_date: tuple[int, CouncilId, list[Inspection]] | None = None
        """The last verdict with a date of its own, whose it was, and in which inspections it was given."""

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
        before = len(self.spent)
        told = [self._dated(council, at, evidence)] if at else self._told(number, verdict, council, evidence)
        if len(self.spent) > before:
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
        ends = ("and" in between or with_area) and _PARTS_TIMES.isdisjoint(between)
        leads = any(date.start_char - self.sentence.start_char <= _LEAD for date in self.dates)
        opens = self.doc[self.sentence.start].lower_ == "when"
        leads = leads or (opens and any(date.end_char <= self.doc[one.start].idx for date in self.dates))
        past = leads and other.frame is Frame.COPULA and self.doc[other.core].lower_ in ("required", "was", "were")
        past = past or (leads and other.frame is Frame.FOUND and self.doc[other.core - 1].lower_ in ("was", "were"))
        rated = other.frame in (Frame.RATED, Frame.ALONE) and other.core in (other.start, one.core)
        return ends and not one.origin and not other.origin and (rated or past)

    def _of_another_framework(
        self, verdict: Verdict, grade: ConceptId, council: CouncilId, evidence: Evidence
    ) -> list[Inspection]:
        """ "Wiltshire requires improvement", beside an inspection of July 2013: a grade of another inspection."""
        dated = any(date.start_char in self.spent for date in self.dates)
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
        date = None if self._is_no_longer_so(verdict) else self._date(number, verdict)
        if date is not None and self._is_to_come(date):
            return []
        if date is not None and (then := self._of_its_time(council, date)) != council:
            return [self._dated(then, date, evidence)]
        if date is not None and not self._is_of_visit(date):
            listed = self._listed_with(date)
            if number + 1 < len(self.verdicts):
                # "Inadequate in 2015 and in 2018 it required improvement": no list of two.
                listed = [one for one in listed if one is date or not self._opens_clause(number + 1, one)]
            if verdict.frame is Frame.MOVED and len(listed) == 2 and self._goes_from_to(listed[0]):
                # "Improved from good to outstanding between its inspections of 2017 and 2019".
                self.spent.update(each.start_char for each in listed)
                return [self._dated(council, listed[0 if verdict.origin else 1], evidence)]
            if len(listed) > 1 and not self._is_a_new_clause(verdict, listed):
                self.spent.update(each.start_char for each in listed)
                return list(
                    {one.key: one for one in (self._dated(council, each, evidence) for each in listed)}.values()
                )
            dated = self._dated(council, date, evidence)
            both = self._is_kept(verdict, date) or _JUST_AS.search(
                self.record.text[self.view.char_end(verdict) : max(self.view.char_end(verdict), date.start_char)]
            )
            if both and main is not None and main.key != dated.key and main.type in FULL:
                return [main, dated]
            return [dated]
        if date is not None and main is not None and main.type in FULL and self._is_of_another_year(main, date):
            # "At its last monitoring visit, in 2017, Ofsted rated it good": visits give no grade, but it was then.
            return [reading.earlier_one(council, date.start, date.end, type_by_date(date.start), evidence)]
        counted = _YEARS_ON.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        if counted is not None:
            then_told = self._years_on(counted)
            return [reading.earlier_one(council, then_told, None, None, evidence)] if then_told else []
        led_back = YEARS_LEAD.match(self.text)
        if led_back is not None and not self.dates and (then_was := self._years_on(led_back)) is not None:
            # "Two years earlier it was inadequate".
            return [reading.earlier_one(council, then_was, None, None, evidence)]
        led_by = self._opens_with(council) if verdict.origin else None
        if led_by is not None:
            # "At the inspection of 2021 it was the first to leap from inadequate to outstanding": of one before that.
            return self._before(council, led_by)
        if self._shed(verdict) is not None and len(self.verdicts) == 1 and self._is_left_behind(number, verdict):
            # "Last month the council lost its good rating": the one that it had before.
            return [reading.earlier_one(council, None, None, None, evidence)]
        whole = reading.owner(self.sentence.index, council, self.doc[verdict.start].idx)
        of_now = self._is_of_now(number, verdict)
        if whole is not None and whole.type in FULL and not self.is_report and not of_now:
            return [whole]
        led = self._led_by(verdict, council) or self._found_by(verdict, council)
        if led is not None:
            return [led]
        known = self._known_with(verdict, council)
        if known is not None:
            return [known]
        if self._was_and_is_now(number) and _SEVERAL_TIMES.match(self.record.text, self.view.char_end(verdict)):
            return []
        if self._is_left_behind(number, verdict):
            return [reading.earlier_one(council, self._years_before(verdict, main), None, None, evidence)]
        if main is None:
            return []
        continued = self._continued(council)
        if continued is not None:
            return [continued]
        if self.is_report and self._is_past_passive(verdict):
            # A report tells its own grades in the present; which inspection this one was of is not told.
            self.record.issue(self.sentence, "undated-inspection", "a grade of an inspection that is not named")
            return []
        if self._lasted(verdict):
            return []
        if of_now and main.start is not None and reading.is_old(main.start) and self._has_another_grade(main, verdict):
            # "In 2016 it was inadequate, in 2019 it required improvement, and the latest report says it is good".
            return [reading.undated(council, type_by_date(self.record.issued), evidence)]
        if main.type in FULL and not self._is_reason_of_old(verdict, main):
            return [main]
        return [reading.earlier_one(council, None, None, None, evidence)]

    def _is_of_now(self, number: int, verdict: Verdict) -> bool:
        """Whether a grade is told in the present tense, behind dated ones of before in the same sentence."""
        present = self.doc[verdict.core].lower_ in ("is", "are", "requires", "require")
        dated = any(before < number for before in self.chosen)
        return present and dated and verdict.frame is Frame.COPULA and not self.is_report

    def _has_another_grade(self, main: Inspection, verdict: Verdict) -> bool:
        told = (fact.grade for fact in self.record.facts if fact.inspection == main.key and fact.area == OVERALL)
        return any(grade != verdict.grade for grade in told)

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

    def _years_on(self, counted: re.Match[str]) -> PartialDate | None:
        """ "It was rated good the following year": counted from the last year that the sentence before tells."""
        count = count_of(counted["n"] or "one")
        if count is None or not self.sentence.index:
            return None
        before = self.record.annotated.sentences[self.sentence.index - 1]
        years = [date.start.year for date in self.record.annotated.dates(before) if date.start.year is not None]
        if not years or before.block != self.sentence.block:
            return None
        told = counted.groupdict()
        back = (told.get("way") or told.get("beside") or "").lower() in ("earlier", "before", "previously")
        then = PartialDate(years[-1] - count if back else years[-1] + count)
        issued = self.record.issued
        return None if issued is not None and earlier(issued, then) else then

    def _opens_with(self, council: CouncilId) -> Inspection | None:
        """The full inspection, other than the main one, whose date opens the sentence."""
        main = self.record.inspections.main(council)
        for at, key in self.record.inspections.dated(self.sentence.index):
            one = self.record.inspections.get(key)
            opens = at - self.sentence.start_char <= 2 * _LEAD and one.council == council and one.type in FULL
            if opens and (main is None or main.key != key):
                return one
        return None

    def _before(self, council: CouncilId, one: Inspection) -> list[Inspection]:
        """The full inspection of a council before an earlier one, where the article tells of just one such."""
        known = [
            other
            for other in self.record.inspections.of(council)
            if other.type in FULL and other.start and one.start and earlier(other.start, one.start)
        ]
        return known if len(known) == 1 else []

    def _lasted(self, verdict: Verdict) -> bool:
        """ "For over a decade services were rated inadequate": a grade of many inspections, none of which is told."""
        if self.is_report or NOW.search(self.text):
            return False
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        behind = self.record.text[self.view.char_end(verdict) : self.sentence.end_char]
        return _FOR_YEARS_BEFORE.search(before) is not None or _FOR_YEARS_BEHIND.match(behind) is not None

    def _is_reason_of_old(self, verdict: Verdict, main: Inspection) -> bool:
        """ "It was in 2013 that they joined forces, after Ofsted had found Bury inadequate": no grade of the news."""
        start = self.doc[verdict.start].idx
        told = [date for date in self.dates if date.end_char <= start and self._tells_year(date)]
        if self.is_report or not told or _BECAUSE.search(self.record.text, told[-1].end_char, start) is None:
            return False
        issued, year = self.record.issued, told[-1].start.year or 0
        since = main.start or issued
        recent = since is None or since.year is None or year >= since.year
        return not recent and not self._is_since(told[-1])

    def _tells_year(self, date: DateMention) -> bool:
        return str(date.start.year) in self.record.text[date.start_char : date.end_char]

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
        return next((mention.once for mention in mentions if mention.council == council and mention.once), council)

    def _led_by(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "At the 2019 inspection X had been inadequate, although Y was good": the time that opens the sentence."""
        if self.is_report or NOW.search(self.text):
            return None
        for at, key in self.record.inspections.dated(self.sentence.index):
            one = self.record.inspections.get(key)
            opens = at - self.sentence.start_char <= _LEAD and one.council == council and one.type in FULL
            main = self.record.inspections.main(council)
            past = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]}
            if opens and (main is None or main.key != key) and past & {"was", "were", "had"}:
                return one
        return None

    def _found_by(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "An inspection in 2015 saw some improvement, but found services bad": what opens it found."""
        if self.is_report:
            return None
        for at, key in self.record.inspections.dated(self.sentence.index):
            one = self.record.inspections.get(key)
            opens = _AN_INSPECTION.fullmatch(self.record.text, self.sentence.start_char, at) is not None
            between = self.record.text[at : self.doc[verdict.start].idx]
            if opens and one.council == council and one.type in FULL and _BUT_FOUND.search(between):
                return one
        return None

    def _date(self, number: int, verdict: Verdict) -> DateMention | None:
        """The date that goes with a verdict: within it, right after it, or before it in its clause."""
        if number in self.chosen:
            # "Both had been outstanding in 2016": the second council, too.
            return self.chosen[number]
        usable = [
            date
            for date in self.dates
            if date.start_char not in self.spent and not self._is_publication(date) and not self._is_of_event(date)
        ]
        chosen = self._date_when(number, verdict, usable) or self._date_within(number, verdict, usable)
        chosen = chosen or self._date_after(number, verdict, usable) or self._date_before(number, verdict, usable)
        if chosen is not None:
            self.spent.add(chosen.start_char)
            self.chosen[number] = chosen
        return chosen

    def _date_when(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        """ "In 2012, when services were judged good, and in 2010, when ...": the date of a clause with "when"."""
        first = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        core = self.doc[min(verdict.core, verdict.start)].idx
        start = self.doc[self.verdicts[number].start].idx
        for date in reversed(dates):
            if first <= date.start_char and date.end_char <= core:
                return date if _WHEN_IT.match(self.record.text[date.end_char : start]) else None
        return None

    def _date_within(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        """ "Upgraded them in 2019 to requires improvement": the date right before the "to" of a grade."""
        limit = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        start = self.doc[verdict.start].idx
        before = (date for date in reversed(dates) if limit <= date.start_char and date.end_char <= start)
        nearest = next(before, None)
        moved = verdict.frame is Frame.MOVED and not verdict.origin and nearest is not None
        if not moved or nearest is None:
            return None
        return nearest if _TO_A_GRADE.fullmatch(self.record.text, nearest.end_char, start) is not None else None

    def _date_after(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        end = self.view.char_end(verdict)
        more = number + 1 < len(self.verdicts)
        moves = more and self._is_moved_alone(number, verdict)
        if verdict.origin and (len(self.verdicts) == 1 or moves):
            # "It fell from good in December 2022": then it fell; "the upgrade from good in 2020 to outstanding".
            beside = next((date for date in dates if 0 <= date.start_char - end <= len("' in ")), None)
            goes_on = beside is not None and self.record.text.startswith(" to ", beside.end_char)
            # "A step up from the good of 2017".
            goes_on = goes_on or (
                beside is not None and _OF.fullmatch(self.record.text, end, beside.start_char) is not None
            )
            return beside if goes_on else None
        limit = self.doc[self.verdicts[number + 1].start].idx if more else self.sentence.end_char
        for date in dates:
            next_to = date.start_char - end in range(6)
            if self._shed(verdict) is not None and _WHEN_LOST.fullmatch(self.record.text, end, date.start_char):
                # "It lost its good grade in May": then it lost it.
                return None
            if self._leads_on(number, date) or (more and self._labels(date, number + 1)):
                # "Inadequate in 2015, and in 2018 it required improvement".
                continue
            listed = (self._listed_with(date) or [date])[-1]
            if more and not next_to and self.doc[self.verdicts[number + 1].start].idx - listed.end_char in range(4):
                # "Good, and in 2015 and 2012 inadequate".
                continue
            between = _APPOSITION.sub("", self.record.text[end : max(end, date.start_char)])
            held = _HELD_SINCE.fullmatch(between) is not None
            if verdict.frame is Frame.MOVED and not verdict.origin and self._is_since(date):
                # "Improved from inadequate to good since 2019".
                continue
            then = _AS_THEN.fullmatch(between) is not None
            within = end <= date.start_char <= limit and (then or len(between) <= 60)
            near = within and (held or not self._is_since(date))
            said = SAID.fullmatch(between) is not None
            said = said or _WHEN_SEEN.search(between) is not None or then or _IN_A_REPORT.fullmatch(between) is not None
            if more and _WHEN_IT.match(self.record.text[date.end_char : limit]):
                continue
            if near and (said or held or _PARTS_AFTER.search(between) is None or re.fullmatch(r"\W{1,4}", between)):
                return date
        return None

    def _is_moved_alone(self, number: int, verdict: Verdict) -> bool:
        """ "Bury was lifted from inadequate in 2019, and Wigan was good": where it went to is not told."""
        verb = self.doc[verdict.core].lower_
        moved = verdict.frame is Frame.MOVED and (verb.endswith("ed") or verb in _WENT)
        following = self.verdicts[number + 1]
        between = self.record.text[self.view.char_end(verdict) : self.doc[following.start].idx]
        return moved and following.core != verdict.core and re.search(r"\bto\W", between) is None

    def _labels(self, date: DateMention, number: int) -> bool:
        """ "Good (2018: outstanding)": whether nothing but a colon parts a date and the grade behind it."""
        until = self.doc[self.verdicts[number].start].idx
        return _COLON.fullmatch(self.record.text, date.end_char, max(date.end_char, until)) is not None

    def _leads_on(self, number: int, date: DateMention) -> bool:
        """ "Good, and in 2016 it was outstanding": a date that opens the clause of the next grade."""
        if number + 1 >= len(self.verdicts) or date.start_char < self.view.char_end(self.verdicts[number]):
            return False
        before = self.record.text[self.view.char_end(self.verdicts[number]) : date.start_char]
        parted = _PARTED.search(before) is not None
        parted = parted or (_COMMA.search(before) is not None and self.record.text[date.end_char] != ",")
        return parted and self._opens_clause(number + 1, date)

    def _opens_clause(self, number: int, date: DateMention) -> bool:
        """Whether only the subject and the verb of a grade stand between it and a date: "in 2016 it was ..."."""
        until = self.doc[self.verdicts[number].start].idx
        between = self.record.text[date.end_char : max(date.end_char, until)]
        # "Good in 2015, in 2018 outstanding": the verb of the grade before.
        gapped = between in _GAPS and self.verdicts[number].core == self.verdicts[number - 1].core
        return gapped or _SUBJECT_AND_VERB.fullmatch(between) is not None

    def _date_before(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        limit = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        start = self.doc[verdict.start].idx
        core = self.doc[verdict.core].idx
        ahead = self.record.text[self.sentence.start_char : core]
        if visit_words(self.record.ontology).is_aside(ahead, self.record.text, self.view.char_end(verdict)):
            # "In February Leeds, rated outstanding, was brought in": when it was brought in.
            return None
        if self._shed(verdict) is not None:
            # "Last month the council lost its good rating": then it lost it.
            return None
        if verdict.origin and verdict.frame is Frame.MOVED:
            # "The inspection in May saw it downgraded from good to inadequate": the month of the inadequate.
            return None
        for date in reversed(dates):
            if not (limit <= date.start_char and date.end_char <= start):
                continue
            between = self.record.text[date.end_char : start]
            if _OPENS_PRESENT.search(between):
                # "Came in 2020 from Hampshire, which is rated outstanding".
                continue
            if verdict.origin or _YEARS_BESIDE.match(between):
                # "Upgraded last year from inadequate to good": the year of the good. "In 2022, a year before ...".
                continue
            if self._is_since(date) and re.match(r",? when\b", between) is None:
                continue
            before = self.record.text[self.sentence.start_char : date.start_char]
            if _CLOSES_RELATIVE.match(between) and _OPENS_RELATIVE.search(before):
                # "The council, which was good in 2014, was judged outstanding".
                continue
            return None if _PARTS_BEFORE.search(_AND_HAD.sub("", between, count=1)) else date
        return None

    def _is_to_come(self, date: DateMention) -> bool:
        issued = self.record.issued
        return issued is not None and earlier(issued, date.start)

    def _is_of_event(self, date: DateMention) -> bool:
        """ "The first inspection since its formation last year": whether something else happened then."""
        words = inspection_words(self.record.ontology)
        return words.since_event.search(self.record.text, self.sentence.start_char, date.start_char) is not None

    def _is_of_visit(self, date: DateMention) -> bool:
        """Whether the date is that of a visit without grades."""
        reading = self.record.inspections
        return any(
            at == date.start_char and reading.get(key).type not in FULL
            for at, key in reading.dated(self.sentence.index)
        )

    def _listed_with(self, date: DateMention) -> list[DateMention]:
        """ "In 2011, 2013 and 2016": the dates of one list; empty where the date stands alone."""
        listed = [self._first_listed(date)]
        for other in self.dates:
            between = self.record.text[listed[-1].end_char : other.start_char]
            others = OTHERS_ACT.match(self.record.text, other.end_char) is not None
            if other.start_char > listed[-1].start_char and _LISTED_WITH.fullmatch(between) and not others:
                listed.append(other)
        return listed if len(listed) > 1 and date.end is None else []

    def _goes_from_to(self, first: DateMention) -> bool:
        """Whether a list of two dates is from when to when something moved: "between 2017 and 2019"."""
        return _BETWEEN.search(self.record.text, self.sentence.start_char, first.start_char) is not None

    def _is_a_new_clause(self, verdict: Verdict, listed: Sequence[DateMention]) -> bool:
        """ "Failed it in 2015, did so again in 2018, and in 2021 gave it the top grade": 2021 is of the last alone."""
        last, start = listed[-1], self.doc[verdict.start].idx
        if last.end_char > start or listed[0].start_char - self.sentence.start_char <= _LEAD:
            return False
        before = self.record.text[listed[-2].end_char : last.start_char]
        between = self.record.text[last.end_char : start]
        return before.startswith(",") and " and" in before and _VERB_FOLLOWS.match(between) is not None

    def _first_listed(self, date: DateMention) -> DateMention:
        """The first date of the list that this one is in: the first in "in 2018 and 2015 it was rated good"."""
        for other in reversed(self.dates):
            between = self.record.text[other.end_char : date.start_char]
            if other.start_char < date.start_char and other.start_char not in self.spent:
                if _LISTED_WITH.fullmatch(between) is None:
                    break
                date = other
        return date

    def _is_since(self, date: DateMention) -> bool:
        text = self.record.text
        before = text[max(self.sentence.start_char, date.start_char - 8) : date.start_char].lower()
        return text[date.start_char : date.start_char + 5].lower() == "since" or before.rstrip().endswith("since")

    def _is_publication(self, date: DateMention) -> bool:
        text = self.record.text
        if any(at == date.start_char for at, _ in self.record.inspections.dated(self.sentence.index)):
            return False
        if date.end is None and (date.start.day is not None or _DAY_OF.search(text[date.start_char : date.end_char])):
            # A single day beside a grade is that of the report: inspections take longer.
            return True
        said = text[date.start_char : date.end_char].lower()
        if said in ("today", "yesterday", "this month"):
            return True
        if said.endswith("this year"):
            council = self.record.councils.holder(self.sentence.index, date.start_char)
            main = self.record.inspections.main(council) if council else None
            return main is None or main.type in FULL
        before = text[max(self.sentence.start_char, date.start_char - 40) : date.start_char]
        return (
            re.search(
                r"(?:publish\w*|released?|issued|appeared|came out|unveiled)\s*(?:\(|on|in)?\s*(?:the )?$", before, re.I
            )
            is not None
        )

    def _dated(self, council: CouncilId, date: DateMention, evidence: Evidence) -> Inspection:
        reading = self.record.inspections
        main = reading.main(council)
        for at, key in reading.dated(self.sentence.index):
            known = reading.get(key)
            if at == date.start_char and known.council == council and known.type in FULL:
                return known
        undated = main is not None and main.start is None and main.published is None and main.type in FULL
        recent = undated and self._tells_year(date) and not reading.is_old(date.start)
        if (
            main is not None
            and main.start is None
            and date.start.year is not None
            and (reading.is_supposed(main.key) or recent)
        ):
            main.start, main.end, main.type = date.start, date.end, type_by_date(date.start)
            return main
        if main is not None and main.type in FULL and self._is_of_main(main, date):
            return main
        return reading.earlier_one(council, date.start, date.end, None, evidence)

    def _is_of_main(self, main: Inspection, date: DateMention) -> bool:
        if main.start is not None and main.start.year is None and date.start.year is not None:
            return same_time(main, date)
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
            return not self.record.inspections.is_old(date.start)
        return main.start.year is None and date.start.year is None and main.start == date.start

    def _several(self, number: int, verdict: Verdict, council: CouncilId) -> list[Inspection]:
        """ "Inspections in July 2010 and July 2012, both of which ended in an adequate grade"."""
        if self._date_when(number, verdict, self.dates) is not None:
            return []
        start = self.doc[verdict.core].idx
        text = self.record.text[self.sentence.start_char : self.view.char_end(verdict)]
        ahead = self.record.text[self.view.char_end(verdict) : self.sentence.end_char]
        told = [date.end_char for date in self.dates if date.end_char <= start]
        if told and NOW.search(self.record.text, told[-1], start):
            # "Inadequate at inspections in 2014 and 2018, it is now good": of neither.
            return []
        if not (_BOTH.search(text) or re.match(r"\W*(?:in|at|on|after) both\b", ahead)):
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

    def _are_one_list(self, limit: int) -> bool:
        """Whether all dates of the sentence before a character are members of one list."""
        told = [date for date in self.dates if date.start_char < limit]
        joins = (self.record.text[one.end_char : other.start_char] for one, other in pairwise(told))
        return all(_LISTED_WITH.fullmatch(between) for between in joins)

    def _is_left_behind(self, number: int, verdict: Verdict) -> bool:
        """Whether a grade without a date is one of before."""
        if verdict.origin:
            return True
        start = self.doc[verdict.start].idx
        if _FROM_THE_GRADE.search(self.record.text, self.sentence.start_char, start):
            return True
        left = self.view.left(number)
        shed = self._shed(verdict)
        if shed is not None:
            # "On track to shed their tag": they have it still.
            hoped = (one for one in self.sentence.words if has_label(one, "judged:unsure"))
            return not any(shed.start - 6 <= one.start < shed.start for one in hoped)
        ends = self.view.char_end(verdict)
        if any(shape.match(self.record.text, ends, self.sentence.end_char) for shape in (_WHEN_LAST, _LAST_TIME)):
            return True
        if len(self.verdicts) > 1 and _AT_THE_ONE_BEFORE.match(self.record.text, ends, self.sentence.end_char):
            return True
        if number + 1 < len(self.verdicts) and not self.dates and self._is_followed(number):
            return True
        if number + 1 < len(self.verdicts) and not self.dates and self._was_and_is(number):
            return True
        if self._was_and_is_now(number):
            return True
        if number and self.verdicts[number - 1].origin and self._moves_on(number, verdict):
            # "Up from inadequate to good": where it went is now.
            left = max(left, self.verdicts[number - 1].end)
        perfect = [
            at for at in range(max(left, verdict.core - 6), verdict.core) if self.doc[at].lower_ in ("has", "have")
        ]
        if perfect:
            # "A council once among the worst has been rated good".
            left = perfect[-1]
        start = max([self.doc[left].idx, *(date.end_char for date in self.dates if date.start_char in self.spent)])
        clause = self.record.text[start : max(start, self.doc[verdict.start].idx)]
        if number:
            # "Despite a good at its previous inspection, ...": what was then is the grade before this one.
            clause = _AT_THE_ONE_BEFORE.sub("", clause, count=1)
        clause = _AFTER_THE_LAST.sub("", clause)
        clause = _IN_MINUTES.sub("", clause)
        if NOW.search(clause):
            return False
        return EARLIER.search(clause) is not None or _YEARS_AFTER.search(clause) is not None

    def _shed(self, verdict: Verdict) -> Hit | None:
        """The words before a grade that tell that it was left: "shed", "lost"."""
        for hit in self.sentence.words:
            if has_label(hit, "judged:left-behind") and verdict.core - 4 <= hit.start < verdict.start:
                return None if any(hit.start < one.start < verdict.start for one in self.verdicts) else hit
        return None

    def _was_and_is_now(self, number: int) -> bool:
        """ "A council whose services were judged inadequate three times has been told that they are now good"."""
        if self.is_report or number + 1 >= len(self.verdicts) or self.dates:
            return False
        one, other = self.verdicts[number], self.verdicts[number + 1]
        before = {token.lower_ for token in self.doc[max(self.sentence.start, one.core - 3) : one.core + 1]}
        between = self.record.text[self.view.char_end(one) : self.doc[other.start].idx]
        same = one.grade == other.grade or any(area.start >= one.end for area in self.areas)
        return bool(before & {"was", "were", "been"}) and NOW.search(between) is not None and not same

    def _was_and_is(self, number: int) -> bool:
        """ "It was inadequate; it is good": then and now, told by the tense alone."""
        one, other = self.verdicts[number], self.verdicts[number + 1]
        told = one.frame is Frame.COPULA and other.frame is Frame.COPULA and one.grade != other.grade
        tenses = self.doc[one.core].lower_ in ("was", "were") and self.doc[other.core].lower_ in ("is", "are")
        return told and tenses and self.doc[other.core - 1].lower_ in ("it", "they") and not self.areas

    def _is_followed(self, number: int) -> bool:
        """ "Rated good and then requires improvement": the grade of before goes first."""
        one, other = self.verdicts[number], self.verdicts[number + 1]
        between = [token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha]
        then = between[:2] in (["and", "then"], ["and", "later"], ["but", "then"])
        return then and other.core in (one.core, other.start)

    def _moves_on(self, number: int, verdict: Verdict) -> bool:
        """Whether a grade is where the one before it went to: "marked down from good to requires improvement"."""
        between = [token.lower_ for token in self.doc[self.verdicts[number - 1].end : verdict.start] if token.is_alpha]
        return verdict.frame is Frame.MOVED or between[:1] in (["to"], ["into"])

    def _is_no_longer_so(self, verdict: Verdict) -> bool:
        """ "In March inspectors found that services are no longer inadequate": the date is of what is so now."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.start - 3) : verdict.start]]
        return "no" in before and "longer" in before

    def _is_past_passive(self, verdict: Verdict) -> bool:
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]}
        return verdict.frame is Frame.RATED and bool(before & {"was", "were"})

    def _continued(self, council: CouncilId) -> Inspection | None:
        """ "The first followed an inspection in 2018. It graded ...": what the sentence before was about."""
        if self.sentence.index == 0:
            return None
        before = self.record.annotated.sentences[self.sentence.index - 1]
        keys = {key for _, key in self.record.inspections.dated(before.index)}
        if len(keys) != 1:
            return None
        text = self.record.annotated.text(before)
        last = _THE_LAST.match(text) is not None and _THE_COUNCIL.match(self.text) is not None
        pronoun = _IT.match(self.text) or (not self.is_report and _WE.match(self.text) and _BACK_THEN.match(text))
        beside = before.block == self.sentence.block
        goes_on = beside and (bool(pronoun) or self._is_of_the_same())
        if not (last or goes_on):
            return None
        one = self.record.inspections.get(keys.pop())
        return one if one.council == council and one.type in FULL else None

    def _is_of_the_same(self) -> bool:
        """Whether a sentence that tells no time of its own goes on about the inspection of the one before."""
        return not self.is_report and NOW.search(self.text) is None and _OF_THE_SAME.search(self.text) is not None

    def _years_before(self, verdict: Verdict, main: Inspection | None) -> PartialDate | None:
        """ "Four years after it found them inadequate": that many years before a date told, or the main inspection."""
        start, end = self.doc[verdict.start].idx, self.view.char_end(verdict)
        told_before = list(_YEARS_AFTER.finditer(self.record.text[self.sentence.start_char : start]))
        match = told_before[-1] if told_before else None
        match = match or _YEARS_BEFORE.search(self.record.text[end : self.sentence.end_char])
        told = main is not None and main.type in FULL and main.start is not None and main.start.year is not None
        base = main.start if main is not None and told else self.record.issued
        if told_before and match is not None:
            # "Rated outstanding last summer, three years after": from the date told before.
            counted = self.sentence.start_char + match.start()
            dates = [date.start for date in self.record.annotated.dates(self.sentence) if date.end_char <= counted]
            base = next((date for date in reversed(dates) if date.year is not None), base)
        if match is None or base is None or base.year is None:
            return None
        count = count_of(match["n"])
        return PartialDate(base.year - count) if count is not None else None
