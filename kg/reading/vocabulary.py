"""How words are compared: one stem for all inflections of a word, and phrases found by stem or by form.

This module puts an inflection-free stem into the ``NORM`` of each word, which spaCy computes once for
each distinct word. The phrases of the ontology stand in a tree by the ids of their words, so that a
sentence is looked up word by word, however many phrases there are (spaCy's ``PhraseMatcher`` does the
same, but wants a document for each phrase, and half a second to take them all in).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from kg.reading.engine import spacy  # isort: skip  # before all else of spaCy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_KEEP = frozenset(
    "always across less unless this his its us was is as has does during morning evening nothing something anything "
    "everything thing bring king ring string spring being red bed need feed speed indeed hundred sacred shed "
    "children's yes gas bus news process address business access progress success illness process sibling "
    "siblings".split()
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
_PLAIN = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("\u00a0", " "),
    ("\u2011", "-"), ("\u2010", "-"), ("\u202f", " "), ("\u2009", " "), ("\ufffe", "-"), ("\u00ad", "-"),
)  # fmt: skip


def plain(text: str) -> str:
    """The text with typographic quotes, spaces and hyphens made plain, character for character.

    Offsets stay true, since every replacement is one character for one. (One ``replace`` each is ten
    times as fast as ``translate`` with a table.)
    """
    if not text.isascii():
        for special, simple in _PLAIN:
            text = text.replace(special, simple)
    return text.replace("`", "'").replace("\t", " ")


_GLUED_NUMBER = r"\d{1,3}\.(?=[A-Z][a-z])"
"""The number of a paragraph that has lost the space behind it: "16.Children remain ..."."""
_BAR = r"\|"
_STOP_OF_INITIALS = r"(?<=&[A-Z])\."
"""The full stop behind initials with an ampersand: "was put up in a B&B."."""


def blank_language() -> Language:
    """spaCy's English tokeniser with the stem of each word as its ``NORM``; nothing is downloaded."""
    nlp: Language = spacy.blank("en")
    nlp.max_length = MOST_CHARACTERS
    if isinstance(nlp.tokenizer, Tokenizer):
        # A bar parts the cells of a row of a table, with or without spaces.
        prefixes = (_GLUED_NUMBER, _BAR, *(nlp.Defaults.prefixes or ()))
        suffixes = (*(nlp.Defaults.suffixes or ()), _STOP_OF_INITIALS, _BAR)
        nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search
        nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
        nlp.tokenizer.infix_finditer = compile_infix_regex((*(nlp.Defaults.infixes or ()), _BAR)).finditer
    use_stems(nlp)
    return nlp


def use_stems(nlp: Language) -> None:
    """Make ``NORM`` of every word of this pipeline's vocabulary its stem."""
    nlp.vocab.lex_attr_getters[NORM] = stem  # type: ignore[attr-defined]  # missing in spaCy's stub
    for lexeme in nlp.vocab:
        lexeme.norm_ = stem(lexeme.orth_)


class Hit(NamedTuple):
    """A wording of the ontology in a text: token positions in the ``Doc``, and what it may mean."""

    start: int
    end: int
    labels: tuple[str, ...]
    """``kind:id`` pairs, sorted: ``grade:inadequate``, ``topic:high-caseloads``."""


def has_label(hit: Hit, prefix: str) -> bool:
    """Whether a hit has a label that begins so (``area:``)."""
    return _has_label(hit.labels, prefix)


@lru_cache(maxsize=16384)
def _has_label(labels: tuple[str, ...], prefix: str) -> bool:
    return any(label.startswith(prefix) for label in labels)


Span = tuple[int, int]
"""The first token of something, and the one after its last."""
Label = TypeVar("Label", str, int)


_Labels = tuple[Label, ...]
_Branch = tuple[_Labels[Label], "dict[int, _Branch[Label]] | None"]
"""The labels of what ends with a word, if anything does, and how it may go on, by the id of the next word."""


class _Root(dict[int, "_Branch[Label] | None"], Generic[Label]):
    """The branches by the first word, each put together when its word is first met: a text holds few of them."""

    def __init__(self) -> None:
        self._waiting: dict[int, list[tuple[tuple[int, ...], Label]]] = {}

    def insert(self, ids: tuple[int, ...], label: Label) -> None:
        """Add one wording by the ids of its words; none of them adds nothing."""
        if not ids:
            return
        known = self.get(ids[0])
        if known is None:
            self.pop(ids[0], None)
            self._waiting.setdefault(ids[0], []).append((ids, label))
        else:
            self[ids[0]] = _grown(known, ids, label)

    def __missing__(self, number: int) -> _Branch[Label] | None:
        branch: _Branch[Label] | None = None
        for ids, label in self._waiting.pop(number, ()):
            branch = _grown(branch or ((), None), ids, label)
        self[number] = branch
        return branch


