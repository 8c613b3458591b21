"""The facts of many articles in, each fact once out, with the evidence of all.

What is one: an inspection by ``kg.graph.inspections``, a person by ``kg.graph.people``; a judgement is a
grade for an area in an inspection, a failing a pattern in an inspection, an agency its id. The result
does not depend on the order of the articles. A contradiction is kept and reported.

Everything is merged part by part: each council by itself, people by the first word of their names, each
agency by itself. No fact of one part can change another, so that only those that a changed article has
a say in need be merged again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.decisions import NONE, Decisions
from kg.graph.accounts import AccountKey, accounts_of, best_date, grade_of
from kg.graph.agencies import AgencyNotes, agency_notes, merge_agency, together, with_one_name
from kg.graph.ids import distinct, inspection_slug, slug
from kg.graph.matching import UNSPECIFIED, Account, Grade, type_by_date
from kg.graph.merged import (
    Merged,
    MergedCouncil,
    MergedFailing,
    MergedImprovement,
    MergedInspection,
    MergedJudgement,
    evidence_order,
    sorted_evidence,
)
from kg.graph.people import Rulings, merge_people, people_of
from kg.model import (
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

if TYPE_CHECKING:
    from kg.graph.inspections import Cluster

T = TypeVar("T")
P = TypeVar("P", bound=str)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


M = TypeVar("M", bound=_Named)


def merge(articles: Iterable[ArticleFacts], ontology: Ontology, decisions: Decisions = NONE) -> Merged:
    """Merge the facts of all articles; their own issues are passed on with those of the merge."""
    once, issues = each_once(articles)
    told = [tell(facts, ontology, decisions) for facts in once]
    kept = [one.facts for one in told]
    by_council = {
        id: merge_council(id, members, ontology, decisions) for id, members in _by(told, lambda one: one.councils)
    }
    rulings = Rulings.of(decisions)
    people = [
        merge_people(members, group, rulings) for group, members in _by(kept, lambda facts: people_of(facts, rulings))
    ]
    agencies: dict[AgencyId, list[AgencyNotes]] = defaultdict(list)
    for facts in kept:
        for id, notes in agency_notes(facts).items():
            agencies[id].append(notes)
    issues.extend(issue for one in told for issue in one.issues)
    issues.extend(issue for part in by_council.values() for issue in part.issues)
    return Merged(
        articles=tuple(facts.article for facts in kept),
        councils=tuple(part.council for part in by_council.values() if part.council is not None),
        agencies=tuple(merge_agency(id, together(notes), ontology) for id, notes in sorted(agencies.items())),
        inspections=_sorted(part.inspections for part in by_council.values()),
        judgements=_sorted(part.judgements for part in by_council.values()),
        failings=_sorted(part.failings for part in by_council.values()),
        improvements=_sorted(part.improvements for part in by_council.values()),
        persons=_sorted(persons for persons, _ in people),
        posts=_sorted(posts for _, posts in people),
        issues=tuple(sorted(set(issues), key=repr)),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of one article with what it says of each inspection: all that a merge needs of it."""

    facts: ArticleFacts
    accounts: Mapping[AccountKey, Account]
    issues: tuple[Issue, ...]
    """What cannot be true of one of its inspections."""

    @property
    def councils(self) -> set[CouncilId]:
        """The councils on which it has a say: it names them, tells of their inspections, or of posts there."""
        named = {fact.council for fact in self.facts.councils}
        posts = {fact.council for fact in self.facts.posts if fact.council is not None}
        return named | posts | {account.council for account in self.accounts.values()}


@dataclass(frozen=True, slots=True)
class CouncilPart:
    """All that is merged at one council, which no fact of another council can change."""

    council: MergedCouncil | None
    inspections: tuple[MergedInspection, ...]
    judgements: tuple[MergedJudgement, ...]
    failings: tuple[MergedFailing, ...]
    improvements: tuple[MergedImprovement, ...]
    issues: tuple[Issue, ...]


def tell(facts: ArticleFacts, ontology: Ontology, decisions: Decisions = NONE) -> Told:
    """An article made ready for merging; agencies that are decided to be one go by one id."""
    facts = with_one_name(facts, decisions, ontology)
    accounts, issues = accounts_of(facts, ontology)
    return Told(facts, accounts, tuple(issues))


def merge_council(id: CouncilId, told: Sequence[Told], ontology: Ontology, decisions: Decisions = NONE) -> CouncilPart:
    """Merge what articles tell of one council; those that tell nothing of it change nothing."""
    from kg.graph.inspections import same_inspections  # numpy takes long to import, and starts threads

    articles = [one.facts for one in told]
    accounts = _accounts(id, told)
    names: dict[str, str] = {c.id: c.label for c in ontology.councils.values()}
    clusters, doubts = same_inspections(accounts.values(), names, decisions)
    issues = list(doubts)
    inspections = _inspections(clusters, issues)
    home = _homes(accounts, clusters, inspections)
    judgements = _judgements(articles, home)
    issues.extend(_contradictions(judgements, articles, ontology))
    failings = _failings(articles, home)
    return CouncilPart(
        council=_council(id, articles, inspections, judgements, failings),
        inspections=tuple(sorted(inspections, key=lambda inspection: inspection.id)),
        judgements=judgements,
        failings=failings,
        improvements=_improvements(articles, home),
        issues=tuple(issues),
    )


