"""The talk of an article from sentence to sentence: between names it stays with the council that it was about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import CouncilId
from kg.reading.annotate import Sentence
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_topics import LEAD_SENTENCES, speaks_of_inspection
from kg.reading.council_words import fits_noun
from kg.reading.councils.nouns import by_noun, is_of_old
from kg.reading.councils.others import is_of_another_trust, is_of_others
from kg.reading.councils.talk import Talk
from kg.reading.dates import MONTHS
from kg.reading.round_ups import LEAD
from kg.reading.vocabulary import has_label

_PRONOUN = re.compile(r"(?:it|its|that)\b", re.IGNORECASE)
_QUOTES = re.compile(r"\W*[\"'“‘]")
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
_AT_THE_TIME = re.compile(
    r"\b(?:at the time|at that time|at that point|in those days|back then|by then)\b", re.IGNORECASE
)
_FIRST_WORD = 4
_STRANGE_PLACE = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Aa]cross|[Aa]round) (?:the )?"
    rf"(?!(?:{MONTHS}|Spring|Summer|"
    r"Autumn|Winter|Easter|Christmas|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Ofsted|MASH|Year)\b)"
    r"[A-Z][a-z]{3,}"
)
"""A place that is that of no council which is named: which one it lies in is not known."""
_THE_REPORT = re.compile(r"\W*(?:the|this) (?:report|verdict|letter|findings)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"\W*It (?:was|is|has been|had been|requires|required) ", re.IGNORECASE)


def walk(
    talk: Talk, subject: CouncilId | None, round_up: bool, topical: list[tuple[CouncilMention, ...]]
) -> tuple[list[CouncilId | None], list[CouncilId | None]]:
    """For each sentence the council that it is about, and the one that the talk was about before it."""
    steps = _Walk(talk, subject, round_up, topical)
    about: list[CouncilId | None] = []
    outer: list[CouncilId | None] = []
    block = -1
    for index, sentence in enumerate(talk.annotated.sentences):
        one, before = steps.step(index, fresh=sentence.block != block)
        about.append(one)
        outer.append(before)
        block = sentence.block
    return about, outer


class _Walk:
    """What is kept in mind from one sentence to the next."""

    def __init__(
        self, talk: Talk, subject: CouncilId | None, round_up: bool, topical: list[tuple[CouncilMention, ...]]
    ) -> None:
        self.talk = talk
        self.subject = subject
        self.round_up = round_up
        self.topical = topical
        self.breaks = talk.layout.breaks()
        self.focus = subject
        """The council that the talk is about."""
        self.asides: set[CouncilId] = set()
        """Other councils that a sentence has led with, for the pronoun's sake."""
        self.graded = False
        """Whether such a sentence has graded a place."""
        self.meant: CouncilId | None = None
        """Another council that the sentence before means by a noun."""
        self.there: CouncilId | None = None
        """The place of the sentence before, called "there" since."""
        self.called: CouncilId | None = None
        """The council that a paragraph begins with by its noun: "The city was inadequate ..."."""
        self.old: CouncilId | None = None
        """The abolished council of which the sentence before tells."""
        self.last: CouncilId | None = None
        """The council of the sentence before."""
        self.speaks: tuple[int, CouncilId | None] = (-1, None)
        """A paragraph of what somebody says, and the council of the line that introduces it."""

    def step(self, index: int, *, fresh: bool) -> tuple[CouncilId | None, CouncilId | None]:
        """The council of a sentence, and that of the talk before it; ``fresh``: whether it begins a paragraph."""
        if index in self.talk.silent or index in self.talk.taken_back:
            return None, None
        if not self.talk.topic.services:
            return self._in_passing(index, fresh=fresh)
        self._turn(index, fresh=fresh)
        outer = self.focus
        here = self.topical[index]
        if fresh or here:
            self._note_aside(index, here)
        if fresh or here or self.talk.is_report:
            self.meant = self.there = self.called = None
        if here:
            self.last = self._named(index, here, fresh=fresh)
        elif self.talk.is_report:
            self.last = self._by_noun(index, fresh=fresh)
        else:
            self.last = self._unnamed(index, fresh=fresh)
        return self.last, outer

    def _in_passing(self, index: int, *, fresh: bool) -> tuple[CouncilId | None, CouncilId | None]:
        """ "News in brief": what a sentence tells by itself is told, to the end of its paragraph."""
        here, pointing = self.topical[index], self.talk.pointing
        self.focus = here[0].council if here else None if fresh else self.focus
        about = pointing.get(index, self.focus)
        if index in pointing and self.talk.topic.in_passing:
            self.focus = pointing[index]
        return about, self.focus

    def _turn(self, index: int, *, fresh: bool) -> None:
        """Where a section or a paragraph begins, the talk may turn to another council, or to none."""
        if index in self.talk.layout.sections:
            self.focus = self.talk.layout.sections[index]
        elif index in self.breaks or (fresh and self.round_up and _leaves(self.talk, index)):
            self.focus = None
        elif (
            fresh
            and self.round_up
            and _opens_with_report(self.talk, index)
            and _names_several(self.talk, index - 1, self.topical)
        ):
            # "Poole required improvement, and Dorset was told to improve. <new paragraph> The report lists ...".
            self.focus = _leading(self.topical)

    def _note_aside(self, index: int, here: Sequence[CouncilMention]) -> None:
        """ "Next door, Stockton is good. It was inadequate in 2014": the other council, for the pronoun's sake."""
        sentence = self.talk.annotated.sentences[index]
        leads = bool(here) and here[0].start_char <= sentence.start_char + LEAD
        aside = leads and here[0].council not in (self.focus, self.subject) and not self.round_up
        self.asides = {mention.council for mention in here} if aside else set()
        self.graded = aside and here[0].how == "place" and "grade" in sentence.kinds

    def _named(self, index: int, here: Sequence[CouncilMention], *, fresh: bool) -> CouncilId:
        """The council of a sentence that names one; the talk may turn to it."""
        turns = here[0].council == self.subject or (
            fresh and _introduces(self.talk, self.talk.annotated.sentences[index], here[0])
        )
        turns = turns or (fresh and _tells_of_another(self.talk, index, here))
        if self.round_up and len(here) > 1 and _helps(self.talk, here):
            self.focus = here[1].council
        elif self.round_up or turns:
            own = [mention for mention in here if mention.how != "board"] or here
            last = self.round_up and len({mention.council for mention in own}) == 1
            self.focus = own[-1 if last else 0].council
        return here[0].council

    def _unnamed(self, index: int, *, fresh: bool) -> CouncilId | None:
        """The council of a sentence of news that names none."""
        sentence = self.talk.annotated.sentences[index]
        text = self.talk.annotated.text(sentence)
        if self.round_up and not self.talk.layout.sections and _heads_a_kind(self.talk, sentence):
            # "Focused visit", and below it the next council.
            return None
        if is_of_others(self.talk, index, self.subject) or is_of_another_trust(self.talk, sentence, self.focus):
            return None
        if (
            fresh
            and index
            and _QUOTES.match(text)
            and self.talk.annotated.text(self.talk.annotated.sentences[index - 1]).endswith(":")
        ):
            # "City council leader Ann Lee says:" and, below it, what she says: of the city's council.
            self.speaks = (sentence.block, self.last)
        if self.speaks[0] == sentence.block and self.last is not None:
            return self.speaks[1]
        told = _told_before(self.talk, index)
        if told is not None and self.talk.words.that_one.match(text):
            return told
        silent = not self.talk.mentions[index]
        if not fresh and silent and told not in (None, self.focus) and _THERE.search(text):
            # "Herefordshire comes up. Ofsted found failures there": the place of the sentence before.
            self.there = told
            return told
        if not fresh and silent and self._is_named_first(index, told):
            # "Police fail children in Kent. ... Medway Council's staff were late. The council has not told ...".
            self.focus = told
            return told
        if self.there is not None and silent and "noun" not in sentence.kinds:
            return self.there
        if not fresh and self.asides and _PRONOUN.match(text):
            # "Slough and Doncaster are inadequate. It was rated good": neither of them, nor surely another.
            return next(iter(self.asides)) if len(self.asides) == 1 else None
        if not fresh and self.graded and "noun" not in sentence.kinds:
            # "Kent's services require improvement. Oversight is weak", in news of Torbay: of Kent, or of either.
            return None
        other = _opened_with(self.talk, index) if not fresh else None
        if other in (None, self.focus):
            return self._by_noun(index, fresh=fresh)
        if _ITS_OWN.match(text):
            # "Thurrock, its neighbour, is bankrupt. Its services, however, are good", in news of Essex.
            return other
        if (noun := _OPENS_WITH_NOUN.match(text)) is not None:
            # "Bradford lost control of its services. The district is inadequate", in news of Solihull.
            return _of_either(self.talk, other, self.focus, noun["noun"].lower())
        if _IT_WAS.match(text) and not self.topical[index - 1]:
            # "Buckinghamshire has a commissioner. It was inadequate twice", in news of Slough.
            return other
        return self._by_noun(index, fresh=fresh)

    def _is_named_first(self, index: int, told: CouncilId | None) -> bool:
        """Whether "the council" is the one that the sentence before names in full, where no other has been so far.

        The talk of an article on a police force is of its county, by a bare name: not of the county's council.
        """
        if told in (None, self.focus) or not self.topical[index - 1] or self.round_up:
            return False
        if self.talk.words.the_council.match(self.talk.annotated.text(self.talk.annotated.sentences[index])) is None:
            return False
        in_full = {
            one.council for found in self.talk.mentions[:index] for one in found if one.how in ("name", "services")
        }
        return in_full == {told}

    def _by_noun(self, index: int, *, fresh: bool) -> CouncilId | None:
        """The council of a sentence by a noun in it or in those before it; else the one that the talk is about."""
        sentence = self.talk.annotated.sentences[index]
        text = self.talk.annotated.text(sentence)
        one = by_noun(self.talk, sentence, self.focus)
        if self.old is not None and one == self.focus and _AT_THE_TIME.search(text):
            # "The old county council was inadequate in 2019. At the time children had no social worker".
            one = self.old
        self.old = one if is_of_old(text) or one == self.old else None
        if self.meant is not None and one == self.focus and _THEY.search(text):
            # "Ofsted rated the Island's services inadequate. By 2014 they had moved on", in news of Hampshire.
            one = self.meant
        if self.called is not None and one == self.focus and "noun" not in sentence.kinds:
            # "The city was inadequate for help. Adoption requires improvement", after news of the county.
            one = self.called
        if fresh and one != self.focus and _CALLED_BY_NOUN.match(text):
            self.called = one
        self.meant = one if one != self.focus else None
        return one


