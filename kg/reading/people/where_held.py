"""At which council or agency a post is held, where its own words do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import AgencyId, CouncilId
from kg.ontology import Ontology
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle
from kg.reading.councils import CouncilReading
from kg.reading.people.bodies import FIRST_WORDS, Bodies
from kg.reading.people.held import Held
from kg.reading.people.words import person_words

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
_SUBJECT = re.compile(r"(?:(?:Elsewhere|Meanwhile|Next door|Nearby),? )?(?:[Nn]eighbouring )?")
_OF_A_DISTRICT = re.compile(r"\b(?:district|parish|town) $", re.IGNORECASE)
""" "District " + "Councillor Ann Lee": on no council that has children's services."""
_FOUND_BY = re.compile(r" by (?:[a-z]+ from )?$")
_SELECT_COMMITTEE = re.compile(
    r"\b(?:Commons|select committee|MPs|(?:home affairs|education|public accounts) committee)\b", re.IGNORECASE
)
_OF_COURTS = re.compile(r"\b(?:judge|division|court|bench|justice)\b")
_THEIRS = re.compile(r"\W*Their (?:\w+ )?leader\b")
""" "Commissioners are in charge. Their leader, Ann Lee": of several people, and no council's."""
_OWN = re.compile(r"\bits (?:\w+ ){0,2}(?:[\w'&-]+ ){0,6}?[\w']+,? $")
""" "Its interim director, " + "Ann Lee"."""
_UNDER = re.compile(r"[^,;.:\"]{0,50} under (?:its |the |their )?(?:[\w'-]+ ){1,8}")
_BODY_OF = (
    r"[Tt]he (?P<noun>commission|association|inspectorate|federation|foundation|institute|union|society|network)'s "
    r"(?:[\w-]+ ){0,2}[\w-]+"
)
_OF_BODY_BEFORE = re.compile(rf"\b{_BODY_OF}(?:,|,? (?:is|was))? $")
_OF_BODY_BEHIND = re.compile(rf",? (?:(?:who )?(?:is|was) )?{_BODY_OF}\b")
""" "The association's chair, Ann Lee": of the one that the article names."""
_CHIEFS = frozenset({"chief", "head", "boss"})
_ITS_CHIEF = re.compile(r"\b[Ii]ts (?:[a-z-]+ )?(?:chief|head|boss),? $")
_OWN_INSPECTIONS = re.compile(r"\bits (?:[a-z-]+ )?(?:inspections|inspectors|judge?ments|ratings)\b")
_WATCHDOG_OPENS = re.compile(
    r"\W*(?:ofsted|the (?:[a-z]+ )?(?:watchdog|regulator|inspectorate))\b(?!['’]s)(?![^.]*\bcouncil\b)", re.IGNORECASE
)
""" "The quality of its inspections is in doubt, its chief, Ann Lee"; "The watchdog was sorry. Its head, ..."."""
_OF_A_PARTY = re.compile(r"^(?:shadow )?(?P<party>[a-z]+(?: democrat| dem)?)(?:'s?)? (?:shadow )?children's spokes\w+$")
_NATIONAL_POLITICS = re.compile(r"\b(?:MPs?|Commons|Parliament|[Ss]hadow|[Tt]he [Pp]rime [Mm]inister)\b")
_AROUND = 2
"""In so many sentences before a party's spokesman and behind him MPs are spoken of, where he is one of theirs."""
_OF_A_BODY = re.compile(
    r"\bof the commission\b|"
    r"\b(?:of|at|for) the [\w' -]+ (?:association|federation|society|union|institute|network|college|foundation|fund|"
    r"charity|academy|school)$|\b(?:governors|trustees)$|\bforum (?:co-)?(?:chair\w*|coordinator|manager)$"
)
""" "Chief executive of the children's homes association": no post at the council of the sentence."""

Place = tuple[CouncilId | None, AgencyId | None]
_NOWHERE: Place = (None, None)
"""At no council or agency that is known."""


