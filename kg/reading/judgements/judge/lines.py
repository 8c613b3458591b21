"""Sentences that are nothing but a grade, or that lead to a list: what the lines around them say of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from kg.model import (
    BlockKind,
)
from kg.reading.annotate import Sentence
from kg.reading.grades import Verdict
from kg.reading.judgements.areas import (
    Area,
    areas_in,
)
from kg.reading.judgements.doubts import is_unreal
from kg.reading.judgements.judge.statements import Statements
from kg.reading.judgements.sentence import GAP, GradedSentence, SentencePart, areas_alone
from kg.reading.judgements.told import Told
from kg.reading.judgements.wordings import EARLIER
from kg.reading.questions import asks
from kg.reading.vocabulary import has_label

_IS_THE_VERDICT = re.compile(
    r"\W*(?:that|this|it|such|so) (?:is|was|were|reads?|runs?)(?: (?:now|again|once|also|still|how|what))*"
    r"(?: (?:the|ofsted's|its|their|inspectors'|one))?(?: [\w'-]+){0,3}? (?:verdict|word|rating|grade|judge?ment|"
    r"conclusion|mark|finding|assessment|ruling|ofsted|inspectors|watchdog|inspectorate|regulator)\b",
    re.IGNORECASE,
)
""" "That is once again the verdict", "that is how inspectors see": what a grade that stands by itself was."""
_ONCE_AGAIN = re.compile(r"\bonce (?:again|more)\b", re.IGNORECASE)
_GRADE_LINE = 7
"""So many tokens has a line at most that is nothing but a grade."""
_HOW_WELL = frozenset("effective effectively well works work performs".split())
""" "The safeguarding board and how well it works": words of an item that name nothing else."""
_LISTS_BELOW = re.compile(
    r"\b(?:areas|categories|judge?ments|aspects)\b.*(?::| (?:are|were|include|included):?)$", re.IGNORECASE | re.DOTALL
)
""" "Among the areas ruled inadequate are": before a list of areas, with or without marks."""
_GRADE_IS = re.compile(
    r"\W*(?:(?:ofsted|overall|inspection) )?(?:graded|rated|judged|grade|rating|verdict|judge?ment|mark|result|outcome)"
    r"(?: ?[:–—-]| (?:is|was))? ?(?:as )?['\"]?",
    re.IGNORECASE,
)
""" "Graded:" before a grade that is all that is said."""


class LinesOfGrade(SentencePart):
    """What stands in the lines around a grade."""

    def __init__(self, view: GradedSentence, statements: Statements) -> None:
        super().__init__(view)
        self.statements = statements

    def is_bare(self, verdict: Verdict) -> bool:
        """Whether the sentence is nothing but a grade."""
        outside = [at for at in range(self.sentence.start, self.sentence.end) if not verdict.start <= at < verdict.end]
        return all(
            not self.doc[at].is_alpha or self.doc[at].lower_ in ("to", "be", "good", "grade", "judgement")
            for at in outside
        )

    def is_labelled(self, verdict: Verdict) -> bool:
        """ "Graded: inadequate.": whether the sentence is nothing but a grade that is announced as one."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        behind = self.record.text[self.view.char_end(verdict) : self.sentence.end_char]
        return _GRADE_IS.fullmatch(before) is not None and not any(map(str.isalpha, behind))

    def state_named_after(self, told: Told) -> bool:
        """ "Inadequate. That is the verdict on Bury's services": a grade by itself, and what it is said of."""
        sentences = self.record.annotated.sentences
        following = sentences[self.sentence.index + 1] if self.sentence.index + 1 < len(sentences) else None
        if following is None or self.is_report:
            return False
        text = self.record.annotated.text(following)
        council = self.record.councils.holder(following.index)
        dated = bool(self.record.annotated.dates(following)) or EARLIER.search(_ONCE_AGAIN.sub("", text)) is not None
        inspected = any(has_label(hit, "about:inspection") for hit in following.words)
        whole = bool(self.record.councils.mentions(following.index)) or any(
            has_label(hit, "judged:services") for hit in following.words
        )
        if council is None or dated or not (inspected or whole) or _IS_THE_VERDICT.match(text) is None:
            return False
        if asks(self.text) or any(is_unreal(hit) for hit in following.words):
            # "Good? That is not the verdict", "outstanding. That is the verdict that Bury wants".
            return False
        evidence = self.record.annotated.evidence_at(
            self.sentence.start_char, following.end_char, f"judgement/{told.verdict.frame}", self.sentence.block
        )
        areas = [area for area in areas_in(following) if not area.listed_only]
        self.statements.state_all(replace(told, councils=[council]), areas, evidence)
        self.record.last_grade[council] = (following.index, told.grade)
        return True

    def introduces_items(self) -> bool:
        """Whether the areas of a grade are listed below its sentence."""
        return (self.text.rstrip().endswith(":") or self._lists_below) and bool(self._items())

    @cached_property
    def _lists_below(self) -> bool:
        """Whether the sentence says that areas are listed below it, with or without marks."""
        return _LISTS_BELOW.search(self.text.rstrip()) is not None

    def _items(self) -> list[tuple[Sentence, list[Area]]]:
        """The list items after this sentence that are nothing but an area's name; a board may have its place's."""
        annotated = self.record.annotated
        items = []
        for sentence in annotated.sentences[self.sentence.index + 1 : self.sentence.index + 8]:
            block = annotated.article.blocks[sentence.block]
            is_item = block.kind is BlockKind.ITEM and block.intro == self.sentence.block
            if not is_item and not (self._may_be_item(sentence) and areas_alone(self.record, sentence)):
                break
            areas = areas_in(sentence)
            covered = {at for area in areas for at in range(area.start, area.end)}
            covered.update(self._own_name(sentence, areas[0]) if areas else ())
            words = [at for at in range(sentence.start, sentence.end) if self.doc[at].is_alpha and at not in covered]
            if areas and all(self.doc[at].lower_ in GAP | _HOW_WELL for at in words):
                items.append((sentence, areas))
        return items

    def _may_be_item(self, sentence: Sentence) -> bool:
        """Whether a line of its own may be one of a list without marks: no grade of its own stands below it."""
        if not self._lists_below:
            return False
        following = self.record.annotated.sentences[sentence.index + 1 : sentence.index + 2]
        graded = any("grade" in one.kinds and one.end - one.start <= _GRADE_LINE for one in following)
        return sentence.block != self.sentence.block and not graded and "grade" not in sentence.kinds

    def _own_name(self, item: Sentence, area: Area) -> list[int]:
        """ "Bury Safeguarding Children Board": the tokens before an area that are the name of the council graded."""
        own = self.record.councils.holder(self.sentence.index)
        ends = [one.end_char for one in self.record.councils.mentions(item.index) if one.council == own]
        before = range(item.start, area.start)
        return [at for at in before if any(self.doc[at].idx < end for end in ends)]

    def state_items(self, told: Told) -> None:
        """ "These areas were rated inadequate:" and then the areas, one a line."""
        for sentence, areas in self._items():
            self.statements.state_all(told, areas, self.record.annotated.evidence(sentence, "judgement/list"))
