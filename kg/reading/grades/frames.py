"""What makes a grade word a verdict: each frame it may stand in, the surest first."""

from __future__ import annotations

from collections.abc import Callable

from kg.reading.grades.moves import is_out_of, pair_from, to_grade
from kg.reading.grades.rating_nouns import is_aside, is_counted, noun_before_date
from kg.reading.grades.tokens import COPULAS, PUNCTUATION
from kg.reading.grades.verbs import called_as, came_out_as, came_to, copula_at, found_to_be, gives_services
from kg.reading.grades.verdict import Frame
from kg.reading.grades.without_verb import is_behind_opening, is_bracketed, is_dated, is_for_area, stands_alone
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import Hit

Framed = tuple[Frame, int]
"""A frame, and the token its verdict begins with."""
_CLOSING = frozenset("and but while too likewise also".split())
"""Behind a grade that is all that is said of what stands before it."""
_PLACES = frozenset("put puts placed places ranked kept keeps left leaves".split())
_COMES = frozenset("come comes came coming".split())
_OPENS_WHEN = frozenset("when where which who that".split())
_BY_NOW = frozenset("already now still also again once more merely only just".split())


def frame_of(word: GradeWord) -> Framed | None:
    """The first frame that holds; ``None`` where none does: a grade word in common use."""
    return next((told for told in (asked(word) for asked in _FRAMES) if told is not None), None)


def _by_rating_verb(word: GradeWord) -> Framed | None:
    """ "Rated inadequate"."""
    rated = word.cues.governor("rating-verbs", word.start, 40)
    governs = rated is not None and word.cues.still_governs(rated.end, word.start)
    return (Frame.RATED, rated.start) if rated is not None and governs else None


def _by_move(word: GradeWord) -> Framed | None:
    """ "Fell from good to inadequate", "from good to inadequate"."""
    moved = word.cues.last_before("moving-verbs", word.start, 12) or _came_out(word)
    if moved is not None and not _is_found_behind(word, moved):
        near = word.doc[max(moved.end, word.start - 4) : word.start]
        leaves = word.previous in ("from", "to", "into") or is_out_of(word)
        if leaves or any(token.lower_ == "to" for token in near):
            return Frame.MOVED, moved.start
    return (Frame.MOVED, word.before) if word.previous == "from" and to_grade(word) else None


def _came_out(word: GradeWord) -> Hit | None:
    """ "Came out of inadequate in 2021", "came off inadequate": a verb of moving with these words alone."""
    came = word.cues.last_before("getting-verbs", word.start, 4)
    return came if came is not None and is_out_of(word) and word.form(came.start) in _COMES else None


def _is_found_behind(word: GradeWord, moved: Hit) -> bool:
    """ "Deteriorated since 2019, when it was found to require improvement": whether a clause of its own gives it."""
    found = word.cues.last_before("finding-verbs", word.start, 12) or word.cues.last_before(
        "rating-verbs", word.start, 12
    )
    if found is None or found.start < moved.end:
        return False
    return any(token.lower_ in _OPENS_WHEN for token in word.doc[moved.end : found.start])


def _by_rating_noun(word: GradeWord) -> Framed | None:
    """ "An inadequate rating", "the rating is inadequate"."""
    if word.is_before_noun:
        return Frame.RATED, word.start
    noun = word.cues.last_before("rating-nouns", word.start, 4) or noun_before_date(word)
    if noun is None or (word.previous == ":" and is_counted(word.doc, noun)) or is_aside(word, noun):
        return None
    beside = noun.end - 1 == word.before or (word.previous == "," and noun.end == word.before)
    told = beside or word.previous in ("of", ":", "as", "was", "is", "been", "-", "–", "to", "at")
    return (Frame.RATED, noun.start) if told else None


def _by_getting_verb(word: GradeWord) -> Framed | None:
    """ "Got the lowest rating", "an inspection that ended in inadequate"."""
    got = _got(word)
    if got is not None and word.end - word.start > 1 and word.form(word.start) not in ("requires", "require"):
        return Frame.RATED, got.start
    ending = next((verb for verb in word.cues.of("getting-verbs") if verb.end - 1 == word.before), None)
    if ending is not None and word.form(word.before) not in COPULAS:
        return Frame.RATED, ending.start
    ended = came_to(word)
    return (Frame.RATED, ended) if ended >= 0 else None


