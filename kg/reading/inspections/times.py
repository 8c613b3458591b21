"""Statements that their own date puts into the time of an earlier inspection: "In 2018 caseloads were too high"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kg.model import BlockKind
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.dates import COUNT, DateMention, count_of, nothing_but_days

_WHEN = re.compile(r"(?:back )?(?:in|during)\b|at the time of\b", re.IGNORECASE)
"""How a date begins that says when something was, as against since, until or after when."""
_OPENS = re.compile(
    r"(?:[^\"]{0,160}\b(?:said|says|told \w+|added|admitted)[:,]? ?\")?"
    r"\W*(?:(?:but|and|yet|back|again|as early as|already|even)\s+)?(?:in|during)?\s*$",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\W*(?:between|from) ", re.IGNORECASE)
_BETWEEN = len("Between ")
_TO_YEAR = re.compile(r"\s*(?:and|to|until|[-–])\s*(?:19|20)\d\d\b")
_CLOSES = re.compile(r"\s*(?:[,;.)]|$|and\b|but\b|while\b|whereas\b|though\b|although\b|when\b|as\b)", re.IGNORECASE)
_BOUNDARY = re.compile(r"[;:]\s|,\s+(?:and|but|while|whereas|although|though|yet)\s", re.IGNORECASE)
_LABEL = re.compile(
    r"\W{0,4}\n|\s?:[*_]*\s|[*_]{1,2}:?\s|\s[-–—]\s|\s(?=(?:The|An?|Ofsted|Inspectors?|First|Second)\s)"
)
"""Behind the date of a timeline's entry."""
_HEAD = re.compile(r"[\s*#_]*(?:(?:early|late|mid|spring|summer|autumn|winter|end of)[ -])?", re.IGNORECASE)
"""All that stands before the date of a timeline's entry: "*Early* 2017: ..."."""
_FURTHER_DATES = nothing_but_days("and|to")
""" "February 2019, December 2019, " + "July 2021: ...": an entry on several dates."""
_TIMELINE = 3
"""So many entries make a timeline."""
_CHAPTERS = 3
"""So many paragraphs that open with their date are a history."""
_LEADING_WORDS = 7
_SINCE_THEN = re.compile(r"\b(?:since|until|before|after|from)\b", re.IGNORECASE)
_STILL_DID = re.compile(
    r"\bstill (?=(?:\w+ed|had|was|were|saw|found|said|told|felt|came|left|took|went)\b)|\bthis time\b|"
    r"[\"“][^\"”]*[\"”]",
    re.IGNORECASE,
)
"""What speaks of no time but that of its sentence."""
_WORDS_OF_LABEL = 6
_MARKS = 3
"""So many characters of marks may open a line."""
_TURN = re.compile(r"[;]|\b(?:but|while|whereas|now|today|since then)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|could|went|came|left|fell|rose|took|felt|\w{3,}ed)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:is|are|isn't|aren't|has|have|hasn't|haven't|do|does|remains?|continues?|now|still|today|currently|"
    r"these days)\b|"
    r"\b(?:this|last) (?:year|month|week|time)\b",
    re.IGNORECASE,
)

_YEARS_ON = re.compile(rf"\b(?:the (?:following|next) year\b|(?P<n>{COUNT}) years? (?:later|on)\b)", re.IGNORECASE)


def year_reached(annotated: AnnotatedArticle, told: Iterable[Sentence]) -> int | None:
    """The year to which a story has come in these sentences; ``None`` where they tell none.

    "In 2017 it failed, and a year later it was inspected again": 2018.
    """
    reached = None
    for sentence in told:
        years = {one.start_char: one.start.year for one in annotated.dates(sentence) if one.start.year is not None}
        counted = {match.start(): match for match in _YEARS_ON.finditer(annotated.text(sentence))}
        further = {sentence.start_char + at: count_of(match["n"] or "a") or 1 for at, match in counted.items()}
        for at in sorted({*years, *further}):
            if at in years:
                reached = years[at]
            elif reached is not None:
                reached += further[at]
    return reached


def opened_by(
    annotated: AnnotatedArticle, sentence: Sentence, date: DateMention, *, window: bool = False
) -> int | None:
    """The character to which a date at the head of a sentence holds; ``None`` where the date does not open it.

    With ``window`` also one from a year to another.

    "In 2018 social workers left in droves, but now they stay": what stands before the turn is of then.
    """
    text = annotated.plain
    before = text[sentence.start_char : date.start_char]
    lasts = window and _is_from(text, sentence, date)
    if not (lasts or _says_when(text, date)) or not (lasts or _OPENS.fullmatch(before) is not None):
        return None
    turn = _TURN.search(text, date.end_char, sentence.end_char)
    end = turn.start() if turn is not None else sentence.end_char
    return end if is_past(text[date.end_char : end]) else None


def opens_span(annotated: AnnotatedArticle, sentence: Sentence, date: DateMention) -> bool:
    """Whether a sentence opens with a time from this year to another: "between 2013 and 2015"."""
    text = annotated.plain
    opens = _is_from(text, sentence, date) and date.start_char - sentence.start_char <= _BETWEEN
    return opens and _TO_YEAR.match(text, date.end_char, sentence.end_char) is not None


def _is_from(text: str, sentence: Sentence, date: DateMention) -> bool:
    """Whether a date is that from which something was so: "*between* 2013 and 2015"."""
    return _LASTS.match(text, max(sentence.start_char, date.start_char - _BETWEEN)) is not None