def _accounts(id: CouncilId, told: Sequence[Told]) -> dict[AccountKey, Account]:
    return {key: account for one in told for key, account in one.accounts.items() if account.council == id}


def told_inspections(
    id: CouncilId, told: Sequence[Told], decisions: Decisions = NONE
) -> list[tuple[MergedInspection, Cluster]]:
    """The inspections of one council, each with the accounts that it was made of."""
    from kg.graph.inspections import same_inspections  # numpy takes long to import, and starts threads

    clusters, _ = same_inspections(_accounts(id, told).values(), {}, decisions)
    return list(zip(_inspections(clusters, []), clusters, strict=True))


def each_once(articles: Iterable[ArticleFacts]) -> tuple[list[ArticleFacts], list[Issue]]:
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


def _by(members: Iterable[T], parts_of: Callable[[T], Iterable[P]]) -> list[tuple[P, list[T]]]:
    """Members by the parts on which they have a say, both in order."""
    found: dict[P, list[T]] = defaultdict(list)
    for member in members:
        for part in parts_of(member):
            found[part].append(member)
    return sorted(found.items())


def _sorted(parts: Iterable[Iterable[M]]) -> tuple[M, ...]:
    return tuple(sorted((one for part in parts for one in part), key=lambda one: one.id))


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
        evidence=sorted_evidence(evidence for account in cluster for evidence in account.evidence),
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
            inspection = home.get((facts.article.id, fact.inspection, fact.council))
            if inspection is not None:
                where[inspection.id] = inspection
                found[inspection.id, grade_of(fact)].append(fact)
    slugs = {key: _judgement_slug(*key) for key in found}
    ids = distinct(slugs, {key: repr(key) for key in found})
    rivals: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for (inspection_id, grade), id in ids.items():
        rivals[inspection_id, grade.area, grade.label].append((grade.grade, id))
    made = [
        _judgement(ids[key], key[1], members, where[key[0]], rivals[key[0], key[1].area, key[1].label])
        for key, members in found.items()
    ]
    return tuple(sorted(made, key=lambda judgement: judgement.id))


def _judgement_slug(inspection: str, grade: Grade) -> str:
    area = f"{grade.area}-{slug(grade.label)}" if grade.label else grade.area
    return f"{inspection}-{area}-{grade.grade}"


def _judgement(
    id: str,
    grade: Grade,
    facts: Sequence[JudgementFact],
    inspection: MergedInspection,
    rivals: Iterable[tuple[str, str]],
) -> MergedJudgement:
    """One judgement; ``rivals`` are grade and id of all for its area."""
    labels = Counter(fact.area_label for fact in facts if fact.area_label and grade.area == "other")
    return MergedJudgement(
        id=id,
        inspection=inspection.id,
        council=inspection.council,
        area=ConceptId(grade.area),
        grade=ConceptId(grade.grade),
        evidence=sorted_evidence(fact.evidence for fact in facts),
        area_label=min(labels, key=lambda label: (-labels[label], label), default=None),
        contradicts=tuple(sorted(other for rival, other in rivals if rival != grade.grade)),
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
            inspection = home.get((facts.article.id, fact.inspection, fact.council))
            if inspection is not None:
                where[inspection.id] = inspection
                found[inspection.id, fact.pattern].append(fact)
    ids = distinct({key: "-".join(key) for key in found}, {key: repr(key) for key in found})
    made = [
        MergedFailing(
            id=ids[inspection, pattern],
            inspection=inspection,
            council=where[inspection].council,
            pattern=pattern,
            evidence=sorted_evidence(fact.evidence for fact in facts),
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
            inspection = home.get((facts.article.id, fact.inspection, fact.council))
            if inspection is not None:
                found[inspection.id, fact.pattern].append(fact)
    ids = distinct({key: "-".join(key) for key in found}, {key: repr(key) for key in found})
    made = [
        MergedImprovement(
            id=ids[inspection, pattern],
            inspection=inspection,
            pattern=pattern,
            evidence=sorted_evidence(fact.evidence for fact in facts),
            under=tuple(sorted({fact.under for fact in facts if fact.under is not None})),
        )
        for (inspection, pattern), facts in found.items()
    ]
    return tuple(sorted(made, key=lambda wanted: wanted.id))


def _council(
    id: CouncilId,
    articles: Iterable[ArticleFacts],
    inspections: Iterable[MergedInspection],
    judgements: Iterable[MergedJudgement],
    failings: Iterable[MergedFailing],
) -> MergedCouncil | None:
    """A council that is named or inspected; one that no fact names stands on what is said of it."""
    named: set[Evidence] = set()
    said: set[Evidence] = set()
    for facts in articles:
        named.update(fact.evidence for fact in facts.councils if fact.council == id)
        said.update(post.evidence for post in facts.posts if post.council == id)
    for found in (inspections, judgements, failings):
        said.update(evidence for fact in found for evidence in fact.evidence)
    return MergedCouncil(id, sorted_evidence(named or said)) if named or said else None
