"""Who says it: the article itself, the inspectors, the council, or somebody else.

A speaker is the noun next to a verb of speech ("inspectors said", "said Cllr Green"), or a person whose post
the article tells ("Ms Green said", once she is named as the director); a quotation without one belongs to whoever
spoke last. Vocabulary: ``ontology/patterns/speech.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from kg.model import PostFact, SourceKind
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.parties import party_words
from kg.reading.readers_letters import by_readers, holds_letters
from kg.reading.vocabulary import Hit, PhraseIndex

_KINDS = ("verb", "finding", "passive", "inspector", "council", "other", "partner", "confession", "admission")
_ADMISSIONS = frozenset({"speech:confession", "speech:admission"})
"""What tells that a council grants a fault; others who say more than that they confess speak of the council's."""
_NOT_CONFESSED = frozenset({"must", "should", "to", "not", "n't", "never", "will", "would", "could", "ought", "may"})
"""Before a word of confession: nobody confesses ("ministers *must accept* that ...")."""
_BEFORE, _AFTER = 18, 4
_SOURCE = 10
"""Within how many words of "according to" inspectors are named."""
_OWN = 3
_OWNED = frozenset({"'", "'s", "own"})
_COUNTS = frozenset({"data", "figures", "records", "statistics"})
"""Behind who is named behind "according to": what is counted is no opinion."""
_HEAD = 8
"""How many words may stand before a name that a sentence is about: a post, a title, a forename."""
_PERSONAL = frozenset({"he", "she", "i", "we"})
_PRONOUNS = _PERSONAL | {"it", "they"}
_PASSIVE = frozenset({"was", "were", "been", "being", "be", "is", "are", "get", "got"})
"""Before a verb of speech: its subject is spoken to or about."""
_INSPECTING = ("inspector", "hmi")
_ONE_INSPECTOR = frozenset({"inspector", "hmi"})
"""Of several inspectors nobody is "she"."""
_WRITING = frozenset({"ofsted", "inspectors", "inspector", "inspectorate", "watchdog", "regulator"})
"""Of whom a "to" behind them says to whom they wrote."""
_REPORTS = frozenset({"report", "letter"})
_ABOUT = frozenset({"on", "to", "about", "into"})
"""Behind a report: of whom it is, who does not speak ("the report *on* the council says")."""
_FINDING_OUT = frozenset({"inspection", "reinspection", "re-inspection"})
"""Before a verb of speech: "..., *inspection* concludes"."""
_LETTER = frozenset({"letter", "to"})
"""Between a report and to whom it was sent."""
_OTHER_COMMISSIONERS = ("police", "crime", "england", "information", "children's commissioner", "victims", "assistant")
_OPPOSING = ("opposition", "shadow")
_TOPIC = re.compile(r" for (?!the\b).*")
"""What a post is for: "cabinet member for green spaces" is of no party."""
_THAT = frozenset({"that", "how", "why", "whether"})
"""After a verb of speech: what follows is what is said, and not who says it."""
_AND = frozenset({"and", "but", "then"})
"""Before a verb of speech: its subject is that of the sentence ("inspectors asked for more, and noted ...")."""
_PREDICATING = frozenset(
    {"was", "were", "is", "are", "has", "have", "had", "did", "does", "do", "will", "would", "could", "can", "must",
     "should", "may", "might", "needed", "needs", "failed"}
)  # fmt: skip
"""After a noun: it is the subject of what is said ("said the council was slow")."""
_RELATIVE = frozenset({"who", "which", "whose"})
_DEFINING = frozenset({"who", "which", "that"})
"""Behind a noun: what follows tells which ones they are, up to a verb that has them for its subject."""
_NO_VERBS = frozenset("the a an its their his her our it they he she we i inspectors ofsted".split())
"""Behind "which" and the like: who does something to it ("a report which *the* council said was unfair")."""
_JOINING = frozenset({"and", "but", "although", "though", "while", "whereas", "which", "with"})
"""After a comma: a statement of its own begins, which somebody else may make ("plans are weak, *and* parents said")."""
_TO_SPEAKER = 4
"""Within how many words behind such a word its speaker stands: ", and one of the mothers said"."""
_ALSO_NOUNS = frozenset({"reports", "finding"})
"""Forms of verbs that are nouns as well: "parents were handed *reports* too late"."""
_INSPECTIONS = frozenset({"inspection", "inspections", "inspectors", "visit", "visits", "review", "investigation"})
_ADDRESSING = frozenset({"told", "tells"})
"""After one of these stands who is spoken to."""
_ABLE = (["can"], ["could"], ["ca"])
_NOT = (["not"], ["n't"])
_NOTHING = (["little"], ["nothing"])
_NOBODY = frozenset({"nobody", "no-one", "none", "neither"})
_CALLING = frozenset(
    {"called", "calls", "described", "describes", "branded", "labelled", "dubbed", "welcomed", "condemned"}
)
"""Behind these stands what is spoken of, and never who speaks."""
_SIGNATURE = re.compile(r"[–—] ?(?:[A-Z][\w'’-]*,? ?|(?:of|for|the|and|at) ){1,12}")
""" "– Ann Lee, Leader of the Council": a line that tells whose words stand above it."""
_ANYBODY = frozenset({"anyone", "anybody", "nobody", "no-one"})
"""Subjects of verbs of telling who are no speakers."""
_TO_NOBODY = 8
"""Within so many words of "could say" its subject stands: "*nobody* at the council *could say* how many"."""
_WHAT = 4
"""How many words before those who say it a "what" may stand that is itself what is told of."""
_CLOSING = frozenset({",", "."})
"""Behind "it says": the words before are what it says."""
_ADVERBS = frozenset({"also", "further", "then", "now", "even", "again", "simply"})
_DENYING = frozenset(
    {"not", "n't", "never", "always", "often", "routinely", "rarely", "seldom", "usually", "sometimes"}
)
"""Between a passive and its verb: parents "are *not always* told"."""
_NO_FORENAMES = frozenset(
    "the a in at of for when but and this after while north "
    "south east west greater central county city council unison".split()
)
"""Before a capitalised word that is no surname."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof", "cllr", "clr", "coun"})


_I = re.compile(r"\b(?:I|[Mm]y|[Mm]yself|me)\b(?!\.)")
_PARTS = re.compile(r"-|[^-]+")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


class Voice(StrEnum):
    """Whose words a sentence gives."""

    ARTICLE = "article"
    INSPECTORS = "inspectors"
    COUNCIL = "council"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speech:
    """The voice of one sentence, and whether it admits something."""

    voice: Voice = Voice.ARTICLE
    admits: bool = False
    quoted: bool = False
    since: int = 0
    """Token position where the speaker's part begins; what stands before ", and parents said ..." is the article's."""


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Hand the wordings of ``speech.yaml`` to the shared index as ``speech:{kind}``."""
    content = ontology.lexicon.get("speech", {})
    if isinstance(content, Mapping):
        for kind in _KINDS:
            for wording in content.get(kind, ()):
                form = f":{str(wording).split()[0]}" if kind in ("verb", "finding") else ""
                words.add(str(wording), f"speech:{kind}{form}")


