"""Which inspections an article tells of, what is known of each, and to which of them a statement belongs.

``words`` and ``types`` hold how inspections are named, ``clues`` finds where the text tells of one, by what
``publication``, ``awaited``, ``frameworks``, ``other_events``, ``earlier``, ``visits`` and ``joined_dates`` know,
``main_date`` and ``main_type`` settle the one that the article reports, ``claims`` (with ``told_then``, ``times``
and ``histories``) says which words belong to another one, ``find`` puts it together in ``record``.
"""

from kg.reading.inspections.find import add_phrases, find_inspections
from kg.reading.inspections.record import Inspection, InspectionReading, same_time

__all__ = ["Inspection", "InspectionReading", "add_phrases", "find_inspections", "same_time"]
