"""What the sentences of an article say of each person, put together: one person, their posts, where each is held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import AgencyId, CouncilId, Evidence, Issue, PostFact, PostStatus
from kg.ontology import Ontology
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.people.held import Held, councillor
from kg.reading.people.names import PersonName, find_names, may_hold_name
from kg.reading.people.sent_in import tells_of_commissioner
from kg.reading.people.words import person_words

_EVIDENCES = 3
_OF_BODIES = frozenset({"chief-executive"})
"""Posts that councils and other bodies have alike."""
_ITS_POSTS = ("chair", "managing director", "boss")
_OF_ANYTHING = frozenset({"manager", "head"})
"""What homes and schools have as much as councils."""
_ITS_POST = re.compile(r"\b(?:its|whose) (?:[\w'-]+ ){1,6}$|\b(?:its|whose) (?:[\w'-]+ ){0,5}[\w'-]+, $")
_ABROAD = re.compile(
    r"(?:\A|(?<=[.!?]) )\W*(?:(?:In|Across|The) )?(?:Wales|Welsh|Scotland|Scottish|Cardiff|Swansea|Edinburgh|Glasgow|"
    r"Northern Ireland)\b|\bCare Inspectorate\b"
)
_OF_CLUBS = frozenset({"chair", "chairman", "chairwoman", "president", "boss"})
"""What any club or company has: no councillor, where nothing says whose."""
_CRIME_COMMISSIONER = "police-and-crime-commissioner"
_MAJESTYS = re.compile(r"^(?:hm|(?:his|her) majesty's) ")
_OF_STATE = frozenset({"inspectorate", "government", "police"})
_WITH_CHIEFS = frozenset({"childrens-trust", "charity", "health", "education"})
_PARTED = re.compile(
    r"[;:.\"]|\b(?:council|authority|city|borough|county|town hall|but|while|said|says|told|by|with|from|to|for|"
    r"against|after|before|when|because|that)\b",
    re.IGNORECASE,
)
"""Between a body and a chief executive who need not be its own."""
_SUBJECT = re.compile(r"(?:(?:Elsewhere|Meanwhile|Next door|Nearby),? )?(?:[Nn]eighbouring )?")
_OF_ENGLAND = "childrens-commissioner-for-england"
_OF_A_DISTRICT = re.compile(r"\b(?:district|parish|town) $", re.IGNORECASE)
""" "District " + "Councillor Ann Lee": on no council that has children's services."""
_FOUND_BY = re.compile(r" by (?:[a-z]+ from )?$")
_SELECT_COMMITTEE = re.compile(
    r"\b(?:Commons|select committee|MPs|(?:home affairs|education|public accounts) committee)\b", re.IGNORECASE
)
_FIRST_WORDS = 8
_OPENING = 2
"""So many sentences tell what an article is about."""
_THE_COUNCIL = re.compile(r"\b(?:council|authority)(?:'s)?\b", re.IGNORECASE)
_OF_COURTS = re.compile(r"\b(?:judge|division|court|bench|justice)\b")
_THEIRS = re.compile(r"\W*Their (?:\w+ )?leader\b")
""" "Commissioners are in charge. Their leader, Ann Lee": of several people, and no council's."""
_OWN = re.compile(r"\bits (?:\w+ ){0,2}(?:[\w'&-]+ ){0,6}?[\w']+,? $")
""" "Its interim director, " + "Ann Lee"."""
_A_BODY = re.compile(
    r"\W*(?:the|an?|another) (?:[\w'-]+ ){0,3}"
    r"(?:charity|association|union|company|firm|group|trust|federation|society)\b",
    re.IGNORECASE,
)
""" "A charity, Amaze, ...": what a sentence is about."""
_BODY = (
    r"\b[A-Z][\w'&-]+ (?P<body>Trust|Federation|Group|Ltd|Limited|Company|Association|Foundation|Academies|Academy|"
    r"College|School|University|Charity|Society|Homes|Care|Fostering|Housing)"
)
_CHIEF_OPENS = re.compile(r"\W*(?:Chief executive|Managing director|Chair(?:man|woman)?|Director)\b")
_ENDS_WITH_BODY = re.compile(rf"{_BODY}\.?\W*$")
_BEGINS_WITH_BODY = re.compile(rf"\W*(?:[A-Z][\w'&-]* ){{0,3}}?{_BODY}\b")
_WHOSE = re.compile(rf"{_BODY}(?:'s|,? whose)\b[^.;:]{{0,60}}$")
""" "Oak Valley Trust, whose chief executive, " + "Ann Lee"."""
_OF_A_BODY = re.compile(
    r"\bof the commission\b|"
    r"\b(?:of|at|for) the [\w' -]+ (?:association|federation|society|union|institute|network|college|foundation|fund|"
    r"charity|academy|school)$|\b(?:governors|trustees)$|\bforum (?:co-)?(?:chair\w*|coordinator|manager)$"
)
""" "Chief executive of the children's homes association": no post at the council of the sentence."""


