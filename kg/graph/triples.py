"""Merged facts in, triples out: the names of the domain contract, and nothing that needs another file.

Labels of councils, agencies and concepts are written along, so that ``graph.ttl`` stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import __version__
from kg.graph.ids import Ids, slug
from kg.graph.merged import (
    Merged,
    MergedAgency,
    MergedCouncil,
    MergedFailing,
    MergedImprovement,
    MergedInspection,
    MergedJudgement,
    MergedPerson,
    MergedPost,
    Thing,
)
from kg.graph.vocabulary import (
    CONCEPT_BASE,
    DCTERMS,
    FOAF,
    GSS_BASE,
    ID_BASE,
    IKG,
    OA,
    ORG,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    concept,
    pattern_group,
    scheme,
)
from kg.model import AgencyId, Article, ConceptId, CouncilId, Evidence, PartialDate
from kg.ontology import Ontology

_DATATYPES = {1: XSD.gYear, 2: XSD.gYearMonth, 3: XSD.date}
SOFTWARE = f"inspection-kg-{__version__}"
"""The last part of the program's IRI."""
_VERSION = 16
"""Hex digits of the ontology's hash in its IRI."""
_USED_SCHEMES = frozenset({IKG.agencyType, IKG.affects, IKG.pattern, IKG.grade, IKG.inspectionType, IKG.area})
"""The properties whose concepts are written along."""


def triples_of(merged: Merged, ontology: Ontology, base: str = ID_BASE) -> list[Triple]:
    """All triples of the merged graph, each once, in no order that matters; ``base`` is that of instances."""
    writer = Writer(Ids(base), ontology)
    for article in merged.articles:
        writer.article(article)
    for council in merged.councils:
        writer.register_entry(council.id)
    for agency in merged.agencies:
        writer.agency(agency)
    things: tuple[Thing, ...] = (
        *merged.councils, *merged.inspections, *merged.judgements, *merged.failings, *merged.improvements,
        *merged.persons, *merged.posts,
    )  # fmt: skip
    for thing in things:
        writer.merged(thing)
    writer.roles(wordings_of(merged.posts))
    writer.concepts(used_concepts(writer.triples))
    if merged.articles:
        writer.instruments()
    return list(writer.triples)


Wordings = Mapping[str, Iterable[tuple[str, str | None]]]
"""The words of roles, and the role of the register that each names, by the slug of the words."""


def wordings_of(posts: Iterable[MergedPost]) -> dict[str, list[tuple[str, str | None]]]:
    """How posts word their roles, a pair for each post."""
    wordings: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for post in posts:
        wordings[slug(post.role)].append((post.role, post.role_id))
    return wordings


def used_concepts(triples: Iterable[Triple]) -> Iterator[NamedNode]:
    """The concept that each triple uses, where it uses one."""
    for triple in triples:
        if triple.predicate in _USED_SCHEMES and isinstance(triple.object, NamedNode):
            yield triple.object


def quads_by_article(triples: Iterable[Triple]) -> list[Quad]:
    """What each article supports, in a named graph called by the article's IRI.

    A fact stands in the graph of each article that it has evidence from, with that evidence alone; an
    article's metadata and its evidence stand in its own graph.
    """
    by_subject = _by_subject(triples)
    source = _sources(by_subject)
    articles = set(source.values())
    quads: list[Quad] = []
    for subject, said in by_subject.items():
        if subject in articles or subject in source:
            article = subject if subject in articles else source[subject]
            quads.extend(Quad(t.subject, t.predicate, t.object, article) for t in said)
        else:
            quads.extend(_shared_out(said, source))
    return quads


def cited_quads(triples: Iterable[Triple], source: Mapping[NamedNode, NamedNode]) -> Iterator[Quad]:
    """Facts in the graph of each article that they have evidence from; ``source`` is the article of each evidence."""
    for said in _by_subject(triples).values():
        yield from _shared_out(said, source)


