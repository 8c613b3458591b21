"""What puts an inspection before the one that an article reports; see ``patterns/inspections/earlier.yaml``."""

from __future__ import annotations

import re

from kg.model import PartialDate
from kg.ontology import Ontology, made_once
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention, months_between
from kg.reading.expressions import any_in, expression, lists_of
from kg.reading.inspections.words import inspection_words

_MONTHS_TO_REPORT = 9
"""The longest time from an inspection to the news of its report."""
_SUBJECT = (
    r"(?:(?!(?:has|have|had|is|are|was|were|said|says|that|which|who|and|but|after)\b)[\w'’&-]+ ){0,8}?"
    r"(?!(?:has|have|had|is|are|was|were)\b)[\w'’&-]+"
)
_HAS_IMPROVED = (
    r"(?:has|have|is|are) (?:(?:now|since|just|finally|at last|been|made|had) )*"
    r"(?:{improves}\b|{graded}\b(?![^.;,]{0,25}\b{low-grades}\b))"
)
_REACH = 60
"""How many characters in front of a mention may put it before."""
_BROUGHT_ABOUT = re.compile(
    r"\b(?:prompted|triggered|sparked|brought (?:forward|about|on)) by (?:an?|the|its|that) "
    r"(?:[\w-]+ ){0,3}['\"]?$|"
    r"\b(?:inspection|investigation|study|review|report|visit) (?:was|were|had been) "
    r"(?:commissioned|ordered|launched|called for)\b[^.;]{0,60}\b(?:after|following) (?:an?|the) (?:[\w-]+ ){0,3}"
    r"(?:review|report|inspection)\b[^.;,]{0,12}$",
    re.IGNORECASE,
)
""" "The inspection was prompted by a" + "focused visit", "it was ordered after a review last November": before it."""
_IT_FOLLOWS = re.compile(
    r"\W*(?:it|this|that|the (?:move|news|rating|result|report)) (?:follows|followed|comes? after|came after) "
    r"(?:an?|the|its|their) (?:[\w-]+ ){0,3}(?:report|inspection|review|verdict)\b(?: (?:by|from) \w+)? "
    r"(?:in|of|from) (?:\d|$)",
    re.IGNORECASE,
)
""" "It follows a damning report in" + "2010": years before, where no month is told."""
_THE_LATEST = re.compile(
    r"\b(?:the|its|their|this) (?:(?:more|most) recent|recent|latest|newest|current) (?:[\w-]+ ){0,2}"
    r"(?:inspection|visit|report|review)\b[^.;:]*$",
    re.IGNORECASE,
)
""" "The last inspection was in 2016, and the recent inspection of" + "4 November": not the one of before."""
_MOVED = re.compile(r"(?:up|down) from\b[^.;]*\b(?:after|following)\b", re.IGNORECASE)


