"""The words of one sentence with grades in it, before it is known which areas it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.reading.annotate import Sentence
from kg.reading.grades import Verdict
from kg.reading.judgements.areas import Area, by_label
from kg.reading.judgements.record import Record
from kg.reading.judgements.wordings import AUXILIARIES
from kg.reading.vocabulary import has_label


class SentenceWords:
    """One sentence with verdicts: its text, services and dates."""

    def __init__(self, record: Record, sentence: Sentence, found: Sequence[Verdict]) -> None:
        self.record = record
        self.doc = record.doc
        self.forms = record.annotated.forms
        self.sentence = sentence
        self.verdicts = found
        self.text = record.text[sentence.start_char : sentence.end_char]
        self.dates = record.annotated.dates(sentence)
        self.services = by_label(sentence.words, "judged:services")
        self.is_report = record.councils.is_report

    def tokens(self, start_char: int, end_char: int) -> range:
        """The tokens of the sentence that begin within a stretch of characters."""
        starts, end = self.record.annotated.starts, self.sentence.end
        first = bisect_left(starts, start_char, self.sentence.start, end)
        return range(first, bisect_left(starts, end_char, first, end))

    def text_before(self, area: Area) -> str:
        """The text of the sentence up to an area."""
        return self.record.text[self.sentence.start_char : self.doc[area.start].idx]

    def words(self, verdict: Verdict) -> str:
        """The grade in the words of the text."""
        return str(self.doc[verdict.start : verdict.end].text)

    def char_end_of(self, token: int) -> int:
        """The character behind a token."""
        return int(self.doc[token].idx + len(self.doc[token]))

    def char_end(self, verdict: Verdict) -> int:
        """The character behind the grade."""
        last = self.doc[verdict.end - 1]
        return int(last.idx + len(last))

    def is_quoted(self, verdict: Verdict) -> bool:
        """Whether a quotation mark stands right behind the grade."""
        return verdict.end < self.sentence.end and bool(self.doc[verdict.end].is_quote)

    def takes_up_given(self, verdict: Verdict) -> bool:
        """ "Both received the rating": whether a verdict is the one that was told before."""
        return any(has_label(hit, "judged:given-it") and hit.start == verdict.start for hit in self.sentence.words)

    @property
    def before(self) -> Sentence:
        """The sentence before, where this is not the first."""
        return self.record.annotated.sentences[self.sentence.index - 1]

    def before_auxiliaries(self, verdict: Verdict, first: int) -> int:
        """The token with which the auxiliaries before a verdict's verb begin, down to ``first``: "has also been"."""
        at = verdict.core
        while at > first and self.doc[at - 1].lower_ in AUXILIARIES:
            at -= 1
        return at

    def mention_between(self, start: int, end: int) -> bool:
        """Whether a council is named between two tokens."""
        mentions = self.record.councils.mentions(self.sentence.index)
        return any(
            start <= at < end for mention in mentions for at in self.tokens(mention.start_char, mention.end_char)
        )

    def token_at(self, char: int) -> int:
        """The first token at or behind a character; 0 where there is none."""
        return next((at for at in range(self.sentence.start, self.sentence.end) if self.doc[at].idx >= char), 0)


class WordsPart:
    """What every question about the words of one sentence looks at."""

    def __init__(self, words: SentenceWords) -> None:
        self.record = words.record
        self.doc = words.doc
        self.forms = words.forms
        self.sentence = words.sentence
        self.verdicts = words.verdicts
        self.text = words.text
        self.dates = words.dates
        self.services = words.services
        self.is_report = words.is_report
