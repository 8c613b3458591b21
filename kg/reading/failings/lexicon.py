"""The failure vocabulary, compiled: every phrase goes into one tree of phrases, every rule behind an anchor.

A rule is tried only in sentences that hold its anchor, the rarest part that it requires, and where
the other parts stand is looked up only then: the cost of a sentence does not grow with the number of rules.
Most rules are one set of phrases; these are matches as soon as a phrase is found.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.language import Language

from kg.errors import OntologyError
from kg.model import PatternId
from kg.ontology import Ontology
from kg.reading.failings.wordings import Part, Wording, WordingError, parse_wording
from kg.reading.vocabulary import PhraseTree, Span, stem

_CLASS_FILES = ("failings/classes", "failings/stance")
_DOMAIN_FILE = "failings/domains"
_KINDS = ("topics", "themed", "deficits", "virtues", "faults", "except")
_OWN = ("deficit", "virtue", "except")
"""Kinds that matter only where their pattern is named: each is a class, looked up then."""
_WORD = re.compile(r"[A-Za-z]+")


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


_NOWHERE = _Label(0, frozenset())


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


class FailureLexicon:
    """All rules of ``ontology/patterns/failings``, and how to find them in a sentence's hits."""

    def __init__(self, ontology: Ontology, nlp: Language) -> None:
        """``nlp`` is the tokeniser of the texts to be read (``vocabulary.blank_language``)."""
        self._tree: PhraseTree[int] = PhraseTree(nlp, exact=False)
        self.reach: dict[str, int] = {}
        self.blaming: dict[str, str | None] = {}
        """Patterns that blame a body, and of which type that is; None for any."""
        """Patterns that are about a body other than the council, so that an agency in the sentence is blamed."""
        self.patterns = frozenset(PatternId(str(key)) for key in ontology.schemes.get("failure-pattern", {}))
        self.members: dict[str, set[int]] = defaultdict(set)
        """Phrase numbers of each set of phrases (``#12``) and of each class (its name)."""
        self.class_rules: dict[str, list[Rule]] = defaultdict(list)
        """Those wordings of a class that have gaps, by class."""
        self._forms: dict[int, _Form] = {}
        """By the number of a phrase with ``=``."""
        self._numbers: dict[tuple[object, ...], int] = {}
        self._known: dict[str, int] = {}
        self._phrases: list[str] = []
        self._ids: list[tuple[int, ...]] = []
        self._costs: dict[str, float] = {}
        self._costs_of_phrases: list[float] = []
        self._frequency = _word_frequency(ontology)
        self._frequencies: dict[str, int] = {}
        self._sets: dict[tuple[str, ...], str] = {}
        self._rules: list[Rule] = []
        self._class_words: dict[str, frozenset[str]] = {}
        self._owners: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._compile(ontology)
        self.bits = self._number_bits()
        """Every class, and every set of phrases that some rule needs besides its anchor, as a bit."""
        self._bits_of = self._bits_by_phrase()
        self._every = (1 << len(self.bits)) - 1
        self._masks: dict[tuple[str, ...], int] = {}
        self._own = {str(pattern): self._own_words(pattern) for pattern in self.patterns}
        self._excepting = self.mask(tuple(own.exceptions for own in self._own.values()))
        self.labels = {name: self._as_label(name) for name in self.members.keys() | self.class_rules.keys()}
        """Every set of phrases and every class, by its name."""
        self._single: dict[int, list[Rule]] = defaultdict(list)
        self._anchored: dict[int, list[_Trial]] = defaultdict(list)
        for place, rule in enumerate(self._rules):
            self._anchor(place, rule)

    def _number_bits(self) -> dict[str, int]:
        """Classes first, since they are asked for by themselves too, and a low bit costs less than a high one."""
        needed = {label for rules in self.class_rules.values() for rule in rules for label in _labels(rule)}
        needed |= {label for rule in self._rules for label in _labels(rule) if label != rule.anchor}
        needed |= {_own_class(pattern, kind) for pattern in self.patterns for kind in _OWN}
        names = [*sorted(self._class_words), *sorted(needed - self._class_words.keys())]
        return {name: 1 << place for place, name in enumerate(names)}

    def _bits_by_phrase(self) -> list[int]:
        """For each phrase, the classes and sets that may be there where it is."""
        table = [0] * len(self._phrases)
        for name, bit in self.bits.items():
            for number in self._signs(name):
                table[number] |= bit
        return table

    def _own_words(self, pattern: str) -> _Own:
        names = tuple(_own_class(pattern, kind) for kind in _OWN)
        return _Own(self.mask(names), *names)

    def _as_label(self, name: str) -> _Label:
        rules = tuple((rule, self.mask(_labels(rule))) for rule in self.class_rules.get(name, ()))
        return _Label(self.bits.get(name, 0), frozenset(self.members.get(name, ())), rules)

    def mask(self, names: tuple[str, ...]) -> int:
        """Several classes as bits; those that the vocabulary lacks are left out."""
        mask = self._masks.get(names)
        if mask is None:
            mask = self._masks[names] = sum(self.bits.get(name, 0) for name in set(names))
        return mask

    def _signs(self, label: str) -> set[int]:
        """The phrases without which a set of phrases or a class cannot be there."""
        return self.members[label].union(*(self._signs(rule.anchor) for rule in self.class_rules.get(label, ())))

    def _anchor(self, place: int, rule: Rule) -> None:
        anchors = sorted(self._signs(rule.anchor))
        # A phrase in any form and the same in one form alone would be found twice.
        is_single = rule.anchor.startswith("#") and rule.rows == (((rule.anchor, 0),),)
        if is_single and len({self._ids[number] for number in anchors}) == len(anchors):
            for number in anchors:
                self._single[number].append(rule)
            return
        trial = (place, rule, self.mask(tuple(label for label in _labels(rule) if label != rule.anchor)))
        for number in anchors:
            self._anchored[number].append(trial)

    def _compile(self, ontology: Ontology) -> None:
        folder = f"{ontology.folder}/patterns"
        files = {
            name: content
            for name, content in sorted(ontology.lexicon.items())
            if name.startswith("failings/") and isinstance(content, Mapping)
        }
        for name in _CLASS_FILES:
            for category, words in files.pop(name, {}).items():
                self._class_words[str(category)] = frozenset(map(str, words))
                self._add_rules(str(category), "class", words, f"{folder}/{name}.yaml")
        for kind, entries in files.pop(_DOMAIN_FILE, {}).items():
            for pattern, wordings in entries.items():
                self._check_pattern(pattern, f"{folder}/{_DOMAIN_FILE}.yaml")
                self._add_rules(pattern, str(kind).rstrip("s"), wordings, f"{folder}/{_DOMAIN_FILE}.yaml")
        for name, content in files.items():
            for pattern, entry in content.items():
                self._add_pattern(str(pattern), entry, f"{folder}/{name}.yaml")
        self._check_classes()

    def _add_pattern(self, pattern: str, entry: object, path: str) -> None:
        self._check_pattern(pattern, path)
        if not isinstance(entry, Mapping):
            raise OntologyError(path, f"{pattern}: expected topics, deficits, virtues, faults")
        for kind in _KINDS:
            name = kind.rstrip("s")
            owner, role = (_own_class(pattern, name), "class") if name in _OWN else (pattern, name)
            self._add_rules(owner, role, entry.get(kind) or [], path)
        if "topics_need_deficit_near" in entry:
            self.reach[pattern] = int(str(entry["topics_need_deficit_near"]))
        blames = entry.get("blames_agency")
        if blames:
            self.blaming[pattern] = blames if isinstance(blames, str) else None

    def _check_pattern(self, pattern: str, path: str) -> None:
        if self.patterns and pattern not in self.patterns and len(self.patterns) >= 39:
            raise OntologyError(path, f"{pattern!r} is no failure pattern")

    def _check_classes(self) -> None:
        known = {*self._class_words}
        for rule in (*self._rules, *(rule for rules in self.class_rules.values() for rule in rules)):
            for label in _labels(rule):
                if not label.startswith("#") and label not in known:
                    raise OntologyError("failings", f"{rule.wording!r} uses the unknown class {label!r}")

    def _add_rules(self, owner: str, kind: str, wordings: list[str], path: str) -> None:
        for number, text in enumerate(wordings, start=1):
            try:
                variants = parse_wording(str(text))
            except WordingError as error:
                raise OntologyError(path, f"{owner}: {error}") from error
            for variant in variants:
                self._add_rule(f"{owner}/{kind}/{number}", kind, owner, variant)

    def _add_rule(self, rule_id: str, kind: str, owner: str, wording: Wording) -> None:
        rows = tuple(tuple((self._label(part), part.gap) for part in row) for row in wording.rows)
        single = len(rows) == 1 and len(rows[0]) == 1
        labels = [label for row in rows for label, _ in row]
        anchor = labels[0] if single else min(labels, key=self._commonness)
        rule = Rule(rule_id, kind, owner, wording.text, rows, anchor)
        if kind == "class":
            if single:
                if not labels[0].startswith("#") and not (labels[0] in self.members or labels[0] in self.class_rules):
                    raise OntologyError("failings", f"{owner}: the class {labels[0]!r} must be defined above")
                self.members[owner] |= self.members[labels[0]]
            if not single or labels[0] in self.class_rules:
                self.class_rules[owner].append(rule)
        else:
            self._rules.append(rule)
            if single:
                for number in self.members[labels[0]]:
                    self._owners[kind][number].add(owner)

    def _commonness(self, label: str) -> tuple[float, str]:
        """How often a set of phrases is likely to be met: the anchor should be rare. Classes are common."""
        if not label.startswith("#"):
            return math.inf, label
        if label not in self._costs:
            self._costs[label] = sum(self._costs_of_phrases[number] for number in self.members[label])
        return self._costs[label], label

    def _cost(self, phrase: str) -> float:
        """How often a phrase is likely to be met: as often as its rarest word, and more words far less often."""
        words = phrase.replace("=", "").split()
        return (1 + min(map(self._frequency_of, words))) / len(words) ** 2

    def _frequency_of(self, word: str) -> int:
        """How often a word stands in the examples; asked for ten times as often as there are words."""
        known = self._frequencies.get(word)
        if known is None:
            known = self._frequencies[word] = self._frequency[stem(word)]
        return known

    def _label(self, part: Part) -> str:
        if part.category is not None:
            return part.category
        label = self._sets.get(part.phrases)
        if label is None:
            label = self._sets[part.phrases] = f"#{len(self._sets)}"
            self.members[label] = set(map(self._number, part.phrases))
        return label

    def _number(self, phrase: str) -> int:
        """The number of a phrase: one for all its inflections, but for one with ``=`` words."""
        known = self._known.get(phrase)
        if known is not None:
            return known
        forms = tuple(phrase.split()) if "=" in phrase else ()
        ids = self._tree.ids(phrase.replace("=", ""))
        number = self._numbers.setdefault((ids, forms), len(self._phrases))
        if number == len(self._phrases):
            self._phrases.append(phrase)
            self._costs_of_phrases.append(self._cost(phrase))
            self._ids.append(ids)
            self._tree.insert(ids, number)
            if len(forms) == len(ids):
                self._forms[number] = tuple((at, w[1:].lower()) for at, w in enumerate(forms) if w.startswith("="))
        self._known[phrase] = number
        return number

    def class_words(self, category: str) -> frozenset[str]:
        """The wordings of one class, as the file has them."""
        return self._class_words.get(category, frozenset())

    def places(
        self, stems: Sequence[int], forms: Sequence[str], first: int, last: int, taken: Sequence[Span] = ()
    ) -> Places:
        """Where the vocabulary's phrases stand in one sentence, the tokens ``first`` to ``last`` of a document.

        ``forms`` are the document's tokens in lower case, for wordings marked ``=``; what lies within
        one of the spans that are ``taken`` is left out.
        """
        spans: dict[int, list[Span]] = {}
        marked, bits_of, bits = self._forms, self._bits_of, 0
        for span, numbers in self._tree.spans(stems, first, last):
            if taken and any(t[0] <= span[0] and span[1] <= t[1] for t in taken):
                continue
            for number in numbers:
                if number in marked and not _form_fits(marked[number], forms, span[0]):
                    continue
                if number in spans:
                    spans[number].append(span)
                else:
                    spans[number] = [span]
                    bits |= bits_of[number]
        return Places(self, spans, self._every ^ bits)

    def find(self, places: Places) -> list[Match]:
        """All matches of rules in one sentence, in a fixed order."""
        matches: list[Match] = []
        single, spans = self._single, places.spans
        for number in single.keys() & spans.keys():
            for rule in single[number]:
                matches += [Match(span[0], span[1], rule, (span,)) for span in spans[number]]
        for rule in self._tried(places):
            matches += _matches(rule, places)
        matches.sort(key=_order)
        if self._excepting & places.missing == self._excepting:
            return matches
        return [match for match in matches if not _is_excepted(match, self._exceptions(places, match.rule.owner))]

    def _tried(self, places: Places) -> Iterator[Rule]:
        """The rules of several parts that may be there."""
        tried: set[int] = set()
        anchored, missing = self._anchored, places.missing
        for number in anchored.keys() & places.spans.keys():
            for place, rule, bits in anchored[number]:
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
        bad, good = places.get(own.deficits), places.get(own.virtues)
        exceptions = places.get(own.exceptions)
        if not exceptions:
            return bad, good
        return [s for s in bad if not _is_excepted(s, exceptions)], [s for s in good if not _is_excepted(s, exceptions)]

    def _exceptions(self, places: Places, pattern: str) -> list[Span]:
        own = self._own.get(pattern)
        return places.get(own.exceptions) if own is not None else []

    def owners(self, places: Places, kind: str) -> frozenset[str]:
        """The owners of all rules of one kind without gap or class that are found in a sentence."""
        table = self._owners[kind]
        return frozenset(owner for number in table.keys() & places.spans.keys() for owner in table[number])


