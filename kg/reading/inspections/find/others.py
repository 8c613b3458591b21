"""Inspections that an article tells of beside the one that it reports."""

from __future__ import annotations

import re

from kg.model import ConceptId, CouncilId, PartialDate
from kg.reading.annotate import Sentence
from kg.reading.dates import earlier, months_between
from kg.reading.inspections.account import Account
from kg.reading.inspections.claims import claim
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.find.returns import is_back_between
from kg.reading.inspections.record import Inspection, led_to, overlap
from kg.reading.inspections.types import AREA_INSPECTIONS_SINCE, FULL, VISITS, type_by_date, type_of_visit
from kg.reading.inspections.visits import INSPECTS, THAT_VISIT, VISITS_SINCE
from kg.reading.report_labels import last_inspection_label

_VISIT_BEFORE = re.compile(
    r"\bvisit\b(?:(?!\b(?:follow\w*|after|built on|builds on|inspection|report)\b)[^.;,]){0,30}(?:, )?$", re.IGNORECASE
)
_FORMER_VISIT = re.compile(r"\b(?:first|previous|last|earlier|former) (?:such |monitoring )?visit\b", re.IGNORECASE)
""" "The contrast with the *first visit* is striking": whose date the next sentence may tell."""
_LAST_BEFORE = re.compile(
    r"\b(?:previous|last|earlier|former)(?: [\w-]+){0,2} (?:visit|inspection)\b[^.;,]{0,40}$|"
    r"\b(?:first|last|previously) (?:inspected|visited|reviewed)(?: in)? ?$",
    re.IGNORECASE,
)
_AREAS_INSPECTED = re.compile(
    r",? when (?:the )?(?:local )?areas? (?:was|were) (?:first )?(?:inspected|visited)\b", re.I
)
_A_VISIT = re.compile(
    r"\b(?:an?|another|one|their|its|the) (?!(?:full|graded|standard|inspection|previous|last)\b)"
    r"(?:(?!(?:full|graded|standard|inspection|previous|last|weeks?)\b)[\w'’]+[ -]){0,2}?visit"
    r"(?: (?:by|from) (?:ofsted|inspectors|the watchdog))?(?: to [^,;.:]{2,30}?)?(?:,? (?:made|held))?"
    r"(?: (?:last|back|early|late|in|on|during))* ?$",
    re.IGNORECASE,
)
""" "A visit" + "in March"."""
_VISITS_REACH = 3
"""So many years before a full inspection at the most lies the visit that is told of beside it."""


def add_published_before(account: Account, clue: Clue) -> None:
    """Add an earlier report, of which nothing but the day of publication is told."""
    if clue.date is None:
        return
    sentence = account.annotated.sentences[clue.sentence]
    evidence = account.annotated.evidence(sentence, "inspection/earlier-report")
    type_ = type_by_date(clue.date.start)
    known = _reported_then(account, clue.council, clue.date.start)
    one = known if known is not None else account.reading.new(clue.council, type_, None, None, evidence)
    one.published = clue.date.start
    account.reading.mark_date(clue.sentence, clue.date.start_char, one.key)
    claim(account, sentence, clue, one)


def _reported_then(account: Account, council: CouncilId, day: PartialDate) -> Inspection | None:
    """The inspection of before whose report came out on this day, or the last one told that can have led to it."""
    others = [one for one in account.reading.of(council) if one.key != account.reading.reported(council)]
    for one in others:
        if one.published == day:
            return one
    dated = [(one.start, one) for one in others if one.published is None and one.start is not None]
    led = [(start, one) for start, one in dated if led_to(start, day) and months_between(start, day) is not None]
    return max(led, key=lambda told: str(told[0]))[1] if led else None


def add_other(account: Account, clue: Clue) -> None:
    """Add the inspection of a clue that is not of the main one, and what the words of the clue say of it."""
    sentence = account.annotated.sentences[clue.sentence]
    if clue.date is None and clue.type in FULL:
        return
    start = clue.date.start if clue.date else None
    end = clue.date.end if clue.date else None
    evidence = account.annotated.evidence(sentence, "inspection/earlier")
    type_ = clue.type or _type_of_visit(account, clue) or _like_main(account, clue) or _visit_beside(account, clue)
    one = account.reading.earlier_one(clue.council, start, end, type_, evidence)
    if clue.date is not None:
        account.reading.mark_date(clue.sentence, clue.date.start_char, one.key)
    claim(account, sentence, clue, one)


