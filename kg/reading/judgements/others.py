"""Grades that are no council's: those that other inspectorates give, and those that other bodies get."""

from __future__ import annotations

import re
from functools import cached_property

from kg.reading.agency_names import types_of
from kg.reading.grades import Verdict
from kg.reading.inspections.unnamed import goes_on_about_others
from kg.reading.inspections.words import inspection_words
from kg.reading.judgements.areas import by_label
from kg.reading.judgements.sentence import SentencePart
from kg.reading.vocabulary import Hit, has_label, longest

OWN_GRADES = frozenset({"police", "health", "education", "justice"})
"""Types of agencies that are inspected themselves."""
_BY = re.compile(
    r"['\")]*(?: (?!(?:and|but|while|which|who)\b)[\w'-]+){0,5},? (?:by|from|with) (?:inspectors (?:at|from|of|for) )?"
    r"(?:the )?(?:[\w-]+ ){0,2}",
    re.IGNORECASE,
)
""" "Rated inadequate last year by the Care Quality Commission": from the grade up to who gave it."""
_GAVE = re.compile(
    r"(?:'s|s')?(?: (?:has|have|had|also|then|which|who|that|inspectors?|inspections?|reports?|reviews?|said|says|last|"
    r"this|year|month|week|earlier|previously|recently|in|on|at|\d{4}))*[ ,]*",
    re.IGNORECASE,
)
""" "The CQC's inspectors have also rated": from who gives the grade up to the verb."""
_ASIDE = re.compile(
    r"(?: \([^()]*\))?(?: (?:in|at|across|around|run by|near) (?:the )?[\w' -]{3,40})?"
    r"(?:,[^;:.]{3,200},|\s[-–—][^;:.–—]{3,200}\s[-–—])?\s*"
    r"(?:(?:,|\s?[-–—]|\() ?(?:which|who) [^;:.]{3,160}? (?:and|but) )?(?:which |who |that |whose care )?['\"]?",
    re.IGNORECASE,
)
""" "Airedale NHS Trust, which runs the hospital, was": between a body and its verb."""
_EPITHETS = frozenset({"care watchdog", "care regulator"})
"""What the press calls more than one inspectorate."""
_THE_SERVICE = re.compile(r"\W*(?:the|this|that) (?:service|agency|home|provider|centre|unit)\b", re.IGNORECASE)
_INSPECTED_APART = re.compile(
    r"\b(?:fostering|foster care|adoption|respite|short[- ]breaks?|residential|supported living) "
    r"(?:service|agency|home|provider|centre|unit)\b|\bchildren's home\b",
    re.IGNORECASE,
)
""" "The inspection of its fostering service": what has an inspection of its own."""
_BESIDE = 3
"""Within so many words before a verb its subject ends: "services, which"."""
_WHERE = frozenset({"in", "at", "across", "around", "near"})
_NAME = 7
"""Words that a name may have before those that tell what it is, and an article."""
_TOLD_THEM = re.compile(
    r"\b(?:told|tells|informed|notified) (?P<whom>[^;:.]{3,160}?),? that (?:it|they|its \w+|their \w+)(?: \w+)? ?$",
    re.IGNORECASE,
)
_HAS_ITS_OWN = re.compile(
    r"\b(?:agency|agencies|children's home|care home|homes?|schools?|college|nursery|nurseries|academy|childminders?|"
    r"provider|hospital|pre-school|charity)\b",
    re.IGNORECASE,
)
""" "Ofsted has told Ashdown Fostering, an independent *agency*, that it requires improvement"."""
_THEIR_OWN_PEOPLE = re.compile(
    r"(?:(?:its|their|the|all|local) )?(?:staff|councillors|members|parents|families|leaders|social workers|workers)\b",
    re.IGNORECASE,
)
""" "Told *staff*, schools and parents that": who hears it is not who is graded."""
_VISITED_APART = re.compile(
    r"\b(?:visit|inspect)(?:ed|ing|s)? (?:an?|the|its|their|this) (?:(?!(?:and|at|in|of|with)\b)[\w-]+ ){0,3}?"
    r"(?:secure (?:unit|home|"
    r"centre)|homes?|schools?|"
    r"unit|nursery|college|academy|hostel|agency)\b[^;:.]*\b(?:found|rated|judged|deemed|graded|called|said|declared) "
    r"(?:it|them)\b[^;:.]*$",
    re.IGNORECASE,
)
""" "Inspectors visiting the secure unit run by Hull City Council found it" + "good"."""
_AFTER_BEING = re.compile(r"\b(?:after|since|having|following|despite|from) (?:being|been|it was)\s*$", re.IGNORECASE)


