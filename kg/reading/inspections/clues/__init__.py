"""Clues: where a text tells of an inspection, of which kind and date, and whether it is one of before.

``reader`` goes through the sentences. ``reports`` says in which of them inspectors report something, ``other_services``
which are on the inspections of others. Kinds come by name (``named``, and ``one_kind`` for what is told of a kind named
before), dates by the words around them (``dated``, ``at_work``): ``ties`` says whether a date is of an inspection at
all, ``former`` whether of one before, ``kinds`` (with ``headings``) of which kind. ``one_visit`` joins a kind and a
date that are told apart. ``view`` is what all of them ask of the article.
"""

from kg.reading.inspections.clues.reader import ClueReader
from kg.reading.inspections.clues.ties import OTHERS_ACT

__all__ = ["OTHERS_ACT", "ClueReader"]
