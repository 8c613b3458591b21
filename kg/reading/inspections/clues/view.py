"""What every step of finding clues asks of an article: its grades, its dates, and the words known around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.dates import DateMention, earlier
from kg.reading.grades import grades_named
from kg.reading.inspections.awaited import awaited_words
from kg.reading.inspections.earlier import earlier_words
from kg.reading.inspections.frameworks import framework_words
from kg.reading.inspections.joined_dates import joined_dates
from kg.reading.inspections.other_events import other_event_words
from kg.reading.inspections.publication import publication_words
from kg.reading.inspections.visits import visit_words
from kg.reading.inspections.words import inspection_words
from kg.reading.vocabulary import Hit, has_label

_OF_THESE_VISITS = re.compile(
    r"\b(?:(?:latest|last|most recent|newest|first|second|third|fourth|fifth|sixth|seventh|one) (?:of|in) "
    r"(?:these|those|its|their|such|a series of|a string of|a round of|the|ofsted's|several)|"
    r"(?:latest|most recent) in (?:a|the) (?:series|string|round|run) of) (?:[\w-]+ ){0,2}?visits\b[^.;:]{0,20}$|"
    r"\b(?:the|its|their) (?:latest|last|most recent) such visit\b[^.;:]{0,20}$|"
    r"\b(?:further |later |subsequent |regular |return )?visits (?:since|after|from|by|to|have|found|were)\b[^.;]{0,70}"
    r"[:;,] (?:and )?the (?:latest|last|most recent)(?: of (?:them|these|those)| one)?,? (?:(?:in|on|from) )?$",
    re.IGNORECASE,
)
""" "A letter about the latest of these visits, in" + "October"."""
LAST_FULL = r"\b(?:last|previous|earlier) (?:(?:full|ofsted|graded) )*"
"""In front of "inspection": for a regular expression on the one of before."""
_YEAR = re.compile(r"\b20[0-4]\d\b")
_VISITS_REACH = 6
"""In so many sentences before regular visits the grade stands that they follow."""


class ClueView:
    """An article in which clues are looked for."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> None:
        self.annotated = annotated
        self.councils = councils
        self.text = annotated.plain
        self.issued = annotated.appeared
        self.words = inspection_words(ontology)
        self.awaited = awaited_words(ontology)
        self.earlier = earlier_words(ontology)
        self.frameworks = framework_words(ontology)
        self.joined = joined_dates(ontology)
        self.other_events = other_event_words(ontology)
        self.publication = publication_words(ontology)
        self.visits = visit_words(ontology)
        self._general: dict[int, list[tuple[int, int]]] = {}
        """By sentence where it speaks of inspections as such: asked for each word for inspectors."""

    @cached_property
    def latest_year(self) -> int:
        """The year in which the article appeared, or else the latest one that it names; 0 where there is none."""
        if self.issued is not None:
            return self.issued.year or 0
        return max((int(year) for year in _YEAR.findall(self.annotated.article.text)), default=0)

    def chars(self, hit: Hit) -> tuple[int, int]:
        """Where the words of a hit begin and end, in characters."""
        last = self.annotated.doc[hit.end - 1]
        return self.annotated.doc[hit.start].idx, last.idx + len(last)

    def said(self, date: DateMention | None) -> str:
        """A date in the words of the text."""
        return self.text[date.start_char : date.end_char] if date is not None else ""

    def grades(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The characters of the grades of a sentence, without words of praise: "good progress", "good enough"."""
        for hit in sentence.words:
            if has_label(hit, "grade:"):
                start, end = self.chars(hit)
                if not self.visits.is_praise(self.text, end):
                    yield start, end

    def is_publication(self, sentence: Sentence, date: DateMention) -> bool:
        """Whether a date is that of the news: "today", "published on 22 July"."""
        before = self.text[sentence.start_char : date.start_char]
        after = self.text[date.end_char : sentence.end_char]
        return self.publication.is_of_report(before, date, self.said(date), after)

    def is_to_come(self, date: DateMention | None) -> bool:
        """Whether a date lies behind the day on which the article appeared: of a visit that is only awaited."""
        return date is not None and self.issued is not None and earlier(self.issued, date.start)

    def is_past(self, before: str, date: DateMention | None) -> bool:
        """Whether words before a mention put it before the inspection that the article reports."""
        return self.earlier.puts_before(before, date, self.said(date), self.issued)

    def is_in_general(self, sentence: Sentence, at: int) -> bool:
        """ "Ofsted does not look into complaints", "experience of joint inspections": of none in particular."""
        general = self._general.get(sentence.index)
        if general is None:
            general = self.awaited.in_general(self.text, sentence.start_char, sentence.end_char)
            self._general[sentence.index] = general
        return any(start <= at < end for start, end in general)

    def is_of_those_visits(self, sentence: Sentence, before: str) -> bool:
        """ "Rated inadequate in January, and Ofsted comes back regularly. The latest of these visits, in ..."."""
        if _OF_THESE_VISITS.search(before) is None:
            return False
        told = self.annotated.sentences[max(0, sentence.index - _VISITS_REACH) : sentence.index + 1]
        return any("inadequate" in grades_named(one) for one in told)


class ViewPart:
    """What every step of finding clues looks at."""

    def __init__(self, view: ClueView) -> None:
        self.view = view
        self.annotated = view.annotated
        self.councils = view.councils
        self.text = view.text
        self.issued = view.issued