@dataclass(frozen=True, slots=True)
class _Noun:
    """Who might be speaking: where it stands (token positions), and in whose voice."""

    start: int
    end: int
    voice: Voice
    personal: bool = False
    """A person's name, which "she" may go back to."""


def speakers_of(posts: Iterable[PostFact], ontology: Ontology) -> dict[str, Voice]:
    """In whose voice each person speaks whose post an article tells, by surname in lower case."""
    voices: dict[str, Voice] = {}
    for post in posts:
        surname = post.person.rsplit(None, 1)[-1].lower()
        voice = _voice_of_post(post, ontology)
        voices[surname] = voice if voices.get(surname, voice) is voice else Voice.OTHER
    return voices


def _voice_of_post(post: PostFact, ontology: Ontology) -> Voice:
    agency = ontology.agencies.get(post.agency) if post.agency else None
    role = post.role.lower()
    if any(word in role for word in _INSPECTING) or (agency is not None and agency.type == "inspectorate"):
        return Voice.INSPECTORS
    sent = agency is None or agency.type == "government"
    if sent and "commissioner" in role and not any(word in role for word in _OTHER_COMMISSIONERS):
        # Whom ministers send into a council reports what he found there.
        return Voice.INSPECTORS
    of_party = party_words(ontology).names_one(_TOPIC.sub("", role))
    if post.council and not of_party and not any(word in role for word in _OPPOSING):
        return Voice.COUNCIL
    return Voice.OTHER


