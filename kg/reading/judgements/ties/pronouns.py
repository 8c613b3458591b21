"""Which areas "it", "they", "there" and "those" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotate import Sentence
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL, Area, areas_in
from kg.reading.judgements.sentence import GradedSentence, label_before
from kg.reading.judgements.ties.lists import AreaLists
from kg.reading.judgements.ties.part import AreaPart
from kg.reading.judgements.wordings import AUXILIARIES, OPENS_WITH_OWNER
from kg.reading.questions import asks
from kg.reading.vocabulary import has_label

_THAT_PART_OF = r"that (?:part|side|area|aspect|arm|bit) of (?:the|its|their)"
_FOR_THOSE = re.compile(
    rf"\b(?:{_THAT_PART_OF} \w+(?: \w+){{0,3}} $|"
    r"(?:services?|support|help|care|provision|work|(?P<grade>grade|rating|mark|verdict|judge?ment)) "
    r"(?:(?:it|they|the council) \w+ )?(?:for|with|to|given to|of|on) (?:them|these|those)(?: \w+){0,3} $)",
    re.IGNORECASE,
)
""" "Services for them are", "the grade for them is": before a grade or its verb."""
_GRADE_THAT_PART = re.compile(
    rf"\b(?:rated|graded|judged|marked|found|put|placed|gave|awarded) {_THAT_PART_OF} \w+"
    r"(?: (?:as|to be|at|down|an?|the|only|a mere))* ['\"]?$",
    re.IGNORECASE,
)
""" "They rated that part of the service as": before a grade."""
_EVEN_THERE = re.compile(
    r"\b(?:(?:even|and|but|only|though|yet) there,? (?:(?:the|its) (?:grade|rating|judge?ment|verdict|mark)|it|they|"
    r"services)|"
    r"even (?:that|this|those|they|it)) (?:is|was|were|are|got|has|had)\b",
    re.IGNORECASE,
)
""" "Only help and protection fell short, and even there the judgement was good": in the area named before."""
_CLOSES = re.compile(r"['\"]*(?: (?:overall|too|as well))?(?:[.,;:)]|\s*$| [-–—]| (?:and|but|said|say)\b)")
_THE_EXCEPTION = re.compile(
    r"\W*(?:(?:but|and|with) )?the (?:only |one |sole |single |lone )?(?:exception|outlier|odd one out) (?:is|was|"
    r"being|came in)"
    r" ?(?:the (?:one|area|grade|judge?ment)|that|those)? ?(?:on|for|of)? ?(?:the |its |their )?",
    re.IGNORECASE,
)
_BEFORE_VERB = (AUXILIARIES - {"both", "each"}) | frozenset(
    "too alone likewise simply therefore said found judged deemed considered thought to".split()
)
"""What may stand between a pronoun and its verb."""
_BEFORE_PRONOUN = frozenset("now but and yet again today this time , then".split())
_PRONOUNS = frozenset("it they which these both each".split())


class Pronouns(AreaPart):
    """The areas that a pronoun takes up."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.lists = AreaLists(view)

    def of_pronoun(self, verdict: Verdict) -> list[Area]:
        """ "Leadership was strong, rating it good", "care leavers escaped; they are good": what it stands for."""
        there = self.there(verdict)
        if there:
            return there
        if OPENS_WITH_OWNER.match(self.record.text, self.sentence.start_char) is not None:
            # "The board in Bury requires improvement. Medway's was good": what the sentence before names.
            return self.only_one_before() if self.sentence.index else []
        if not self.areas and not self.services and (told := self._is_asked_before()):
            # "Help and protection? Not quite: that one is stuck at requires improvement".
            return told
        at = verdict.core - 1
        follows = self.doc[verdict.core + 1 : verdict.core + 2].text.lower()
        asked = self._is_asked_before() if follows in ("it", "them") else []
        object_ = self.doc[verdict.core].lower_.endswith("ing") or verdict.frame is Frame.FOUND
        object_ = object_ or (verdict.frame is Frame.RATED and self.doc[verdict.core - 1].lower_ == "and")
        if asked and verdict.core < verdict.start and not any(area.end <= at for area in self.areas):
            return asked
        if object_ and follows in ("it", "them"):
            at = verdict.core
        elif verdict.frame is Frame.FOUND and (subject := self._subject_behind(verdict)) is not None:
            at = subject
        else:
            while at > self.sentence.start and (
                self.doc[at].lower_ in _BEFORE_VERB or self.doc[at].is_quote or self._is_comma_of_too(at)
            ):
                at -= 1
            if self.doc[at].lower_ not in _PRONOUNS:
                return []
            if all(token.lower_ in _BEFORE_PRONOUN for token in self.doc[self.sentence.start : at]):
                if self.doc[at].lower_ in ("it", "they") and (told := self._is_asked_before()):
                    # "Looking after those in care? It requires improvement".
                    return told
                return self._taken_up(self.doc[at].lower_)
        before = [area for area in self.areas if area.end <= at and area.id != OVERALL]
        if before and self.doc[at].lower_ in ("it", "they") and self.is_of_people(before[-1]):
            # "Leaders had been ineffective, and it had been rated adequate", "leaders vowed to change services after
            # they were rated inadequate": not the leaders.
            return []
        if not before or self.is_report or self.view.mention_between(before[-1].end, at):
            return []
        if any(before[-1].end <= hit.start < at for hit in self.services):
            return []
        if self.doc[at].lower_ == "which" and any(self.doc[i].is_alpha for i in range(before[-1].end, at)):
            return []
        chain = [before[-1]]
        for area in reversed(before[:-1]):
            if not self.view.gap_is_light(area.end, chain[0].start):
                break
            chain.insert(0, area)
        return self.lists.listed(chain) if self.view.heads_its_phrase(self.sentence.start, chain[0].start) else []

    def _subject_behind(self, verdict: Verdict) -> int | None:
        """ "Inspectors saying that *it* requires improvement": the pronoun between a verb of finding and the grade."""
        at = verdict.start - 1
        while at > verdict.core and (self.doc[at].lower_ in _BEFORE_VERB or self.doc[at].is_quote):
            at -= 1
        return at if at > verdict.core and self.doc[at].lower_ in _PRONOUNS else None

    def _taken_up(self, pronoun: str) -> list[Area]:
        """What a pronoun that opens the sentence stands for: areas, or the board, that the one before names first."""
        if self.record.subject_areas is not None and self.record.subject_areas[0] == self.sentence.index - 1:
            return self.record.subject_areas[1]
        if pronoun not in ("it", "they") or not self.sentence.index or self.is_report:
            return []
        before = self.view.before
        named = self.named_in_sentence_before()
        whole = self._names_council_apart(before, named) or any(
            has_label(hit, "judged:services") and not any(one.start <= hit.start < one.end for one in named)
            for hit in before.words
        )
        # "It found that leaders were weak. It is good now": not the leaders; somebody goes on before them, too.
        goes_on = any(token.lower_ in ("it", "they") for token in self.doc[before.start : before.end])
        people = pronoun == "it" and any(map(self.is_of_people, named))
        alone = not (whole or goes_on or people) and before.block == self.sentence.block
        if alone and len({area.id for area in named}) == 1:
            # "Then there is help and protection. It was judged inadequate": nothing else that can be meant is named.
            return named[:1]
        if len(named) != 1 or named[0].id != "safeguarding-board":
            return []
        also = "also" in {token.lower_ for token in self.doc[self.sentence.start : self.sentence.start + 4]}
        return named if also or named[0].start <= before.start + 4 else []

    def _names_council_apart(self, before: Sentence, named: Sequence[Area]) -> bool:
        """Whether a sentence names a council, other than as where the area is with which it begins.

        "Child protection services in Bury are better. They were inadequate in 2018": the services.
        """
        mentions = self.record.councils.mentions(before.index)
        if len(mentions) != 1 or not named or named[0].start > before.start + 1:
            return bool(mentions)
        between = self.record.text[self.view.char_end_of(named[0].end - 1) : mentions[0].start_char]
        return between.strip() not in ("in", "at", "across", "for", "in the", "services in", "work in")

    def there(self, verdict: Verdict) -> list[Area]:
        """The area that "there" goes back to, where the clause of the verdict begins with it; or the exception."""
        start = self.doc[verdict.start].idx
        before = [area for area in self.areas if area.end <= verdict.core and area.id != OVERALL]
        ends = self.view.char_end_of(before[-1].end - 1) if before else start
        told = _EVEN_THERE.search(self.record.text, ends, start) is not None
        told = told and _CLOSES.match(self.record.text, self.view.char_end(verdict)) is not None
        told = told or (len(before) == 1 and self._is_the_exception(before[0]))
        return before[-1:] if told and not self.is_report else []

    def _is_the_exception(self, area: Area) -> bool:
        """ "The exception is the one on leaders, who ...: it requires improvement"."""
        return _THE_EXCEPTION.fullmatch(self.view.text_before(area)) is not None and not self.is_report

    def _is_comma_of_too(self, at: int) -> bool:
        """The commas of "it, too, is"."""
        return self.doc[at].orth_ == "," and "too" in (self.doc[at - 1].lower_, self.doc[at + 1].lower_)

    def _is_asked_before(self) -> list[Area]:
        """ "Care leavers? The report rates them outstanding": the area that the question before is of."""
        before = label_before(self.record, self.sentence)
        asked = before is not None and asks(self.record.annotated.text(before[0]))
        return before[1] if before is not None and asked and len(before[1]) == 1 and not self.is_report else []

    def without_people(self, areas: Sequence[Area], verdict: Verdict) -> list[Area]:
        """The areas without those that "it" cannot be: "leaders were slow, and it had been rated adequate"."""
        at = verdict.core
        while at > self.sentence.start and self.doc[at - 1].lower_ in _BEFORE_VERB:
            at -= 1
        if at <= self.sentence.start or self.doc[at - 1].lower_ != "it":
            return [*areas]
        return [area for area in areas if area.end > at - 1 or not self.is_of_people(area)]

    def is_for_those(self, verdict: Verdict) -> bool:
        """ "Care leavers fare worse: services for them are inadequate": whether the services are for some of them."""
        return self._names_those(verdict) is not None

    def _names_those(self, verdict: Verdict) -> re.Match[str] | None:
        start, core = self.sentence.start_char, self.doc[min(verdict.core, verdict.start)].idx
        told = _FOR_THOSE.search(self.record.text, start, core) or _GRADE_THAT_PART.search(
            self.record.text, start, self.doc[verdict.start].idx
        )
        graded = _FOR_THOSE.search(self.record.text, start, self.doc[verdict.start].idx)
        return told or (graded if graded is not None and graded["grade"] else None)

    def of_those(self, verdict: Verdict) -> list[Area]:
        """The area named last before "services for them", in its sentence or as the only one of the sentence before.

        "Services for them" are for no leaders; "the grade for them" may be theirs.
        """
        named = [area for area in areas_in(self.sentence) if not area.listed_only and area.id != OVERALL]
        before = [area for area in named if area.end <= verdict.core]
        those = self._names_those(verdict)
        if before:
            graded = those is not None and those.groupdict().get("grade") is not None
            return before[-1:] if graded or not self.is_of_people(before[-1]) else []
        if not self.sentence.index:
            return []
        is_of_part = those is not None and "that " in those.group().lower()
        if is_of_part and self.view.before.block != self.sentence.block:
            return []
        told = areas_in(self.view.before)
        told = [area for area in told if not area.listed_only and area.id != OVERALL and not self.is_of_people(area)]
        return told if len(told) == 1 else []
