"""Which council "the city", "the county council" or "the district" is."""

from __future__ import annotations

import re

from kg.model import CouncilId
from kg.reading.annotate import Sentence
from kg.reading.council_words import fits_noun
from kg.reading.councils.talk import Talk
from kg.reading.vocabulary import Hit, has_label, longest

_OF_OLD = re.compile(
    r"\b[Tt]he (?:old|abolished|defunct) (?:county|city|borough|district)(?: (?:council|authority))?\b"
    r"(?! (?:hall|town)\b)"
)
""" "The old county council": one that is no more."""


def is_of_old(text: str) -> bool:
    """ "The old county council was inadequate in 2013": whether a sentence speaks of a council that is no more."""
    return _OF_OLD.search(text) is not None


def by_noun(talk: Talk, sentence: Sentence, focus: CouncilId | None) -> CouncilId | None:
    """ "The city council" is the one council of the article that is a city's, where the one in focus is not."""
    if "noun" not in sentence.kinds:
        return focus
    if is_of_old(talk.annotated.text(sentence)):
        return _abolished(talk, focus)
    forms = talk.annotated.forms
    nouns = [
        label[5:]
        # "City council leader Ann Lee" names a post, and its council.
        for hit in longest(one for one in sentence.words if has_label(one, "noun:"))
        for label in hit.labels
        # "All 12 district councils" are partners, and "Leeds City Council" is a name.
        if label.startswith("noun:") and not forms[hit.end - 1].endswith("s") and not _is_in_name(sentence, hit)
    ]
    if not nouns:
        return focus
    noun = nouns[0]
    if noun == "district":
        return focus if focus and fits_noun(talk.ontology.councils[focus], noun) else None
    if focus is not None and fits_noun(talk.ontology.councils[focus], noun):
        return focus
    evident = talk.evident
    if noun == "island":
        # There are two, and no other council is one: named in passing they do.
        evident = frozenset(mention.council for found in talk.mentions for mention in found)
    fitting = [council for council in sorted(evident) if fits_noun(talk.ontology.councils[council], noun)]
    if not fitting:
        # Named in full, if only beside the one that the talk is of: "City council leader", in news of the county.
        named_so = {one.council for found in talk.mentions for one in found if one.how == "name"}
        fitting = [council for council in sorted(named_so) if fits_noun(talk.ontology.councils[council], noun)]
    if noun == "city" and len(fitting) > 1:
        # "Nottinghamshire was rated good and Nottingham inadequate. The city has had a visit since".
        told = {mention.council for mention in talk.mentions[sentence.index - 1]} if sentence.index else set()
        last = [council for council in fitting if council in told]
        return last[0] if len(last) == 1 else None
    if focus is not None and len(fitting) > 1:
        # "The city was inadequate. In the county, help is good": the one county told of so far, if it is one.
        named = {mention.council for found in talk.mentions[: sentence.index] for mention in found}
        known = [council for council in fitting if council in named]
        return known[0] if len(known) == 1 else None
    return fitting[0] if len(fitting) == 1 else focus


def _abolished(talk: Talk, focus: CouncilId | None) -> CouncilId | None:
    """ "The old county council": the one abolished council that the article names, or that of the talk."""
    councils = talk.ontology.councils
    if focus is not None and (councils[focus].abolished or councils[focus].former_gss):
        return focus
    before = talk.ontology.predecessors(focus) if focus is not None else []
    if len(before) == 1:
        return before[0].id
    named = {m.once or m.council for found in talk.mentions for m in found}
    gone = [council for council in sorted(named) if councils[council].abolished]
    return gone[0] if len(gone) == 1 else None


def _is_in_name(sentence: Sentence, hit: Hit) -> bool:
    """Whether words are the end of a longer name."""
    return any(name.start < hit.start < name.end for name in sentence.names)
