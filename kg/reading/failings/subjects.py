"""What a pronoun at the head of a sentence stands for: the subject of the sentence before.

"Plans are drawn up for every child. However, they are not always specific" says that plans are not specific.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.reading.failings.clauses import FINITE, Number, points_back, takes_up
from kg.reading.failings.lexicon import Match, Places
from kg.reading.vocabulary import Span

_PEOPLE = ("child", "family", "worker", "manager", "leader", "care-leaver", "in-care")
"""Classes whose words, as the subject, are what the next sentence's "they" stands for."""
_OWNING = frozenset({",", "'s", "\u2019s", "'", "\u2019"})


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentence before leaves behind for a pronoun to take up."""

    topics: tuple[tuple[Match, Number], ...] = ()
    groups: frozenset[str] = frozenset()
    """Patterns of the child groups that it names."""
    paragraph: frozenset[str] = frozenset()
    """Those that the paragraph has named so far."""


class Paragraph:
    """What the sentences of a block leave behind, worked out when one takes it up: most do not.

    An item of a list goes on about the child group of the paragraph that introduces it: ``spoken_of``.
    """

    def __init__(self, spoken_of: frozenset[str] = frozenset()) -> None:
        self._before = Before(paragraph=spoken_of)
        self._sentences: list[tuple[Places, list[str], int]] = []
        """Those since then."""

    def add(self, places: Places, forms: list[str], offset: int) -> None:
        """Go on to the next sentence, behind one with these words and lower-case tokens."""
        self._sentences.append((places, forms, offset))

    def taken_up(self, forms: list[str]) -> list[Match]:
        """The topics that the subject of a sentence stands for, given its lower-case tokens."""
        wanted = takes_up(forms)
        if wanted is None:
            return []
        return [match for match, number in self._so_far().topics if wanted is Number.ANY or number is wanted]

    def theme(self, forms: list[str]) -> frozenset[str]:
        """The child group that goes on being spoken of: one only, and where the sentence points back."""
        if not points_back(forms):
            return frozenset()
        groups = self._so_far().groups
        return groups if len(groups) == 1 else frozenset()

    @property
    def spoken_of(self) -> frozenset[str]:
        """The child group that the paragraph has been about so far, where it is one."""
        paragraph = self._so_far().paragraph
        return paragraph if len(paragraph) == 1 else frozenset()

    def _so_far(self) -> Before:
        for sentence in self._sentences:
            self._before = left_behind(*sentence, self._before)
        self._sentences.clear()
        return self._before


def left_behind(places: Places, forms: list[str], offset: int, before: Before) -> Before:
    """What a sentence leaves behind: its own subject, or what its pronoun stood for."""
    matches = places.matches
    groups = frozenset(m.rule.owner for m in matches if m.rule.kind == "group")
    paragraph = before.paragraph | groups
    verb = offset + next((i for i, form in enumerate(forms) if form in FINITE), len(forms))
    subjects = [m for m in matches if m.rule.kind == "topic" and m.start < verb]
    if not subjects:
        goes_on = takes_up(forms) is not None
        still = groups or (before.groups if goes_on else frozenset())
        return Before(before.topics if goes_on else (), still, paragraph)
    first = min(m.start for m in subjects)
    people = (span for name in _PEOPLE for span in places[name])
    if any(_is_subject(span, first, subjects, forms, offset) for span in people):
        return Before((), groups, paragraph)
    topics = tuple((m, _number(forms[min(m.end, verb) - 1 - offset])) for m in subjects)
    return Before(topics, groups, paragraph)


def _is_subject(span: Span, first: int, subjects: list[Match], forms: list[str], offset: int) -> bool:
    """Whether people stand before the first topic, other than as its owners ("children's plans") or a part of it."""
    after = forms[span[1] - offset] if span[1] - offset < len(forms) else ""
    within = any(m.start <= span[0] and span[1] <= m.end for m in subjects)
    return span[0] < first and after not in _OWNING and not within


def _number(form: str) -> Number:
    return Number.SEVERAL if form.endswith("s") and not form.endswith("ss") else Number.ONE
