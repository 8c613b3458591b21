"""From the grades of a sentence to judgements: each with its council, its areas and its inspection.

``judge`` asks of each verdict whose it is and of which areas. They may be ``carried`` over from the verdict beside it,
stand in the ``lines`` around it, or each have its date (``dated``); ``again`` knows the grades of "the same", and
``besides`` what else is said. ``statements`` makes facts of that, where an inspection is told of or ``revealed``.
"""

from kg.reading.judgements.judge.judge import Judge

__all__ = ["Judge"]
