"""Sentences on inspections that are not of these services: of others, by others, or by the council's own people."""

from __future__ import annotations

import re

from kg.reading.agency_names import agency_ids
from kg.reading.annotate import Sentence
from kg.reading.inspections.clues.view import ViewPart
from kg.reading.inspections.unnamed import goes_on_about_others
from kg.reading.vocabulary import Hit

_REVIEW_BY = re.compile(
    r"\b(?:review|audit|diagnostic|challenge|report|study|inspection)(?: of [\w'’ -]{2,60}?)?,? (?:(?:which was |was )?"
    r"(?:carried out|led|conducted|undertaken|made|done|completed) )?(?:by|from) (?:the |neighbouring )*$",
    re.IGNORECASE,
)
""" "An independent review by" + "Kent County Council"."""
_CARRIED_OUT_WITH = re.compile(
    r"\b(?:carried out|conducted|undertaken|made|held|done|run) (?:jointly |together )?(?:with|alongside) (?:the )?$",
    re.IGNORECASE,
)
_NEAR = 40
_INSPECTORS_SAY = re.compile(
    r"\W*(?:the |its |their |ofsted's )?(?:inspectors|inspection|report|ofsted|watchdog)\b", re.I
)


class OtherServices(ViewPart):
    """Tells what a sentence says of other services, and of other inspectors, from what it says of these."""

    def are_told_of(self, sentence: Sentence) -> bool:
        """ "The youth offending team was branded inadequate last month": none of the inspections of this one."""
        labels = sentence.labels
        if "grade" not in sentence.kinds or labels.isdisjoint(("judged:elsewhere-graded", "judged:other-bodies")):
            return False
        if _INSPECTORS_SAY.match(self.text, sentence.start_char) and all(
            "speech:inspector" in hit.labels for hit in sentence.words if "judged:elsewhere-graded" in hit.labels
        ):
            # "Inspectors who came in May wrote that audits mark poor work as good": what is done in these services.
            return False
        if "judged:elsewhere-graded" not in labels and (
            "judged:services" in labels or self.councils.mentions(sentence.index)
        ):
            # "The council was judged good in 2018, as was the hospital": not of the hospital alone.
            return False
        by_ofsted = any("agency:ofsted" in hit.labels for hit in sentence.names)
        return not by_ofsted and "about:children-services" not in labels

    def are_inspected(self, sentence: Sentence) -> bool:
        """ "HMICFRS said after its inspection in 2024": that of a police force, where Ofsted is not named beside."""
        if goes_on_about_others(self.annotated, sentence, self.view.words):
            return True
        named = agency_ids(sentence.names)
        others = named & (self.view.words.beside | self.view.words.of_elsewhere)
        if any(self._came_along(hit) for hit in sentence.names if not agency_ids([hit]).isdisjoint(others)):
            return False
        # Several look together at what all do for children, with Ofsted or without its name.
        return len(others) == 1 and named.isdisjoint(self.view.words.of_services)

    def _came_along(self, hit: Hit) -> bool:
        """ "The inspection, carried out with the CQC": whether others inspected, and these came with them."""
        start, _ = self.view.chars(hit)
        return _CARRIED_OUT_WITH.search(self.text, max(0, start - _NEAR), start) is not None

    def is_reviewed_by_council(self, sentence: Sentence) -> bool:
        """ "An independent review by Kent County Council looked at ...": by no inspectorate, where none is named."""
        if not agency_ids(sentence.names).isdisjoint(self.view.words.of_services):
            return False
        return any(
            _REVIEW_BY.search(self.text, sentence.start_char, mention.start_char) is not None
            for mention in self.councils.mentions(sentence.index)
        )
