"""What a paper says that it printed in error: "An article said that Bury was rated inadequate. In fact it was not"."""

from __future__ import annotations

import re

from kg.reading.annotate import AnnotatedArticle, Sentence

_PRINTED = re.compile(
    r"\b(?:(?:an?|our|this|that|the) (?:[\w-]+ ){0,3}?(?:article|story|headline|caption|column|version|picture|"
    r"round-?up|edition|bulletin|newsletter|post|item|blog|update)|"
    r"(?:our|a) report (?:in|on|of|about|last)|we)\b.*?"
    r"\b(?:said|stated|reported|suggested|described|claimed|implied|gave)\b",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"\W*(?:(?:an )?(?:corrections?|clarifications?|apolog(?:y|ies))"
    r"(?:(?:,|,? and| &) (?:corrections?|clarifications?|apologies))*\W*(?:$|: | [-–—] |\()|for the record\W*$)",
    re.IGNORECASE,
)
""" "Corrections and clarifications", "Apology: ..."; no "apology after services are rated inadequate"."""
_WE_SAID = re.compile(r"\bwe (?:\w+ )?(?:said|stated|reported|suggested|claimed|wrote)\b", re.IGNORECASE)
""" "Last week we said that it was inadequate", under the headline "Correction"."""
_OF_WHAT_WAS_PRINTED = re.compile(
    r"\b(?:articles?|headlines?|captions?|quiz|recipes?|screenshots?|(?:the|this|that|our|an?) (?:\w+ )?"
    r"(?:story|column|review|post)|we (?:quoted|printed|published|ran|carried))\b",
    re.IGNORECASE,
)
""" "The comments in the article about weak leaders", under such a headline."""
_HEAD = 5
"""In so many of its first sentences a page says that it corrects something."""
_IN_ERROR = re.compile(r"\b(?:wrongly|incorrectly|mistakenly|erroneously|in error)\b", re.IGNORECASE)
_IN_FACT = re.compile(
    r"\W*(?:in fact|no such|(?:that|this) (?:is|was) (?:wrong|incorrect|untrue|an error|"
    r"not (?:so|true|correct|the case))|"
    r"(?:it|that|this|the \w+) should have|"
    r"(?:it|they|the \w+) (?:was|were|is|are|has|have|had)(?: been)?,? in (?:actual )?fact)\b",
    re.IGNORECASE,
)


def taken_back(annotated: AnnotatedArticle) -> frozenset[int]:
    """The indexes of the sentences that tell what was printed in error."""
    corrects = any(_HEADLINE.match(annotated.text(one)) is not None for one in annotated.sentences[:_HEAD])
    return frozenset(
        sentence.index for sentence in annotated.sentences if _is_taken_back(annotated, sentence, corrects=corrects)
    )


def _is_taken_back(annotated: AnnotatedArticle, sentence: Sentence, *, corrects: bool) -> bool:
    text = annotated.text(sentence)
    if corrects and (_WE_SAID.search(text) is not None or _OF_WHAT_WAS_PRINTED.search(text) is not None):
        return True
    if _IN_ERROR.search(text) is not None:
        return _PRINTED.search(text) is not None
    behind = annotated.sentences[sentence.index + 1 : sentence.index + 2]
    if not behind or behind[0].block != sentence.block:
        return False
    return _IN_FACT.match(annotated.text(behind[0])) is not None and _PRINTED.search(text) is not None