def find_voices(annotated: AnnotatedArticle, speakers: Mapping[str, Voice] | None = None) -> list[Speech]:
    """The voice of every sentence, in order; ``speakers`` are the persons of :func:`speakers_of`."""
    named = _named(annotated, speakers or {})
    text = annotated.plain
    voices: list[Speech] = []
    last = last_person = Voice.ARTICLE
    in_quote = False
    block = -1
    for group in _paragraphs(annotated.sentences):
        opens_quoted = text[group[0].start_char : group[0].start_char + 1] == '"'
        continues = in_quote and opens_quoted
        in_quote = False
        spoken: list[Voice | None] = []
        since: list[int] = []
        heard = last
        for sentence in group:
            speaker = _speaker(annotated, sentence, named, heard, last_person)
            if speaker is not None:
                heard = speaker.voice
                one = annotated.forms[speaker.end - 1] in _ONE_INSPECTOR
                if speaker.personal or heard is not Voice.INSPECTORS or one:
                    last_person = heard
            spoken.append(None if speaker is None else speaker.voice)
            since.append(0 if speaker is None else _own_part(annotated, sentence, speaker))
            if speaker is None and _opens_with_inspectors(sentence):
                heard = Voice.INSPECTORS
            person = _told_of(sentence, named) if speaker is None else None
            if person is not None:
                last_person = person.voice
        own = next((voice for voice in spoken if voice is not None), None)
        for sentence, voice, begins in zip(group, spoken, since, strict=True):
            words = text[sentence.start_char : sentence.end_char]
            starts_inside = in_quote or words.startswith('"')
            quotes = words.count('"')
            in_quote = (in_quote if not (continues and sentence is group[0]) else False) ^ bool(quotes % 2)
            if voice is not None:
                said = last = voice
            elif starts_inside:
                said = own if own is not None and not continues else last
                if said is Voice.ARTICLE:
                    said = Voice.INSPECTORS if own is None else own
                last = said
            else:
                said = Voice.ARTICLE
            begins = 0 if quotes or starts_inside else begins
            if said is Voice.OTHER:
                admits = _confesses(annotated.forms, sentence)
            else:
                admits = not _ADMISSIONS.isdisjoint(sentence.labels)
            voices.append(Speech(said, admits, starts_inside, begins))
        block = group[-1].block
    assert len(voices) == len(annotated.sentences), block
    voices = _signed(annotated, named, voices)
    theirs = by_readers(annotated) | _of_writers(annotated)
    return [
        replace(said, voice=Voice.OTHER, admits=False) if at in theirs and said.voice is Voice.ARTICLE else said
        for at, said in enumerate(voices)
    ]


def _signed(annotated: AnnotatedArticle, named: list[_Noun], voices: list[Speech]) -> list[Speech]:
    """The voices, with that of who signs a paragraph by a line of its own: "– NSPCC spokesperson"."""
    groups = _paragraphs(annotated.sentences)
    signed = [*voices]
    for told, line in pairwise(groups):
        begins = annotated.article.text.rfind("\n", 0, line[0].start_char) + 1
        signs = len(line) == 1 and _SIGNATURE.fullmatch(annotated.article.text, begins, line[0].end_char) is not None
        if not signs or annotated.article.blocks[line[0].block].intro is not None:
            continue
        nouns = [voice for hit in line[0].words if (voice := _noun_voice(hit)) is not None]
        nouns += [noun.voice for noun in named if line[0].start <= noun.start < line[0].end]
        for sentence in told if nouns else ():
            if signed[sentence.index].voice is Voice.ARTICLE:
                signed[sentence.index] = replace(
                    signed[sentence.index], voice=Voice.OTHER if Voice.OTHER in nouns else nouns[-1]
                )
    return signed


def _confesses(forms: Sequence[str], sentence: Sentence) -> bool:
    """Whether somebody else than the council grants a fault of his own, no politician or parent: a partner, the chair
    of a board."""
    if "speech:other" in sentence.labels:
        return False
    said = (hit.start for hit in sentence.words if "speech:confession" in hit.labels)
    return any(forms[at - 1] not in _NOT_CONFESSED for at in said)


