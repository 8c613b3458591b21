"""Councils named in single sentences: by their own names, or by a place where the words around it say so.

A name that is a council's alone always names it. A place names its council only beside services, an inspection or a
heading of its own, never inside a longer name (a police force, a newspaper, a club).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kg.model import AgencyId, CouncilId, PartialDate
from kg.ontology import Ontology
from kg.reading.agency_names import head_type
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_words import OTHER_GENRES, CouncilWords, council_words, fits_noun
from kg.reading.dates import COUNT, count_of
from kg.reading.expressions import phrases_of, table_of
from kg.reading.vocabulary import Hit, PhraseIndex, has_label, longest

COUNCIL_LABELS = ("council:", "place:")
"""How the labels of names begin that are a council's, or those of a place that may stand for one."""
How = Literal["name", "services", "board", "heading", "place"]

_SMALL_WORD = re.compile(r"[ -](upon|on|under|in)[ -]")
_GENERIC = re.compile(r"\b(Council|City|County|Borough|Metropolitan|District|Corporation|Unitary|Authority)\b")
_LINKS = frozenset({"in", "at", "of", "for", "across", "within", "on", "into", "by", "from", "the", "rate", "inspect"})
_BESIDE_REACH = 4
_INITIALS = re.compile(r"(?<![\w'&-])[A-Z]{3,6}(?![\w&-])")
_IN_BRACKETS = re.compile(r"\s\((?P<short>[A-Z]{3,6})\)")
_THEY_ARE = re.compile(
    rf"\W*(?:(?:they|these|those|the (?:{COUNT}))(?: councils| authorities| boroughs)? (?:are|were)|including|namely)"
    r"\W*(?:(?:both|all) )?(?:the )?",
    re.IGNORECASE,
)
""" "They are" + "Bury, Hull and Leeds": before the names of those who were told of."""
_SO_MANY_COUNCILS = re.compile(
    rf"\b(?P<n>{COUNT}) (?:(?!school|home)[\w'-]+ ){{0,4}}?(?:councils|authorities|boroughs)\b", re.IGNORECASE
)
""" "At three councils", "two London boroughs"."""
_THE_FOLLOWING = re.compile(
    r"\bfollowing (?:[\w-]+ ){0,2}?(?:councils|authorities|boroughs|counties)\b[^:]*:\s*$", re.IGNORECASE
)
""" "The following authorities are rated inadequate:": above their names."""
_LONG_NAME = 4
"""So many words may the second place in an agency's name have."""
_MANY_PLACES = 4
"""So many places in a row, of which a sentence tells, are councils where it speaks of councils or inspections."""
_READERS_DO = frozenset(
    "continue continues continued keep start stop further more recommended essential weekend go".split()
)
""" "Register now to continue Reading": a button, and no place."""
_READ = frozenset({"children", "children's", "to", "out", "about", "books", "stories", "reports", "aloud", "with"})
""" "Reading children's books helps": what is read, at the beginning of a sentence."""
_OBJECTS_OPEN = frozenset("the this that these his her its our my your between through a an".split())
""" "Reading through the report", "Bury a child's complaint": behind a verb at the beginning of a sentence."""
_JOINS = frozenset({",", "and", "&", ";"})
_KINDS = frozenset({"county", "city", "borough", "metropolitan", "unitary", "district", "london"})
_KINDS_AHEAD = frozenset({"the", "of", "royal", "borough", "london", "city"})
_COMPASS = frozenset({"N", "S", "E", "W", "NE", "NW", "SE", "SW"})
"""Before a name: another place's ("N.E. Lincolnshire Council" is not Lincolnshire's)."""
_POINTS = frozenset({"North", "South", "East", "West"})
_POINTS_GO_ON = frozenset({"-", "–", "of", "and", "&"})
""" "The North and Midlands", "the West of England": parts of the country."""
_ARTICLES = frozenset({"A", "AN", "THE"})
_DROP_CAPITALS = 4
"""So many words of a story may be set in capitals."""
_COUNCILS = frozenset({"councils", "authorities"})
_WITHIN_A_COUNTY = frozenset("unitary town city borough resort".split())
_BESIDE_GAP = frozenset(
    {
        "",
        ",",
        "at",
        "from",
        "the",
        "neighbouring",
        "nearby",
        "of",
        "and",
        "both",
        "local authorities",
        "the councils",
        "councils in",
    }
)
"""What may stand between words like "in partnership with" and the council that is only beside."""


