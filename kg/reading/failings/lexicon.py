"""The failure vocabulary as sentences are looked up in it: phrases in one tree, every rule behind an anchor.

A rule is tried only in sentences that hold its anchor, the rarest part that it requires, and may hold its other parts;
where these stand is looked up only then: the cost of a sentence does not grow with the number of rules.
Most rules are one set of phrases; these are matches as soon as a phrase is found. What is made of the compiled
vocabulary is made when a sentence first needs it: an article needs little of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import NamedTuple, TypeVar

from spacy.language import Language

from kg.model import PatternId
from kg.ontology import Ontology
from kg.reading.failings.compiled import OWN, Compiled, compile_vocabulary, own_class
from kg.reading.failings.trials import Trials
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


class Match(NamedTuple):
    """A rule found in a sentence: token positions, and the stretches that its words cover."""

    start: int
    end: int
    rule: Rule
    spans: tuple[Span, ...]


class _Label(NamedTuple):
    """A set of phrases or a class, as it is looked up in a sentence."""

    byte: int
    bit: int
    """Which byte of ``Places.present``, and which bit of it, tells whether it may be there."""
    members: frozenset[int]
    """Numbers of its phrases."""


class _Exceptions(NamedTuple):
    """The class of wordings that except the words of one owner of rules: as in ``_Label``, and its name."""

    byte: int
    bit: int
    name: str


class _Own(NamedTuple):
    """The words that only one pattern has: names of their classes, and the bits of all three."""

    bits: int
    deficits: str
    virtues: str
    exceptions: str


_AT_ONCE = 40
"""For how many sentences the rules are asked for together; more would need memory that is slower."""
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
        self._bits = {name: bit for bit, name in enumerate(made.bits, start=1) if not name.startswith("#")}
        """The bit of each class; the lowest one is always set: for a set of phrases, which is asked for where it may be
        there only."""
        self.rules = _Table(self._rule)
        """Every rule by its number."""
        self._single = _Table(self._single_rules)
        """By the number of a phrase the rules that are found wherever it is."""
        self._trials = Trials(made)
        self.labels = _Table(self._label)
        """Every set of phrases and every class, by its name."""
        self._owners: dict[str, dict[int, list[str]]] = {}
        self._masks: dict[tuple[str, ...], int] = {}
        self._own = {str(pattern): self._own_words(pattern) for pattern in self.patterns}
        self._own_deficits = self.mask(tuple(own.deficits for own in self._own.values()))
        self._faults = frozenset(
            number for number, rules in enumerate(made.single) if any(made.rules[rule][1] == "fault" for rule in rules)
        )
        """The numbers of the phrases that are a fault by themselves."""
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

    def _rule(self, place: int) -> Rule:
        id, kind, owner, wording, rows, _ = self._compiled.rules[place]
        named = tuple(tuple((name, gap) for name, gap in row) for row in rows)
        return Rule(id, kind, owner, wording, named)

    def _single_rules(self, number: int) -> tuple[Rule, ...]:
        return tuple([self.rules[place] for place in self._compiled.single[number]])

    def _exceptions_of(self, owner: str) -> _Exceptions:
        name = own_class(owner, "except")
        return _Exceptions(*self._sign(name), name)

    def _label(self, name: str) -> _Label:
        return _Label(*self._sign(name), self.members(name))

    def _sign(self, name: str) -> tuple[int, int]:
        byte, bit = divmod(self._bits.get(name, 0), 8)
        return byte, 1 << bit

    def _own_words(self, pattern: str) -> _Own:
        names = tuple(own_class(pattern, kind) for kind in OWN)
        return _Own(self.mask(names), *names)

    def places(
        self, stems: Sequence[int], forms: Sequence[str], stretches: Iterable[tuple[int, int, Sequence[Span]]]
    ) -> Iterator[Places]:
        """Where the vocabulary's phrases stand in each of several sentences of a document.

        Each is given by its first token, the one after its last, and spans that are taken: what lies within one of
        these is left out. ``forms`` are the document's tokens in lower case, for wordings marked ``=``.
        """
        waiting = iter(stretches)
        while many := list(islice(waiting, _AT_ONCE)):
            found = [self._phrases(stems, forms, *stretch) for stretch in many]
            for spans, (rules, present) in zip(found, self._trials.passing(found), strict=True):
                yield self._places(spans, rules, present)

    def _places(self, spans: dict[int, list[Span]], passing: list[int], present: bytes) -> Places:
        rules: list[Rule] = []
        of_classes: dict[str, list[Rule]] = {}
        for place in passing:
            rule = self.rules[place]
            (of_classes.setdefault(rule.owner, []) if rule.kind == "class" else rules).append(rule)
        return Places(self, spans, present, rules, of_classes)

    def _phrases(
        self, stems: Sequence[int], forms: Sequence[str], first: int, last: int, taken: Sequence[Span]
    ) -> dict[int, list[Span]]:
        """Where phrases stand in one sentence, by their numbers."""
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
        return spans

    def may_fault(self, places: Places) -> bool:
        """Whether a fault, or a word of weakness that only one pattern has, may be found in a sentence.

        False is certain, and takes a tenth of what finding all matches does.
        """
        return (
            bool(places.bits & self._own_deficits)
            or any(rule.kind == "fault" for rule in places.rules)
            or not self._faults.isdisjoint(places.spans)
        )

    def find(self, places: Places) -> list[Match]:
        """All matches of rules in one sentence, in a fixed order; ``Places.matches`` keeps them."""
        matches: list[Match] = []
        single, present = self._single, places.present
        for number, spans in places.spans.items():
            for rule in single[number]:
                matches += [Match(span[0], span[1], rule, (span,)) for span in spans]
        for rule in places.rules:
            matches += _matches(rule, places)
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

    __slots__ = ("_lexicon", "_matches", "_numbers", "_of_classes", "bits", "present", "rules", "spans")

    def __init__(
        self,
        lexicon: FailureLexicon,
        spans: dict[int, list[Span]],
        present: bytes,
        rules: list[Rule],
        of_classes: dict[str, list[Rule]],
    ) -> None:
        self._lexicon = lexicon
        self.spans = spans
        """The places of each phrase, by its number."""
        self._numbers = set(spans)
        self.bits = int.from_bytes(present, "little")
        """The classes that may be there; the others are not."""
        self.present = present
        """The same, to be asked for one by one."""
        self.rules = rules
        """The rules of several parts that may be found."""
        self._of_classes = of_classes
        """By class the wordings with gaps that may be found."""
        self._matches: list[Match] | None = None

    @property
    def matches(self) -> list[Match]:
        """All matches of rules in the sentence, found when they are first asked for: half the time nobody does."""
        if self._matches is None:
            self._matches = self._lexicon.find(self)
        return self._matches

    def __missing__(self, name: str) -> list[Span]:
        byte, bit, members = self._lexicon.labels[name]
        if not self.present[byte] & bit:
            found: list[Span] = []
        else:
            numbers = self._numbers & members
            rules = self._of_classes.get(name)
            if rules or len(numbers) > 1:
                found = self._joined(numbers, rules or ())
            else:
                found = self.spans[numbers.pop()] if numbers else []
        self[name] = found
        return found

    def may(self, *names: str) -> bool:
        """Whether one of these classes may be there; False is certain."""
        return bool(self.bits & self._lexicon.mask(names))

    def _joined(self, numbers: set[int], rules: Iterable[Rule]) -> list[Span]:
        """Where several phrases, or rules, stand."""
        spans = self.spans
        found = {span for number in numbers for span in spans[number]}
        for rule in rules:
            found.update([(match.start, match.end) for match in _matches(rule, self)])
        return sorted(found)


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
