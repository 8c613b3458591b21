"""Whose grade it is, where the council in view is not the one: lists, neighbours, "both", "the county council".

``whose`` asks each way in which a sentence can tell it: ``listed``, ``neighbours``, ``told_before`` and ``kinds``.
"""

from kg.reading.judgements.whose.neighbours import THE_NEIGHBOUR
from kg.reading.judgements.whose.told_before import LATTER, is_of_both, pair
from kg.reading.judgements.whose.whose import Whose

__all__ = ["LATTER", "THE_NEIGHBOUR", "Whose", "is_of_both", "pair"]