def _heads_a_kind(talk: Talk, sentence: Sentence) -> bool:
    """Whether a line is nothing but the name of a kind of inspection."""
    size = sentence.end - sentence.start
    return any(hit.end - hit.start == size for hit in sentence.words if has_label(hit, "type:"))


def _helps(talk: Talk, here: Sequence[CouncilMention]) -> bool:
    """ "Leeds, now rated outstanding, has been helping Kirklees": the talk stays with who is helped."""
    return _HELPING.fullmatch(talk.annotated.plain, here[0].end_char, here[1].start_char) is not None


def _opened_with(talk: Talk, index: int) -> CouncilId | None:
    """The one council, or place of one, that the sentence before names, at its very beginning."""
    before, other = talk.annotated.sentences[index - 1], _told_before(talk, index)
    opens = other is not None and talk.mentions[index - 1][0].start_char <= before.start_char + _FIRST_WORD
    return other if opens else None


def _of_either(talk: Talk, other: CouncilId | None, focus: CouncilId | None, noun: str) -> CouncilId | None:
    """Which of two councils a noun means; none where it fits both."""
    if noun not in ("city", "county", "borough", "district") or other is None:
        return None
    fits = fits_noun(talk.ontology.councils[other], noun)
    return other if fits and not (focus and fits_noun(talk.ontology.councils[focus], noun)) else None


