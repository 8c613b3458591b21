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

from kg.model import AgencyId, BlockKind, CouncilId, Evidence, Issue, PostFact, PostStatus
from kg.ontology import Ontology
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.lead_inspectors import find_lead_inspectors
from kg.reading.person_names import NameWords, PersonName, find_names, may_hold_name
from kg.reading.roles import Organisation, Post, RoleWords, find_posts_in
from kg.reading.vocabulary import PhraseIndex, plain

_EVIDENCES = 3
_LONGEST_SIGNATURE = 60

_DIRECT = re.compile(
    r"\s*(?:[:–—|-]\s*|,?\s+(?:is|was|are|were|remains|being|(?P<coming>will be|is to be))\s+(?:now\s+)?|\(\s*|\s|"
    r"\s+(?:(?:is|was|has been) )?(?:now )?(?:held|taken|filled) by\s+|\s+(?:has gone|went|falls|goes) to\s+|"
    r"\s*,?\s*called\s+|\s*,?\s*one\s+)?"
)
_COMMA = re.compile(
    r"(?:\s+(?:in|since) [^,;.]{3,25})?\s*,\s*(?:now\s+)?"
    r"(?:(?:Labour|Conservative|Tory|Lib Dem|Liberal Democrat|Green|Independent|Reform)(?:'s)?\s+)?"
)
_PARTY = r"(?:\s*\([^()]{2,40}\))?"
_AGE = r"(?:,\s*(?:aged\s+)?\d\d|,\s*(?:pictured|above|left|right|centre)(?=,))?"
_ASIDE = re.compile(
    rf"{_PARTY}{_AGE}\s*(?:,\s*|\s[–—-]\s+|\s*\|\s*|\s*\(\s*|\s*:\s+)(?:of\s+|one of\s+)?(?:also\s+|now\s+)?"
)
_BOUNDARY = re.compile(r"\s*(?:[,.;:)(–—|]|$|\s-\s|and\b|or\b|who\b|HMI\b|['\"])")
_OF_ORGANISATION = re.compile(r",?\s+(?:of|from|at)\s+(?:(?:the|neighbouring|nearby)\s+)*")
_AND = re.compile(r"\s*(?:,\s*(?:and|&)?|and|&|;)\s*")
_WHO_AS = re.compile(
    r",?\s+(?:who\s+(?P<how>[^,;.]{3,60}?)|"
    r"(?:sent|brought|drafted|parachuted|called|hired|put|chosen|picked)\b[^,;.]{0,50}?)\s+as\s+(?:(?:the|its|their|a|an)\s+)?"
)
_AS_VERBS = (
    (re.compile(r"\b(?:joins|will|starts|takes|is to|is due|arrives)\b"), PostStatus.INCOMING),
    (re.compile(r"\b(?:holding the fort|standing in|filling in|stepped in|covering|acting)\b"), PostStatus.INTERIM),
    (re.compile(r"\b(?:is leaving|is stepping|is standing|leaves)\b"), PostStatus.OUTGOING),
    (
        re.compile(r"\b(?:left|resigned|quit|stepped down|stood down|retired|was sacked|lost|served|used to)\b"),
        PostStatus.FORMER,
    ),
)
_UNTIL = re.compile(r",\s+(?:until|till)\s+[^,;.]{3,30}?\s+")
_IN_YEAR = re.compile(r"(?:in|from) (?:19|20)\d\d\b,|(?:between|from) (?:19|20)\d\d (?:and|to)\b")
_POST_OF = re.compile(
    r"\s+(?:(?:the|her|his|their|its)\s+)?(?:(?:new|current|permanent)\s+)?(?:role|post|job|position|reins)\s+(?:of|as)$"
)
_OF_UNKNOWN = re.compile(r",\s+(?:the\s+)?(?:[A-Z][\w'&-]*\s+(?:(?:and|of|for|the|&)\s+)?){1,5}")
_HOLDS = re.compile(
    r",?\s+who (?:holds|has|took|took on|took over) the (?P<what>[\w' ,]{3,60}?) (?:portfolio|brief)\b(?! (?:for|of)\b)"
)
_UP_TO = r"(?:the\s+)?(?P<what>[\w' -]{3,60}?)(?=\s*(?:[,.;)]|$)|\s+(?:in|on|at|for|said|told|was|is|has)\b)"
_BRIEF = re.compile(
    rf"{_PARTY},?\s+(?:whose (?:[\w'-]+ )?(?:portfolio|brief) (?:is|covers|includes|takes in)|"
    rf"who (?:holds|has) the (?:[\w'-]+ )?(?:portfolio|brief) (?:for|of))\s+{_UP_TO}"
)
_RESPONSIBLE = re.compile(
    rf"{_PARTY},?\s+(?:(?:who|and) (?:is |has |takes )?(?:the )?)?"
    rf"(?:(?:cabinet )?responsib(?:le|ility) for|speaks? (?:for|on)|leads? on|in charge of|looks? after)\s+{_UP_TO}"
)
_FOR_CHILD = re.compile(r"\b(?:child\w*|famil\w+|young people|youth)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:used to|ran|once|formerly|previously|who chaired)\b")
_APPOINTED = re.compile(r"\b(?:appoint(?:ed|s)?|named?|names|elected|elects|made)\s+(?:as\s+)?$")
_ITS_OWN = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_WITH = re.compile(r",?\s+with\s+$")
_BY_PRONOUN = (
    (
        re.compile(r"\s+(?:will|is to|is going to) (?:do|be doing|cover|hold) (?:it|the (?:job|post|role|fort))\b"),
        PostStatus.INTERIM,
    ),
    (
        re.compile(
            r"\s+(?:is|has been|was|will be) (?:acting up|standing in|filling in|stepping in|holding the fort|covering|"
            r"doing (?:it|the job))\b|\s+(?:has )?stepped in\b|\s+(?:is )?in (?:the )?(?:interim|acting) charge\b"
        ),
        PostStatus.INTERIM,
    ),
    (
        re.compile(
            r"\s+(?:(?:will|is to|is due to|is set to) (?:replace|succeed) (?:him|her|them)\b|"
            r"(?:will take|takes|is to take|is due to take) (?:over|up (?:the (?:post|role|job|reins)))\b)"
        ),
        PostStatus.INCOMING,
    ),
    (
        re.compile(
            r"\s+(?:has )?(?:replaced|succeeded) (?:him|her|them)\b|"
            r"\s+(?:has taken|took) (?:over|on the (?:job|role|post))(?!\s+(?:from|as|at|the|in charge|[A-Z])\b)"
        ),
        PostStatus.CURRENT,
    ),
)
_NEW_ONE = re.compile(
    r"\bthe\s+(?P<which>permanent|new|newest|current|present|latest|interim|acting|last|previous|old|next) one,?\s+"
    r"(?:is\s+)?$",
    re.IGNORECASE,
)
_ARRIVES = re.compile(r"\s+(?:will (?:start|join|take over)|starts|joins|takes over|begins|arrives|is to start)\b")
_SUCCEEDS = re.compile(
    r"(?:,?\s+(?:who\s+)?(?:has\s+|will\s+|is to\s+)?)"
    r"(?:replac(?:ed?|es|ing)|succeed(?:ed|s|ing)?|took over from|takes? over from|taken over from)\s+$"
)
_IN_CHARGE = re.compile(r"(?:\s*,)?\s+(?:was\s+)?(?:in charge|in the lead|in the chair|at the helm)\b")
_SECOND = re.compile(
    r"\s*(?:,|(?:,\s*|(?:[A-Z][\w-]*\s+)+|(?:for|of) [^,;.]{1,50}? )?and(?: now)?|,?\s*(?:is|was)(?: the)?)\s*"
)
_RELATION_BEFORE = re.compile(
    r"\b(?:her|his|their|whose|the|'s)\s+(?P<which>predecessor|successor),?\s+$", re.IGNORECASE
)
_RELATION_BEHIND = re.compile(r",\s+(?:her|his|their)\s+(?P<which>predecessor|successor)\b")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|fortnight|weeks?)\b"
)
_SPEECH = re.compile(r"\s*,?\s*(?:said|says|told|added|explained|warned|insisted)\b")


