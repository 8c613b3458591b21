"""Two dates that are those of one inspection: "from 4 to 8 March and from 18 to 22 March", "arrived on ... left on"."""

from __future__ import annotations

import datetime as calendar
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import PartialDate
from kg.ontology import Ontology, made_once
from kg.reading.dates import COUNT, DateMention, count_of, months_between
from kg.reading.expressions import expression, lists_of
from kg.reading.inspections.words import inspection_words

_BOTH = re.compile(r"\s*,?\s*(?:and|then|and then|with)?,?\s*(?:again,? )?(?:from |between |on |in )?")
"""What may stand between two windows of days."""
_IN = re.compile(r"(?:in|at|during) $")
_AND_IN = re.compile(r"(?: 20\d\d)?,? and (?:again )?(?:in )?")
_LISTED = re.compile(r"\s*(?:,|and|, and)?\s*(?:in |from |on |again )*")
_VISITS_IN = re.compile(
    r"(?:(?<!focused )(?<!monitoring )\bvisits|\b(?:following|after) inspections) "
    r"(?:made |carried out )?(?:(?:in|during) )?$",
    re.IGNORECASE,
)
_REACH = 60
"""How many characters in front of a date tell that visits are meant."""
_MOST_WEEKS, _WEEK = 8, 6
"""So many weeks inspectors stay at the most; the days by which one of them may be shorter than a whole one."""
_LONGEST_STAY, _LONGEST_BREAK, _LATEST_RETURN = 2, 3, 6
"""How many months may lie between the day on which inspectors came and left, two visits, and the return to one."""


_FINISHED_ON = re.compile(
    rf"\b(?P<n>{COUNT})[ -](?P<unit>week|fortnight)s?(?:['’])?\b[^.;:]{{0,70}}?"
    r"(?:,? (?:which |that |and )?(?:finish(?:ing|ed)|end(?:ing|ed)|conclud(?:ing|ed)|complet(?:ing|ed)|left|"
    r"wrapp(?:ing|ed) up|clos(?:ing|ed))(?: up)?(?: (?:their|its|the) (?:work|visit|fieldwork))?|"
    r",? (?:up )?to|,? until) (?:on )?(?:the )?$",
    re.IGNORECASE,
)
""" "Eight inspectors spent four weeks at the town hall, finishing on" + "12 February": the last day alone is told."""


class JoinedDates:
    """Joins the dates of a sentence that belong to one inspection."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/visits")
        self._departs = inspection_words(ontology).departs
        self._finished = expression(lists, r"(?: 20\d\d)?,? and (?:\w+ )?{finishes} (?:in |at the end of )?")
        self._returns = expression(
            lists,
            r"[^.;:]{0,40}?\b(?:and|then|before)\b[^.;:]{0,12}?\b{returns}\b[^.;:]{0,40}?"
            r"(?:in |on |from |between )?",
        )

    def join(self, text: str, dates: Sequence[DateMention]) -> list[DateMention]:
        """The dates in their order, with two that belong to one inspection made one."""
        result: list[DateMention] = []
        for date in dates:
            before = result[-1] if result else None
            between = text[before.end_char : date.start_char] if before is not None else ""
            if before is not None and between == " and " and _spans(text, before, date):
                result[-1] = replace(before, end_char=date.end_char, end=date.start)
            elif before is not None and _are_windows(before, date) and _BOTH.fullmatch(between):
                result[-1] = replace(before, end_char=date.end_char, end=date.end)
            elif (
                before is not None
                and before.end is None
                and self._goes_on(before, date, between, twice=_in_two_visits(text, before))
            ):
                result[-1] = replace(before, end_char=date.end_char, end=date.end or date.start)
            else:
                result.append(_with_weeks_before(text, date))
        return result

    def _goes_on(self, before: DateMention, date: DateMention, between: str, *, twice: bool) -> bool:
        """ "Arrived on 26 November and left on 7 December", "came in December and popped back in February"."""
        first, last = before.start, date.start
        months = months_between(first, last)
        if months is None:
            return False
        if first.day is not None and last.day is not None:
            return 0 <= months <= _LONGEST_STAY and self._departs.fullmatch(between) is not None
        if 0 < months <= 1 and self._departs.fullmatch(_IN.sub("", between)) is not None:
            # "They came at the end of May and left in the second week of June".
            return True
        if 0 < months <= _LONGEST_BREAK and self._finished.fullmatch(between) is not None:
            return True
        if twice and 0 < months <= _LONGEST_BREAK:
            return _AND_IN.fullmatch(between) is not None
        return 0 <= months <= _LATEST_RETURN and self._returns.fullmatch(between) is not None


def _with_weeks_before(text: str, date: DateMention) -> DateMention:
    """ "Four weeks at the town hall, finishing on 12 February": from the month in which those weeks began."""
    day = date.start
    if date.end is not None or day.day is None or day.month is None or day.year is None:
        return date
    match = _FINISHED_ON.search(text, max(0, date.start_char - _REACH * 2), date.start_char)
    count = count_of(match["n"]) if match is not None else None
    if match is None or count is None or count > _MOST_WEEKS:
        return date
    weeks = count * (2 if match["unit"].lower() == "fortnight" else 1)
    last = calendar.date(day.year, day.month, day.day)
    first = {(one.year, one.month) for one in (last - calendar.timedelta(days=7 * weeks - off) for off in (0, _WEEK))}
    # At the turn of a month either may be meant.
    return replace(date, start=PartialDate(*first.pop()), end=day) if len(first) == 1 else date


def are_listed(text: str, one: DateMention, other: DateMention) -> bool:
    """Whether two dates are members of one list."""
    return one.end_char <= other.start_char and _LISTED.fullmatch(text, one.end_char, other.start_char) is not None


def _spans(text: str, one: DateMention, other: DateMention) -> bool:
    """ "Inspections between February and May": months of one year, from one to the other."""
    opens = text[max(0, one.start_char - len("between ")) : one.start_char].lower() == "between "
    months = (one.start.month, other.start.month)
    whole = one.end is None and other.end is None and one.start.day is None and other.start.day is None
    return opens and whole and None not in months and one.start.year == other.start.year


def _are_windows(one: DateMention, other: DateMention) -> bool:
    """Whether both dates are days from one to another."""
    return all(date.end is not None and date.end.day is not None for date in (one, other))


def _in_two_visits(text: str, date: DateMention) -> bool:
    """ "Visits in December 2022 and February 2023": of one inspection, where visits of other kinds are not meant."""
    return _VISITS_IN.search(text, max(0, date.start_char - _REACH), date.start_char) is not None


@made_once
def joined_dates(ontology: Ontology) -> JoinedDates:
    """For the words of an ontology."""
    return JoinedDates(ontology)
