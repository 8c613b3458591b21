"""An article in, its facts out: the relations read in order, each by its own module."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from kg.garbage import no_searches
from kg.model import AreaForImprovementFact, Article, ArticleFacts, CouncilFact, InspectionFact, JudgementFact
from kg.ontology import Ontology
from kg.reading import (
    agencies,
    child_groups,
    councils,
    improvements,
    inspections,
    judgements,
    partners,
    people,
    speech,
    titlepage,
)
from kg.reading.annotate import AnnotatedArticle, Annotator, text_article
from kg.reading.failings.bodies import other_bodies
from kg.reading.failings.candidates import Candidate
from kg.reading.failings.earlier import earlier_findings
from kg.reading.failings.find import FailingReader
from kg.reading.failings.lexicon import FailureLexicon
from kg.reading.failings.national import national_words
from kg.reading.kept import Kept
from kg.reading.predecessors import in_their_time
from kg.reading.trained import TrainedPipeline
from kg.reading.vocabulary import PhraseIndex, blank_language

_RELATIONS = (councils, inspections, judgements, agencies, partners, people, child_groups, speech)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the reader makes of one sentence of a text."""

    sentence: str
    candidates: tuple[Candidate, ...]


@contextmanager
def _made_to_stay() -> Iterator[None]:
    """For making a vocabulary: all that it is made of stays, and a search for garbage shall never look through it.

    Such a search takes as long as the vocabulary is big, and comes up every few articles.
    """
    with no_searches():
        yield
        gc.freeze()


def _told_of(named: Sequence[CouncilFact], told: Sequence[JudgementFact | InspectionFact]) -> Iterator[CouncilFact]:
    """Councils that have a grade or a visit in an article, and stand in it as a place that alone names none."""
    known = {fact.council for fact in named}
    for fact in told:
        if fact.council not in known:
            known.add(fact.council)
            yield CouncilFact(fact.council, replace(fact.evidence, rule="council/told-of"))


class Reader:
    """Reads articles; made once for an ontology, then used for any number of them."""

    def __init__(self, ontology: Ontology, *, pipeline: str | None = None, kept: Kept | None = None) -> None:
        """``pipeline`` names an installed trained spaCy pipeline; raises ``UsageError`` where there is none.

        ``kept`` is where the compiled vocabulary of failings is kept between two runs, if anywhere.
        """
        self.ontology = ontology
        self._pipeline = pipeline
        self._kept = kept
        trained = TrainedPipeline(pipeline) if pipeline else None
        with _made_to_stay():
            self._prepare(ontology, trained, kept)

    def __reduce__(self) -> tuple[Callable[[Ontology], Reader], tuple[Ontology]]:
        """Sent to another process it is made anew there, which takes less than sending all that it consists of."""
        return partial(Reader, pipeline=self._pipeline, kept=self._kept), (self.ontology,)

    def _prepare(self, ontology: Ontology, trained: TrainedPipeline | None, kept: Kept | None) -> None:
        """Hand every wording of the ontology to the module that looks for it."""
        nlp = blank_language()
        names, words = PhraseIndex(nlp, exact=True), PhraseIndex(nlp, exact=False)
        for relation in _RELATIONS:
            relation.add_phrases(names, words, ontology)
        self._annotate = Annotator(nlp, names, words, trained)
        self._lexicon = FailureLexicon(ontology, nlp, kept)
        self._failings = FailingReader(
            self._lexicon, other_bodies(ontology), national_words(ontology), earlier_findings(ontology)
        )

    def annotate(self, article: Article) -> AnnotatedArticle:
        """The article with its sentences and the hits of the vocabulary."""
        return self._annotate(article)

    @no_searches()
    def read(self, article: Article) -> ArticleFacts:
        """All that the article states, each fact with its sentence."""
        annotated = self._annotate(article)
        named = councils.find_councils(annotated, self.ontology)
        inspected = inspections.find_inspections(annotated, self.ontology, named)
        title = titlepage.read_title_page(annotated, self.ontology, named, inspected)
        graded = judgements.find_judgements(annotated, self.ontology, named, inspected)
        if title is not None:
            graded = titlepage.confirm(title, graded, annotated)
        organisations = agencies.find_agencies(annotated, self.ontology, named)
        working = partners.find_partners(annotated, self.ontology, inspected, organisations)
        posts = people.find_posts(annotated, self.ontology, named, organisations)
        grades = frozenset(fact.evidence.start for fact in graded.facts)
        voices = speech.find_voices(annotated, speech.speakers_of(posts.facts, self.ontology))
        failings = self._failings.read(annotated, voices, inspected, organisations, grades)
        failings = tuple(
            fact
            for fact in failings
            if not improvements.heads_improvements(annotated, self.ontology, fact.evidence.start)
        )
        wanted: tuple[AreaForImprovementFact, ...] = ()
        if title is not None:
            one = title.inspection
            wanted = improvements.find_improvements(annotated, self.ontology, self._lexicon, one.council, one.key)
            wanted = tuple(replace(fact, under=title.section(fact.evidence.start)) for fact in wanted)
            failings = tuple(replace(fact, under=title.section(fact.evidence.start)) for fact in failings)
        facts = ArticleFacts(
            article=article,
            councils=(*named.facts, *_told_of(named.facts, (*graded.facts, *inspected.facts))),
            agencies=organisations.facts,
            inspections=(*inspected.facts, *graded.inspections, *working),
            judgements=graded.facts,
            failings=failings,
            improvements=wanted,
            posts=posts.facts if title is None else titlepage.with_lead(title, posts.facts),
            issues=(
                *named.issues,
                *inspected.issues,
                *(titlepage.unread(article, named.issues) if title is None else ()),
                *(title.issues if title is not None else ()),
                *graded.issues,
                *organisations.issues,
                *posts.issues,
            ),
        )
        return facts if title is not None else in_their_time(facts, self.ontology)

    def explain(self, text: str) -> tuple[Explanation, ...]:
        """Every candidate in each sentence of a text, with the rule that made it and what became of it."""
        annotated = self._annotate(text_article(text))
        found: list[list[Candidate]] = [[] for _ in annotated.sentences]
        for sentence, candidate in self._failings.candidates(annotated, speech.find_voices(annotated)):
            found[sentence.index].append(_with_words(candidate, annotated))
        return tuple(
            Explanation(annotated.text(sentence), tuple(candidates))
            for sentence, candidates in zip(annotated.sentences, found, strict=True)
        )


def _with_words(candidate: Candidate, annotated: AnnotatedArticle) -> Candidate:
    """The candidate with the word that decided in its reason: "deficit beside it: “too high”"."""
    if candidate.because is None:
        return candidate
    start, end = candidate.because
    return candidate._replace(reason=f"{candidate.reason}: “{annotated.doc[start:end].text}”")
