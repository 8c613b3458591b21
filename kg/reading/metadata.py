"""The lines above an article that tell who wrote it, when, and for whom: bylines and datelines.

Grammar only; its words (reporter's posts, date labels, outlets) stand in ``ontology/patterns/furniture.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import PartialDate
from kg.reading.dates import WEEKDAY
from kg.reading.expressions import any_of
from kg.reading.furniture import Furniture, key_of, plain

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|" + "|".join(_MONTHS) + r")(?![a-z])"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DATES = tuple(
    re.compile(rf"(?<![\d/.-]){form}", re.I)
    for form in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d\S*)?(?!\d)",
        r"(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.](?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_DAY}\s+{_MONTH}",
        rf"{_MONTH}\s+{_DAY}(?!\d)",
    )
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]m\b", re.I)
_FILLER = re.compile(
    rf"\b(?:{WEEKDAY}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|bst|gmt|utc|at|on|the|"
    r"\d+\s+(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\s+ago|\d+\s*-?\s*min(?:ute)?s?\.?(?:\s+read)?|\d+\s+comments?)\b",
    re.I,
)
_WEEKDAY = rf"(?:{WEEKDAY},?\s+)?"
_FULL_DATE = (
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+[a-z]{{3,9}}\.?,?\s+|[a-z]{{3,9}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+)"
    r"(?:19|20)\d\d"
)
_HEAD_DATE = re.compile(
    rf"(?<![\w/.-])(?:{_FULL_DATE}(?!\d)|{_WEEKDAY}\d\d?[/.]\d\d?[/.](?:19|20)\d\d(?!\d)|"
    rf"(?:spring|summer|autumn|winter),? (?P<season>(?:19|20)\d\d)(?!\d)|(?P<month>(?:{'|'.join(_MONTHS)}),? "
    r"(?:19|20)\d\d)(?!\d))",
    re.I,
)
""" "Thursday 21 November 2024", "Autumn 2023": the date in a line at the head of a page."""
_RUN_IN_DATE = (
    rf"(?P<day>(?i:{_FULL_DATE})|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    r"(?:,? (?:at )?\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|BST|UTC))?)?"
)
_RUN_IN = re.compile(
    rf"(?P<label>[A-Za-z][a-z]*(?: [a-z]+)?):? (?:at \d\d[:.]\d\d )?{_RUN_IN_DATE}[:|]? (?=['\"‘“(]?[A-Z]).{{40}}",
    re.DOTALL,
)
""" "Date 2023-04-17 Newsfeed) The town's services are ...": a labelled day in front of the first words of a text."""
_RUN_IN_PLACE = re.compile(
    rf"(?:[A-Z][\w.'’-]+,? ){{1,4}}?\(?{_RUN_IN_DATE}\)?,? "
    r"(?:\([^)\n]{2,30}\)|/[^/\n]{2,30}/|[–—-]{1,2}) .{40}",
    re.DOTALL,
)
""" "HEXBY, May 3, 2019 (Newsfeed) -- The town's services are ...": place and day before the first words of a text."""
_HEAD_PIECES = re.compile(r"\s*[|•·,\n()]\s*|\s+[–—/-]\s+|(?<=[a-z]{3})\.\s+|\b(?:by|for|in)\s(?=[A-Z])", re.I)
_HEAD_NAME = re.compile(
    r"(?:(?i:(?:(?:issue|number|no|vol|volume|edition|page|p|pp)\.? ?\d+ ?)+|admin|editor|staff|webmaster)|"
    r"[A-Z][^\d\W]*(?:[ '’&/.-]+[^\d\W]+){0,5})\.?"
)
_PERIODICAL = re.compile(
    r"\b(?:issue|number|no|vol|volume|edition|newsletter|bulletin|digest|magazine|briefing|review|quarterly)\b", re.I
)
"""Beside one of these, or a paper's name, a month alone dates a page."""
_OF_ANOTHER_DATE = re.compile(
    r"\b(?:dates?|visit(?:s|ed)?|inspect(?:ed|ions? (?:of|in|from|dates?|report))|between|from|since|until|meeting|"
    r"committee|deadline|due|born|died)\b",
    re.I,
)
"""What the day in a line may be that is none of publication."""
_DAY_BEHIND = re.compile(rf"(?P<rest>\D{{3,70}}?)[,:;]?\s+(?:[–—-]\s+)?(?P<day>{_FULL_DATE})$", re.I)
_DAY_BEFORE = re.compile(rf"(?P<day>{_FULL_DATE})[,:;]?\s+(?:[–—-]\s+)?(?P<rest>by\s\D{{3,70}})$", re.I)
_PAPER = re.compile(
    r"(?:The )?(?:[A-Z][\w&'-]* (?:and |& |of |on )?){0,3}(?:Advertiser|Argus|Chronicle|Courier|Echo|Examiner|Express|"
    r"Gazette|Globe|Herald|Journal|Leader|Live|Mail|Mercury|News|Newsdesk|Newsroom|Observer|Online|Post|Press|Recorder|"
    r"Sentinel|Standard|Telegraph|Times|Today|Weekly)"
)
""" "Hexby Evening Post": by what papers are called."""
_BAR = re.compile(r"[|•·\n]|\.\s+[Bb]y ")
_PIECES = re.compile(r"\s*[|•·]\s*|\n|\.\s+(?=[Bb]y )")
_PARTICLES = frozenset("de da del della der den van von bin ibn al el la le du di mac o".split())
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_DIGIT = re.compile(r"\d")
_ALNUM = re.compile(r"[^\W_]")
_LONGEST_HEAD = 120
_LONGEST_LINE = 180
"""A line of more characters tells nothing of the article: it is text."""
_STOP = re.compile(r"[.!?…;:]['\"”’)\]]*\s*$")
_LINK_OR_STRESS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]{1,3}")


