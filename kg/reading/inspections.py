"""Which inspections an article tells of, what is known of each, and to which of them a statement belongs.

Each council that inspectors report on has one main inspection: the one that the article reports.
Others (an earlier inspection with its date or grade, monitoring and focused visits) are kept apart by
type and date. A statement belongs to the main inspection of the council that it is about, unless its
own words place it in another: "in 2018 inspectors found", "weaknesses found in 2019 have been put right".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from kg.model import (
    AgencyId,
    BlockKind,
    ConceptId,
    CouncilId,
    Evidence,
    InspectionFact,
    InspectionKey,
    Issue,
    PartialDate,
    SourceKind,
)
from kg.ontology import Ontology
from kg.reading import histories
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import is_before
from kg.reading.council_topics import has_grade
from kg.reading.councils import CouncilReading
from kg.reading.dates import DateMention, earlier, find_dates
from kg.reading.expressions import phrases_of
from kg.reading.inspection_clues import THAT_VISIT, VISITS, Clue, ClueReader, is_old
from kg.reading.inspection_types import BY_OFSTED, FULL, OFSTED, type_by_date, type_of, typed
from kg.reading.inspection_words import inspection_words
from kg.reading.times import closed_by, goes_on, opened_by
from kg.reading.title_councils import framework_on_title, title_end
from kg.reading.vocabulary import PhraseIndex, longest
from kg.reading.windows import labelled_window

_FACTS_PER_INSPECTION = 4
_TITLE_PAGE = 4000
_LONGEST_TITLE = 400
_ADULTS = re.compile(r"\badults?'?\b", re.IGNORECASE)
_SPECIAL_LEAD = 5
_VISITS_SINCE = 2018
"""From when on Ofsted also made visits without grades to councils that it had not found inadequate."""
_AREA_INSPECTIONS_SINCE = 2016
_MONITORED_SINCE = (2016, 6)
"""Year and month from when on Ofsted visited councils that it had found inadequate: its first visits without grades."""
_LABEL_OF_LAST = re.compile(
    r"\W*(?:dates? of (?:the )?(?:previous|last) inspection|(?:previous|last) inspection(?: dates?)?)(?:\(s\))?\s*:\s*",
    re.IGNORECASE,
)
_VISIT_BEFORE = re.compile(r"\bvisit\b[^.;,]{0,30}$", re.IGNORECASE)
_VISIT = re.compile(r"\bvisit\b", re.IGNORECASE)
_FOCUSES = re.compile(r"\bvisit\b[^.;]{0,40}?,? (?:(?:which|that) )?focus(?:ed|es|ing) on\b", re.IGNORECASE)
_TWO_DAYS = re.compile(r"\b(?:two|three|2|3)-day (?:\w+ )?visit\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\W*(?:(?:it|they|inspectors|ofsted|the (?:visit|inspection|report|letter|team)) also|(?:that|this) visit)\b", re.I
)
""" "It also found ...": more of what the sentence before tells of."""
_INSPECTION = re.compile(r"\binspect(?:ion|ions|ed)\b", re.IGNORECASE)
_LAST_OF_SIF = (2018, 7)
"""Year and month of the last inspections under the single framework."""
_STOP = 2
"""So many characters may stand behind the last word of a sentence: its stop, and a quotation mark."""
_VISIT_DAYS = 2
"""The most days between the first and the last of a visit that gives no grade."""

_ILACS_AREA = re.compile(r"\bimpact of leaders on social work practice\b", re.IGNORECASE)
_SIF_AREA = re.compile(r"\bleadership,? management,? (?:and|&) governance\b", re.IGNORECASE)
"""An area that the single framework alone has."""
_FINDS_HEADING = re.compile(
    r"\b(?:found|said|verdict|inspect\w+|report\w*|visit\w*|rat(?:ed|ing)|grades?|failed)\b", re.I
)
_HEADING_WORDS = 8
_NEWS = re.compile(
    r"\b(?:this week|today|yesterday|ha(?:s|ve) (?:now |just )?been (?:rated|judged|graded)|"
    r"(?:rated|dubbed|branded|judged|deemed|graded|labelled) (?:as )?['\"]?\w+['\"]? again)\b",
    re.IGNORECASE,
)
"""Words of what has just happened."""
_LABEL = re.compile(
    r"^[ \t]*(?P<label>inspection dates?|dates? of (?:the )?(?:inspection|visit)|visit dates?|inspected|"
    r"report published|published|publication date|date of publication)"
    r"[ \t]*:[ \t]*(?P<value>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)


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
        if council is None:
            return None
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

    def is_old(self, start: PartialDate | None) -> bool:
        """Whether an inspection on this date is too old for its report to be news when the article appeared."""
        return is_old(start, self._issued)

    def mark_date(self, sentence_index: int, char: int, key: InspectionKey) -> None:
        """Remember that a date in this sentence is that of this inspection."""
        self._dated.setdefault(sentence_index, []).append((char, key))

    def claim(self, sentence: Sentence, start_char: int, end_char: int, key: InspectionKey) -> None:
        """Say that these characters of a sentence belong to this inspection."""
        whole = end_char - start_char > 0.8 * (sentence.end_char - sentence.start_char)
        self._spans.setdefault(sentence.index, []).append(_Span(start_char, end_char, key, whole))

    def closing(self, sentence_index: int, end_char: int) -> InspectionKey | None:
        """The inspection other than the main one that the last words of a sentence belong to."""
        spans = self._spans.get(sentence_index, ())
        return next((span.key for span in spans if span.end_char >= end_char - _STOP), None)

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

    def undated(self, council: CouncilId, type_: ConceptId, evidence: Evidence) -> Inspection:
        """The inspection of this council of which neither day nor report is dated, beside the main one."""
        main = self._main.get(council)
        for one in self.of(council):
            if one.key != main and one.type == type_ and one.start is None and one.published is None:
                one.evidence.append(evidence)
                return one
        return self.new(council, type_, None, None, evidence)

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


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the index the names of the types of inspection, and the wordings around inspections."""
    for concept in ontology.schemes.get("inspection-type", {}).values():
        for wording in (concept.label, *concept.aliases):
            words.add(wording, f"type:{concept.id}")
    around = inspection_words(ontology).lists
    for key, label in (("finding-verbs", "cue:finds"), ("send", "cue:send")):
        for phrase in phrases_of(around, key):
            words.add(phrase, label)


