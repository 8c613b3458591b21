"""How right the graph is: its facts against gold annotations, document by document.

The measure is the referee's (``gold/score.py`` beside the gold files): the same SPARQL over the contract's
names, the same matching, micro-averaged over documents, so that the figures agree to the last digit.
Pure: rows of a graph and gold files in, figures and the list of errors out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import SourceError, UsageError

Row = Mapping[str, str | None]
"""One answer of the graph: variable to the lexical value of its term."""
Ask = Callable[[str], Iterable[Row]]
"""Answers a SPARQL query given as text."""
Key = tuple[Any, ...]
"""What is compared: ``(gss, pattern)`` for a failing, ``(gss, area, grade)`` for a judgement ..."""
Same = Callable[[Key, Key], bool]
"""Whether a gold key (first) and a key of the graph (second) are the same fact."""

KINDS = (
    "judgement", "failing", "failing-quote", "inspection(main)", "council", "person", "person+role", "agency",
)  # fmt: skip
"""The kinds of fact that are scored, in the order of the report."""

PREFIXES = """PREFIX ikg: <https://w3id.org/inspection-kg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
"""Of the contract's names."""
_SOURCE = "{} ikg:evidence ?e . ?e oa:hasSource ?art . ?art dcterms:source ?src . "
_QUOTE = "OPTIONAL { ?e oa:hasSelector ?sel . ?sel oa:exact ?q } "
_SELECT = {
    "judgement": (
        "?src ?gss ?a ?g",
        "?x a ikg:Judgement ; ikg:judges ?c ; ikg:area ?a ; ikg:grade ?g . ?c ikg:gssCode ?gss . ",
        "",
    ),
    "failing": (
        "?src ?gss ?p",
        "?x a ikg:Failing ; ikg:failingOf ?c ; ikg:pattern ?p . ?c ikg:gssCode ?gss . ",
        "",
    ),
    "inspection": (
        "?src ?gss ?t ?s ?en",
        "?x a ikg:Inspection ; ikg:inspects ?c . ?c ikg:gssCode ?gss . OPTIONAL { ?x ikg:inspectionType ?t } "
        "OPTIONAL { ?x ikg:startDate ?s } OPTIONAL { ?x ikg:endDate ?en } ",
        "",
    ),
    "person": (
        "?src ?n (COALESCE(?l, STR(?ro)) AS ?r)",
        "?x a org:Membership ; org:member ?p . ?p foaf:name ?n . ",
        "OPTIONAL { ?x org:role ?ro OPTIONAL { ?ro rdfs:label ?l } } ",
    ),
    "agency": (
        "?src ?n ?t",
        "?x a ikg:Agency ; rdfs:label ?n . OPTIONAL { ?x ikg:agencyType ?t } ",
        "",
    ),
}
_SCORED_WITH_QUOTE = ("judgement", "failing")


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact as it is compared, with the sentences that state it."""

    key: Key
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one document gave for one kind of fact."""

    document: str
    kind: str
    hits: tuple[Claim, ...] = ()
    """Gold facts that the graph has."""
    missed: tuple[Claim, ...] = ()
    wrong: tuple[Claim, ...] = ()
    """Facts of the graph that the gold does not have, not even as optional."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts, and the three figures made of them (rounded to three places, as the referee does)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of the graph's facts that are right; 1 where there is none."""
        return round(self._precision, 3)

    @property
    def recall(self) -> float:
        """Share of the gold facts that the graph has; 1 where there is none."""
        return round(self._recall, 3)

    @property
    def f1(self) -> float:
        """Harmonic mean of the unrounded two."""
        both = self._precision + self._recall
        return round(2 * self._precision * self._recall / both if both else 0.0, 3)

    @property
    def _precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def _recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcome of every document and kind."""

    documents: tuple[str, ...]
    outcomes: tuple[Outcome, ...] = ()
    kinds: tuple[str, ...] = KINDS

    def scores(self, document: str | None = None) -> dict[str, Score]:
        """Figures for each kind, over all documents or one."""
        return {kind: self._score(self._of(kind, document), kind) for kind in self.kinds}

    def pattern_scores(self) -> dict[str, Score]:
        """Figures for each failure pattern that the gold or the graph has, sorted by id."""
        counts: dict[str, list[int]] = {}
        for outcome in self._of("failing"):
            for place, claims in enumerate((outcome.hits, outcome.wrong, outcome.missed)):
                for claim in claims:
                    counts.setdefault(claim.key[1], [0, 0, 0])[place] += 1
        return {pattern: Score(*counts[pattern]) for pattern in sorted(counts)}

    def _of(self, kind: str, document: str | None = None) -> Iterator[Outcome]:
        return (o for o in self.outcomes if o.kind == kind and document in (None, o.document))

    @staticmethod
    def _score(outcomes: Iterable[Outcome], kind: str) -> Score:
        tp = fp = fn = 0
        for outcome in outcomes:
            tp += len(outcome.hits)
            fn += len(outcome.missed)
            # The referee counts no inspection as wrong, as only the main ones are annotated completely; what
            # matches no annotation is told among the errors all the same.
            fp += 0 if kind == "inspection(main)" else len(outcome.wrong)
        return Score(tp, fp, fn)


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one document."""

    document: str
    data: dict[str, Any] = field(repr=False)

    @property
    def codes(self) -> dict[str, str | None]:
        """GSS code of each council by the name that the annotations use."""
        return {council["name"]: council.get("gss") or council.get("gss_alt") for council in self.data["councils"]}


