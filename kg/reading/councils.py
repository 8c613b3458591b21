"""Which council a sentence is about: councils named as councils, and the one that the talk is of.

What single sentences name is for ``council_mentions``. Between names the talk stays with the council it was about: the
one of the section, the one last introduced, or the article's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from kg.model import AgencyId, BlockKind, CouncilFact, CouncilId, Issue, SourceKind
from kg.ontology import Ontology, made_once
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.corrections import taken_back
from kg.reading.council_mentions import CouncilMention, MentionFinder, add_phrases, in_time, is_before
from kg.reading.council_topics import (
    LEAD_SENTENCES,
    find_topic,
    has_grade,
    speaks_of_inspection,
    speaks_of_services,
)
from kg.reading.council_words import council_words, fits_noun
from kg.reading.dates import MONTHS
from kg.reading.round_ups import LEAD, Layout
from kg.reading.title_councils import named_on_title, of_another_kind, title_end
from kg.reading.told_in_passing import recalling, tells_by_itself, tells_of_the_one_named
from kg.reading.vocabulary import Hit, longest
from kg.reading.windows import labelled_window

__all__ = ["CouncilMention", "CouncilReading", "add_phrases", "find_councils"]

_FACTS_PER_COUNCIL = 3
_ALL_ALONG = 4.0
"""How much more than of any other a report speaks of the council that it is about, where its title does not tell."""
_WEIGHT: Mapping[str, float] = {"name": 3.0, "services": 3.0, "heading": 3.0, "board": 2.0, "place": 1.0}
_PRONOUN = re.compile(r"(?:it|its|that)\b", re.IGNORECASE)
_THERE = re.compile(
    r"(?<!over )\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|can|could|might|should|'s)\b)|"
    r"^There,"
)
_THEY = re.compile(r"(?:^|[,;]|\b(?:and|but|that|by \d{4}|in \d{4})) ?(?:they|it|its|their)\b", re.IGNORECASE)
"""What goes back to the council, or the services, of the sentence before."""
_OPENS_WITH_NOUN = re.compile(
    r"\W*the (?P<noun>city|county|borough|district|council|(?:local )?authority)(?: council)?(?:'s|s')?\b",
    re.IGNORECASE,
)
"""What may go back to the council that the sentence before began with, or to the article's own."""
_CALLED_BY_NOUN = re.compile(
    r"\W*(?:(?:in|at|for|meanwhile|over in),? )?the (?:city|county|borough|island)(?: council)?\b(?! hall)",
    re.IGNORECASE,
)
_HELPING = re.compile(
    r"[^.;:]*\b(?:has|have|had|is|was) (?:(?:been|also|now) )*"
    r"(?:help(?:ing|ed)|support(?:ing|ed)|advis(?:ing|ed)|mentor(?:ing|ed)|working with|lent)\b[^.;:]{0,20}"
)
_ITS_OWN = re.compile(r"\W*Its (?:own )?(?:children's |social )*(?:services|social care|care)\b")
_FIRST_WORD = 4
_SEVERAL = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+) (?:\w+ ){0,3}"
    r"(?:councils|authorities|boroughs)\b",
    re.IGNORECASE,
)
""" "Five councils in the region have had reports": what opens an account of each of them."""
_SCENE = re.compile(r"\b(?:in|at|across|around|within) (?:the )?$", re.IGNORECASE)
"""Before a place: what is told is so there."""
_STRANGE_PLACE = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Aa]cross|[Aa]round) (?:the )?"
    rf"(?!(?:{MONTHS}|Spring|Summer|"
    r"Autumn|Winter|Easter|Christmas|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Ofsted|MASH|Year)\b)"
    r"[A-Z][a-z]{3,}"
)
"""A place that is that of no council which is named: which one it lies in is not known."""
_THE_REPORT = re.compile(r"\W*(?:the|this) (?:report|verdict|letter|findings)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"\W*It (?:was|is|has been|had been|requires|required) ", re.IGNORECASE)
_OF_OLD = re.compile(
    r"\b[Tt]he (?:old|abolished|defunct) (?:county|city|borough|district)(?: (?:council|authority))?\b"
    r"(?! (?:hall|town)\b)"
)
""" "The old county council": one that is no more."""
_OURS = re.compile(r"\b[Oo]ur (?:(?:children's|social|own) )*(?:work|services?|social care|children|inspections?)\b")
_INSPECTOR = re.compile(r"\b(?:H(?:er|is) Majesty's Inspector|HMI\b|Ofsted Inspector)", re.IGNORECASE)
"""Who signs the letters that are reports."""
_JOINT = re.compile(r"\s*(?:,|&|\band\b)\s*(?:the\s+)?(?:(?:London|Royal)\s+)?(?:Borough\s+of\s+)?", re.IGNORECASE)
_FIRST_SENTENCES = 3
_ABROAD = frozenset({"welsh", "scottish", "northern-irish"})
_TITLE_SENTENCES = 6
"""Within how many sentences of the top a report or letter names its council."""
_TITLE_PAGE = re.compile(r"\bInspection dates?[ \t]*:")
"""The label that every report has on its first page."""
_PARTED = re.compile(r"[,;:]|\b(?:but|while|whereas|although)\b", re.IGNORECASE)
_GRADE_WORD = r"(?:good|outstanding|inadequate|adequate|requir\w+ improvement)"
_RELATIVE = re.compile(
    r"(?:(?:\s*,\s*|\s+and\s+)[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,3})*\s*,?\s*(?:both |all )?"
    r"\b(?:which|where|whose|rated|judged|graded|found|also|was|is|were|"
    rf"(?:once |merely |itself )?{_GRADE_WORD})\b|"
    # "Neighbouring Haringey's services require improvement", "Barnet's are good".
    r"(?:'s|s')?(?: (?:children's |social )*(?:services|social care|service|department))? "
    r"(?:(?:was|were|is|are|has been|have been|had been|also|now|still|again|rated|judged|graded|found|to|be) )*"
    rf"(?:['\"]?{_GRADE_WORD}\b|(?:rated|judged|graded)\b)|"
    # "Ofsted gave neighbouring Richmond the same grade".
    rf" (?:an?|the same) ['\"]?(?:{_GRADE_WORD}|grade|rating|mark|verdict|judge?ment)\b"
)


_CLOSES_RELATIVE = re.compile(r"(?:'s)?(?: \w+){0,5}?\s*,\s*(?:(?:now|then|also) )?(?:is|was|were|are|has|have|had)\b")
_RUN_BY = re.compile(
    r",\s*(?:which|that|who|whose)\b[^,;:.]*\b(?:run|managed|led|provided|delivered|overseen|supported) by "
    r"(?:the |neighbouring |nearby )*$",
    re.IGNORECASE,
)
_FELL_OR_ROSE = re.compile(
    rf"(?:,[^,;:.]{{3,40}})?, which (?:\w+ )?(?:fell|dropped|slipped|slid|rose|went|moved|climbed|improved|was|is) "
    rf"(?:\w+ ){{0,3}}['\"]?{_GRADE_WORD}\b"
)
""" "Compare that with Bradford, nine miles away, which fell from good to inadequate": what is told is of that one."""
_OPENS_RELATIVE = re.compile(r",\s*(?:which|who|whose|where|like|unlike)\b[^,;]*$", re.IGNORECASE)
""" "The council, whose services are run by neighbouring Bury, was rated good": the verb is not the neighbour's."""
_OPENS_ASIDE = re.compile(
    r"(?:'s [a-z' ]{3,40}?)?,\s*+(?!(?:and|or|but|while|in|with|along|alongside|together|both|as)\b)"
    r"(?P<words>[^,;:.()]*)",
    re.IGNORECASE,
)
""" "Bury, like Leeds two years before, was rated good", "Bury, which borders Leeds, was": from one to the other."""
_OF_ITS_OWN = re.compile(r"(?:'s|s')\s")
""" "Bury, Leeds's bigger neighbour, was"."""


@dataclass(slots=True)
class CouncilReading:
    """The councils of one article, and which of them each sentence is about."""

    facts: tuple[CouncilFact, ...]
    issues: tuple[Issue, ...]
    subject: CouncilId | None
    """The council that the whole article is about; ``None`` for a round-up, or an article about no council."""
    is_report: bool
    """Whether it is a report, which judges one council alone."""
    round_up: bool
    """Whether the article tells of several councils in turn."""
    _mentions: list[tuple[CouncilMention, ...]] = field(default_factory=list)
    _topical: list[tuple[CouncilMention, ...]] = field(default_factory=list)
    _focus: list[CouncilId | None] = field(default_factory=list)
    _outer: list[CouncilId | None] = field(default_factory=list)
    """For each sentence the council that the talk was about before it."""
    _text: str = ""

    host: CouncilId | None = None
    """The council of whose work the article tells, where it recalls an inspection of it in passing alone."""

    @property
    def only(self) -> CouncilId | None:
        """The council of an article that names no other."""
        named = {fact.council for fact in self.facts}
        return next(iter(named)) if len(named) == 1 else None

    def mentions(self, sentence_index: int) -> tuple[CouncilMention, ...]:
        """Every council named in a sentence, bare places included, by position."""
        return self._mentions[sentence_index]

    def topical(self, sentence_index: int) -> tuple[CouncilMention, ...]:
        """Those mentions of a sentence that can be what it is about."""
        return self._topical[sentence_index]

    def holder(self, sentence_index: int, char: int | None = None) -> CouncilId | None:
        """The council that this sentence, or this character of it, is about; ``None`` where there is none."""
        topical = self._topical[sentence_index]
        if not topical:
            return self._focus[sentence_index]
        if char is None:
            return topical[0].council
        before = [mention for mention in topical if mention.start_char <= char]
        if before:
            return before[-1].council
        parted = _PARTED.search(self._text, char, topical[0].start_char) is not None
        return self._outer[sentence_index] if parted else topical[0].council


def find_councils(annotated: AnnotatedArticle, ontology: Ontology) -> CouncilReading:
    """Read off the councils of an article, and what each of its sentences is about."""
    finder = MentionFinder(annotated, ontology)
    mentions = [finder.mentions(sentence) for sentence in annotated.sentences]
    councils_by_sentence = [found for found, _ in mentions]
    strangers = [other for _, other in mentions]
    discourse = _Discourse(annotated, ontology, councils_by_sentence, strangers)
    return discourse.read()


class _Discourse:
    """Follows the talk of one article from sentence to sentence."""

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
        self.mentions = mentions
        self.strangers = strangers
        article = annotated.article
        letter = article.kind is SourceKind.LETTER and _INSPECTOR.search(article.text) is not None
        titled = _TITLE_PAGE.search(article.text, 0, 1500) is not None
        self.issued = annotated.appeared
        self.is_report = article.kind is SourceKind.REPORT or letter or titled
        if article.kind is SourceKind.REPORT:
            mentions = self._with_title(mentions)
        elif not self.is_report:
            mentions = self._with_the_only_one(self._with_employers(mentions))
        self.mentions = mentions
        self.silent = self._pointers()
        self.taken_back = taken_back(annotated)
        """In these no council is told of."""
        self.mentions = [() if index in self.silent else found for index, found in enumerate(mentions)]
        self.scores = self._scores()
        self.evident = self._find_evident()
        self.layout = Layout(annotated, self.mentions, self.silent)
        self.own = None if self.is_report else self._published_by()
        if self.own in self.scores:
            # In its own minutes a line "Essex County Council – Ann Lee" is who sat at the table.
            self.layout.sections = {}
        self.evident |= frozenset(self.layout.sections.values())
        self.topic = find_topic(annotated, self.mentions, self.silent, is_report=self.is_report)
        self.telling: set[int] = set()
        """Sentences that tell of a council's grade in an article about something else."""
        self.pointing: dict[int, CouncilId] = {}
        """The same of those that call it "the council", and which one that is."""

    def read(self) -> CouncilReading:
        """Settle the subject, then walk through the sentences."""
        subject, round_up, issues = self._subject()
        if subject is not None and self._opens_abroad():
            subject = None
        if not self.topic.services:
            subject, round_up = subject if self.topic.in_passing else None, False
            told = {"name", "services"}
            in_full = {mention.council for found in self.mentions for mention in found if mention.how in told}
            self.telling = {
                sentence.index
                for sentence in self.annotated.sentences
                if tells_by_itself(self.annotated, sentence, self.mentions[sentence.index], in_full, self.topic)
            }
            if not any(self.strangers):
                pointing = (
                    (sentence.index, tells_of_the_one_named(self.annotated, sentence, self.mentions, self.topic))
                    for sentence in self.annotated.sentences
                    if sentence.index not in self.silent
                )
                self.pointing = {index: council for index, council in pointing if council is not None}
            if self.topic.in_passing and subject is not None:
                self.pointing = recalling(self.annotated, self.mentions, self.silent, subject) | self.pointing
        topical = [self._topical(index, subject, round_up) for index in range(len(self.mentions))]
        if self.is_report:
            # A report judges one council: others are its neighbours and partners.
            topical = [tuple(m for m in found if m.council == subject) for found in topical]
        focus, outer = self._walk(subject, round_up, topical)
        return CouncilReading(
            tuple(self._facts(subject)),
            tuple(issues),
            subject,
            self.is_report,
            round_up,
            self.mentions,
            topical,
            focus,
            outer,
            self.annotated.article.text,
            subject if self.topic.in_passing else None,
        )

    def _opens_abroad(self) -> bool:
        """Whether an article begins with a council of Wales, Scotland or Northern Ireland: it is about that one.

        English councils that it names behind are neighbours, advisers, examples.
        """
        if self.is_report:
            return False
        for sentence in self.annotated.sentences[:_FIRST_SENTENCES]:
            if self.mentions[sentence.index]:
                return False
            ids = (label.partition(":") for hit in sentence.names for label in hit.labels)
            others = (self.ontology.other_authorities.get(id) for kind, _, id in ids if kind == "other-authority")
            if any(other is not None and other.kind in _ABROAD for other in others):
                return True
        return False

    def _with_employers(self, mentions: list[tuple[CouncilMention, ...]]) -> list[tuple[CouncilMention, ...]]:
        """The mentions, with a council beside that is named for nothing but the post of somebody who works there."""
        employing: set[CouncilId] = set()
        others: set[CouncilId] = set()
        for found in mentions:
            for mention in found:
                if mention.how != "board" and not mention.beside:
                    (employing if self._employs(mention) else others).add(mention.council)
        employing -= others
        opening = next(({mention.council for mention in found} for found in mentions if found), set())
        if opening.isdisjoint(others) and self._published_by() in (None, *employing):
            # Whose boss an article opens with may be whom it is about: nobody is beside it yet. In the minutes of
            # another council it is not even the first that they are about.
            employing -= opening
        if not employing:
            return mentions
        return [tuple(replace(m, beside=m.beside or m.council in employing) for m in found) for found in mentions]

    def _with_the_only_one(self, mentions: list[tuple[CouncilMention, ...]]) -> list[tuple[CouncilMention, ...]]:
        """The mentions, with the one council that its own news names beside no other: "support from Bury Council"."""
        named = {mention.council for found in mentions for mention in found}
        beside = all(mention.beside for found in mentions for mention in found)
        if not beside or len(named) != 1 or self._published_by() not in named:
            return mentions
        return [tuple(replace(mention, beside=False) for mention in found) for found in mentions]

    def _employs(self, mention: CouncilMention) -> bool:
        """ "Dave Hill, director of children's services at Essex", "Hampshire's chief executive"."""
        text = self.annotated.plain
        line = text.rfind("\n", 0, mention.start_char) + 1
        return (
            self.words.post_of.match(text, mention.end_char) is not None
            or self.words.post_at.search(text, max(line, mention.start_char - 80), mention.start_char) is not None
            or self.words.runs_in.search(text, max(line, mention.start_char - 120), mention.start_char) is not None
        )

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
        text = self.annotated.article.text
        return (
            self.words.kin.match(text, mention.end_char) is not None
            or self.words.kin_before.search(text, sentence.start_char, mention.start_char) is not None
        )

    def _pointers(self) -> set[int]:
        """Sentences that point to other stories, and all that stands under a heading that does so near the end."""
        found: set[int] = set()
        if self.is_report:
            return found
        sentences = self.annotated.sentences
        below = False
        for index, sentence in enumerate(sentences):
            text = self.annotated.text(sentence)
            titles = text.split(" | ")
            row_of_titles = (
                len(titles) > 2
                and len(text.split()) >= 4 * len(titles)
                and not has_grade(self.annotated.sentences[index])
            )
            pointer = self.words.pointers.match(text) is not None or row_of_titles
            heading = self.annotated.kind(sentence) is BlockKind.HEADING
            below = below or (pointer and heading and index > 0.7 * len(sentences))
            if pointer or below:
                found.add(index)
        return found

    def _find_evident(self) -> frozenset[CouncilId]:
        """Councils of which more than the bare place is named, and places that the article is plainly about."""
        named: set[CouncilId] = set()
        told: Counter[CouncilId] = Counter()
        for index, found in enumerate(self.mentions):
            lead = self._is_lead(index)
            for mention in found:
                if mention.beside:
                    continue
                if mention.how != "place":
                    named.add(mention.council)
                else:
                    spoken = speaks_of_inspection(self.annotated.sentences[index]) or speaks_of_services(
                        self.annotated.sentences[index]
                    )
                    told[mention.council] += lead + spoken + has_grade(self.annotated.sentences[index])
        if named:
            best = max(self.scores[council] for council in named)
            return frozenset(named | {place for place in told if told[place] > 1 or self.scores[place] >= best})
        places = {place for place in told if told[place] > 1}
        spoken_of = {place for place in told if told[place]}
        return frozenset(places or (spoken_of if len(spoken_of) == 1 else ()))

    def _is_lead(self, index: int) -> bool:
        sentence = self.annotated.sentences[index]
        return index < LEAD_SENTENCES or self.annotated.kind(sentence) is BlockKind.HEADLINE

    def _subject(self) -> tuple[CouncilId | None, bool, list[Issue]]:
        evident = self.evident
        ranked = sorted((council for council in self.scores if council in evident), key=lambda c: (-self.scores[c], c))
        article = self.annotated.article
        if article.kind is SourceKind.REPORT or article.source.lower().endswith(".pdf"):
            other = of_another_kind(self.annotated, self.ontology) if article.kind is not SourceKind.LETTER else None
            if other is not None:
                said = (
                    f"its title is that of another kind of document ({other!r}): it is read as being about no council"
                )
                return None, False, [Issue(article.source, "not-a-report", said)]
        if article.kind is SourceKind.REPORT:
            return self._of_title(ranked)
        only = self._the_only_one()
        if only is not None:
            return only, False, []
        if not ranked:
            return (None if self.is_report else self._of_publisher()), False, []
        if self.is_report:
            return self._of_report() or ranked[0], False, []
        one = self.layout.of_one()
        if one is not None and one in evident and one not in self.layout.sections.values():
            # "How the neighbours rate" and their names one by one, at the end of news of one council.
            return one, False, []
        if self.own in self.scores:
            return self.own, False, []
        if self.layout.is_round_up() or (len(ranked) > 2 and self._announces_several()):
            return None, True, []
        if len(ranked) > 1 and self.scores[ranked[1]] > 0.7 * self.scores[ranked[0]]:
            labelled = self.layout.labelled()
            if labelled in ranked[:2]:
                return labelled, False, []
            names = ", ".join(self.ontology.councils[council].label for council in ranked[:2])
            issue = Issue(
                self.annotated.article.source, "ambiguous-council", f"several councils are told of alike: {names}"
            )
            return None, True, [issue]
        return ranked[0], False, []

    def _announces_several(self) -> bool:
        """ "Five councils in the region have had reports since Easter": before any council is named."""
        for index, found in enumerate(self.mentions[: LEAD_SENTENCES + 1]):
            if found:
                return False
            if _SEVERAL.search(self.annotated.text(self.annotated.sentences[index])) is not None:
                return True
        return False

    def _the_only_one(self) -> CouncilId | None:
        """The one council of the register that "the Island" can be, where the article says it again and again."""
        for noun in ("island", "royal borough"):
            said = sum(
                self.annotated.doc[hit.end - 1].orth_[:1].isupper()
                for index, sentence in enumerate(self.annotated.sentences)
                if index not in self.silent
                for hit in sentence.words
                if f"noun:{noun}" in hit.labels
            )
            if not said:
                continue
            council = _island(self.ontology) if noun == "island" else self._of_places(noun)
            named = {
                mention.council
                for found in self.mentions
                for mention in found
                if mention.how == "name" and not mention.beside
            }
            if council is not None and (said > 1 or self._is_said_early(noun)) and named <= {council}:
                return council
        return None

    def _is_said_early(self, noun: str) -> bool:
        lead = self.annotated.sentences[: 2 * LEAD_SENTENCES]
        return any(f"noun:{noun}" in sentence.labels for sentence in lead)

    def _of_title(self, ranked: Sequence[CouncilId]) -> tuple[CouncilId | None, bool, list[Issue]]:
        """The council that a report names above its dates; else, with an issue, the one that it speaks of all along."""
        named = self._on_title()
        if named is not None:
            return self._unless_joint(named)
        if not ranked or (len(ranked) > 1 and self.scores[ranked[0]] < _ALL_ALONG * self.scores[ranked[1]]):
            return None, False, []
        label = self.ontology.councils[ranked[0]].label
        said = f"no council's name could be read off the title page; the text speaks of {label} all along"
        return ranked[0], False, [Issue(self.annotated.article.source, "council-from-text", said)]

    def _unless_joint(self, named: CouncilId) -> tuple[CouncilId | None, bool, list[Issue]]:
        """The council of the title; none, with an issue, where another one is named beside it ("Kent and Medway")."""
        end = title_end(self.annotated, self.ontology)
        title = [mention for found in self.mentions[:_TITLE_SENTENCES] for mention in found if mention.start_char < end]
        for one, two in pairwise(title):
            between = self.annotated.plain[one.end_char : two.start_char]
            if one.council != two.council and named in (one.council, two.council) and _JOINT.fullmatch(between):
                names = " and ".join(self.ontology.councils[mention.council].label for mention in (one, two))
                said = f"the title names several councils ({names}): it is read as being about neither"
                return None, False, [Issue(self.annotated.article.source, "ambiguous-council", said)]
        return named, False, []

    def _on_title(self) -> CouncilId | None:
        """The council named above the dates that existed on them: in the headline, or else on any other line.

        A sentence is no title, wherever it stands ("Kent County Council is our partner.").
        """
        end = title_end(self.annotated, self.ontology)
        window = labelled_window(self.annotated, self.ontology)
        when = window.first if window is not None else self.issued
        elsewhere: CouncilId | None = None
        for sentence, found in zip(self.annotated.sentences[:_TITLE_SENTENCES], self.mentions, strict=False):
            for mention in found:
                gone = self.ontology.councils[mention.council].abolished
                outlived = gone is not None and when is not None and not is_before(when, gone)
                if mention.how in ("name", "services", "heading") and mention.start_char < end and not outlived:
                    if self.annotated.plain[sentence.start_char : sentence.end_char].rstrip().endswith("."):
                        continue
                    if self.annotated.kind(sentence) is BlockKind.HEADLINE:
                        return mention.council
                    elsewhere = elsewhere or mention.council
        return elsewhere

    def _with_title(self, mentions: list[tuple[CouncilMention, ...]]) -> list[tuple[CouncilMention, ...]]:
        """The mentions, with that of the title page where nothing but a place is left of a line of it.

        That goes before a shorter name within the line: "Bath And North East Somerset" holds "Somerset Council".
        """
        self.mentions = mentions
        named = named_on_title(self.annotated, self.ontology)
        if named is None or self._on_title() in named[1]:
            return mentions
        block, councils = named
        in_their_time = {in_time(council, "place", self.issued, self.ontology) for council in councils}
        council = in_their_time.pop() if len(in_their_time) == 1 else None
        blocks = self.annotated.article.blocks
        at = next((one.index for one in self.annotated.sentences if blocks[one.block] is block), None)
        if council is None or at is None:
            return mentions
        own = CouncilMention(council, block.start, block.end, "heading")
        return [*mentions[:at], (own,), *mentions[at + 1 :]]

    def _of_places(self, noun: str) -> CouncilId | None:
        """The one council, of those that fit a noun, of whose places the text as it came names most."""
        text = self.annotated.article.text
        counts: Counter[CouncilId] = Counter()
        for council in self.ontology.councils.values():
            if fits_noun(council, noun):
                words = {word for place in council.place_names for word in re.findall(r"[A-Z]\w{3,}", place)}
                counts[council.id] = sum(re.search(rf"\b{word}\b", text) is not None for word in words)
        ranked = counts.most_common(2)
        clear = len(ranked) == 2 and ranked[0][1] > ranked[1][1]
        return ranked[0][0] if clear else None

    def _of_report(self) -> CouncilId | None:
        """The council that a letter is about."""
        for found in self.mentions[:_TITLE_SENTENCES]:
            for mention in found:
                if mention.how in ("name", "services", "heading"):
                    return mention.council
        return None

    def _topical(self, index: int, subject: CouncilId | None, round_up: bool) -> tuple[CouncilMention, ...]:
        if (not self.topic.services and index not in self.telling) or index in self.taken_back:
            return ()
        found = self.mentions[index]
        sentence = self.annotated.sentences[index]
        evident = self.evident if any(mention.how == "place" for mention in found) else set()
        kept: list[CouncilMention] = []
        text = self.annotated.plain
        for mention in found:
            if (mention.beside and not self._resumed(mention)) or (kept and self._is_in_aside(kept[-1], mention)):
                continue
            if mention.how == "place" and mention.council != subject and self._runs_them(sentence, mention):
                continue
            if mention.how == "place" and mention.council != subject:
                leads = mention.start_char <= sentence.start_char + LEAD
                if mention.beside and speaks_of_inspection(sentence):
                    kept.append(replace(mention, beside=False))
                    continue
                opens = leads and round_up and self._begins_block(index)
                told = speaks_of_inspection(self.annotated.sentences[index]) and (
                    leads or round_up or mention.council in evident or _FELL_OR_ROSE.match(text, mention.end_char)
                )
                scene = round_up and mention.council in evident and self._is_scene(sentence, mention)
                if not (opens or told or scene or (round_up and self._has_its_paragraph(index, mention))):
                    continue
            kept.append(replace(mention, beside=False))
        return tuple(kept)

    def _has_its_paragraph(self, index: int, mention: CouncilMention) -> bool:
        """ "It was a less happy story for Bury. Rated good in 2016, they ...": the one council of graded words."""
        if not self._begins_block(index) or self.silent & {index}:
            return False
        block = self.annotated.sentences[index].block
        own = [one for one in self.annotated.sentences[index:] if one.block == block]
        named = {one.council for sentence in own for one in self.mentions[sentence.index]}
        return named == {mention.council} and any(has_grade(sentence) for sentence in own)

    def _is_scene(self, sentence: Sentence, mention: CouncilMention) -> bool:
        """ "And what went right in Leeds?", "advisers in Leeds have ...": the place where something is so."""
        return _SCENE.search(self.annotated.plain, sentence.start_char, mention.start_char) is not None

    def _begins_block(self, index: int) -> bool:
        sentences = self.annotated.sentences
        return index == 0 or sentences[index - 1].block != sentences[index].block

    def _resumed(self, mention: CouncilMention) -> bool:
        """ "Neighbouring Knowsley, which was rated good": the neighbour becomes what the words are about."""
        text = self.annotated.article.text
        if _CLOSES_RELATIVE.match(text, mention.end_char):
            start = text.rfind("\n", 0, mention.start_char) + 1
            if _OPENS_RELATIVE.search(text, start, mention.start_char):
                return False
            if self.words.once_there.search(text[start : mention.start_char]):
                # "Ann Lee, once director at Bury, was sent in": so is she, and not Bury.
                return False
        shapes = (_RELATIVE, _FELL_OR_ROSE)
        return any(shape.match(text, mention.end_char) is not None for shape in shapes)

    def _runs_them(self, sentence: Sentence, mention: CouncilMention) -> bool:
        """ "The Island's services, which are managed by Hampshire, were given ...": the verb is not of that one."""
        text = self.annotated.plain
        by = _RUN_BY.search(text, sentence.start_char, mention.start_char)
        return by is not None and _CLOSES_RELATIVE.match(text, mention.end_char) is not None

    def _is_in_aside(self, host: CouncilMention, mention: CouncilMention) -> bool:
        """Whether a council is named in an aside on the one before, whose the verb behind is."""
        text = self.annotated.plain
        opens = _OPENS_ASIDE.fullmatch(text, host.end_char, mention.start_char)
        if opens is None or not (opens["words"] or _OF_ITS_OWN.match(text, mention.end_char)):
            # "Hull, Bradford and York, were": a list.
            return False
        return _CLOSES_RELATIVE.match(text, mention.end_char) is not None

    def _is_judged(self, index: int, mention: CouncilMention) -> bool:
        """Whether a neighbour is named for its grade."""
        return self.topic.services and has_grade(self.annotated.sentences[index]) and self._resumed(mention)

    def _walk(
        self, subject: CouncilId | None, round_up: bool, topical: list[tuple[CouncilMention, ...]]
    ) -> tuple[list[CouncilId | None], list[CouncilId | None]]:
        focus = subject
        outer: list[CouncilId | None] = []
        result: list[CouncilId | None] = []
        previous_block = -1
        breaks = self.layout.breaks()
        asides: set[CouncilId] = set()
        graded = False
        meant: CouncilId | None = None
        there: CouncilId | None = None
        called: CouncilId | None = None
        """The council that a paragraph begins with by its noun: "The city was inadequate ..."."""
        for index, sentence in enumerate(self.annotated.sentences):
            fresh = sentence.block != previous_block
            previous_block = sentence.block
            if index in self.silent or index in self.taken_back:
                result.append(None)
                outer.append(None)
                continue
            if not self.topic.services:
                # "News in brief": what a sentence tells by itself is told, to the end of its paragraph.
                focus = topical[index][0].council if topical[index] else None if fresh else focus
                result.append(self.pointing.get(index, focus))
                focus = self.pointing[index] if index in self.pointing and self.topic.in_passing else focus
                outer.append(focus)
                continue
            if index in self.layout.sections:
                focus = self.layout.sections[index]
            elif index in breaks or (fresh and round_up and self._leaves(index)):
                focus = None
            elif fresh and round_up and self._opens_with_report(index) and self._names_several(index - 1, topical):
                # "Poole required improvement, and Dorset was told to improve. <new paragraph> The report lists ...".
                focus = self._leading(topical)
            here = topical[index]
            outer.append(focus)
            if fresh or here or self.is_report:
                meant = there = called = None
            if fresh or here:
                # "Next door, Stockton is good. It was inadequate in 2014": the other council, for the pronoun's sake.
                leads = bool(here) and here[0].start_char <= sentence.start_char + LEAD
                aside = leads and here[0].council not in (focus, subject) and not round_up
                asides = {mention.council for mention in here} if aside else set()
                graded = aside and here[0].how == "place" and "grade" in sentence.kinds
            if here:
                turns = here[0].council == subject or (fresh and self._introduces(sentence))
                turns = turns or (fresh and self._tells_of_another(index, here))
                if round_up and len(here) > 1 and self._helps(here):
                    focus = here[1].council
                elif round_up or turns:
                    own = [mention for mention in here if mention.how != "board"] or here
                    focus = own[-1].council if round_up and len({m.council for m in own}) == 1 else own[0].council
                result.append(here[0].council)
            elif not self.is_report and (
                self._is_of_others(index, subject) or self._is_of_another_trust(sentence, focus)
            ):
                result.append(None)
            elif (
                not self.is_report
                and self.words.that_one.match(self.annotated.text(sentence))
                and (told := self._told_before(index))
            ):
                result.append(told)
            elif (
                not (fresh or self.is_report)
                and _THERE.search(self.annotated.text(sentence))
                and not self.mentions[index]
                and (told := self._told_before(index)) not in (None, focus)
            ):
                # "Herefordshire comes up. Ofsted found failures there": the place of the sentence before.
                there = told
                result.append(told)
            elif there is not None and not self.mentions[index] and "noun" not in sentence.kinds:
                result.append(there)
            elif not fresh and asides and _PRONOUN.match(self.annotated.text(sentence)):
                # "Slough and Doncaster are inadequate. It was rated good": neither of them, nor surely another.
                result.append(next(iter(asides)) if len(asides) == 1 else None)
            elif not self.is_report and not fresh and graded and "noun" not in sentence.kinds:
                # "Kent's services require improvement. Oversight is weak", in news of Torbay: of Kent, or of either.
                result.append(None)
            elif (
                not (fresh or self.is_report)
                and _ITS_OWN.match(self.annotated.text(sentence))
                and (other := self._opened_with(index)) not in (None, focus)
            ):
                # "Thurrock, its neighbour, is bankrupt. Its services, however, are good", in news of Essex.
                result.append(other)
            elif (
                not (fresh or self.is_report)
                and (other := self._opened_with(index)) not in (None, focus)
                and (noun := _OPENS_WITH_NOUN.match(self.annotated.text(sentence)))
            ):
                # "Bradford lost control of its services. The district is inadequate", in news of Solihull.
                result.append(self._of_either(other, focus, noun["noun"].lower()))
            elif (
                not (fresh or self.is_report)
                and _IT_WAS.match(self.annotated.text(sentence))
                and (other := self._opened_with(index)) not in (None, focus)
                and not topical[index - 1]
            ):
                # "Buckinghamshire has a commissioner. It was inadequate twice", in news of Slough.
                result.append(other)
            else:
                by_noun = self._by_noun(sentence, focus)
                if meant is not None and by_noun == focus and _THEY.search(self.annotated.text(sentence)):
                    # "Ofsted rated the Island's services inadequate. By 2014 they had moved on", in news of Hampshire.
                    by_noun = meant
                if called is not None and by_noun == focus and "noun" not in sentence.kinds:
                    # "The city was inadequate for help. Adoption requires improvement", after news of the county.
                    by_noun = called
                if fresh and by_noun != focus and _CALLED_BY_NOUN.match(self.annotated.text(sentence)):
                    called = by_noun
                meant = by_noun if by_noun != focus else None
                result.append(by_noun)
        return result, outer

    def _helps(self, here: Sequence[CouncilMention]) -> bool:
        """ "Leeds, now rated outstanding, has been helping Kirklees": the talk stays with who is helped."""
        return _HELPING.fullmatch(self.annotated.plain, here[0].end_char, here[1].start_char) is not None

    def _opened_with(self, index: int) -> CouncilId | None:
        """The one council, or place of one, that the sentence before names, at its very beginning."""
        before, other = self.annotated.sentences[index - 1], self._told_before(index)
        opens = other is not None and self.mentions[index - 1][0].start_char <= before.start_char + _FIRST_WORD
        return other if opens else None

    def _of_either(self, other: CouncilId | None, focus: CouncilId | None, noun: str) -> CouncilId | None:
        """Which of two councils a noun means; none where it fits both."""
        if noun not in ("city", "county", "borough", "district") or other is None:
            return None
        fits = fits_noun(self.ontology.councils[other], noun)
        return other if fits and not (focus and fits_noun(self.ontology.councils[focus], noun)) else None

    def _opens_with_report(self, index: int) -> bool:
        """Whether a sentence begins with "the report": that which the article is about."""
        return _THE_REPORT.match(self.annotated.text(self.annotated.sentences[index])) is not None

    def _names_several(self, index: int, topical: Sequence[tuple[CouncilMention, ...]]) -> bool:
        """Whether the paragraph of a sentence is about several councils."""
        sentences = self.annotated.sentences
        block = sentences[index].block
        told: set[CouncilId] = set()
        while index >= 0 and sentences[index].block == block:
            told.update(mention.council for mention in topical[index])
            index -= 1
        return len(told) > 1

    def _leading(self, topical: Sequence[tuple[CouncilMention, ...]]) -> CouncilId | None:
        """The one council with which an article begins."""
        named = ({mention.council for mention in found} for found in topical[:LEAD_SENTENCES])
        first = next((councils for councils in named if councils), set())
        return next(iter(first)) if len(first) == 1 else None

    def _told_before(self, index: int) -> CouncilId | None:
        """The one council that the sentence before names, or whose trust it names, in whatever part of it."""
        named = {mention.council for mention in self.mentions[index - 1]} if index else set()
        return next(iter(named)) if len(named) == 1 else None

    def _is_in_general(self, sentence: Sentence) -> bool:
        """Whether a sentence that names no council tells of many of them, or of the whole country."""
        text = self.annotated.text(sentence)
        low = text.lower()
        if not any(word in low for word in self.words.of_many):
            return False
        return self.words.many_councils.search(text) is not None and self.words.this_council.search(text) is None

    def _is_of_others(self, index: int, subject: CouncilId | None) -> bool:
        """Whether a sentence that names no council of the talk is about others, or about many."""
        sentence = self.annotated.sentences[index]
        elsewhere = self._is_of_a_stranger(index) or self._opens_elsewhere(index, subject)
        return elsewhere or self._is_in_general(sentence)

    def _is_of_another_trust(self, sentence: Sentence, focus: CouncilId | None) -> bool:
        """ "Northamptonshire Children's Trust was rated good", behind news of Slough: a trust of other councils."""
        if focus is None:
            return False
        opening = agency_ids(hit for hit in sentence.names if hit.start <= sentence.start + 3)
        trusts = [self.ontology.agencies.get(AgencyId(id)) for id in opening]
        return any(one and one.type == "childrens-trust" and one.covers and focus not in one.covers for one in trusts)

    def _opens_elsewhere(self, index: int, subject: CouncilId | None) -> bool:
        """ "Slough and Doncaster have also lost control of theirs": a sentence that begins with other places."""
        sentence = self.annotated.sentences[index]
        others = {mention.council for mention in self.mentions[index]} - {subject}
        opens = any(m.start_char - sentence.start_char <= 4 and m.council != subject for m in self.mentions[index])
        return opens and len(others) >= 2

    def _is_of_a_stranger(self, index: int) -> bool:
        """Whether a sentence is about another kind of authority."""
        return self.strangers[index] and not self._is_named_beside(index)

    def _is_named_beside(self, index: int) -> bool:
        """Whether another authority stands late in its sentence, where the talk need not be of it."""
        sentence = self.annotated.sentences[index]
        first = next(hit for hit in sentence.names if any(label.startswith("other-authority:") for label in hit.labels))
        return first.start - sentence.start > 4

    def _tells_of_another(self, index: int, here: Sequence[CouncilMention]) -> bool:
        """Whether a paragraph begins with the inspection of another council of which the article tells at length."""
        other = here[0].council
        named = [
            at for at, found in enumerate(self.mentions) if any(m.council == other and not m.beside for m in found)
        ]
        sentences = self.annotated.sentences
        inspected = [at for at in named if speaks_of_inspection(sentences[at])]
        alone = len({mention.council for mention in here}) == 1
        return alone and speaks_of_inspection(sentences[index]) and len(named) >= 3 and len(inspected) >= 2

    def _introduces(self, sentence: Sentence) -> bool:
        return self.words.introduction.search(self.annotated.text(sentence)) is not None

    def _leaves(self, index: int) -> bool:
        """In a round-up: whether a new paragraph is about no council until it names one."""
        sentence = self.annotated.sentences[index]
        if self.layout.sections:
            return self.layout.begins_section(index)
        area = any(
            hit.start <= sentence.start + 1 and any(label.startswith("area:") for label in hit.labels)
            for hit in sentence.words
        )
        words = self.annotated.text(sentence)
        if not area and self.words.general.search(words) is not None:
            return True
        return not self.mentions[index] and _STRANGE_PLACE.search(words) is not None

    def _by_noun(self, sentence: Sentence, focus: CouncilId | None) -> CouncilId | None:
        """ "The city council" is the one council of the article that is a city's, where the one in focus is not."""
        if "noun" not in sentence.kinds:
            return focus
        if _OF_OLD.search(self.annotated.text(sentence)) is not None:
            return self._abolished(focus)
        forms = self.annotated.forms
        nouns = [
            label[5:]
            for hit in longest(sentence.words)
            for label in hit.labels
            # "All 12 district councils" are partners, and "Leeds City Council" is a name.
            if label.startswith("noun:") and not forms[hit.end - 1].endswith("s") and not _is_in_name(sentence, hit)
        ]
        if not nouns:
            return focus
        noun = nouns[0]
        if noun == "district":
            return focus if focus and fits_noun(self.ontology.councils[focus], noun) else None
        if focus is not None and fits_noun(self.ontology.councils[focus], noun):
            return focus
        evident = self.evident
        if noun == "island":
            # There are two, and no other council is one: named in passing they do.
            evident = frozenset(mention.council for found in self.mentions for mention in found)
        fitting = [council for council in sorted(evident) if fits_noun(self.ontology.councils[council], noun)]
        if noun == "city" and len(fitting) > 1:
            # "Nottinghamshire was rated good and Nottingham inadequate. The city has had a visit since".
            told = {mention.council for mention in self.mentions[sentence.index - 1]} if sentence.index else set()
            last = [council for council in fitting if council in told]
            return last[0] if len(last) == 1 else None
        if focus is not None and len(fitting) > 1:
            # "The city was inadequate. In the county, help is good": the one county told of so far, if it is one.
            named = {mention.council for found in self.mentions[: sentence.index] for mention in found}
            known = [council for council in fitting if council in named]
            return known[0] if len(known) == 1 else None
        return fitting[0] if len(fitting) == 1 else focus

    def _abolished(self, focus: CouncilId | None) -> CouncilId | None:
        """ "The old county council": the one abolished council that the article names, or that of the talk."""
        councils = self.ontology.councils
        if focus is not None and (councils[focus].abolished or councils[focus].former_gss):
            return focus
        before = self.ontology.predecessors(focus) if focus is not None else []
        if len(before) == 1:
            return before[0].id
        named = {m.once or m.council for found in self.mentions for m in found}
        gone = [council for council in sorted(named) if councils[council].abolished]
        return gone[0] if len(gone) == 1 else None

    def _of_publisher(self) -> CouncilId | None:
        """The council that publishes its own news or minutes, in which it is "the council" and nothing else."""
        council = self._published_by()
        if council is None or any(self.mentions) or self._speaks_of_itself() is None:
            return None
        return in_time(council, "name", self.issued, self.ontology)

    def _published_by(self) -> CouncilId | None:
        name = (self.annotated.article.publisher or "").strip().casefold().removeprefix("the ")
        return _by_name(self.ontology).get(name)

    def _speaks_of_itself(self) -> Sentence | None:
        """The first sentence that speaks of "the council" or "the local authority".

        Where there is none, the first on inspections of "our services": what a council's own page calls its work.
        """
        told = [one for one in self.annotated.sentences if one.index not in self.silent]
        named = (one for one in told if self.words.the_council.search(self.annotated.text(one)))
        ours = (one for one in told if speaks_of_inspection(one) and _OURS.search(self.annotated.text(one)))
        return next(chain(named, ours), None)

    def _facts(self, subject: CouncilId | None) -> Iterable[CouncilFact]:
        """The councils that the article names; of one that publishes it, the first words "the council"."""
        counts: Counter[CouncilId] = Counter()
        unnamed = subject is not None and not any(m.council == subject for found in self.mentions for m in found)
        calls = self._speaks_of_itself() if unnamed else None
        if subject is not None and calls is not None:
            yield CouncilFact(subject, self.annotated.evidence(calls, "council/publisher"))
        evident = self.evident
        the_one = self._spoken_of_by_place()
        for index, found in enumerate(self.mentions):
            sentence = self.annotated.sentences[index]
            if self.topic.nothing_of_theirs or (self.topic.others and index not in self.telling):
                # A match report, or a nursery's story, is full of places, none of which stands for its council.
                found = tuple(m for m in found if m.how not in ("place", "heading") or m.council == the_one)
            named = [m.council for m in found if _names(m, evident) or (m.beside and self._is_judged(index, m))]
            for council in dict.fromkeys(named if index not in self.silent else ()):
                if counts[council] < _FACTS_PER_COUNCIL:
                    counts[council] += 1
                    yield CouncilFact(council, self.annotated.evidence(sentence, "council/named"))

    def _spoken_of_by_place(self) -> CouncilId | None:
        """ "Plans for homes in Hexshire were backed. The council pays ...": the one place that an article names.

        Not of a match report, nor beside an authority of another kind.
        """
        told = [m for index, found in enumerate(self.mentions) if index not in self.silent for m in found]
        named = {mention.council for mention in told}
        if len(named) != 1 or any(self.strangers) or self.topic.nothing_of_theirs:
            return None
        if any(mention.beside or mention.how not in ("place", "heading") for mention in told):
            return None
        speaks = any(self.words.the_council.search(self.annotated.text(one)) for one in self.annotated.sentences)
        return named.pop() if speaks else None


def _is_in_name(sentence: Sentence, hit: Hit) -> bool:
    """Whether words are the end of a longer name."""
    return any(name.start < hit.start < name.end for name in sentence.names)


def _names(mention: CouncilMention, evident: frozenset[CouncilId]) -> bool:
    if mention.how in ("heading", "place"):
        return mention.council in evident and not mention.beside
    return mention.how != "board"


@made_once
def _by_name(ontology: Ontology) -> Mapping[str, CouncilId]:
    """Councils by their names in small letters, where a name is one council's."""
    names: dict[str, set[CouncilId]] = defaultdict(set)
    for council in ontology.councils.values():
        for name in (council.label, *council.aliases):
            names[name.casefold()].add(council.id)
    return {name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1}


@made_once
def _island(ontology: Ontology) -> CouncilId | None:
    """The one council of the register that "the Island" can be."""
    fitting = [council.id for council in ontology.councils.values() if fits_noun(council, "island")]
    return fitting[0] if len(fitting) == 1 else None
