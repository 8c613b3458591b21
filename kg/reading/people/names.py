"""Which runs of words in a sentence may be the name of a person.

Shape alone: two to four words with a capital, with titles before and honours after. That such a name belongs to a
person is for the words around it to say; see ``find``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from kg.reading.expressions import Lists, low_words_of

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))*\.?")
_SURE_TITLES = frozenset(
    {"cllr", "clr", "coun", "councillor", "mr", "mrs", "ms", "dr", "sir", "dame", "professor", "prof"}
)
"""Titles that are nobody's surname."""
_PEERS = frozenset({"lord", "lady", "baroness"})
_LONGEST = 4
_FROM_PLACE = re.compile(r"-(?:based|born|raised|educated|led|run|area)$")
"""What says where somebody comes from: "Leeds-based Ann Lee"."""
_NAME_BEHIND = re.compile(r" [A-Z][\w'-]+ [A-Z][\w'-]+")
_INNER_CAPITAL = re.compile(r"\s[^\W\d_a-z]")
_TWO_CAPITALS = re.compile(r"\b[^\W\d_a-z][\w'.-]*\.?\s+(?:[a-z]{1,3}\s+){0,2}[^\W\d_a-z]")
FULL_NAME = re.compile(r"(?:\s+[A-Z][\w'-]+){2,4}")
"""A forename and a surname behind a post, by their capitals alone."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in a sentence, by characters of the sentence."""

    text: str
    """Without titles and honours, in ordinary capitals: ``Liam Robinson``."""
    start: int
    """Where its titles begin."""
    end: int
    """Where its honours end."""
    titles: tuple[str, ...] = ()
    suffix: str = ""
    """``hmi`` or ``mp``: a post that stands behind the name."""
    name_end: int = 0
    possessive: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it has a forename, or an initial."""
        return " " in self.text

    @property
    def is_peer(self) -> bool:
        """Whether a title and one name are all that is usual: ``Lord Laming``."""
        return not self.is_full and bool(set(self.titles) & _PEERS)

    @property
    def full(self) -> str:
        """The name by which the person is known: that of a peer keeps its title."""
        return f"{self.titles[-1].capitalize()} {self.text}" if self.is_peer else self.text

    @property
    def surname(self) -> str:
        """Its last word, in small letters."""
        return self.text.rsplit(" ", 1)[-1].lower()


class NameWords:
    """The words of ``patterns/people.yaml`` that make up names, or show that a run of capitals is none."""

    def __init__(self, content: Lists) -> None:
        words = partial(low_words_of, content)
        self.titles = words("titles")
        self.councillors = words("councillor-titles")
        self.honours = words("honours")
        self.particles = words("particles")
        self.not_names = words("not-names")
        self.surnames = words("surnames-too")
        self.forenames = words("forenames-too")
        self.longer = words("longer")
        suffixes = cast("Mapping[str, object]", content.get("post-suffixes", {}))
        self.suffixes = {str(word): str(role) for word, role in suffixes.items()}

    def is_councillor(self, name: PersonName) -> bool:
        """Whether one of the titles says so: "Cllr Ann Lee"."""
        return not self.councillors.isdisjoint(name.titles)


def may_hold_name(text: str) -> bool:
    """Whether two words with a capital stand side by side: a quick no for most sentences."""
    return _INNER_CAPITAL.search(text) is not None and _TWO_CAPITALS.search(text) is not None


def find_names(text: str, blocked: Iterable[tuple[int, int]], words: NameWords) -> list[PersonName]:
    """Every run of a sentence that may be a name; none reaches into a ``blocked`` stretch (a post, an organisation)."""
    spans = sorted(blocked)
    shouted = text.isupper()
    runs = _Runs(text, spans, words, shouted=shouted)
    return [name for name in runs.find() if name is not None]


class _Runs:
    """Walks through the words of one sentence."""

    def __init__(self, text: str, blocked: list[tuple[int, int]], words: NameWords, *, shouted: bool) -> None:
        self.text = text
        self.words = words
        self.shouted = shouted
        self.blocked = blocked
        self.tokens = list(_WORD.finditer(text))

    def find(self) -> Iterable[PersonName | None]:
        """Each run that holds a name."""
        at = 0
        while at < len(self.tokens):
            name, after = self._name_at(at)
            yield name
            at = after

    def _name_at(self, at: int) -> tuple[PersonName | None, int]:
        """The name that begins at a word, and the word to go on with."""
        first = at
        titles: list[str] = []
        while at < len(self.tokens) and (title := self._title(at)) is not None:
            titles.append(title)
            at += 1
        parts: list[str] = []
        begin = at
        last = at
        possessive = False
        while at < len(self.tokens) and (at == first or self._joined(at)):
            word = self._word(at)
            if parts and self._is_particle(at):
                parts.append(word)
                at += 1
                continue
            if parts and self._title(at) in _SURE_TITLES:
                # "Mayor of Boston Cllr Ann Lee": a name begins here, and what stood before is none.
                return None, at
            if not self._is_name_word(at, leading=not parts):
                break
            possessive = word.endswith("'s") or word.endswith("'S")
            parts.append(word[:-2] if possessive else word)
            last = at
            at += 1
            if possessive:
                break
        if not parts:
            return None, max(at, first + 1)
        return self._made(parts, titles, first, begin, last, at, possessive), at

    def _made(
        self, parts: list[str], titles: list[str], first: int, begin: int, last: int, after: int, possessive: bool
    ) -> PersonName | None:
        count = sum(part not in self.words.particles for part in parts)
        if count > _LONGEST or (count < 2 and not titles) or (not possessive and self._goes_on(after)):
            return None
        if titles and parts[0] == "Justice":
            # "Mr Justice Cobb": a judge's rank, and a surname alone.
            return None
        if all(len(part.rstrip(".")) == 1 for part in parts) or (len(parts) > 1 and len(parts[-1]) == 1):
            # "Chief executive Clare M": a text that breaks off, or a name that is kept back.
            return None
        name_end = self.tokens[last].end() - (2 if possessive else 0)
        if self.text[name_end - 1] == "." and len(parts[-1]) > 2:
            name_end -= 1
            parts[-1] = parts[-1].rstrip(".")
        end, suffix = self._suffix(after) if not possessive else (name_end, "")
        if suffix == "mp" and _NAME_BEHIND.match(self.text, end) is not None:
            # "York Outer MP Ann Lee": a constituency.
            return None
        text = " ".join(parts)
        if text.isupper() and len(text) > 4:
            text = _ordinary(text)
        start = self.tokens[first].start() if titles else self.tokens[begin].start()
        return PersonName(text, start, max(end, name_end), tuple(titles), suffix, name_end, possessive)

    def _suffix(self, at: int) -> tuple[int, str]:
        """Honours and posts behind a name: where they end, and the post."""
        end, suffix = 0, ""
        while at < len(self.tokens):
            gap = self.text[self.tokens[at - 1].end() : self.tokens[at].start()]
            word = self._word(at)
            if gap not in (" ", ", ") or not word.isupper():
                break
            low = word.lower()
            if low in self.words.suffixes:
                suffix = low
            elif low not in self.words.honours:
                break
            end = self.tokens[at].end()
            at += 1
        return end, suffix

    def _goes_on(self, at: int) -> bool:
        """Whether the word behind a run makes it the name of something else."""
        if at >= len(self.tokens) or not self._joined(at):
            return False
        match = self.tokens[at]
        if any(start <= match.start() < end for start, end in self.blocked):
            return False
        word = self._word(at).lower()
        return match.group()[:1].isupper() and word in self.words.longer

    def _joined(self, at: int) -> bool:
        return at > 0 and self.text[self.tokens[at - 1].end() : self.tokens[at].start()] == " "

    def _word(self, at: int) -> str:
        word = self.tokens[at].group()
        return word if len(word) == 2 and word[1] == "." else word.rstrip(".")

    def _title(self, at: int) -> str | None:
        word = self._word(at).lower().rstrip(".")
        if word not in self.words.titles:
            return None
        if not self.tokens[at].group()[:1].isupper():
            return word if word in self.words.councillors and self._stands_behind_post(at) else None
        return word if self._is_free(at) or word in self.words.councillors else None

    def _stands_behind_post(self, at: int) -> bool:
        """ "Committee chair councillor NAME": whether a small-letter title stands between a post and a name."""
        begin = self.tokens[at].start()
        named = at + 1 < len(self.tokens) and self._joined(at + 1) and self._is_name_word(at + 1, leading=True)
        ends = (end for _, end in self.blocked if self.text[end:begin] in (" ", ", "))
        return named and any(end <= begin for end in ends)

    def _is_free(self, at: int) -> bool:
        match = self.tokens[at]
        return not any(start < match.end() and match.start() < end for start, end in self.blocked)

    def _is_particle(self, at: int) -> bool:
        """Whether a small word stands between the words of a name ("Ursula von der Leyen")."""
        while at < len(self.tokens) and self._joined(at) and self._word(at) in self.words.particles:
            at += 1
            if at < len(self.tokens) and self._joined(at) and self._is_name_word(at, leading=False):
                return True
        return False

    def _is_name_word(self, at: int, *, leading: bool) -> bool:
        if not self._is_free(at):
            return False
        word = self._word(at)
        bare = word[:-2] if word.lower().endswith("'s") else word
        low = bare.lower().rstrip(".")
        if not bare[:1].isupper() or low in self.words.suffixes:
            return False
        if "-" in low and _FROM_PLACE.search(low) is not None:
            return False
        if low in self.words.not_names:
            if not leading:
                return low in self.words.surnames
            following = at + 1
            return (
                low in self.words.forenames
                and following < len(self.tokens)
                and self._joined(following)
                and self._is_name_word(following, leading=False)
            )
        if low in self.words.honours and bare.isupper():
            return False
        if bare.isupper() and len(bare.rstrip(".")) > 1:
            return not self.shouted and len(bare) > 2
        return True


def _ordinary(shouted: str) -> str:
    """``LIAM O'NEILL`` as ``Liam O'Neill``."""
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), shouted)
