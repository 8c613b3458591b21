"""Sentences on the whole country in an article on one council: an annual report, what the chief inspector says of all.

"Too much leadership volatility is counter-productive", says the chief inspector of them all; it is no finding here.
"""

from __future__ import annotations

import re
from itertools import groupby

from kg.model import SourceKind
from kg.reading.annotate import AnnotatedArticle
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


def of_the_country(annotated: AnnotatedArticle) -> frozenset[int]:
    """The indexes of sentences that are about no council, though the talk is of one."""
    if annotated.article.kind is not SourceKind.NEWS:
        return frozenset()
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
