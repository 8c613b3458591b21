"""One sentence with grades in it: what is named where, and which words part nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.grades import BREAKS, LIGHT, Verdict
from kg.reading.judgements.areas import OVERALL, Area, areas_in, by_label
from kg.reading.judgements.record import Record
from kg.reading.judgements.wordings import AUXILIARIES, RESPECTIVELY
from kg.reading.parties import party_words
from kg.reading.vocabulary import Hit, has_label

_ASIDE_REACH, _RELATIVE_REACH = 16, 25
"""Tokens within which an aside, or a relative clause, behind an area must close."""
_NEAR = 5
"""In how many sentences before it the board must be told of that "the board" means."""
_SIF_TITLE = re.compile(
    r"\b(?:inspection|inspecting|review) of (?:the |its |their )?services for children in need of help "
    r"and protection,? children looked after,? and care leavers",
    re.IGNORECASE,
)
"""The name of the single framework, in which no area is graded."""
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
    "same something "
    "sub such offered provided delivered merited won weak weakest link less include includes included lowest".split()
)
_WITH_BOARDS = frozenset({"leadership-management-and-governance", "children-looked-after", "adoption"})
"""Areas of the single framework, which was the only one to grade safeguarding boards."""
_ONLY_AREA = re.compile(
    r"\b(?:the|its|their) (?:only|one|sole|single|lone) (?:area|judge?ment|category|field|heading|part|strand|aspect) "
    r"(?:of (?:the |its |their )?(?:(?:council|authority|county|city|borough)'s )?(?:children's )?(?:services|work) )?"
    r"(?:to(?: be| have been)?|that|which)\b",
    re.IGNORECASE,
)
"""Words between the only area with a grade and that grade."""
_AN_AREA = re.compile(
    r", (?:an|the one|one|another|a) (?:area|service|judge?ment|category)(?: (?:that|which))?"
    r"(?: (?:is|was|were|has been|had been|inspectors|ofsted|they))*(?= (?:rated|judged|graded|found|marked|deemed)\b)",
    re.IGNORECASE,
)
""" "Children in care, an area judged good": between an area and the grade of what it is called."""
_IN_RESPECT_OF = re.compile(
    r"\b(?:in (?:respect|regard|terms|the case)|with (?:respect|regard)|when it comes)(?: both)? (?:of|to)(?: both)?\b",
    re.IGNORECASE,
)
""" "Good *in respect both of* leadership and care": between a grade and the areas that have it."""
IN_THAT = re.compile(r"\bin that (?:area|category|field)\b", re.IGNORECASE)
_IN_AREAS_OF = re.compile(
    r"\b(?:in|for|across) (?:the |its |their )?(?:\w+ )?(?:areas?|categor(?:y|ies)) of\b", re.IGNORECASE
)
""" "Inadequate *in the areas of* leadership and care": between a grade and the areas that have it."""
_OVERSEES = re.compile(
    r",? (?:that|which|whose job(?: it)? is to)(?: (?:is|was) (?:meant|supposed|there|set up) to)?(?: should)? "
    r"(?:oversees?|watch(?:es)? over|co-?ordinates?|brings? together|bring together|scrutinises?|monitors?) "
    r"(?:it|them|all|the (?:work|agencies|council|police)|agencies|safeguarding|services|their|child protection)\b",
    re.IGNORECASE,
)
""" "The board *that is meant to oversee the work* of all agencies": one of those for safeguarding."""
_OF_TWO_SERVICES = re.compile(
    r"\b(?:inspection|review)s? of (?:the )?safeguarding (?:and|&) (?:services for )?looked[ -]after children\b",
    re.IGNORECASE,
)
""" "The inspection of safeguarding and looked after children": the framework's name."""
_INSPECTION_OF = re.compile(r"\b(?:inspection|review)s? of (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_NAME_OF_INSPECTION = 6
"""Within so many words behind "inspection" an area may be a part of its name."""
_FOR_WHOM = re.compile(r"\bfor (?:\w+ )?(?:children|families|young people)(?: and (?:families|young people))?\b", re.I)
_REVIEWED_AND = re.compile(
    r"\b(?:was|were) (?:also )?(?:reviewed|inspected|looked at|assessed|examined)"
    r"(?: at the same time| alongside| as well| too)?,? and (?:(?:was|were) )?(?=(?:found|judged|rated|graded)\b)",
    re.IGNORECASE,
)
""" "The board was reviewed at the same time and" + "found to require improvement"."""
_WHICH_THEY_GET = re.compile(
    r"\b(?:(?:which|that) )?(?:the |its |local )?(?:children|young people|youngsters|families|care leavers|they)"
    r"(?: and (?:families|young people|care leavers))? (?:receive|get|are given|are offered|have)\b",
    re.IGNORECASE,
)
""" "The help and protection which children receive" + "requires improvement"."""
_LIKE_THE_OTHER = re.compile(
    r",(?: just| much)? like (?:that (?:of|for|on) |those (?:of|for|on) )?(?!many |most |much |so |all )", re.I
)
""" "Leadership, like help and protection, is": before an area that has the same grade."""
_UNLIKE = re.compile(
    r"\b(?:unlike|as opposed to|in contrast to|in contrast with)(?: (?:that|those) (?:of|for|on))?"
    r"(?: (?:the|its|their))? ?$",
    re.I,
)
""" "Leadership, unlike" + "help and protection": before an area that is another case."""
_FARED = re.compile(
    r"\b(?:fared|fares) (?:the )?(?:worst|best)(?: of (?:all|the lot))?,? with\b|\bgot the (?:worst|best) of it\b",
    re.IGNORECASE,
)
""" "Help and protection *fared worst*, with a grade of inadequate"."""
_WHERE_IT_LIES = re.compile(
    r"\b(?:next door|nearby|down the road|across the (?:river|border|water)|to the (?:north|south|east|west))\b", re.I
)
""" "Hull, across the river, is inadequate"."""
_WITHIN = re.compile(r"\bwithin (?:the |its |their )?(?:\w+ )?(?:judge?ments?|grades?) (?:on|for|of) (?:the )?$", re.I)
"""What makes an area the place of other grades, not what is graded."""
_OPENING = frozenset(
    "although however both in inspectors report that said found it concluded across only even so yet "
    "then elsewhere time year regime framework".split()
)
_WHOSE_TEAM = re.compile(r"(?<=[a-z])['’]s? (?:teams?|services?|department|directorate)\b")
""" "Its care leavers' team, judged good": between an area and the grade of those who do it."""
_LIGHT_SHAPES = (
    _WHOSE_TEAM, _ONLY_AREA, _IN_RESPECT_OF, _FOR_WHOM, _AN_AREA, IN_THAT, _WHERE_IT_LIES, _WHICH_THEY_GET,
    _REVIEWED_AND, _LIKE_THE_OTHER, _FARED,
)  # fmt: skip
"""What parts no grade from its areas."""
_DETERMINERS = frozenset(
    "neighbouring nearby adjoining adjacent "
    "the its their his her our a an both all only each every own such very same".split()
)
PREPOSITIONS = frozenset("for with of to in from by on about into at".split())
_LINKING = frozenset(
    "and but or plus with is are was were be so while as says said say found finds that which meanwhile although "
    "because though since when where now then yet by for like save except bar alongside".split()
)
_ON_IN_LIST = frozenset("and for also the their its".split())
""" "Outstanding for care leavers; *and for the* impact of leaders"."""
_ASKING = frozenset("what how about good bad well is its the of and was graded rated do does did fare".split())
"""Words of a question that asks for the grade of an area."""
_FOUND_TO = frozenset("found judged said deemed considered thought held to".split())
"""Before "be": a verb of judging in the passive, with its infinitive."""
_HEADS = frozenset(
    "services service work experiences experience progress effectiveness impact quality standard lot support help care "
    "provision judgement judgment grade rating mark as review area category strand domain".split()
)


_UNDER = re.compile(
    r"\bunder (?:(?:the|his|her|their|new|current|previous|former|different|same|strong) ){1,3}$|"
    r"\bunder (?:[\w.-]+ ){0,3}[\w.-]+(?:'s|s') (?:\w+ )?$",
    re.IGNORECASE,
)
""" "Under her leadership", "under the new leadership", "under Mr Read's": before the word."""


_OTHER_COUNCILS = frozenset("parish town community welsh scottish irish youth school students arts research".split())
"""Before "council": a body that has no services for children."""
_ENDS_AREA = BREAKS | frozenset(
    "before until till even although since once after when where because during than complete completes completed make "
    "made finish joined follow followed find".split()
)
"""Words that are never a part of what is named: "outstanding in *adoption before* it fell"."""


class GradedSentence:
    """One sentence with verdicts: its areas, services, dates, and the tokens that part nothing."""

    def __init__(self, record: Record, sentence: Sentence, found: Sequence[Verdict]) -> None:
        self.record = record
        self.doc = record.doc
        self.forms = record.annotated.forms
        self.sentence = sentence
        self.verdicts = found
        text = record.text
        self.text = text[sentence.start_char : sentence.end_char]
        self.dates = record.annotated.dates(sentence)
        self.services = by_label(sentence.words, "judged:services")
        self.areas = self._with_abbreviations(self._but_inspected(areas_in(sentence)))
        self.light = self._light()
        self.areas = [area for area in self.areas if self._is_area(area) and not self._is_lot_of(area)]
        self.areas = [area for area in self.areas if not self._is_whole_of_others(area)]
        self.areas = [area for area in self.areas if not (area.listed_only and self._is_other_word(area))]
        self.areas = sorted([*(self._as_full(area) for area in self.areas), *self._that_area()], key=lambda a: a.start)
        self.is_report = record.councils.is_report
        self.areas = [area for area in self.areas if self.is_report or not self._is_part_of_name(area)]
        self.areas = [area for area in self.areas if not self._is_under_somebody(area) and not self._is_unlike(area)]
        self.light |= self._asides()

    @cached_property
    def in_turn(self) -> Sequence[Verdict]:
        """ "Good and inadequate respectively": the verdicts, two and more, each of its own council, area or date."""
        apart = RESPECTIVELY.search(self.text)
        if apart is None and self.areas:
            return ()
        stop = self.sentence.start_char + apart.start() if apart is not None else self.sentence.end_char
        told = [one for one in self.verdicts if self.doc[one.start].idx < stop][-1:]
        for one in reversed(self.verdicts[: self.verdicts.index(told[0])] if told else ()):
            if not {token.lower_ for token in self.doc[one.end : told[0].start] if not token.is_quote} <= {",", "and"}:
                break
            told.insert(0, one)
        apart_or_not = apart is not None or len({one.grade for one in told}) == len(told)
        return told if len(told) > 1 and apart_or_not else ()

    def _but_inspected(self, areas: Sequence[Area]) -> list[Area]:
        """The areas without those in the name of the inspection, where the grades beside name them again.

        "An inspection of safeguarding and looked-after children gave adequate for safeguarding and good for ...".
        """
        named: list[Area] = []
        for area in areas:
            start = self.doc[max(self.sentence.start, area.start - _NAME_OF_INSPECTION)].idx
            again = any(other.id == area.id and other.start > area.end for other in areas)
            if self._is_of_two_services(area, areas) or (
                again and _INSPECTION_OF.search(self.record.text, start, self.doc[area.start].idx)
            ):
                named.append(area)
        return [area for area in areas if area not in named]

    def _is_of_two_services(self, area: Area, areas: Sequence[Area]) -> bool:
        """Whether an area stands in the name of the framework that had two, and what was graded is named behind it."""
        name = _OF_TWO_SERVICES.search(self.text)
        if name is None:
            return False
        start, end = (self.sentence.start_char + at for at in name.span())
        inside = start <= self.doc[area.start].idx < end
        return inside and any(self.doc[other.start].idx >= end for other in areas)

    def _with_abbreviations(self, areas: Sequence[Area]) -> list[Area]:
        """Areas with the abbreviation in brackets behind them: "the safeguarding children board (LSCB)" is one."""
        joined: list[Area] = []
        bracketed = range(0)
        for area in areas:
            if area.start in bracketed:
                continue
            behind = self.doc[area.end : min(area.end + 3, self.sentence.end)]
            brackets = len(behind) == 3 and behind[0].orth_ == "(" and behind[2].orth_ == ")"
            if brackets and behind[1].is_upper:
                bracketed = range(area.end, area.end + 3)
                area = replace(area, end=bracketed.stop)
            joined.append(area)
        return joined

    def _light(self) -> set[int]:
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
        if not self.record.councils.is_report:
            light.update(at for at, word in enumerate(words, start) if word == "support")
        for mention in self.record.councils.mentions(self.sentence.index):
            light.update(self.tokens(mention.start_char, mention.end_char))
        for date in self.dates:
            light.update(self.tokens(date.start_char, date.end_char))
        moves = by_label(self.sentence.words, "judged:moving-verbs")
        for one, other in pairwise(moves):
            if one.end == other.start:
                # "Moved up", "gone back".
                light.update(range(one.start, one.end))
        for match in [match for shape in _LIGHT_SHAPES for match in shape.finditer(self.text)]:
            first = self.sentence.start_char
            light.update(self.tokens(first + match.start(), first + match.end()))
        named = {area.start for area in self.areas if area.id != "other" and not area.listed_only}
        for match in _IN_AREAS_OF.finditer(self.text):
            before = self.tokens(self.sentence.start_char + match.start(), self.sentence.start_char + match.end())
            if not named.isdisjoint(range(before[-1] + 1, before[-1] + 3)):  # "of the help ...", too
                light.update(before)
        return light

    def _has_its_county(self, hit: Hit) -> bool:
        """ "The Merseyside council": whether one word with a capital stands between "the" and a word for a council."""
        at = hit.start - 1
        if at <= self.sentence.start or self.forms[hit.start] not in ("council", "authority", "borough"):
            return False
        return self.forms[at - 1] == "the" and self.doc[at].is_title and self.forms[at] not in _OTHER_COUNCILS

    def _asides(self) -> set[int]:
        """Tokens of an aside right behind an area: "the board, reviewed at the same time, was found ..."."""
        aside: set[int] = set()
        own = {at for area in self.areas for at in range(area.start, area.end)}
        own |= {at for verdict in self.verdicts for at in range(verdict.core, verdict.end)}
        for area in self.areas:
            if area.end >= self.sentence.end or self.doc[area.end].orth_ not in (",", "("):
                continue
            relative = self.doc[area.end].nbor().lower_ in ("which", "who", "whose")
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

    def _opens_with(self, area: Area) -> bool:
        """Whether a sentence begins with an area, or with the council's name and its area."""
        named = {"'s", "'", "the", "its", "their", "our"}
        for mention in self.record.councils.mentions(self.sentence.index):
            named.update(self.doc[at].lower_ for at in self.tokens(mention.start_char, mention.end_char))
        before = self.doc[self.sentence.start : area.start]
        return len(before) <= 1 or all(token.lower_ in named for token in before)

    def tokens(self, start_char: int, end_char: int) -> range:
        """The tokens of the sentence that begin within a stretch of characters."""
        starts, end = self.record.annotated.starts, self.sentence.end
        first = bisect_left(starts, start_char, self.sentence.start, end)
        return range(first, bisect_left(starts, end_char, first, end))

    def _is_area(self, area: Area) -> bool:
        """Whether the words name an area by themselves: not "the leadership team", "child protection failings"."""
        following = area.end
        if following >= self.sentence.end or following in self.light or self.doc[following].lower_ in _ENDS_AREA:
            return True
        if any(verdict.start <= following < verdict.end or verdict.core == following for verdict in self.verdicts):
            return True
        if area.end - area.start > 1 and any(
            self.doc[verdict.end : area.start].text.lower() in ("for", "for the", "for its")
            for verdict in self.verdicts
        ):
            # "The judgement of outstanding for care leavers makes ...".
            return True
        return any(
            following == hit.start
            for hit in self.sentence.words
            if has_label(hit, "judged:") and not has_label(hit, "judged:not-graded")
        ) or any(other.start == following for other in self.areas)

    def _is_under_somebody(self, area: Area) -> bool:
        """ "Under Charlotte's leadership services were rated good": when that was, and no area."""
        start = self.doc[area.start].idx
        under_party = party_words(self.record.ontology).under
        return any(
            shape.search(self.record.text, self.sentence.start_char, start) is not None
            for shape in (_UNDER, under_party)
        )

    def _is_unlike(self, area: Area) -> bool:
        """ "Leadership, unlike help and protection, is good": named only as what is another case."""
        closes = area.end < self.sentence.end and self.doc[area.end].orth_ in (",", ")")
        return closes and _UNLIKE.search(self.text_before(area)) is not None

    def _is_lot_of(self, area: Area) -> bool:
        """ "The lot of care leavers": no word for all of them."""
        return area.id == OVERALL and area.listed_only and self.doc[min(area.end, len(self.doc) - 1)].lower_ == "of"

    def _as_full(self, area: Area) -> Area:
        """ "The board", where the sentences before tell of a safeguarding board."""
        if area.id != "safeguarding-board" or not area.listed_only:
            return area
        before = self.record.annotated.sentences[max(0, self.sentence.index - _NEAR) : self.sentence.index]
        told = any(has_label(hit, "area:safeguarding-board") for one in before for hit in one.words) or any(
            mention.how == "board" for one in before for mention in self.record.councils.mentions(one.index)
        )
        beside = any(other.id in _WITH_BOARDS and not other.listed_only for other in self.areas)
        overseeing = _OVERSEES.match(self.record.text, self.char_end_of(area.end - 1), self.sentence.end_char)
        return replace(area, listed_only=False) if told or beside or overseeing else area

    def _that_area(self) -> list[Area]:
        """ "Both that area and leadership": the area that the sentence before named."""
        if not self.sentence.index:
            return []
        before = [area for area in areas_in(self.before) if area.id != OVERALL]
        return [
            Area(at, at + 2, before[-1].id)
            for at in range(self.sentence.start, self.sentence.end - 1)
            if before
            and self.doc[at].lower_ == "that"
            and self.doc[at + 1].lower_ in ("area", "judgement", "category")
            # "Adoption services and performance in that area".
            and not any(area.end <= at for area in self.areas)
        ]

    def _is_part_of_name(self, area: Area) -> bool:
        """Whether the words are a part of a longer name: of the framework, or of other services for these children."""
        title = _SIF_TITLE.search(self.text)
        at = self.doc[area.start].idx - self.sentence.start_char
        if title is not None and title.start() <= at < title.end():
            return True
        # "Health services for children in care".
        return area.start > self.sentence.start and self.doc[area.start - 1].lower_ in ("health", "healthcare")

    def _is_other_word(self, area: Area) -> bool:
        """Whether a short word is part of the services' name ("children's social care"), or a verb "
        "("well cared for")."""
        within = any(hit.start <= area.start and area.end <= hit.end for hit in self.services)
        return within or (area.end == area.start + 1 and self.doc[area.start].lower_.endswith("ed"))

    def _is_whole_of_others(self, area: Area) -> bool:
        """ "Within the judgement on children looked after, adoption is good"."""
        return _WITHIN.search(self.text, 0, self.doc[area.start].idx - self.sentence.start_char) is not None

    def gap_is_light(self, start: int, end: int) -> bool:
        """Whether nothing but light words and areas stands between two tokens."""
        covered = {at for area in self.areas if area.id != "other" for at in range(area.start, area.end)}
        return all(
            at in self.light or at in covered or self.forms[at] == "though" for at in range(start, end)
        ) and not any(self.is_break(at) for at in range(start, end))

    def text_before(self, area: Area) -> str:
        """The text of the sentence up to an area."""
        return self.record.text[self.sentence.start_char : self.doc[area.start].idx]

    def words(self, verdict: Verdict) -> str:
        """The grade in the words of the text."""
        return str(self.doc[verdict.start : verdict.end].text)

    def left(self, number: int) -> int:
        """The first token that may belong to this verdict: after the verdict before, and after a break."""
        before = [verdict for verdict in self.verdicts[:number] if verdict.core != self.verdicts[number].core]
        start = before[-1].end if before else self.sentence.start
        for at in range(self.verdicts[number].core - 1, start - 1, -1):
            if self.is_break(at) or self.forms[at] == ".":
                return at + 1
        return start

    def is_break(self, at: int) -> bool:
        """Whether a clause ends here; ", though," ends none, nor does a mark between areas of a list."""
        form = self.forms[at]
        if form not in BREAKS or (form == ";" and self._parts_areas(at)):
            return False
        closed = at + 1 < self.sentence.end and self.forms[at + 1] == ","
        return not (closed and form == "though")

    def _parts_areas(self, at: int) -> bool:
        """ "Good for leadership; care leavers; and overall effectiveness": whether nothing but areas stands beside."""
        following = at + 1
        while following < self.sentence.end and self.forms[following] in _ON_IN_LIST:
            following += 1
        stops = [area.end for area in self.areas if at < area.start <= following]
        behind = self.forms[stops[0]] if stops and stops[0] < self.sentence.end else "."
        return bool(stops) and behind in (";", ".", "as") and any(area.end == at for area in self.areas)

    def right(self, number: int) -> int:
        """The first token that can no longer belong to this verdict."""
        end = self.sentence.end
        if number + 1 < len(self.verdicts):
            following = self.verdicts[number + 1]
            end = following.core if following.core >= self.verdicts[number].end else following.start
        for at in range(self.verdicts[number].end, max(end, self.verdicts[number].end)):
            if self.is_break(at):
                return at
        return end

    def mention_between(self, start: int, end: int) -> bool:
        """Whether a council is named between two tokens."""
        mentions = self.record.councils.mentions(self.sentence.index)
        return any(
            start <= at < end for mention in mentions for at in self.tokens(mention.start_char, mention.end_char)
        )

    def heads_its_phrase(self, start: int, first: int) -> bool:
        """Whether an area is what is spoken of, not what belongs to another thing ("audits of child protection")."""
        at = first - 1
        board = any(area.start == first and area.id == "safeguarding-board" for area in self.areas)
        while at >= start and (self.doc[at].lower_ in _DETERMINERS or (board and self._is_of_name(at))):
            at -= 1
        if at < start or not self.doc[at].is_alpha:
            return True
        word = self.doc[at].lower_
        if word in PREPOSITIONS:
            head = self.doc[at - 1].lower_ if at > start else ""
            return not head or at - 1 in self.light or head in _HEADS or self._is_headline(start, at - 1)
        return word in _OPENING or word in _LINKING or at in self.light

    def _is_headline(self, start: int, head: int) -> bool:
        """ "Outcomes for looked-after children are inadequate, Ofsted reported": all outcomes, first thing in news."""
        if self.is_report or self.doc[head].lower_ != "outcomes" or head != start:
            return False
        return "about:inspection" in self.sentence.labels

    def _is_of_name(self, at: int) -> bool:
        """Whether a token is part of the name of a board: "Wakefield and District"."""
        return self.doc[at].orth_[:1].isupper() or (self.doc[at].lower_ == "and" and self.doc[at + 1].is_title)

    def is_spent(self, area: Area) -> bool:
        """ "Inadequate overall, with leadership ...": the word belongs to the grade before it."""
        whole = area.id == OVERALL and (area.end == area.start + 1 or self.doc[area.start].lower_ == "across")
        return whole and any(verdict.end == area.start for verdict in self.verdicts)

    def prefix_is_light(self, start: int, end: int) -> bool:
        """Whether nothing but light and opening words stands between two tokens."""
        return all(at in self.light or self.forms[at] in _OPENING for at in range(start, end))

    def names_services(self, start: int, end: int) -> bool:
        """Whether the services or a council are named between two tokens."""
        return any(start <= hit.start < end for hit in self.services) or self.mention_between(start, end)

    def clause(self, verdict: Verdict, left: int) -> str:
        """The text from a token to where the verdict's words end."""
        right = self.right(self.verdicts.index(verdict))
        return str(self.doc[left : max(right, verdict.end)].text)

    def char_end_of(self, token: int) -> int:
        """The character behind a token."""
        return int(self.doc[token].idx + len(self.doc[token]))

    def char_end(self, verdict: Verdict) -> int:
        """The character behind the grade."""
        last = self.doc[verdict.end - 1]
        return int(last.idx + len(last))

    @property
    def before(self) -> Sentence:
        """The sentence before, where this is not the first."""
        return self.record.annotated.sentences[self.sentence.index - 1]

    def before_auxiliaries(self, verdict: Verdict, first: int) -> int:
        """The token with which the auxiliaries before a verdict's verb begin, down to ``first``: "has also been"."""
        at = verdict.core
        while at > first and self.doc[at - 1].lower_ in AUXILIARIES:
            at -= 1
        return at

    def masked(self) -> set[int]:
        """Tokens of areas and services, whatever else their words may name."""
        masked = {at for area in self.areas for at in range(area.start, area.end)}
        for hit in self.services:
            masked.update(range(hit.start, hit.end))
        return masked

    def token_at(self, char: int) -> int:
        """The first token at or behind a character; 0 where there is none."""
        return next((at for at in range(self.sentence.start, self.sentence.end) if self.doc[at].idx >= char), 0)


class SentencePart:
    """What every question about the grades of one sentence looks at."""

    def __init__(self, view: GradedSentence) -> None:
        self.view = view
        self.record = view.record
        self.doc = view.doc
        self.sentence = view.sentence
        self.verdicts = view.verdicts
        self.text = view.text
        self.dates = view.dates
        self.services = view.services
        self.areas = view.areas
        self.light = view.light
        self.is_report = view.is_report


def label_before(record: Record, sentence: Sentence) -> tuple[Sentence, list[Area]] | None:
    """The area in the line before, where that line is nothing but its label."""
    if sentence.index == 0:
        return None
    label = record.annotated.sentences[sentence.index - 1]
    asked = record.annotated.text(label).rstrip().endswith("?")
    if label.block == sentence.block and not asked:
        return None
    areas = areas_alone(record, label)
    return (label, areas) if areas else None


def areas_alone(record: Record, label: Sentence) -> list[Area]:
    """The areas of a line that is nothing but their label, or asks for them; empty for any other."""
    areas = areas_in(label)
    if not areas:
        return []
    asked = record.annotated.text(label).rstrip().endswith("?")
    covered = set(range(areas[0].start, areas[-1].end))
    for at in range(after_speaker(record.doc, label), label.end):
        token = record.doc[at]
        if (
            at not in covered
            and token.is_alpha
            and token.lower_ not in GAP
            and token.lower_ not in ("judgement", "grade")
            and not (asked and token.lower_ in _ASKING)
        ):
            return []
    return areas


def after_speaker(doc: Doc, sentence: Sentence) -> int:
    """The first token after a speaker's name in capitals ("HOST: ...")."""
    named = sentence.end - sentence.start > 2 and doc[sentence.start + 1].orth_ == ":"
    return sentence.start + 2 if named and doc[sentence.start].is_upper else sentence.start
