"""Dates of inspections that a text tells of several councils at once, or by pointing to a month told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import CouncilId, PartialDate
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import CouncilMention
from kg.reading.councils import CouncilReading
from kg.reading.dates import DateMention
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.earlier import is_old

_SERVICES = r"(?:'s?|’s?)?(?: (?:councils?|authorities|children's services|services))*"
_HELD = r"(?:held|made|carried out|conducted|undertaken|done|completed|(?:that|which) took place)"
_ALONG_WITH = re.compile(
    r"(?:['’]s?)?(?: (?:council|borough council|city council|county council|metropolitan borough council|mbc))?"
    r"(?:,| and|, and| as well as) (?:the |in |of |for |at )?",
    re.IGNORECASE,
)
""" "Bolton" + "and" + "Wigan": between two of a list."""
_WERE_INSPECTED = re.compile(
    rf"{_SERVICES},? (?:were|have been|had been) (?:both |all |each )?(?:inspected|visited|looked at)\b", re.IGNORECASE
)
""" "Bolton and Wigan" + "were both inspected"."""
_AFTER_INSPECTIONS = re.compile(
    rf"{_SERVICES},? (?!.*\b(?:latter|former|second|first|other|respectively)\b)[^;:.]{{0,140}}?\b"
    r"(?:(?:after|following|by) (?:(?:they|the (?:two|three|four|five)) (?:were|had been)|being|having been) "
    r"(?:both |all |each )?(?:inspected|visited)|"
    r"(?:after|following|in|at|during|from|by|on) (?:(?!an? )[\w'’-]+ ){0,4}?(?:inspections|visits))"
    rf"(?: (?:by|of|to) [^,;:.]{{2,40}}?)?,?(?: {_HELD})?(?: (?:both|all|each|earlier|back))?"
    r"(?: (?:in|on|during|between|from|over|across))? ?",
    re.IGNORECASE,
)
""" "Bolton and Wigan" + "were both judged good after being inspected in" + "May"."""
_VISITED = re.compile(
    r"\b(?:visited|inspected|went to|went into|called (?:on|in at)|looked at|were in|came to|"
    r"(?:inspections|visits)(?: (?:were )?(?:took place|held|made|carried out|conducted|undertaken))? (?:of|to|in|at)) "
    r"(?:both |the |services in |children's services (?:in|at) )*$",
    re.IGNORECASE,
)
""" "Inspectors visited" + "Bolton and Wigan in May"."""
_BEHIND_LIST = re.compile(
    rf"{_SERVICES},?(?: {_HELD})?(?: (?:both|all))?(?: (?:in|on|during|between|from|over))? ?", re.IGNORECASE
)
_THEN_VISITED = re.compile(
    r",? (?:when )?(?:ofsted|inspectors|(?:its|the|ofsted's) (?:inspectors|teams?)|the (?:watchdog|inspectorate)|they) "
    r"(?:had )?(?:visited|inspected|went to|went into|called (?:on|in at)|looked at|were in|came to) (?:both |the )*",
    re.IGNORECASE,
)
""" "In May" + "inspectors visited" + "Bolton and Wigan"."""
_REPORTS_FOLLOW = re.compile(
    r"\b(?:reports|results|verdicts|judge?ments|grades|ratings|findings|letters|which|they|these)\b[^.;:]{0,30}?"
    r"\b(?:follow(?:s|ed|ing)?|c[ao]mes? after|c[ao]mes? from|(?:are|were) based on|result(?:ed)? from|"
    r"stem(?:med)? from|arose from|after|from|of) (?:(?!an? )[\w'’-]+ ){0,3}?(?:inspections|visits)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
""" "The reports, which follow inspections in" + "May"."""
_ALL = (
    r"(?:both|(?:all|the) (?:two|three|four|five|six)|each|all)(?: of (?:the|them))?"
    r"(?: (?:councils?|authorit(?:y|ies)|boroughs?|count(?:y|ies)|cit(?:y|ies)))?"
)
_BOTH = re.compile(
    rf"^\W*(?P<each>{_ALL})\b[^.;:]{{0,90}}?\b(?:after|following) (?:(?:being|having been) (?:inspected|visited)|"
    r"(?:(?!an? )[\w'’-]+ ){0,3}?(?:inspections|visits))\b|"
    rf"\b(?P<all>{_ALL}) (?:(?:was|were|had been|have been) )(?:last |recently )?(?:inspected|visited)\b|"
    rf"\b(?:visited|inspected|went to|inspections of|visits to) (?P<seen>{_ALL})\b"
    r"(?! (?:areas|services|teams|sites)\b)|"
    r"^\W*(?:the|these|those) (?:[\w-]+ ){0,3}?(?:inspections|visits)\b(?:,[^,;.:]{3,80},)? "
    rf"(?:were )?(?:took place|happened|came|{_HELD})\b",
    re.IGNORECASE,
)
""" "Both councils were inspected", "inspectors visited all three", "the inspections took place"."""
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_REACH = 3
"""So many sentences before it "both councils" were named."""
_RESPECTIVELY = re.compile(r",? respectively\b", re.IGNORECASE)
""" "After inspections in April and May" + "respectively": each has its own."""
_SAME_MONTH = re.compile(r"\b(?:in|during) (?:the|that) (?:very )?same month\b|\bthat(?: same)? month\b", re.IGNORECASE)
_INSPECTED_THEN = re.compile(r"\b(?:inspect\w*|re-?inspect\w*|visit\w*)\b[^.;:]{0,40}$", re.IGNORECASE)
_IN_SEASON = re.compile(
    r"\b(?:inspected|visited|inspections?|visits?|inspectors (?:came|called|were \w+|arrived))\b[^.;:,]{0,30}? "
    r"(?P<date>(?:in|during|over) (?:the )?(?:early |late )?(?P<season>spring|summer|autumn))\b"
    r"(?! (?:of )?(?:19|20)\d\d\b| term\b| half)",
    re.IGNORECASE,
)
""" "After being inspected" + "in the autumn": of the last one before the news, and no more than its year is sure."""
_SEASON_BEGINS = {"spring": 3, "summer": 6, "autumn": 9}
_TO_COME = re.compile(r"\b(?:will|would|due|expect\w*|next|plan\w*|to be|set to|until|by)\b", re.IGNORECASE)
_TWO = 2


def of_others_too(
    annotated: AnnotatedArticle, councils: CouncilReading, sentence: Sentence, clues: Sequence[Clue]
) -> Iterator[Clue]:
    """ "Both Bolton and Wigan were inspected in May": the date is that of each council that is the subject."""
    for clue in clues:
        told = _told_of(annotated, councils, sentence, clue) if not clue.published else ()
        if clue.council in told:
            yield from (replace(clue, council=one) for one in dict.fromkeys(told) if one != clue.council)


def _told_of(
    annotated: AnnotatedArticle, councils: CouncilReading, sentence: Sentence, clue: Clue
) -> Sequence[CouncilId]:
    """The councils inspected on the date of a clue, its own among them; none where the date is of that one alone."""
    text, named = annotated.plain, councils.mentions(sentence.index)
    at = clue.date.start_char if clue.date is not None else clue.char
    if clue.date is not None and _RESPECTIVELY.match(text, clue.date.end_char) is not None:
        return ()
    if len({one.council for one in named}) < _TWO:
        return _both(annotated, councils, sentence, clue) if not named else ()
    before = [one for one in named if one.end_char <= at]
    last = next((one for one in before if _WERE_INSPECTED.match(text, one.end_char)), before[-1] if before else None)
    if last is not None:
        listed = _list_up_to(text, named, last)
        if _WERE_INSPECTED.match(text, last.end_char) is not None:
            return listed
        if clue.date is None:
            return ()
        if _AFTER_INSPECTIONS.fullmatch(text, last.end_char, at) is not None:
            return listed
        first = named[named.index(last) - len(listed) + 1]
        visited = _VISITED.search(text, sentence.start_char, first.start_char) is not None
        if visited and _BEHIND_LIST.fullmatch(text, last.end_char, at) is not None:
            return listed
    if clue.date is None:
        return ()
    if _REPORTS_FOLLOW.search(text, sentence.start_char, at) is not None:
        return [one.council for one in named if not one.beside]
    behind = [one for one in named if one.start_char >= clue.date.end_char]
    if behind and _THEN_VISITED.fullmatch(text, clue.date.end_char, behind[0].start_char) is not None:
        return _list_from(text, behind)
    return ()


def _list_up_to(text: str, named: Sequence[CouncilMention], last: CouncilMention) -> list[CouncilId]:
    """The councils of the list that a mention closes."""
    listed = [last.council]
    for at in range(named.index(last) - 1, -1, -1):
        if _ALONG_WITH.fullmatch(text, named[at].end_char, named[at + 1].start_char) is None:
            break
        listed.append(named[at].council)
    return listed


def _list_from(text: str, named: Sequence[CouncilMention]) -> list[CouncilId]:
    """The councils of the list that the first of these mentions opens."""
    listed = [named[0].council]
    for one, following in pairwise(named):
        if _ALONG_WITH.fullmatch(text, one.end_char, following.start_char) is None:
            break
        listed.append(following.council)
    return listed


def _both(annotated: AnnotatedArticle, councils: CouncilReading, sentence: Sentence, clue: Clue) -> Sequence[CouncilId]:
    """ "Both councils were inspected in May": those that one of the sentences right before names, if as many."""
    both = _BOTH.search(annotated.text(sentence))
    if both is None:
        return ()
    words = (both["each"] or both["all"] or both["seen"] or "").lower().split()
    count = next((_COUNTS[word] for word in words if word in _COUNTS), None)
    for told in reversed(annotated.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        named = [one.council for one in councils.mentions(told.index) if not one.beside]
        if len({*named}) >= _TWO:
            fits = count is None or len({*named}) == count
            return named if fits and clue.council in named else ()
    return ()


def same_month(
    annotated: AnnotatedArticle, councils: CouncilReading, sentence: Sentence, issued: PartialDate | None
) -> Sequence[DateMention]:
    """ "Merton, inspected in the same month": the month that one of the sentences right before names.

    In news of several councils it may be told far above, of the inspection of another one.
    """
    match = _SAME_MONTH.search(annotated.plain, sentence.start_char, sentence.end_char)
    if match is None:
        return ()
    told = annotated.sentences[max(0, sentence.index - _TWO) : sentence.index]
    dates = [date for one in told for date in annotated.dates(one) if date.start.month is not None]
    inspected = _INSPECTED_THEN.search(annotated.plain, sentence.start_char, match.start()) is not None
    if not dates and inspected and councils.mentions(sentence.index):
        dates = [
            date
            for one in annotated.sentences[: sentence.index]
            for date in annotated.dates(one)
            if "about:inspection" in one.labels and date.start.month is not None and not is_old(date, issued)
        ]
    if not dates:
        return ()
    month = replace(dates[-1].start, day=None)
    return (replace(dates[-1], start_char=match.start(), end_char=match.end(), start=month, end=None),)


def in_season(annotated: AnnotatedArticle, sentence: Sentence, issued: PartialDate | None) -> Sequence[DateMention]:
    """ "After being inspected in the autumn": the year of the last autumn that has begun when the news is told."""
    if issued is None or issued.year is None or issued.month is None:
        return ()
    match = _IN_SEASON.search(annotated.plain, sentence.start_char, sentence.end_char)
    if match is None or _TO_COME.search(annotated.plain, sentence.start_char, match.end()):
        return ()
    begun = issued.month >= _SEASON_BEGINS[match["season"].lower()]
    year = PartialDate(issued.year if begun else issued.year - 1)
    return (DateMention(match.start("date"), match.end("date"), year, relative=True, recent=True),)
