"""When something was: date expressions of English prose as partial dates, never beyond what the text supports.

A date without its year takes the latest year that keeps it at or before the publication date, and
stays a month of an unknown year where no publication date is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kg.model import Block, PartialDate

SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""How the names of the months begin, in order."""
MONTH_WORD = rf"(?:{'|'.join(SHORT_MONTHS)})[a-z]*"
"""A month in full, or cut short, for a regular expression."""
NUMBERS = {
    word: value
    for value, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    for word in words.split()
}
"""What is counted in words, up to a dozen."""
COUNT = r"\d{1,2}|" + "|".join(NUMBERS)
"""A small number in digits or words, for a regular expression."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
"""The names of the months, for a regular expression."""
# "May" and "March" are words too: a month that stands alone needs its capital.
_BARE = (
    rf"(?-i:{MONTHS}|"
    r"JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""The name of a weekday, for a regular expression."""
JUST_NOW = rf"(?:this (?:week|month|morning)|today|yesterday|last (?:week|night)|on {WEEKDAY})\b"
"""When news is made, for a regular expression: "rated good this week"."""
_WEEKDAY = rf"(?:{WEEKDAY},?\s+)"
_DAY = rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?" r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?"
_YEAR = r"(?:19[89]\d|20[0-4]\d)\b"
_TO = r"\s*(?:to|until|till|through|and|&|[-–—])\s*"
_NUMERIC = r"(?P<{0}d>\d{{1,2}})[/.](?P<{0}m>\d{{1,2}})[/.](?P<{0}y>\d{{4}}|\d\d)\b"
_WHICH = r"(?P<which>last|this|of last|of this)\s+year\b"

_SEASON = r"(?:spring|summer|autumn|winter)"
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_SEASON_MONTHS, _STILL_NEWS = 3, 7
"""How long a season is, and for how many months after it its events can be news."""
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_PART = (
    r"(?:(?:the\s+)?(?:(?:very\s+)?(?:start|beginning|middle|end|close|first|last|second|third|fourth|final|opening|early|late|"
    r"latter|mid|best|better|most|part|half|days?|weeks?|fortnight|full|few|two|three|four)\s+)+(?:of\s+)?|mid-|early\s+|late\s+)"
)
"""Words that narrow a month down, which a partial date cannot: "the second week of", "mid-"."""

_MONTH_WORD = re.compile(_MONTH)
_OTHER_HINT = re.compile(
    r"\d{4}|\d/\d|\b(?:ago|last|this)\b|today|yesterday|\b(?:year|month)s? (?:earlier|before|after|later|on)\b"
)
"""What a date without the name of a month or season has; for small letters, as the other hints are."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: characters of the text, and the day, month or year (or window) that it names."""

    start_char: int
    end_char: int
    start: PartialDate
    end: PartialDate | None = None
    """Last day or month of a window; ``None`` for a single date."""
    relative: bool = False
    """Counted from the publication date ("five years ago")."""
    span_years: int | None = None
    """For "four years after" and "a year later": years from another event, which ``start`` does not yet know."""
    recent: bool = False
    """Whether it is within months of the publication date, though no more than its year is certain ("last autumn")."""


_THAT_YEAR = re.compile(r" (?:of )?(?:that|the same|the (?:following|next|previous)) year\b", re.IGNORECASE)


_ENTRY = re.compile(r"\W{0,3}(?P<date>(?:[\w,]+ ){0,4}?(?:19|20)\d\d)(?:(?::| [-–—]) |\W{0,4}\n\s*)(?=\S)")
"""The head of a line of a timeline."""


