"""Miniature articles, and facts whose evidence really stands in their text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from kg.model import (
    AgencyFact,
    AgencyId,
    AreaForImprovementFact,
    Article,
    ArticleFacts,
    ConceptId,
    CouncilFact,
    CouncilId,
    Evidence,
    FailingFact,
    InspectionFact,
    InspectionKey,
    JudgementFact,
    PartialDate,
    PatternId,
    PostFact,
    PostStatus,
    SourceKind,
)
from kg.ontology import Agency, Concept, Council, Ontology, Role


def day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


@dataclass
class Story:
    """An article in the making: every ``says`` adds a sentence, and returns it as evidence."""

    name: str
    issued: str | None = None
    kind: SourceKind = SourceKind.NEWS
    text: str = ""
    facts: ArticleFacts = field(init=False)

    def __post_init__(self) -> None:
        article = Article(id=self.name, source=f"{self.name}.txt", text="", sha256="", kind=self.kind)
        self.facts = ArticleFacts(
            replace(article, title=f"The {self.name} story", publisher="The Courier", issued=day(self.issued))
        )

    def says(self, sentence: str) -> Evidence:
        start = len(self.text)
        self.text += sentence + "\n"
        return Evidence(self.name, start, start + len(sentence), sentence, rule="test")

    def council(self, council: str = "liverpool") -> Story:
        fact = CouncilFact(CouncilId(council), self.says(f"{council} is named."))
        self.facts = replace(self.facts, councils=(*self.facts.councils, fact))
        return self

    def inspection(
        self,
        key: str = "main",
        type: str = "unspecified",
        *,
        council: str = "liverpool",
        start: str | None = None,
        end: str | None = None,
        published: str | None = None,
        inspected_by: tuple[str, ...] = (),
        partners: tuple[str, ...] = (),
    ) -> Story:
        fact = InspectionFact(
            key=InspectionKey(key),
            council=CouncilId(council),
            type=ConceptId(type),
            evidence=self.says(f"Inspectors saw {council} ({key}, {type}, {start}, {end}, {published})."),
            start=day(start),
            end=day(end),
            published=day(published),
            inspected_by=tuple(map(AgencyId, inspected_by)),
            partners=tuple(map(AgencyId, partners)),
        )
        self.facts = replace(self.facts, inspections=(*self.facts.inspections, fact))
        return self

    def judgement(
        self,
        grade: str = "inadequate",
        area: str = "overall-effectiveness",
        key: str = "main",
        *,
        council: str = "liverpool",
        label: str | None = None,
    ) -> Story:
        evidence = self.says(f"{council} was {grade} for {label or area}.")
        fact = JudgementFact(
            InspectionKey(key), CouncilId(council), ConceptId(area), ConceptId(grade), evidence, area_label=label
        )
        self.facts = replace(self.facts, judgements=(*self.facts.judgements, fact))
        return self

    def failing(
        self,
        pattern: str = "high-caseloads",
        key: str = "main",
        *,
        council: str = "liverpool",
        blamed: tuple[str, ...] = (),
        affects: tuple[str, ...] = (),
    ) -> Story:
        fact = FailingFact(
            InspectionKey(key),
            CouncilId(council),
            PatternId(pattern),
            self.says(f"{council} shows {pattern}."),
            attributed_to=tuple(map(AgencyId, blamed)),
            affects=tuple(map(ConceptId, affects)),
        )
        self.facts = replace(self.facts, failings=(*self.facts.failings, fact))
        return self

    def agency(self, agency: str = "ofsted", label: str = "Ofsted", type: str = "inspectorate") -> Story:
        fact = AgencyFact(AgencyId(agency), label, ConceptId(type), self.says(f"{label} said so."))
        self.facts = replace(self.facts, agencies=(*self.facts.agencies, fact))
        return self

    def wants(self, pattern: str, *, inspection: str = "main", council: str = "liverpool", under: str = "") -> Story:
        fact = AreaForImprovementFact(
            InspectionKey(inspection),
            CouncilId(council),
            PatternId(pattern),
            self.says(f"{pattern} is to become better."),
            ConceptId(under) if under else None,
        )
        self.facts = replace(self.facts, improvements=(*self.facts.improvements, fact))
        return self

    def post(
        self,
        person: str,
        role: str = "director of children's services",
        *,
        council: str | None = None,
        agency: str | None = None,
        role_id: str | None = None,
        status: PostStatus = PostStatus.CURRENT,
    ) -> Story:
        fact = PostFact(
            person,
            role,
            self.says(f"{person}, {role}, spoke."),
            role_id=role_id,
            council=CouncilId(council) if council else None,
            agency=AgencyId(agency) if agency else None,
            status=status,
        )
        self.facts = replace(self.facts, posts=(*self.facts.posts, fact))
        return self

    def done(self) -> ArticleFacts:
        digest = sha256(self.text.encode()).hexdigest()
        return replace(self.facts, article=replace(self.facts.article, text=self.text, sha256=digest))


def concepts(scheme: str, *ids: str, group: str | None = None) -> dict[ConceptId, Concept]:
    return {ConceptId(id): Concept(ConceptId(id), scheme, id.replace("-", " ").capitalize(), group=group) for id in ids}


def council(id: str, label: str, gss: str, **more: object) -> Council:
    return replace(Council(CouncilId(id), label, gss=gss, region="North West"), **more)  # type: ignore[arg-type]


def little_ontology() -> Ontology:
    """Four councils, two of them one after the other, two agencies, and a few concepts of each scheme."""
    councils = [
        council("liverpool", "Liverpool City Council", "E08000012", aliases=("Liverpool council",), urn="80522"),
        council("sunderland", "Sunderland City Council", "E08000024"),
        council(
            "cumbria", "Cumbria County Council", "E10000006",
            abolished="2023-04-01", succeeded_by=(CouncilId("cumberland"), CouncilId("westmorland")),
        ),
        council("cumberland", "Cumberland Council", "E06000063", established="2023-04-01"),
        council("westmorland", "Westmorland Council", "E06000064", established="2023-04-01"),
    ]  # fmt: skip
    return Ontology(
        folder=Path("ontology"),
        version="0",
        councils={one.id: one for one in councils},
        agencies={
            AgencyId("ofsted"): Agency(AgencyId("ofsted"), "Ofsted", ConceptId("inspectorate")),
            AgencyId("merseyside-police"): Agency(
                AgencyId("merseyside-police"), "Merseyside Police", ConceptId("police")
            ),
        },
        roles={"director": Role("director", "director of children's services")},
        other_authorities={},
        schemes={
            "agency-type": concepts("agency-type", "inspectorate", "police", "health", "other"),
            "child-group": concepts("child-group", "care-leavers", "disabled-children"),
            "failure-pattern": {
                **concepts("failure-pattern", "high-caseloads", "staff-turnover", group="workforce"),
                **concepts("failure-pattern", "delay", "poor-assessments", group="practice"),
            },
            "grade": concepts("grade", "outstanding", "good", "requires-improvement", "adequate", "inadequate"),
            "inspection-type": concepts(
                "inspection-type", "ilacs", "sif", "pre-2013", "monitoring-visit", "focused-visit", "unspecified"
            ),
            "judgement-area": concepts("judgement-area", "overall-effectiveness", "help-and-protection", "other"),
        },
    )
