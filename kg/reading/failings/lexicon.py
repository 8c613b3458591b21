"""The failure vocabulary as sentences are looked up in it: phrases in one tree, every rule behind an anchor.

A rule is tried only in sentences that hold its anchor, the rarest part that it requires, and where
the other parts stand is looked up only then: the cost of a sentence does not grow with the number of rules.
Most rules are one set of phrases; these are matches as soon as a phrase is found. What is made of the compiled
vocabulary is made when a sentence first needs it: an article needs little of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple, TypeVar

from spacy.language import Language

from kg.model import PatternId
from kg.ontology import Ontology
from kg.reading.failings.compiled import OWN, Compiled, compile_vocabulary, labels, own_class
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
    anchor: str


class Match(NamedTuple):
    """A rule found in a sentence: token positions, and the stretches that its words cover."""

    start: int
    end: int
    rule: Rule
    spans: tuple[Span, ...]


class _Label(NamedTuple):
    """A set of phrases or a class, as it is looked up in a sentence."""

    bit: int
    """Its bit in what a sentence lacks; 0 where no rule asks before."""
    members: frozenset[int]
    """Numbers of its phrases."""
    rules: tuple[tuple[Rule, int], ...] = ()
    """Its wordings with gaps, each with what it needs, as bits."""


_Trial = tuple[int, Rule, int]
"""A rule of several parts behind its anchor: its number, and what it needs besides, as bits."""


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
        self._bits = {name: 1 << place for place, name in enumerate(made.bits)}
        self._every = (1 << len(made.bits)) - 1
        self._bits_of = _Table(self._bits_of_phrase)
        self._rules = _Table(self._rule)
        self._trials = _Table(self._trials_behind)
        """By the number of a phrase the rules of several parts behind it."""
        self.labels = _Table(self._label)
        """Every set of phrases and every class, by its name."""
        self._owners: dict[str, dict[int, list[str]]] = {}
        self._masks: dict[tuple[str, ...], int] = {}
        self._own = {str(pattern): self._own_words(pattern) for pattern in self.patterns}
        self._excepting = self.mask(tuple(own.exceptions for own in self._own.values()))
        self._class_words: _Table[str, frozenset[str]] = _Table(lambda name: frozenset(made.class_words.get(name, ())))
        self._exceptions: _Table[str, str] = _Table(lambda owner: own_class(owner, "except"))
        """By the owner of a rule the class of wordings that except its words."""

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
            mask = self._masks[names] = sum(self._bits.get(name, 0) for name in set(names))
        return mask

    def _bits_of_phrase(self, number: int) -> int:
        """The classes and sets that may be there where a phrase is."""
        return sum(1 << place for place in self._compiled.bits_of[number])

    def _rule(self, place: int) -> Rule:
        id, kind, owner, wording, rows, anchor = self._compiled.rules[place]
        return Rule(id, kind, owner, wording, tuple(tuple((name, gap) for name, gap in row) for row in rows), anchor)

    def _trials_behind(self, number: int) -> list[_Trial]:
        rules = [(place, self._rules[place]) for place in self._compiled.anchored[number]]
        return [
            (place, rule, self.mask(tuple(label for label in labels(rule.rows) if label != rule.anchor)))
            for place, rule in rules
        ]

    def _label(self, name: str) -> _Label:
        rules = map(self._rules.__getitem__, self._compiled.class_rules.get(name, ()))
        needed = tuple((rule, self.mask(labels(rule.rows))) for rule in rules)
        return _Label(self._bits.get(name, 0), self.members(name), needed)

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
        for number in self._forms.keys() & spans.keys():
            marked = self._forms[number]
            _keep(spans, number, [span for span in spans[number] if _form_fits(marked, forms, span[0])])
        if taken:
            for number, found in list(spans.items()):
                _keep(spans, number, [s for s in found if not any(t[0] <= s[0] and s[1] <= t[1] for t in taken)])
        bits, bits_of = 0, self._bits_of
        for number in spans:
            bits |= bits_of[number]
        return Places(self, spans, self._every ^ bits)

    def find(self, places: Places) -> list[Match]:
        """All matches of rules in one sentence, in a fixed order."""
        matches: list[Match] = []
        single, rules = self._compiled.single, self._rules
        for number, spans in places.spans.items():
            for place in single[number]:
                matches += [Match(span[0], span[1], rules[place], (span,)) for span in spans]
        for rule in self._tried(places):
            matches += _matches(rule, places)
        matches.sort(key=_order)
        if self._excepting & places.missing == self._excepting:
            return matches
        exceptions = self._exceptions
        return [match for match in matches if not _is_excepted(match, places[exceptions[match.rule.owner]])]

    def _tried(self, places: Places) -> Iterator[Rule]:
        """The rules of several parts that may be there."""
        tried: set[int] = set()
        trials, missing = self._trials, places.missing
        for number in places.spans:
            for place, rule, bits in trials[number]:
                if not bits & missing and place not in tried:
                    tried.add(place)
                    yield rule

    def weights(self, places: Places, pattern: str) -> tuple[list[Span], list[Span]]:
        """Where the words of weakness and of praise stand that only this pattern has.

        What lies within an exception does not count: "across the board" names no safeguarding board.
        """
        own = self._own.get(pattern)
        if own is None or own.bits & places.missing == own.bits:
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

    __slots__ = ("_lexicon", "missing", "spans")

    def __init__(self, lexicon: FailureLexicon, spans: dict[int, list[Span]], missing: int) -> None:
        super().__init__()
        self._lexicon = lexicon
        self.spans = spans
        """The places of each phrase, by its number."""
        self.missing = missing
        """The classes and sets of phrases that are certainly not there, as bits."""

    def __missing__(self, name: str) -> list[Span]:
        found = self[name] = self._find(self._lexicon.labels[name])
        return found

    def may(self, *names: str) -> bool:
        """Whether one of these classes may be there; False is certain."""
        mask = self._lexicon.mask(names)
        return self.missing & mask != mask

    def _find(self, label: _Label) -> list[Span]:
        if label.bit & self.missing:
            return []
        spans = self.spans
        numbers = spans.keys() & label.members
        rules = [rule for rule, bits in label.rules if not bits & self.missing] if label.rules else ()
        if not rules and len(numbers) < 2:
            return spans[numbers.pop()] if numbers else []
        found = {span for number in numbers for span in spans[number]}
        for rule in rules:
            found.update((match.start, match.end) for match in _matches(rule, self))
        return sorted(found)


def _compiled(ontology: Ontology, tree: PhraseTree[int], kept: Kept | None) -> Compiled:
    found = kept.get() if kept is not None else None
    if isinstance(found, dict):
        return Compiled(**found)
    made = compile_vocabulary(ontology, tree)
    if kept is not None:
        kept.put({field.name: getattr(made, field.name) for field in fields(made)})
    return made


def _keep(spans: dict[int, list[Span]], number: int, kept: list[Span]) -> None:
    """Leave of the places of a phrase only these."""
    if kept:
        spans[number] = kept
    else:
        del spans[number]


def _order(match: Match) -> tuple[int, int, str]:
    return match.start, match.end, match.rule.id


def _is_excepted(found: Match | Span, exceptions: Sequence[Span]) -> bool:
    """Whether it shares words with an exception, unless it is the longer one on both sides."""
    start, end = found[0], found[1]
    return any(e[0] < end and start < e[1] and not (start < e[0] and e[1] < end) for e in exceptions)


def _form_fits(marked: _Form, forms: Sequence[str], start: int) -> bool:
    """Whether the marked words stand in their form, for a phrase that begins at ``start``."""
    for at, word in marked:  # noqa: SIM110 - asked for too often for a generator
        if forms[start + at] != word:
            return False
    return True


def _matches(rule: Rule, places: Places) -> list[Match]:
    """Every way to find the rule; several rows are combined nearest first, once for each place of the first."""
    if len(rule.rows) == 1:
        return [Match(spans[0][0], spans[-1][1], rule, spans) for spans in _row(rule.rows[0], places)]
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
