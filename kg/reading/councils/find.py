"""The councils of an article, from its names to the one that each sentence is about."""

from __future__ import annotations

from dataclasses import replace

from kg.model import CouncilId
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle
from kg.reading.council_mentions import MentionFinder
from kg.reading.councils.facts import find_facts
from kg.reading.councils.record import CouncilReading
from kg.reading.councils.subject import find_subject, opens_abroad
from kg.reading.councils.talk import Talk
from kg.reading.councils.topical import topical_in
from kg.reading.councils.walk import walk
from kg.reading.told_in_passing import recalling, tells_by_itself, tells_of_the_one_named


def find_councils(annotated: AnnotatedArticle, ontology: Ontology) -> CouncilReading:
    """Read off the councils of an article, and what each of its sentences is about."""
    finder = MentionFinder(annotated, ontology)
    mentions = [finder.mentions(sentence) for sentence in annotated.sentences]
    councils_by_sentence = [found for found, _ in mentions]
    strangers = [other for _, other in mentions]
    return _read(Talk(annotated, ontology, councils_by_sentence, strangers))


def _read(talk: Talk) -> CouncilReading:
    """Settle the subject, then walk through the sentences."""
    subject, round_up, issues = find_subject(talk)
    if opens_abroad(talk):
        talk.topic = replace(talk.topic, services=False, in_passing=False)
    if not talk.topic.services:
        subject, round_up = subject if talk.topic.in_passing else None, False
        _find_told_in_passing(talk, subject)
    topical = [topical_in(talk, index, subject, round_up) for index in range(len(talk.mentions))]
    if talk.is_report:
        # A report judges one council: others are its neighbours and partners.
        topical = [tuple(m for m in found if m.council == subject) for found in topical]
    focus, outer = walk(talk, subject, round_up, topical)
    return CouncilReading(
        tuple(find_facts(talk, subject)),
        tuple(issues),
        subject,
        talk.is_report,
        round_up,
        talk.mentions,
        topical,
        focus,
        outer,
        talk.annotated.plain,
        talk.taken_back,
        subject if talk.topic.in_passing else None,
    )


def _find_told_in_passing(talk: Talk, subject: CouncilId | None) -> None:
    """Note which sentences of an article about something else tell of a council's grade all the same."""
    told = {"name", "services"}
    in_full = {mention.council for found in talk.mentions for mention in found if mention.how in told}
    talk.telling = {
        sentence.index
        for sentence in talk.annotated.sentences
        if tells_by_itself(talk.annotated, sentence, talk.mentions[sentence.index], in_full, talk.topic)
    }
    if not any(talk.strangers):
        pointing = (
            (sentence.index, tells_of_the_one_named(talk.annotated, sentence, talk.mentions, talk.topic))
            for sentence in talk.annotated.sentences
            if sentence.index not in talk.silent
        )
        talk.pointing = {index: council for index, council in pointing if council is not None}
    if talk.topic.in_passing and subject is not None:
        talk.pointing = recalling(talk.annotated, talk.mentions, talk.silent, subject) | talk.pointing
