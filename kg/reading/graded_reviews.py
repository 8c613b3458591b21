"""Sentences on the grades that Ofsted once gave to reviews of a child's death, which are none of a council's services.

"Two of Bury Council's serious case reviews were judged inadequate" grades how the reviews were written. The words are
those of ``patterns/national.yaml``.
"""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle
from kg.reading.expressions import expression, lists_of

_CAME_AFTER = re.compile(
    r"\b(?:after|following|since|despite|before|because of|in the wake of|in response to) (?:[\w'’-]+ ){0,3}$",
    re.IGNORECASE,
)


class GradedReviews:
    """Tells the grades of reviews from those of services."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "national")
        given = r"(?:as |to be )?['\"“‘]?{grades}\b"
        # No council, and no service of one, comes between a review and its verb but the one that wrote it.
        gap = r"(?:(?!\b(?:{reviewed-beside}|{graded-beside}|the|its|their)\b)[^.;,]){0,60}?"
        whose = r" (?:by|from|of|in|at|for|about|into|on) (?:the |a )?(?:(?!\b(?:{graded-beside}|the)\b)[^.;,]){0,60}?"
        behind = rf"(?:{gap}|{whose})\b(?:{{were-graded}}|{{evaluated}}) {given}"
        before = r"\b(?:{were-graded}|{evaluates}) [^.;,]{0,60}?\b"
        adjective = r"['\"“‘]?\b{grades}['\"”’]? "
        self._reviews = expression(
            lists,
            rf"\b{{case-reviews}}\b{behind}|{before}{{case-reviews}}\b,? {given}|{adjective}{{case-reviews}}\b",
        )
        self._they = expression(lists, rf"\breviews\b{behind}|{adjective}(?:reviews|reports|evaluations)\b")
        """The same of what an article on them goes on to call "reviews" or "reports"."""

    def sentences(self, annotated: AnnotatedArticle) -> frozenset[int]:
        """The indexes of the sentences that give reviews a grade."""
        found: set[int] = set()
        for sentence in annotated.sentences:
            text = annotated.plain[sentence.start_char : sentence.end_char]
            if self._are_graded(text) or (found and self._they.search(text) is not None):
                found.add(sentence.index)
        return frozenset(found)

    def _are_graded(self, text: str) -> bool:
        """Whether a review is what a grade is of, and not what came before: "after a review the council was rated"."""
        return any(_CAME_AFTER.search(text, 0, review.start()) is None for review in self._reviews.finditer(text))


@made_once
def graded_reviews(ontology: Ontology) -> GradedReviews:
    """For the words of an ontology."""
    return GradedReviews(ontology)
