"""Sentences that tell what a court, a case review or another body found, none of which is an inspection of the council.

News of an inspection recalls what a coroner ruled or a serious case review found. Words such as "the review found" go
back to whichever body was named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import SourceKind
from kg.ontology import Ontology, made_once
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.expressions import any_in, lists_of
from kg.reading.inspections.words import inspection_words

_LISTS_CASES = re.compile(r"\b(?:cases|deaths|reviews)\b[^:]*\binclud\w+\s*:\s*$", re.IGNORECASE)
""" "The cases, which date back to 2005, include:": each item is one of them."""
_LEAD = 4
"""In so many sentences an article says what it is about."""
_IT_SAID = re.compile(
    r",[\"']? (?:it|they|the (?:author|authors|panel)) (?:also |further )?(?:said|says|found|added)\b", re.IGNORECASE
)
""" "Social workers closed the case, it said": what a body of the sentence before found."""
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|now|today|still|remains?|continues?|this (?:week|month|year))\b", re.IGNORECASE
)
_REVIEW_SAID = re.compile(
    r",[\"']? the (?:case |practice |safeguarding )?review (?:also |further )?(?:said|says|found|finds|adds|added)\b",
    re.I,
)
""" "His voice was not heard, the review says", behind the name of one."""
_THE_BOARD = re.compile(r"\b(?:the|this) board\b", re.IGNORECASE)
_BESIDE = 4
"""Words behind those of a failing that may still name whose it is: "scrutiny *within the improvement board*"."""
_JUDGE = r"(?:(?<=\ba )|(?<=\bthe )|(?<=\bfamily )|(?<=\bdistrict )|(?<=\bsenior ))judges?"
""" "The judge": who rules, unlike inspectors who judge."""
_REACH = 6
"""How many sentences behind its name "the review" still goes back to a body."""


class OtherBodies:
    """How courts, case reviews and others are named, and how they say what they found."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "other-bodies")
        case, finds = any_in(lists, "of-a-case"), rf"(?:{any_in(lists, 'finds')})"
        by = rf"(?:the |its |an? )?(?:\w+ |\w+-\w+ ){{0,2}}(?:{any_in(lists, 'reviewers')})"
        body = (
            rf"(?:{any_in(lists, 'bodies')}|the court(?= (?:heard|was told|ruled))|{_JUDGE}|"
            rf"(?:reviews?|reports?) (?:by|from) {by}|reports? into (?:[\w'’-]+ ){{0,4}}(?:{case})|"
            rf"reviews? (?:of|into) (?:(?:\w+'s|his|her|the) (?:\w+ ){{0,2}}?|[\w' -]{{2,30}}?'s )(?:{case}))"
        )
        self.named = re.compile(rf"\b{body}(?!\w)", re.IGNORECASE)
        self.found = re.compile(rf"\b{body}(?!\w)[^;]{{0,140}}?\b{finds}\b", re.IGNORECASE)
        """ "A serious case review found"."""
        self.subject = re.compile(
            rf"\W*(?:(?:in|following|after|since|but|and|yesterday|last (?:week|month|year)|\w+ (?:19|20)\d\d)[,:]? )?"
            rf"(?:(?:19|20)\d\d[,:]? )?(?:an?|the|two|three|both|\w+) (?:[\w'-]+ ){{0,5}}?{body}(?!\w)",
            re.IGNORECASE,
        )
        """One of them at the head of a sentence."""
        self.anaphor = re.compile(
            rf"\W*(?:the findings of (?:\w+ of )?)?"
            rf"(?:the|this|these|that|its|both|latest) (?:\w+ ){{0,2}}?(?:{any_in(lists, 'anaphors')})(?: report)?"
            rf"(?: (?:for|by|of|into) [^,;.]{{3,60}}|, [^,;.]{{3,80}},)? (?:also |then |further )?"
            rf"(?:{finds}|(?:is|are|was|were) that)\b",
            re.IGNORECASE,
        )
        """ "The review also found", "the findings of three of the reviews were that": one named before."""
        words = inspection_words(ontology)
        self.of_services, self.of_others = words.of_services, words.beside | words.of_elsewhere
        self.children_services = re.compile(rf"\b(?:{any_in(lists, 'of-councils')})\b", re.IGNORECASE)
        """What no police force has: a sentence that names it is of the council again."""
        self.boards = re.compile(rf"(?<!\w)(?:{any_in(lists, 'boards')})(?!\w)", re.IGNORECASE)
        self.safeguarding_boards = re.compile(rf"\b(?:{any_in(lists, 'safeguarding-boards')})\b", re.IGNORECASE)
        self.inspectors = re.compile(rf"\b(?:{any_in(lists, 'inspectors')})\b", re.IGNORECASE)


