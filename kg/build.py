"""The whole path on one screen: sources in, a published graph with its pages out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg import resources
from kg.errors import SourceError
from kg.graph.merge import merge
from kg.graph.merged import Merged
from kg.graph.queries import answer, find_query
from kg.graph.registers import load_ontology
from kg.graph.store import Content, Graph, publish
from kg.graph.triples import triples_of
from kg.graph.vocabulary import ID_BASE
from kg.model import ArticleFacts, Issue
from kg.ontology import Ontology
from kg.reading.load import SourceFile, find_sources
from kg.reading.many import fitting_jobs, read_files
from kg.views.network import Network, network_of
from kg.views.record import records_of
from kg.views.site import NETWORK_PAGE, site
from kg.views.start import Start

T = TypeVar("T")
Track = Callable[[Sequence[T], str], Iterable[T]]
"""Hands the items through and shows how far they are; the text names the step."""

PAGE = NETWORK_PAGE
GRAPH = "graph.ttl"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made."""

    output: Path
    articles: int
    facts: Mapping[str, int]
    """How many merged facts of each kind, by the plural of the kind."""
    issues: tuple[Issue, ...]

    @property
    def unreadable(self) -> tuple[Issue, ...]:
        """The sources that could not be read at all."""
        return tuple(issue for issue in self.issues if issue.code == "unreadable")


def build(
    sources: Sequence[Path],
    output: Path,
    *,
    base: str = ID_BASE,
    pipeline: str | None = None,
    track: Track[SourceFile] = lambda items, _: items,
    parallel: bool = False,
) -> Report:
    """Read the sources, merge what they say, and swap the result in as the graph of ``output``.

    ``base`` is the IRI that things get theirs from; ``pipeline`` names an installed spaCy pipeline; ``parallel``
    reads many files in several processes (the calling program must then guard its main module).
    A source that cannot be read becomes an issue and the rest goes on. Raises ``SourceError`` where
    nothing can be read at all and ``GraphError`` where nothing can be written; the earlier graph then stays.
    """
    ontology = load_ontology(resources.folder("ontology"))
    files, issues = find_sources(sources)
    jobs = fitting_jobs(files) if parallel else 1
    facts, unreadable = read_articles(files, ontology, pipeline=pipeline, track=track, jobs=jobs)
    if not facts:
        raise SourceError(unreadable[0].source, f"{unreadable[0].message}; nothing else could be read either")
    merged = merge(facts, ontology)
    content = Content(
        triples_of(merged, ontology, base),
        (*issues, *unreadable, *merged.issues),
        {article.id: article.text for article in merged.articles},
        base,
    )
    publish(output, content, pages)
    return Report(output, len(merged.articles), _counts(merged), tuple(content.issues))


def read_articles(
    files: Sequence[SourceFile], ontology: Ontology, *, pipeline: str | None, track: Track[SourceFile], jobs: int = 1
) -> tuple[list[ArticleFacts], list[Issue]]:
    """The facts of each file that can be read, and an issue for each that cannot."""
    read = list(zip(track(files, "Reading"), read_files(files, ontology, pipeline=pipeline, jobs=jobs), strict=True))
    facts = [one for _, one in read if isinstance(one, ArticleFacts)]
    return facts, [one for _, one in read if isinstance(one, Issue)]


def pages(graph: Graph, start: Start | None = None) -> dict[str, str | bytes]:
    """The pages that stand beside a graph, by file name; ``start`` is what the network page shows first."""
    failings = _rows(graph, "network-failings")
    drawn = network_of(_rows(graph, "network-councils"), failings, _rows(graph, "network-agencies"))
    inspections, grades, people = (_rows(graph, f"page-{name}") for name in ("inspections", "grades", "people"))
    records = records_of(drawn, inspections, grades, failings, people)
    return dict(site(drawn, records, start))


def network(graph: Graph) -> Network:
    """The network that the pages and the network formats show."""
    councils, failings, agencies = (
        _rows(graph, name) for name in ("network-councils", "network-failings", "network-agencies")
    )
    return network_of(councils, failings, agencies)


def _rows(graph: Graph, query: str) -> list[dict[str, str | None]]:
    """The answer to a named query, by column."""
    return answer(graph, find_query(query, resources.folder("queries"))).dicts()


def _counts(merged: Merged) -> dict[str, int]:
    return {
        "councils": len(merged.councils),
        "inspections": len(merged.inspections),
        "judgements": len(merged.judgements),
        "failings": len(merged.failings),
        "agencies": len(merged.agencies),
        "people in posts": len(merged.posts),
    }