def closed_by(annotated: AnnotatedArticle, sentence: Sentence, date: DateMention) -> tuple[int, int] | None:
    """The characters of the clause that a date ends ("work was inconsistent in 2018, and ..."); ``None`` where none.

    A further clause in the past tense goes with it.
    """
    text = annotated.plain
    if not _says_when(text, date) or _CLOSES.match(text, date.end_char, sentence.end_char) is None:
        return None
    starts = [match.end() for match in _BOUNDARY.finditer(text, sentence.start_char, date.start_char)]
    start = starts[-1] if starts else sentence.start_char
    if not is_past(text[start : date.start_char]):
        return None
    rest = text[date.end_char : sentence.end_char]
    goes_on = _TURN.search(rest) is None and is_past(rest)
    return start, sentence.end_char if goes_on else date.end_char


def goes_on(annotated: AnnotatedArticle, opened: Sentence) -> Iterator[Sentence]:
    """The sentences behind one that a date opened, in its paragraph, that tell more of that time.

    They are in the past tense, with no date and no inspectors, whose findings the news tells in the past tense too.
    """
    for sentence in rest_of_entry(annotated, opened):
        inspected = "about:inspection" in sentence.labels
        if inspected or not is_past(annotated.plain[sentence.start_char : sentence.end_char]):
            return
        yield sentence


def heads_entry(annotated: AnnotatedArticle, sentence: Sentence, date: DateMention) -> bool:
    """Whether a date is the label of a timeline's entry: "September 2018: ...", or a line above it."""
    first = annotated.article.blocks[sentence.block].start
    text = annotated.plain
    if text[first : date.start_char].rstrip().endswith(":"):
        # "Area inspection: 2018. Plans were late": a label with nothing but its date.
        named = text[first : date.start_char].count(" ") <= _WORDS_OF_LABEL and sentence.start_char - first <= _MARKS
        return named and text[date.end_char : sentence.end_char].strip(" .;") == ""
    return _opens_entry(annotated, sentence, date)


def _opens_entry(annotated: AnnotatedArticle, sentence: Sentence, date: DateMention) -> bool:
    """Whether an entry begins with a date, or with several of which this is the last."""
    first, text = annotated.article.blocks[sentence.block].start, annotated.plain
    opens = _HEAD.fullmatch(text, first, date.start_char) is not None
    opens = opens or _FURTHER_DATES.fullmatch(text, first, date.start_char) is not None
    return opens and date.end is None and _LABEL.match(text, date.end_char, sentence.end_char) is not None


def timeline(annotated: AnnotatedArticle) -> dict[int, int]:
    """Of each sentence of a timeline the one that opens its entry; empty where an article has none.

    What stands between two entries is of the first of them.
    """
    opening = {
        sentence.block: sentence.index
        for sentence in reversed(annotated.sentences)
        if any(_opens_entry(annotated, sentence, date) for date in annotated.dates(sentence))
    }
    if len(opening) < _TIMELINE:
        return {}
    found: dict[int, int] = {}
    entry: int | None = None
    last = max(opening)
    for sentence in annotated.sentences:
        if sentence.block in opening:
            entry = opening[sentence.block]
        elif sentence.block > last or annotated.kind(sentence) is not BlockKind.PARAGRAPH:
            entry = None
        if entry is not None and sentence.index >= entry:
            found[sentence.index] = entry
    return found


def chapters(annotated: AnnotatedArticle, is_old: Callable[[DateMention], bool]) -> list[tuple[Sentence, DateMention]]:
    """The openings of the paragraphs of a history, each with its date: "In June 2012 ...", "By May 2014 ...".

    Three or more follow each other in time, all of them long before the news (``is_old``); empty where an article
    tells no such history.
    """
    found: list[tuple[Sentence, DateMention]] = []
    block = -1
    for sentence in annotated.sentences:
        if sentence.block == block or annotated.kind(sentence) is not BlockKind.PARAGRAPH:
            continue
        block = sentence.block
        dates = annotated.dates(sentence)
        leads = bool(dates) and dates[0].start.year is not None and not dates[0].relative and is_old(dates[0])
        before = annotated.plain[sentence.start_char : dates[0].start_char] if leads else ""
        if leads and len(before.split()) <= _LEADING_WORDS and _SINCE_THEN.search(before) is None:
            found.append((sentence, dates[0]))
    told = [date.start.year or 0 for _, date in found]
    return found if len(found) >= _CHAPTERS and told == sorted(told) else []


def tells_of_then(text: str) -> bool:
    """Whether a sentence of such a paragraph goes on about its time."""
    return _PAST.search(text) is not None and _PRESENT.search(_STILL_DID.sub("", text)) is None


def rest_of_entry(annotated: AnnotatedArticle, opened: Sentence) -> Iterator[Sentence]:
    """The sentences behind one that is dated, in its paragraph, up to one with a date of its own."""
    for sentence in annotated.sentences[opened.index + 1 :]:
        if sentence.block != opened.block or annotated.dates(sentence):
            return
        yield sentence


def _says_when(text: str, date: DateMention) -> bool:
    """Whether the date itself, or the word before it, says that something was then."""
    if date.end is not None or date.relative:
        return False
    said = text[date.start_char : date.end_char]
    return _WHEN.match(said) is not None or _WHEN.match(text[max(0, date.start_char - 3) : date.end_char]) is not None


def is_past(words: str) -> bool:
    """Whether words tell of what was, and of nothing that is."""
    return _PAST.search(words) is not None and _PRESENT.search(words) is None