def load_gold(folder: Path, *, only: Collection[str] = (), without: Collection[str] = ()) -> list[Gold]:
    """The annotated documents of a folder (``STEM.json`` beside ``STEM.txt``), sorted by stem.

    ``only`` and ``without`` hold stems. Raises ``UsageError`` where nothing is left and ``SourceError``
    for a file that is no annotation.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder: name one that holds STEM.txt with STEM.json")
    golds = []
    for path in sorted(folder.glob("*.json")):
        if (only and path.stem not in only) or path.stem in without:
            continue
        data = _read_gold(path)
        if "failings" in data:
            golds.append(Gold(path.stem, _with_quotes(data, path.with_suffix(".txt"))))
    if not golds:
        raise UsageError(f"{folder}: no annotated documents here (STEM.json beside STEM.txt)")
    return golds


def read_stems(path: Path) -> frozenset[str]:
    """A list of documents, one stem a line; empty lines and what follows ``#`` do not count."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a readable list of documents: {error}") from error
    return frozenset(stem for line in lines if (stem := line.partition("#")[0].strip()))


def evaluate(golds: Sequence[Gold], ask: Ask, *, with_quotes: bool = False) -> Evaluation:
    """Compare a graph with the gold; ``with_quotes`` fetches the sentences of every kind of fact, not of two alone."""
    rows = {kind: by_document(ask(contract_query(kind, quote=kind in _SCORED_WITH_QUOTE))) for kind in _SELECT}
    quoted = rows
    if with_quotes:
        quoted = {kind: by_document(ask(contract_query(kind, quote=True))) for kind in _SELECT}
    outcomes = tuple(
        outcome
        for gold in golds
        for outcome in _compare(
            gold,
            {kind: rows[kind].get(gold.document, []) for kind in rows},
            {kind: quoted[kind].get(gold.document, []) for kind in rows},
        )
    )
    return Evaluation(tuple(gold.document for gold in golds), outcomes)


def contract_query(kind: str, *, quote: bool) -> str:
    """The SPARQL that asks a graph for all facts of a kind, by the names of the contract alone."""
    variables, facts, extra = _SELECT[kind]
    shown = f"{variables} ?q" if quote else variables
    return f"{PREFIXES}SELECT {shown} {{ {facts}{_SOURCE.format('?x')}{_QUOTE if quote else ''}{extra}}}"