def _opens_with_report(talk: Talk, index: int) -> bool:
    """Whether a sentence begins with "the report": that which the article is about."""
    return _THE_REPORT.match(talk.annotated.text(talk.annotated.sentences[index])) is not None


def _names_several(talk: Talk, index: int, topical: Sequence[tuple[CouncilMention, ...]]) -> bool:
    """Whether the paragraph of a sentence is about several councils."""
    sentences = talk.annotated.sentences
    block = sentences[index].block
    told: set[CouncilId] = set()
    while index >= 0 and sentences[index].block == block:
        told.update(mention.council for mention in topical[index])
        index -= 1
    return len(told) > 1


def _leading(topical: Sequence[tuple[CouncilMention, ...]]) -> CouncilId | None:
    """The one council with which an article begins."""
    named = ({mention.council for mention in found} for found in topical[:LEAD_SENTENCES])
    first = next((councils for councils in named if councils), set())
    return next(iter(first)) if len(first) == 1 else None


def _told_before(talk: Talk, index: int) -> CouncilId | None:
    """The one council that the sentence before names, or whose trust it names, in whatever part of it."""
    named = {mention.council for mention in talk.mentions[index - 1]} if index else set()
    return next(iter(named)) if len(named) == 1 else None


def _tells_of_another(talk: Talk, index: int, here: Sequence[CouncilMention]) -> bool:
    """Whether a paragraph begins with the inspection of another council of which the article tells at length."""
    other = here[0].council
    named = [at for at, found in enumerate(talk.mentions) if any(m.council == other and not m.beside for m in found)]
    sentences = talk.annotated.sentences
    inspected = [at for at in named if speaks_of_inspection(sentences[at])]
    alone = len({mention.council for mention in here}) == 1
    return alone and speaks_of_inspection(sentences[index]) and len(named) >= 3 and len(inspected) >= 2


def _introduces(talk: Talk, sentence: Sentence, first: CouncilMention) -> bool:
    """Whether a sentence turns to the council that it names first: "A report on Kent", "In Kent, ..."."""
    if talk.words.introduction.search(talk.annotated.text(sentence)) is not None:
        return True
    return talk.words.scene.fullmatch(talk.annotated.plain, sentence.start_char, first.start_char) is not None


def _leaves(talk: Talk, index: int) -> bool:
    """In a round-up: whether a new paragraph is about no council until it names one."""
    sentence = talk.annotated.sentences[index]
    if talk.layout.sections:
        return talk.layout.begins_section(index)
    area = any(
        hit.start <= sentence.start + 1 and any(label.startswith("area:") for label in hit.labels)
        for hit in sentence.words
    )
    words = talk.annotated.text(sentence)
    own = talk.words.the_council.search(words) is not None
    if not area and not own and talk.words.general.search(words) is not None:
        # But "Government figures show that *the authority's* vacancies have fallen" goes on about it.
        return True
    return not talk.mentions[index] and _STRANGE_PLACE.search(words) is not None
