"""Grades that no verb has: on a line of their own, in brackets, in a row, before a date, before their area."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.reading.council_mentions import names_council
from kg.reading.dates import SHORT_MONTHS
from kg.reading.grades.tokens import BRACKET_ENDS, CLAUSE_REACH, OCCASIONS, is_of_date
from kg.reading.grades.word import GradeWord
from kg.reading.vocabulary import words_of

_BEFORE_ALONE = frozenset("still now again simply just grade ( merely only once formerly previously".split())
"""What may stand before a grade that is all that is said."""
_BEFORE_AREA = frozenset("the its their our both effectiveness performance work of".split())
"""What may stand between "for" and an area: "inadequate for the effectiveness of its board"."""
_OF_THE_REST = ("for everything else", "in everything else", "for all else", "for the rest", "everywhere else")
""" "Good for leadership but inadequate *for everything else*"."""
_PHRASE_ENDS = frozenset(", ; : ( – — -".split())
_SAID_SO = frozenset(
    "says said say rules ruled finds found warns warned ofsted inspectors watchdog inspectorate the new report".split()
)
_JOINS = frozenset("and but while with though yet although only".split())
_TIMES = frozenset("year month week time spring summer autumn winter".split())


def is_table_cell(word: GradeWord) -> bool:
    """A grade right behind the label of an area, and before the next label: a table that lost its lines.

    "Adoption performance Good 2.2 Experiences and progress of care leavers ...", too, whose rows are numbered.
    """
    at = word.after
    while at < word.stop and (word.doc[at].like_num or (at > word.after and word.doc[at].orth_ == ".")):
        at += 1
    ends = at >= word.stop and at > word.after
    opens = ends or (at < word.stop and word.doc[at].orth_[:1].isupper())
    if not opens or not word.doc[word.start].orth_[:1].isupper():
        return False
    return any(
        label.startswith("area:") and area.end == word.start and area.end - area.start >= 2
        for area in word.sentence.words
        for label in area.labels
    )


def is_behind_opening(word: GradeWord) -> bool:
    """ "Bolton, good: no change there", "Luton, inadequate since last year", "The short version: Bury, inadequate":"""
    at = word.start - 1
    first = at
    while first > word.first and first - 1 in word.cues.places:
        first -= 1
    if first == at or word.doc[at].orth_ != "," or word.end != word.after:
        return False
    if first > word.first and word.doc[first - 1].orth_ != ":":
        return False
    if first > word.first and (word.after >= word.stop or word.doc[word.after].orth_ in (".", ";", ",")):
        return True
    return word.after < word.stop and (
        word.doc[word.after].orth_ in (":", ";") or word.form(word.after) in ("since", "again")
    )


def is_for_area(word: GradeWord) -> bool:
    """ "... overall but good for care leavers": a grade that begins a phrase of its own, and its area."""
    begins = word.before < word.first or word.doc[word.before].orth_ in _PHRASE_ENDS or word.form(word.before) in _JOINS
    if word.form(word.start) in _JOINS:
        # "Its top grade for leadership and its lowest for care leavers": the wording of a grade behind another.
        begins = any(grade.end <= word.start for grade in word.cues.grades)
    if begins and word.after < word.stop and word.form(word.after) in ("overall", "elsewhere"):
        return True
    behind = " ".join(words_of(word.doc, word.after, min(word.after + 3, word.stop)))
    if begins and behind.startswith(_OF_THE_REST):
        return True
    if not begins or word.after >= word.stop or word.form(word.after) not in ("for", "on", "in"):
        return False
    at = word.after + 1
    while at < word.stop and at not in word.cues.areas and word.form(at) in _BEFORE_AREA:
        at += 1
    return at in word.cues.areas


def stands_alone(word: GradeWord) -> bool:
    """The grade begins the sentence, stands behind a colon or dash, or ends it behind "at", or is all there is."""
    doc, start = word.doc, word.first
    before = word.before
    while before >= start and doc[before].lower_ in _BEFORE_ALONE:
        before -= 1
    if before < start:
        return True
    if doc[before].like_num and before > start and doc[before - 1].lower_ == "grade":
        return True
    follows = doc[word.end].lower_ if word.end < word.stop else ""
    behind_comma = doc[before].orth_ == ","
    titled = before - 1 in word.cues.areas and doc[word.start].orth_[:1].isupper()
    return (
        doc[before].orth_ in (":", "–", "—", "|", "-")
        or (doc[before].orth_ == ";" and follows in ("now", "today", "again"))
        or doc[before].lower_ in ("at", "from")
        or _ends(word)
        or (behind_comma and (is_dated(word) or _is_row(word) or titled))
        or (behind_comma and _is_listed(word, before))
        or (behind_comma and follows == "when" and before - 1 in word.cues.known)
    )


def is_bracketed(word: GradeWord) -> bool:
    """ "Hampshire (good)", "Hampshire (good, 2019)"."""
    if not (word.first < word.start and word.end < word.stop and word.doc[word.start - 1].orth_ == "("):
        return False
    at = word.end
    if (
        at + 1 < word.stop
        and word.doc[at].orth_ == ","
        and word.form(at + 1) in ("up", "down", "previously", "formerly")
    ):
        # "Nottingham (inadequate, down from good)".
        return any(_closes(word.doc, behind) for behind in range(at, min(at + CLAUSE_REACH, word.stop)))
    while (
        at < word.stop
        and (word.doc[at].orth_ in (",", "in") or is_of_date(word.form(at)))
        and not _closes(word.doc, at)
    ):
        at += 1
    return word.form(word.end) == "when" or (at < word.stop and _closes(word.doc, at))


def _closes(doc: Doc, at: int) -> bool:
    return doc[at].orth_ in BRACKET_ENDS


def _is_listed(word: GradeWord, before: int) -> bool:
    """ "... ; leaders, inadequate; help and protection, inadequate; ...": a member of a list, with its area."""
    if word.doc[before].orth_ != "," or before - 1 not in word.cues.areas:
        return False
    at = before - 1
    while at > word.first and (
        at - 1 in word.cues.areas or (word.form(at - 1) in ("the", "and") and at - 2 in word.cues.areas)
    ):
        at -= 1
    while at > word.first and word.form(at - 1) in ("the", "and", "its"):
        at -= 1
    opens = at == word.first or word.doc[at - 1].orth_ in (";", ":")
    closes = word.end >= word.stop or word.doc[word.end].orth_ in (";", ".")
    return opens and closes


def _is_row(word: GradeWord) -> bool:
    """ "Barnsley, Good, October 2018": the second cell of a row that commas part, with its date behind it."""
    named = any(names_council(name) and name.end == word.start - 1 for name in word.sentence.names)
    month = word.end + 1 < word.stop and word.doc[word.end].orth_ == "," and word.doc[word.end + 1]
    return (
        named
        and bool(month)
        and (word.form(word.end + 1)[:3] in SHORT_MONTHS or word.doc[word.end + 1].shape_ == "dddd")
    )


def is_dated(word: GradeWord) -> bool:
    """Whether a date follows at once: "inadequate this spring", "good in 2017", "good since 2017"."""
    after = [word.form(at) for at in range(word.end, min(word.end + 3, word.stop))]
    if not after:
        return False
    if after[0] == "as" and word.form(min(word.end + 1, word.stop - 1)) in ("recently", "late"):
        return True
    if after[0] == "at" and after[1:2] in (["its"], ["the"], ["their"], ["both"]):
        # "Inadequate at its last inspection, in 2018".
        following = word.doc[word.end : min(word.end + 8, word.stop)]
        return any(token.lower_ in OCCASIONS for token in following) and any(
            token.shape_ == "dddd" for token in following
        )
    if after[0] in ("this", "last"):
        return len(after) > 1 and (after[1] in _TIMES or after[1][:3] in SHORT_MONTHS)
    opens = after[0] in ("in", "(", "since")
    return opens and len(after) > 1 and (after[1][:3] in SHORT_MONTHS or after[1].isdigit())


def _ends(word: GradeWord) -> bool:
    """Whether nothing follows, or no more than who said so: "still inadequate, says Ofsted", "good - inspectors"."""
    behind = [word.doc[at] for at in range(word.end, word.stop)]
    # "Bury was good and Bolton inadequate, inspectors said": a grade behind another has the verb of that.
    said = len(behind) > 1 and behind[0].orth_ in _PHRASE_ENDS and word.cues.grades[0].start == word.start
    return all(not token.is_alpha or (said and token.lower_ in _SAID_SO) for token in behind)