def _by_subject(triples: Iterable[Triple]) -> dict[NamedNode, list[Triple]]:
    by_subject: dict[NamedNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            by_subject[triple.subject].append(triple)
    return by_subject


def _shared_out(said: Iterable[Triple], source: Mapping[NamedNode, NamedNode]) -> Iterator[Quad]:
    """What is said of one fact: to each article that it cites its own evidence, and to all the rest."""
    rest: list[Triple] = []
    own: dict[NamedNode, list[Triple]] = defaultdict(list)
    cited: set[NamedNode] = set()
    for triple in said:
        article = source.get(triple.object) if isinstance(triple.object, NamedNode) else None
        if article is None:
            rest.append(triple)
        else:
            own[article].append(triple)
            if triple.predicate == IKG.evidence:
                cited.add(article)
    for article in cited:
        for triple in (*rest, *own[article]):
            yield Quad(triple.subject, triple.predicate, triple.object, article)


def _sources(by_subject: Mapping[NamedNode, Iterable[Triple]]) -> dict[NamedNode, NamedNode]:
    """The article of each piece of evidence, of its selectors, and of how the article itself came about."""
    source: dict[NamedNode, NamedNode] = {}
    for subject, said in by_subject.items():
        for article in _values(said, OA.hasSource):
            source[subject] = article
            source.update(dict.fromkeys(_values(said, OA.hasSelector), article))
        readings = list(_values(said, PROV.wasGeneratedBy))
        if readings:
            source.update(dict.fromkeys((*readings, *_values(said, PROV.wasDerivedFrom)), subject))
    return source


def _values(said: Iterable[Triple], predicate: NamedNode) -> Iterator[NamedNode]:
    for triple in said:
        if triple.predicate == predicate and isinstance(triple.object, NamedNode):
            yield triple.object


def date_literal(date: PartialDate) -> Literal:
    """A date with the datatype of its precision: ``2023-03`` is a ``xsd:gYearMonth``."""
    return Literal(str(date), datatype=XSD.gMonth if date.year is None else _DATATYPES[date.precision])


class Writer:
    """Triples as they are made, in a dictionary for want of an ordered set."""

    def __init__(self, ids: Ids, ontology: Ontology, *, whole: bool = True) -> None:
        """``whole``: what is said of evidence is written wherever it is cited, not only in ``evidence_node``."""
        self.ids = ids
        self.ontology = ontology
        self.whole = whole
        self.triples: dict[Triple, None] = {}
        self.source: dict[NamedNode, NamedNode] = {}
        """The article of each piece of evidence that was cited."""

    def add(self, subject: NamedNode, *pairs: tuple[NamedNode, NamedNode | Literal | None]) -> None:
        """Add what is known of a subject; pairs without a value are left out."""
        for predicate, value in pairs:
            if value is not None:
                self.triples[Triple(subject, predicate, value)] = None

    def thing(self, kind: str, slug: str) -> NamedNode:
        """The IRI of a thing."""
        return NamedNode(self.ids.iri(kind, slug))

    def article(self, article: Article) -> None:
        """Metadata and provenance of a source document."""
        iri = self.thing("article", article.id)
        self.add(
            iri,
            (RDF.type, IKG.Article),
            (RDF.type, PROV.Entity),
            (DCTERMS.title, _text(article.title)),
            (DCTERMS.publisher, _text(article.publisher)),
            (DCTERMS.creator, _text(article.creator)),
            (DCTERMS.issued, date_literal(article.issued) if article.issued else None),
            (DCTERMS.source, Literal(article.source)),
            (SCHEMA.url, _text(article.url)),
            (IKG.sourceKind, Literal(article.kind.value)),
            (IKG.sha256, _text(article.sha256)),
        )
        self.reading(article)

    def reading(self, article: Article) -> None:
        """How an article came about: by reading which file, with which program and ontology."""
        iri, reading, file = (self.thing(kind, article.id) for kind in ("article", "reading", "file"))
        self.add(iri, (PROV.wasGeneratedBy, reading), (PROV.wasDerivedFrom, file))
        self.add(
            reading,
            (RDF.type, PROV.Activity),
            (PROV.used, file),
            (PROV.used, self.thing("ontology", self.ontology.version[:_VERSION])),
            (PROV.wasAssociatedWith, self.thing("software", SOFTWARE)),
        )
        self.add(
            file,
            (RDF.type, PROV.Entity),
            (RDFS.label, Literal(article.source)),
            (IKG.sha256, _text(article.sha256)),
        )

    def instruments(self) -> None:
        """The program and the ontology that articles were read with."""
        self.add(
            self.thing("software", SOFTWARE),
            (RDF.type, PROV.SoftwareAgent),
            (RDFS.label, Literal("inspection-kg")),
            (SCHEMA.softwareVersion, Literal(__version__)),
        )
        self.add(
            self.thing("ontology", self.ontology.version[:_VERSION]),
            (RDF.type, PROV.Entity),
            (RDFS.label, Literal("ontology of inspection-kg")),
            (IKG.sha256, Literal(self.ontology.version)),
        )

    def evidence_iri(self, one: Evidence) -> NamedNode:
        """The IRI of a stretch of an article's text."""
        return NamedNode(self.ids.evidence(one.article, one.start, one.end))

    def evidence(self, subject: NamedNode, evidence: Iterable[Evidence]) -> None:
        """Where the text says it."""
        for one in evidence:
            iri = self.evidence_iri(one)
            self.source[iri] = self.thing("article", one.article)
            self.add(subject, (IKG.evidence, iri))
            if self.whole:
                self.evidence_node(one)

    def evidence_node(self, one: Evidence) -> None:
        """A stretch of an article's text with its selectors."""
        iri = self.evidence_iri(one)
        article = self.thing("article", one.article)
        quote, position = NamedNode(f"{iri.value}#quote"), NamedNode(f"{iri.value}#position")
        self.add(
            iri,
            (RDF.type, IKG.Evidence),
            (OA.hasSource, article),
            (PROV.wasDerivedFrom, article),
            (OA.hasSelector, quote),
            (OA.hasSelector, position),
            (IKG.rule, _text(one.rule)),
            (IKG.page, Literal(str(one.page), datatype=XSD.integer) if one.page is not None else None),
        )
        self.add(quote, (RDF.type, OA.TextQuoteSelector), (OA.exact, Literal(one.exact)))
        self.add(
            position,
            (RDF.type, OA.TextPositionSelector),
            (OA.start, _offset(one.start)),
            (OA.end, _offset(one.end)),
        )

    def merged(self, thing: Thing) -> None:
        """What a council or a group of people is merged into, of whatever kind."""
        match thing:
            case MergedCouncil():
                self.council(thing)
            case MergedInspection():
                self.inspection(thing)
            case MergedJudgement():
                self.judgement(thing)
            case MergedFailing():
                self.failing(thing)
            case MergedImprovement():
                self.improvement(thing)
            case MergedPerson():
                self.person(thing)
            case MergedPost():
                self.post(thing)

    def council(self, council: MergedCouncil) -> None:
        """Where a council is named."""
        self.evidence(self.thing("council", council.id), council.evidence)

    def register_entry(self, id: CouncilId) -> None:
        """A council as the register has it, and the councils that came after it."""
        iri = self.thing("council", id)
        council = self.ontology.councils.get(id)
        if council is None:
            self.add(iri, (RDF.type, IKG.Council), (RDFS.label, Literal(id)))
            return
        self.add(
            iri,
            (RDF.type, IKG.Council),
            (RDFS.label, Literal(council.label)),
            (IKG.gssCode, _text(council.gss)),
            (IKG.ofstedUrn, _text(council.urn)),
            (IKG.region, _text(council.region)),
            (IKG.authorityType, _text(council.type)),
            (DCTERMS.spatial, NamedNode(GSS_BASE + council.gss) if council.gss else None),
        )
        self.add(iri, *((SKOS.altLabel, Literal(alias)) for alias in council.aliases))
        self.add(iri, *((IKG.formerGssCode, Literal(code)) for code in council.former_gss))
        for successor in council.succeeded_by:
            self.add(iri, (IKG.succeededBy, self.thing("council", successor)))
            self.register_entry(successor)

    def agency(self, agency: MergedAgency) -> None:
        """An organisation that is not a council."""
        iri = self.thing("agency", agency.id)
        known = self.ontology.agencies.get(agency.id)
        self.add(
            iri,
            (RDF.type, IKG.Agency),
            (RDFS.label, Literal(agency.label)),
            (IKG.agencyType, concept("agency-type", agency.type)),
        )
        self.add(iri, *((SKOS.altLabel, Literal(alias)) for alias in (known.aliases if known else ())))
        self.evidence(iri, agency.evidence)
        for one in agency.resolved:
            self.add(iri, (IKG.resolvedByPlace, self.evidence_iri(one)))

    def inspection(self, inspection: MergedInspection) -> None:
        """One inspection event."""
        iri = self.thing("inspection", inspection.id)
        self.add(
            iri,
            (RDF.type, IKG.Inspection),
            (RDFS.label, Literal(self.inspection_label(inspection))),
            (IKG.inspects, self.thing("council", inspection.council)),
            (IKG.inspectionType, concept("inspection-type", inspection.type)),
            (IKG.startDate, date_literal(inspection.start) if inspection.start else None),
            (IKG.endDate, date_literal(inspection.end) if inspection.end else None),
            (IKG.reportPublished, date_literal(inspection.published) if inspection.published else None),
        )
        self.add(iri, *((IKG.inspectedBy, self.thing("agency", id)) for id in inspection.inspected_by))
        self.add(iri, *((IKG.partnerAgency, self.thing("agency", id)) for id in inspection.partners))
        self.evidence(iri, inspection.evidence)

    def inspection_label(self, inspection: MergedInspection) -> str:
        """``Liverpool City Council, ILACS, 2023-03-13``."""
        council = self.ontology.councils.get(inspection.council)
        type = self.ontology.schemes.get("inspection-type", {}).get(inspection.type)
        when = inspection.start or inspection.end
        date = str(when) if when else f"published {inspection.published}" if inspection.published else "undated"
        return f"{council.label if council else inspection.council}, {type.label if type else inspection.type}, {date}"

    def judgement(self, judgement: MergedJudgement) -> None:
        """One grade for one area."""
        iri = self.thing("judgement", judgement.id)
        self.add(
            iri,
            (RDF.type, IKG.Judgement),
            (IKG.madeIn, self.thing("inspection", judgement.inspection)),
            (IKG.judges, self.thing("council", judgement.council)),
            (IKG.area, concept("judgement-area", judgement.area)),
            (IKG.areaLabel, _text(judgement.area_label)),
            (IKG.grade, concept("grade", judgement.grade)),
        )
        self.add(iri, *((IKG.contradicts, self.thing("judgement", id)) for id in judgement.contradicts))
        self.evidence(iri, judgement.evidence)

    def failing(self, failing: MergedFailing) -> None:
        """One failure pattern found in an inspection."""
        iri = self.thing("failing", failing.id)
        self.add(
            iri,
            (RDF.type, IKG.Failing),
            (IKG.foundIn, self.thing("inspection", failing.inspection)),
            (IKG.failingOf, self.thing("council", failing.council)),
            (IKG.pattern, concept("failure-pattern", failing.pattern)),
        )
        self.add(iri, *((IKG.attributedTo, self.thing("agency", id)) for id in failing.attributed_to))
        self.add(iri, *((IKG.affects, concept("child-group", id)) for id in failing.affects))
        self.add(iri, *((IKG.underArea, concept("judgement-area", id)) for id in failing.under))
        self.evidence(iri, failing.evidence)
        if self.whole:
            for agency, sentence in failing.blaming:
                self.blame(agency, sentence)

    def blame(self, agency: AgencyId, sentence: Evidence) -> None:
        """Whom a sentence blames."""
        self.add(self.evidence_iri(sentence), (IKG.blames, self.thing("agency", agency)))

    def improvement(self, wanted: MergedImprovement) -> None:
        """One failure pattern that a report names among what is to become better."""
        iri = self.thing("area-for-improvement", wanted.id)
        self.add(
            iri,
            (RDF.type, IKG.AreaForImprovement),
            (IKG.foundIn, self.thing("inspection", wanted.inspection)),
            (IKG.pattern, concept("failure-pattern", wanted.pattern)),
        )
        self.add(iri, *((IKG.underArea, concept("judgement-area", id)) for id in wanted.under))
        self.evidence(iri, wanted.evidence)

    def post(self, post: MergedPost) -> None:
        """A post: person, organisation, role, status."""
        iri = self.thing("membership", post.id)
        worded = self.thing("role", slug(post.role))
        place = self.thing("council", post.council) if post.council else None
        if place is None and post.agency:
            place = self.thing("agency", post.agency)
        self.add(
            iri,
            (RDF.type, ORG.Membership),
            (ORG.member, self.thing("person", post.person)),
            (ORG.organization, place),
            (ORG.role, worded),
            (IKG.postStatus, Literal(post.status.value)),
        )
        self.evidence(iri, post.evidence)

    def person(self, person: MergedPerson) -> None:
        """A named adult."""
        self.add(self.thing("person", person.id), (RDF.type, IKG.Person), (FOAF.name, Literal(person.name)))

    def roles(self, wordings: Wordings) -> None:
        """Roles as worded, each with one label, below the roles of the register."""
        worded = {id: {words for words, _ in pairs} for id, pairs in wordings.items()}
        general = {id: {role for _, role in pairs if role in self.ontology.roles} for id, pairs in wordings.items()}
        for known in sorted({role for roles in general.values() for role in roles if role is not None}):
            worded[known] = {self.ontology.roles[known].label}
        for id, words in worded.items():
            iri = self.thing("role", id)
            self.add(iri, (RDF.type, ORG.Role), (RDFS.label, Literal(min(words))))
            broader = general.get(id, set()) - {id, None}
            self.add(iri, *((SKOS.broader, self.thing("role", role)) for role in broader if role is not None))

    def concepts(self, used: Iterable[NamedNode]) -> None:
        """What a reader needs of each concept in use: labels, notation, scheme, group.

        A concept that the ontology does not have stays bare, and ``kg check`` finds it.
        """
        for iri in sorted(set(used), key=str):
            scheme_id, _, id = iri.value.removeprefix(CONCEPT_BASE).partition("/")
            known = self.ontology.schemes.get(scheme_id, {}).get(ConceptId(id))
            if known is None:
                continue
            self.add(
                iri,
                (RDF.type, SKOS.Concept),
                (SKOS.inScheme, scheme(scheme_id)),
                (SKOS.notation, Literal(id)),
                (SKOS.prefLabel, Literal(known.label, language="en")),
                (SKOS.definition, Literal(known.definition, language="en") if known.definition else None),
            )
            if known.group is not None:
                label = Literal(known.group.replace("-", " ").capitalize(), language="en")
                group = pattern_group(known.group)
                self.add(group, (RDF.type, SKOS.Collection), (SKOS.prefLabel, label), (SKOS.member, iri))


def _text(text: str | None) -> Literal | None:
    """A literal for a text, none for an empty one."""
    return Literal(text) if text else None


def _offset(offset: int) -> Literal:
    """A plain integer: the store would turn Web Annotation's ``xsd:nonNegativeInteger`` into one anyway."""
    return Literal(str(offset), datatype=XSD.integer)
