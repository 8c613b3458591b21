"""Sentences that tell what a court, a case review or another body found, none of which is an inspection of the council.

News of an inspection recalls what a coroner ruled or a serious case review found. Words such as "the review found" go
back to whichever body was named last.
"""

from __future__ import annotations

import re

from kg.model import SourceKind
from kg.reading.annotate import AnnotatedArticle

_BODY = (
    r"(?:(?:high|family|county|crown|appeal) court(?: judge?ments?| rulings?| judges?)?|court of appeal|"
    r"coroners?(?: court)?|inquests?|serious case reviews?|\bSCRs?\b|"
    r"(?:child |local |children's |safeguarding )*(?:safeguarding )?practice reviews?|domestic homicide reviews?|"
    r"reports? to councillors|commissioner's (?:review|report)s?|"
    r"(?:reviews?|reports?) (?:by|from) (?:the |its |an? )?(?:\w+ |\w+-\w+ ){0,2}"
    r"(?:chief executive|commissioners?|consultants?|"
    r"local government association|lga|auditors?)|"
    r"jurors?|the jury|(?:the|their|his|her) trial|the court(?= (?:heard|was told|ruled))|"
    r"reports? into (?:\w+ ){0,3}(?:cases?|deaths?)|"
    r"ombudsman|public inquiry|peer reviews?|reviews? (?:of|into) (?:\w+'s|his|her|the) "
    r"(?:\w+ ){0,2}?(?:case|death|murder|killing)|reviews? (?:of|into) [\w' -]{2,30}?'s (?:case|death|murder))"
)
_FINDS = (
    r"(?:found|finds?|ruled|rules?|said|says|concluded|concludes?|identified|identifies|criticised|described|reveal\w*|"
    r"heard|uncovered|highlighted|show\w*|stated|states|noted|details?|detailed|warned)"
)
_FOUND = re.compile(rf"\b{_BODY}\b[^;]{{0,140}}?\b{_FINDS}\b", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"\W*(?:(?:in|following|after|since|but|and|yesterday|last (?:week|month|year)|\w+ (?:19|20)\d\d),? )?"
    rf"(?:(?:19|20)\d\d,? )?(?:an?|the|two|three|both|\w+) (?:[\w'-]+ ){{0,5}}?{_BODY}\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_BODY}\b", re.IGNORECASE)
_ANAPHOR = re.compile(
    rf"\W*(?:the|this|these|that|its|both|latest) (?:\w+ ){{0,2}}?(?:reviews?|inquiry|inquest|judge?ment|ruling|court|"
    rf"judge) (?:report )?(?:also |then |further )?{_FINDS}\b",
    re.IGNORECASE,
)
_INSPECTORS = re.compile(r"\b(?:ofsted|inspect\w*|watchdog|regulator|hmi)\b", re.IGNORECASE)
_LISTS_CASES = re.compile(r"\b(?:cases|deaths|reviews)\b[^:]*\binclud\w+\s*:\s*$", re.IGNORECASE)
""" "The cases, which date back to 2005, include:": each item is one of them."""
_REACH = 6
"""How many sentences behind its name "the review" still goes back to a body."""


def found_by_others(annotated: AnnotatedArticle) -> frozenset[int]:
    """The indexes of sentences whose findings are those of a body that inspects no council."""
    if annotated.article.kind is not SourceKind.NEWS:
        return frozenset()
    found: set[int] = set()
    of_cases: set[int] = set()
    named = -_REACH - 1
    for sentence in annotated.sentences:
        words = annotated.plain[sentence.start_char : sentence.end_char]
        inspected = _INSPECTORS.search(words) is not None
        intro = annotated.article.blocks[sentence.block].intro
        if intro is not None and intro in of_cases:
            found.add(sentence.index)
            continue
        if _LISTS_CASES.search(words) is not None:
            of_cases.add(sentence.block)
        if _NAMED.search(words) is not None:
            if not inspected and (_FOUND.search(words) is not None or _SUBJECT.match(words) is not None):
                found.add(sentence.index)
            named = sentence.index
        elif not inspected and sentence.index - named <= _REACH and _ANAPHOR.match(words) is not None:
            found.add(sentence.index)
    return frozenset(found)