class WhereHeld:
    """Says for a post of an article at which council or agency it is held."""

    def __init__(
        self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, agencies: AgencyReading
    ) -> None:
        self.annotated = annotated
        self.ontology = ontology
        self.councils = councils
        self.agencies = agencies
        self.words = person_words(ontology)
        self.bodies = Bodies(annotated, councils, agencies)

    def of(self, held: Held) -> Place:
        """Where the post is held: as the sentence says; else as such posts are, at the council of the sentence."""
        place = self._told(held) or self._by_words(held)
        if place is not None:
            return place
        if (body := self.bodies.whose(held)) is not None:
            return None, body[0]
        if held.kind == "council" and (own := self._its_council(held)) is not None:
            return own, None
        return self._by_kind(held) or self._usual(held)

    def _told(self, held: Held) -> Place | None:
        """By the organisation beside the post, and by the post itself where the register knows whose it is."""
        organisation = held.organisation
        if organisation is not None:
            if organisation.type == "stranger":
                return _NOWHERE
            if held.kind != "parliament" and (organisation.council is None or held.kind in ("council", "other", "")):
                return organisation.council, organisation.agency
        worded = _MAJESTYS.sub("", held.role)
        named = self.words.held_at.get(held.role_id or "") or self.words.held_at_by_words.get(worded)
        if named is None:
            return None
        return None, AgencyId(named) if named in self.ontology.agencies else None

    def _by_words(self, held: Held) -> Place | None:
        """By words beside the post that make it none of the council's."""
        start = held.sentence.start_char
        if held.role_id == "councillor" and _OF_A_DISTRICT.search(self.annotated.plain, start, start + held.name.start):
            return _NOWHERE
        if held.role in _CHIEFS and self._is_of_inspectorate(held):
            return None, self._agency_of("inspectorate")
        if self._is_of_national_party(held):
            return _NOWHERE
        if held.role == "leader" and _THEIRS.match(self.annotated.plain, held.sentence.start_char) is not None:
            return _NOWHERE
        if held.kind == "council" and (_OF_A_BODY.search(held.role) or self._is_of_commons(held)):
            return _NOWHERE
        if held.role.startswith("chair of the panel") and not self.words.names.is_councillor(held.name):
            # Of experts, of a review: what has no councillor in the chair is none of the council's.
            told = self.annotated.plain[held.sentence.start_char : held.sentence.end_char].lower()
            panel = self._only(fact.agency for fact in self.agencies.facts if fact.label.endswith("Panel"))
            return None, panel if "panel of" not in told else None
        return None

    def _is_of_inspectorate(self, held: Held) -> bool:
        """ "Its chief, Ann Lee": of those of whose inspections a sentence speaks, or with whom the one before opens."""
        start = held.sentence.start_char
        ahead = self.annotated.plain[start : start + held.name.start]
        if _ITS_CHIEF.search(ahead) is None:
            return False
        goes_on = held.sentence.index > 0 and ahead.startswith("Its ")
        before = self.annotated.sentences[held.sentence.index - 1] if goes_on else held.sentence
        opens = _WATCHDOG_OPENS.match(self.annotated.plain, before.start_char, before.end_char) is not None
        return opens or _OWN_INSPECTIONS.search(ahead) is not None

    def _is_of_national_party(self, held: Held) -> bool:
        """ "The Liberal Democrat children's spokesman, Ann Lee", no councillor, where MPs are spoken of."""
        told = _OF_A_PARTY.match(held.role)
        if told is None or told["party"] not in self.words.roles.parties or self.words.names.is_councillor(held.name):
            return False
        sentences, at = self.annotated.sentences, held.sentence.index
        near = sentences[max(0, at - _AROUND) : at + _AROUND + 1]
        begin, end = near[0].start_char, near[-1].end_char
        return _NATIONAL_POLITICS.search(self.annotated.plain, begin, end) is not None

    def _by_kind(self, held: Held) -> Place | None:
        """By what such a post is, wherever the sentence stands."""
        if held.role.endswith("ombudsman"):
            return None, self._only(fact.agency for fact in self.agencies.facts if "Ombudsman" in fact.label)
        if held.kind == "justice" and _OF_COURTS.search(held.role) is not None:
            return _NOWHERE
        text = self.annotated.plain[held.sentence.start_char : held.sentence.end_char]
        before = _OF_BODY_BEFORE.search(text, 0, held.name.start)
        if (owner := before or _OF_BODY_BEHIND.match(text, held.name.end)) is not None:
            ends = f" {owner['noun']}"
            return None, self._only(fact.agency for fact in self.agencies.facts if fact.label.lower().endswith(ends))
        if held.role_id == _CRIME_COMMISSIONER:
            return None, self._only(fact.agency for fact in self.agencies.facts if "Crime Commissioner" in fact.label)
        return _NOWHERE if held.role in _OF_ANYTHING else None

    def _usual(self, held: Held) -> Place:
        """Where such posts are, if nothing says otherwise."""
        if held.kind == "council" and (whose := self._agency_whose(held)) is not None:
            return None, whose
        if held.role in _OF_CLUBS and not self.words.names.is_councillor(held.name):
            return _NOWHERE
        if held.kind != "council":
            return None, self._agency_of(held.kind)
        if self._is_abroad(held):
            return _NOWHERE
        at = held.sentence.start_char + held.name.start
        if (under := self._council_under(held)) is not None:
            return under
        return self.councils.holder(held.sentence.index, at) or self._usual_council(held), None

    def _council_under(self, held: Held) -> Place | None:
        """ "Hull is taking over under director Ann Lee": the council whose services somebody runs so.

        Of two in one clause it may be either: "Bury lost a case against Rochdale under director Ann Lee".
        """
        start, at = held.sentence.start_char, held.sentence.start_char + held.name.start
        before = [one for one in self.councils.mentions(held.sentence.index) if one.end_char <= at]
        if not before or _UNDER.fullmatch(self.annotated.plain, before[-1].end_char, at) is None:
            return None
        clause = max(start, *(self.annotated.plain.rfind(sign, start, before[-1].start_char) for sign in ",;:"))
        rivals = {one.council for one in before if one.start_char >= clause}
        return (before[-1].council, None) if len(rivals) == 1 else _NOWHERE

    @staticmethod
    def _only(agencies: Iterable[AgencyId | None]) -> AgencyId | None:
        """The one agency of several facts."""
        known = set(agencies)
        return known.pop() if len(known) == 1 else None

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
        opens = bool(bodies) and bodies[0].start_char - self.annotated.sentences[index].start_char <= FIRST_WORDS
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

    def _is_of_commons(self, held: Held) -> bool:
        """ "MPs of the home affairs committee were appalled. Ann Lee, chair of the committee, ...": no council's."""
        if not held.role.endswith(" of the committee") or self.words.names.is_councillor(held.name):
            return False
        before = self.annotated.sentences[max(0, held.sentence.index - 2)]
        told = self.annotated.plain[before.start_char : held.sentence.end_char]
        return _SELECT_COMMITTEE.search(told) is not None

    def _its_council(self, held: Held) -> CouncilId | None:
        """ "Halton has lost its director, Ann Lee": the one council that the sentence begins with."""
        mentions = self.councils.mentions(held.sentence.index)
        if len({mention.council for mention in mentions}) != 1 or mentions[0].beside:
            return None
        start, text = held.sentence.start_char, self.annotated.plain
        opens = _SUBJECT.fullmatch(text, start, mentions[0].start_char) is not None
        owned = _OWN.search(text, mentions[0].end_char, start + held.name.start) is not None
        return mentions[0].council if opens and owned else None

    def _agency_of(self, kind: str) -> AgencyId | None:
        """The only agency of that kind in the article; failing that, the usual one."""
        types = {fact.agency for fact in self.agencies.facts if fact.type == kind}
        usual = self.words.held_at_kind.get(kind)
        if usual is not None and (not types or usual in types):
            return AgencyId(usual)
        return next(iter(types)) if len(types) == 1 and kind not in ("other", "government") else None
