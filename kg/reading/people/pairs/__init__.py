"""Which post of a sentence is whose, by where the names and the posts stand and by the words between them.

``pairing`` holds what is settled of one sentence, ``between`` reads the words from a name to a post. ``post_before``
and ``post_behind`` join the two; ``leads``, ``leads_of_parts`` and ``unnamed_posts`` know posts that a verb tells. Then
``turns``, ``shared_posts`` and ``second_posts`` go through what is left, and ``status`` says whether a post is held
still. ``find`` has the order of them all.
"""

from kg.reading.people.pairs.find import find_pairs
from kg.reading.people.pairs.pairing import Pairing

__all__ = ["Pairing", "find_pairs"]
