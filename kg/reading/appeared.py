"""When an article appeared, where neither its file nor a line of its own says so.

What it tells of its report, of weekdays and of years is evidence too; what that leaves open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Article, BlockKind, PartialDate, SourceKind
from kg.reading.dates import MONTH_WORD, MONTHS, SHORT_MONTHS, WEEKDAY, find_dates

_YEAR = r"(?:19[89]\d|20[0-4]\d)\b"
_HEADER_LINES = 10
_HEADER_WIDTH = 200
_FULL_DATE = (
    rf"(?:{WEEKDAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH_WORD},? {_YEAR}|"
    rf"(?:{WEEKDAY},? )?{MONTH_WORD} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}"
)
_CAME_OUT = re.compile(
    r"\b(?:(?:published|released|issued|reported|unveiled|made public)(?: its (?:report|findings|verdict))?|"
    r"(?:report|findings|letter)(?: (?:on|into|about|of) [^.;,:\n]{0,60}?)? "
    r"(?:came out|appeared|is dated|was dated|dated)|"
    r"\bthe (?:\w+ )?(?:report|letter) (?:of|from)|"
    r"(?:ofsted|inspectors|inspectorate|watchdog|they) (?:has |have )?(?:reported|announced|said|ruled))"
    r",? (?:on |in a (?:report|letter) (?:published |released |issued |dated )?(?:on )?)?"
    rf"(?P<day>{_FULL_DATE})|"
    r"(?<!in a )\breport,? (?:which was |was )?(?:published|released|issued) (?P<month>in "
    rf"{MONTH_WORD} {_YEAR})|"
    rf"\bon (?P<on>{_FULL_DATE}),? (?:ofsted|inspectors) (?:has |have )?(?:published|released|issued|reported)\b|"
    rf"\btoday,? \(?(?P<today>{_FULL_DATE})",
    re.IGNORECASE,
)
"""The words for a report that comes out, and the date right beside them."""
_OF_BEFORE = re.compile(
    r"\b(?:after|following|since|because of|in response to) (?:(?:an?|the|its|their|that) )?(?:[\w']+ ){0,3}$", re.I
)
""" "Ministers stepped in after an Ofsted" + "report published in June 2016": no news."""
_LEADS_TO = 50
"""How many characters in front of a report may say so."""
_APART = re.compile(r"(?:^|[.|·•]\s+)$")
"""Before a date that is a line, or the end of one, by itself: "The bulletin for members. 1 April 2022."."""
_LINES_OF_ISSUE = 4
_ISSUE_OF = re.compile(
    rf"(?:(?!.*\b(?:inspect\w*|visit\w*|report)\b)[A-Z][\w '&-]{{2,40}}\s*(?:,|\||[-–—:]|\bfor\b)\s*)?"
    rf"(?P<month>(?:{MONTHS}|{MONTHS.upper()}) {_YEAR})(?:\s+(?:issue|edition))?"
)
_NO_HEADER = re.compile(r"\b(?:inspect\w*|visit\w*|between|report|review\w*)\b", re.IGNORECASE)

_DAY_OF_MONTH = (
    rf"(?:(?:the )?(?P<d{{0}}>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m{{0}}>{MONTH_WORD})|"
    rf"(?P<n{{0}}>{MONTH_WORD}) (?P<e{{0}}>\d\d?)(?:st|nd|rd|th)?)\b(?!,? ?(?:19|20)\d\d)"
)
_WEEKDAY_TOLD = re.compile(
    r"\b(?:(?P<when>today|this morning|this afternoon|tonight|yesterday|last night|this week|last week),? ?"
    rf"[(–—-]? ?(?:on )?(?P<w1>{WEEKDAY}),? {_DAY_OF_MONTH.format(1)}|"
    rf"(?P<w2>{WEEKDAY}) (?:morning |afternoon |evening |night )?\({_DAY_OF_MONTH.format(2)}|"
    r"(?:published|released|issued|unveiled|announced|made public|came out|is out|out|met|heard|voted|agreed)"
    rf"(?: (?:the |its )?(?:report|findings|letter))?,? (?:on |last |this )?(?P<w3>{WEEKDAY}),? "
    rf"{_DAY_OF_MONTH.format(3)})",
    re.IGNORECASE,
)
""" "Out today (Monday, March 9)", "met last Tuesday (9 March)", "published on Friday, 9 March": lately, to the day."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OF_THE_DAY = frozenset({"today", "this morning", "this afternoon", "tonight"})
_OF_THE_DAY_BEFORE = frozenset({"yesterday", "last night"})
_STILL_TO_COME = re.compile(
    r"\b(?:will|would|next|(?:due|expect(?:s|ed)?|hop(?:es?|ed|ing)|plan(?:s|ned|ning)?|wants?|aims?|set|needs?) to)\b"
    r"[^.;]*$|\b(?:by|until|till|before)(?: \w+){0,3} $",
    re.IGNORECASE,
)
"""Words that put a day or year behind them after the time of writing."""
_NEAR_WORDS = 40
"""So many characters before a day or year may do so."""
_ANY_YEAR = re.compile(rf"(?<![\d/£-]){_YEAR}(?![/-]\d)")
_ENDS = re.compile(r"[.!?]['\"”’)]*\s|\n")
_RECALLED = re.compile(
    r"\b(?:inadequate|adequate|good|outstanding|improvement|rat(?:ed|ing)s?|grad(?:ed?|es|ing)|judged?|judge?ments?|"
    r"verdicts?|inspect\w+|reports?|since|ago|last|previous(?:ly)?|earlier|former|then|same|first|far cry)\b",
    re.IGNORECASE,
)
"""What a sentence has that recalls times of which the last may be many years back, such as that of a grade."""
_YEARS_ON = 3
"""So many years at the most pass until the news is written that tells of something else than an inspection."""
_SINGLE_FRAMEWORK = re.compile(
    r"\bleadership,? management,? (?:and|&) governance\b|\blooked after and achieving permanence\b", re.IGNORECASE
)
_TIMES_OF_SINGLE = (PartialDate(2013, 12, 1), PartialDate(2018, 8, 31))
"""Between which days reports under the single framework, with these areas, came out."""
_LATER_FRAMEWORK = re.compile(r"\bimpact of leaders on\b", re.IGNORECASE)
_LAST_YEARS_VISIT = re.compile(
    r"\b(?P<what>visit|inspection|review)(?:s? (?:by|of|to|from) [\w'’ ]{2,40}?|,)? last year\b|"
    r"\blast year(?:['’]s)? (?:\w+ ){0,2}?(?P<which>visit|inspection|review)\b",
    re.IGNORECASE,
)
_THAT_ONE = re.compile(
    rf"\b(?:on|at|in|during|after) that (?P<what>visit|inspection|review),? (?:which was )?(?:held |made )?in "
    rf"(?:{MONTH_WORD} )?(?P<year>{_YEAR})",
    re.IGNORECASE,
)


