"""Triples in, files' bytes out: the same bytes for the same triples, whatever their order."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import UsageError
from kg.graph.triples import quads_by_article
from kg.graph.vocabulary import CONCEPT_BASE, ID_BASE, IKG, PREFIXES, RDF, XSD

_SCHEMES: Final = (
    "agency-type",
    "child-group",
    "failure-pattern",
    "grade",
    "inspection-type",
    "judgement-area",
)
_CLASSES: Final = ("agency", "article", "council", "evidence", "failing", "inspection", "judgement", "membership")
_CLASSES_TOO: Final = ("person", "role", "area-for-improvement", "reading", "file", "software")

_PLAIN: Final = (XSD.string.value, XSD.integer.value, RDF.langString.value)
"""Datatypes that JSON-LD tells from the value itself."""
_STREAMED: Final = {"ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
_JSON_INTEGER: Final = re.compile(r"-?(0|[1-9]\d{0,14})")


def serialise(triples: Iterable[Triple], format: str, base: str = ID_BASE) -> bytes:
    """The triples in one of ``FORMATS``; raises ``UsageError`` for another.

    TriG and N-Quads hold the merged facts as default graph, and a named graph for each article with
    the facts that it supports.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}: use one of {', '.join(FORMATS)}")
    return FORMATS[format](triples, base)


def base_of(triples: Iterable[Triple]) -> str:
    """The base that the things of a graph get their IRIs from, told by its articles."""
    for triple in triples:
        if triple.predicate == RDF.type and triple.object == IKG.Article and isinstance(triple.subject, NamedNode):
            return triple.subject.value.rpartition("article/")[0]
    return ID_BASE


def stream(graph: Path, format: str, output: IO[bytes]) -> bool:
    """Write ``graph.ttl``, which is sorted, in a format that needs no look at the whole; False for another format."""
    if format == "turtle":
        with graph.open("rb") as file:
            shutil.copyfileobj(file, output)
    elif format in _STREAMED:
        triples = (quad.triple for quad in parse(path=graph, format=RdfFormat.TURTLE))
        serialize(triples, output, format=_STREAMED[format], prefixes=dict(PREFIXES) if format == "rdfxml" else None)
    else:
        return False
    return True


