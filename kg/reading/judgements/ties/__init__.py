"""Which areas a grade is for: those that stand beside it, that a pronoun takes up, or that "all areas" means.

``find`` goes from what stands right beside a verdict (``chains``, ``lists``, ``joined``) to what a wording ties to it
from afar (``wordings_around``). Words that name no area go back to some (``pronouns``, ``named_before``) or mean all
(``every_area``). ``graded`` says whether an area beside a grade is what is graded.
"""

from kg.reading.judgements.ties.every_area import EveryArea
from kg.reading.judgements.ties.find import AreaTies
from kg.reading.judgements.ties.graded import AreasGraded
from kg.reading.judgements.ties.named_before import NamedBefore
from kg.reading.judgements.ties.pronouns import Pronouns

__all__ = ["AreaTies", "AreasGraded", "EveryArea", "NamedBefore", "Pronouns"]
