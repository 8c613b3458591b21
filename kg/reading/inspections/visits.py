"""What ties a date to inspectors at work; see ``patterns/inspections/visits.yaml``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import ConceptId
from kg.ontology import Ontology, made_once
from kg.reading.dates import MONTHS, DateMention
from kg.reading.expressions import expression, lists_of
from kg.reading.inspections.words import inspection_words

INSPECTS = re.compile(r"\binspect(?:ion|ions|ed)\b", re.IGNORECASE)
THAT_VISIT = re.compile(r"(?:'s)? visit\b", re.IGNORECASE)
""" "The 2021 visit": behind the date."""
FOCUSED, MONITORING = ConceptId("focused-visit"), ConceptId("monitoring-visit")
VISITS_SINCE = 2018
"""From when on Ofsted also made visits without grades to councils that it had not found inadequate: focused ones."""
_WEEK_OF = re.compile(r"\bweek (?:of|beginning|commencing|starting)(?: on)?\s*(?:\w+day,? )?$", re.IGNORECASE)
_WORKS_WITH = re.compile(r"\bwork(?:s|ed|ing)? (?:\w+ )?(?:with|alongside)\b", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:^|[:;,–—-]\s)\W*(?:(?:where|whereas|while|although|though) )?(?:(?:back )?(?:in|by|during)\s+|"
    r"(?:on|one) (?:an? )?(?:\w+ ){0,2}(?:\w+day|morning|day|evening|afternoon|night)(?: morning)? in\s+)?$",
    re.IGNORECASE,
)
"""What may stand before a date that leads its clause."""
_TO_PLACE = re.compile(
    r" (?:to|of|at) (?:(?!that |which |was |were |has |had )[\w'’&-]+ )+(?:in|on|during|from|last) ?"
)
_AT_PLACES = re.compile(
    r"(?: were| was)?(?: took place| held| made| carried out| conducted| undertaken)? (?:to|of|at|in) "
    r"(?:(?:[A-Z][\w'’&-]+|and|upon|on|of|with|the|councils?|services in),? )+?(?:both |all )?"
    r"(?:in|on|during|from|between|last) ?"
)
""" "Focused visits" + "took place in Kent, Medway and Surrey in" + "March 2019": the places of one or of several."""
_WHICH_WAS = re.compile(
    r"['\"]?(?: [^,;:.]{3,40}?)?,? (?:which|that) (?:(?:was|were|had been) (?:conducted|carried out|made|held|"
    r"completed|undertaken)|took place|happened) ?(?:in|on|between|from|over|during)?(?: (?:early|mid|late))? ?",
    re.IGNORECASE,
)
""" "A focused visit" + "to check on help, which was carried out in" + "May"."""
_CAME = re.compile(
    r"(?: (?:had|then|also|soon))* (?:followed|came|took place|happened)(?: (?:later|early|late))? "
    r"(?:in|on|during|between)? ?"
)
""" "Two monitoring visits" + "followed in" + "2017"."""
_WEEKS_BACK = re.compile(r"\b(?:(?:last|this) month|(?:weeks?|months?) ago)\b", re.IGNORECASE)
_MONTH_NAME = re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE)
_PLACE_AND_TIME = re.compile(
    r"\s*(?::|\s[-–—]|,)\s*(?:(?:in|at) [A-Z][\w' -]{2,30}(?:,\s*|\s+))?(?:in|on|from|during|over)?\s*"
)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_WINDOW = re.compile(
    r"(?:\bto|\band|\buntil|[-–—])\s*(?:\d{1,2}\w{0,2}\s+)?"
    r"(?:Jan|Feb|Mar|Apr|May|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec)|\d/\d"
)
"""The end of a window of dates, as a quick test."""
_STARTS_ANEW = re.compile(r"(?:since|after|before|until|till|by)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince $", re.IGNORECASE)
_AFTER_IT = re.compile(r",? (?:\w+ ){0,4}?(?:after|following|during|at) (?:an?|its|the|that) (?:\w+ )?", re.IGNORECASE)
_CLOSES_ASIDE = re.compile(
    r"['\"]?(?: by (?:ofsted|inspectors|the watchdog))?,(?! (?:and|but|as|while|with|up|down)\b)", re.IGNORECASE
)
_NOW = re.compile(
    r"\band (?:is|are|hopes?|wants?|aims?)\b|\b(?:is|are|has|have) (?:\w+ )?(?:now|today|currently)\b", re.IGNORECASE
)
_CLAUSE_ENDS = re.compile(r"[.;:]")
_FARTHEST = 140
"""How far a date may stand behind the word for its inspection, in characters."""
_ANOTHER_ONE = re.compile(
    r"\b(?:an?|the|its|their|another) (?:[\w-]+ ){0,2}(?:inspection|visit|re-?inspection)\b(?! dates?\b)", re.IGNORECASE
)
""" "After monitoring visits, *a full inspection* in February": between a kind and a date that is not its own."""
_HEARD_THAT = re.compile(r" (?:that|how|whether) (?:an?|the|its|their|ofsted's|this) ", re.IGNORECASE)
""" "Councillors heard on 14 March" + "that the" + "monitoring visit": when it was told, not when it was."""
_NEAR = 40
"""How far it may stand from the name of a kind of inspection."""
_BY_WHOM = 100
"""How far where those who inspected stand between."""


class VisitWords:
    """The words that say when inspectors were there."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/visits")
        self._words = inspection_words(ontology)
        self._label = expression(
            lists,
            r"(?:^|[:|–—-]\s|\*\s)\W*(?:date (?:of (?:the )?)?)?(?:(?:the |its |our )?(?P<which>{which-inspection}) )?"
            r"(?:{full} ){0,2}{labels}(?: (?:on|in))?\s*:\s*$",
        )
        self._subject_behind = expression(
            lists,
            r"^(?:,? (?:after|following) (?:an?|its|their|the) (?:[\w-]+ ){0,3}?{brief}\b[^,;.]{0,60},)?"
            r"(?:,?\s*(?:the |an? )?(?:\w+ )?|(?:(?:\s*[*_:–—-])+\s+|\W{0,4}\n\s*)(?:\w+ ){0,3}?)(?:{inspectors}"
            r"|it was|they were|we were|services were|the {those-visited}\b|when)",
        )
        self._when_there = expression(
            lists, r",? when (?:the )?(?:\w+ )?{inspectors} (?:was|were|came|called|visited|arrived)\b"
        )
        self._brief = expression(lists, r"\b(?:one|two|three|[123])-day (?:\w+ )?{brief}\b[^;:.]{0,30}$")
        self._looking_at = expression(
            lists, r"^,? (?:after|following) an? (?:[\w-]+ ){0,2}?visit (?:that|which|to) {looks-at}\b"
        )
        self._lasted = expression(lists, r"\s*(?:that|which) {lasts}\b")
        self._one_in = expression(
            lists,
            r"\b(?:the|this|that) (?:\w+ )?one,? (?:(?:just )?before(?: (?:it|that|this))?,? )?"
            r"(?:in|on|from|last|this)\b|"
            r"(?<![\w,] )\bthe {which-one}(?: visit| one)?,? (?:of (?:them|these|those),? )?"
            r"{takes-place}(?: {made})? (?:in|on|last)\b|"
            r"^\W*(?:but |and )?(?:(?:at|on|during|after|following) )?the {which-one}(?: visit| one)?"
            r"(?: of (?:them|these|those|the \w+))?,? "
            r"(?:(?:which was )?{made} )?(?:in|on|from|last|earlier|this)\b",
        )
        self._one_before = expression(
            lists, r"\bthe one (?:just )?before(?: (?:it|that|this))?,? (?:(?:in|on|last) )?$"
        )
        self._counted = expression(lists, r"\b{so-manieth}(?: such| follow-up| official| check)? visit\b")
        self._no_grade_before = expression(lists, r" {no-grade-before}\b")
        self._opens_aside = expression(
            lists,
            r"[A-Za-z')],\s*(?:(?:which|who) (?:is|are|has been|was) )?"
            r"(?:(?:now|currently|itself|already|also|still) )?"
            r"(?:{graded-aside} )?(?:as )?['\"]?$",
        )
        self._since_inadequate = expression(
            lists,
            r",? (?:(?:was|being) )?(?:the|its|their|an?) {how-many}"
            r"(?: (?:such|of (?:its|the|this) kind|{such-a-visit}|of \w+))* (?:since|after) [^.;]*\binadequate\b",
        )
        self._parts = expression(lists, r"[;:.]|\b(?:{parts-from-date}|but|which|since|after|before|from)\b")

    def word_before(self, before: str) -> re.Match[str] | None:
        """The word for an inspection, or for inspectors at work, to which a date behind these words belongs."""
        last = None
        for match in self._words.visited.finditer(before):
            last = match
        if last is None or len(before) - last.end() > _FARTHEST:
            return None
        between = before[last.end() :]
        lasted = self._lasted.match(between)
        if lasted is not None:
            between = between[lasted.end() :]
        parted = _CLAUSE_ENDS.search(between) or self._words.finds.search(between) or _WORKS_WITH.search(between)
        return None if parted else last

    def is_praise(self, text: str, end: int) -> bool:
        """Whether the word of a grade that ends here is none: "good progress", "good enough"."""
        return self._no_grade_before.match(text, end) is not None

    def is_aside(self, before: str, text: str, end: int) -> bool:
        """Whether a grade that ends here is what a council has anyhow: "in May Leeds, rated good, was asked to help".

        ``before``: the sentence in front of the grade.
        """
        return self._opens_aside.search(before) is not None and _CLOSES_ASIDE.match(text, end) is not None

    def comes_to_now(self, text: str, end: int, start: int) -> bool:
        """Whether between a date and a grade the talk comes to today: "lost a trust in 2014 and is now rated good"."""
        return _NOW.search(text, end, start) is not None

    def is_tied(self, before: str, after: str) -> bool:
        """Whether a date between these words is one of inspectors at work by them, or by its label."""
        if self.word_before(before) is not None or self._label.search(before) is not None:
            return True
        if self._when_there.match(after) is not None:
            return True
        return _WEEK_OF.search(before) is not None and self._words.visited.search(after) is not None

    def is_last_by_label(self, before: str) -> bool:
        """ "Last full inspection: July 2018": the last that there was, as against the one before the news."""
        label = self._label.search(before)
        return label is not None and label["which"] is not None

    def leads(self, before: str) -> bool:
        """Whether a date behind these words leads its clause."""
        return _LEADS.search(before) is not None

    def opens_account(self, after: str) -> bool:
        """Whether behind a date that leads its clause it is said who came, or how those were who were visited."""
        return self._subject_behind.match(after) is not None

    def kind(
        self, date: DateMention, word: re.Match[str] | None, before: str, after: str, *, graded: bool, old: bool
    ) -> ConceptId | None:
        """The kind of visit that words around a date tell of without its name; ``None`` where they don't.

        ``word``: that for an inspection in front; ``graded``: whether the sentence has a grade, which visits do not
        give; ``old``: whether the date is none of late.
        """
        noun = word["word"].lower() if word is not None else ""
        late = (date.start.year or 0) >= VISITS_SINCE
        if noun == "visit" and self._since_inadequate.match(after) is not None:
            # "The third since the authority was judged inadequate": such visits monitor what was found so.
            return MONITORING
        several = noun == "visits" and not graded and old
        if late and not graded and self._looking_at.match(after) is not None:
            return FOCUSED
        return FOCUSED if late and (several or self._brief.search(before) is not None) else None

    def tells_of_one(self, text: str) -> bool:
        """Whether one of the visits named before is told of: "the one in June looked at ...", "the latest was in"."""
        return self._one_in.search(text) is not None

    def is_one_before(self, before: str) -> bool:
        """Whether a date behind these words is that of the visit before: "the one before, in" + "May"."""
        return self._one_before.search(before) is not None

    def counts(self, text: str) -> bool:
        """Whether a visit is called the so and so manieth: "inspectors paid their second visit"."""
        return self._counted.search(text) is not None

    def may_be_at_work(self, text: str) -> bool:
        """Whether a sentence tells of inspectors at work, in words of theirs alone."""
        return self._words.at_work.search(text) is not None

    def nearest(self, dates: Sequence[DateMention], start: int, end: int, text: str) -> DateMention | None:
        """The date in the same phrase as a kind of inspection: "a focused visit in 2018", "the 2019 monitoring visit".

        ``start`` and ``end``: where its name stands in the text.
        """
        near: list[tuple[int, DateMention]] = []
        for date in dates:
            behind = date.start_char >= end
            between = text[end : date.start_char] if behind else text[date.end_char : start]
            since = _SINCE.search(text, max(0, date.start_char - 7), date.start_char) is not None
            if since or _STARTS_ANEW.match(text, date.start_char):
                # "The first monitoring visit since January": when something else was.
                continue
            if behind and between.strip() == ":":
                # "Focused visit: 12 and 13 November 2019".
                return date
            if date.end_char <= start and between.startswith(":"):
                # "December 2018: another monitoring visit ..."
                between = between[1:]
            if behind and _ANOTHER_ONE.search(between) is not None:
                continue
            if not behind and _HEARD_THAT.match(between) is not None:
                continue
            by_whom = between.startswith(" by ") or (behind and self._is_where(between))
            if behind and (_WHICH_WAS.fullmatch(between) or _CAME.fullmatch(between)):
                near.append((1, date))
                continue
            if len(between) > (_BY_WHOM if by_whom else _NEAR):
                continue
            if self._parts.search(between) is None and (by_whom or re.search(r"\band\b", between) is None):
                # "Good in 2014, it has had a joint inspection in 2017": the date behind, if none stands right before.
                near.append((1 if behind else 2 if "," in between else 0, date))
        return min(near, key=lambda one: one[0])[1] if near else None

    def _is_where(self, between: str) -> bool:
        """ "A focused visit" + "to Bury Council's children's services in" + "May": whether it says but where it was."""
        places = _TO_PLACE.fullmatch(between) or _AT_PLACES.fullmatch(between)
        return places is not None and self._words.finds.search(between) is None


def names_month(text: str) -> bool:
    """Whether a sentence names a month, or one so many weeks ago."""
    return _MONTH_NAME.search(text) is not None or _WEEKS_BACK.search(text) is not None


def may_hold_window(text: str) -> bool:
    """Whether a sentence may tell days from one to another."""
    return _WINDOW.search(text) is not None


def is_place_and_time(text: str, start: int, end: int) -> bool:
    """Whether all that stands between a council and a date is where in it: "Cumberland: in Carlisle, in"."""
    return _PLACE_AND_TIME.fullmatch(text, start, end) is not None


def leads_to_visit(between: str) -> bool:
    """Whether what stands between a date and a visit makes it the date of that: "in May 2022" + ", after a"."""
    return _AFTER_IT.fullmatch(between) is not None


def names_day(said: str) -> bool:
    """Whether the words of a date name a day, which without its year is not kept."""
    return _DAY.search(said) is not None


@made_once
def visit_words(ontology: Ontology) -> VisitWords:
    """The words of an ontology."""
    return VisitWords(ontology)
