"""Which council a sentence is about: councils named as councils, and the one that the talk is of.

What single sentences name is for ``council_mentions``; ``settled`` and ``title`` set that right for the article, and
``talk`` weighs it. ``subject`` says which council the article is about, ``topical`` which names of a sentence it can
be about. Between names the talk stays with the council it was about: the one of the section, the one last introduced,
or the article's own (``walk``, with ``nouns``). ``facts`` are the councils that the article states; ``find`` puts it
together in ``record``.
"""

from kg.reading.council_mentions import CouncilMention, add_phrases
from kg.reading.councils.find import find_councils
from kg.reading.councils.record import CouncilReading

__all__ = ["CouncilMention", "CouncilReading", "add_phrases", "find_councils"]
