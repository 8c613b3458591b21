"""Finding the inspections of an article: the one that it reports of each council, and those that it tells of beside.

Each council that inspectors report on has one main inspection: the one that the article reports.
Others (an earlier inspection with its date or grade, monitoring and focused visits) are kept apart by
type and date. A statement belongs to the main inspection of the council that it is about, unless its
own words place it in another: "in 2018 inspectors found", "weaknesses found in 2019 have been put right".

``reader`` goes from council to council. What each clue says of the others (``returns`` of inspectors,
``dates_of_grades``) and of when the article was written is ``told_together``; ``main_inspection`` makes the one that is
reported, by its clues or by the days on the ``title_page``, and ``others`` those beside it. ``phrases`` gives the index
the names of the types.
"""

from kg.reading.inspections.find.phrases import add_phrases
from kg.reading.inspections.find.reader import find_inspections

__all__ = ["add_phrases", "find_inspections"]
