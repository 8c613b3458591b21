"""Which posts are one person's, and which mentions of a post are one post.

A person is a name at an organisation: two people of one name at two organisations stay two. Within
one article a name is one person whose organisation may be told only once, and who may have moved from
one organisation to another; but not one who holds posts at two organisations at the same time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NewType, TypeVar

from kg.decisions import Decisions
from kg.graph.ids import distinct, fold, slug
from kg.graph.merged import MergedPerson, MergedPost, evidence_order
from kg.model import ArticleFacts, PostFact, PostStatus

Node = tuple[str, str]
"""A folded name, and an organisation (``council/leeds``) or, where none is known, an article."""
_Post = tuple[str, str, PostStatus, str]
"""Person id, folded role, status, organisation (empty where unknown)."""


_Spoken = tuple[str, str]
"""The id of the evidence, and a folded name in it."""
L = TypeVar("L", bound=Hashable)
PeopleId = NewType("PeopleId", str)
"""The first word of a slug: people of two such words can neither be one nor get one id."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """What decisions say of people."""

    groups: Mapping[str, PeopleId] = field(default_factory=dict)
    """The group in which people of a first word are merged, where names of several are one person's."""
    same: frozenset[tuple[_Spoken, _Spoken]] = frozenset()
    apart: frozenset[Node] = frozenset()
    """Names in articles that are not the person whom the name and the post tell."""

    @classmethod
    def of(cls, decisions: Decisions) -> Rulings:
        """The rulings that decisions come to."""
        leader: dict[PeopleId, PeopleId] = {}
        same, apart = set(), set()
        for decision in decisions.of("person"):
            one, other = ((anchor.id, fold(anchor.says)) for anchor in (decision.one, decision.other))
            if not decision.same:
                apart.add((other[1], f"article/{other[0].rsplit('-', 2)[0]}"))
                continue
            same.add((one, other))
            first, second = sorted(_leader(leader, _first_word(name)) for _, name in (one, other))
            leader[second] = first
        return cls({word: _leader(leader, word) for word in list(leader)}, frozenset(same), frozenset(apart))

    def group_of(self, name: str) -> PeopleId:
        """The group in which a name is merged."""
        word = _first_word(name)
        return self.groups.get(word, word)


def people_of(facts: ArticleFacts, rulings: Rulings) -> set[PeopleId]:
    """The groups of people in which an article has a say."""
    return {rulings.group_of(fact.person) for fact in facts.posts}


def merge_people(
    articles: Iterable[ArticleFacts], group: PeopleId, rulings: Rulings
) -> tuple[tuple[MergedPerson, ...], tuple[MergedPost, ...]]:
    """The persons of one group and their posts, each once."""
    groups = group_people(articles, group, rulings)
    ids = person_ids(groups)
    persons = [MergedPerson(ids[person], _best_name(members)) for person, members in groups.items()]
    posts = [post for person, members in groups.items() for post in _posts(ids[person], members)]
    post_ids = distinct(dict(enumerate(post.id for post in posts)), dict(enumerate(map(_identity, posts))))
    named = [replace(post, id=post_ids[i]) for i, post in enumerate(posts)]
    return tuple(sorted(persons, key=lambda person: person.id)), tuple(sorted(named, key=lambda post: post.id))


def group_people(articles: Iterable[ArticleFacts], group: PeopleId, rulings: Rulings) -> dict[Node, list[Mention]]:
    """The mentions of each person of one group."""
    mentions = [
        Mention(fact, facts.article.id)
        for facts in articles
        for fact in facts.posts
        if rulings.group_of(fact.person) == group
    ]
    return _groups(mentions, rulings)


def person_ids(groups: Mapping[Node, list[Mention]]) -> dict[Node, str]:
    """The id of each person of one group."""
    slugs = {person: _person_slug(person, members) for person, members in groups.items()}
    return distinct(slugs, {person: " ".join(person) for person in groups})


def _first_word(name: str) -> PeopleId:
    return PeopleId(slug(name).partition("-")[0])


def _leader(leaders: dict[L, L], member: L) -> L:
    """Who stands for all that are one with a member."""
    while leaders.setdefault(member, member) != member:
        member = leaders[member]
    return member