def councils_named(hit: Hit) -> frozenset[str]:
    """The ids of the councils that a name can be, or those of a place that may stand for one."""
    return frozenset(label.partition(":")[2] for label in hit.labels if label.startswith(COUNCIL_LABELS))


def names_council(hit: Hit) -> bool:
    """Whether a name is a council's, or that of a place that may stand for one."""
    return any(label.startswith(COUNCIL_LABELS) for label in hit.labels)


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
    once: CouncilId | None = None
    """The abolished council of this name, where ``council`` is the one that took its place."""


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the indexes every name of a council or other authority, and the wordings around them."""
    words_around = council_words(ontology)
    for council in ontology.councils.values():
        for name in (council.label, *council.aliases):
            for variant in (*_variants(name), *_by_compass(name), *_abbreviated(name, words_around)):
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
    for key in (
        "services",
        "boards",
        "children-services",
        "social-work",
        "inspection",
        "other-inspectors",
        "court",
        *OTHER_GENRES,
        "schools",
        "homes",
        "adult-care",
        "police",
        "sport",
        "others-graded",
        "of-posts",
        "beside",
        "beside-another",
    ):
        for phrase in phrases_of(words_around.lists, key):
            words.add(phrase, f"about:{key}")
    for phrase in phrases_of(words_around.lists, "where-it-lies"):
        words.add(phrase, "about:beside")
    for noun, phrases in table_of(words_around.lists, "nouns").items():
        for phrase in phrases:
            words.add(phrase, f"noun:{noun}")


def _abbreviated(name: str, words: CouncilWords) -> Iterator[str]:
    """ "Hampshire CC", "Doncaster MBC", "Lambeth LBC": the short names of the trade press."""
    for kind, short in words.short_kinds.items():
        if name.endswith(f" {kind}"):
            yield f"{name.removesuffix(kind)}{short}"
    for kind, short in words.short_kinds_ahead.items():
        if name.startswith(f"{kind} ") and not name.endswith("Council"):
            yield f"{name.removeprefix(kind).strip()} {short}"


def _by_compass(name: str) -> Iterator[str]:
    """ "NE Lincolnshire Council", "N Yorkshire Council": a name with initials for its points of the compass."""
    points, rest = [], name.split()
    while rest and rest[0] in _POINTS:
        points.append(rest.pop(0)[0])
    if points and len(rest) > 1:
        for initials in {"".join(points), " ".join(points)}:
            yield f"{initials} {' '.join(rest)}"


def _variants(name: str) -> Iterator[str]:
    """The name as it is, without "of", with small letters for what kind of council it is, and in capitals."""
    yield name
    if _SMALL_WORD.search(name):
        # "Kingston-Upon-Hull City Council", "Stockton-on-Tees".
        yield _SMALL_WORD.sub(lambda match: f"-{match[1]}-", name)
        yield _SMALL_WORD.sub(lambda match: f"-{match[1].capitalize()}-", name)
        yield _SMALL_WORD.sub(lambda match: f" {match[1].capitalize()} ", name)
    if " Borough of " in name:
        yield name.replace(" Borough of ", " Borough ")
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
    if council.established and is_before(issued, council.established):
        return None
    if how == "name" or not council.abolished or is_before(issued, council.abolished):
        return council_id
    return council.succeeded_by[0] if len(council.succeeded_by) == 1 else None


def names_told_of(annotated: AnnotatedArticle, sentence: Sentence) -> int | None:
    """Where the names begin with which a sentence says who was told of: "They are" + "Bury and Hull".

    Characters of the article's text; ``None`` where it says no such thing.
    """
    opens = _THEY_ARE.match(annotated.plain, sentence.start_char, sentence.end_char)
    if opens is None and sentence.index:
        before = annotated.sentences[sentence.index - 1]
        if _THE_FOLLOWING.search(annotated.plain, before.start_char, before.end_char):
            return sentence.start_char
    return opens.end() if opens is not None else None


class MentionFinder:
    """Finds the mentions of one article's sentences."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology) -> None:
        self.annotated = annotated
        self.ontology = ontology
        self.doc = annotated.doc
        self.words = council_words(ontology)
        self.issued = annotated.appeared
        self.short = self._introduced()
        self.siblings = self._siblings()

    def mentions(self, sentence: Sentence) -> tuple[tuple[CouncilMention, ...], bool]:
        """The councils of a sentence, and whether it names another authority first."""
        if not sentence.names and not self.short and not self.siblings:
            return (), False
        found: list[CouncilMention] = []
        stranger = False
        for hit in longest(sentence.names):
            kinds = {label.partition(":")[0] for label in hit.labels}
            if self._behind_compass(hit) or self._is_some_council_of(sentence, hit):
                continue
            if "council" in kinds:
                found.extend(self._make(sentence, hit, "council", "name"))
            elif "other-authority" in kinds:
                stranger = stranger or not found
            elif "place" in kinds:
                how = self._how(sentence, hit)
                if how is None and (how := self._as_city(sentence, hit)) is not None:
                    hit = hit._replace(end=self._end_of_place(sentence, hit))
                if how is not None:
                    found.extend(self._make(sentence, hit, "place", how))
            elif "agency" in kinds:
                found.extend(self._of_agency(sentence, hit))
        if self.short or self.siblings:
            short = (*self._by_short_name(sentence), *self._by_point(sentence))
            found = sorted([*found, *short], key=lambda one: one.start_char)
        return tuple(self._with_companions(found)), stranger

    def _behind_compass(self, hit: Hit) -> bool:
        """Whether initials for points of the compass make another place of a name, at a sentence's beginning too."""
        before = self.doc[hit.start - 1].orth_ if hit.start else ""
        return before.replace(".", "") in _COMPASS

    def _is_some_council_of(self, sentence: Sentence, hit: Hit) -> bool:
        """ "At a Lincolnshire council": one within the county, which is not named."""
        before = self.doc[hit.start - 1].lower_ if hit.start > sentence.start else ""
        last = self.doc[hit.end - 1].orth_
        return before in ("a", "another", "one") and hit.end - hit.start > 1 and last in ("council", "authority")

    def _introduced(self) -> dict[str, Hit]:
        """ "Kent County Council (KCC)": the initials by which the article goes on to call its councils.

        Also where it does not say so: "Kent County Council" and then "KCC leader".
        """
        found: dict[str, Hit] = {}
        used = set(_INITIALS.findall(self.annotated.plain))
        if not used:
            return found
        once: dict[str, dict[frozenset[str], Hit]] = defaultdict(dict)
        for sentence in self.annotated.sentences:
            for hit in longest(sentence.names):
                if not any(label.startswith("council:") for label in hit.labels):
                    continue
                words = [token.orth_ for token in self.doc[hit.start : hit.end] if token.orth_[:1].isupper()]
                short = "".join(word[0] for word in words)
                if short not in used:
                    continue
                last = self.doc[hit.end - 1]
                match = _IN_BRACKETS.match(self.annotated.plain, last.idx + len(last))
                if match is not None and match["short"] == short:
                    found[short] = hit
                elif short.endswith("C"):
                    once[short].setdefault(councils_named(hit), hit)
        alone = {short: next(iter(hits.values())) for short, hits in once.items() if len(hits) == 1}
        return {**alone, **found}

    def _by_short_name(self, sentence: Sentence) -> Iterator[CouncilMention]:
        """Councils called by the initials that the article gave them."""
        for at in range(sentence.start, sentence.end):
            hit = self.short.get(self.doc[at].orth_)
            if hit is not None and at >= hit.end + 2:
                yield from self._make(sentence, hit._replace(start=at, end=at + 1), "council", "name")

    def _siblings(self) -> dict[str, Hit]:
        """ "West Hexshire and North Hexshire": councils by the point of the compass in which they differ."""
        found: dict[str, dict[str, Hit]] = defaultdict(dict)
        for sentence in self.annotated.sentences:
            for hit in longest(sentence.names):
                ids = councils_named(hit)
                council = self.ontology.councils.get(CouncilId(next(iter(ids)))) if len(ids) == 1 else None
                for words in (place.split() for place in council.place_names) if council is not None else ():
                    for point, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
                        if point in _POINTS and len(rest) == 1:
                            found[rest[0]].setdefault(point, hit)
        # Under each name of their place: "Hexshire", "Hexs".
        several = {tuple(sorted(points.items())) for points in found.values() if len(points) > 1}
        return dict(several.pop()) if len(several) == 1 else {}

    def _by_point(self, sentence: Sentence) -> Iterator[CouncilMention]:
        """ "The letter about the West": a council called by the one word that tells it from its sibling."""
        for at in range(sentence.start + 1, sentence.end):
            hit = self.siblings.get(self.doc[at].orth_)
            if hit is None or at < hit.end or self.doc[at - 1].lower_ != "the":
                continue
            behind = self.doc[at + 1].orth_ if at + 1 < sentence.end else ""
            if not behind[:1].isupper() and behind not in _POINTS_GO_ON:
                kind = "council" if any(label.startswith("council:") for label in hit.labels) else "place"
                yield from self._make(sentence, hit._replace(start=at, end=at + 1), kind, "services")

    def _with_companions(self, found: list[CouncilMention]) -> Iterator[CouncilMention]:
        """Councils named together with one that is beside another are so too: "with Kingston and Wigan councils"."""
        before: CouncilMention | None = None
        for mention in found:
            between = self.annotated.plain[before.end_char : mention.start_char].strip() if before else ""
            together = between in (",", "and", ", and", "or") and mention.how != "place"
            if before is not None and before.beside and together:
                mention = replace(mention, beside=True)
            yield mention
            before = mention

    def _make(self, sentence: Sentence, hit: Hit, kind: str, how: How) -> Iterator[CouncilMention]:
        ids = [CouncilId(label.partition(":")[2]) for label in hit.labels if label.startswith(f"{kind}:")]
        before = ids
        then = [in_time(council, how, self.issued, self.ontology) for council in ids]
        ids = [council for council in then if council is not None]
        if len(set(ids)) == 1 and not self._is_county_around(sentence, hit, ids[0]):
            last = self.doc[hit.end - 1]
            start, end = self.doc[hit.start].idx, last.idx + len(last)
            once = before[0] if len(set(before)) == 1 and before[0] != ids[0] else None
            yield CouncilMention(ids[0], start, end, how, self._is_beside(sentence, hit), once)

    def _is_county_around(self, sentence: Sentence, hit: Hit, council: CouncilId) -> bool:
        """ "The Kent unitary": a council within the county, which is no council of its own there."""
        behind = self.doc[hit.end].lower_ if hit.end < sentence.end else ""
        return behind in _WITHIN_A_COUNTY and self.ontology.councils[council].type == "County"

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
            another = "about:beside-another" in cue.labels and (
                self._follows_a_place(sentence, cue) or self._follows_another_kind(sentence, cue, hit)
            )
            if (another or "about:beside" in cue.labels) and cue.end <= hit.start <= cue.end + _BESIDE_REACH:
                between = self.doc[cue.end : hit.start].text.lower()
                between = self.words.party.sub("", between).strip()
                if between in _BESIDE_GAP:
                    return True
        last = self.doc[hit.end - 1]
        name = (self.doc[hit.start].idx, last.idx + len(last))
        if self.words.is_origin(self.annotated.plain, sentence.start_char, name):
            return True
        aside = (self.words.peers, self.words.examples)
        if any(one.search(self.annotated.plain, sentence.start_char, name[0]) for one in aside):
            return True
        if self.words.post_elsewhere.search(self.annotated.plain, sentence.start_char, name[0]):
            return "about:inspection" not in sentence.labels
        if self._was_there(sentence, hit) or self.words.where_they.match(self.annotated.plain, name[1]):
            return True
        if self.words.helper.match(self.annotated.plain, name[1]):
            return True
        before = hit.start - 1
        while before > sentence.start and self.doc[before].lower_ in ("the", "neighbouring", "nearby"):
            before -= 1
        if self.words.stayed_with.search(self.annotated.plain, sentence.start_char, name[0]) is not None:
            return False
        return before > sentence.start and self.doc[before].lower_ in ("with", "alongside", "unlike", "than", "outside")

    def _was_there(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether an aside tells that somebody had a post there: what follows the aside is not of that council."""
        closes = hit.end < sentence.end and self.doc[hit.end].orth_ == ","
        before = self.annotated.plain[sentence.start_char : self.doc[hit.start].idx]
        return closes and self.words.once_there.search(before) is not None

    def _follows_a_place(self, sentence: Sentence, cue: Hit) -> bool:
        """Whether another council or place is named before these words."""
        return any(name.end <= cue.start and names_council(name) for name in sentence.names)

    def _follows_another_kind(self, sentence: Sentence, cue: Hit, hit: Hit) -> bool:
        """ "The island's services, run by Hampshire County Council": whether another kind's noun goes before."""
        before = [one for one in sentence.words if one.end <= cue.start]
        nouns = [label[5:] for one in before for label in one.labels if label.startswith("noun:")]
        ids = [CouncilId(label.partition(":")[2]) for label in hit.labels if label.startswith(("council:", "place:"))]
        councils = [self.ontology.councils[one] for one in ids]
        return any(not any(fits_noun(council, noun) for council in councils) for noun in nouns)

    def _how(self, sentence: Sentence, hit: Hit) -> How | None:
        """What a place stands for here; ``None`` where it is a part of a longer name."""
        if self._stands_alone(sentence, hit) or self._fills_cell(sentence, hit):
            return "heading"
        head = hit.end
        possessive = head < sentence.end and self.doc[head].orth_ in ("'s", "'", "'S")
        if possessive:
            head += 1
        capitals = _in_capitals(self.annotated, sentence)
        if self._longer_after(sentence, head, possessive, capitals) or self._longer_before(sentence, hit, capitals):
            return None
        if self._ambiguous_word(sentence, hit) or self._names_agency(sentence, hit):
            return None
        if self._of_several(sentence, hit):
            return "services"
        if self._is_seat(sentence, hit):
            return None
        if not possessive and self._is_where_inspected(sentence, hit):
            return "services"
        if self.words.whereabouts.search(self.annotated.plain, sentence.start_char, self.doc[hit.start].idx):
            return None
        if not possessive and self._tells_where_one_lies(sentence, hit):
            return None
        how = self._by_services(sentence, hit, head)
        if how == "board" and self._is_of_two(sentence, hit):
            return None
        metonym = self.doc[hit.start : hit.end].text in self.words.metonyms
        if (
            how is None
            and metonym
            and not (self._is_graded_in_list(sentence, hit) or self._is_where_graded(sentence, hit))
        ):
            return None
        return how or "place"

    def _tells_where_one_lies(self, sentence: Sentence, hit: Hit) -> bool:
        """ "Medway Council, in Kent, was told": a place that only tells where the council before it is."""
        forms = self.annotated.forms
        name = hit.start - len((",", "in"))
        if name <= sentence.start or forms[name : hit.start] != [",", "in"]:
            return False
        closes = hit.end >= sentence.end or forms[hit.end] in (",", ".", ")", "and")
        before = (one for one in sentence.names if one.end == name)
        return closes and any(names_council(one) and forms[one.start - 1] not in ("in", "at") for one in before)

    def _names_agency(self, sentence: Sentence, hit: Hit) -> bool:
        """ "Leeds and York Partnership NHS Trust": whether words that end such a name stand behind it."""
        end = hit.end
        if end + 1 < sentence.end and self.doc[end].lower_ in ("and", "&"):
            joined = (one for one in sentence.names if one.start == end + 1 and _is_place(one))
            end = max((one.end for one in joined), default=self._second_of_name(sentence, end + 1))
        return any(one.start == end and any(map(_ends_agency, one.labels)) for one in sentence.names)

    def _is_of_two(self, sentence: Sentence, hit: Hit) -> bool:
        """ "City & Hackney Safeguarding Children Board": whether a board has another place in its name."""
        at = hit.start - 2
        if at < sentence.start or self.doc[at + 1].lower_ not in ("and", "&") or not self.doc[at].orth_[:1].isupper():
            return False
        # "Ofsted and Hackney Safeguarding Children Board" are two bodies.
        return not any(one.end == at + 1 and not _is_place(one) for one in sentence.names)

    def _second_of_name(self, sentence: Sentence, start: int) -> int:
        """ "Torbay and South Devon NHS Trust": up to where capitalised words go on."""
        end = start
        while end < min(sentence.end, start + _LONG_NAME) and self.doc[end].orth_[:1].isupper():
            if any(one.start == end and any(map(_ends_agency, one.labels)) for one in sentence.names):
                break
            end += 1
        return end

    def _of_several(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a place stands in a list of councils: "Essex and Suffolk county councils", "the boroughs of ..."."""
        ends = {one.start: self._end_of_place(sentence, one) for one in longest(sentence.names) if _is_place(one)}
        starts = {end: start for start, end in ends.items()}
        at = hit.end
        while at < sentence.end and (start := self._next_listed(at, sentence.end, ends)) is not None:
            at = ends[start]
        several = at > hit.end or self._listed_before(hit.start, sentence.start, starts) is not None
        last = self.doc[at - 1]
        if (
            several
            and self.words.share.match(self.annotated.plain, last.idx + len(last), sentence.end_char) is not None
        ):
            return True
        while at < sentence.end and self.doc[at].lower_ in _KINDS:
            at += 1
        if at < sentence.end and self.doc[at].lower_ in _COUNCILS:
            return True
        at = hit.start
        while (end := self._listed_before(at, sentence.start, starts)) is not None:
            at = starts[end]
        before = [token.lower_ for token in self.doc[max(sentence.start, at - 2) : at]]
        if len(before) == 2 and before[1] in ("of", "for", "in") and before[0] in (*_COUNCILS, "boroughs"):
            return True
        listed = at < hit.start or self._next_listed(hit.end, sentence.end, ends) is not None
        if listed and self._opens_with_many(sentence, at, ends):
            return True
        if listed and self._is_graded_above(sentence, at):
            return True
        return (
            listed
            and self.words.opens_list.search(self.annotated.plain, sentence.start_char, self.doc[at].idx) is not None
        )

    def _is_graded_above(self, sentence: Sentence, at: int) -> bool:
        """ "These children's services were rated good:" + "Bury, Hull and Leeds": behind a grade and a colon."""
        opens = at - 1 > sentence.start and self.doc[at - 1].orth_ == ":" and "grade" in sentence.kinds
        graded = opens and any(hit.end < at and has_label(hit, "grade:") for hit in sentence.words)
        return graded and any(hit.end < at and _has(hit, "children-services") for hit in sentence.words)

    def _opens_with_many(self, sentence: Sentence, at: int, ends: Mapping[int, int]) -> bool:
        """ "Leeds, Cornwall, Hounslow and Redbridge were told to improve", of councils, or inspections, spoken of."""
        opening = self.doc[sentence.start : at].text
        if opening and _THEY_ARE.fullmatch(opening) is None:
            return False
        count, place = 1, at
        while (following := self._next_listed(ends[place], sentence.end, ends)) is not None:
            count, place = count + 1, following
        before = self.annotated.sentences[max(0, sentence.index - 2) : sentence.index]
        told = "about:inspection" in sentence.labels or "grade" in sentence.kinds
        told = told or any(self.words.some_councils.search(self.annotated.text(one)) for one in before)
        if count > 1 and before and "grade" in before[-1].kinds:
            if opening:
                # "Two councils were inadequate. They are Bury and Hull".
                return self.words.some_councils.search(self.annotated.text(before[-1])) is not None
            if self._counts(before[-1], count):
                # "Ofsted has rated three councils good. Bury, Sutton and Dudley all received ...".
                return True
        return count >= _MANY_PLACES and told

    def _counts(self, sentence: Sentence, number: int) -> bool:
        """Whether a sentence tells of so many councils: "at three councils"."""
        told = _SO_MANY_COUNCILS.finditer(self.annotated.plain, sentence.start_char, sentence.end_char)
        return any(count_of(one["n"]) == number for one in told)

    def _is_seat(self, sentence: Sentence, hit: Hit) -> bool:
        """ "St Helens in Lancashire": where another place lies."""
        at = hit.start
        before = next((one for one in longest(sentence.names) if _is_place(one) and one.end == at - 1), None)
        return before is not None and self.doc[at - 1].lower_ == "in"

    def _is_where_inspected(self, sentence: Sentence, hit: Hit) -> bool:
        """ "The most serious concerns were at Leeds, where inspectors ...": nothing but a council is inspected so."""
        at = self.doc[hit.start - 1].lower_ if hit.start > sentence.start else ""
        return at == "at" and "about:inspection" in sentence.labels

    def _is_graded_in_list(self, sentence: Sentence, hit: Hit) -> bool:
        """ "Camden and Westminster were judged good": named as another place is, in a sentence with a grade."""
        if "grade" not in sentence.kinds:
            return False
        named = [one for one in longest(sentence.names) if names_council(one)]
        ends = {self._with_kind(one, sentence): self._end_of_place(sentence, one) for one in named}
        starts = {end: start for start, end in ends.items()}
        before = self._listed_before(hit.start, sentence.start, starts)
        return before is not None or self._next_listed(hit.end, sentence.end, ends) is not None

    def _with_kind(self, hit: Hit, sentence: Sentence) -> int:
        """Where a name begins with the kind of council before it: "the Royal Borough Kensington and Chelsea"."""
        at = hit.start
        while at > sentence.start and self.doc[at - 1].lower_ in _KINDS_AHEAD:
            at -= 1
        return at

    def _is_where_graded(self, sentence: Sentence, hit: Hit) -> bool:
        """ "In Westminster Ofsted found that services were outstanding": where inspectors graded something."""
        at = self.doc[hit.start - 1].lower_ if hit.start > sentence.start else ""
        told = "about:inspection" in sentence.labels
        return at == "in" and told and "grade" in sentence.kinds

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
        whole = hit._replace(end=self._end_of_place(sentence, hit))
        if whole == hit:
            return None
        told = "grade" in sentence.kinds or not sentence.labels.isdisjoint(
            ("about:inspection", "about:children-services")
        )
        return "services" if told or self._of_several(sentence, whole) else None

    def _end_of_place(self, sentence: Sentence, hit: Hit) -> int:
        """Where a place ends with the kind of council that tells it from its county: "Nottingham" + "City"."""
        if hit.end >= sentence.end or self.doc[hit.end].lower_ not in ("city", "county"):
            return hit.end
        name = self.doc[hit.start : hit.end + 1].text.lower()
        councils = (
            self.ontology.councils.get(CouncilId(label[6:])) for label in hit.labels if label.startswith("place:")
        )
        begins = any(council is not None and council.label.lower().startswith(name + " ") for council in councils)
        return hit.end + begins

    def _stands_alone(self, sentence: Sentence, hit: Hit) -> bool:
        return hit.start == sentence.start and all(
            not token.is_alpha or token.lower_ == "council" for token in self.doc[hit.end : sentence.end]
        )

    def _fills_cell(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a place is all of the first cell of a table's row."""
        return hit.start == sentence.start and next(
            (token.orth_ == "|" for token in self.doc[hit.end : sentence.end] if not token.is_space), False
        )

    def _longer_after(self, sentence: Sentence, head: int, possessive: bool, capitals: bool) -> bool:
        if head >= sentence.end:
            return False
        word = self.doc[head]
        if any(cue.start == head and _has(cue, "services", "boards") for cue in sentence.words):
            return False
        if any(self._reads(head, sentence.end, phrase) for phrase in self.words.after_phrases):
            return True
        if word.lower_ in self.words.after and (word.orth_[:1].isupper() or (capitals and not possessive)):
            # "Leeds's Labour group" is one of its council; "Leeds Labour" is a party.
            return not (possessive and word.lower_ in self.words.parties.names)
        if word.orth_ == "-" or possessive or capitals:
            return (
                word.orth_ == "-"
                and not possessive
                and self.doc[head].idx == self.doc[head - 1].idx + len(self.doc[head - 1])
            )
        named = word.orth_[:1].isupper() and word.is_alpha and word.orth_ not in self.words.allowed_before
        # "Rated services in Solihull Good overall".
        return named and not any(cue.start == head and has_label(cue, "grade:") for cue in sentence.words)

    def _reads(self, at: int, end: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words from here on are these: "at Home"."""
        return at + len(phrase) <= end and all(self.doc[at + n].orth_ == word for n, word in enumerate(phrase))

    def _longer_before(self, sentence: Sentence, hit: Hit, capitals: bool) -> bool:
        before = self.doc[max(sentence.start, hit.start - 3) : hit.start]
        words = [token.orth_ for token in before]
        if any(len(words) >= len(phrase) and tuple(words[-len(phrase) :]) == phrase for phrase in self.words.before):
            return True
        if self._behind_drop_capitals(sentence, hit):
            return False
        if not words or capitals or hit.start - 1 == sentence.start:
            return bool(words) and hit.start - 1 == sentence.start and not capitals and self._is_name(words[-1])
        return self._is_name(words[-1])

    def _behind_drop_capitals(self, sentence: Sentence, hit: Hit) -> bool:
        """ "A LEADING Kent politician": the first words of a story in capitals, and then a place that has none."""
        opening = [token.orth_ for token in self.doc[sentence.start : hit.start]]
        shouted = 1 < len(opening) <= _DROP_CAPITALS and all(word.isupper() and word.isalpha() for word in opening)
        return shouted and not self.doc[hit.start].is_upper and opening[0] in _ARTICLES

    def _is_name(self, word: str) -> bool:
        if not word[:1].isupper() or not word.isalpha():
            return False
        # "SINCE Bradford's services ...": newspapers give the first word of an article capitals.
        return word not in self.words.allowed_before and not (
            word.isupper() and word.capitalize() in self.words.allowed_before
        )

    def _ambiguous_word(self, sentence: Sentence, hit: Hit) -> bool:
        """ "Reading the report": a word at the start of a sentence that is no place."""
        before = self.doc[hit.start - 1].lower_ if hit.start > sentence.start else ""
        if self.doc[hit.start].lower_ == "reading" and before in _READERS_DO:
            return True
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
        if following in _READ and not any(
            cue.start == hit.end and _has(cue, "services", "boards") for cue in sentence.words
        ):
            return True
        if following == "and":
            # "Bury and Rochdale were inspected"; "Reading and writing are taught".
            return not any(one.start == hit.end + 1 and _is_place(one) for one in sentence.names)
        return following in _OBJECTS_OPEN

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


def _ends_agency(label: str) -> bool:
    """Whether it is that of words behind a place that name an agency, and no board of the council's."""
    return head_type(label) in ("health", "police", "justice")


def _has(cue: Hit, *kinds: str) -> bool:
    return any(f"about:{kind}" in cue.labels for kind in kinds)


def _crosses(between: str) -> bool:
    return any(mark in between for mark in ",;:.()") or between.lower() in ("and", "is", "was", "for", "to", "with")


def is_before(issued: PartialDate, day: str) -> bool:
    """Whether a publication date is certainly before an ISO date."""
    return str(issued) < day[: len(str(issued))]


def _in_capitals(annotated: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether capitals tell nothing here: a headline that gives most of its words one."""
    words = [token.orth_ for token in annotated.doc[sentence.start : sentence.end] if token.is_alpha and len(token) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.65 * len(words)
