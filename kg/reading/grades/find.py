"""The grade words of a sentence that are verdicts, one by one."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.model import ConceptId
from kg.reading.annotate import Sentence
from kg.reading.grades.cues import Cues
from kg.reading.grades.epithets import as_epithet
from kg.reading.grades.frames import frame_of
from kg.reading.grades.further import is_said_twice, is_spelt_out, run_of_pairs, with_those_before
from kg.reading.grades.moves import is_origin
from kg.reading.grades.phrase_end import ends_phrase
from kg.reading.grades.things import as_thing, goes_to_area, is_one_given, is_thing, is_told_of
from kg.reading.grades.tokens import COPULAS
from kg.reading.grades.verbs import rated_as_before
from kg.reading.grades.verdict import Frame, Verdict, grade_of
from kg.reading.grades.without_verb import is_table_cell
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import longest

_BEHIND_SAME = frozenset("for as in again and but with here there too while from when this that so".split())
"""What may follow "got the same"."""
_NEAR = 3
"""Within so many tokens behind "given the rating" its word may stand."""
_PLACE_ALONE = frozenset("available possible".split())
_SO = frozenset("said say says think thinks thought believe believes hope hopes felt do does did done doing".split())
"""Before "so too": the same is said or done, and no grade is the same."""


def verdicts(doc: Doc, sentence: Sentence) -> list[Verdict]:
    """The grade words of a sentence that stand in the frame of a verdict, by position."""
    cues = Cues(doc, sentence)
    run = run_of_pairs(doc, sentence, cues)
    found: list[Verdict] = []
    for hit in longest(hit for hit in sentence.words if grade_of(hit) is not None or "judged:same-again" in hit.labels):
        word = GradeWord(doc, sentence, hit, cues)
        if _is_none_taken_up(word):
            continue
        if found and is_said_twice(word, found[-1]):
            found[-1] = replace(found[-1], end=word.end)
            continue
        if found and is_spelt_out(word, found[-1]):
            found[-1] = word.verdict(Frame.RATED, found[-1].start)
            continue
        verdict = _verdict(word)
        if found:
            verdict = with_those_before(word, found, verdict)
        if word.start in run and (verdict is None or verdict.frame is Frame.ALONE):
            verdict = word.verdict(Frame.RATED)
        if verdict is not None:
            found.append(verdict)
    return found


def _is_none_taken_up(word: GradeWord) -> bool:
    """Whether the words for a grade named before take up none: "has not moved at the same rate"."""
    rate = word.grade is None and word.form(word.end - 1) == "rate"
    return rate or _has_more_behind(word) or _is_subject(word) or _is_told_behind(word)


def _is_said_so(word: GradeWord) -> bool:
    """ "Inspectors said so too": the same is said or done, and no grade is the same."""
    doc, start = word.doc, word.start
    return doc[start].lower_ == "so" and start > word.first and doc[start - 1].lower_ in _SO


def _is_no_grade(word: GradeWord) -> bool:
    """ "The lowest available" of rents, "ri" in small letters, "areas needing improvement", "good and bad news"."""
    form = word.form(word.start)
    noun = word.cues.last_before("rating-nouns", word.start, word.start - word.first)
    if _is_place_alone(word) and noun is None:
        return True
    if form == "ri" and word.doc[word.start].orth_ != "RI":
        return True
    if form in ("required", "needing", "needed", "needs", "need") and _noun_before(word):
        return True
    return word.is_followed_by(("and", "bad"), ("or", "bad"))


def _has_more_behind(word: GradeWord) -> bool:
    """ "Got the same support", "gets the same requires-improvement mark": not the grade named before."""
    got = word.form(word.start) in ("get", "gets", "got") and word.form(word.end - 1) == "same"
    return got and word.end < word.stop and word.doc[word.end].is_alpha and word.form(word.end) not in _BEHIND_SAME


def _is_told_behind(word: GradeWord) -> bool:
    """ "Given the rating of good", "given the grade for value": not the one named before."""
    if "judged:given-it" not in word.hit.labels:
        return False
    behind = word.doc[word.end].lower_ if word.end < word.stop else ""
    near = any(word.end <= cue.start <= word.end + _NEAR for cue in word.cues.grades)
    return near or behind in ("of", ":", "that", "'", '"', "“", "‘", "-", "–")


def _is_subject(word: GradeWord) -> bool:
    """ "That grade is good": a grade that is spoken of, with its own word behind it; not the one named before."""
    again = (
        "judged:same-again" in word.hit.labels and word.form(word.start) in ("that", "this") and word.end < word.stop
    )
    return again and word.form(word.end) in COPULAS


def _is_of_grade_before(word: GradeWord) -> bool:
    """ "The good verdict holds for leadership": the noun of a grade that stands right before it."""
    return any(grade.end - 1 == word.before for grade in word.cues.grades)


def _verdict(word: GradeWord) -> Verdict | None:
    """What one grade word says by itself, whatever grades stand before it; ``None`` where it is in common use."""
    if word.grade is None:
        if _is_of_grade_before(word) or _is_said_so(word):
            return None
        return replace(word.verdict(Frame.SAME), grade=_apposed(word))
    if _is_no_grade(word):
        return None
    if is_table_cell(word):
        return word.verdict(Frame.ALONE)
    inverted = rated_as_before(word)
    if inverted is not None:
        return word.verdict(Frame.RATED, inverted.start)
    given = not word.is_before_noun and (is_one_given(word) or goes_to_area(word))
    if not (word.is_before_noun or given or is_told_of(word) or ends_phrase(word)):
        return word.verdict(Frame.RATED) if _heads_list_of_areas(word) else as_epithet(word)
    origin = is_origin(word)
    if not word.is_before_noun and (given or is_thing(word)):
        return as_thing(word, origin)
    told = frame_of(word)
    return replace(word.verdict(*told), origin=origin) if told is not None else None


def _apposed(word: GradeWord) -> ConceptId | None:
    """ "The same grade, good, went to adoption": the grade that is taken up, where commas name it once more.

    It stays one that is taken up, whereas one that ends what is told (``is_spelt_out``) is a verdict by itself: "they
    share the same grade, good".
    """
    at = word.after + 1
    if at >= word.stop or word.doc[word.after].orth_ != ",":
        return None
    named = next((one for one in word.cues.grades if one.start == at and one.end < word.stop), None)
    return grade_of(named) if named is not None and word.doc[named.end].orth_ == "," else None


def _is_place_alone(word: GradeWord) -> bool:
    """Whether a grade is named by its place without a noun: "the lowest available"."""
    return word.end - word.start == len(("lowest", "available")) and word.form(word.end - 1) in _PLACE_ALONE


def _heads_list_of_areas(word: GradeWord) -> bool:
    """ "The aspects requiring improvement included leadership": areas of which a list follows."""
    if word.form(word.start) != "requiring" or not _noun_before(word) or word.after >= word.stop:
        return False
    at = word.after + 1
    while at < word.stop and word.form(at) in ("the", "its", "their", "both"):
        at += 1
    return word.form(word.after) in ("included", "include") and at in word.cues.areas


def _noun_before(word: GradeWord) -> bool:
    return word.start > word.first and word.form(word.start - 1) in ("areas", "area", "issues", "what", "aspects")
