# ruff: noqa: N815 - the attributes bear the names of the vocabularies
"""Every RDF term that the project reuses or coins, named once.

Other modules of ``kg.graph`` import terms from here and write no IRI of their own. One class per
vocabulary; its attributes are called what the vocabulary calls them.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

CONCEPT_BASE: Final = "https://w3id.org/inspection-kg/concept/"
"""Concepts: ``{CONCEPT_BASE}{scheme}/{id}``; the scheme itself is the part before the id."""

ID_BASE: Final = "https://w3id.org/inspection-kg/id/"
"""Default base of instances; a setting of ``kg.graph.ids.Ids``."""

GSS_BASE: Final = "http://statistics.data.gov.uk/id/statistical-geography/"
"""The ONS's IRIs of areas, by GSS code."""


class IKG:
    """The project's own classes and properties (``ontology/schema.ttl`` documents them)."""

    NS: Final = "https://w3id.org/inspection-kg/ontology#"

    Council = NamedNode(NS + "Council")
    OtherAuthority = NamedNode(NS + "OtherAuthority")
    Agency = NamedNode(NS + "Agency")
    Person = NamedNode(NS + "Person")
    Article = NamedNode(NS + "Article")
    Evidence = NamedNode(NS + "Evidence")
    Inspection = NamedNode(NS + "Inspection")
    Judgement = NamedNode(NS + "Judgement")
    Failing = NamedNode(NS + "Failing")
    AreaForImprovement = NamedNode(NS + "AreaForImprovement")
    Contradiction = NamedNode(NS + "Contradiction")

    gssCode = NamedNode(NS + "gssCode")
    formerGssCode = NamedNode(NS + "formerGssCode")
    ofstedUrn = NamedNode(NS + "ofstedUrn")
    region = NamedNode(NS + "region")
    authorityType = NamedNode(NS + "authorityType")
    placeName = NamedNode(NS + "placeName")
    succeededBy = NamedNode(NS + "succeededBy")
    covers = NamedNode(NS + "covers")
    heldAt = NamedNode(NS + "heldAt")
    counterExample = NamedNode(NS + "counterExample")

    inspects = NamedNode(NS + "inspects")
    inspectedBy = NamedNode(NS + "inspectedBy")
    inspectionType = NamedNode(NS + "inspectionType")
    startDate = NamedNode(NS + "startDate")
    endDate = NamedNode(NS + "endDate")
    reportPublished = NamedNode(NS + "reportPublished")
    partnerAgency = NamedNode(NS + "partnerAgency")

    madeIn = NamedNode(NS + "madeIn")
    judges = NamedNode(NS + "judges")
    area = NamedNode(NS + "area")
    areaLabel = NamedNode(NS + "areaLabel")
    grade = NamedNode(NS + "grade")
    contradicts = NamedNode(NS + "contradicts")

    foundIn = NamedNode(NS + "foundIn")
    failingOf = NamedNode(NS + "failingOf")
    pattern = NamedNode(NS + "pattern")
    attributedTo = NamedNode(NS + "attributedTo")
    blames = NamedNode(NS + "blames")
    affects = NamedNode(NS + "affects")
    underArea = NamedNode(NS + "underArea")

    agencyType = NamedNode(NS + "agencyType")
    postStatus = NamedNode(NS + "postStatus")

    evidence = NamedNode(NS + "evidence")
    rule = NamedNode(NS + "rule")
    page = NamedNode(NS + "page")
    resolvedByPlace = NamedNode(NS + "resolvedByPlace")
    sourceKind = NamedNode(NS + "sourceKind")
    sha256 = NamedNode(NS + "sha256")


class RDF:
    """RDF itself."""

    NS: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    langString = NamedNode(NS + "langString")
    type = NamedNode(NS + "type")


class RDFS:
    """RDF Schema."""

    NS: Final = "http://www.w3.org/2000/01/rdf-schema#"

    label = NamedNode(NS + "label")
    comment = NamedNode(NS + "comment")
    seeAlso = NamedNode(NS + "seeAlso")


