"""Which dates of a sentence go with its grades."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.dates import COUNT, DateMention, earlier
from kg.reading.grades import Frame, Verdict
from kg.reading.inspections.clues import OTHERS_ACT
from kg.reading.inspections.earlier import earlier_words
from kg.reading.inspections.other_events import clause_of, other_event_words
from kg.reading.inspections.types import FULL
from kg.reading.inspections.visits import visit_words
from kg.reading.inspections.words import inspection_words
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.wordings import OF_WHAT, SAID
from kg.reading.vocabulary import Hit, has_label

LEAD = 16
"""Within so many characters of its start a date leads a sentence."""
_YEARS_BESIDE = re.compile(
    r",? (?:\d+|an?|one|two|three|four|five|six|just|only|some|several)(?: \w+)? (?:years?|months?) (?:before|after|"
    r"earlier|"
    r"later)\b",
    re.IGNORECASE,
)
_PARTS_AFTER = re.compile(
    r"[;:(|]|\s[-–—]\s|^\s+(?!Ofsted\b)[A-Z]|\b(?:up|down|step) from\b|\b(?:in contrast|compared|unlike)\b|"
    rf"(?i:\b(?:but|when|which|while|before(?!,)|published|since|having|"
    rf"against (?:just |only )?(?:none|{COUNT}))\b|"
    r",.*\b(?:was|were|is|has|have|had|said)\b)"
)
_PARTS_BEFORE = re.compile(
    r";|\b(?:but|while|published|compared|now|remains?|today|this (?:week|month|morning)|yesterday|since|"
    r"(?<!looked[ -])after|following|"
    r"until)\b",
    re.IGNORECASE,
)
_AND_HAD = re.compile(r"^\s*[;,] and (?:had|was|were|has) ", re.IGNORECASE)
""" "Had last been inspected in 2014; and had achieved a good": the semicolon parts no time from its grade."""
_WHEN_SEEN = re.compile(
    rf"^['\"]?(?: (?:rating|grade|judge?ment|verdict|mark))?{OF_WHAT},?\s+when (?:it was |they were |it |they |"
    r"(?:[a-z'-]+ ){1,3}(?:was|were) (?=inspected|judged|checked)|"
    r"(?:the |ofsted's |its )?(?:regulator|watchdog|inspectorate|inspectors|ofsted|council|authority|services?)"
    r"(?: was| were)? )?"
    r"(?:last |first |previously )?(?:(?:fully|formally|properly) )?"
    r"(?:called|came|looked in|inspected|visited|judged|checked|left|"
    r"returned|arrived|dropped in|went in)\b[^,;]*"
    r"(?:,\s*(?:back )?(?:in |on )?)?$",
    re.IGNORECASE,
)
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
_BEFORE_THAT = re.compile(r"(?<=inspection) before (?:that|it)\b|(?<=visit) before (?:that|it)\b", re.IGNORECASE)
""" "Inadequate at the inspection before that, in 2014"."""
_CLOSES_RELATIVE = re.compile(r",['\"]? (?:is|was|were|has|have|had)\b", re.IGNORECASE)
_WENT = frozenset("rose fell went came taken fallen risen brought gone".split())
_WHEN_LOST = re.compile(
    r"['\")]*(?: (?:ofsted )?(?:rating|grade|judge?ment|status|mark|tag|verdict|label))?['\")]*,? "
    r"(?:back )?(?:in |at )?",
    re.IGNORECASE,
)
_OPENS_PRESENT = re.compile(r",\s*(?:which|whose|where)\b[^,;]*\b(?:is|are|remains?|requires?)\b", re.IGNORECASE)
_WHICH_WAS_IN = re.compile(
    r"['\"]?,? (?:at|after|following|in) (?:its|the|their|an?) (?:\w+ ){0,3}(?:inspection|visit),? "
    r"(?:which (?:was|took place|came|happened)|held|carried out|conducted) (?:back )?(?:in )?",
    re.IGNORECASE,
)
""" "Rated good at its last inspection, which was in November 2017"."""
_HAS_SINCE = re.compile(r"\b(?:has|have) (?:now |finally |since |just |at last )?(?:become|been)\b", re.IGNORECASE)
_OPENS_RELATIVE = re.compile(r",? (?:which|whose|who|where)\b[^,;:.]*$", re.IGNORECASE)
_OF = re.compile(r"['\"]? of ")
_OPENS_BRACKET = re.compile(r"['\"]? \((?:in |from |of )?", re.IGNORECASE)
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
    r"(?:and|but|while|then|whereas) (?:then |again |before (?:that|then),? )?"
    r"(?:(?:at|after) (?:its|the|their|an?) [^,;.]{3,40},? )?(?:(?:back )?(?:in|by|at|on|during) )?$"
)
_PARTED = re.compile(rf"[,;–—]\s*{_AND}|\b{_AND}|;\s*(?:in |by )?$", re.IGNORECASE)
_WHERE_THEN = re.compile(r",? (?:where|whereas|while|when)(?: (?:back )?(?:in|by|at))? $", re.IGNORECASE)
""" "Now requires improvement, *where* six years ago it was good"."""
_COMMA = re.compile(r",\s*(?:(?:back )?(?:in|by|at|on|during) )?$", re.IGNORECASE)
"""Before a date that opens a clause of its own; where a comma alone does, no comma may stand behind the date."""
_TO = re.compile(r" (?:(?:back |up |down )?to )(?:an? )?['\"]?")
_AND_HAS_BEEN = tuple(
    f"{joins} {verb}" for joins in ("and", "but") for verb in ("is", "are", "has been", "have been", "is now")
)
_SUBJECT_AND_VERB = re.compile(
    r",? (?:that )?(?:(?:it|they|we|services|(?:the|its|their|our) (?!(?:latest|last|next|same)\b)\w+"
    r"(?: (?:council|services?|grade))?)"
    r"(?: (?:was|were|had been|has been|is|are|got|received|became|remained|(?:(?:was|were|had been) )?(?:dropped|fell|"
    r"rose|lifted|raised|upgraded|downgraded|moved|climbed|improved|slipped|jumped|leapt)(?: up| down| back)? to))?|"
    r"(?-i:[A-Z][\w'-]+)(?: (?-i:[A-Z][\w'-]+)){0,2} (?:was|were|had been|got|received|became|remained))"
    r"(?: (?:again|also|still|only|then|even|judged|rated|graded|found|deemed|to be|as|an?|the|overall))* ['\"]?|"
    r",? (?:inspectors|ofsted|they) (?:\w+(?: \w+)? and )?(?:found|said|ruled|decided|concluded) (?:that )?"
    r"(?:it|they|services|the \w+) (?:was|were|had been)(?: (?:again|still|now))* ['\"]?|"
    r",? (?:(?:ofsted|inspectors|the (?:watchdog|regulator|inspectorate))(?: (?:had|again|then))?|it was|they were) "
    r"(?:awarded|gave|given|rated|judged|graded|found|deemed|declared|handed|called|branded|marked|made|upgraded|"
    r"downgraded)"
    r"(?: (?:it|them|(?:its |the )?(?:services|council|authority)|to|be|as|an?|the|overall))* ['\"]?",
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
_WHEN_IT = re.compile(
    r"\s*,?\s*when (?:\w+ ){0,4}?(?:was|were|had|judged|rated|found|graded|gave|"
    r"(?:down|up)graded|dropped|fell|slipped|rose|lifted|moved|marked)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"['\"]?(?: (?:ofsted )?(?:rating|grade|judge?ment|mark|verdict|status))?(?: right| up)? until\b", re.IGNORECASE
)
""" "It was rated good *until* May": when it was so no longer."""
_WHEN_CLOSES = re.compile(
    r",? (?:when|as|after|following|out of|from) [^,;:.]{3,80}, (?:it |they |the \w+ )?"
    r"(?:had|has|have|was|were|is|are|got|saw|received|stands?)\b",
    re.IGNORECASE,
)
_AND_IS = re.compile(r"\band (?:is|are|hopes?|wants?|aims?)\b", re.IGNORECASE)
_GIVEN_WHEN = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict|mark))?(?: (?:from|by) (?:ofsted|inspectors))? "
    r"(?:(?:that |which )?(?:it|they) (?:was|were|had|got)(?: been)? )?"
    r"(?:given|handed|awarded|received|imposed|from|of)(?: (?:it|them))?(?: (?:back )?in)? ?",
    re.IGNORECASE,
)
""" "He joined in 2016, when it still had the inadequate rating *given* the year before": a date of the grade's own."""
_COLON = re.compile(r": ?['\"]?")
_GAPS = (" ", ' "', " '", ", ", ', "', ", '")
LISTED_WITH = re.compile(r"\s*(?:,|and|, and)\s*(?:(?:again|once more|once again),? )?(?:in )?")
_NEW_SUBJECT = re.compile(r" (?:ofsted|inspectors|it|they|services|the \w+)(?: \w+)? \w", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bbetween (?:(?:its|the|their|two|last|full|ofsted) )*(?:(?:inspections?|reports?|visits?),? )?(?:(?:of|in) )?$",
    re.IGNORECASE,
)
_THE_GRADE_IT_GOT = re.compile(
    r"['\"]?(?: overall)?, (?:the|a) (?:grade|mark|rating|verdict|judge?ment) "
    r"(?:of |from |(?:(?:that|which) )?(?:it|they|services|the (?:council|authority|service|department)) "
    r"(?:was|were|had|got|received|earned)(?: (?:first|last|been|given|awarded|handed|rated|back))* (?:in )?)",
    re.IGNORECASE,
)
""" "Slips from good, *the mark it was given in* July 2019, to ...": before the date of the grade that was left."""
_LEFT_SUPERVISION = re.compile(
    r" (?:(?:government|state|formal|direct|ministers['’]) )?(?:special measures|intervention|supervision|control|"
    r"a trust|(?:an|its) (?:improvement )?notice)\b(?: \w+)?,? (?:after|when|as|because|since|following|now)\b",
    re.IGNORECASE,
)
""" "Lifted out of" + "special measures after" + the grade that brought it."""
_DAY_OF = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b")


