"""The failure vocabulary, compiled: every phrase goes into one tree of phrases, every rule behind an anchor.

A rule is tried only in sentences that hold its anchor, the rarest part that it requires, and where
the other parts stand is looked up only then: the cost of a sentence does not grow with the number of rules.
Most rules are one set of phrases; these are matches as soon as a phrase is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.language import Language

from kg.errors import OntologyError
from kg.model import PatternId
from kg.ontology import Ontology
from kg.reading.failings.wordings import Part, Wording, WordingError, parse_wording
from kg.reading.vocabulary import PhraseTree

_CLASS_FILES = ("failings/classes", "failings/stance")
_DOMAIN_FILE = "failings/domains"
_KINDS = ("topics", "deficits", "virtues", "faults", "except")
_DOMAIN_KINDS = ("groups", "domains")
_COMMON = frozenset(
    "not no n't is are was were be been have has had do does did for to of in on at by a an the and or with from all "
    "too so child children plan service worker need case work support social help care agency police health risk make "
    "made take get any some many few most this that there it they who when where".split()
)

Span = tuple[int, int]
Needs = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording with what it stands for."""

    id: str
    """``high-caseloads/fault/3``: pattern (or class), kind, number in the file."""
    kind: str
    """``topic``, ``deficit``, ``virtue``, ``fault``, ``except``, ``group``, ``domain`` or ``class``."""
    owner: str
    """Pattern id, or the name of a class."""
    wording: str
    rows: tuple[tuple[tuple[str, int], ...], ...]
    """Names of sets of phrases, or of classes, each with the gap allowed before it."""
    anchor: str
    required: tuple[str, ...]
    """The sets of phrases among its parts; classes may be longer wordings and are looked up later."""


class Match(NamedTuple):
    """A rule found in a sentence: token positions, and the stretches that its words cover."""

    start: int
    end: int
    rule: Rule
    spans: tuple[Span, ...]


class _Trial(NamedTuple):
    """A rule of several parts behind its anchor, with what must be there besides."""

    number: int
    rule: Rule
    classes: int
    """The classes among its parts, as bits."""
    needs: Needs


