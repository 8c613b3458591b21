"""What the tests of agencies and people share: a reader of the whole ontology, without the other relations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Article
from kg.ontology import Ontology
from kg.reading import agencies, councils, people, speech
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle, Annotator, text_article
from kg.reading.people import PeopleReading
from kg.reading.vocabulary import PhraseIndex, blank_language


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one miniature article."""

    annotated: AnnotatedArticle
    agencies: AgencyReading
    people: PeopleReading

    @property
    def agency_labels(self) -> set[str]:
        """Labels of all agencies but Ofsted, which every miniature names."""
        return {fact.label for fact in self.agencies.facts} - {"Ofsted"}

    @property
    def posts(self) -> set[tuple[str, str]]:
        """Names with roles."""
        return {(fact.person, fact.role) for fact in self.people.facts}


class MiniatureReader:
    """Reads miniature articles, one paragraph a line."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        nlp = blank_language()
        names, words = PhraseIndex(nlp, exact=True), PhraseIndex(nlp, exact=False)
        for relation in (councils, agencies, people, speech):
            relation.add_phrases(names, words, ontology)
        self.annotate = Annotator(nlp, names, words)

    def __call__(self, text: str, *, creator: str | None = None) -> Reading:
        """Read a text as it stands."""
        annotated = self.annotate(_article(text, creator))
        named = councils.find_councils(annotated, self.ontology)
        organisations = agencies.find_agencies(annotated, self.ontology, named)
        posts = people.find_posts(annotated, self.ontology, named, organisations)
        return Reading(annotated, organisations, posts)

    def about(self, council: str, text: str, *, creator: str | None = None) -> Reading:
        """Read a text in an article about one council."""
        opening = f"Ofsted has rated the children's services of {council} inadequate.\n"
        return self(opening + text, creator=creator)


def _article(text: str, creator: str | None) -> Article:
    return replace(text_article(text), id="miniature", source="miniature.txt", creator=creator)
