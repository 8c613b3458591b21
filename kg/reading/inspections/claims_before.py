"""Which words of an article tell of a time before its news: of an inspection of then, or of none that it tells of."""

from __future__ import annotations

import re

from kg.model import ConceptId, PartialDate
from kg.reading.annotate import Sentence
from kg.reading.dates import DateMention, earlier, months_between
from kg.reading.graded_reviews import graded_reviews
from kg.reading.inspections.account import Account
from kg.reading.inspections.awaited import awaited_words
from kg.reading.inspections.before import before_words
from kg.reading.inspections.claims import going_on
from kg.reading.inspections.other_events import other_event_words
from kg.reading.inspections.record import Inspection, overlap
from kg.reading.inspections.times import heads_entry, rest_of_entry
from kg.reading.inspections.told_then import is_so_again
from kg.reading.inspections.types import AREA_INSPECTIONS_SINCE, FULL, VISITS, type_of
from kg.reading.vocabulary import longest

_IN_FRONT = 45
"""So many characters before a date may name the inspection whose date it is."""
_NEXT_CLAUSE = re.compile(r"[;,] |,? (?:and|but|while|whereas|before|after) ")
_OF_ANOTHER_TIME = re.compile(r"[;,]|\b(?:since|after|before|follow(?:s|ed|ing)|than)\b")
""" "The fourth visit" + "since December 2021": that is no date of the visit."""
_FURTHER = 2
"""So many sentences behind one on an inspection of then may tell more of it."""
_SINCE = re.compile(r"\bsince (?:[\w'-]+ ){0,3}?(?:19|20)\d\d$", re.IGNORECASE)
_AND_ANOTHER = re.compile(r"\bas well as\b|\band (?:again |also |then )?(?:during|at|in|after)\b", re.IGNORECASE)
""" "In 2014, when it was rated good," + "as well as during a" + "focused visit": that is of another date."""
_WHEN_THEN = re.compile(r",? (?:when|where)\b", re.IGNORECASE)
_VISIT = re.compile(r"\bvisits?\b", re.IGNORECASE)
_INSPECTION = re.compile(r"\b(?:inspections?|reports?|judged|rated|graded)\b", re.IGNORECASE)
_MONTHS, _LOOKS_BACK = 10, 2
"""So long before its inspection nothing is told that the news may still mean; how many times as long where a date opens
its sentence: "in 2013 managers left", which the report of 2015 may tell."""


def claim_before(account: Account) -> None:
    """ "A far cry from 2017, when inspectors met drift": of the inspection of then; without one of nobody."""
    words = before_words(account.ontology)
    reviews = () if account.councils.is_report else graded_reviews(account.ontology).sentences(account.annotated)
    for sentence in account.annotated.sentences:
        if account.reading.is_claimed(sentence.index):
            continue
        if sentence.index in reviews:
            # "Ofsted deemed the serious case review inadequate": no finding of an inspection.
            account.reading.disown(sentence)
            continue
        for date in account.annotated.dates(sentence):
            main = account.main_at(sentence, date.start_char)
            if main is None or not _is_before(account, date, main):
                continue
            if is_so_again(account.text[sentence.start_char : date.start_char]):
                continue
            if heads_entry(account.annotated, sentence, date):
                entry = sentence.start_char, sentence.end_char
                _give(account, sentence, entry, main, date)
                for further in rest_of_entry(account.annotated, sentence):
                    key = account.reading.closing(sentence.index, sentence.end_char)
                    if key is not None:
                        account.reading.claim_whole(further, key)
                continue
            for span in words.dated(account.text, date, sentence.start_char, sentence.end_char):
                _give(account, sentence, _up_to_next(account, sentence, span, date), main, date)
    for sentence in account.annotated.sentences if not account.councils.is_report else ():
        if account.grades_something(sentence.index) or account.reading.is_claimed(sentence.index):
            continue
        _claim_found_last(account, sentence)
        last = words.last_time(account.text, sentence.start_char, sentence.end_char)
        main = account.main_at(sentence, last[0]) if last is not None else None
        if last is not None and main is not None:
            _give_to_last(account, sentence, last, main)
            continue
        _claim_inspected_then(account, sentence)


