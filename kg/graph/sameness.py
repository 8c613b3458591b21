"""What was joined and why, and what nearly was: for a person to see and to overrule."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from kg.decisions import Decisions
from kg.graph.corpus import Corpus
from kg.graph.ids import fold
from kg.graph.matching import Account, Tie, account_name, evidence_id, tie
from kg.graph.merge import told_inspections
from kg.graph.parts import notes_of
from kg.graph.people import Mention, PeopleId, Rulings, group_people, person_ids
from kg.model import AgencyId, CouncilId, Evidence
from kg.ontology import Ontology

_WHY: Final = {
    Tie.DAY: "the same day",
    Tie.MONTH: "the same month",
    Tie.YEAR: "the same year, or one date within the other",
    Tie.GAP: "the report followed the visit in due time",
    Tie.NEWS: "news of the report that came out then",
    Tie.ISSUED: "news of those weeks",
}
_ALIKE: Final = 0.85
"""How alike two names must be (``difflib``) to be shown as a near miss."""


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of what was joined, or nearly was."""

    thing: str
    """``person/ann-lee-leeds``."""
    evidence: str
    """``evidence/courier-1a2b3c4d-338-369``: what a decision goes by."""
    name: str
    quote: str
    article: str
    """Id of the article."""
    account: str = ""
    """Of an inspection: which of the article's accounts it is, for a sentence that tells of several."""
    council: str = ""
    """Of an inspection: the id of the council."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Several mentions that are taken for one thing."""

    kind: str
    thing: str
    why: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two things that may be one and were not joined."""

    kind: str
    why: str
    sides: tuple[Side, Side]


def inspections(corpus: Corpus, decisions: Decisions) -> tuple[list[Joined], list[Near]]:
    """Inspections that several articles tell of, and pairs with some tie that were kept apart."""
    joined, near = [], []
    for part in corpus.parts("council"):
        id = CouncilId(part.removeprefix("council/"))
        made = told_inspections(id, corpus.told(part), decisions)
        clusters = [cluster for _, cluster in made]
        names = {cluster[0].order: f"inspection/{inspection.id}" for inspection, cluster in made}
        for cluster in clusters:
            if len({account.article.id for account in cluster}) > 1:
                sides = tuple(_account_side(names[cluster[0].order], account) for account in cluster)
                joined.append(Joined("inspection", names[cluster[0].order], _why_joined(cluster), sides))
        for one, other in combinations(clusters, 2):
            ties = [tie(mine, theirs) for mine in one for theirs in other]
            if max(ties) > Tie.OPEN:
                but = ", but others of their dates or grades exclude it" if Tie.APART in ties else ""
                pair = (_account_side(names[one[0].order], one[0]), _account_side(names[other[0].order], other[0]))
                near.append(Near("inspection", _WHY[max(ties)] + but, pair))
    return joined, near


def all_inspections(corpus: Corpus, decisions: Decisions) -> list[Side]:
    """Every account of every inspection, with the id of the inspection; once for each sentence that tells of it."""
    sides: list[Side] = []
    for part in corpus.parts("council"):
        id = CouncilId(part.removeprefix("council/"))
        for inspection, cluster in told_inspections(id, corpus.told(part), decisions):
            for account in cluster:
                thing, name = f"inspection/{inspection.id}", account_name(account)
                sides.extend(_side(thing, evidence, "", name, id) for evidence in account.evidence)
    return sides


def all_people(corpus: Corpus, decisions: Decisions) -> list[Side]:
    """Every mention of every person, with the id of the person."""
    rulings = Rulings.of(decisions)
    sides: list[Side] = []
    for part in corpus.parts("people"):
        group = PeopleId(part.removeprefix("people/"))
        groups = group_people((one.facts for one in corpus.told(part)), group, rulings)
        for node, id in person_ids(groups).items():
            sides.extend(_mention_side(f"person/{id}", mention) for mention in groups[node])
    return sides


def _why_joined(cluster: Sequence[Account]) -> str:
    found = [
        max(tie(account, earlier) for earlier in cluster[:place]) for place, account in enumerate(cluster) if place
    ]
    return "; ".join(dict.fromkeys(_WHY.get(one, "the only one that fits, or decided") for one in sorted(found)[::-1]))


def _account_side(thing: str, account: Account) -> Side:
    dates = "/".join(str(day) for day in account.dates if day is not None) or "undated"
    return _side(thing, account.evidence[0], f"{account.type}, {dates}", account_name(account), account.council)


def _side(thing: str, evidence: Evidence, name: str, account: str = "", council: str = "") -> Side:
    return Side(thing, f"evidence/{evidence_id(evidence)}", name, evidence.exact, evidence.article, account, council)


def people(corpus: Corpus, decisions: Decisions) -> tuple[list[Joined], list[Near]]:
    """Persons whom several articles name, and pairs of like names that were kept apart."""
    rulings = Rulings.of(decisions)
    joined, persons = [], []
    for part in corpus.parts("people"):
        group = PeopleId(part.removeprefix("people/"))
        groups = group_people((one.facts for one in corpus.told(part)), group, rulings)
        ids = person_ids(groups)
        for node, members in groups.items():
            sides = tuple(_mention_side(f"person/{ids[node]}", mention) for mention in members)
            persons.append((sides[0], {mention.organisation for mention in members}))
            if len({mention.article for mention in members}) > 1:
                names = {fold(mention.fact.person) for mention in members}
                why = "decided" if len(names) > 1 else "one name at one organisation, or in one article"
                joined.append(Joined("person", f"person/{ids[node]}", why, sides))
    return joined, list(_like_people(persons))


def _mention_side(thing: str, mention: Mention) -> Side:
    place = mention.organisation.partition("/")[2]
    post = f"{mention.fact.person}, {mention.fact.role}" + (f", {place}" if place else "")
    return _side(thing, mention.fact.evidence, post)


def _like_people(persons: Iterable[tuple[Side, set[str]]]) -> Iterator[Near]:
    """People of one name at several places, and of like names at one place."""
    by_surname: dict[str, list[tuple[str, Side, set[str]]]] = defaultdict(list)
    for side, places in persons:
        name = fold(side.name.partition(",")[0])
        by_surname[name.rpartition(" ")[2]].append((name, side, places))
    for _, members in sorted(by_surname.items()):
        for (name, one, here), (other_name, other, there) in combinations(members, 2):
            if name == other_name:
                yield Near("person", "one name at two organisations", (one, other))
            elif here & there - {""} and _like(name, other_name):
                yield Near("person", "like names at one organisation", (one, other))


def _like(one: str, other: str) -> bool:
    initials = one[:1] == other[:1] and min(len(one.split()[0]), len(other.split()[0])) == 1
    return initials or difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE


def agencies(corpus: Corpus, ontology: Ontology, decisions: Decisions) -> tuple[list[Joined], list[Near]]:
    """Agencies that go by several names, and pairs of like names outside the register that were kept apart."""
    joined: list[Joined] = []
    named: list[Side] = []
    decided = {id for pair in decisions.pairs("agency", same=True) for id in pair}
    for part in corpus.parts("agency"):
        id = AgencyId(part.removeprefix("agency/"))
        if id in ontology.agencies and id not in decided:
            continue
        facts = notes_of(id, corpus.told(part)).facts
        first = {fact.label: _side(part, fact.evidence, fact.label) for fact in reversed(facts)}
        sides = tuple(side for _, side in sorted(first.items()))
        if len(sides) > 1:
            joined.append(Joined("agency", part, "decided" if id in decided else "the same words", sides))
        named.extend(sides[:1])
    ordered = sorted(named, key=lambda side: fold(side.name))
    near = [
        Near("agency", "like names", (one, other))
        for one, other in pairwise(ordered)
        if difflib.SequenceMatcher(None, fold(one.name), fold(other.name)).ratio() >= _ALIKE
    ]
    return joined, near
