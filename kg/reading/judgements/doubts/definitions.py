"""Sentences that explain grades, or name several of which one is meant: "one of four grades", "good or outstanding"."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.reading.grades import Frame, Verdict, grades_named
from kg.reading.judgements.sentence import SentencePart
from kg.reading.judgements.wordings import RESPECTIVELY
from kg.reading.vocabulary import has_label, longest, words_of

_MEANS = frozenset({"means", "mean", "meaning"})
_EQUALS = frozenset("is are being the its their called".split())
_ABOVE_IT = re.compile(
    r"\b(?:one|single) (?:category|grade|rating|mark|judge?ment)\b[^.;]{0,30}\b(?:is|ranks|stands|comes) "
    r"(?:above|higher|better|below|lower)\b",
    re.IGNORECASE,
)
""" "Only one category - outstanding - is above that of good": what the grades are."""
_USES_GRADES = re.compile(
    r"\b(?:ofsted|inspectors|it|the (?:watchdog|inspectorate|regulator)) (?:uses?|has|have|gives?|awards?|operates?) "
    r"(?:one of )?(?:four|4) (?:possible )?(?:grades|ratings|judge?ments|categories|levels|marks)\b|"
    r"\b(?:there are|one of)(?: the)? (?:four|4)(?: (?:possible |different |ofsted )?"
    r"(?:grades|ratings|judge?ments|categories|levels|marks)\b|(?: of them)?, from\b)",
    re.IGNORECASE,
)
""" "Ofsted uses four grades - outstanding, good, requires improvement and inadequate"."""
_OF_ANY = re.compile(
    r"\W*(?:when|whenever|if|where|once) (?:an?|any) (?:local authority|council|authority|borough|county)\b",
    re.IGNORECASE,
)
""" "When a local authority's services are found inadequate, ministers decide": of any council."""
_RANGE = re.compile(
    r"\b(?:ratings|grades|gradings|judge?ments|scale) (?:go|goes|run|runs|range|ranges) (?:(?:down|up) )?from\b",
    re.IGNORECASE,
)
""" "Ofsted ratings go from inadequate to outstanding"."""
_SCALE = re.compile(
    r"\bon an? (?:\w+[- ])?scale\b|\b(?:graded|rated|scored|marked|ranked) (?:on a scale )?from "
    r"(?:one|1|four|4) to\b|\b(?:one|two|three|four|1|2|3|4) (?:means|stands for)\b",
    re.IGNORECASE,
)
""" "Services are graded from one to four: four means very good": what the grades are."""
_GIVE_FROM = re.compile(
    r"\b(?:give|giving|choose|choosing|pick|award|awarding|grade|grading|rate|rating|mark|score|scoring|own grades?)\b"
    r"[^.;:]{0,60}\bfrom ['\"]?(?:inadequate ?['\"]? to ['\"]?outstanding|outstanding['\"]? to ['\"]?inadequate)\b",
    re.IGNORECASE,
)
""" "We shall ask them to give us a grade *from inadequate to outstanding*": the whole scale."""
_OR_NOT = re.compile(r"['\"]? or (?:not\b|otherwise\b|poor\b|bad\b|terrible\b|failing\b)", re.IGNORECASE)
""" "Be it outstanding" + "or not good enough": neither is told."""
_MARKS = frozenset(", ' \" ( )".split())


class Definitions(SentencePart):
    """Whether grades are explained and not given."""

    def is_definition(self) -> bool:
        """Whether the sentence explains the grades: three of them and more, and nothing that has them."""
        grades = {verdict.grade for verdict in self.verdicts}
        loose = all(verdict.frame is Frame.ALONE for verdict in self.verdicts)
        if len(grades) >= 3 and loose and not self.areas and not self.dates:
            return True
        if _ABOVE_IT.search(self.text) or _OF_ANY.match(self.text):
            return True
        explained = (_SCALE, _USES_GRADES, _RANGE, _GIVE_FROM)
        if len(grades_named(self.sentence)) >= 2 and any(words.search(self.text) for words in explained):
            return True
        row = "|" in self.text and bool(self.record.councils.mentions(self.sentence.index))
        return (len(grades) >= 3 and not row and self._is_bare_list()) or self._equates()

    def _equates(self) -> bool:
        """ "The lowest possible grade is inadequate": one grade by two names."""
        return any(
            one.grade == other.grade
            and {token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha} <= _EQUALS
            and any(token.lower_ in ("is", "are", "being") for token in self.doc[one.end : other.start])
            for one, other in pairwise(self.verdicts)
        )

    def _is_bare_list(self) -> bool:
        """Three grades and more with nothing but commas between them, or with "or" before the last."""
        if self._names_either():
            return True
        if RESPECTIVELY.search(self.text) is not None:
            # "Hull, Leeds and York are good, inadequate and good respectively".
            return False
        run = 1
        for one, other in pairwise(self.verdicts):
            words = {token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha}
            dated = any(self.view.char_end(one) <= date.start_char < self.doc[other.start].idx for date in self.dates)
            run = run + 1 if words <= {"and", "or"} and other.start - one.end <= 4 and not dated else 1
            if run >= 3:
                return True
        return False

    def _names_either(self) -> bool:
        """ "Services are graded as outstanding, good, requires improvement or inadequate": one of them, any."""
        named = longest(hit for hit in self.sentence.words if has_label(hit, "grade:"))
        run = 1
        for one, other in pairwise(named):
            between = [token.lower_ for token in self.doc[one.end : other.start] if token.lower_ not in _MARKS]
            run = run + 1 if len(between) <= 1 and {*between} <= {"or"} else 1
            if run >= 3 and between == ["or"]:
                return True
        return False

    def is_alternative(self, number: int) -> bool:
        """Whether the grade is one of two: "good or outstanding" says neither."""
        for one, other in ((number - 1, number), (number, number + 1)):
            if one >= 0 and other < len(self.verdicts):
                between = self.doc[self.verdicts[one].end : self.verdicts[other].start]
                if {token.lower_ for token in between if token.is_alpha} == {"or"}:
                    return True
        end = self.verdicts[number].end
        before = words_of(
            self.doc, max(self.sentence.start, self.verdicts[number].start - 4), self.verdicts[number].start
        )
        if before[-3:-1] == ["at", "least"] or before[-2:] == ["at", "least"]:
            return True
        following = words_of(self.doc, end, min(end + 2, self.sentence.end))
        if _OR_NOT.match(self.record.text, self.view.char_end(self.verdicts[number]), self.sentence.end_char):
            return True
        return following in (["or", "better"], ["or", "above"], ["and", "above"], ["or", "worse"], ["or", "below"])

    def is_explained(self, verdict: Verdict) -> bool:
        """ "An inadequate grade means ...": what a grade is, not who has it."""
        following = words_of(self.doc, verdict.end, min(verdict.end + 4, self.sentence.end))
        return not _MEANS.isdisjoint(following) and not self.record.councils.topical(self.sentence.index)