def appeared(article: Article) -> PartialDate | None:
    """When an article appeared: its own date, or else what its text says or proves; ``None`` where that is open.

    In this order: the full date in a line above the text that is no sentence; the day on which its report came out;
    a weekday and day of which the year is certain; a year that "last year" is told to be.
    """
    if article.issued is not None or article.kind is not SourceKind.NEWS:
        return article.issued
    told = _above_the_text(article) or _told_of_report(article.text)
    if told is not None:
        return told
    # Dates in menus and beside other stories are of the page, which may be much younger.
    own = (block for block in article.blocks if block.kind is not BlockKind.FURNITURE)
    text = "\n".join(article.text[block.start : block.end] for block in own)
    return _by_weekday(text) or _by_last_year(text)


def _above_the_text(article: Article) -> PartialDate | None:
    for block in article.blocks[:_HEADER_LINES]:
        line = article.text[block.start : block.end].strip()
        if len(line) > _HEADER_WIDTH or _NO_HEADER.search(line):
            continue
        sentence = line.endswith((".", "?"))
        for mention in find_dates(line, None):
            apart = _APART.search(line[: mention.start_char]) and line[mention.end_char :] in ("", ".")
            if mention.start.day is not None and mention.end is None and (apart or not sentence):
                return mention.start
    return _month_of_issue(article)


def _month_of_issue(article: Article) -> PartialDate | None:
    """The month of a line under the headline that ends in nothing but it: "Annual review, January 2020"."""
    for block in article.blocks[:_LINES_OF_ISSUE]:
        line = article.text[block.start : block.end].strip()
        match = _ISSUE_OF.fullmatch(line)
        if match is not None and block.kind is not BlockKind.HEADLINE:
            return next((mention.start for mention in find_dates(match["month"], None)), None)
    return None


