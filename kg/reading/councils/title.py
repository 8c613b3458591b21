"""The council on the title page of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import BlockKind, CouncilId, Issue
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle
from kg.reading.council_mentions import CouncilMention, in_time, is_before
from kg.reading.title_councils import named_on_title, title_end
from kg.reading.windows import labelled_window

_TITLE_SENTENCES = 6
"""Within how many sentences of the top a report or letter names its council."""
_JOINT = re.compile(r"\s*(?:,|&|\band\b)\s*(?:the\s+)?(?:(?:London|Royal)\s+)?(?:Borough\s+of\s+)?", re.IGNORECASE)


def unless_joint(
    annotated: AnnotatedArticle, ontology: Ontology, mentions: Sequence[tuple[CouncilMention, ...]], named: CouncilId
) -> tuple[CouncilId | None, list[Issue]]:
    """The council of the title; none, with an issue, where another one is named beside it ("Kent and Medway")."""
    end = title_end(annotated, ontology)
    title = [mention for found in mentions[:_TITLE_SENTENCES] for mention in found if mention.start_char < end]
    for one, two in pairwise(title):
        between = annotated.plain[one.end_char : two.start_char]
        if one.council != two.council and named in (one.council, two.council) and _JOINT.fullmatch(between):
            names = " and ".join(ontology.councils[mention.council].label for mention in (one, two))
            said = f"the title names several councils ({names}): it is read as being about neither"
            return None, [Issue(annotated.article.source, "ambiguous-council", said)]
    return named, []


def on_title(
    annotated: AnnotatedArticle, ontology: Ontology, mentions: Sequence[tuple[CouncilMention, ...]]
) -> CouncilId | None:
    """The council named above the dates that existed on them: in the headline, or else on any other line.

    A sentence is no title, wherever it stands ("Kent County Council is our partner.").
    """
    end = title_end(annotated, ontology)
    window = labelled_window(annotated, ontology)
    when = window.first if window is not None else annotated.appeared
    elsewhere: CouncilId | None = None
    for sentence, found in zip(annotated.sentences[:_TITLE_SENTENCES], mentions, strict=False):
        for mention in found:
            gone = ontology.councils[mention.council].abolished
            outlived = gone is not None and when is not None and not is_before(when, gone)
            if mention.how in ("name", "services", "heading") and mention.start_char < end and not outlived:
                if annotated.plain[sentence.start_char : sentence.end_char].rstrip().endswith("."):
                    continue
                if annotated.kind(sentence) is BlockKind.HEADLINE:
                    return mention.council
                elsewhere = elsewhere or mention.council
    return elsewhere


def with_title(
    annotated: AnnotatedArticle, ontology: Ontology, mentions: list[tuple[CouncilMention, ...]]
) -> list[tuple[CouncilMention, ...]]:
    """The mentions, with that of the title page where nothing but a place is left of a line of it.

    That goes before a shorter name within the line: "Bath And North East Somerset" holds "Somerset Council".
    """
    named = named_on_title(annotated, ontology)
    if named is None or on_title(annotated, ontology, mentions) in named[1]:
        return mentions
    block, councils = named
    in_their_time = {in_time(council, "place", annotated.appeared, ontology) for council in councils}
    council = in_their_time.pop() if len(in_their_time) == 1 else None
    blocks = annotated.article.blocks
    at = next((one.index for one in annotated.sentences if blocks[one.block] is block), None)
    if council is None or at is None:
        return mentions
    own = CouncilMention(council, block.start, block.end, "heading")
    return [*mentions[:at], (own,), *mentions[at + 1 :]]
