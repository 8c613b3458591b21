"""What an article about something else (a school, a strike) tells of an inspection of a council in passing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.model import CouncilId
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_topics import GRADED_OTHERS, OTHERS, RATINGS, Topic, is_rated
from kg.reading.grades import Frame, Verdict, verdicts

_THEIR_SERVICES = re.compile(
    r"\b(?:its|their|our|whose|(?:the|this) (?:[\w-]+ )?(?:council|authority|borough|county|city|town)(?:'s)?(?: own)?|"
    r"(?:we|it|they) (?:was|were|has been|have been|had been)\b[^.;]*\bfor|rated|judged|graded|branded|declared) "
    r"(?:\w+ )?(?:children's|social) (?:social )*(?:services?|care|work)\b",
    re.IGNORECASE,
)
""" "Its children's services", "we were rated good by Ofsted for children's services", "rated social care good"."""
_THEIR_SERVICES_ARE = re.compile(
    r"\W*(?:its|their|our|(?:the (?:council|authority|borough|county|city)(?:'s|, whose))) (?:children's|social) "
    r"(?:social )*(?:services?|care) (?:department )?(?:was|were|is|are|(?:has|have|had) (?:\w+ )?been) (?:\w+ )?"
    r"(?:rated|judged|graded)\b(?! by (?!ofsted|inspectors)\w)",
    re.IGNORECASE,
)
""" "The council's children's services have been rated outstanding since 2018": by whom is plain."""
_OF_INSPECTION = re.compile(
    r"\b(?:re-?)?inspect|\b(?:visit|revisit|report|letter|judge|rat(?:e|ed|es|ing|ings)\b|grad(?:e|ed|ing)|"
    r"found\b|finds?\b|finding|brand|deem|verdict|inadequate|outstanding|good\b|improvement|special measures|"
    r"criticis|prais|warn|visited)",
    re.IGNORECASE,
)
""" "Ofsted found", "its last Ofsted report", as against "Ofsted says that the number of homes has gone up"."""
_THOSE_SERVICES = re.compile(r"\W*(?:those|these|the|its|their|all its) services\b", re.IGNORECASE)
_OUR_SERVICES = re.compile(r"\b(?:our|its|their|the (?:council|authority)'s) services\b", re.IGNORECASE)


def tells_by_itself(
    annotated: AnnotatedArticle,
    sentence: Sentence,
    mentions: Sequence[CouncilMention],
    in_full: Collection[CouncilId],
    topic: Topic,
) -> bool:
    """ "Ofsted rated Hull's children's services inadequate", whatever else the article is about.

    A bare place will do where the article names its council ``in_full`` elsewhere; and where nothing but services for
    children is spoken of, so will "Hull City Council, which Ofsted rated inadequate".
    """
    labels = sentence.labels
    if "about:children-services" not in labels and not (topic.of_nothing_else and _names_ofsted(sentence)):
        return False
    named = [mention for mention in mentions if mention.how in ("name", "services") or mention.council in in_full]
    told = not any(f"about:{kind}" in labels for kind in GRADED_OTHERS)
    if not (told and len({mention.council for mention in named}) == 1) or "judged:elsewhere-graded" in labels:
        return False
    by_itself = "about:inspection" in labels
    if not by_itself and not any(_names_ofsted(one) for one in annotated.sentences):
        return False
    return any(
        verdict.frame in RATINGS or (by_itself and _requires(annotated, verdict))
        for verdict in verdicts(annotated.doc, sentence)
    )


def tells_of_the_one_named(
    annotated: AnnotatedArticle, sentence: Sentence, mentions: Sequence[tuple[CouncilMention, ...]], topic: Topic
) -> CouncilId | None:
    """ "The council's children's services were judged good by Ofsted", in an article on an ombudsman or a strike.

    The council is the one that the article has named up to there, if it has named one alone and by more than a place.
    Where nothing but work for children is spoken of, "our services" are those too.
    """
    labels = sentence.labels
    if "grade" not in sentence.kinds or mentions[sentence.index] or "judged:elsewhere-graded" in labels:
        return None
    if any(f"about:{kind}" in labels for kind in OTHERS):
        return None
    text = annotated.text(sentence)
    if not _names_ofsted(sentence) and _THEIR_SERVICES_ARE.match(text) is None:
        return None
    if "about:children-services" in labels:
        if _THEIR_SERVICES.search(text) is None:
            return None
    elif not (topic.of_nothing_else and _OUR_SERVICES.search(text) is not None) and (
        _THOSE_SERVICES.match(text) is None or not _speaks_of_children(annotated, sentence.index - 1)
    ):
        return None
    if not is_rated(annotated, sentence):
        return None
    before = [mention for found in mentions[: sentence.index] for mention in found]
    named = {mention.council for mention in before}
    told = any(mention.how in ("name", "services") for mention in before)
    return named.pop() if told and len(named) == 1 else None


def _speaks_of_children(annotated: AnnotatedArticle, index: int) -> bool:
    return index >= 0 and "about:children-services" in annotated.sentences[index].labels


def _names_ofsted(sentence: Sentence) -> bool:
    return any("agency:ofsted" in hit.labels for hit in sentence.names)


def _requires(annotated: AnnotatedArticle, verdict: Verdict) -> bool:
    """ "Services require improvement": a grade in words that are hardly ever used of anything else."""
    return verdict.frame is Frame.COPULA and annotated.doc[verdict.start].lower_.startswith("require")


def recalling(
    annotated: AnnotatedArticle,
    mentions: Sequence[tuple[CouncilMention, ...]],
    silent: Collection[int],
    host: CouncilId,
) -> dict[int, CouncilId]:
    """The sentences that recall an inspection by Ofsted, and of whom it was: of the host where they name nobody."""
    found: dict[int, CouncilId] = {}
    for sentence in annotated.sentences:
        named = {mention.council for mention in mentions[sentence.index]} or {host}
        told = "type" in sentence.kinds or (
            _names_ofsted(sentence) and _OF_INSPECTION.search(annotated.text(sentence)) is not None
        )
        if told and sentence.index not in silent and len(named) == 1:
            found[sentence.index] = named.pop()
    return found