def _opens_with_inspectors(sentence: Sentence) -> bool:
    """ "The report, which follows an inspection in July, is grim. It says ...": whom "it" goes back to."""
    first = (hit for hit in sentence.words if hit.start - sentence.start <= 1)
    return any(_noun_voice(hit) is Voice.INSPECTORS for hit in first)


def _own_part(annotated: AnnotatedArticle, sentence: Sentence, speaker: _Noun) -> int:
    """Where the part of a sentence begins that is what the speaker says; 0 where all of it may be."""
    forms = annotated.forms
    for at in range(max(sentence.start + 1, speaker.start - _TO_SPEAKER), speaker.start):
        if forms[at] in _JOINING and forms[at - 1] == ",":
            others = (hit for hit in sentence.words if hit.end <= at and _noun_voice(hit) is Voice.OTHER)
            return at if next(others, None) is None else 0
    return 0


def _of_writers(annotated: AnnotatedArticle) -> frozenset[int]:
    """The sentences of paragraphs in which who writes the news tells of himself: "I left: my caseload was too high"."""
    if annotated.article.kind is not SourceKind.NEWS or _I.search(annotated.plain) is None:
        return frozenset()
    if holds_letters(annotated):
        # Whose these are is told by their signatures.
        return frozenset()
    told: set[int] = set()
    for group in _paragraphs(annotated.sentences):
        begin = group[0].start_char
        words = _QUOTED.sub(lambda match: " " * len(match[0]), annotated.plain[begin : group[-1].end_char])
        if any(
            "speech" not in one.kinds and _I.search(words, one.start_char - begin, one.end_char - begin)
            for one in group
        ):
            told.update(sentence.index for sentence in group)
    return frozenset(told)


def _paragraphs(sentences: list[Sentence]) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if groups and groups[-1][0].block == sentence.block:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return groups


def _named(annotated: AnnotatedArticle, speakers: Mapping[str, Voice]) -> list[_Noun]:
    """Where the surnames of speakers stand, in the order of the text; a hyphen and its parts are tokens each."""
    doc, forms = annotated.doc, annotated.forms
    # By its last part, since that is what a verb stands next to.
    ending: dict[str, list[tuple[list[str], Voice]]] = {}
    for surname in sorted(speakers, key=len, reverse=True):
        parts = _PARTS.findall(surname)
        ending.setdefault(parts[-1], []).append((parts, speakers[surname]))
    found = (
        (at + 1, next(((len(p), v) for p, v in ending[form] if forms[max(0, at + 1 - len(p)) : at + 1] == p), None))
        for at, form in enumerate(forms if ending else ())
        if form in ending and doc[at].is_title
    )
    return [_Noun(end - one[0], end, one[1], personal=True) for end, one in found if one is not None]


