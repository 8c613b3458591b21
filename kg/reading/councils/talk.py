"""What one article names and speaks of, before it is asked which council each of its sentences is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

from kg.model import BlockKind, CouncilId, SourceKind
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.corrections import taken_back
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_topics import (
    LEAD_SENTENCES,
    find_topic,
    has_grade,
    speaks_of_inspection,
    speaks_of_services,
)
from kg.reading.council_words import council_words, fits_noun
from kg.reading.councils.publisher import published_by
from kg.reading.councils.settled import pointers, with_employers, with_the_only_one
from kg.reading.councils.title import with_title
from kg.reading.graded_reviews import graded_reviews
from kg.reading.round_ups import Layout

_OURS = re.compile(r"\b[Oo]ur (?:(?:children's|social|own) )*(?:work|services?|social care|children|inspections?)\b")
_INSPECTOR = re.compile(r"\b(?:H(?:er|is) Majesty's Inspector|HMI\b|Ofsted Inspector)", re.IGNORECASE)
"""Who signs the letters that are reports."""
_TITLE_PAGE = re.compile(r"\bInspection dates?[ \t]*:")
"""The label that every report has on its first page."""

_BY_KIND = re.compile(
    r"\b[Tt]he (?P<noun>city|county|borough)(?: council(?:['’]s)?\b|"
    r"['’]s (?:children['’]s |social )*(?:services|social care)\b)"
)
""" "The county council's children's services": called by the kind of council that it is."""

_GRADE = r"(?:['\"]?(?:good|outstanding|inadequate|adequate)\b|['\"]?requir\w+ improvement)"
_HAS_GRADE = re.compile(
    rf"(?:['’]s?)?(?:,(?: just)? (?:like|unlike|as is|as does) [^,;.]{{3,40}},)?"
    r"(?: (?:is|are|was|were|has been|have been|remains?|stays?)"
    rf"(?: (?:also|still|now|both|all|rated|judged|graded|found|deemed|to be))* {_GRADE}|"
    r"(?: (?:also|still|now))? ['\"]?requires? improvement\b)"
    r"(?! (?:news|enough|progress|work|practice|schools?|homes?)\b)",
)
""" "Oldham" + ", like Rochdale, requires improvement", "Torbay's" + "are good"."""
_IN = re.compile(r"\b(?:in|at|of|for|across|within|near|from|around|with) (?:the )?$", re.IGNORECASE)
_WEIGHT: Mapping[str, float] = {"name": 3.0, "services": 3.0, "heading": 3.0, "board": 2.0, "place": 1.0}


class Talk:
    """The names of one article, what they weigh, and how it is laid out."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        ontology: Ontology,
        mentions: list[tuple[CouncilMention, ...]],
        strangers: list[bool],
    ) -> None:
        self.annotated = annotated
        self.ontology = ontology
        self.words = council_words(ontology)
        self.strangers = strangers
        article = annotated.article
        letter = article.kind is SourceKind.LETTER and _INSPECTOR.search(article.text) is not None
        titled = _TITLE_PAGE.search(article.text, 0, 1500) is not None
        self.issued = annotated.appeared
        self.is_report = article.kind is SourceKind.REPORT or letter or titled
        publisher = published_by(annotated, ontology)
        if article.kind is SourceKind.REPORT:
            mentions = with_title(annotated, ontology, mentions)
        elif not self.is_report:
            mentions = with_the_only_one(with_employers(annotated, self.words, mentions, publisher), publisher)
        self.silent = set() if self.is_report else pointers(annotated, self.words)
        self.taken_back = taken_back(annotated) | graded_reviews(ontology).sentences(annotated)
        """In these no council is told of."""
        self.mentions = [() if index in self.silent else found for index, found in enumerate(mentions)]
        self.called = self._called_by_kind()
        """The council of a place that news grades as "the county council" before it names any council in full."""
        self.scores = self._scores()
        self.evident = self._find_evident()
        self.layout = Layout(annotated, self.mentions, self.silent)
        self.own = None if self.is_report else publisher
        if self.own in self.scores:
            # In its own minutes a line "Essex County Council – Ann Lee" is who sat at the table.
            self.layout.sections = {}
        self.evident |= frozenset(self.layout.sections.values())
        self.topic = find_topic(annotated, self.mentions, self.silent, is_report=self.is_report)
        if self.topic.services:
            self.evident |= self._graded_beside()
        self.telling: set[int] = set()
        """Sentences that tell of a council's grade in an article about something else."""
        self.pointing: dict[int, CouncilId] = {}
        """The same of those that call it "the council", and which one that is."""

    def _scores(self) -> dict[CouncilId, float]:
        scores: dict[CouncilId, float] = defaultdict(float)
        for index, found in enumerate(self.mentions):
            sentence = self.annotated.sentences[index]
            weight = 3.0 if self._is_lead(index) else 2.0 if has_grade(self.annotated.sentences[index]) else 1.0
            for mention in found:
                kin = mention.how == "place" and self._is_of_children(sentence, mention)
                scores[mention.council] += (
                    weight * (2.0 if kin else _WEIGHT[mention.how]) * (0.2 if mention.beside else 1.0)
                )
        return scores

    def _is_of_children(self, sentence: Sentence, mention: CouncilMention) -> bool:
        """ "Middlesbrough's children", "kids in Leeds": a place spoken of for its children."""
        text = self.annotated.plain
        return (
            self.words.kin.match(text, mention.end_char) is not None
            or self.words.kin_before.search(text, sentence.start_char, mention.start_char) is not None
        )

    def _find_evident(self) -> frozenset[CouncilId]:
        """Councils of which more than the bare place is named, and places that the article is plainly about."""
        named: set[CouncilId] = {self.called} if self.called is not None else set()
        told: Counter[CouncilId] = Counter()
        for index, found in enumerate(self.mentions):
            sentence, lead = self.annotated.sentences[index], self._is_lead(index)
            for mention in found:
                if mention.beside:
                    continue
                if mention.how != "place":
                    named.add(mention.council)
                else:
                    spoken = speaks_of_inspection(sentence) or speaks_of_services(sentence)
                    told[mention.council] += lead + spoken + has_grade(sentence)
        if named:
            best = max(self.scores[council] for council in named)
            return frozenset(named | {place for place in told if told[place] > 1 or self.scores[place] >= best})
        places = {place for place in told if told[place] > 1}
        spoken_of = {place for place in told if told[place]}
        return frozenset(places or (spoken_of if len(spoken_of) == 1 else ()))

    def _graded_beside(self) -> set[CouncilId]:
        """ "Bury was rated good, while Oldham requires improvement": places with a grade, beside a council with one."""
        found: set[CouncilId] = set()
        for sentence, named in zip(self.annotated.sentences, self.mentions, strict=True):
            before = self.annotated.before(sentence)
            goes_on = before is not None and has_grade(before) and bool(self.mentions[before.index])
            for at, mention in enumerate(named if has_grade(sentence) else ()):
                if mention.how == "place" and (at or goes_on) and self.is_graded(sentence, mention):
                    found.add(mention.council)
        return found

    def is_graded(self, sentence: Sentence, mention: CouncilMention) -> bool:
        """Whether a grade is said of what is named: "Oldham, like Bury, requires improvement", "Torbay's are good"."""
        text = self.annotated.plain
        place = _IN.search(text, sentence.start_char, mention.start_char) is not None
        ambiguous = text[mention.start_char : mention.end_char] == "Reading"
        return not (place or ambiguous) and _HAS_GRADE.match(text, mention.end_char) is not None

    def _called_by_kind(self) -> CouncilId | None:
        """The one place told of so far that the first words for a council, in news of its inspection, fit.

        "Children in Nottinghamshire are left too long. Ofsted has downgraded the county council": and not Nottingham's,
        of which the page's menu and its last lines speak.
        """
        places: set[CouncilId] = set()
        for sentence, found in zip(self.annotated.sentences, self.mentions, strict=True):
            if sentence.index in self.silent:
                continue
            places.update(mention.council for mention in found if not mention.beside)
            called = _BY_KIND.search(self.annotated.text(sentence))
            if called is not None and (has_grade(sentence) or speaks_of_inspection(sentence)):
                councils = self.ontology.councils
                fitting = [one for one in places if fits_noun(councils[one], called["noun"])]
                return fitting[0] if len(fitting) == 1 else None
            if any(mention.how != "place" for mention in found):
                return None
        return None

    def _is_lead(self, index: int) -> bool:
        sentence = self.annotated.sentences[index]
        return index < LEAD_SENTENCES or self.annotated.kind(sentence) is BlockKind.HEADLINE

    def speaks_of_itself(self) -> Sentence | None:
        """The first sentence that speaks of "the council" or "the local authority".

        Where there is none, the first on inspections of "our services": what a council's own page calls its work.
        """
        told = [one for one in self.annotated.sentences if one.index not in self.silent]
        named = (one for one in told if self.words.the_council.search(self.annotated.text(one)))
        ours = (one for one in told if speaks_of_inspection(one) and _OURS.search(self.annotated.text(one)))
        return next(chain(named, ours), None)