@dataclass(frozen=True, slots=True)
class LineMetadata:
    """What one line tells about the article."""

    creator: str | None = None
    issued: PartialDate | None = None
    publisher: str | None = None
    is_update: bool = False
    """True where the date is that of a change."""
    is_labelled: bool = False
    """True where the line says that this is the date of publication."""
    in_post: bool = False
    """True where the author is said to be in a public post: "By Cllr Ann Lee, leader of the council"."""


def read_date(text: str) -> PartialDate | None:
    """The first date in ``text`` that has a year; None where there is none.

    ``24 January 2020``, ``24th Jan, 2020``, ``January 24, 2020``, ``2020-01-24``, ``24/01/2020`` (day first, as in
    Britain), ``January 2020``. An impossible day or month is no date.
    """
    best: tuple[int, int, PartialDate] | None = None
    for rank, form in enumerate(_DATES[:5]):
        match = form.search(text)
        date = _date_of(match.groupdict()) if match else None
        if match and date and (best is None or (match.start(), rank) < best[:2]):
            best = (match.start(), rank, date)
    return best[2] if best else None


def _date_of(parts: dict[str, str]) -> PartialDate | None:
    year = int(parts["year"])
    month_word = parts["month"].lower().rstrip(".")
    month = int(month_word) if month_word.isdigit() else _month_number(month_word)
    try:
        return PartialDate(year + 2000 if year < 100 else year, month, int(parts["day"]) if "day" in parts else None)
    except ValueError:
        return None


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word[:3]))


def read_line(line: str, furniture: Furniture) -> LineMetadata | None:
    """What a byline or dateline tells; None for any other line.

    A line is one where it is short (at most 180 characters, 60 where it ends with a stop), and each piece of it (cut
    at ``|``, ``•``, ``·``, and before ``By``) is

    - a byline: ``By`` (or another opening word of the vocabulary) and a name of two to four capitalised words, which
      ends the piece or is followed by a comma, a post, a date, or ``and`` and another name; or a name, a comma and a
      reporter's post; or a reporter's post alone;
    - a date, time, or date label ("Published", "Last updated"), with nothing else but week-days and the like; two
      dates with a dash between are a period, not a dateline;
    - the name of an outlet, with or without a place behind a comma.

    Pieces such as "3 min read" may stand beside these, not alone.
    """
    if len(line) > _LONGEST_LINE or (len(line) > 60 and _STOP.search(line, len(line) - 8)):
        return None
    if line[:1].islower() and key_of(plain(line)) not in _openings(
        furniture.words["byline_starts"], furniture.words["date_labels"]
    ):
        return None
    text = line
    if "*" in line or "[" in line or "_" in line or "`" in line:
        text = _LINK_OR_STRESS.sub(lambda match: match.group(1) or "", line)
    text = text.strip(" -–—")
    whole = _read_piece(text, furniture)
    if whole is not None:
        return whole
    if not _BAR.search(text):
        return None
    pieces = [piece for piece in _PIECES.split(text) if piece.strip(" -–—")]
    if len(pieces) < 2:
        return None
    read = [_read_piece(piece, furniture) for piece in pieces]
    if any(found is None and not _is_filler(piece) for piece, found in zip(pieces, read, strict=True)):
        return None
    found = [metadata for metadata in read if metadata is not None]
    return joined(found) if found else None


