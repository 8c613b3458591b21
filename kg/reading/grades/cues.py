"""The wordings of one sentence that can make a grade word a verdict: verbs and nouns of rating, areas, services."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.council_mentions import names_council
from kg.reading.grades.tokens import BREAKS, DETERMINERS, LIGHT, skip_quotes_back
from kg.reading.grades.verdict import grade_of
from kg.reading.vocabulary import Hit, has_label

_OF_NEW_CLAUSE = frozenset("was were is are remains".split())
"""Behind a council or its services: the verb of a clause of its own."""
_NOUN_OR_VERB = frozenset(
    "rating ratings grading gradings ranking rankings grade grades mark marks score scores".split()
)
_BEFORE_A_NOUN = frozenset(
    "the a an its their his her our this that these any no 's overall new latest previous last first former current "
    "ofsted same final original earlier".split()
)
_BEHIND_A_NOUN = frozenset(", : ; . with".split())
_BEFORE_OTHER_NOUN = {
    "rate": frozenset("the a an same this high low".split()),
    "hand": frozenset("other one a the steady helping guiding at in to of second free".split()),
}
""" "At the same rate", "on the other hand": words that are verbs of rating elsewhere."""
_VERBS = frozenset(f"judged:{kind}-verbs" for kind in ("rating", "getting", "finding", "moving"))


class Cues:
    """The wordings around grades in one sentence, by kind."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self._doc = doc
        self._by_kind: dict[str, list[Hit]] = {}
        hits = sentence.words
        self.grades = [hit for hit in hits if grade_of(hit) is not None]
        of_areas = [hit for hit in hits if has_label(hit, "area:") or has_label(hit, "way-area:")]
        services = [hit for hit in hits if "judged:services" in hit.labels or has_label(hit, "list-area:")]
        self.areas = _tokens(of_areas)
        self.places = _tokens(hit for hit in sentence.names if names_council(hit))
        self.known = _tokens(services) | self.places | self.areas
        """Tokens of areas, services and councils."""
        # "The graded judgement for adoption performance": a verb within the name of an area is none.
        graded = _tokens(self.grades)
        inside = _tokens(hit for hit in of_areas if hit.end - hit.start > 2)
        for hit in hits:
            if hit.start in inside and not _VERBS.isdisjoint(hit.labels):
                continue
            if "judged:rating-verbs" in hit.labels and _is_rating_noun(doc, hit, self.places, graded):
                hit = hit._replace(labels=tuple(label for label in hit.labels if label != "judged:rating-verbs"))
            if "judged:finding-verbs" in hit.labels and _is_report_noun(doc, hit):
                continue
            for label in hit.labels:
                if label.startswith("judged:"):
                    self._by_kind.setdefault(label[7:], []).append(hit)

    def of(self, kind: str) -> Sequence[Hit]:
        """Hits of one kind, by position."""
        return self._by_kind.get(kind, ())

    def last_before(self, kind: str, token: int, reach: int) -> Hit | None:
        """The nearest hit of a kind that ends at or before a token, within reach."""
        near = [hit for hit in self.of(kind) if token - reach <= hit.end <= token]
        return near[-1] if near else None

    def starts_at(self, kind: str, token: int) -> bool:
        """Whether a hit of this kind starts at a token."""
        return any(hit.start == token for hit in self.of(kind))

    def governor(self, kind: str, token: int, reach: int) -> Hit | None:
        """The verb of this kind before the grade, with no clause ending between them."""
        verb = self.last_before(kind, token, reach)
        between = self._doc[verb.end : token] if verb is not None else ()
        return None if any(one.lower_ in BREAKS or one.orth_ == "." for one in between) else verb

    def still_governs(self, verb: int, grade: int) -> bool:
        """Whether a verb that has a grade already governs a further one: not where a new subject stands between.

        ``verb``: the token behind it; ``grade``: that with which the further grade begins.
        """
        ends = [hit.end for hit in self.grades if verb <= hit.start and hit.end <= grade]
        if not ends:
            return True
        between = self._doc[max(ends) : grade]
        # "A year after being branded inadequate, Bury was still inadequate": the verb of another clause.
        anew = any(one.i - 1 in self.known and one.lower_ in _OF_NEW_CLAUSE for one in between)
        return not anew and all(one.lower_ in LIGHT or not one.is_alpha or one.i in self.known for one in between)


def _tokens(hits: Iterable[Hit]) -> set[int]:
    return {at for hit in hits for at in range(hit.start, hit.end)}


def _is_rating_noun(doc: Doc, hit: Hit, places: Collection[int], graded: Collection[int]) -> bool:
    """ "The rating for leadership": a noun, where the same word can be a verb ("Ofsted, rating it good").

    ``places``, ``graded``: the tokens of councils and of grades.
    """
    if hit.start and doc[hit.start - 1].lower_ in _BEFORE_OTHER_NOUN.get(doc[hit.start].lower_, ()):
        return True
    if doc[hit.start].lower_ not in _NOUN_OR_VERB or hit.start == 0:
        return False
    if skip_quotes_back(doc, hit.start - 1, 0) in graded:
        # "An outstanding rating for leadership and a good rating for adoption".
        return True
    if (
        doc[hit.start - 1].lower_ == "ofsted"
        and hit.end < len(doc)
        and (doc[hit.end].lower_ in DETERMINERS or hit.end in places)
    ):
        # "Ofsted grades the help given to families as good".
        return False
    return doc[hit.start - 1].lower_ in _BEFORE_A_NOUN or doc[hit.start - 1].like_num


def _is_report_noun(doc: Doc, hit: Hit) -> bool:
    """ "The report reads": a noun, where the same word can be a verb ("inspectors report that ...")."""
    if doc[hit.start].lower_ != "report" or hit.start == 0:
        return False
    before, behind = doc[hit.start - 1], doc[hit.end].lower_ if hit.end < len(doc) else "."
    if behind in _BEHIND_A_NOUN or (before.like_num and behind in ("on", "into", "of", "by")):
        return True
    opens = max(0, hit.start - 3)
    # "A mixed report", but "the inspectors report".
    described = not before.lower_.endswith("s") and any(token.lower_ in DETERMINERS for token in doc[opens : hit.start])
    return described or before.lower_ in _BEFORE_A_NOUN
