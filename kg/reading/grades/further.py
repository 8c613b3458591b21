"""Further grades of the words that made the one before a verdict: "adequate in 2012 and good in 2013"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.dates import SHORT_MONTHS
from kg.reading.grades.cues import Cues
from kg.reading.grades.phrase_end import ends_phrase
from kg.reading.grades.tokens import BEFORE_ITS_PLACE, QUOTES, is_of_date, skip_quotes, skip_quotes_back
from kg.reading.grades.verdict import Frame, Verdict
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import longest

_A_RUN = 3
"""So many councils, each with its grade, make a list that needs no verb."""
_ON_THE_WAY = frozenset("through via to and then finally".split())
_ASIDE_REACH = 20
"""So many tokens an aside may have between where a grade comes from and where it goes."""
_NOT_LONG_AGO = frozenset("month year week spring summer autumn winter".split())


def run_of_pairs(doc: Doc, sentence: Sentence, cues: Cues) -> frozenset[int]:
    """ "Hull outstanding, Leeds good, York good": where grades begin, three or more, right behind a council each."""
    pairs: set[int] = set()
    for hit in longest(cues.grades):
        after = skip_quotes(doc, hit.end, sentence.end)
        closes = after >= sentence.end or doc[after].orth_ in (",", ";", ".", "(") or doc[after].lower_ == "and"
        before = skip_quotes_back(doc, hit.start - 1, sentence.start)
        if closes and before in cues.places:
            pairs.add(hit.start)
    return frozenset(pairs) if len(pairs) >= _A_RUN else frozenset()


def _goes_on_moving(word: GradeWord, found: Sequence[Verdict]) -> bool:
    """ "Moved from inadequate (2015), through adequate (2018), to good (2022)": a further step of the same way."""
    before = found[-1]
    if before.frame is not Frame.MOVED or not before.origin:
        return False
    words = [token.lower_ for token in word.doc[before.end : word.start] if token.is_alpha]
    dated = any(token.shape_ == "dddd" for token in word.doc[before.end : word.start])
    last = next((form for form in reversed(words) if form not in ("an", "a")), "")
    through = last in ("through", "via") or (last == "to" and len(found) > 1 and found[-2].core == before.core)
    return dated and through and all(form in _ON_THE_WAY or is_of_date(form) for form in words)


def _goes_on_behind_aside(word: GradeWord, before: Verdict) -> bool:
    """ "Slips from good, the mark it was given in July 2019, to requires improvement": where the move ends."""
    moved = before.frame is Frame.MOVED and before.origin and word.grade is not None
    between = [token.lower_ for token in word.doc[before.end : word.start] if not token.is_quote]
    if not moved or len(between) > _ASIDE_REACH or between[-2:] not in ([",", "to"], ["–", "to"], ["—", "to"]):
        return False
    return between.count(",") == len((",", ",")) and ";" not in between and between[:2] != [",", "to"]


def is_spelt_out(word: GradeWord, before: Verdict) -> bool:
    """ "Ealing and Brent share the same grade, good": the word for a grade of before, which is told behind it."""
    between = [token.orth_ for token in word.doc[before.end : word.start] if not token.is_quote]
    return (
        before.grade is None
        and word.grade is not None
        and between in ([","], [":"], ["–"], ["-"])
        and ends_phrase(word)
    )


def is_said_twice(word: GradeWord, before: Verdict) -> bool:
    """ "The highest grade, outstanding": one grade by two names, and one verdict."""
    between = [token for token in word.doc[before.end : word.start] if token.lower_ not in BEFORE_ITS_PLACE]
    alone = not any(token.is_alpha or token.shape_ == "dddd" for token in between)
    apposed = any(token.orth_ in (",", "(", "–", "—", "-") for token in word.doc[before.end : word.start])
    return before.grade is not None and before.grade == word.grade and alone and apposed


def _is_gapped(word: GradeWord, before: Verdict) -> bool:
    """ "Richmond was good and Lambeth inadequate": a further council and its grade, without the verb."""
    if before.origin or before.frame not in (Frame.RATED, Frame.COPULA, Frame.FOUND):
        return False
    at = word.start - 1
    while at > before.end and at in word.cues.places:
        at -= 1
    if at == word.start - 1 and _is_latter(word):
        at -= 2
    closes = word.grade is not None and ends_phrase(word)
    return at < word.start - 1 and word.form(at) in ("and", ",", "while", ";") and closes


def _is_latter(word: GradeWord) -> bool:
    """ "The former was found good, *the latter* outstanding": right before a grade."""
    at = word.start - 1
    return at - 1 > word.first and word.form(at) in ("latter", "former") and word.form(at - 1) == "the"


def _is_coordinated(word: GradeWord, before: Verdict) -> bool:
    """ "Adequate in 2012, in 2013 good and this year inadequate": further grades of a verb, each with its date."""
    between = [token.lower_ for token in word.doc[before.end : word.start]]
    joined = bool({"and", "then", "but", "followed"}.intersection(between)) or "," in (*between[:1], *between[-1:])
    dated = any(form.isdigit() or form[:3] in SHORT_MONTHS for form in between)
    dated = dated or not _NOT_LONG_AGO.isdisjoint(between)
    whole = word.grade is not None and before.grade is not None
    return whole and joined and dated and all(is_of_date(form) for form in between)


def _is_of_the_next(word: GradeWord, before: Verdict) -> bool:
    """ "Hull and Leeds were given good and inadequate respectively": a further grade of the verb, of the next named."""
    between = {token.lower_ for token in word.doc[before.end : word.start]} - QUOTES
    if not between or not between <= {",", "and"} or word.grade is None or before.grade is None:
        return False
    return any(word.form(at) == "respectively" for at in range(word.end, word.stop))


def with_those_before(word: GradeWord, found: Sequence[Verdict], verdict: Verdict | None) -> Verdict | None:
    """What a grade word says behind other verdicts: its own, or a further grade of the words that make the last one.

    ``verdict``: what it says by itself.
    """
    last = found[-1]
    further = replace(last, start=word.start, end=word.end, grade=word.grade, origin=False)
    loose = verdict is None or verdict.frame is Frame.ALONE or verdict.core == word.start
    # "Rated outstanding, it runs Bury, which was inadequate in 2013 and good in 2018": of the nearer verb.
    loose = loose or (verdict is not None and verdict.core < last.core)
    if loose and (_is_coordinated(word, last) or _is_of_the_next(word, last)):
        verdict = further
    if loose and _goes_on_moving(word, found):
        verdict = replace(further, origin=word.form(word.before) != "to")
    if _goes_on_behind_aside(word, last):
        verdict = further
    of_latter = _is_latter(word) and (loose or (verdict is not None and verdict.core == last.core))
    if (verdict is None or of_latter) and _is_gapped(word, last):
        verdict = word.verdict(Frame.RATED)
    return verdict