def _speaker(
    annotated: AnnotatedArticle, sentence: Sentence, named: list[_Noun], last: Voice, last_person: Voice
) -> _Noun | None:
    """Who speaks beside a verb of speech; None where nobody is said to speak.

    ``last`` is the voice that spoke last, ``last_person`` that of the last person who did.
    """
    if "speech" not in sentence.kinds:
        return None
    verbs = _spoken(annotated, sentence, "verb")
    findings = _spoken(annotated, sentence, "finding")
    if not verbs and not findings:
        return None
    passive = [hit for hit in sentence.words if "speech:passive" in hit.labels]
    # "Judged" is of the stem of "judge", and nobody's name.
    told = {hit.start for hit in findings}
    nouns = [
        _Noun(hit.start, hit.end, voice)
        for hit in sentence.words
        for voice in [_noun_voice(hit)]
        if voice is not None and (voice is not Voice.OTHER or hit.start not in told)
    ]
    nouns += [noun for noun in named if sentence.start <= noun.start < sentence.end]
    nouns.sort(key=lambda noun: (noun.start, noun.end))
    all_verbs = _tag_first(sorted({*verbs, *findings}, key=lambda hit: hit.start), annotated.forms, sentence)
    for verb in all_verbs:
        if any(p.start <= verb.start < p.end for p in passive):
            continue
        before = [noun for noun in nouns if noun.end <= verb.start and verb.start - noun.end <= _BEFORE]
        addressed = annotated.forms[verb.start] in _ADDRESSING
        after = [noun for noun in nouns if 0 <= noun.start - verb.end <= _AFTER and not addressed]
        if annotated.forms[verb.start] == "according":
            source = _source([noun for noun in nouns if noun.start >= verb.end], verb)
            if source is not None and not _counted(annotated.forms[source.end : sentence.end]):
                return source
            continue
        at_form = _before_adverbs(annotated.forms, verb.start - 1, sentence.start)
        form = annotated.forms[at_form] if at_form >= sentence.start else ""
        denied = annotated.forms[_before_adverbs(annotated.forms, at_form, sentence.start, _DENYING)] in _PASSIVE
        if denied or (addressed and form in _ANYBODY):
            # "It was weeks before *anyone told* the council".
            continue
        if form in _FINDING_OUT and verb in verbs:
            return _Noun(at_form, verb.start, Voice.INSPECTORS)
        follows = annotated.forms[verb.end] if verb.end < sentence.end else ""
        if after and after[0].end < sentence.end and annotated.forms[after[0].end] in _PREDICATING:
            # "... and said the council was building": the noun is what is spoken of.
            after = []
        if before and annotated.forms[verb.start] in _CALLING:
            # "The MP called the report shameful": what is called so.
            after = []
        if verb not in verbs and after and after[0].voice is not Voice.INSPECTORS:
            # "Opponents slammed the council": who is found fault with.
            after = []
        quoted = addressed and follows == "us" and '"' in annotated.forms[sentence.start : verb.start]
        if quoted and before and before[-1].voice is Voice.OTHER:
            # '"Parents *told us* that nobody listens"': who is quoted says so, and not the parents.
            continue
        if after and follows not in _THAT and not (before and verb.start - before[-1].end <= 1):
            closes = after[-1].end >= sentence.end - 2
            if after[0].start - verb.end <= (3 if closes else 1) and form not in _PRONOUNS:
                return after[0]
        if before and "what" in annotated.forms[max(sentence.start, before[-1].start - _WHAT) : before[-1].start]:
            # "Full of *what* mum and dad had to *say*".
            continue
        if before and follows == "to" and "how" in annotated.forms[sentence.start : before[-1].start]:
            # "Weaknesses in how the council responds to neglect": what it does, not says.
            continue
        if verb not in verbs:
            if before and _subject(before).voice is Voice.INSPECTORS:
                return _subject(before)
            between = annotated.forms[before[0].end : verb.start] if before else []
            if before and annotated.forms[verb.start] not in _ALSO_NOUNS and _is_anothers(before, between):
                # "The MP spoke of failings, and described services as broken".
                return _which_says(nouns, verbs, annotated.forms) or before[0]
            continue
        at = _Noun(verb.start, verb.end, Voice.OTHER)
        if form in _PERSONAL:
            # "We told ourselves ..." where nobody has spoken yet: the council writes of itself.
            unnamed = Voice.COUNCIL if form == "we" else Voice.OTHER
            voice = last_person if last_person is not Voice.ARTICLE else unnamed
            return replace(at, voice=voice, personal=True)
        if form == "it":
            # '"Plans are unclear to parents," it states' takes up none of those in the quotation, nor does
            # "Plans are unclear to parents, it states".
            tagged = at_form > sentence.start and annotated.forms[at_form - 1] == '"'
            inserted = tagged or (follows in _CLOSING and "," in annotated.forms[sentence.start : at_form][-1:])
            return replace(at, voice=_antecedent([] if inserted else before, last, last_person))
        if form == "they" and not before:
            return replace(at, voice=Voice.INSPECTORS)
        if before and verb.start - before[-1].end <= 1 and before[-1].voice is Voice.INSPECTORS:
            return before[-1]
        if before and form in _AND:
            if annotated.forms[sentence.start] == "it" and any(hit.start == sentence.start + 1 for hit in all_verbs):
                # "It found progress and said the council was moving, but pointed to high caseloads".
                return replace(at, voice=_antecedent([], last, last_person))
            return before[0]
        if before:
            return (
                _behind_insertion(before, verb, annotated.forms, sentence.start)
                or _who_came(before, verb, annotated.forms)
                or _who_wrote(before, annotated.forms, sentence.start, verb.start)
                or _subject(before)
            )
        if _is_named(annotated, verb, sentence) or _is_surname(annotated, verb.start - 1):
            return replace(at, voice=last_person if last_person in (Voice.COUNCIL, Voice.OTHER) else Voice.OTHER)
        if after and annotated.forms[verb.start] in ("said", "says", "added", "adds", "wrote"):
            return after[0]
    return _agent(passive, nouns, annotated.forms)


