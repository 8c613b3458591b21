"""Sentences that name no council of the talk, and are about others, about many, or about the whole country."""

from __future__ import annotations

from kg.model import AgencyId, CouncilId
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import Sentence
from kg.reading.councils.talk import Talk


def is_of_others(talk: Talk, index: int, subject: CouncilId | None) -> bool:
    """Whether a sentence that names no council of the talk is about others, or about many."""
    sentence = talk.annotated.sentences[index]
    elsewhere = _is_of_a_stranger(talk, index) or _opens_elsewhere(talk, index, subject)
    return elsewhere or _is_in_general(talk, sentence)


def is_of_another_trust(talk: Talk, sentence: Sentence, focus: CouncilId | None) -> bool:
    """ "Northamptonshire Children's Trust was rated good", behind news of Slough: a trust of other councils."""
    if focus is None:
        return False
    opening = agency_ids(hit for hit in sentence.names if hit.start <= sentence.start + 3)
    trusts = [talk.ontology.agencies.get(AgencyId(id)) for id in opening]
    return any(one and one.type == "childrens-trust" and one.covers and focus not in one.covers for one in trusts)


def _is_in_general(talk: Talk, sentence: Sentence) -> bool:
    """Whether a sentence that names no council tells of many of them, or of the whole country."""
    text = talk.annotated.text(sentence)
    if talk.words.any_council.search(text) is not None or talk.words.wherever.match(text) is not None:
        return True
    if talk.words.any_councils.search(text) is not None and talk.words.this_council.search(text) is None:
        return True
    low = text.lower()
    if not any(word in low for word in talk.words.of_many):
        return False
    return talk.words.many_councils.search(text) is not None and talk.words.this_council.search(text) is None


def _opens_elsewhere(talk: Talk, index: int, subject: CouncilId | None) -> bool:
    """ "Slough and Doncaster have also lost control of theirs": a sentence that begins with other places."""
    sentence = talk.annotated.sentences[index]
    others = {mention.council for mention in talk.mentions[index]} - {subject}
    opens = any(m.start_char - sentence.start_char <= 4 and m.council != subject for m in talk.mentions[index])
    return opens and len(others) >= 2


def _is_of_a_stranger(talk: Talk, index: int) -> bool:
    """Whether a sentence is about another kind of authority."""
    return talk.strangers[index] and not _is_named_beside(talk, index)


def _is_named_beside(talk: Talk, index: int) -> bool:
    """Whether another authority stands late in its sentence, where the talk need not be of it."""
    sentence = talk.annotated.sentences[index]
    first = next(hit for hit in sentence.names if any(label.startswith("other-authority:") for label in hit.labels))
    return first.start - sentence.start > 4
