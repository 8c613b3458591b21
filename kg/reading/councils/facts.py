"""The councils that an article states: those it names, and the one whose own news it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import CouncilFact, CouncilId
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_topics import has_grade
from kg.reading.councils.talk import Talk
from kg.reading.councils.topical import resumed

_FACTS_PER_COUNCIL = 3


def _is_judged(talk: Talk, index: int, mention: CouncilMention) -> bool:
    """Whether a neighbour is named for its grade."""
    return talk.topic.services and has_grade(talk.annotated.sentences[index]) and resumed(talk, mention)


def find_facts(talk: Talk, subject: CouncilId | None) -> Iterable[CouncilFact]:
    """The councils that the article names; of one that publishes it, the first words "the council"."""
    counts: Counter[CouncilId] = Counter()
    unnamed = subject is not None and not any(m.council == subject for found in talk.mentions for m in found)
    calls = talk.speaks_of_itself() if unnamed else None
    if subject is not None and calls is not None:
        yield CouncilFact(subject, talk.annotated.evidence(calls, "council/publisher"))
    evident = talk.evident
    the_one = _spoken_of_by_place(talk)
    for index, found in enumerate(talk.mentions):
        sentence = talk.annotated.sentences[index]
        if talk.topic.nothing_of_theirs or (talk.topic.others and index not in talk.telling):
            # A match report, or a nursery's story, is full of places, none of which stands for its council.
            found = tuple(m for m in found if m.how not in ("place", "heading") or m.council == the_one)
        named = [m.council for m in found if _names(m, evident) or (m.beside and _is_judged(talk, index, m))]
        for council in dict.fromkeys(named if index not in talk.silent else ()):
            if counts[council] < _FACTS_PER_COUNCIL:
                counts[council] += 1
                yield CouncilFact(council, talk.annotated.evidence(sentence, "council/named"))


def _spoken_of_by_place(talk: Talk) -> CouncilId | None:
    """ "Plans for homes in Hexshire were backed. The council pays ...": the one place that an article names.

    Not of a match report, nor beside an authority of another kind.
    """
    told = [m for index, found in enumerate(talk.mentions) if index not in talk.silent for m in found]
    named = {mention.council for mention in told}
    if len(named) != 1 or any(talk.strangers) or talk.topic.nothing_of_theirs:
        return None
    if any(mention.beside or mention.how not in ("place", "heading") for mention in told):
        return None
    speaks = any(talk.words.the_council.search(talk.annotated.text(one)) for one in talk.annotated.sentences)
    return named.pop() if speaks else None


def _names(mention: CouncilMention, evident: frozenset[CouncilId]) -> bool:
    if mention.how in ("heading", "place"):
        return mention.council in evident and not mention.beside
    return mention.how != "board"