@dataclass(frozen=True, slots=True)
class Mention:
    """One fact about a post, and the article that states it."""

    fact: PostFact
    article: str

    @property
    def organisation(self) -> str:
        """The organisation as ``council/leeds`` or ``agency/ofsted``; empty where unknown."""
        if self.fact.council is not None:
            return f"council/{self.fact.council}"
        return f"agency/{self.fact.agency}" if self.fact.agency is not None else ""

    @property
    def here(self) -> Node:
        """The name in this article."""
        return fold(self.fact.person), f"article/{self.article}"

    @property
    def spoken(self) -> _Spoken:
        """The sentence and the name: how a decision knows a mention."""
        evidence = self.fact.evidence
        return f"{evidence.article}-{evidence.start}-{evidence.end}", fold(self.fact.person)

    @property
    def node(self) -> Node:
        """The person as this mention knows it."""
        return fold(self.fact.person), self.organisation or f"article/{self.article}"


def _groups(mentions: list[Mention], rulings: Rulings) -> dict[Node, list[Mention]]:
    """Mentions by person: one name at one organisation, or in one article; or as it was decided."""
    leader: dict[Node, Node] = {}

    def unite(*nodes: Node) -> None:
        one, other = sorted(_leader(leader, node) for node in nodes)
        leader[other] = one

    def node_of(mention: Mention) -> Node:
        return mention.here if mention.here in rulings.apart else mention.node

    several = _holding_several(mentions)
    spoken: dict[_Spoken, Node] = {}
    for mention in mentions:
        spoken[mention.spoken] = node_of(mention)
        if mention.here not in several:
            unite(mention.here, node_of(mention))
    for first, second in sorted(rulings.same):
        if first in spoken and second in spoken:
            unite(spoken[first], spoken[second])
    groups: dict[Node, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_leader(leader, node_of(mention))].append(mention)
    return {_name_node(members, rulings): members for _, members in sorted(groups.items())}


def _holding_several(mentions: list[Mention]) -> set[Node]:
    """Names that hold posts at several organisations in one article: perhaps not one person."""
    places: dict[Node, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.organisation and mention.fact.status in (PostStatus.CURRENT, PostStatus.INTERIM):
            places[fold(mention.fact.person), f"article/{mention.article}"].add(mention.organisation)
    return {node for node, held in places.items() if len(held) > 1}


def _name_node(members: list[Mention], rulings: Rulings) -> Node:
    """A person by name and the organisation of the present post, or another one, or the first article.

    One who was set apart from another of that name and organisation goes by the article.
    """
    if all(mention.here in rulings.apart for mention in members):
        return min(mention.here for mention in members)
    current = {mention.organisation for mention in members if mention.fact.status != PostStatus.FORMER}
    known = {mention.organisation for mention in members}
    places = sorted(current - {""}) or sorted(known - {""})
    place = places[0] if places else f"article/{min(mention.article for mention in members)}"
    return fold(_best_name(members)), place


def _person_slug(person: Node, members: list[Mention]) -> str:
    return f"{slug(_best_name(members))}-{slug(person[1].partition('/')[2])}"


def _best_name(members: list[Mention]) -> str:
    """The commonest spelling; of equals the one with more accents, then the first in the alphabet."""
    spellings = Counter(" ".join(mention.fact.person.split()) for mention in members)
    return min(spellings, key=lambda name: (-spellings[name], sum(letter.isascii() for letter in name), name))


def _posts(person: str, members: list[Mention]) -> list[MergedPost]:
    """The posts of one person; a mention without organisation belongs to the one post it can mean."""
    known: dict[tuple[str, PostStatus], set[str]] = defaultdict(set)
    for mention in members:
        if mention.organisation:
            known[fold(mention.fact.role), mention.fact.status].add(mention.organisation)
    posts: dict[_Post, list[Mention]] = defaultdict(list)
    for mention in members:
        role, status = fold(mention.fact.role), mention.fact.status
        places = known[role, status]
        place = mention.organisation or (min(places) if len(places) == 1 else "")
        posts[person, role, status, place].append(mention)
    return [_post(post, mentions) for post, mentions in sorted(posts.items())]


def _post(post: _Post, mentions: list[Mention]) -> MergedPost:
    person, _, status, place = post
    facts = [mention.fact for mention in mentions]
    placed = next((fact for fact in facts if fact.council is not None or fact.agency is not None), facts[0])
    role = min(Counter(fact.role for fact in facts).items(), key=lambda item: (-item[1], item[0]))[0]
    return MergedPost(
        id=f"{person}-{slug(role)}-{status.value}",
        person=person,
        role=role,
        role_id=min((fact.role_id for fact in facts if fact.role_id is not None), default=None),
        status=status,
        evidence=tuple(sorted({fact.evidence for fact in facts}, key=evidence_order)),
        council=placed.council if place else None,
        agency=placed.agency if place else None,
    )


def _identity(post: MergedPost) -> str:
    return f"{post.id} {post.council or ''} {post.agency or ''}"
