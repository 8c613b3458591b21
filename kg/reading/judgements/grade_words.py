"""Words around grades as expressions, made once for an ontology; see ``patterns/judgements.yaml``."""

from __future__ import annotations

from kg.ontology import Ontology, made_once
from kg.reading.expressions import expression, lists_of, low_words_of

_NO_REASON = r"(?:(?!\b(?:after|since|when|where|because|following|which|who|as(?! (?:an? |the )?['\"]?$))\b)[^,;:.])*$"
"""Up to the grade, with nothing that begins to tell how it was given."""


class GradeWords:
    """What says that a grade was kept or got, is a thing to be proud of, or is only aimed at."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "judgements")
        self.keeps = low_words_of(lists, "keeps")
        self.has = self.keeps | low_words_of(lists, "gets")
        """Verbs of who has a grade, as against those of who gives it."""
        self.which_kept = expression(
            lists,
            r",? (?:which|that|who) (?:(?:also|still|again|has|have|had|both|all) )*{keeps}(?: on(?:to| to)| to)?"
            r"(?= (?:its|their|the|an?)\b)",
        )
        """ "Leadership, *which kept* its good rating": right behind an area, whose grade it is."""
        self.which_has = expression(
            lists,
            r",\s(?:which|who)(?: (?:is|are|was|were|has|have|had|been|also|still|again|now|both|all|itself|"
            r"{keeps}|{gets}|on|to|its|their|the|an?|to be|as|only|just|once))* ?['\"]?$",
        )
        """ "The front door" + ", which was" + "rated good": a relative clause with a grade of what stands before it."""
        self.is_pride = expression(
            lists,
            r"(?![^.;]*\b(?:any|every|an?|all|most) (?:\w+ )?{whoever}\b)[^.;]*\b{pride}\b",
        )
        """ "To be rated good" + "is a tribute to our staff", as against "is a matter of luck"."""
        self.sets_aim = expression(
            lists,
            rf"\bset(?:s|ting)?\b[^,;:.]{{0,30}}\b{{aims}}\b{_NO_REASON}|"
            r"\b(?:to|will|would|could|can|should|must) (?:also )?help "
            rf"(?:(?!after\b|since\b|when\b|because\b|which\b)[\w'’]+ ){{1,5}}?(?:to )?{{aims-to}}\b{_NO_REASON}|"
            r"\b(?:must|should|needs? to|has to|have to|ought to) (?:do|change|improve|show|prove)\b[^,;:.]{0,40}? "
            rf"(?:to|before it can|if it is to) {{aims-to}}\b{_NO_REASON}",
        )
        """ "It has set a high bar to go from inadequate to good", "advice to help the council get a good rating"."""


@made_once
def grade_words(ontology: Ontology) -> GradeWords:
    """The words of an ontology."""
    return GradeWords(ontology)
