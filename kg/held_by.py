"""Whether failings hang on the right inspection: those that annotation and graph have both, by the one each gives them.

The referee beside the gold files asks nothing like it (a failing is compared by council and pattern alone), so these
figures stand apart from those of ``kg.evaluate``. A failing that hangs on another inspection counts as wrong and as
missed, one that is not read at all as neither: all three figures are the share of those that hang right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate import (
    PREFIXES,
    Ask,
    Claim,
    Evaluation,
    Gold,
    Key,
    Outcome,
    Row,
    by_document,
    letters,
    same_inspection,
    tail,
)

ALL, OF_ANOTHER = "held-by", "held-by(another)"
"""All such failings, and those of an inspection other than the one that the document reports."""
KINDS = (ALL, OF_ANOTHER)

QUERY = f"""{PREFIXES}SELECT ?src ?gss ?p ?t ?s ?q {{
?x a ikg:Failing ; ikg:failingOf ?c ; ikg:pattern ?p ; ikg:foundIn ?i . ?c ikg:gssCode ?gss .
OPTIONAL {{ ?i ikg:inspectionType ?t }} OPTIONAL {{ ?i ikg:startDate ?s }}
?x ikg:evidence ?e . ?e oa:hasSource ?art . ?art dcterms:source ?src . ?e oa:hasSelector ?sel . ?sel oa:exact ?q }}"""
"""Every failing, sentence by sentence, with the inspection in which it was found."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A failing of the graph, in one sentence."""

    gss: str | None
    pattern: str | None
    quote: str
    type: str | None
    start: str | None

    @property
    def inspection(self) -> Key:
        return (self.gss, self.type, self.start)


def held_by(golds: Sequence[Gold], ask: Ask) -> Evaluation:
    """Compare the inspections of failings in a graph with those of the gold."""
    rows = by_document(ask(QUERY))
    outcomes = (
        outcome for gold in golds for outcome in _compare(gold, [_held(row) for row in rows.get(gold.document, ())])
    )
    return Evaluation(tuple(gold.document for gold in golds), tuple(outcomes), KINDS)


def _held(row: Row) -> _Held:
    return _Held(row["gss"], tail(row["p"]), letters(row["q"]), tail(row["t"]), row["s"])


def _compare(gold: Gold, failings: Sequence[_Held]) -> Iterator[Outcome]:
    inspections = {one["key"]: one for one in gold.data["inspections"]}
    judged = []
    for fact in gold.data["failings"]:
        wanted, words = inspections.get(fact["inspection"]), letters(fact["quote"])
        found = [
            one for one in failings if one.pattern == fact["pattern"] and (words in one.quote or one.quote in words)
        ]
        if wanted is not None and found:
            judged.append((wanted, fact, found, _key(gold, wanted)))
    for kind in KINDS:
        hits, missed, wrong = [], [], []
        for wanted, fact, found, key in judged:
            if kind == OF_ANOTHER and wanted["main"]:
                continue
            claim = Claim((fact["pattern"], *key), (fact["quote"],))
            if any(_is_same(key, one.inspection) for one in found):
                hits.append(claim)
            else:
                missed.append(claim)
                wrong.append(Claim((fact["pattern"], *found[0].inspection), (fact["quote"],)))
        yield Outcome(gold.document, kind, tuple(hits), tuple(missed), tuple(wrong))


def _key(gold: Gold, inspection: Mapping[str, Any]) -> Key:
    """An annotated inspection as ``kg.evaluate`` compares it."""
    types = (inspection["type"], *inspection.get("accept_types", ()), "unspecified")
    return (gold.codes.get(inspection["council"]), types, inspection.get("start"))


def _is_same(gold: Key, found: Key) -> bool:
    """Whether two inspections can be one; without a date in the graph (which is missed elsewhere) by type alone."""
    return same_inspection(gold if found[2] else (*gold[:2], None), found)
