"""Which inspections an article tells of, what is known of each, and to which of them a statement belongs.

Each council that inspectors report on has one main inspection: the one that the article reports.
Others (an earlier inspection with its date or grade, monitoring and focused visits) are kept apart by
type and date. A statement belongs to the main inspection of the council that it is about, unless its
own words place it in another: "in 2018 inspectors found", "weaknesses found in 2019 have been put right".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from kg.model import (
    AgencyId,
    ConceptId,
    CouncilId,
    InspectionKey,
    PartialDate,
    SourceKind,
)
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import is_before, names_told_of
from kg.reading.councils import CouncilReading
from kg.reading.dates import DateMention, earlier, find_dates, months_between
from kg.reading.expressions import phrases_of
from kg.reading.grades import grades_named
from kg.reading.inspections.account import VISIT, Account
from kg.reading.inspections.claims import (
    claim,
    claim_accounts,
    claim_chapters,
    claim_each,
    claim_histories,
    claim_latter,
    claim_listed,
    claim_pointing_back,
    claim_sections,
    claim_times,
)
from kg.reading.inspections.claims_before import claim_before
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues import ClueReader
from kg.reading.inspections.earlier import is_old
from kg.reading.inspections.main_date import main_date, year_rated
from kg.reading.inspections.main_type import main_type
from kg.reading.inspections.record import Inspection, InspectionReading, led_to, overlap, same_time
from kg.reading.inspections.types import AREA_INSPECTIONS_SINCE, FULL, OFSTED, VISITS, type_by_date, type_of_visit
from kg.reading.inspections.visits import INSPECTS, MONITORING, THAT_VISIT, VISITS_SINCE
from kg.reading.inspections.words import inspection_words
from kg.reading.report_labels import dated_line, last_inspection_label
from kg.reading.title_councils import framework_on_title
from kg.reading.vocabulary import PhraseIndex
from kg.reading.windows import labelled_window

_FACTS_PER_INSPECTION = 4
_TITLE_PAGE = 4000
_VISIT_BEFORE = re.compile(r"\bvisit\b[^.;,]{0,30}(?:, )?$", re.IGNORECASE)
_FORMER_VISIT = re.compile(r"\b(?:first|previous|last|earlier|former) (?:such |monitoring )?visit\b", re.IGNORECASE)
""" "The contrast with the *first visit* is striking": whose date the next sentence may tell."""
_WORKED = re.compile(r"\b(?:inspect(?:ed|ions?|ors?)|visit(?:ed)?)\b[^.;:]{0,40}$", re.IGNORECASE)
_INSPECTED = re.compile(
    r"\b(?:inspect(?:s|ed|ing|ions?|ors?)|visit(?:s|ed)?|re(?:ports?|ported|views?|turns?|turned)|finds?|found|letter)\b",
    re.I,
)
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)
_LATE_IN_YEAR = 9
"""From this month on "in November", told in a new year, is of the old one."""
_MONTHS_TO_GRADE = 4
"""So many months after an inspection its grade is known at the latest."""
_LAST_BEFORE = re.compile(
    r"\b(?:previous|last|earlier|former)(?: [\w-]+){0,2} (?:visit|inspection)\b[^.;,]{0,40}$|"
    r"\b(?:first|last|previously) (?:inspected|visited|reviewed)(?: in)? ?$",
    re.IGNORECASE,
)
_AREAS_INSPECTED = re.compile(
    r",? when (?:the )?(?:local )?areas? (?:was|were) (?:first )?(?:inspected|visited)\b", re.I
)
_FLAT_LABEL = re.compile(r"\b(?:Inspection dates?|Dates? of (?:the )?inspection|Inspected):? (?=\d)", re.IGNORECASE)
_RETURNED = re.compile(
    r"\b(?:returned|came back|went back|called (?:again|back)|were back|was back|looked (?:in )?again|"
    r"checked (?:back|again))\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_RETURN_MONTHS = 12
_A_VISIT = re.compile(
    r"\b(?:an?|another|one|their|its|the) (?!(?:full|graded|standard|inspection|previous|last)\b)"
    r"(?:(?!(?:full|graded|standard|inspection|previous|last|weeks?)\b)[\w'’]+[ -]){0,2}?visit"
    r"(?: (?:by|from) (?:ofsted|inspectors|the watchdog))?(?: to [^,;.:]{2,30}?)?(?:,? (?:made|held))?"
    r"(?: (?:last|back|early|late|in|on|during))* ?$",
    re.IGNORECASE,
)
""" "A visit" + "in March"."""
_VISITS_REACH = 3
"""So many years before a full inspection at the most lies the visit that is told of beside it."""
_FLAT_TITLE, _FLAT_VALUE = 600, 80
"""In so many characters a title page without lines has its label, and behind it the days."""
_AND = frozenset({"and", "to", "-", "–", "&", ", and"})


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


class _Finder:
    """Reads the inspections of one article."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> None:
        words = inspection_words(ontology)
        reading = InspectionReading(councils, annotated.appeared)
        clue_reader = ClueReader(annotated, ontology, councils)
        self._account = Account(annotated, ontology, councils, reading, words, clue_reader)

    def read(self) -> InspectionReading:
        """Title page first, then the sentences."""
        if not any(self._account.councils.holder(sentence.index) for sentence in self._account.annotated.sentences):
            return self._account.reading
        if self._is_elsewhere():
            self._account.reading.elsewhere = True
            return self._account.reading
        title = self._title_page()
        clues = (
            clue for sentence in self._account.annotated.sentences for clue in self._account.clue_reader.of(sentence)
        )
        timely = self._with_returns([clue for clue in clues if not self._is_before_its_time(clue)])
        timely = self._with_types(timely)
        self._account.clues = self._with_dates_of_grades(timely)
        self._place_in_time()
        self._account.clues = [*self._with_entries(self._account.clues)]
        reported = (
            [self._account.councils.subject] if title is not None and self._account.councils.subject is not None else []
        )
        told = dict.fromkeys([*reported, *self._reported()])
        for council in told:
            self._settle(council, title if council == self._account.councils.subject else None)
        for council in dict.fromkeys(self._graded_only()):
            if self._account.reading.main(council) is None:
                self._suppose(council)
        claim_sections(self._account)
        if self._account.councils.is_report:
            claim_before(self._account)
            claim_pointing_back(self._account)
        else:
            claim_latter(self._account)
            claim_times(self._account)
            claim_before(self._account)
            claim_histories(self._account)
            claim_accounts(self._account)
            claim_chapters(self._account)
            claim_each(self._account)
            claim_listed(self._account)
        return self._account.reading

    def _with_returns(self, clues: Sequence[Clue]) -> list[Clue]:
        """ "Rated inadequate after an inspection in May. Inspectors returned in June": on a visit without a grade."""
        return [self._as_visit(clue) if self._is_return(clue, clues) else clue for clue in clues]

    def _as_visit(self, clue: Clue) -> Clue:
        """A clue as one of a visit, of the kind that is made to what has been found inadequate, or to others."""
        graded = (one for one in self._account.about(clue.council) if self._account.grades_something(one.index))
        inadequate = any("inadequate" in grades_named(one) for one in graded)
        kind = MONITORING if inadequate else type_of_visit(clue.date.start) if clue.date is not None else None
        return replace(clue, type=kind)

    def _is_return(self, clue: Clue, clues: Sequence[Clue]) -> bool:
        """Whether inspectors returned on the date of a clue after they had inspected within a year before."""
        if clue.type is not None or clue.date is None or clue.published or clue.earlier:
            return False
        sentence, text = self._account.annotated.sentences[clue.sentence], self._account.text
        if self._account.grades_something(clue.sentence) or INSPECTS.search(self._account.annotated.text(sentence)):
            return False
        if _RETURNED.search(text, sentence.start_char, clue.date.start_char) is None:
            return False
        told = (one for one in clues if one.council == clue.council and one.type in (None, *FULL) and not one.published)
        months = (months_between(one.date.start, clue.date.start) for one in told if one.date and one is not clue)
        graded = self._account.is_graded(clue.council)
        return graded and any(count is not None and 0 < count <= _RETURN_MONTHS for count in months)

    def _with_types(self, clues: Sequence[Clue]) -> list[Clue]:
        """ "A monitoring visit in February. ... a visit in February": the one named before, without a grade."""
        visits = [clue for clue in clues if clue.type in VISITS]
        known = {(one.council, one.date.start, one.type) for one in visits if one.date is not None}
        typed: list[Clue] = []
        for clue in clues:
            at = clue.date.start if clue.date is not None else None
            types = [type_ for council, start, type_ in known if (council, start) == (clue.council, at)]
            bare = clue.type is None and not clue.published
            bare = bare and (self._is_of_finding(clue) or not self._account.grades_something(clue.sentence))
            typed.append(replace(clue, type=types[0]) if bare and len(types) == 1 else clue)
        return typed

    def _is_of_finding(self, clue: Clue) -> bool:
        """ "Problems spotted in 2021": whether a date is that of what was found, and not of a grade beside it."""
        start = self._account.annotated.sentences[clue.sentence].start_char
        words = self._account.text[start : clue.date.end_char] if clue.date is not None else ""
        return self._account.words.found_then.search(words) is not None

    def _with_entries(self, clues: Sequence[Clue]) -> Iterator[Clue]:
        """ "Rated inadequate again, said Ofsted. Timeline: May 2013: ...": what an entry tells is of before the news.

        But for the latest entry, which may be the news. An entry that tells of no inspection dates none.
        """
        entries, news = self._account.timeline, self._account.news_told()
        last = max(entries.values(), key=self._date_of_entry, default=None)
        for clue in clues:
            entry = entries.get(clue.sentence)
            if entry is not None and clue.type is None and not self._tells_of_inspection(clue):
                continue
            before = news is not None and self._account.issued is None and entry is not None and entry != last
            yield replace(clue, earlier=True) if before and clue.date is not None else clue

    def _date_of_entry(self, index: int) -> tuple[str, int]:
        """By what entries are put in order: the date, and the place, of the sentence that opens one."""
        dates = self._account.annotated.dates(self._account.annotated.sentences[index])
        return str(dates[-1].start if dates else ""), index

    def _tells_of_inspection(self, clue: Clue) -> bool:
        """Whether an entry tells of an inspection, and not only of what somebody said of the services."""
        text = self._account.annotated.text(self._account.annotated.sentences[clue.sentence])
        return self._account.grades_something(clue.sentence) or _INSPECTED.search(text) is not None

    def _place_in_time(self) -> None:
        """An article that nothing dates was written after the last inspection that it tells of."""
        article = self._account.annotated.article
        news = self._account.news_told()
        if self._account.issued is not None or article.kind is not SourceKind.NEWS or news is None:
            return
        if self._account.councils.round_up:
            return
        dates = [clue.date.end or clue.date.start for clue in self._account.clues if clue.date is not None]
        dated = [date for date in dates if date.year is not None]
        self._account.reading.place_in_time(news, max(dated, key=str, default=None), self._years_recalled())

    def _years_recalled(self) -> frozenset[int]:
        """ "Rated inadequate in 2013 and 2015": where the years of such a list stand, of grades of before the news."""
        years: dict[int, list[int]] = {}
        for clue in self._account.clues:
            bare = clue.date is not None and clue.date.start.month is None and clue.date.start.year is not None
            if clue.date is not None and bare and self._account.grades_something(clue.sentence):
                years.setdefault(clue.sentence, []).append(clue.date.start_char)
        return frozenset(chain.from_iterable(told for told in years.values() if len({*told}) > 1))

    def _with_dates_of_grades(self, clues: Sequence[Clue]) -> list[Clue]:
        """ "Rated inadequate in August 2019 after an inspection in July": the first is when the grade was published."""
        return [
            replace(clue, graded=True) if any(self._led_to_grade(other, clue) for other in clues) else clue
            for clue in clues
        ]

    def _led_to_grade(self, clue: Clue, graded: Clue) -> bool:
        """Whether a clue dates inspectors' work a few months before another one dates a grade."""
        date, later = clue.date, graded.date
        if date is None or later is None or clue.council != graded.council or clue.published or graded.published:
            return False
        if clue.earlier or not {clue.type, graded.type} <= {None, *FULL} or later.end is not None:
            return False
        if not self._account.grades_something(graded.sentence) or self._is_of_work(graded):
            return False
        months = months_between(date.start, later.start)
        return months is not None and 0 < months <= _MONTHS_TO_GRADE and self._is_of_work(clue)

    def _is_of_work(self, clue: Clue) -> bool:
        """ "Inspectors visited in July", "the inspection in July": whether a date is that of what inspectors did."""
        start = self._account.annotated.sentences[clue.sentence].start_char
        at = clue.date.start_char if clue.date is not None else start
        behind = clue.date is not None and THAT_VISIT.match(self._account.text, clue.date.end_char) is not None
        return behind or _WORKED.search(self._account.text, start, at) is not None

    def _is_before_its_time(self, clue: Clue) -> bool:
        """Whether a date is one of the abolished council that is named, and not of the one in its place."""
        founded = self._account.ontology.councils[clue.council].established
        if clue.date is None or clue.date.start.year is None or founded is None:
            return False
        named = any(m.once for m in self._account.councils.mentions(clue.sentence) if m.council == clue.council)
        return named and is_before(clue.date.start, founded)

    @cached_property
    def _inspectorates(self) -> frozenset[str]:
        """Those that the article names."""
        words = self._account.words
        named = (self._account.agencies(sentence) for sentence in self._account.annotated.sentences)
        return (words.of_services | words.beside | words.of_elsewhere).intersection(chain.from_iterable(named))

    @cached_property
    def _year_rated(self) -> PartialDate | None:
        """The year of the yearly ratings that the article tells of, for all of its councils."""
        return year_rated(self._account)

    def _is_elsewhere(self) -> bool:
        """Whether the only inspectorates named are none of children's services: of police, of health, of Wales.

        A report whose title has the words of a framework is one of Ofsted's, whoever else it names.
        """
        account = self._account
        if not self._inspectorates.isdisjoint(account.words.of_services):
            return False
        if account.councils.is_report and framework_on_title(account.annotated, account.ontology) is not None:
            return False
        return len(self._inspectorates) == 1 or (
            bool(self._inspectorates) and all(name in self._account.words.of_elsewhere for name in self._inspectorates)
        )

    def _title_page(self) -> dict[str, DateMention] | None:
        """Dates that stand behind their labels at the top of a report; a report has a title page without them too."""
        found: dict[str, DateMention] = {}
        is_report = self._account.annotated.article.kind is SourceKind.REPORT
        if is_report:
            window = labelled_window(self._account.annotated, self._account.ontology)
            if window is not None:
                found["dates"] = DateMention(window.start, window.end, window.first, window.last)
        for match in dated_line(self._account.ontology).finditer(self._account.annotated.article.text, 0, _TITLE_PAGE):
            kind = "published" if match["published"] else "dates"
            dates = find_dates(match["value"], self._account.issued, match.start("value"))
            if dates and kind not in found and (kind != "dates" or not is_report):
                first, last = dates[0], dates[-1]
                end = last.end or (last.start if last is not first else first.end)
                found[kind] = DateMention(match.start(kind), last.end_char, first.start, end)
        if is_report and "dates" not in found:
            self._add_flat_dates(found)
        return found if is_report or "dates" in found else None

    def _add_flat_dates(self, found: dict[str, DateMention]) -> None:
        """The days behind their label in a title page that has lost its lines."""
        text = self._account.annotated.article.text
        label = _FLAT_LABEL.search(text, 0, _FLAT_TITLE)
        if label is None:
            return
        dates = find_dates(text[label.end() : label.end() + _FLAT_VALUE], self._account.issued, label.end())
        if not dates or text[label.end() : dates[0].start_char].strip():
            return
        joined = len(dates) > 1 and text[dates[0].end_char : dates[1].start_char].strip() in _AND
        last = dates[1] if joined else dates[0]
        end = last.end or (last.start if joined else None)
        found["dates"] = DateMention(label.start(), last.end_char, dates[0].start, end)

    def _reported(self) -> Iterator[CouncilId]:
        """The councils on which inspectors report: a clue, or an inspectorate that finds something, is about them."""
        for sentence in self._account.annotated.sentences:
            council = self._account.councils.holder(sentence.index)
            if council is not None and self._account.clue_reader.reports(sentence):
                yield council
        for clue in self._account.clues:
            yield clue.council

    def _graded_only(self) -> Iterator[CouncilId]:
        """The councils named in a sentence with a grade word, or beside it for those told of there."""
        sentences = self._account.annotated.sentences
        for sentence in sentences:
            if "grade" in sentence.kinds:
                places = [sentence.index]
                if sentence.index and "both " in self._account.annotated.text(sentence).lower():
                    places.insert(0, sentence.index - 1)
                behind = sentences[sentence.index + 1 : sentence.index + 2]
                if behind and names_told_of(self._account.annotated, behind[0]) is not None:
                    places.append(behind[0].index)
                for index in places:
                    yield from (
                        mention.council for mention in self._account.councils.mentions(index) if mention.how != "board"
                    )
                holder = self._account.councils.holder(sentence.index)
                if holder is not None:
                    yield holder

    def _suppose(self, council: CouncilId) -> None:
        main = self._make_main(council, (), None)
        sentences = self._account.annotated.sentences
        places = [
            one for one in sentences if any(m.council == council for m in self._account.councils.mentions(one.index))
        ]
        places += self._account.about(council)
        if self._account.councils.host is not None:
            # What an article recalls in passing stands in the sentence with the grade, and not where it begins.
            places.sort(key=lambda one: "grade" not in one.kinds)
        main.evidence.append(self._account.annotated.evidence(places[0], "inspection/graded"))
        self._account.reading.suppose(main)

    def _settle(self, council: CouncilId, title: dict[str, DateMention] | None) -> None:
        clues = [clue for clue in self._account.clues if clue.council == council]
        if title is None and not self._is_news(council, clues):
            for clue in clues:
                if not (clue.published or clue.graded):
                    self._other(clue)
            self._mark_grades([clue for clue in clues if clue.graded])
            return
        main = self._make_main(council, clues, title)
        self._main_evidence(main, clues, title)
        self._account.reading.add(main, main=True)
        for clue in clues:
            if clue.graded:
                continue
            if clue.published:
                old = clue.date is not None and (
                    clue.earlier or self._account.reading.is_old(clue.date) or _is_of_another_year(main, clue.date)
                )
                if old and not self._account.councils.round_up:
                    self._published_before(clue)
                continue
            if not self._is_main(clue, main) and not self._has_its_days(clue, main):
                self._other(clue)
            elif clue.date is not None:
                self._account.reading.mark_date(clue.sentence, clue.date.start_char, main.key)
        self._mark_grades([clue for clue in clues if clue.graded])

    def _mark_grades(self, clues: Sequence[Clue]) -> None:
        """Say of which inspection a date is that tells when a grade was given."""
        for clue in clues:
            for one in self._account.reading.of(clue.council):
                months = months_between(one.start, clue.date.start) if one.start and clue.date else None
                if months is not None and 0 < months <= _MONTHS_TO_GRADE and one.type in FULL and clue.date:
                    self._account.reading.mark_date(clue.sentence, clue.date.start_char, one.key)

    def _has_its_days(self, clue: Clue, main: Inspection) -> bool:
        """Whether a clue names the very days or month of the main inspection, however it speaks of it."""
        date = clue.date
        same = date is not None and date.start.month is not None and (date.start, date.end) == (main.start, main.end)
        return same and (clue.type is None or clue.type == main.type)

    def _is_news(self, council: CouncilId, clues: Sequence[Clue]) -> bool:
        """Whether the article reports an inspection, or only recalls an earlier one ("was last inspected in 2019")."""
        if any(not clue.earlier for clue in clues):
            return True
        recalled = {clue.sentence for clue in clues}
        return any(
            sentence.index not in recalled
            and self._account.clue_reader.reports(sentence)
            and self._account.words.earlier.search(self._account.annotated.text(sentence)) is None
            for sentence in self._account.about(council)
        )

    def _make_main(self, council: CouncilId, clues: Sequence[Clue], title: dict[str, DateMention] | None) -> Inspection:
        key = InspectionKey(f"{council}/main")
        main = Inspection(key, council, ConceptId("unspecified"))
        if title is not None:
            if "dates" in title:
                main.start, main.end = title["dates"].start, title["dates"].end
            main.published = title["published"].start if "published" in title else self._account.issued
        else:
            chosen = main_date(self._account, council, clues)
            if chosen is not None:
                main.start, main.end = self._of_this_year(chosen.start), self._of_this_year(chosen.end)
            elif all(clue.type in (None, "pre-2013") for clue in clues):
                main.start = self._year_rated
            main.published = next(
                (
                    clue.date.start
                    for clue in clues
                    if clue.published
                    and clue.date
                    and self._is_new(clue)
                    and not _is_of_another_year(main, clue.date)
                    and not (main.start and _are_far_apart(main.start, clue.date.start))
                ),
                None,
            )
            self._complete(main, clues)
        main.type = main_type(self._account, main, clues, title is not None)
        main.inspected_by, main.partners = self._inspected_by(main.type), ()
        return main

    def _of_this_year(self, date: PartialDate | None) -> PartialDate | None:
        """ "A visit last year ..., and an inspection in March": who calls one year the last means this one by a month.

        But the last months are those of the year before, in news that may be of January.
        """
        issued = self._account.issued
        if date is None or date.year is not None or issued is None or issued.month is not None:
            return date
        this = (date.month or 12) < _LATE_IN_YEAR and _LAST_YEAR.search(self._account.text) is not None
        return PartialDate(issued.year, date.month) if this else date

    def _complete(self, main: Inspection, clues: Sequence[Clue]) -> None:
        """ "Its inspection in November 2019 and the result (published in February 2020)": the days of that report."""
        if main.start is not None or main.published is None:
            return
        told = {clue.sentence for clue in clues if clue.published and clue.date and clue.date.start == main.published}
        for clue in clues:
            date = clue.date if not clue.published and not clue.earlier and clue.sentence in told else None
            if date is not None and date.start.month is not None and led_to(date.start, main.published):
                main.start, main.end = date.start, date.end
                return

    def _is_new(self, clue: Clue) -> bool:
        """Whether a publication date is that of the report which this article is about."""
        when = clue.date
        return not clue.earlier and (self._account.councils.round_up or not self._account.reading.is_old(when))

    def _inspected_by(self, type_: ConceptId) -> tuple[AgencyId, ...]:
        if type_ in ("jtai", "send"):
            return tuple(
                AgencyId(name) for name in sorted(self._inspectorates) if name not in self._account.words.of_elsewhere
            )
        return (OFSTED,)

    def _main_evidence(self, main: Inspection, clues: Sequence[Clue], title: dict[str, DateMention] | None) -> None:
        """The sentences that tell of the main inspection, best first."""
        if title is not None:
            for mention in (title[kind] for kind in ("dates", "published") if kind in title):
                main.evidence.append(
                    self._account.annotated.evidence_at(mention.start_char, mention.end_char, "inspection/title-page")
                )
            if not main.evidence:
                first = self._account.annotated.sentences[0]
                main.evidence.append(self._account.annotated.evidence(first, "inspection/title-page"))
        chosen = [clue.sentence for clue in clues if self._is_main(clue, main)]
        elsewhen = {clue.sentence for clue in clues if clue.date is not None} - {*chosen}
        reports = [
            sentence.index
            for sentence in self._account.about(main.council)
            if self._account.clue_reader.reports(sentence) and sentence.index not in elsewhen
        ]
        places = [sentence.index for sentence in self._account.about(main.council)]
        wanted = chosen + [index for index in reports if index not in chosen] or places
        for index in wanted[: max(1, _FACTS_PER_INSPECTION - len(main.evidence))]:
            main.evidence.append(
                self._account.annotated.evidence(self._account.annotated.sentences[index], "inspection/told")
            )

    def _is_main(self, clue: Clue, main: Inspection) -> bool:
        if clue.earlier:
            return False
        same = clue.type == main.type or (clue.type in FULL and main.type in FULL)
        if clue.type is not None and not same and (clue.type, main.type) != ("jtai", "send"):
            return False
        if clue.published or clue.date is None:
            return not clue.plural or clue.type in FULL
        sentence = self._account.annotated.sentences[clue.sentence]
        visited = VISIT.search(
            self._account.text, sentence.start_char, clue.char
        ) is not None and self._account.is_of_before(sentence)
        if (
            main.type not in FULL
            and clue.type is None
            and self._account.grades_something(clue.sentence)
            and not visited
        ):
            # Visits have no grade: "rated good earlier this year" was another inspection.
            return False
        if main.start is None:
            return not self._account.reading.is_old(clue.date) and clue.date.start.year is None
        if main.start.year is None and self._account.reading.is_old(clue.date):
            return False
        return same_time(main, clue.date)

    def _published_before(self, clue: Clue) -> None:
        """An earlier report, of which nothing but the day of publication is told."""
        if clue.date is None:
            return
        sentence = self._account.annotated.sentences[clue.sentence]
        evidence = self._account.annotated.evidence(sentence, "inspection/earlier-report")
        type_ = type_by_date(clue.date.start)
        known = self._reported_then(clue.council, clue.date.start)
        one = known if known is not None else self._account.reading.new(clue.council, type_, None, None, evidence)
        one.published = clue.date.start
        self._account.reading.mark_date(clue.sentence, clue.date.start_char, one.key)

    def _reported_then(self, council: CouncilId, day: PartialDate) -> Inspection | None:
        """The inspection of before whose report came out on this day, or the last one told that can have led to it."""
        others = [
            one for one in self._account.reading.of(council) if one.key != self._account.reading.reported(council)
        ]
        for one in others:
            if one.published == day:
                return one
        dated = [(one.start, one) for one in others if one.published is None and one.start is not None]
        led = [(start, one) for start, one in dated if led_to(start, day) and months_between(start, day) is not None]
        return max(led, key=lambda told: str(told[0]))[1] if led else None

    def _other(self, clue: Clue) -> None:
        """An inspection other than the main one."""
        sentence = self._account.annotated.sentences[clue.sentence]
        if clue.date is None and clue.type in FULL:
            return
        start = clue.date.start if clue.date else None
        end = clue.date.end if clue.date else None
        evidence = self._account.annotated.evidence(sentence, "inspection/earlier")
        type_ = clue.type or self._type_of_visit(clue) or self._like_main(clue) or self._visit_beside(clue)
        one = self._account.reading.earlier_one(clue.council, start, end, type_, evidence)
        if clue.date is not None:
            self._account.reading.mark_date(clue.sentence, clue.date.start_char, one.key)
        claim(self._account, sentence, clue, one)

    def _like_main(self, clue: Clue) -> ConceptId | None:
        """ "Since their last visit in August": a visit of the kind that the article tells of.

        So is what a title page names behind a label: "Dates of previous inspection: 3 to 7 June 2019".
        """
        main = self._account.reading.main(clue.council)
        if main is not None and main.type not in FULL and clue.date is not None:
            opening = self._account.text[
                self._account.annotated.sentences[clue.sentence].start_char : clue.date.start_char
            ]
            if last_inspection_label(self._account.ontology).fullmatch(opening):
                return main.type
        if main is None or clue.date is None:
            return None
        sentence = self._account.annotated.sentences[clue.sentence]
        if main.type == "send" and (clue.date.start.year or 0) >= AREA_INSPECTIONS_SINCE:
            # "A previous visit to the area in 2016", in news of an area inspection.
            before = _LAST_BEFORE.search(self._account.text, sentence.start_char, clue.date.start_char) is not None
            before = before or _AREAS_INSPECTED.match(self._account.text, clue.date.end_char) is not None
            alike = before and "about:children-services" not in sentence.labels
            return main.type if alike and not self._account.grades_something(clue.sentence) else None
        if main.type in VISITS and self._is_back_between(clue, clue.date, main):
            return main.type
        year = clue.date.start.year or (main.start.year if main.start is not None else None)
        if main.type not in VISITS or (year or 0) < VISITS_SINCE:
            return None
        visited = _VISIT_BEFORE.search(self._account.text, sentence.start_char, clue.date.start_char)
        visited = visited or self._names_visit_before(sentence)
        return main.type if visited and not self._account.grades_something(clue.sentence) else None

    def _is_back_between(self, clue: Clue, date: DateMention, main: Inspection) -> bool:
        """ "They were back in March, too", in news of a visit in June: on another one of the kind."""
        sentence, text = self._account.annotated.sentences[clue.sentence], self._account.text
        if self._account.grades_something(clue.sentence) or INSPECTS.search(self._account.annotated.text(sentence)):
            return False
        months = months_between(date.start, main.start) if main.start is not None else None
        back = _RETURNED.search(text, sentence.start_char, date.start_char) is not None
        return back and months is not None and 0 < months <= _RETURN_MONTHS

    def _names_visit_before(self, sentence: Sentence) -> re.Match[str] | None:
        """ "It is far from the first visit. In June 2018 inspectors found ...": of the visit named right before."""
        told = self._account.annotated.sentences[sentence.index - 1] if sentence.index else None
        if told is None or told.block != sentence.block or self._account.annotated.dates(told):
            return None
        return _FORMER_VISIT.search(self._account.text, told.start_char, told.end_char)

    def _visit_beside(self, clue: Clue) -> ConceptId | None:
        """ "A visit in March had led to a warning", in news of a full inspection: one that gives no grade."""
        main = self._account.reading.main(clue.council)
        if main is None or main.type not in FULL or main.start is None or clue.date is None or clue.published:
            return None
        sentence, text = self._account.annotated.sentences[clue.sentence], self._account.text
        visit = _A_VISIT.search(text, sentence.start_char, clue.date.start_char) is not None
        visit = visit or THAT_VISIT.match(text, clue.date.end_char) is not None
        if not visit or INSPECTS.search(self._account.annotated.text(sentence)) is not None:
            return None
        at = clue.date.start
        then = {
            one.sentence
            for one in self._account.clues
            if one.council == clue.council and one.date is not None and one.date.start.compatible(at)
        }
        if any(self._account.grades_something(index) for index in then | {clue.sentence}):
            return None
        near = at.year is not None and main.start.year is not None and 0 <= main.start.year - at.year <= _VISITS_REACH
        return type_of_visit(at) if near and at.month is not None and earlier(at, main.start) else None

    def _type_of_visit(self, clue: Clue) -> ConceptId | None:
        """ "The 2021 visit": the visit without grades, named before, that was at that time."""
        if clue.date is None or THAT_VISIT.match(self._account.text, clue.date.end_char) is None:
            return None
        known = [
            one.type
            for one in self._account.reading.of(clue.council)
            if one.type not in FULL and one.start is not None and overlap(one.start, one.end, clue.date.start)
        ]
        visits = {other.type for other in self._account.clues if other.council == clue.council and other.type in VISITS}
        if not known and len(visits) == 1 and (clue.date.start.year or 0) >= VISITS_SINCE:
            # "A focused visit in 2022 found delays, as the 2021 visit had": another of the kind, if it gave no grade.
            return None if self._account.grades_something(clue.sentence) else visits.pop()
        return known[0] if len(known) == 1 else None


def _are_far_apart(start: PartialDate, published: PartialDate) -> bool:
    """Whether a report of this day is that of another inspection: a year later, or a year before."""
    return is_old(start, published) or is_old(published, start)


def _is_of_another_year(main: Inspection, published: DateMention) -> bool:
    """ "In November last year", in an article without a date, beside a report of June 2016: of another inspection."""
    return main.start is not None and main.start.year is None and published.start.year is not None
