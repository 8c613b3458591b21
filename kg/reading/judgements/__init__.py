"""Which grades an article states: a verdict tied to a council (or its board), an area and an inspection.

Each verdict (see ``grades``) takes the areas that stand next to it with nothing but light words
between, and the overall grade where it speaks of the services as a whole. Its inspection is the main
one of the council that the words are about, or an earlier one where a date or a word says so.
"""

from kg.reading.judgements.areas import OVERALL, area_of
from kg.reading.judgements.find import add_phrases, find_judgements
from kg.reading.judgements.record import JudgementReading

__all__ = ["OVERALL", "JudgementReading", "add_phrases", "area_of", "find_judgements"]