def _tag_first(verbs: list[Hit], forms: Sequence[str], sentence: Sentence) -> list[Hit]:
    """The verbs of a sentence, that behind its quotation before those in it: '"Ofsted *said* so," *said* Lee'."""
    if forms[sentence.start] != '"':
        return verbs
    closes = max(at for at in range(sentence.start, sentence.end) if forms[at] == '"')
    return sorted(verbs, key=lambda hit: hit.start != closes + 1)


def _agent(passive: Sequence[Hit], nouns: Sequence[_Noun], forms: Sequence[str]) -> _Noun | None:
    """The inspectors by whom something was found: "'serious failings' are identified *by the report*"."""
    ends = [hit.end for hit in passive if forms[hit.end - 1] == "by"]
    return next(
        (one for one in nouns if one.voice is Voice.INSPECTORS and any(0 <= one.start - end <= _AFTER for end in ends)),
        None,
    )


def _source(behind: Sequence[_Noun], verb: Hit) -> _Noun | None:
    """Who is named behind "according to": inspectors also further on ("the first of three checks by *Ofsted*")."""
    near = [noun for noun in behind if noun.start - verb.end <= _SOURCE]
    inspecting = (noun for noun in near if noun.voice is Voice.INSPECTORS)
    return next(inspecting, next((noun for noun in near if noun.start - verb.end <= _AFTER), None))


def _counted(behind: Sequence[str]) -> bool:
    """Whether it is not somebody's word but a count of theirs: "according to the council *'s own figures*"."""
    return next((form for form in behind[:_OWN] if form not in _OWNED), "") in _COUNTS


def _told_of(sentence: Sentence, named: list[_Noun]) -> _Noun | None:
    """The one speaker whom a sentence names at its head, whom "she" in the next goes back to."""
    own = [noun for noun in named if sentence.start <= noun.start < sentence.end]
    return own[0] if len(own) == 1 and own[0].start - sentence.start <= _HEAD else None


def _before_adverbs(forms: list[str], at: int, first: int, adverbs: frozenset[str] = _ADVERBS) -> int:
    """From this place back over adverbs: "it *also* says"."""
    while at > first and forms[at] in adverbs:
        at -= 1
    return at


def _antecedent(before: list[_Noun], last: Voice, last_person: Voice) -> Voice:
    """Whom "it said" goes back to: what the sentence began with, else who spoke last; a report where nobody has."""
    if before:
        return before[0].voice
    if last in (Voice.ARTICLE, Voice.INSPECTORS):
        return Voice.INSPECTORS
    return last_person


def _spoken(annotated: AnnotatedArticle, sentence: Sentence, kind: str) -> list[Hit]:
    """The hits of one kind of verb that stand in the very form of the list: "states", not "state"."""
    label = f"speech:{kind}"
    found = []
    for hit in sentence.words:
        for name in hit.labels:
            if name.startswith(label) and annotated.forms[hit.start] == name[len(label) + 1 :]:
                if not _says_nothing(annotated.forms, hit.start):
                    found.append(hit)
                break
    return found


def _says_nothing(forms: Sequence[str], verb: int) -> bool:
    """Whether nothing is said: "the council could *not say* where they lived", "files that *say little*", "list tasks
    *without saying* why"."""
    before = forms[max(0, verb - 2) : verb]
    if before[-1:] == ["without"] or before == ["no", "longer"]:
        return True
    if forms[verb + 1 : verb + 2] in _NOTHING or (
        before[-1:] in _ABLE and _has_nobody(forms[max(0, verb - _TO_NOBODY) : verb])
    ):
        return True
    return before == ["unable", "to"] or "cannot" in before[-1:] or (before[:1] in _ABLE and before[1:] in _NOT)


def _has_nobody(forms: Sequence[str]) -> bool:
    return not _NOBODY.isdisjoint(forms) or ("no", "one") in pairwise(forms)


def _behind_insertion(before: list[_Noun], verb: Hit, forms: Sequence[str], first: int) -> _Noun | None:
    """The subject of a verb behind a comma: "*inspectors*, who were in the borough in May, said ...", "*the letter*,
    addressed to the director, said ..."."""
    if forms[verb.start - 1] != ",":
        return None
    heads = (
        noun
        for noun in before
        if forms[noun.end] == ","
        and noun.end < verb.start - 1
        and (forms[noun.end + 1] in _RELATIVE or (noun.start <= first + 1 and noun.voice is Voice.INSPECTORS))
    )
    return next(heads, None)


