"""Dates on which a grade was given, some months after the inspection that led to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.dates import months_between
from kg.reading.inspections.account import Account
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.types import FULL
from kg.reading.inspections.visits import THAT_VISIT

_WORKED = re.compile(r"\b(?:inspect(?:ed|ions?|ors?)|visit(?:ed)?)\b[^.;:]{0,40}$", re.IGNORECASE)
_MONTHS_TO_GRADE = 4
"""So many months after an inspection its grade is known at the latest."""


def with_dates_of_grades(account: Account, clues: Sequence[Clue]) -> list[Clue]:
    """ "Rated inadequate in August 2019 after an inspection in July": the first is when the grade was published."""
    return [
        replace(clue, graded=True) if any(_led_to_grade(account, other, clue) for other in clues) else clue
        for clue in clues
    ]


def _led_to_grade(account: Account, clue: Clue, graded: Clue) -> bool:
    """Whether a clue dates inspectors' work a few months before another one dates a grade."""
    date, later = clue.date, graded.date
    if date is None or later is None or clue.council != graded.council or clue.published or graded.published:
        return False
    if clue.earlier or not {clue.type, graded.type} <= {None, *FULL} or later.end is not None:
        return False
    if not account.grades_something(graded.sentence) or _is_of_work(account, graded):
        return False
    months = months_between(date.start, later.start)
    return months is not None and 0 < months <= _MONTHS_TO_GRADE and _is_of_work(account, clue)


def _is_of_work(account: Account, clue: Clue) -> bool:
    """ "Inspectors visited in July", "the inspection in July": whether a date is that of what inspectors did."""
    start = account.annotated.sentences[clue.sentence].start_char
    at = clue.date.start_char if clue.date is not None else start
    behind = clue.date is not None and THAT_VISIT.match(account.text, clue.date.end_char) is not None
    return behind or _WORKED.search(account.text, start, at) is not None


def mark_grades(account: Account, clues: Sequence[Clue]) -> None:
    """Say of which inspection a date is that tells when a grade was given."""
    for clue in clues:
        for one in account.reading.of(clue.council):
            months = months_between(one.start, clue.date.start) if one.start and clue.date else None
            if months is not None and 0 < months <= _MONTHS_TO_GRADE and one.type in FULL and clue.date:
                account.reading.mark_date(clue.sentence, clue.date.start_char, one.key)
