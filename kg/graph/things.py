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
    Quad,
    RdfFormat,
    Store,
    Triple,
)

from kg import resources
from kg.errors import FormatError
from kg.graph.description import Addresses, served
from kg.graph.protocol import GRAPH_TYPES, base_of, write_triples
from kg.graph.store import Graph
from kg.graph.vocabulary import DCTERMS, FOAF, IKG, OA, RDF, RDFS, SKOS

Stores = Sequence[Store]
"""Where something may be said of a thing: the graph, the ontology, the description of the data set."""

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


def look_up(graph: Graph, output: IO[bytes], wanted: Sequence[Wanted], addresses: Addresses) -> Found | None:
    """The first of these IRIs of which something is known: written in its format, or as values for a page.

    ``addresses`` are those of the server, which stand in the description of the data set. None where nothing is known
    of any IRI. Raises ``FormatError`` where it is to be had in other formats only.
    """
    base = base_of(graph)
    for candidate in wanted:
        iri = _node(f"{base}{candidate.path}" if candidate.below_base else candidate.path)
        if iri is None:
            continue
        described = served(graph.folder, addresses) if iri.value == f"{base}dataset" else []
        stores = (graph.store, ontology_store(), _store_of(described))
        if not _is_known(stores, iri):
            continue
        if candidate.media is None:
            raise FormatError(f"<{iri.value}> can be had as {', '.join((HTML, *GRAPH_TYPES))}")
        if candidate.media == HTML:
            return Found(iri.value, HTML, describe(stores, iri, base))
        write_triples(described or statements(stores, iri), output, candidate.media, base)
        return Found(iri.value, candidate.media)
    return None


def told_base(graph: Graph, _output: IO[bytes]) -> str:
    """``base_of`` as a worker's job."""
    return base_of(graph)


def describe(stores: Stores, iri: NamedNode, base: str) -> Thing:
    """What a page about it shows."""
    parts = tuple(_thing(stores, part, base) for part in _parts(stores, iri))
    sentences = _evidence(stores, iri)
    return Thing(
        iri=iri.value,
        base=base,
        label=_label(stores, iri),
        classes=_classes(stores, iri),
        says=tuple(_says(stores, iri, (IKG.evidence,) if sentences else ())),
        said=tuple(_said(stores, iri)),
        sentences=tuple(_sentence(stores, node) for node in sentences[:_MOST_QUOTES]),
        more_sentences=max(0, len(sentences) - _MOST_QUOTES),
        parts=parts,
    )


def statements(stores: Stores, iri: NamedNode) -> list[Triple]:
    """All statements with it, or one of its parts, as subject, and those that have it as object; its own first."""
    own = chain.from_iterable(_about(stores, node) for node in (iri, *_parts(stores, iri)))
    return sorted({*own, *_pointing(stores, iri)}, key=lambda t: (t.subject != iri, str(t)))


@cache
def ontology_store() -> Store:
    """The schema and the concept schemes, whether the graph has need of them or not."""
    folder = resources.folder("ontology")
    store = Store()
    for path in (folder / "schema.ttl", *sorted((folder / "concepts").glob("*.ttl"))):
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def _store_of(triples: Iterable[Triple]) -> Store:
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples)
    return store


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _is_known(stores: Stores, iri: NamedNode) -> bool:
    return any(True for _ in chain(_about(stores, iri), _pointing(stores, iri)))


def _about(stores: Stores, iri: NamedNode) -> Iterator[Triple]:
    """What is said of it; what several say comes several times."""
    for store in stores:
        for quad in store.quads_for_pattern(iri, None, None, DefaultGraph()):
            yield quad.triple


def _pointing(stores: Stores, iri: NamedNode) -> Iterator[Triple]:
    """What is said with it as object."""
    for store in stores:
        for quad in store.quads_for_pattern(None, None, iri, DefaultGraph()):
            yield quad.triple


def _parts(stores: Stores, iri: NamedNode) -> list[NamedNode]:
    """The things whose IRIs are this one with a fragment: selectors of evidence, terms of the ontology."""
    begins = f"{iri.value}#"
    ends = chain((t.object for t in _about(stores, iri)), (t.subject for t in _pointing(stores, iri)))
    found = {node.value for node in ends if isinstance(node, NamedNode) and node.value.startswith(begins)}
    return [NamedNode(value) for value in sorted(found)]


def _thing(stores: Stores, part: NamedNode, base: str) -> Thing:
    return Thing(part.value, base, _label(stores, part), _classes(stores, part), tuple(_says(stores, part)))


