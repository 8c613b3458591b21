"""Inspectorates that a sentence calls by no name: "the inspectorate", behind one that names that of the police."""

from __future__ import annotations

import re

from kg.reading.agency_names import agency_ids
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.inspections.words import InspectionWords

_CALLED = re.compile(r"\W*the (?:police |constabulary |prisons |probation )?inspectorate(?:'s)?\b", re.IGNORECASE)
_REACH = 3
"""In so many sentences before it the inspectorate stands that is meant."""


def goes_on_about_others(annotated: AnnotatedArticle, sentence: Sentence, words: InspectionWords) -> bool:
    """ "The inspectorate's visit in May looked at 80 cases": of the one named last, where that is not Ofsted."""
    if _CALLED.match(annotated.plain, sentence.start_char, sentence.end_char) is None or agency_ids(sentence.names):
        return False
    known = words.inspectorates
    for before in reversed(annotated.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        named = agency_ids(before.names) & known
        if named:
            return named.isdisjoint(words.of_services)
    return False
