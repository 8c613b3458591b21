"""Whether a grade word is a grade at all, by each of the ways in which it is none."""

from __future__ import annotations

from kg.reading.grades import Verdict
from kg.reading.judgements.doubts.cue_words import CueWords
from kg.reading.judgements.doubts.definitions import Definitions
from kg.reading.judgements.doubts.in_general import InGeneral
from kg.reading.judgements.doubts.opinions import Opinions
from kg.reading.judgements.doubts.supposed import Supposed
from kg.reading.judgements.others import Others
from kg.reading.judgements.sentence import GradedSentence, SentencePart

_IN_TIME = frozenset("then ultimately eventually later finally one day beyond".split())


class Doubts(SentencePart):
    """Whether the verdicts of a sentence are any."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.others = Others(view)
        self.definitions = Definitions(view)
        self.opinions = Opinions(view)
        self.in_general = InGeneral(view)
        self.supposed = Supposed(view)
        self.cues = CueWords(view)

    def is_doubted(self, verdict: Verdict, left: int, *, of_those_named: bool = False) -> bool:
        """Whether the grade is hoped, feared, denied, or that of councils in general.

        ``of_those_named``: the councils that it is of are listed behind it.
        """
        if self.others.has(verdict) or self.in_general.is_of_any_council(verdict):
            return True
        if self.opinions.is_own_view(verdict) or self.opinions.is_believed(verdict):
            return True
        if (
            self.supposed.is_asked_alone(verdict)
            or self.supposed.is_supposed(verdict)
            or self.supposed.is_told_as_unreal(verdict)
        ):
            return True
        if self._goes_on_doubted(verdict) or (not of_those_named and self.in_general.is_of_many(verdict)):
            return True
        return self.cues.has_cue(verdict, left, of_those_named=of_those_named)

    def _goes_on_doubted(self, verdict: Verdict) -> bool:
        """ "Working towards a "good" and, ultimately, "outstanding" rating": doubted as the grade before it."""
        at = self.verdicts.index(verdict)
        if not at:
            return False
        before = self.verdicts[at - 1]
        words = {token.lower_ for token in self.doc[before.end : verdict.start] if token.is_alpha}
        goes_on = bool(words & _IN_TIME) and words <= _IN_TIME | {"and", "to", "a", "an", "even", "on", "rating"}
        return goes_on and self.is_doubted(before, self.view.left(at - 1))
