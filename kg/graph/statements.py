"""What one part of a graph says: triples of the merged graph, and the same by the articles that support them.

The parts are articles (metadata, provenance, sentences), councils (inspections and what was found in them), groups of
people, and agencies; no statement comes from two parts. What several parts point to (the register's entries,
roles, concepts) is written for as long as one of them does, by the tally of ``kg.graph.ledger``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from kg.decisions import NONE, Decisions
from kg.graph.ids import Ids
from kg.graph.ledger import Tally
from kg.graph.merged import MergedAgency, MergedCouncil, Thing
from kg.graph.triples import Writer, cited_quads
from kg.graph.vocabulary import IKG
from kg.model import AgencyId, ArticleFacts, CouncilId, Evidence
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Statements:
    """Triples of the merged graph, and quads in the graphs of articles."""

    triples: frozenset[Triple] = frozenset()
    quads: frozenset[Quad] = frozenset()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts parts into statements."""

    ontology: Ontology
    base: str
    decisions: Decisions = NONE

    def article(self, facts: ArticleFacts) -> Statements:
        """An article's metadata and its sentences, all of it supported by itself."""
        writer = self._writer()
        writer.article(facts.article)
        for evidence in _evidence(facts):
            writer.evidence_node(evidence)
        for failing in facts.failings:
            for agency in failing.attributed_to:
                writer.blame(agency, failing.evidence)
        graph = writer.thing("article", facts.article.id)
        quads = frozenset(Quad(t.subject, t.predicate, t.object, graph) for t in writer.triples)
        return Statements(frozenset(writer.triples), quads)

    def things(self, things: Iterable[Thing]) -> Statements:
        """A council, its inspections and what was found in them; or persons and their posts."""
        writer = self._writer()
        entries: list[Triple] = []
        for thing in things:
            writer.merged(thing)
            if isinstance(thing, MergedCouncil):
                entries.extend(self._entry(thing.id))
        return self._cited(writer, entries)

    def agency(self, agency: MergedAgency) -> Statements:
        """An agency with evidence that may be a part of all."""
        writer = self._writer()
        writer.agency(agency)
        return self._cited(writer)

    def shared(self, tally: Tally) -> frozenset[Triple]:
        """What several parts point to."""
        writer = self._writer()
        for id in tally.councils:
            writer.register_entry(CouncilId(id))
        writer.roles(tally.wordings())
        writer.concepts(NamedNode(iri) for iri in tally.concepts)
        if tally.articles:
            writer.instruments()
        return frozenset(writer.triples)

    def graph_of(self, article: str) -> NamedNode:
        """The name of an article's graph."""
        return self._writer().thing("article", article)

    def councils_beside(self, agency: AgencyId, store: Store) -> Iterator[str]:
        """The ids of the councils with an inspection or a failing that points to an agency, by a store."""
        councils = Ids(self.base).iri("council", "")
        for pointing in store.quads_for_pattern(None, None, self._writer().thing("agency", agency), DefaultGraph()):
            for property in (IKG.inspects, IKG.failingOf):
                for found in store.quads_for_pattern(pointing.subject, property, None, DefaultGraph()):
                    yield str(found.object).strip("<>").removeprefix(councils)

    def is_council(self, subject: object) -> bool:
        """Whether this is the IRI of a council."""
        return isinstance(subject, NamedNode) and subject.value.startswith(Ids(self.base).iri("council", ""))

    def _writer(self) -> Writer:
        return Writer(Ids(self.base), self.ontology, whole=False)

    def _cited(self, writer: Writer, entry: Iterable[Triple] = ()) -> Statements:
        quads = frozenset(cited_quads((*writer.triples, *entry), writer.source))
        return Statements(frozenset(writer.triples), quads)

    def _entry(self, council: CouncilId) -> Iterator[Triple]:
        """The register's entry of one council alone."""
        writer = self._writer()
        writer.register_entry(council)
        head = writer.thing("council", council)
        return (triple for triple in writer.triples if triple.subject == head)


def _evidence(facts: ArticleFacts) -> Iterator[Evidence]:
    for kind in (
        facts.councils, facts.agencies, facts.inspections, facts.judgements, facts.failings, facts.posts,
        facts.improvements,
    ):  # fmt: skip
        yield from (fact.evidence for fact in kind)
