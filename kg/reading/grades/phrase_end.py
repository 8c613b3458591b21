"""Whether a grade word ends its phrase, or describes what follows: "good progress", "good at helping"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading.grades.tokens import BRACKET_ENDS, DETERMINERS, OCCASIONS, PUNCTUATION, YEARS_TOLD, stops
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import words_of

_NEXT_GRADES = frozenset(("outstanding", "inadequate", "requires", "requiring", "'", '"', "good"))
"""What may follow "good to": the grade that was reached."""
_FOLLOWERS = frozenset(
    "and or but while when with in at on for to by as after before from since across overall last this "
    "because due despite "
    "following earlier again too also just almost only although though under although whereas despite "
    "during between than "
    "yet so nor which who several following - – — | today yesterday now throughout over despite rather ahead "
    "include includes included "
    "until if inspectors ofsted according respectively alike alone all apart save except bar "
    "says said say reports report is was are were both twice once against within amid compared unlike including plus "
    "every what how whether partly largely mainly went goes fell comes came follows followed prompted "
    "meant still awarded handed stands stood going we they he she it thanks along alongside together back elsewhere "
    "everywhere".split()
)
_OPENERS = frozenset("there it the since at in overall although this children leaders services".split())
_AS_A_WHOLE = (["a", "council"], ["a", "whole"], ["an", "authority"], ["a", "result"])
""" "Bury is rated good *as a council*"."""
_WHAT_IS_GOOD = frozenset(
    "service services support care help work practice response start education experience".split()
)
_ORDINALS = frozenset("first second third fourth final".split())
"""Before what a word describes that is no grade there: "boss on 'inadequate' first half"."""
_RATED = frozenset("rated judged graded".split())
_SPANS = frozenset("year month week fortnight decade day generation".split())


def ends_phrase(word: GradeWord) -> bool:
    """Whether nothing follows that the grade word describes ("good progress", "good enough")."""
    doc, after, end = word.doc, word.after, word.stop
    if after >= end:
        return True
    token = doc[after]
    following = doc[after + 1].lower_ if after + 1 < end else ""
    if token.orth_ == "-" and doc[after - 1].whitespace_ and token.whitespace_:
        # A dash.
        return True
    if token.lower_ == "other" and following == "than":
        return True
    if word.grade == "good" and token.lower_ in ("at", "as", "to", "-"):
        return _ends_good(word)
    if token.lower_ == "-" and token.idx == doc[after - 1].idx + len(doc[after - 1]):
        return False
    next_two = words_of(doc, after + 1, min(after + 3, end))
    if token.lower_ == "and" and word.grade == "good" and next_two[1:] and next_two[1] in _WHAT_IS_GOOD:
        # "Children receive a good and timely service".
        return next_two[0] in DETERMINERS
    if token.lower_ in ("straight", "directly") and following in ("to", "into"):
        # "From inadequate straight to outstanding".
        return True
    if token.lower_ in ("a", "an") and following in _SPANS:
        # "Inadequate a year after ...".
        return True
    if token.lower_ == "the" and following in YEARS_TOLD:
        # "Rated outstanding the following year", "adequate the year after".
        return True
    if token.orth_[:1].isupper() and token.lower_ in _OPENERS:
        # A line that was joined to the next one.
        return True
    return closes(token)


def closes(token: Token) -> bool:
    """Whether a token is none that a phrase before it goes on with: a mark, "and", "in", a number."""
    return (
        token.orth_ in PUNCTUATION
        or token.orth_ in BRACKET_ENDS
        or token.lower_ in _FOLLOWERS
        or (token.like_num and token.lower_ not in _ORDINALS)
        or not token.orth_.strip("\n ")
    )


def _ends_good(word: GradeWord) -> bool:
    """ "Good at its last inspection", "good as a council", as against "good at helping", "good as gold"."""
    doc, after, end = word.doc, word.after, word.stop
    said = doc[after].lower_
    following = doc[after + 1].lower_ if after + 1 < end else ""
    if said == "as" and following in ("recently", "late", "early", "long", "far", "before", "ever"):
        return True
    if said == "as" and words_of(doc, after + 1, min(after + 3, end)) in _AS_A_WHOLE:
        return True
    if said == "as" and word.previous in _RATED:
        # "Slough is rated good as another slips".
        return True
    if said == "as" and following == "well":
        return doc[after + 2].lower_ != "as" if after + 2 < end else True
    if [token.lower_ for token in doc[after : after + 2]] == ["at", "last"] and stops(doc, after + 2, word.sentence):
        # "Good at last, says the report".
        return True
    if said == "at" and after + 1 in word.cues.areas and (word.previous in _RATED or word.previous == "be"):
        # "Judged to be good at looking after children in care".
        return True
    if said == "at":
        return any(token.lower_ in OCCASIONS for token in doc[after + 1 : min(after + 6, end)])
    return following in _NEXT_GRADES
