"""One visit that a text tells in two clues, its kind in one and its date in the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues.view import ClueView, ViewPart
from kg.reading.inspections.types import VISITS
from kg.reading.inspections.visits import INSPECTS, leads_to_visit

_VISITS_AND_THE_LATEST = re.compile(r"visits\b[^.;]{0,40}\b(?:the latest|the last|the most recent)\b", re.IGNORECASE)
""" "Regular monitoring visits, with the latest last month"."""
_ITS_DATE_FOLLOWS = re.compile(
    r"\b(?:latest|last|most recent)(?: visit| one)?,? (?:(?:was|made|held|carried out|took place) )?"
    r"(?:(?:in|on|from) )?$",
    re.IGNORECASE,
)
_IT_WAS = re.compile(r"\W*(?:it|this|that|theirs) (?:was|is) (?:only |just )?(?:an?|the|its|their) (?:\w+ )?", re.I)


class OneVisit(ViewPart):
    """Joins the clues of one visit."""

    def __init__(self, view: ClueView, clues_of: Callable[[Sentence], Iterator[Clue]]) -> None:
        super().__init__(view)
        self.clues_of = clues_of
        """The clues of another sentence."""

    def joined(self, sentence: Sentence, clues: Sequence[Clue]) -> Iterator[Clue]:
        """ "Warned in April 2018, following a focused visit": one visit and one date, in a sentence without a grade."""
        latest = _VISITS_AND_THE_LATEST.search(self.text, sentence.start_char, sentence.end_char) is not None
        undated = [c for c in clues if c.type in VISITS and (latest or not c.plural) and c.date is None]
        dated = [clue for clue in clues if clue.date is not None and not clue.published]
        text = self.text[sentence.start_char : sentence.end_char]
        alone = len(undated) == len(clues) - 1 == len(dated) == 1 and dated[0].type is None
        if alone and not any(self.view.grades(sentence)) and INSPECTS.search(text) is None:
            yield replace(dated[0], type=undated[0].type)
            return
        if len(undated) == len(clues) == 1:
            own = self._of_the_latest(sentence) if latest else None
            if own is not None:
                yield replace(undated[0], char=own.start_char, date=own, plural=False)
                return
            # "Two visits since, and in the latest check they say that ...": of that one, when it may have been.
            one = replace(undated[0], plural=False) if latest else undated[0]
            yield self._with_date_before(sentence, one)
            return
        yield from clues

    def _of_the_latest(self, sentence: Sentence) -> DateMention | None:
        """ "Four visits have found progress: the last, in August, said ...": the date of that one."""
        for date in self.annotated.dates(sentence):
            if _ITS_DATE_FOLLOWS.search(self.text, sentence.start_char, date.start_char) and not self.view.is_to_come(
                date
            ):
                return date
        return None

    def _with_date_before(self, sentence: Sentence, clue: Clue) -> Clue:
        """ "Warned in May 2022, after a monitoring visit, that ...": the visit with its date, where it has one so."""
        for date in self.annotated.dates(sentence):
            between = self.text[date.end_char : clue.char]
            if date.end_char <= clue.char and leads_to_visit(between) and not self.view.is_to_come(date):
                return replace(clue, char=date.start_char, date=date)
        before = self.annotated.before(sentence)
        if before is not None and _IT_WAS.fullmatch(self.text, sentence.start_char, clue.char):
            # "Inspectors came on 27 and 28 June. It was a focused visit": the kind of the one just dated.
            told = [one for one in self.clues_of(before) if one.date is not None and not (one.published or one.earlier)]
            if len(told) == 1 and told[0].type is None:
                return replace(clue, date=told[0].date)
        return clue
