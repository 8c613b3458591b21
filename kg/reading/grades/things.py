"""Grades that are spoken of as things: "a good for leadership", "four inadequates", "the good it got in 2014"."""

from __future__ import annotations

from dataclasses import replace

from kg.reading.grades.tokens import (
    ARTICLES,
    CLAUSE_REACH,
    COPULAS,
    GIVEN,
    GOES,
    PLURALS,
    PUNCTUATION,
    QUOTES,
    RATINGS,
    skip_quotes_back,
)
from kg.reading.grades.verdict import Frame, Verdict
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import words_of

_BESIDE_NOUN = frozenset(
    "first second third fourth overall straight single lowly coveted dreaded new latest solid strong lone rare "
    "clean".split()
)
_BEHIND_AND = frozenset(
    "a an another for in wrote said told found called ordered warned criticised described listed left demanded "
    "added made gave".split()
)
"""What may follow "gave it an inadequate and"."""
_AFTER_NOUN = frozenset(
    "for in from as too overall again with last this since on to across both when while despite because but underneath "
    "at before after throughout alongside under until now there alike if today yesterday".split()
)
"""What may follow "a good", when it is the grade and no adjective."""
_MODALS = frozenset("will has had".split())
_BEFORE_REQUIRES = frozenset("still also now again which".split())
""" "Which still 'requires improvement'": a verb, where the words are quoted, too."""
_ENDS_ON = frozenset(
    "settled settles landed lands decided decides agreed agrees stuck still sits sat stays stayed remains remained "
    "rested rests was is were are been".split()
)
""" "Inspectors settled on 'requires improvement'", as against "a sticker on 'inadequate'"."""
_OF_NO_GRADE = frozenset("not never only depend depends take require need elude eluded escaped evaded".split())
""" "The verdict of 'good' has eluded the council"."""
_DEFINITE = frozenset("the this that its their our today's ofsted's".split())
_WHO_HAD_IT = frozenset("it they we that its their ofsted inspectors".split())
"""How a clause begins that tells who had a grade, or who gave it: "the good its services received"."""
_BEFORE_GIVEN = frozenset("previous last earlier other only one first second third new".split())
_BEFORE_YEAR = frozenset("down out in back by ofsted inspectors to it them early late the".split())
"""Words between a participle and its year."""
_BESIDE_WHICH = frozenset("below above under than".split())


def is_thing(word: GradeWord) -> bool:
    """Whether the grade word is a thing that is given: "a good for leadership", "four inadequates", or quoted."""
    form = word.form(word.end - 1)
    goes = form in GOES or (word.after < word.stop and word.form(word.after) in GOES | COPULAS)
    if form in PLURALS or (goes and word.is_by_place):
        return True
    at = word.start - 1
    quoted = word.is_quoted
    while at >= word.first and word.doc[at].orth_ in QUOTES:
        at -= 1
    said = word.form(word.start) == "required"
    said = said or (word.form(word.start) in ("require", "requires") and word.form(at) in _BEFORE_REQUIRES)
    if quoted and at >= word.first and (word.form(at) == "as" or said):
        # "Described as 'good'", "found that they 'required improvement'": quoted, and no thing for that.
        quoted = word.form(at) in ARTICLES or word.form(at) in ("of", "with")
    if quoted and word.form(at) == "on" and (at == word.first or word.form(at - 1) not in _ENDS_ON):
        quoted = False
    text = word.doc[word.start : word.end].text
    if quoted or (len(text) > 2 and text.isupper() and not _is_loud(word)):
        return True
    while at > word.first and word.form(at) in _BESIDE_NOUN and word.form(at - 1) not in COPULAS:
        at -= 1
    previous = word.form(at) if at >= word.first else ""
    if _is_given_thing(word, at):
        return True
    if word.is_required:
        return previous in ARTICLES or previous in ("of", "with", "scraped", "earns", "earned", "at", "ri")
    following = word.form(word.after) if word.after < word.stop else ""
    closes = not following or word.doc[word.after].orth_ in PUNCTUATION or following in _AFTER_NOUN
    closes = closes or (
        following == "that" and {*words_of(word.doc, word.after + 1, word.after + 2)} <= {"year", "time"}
    )
    listed = following == "and" and word.after + 1 < word.stop
    listed = listed and word.form(word.after + 1) in _BEHIND_AND
    return previous in ARTICLES and (closes or listed)


