"""Councils named before the clause of a grade that its words go back to: "both", "the latter", "when it"."""

from __future__ import annotations

import re

from kg.model import CouncilId
from kg.reading.council_topics import OTHERS
from kg.reading.grades import Verdict
from kg.reading.judgements.record import Record
from kg.reading.judgements.sentence import SentencePart
from kg.reading.judgements.wordings import BOTH_COUNCILS

LATTER = re.compile(
    r"\bthe (?:latter|(?P<first>former(?=(?:'s\b|,? (?:was|were|is|are|has|had|remain|require|got|received|retained)|"
    r",? ['\"]?(?:good|outstanding|inadequate|adequate|requires)\b))|"
    r"first of (?:these|those|them|the two))|last of (?:these|those|them|the (?:two|three|four|five)))(?:'s)?",
    re.IGNORECASE,
)
""" "The former was", "the last of these": not the former director, nor the latter's end."""
_LATTER_REACH = 2
"""In so many sentences before it the councils stand of which one is "the latter"."""
_BOTH_ARE = (
    r"(?:both(?: of them)?|the (?:two|pair)|each(?: of (?:them|the (?:two|pair)))?) (?:now |also |each |again )?"
    r"(?:were|are|have|had|got|get|received|remain(?:ed)?|require[sd]?|need|share[sd]?|kept|keep|stay(?:ed)?)\b"
)
""" "Both were", "the two share": of two councils that have been told of."""
OPENS_BOTH = re.compile(rf"\W*{_BOTH_ARE}", re.IGNORECASE)
_THAT_BOTH = re.compile(rf"(?:[:;,]|\b(?:that|and|but|where|while)) {_BOTH_ARE}[^,;:.]*$", re.IGNORECASE)
""" "They came to the same view: both require": within a sentence."""
_ANY_BOTH = re.compile(rf"(?:^\W*|[:;,] |\b(?:that|and|but|where|while) ){_BOTH_ARE}", re.IGNORECASE)
_WHEN_IT = re.compile(r"(?:'s)?(?: [Cc]ouncil)? when (?:it|they|its (?:\w+ )?services) [^,;:.]*", re.IGNORECASE)


class ToldBefore(SentencePart):
    """The councils that the words of a verdict go back to."""

    def latter(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "Of Dorset and Devon, the latter has been inadequate since 2018": the council named last before.

        "The former" is the first of two. Empty where it is not plain which are meant.
        """
        verb = self.doc[min(verdict.core, verdict.start)]
        core, ends = verb.idx, verb.idx + len(verb)  # "The former *is*".
        told = next(reversed(list(LATTER.finditer(self.record.text, self.sentence.start_char, ends))), None)
        if told is None or self.is_report or re.search(r"[,;.]", self.record.text[told.end() : core]):
            return None
        here = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= told.start()]
        at = self.sentence.index
        while not here and at and self.sentence.index - at < _LATTER_REACH:
            at -= 1
            here = list(self.record.councils.mentions(at))
        named = len({mention.council for mention in here})
        if named < 2 or (told["first"] and named > 2):
            return []
        return [here[0 if told["first"] else -1].council]

    def of_when(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "He was head of safeguarding in Cornwall when it climbed to good": the council of the post."""
        start = self.doc[verdict.start].idx
        for mention in self.record.councils.mentions(self.sentence.index):
            if mention.end_char < start and _WHEN_IT.fullmatch(self.record.text, mention.end_char, start):
                return [] if self.is_report else [mention.council]
        return None

    def asked_of(self, verdict: Verdict) -> CouncilId | None:
        """ "Calderdale? Requires improvement since 2015.": the council that is all that the sentence before asks of."""
        if verdict.start != self.sentence.start or not self.sentence.index or self.is_report:
            return None
        before = self.view.before
        named = self.record.councils.mentions(before.index)
        if before.block != self.sentence.block or len(named) != 1:
            return None
        around = self.record.text[before.start_char : named[0].start_char], self.record.text[named[0].end_char :][:1]
        return (
            named[0].council if around[0].strip().lower() in ("", "and", "and what of") and around[1] == "?" else None
        )

    def are_both(self, verdict: Verdict) -> bool:
        """Whether "both" is the subject of a clause within the sentence, for two councils told of before it."""
        stop = self.view.char_end_of(verdict.start)
        told = _THAT_BOTH.search(self.record.text, self.sentence.start_char, stop)
        if told is None or self.is_report:
            return False
        # "Leadership and care, both require improvement": areas.
        return not any(self.doc[area.start].idx < told.start() for area in self.view.areas)

    def are_they_several(self) -> bool:
        """ "Bury, Hull and Leeds were inadequate. They were good for adoption": which of them is not told."""
        if self.is_report or not self.sentence.index or self.doc[self.sentence.start].lower_ != "they":
            return False
        before, named = self.view.before, self.record.councils.mentions(self.sentence.index)
        told = {one.council for one in self.record.facts if one.evidence.start == before.start_char}
        return len(told) > 1 and not named


def pair(record: Record, sentence_index: int) -> list[CouncilId]:
    """ "Both councils": the two of which the article has told up to there; empty where it is another number."""
    text = record.annotated.text(record.annotated.sentences[sentence_index])
    if not any(shape.search(text) for shape in (BOTH_COUNCILS, _ANY_BOTH)):
        return []
    told = [mention.council for index in range(sentence_index + 1) for mention in record.councils.topical(index)]
    both = list(dict.fromkeys(told))
    before = record.annotated.sentences[sentence_index - 1] if sentence_index else None
    if before is not None and any(f"about:{kind}" in before.labels for kind in OTHERS):
        # "Schools in Knowsley and Halton are to leave the trust. Both had been judged inadequate".
        return []
    if len(both) != 2 and before is not None:
        # "A bad week for Blackpool and Bradford. Both were found inadequate".
        both = list(dict.fromkeys(m.council for m in record.councils.mentions(sentence_index - 1) if not m.beside))
    return both if len(both) == 2 else []


def is_of_both(text: str) -> bool:
    """Whether a sentence, or a clause of it, begins with "both" for two councils: "Both were found inadequate"."""
    return _ANY_BOTH.search(text) is not None
