"""What is said of inspections in general, of no council's one; see ``patterns/inspections/frameworks.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.expressions import expression, lists_of

_FROM_YEAR = re.compile(r"\b(?:inspections|visits)\b[^.;,]{0,30}? (?:between|from) (?:19|20)\d\d$", re.IGNORECASE)
_TO_YEAR = re.compile(r" ?(?:and|to|until|till|[-–]) ?(?:19|20)\d\d\b")
_YEARS_SPREAD = re.compile(
    r"\b(?:inspections|visits)\b[^.;,]{0,30}? (?:between|from) (?:19|20)\d\d ?(?:and|to|until|till|[-–]) ?$",
    re.IGNORECASE,
)


class FrameworkWords:
    """The words that tell of frameworks and programmes of inspection."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/frameworks")
        self._new_kind = expression(
            lists,
            r"\b{introduces} (?:an?|the|its|their)(?: \w+){0,3} {frameworks},? (?:for|of|on) ?$",
        )
        self._introduced = expression(
            lists, r"(?:s|\)| \(\w+\))* (?:was|were|are|is|have been|had been) (?:first |\w+ly )?{introduced}\b"
        )
        self._programme = expression(
            lists,
            r"s?\)? (?:{kinds-behind}|inspections {in-general})\b|s {in-general}\b",
            re.NOFLAG,
        )
        self._any = expression(lists, r"^\W*(?:\d+\.?\W*)?(?:{any})?\s*(?:{kinds} )?$")
        self._as_a_rule = expression(
            lists,
            r"(?:, as (?:they|these|it) (?:are|is) {called})?,? (?:(?:which|that) )?"
            r"(?:usually |normally |always |typically |generally |also |only )?"
            r"(?:(?:are|is)(?! {goes-on-now}\b)|{does})\b",
        )
        self._new_rules = expression(
            lists,
            r"(?:(?!\b{of-one-inspection}\b)[^.;:])*?"
            r"\b{changes} (?:using )?(?:an?|the|its|their)(?: \w+){0,3} {what-changes}\b",
        )
        self._held_against = expression(lists, r"\b{unlike} (?:other |the |most |some )?$")
        self._series = expression(
            lists, r"\binspections (?:on|about|into|under|with|of) [^.;:]{3,60}? {runs}\b[^.;:]{0,12}$"
        )
        self._over_the_years = expression(lists, r"\bhave (?:been )?(?:\w+ )?{conducts}(?: out)? $")

    def introduces_kind(self, before: str) -> bool:
        """Whether a kind of inspection is told of as new: "introduced a new framework for" + "joint inspections"."""
        return self._new_kind.search(before) is not None

    def is_introduced(self, text: str, end: int) -> bool:
        """Whether the kind named up to here is told of as new: "joint inspections" + "were introduced in"."""
        return self._introduced.match(text, end) is not None

    def is_programme(self, text: str, end: int) -> bool:
        """Whether the name of a kind that ends here is that of its programme: "the joint inspection programme"."""
        return self._programme.match(text, end) is not None

    def is_rule(self, before: str, text: str, end: int) -> bool:
        """Whether a sentence tells what inspections of the kind that ends here do: "a focused visit gives".

        ``before``: the sentence in front of the kind.
        """
        return self._any.match(before) is not None and self._as_a_rule.match(text, end) is not None

    def is_held_against(self, before: str) -> bool:
        """Whether inspections of a kind are but what others are held against: "unlike" + "focused visits"."""
        return self._held_against.search(before) is not None

    def is_of_series(self, before: str) -> bool:
        """Whether the months behind are those of a round all over the country: "inspections on neglect ran from"."""
        return self._series.search(before) is not None

    def is_of_many(self, before: str, said: str, after: str) -> bool:
        """Whether a year is one of two between which many were inspected: "inspections from" + "2007" + "to 2012"."""
        first = _FROM_YEAR.search(before + said) is not None and _TO_YEAR.match(after) is not None
        return first or _YEARS_SPREAD.search(before) is not None

    def changes_rules(self, after: str) -> bool:
        """Whether the rules changed on a date: "in 2022" + "Ofsted introduced a new framework"."""
        return self._new_rules.match(after) is not None

    def is_over_the_years(self, before: str) -> bool:
        """Whether inspections are those made everywhere: "since 2016 Ofsted and the CQC have conducted"."""
        return self._over_the_years.search(before) is not None


@made_once
def framework_words(ontology: Ontology) -> FrameworkWords:
    """The words of an ontology."""
    return FrameworkWords(ontology)
