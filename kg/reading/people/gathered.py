"""What the sentences of an article say of each person, put together: one person, their posts, where each is held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import CouncilId, Evidence, Issue, PostFact, PostStatus
from kg.ontology import Ontology
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.people.held import Held, councillor
from kg.reading.people.names import PersonName, find_names, may_hold_name
from kg.reading.people.sent_in import tells_of_commissioner
from kg.reading.people.where_held import WhereHeld
from kg.reading.people.words import person_words

_EVIDENCES = 3
_OF_ENGLAND = "childrens-commissioner-for-england"


@dataclass(slots=True)
class PeopleReading:
    """The people of one article with their posts."""

    facts: tuple[PostFact, ...]
    issues: tuple[Issue, ...] = ()


class Gathered:
    """Puts together what the sentences of an article say of each person."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        ontology: Ontology,
        councils: CouncilReading,
        agencies: AgencyReading,
        held: Sequence[Held],
        unnamed: Sequence[tuple[Sentence, PersonName]],
    ) -> None:
        self.annotated = annotated
        self.ontology = ontology
        self.councils = councils
        self.agencies = agencies
        self.words = person_words(ontology)
        self.places = WhereHeld(annotated, ontology, councils, agencies)
        self.held = held
        self.unnamed = unnamed
        """Names that speak, with no post beside them."""
        self.everybody: frozenset[str] | None = None
        self.issues: list[Issue] = []

    def reading(self) -> PeopleReading:
        """One post for each person, with its evidence; a second only where it is another."""
        people: dict[str, list[Held]] = {}
        surnames: dict[str, set[str]] = {}
        for held in self.held:
            held = self._spelt_out(held)
            if held.name.is_full or held.name.is_peer:
                people.setdefault(held.name.text.lower(), []).append(held)
        _join_variants(people)
        for full, tellings in people.items():
            if any(held.rank < 2 for held in tellings):
                people[full] = [held for held in tellings if held.rank < 2]
        for full in people:
            surnames.setdefault(full.rsplit(" ", 1)[-1], set()).add(full)
        for held in self.held:
            if not held.name.is_full and not held.name.is_peer:
                known = surnames.get(held.name.surname, set())
                if len(known) == 1:
                    people[next(iter(known))].append(held)
                elif self._spelt_out(held) is not held:
                    continue
                elif held.rank == 0:
                    self._report(
                        held.sentence, "person-without-forename", f"only the surname {held.name.text!r} is given"
                    )
        facts = [fact for full in people for fact in self._facts(people[full])]
        for sentence, name in self.unnamed:
            if name.text.lower() in people:
                continue
            titled = self._called_councillor(name)
            if titled is not None:
                people[name.text.lower()] = [titled]
                facts.extend(self._facts([titled]))
            else:
                self._report(sentence, "person-without-role", f"{name.text!r} speaks, but no role is given")
        return PeopleReading(tuple(facts), tuple(self.issues))

    def _spelt_out(self, held: Held) -> Held:
        """With the full name that the article gives elsewhere, for a post beside "Ms Green" or "S. Green" alone."""
        initial = held.name.text[0] if held.name.is_full else ""
        if (initial and (held.name.text[1:2] not in ". ")) or held.name.is_peer or held.rank != 0:
            return held
        names = {name for name in self._full_names() if name.lower().endswith(f" {held.name.surname}")}
        fitting = sorted(name for name in names if name[1:2] not in ". " and name.startswith(initial))
        return replace(held, name=replace(held.name, text=fitting[0])) if len(fitting) == 1 else held

    def _full_names(self) -> frozenset[str]:
        """Every name with a forename in the article, whether a post stands beside it or not."""
        if self.everybody is None:
            plain_text = self.annotated.plain.replace("\n", " ")
            texts = [plain_text[one.start_char : one.end_char] for one in self.annotated.sentences]
            found = [name for text in texts if may_hold_name(text) for name in find_names(text, (), self.words.names)]
            self.everybody = frozenset(name.text for name in found if name.is_full)
        return self.everybody

    def _called_councillor(self, name: PersonName) -> Held | None:
        """ "Cllr Lee said", of the only Lee whom the article names in full, where nothing is told of her post."""
        surname = re.escape(name.text.rsplit(" ", 1)[-1])
        titled = re.compile(rf"\b(?:Cllr|Coun|Councillor)\.? {surname}\b")
        namesakes = {one for one in self._full_names() if one.lower().endswith(f" {name.surname}")}
        told = next((one for one in self.annotated.sentences if titled.search(self.annotated.text(one))), None)
        if told is None or namesakes != {name.text}:
            return None
        return replace(councillor(name), sentence=told)

    def _facts(self, tellings: list[Held]) -> Iterator[PostFact]:
        for group in _posts(tellings):
            best = self._as_sent_in(self._as_of_police(group[0]))
            council, agency = self.places.of(best)
            seen: set[Evidence] = set()
            for held in group:
                evidence = self.annotated.evidence(held.sentence, rule=held.rule)
                if len(seen) < _EVIDENCES and all(evidence.start != other.start for other in seen):
                    seen.add(evidence)
                    yield PostFact(
                        person=tellings[0].name.full,
                        role=self._role(best, council),
                        evidence=evidence,
                        role_id=best.role_id,
                        council=council,
                        agency=agency,
                        status=best.status,
                    )

    def _as_sent_in(self, held: Held) -> Held:
        """ "Children's commissioner Ann Lee", where one was appointed for a council: not the one for all of England."""
        if held.role_id != _OF_ENGLAND or "england" in held.role:
            return held
        sent = tells_of_commissioner(self.annotated.plain)
        local = "childrens-services-commissioner"
        return replace(held, role_id=local, kind=self.words.roles.kinds.get(local, "")) if sent else held

    def _as_of_police(self, held: Held) -> Held:
        """ "Chief Inspector Ann Lee, who leads on children for the force": a rank, in a sentence about the police."""
        if held.role != "chief inspector":
            return held
        if held.organisation is not None:
            of_police = held.organisation.type == "police"
            return replace(held, role_id="police-inspector", kind="police") if of_police else held
        near = self.agencies.mentions(held.sentence.index) or self.agencies.mentions(held.sentence.index - 1)
        types = [one.type for one in near]
        if "police" not in types or "inspectorate" in types:
            return held
        return replace(held, role_id="police-inspector", kind="police")

    @staticmethod
    def _role(held: Held, council: CouncilId | None) -> str:
        """The wording of the post; the leader of a council named in full is its "council leader"."""
        if held.role == "leader" and council is not None:
            return "council leader"
        return held.role

    def _report(self, sentence: Sentence, code: str, message: str) -> None:
        article = self.annotated.article
        start, end = sentence.start_char, sentence.end_char
        self.issues.append(Issue(article.source, code, message, start, end, article.text[start:end]))


