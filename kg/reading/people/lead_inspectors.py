"""Who led an inspection, where the text gives no post: "Lorna Schlechte's team", "Tara Geere and her inspectors".

Such words make a lead inspector only in an article that names an inspectorate, and never of somebody whose post the
article gives elsewhere; the caller sees to both. The words are those of
``patterns/lead-inspectors.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.ontology import Ontology, made_once
from kg.reading.dates import MONTHS
from kg.reading.expressions import expression, lists_of
from kg.reading.people.names import PersonName

LEAD, DEPUTY, MEMBER = "lead inspector", "deputy lead inspector", "inspector"

_WITH = re.compile(r",?\s+with\s+")
_WITH_INSPECTOR = re.compile(r"\bwith\s+(?:HMI\s+)?$")
_LISTED = re.compile(r"\s*(?:,|,?\s+and)\s+")
_ON_THE_TEAM = re.compile(
    r",?\s+(?:(?:was|were|is|are)\s+)?(?:also\s+)?(?:on|in|part of)\s+(?:the|her|his|their|that)\s+"
    r"(?:(?:inspection|\w+-strong|same)\s+)?team\b(?!\s+(?:that|which|of|at|for)\b)"
)
""" "Ann Lee was on the team", beside somebody who led it."""
_LED_IT = re.compile(r"\b(?:inspect\w+|HMI|Ofsted)\b", re.IGNORECASE)
_LED_THEM = re.compile(
    r"\s+(?:led|headed|ran|was\s+in\s+charge\s+of)\s+(?:it|them|the\s+(?:team|visit|inspection))\b(?=\s*(?:[.,;]|$|with\b))"
)
""" "Ann Lee led it", behind a sentence about the inspection."""
_SOME_OF_THEM = re.compile(
    r"(?:All|Both|Some|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+)\s+of\s+them,?\s+(?:led|headed)\s+by\s+"
)
""" "Six of them, led by Ann Lee", behind a sentence about inspectors."""
_CASE = re.NOFLAG
"""For expressions behind a name, in which small letters matter."""


class LeadInspectorWords:
    """The words beside a name that tell that its bearer led an inspection, or was second to who did."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "lead-inspectors")
        self.own_team = expression(
            lists, r"'s\s+(?:(?:own|inspection|Ofsted|\w+-strong)\s+)?(?P<who>{crew})\b(?!\s+{no-crew})", _CASE
        )
        self.and_team = expression(
            lists,
            r"\s+and\s+(?:(?:her|his|their)\s+)?(?:(?:two|three|four|five|six|seven|eight|\d)\s+)?"
            r"(?:(?P<fellow>fellow)\s+)?(?:(?:\w+-strong|small|own|inspection)\s+)?(?P<who>{crew})\b",
            _CASE,
        )
        self.in_charge = expression(
            lists,
            r"(?:\s*,)?\s+(?:was\s+|being\s+)?{in-charge}\b(?!\s+(?:of\s+)?the\s+(?:council|city))",
            _CASE,
        )
        self.led_from_afar = expression(
            lists,
            rf"(?:[,(]|\s[-–—]|\b(?:was|were|is|team|inspectors|inspection)|"
            rf"\b(?:{MONTHS}|weeks?|fortnight|days?|month|summer|autumn|winter|spring))"
            r"\s*{led-by}\s+(?:{inspectorates}['’]s\s+)?$",
        )
        self.inspected = expression(lists, r"\b{inspected}\b")
        self.inspection = expression(lists, r"\b{inspections}\b")
        self.other_body = expression(lists, r"\b{other-bodies}\b")
        self.report_by = expression(
            lists,
            r"(?:\b(?:the|this|its|today's|yesterday's|ofsted|ofsted's|inspection)\s+(?:{kinds-of-report}\s+)?"
            r"(?:inspection\s+)?report"
            r"(?:\s+by\s+ofsted)?(?:,?\s+{compiled}\b[^.;]{0,80})?\s+(?:by|from)\s+|"
            r"report by ofsted,[^.;]{0,100}\bby\s+)$",
        )
        self.author = expression(lists, r"\b(?:the\s+)?{reports}'s\s+(?:lead\s+)?authors?,?\s+$")
        self.wrote = expression(
            lists,
            r",\s+(?:who\s+(?:is\s+the\s+author\s+of|{wrote})\s+the|(?:the\s+)?author\s+of\s+the)\s+"
            r"(?:[Ii]nspection\s+|Ofsted\s+)?{reports}\b(?!\s+(?:for|to)\s+(?:the\s+)?{readers})",
            _CASE,
        )
        self.of_ofsted = expression(lists, r"\b{inspectorates}'s\s+$")
        self.led = expression(lists, r",?\s+(?:who\s+)?{led}\s", _CASE)
        self.team_was = expression(lists, r"\b{teams}\s+was\s+$")
        self.as_deputy = expression(lists, r"\s+as\s+(?:(?:her|his|their|the)\s+)?{deputies}\b", _CASE)
        self.and_deputy = expression(lists, r"\s+and\s+(?:her|his|their)\s+deputy,?\s+", _CASE)


