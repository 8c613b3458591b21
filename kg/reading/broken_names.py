"""Lines of a text that a council's name runs over: "Inspection of North East | Lincolnshire children's services".

Each line of a title is a block of its own, and no name is looked for over the end of a block: the part of a name that
stands on the second line may be that of another council.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from kg.model import Block, BlockKind
from kg.ontology import Ontology, made_once
from kg.reading.vocabulary import plain

_CALLED = (["council"], ["borough"], ["metropolitan"])
"""What makes a council of the place before it, and is no part of a county's name."""
_OPEN = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.PARAGRAPH})


def with_whole_names(text: str, blocks: tuple[Block, ...], ontology: Ontology) -> tuple[Block, ...]:
    """The blocks, two lines made one where the second goes on with the name of a place that ends the first.

    A line that is nothing but the beginning of a name may be the head of a list, and stays as it is, unless the next
    one calls the place a council and no other place follows ("North East | Lincolnshire Council").
    """
    pairs = zip(pairwise(blocks), [*blocks[2:], None], strict=False)
    joined = [_is_broken(text, one, two, three, ontology) for (one, two), three in pairs]
    if not any(joined):
        return blocks
    made: list[Block] = []
    new: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if at and joined[at - 1]:
            made[-1] = replace(made[-1], end=block.end)
        else:
            made.append(block)
        new[at] = len(made) - 1
    return tuple(block if block.intro is None else replace(block, intro=new[block.intro]) for block in made)


def _is_broken(text: str, one: Block, two: Block, three: Block | None, ontology: Ontology) -> bool:
    between = text[one.end : two.start]
    if between.count("\n") != 1 or between.strip() or not {one.kind, two.kind} <= _OPEN:
        return False
    before = plain(text[one.start : one.end]).casefold().split()
    halves = _broken_names(ontology)
    longest = max(map(len, halves), default=0)
    after = _words(text, two)
    for count in range(1, min(longest, len(before)) + 1):
        ends = [end for end in halves.get(tuple(before[-count:]), ()) if after[: len(end)] == [*end]]
        if count == len(before):
            ends = [end for end in ends if after[len(end) : len(end) + 1] in _CALLED]
            ends = ends if three is None or not _begins_with_place(text, three, ontology) else []
        if ends:
            return True
    return False


def _words(text: str, block: Block) -> list[str]:
    return plain(text[block.start : block.end]).casefold().replace(":", " ").replace(",", " ").split()


def _begins_with_place(text: str, block: Block, ontology: Ontology) -> bool:
    words = tuple(_words(text, block))
    return any(words[: len(name)] == name for name in _names(ontology))


@made_once
def _broken_names(ontology: Ontology) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """What may follow each beginning of a place's name of several words."""
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for words in _names(ontology):
        for at in range(1, len(words)):
            found.setdefault(words[:at], set()).add(words[at:])
    return found


def _names(ontology: Ontology) -> Iterable[tuple[str, ...]]:
    return (tuple(plain(name).casefold().split()) for one in ontology.councils.values() for name in one.place_names)
