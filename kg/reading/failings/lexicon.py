"""The failure vocabulary as sentences are looked up in it: phrases in one tree, every rule behind an anchor.

A rule is tried only in sentences that hold its anchor, the rarest part that it requires, and where
the other parts stand is looked up only then: the cost of a sentence does not grow with the number of rules.
Most rules are one set of phrases; these are matches as soon as a phrase is found. What is made of the compiled
vocabulary is made when a sentence first needs it: an article needs little of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeVar

from spacy.language import Language

from kg.model import PatternId
from kg.ontology import Ontology
from kg.reading.failings.compiled import OWN, Compiled, compile_vocabulary, own_class
from kg.reading.kept import Kept
from kg.reading.vocabulary import PhraseTree, Span


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording with what it stands for."""

    id: str
    """``high-caseloads/fault/3``: pattern (or class), kind, number in the file."""
    kind: str
    """``topic``, ``themed``, ``fault``, ``group``, ``domain`` or ``class``."""
    owner: str
    """Pattern id, or the name of a class."""
    wording: str
    rows: tuple[tuple[tuple[str, int], ...], ...]
    """Names of sets of phrases, or of classes, each with the gap allowed before it."""
    parts: tuple[str, ...]
    """The same names, each once, those that are likely to be rare before the others; the first is the anchor."""


class Match(NamedTuple):
    """A rule found in a sentence: token positions, and the stretches that its words cover."""

    start: int
    end: int
    rule: Rule
    spans: tuple[Span, ...]


_Sign = tuple[int, int]
"""The place of a bit in ``Places.present``: which byte, and which bit of it."""
_Trial = tuple[int, int, int, tuple[_Sign, ...]]
"""A rule of several parts: the sign of the part that is likely to be the rarest (besides an anchor), the rule's number,
and the signs of the others."""


class _Label(NamedTuple):
    """A set of phrases or a class, as it is looked up in a sentence."""

    byte: int
    bit: int
    """Its sign."""
    members: frozenset[int]
    """Numbers of its phrases."""
    rules: list[_Trial]
    """Its wordings with gaps."""


class _Behind(NamedTuple):
    """What a phrase may be the anchor of."""

    single: tuple[Rule, ...]
    """The rules that are found wherever it is."""
    trials: list[_Trial]
    """The rules of several parts."""


class _Exceptions(NamedTuple):
    """The class of wordings that except the words of one owner of rules: its sign and its name."""

    byte: int
    bit: int
    name: str


class _Own(NamedTuple):
    """The words that only one pattern has: names of their classes, and the bits of all three."""

    bits: int
    deficits: str
    virtues: str
    exceptions: str


_Form = tuple[tuple[int, str], ...]
"""Those words of a phrase that must stand in a certain form, each after its place."""


Key = TypeVar("Key")
Made = TypeVar("Made")


