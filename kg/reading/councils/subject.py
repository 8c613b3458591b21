"""Which council an article is about as a whole: one, several in turn, or none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.model import CouncilId, Issue, SourceKind
from kg.ontology import Ontology, made_once
from kg.reading.agency_names import agency_ids
from kg.reading.council_mentions import in_time
from kg.reading.council_topics import LEAD_SENTENCES
from kg.reading.council_words import fits_noun
from kg.reading.councils.publisher import published_by
from kg.reading.councils.talk import Talk
from kg.reading.councils.title import on_title, unless_joint
from kg.reading.title_councils import of_another_kind

_ALL_ALONG = 4.0
"""How much more than of any other a report speaks of the council that it is about, where its title does not tell."""
_TITLE_SENTENCES = 6
"""Within how many sentences of the top a report or letter names its council."""
_SEVERAL = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+) (?:\w+ ){0,3}"
    r"(?:councils|authorities|boroughs)\b",
    re.IGNORECASE,
)
""" "Five councils in the region have had reports": what opens an account of each of them."""
_FIRST_SENTENCES = 5
_SHORT = 8
"""Tokens of a line that may be the name of a paper, a date, or who wrote it."""
_ABROAD = frozenset({"welsh", "scottish", "northern-irish"})


def opens_abroad(talk: Talk) -> bool:
    """Whether an article begins with a council, or an inspectorate, of Wales, Scotland or Northern Ireland: it is about
    services there.

    English councils that it names behind are neighbours, advisers, examples.
    """
    if talk.is_report:
        return False
    told = 0
    for sentence in talk.annotated.sentences:
        told += sentence.end - sentence.start > _SHORT
        if told > _FIRST_SENTENCES:
            break
        if talk.mentions[sentence.index]:
            return False
        ids = (label.partition(":") for hit in sentence.names for label in hit.labels)
        others = (talk.ontology.other_authorities.get(id) for kind, _, id in ids if kind == "other-authority")
        if any(other is not None and other.kind in _ABROAD for other in others):
            return True
        if talk.words.abroad.search(talk.annotated.text(sentence)) is not None:
            return True
        if not talk.words.inspectorates_abroad.isdisjoint(agency_ids(sentence.names)):
            return True
    return False


def find_subject(talk: Talk) -> tuple[CouncilId | None, bool, list[Issue]]:
    """The council that the article is about, whether it tells of several in turn, and what is to be said about that."""
    evident = talk.evident
    ranked = sorted((council for council in talk.scores if council in evident), key=lambda c: (-talk.scores[c], c))
    article = talk.annotated.article
    if article.kind is SourceKind.REPORT or article.source.lower().endswith(".pdf"):
        other = of_another_kind(talk.annotated, talk.ontology) if article.kind is not SourceKind.LETTER else None
        if other is not None:
            said = f"its title is that of another kind of document ({other!r}): it is read as being about no council"
            return None, False, [Issue(article.source, "not-a-report", said)]
    if article.kind is SourceKind.REPORT:
        return _of_title(talk, ranked)
    only = _the_only_one(talk)
    if only is not None:
        return only, False, []
    if not ranked:
        return (None if talk.is_report else _of_publisher(talk)), False, []
    if talk.is_report:
        return _of_report(talk) or ranked[0], False, []
    one = talk.layout.of_one()
    if one is not None and one in evident and one not in talk.layout.sections.values():
        # "How the neighbours rate" and their names one by one, at the end of news of one council.
        return one, False, []
    if talk.own in talk.scores:
        return talk.own, False, []
    if talk.layout.is_round_up() or (len(ranked) > 2 and _announces_several(talk)):
        return None, True, []
    if talk.called is not None:
        return talk.called, False, []
    if len(ranked) > 1 and talk.scores[ranked[1]] > 0.7 * talk.scores[ranked[0]]:
        labelled = talk.layout.labelled()
        if labelled in ranked[:2]:
            return labelled, False, []
        names = ", ".join(talk.ontology.councils[council].label for council in ranked[:2])
        issue = Issue(
            talk.annotated.article.source, "ambiguous-council", f"several councils are told of alike: {names}"
        )
        return None, True, [issue]
    return ranked[0], False, []


def _of_title(talk: Talk, ranked: Sequence[CouncilId]) -> tuple[CouncilId | None, bool, list[Issue]]:
    """The council that a report names above its dates; else, with an issue, the one that it speaks of all along."""
    named = on_title(talk.annotated, talk.ontology, talk.mentions)
    if named is not None:
        council, issues = unless_joint(talk.annotated, talk.ontology, talk.mentions, named)
        return council, False, issues
    if not ranked or (len(ranked) > 1 and talk.scores[ranked[0]] < _ALL_ALONG * talk.scores[ranked[1]]):
        return None, False, []
    label = talk.ontology.councils[ranked[0]].label
    said = f"no council's name could be read off the title page; the text speaks of {label} all along"
    return ranked[0], False, [Issue(talk.annotated.article.source, "council-from-text", said)]


def _announces_several(talk: Talk) -> bool:
    """ "Five councils in the region have had reports since Easter": before any council is named."""
    for index, found in enumerate(talk.mentions[: LEAD_SENTENCES + 1]):
        if found:
            return False
        if _SEVERAL.search(talk.annotated.text(talk.annotated.sentences[index])) is not None:
            return True
    return False


def _the_only_one(talk: Talk) -> CouncilId | None:
    """The one council of the register that "the Island" can be, where the article says it again and again."""
    for noun in ("island", "royal borough"):
        said = sum(
            talk.annotated.doc[hit.end - 1].orth_[:1].isupper()
            for index, sentence in enumerate(talk.annotated.sentences)
            if index not in talk.silent
            for hit in sentence.words
            if f"noun:{noun}" in hit.labels
        )
        if not said:
            continue
        council = _island(talk.ontology) if noun == "island" else _of_places(talk, noun)
        named = {
            mention.council
            for found in talk.mentions
            for mention in found
            if mention.how == "name" and not mention.beside
        }
        if council is not None and (said > 1 or _is_said_early(talk, noun)) and named <= {council}:
            return council
    return None


def _is_said_early(talk: Talk, noun: str) -> bool:
    lead = talk.annotated.sentences[: 2 * LEAD_SENTENCES]
    return any(f"noun:{noun}" in sentence.labels for sentence in lead)


def _of_places(talk: Talk, noun: str) -> CouncilId | None:
    """The one council, of those that fit a noun, of whose places the text as it came names most."""
    text = talk.annotated.article.text
    counts: Counter[CouncilId] = Counter()
    for council in talk.ontology.councils.values():
        if fits_noun(council, noun):
            words = {word for place in council.place_names for word in re.findall(r"[A-Z]\w{3,}", place)}
            counts[council.id] = sum(re.search(rf"\b{word}\b", text) is not None for word in words)
    ranked = counts.most_common(2)
    clear = len(ranked) == 2 and ranked[0][1] > ranked[1][1]
    return ranked[0][0] if clear else None


def _of_report(talk: Talk) -> CouncilId | None:
    """The council that a letter is about."""
    for found in talk.mentions[:_TITLE_SENTENCES]:
        for mention in found:
            if mention.how in ("name", "services", "heading"):
                return mention.council
    return None


def _of_publisher(talk: Talk) -> CouncilId | None:
    """The council that publishes its own news or minutes, in which it is "the council" and nothing else."""
    council = published_by(talk.annotated, talk.ontology)
    if council is None or any(talk.mentions) or talk.speaks_of_itself() is None:
        return None
    return in_time(council, "name", talk.issued, talk.ontology)


@made_once
def _island(ontology: Ontology) -> CouncilId | None:
    """The one council of the register that "the Island" can be."""
    fitting = [council.id for council in ontology.councils.values() if fits_noun(council, "island")]
    return fitting[0] if len(fitting) == 1 else None
