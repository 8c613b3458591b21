"""Grades that words, and no date of their own, put before the inspection that an article reports."""

from __future__ import annotations

import re

from kg.model import (
    PartialDate,
)
from kg.reading.dates import COUNT, MONTH_WORD, count_of
from kg.reading.grades import Frame, Verdict
from kg.reading.inspections import Inspection
from kg.reading.inspections.types import FULL
from kg.reading.judgements.grade_dates import GradeDates
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.wordings import EARLIER, NOW, OF_WHAT
from kg.reading.vocabulary import has_label

_YEARS_AFTER = re.compile(
    rf"\b(?P<n>{COUNT})(?: and a half)?(?: years?)? (?:after|since|on from)\b",
    re.IGNORECASE,
)
_SO_LONG_AFTER = re.compile(
    rf"\b(?:{COUNT})(?: and a half)? years? (?:after|since) (?:(?:it|they|services|being|having|ofsted|inspectors|"
    r"the (?:\w+ )?(?:council|authority|department|service|services|borough|county|city|trust|watchdog|inspectorate)) )"
    r"(?:(?:was|were|had|been|first|last) )*(?:rated|judged|graded|branded|deemed|found|declared|labelled)"
    r"(?: (?:it|them|to be|as|its services))*,? ['\"]?$",
    re.IGNORECASE,
)
""" "It is now improving, four years after it was rated" + "inadequate"."""
_YEARS_BEFORE = re.compile(
    rf"^[^,;:.]*\b(?P<n>{COUNT}) years? "
    r"(?:earlier|before|previously)\b",
    re.IGNORECASE,
)
_AFTER_THE_LAST = re.compile(
    r"\b(?:years?|months?) (?:after|since|on from) (?:the|its|their|our) (?:last|previous)(?: (?:full|ofsted|such))?"
    r" (?:inspections?|visit|report|one)\b",
    re.IGNORECASE,
)
""" "Five years after the last inspection, it is good": of now."""
_ONLY_THE_TIME = re.compile(
    rf"^\W*(?:(?:just|only|barely|some|almost|nearly) )?(?:{COUNT})(?: and a half)? (?:years?|months?) (?:after|"
    rf"since|on from) "
    r"(?=[^,;:.]*\b(?:was|were|had|said|told|found|warned|called|judged|rated|gave|branded|left|came|report|verdict)\b)"
    r"[^,;:.]*, ",
    re.IGNORECASE,
)
""" "Four years after inspectors said that it had to improve, ...": when what follows was given."""
_SINCE_SET_UP = re.compile(
    r"\bsince (?:it|they|the \w+) (?:was|were|had been) "
    r"(?!last|first|inspect|visit|rated|judged|graded|found|given|branded)\w+[^,;:.]{0,30}, ",
    re.IGNORECASE,
)
""" "In its first inspection since it was set up last year, *it was found ...*": what else was before."""
_IN_MINUTES = re.compile(
    r"\bthat (?:[\w'-]+ ){1,8}had (?:each |all |both )?been "
    r"(?=(?:judged|rated|graded|given|found|awarded) (?:as |to (?:be )?)?$|(?:an?|the) (?:\w+ )?"
    r"(?:judge?ment|rating|grade|verdict) of ['\"]?$|$)|"
    r"\b(?:new|latest|recent) (?:\w+ )?(?:report|inspection|verdict|visit) had (?:now )?(?:judged|rated|graded|"
    r"given|found)\b",
    re.IGNORECASE,
)
""" "Members noted that leadership had been judged outstanding": of now, in the tense of minutes."""
_MINUTES = re.compile(r"\bminutes of (?:the|a) (?:\w+ )?meeting\b", re.IGNORECASE)
_HEAD_OF_MINUTES = 600
_THAT = re.compile(r"\bthat\s*[:–—-]?\s*$", re.IGNORECASE)
_WHEN_BEGUN = re.compile(
    r"\W*when (?:it|they|this|the [\w' -]{3,30}) (?:began|started|was (?:set up|formed|created)|were formed)\b", re.I
)
""" "When the partnership began, the island was inadequate"."""
_LAST_TIME = re.compile(
    r"['\"]?(?: overall)? (?:(?:on |at )?(?:the )?(?:last|previous) (?:time|occasion)|the time before)"
    r"(?: (?:a?round|out))?(?=[,.;)])",
    re.IGNORECASE,
)
""" "Outstanding last time, it now requires improvement"."""
_WHEN_TAKEN_ON = re.compile(
    r"['\"]? when (?!the (?:[\w-]+ ){0,2}?(?:inspect\w+|watchdog|regulator|visit)\b|[Ii]nspect\w+\b|Ofsted\b)"
    r"(?:the [\w' -]{3,30}|it|they|he|she|(?:[A-Z][\w'-]+ ){1,3}) ?(?:took (?:over|on|charge|up)|"
    r"began|started|"
    r"arrived|joined|was (?:set up|formed|created|appointed)|were formed|came in|stepped in)\b"
)
""" "Inadequate when the trust took over, it now requires improvement"."""
_FROM_THE_GRADE = re.compile(
    r"\bfrom (?:the |its |an? )?(?:\w+ )?(?:rating|grade|mark|rank|ranking|judge?ment)\W{1,4}$", re.IGNORECASE
)
""" "The jump from the worst rating - inadequate - to the top rank": a grade that was left."""
_THOSE = (
    r"(?:(?:ofsted|inspectors|it|they|the (?:watchdog|inspectorate|regulator|inspectors|council|service|services)) )?"
    r"(?:(?:was|were|had) )?(?:been )?"
)
_WHEN_LAST = re.compile(
    rf"['\"]?(?: (?:rating|grade|judge?ment))?{OF_WHAT},? (?:when {_THOSE}(?:last|previously)|"
    rf"(?:the )?last time {_THOSE}) ?(?:(?:fully|formally|properly) )?"
    r"(?:called|came|visited|inspected|looked|judged|checked|assessed)\b",
    re.IGNORECASE,
)
""" "It was inadequate when inspectors last called": a grade of before, without a date."""
_AT_THE_ONE_BEFORE = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|mark|verdict))? (?:in|at|after|from|during|following) "
    r"(?:its|the|their|our|an?) (?P<which>previous|last|earlier)(?: (?:full|ofsted|ilacs))?"
    r" (?:inspections?|visit|report|time|occasion|one)\b",
    re.IGNORECASE,
)
""" "Despite a good at its previous inspection, it ...": before another grade."""
_IS_GONE = re.compile(
    r"['\"]?(?: (?:ofsted )?(?:rating|grade|judge?ment|mark|verdict|status|label|tag|badge|crown))?"
    r"(?:(?: (?:that|which))? (?!.*\bbut\b)[^,;:.]{0,60}?)?"
    r" (?:(?:well |firmly |finally )?behind (?:it|them|us)\b|"
    r"(?:is|are|was|were|has been|have been|had been) (?:now |finally |at last |also )?(?:gone|no more|history|"
    r"a thing of the past|lifted|removed|replaced|withdrawn|shed|lost|overturned|stripped)\b|has gone\b)",
    re.IGNORECASE,
)
""" "Put its inadequate" + "rating behind it", "the good" + "rating of 2014 is gone"."""
_YEARS = r"(?:over|more than|almost|nearly|at least|the (?:past|last))? ?(?:a decade|(?:\w+ ){0,2}years)\b"
_SO_MANY_YEARS = rf"(?!\w+ (?:successive|consecutive|straight)\b){_YEARS}(?! (?:running|in a row))"
""" "For ten years", as against "for three years running", which are not over; "after three years running" they are."""
_FOR_YEARS_BEFORE = re.compile(
    rf"(?:^\W*for {_SO_MANY_YEARS}(?!,? but)|"
    rf"\bfor {_SO_MANY_YEARS}(?![^,;:]*\b(?:and|but|before|until|when|after)\b)|"
    rf"\b(?:spent|spending) {_SO_MANY_YEARS}(?![^,;:]*\b(?:and|but|before|until|when)\b)|"
    rf"\bafter {_YEARS}(?: running| in a row)?(?: \w+)? (?:as|of|of being|rated|judged|graded)\b"
    r"(?![^,;:]*\b(?:has|have) been\b))"
    r"[^,;:]*$",
    re.IGNORECASE,
)
_FOR_YEARS_BEHIND = re.compile(rf"['\"]?(?: by \w+)? for {_SO_MANY_YEARS}", re.IGNORECASE)