def _claim_found_last(account: Account, sentence: Sentence) -> None:
    """ "Since Ofsted found last autumn that visits were late": of the one inspection beside the news that was then."""
    found = before_words(account.ontology).found_last(account.text, sentence.start_char, sentence.end_char)
    main = account.main_at(sentence, found[0]) if found is not None else None
    if found is None or main is None:
        return
    start, end, months = found
    others = [one for one in account.reading.of(main.council) if one.key != main.key]
    then = [one for one in others if one.start is not None and one.start.month in months]
    if len(then) == 1 and (main.start is None or main.start.month not in months):
        account.reading.claim(sentence, start, end, then[0].key)


def _claim_inspected_then(account: Account, sentence: Sentence) -> None:
    """ "When it was inspected, visits were late", in news of a visit: of the one full inspection that is told."""
    then = before_words(account.ontology).inspected_then(account.text, sentence.start_char, sentence.end_char)
    main = account.main_at(sentence) if then is not None else None
    if then is None or main is None or main.type not in VISITS:
        return
    full = [one for one in account.reading.of(main.council) if one.type in FULL and one.type != "unspecified"]
    if len(full) == 1:
        _claim(account, sentence, then, full[0])


def _is_before(account: Account, date: DateMention, main: Inspection) -> bool:
    """Whether a date lies before the inspection that is news."""
    last = date.end or date.start
    if main.start is not None and main.start.year is not None:
        return earlier(last, main.start) and not overlap(main.start, main.end, last)
    front = account.text[max(0, date.start_char - len("since in ")) : date.end_char]
    since = _SINCE.search(front) is not None and _WHEN_THEN.match(account.text, date.end_char) is not None
    told = (one for one in account.clues if one.date is not None and one.date.start_char == date.start_char)
    return since or any(one.earlier for one in told) or account.reading.is_old(date)


def _up_to_next(account: Account, sentence: Sentence, span: tuple[int, int], date: DateMention) -> tuple[int, int]:
    """A clause up to the next date: "in 2019 it was poor, and a visit in 2020 found drift"."""
    later = [one.start_char for one in account.annotated.dates(sentence) if date.end_char < one.start_char < span[1]]
    if not later:
        return span
    ends = [match.start() for match in _NEXT_CLAUSE.finditer(account.text, date.end_char, min(later))]
    return span[0], max(span[0], ends[-1] if ends else date.end_char)


def _give(account: Account, sentence: Sentence, span: tuple[int, int], main: Inspection, date: DateMention) -> None:
    """Say whose a clause of an earlier date is."""
    start, end = span
    words = before_words(account.ontology)
    type_ = _type_named(account, sentence, span, main, date)
    told = account.text[sentence.start_char : sentence.end_char]
    denied = awaited_words(account.ontology).denies(account.text, sentence.start_char, sentence.end_char)
    if denied or other_event_words(account.ontology).is_of_other_review(told):
        # "In March 2020 Ofsted paused its visits", "in 2015 a peer review found drift".
        account.reading.disown(sentence)
        return
    front = account.text[max(sentence.start_char, date.start_char - _IN_FRONT) : date.end_char]
    front = _OF_ANOTHER_TIME.split(front)[-1]
    inspected = words.is_of_inspectors(account.text[start:end]) or words.is_of_inspectors(front)
    since = _SINCE.search(account.text, sentence.start_char, date.end_char) is not None
    if since and not account.grades_something(sentence.index) and not account.reading.dated(sentence.index):
        # "The second visit since December 2021": nothing is told of then; "since November 2010, when children waited".
        if _WHEN_THEN.match(account.text, date.end_char) is not None:
            account.reading.disclaim(sentence, start, end)
        return
    # "Since December 2021, when it was declared inadequate", but not "he joined in 2016, when it was inadequate".
    inspected = inspected or (since and account.grades_something(sentence.index))
    if account.councils.is_report and not inspected:
        # "In 2013 a third of care leavers were not in work": what a report tells of the years before is its own.
        return
    known = _known(account, main, date, type_)
    if len(known) == 1:
        _claim(account, sentence, span, known[0])
        return
    if type_ is None and inspected and _is_of_unnamed_visit(front + account.text[start:end]):
        # "A visit in June found drift": of the kind that the article tells of, or of one that is not told.
        type_, inspected = main.type, main.type in VISITS
    unsure = account.councils.is_report and type_ is None
    if known or not inspected or unsure:
        if unsure:
            # Reports name inspections of adoption services and the like, which are no inspections of all services.
            return
        opens = words.opens(account.text, date, sentence.start_char) and not heads_entry(
            account.annotated, sentence, date
        )
        if known or _is_long_before(account, date, main, _LOOKS_BACK if opens else 1):
            account.reading.disclaim(sentence, start, end, date.start.year)
        return
    evidence = account.annotated.evidence(sentence, "inspection/before")
    when = PartialDate(date.start.year) if date.relative else date.start
    _claim(account, sentence, span, account.reading.earlier_one(main.council, when, None, type_, evidence))


