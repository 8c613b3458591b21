"""The days of an inspection as a title page gives them: one window, or several, behind their label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg.model import Block, BlockKind, PartialDate
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle
from kg.reading.dates import MONTH_WORD, SHORT_MONTHS, earlier, nothing_but_days, publication_year
from kg.reading.report_labels import days_label, other_labels

OPENING = 60
"""The title page is within so many blocks from the top."""

_DAYS = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?"
    r"(?:[/.](?P<number>\d{1,2})[/.](?P<short>\d{4}|\d\d)|(?:\s*(?:of\s+)?(?P<month>"
    + MONTH_WORD
    + r")\b\.?)?(?:,?\s*(?P<year>20\d\d))?)(?!\d)",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(r"\b[A-Z][a-z]+(?: [a-z]+)*:")
_BETWEEN = re.compile(
    r"(?:[\s,;.&–—\u2012\u2015\u2212\-]|\b(?:to|and|until|till|through|from|between|on|the|then|also|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|satur|sun)"
    r"(?:day)?)\b)*",
    re.IGNORECASE,
)
"""What may stand between two days. Another word may be a month that is misspelt, and then all days are in doubt."""
_JOINT = re.compile(rf"(?=.*\S){_BETWEEN.pattern}", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?=\s[A-Z][a-z]{2})")
""" "9/10 April": two days, and no month."""
_GOES_ON = re.compile(
    r"\b(?:from|since|until|before|after|beginning|commencing|starting|began|of)\s+(?:the\s+)?(?:\w+day\s+)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
_JOINT_WORD = r"(?:[-&,;\u2012-\u2015\u2212]|\b(?:to|and|until|till|through)\b)"
_JOINS_NEXT = re.compile(rf"{_JOINT_WORD}\s*$", re.IGNORECASE)
_JOINS_LAST = re.compile(rf"\s*{_JOINT_WORD}\s*(?:\w+day\s+)?\d{{1,2}}(?!\d)", re.IGNORECASE)
_IS_OPEN = re.compile(
    rf"(?:{_JOINT_WORD}|(?<![\d/.])\d{{1,2}}(?:st|nd|rd|th)?|\b\w+day|\d\s*{MONTH_WORD})\s*$", re.IGNORECASE
)
"""How a line ends within a day or between two: with what joins them, a number, the name of a day, or a month."""
_CUT_DAY = nothing_but_days("to|and|until|till|through")
_GOES_ON_WITH = re.compile(rf"\s*(?:{MONTH_WORD}\b|20\d\d\b)", re.IGNORECASE)
"""How a line begins that goes on with a day of the line above."""
_MOST_LINES = 4
"""On how many further lines the days of an inspection go on at most."""


@dataclass(frozen=True, slots=True)
class Window:
    """The first day of the first window and the last day of the last, and where (in characters) the page says so."""

    first: PartialDate
    last: PartialDate
    start: int
    end: int


def labelled_window(annotated: AnnotatedArticle, ontology: Ontology) -> Window | None:
    """The days behind the label of the dates on the title page, or on the line under it; None where there are none."""
    label, others = days_label(ontology), other_labels(ontology)
    blocks = [block for block in annotated.article.blocks[:OPENING] if block.kind is not BlockKind.FURNITURE]
    for at, block in enumerate(blocks):
        words = annotated.plain[block.start : block.end]
        match = label.match(words)
        if match is None:
            continue
        end, days = block.end, words[match.end() :]
        for further in _further_lines(annotated.plain, blocks[at:], is_bare=not days.strip()):
            end = further.end
            line = annotated.plain[further.start : end]
            joint = " " if not days.strip() or _IS_OPEN.search(days) or _GOES_ON_WITH.match(line) else " – "
            days += joint + line
        found = read_windows(others.split(_NEXT_LABEL.split(days)[0])[0], annotated.article.issued)
        if found is not None:
            return Window(*found, block.start, end)
    return None


def _further_lines(text: str, blocks: Sequence[Block], *, is_bare: bool) -> Iterator[Block]:
    """The lines on which the days of the first one go on.

    A dash or an "and" joins them, a day is cut between its parts, or they are items; the first is one in any case where
    the label stands alone.
    """
    for at, (above, block) in enumerate(pairwise(blocks[: _MOST_LINES + 1])):
        joined = _JOINS_NEXT.search(text, above.start, above.end) or _JOINS_LAST.match(text, above.end)
        line = text[block.start : block.end]
        is_cut = _IS_OPEN.search(text, above.start, above.end) and _CUT_DAY.fullmatch(line)
        is_further = is_cut or ((joined or block.kind is BlockKind.ITEM) and _is_of_days(line))
        if not is_further and not (is_bare and at == 0):
            return
        yield block


def _is_of_days(words: str) -> bool:
    """Whether a line is nothing but days."""
    rest = _DAYS.sub(" ", _SLASHED.sub(r"\1-\2", words))
    return rest != words and _BETWEEN.fullmatch(rest) is not None


def windows_in(words: str, issued: PartialDate | None) -> Iterator[tuple[PartialDate, PartialDate | None]]:
    """The first and the last day of each run of days in a sentence ("on 9, 10 and 11 April and 1 May 2019").

    The last one is None for a single day from which something goes on ("from 9 April", "the week beginning 9 April").
    """
    runs: list[list[re.Match[str]]] = []
    words = _SLASHED.sub(r"\1-\2", words)
    for day in _DAYS.finditer(words):
        if runs and _JOINT.fullmatch(words[runs[-1][-1].end() : day.start()]):
            runs[-1].append(day)
        else:
            runs.append([day])
    for run in runs:
        found = read_windows(words[run[0].start() : run[-1].end()], issued)
        if found is not None:
            goes_on = found[0] == found[1] and _GOES_ON.search(words, 0, run[0].start()) is not None
            yield found[0], None if goes_on else found[1]


def read_windows(words: str, issued: PartialDate | None) -> tuple[PartialDate, PartialDate] | None:
    """The first and the last day of the windows that the words give; None where they give none.

    A day takes month and year from the next one that has them ("6 to 10 and 20 to 24 May 2019"), and the year before
    where its month is later ("12 December to 13 January 2023"); the year of the last one may come from the date of
    publication. Days out of order, or with a word between them that is none of dates, or with nothing, give none; nor
    do days in brackets ("on site from 27 March") that lie outside of the others.
    """
    words = _SLASHED.sub(r"\1-\2", words)
    asides = [found for aside in _ASIDE.findall(words) for found in _DAYS.finditer(aside)]
    words = _ASIDE.sub("", words)
    days = [*_DAYS.finditer(words)]
    gaps = [words[: days[0].start()] if days else ""]
    gaps += [words[one.end() : two.start()] for one, two in pairwise(days)]
    if not all(_BETWEEN.fullmatch(gap) for gap in gaps):
        return None
    if any(not gap.strip() and not one["month"] for one, gap in zip(days, gaps[1:], strict=False)):
        # "1 8 September": the digits of one day, torn apart.
        return None
    found = _dated(days, issued)
    if not found or any(earlier(later, one) for one, later in pairwise(found)):
        return None
    within = _dated(asides, found[-1])
    if within is None or any(earlier(day, found[0]) or earlier(found[-1], day) for day in within):
        return None
    return found[0], found[-1]


def _dated(days: Sequence[re.Match[str]], issued: PartialDate | None) -> list[PartialDate] | None:
    """The days with month and year, in the order of the text; None where one has none, or is none."""
    found: list[PartialDate] = []
    year: int | None = None
    month: int | None = None
    for match in reversed(days):
        own = (match["month"] or match["number"] or "").lower()
        then = int(own) if own.isdigit() else SHORT_MONTHS.index(own[:3]) + 1 if own else month
        given = match["year"] or match["short"]
        if given:
            year = int(given) + (2000 if len(given) == 2 else 0)
        elif then is not None and month is not None and then > month and year is not None:
            year -= 1
        if then is None:
            return None
        if year is None:
            year = publication_year(issued, then, int(match["day"]))
        month = then
        if year is None or not _exists(year, month, int(match["day"])):
            return None
        found.append(PartialDate(year, month, int(match["day"])))
    return found[::-1]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
