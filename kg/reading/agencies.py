"""Which organisations other than councils an article names.

Four ways to name one, the surest first: its name in the register; a template ("Leeds Safeguarding Children
Partnership");
a wording that the council of the sentence completes ("the LSCB"); a general word ("the police"), which stands for the
agency that the article has named, where it has named one of that kind, and for itself where it has not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.model import AgencyFact, AgencyId, ConceptId, CouncilId, Issue
from kg.ontology import Agency, Council, Ontology, made_once
from kg.reading.agency_names import AgencyWordings, Wording
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.vocabulary import Hit, PhraseIndex, plain

_FACTS_PER_AGENCY = 3
_LONGEST_NAME = 7
_CONNECTORS = frozenset({"and", "&", "of", "on", "upon", "with", "for", "in", "under", "le"})
_NO_NAMES = frozenset({"Local", "Area"})
"""Words of the template itself: "X and Local Safeguarding Children Board" names no board called "X and Local"."""
_JOINS = frozenset({"and", "&", "with", ","})
_BEFORE_POST = frozenset({"the", "a", "'s", "new", "former"})
_POSSESSIVE = frozenset({"'s", "'", "'S"})
_PHONE = re.compile(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{1,8}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_UNSETTLED, _UNTYPED = AgencyId(""), ConceptId("")
_BETWEEN = frozenset({",", "and", "the", "local", "&", "/", "or", "with", "other"})
_BOARD = re.compile(r"\b(?:LSCB|SCB|LSCP|SCP|Safeguarding\b.*\b(?:Board|Partnership|Committee))$", re.IGNORECASE)
_OWNER = re.compile(r"('s|s')\s+(?=(?:Local|Safeguarding|Children|local|safeguarding|LSCB|LSCP|SCB|SCP)\b)")
# "Police, health or schools": bodies of any such kind, not those of the area.
_OR_LIST = re.compile(r"(?:,\s+(?:the\s+)?\w+(?:\s\w+)?){1,3},?\s+or\s+(?:the\s+)?\w")
_OR_LIST_BEFORE = re.compile(r",\s+(?:\w+\s)?\w+,?\s+or\s+(?:the\s+)?$")
_NAME = r"[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|the|on|in|to|&)\s+)*[A-Z][\w'&-]*){0,4}"
_THE_CHARITY = re.compile(
    r"\b(?:(?:the|a|local|national|children's|youth|health|abuse|advocacy|support|disability|[A-Z][\w-]+-based)"
    r"\s+charity|"
    rf"(?:[Tt]he|[Aa])\s+charity\s+(?:called|named|known as))\s+(?P<name>{_NAME})"
    r"(?!\s+(?:founded|set up|runs|ran|leads|led|works|worked|heads|chairs|helped|helps|started|launched)\b)(?![\w'])"
)
""" "Support from the charity SERICC"; what Ann Lee runs is named otherwise."""
_A_CHARITY = re.compile(
    rf"(?P<name>{_NAME}),\s+(?:an?|the)\s+(?:[A-Z][a-z]+\s+)?"
    rf"(?:(?!(?:of|for|who|with|at|from|by|whose|in|and)\b)[a-z'-]+\s+){{0,4}}?charity"
    r"(?=[,.)]|\s+(?:that|which|whose|based|working|for|in|to)\b)"
)
_CHARITY_IS = re.compile(
    r"(?<!\bof )(?<!\bat )(?<!\bfor )\b(?:[Aa]n?|[Aa]nother)\s+"
    rf"(?:(?!(?:of|for|with|at|from|by|in|and)\b)[a-z'-]+\s+){{0,4}}?charity,\s+"
    rf"(?P<name>{_NAME})(?=[,.;)])"
)
""" "An energetic charity, Youth Action"."""
_S_CHARITY = re.compile(r"\b[Tt]he\s+(?P<name>[A-Z][\w&-]+(?:\s+[A-Z][\w&-]+){1,3})\s+charity\b(?!-|\s+[A-Z])")
""" "The Street Links charity's work"."""
_RANK = {"register": 0, "template": 1, "relative": 2, "generic": 3, "never": 0}


@dataclass(frozen=True, slots=True, order=True)
class AgencyMention:
    """An organisation in a sentence: characters of the article's text, tokens of the ``Doc``."""

    start_char: int
    end_char: int
    agency: AgencyId
    type: ConceptId
    start_token: int
    end_token: int