def find_inspections(annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> InspectionReading:
    """Read off the inspections of an article."""
    return _Finder(annotated, ontology, councils).read()


def _fits(one: Inspection, start: PartialDate | None, type_: ConceptId | None) -> bool:
    """Whether a mention with this date and type can be of this inspection."""
    if type_ is not None and type_ != one.type and not (type_ in FULL and one.type in FULL):
        return False
    if type_ is None and one.type not in FULL:
        return start is not None and one.start is not None and start == one.start
    if start is None:
        return True
    if one.start is None:
        return one.published is None or _led_to(start, one.published)
    return _overlap(one.start, one.end, start)


def _led_to(start: PartialDate, published: PartialDate) -> bool:
    """Whether an inspection of this date can have led to a report of that one."""
    return not is_old(start, published) and not earlier(published, start)


def same_time(one: Inspection, date: DateMention) -> bool:
    """Whether a date can be that of an inspection whose start is known.

    Days of an unknown year are those of the time of writing, as against "June 2013".
    """
    if one.start is None or (one.start.year is None and date.start.year is not None and one.end and not date.end):
        return False
    return _overlap(one.start, one.end, date.start)


def _overlap(start: PartialDate, end: PartialDate | None, other: PartialDate) -> bool:
    return start.compatible(other) or (end is not None and end.compatible(other))


class _Finder:
    """Reads the inspections of one article."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> None:
        self.annotated = annotated
        self.ontology = ontology
        self.councils = councils
        self.issued = annotated.appeared
        self.text = annotated.plain
        self.reading = InspectionReading(councils, self.issued)
        self.words = inspection_words(ontology)
        self.clue_reader = ClueReader(annotated, councils, self.text, self.issued, self.words)

    def read(self) -> InspectionReading:
        """Title page first, then the sentences."""
        if not any(self.councils.holder(sentence.index) for sentence in self.annotated.sentences):
            return self.reading
        self.named = self._inspectorates()
        if self._is_elsewhere():
            self.reading.elsewhere = True
            return self.reading
        title = self._title_page()
        clues = (clue for sentence in self.annotated.sentences for clue in self.clue_reader.of(sentence))
        self.clues = [clue for clue in clues if not self._is_before_its_time(clue)]
        reported = [self.councils.subject] if title is not None and self.councils.subject is not None else []
        told = dict.fromkeys([*reported, *self._reported()])
        for council in told:
            self._settle(council, title if council == self.councils.subject else None)
        for council in dict.fromkeys(self._graded_only()):
            if self.reading.main(council) is None:
                self._suppose(council)
        self._claim_sections()
        if not self.councils.is_report:
            self._claim_times()
            self._claim_histories()
        return self.reading

    def _claim_histories(self) -> None:
        """ "Three years ago inspectors left in anger. They had found ...": all is of then, up to where it is now."""
        for sentence in self.annotated.sentences:
            council = self.councils.holder(sentence.index)
            main = self.reading.main(council) if council is not None else None
            one = self._of_history(sentence, main) if main is not None else None
            if one is None:
                continue
            if not self.reading.is_claimed(sentence.index):
                self.reading.claim(sentence, sentence.start_char, sentence.end_char, one.key)
            for further in histories.passage(self.annotated, sentence, partial(self._is_unclaimed, one.council)):
                self.reading.claim(further, further.start_char, further.end_char, one.key)

    def _is_unclaimed(self, council: CouncilId, sentence: Sentence) -> bool:
        return self.councils.holder(sentence.index) == council and not self.reading.is_claimed(sentence.index)

    def _of_history(self, sentence: Sentence, main: Inspection) -> Inspection | None:
        """The inspection before the main one, or beside it, of which a whole sentence tells; ``None`` where of none."""
        known = self.reading.owner(sentence.index, main.council, sentence.start_char)
        if known is not None:
            return known if known.key != main.key else None
        words = self.text[sentence.start_char : sentence.end_char]
        if histories.opens(words):
            return self._so_long_ago(sentence, main)
        if histories.recalls(words) and sentence.index:
            keys = {key for _, key in self.reading.dated(sentence.index - 1)} - {main.key}
            return self.reading.get(keys.pop()) if len(keys) == 1 else None
        if histories.lists(words) and sentence.index:
            told = self.annotated.sentences[sentence.index - 1]
            key = self.reading.closing(told.index, told.end_char)
            return self.reading.get(key) if key is not None and key != main.key else None
        if histories.looks_back(words):
            before = [one for one in self.reading.of(main.council) if one.type in FULL and one.key != main.key]
            return before[0] if len(before) == 1 else None
        return None

    def _so_long_ago(self, sentence: Sentence, main: Inspection) -> Inspection | None:
        """The inspection of a sentence that opens with "three years ago", of that date where one can be told."""
        keys = {key for _, key in self.reading.dated(sentence.index)} - {main.key}
        if keys:
            return self.reading.get(keys.pop()) if len(keys) == 1 else None
        evidence = self.annotated.evidence(sentence, "inspection/earlier")
        dates = [date for date in self.annotated.dates(sentence) if date.relative]
        if not dates:
            return self.reading.undated(main.council, ConceptId("unspecified"), evidence)
        if main.start is not None and not earlier(dates[0].start, main.start):
            return None
        return self.reading.earlier_one(main.council, dates[0].start, None, None, evidence)

    def _claim_times(self) -> None:
        """ "In 2018 caseloads were too high": of the earlier inspection into whose time a date puts it."""
        told = {(clue.sentence, clue.date.start_char) for clue in self.clues if clue.date is not None}
        for sentence in self.annotated.sentences:
            for date in self.annotated.dates(sentence):
                council = self.councils.holder(sentence.index, date.start_char)
                one = self._of_then(council, date) if council is not None else None
                if one is None or (sentence.index, date.start_char) in told:
                    continue
                end = opened_by(self.annotated, sentence, date)
                if end is not None:
                    self.reading.claim(sentence, sentence.start_char, end, one.key)
                    for further in goes_on(self.annotated, sentence) if end == sentence.end_char else ():
                        self.reading.claim(further, further.start_char, further.end_char, one.key)
                    continue
                clause = closed_by(self.annotated, sentence, date)
                if clause is not None:
                    self.reading.claim(sentence, *clause, one.key)

    def _of_then(self, council: CouncilId, date: DateMention) -> Inspection | None:
        """The one earlier inspection of a council at a date; ``None`` where it can be the main one, or several."""
        main = self.reading.main(council)
        if main is None or main.start is None or _overlap(main.start, main.end, date.start):
            return None
        fitting = [
            one
            for one in self.reading.of(council)
            if one.key != main.key and one.type in FULL and one.start and _overlap(one.start, one.end, date.start)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _is_before_its_time(self, clue: Clue) -> bool:
        """Whether a date is one of the abolished council that is named, and not of the one in its place."""
        founded = self.ontology.councils[clue.council].established
        if clue.date is None or clue.date.start.year is None or founded is None:
            return False
        named = any(m.once for m in self.councils.mentions(clue.sentence) if m.council == clue.council)
        return named and is_before(clue.date.start, founded)

    def _claim_sections(self) -> None:
        """ "What they found in 2016": all under a heading that dates an earlier inspection is of it."""
        below: Inspection | None = None
        for sentence in self.annotated.sentences:
            if self.annotated.kind(sentence) in (BlockKind.HEADING, BlockKind.HEADLINE):
                below = self._of_heading(sentence)
            elif below is not None and self.councils.holder(sentence.index) == below.council:
                self.reading.claim(sentence, sentence.start_char, sentence.end_char, below.key)

    def _of_heading(self, sentence: Sentence) -> Inspection | None:
        text = self.text[sentence.start_char : sentence.end_char]
        dates = self.annotated.dates(sentence)
        council = self.councils.holder(sentence.index)
        if council is None or len(dates) != 1 or _FINDS_HEADING.search(text) is None:
            return None
        if "," in text or len(text.split()) > _HEADING_WORDS:
            # "Rated good in 2018, the county has fallen back": what stands under the headline.
            return None
        main = self.reading.main(council)
        fitting = [
            one
            for one in self.reading.of(council)
            if (main is None or one.key != main.key)
            and one.type in FULL
            and one.start is not None
            and _overlap(one.start, one.end, dates[0].start)
        ]
        return fitting[0] if len(fitting) == 1 else None

    # Who inspects

    def _inspectorates(self) -> dict[str, int]:
        """How often each inspectorate is named."""
        counts: dict[str, int] = {}
        for sentence in self.annotated.sentences:
            for hit in longest(sentence.names):
                for label in hit.labels:
                    name = label.partition(":")[2] if label.startswith("agency:") else ""
                    if name in self.words.of_services or name in self.words.beside or name in self.words.of_elsewhere:
                        counts[name] = counts.get(name, 0) + 1
        return counts

    def _is_elsewhere(self) -> bool:
        """Whether the only inspectorates named are none of children's services: of police, of health, of Wales."""
        if any(name in self.named for name in self.words.of_services):
            return False
        return len(self.named) == 1 or (
            bool(self.named) and all(name in self.words.of_elsewhere for name in self.named)
        )

    # What the text tells

    def _title_page(self) -> dict[str, DateMention] | None:
        """Dates that stand behind their labels at the top of a report; a report has a title page without them too."""
        found: dict[str, DateMention] = {}
        is_report = self.annotated.article.kind is SourceKind.REPORT
        if is_report:
            window = labelled_window(self.annotated, self.ontology)
            if window is not None:
                found["dates"] = DateMention(window.start, window.end, window.first, window.last)
        for match in _LABEL.finditer(self.annotated.article.text, 0, _TITLE_PAGE):
            kind = "published" if "publi" in match["label"].lower() else "dates"
            dates = find_dates(match["value"], self.issued, match.start("value"))
            if dates and kind not in found and (kind != "dates" or not is_report):
                first, last = dates[0], dates[-1]
                end = last.end or (last.start if last is not first else first.end)
                found[kind] = DateMention(match.start("label"), last.end_char, first.start, end)
        return found if is_report or "dates" in found else None

    def _reported(self) -> Iterator[CouncilId]:
        """The councils on which inspectors report: a clue, or an inspectorate that finds something, is about them."""
        for sentence in self.annotated.sentences:
            council = self.councils.holder(sentence.index)
            if council is not None and self.clue_reader.reports(sentence):
                yield council
        for clue in self.clues:
            yield clue.council

    def _graded_only(self) -> Iterator[CouncilId]:
        """The councils named in a sentence with a grade word."""
        for sentence in self.annotated.sentences:
            if "grade" in sentence.kinds:
                pronoun = sentence.index and self.annotated.text(sentence)[:5].lower() == "both "
                for index in (sentence.index - 1, sentence.index) if pronoun else (sentence.index,):
                    yield from (mention.council for mention in self.councils.mentions(index) if mention.how != "board")
                holder = self.councils.holder(sentence.index)
                if holder is not None:
                    yield holder

    def _suppose(self, council: CouncilId) -> None:
        main = self._make_main(council, (), None)
        sentences = self.annotated.sentences
        places = [one for one in sentences if any(m.council == council for m in self.councils.mentions(one.index))]
        places += self._about(council)
        main.evidence.append(self.annotated.evidence(places[0], "inspection/graded"))
        self.reading.suppose(main)

    # What it comes to

    def _settle(self, council: CouncilId, title: dict[str, DateMention] | None) -> None:
        clues = [clue for clue in self.clues if clue.council == council]
        if title is None and not self._is_news(council, clues):
            for clue in clues:
                if not clue.published:
                    self._other(clue)
            return
        main = self._make_main(council, clues, title)
        self._main_evidence(main, clues, title)
        self.reading.add(main, main=True)
        for clue in clues:
            if clue.published:
                if clue.date is not None and self.reading.is_old(clue.date.start) and not self.councils.round_up:
                    self._published_before(clue)
                continue
            if not self._is_main(clue, main) and not self._has_its_days(clue, main):
                self._other(clue)
            elif clue.date is not None:
                self.reading.mark_date(clue.sentence, clue.date.start_char, main.key)

    def _has_its_days(self, clue: Clue, main: Inspection) -> bool:
        """Whether a clue names the very days of the main inspection, however it speaks of it."""
        days = clue.date is not None and clue.date.end is not None and clue.date.end.day is not None
        same = days and clue.date is not None and (clue.date.start, clue.date.end) == (main.start, main.end)
        return same and (clue.type is None or clue.type == main.type)

    def _is_news(self, council: CouncilId, clues: Sequence[Clue]) -> bool:
        """Whether the article reports an inspection, or only recalls an earlier one ("was last inspected in 2019")."""
        if any(not clue.earlier for clue in clues):
            return True
        return any(
            self.clue_reader.reports(sentence) and self.words.earlier.search(self.annotated.text(sentence)) is None
            for sentence in self._about(council)
        )

    def _make_main(self, council: CouncilId, clues: Sequence[Clue], title: dict[str, DateMention] | None) -> Inspection:
        key = InspectionKey(f"{council}/main")
        main = Inspection(key, council, ConceptId("unspecified"))
        if title is not None:
            if "dates" in title:
                main.start, main.end = title["dates"].start, title["dates"].end
            main.published = title["published"].start if "published" in title else self.issued
        else:
            chosen = self._main_date(council, clues)
            if chosen is not None:
                main.start, main.end = chosen.start, chosen.end
            main.published = next(
                (clue.date.start for clue in clues if clue.published and clue.date and self._is_new(clue)), None
            )
            self._complete(main, clues)
        main.type = self._main_type(main, clues, title is not None)
        main.inspected_by, main.partners = self._inspected_by(main.type), ()
        return main

    def _complete(self, main: Inspection, clues: Sequence[Clue]) -> None:
        """ "Its inspection in November 2019 and the result (published in February 2020)": the days of that report."""
        if main.start is not None or main.published is None:
            return
        told = {clue.sentence for clue in clues if clue.published and clue.date and clue.date.start == main.published}
        for clue in clues:
            date = clue.date if not clue.published and not clue.earlier and clue.sentence in told else None
            if date is not None and date.start.month is not None and _led_to(date.start, main.published):
                main.start, main.end = date.start, date.end
                return

    def _is_new(self, clue: Clue) -> bool:
        """Whether a publication date is that of the report which this article is about."""
        when = clue.date.start if clue.date else None
        return not clue.earlier and (self.councils.round_up or not self.reading.is_old(when))

    def _main_date(self, council: CouncilId, clues: Sequence[Clue]) -> DateMention | None:
        """The date of the inspection that the article reports: the most precise of those that can be."""
        dated = [clue for clue in clues if clue.date is not None and not clue.published and not clue.earlier]
        special = self._special_lead(council, clues)
        if special is not None:
            own = [clue for clue in dated if clue.type == special]
            dated = own or [clue for clue in dated if clue.type is None and not self._is_of_a_grade(clue, special)]
        else:
            # A joint inspection or a visit that is told of beside has its own days.
            full = [clue for clue in dated if clue.type is None or clue.type in FULL]
            if self._is_graded_now(council) or not all(self._is_past_news(clue) for clue in full):
                dated = full
        if self.councils.round_up:
            # A round-up also tells of inspections of years ago, but not of visits.
            dated = [clue for clue in dated if clue.type in (None, *FULL) or not self._is_past_news(clue)]
        dates = [clue.date for clue in dated if clue.date is not None]
        if not self.councils.round_up:
            recent = [date for date in dates if not self.reading.is_old(date.end or date.start)]
            if recent or self._is_fresh(council):
                dates = recent
        if not dates:
            return None
        if self.issued is None and any(date.start.year is None for date in dates):
            # Who tells no year speaks of the time of writing.
            dates = [date for date in dates if date.start.year is None]
        windows = [date for date in dates if date.end is not None]
        latest = (windows or dates)[0]
        for date in windows or dates:
            if earlier(latest.start, date.start) or (
                date.start.compatible(latest.start) and date.start.precision > latest.start.precision
            ):
                latest = date
        return latest

    def _is_of_a_grade(self, clue: Clue, special: ConceptId) -> bool:
        """Whether a date beside a visit, which gives no grade, is that of the inspection that gave one."""
        if special not in VISITS or clue.date is None or not self._grades_something(clue.sentence):
            return False
        start = self.annotated.sentences[clue.sentence].start_char
        days = clue.date.end is not None and clue.date.end.day is not None
        return not days and _VISIT.search(self.text, start, clue.char) is None

    def _is_past_news(self, clue: Clue) -> bool:
        return clue.date is not None and self.reading.is_old(clue.date.end or clue.date.start)

    def _special_lead(self, council: CouncilId, clues: Sequence[Clue]) -> ConceptId | None:
        """The visit or joint inspection that the first sentences about a council tell of, as news."""
        begins = self._salutation() + 1
        about = [one.index for one in self._about(council) if one.index >= begins]
        lead = set(about[:_SPECIAL_LEAD])
        for clue in clues:
            if clue.type is None or clue.type in FULL or clue.plural or clue.earlier or clue.sentence not in lead:
                continue
            old = clue.date is not None and self.reading.is_old(clue.date.start)
            elsewhen = any(
                other.type == clue.type and other.date and self.reading.is_old(other.date.start) for other in clues
            )
            if not old and (clue.date is not None or not elsewhen):
                return clue.type
        return None

    def _salutation(self) -> int:
        """The sentence that greets whom a letter goes to (addresses above it tell of nothing); -1 for none."""
        if self.annotated.article.kind is not SourceKind.LETTER:
            return -1
        greets = (one.index for one in self.annotated.sentences if self.annotated.text(one).startswith("Dear "))
        return next(greets, -1)

    def _is_fresh(self, council: CouncilId) -> bool:
        """Whether the article reports an inspection in its own first sentences, without a date of old."""
        dated = {clue.sentence for clue in self.clues if clue.date is not None and not clue.published}
        for sentence in self.annotated.sentences[:10]:
            told = self.clue_reader.reports(sentence) or (
                self._grades_something(sentence.index) and _NEWS.search(self.annotated.text(sentence)) is not None
            )
            if sentence.index not in dated and self.councils.holder(sentence.index) == council and told:
                return True
        return False

    def _main_type(self, main: Inspection, clues: Sequence[Clue], report: bool) -> ConceptId:
        fitting = [
            clue for clue in clues if clue.type is not None and not clue.earlier and self._dated_like(clue, main)
        ]
        elsewhen = {
            clue.type for clue in clues if clue.type not in FULL and clue.date and not self._dated_like(clue, main)
        }
        special = [
            clue
            for clue in fitting
            if clue.type not in FULL and not clue.plural and (clue.date is not None or clue.type not in elsewhen)
        ]
        lead = self._special_lead(main.council, clues) if not report else None
        then = self._types_then(main, clues) if not report and lead is None else set()
        if len(then) == 1 and not then & FULL and None not in then:
            return ConceptId(str(then.pop()))
        if lead == "jtai" and self._together(main, clues) == "send":
            # "The joint inspection", of special educational needs.
            return ConceptId("send")
        if lead is not None and any(clue.type == lead for clue in special):
            return lead
        together = self._together(main, clues)
        if together is not None and not report:
            return together
        on_title = [clue.type for clue in special if self._on_title(clue)] if report else []
        if on_title and special[0].type == on_title[0] and on_title[0] is not None:
            # "Monitoring inspection of ... Area SEND inspection": the one is of the other.
            return ConceptId("send") if "send" in on_title else on_title[0]
        titled = framework_on_title(self.annotated, self.ontology) if report else None
        if titled is not None:
            return titled
        named = next((clue.type for clue in fitting if clue.type in FULL), None)
        by_date = type_by_date(main.start)
        if by_date == "unspecified":
            by_date = self._by_publication()
        if by_date == "ilacs" and self._is_late_sif(main, named):
            return ConceptId("sif")
        if by_date != "unspecified":
            told = [clue for clue in clues if not clue.earlier and not clue.published and self._dated_like(clue, main)]
            visit = not report and (self._is_brief(main) or self._is_called_visit(main, told) or self._took_days(main))
            announced = self._announced()
            if announced is not None and not report and not self._graded(main.council):
                return announced
            if visit and by_date == "sif":
                # Under the single framework there were no other visits.
                return ConceptId("monitoring-visit")
            return announced or self._focused(main) or ConceptId("unspecified") if visit else by_date
        if named is not None:
            return named
        if report and _ILACS_AREA.search(self.text):
            return ConceptId("ilacs")
        if _SIF_AREA.search(self.text) or self._lists_areas_of_sif(main.council):
            return ConceptId("sif")
        if special and special[0].type is not None and not self._graded(main.council):
            return special[0].type
        return ConceptId("unspecified")

    def _is_late_sif(self, main: Inspection, named: ConceptId | None) -> bool:
        """Whether areas of the single framework are told of in 2018: councils were inspected again under it to July."""
        start = main.start
        if start is None or start.year != _LAST_OF_SIF[0] or (start.month or 0) > _LAST_OF_SIF[1]:
            return False
        if named == "sif" or _SIF_AREA.search(self.text) or self._lists_areas_of_sif(main.council):
            return True
        return any(
            self._grades_something(sentence.index)
            and any("area:adoption" in hit.labels for hit in longest(sentence.words))
            for sentence in self._about(main.council)
        )

    def _types_then(self, main: Inspection, clues: Sequence[Clue]) -> set[ConceptId | None]:
        """What the inspections are called that were at the time of the main one."""
        if main.start is None:
            return set()
        dated = (clue for clue in clues if clue.date is not None and not clue.published and not clue.earlier)
        return {clue.type for clue in dated if clue.date is not None and same_time(main, clue.date)}

    def _is_brief(self, main: Inspection) -> bool:
        """Whether inspectors stayed two or three days, as on the visits of today: no full inspection is so short."""
        start, end = main.start, main.end
        if start is None or end is None or None in (start.year, start.month, start.day, end.day) or start.year is None:
            return False
        same = (start.year, start.month) == (end.year, end.month)
        return (
            (start.year, start.month or 0) >= _MONITORED_SINCE
            and same
            and (end.day or 0) - (start.day or 0) <= _VISIT_DAYS
        )

    def _announced(self) -> ConceptId | None:
        """ "Ofsted has published letters about focused visits to three councils": the type of each, at the start."""
        if not self.councils.round_up:
            return None
        for sentence in self.annotated.sentences[:_SPECIAL_LEAD]:
            for hit in longest(hit for hit in sentence.words if type_of(hit)):
                plural = self.annotated.doc[hit.end - 1].lower_ in ("visits", "inspections")
                if plural and type_of(hit) not in FULL:
                    return type_of(hit)
        return None

    def _focused(self, main: Inspection) -> ConceptId | None:
        """ "Its latest visit, which focused on the front door": what a focused visit does."""
        told = any(_FOCUSES.search(self.annotated.text(sentence)) for sentence in self._about(main.council))
        return ConceptId("focused-visit") if told or self._took_days(main) else None

    def _took_days(self, main: Inspection) -> bool:
        """ "After a two-day visit, Ofsted wrote that ...": no full inspection, where no grade is told of."""
        when = main.start or self.issued
        if self._graded(main.council) or when is None or (when.year or 0) < _VISITS_SINCE:
            return False
        told = (one for one in self._about(main.council) if _TWO_DAYS.search(self.annotated.text(one)))
        return any(
            all(_overlap(date.start, date.end, when) for date in self.annotated.dates(sentence)) for sentence in told
        )

    def _is_called_visit(self, main: Inspection, clues: Sequence[Clue]) -> bool:
        """ "A January 2022 visit to the trust looked at the front door": no inspection is told of, and no grade."""
        if main.start is None or (main.start.year or 0) < _VISITS_SINCE or self._is_graded_now(main.council):
            return False
        focused = self._focused(main) is not None
        texts = [
            self.annotated.text(one) for one in self._about(main.council) if not (focused and self._is_of_before(one))
        ]
        dated = [
            self.annotated.text(self.annotated.sentences[clue.sentence]) for clue in clues if clue.date is not None
        ]
        inspected = any(_INSPECTION.search(text) for text in texts)
        return bool(dated) and all(_VISIT.search(text) for text in dated) and not inspected

    def _lists_areas_of_sif(self, council: CouncilId) -> bool:
        """Whether adoption, or the board, has a grade beside two other areas: only the single framework had that."""
        for sentence in self.annotated.sentences:
            labels = [{*hit.labels} for hit in longest(sentence.words)]
            areas = {label for one in labels for label in one if label.startswith("area:")}
            graded = any(label.startswith("grade:") for one in labels for label in one)
            special = areas & {"area:adoption", "area:safeguarding-board"}
            if graded and special and len(areas) >= 4 and self.councils.holder(sentence.index) == council:
                return True
        return False

    def _about(self, council: CouncilId) -> Iterator[Sentence]:
        """The sentences that are about a council."""
        return (one for one in self.annotated.sentences if self.councils.holder(one.index) == council)

    def _on_title(self, clue: Clue) -> bool:
        """Whether a clue stands on the title: in a report, above its dates."""
        is_report = self.annotated.article.kind is SourceKind.REPORT
        end = title_end(self.annotated, self.ontology) if is_report else _LONGEST_TITLE
        return self.annotated.sentences[clue.sentence].start_char < min(end, _LONGEST_TITLE)

    def _graded(self, council: CouncilId) -> bool:
        return any(has_grade(sentence) for sentence in self._about(council))

    def _is_graded_now(self, council: CouncilId) -> bool:
        """Whether a grade is told of a council that is not said to be one of before."""
        for sentence in self.annotated.sentences:
            if self.councils.holder(sentence.index) != council or not self._grades_something(sentence.index):
                continue
            if not self._is_of_before(sentence):
                return True
        return False

    def _is_of_before(self, sentence: Sentence) -> bool:
        """Whether a sentence dates something long ago, or calls it earlier."""
        old = any(self.reading.is_old(date.start) for date in self.annotated.dates(sentence))
        return old or self.words.earlier.search(self.annotated.text(sentence)) is not None

    def _by_publication(self) -> ConceptId:
        """The framework by the date of the article, or by the latest year that it speaks of."""
        if self.issued is not None and self.issued.year is not None:
            year, month = self.issued.year, self.issued.month or 0
            if (year == 2018 and month < 5) or (year == 2014 and month < 2):
                return ConceptId("unspecified")
            return ConceptId("ilacs" if year >= 2018 else "sif" if year >= 2014 else "pre-2013")
        years = [int(year) for year in re.findall(r"\b20[0-4]\d\b", self.text)]
        return ConceptId("ilacs") if years and max(years) >= 2018 else ConceptId("unspecified")

    def _dated_like(self, clue: Clue, main: Inspection) -> bool:
        if clue.date is None:
            return True
        if main.start is None:
            return not self.reading.is_old(clue.date.start)
        return same_time(main, clue.date)

    def _together(self, main: Inspection, clues: Sequence[Clue]) -> ConceptId | None:
        """Several inspectorates in one sentence inspected together: an area inspection, which there are since 2016."""
        when = main.start or self.issued
        if when is not None and when.year is not None and when.year < _AREA_INSPECTIONS_SINCE:
            return None
        send = sum("cue:send" in hit.labels for sentence in self.annotated.sentences for hit in sentence.words)
        of_then = {
            clue.sentence for clue in clues if clue.date and not clue.published and not self._dated_like(clue, main)
        }
        for sentence in self.annotated.sentences[:12]:
            if self.councils.holder(sentence.index) != main.council or sentence.index in of_then:
                continue
            if _ADULTS.search(self.annotated.text(sentence)):
                # "Top grades from Ofsted and the Care Quality Commission for services for children and adults".
                continue
            names = {
                label.partition(":")[2]
                for hit in longest(sentence.names)
                for label in hit.labels
                if label.startswith("agency:")
            }
            others = names & self.words.beside
            if names & self.words.of_services and others:
                # Joint inspections of other matters are never without the inspectorate of the police.
                return ConceptId("send" if others == {"care-quality-commission"} and send else "jtai")
        return None

    def _inspected_by(self, type_: ConceptId) -> tuple[AgencyId, ...]:
        if type_ in ("jtai", "send"):
            return tuple(AgencyId(name) for name in sorted(self.named) if name not in self.words.of_elsewhere)
        return (OFSTED,)

    def _main_evidence(self, main: Inspection, clues: Sequence[Clue], title: dict[str, DateMention] | None) -> None:
        """The sentences that tell of the main inspection, best first."""
        if title is not None:
            for mention in (title[kind] for kind in ("dates", "published") if kind in title):
                main.evidence.append(
                    self.annotated.evidence_at(mention.start_char, mention.end_char, "inspection/title-page")
                )
            if not main.evidence:
                first = self.annotated.sentences[0]
                main.evidence.append(self.annotated.evidence(first, "inspection/title-page"))
        chosen = [clue.sentence for clue in clues if self._is_main(clue, main)]
        elsewhen = {clue.sentence for clue in clues if clue.date is not None} - {*chosen}
        reports = [
            sentence.index
            for sentence in self._about(main.council)
            if self.clue_reader.reports(sentence) and sentence.index not in elsewhen
        ]
        places = [sentence.index for sentence in self._about(main.council)]
        wanted = chosen + [index for index in reports if index not in chosen] or places
        for index in wanted[: max(1, _FACTS_PER_INSPECTION - len(main.evidence))]:
            main.evidence.append(self.annotated.evidence(self.annotated.sentences[index], "inspection/told"))

    def _is_main(self, clue: Clue, main: Inspection) -> bool:
        if clue.earlier:
            return False
        same = clue.type == main.type or (clue.type in FULL and main.type in FULL)
        if clue.type is not None and not same and (clue.type, main.type) != ("jtai", "send"):
            return False
        if clue.published or clue.date is None:
            return not clue.plural or clue.type in FULL
        sentence = self.annotated.sentences[clue.sentence]
        visited = _VISIT.search(self.text, sentence.start_char, clue.char) is not None and self._is_of_before(sentence)
        if main.type not in FULL and clue.type is None and self._grades_something(clue.sentence) and not visited:
            # Visits have no grade: "rated good earlier this year" was another inspection.
            return False
        if main.start is None:
            return not self.reading.is_old(clue.date.start) and clue.date.start.year is None
        return same_time(main, clue.date)

    def _grades_something(self, index: int) -> bool:
        return has_grade(self.annotated.sentences[index])

    def _published_before(self, clue: Clue) -> None:
        """An earlier report, of which nothing but the day of publication is told."""
        if clue.date is None:
            return
        sentence = self.annotated.sentences[clue.sentence]
        evidence = self.annotated.evidence(sentence, "inspection/earlier-report")
        type_ = type_by_date(clue.date.start)
        known = [one for one in self.reading.of(clue.council) if one.published == clue.date.start]
        one = known[0] if known else self.reading.new(clue.council, type_, None, None, evidence)
        one.published = clue.date.start
        self.reading.mark_date(clue.sentence, clue.date.start_char, one.key)

    def _other(self, clue: Clue) -> None:
        """An inspection other than the main one."""
        sentence = self.annotated.sentences[clue.sentence]
        if clue.date is None and clue.type in FULL:
            return
        start = clue.date.start if clue.date else None
        end = clue.date.end if clue.date else None
        evidence = self.annotated.evidence(sentence, "inspection/earlier")
        type_ = clue.type or self._type_of_visit(clue) or self._like_main(clue)
        one = self.reading.earlier_one(clue.council, start, end, type_, evidence)
        if clue.date is not None:
            self.reading.mark_date(clue.sentence, clue.date.start_char, one.key)
        self._claim(sentence, clue, one)

    def _like_main(self, clue: Clue) -> ConceptId | None:
        """ "Since their last visit in August": a visit of the kind that the article tells of.

        So is what a title page names behind a label: "Dates of previous inspection: 3 to 7 June 2019".
        """
        main = self.reading.main(clue.council)
        if main is not None and main.type not in FULL and clue.date is not None:
            opening = self.text[self.annotated.sentences[clue.sentence].start_char : clue.date.start_char]
            if _LABEL_OF_LAST.fullmatch(opening):
                return main.type
        if main is None or main.type not in VISITS or clue.date is None or (clue.date.start.year or 0) < _VISITS_SINCE:
            return None
        sentence = self.annotated.sentences[clue.sentence]
        visited = _VISIT_BEFORE.search(self.text, sentence.start_char, clue.date.start_char)
        return main.type if visited and not self._grades_something(clue.sentence) else None

    def _type_of_visit(self, clue: Clue) -> ConceptId | None:
        """ "The 2021 visit": the visit without grades, named before, that was at that time."""
        if clue.date is None or THAT_VISIT.match(self.text, clue.date.end_char) is None:
            return None
        known = [
            one.type
            for one in self.reading.of(clue.council)
            if one.type not in FULL and one.start is not None and _overlap(one.start, one.end, clue.date.start)
        ]
        visits = {other.type for other in self.clues if other.council == clue.council and other.type in VISITS}
        if not known and len(visits) == 1 and (clue.date.start.year or 0) >= _VISITS_SINCE:
            # "A focused visit in 2022 found delays, as the 2021 visit had": another of the kind, if it gave no grade.
            return None if self._grades_something(clue.sentence) else visits.pop()
        return known[0] if len(known) == 1 else None

    def _claim(self, sentence: Sentence, clue: Clue, one: Inspection) -> None:
        """Which words of the sentence the other inspection owns."""
        text = self.text[sentence.start_char : sentence.end_char]
        at = clue.char - sentence.start_char
        ends = clue.date.end_char - sentence.start_char if clue.date else at
        block = self.annotated.article.blocks[sentence.block]
        if (
            clue.date is not None
            and clue.date.start_char - block.start <= 3
            and self.text[clue.date.end_char : clue.date.end_char + 1] == ":"
        ):
            # "July 2016: inspectors find ...": a line of a timeline is of that time to its end.
            for other in self.annotated.sentences[sentence.index :]:
                if other.block != sentence.block:
                    break
                self.reading.claim(other, other.start_char, other.end_char, one.key)
            return
        for start, end in self.clue_reader.owned(text, at, max(at, ends)):
            self.reading.claim(sentence, sentence.start_char + start, sentence.start_char + end, one.key)
            for further in self._going_on(sentence) if end - start > 0.8 * len(text) else ():
                self.reading.claim(further, further.start_char, further.end_char, one.key)

    def _going_on(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences behind one of an earlier inspection, in its paragraph, that say what else that found."""
        for further in self.annotated.sentences[sentence.index + 1 :]:
            same = further.block == sentence.block and not self.annotated.dates(further)
            if not same or _GOES_ON.match(self.annotated.text(further)) is None:
                return
            yield further