def read_head_line(line: str, furniture: Furniture) -> LineMetadata | None:
    """What a line above the first sentence of a page tells, if it is a date with nothing but names beside it.

    "Owen Tarrant | 22 March 2018 | News", "Hexby Voice, 11 October 2022", "Issue 212, Autumn 2023": names of one to six
    words, cut off by bars, commas or "by", none of which is a grade or says what the date is of. Who wrote it is told
    by a byline alone, since a name beside a date may be that of a paper or a section.
    """
    match = _HEAD_DATE.search(line) if len(line) <= _LONGEST_HEAD and _DIGIT.search(line) else None
    if match is None or _HEAD_DATE.search(line, match.end()) or _OF_ANOTHER_DATE.search(line):
        return None
    labels = _label_pattern(furniture.words["date_labels"])
    around = (line[: match.start()].strip(" ,–—-"), line[match.end() :].strip(" ,–—-"))
    parts = (part.strip(" ,–—-") for one in around for part in _PIECES.split(one))
    bylines = {part: _read_byline(part, furniture) for part in (*around, *parts)}
    told = (_FILLER.sub("", _TIME.sub("", labels.sub("", one))) for one in around if bylines[one] is None)
    rest = [" ".join(one.split()).strip(" -–—:,.|/") for one in told]
    pieces = [piece for one in rest for piece in _HEAD_PIECES.split(one) if piece and _ALNUM.search(piece)]
    if not (pieces or any(bylines[one] for one in around)) or any(
        _HEAD_NAME.fullmatch(one) is None or furniture.ends_with_grade(plain(one)) for one in pieces
    ):
        return None
    if match["month"] and not any(_PERIODICAL.search(one) or _PAPER.fullmatch(one) for one in pieces):
        # "Hull, May 2019" may be when something was.
        return None
    season = match["season"]
    issued = PartialDate(int(season)) if season else read_date(match.group())
    creator = next((one.creator for one in bylines.values() if one is not None and one.creator), None)
    return LineMetadata(creator=creator, issued=issued) if issued is not None else None


def read_run_in(text: str, furniture: Furniture) -> LineMetadata | None:
    """The day with which the first line of a page begins, where its text runs on behind it, as in a syndicated page."""
    label = _RUN_IN.match(text)
    if label is not None and label["label"].lower() not in furniture.words["date_labels"]:
        label = None
    match = label or _RUN_IN_PLACE.match(text)
    issued = read_date(match["day"]) if match is not None else None
    return LineMetadata(issued=issued, is_labelled=label is not None) if issued is not None else None


def joined(found: Sequence[LineMetadata]) -> LineMetadata:
    """What several lines tell together, or pieces of one: of dates that which a label calls the one of publication."""
    dated = sorted((one for one in found if one.issued), key=lambda one: (one.is_update, not one.is_labelled))
    return LineMetadata(
        creator=next((one.creator for one in found if one.creator), None),
        issued=dated[0].issued if dated else None,
        publisher=next((one.publisher for one in found if one.publisher), None),
        is_update=dated[0].is_update if dated else False,
        is_labelled=dated[0].is_labelled if dated else False,
        in_post=any(one.in_post for one in found),
    )


def _is_filler(piece: str) -> bool:
    return not re.search(r"\w", _FILLER.sub("", _TIME.sub("", piece)))