def find_dates(text: str, issued: PartialDate | None, offset: int = 0) -> tuple[DateMention, ...]:
    """All date expressions of a text, by position; ``offset`` is added to their characters.

    ``issued`` is the publication date, by which relative dates and missing years are settled;
    what it does not settle stays open (a month of an unknown year) or is left out.
    """
    low = text.lower()
    holds = low.__contains__
    hints = {hint for hint in _COMMON_HINTS if any(map(holds, hint))}
    # Most of these three letters are parts of other words ("separate", "decide"), which the grammar would search long.
    maybe_month = any(map(holds, _MONTH_HINT))
    if maybe_month and _MONTH_WORD.search(low) is not None:
        hints.add(_MONTH_HINT)
    if not hints or not (maybe_month or _SEASON_HINT in hints or _OTHER_HINT.search(low)):
        return ()
    hints.update(hint for hint in (_YEAR_HINT, _UNIT_HINT) if any(map(holds, hint)))
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    for pattern, read in _rules(frozenset(hints)):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and end > other_start for other_start, other_end in taken):
                continue
            mentions = list(read(match, issued))
            if mentions:
                taken.append((start, end))
                found.extend(_shift(mention, offset) for mention in mentions)
    if not found:
        return ()
    # "In May that year": of a year that was told before, and not of this one.
    found = [one for one in found if _THAT_YEAR.match(text, one.end_char - offset) is None]
    found.sort(key=lambda mention: (mention.start_char, mention.end_char))
    if maybe_month and len(found) > 2:
        found = _with_year_of_list(text, found, offset)
    found.extend(_counted_on(text, found, taken, offset))
    return tuple(sorted(found, key=lambda mention: (mention.start_char, mention.end_char)))


_NEXT_MONTH = re.compile(r",? (?:(?:and|or) )?(?:in )?", re.IGNORECASE)


def _with_year_of_list(text: str, found: Sequence[DateMention], offset: int) -> list[DateMention]:
    """ "In February, July and November 2021": the year at the end of a list of months is that of all."""
    told = list(found)
    for at in reversed(range(len(told) - 1)):
        one, after = told[at], told[at + 1]
        said = text[one.start_char - offset : one.end_char - offset]
        joined = _NEXT_MONTH.fullmatch(text, one.end_char - offset, after.start_char - offset) is not None
        months = (one.start.month, after.start.month)
        if not joined or None in months or one.start.day or one.end or after.end or after.start.year is None:
            continue
        if not any(sign.isdigit() for sign in said) and (one.start.month or 0) < (after.start.month or 0):
            told[at] = replace(one, start=PartialDate(after.start.year, one.start.month))
    return told


def _counted_on(
    text: str, found: list[DateMention], taken: list[tuple[int, int]], offset: int
) -> Iterator[DateMention]:
    """ "In June 2013 ... two summers later": years counted from the date before in the same text."""
    for match in (*_LATER.finditer(text), *_NEXT_YEAR.finditer(text)):
        start, end = match.span()
        before = [mention for mention in found if mention.end_char - offset <= start and mention.start.year is not None]
        count = count_of(match["n"]) if match.re is _LATER else 1
        if not before or count is None or any(start < stop and end > begin for begin, stop in taken):
            continue
        base = before[-1].start.year or 0
        year = base + count if match["way"].lower() in _ONWARDS else base - count
        yield DateMention(start + offset, end + offset, PartialDate(year), relative=True)


def entry_date(text: str, block: Block, issued: PartialDate | None) -> PartialDate | None:
    """The day or month at the head of a line of a timeline, as of which the line is written; ``None`` for other lines.

    "September 2022: Ofsted publishes its report on the July inspection": July of 2022. Below a year alone, its end.
    """
    head = _ENTRY.match(text, block.start, block.end)
    if head is not None and head["date"].isdigit():
        return PartialDate(int(head["date"]), 12)
    dates = find_dates(head["date"], issued) if head is not None else ()
    told = dates[0].start if len(dates) == 1 else None
    return told if told is not None and told.year is not None and told.month is not None else None


def publication_year(issued: PartialDate | None, month: int, day: int | None = None) -> int | None:
    """The latest year in which this month (or day) is not after the publication date; ``None`` if unsettled."""
    if issued is None or issued.year is None or issued.month is None:
        return None
    if month != issued.month:
        return issued.year if month < issued.month else issued.year - 1
    after = day is not None and issued.day is not None and day > issued.day
    return issued.year - 1 if after else issued.year


def earlier(one: PartialDate, other: PartialDate) -> bool:
    """Whether ``one`` is certainly before ``other`` (unknown parts settle nothing)."""
    if one.year is None or other.year is None:
        return False
    mine, theirs = (one.year, one.month, one.day), (other.year, other.month, other.day)
    for left, right in zip(mine, theirs, strict=True):
        if left is None or right is None:
            return False
        if left != right:
            return left < right
    return False


