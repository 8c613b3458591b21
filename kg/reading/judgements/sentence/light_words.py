"""Words of a sentence that part no grade from its areas: short ones, names, dates, asides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.reading.agency_names import types_of
from kg.reading.council_words import council_words
from kg.reading.grades import BREAKS, LIGHT
from kg.reading.judgements.areas import Area, by_label
from kg.reading.judgements.grade_words import grade_words
from kg.reading.judgements.sentence.words import SentenceWords, WordsPart
from kg.reading.judgements.wordings import AUXILIARIES
from kg.reading.vocabulary import Hit

_ASIDE_REACH, _RELATIVE_REACH = 16, 25
"""Tokens within which an aside, or a relative clause, behind an area must close."""
GAP = LIGHT | frozenset(
    "already previously formerly then enough earn "
    "how after from between care visit under following whose those given found given "
    "gave awarded as judged "
    "marked said "
    "applies apply applied goes went better worse alone alike merely lot way down line times over count single so far "
    "holds hold goes go come comes came out exception lagging trailing trails through verdict verdicts rating ratings "
    "mark marks judgement to bright spot once more luck such ones lagged behind fared fares did lag lags trailed "
    "royal answer there off slightly somewhat rather marginally little earned earns secured "
    "achieved gained attained handed landed "
    "judgements judgment judgments gradings covers cover covered covering "
    "same something likewise effect "
    "along alongside grading "
    "sub such offered provided delivered merited won weak weakest link less include includes included lowest later "
    "subsequently eventually".split()
)
_ONLY_AREA = re.compile(
    r"\b(?:the|its|their) (?:only|one|sole|single|lone) (?:area|judge?ment|category|field|heading|part|strand|aspect) "
    r"(?:of (?:the |its |their )?(?:(?:council|authority|county|city|borough)'s )?(?:children's )?(?:services|work) )?"
    r"(?:to(?: be| have been)?|that|which)\b",
    re.IGNORECASE,
)
"""Words between the only area with a grade and that grade."""
_ANOTHER_AREA = re.compile(
    r"\b(?:is|are|was|were) (?:another|one|an?|the (?:second|third|other)|a further) "
    r"(?:area|judge?ment|category|strand) (?:where|in which|for which|to (?:be|get|have been)|that|which)\b",
    re.IGNORECASE,
)
""" "Leadership *was another area where* the grade was good"."""
_AN_AREA = re.compile(
    r", (?:an|the one|one|another|a) (?:area|service|judge?ment|category)"
    r"(?: of (?:the |its )?(?:[\w-]+(?:'s)? )?(?:work|services?|report|practice))?(?: (?:that|which))?"
    r"(?: (?:is|was|were|has been|had been|inspectors|ofsted|they))*(?= (?:rated|judged|graded|found|marked|deemed)\b)",
    re.IGNORECASE,
)
""" "Children in care, an area judged good": between an area and the grade of what it is called."""
_AMONG_AREAS = re.compile(
    r"\b(?:is|are|was|were) (?:also )?(?:among|(?:one|two|three) of) (?:the |its |those )?(?:\w+ )?"
    r"(?:areas|judge?ments|categories|strands)"
    r"(?: (?:that|which))?(?: (?:is|are|was|were|has been|have been|had been|to be|to have been|inspectors|"
    r"ofsted|they))*"
    r"(?= (?:rated|judged|graded|found|marked|deemed|ruled)\b)",
    re.IGNORECASE,
)
""" "Leadership *was among the areas* rated good"."""
_IN_RESPECT_OF = re.compile(
    r"\b(?:in (?:respect|regard|terms|the case)|with (?:respect|regard)|when it comes)(?: both)? (?:of|to)(?: both)?\b",
    re.IGNORECASE,
)
""" "Good *in respect both of* leadership and care": between a grade and the areas that have it."""
IN_THAT = re.compile(r"\bin (?:that|this|the same) (?:area|category|field|respect)\b", re.IGNORECASE)
_IN_AREAS_OF = re.compile(
    r"\b(?:in|for|across) (?:the |its |their )?(?:\w+ )?(?:areas?|categor(?:y|ies)) of\b", re.IGNORECASE
)
""" "Inadequate *in the areas of* leadership and care": between a grade and the areas that have it."""
_FOR_WHOM = re.compile(r"\bfor (?:\w+ )?(?:children|families|young people)(?: and (?:families|young people))?\b", re.I)
_REVIEWED_AND = re.compile(
    r"\b(?:was|were) (?:(?:also|last|first|next|previously|most recently) )?"
    r"(?:reviewed|inspected|looked at|assessed|examined)"
    r"(?: at the same time| alongside| as well| too| (?:back )?in (?:\w+ )?\d{4})?,? and "
    r"(?:(?:was|were) )?(?=(?:found|judged|rated|graded)\b)",
    re.IGNORECASE,
)
""" "The board was reviewed at the same time and" + "found to require improvement"."""
_WHICH_THEY_GET = re.compile(
    r"\b(?:(?:which|that|what) )?(?:the |its |local )?(?:children|young people|youngsters|families|care leavers|they)"
    r"(?: and (?:families|young people|care leavers))? (?:receive|get|are given|are offered|have|experience)\b",
    re.IGNORECASE,
)
""" "The help and protection which children receive" + "requires improvement"."""
_LIKE_THE_OTHER = re.compile(
    r",(?: just| much)? like (?:that (?:of|for|on) |those (?:of|for|on) )?(?!many |most |much |so |all )", re.I
)
""" "Leadership, like help and protection, is": before an area that has the same grade."""
_FARED = re.compile(
    r"\b(?:fared|fares) (?:the )?(?:worst|best)(?: of (?:all|the lot))?,? with\b|\bgot the (?:worst|best) of it\b",
    re.IGNORECASE,
)
""" "Help and protection *fared worst*, with a grade of inadequate"."""
_WHOSE_TEAM = re.compile(r"(?<=[a-z])['’]s? (?:teams?|services?|department|directorate)\b")
""" "Its care leavers' team, judged good": between an area and the grade of those who do it."""
_LIGHT_SHAPES = (
    _WHOSE_TEAM, _AMONG_AREAS, _ONLY_AREA, _ANOTHER_AREA, _IN_RESPECT_OF, _FOR_WHOM, _AN_AREA, IN_THAT, _WHICH_THEY_GET,
    _REVIEWED_AND, _LIKE_THE_OTHER, _FARED,
)  # fmt: skip
"""What parts no grade from its areas."""
_STILL = frozenset("still nevertheless nonetheless however it they only also".split())
_BETTER = frozenset("better improved stronger progress progressed bettered improving".split())
""" "Fared better but still": what a subject has done that has its grade behind that."""
_BETTERED_REACH = 9
_FOUND_TO = frozenset("found judged said deemed considered thought held to".split())
"""Before "be": a verb of judging in the passive, with its infinitive."""
_OTHER_COUNCILS = frozenset("parish town community welsh scottish irish youth school students arts research".split())
"""Before "council": a body that has no services for children."""


class LightWords(WordsPart):
    """Which tokens of a sentence part nothing."""

    def __init__(self, words: SentenceWords, areas: Sequence[Area]) -> None:
        super().__init__(words)
        self.words = words
        self.areas = areas

    def anywhere(self) -> set[int]:
        """Tokens of words that part no grade from its areas, wherever they stand."""
        start, end = self.sentence.start, self.sentence.end
        words = self.forms[start:end]
        light = {at for at, word in enumerate(words, start) if word in GAP or not word.isalpha()}
        for hit in self.services:
            light.update(range(hit.start, hit.end))
            if self._has_its_county(hit):
                light.add(hit.start - 1)
        for hit in self.sentence.words:
            if "about:inspection" in hit.labels:
                light.update(range(hit.start, hit.end))
            if "judged:other-bodies-again" in hit.labels and self._is_of_children():
                light.update(range(hit.start, hit.end))
        if not self.is_report:
            light.update(at for at, word in enumerate(words, start) if word == "support")
        for mention in self.record.councils.mentions(self.sentence.index):
            light.update(self.words.tokens(mention.start_char, mention.end_char))
        for date in self.dates:
            light.update(self.words.tokens(date.start_char, date.end_char))
        moves = by_label(self.sentence.words, "judged:moving-verbs")
        for one, other in pairwise(moves):
            if one.end == other.start:
                # "Moved up", "gone back".
                light.update(range(one.start, one.end))
        # "Hull, across the river, is inadequate".
        shapes = (*_LIGHT_SHAPES, council_words(self.record.ontology).lies_there)
        for match in [match for shape in shapes for match in shape.finditer(self.text)]:
            first = self.sentence.start_char
            light.update(self.words.tokens(first + match.start(), first + match.end()))
        area_ends = {area.end for area in self.areas}
        for match in grade_words(self.record.ontology).which_kept.finditer(self.text):
            which = self.words.tokens(self.sentence.start_char + match.start(), self.sentence.start_char + match.end())
            if which[0] in area_ends:
                light.update(which)
        named = {area.start for area in self.areas if area.id != "other" and not area.listed_only}
        for match in _IN_AREAS_OF.finditer(self.text):
            before = self.words.tokens(self.sentence.start_char + match.start(), self.sentence.start_char + match.end())
            if not named.isdisjoint(range(before[-1] + 1, before[-1] + 3)):  # "of the help ...", too
                light.update(before)
        return light

    def _is_of_children(self) -> bool:
        """Whether "the trust" is one that runs services for children: the article has named one up to here."""
        told = self.record.annotated.sentences[: self.sentence.index + 1]
        named = (hit for sentence in told for hit in sentence.names)
        return any("childrens-trust" in types_of(hit, self.record.ontology) for hit in named)

    def _has_its_county(self, hit: Hit) -> bool:
        """ "The Merseyside council": whether one word with a capital stands between "the" and a word for a council."""
        at = hit.start - 1
        if at <= self.sentence.start or self.forms[hit.start] not in ("council", "authority", "borough"):
            return False
        return self.forms[at - 1] == "the" and self.doc[at].is_title and self.forms[at] not in _OTHER_COUNCILS

    def asides(self) -> set[int]:
        """Tokens of an aside right behind an area: "the board, reviewed at the same time, was found ..."."""
        aside: set[int] = set()
        own = {at for area in self.areas for at in range(area.start, area.end)}
        own |= {at for verdict in self.verdicts for at in range(verdict.core, verdict.end)}
        for area in self.areas:
            if area.end + 1 >= self.sentence.end or self.doc[area.end].orth_ not in (",", "("):
                continue
            relative = self.doc[area.end + 1].lower_ in ("which", "who", "whose")
            reach = _RELATIVE_REACH if relative else _ASIDE_REACH
            for at in range(area.end + 1, min(area.end + reach, self.sentence.end)):
                if at in own or self.doc[at].lower_ in BREAKS or self.doc[at].orth_ in (":", "."):
                    break
                if self.doc[at].orth_ in (",", ")") and at > area.end + 2:
                    aside.update(range(area.end + 1, at))
                    break
        return aside | self._predicates_between(own)

    def _predicates_between(self, own: set[int]) -> set[int]:
        """ "The board was reviewed at the same time and was also found to be good": what is said of it before."""
        verdict = self.verdicts[0]
        ends = [area.end for area in self.areas if self._opens_with(area)]
        ends += [hit.end for hit in self.services if self.doc[hit.end - 1].lower_ in ("services", "service", "care")]
        ends = [end for end in ends if end < verdict.core and self.doc[end].lower_ in AUXILIARIES]
        if not ends:
            return set()
        end = ends[-1]
        at = verdict.core
        while at > end and self.doc[at - 1].lower_ in AUXILIARIES | _FOUND_TO:
            at -= 1
        verb = at < verdict.core or self.doc[at].lower_.startswith("require") or verdict.core < verdict.start
        says_on = verb and at > end and self.doc[at - 1].lower_ == "and"
        between = range(end, at)
        if not says_on or any(place in own or self.doc[place].lower_ in BREAKS for place in between):
            return set()
        return set(between)

    def bettered(self) -> set[int]:
        """ "Services for care leavers fared better but still" + "require improvement": what has become better before.

        Nothing else may be named in between, and the area must open the sentence.
        """
        verdict = self.verdicts[0]
        own = {at for area in self.areas for at in range(area.start, area.end)}
        opening = [area.end for area in self.areas if area.end <= verdict.core and self._opens_with(area)]
        if not opening:
            return set()
        end, at = opening[-1], verdict.core
        while at > end and self.forms[at - 1] in AUXILIARIES | _STILL:
            at -= 1
        between = range(end, at)
        turns = at > end and self.forms[at - 1] in ("but", "yet", "though")
        named = own | {place for hit in self.services for place in range(hit.start, hit.end)}
        if not turns or at - end > _BETTERED_REACH or any(place in named for place in between):
            return set()
        return {*between} if any(self.forms[place] in _BETTER for place in between) else set()

    def _opens_with(self, area: Area) -> bool:
        """Whether a sentence begins with an area, or with the council's name and its area."""
        named = {"'s", "'", "the", "its", "their", "our"}
        for mention in self.record.councils.mentions(self.sentence.index):
            named.update(self.doc[at].lower_ for at in self.words.tokens(mention.start_char, mention.end_char))
        before = self.doc[self.sentence.start : area.start]
        return len(before) <= 1 or all(token.lower_ in named for token in before)