class _Table(dict[Key, Made]):
    """What is made of a part of the compiled vocabulary, when it is first needed."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self._make = make

    def __missing__(self, key: Key) -> Made:
        made = self[key] = self._make(key)
        return made


class FailureLexicon:
    """All rules of ``ontology/patterns/failings``, and how to find them in a sentence's hits."""

    def __init__(self, ontology: Ontology, nlp: Language, kept: Kept | None = None) -> None:
        """``nlp`` is the tokeniser of the texts to be read (``vocabulary.blank_language``).

        The compiled vocabulary is taken from ``kept`` and put there, where this is given. Raises ``OntologyError``.
        """
        self._tree: PhraseTree[int] = PhraseTree(nlp, exact=False)
        self._compiled = made = _compiled(ontology, self._tree, kept)
        word = made.words.__getitem__
        for number, words in enumerate(made.phrases):
            self._tree.insert(tuple(map(word, words)), number)
        self.reach = made.reach
        self.blaming = made.blaming
        """Patterns that are about a body other than the council, so that an agency in the sentence is blamed, and of
        which type that is; None for any."""
        self.patterns = frozenset(PatternId(str(key)) for key in ontology.schemes.get("failure-pattern", {}))
        self._forms: dict[int, _Form] = {
            number: tuple((at, form) for at, form in marked) for number, marked in made.forms
        }
        """By the number of a phrase with ``=``."""
        self._bits = {name: place for place, name in enumerate(made.bits)}
        self._any = len(made.bits)
        """The bit that is always there: for a set of phrases that has none, as no rule asks for it before."""
        self._bits_of = _Table(self._bits_of_phrase)
        self.rules = _Table(self._rule)
        """Every rule by its number."""
        self._behind = _Table(self._behind_phrase)
        """By the number of a phrase the rules behind it."""
        self.labels = _Table(self._label)
        """Every set of phrases and every class, by its name."""
        self._owners: dict[str, dict[int, list[str]]] = {}
        self._masks: dict[tuple[str, ...], int] = {}
        self._own = {str(pattern): self._own_words(pattern) for pattern in self.patterns}
        self._class_words: _Table[str, frozenset[str]] = _Table(lambda name: frozenset(made.class_words.get(name, ())))
        self._exceptions = _Table(self._exceptions_of)
        """By the owner of a rule."""

    def members(self, label: str) -> frozenset[int]:
        """Phrase numbers of a set of phrases (``#12``), or of a class by its name."""
        return frozenset(self._compiled.members.get(label, ()))

    def class_words(self, category: str) -> frozenset[str]:
        """The wordings of one class, as the file has them."""
        return self._class_words[category]

    def mask(self, names: tuple[str, ...]) -> int:
        """Several classes as bits; those that the vocabulary lacks are left out."""
        mask = self._masks.get(names)
        if mask is None:
            mask = self._masks[names] = sum(1 << self._bits[name] for name in set(names) if name in self._bits)
        return mask

    def _bits_of_phrase(self, number: int) -> int:
        """The classes and sets that may be there where a phrase is."""
        return sum(1 << place for place in self._compiled.bits_of[number])

    def _rule(self, place: int) -> Rule:
        id, kind, owner, wording, rows, parts = self._compiled.rules[place]
        named = tuple(tuple((name, gap) for name, gap in row) for row in rows)
        return Rule(id, kind, owner, wording, named, tuple(parts))

    def _behind_phrase(self, number: int) -> _Behind:
        made, rules = self._compiled, self.rules
        trials = [self._trial(place, rules[place].parts[1:]) for place in made.anchored[number]]
        return _Behind(tuple([rules[place] for place in made.single[number]]), trials)

    def _exceptions_of(self, owner: str) -> _Exceptions:
        name = own_class(owner, "except")
        return _Exceptions(*self._sign(name), name)

    def _label(self, name: str) -> _Label:
        rules = [self._trial(place, self.rules[place].parts) for place in self._compiled.class_rules.get(name, ())]
        return _Label(*self._sign(name), self.members(name), rules)

    def _trial(self, place: int, needed: tuple[str, ...]) -> _Trial:
        first, *others = map(self._sign, needed or ("",))
        return *first, place, tuple(others)

    def _sign(self, name: str) -> _Sign:
        byte, bit = divmod(self._bits.get(name, self._any), 8)
        return byte, 1 << bit

    def _own_words(self, pattern: str) -> _Own:
        names = tuple(own_class(pattern, kind) for kind in OWN)
        return _Own(self.mask(names), *names)

    def places(
        self, stems: Sequence[int], forms: Sequence[str], first: int, last: int, taken: Sequence[Span] = ()
    ) -> Places:
        """Where the vocabulary's phrases stand in one sentence, the tokens ``first`` to ``last`` of a document.

        ``forms`` are the document's tokens in lower case, for wordings marked ``=``; what lies within
        one of the spans that are ``taken`` is left out.
        """
        spans = self._tree.places(stems, first, last)
        marked = self._forms
        for number in marked.keys() & spans.keys():
            kept = spans[number]
            for at, word in marked[number]:
                kept = [span for span in kept if forms[span[0] + at] == word]
            if kept:
                spans[number] = kept
            else:
                del spans[number]
        if taken:
            free = (
                (number, [s for s in found if not any(t[0] <= s[0] and s[1] <= t[1] for t in taken)])
                for number, found in spans.items()
            )
            spans = {number: found for number, found in free if found}
        return Places(self, spans, reduce(or_, map(self._bits_of.__getitem__, spans), 1 << self._any))

    def find(self, places: Places) -> list[Match]:
        """All matches of rules in one sentence, in a fixed order."""
        matches: list[Match] = []
        possible: dict[int, None] = {}
        behind, present = self._behind, places.present
        for number, spans in places.spans.items():
            single, trials = behind[number]
            for rule in single:
                matches += [Match(span[0], span[1], rule, (span,)) for span in spans]
            # As in ``_passing``, which takes longer to be called than most phrases have trials.
            for byte, bit, place, others in trials:
                if present[byte] & bit and (not others or _all_present(others, present)):
                    possible[place] = None
        for place in possible:
            matches += _matches(self.rules[place], places)
        if len(matches) > 1:
            matches.sort(key=_order)
        exceptions = self._exceptions
        kept = []
        for match in matches:
            byte, bit, name = exceptions[match.rule.owner]
            if not present[byte] & bit or not _is_excepted(match, places[name]):
                kept.append(match)
        return kept

    def weights(self, places: Places, pattern: str) -> tuple[list[Span], list[Span]]:
        """Where the words of weakness and of praise stand that only this pattern has.

        What lies within an exception does not count: "across the board" names no safeguarding board.
        """
        own = self._own.get(pattern)
        if own is None or not own.bits & places.bits:
            return [], []
        bad, good = places[own.deficits], places[own.virtues]
        exceptions = places[own.exceptions]
        if not exceptions:
            return bad, good
        return [s for s in bad if not _is_excepted(s, exceptions)], [s for s in good if not _is_excepted(s, exceptions)]

    def owners(self, places: Places, kind: str) -> frozenset[str]:
        """The owners of all rules of one kind without gap or class that are found in a sentence."""
        table = self._owners.get(kind)
        if table is None:
            table = self._owners[kind] = dict(self._compiled.owners.get(kind, ()))
        return frozenset(owner for number in table.keys() & places.spans.keys() for owner in table[number])