@made_once
def other_bodies(ontology: Ontology) -> OtherBodies:
    """The bodies of an ontology."""
    return OtherBodies(ontology)


def _of_other_inspectorates(annotated: AnnotatedArticle, bodies: OtherBodies) -> Iterator[int]:
    """ "Cleveland Police was rated inadequate by HMICFRS. Inspectors said that officers ...": of the force, up to where
    Ofsted or a council's services are told of.

    Not in an article in which inspectorates are named together: they may have inspected an area jointly.
    """
    named = [agency_ids(sentence.names) for sentence in annotated.sentences]
    if any(names & bodies.of_services and names & bodies.of_others for names in named):
        return
    led_by_services = any(names & bodies.of_services for names in named[:_LEAD])
    last: int | None = None
    for sentence, names in zip(annotated.sentences, named, strict=True):
        words = annotated.plain[sentence.start_char : sentence.end_char]
        if len(names & bodies.of_others) == 1:
            if last is None and sentence.index <= _LEAD and not led_by_services:
                # The headline above tells of the same.
                yield from range(sentence.index)
            last = sentence.index
        elif names & bodies.of_services or bodies.children_services.search(words) is not None:
            last = None
        aside = led_by_services and last is not None and annotated.sentences[last].block != sentence.block
        # What news of Ofsted recalls of a force ends with its paragraph.
        if last is not None and not aside and sentence.index - last <= _REACH:
            yield sentence.index


def _goes_on(annotated: AnnotatedArticle, sentence: Sentence, words: str) -> bool:
    """ "The review found that nobody asked. Information was not shared": more of it, in its paragraph."""
    before = annotated.sentences[sentence.index - 1]
    return before.block == sentence.block and not annotated.dates(sentence) and _PRESENT.search(words) is None


def is_of_another_board(annotated: AnnotatedArticle, sentence: Sentence, end: int, bodies: OtherBodies) -> bool:
    """ "Health is weighed by the H&WB. It needs the board's attention": whether words up to a token tell of a board
    that is none of safeguarding, named before in the sentence or right behind them, or in the sentence before."""
    before = annotated.sentences[sentence.index - 1] if sentence.index else sentence
    first = before if before.block == sentence.block else sentence
    stop = end + _BESIDE
    told = annotated.plain[first.start_char : annotated.starts[stop] if stop < sentence.end else sentence.end_char]
    named = bodies.boards.search(told)
    if named is None or _THE_BOARD.search(told, 0, named.start()) is not None:
        return False
    return bodies.safeguarding_boards.search(told) is None


def found_by_others(annotated: AnnotatedArticle, bodies: OtherBodies) -> frozenset[int]:
    """The indexes of sentences whose findings are those of a body that inspects no council."""
    if annotated.article.kind is not SourceKind.NEWS:
        return frozenset()
    found: set[int] = set(_of_other_inspectorates(annotated, bodies))
    of_cases: set[int] = set()
    named = -_REACH - 1
    for sentence in annotated.sentences:
        words = annotated.plain[sentence.start_char : sentence.end_char]
        inspected = bodies.inspectors.search(words) is not None
        intro = annotated.article.blocks[sentence.block].intro
        if intro is not None and intro in of_cases:
            found.add(sentence.index)
            continue
        if _LISTS_CASES.search(words) is not None:
            of_cases.add(sentence.block)
        if bodies.named.search(words) is not None:
            if not inspected and (bodies.found.search(words) is not None or bodies.subject.match(words) is not None):
                found.add(sentence.index)
            named = sentence.index
        elif not inspected and sentence.index - named <= _REACH:
            goes_on = sentence.index - 1 in found and (
                _IT_SAID.search(words) is not None or _goes_on(annotated, sentence, words)
            )
            if goes_on or bodies.anaphor.match(words) is not None or _REVIEW_SAID.search(words) is not None:
                found.add(sentence.index)
    return frozenset(found)