def _like_main(account: Account, clue: Clue) -> ConceptId | None:
    """ "Since their last visit in August": a visit of the kind that the article tells of.

    So is what a title page names behind a label: "Dates of previous inspection: 3 to 7 June 2019".
    """
    main, sentence = account.reading.main(clue.council), account.annotated.sentences[clue.sentence]
    if main is None or clue.date is None:
        return None
    opening = account.text[sentence.start_char : clue.date.start_char]
    if main.type not in FULL and last_inspection_label(account.ontology).fullmatch(opening):
        return main.type
    if main.type == "send" and (clue.date.start.year or 0) >= AREA_INSPECTIONS_SINCE:
        # "A previous visit to the area in 2016", in news of an area inspection.
        before = _LAST_BEFORE.search(account.text, sentence.start_char, clue.date.start_char) is not None
        before = before or _AREAS_INSPECTED.match(account.text, clue.date.end_char) is not None
        alike = before and "about:children-services" not in sentence.labels
        return main.type if alike and not account.grades_something(clue.sentence) else None
    if main.type in VISITS and is_back_between(account, clue, main):
        return main.type
    year = clue.date.start.year or (main.start.year if main.start is not None else None)
    if main.type not in VISITS or (year or 0) < VISITS_SINCE:
        return None
    visited = _VISIT_BEFORE.search(account.text, sentence.start_char, clue.date.start_char)
    visited = visited or _names_visit_before(account, sentence)
    return main.type if visited and not account.grades_something(clue.sentence) else None


def _names_visit_before(account: Account, sentence: Sentence) -> re.Match[str] | None:
    """ "It is far from the first visit. In June 2018 inspectors found ...": of the visit named right before."""
    told = account.annotated.before(sentence)
    if told is None or account.annotated.dates(told):
        return None
    return _FORMER_VISIT.search(account.text, told.start_char, told.end_char)


def _visit_beside(account: Account, clue: Clue) -> ConceptId | None:
    """ "A visit in March had led to a warning", in news of a full inspection: one that gives no grade."""
    main = account.reading.main(clue.council)
    if main is None or main.type not in FULL or main.start is None or clue.date is None or clue.published:
        return None
    sentence, text = account.annotated.sentences[clue.sentence], account.text
    visit = _A_VISIT.search(text, sentence.start_char, clue.date.start_char) is not None
    visit = visit or THAT_VISIT.match(text, clue.date.end_char) is not None
    if not visit or INSPECTS.search(account.annotated.text(sentence)) is not None:
        return None
    at = clue.date.start
    then = {
        one.sentence
        for one in account.clues
        if one.council == clue.council and one.date is not None and one.date.start.compatible(at)
    }
    if any(account.grades_something(index) for index in then | {clue.sentence}):
        return None
    near = at.year is not None and main.start.year is not None and 0 <= main.start.year - at.year <= _VISITS_REACH
    return type_of_visit(at) if near and at.month is not None and earlier(at, main.start) else None


def _type_of_visit(account: Account, clue: Clue) -> ConceptId | None:
    """ "The 2021 visit": the visit without grades, named before, that was at that time."""
    if clue.date is None or THAT_VISIT.match(account.text, clue.date.end_char) is None:
        return None
    known = [
        one.type
        for one in account.reading.of(clue.council)
        if one.type not in FULL and one.start is not None and overlap(one.start, one.end, clue.date.start)
    ]
    visits = {other.type for other in account.clues if other.council == clue.council and other.type in VISITS}
    if not known and len(visits) == 1 and (clue.date.start.year or 0) >= VISITS_SINCE:
        # "A focused visit in 2022 found delays, as the 2021 visit had": another of the kind, if it gave no grade.
        return None if account.grades_something(clue.sentence) else visits.pop()
    return known[0] if len(known) == 1 else None
