"""Dates on which something else happened than an inspection; see ``patterns/inspections/other-events.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.dates import DateMention
from kg.reading.expressions import expression, lists_of
from kg.reading.inspections.awaited import awaited_words
from kg.reading.inspections.visits import INSPECTS
from kg.reading.inspections.words import inspection_words

_SINCE = re.compile(
    r"\bsince(?:\s+(?:early|late|then|around|about|at least|the (?:beginning|start|middle|end|turn) of))?\s*$",
    re.IGNORECASE,
)
_TURN = re.compile(r"[;:] |,? (?:but|while|whereas|though|although|yet) |, (?:and|as|just as|so|like|just like) ")
_OPENS_RELATIVE = re.compile(r", (?:which|who)\b")


class OtherEventWords:
    """The words in front of a date that make it one of an appointment, a deadline, a death, and of no inspection."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/other-events")
        self._awaited = awaited_words(ontology)
        self._words = inspection_words(ontology)
        self._tragedy = expression(lists, r"\b{deaths} of\b[^.;]{0,140}$|\b{overhauls}\s*(?:in )?$")
        self._since_event = expression(
            lists, r"\bsince (?!then\b)(?:(?!{of-inspections}\b)[\w'’-]+ ){1,12}(?:(?:on|in|during|back) )*(?:the )?$"
        )
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
            rf"\bexpect(?:s|ed)? to {{receives}}\b(?:(?!\b(?:inspect|visit)\w*)[^.;:])*$|"
            rf"\b{{notices}} to ofsted\b[^.;]{{0,60}}$|"
            r"\bas early as (?:in )?(?:\w+day,? )?$|\bas (?:of|at) (?:the end of )?$",
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
        on_day = r"(?: (?:on|in|at|for|earlier|last))*(?: \w+day)?,? ?\(?(?:\w+day,? )?(?:the )?$"
        not_now = r"(?:(?!\b(?:after|follow\w*|since|found|said|that|when|and|but)\b)[^.;:])"
        self._meeting = expression(
            lists,
            # "A staff session on the Ofsted findings was held on".
            rf"\b{{meetings}}\b{not_now}{{0,70}}?\b(?:was|were|is|are|been) (?:\w+ )?{{held}}"
            rf"{not_now}{{0,25}}?{on_day}|"
            # "The paper for the scrutiny meeting on".
            rf"\b{{papers}} (?:to|for|before|at|of|in) (?:\w+ ){{0,2}}?(?:[\w'’-]+ ){{0,4}}?{{meetings}}\b{on_day}|"
            # "The improvement board met for the first time today (Tuesday,", "councillors meet today (".
            rf"\b{{members}} {not_now}{{0,50}}?{{met}}\b(?:(?!\b{{visited}}\b){not_now}){{0,50}}?{on_day}",
        )
        self._other_review = expression(lists, r"\b{reviewed-by}(?: and {reviewed-by})? (?:[\w'’-]+ ){0,2}?{reviews}\b")
        self._inspectors = expression(lists, r"\b{visited}\b")
        self._left = expression(
            lists, r"\b{leaves}\b(?:(?!\b(?:after|follow\w*|when|since|{visited})\b)[^.;:,]){0,60}$"
        )
        self._case_review = expression(lists_of(ontology, "national"), r"\b{case-reviews}\b")
        self._members_met = expression(lists, rf"\b{{members}}\b{not_visited}{{0,120}}$")

    def is_of_something_else(self, before: str, date: DateMention, said: str) -> bool:
        """Whether the words in front of a date, or its own first one, say that something else happened then."""
        if _SINCE.search(before) or self._since_event.search(before) or said[:5].lower() == "since":
            return True
        if self._left.search(before) is not None:
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

    def is_of_meeting(self, before: str) -> bool:
        """Whether a date is that of a meeting: "a briefing on the Ofsted findings was held on" + "3 May"."""
        return self._meeting.search(before) is not None

    def is_of_other_review(self, words: str) -> bool:
        """Whether a sentence tells of a review that is no inspection: "in 2015 a peer review found ..."."""
        others = self._other_review.search(words) is not None and self._inspectors.search(words) is None
        return others or (self._case_review.search(words) is not None and INSPECTS.search(words) is None)

    def is_in_clause_of_none(self, text: str, date: DateMention, start: int, end: int) -> bool:
        """Whether the clause of a date tells of no inspection: "*in March 2020 Ofsted paused its visits*, but now ...".

        Or of a review that is none: "a peer challenge in 2021 found drift, as did Ofsted in May". The sentence goes
        from ``start`` to ``end``.
        """
        words = text[slice(*clause_of(text, date, start, end))]
        return self._awaited.is_pause(words) or self.is_of_other_review(words)

    def is_of_issue(self, before: str) -> bool:
        """Whether a date is that of something published before: "in our last round-up, in" + "October"."""
        return self._issue.search(before) is not None


def clause_of(text: str, date: DateMention, start: int, end: int) -> tuple[int, int]:
    """The clause in which a date stands, in the sentence from ``start`` to ``end``."""
    turns = [match.end() for match in _TURN.finditer(text, start, date.start_char)]
    begin = turns[-1] if turns else start
    behind = _TURN.search(text, date.end_char, end)
    until = behind.start() if behind is not None else end
    aside = [match.start() for match in _OPENS_RELATIVE.finditer(text, begin, date.start_char)]
    closes = text.find(",", date.end_char, until) if aside else -1
    return (aside[-1], closes) if closes >= 0 else (begin, until)


@made_once
def other_event_words(ontology: Ontology) -> OtherEventWords:
    """The words of an ontology."""
    return OtherEventWords(ontology)
