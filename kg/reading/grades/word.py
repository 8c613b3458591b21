"""One grade word where it stands: what is right before and right behind it."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.grades.cues import Cues
from kg.reading.grades.tokens import QUOTES, RATINGS, skip_back, skip_quotes, stops
from kg.reading.grades.verdict import Frame, Verdict, grade_of
from kg.reading.vocabulary import Hit, stem

_RATING_STEMS = frozenset(stem(word) for word in (*RATINGS, "category", "classification"))


class GradeWord:
    """One word for a grade in its sentence, and what stands right before and behind it."""

    def __init__(self, doc: Doc, sentence: Sentence, hit: Hit, cues: Cues) -> None:
        self.doc = doc
        self.sentence = sentence
        self.hit = hit
        self.cues = cues
        self.start, self.end = hit.start, hit.end
        self.first, self.stop = sentence.start, sentence.end
        """The first token of the sentence, and the one behind its last."""
        self.grade = grade_of(hit)
        """``None`` where the word takes up a grade that was named before: "the same"."""
        self.before = skip_back(doc, hit.start, sentence.start)
        """The token before the word, its quotation marks and its article; one less than the first where none is."""
        self.after = skip_quotes(doc, hit.end, sentence.end)
        """The token behind the word and its quotation marks; the end of the sentence where none is."""

    def form(self, at: int) -> str:
        """A token of the text in small letters."""
        return self.doc[at].lower_

    @property
    def previous(self) -> str:
        """The word before, in small letters."""
        return self.form(self.before) if self.before >= self.first else ""

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.after > self.end and self.start > self.first and self.doc[self.start - 1].orth_ in QUOTES

    @property
    def is_required(self) -> bool:
        """Whether it begins with its verb: "requires improvement"."""
        return self.form(self.start).startswith(("requir", "need"))

    @property
    def is_before_noun(self) -> bool:
        """Whether a noun such as "rating" follows: "an inadequate rating"."""
        near = any(self.cues.starts_at("rating-nouns", at) for at in (self.after, self.after + 1))
        return (near or self._is_before_one()) and not stops(self.doc, self.after, self.sentence)

    def _is_before_one(self) -> bool:
        """ "A good grade for leadership and an outstanding *one* for care leavers": the noun of a grade before."""
        one = self.after < self.stop and self.form(self.after) == "one"
        article = self.form(self.start - 1) if self.start > self.first else ""
        if not one or article not in ("a", "an", "'", '"'):
            return False
        return any(hit.end <= self.start and self.cues.starts_at("rating-nouns", hit.end) for hit in self.cues.grades)

    @property
    def is_by_place(self) -> bool:
        """Whether the grade is named by its place among the four: "the lowest rating"."""
        return self.end - self.start > 1 and any(one.norm_ in _RATING_STEMS for one in self.doc[self.start : self.end])

    def is_followed_by(self, *pairs: tuple[str, str]) -> bool:
        """Whether two words follow behind its quotation marks."""
        return tuple(one.lower_ for one in self.doc[self.after : min(self.after + 2, self.stop)]) in pairs

    def verdict(self, frame: Frame, core: int | None = None) -> Verdict:
        """The verdict of the word in a frame; ``core`` is the word itself where nothing else makes it one."""
        return Verdict(self.start, self.end, self.grade, frame, self.start if core is None else core)