class XSD:
    """Datatypes of XML Schema."""

    NS: Final = "http://www.w3.org/2001/XMLSchema#"

    boolean = NamedNode(NS + "boolean")
    date = NamedNode(NS + "date")
    gMonth = NamedNode(NS + "gMonth")
    gYear = NamedNode(NS + "gYear")
    gYearMonth = NamedNode(NS + "gYearMonth")
    integer = NamedNode(NS + "integer")
    nonNegativeInteger = NamedNode(NS + "nonNegativeInteger")
    string = NamedNode(NS + "string")


class SKOS:
    """Concepts, their schemes and their wordings."""

    NS: Final = "http://www.w3.org/2004/02/skos/core#"

    Collection = NamedNode(NS + "Collection")
    Concept = NamedNode(NS + "Concept")
    ConceptScheme = NamedNode(NS + "ConceptScheme")
    altLabel = NamedNode(NS + "altLabel")
    broader = NamedNode(NS + "broader")
    definition = NamedNode(NS + "definition")
    example = NamedNode(NS + "example")
    hiddenLabel = NamedNode(NS + "hiddenLabel")
    inScheme = NamedNode(NS + "inScheme")
    member = NamedNode(NS + "member")
    notation = NamedNode(NS + "notation")
    prefLabel = NamedNode(NS + "prefLabel")


class PROV:
    """Where things come from."""

    NS: Final = "http://www.w3.org/ns/prov#"

    Activity = NamedNode(NS + "Activity")
    Entity = NamedNode(NS + "Entity")
    SoftwareAgent = NamedNode(NS + "SoftwareAgent")
    used = NamedNode(NS + "used")
    wasAssociatedWith = NamedNode(NS + "wasAssociatedWith")
    wasDerivedFrom = NamedNode(NS + "wasDerivedFrom")
    wasGeneratedBy = NamedNode(NS + "wasGeneratedBy")


class ORG:
    """W3C Organization Ontology: posts."""

    NS: Final = "http://www.w3.org/ns/org#"

    Membership = NamedNode(NS + "Membership")
    Role = NamedNode(NS + "Role")
    member = NamedNode(NS + "member")
    organization = NamedNode(NS + "organization")
    role = NamedNode(NS + "role")


class FOAF:
    """Names of persons, and what a document is about."""

    NS: Final = "http://xmlns.com/foaf/0.1/"

    name = NamedNode(NS + "name")
    primaryTopic = NamedNode(NS + "primaryTopic")


class DCTERMS:
    """Metadata of documents, and the area of a council."""

    NS: Final = "http://purl.org/dc/terms/"

    Location = NamedNode(NS + "Location")
    PeriodOfTime = NamedNode(NS + "PeriodOfTime")
    RightsStatement = NamedNode(NS + "RightsStatement")
    conformsTo = NamedNode(NS + "conformsTo")
    creator = NamedNode(NS + "creator")
    description = NamedNode(NS + "description")
    issued = NamedNode(NS + "issued")
    language = NamedNode(NS + "language")
    publisher = NamedNode(NS + "publisher")
    rights = NamedNode(NS + "rights")
    source = NamedNode(NS + "source")
    spatial = NamedNode(NS + "spatial")
    temporal = NamedNode(NS + "temporal")
    title = NamedNode(NS + "title")


class SCHEMA:
    """schema.org: web addresses, founding and dissolution."""

    NS: Final = "https://schema.org/"

    dissolutionDate = NamedNode(NS + "dissolutionDate")
    foundingDate = NamedNode(NS + "foundingDate")
    softwareVersion = NamedNode(NS + "softwareVersion")
    url = NamedNode(NS + "url")


class OA:
    """Web Annotation: quotes and their positions."""

    NS: Final = "http://www.w3.org/ns/oa#"

    TextPositionSelector = NamedNode(NS + "TextPositionSelector")
    TextQuoteSelector = NamedNode(NS + "TextQuoteSelector")
    end = NamedNode(NS + "end")
    exact = NamedNode(NS + "exact")
    hasSelector = NamedNode(NS + "hasSelector")
    hasSource = NamedNode(NS + "hasSource")
    start = NamedNode(NS + "start")


