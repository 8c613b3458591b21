"""What a graph says of itself: ``dataset.ttl`` beside it, in the terms of VoID and DCAT.

Counts come from the books of the build (``Usage``), so that nothing is counted over again when little has changed; what
else is said is looked up in the store, a few look-ups for each council. Addresses of files are relative: they hold
wherever the folder is copied to, or served from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple, parse

from kg import __version__
from kg.errors import GraphError
from kg.graph.ids import Ids
from kg.graph.ledger import Usage, changed
from kg.graph.serialise import MEDIA_TYPES, turtle_with
from kg.graph.triples import SOFTWARE
from kg.graph.vocabulary import (
    DCAT,
    DCTERMS,
    FOAF,
    GSS_BASE,
    IKG,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SD,
    VOID,
    XSD,
)

NAME: Final = "dataset.ttl"

_BESIDE: Final = "https://beside.invalid/"
"""Stands for the folder while addresses in it must be absolute; never written."""
_VOCABULARIES: Final = {**PREFIXES, "dcat": DCAT.NS, "void": VOID.NS}
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_SPARQL_PROTOCOL: Final = NamedNode("https://www.w3.org/TR/sparql11-protocol/")
_ENGLAND: Final = NamedNode(f"{GSS_BASE}E92000001")
_ENGLISH: Final = NamedNode("http://publications.europa.eu/resource/authority/language/ENG")
_THEMES: Final = tuple(
    NamedNode(f"http://publications.europa.eu/resource/authority/data-theme/{id}") for id in ("GOVE", "SOCI")
)
_FORMATS: Final = {
    "turtle": "Turtle",
    "trig": "TriG",
    "nquads": "N-Quads",
    "ntriples": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}
"""The last part of each format's IRI at the W3C (``void:feature``), by the name that ``kg export`` uses."""
_TITLE: Final = "Inspections of English children's services"
_DESCRIPTION: Final = (
    "Councils, inspections, judgements, failings, agencies and people in posts, as the articles and reports that were"
    " read tell of them. Every fact has the sentence that states it. What no article states is not here, and what was"
    " not understood is left out: a council without failings here is not thereby a council without failings."
)
_RIGHTS: Final = (
    "Quotes and titles are the words of the articles that were read, and the rights in those stay with whoever holds"
    " them: no licence is stated for this data set as a whole. Names and codes of councils are from registers of Ofsted"
    " and the Office for National Statistics (Open Government Licence v3.0)."
)
_KEYWORDS: Final = ("Ofsted", "children's services", "children's social care", "inspection", "local government")
_LINKS: Final = (
    ("ons-areas", DCTERMS.spatial, GSS_BASE, "Areas of councils, by the Office for National Statistics"),
    ("ofsted-pages", SCHEMA.url, "https://reports.ofsted.gov.uk/", "Articles at the pages of Ofsted's reports"),
)
"""Where the graph links out: name, property, what the IRIs begin with, title."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a graph that is served answers; all are absolute IRIs."""

    root: str
    """What the folder's own files stand below; ends in a slash."""
    sparql: str
    dumps: Mapping[str, str]
    """Where all of the graph can be had, by the name that ``kg export`` has for the format."""


class UsageCount:
    """Counts properties and classes while statements come and go."""

    def __init__(self) -> None:
        self._properties: Counter[str] = Counter()
        self._classes: Counter[str] = Counter()

    def add(self, triples: Iterable[Triple]) -> None:
        """Count triples that come."""
        for predicate, thing in ((triple.predicate, triple.object) for triple in triples):
            self._properties[predicate.value] += 1
            if predicate == RDF.type and isinstance(thing, NamedNode):
                self._classes[thing.value] += 1

    def take(self, triples: Iterable[Triple]) -> None:
        """Count triples that go."""
        gone = UsageCount()
        gone.add(triples)
        self._properties.subtract(gone._properties)
        self._classes.subtract(gone._classes)

    def since(self, former: Usage, subjects: int) -> Usage:
        """The former usage with what has come and gone, and with so many more subjects."""
        return Usage(
            former.subjects + subjects,
            changed(former.properties, self._properties),
            changed(former.classes, self._classes),
        )


def describe(state: Path, store: Store, usage: Usage, base: str) -> None:
    """Write the description of a state whose ``graph.ttl`` and store are there; the same bytes for the same graph."""
    writer = _Writer(base)
    writer.head(usage)
    writer.examples(store)
    writer.period(store)
    writer.links(store)
    writer.partitions(usage)
    writer.dump("turtle", f"{_BESIDE}graph.ttl", (state / "graph.ttl").stat().st_size)
    names = {**_VOCABULARIES, "part": f"{writer.dataset.value}#"}
    written = turtle_with(writer.triples, names).replace(f"<{_BESIDE}".encode(), b"<")
    (state / NAME).write_bytes(written)


