"""Areas of judgement: how a sentence names them, and which of them each framework has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import (
    ConceptId,
    PartialDate,
)
from kg.reading.annotate import Sentence
from kg.reading.inspections import Inspection
from kg.reading.vocabulary import Hit, has_label, longest

OVERALL = ConceptId("overall-effectiveness")
_OF_SIF = (
    "help-and-protection", "children-looked-after", "adoption", "care-leavers", "leadership-management-and-governance",
)  # fmt: skip
"""The areas of the single framework with a grade of their own; the review of the board stood apart."""
CARE = (ConceptId("children-in-care"), ConceptId("care-leavers"))
CARE_AND_LEAVERS = ConceptId("children-in-care-and-care-leavers")
"""The two as one area, as they were until 2023."""
BELOW_KEY = frozenset({ConceptId("adoption"), ConceptId("care-leavers")})
"""Those that the single framework graded within the one on children looked after: none of its three key ones."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area named in a sentence: tokens, and the concepts that the words may name."""

    start: int
    end: int
    id: ConceptId
    listed_only: bool = False


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A grade for all areas of a framework: with the overall one or without, and but for some."""

    overall: bool
    but: frozenset[ConceptId] = frozenset()
    of: int | None = None
    """How many areas the text counts, with those that have another grade; ``None`` where it counts none."""
    key: bool = False
    """Whether it is for the key areas: those of the single framework, which had others below them."""
    rest: bool = False
    """Whether it is for "the other areas": those that have no grade yet."""
    missing: int | None = None
    """How many areas have another grade, where ``but`` must be just as many; ``None`` where that is known."""
    five: bool = False
    """Whether five are counted, the overall one with them: so many there are since 2023."""


def area_of(
    area: ConceptId, inspection: Inspection, *, with_care_leavers: bool = False, issued: PartialDate | None = None
) -> tuple[ConceptId, ...]:
    """The areas of the inspection's own framework that a wording names; empty where it has none such.

    Short names are shared by the frameworks ("leadership", "children in care"): the inspection's type
    and date tell which area they mean. ``with_care_leavers``: care leavers are named in the same breath.
    ``issued``: when the article appeared whose news the inspection is, by which its year is known where no date
    is told; ``None`` for an inspection of before.
    """
    return tuple(ConceptId(name) for name in _area_names(area, inspection, with_care_leavers, issued))


def areas_of_framework(inspection: Inspection, issued: PartialDate | None) -> tuple[ConceptId, ...]:
    """The areas that have a grade of their own in a full inspection of this type; empty where the type is not known."""
    if inspection.type == "sif":
        return tuple(ConceptId(name) for name in _OF_SIF)
    care = area_of(CARE_AND_LEAVERS, inspection, issued=issued)
    if inspection.type != "ilacs":
        return ()
    if _year(inspection, issued) is None:
        # Care leavers got a judgement of their own in 2023: on either side of that these two are the same.
        return (ConceptId("impact-of-leaders"), ConceptId("help-and-protection"))
    return (ConceptId("impact-of-leaders"), ConceptId("help-and-protection"), *care)


def _year(inspection: Inspection, issued: PartialDate | None) -> int | None:
    """The year of an inspection; where it is not told, that in which the news of it must have been made."""
    start = inspection.start or inspection.published
    if start is not None and start.year is not None:
        return start.year
    if issued is None or issued.year is None:
        return None
    if issued.year == _LAST_OF_SIF[0] and (issued.month or _LAST_OF_SIF[1]) < _LAST_OF_SIF[1]:
        # News of the last inspections under the single framework, and of the first after it.
        return None
    # Reports come out within months: only early in 2023 can one be of either side of the change.
    return None if issued.year == 2023 and (issued.month or 1) < 6 else issued.year


def _area_names(
    area: str, inspection: Inspection, with_care_leavers: bool, issued: PartialDate | None
) -> tuple[str, ...]:
    framework = inspection.type
    leadership = area in ("impact-of-leaders", "leadership-management-and-governance")
    in_care = area in ("children-in-care", "children-looked-after")
    if area == "other":
        return ("other",) if framework == "pre-2013" else ()
    if framework == "sif":
        if leadership:
            return ("leadership-management-and-governance",)
        if area == "children-in-care-and-care-leavers":
            return ("children-looked-after", "care-leavers")
        return ("children-looked-after",) if in_care else (area,)
    if framework == "pre-2013":
        if leadership:
            return ("other",)
        return ("children-looked-after",) if in_care or area == "children-in-care-and-care-leavers" else (area,)
    if framework == "unspecified" and area in ("leadership-management-and-governance", "children-looked-after"):
        return (area,)
    if framework in ("ilacs", "unspecified"):
        if leadership:
            return ("impact-of-leaders",)
        if area in ("adoption", "safeguarding-board") and framework == "ilacs":
            return ()
        return _care_since_2018(area, _year(inspection, issued), in_care)
    return ()


def _care_since_2018(area: str, year: int | None, in_care: bool) -> tuple[str, ...]:
    together = area == "children-in-care-and-care-leavers"
    if not (in_care or together or area == "care-leavers"):
        return (area,)
    if year is not None:
        if year >= 2023:
            return ("children-in-care", "care-leavers") if together else ("children-in-care",) if in_care else (area,)
        return ("children-in-care-and-care-leavers",)
    if together:
        return ("children-in-care-and-care-leavers",)
    return ("children-in-care",) if in_care else (area,)


_LAST_OF_SIF = (2018, 6)
"""Year and month up to which reports on inspections of before 2018 came out."""
_AREAS = frozenset({"area", "list-area", "way-area"})


def areas_in(sentence: Sentence, kinds: Sequence[str] = ("area:", "list-area:", "way-area:")) -> list[Area]:
    """The areas that a sentence names, by position; full names before those that count in a list alone."""
    found: list[Area] = []
    if sentence.kinds.isdisjoint(_AREAS):
        return found
    longer = [hit for hit in sentence.words if has_label(hit, "about:adult-care")]
    longer += [hit for hit in sentence.names if "agency:care-quality-commission" in hit.labels]
    longer += [hit for hit in sentence.words if "judged:services" in hit.labels and hit.end - hit.start > 1]
    for hit in longest(hit for hit in sentence.words if any(has_label(hit, kind) for kind in kinds)):
        if any(one.start <= hit.start and hit.end <= one.end and hit != one for one in longer):
            # "Adult social care", "the Care Quality Commission", "children's social care": no "care".
            continue
        named = [label.split(":", 1) for kind in kinds for label in hit.labels if label.startswith(kind)]
        if found and hit.start < found[-1].end:
            if found[-1].id == named[0][1]:
                # "The impact of leaders" + "impact of leaders on social work practice".
                found[-1] = replace(found[-1], end=max(hit.end, found[-1].end))
                continue
            if not found[-1].listed_only:
                # "Children in care and care leaver services": one, and no other that begins within it.
                continue
            # "The lot of care leavers".
            found.pop()
        found.append(Area(hit.start, hit.end, ConceptId(named[0][1]), listed_only=named[0][0] == "list-area"))
    return found


def by_label(hits: Iterable[Hit], label: str) -> list[Hit]:
    """The hits with this label."""
    return [hit for hit in hits if label in hit.labels]
