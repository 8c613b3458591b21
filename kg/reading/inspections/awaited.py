"""Inspections that have not taken place: awaited, or only imagined; see ``patterns/inspections/awaited.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle
from kg.reading.expressions import expression, lists_of
from kg.reading.vocabulary import Hit

_MODALS = frozenset({"would", "could", "might", "may", "should", "will", "must", "shall", "'d", "'ll"})
_IMAGINED = re.compile(r"\b(?:if|unless|suppose|imagine)\b[^,;:.]*$", re.IGNORECASE)
"""What is only thought of: "if Rochdale were inspected tomorrow"."""

_NEXT_MONTH = re.compile(r"\bnext (?:week|month|year),? ?[(–—-] ?(?:\w+day,? )?$", re.IGNORECASE)
""" "It has to be sent off next month (" + "9 March)"."""
_ONE_MORE = re.compile(r"\b(?:further|another) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_TOOK_PLACE = re.compile(
    r"(?: of \w+(?: [A-Z]\w+)*)?(?:,? (?:that|which))?(?: (?:took|had taken) place\b|"
    r" (?:was|were|has been|have been|had been) (?:(?:also|then) )?(?:held|carried out|conducted|made|completed|"
    r"undertaken)\b| (?:also )?found\b)",
    re.IGNORECASE,
)
""" "A further focused visit" + "was held on": one that took place."""
_PAUSE = (
    r"\b{pauses} (?!(?:the|this|that|an?)\b)(?:[\w'’-]+ ){0,4}?{visits-in-general}\b|"
    r"\b{visits-in-general} (?:(?:across|in|of|to|by) [\w'’ ]{3,40}? )?(?:was|were|are|been) (?:\w+ )?{pauses}\b"
)
_WHEN_THEY_COME = (
    r"\b{whenever} {who-comes}(?: (?:next|do|does|finally|eventually|first|last))? {comes}\b"
    r"(?: (?:and|we|they|it|what) [^,;.]{0,40}\b(?:say|says|find|finds)\b)?|"
    r"\b{wants} {who-comes} to\b[^;.]*|"
    r"\b{who-comes} find out\b|\blet {who-comes}\b"
)
""" "When Ofsted next visit", "we want inspectors to": what is thought of or asked for."""
_AS_A_RULE = (
    r"\b(?:is|are) (?:\w+ )?{as-a-rule-by} by {who-comes}\b|"
    r"\b{who-comes} (?:(?:does|do)(?: not|n't)|cannot|can't|can|may|will|won't) {never-does}\b[^;.]*|"
    r"\b(?:can|can't|cannot|you|what to|how to|whether to) inspect\b|"
    r"\b{who-comes} (?:(?:usually|normally|always|generally) )?{does-always}\b[^.;]*|"
    r"\bframework(?: (?:asks|requires|tells|expects|says|sets)|,? (?:known as|called))\b[^.;]*|"
    r"\b{who-comes} publish(?:es)? (?:its|all|every|the|their) (?:\w+ )?reports\b[^.;]*|"
    r"\b(?:un)?registered with {who-comes}\b"
)
""" "We are inspected by Ofsted", "inspectors do not look into complaints": what they do, or never do."""
_OF_ANY_ONE = (
    r"\b(?:any|every) (?:\w+ )?(?:visit|inspection) by {who-comes}\b|"
    r"\b(?:where|when|if) {who-comes} finds?\b[^.;]*\b(?:anywhere|any (?:council|authority))\b|"
    r"\b{any-one} (?:inspections?|visits?)(?: (?:of|to|by) [\w' ]{2,40}?)? {tells-as-a-rule}\b|"
    r"\b{who-comes}(?:'s)? {figures}\b|"
    r"\b{national-reports}\b[^.;]*|"
    r"\b{talks-of} (?:(?!\b(?:found|which|where|were|was)\b)[^;.]){0,80}\b(?:inspections?|ofsted|inspecting)\b"
)
""" "An inspection tells you little", "experience of joint inspections", "Ofsted figures": of all of them, or of any."""
_ASKED_TO_SPEAK = (
    r"\b{who-comes} (?:has )?told (?:the |this )?(?:\w+ ){0,3}{papers}\b|\b{who-comes} told us\b|"
    r"\b{who-comes}(?: (?:has|have|had|was|were|is|are|been|also))* {asked-to-speak}\b[^.;]*|"
    r"\b{who-comes} (?:said|says) (?:it|they) (?:{asked-to-speak}|(?:was|were|is|are|could|would|does|do|did|"
    r"had|has|will)(?: not|n't)? (?:been )?{asked-to-speak})\b[^.;]*|"
    r"\b{who-comes} (?:was|were|has been|have been|had been) told (?:of|about) (?:the|this|that|his|her|their) "
    r"{told-of}\b[^.;]*"
)
""" "Ofsted declined to comment", "it has been told of the change": who was asked, or told, and has found nothing."""
_NO_VISIT_BEFORE = r"(?:(?!\b(?:after|follow\w*|since)\b)[^.;,])"


class AwaitedWords:
    """The words that tell that what stands behind them has not happened."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/awaited")
        self._to_come = expression(lists, r"\b{to-come}\b[^.;,]{0,90}$")
        self._not_inspected = expression(
            lists,
            r"\b{not-yet} (?:(?:yet|since|been|be|ever|also|then|formally|fully) )*(?:re-?)?{inspected}\b|"
            r"\bneither (?:of \w+ |council |authority )?(?:was|has been|had been) {inspected}\b|"
            r"\b(?:no|without an?) (?:full |new |further )?{inspections}\b|"
            rf"{_PAUSE}|"
            r"\breturn(?:s|ed|ing)? to (?:\w+ ){0,2}?{visits-in-general} ",
        )
        self._pause = expression(lists, _PAUSE)
        self._is_to = expression(lists, r"\b(?:(?:is|are|was|were) (?:\w+ )?{expected}|{intends}) to(?: \w+)?\s*$")
        self._obliged = expression(lists, r"\b{obliged}\b[^;:]*$")
        self._next_visit = expression(
            lists,
            rf"\b{{will}}(?! have\b)(?: (?:not|now|soon|then|next|again|also|only))? {{visit}}\b"
            rf"{_NO_VISIT_BEFORE}{{0,40}}$|"
            rf"\b{{outcomes}}(?: (?:of|from|on|into) [^,;.]{{2,40}})?(?: (?:is|are|was|were) "
            rf"(?:(?:now|still|also|not) )?{{is-awaited}}|,? {{looked-for}})\b"
            rf"{_NO_VISIT_BEFORE}{{0,40}}$|"
            rf"\b{{looks-for}} (?:an?|its|their|the next|another|some) (?:[\w-]+ ){{0,3}}?{{visits}}\b"
            rf"{_NO_VISIT_BEFORE}{{0,30}}$|"
            rf"\b{{of-visits-to-come}} (?:[\w-]+ ){{0,2}}?{{visits}} "
            rf"(?:of (?:the |its |their )?(?:\w+ ){{1,3}})?(?:(?:which |that )?(?:is|are|was|were) )?(?:\w+ )?"
            rf"{{is-awaited}}\b{_NO_VISIT_BEFORE}{{0,40}}$|"
            rf"\b(?:{{will}}|{{expected}} to) {{undergoes}} (?:an?|its|their|the|another) "
            rf"(?:[\w-]+ ){{0,3}}?{{visits}}\b{_NO_VISIT_BEFORE}{{0,40}}$",
        )
        self._still_to_come = expression(
            lists,
            r"(?: of (?:the |its |their )?[\w']+(?: [\w']+){0,3}?)? "
            r"(?:{modals}(?! have\b)|(?:is|are|was|were) (?:(?:now|also|already|still) )?{is-awaited}|"
            r"{begins} (?:in|on|from|next|this|later)|are to)\b",
        )
        self._in_general = expression(lists, "|".join((_WHEN_THEY_COME, _AS_A_RULE, _OF_ANY_ONE, _ASKED_TO_SPEAK)))
        self._of_others = expression(lists, r"\b{awaited-of-others}\b(?:(?!\b(?:after|{inspects})\b)[^.;,]){0,70}$")

    def denies(self, text: str, start: int, end: int) -> bool:
        """Whether a sentence from ``start`` to ``end`` tells of no inspection: "Kent was not inspected this year"."""
        return self._not_inspected.search(text, start, end) is not None

    def is_pause(self, words: str) -> bool:
        """Whether a clause tells that inspectors stopped, or began again: "in March 2020 Ofsted halted visits"."""
        return self._pause.search(words) is not None

    def in_general(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where a sentence speaks of inspections as such: "when Ofsted next visit", "we are inspected by Ofsted"."""
        return [match.span() for match in self._in_general.finditer(text, start, end)]

    def is_to_come(self, before: str) -> bool:
        """Whether an inspection behind these words is one of the future, or one that is only thought of."""
        return self._to_come.search(before) is not None or is_imagined(before)

    def took_place(self, before: str, text: str, end: int) -> bool:
        """Whether one more inspection, named from ``before`` to ``end``, is of the past: "another visit was held"."""
        return _ONE_MORE.search(before) is not None and _TOOK_PLACE.match(text, end) is not None

    def is_modal(self, annotated: AnnotatedArticle, start: int, verb: Hit) -> bool:
        """Whether what a verb says has not happened: "Ofsted would find chaos", "is due to inspect".

        ``start``: the first token of its sentence.
        """
        doc, begin = annotated.doc, max(start, verb.start - 4)
        before = [doc[at].lower_ for at in range(begin, verb.start)]
        if not _MODALS.isdisjoint(before[-2:]) or (before[-1:] == ["to"] and not _MODALS.isdisjoint(before[-3:])):
            return True
        return "to" in before[-2:] and self._is_to.search(doc[begin : verb.start].text) is not None

    def is_next_visit(self, before: str) -> bool:
        """Whether the date behind is that of a visit to come: "will be inspected in", "its next is due in"."""
        return self._next_visit.search(before) is not None

    def is_still_to_come(self, text: str, end: int) -> bool:
        """Whether the inspection that is named up to here is awaited: "a focused visit is to follow in May"."""
        return self._still_to_come.match(text, end) is not None

    def is_deadline(self, before: str, said: str) -> bool:
        """Whether a date is one by which something must be done: "a plan must be sent to the watchdog by August"."""
        if _NEXT_MONTH.search(before) is not None:
            return True
        until = before.rstrip().lower().endswith(" by") or said.startswith("by ")
        return until and self._obliged.search(before) is not None

    def is_of_others(self, before: str) -> bool:
        """Whether something else is awaited on a date: "is to be taken over by a trust in April"."""
        return self._of_others.search(before) is not None


def is_imagined(before: str) -> bool:
    """Whether what stands behind these words is only thought of."""
    return _IMAGINED.search(before) is not None


@made_once
def awaited_words(ontology: Ontology) -> AwaitedWords:
    """The words of an ontology."""
    return AwaitedWords(ontology)