class EarlierWords:
    """The words around the mention of an inspection that make it one of before."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/earlier")
        self._cue = inspection_words(ontology).earlier
        told_off = rf"(?:{any_in(inspection_words(ontology).lists, 'censured')})\b (?:by [\w' ]{{3,30}}? )?"
        censured = rf"(?:(?:once|previously|formerly|heavily|strongly) )*{told_off}"
        what = r"(?P<what>(?:for|over|about) [^.;]{3,120}?)"
        self._censures = (
            expression(
                lists,
                rf"\W*{_SUBJECT}(?:,? (?:that|which)(?: (?:was|were|had been))?)?,? {censured}{what},? "
                rf"(?={_HAS_IMPROVED})",
            ),
            expression(
                lists,
                rf"\W*{_SUBJECT} (?:was|were|had been) {censured}{what},? "
                rf"(?=(?:but|and|yet) (?:(?:it|they) )?{_HAS_IMPROVED})",
            ),
            expression(lists, rf"\W*{censured}{what}, (?={_SUBJECT} {_HAS_IMPROVED})"),
        )
        self._kept_from = expression(
            lists,
            r"\b{keeps} (?:its|their|the|an?|that) (?:(?!\binspect)[^,;:.])*\b(?:from|of)\s*$",
        )
        self._the_first = expression(
            lists,
            r"\bthe (?:first|other|earlier|previous)(?: {such})?,? (?:was|came|took place|being)"
            r"(?: {was-given})*(?: (?:in|on|during))?(?: (?:early|late|mid))? ?$",
        )
        self._own_verdict = expression(lists, r"\s+['\"]?\w+(?:[ -]\w+)?['\"]? (?:ofsted )?{verdicts}\b")
        self._perhaps = expression(
            lists,
            r"\b(?:having|had {had}|compared (?:with|to)|old(?:er)?|"
            r"since (?:the|its|an?|their|our|that|ofsted))\b|\bsince\b[^,;]*$",
        )
        self._follows_visit = expression(
            lists,
            r"\b(?:{grades}|inspection(?! report))\b[^.;:]*? (?:follow(?:s|ed)|c[oa]mes? after) "
            r"(?:an?|the|its|\w+)(?: \w+)? $",
        )
        self._left_undone = expression(
            lists,
            r"\b{recommendations}(?: and recommendations)? (?:{recommended} )?(?:by \w+ )?"
            r"(?:of|from|in|at|after|following) (?:the|its|their|that|our|an?|ofsted's) $",
        )
        self._what_became = expression(lists, r"\b{what-became}\b")
        self._moved_from = expression(
            lists, r"\b{moves}\b[^,;:.]{0,30}? (?:from|since|on) (?:the|its|their|an?|that) [^,;:.]*$"
        )

    def censure_in(self, text: str, sentence: Sentence) -> tuple[int, int] | None:
        """Where the text of an article tells what a council was once criticised for, in a sentence on what it is now.

        "A council criticised *for drift in 2018* has earned a good rating": what stands there, and its date, is of an
        inspection before. ``None`` where the sentence tells of no such thing.
        """
        for form in self._censures:
            told = form.match(text, sentence.start_char, sentence.end_char)
            if told is not None:
                return told.span("what")
        return None

    def puts_before(self, before: str, date: DateMention | None, said: str, issued: PartialDate | None) -> bool:
        """Whether the words in front of a mention put it before the inspection that the article reports.

        ``said``: its date in the words of the text, if it has one; ``issued``: when the article appeared.
        """
        near = before[-_REACH:]
        latest = _THE_LATEST.search(near)
        cue = self._cue.search(near, latest.start() if latest is not None else 0)
        if cue is not None and _MOVED.search(near, cue.start()):
            # "It went up from good after an inspection in May": the one that took it there.
            cue = None
        if cue is not None or (date is not None and date.relative and said.rstrip().endswith(("ago", "back"))):
            return True
        if _BROUGHT_ABOUT.search(before) is not None:
            return True
        if date is not None and date.start.month is None and not date.relative and _IT_FOLLOWS.match(before):
            return True
        if latest is not None or self._perhaps.search(before) is None:
            return False
        settled = date is not None and date.start.year is not None and issued is not None
        if date is not None and issued is None and date.end is not None and date.end.day is not None:
            # "The inspection of 4 to 22 November 2019 had been made under the new framework": so minutes tell all.
            return False
        return not settled or (date is not None and is_old(date, issued))

    def is_of_before(self, head: str) -> bool:
        """Whether the head of a column says that what stands under it is of an earlier inspection."""
        return self._cue.search(head) is not None

    def is_followed(self, before: str) -> bool:
        """Whether a grade comes after the visit that is named next: "the improved rating follows a" + "visit"."""
        return self._follows_visit.search(before) is not None

    def is_kept_from(self, before: str) -> bool:
        """Whether a grade was kept since a date: "it maintained its good rating from" + "2013"."""
        return self._kept_from.search(before) is not None

    def is_the_first(self, before: str) -> bool:
        """Whether a date is that of the first of several: "outstanding again; the first was in early" + "2020"."""
        return self._the_first.search(before) is not None

    def is_own_verdict(self, after: str) -> bool:
        """Whether a verdict is called by its date: "the council's 2015" + "'inadequate' verdict"."""
        return self._own_verdict.match(after) is not None

    def is_looked_back_on(self, before: str, after: str) -> bool:
        """Whether a later inspection looks back on one: "most recommendations of the 2015 inspection were not met"."""
        undone = self._left_undone.search(before) is not None and self._what_became.search(before + after) is not None
        return undone or self._moved_from.search(before) is not None


def is_old(when: PartialDate | DateMention | None, issued: PartialDate | None) -> bool:
    """Whether an inspection on this date is too old for its report to be news when the article appeared."""
    if isinstance(when, DateMention) and when.recent:
        return False
    start = when.start if isinstance(when, DateMention) else when
    if start is None or start.year is None or issued is None or issued.year is None:
        return False
    months = months_between(start, issued)
    return start.year < issued.year if months is None else months > _MONTHS_TO_REPORT


@made_once
def earlier_words(ontology: Ontology) -> EarlierWords:
    """The words of an ontology."""
    return EarlierWords(ontology)
