"""Which adults an article names in a public post, where they hold it, and whether they hold it now.

``names`` and ``posts`` find the two in a sentence, by the vocabulary in ``words``; ``pairs`` says which post is whose
(``held``); ``successions``, ``portfolios``, ``lead_inspectors`` and ``spokespeople`` know posts that no such pair tells
of; ``find`` goes through the sentences, and ``gathered`` puts together what they say of each person. ``where_held``
(with ``bodies``) says at which council or agency a post is, where its own words do not.
"""

from kg.reading.people.find import add_phrases, find_posts
from kg.reading.people.gathered import PeopleReading

__all__ = ["PeopleReading", "add_phrases", "find_posts"]
