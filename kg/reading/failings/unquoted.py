"""The words of an article without the quotation marks among them: '"poor" practice' says what "poor practice" says.

News quotes single words of a report, and a wording of the vocabulary must be found whether or not a mark stands within
it. Positions in the shorter row of words are turned back into those of the tokens when a failing has been found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.vocabulary import Span

_DOUBLE = '"'
_SINGLE = "'"


@dataclass(frozen=True, slots=True)
class Unquoted:
    """Stems and forms of the tokens that are no quotation marks, and where each of them stands."""

    stems: Sequence[int]
    forms: Sequence[str]
    tokens: Sequence[int]
    """The position of each among all tokens."""

    def at(self, token: int) -> int:
        """Where a token stands among the words, or the first word behind it where it is a mark."""
        return bisect_left(self.tokens, token)

    def spans(self, spans: Sequence[Span]) -> list[Span]:
        """The same for stretches of tokens."""
        return [(self.at(start), self.at(end)) for start, end in spans]

    def back(self, span: Span) -> Span:
        """The tokens of a stretch of words."""
        return self.tokens[span[0]], self.tokens[span[1] - 1] + 1


def without_quotes(annotated: AnnotatedArticle) -> Unquoted:
    """The words of all sentences; those of an article that quotes nothing are its tokens."""
    forms = annotated.forms
    if _DOUBLE not in forms and _SINGLE not in forms:
        return Unquoted(annotated.stems, forms, range(len(forms)))
    marks = {at for sentence in annotated.sentences for at in _marks(annotated, sentence)}
    kept = [at for at in range(len(forms)) if at not in marks]
    return Unquoted([annotated.stems[at] for at in kept], [forms[at] for at in kept], kept)


def _marks(annotated: AnnotatedArticle, sentence: Sentence) -> list[int]:
    """The quotation marks of a sentence that has words besides; names keep theirs ("the 'Don't Whisper' group")."""
    forms = annotated.forms[sentence.start : sentence.end]
    marks = [at for at, form in enumerate(forms, sentence.start) if form == _DOUBLE]
    if _SINGLE in forms:
        marks += _single_marks(annotated, sentence)
    return marks if len(marks) < len(forms) else []


def _single_marks(annotated: AnnotatedArticle, sentence: Sentence) -> Iterator[int]:
    """Those that open a quotation or close one; the others are apostrophes ("the managers' view")."""
    doc, opened, named = annotated.doc, False, False
    for at in range(sentence.start, sentence.end):
        if annotated.forms[at] != _SINGLE:
            continue
        behind_word = at > sentence.start and not doc[at - 1].whitespace_
        if not behind_word and not doc[at].whitespace_:
            opened = True
            named = at > sentence.start and at + 1 < sentence.end and doc[at + 1].is_title
        elif behind_word and opened and not _owns(annotated, at, sentence.end):
            opened = False
        else:
            continue
        if not named:
            yield at


def _owns(annotated: AnnotatedArticle, at: int, end: int) -> bool:
    """Whether an apostrophe behind an "s" is followed by a word, which what stands before it owns."""
    return annotated.forms[at - 1].endswith("s") and at + 1 < end and annotated.doc[at + 1].is_alpha
