"""Which council a sentence is about: councils named as councils, and the one that the talk is of.

A name that is a council's alone always names it. A place names its council only where the words
around it say so (services, an inspection, a heading of its own), never inside a longer name (a
police force, a newspaper, a club). Between names the talk stays with the council it was about: the
one of the section, the one last introduced, or the article's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, cast

from kg.model import AgencyId, BlockKind, CouncilFact, CouncilId, Issue, PartialDate, SourceKind
from kg.ontology import Council, Ontology, made_once
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.grades import Frame, Verdict, verdicts
from kg.reading.title_councils import named_on_title, title_end
from kg.reading.vocabulary import Hit, PhraseIndex, longest
from kg.reading.windows import labelled_window

How = Literal["name", "services", "board", "heading", "place"]

_GENERIC = re.compile(r"\b(Council|City|County|Borough|Metropolitan|District|Corporation|Unitary|Authority)\b")
_FACTS_PER_COUNCIL = 3
_LEAD_SENTENCES = 6
_FEW = 4
"""With no more mentions of services for children than these, an article may be about something else."""
_ALL_ALONG = 4.0
"""How much more than of any other a report speaks of the council that it is about, where its title does not tell."""
_LEAD = 16
"""Within so many characters of its start a name leads a sentence."""
_WEIGHT: Mapping[str, float] = {"name": 3.0, "services": 3.0, "heading": 3.0, "board": 2.0, "place": 1.0}
_LINKS = frozenset({"in", "at", "of", "for", "across", "within", "on", "into", "by", "from", "the", "rate", "inspect"})
_INTRODUCTION = re.compile(
    r"\b(?:inspections?|report|visit|review) (?:of|into|on|in|to|at|by)\b|\binspectors (?:in|at|visited|also)\b|"
    r"^(?:meanwhile|elsewhere|separately|in|at|over in)\b|\b(?:separate|another|second|different)\b",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"^[\"'“‘]?(?:the (?:council|authority|local authority|borough|city|county|town|island|report|"
    r"inspectors|watchdog|"
    r"previous|last|department|service|board|partnership|team|same)|its?|they|their|inspectors|ofsted|"
    r"there|this|these|"
    r"it's|cllr|councillor|director|we|our|help and protection|leaders|senior leaders|social workers|"
    r"services|children)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^\W*(?:next (?:week|time|month|post|issue|up)\b|coming (?:up|soon)\b|"
    r"more (?:from|on|explainers|stories|news|opinion|coverage)\b|also (?:in|on|from) (?:the|this|our)\b|related\b|"
    r"read (?:more|next|also)\b|letters? to the editor\b|see also\b|you (?:may|might) (?:also )?(?:like|enjoy)\b|"
    r"most (?:read|commented|popular)\b|top (?:comment|stor)|in other news\b|elsewhere on (?:this|the|our)\b|"
    r"you've been reading\b|comments?\s*(?:\(|$)|forum\b|get in touch\b)",
    re.IGNORECASE,
)
"""What opens a pointer to other stories, or the readers' own words: no place in it is what the article is about."""
_HELPER = re.compile(
    r",?\s*(?:(?:which|who) )?(?:(?:has|have|had|is|was) )?(?:been )?(?:running|runs|ran|lends|lent|helping|helps|"
    r"mentor\w+|advis\w+|supporting|took (?:over|charge)|stepped in|sent in)\b"
)
"""A council that does something for another one."""
_POST_ELSEWHERE = re.compile(
    r"\b(?:\w+ is (?:the |an? )?(?:current |serving )?"
    r"(?:chief executive|(?:former|retired) [\w' -]{3,40}?)"
    r"(?: of| at| for)|(?:on (?:loan|secondment)|seconded|borrowed) from|works? for|worked for|employed by) (?:the )?$",
    re.IGNORECASE,
)
"""The post of a person who comes from another council: it is said of them as of no one in the place itself."""
_OWN = (
    r"(?:children|kids|youngsters|young people|teenagers|teens|care leavers|families|"
    r"social (?:workers|services|care))"
)
_KIN = re.compile(rf"(?:'s|s')?\s*(?:(?:most )?vulnerable |young |troubled |own )*{_OWN}\b", re.IGNORECASE)
_KIN_BEFORE = re.compile(
    rf"\b(?:{_OWN}|inspectors|ofsted)\s+(?:\w+\s+)?(?:in|of|at|across|from|visited)\s+(?:the )?$", re.IGNORECASE
)
_WHEREABOUTS = re.compile(
    r"\b(?:court|courtroom|hospital|prison|jail|hotel|flat|pub|hostel|caravan|born|lives?|living|lived|grew up|raised)"
    r" in\s+$",
    re.IGNORECASE,
)
"""Where a building stands or somebody lives: a place, and no council."""
_PRONOUN = re.compile(r"(?:it|its|that)\b", re.IGNORECASE)
_INSPECTOR = re.compile(r"\b(?:H(?:er|is) Majesty's Inspector|HMI\b|Ofsted Inspector)", re.IGNORECASE)
"""Who signs the letters that are reports."""
_CAPITALS = re.compile(r"[A-Z]{4,}[A-Z &'-]*(?:$|[,:] |\s[-–—] )")
_TITLE_PAGE = re.compile(r"\bInspection dates?[ \t]*:")
"""The label that every report has on its first page."""
_PARTED = re.compile(r"[,;:]|\b(?:but|while|whereas|although)\b", re.IGNORECASE)
_JOINS = frozenset({",", "and", "&"})
_KINDS = frozenset({"county", "city", "borough", "metropolitan", "unitary", "district", "london"})
_COUNCILS = frozenset({"councils", "authorities"})
_RELATIVE = re.compile(
    r"(?:(?:\s*,\s*|\s+and\s+)[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,3})*\s*,?\s*(?:both |all )?"
    r"\b(?:which|where|whose|rated|judged|graded|found|also|was|is|were|"
    r"(?:once |merely |itself )?(?:good|outstanding|inadequate|adequate|requir\w+ improvement))\b"
)