@dataclass(slots=True)
class AgencyReading:
    """The organisations of one article, and where it speaks of them."""

    facts: tuple[AgencyFact, ...]
    issues: tuple[Issue, ...] = ()
    _mentions: dict[int, tuple[AgencyMention, ...]] = field(default_factory=dict)

    def mentions(self, sentence_index: int) -> tuple[AgencyMention, ...]:
        """The organisations that a sentence speaks of, by position; words that stand for one ("the force") included."""
        return self._mentions.get(sentence_index, ())


@dataclass(frozen=True, slots=True)
class _Found:
    """A wording of an organisation, before it is settled which one it is."""

    sentence: int
    start: int
    end: int
    how: str
    """``register``, ``template``, ``relative``, ``generic``, ``back`` or ``never``."""
    agency: AgencyId = _UNSETTLED
    label: str = ""
    type: ConceptId = _UNTYPED
    wording: Wording | None = None
    resolved: bool = False


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the indexes every name of the register and every wording of ``patterns/agencies.yaml``."""
    for agency in ontology.agencies.values():
        for name in {form for alias in _names(agency) for form in _joined_forms(alias)}:
            names.add(name, f"agency:{agency.id}")
            if len(name) > 5:
                names.add(name.upper(), f"agency:{agency.id}")
            if name.startswith("Department "):
                names.add(name.lower(), f"agency:{agency.id}")
        if agency.type == "police" and agency.label.endswith((" Police", " Constabulary")):
            area = agency.label.removesuffix(" Police").removesuffix(" Constabulary")
            for form in ("force", "police", "Force"):
                names.add(f"{area} {form}", f"agency:{agency.id}")
    AgencyWordings(ontology).add_phrases(names, words)


def find_agencies(annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> AgencyReading:
    """Read off the organisations of an article: first what each sentence words, then which organisation it means."""
    finder = _Finder(annotated, ontology, councils)
    found = [one for sentence in annotated.sentences for one in finder.find(sentence)]
    return _Settler(annotated, councils, ontology, found, finder.openers).settle()


_GENERAL = frozenset({"agency-relative", "agency-back"})
"""Kinds of wordings that name no organisation by itself ("the force", "the board")."""


class _Finder:
    """Finds the wordings of organisations in single sentences."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> None:
        self.annotated = annotated
        self.doc = annotated.doc
        self.ontology = ontology
        self.councils = councils
        wordings = _wordings(ontology)
        self.relative = [wording for wording, _ in wordings.relative]
        self.generic = [wording for wording, _ in wordings.generic]
        self.silent = wordings.silent
        self.openers = wordings.openers
        self.ends_another = wordings.ends_another
        self.names_of = wordings.names_of
        self.makes_a_place = wordings.makes_a_place

    def find(self, sentence: Sentence) -> list[_Found]:
        """The wordings of a sentence by position, none within another, none at all where it only says whom to call."""
        found = [one for hit in sentence.names for one in self._by_name(sentence, hit)]
        for hit in sentence.words if not _GENERAL.isdisjoint(sentence.kinds) else ():
            for label in hit.labels:
                if label.startswith("agency-relative:"):
                    found.extend(self._relative(sentence, hit, int(label.rpartition(":")[2])))
                elif label.startswith("agency-back:"):
                    kind = ConceptId(label.partition(":")[2])
                    found.append(_Found(sentence.index, hit.start, hit.end, "back", type=kind))
        found.extend(self._charities(sentence))
        if not found or self._is_silent(sentence):
            return []
        named = [one for one in _outermost(found) if one.how != "never"]
        return [one for one in named if not any(self._is_named_beside(one, other) for other in named)]

    def _is_named_beside(self, one: _Found, other: _Found) -> bool:
        """Whether a general word is no more than an apposition: "of the primary care trust, NHS Walsall"."""
        if one.how != "generic" or other.how not in ("register", "template") or one.type != other.type:
            return False
        ahead, between = (one, self.doc[one.end : other.start].text) if one.end <= other.start else (other, "")
        if ahead is other:
            between = self.doc[other.end : one.start].text
        return between in ((",", ", the") if ahead is one else (", the", ", a"))

    def _charities(self, sentence: Sentence) -> Iterator[_Found]:
        """Those that the text calls a charity: "the charity SERICC", "Off The Record, a mental health charity"."""
        text = self.annotated.plain[sentence.start_char : sentence.end_char]
        if "charity" not in text or self._capitals_tell_nothing(sentence):
            return
        for shape in (_THE_CHARITY, _A_CHARITY, _CHARITY_IS, _S_CHARITY):
            for match in shape.finditer(text):
                begin, last = (sentence.start_char + at for at in match.span("name"))
                span = self.doc.char_span(begin, last)
                if span is None:
                    continue
                start, end = span.start, span.end
                while start < end and self.doc[start].orth_ in self.openers and shape is _A_CHARITY:
                    start += 1
                for at in range(start + 1, end if shape is _A_CHARITY else 0):
                    if self.doc[at].orth_ in ("of", "at", "from") and self.doc[at - 1].orth_ not in self.names_of:
                        # "Ann Lee of Become, the charity": hers, and no part of its name.
                        start = at + 1
                while start < end and not _is_capital(self.doc[start].orth_):
                    start += 1
                if shape is _S_CHARITY and self._place_ending(sentence, end) is not None:
                    # "The West Yorkshire charity": from there.
                    continue
                known = any(_is_registered(hit) and hit.start < end and start < hit.end for hit in sentence.names)
                if start < end and not known:
                    yield self._named(sentence, start, end, ConceptId("charity"))

    def _is_silent(self, sentence: Sentence) -> bool:
        text = self.annotated.text(sentence)
        low = " ".join(plain(text).lower().split())
        return any(cue in low for cue in self.silent) or _PHONE.search(text) is not None

    def _by_name(self, sentence: Sentence, hit: Hit) -> Iterator[_Found]:
        agencies = [label.partition(":")[2] for label in hit.labels if label.startswith("agency:")]
        if agencies and "agency-never:name" not in hit.labels:
            yield self._register(sentence, hit, agencies)
            return
        for label in hit.labels:
            kind, _, rest = label.partition(":")
            if kind == "agency-never":
                yield _Found(sentence.index, hit.start, hit.end, "never")
            elif kind == "agency-generic" and self._may_be_generic(sentence, hit, self.generic[int(rest)]):
                wording = self.generic[int(rest)]
                yield _Found(sentence.index, hit.start, hit.end, "generic", type=wording.type, wording=wording)
            elif kind == "agency-head":
                yield from self._by_template(sentence, hit, rest)

    def _register(self, sentence: Sentence, hit: Hit, ids: list[str]) -> _Found:
        entries = [self.ontology.agencies[AgencyId(id)] for id in ids]
        if len(entries) > 1:
            holder = self.councils.holder(sentence.index)
            entries = [entry for entry in entries if holder in entry.covers] or entries
        entry = entries[0]
        words = self.doc[hit.start : hit.end].text
        if hit.end < sentence.end and self.doc[hit.end].orth_ in self.makes_a_place and not words.isupper():
            return _Found(sentence.index, hit.start, hit.end, "never")
        if words.endswith(("Commissioner", "Commissioner for England")) and self._is_post(sentence, hit.start, hit.end):
            return _Found(sentence.index, hit.start, hit.end, "never")
        return _Found(sentence.index, hit.start, hit.end, "register", entry.id, entry.label, entry.type)

    def _may_be_generic(self, sentence: Sentence, hit: Hit, wording: Wording) -> bool:
        before = self.doc[hit.start - 1].lower_ if hit.start > sentence.start else ""
        after = self.doc[hit.end].lower_ if hit.end < sentence.end else ""
        if after == "-" and hit.end + 1 < sentence.end:
            after = self.doc[hit.end + 1].lower_
        if before in wording.not_after or after in wording.not_before:
            return False
        start, last = self.doc[hit.start].idx, self.doc[hit.end - 1]
        end = last.idx + len(last)
        ahead = self.annotated.plain[sentence.start_char : start]
        rest = self.annotated.plain[end : sentence.end_char]
        if wording.passing is not None and wording.passing.search(ahead):
            return False
        if wording.passing_on is not None and wording.passing_on.match(rest):
            return False
        return _OR_LIST.match(rest) is None and _OR_LIST_BEFORE.search(ahead) is None

    def _by_template(self, sentence: Sentence, hit: Hit, shape: str) -> Iterator[_Found]:
        if any(other.end == hit.end and _is_registered(other) for other in sentence.names):
            return
        type_, slot, side = shape.split(":")
        if side == "before":
            start = (
                self._place_before(sentence, hit.start) if slot == "place" else self._name_before(sentence, hit.start)
            )
            if start is not None:
                found = self._named(sentence, start, hit.end, ConceptId(type_))
                post = found.label.endswith("Commissioner") and self._is_post(sentence, start, hit.end)
                yield replace(found, how="never") if post else found
        else:
            end = self._place_after(sentence, hit.end) if slot == "place" else self._name_after(sentence, hit.end)
            if end is not None:
                found = self._named(sentence, hit.start, end, ConceptId(type_))
                post = found.label.startswith("Police and Crime Commissioner")
                yield replace(found, how="never") if post and self._is_post(sentence, hit.start, end) else found

    def _named(self, sentence: Sentence, start: int, end: int, type_: ConceptId) -> _Found:
        label = _label(self.doc[start:end].text)
        return _Found(sentence.index, start, end, "template", self._id(sentence, start, end, label), label, type_)

    def _id(self, sentence: Sentence, start: int, end: int, label: str) -> AgencyId:
        """A board is known by the council of its area, however the text words the two."""
        board = _board_words(label)
        if board:
            for hit in sentence.names:
                if hit.start == start and hit.end < end:
                    rest = _slug(_board_words(_label(self.doc[hit.end : end].text)))
                    ids = [label.partition(":")[2] for label in hit.labels if label.startswith("place:")]
                    if len(ids) == 1 and rest == _slug(board):
                        return AgencyId(f"{ids[0]}-{rest}")
        return AgencyId(_slug(label))

    def _place_before(self, sentence: Sentence, end: int) -> int | None:
        """Where the area that ends here begins: one place, or several joined."""
        if end > sentence.start and self.doc[end - 1].orth_ in _POSSESSIVE:
            end -= 1
        start: int | None = None
        while (place := self._place_ending(sentence, end)) is not None:
            start = place
            if place - 1 <= sentence.start or self.doc[place - 1].orth_ not in _JOINS:
                break
            end = place - 1
        return start

    def _place_ending(self, sentence: Sentence, end: int) -> int | None:
        starts = [hit.start for hit in sentence.names if hit.end == end and _is_place(hit)]
        if starts:
            return min(starts)
        return self._force_area_ending(sentence, end)

    def _force_area_ending(self, sentence: Sentence, end: int) -> int | None:
        """The area of a police force that is no council's ("Merseyside")."""
        for length in (3, 2, 1):
            start = end - length
            if start >= sentence.start and self.doc[start].orth_[:1].isupper():
                area = self.doc[start:end].text
                if not _labels(self.ontology).isdisjoint((f"{area} Police", f"{area} Constabulary")):
                    return start
        return None

    def _force_area_from(self, sentence: Sentence, start: int) -> int | None:
        """Where the area of a police force that begins here ends ("Avon and Somerset")."""
        for length in (3, 2, 1):
            end = start + length
            if end <= sentence.end and self.doc[end - 1].orth_[:1].isupper():
                area = self.doc[start:end].text
                if not _labels(self.ontology).isdisjoint((f"{area} Police", f"{area} Constabulary")):
                    return end
        return None

    def _place_after(self, sentence: Sentence, start: int) -> int | None:
        ends = [hit.end for hit in sentence.names if hit.start == start and _is_place(hit)]
        force = self._force_area_from(sentence, start)
        if force is not None and force > max(ends, default=0):
            return force
        if not ends:
            return None
        end = max(ends)
        if end + 1 < sentence.end and self.doc[end].orth_ in ("and", "&"):
            further = [hit.end for hit in sentence.names if hit.start == end + 1 and _is_place(hit)]
            if further and not _is_capital(self.doc[max(further)].orth_ if max(further) < sentence.end else ""):
                return max(further)
        return end

    def _name_before(self, sentence: Sentence, end: int) -> int | None:
        """Where the run of capitals that ends here begins, without words that only open the sentence."""
        last = self.doc[end - 1].orth_
        if last in _CONNECTORS or last in _NO_NAMES:
            return None
        taken = {at for hit in sentence.names if _ends_a_name(hit) for at in range(hit.start, hit.end)}
        at = end
        while at > sentence.start and end - at < _LONGEST_NAME:
            word = self.doc[at - 1].orth_
            listed = word == "," and self._lists_places(sentence, at - 1) and not self._names_nhs_before(at - 1, end)
            joined = _is_capital(word) or word in _CONNECTORS or word in _POSSESSIVE or word == "-" or listed
            if at - 1 in taken or not joined or self._begins_anew(sentence, at - 1, end):
                break
            if word == "of" and at - 1 > sentence.start and self.doc[at - 2].orth_ not in self.names_of:
                break
            at -= 1
        while at < end and (self.doc[at].orth_ in self.openers or not _is_capital(self.doc[at].orth_)):
            at += 1
        if self._capitals_tell_nothing(sentence) and not self._follows_a_post(sentence, at):
            return None
        return at if at < end else None

    def _lists_places(self, sentence: Sentence, comma: int) -> bool:
        """Whether a comma stands between two places: "Swindon, Bath and Wiltshire Clinical Commissioning Group"."""
        behind = [hit.end for hit in sentence.names if hit.start == comma + 1 and _is_place(hit)]
        goes_on = any(end < sentence.end and self.doc[end].orth_ in _JOINS for end in behind)
        return goes_on and comma > sentence.start and _is_capital(self.doc[comma - 1].orth_)

    def _names_nhs_before(self, comma: int, end: int) -> bool:
        """ "NHS Eastern and Coastal Kent, Kent and Medway NHS Trust": two bodies, each with the letters in its name."""
        at = comma
        while at and (_is_capital(self.doc[at - 1].orth_) or self.doc[at - 1].orth_ in _CONNECTORS):
            at -= 1
        return self.doc[end].orth_ == "NHS" and any(self.doc[one].orth_ == "NHS" for one in range(at, comma))

    def _begins_anew(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether an "and" stands between the names of two bodies."""
        return (
            self.doc[at].orth_ in _JOINS
            and at > sentence.start
            and self.doc[at - 1].orth_ in self.ends_another
            and at + 1 < end
            and _is_capital(self.doc[at + 1].orth_)
        )

    def _name_after(self, sentence: Sentence, start: int) -> int | None:
        if self._capitals_tell_nothing(sentence):
            return None
        at = start
        while at < sentence.end and at - start < _LONGEST_NAME:
            word = self.doc[at].orth_
            if not (_is_capital(word) or (at > start and word in _CONNECTORS)):
                break
            at += 1
        while at > start and not _is_capital(self.doc[at - 1].orth_):
            at -= 1
        return at if at > start else None

    def _follows_a_post(self, sentence: Sentence, at: int) -> bool:
        """ "Anne Example, Accountable Officer, Salford Clinical Commissioning Group": a line of a letter's head, whose
        commas part the name of a body from what stands before."""
        commas = [token.i for token in self.doc[sentence.start : at] if token.orth_ == ","]
        return len(commas) > 1 and commas[-1] == at - 1

    def _capitals_tell_nothing(self, sentence: Sentence) -> bool:
        """A headline that gives nearly every word a capital."""
        if self.annotated.text(sentence).rstrip("\"'”’)").endswith((".", "!", "?")):
            return False
        words = [token.orth_ for token in self.doc[sentence.start : sentence.end] if token.is_alpha and len(token) > 3]
        return len(words) >= 6 and sum(word[0].isupper() for word in words) > 0.7 * len(words)

    def _relative(self, sentence: Sentence, hit: Hit, number: int) -> Iterator[_Found]:
        """A wording that the area completes; in the plural it speaks of such bodies in general."""
        wording = self.relative[number]
        last = self.doc[hit.end - 1].orth_
        if last.endswith("s") and not last.isupper():
            return
        if wording.label.endswith("Commissioner") and self._is_post(sentence, hit.start, hit.end):
            yield _Found(sentence.index, hit.start, hit.end, "never")
            return
        words = self.doc[hit.start : hit.end].text
        area = self._place_before(sentence, hit.start) if wording.own_area else None
        if area is not None:
            label = _titled(_label(self.doc[area : hit.start].text + " " + _written(words, wording)))
            agency = self._board_id(sentence, area, hit.start, label)
            yield _Found(sentence.index, area, hit.end, "template", agency, label, wording.type)
            return
        yield _Found(sentence.index, hit.start, hit.end, "relative", label=words, type=wording.type, wording=wording)

    def _board_id(self, sentence: Sentence, area: int, head: int, label: str) -> AgencyId:
        ids = [
            label.partition(":")[2]
            for hit in sentence.names
            if hit.start == area and hit.end in (head, head - 1)
            for label in hit.labels
            if label.startswith("place:")
        ]
        place = ids[0] if len(ids) == 1 else _slug(_label(self.doc[area:head].text))
        return AgencyId(f"{place}-{_slug(_board_words(label))}")

    def _is_post(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether "police and crime commissioner" is the post of somebody named beside it."""
        if end < sentence.end and _is_capital(self.doc[end].orth_):
            return True
        at = start - 1
        while at > sentence.start and (_is_capital(self.doc[at].orth_) or self.doc[at].orth_ in _BEFORE_POST):
            at -= 1
        if at <= sentence.start or self.doc[at].orth_ != ",":
            return False
        named = any(other.start <= at - 1 < other.end for other in sentence.names)
        return _is_capital(self.doc[at - 1].orth_) and not named


class _Settler:
    """Settles which organisation each wording of an article means."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        councils: CouncilReading,
        ontology: Ontology,
        found: list[_Found],
        openers: frozenset[str],
    ) -> None:
        self.annotated = annotated
        self.councils = councils
        self.ontology = ontology
        self.openers = openers
        self.found = found
        self.issues: list[Issue] = []
        self.named = {one.agency: one for one in reversed(found) if one.how in ("register", "template")}
        self.generic_labels = {one.wording.label for one in found if one.wording is not None and one.how == "generic"}

    def settle(self) -> AgencyReading:
        """The reading of the article: a fact for the first sentences that name each, and every mention."""
        settled = [one for wording in self.found if wording.how != "back" for one in self._settle(wording)]
        settled.extend(self._abbreviated(settled))
        settled = self._unify(settled)
        known = {one.agency: one for one in reversed(settled)}
        settled.extend(one for wording in self.found if wording.how == "back" for one in self._refer(wording, known))
        settled.sort(key=lambda one: (one.sentence, one.start, one.end, one.agency))
        return AgencyReading(tuple(self._facts(settled)), tuple(self.issues), self._mentions(settled))

    def _settle(self, one: _Found) -> Iterator[_Found]:
        if one.wording is None:
            yield one
        elif one.wording.own_area:
            board = self._board(one)
            if board is not None:
                yield board
        elif not one.wording.beside or self._is_beside(one):
            yield self._general(one, one.wording)

    def _board(self, one: _Found) -> _Found | None:
        """A board without its area: the one that the article names for this council, or the council's own."""
        assert one.wording is not None
        kind = _slug(_board_words(one.wording.label))
        sentence = self.annotated.sentences[one.sentence]
        char = self.annotated.doc[one.start].idx
        council = self.councils.holder(one.sentence, char) or self.councils.subject or self.councils.only
        named = [other for other in self.named.values() if other.agency.endswith(kind)]
        own = [other for other in named if council is not None and other.agency.startswith(f"{council}-")]
        choice = own or (named if len(named) == 1 and (council is None or not self.councils.round_up) else [])
        if choice:
            return replace(one, agency=choice[0].agency, label=choice[0].label, resolved=True)
        words = _titled(_written(one.label, one.wording))
        if council is None:
            self._report(sentence, one, "board-without-area", f"no council says whose {one.label!r} this is")
            return None
        label = f"{short_name(self.ontology.councils[council])} {words}"
        return replace(one, agency=AgencyId(f"{council}-{kind}"), label=label, resolved=True)

    def _general(self, one: _Found, wording: Wording) -> _Found:
        """A general word: the agency of that kind that the article has named, or itself."""
        named = self._named_instead(one, wording)
        if named is not None:
            return replace(one, how="back", agency=named.agency, label=named.label, type=named.type, resolved=True)
        label = self._first_words(wording.label)
        if ("label", "NHS") in wording.yields_to and "NHS" in self.generic_labels:
            label = "NHS"
        return replace(one, agency=AgencyId(_slug(label)), label=label)

    def _first_words(self, label: str) -> str:
        """How the article first words what has this label, in small letters; the label where that is settled."""
        worded = [one for one in self.found if one.wording and one.wording.as_worded and one.wording.label == label]
        first = min(worded, key=lambda one: (one.sentence, one.start), default=None)
        return self.annotated.doc[first.start : first.end].text.lower() if first is not None else label

    def _named_instead(self, one: _Found, wording: Wording) -> _Found | None:
        for kind, value in wording.yields_to:
            if kind == "type":
                options = [other for other in self.named.values() if other.type == value and self._is_local(other)]
            elif kind == "id":
                options = [other for other in self.named.values() if value in other.agency]
            else:
                continue
            holder = self.councils.holder(one.sentence)
            own = [other for other in options if holder is not None and holder in self._covers(other.agency)]
            if own or options:
                return min(own or options, key=lambda other: (other.sentence, other.start))
        return None

    def _is_local(self, one: _Found) -> bool:
        return one.agency not in self.ontology.agencies or bool(self._covers(one.agency))

    def _covers(self, agency: AgencyId) -> tuple[CouncilId, ...]:
        entry = self.ontology.agencies.get(agency)
        return entry.covers if entry is not None else ()

    def _is_beside(self, one: _Found) -> bool:
        """Whether another agency stands next to this word in one list."""
        doc = self.annotated.doc
        for other in self.found:
            if other.sentence != one.sentence or other is one or other.how == "back":
                continue
            if other.wording is not None and other.wording.beside:
                continue
            first, second = (one, other) if one.start < other.start else (other, one)
            between = [token.lower_ for token in doc[first.end : second.start]]
            if 0 < len(between) <= 3 and _BETWEEN.issuperset(between):
                return True
        return False

    def _abbreviated(self, settled: list[_Found]) -> Iterator[_Found]:
        """Mentions by the abbreviation that stands in brackets after a name."""
        doc = self.annotated.doc
        introduced: dict[str, _Found] = {}
        for one in settled:
            end = one.end
            if end + 2 < len(doc) and doc[end].orth_ == "(" and doc[end + 2].orth_ == ")":
                short = doc[end + 1].orth_
                if _ABBREVIATION.fullmatch(short) and _abbreviates(short, one.label):
                    introduced.setdefault(short, one)
        if not introduced:
            return
        starts = [sentence.start_char for sentence in self.annotated.sentences]
        taken = {(one.sentence, at) for one in settled for at in range(one.start, one.end)}
        pattern = re.compile(rf"\b(?:{'|'.join(re.escape(short) for short in sorted(introduced))})\b")
        for match in pattern.finditer(self.annotated.article.text):
            at = bisect_right(starts, match.start()) - 1
            span = doc.char_span(match.start(), match.end())
            outside = at < 0 or match.end() > self.annotated.sentences[at].end_char
            if outside or span is None or (at, span.start) in taken:
                continue
            one = introduced[match.group()]
            yield replace(one, sentence=at, start=span.start, end=span.end, resolved=False)

    def _unify(self, settled: list[_Found]) -> list[_Found]:
        """One label for each organisation: the first that the article spells out."""
        labels: dict[AgencyId, str] = {}
        for one in sorted(settled, key=lambda one: (one.resolved, one.sentence, one.start)):
            labels.setdefault(one.agency, one.label)
        return [replace(one, label=labels[one.agency]) for one in settled]

    def _refer(self, one: _Found, known: dict[AgencyId, _Found]) -> Iterator[_Found]:
        """ "The force", "the board": the only organisation of that type that the article speaks of."""
        options = [other for other in known.values() if other.type == one.type]
        if one.type == "safeguarding-partnership":
            noun = self.annotated.doc[one.end - 1].lower_
            options = [other for other in options if other.label.lower().endswith(noun)]
        if len(options) == 1 and options[0].sentence <= one.sentence:
            other = options[0]
            yield replace(one, agency=other.agency, label=other.label, resolved=True)

    def _facts(self, settled: Iterable[_Found]) -> Iterator[AgencyFact]:
        """Sentences that name each organisation; those that only mean it where none does."""
        by_agency: dict[AgencyId, list[_Found]] = defaultdict(list)
        for one in settled:
            by_agency[one.agency].append(one)
        for agency, mentions in by_agency.items():
            named = [one for one in mentions if one.how != "back"]
            best = [one for one in named if not one.resolved] or named or mentions
            by_sentence = {one.sentence: one for one in reversed(best)}
            for at in sorted(by_sentence)[:_FACTS_PER_AGENCY]:
                one = by_sentence[at]
                evidence = self.annotated.evidence(self.annotated.sentences[at], rule=f"agency/{one.how}")
                yield AgencyFact(agency, one.label, one.type, evidence, one.resolved)

    def _mentions(self, settled: Iterable[_Found]) -> dict[int, tuple[AgencyMention, ...]]:
        doc = self.annotated.doc
        by_sentence: dict[int, list[AgencyMention]] = defaultdict(list)
        for one in settled:
            last = doc[one.end - 1]
            by_sentence[one.sentence].append(
                AgencyMention(doc[one.start].idx, last.idx + len(last), one.agency, one.type, one.start, one.end)
            )
        return {at: tuple(sorted(mentions)) for at, mentions in by_sentence.items()}

    def _report(self, sentence: Sentence, one: _Found, code: str, message: str) -> None:
        if any(issue.code == code for issue in self.issues):
            return
        article = self.annotated.article
        start, end = sentence.start_char, sentence.end_char
        self.issues.append(Issue(article.source, code, message, start, end, article.text[start:end]))


def _names(agency: Agency) -> Iterator[str]:
    """Every name of the register; a health board's also with "NHS", and as what it runs ("Kent Integrated Care")."""
    for name in (agency.label, *agency.aliases):
        yield name
        if not agency.label.startswith("NHS ") or not agency.label.endswith(" Integrated Care Board"):
            continue
        if not name.startswith("NHS "):
            yield f"NHS {name}"
        if name.endswith(" Integrated Care Board"):
            yield name.removesuffix(" Board")


def _joined_forms(name: str) -> tuple[str, ...]:
    """A name with "and", and with "&"."""
    return (name, name.replace(" and ", " & "), name.replace(" & ", " and "))


def short_name(council: Council) -> str:
    """The council's place as boards bear it: ``Kingston upon Thames``, ``Rotherham``."""
    places = [place for place in council.place_names if place in council.label]
    return max(places, key=len) if places else (council.place_names or (council.label,))[0]


@made_once
def _labels(ontology: Ontology) -> frozenset[str]:
    return frozenset(agency.label for agency in ontology.agencies.values())


@made_once
def _wordings(ontology: Ontology) -> AgencyWordings:
    return AgencyWordings(ontology)


def _outermost(found: list[_Found]) -> list[_Found]:
    """Those wordings that lie in no longer one; of two alike the surer."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, _RANK.get(one.how, 4), one.start, one.agency)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _is_place(hit: Hit) -> bool:
    return any(label.startswith("place:") for label in hit.labels)


def _is_registered(hit: Hit) -> bool:
    return any(label.startswith("agency:") for label in hit.labels)


def _ends_a_name(hit: Hit) -> bool:
    """Whether a hit is a name of its own, which a longer name does not swallow."""
    return any(label.startswith(("agency:", "council:", "agency-never:")) for label in hit.labels)


def _label(words: str) -> str:
    """The words of the text as a name: no possessive between area and head, no article in front."""
    text = re.sub(r"\s+", " ", words)
    text = re.sub(r"^(?:the|The)\s+", "", text)
    return _OWNER.sub(lambda match: "s " if match[1] == "s'" else " ", text)


def _written(words: str, wording: Wording) -> str:
    """An abbreviation in full, anything else as it stands."""
    return wording.label if words.isupper() else words


def _titled(words: str) -> str:
    """A name with capitals, where the text has it with small letters."""
    small = {"and", "of", "upon", "on", "the", "for", "in", "with", "&"}
    return " ".join(
        word if word in small or not word[:1].islower() else word[:1].upper() + word[1:] for word in words.split()
    )


def _board_words(label: str) -> str:
    """What kind of board a label names, in one form: ``Safeguarding Children Board``; nothing for no board."""
    if _BOARD.search(label) is None:
        return ""
    return "Safeguarding Children " + ("Partnership" if label.lower().endswith(("partnership", "scp")) else "Board")


def _abbreviates(short: str, name: str) -> bool:
    """Whether the capitals of an abbreviation are initials of a name, in order ("LSCB", "AfC")."""
    initials = [word[0].lower() for word in re.findall(r"[A-Za-z]+", name)]
    at = 0
    for letter in (letter.lower() for letter in short if letter.isupper()):
        try:
            at = initials.index(letter, at) + 1
        except ValueError:
            return False
    return True


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", plain(text).lower().replace("'", "")).strip("-")
