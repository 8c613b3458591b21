"""Which adults an article names in a public role, and whether they hold it now.

A name is a person's where a post stands beside it: before ("council leader Liam Robinson"), behind ("Philip
Jackson, leader of the council"), as a title ("Cllr"), or as a verb ("the council, led by Martin Tett"). Nothing is
taken from a name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from kg.model import BlockKind, CouncilId, PostStatus
from kg.ontology import Ontology
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_topics import speaks_of_inspection
from kg.reading.councils import CouncilReading
from kg.reading.dates import MONTHS
from kg.reading.parties import party_words
from kg.reading.people.gathered import Gathered, PeopleReading
from kg.reading.people.held import NOWHERE, Held, as_worded, councillor, held_of
from kg.reading.people.lead_inspectors import find_lead_inspectors, lead_inspector_words
from kg.reading.people.names import PersonName, find_names, may_hold_name
from kg.reading.people.pairs import Pairing, find_pairs
from kg.reading.people.pairs.between import ASIDE
from kg.reading.people.portfolios import find_portfolios
from kg.reading.people.posts import Organisation, Post, find_posts_in
from kg.reading.people.sent_in import is_to_decide, says_of_name
from kg.reading.people.spokespeople import REPRESENTATIVE, spoken_for
from kg.reading.people.successions import Successions, may_mean_subject
from kg.reading.people.words import PersonWords, person_words
from kg.reading.vocabulary import Hit, PhraseIndex, plain

_LONGEST_SIGNATURE, _LONGEST_POST = 60, 90
_MONTH = re.compile(rf"\b(?:{MONTHS}|fortnight|weeks?)\b")
_SURNAME = re.compile(
    r"(?P<name>[A-Z][\w'-]{3,})"
    r"(?:\s+(?:is|was|has been|became|will be|will become|remains)\s|,\s+(?:who|the|now|currently|its)\s)"
)
_CHOSEN_AS = re.compile(r"\b(?:appointed|named|hired|sent in|brought in|chose|picked) (?P<name>[A-Z][\w'-]{3,}) as ")
_REPRESENTS = re.compile(
    r",?\s+(?:who\s+(?:has\s+)?represent(?:s|ed)\s+(?:the\s+)?[A-Z]|"
    r"whose\s+(?:[A-Z][\w'-]+(?:\s+(?:and|under|upon|of|on|le|the|with|in))*\s+){1,5}(?:seat|constituency)\b)"
)
_THEN = re.compile(
    r"(?:,?\s+(?:for|of)\s+[A-Z][\w'-]*(?:\s+(?:[a-z]{2,4}\s+)?[A-Z][\w'-]*){0,4})?\s+at (?:the|that) time\b"
)
""" "Ann Lee, MP for Rochdale at the time"."""
_PARLIAMENT = re.compile(r"\b(?:MPs?|Commons|Parliament|parliament|Westminster)\b")
_PLURAL_TITLES = frozenset({"councillors", "cllrs"})
_LISTED = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?:Cllr\s+|Councillor\s+)?")
_FROM_COUNCIL = re.compile(r", (?:from|of|on) (?:the )?")
_SIGNS = re.compile(r"\W*(?:(?:[\w-]+\s+)?[Bb]y\s+)?")
""" "By", "Opinion by": what may stand before the name of an article's author."""
_DIED = re.compile(r"\b(?:death|murder|killing|suicide|manslaughter) of $", re.IGNORECASE)
"""Before the name of somebody of whose death a text tells."""
_OPENS = re.compile(r"(?:[A-Z][^,.;:\"]{2,60},\s+)?")
"""What may stand before the subject of a sentence: "When the inspectors left, Ann Lee ..."."""
_COMMISSIONER = re.compile(r"(?<!crime )(?<!police )\bcommissioner\b(?! for england)", re.IGNORECASE)
_ON_THE_COUNCIL = re.compile(r"\b(?:Cllr|Coun|[Cc]ouncillors?|[Oo]pposition|[Cc]abinet|[Ll]eader|scrutiny)\b")
_SEAT_OF = re.compile(r"(?:[A-Z][\w-]+(?:\s+(?:and|upon|under|of|on|le|the|with|in)\b)*\s+){0,4}[A-Z][\w-]+'s? ")
""" "Wentworth and Dearne's " + "Ann Lee", beside another MP."""
_HANSARD = re.compile(r"\s+\((?P<seat>[A-Z][\w'., &-]{2,50})\)\s+\((?P<party>[A-Z][\w/ .-]{1,20})\)[\s:.–—-]*")
_DEBATE = re.compile(r"\b(?:Hansard|House of Commons|Westminster Hall|[Hh]on\. (?:Member|Lady|Gentleman|Friend)s?)\b")
_SEAT_OF_MEMBER = (
    r"(?!Cabinet|Executive|Lead|Shadow|Portfolio)(?:[Hh]on(?:\.|ourable)?\s+)?(?:[A-Z][\w-]+\s+){0,2}?Member\s+for\s+"
    r"(?P<seat>[A-Z][\w'-]+(?:(?:\s+(?:and|upon|under|of|on|le|the|with|in))*\s+[A-Z][\w'-]+){0,4})"
)
_MEMBER_IS = re.compile(rf"(?:\s*\([^()]{{2,40}}\))?,\s+(?:the\s+)?{_SEAT_OF_MEMBER}")
_MEMBER_FOR = re.compile(rf"\b(?:[Tt]he|[Mm]y)\s+{_SEAT_OF_MEMBER},?\s+\(?$")
""" "The hon. Member for Rother Valley, " + "Ann Lee"."""
_OF_THE_ASSEMBLY = re.compile(
    r"(?<![\w'-])(?P<seat>[A-Z][\w'-]+(?:\s+(?:(?:and|upon|under|of|on|le|the|with|in)\s+)?[A-Z][\w'-]+){0,3})\s+AM\s+$"
)
""" "Clwyd West AM " + "Ann Lee"."""
_WELSH = re.compile(r"\b(?:Welsh|Wales|Assembly|Senedd)\b")
_AN_MP = re.compile(r"\bMPs?\b")
_DOES = re.compile(r"\s+[a-z]")
_SPEECH = re.compile(r"\s*,?\s*(?:said|says|told|added|explained|warned|insisted)\b")
_CUES = ("role:", "person-cue:", "speech:verb")
_CUE_KINDS = frozenset(cue.partition(":")[0] for cue in _CUES)


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the index every wording of a role, and the words that show who leads what."""
    del names  # posts are compared by stem
    for role in ontology.roles.values():
        for wording in (role.label, *role.aliases):
            words.add(wording, f"role:{role.id}")
    content = cast("Mapping[str, Iterable[object]]", ontology.lexicon.get("people", {}))
    for section, label in (
        ("heads", "person-cue:head"),
        ("led-by", "person-cue:led"),
        ("chaired-by", "person-cue:led"),
        ("leading", "person-cue:led"),
        ("chairing", "person-cue:led"),
        ("councillor-titles", "person-cue:title"),
        ("post-suffixes", "person-cue:title"),
        ("crew", "person-cue:crew"),
        ("pronouns", "person-cue:crew"),
        ("briefs", "person-cue:crew"),
        ("turns", "person-cue:crew"),
        ("relations", "person-cue:crew"),
        ("parties", "person-cue:party"),
    ):
        for entry in content.get(section, ()):
            words.add(str(entry), label)


def find_posts(
    annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, agencies: AgencyReading
) -> PeopleReading:
    """Read off the people of an article with their posts."""
    reader = _Reader(annotated, ontology, councils, agencies)
    held: list[Held] = []
    for sentence in annotated.sentences:
        held.extend(reader.read(sentence))
    return Gathered(annotated, ontology, councils, agencies, held, reader.unnamed).reading()


@dataclass(slots=True)
class _Reader:
    """Reads the posts of single sentences."""

    annotated: AnnotatedArticle
    ontology: Ontology
    councils: CouncilReading
    agencies: AgencyReading
    words: PersonWords = field(init=False)
    successions: Successions = field(init=False)
    text: str = field(init=False)
    unnamed: list[tuple[Sentence, PersonName]] = field(default_factory=list)
    """Names that speak, with no post beside them."""
    _surnames: dict[str, bool] = field(default_factory=dict)
    """Which of the words that were asked for end a full name of the article."""

    def __post_init__(self) -> None:
        self.words = person_words(self.ontology)
        self.successions = Successions(self.words, self._posts_before, self._text_before, self._is_new)
        self.text = self.annotated.plain.replace("\n", " ")

    def sentence_text(self, sentence: Sentence) -> str:
        """A sentence with plain apostrophes."""
        return self.text[sentence.start_char : sentence.end_char]

    def read(self, sentence: Sentence) -> Iterator[Held]:
        """The names of a sentence that stand beside a post."""
        text = self.sentence_text(sentence)
        labelled = self._labelled(sentence, text)
        if labelled is not None:
            yield replace(labelled, sentence=sentence)
            return
        if _CUE_KINDS.isdisjoint(sentence.kinds) and not self.agencies.mentions(sentence.index):
            return
        if not (may_hold_name(text) or self._trained_spans(sentence) or self._takes_up(sentence, text)):
            yield from self._signature(sentence, text)
            return
        if not (any(label.startswith(_CUES) for label in sentence.labels) or self.agencies.mentions(sentence.index)):
            return
        if self.annotated.kind(sentence) is BlockKind.HEADLINE and _is_title_case(text):
            return
        organisations = self._organisations(sentence)
        about = self.councils.subject is not None or self.councils.round_up
        posts = find_posts_in(self.annotated, sentence, text, organisations, self.words.roles, about_services=about)
        posts = [post for post in posts if not self.words.other_sphere(text, post)]
        names = self._names(sentence, text, posts, organisations)
        if self.words.is_silent(text):
            return
        names = [name for name in self._with_pronoun(sentence, text, names) if not _DIED.search(text, 0, name.start)]
        pairing = Pairing(text, names, posts, organisations, self.words)
        taken: set[int] = set()
        for at, held in find_pairs(pairing):
            taken.add(at)
            held = self._as_told_before(sentence, replace(self.successions.then(held, text), sentence=sentence))
            yield self.successions.seen(held)
        yield from self._related(sentence, text, names, taken)
        for at, held in self.successions.by_pronoun(sentence, text, names, taken):
            taken.add(at)
            yield self.successions.seen(replace(held, sentence=sentence))
            yield from self._related(sentence, text, names, taken)
        for at, role, status in list(find_portfolios(text, names, taken)):
            if self.words.roles.may_be_portfolio(role):
                taken.add(at)
                held = as_worded(names[at], role, self.words.roles)
                yield self.successions.seen(replace(held, status=status, sentence=sentence))
        for at, role in self._lead_inspectors(sentence, text, names).items():
            if at not in taken:
                taken.add(at)
                yield replace(
                    as_worded(names[at], role, self.words.roles), sentence=sentence, rule="person/team", rank=2
                )
        for name in names:
            if name.is_full and is_to_decide(text, name.end, self.text):
                yield replace(as_worded(name, "commissioner", self.words.roles), sentence=sentence)
        yield from self._without_post(sentence, names, taken, organisations)
        if not names:
            yield from self._signature(sentence, text)

    def _without_post(
        self, sentence: Sentence, names: Sequence[PersonName], taken: set[int], organisations: Sequence[Organisation]
    ) -> Iterator[Held]:
        """Names beside no post, by their title, their party or their seat; who speaks without any is noted."""
        text = self.sentence_text(sentence)
        listed = self._listed_councillors(text, names)
        for at, name in enumerate(names):
            if at in taken:
                continue
            by_title = (
                self._by_title(name, text, organisations)
                or self._by_party(name, text, organisations)
                or self._for_its_party(sentence, text, name)
                or self._by_seat(sentence, text, name, organisations)
                or self._in_hansard(text, name)
                or (self._of_party(councillor(name), text) if at in listed else None)
                or self._for_a_body(name, text, organisations)
                or (as_worded(name, "commissioner", self.words.roles) if self._is_sent_in(name, text) else None)
            )
            if by_title is not None:
                yield replace(by_title, sentence=sentence)
            elif name.is_full and _SPEECH.match(text, name.end):
                self.unnamed.append((sentence, name))

    def _for_a_body(self, name: PersonName, text: str, organisations: Sequence[Organisation]) -> Held | None:
        """ "NAME, of the NSPCC, said so": who speaks for a body, with no post of which the text tells."""
        body = spoken_for(text, name, organisations)
        if body is None:
            return None
        held = as_worded(name, REPRESENTATIVE, self.words.roles)
        return replace(held, organisation=body, kind=body.type, rule="person/body", rank=2)

    def _is_sent_in(self, name: PersonName, text: str) -> bool:
        """ "NAME, who was sent in by the government", in an article that speaks of such a commissioner."""
        sent = name.is_full and not name.possessive and says_of_name(text, name.end)
        return sent and _COMMISSIONER.search(self.text) is not None

    def _related(self, sentence: Sentence, text: str, names: Sequence[PersonName], taken: set[int]) -> Iterator[Held]:
        """Predecessors, successors and deputies of who has just been named in a post."""
        for at, held in list(self.successions.related(sentence, text, names, taken)):
            taken.add(at)
            yield replace(held, sentence=sentence)

    def _with_pronoun(self, sentence: Sentence, text: str, names: list[PersonName]) -> list[PersonName]:
        """With the person whom a pronoun at the start means, where the sentence before named just one who spoke."""
        spoke = [name for before, name in self.unnamed if before.index == sentence.index - 1]
        meant = self.successions.antecedent(sentence, text, spoke or self._subject_before(sentence, text))
        return sorted([meant, *names], key=lambda name: name.start) if meant is not None else names

    def _subject_before(self, sentence: Sentence, text: str) -> Sequence[PersonName]:
        """Who the sentence before begins with, where it names nobody else: whom a pronoun with a post means."""
        if sentence.index == 0 or _CUE_KINDS.isdisjoint(sentence.kinds) or not may_mean_subject(text):
            return ()
        before = self.annotated.sentences[sentence.index - 1]
        told = self.sentence_text(before)
        blocked = [(one.start, one.end) for one in self._organisations(before)]
        names = find_names(told, blocked, self.words.names) if may_hold_name(told) else []
        one = len(names) == 1 and names[0].is_full and _OPENS.fullmatch(told, 0, names[0].start) is not None
        return names if one and not names[0].possessive else ()

    def _as_told_before(self, sentence: Sentence, held: Held) -> Held:
        """ "Ann Lee is to leave. She has been director since May": the sentence before says how she has the post."""
        by_pronoun = held.name.end - held.name.start <= len("She") < len(held.name.text)
        if sentence.index == 0 or held.status is not PostStatus.CURRENT or not by_pronoun or held.name.start > 0:
            return held
        before = self.sentence_text(self.annotated.sentences[sentence.index - 1])
        at = before.find(held.name.text)
        tail = before[at + len(held.name.text) :].lstrip(" ,") if at >= 0 else ""
        told = next((status for pattern, status in self.words.then_said if pattern.match(tail)), None)
        return replace(held, status=told) if told is PostStatus.OUTGOING else held

    def _takes_up(self, sentence: Sentence, text: str) -> bool:
        """Whether a pronoun or a surname at the start may stand for somebody whom the article has named."""
        if text.startswith(("He ", "She ")):
            spoke = bool(self.unnamed) and self.unnamed[-1][0].index == sentence.index - 1
            return spoke or bool(self._subject_before(sentence, text))
        if text.startswith("As "):
            return bool(self._subject_before(sentence, text))
        match = _SURNAME.match(text)
        return match is not None and "role" in sentence.kinds and self._is_surname(match["name"])

    def _text_before(self, sentence: Sentence) -> str:
        """The text of the sentence before."""
        return self.sentence_text(self.annotated.sentences[sentence.index - 1])

    def _is_new(self, sentence: Sentence, name: PersonName) -> bool:
        """Whether nobody of that surname is named before a sentence."""
        return re.search(rf"\b{re.escape(name.text.rsplit(' ', 1)[-1])}\b", self.text[: sentence.start_char]) is None

    def _posts_before(self, sentence: Sentence) -> Sequence[Post]:
        """The posts of the sentence before."""
        before = self.annotated.sentences[sentence.index - 1]
        organisations = self._organisations(before)
        return find_posts_in(self.annotated, before, self.sentence_text(before), organisations, self.words.roles)

    def _lead_inspectors(self, sentence: Sentence, text: str, names: Sequence[PersonName]) -> Mapping[int, str]:
        if not names or all(fact.type != "inspectorate" for fact in self.agencies.facts):
            return {}
        told = _MONTH.search(text) is not None or speaks_of_inspection(sentence)
        beside = self.annotated.sentences[sentence.index - 1] if sentence.index else None
        before = self.sentence_text(beside) if beside is not None and speaks_of_inspection(beside) else ""
        return find_lead_inspectors(text, names, lead_inspector_words(self.ontology), told=told, before=before)

    def _organisations(self, sentence: Sentence) -> list[Organisation]:
        offset = sentence.start_char
        found = [
            Organisation(m.start_char - offset, m.end_char - offset, council=m.council, type="council")
            for m in self.councils.mentions(sentence.index)
        ]
        for mention in self.agencies.mentions(sentence.index):
            start, end = mention.start_char - offset, mention.end_char - offset
            found = [other for other in found if not (start <= other.start and other.end <= end)]
            found.append(Organisation(start, end, agency=mention.agency, type=str(mention.type)))
        doc = self.annotated.doc
        for hit in sentence.names:
            if (town := self._with_mayor(sentence, hit)) is not None:
                last = doc[hit.end - 1]
                start, end = doc[hit.start].idx - offset, last.idx + len(last) - offset
                found.append(Organisation(start, end, council=town, type="council"))
            if any(label.startswith("other-authority:") for label in hit.labels):
                last = doc[hit.end - 1]
                start, end = doc[hit.start].idx - offset, last.idx + len(last) - offset
                if not any(other.start <= start < other.end for other in found):
                    found.append(Organisation(start, end, type="stranger"))
        return sorted(found, key=lambda one: (one.start, one.end))

    def _with_mayor(self, sentence: Sentence, hit: Hit) -> CouncilId | None:
        """ "Middlesbrough" + "Mayor Ann Lee": the council of the article that a place before an elected mayor means."""
        doc = self.annotated.doc
        begins = hit.start == sentence.start or not (
            doc[hit.start - 1].orth_[:1].isupper() or doc[hit.start - 1].lower_ in ("and", "&")
        )
        if not begins or hit.end >= sentence.end or doc[hit.end].orth_ != "Mayor":
            return None
        return next((fact.council for fact in self.councils.facts if f"place:{fact.council}" in hit.labels), None)

    def _names(
        self, sentence: Sentence, text: str, posts: Sequence[Post], organisations: Sequence[Organisation]
    ) -> list[PersonName]:
        blocked = [(post.core, post.end) for post in posts]
        # A place may be somebody's surname; a council or an agency is nobody's.
        blocked += [(one.start, one.end) for one in organisations if " " in text[one.start : one.end] or one.agency]
        places = {(one.start, one.end) for one in organisations}
        creator = plain(self.annotated.article.creator or "").lower()
        names: list[PersonName] = []
        for name in self._with_trained(sentence, text, blocked, find_names(text, blocked, self.words.names)):
            words_start = name.name_end - len(name.text)
            if (words_start, name.name_end) in places:
                continue
            if creator and name.text.lower() in creator and not self._signs_in_post(text, name, posts):
                continue
            names.append(name)
        return self._with_surnames(text, blocked, names) if posts else names

    def _signs_in_post(self, text: str, name: PersonName, posts: Sequence[Post]) -> bool:
        """ "By Cllr NAME, leader of the council": whether an article's author is said to be in a public post."""
        signs = _SIGNS.fullmatch(text, 0, name.start) is not None
        return signs and any(ASIDE.fullmatch(text, name.end, post.start) for post in posts if post.start > name.end)

    def _with_surnames(
        self, text: str, blocked: Sequence[tuple[int, int]], names: list[PersonName]
    ) -> list[PersonName]:
        """With a surname alone, where the article has the full name: "Clarke is head of", "appointed Clarke as"."""
        match = _SURNAME.match(text) or _CHOSEN_AS.search(text)
        if match is None:
            return names
        word, (start, end) = match["name"], match.span("name")
        first = start == 0 and any(name.start < match.end() for name in names)
        taken = any(one.start < end and start < one.end for one in names)
        taken = taken or any(begin < end and start < last for begin, last in blocked)
        if first or taken or word.lower() in self.words.names.not_names or not self._is_surname(word):
            return names
        return sorted([PersonName(word, start, end, name_end=end), *names], key=lambda name: name.start)

    def _is_surname(self, word: str) -> bool:
        """Whether it ends a full name of the article, of somebody who speaks or is spoken of.

        Names are looked for only in sentences with the word: most that open one ("Leaders are") are no names.
        """
        known = self._surnames.get(word)
        if known is None:
            shouted = word.upper()
            told = map(self.sentence_text, self.annotated.sentences)
            texts = (text for text in told if word in text or shouted in text)
            found = (name for text in texts if may_hold_name(text) for name in find_names(text, (), self.words.names))
            known = self._surnames[word] = any(n.is_full and n.text.rsplit(" ", 1)[-1] == word for n in found)
        return known

    def _with_trained(
        self, sentence: Sentence, text: str, blocked: Sequence[tuple[int, int]], names: list[PersonName]
    ) -> list[PersonName]:
        """The names found by shape, and those full names that only a trained pipeline sees ("bell hooks")."""
        taken = [*blocked, *((name.start, name.end) for name in names)]
        seen = [
            PersonName(text[start:end], start, end, name_end=end)
            for start, end in self._trained_spans(sentence)
            if " " in text[start:end] and not any(start < last and first < end for first, last in taken)
        ]
        return sorted([*names, *seen], key=lambda name: name.start) if seen else names

    def _trained_spans(self, sentence: Sentence) -> list[tuple[int, int]]:
        """What a trained pipeline takes for people, in characters of the sentence."""
        begin = sentence.start_char
        return [
            (start - begin, end - begin)
            for start, end in self.annotated.people
            if begin <= start and end <= sentence.end_char
        ]

    def _by_title(self, name: PersonName, text: str, organisations: Sequence[Organisation]) -> Held | None:
        """What a title or a suffix alone says: "Cllr", "MP", "HMI"."""
        if not name.is_full or name.possessive:
            return None
        if self.words.names.is_councillor(name):
            organisation = next((one for one in organisations if 0 <= one.start - name.end <= 6), None)
            held = self._of_party(councillor(name), text)
            former = re.search(r"\b(?:former|ex-?)\s*$", text[: name.start], re.IGNORECASE)
            held = replace(held, status=PostStatus.FORMER) if former else held
            return replace(held, organisation=organisation if organisation and organisation.council else None)
        if name.suffix:
            role_id = self.words.names.suffixes[name.suffix]
            kind = self.words.roles.kinds.get(role_id, "other")
            then = _THEN.match(text, name.end) is not None
            status = PostStatus.FORMER if then else PostStatus.CURRENT
            return Held(name, NOWHERE, name.suffix, role_id, kind, status, "person/suffix", rank=1)
        return None

    def _of_party(self, held: Held, text: str) -> Held:
        """With the party that the text tells beside the name: "Cllr Ann Lee (Lab)"."""
        party = party_words(self.ontology).beside(text, held.name.start, held.name.end)
        return replace(held, role=f"{party} {held.role}") if party else held

    def _by_party(self, name: PersonName, text: str, organisations: Sequence[Organisation]) -> Held | None:
        """ "Conservative Ann Lee, from Leeds City Council": of a party, and of a council."""
        of_party = (
            name.is_full and not name.possessive and party_words(self.ontology).before(text, name.start) is not None
        )
        behind = _FROM_COUNCIL.match(text, name.end) if of_party else None
        if behind is None:
            return None
        at = next((one for one in organisations if one.council is not None and one.start == behind.end()), None)
        return replace(councillor(name), organisation=at) if at is not None else None

    def _for_its_party(self, sentence: Sentence, text: str, name: PersonName) -> Held | None:
        """ "Cllr Tom Brown was sorry. Liberal Democrat NAME was not": another councillor, of a party."""
        if not name.is_full or name.possessive or not party_words(self.ontology).opens(text, name.start):
            return None
        beside = self._beside_before(sentence)
        if _DOES.match(text, name.end) is None or _ON_THE_COUNCIL.search(beside) is None or _PARLIAMENT.search(beside):
            return None
        return self._of_party(councillor(name), text)

    def _beside_before(self, sentence: Sentence) -> str:
        """The sentence before, where it is of the same paragraph."""
        before = self.annotated.sentences[sentence.index - 1] if sentence.index else None
        return self.sentence_text(before) if before is not None and before.block == sentence.block else ""

    def _by_seat(
        self, sentence: Sentence, text: str, name: PersonName, organisations: Sequence[Organisation]
    ) -> Held | None:
        """ "NAME, who represents Rother Valley", "whose Rother Valley seat": an MP, where the text speaks of such.

        Beside another MP "Rother Valley's NAME" is one, and "Unison's NAME" is none.
        """
        if not name.is_full or name.possessive:
            return None
        kind = self.words.roles.kinds.get("member-of-parliament", "other")
        held = Held(name, NOWHERE, "mp", "member-of-parliament", kind, PostStatus.CURRENT, "person/seat", rank=1)
        owned = name.start > 0 and _SEAT_OF.fullmatch(text, 0, name.start) is not None
        of_a_body = any(
            one.agency is not None and one.end <= name.start <= one.end + len("'s ") for one in organisations
        )
        if owned and not of_a_body and _SPEECH.match(text, name.end) and _AN_MP.search(self._beside_before(sentence)):
            return held
        for_seat = _MEMBER_IS.match(text, name.end) or _MEMBER_FOR.search(text, 0, name.start)
        if for_seat is not None and (_PARLIAMENT.search(self.text) or _DEBATE.search(self.text)):
            return replace(held, role=f"mp for {for_seat['seat'].lower()}")
        of_assembly = _OF_THE_ASSEMBLY.search(text, 0, name.start)
        if of_assembly is not None and _WELSH.search(self.text) is not None:
            return as_worded(name, f"am for {of_assembly['seat'].lower()}", self.words.roles)
        if _REPRESENTS.match(text, name.end) is None:
            return None
        before = self.annotated.sentences[sentence.index - 1] if sentence.index else sentence
        if _PARLIAMENT.search(self.sentence_text(before)) is None and _PARLIAMENT.search(text) is None:
            return None
        return held

    def _in_hansard(self, text: str, name: PersonName) -> Held | None:
        """ "NAME (Rother Valley) (Lab)", alone on a line of a debate: whose turn it is, as Hansard has it."""
        seat = _HANSARD.fullmatch(text, name.end) if name.start == 0 and name.is_full else None
        if seat is None or not party_words(self.ontology).beside(text, name.start, seat.end("seat") + 1):
            return None
        if _DEBATE.search(self.text) is None:
            return None
        held = as_worded(name, f"mp for {seat['seat'].lower()}", self.words.roles)
        return replace(held, role_id="member-of-parliament", kind=self.words.roles.kinds["member-of-parliament"])

    @staticmethod
    def _listed_councillors(text: str, names: Sequence[PersonName]) -> set[int]:
        """ "Councillors Ann Lee (Chair), Tom Brown and Jo Hill": names that share a title in the plural."""
        listed: set[int] = set()
        for at, name in enumerate(names):
            first = bool(set(name.titles) & _PLURAL_TITLES)
            if first or (
                at - 1 in listed and not name.titles and _LISTED.fullmatch(text[names[at - 1].end : name.start])
            ):
                listed.add(at)
        return {at for at in listed if names[at].is_full and not names[at].possessive}

    def _labelled(self, sentence: Sentence, text: str) -> Held | None:
        """A name alone on a line, and a post with a colon alone on the line before: a report's particulars."""
        if len(text) > _LONGEST_SIGNATURE or sentence.index == 0:
            return None
        before = self.annotated.sentences[sentence.index - 1]
        label = self.sentence_text(before).rstrip()
        if not label.endswith(":") or len(label) > _LONGEST_SIGNATURE or before.block == sentence.block:
            return None
        posts = self._posts_before(sentence)
        names = find_names(text, (), self.words.names)
        alone = len(posts) == 1 and posts[0].start == 0 and not label[posts[0].end :].strip(" :")
        if (
            not alone
            or len(names) != 1
            or not names[0].is_full
            or names[0].start > 0
            or text[names[0].end :].strip(" .,")
        ):
            return None
        return held_of(names[0], posts[0], "person/label")

    def _signature(self, sentence: Sentence, text: str) -> Iterator[Held]:
        """A post alone on a line, perhaps with its body, and the name alone on the line before it: a letter's end."""
        if len(text) > _LONGEST_POST or sentence.index == 0:
            return
        before = self.annotated.sentences[sentence.index - 1]
        if before.block == sentence.block or before.end_char - before.start_char > _LONGEST_SIGNATURE:
            return
        organisations = self._organisations(sentence)
        about = self.councils.subject is not None
        posts = find_posts_in(self.annotated, sentence, text, organisations, self.words.roles, about_services=about)
        if not posts or posts[0].start > 0:
            return
        body, rest = posts[0].organisation, posts[0].end
        for one in organisations:
            if not text[rest : one.start].strip(" ,"):
                body, rest = one, one.end
        left = list(text[rest:])
        for one in organisations:
            if one.start >= rest:
                body = body or one
                left[one.start - rest : one.end - rest] = " " * (one.end - one.start)
        left = "".join(left).lower().replace("&", " ").split()
        if any(word.strip(".,'():–-") not in self.words.roles.portfolio | {"and", ""} for word in left):
            return
        line = self.sentence_text(before)
        # Letters are often signed in capitals: "SUSAN MARSH".
        line = re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), line) if line.isupper() else line
        names = find_names(line, (), self.words.names)
        if len(names) != 1 or not names[0].is_full:
            return
        letters = (line[: names[0].start] + line[names[0].end :]).lower().split()
        if all(word.strip(".,:") in self.words.names.honours for word in letters):
            held = held_of(names[0], posts[0], "person/signature")
            yield replace(held, sentence=sentence, organisation=body)


def _is_title_case(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 6 and sum(word[0].isupper() for word in words) > 0.8 * len(words)