def _read_piece(piece: str, furniture: Furniture) -> LineMetadata | None:
    piece = piece.strip(" -–—,")
    read = _read_dateline(piece, furniture) or _read_byline(piece, furniture) or _read_outlet(piece, furniture)
    if read is not None and read.issued is None and (read.creator or read.publisher) is not None:
        behind = _DAY_BEHIND.match(piece)
        return replace(read, issued=read_date(behind["day"])) if behind is not None else read
    return read or _read_with_date(piece, furniture)


def _read_with_date(piece: str, furniture: Furniture) -> LineMetadata | None:
    """A byline, post or paper with a day behind or before it: "Newsdesk, 7 March 2023", "7 March 2023 by Ann Lee"."""
    match = (_DAY_BEHIND.match(piece) or _DAY_BEFORE.match(piece)) if _DIGIT.search(piece) else None
    if match is None:
        return None
    day, rest = read_date(match["day"]), match["rest"].strip(" ,:–—-")
    told = _read_byline(rest, furniture) or _read_outlet(rest, furniture)
    if told is None and _PAPER.fullmatch(rest) is not None:
        told = LineMetadata()
    return replace(told, issued=day) if told is not None and day is not None else None


@lru_cache(maxsize=8)
def _openings(*lists: tuple[str, ...]) -> frozenset[str]:
    """The first words of bylines and datelines."""
    return frozenset(key_of(word) for words in lists for word in words)


@lru_cache(maxsize=8)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(labels)})\b:?", re.I)


def _read_dateline(piece: str, furniture: Furniture) -> LineMetadata | None:
    labels = _label_pattern(furniture.words["date_labels"])
    if piece.count(" ") > 16 or not (_DIGIT.search(piece) or labels.match(piece)):
        return None
    if not _WORD.sub("", piece).strip() and not labels.match(piece):
        return None
    rest, dates = piece, 0
    for form in _DATES:
        rest, count = form.subn(" ", rest)
        dates += count
    label = labels.search(rest)
    rest = _TIME.sub(" ", _FILLER.sub(" ", labels.sub(" ", rest)))
    if _ALNUM.search(rest) or (dates > 1 and label is None and re.search(r"[–—-]|\bto\b", rest)):
        return None
    if not dates and label is None and not _TIME.search(piece):
        return None if not re.search(r"\bago\b", piece) else LineMetadata()
    return LineMetadata(
        issued=_issued(piece, furniture), is_update=_is_update(piece, furniture), is_labelled=label is not None
    )


def _issued(piece: str, furniture: Furniture) -> PartialDate | None:
    """The date before the label of an update ("19:03, 24 Jan 2020 Updated 25 Jan 2020"), or the only one."""
    update = _label_pattern(furniture.words["update_labels"]).search(piece)
    before = read_date(piece[: update.start()]) if update else None
    return before or read_date(piece)


def _is_update(piece: str, furniture: Furniture) -> bool:
    update = _label_pattern(furniture.words["update_labels"]).search(piece)
    return update is not None and read_date(piece[: update.start()]) is None


@lru_cache(maxsize=8)
def _byline_pattern(starts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(starts)})\b:?\s*", re.I)


@lru_cache(maxsize=8)
def _role_pattern(roles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(roles)})s?\b", re.I)


@lru_cache(maxsize=8)
def _post_pattern(posts: tuple[str, ...]) -> re.Pattern[str]:
    """A public post behind an author's name."""
    return re.compile(rf",?\s+(?:\([^()]{{2,30}}\),?\s+)?(?:the\s+)?(?:[\w'’-]+\s+){{0,2}}(?:{any_of(posts)})\b", re.I)


def _read_byline(piece: str, furniture: Furniture) -> LineMetadata | None:
    if _STOP.search(piece) or len(piece.split()) > 16:
        return None
    roles = _role_pattern(furniture.words["reporter_roles"])
    start = _byline_pattern(furniture.words["byline_starts"]).match(piece)
    if start is None and not _may_name_post(piece, furniture):
        return None
    if start is None or (start.end() == len(piece) and not start.group().endswith(":")):
        if start is not None and piece.lower() == "by":
            return LineMetadata()
        return _read_post(piece, roles)
    rest = piece[start.end() :]
    name, behind = _read_names(rest, roles)
    if name and _may_follow_name(behind, roles, furniture):
        in_post = _post_pattern(furniture.words["author_posts"]).match(behind) is not None and not roles.search(behind)
        return LineMetadata(creator=name, issued=read_date(behind), in_post=in_post)
    if not name and rest and roles.search(rest):
        return LineMetadata(issued=read_date(rest))
    return LineMetadata() if start.group().lower().startswith("from our correspondent") else None