_SOME_BODY = re.compile(
    r"\b(?:the|that|this|a|an|new)\s+(?:[a-z'-]+\s+){0,2}?"
    r"(?P<noun>trust|company|charity|union|federation|association|college|academy|hospital|university)\b",
    re.IGNORECASE,
)
_OF_SERVICES = frozenset({"trust", "company"})
"""What runs a council's services in its stead."""
_ITS = re.compile(
    r"\b(?:its|whose)\s+(?:[\w-]+\s+){0,2}(?:chair\w*|chief executive|managing director)(?:,|\s+(?:is|was))?\s+$"
)
_RUNS_AS_ITS = re.compile(r"(?:,?\s+(?:who\s+)?[^,;.]{3,60}\b|\s+)as its\s")
""" "NAME, who came to run that trust as its chief executive"."""


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
            council, agency = self._organisation(best)
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

    def _organisation(self, held: Held) -> tuple[CouncilId | None, AgencyId | None]:
        """Where the post is held: as the sentence says; else as such posts are, at the council of the sentence."""
        organisation = held.organisation
        if organisation is not None:
            if organisation.type == "stranger":
                return None, None
            if held.kind != "parliament" and (organisation.council is None or held.kind in ("council", "other", "")):
                return organisation.council, organisation.agency
        worded = _MAJESTYS.sub("", held.role)
        named = self.words.held_at.get(held.role_id or "") or self.words.held_at_by_words.get(worded)
        if named is not None:
            return None, AgencyId(named) if named in self.ontology.agencies else None
        start = held.sentence.start_char
        if held.role_id == "councillor" and _OF_A_DISTRICT.search(self.annotated.plain, start, start + held.name.start):
            return None, None
        if held.role == "leader" and _THEIRS.match(self.annotated.plain, held.sentence.start_char) is not None:
            return None, None
        if held.kind == "council" and (_OF_A_BODY.search(held.role) or self._is_of_commons(held)):
            return None, None
        if held.role.startswith("chair of the panel") and not self.words.names.is_councillor(held.name):
            # Of experts, of a review: what has no councillor in the chair is none of the council's.
            panels = {fact.agency for fact in self.agencies.facts if fact.label.endswith("Panel")}
            told = self.annotated.plain[held.sentence.start_char : held.sentence.end_char].lower()
            return None, panels.pop() if len(panels) == 1 and "panel of" not in told else None
        if held.kind == "council" and (held.role_id in _OF_BODIES or held.role.startswith(_ITS_POSTS)):
            if self._is_of_a_body_beside(held):
                return None, None
            body = self._body_before(held) or self._owner_before(held) or self._body_of_paragraph(held)
            if body is not None:
                return None, body
            noun = self._noun_of_its_body(held)
            if noun in _OF_SERVICES:
                trusts = {fact.agency for fact in self.agencies.facts if fact.type == "childrens-trust"}
                return None, trusts.pop() if len(trusts) == 1 else None
            if noun or self._is_of_a_body_told(held):
                return None, None
            body = self._body_of_article(held)
            if body is not None:
                return None, body
        if held.kind == "council" and (own := self._its_council(held)) is not None:
            return own, None
        if held.role.endswith("ombudsman"):
            known = {fact.agency for fact in self.agencies.facts if "Ombudsman" in fact.label}
            return None, known.pop() if len(known) == 1 else None
        if held.kind == "justice" and _OF_COURTS.search(held.role) is not None:
            return None, None
        if held.role_id == _CRIME_COMMISSIONER:
            offices = {fact.agency for fact in self.agencies.facts if "Crime Commissioner" in fact.label}
            return None, offices.pop() if len(offices) == 1 else None
        if held.role in _OF_ANYTHING:
            return None, None
        if held.kind == "council" and (whose := self._agency_whose(held)) is not None:
            return None, whose
        if held.role in _OF_CLUBS and not self.words.names.is_councillor(held.name):
            return None, None
        if held.kind == "council" and self._is_abroad(held):
            return None, None
        if held.kind == "council":
            at = held.sentence.start_char + held.name.start
            return self.councils.holder(held.sentence.index, at) or self._usual_council(held), None
        return None, self._agency_of(held.kind)

    def _agency_whose(self, held: Held) -> AgencyId | None:
        """ "Amaze, a charity, and its director, Ann Lee": of the body named before, with no council between."""
        start = held.sentence.start_char + held.name.start
        before = [one for one in self.agencies.mentions(held.sentence.index) if one.end_char <= start]
        named = any(one.start_char < start for one in self.councils.mentions(held.sentence.index))
        end = held.sentence.start_char + held.name.end
        if not before and not named and self.annotated.plain.startswith(", its ", end):
            return self._subject_before(held)
        if before and _FOUND_BY.search(self.annotated.plain, held.sentence.start_char, before[-1].start_char):
            # "The service, found wanting by Ofsted, lost its director": the director of what Ofsted looked at.
            return None
        if not before or _ITS_POST.search(self.annotated.plain, before[-1].end_char, start) is None:
            return None
        councils = self.councils.mentions(held.sentence.index)
        return None if any(one.how != "board" and one.start_char < start for one in councils) else before[-1].agency

    def _subject_before(self, held: Held) -> AgencyId | None:
        """ "Adoption Leeds told so. Ann Lee, its head of service, ...": what the sentence before begins with."""
        index = held.sentence.index - 1
        bodies = self.agencies.mentions(index) if index >= 0 else ()
        opens = bool(bodies) and bodies[0].start_char - self.annotated.sentences[index].start_char <= _FIRST_WORDS
        return bodies[0].agency if opens else None

    def _usual_council(self, held: Held) -> CouncilId | None:
        """The council that an article names, or whose news it is, for a sentence that names no other place."""
        usual = self.councils.only or self.councils.host
        doc = self.annotated.doc
        whole = [hit for hit in held.sentence.names if hit.end >= len(doc) or not doc[hit.end].orth_[:1].isupper()]
        # "The Barchester Evening Star" is no place.
        labels = {label for hit in whole for label in hit.labels if label.startswith("place:")}
        labels.discard("place:westminster")  # ministers, as often as not
        return None if labels and f"place:{usual}" not in labels else usual

    def _is_abroad(self, held: Held) -> bool:
        """Whether its paragraph tells of Wales or Scotland, and has named no council since."""
        sentences = self.annotated.sentences
        first = held.sentence.index
        while first and sentences[first - 1].block == held.sentence.block:
            first -= 1
        begin = sentences[first].start_char
        told = [begin + one.start() for one in _ABROAD.finditer(self.annotated.plain[begin : held.sentence.end_char])]
        if not told:
            return False
        named = (one for at in range(first, held.sentence.index + 1) for one in self.councils.mentions(at))
        return all(one.start_char < told[-1] for one in named)

    def _body_before(self, held: Held) -> AgencyId | None:
        """ "Bury Children's Trust went live under chief executive Ann Lee": of the body before."""
        start = held.sentence.start_char + held.name.start
        before = [one for one in self.agencies.mentions(held.sentence.index) if one.end_char <= start]
        opens = len(before) == 1 and before[0].start_char - held.sentence.start_char <= _FIRST_WORDS
        if opens and before[0].type not in _OF_STATE and not self.councils.mentions(held.sentence.index):
            # "Cafcass was rated good; chief executive Ann Lee said so".
            told = self.annotated.plain[before[0].end_char : start]
            if ";" in told and _THE_COUNCIL.search(told) is None:
                return before[0].agency
        if not before or before[-1].type not in _WITH_CHIEFS:
            return None
        between = self.annotated.plain[before[-1].end_char : start].removeprefix(":")
        councils = (one for one in self.councils.mentions(held.sentence.index) if one.start_char >= before[-1].end_char)
        parted = any(one.start_char < start for one in councils) or _PARTED.search(between) is not None
        return None if parted else before[-1].agency

    def _is_of_a_body_beside(self, held: Held) -> bool:
        """ "It is part of Oak Valley Trust, whose chief executive, Ann Lee": of a body that is no agency of the text.

        Or "It is to join Oak Valley Trust. Chief executive Ann Lee ...", "Oak Homes Ltd agreed. Managing director ...".
        """
        start = held.sentence.start_char
        if self._ends_with_stranger(_WHOSE, held.sentence, start + held.name.start):
            return True
        before = self.annotated.sentences[max(0, held.sentence.index - 1)]
        if before.block != held.sentence.block or _CHIEF_OPENS.match(self.annotated.plain, start) is None:
            return False
        subject = _BEGINS_WITH_BODY.match(self.annotated.plain, before.start_char, before.end_char)
        known = [one.start_char for one in self.agencies.mentions(before.index)]
        known += [one.start_char for one in self.councils.mentions(before.index)]
        if subject is not None and all(start >= subject.end() for start in known):
            return True
        return self._ends_with_stranger(_ENDS_WITH_BODY, before, before.end_char)

    def _ends_with_stranger(self, shape: re.Pattern[str], sentence: Sentence, end: int) -> bool:
        """Whether the words of a sentence up to there end with a body that is no agency of the text."""
        match = shape.search(self.annotated.plain, sentence.start_char, end)
        if match is None:
            return False
        return all(match.start("body") >= one.end_char for one in self.agencies.mentions(sentence.index))

    def _goes_on(self, held: Held) -> bool:
        """Whether a sentence begins with "its", of what the one before it told."""
        return held.sentence.index > 0 and self.annotated.text(held.sentence).startswith("Its ")

    def _owner_before(self, held: Held) -> AgencyId | None:
        """ "Bury Children's Trust went live. Its chief executive is Ann Lee": of what the sentence before is about.

        Also of the one body that it names beside no council: "The school joined Oak Valley Trust. Its chief executive".
        """
        index = held.sentence.index
        chief = index > 0 and _CHIEF_OPENS.match(self.annotated.plain, held.sentence.start_char) is not None
        if not (self._goes_on(held) or (chief and self._is_of_one_block(index))):
            return None
        bodies = self.agencies.mentions(index - 1)
        named = [one.start_char for one in self.councils.mentions(index - 1) if one.how != "board"]
        if not named and (chiefs := {one.agency for one in bodies if one.type in _WITH_CHIEFS}):
            return chiefs.pop() if len(chiefs) == 1 else None
        if not bodies or bodies[0].type not in _WITH_CHIEFS:
            return None
        return bodies[0].agency if all(bodies[0].start_char <= one for one in named) else None

    def _body_of_paragraph(self, held: Held) -> AgencyId | None:
        """ "The trust's costs rose. Chief executive Ann Lee ...": of the trust that its paragraph opens with.

        Not where a council, or "the council", stands between.
        """
        sentences = self.annotated.sentences
        group = [one for one in sentences[: held.sentence.index] if one.block == held.sentence.block]
        if not group:
            return None
        first = self.agencies.mentions(group[0].index)
        trusts = [one for one in first if one.type == "childrens-trust"]
        opens = bool(trusts) and trusts[0].start_char - group[0].start_char <= _FIRST_WORDS
        council = any(m.how != "board" for one in (*group, held.sentence) for m in self.councils.mentions(one.index))
        words = self.annotated.plain[group[0].start_char : held.sentence.start_char + held.name.start]
        return trusts[0].agency if opens and not council and _THE_COUNCIL.search(words) is None else None

    def _body_of_article(self, held: Held) -> AgencyId | None:
        """ "The hospital trust was rated inadequate. ... Chief executive Ann Lee": of what the article opens with.

        That is a body of the health service, in an article that opens with no council.
        """
        sentences = self.annotated.sentences[:_OPENING]
        if (trust := self._trust_of_title(held)) is not None:
            return trust
        if any(self.councils.mentions(one.index) for one in (*sentences, held.sentence)):
            return None
        words = self.annotated.plain[held.sentence.start_char : held.sentence.end_char]
        if _THE_COUNCIL.search(words) is not None:
            return None
        trusts = {fact.agency for fact in self.agencies.facts if fact.label.endswith("Trust")}
        told = {one.agency for s in sentences for one in self.agencies.mentions(s.index) if one.type == "health"}
        return (told & trusts).pop() if len(told & trusts) == 1 else None

    def _is_of_commons(self, held: Held) -> bool:
        """ "MPs of the home affairs committee were appalled. Ann Lee, chair of the committee, ...": no council's."""
        if not held.role.endswith(" of the committee") or self.words.names.is_councillor(held.name):
            return False
        before = self.annotated.sentences[max(0, held.sentence.index - 2)]
        told = self.annotated.plain[before.start_char : held.sentence.end_char]
        return _SELECT_COMMITTEE.search(told) is not None

    def _trust_of_title(self, held: Held) -> AgencyId | None:
        """ "Bury Children's Trust rated good. ... Chief executive Ann Lee": of the trust that a title begins with."""
        first = self.annotated.sentences[0]
        trusts = [one for one in self.agencies.mentions(0) if one.type == "childrens-trust"]
        opens = len(trusts) == 1 and trusts[0].start_char - first.start_char <= _FIRST_WORDS
        words = self.annotated.plain[held.sentence.start_char : held.sentence.end_char]
        named = any(one.how != "board" for one in self.councils.mentions(held.sentence.index))
        return trusts[0].agency if opens and not named and "council" not in words.lower() else None

    def _its_council(self, held: Held) -> CouncilId | None:
        """ "Halton has lost its director, Ann Lee": the one council that the sentence begins with."""
        mentions = self.councils.mentions(held.sentence.index)
        if len({mention.council for mention in mentions}) != 1 or mentions[0].beside:
            return None
        start, text = held.sentence.start_char, self.annotated.plain
        opens = _SUBJECT.fullmatch(text, start, mentions[0].start_char) is not None
        owned = _OWN.search(text, mentions[0].end_char, start + held.name.start) is not None
        return mentions[0].council if opens and owned else None

    def _is_of_one_block(self, index: int) -> bool:
        """Whether a sentence stands in the paragraph of the one before."""
        return self.annotated.sentences[index].block == self.annotated.sentences[index - 1].block

    def _is_of_a_body_told(self, held: Held) -> bool:
        """ "A charity, Amaze, was glad. Its chief executive is Ann Lee": of what the register does not know."""
        index = held.sentence.index
        if not self._goes_on(held):
            return False
        named = any(mention.how != "board" for mention in self.councils.mentions(index - 1))
        return not named and _A_BODY.match(self.annotated.text(self.annotated.sentences[index - 1])) is not None

    def _noun_of_its_body(self, held: Held) -> str:
        """ "She left because the trust had been announced; its chair, Ann Lee": of a body with no name of its own."""
        start = held.sentence.start_char
        before = self.annotated.plain[start : start + held.name.start]
        behind = self.annotated.plain[start + held.name.end : held.sentence.end_char]
        own = _ITS.search(before)
        told = list(_SOME_BODY.finditer(before if own is not None else before + behind[:80]))
        if not told or (own is None and _RUNS_AS_ITS.match(behind) is None):
            return ""
        parted = own is not None and _THE_COUNCIL.search(before, told[-1].end()) is not None
        return "" if parted else told[-1]["noun"].lower()

    def _agency_of(self, kind: str) -> AgencyId | None:
        """The only agency of that kind in the article; failing that, the usual one."""
        types = {fact.agency for fact in self.agencies.facts if fact.type == kind}
        usual = self.words.held_at_kind.get(kind)
        if usual is not None and (not types or usual in types):
            return AgencyId(usual)
        return next(iter(types)) if len(types) == 1 and kind not in ("other", "government") else None

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
