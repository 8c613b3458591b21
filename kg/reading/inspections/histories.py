"""Passages of an article that tell of an earlier inspection, from where they open to where the talk comes back to now.

News tells the past in sentences of their own: "Three years ago inspectors left with few good words. They had found
drift ... In their latest visit, however, ...". What stands between is of then, though no sentence of it says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import BlockKind
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.dates import COUNT

_LONGEST = 6
"""The most sentences of such a passage."""
_AGO = re.compile(
    rf"\W*(?:(?:but|and|just|only|barely|about|around|almost|nearly|over|more than|less than|it was|back)\s+){{0,2}}"
    rf"(?:(?:{COUNT}) years?|a decade|some years|several years) ago\b",
    re.IGNORECASE,
)
""" "Three years ago", at the head of a sentence."""
_INSPECTED = re.compile(
    r"\b(?:inspect\w*|ofsted\w*|watchdog|regulator|report|probe|rated|judged|graded|branded|blasted|slammed)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\W*(?:at (?:the|that) time\b(?! of\b)|back then\b|then,) ?|"
    r"[^;:.]{0,60}\b(?:was|were|had|found)\b[^;:.]{0,30}\b(?:then|at the time)\b(?! of\b)|"
    r"\W*(?:the|that|its) (?:\w+ )?(?:report|inspection|letter) (?:at the time|of the time|had)\b",
    re.IGNORECASE,
)
""" "At the time inspectors said ...", "children were then being left": of what the sentence before recalls."""
_BEFORE_THIS = re.compile(
    r"\W*(?:previously|formerly|in the past|before (?:this|that)),? (?!inspect|rated)", re.IGNORECASE
)
_WAS_SO = re.compile(
    r"\b(?:was|were|been) (?:previously|formerly|initially|originally) (?:rated|judged|graded|deemed|branded)\b[^.;]*"
    r"\b(?:due to|because|after|over|amid)\b",
    re.IGNORECASE,
)
""" "Services were previously rated inadequate because of ...": why is of then, too."""
_LISTS = re.compile(
    r"\W*(?:this|these|those|they|problems|weaknesses|concerns) (?:had )?(?:also )?include[ds]?\b", re.IGNORECASE
)
""" "This included delays": of what the sentence before closed with."""
_GOES_ON = re.compile(
    r"\W*(?:and |but |however,? )?(?:"
    r"(?:it|they|inspectors|ofsted|the (?:inspectors|watchdog|regulator|inspection|report|probe|team|visit)) "
    r"(?:also )?had\b|"
    r"that (?:\w+ )?(?:inspection|report|visit|probe)\b|the (?:\w+ )?(?:report|probe|inspection) at the time\b)",
    re.IGNORECASE,
)
"""More of what was then, whatever follows: "They had also found ..."."""
_NOW = re.compile(
    r"\b(?:latest|most recent|new(?:est)? (?:\w+ )?(?:inspection|report|letter|visit|findings|judge?ment|rating)|fresh|"
    r"now|today|yesterday|this (?:week|month|year|time|spring|summer|autumn|winter)|since(?: then)?|current(?:ly)?|"
    r"re-?inspect\w*|(?:second|third|follow-?up) (?:inspection|visit|report)|returned|"
    r"last (?:week|month))\b",
    re.IGNORECASE,
)
_COMES_BACK = re.compile(
    r"\b(?:(?:latest|most recent|new|newest|fresh|second|third|follow-?up|today's) (?:\w+ ){0,2}?"
    r"(?:inspection|visit|report|letter|findings|verdict)|re-?inspect\w*|"
    r"(?:inspectors|ofsted|they|the watchdog) (?:have |had )?(?:since |now )?(?:returned|came back|went back))\b",
    re.IGNORECASE,
)
"""Where the talk comes back to the inspection that is the news."""
_ANOTHER_TIME = re.compile(
    r"[^.;]{0,35}\b(?:(?:the )?(?:following|next|same) (?:year|month)|"
    r"(?:years?|months?|weeks?) (?:later|earlier|after|before)|"
    r"(?:focused|monitoring|assurance|joint) (?:\w+ )?(?:visits?|inspections?))\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|could|found|said|left|fell|rose|gave|\w{3,}ed|brought|saw)\b", re.IGNORECASE)


def opens(words: str) -> bool:
    """Whether a sentence puts an inspection so many years ago: "Three years ago inspectors left in anger"."""
    match = _AGO.match(words)
    return match is not None and _INSPECTED.search(words) is not None and _NOW.search(words, match.end()) is None


def recalls(words: str) -> bool:
    """Whether a sentence tells of the time that the one before it recalls: "At the time inspectors said ..."."""
    return _THEN.match(words) is not None and _NOW.search(words) is None


def looks_back(words: str) -> bool:
    """Whether a sentence is of before by its first word: "Previously these needs were not reviewed"."""
    if _NOW.search(words) is not None:
        return False
    return _BEFORE_THIS.match(words) is not None or _WAS_SO.search(words) is not None


def lists(words: str) -> bool:
    """Whether a sentence lists what the one before it closed with: "This included delays"."""
    return _LISTS.match(words) is not None


def passage(annotated: AnnotatedArticle, opened: Sentence, same: Callable[[Sentence], bool]) -> tuple[Sentence, ...]:
    """What goes on about the time of a sentence that opened it; ``same``: whether a sentence is of the same council.

    All up to where the talk comes back, if it does; else only what says of itself that it was then.
    """
    told: list[Sentence] = []
    comes_back = False
    if not _tells(annotated, opened):
        return ()
    for sentence in annotated.sentences[opened.index + 1 : opened.index + 2 + _LONGEST]:
        words = annotated.plain[sentence.start_char : sentence.end_char]
        if _COMES_BACK.search(words) is not None:
            comes_back = True
            break
        other = _NOW.search(words) is not None or _ANOTHER_TIME.match(words) is not None
        if other or not _tells(annotated, sentence) or annotated.dates(sentence) or not same(sentence):
            break
        told.append(sentence)
    if comes_back:
        return tuple(one for one in told if _PAST.search(annotated.plain, one.start_char, one.end_char) is not None)
    further: list[Sentence] = []
    for sentence in told:
        words = annotated.plain[sentence.start_char : sentence.end_char]
        quoted = bool(further) and words.startswith(('"', "'"))
        if _GOES_ON.match(words) is None and not quoted:
            break
        further.append(sentence)
    return tuple(further)


def _tells(annotated: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether a sentence is one of running text: in lists, captions and headings each line stands for itself."""
    closed = annotated.plain[sentence.start_char : sentence.end_char].rstrip(" \"'").endswith((".", "?", "!", ":", ";"))
    return closed and annotated.kind(sentence) is BlockKind.PARAGRAPH
