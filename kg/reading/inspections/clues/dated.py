"""Dates as clues: which of those in a sentence are of an inspection or a report, and of which."""

from __future__ import annotations

import re

from kg.model import ConceptId, CouncilId
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.inspections.awaited import is_imagined
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues.former import Former
from kg.reading.inspections.clues.kinds import DateKinds
from kg.reading.inspections.clues.ties import Ties
from kg.reading.inspections.clues.view import ClueView, ViewPart
from kg.reading.inspections.other_events import clause_of
from kg.reading.rows import head_of

_ENDED = re.compile(r"\b(?:end|finish|conclud)(?:ed|ing|es|s)?(?: (?:on|only|just))* (?:the )?$", re.IGNORECASE)
""" "An inspection that ended on" + "24 January": no day on which one began."""
_WILL_BE = re.compile(
    r"\b(?:will|shall) (?:be (?:\w+ed|given|sent|made|taught|held|brought)|get|start|begin|receive|move|hire|recruit)\b"
    r"(?:(?!\b(?:and|but|after|since|following|because)\b)[^,;:.])*$",
    re.IGNORECASE,
)
""" "Since the inspection staff have been hired, and officers *will be trained*" + "this spring": what is to come."""
_LAST = re.compile(
    r"\W*(?:date (?:of )?)?(?:(?:the )?(?:last|latest|most recent) )(?:\w+ )?(?:inspect\w+|visit\w*|reports?)\W*$",
    re.IGNORECASE,
)


class Dated(ViewPart):
    """Makes clues of dates."""

    def __init__(self, view: ClueView) -> None:
        super().__init__(view)
        self.former = Former(view)
        self.kinds = DateKinds(view)
        self.ties = Ties(view)

    def clue(self, sentence: Sentence, date: DateMention) -> Clue | None:
        """A date as a clue, where its words tie it to an inspection, a grade or a report."""
        before = self.text[sentence.start_char : date.start_char]
        after = self.text[date.end_char : sentence.end_char]
        # The preposition belongs to the date ("in March").
        council = self.councils.holder(sentence.index, date.start_char)
        if council is None or self.view.is_to_come(date):
            return None
        said = self.view.said(date)
        if date.end is None and date.start.day is not None and _ENDED.search(before) is not None:
            return None
        deadline = self.view.awaited.is_deadline(before, said) or self.view.awaited.is_next_visit(before)
        deadline = deadline or said.lower().startswith("until ") or _WILL_BE.search(before) is not None
        if self.view.other_events.is_of_meeting(before) or self._is_of_none(sentence, date):
            return None
        if date.start.month is None and self.view.frameworks.is_of_many(before, said, after):
            return None
        if self.view.frameworks.is_of_series(before) and not self.councils.mentions(sentence.index):
            return None
        deadline = deadline and not self.view.publication.came_out(f"{before}{said[: len('until ')]}")
        if is_imagined(before) or self.view.frameworks.changes_rules(after) or deadline:
            return None
        head = head_of(self.annotated, sentence, date.start_char)
        if head is not None and (date.start.day is not None or head):
            return self._in_row(sentence, date, council, head)
        if self.view.is_publication(sentence, date):
            past = self.former.is_report_before(sentence, before)
            return Clue(sentence.index, date.start_char, council, date, None, past, published=True)
        lately = said.lower().endswith("this month") and self.view.words.just_graded.search(before) is not None
        if lately or (date.relative and self.view.words.graded_then.match(after)):
            # "Last month pronounced outstanding": when the report came out.
            return Clue(sentence.index, date.start_char, council, date, None, False, published=True)
        if not self.ties.are_there(sentence, date, before, after):
            return None
        if self.former.is_history(sentence, date):
            return Clue(sentence.index, date.start_char, council, date, None, True)
        past = self.former.is_before(sentence, date, before, after)
        word = self.view.visits.word_before(before)
        if word is not None:
            council = self._where(sentence, sentence.start_char + word.end(), date) or council
        type_ = self.kinds.of(sentence, date, word)
        if type_ is None and self.kinds.is_of_special_needs(sentence, date):
            type_, past = ConceptId("send"), past or self.kinds.is_area_inspection_before(date)
        return Clue(sentence.index, date.start_char, council, date, type_, past)

    def _is_of_none(self, sentence: Sentence, date: DateMention) -> bool:
        """Whether the clause of a date tells of a pause, or of a review that is no inspection, and has no grade."""
        start, end = clause_of(self.text, date, sentence.start_char, sentence.end_char)
        if any(start <= at < end for at, _ in self.view.grades(sentence)):
            return self.view.other_events.is_of_other_review(self.text[sentence.start_char : sentence.end_char])
        return self.view.other_events.is_in_clause_of_none(self.text, date, sentence.start_char, sentence.end_char)

    def _in_row(self, sentence: Sentence, date: DateMention, council: CouncilId, head: str) -> Clue | None:
        """A date in the row of a table: what it is of stands at the head of its column.

        A single day without such a word beside a grade is that of the report; a year with a grade of its own
        is of before.
        """
        # "Last inspected" at the head of the one column with dates: when the grades beside it were given.
        only = "grade" in sentence.kinds and self.annotated.dates(sentence) == (date,) and _LAST.match(head) is not None
        if self.former.is_history(sentence, date) or (self.view.earlier.is_of_before(head) and not only):
            return Clue(sentence.index, date.start_char, council, date, None, True)
        of_report = self.view.publication.heads_reports(head)
        if not of_report and self.view.publication.heads_visits(head):
            return Clue(sentence.index, date.start_char, council, date, None, False)
        one_day = date.end is None and date.start.day is not None
        if of_report or (one_day and "grade" in sentence.kinds):
            return Clue(sentence.index, date.start_char, council, date, None, False, published=True)
        return Clue(sentence.index, date.start_char, council, date, None, False) if "grade" in sentence.kinds else None

    def _where(self, sentence: Sentence, start: int, date: DateMention) -> CouncilId | None:
        """ "Inspectors were in Liverpool in March; those in Nottingham came in July": the place of a visit."""
        named = [m for m in self.councils.mentions(sentence.index) if start <= m.start_char < date.start_char]
        return named[-1].council if named and not named[-1].beside else None
