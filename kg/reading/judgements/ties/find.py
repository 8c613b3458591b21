"""The areas that stand next to a grade: between its verb and itself, before, or behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL, Area
from kg.reading.judgements.sentence import GradedSentence
from kg.reading.judgements.ties.chains import RATING_FOR, AreaChains
from kg.reading.judgements.ties.joined import JoinedAreas
from kg.reading.judgements.ties.lists import AreaLists
from kg.reading.judgements.ties.part import SAID, AreaPart
from kg.reading.judgements.ties.wordings_around import WordingsAround
from kg.reading.judgements.wordings import OF_THE_REST
from kg.reading.vocabulary import Hit, has_label

_FOR = re.compile(r"['\"]? for\b", re.IGNORECASE)
_TOLD_THEM = re.compile(
    r"(?:told|warned|informed|heard)(?: by (?:ofsted|inspectors|the \w+))?(?: that)? (?!they\b|it\b)\w", re.IGNORECASE
)
_HAIL = re.compile(r"(?:hail|welcom|prais|celebrat|toast|cheer|applaud)(?:e?d|e?s|ing)\b", re.IGNORECASE)
_TOO = re.compile(
    r"['\"]?, (?:too|also|as well|again|meanwhile|however|though|by contrast|instead), (?=(?:for|at|in|on|to)\b)",
    re.IGNORECASE,
)
""" "A good" + ", too, " + "for the board"."""
_TURNS = frozenset("but yet while whereas although though ;".split())
""" "Another for adoption, yet help and protection requires improvement": what follows is of the other grade."""
_FOR_OVERALL = re.compile(r"['\"]? (?:for|in|on) (?:the |its |their )?overall effectiveness\b", re.IGNORECASE)
_OPENS_REASON = frozenset("after as because since when that".split())


class AreaTies(AreaPart):
    """The areas of each verdict of a sentence."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.lists = AreaLists(view)
        self.chains = AreaChains(view)
        self.joined = JoinedAreas(view, self.lists, self.chains)
        self.around = WordingsAround(view, self.lists)

    def areas_of(self, number: int, verdict: Verdict, left: int) -> list[Area]:
        """The areas that stand next to a verdict: between its verb and its grade, before, or after."""
        if OF_THE_REST.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char):
            return []
        told = self.around.of_each(verdict, left)
        if told:
            return told
        same = verdict.frame is Frame.SAME
        if same and (self.doc[verdict.end - 1].lower_ == "for" or self._goes_over_to_the_next(number)):
            return self._of_same_behind(number, verdict)
        right = self.view.right(number)
        before = self._before(number, verdict, left)
        loose = (
            verdict.noun
            or same
            or self.chains.is_labelled(before, verdict)
            or self.chains.is_next_graded(before, number)
        )
        between = self.lists.listed(self._between(number, verdict), loose=loose)
        if between and _FOR_OVERALL.match(self.record.text, self.view.char_end(verdict)):
            # "Marked arrangements for child protection as inadequate for overall effectiveness and for leadership".
            return self._after(number, verdict, loose=loose)
        if between:
            return between + self.joined.after(verdict, right)
        before, after = self.lists.listed(before, loose=loose), self._after(number, verdict, loose=loose)
        ends = self.view.char_end(verdict)
        if RATING_FOR.match(self.record.text, ends) or (verdict.noun and _FOR.match(self.record.text, ends)):
            # "An outstanding rating for leadership and a good rating for adoption", "a good for adoption".
            before = []
        if same:
            before, after = self._of_same(verdict, left, right, before=before, after=after)
        elif not before and not after:
            before, after = self._given(number, verdict, left)
        if not before and not after:
            before = self.around.told_of(verdict, left)
        if not before:
            return after
        # "Leadership is inadequate, as is the board".
        joined = [area for area in self.joined.after(verdict, right, loose=True) if area not in before]
        return before + (joined or (after if self.joined.compares(verdict) else []))

    def take(self, areas: Sequence[Area]) -> None:
        """Give areas to a verdict that takes up the one before: no other verdict has them."""
        self.chains.taken.update(area.start for area in areas)

    def _before(self, number: int, verdict: Verdict, left: int) -> list[Area]:
        """ "Leadership was rated good": the areas before the verb."""
        before = self.chains.before(self.chains.anchor(number), left)
        told = _TOLD_THEM.match(self.record.text, self.doc[verdict.core].idx, self.doc[verdict.start].idx)
        if told or _HAIL.match(self.record.text, self.doc[verdict.core].idx, self.doc[verdict.start].idx):
            # "Council bosses were told that services are inadequate", "the leader hailed the good report": not they.
            before = [area for area in before if not self.is_of_people(area)]
        others = self.chains.is_given_to_last(before, number) or self._is_apart_from_whole(before, verdict)
        return [] if others else before

    def _between(self, number: int, verdict: Verdict) -> list[Area]:
        """ "Rated leadership good": the areas between the verb and its grade."""
        core = max(verdict.core, self.verdicts[number - 1].end - 1 if number else 0)
        between = [area for area in self.areas if core < area.start and area.end <= verdict.start]
        between = [area for area in between if not self.view.is_spent(area)]
        others = self.chains.is_given_to_last(between, number) or self.chains.opens_with_own(verdict.start)
        return [] if others else between

    def _after(self, number: int, verdict: Verdict, *, loose: bool) -> list[Area]:
        """ "Good for leadership", "four inadequates: leaders, ...": the areas behind the grade."""
        right = self.view.right(number)
        if self.joined.named_alike(verdict, right):
            return []
        too = _TOO.match(self.record.text, self.view.char_end(verdict))
        start = self.view.token_at(too.end()) if too is not None else verdict.end
        return self.lists.after_colon(number) or self.lists.listed(
            self.chains.behind(start, right, number), loose=loose
        )

    def _of_same_behind(self, number: int, verdict: Verdict) -> list[Area]:
        """ "The same goes for care leavers", "and so are leaders, help and protection requires improvement": behind."""
        right = self.view.right(number)
        if not self._goes_over_to_the_next(number):
            turn = next((at for at in range(verdict.end, right) if self.doc[at].lower_ in _TURNS), right)
            return self.lists.listed(self._free_in(verdict.end, turn), loose=True)
        stop = self._last_comma(verdict.end, right)
        after = [area for area in self._free_in(verdict.end, stop) if not self.view.is_spent(area)]
        self.take(after)
        return self.lists.listed(after, loose=True)

    def _of_same(
        self, verdict: Verdict, left: int, right: int, *, before: list[Area], after: list[Area]
    ) -> tuple[list[Area], list[Area]]:
        """ "Leadership, which inspectors looked at too, got the same": the areas of its clause, before and behind."""
        free = self._free_in(self._behind_comma_with(left, verdict.core), verdict.core)
        own = [area for area in free if not self.view.is_spent(area)]
        before = before or self.lists.listed(own, loose=True)
        after = after or self.lists.listed(
            self._free_in(verdict.end, self.joined.comma_with(verdict.end, right)), loose=True
        )
        return (before, after) if before or after else (self.lists.listed(free, loose=True), [])

    def _behind_comma_with(self, start: int, end: int) -> int:
        """Where ", with" begins what has the grade, too: "good after a visit in May, with leaders given the same"."""
        comma = self.joined.comma_with(start, end)
        return comma + 2 if comma < end else start

    def _given(self, number: int, verdict: Verdict, left: int) -> tuple[list[Area], list[Area]]:
        """ "It got a good for the help that it gives care leavers": what a grade that is a thing is given to."""
        if not (verdict.noun or self.around.is_given(verdict) or self.around.goes_on_for(verdict)):
            return [], []
        after = self.lists.listed(self.around.given_for(verdict, self.view.right(number)), loose=True)
        if after:
            return [], after
        anchor = self.chains.anchor(number)
        free = self._free_in(left, anchor)
        if self.chains.is_given_to_last(free, number) or any(
            self.is_of_people(area) or self.chains.clause_parts(area.end, anchor) for area in free
        ):
            # "Leaders were praised for a focus that has seen a jump to 'good'": it is not they that jumped.
            return [], []
        before = self.lists.listed(free, loose=True)
        others = bool(before) and before[-1].listed_only and self._is_given_to_services(before[-1], verdict)
        return ([] if others else before), []

    def _is_apart_from_whole(self, before: Sequence[Area], verdict: Verdict) -> bool:
        """ "Outstanding at adoption, it was judged inadequate overall": an area before the comma is not the whole."""
        if not before or verdict.end >= self.sentence.end or self.doc[verdict.end].lower_ != "overall":
            return False
        end = before[-1].end
        return any(self.doc[at].orth_ == "," for at in range(end, verdict.core)) and before[-1].id != OVERALL

    def _is_given_to_services(self, area: Area, verdict: Verdict) -> bool:
        """ "Bosses celebrate after Ofsted gave services a good", "... after services were rated good": not to them."""
        if self.view.names_services(verdict.core, verdict.start):
            return True
        words = [token.lower_ for token in self.doc[area.end : verdict.core]]
        at = next((area.end + n for n, word in enumerate(words) if word in _OPENS_REASON), None)
        return at is not None and self.view.names_services(at, verdict.core)

    def _goes_over_to_the_next(self, number: int) -> bool:
        """Whether nothing but a comma parts what "so are ..." takes up from the words of the next grade."""
        if number + 1 >= len(self.verdicts) or self.doc[self.verdicts[number].start].lower_ != "so":
            return False
        between = range(self.verdicts[number].end, self.verdicts[number + 1].start)
        return not any(self.view.is_break(at) or self.doc[at].orth_ == ":" for at in between)

    def _last_comma(self, start: int, end: int) -> int:
        commas = [at for at in range(start, end) if self.doc[at].orth_ == ","]
        return commas[-1] if commas else end

    def _free_in(self, start: int, end: int) -> list[Area]:
        """The areas of a clause which nothing with grades of its own precedes."""
        free = [area for area in self.areas if start <= area.start and area.end <= end]
        masked = self.view.masked()
        others = [
            hit.start
            for hit in self.sentence.words
            if has_label(hit, "judged:not-graded") and hit.start not in masked and not self._judges(hit)
        ]
        if any(start <= at < end for at in others):
            return []
        return [area for area in free if self.view.heads_its_phrase(start, area.start)]

    def _judges(self, hit: Hit) -> bool:
        """ "The report awards", "the report said": what stands right before such a verb is who judges."""
        if self.doc[hit.end].lower_ in SAID:
            return True
        return any(has_label(verb, "judged:rating-verbs") and verb.start == hit.end for verb in self.sentence.words)
