"""Days of inspectors at work in sentences that speak of no inspection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues.dated import Dated
from kg.reading.inspections.clues.view import ClueView, ViewPart
from kg.reading.inspections.visits import is_place_and_time, may_hold_window, names_month


class AtWork(ViewPart):
    """Finds the days of a visit that nothing else tells of."""

    def __init__(self, view: ClueView, dated: Dated) -> None:
        super().__init__(view)
        self.dated = dated

    def clues(self, sentence: Sentence, dates: Sequence[DateMention]) -> Iterator[Clue]:
        """ "The team was in the borough from 10 to 21 July": days of a visit, in a sentence without "inspection"."""
        text = self.text[sentence.start_char : sentence.end_char]
        at_work = self.view.visits.may_be_at_work(text)
        labelled = self.councils.round_up and bool(self.councils.mentions(sentence.index))
        if not (at_work and names_month(text)) and not labelled and not may_hold_window(text):
            return
        for date in dates:
            if self._is_of_label(sentence, date):
                council = self.councils.holder(sentence.index, date.start_char)
                if council is not None and not self.view.is_to_come(date):
                    yield Clue(sentence.index, date.start_char, council, date, None, False)
                continue
            if date.start.month is not None and (at_work or date.end is not None):
                clue = self.dated.clue(sentence, date)
                if clue is not None:
                    yield clue

    def _is_of_label(self, sentence: Sentence, date: DateMention) -> bool:
        """ "Cumberland: in Carlisle, in December.": all that a round-up says of a council's visit is place and time."""
        named = self.councils.mentions(sentence.index)
        if not self.councils.round_up or len(named) != 1 or date.relative:
            return False
        ends = self.text[date.end_char : sentence.end_char].strip(" .") == ""
        return ends and is_place_and_time(self.text, named[0].end_char, date.start_char)