_BEFORE_IT_MOVED = re.compile(
    r"[^;:.]{0,60}?\b(?:before|until|till) (?:(?:being|it|they|the [\w' -]{3,30}|services|ofsted|inspectors) )?"
    r"(?:\w+ ){0,3}?"
    r"(?:f[ae]ll(?:en|ing)?|dropp(?:ed|ing)|slipp(?:ed|ing)|sl(?:id|iding)|s[aiu]nk(?:ing)?|plung(?:ed|ing)|"
    r"tumbl(?:ed|ing)|declin(?:ed|ing)|r[io]s(?:e|en|ing)|climb(?:ed|ing)|mov(?:ed|ing)|went|going|downgrad(?:ed|ing)|"
    r"marked down|marking it down|became|becoming|was|were|came|called|arrived|visited|returned)\b",
    re.IGNORECASE,
)
""" "Outstanding in adoption *before it fell* to inadequate overall"."""
_UNTIL_THEN = re.compile(
    r"['\"]?(?: (?:ofsted )?(?:rating|grade|judge?ment|mark|verdict|status))?(?: (?:right |up )?)until "
    r"(?:(?:about |around |early |late |just )*(?:(?:in )?(?:last|this) \w+|recently|then|"
    rf"(?:a|{COUNT}) (?:few |couple of )?\w+ ago|"
    rf"(?:the )?(?:spring|summer|autumn|winter)|(?:\d+ )?{MONTH_WORD}|\d{{4}}|its|the latest))\b",
    re.IGNORECASE,
)
""" "It was good *until last month*, when ...": what is so no longer."""
_AFTER_ANOTHER = re.compile(
    r"['\"]?(?: (?:ofsted )?(?:rating|grade|judge?ment|verdict|mark))?(?: overall| again)?"
    r"(?: (?:at|in|by) (?:its|the|their|a) (?:(?:latest|new|most recent|full) )+(?:inspection|report|visit))?"
    rf",? (?:(?:just|only|some|less than|more than) )*(?:{COUNT} \w+ )?(?:after|having|following)\b",
    re.IGNORECASE,
)
""" "It is good" + "after it was inadequate at its last inspection": between the grade of now and that of then."""
_LABELLED_BEFORE = re.compile(
    r"\W*(?:was|before|previous(?:ly)?|formerly|last (?!week|month|night|year))\b[^:]{0,20}:", re.I
)
""" "Previous: good", "was: requires improvement": a label."""
_ROUGHLY = re.compile(r"\b(?:nearly|almost|about|around|roughly|over|more than|less than|some) \W?\w?$", re.IGNORECASE)


