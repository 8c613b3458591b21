"""The page of the ontology, made by pyLODE: classes, properties and concepts, with examples and alignments.

pyLODE 3 documents OWL terms; concepts and the properties that it does not know (examples and counter-examples of
concepts, ``rdfs:seeAlso``) are named for it here. Examples of classes and properties are taken from a built graph, so
that they are what the program writes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Final

logging.getLogger().addHandler(logging.NullHandler())  # else pyLODE, when imported, has all logging printed

from dominate.tags import a, div, h3, h4, li, style, ul  # noqa: E402
from dominate.util import raw  # noqa: E402
from pylode.profiles.ontpub import OntPub  # noqa: E402
from pylode.rdf_elements import CLASS_PROPS, PROP_PROPS  # noqa: E402
from pylode.utils import section_html  # noqa: E402
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef  # noqa: E402
from rdflib.term import Node  # noqa: E402

IKG: Final = Namespace("https://w3id.org/inspection-kg/ontology#")
CONCEPTS: Final = "https://w3id.org/inspection-kg/concept/"
SCHEMES: Final = ("failure-pattern", "grade", "judgement-area", "inspection-type", "agency-type", "child-group")
_NAMES: Final = {
    RDFS.seeAlso: ("see also", "A term of another vocabulary that says nearly the same, or the concepts that are used"),
    SKOS.altLabel: ("other names", "Names under which it is shown, too"),
    SKOS.notation: ("id", "The last part of its IRI, by which queries and commands name it"),
    SKOS.example: ("examples", "Sentences that state it: the tests hold the reader to them"),
    IKG.counterExample: ("counter-examples", "Sentences that look like it and do not state it"),
    SKOS.member: ("group", "The collection that it is a member of"),
}
_IN_GRAPH: Final = ("in a graph", "How a graph has it, in Turtle")
_COPIED: Final = (SKOS.notation, SKOS.altLabel, SKOS.example, IKG.counterExample)
_SHOWN: Final = (DCTERMS.title, DCTERMS.description, SKOS.member, *_COPIED)
_STYLE: Final = """
  pre { white-space: pre-wrap; margin: 0; }
  li > pre + pre, li + li { margin-top: .3em; }
"""


def ontology_page(folder: Path, turtle: Path) -> str:
    """The HTML page of the ontology in a folder; ``turtle`` is the ``graph.ttl`` that examples come from."""
    graph = Graph()
    graph.parse(folder / "schema.ttl")
    _prepare_terms(graph, _blocks(turtle))
    concepts = Graph()
    for path in sorted((folder / "concepts").glob("*.ttl")):
        concepts.parse(path)
    return str(_Page(graph, concepts).make_html())


def _prepare_terms(graph: Graph, blocks: list[str]) -> None:
    """Leave the ontology's own terms alone to be listed, and give them their examples."""
    for ontology in graph.subjects(RDF.type, OWL.Ontology):
        graph.remove((ontology, RDFS.label, None))  # its title says the same
    for term, _, kind in list(graph.triples((None, RDF.type, None))):
        if isinstance(term, URIRef) and kind != OWL.Ontology and not term.startswith(IKG):
            graph.remove((term, RDF.type, kind))
    for property in graph.subjects(RDF.type, OWL.FunctionalProperty):
        graph.add((property, SKOS.note, Literal("At most one value.")))
    for property in graph.subjects(RDF.type, OWL.SymmetricProperty):
        graph.add((property, SKOS.note, Literal("Holds both ways.")))
    for term in sorted({term for term in graph.subjects() if isinstance(term, URIRef) and term.startswith(IKG)}):
        short = f"ikg:{term.removeprefix(IKG)}"
        block = next((block for block in blocks if f" a {short} " in block or f"\t{short} " in block), None)
        if block is not None:
            graph.add((term, SKOS.example, Literal(block)))


def _blocks(turtle: Path) -> list[str]:
    """What a graph says of each subject, shortest first."""
    blocks = turtle.read_text("utf-8").split("\n\n")[1:]
    return sorted((block.strip() for block in blocks if block.strip()), key=lambda block: (len(block), block))


class _Page(OntPub):  # type: ignore[misc] - pyLODE has no types
    """pyLODE's profile for ontologies, with the concepts behind the terms."""

    def __init__(self, graph: Graph, concepts: Graph) -> None:
        super().__init__(graph, sort_subjects=True)
        self._concepts = concepts
        self._headings: list[tuple[str, str]] = []
        self.ns = (*self.ns, CONCEPTS)  # what begins so is on this page
        self.fids.update({f"{CONCEPTS}{scheme}": f"concepts-{scheme}" for scheme in SCHEMES})  # where links lead
        self._name(_NAMES)

    def _name(self, names: dict[URIRef, tuple[str, str]]) -> None:
        for property, (title, description) in names.items():
            self.props_labeled[property] = {
                "title": title, "description": description, "ont_title": "this ontology"
            }  # fmt: skip

    def _make_head(self, *args: object, **options: object) -> None:
        super()._make_head(*args, **options)
        with self.doc.head:
            style(raw(_STYLE))

    def _make_main_sections(self) -> None:
        with self.content:
            self._name({SKOS.example: _IN_GRAPH})
            self._section("Classes", "classes", OWL.Class, [*CLASS_PROPS, RDFS.seeAlso])
            properties = [*PROP_PROPS, RDFS.seeAlso]
            self._section("Object properties", "objectproperties", OWL.ObjectProperty, properties)
            self._section("Datatype properties", "datatypeproperties", OWL.DatatypeProperty, properties)
            self._section("Annotation properties", "annotationproperties", OWL.AnnotationProperty, properties)
            self._name({SKOS.example: _NAMES[SKOS.example]})
            for scheme in SCHEMES:
                self._scheme(URIRef(f"{CONCEPTS}{scheme}"))
        self.toc["named_individuals"] = []

    def _scheme(self, scheme: URIRef) -> None:
        """The concepts of one scheme, in the order of their ids."""
        for concept in sorted(self._concepts.subjects(SKOS.inScheme, scheme)):
            self.ont.add((concept, RDF.type, OWL.NamedIndividual))
            self._say(concept, DCTERMS.title, self._concepts.objects(concept, SKOS.prefLabel))
            self._say(concept, DCTERMS.description, self._concepts.objects(concept, SKOS.definition))
            for group in self._concepts.subjects(SKOS.member, concept):
                self._say(concept, SKOS.member, self._concepts.objects(group, SKOS.prefLabel))
            for property in _COPIED:
                self._say(concept, property, sorted(self._concepts.objects(concept, property)))
        title = self._concepts.value(scheme, SKOS.prefLabel)
        self._section(str(title), self.fids[str(scheme)], OWL.NamedIndividual, _SHOWN)
        self.ont.remove((None, RDF.type, OWL.NamedIndividual))

    def _say(self, concept: Node, property: URIRef, values: Iterable[Node]) -> None:
        for value in values:
            self.ont.add((concept, property, value))

    def _section(self, title: str, id: str, kind: URIRef, properties: Iterable[URIRef]) -> None:
        section_html(
            title, self.ont, self.back_onts, self.ns, kind, properties, self.toc, id, self.fids, self.props_labeled
        ).render()
        self._headings.append((id, title))

    def _make_toc(self) -> None:
        with self.doc, div(id="toc"):
            h3("Contents")
            with ul(_class="first"):
                for id, title in (("metadata", "Metadata"), *self._headings):
                    with li():
                        h4(a(title, href=f"#{id}"))
                        with ul(_class="second"):
                            for address, name in self.toc.get(id, ()):
                                li(a(name, href=address))
