"""From one grade to another: which of them was left, and where a headline has no verb for it."""

from __future__ import annotations

from kg.reading.grades.tokens import RATINGS
from kg.reading.grades.verdict import grade_of
from kg.reading.grades.word import GradeWord

_BEHIND_FROM = frozenset(
    "an a its the their ofsted overall previous being been rated judged graded deemed found branded".split()
)
"""What may stand between "from" and the grade that is left."""


def is_origin(word: GradeWord) -> bool:
    """ "From inadequate", "from a rating of inadequate", "out of inadequate": the grade that was left."""
    if word.before < word.first:
        return False
    at = word.before
    if word.form(at) == "of" and at - 1 > word.first and word.form(at - 1) in RATINGS | {"assessment"}:
        # "From a rating of inadequate".
        at -= 2
    while at > word.first and word.form(at) in _BEHIND_FROM:
        at -= 1
    return word.form(at) == "from" or is_out_of(word)


def is_out_of(word: GradeWord) -> bool:
    """ "Lifted out of inadequate", "moved off inadequate"."""
    if word.before <= word.first:
        return False
    last = word.form(word.before)
    return (last == "of" and word.form(word.before - 1) == "out") or last == "off"


def to_grade(word: GradeWord) -> bool:
    """Whether another grade follows behind "to": the one that was reached."""
    grades = {other.start for other in word.cues.grades if other.start > word.start}
    for at in range(word.after, min(word.end + 8, word.stop - 1)):
        if word.form(at) == "to":
            return any(start in grades for start in range(at + 1, at + 5))
        if word.doc[at].orth_ in (".", ";"):
            return False
    return False


def pair_from(word: GradeWord) -> int:
    """The "from" of "from inadequate to good" without a verb, as headlines have it; -1 where there is none."""
    grades = {hit.start for hit in word.sentence.words if grade_of(hit) is not None}
    for at in range(word.before - 1, max(word.first, word.before - 9) - 1, -1):
        if word.form(at) == "from" and (at + 1 in grades or at + 2 in grades):
            return at
    return -1