def _read_gold(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(path, f"not an annotation file: {error}") from error
    return data if isinstance(data, dict) else {}


def _with_quotes(data: dict[str, Any], text_file: Path) -> dict[str, Any]:
    """Fill in the quotes that stand as a span of the text."""
    text = text_file.read_text(encoding="utf-8") if text_file.exists() else ""
    for fact in [*data["judgements"], *data["failings"]]:
        if "quote" not in fact:
            fact["quote"] = text[slice(*fact["span"])] or "\0"
    return data


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the stem of the document that they come from."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        stem = re.sub(r"\.(txt|html?|md|pdf)$", "", (row["src"] or "").rsplit("/", 1)[-1])
        grouped.setdefault(stem, []).append(row)
    return grouped


def _compare(gold: Gold, rows: dict[str, list[Row]], quoted: dict[str, list[Row]]) -> Iterator[Outcome]:
    for kind, compare in _COMPARISONS.items():
        wanted, optional, found, same = compare(gold, rows)
        hits, missed, wrong = _match(wanted, optional, found, same)
        sentences = _sentences(kind, quoted) if wrong else {}
        yield Outcome(
            gold.document,
            kind,
            tuple(hits),
            tuple(missed),
            tuple(Claim(key, sentences.get(key, ())) for key in wrong),
        )


def _match(
    wanted: Sequence[Claim], optional: Sequence[Key], found: Sequence[Key], same: Same
) -> tuple[list[Claim], list[Claim], list[Key]]:
    """Give each gold fact, in order, the first fact of the graph that is the same and still free."""
    left = list(found)
    hits: list[Claim] = []
    missed: list[Claim] = []
    for claim in wanted:
        partner = next((key for key in left if same(claim.key, key)), None)
        if partner is None:
            missed.append(claim)
        else:
            hits.append(claim)
            left.remove(partner)
    return hits, missed, [key for key in left if not any(same(other, key) for other in optional)]


Comparison = tuple[list[Claim], list[Key], list[Key], Same]
"""Wanted, optional, found, and how they are compared."""


def _judgements(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    codes = gold.codes

    def key(fact: dict[str, Any]) -> Key:
        return (codes.get(fact["council"]), (fact["area"], *fact.get("accept_areas", ())), fact["grade"])

    wanted, optional = _annotated(gold.data["judgements"], key)
    found = _distinct((row["gss"], tail(row["a"]), tail(row["g"])) for row in rows["judgement"])
    return wanted, _keys(optional), found, lambda a, b: a[0] == b[0] and b[1] in a[1] and a[2] == b[2]


def _failings(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    codes = gold.codes
    wanted, optional = _annotated(gold.data["failings"], lambda fact: (codes.get(fact["council"]), fact["pattern"]))
    anywhere = [
        (code, fact["pattern"]) for fact in gold.data["failings"] if fact.get("any_council") for code in codes.values()
    ]
    found = _distinct((row["gss"], tail(row["p"])) for row in rows["failing"])
    must = set(_keys(wanted))
    return wanted, [key for key in _keys(optional) if key not in must] + anywhere, found, _equal


def _failing_quotes(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    wanted, optional = _annotated(gold.data["failings"], lambda fact: (fact["pattern"], letters(fact["quote"])))
    found = _distinct((tail(row["p"]), letters(row["q"])) for row in rows["failing"])
    return wanted, _keys(optional), found, lambda a, b: a[0] == b[0] and (a[1] in b[1] or b[1] in a[1])


def _inspections(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    codes = gold.codes

    def keys(*, main: bool) -> list[Key]:
        return [
            (code, (fact["type"], *fact.get("accept_types", ()), "unspecified"), fact.get("start"))
            for fact in gold.data["inspections"]
            if bool(fact.get("main")) is main and (code := codes.get(fact["council"]))
        ]

    found = _distinct((row["gss"], tail(row["t"]), row["s"]) for row in rows["inspection"])
    return [Claim(key) for key in keys(main=True)], keys(main=False), found, same_inspection


def _councils(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    codes, councils = gold.codes, gold.data["councils"]
    inspected = [c for c in councils if c["role"] in ("subject", "comparator") and codes[c["name"]]]
    mentioned = [(c["gss"],) for c in councils if c["role"] == "mentioned"]
    found = _distinct((row["gss"],) for kind in ("judgement", "failing", "inspection") for row in rows[kind])
    return [Claim((codes[c["name"]],)) for c in inspected], mentioned, found, _equal


def _persons(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    wanted = [Claim((p["name"],)) for p in gold.data["persons"] if not p.get("optional")]
    optional = [(p["name"],) for p in gold.data["persons"] if p.get("optional")]
    found = _distinct((row["n"],) for row in rows["person"])
    return wanted, optional, found, lambda a, b: _same_name(a[0], b[0])


def _persons_with_role(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    persons = gold.data["persons"]
    wanted = [Claim((p["name"], p["role"])) for p in persons if p.get("role") and not p.get("optional")]
    found = [(row["n"], row["r"]) for row in rows["person"]]
    same: Same = lambda a, b: _same_name(a[0], b[0]) and _share_words(a[1], b[1])  # noqa: E731
    return wanted, [(p["name"], p.get("role")) for p in persons], found, same


def _agencies(gold: Gold, rows: dict[str, list[Row]]) -> Comparison:
    def key(agency: dict[str, Any]) -> Key:
        return (agency["name"], agency["type"], *agency.get("aliases", ()))

    agencies = gold.data["agencies"]
    wanted = [Claim(key(a)) for a in agencies if not a.get("optional") and a.get("role") != "mentioned"]
    found = _distinct((row["n"], tail(row["t"])) for row in rows["agency"])
    return wanted, [key(a) for a in agencies], found, _same_agency


_COMPARISONS: dict[str, Callable[[Gold, dict[str, list[Row]]], Comparison]] = dict(
    zip(
        KINDS,
        (
            _judgements, _failings, _failing_quotes, _inspections, _councils, _persons, _persons_with_role, _agencies,
        ),
        strict=True,
    )
)  # fmt: skip


def _sentences(kind: str, rows: dict[str, list[Row]]) -> dict[Key, tuple[str, ...]]:
    """The quotes behind each key of the graph."""
    makers: dict[str, tuple[tuple[str, ...], Callable[[Row], Key]]] = {
        "judgement": (("judgement",), lambda row: (row["gss"], tail(row["a"]), tail(row["g"]))),
        "failing": (("failing",), lambda row: (row["gss"], tail(row["p"]))),
        "failing-quote": (("failing",), lambda row: (tail(row["p"]), letters(row["q"]))),
        "inspection(main)": (("inspection",), lambda row: (row["gss"], tail(row["t"]), row["s"])),
        "council": (("judgement", "failing", "inspection"), lambda row: (row["gss"],)),
        "person": (("person",), lambda row: (row["n"],)),
        "person+role": (("person",), lambda row: (row["n"], row["r"])),
        "agency": (("agency",), lambda row: (row["n"], tail(row["t"]))),
    }
    tables, key = makers[kind]
    found: dict[Key, dict[str, None]] = {}
    for row in (row for table in tables for row in rows[table]):
        if quote := row.get("q"):
            found.setdefault(key(row), {})[quote] = None
    return {name: tuple(quotes) for name, quotes in found.items()}


def _annotated(
    facts: Iterable[dict[str, Any]], key: Callable[[dict[str, Any]], Key]
) -> tuple[list[Claim], list[Claim]]:
    """Gold facts that must be there and those that may, each once; facts of a council without a code drop out."""
    must: dict[Hashable, Claim] = {}
    may: dict[Hashable, Claim] = {}
    for fact in facts:
        made = key(fact)
        once = (made[0], made[1][0] if isinstance(made[1], tuple) else made[1], *made[2:])
        side = may if fact.get("optional") else must
        earlier = side[once].quotes if once in side else ()
        side[once] = Claim(made, (*earlier, fact["quote"]))
    return [claim for claim in must.values() if claim.key[0]], [claim for claim in may.values() if claim.key[0]]


def _keys(claims: Iterable[Claim]) -> list[Key]:
    return [claim.key for claim in claims]


def _distinct(keys: Iterable[Key]) -> list[Key]:
    return list(dict.fromkeys(keys))


def _equal(a: Key, b: Key) -> bool:
    return a == b


def same_inspection(gold: Key, found: Key) -> bool:
    """Whether council, type and date fit; the gold key holds all types that it accepts."""
    same_type = found[1] in gold[1] or gold[1][0] == "unspecified"
    return gold[0] == found[0] and same_type and _same_date(gold[2], found[2])


def _same_agency(gold: Key, found: Key) -> bool:
    names = (gold[0], *gold[2:])
    if any(_same_name(name, found[0]) for name in names):
        return True
    return _share_words(gold[0], found[0]) and bool(gold[1] == found[1])


def _same_date(gold: str | None, found: str | None) -> bool:
    """Whether one date begins with the other; ``--03`` is March of any year; no gold date fits all."""
    if not gold:
        return True
    if not found:
        return False
    return found.startswith(gold) or gold.startswith(found) or (gold.startswith("--") and found[4:7] == gold[1:4])


def _same_name(a: str, b: str) -> bool:
    a, b = a.lower().strip(), b.lower().strip()
    return a == b or bool(_words(a) and _words(a) == _words(b)) or a in b or b in a


def _share_words(a: str | None, b: str | None) -> bool:
    """Whether the shorter wording has at least three fifths of its words in the other."""
    mine, theirs = _words(a), _words(b)
    return bool(mine and theirs) and len(mine & theirs) / min(len(mine), len(theirs)) >= 0.6


def _words(text: str | None) -> set[str]:
    found = set(re.findall(r"[a-z]+", (text or "").lower()))
    return found - {"the", "of", "for", "and", "s", "council", "city", "cllr", "councillor"}


def letters(text: str | None) -> str:
    """Lower case, with everything that is no letter or digit as one space."""
    return re.sub(r"\W+", " ", text or "").strip().lower()


def tail(iri: str | None) -> str | None:
    """The local name of a term."""
    return re.split(r"[/#]", iri)[-1] if iri is not None else None