@made_once
def lead_inspector_words(ontology: Ontology) -> LeadInspectorWords:
    """The words of an ontology."""
    return LeadInspectorWords(ontology)


def find_lead_inspectors(
    text: str, names: Sequence[PersonName], words: LeadInspectorWords, *, told: bool, before: str = ""
) -> Mapping[int, str]:
    """Names (by their number) of a sentence that led an inspection or were second to who did, with the post.

    ``before``: the sentence before, where it tells of an inspection. ``told``: whether the sentence speaks of an
    inspection, a grade or the time of a visit; without it only "fellow inspectors" and the like count.
    """
    found: dict[int, str] = {}
    for at, name in enumerate(names):
        if not name.is_full:
            continue
        goes_on = name.start == 0 and _LED_THEM.match(text, name.end) is not None
        goes_on = goes_on or _SOME_OF_THEM.fullmatch(text, 0, name.start) is not None
        if _leads(text, name, words, told=told) or (goes_on and words.inspected.search(before) is not None):
            found[at] = LEAD
        elif told and not name.possessive and _LED_IT.search(text) and _ON_THE_TEAM.match(text, name.end):
            found.setdefault(at, MEMBER)
            _with_those_before(text, names, at, found)
        if at > 0:
            _pair(text, names, at, found, words, told=told)
    return found


def _with_those_before(text: str, names: Sequence[PersonName], at: int, found: dict[int, str]) -> None:
    """ "Ann Lee and Tom Brown were on the team": those whom "and" joins to one of it."""
    while at > 0 and names[at - 1].is_full and _LISTED.fullmatch(text[names[at - 1].end : names[at].start]):
        at -= 1
        found.setdefault(at, MEMBER)


def _leads(text: str, name: PersonName, words: LeadInspectorWords, *, told: bool) -> bool:
    before, after = text[: name.start], text[name.name_end :]
    crew = words.own_team.match(after) if name.possessive else words.and_team.match(text[name.end :])
    if crew is not None:
        return told or crew["who"] == "inspectors" or before.rstrip().lower().endswith("ofsted's")
    if name.possessive:
        return words.team_was.search(before) is not None
    if words.of_ofsted.search(before) is not None and words.led.match(text, name.end) is not None:
        return True
    if words.author.search(before) is not None or words.wrote.match(text, name.end) is not None:
        return True
    if told and words.in_charge.match(text[name.end :]) is not None and _WITH_INSPECTOR.search(before):
        return True
    if words.led_from_afar.search(before) is not None:
        nouns = list(words.inspection.finditer(before))
        others = list(words.other_body.finditer(before))
        return bool(nouns) and (not others or others[-1].start() < nouns[-1].start())
    return words.report_by.search(before) is not None and not name.titles


def _pair(
    text: str, names: Sequence[PersonName], at: int, found: dict[int, str], words: LeadInspectorWords, *, told: bool
) -> None:
    """A deputy beside the lead inspector."""
    first, second = names[at - 1], names[at]
    gap = text[first.end : second.start]
    if found.get(at - 1) == LEAD and _WITH.fullmatch(gap) and words.as_deputy.match(text[second.end :]):
        found[at] = DEPUTY
    elif told and first.is_full and words.and_deputy.fullmatch(gap):
        found.setdefault(at - 1, LEAD)
        found[at] = DEPUTY
