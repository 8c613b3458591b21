"""Whose grade it is: each way in which a sentence can tell it, and else the council in view."""

from __future__ import annotations

import re

from kg.model import CouncilId
from kg.reading.council_mentions import names_council
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.whose.kinds import KindsOfCouncil
from kg.reading.judgements.whose.listed import JOINED, OPENS_BRACKET, ListedCouncils
from kg.reading.judgements.whose.neighbours import Neighbours
from kg.reading.judgements.whose.told_before import OPENS_BOTH, ToldBefore, pair
from kg.reading.judgements.wordings import BOTH_COUNCILS, SUCH_A_COUNCIL

_OURS = re.compile(r"\b(?:us|our)\b", re.IGNORECASE)
_HAS_JOINED = re.compile(
    r"(?:'s (?:children's )?services)?(?: council)?(?:,? (?:has|have|had))?(?: now)? join(?:s|ed) (?:those (?:of|in) )?"
)
""" "Bury" + "has joined" + "Leeds and York in being awarded the top grade": before those that had it already."""
_WHICH_WERE = re.compile(
    r"(?:'s)?(?: councils?)?, (?:which|both of which|all of which) (?:(?:were|are|had|have|been|both|all) )+"
)
""" "Bury joins Bolton and Wigan" + ", which were" + "rated inadequate last year": those that were so before."""
_A_GRADE_FOR = re.compile(r"['\"]?(?: (?:rating|grade|mark|judge?ment|verdict))? for (?:neighbouring |nearby )?")
_UNNAMED = re.compile(
    r"\b(?:from|by|with|to|at|of|work\w* (?:for|in)|(?:job|post|role|career) (?:at|in)) (?:an?|another) "
    r"(?:\w+ ){0,2}?(?:council|authority|borough|county|neighbour),? "
    r"(?:where|which|that|whose)\b[^.;]*$",
    re.IGNORECASE,
)
""" "Is to get help from a council where services are rated good": whose grade it is, is not told."""
_ONE_UNNAMED = re.compile(
    r"(?:^|[,;:]|\b(?:as|and|but|while|whereas)) (?:just |only )?(?:another|one|a (?:second|third|fourth|fifth))"
    r"(?: (?:council|authority|borough|department|one))? "
    r"(?:has|have|had|is|was|gets?|got|leaves?|left|loses?|lost|drops?|dropped|slips?|slipped|falls?|fell|rises?|rose|"
    r"climbs?|climbed|moves?|moved|goes|went|escapes?|escaped|remains?|remained|stays?|stayed|keeps?|kept|earns?|"
    r"earned|wins?|won|sheds?|shed|receives?|received|exits?|exited|improves?|improved|retains?|retained)\b[^,;:.]*$",
    re.IGNORECASE,
)
""" "Ofsted marks down one council *as another leaves* bottom grade": of one that is told of later on."""
_ANOTHER_SUBJECT = re.compile(
    r"(?:[,;]|\band\b|\bbut\b|\bwhile\b|\bwhereas\b) (?:and |but |while |whereas )?"
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}) "
    r"(?:has|have|had|is|was|kept|keeps|got|gets|won|wins|remains?|remained|stays?|stayed|received|earned|held|holds|"
    r"retained|retains|went|goes|fell|rose|moved|achieved) [^,;:]*$"
)
""" "Hull and Bury are better, and" + "Westminster has kept the": before a grade of a name that is no council's."""
_LED_OTHERS = re.compile(
    r"\b(?:le(?:d|ads?|ading)|guid(?:ed?|es|ing)|steer(?:ed|s|ing)?|took|takes|taken|taking|help(?:ed|s|ing)?|"
    r"brought|brings?|bringing|turn(?:ed|s|ing)) "
    r"(?P<whom>(?:(?:his|her|their|my) (?:last|previous|former|old)|an?|another|(?-i:[A-Z][\w'’-]+)) [^,;:.]{2,60}?) "
    r"(?:from [^,;:.]{3,30} )?(?:in)?to (?:(?:an?|its|the) )?['\"]?$",
    re.IGNORECASE,
)
""" "She led Together for Children to an" + "outstanding rating": of those who were led, not of the council in view."""
_ANOTHERS = re.compile(r"(?:his|her|their|my|another|an? (?:neighbouring|nearby))\b(?!.*\b(?:that|which|who)\b)", re.I)
_BY = re.compile(r"\b(?:by|from|with|of|at|in|to|for) (?:(?:the|neighbouring|nearby) )*$", re.IGNORECASE)
_NO_PLACES = frozenset("Ofsted Inspectors It They He She This That There Both Neither".split())
_IN = re.compile(r"['\"]?(?: overall)?(?: by (?:ofsted|inspectors))?,? (?:back )?(?:in )?", re.IGNORECASE)


