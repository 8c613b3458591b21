"""Whether a graph keeps its promises: SHACL shapes, the schemes' concepts, and every quote in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyoxigraph
import rdflib
from rdflib.namespace import SH

from kg.errors import GraphError, OntologyError
from kg.graph.registers import load_ontology
from kg.graph.store import Graph
from kg.graph.vocabulary import CONCEPT_BASE, IKG, OA, RDF
from kg.model import ConceptId

_WHOLE_GRAPH = rdflib.URIRef("https://w3id.org/inspection-kg/shape/Graph")
"""The node that constraints on the whole graph stand on; what is wrong is then the result's value."""
_HASHED_ID = re.compile(r".*-([0-9a-f]{8})")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is wrong, in words, and where."""

    where: str
    """The thing: the last two parts of its IRI, or a file."""
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check(graph: Graph, ontology: Path) -> list[Finding]:
    """All that is wrong with a graph, sorted; empty when all is well.

    Reads ``graph.ttl``, the store and the stored texts; ``ontology`` is the folder with ``shapes.ttl``
    and the concept schemes. Raises ``GraphError`` or ``OntologyError`` for what cannot be read at all.
    """
    path = graph.folder / "graph.ttl"
    try:
        triples = [quad.triple for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)]
    except SyntaxError as error:
        return [Finding(path.name, f"is not Turtle: {error.msg}")]
    except OSError as error:
        raise GraphError(path, f"cannot be read: {error.strerror or error}") from error
    findings = {
        *_store_differs(triples, graph),
        *_broken_shapes(triples, ontology / "shapes.ttl"),
        *_strange_concepts(triples, ontology),
        *_wrong_quotes(triples, graph),
    }
    return sorted(findings)


def _store_differs(triples: Iterable[pyoxigraph.Triple], graph: Graph) -> Iterator[Finding]:
    """The store, which queries read, must say what ``graph.ttl`` says."""
    written, stored = set(triples), set(graph.triples())
    for name, other, extra in (
        ("graph.ttl", "the store", written - stored),
        ("the store", "graph.ttl", stored - written),
    ):
        for triple in sorted(extra, key=str)[:20]:
            yield Finding(name, f"has a statement that {other} has not: {triple}")
        if len(extra) > 20:
            yield Finding(name, f"has {len(extra) - 20} more statements that {other} has not")


def _broken_shapes(triples: Iterable[pyoxigraph.Triple], shapes: Path) -> Iterator[Finding]:
    """What breaks a SHACL shape."""
    from pyshacl import validate  # takes half a second to import

    if not shapes.is_file():
        raise OntologyError(shapes, "no such file: it should hold the SHACL shapes")
    _, report, _ = validate(
        _rdflib_graph(triples), shacl_graph=rdflib.Graph().parse(shapes), advanced=True, inplace=True
    )
    if not isinstance(report, rdflib.Graph):
        raise OntologyError(shapes, f"the shapes cannot be run: {report}")
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        said = min(str(message) for message in report.objects(result, SH.resultMessage))
        if focus == _WHOLE_GRAPH:
            yield Finding(_short(str(value)), _shortened(said))
        else:
            shown = f" ({_short(str(value))})" if value is not None and value != focus else ""
            yield Finding(_short(str(focus)), f"{_shortened(said)}{shown}")


def _rdflib_graph(triples: Iterable[pyoxigraph.Triple]) -> rdflib.Graph:
    """The triples in rdflib's terms, which pySHACL reads four times faster than through a bridge."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_rdflib_node(triple.subject), rdflib.URIRef(triple.predicate.value), _rdflib_node(triple.object)))
    return graph


def _rdflib_node(term: object) -> rdflib.term.Node:
    """A term of Oxigraph as one of rdflib; literals as they are written."""
    match term:
        case pyoxigraph.NamedNode():
            return rdflib.URIRef(term.value)
        case pyoxigraph.BlankNode():
            return rdflib.BNode(term.value)
        case pyoxigraph.Literal():
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            plain = term.datatype.value == str(rdflib.XSD.string)
            datatype = None if plain else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise TypeError(f"no term that rdflib knows: {term!r}")


def _strange_concepts(triples: Iterable[pyoxigraph.Triple], folder: Path) -> Iterator[Finding]:
    """Concepts that the graph uses and no scheme of the ontology has."""
    schemes = load_ontology(folder).schemes
    for triple in triples:
        value = triple.object
        if not isinstance(value, pyoxigraph.NamedNode) or not value.value.startswith(CONCEPT_BASE):
            continue
        scheme, _, id = value.value.removeprefix(CONCEPT_BASE).partition("/")
        if id and "/" not in id and ConceptId(id) not in schemes.get(scheme, {}):
            yield Finding(_short(_text(triple.subject)), f"uses {scheme}/{id}, which is no concept of the ontology")


def _wrong_quotes(triples: Iterable[pyoxigraph.Triple], graph: Graph) -> Iterator[Finding]:
    """Quotes that do not stand in their article's text where they are said to."""
    values: dict[tuple[str, str], list[str]] = {}
    for triple in triples:
        values.setdefault((_text(triple.subject), triple.predicate.value), []).append(_text(triple.object))
    texts: dict[str, str | None] = {}
    for (subject, predicate), kinds in sorted(values.items()):
        if predicate == RDF.type.value and IKG.Article.value in kinds:
            texts[subject] = _stored(graph, subject)
            yield from _wrong_text(subject, texts[subject])
    for (subject, predicate), articles in sorted(values.items()):
        if predicate != OA.hasSource.value:
            continue
        selectors = values.get((subject, OA.hasSelector.value), [])
        exact, start, end = (
            [value for selector in selectors for value in values.get((selector, name.value), [])]
            for name in (OA.exact, OA.start, OA.end)
        )
        text = texts.get(articles[0])
        if text is not None and len(exact) == len(start) == len(end) == 1:
            yield from _wrong_quote(subject, text, exact[0], start[0], end[0])


def _stored(graph: Graph, article: str) -> str | None:
    try:
        return graph.text(article.rsplit("/", 1)[-1])
    except GraphError:
        return None


def _wrong_text(article: str, text: str | None) -> Iterator[Finding]:
    """A stored text that is missing, or not the one that was read (its hash is in the article's id)."""
    if text is None:
        yield Finding(
            _short(article),
            "its stored text is missing or unreadable, so its quotes cannot be checked: kg build --afresh mends it",
        )
        return
    match = _HASHED_ID.fullmatch(article)
    if match is not None and sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8] != match[1]:
        yield Finding(
            _short(article),
            "its stored text is not the one that was read: it was changed since; kg build --afresh mends it",
        )


def _wrong_quote(evidence: str, text: str, exact: str, start: str, end: str) -> Iterator[Finding]:
    if not (start.isdigit() and end.isdigit()):
        yield Finding(_short(evidence), f"its place is no pair of numbers: {start} to {end}")
        return
    found = text[int(start) : int(end)]
    if found != exact:
        quote, instead = _excerpt(exact), _excerpt(found) or "nothing"
        yield Finding(
            _short(evidence), f"the quote {quote!r} is not at {start} to {end} of the text: there is {instead!r}"
        )


def _excerpt(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."


def _text(term: object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else str(term)


def _short(iri: str) -> str:
    """The last two parts of an IRI: ``inspection/liverpool-ilacs-2023-03-13``."""
    return "/".join(iri.rsplit("/", 2)[-2:]) if iri.startswith("http") else iri


def _shortened(message: str) -> str:
    """A message with every IRI in it shortened."""
    return re.sub(r"https?://[^\s,;>]+", lambda match: _short(match[0]), message)
