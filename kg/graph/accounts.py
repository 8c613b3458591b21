"""What each article says of each inspection: its facts of one key, gathered into one account."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from kg.graph.ids import fold
from kg.graph.matching import UNSPECIFIED, Account, Grade, Span, compatible_types, reported_span
from kg.graph.merged import evidence_order
from kg.model import (
    Article,
    ArticleFacts,
    CouncilId,
    Evidence,
    InspectionFact,
    InspectionKey,
    Issue,
    JudgementFact,
    PartialDate,
    SourceKind,
)
from kg.ontology import Council, Ontology

AccountKey = tuple[str, InspectionKey, CouncilId]
"""Article id, the inspection's name in it, and the council as the article has it."""


def accounts_of(facts: ArticleFacts, ontology: Ontology) -> tuple[dict[AccountKey, Account], list[Issue]]:
    """The accounts of one article, and an issue for each council that did not exist on the day.

    A judgement or failing whose inspection has no fact of its own makes an account with its own evidence.
    """
    told: dict[AccountKey, list[InspectionFact]] = defaultdict(list)
    grades: dict[AccountKey, set[Grade]] = defaultdict(set)
    evidence: dict[AccountKey, set[Evidence]] = defaultdict(set)
    for inspection in facts.inspections:
        key = (facts.article.id, inspection.key, inspection.council)
        told[key].append(inspection)
        evidence[key].add(inspection.evidence)
    for judgement in facts.judgements:
        key = (facts.article.id, judgement.inspection, judgement.council)
        grades[key].add(grade_of(judgement))
        if key not in told:
            evidence[key].add(judgement.evidence)
    for failing in facts.failings:
        key = (facts.article.id, failing.inspection, failing.council)
        if key not in told:
            evidence[key].add(failing.evidence)
    for wanted in facts.improvements:
        key = (facts.article.id, wanted.inspection, wanted.council)
        if key not in told:
            evidence[key].add(wanted.evidence)
    made = {
        key: _account(facts.article, key, told[key], frozenset(grades[key]), evidence[key]) for key in sorted(evidence)
    }
    issues: list[Issue] = []
    placed = {key: _placed(account, ontology, issues) for key, account in made.items()}
    return _reported(placed), issues


def grade_of(judgement: JudgementFact) -> Grade:
    """Area and grade of a judgement; the wording of an area ``other`` counts, however it is spelt."""
    label = fold(judgement.area_label or "") if judgement.area == "other" else ""
    return Grade(judgement.area, label, judgement.grade)


def best_date(days: Iterable[tuple[PartialDate, SourceKind]]) -> PartialDate | None:
    """The most precise of several dates of one kind; where they disagree, a report's before a newspaper's."""
    given = list(days)
    if not given:
        return None
    counts = Counter(day for day, _ in given)
    disagree = any(not one.compatible(other) for one, other in combinations(counts, 2))

    def rank(item: tuple[PartialDate, SourceKind]) -> tuple[bool, bool, int, int, str]:
        day, kind = item
        return day.year is None, disagree and kind == SourceKind.NEWS, -day.precision, -counts[day], str(day)

    return min(given, key=rank)[0]


def _account(
    article: Article,
    key: AccountKey,
    facts: Sequence[InspectionFact],
    grades: frozenset[Grade],
    evidence: Iterable[Evidence],
) -> Account:
    types = Counter(fact.type for fact in facts if fact.type != UNSPECIFIED)
    return Account(
        article=article,
        key=key[1],
        council=key[2],
        type=min(types, key=lambda type: (-types[type], type), default=UNSPECIFIED),
        facts=tuple(sorted(facts, key=lambda fact: (evidence_order(fact.evidence), str(fact)))),
        start=best_date((fact.start, article.kind) for fact in facts if fact.start is not None),
        end=best_date((fact.end, article.kind) for fact in facts if fact.end is not None),
        published=best_date((fact.published, article.kind) for fact in facts if fact.published is not None),
        grades=grades,
        evidence=tuple(sorted(evidence, key=evidence_order)),
    )


def _placed(account: Account, ontology: Ontology, issues: list[Issue]) -> Account:
    """The account with the authority that existed on its date, where that is certain."""
    council = ontology.councils.get(account.council)
    span = Span.of(account.start) or Span.of(account.end)
    if council is None or span is None:
        return account
    others = _others_on_the_day(council, span, ontology)
    if others is None:
        return account
    if len(others) == 1:
        return replace(account, council=others[0].id)
    first = account.evidence[0]
    named = " or ".join(other.label for other in others) or "no authority of the register"
    message = f"{council.label} did not exist at the time of this inspection ({account.start or account.end}): {named}"
    issues.append(Issue(account.article.source, "council-out-of-time", message, first.start, first.end, first.exact))
    return account


def _others_on_the_day(council: Council, span: Span, ontology: Ontology) -> list[Council] | None:
    """Who stood in this council's place on a day outside its time; None where it existed."""
    if council.established and span.last.isoformat() < council.established:
        return ontology.predecessors(council.id)
    if council.abolished and span.first.isoformat() >= council.abolished:
        return [ontology.councils[id] for id in sorted(council.succeeded_by)]
    return None


def _reported(accounts: dict[AccountKey, Account]) -> dict[AccountKey, Account]:
    """Undated accounts dated by their article, where it is sure to tell news of that inspection.

    It is not where the article tells of another inspection of the council, of a fitting type, that is
    undated too, or that was itself reported at the time: the undated one may then be an earlier one.
    """
    return {key: _reported_one(account, list(accounts.values())) for key, account in accounts.items()}


def _reported_one(account: Account, accounts: list[Account]) -> Account:
    span = reported_span(account.article)
    if account.dated or span is None:
        return account
    for other in accounts:
        if (
            other.key == account.key
            or other.council != account.council
            or not compatible_types(account.outline, other.outline)
        ):
            continue
        if not other.dated or _news_at(other, span):
            return account
    return replace(account, reported=span)


def _news_at(account: Account, reported: Span) -> bool:
    """Whether a dated account may be the inspection whose report came out in a span of days."""
    out = Span.of(account.published)
    if out is not None:
        return out.overlaps(reported)
    left = Span.of(account.end) or Span.of(account.start)
    return left is not None and left.first <= reported.last and (reported.first - left.last).days <= 184
