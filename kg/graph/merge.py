"""The facts of many articles in, each fact once out, with the evidence of all.

What is one: an inspection by ``kg.graph.inspections``, a person by ``kg.graph.people``; a judgement is a
grade for an area in an inspection, a failing a pattern in an inspection, an agency its id. The result
does not depend on the order of the articles. A contradiction is kept and reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph.accounts import AccountKey, accounts_of, best_date, grade_of
from kg.graph.ids import distinct, inspection_slug, slug
from kg.graph.inspections import Cluster, same_inspections
from kg.graph.matching import UNSPECIFIED, Account, Grade, type_by_date
from kg.graph.merged import (
    Merged,
    MergedAgency,
    MergedCouncil,
    MergedFailing,
    MergedImprovement,
    MergedInspection,
    MergedJudgement,
    evidence_order,
)
from kg.graph.people import merge_people
from kg.model import (
    AgencyFact,
    AgencyId,
    AreaForImprovementFact,
    ArticleFacts,
    ConceptId,
    CouncilId,
    Evidence,
    FailingFact,
    Issue,
    JudgementFact,
    PartialDate,
    PatternId,
)
from kg.ontology import Ontology


def merge(articles: Iterable[ArticleFacts], ontology: Ontology) -> Merged:
    """Merge the facts of all articles; their own issues are passed on with those of the merge."""
    facts, issues = _each_once(articles)
    accounts: dict[AccountKey, Account] = {}
    for one in facts:
        made, doubts = accounts_of(one, ontology)
        accounts.update(made)
        issues.extend(doubts)
    clusters, doubts = same_inspections(accounts.values(), {c.id: c.label for c in ontology.councils.values()})
    issues.extend(doubts)
    inspections = _inspections(clusters, issues)
    home = _homes(accounts, clusters, inspections)
    judgements = _judgements(facts, home)
    issues.extend(_contradictions(judgements, facts, ontology))
    failings = _failings(facts, home)
    persons, posts = merge_people(facts)
    return Merged(
        articles=tuple(one.article for one in facts),
        councils=_councils(facts, inspections, judgements, failings),
        agencies=_agencies(facts, ontology),
        inspections=tuple(sorted(inspections, key=lambda inspection: inspection.id)),
        judgements=judgements,
        failings=failings,
        improvements=_improvements(facts, home),
        persons=persons,
        posts=posts,
        issues=tuple(sorted(set(issues), key=repr)),
    )


def _each_once(articles: Iterable[ArticleFacts]) -> tuple[list[ArticleFacts], list[Issue]]:
    """Articles by id, each once: the same text in two files is one article, under the first name."""
    issues: list[Issue] = []
    kept: dict[str, ArticleFacts] = {}
    for facts in sorted(articles, key=lambda facts: (facts.article.id, facts.article.source)):
        issues.extend(facts.issues)
        first = kept.setdefault(facts.article.id, facts)
        if first.article.source != facts.article.source:
            message = f"holds the same text as {first.article.source}: left out"
            issues.append(Issue(facts.article.source, "duplicate-article", message))
    return list(kept.values()), issues


def _inspections(clusters: Sequence[Cluster], issues: list[Issue]) -> list[MergedInspection]:
    """One inspection per cluster, in the order of the clusters, each with an id of its own."""
    drafts = [_inspection(cluster, issues) for cluster in clusters]
    slugs = {i: draft.id for i, draft in enumerate(drafts)}
    identities = {i: repr([account.order for account in cluster]) for i, cluster in enumerate(clusters)}
    ids = distinct(slugs, identities)
    return [replace(draft, id=ids[i]) for i, draft in enumerate(drafts)]


def _inspection(cluster: Cluster, issues: list[Issue]) -> MergedInspection:
    start = _date(cluster, "start", issues)
    end = _date(cluster, "end", issues)
    published = _date(cluster, "published", issues)
    type = min({account.type for account in cluster} - {UNSPECIFIED}, default=UNSPECIFIED)
    if type == UNSPECIFIED and any(account.grades for account in cluster):
        type = type_by_date(start, end, published)
    council = cluster[0].council
    articles = tuple(sorted({account.article.id for account in cluster}))
    facts = [fact for account in cluster for fact in account.facts]
    return MergedInspection(
        id=inspection_slug(council, type, start, published, articles),
        council=council,
        type=type,
        evidence=_evidence(evidence for account in cluster for evidence in account.evidence),
        start=start,
        end=end,
        published=published,
        inspected_by=tuple(sorted({agency for fact in facts for agency in fact.inspected_by})),
        partners=tuple(sorted({agency for fact in facts for agency in fact.partners})),
    )


def _date(cluster: Cluster, kind: str, issues: list[Issue]) -> PartialDate | None:
    """The date of one kind, and an issue for each article that has another one."""
    given = [(day, account) for account in cluster if (day := getattr(account, kind)) is not None]
    best = best_date((day, account.article.kind) for day, account in given)
    for day, account in given:
        if best is not None and not day.compatible(best):
            first = account.evidence[0]
            others = sorted({other.article.source for date, other in given if date.compatible(best)})
            message = f"{kind} of the inspection of {account.council} is {day} here but {best} in {', '.join(others)}"
            issues.append(
                Issue(account.article.source, "conflicting-dates", message, first.start, first.end, first.exact)
            )
    return best


def _homes(
    accounts: Mapping[AccountKey, Account], clusters: Sequence[Cluster], inspections: Sequence[MergedInspection]
) -> dict[AccountKey, MergedInspection]:
    """The inspection of each account, by the key under which its facts name it."""
    by_order = {
        account.order: inspection
        for cluster, inspection in zip(clusters, inspections, strict=True)
        for account in cluster
    }
    return {key: by_order[account.order] for key, account in accounts.items()}


def _judgements(
    articles: Iterable[ArticleFacts], home: Mapping[AccountKey, MergedInspection]
) -> tuple[MergedJudgement, ...]:
    found: dict[tuple[str, Grade], list[JudgementFact]] = defaultdict(list)
    where: dict[str, MergedInspection] = {}
    for facts in articles:
        for fact in facts.judgements:
            inspection = home[facts.article.id, fact.inspection, fact.council]
            where[inspection.id] = inspection
            found[inspection.id, grade_of(fact)].append(fact)
    slugs = {key: _judgement_slug(*key) for key in found}
    ids = distinct(slugs, {key: repr(key) for key in found})
    made = [_judgement(ids, key, members, where[key[0]]) for key, members in found.items()]
    return tuple(sorted(made, key=lambda judgement: judgement.id))


def _judgement_slug(inspection: str, grade: Grade) -> str:
    area = f"{grade.area}-{slug(grade.label)}" if grade.label else grade.area
    return f"{inspection}-{area}-{grade.grade}"


def _judgement(
    ids: Mapping[tuple[str, Grade], str],
    key: tuple[str, Grade],
    facts: Sequence[JudgementFact],
    inspection: MergedInspection,
) -> MergedJudgement:
    grade = key[1]
    labels = Counter(fact.area_label for fact in facts if fact.area_label and grade.area == "other")
    rivals = [
        id
        for (place, other), id in ids.items()
        if (place, other.area, other.label) == (key[0], grade.area, grade.label) and other.grade != grade.grade
    ]
    return MergedJudgement(
        id=ids[key],
        inspection=inspection.id,
        council=inspection.council,
        area=ConceptId(grade.area),
        grade=ConceptId(grade.grade),
        evidence=_evidence(fact.evidence for fact in facts),
        area_label=min(labels, key=lambda label: (-labels[label], label), default=None),
        contradicts=tuple(sorted(rivals)),
    )


def _contradictions(
    judgements: Sequence[MergedJudgement], articles: Sequence[ArticleFacts], ontology: Ontology
) -> list[Issue]:
    """One issue for each pair of judgements that contradict each other, with both quotes."""
    sources = {facts.article.id: facts.article.source for facts in articles}
    by_id = {judgement.id: judgement for judgement in judgements}
    pairs = sorted({tuple(sorted((one.id, other))) for one in judgements for other in one.contradicts})
    issues = []
    for one, other in ((by_id[pair[0]], by_id[pair[1]]) for pair in pairs):
        council = ontology.councils.get(one.council)
        said = " but ".join(
            f"{side.grade} in {sources[side.evidence[0].article]} ({side.evidence[0].exact!r})" for side in (one, other)
        )
        message = (
            f"{council.label if council else one.council}, {one.area_label or one.area} ({one.inspection}): {said}"
        )
        first = one.evidence[0]
        issues.append(Issue(sources[first.article], "contradiction", message, first.start, first.end, first.exact))
    return issues


def _failings(
    articles: Iterable[ArticleFacts], home: Mapping[AccountKey, MergedInspection]
) -> tuple[MergedFailing, ...]:
    found: dict[tuple[str, PatternId], list[FailingFact]] = defaultdict(list)
    where: dict[str, MergedInspection] = {}
    for facts in articles:
        for fact in facts.failings:
            inspection = home[facts.article.id, fact.inspection, fact.council]
            where[inspection.id] = inspection
            found[inspection.id, fact.pattern].append(fact)
    ids = distinct({key: "-".join(key) for key in found}, {key: repr(key) for key in found})
    made = [
        MergedFailing(
            id=ids[inspection, pattern],
            inspection=inspection,
            council=where[inspection].council,
            pattern=pattern,
            evidence=_evidence(fact.evidence for fact in facts),
            attributed_to=tuple(sorted({agency for fact in facts for agency in fact.attributed_to})),
            blaming=_blaming(facts),
            affects=tuple(sorted({group for fact in facts for group in fact.affects})),
            under=tuple(sorted({fact.under for fact in facts if fact.under is not None})),
        )
        for (inspection, pattern), facts in found.items()
    ]
    return tuple(sorted(made, key=lambda failing: failing.id))


def _blaming(facts: Iterable[FailingFact]) -> tuple[tuple[AgencyId, Evidence], ...]:
    """Who is blamed, with the sentence that does: a failing at one council has many, and few blame anybody."""
    blaming = {(agency, fact.evidence) for fact in facts for agency in fact.attributed_to}
    return tuple(sorted(blaming, key=lambda one: (one[0], evidence_order(one[1]))))


def _improvements(
    articles: Iterable[ArticleFacts], home: Mapping[AccountKey, MergedInspection]
) -> tuple[MergedImprovement, ...]:
    found: dict[tuple[str, PatternId], list[AreaForImprovementFact]] = defaultdict(list)
    for facts in articles:
        for fact in facts.improvements:
            found[home[facts.article.id, fact.inspection, fact.council].id, fact.pattern].append(fact)
    ids = distinct({key: "-".join(key) for key in found}, {key: repr(key) for key in found})
    made = [
        MergedImprovement(
            id=ids[inspection, pattern],
            inspection=inspection,
            pattern=pattern,
            evidence=_evidence(fact.evidence for fact in facts),
            under=tuple(sorted({fact.under for fact in facts if fact.under is not None})),
        )
        for (inspection, pattern), facts in found.items()
    ]
    return tuple(sorted(made, key=lambda wanted: wanted.id))


def _councils(
    articles: Iterable[ArticleFacts],
    inspections: Iterable[MergedInspection],
    judgements: Iterable[MergedJudgement],
    failings: Iterable[MergedFailing],
) -> tuple[MergedCouncil, ...]:
    """Every council that is named or inspected; one that no fact names stands on what is said of it."""
    named: dict[CouncilId, set[Evidence]] = defaultdict(set)
    said: dict[CouncilId, set[Evidence]] = defaultdict(set)
    for facts in articles:
        for council in facts.councils:
            named[council.council].add(council.evidence)
        for post in facts.posts:
            if post.council is not None:
                said[post.council].add(post.evidence)
    facts_of: list[tuple[CouncilId, tuple[Evidence, ...]]] = [
        *((fact.council, fact.evidence) for fact in inspections),
        *((fact.council, fact.evidence) for fact in judgements),
        *((fact.council, fact.evidence) for fact in failings),
    ]
    for id, evidence in facts_of:
        said[id].update(evidence)
    return tuple(MergedCouncil(id, _evidence(named.get(id) or said[id])) for id in sorted({*named, *said}))


@dataclass(slots=True)
class _AgencyNotes:
    """What the articles say of one agency."""

    facts: list[AgencyFact]
    mentions: list[Evidence]
    """Evidence of facts that point to it without naming it themselves."""


def _agencies(articles: Iterable[ArticleFacts], ontology: Ontology) -> tuple[MergedAgency, ...]:
    notes: dict[AgencyId, _AgencyNotes] = defaultdict(lambda: _AgencyNotes([], []))
    for facts in articles:
        for fact in facts.agencies:
            notes[fact.agency].facts.append(fact)
        for inspection in facts.inspections:
            for agency in (*inspection.inspected_by, *inspection.partners):
                notes[agency].mentions.append(inspection.evidence)
        for failing in facts.failings:
            for agency in failing.attributed_to:
                notes[agency].mentions.append(failing.evidence)
        for post in facts.posts:
            if post.agency is not None:
                notes[post.agency].mentions.append(post.evidence)
    return tuple(_agency(id, found, ontology) for id, found in sorted(notes.items()))


def _agency(id: AgencyId, notes: _AgencyNotes, ontology: Ontology) -> MergedAgency:
    """An agency with its label and type from the register, else those that most facts give it."""
    known = ontology.agencies.get(id)
    labels = Counter(fact.label for fact in notes.facts)
    types = Counter(fact.type for fact in notes.facts)
    return MergedAgency(
        id=id,
        label=known.label if known else min(labels, key=lambda label: (-labels[label], label), default=id),
        type=known.type if known else min(types, key=lambda type: (-types[type], type), default=ConceptId("other")),
        evidence=_evidence([fact.evidence for fact in notes.facts] or notes.mentions),
        resolved=_evidence(fact.evidence for fact in notes.facts if fact.resolved),
    )


def _evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(evidence), key=evidence_order))