def _is_given_thing(word: GradeWord, at: int) -> bool:
    """ "The inadequate was for care leavers", "the previous good was awarded in 2017"."""
    while at > word.first and word.form(at) in _BEFORE_GIVEN:
        at -= 1
    said = words_of(word.doc, word.after, min(word.after + 2, word.stop))
    given = (
        len(said) == 2 and said[0] in ("was", "is", "came", "went") and (said[1] in GIVEN or said[1] in ("for", "in"))
    )
    return given and at >= word.first and word.form(at) in ("the", "that", "its")


def is_told_of(word: GradeWord) -> bool:
    """ "The verdict of 'good' will please staff": a grade that is the subject of what follows."""
    follows = words_of(word.doc, word.after, min(word.after + 2, word.stop))
    if not follows or follows[0] not in _MODALS or not _OF_NO_GRADE.isdisjoint(follows):
        return False
    at = word.before
    noun = at > word.first and word.form(at) == "of" and word.form(at - 1) in RATINGS
    return noun and bool({token.lower_ for token in word.doc[max(word.first, at - 5) : at]} & _DEFINITE)


def is_one_given(word: GradeWord) -> bool:
    """ "The good it was awarded in 2014", "the judgement of inadequate that Bury received": a relative clause of it."""
    at = word.before
    of_noun = at > word.first and word.form(at) == "of" and word.form(at - 1) in RATINGS
    definite = at >= word.first and word.form(at) in _DEFINITE
    if not (of_noun or definite):
        return False
    clause = words_of(word.doc, word.after, min(word.after + CLAUSE_REACH, word.stop))
    if definite and clause[:1] == ["of"] and word.doc[min(word.after + 1, word.stop - 1)].shape_ == "dddd":
        # "A fall from the good of 2017".
        return True
    if definite and clause[:1] and clause[0] in GIVEN and _tells_year(word, word.after):
        # "The inadequate handed down in 2011".
        return True
    if definite and not of_noun and (not clause or clause[0] not in _WHO_HAD_IT):
        return False
    opens = clause[:1] == ["which"] or (clause and (clause[0] in _WHO_HAD_IT or clause[0] in GIVEN))
    return bool(opens) and not GIVEN.isdisjoint(clause)


def _tells_year(word: GradeWord, at: int) -> bool:
    """Whether a participle is followed by its year: "handed down by Ofsted in 2011"."""
    near = range(at + 1, min(at + CLAUSE_REACH, word.stop))
    year = next((place for place in near if word.doc[place].shape_ == "dddd"), -1)
    return year > 0 and all(word.form(place) in _BEFORE_YEAR for place in range(at + 1, year))


def goes_to_area(word: GradeWord) -> bool:
    """ "It gave a good to leadership": a grade that an area is given."""
    at = skip_quotes_back(word.doc, word.start - 1, word.first)
    if at < word.first or word.form(at) not in ARTICLES or word.after + 1 >= word.stop:
        return False
    if word.form(word.after) != "to":
        return False
    at = word.after + 1
    while at < word.stop and word.form(at) in ("the", "its", "their", "both"):
        at += 1
    return at in word.cues.areas


def _is_loud(word: GradeWord) -> bool:
    """Whether the sentence is written in capitals."""
    words = [
        word.doc[at].orth_ for at in range(word.first, word.stop) if word.doc[at].is_alpha and len(word.doc[at]) > 2
    ]
    return sum(form.isupper() for form in words) > 0.5 * len(words)


def as_thing(word: GradeWord, origin: bool) -> Verdict:
    """The verdict of a grade that is a thing: its verb, where one governs it, else itself."""
    for kind, reach in (("moving-verbs", 9), ("rating-verbs", 12), ("getting-verbs", 12)):
        if kind == "getting-verbs" and _is_compared(word):
            continue
        verb = word.cues.governor(kind, word.start, reach)
        if verb is not None and word.cues.still_governs(verb.end, word.start):
            frame = Frame.MOVED if kind == "moving-verbs" else Frame.RATED
            return replace(word.verdict(frame, verb.start), origin=origin, noun=True)
    return replace(word.verdict(Frame.RATED), origin=origin, noun=True)


def _is_compared(word: GradeWord) -> bool:
    """ "Good after a visit in May - one rung below the outstanding it got in 2022": no verb before "below" has it."""
    return bool(_BESIDE_WHICH & {token.lower_ for token in word.doc[max(word.first, word.start - 3) : word.start]})