class GradeDates(SentencePart):
    """The dates of one sentence, and with which of its verdicts each goes."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.spent: set[int] = set()
        """Dates that go with a verdict already read, by their first character."""
        self.chosen: dict[int, DateMention] = {}
        """The date of each verdict that has one."""

    def tells_year(self, date: DateMention) -> bool:
        """Whether the words of a date tell its year."""
        return str(date.start.year) in self.record.text[date.start_char : date.end_char]

    def of(self, number: int, verdict: Verdict) -> DateMention | None:
        """The date that goes with a verdict: within it, right after it, or before it in its clause."""
        if number in self.chosen:
            # "Both had been outstanding in 2016": the second council, too.
            return self.chosen[number]
        in_turn = self._in_turn(verdict)
        if in_turn is not None:
            return in_turn
        usable = [
            date
            for date in self.dates
            if date.start_char not in self.spent and not self._is_publication(date) and not self._is_of_event(date)
        ]
        chosen = self.date_when(number, verdict, usable) or self._date_within(number, verdict, usable)
        chosen = chosen or self._date_after(number, verdict, usable) or self._date_before(number, verdict, usable)
        chosen = chosen or self._date_of_move(number, usable)
        if chosen is not None:
            self.spent.add(chosen.start_char)
            self.chosen[number] = chosen
        return chosen

    def _in_turn(self, verdict: Verdict) -> DateMention | None:
        """ "Good and inadequate, in 2018 and 2020 respectively": the date that is in its place."""
        alike = self.view.in_turn
        if verdict not in alike or len(self.dates) != len(alike) or len(self.listed_with(self.dates[0])) != len(alike):
            return None
        return self.dates[alike.index(verdict)]

    def date_when(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        """ "In 2012, when services were judged good, and in 2010, when ...": the date of a clause with "when"."""
        first = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        core = self.doc[min(verdict.core, verdict.start)].idx
        start, ends = self.doc[self.verdicts[number].start].idx, self.view.char_end(verdict)
        if any(_GIVEN_WHEN.fullmatch(self.record.text, ends, max(ends, date.start_char)) for date in dates):
            return None
        for date in reversed(dates):
            if first <= date.start_char and date.end_char <= core:
                between = self.record.text[date.end_char : start]
                # "Formed in 2021, when a county was divided, it has been rated good": that is so now.
                return date if _WHEN_IT.match(between) and not _HAS_SINCE.search(between) else None
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
        bracketed = next((date for date in dates if self._is_bracketed(end, date)), None)
        if bracketed is not None:
            return bracketed
        if verdict.origin:
            told = (date for date in dates if date.start_char >= end)
            nearest = next(told, None)
            if nearest is not None and _THE_GRADE_IT_GOT.fullmatch(self.record.text, end, nearest.start_char):
                return nearest
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
            if self.shed(verdict) is not None and _WHEN_LOST.fullmatch(self.record.text, end, date.start_char):
                # "It lost its good grade in May": then it lost it.
                return None
            ahead = self.record.text[end : max(end, date.start_char)]
            if _UNTIL.match(ahead):
                return None
            if _PARTED.search(ahead) and any(one.start_char - self.sentence.start_char <= 2 * LEAD for one in dates):
                # "In an inspection of 2012 it was rated good, and in 2013 it was asked to help": when it was asked.
                continue
            if self._leads_on(number, date) or (more and self._labels(date, number + 1)):
                # "Inadequate in 2015, and in 2018 it required improvement".
                continue
            listed = (self.listed_with(date) or [date])[-1]
            if more and not next_to and self.doc[self.verdicts[number + 1].start].idx - listed.end_char in range(4):
                # "Good, and in 2015 and 2012 inadequate".
                continue
            between = _APPOSITION.sub("", self.record.text[end : max(end, date.start_char)])
            between = _BEFORE_THAT.sub("", between)
            # "The first good since 2013": what has been had since then is another grade.
            held = _HELD_SINCE.fullmatch(between) is not None and not self._is_the_first(verdict)
            if verdict.frame is Frame.MOVED and not verdict.origin and self.is_since(date):
                # "Improved from inadequate to good since 2019".
                continue
            then = _AS_THEN.fullmatch(between) is not None
            within = end <= date.start_char <= limit and (then or len(between) <= 60)
            near = within and (held or not self.is_since(date))
            said = SAID.fullmatch(between) is not None or _WHICH_WAS_IN.fullmatch(between) is not None
            said = said or _WHEN_SEEN.search(between) is not None or then or _IN_A_REPORT.fullmatch(between) is not None
            if more and _WHEN_IT.match(self.record.text[date.end_char : limit]):
                continue
            if near and (said or held or _PARTS_AFTER.search(between) is None or re.fullmatch(r"\W{1,4}", between)):
                return date
        return None

    def _is_bracketed(self, end: int, date: DateMention) -> bool:
        """ "Upgraded from inadequate (in 2016) to good": whether a date stands in brackets right behind a grade."""
        opens = _OPENS_BRACKET.fullmatch(self.record.text, end, max(end, date.start_char)) is not None
        return opens and self.record.text.startswith(")", date.end_char)

    def _is_the_first(self, verdict: Verdict) -> bool:
        """ "The first good rating": whether a grade is told as the first of its kind."""
        return "first" in {
            token.lower_ for token in self.doc[max(self.sentence.start, verdict.start - 3) : verdict.start]
        }

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
        parted = _PARTED.search(before) is not None or _WHERE_THEN.search(before) is not None
        parted = parted or (_COMMA.search(before) is not None and not self.record.text.startswith(",", date.end_char))
        return parted and self.opens_clause(number + 1, date)

    def opens_clause(self, number: int, date: DateMention) -> bool:
        """Whether only the subject and the verb of a grade stand between it and a date: "in 2016 it was ..."."""
        until = self.doc[self.verdicts[number].start].idx
        between = self.record.text[date.end_char : max(date.end_char, until)]
        # "Good in 2015, in 2018 outstanding": the verb of the grade before.
        gapped = between in _GAPS and self.verdicts[number].core == self.verdicts[number - 1].core
        # "By 2014 it had got to requires improvement, by 2018 to good".
        gapped = gapped or _TO.fullmatch(between) is not None
        return gapped or _SUBJECT_AND_VERB.fullmatch(between) is not None

    def _date_before(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        limit = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        start = self.doc[verdict.start].idx
        core = self.doc[verdict.core].idx
        ahead = self.record.text[self.sentence.start_char : core]
        if visit_words(self.record.ontology).is_aside(ahead, self.record.text, self.view.char_end(verdict)):
            # "In February Leeds, rated outstanding, was brought in": when it was brought in.
            return None
        if self.shed(verdict) is not None:
            # "Last month the council lost its good rating": then it lost it.
            return None
        if verdict.origin and verdict.frame is Frame.MOVED:
            # "The inspection in May saw it downgraded from good to inadequate": the month of the inadequate.
            return None
        for date in reversed(dates):
            if not (limit <= date.start_char and date.end_char <= start):
                continue
            between = self.record.text[date.end_char : start]
            if _HAS_SINCE.search(between):
                # "An authority that was taken over five years ago has become the first to be rated good".
                continue
            if _OPENS_PRESENT.search(between):
                # "Came in 2020 from Hampshire, which is rated outstanding".
                continue
            if verdict.origin or _YEARS_BESIDE.match(between):
                # "Upgraded last year from inadequate to good": the year of the good. "In 2022, a year before ...".
                continue
            if self.is_since(date) and re.match(r",? when\b", between) is None:
                continue
            before = self.record.text[self.sentence.start_char : date.start_char]
            if _CLOSES_RELATIVE.match(between) and _OPENS_RELATIVE.search(before):
                # "The council, which was good in 2014, was judged outstanding".
                continue
            if _AND_IS.search(between):
                # "Appointed a director last year and is hoping to shed its grade".
                continue
            return None if _PARTS_BEFORE.search(_AND_HAD.sub("", between, count=1)) else date
        return None

    def _date_of_move(self, number: int, dates: Sequence[DateMention]) -> DateMention | None:
        """ "In 2015 it fell from outstanding, a grade awarded in 2012, to inadequate": when it went there."""
        before = self.verdicts[number - 1] if number else None
        if before is None or not before.origin:
            return None
        between = self.record.text[self.view.char_end(before) : self.doc[self.verdicts[number].start].idx]
        opens = (date for date in dates if date.start_char - self.sentence.start_char <= LEAD)
        return next(opens, None) if re.search(r"\bto (?:an? )?['\"]?$", between) is not None else None

    def is_to_come(self, date: DateMention) -> bool:
        """Whether a date is behind the day on which the article appeared."""
        issued = self.record.issued
        return issued is not None and earlier(issued, date.start)

    def _is_of_event(self, date: DateMention) -> bool:
        """ "The first inspection since its formation last year": whether something else happened then."""
        ahead = self.record.text[self.sentence.start_char : date.start_char]
        others = other_event_words(self.record.ontology)
        if others.is_of_issue(ahead) or others.is_of_meeting(ahead):
            return True
        start, end = clause_of(self.record.text, date, self.sentence.start_char, self.sentence.end_char)
        graded = any(start <= self.doc[one.start].idx < end for one in self.verdicts)
        if not graded and others.is_in_clause_of_none(self.record.text, date, start, end):
            return True
        censured = earlier_words(self.record.ontology).censure_in(self.record.text, self.sentence)
        if censured is not None and date.start_char in range(*censured):
            # "A council criticised for drift in 2018 has earned a good rating": when it was criticised.
            return True
        words = inspection_words(self.record.ontology)
        if _WHEN_CLOSES.match(self.record.text, date.end_char, end) and words.of_something_else.search(ahead):
            # "Created in 2023, when Cumbria was abolished, it was rated good in May": when it was created.
            return True
        return words.since_event.search(self.record.text, self.sentence.start_char, date.start_char) is not None

    def is_of_visit(self, date: DateMention) -> bool:
        """Whether the date is that of a visit without grades."""
        reading = self.record.inspections
        return any(
            at == date.start_char and reading.get(key).type not in FULL
            for at, key in reading.dated(self.sentence.index)
        )

    def listed_with(self, date: DateMention) -> list[DateMention]:
        """ "In 2011, 2013 and 2016": the dates of one list; empty where the date stands alone."""
        listed = [self._first_listed(date)]
        for other in self.dates:
            others = OTHERS_ACT.match(self.record.text, other.end_char) is not None
            if other.start_char > listed[-1].start_char and self._are_listed(listed[-1], other) and not others:
                listed.append(other)
        return listed if len(listed) > 1 and date.end is None else []

    def _are_listed(self, one: DateMention, other: DateMention) -> bool:
        """Whether two dates are of one list, and the second opens no clause: "in 2017, and in 2018 Ofsted said"."""
        between = self.record.text[one.end_char : other.start_char]
        if LISTED_WITH.fullmatch(between) is None:
            return False
        opens = one.start_char - self.sentence.start_char <= LEAD
        return opens or "," not in between or _NEW_SUBJECT.match(self.record.text, other.end_char) is None

    def goes_from_to(self, first: DateMention) -> bool:
        """Whether a list of two dates is from when to when something moved: "between 2017 and 2019"."""
        return _BETWEEN.search(self.record.text, self.sentence.start_char, first.start_char) is not None

    def is_a_new_clause(self, verdict: Verdict, listed: Sequence[DateMention]) -> bool:
        """ "Failed it in 2015, did so again in 2018, and in 2021 gave it the top grade": 2021 is of the last alone."""
        last, start = listed[-1], self.doc[verdict.start].idx
        if last.end_char > start or listed[0].start_char - self.sentence.start_char <= LEAD:
            return False
        before = self.record.text[listed[-2].end_char : last.start_char]
        between = self.record.text[last.end_char : start]
        return before.startswith(",") and " and" in before and _VERB_FOLLOWS.match(between) is not None

    def _first_listed(self, date: DateMention) -> DateMention:
        """The first date of the list that this one is in: the first in "in 2018 and 2015 it was rated good"."""
        for other in reversed(self.dates):
            if other.start_char < date.start_char and other.start_char not in self.spent:
                if not self._are_listed(other, date):
                    break
                date = other
        return date

    def is_since(self, date: DateMention) -> bool:
        """Whether a date is one since when something is so."""
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

    def shed(self, verdict: Verdict) -> Hit | None:
        """The words before a grade that tell that it was left: "shed", "lost"."""
        for hit in self.sentence.words:
            near = verdict.core - 4 <= hit.start < verdict.start
            if not near and verdict.core - 4 <= hit.end <= verdict.start:
                # "Gone is the council's inadequate", but not "no longer inadequate, but good".
                near = all(token.orth_ not in ",;:" for token in self.doc[hit.end : verdict.start])
            if has_label(hit, "judged:left-behind") and near:
                if any(has_label(one, "about:inspection") and one.start == hit.end + 1 for one in self.sentence.words):
                    # "It came out of its inspection as good": what it left is the inspection.
                    continue
                if verdict.core > hit.end and self.doc[hit.end : verdict.core].text.lower().endswith(_AND_HAS_BEEN):
                    # "No longer failing, and has been rated good".
                    continue
                between = self.record.text[self.view.char_end_of(hit.end - 1) : self.doc[verdict.start].idx]
                if _LEFT_SUPERVISION.match(between):
                    # "Out of special measures after it was found to require improvement": the grade that ended them.
                    continue
                if any(token.lower_ == "into" for token in self.doc[hit.end : verdict.start]):
                    # "Lifted out of special measures and into good": what it left stands before that.
                    continue
                return None if any(hit.start < one.start < verdict.start for one in self.verdicts) else hit
        return None
