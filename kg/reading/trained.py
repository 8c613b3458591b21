"""A trained spaCy pipeline that the user has installed: a second opinion on sentences and people's names.

Nothing here is needed, and nothing is downloaded: without a name the reader uses its own rules alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import spacy
from spacy.language import Language

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class Structure:
    """What a trained pipeline sees in a text, in characters."""

    breaks: tuple[int, ...] = ()
    """Where sentences begin."""
    people: tuple[tuple[int, int], ...] = ()
    """Spans that it takes for names of people."""


class TrainedPipeline:
    """An installed pipeline by its name, e.g. ``en_core_web_sm``, or by the folder it lies in."""

    def __init__(self, name: str) -> None:
        """Raises ``UsageError`` where no such pipeline is installed."""
        try:
            self._nlp: Language = spacy.load(name)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"no spaCy pipeline {name!r} is installed: install it with pip, or leave --pipeline away"
            ) from error
        self._splits = any(pipe in self._nlp.pipe_names for pipe in ("parser", "senter", "sentencizer"))

    def __call__(self, text: str) -> Structure:
        """The sentences and people of a text; offsets are those of the text."""
        doc = self._nlp(text)
        breaks = tuple(sentence.start_char for sentence in doc.sents) if self._splits else ()
        people = tuple((entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ == "PERSON")
        return Structure(breaks, people)
