"""Reads councils, inspections and judgements from miniature articles, as the reader does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.ontology import Ontology
from kg.reading import agencies, councils, inspections, judgements
from kg.reading.annotate import AnnotatedArticle, Annotator
from kg.reading.councils import CouncilReading
from kg.reading.find import find_sources
from kg.reading.inspections import InspectionReading
from kg.reading.judgements import JudgementReading
from kg.reading.load import load_article
from kg.reading.vocabulary import PhraseIndex, blank_language


@dataclass(frozen=True)
class Miniature:
    """What was read from one miniature article."""

    annotated: AnnotatedArticle
    councils: CouncilReading
    inspections: InspectionReading
    judgements: JudgementReading

    def holders(self) -> list[str | None]:
        """The council of each sentence."""
        return [self.councils.holder(sentence.index) for sentence in self.annotated.sentences]

    def holder_of(self, words: str) -> str | None:
        """The council that these words of the text are about."""
        return self.councils.holder(*self._place(words))

    def inspection_of(self, words: str) -> str | None:
        """The inspection that a statement at these words belongs to: ``liverpool ilacs 2023-03``."""
        about = self.inspections.about(*self._place(words))
        if about is None:
            return None
        one = self.inspections.get(about[1])
        return " ".join(str(part) for part in (one.council, one.type, one.start) if part is not None)

    def mains(self) -> set[str]:
        """Main inspections: ``liverpool ilacs 2023-03-13/2023-03-24``."""
        found = set()
        for council in {fact.council for fact in self.inspections.facts}:
            one = self.inspections.main(council)
            if one is not None:
                when = "/".join(str(part) for part in (one.start, one.end) if part is not None)
                found.add(f"{one.council} {one.type} {when}".strip())
        return found

    def grades(self) -> set[str]:
        """Judgements, with the year of inspections other than the main one: ``bury adoption good 2018``."""
        found = set()
        for fact in self.judgements.facts:
            one, main = self.inspections.get(fact.inspection), self.inspections.main(fact.council)
            when = "" if main is not None and main.key == one.key else f" {one.start.year if one.start else 'before'}"
            found.add(f"{fact.council} {fact.area} {fact.grade}{when}")
        return found

    def _place(self, words: str) -> tuple[int, int]:
        text = self.annotated.article.text
        char = text.index(words)
        index = next(s.index for s in self.annotated.sentences if s.start_char <= char < s.end_char)
        return index, char


class RelationReader:
    """Made once for the whole ontology."""

    def __init__(self, ontology: Ontology, folder: Path) -> None:
        self.ontology = ontology
        self.folder = folder
        nlp = blank_language()
        names, words = PhraseIndex(nlp, exact=True), PhraseIndex(nlp, exact=False)
        for relation in (councils, inspections, judgements, agencies):
            relation.add_phrases(names, words, ontology)
        self.annotate = Annotator(nlp, names, words)

    def __call__(self, text: str) -> Miniature:
        """Read one text, as if it were a file."""
        path = self.folder / "miniature.txt"
        path.write_text(text.strip() + "\n", "utf-8")
        sources, _ = find_sources([path])
        annotated = self.annotate(load_article(sources[0], self.ontology))
        named = councils.find_councils(annotated, self.ontology)
        inspected = inspections.find_inspections(annotated, self.ontology, named)
        graded = judgements.find_judgements(annotated, self.ontology, named, inspected)
        quotes = [fact.evidence for fact in named.facts]
        quotes += [fact.evidence for fact in inspected.facts]
        quotes += [fact.evidence for fact in graded.facts]
        for evidence in quotes:
            assert annotated.article.text[evidence.start : evidence.end] == evidence.exact
        return Miniature(annotated, named, inspected, graded)
