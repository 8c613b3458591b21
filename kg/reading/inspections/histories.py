"""Passages of an article that tell of an earlier inspection, from where they open to where the talk comes back to now.

News tells the past in sentences of their own: "Three years ago inspectors left with few good words. They had found
drift ... In their latest visit, however, ...". What stands between is of then, though no sentence of it says so.
The words are those of ``patterns/inspections/histories.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import BlockKind
from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.dates import COUNT
from kg.reading.expressions import expression, lists_of

_LONGEST = 6
"""The most sentences of such a passage."""
_AGO = re.compile(
    rf"\W*(?:(?:but|and|just|only|barely|about|around|almost|nearly|over|more than|less than|it was|back)\s+){{0,2}}"
    rf"(?:(?:{COUNT}) years?|a decade|some years|several years) ago\b",
    re.IGNORECASE,
)
""" "Three years ago", at the head of a sentence."""
_AS_NOW = re.compile(r"\b(?:as|than) (?:now|today)\b", re.IGNORECASE)
""" "Four years ago they had twice as many cases as now": what the time told of is held against."""
_PAST = re.compile(r"\b(?:was|were|had|did|could|found|said|left|fell|rose|gave|\w{3,}ed|brought|saw)\b", re.IGNORECASE)


class Histories:
    """Tells passages on an earlier inspection from those on the one that is news."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/histories")
        self._inspected = expression(lists, r"\b{inspected}\b")
        self._then = expression(
            lists,
            r"\W*(?:at (?:the|that) time\b(?! of\b)|(?:even )?back then\b|even then\b|then,|"
            r"{who-recalls} then {recalled-says}\b|"
            r"(?:in|at|during|on) that(?:,| (?:\w+ )?(?:{recalled}|visit|occasion)\b)) ?|"
            r"[^;:.]{0,60}\b(?:was|were|had|found|said|warned|wrote)\b[^;:.]{0,30}\b(?:then|at the time)\b(?! of\b)|"
            r"\W*(?:the|that|its) (?:\w+ )?{recalled} (?:at the time|of the time|had)\b|"
            r"[^;:]*\b{who-recalls} (?:had )?{recalled-says} (?:then|at the time|back then)\b(?! of\b| that\b)",
        )
        self._points_back = expression(
            lists,
            r"\W*(?:(?:even |back )then\b|even back then\b|"
            r"(?:in|at|during|on) that (?:\w+ )?(?:{recalled}|visit|occasion)\b|"
            r"{who-recalls} then {recalled-says}\b)|[^;:.]*\bback then\b|"
            r"[^;:.]*\b(?:that|which) (?:(?:had|was|were|there|it|they|been) )*"
            r"(?:existed|found|waiting|had|left|there) (?:then|at the time|at that time)\W*$",
        )
        self._that_team = expression(
            lists,
            r"\W*that (?:same )?(?:\w+ )?{that-one}(?:,[^,;.]{3,60},)? (?:also |had |then )*"
            r"(?:{recalled-says}|was|were|had)\b|"
            r"\W*that (?:(?:also|had|then) )*{recalled-says}\b|"
            r"\W*(?:the|its|their|ofsted's|inspectors') (?:[\w'’]+ )?{recalled} "
            r"(?:after|from|following|of|about|on) that (?:\w+ )?{that-one}\b",
        )
        self._before_this = expression(
            lists, r"\W*(?:previously|formerly|in the past|before (?:this|that)),? (?!inspect|rated)"
        )
        self._was_so = expression(
            lists,
            r"\b(?:was|were|been) (?:previously|formerly|initially|originally) {rated}\b[^.;]*"
            r"\b(?:due to|because|after|over|amid)\b",
        )
        self._lists = expression(
            lists, r"\W*(?:(?:these|those|its|the) )?{listed} (?:had )?(?:also )?(?:include[ds]?|took in|ranged from)\b"
        )
        self._goes_on = expression(
            lists,
            r"\W*(?:and |but |however,? )?(?:{inspectors} (?:also )?had\b|"
            r"that (?:\w+ )?{inspections}\b|the (?:\w+ )?{reports} at the time\b)",
        )
        self._now = expression(
            lists,
            r"\b(?:{of-now}|{new} (?:\w+ )?{new-inspections}|{further} {further-inspections})\b",
        )
        self._comes_back = expression(
            lists,
            r"\b(?:{latest} (?:\w+ ){0,2}?{latest-inspections}|re-?inspect\w*|"
            r"{who-comes-back} (?:have |had )?(?:since |now )?{comes-back})\b",
        )
        self._another_time = expression(
            lists,
            r"[^.;]{0,35}\b(?:(?:the )?(?:following|next|same) (?:year|month)|"
            r"(?:years?|months?|weeks?) (?:later|earlier|after|before)|{visit-kinds} (?:\w+ )?{visits})\b",
        )

    def opens(self, words: str) -> bool:
        """Whether a sentence puts an inspection so many years ago: "Three years ago inspectors left in anger"."""
        match = _AGO.match(words)
        return match is not None and self._inspected.search(words) is not None and not self.is_now(words, match.end())

    def is_long_ago(self, words: str) -> bool:
        """Whether a sentence tells how things were so many years ago: "Four years ago children waited for months"."""
        match = _AGO.match(words)
        told = match is not None and _PAST.search(words, match.end()) is not None
        return told and not self.is_now(_AS_NOW.sub("", words))

    def recalls(self, words: str) -> bool:
        """Whether a sentence tells of the time that the one before it recalls: "At the time inspectors said ..."."""
        return self._then.match(words) is not None and not self.is_now(words)

    def points_back(self, words: str) -> bool:
        """Whether a sentence is of an inspection told some sentences before: "on that occasion they found drift"."""
        return self._points_back.match(words) is not None and not self.is_now(words)

    def names_that_one(self, words: str) -> bool:
        """Whether a sentence is of the inspection or the inspectors told of last: "That team found ..."."""
        return self._that_team.match(words) is not None and not self.is_now(words)

    def looks_back(self, words: str) -> bool:
        """Whether a sentence is of before by its first word: "Previously these needs were not reviewed"."""
        if self.is_now(words):
            return False
        return self._before_this.match(words) is not None or self._was_so.search(words) is not None

    def lists(self, words: str) -> bool:
        """Whether a sentence lists what the one before it closed with: "This included delays"."""
        return self._lists.match(words) is not None

    def passage(
        self, annotated: AnnotatedArticle, opened: Sentence, same: Callable[[Sentence], bool]
    ) -> tuple[Sentence, ...]:
        """What goes on about the time of a sentence that opened it; ``same``: whether one is of the same council.

        All up to where the talk comes back, if it does; else only what says of itself that it was then.
        """
        told: list[Sentence] = []
        comes_back = False
        if not _tells(annotated, opened):
            return ()
        for sentence in annotated.sentences[opened.index + 1 : opened.index + 2 + _LONGEST]:
            words = annotated.plain[sentence.start_char : sentence.end_char]
            if self._comes_back.search(words) is not None:
                comes_back = True
                break
            other = self.is_now(words) or self._another_time.match(words) is not None
            if other or not _tells(annotated, sentence) or annotated.dates(sentence) or not same(sentence):
                break
            told.append(sentence)
        if comes_back:
            return tuple(one for one in told if _PAST.search(annotated.plain, one.start_char, one.end_char) is not None)
        return self._going_on(annotated, told)

    def _going_on(self, annotated: AnnotatedArticle, told: list[Sentence]) -> tuple[Sentence, ...]:
        """The first of these sentences that say of themselves that they are of then, with the quotes that follow."""
        further: list[Sentence] = []
        for sentence in told:
            words = annotated.plain[sentence.start_char : sentence.end_char]
            quoted = bool(further) and words.startswith(('"', "'"))
            if self._goes_on.match(words) is None and not quoted:
                break
            further.append(sentence)
        return tuple(further)

    def is_now(self, words: str, start: int = 0) -> bool:
        """Whether words from ``start`` on speak of the time of the news."""
        return self._now.search(words, start) is not None


def _tells(annotated: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether a sentence is one of running text: in lists, captions and headings each line stands for itself."""
    closed = annotated.plain[sentence.start_char : sentence.end_char].rstrip(" \"'").endswith((".", "?", "!", ":", ";"))
    return closed and annotated.kind(sentence) is BlockKind.PARAGRAPH


@made_once
def histories_of(ontology: Ontology) -> Histories:
    """For the words of an ontology."""
    return Histories(ontology)