def _told_of_report(text: str) -> PartialDate | None:
    """The day (or month) in which a report came out, where nothing in the text is of a later year: it is the news.

    "Whose report was published on 27 March 2015", "Ofsted reported on 16 August 2013".
    """
    days = [
        mention.start
        for match in _CAME_OUT.finditer(text)
        if _OF_BEFORE.search(text, max(0, match.start() - _LEADS_TO), match.start()) is None
        for mention in find_dates(match[match.lastgroup or 0], None)
        if mention.end is None
    ]
    if not days:
        return None
    latest = max(days, key=str)
    years = [int(year) for year in re.findall(rf"\b{_YEAR}", text)]
    return latest if latest.year == max(years) else None


@dataclass(frozen=True, slots=True)
class _ToldDay:
    """A day of a month that is called by its weekday, and is of late."""

    weekday: int
    month: int
    day: int
    since: int | None
    """How many days later the article appeared; ``None`` where it may be several."""

    def in_year(self, year: int) -> date | None:
        """The day in a year in which it falls on that weekday."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if day.weekday() == self.weekday else None


def _by_weekday(text: str) -> PartialDate | None:
    """The day on which an article appeared that calls a day of late by its weekday: "out today (Monday, March 9)".

    A day falls on the same weekday after five, six or eleven years. So the year is certain where the article tells
    what was in a year shortly before, or grades areas that inspections had for some years only, and one year fits all.
    """
    told = [*_told_days(text)]
    first, last = _bounds(text) if told else (None, None)
    if first is None or last is None:
        return None
    years = [year for year in range(first.year or 0, (last.year or 0) + 1) if all(one.in_year(year) for one in told)]
    days = [day for year in years if (day := told[0].in_year(year)) is not None and str(first) <= str(day) <= str(last)]
    if len(days) != 1:
        return None
    if told[0].since is None:
        return PartialDate(days[0].year, days[0].month)
    day = days[0] + timedelta(days=told[0].since)
    return PartialDate(day.year, day.month, day.day)


def _told_days(text: str) -> Iterator[_ToldDay]:
    """The days of late that a text calls by their weekday; first those that say how long ago they were."""
    found = []
    for match in _WEEKDAY_TOLD.finditer(text):
        form = next(form for form in "123" if match[f"w{form}"])
        if _STILL_TO_COME.search(text, max(0, match.start() - _NEAR_WORDS), match.start()):
            continue
        month, day = (match[f"m{form}"] or match[f"n{form}"]), int(match[f"d{form}"] or match[f"e{form}"])
        when = (match["when"] or "").lower()
        since = 0 if when in _OF_THE_DAY else 1 if when in _OF_THE_DAY_BEFORE else None
        found.append(
            _ToldDay(
                _WEEKDAYS.index(match[f"w{form}"].lower()[:3]), SHORT_MONTHS.index(month.lower()[:3]) + 1, day, since
            )
        )
    yield from sorted(found, key=lambda one: one.since is None)


def _bounds(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """From when to when an article can have appeared, by the years that it tells and the areas that it names."""
    past = [(int(match.group()), match) for match in _ANY_YEAR.finditer(text) if not _is_to_come(text, match)]
    latest = max((year for year, _ in past), default=None)
    single, later = _SINGLE_FRAMEWORK.search(text) is not None, _LATER_FRAMEWORK.search(text) is not None
    if single and not later:
        first, last = _TIMES_OF_SINGLE
        return (PartialDate(latest, 1, 1) if latest is not None and latest > (first.year or 0) else first), last
    near = max((year for year, match in past if not _is_recalled(text, match)), default=None)
    if latest is None or near is None:
        return None, None
    return PartialDate(latest, 1, 1), PartialDate(near + _YEARS_ON, 12, 31)


def _is_to_come(text: str, year: re.Match[str]) -> bool:
    """ "To be good by 2027": whether a year lies ahead."""
    return _STILL_TO_COME.search(text, max(0, year.start() - _NEAR_WORDS), year.start()) is not None


def _is_recalled(text: str, year: re.Match[str]) -> bool:
    """Whether the sentence of a year recalls a time that may be long ago."""
    start = max((match.end() for match in _ENDS.finditer(text, 0, year.start())), default=0)
    found = _ENDS.search(text, year.end())
    return _RECALLED.search(text, start, found.start() if found is not None else len(text)) is not None


def _by_last_year(text: str) -> PartialDate | None:
    """ "A focused visit last year ... On that visit, in 2021": the one year tells the other."""
    last = {(match["what"] or match["which"]).lower() for match in _LAST_YEARS_VISIT.finditer(text)}
    years = {int(match["year"]) for match in _THAT_ONE.finditer(text) if match["what"].lower() in last}
    return PartialDate(years.pop() + 1) if len(years) == 1 else None