class LeftBehind(SentencePart):
    """Which verdicts of a sentence are grades of before, by its words."""

    def __init__(self, view: GradedSentence, grade_dates: GradeDates) -> None:
        super().__init__(view)
        self.grade_dates = grade_dates

    def lasted(self, verdict: Verdict) -> bool:
        """ "For over a decade services were rated inadequate": a grade of many inspections, none of which is told."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        behind = self.record.text[self.view.char_end(verdict) : self.sentence.end_char]
        # "After ten years rated inadequate, it is now good": what is so now is told behind the comma.
        if self.is_report or NOW.search(before) or NOW.search(behind.split(",")[0]):
            return False
        return _FOR_YEARS_BEFORE.search(before) is not None or _FOR_YEARS_BEHIND.match(behind) is not None

    def includes(self, number: int, verdict: Verdict) -> bool:
        """Whether a grade without a date is one of before."""
        if verdict.origin:
            return True
        start = self.doc[verdict.start].idx
        if not self.is_report and _SO_LONG_AFTER.search(self.record.text, self.sentence.start_char, start):
            return True
        if _FROM_THE_GRADE.search(self.record.text, self.sentence.start_char, start):
            return True
        if not self.dates and (_WHEN_BEGUN.match(self.text) or _LABELLED_BEFORE.match(self.text)):
            return True
        left = self.view.left(number)
        shed = self.grade_dates.shed(verdict)
        if shed is not None:
            # "On track to shed their tag": they have it still.
            hoped = (one for one in self.sentence.words if has_label(one, "judged:unsure"))
            return not any(shed.start - 6 <= one.start < shed.start for one in hoped)
        ends = self.view.char_end(verdict)
        gone = (_WHEN_LAST, _LAST_TIME, _WHEN_TAKEN_ON, _IS_GONE)
        if any(shape.match(self.record.text, ends, self.sentence.end_char) for shape in gone):
            return True
        if len(self.verdicts) > 1 and self._is_of_the_one_before(number, ends):
            return True
        if self.ended(number, verdict):
            return True
        if number + 1 < len(self.verdicts) and not self.dates and self._is_followed(number):
            return True
        if number + 1 < len(self.verdicts) and not self.dates and self._was_and_is(number):
            return True
        if self.was_and_is_now(number):
            return True
        if number and self.verdicts[number - 1].origin and self._moves_on(number, verdict):
            # "Up from inadequate to good": where it went is now.
            left = max(left, self.verdicts[number - 1].end)
        perfect = [
            at for at in range(max(left, verdict.core - 10), verdict.core) if self.doc[at].lower_ in ("has", "have")
        ]
        if perfect:
            # "A council once among the worst has been rated good".
            left = perfect[-1]
        spent = self.grade_dates.spent
        start = max([self.doc[left].idx, *(date.end_char for date in self.dates if date.start_char in spent)])
        clause = self.record.text[start : max(start, self.doc[verdict.start].idx)]
        if number:
            # "Despite a good at its previous inspection, ...": what was then is the grade before this one.
            of_that = _AT_THE_ONE_BEFORE.match(clause)
            clause = clause[of_that.end() :] if of_that is not None else clause
        clause = _AFTER_THE_LAST.sub("", _ONLY_THE_TIME.sub("", _SINCE_SET_UP.sub("", clause)))
        if self._is_of_minutes():
            clause = f"that {clause}"
        clause = _IN_MINUTES.sub("", clause)
        if NOW.search(clause):
            return False
        return EARLIER.search(clause) is not None or _YEARS_AFTER.search(clause) is not None

    def _is_of_the_one_before(self, number: int, ends: int) -> bool:
        """ "Now good, after being inadequate *at its last inspection*": of the one before, by the grade beside it.

        Alone, "at its last inspection" may well be that of the news.
        """
        of_that = _AT_THE_ONE_BEFORE.match(self.record.text, ends, self.sentence.end_char)
        if of_that is None or of_that["which"].lower() != "last" or NOW.search(self.text) is not None:
            return of_that is not None
        return number > 0 and self.comes_after(number)

    def comes_after(self, number: int) -> bool:
        """ "It is good, after it was inadequate": whether a grade is one that the grade ahead of it came after."""
        one, other = self.verdicts[number - 1], self.verdicts[number]
        between = self.record.text[self.view.char_end(one) : self.doc[other.start].idx]
        return not self.is_report and _AFTER_ANOTHER.match(between) is not None

    def _is_of_minutes(self) -> bool:
        """ "The Committee noted that: (a) leadership had been judged inadequate": an item of what was told."""
        blocks = self.record.annotated.article.blocks
        if _MINUTES.search(self.record.text, 0, _HEAD_OF_MINUTES) is not None and not self.dates:
            return True
        intro = blocks[self.sentence.block].intro
        return intro is not None and _THAT.search(self.record.text, blocks[intro].start, blocks[intro].end) is not None

    def was_and_is_now(self, number: int) -> bool:
        """ "A council whose services were judged inadequate three times has been told that they are now good"."""
        if self.is_report or number + 1 >= len(self.verdicts) or self.dates:
            return False
        one, other = self.verdicts[number], self.verdicts[number + 1]
        before = {token.lower_ for token in self.doc[max(self.sentence.start, one.core - 3) : one.core + 1]}
        between = self.record.text[self.view.char_end(one) : self.doc[other.start].idx]
        same = one.grade == other.grade or any(area.start >= one.end for area in self.areas)
        was_and_is = bool(before & {"was", "were", "been"}) and NOW.search(between) is not None and not same
        return was_and_is and not self._are_of_two(one, other)

    def _are_of_two(self, one: Verdict, other: Verdict) -> bool:
        """ "Rochdale was rated good, with Bury now rated inadequate": whether each has a council of its own."""
        first, second = (self.doc[each.start].idx for each in (one, other))
        mentions = self.record.councils.mentions(self.sentence.index)
        before = {mention.council for mention in mentions if mention.start_char < first}
        between = {mention.council for mention in mentions if first < mention.start_char < second}
        taken_up = bool({token.lower_ for token in self.doc[other.core - 2 : other.core]} & {"it", "they"})
        return bool(before and between) and before.isdisjoint(between) and not taken_up

    def _was_and_is(self, number: int) -> bool:
        """ "It was inadequate; it is good": then and now, told by the tense alone."""
        one, other = self.verdicts[number], self.verdicts[number + 1]
        told = one.frame is Frame.COPULA and other.frame is Frame.COPULA and one.grade != other.grade
        tenses = self.doc[one.core].lower_ in ("was", "were") and self.doc[other.core].lower_ in ("is", "are")
        return told and tenses and self.doc[other.core - 1].lower_ in ("it", "they") and not self.areas

    def ended(self, number: int, verdict: Verdict) -> bool:
        """ "Good until last month", "good until it dropped to requires improvement": what was so up to then."""
        if self.is_report:
            return False
        ends = self.view.char_end(verdict)
        if _UNTIL_THEN.match(self.record.text, ends, self.sentence.end_char):
            return True
        following = self.verdicts[number + 1] if number + 1 < len(self.verdicts) else None
        if following is None or following.grade == verdict.grade:
            return False
        return _BEFORE_IT_MOVED.match(self.record.text, ends, self.doc[following.start].idx) is not None

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

    def is_no_longer_so(self, verdict: Verdict) -> bool:
        """ "In March inspectors found that services are no longer inadequate": the date is of what is so now."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.start - 3) : verdict.start]]
        return "no" in before and "longer" in before

    def years_before(self, verdict: Verdict, main: Inspection | None) -> PartialDate | None:
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
        at = (self.sentence.start_char if told_before else end) + match.start()
        if _ROUGHLY.search(self.record.text, max(self.sentence.start_char, at - 12), at + 1) is not None:
            # "It is nearly ten years since services were found inadequate": of which year is not told.
            return None
        return PartialDate(base.year - count) if count is not None else None
