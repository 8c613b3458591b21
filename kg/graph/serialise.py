"""Triples in, files' bytes out: the same bytes for the same triples, whatever their order."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import IO, Final, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import UsageError
from kg.graph.triples import quads_by_article
from kg.graph.vocabulary import CONCEPT_BASE, ID_BASE, IKG, OA, PREFIXES, RDF, XSD

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
_NESTED: Final = frozenset({IKG.evidence, OA.hasSelector})
"""The properties whose values stand in what has them."""
_INNER: Final = frozenset({IKG.Evidence, OA.TextQuoteSelector, OA.TextPositionSelector})
_TYPE: Final = str(RDF.type)
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


def stream(graph: Path, format: str, output: IO[bytes], cited: Callable[[], Iterable[Quad]] = list) -> bool:
    """Write ``graph.ttl``, which is sorted, without holding it in memory; False for a format that is none of RDF.

    ``cited`` gives what each article supports, sorted by article and then as the file is: for TriG and N-Quads.
    """
    if format == "turtle":
        with graph.open("rb") as file:
            shutil.copyfileobj(file, output)
    elif format in _STREAMED:
        names = dict(PREFIXES) if format == "rdfxml" else None
        serialize(_read(graph), output, format=_STREAMED[format], prefixes=names)
    elif format in ("trig", "nquads"):
        merged = (Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in _read(graph))
        every = chain(merged, cited())
        if format == "nquads":
            serialize(every, output, format=RdfFormat.N_QUADS)
            return True
        spaced = _Spaced(output)
        serialize(every, cast("IO[bytes]", spaced), format=RdfFormat.TRIG, prefixes=prefixes(base_of(_read(graph))))
        spaced.end()
    elif format == "jsonld":
        for piece in _json_pieces(lambda: _read(graph), base_of(_read(graph))):
            output.write(piece.encode())
    else:
        return False
    return True


def _read(graph: Path) -> Iterator[Triple]:
    """The triples of a sorted Turtle file, in its order."""
    return (quad.triple for quad in parse(path=graph, format=RdfFormat.TURTLE))


class _Spaced:
    """What ``_spaced`` makes of the whole, for lines on their way into a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rest = b""
        self._ended = b""
        """The line before, where a blank one may be due behind it."""

    def write(self, piece: bytes) -> int:
        """Write the lines that are whole."""
        *lines, self._rest = (self._rest + bytes(piece)).split(b"\n")
        for line in lines:
            if self._ended and not (self._ended.endswith(b"> .") and line.startswith(b"@prefix")):
                self._file.write(b"\n")
            self._file.write(line + b"\n")
            self._ended = line if line.endswith(b" .") else b""
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back but the line that is not whole."""

    def end(self) -> None:
        """Write what is left."""
        self._file.write((b"\n" if self._ended else b"") + self._rest)


def turtle(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """Turtle with prefixes, one blank line between subjects, types first."""
    return turtle_with(triples, prefixes(base))


def turtle_with(triples: Iterable[Triple], names: Mapping[str, str]) -> bytes:
    """The same Turtle with prefixes of the caller's."""
    return turtle_in_order(in_order(triples), names)


def turtle_in_order(triples: Sequence[Triple], names: Mapping[str, str]) -> bytes:
    """The same of triples that are in order."""
    return _spaced(serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(names)))