class Whose(SentencePart):
    """The councils that the verdicts of a sentence are about."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.lists = ListedCouncils(view)
        self.neighbours = Neighbours(view)
        self.kinds = KindsOfCouncil(view)
        self.earlier = ToldBefore(view)

    def council(self, verdict: Verdict) -> list[CouncilId]:
        """The councils that a verdict is about: those joined by "and" before it, or the one in view."""
        ways = (
            self._of_unknown, self._of_described, self.earlier.of_when, self.earlier.latter, self.lists.in_turn,
            self._beside, self._named_behind, self._named_before, self._told_before, self._in_view,
        )  # fmt: skip
        return next((told for told in (way(verdict) for way in ways) if told is not None), [])

    def _of_unknown(self, verdict: Verdict) -> list[CouncilId] | None:
        """A grade of what is not named, or has a name that is no council's: of none."""
        one = _ONE_UNNAMED.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx)
        if one is not None and not self.view.mention_between(self.view.token_at(one.start()), verdict.start):
            return []
        start = self.doc[verdict.start].idx
        unnamed = _UNNAMED.search(self.record.text, self.sentence.start_char, start)
        if unnamed is not None and SUCH_A_COUNCIL.search(self.record.text, self.sentence.start_char, start):
            unnamed = None
        topical = self.record.councils.topical(self.sentence.index)
        if unnamed is not None and not any(mention.start_char >= unnamed.start() for mention in topical):
            return []
        others = (
            self._is_of_unknown_name(verdict) or self._has_another_subject(verdict) or self._is_of_those_led(verdict)
        )
        return [] if others else None

    def _is_of_those_led(self, verdict: Verdict) -> bool:
        """ "He guided his last council to a good rating": of somebody whom the sentence does not name as a council."""
        led = _LED_OTHERS.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx)
        if led is None or self.is_report:
            return False
        whom = self.view.token_at(led.start("whom")), self.view.token_at(led.end("whom"))
        if _ANOTHERS.match(led["whom"]) is not None:
            return not self.view.mention_between(*whom)
        return not self.view.names_services(*whom)

    def _has_another_subject(self, verdict: Verdict) -> bool:
        """ "Hull and Bury are a grade better, and Westminster has kept its": a name with a verb of its own."""
        start = self.doc[verdict.start].idx
        topical = self.record.councils.topical(self.sentence.index)
        before = [mention.end_char for mention in topical if mention.start_char < start]
        found = _ANOTHER_SUBJECT.search(self.record.text, before[-1], start) if before else None
        return found is not None and found["name"] not in _NO_PLACES and self._may_be_place(found.start("name"))

    def _may_be_place(self, char: int) -> bool:
        """Whether a place that may stand for a council is named here."""
        return any(self.doc[hit.start].idx == char and names_council(hit) for hit in self.sentence.names)

    def _of_described(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "Outstanding-rated Camden": of those whose epithet it is."""
        described = self.lists.described(verdict)
        if not described:
            return None
        if self.is_report or self.lists.has_something_behind(described[-1]):
            return []
        return list(dict.fromkeys(mention.council for mention in described))

    def _beside(self, verdict: Verdict) -> list[CouncilId] | None:
        """A grade of a council that is only beside the one the sentence is about."""
        topical = self.record.councils.topical(self.sentence.index)
        neighbour = self.neighbours.neighbour(verdict, topical) or self.neighbours.neighbour_of(verdict, topical)
        neighbour = neighbour or self.neighbours.opening(verdict)
        if neighbour is not None:
            return [] if self.is_report else [neighbour]
        behind = self.neighbours.behind(verdict)
        if behind is not None:
            return behind
        if self.neighbours.is_of_the_neighbour(verdict):
            return self.neighbours.the_other(verdict)
        owner = self.neighbours.owner_beside(verdict, topical)
        owners = [owner] if owner is not None else self.neighbours.because_of_its(verdict, topical)
        return [] if owners is not None and self.is_report else owners

    def _named_behind(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "Bury's rating of good compares with an outstanding for Bolton": of the one that it is said to be for."""
        told = _A_GRADE_FOR.match(self.record.text, self.view.char_end(verdict)) if verdict.noun else None
        if told is None or self.is_report or self.doc[verdict.start - 1].lower_ not in ("a", "an", "'", '"'):
            return None
        topical = self.record.councils.topical(self.sentence.index)
        return [mention.council for mention in topical if mention.start_char == told.end()][:1] or None

    def _named_before(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "Bury and Hull were rated good": of those joined before the grade, where there are several."""
        char = self.doc[verdict.start].idx
        topical = self.record.councils.topical(self.sentence.index)
        before = [mention for mention in topical if mention.start_char <= char]
        if before and verdict.frame is Frame.MOVED and _OURS.search(self.record.text, before[-1].end_char, char):
            # "He thanked Hampshire for 'taking us from inadequate to good'": neither the neighbour's, nor told as fact.
            return []
        if len(before) < 2:
            return None
        if OPENS_BRACKET.fullmatch(self.record.text, before[-1].end_char, char) is not None:
            # "Bury, Hertfordshire (good), Leeds": of the one before the bracket alone.
            return [before[-1].council]
        which = _WHICH_WERE.fullmatch(
            self.record.text, before[-1].end_char, self.doc[min(verdict.core, verdict.start)].idx
        )
        joined = [before[-1].council]
        for mention, following in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
            between = self.record.text[mention.end_char : following.start_char].lower()
            has_joined = _HAS_JOINED.fullmatch(between) is not None
            if not (JOINED.fullmatch(between) or has_joined) or (has_joined and which is not None):
                break
            by = _BY.search(self.record.text, self.sentence.start_char, mention.start_char) is not None
            if by and between.strip() == "," and following == before[-1]:
                # "In a peer review led by Essex, Bury Council was rated good": no list, which would end in "and".
                break
            joined.append(mention.council)
        told = list(dict.fromkeys(reversed(joined)))
        if len(told) == len(self.verdicts) == len(self.dates) > 1 and self._each_dated():
            # "In Hampshire and the Isle of Wight services were rated outstanding in 2019 and good in 2018".
            return [told[self.verdicts.index(verdict)]]
        return told

    def _told_before(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "Calderdale? Requires improvement", "both were good": of those that the text has told of before."""
        asked = self.earlier.asked_of(verdict)
        if asked is not None:
            return [asked]
        text, opens, char = self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        named = any(one.start_char <= char for one in self.record.councils.topical(self.sentence.index))
        both = not named and (OPENS_BOTH.match(text, opens) is not None or self.earlier.are_both(verdict))
        if both or BOTH_COUNCILS.search(text, opens, char):
            return pair(self.record, self.sentence.index)
        return [] if self.earlier.are_they_several() else None

    def _in_view(self, verdict: Verdict) -> list[CouncilId]:
        """The council that the sentence is about; of another kind where the clause of the grade says so."""
        council = self.record.councils.holder(self.sentence.index, self.doc[verdict.start].idx)
        if council is None:
            return []
        kind = self.kinds.kind_told(verdict)
        if kind is None or self.kinds.is_of_kind(council, kind):
            return [council]
        return [] if self.kinds.lies_around(verdict) else self.kinds.one_of_kind(kind)

    def _is_of_unknown_name(self, verdict: Verdict) -> bool:
        """ "Rates Bury good, Westminster outstanding": a grade of its own, right behind a name that is no council's."""
        number = self.verdicts.index(verdict)
        if not number or self.verdicts[number - 1].core != verdict.core or self.verdicts[number - 1].origin:
            return False
        start = self.verdicts[number - 1].end
        at = verdict.start - 1
        while at > start and (self.doc[at].is_quote or self.doc[at].lower_ in ("as", "to", "be")):
            at -= 1
        name = self.doc[at]
        opens = self.doc[at - 1].orth_ in (",", ";") or self.doc[at - 1].lower_ == "and"
        known = self.view.mention_between(at, at + 1) or at in self.view.masked()
        dated = any(date.start_char <= name.idx < date.end_char for date in self.dates)
        return at > start and name.is_title and opens and not known and not dated

    def _each_dated(self) -> bool:
        """Whether each grade of the sentence has its own date behind it, and they differ."""
        return len({one.grade for one in self.verdicts}) > 1 and all(
            _IN.fullmatch(self.record.text, self.view.char_end(one), date.start_char)
            for one, date in zip(self.verdicts, self.dates, strict=True)
        )
