"""What types of inspection there are: which give grades, which framework held at which date."""

from __future__ import annotations

from kg.model import AgencyId, ConceptId, PartialDate
from kg.reading.vocabulary import Hit

OFSTED = AgencyId("ofsted")
FULL = frozenset({"ilacs", "sif", "pre-2013", "unspecified"})
"""Types of inspection that give grades."""
VISITS = frozenset({"focused-visit", "monitoring-visit", "assurance-visit"})
"""Types that give none, by Ofsted alone."""
BY_OFSTED = frozenset(
    {"ilacs", "sif", "pre-2013", "focused-visit", "monitoring-visit", "assurance-visit", "unspecified"}
)
"""Types of inspection that Ofsted makes alone."""


AREA_INSPECTIONS_SINCE = 2016
"""Since which year several inspectorates inspect together what all in an area do, special educational needs too."""
_CHANGE = 2013
"""The year at whose end the single framework began, and "requires improvement" took the place of "adequate"."""


def type_by_date(start: PartialDate | None) -> ConceptId:
    """The framework of a full inspection that began on this date."""
    if start is None or start.year is None:
        return ConceptId("unspecified")
    if start.year >= 2018:
        return ConceptId("ilacs")
    if start.year < 2013 or (start.year == 2013 and (start.month or 1) < 11):
        return ConceptId("pre-2013")
    return ConceptId("sif")


def typed(type_: ConceptId, start: PartialDate | None) -> ConceptId:
    """The type, mended by the date where it names a framework of another time."""
    if type_ in FULL:
        by_date = type_by_date(start)
        return by_date if by_date != "unspecified" else type_
    return type_


def gives(grade: ConceptId, type_: ConceptId, start: PartialDate | None) -> bool:
    """Whether inspections of this type gave this grade: the single framework put one in place of another.

    Of 2013 without its month either may be true, whatever type the year alone suggests.
    """
    if start is not None and start.year == _CHANGE and start.month is None:
        return True
    if grade == "requires-improvement":
        return type_ != "pre-2013"
    return grade != "adequate" or type_ not in ("sif", "ilacs")


def type_of(hit: Hit) -> ConceptId | None:
    """The type of inspection that a hit names."""
    return next((ConceptId(label[5:]) for label in hit.labels if label.startswith("type:")), None)


def type_of_visit(when: PartialDate) -> ConceptId | None:
    """What a visit without a grade, and without a word of its kind, was at a time; ``None`` where it may be several.

    Under the single framework only what had been found inadequate was visited.
    """
    if when.year is None or when.year < _CHANGE + 1:
        return None
    return ConceptId("focused-visit" if when.year >= 2018 else "monitoring-visit")
