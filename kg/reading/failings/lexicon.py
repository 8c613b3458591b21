"""The failure vocabulary, compiled: every phrase goes into the shared phrase index, every rule behind an anchor.

A rule is tried only in sentences that hold its anchor, a phrase that the rule requires, so the cost
of a sentence does not grow with the number of rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import OntologyError
from kg.model import PatternId
from kg.ontology import Ontology
from kg.reading.failings.wordings import Part, Wording, WordingError, parse_wording
from kg.reading.vocabulary import Hit, PhraseIndex

_CLASS_FILES = ("failings/classes", "failings/stance")
_DOMAIN_FILE = "failings/domains"
_KINDS = ("topics", "deficits", "virtues", "faults")
CLASS_PREFIX = "class:"
ATOM_PREFIX = "atom:"


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording with what it stands for."""

    id: str
    """``high-caseloads/fault/3``: pattern (or class), kind, number in the file."""
    kind: str
    """``topic``, ``deficit``, ``virtue``, ``fault``, ``group``, ``domain`` or ``class``."""
    owner: str
    """Pattern id, or the name of a class."""
    wording: str
    rows: tuple[tuple[tuple[str, int], ...], ...]
    """Labels with the gap allowed before each."""
    anchor: str


@dataclass(frozen=True, slots=True)
class Match:
    """A rule found in a sentence: token positions, and the stretches that its words cover."""

    rule: Rule
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


