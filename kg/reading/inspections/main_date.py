"""When the inspection that an article reports took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import (
    ConceptId,
    CouncilId,
    PartialDate,
)
from kg.reading.annotate import Sentence
from kg.reading.dates import JUST_NOW, DateMention, earlier
from kg.reading.inspections.account import VISIT, Account
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.types import FULL, VISITS
from kg.reading.vocabulary import has_label

_AS_THEN = re.compile(
    r"(?:, (?:the|a) (?:same )?(?:grade|rating|mark|verdict|judge?ment)|,? (?:just )?as (?:it|they|the council))\b"
    r"(?: (?:that|which|it|they|the|council|had|has|have|was|were|got|received|been|given|held|also))*"
    r" ?(?:in|since)? ?$",
    re.IGNORECASE,
)
_WHEREFROM = re.compile(
    r"\b(?:from|as against|as opposed to|compared (?:with|to)|instead of|unlike|rather than|better than|worse than|"
    r"(?:up|down) on|above|below|replac\w+|in place of) "
    r"(?:(?:the|its|an?|that|previous|earlier|old) )*(?:(?:rating|grade|verdict|judge?ment|mark) of )?['\"]?$",
    re.IGNORECASE,
)
""" "From" + "inadequate in 2019": before a grade that another one is told of beside."""
_MOVES_FROM = re.compile(
    r"\b(?:(?:slip|fall|drop|mov|climb|ris|go|com|sink|slid|jump|leap|improv|declin|plung|tumbl|downgrad|upgrad|demot|"
    r"promot|relegat)\w*|fell|rose|went|came|slid|sank|leapt|up|down)(?: (?:back|down|up|away|again))?,? from "
    r"(?:(?:the|its|an?|that|previous|earlier|old|lowly) )*(?:(?:rating|grade|verdict|judge?ment|mark) of )?['\"]?$",
    re.IGNORECASE,
)
""" "The county slips from the" + "good that it was given in 2017": before the grade that was left."""
_GIVEN_BEFORE = re.compile(
    r"\b(?:given|gave|got|received|had|held|awarded|handed|earned)\b|"
    r"(?:improvement|good|outstanding|adequate|rating|grade|mark|verdict)['\"]? of\b",
    re.IGNORECASE,
)
""" "The good *that it was given in* 2017", "the requires improvement *of* 2016"."""
_WHEN_GIVEN = re.compile(
    r"\w*['\"]?(?: improvement)?(?: to be good)?['\"]?"
    r"(?:,(?= (?:(?:the|a|its) (?:rating|grade|mark)|given|awarded|handed|received|earned|dating)\b))?"
    r"(?: (?:rating|grade|mark|verdict|judge?ment|that|which|it|they|a|the|council|county|city|borough|had|has|have|"
    r"was|were|got|received|been|being|given|gave|held|awarded|handed|earned|overall|by|ofsted|inspectors|back|of|"
    r"dating))*,? ?(?:\(|in|from|of)? ?$|"
    r"\w*['\"]?(?: improvement)?(?: to be good)?['\"]?, (?:at|in|after) (?:the|its|their|an?) (?:\w+ ){0,2}"
    r"(?:inspection|visit)(?: (?:in|of|from))? $",
    re.IGNORECASE,
)
""" "Inadequate" + "in 2019", ", the grade that it was given in", ", at its last inspection in": up to its date."""
_GRADED_IN = re.compile(r"['\"]?(?: (?:overall|by ofsted|again))*,? (?:back )?(?:in )?", re.IGNORECASE)
_GRADED_NOW = re.compile(
    rf"\w*['\"]?(?: improvement)?(?: to be good)?['\"]?(?: overall| again)*,? (?:earlier )?{JUST_NOW}",
    re.IGNORECASE,
)
""" "Rated inadequate in 2017, and" + "good this week": a grade of now."""
_SINCE_MOVED = re.compile(
    r"(?:, (?:and )?which|, (?:and )?that| that|, but this| which|, (?:a|the) \w+ (?:which|that)) "
    r"(?:was|has been|had been|have been|were|is) (?:\w+ )?(?:upped|raised|lifted|upgraded|improved|increased|"
    r"moved up|bumped up|changed|downgraded|lowered|cut|dropped|replaced) [^.;:]*$",
    re.IGNORECASE,
)
""" "Inadequate in 2012, which was upped to" + "requires improvement": what became of the grade of then."""
_IN_THE_NEW_ONE = re.compile(
    r"\w*['\"]?(?: improvement)?(?: to be good)?['\"]?(?: overall)?,? (?:in|at|by|after|following|under) "
    r"(?:the|its|their|this) (?:latest|most recent|new|newest|recent|current) (?:\w+ ){0,2}"
    r"(?:inspection|report|visit)\b",
    re.IGNORECASE,
)
""" "Inadequate in 2012, and" + "good in the latest inspection"."""
_THE_LATEST_GIVES = re.compile(
    r",? (?:but|while|whereas|although|and) (?:its|the|their|ofsted's|this) (?:\w+ )?(?:latest|new|newest|most recent) "
    r"(?:\w+ ){0,2}(?:inspection|report|visit|verdict|judge?ment|letter)\b",
    re.IGNORECASE,
)
""" "Inadequate in 2012, *but its latest report* hands it a good"."""
_DATE_OF_LATEST = re.compile(r"\b(?:latest|most recent|newest) (?:ofsted )?inspection\b[^.;:]{0,40}$", re.IGNORECASE)
_OPENS = re.compile(r"\W*(?:(?:but|and|back|in|last time,?|previously,?) )*", re.IGNORECASE)
_THEN_IT_WAS = re.compile(
    r",? (?:it|they|services|its services|the (?:council|services?|department|authority|borough|county|city)) "
    r"(?:had )?(?:was|were|been|required|needed)\b",
    re.IGNORECASE,
)
""" "In 2020" + "it required improvement"."""
_WHERE_IT_STOOD = re.compile(
    r"\b(?:where|what|as) (?:it|they|that|things)(?: (?:had|has))? (?:stood|was|were|been|lay|got)(?: \w+)? ?"
    r"(?:in|at)? ?$",
    re.IGNORECASE,
)
""" "The visit left the grade where it stood in" + "2017"."""
_WHICH_WAS = re.compile(
    r"\b(?:was|were|had been|having been|been)(?: (?:rated|judged|graded|found|deemed|branded|merely|only|itself|"
    r"still|an?|to be|as))* ?['\"]?$",
    re.IGNORECASE,
)
""" "The borough, which was" + "inadequate in 2017"."""
_IS = re.compile(r"\b(?:is|are|remains?|stays?)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:now|today|currently|(?:has|have) (?:since|finally|at last|just|at long last)|"
    r"(?:has|have) (?:(?:now|just|since|also) )?been (?:judged|rated|graded|found|deemed|given|awarded|handed)|"
    r"(?:has|have) (?:\w+ )?(?:climbed|clambered|risen|moved|gone|come|dropped|fallen|slipped|slid|sunk|improved|"
    r"jumped|leapt|crept|inched|edged|become))\b",
    re.IGNORECASE,
)
_RATED_YEARLY = re.compile(
    r"(?:\b(?P<before>20\d\d) )?\b(?:annual|yearly) (?:[\w'-]+ ){0,4}?"
    r"(?:assessments?|ratings?|review|reports? cards?|performance profiles?)\b"
    r"(?:[^.;:]{0,20}\b(?:for|of|in) (?P<behind>20\d\d)\b)?",
    re.IGNORECASE,
)
_YEARLY_UNTIL = 2011
"""The last year for which Ofsted rated each council's services, by the annual children's services assessment."""
_LATE_IN_YEAR = 11
"""The month from which on they came out."""


def year_rated(account: Account) -> PartialDate | None:
    """The year of which Ofsted's yearly ratings are: told with them, or that of the article, which tells of them.

    Annual performance assessments (2005 to 2008) and children's services assessments (2009 to 2011) came out in
    November and December of their year.
    """
    told = _RATED_YEARLY.search(account.text)
    if told is None:
        return None
    issued = account.issued
    of_now = issued.year if issued is not None and (issued.month or 0) >= _LATE_IN_YEAR else None
    year = int(told["before"] or told["behind"] or of_now or 0)
    return PartialDate(year) if 0 < year <= _YEARLY_UNTIL else None


def main_date(account: Account, council: CouncilId, clues: Sequence[Clue]) -> DateMention | None:
    """The date of the inspection that the article reports: the most precise of those that can be."""
    dated = [clue for clue in clues if clue.date is not None and not (clue.published or clue.earlier or clue.graded)]
    bygone = [clue for clue in dated if _is_left_behind(account, clue)]
    # What was so in 2012, and is left behind, may be told with its month elsewhere.
    years = {clue.date.start.year for clue in bygone if clue.date is not None and _is_bare_year(clue.date)}
    dated = [clue for clue in dated if clue not in bygone and clue.date and clue.date.start.year not in years]
    special = account.special_lead(council, clues)
    if special is not None:
        # "The joint inspection" may be of special educational needs.
        own = [clue for clue in dated if clue.type == special or (special, clue.type) == ("jtai", "send")]
        dated = own or [clue for clue in dated if clue.type is None and not _is_of_a_grade(account, clue, special)]
    else:
        # A joint inspection or a visit that is told of beside has its own days.
        full = [clue for clue in dated if clue.type is None or clue.type in FULL]
        if account.is_graded_now(council) or not all(account.is_past_news(clue) for clue in full):
            dated = full
    if account.councils.round_up:
        # A round-up also tells of inspections of years ago, but not of visits.
        dated = [clue for clue in dated if clue.type in (None, *FULL) or not account.is_past_news(clue)]
        if account.announced in VISITS:
            # "Leeds, judged inadequate in 2018", in news of the latest visits: which gave no grade.
            dated = [clue for clue in dated if not account.is_past_news(clue) and not _gives_old_grade(account, clue)]
    dates = [clue.date for clue in dated if clue.date is not None]
    fresh = account.is_fresh(council)
    if fresh or not account.councils.round_up:
        recent = [date for date in dates if not account.reading.is_old(date.end or date)]
        if recent or fresh:
            # Whose days are told one by one, that is no inspection which is only recalled.
            told = [date for date in dates if date.end is not None and date.end.day is not None]
            visits = (clue for clue in clues if clue.type in VISITS and not clue.earlier)
            visited = any(clue.date is None or clue.date.start.year is None for clue in visits)
            latest_one = [] if visited or special or account.issued else [*_of_the_latest(account, dated)]
            dates = recent or latest_one or told
    if not dates:
        return None
    if account.issued is None and any(date.start.year is None for date in dates):
        # Who tells no year speaks of the time of writing; but the days of a visit are its days, with a year too.
        days = [date for date in dates if date.end is not None and date.end.day is not None]
        dates = days or [date for date in dates if date.start.year is None]
    windows = [date for date in dates if date.end is not None]
    latest = (windows or dates)[0]
    for date in windows or dates:
        if earlier(latest.start, date.start) or (
            date.start.compatible(latest.start) and date.start.precision > latest.start.precision
        ):
            latest = date
    return latest


def _of_the_latest(account: Account, clues: Sequence[Clue]) -> Iterator[DateMention]:
    """ "At its most recent inspection, done in early 2022": dates of what is told as the news."""
    for clue in clues:
        start = account.annotated.sentences[clue.sentence].start_char
        if clue.date is not None and _DATE_OF_LATEST.search(account.text, start, clue.date.start_char) is not None:
            yield clue.date


def _is_bare_year(date: DateMention) -> bool:
    """Whether a date is a year that is said by its number."""
    return not date.relative and date.start.year is not None and date.start.month is None


def _is_left_behind(account: Account, clue: Clue) -> bool:
    """ "Rated inadequate in January 2020, it now requires improvement": a date of old, and a grade of now behind it."""
    if clue.date is None:
        return False
    sentence, doc = account.annotated.sentences[clue.sentence], account.annotated.doc
    graded = [doc[hit.start].idx for hit in sentence.words if has_label(hit, "grade:")]
    before = [at for at in graded if at < clue.date.start_char]
    behind = [at for at in graded if at > clue.date.end_char]
    dated = _grade_of(account, clue.date, before)
    if dated is not None and len({*graded}) > 1 and _WHEREFROM.search(account.text, sentence.start_char, dated):
        # "From inadequate in 2019 it has risen to good".
        return True
    if dated is not None and any(
        _SINCE_MOVED.match(account.text, clue.date.end_char, at) or _IN_THE_NEW_ONE.match(account.text, at)
        for at in behind
    ):
        return True
    if not account.is_past_news(clue):
        return False
    if _WHERE_IT_STOOD.search(account.text, sentence.start_char, clue.date.start_char):
        return True
    left = dated is not None and _MOVES_FROM.search(account.text, sentence.start_char, dated) is not None
    if left and _GIVEN_BEFORE.search(account.text, dated or 0, clue.date.end_char) is not None:
        # But "it fell from good in May 2022", with nothing that gave it then: then it fell.
        return True
    opens = _OPENS.fullmatch(account.text, sentence.start_char, clue.date.start_char) is not None
    then = opens and _THEN_IT_WAS.match(account.text, clue.date.end_char) is not None
    if account.councils.round_up and then and behind and _is_graded_now(account, clue):
        # "Leeds: good. In 2020 it required improvement".
        return True
    if dated is not None and _is_of_grade_then(account, clue, sentence, dated):
        return True
    if any(_NOW.search(account.text, clue.date.end_char, at) for at in behind):
        return True
    if behind and _THE_LATEST_GIVES.match(account.text, clue.date.end_char, behind[-1]):
        return True
    if any(_GRADED_NOW.match(account.text, at) for at in behind):
        return True
    if before and any(_IS.search(account.text, clue.date.end_char, at) for at in behind):
        # "Hampshire, outstanding in 2019, is outstanding still".
        return True
    # "Is still good, the same grade it got in 2019": a grade of now, and when it was given before.
    return any(_AS_THEN.search(account.text, at, clue.date.start_char) for at in before)


def _grade_of(account: Account, date: DateMention, before: Sequence[int]) -> int | None:
    """Where the grade stands that was given at this date, "inadequate in 2019": the last of those before it, if any."""
    given = bool(before) and _WHEN_GIVEN.fullmatch(account.text, before[-1], date.start_char) is not None
    return before[-1] if given else None


def _is_of_grade_then(account: Account, clue: Clue, sentence: Sentence, dated: int) -> bool:
    """ "Barnet: good. A fine recovery for the borough, which was inadequate in 2017": another sentence gives the grade
    of now, and no date. ``dated``: where the grade of the date stands."""
    if _WHICH_WAS.search(account.text, sentence.start_char, dated) is None:
        return False
    return _is_graded_now(account, clue)


def _is_graded_now(account: Account, clue: Clue) -> bool:
    """Whether another sentence gives the council a grade, and no date."""
    own = (one for one in account.about(clue.council) if one.index != clue.sentence)
    return any(account.grades_something(one.index) and not account.annotated.dates(one) for one in own)


def _gives_old_grade(account: Account, clue: Clue) -> bool:
    """Whether a date of an earlier year stands beside a grade, and is that of no kind of visit."""
    graded = clue.type is None and account.grades_something(clue.sentence)
    return graded and clue.date is not None and account.is_before_visits(clue.date)


def _is_of_a_grade(account: Account, clue: Clue, special: ConceptId) -> bool:
    """Whether a date beside a visit, which gives no grade, is that of the inspection that gave one."""
    if special not in VISITS or clue.date is None or not account.grades_something(clue.sentence):
        return False
    sentence = account.annotated.sentences[clue.sentence]
    start, doc = sentence.start_char, account.annotated.doc
    ends = (doc[hit.end - 1].idx + len(doc[hit.end - 1]) for hit in sentence.words if has_label(hit, "grade:"))
    if any(_GRADED_IN.fullmatch(account.text, at, clue.date.start_char) for at in ends if at < clue.date.start_char):
        # "A focused visit to Bury, which was rated inadequate in January 2018".
        return True
    days = clue.date.end is not None and clue.date.end.day is not None
    return not days and VISIT.search(account.text, start, clue.char) is None
