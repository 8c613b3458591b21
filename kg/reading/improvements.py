"""What a report says is to become better: the items under its headings, and the failure patterns that they name.

An area for improvement is no failing: it says what to do, not what went wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from kg.model import AreaForImprovementFact, Block, BlockKind, CouncilId, InspectionKey, PatternId
from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.expressions import lists_of, phrases_of
from kg.reading.failings.clauses import FINITE
from kg.reading.failings.lexicon import FailureLexicon, Match
from kg.reading.vocabulary import plain

_CORE = PatternId("weak-core-practice")
_NAMING = frozenset({"topic", "domain"})
"""Kinds of wordings that say what an item is about; a wording of a fault says what it is to prevent."""
_LONGEST_HEADING = 14
_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?")
_LISTS = re.compile(r":\s+\w+(?:\s+\w+){2}")
"""Behind a colon, what a heading would have under it."""
_PURPOSE = re.compile(r",?\s*\b(?:so that|in order (?:to|that)|so (?:this|they|it|children)|to ensure|to make sure)\b")


def find_improvements(
    annotated: AnnotatedArticle,
    ontology: Ontology,
    lexicon: FailureLexicon,
    council: CouncilId,
    inspection: InspectionKey,
) -> tuple[AreaForImprovementFact, ...]:
    """The patterns that each item under a heading such as "What needs to improve" names, in the order of the text."""
    wanted = _wanted(annotated, _headings(ontology), lexicon)
    facts: list[AreaForImprovementFact] = []
    seen: set[tuple[int, PatternId]] = set()
    items = [sentence for sentence in annotated.sentences if sentence.block in wanted]
    stretches = ((item.start, item.end, ()) for item in items)
    for sentence, places in zip(items, lexicon.places(annotated.stems, annotated.forms, stretches), strict=True):
        for pattern in _named(annotated, sentence, places.matches):
            if (sentence.block, pattern) not in seen:
                seen.add((sentence.block, pattern))
                evidence = annotated.evidence(sentence, f"improvement/{pattern}")
                facts.append(AreaForImprovementFact(inspection, council, pattern, evidence))
    return tuple(facts)


def heads_improvements(annotated: AnnotatedArticle, ontology: Ontology, start: int) -> bool:
    """Whether the block with this character is a heading over what is to become better, which itself states nothing."""
    blocks = annotated.article.blocks
    block = blocks[bisect_right(blocks, start, key=attrgetter("start")) - 1]
    line = _words(annotated, block)
    return line.startswith(_headings(ontology)) and line.count(" ") <= _LONGEST_HEADING and not _is_stated(line)


def _is_stated(line: str) -> bool:
    """ "Recommendations from 2012 *remain* outstanding.": a statement, and no heading."""
    return line.endswith(".") and not FINITE.isdisjoint(line.rstrip(".").split())


@made_once
def _headings(ontology: Ontology) -> tuple[str, ...]:
    return tuple(phrases_of(lists_of(ontology, "reports"), "improvement-headings"))


def _wanted(annotated: AnnotatedArticle, headings: tuple[str, ...], lexicon: FailureLexicon) -> frozenset[int]:
    """The blocks that are items of improvement.

    A further heading ends the list, unless it heads a part of it: then what follows opens with an instruction.
    """
    blocks = annotated.article.blocks
    within = False
    found: set[int] = set()
    for index, block in enumerate(blocks):
        words = _words(annotated, block)
        opens = words.startswith(headings)
        if opens and _LISTS.search(words) is not None:
            # "What needs to improve: the quality of plans; the frequency of visits."
            found.add(index)
        elif block.kind in (BlockKind.HEADING, BlockKind.HEADLINE):
            within = opens or (within and _instructs(_next_words(annotated, blocks, index), lexicon))
        elif words.endswith(":"):
            within = within or opens
        elif within and block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            found.add(index)
    return frozenset(found)


def _next_words(annotated: AnnotatedArticle, blocks: Sequence[Block], index: int) -> str:
    following = (block for block in blocks[index + 1 : index + 2])
    return next((_words(annotated, block) for block in following), "")


def _words(annotated: AnnotatedArticle, block: Block) -> str:
    """The words of a block in lower case, without its number."""
    low = annotated.plain[block.start : block.end].lower()
    number = _NUMBER.match(low)
    return low[number.end() :] if number else low


def _instructs(words: str, lexicon: FailureLexicon) -> bool:
    first = words.split(" ", 1)[0].strip(",.:")
    return first in lexicon.class_words("imperative") or first in lexicon.class_words("imperative-or-noun")


def _named(annotated: AnnotatedArticle, sentence: Sentence, matches: Iterable[Match]) -> Iterator[PatternId]:
    """The patterns that the words before a purpose name, or, where these name none, those of the whole sentence."""
    about = [match for match in matches if match.rule.kind in _NAMING]
    purpose = _PURPOSE.search(plain(annotated.text(sentence)).lower())
    if purpose is not None:
        limit = sentence.start_char + purpose.start()
        heads = [match for match in about if annotated.doc[match.start].idx < limit]
        about = heads or about
    patterns = {PatternId(match.rule.owner) for match in about}
    yield from sorted(patterns - {_CORE} or patterns)
