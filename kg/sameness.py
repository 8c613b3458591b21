"""What a built graph took for one, and decisions on it, by the names that a person has before the eyes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from kg import resources
from kg.build import TIMES
from kg.decisions import Anchor, Decision, Decisions, read_decisions
from kg.errors import GraphError, UsageError
from kg.graph import sameness
from kg.graph.anchors import idle
from kg.graph.corpus import Corpus, Found, Shelf
from kg.graph.folder import FACTS, current_state, missing
from kg.graph.ledger import read_ledger
from kg.graph.registers import load_ontology
from kg.graph.sameness import Joined, Near, Side
from kg.model import ArticleFacts, Issue
from kg.ontology import Ontology
from kg.reading.cache import Cache


@dataclass(frozen=True, slots=True)
class Merged:
    """The articles of a built graph, and the decisions that go for it."""

    corpus: Corpus
    ontology: Ontology
    place: Path
    """The file of the decisions."""
    decisions: Decisions

    def found(self, kind: str) -> tuple[list[Joined], list[Near]]:
        """What was joined, and what nearly was."""
        if kind == "inspection":
            return sameness.inspections(self.corpus, self.decisions)
        if kind == "person":
            return sameness.people(self.corpus, self.decisions)
        return sameness.agencies(self.corpus, self.ontology, self.decisions)

    def idle(self) -> list[tuple[Decision, str]]:
        """The decisions that decide nothing, each with the reason."""
        return list(idle(self.decisions, self.corpus))


def open_merged(output: Path, decisions: Path | None) -> Merged:
    """The merge of an output folder; raises ``GraphError`` where there is none, or its facts are not kept."""
    state = current_state(output)
    ledger = read_ledger(state) if state is not None else None
    if state is None:
        raise missing(output)
    if ledger is None:
        raise GraphError(output, f"was made by another version of kg, or is damaged: run kg build -o {output} again")
    place = decisions or Path(json.loads((state / TIMES).read_text("utf-8"))["decisions"])
    kept = Cache(output / ".state" / FACTS, "")

    def load(key: str) -> ArticleFacts | Issue:
        facts = kept.get(key)
        if facts is None:
            raise GraphError(output, f"what was read is kept no more: run kg build -o {output} again")
        return facts

    decided = read_decisions(place)
    ontology = load_ontology(resources.folder("ontology"))
    shelf = Shelf(load, ontology, decided)
    # Merged anew by the decisions as they are: some may have been made since the graph was built.
    sources = [shelf.source(Found(source.name, source.key, source.digest)) for source in ledger.sources]
    return Merged(Corpus(sources, shelf), ontology, place, decided)


def decide(merged: Merged, one: str, other: str, *, same: bool, why: str) -> Decision:
    """The decision that two things are one, or that a sentence (``other``) is not about the thing ``one``.

    Things are told by ``person/...``, ``inspection/...``, ``agency/...`` or their IRIs, sentences by ``evidence/...``.
    Raises ``UsageError`` where they are not there, or there is nothing to decide.
    """
    first, second = _short(one), _short(other)
    kinds = {first.partition("/")[0], second.partition("/")[0]} - {"evidence"}
    if len(kinds) != 1 or not kinds <= {"person", "inspection", "agency"}:
        raise UsageError(
            f"{one} and {other}: two persons, two inspections or two agencies are needed, or one and evidence"
        )
    (kind,) = kinds
    if first == second:
        raise UsageError(f"{one} is one thing already")
    if kind == "agency":
        return _on_agencies(merged, first, second, same=same, why=why)
    mentions = _mentions(merged, kind)
    left = [side for side in mentions if first in (side.thing, side.evidence)]
    right = [side for side in mentions if second in (side.thing, side.evidence)]
    for name, sides in ((one, left), (other, right)):
        if not sides:
            raise UsageError(f"no {kind} or sentence {name!r} in this graph: kg merge list shows them")
    if same:
        others = [(mine, theirs) for mine in left for theirs in right if mine.thing != theirs.thing]
        if not others:
            raise UsageError(f"{one} and {other} are one thing already")
        fitting = [(mine, theirs) for mine, theirs in others if mine.council == theirs.council]
        if not fitting:
            raise UsageError(f"{one} and {other} are inspections of two councils")
        mine, theirs = fitting[0]
        return Decision(0, True, kind, _anchor(kind, mine, mentions), _anchor(kind, theirs, mentions), why)
    pairs = [(mine, theirs) for mine in left for theirs in right if mine.thing == theirs.thing]
    apart = [(mine, theirs) for mine, theirs in pairs if mine.article != theirs.article]
    if not apart:
        raise UsageError(
            f"{one} and {other}: nothing there was joined; name a thing, and the evidence that is not about it"
        )
    mine, theirs = apart[0]
    return Decision(0, False, kind, _anchor(kind, mine, mentions), _anchor(kind, theirs, mentions), why)


def _mentions(merged: Merged, kind: str) -> list[Side]:
    """Every mention of every thing of a kind, with the id of the thing."""
    if kind == "person":
        return sameness.all_people(merged.corpus, merged.decisions)
    return sameness.all_inspections(merged.corpus, merged.decisions)


def _on_agencies(merged: Merged, one: str, other: str, *, same: bool, why: str) -> Decision:
    if not same:
        raise UsageError("agencies are one by their name alone: kg merge undo takes back that two names are one")
    known = set(merged.corpus.parts("agency"))
    for name in (one, other):
        if name not in known:
            raise UsageError(f"no agency {name!r} in this graph")
    ids = [name.removeprefix("agency/") for name in (one, other)]
    if all(id in merged.ontology.agencies for id in ids):
        raise UsageError(
            f"{one} and {other} are two in the register of agencies: change ontology/registers/agencies.ttl"
        )
    return Decision(0, True, "agency", Anchor(ids[0]), Anchor(ids[1]), why)


def _anchor(kind: str, side: Side, mentions: list[Side]) -> Anchor:
    says = side.name.partition(",")[0] if kind == "person" else side.quote
    accounts = {other.account for other in mentions if other.evidence == side.evidence}
    return Anchor(side.evidence.removeprefix("evidence/"), says, side.account if len(accounts) > 1 else "")


def _short(name: str) -> str:
    """The last two parts of an IRI; what is none as it is."""
    return "/".join(name.strip("<>").rsplit("/", 2)[-2:]) if "://" in name else name