def trig(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """TriG: the merged facts, and what each article supports."""
    return _spaced(serialize(_quads(triples), format=RdfFormat.TRIG, prefixes=prefixes(base)))


def nquads(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """N-Quads: the merged facts, and what each article supports."""
    return serialize(_quads(triples), format=RdfFormat.N_QUADS) or b""


def ntriples(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """N-Triples, sorted."""
    return serialize(in_order(triples), format=RdfFormat.N_TRIPLES) or b""


def rdfxml(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """RDF/XML."""
    return serialize(in_order(triples), format=RdfFormat.RDF_XML, prefixes=dict(PREFIXES)) or b""


def jsonld(triples: Iterable[Triple], base: str = ID_BASE) -> bytes:
    """JSON-LD that reads like plain JSON: one object per thing, short keys, plain values, sentences where they belong.

    A property whose values are all things, or all of one datatype, says so once in the context; one that has several
    values anywhere has an array everywhere. The sentences of a fact stand in it, each with its quote and its place.
    """
    ordered = in_order(triples)
    return "".join(_json_pieces(lambda: iter(ordered), base)).encode()


def _json_pieces(read: Callable[[], Iterator[Triple]], base: str) -> Iterator[str]:
    """The document, piece by piece; ``read`` gives the triples, sorted, and is called three times.

    Only the sentences and their places are held in memory, of which each fact is to have its own.
    """
    shape = _Shape.of(read(), base)
    inner = _inner(read(), shape)
    yield '{\n "@context": ' + json.dumps(shape.context(), ensure_ascii=False) + ',\n "@graph": [\n'
    between = "  "
    for subject, said in groupby(read(), key=lambda triple: triple.subject):
        if str(subject) not in inner:
            node = shape.node(subject, said, inner)
            yield between + json.dumps(node, ensure_ascii=False)
            between = ",\n  "
    yield "\n ]\n}\n"


def _inner(triples: Iterator[Triple], shape: _Shape) -> dict[str, dict[str, object]]:
    """The sentences that something refers to, each with its places in it, by their N-Triples form."""
    held: dict[str, dict[str, object]] = {}
    told: set[str] = set()
    for subject, said in groupby(triples, key=lambda triple: triple.subject):
        triples_said = list(said)
        told.update(str(triple.object) for triple in triples_said if triple.predicate in _NESTED)
        if any(triple.predicate == RDF.type and triple.object in _INNER for triple in triples_said):
            held[str(subject)] = shape.node(subject, triples_said, {})
    inner = {name: node for name, node in held.items() if name in told}
    for node in inner.values():  # a sentence's places are things of their own, too
        for key in shape.nested:
            if key in node:
                node[key] = shape.with_inner(node[key], inner)
    return inner


@dataclass(frozen=True)
class _Shape:
    """How the properties of a graph are written: what a look at the whole has shown."""

    base: str
    kinds: Mapping[NamedNode, str]
    several: frozenset[NamedNode]
    """The properties of which some thing has several values."""

    @classmethod
    def of(cls, triples: Iterable[Triple], base: str) -> _Shape:
        """What the triples, sorted, show."""
        kinds: dict[NamedNode, set[str]] = {}
        several: set[NamedNode] = set()
        before: tuple[object, NamedNode] | None = None
        for triple in triples:
            kinds.setdefault(triple.predicate, set()).add(_kind(triple.object))
            if before == (triple.subject, triple.predicate):
                several.add(triple.predicate)
            before = (triple.subject, triple.predicate)
        known = {predicate: next(iter(found)) if len(found) == 1 else "" for predicate, found in kinds.items()}
        return cls(base, known, frozenset(several - {RDF.type}))

    @property
    def nested(self) -> list[str]:
        """The keys under which things stand in things."""
        return [_key(predicate) for predicate in _NESTED]

    def context(self) -> dict[str, object]:
        """The context of the document."""
        return _context(self.kinds, self.base)

    def node(
        self, subject: object, said: Iterable[Triple], inner: Mapping[str, dict[str, object]]
    ) -> dict[str, object]:
        """One thing with what is said of it."""
        iri = subject.value if isinstance(subject, NamedNode) else str(subject)
        values: dict[str, list[object]] = {}
        plural = set()
        for triple in said:
            key = "@type" if triple.predicate == RDF.type else _key(triple.predicate)
            value = inner.get(str(triple.object)) if triple.predicate in _NESTED else None
            values.setdefault(key, []).append(value or _json_value(triple, self.kinds, self.base))
            if triple.predicate in self.several:
                plural.add(key)
        told = {key: found if key in plural else _unwrap(found) for key, found in values.items()}
        return {"@id": _short(iri, self.base), **told}

    def with_inner(self, value: object, inner: Mapping[str, dict[str, object]]) -> object:
        """A reference, or a list of them, with the things themselves in their place."""
        if isinstance(value, list):
            return [self.with_inner(one, inner) for one in value]
        return inner.get(f"<{self.base}{value}>", value) if isinstance(value, str) else value


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


def triple_order(triple: Triple) -> str:
    """The order in which all formats are written: by subject, its types first.

    One text for all: asking a triple for its parts makes three new objects, and a tuple is one more for Python's
    garbage collector to look at. The blank between the parts comes before all that may stand in a subject or predicate.
    """
    subject, predicate, value = str(triple).split(" ", 2)
    return f"{subject}  {value}" if predicate == _TYPE else f"{subject} {predicate[1:-1]} {value}"


def in_order(triples: Iterable[Triple]) -> list[Triple]:
    """Triples in the order in which all formats are written, each once."""
    # A dictionary forgets what comes twice as a set does, and keeps the order, of which sorting makes use.
    return sorted(dict.fromkeys(triples), key=triple_order)


def _quads(triples: Iterable[Triple]) -> list[Quad]:
    merged = in_order(triples)
    named = sorted(quads_by_article(merged), key=lambda quad: (str(quad.graph_name), triple_order(quad.triple)))
    return [*(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in merged), *named]


def prefixes(base: str) -> dict[str, str]:
    """The prefixes of the vocabularies, of each concept scheme, and of each class of things."""
    schemes = {id: f"{CONCEPT_BASE}{id}/" for id in _SCHEMES}
    classes = {id: f"{base}{id}/" for id in (*_CLASSES, *_CLASSES_TOO)}
    return {**PREFIXES, **schemes, **classes}


def _spaced(content: bytes | None) -> bytes:
    """A blank line after each subject; no literal holds a raw line end, so the mark is safe."""
    return (content or b"").replace(b" .\n", b" .\n\n").replace(b"> .\n\n@prefix", b"> .\n@prefix")


def _kind(value: object) -> str:
    """What a value is: ``@id``, a datatype's IRI, or nothing where JSON says it plainly."""
    if not isinstance(value, Literal):
        return "@id"
    return "" if value.datatype.value in _PLAIN else value.datatype.value


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
