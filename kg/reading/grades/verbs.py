"""Which verb has a grade: "found to be", "came out as", "ended in", "given ... the lowest mark", "is"."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.reading.grades.tokens import BEFORE_ITS_PLACE, BREAKS, COPULAS, PUNCTUATION, YEARS_TOLD, skip_quotes_back
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import Hit

_BEFORE_GRADE = frozenset(
    "now still also both all again currently each already that overall as no longer therefore only to merely just "
    "simply too likewise".split()
)
"""What may stand between a copula and its grade."""
_ADVERBIALS = (
    "at long last", "at last", "once more", "once again", "yet again", "by now", "for now", "in fact", "of course",
    "in effect", "at present", "on balance", "on the whole", "by and large", "in short", "in its view", "it says",
    "it said", "they say", "they said", "as before",
)  # fmt: skip
_ENDING_IN = {
    last: [words for words in map(str.split, _ADVERBIALS) if words[-1] == last]
    for last in (phrase.rpartition(" ")[2] for phrase in _ADVERBIALS)
}
"""By their last word the adverbials that may stand before a grade, the longer ones first."""
_GOES_ON = frozenset({"continue", "continues", "continued"})
_CAME_OUT_REACH = 12
_ENDINGS = frozenset("ended ends concluded concludes resulted results culminated closed".split())
_NAMED_REACH = 16
"""Within so many tokens of a verb of giving a grade may stand that is named by its place."""
_WITHIN_NAMES = frozenset("'s ' the its their of in for and to".split())
_PARTICIPLES = frozenset("seen found given held put set written".split())
_SUBJECT_PRONOUNS = frozenset("it that this he she what there everything".split())


def rated_as_before(word: GradeWord) -> Hit | None:
    """ "It rated as good the impact of leaders and ...": the verb of a grade that goes before what has it."""
    before = skip_quotes_back(word.doc, word.start - 1, word.first)
    if before <= word.first or word.form(before) != "as" or word.after + 1 >= word.stop:
        return None
    if word.form(word.after) not in BEFORE_ITS_PLACE or word.form(word.after + 1) in YEARS_TOLD:
        return None
    return next((verb for verb in word.cues.of("rating-verbs") if verb.end == before), None)


def gives_services(word: GradeWord) -> Hit | None:
    """ "Ofsted has given Bury Council's children's services the lowest mark": the verb, however long their name is."""
    verb = word.cues.governor("getting-verbs", word.start, _NAMED_REACH) if word.is_by_place else None
    between = range(verb.end, word.start) if verb is not None else range(0)
    named = all(at in word.cues.known or word.form(at) in _WITHIN_NAMES for at in between)
    return verb if named else None


def found_to_be(word: GradeWord) -> Hit | None:
    """The verb of "Ofsted found the council to be inadequate", which has what is graded between it and "to be"."""
    if word.before - 1 <= word.first or word.form(word.before) != "be" or word.form(word.before - 1) != "to":
        return None
    verb = word.cues.governor("finding-verbs", word.before - 1, 12)
    if verb is None or word.form(verb.start - 1) in COPULAS or word.form(verb.end) in ("that", "it", "this"):
        return None
    between = range(verb.end, word.before - 1)
    return verb if between and word.cues.areas.isdisjoint(between) else None


def called_as(word: GradeWord) -> int:
    """The participle of "was singled out as outstanding"; -1 where none stands before "as" with its auxiliary."""
    for at in range(word.before - 1, max(word.first, word.before - 4), -1):
        participle = word.form(at).endswith("ed") or word.form(at) in _PARTICIPLES
        if participle and word.form(at - 1) in COPULAS | {"also", "again"}:
            return at
    return -1


def came_out_as(word: GradeWord) -> int:
    """The verb of "it came out of its inspection last year as good", "came back as good"; -1 where there is none."""
    for at in range(word.before - 2, max(word.first - 1, word.before - _CAME_OUT_REACH), -1):
        out = word.form(at) in ("came", "comes", "come") and word.form(at + 1) in ("out", "back")
        if out or (word.form(at) in ("emerged", "emerges", "emerge") and word.form(at + 1) == "from"):
            return at
        if word.form(at) in BREAKS or word.doc[at].orth_ == ",":
            return -1
    return -1


def came_to(word: GradeWord) -> int:
    """The verb of "an inspection that ended, to nobody's surprise, in inadequate"; -1 where there is none."""
    if word.form(word.before) not in ("in", "with"):
        return -1
    ends = word.cues.last_before("getting-verbs", word.before, 8)
    return ends.start if ends is not None and word.form(ends.start) in _ENDINGS else -1


def _adverbial_before(doc: Doc, at: int, start: int) -> int:
    """How many tokens, up to this one, are an adverbial that may stand before a grade: "are, *at last,* good"."""
    closes = doc[at].orth_ == ","
    for words in _ENDING_IN.get(doc[at - closes].lower_, ()):
        first = at - closes - len(words) + 1
        opens = first - 1 >= start and doc[first - 1].orth_ == ","
        if first > start and [token.lower_ for token in doc[first : at + 1 - closes]] == words:
            return (at - first + 1 + opens) if opens or not closes else 0
    return 0


def copula_at(word: GradeWord) -> int:
    """The copula before a grade, adverbs aside: "is", "'s", "continue to be"; -1 where there is none."""
    doc, start = word.doc, word.first
    at = word.before
    while at >= start:
        adverbial = _adverbial_before(doc, at, start)
        if adverbial:
            at -= adverbial
        elif (
            doc[at].lower_ in _BEFORE_GRADE
            or doc[at].lower_.endswith("ly")
            or (doc[at].orth_ in PUNCTUATION and doc[at].orth_ in "'\"“‘")
        ):
            at -= 1
        else:
            break
    form = doc[at].lower_ if at >= start else ""
    if form == "'s":
        # "It's inadequate", as against "the council's good work".
        return at if at > start and doc[at - 1].lower_ in _SUBJECT_PRONOUNS else -1
    if form == "be" and at - 2 > start and doc[at - 1].lower_ == "to" and doc[at - 2].lower_ in _GOES_ON:
        # "Services for care leavers continue to be good".
        return at - 2
    return at if form in COPULAS or form in ("itself", "themselves", "'re") else -1
