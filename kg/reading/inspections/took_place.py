"""Whether an article says anywhere that inspectors did, found or graded something.

A questionnaire, a request for information, a page on how councils are inspected or an advertisement speaks of Ofsted,
of a council and of faults, and no sentence of it tells of an inspection. So an article is asked for one such sentence,
instead of a list of all kinds of pages that have none.
"""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import names_council
from kg.reading.council_topics import RATINGS, has_grade
from kg.reading.dates import COUNT
from kg.reading.expressions import expression, lists_of
from kg.reading.grades import Frame, verdicts
from kg.reading.marks import without_quotations
from kg.reading.questions import asks

_ASKS_FOR = re.compile(r"\W*(?:how (?:many|much|often|long)|whether)\b", re.IGNORECASE)
""" "How many visits were late, if any", in a list of questions."""
_ADDRESSES_READER = re.compile(r"\byou(?:r|rs|'re|'ve|'ll|rself)?\b", re.IGNORECASE)
"""Who is told "what Ofsted told you", or "what inspectors say when they visit you", is told no news."""
_AFTER = frozenset(("after", "following", "since"))
_NEAR = 3
"""So many words at most lead from one of these to a grade: "after a second inadequate rating"."""


class TookPlace:
    """The words that tell that an inspection took place; see ``patterns/inspections/took-place.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/took-place")
        self._they_did = expression(
            lists,
            r"\b(?:{who}|{visit})\b(?:\W+[\w'’-]+){0,8}?\W+{did}\b|"
            r"\b{behind} (?:the |an? )?{who}(?:['’]s?)? (?:[\w-]+ ){0,2}{visit}\b",
        )
        self._by_them = expression(
            lists,
            r"\b(?:{did}|according to) (?:the )?{who}\b|"
            r"\b(?<!\bare )(?<!\bis )(?<!\bbe ){did}\b[^.;]{0,60}\b(?:by|of|from|to) "
            r"(?:the |an? |its )?(?:\w+ ){0,3}{who}\b",
        )
        self._in_general = expression(
            lists, rf"\b(?:{{any}}|{COUNT}) (?:\w+ ){{0,2}}{{council}}\b|\b{{council}} (?:where|that|which|are|have)\b"
        )
        self._always = expression(
            lists,
            r"\b(?:{always}|if) (?:an? |any )?(?-i:[a-z]+ )?{council}\b|"
            r"^(?!.*\b(?:one of|among)\b).*\b{councils} (?:where|that|which)\b",
        )
        """Of whichever council, though one is named besides."""
        self._graded_by = expression(lists, r"\b(?:rated|judged|graded)\b[^.;]{0,60}\bby (?:the )?{who}\b")

    def tells(self, annotated: AnnotatedArticle, sentence: Sentence) -> bool:
        """Whether a sentence tells that inspectors did or found something, or that a council was given a grade.

        A question does not; nor does what addresses the reader, quotations aside, unless it tells who graded; nor does
        a grade of councils in general.
        """
        text = annotated.text(sentence)
        if asks(text) or _ASKS_FOR.match(text) is not None:
            return False
        if _ADDRESSES_READER.search(without_quotations(text)) is not None and self._graded_by.search(text) is None:
            return False
        if self._they_did.search(text) is not None or self._by_them.search(text) is not None:
            return True
        in_general = self._always if _names_one(sentence) else self._in_general
        general = "about:inspection" not in sentence.labels and in_general.search(text) is not None
        return has_grade(sentence) and not general and _is_given(annotated, sentence)


def _is_given(annotated: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether a grade has a verb, a label or who gave it: "was judged good", "leadership: good", "a good from Ofsted".

    As against "a good grade by 2030", "from good to inadequate", "the rooms are inadequate".
    """
    by_inspectors = "about:inspection" in sentence.labels
    of_councils = "area" in sentence.kinds or "judged:services" in sentence.labels
    named = of_councils or _names_one(sentence)
    for verdict in verdicts(annotated.doc, sentence):
        has_verb = verdict.core < verdict.start and annotated.forms[verdict.core] != "from"
        behind = not _AFTER.isdisjoint(annotated.forms[max(sentence.start, verdict.start - _NEAR) : verdict.start])
        if verdict.frame in RATINGS and (has_verb or by_inspectors or (behind and named)):
            return True
        if (verdict.frame is Frame.COPULA and of_councils) or (verdict.frame is Frame.ALONE and named):
            return True
    return False


def _names_one(sentence: Sentence) -> bool:
    return any(names_council(hit) for hit in sentence.names)


@made_once
def took_place(ontology: Ontology) -> TookPlace:
    """The words of an ontology."""
    return TookPlace(ontology)
