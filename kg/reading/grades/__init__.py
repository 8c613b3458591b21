"""Grade words that are verdicts, as against the same words in common use ("good progress", "inadequate supervision").

A verdict stands in one of few frames: a label with its grade, a verb of rating, a copula between the
services (or an area of them) and the grade, a noun such as "rating", a movement from grade to grade.
Everything else is common use.

``find`` goes through the words of a sentence (``word``, with the ``cues`` around them): is it ended by what follows
(``phrase_end``), is it a thing (``things``) or an epithet (``epithets``), or in which of the ``frames`` does it stand?
What the verdicts before it say to that is in ``further``. How a grade of before stands in ``brackets`` is asked from
outside.
"""

from kg.reading.grades.brackets import closes_with_year, leads_to_date, opens_bracket
from kg.reading.grades.find import verdicts
from kg.reading.grades.tokens import BREAKS, LIGHT, PLURALS
from kg.reading.grades.verdict import Frame, Verdict, grade_of, grades_named

__all__ = [
    "BREAKS",
    "LIGHT",
    "PLURALS",
    "Frame",
    "Verdict",
    "closes_with_year",
    "grade_of",
    "grades_named",
    "leads_to_date",
    "opens_bracket",
    "verdicts",
]