class SD:
    """SPARQL 1.1 Service Description, and the formats that it names."""

    NS: Final = "http://www.w3.org/ns/sparql-service-description#"
    FORMATS: Final = "http://www.w3.org/ns/formats/"

    Dataset = NamedNode(NS + "Dataset")
    Graph = NamedNode(NS + "Graph")
    NamedGraph = NamedNode(NS + "NamedGraph")
    SPARQL11Query = NamedNode(NS + "SPARQL11Query")
    Service = NamedNode(NS + "Service")
    defaultDataset = NamedNode(NS + "defaultDataset")
    defaultGraph = NamedNode(NS + "defaultGraph")
    endpoint = NamedNode(NS + "endpoint")
    graph = NamedNode(NS + "graph")
    name = NamedNode(NS + "name")
    namedGraph = NamedNode(NS + "namedGraph")
    resultFormat = NamedNode(NS + "resultFormat")
    supportedLanguage = NamedNode(NS + "supportedLanguage")


class VOID:
    """VoID: what a data set holds, and how often it uses what."""

    NS: Final = "http://rdfs.org/ns/void#"

    Dataset = NamedNode(NS + "Dataset")
    DatasetDescription = NamedNode(NS + "DatasetDescription")
    Linkset = NamedNode(NS + "Linkset")
    class_ = NamedNode(NS + "class")
    classPartition = NamedNode(NS + "classPartition")
    classes = NamedNode(NS + "classes")
    dataDump = NamedNode(NS + "dataDump")
    distinctSubjects = NamedNode(NS + "distinctSubjects")
    entities = NamedNode(NS + "entities")
    exampleResource = NamedNode(NS + "exampleResource")
    feature = NamedNode(NS + "feature")
    linkPredicate = NamedNode(NS + "linkPredicate")
    objectsTarget = NamedNode(NS + "objectsTarget")
    properties = NamedNode(NS + "properties")
    property = NamedNode(NS + "property")
    propertyPartition = NamedNode(NS + "propertyPartition")
    sparqlEndpoint = NamedNode(NS + "sparqlEndpoint")
    subjectsTarget = NamedNode(NS + "subjectsTarget")
    subset = NamedNode(NS + "subset")
    triples = NamedNode(NS + "triples")
    uriSpace = NamedNode(NS + "uriSpace")
    vocabulary = NamedNode(NS + "vocabulary")


class DCAT:
    """DCAT: a data set as a catalogue lists it."""

    NS: Final = "http://www.w3.org/ns/dcat#"

    DataService = NamedNode(NS + "DataService")
    Dataset = NamedNode(NS + "Dataset")
    Distribution = NamedNode(NS + "Distribution")
    accessService = NamedNode(NS + "accessService")
    accessURL = NamedNode(NS + "accessURL")
    byteSize = NamedNode(NS + "byteSize")
    distribution = NamedNode(NS + "distribution")
    downloadURL = NamedNode(NS + "downloadURL")
    endDate = NamedNode(NS + "endDate")
    endpointURL = NamedNode(NS + "endpointURL")
    keyword = NamedNode(NS + "keyword")
    mediaType = NamedNode(NS + "mediaType")
    servesDataset = NamedNode(NS + "servesDataset")
    startDate = NamedNode(NS + "startDate")
    theme = NamedNode(NS + "theme")


PREFIXES: Final[dict[str, str]] = {
    "dcterms": DCTERMS.NS,
    "foaf": FOAF.NS,
    "ikg": IKG.NS,
    "oa": OA.NS,
    "org": ORG.NS,
    "prov": PROV.NS,
    "rdf": RDF.NS,
    "rdfs": RDFS.NS,
    "schema": SCHEMA.NS,
    "skos": SKOS.NS,
    "xsd": XSD.NS,
}
"""Prefixes of what is written and of what queries may use undeclared; concept and instance
prefixes are not among them, as their local names hold slashes."""


def concept(scheme: str, id: str) -> NamedNode:
    """The IRI of a concept: ``concept("grade", "good")``."""
    return NamedNode(f"{CONCEPT_BASE}{scheme}/{id}")


def scheme(id: str) -> NamedNode:
    """The IRI of a concept scheme: ``scheme("grade")``."""
    return NamedNode(f"{CONCEPT_BASE}{id}")


def pattern_group(id: str) -> NamedNode:
    """The IRI of a group of failure patterns, a ``skos:Collection``."""
    return NamedNode(f"{CONCEPT_BASE}failure-pattern/group/{id}")
