"""Mentions of councils set right before anything is made of them: whose boss somebody is, links to other stories."""

from __future__ import annotations

from dataclasses import replace

from kg.model import BlockKind, CouncilId
from kg.reading.annotate import AnnotatedArticle
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_topics import has_grade
from kg.reading.council_words import CouncilWords


def with_employers(
    annotated: AnnotatedArticle,
    words: CouncilWords,
    mentions: list[tuple[CouncilMention, ...]],
    publisher: CouncilId | None,
) -> list[tuple[CouncilMention, ...]]:
    """The mentions, with a council beside that is named for nothing but the post of somebody who works there."""
    employing: set[CouncilId] = set()
    others: set[CouncilId] = set()
    for found in mentions:
        for mention in found:
            if mention.how != "board" and not mention.beside:
                (employing if _employs(annotated.plain, words, mention) else others).add(mention.council)
    employing -= others
    opening = next(({mention.council for mention in found} for found in mentions if found), set())
    if opening.isdisjoint(others) and publisher in (None, *employing):
        # Whose boss an article opens with may be whom it is about: nobody is beside it yet. In the minutes of
        # another council it is not even the first that they are about.
        employing -= opening
    if not employing:
        return mentions
    return [tuple(replace(m, beside=m.beside or m.council in employing) for m in found) for found in mentions]


def with_the_only_one(
    mentions: list[tuple[CouncilMention, ...]], publisher: CouncilId | None
) -> list[tuple[CouncilMention, ...]]:
    """The mentions, with the one council that its own news names beside no other: "support from Bury Council"."""
    named = {mention.council for found in mentions for mention in found}
    beside = all(mention.beside for found in mentions for mention in found)
    if not beside or len(named) != 1 or publisher not in named:
        return mentions
    return [tuple(replace(mention, beside=False) for mention in found) for found in mentions]


def _employs(text: str, words: CouncilWords, mention: CouncilMention) -> bool:
    """ "Dave Hill, director of children's services at Essex", "Hampshire's chief executive"."""
    line = text.rfind("\n", 0, mention.start_char) + 1
    return (
        words.post_of.match(text, mention.end_char) is not None
        or words.post_at.search(text, max(line, mention.start_char - 80), mention.start_char) is not None
        or words.runs_in.search(text, max(line, mention.start_char - 120), mention.start_char) is not None
    )


def pointers(annotated: AnnotatedArticle, words: CouncilWords) -> set[int]:
    """Sentences that point to other stories, and all that stands under a heading that does so near the end."""
    found: set[int] = set()
    sentences = annotated.sentences
    below = False
    for index, sentence in enumerate(sentences):
        text = annotated.text(sentence)
        titles = text.split(" | ")
        row_of_titles = (
            len(titles) > 2 and len(text.split()) >= 4 * len(titles) and not has_grade(annotated.sentences[index])
        )
        pointer = words.pointers.match(text) is not None or row_of_titles
        heading = annotated.kind(sentence) is BlockKind.HEADING
        below = below or (pointer and heading and index > 0.7 * len(sentences))
        if pointer or below:
            found.add(index)
    return found
