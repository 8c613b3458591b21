"""How words are compared: one stem for all inflections of a word, and phrases found by stem or by form.

spaCy's ``PhraseMatcher`` compares one attribute of each token. This module puts an inflection-free
stem into ``NORM``, which spaCy computes once for each distinct word, so that a phrase of the
ontology is found in every inflection at the matcher's own speed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

_KEEP = frozenset(
    "always across less unless this his its us was is as has does during morning evening nothing something anything "
    "everything thing bring king ring string spring being red bed need feed speed indeed hundred sacred shed "
    "children's yes gas bus news process address business access progress success illness process sibling siblings".split()
)
_IRREGULAR = {
    "children": "child", "people": "people", "mothers": "mother", "men": "man", "women": "woman",
    "was": "be", "were": "be", "is": "be", "are": "be", "been": "be", "being": "be", "am": "be", "'s": "'s",
    "has": "have", "had": "have", "having": "have",
    "does": "do", "did": "do", "done": "do", "doing": "do",
    "made": "make", "making": "make", "took": "take", "taken": "take", "taking": "take",
    "gave": "give", "given": "give", "got": "get", "getting": "get", "knew": "know", "known": "know",
    "held": "hold", "kept": "keep", "left": "left", "met": "met", "seen": "see", "saw": "see",
    "told": "tell", "found": "find", "heard": "hear", "fell": "fall", "fallen": "fall", "fed": "feed",
    "understood": "understand", "sought": "seek", "led": "lead", "sent": "send", "built": "build", "lost": "lose",
    "struggled": "struggle", "ran": "run", "running": "run", "written": "write", "wrote": "write",
    "became": "become", "begun": "begin", "began": "begin", "brought": "bring", "chosen": "choose",
    "drawn": "draw", "driven": "drive", "grown": "grow", "grew": "grow", "shown": "show", "spent": "spend",
    "spoken": "speak", "taught": "teach", "thought": "think", "went": "go", "gone": "go", "going": "go", "goes": "go",
    "used": "use", "using": "use", "uses": "use", "added": "add", "adding": "add", "visited": "visit",
    "inquiry": "enquiry", "inquiries": "enquiry", "enquiries": "enquiry",
}  # fmt: skip
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def stem(word: str) -> str:
    """The inflection-free form of one word, in lower case: plural, ``-ed`` and ``-ing`` are removed.

    Only comparison matters, so the stem need not be a word ("caring" and "care" both give "car").
    Derivations stay apart ("assess" and "assessment", "weak" and "weakness").
    """
    word = word.lower()
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or word in _KEEP or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses") or word.endswith(("ches", "shes", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        word = _whole(word[:-3])
    elif word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        word = _whole(word[:-2])
    if word.endswith("e") and len(word) > 4 and not word.endswith("ee"):
        word = word[:-1]
    return word


_OPEN = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def _whole(base: str) -> str:
    """``plann`` to ``plan``; ``not`` (of "noted") to ``note``, since "not" is another word."""
    single = _DOUBLED.sub(r"\1", base)
    if len(single) > 2 and single != base:
        return single
    return base + "e" if len(base) == 3 and _OPEN.match(base) else base


MOST_CHARACTERS = 100_000_000
"""The tokeniser alone needs little memory; spaCy's own limit of a million is meant for parsers."""
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u2011": "-", "\u2010": "-",
     "\u202f": " ", "\u2009": " ", "\ufffe": "-", "\u00ad": "-", "\t": " "}
)  # fmt: skip


def plain(text: str) -> str:
    """The text with typographic quotes, spaces and hyphens made plain, character for character.

    Offsets stay true, since every replacement is one character for one.
    """
    return text.translate(_PLAIN)


def blank_language() -> Language:
    """spaCy's English tokeniser with the stem of each word as its ``NORM``; nothing is downloaded."""
    nlp = spacy.blank("en")
    nlp.max_length = MOST_CHARACTERS
    use_stems(nlp)
    return nlp


def use_stems(nlp: Language) -> None:
    """Make ``NORM`` of every word of this pipeline's vocabulary its stem."""
    nlp.vocab.lex_attr_getters[NORM] = stem
    for lexeme in nlp.vocab:
        lexeme.norm_ = stem(lexeme.orth_)


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording of the ontology in a text: token positions in the ``Doc``, and what it may mean."""

    start: int
    end: int
    labels: tuple[str, ...]
    """``kind:id`` pairs, sorted: ``grade:inadequate``, ``topic:high-caseloads``."""


class PhraseIndex:
    """Many phrases, each with its labels, found in one pass; by stem, or letter for letter."""

    def __init__(self, nlp: Language, *, exact: bool) -> None:
        self._nlp = nlp
        self._exact = exact
        self._labels: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._docs: dict[tuple[str, ...], Doc] = {}
        """One document for each phrase, all of whose inflections are the same to the matcher."""
        self._matcher: PhraseMatcher | None = None
        self._by_key: dict[int, tuple[str, ...]] = {}

    def add(self, phrase: str, label: str) -> None:
        """Add one wording with a label; the order of additions does not matter."""
        doc = self._nlp.make_doc(plain(phrase))
        key = tuple(token.orth_ if self._exact else token.norm_ for token in doc)
        if key:
            self._labels[key].add(label)
            self._docs.setdefault(key, doc)
            self._matcher = None

    def _compile(self) -> PhraseMatcher:
        matcher = PhraseMatcher(self._nlp.vocab, attr="ORTH" if self._exact else "NORM")
        self._by_key = {}
        for words, labels in sorted(self._labels.items()):
            name = "\x1f".join(words)
            matcher.add(name, [self._docs[words]])
            self._by_key[self._nlp.vocab.strings[name]] = tuple(sorted(labels))
        return matcher

    def find(self, doc: Doc) -> list[Hit]:
        """All hits in the document, by position; overlapping ones included."""
        if self._matcher is None:
            self._matcher = self._compile()
        found = [(start, -end, key) for key, start, end in self._matcher(doc)]
        found.sort()
        by_key = self._by_key
        return [Hit(start, -end, by_key[key]) for start, end, key in found]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Those hits that lie in no longer one, by position (input must be in order of ``find``)."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.end > kept[-1].end or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
