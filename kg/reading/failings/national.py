"""Sentences on the whole country in an article on one council: an annual report, what the chief inspector says of all.

"Too much leadership volatility is counter-productive", says the chief inspector of them all; it is no finding here.
The words are those of ``patterns/national.yaml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice, takewhile

from kg.model import BlockKind, SourceKind
from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import names_council
from kg.reading.dates import COUNT
from kg.reading.expressions import expression, lists_of, phrases_of

_LEAD = 3
"""How many sentences tell what the article is about."""
_SHORT = 8
"""Tokens of the longest line that stands on a page and tells nothing: who wrote, what to click."""


_COUNCILS_ARE = re.compile(
    r"\W*(?:in recent (?:weeks|months|years),? |nationally,? |elsewhere,? )?(?:local authorities|councils|authorities) "
    r"(?:all over|across|around|up and down|throughout|elsewhere|everywhere|nationally|in england|in many places|"
    r"like this|of all sizes)\b",
    re.IGNORECASE,
)
""" "In recent months authorities all over England have been told": of many, at the head of a sentence."""
_THE_REPORT = re.compile(r"\W*(?:the|this) (?:annual )?report\b", re.IGNORECASE)


class National:
    """Tells what is said of the whole country from what is said of one council."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "national")
        self._rare = tuple(one for key in ("annual-report", "chief", "directors") for one in phrases_of(lists, key))
        """One of these stands in all that the next two expressions find, and in few articles."""
        self._annual = expression(
            lists,
            r"\b{inspectorates}\b[^.;]{0,40}\b{annual-report}\b|\b{annual-report}\b[^.;]{0,60}\b{inspectorates}\b",
        )
        self._chief = expression(
            lists,
            r"\b{chief}\b[^.\"]{0,60}\b{chief-speaks}\b|\b{speaks} [^.\"]{0,40}\b{chief}\b|"
            r"\b{directors}\b[^.\"]{0,60}\b{speaks}\b",
        )
        self._this_one = expression(
            lists,
            r"\b(?:this|the) (?:{kinds-of-area} )?{this-one}\b|\bhere\b|\bwe (?:visited|inspected)\b|"
            r"\b(?:during|on) our (?:visit|inspection)\b",
        )
        """The national speaker speaks of one place."""
        self._many = expression(lists, r"(?<!\btwo )(?<!\bboth )(?<!\bthe )(?<!\bthree )(?<!\bits )\b{many}\b")
        self._of_all = expression(
            lists,
            r"\b(?:across|throughout|around|in|all over) {countries}\b|\b{of-all}\b|\b{chief}|"
            r"\bannual (?:{of-care} )+{accounts}\b|\bannual {accounts} of\b|\bthe number of {many}\b|"
            r"\b(?:inspections|inspected) (?:of|in) (?:\d+|\w+ty|dozens of) |\b\d+ inspections of\b",
        )
        self._thematic = expression(
            lists,
            r"\b(?:among|of|all) (?:the )?\d+ {case-reviews}\b|\b{case-reviews}\b[^.;]{0,60}\b{evaluated}\b|"
            r"\b{evaluates} (?:\w+ ){0,2}{case-reviews}\b|\b{thematic}\b",
        )
        self._others = expression(
            lists, r"\W*(?:the )?(?:only )?{others} (?:{other-councils}\b(?!')|areas {areas-found}\b)"
        )
        self._more = expression(
            lists,
            rf"\W*(?:{COUNT}) {{more-of-them}}\b[^.;]{{0,80}}?\b(?:was|were) {{were-graded}} (?:to be )?{{grades}}\b",
        )
        """ "Six others, two of them in the north, were found inadequate"."""
        self._inspectorate = expression(
            lists,
            r"\W*(?:the )?{inspectorates} (?:\w+ ){0,3}{under-fire} (?:for|over|of|by)\b|"
            r"\W*(?:but |and |yet )?(?!.*\b{turns}\b)(?:"
            r".*\b{gave} (?:[\w'-]+ ){0,4}{too-kind}(?: [\w'-]+){0,2} {inspected}\b|"
            r"(?=.*\b{inspectorates}\b).*\b{gave} (?:[\w'-]+ ){0,4}{too-kind}\b)",
        )
        """What an inspectorate is blamed for: "Ofsted was criticised for giving them a glowing report".

        But not "the council got a rave review from parents", nor "the council gave a glowing picture".
        """
        self._example = expression(lists, r"\b{for-example}\b[^.;:]{0,60}$")

    def tells_of_many(self, annotated: AnnotatedArticle) -> bool:
        """Whether an article is about many councils or forces alike, and names one as an example, or as the scene."""
        if annotated.article.kind is not SourceKind.NEWS:
            return False
        blocks = Counter(s.block for s in annotated.sentences)
        told = (s for s in annotated.sentences if annotated.kind(s) is BlockKind.PARAGRAPH)
        lead = [*islice((s for s in told if s.end - s.start > _SHORT or blocks[s.block] > 1), _LEAD)]
        words = " ".join(annotated.plain[one.start_char : one.end_char] for one in lead)
        if self._thematic.search(words) is not None:
            return True
        many = self._many.search(words) is not None and self._of_all.search(words) is not None
        opening = [one for one in annotated.sentences[:_LEAD] if annotated.kind(one) is BlockKind.HEADLINE] + lead
        return many and not any(self._names(annotated, one) for one in opening)

    def sentences(self, annotated: AnnotatedArticle) -> frozenset[int]:
        """The indexes of sentences that are about no council, though the talk is of one."""
        if annotated.article.kind is not SourceKind.NEWS:
            return frozenset()
        low = annotated.plain.lower()
        shapes = (self._others, self._more, self._inspectorate, _COUNCILS_ARE)
        found = {
            s.index
            for s in annotated.sentences
            if any(shape.match(annotated.plain, s.start_char, s.end_char) for shape in shapes)
        }
        if self.tells_of_many(annotated):
            return frozenset({*self._unnamed(annotated)} | found)
        if not any(one in low for one in self._rare):
            return frozenset(found)
        quoting = False
        told: set[int] = set()
        for _, group in groupby(annotated.sentences, key=lambda sentence: sentence.block):
            block = [*group]
            words = annotated.plain[block[0].start_char : block[-1].end_char]
            named = any(names_council(name) for one in block for name in one.names)
            speaks = self._chief.search(words) is not None or (quoting and words.startswith('"'))
            quoting = speaks and not named
            if speaks and not named and self._this_one.search(words) is None:
                found.update(sentence.index for sentence in block)
            else:
                told = {*self._of_annual_report(annotated, block, told=bool(told))}
                found |= told
        return frozenset(found)

    def _of_annual_report(self, annotated: AnnotatedArticle, block: list[Sentence], *, told: bool) -> Iterator[int]:
        """What such a report says, in the sentence that names it and in those that go on about it ("*The report* ...").

        ``told`` is whether the block before told of it.
        """
        plain = annotated.plain
        for one in block:
            start, end = one.start_char, one.end_char
            again = _THE_REPORT.match(plain, start, end) if told else None
            rest = again.end() if again is not None else start
            if any(map(names_council, one.names)) or self._this_one.search(plain, rest, end) is not None:
                told = False
            elif again is not None or self._annual.search(plain, start, end) is not None:
                told = True
                yield one.index

    def _unnamed(self, annotated: AnnotatedArticle) -> Iterator[int]:
        """Sentences before any, in their paragraph, that names a council: "Bury's leader apologised. We were late"."""
        for _, group in groupby(annotated.sentences, key=lambda sentence: sentence.block):
            yield from (one.index for one in takewhile(lambda one: not self._names(annotated, one), group))

    def _names(self, annotated: AnnotatedArticle, sentence: Sentence) -> bool:
        """Whether a sentence names a council, and not only as an example of many."""
        return any(
            names_council(hit)
            and self._example.search(annotated.plain, sentence.start_char, annotated.doc[hit.start].idx) is None
            for hit in sentence.names
        )


@made_once
def national_words(ontology: Ontology) -> National:
    """For the words of an ontology."""
    return National(ontology)