def _posts(tellings: list[Held]) -> list[list[Held]]:
    """The tellings of one person by post: the first post in words, and others only of another status."""
    ordered = sorted(tellings, key=lambda held: (held.rank, held.sentence.index, held.name.start))
    groups: list[list[Held]] = []
    for held in ordered:
        for group in groups:
            first = group[0]
            by_title = held.rank >= 1 or first.rank >= 1
            if by_title or _same_post(held, first) or held.status is first.status:
                group.append(held)
                break
        else:
            groups.append([held])
    return [_settled(group) for group in groups]


def _same_post(one: Held, other: Held) -> bool:
    moves = PostStatus.INCOMING in (one.status, other.status) and one.sentence == other.sentence
    if one.status is not other.status and (PostStatus.FORMER in (one.status, other.status) or moves):
        # "Previously a director in Kent, she is interim director here"; "the chief executive is to be Kent's".
        places = [held.organisation.council if held.organisation is not None else None for held in (one, other)]
        if places[0] != places[1]:
            return False
    return one.role == other.role or (one.role_id is not None and one.role_id == other.role_id)


def _settled(group: list[Held]) -> list[Held]:
    """One status for one post: what the article says more exactly than "current"."""
    special = next((held.status for held in group if held.rank == 0 and held.status is not PostStatus.CURRENT), None)
    first = group[0]
    if special is not None and first.status is PostStatus.CURRENT:
        group = [replace(first, status=special), *group[1:]]
    return group


def _join_variants(people: dict[str, list[Held]]) -> None:
    """ "Jane A. Smith" and "Jane Smith" are one person: middle names and initials tell no two apart in one article."""
    for full in list(people):
        words = full.split()
        if len(words) > 2:
            short = f"{words[0]} {words[-1]}"
            if short in people and short != full:
                people[short].extend(people.pop(full))
