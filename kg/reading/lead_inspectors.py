"""Who led an inspection, where the text gives no post: "Lorna Schlechte's team", "Tara Geere and her inspectors".

Such words make a lead inspector only in an article that names an inspectorate, and never of somebody whose post the
article gives elsewhere; the caller sees to both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.reading.dates import MONTHS
from kg.reading.person_names import PersonName

LEAD, DEPUTY = "lead inspector", "deputy lead inspector"

_OWN_TEAM = re.compile(
    r"'s\s+(?:(?:own|inspection|Ofsted|\w+-strong)\s+)?(?P<who>team|crew|inspectors|colleagues)\b"
    r"(?!\s+(?:manager|leader|member|mate|coach|captain|doctor))"
)
_AND_TEAM = re.compile(
    r"\s+and\s+(?:(?:her|his|their)\s+)?(?:(?:two|three|four|five|six|seven|eight|\d)\s+(?=fellow\b))?(?:(?P<fellow>fellow)\s+)?(?:(?:\w+-strong|small|own|inspection)\s+)?"
    r"(?P<who>team|crew|inspectors|colleagues)\b"
)
_IN_CHARGE = re.compile(
    r"(?:\s*,)?\s+(?:was\s+|being\s+)?(?:in charge|in the lead|in the chair|at the helm|leading)\b"
    r"(?!\s+(?:of\s+)?the\s+(?:council|city))"
)
_LED_FROM_AFAR = re.compile(
    rf"(?:,|\b(?:was|were|is)|\b(?:{MONTHS}|"
    r"weeks?|fortnight|days?|month|summer|autumn|winter|spring))\s*(?:led by|headed by|headed up by|under)\s+$",
    re.IGNORECASE,
)
_INSPECTION = re.compile(r"\b(?:inspect\w+|visit|team|ofsted|report)\b", re.IGNORECASE)
_OTHER_BODY = re.compile(
    r"\b(?:council|board|partnership|authority|cabinet|trust|department|services|review|inquiry)\b", re.IGNORECASE
)
_REPORT_BY = re.compile(
    r"(?:\b(?:the|this|today's|yesterday's|ofsted|ofsted's|inspection)\s+(?:inspection\s+)?report"
    r"(?:\s+by\s+ofsted)?(?:,?\s+(?:compiled|written|drawn up|signed|published)\b[^.;]{0,80})?\s+by\s+)$",
    re.IGNORECASE,
)
_REPORT_BY_OFSTED = re.compile(r"report by ofsted,[^.;]{0,100}\bby\s+$", re.IGNORECASE)
_AUTHOR = re.compile(r"\b(?:the\s+)?(?:report|letter)'s\s+(?:lead\s+)?authors?,?\s+$", re.IGNORECASE)
_WROTE = re.compile(
    r",\s+(?:who\s+(?:is\s+the\s+author\s+of|wrote|compiled|signed)\s+the|the\s+author\s+of\s+the|author\s+of\s+the)\s+"
    r"(?:[Ii]nspection\s+|Ofsted\s+)?(?:report|letter)\b(?!\s+(?:for|to)\s+(?:the\s+)?(?:cabinet|council|committee))"
)
_OF_OFSTED = re.compile(r"\b(?:Ofsted|The inspectorate|The watchdog)'s\s+$", re.IGNORECASE)
_LED = re.compile(r",?\s+(?:who\s+)?(?:led|headed)\s")
_TEAM_WAS = re.compile(r"\b(?:team|inspection|visit)\s+was\s+$", re.IGNORECASE)
_WITH = re.compile(r",?\s+with\s+")
_AS_DEPUTY = re.compile(r"\s+as\s+(?:(?:her|his|their|the)\s+)?(?:deputy|number two|second[- ]in[- ]command)\b")
_AND_DEPUTY = re.compile(r"\s+and\s+(?:her|his|their)\s+deputy,?\s+")


def find_lead_inspectors(text: str, names: Sequence[PersonName], *, told: bool) -> Mapping[int, str]:
    """Names (by their number) of a sentence that led an inspection or were second to who did, with the post.

    ``told``: whether the sentence speaks of an inspection, a grade or the time of a visit; without it only
    "fellow inspectors" and the like count.
    """
    found: dict[int, str] = {}
    for at, name in enumerate(names):
        if not name.is_full:
            continue
        if _leads(text, name, told=told):
            found[at] = LEAD
        if at > 0:
            _pair(text, names, at, found, told=told)
    return found


def _leads(text: str, name: PersonName, *, told: bool) -> bool:
    before, after = text[: name.start], text[name.name_end :]
    crew = _OWN_TEAM.match(after) if name.possessive else _AND_TEAM.match(text[name.end :])
    if crew is not None:
        return told or crew["who"] == "inspectors" or before.rstrip().lower().endswith("ofsted's")
    if name.possessive:
        return _TEAM_WAS.search(before) is not None
    if _OF_OFSTED.search(before) is not None and _LED.match(text, name.end) is not None:
        return True
    if _AUTHOR.search(before) is not None or _WROTE.match(text, name.end) is not None:
        return True
    if told and _IN_CHARGE.match(text[name.end :]) is not None and re.search(r"\bwith\s+(?:HMI\s+)?$", before):
        return True
    if _LED_FROM_AFAR.search(before) is not None:
        nouns = list(_INSPECTION.finditer(before))
        others = list(_OTHER_BODY.finditer(before))
        return bool(nouns) and (not others or others[-1].start() < nouns[-1].start())
    by_report = _REPORT_BY.search(before) or _REPORT_BY_OFSTED.search(before)
    return by_report is not None and not name.titles


def _pair(text: str, names: Sequence[PersonName], at: int, found: dict[int, str], *, told: bool) -> None:
    """A deputy beside the lead inspector."""
    first, second = names[at - 1], names[at]
    gap = text[first.end : second.start]
    if found.get(at - 1) == LEAD and _WITH.fullmatch(gap) and _AS_DEPUTY.match(text[second.end :]):
        found[at] = DEPUTY
    elif told and first.is_full and _AND_DEPUTY.fullmatch(gap):
        found.setdefault(at - 1, LEAD)
        found[at] = DEPUTY
