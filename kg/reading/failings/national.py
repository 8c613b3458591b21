"""Sentences on the whole country in an article on one council: an annual report, what the chief inspector says of all.

"Too much leadership volatility is counter-productive", says the chief inspector of them all; it is no finding here.
"""

from __future__ import annotations

import re
from itertools import groupby

from kg.model import BlockKind, SourceKind
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import names_council

_NATIONAL = ("annual report", "chief inspector", "national director")
"""One of these stands in all that the next two expressions find, and in few articles."""
_ANNUAL = re.compile(r"\b(?:ofsted|inspectorate|watchdog|chief inspector)\b[^.;]{0,40}\bannual report\b", re.IGNORECASE)
_CHIEF = re.compile(
    r"\bchief inspector\b[^.\"]{0,60}\b(?:said|says|warned|warns|added|told|wrote)\b|"
    r"\b(?:said|says|warned|added) [^.\"]{0,40}\bchief inspector\b|"
    r"\bnational director\b[^.\"]{0,60}\b(?:said|says|warned|added)\b",
    re.IGNORECASE,
)
_THIS_ONE = re.compile(
    r"\b(?:this|the) (?:local |city |county |borough )?(?:area|council|authority|borough|county|city|report|inspection|"
    r"trust|board)\b|\bhere\b|\bwe (?:visited|inspected)\b|\b(?:during|on) our (?:visit|inspection)\b",
    re.IGNORECASE,
)
"""The national speaker speaks of one place."""


_MANY = re.compile(
    r"(?<!\btwo )(?<!\bboth )(?<!\bthe )(?<!\bthree )(?<!\bits )"
    r"\b(?:councils|local authorities|police forces|authorities)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:across|throughout|around|in|all over) (?:england|the (?:country|nation|uk)|britain)\b|\bannual report\b|"
    r"\bchief inspector|\b(?:head|boss|chief) of ofsted|\bofsted (?:boss|chief|head)\b|\bnational(?:ly|wide)\b|"
    r"\b(?:inspections|inspected) (?:of|in) (?:\d+|\w+ty|dozens of) |\b\d+ inspections of\b",
    re.IGNORECASE,
)
_THEMATIC = re.compile(
    r"\b(?:among|of|all) (?:the )?\d+ serious case reviews\b|"
    r"\bserious case reviews?\b[^.;]{0,60}\b(?:evaluated|judged|rated|considered|deemed|assessed)\b|"
    r"\b(?:evaluat\w+|judged|rated) (?:\w+ ){0,2}serious case reviews?\b|"
    r"\bthematic (?:report|review|inspection)|\boverview report\b",
    re.IGNORECASE,
)
""" What an inspectorate found on one matter in many places, of which the news names one."""
_EXAMPLE = re.compile(r"\b(?:like|such as|as in|as at|seen in|scandals in|including)\b[^.;:]{0,60}$", re.IGNORECASE)
""" "Failings such as those in Rotherham": a place that stands for many."""
_LEAD = 3
"""How many sentences tell what the article is about."""


def is_of_the_country(annotated: AnnotatedArticle) -> bool:
    """Whether an article is about many councils or forces alike, and names one as an example, or as the scene."""
    if annotated.article.kind is not SourceKind.NEWS:
        return False
    lead = [s for s in annotated.sentences if annotated.kind(s) is BlockKind.PARAGRAPH][:_LEAD]
    words = " ".join(annotated.plain[one.start_char : one.end_char] for one in lead)
    if _THEMATIC.search(words) is not None:
        return True
    many = _MANY.search(words) is not None and _OF_ALL.search(words) is not None
    told = [one for one in annotated.sentences[:_LEAD] if annotated.kind(one) is BlockKind.HEADLINE] + lead
    return many and not any(_names(annotated, one) for one in told)


def _names(annotated: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether a sentence names a council, and not only as an example of many."""
    return any(
        names_council(hit)
        and _EXAMPLE.search(annotated.plain, sentence.start_char, annotated.doc[hit.start].idx) is None
        for hit in sentence.names
    )


def of_the_country(annotated: AnnotatedArticle) -> frozenset[int]:
    """The indexes of sentences that are about no council, though the talk is of one."""
    if annotated.article.kind is not SourceKind.NEWS:
        return frozenset()
    if is_of_the_country(annotated):
        return frozenset(one.index for one in annotated.sentences if not _names(annotated, one))
    low = annotated.plain.lower()
    if not any(one in low for one in _NATIONAL):
        return frozenset()
    found: set[int] = set()
    quoting = False
    for _, group in groupby(annotated.sentences, key=lambda sentence: sentence.block):
        block = [*group]
        words = annotated.plain[block[0].start_char : block[-1].end_char]
        named = any(names_council(name) for one in block for name in one.names)
        speaks = _CHIEF.search(words) is not None or (quoting and words.startswith('"'))
        quoting = speaks and not named
        if speaks and not named and _THIS_ONE.search(words) is None:
            found.update(sentence.index for sentence in block)
        elif not named:
            found.update(s.index for s in block if _ANNUAL.search(annotated.plain, s.start_char, s.end_char))
    return frozenset(found)