@dataclass(slots=True)
class PeopleReading:
    """The people of one article with their posts."""

    facts: tuple[PostFact, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """A name with a post, as one sentence tells it."""

    name: PersonName
    sentence: Sentence
    role: str
    role_id: str | None
    kind: str
    status: PostStatus
    rule: str
    organisation: Organisation | None = None
    rank: int = 0
    """0 for a post in words, 1 for what a title says."""


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
        ("relations", "person-cue:crew"),
    ):
        for entry in content.get(section, ()):
            words.add(str(entry), label)


def find_posts(
    annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, agencies: AgencyReading
) -> PeopleReading:
    """Read off the people of an article with their posts."""
    reader = _Reader(annotated, ontology, councils, agencies)
    held: list[_Held] = []
    for sentence in annotated.sentences:
        held.extend(reader.read(sentence))
    return _Gathered(reader, held).reading()


class _Words:
    """The vocabulary of people, made once for an ontology."""

    def __init__(self, ontology: Ontology) -> None:
        content = cast("Mapping[str, object]", ontology.lexicon.get("people", {}))
        self.names = NameWords(content)
        self.roles = RoleWords(ontology)
        self.joined = self._by_status(content, "joined-by")
        self.then_said = self._by_status(content, "then-said")
        leads = cast("Mapping[str, Iterable[object]]", content.get("leads", {}))
        self.leads = {str(noun): str(role) for role, nouns in leads.items() for noun in nouns}
        self.chaired = frozenset(str(noun) for noun in cast("Iterable[object]", content.get("chaired", ())))
        spheres = _alternatives(content, "other-spheres")
        self._spheres = re.compile(
            rf"\s+(?:of|at|for|with)\s+(?:(?:the|a|an|his|her|their)\s+)?(?:[\w'&-]+\s+){{0,4}}?(?:{spheres})\b",
            re.IGNORECASE,
        )
        self._sphere_of = re.compile(rf"\s+(?:[a-z'-]+\s+){{0,2}}?(?:{spheres})\b")
        self._silent = tuple(str(cue) for cue in cast("Iterable[object]", content.get("silent", ())))
        self._court = re.compile(rf"\b(?:{_alternatives(content, 'court')})\b", re.IGNORECASE)
        self.led_by = _alternatives(content, "led-by")
        self.chaired_by = _alternatives(content, "chaired-by")
        self.leading = _alternatives(content, "leading")
        self.chairing = _alternatives(content, "chairing")
        self.nouns = _options({*self.leads, *self.chaired})
        self.before_led = re.compile(
            rf"(?:\b|')(?P<noun>{self.nouns})(?:'s)?(?:\s+(?:team|board)|\s+of\s+[^,.;]{{3,60}})?"
            rf"\s*,?\s*(?:which (?:is|was)\s+|is\s+|was\s+)?"
            rf"(?P<how>{self.led_by}|{self.chaired_by})\s+$",
            re.IGNORECASE,
        )
        self.led = re.compile(rf"\b(?:{self.led_by})\s+$", re.IGNORECASE)
        self.after_leads = re.compile(
            rf"{_PARTY}\s*,?\s*(?:the\s+(?:man|woman|person|official|figure|officer|politician)\s+)?"
            rf"(?P<how>{self.leading}|{self.chairing})\s+"
            rf"(?:(?!(?:of|on|for|in|at|to|with|from|group|party|charity|opposition)\b)[\w'&-]+\s+){{0,6}}?"
            rf"(?P<noun>{self.nouns})\b(?!'|\s+to\b)",
            re.IGNORECASE,
        )
        self.in_the_chair = re.compile(rf"\b(?P<noun>{self.nouns}),?\s+with\s+$", re.IGNORECASE)
        self.held_at = {str(k): str(v) for k, v in cast("Mapping[str, object]", content.get("held-at", {})).items()}
        self.held_at_kind = {
            str(k): str(v) for k, v in cast("Mapping[str, object]", content.get("held-at-kind", {})).items()
        }

    def is_silent(self, text: str) -> bool:
        """Whether a sentence only says whom to call or write to."""
        low = text.lower()
        return any(cue in low for cue in self._silent)

    def other_sphere(self, text: str, post: Post) -> bool:
        """Whether a post is no public one: a firm's, a judge's in a trial, or one that owns what is named next."""
        if text.startswith("'s", post.end):
            return True
        if post.role_id == "judge" and self._court.search(text) is not None:
            return True
        placed = post.organisation is not None and post.organisation.end == post.end
        return (self._sphere_of if placed else self._spheres).match(text, post.end) is not None

    @staticmethod
    def _by_status(content: Mapping[str, object], key: str) -> list[tuple[re.Pattern[str], PostStatus]]:
        table = cast("Mapping[str, Iterable[object]]", content.get(key, {}))
        found = []
        for status, phrases in table.items():
            options = _options(str(phrase) for phrase in phrases)
            found.append((re.compile(rf"(?:{options})\b", re.IGNORECASE), PostStatus(status)))
        return found


