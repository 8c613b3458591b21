"""One sentence with grades in it, as every question about them sees it: its areas, and which words part nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kg.reading.annotate import Sentence
from kg.reading.grades import BREAKS, Verdict
from kg.reading.judgements.areas import OVERALL, Area
from kg.reading.judgements.record import Record
from kg.reading.judgements.sentence.light_words import LightWords
from kg.reading.judgements.sentence.named_areas import NamedAreas
from kg.reading.judgements.sentence.words import SentenceWords, WordsPart
from kg.reading.judgements.wordings import RESPECTIVELY

_OPENING = frozenset(
    "although however both in inspectors report that said found it concluded across only even so yet "
    "then elsewhere time year regime framework news note".split()
)
_DETERMINERS = frozenset(
    "neighbouring nearby adjoining adjacent "
    "the its their his her our a an both all only each every own such very same".split()
)
PREPOSITIONS = frozenset("for with of to in from by on about into at".split())
_LINKING = frozenset(
    "and but or plus with is are was were be so while as says said say found finds that which meanwhile although "
    "because though since when where now then yet by for like save except bar alongside before after until "
    "once".split()
)
_ON_IN_LIST = frozenset("and for also the their its".split())
""" "Outstanding for care leavers; *and for the* impact of leaders"."""
_HEADS = frozenset(
    "services service work experiences experience progress effectiveness impact quality standard lot support help care "
    "provision arrangements judgement judgment grade rating mark as review area category strand domain".split()
)


class GradedSentence(SentenceWords):
    """One sentence with verdicts: its areas, services, dates, and the tokens that part nothing."""

    def __init__(self, record: Record, sentence: Sentence, found: Sequence[Verdict]) -> None:
        super().__init__(record, sentence, found)
        named = NamedAreas(self)
        self.light = LightWords(self, named.areas).anywhere()
        self.areas = named.settled(self.light)
        words = LightWords(self, self.areas)
        self.bettered = words.bettered()
        """Tokens between an area that has become better, and the grade that it has still."""
        self.light |= words.asides() | self.bettered

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

    def left(self, number: int) -> int:
        """The first token that may belong to this verdict: after the verdict before, and after a break."""
        before = [verdict for verdict in self.verdicts[:number] if verdict.core != self.verdicts[number].core]
        start = before[-1].end if before else self.sentence.start
        for at in range(self.verdicts[number].core - 1, start - 1, -1):
            if self.is_break(at) or self.forms[at] == ".":
                return at + 1
        return start

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

    def is_break(self, at: int) -> bool:
        """Whether a clause ends here; ", though," ends none, nor does a mark between areas of a list."""
        form = self.forms[at]
        if form not in BREAKS or at in self.bettered or (form == ";" and self._parts_areas(at)):
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

    def gap_is_light(self, start: int, end: int) -> bool:
        """Whether nothing but light words and areas stands between two tokens."""
        covered = {at for area in self.areas if area.id != "other" for at in range(area.start, area.end)}
        return all(
            at in self.light or at in covered or self.forms[at] == "though" for at in range(start, end)
        ) and not any(self.is_break(at) for at in range(start, end))

    def prefix_is_light(self, start: int, end: int) -> bool:
        """Whether nothing but light and opening words stands between two tokens."""
        return all(at in self.light or self.forms[at] in _OPENING for at in range(start, end))

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
        if word == "told" and at < first - 1:
            # "The borough was told its safeguarding was inadequate".
            return True
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

    def names_services(self, start: int, end: int) -> bool:
        """Whether the services or a council are named between two tokens."""
        return any(start <= hit.start < end for hit in self.services) or self.mention_between(start, end)

    def clause(self, verdict: Verdict, left: int) -> str:
        """The text from a token to where the verdict's words end."""
        right = self.right(self.verdicts.index(verdict))
        return str(self.doc[left : max(right, verdict.end)].text)

    def masked(self) -> set[int]:
        """Tokens of areas and services, whatever else their words may name."""
        masked = {at for area in self.areas for at in range(area.start, area.end)}
        for hit in self.services:
            masked.update(range(hit.start, hit.end))
        return masked


class SentencePart(WordsPart):
    """What every question about the grades of one sentence looks at."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.view = view
        self.areas = view.areas
        self.light = view.light
