"""When a grade word is no grade: hoped, feared, denied, explained, or somebody's opinion.

``doubts`` asks: is it explained (``definitions``), said by who does not inspect (``opinions``), of no council named
(``in_general``), aimed at or asked for (``supposed``), or is a single word of doubt about it (``cue_words``)?
"""

from kg.reading.judgements.doubts.cue_words import is_unreal
from kg.reading.judgements.doubts.doubts import Doubts

__all__ = ["Doubts", "is_unreal"]
