"""What kind of inspection an article reports, by its words and its date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import product

from kg.model import (
    ConceptId,
    CouncilId,
    PartialDate,
    SourceKind,
)
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import Sentence
from kg.reading.grades import grades_named
from kg.reading.inspections.account import VISIT, Account
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.record import Inspection, overlap, same_time
from kg.reading.inspections.types import AREA_INSPECTIONS_SINCE, FULL, type_by_date, type_of
from kg.reading.inspections.visits import INSPECTS, VISITS_SINCE, visit_words
from kg.reading.title_councils import framework_on_title, title_end
from kg.reading.vocabulary import has_label, longest

_PARTS = re.compile(
    r"[;:]|\b(?:while|but|whereas|although|after|before|when|where|which|who|whose|since|despite|because)\b",
    re.IGNORECASE,
)
"""Between two inspectorates that do not inspect together."""
_TARGETED = re.compile(r"\btargeted\b|\bJTAI\b|\bHMICFRS\b|\bprobation\b", re.IGNORECASE)
_FIRST = 12
"""In so many of its first sentences it is told that inspectorates came together."""
_JOINTLY = re.compile(r"\bjoint(?:ly)?\b|\btogether\b|\bJTAI\b", re.IGNORECASE)
_INSPECTORATES = re.compile(r"\b(?:three|four|five) (?:inspectorates|watchdogs|regulators)\b", re.IGNORECASE)
""" "A letter from four inspectorates", however they are named."""
_SIMILAR = re.compile(r"\b(?:similar|such an?|same (?:kind|type) of) (?:\w+ )?(?:inspection|visit)\b", re.IGNORECASE)
_LONGEST_TITLE = 400
_ADULTS = re.compile(r"\badults?'?\b", re.IGNORECASE)
_UNDER_SIF = re.compile(
    r"\b(?:under|through|with) (?:the |its |ofsted's )?(?:new |tougher |tough )?single inspection framework\b"
    r"(?! in \d)",
    re.IGNORECASE,
)
_MONITORED_SINCE = (2016, 6)
"""Year and month from when on Ofsted visited councils that it had found inadequate: its first visits without grades."""
_FOCUSES = re.compile(r"\bvisit\b[^.;]{0,40}?,? (?:(?:which|that) )?focus(?:ed|es|ing) on\b", re.IGNORECASE)
_ONE_BEFORE = re.compile(r"\b(?:last|previous|earlier) (?:\w+ )?inspection\b", re.IGNORECASE)
_AGAIN_IN_FULL = re.compile(
    r"\b(?:be|being) (?:\w+ )?inspected\b|\b(?:next|another|future) (?:\w+ )?inspections?\b", re.IGNORECASE
)
""" "It has to be inspected again": of an inspection to come."""
_TWO_DAYS = re.compile(r"\b(?:two|three|2|3)-day (?:\w+ )?(?:visit|look|check|affair|stay|call)\b", re.IGNORECASE)
_LAST_OF_SIF = (2018, 7)
"""Year and month of the last inspections under the single framework."""
_VISIT_DAYS = 2
"""The most days between the first and the last of a visit that gives no grade."""
_RATED = re.compile(
    r"\b(?:rated?|graded|judged|deemed|branded|declared|ranked|ratings?|grades?|judge?ments?|verdict|marks?)\b|['\"]good\b",
    re.I,
)
"""Beside the word of a grade, one that gives it: "good audits" are none."""
_ILACS_AREA = re.compile(r"\bimpact of leaders on social work practice\b", re.IGNORECASE)
_SIF_AREA = re.compile(r"\bleadership,? management,? (?:and|&) governance\b", re.IGNORECASE)
"""An area that the single framework alone has."""


_VISIT_SINCE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|latest|last|another|further) "
    r"(?:such |follow-up |check-up )?visit\b[^.;]{0,60}\bsince\b[^.;]{0,80}\binadequate\b",
    re.IGNORECASE,
)
""" "A second visit since the borough was judged inadequate in 2015": so Ofsted watches over services alone."""
_YEARS = re.compile(r"\b20[0-4]\d\b")
_LAST_ADEQUATE = 2013
"""In this year "requires improvement" took the place of "adequate"."""


def main_type(account: Account, main: Inspection, clues: Sequence[Clue], report: bool) -> ConceptId:
    """The type of the main inspection: by its title page, what it is called, when it was, and how long it took.

    ``clues`` are those of its council; ``report`` says that the document has a title page.
    """
    fitting = [
        clue for clue in clues if clue.type is not None and not clue.earlier and account.is_dated_like(clue, main)
    ]
    elsewhen = {
        clue.type
        for clue in clues
        if clue.type not in FULL and clue.date and not clue.is_of_several and not account.is_dated_like(clue, main)
    }
    special = [
        clue
        for clue in fitting
        if clue.type not in FULL and not clue.plural and (clue.date is not None or clue.type not in elsewhen)
    ]
    lead = account.special_lead(main.council, clues) if not report else None
    then = _types_then(main, clues) if not report and lead is None else set()
    if len(then) == 1 and not then & FULL and None not in then:
        return ConceptId(str(then.pop()))
    if lead == "jtai" and (_together(account, main, clues) == "send" or _is_beside_send(account, main)):
        # "The joint inspection", of special educational needs.
        return ConceptId("send")
    if lead is not None and any(clue.type == lead for clue in special):
        return lead
    together = _together(account, main, clues)
    if together is not None and not report:
        return together
    on_title = [clue.type for clue in special if _on_title(account, clue)] if report else []
    if on_title and special[0].type == on_title[0] and on_title[0] is not None:
        # "Monitoring inspection of ... Area SEND inspection": the one is of the other.
        return ConceptId("send") if "send" in on_title else on_title[0]
    titled = framework_on_title(account.annotated, account.ontology) if report else None
    if titled is not None:
        return titled
    named = next((clue.type for clue in fitting if clue.type in FULL), None)
    visit_alone = {clue.type for clue in special} if not report and named is None else set()
    if main.start is None and len(visit_alone) == 1 and not account.is_graded_now(main.council):
        return ConceptId(str(visit_alone.pop()))
    if not report and _is_one_of_several(account, main):
        return ConceptId("monitoring-visit")
    by_date = type_by_date(main.start)
    if by_date == "unspecified":
        by_date = _by_publication(account, main)
    month = main.start is not None and main.start.year is None
    if by_date == "unspecified" and month and not report and _is_adequate_now(account, main.council):
        return ConceptId("pre-2013")
    if by_date == "ilacs" and _is_late_sif(account, main, named):
        return ConceptId("sif")
    if (
        by_date in ("unspecified", "sif")
        and not report
        and _ILACS_AREA.search(account.text)
        and (main.start is None or main.start.year is None)
    ):
        # An area that no inspection before 2018 had, in an article that tells no year of its own.
        return ConceptId("ilacs")
    if by_date != "unspecified":
        told = [clue for clue in clues if not clue.earlier and not clue.published and account.is_dated_like(clue, main)]
        visit = not report and (_is_brief(main) or _is_called_visit(account, main, told) or _took_days(account, main))
        announced = account.announced
        graded = account.is_graded_now(main.council) or _took_weeks(main)
        if announced is not None and not report and not graded:
            return announced
        if any(_SIMILAR.search(account.annotated.text(account.annotated.sentences[clue.sentence])) for clue in told):
            return _alike(account, main) or by_date
        if visit and by_date == "sif":
            # Under the single framework there were no other visits.
            return ConceptId("monitoring-visit")
        return announced or _focused(account, main) or ConceptId("unspecified") if visit else by_date
    sif = _SIF_AREA.search(account.text) or _lists_areas_of_sif(account, main.council)
    if named is not None and not (sif and named == "pre-2013"):
        return named
    if report and _ILACS_AREA.search(account.text):
        return ConceptId("ilacs")
    if sif:
        return ConceptId("sif")
    if special and special[0].type is not None and not account.is_graded(main.council):
        return special[0].type
    return _only_framework(account)


def _only_framework(account: Account) -> ConceptId:
    """ "The first to be outstanding under the single framework": the one framework that a text without years names."""
    named = {type_of(hit) for sentence in account.annotated.sentences for hit in sentence.words} & FULL
    told = named == {"sif"} and _UNDER_SIF.search(account.text) is not None
    return ConceptId("sif" if told else "unspecified")


def _is_beside_send(account: Account, main: Inspection) -> bool:
    """ "A joint inspection in Bury found the same", in news of an area inspection elsewhere: the like of that."""
    others = {clue.council for clue in account.clues} - {main.council}
    mains = [one for one in map(account.reading.main, sorted(others)) if one is not None]
    return bool(mains) and all(one.type == "send" for one in mains) and _TARGETED.search(account.text) is None


def _is_one_of_several(account: Account, main: Inspection) -> bool:
    """ "Inspectors paid their second visit", to services found inadequate before: so Ofsted watches over such alone."""
    council, words = main.council, visit_words(account.ontology)
    year = main.start.year if main.start is not None else None
    if year is not None and year < _MONITORED_SINCE[0]:
        return False
    told = [one for one in account.about(council) if not account.is_of_before(one)]
    if any(account.grades_something(one.index) and _RATED.search(account.annotated.text(one)) for one in told):
        return False
    counted = any("about:inspection" in one.labels and words.counts(account.annotated.text(one)) for one in told)
    counted = counted or any(_VISIT_SINCE.search(account.annotated.text(one)) for one in account.about(council))
    return counted and any(
        account.grades_something(one.index) and "inadequate" in grades_named(one) and account.is_of_before(one)
        for one in account.about(council)
    )


def _alike(account: Account, main: Inspection) -> ConceptId | None:
    """ "A similar inspection in Durham": the kind of the one that the article reports, where that gives no grade."""
    reported = (account.reading.main(clue.council) for clue in account.clues if clue.council != main.council)
    known = next((one.type for one in reported if one is not None and one.type not in FULL), None)
    others = (clue.type for clue in account.clues if clue.council != main.council and not clue.earlier)
    return known or next((type_ for type_ in others if type_ is not None and type_ not in FULL), None)


def _is_late_sif(account: Account, main: Inspection, named: ConceptId | None) -> bool:
    """Whether areas of the single framework are told of in 2018: councils were inspected again under it to July."""
    start = main.start
    if start is None or start.year != _LAST_OF_SIF[0] or (start.month or 0) > _LAST_OF_SIF[1]:
        return False
    if named == "sif" or _SIF_AREA.search(account.text) or _lists_areas_of_sif(account, main.council):
        return True
    return any(
        account.grades_something(sentence.index)
        and any("area:adoption" in hit.labels for hit in longest(sentence.words))
        for sentence in account.about(main.council)
    )


def _types_then(main: Inspection, clues: Sequence[Clue]) -> set[ConceptId | None]:
    """What the inspections are called that were at the time of the main one."""
    if main.start is None:
        return set()
    dated = (clue for clue in clues if clue.date is not None and not clue.published and not clue.earlier)
    return {clue.type for clue in dated if clue.date is not None and same_time(main, clue.date)}


def _is_brief(main: Inspection) -> bool:
    """Whether inspectors stayed two or three days, as on the visits of today: no full inspection is so short."""
    first, last = _day_of(main.start), _day_of(main.end)
    if first is None or last is None or (first.year, first.month) < _MONITORED_SINCE:
        return False
    return 0 <= (last - first).days <= _VISIT_DAYS


def _took_weeks(main: Inspection) -> bool:
    """Whether inspectors stayed longer than on any visit: "27 February to 10 March"."""
    first, last = _day_of(main.start), _day_of(main.end)
    return first is not None and last is not None and (last - first).days > 2 * _VISIT_DAYS


def _day_of(when: PartialDate | None) -> datetime.date | None:
    """The day that a date is, if it is one."""
    if when is None or when.year is None or when.month is None or when.day is None:
        return None
    try:
        return datetime.date(when.year, when.month, when.day)
    except ValueError:
        return None


def _focused(account: Account, main: Inspection) -> ConceptId | None:
    """ "Its latest visit, which focused on the front door": what a focused visit does."""
    told = any(_FOCUSES.search(account.annotated.text(sentence)) for sentence in account.about(main.council))
    return ConceptId("focused-visit") if told or _took_days(account, main) else None


def _took_days(account: Account, main: Inspection) -> bool:
    """ "After a two-day visit, Ofsted wrote that ...": no full inspection, where no grade is told of."""
    when = main.start or account.issued
    if account.is_graded(main.council) or when is None or (when.year or 0) < VISITS_SINCE:
        return False
    told = (one for one in account.about(main.council) if _TWO_DAYS.search(account.annotated.text(one)))
    return any(
        all(overlap(date.start, date.end, when) for date in account.annotated.dates(sentence)) for sentence in told
    )


def _is_called_visit(account: Account, main: Inspection, clues: Sequence[Clue]) -> bool:
    """ "A January 2022 visit to the trust looked at the front door": no inspection is told of, and no grade."""
    if main.start is None or (main.start.year or 0) < VISITS_SINCE or account.is_graded_now(main.council):
        return False
    focused = _focused(account, main) is not None
    texts = [
        account.annotated.text(one)
        for one in account.about(main.council)
        if not (focused and account.is_of_before(one))
    ]
    when = [clue.sentence for clue in clues if clue.date is not None]
    if any(_gives_a_grade_of_now(account, account.annotated.sentences[index]) for index in when):
        return False
    dated = [account.annotated.text(account.annotated.sentences[index]) for index in when]
    inspected = any(INSPECTS.search(_AGAIN_IN_FULL.sub("", _ONE_BEFORE.sub("", text))) for text in texts)
    return bool(dated) and all(VISIT.search(text) for text in dated) and not inspected


def _gives_a_grade_of_now(account: Account, sentence: Sentence) -> bool:
    """Whether a sentence gives a grade, and not only one of before: "inadequate, having been good" gives one."""
    grades = grades_named(sentence) if account.grades_something(sentence.index) else ()
    return len(grades) > 1 or (bool(grades) and not account.is_of_before(sentence))


def _lists_areas_of_sif(account: Account, council: CouncilId) -> bool:
    """Whether adoption, or the board, has a grade beside two other areas: only the single framework had that."""
    for sentence in account.annotated.sentences:
        labels = [{*hit.labels} for hit in longest(sentence.words)]
        areas = {label for one in labels for label in one if label.startswith("area:")}
        graded = any(label.startswith("grade:") for one in labels for label in one)
        special = areas & {"area:adoption", "area:safeguarding-board"}
        if graded and special and len(areas) >= 4 and account.councils.holder(sentence.index) == council:
            return True
    return False


def _on_title(account: Account, clue: Clue) -> bool:
    """Whether a clue stands on the title: in a report, above its dates."""
    is_report = account.annotated.article.kind is SourceKind.REPORT
    end = title_end(account.annotated, account.ontology) if is_report else _LONGEST_TITLE
    return account.annotated.sentences[clue.sentence].start_char < min(end, _LONGEST_TITLE)


def _by_publication(account: Account, main: Inspection) -> ConceptId:
    """The framework by the date of the article, or of the report, or by the latest year that the article speaks of."""
    out = account.issued or main.published
    if out is not None and out.year is not None:
        year, month = out.year, out.month or 0
        if (year == 2018 and month < 5) or (year == 2014 and month < 2):
            return ConceptId("unspecified")
        return ConceptId("ilacs" if year >= 2018 else "sif" if year >= 2014 else "pre-2013")
    years = [int(year) for year in _YEARS.findall(account.text)]
    return ConceptId("ilacs") if years and max(years) >= 2018 else ConceptId("unspecified")


def _is_adequate_now(account: Account, council: CouncilId) -> bool:
    """Whether a grade of now is "adequate", which none was after 2013, in an article that tells years, but no later."""
    years = [int(year) for year in _YEARS.findall(account.text)]
    if not years or max(years) > _LAST_ADEQUATE:
        return False
    graded = (one for one in account.about(council) if account.grades_something(one.index))
    return any("adequate" in grades_named(one) and not account.is_of_before(one) for one in graded)


def _joined_by(account: Account, sentence: Sentence) -> frozenset[str]:
    """The inspectorates that a sentence names beside that of children's services, in one breath with it.

    "Ofsted rated the council good, while the CQC ..." tells of two.
    """
    words, doc = account.words, account.annotated.doc
    named = [(hit, agency_ids([hit])) for hit in longest(sentence.names)]
    own = [hit for hit, ids in named if not ids.isdisjoint(words.of_services)]
    others = [hit for hit, ids in named if not ids.isdisjoint(words.beside)]
    graded = [hit.start for hit in sentence.words if has_label(hit, "grade:")]
    for one, other in product(own, others):
        between = range(min(one.end, other.end), max(one.start, other.start))
        parted = _PARTS.search(doc[between.start : between.stop].text) if between else None
        if parted is None and not any(at in between for at in graded):
            return agency_ids(others) & words.beside
    return frozenset()


def _together(account: Account, main: Inspection, clues: Sequence[Clue]) -> ConceptId | None:
    """Several inspectorates in one sentence inspected together: an area inspection, which there are since 2016."""
    when = main.start if main.start is not None and main.start.year is not None else account.issued
    if when is not None and when.year is not None and when.year < AREA_INSPECTIONS_SINCE:
        return None
    if (when is None or when.year is None) and _is_adequate_now(account, main.council):
        return None
    send = sum("cue:send" in hit.labels for sentence in account.annotated.sentences for hit in sentence.words)
    of_then = {
        clue.sentence for clue in clues if clue.date and not clue.published and not account.is_dated_like(clue, main)
    }
    # A round-up may tell of a council near its end.
    own = [*account.about(main.council)] if account.councils.round_up else account.annotated.sentences
    for sentence in own[:_FIRST]:
        if account.councils.holder(sentence.index) != main.council or sentence.index in of_then:
            continue
        if _ADULTS.search(account.annotated.text(sentence)):
            # "Top grades from Ofsted and the Care Quality Commission for services for children and adults".
            continue
        several = _INSPECTORATES.search(account.annotated.text(sentence)) is not None
        if several and _TARGETED.search(account.text) is not None and not account.is_graded_now(main.council):
            return ConceptId("jtai")
        others = _joined_by(account, sentence)
        if others:
            # Joint inspections of other matters are never without the inspectorate of the police.
            if others != {"care-quality-commission"}:
                return ConceptId("jtai")
            if send or _JOINTLY.search(account.text) is not None:
                return ConceptId("send" if send else "jtai")
    return None