_PASSIVE = re.compile(r"(?:,[^,;.]{0,60},)?\s+(?:(?:is|was|were|are|has|have|had|been|also|now|again|still)\s+)+", re.I)


@dataclass(frozen=True, slots=True)
class CouncilMention:
    """A council named in a sentence: characters of the article's text, and how it is named."""

    council: CouncilId
    start_char: int
    end_char: int
    how: How
    """``name``: its own name; ``services``: place with its council's services; ``board``: a board or partnership
    of the place; ``heading``: the place alone as a heading; ``place``: the bare place."""
    beside: bool = False
    """Named as a neighbour, partner or earlier employer of the council that the sentence is about."""


@dataclass(slots=True)
class CouncilReading:
    """The councils of one article, and which of them each sentence is about."""

    facts: tuple[CouncilFact, ...]
    issues: tuple[Issue, ...]
    subject: CouncilId | None
    """The council that the whole article is about; ``None`` for a round-up, or an article about no council."""
    is_report: bool
    """Whether it is a report, which judges one council alone."""
    round_up: bool
    """Whether the article tells of several councils in turn."""
    _mentions: list[tuple[CouncilMention, ...]] = field(default_factory=list)
    _topical: list[tuple[CouncilMention, ...]] = field(default_factory=list)
    _focus: list[CouncilId | None] = field(default_factory=list)
    _outer: list[CouncilId | None] = field(default_factory=list)
    """For each sentence the council that the talk was about before it."""
    _text: str = ""

    def mentions(self, sentence_index: int) -> tuple[CouncilMention, ...]:
        """Every council named in a sentence, bare places included, by position."""
        return self._mentions[sentence_index]

    def topical(self, sentence_index: int) -> tuple[CouncilMention, ...]:
        """Those mentions of a sentence that can be what it is about."""
        return self._topical[sentence_index]

    def holder(self, sentence_index: int, char: int | None = None) -> CouncilId | None:
        """The council that this sentence, or this character of it, is about; ``None`` where there is none."""
        topical = self._topical[sentence_index]
        if not topical:
            return self._focus[sentence_index]
        if char is None:
            return topical[0].council
        before = [mention for mention in topical if mention.start_char <= char]
        if before:
            return before[-1].council
        parted = _PARTED.search(self._text, char, topical[0].start_char) is not None
        return self._outer[sentence_index] if parted else topical[0].council


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the indexes every name of a council or other authority, and the wordings around them."""
    for council in ontology.councils.values():
        for name in (council.label, *council.aliases):
            for variant in _variants(name):
                names.add(variant, f"council:{council.id}")
        for place in council.place_names:
            names.add(place, f"place:{council.id}")
            first, _, rest = place.partition(" ")
            if rest:
                names.add(f"{first.upper()} {rest}", f"place:{council.id}")
            if len(place) > 3:
                names.add(place.upper(), f"place:{council.id}")
    for other in ontology.other_authorities.values():
        for name in (other.label, *other.aliases):
            for variant in _variants(name):
                names.add(variant, f"other-authority:{other.id}")
    lexicon = _lexicon(ontology)
    for key in (
        "services",
        "boards",
        "children-services",
        "inspection",
        "schools",
        "homes",
        "adult-care",
        "police",
        "others-graded",
        "beside",
        "beside-another",
    ):
        for phrase in _strings(lexicon, key):
            words.add(phrase, f"about:{key}")
    for noun, phrases in _table(lexicon, "nouns").items():
        for phrase in phrases:
            words.add(phrase, f"noun:{noun}")


def find_councils(annotated: AnnotatedArticle, ontology: Ontology) -> CouncilReading:
    """Read off the councils of an article, and what each of its sentences is about."""
    finder = _Finder(annotated, ontology)
    mentions = [finder.mentions(sentence) for sentence in annotated.sentences]
    councils_by_sentence = [found for found, _ in mentions]
    strangers = [other for _, other in mentions]
    discourse = _Discourse(annotated, ontology, councils_by_sentence, strangers)
    return discourse.read()


def _lexicon(ontology: Ontology) -> Mapping[str, object]:
    return cast("Mapping[str, object]", ontology.lexicon.get("councils", {}))


def _strings(lexicon: Mapping[str, object], key: str) -> list[str]:
    return [str(item) for item in cast("list[object]", lexicon.get(key, []))]


def _table(lexicon: Mapping[str, object], key: str) -> dict[str, list[str]]:
    table = cast("Mapping[str, list[object]]", lexicon.get(key, {}))
    return {str(name): [str(item) for item in items] for name, items in table.items()}


class _LongerNames(NamedTuple):
    """Words that make a place a part of a longer name."""

    after: frozenset[str]
    before: list[tuple[str, ...]]
    allowed_before: frozenset[str]
    metonyms: frozenset[str]
    """Places that stand for something else where nothing of a council is beside them."""


@made_once
def _longer_names(ontology: Ontology) -> _LongerNames:
    longer = _table(_lexicon(ontology), "longer-names")
    return _LongerNames(
        frozenset(word.lower() for word in longer.get("after", ())),
        [tuple(phrase.split()) for phrase in longer.get("before", ())],
        frozenset(longer.get("allowed-before", ())),
        frozenset(_strings(_lexicon(ontology), "metonyms")),
    )


def _variants(name: str) -> Iterator[str]:
    """The name as it is, with small letters for what kind of council it is, and in capitals."""
    yield name
    first, _, rest = name.partition(" ")
    if rest:
        yield f"{first} {_GENERIC.sub(lambda match: match.group().lower(), rest)}"
        # The first word of an article may stand in capitals.
        yield f"{first.upper()} {rest}"
        if name.endswith(" Council"):
            yield name.removesuffix("Council") + "council"
        yield name.upper()


def in_time(council_id: CouncilId, how: How, issued: PartialDate | None, ontology: Ontology) -> CouncilId | None:
    """The council of this name when the article appeared: a place outlives its abolished council."""
    council = ontology.councils[council_id]
    if issued is None or issued.year is None:
        return council_id
    if council.established and _before(issued, council.established):
        return None
    if how == "name" or not council.abolished or _before(issued, council.abolished):
        return council_id
    return council.succeeded_by[0] if len(council.succeeded_by) == 1 else None


class _Finder:
    """Finds the mentions of one article's sentences."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology) -> None:
        self.annotated = annotated
        self.ontology = ontology
        self.doc = annotated.doc
        self.after, self.before, self.allowed_before, self.metonyms = _longer_names(ontology)
        self.issued = annotated.appeared

    def mentions(self, sentence: Sentence) -> tuple[tuple[CouncilMention, ...], bool]:
        """The councils of a sentence, and whether it names another authority first."""
        if not sentence.names:
            return (), False
        found: list[CouncilMention] = []
        stranger = False
        for hit in longest(sentence.names):
            kinds = {label.partition(":")[0] for label in hit.labels}
            if "council" in kinds:
                found.extend(self._make(sentence, hit, "council", "name"))
            elif "other-authority" in kinds:
                stranger = stranger or not found
            elif "place" in kinds:
                how = self._how(sentence, hit) or self._as_city(sentence, hit)
                if how is not None:
                    found.extend(self._make(sentence, hit, "place", how))
            elif "agency" in kinds:
                found.extend(self._of_agency(sentence, hit))
        return tuple(found), stranger

    def _make(self, sentence: Sentence, hit: Hit, kind: str, how: How) -> Iterator[CouncilMention]:
        ids = [CouncilId(label.partition(":")[2]) for label in hit.labels if label.startswith(f"{kind}:")]
        then = [in_time(council, how, self.issued, self.ontology) for council in ids]
        ids = [council for council in then if council is not None]
        if len(set(ids)) == 1:
            last = self.doc[hit.end - 1]
            start, end = self.doc[hit.start].idx, last.idx + len(last)
            yield CouncilMention(ids[0], start, end, how, self._is_beside(sentence, hit))

    def _of_agency(self, sentence: Sentence, hit: Hit) -> Iterator[CouncilMention]:
        """A board, partnership or trust shows its council without naming it."""
        ids = [label.partition(":")[2] for label in hit.labels if label.startswith("agency:")]
        for agency_id in ids:
            agency = self.ontology.agencies.get(AgencyId(agency_id))
            if agency is None or agency.type not in ("safeguarding-partnership", "childrens-trust"):
                continue
            if len(agency.covers) == 1:
                last = self.doc[hit.end - 1]
                start, end = self.doc[hit.start].idx, last.idx + len(last)
                yield CouncilMention(agency.covers[0], start, end, "board", self._is_beside(sentence, hit))

    def _is_beside(self, sentence: Sentence, hit: Hit) -> bool:
        for cue in sentence.words:
            another = "about:beside-another" in cue.labels and self._follows_a_place(sentence, cue)
            if (another or "about:beside" in cue.labels) and cue.end <= hit.start <= cue.end + 2:
                between = self.doc[cue.end : hit.start].text.lower()
                if between in ("", ",", "the", "neighbouring", "nearby", "of", "and", "both"):
                    return True
        if _POST_ELSEWHERE.search(self.annotated.plain, sentence.start_char, self.doc[hit.start].idx):
            return not any(_has(cue, "inspection") for cue in sentence.words)
        last = self.doc[hit.end - 1]
        if _HELPER.match(self.annotated.plain, last.idx + len(last)):
            return True
        before = hit.start - 1
        while before > sentence.start and self.doc[before].lower_ in ("the", "neighbouring", "nearby"):
            before -= 1
        return before > sentence.start and self.doc[before].lower_ in ("with", "alongside", "unlike", "than", "outside")

    def _follows_a_place(self, sentence: Sentence, cue: Hit) -> bool:
        """Whether another council or place is named before these words."""
        named = ("council:", "place:")
        return any(
            name.end <= cue.start and any(label.startswith(named) for label in name.labels) for name in sentence.names
        )

    def _how(self, sentence: Sentence, hit: Hit) -> How | None:
        """What a place stands for here; ``None`` where it is a part of a longer name."""
        if self._stands_alone(sentence, hit):
            return "heading"
        head = hit.end
        possessive = head < sentence.end and self.doc[head].orth_ in ("'s", "'", "'S")
        if possessive:
            head += 1
        capitals = _in_capitals(self.annotated, sentence)
        if self._longer_after(sentence, head, possessive, capitals) or self._longer_before(sentence, hit, capitals):
            return None
        if self._ambiguous_word(sentence, hit):
            return None
        if self._of_several(sentence, hit):
            return "services"
        if _WHEREABOUTS.search(self.annotated.plain, sentence.start_char, self.doc[hit.start].idx):
            return None
        how = self._by_services(sentence, hit, head)
        metonym = self.doc[hit.start : hit.end].text in self.metonyms
        if how is None and metonym and not self._is_graded_in_list(sentence, hit):
            return None
        return how or "place"

    def _of_several(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a place stands in a list of councils: "Essex and Suffolk county councils", "the boroughs of ..."."""
        ends = {one.start: one.end for one in longest(sentence.names) if _is_place(one)}
        starts = {end: start for start, end in ends.items()}
        at = hit.end
        while at < sentence.end and (start := self._next_listed(at, sentence.end, ends)) is not None:
            at = ends[start]
        while at < sentence.end and self.doc[at].lower_ in _KINDS:
            at += 1
        if at < sentence.end and self.doc[at].lower_ in _COUNCILS:
            return True
        at = hit.start
        while (end := self._listed_before(at, sentence.start, starts)) is not None:
            at = starts[end]
        before = [token.lower_ for token in self.doc[max(sentence.start, at - 2) : at]]
        return len(before) == 2 and before[1] in ("of", "for", "in") and before[0] in (*_COUNCILS, "boroughs")

    def _is_graded_in_list(self, sentence: Sentence, hit: Hit) -> bool:
        """ "Camden and Westminster were judged good": named as another place is, in a sentence with a grade."""
        if "grade" not in sentence.kinds:
            return False
        ends = {one.start: one.end for one in longest(sentence.names) if _is_place(one)}
        starts = {end: start for start, end in ends.items()}
        before = self._listed_before(hit.start, sentence.start, starts)
        return before is not None or self._next_listed(hit.end, sentence.end, ends) is not None

    def _next_listed(self, at: int, end: int, places: Mapping[int, int]) -> int | None:
        """Where the next place of a list begins, behind a comma or an "and"."""
        joined = at
        while joined < end and joined - at < 2 and self.doc[joined].lower_ in _JOINS:
            joined += 1
        return joined if joined > at and joined in places else None

    def _listed_before(self, at: int, start: int, places: Mapping[int, int]) -> int | None:
        """Where the place before in a list ends."""
        joined = at
        while joined > start and at - joined < 2 and self.doc[joined - 1].lower_ in _JOINS:
            joined -= 1
        return joined if joined < at and joined in places else None

    def _as_city(self, sentence: Sentence, hit: Hit) -> How | None:
        """ "Nottingham City": the first words of a council's name, where inspectors or services are spoken of."""
        if hit.end >= sentence.end or self.doc[hit.end].lower_ not in ("city", "county"):
            return None
        name = self.doc[hit.start : hit.end + 1].text.lower()
        councils = (
            self.ontology.councils.get(CouncilId(label[6:])) for label in hit.labels if label.startswith("place:")
        )
        begins = any(council is not None and council.label.lower().startswith(name + " ") for council in councils)
        return (
            "services"
            if begins and any(_has(cue, "inspection", "children-services") for cue in sentence.words)
            else None
        )

    def _stands_alone(self, sentence: Sentence, hit: Hit) -> bool:
        return hit.start == sentence.start and all(
            not token.is_alpha or token.lower_ == "council" for token in self.doc[hit.end : sentence.end]
        )

    def _longer_after(self, sentence: Sentence, head: int, possessive: bool, capitals: bool) -> bool:
        if head >= sentence.end:
            return False
        word = self.doc[head]
        if any(cue.start == head and _has(cue, "services", "boards") for cue in sentence.words):
            return False
        if word.lower_ in self.after and (word.orth_[:1].isupper() or capitals):
            return True
        if word.orth_ == "-" or possessive or capitals:
            return (
                word.orth_ == "-"
                and not possessive
                and self.doc[head].idx == self.doc[head - 1].idx + len(self.doc[head - 1])
            )
        return word.orth_[:1].isupper() and word.is_alpha and word.orth_ not in self.allowed_before

    def _longer_before(self, sentence: Sentence, hit: Hit, capitals: bool) -> bool:
        before = self.doc[max(sentence.start, hit.start - 3) : hit.start]
        words = [token.orth_ for token in before]
        if any(len(words) >= len(phrase) and tuple(words[-len(phrase) :]) == phrase for phrase in self.before):
            return True
        if not words or capitals or hit.start - 1 == sentence.start:
            return bool(words) and hit.start - 1 == sentence.start and not capitals and self._is_name(words[-1])
        return self._is_name(words[-1])

    def _is_name(self, word: str) -> bool:
        return word[:1].isupper() and word.isalpha() and word not in self.allowed_before

    def _ambiguous_word(self, sentence: Sentence, hit: Hit) -> bool:
        """ "Reading the report": a word at the start of a sentence that is no place."""
        before = self.doc[hit.start - 1].lower_ if hit.start > sentence.start else ""
        if self.doc[hit.start].lower_ == "reading" and before in (
            "been",
            "be",
            "are",
            "is",
            "keep",
            "you",
            "for",
            "after",
        ):
            return before != "for" or self.doc[hit.start].orth_ == "READING"
        if (
            hit.start != sentence.start
            or hit.end != hit.start + 1
            or self.doc[hit.start].lower_ not in ("reading", "bury", "barking")
        ):
            return False
        following = self.doc[hit.end].lower_ if hit.end < sentence.end else ""
        return following in (
            "the",
            "this",
            "that",
            "these",
            "his",
            "her",
            "its",
            "our",
            "my",
            "your",
            "between",
            "and",
            "through",
            "a",
            "an",
        )

    def _by_services(self, sentence: Sentence, hit: Hit, head: int) -> How | None:
        for cue in sentence.words:
            kind: How | None = "services" if _has(cue, "services") else "board" if _has(cue, "boards") else None
            if kind is None:
                continue
            if head <= cue.start <= head + 2 and not _crosses(self.doc[head : cue.start].text):
                return kind
            if 0 < hit.start - cue.end <= 4 and kind == "services":
                between = [token.lower_ for token in self.doc[cue.end : hit.start]]
                before = self.doc[cue.start - 1].lower_ if cue.start > sentence.start else ""
                one = before in ("a", "an", "former", "retired", "ex", "-")
                if between[0] in ("commissioner", "commissioners"):
                    between, one = between[1:] or [""], False
                if between[0] in _LINKS and all(word in _LINKS for word in between) and not one:
                    return kind
        return None


def _is_place(hit: Hit) -> bool:
    return any(label.startswith("place:") for label in hit.labels)


def _has(cue: Hit, *kinds: str) -> bool:
    return any(f"about:{kind}" in cue.labels for kind in kinds)


def _crosses(between: str) -> bool:
    return any(mark in between for mark in ",;:.()") or between.lower() in ("and", "is", "was", "for", "to", "with")


def _before(issued: PartialDate, day: str) -> bool:
    """Whether a publication date is certainly before an ISO date."""
    return str(issued) < day[: len(str(issued))]


def _in_capitals(annotated: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether capitals tell nothing here: a headline that gives most of its words one."""
    words = [token.orth_ for token in annotated.doc[sentence.start : sentence.end] if token.is_alpha and len(token) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.65 * len(words)


class _Discourse:
    """Follows the talk of one article from sentence to sentence."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        ontology: Ontology,
        mentions: list[tuple[CouncilMention, ...]],
        strangers: list[bool],
    ) -> None:
        self.annotated = annotated
        self.ontology = ontology
        self.mentions = mentions
        self.strangers = strangers
        article = annotated.article
        letter = article.kind is SourceKind.LETTER and _INSPECTOR.search(article.text) is not None
        titled = _TITLE_PAGE.search(article.text, 0, 1500) is not None
        self.issued = annotated.appeared
        self.is_report = article.kind is SourceKind.REPORT or letter or titled
        if article.kind is SourceKind.REPORT:
            mentions = self._with_title(mentions)
        self.mentions = mentions
        self.silent = self._pointers()
        self.mentions = [() if index in self.silent else found for index, found in enumerate(mentions)]
        self.scores = self._scores()
        self.evident = self._find_evident()
        self.sections = self._sections()
        self.evident |= frozenset(self.sections.values())
        self.leading = self._leading()
        self.about_services = self._about_services()

    def read(self) -> CouncilReading:
        """Settle the subject, then walk through the sentences."""
        subject, round_up, issues = self._subject()
        if not self.about_services:
            subject, round_up = None, False
        topical = [self._topical(index, subject, round_up) for index in range(len(self.mentions))]
        if self.is_report:
            # A report judges one council: others are its neighbours and partners.
            topical = [tuple(m for m in found if m.council == subject) for found in topical]
        focus, outer = self._walk(subject, round_up, topical)
        return CouncilReading(
            tuple(self._facts()),
            tuple(issues),
            subject,
            self.is_report,
            round_up,
            self.mentions,
            topical,
            focus,
            outer,
            self.annotated.article.text,
        )

    def _scores(self) -> dict[CouncilId, float]:
        scores: dict[CouncilId, float] = defaultdict(float)
        for index, found in enumerate(self.mentions):
            sentence = self.annotated.sentences[index]
            weight = 3.0 if self._is_lead(index) else 2.0 if self._has_grade(index) else 1.0
            for mention in found:
                kin = mention.how == "place" and self._is_of_children(sentence, mention)
                scores[mention.council] += (
                    weight * (2.0 if kin else _WEIGHT[mention.how]) * (0.2 if mention.beside else 1.0)
                )
        return scores

    def _is_of_children(self, sentence: Sentence, mention: CouncilMention) -> bool:
        """ "Middlesbrough's children", "kids in Leeds": a place spoken of for its children."""
        text = self.annotated.article.text
        return (
            _KIN.match(text, mention.end_char) is not None
            or _KIN_BEFORE.search(text, sentence.start_char, mention.start_char) is not None
        )

    def _pointers(self) -> set[int]:
        """Sentences that point to other stories, and all that stands under a heading that does so near the end."""
        found: set[int] = set()
        if self.is_report:
            return found
        sentences = self.annotated.sentences
        below = False
        for index, sentence in enumerate(sentences):
            text = self.annotated.text(sentence)
            titles = text.split(" | ")
            row_of_titles = len(titles) > 2 and len(text.split()) >= 4 * len(titles)
            pointer = _ELSEWHERE.match(text) is not None or row_of_titles
            heading = self.annotated.kind(sentence) is BlockKind.HEADING
            below = below or (pointer and heading and index > 0.7 * len(sentences))
            if pointer or below:
                found.add(index)
        return found

    def _find_evident(self) -> frozenset[CouncilId]:
        """Councils of which more than the bare place is named, and places that the article is plainly about."""
        named: set[CouncilId] = set()
        told: Counter[CouncilId] = Counter()
        for index, found in enumerate(self.mentions):
            lead = self._is_lead(index)
            for mention in found:
                if mention.beside:
                    continue
                if mention.how != "place":
                    named.add(mention.council)
                else:
                    spoken = self._speaks_of_inspection(index) or self._speaks_of_services(index)
                    told[mention.council] += lead + spoken + self._has_grade(index)
        if named:
            best = max(self.scores[council] for council in named)
            return frozenset(named | {place for place in told if told[place] > 1 or self.scores[place] >= best})
        places = {place for place in told if told[place] > 1}
        spoken_of = {place for place in told if told[place]}
        return frozenset(places or (spoken_of if len(spoken_of) == 1 else ()))

    def _is_lead(self, index: int) -> bool:
        sentence = self.annotated.sentences[index]
        return index < _LEAD_SENTENCES or self.annotated.kind(sentence) is BlockKind.HEADLINE

    def _has_grade(self, index: int) -> bool:
        return "grade" in self.annotated.sentences[index].kinds

    def _speaks_of_services(self, index: int) -> bool:
        return any(
            label in ("about:children-services", "judged:services") or label.startswith(("area:", "type:"))
            for hit in self.annotated.sentences[index].words
            for label in hit.labels
        )

    def _breaks(self) -> set[int]:
        """Headings like those of the sections that name no council: a new section, of something else."""
        found: set[int] = set()
        if not any(self.annotated.text(self.annotated.sentences[index])[:4].isupper() for index in self.sections):
            return found
        for index, sentence in enumerate(self.annotated.sentences):
            block = self.annotated.article.blocks[sentence.block]
            text = self.annotated.text(sentence)
            alone = block.end - sentence.end_char <= 1 and sentence.start_char - block.start <= 4
            if alone and len(text) <= 45 and _CAPITALS.match(text) and index not in self.sections:
                found.add(index)
        return found

    def _sections(self) -> dict[int, CouncilId]:
        """Sentences that are nothing but the name of a council or its place, where there are two or more."""
        alone: dict[int, CouncilId] = {}
        for index, found in enumerate(self.mentions):
            if len(found) == 1 and self._is_heading(index, found[0]):
                alone[index] = found[0].council
        return alone if len(set(alone.values())) >= 2 else {}

    def _is_heading(self, index: int, mention: CouncilMention) -> bool:
        """Whether the line is a name, or a name with a word on it ("1. SUNDERLAND, the yo-yo")."""
        sentence = self.annotated.sentences[index]
        text = self.annotated.text(sentence).strip("*#:.- ")
        if mention.how in ("heading", "name") and len(text) <= mention.end_char - mention.start_char + 9:
            return True
        block = self.annotated.article.blocks[sentence.block]
        name = self.annotated.article.text[mention.start_char : mention.end_char]
        return (
            mention.start_char - block.start <= 4
            and block.end - sentence.end_char <= 1
            and block.end - mention.end_char <= 40
            and not text.endswith(("!", "?", "'", '"'))
            and not self.annotated.text(sentence).endswith(".")
            and (name.isupper() or self.annotated.article.text[mention.end_char : mention.end_char + 1] in (",", ":"))
            and not self._has_grade(index)
        )

    def _leading(self) -> list[CouncilId]:
        """The councils with which blocks begin."""
        leading: list[CouncilId] = []
        blocks: set[int] = set()
        for index, sentence in enumerate(self.annotated.sentences):
            if sentence.block in blocks:
                continue
            blocks.add(sentence.block)
            lead = sentence.start_char + _LEAD
            first = next((m for m in self.mentions[index] if m.start_char <= lead and not m.beside), None)
            if first is not None and (self._speaks_of_inspection(index) or first.how in ("name", "services")):
                leading.append(first.council)
        return leading

    def _speaks_of_inspection(self, index: int) -> bool:
        return any(
            label == "about:inspection" or label.startswith("grade:")
            for hit in self.annotated.sentences[index].words
            for label in hit.labels
        )

    def _names_type(self, index: int) -> bool:
        return any(label.startswith("type:") for hit in self.annotated.sentences[index].words for label in hit.labels)

    def _about_services(self) -> bool:
        """Whether the article is about the services that councils run for children in need."""
        counts: Counter[str] = Counter()
        for sentence in self.annotated.sentences:
            for hit in longest(hit for hit in sentence.words if _tells_topic(hit)):
                counts.update(_topics(hit))
        own = counts["children-services"]
        if self.is_report:
            return own > 0
        if own == 0:
            # "Ofsted has rated Hull City Council good": it rates councils for nothing else.
            return not counts.keys() - {"inspection", "services", "boards", "beside"} and self._rates_a_council()
        if own <= _FEW and self._leads_with_others():
            return False
        if (counts["police"] > 3 * own and own < 4) or (own < 4 and not self._is_linked()):
            return False
        if counts["schools"] > 2 * own or counts["schools"] >= own == 1 or counts["adult-care"] > own:
            return False
        return counts["homes"] < own or own > 5

    def _rates_a_council(self) -> bool:
        """Whether Ofsted grades a council in so many words, in an article that names nothing else that it grades."""
        sentences = [one for at, one in enumerate(self.annotated.sentences) if at not in self.silent]
        if any("judged:elsewhere-graded" in hit.labels for one in sentences for hit in one.words):
            return False
        by_ofsted = ["ofsted" in self.annotated.text(one).lower() for one in sentences]
        for told, one in zip(by_ofsted, sentences, strict=True):
            graded = [
                v for v in verdicts(self.annotated.doc, one) if v.frame in (Frame.RATED, Frame.FOUND, Frame.MOVED)
            ]
            whole = any("judged:services" in hit.labels for hit in one.words) or bool(self.mentions[one.index])
            if graded and ((told and whole) or (any(by_ofsted) and self._is_subject(one, graded))):
                return True
        return False

    def _is_subject(self, sentence: Sentence, graded: Sequence[Verdict]) -> bool:
        """Whether a council or its place is what a verb of rating is said of."""
        text = self.annotated.plain
        return any(
            _PASSIVE.fullmatch(text, mention.end_char, self.annotated.doc[verdict.core].idx) is not None
            for mention in self.mentions[sentence.index]
            for verdict in graded
        )

    def _leads_with_others(self) -> bool:
        """Whether the first lines speak of a school, a home or the police, and not of services for children."""
        topics: set[str] = set()
        body = 0
        for sentence in self.annotated.sentences[: 2 * _LEAD_SENTENCES]:
            kind = self.annotated.kind(sentence)
            body += kind is BlockKind.PARAGRAPH and sentence.end - sentence.start > 6
            if body > 2:
                break
            for hit in sentence.words:
                topics |= _topics(hit)
        return bool(topics & {"schools", "homes", "adult-care", "police"}) and "children-services" not in topics

    def _is_linked(self) -> bool:
        """Whether services or areas of them, and inspectors or grades, meet in one sentence or in neighbours."""
        before = (False, False)
        for index, _ in enumerate(self.annotated.sentences):
            services = any("children-services" in _topics(hit) for hit in self.annotated.sentences[index].words)
            told = (services, self._speaks_of_inspection(index) or self._names_type(index))
            if (told[0] and (told[1] or before[1])) or (told[1] and before[0]):
                return True
            before = told
        return False

    def _subject(self) -> tuple[CouncilId | None, bool, list[Issue]]:
        evident = self.evident
        ranked = sorted((council for council in self.scores if council in evident), key=lambda c: (-self.scores[c], c))
        if self.annotated.article.kind is SourceKind.REPORT:
            return self._of_title(ranked)
        only = self._the_only_one()
        if only is not None:
            return only, False, []
        if not ranked:
            return None, False, []
        if self.is_report:
            return self._of_report() or ranked[0], False, []
        leading = Counter(self.leading)
        if self.sections or (len(leading) >= 3 and max(leading.values()) < 0.6 * sum(leading.values())):
            return None, True, []
        if len(ranked) > 1 and self.scores[ranked[1]] > 0.7 * self.scores[ranked[0]]:
            names = ", ".join(self.ontology.councils[council].label for council in ranked[:2])
            issue = Issue(
                self.annotated.article.source, "ambiguous-council", f"several councils are told of alike: {names}"
            )
            return None, True, [issue]
        return ranked[0], False, []

    def _the_only_one(self) -> CouncilId | None:
        """The one council of the register that "the Island" can be, where the article says it again and again."""
        for noun in ("island", "royal borough"):
            said = sum(
                self.annotated.doc[hit.end - 1].orth_[:1].isupper()
                for index, sentence in enumerate(self.annotated.sentences)
                if index not in self.silent
                for hit in sentence.words
                if f"noun:{noun}" in hit.labels
            )
            if not said:
                continue
            council = _island(self.ontology) if noun == "island" else self._of_places(noun)
            named = {
                mention.council
                for found in self.mentions
                for mention in found
                if mention.how == "name" and not mention.beside
            }
            if council is not None and (said > 1 or self._is_said_early(noun)) and named <= {council}:
                return council
        return None

    def _is_said_early(self, noun: str) -> bool:
        lead = self.annotated.sentences[: 2 * _LEAD_SENTENCES]
        return any(f"noun:{noun}" in hit.labels for sentence in lead for hit in sentence.words)

    def _of_title(self, ranked: Sequence[CouncilId]) -> tuple[CouncilId | None, bool, list[Issue]]:
        """The council that a report names above its dates; else, with an issue, the one that it speaks of all along."""
        named = self._on_title()
        if named is not None:
            return named, False, []
        if not ranked or (len(ranked) > 1 and self.scores[ranked[0]] < _ALL_ALONG * self.scores[ranked[1]]):
            return None, False, []
        label = self.ontology.councils[ranked[0]].label
        said = f"no council's name could be read off the title page; the text speaks of {label} all along"
        return ranked[0], False, [Issue(self.annotated.article.source, "council-from-text", said)]

    def _on_title(self) -> CouncilId | None:
        """The council named above the dates that existed on them."""
        end = title_end(self.annotated, self.ontology)
        window = labelled_window(self.annotated, self.ontology)
        when = window.first if window is not None else self.issued
        for found in self.mentions[:6]:
            for mention in found:
                gone = self.ontology.councils[mention.council].abolished
                outlived = gone is not None and when is not None and not _before(when, gone)
                if mention.how in ("name", "services", "heading") and mention.start_char < end and not outlived:
                    return mention.council
        return None

    def _with_title(self, mentions: list[tuple[CouncilMention, ...]]) -> list[tuple[CouncilMention, ...]]:
        """The mentions, with that of a title page whose form of the name the register does not have."""
        self.mentions = mentions
        named = None if self._on_title() is not None else named_on_title(self.annotated, self.ontology)
        if named is None:
            return mentions
        block, councils = named
        in_their_time = {in_time(council, "place", self.issued, self.ontology) for council in councils}
        council = in_their_time.pop() if len(in_their_time) == 1 else None
        blocks = self.annotated.article.blocks
        at = next((one.index for one in self.annotated.sentences if blocks[one.block] is block), None)
        if council is None or at is None:
            return mentions
        own = CouncilMention(council, block.start, block.end, "heading")
        return [*mentions[:at], (own,), *mentions[at + 1 :]]

    def _of_places(self, noun: str) -> CouncilId | None:
        """The one council, of those that fit a noun, of whose places the text as it came names most."""
        text = self.annotated.article.text
        counts: Counter[CouncilId] = Counter()
        for council in self.ontology.councils.values():
            if _fits(council, noun):
                words = {word for place in council.place_names for word in re.findall(r"[A-Z]\w{3,}", place)}
                counts[council.id] = sum(re.search(rf"\b{word}\b", text) is not None for word in words)
        ranked = counts.most_common(2)
        clear = len(ranked) == 2 and ranked[0][1] > ranked[1][1]
        return ranked[0][0] if clear else None

    def _of_report(self) -> CouncilId | None:
        """The council that a letter is about."""
        for found in self.mentions[:6]:
            for mention in found:
                if mention.how in ("name", "services", "heading"):
                    return mention.council
        return None

    def _topical(self, index: int, subject: CouncilId | None, round_up: bool) -> tuple[CouncilMention, ...]:
        if not self.about_services:
            return ()
        found = self.mentions[index]
        sentence = self.annotated.sentences[index]
        evident = self.evident if any(mention.how == "place" for mention in found) else set()
        kept: list[CouncilMention] = []
        for mention in found:
            if mention.beside and not self._resumed(mention):
                continue
            if mention.how == "place" and mention.council != subject:
                leads = mention.start_char <= sentence.start_char + _LEAD
                if mention.beside and self._speaks_of_inspection(index):
                    kept.append(replace(mention, beside=False))
                    continue
                opens = leads and round_up and self._begins_block(index)
                told = self._speaks_of_inspection(index) and (leads or round_up or mention.council in evident)
                if not (opens or told):
                    continue
            kept.append(replace(mention, beside=False))
        return tuple(kept)

    def _begins_block(self, index: int) -> bool:
        sentences = self.annotated.sentences
        return index == 0 or sentences[index - 1].block != sentences[index].block

    def _resumed(self, mention: CouncilMention) -> bool:
        """ "Neighbouring Knowsley, which was rated good": the neighbour becomes what the words are about."""
        return _RELATIVE.match(self.annotated.article.text, mention.end_char) is not None

    def _is_judged(self, index: int, mention: CouncilMention) -> bool:
        """Whether a neighbour is named for its grade."""
        return self.about_services and self._has_grade(index) and self._resumed(mention)

    def _walk(
        self, subject: CouncilId | None, round_up: bool, topical: list[tuple[CouncilMention, ...]]
    ) -> tuple[list[CouncilId | None], list[CouncilId | None]]:
        focus = subject
        outer: list[CouncilId | None] = []
        result: list[CouncilId | None] = []
        previous_block = -1
        breaks = self._breaks()
        aside: CouncilId | None = None
        for index, sentence in enumerate(self.annotated.sentences):
            fresh = sentence.block != previous_block
            previous_block = sentence.block
            if not self.about_services or index in self.silent:
                result.append(None)
                outer.append(None)
                continue
            if index in self.sections:
                focus = self.sections[index]
            elif index in breaks or (fresh and round_up and self._leaves(index)):
                focus = None
            here = topical[index]
            outer.append(focus)
            if fresh or here:
                # "Next door, Stockton is good. It was inadequate in 2014": the other council, for the pronoun's sake.
                leads = here and here[0].start_char <= sentence.start_char + _LEAD
                aside = here[0].council if leads and here[0].council != focus and not round_up else None
            if here:
                if round_up or here[0].council == subject or (fresh and self._introduces(sentence)):
                    focus = here[-1].council if round_up and len({m.council for m in here}) == 1 else here[0].council
                result.append(here[0].council)
            elif self.strangers[index] and not self.is_report and not self._is_named_beside(index):
                result.append(None)
            elif not fresh and aside is not None and _PRONOUN.match(self.annotated.text(sentence)):
                result.append(aside)
            else:
                result.append(self._by_noun(sentence, focus))
        return result, outer

    def _is_named_beside(self, index: int) -> bool:
        """Whether another authority stands late in its sentence, where the talk need not be of it."""
        sentence = self.annotated.sentences[index]
        first = next(hit for hit in sentence.names if any(label.startswith("other-authority:") for label in hit.labels))
        return first.start - sentence.start > 4

    def _introduces(self, sentence: Sentence) -> bool:
        return _INTRODUCTION.search(self.annotated.text(sentence)) is not None

    def _leaves(self, index: int) -> bool:
        """In a round-up: whether a new paragraph is about no council until it names one."""
        sentence = self.annotated.sentences[index]
        text = self.annotated.article.text
        if self.sections:
            start = self.annotated.article.blocks[sentence.block].start
            apart = text[max(0, start - 2) : start].count("\n") == 2
            return apart and not self._sections_are_spaced()
        area = any(
            hit.start <= sentence.start + 1 and any(label.startswith("area:") for label in hit.labels)
            for hit in sentence.words
        )
        return not area and _CARRIES.match(self.annotated.text(sentence)) is None

    def _sections_are_spaced(self) -> bool:
        """Whether blank lines stand between a section's own paragraphs too."""
        blocks = self.annotated.article.blocks
        text = self.annotated.article.text
        for index in self.sections:
            after = self.annotated.sentences[index].block + 1
            if after < len(blocks) and "\n\n" in text[blocks[after - 1].end : blocks[after].start]:
                return True
        return False

    def _by_noun(self, sentence: Sentence, focus: CouncilId | None) -> CouncilId | None:
        """ "The city council" is the one council of the article that is a city's, where the one in focus is not."""
        if "noun" not in sentence.kinds:
            return focus
        nouns = [label[5:] for hit in longest(sentence.words) for label in hit.labels if label.startswith("noun:")]
        if not nouns:
            return focus
        noun = nouns[0]
        if noun == "district":
            return focus if focus and _fits(self.ontology.councils[focus], noun) else None
        if focus is not None and _fits(self.ontology.councils[focus], noun):
            return focus
        evident = self.evident
        fitting = [council for council in sorted(evident) if _fits(self.ontology.councils[council], noun)]
        return fitting[0] if len(fitting) == 1 else focus

    def _facts(self) -> Iterable[CouncilFact]:
        counts: Counter[CouncilId] = Counter()
        evident = self.evident
        for index, found in enumerate(self.mentions):
            sentence = self.annotated.sentences[index]
            named = [m.council for m in found if _names(m, evident) or (m.beside and self._is_judged(index, m))]
            for council in dict.fromkeys(named if index not in self.silent else ()):
                if counts[council] < _FACTS_PER_COUNCIL:
                    counts[council] += 1
                    yield CouncilFact(council, self.annotated.evidence(sentence, "council/named"))


def _topics(hit: Hit) -> set[str]:
    """What an article is about by one wording; short names of areas ("leadership") tell nothing."""
    topics = {label[6:] for label in hit.labels if label.startswith("about:")}
    if any(
        label.startswith("type:") or (label.startswith("area:") and hit.end - hit.start > 3) for label in hit.labels
    ):
        topics.add("children-services")
    return topics


def _tells_topic(hit: Hit) -> bool:
    """A wording by which the topic of an article is known; names of areas and of types of inspection included."""
    return any(
        label.startswith(("about:", "type:")) or (label.startswith("area:") and hit.end - hit.start > 3)
        for label in hit.labels
    )


def _names(mention: CouncilMention, evident: frozenset[CouncilId]) -> bool:
    if mention.how in ("heading", "place"):
        return mention.council in evident and not mention.beside
    return mention.how != "board"


@made_once
def _island(ontology: Ontology) -> CouncilId | None:
    """The one council of the register that "the Island" can be."""
    fitting = [council.id for council in ontology.councils.values() if _fits(council, "island")]
    return fitting[0] if len(fitting) == 1 else None


def _fits(council: Council, noun: str) -> bool:
    """Whether a definite noun ("the county") suits the kind of authority."""
    if noun == "city":
        return "City" in council.label
    if noun == "county":
        return council.type == "County" or "County" in council.label or council.label.endswith("shire Council")
    if noun == "borough":
        return "Borough" in council.label or council.type in ("London Borough", "Metropolitan District")
    if noun == "royal borough":
        return any(name.startswith("Royal Borough ") for name in (council.label, *council.aliases))
    if noun == "island":
        return council.label.startswith(("Isle ", "Council of the Isle "))
    return "District" in council.label or council.type == "Metropolitan District"
