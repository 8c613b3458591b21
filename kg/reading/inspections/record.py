"""What is known of each inspection of an article, and which statements belong to which of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import (
    AgencyId,
    ConceptId,
    CouncilId,
    Evidence,
    InspectionFact,
    InspectionKey,
    Issue,
    PartialDate,
)
from kg.reading.annotate import Sentence
from kg.reading.councils import CouncilReading
from kg.reading.dates import DateMention, earlier
from kg.reading.inspections.earlier import is_old
from kg.reading.inspections.types import BY_OFSTED, FULL, OFSTED, typed

_STOP = 2
"""So many characters may stand behind the last word of a sentence: its stop, and a quotation mark."""


@dataclass(slots=True)
class Inspection:
    """What is known of one inspection while an article is being read."""

    key: InspectionKey
    council: CouncilId
    type: ConceptId
    start: PartialDate | None = None
    end: PartialDate | None = None
    published: PartialDate | None = None
    inspected_by: tuple[AgencyId, ...] = ()
    partners: tuple[AgencyId, ...] = ()
    evidence: list[Evidence] = field(default_factory=list)

    def facts(self) -> Iterator[InspectionFact]:
        """One fact for each sentence that tells of it."""
        for evidence in dict.fromkeys(self.evidence):
            yield InspectionFact(
                self.key,
                self.council,
                self.type,
                evidence,
                self.start,
                self.end,
                self.published,
                self.inspected_by,
                self.partners,
            )


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters of a sentence that belong to an inspection other than the main one."""

    start_char: int
    end_char: int
    key: InspectionKey
    whole: bool
    """Whether they are nearly all of the sentence."""


