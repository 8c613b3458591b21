"""One sentence with grades in it: what is named where, and which words part nothing.

``view`` is what every question about its grades looks at: the ``words`` of the sentence, the areas that it names
(``named_areas``), and the words that part no grade from them (``light_words``). ``lines`` are those around it.
"""

from kg.reading.judgements.sentence.light_words import GAP, IN_THAT
from kg.reading.judgements.sentence.lines import after_speaker, areas_alone, label_before
from kg.reading.judgements.sentence.view import PREPOSITIONS, GradedSentence, SentencePart

__all__ = [
    "GAP",
    "IN_THAT",
    "PREPOSITIONS",
    "GradedSentence",
    "SentencePart",
    "after_speaker",
    "areas_alone",
    "label_before",
]