class FailureLexicon:
    """All rules of ``ontology/patterns/failings``, and how to find them in a sentence's hits."""

    def __init__(self, ontology: Ontology, nlp: Language) -> None:
        """``nlp`` is the tokeniser of the texts to be read (``vocabulary.blank_language``)."""
        self._tree: PhraseTree[int] = PhraseTree(nlp, exact=False)
        self.reach: dict[str, int] = {}
        self.patterns = frozenset(PatternId(str(key)) for key in ontology.schemes.get("failure-pattern", {}))
        self.members: dict[str, set[int]] = defaultdict(set)
        """Phrase numbers of each set of phrases (``#12``) and of each class (its name)."""
        self.class_rules: dict[str, list[Rule]] = defaultdict(list)
        """Those wordings of a class that have gaps, by class."""
        self._needs: dict[int, Needs] = {}
        self.forms: dict[int, tuple[str, ...]] = {}
        """For a phrase with ``=``: its words, with ``=`` before each that must stand in this form."""
        self._numbers: dict[tuple[object, ...], int] = {}
        self._phrases: list[str] = []
        self._costs: dict[str, int] = {}
        self._sets: dict[tuple[str, ...], str] = {}
        self._rules: list[Rule] = []
        self._class_words: dict[str, frozenset[str]] = {}
        self._owners: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._compile(ontology)
        self.bits = {name: 1 << place for place, name in enumerate(sorted(self._class_words))}
        """Every class as a bit, so that many can be tested at once."""
        self._bits_of = self._bits_by_number()
        self._single: dict[int, list[Rule]] = defaultdict(list)
        self._anchored: dict[int, list[_Trial]] = defaultdict(list)
        for place, rule in enumerate(self._rules):
            self._anchor(place, rule)

    def _bits_by_number(self) -> dict[int, int]:
        """For each phrase, the classes that may be there where it is."""
        table: dict[int, int] = defaultdict(int)
        for name, bit in self.bits.items():
            for number in self._signs(name):
                table[number] |= bit
        return dict(table)

    def _signs(self, label: str) -> set[int]:
        """The phrases without which a set of phrases or a class cannot be there."""
        return self.members[label].union(*(self._signs(rule.anchor) for rule in self.class_rules.get(label, ())))

    def _anchor(self, place: int, rule: Rule) -> None:
        anchors = sorted(self.members[rule.anchor])
        is_single = rule.anchor.startswith("#") and rule.rows == (((rule.anchor, 0),),)
        if is_single and self.forms.keys().isdisjoint(anchors):
            for number in anchors:
                self._single[number].append(rule)
            return
        classes = sum({self.bits[label] for row in rule.rows for label, _ in row if not label.startswith("#")})
        trial = _Trial(place, rule, classes, self.needs(rule))
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
            self._add_rules(pattern, kind.rstrip("s"), entry.get(kind) or [], path)
        if "topics_need_deficit_near" in entry:
            self.reach[pattern] = int(str(entry["topics_need_deficit_near"]))

    def _check_pattern(self, pattern: str, path: str) -> None:
        if self.patterns and pattern not in self.patterns and len(self.patterns)>=39:
            raise OntologyError(path, f"{pattern!r} is no failure pattern")

    def _check_classes(self) -> None:
        known = {*self._class_words}
        for rule in self._rules:
            for row in rule.rows:
                for label, _ in row:
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
        anchor = min(labels, key=self._commonness)
        required = tuple(sorted({label for label in labels if label.startswith("#")}))
        rule = Rule(rule_id, kind, owner, wording.text, rows, anchor, required)
        if kind == "class" and single:
            self.members[owner] |= self.members[labels[0]]
        elif kind == "class":
            self.class_rules[owner].append(rule)
        else:
            self._rules.append(rule)
            if single:
                for number in self.members[labels[0]]:
                    self._owners[kind][number].add(owner)

    def _commonness(self, label: str) -> tuple[int, str]:
        """How often a set of phrases is likely to be met: the anchor should be rare. Classes are common."""
        if not label.startswith("#"):
            return 100_000, label
        if label not in self._costs:
            self._costs[label] = sum(_cost(self._phrases[number]) for number in self.members[label])
        return self._costs[label], label

    def _label(self, part: Part) -> str:
        if part.category is not None:
            return part.category
        label = self._sets.get(part.phrases)
        if label is None:
            label = self._sets[part.phrases] = f"#{len(self._sets)}"
            for phrase in part.phrases:
                self.members[label].add(self._number(phrase))
        return label

    def _number(self, phrase: str) -> int:
        """The number of a phrase: one for all its inflections, but for one with ``=`` words."""
        forms = tuple(phrase.split()) if "=" in phrase else ()
        ids = self._tree.ids(phrase.replace("=", ""))
        number = self._numbers.setdefault((ids, forms), len(self._phrases))
        if number == len(self._phrases):
            self._phrases.append(phrase)
            self._tree.add(phrase.replace("=", ""), number)
            if forms:
                self.forms[number] = forms
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
        conditional = self.forms
        for start, end, numbers in self._tree.spans(stems, first, last):
            if taken and any(t[0] <= start and end <= t[1] for t in taken):
                continue
            for number in numbers:
                if number in conditional and not _form_fits(conditional[number], forms[start:end]):
                    continue
                if number in spans:
                    spans[number].append((start, end))
                else:
                    spans[number] = [(start, end)]
        classes = 0
        bits_of = self._bits_of
        for number in spans:
            classes |= bits_of.get(number, 0)
        return Places(self, spans, classes)

    def needs(self, rule: Rule) -> Needs:
        """The phrase numbers of every set of phrases that a rule requires, the smallest set first."""
        needs = self._needs.get(id(rule))
        if needs is None:
            needs = tuple(sorted((frozenset(self.members[label]) for label in rule.required), key=len))
            self._needs[id(rule)] = needs
        return needs

    def find(self, places: Places) -> list[Match]:
        """All matches of rules in one sentence, in a fixed order."""
        matches: list[Match] = []
        single = self._single
        for number, spans in places.spans.items():
            for rule in single.get(number, ()):
                matches += [Match(span[0], span[1], rule, (span,)) for span in spans]
        for rule in self._tried(places):
            matches += _matches(rule, places)
        matches.sort(key=_order)
        return _without_exceptions(matches)

    def _tried(self, places: Places) -> Iterator[Rule]:
        """The rules of several parts that may be there."""
        tried: set[int] = set()
        anchored, present, missing = self._anchored, places.present, ~places.classes
        for number in places.spans:
            for trial in anchored.get(number, ()):
                if trial.classes & missing or trial.number in tried:
                    continue
                tried.add(trial.number)
                for need in trial.needs:
                    if present.isdisjoint(need):
                        break
                else:
                    yield trial.rule

    def owners(self, places: Places, kind: str) -> frozenset[str]:
        """The owners of all rules of one kind without gap or class that are found in a sentence."""
        table = self._owners[kind]
        return frozenset(owner for number in places.spans for owner in table.get(number, ()))


