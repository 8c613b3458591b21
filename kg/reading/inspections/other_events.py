"""Dates on which something else happened than an inspection; see ``patterns/inspections/other-events.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.dates import DateMention
from kg.reading.expressions import expression, lists_of
from kg.reading.inspections.words import inspection_words

_SINCE = re.compile(r"\bsince(?:\s+(?:early|late|then|around|about|at least))?\s*$", re.IGNORECASE)


class OtherEventWords:
    """The words in front of a date that make it one of an appointment, a deadline, a death, and of no inspection."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/other-events")
        self._words = inspection_words(ontology)
        self._tragedy = expression(lists, r"\b{deaths} of\b[^.;]{0,140}$|\b{overhauls}\s*(?:in )?$")
        self._issue = expression(
            lists,
            r"\b(?:(?:our|my) (?:\w+ )?|(?:the|this) (?:last|previous|latest|\w+ly|\w+ber|"
            r"\w+ary) ){issues}\b,? (?:in |of |for |from )?$",
        )
        self._career = expression(
            lists, r"\b(?:where|who|she|he) (?:[\w'-]+ ){0,5}?{works} (?:as|at|with|for|out)\b[^.;,]{0,60}$"
        )
        not_visited = r"(?:(?!\b{visited}\b)[^.;:])"
        self._own_account = expression(
            lists,
            rf"\b{{own-accounts}}\b{not_visited}{{0,60}}$|\b{{in-force}} (?:in |from )?$|"
            rf"\bexpect(?:s|ed)? to {{receives}}\b{not_visited}*$|\b{{notices}} to ofsted\b[^.;]{{0,60}}$|"
            r"\bas early as (?:in )?(?:\w+day,? )?$",
        )
        self._arrival = expression(
            lists,
            r"\b(?:(?:{visitors}|they|who)\s+(?:\w+ )?arriv\w+|"
            r"{visits}\s+(?:which |that )?(?!{rules})(?:\w+ )?{begins})\s*"
            r"(?:(?!(?:after|before|since|following|when|as|while)\b)[\w']+\s+){0,4}$",
        )
        self._came = expression(
            lists,
            r"\b(?!{come-too}\b)\w+,? who (?:\w+ )?{arrives}(?: [^.;,]{0,40})?$",
        )

        self._members_met = expression(lists, rf"\b{{members}}\b{not_visited}{{0,120}}$")

    def is_of_something_else(self, before: str, date: DateMention, said: str) -> bool:
        """Whether the words in front of a date, or its own first one, say that something else happened then."""
        if _SINCE.search(before) or said[:5].lower() == "since":
            return True
        if self._career.search(before) is not None or self._came.search(before) is not None or self.is_of_issue(before):
            return True
        one_day = date.end is None and date.start.day is not None
        if one_day and self._members_met.search(before) is not None:
            return True
        if self._tragedy.search(before) is not None or self._own_account.search(before) is not None:
            return True
        days = date.end is not None and date.end.day is not None
        if days or self._arrival.search(before) is not None:
            return False
        return self._words.of_something_else.search(before) is not None

    def is_of_issue(self, before: str) -> bool:
        """Whether a date is that of something published before: "in our last round-up, in" + "October"."""
        return self._issue.search(before) is not None


@made_once
def other_event_words(ontology: Ontology) -> OtherEventWords:
    """The words of an ontology."""
    return OtherEventWords(ontology)
