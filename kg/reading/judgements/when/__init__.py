"""In which inspection a grade was given: by its date, its tense, and the words that put it before.

``when`` tries each way in which a text can tell it, the surest first: two inspections (``twice``), a date (``by_date``)
or years counted from one (``counted``), what the sentence tells of (``here``), a grade left behind, and the time that
the text has come to (``story``), with what the tense says of it (``tenses``).
"""

from kg.reading.judgements.when.when import When

__all__ = ["When"]
