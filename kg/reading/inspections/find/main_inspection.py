"""The inspection that an article reports: made of its clues, and which of them are of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import AgencyId, ConceptId, CouncilId, InspectionKey, PartialDate
from kg.reading.dates import DateMention
from kg.reading.inspections.account import POLICE, VISIT, Account
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.earlier import is_old
from kg.reading.inspections.main_date import main_date, year_rated
from kg.reading.inspections.main_type import main_type
from kg.reading.inspections.record import Inspection, led_to, same_time
from kg.reading.inspections.types import FULL, OFSTED, VISITS

_FACTS_PER_INSPECTION = 4
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)
_LATE_IN_YEAR = 9
"""From this month on "in November", told in a new year, is of the old one."""


def make_main(
    account: Account, council: CouncilId, clues: Sequence[Clue], title: dict[str, DateMention] | None
) -> Inspection:
    """The inspection that the article reports of a council: its days, its type, and who inspected.

    ``title``: the days on the title page of a report.
    """
    key = InspectionKey(f"{council}/main")
    main = Inspection(key, council, ConceptId("unspecified"))
    if title is None and account.told_of_police(council):
        main.start, main.inspected_by = account.of_police, (POLICE,)
        return main
    if title is not None:
        if "dates" in title:
            main.start, main.end = title["dates"].start, title["dates"].end
        main.published = title["published"].start if "published" in title else account.issued
    else:
        chosen = main_date(account, council, clues)
        if chosen is not None:
            main.start, main.end = _of_this_year(account, chosen.start), _of_this_year(account, chosen.end)
        elif all(clue.type in (None, "pre-2013") for clue in clues):
            main.start = year_rated(account)
        main.published = next(
            (
                clue.date.start
                for clue in clues
                if clue.published
                and clue.date
                and _is_new(account, clue)
                and not is_of_another_year(main, clue.date)
                and not (main.start and _are_far_apart(main.start, clue.date.start))
            ),
            None,
        )
        _complete(main, clues)
    main.type = main_type(account, main, clues, title is not None)
    main.inspected_by = _inspected_by(account, main.type)
    return main


def _of_this_year(account: Account, date: PartialDate | None) -> PartialDate | None:
    """ "A visit last year ..., and an inspection in March": who calls one year the last means this one by a month.

    But the last months are those of the year before, in news that may be of January.
    """
    issued = account.issued
    if date is None or date.year is not None or issued is None or issued.month is not None:
        return date
    this = (date.month or 12) < _LATE_IN_YEAR and _LAST_YEAR.search(account.text) is not None
    return PartialDate(issued.year, date.month) if this else date


def _complete(main: Inspection, clues: Sequence[Clue]) -> None:
    """ "Its inspection in November 2019 and the result (published in February 2020)": the days of that report."""
    if main.start is not None or main.published is None:
        return
    told = {clue.sentence for clue in clues if clue.published and clue.date and clue.date.start == main.published}
    for clue in clues:
        date = clue.date if not clue.published and not clue.earlier and clue.sentence in told else None
        if date is not None and date.start.month is not None and led_to(date.start, main.published):
            main.start, main.end = date.start, date.end
            return


def _is_new(account: Account, clue: Clue) -> bool:
    """Whether a publication date is that of the report which this article is about."""
    when = clue.date
    return not clue.earlier and (account.councils.round_up or not account.reading.is_old(when))


def _inspected_by(account: Account, type_: ConceptId) -> tuple[AgencyId, ...]:
    """Ofsted, or those together that the article names where several inspect."""
    if type_ in ("jtai", "send"):
        return tuple(AgencyId(name) for name in sorted(account.inspectorates) if name not in account.words.of_elsewhere)
    return (OFSTED,)


def add_evidence(
    account: Account, main: Inspection, clues: Sequence[Clue], title: dict[str, DateMention] | None
) -> None:
    """Give the main inspection the sentences that tell of it, best first."""
    if title is not None:
        for mention in (title[kind] for kind in ("dates", "published") if kind in title):
            main.evidence.append(
                account.annotated.evidence_at(mention.start_char, mention.end_char, "inspection/title-page")
            )
        if not main.evidence:
            first = account.annotated.sentences[0]
            main.evidence.append(account.annotated.evidence(first, "inspection/title-page"))
    chosen = [clue.sentence for clue in clues if is_main(account, clue, main)]
    elsewhen = {clue.sentence for clue in clues if clue.date is not None} - {*chosen}
    reports = [
        sentence.index
        for sentence in account.about(main.council)
        if account.clue_reader.reports(sentence) and sentence.index not in elsewhen
    ]
    places = [sentence.index for sentence in account.about(main.council)]
    wanted = chosen + [index for index in reports if index not in chosen] or places
    for index in wanted[: max(1, _FACTS_PER_INSPECTION - len(main.evidence))]:
        main.evidence.append(account.annotated.evidence(account.annotated.sentences[index], "inspection/told"))


def is_main(account: Account, clue: Clue, main: Inspection) -> bool:
    """Whether a clue can be of the main inspection, by its type and its date."""
    if clue.earlier or (account.grades_something(clue.sentence) and account.told_of_police(main.council)):
        return False
    same = clue.type == main.type or (clue.type in FULL and main.type in FULL)
    if clue.type is not None and not same and (clue.type, main.type) != ("jtai", "send"):
        return False
    if clue.published or clue.date is None:
        return not clue.plural or clue.type in FULL
    sentence = account.annotated.sentences[clue.sentence]
    visited = VISIT.search(account.text, sentence.start_char, clue.char) is not None and account.is_of_before(sentence)
    if main.type not in FULL and clue.type is None and account.grades_something(clue.sentence) and not visited:
        # Visits have no grade: "rated good earlier this year" was another inspection.
        return False
    if main.start is None:
        return not account.reading.is_old(clue.date) and clue.date.start.year is None
    if main.start.year is None and account.reading.is_old(clue.date):
        return False
    return same_time(main, clue.date)


def has_its_days(clue: Clue, main: Inspection) -> bool:
    """Whether a clue names the very days or month of the main inspection, however it speaks of it."""
    date = clue.date
    same = date is not None and date.start.month is not None and (date.start, date.end) == (main.start, main.end)
    # "The assurance visit of 12 and 13 May" may be called a focused one, too.
    days = date is not None and date.end is not None and date.end.day is not None
    alike = clue.type is None or clue.type == main.type or (days and clue.type in VISITS and main.type in VISITS)
    return same and alike


def _are_far_apart(start: PartialDate, published: PartialDate) -> bool:
    """Whether a report of this day is that of another inspection: a year later, or a year before."""
    return is_old(start, published) or is_old(published, start)


def is_of_another_year(main: Inspection, published: DateMention) -> bool:
    """ "In November last year", in an article without a date, beside a report of June 2016: of another inspection."""
    return main.start is not None and main.start.year is None and published.start.year is not None
