"""Who says it: the article itself, the inspectors, the council, or somebody else.

A speaker is the noun next to a verb of speech ("inspectors said", "said Cllr Green"); a quotation
without one belongs to whoever spoke last. Vocabulary: ``ontology/patterns/speech.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.vocabulary import Hit, PhraseIndex

_KINDS = ("verb", "finding", "passive", "inspector", "council", "other", "admission")
_BEFORE, _AFTER = 18, 4
_PERSONAL = frozenset({"he", "she", "i", "we"})
_PASSIVE = frozenset({"was", "were", "been", "being", "be", "is", "are", "get", "got"})
"""Before a verb of speech: its subject is spoken to or about."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof", "cllr", "coun"})


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


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Hand the wordings of ``speech.yaml`` to the shared index as ``speech:{kind}``."""
    content = ontology.lexicon.get("speech", {})
    if isinstance(content, Mapping):
        for kind in _KINDS:
            for wording in content.get(kind, ()):
                form = f":{str(wording).split()[0]}" if kind in ("verb", "finding") else ""
                words.add(str(wording), f"speech:{kind}{form}")


def find_voices(annotated: AnnotatedArticle) -> list[Speech]:
    """The voice of every sentence, in order."""
    text = annotated.plain
    voices: list[Speech] = []
    last = last_person = Voice.ARTICLE
    in_quote = False
    block = -1
    for group in _paragraphs(annotated.sentences):
        opens_quoted = text[group[0].start_char : group[0].start_char + 1] == '"'
        continues = in_quote and opens_quoted
        in_quote = False
        spoken = [_speaker(annotated, sentence, last_person) for sentence in group]
        own = next((voice for voice in spoken if voice is not None), None)
        for sentence, voice in zip(group, spoken, strict=True):
            words = text[sentence.start_char : sentence.end_char]
            starts_inside = in_quote or words.startswith('"')
            quotes = words.count('"')
            in_quote = (in_quote if not (continues and sentence is group[0]) else False) ^ bool(quotes % 2)
            if voice is not None:
                last = voice
                if voice is not Voice.INSPECTORS:
                    last_person = voice
                said = voice
            elif starts_inside:
                said = own if own is not None and not continues else last
                if said is Voice.ARTICLE:
                    said = Voice.INSPECTORS if own is None else own
                last = said
            else:
                said = Voice.ARTICLE
            admits = any("speech:admission" in hit.labels for hit in sentence.words)
            voices.append(Speech(said, admits, starts_inside))
        block = group[-1].block
    assert len(voices) == len(annotated.sentences), block
    return voices


def _paragraphs(sentences: list[Sentence]) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if groups and groups[-1][0].block == sentence.block:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return groups


def _speaker(annotated: AnnotatedArticle, sentence: Sentence, last_person: Voice) -> Voice | None:
    """The voice of the noun beside a verb of speech; None where nobody is said to speak."""
    verbs = _spoken(annotated, sentence, "verb")
    findings = _spoken(annotated, sentence, "finding")
    if not verbs and not findings:
        return None
    passive = [hit for hit in sentence.words if "speech:passive" in hit.labels]
    nouns = [(hit, voice) for hit in sentence.words for voice in [_noun_voice(hit)] if voice is not None]
    for verb in sorted({*verbs, *findings}, key=lambda hit: hit.start):
        if any(p.start <= verb.start < p.end for p in passive):
            continue
        before = [pair for pair in nouns if pair[0].end <= verb.start and verb.start - pair[0].end <= _BEFORE]
        after = [pair for pair in nouns if 0 <= pair[0].start - verb.end <= _AFTER]
        form = annotated.forms[verb.start - 1] if verb.start > sentence.start else ""
        if form in _PASSIVE:
            continue
        if after and not (before and verb.start - before[-1][0].end <= 1):
            closes = after[-1][0].end >= sentence.end - 2
            if after[0][0].start - verb.end <= (3 if closes else 1):
                return after[0][1]
        if before and "what" in annotated.forms[max(sentence.start, before[-1][0].start - 2) : before[-1][0].start]:
            continue
        if verb not in verbs:
            if before and _first_of_subject(before) is Voice.INSPECTORS:
                return Voice.INSPECTORS
            continue
        if form in _PERSONAL:
            return last_person if last_person is not Voice.ARTICLE else Voice.OTHER
        if form in ("it", "they") and not before:
            return Voice.INSPECTORS if form == "they" or last_person is Voice.ARTICLE else last_person
        if before and verb.start - before[-1][0].end <= 1 and before[-1][1] is Voice.INSPECTORS:
            return Voice.INSPECTORS
        if before:
            return _first_of_subject(before)
        if _is_named(annotated, verb, sentence):
            return last_person if last_person in (Voice.COUNCIL, Voice.OTHER) else Voice.OTHER
        if after and annotated.forms[verb.start] in ("said", "says", "according", "added", "adds", "wrote"):
            return after[0][1]
    return None


def _spoken(annotated: AnnotatedArticle, sentence: Sentence, kind: str) -> list[Hit]:
    """The hits of one kind of verb that stand in the very form of the list: "states", not "state"."""
    label = f"speech:{kind}"
    found = []
    for hit in sentence.words:
        for name in hit.labels:
            if name.startswith(label) and annotated.forms[hit.start] == name[len(label) + 1 :]:
                found.append(hit)
                break
    return found


def _first_of_subject(before: list[tuple[Hit, Voice]]) -> Voice:
    """The subject of the verb: the last chain of nouns before it; a person's post outweighs its organisation."""
    voices = [voice for _, voice in before]
    return voices[-1] if Voice.OTHER not in voices[-2:] else Voice.OTHER


def _noun_voice(hit: Hit) -> Voice | None:
    for label, voice in (
        ("speech:other", Voice.OTHER),
        ("speech:council", Voice.COUNCIL),
        ("speech:inspector", Voice.INSPECTORS),
    ):
        if label in hit.labels:
            return voice
    return None


def _is_named(annotated: AnnotatedArticle, verb: Hit, sentence: Sentence) -> bool:
    """Whether a person's name stands directly before or after the verb ("Mr Lindley said")."""
    doc = annotated.doc
    if verb.start - 2 >= sentence.start and doc[verb.start - 1].is_title:
        return annotated.forms[verb.start - 2].rstrip(".") in _TITLES or doc[verb.start - 2].is_title
    return verb.end + 1 < sentence.end and doc[verb.end].is_title and doc[verb.end + 1].is_title
