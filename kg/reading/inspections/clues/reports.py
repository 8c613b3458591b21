"""Whether inspectors find, say or do something in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.annotate import Sentence
from kg.reading.grades import grades_named
from kg.reading.inspections.clues.other_services import OtherServices
from kg.reading.inspections.clues.view import ClueView, ViewPart
from kg.reading.vocabulary import Hit

_ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view|eyes) of)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""Right before an inspectorate or its report: what the sentence states is what it says."""
_ONE_OF_MANY = re.compile(r"\b(?:an?|one|another|any|every|each|some)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_SAID = re.compile(
    r"(?: (?:report|letter|inspectors|has|have|had|also|now))* "
    r"(?:said|says|say|told|warned|warns|wrote|reported|reports|added)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|in|at|during|after|following|from)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
_BY_ITSELF = frozenset({"inspect", "inspected", "inspects", "inspecting"})
"""Verbs, of which nothing is told that inspectors find."""
_GRADES = frozenset({"grade", "grades", "rating", "ratings"})
_REACH = 8
"""Within so many tokens behind inspectors stands the verb of what they find."""
_OTHERS = frozenset({"about:homes", "about:schools", "about:adult-care"})


class Reports(ViewPart):
    """Tells sentences in which inspectors report something from those that only speak of inspections."""

    def __init__(self, view: ClueView, others: OtherServices) -> None:
        super().__init__(view)
        self.others = others

    def tells(self, sentence: Sentence) -> bool:
        """Whether inspectors find, say or do something in this sentence."""
        return any(True for _ in self._told(sentence))

    def tells_plainly(self, sentence: Sentence) -> bool:
        """Whether inspectors or their report are what finds, or by whom something is found.

        As against "she told a visiting inspector" and "members said that they had been inspected".
        """
        verbs = [hit for hit in sentence.words if "cue:finds" in hit.labels]
        named = bool(self.councils.mentions(sentence.index))
        for cue in self._told(sentence):
            before = self.text[sentence.start_char : self.annotated.doc[cue.start].idx]
            word = self.annotated.forms[cue.start]
            if word in _BY_ITSELF and not named:
                continue
            if self.annotated.forms[cue.end] in _GRADES:
                # "Chosen not by their Ofsted grades".
                continue
            if word == "inspector" and _ONE_OF_MANY.search(before):
                continue
            finds = any(0 <= verb.start - cue.end <= _REACH for verb in verbs)
            said = _SAID.match(self.text, self.view.chars(cue)[1]) is not None
            if finds or said or _ACCORDING.search(before) or _BY.search(before):
                return True
        return False

    def _told(self, sentence: Sentence) -> Iterator[Hit]:
        """The words for inspectors, or for what they do, of whom something is told that has taken place."""
        labels = sentence.labels
        if "about:inspection" not in labels:
            return
        if not _OTHERS.isdisjoint(labels) and "about:children-services" not in labels:
            return
        if self.others.are_inspected(sentence) or _explains_grades(sentence):
            return
        if self.denies(sentence) or self.others.is_reviewed_by_council(sentence):
            return
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
                yield cue

    def denies(self, sentence: Sentence) -> bool:
        """Whether it says that there was no inspection, or none yet, and gives no grade."""
        if "grade" in sentence.kinds:
            return False
        return self.view.awaited.denies(self.text, sentence.start_char, sentence.end_char)


def _explains_grades(sentence: Sentence) -> bool:
    """ "Ofsted said that councils are rated outstanding, good, requires improvement or inadequate"."""
    return len(grades_named(sentence)) >= 4