def _is_of_unnamed_visit(words: str) -> bool:
    return _VISIT.search(words) is not None and _INSPECTION.search(words) is None


def _give_to_last(account: Account, sentence: Sentence, span: tuple[int, int], main: Inspection) -> None:
    """Say whose a clause is that tells of the last time: of the one inspection of before that is known."""
    others = [
        one
        for one in account.reading.of(main.council)
        if one.key != main.key and (one.start is None or account.reading.is_earlier(one.key))
    ]
    words = account.text[slice(*span)]
    visits = [one for one in others if one.type in VISITS] if _VISIT.search(words) else []
    before = visits or [one for one in others if one.type in FULL] or others
    if len(before) == 1:
        _claim(account, sentence, span, before[0])
    elif before or not before_words(account.ontology).is_of_inspectors(words):
        account.reading.disclaim(sentence, *span)
    else:
        evidence = account.annotated.evidence(sentence, "inspection/before")
        _claim(account, sentence, span, account.reading.undated(main.council, ConceptId("unspecified"), evidence))


def _claim(account: Account, sentence: Sentence, span: tuple[int, int], one: Inspection) -> None:
    account.reading.claim(sentence, *span, one.key)
    if account.reading.closing(sentence.index, sentence.end_char) != one.key:
        return
    for further in going_on(account, sentence):
        account.reading.claim_whole(further, one.key)
    words = before_words(account.ontology)
    if words.is_of_inspectors(account.text[slice(*span)]):
        for further in account.annotated.sentences[sentence.index + 1 : sentence.index + 1 + _FURTHER]:
            same = further.block <= sentence.block + 1 and account.councils.holder(further.index) == one.council
            told = account.annotated.dates(further) or not words.goes_on(account.annotated.text(further))
            if told or not same or account.grades_something(further.index):
                break
            account.reading.claim_whole(further, one.key)


def _type_named(
    account: Account, sentence: Sentence, span: tuple[int, int], main: Inspection, date: DateMention
) -> ConceptId | None:
    """The one type of inspection without grades that a clause names, or that stands before its date."""
    types = set()
    for hit in longest(one for one in sentence.words if type_of(one)):
        at = account.annotated.starts[hit.start]
        before = at < date.start_char and _OF_ANOTHER_TIME.search(account.text, at, date.end_char) is None
        within = span[0] <= at < span[1] and _AND_ANOTHER.search(account.text, min(at, date.end_char), at) is None
        if before or within:
            types.add(type_of(hit))
    if not types and main.type == "send":
        # "In 2017 the same inspectorates required the area to ...", in news of an area inspection.
        alike = "about:children-services" not in sentence.labels and not account.grades_something(sentence.index)
        return main.type if alike and (date.start.year or 0) >= AREA_INSPECTIONS_SINCE else None
    return next(iter(types)) if len(types) == 1 and types.isdisjoint(FULL) else None


def _known(account: Account, main: Inspection, date: DateMention, type_: ConceptId | None) -> list[Inspection]:
    """The inspections beside the main one that took place or were reported at a date, of the type that is named."""
    fitting = [one for one in account.reading.of(main.council) if one.key != main.key and _is_of(one, date.start)]
    if type_ is not None:
        return [one for one in fitting if one.type == type_]
    return [one for one in fitting if one.type in FULL] or fitting


def _is_of(one: Inspection, when: PartialDate) -> bool:
    if one.start is not None:
        return overlap(one.start, one.end, when)
    return one.published is not None and one.published.year == when.year


def _is_long_before(account: Account, date: DateMention, main: Inspection, years: int) -> bool:
    """Whether a date lies so long before an inspection that its report can hardly mean what was so then."""
    now = main.start if main.start is not None and main.start.year is not None else account.issued
    if now is None or now.year is None or date.start.year is None:
        return account.reading.is_old(date)
    months = months_between(date.start, now)
    if months is not None:
        return months > _MONTHS * years
    return date.start.year < now.year - years