class FailureLexicon:
    """All rules of ``ontology/patterns/failings``, and how to find them in a sentence's hits."""

    def __init__(self, ontology: Ontology) -> None:
        self._atoms: dict[str, str] = {}
        self._exact: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._phrases: dict[str, set[str]] = defaultdict(set)
        self.class_rules: dict[str, list[Rule]] = defaultdict(list)
        self.rules: dict[str, list[Rule]] = defaultdict(list)
        self.reach: dict[str, int] = {}
        self._class_words: dict[str, frozenset[str]] = {}
        self.patterns: frozenset[PatternId] = frozenset(
            PatternId(str(key)) for key in ontology.schemes.get("failure-pattern", {})
        )
        self._compile(ontology)

    def _compile(self, ontology: Ontology) -> None:
        classes: dict[str, list[str]] = {}
        domains: dict[str, dict[str, list[str]]] = {}
        entries: list[tuple[str, str, Mapping[str, object]]] = []
        for name, content in sorted(ontology.lexicon.items()):
            if not name.startswith("failings/") or not isinstance(content, Mapping):
                continue
            if name in _CLASS_FILES:
                classes |= {str(key): [str(word) for word in words] for key, words in content.items()}
                continue
            if name == _DOMAIN_FILE:
                domains = {str(kind): dict(entry) for kind, entry in content.items()}
                continue
            for pattern, entry in content.items():
                entries.append((f"{ontology.folder}/patterns/{name}.yaml", str(pattern), entry))
        self._class_words = {category: frozenset(words) for category, words in classes.items()}
        for category, words in sorted(classes.items()):
            self._add_rules(category, "class", words, f"{ontology.folder}/patterns/failings/classes.yaml")
        for path, pattern, entry in entries:
            if self.patterns and pattern not in self.patterns:
                raise OntologyError(path, f"{pattern!r} is no failure pattern")
            if not isinstance(entry, Mapping):
                raise OntologyError(path, f"{pattern}: expected topics, deficits, virtues, faults")
            for kind in _KINDS:
                wordings = entry.get(kind) or []
                self._add_rules(pattern, kind.rstrip("s"), [str(w) for w in wordings], path)
            if "topics_need_deficit_near" in entry:
                self.reach[pattern] = int(str(entry["topics_need_deficit_near"]))
        for kind in ("groups", "domains"):
            for pattern, wordings in sorted(domains.get(kind, {}).items()):
                self._add_rules(pattern, kind.rstrip("s"), wordings, f"{ontology.folder}/patterns/{_DOMAIN_FILE}.yaml")
        self._check_classes(set(classes))

    def _check_classes(self, known: set[str]) -> None:
        for rules in self.rules.values():
            for rule in rules:
                for row in rule.rows:
                    for label, _ in row:
                        if label.startswith(CLASS_PREFIX) and label[len(CLASS_PREFIX) :] not in known:
                            raise OntologyError("failings", f"{rule.wording!r} uses the unknown class {label[6:]!r}")

    def _add_rules(self, owner: str, kind: str, wordings: list[str], path: str) -> None:
        for number, text in enumerate(wordings, start=1):
            try:
                variants = parse_wording(text)
            except WordingError as error:
                raise OntologyError(path, f"{owner}: {error}") from error
            for variant in variants:
                rule = self._rule(f"{owner}/{kind}/{number}", kind, owner, variant)
                target = self.class_rules if kind == "class" else self.rules
                target[rule.anchor].append(rule)

    def _rule(self, rule_id: str, kind: str, owner: str, wording: Wording) -> Rule:
        rows = tuple(tuple((self._label(part), part.gap) for part in row) for row in wording.rows)
        atoms = [label for row in rows for label, _ in row if label.startswith(ATOM_PREFIX)]
        anchor = min(atoms, key=self._commonness) if atoms else rows[0][0][0]
        return Rule(rule_id, kind, owner, wording.text, rows, anchor)

    def _commonness(self, label: str) -> tuple[int, int, str]:
        """Fewer and longer phrases are rarer: the best anchor."""
        phrases = self._phrases[label]
        return len(phrases), -max(len(phrase) for phrase in phrases), label

    def _label(self, part: Part) -> str:
        if part.category is not None:
            return CLASS_PREFIX + part.category
        key = "\x1f".join(part.phrases)
        label = self._atoms.setdefault(key, f"{ATOM_PREFIX}{len(self._atoms)}")
        for phrase in part.phrases:
            words = phrase.split()
            if any(word.startswith("=") for word in words):
                self._exact[label].append(tuple(words))
            self._phrases[label].add(" ".join(word.lstrip("=") for word in words))
        return label

    def class_words(self, category: str) -> frozenset[str]:
        """The wordings of one class, as the file has them."""
        return self._class_words.get(category, frozenset())

    def add_phrases(self, words: PhraseIndex) -> None:
        """Hand every phrase to the shared index, labelled."""
        for label, phrases in sorted(self._phrases.items()):
            for phrase in sorted(phrases):
                words.add(phrase, label)

    def find(self, hits: list[Hit], forms: Mapping[int, str]) -> tuple[list[Match], dict[str, list[tuple[int, int]]]]:
        """All matches of rules in one sentence, and where each class stands.

        ``forms`` maps a token position to its lower-case form, for wordings marked ``=``.
        """
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for hit in hits:
            for label in hit.labels:
                if label.startswith(ATOM_PREFIX) and self._form_fits(label, hit, forms):
                    places[label].append((hit.start, hit.end))
        for match in self._matches(self.class_rules, places):
            places[CLASS_PREFIX + match.rule.owner].append((match.start, match.end))
        for label in places:
            places[label].sort()
        return list(self._matches(self.rules, places)), places

    def owners(self, hits: list[Hit], kind: str) -> frozenset[str]:
        """The owners of all rules of one kind whose only part is among the hits (no gaps, no classes)."""
        labels = {label for hit in hits for label in hit.labels}
        return frozenset(
            rule.owner
            for label in labels & self.rules.keys()
            for rule in self.rules[label]
            if rule.kind == kind and len(rule.rows) == 1 and len(rule.rows[0]) == 1
        )

    def _form_fits(self, label: str, hit: Hit, forms: Mapping[int, str]) -> bool:
        wanted = self._exact.get(label)
        if wanted is None:
            return True
        shown = [forms[i] for i in range(hit.start, hit.end)]
        same_length = [words for words in wanted if len(words) == len(shown)]
        if not same_length:
            return True
        return any(
            all(not word.startswith("=") or word[1:].lower() == form for word, form in zip(words, shown, strict=True))
            for words in same_length
        )

    @staticmethod
    def _matches(
        rules: Mapping[str, list[Rule]], places: Mapping[str, list[tuple[int, int]]]
    ) -> Iterator[Match]:
        for anchor in sorted(places.keys() & rules.keys()):
            for rule in rules[anchor]:
                for spans in _rows(rule.rows, places):
                    yield Match(rule, min(s for s, _ in spans), max(e for _, e in spans), spans)


def _rows(
    rows: tuple[tuple[tuple[str, int], ...], ...], places: Mapping[str, list[tuple[int, int]]]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every way to find the rows; several rows are combined nearest first, once for each first row."""
    first = list(_row(rows[0], places))
    if len(rows) == 1:
        yield from first
        return
    others = [list(_row(row, places)) for row in rows[1:]]
    if not all(others):
        return
    for spans in first:
        chosen = list(spans)
        for other in others:
            chosen += min(other, key=lambda found: (abs(found[0][0] - spans[0][0]), found))
        yield tuple(sorted(chosen))


def _row(
    row: tuple[tuple[str, int], ...], places: Mapping[str, list[tuple[int, int]]]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every way to find the parts of one row in order, each after its gap."""
    head, *tail = row
    for place in places.get(head[0], ()):
        yield from _continue(tail, places, (place,))


def _continue(
    tail: list[tuple[str, int]], places: Mapping[str, list[tuple[int, int]]], found: tuple[tuple[int, int], ...]
) -> Iterator[tuple[tuple[int, int], ...]]:
    if not tail:
        yield found
        return
    label, gap = tail[0]
    end = found[-1][1]
    for place in places.get(label, ()):
        if end <= place[0] <= end + gap:
            yield from _continue(tail[1:], places, (*found, place))
            break