def _who_came(before: list[_Noun], verb: Hit, forms: Sequence[str]) -> _Noun | None:
    """The subject of a verb behind what they did who speak: "*inspectors* who visited the council last month say"."""
    for noun in reversed(before):
        clause = forms[noun.end : verb.start]
        if len(clause) > 1 and clause[0] in _DEFINING and clause[1] not in _NO_VERBS:
            return noun if "," not in clause else None
    return None


def _who_wrote(before: list[_Noun], forms: Sequence[str], first: int, verb: int) -> _Noun | None:
    """The inspectors before those to whom they wrote: "a letter from *Ofsted* to the council's chief executive said",
    "*The report* in a letter to Ann Green, the council's director, said"."""
    others = [noun for noun in before if noun.voice is not Voice.INSPECTORS]
    if not others or "from" in forms[others[0].end : verb]:
        return None
    for noun in before:
        if noun.voice is Voice.INSPECTORS and noun.end <= others[0].start:
            wrote = forms[noun.end - 1] in _WRITING and forms[noun.end] == "to"
            about = forms[noun.end - 1] in _REPORTS and forms[noun.end] in _ABOUT
            named = (wrote or about) and "," not in forms[noun.end : verb]
            opening = noun.start <= first + 1 and noun is not before[-1] and forms[noun.end] != "to"
            if named or (opening and _LETTER < {*forms[noun.end : others[0].start]}):
                return noun
    return None


def _subject(before: list[_Noun]) -> _Noun:
    """The subject of the verb: the last noun before it; a person's post outweighs its organisation."""
    others = [noun for noun in before[-2:] if noun.voice is Voice.OTHER]
    return others[-1] if others else before[-1]


def _noun_voice(hit: Hit) -> Voice | None:
    for label, voice in (
        ("speech:other", Voice.OTHER),
        ("speech:partner", Voice.OTHER),
        ("speech:council", Voice.COUNCIL),
        ("speech:inspector", Voice.INSPECTORS),
    ):
        if label in hit.labels:
            return voice
    return None


def _is_anothers(before: list[_Noun], between: list[str]) -> bool:
    """Whether somebody else is the first of those who might be speaking, with no inspectors or inspection behind."""
    inspected = any(noun.voice is Voice.INSPECTORS for noun in before) or not _INSPECTIONS.isdisjoint(between)
    return before[0].voice is Voice.OTHER and not inspected


def _which_says(nouns: list[_Noun], verbs: Sequence[Hit], forms: Sequence[str]) -> _Noun | None:
    """The report that a sentence about somebody else quotes: "Opponents slammed a *report which says* ..."."""
    for verb in verbs:
        if forms[verb.start - 1] in _RELATIVE or forms[verb.start - 1] == "that":
            end = verb.start - 1 - (forms[verb.start - 2] == ",")
            told = next((noun for noun in nouns if noun.end == end), None)
            if told is not None and told.voice is Voice.INSPECTORS:
                return told
    return None


def _is_surname(annotated: AnnotatedArticle, at: int) -> bool:
    """Whether a capitalised word is the surname of a full name told before: "Holmes claimed ..."."""
    doc, forms = annotated.doc, annotated.forms
    if at < 1 or not doc[at].is_title or not doc[at].is_alpha:
        return False
    return any(
        doc[i].is_title and doc[i - 1].is_title and doc[i - 1].is_alpha and forms[i - 1] not in _NO_FORENAMES
        for i in range(1, at)
        if forms[i] == forms[at]
    )


def _is_named(annotated: AnnotatedArticle, verb: Hit, sentence: Sentence) -> bool:
    """Whether a person's name stands directly before or after the verb ("Mr Lindley said")."""
    doc = annotated.doc
    if verb.start - 2 >= sentence.start and doc[verb.start - 1].is_title:
        return annotated.forms[verb.start - 2].rstrip(".") in _TITLES or doc[verb.start - 2].is_title
    return verb.end + 1 < sentence.end and doc[verb.end].is_title and doc[verb.end + 1].is_title