def _classes(stores: Stores, iri: NamedNode) -> tuple[Value, ...]:
    found = {t.object for t in _about(stores, iri) if t.predicate == RDF.type}
    return tuple(sorted((_name(stores, node) for node in found), key=_by_text))


def _says(stores: Stores, iri: NamedNode, without: Sequence[NamedNode] = ()) -> Iterator[Statements]:
    values: dict[NamedNode, set[object]] = {}
    for triple in _about(stores, iri):
        if triple.predicate != RDF.type and triple.predicate not in without:
            values.setdefault(triple.predicate, set()).add(triple.object)
    yield from _grouped(stores, values)


def _said(stores: Stores, iri: NamedNode) -> Iterator[Statements]:
    values: dict[NamedNode, set[object]] = {}
    for triple in _pointing(stores, iri):
        if not str(triple.subject).startswith(f"<{iri.value}#"):
            values.setdefault(triple.predicate, set()).add(triple.subject)
    yield from _grouped(stores, values)


def _grouped(stores: Stores, values: dict[NamedNode, set[object]]) -> Iterator[Statements]:
    for predicate in sorted(values, key=lambda node: (node not in _LABELS, node.value)):
        ends = sorted(values[predicate], key=str)
        shown = sorted((_value(stores, end) for end in ends[:_MOST_VALUES]), key=_by_text)
        yield Statements(_name(stores, predicate), tuple(shown), max(0, len(ends) - _MOST_VALUES))


def _by_text(value: Value) -> tuple[str, str]:
    return (value.text.casefold(), value.iri)


def _name(stores: Stores, node: object) -> Value:
    """A class or a property, which the end of its IRI names well enough."""
    return Value(_label(stores, node), node.value) if isinstance(node, NamedNode) else _value(stores, node)


def _value(stores: Stores, node: object) -> Value:
    if isinstance(node, NamedNode):
        known = any(True for _ in _about(stores, node))
        return Value(_label(stores, node) if known else node.value, node.value)
    return Value(node.value if isinstance(node, Literal | BlankNode) else str(node))


def _label(stores: Stores, iri: NamedNode) -> str:
    """Its name; of evidence the quote; else the end of its IRI in words."""
    for name in _LABELS:
        if found := _texts(stores, iri, name):
            return found[0]
    if quotes := _quotes(stores, iri):
        return quotes[0]
    return _from_iri(iri.value)


def _from_iri(iri: str) -> str:
    tail = re.split(r"[/#]", iri.rstrip("/#"))[-1]
    return " ".join(_WORDS.sub(" ", tail).split()).lower() if "#" in iri or "/id/" not in iri else tail


def _texts(stores: Stores, iri: NamedNode, predicate: NamedNode) -> list[str]:
    quads = chain.from_iterable(store.quads_for_pattern(iri, predicate, None, DefaultGraph()) for store in stores)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal))


def _nodes(stores: Stores, iri: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    quads = chain.from_iterable(store.quads_for_pattern(iri, predicate, None, DefaultGraph()) for store in stores)
    return [quad.object for quad in quads if isinstance(quad.object, NamedNode)]


def _quotes(stores: Stores, evidence: NamedNode) -> list[str]:
    selectors = _nodes(stores, evidence, OA.hasSelector)
    return [text for selector in selectors for text in _texts(stores, selector, OA.exact)]


def _evidence(stores: Stores, iri: NamedNode) -> list[NamedNode]:
    """The pieces of evidence behind a thing, in the order of their articles; evidence stands behind itself."""
    found = _nodes(stores, iri, IKG.evidence) or ([iri] if _quotes(stores, iri) else [])
    return sorted(found, key=lambda node: _place(node.value))


def _place(evidence: str) -> tuple[str, int]:
    """Article and first character, as the IRI of evidence has them."""
    parts = evidence.rsplit("-", 2)
    return (parts[0], int(parts[1])) if len(parts) == 3 and parts[1].isdigit() else (evidence, 0)


def _sentence(stores: Stores, evidence: NamedNode) -> Sentence:
    articles = _nodes(stores, evidence, OA.hasSource)
    article = articles[0] if articles else None
    return Sentence(
        quote=" ".join(_quotes(stores, evidence)),
        evidence=evidence.value,
        article=_value(stores, article) if article is not None else Value(""),
        when=_first(_texts(stores, article, DCTERMS.issued)) if article is not None else "",
        page=_first(_texts(stores, evidence, IKG.page)),
    )


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")