_MADE: dict[str, _Words] = {}


def _words(ontology: Ontology) -> _Words:
    key = f"{ontology.folder}\0{ontology.version}"
    if key not in _MADE:
        _MADE[key] = _Words(ontology)
    return _MADE[key]


def _alternatives(content: Mapping[str, object], key: str) -> str:
    return _options(str(phrase) for phrase in cast("Iterable[object]", content.get(key, ())))


def _options(phrases: Iterable[str]) -> str:
    """An expression for any of these phrases, the longest first; nothing fits none."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p))) or r"(?!)"


@dataclass(slots=True)
class _Reader:
    """Reads the posts of single sentences."""

    annotated: AnnotatedArticle
    ontology: Ontology
    councils: CouncilReading
    agencies: AgencyReading
    words: _Words = field(init=False)
    text: str = field(init=False)
    last: _Held | None = None
    """The latest post in words: whose predecessor or successor the text may name next."""
    unnamed: list[tuple[Sentence, PersonName]] = field(default_factory=list)
    """Names that speak, with no post beside them."""
    everybody: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self.words = _words(self.ontology)
        self.text = self.annotated.plain.replace("\n", " ")

    def sentence_text(self, sentence: Sentence) -> str:
        """A sentence with plain apostrophes."""
        return self.text[sentence.start_char : sentence.end_char]

    def read(self, sentence: Sentence) -> Iterator[_Held]:
        """The names of a sentence that stand beside a post."""
        text = self.sentence_text(sentence)
        if not may_hold_name(text) and not self._trained_spans(sentence):
            yield from self._signature(sentence, text)
            return
        if not any(label.startswith(_CUES) for hit in sentence.words for label in hit.labels):
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
        pairs = _Pairs(text, names, posts, organisations, self.words)
        taken: set[int] = set()
        for at, held in pairs.find():
            taken.add(at)
            yield self._seen(replace(held, sentence=sentence))
        for at, held in self._related(text, names, taken):
            taken.add(at)
            yield replace(held, sentence=sentence)
        for at, held in self._by_pronoun(sentence, text, names, taken):
            taken.add(at)
            yield self._seen(replace(held, sentence=sentence))
        for at, role in self._lead_inspectors(sentence, text, names).items():
            if at not in taken:
                taken.add(at)
                yield replace(pairs.as_worded(names[at], role), sentence=sentence, rule="person/team", rank=2)
        for at, name in enumerate(names):
            if at in taken:
                continue
            by_title = self._by_title(name, text, organisations)
            if by_title is not None:
                yield replace(by_title, sentence=sentence)
            elif name.is_full and _SPEECH.match(text, name.end):
                self.unnamed.append((sentence, name))
        if not names:
            yield from self._signature(sentence, text)

    def _seen(self, held: _Held) -> _Held:
        if held.rank == 0:
            self.last = held
        return held

    def _related(self, text: str, names: Sequence[PersonName], taken: set[int]) -> Iterator[tuple[int, _Held]]:
        """ "Her predecessor, Alistair Fenn": the post just named, in former or later hands."""
        for at, name in enumerate(names):
            if at in taken or not name.is_full or name.possessive or self.last is None:
                continue
            match = _RELATION_BEFORE.search(text[: name.start]) or _RELATION_BEHIND.match(text, name.end)
            if match is not None:
                status = PostStatus.FORMER if match["which"] == "predecessor" else PostStatus.INCOMING
                yield at, replace(self.last, name=name, status=status, rule="person/relation")

    def _by_pronoun(
        self, sentence: Sentence, text: str, names: Sequence[PersonName], taken: set[int]
    ) -> Iterator[tuple[int, _Held]]:
        """A post that the text has just told of: "NAME will do it for now", "The permanent one, NAME"."""
        last = self.last if self.last is not None and sentence.index - self.last.sentence.index <= 1 else None
        for at, name in enumerate(names):
            if at in taken or not name.is_full or name.possessive:
                continue
            one = _NEW_ONE.search(text[: name.start])
            arrives = name.start == 0 and _ARRIVES.match(text, name.end) is not None
            vacant = self._vacant_before(sentence) if one is not None or arrives else None
            if one is not None and (vacant is not None or last is not None):
                status = self.words.roles.status.get(one["which"].lower(), PostStatus.CURRENT)
                held = _held(name, vacant, "person/pronoun") if vacant is not None else cast("_Held", last)
                yield at, replace(held, name=name, status=status, rule="person/pronoun")
            elif last is not None and last.status in (PostStatus.OUTGOING, PostStatus.FORMER):
                status_now = next((then for shape, then in _BY_PRONOUN if shape.match(text, name.end)), None)
                if status_now is not None:
                    yield at, replace(last, name=name, status=status_now, rule="person/pronoun")
            elif vacant is not None and vacant.fresh and arrives:
                yield at, replace(_held(name, vacant, "person/pronoun"), status=PostStatus.INCOMING)

    def _vacant_before(self, sentence: Sentence) -> Post | None:
        """The only post of the sentence before, where no name stands beside it."""
        if sentence.index == 0 or (self.last is not None and self.last.sentence.index == sentence.index - 1):
            return None
        before = self.annotated.sentences[sentence.index - 1]
        text = self.sentence_text(before)
        posts = find_posts_in(self.annotated, before, text, self._organisations(before), self.words.roles)
        return posts[0] if len(posts) == 1 or (posts and all(post.plural for post in posts)) else None

    def full_names(self) -> frozenset[str]:
        """Every name with a forename in the article, whether a post stands beside it or not."""
        if self.everybody is None:
            texts = [self.sentence_text(sentence) for sentence in self.annotated.sentences]
            found = [name for text in texts if may_hold_name(text) for name in find_names(text, (), self.words.names)]
            self.everybody = frozenset(name.text for name in found if name.is_full)
        return self.everybody

    def _lead_inspectors(self, sentence: Sentence, text: str, names: Sequence[PersonName]) -> Mapping[int, str]:
        if not names or all(fact.type != "inspectorate" for fact in self.agencies.facts):
            return {}
        told = _MONTH.search(text) is not None or any(
            label.startswith("grade:") or label == "about:inspection" for hit in sentence.words for label in hit.labels
        )
        return find_lead_inspectors(text, names, told=told)

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
            if any(label.startswith("other-authority:") for label in hit.labels):
                last = doc[hit.end - 1]
                start, end = doc[hit.start].idx - offset, last.idx + len(last) - offset
                if not any(other.start <= start < other.end for other in found):
                    found.append(Organisation(start, end, type="stranger"))
        return sorted(found, key=lambda one: (one.start, one.end))

    def _names(
        self, sentence: Sentence, text: str, posts: Sequence[Post], organisations: Sequence[Organisation]
    ) -> list[PersonName]:
        blocked = [(post.core, post.end) for post in posts]
        # A place may be somebody's surname; a council or an agency is nobody's.
        blocked += [(one.start, one.end) for one in organisations if " " in text[one.start : one.end] or one.agency]
        places = {(one.start, one.end) for one in organisations}
        creator = plain(self.annotated.article.creator or "").lower()
        names = []
        for name in self._with_trained(sentence, text, blocked, find_names(text, blocked, self.words.names)):
            words_start = name.name_end - len(name.text)
            if (words_start, name.name_end) in places or (creator and name.text.lower() in creator):
                continue
            names.append(name)
        return names

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

    def _by_title(self, name: PersonName, text: str, organisations: Sequence[Organisation]) -> _Held | None:
        """What a title or a suffix alone says: "Cllr", "MP", "HMI"."""
        if not name.is_full or name.possessive:
            return None
        if set(name.titles) & self.words.names.councillors:
            organisation = next((one for one in organisations if 0 <= one.start - name.end <= 6), None)
            held = _Held(
                name, _NOWHERE, "councillor", "councillor", "council", PostStatus.CURRENT, "person/title", rank=1
            )
            former = re.search(r"\b(?:former|ex-?)\s*$", text[: name.start], re.IGNORECASE)
            held = replace(held, status=PostStatus.FORMER) if former else held
            return replace(held, organisation=organisation if organisation and organisation.council else None)
        if name.suffix:
            role_id = self.words.names.suffixes[name.suffix]
            kind = self.words.roles.kinds.get(role_id, "other")
            return _Held(name, _NOWHERE, name.suffix, role_id, kind, PostStatus.CURRENT, "person/suffix", rank=1)
        return None

    def _signature(self, sentence: Sentence, text: str) -> Iterator[_Held]:
        """A post alone on a line, with the name alone on the line before it (a letter's end) or behind a colon."""
        if len(text) > _LONGEST_SIGNATURE or sentence.index == 0:
            return
        before = self.annotated.sentences[sentence.index - 1]
        if before.block == sentence.block or before.end_char - before.start_char > _LONGEST_SIGNATURE:
            return
        organisations = self._organisations(sentence)
        posts = find_posts_in(self.annotated, sentence, text, organisations, self.words.roles)
        if len(posts) != 1 or posts[0].start > 0 or text[posts[0].end :].strip(" .,"):
            return
        line = self.sentence_text(before)
        names = find_names(line, (), self.words.names)
        if len(names) == 1 and names[0].is_full and not (line[: names[0].start] + line[names[0].end :]).strip(" .,:"):
            yield replace(_held(names[0], posts[0], "person/signature"), sentence=sentence)


class _Pairs:
    """Pairs the names and the posts of one sentence."""

    def __init__(
        self,
        text: str,
        names: Sequence[PersonName],
        posts: Sequence[Post],
        organisations: Sequence[Organisation],
        words: _Words,
    ) -> None:
        self.text = text
        self.organisations = organisations
        self.names = names
        # "HMI" behind a name is that name's alone, and not the post of the next in a list.
        self.posts = [post for post in posts if all(not (one.name_end <= post.core < one.end) for one in names)]
        self.words = words
        self.used: set[int] = set()
        self.found: dict[int, _Held] = {}

    def find(self) -> Iterable[tuple[int, _Held]]:
        """Pairs by position of the name, the surest kind of pair first."""
        self._respectively()
        for rule in (self._post_directly_before, self._post_behind, self._post_before_comma, self._leads):
            for at, name in enumerate(self.names):
                if at not in self.found and not name.possessive:
                    held = rule(at, name)
                    if held is not None:
                        self.found[at] = self._with_status(self._as_lead(held))
        self._spread()
        self._hand_over()
        return sorted(self.found.items())

    def _hand_over(self) -> None:
        """ "Director Ann Lee took over from Tom Brown": the same post, in former hands."""
        for at in range(1, len(self.names)):
            name = self.names[at]
            match = _SUCCEEDS.search(self.text[: name.start])
            if at in self.found or not name.is_full or match is None or at - 1 not in self.found:
                continue
            held = self.found[at - 1]
            if self._end_of(held) == match.start():
                status = PostStatus.OUTGOING if held.status is PostStatus.INCOMING else PostStatus.FORMER
                self.found[at] = replace(held, name=name, status=status)

    def _respectively(self) -> None:
        """ "Jane Smith and Tom Brown, the council's leader and chief executive": two names, then their two posts."""
        for at in range(len(self.names) - 1):
            first, second = self.names[at], self.names[at + 1]
            if self.text[first.end : second.start] not in (" and ", " & "):
                continue
            for number in range(len(self.posts) - 1):
                one, other = self.posts[number], self.posts[number + 1]
                joined = self.text[one.end : other.start].strip() == "and" and not one.plural and not other.plural
                if joined and one.start >= second.end and self._joined(self.text[second.end : one.start]) is not None:
                    self.posts[number + 1] = replace(other, organisation=other.organisation or one.organisation)
                    self.found[at] = self._take(number, first, "person/post-behind")
                    self.found[at + 1] = self._take(number + 1, second, "person/post-behind")

    def _take(self, number: int, name: PersonName, rule: str) -> _Held:
        self.used.add(number)
        return _held(name, self.posts[number], rule)

    def _free(self, number: int) -> bool:
        return number not in self.used

    def _post_directly_before(self, at: int, name: PersonName) -> _Held | None:
        for number, post in enumerate(self.posts):
            if post.end <= name.start and self._free(number):
                match = _DIRECT.fullmatch(self.text[post.end : name.start])
                if match is not None and not (match.group().strip() == "(" and not post.definite):
                    held = self._placed(self._fuller(at, number, self._take(number, name, "person/post-before")))
                    coming = match["coming"] is not None and held.status is PostStatus.CURRENT
                    return replace(held, status=PostStatus.INCOMING) if coming else held
        return None

    def _fuller(self, at: int, number: int, held: _Held) -> _Held:
        """ "Report author: NAME, Executive Director": what somebody did for a paper yields to the post."""
        if self.posts[number].text not in self.words.roles.tasks:
            return held
        return self._post_behind(at, held.name) or held

    def _post_behind(self, at: int, name: PersonName) -> _Held | None:
        for number, post in enumerate(self.posts):
            if post.start < name.end or not self._free(number) or self._leads_on(number):
                continue
            if any(name.end <= other.start < post.start for other in self.names):
                break
            if post.plural and not self._is_listed(at) and not self.text[name.end : post.start].endswith("one of "):
                continue
            gap = self.text[name.end : post.start]
            if gap.strip() == "as" and (succession := _SUCCEEDS.search(self.text[: name.start])) is not None:
                return self._succeeded(at, number, succession.start())
            status = self._joined(gap)
            if status is None and gap == " " and self._is_given(at, post):
                status = PostStatus.CURRENT
            if status is not None:
                held = self._take(number, name, "person/post-behind")
                second = self._second_post(number)
                if second is not None:
                    held = self._both(held, second, self.text[post.end : second.start])
                return replace(held, status=status) if held.status is PostStatus.CURRENT else held
            break
        return None

    def _is_given(self, at: int, post: Post) -> bool:
        """Whether a post may follow the name at once: "appointed NAME director", "and NAME its chief executive"."""
        if _APPOINTED.search(self.text[: self.names[at].start]):
            return True
        return _ITS_OWN.match(self.text, post.start) is not None and at - 1 in self.found

    def _succeeded(self, at: int, number: int, end: int) -> _Held:
        """ "James Williams, who replaced Ian Sutherland as director": one former, one present holder of the post."""
        former = self._take(number, self.names[at], "person/post-behind")
        if at > 0 and at - 1 not in self.found and self.names[at - 1].end == end:
            self.found[at - 1] = replace(former, name=self.names[at - 1])
        return replace(former, status=PostStatus.FORMER)

    def _is_listed(self, at: int) -> bool:
        """Whether another name is joined to this one, as a post in the plural needs."""
        return at > 0 and _AND.fullmatch(self.text[self.names[at - 1].end : self.names[at].start]) is not None

    @staticmethod
    def _both(held: _Held, second: Post, gap: str) -> _Held:
        """Two posts of one person, as the text joins them: "deputy leader and cabinet member for children"."""
        if second.status is PostStatus.FORMER and held.status is not PostStatus.FORMER:
            return held
        if held.role_id in _GENERAL or second.status is not held.status:
            return replace(held, role=second.text, role_id=second.role_id, kind=second.kind)
        joined = f"{held.role} and {second.text}" if "and" in gap or gap.strip() == "," else held.role
        first_counts = held.role_id in _FOR_CHILDREN or second.role_id not in _FOR_CHILDREN
        return replace(held, role=joined, role_id=held.role_id if first_counts else second.role_id)

    def _leads_on(self, number: int) -> bool:
        """Whether a post belongs to the name directly behind it."""
        post = self.posts[number]
        return any(
            name.start >= post.end and self.text[post.end : name.start].strip() == "" and name.start - post.end <= 1
            for name in self.names
        )

    def _second_post(self, number: int) -> Post | None:
        """A post joined to this one by "and" or a comma."""
        if number + 1 >= len(self.posts) or not self._free(number + 1):
            return None
        gap = self.text[self.posts[number].end : self.posts[number + 1].start]
        if _SECOND.fullmatch(gap) and not self._leads_on(number + 1):
            self.used.add(number + 1)
            return self.posts[number + 1]
        return None

    def _joined(self, gap: str) -> PostStatus | None:
        """The status that the words between a name and the post behind it give; None where they join nothing."""
        if _ASIDE.fullmatch(gap):
            return PostStatus.CURRENT
        if re.fullmatch(r"\s+", gap) or gap == "":
            return PostStatus.CURRENT if self._may_touch(gap) else None
        rest = re.sub(rf"^{_PARTY}{_AGE}\s*,?\s*", "", gap).strip()
        rest = _POST_OF.sub("", re.sub(r"\s+(?:the|a|an|its|their|our)$", "", rest)).strip()
        was = rest == "was"
        rest = rest.removeprefix("who ")
        for pattern, status in self.words.joined:
            if pattern.fullmatch(rest):
                return PostStatus.CURRENT if was else status
        told = _WHO_AS.fullmatch(gap)
        if told is not None:
            return next(
                (status for pattern, status in _AS_VERBS if pattern.search(told["how"] or "")), PostStatus.CURRENT
            )
        if _UNTIL.fullmatch(gap):
            return PostStatus.FORMER
        return PostStatus.CURRENT if _OF_UNKNOWN.fullmatch(gap) else None

    def _may_touch(self, gap: str) -> bool:
        """Without a comma only an inspector's post may follow a name ("Gary Lamb Her Majesty's Inspector")."""
        return any(post.kind == "inspectorate" and post.text.endswith("inspector") for post in self.posts)

    def _post_before_comma(self, at: int, name: PersonName) -> _Held | None:
        for number, post in enumerate(self.posts):
            if post.end <= name.start and self._free(number) and _COMMA.fullmatch(self.text[post.end : name.start]):
                bounded = _BOUNDARY.match(self.text, name.end) is not None
                if bounded or post.definite or re.search(r"\bas\s+$", self.text[: post.start], re.IGNORECASE):
                    return self._placed(self._take(number, name, "person/post-before"))
        return None

    def _placed(self, held: _Held) -> _Held:
        """With the organisation that stands behind the name: "Chief Constable Ann Lee, of Kent Police"."""
        match = _OF_ORGANISATION.match(self.text, held.name.end)
        if held.organisation is None and match is not None:
            for organisation in self.organisations:
                if organisation.start == match.end():
                    return replace(held, organisation=organisation)
        return held

    def _leads(self, at: int, name: PersonName) -> _Held | None:
        """ "The council, led by NAME", "NAME, who leads the council"."""
        by_brief = self._by_brief(name)
        if by_brief is not None:
            return by_brief
        match = self.words.before_led.search(self.text[: name.start])
        if match is None:
            match = self.words.after_leads.match(self.text, name.end)
        if match is None:
            match = self.words.in_the_chair.search(self.text[: name.start])
            behind = _IN_CHARGE.match(self.text, name.end)
            how = "chairs" if behind is not None and "chair" in behind.group() else "who leads"
            match = match if behind is not None else None
        else:
            how = match["how"].lower()
        if match is None:
            return None
        start, end = match.span("noun")
        led = [one for one in self.organisations if one.agency and one.start < end and start < one.end]
        chairs = "chair" in how
        noun = match["noun"].lower()
        role = "chair" if chairs and noun in self.words.chaired else self.words.leads.get(noun, "")
        if not role or (role in _OF_KNOWN and not led):
            return None
        if role.startswith("chair") and not chairs and not how.startswith(("led", "headed", "who")):
            return None
        plainly = role in _LED_PLAINLY and _ENDS.match(self.text, match.end("noun")) is not None
        if how in _PLAIN_VERBS and role != "lead inspector" and not (how in ("leads", "runs") and plainly):
            return None
        if how == "under" and role != "lead inspector" and role != "council leader":
            return None
        if chairs and not role.startswith("chair"):
            return None
        status = PostStatus.FORMER if _PAST.search(how) and role not in _FOR_A_WHILE else PostStatus.CURRENT
        return replace(self.as_worded(name, role), organisation=led[0] if led else None, status=status)

    def _by_brief(self, name: PersonName) -> _Held | None:
        """A member of a cabinet, by what is theirs: "who holds the children's portfolio", "whose brief is children"."""
        holds = _HOLDS.match(self.text, name.end) or _BRIEF.match(self.text, name.end)
        if holds is not None:
            return self.as_worded(name, f"{holds['what'].lower()} portfolio holder")
        told = _RESPONSIBLE.match(self.text, name.end)
        if told is None or not set(name.titles) & self.words.names.councillors or not _FOR_CHILD.search(told["what"]):
            return None
        return self.as_worded(name, f"cabinet member for {told['what'].lower()}")

    def _as_lead(self, held: _Held) -> _Held:
        """An inspector who is said to have led the inspection is its lead inspector."""
        if held.role_id != "inspector":
            return held
        leads = self._leads(0, held.name) or self._leads(0, replace(held.name, end=self._end_of(held)))
        behind = self.text[self._end_of(held) :]
        if leads is None and (_IN_CHARGE.match(behind) or self.words.led.search(self.text[: held.name.start])):
            leads = self.as_worded(held.name, "lead inspector")
        return leads if leads is not None and leads.role_id == "lead-inspector" else held

    def as_worded(self, name: PersonName, role: str) -> _Held:
        """A post that the text gives with a verb."""
        ids = self.words.roles.ids(role)
        role_id = ids[0] if ids else None
        kind = self.words.roles.kinds.get(role_id or "", "council" if "portfolio" in role else "other")
        return _Held(name, _NOWHERE, role, role_id, kind, PostStatus.CURRENT, "person/leads")

    def _end_of(self, held: _Held) -> int:
        """Where a name ends with the post behind it."""
        end = held.name.end
        behind = [post for post in self.posts if 0 <= post.start - end <= 30 and held.role.startswith(post.text)]
        return behind[0].end if behind else end

    def _with_status(self, held: _Held) -> _Held:
        """What is said behind the name and the post: "was leaving", "who resigned", "who starts in May"."""
        if held.status not in (PostStatus.CURRENT, PostStatus.INTERIM):
            return held
        end = self._end_of(held)
        if "currently" in self.text[held.name.end : end]:
            return held
        tail = self.text[end : end + 90].lstrip(" ,–—-)")
        if held.rule == "person/post-behind" and _IN_YEAR.match(tail) and self.text[held.name.end] == ",":
            return replace(held, status=PostStatus.FORMER)
        for pattern, status in self.words.then_said:
            if pattern.match(tail):
                return replace(held, status=status)
        return held

    def _spread(self) -> None:
        """A post in the plural is that of every name in the list."""
        for at in range(1, len(self.names)):
            self._share(at - 1, at)
        for at in range(len(self.names) - 1, 0, -1):
            self._share(at, at - 1)

    def _share(self, source: int, target: int) -> None:
        if source not in self.found or target in self.found:
            return
        held = self.found[source]
        first, second = self.names[min(source, target)], self.names[max(source, target)]
        gap = self.text[first.end : second.start]
        plural = any(post.plural and held.role.startswith(post.text) for post in self.posts)
        if _AND.fullmatch(gap) and plural:
            self.found[target] = replace(held, name=self.names[target])


class _Gathered:
    """Puts together what the sentences of an article say of each person."""

    def __init__(self, reader: _Reader, held: list[_Held]) -> None:
        self.reader = reader
        self.annotated = reader.annotated
        self.held = held
        self.issues: list[Issue] = []

    def reading(self) -> PeopleReading:
        """One post for each person, with its evidence; a second only where it is another."""
        people: dict[str, list[_Held]] = {}
        surnames: dict[str, set[str]] = {}
        for held in self.held:
            held = self._spelt_out(held)
            if held.name.is_full or held.name.is_peer:
                people.setdefault(held.name.text.lower(), []).append(held)
        _join_variants(people)
        for full, tellings in people.items():
            if any(held.rank < 2 for held in tellings):
                people[full] = [held for held in tellings if held.rank < 2]
        for full in people:
            surnames.setdefault(full.rsplit(" ", 1)[-1], set()).add(full)
        for held in self.held:
            if not held.name.is_full and not held.name.is_peer:
                known = surnames.get(held.name.surname, set())
                if len(known) == 1:
                    people[next(iter(known))].append(held)
                elif self._spelt_out(held) is not held:
                    continue
                elif held.rank == 0:
                    self._report(
                        held.sentence, "person-without-forename", f"only the surname {held.name.text!r} is given"
                    )
        facts = [fact for full in people for fact in self._facts(people[full])]
        for sentence, name in self.reader.unnamed:
            if name.text.lower() not in people:
                self._report(sentence, "person-without-role", f"{name.text!r} speaks, but no role is given")
        return PeopleReading(tuple(facts), tuple(self.issues))

    def _spelt_out(self, held: _Held) -> _Held:
        """With the full name that the article gives elsewhere, for a post beside "Ms Green" or "S. Green" alone."""
        initial = held.name.text[0] if held.name.is_full else ""
        if (initial and (held.name.text[1:2] not in ". ")) or held.name.is_peer or held.rank != 0:
            return held
        names = {name for name in self.reader.full_names() if name.lower().endswith(f" {held.name.surname}")}
        fitting = sorted(name for name in names if name[1:2] not in ". " and name.startswith(initial))
        return replace(held, name=replace(held.name, text=fitting[0])) if len(fitting) == 1 else held

    def _facts(self, tellings: list[_Held]) -> Iterator[PostFact]:
        for group in _posts(tellings):
            best = group[0]
            council, agency = self._organisation(best)
            seen: set[Evidence] = set()
            for held in group:
                evidence = self.annotated.evidence(held.sentence, rule=held.rule)
                if len(seen) < _EVIDENCES and all(evidence.start != other.start for other in seen):
                    seen.add(evidence)
                    yield PostFact(
                        person=tellings[0].name.full,
                        role=self._role(best, council),
                        evidence=evidence,
                        role_id=best.role_id,
                        council=council,
                        agency=agency,
                        status=best.status,
                    )

    @staticmethod
    def _role(held: _Held, council: CouncilId | None) -> str:
        """The wording of the post; the leader of a council named in full is its "council leader"."""
        if held.role == "leader" and council is not None:
            return "council leader"
        return held.role

    def _organisation(self, held: _Held) -> tuple[CouncilId | None, AgencyId | None]:
        """Where the post is held: as the sentence says; else as such posts are, at the council of the sentence."""
        organisation = held.organisation
        if organisation is not None:
            if organisation.type == "stranger":
                return None, None
            if held.kind != "parliament" and (organisation.council is None or held.kind in ("council", "other", "")):
                return organisation.council, organisation.agency
        words = self.reader.words
        named = words.held_at.get(held.role_id or "")
        if named is not None:
            return None, AgencyId(named) if named in self.reader.ontology.agencies else None
        if held.kind == "council":
            at = held.sentence.start_char + held.name.start
            return self.reader.councils.holder(held.sentence.index, at) or self._only_council(), None
        return None, self._agency_of(held.kind)

    def _only_council(self) -> CouncilId | None:
        """The council of an article that names no other."""
        named = {fact.council for fact in self.reader.councils.facts}
        return next(iter(named)) if len(named) == 1 else None

    def _agency_of(self, kind: str) -> AgencyId | None:
        """The only agency of that kind in the article; failing that, the usual one."""
        types = {fact.agency for fact in self.reader.agencies.facts if fact.type == kind}
        usual = self.reader.words.held_at_kind.get(kind)
        if usual is not None and (not types or usual in types):
            return AgencyId(usual)
        return next(iter(types)) if len(types) == 1 and kind not in ("other", "government") else None

    def _report(self, sentence: Sentence, code: str, message: str) -> None:
        article = self.annotated.article
        start, end = sentence.start_char, sentence.end_char
        self.issues.append(Issue(article.source, code, message, start, end, article.text[start:end]))


_CUES = ("role:", "person-cue:", "speech:verb")
_GENERAL = frozenset({"councillor", "inspector", "member-of-parliament"})
_PLAIN_VERBS = frozenset({"led", "leads", "headed", "runs"})
_LED_PLAINLY = frozenset({"council leader", "head of children's services"})
_ENDS = re.compile(r"\s*(?:[.,;]|$|and\b|since\b)")
_OF_KNOWN = frozenset({"chief executive"})
_FOR_A_WHILE = frozenset({"lead inspector", "head of the inquiry", "review lead"})
_FOR_CHILDREN = frozenset({"director-of-childrens-services", "lead-member-for-childrens-services"})
_NOWHERE = Sentence(-1, -1, 0, 0, 0, 0)


def _held(name: PersonName, post: Post, rule: str) -> _Held:
    return _Held(
        name, _NOWHERE, post.text, post.role_id, post.kind, post.status, rule, organisation=post.organisation,
        rank=1 if post.role_id in _GENERAL else 0,
    )  # fmt: skip


def _posts(tellings: list[_Held]) -> list[list[_Held]]:
    """The tellings of one person by post: the first post in words, and others only of another status."""
    ordered = sorted(tellings, key=lambda held: (held.rank, held.sentence.index, held.name.start))
    groups: list[list[_Held]] = []
    for held in ordered:
        for group in groups:
            first = group[0]
            by_title = held.rank >= 1 or first.rank >= 1
            if by_title or _same_post(held, first) or held.status is first.status:
                group.append(held)
                break
        else:
            groups.append([held])
    return [_settled(group) for group in groups]


def _same_post(one: _Held, other: _Held) -> bool:
    return one.role == other.role or (one.role_id is not None and one.role_id == other.role_id)


def _settled(group: list[_Held]) -> list[_Held]:
    """One status for one post: what the article says more exactly than "current"."""
    special = next((held.status for held in group if held.rank == 0 and held.status is not PostStatus.CURRENT), None)
    first = group[0]
    if special is not None and first.status is PostStatus.CURRENT:
        group = [replace(first, status=special), *group[1:]]
    return group


def _join_variants(people: dict[str, list[_Held]]) -> None:
    """ "Jane A. Smith" and "Jane Smith" are one person: middle names and initials tell no two apart in one article."""
    for full in list(people):
        words = full.split()
        if len(words) > 2:
            short = f"{words[0]} {words[-1]}"
            if short in people and short != full:
                people[short].extend(people.pop(full))


def _is_title_case(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 6 and sum(word[0].isupper() for word in words) > 0.8 * len(words)
