"""What the graph and the ontology say of one thing: as RDF, and as plain values for a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import IO, Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    RdfFormat,
    Store,
    Triple,
)

from kg import resources
from kg.errors import FormatError
from kg.graph.protocol import GRAPH_TYPES, base_of, write_triples
from kg.graph.store import Graph
from kg.graph.vocabulary import DCTERMS, FOAF, IKG, OA, RDF, RDFS, SKOS

HTML: Final = "text/html"

_MOST_VALUES: Final = 100
"""Values of one property that a page shows."""
_MOST_QUOTES: Final = 200
"""Sentences that a page shows."""
_LABELS: Final = (RDFS.label, SKOS.prefLabel, FOAF.name, DCTERMS.title)
_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_]")


@dataclass(frozen=True, slots=True)
class Value:
    """One end of a statement as a page shows it."""

    text: str
    iri: str = ""
    """Empty where it is text and no thing."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What one property says: its values, or the things that have this one as value."""

    property: Value
    values: tuple[Value, ...]
    more: int = 0
    """How many there are besides."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of evidence as readable text."""

    quote: str
    evidence: str
    """Its IRI."""
    article: Value
    when: str = ""
    """When the article was issued."""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """All that a page about a thing shows."""

    iri: str
    base: str
    """What the IRIs of the graph's things begin with."""
    label: str
    classes: tuple[Value, ...]
    says: tuple[Statements, ...]
    said: tuple[Statements, ...] = ()
    """Statements that have it as their object."""
    sentences: tuple[Sentence, ...] = ()
    more_sentences: int = 0
    parts: tuple[Thing, ...] = ()
    """Things whose IRIs are its own with a fragment."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An IRI that may be meant, by the parts of which it is made, and as what it is to be answered."""

    path: str
    """Below the base of things where ``below_base``, else the IRI itself."""
    media: str | None
    """None where no format will do."""
    below_base: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The thing that was meant."""

    iri: str
    media: str
    thing: Thing | None = None
    """For a page; for all other formats, what they say has been written."""


def look_up(graph: Graph, output: IO[bytes], wanted: Sequence[Wanted]) -> Found | None:
    """The first of these IRIs of which something is known: written in its format, or as values for a page.

    None where nothing is known of any. Raises ``FormatError`` where it is to be had in other formats only.
    """
    base = base_of(graph)
    for candidate in wanted:
        iri = _node(f"{base}{candidate.path}" if candidate.below_base else candidate.path)
        if iri is None or not _is_known(graph, iri):
            continue
        if candidate.media is None:
            raise FormatError(f"<{iri.value}> can be had as {', '.join((HTML, *GRAPH_TYPES))}")
        if candidate.media == HTML:
            return Found(iri.value, HTML, describe(graph, iri, base))
        write(graph, iri, output, candidate.media)
        return Found(iri.value, candidate.media)
    return None


def describe(graph: Graph, iri: NamedNode, base: str) -> Thing:
    """What a page about it shows."""
    parts = tuple(_thing(graph, part, base) for part in _parts(graph, iri))
    sentences = _evidence(graph, iri)
    return Thing(
        iri=iri.value,
        base=base,
        label=_label(graph, iri),
        classes=_classes(graph, iri),
        says=tuple(_says(graph, iri, (IKG.evidence,) if sentences else ())),
        said=tuple(_said(graph, iri)),
        sentences=tuple(_sentence(graph, node) for node in sentences[:_MOST_QUOTES]),
        more_sentences=max(0, len(sentences) - _MOST_QUOTES),
        parts=parts,
    )


def write(graph: Graph, iri: NamedNode, output: IO[bytes], media: str) -> None:
    """All statements with it, or one of its parts, as subject, and those that have it as object."""
    own = chain.from_iterable(_about(graph, node) for node in (iri, *_parts(graph, iri)))
    triples = sorted({*own, *_pointing(graph, iri)}, key=lambda t: (str(t.subject) != str(iri), str(t)))
    write_triples(triples, output, media, base_of(graph))


@cache
def ontology_store() -> Store:
    """The schema and the concept schemes, whether the graph has need of them or not."""
    folder = resources.folder("ontology")
    store = Store()
    for path in (folder / "schema.ttl", *sorted((folder / "concepts").glob("*.ttl"))):
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _is_known(graph: Graph, iri: NamedNode) -> bool:
    return any(True for _ in chain(_about(graph, iri), _pointing(graph, iri)))


def _about(graph: Graph, iri: NamedNode) -> Iterator[Triple]:
    """What graph and ontology say of it; what both say comes twice."""
    for store in (graph.store, ontology_store()):
        for quad in store.quads_for_pattern(iri, None, None, DefaultGraph()):
            yield quad.triple


def _pointing(graph: Graph, iri: NamedNode) -> Iterator[Triple]:
    """What graph and ontology say with it as object; what both say comes twice."""
    for store in (graph.store, ontology_store()):
        for quad in store.quads_for_pattern(None, None, iri, DefaultGraph()):
            yield quad.triple


def _parts(graph: Graph, iri: NamedNode) -> list[NamedNode]:
    """The things whose IRIs are this one with a fragment: selectors of evidence, terms of the ontology."""
    begins = f"{iri.value}#"
    ends = chain((t.object for t in _about(graph, iri)), (t.subject for t in _pointing(graph, iri)))
    found = {node.value for node in ends if isinstance(node, NamedNode) and node.value.startswith(begins)}
    return [NamedNode(value) for value in sorted(found)]


def _thing(graph: Graph, part: NamedNode, base: str) -> Thing:
    return Thing(part.value, base, _label(graph, part), _classes(graph, part), tuple(_says(graph, part)))


def _classes(graph: Graph, iri: NamedNode) -> tuple[Value, ...]:
    found = {t.object for t in _about(graph, iri) if t.predicate == RDF.type}
    return tuple(sorted((_value(graph, node) for node in found), key=_by_text))


def _says(graph: Graph, iri: NamedNode, without: Sequence[NamedNode] = ()) -> Iterator[Statements]:
    values: dict[NamedNode, set[object]] = {}
    for triple in _about(graph, iri):
        if triple.predicate != RDF.type and triple.predicate not in without:
            values.setdefault(triple.predicate, set()).add(triple.object)
    yield from _grouped(graph, values)


def _said(graph: Graph, iri: NamedNode) -> Iterator[Statements]:
    values: dict[NamedNode, set[object]] = {}
    for triple in _pointing(graph, iri):
        if not str(triple.subject).startswith(f"<{iri.value}#"):
            values.setdefault(triple.predicate, set()).add(triple.subject)
    yield from _grouped(graph, values)


def _grouped(graph: Graph, values: dict[NamedNode, set[object]]) -> Iterator[Statements]:
    for predicate in sorted(values, key=lambda node: (node not in _LABELS, node.value)):
        ends = sorted(values[predicate], key=str)
        shown = sorted((_value(graph, end) for end in ends[:_MOST_VALUES]), key=_by_text)
        yield Statements(_value(graph, predicate), tuple(shown), max(0, len(ends) - _MOST_VALUES))


def _by_text(value: Value) -> tuple[str, str]:
    return (value.text.casefold(), value.iri)


def _value(graph: Graph, node: object) -> Value:
    if isinstance(node, NamedNode):
        return Value(_label(graph, node), node.value)
    return Value(node.value if isinstance(node, Literal | BlankNode) else str(node))


def _label(graph: Graph, iri: NamedNode) -> str:
    """Its name; of evidence the quote; else the end of its IRI in words."""
    for name in _LABELS:
        if found := _texts(graph, iri, name):
            return found[0]
    if quotes := _quotes(graph, iri):
        return quotes[0]
    return _from_iri(iri.value)


def _from_iri(iri: str) -> str:
    tail = re.split(r"[/#]", iri.rstrip("/#"))[-1]
    return " ".join(_WORDS.sub(" ", tail).split()).lower() if "#" in iri or "/id/" not in iri else tail


def _texts(graph: Graph, iri: NamedNode, predicate: NamedNode) -> list[str]:
    quads = chain.from_iterable(
        store.quads_for_pattern(iri, predicate, None, DefaultGraph()) for store in (graph.store, ontology_store())
    )
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal))


def _nodes(graph: Graph, iri: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    quads = graph.store.quads_for_pattern(iri, predicate, None, DefaultGraph())
    return [quad.object for quad in quads if isinstance(quad.object, NamedNode)]


def _quotes(graph: Graph, evidence: NamedNode) -> list[str]:
    selectors = _nodes(graph, evidence, OA.hasSelector)
    return [text for selector in selectors for text in _texts(graph, selector, OA.exact)]


def _evidence(graph: Graph, iri: NamedNode) -> list[NamedNode]:
    """The pieces of evidence behind a thing, in the order of their articles; evidence stands behind itself."""
    found = _nodes(graph, iri, IKG.evidence) or ([iri] if _quotes(graph, iri) else [])
    return sorted(found, key=lambda node: _place(node.value))


def _place(evidence: str) -> tuple[str, int]:
    """Article and first character, as the IRI of evidence has them."""
    parts = evidence.rsplit("-", 2)
    return (parts[0], int(parts[1])) if len(parts) == 3 and parts[1].isdigit() else (evidence, 0)


def _sentence(graph: Graph, evidence: NamedNode) -> Sentence:
    articles = _nodes(graph, evidence, OA.hasSource)
    article = articles[0] if articles else None
    return Sentence(
        quote=" ".join(_quotes(graph, evidence)),
        evidence=evidence.value,
        article=_value(graph, article) if article is not None else Value(""),
        when=_first(_texts(graph, article, DCTERMS.issued)) if article is not None else "",
        page=_first(_texts(graph, evidence, IKG.page)),
    )


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")
