"""Which noun has a grade: "the previous judgement, in 2017, was", as against "there are four marks:"."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.reading.dates import SHORT_MONTHS
from kg.reading.grades.tokens import COPULAS
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import Hit

_SEVERAL = frozenset("two three four five 2 3 4 5".split())
_HANDED_DOWN = frozenset("delivered issued published given made reached announced handed down".split())
_MADE_KNOWN = frozenset(
    "yesterday today tonight this last week month morning night monday tuesday wednesday thursday friday saturday "
    "sunday out published announced released revealed delivered made public finally ofsted inspectors by for".split()
)
"""Between the noun and its verb: "Ofsted's verdict on Bury, *published yesterday*, is ..."."""


def noun_before_date(word: GradeWord) -> Hit | None:
    """ "The previous judgement, in 2017, was inadequate": a noun parted from its verb by a date alone."""
    noun = word.cues.last_before("rating-nouns", word.start, 12)
    if noun is None:
        return None
    between = [
        token.lower_ for token in word.doc[noun.end : word.start] if token.is_alpha and token.i not in word.cues.places
    ]
    dated = len(between) < 8 and all(
        form in COPULAS | _HANDED_DOWN | _MADE_KNOWN
        or form in ("had", "has")
        or form in ("in", "of", "from", "on")
        or form[:3] in SHORT_MONTHS
        for form in between
    )
    return noun if dated else None


def is_counted(doc: Doc, noun: Hit) -> bool:
    """ "There are four marks: ...": of the grades that there are."""
    before = doc[noun.start - 1] if noun.start else None
    return before is not None and before.lower_ in _SEVERAL


def is_aside(word: GradeWord, noun: Hit) -> bool:
    """ "The grade for care leavers, a separate judgement since 2023, was ...": whether a noun stands between commas."""
    closes = any(word.doc[at].orth_ == "," for at in range(noun.end, word.before))
    return closes and any(word.doc[at].orth_ == "," for at in range(max(word.first, noun.start - 6), noun.start))
