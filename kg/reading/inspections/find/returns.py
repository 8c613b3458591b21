"""Inspectors who returned: dates of visits that are told by saying that they were back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.dates import months_between
from kg.reading.grades import grades_named
from kg.reading.inspections.account import Account
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.record import Inspection
from kg.reading.inspections.types import FULL, type_of_visit
from kg.reading.inspections.visits import INSPECTS, MONITORING

_RETURNED = re.compile(
    r"\b(?:returned|came back|went back|called (?:again|back)|were back|was back|looked (?:in )?again|"
    r"checked (?:back|again))\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_RETURN_MONTHS = 12


def with_returns(account: Account, clues: Sequence[Clue]) -> list[Clue]:
    """ "Rated inadequate after an inspection in May. Inspectors returned in June": on a visit without a grade."""
    return [_as_visit(account, clue) if _is_return(account, clue, clues) else clue for clue in clues]


def _as_visit(account: Account, clue: Clue) -> Clue:
    """A clue as one of a visit, of the kind that is made to what has been found inadequate, or to others."""
    graded = (one for one in account.about(clue.council) if account.grades_something(one.index))
    inadequate = any("inadequate" in grades_named(one) for one in graded)
    kind = MONITORING if inadequate else type_of_visit(clue.date.start) if clue.date is not None else None
    return replace(clue, type=kind)


def _is_return(account: Account, clue: Clue, clues: Sequence[Clue]) -> bool:
    """Whether inspectors returned on the date of a clue after they had inspected within a year before."""
    if clue.type is not None or clue.date is None or clue.published or clue.earlier or not _tells_return(account, clue):
        return False
    told = (one for one in clues if one.council == clue.council and one.type in (None, *FULL) and not one.published)
    months = (months_between(one.date.start, clue.date.start) for one in told if one.date and one is not clue)
    graded = account.is_graded(clue.council)
    return graded and any(count is not None and 0 < count <= _RETURN_MONTHS for count in months)


def is_back_between(account: Account, clue: Clue, main: Inspection) -> bool:
    """ "They were back in March, too", in news of a visit in June: on another one of the kind."""
    months = months_between(clue.date.start, main.start) if clue.date and main.start else None
    return months is not None and 0 < months <= _RETURN_MONTHS and _tells_return(account, clue)


def _tells_return(account: Account, clue: Clue) -> bool:
    """Whether a sentence says of the date of a clue that inspectors were back, and of no inspection or grade."""
    sentence, text = account.annotated.sentences[clue.sentence], account.text
    if clue.date is None or account.grades_something(clue.sentence):
        return False
    back = _RETURNED.search(text, sentence.start_char, clue.date.start_char) is not None
    return back and INSPECTS.search(account.annotated.text(sentence)) is None
