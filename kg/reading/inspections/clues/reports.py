"""Whether inspectors find, say or do something in a sentence."""

from __future__ import annotations

import re

from kg.reading.annotate import Sentence
from kg.reading.grades import grades_named
from kg.reading.inspections.clues.other_services import OtherServices
from kg.reading.inspections.clues.view import ClueView, ViewPart

_ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view|eyes) of)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""Right before an inspectorate or its report: what the sentence states is what it says."""
_OTHERS = frozenset({"about:homes", "about:schools", "about:adult-care"})


class Reports(ViewPart):
    """Tells sentences in which inspectors report something from those that only speak of inspections."""

    def __init__(self, view: ClueView, others: OtherServices) -> None:
        super().__init__(view)
        self.others = others

    def tells(self, sentence: Sentence) -> bool:
        """Whether inspectors find, say or do something in this sentence."""
        labels = sentence.labels
        if "about:inspection" not in labels:
            return False
        if not _OTHERS.isdisjoint(labels) and "about:children-services" not in labels:
            return False
        if self.others.are_inspected(sentence) or _explains_grades(sentence):
            return False
        if self.denies(sentence) or self.others.is_reviewed_by_council(sentence):
            return False
        cues = [hit for hit in sentence.words if "about:inspection" in hit.labels]
        verbs = [hit for hit in sentence.words if "cue:finds" in hit.labels]
        for cue in cues:
            if self.view.is_in_general(sentence, self.annotated.doc[cue.start].idx):
                continue
            own = next((verb for verb in verbs if verb.start >= cue.end), None)
            if own is not None and self.view.awaited.is_modal(self.annotated, sentence.start, own):
                continue
            before = self.text[sentence.start_char : self.annotated.doc[cue.start].idx]
            told = any(-6 <= verb.start - cue.end <= 8 for verb in verbs) or _ACCORDING.search(before) is not None
            ends = self.view.chars(cue)[1]
            if self.view.awaited.is_still_to_come(self.text, ends) or self.view.frameworks.is_rule(
                before, self.text, ends
            ):
                continue
            if told and not self.view.awaited.is_to_come(before):
                return True
        return False

    def denies(self, sentence: Sentence) -> bool:
        """Whether it says that there was no inspection, or none yet, and gives no grade."""
        if "grade" in sentence.kinds:
            return False
        return self.view.awaited.denies(self.text, sentence.start_char, sentence.end_char)


def _explains_grades(sentence: Sentence) -> bool:
    """ "Ofsted said that councils are rated outstanding, good, requires improvement or inadequate"."""
    return len(grades_named(sentence)) >= 4