def _grown(branch: _Branch[Label], ids: tuple[int, ...], label: Label) -> _Branch[Label]:
    """A branch with one wording more, given from the branch's own word on; what follows is changed in place."""
    labels, following = branch
    if len(ids) == 1:
        return tuple(sorted({label}.union(labels))), following
    if following is None:
        following = {}
    following[ids[1]] = _grown(following.get(ids[1], ((), None)), ids[1:], label)
    return labels, following


_MOST_SPACES = 8
"""How many further spaces between two words are none of them."""


class PhraseTree(Generic[Label]):
    """Many phrases, each with its labels, found in one pass; by stem, or letter for letter."""

    def __init__(self, nlp: Language, *, exact: bool) -> None:
        self._nlp = nlp
        self._attribute = ORTH if exact else NORM
        self._exceptions = nlp.tokenizer.rules if isinstance(nlp.tokenizer, Tokenizer) else {}
        self._root: _Root[Label] = _Root()
        self._ids: dict[str, tuple[int, ...]] = {}

    def ids(self, phrase: str) -> tuple[int, ...]:
        """The ids of a phrase's words: the same for all phrases that are one to this tree."""
        found: list[int] = []
        for word in plain(phrase).split():
            found += self._ids.get(word) or self._ids_of(word)
        return tuple(found)

    def _ids_of(self, word: str) -> tuple[int, ...]:
        """The ids of what the tokeniser makes of a word: letters alone stay whole, but for its exceptions."""
        if word.isascii() and word.isalpha() and word not in self._exceptions:
            ids = (self._nlp.vocab.strings.add(word if self._attribute == ORTH else stem(word)),)
        else:
            ids = tuple(self._nlp.make_doc(word).to_array(self._attribute).tolist())
        self._ids[word] = ids
        return ids

    def add(self, phrase: str, label: Label) -> None:
        """Add one wording with a label; the order of additions does not matter."""
        self.insert(self.ids(phrase), label)

    def insert(self, ids: tuple[int, ...], label: Label) -> None:
        """Add one wording by the ids of its words; none of them adds nothing."""
        self._root.insert(ids, label)

    def places(self, ids: Sequence[int], first: int, last: int) -> dict[Label, list[Span]]:
        """Where phrases stand among the words ``first`` to ``last``, of a document's ids; overlapping ones included.

        For each label the places of its phrases, in order of their first word.
        """
        found: dict[Label, list[Span]] = {}
        for start, branch in enumerate(map(self._root.__getitem__, ids[first:last]), first):
            end = start + 1
            while branch is not None:
                labels, following = branch
                if labels:
                    span = (start, end)
                    for label in labels:
                        if label in found:
                            found[label].append(span)
                        else:
                            found[label] = [span]
                if following is None or end == last:
                    break
                branch = following.get(ids[end])
                end += 1
        return found


def words_of(doc: Doc, start: int, end: int) -> list[str]:
    """The words of a stretch of a document in lower case; ``end`` may be behind its end.

    For stretches that may be empty there: of a span that begins where a document ends spaCy joins its whole text.
    """
    return [doc[at].lower_ for at in range(start, min(end, len(doc)))]


class PhraseIndex(PhraseTree[str]):
    """A tree of phrases whose labels are ``kind:id`` pairs."""

    def __init__(self, nlp: Language, *, exact: bool) -> None:
        super().__init__(nlp, exact=exact)
        self._spaces = frozenset(nlp.vocab.strings.add(" " * count) for count in range(1, _MOST_SPACES + 1))

    def find(self, ids: Sequence[int], first: int, last: int) -> list[Hit]:
        """All hits among the words ``first`` to ``last``, of a document's ids.

        By position, the longer before the shorter; overlapping ones included.
        """
        found: list[Hit] = []
        for start, branch in enumerate(map(self._root.__getitem__, ids[first:last]), first):
            if branch is None:
                continue
            labels, following = branch
            at, end = len(found), start + 1
            if labels:
                found.append(Hit(start, end, labels))
            while following is not None and end < last:
                branch = following.get(ids[end])
                if branch is None:
                    if ids[end] in self._spaces:
                        # A second space between two words, as in text that was set to full width.
                        end += 1
                        continue
                    break
                labels, following = branch
                end += 1
                if labels:
                    found.insert(at, Hit(start, end, labels))
        return found


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Those hits that lie in no longer one, by position (input must be in order of ``find``)."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.end > kept[-1].end or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
