"""Grades right before a noun that are verdicts all the same: "inadequate-rated", "an outstanding authority"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.grades.phrase_end import closes
from kg.reading.grades.tokens import COPULAS, PUNCTUATION, QUOTES
from kg.reading.grades.verdict import Frame, Verdict, grade_of
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import words_of

_COUNCILS = frozenset("councils authorities boroughs counties".split())
_BESIDE_GRADE = 8
"""Within so many tokens behind a grade ", with outstanding leadership" is one of the same inspection."""
_COUNCIL_WORDS = frozenset("county council borough city authority".split())
_OFFICIALLY = frozenset("now officially again still once more at last".split())
_DEALS = frozenset("deal support help care provision offer backing".split())
_PROVIDES = frozenset("provides providing provided delivers delivering delivered".split())
_HAVE = frozenset("have having has had provide providing run running deliver delivering offer offering".split())
_LEADS_TO_HAVE = frozenset("to as be for are is that it they now still also overall the".split())
"""Between "judged" and "to have inadequate services", "as providing good services"."""
_OF_NAMES = frozenset("arrangements services service work provision practice department departments system".split())
"""What may end the name of what has the grade: "inadequate child protection arrangements"."""


def as_epithet(word: GradeWord) -> Verdict | None:
    """A grade before a noun that is still a verdict: "inadequate-rated", "inadequate children's services"."""
    words = [token.lower_ for token in word.doc[word.after : min(word.after + 2, word.stop)]]
    if words == ["-", "rated"] or _is_epithet(word):
        return word.verdict(Frame.RATED)
    if word.grade == "inadequate" and _is_of_inspection(word):
        return word.verdict(Frame.RATED)
    if _is_apposed(word, words) or _opens_headline(word, words):
        return word.verdict(Frame.RATED)
    called = _called_so(word)
    if called >= 0:
        return word.verdict(Frame.RATED, called)
    of_service = words[:1] in (["service"], ["services"])
    # "Care leavers get an 'outstanding' deal": quoted.
    deal = word.after > word.end and bool(words) and words[0] in _DEALS
    provides = _provides(word) if word.after > word.end and of_service else -1
    if provides >= 0:
        return word.verdict(Frame.RATED, provides)
    whole = any(hit.start == word.after and hit.end > word.after + 1 for hit in word.cues.of("services"))
    has = _has_before(word)
    if whole and has >= 0:
        return word.verdict(Frame.RATED, has)
    judged = _judged_to_have(word)
    if judged >= 0:
        return word.verdict(Frame.RATED, judged)
    if word.grade in ("outstanding", "inadequate") and _with_area(word):
        return word.verdict(Frame.RATED)
    served = word.cues.governor("getting-verbs", word.start, 4) if of_service or deal else None
    if served is not None:
        return word.verdict(Frame.SERVED, served.start)
    return word.verdict(Frame.RATED) if whole and word.grade == "inadequate" else None


def _is_of_inspection(word: GradeWord) -> bool:
    """ "After its 'inadequate' inspection", "an inadequate Ofsted report": the grade that this gave."""
    before = word.form(word.before) if word.start > word.first else ""
    words = words_of(word.doc, word.after, min(word.after + 2, word.stop))
    if words[:1] == ["ofsted"]:
        return words[1:] in (["inspection"], ["report"])
    return words[:1] == ["inspection"] and (word.after > word.end or before in ("its", "their", "'s"))


def _is_apposed(word: GradeWord, words: Sequence[str]) -> bool:
    """ "Hull, an outstanding authority, is to help", "Hull, a 'good' council"."""
    at = word.start - 1 - word.is_quoted
    if at - 2 < word.first or not (word.is_quoted or word.grade in ("outstanding", "inadequate")):
        return False
    opens = word.form(at) in ("an", "a") and word.doc[at - 1].orth_ == "," and at - 2 in word.cues.places
    return opens and (words[:1] in (["authority"], ["council"], ["borough"]) or words == ["local", "authority"])


def _called_so(word: GradeWord) -> int:
    """The verb of "Hull can call itself a 'good' council", "Hull is officially an outstanding authority".

    -1 where another word follows, or where neither inspectors are spoken of nor the grade is quoted.
    """
    if word.after >= word.stop or word.form(word.after) not in _COUNCIL_WORDS | {"local"}:
        return -1
    quoted = word.after > word.end
    told = any("about:inspection" in cue.labels for cue in word.sentence.words)
    at = word.before
    if at + 1 >= word.start or not told or (word.grade == "good" and not quoted):
        return -1
    while at > word.first and word.form(at) in _OFFICIALLY:
        at -= 1
    verb = at
    if word.form(at) == "itself" and word.form(at - 1) in ("call", "calls"):
        at -= 1
        verb = at
        while at > word.first and word.form(at - 1) in ("can", "may", "now", "again", "officially", "rightly"):
            at -= 1
    elif word.form(at) not in ("is", "became", "becomes", "remains"):
        return -1
    return verb if at - 1 in word.cues.places else -1


def _opens_headline(word: GradeWord, words: Sequence[str]) -> bool:
    """ "'Inadequate' county left children at risk": in quotation marks, at the head, before a word for the council."""
    opens = word.start == word.first + 1 and word.doc[word.first].orth_ in QUOTES and word.after > word.end
    return opens and word.grade == "inadequate" and not _COUNCIL_WORDS.isdisjoint(words[:1])


def _is_epithet(word: GradeWord) -> bool:
    """ "Rates of progress at 'inadequate' Surrey and Slough", "'good' authorities Bromley and Kent": quoted."""
    if not word.is_quoted or word.after >= word.stop:
        return False
    plural = word.form(word.after) in _COUNCILS and word.after + 1 < word.stop
    return word.after + plural in word.cues.places


def _with_area(word: GradeWord) -> bool:
    """ "Rated it good, with outstanding leadership": behind a grade, one that stands right before an area alone."""
    at = word.start - 1
    while at > word.first and word.form(at) in ("an", "a", "'", '"'):
        at -= 1
    opens = at > word.first and word.form(at) == "with"
    opens = opens and (word.doc[at - 1].orth_ in (",", "–", "-") or any(cue.end == at for cue in word.cues.grades))
    graded = any(cue.end <= at and at - 1 - cue.end <= _BESIDE_GRADE for cue in word.cues.grades)
    end = word.after
    while end < word.stop and end in word.cues.areas:
        end += 1
    closes = end >= word.stop or word.doc[end].orth_ in PUNCTUATION or word.form(end) == "and"
    return opens and graded and end > word.after and closes


def _provides(word: GradeWord) -> int:
    """The verb of "the inspection showed that Bury is providing a 'Good' service"; -1 where inspectors say no such."""
    told = any("about:inspection" in cue.labels and cue.end <= word.start for cue in word.sentence.words)
    near = range(max(word.first + 1, word.start - 4), word.start)
    verb = next((at for at in near if told and word.form(at) in _PROVIDES), -1)
    at = verb - 1
    while at > word.first and word.form(at) in COPULAS | {"has", "had", "now"}:
        at -= 1
    if verb < 0 or at not in word.cues.known:
        return -1
    while at > word.first and at in word.cues.known:
        at -= 1
    # "A school in Bury is providing ...": not Bury.
    return verb if word.form(at) not in ("in", "at", "of", "for", "from", "near") else -1


def _judged_to_have(word: GradeWord) -> int:
    """The verb of "one of seven judged to have inadequate services", "rated as providing good adoption services".

    -1 where none has it, or where more follows than the name of a service or area. A "good" that was found may be
    praise.
    """
    at = word.before
    if at <= word.first or word.form(at) not in _HAVE or word.after >= word.stop:
        return -1
    judged = word.cues.governor("rating-verbs", at, 5)
    if judged is None and (word.grade in ("inadequate", "outstanding") or word.is_quoted):
        judged = word.cues.governor("finding-verbs", at, 5)
    between = range(judged.end, at) if judged is not None else range(0)
    if judged is None or any(
        place not in word.cues.known and word.form(place) not in _LEADS_TO_HAVE for place in between
    ):
        return -1
    end = word.after
    while end < word.stop and end in word.cues.known:
        end += 1
    services = end == word.after and word.form(end) in ("service", "services")
    if end == word.after and not services:
        return -1
    while end < word.stop and word.form(end) in _OF_NAMES:
        end += 1
    return judged.start if end >= word.stop or closes(word.doc[end]) else -1


def _has_before(word: GradeWord) -> int:
    """The "has" of "now has good children's services", as inspectors have it; -1 where anybody may say so."""
    has = word.start - 1
    while has > word.first and word.form(has) in ("now", "officially", "again", "once", "'", '"', "‘", "“"):
        has -= 1
    boasts = word.form(has) == "boast" and has > word.first and word.form(has - 1) in ("can", "now")
    if has <= word.first or not (boasts or word.form(has) in ("has", "runs", "boasts")):
        return -1
    now = word.form(has - 1) == "now" or "now" in {token.lower_ for token in word.doc[has : word.start]}
    told = any("about:inspection" in cue.labels for cue in word.sentence.words)
    return (
        has
        if told or (now and any(grade_of(cue) is not None and cue.start < has for cue in word.sentence.words))
        else -1
    )