class InspectionReading:
    """The inspections of one article, and to which of them each statement belongs."""

    def __init__(self, councils: CouncilReading, issued: PartialDate | None) -> None:
        self.issues: tuple[Issue, ...] = ()
        self.elsewhere = False
        """Whether the inspectorates that the article names are none of children's services."""
        self._councils = councils
        self._issued = issued
        self._all: dict[InspectionKey, Inspection] = {}
        self._main: dict[CouncilId, InspectionKey] = {}
        self._spans: dict[int, list[_Span]] = {}
        self._dated: dict[int, list[tuple[int, InspectionKey]]] = {}
        self._tentative: set[InspectionKey] = set()
        self._disowned: set[int] = set()
        self._nobodys: dict[int, list[tuple[int, int, int | None]]] = {}
        self._news: tuple[int, PartialDate | None] | None = None
        self._recalled: frozenset[int] = frozenset()

    @property
    def facts(self) -> tuple[InspectionFact, ...]:
        """Every inspection, one fact for each sentence that tells of it; those that a judgement reveals included."""
        told = (one for one in self._all.values() if one.key not in self._tentative)
        return tuple(fact for inspection in told for fact in inspection.facts())

    def main(self, council: CouncilId) -> Inspection | None:
        """The inspection of this council that the article reports."""
        key = self._main.get(council)
        return self._all[key] if key is not None else None

    def reported(self, council: CouncilId) -> InspectionKey | None:
        """The key of that inspection."""
        return self._main.get(council)

    def of(self, council: CouncilId) -> list[Inspection]:
        """Every inspection of this council."""
        return [inspection for inspection in self._all.values() if inspection.council == council]

    def is_earlier(self, key: InspectionKey) -> bool:
        """Whether the article reports a later inspection of the same council."""
        one, main = self._all[key], self.main(self._all[key].council)
        if main is None or main.key == key or one.start is None:
            return False
        return main.start is None or earlier(one.start, main.start)

    def is_of_special_needs(self, key: InspectionKey) -> bool:
        """Whether it is an area inspection of special educational needs and disabilities."""
        return self._all[key].type == "send"

    def years(self, key: InspectionKey) -> frozenset[int]:
        """The years in which it took place and was reported, as far as they are known."""
        one = self._all[key]
        dates = (date for date in (one.start, one.end, one.published) if date is not None)
        return frozenset(date.year for date in dates if date.year is not None)

    def of_year(self, council: CouncilId, year: int) -> InspectionKey | None:
        """The one inspection of a council that took place or was reported in this year; None where none or several."""
        keys = [one.key for one in self.of(council) if year in self.years(one.key)]
        return keys[0] if len(keys) == 1 else None

    def get(self, key: InspectionKey) -> Inspection:
        """The inspection with this key."""
        return self._all[key]

    def about(self, sentence_index: int, char: int | None = None) -> tuple[CouncilId, InspectionKey] | None:
        """The council and inspection that a statement at this place belongs to; ``None`` where there is none."""
        council = self._councils.holder(sentence_index, char)
        if council is None or sentence_index in self._disowned:
            return None
        for start, end, year in self._nobodys.get(sentence_index, ()) if char is not None else ():
            if char is not None and start <= char < end:
                # A grade that is told elsewhere may have revealed an inspection of that year since.
                then = self.of_year(council, year) if year is not None else None
                return (council, then) if then is not None and then != self._main.get(council) else None
        for span in self._spans.get(sentence_index, ()):
            inside = span.whole if char is None else span.start_char <= char < span.end_char
            if inside and self._all[span.key].council == council:
                return council, span.key
        key = self._main.get(council)
        return (council, key) if key is not None and key not in self._tentative else None

    def suppose(self, inspection: Inspection) -> None:
        """Take in a main inspection of which nothing is told but that a grade may reveal it."""
        self.add(inspection, main=True)
        self._tentative.add(inspection.key)

    def confirm(self, key: InspectionKey) -> None:
        """A judgement was made in this inspection: it took place."""
        self._tentative.discard(key)

    def is_supposed(self, key: InspectionKey) -> bool:
        """Whether nothing is told yet of this inspection."""
        return key in self._tentative

    def add(self, inspection: Inspection, *, main: bool = False) -> Inspection:
        """Take in an inspection; the first main one of a council stays its main one."""
        self._all[inspection.key] = inspection
        if main:
            self._main.setdefault(inspection.council, inspection.key)
        return inspection

    def drop(self, key: InspectionKey) -> None:
        """Forget an inspection, and that statements belong to it."""
        self._all.pop(key, None)
        self._spans = {at: [span for span in spans if span.key != key] for at, spans in self._spans.items()}
        self._dated = {at: [one for one in dated if one[1] != key] for at, dated in self._dated.items()}

    def dated(self, sentence_index: int) -> list[tuple[int, InspectionKey]]:
        """Where a sentence dates an inspection (character of the text), and which; by position."""
        return sorted(self._dated.get(sentence_index, ()))

    def keys_dated(self, sentence_index: int) -> set[InspectionKey]:
        """The inspections that a sentence dates."""
        return {key for _, key in self._dated.get(sentence_index, ())}

    def place_in_time(self, news: int, latest: PartialDate | None, recalled: frozenset[int]) -> None:
        """Say of an article without a date where it has told its news (a character), and the latest date in it.

        ``recalled``: where years stand that are told as ones of before.
        """
        self._news = news, latest
        self._recalled = recalled

    def is_old(self, when: PartialDate | DateMention | None) -> bool:
        """Whether an inspection on this date is too old for its report to be news when the article appeared.

        Of an article without a date this is known too: it was written after the latest date in it, and who has told
        the news names its month, or no time at all; a year alone behind it is one of before, and so is one of a list.
        """
        if self._news is None or when is None:
            return is_old(when, self._issued)
        told, latest = self._news
        if isinstance(when, DateMention) and when.start.month is None and when.start.year is not None:
            return when.start_char > told or when.start_char in self._recalled or is_old(when, latest)
        return is_old(when, latest)

    def mark_date(self, sentence_index: int, char: int, key: InspectionKey) -> None:
        """Remember that a date in this sentence is that of this inspection."""
        self._dated.setdefault(sentence_index, []).append((char, key))

    def claim(self, sentence: Sentence, start_char: int, end_char: int, key: InspectionKey) -> None:
        """Say that these characters of a sentence belong to this inspection."""
        whole = end_char - start_char > 0.8 * (sentence.end_char - sentence.start_char)
        if whole:
            self._disowned.discard(sentence.index)
        self._spans.setdefault(sentence.index, []).append(_Span(start_char, end_char, key, whole))

    def divide(self, sentence: Sentence, parts: Iterable[tuple[int, int, InspectionKey]]) -> None:
        """Say to which inspection each part of a sentence belongs, whatever was said before."""
        self._spans.pop(sentence.index, None)
        for start_char, end_char, key in parts:
            self.claim(sentence, start_char, end_char, key)

    def disown(self, sentence: Sentence) -> None:
        """Say that a sentence tells of a time of which no inspection is known."""
        self._disowned.add(sentence.index)

    def disclaim(self, sentence: Sentence, start_char: int, end_char: int, year: int | None = None) -> None:
        """Say that these characters of a sentence tell of a time, or a year, of which no inspection is known so far."""
        self._nobodys.setdefault(sentence.index, []).append((start_char, end_char, year))

    def claim_whole(self, sentence: Sentence, key: InspectionKey) -> None:
        """Say that all of a sentence belongs to this inspection."""
        self.claim(sentence, sentence.start_char, sentence.end_char, key)

    def closing(self, sentence_index: int, end_char: int) -> InspectionKey | None:
        """The inspection other than the main one that the last words of a sentence belong to."""
        spans = self._spans.get(sentence_index, ())
        return next((span.key for span in spans if span.end_char >= end_char - _STOP), None)

    def told(self, sentence_index: int) -> frozenset[InspectionKey]:
        """The inspections that a sentence dates, and those other than the main one to which words of it belong."""
        spans = self._spans.get(sentence_index, ())
        return frozenset(self.keys_dated(sentence_index) | {span.key for span in spans})

    def is_claimed(self, sentence_index: int) -> bool:
        """Whether a whole sentence belongs to an inspection other than the main one."""
        return any(span.whole for span in self._spans.get(sentence_index, ()))

    def owner(self, sentence_index: int, council: CouncilId, char: int) -> Inspection | None:
        """The inspection other than the main one that a whole sentence is about, this character included."""
        spans = (span for span in self._spans.get(sentence_index, ()) if span.whole and char < span.end_char)
        return next((self._all[span.key] for span in spans if self._all[span.key].council == council), None)

    def earlier_one(
        self,
        council: CouncilId,
        start: PartialDate | None,
        end: PartialDate | None,
        type_: ConceptId | None,
        evidence: Evidence,
    ) -> Inspection:
        """The inspection of this council that is not the main one and fits date and type; made where there is none."""
        fitting = [one for one in self.of(council) if one.key != self._main.get(council) and _fits(one, start, type_)]
        if fitting:
            known = fitting[0]
            if start is not None and (known.start is None or known.start.precision < start.precision):
                known.start, known.end = start, end
                known.type = typed(known.type if known.type in FULL else type_ or known.type, start)
            known.evidence.append(evidence)
            return known
        return self.new(council, typed(type_ or ConceptId("unspecified"), start), start, end, evidence)

    def published_on(self, council: CouncilId, day: PartialDate, evidence: Evidence) -> Inspection:
        """The full inspection of this council whose report came out on a day of before; made where there is none."""
        for one in self.of(council):
            if one.type in FULL and (one.published == day or (one.start is not None and led_to(one.start, day))):
                one.evidence.append(evidence)
                return one
        known = self.new(council, typed(ConceptId("unspecified"), day), None, None, evidence)
        known.published = day
        return known

    def undated(self, council: CouncilId, type_: ConceptId, evidence: Evidence) -> Inspection:
        """The inspection of this council of which neither day nor report is dated, beside the main one."""
        main = self._main.get(council)
        for one in self.of(council):
            if one.key != main and one.type == type_ and one.start is None and one.published is None:
                one.evidence.append(evidence)
                return one
        return self.new(council, type_, None, None, evidence)

    def graded_before(self, council: CouncilId, graded: Collection[InspectionKey], evidence: Evidence) -> Inspection:
        """The one full inspection of this council beside the main one that has no grade so far, dated or not.

        ``graded``: those that have grades; where all have some, there was another one.
        """
        others = [one for one in self.of(council) if one.key != self._main.get(council) and one.type in FULL]
        bare = [one for one in others if one.key not in graded]
        if len(bare) != 1:
            return self.undated(council, ConceptId("unspecified"), evidence)
        bare[0].evidence.append(evidence)
        return bare[0]

    def new(
        self,
        council: CouncilId,
        chosen: ConceptId,
        start: PartialDate | None,
        end: PartialDate | None,
        evidence: Evidence,
    ) -> Inspection:
        """A further inspection of this council."""
        number = sum(one.council == council for one in self._all.values())
        key = InspectionKey(f"{council}/{number}")
        who = (OFSTED,) if chosen in BY_OFSTED else ()
        return self.add(Inspection(key, council, chosen, start, end, inspected_by=who, evidence=[evidence]))