def served(state: Path, addresses: Addresses) -> list[Triple]:
    """The description of a state with the addresses of the server that answers for it, in place of its files'.

    Raises ``GraphError`` where the state has none that can be read.
    """
    path = state / NAME
    try:
        found = [quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE, base_iri=addresses.root)]
        dataset = next(triple.object for triple in found if triple.predicate == FOAF.primaryTopic)
    except (OSError, SyntaxError, StopIteration) as error:
        raise GraphError(path, f"cannot be read ({error!r}): run kg build again") from error
    writer = _Writer(str(dataset.value).removesuffix("dataset"))
    beside, files = writer.file("turtle"), (VOID.dataDump, VOID.feature, RDFS.seeAlso)  # build.json is not served
    writer.triples.update(
        triple for triple in found if beside not in (triple.subject, triple.object) and triple.predicate not in files
    )
    for format, address in addresses.dumps.items():
        writer.dump(format, address)
    writer.service(addresses.sparql)
    return sorted(writer.triples, key=str)


class _Writer:
    """Collects what is said; every node has a name, made of the data set's."""

    def __init__(self, base: str) -> None:
        self.triples: set[Triple] = set()
        self._base = base
        self.dataset = NamedNode(f"{base}dataset")

    def _part(self, name: str) -> NamedNode:
        return NamedNode(f"{self.dataset.value}#{name}")

    def file(self, format: str) -> NamedNode:
        """The distribution in a format."""
        return self._part(f"file-{format}")

    def _add(self, subject: NamedNode, *said: tuple[NamedNode, NamedNode | Literal]) -> None:
        self.triples.update(Triple(subject, predicate, value) for predicate, value in said)

    def _say(self, *said: tuple[NamedNode, NamedNode | Literal]) -> None:
        self._add(self.dataset, *said)

    def head(self, usage: Usage) -> None:
        """What the data set is, how large, under which rights, and how it came about."""
        used = (*usage.properties, *usage.classes)
        vocabularies = [NamedNode(ns) for ns in PREFIXES.values() if any(iri.startswith(ns) for iri in used)]
        rights, build = self._part("rights"), self._part("build")
        self._say(
            (RDF.type, VOID.Dataset),
            (RDF.type, DCAT.Dataset),
            (DCTERMS.title, _english(_TITLE)),
            (DCTERMS.description, _english(_DESCRIPTION)),
            (DCTERMS.language, _ENGLISH),
            (DCTERMS.rights, rights),
            (DCTERMS.spatial, _ENGLAND),
            (DCTERMS.conformsTo, NamedNode(IKG.NS.removesuffix("#"))),
            *((DCAT.keyword, _english(word)) for word in _KEYWORDS),
            *((DCAT.theme, theme) for theme in _THEMES),
            (PROV.wasGeneratedBy, build),
            (VOID.uriSpace, Literal(self._base)),
            (VOID.triples, _number(sum(usage.properties.values()))),
            (VOID.entities, _number(usage.subjects)),
            (VOID.distinctSubjects, _number(usage.subjects)),
            (VOID.properties, _number(len(usage.properties))),
            (VOID.classes, _number(len(usage.classes))),
            *((VOID.vocabulary, vocabulary) for vocabulary in vocabularies),
        )
        self._add(_ENGLAND, (RDF.type, DCTERMS.Location), (RDFS.label, _english("England")))
        self._add(rights, (RDF.type, DCTERMS.RightsStatement), (RDFS.label, _english(_RIGHTS)))
        program = NamedNode(Ids(self._base).iri("software", SOFTWARE))
        self._add(
            build,
            (RDF.type, PROV.Activity),
            (RDFS.seeAlso, NamedNode(f"{_BESIDE}build.json")),
            (PROV.wasAssociatedWith, program),
        )
        self._add(
            program,
            (RDF.type, PROV.SoftwareAgent),
            (RDFS.label, Literal("inspection-kg")),
            (SCHEMA.softwareVersion, Literal(__version__)),
        )
        self._add(
            NamedNode(f"{_BESIDE}{NAME}"),
            (RDF.type, VOID.DatasetDescription),
            (DCTERMS.title, _english(f"Description of the data set: {_TITLE}")),
            (FOAF.primaryTopic, self.dataset),
        )

    def examples(self, store: Store) -> None:
        """A council with a failing, that failing, its inspection and a sentence of it; at least a council."""
        councils = _subjects(store, RDF.type, IKG.Council)
        found = councils[:1]
        for council in councils:
            if failings := _subjects(store, IKG.failingOf, council):
                first = failings[0]
                found = [council, first, *_first(store, first, IKG.foundIn), *_first(store, first, IKG.evidence)]
                break
        self._say(*((VOID.exampleResource, thing) for thing in found))

    def period(self, store: Store) -> None:
        """From the first to the last day of an inspection, only as precise as it is known."""
        dates = {
            quad.object
            for property in (IKG.startDate, IKG.endDate)
            for quad in store.quads_for_pattern(None, property, None, DefaultGraph())
            if isinstance(quad.object, Literal) and quad.object.datatype != XSD.gMonth
        }
        if not dates:
            return
        period = self._part("period")
        self._say((DCTERMS.temporal, period))
        self._add(
            period,
            (RDF.type, DCTERMS.PeriodOfTime),
            (DCAT.startDate, min(dates, key=lambda date: date.value)),
            (DCAT.endDate, max(dates, key=lambda date: f"{date.value}-99-99"[:10])),
        )

    def links(self, store: Store) -> None:
        """How often the graph links to what others keep."""
        for name, property, target, title in _LINKS:
            links = {
                quad.triple
                for quad in store.quads_for_pattern(None, property, None, DefaultGraph())
                if isinstance(quad.object, NamedNode) and quad.object.value.startswith(target)
            }
            if not links:
                continue
            linkset, other = self._part(f"links-{name}"), self._part(name)
            self._say((VOID.subset, linkset))
            self._add(
                linkset,
                (RDF.type, VOID.Linkset),
                (DCTERMS.title, _english(title)),
                (VOID.linkPredicate, property),
                (VOID.subjectsTarget, self.dataset),
                (VOID.objectsTarget, other),
                (VOID.triples, _number(len(links))),
            )
            self._add(other, (RDF.type, VOID.Dataset), (VOID.uriSpace, Literal(target)))

    def partitions(self, usage: Usage) -> None:
        """How many things there are of each class, and how many triples with each property."""
        for iri, count in usage.classes.items():
            part = self._part(f"class-{_short(iri)}")
            self._say((VOID.classPartition, part))
            self._add(part, (RDF.type, VOID.Dataset), (VOID.class_, NamedNode(iri)), (VOID.entities, _number(count)))
        for iri, count in usage.properties.items():
            part = self._part(f"property-{_short(iri)}")
            self._say((VOID.propertyPartition, part))
            self._add(part, (RDF.type, VOID.Dataset), (VOID.property, NamedNode(iri)), (VOID.triples, _number(count)))

    def dump(self, format: str, address: str, size: int | None = None) -> None:
        """Where all of it can be had in one file; ``size`` in bytes, where it is known."""
        file, place = self.file(format), NamedNode(address)
        feature = NamedNode(SD.FORMATS + _FORMATS[format])
        self._say((VOID.dataDump, place), (VOID.feature, feature), (DCAT.distribution, file))
        self._add(
            file,
            (RDF.type, DCAT.Distribution),
            (DCTERMS.title, _english(_FORMATS[format].replace("_", "/"))),
            (DCTERMS.rights, self._part("rights")),
            (DCAT.accessURL, place),
            (DCAT.downloadURL, place),
            (DCAT.mediaType, NamedNode(_IANA + MEDIA_TYPES[format])),
        )
        if size is not None:
            self._add(file, (DCAT.byteSize, Literal(str(size), datatype=XSD.nonNegativeInteger)))

    def service(self, address: str) -> None:
        """Where it answers to SPARQL."""
        service, distribution, place = self._part("service"), self._part("answers"), NamedNode(address)
        self._say((VOID.sparqlEndpoint, place), (DCAT.distribution, distribution))
        self._add(
            distribution,
            (RDF.type, DCAT.Distribution),
            (DCTERMS.title, _english("Answers to SPARQL queries")),
            (DCTERMS.rights, self._part("rights")),
            (DCAT.accessURL, place),
            (DCAT.accessService, service),
        )
        self._add(
            service,
            (RDF.type, DCAT.DataService),
            (DCTERMS.title, _english(f"SPARQL: {_TITLE}")),
            (DCTERMS.conformsTo, _SPARQL_PROTOCOL),
            (DCAT.endpointURL, place),
            (DCAT.servesDataset, self.dataset),
        )


def _english(words: str) -> Literal:
    return Literal(words, language="en")


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)


def _short(iri: str) -> str:
    """``ikg-Council`` for a class or property of a known vocabulary; the whole IRI's letters and digits for another."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}-{iri.removeprefix(namespace)}"
    return re.sub(r"[^A-Za-z0-9]+", "-", iri)


def _subjects(store: Store, property: NamedNode, value: NamedNode) -> list[NamedNode]:
    found: Iterator[object] = (quad.subject for quad in store.quads_for_pattern(None, property, value, DefaultGraph()))
    return sorted({one for one in found if isinstance(one, NamedNode)}, key=str)


def _first(store: Store, subject: NamedNode, property: NamedNode) -> list[NamedNode]:
    """The first value of a property, or nothing."""
    found: Iterator[object] = (quad.object for quad in store.quads_for_pattern(subject, property, None, DefaultGraph()))
    return sorted({one for one in found if isinstance(one, NamedNode)}, key=str)[:1]