def months_between(one: PartialDate, other: PartialDate) -> int | None:
    """How many months the second begins after the first; ``None`` where either tells no month of a year."""
    if one.year is None or one.month is None or other.year is None or other.month is None:
        return None
    return 12 * (other.year - one.year) + other.month - one.month


def _shift(mention: DateMention, offset: int) -> DateMention:
    return DateMention(
        mention.start_char + offset,
        mention.end_char + offset,
        mention.start,
        mention.end,
        mention.relative,
        mention.span_years,
        mention.recent,
    )


def _month(word: str) -> int:
    return SHORT_MONTHS.index(word.lower()[:3]) + 1


def _make(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    """A partial date that exists in the calendar; without its year a day is no more than its month."""
    if year is None:
        return PartialDate(None, month) if month is not None else None
    if month is not None and day is not None:
        try:
            date(year, month, day)
        except ValueError:
            return None
    return PartialDate(year, month, day)


def _one(match: re.Match[str], start: PartialDate | None, end: PartialDate | None = None) -> Iterator[DateMention]:
    if start is not None and (end is None or not earlier(end, start)):
        yield DateMention(match.start(), match.end(), start, end)


def _numeric(match: re.Match[str], prefix: str) -> PartialDate | None:
    year, month, day = (int(match[f"{prefix}{part}"]) for part in "ymd")
    if year < 100:
        year += 2000
    return _make(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _read_numeric_range(match: re.Match[str], _issued: PartialDate | None) -> Iterator[DateMention]:
    first, last = _numeric(match, "a"), _numeric(match, "b")
    if first and last:
        yield from _one(match, first, last)


def _read_numeric(match: re.Match[str], _issued: PartialDate | None) -> Iterator[DateMention]:
    yield from _one(match, _numeric(match, "a"))


def _read_day_range(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    first_day, last_day = int(match["d1"]), int(match["d2"])
    last_month = _month(match["m2"])
    first_month = _month(match["m1"]) if match["m1"] else last_month
    if not (1 <= first_day <= 31 and 1 <= last_day <= 31):
        return
    last_year = _year_of(match, issued, last_month, last_day, "y2")
    if match["y1"]:
        first_year: int | None = int(match["y1"])
    else:
        first_year = last_year - 1 if last_year is not None and first_month > last_month else last_year
    yield from _one(match, _make(first_year, first_month, first_day), _make(last_year, last_month, last_day))


def _read_american_range(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    """ "From May 16th to May 27th", "March 4 to 15, 2019", "December 12, 2022 to January 13"."""
    first_day, last_day = int(match["d1"]), int(match["d2"])
    first_month = _month(match["m1"])
    last_month = _month(match["m2"]) if match["m2"] else first_month
    if not (1 <= first_day <= 31 and 1 <= last_day <= 31):
        return
    turns = first_month > last_month
    if match["y1"] and not match["y2"]:
        last_year: int | None = int(match["y1"]) + turns
    else:
        last_year = _year_of(match, issued, last_month, last_day, "y2")
    first_year = last_year - turns if last_year is not None else None
    if match["y1"] and int(match["y1"]) != first_year:
        # "March 4, 2019 and March 8, 2022": two days, each read by itself.
        return
    yield from _one(match, _make(first_year, first_month, first_day), _make(last_year, last_month, last_day))


def _year_of(
    match: re.Match[str], issued: PartialDate | None, month: int, day: int | None, group: str = "y"
) -> int | None:
    groups = match.groupdict()
    if groups.get(group):
        return int(groups[group])
    which = (groups.get("which") or "").lower()
    if which:
        if issued is None or issued.year is None:
            return None
        return issued.year - 1 if which.endswith("last") else issued.year
    return publication_year(issued, month, day)


def _read_day(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    day, month = int(match["d"]), _month(match["m"])
    if 1 <= day <= 31:
        yield from _one(match, _make(_year_of(match, issued, month, day), month, day))


def _read_named_day(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    """ "The sixteenth of September"."""
    day, month = _ORDINALS.index(match["o"].lower().replace(" ", "-")) + 1, _month(match["m"])
    yield from _one(match, _make(_year_of(match, issued, month, day), month, day))


def _read_named_days(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    """ "From the sixteenth of September until the eighth of October"."""
    days = [_ORDINALS.index(match[group].lower().replace(" ", "-")) + 1 for group in ("o1", "o2")]
    last_month = _month(match["m2"])
    first_month = _month(match["m1"]) if match["m1"] else last_month
    last_year = _year_of(match, issued, last_month, days[1])
    first_year = last_year - 1 if last_year is not None and first_month > last_month else last_year
    yield from _one(match, _make(first_year, first_month, days[0]), _make(last_year, last_month, days[1]))


def _read_season(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    """ "In the summer of 2017", "this spring": no more than the year is certain."""
    if match["y"]:
        year: int | None = int(match["y"])
    elif issued is None or issued.year is None:
        return
    else:
        which = match["which"].lower()
        year = issued.year - 1 if which == "last" and (issued.month or 12) < 9 else issued.year
    recent = issued is not None and _ends_lately((match["season"] or match["then"]).lower(), year, issued)
    yield DateMention(match.start(), match.end(), PartialDate(year), recent=recent)


def _ends_lately(season: str, year: int | None, issued: PartialDate) -> bool:
    """Whether a season of a year was over so shortly before a day that its events are still news then."""
    ends = PartialDate(year + (season == "winter"), _SEASON_ENDS[season]) if year is not None else PartialDate(None)
    months = months_between(ends, issued)
    return months is not None and -_SEASON_MONTHS <= months <= _STILL_NEWS


def _read_month_pair(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    first, last = _month(match["m1"]), _month(match["m2"])
    last_year = _year_of(match, issued, last, None, "y2")
    if match["y1"]:
        first_year: int | None = int(match["y1"])
    else:
        first_year = last_year - 1 if last_year is not None and first > last else last_year
    start, end = _make(first_year, first, None), _make(last_year, last, None)
    if start is None or end is None:
        return
    told = months_between(start, end)
    next_to_it = told == 1 if told is not None else (last - first) % 12 == 1
    if match["to"].strip().lower() != "and" or next_to_it:
        yield from _one(match, start, end)
        return
    # "visits in March and October 2019": two dates, no window.
    yield DateMention(match.start("m1"), match.end("y1") if match["y1"] else match.end("m1"), start)
    yield DateMention(match.start("m2"), match.end(), end)


def _read_month(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    month = _month(match["m"])
    yield from _one(match, _make(_year_of(match, issued, month, None), month, None))


def _read_last_month_name(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    """ "Last May": in January 2020 that is May 2019; in September it may be either year, so it stays open."""
    month = _month(match["m"])
    year = publication_year(issued, month)
    if year is not None and issued is not None and issued.year == year:
        # "Last December", told in December, is that of a year ago.
        year = None if month != issued.month else year - 1
    yield from _one(match, _make(year, month, None))


def _read_year(match: re.Match[str], _issued: PartialDate | None) -> Iterator[DateMention]:
    yield DateMention(match.start("y"), match.end("y"), PartialDate(int(match["y"])))


def _read_years(match: re.Match[str], _issued: PartialDate | None) -> Iterator[DateMention]:
    for year in re.finditer(_YEAR, match["years"]):
        start = match.start("years") + year.start()
        yield DateMention(start, start + len("2000"), PartialDate(int(year.group())))


def _read_ago(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    count = count_of(match["n"])
    if count is None or issued is None or issued.year is None:
        return
    unit = match["unit"].lower()
    when: PartialDate | None = None
    if match["half"]:
        if unit == "year" and issued.month is not None:
            when = PartialDate((issued.year * 12 + issued.month - 1 - 12 * count - 6) // 12)
    elif unit == "year":
        when = PartialDate(issued.year - count)
    elif unit == "month" and issued.month is not None:
        months = issued.year * 12 + issued.month - 1 - count
        when = PartialDate(months // 12, months % 12 + 1)
    elif issued.month is not None and issued.day is not None:
        day = date(issued.year, issued.month, issued.day) - timedelta(days=count * (7 if unit == "week" else 1))
        when = PartialDate(day.year, day.month) if unit == "week" else PartialDate(day.year, day.month, day.day)
    if when is not None:
        yield DateMention(match.start(), match.end(), when, relative=True)


def nothing_but_days(joints: str) -> re.Pattern[str]:
    """Matches a line that is nothing but days, or parts of them, with ``joints`` between: words of an expression."""
    return re.compile(rf"(?:[\s\d/.,;&–—-]|\d(?:st|nd|rd|th)\b|\b(?:{joints}|\w+day|{MONTH_WORD})\b)+", re.IGNORECASE)


def count_of(word: str) -> int | None:
    """The number that a word or digits of ``COUNT`` stand for; None for another word."""
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())


def _read_relative(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    if issued is None or issued.year is None:
        return
    which, unit = match["which"].lower(), match["unit"].lower()
    when: PartialDate | None = None
    if unit == "year":
        when = PartialDate(issued.year - (which == "last"))
    elif unit == "month" and issued.month is not None:
        months = issued.year * 12 + issued.month - 1 - (which == "last")
        when = PartialDate(months // 12, months % 12 + 1)
    if when is not None:
        yield DateMention(match.start(), match.end(), when, relative=True)


def _read_today(match: re.Match[str], issued: PartialDate | None) -> Iterator[DateMention]:
    if issued is None or issued.year is None or issued.month is None or issued.day is None:
        return
    day = date(issued.year, issued.month, issued.day)
    if match["day"].lower() == "yesterday":
        day -= timedelta(days=1)
    yield DateMention(match.start(), match.end(), PartialDate(day.year, day.month, day.day), relative=True)


_Reader = Callable[[re.Match[str], PartialDate | None], Iterator[DateMention]]


_DIGIT = tuple("0123456789")
_MONTH_HINT = SHORT_MONTHS
_YEAR_HINT = ("198", "199", "200", "201", "202", "203", "204")
_AGO_HINT = ("ago", "back")
_LAST_HINT = ("last", "this")
_UNIT_HINT = ("year", "month")
_TODAY_HINT = ("today", "yesterday")
_SEASON_HINT = ("spring", "summer", "autumn", "winter")
_COMMON_HINTS = (_DIGIT, _AGO_HINT, _LAST_HINT, _TODAY_HINT, _SEASON_HINT)
_Hint = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule of the grammar; of each of its hints something stands in any text where it holds, in small letters."""

    hints: frozenset[_Hint]
    pattern: re.Pattern[str]
    read: _Reader


def _rule(pattern: str, read: _Reader, *hints: _Hint) -> _Rule:
    return _Rule(frozenset(hints), re.compile(pattern, re.IGNORECASE), read)


@cache
def _rules(hints: frozenset[_Hint]) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """The rules that may hold in a text that has these hints, the longest first."""
    return tuple((rule.pattern, rule.read) for rule in _GRAMMAR if rule.hints <= hints)


_ORDINAL = "(?:" + "|".join(word.replace("-", "[- ]") for word in reversed(_ORDINALS)) + ")"
_TO_MONTH = rf"\s*(?:to|until|till|through|and|into|turned into|gave way to|[-–—])\s*{_PART}?"
_LATER = re.compile(
    rf"\b(?P<n>{COUNT}) "
    r"(?:years?|springs?|summers?|autumns?|winters?) "
    r"(?P<way>later|on(?! from)|earlier|"
    r"before(?! (?:ofsted|inspectors|it|they|he|she|we|the|its|their|his|her|being|an?)\b))\b",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(
    r"\bthe (?:year )?(?P<way>(?<=year )(?:after|before)(?=[.,;)]|$| (?:and|but)\b)|(?:following|next)(?= year))\b"
    r"(?: year)?",
    re.IGNORECASE,
)
""" "Inadequate in 2011, and adequate the year after"."""
_ONWARDS = frozenset({"later", "on", "after", "following", "next"})
_COUNT = rf"(?P<n>{COUNT})"

# In order of length: what an earlier rule took, a later one leaves alone.
_GRAMMAR: tuple[_Rule, ...] = (
    _rule(
        rf"\b{_NUMERIC.format('a')}{_TO}{_NUMERIC.format('b')}",
        _read_numeric_range,
        _DIGIT,
    ),
    _rule(
        rf"\b{_DAY.format('d1')}(?:\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?)?{_TO}(?:the\s+)?"
        rf"{_DAY.format('d2')}\s+(?P<m2>{_MONTH})(?:,?\s+(?:(?P<y2>{_YEAR})|{_WHICH}))?",
        _read_day_range,
        _DIGIT,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?:the\s+)?(?P<o1>{_ORDINAL})(?:\s+of\s+(?P<m1>{_BARE}))?{_TO}(?:the\s+)?(?P<o2>{_ORDINAL})\s+of\s+"
        rf"(?P<m2>{_BARE})(?:,?\s+(?P<y>{_YEAR}))?",
        _read_named_days,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?:the\s+)?(?P<o>{_ORDINAL})\s+of\s+(?P<m>{_BARE})(?:,?\s+(?P<y>{_YEAR}))?",
        _read_named_day,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b{_NUMERIC.format('a')}",
        _read_numeric,
        _DIGIT,
    ),
    _rule(
        rf"\b{_DAY.format('d')}\s+(?P<m>{_MONTH})(?:,?\s+(?:(?P<y>{_YEAR})|{_WHICH}))?",
        _read_day,
        _DIGIT,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s+(?P<y1>{_YEAR}))?{_TO}"
        rf"{_WEEKDAY}?(?:(?P<m2>{_MONTH})\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b"
        rf"(?!\s*(?:%|per))(?:,?\s+(?:(?P<y2>{_YEAR})|{_WHICH}))?",
        _read_american_range,
        _DIGIT,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|per))"
        rf"(?:,?\s+(?:(?P<y>{_YEAR})|{_WHICH}))?",
        _read_day,
        _DIGIT,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?P<m1>{_BARE})(?:\s+(?P<y1>{_YEAR}))?(?P<to>{_TO_MONTH})(?P<m2>{_BARE})"
        rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<y2>{_YEAR})|{_WHICH}))?",
        _read_month_pair,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?P<m>{_MONTH}),?\s+(?:of\s+|in\s+)?(?:(?P<y>{_YEAR})|(?:of\s+)?{_WHICH})",
        _read_month,
        _MONTH_HINT,
    ),
    _rule(
        rf"\blast\s+(?P<m>{_BARE})",
        _read_last_month_name,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?:in|since|during|by|of|from|until|early|late|mid|this|between|after|before|throughout|to|for)(?:\s+|-)"
        rf"{_PART}?(?:early\s+|late\s+|mid-?\s*)?(?P<m>{_BARE})",
        _read_month,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?:the|its|their|our|ofsted's)\s+(?P<m>{_BARE})"
        r"(?=\s+(?:ofsted\s+|full\s+|focused\s+|monitoring\s+|joint\s+|ilacs\s+|sif\s+|short\s+|standard\s+)*"
        r"(?:inspection|visit|ilacs)\b)",
        _read_month,
        _MONTH_HINT,
    ),
    _rule(
        rf"(?P<m>{_BARE})(?='s\s+(?:inspectors|(?:[\w-]+\s+){{0,2}}(?:inspection|visit|revisit|report|letter))\b)",
        _read_month,
        _MONTH_HINT,
    ),
    # "Derby (focused visit, August)".
    _rule(
        rf"(?<=,\s)(?P<m>{_BARE})(?=\))",
        _read_month,
        _MONTH_HINT,
    ),
    _rule(
        rf"\b(?:(?:the\s+|in\s+|early\s+|late\s+)*(?P<season>{_SEASON})\s+(?:of\s+)?(?P<y>{_YEAR})|"
        rf"(?P<which>this|last)\s+(?P<then>{_SEASON})\b)",
        _read_season,
        _SEASON_HINT,
    ),
    _rule(
        rf"\b(?:as|when)\s+(?P<y>{_YEAR})(?=\s+(?:drew|came|was|wore|turned|ended|began|opened|closed))",
        _read_year,
        _YEAR_HINT,
    ),
    _rule(
        rf"\b{_COUNT}(?P<half>[\s-]and[\s-]a[\s-]half)?\s+(?P<unit>year|month|week|day)s?\s+(?:ago|back)\b",
        _read_ago,
        _AGO_HINT,
    ),
    _rule(
        r"(?<!later )\b(?:earlier\s+)?(?P<which>last|this)\s+(?P<unit>year|month)\b",
        _read_relative,
        _LAST_HINT,
        _UNIT_HINT,
    ),
    _rule(
        r"\b(?P<day>today|yesterday)\b",
        _read_today,
        _TODAY_HINT,
    ),
    # "Good (2014 and 2018)", "(2018: good)".
    _rule(
        rf"(?<=\()(?P<years>{_YEAR}(?:,?\s*(?:,|&|and)\s*{_YEAR})*)(?=\)|:\s)",
        _read_years,
        _YEAR_HINT,
    ),
    # "Hull (inadequate, 2019)".
    _rule(
        rf"(?:good|outstanding|adequate|improvement|RI),\s(?P<years>{_YEAR})(?=\))",
        _read_years,
        _YEAR_HINT,
    ),
    # "At its 2016 and 2019 inspections".
    _rule(
        rf"(?<=\b(?:the|its) )(?P<years>{_YEAR}\s*(?:and|,)\s*{_YEAR})(?=\s+(?:full\s+|ofsted\s+|ilacs\s+)*"
        r"(?:inspections|visits|reports|judge?ments|ratings|grades)\b)",
        _read_years,
        _YEAR_HINT,
    ),
    _rule(
        rf"\b(?:in|since|from|both|between|of|during|and|after)\s+(?P<years>{_YEAR}\s*(?:and|,|"
        rf"or)\s*(?:in\s+)?{_YEAR})",
        _read_years,
        _YEAR_HINT,
    ),
    _rule(
        rf"\bas\s+(?:recently|early|late|long\s+ago|far\s+back)\s+as\s+(?:in\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<y>{_YEAR})",
        _read_year,
        _YEAR_HINT,
    ),
    _rule(
        rf"\b(?:in|since|by|from|of|during|until|before|after|early|late|mid|back in|between|and|"
        rf"year)(?:\s+|-)(?P<y>{_YEAR})"
        r"(?!\s?[-–/]\s?\d\d\b)(?!\s+(?:children|cases|people|families|referrals|young|days|hours|pupils|homes|places|staff))",
        _read_year,
        _YEAR_HINT,
    ),
    _rule(
        rf"(?<![\d/£-])\b(?P<y>{_YEAR})(?=(?:'s)?\s+(?:full\s+|ofsted\s+|ilacs\s+|sif\s+|send\s+|area\s+|single\s+|short\s+|standard\s+|"
        rf"focused\s+|monitoring\s+|joint\s+)*"
        r"(?:inspections?|visits?|reports?|judge?ments?|ratings?|verdicts?|grades?|jtai|review)\b)",
        _read_year,
        _YEAR_HINT,
    ),
    _rule(
        rf"\b(?:on|with|than|to|unlike)\s+(?P<y>{_YEAR})(?=,?\s+when\b)",
        _read_year,
        _YEAR_HINT,
    ),
    _rule(
        rf"(?:(?<=\|)|(?<=\| )|^[*_]{{0,2}})(?P<y>{_YEAR})(?=:?[*_]{{1,2}}\s|:\s|\s*\||\s[–—-]\s|\W{{0,4}}\n)",
        _read_year,
        _YEAR_HINT,
    ),
    # "Area inspection: 2018.", a label and what it is of.
    _rule(
        rf"\b(?:inspection|inspected|visit|visited|review)\s*:\s*(?P<y>{_YEAR})(?=\s*(?:[.,;(|]|$))",
        _read_year,
        _YEAR_HINT,
    ),
    _rule(
        rf"(?<=\bthe )(?P<y>{_YEAR})(?=(?:\s+[a-z,-]+){{1,6}}\s+inspections?\b)",
        _read_year,
        _YEAR_HINT,
    ),
    # "The council's 2015 'inadequate' verdict".
    _rule(
        rf"(?:\b(?:the|its|their|our|an?)|['’]s)\s+(?P<y>{_YEAR})(?=\s+['\"‘“]?(?:inadequate|adequate|good|outstanding|"
        r"requires[ -]improvement)['\"’”]?\s+(?:ofsted\s+)?(?:verdict|rating|judge?ment|grade|report)\b)",
        _read_year,
        _YEAR_HINT,
    ),
)