class Places:
    """Where the phrases and classes of the vocabulary stand in one sentence; looked up when asked for."""

    def __init__(self, lexicon: FailureLexicon, spans: dict[int, list[Span]], missing: int) -> None:
        self._lexicon = lexicon
        self._labels = lexicon.labels
        self.spans = spans
        """The places of each phrase, by its number."""
        self.missing = missing
        """The classes and sets of phrases that are certainly not there, as bits."""
        self._known: dict[str, list[Span]] = {}

    def get(self, label: str) -> list[Span]:
        """The spans of a set of phrases or of a class, in order; empty where it is not found."""
        spans = self._known.get(label)
        if spans is None:
            spans = self._known[label] = self._find(self._labels.get(label, _NOWHERE))
        return spans

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
        if len(numbers) == 1 and not rules:
            return spans[numbers.pop()]
        found = {span for number in numbers for span in spans[number]}
        for rule in rules:
            found.update((match.start, match.end) for match in _matches(rule, self))
        return sorted(found)


def _word_frequency(ontology: Ontology) -> Counter[str]:
    """How often each word, by its stem, stands in the example sentences of the failure patterns."""
    concepts = ontology.schemes.get("failure-pattern", {}).values()
    sentences = (text for concept in concepts for text in (*concept.examples, *concept.counter_examples))
    return Counter(stem(word) for text in sentences for word in _WORD.findall(text))