def turtle(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """Turtle with prefixes, one blank line between subjects, types first."""
    return turtle_with(triples, prefixes(base))


def turtle_with(triples: Iterable[Triple], names: Mapping[str, str]) -> bytes:
    """The same Turtle with prefixes of the caller's."""
    return _spaced(serialize(_sorted(triples), format=RdfFormat.TURTLE, prefixes=dict(names)))


def trig(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """TriG: the merged facts, and what each article supports."""
    return _spaced(serialize(_quads(triples), format=RdfFormat.TRIG, prefixes=prefixes(base)))


def nquads(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """N-Quads: the merged facts, and what each article supports."""
    return serialize(_quads(triples), format=RdfFormat.N_QUADS) or b""


def ntriples(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """N-Triples, sorted."""
    return serialize(_sorted(triples), format=RdfFormat.N_TRIPLES) or b""


def rdfxml(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """RDF/XML."""
    return serialize(_sorted(triples), format=RdfFormat.RDF_XML, prefixes=dict(PREFIXES)) or b""


def jsonld(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """JSON-LD that reads like plain JSON: one object per subject, short keys, plain values.

    A property whose values are all things, or all of one datatype, says so once in the context.
    """
    ordered = _sorted(triples)
    kinds = _kinds(ordered)
    nodes: dict[str, dict[str, list[object]]] = {}
    for triple in ordered:
        subject = triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)
        node = nodes.setdefault(_short(subject, base), {})
        key = "@type" if triple.predicate == RDF.type else _key(triple.predicate)
        node.setdefault(key, []).append(_json_value(triple, kinds, base))
    graph = [{"@id": id, **{key: _unwrap(values) for key, values in node.items()}} for id, node in nodes.items()]
    document = {"@context": _context(kinds, base), "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


FORMATS: Final[Mapping[str, Callable[[Iterable[Triple], str], bytes]]] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": nquads,
    "ntriples": ntriples,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
}
"""The writer of each RDF format, by the name that ``kg export`` uses."""

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""The media type of each RDF format, as IANA has it."""


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    return (str(triple.subject), triple.predicate != RDF.type, triple.predicate.value, str(triple.object))


def _sorted(triples: Iterable[Triple]) -> list[Triple]:
    return sorted(set(triples), key=_order)


def _quads(triples: Iterable[Triple]) -> list[Quad]:
    merged = _sorted(triples)
    named = sorted(quads_by_article(merged), key=lambda quad: (str(quad.graph_name), _order(quad.triple)))
    return [*(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in merged), *named]


def prefixes(base: str) -> dict[str, str]:
    """The prefixes of the vocabularies, of each concept scheme, and of each class of things."""
    schemes = {id: f"{CONCEPT_BASE}{id}/" for id in _SCHEMES}
    classes = {id: f"{base}{id}/" for id in (*_CLASSES, *_CLASSES_TOO)}
    return {**PREFIXES, **schemes, **classes}


def _spaced(content: bytes | None) -> bytes:
    """A blank line after each subject; no literal holds a raw line end, so the mark is safe."""
    return (content or b"").replace(b" .\n", b" .\n\n").replace(b"> .\n\n@prefix", b"> .\n@prefix")


def _kinds(triples: Iterable[Triple]) -> dict[NamedNode, str]:
    """What the values of each property all are: ``@id``, a datatype's IRI, or empty where JSON says it plainly."""
    found: dict[NamedNode, set[str]] = {}
    for triple in triples:
        value = triple.object
        kind = "@id" if not isinstance(value, Literal) else value.datatype.value
        found.setdefault(triple.predicate, set()).add("" if kind in _PLAIN else kind)
    return {predicate: next(iter(kinds)) if len(kinds) == 1 else "" for predicate, kinds in found.items()}


def _key(predicate: NamedNode) -> str:
    """A short key; ``title`` of Dublin Core and ``title`` of another vocabulary stay apart by their prefix."""
    for prefix, namespace in PREFIXES.items():
        if predicate.value.startswith(namespace):
            name = predicate.value.removeprefix(namespace)
            return name if prefix in ("ikg", "rdfs") else f"{prefix}:{name}"
    return predicate.value


def _context(kinds: Mapping[NamedNode, str], base: str) -> dict[str, object]:
    context: dict[str, object] = {"@base": base, "concept": CONCEPT_BASE, **dict(PREFIXES)}
    for predicate, kind in sorted(kinds.items(), key=lambda item: item[0].value):
        if predicate == RDF.type:
            continue
        term: dict[str, str] = {"@id": predicate.value}
        if kind == "@id" or kind.startswith("http"):
            term["@type"] = kind
        context[_key(predicate)] = term if len(term) > 1 else predicate.value
    return context


def _json_value(triple: Triple, kinds: Mapping[NamedNode, str], base: str) -> object:
    value = triple.object
    if not isinstance(value, Literal):
        iri = value.value if isinstance(value, NamedNode) else str(value)
        if triple.predicate == RDF.type:
            return _compact(iri)
        return _short(iri, base) if kinds[triple.predicate] == "@id" else {"@id": _short(iri, base)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == XSD.integer and _JSON_INTEGER.fullmatch(value.value):
        return int(value.value)
    if kinds[triple.predicate] == value.datatype.value or value.datatype == XSD.string:
        return value.value
    return {"@value": value.value, "@type": _compact(value.datatype.value)}


def _short(iri: str, base: str) -> str:
    """An IRI relative to the base, a concept by its prefix, or as it is."""
    if iri.startswith(base):
        return iri.removeprefix(base)
    return f"concept:{iri.removeprefix(CONCEPT_BASE)}" if iri.startswith(CONCEPT_BASE) else iri


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _unwrap(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values
