"""What the steps of reading inspections ask of an article: its clues, and how it speaks of a council."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from kg.model import (
    AgencyId,
    ConceptId,
    CouncilId,
    PartialDate,
    SourceKind,
)
from kg.ontology import Ontology
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_topics import has_grade
from kg.reading.councils import CouncilReading
from kg.reading.dates import COUNT, DateMention, earlier, months_between
from kg.reading.grades import grades_named
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues import ClueReader
from kg.reading.inspections.record import Inspection, InspectionReading, led_to, same_time
from kg.reading.inspections.times import timeline
from kg.reading.inspections.types import FULL, VISITS, type_of
from kg.reading.inspections.words import InspectionWords
from kg.reading.vocabulary import longest

LEAD = 5
"""In so many of its first sentences an article says what it reports."""
VISIT = re.compile(r"\bvisit\b|\b(?:dropped|popped|called|looked|checked) (?:in|by|round)\b", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:this week|today|yesterday|"
    r"(?:report|letter|verdict|findings?)\b[^.;]{0,20}\b(?:came out|is (?:just |now )?out|out (?:now|on \w+day))|"
    r"ha(?:s|ve) (?:now |just )?been (?:rated|judged|graded)|"
    r"(?:rated|dubbed|branded|judged|deemed|graded|labelled) (?:as )?['\"]?\w+['\"]? (?:once |yet )?again|"
    r"(?:keeps|retains|maintains|holds(?: on to)?) (?:its |their |the )?['\"]?\w+(?:[ -]\w+)?['\"]? "
    r"(?:rating|grade|status))\b",
    re.IGNORECASE,
)
"""Words of what has just happened."""
_YEARS_BACK = re.compile(rf"\blast year\b|\b(?:{COUNT}|several) years ago\b", re.IGNORECASE)
_NEW_GRADE = re.compile(
    r"(?<!\bwhich )(?<!\bthat )(?<!\bwho )\b(?:"
    r"(?:has|have) (?:now |just |today |again )?been (?:\w+ )?"
    r"(?:rated|judged|graded|declared|deemed|branded|upgraded|downgraded|"
    r"(?:given|handed|awarded) (?:an?|the|its) (?:(?:[\w-]+ ){0,3}(?:rating|grade|judge?ment|verdict)|['\"“‘]?(?:good|"
    r"outstanding|inadequate|requires|adequate|lowest|worst|highest|top|best)))"
    r"|has (?:rated|judged|graded|upgraded|downgraded|declared))\b"
    r"(?![^.;]*\bsince (?:the )?(?:\w+ )?\d{4})",
    re.IGNORECASE,
)
""" "Services have been rated good": what has happened now."""
_WELL = frozenset({"good", "outstanding"})
_PLURALS = frozenset({"visits", "inspections", "letters", "reports"})
""" "Focused *visits*", "monitoring visit *letters*": of several councils."""
_REPORT_SAYS = re.compile(
    r"\b(?:report|inspectors|inspectorate|watchdog|letter) (?:also )?"
    r"(?:says?|said|adds?|added|notes?|noted|found|finds)\b",
    re.IGNORECASE,
)
POLICE = AgencyId("hmicfrs")
"""The inspectorate of the police."""
_FIRST_WORDS = 10
"""In so many of its sentences a fresh report is told as one."""


_NOW_A_REPORT = re.compile(
    r"\W*(?:and )?now,? (?:an?|the|another|its) (?:[\w'’-]+ ){0,3}(?:report|inspection|visit|letter)\b", re.IGNORECASE
)
""" "Now, an Ofsted report released today ...": what an article has led up to."""


@dataclass
class Account:
    """An article while its inspections are read: what each step asks of it."""

    annotated: AnnotatedArticle
    ontology: Ontology
    councils: CouncilReading
    reading: InspectionReading
    words: InspectionWords
    clue_reader: ClueReader
    clues: list[Clue] = field(default_factory=list)
    """Where the text tells of an inspection."""

    @property
    def issued(self) -> PartialDate | None:
        """When the article appeared."""
        return self.annotated.appeared

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.annotated.plain

    @cached_property
    def timeline(self) -> dict[int, int]:
        """Of each sentence of a timeline the one that opens its entry."""
        return timeline(self.annotated)

    @cached_property
    def announced(self) -> ConceptId | None:
        """ "Ofsted has published letters about focused visits to three councils": the type of each, at the start."""
        if not self.councils.round_up:
            return None
        doc, told = self.annotated.doc, []
        for sentence in self.annotated.sentences[:LEAD]:
            for hit in longest(hit for hit in sentence.words if type_of(hit)):
                ends = {doc[hit.end - 1].lower_, doc[hit.end].lower_ if hit.end < sentence.end else ""}
                if not ends.isdisjoint(_PLURALS):
                    told.append(type_of(hit))
        # "Full inspections of three councils, and monitoring visits to two others": which is which is told later.
        return told[0] if told and FULL.isdisjoint(told) else None

    @cached_property
    def of_police(self) -> PartialDate | None:
        """When a police force was inspected, where that is the news, and Ofsted's grades of before are recalled beside.

        "HMICFRS looked at how Kent Police protects children last June. ... Ofsted rated the council good last year".
        """
        if POLICE not in self.inspectorates or any(clue.type == "jtai" for clue in self.clues):
            return None
        naming = [one for one in self.annotated.sentences if not self.agencies(one).isdisjoint(self.words.of_services)]
        if not naming or not all(self.grades_something(one.index) and self.is_of_before(one) for one in naming):
            return None
        for sentence in self.annotated.sentences[: naming[0].index]:
            for date in self.annotated.dates(sentence) if "about:inspection" in sentence.labels else ():
                if date.start.month is not None:
                    return date.start
        return None

    def told_of_police(self, council: CouncilId) -> bool:
        """Whether what inspectors of the police have found is told of a council's work too."""
        if self.of_police is None:
            return False
        told = (one for one in self.about(council) if not self.is_of_before(one))
        return any(
            self.clue_reader.reports(one) or _REPORT_SAYS.search(self.annotated.text(one)) is not None for one in told
        )

    @cached_property
    def inspectorates(self) -> frozenset[str]:
        """The inspectorates that the article names."""
        named = (self.agencies(sentence) for sentence in self.annotated.sentences)
        return self.words.inspectorates.intersection(chain.from_iterable(named))

    def about(self, council: CouncilId) -> Iterator[Sentence]:
        """The sentences that are about a council."""
        return (one for one in self.annotated.sentences if self.councils.holder(one.index) == council)

    def main_at(self, sentence: Sentence, char: int | None = None) -> Inspection | None:
        """The inspection that is news of the council that a sentence is about, or a place in it."""
        council = self.councils.holder(sentence.index, char)
        return self.reading.main(council) if council is not None else None

    def agencies(self, sentence: Sentence) -> frozenset[str]:
        """The ids of the agencies that a sentence names."""
        return agency_ids(longest(sentence.names))

    def is_graded(self, council: CouncilId) -> bool:
        """Whether a grade is told of a council, be it one of before."""
        return any(self.grades_something(sentence.index) for sentence in self.about(council))

    def is_graded_now(self, council: CouncilId) -> bool:
        """Whether a grade is told of a council that is not said to be one of before."""
        for sentence in self.annotated.sentences:
            if self.councils.holder(sentence.index) != council or not self.grades_something(sentence.index):
                continue
            if not self.is_of_before(sentence):
                return True
        return False

    def reports_grade(self, council: CouncilId) -> bool:
        """ "Bury's children's services have been rated good": whether the news is a new grade of a council.

        Then a monitoring visit that it also tells of was another one.
        """
        for sentence in self.annotated.sentences[: LEAD + 1]:
            if any(type_of(hit) in VISITS for hit in sentence.words):
                return False
            if self.councils.holder(sentence.index) != council or not self.grades_something(sentence.index):
                continue
            if _NEW_GRADE.search(self.annotated.text(sentence)) and not self.is_of_before(sentence):
                return True
        return False

    def is_of_before(self, sentence: Sentence) -> bool:
        """Whether a sentence dates something long ago, or calls it earlier."""
        if any(clue.earlier and clue.date is not None and clue.sentence == sentence.index for clue in self.clues):
            return True
        dates = self.annotated.dates(sentence)
        old = any(self.reading.is_old(date) or self.is_before_visits(date) for date in dates)
        if self.issued is None:
            # A year that is counted from the news, whose day nobody tells.
            old = old or _YEARS_BACK.search(self.annotated.text(sentence)) is not None
        return old or self.words.earlier.search(self.annotated.text(sentence)) is not None

    def is_before_visits(self, date: DateMention) -> bool:
        """ "Judged inadequate last autumn", in a round-up of visits: a date of another year is of what was before."""
        now, then = self.issued.year if self.issued is not None else None, date.start.year
        return self.announced in VISITS and now is not None and then is not None and then < now

    def grades_something(self, index: int) -> bool:
        """Whether the sentence with this number holds a grade, and not only praise: "good practice"."""
        return index in self._graded

    @cached_property
    def _graded(self) -> frozenset[int]:
        graded = (one for one in self.annotated.sentences if has_grade(one))
        return frozenset(one.index for one in graded if any(self.clue_reader.grades(one)))

    def is_dated_like(self, clue: Clue, main: Inspection) -> bool:
        """Whether the date of a clue, if it has one, can be that of the main inspection."""
        if clue.date is None:
            return True
        if main.start is None:
            return not self.reading.is_old(clue.date)
        if clue.published:
            return led_to(main.start, clue.date.start)
        return same_time(main, clue.date)

    def is_past_news(self, clue: Clue) -> bool:
        """Whether what a clue dates was too long ago to be news."""
        return clue.date is not None and self.reading.is_old(clue.date.end or clue.date)

    def is_fresh(self, council: CouncilId) -> bool:
        """Whether the article reports an inspection in its own first sentences, or dates a report that is new."""
        reports = (clue for clue in self.clues if clue.council == council and clue.published and not clue.earlier)
        dates = [clue.date for clue in reports if clue.date is not None and not clue.date.relative]
        if any(not self.reading.is_old(date) for date in dates):
            return True
        return any(self.councils.holder(sentence.index) == council for sentence in self._news())

    def news_told(self) -> int | None:
        """Where an article has told its news, without a date of old (a character); ``None`` where it does not."""
        return next((one.end_char for one in self._news() if self.councils.holder(one.index) is not None), None)

    def _news(self) -> Iterator[Sentence]:
        dated = [clue for clue in self.clues if clue.date is not None and not clue.published]
        of_old = {clue.sentence for clue in dated if clue.date is not None and clue.date.start.year is not None}
        # Who tells a month and no year speaks of the time of writing.
        of_now = {clue.sentence for clue in dated if not clue.earlier} - of_old
        for sentence in self.annotated.sentences[:_FIRST_WORDS]:
            if sentence.index in of_old or sentence.index in self.timeline:
                continue
            told = sentence.index in of_now or self.clue_reader.reports(sentence)
            if told or (
                self.grades_something(sentence.index) and _NEWS.search(self.annotated.text(sentence)) is not None
            ):
                yield sentence

    def special_lead(self, council: CouncilId, clues: Sequence[Clue]) -> ConceptId | None:
        """The visit or joint inspection that the first sentences about a council tell of, as news."""
        begins = self._salutation() + 1
        about = [one.index for one in self.about(council) if one.index >= begins]
        lead = set(about[:LEAD])
        for clue in clues:
            if clue.type is None or clue.type in FULL or clue.plural or clue.earlier or clue.sentence not in lead:
                continue
            old = clue.date is not None and self.reading.is_old(clue.date)
            if any(_is_later_news(other, clue) for other in clues):
                continue
            if clue.type not in VISITS and self._comes_before_now(clue):
                continue
            elsewhen = any(
                other.type == clue.type and other.date and self.reading.is_old(other.date) and not other.is_of_several
                for other in clues
            )
            if not old and (clue.date is not None or not (elsewhen or self._is_graded_before(clue))):
                return clue.type
        return None

    def _comes_before_now(self, clue: Clue) -> bool:
        """ "A special needs inspection in March found gaps. Now, a report released today says": it is recalled."""
        later = (one for one in self.about(clue.council) if one.index > clue.sentence)
        return any(_NOW_A_REPORT.match(self.text, one.start_char) for one in later)

    def _is_graded_before(self, visit: Clue) -> bool:
        """ "Ofsted rates Bury as outstanding. Leaders acted on what a focused visit found": the grade is the news.

        (What is called inadequate there is most often what a visit looks at again.)
        """
        told = (one for one in self.about(visit.council) if one.index < visit.sentence)
        return visit.type in VISITS and any(
            self.grades_something(one.index) and not self.is_of_before(one) and _WELL.intersection(grades_named(one))
            for one in told
        )

    def _salutation(self) -> int:
        """The sentence that greets whom a letter goes to (addresses above it tell of nothing); -1 for none."""
        if self.annotated.article.kind is not SourceKind.LETTER:
            return -1
        greets = (one.index for one in self.annotated.sentences if self.annotated.text(one).startswith("Dear "))
        return next(greets, -1)


def _is_later_news(other: Clue, clue: Clue) -> bool:
    """Whether a full inspection, told before one of another kind, was some months after it: that one is recalled."""
    if other.sentence >= clue.sentence or other.type not in (None, *FULL) or other.earlier or other.published:
        return False
    months = months_between(clue.date.start, other.date.start) if clue.date and other.date else None
    years = clue.date is not None and other.date is not None and earlier(clue.date.start, other.date.start)
    return years if months is None else months > 0