def _own_class(pattern: str, kind: str) -> str:
    """The name of the class that the words of one kind make which only this pattern has."""
    return f"{pattern}/{kind}"


def _labels(rule: Rule) -> tuple[str, ...]:
    """The names of a rule's parts, each once."""
    return tuple(sorted({label for row in rule.rows for label, _ in row}))


def _order(match: Match) -> tuple[int, int, str]:
    return match.start, match.end, match.rule.id


def _is_excepted(found: Match | Span, exceptions: Sequence[Span]) -> bool:
    """Whether it shares words with an exception, unless it is the longer one on both sides."""
    start, end = found[0], found[1]
    return any(e[0] < end and start < e[1] and not (start < e[0] and e[1] < end) for e in exceptions)


def _form_fits(marked: _Form, forms: Sequence[str], start: int) -> bool:
    """Whether the marked words stand in their form, for a phrase that begins at ``start``."""
    return all(forms[start + at] == word for at, word in marked)


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
    found: list[tuple[Span, ...]] = [(span,) for span in places.get(row[0][0])]
    for label, gap in row[1:]:
        if not found:
            return found
        spans = places.get(label)
        found = [(*before, span) for before in found for span in spans if 0 <= span[0] - before[-1][1] <= gap]
        if len(found) > 1:
            # How it goes on depends on the last part alone, so that one way to each is enough.
            found = list({(parts[0], parts[-1]): parts for parts in reversed(found)}.values())[::-1]
    return found if len(found) < 2 else list({parts[0]: parts for parts in reversed(found)}.values())[::-1]