def _got(word: GradeWord) -> Hit | None:
    return word.cues.governor("getting-verbs", word.start, 6) or gives_services(word)


def _by_headline_move(word: GradeWord) -> Framed | None:
    """ "From inadequate to good" without a verb: the second of them."""
    pair = pair_from(word) if word.previous == "to" else -1
    return (Frame.MOVED, pair) if pair >= 0 else None


def _by_found_to_be(word: GradeWord) -> Framed | None:
    """ "Found the council to be inadequate"."""
    found = found_to_be(word)
    return (Frame.FOUND, found.start) if found is not None else None


def _by_copula(word: GradeWord) -> Framed | None:
    """ "Services are inadequate"."""
    copula = copula_at(word)
    return (Frame.COPULA, copula) if copula >= 0 else None


def _by_finding_verb(word: GradeWord) -> Framed | None:
    """ "Found services inadequate"."""
    found = word.cues.governor("finding-verbs", word.start, 12)
    return (Frame.FOUND, found.start) if found is not None else None


def _by_as(word: GradeWord) -> Framed | None:
    """ "Came out as good", "was singled out as outstanding"."""
    if word.previous != "as":
        return None
    came_out = came_out_as(word)
    if came_out >= 0:
        return Frame.RATED, came_out
    called = called_as(word)
    return (Frame.FOUND, called) if called >= 0 else None


def _by_place(word: GradeWord) -> Framed | None:
    """ "Among a handful with the highest rating", "has put its services in the second-highest category"."""
    if not word.is_by_place or word.previous != "the":
        return None
    led = word.form(word.before - 1)
    if led == "with" and word.before > word.first:
        return Frame.RATED, word.start
    near = range(word.start - 1, max(word.first, word.start - 14), -1)
    placed = next((at for at in near if word.form(at) in _PLACES), -1)
    return (Frame.RATED, placed) if placed >= 0 and led == "in" else None


def _by_its_own_verb(word: GradeWord) -> Framed | None:
    """ "Services that still require improvement"; by itself at the head of a line."""
    if not word.is_required:
        return None
    doc, before, start = word.doc, word.before, word.first
    alone = before < start or doc[before].orth_ in (":", "|", "–", "—")
    alone = alone or (before == start and doc[before].lower_ in ("previously", "formerly"))
    alone = alone or (doc[before].orth_ == "-" and before > start and bool(doc[before - 1].whitespace_))
    return Frame.ALONE if alone or is_bracketed(word) else Frame.COPULA, word.start


def _by_what_follows(word: GradeWord) -> Framed | None:
    """ "... overall but good for care leavers", "Bolton, good: no change there"."""
    return (Frame.RATED, word.start) if is_for_area(word) or is_behind_opening(word) else None


def _by_itself(word: GradeWord) -> Framed | None:
    """ "Hampshire (good)", "Good in September 2019, ...", "with leadership already good"."""
    doc, after, end = word.doc, word.after, word.stop
    closes = after >= end or doc[after].orth_ in PUNCTUATION or doc[after].lower_ in _CLOSING
    closes = closes or word.is_followed_by(("as", "well")) or is_dated(word)
    behind = word.before
    while behind > word.first and doc[behind].lower_ in _BY_NOW:
        behind -= 1
    alone = is_bracketed(word) or _got(word) is not None or stands_alone(word) or (behind in word.cues.areas and closes)
    return (Frame.ALONE, word.start) if alone else None


_FRAMES: tuple[Callable[[GradeWord], Framed | None], ...] = (
    _by_rating_verb, _by_move, _by_rating_noun, _by_getting_verb, _by_headline_move, _by_found_to_be, _by_copula,
    _by_finding_verb, _by_as, _by_place, _by_its_own_verb, _by_what_follows, _by_itself,
)  # fmt: skip
"""The frames a grade word may stand in, the surest first."""