def _may_name_post(piece: str, furniture: Furniture) -> bool:
    """A quick look before the expression: whether the last word of any post occurs at all."""
    low = piece.lower()
    return any(word in low for word in _last_words(furniture.words["reporter_roles"]))


@lru_cache(maxsize=8)
def _last_words(roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({role.rpartition(" ")[2] for role in roles}))


def _read_post(piece: str, roles: re.Pattern[str]) -> LineMetadata | None:
    """``Hattie Merrow, Local Democracy Reporter``, or the post alone."""
    found = roles.search(piece)
    if found is None or len(piece.split()) > 12:
        return None
    name, behind = _read_names(piece, roles)
    if name and behind.startswith(",") and roles.search(behind):
        return LineMetadata(creator=name)
    alone = len(piece.split()) <= 6 and not piece[found.end() :].strip(" ,") and piece[:1].isupper()
    return LineMetadata() if alone and not re.search(r"\b(?:said|says|told|is|was|are|were|has|had)\b", piece) else None


def _read_names(text: str, roles: re.Pattern[str]) -> tuple[str | None, str]:
    """A name or two at the start of ``text``, and what is behind."""
    first, behind = _read_name(text, roles)
    if first is None:
        return None, text
    names = [first]
    while match := re.match(r"\s*(?:,?\s+and|,|&|;)\s+", behind, re.I):
        following, after = _read_name(behind[match.end() :], roles)
        if following is None or _PAPER.fullmatch(following) is not None:
            break
        names.append(following)
        behind = after
    return " and ".join(names), behind


def _read_name(text: str, roles: re.Pattern[str]) -> tuple[str | None, str]:
    """Two to four capitalised words, particles between; words of a post at their end are not the name's."""
    role = roles.search(text)
    limit = role.start() if role else len(text)
    words: list[str] = []
    end = 0
    for match in re.finditer(r"\S+", text[:limit]):
        word = match.group()
        bare = word.rstrip(",;:)")
        particle = bare.lower() in _PARTICLES and words
        if len(words) == 4 or not (particle or (bare[:1].isupper() and _WORD.fullmatch(bare))):
            break
        if _is_month_or_day(bare) or bare.lower() in ("and", "for", "in", "at", "on", "the"):
            break
        words.append(bare)
        end = match.start() + len(bare)
        if bare != word:
            break
    if role is not None and len(words) > 2 and not text[end:limit].strip():
        words = words[:2]
        end = len(" ".join(words))
    if len(words) < 2 or words[-1].lower() in _PARTICLES:
        return None, text
    name = " ".join(words)
    return (name.title() if name.isupper() else name), text[end:]


def _is_month_or_day(word: str) -> bool:
    low = word.lower()
    return low in _MONTHS[:4] + _MONTHS[5:] or (low.endswith("day") and _FILLER.fullmatch(low) is not None)


def _may_follow_name(behind: str, roles: re.Pattern[str], furniture: Furniture) -> bool:
    rest = behind.strip()
    if not rest or rest[0] in ",|@(<-–—/" or rest[:1].isdigit():
        return len(rest.split()) <= 10
    low = rest.lower()
    if low.startswith("on ") and read_date(rest[:30]):
        return True
    return (
        bool(roles.search(rest))
        or low.startswith(("for ", "in ", "at "))
        or _read_dateline(rest, furniture) is not None
    )


def _read_outlet(piece: str, furniture: Furniture) -> LineMetadata | None:
    head, _, place = piece.partition(",")
    if len(place.split()) > 4 or _STOP.search(piece):
        return None
    if plain(head.strip()) not in furniture.words["outlets"]:
        return None
    return LineMetadata(publisher=head.strip())