def _fits(one: Inspection, start: PartialDate | None, type_: ConceptId | None) -> bool:
    """Whether a mention with this date and type can be of this inspection."""
    if type_ is not None and type_ != one.type and not (type_ in FULL and one.type in FULL):
        return False
    if type_ is None and one.type not in FULL:
        return start is not None and one.start is not None and start == one.start
    if start is None:
        return True
    if one.start is None:
        return one.published is None or led_to(start, one.published)
    return not _is_year_of_before(one.start, start) and overlap(one.start, one.end, start)


def _is_year_of_before(start: PartialDate, other: PartialDate) -> bool:
    """Whether the other date is a bare year, beside a month that is told without any: that of the time of writing."""
    return start.year is None and other.year is not None and other.month is None


def led_to(start: PartialDate, published: PartialDate) -> bool:
    """Whether an inspection of this date can have led to a report of that one."""
    return not is_old(start, published) and not earlier(published, start)


def same_time(one: Inspection, date: DateMention) -> bool:
    """Whether a date can be that of an inspection whose start is known.

    Days and months of an unknown year are those of the time of writing, as against "June 2013", or "2013".
    """
    if one.start is None:
        return False
    if one.start.year is None and date.start.year is not None and one.end and not date.end:
        return False
    if _is_year_of_before(one.start, date.start):
        return False
    return overlap(one.start, one.end, date.start)


def overlap(start: PartialDate, end: PartialDate | None, other: PartialDate) -> bool:
    """Whether a date can be that of the start or of the end of an inspection."""
    return start.compatible(other) or (end is not None and end.compatible(other))