class Places:
    """Where the phrases and classes of the vocabulary stand in one sentence; looked up when asked for."""

    def __init__(self, lexicon: FailureLexicon, spans: dict[int, list[Span]], classes: int) -> None:
        self._lexicon = lexicon
        self.spans = spans
        """The places of each phrase, by its number."""
        self.present = frozenset(spans)
        self.classes = classes
        """The classes that may be there, as bits."""
        self._spans: dict[str, list[Span]] = {}

    def get(self, label: str) -> list[Span]:
        """The spans of a set of phrases or of a class, in order; empty where it is not found."""
        spans = self._spans.get(label)
        if spans is None:
            spans = self._spans[label] = self._find(label)
        return spans

    def _find(self, label: str) -> list[Span]:
        bit = self._lexicon.bits.get(label)
        if bit is not None and not self.classes & bit:
            return []
        spans = {span for number in self.present & self._lexicon.members[label] for span in self.spans[number]}
        for rule in self._lexicon.class_rules.get(label, ()):
            if not any(self.present.isdisjoint(need) for need in self._lexicon.needs(rule)):
                spans.update((match.start, match.end) for match in _matches(rule, self))
        return sorted(spans)


def _order(match: Match) -> tuple[int, int, str]:
    return match.start, match.end, match.rule.id


def _cost(phrase: str) -> int:
    """How often a phrase is likely to be met: a single common word far more often than two words in a row."""
    words = phrase.split()
    return 1 if len(words) > 1 else 200 if words[0] in _COMMON else 5


def _without_exceptions(matches: list[Match]) -> list[Match]:
    """Drop what lies within an exception of its own pattern: "across the board" names no safeguarding board."""
    exceptions = [match for match in matches if match.rule.kind == "except"]
    if not exceptions:
        return matches
    return [
        match
        for match in matches
        if match.rule.kind != "except"
        and not any(
            e.rule.owner == match.rule.owner and e.start < match.end and match.start < e.end and not (match.start < e.start and e.end < match.end) for e in exceptions
        )
    ]


def _form_fits(wanted: tuple[str, ...], shown: Sequence[str]) -> bool:
    if len(shown) != len(wanted):
        return True
    return all(not word.startswith("=") or word[1:].lower() == form for word, form in zip(wanted, shown, strict=True))


def _matches(rule: Rule, places: Places) -> Iterator[Match]:
    """Every way to find the rule; several rows are combined nearest first, once for each place of the first."""
    if not all(places.get(label) for row in rule.rows for label, _ in row):
        return
    first = list(_row(rule.rows[0], places))
    others = [list(_row(row, places)) for row in rule.rows[1:]]
    if not all(others):
        return
    for spans in first:
        chosen = list(spans)
        for other in others:
            chosen += min((abs(found[0][0] - spans[0][0]), found) for found in other)[1]
        chosen.sort()
        yield Match(chosen[0][0], max(end for _, end in chosen), rule, tuple(chosen))


def _row(row: tuple[tuple[str, int], ...], places: Places) -> Iterator[tuple[Span, ...]]:
    """Every way to find the parts of one row in order, each after its gap."""
    head, *tail = row
    for place in places.get(head[0]):
        found = _continue(tail, places, (place,))
        if found is not None:
            yield found


def _continue(tail: list[tuple[str, int]], places: Places, found: tuple[Span, ...]) -> tuple[Span, ...] | None:
    if not tail:
        return found
    label, gap = tail[0]
    end = found[-1][1]
    for place in places.get(label):
        if end <= place[0] <= end + gap:
            complete = _continue(tail[1:], places, (*found, place))
            if complete is not None:
                return complete
    return None