class Places(dict[str, list[Span]]):
    """Where the phrases and classes of the vocabulary stand in one sentence; looked up when asked for.

    By the name of a set of phrases or of a class its spans, in order; none where it is not found.
    """

    __slots__ = ("_lexicon", "_numbers", "bits", "present", "spans")

    def __init__(self, lexicon: FailureLexicon, spans: dict[int, list[Span]], bits: int) -> None:
        self._lexicon = lexicon
        self.spans = spans
        """The places of each phrase, by its number."""
        self._numbers = set(spans)
        self.bits = bits
        """The classes and sets of phrases that may be there; the others are not."""
        self.present = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
        """The same, to be asked for one by one."""

    def __missing__(self, name: str) -> list[Span]:
        byte, bit, members, trials = self._lexicon.labels[name]
        if not self.present[byte] & bit:
            found: list[Span] = []
        else:
            numbers = self._numbers & members
            rules = _passing(trials, self.present) if trials else None
            if rules or len(numbers) > 1:
                found = self._joined(numbers, rules or ())
            else:
                found = self.spans[numbers.pop()] if numbers else []
        self[name] = found
        return found

    def may(self, *names: str) -> bool:
        """Whether one of these classes may be there; False is certain."""
        return bool(self.bits & self._lexicon.mask(names))

    def _joined(self, numbers: set[int], rules: Iterable[int]) -> list[Span]:
        """Where several phrases, or rules, stand."""
        spans = self.spans
        found = {span for number in numbers for span in spans[number]}
        for place in rules:
            found.update([(match.start, match.end) for match in _matches(self._lexicon.rules[place], self)])
        return sorted(found)


def _passing(trials: list[_Trial], present: bytes) -> list[int]:
    """The rules of which all parts may be there."""
    return [
        place
        for byte, bit, place, others in trials
        if present[byte] & bit and (not others or _all_present(others, present))
    ]


def _all_present(signs: tuple[_Sign, ...], present: bytes) -> bool:
    for byte, bit in signs:  # noqa: SIM110 - asked for too often for a generator
        if not present[byte] & bit:
            return False
    return True


def _compiled(ontology: Ontology, tree: PhraseTree[int], kept: Kept | None) -> Compiled:
    found = kept.get() if kept is not None else None
    if isinstance(found, dict):
        return Compiled(**found)
    made = compile_vocabulary(ontology, tree)
    if kept is not None:
        kept.put({field.name: getattr(made, field.name) for field in fields(made)})
    return made


def _order(match: Match) -> tuple[int, int, str]:
    return match.start, match.end, match.rule.id


def _is_excepted(found: Match | Span, exceptions: Sequence[Span]) -> bool:
    """Whether it shares words with an exception, unless it is the longer one on both sides."""
    start, end = found[0], found[1]
    return any(e[0] < end and start < e[1] and not (start < e[0] and e[1] < end) for e in exceptions)


def _matches(rule: Rule, places: Places) -> list[Match]:
    """Every way to find the rule; several rows are combined nearest first, once for each place of the first."""
    if len(rule.rows) == 1:
        found = _row(rule.rows[0], places)
        return [Match(spans[0][0], spans[-1][1], rule, spans) for spans in found] if found else []
    first, *others = [_row(row, places) for row in rule.rows]
    if not first or not all(others):
        return []
    matches = []
    for spans in first:
        chosen = list(spans)
        for other in others:
            chosen += min((abs(found[0][0] - spans[0][0]), found) for found in other)[1]
        chosen.sort()
        matches.append(Match(chosen[0][0], max(end for _, end in chosen), rule, tuple(chosen)))
    return matches


def _row(row: tuple[tuple[str, int], ...], places: Places) -> list[tuple[Span, ...]]:
    """Every way to find the parts of one row in order, each after its gap."""
    found: list[tuple[Span, ...]] = [(span,) for span in places[row[0][0]]]
    for label, gap in row[1:]:
        if not found:
            return found
        spans = places[label]
        found = [(*before, span) for before in found for span in spans if 0 <= span[0] - before[-1][1] <= gap]
        if len(found) > 1:
            # How it goes on depends on the last part alone, so that one way to each is enough.
            found = list({(parts[0], parts[-1]): parts for parts in reversed(found)}.values())[::-1]
    return found if len(found) < 2 else list({parts[0]: parts for parts in reversed(found)}.values())[::-1]
