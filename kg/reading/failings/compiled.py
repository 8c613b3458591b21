"""The failure vocabulary compiled: wordings parsed, phrases numbered, every rule put behind an anchor.

It is made of plain values, so that it can be kept as JSON (``kg.reading.kept``): making it takes longer than
all else that a reader is made of. What a sentence is looked up with is made of it in ``lexicon``, as it is needed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.reading.failings.wordings import Part, Wording, WordingError, parse_wording
from kg.reading.vocabulary import PhraseTree, stem

OWN: Final = ("deficit", "virtue", "except")
"""Kinds that matter only where their pattern is named: each is a class, looked up then."""
_CLASS_FILES = ("failings/classes", "failings/stance")
_DOMAIN_FILE = "failings/domains"
_KINDS = ("topics", "themed", "deficits", "virtues", "faults", "except")
_WORD = re.compile(r"[A-Za-z]+")

Row = list[tuple[str, int]]
"""Names of sets of phrases (``#12``), or of classes, each with the gap allowed before it."""


@dataclass(slots=True)
class Compiled:
    """All rules of ``ontology/patterns/failings``, as plain values."""

    words: list[int] = field(default_factory=list)
    """The ids of all words that phrases are made of."""
    phrases: list[list[int]] = field(default_factory=list)
    """Each phrase by the places of its words in ``words``; a phrase's number is its place here."""
    forms: list[tuple[int, list[tuple[int, str]]]] = field(default_factory=list)
    """Numbers of the phrases with ``=``: those of their words that must stand in a certain form, each after its
    place."""
    rules: list[tuple[str, str, str, str, list[Row], list[str]]] = field(default_factory=list)
    """The fields of each ``lexicon.Rule``, and the names of its parts, each once, those that are likely to be rare
    before the others; the first is the anchor."""
    members: dict[str, list[int]] = field(default_factory=dict)
    """Numbers of the phrases of each set of phrases and of each class."""
    bits: list[str] = field(default_factory=list)
    """Every class, and every set of phrases that some rule needs besides its anchor, by the place of its bit."""
    bits_of: list[list[int]] = field(default_factory=list)
    """For each phrase, the bits of the classes and sets that may be there where it is."""
    single: list[list[int]] = field(default_factory=list)
    """For each phrase, the rules that are found wherever it is."""
    anchored: list[list[int]] = field(default_factory=list)
    """For each phrase, the rules of several parts that are tried where it is."""
    owners: dict[str, list[tuple[int, list[str]]]] = field(default_factory=dict)
    """By kind of rule: the phrases that are a whole rule, with the owners of these."""
    reach: dict[str, int] = field(default_factory=dict)
    blaming: dict[str, str | None] = field(default_factory=dict)
    class_words: dict[str, list[str]] = field(default_factory=dict)
    """The wordings of each class, as the files have them."""


def compile_vocabulary(ontology: Ontology, tree: PhraseTree[int]) -> Compiled:
    """Read all wordings; ``tree`` tells the ids of their words. Raises ``OntologyError``."""
    return _Compiler(ontology, tree).compiled()


def own_class(pattern: str, kind: str) -> str:
    """The name of the class that the words of one kind make which only this pattern has."""
    return f"{pattern}/{kind}"


class _Compiler:
    """Fills ``Compiled`` in the order of the files."""

    def __init__(self, ontology: Ontology, tree: PhraseTree[int]) -> None:
        self._made = Compiled()
        self._tree = tree
        self._patterns = sorted(ontology.schemes.get("failure-pattern", {}))
        self._members: dict[str, set[int]] = defaultdict(set)
        self._class_rules: dict[str, list[int]] = defaultdict(list)
        self._owners: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._numbers: dict[tuple[object, ...], int] = {}
        self._known: dict[str, int] = {}
        self._ids: list[tuple[int, ...]] = []
        self._words: dict[int, int] = {}
        self._costs: dict[str, float] = {}
        self._costs_of_phrases: list[float] = []
        self._frequency = _word_frequency(ontology)
        self._frequencies: dict[str, int] = {}
        self._sets: dict[tuple[str, ...], str] = {}
        self._main: list[int] = []
        """Rules that belong to no class."""
        self._read(ontology)

    def compiled(self) -> Compiled:
        """What the files come to."""
        made = self._made
        for *_, parts in made.rules:
            parts.sort(key=self._commonness)
        made.words = list(self._words)
        made.members = {name: sorted(numbers) for name, numbers in self._members.items()}
        made.owners = {
            kind: [(number, sorted(owners)) for number, owners in table.items()] for kind, table in self._owners.items()
        }
        made.bits = self._needed()
        for table in (made.bits_of, made.single, made.anchored):
            table.extend([] for _ in made.phrases)
        for place, name in enumerate(made.bits):
            for number in self._signs(name):
                made.bits_of[number].append(place)
        for place in chain(self._main, *self._class_rules.values()):
            self._anchor(place)
        return made

    def _needed(self) -> list[str]:
        """Classes first, since these are asked for together too."""
        needed = {label for *_, parts in self._made.rules for label in parts[1:]}
        classes = sorted(self._made.class_words)
        classes += [own_class(pattern, kind) for pattern in self._patterns for kind in OWN]
        return [*classes, *sorted(needed.difference(classes))]

    def _signs(self, label: str) -> set[int]:
        """The phrases without which a set of phrases or a class cannot be there."""
        anchors = (self._made.rules[place][5][0] for place in self._class_rules.get(label, ()))
        return self._members[label].union(*map(self._signs, anchors))

    def _anchor(self, place: int) -> None:
        rows, (anchor, *_) = self._made.rules[place][4:]
        numbers = sorted(self._signs(anchor))
        # A phrase in any form and the same in one form alone would be found twice.
        is_single = anchor.startswith("#") and rows == [[(anchor, 0)]]
        table = self._made.anchored
        if is_single and len({self._ids[number] for number in numbers}) == len(numbers):
            table = self._made.single
        for number in numbers:
            table[number].append(place)

    def _read(self, ontology: Ontology) -> None:
        folder = f"{ontology.folder}/patterns"
        files = {
            name: content
            for name, content in sorted(ontology.lexicon.items())
            if name.startswith("failings/") and isinstance(content, Mapping)
        }
        for name in _CLASS_FILES:
            for category, words in files.pop(name, {}).items():
                self._made.class_words[str(category)] = sorted(set(map(str, words)))
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
            owner, role = (own_class(pattern, name), "class") if name in OWN else (pattern, name)
            self._add_rules(owner, role, entry.get(kind) or [], path)
        if "topics_need_deficit_near" in entry:
            self._made.reach[pattern] = int(str(entry["topics_need_deficit_near"]))
        blames = entry.get("blames_agency")
        if blames:
            self._made.blaming[pattern] = blames if isinstance(blames, str) else None

    def _check_pattern(self, pattern: str, path: str) -> None:
        if self._patterns and pattern not in self._patterns and len(self._patterns) >= 39:
            raise OntologyError(path, f"{pattern!r} is no failure pattern")

    def _check_classes(self) -> None:
        for _, _, _, wording, _, parts in self._made.rules:
            for label in parts:
                if not label.startswith("#") and label not in self._made.class_words:
                    raise OntologyError("failings", f"{wording!r} uses the unknown class {label!r}")

    def _add_rules(self, owner: str, kind: str, wordings: list[str], path: str) -> None:
        for number, text in enumerate(wordings, start=1):
            try:
                variants = parse_wording(str(text))
            except WordingError as error:
                raise OntologyError(path, f"{owner}: {error}") from error
            for variant in variants:
                self._add_rule(f"{owner}/{kind}/{number}", kind, owner, variant)

    def _add_rule(self, rule_id: str, kind: str, owner: str, wording: Wording) -> None:
        rows = [[(self._label(part), part.gap) for part in row] for row in wording.rows]
        names = [label for row in rows for label, _ in row]
        single = len(names) == 1
        parts = sorted(set(names))  # by how common they are as soon as all classes are known
        anchor = parts[0]
        place = len(self._made.rules)
        if kind == "class":
            if single:
                self._take_in(owner, anchor)
                if anchor not in self._class_rules:
                    return
            self._class_rules[owner].append(place)
        else:
            self._main.append(place)
            if single:
                for number in self._members[anchor]:
                    self._owners[kind][number].add(owner)
        self._made.rules.append((rule_id, kind, owner, wording.text, rows, parts))

    def _take_in(self, owner: str, label: str) -> None:
        """Let a class hold a set of phrases, or another class."""
        if not label.startswith("#") and not (label in self._members or label in self._class_rules):
            raise OntologyError("failings", f"{owner}: the class {label!r} must be defined above")
        self._members[owner] |= self._members[label]

    def _commonness(self, label: str) -> tuple[float, str]:
        """How often a set of phrases or a class is likely to be met: the anchor should be rare."""
        if label not in self._costs:
            self._costs[label] = sum(self._costs_of_phrases[number] for number in self._signs(label))
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
            self._members[label] = set(map(self._number, part.phrases))
        return label

    def _number(self, phrase: str) -> int:
        """The number of a phrase: one for all its inflections, but for one with ``=`` words."""
        known = self._known.get(phrase)
        if known is not None:
            return known
        forms = tuple(phrase.split()) if "=" in phrase else ()
        ids = self._tree.ids(phrase.replace("=", ""))
        number = self._numbers.setdefault((ids, forms), len(self._ids))
        if number == len(self._ids):
            self._costs_of_phrases.append(self._cost(phrase))
            self._ids.append(ids)
            self._made.phrases.append([self._words.setdefault(id, len(self._words)) for id in ids])
            if len(forms) == len(ids):
                marked = [(at, w[1:].lower()) for at, w in enumerate(forms) if w.startswith("=")]
                self._made.forms.append((number, marked))
        self._known[phrase] = number
        return number


def _word_frequency(ontology: Ontology) -> Counter[str]:
    """How often each word, by its stem, stands in the example sentences of the failure patterns."""
    concepts = ontology.schemes.get("failure-pattern", {}).values()
    sentences = (text for concept in concepts for text in (*concept.examples, *concept.counter_examples))
    return Counter(stem(word) for text in sentences for word in _WORD.findall(text))