class Others(SentencePart):
    """Whether a verdict has nothing to do with councils."""

    def has(self, verdict: Verdict) -> bool:
        """Whether another inspectorate than Ofsted gives the grade, or a body with grades of its own gets it."""
        if goes_on_about_others(self.record.annotated, self.sentence, inspection_words(self.record.ontology)):
            return True
        if self._goes_on_about_another_service(verdict) or self._is_told_to_others(verdict):
            return True
        if _VISITED_APART.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx):
            return True
        return self._is_given_by_others(verdict) or self._is_given_to_others(verdict) or self._goes_on(verdict)

    def _is_told_to_others(self, verdict: Verdict) -> bool:
        """ "Ofsted told the agency, which works for Bury, that it requires improvement": what was told of itself."""
        text, opens = self.record.text, self.sentence.start_char
        told = _TOLD_THEM.search(text, opens, self.doc[verdict.core].idx)
        own = _HAS_ITS_OWN.search(told["whom"]) if told is not None else None
        if told is None or own is None or self.is_report or _THEIR_OWN_PEOPLE.match(told["whom"]) is not None:
            return False
        at = self.view.token_at(told.start("whom") + own.start())
        return not self.view.mention_between(self.view.token_at(told.start("whom")), at) and not any(
            told.start("whom") <= self.doc[hit.start].idx < self.doc[at].idx for hit in self.services
        )

    def _goes_on_about_another_service(self, verdict: Verdict) -> bool:
        """ "Its fostering service was inspected in May. The service was judged good": of what was named before."""
        told = _THE_SERVICE.match(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx)
        if told is None or not self.sentence.index or self.is_report:
            return False
        before = self.view.before
        whole = any(hit.end - hit.start > 1 for hit in by_label(before.words, "judged:services"))
        named = _INSPECTED_APART.search(self.record.annotated.text(before)) is not None
        return named and not whole and not self.areas

    def _goes_on(self, verdict: Verdict) -> bool:
        """ "The CQC said that the trust requires improvement, although it was rated good": of the body told before."""
        number = self.verdicts.index(verdict)
        at = self.view.before_auxiliaries(verdict, self.sentence.start)
        pronoun = at > self.sentence.start and self.doc[at - 1].lower_ == "it"
        return pronoun and number > 0 and self.has(self.verdicts[number - 1])

    def _is_given_by_others(self, verdict: Verdict) -> bool:
        """ "The CQC rated it inadequate", "rated inadequate by the police watchdog"."""
        text, ends, core = self.record.text, self.view.char_end(verdict), self.doc[verdict.core].idx
        for hit in self._inspectorates:
            start, end = self.doc[hit.start].idx, self.view.char_end_of(hit.end - 1)
            if start >= ends and _BY.fullmatch(text, ends, start):
                return True
            if end <= core and _GAVE.fullmatch(text, end, core):
                return True
        return False

    def _is_given_to_others(self, verdict: Verdict) -> bool:
        """ "Airedale NHS Trust, which runs the hospital, was rated good": the subject has grades of its own."""
        if not self._bodies or self.view.names_services(verdict.core + 1, verdict.start):
            return False
        text, at = self.record.text, self.view.before_auxiliaries(verdict, self.sentence.start)
        subject_end = self.doc[at].idx
        for body in self._bodies:
            end = self.view.char_end_of(body.end - 1)
            if any(max(body.end, at - _BESIDE) <= hit.start < at and not self._is_where(hit) for hit in self.services):
                # "Merseyside Police was inspected alongside the council's services, which require improvement".
                continue
            if end <= subject_end and _ASIDE.fullmatch(text, end, subject_end):
                return True
        if _AFTER_BEING.search(text, self.sentence.start_char, self.doc[verdict.core].idx) is None:
            return False
        # "The trust is in special measures after being rated inadequate": the first that the sentence names.
        first = min(self._bodies, key=lambda body: body.start)
        before = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= self.doc[at].idx]
        outside = [m for m in before if not self._is_within(m.start_char, first)]
        return first.start <= self.sentence.start + _NAME and not outside

    def _is_where(self, hit: Hit) -> bool:
        """ "Four schools in the county have been judged inadequate": where they are."""
        before = [self.doc[at].lower_ for at in range(max(self.sentence.start, hit.start - 2), hit.start)]
        return before[:1] != [] and before[0] in _WHERE

    def _is_within(self, char: int, body: Hit) -> bool:
        """Whether a character stands in the name that a body's words end: "Leeds and York Partnership NHS Trust"."""
        return char < self.view.char_end_of(body.end - 1)

    @cached_property
    def _inspectorates(self) -> list[Hit]:
        """Those named that inspect no council's services alone."""
        named = [hit for hit in self.sentence.words if has_label(hit, "judged:other-inspectorates")]
        if any("agency:ofsted" in hit.labels for hit in self.sentence.names):
            # "Its first good from Ofsted since the care watchdog gave it the lowest grade": that is Ofsted, too.
            return [hit for hit in named if self.doc[hit.start : hit.end].text.lower() not in _EPITHETS]
        return named

    @cached_property
    def _bodies(self) -> list[Hit]:
        """Whoever has grades of its own: by name, by the words that end such a name, or by a general word."""
        words = {"judged:other-bodies"}
        if "judged:other-bodies-again" in self.sentence.labels and self._is_of_trusts():
            words.add("judged:other-bodies-again")
        named = [
            hit
            for hit in longest(self.sentence.names)
            if not OWN_GRADES.isdisjoint(types_of(hit, self.record.ontology))
        ]
        return [*named, *(hit for hit in self.sentence.words if not words.isdisjoint(hit.labels))]

    def _is_of_trusts(self) -> bool:
        """Whether the article has named a trust of hospitals or schools, and none that runs children's services."""
        told = self.record.annotated.sentences[: self.sentence.index]
        types = {type_ for sentence in told for hit in sentence.names for type_ in types_of(hit, self.record.ontology)}
        return "childrens-trust" not in types and not {"health", "education"}.isdisjoint(types)
