"""What the clues of an article say of one another, and of when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from kg.model import SourceKind
from kg.reading.council_mentions import is_before
from kg.reading.inspections.account import Account
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.find.dates_of_grades import with_dates_of_grades
from kg.reading.inspections.find.returns import with_returns
from kg.reading.inspections.types import VISITS

_INSPECTED = re.compile(
    r"\b(?:inspect(?:s|ed|ing|ions?|ors?)|visit(?:s|ed)?|re(?:ports?|ported|views?|turns?|turned)|finds?|found|letter)\b",
    re.I,
)


def read_clues(account: Account) -> None:
    """Give the account its clues, each with what the others say of it."""
    clues = (clue for sentence in account.annotated.sentences for clue in account.clue_reader.of(sentence))
    timely = with_returns(account, [clue for clue in clues if not _is_before_its_time(account, clue)])
    timely = _with_types(account, timely)
    account.clues = with_dates_of_grades(account, timely)
    _place_in_time(account)
    account.clues = [*_with_entries(account, account.clues)]


def _is_before_its_time(account: Account, clue: Clue) -> bool:
    """Whether a date is one of the abolished council that is named, and not of the one in its place."""
    founded = account.ontology.councils[clue.council].established
    if clue.date is None or clue.date.start.year is None or founded is None:
        return False
    named = any(m.once for m in account.councils.mentions(clue.sentence) if m.council == clue.council)
    return named and is_before(clue.date.start, founded)


def _with_types(account: Account, clues: Sequence[Clue]) -> list[Clue]:
    """ "A monitoring visit in February. ... a visit in February": the one named before, without a grade."""
    visits = [clue for clue in clues if clue.type in VISITS]
    known = {(one.council, one.date.start, one.type) for one in visits if one.date is not None}
    typed: list[Clue] = []
    for clue in clues:
        at = clue.date.start if clue.date is not None else None
        types = [type_ for council, start, type_ in known if (council, start) == (clue.council, at)]
        bare = clue.type is None and not clue.published
        bare = bare and (_is_of_finding(account, clue) or not account.grades_something(clue.sentence))
        typed.append(replace(clue, type=types[0]) if bare and len(types) == 1 else clue)
    return typed


def _is_of_finding(account: Account, clue: Clue) -> bool:
    """ "Problems spotted in 2021": whether a date is that of what was found, and not of a grade beside it."""
    start = account.annotated.sentences[clue.sentence].start_char
    words = account.text[start : clue.date.end_char] if clue.date is not None else ""
    return account.words.found_then.search(words) is not None


def _with_entries(account: Account, clues: Sequence[Clue]) -> Iterator[Clue]:
    """ "Rated inadequate again, said Ofsted. Timeline: May 2013: ...": what an entry tells is of before the news.

    But for the latest entry, which may be the news. An entry that tells of no inspection dates none.
    """
    entries, news = account.timeline, account.news_told()
    last = max(entries.values(), key=lambda index: _date_of_entry(account, index), default=None)
    for clue in clues:
        entry = entries.get(clue.sentence)
        if entry is not None and clue.type is None and not _tells_of_inspection(account, clue):
            continue
        before = news is not None and account.issued is None and entry is not None and entry != last
        yield replace(clue, earlier=True) if before and clue.date is not None else clue


def _date_of_entry(account: Account, index: int) -> tuple[str, int]:
    """By what entries are put in order: the date, and the place, of the sentence that opens one."""
    dates = account.annotated.dates(account.annotated.sentences[index])
    return str(dates[-1].start if dates else ""), index


def _tells_of_inspection(account: Account, clue: Clue) -> bool:
    """Whether an entry tells of an inspection, and not only of what somebody said of the services."""
    text = account.annotated.text(account.annotated.sentences[clue.sentence])
    return account.grades_something(clue.sentence) or _INSPECTED.search(text) is not None


def _place_in_time(account: Account) -> None:
    """An article that nothing dates was written after the last inspection that it tells of."""
    article = account.annotated.article
    news = account.news_told()
    if account.issued is not None or article.kind is not SourceKind.NEWS or news is None:
        return
    if account.councils.round_up:
        return
    dates = [clue.date.end or clue.date.start for clue in account.clues if clue.date is not None]
    dated = [date for date in dates if date.year is not None]
    account.reading.place_in_time(news, max(dated, key=str, default=None), _years_recalled(account))


def _years_recalled(account: Account) -> frozenset[int]:
    """ "Rated inadequate in 2013 and 2015": where the years of such a list stand, of grades of before the news."""
    years: dict[int, list[int]] = {}
    for clue in account.clues:
        bare = clue.date is not None and clue.date.start.month is None and clue.date.start.year is not None
        if clue.date is not None and bare and account.grades_something(clue.sentence):
            years.setdefault(clue.sentence, []).append(clue.date.start_char)
    return frozenset(chain.from_iterable(told for told in years.values() if len({*told}) > 1))
