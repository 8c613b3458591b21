"""Which posts are one person's, and which mentions of a post are one post.

A person is a name at an organisation: two people of one name at two organisations stay two. Within
one article a name is one person whose organisation may be told only once, and who may have moved from
one organisation to another; but not one who holds posts at two organisations at the same time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NewType

from kg.graph.ids import distinct, fold, slug
from kg.graph.merged import MergedPerson, MergedPost, evidence_order
from kg.model import ArticleFacts, PostFact, PostStatus

_Node = tuple[str, str]
"""A folded name, and an organisation (``council/leeds``) or, where none is known, an article."""
_Post = tuple[str, str, PostStatus, str]
"""Person id, folded role, status, organisation (empty where unknown)."""


PeopleId = NewType("PeopleId", str)
"""The first word of a slug: people of two such words can neither be one nor get one id."""


def people_of(facts: ArticleFacts) -> set[PeopleId]:
    """The groups of people in which an article has a say."""
    return {_people(fact) for fact in facts.posts}


def merge_people(
    articles: Iterable[ArticleFacts], group: PeopleId
) -> tuple[tuple[MergedPerson, ...], tuple[MergedPost, ...]]:
    """The persons of one group and their posts, each once."""
    mentions = [
        _Mention(fact, facts.article.id) for facts in articles for fact in facts.posts if _people(fact) == group
    ]
    groups = _groups(mentions)
    slugs = {person: _person_slug(person, members) for person, members in groups.items()}
    identities = {person: " ".join(person) for person in groups}
    ids = distinct(slugs, identities)
    persons = [MergedPerson(ids[person], _best_name(members)) for person, members in groups.items()]
    posts = [post for person, members in groups.items() for post in _posts(ids[person], members)]
    post_ids = distinct(dict(enumerate(post.id for post in posts)), dict(enumerate(map(_identity, posts))))
    named = [replace(post, id=post_ids[i]) for i, post in enumerate(posts)]
    return tuple(sorted(persons, key=lambda person: person.id)), tuple(sorted(named, key=lambda post: post.id))


def _people(fact: PostFact) -> PeopleId:
    return PeopleId(slug(fact.person).partition("-")[0])


@dataclass(frozen=True, slots=True)
class _Mention:
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
    def node(self) -> _Node:
        """The person as this mention knows it."""
        return fold(self.fact.person), self.organisation or f"article/{self.article}"


def _groups(mentions: list[_Mention]) -> dict[_Node, list[_Mention]]:
    """Mentions by person: one name at one organisation, or in one article."""
    leader: dict[_Node, _Node] = {}

    def find(node: _Node) -> _Node:
        while leader.setdefault(node, node) != node:
            node = leader[node]
        return node

    several = _holding_several(mentions)
    for mention in mentions:
        here = (fold(mention.fact.person), f"article/{mention.article}")
        if here not in several:
            one, other = sorted((find(here), find(mention.node)))
            leader[other] = one
    groups: dict[_Node, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        groups[find(mention.node)].append(mention)
    return {_name_node(members): members for _, members in sorted(groups.items())}


def _holding_several(mentions: list[_Mention]) -> set[_Node]:
    """Names that hold posts at several organisations in one article: perhaps not one person."""
    places: dict[_Node, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.organisation and mention.fact.status in (PostStatus.CURRENT, PostStatus.INTERIM):
            places[fold(mention.fact.person), f"article/{mention.article}"].add(mention.organisation)
    return {node for node, held in places.items() if len(held) > 1}


def _name_node(members: list[_Mention]) -> _Node:
    """A person by name and the organisation of the present post, or another one, or the first article."""
    current = {mention.organisation for mention in members if mention.fact.status != PostStatus.FORMER}
    known = {mention.organisation for mention in members}
    places = sorted(current - {""}) or sorted(known - {""})
    place = places[0] if places else f"article/{min(mention.article for mention in members)}"
    return fold(members[0].fact.person), place


def _person_slug(person: _Node, members: list[_Mention]) -> str:
    return f"{slug(members[0].fact.person)}-{slug(person[1].partition('/')[2])}"


def _best_name(members: list[_Mention]) -> str:
    """The commonest spelling; of equals the one with more accents, then the first in the alphabet."""
    spellings = Counter(" ".join(mention.fact.person.split()) for mention in members)
    return min(spellings, key=lambda name: (-spellings[name], sum(letter.isascii() for letter in name), name))


def _posts(person: str, members: list[_Mention]) -> list[MergedPost]:
    """The posts of one person; a mention without organisation belongs to the one post it can mean."""
    known: dict[tuple[str, PostStatus], set[str]] = defaultdict(set)
    for mention in members:
        if mention.organisation:
            known[fold(mention.fact.role), mention.fact.status].add(mention.organisation)
    posts: dict[_Post, list[_Mention]] = defaultdict(list)
    for mention in members:
        role, status = fold(mention.fact.role), mention.fact.status
        places = known[role, status]
        place = mention.organisation or (min(places) if len(places) == 1 else "")
        posts[person, role, status, place].append(mention)
    return [_post(post, mentions) for post, mentions in sorted(posts.items())]


def _post(post: _Post, mentions: list[_Mention]) -> MergedPost:
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
