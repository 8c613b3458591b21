"""Which words of an article belong to an inspection other than the main one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from kg.model import (
    BlockKind,
    ConceptId,
    CouncilId,
)
from kg.reading.annotate import Sentence
from kg.reading.dates import COUNT, DateMention, earlier
from kg.reading.inspections.account import Account
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.earlier import earlier_words
from kg.reading.inspections.histories import histories_of
from kg.reading.inspections.record import Inspection, overlap
from kg.reading.inspections.times import (
    chapters,
    closed_by,
    goes_on,
    heads_entry,
    opened_by,
    opens_span,
    rest_of_entry,
    tells_of_then,
)
from kg.reading.inspections.told_then import is_so_again, looks_on, told_then_words
from kg.reading.inspections.types import FULL

_GOES_ON = re.compile(
    r"\W*(?:(?:it|they|inspectors|ofsted|the (?:visit|inspection|report|letter|team)) (?:also|(?:\w+,? ){1,2}too\b)|"
    r"(?:that|this) visit)\b",
    re.I,
)
""" "It also found ...": more of what the sentence before tells of."""
_QUOTED = re.compile(
    r"\W*[\"“'‘].*(?:[,.?!][\"”'’]|[\"”'’],) (?:(?:said|says|read|reads|wrote|added|adds|warned|noted|reported) )?"
    r"(?:the|its|their) (?:letter|report|inspectors)(?: (?:said|says|read|reads|wrote|added|adds|warned|noted))?\b|"
    r"\W*[\"“'‘].*(?:[,.?!][\"”'’]|[\"”'’],) (?:inspectors|ofsted|it|they) "
    r"(?:said|wrote|added|warned|noted|reported|found)\b",
    re.IGNORECASE,
)
""" "'Children wait too long,' said the letter": a quotation in the paragraph of the visit that it is of."""
_THESE_WERE = re.compile(
    r"\W*(?:these|those|they|(?:the|its|their) (?:\w+ ){0,2}(?:areas|weaknesses|concerns|findings|failings|issues|"
    r"points|themes)) (?:was|were|are|included|include|is)\b[^.;]{0,60}:\W*$",
    re.IGNORECASE,
)
""" "These were:": opens the list of what the sentence before has counted."""
_BULLET = re.compile(r"\s*[•·●▪◦*–-]\s")
_THEY_FOUND = re.compile(
    r"\W*(?:they|it) (?:(?:also|had|then) )*"
    r"(?:found|identified|saw|noted|concluded|highlighted|criticised|uncovered)\b|"
    r"\W*the (?:first|second|third|former|latter)(?: of (?:them|these|those|the \w+))?(?: visit| inspection| one)? "
    r"(?:(?:also|had) )*(?:found|identified|saw|noted|concluded|highlighted|criticised|uncovered|said|warned|told)\b",
    re.IGNORECASE,
)
""" "Services were inspected in 2021. They found ...": right behind a date of another inspection alone."""
_IT_SAID = re.compile(
    r"\W*(?:it|they|inspectors|the (?:report|letter)) (?:also )?(?:said|says|added|warned|reported)\b", re.I
)
""" "An inspection in early 2018 found worse services." + "It said that ...": in newspapers, a paragraph of its own."""
_TOOK_PLACE = re.compile(
    r"\W*(?:an?|the|its|their|that) (?:[\w'’-]+ ){1,5}?(?:inspection|visit|report|letter) (?:by \w+ )?"
    r"(?:came|was|took place|was made|was held|followed|arrived) (?:out )?(?:back )?(?:(?:in|on|of) )?$",
    re.IGNORECASE,
)
""" "The company's first full inspection came in" + "October 2019": what its paragraph tells on is of it."""
_TELLS_ON = re.compile(
    r"\W*(?:(?:but|and|however,?) )?(?:its (?:letter|report)|it|they|ofsted|inspectors|"
    r"the (?:letter|report|inspectors))\b"
    r"(?: (?:also|had))* (?:said|says|found|noted|notes|warned|reported|told|saw|concluded|criticised|praised|added|"
    r"adds|went on|wrote)\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\W*(?:(?:the|its|their|too many|some|many|most) )?(?:[\w'-]+ ){1,4}?(?:had|hadn't) (?!to\b|now\b|since\b)",
    re.IGNORECASE,
)
""" "A re-inspection in 2018 brought no relief. The council had been too slow": what was before it was found then."""
_COMES_BACK = re.compile(
    r"\b(?:now|today|since|still|is|are|has|have|latest|this (?:time|year|month|week|spring|summer|autumn|winter))\b",
    re.I,
)
_YEARS_EARLIER = re.compile(
    rf"\W*(?:(?:{COUNT}) years?|a decade|a year) (?:earlier|before|previously)\b(?! the (?:latest|last|news)\b)",
    re.IGNORECASE,
)
""" "Ten years before that it had been inadequate": of an inspection that nothing dates."""
_FOUND_AGO = re.compile(
    r"\b(?:weaknesses|failings|problems|shortcomings|concerns|faults|failures|flaws|issues)(?: that| which)?"
    r"(?: (?:were|was|had been|inspectors|ofsted|they))* "
    r"(?:found|identified|highlighted|raised|uncovered|exposed|seen) "
    r"(?:by (?:ofsted|inspectors|the watchdog) )?(?:back )?(?:in )?$",
    re.IGNORECASE,
)
_THE_LATTER = re.compile(r"(?<=[;,] )(?:and )?the latter (?:was|came|followed|told|spoke)\b", re.IGNORECASE)
_SINCE_GRADE = re.compile(
    r"\bsince (?:its|the|their|that) (?:\w+ )?['\"“‘]?(?:inadequate|requires improvement|poor)['\"”’]? (?:ofsted )?"
    r"(?:rating|grade|judge?ment|verdict)(?: [\w ]{2,30}?)?,? (?:when|where|in which|that|which) (?:an? |the |its )?"
    r"(?:\w+ )?(?:inspections?|inspectors|ofsted|it|they|watchdog|report)\b",
    re.IGNORECASE,
)
_FINDS_HEADING = re.compile(
    r"\b(?:found|said|verdict|inspect\w+|report\w*|visit\w*|rat(?:ed|ing)|grades?|failed)\b", re.I
)
_SAID_THEN = re.compile(
    r"\b(?:they|inspectors|ofsted|the (?:report|inspectors|watchdog)|it) (?:had )?(?:found|said|saw|reported)\b|"
    r"\b(?:the|what the) (?:(?:last|previous|earlier|\d{4}) )?(?:inspection|report|verdict)\b(?! (?:of|on) )",
    re.IGNORECASE,
)
""" "What they said in 2018", at the head of a section, though nothing else tells of an inspection of that year."""
_FINDS = (
    r"(?:(?:had|has|have|also|then|later|already) )*(?:found|saw|highlighted|criticised|identified|raised|uncovered|"
    r"revealed|warned|said|says|concluded|noted|pointed|complained|reported|described|exposed|showed|spoke|told|"
    r"was (?:concerned|critical)|turned up|drew attention)\b"
)
_FOUND = re.compile(rf"\b{_FINDS}", re.IGNORECASE)
_FOUND_SOMETHING = re.compile(
    rf"[^;:]{{0,40}}?\b{_FINDS}|,? (?:when|where) (?:the )?(?:inspectors|ofsted|they|it) {_FINDS}", re.IGNORECASE
)
""" "The visit in May" + "criticised late plans": what a dated visit found."""
_NEXT_ONE = re.compile(
    r"(?:;|,| [–—-])\s+(?:(?:and|but|while|whereas|although|though|yet|after|before|where) )*"
    r"(?:(?:again|then|later|back|only) )?"
    r"(?:(?:one|another|an?|the|its|their|that|this|in|on|when|inspectors|ofsted|they|it)\b)|"
    r" (?:and|but|while|whereas|after|before) (?:one|another) ",
    re.IGNORECASE,
)
"""Where a sentence turns from one dated visit to the next."""
_ONE_OF_THEM = re.compile(r"\b(?:one|another) (?:in|on|from|last) $", re.IGNORECASE)
_LOOKS_BACK = 3
"""So many years before an inspection may be what it tells of."""
_HEADING_WORDS = 8
_REACH = 3
"""So many sentences back an inspection was told to which "back then" points."""
_TWO = 2


def claim_histories(account: Account) -> None:
    """ "Three years ago inspectors left in anger. They had found ...": all is of then, up to where it is now."""
    histories = histories_of(account.ontology)
    for sentence in account.annotated.sentences:
        main = account.main_at(sentence)
        one = _of_history(account, sentence, main) if main is not None else None
        if one is None:
            words = account.annotated.text(sentence)
            old = histories.is_long_ago(words) or histories.points_back(words)
            if main is not None and not account.reading.is_old(main.start) and old:
                account.reading.disown(sentence)
            continue
        if not account.reading.is_claimed(sentence.index):
            account.reading.claim_whole(sentence, one.key)
        if histories.names_that_one(account.annotated.text(sentence)):
            for further in _telling_on(account, sentence):
                if histories.is_now(account.annotated.text(further)):
                    break
                account.reading.claim_whole(further, one.key)
        for further in histories.passage(account.annotated, sentence, partial(_is_unclaimed, account, one.council)):
            account.reading.claim_whole(further, one.key)


def claim_pointing_back(account: Account) -> None:
    """ "At that visit inspectors found delays", behind a sentence on an earlier one: all that a report tells so."""
    histories = histories_of(account.ontology)
    for sentence in account.annotated.sentences:
        main, words = account.main_at(sentence), account.annotated.text(sentence)
        if main is None:
            continue
        one = _told_last(account, sentence, main) if histories.points_back(words) else None
        if one is None and (histories.recalls(words) or histories.names_that_one(words)):
            one = _told_right_before(account, sentence, main)
        if one is not None:
            account.reading.claim_whole(sentence, one.key)


def claim_accounts(account: Account) -> None:
    """ "Its first full inspection came in October 2019. Ofsted said ...": the paragraph goes on about that one."""
    for sentence in account.annotated.sentences:
        dated = account.reading.dated(sentence.index)
        council = account.councils.holder(sentence.index)
        dates = account.annotated.dates(sentence)
        if len(dated) != 1 or len(dates) != 1 or council is None or dated[0][1] == account.reading.reported(council):
            continue
        one = account.reading.get(dated[0][1])
        at = dates[0].start_char
        if one.council != council or _TOOK_PLACE.fullmatch(account.text, sentence.start_char, at) is None:
            continue
        for further in _telling_on(account, sentence):
            account.reading.claim_whole(further, one.key)


def _telling_on(account: Account, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences behind one, in its paragraph, by which the same inspectors or the same letter say more."""
    rest = rest_of_entry(account.annotated, sentence)
    return takewhile(lambda further: _TELLS_ON.match(account.annotated.text(further)) is not None, rest)


def claim_chapters(account: Account) -> None:
    """ "In 2012 ... In June 2014 ... By 2017 ...": what a paragraph of a history tells on is of the inspection it opens
    with."""
    for opening, _ in chapters(account.annotated, account.reading.is_old):
        main = account.main_at(opening)
        if main is None:
            continue
        one: Inspection | None = None
        for sentence in account.annotated.sentences[opening.index :]:
            if sentence.block != opening.block or account.councils.holder(sentence.index) != main.council:
                break
            if one is None:
                keys = {key for key in account.reading.told(sentence.index) if key != main.key}
                then = [account.reading.get(key) for key in sorted(keys)]
                one = then[0] if len(then) == 1 and account.reading.is_earlier(then[0].key) else None
                continue
            other = account.reading.keys_dated(sentence.index) - {one.key}
            if other or not tells_of_then(account.annotated.text(sentence)):
                break
            if not account.reading.is_claimed(sentence.index):
                account.reading.claim_whole(sentence, one.key)


def claim_listed(account: Account) -> None:
    """ "The last inspection, in 2019, found six weaknesses. These were:" and a list: its items are of that one."""
    blocks, sentences = account.annotated.article.blocks, account.annotated.sentences
    for sentence in sentences:
        told, council = account.annotated.before(sentence), account.councils.holder(sentence.index)
        if told is None or council is None or _THESE_WERE.match(account.annotated.text(sentence)) is None:
            continue
        one = account.reading.owner(told.index, council, told.start_char)
        if one is None or one.key == account.reading.reported(council):
            continue
        account.reading.claim_whole(sentence, one.key)
        for item in sentences[sentence.index + 1 :]:
            bullet = _BULLET.match(account.text, blocks[item.block].start) is not None
            if item.block == sentence.block or not (bullet or blocks[item.block].intro == sentence.block):
                break
            account.reading.claim_whole(item, one.key)


def _is_unclaimed(account: Account, council: CouncilId, sentence: Sentence) -> bool:
    return account.councils.holder(sentence.index) == council and not account.reading.is_claimed(sentence.index)


def _of_history(account: Account, sentence: Sentence, main: Inspection) -> Inspection | None:
    """The inspection before the main one, or beside it, of which a whole sentence tells; ``None`` where of none."""
    known = account.reading.owner(sentence.index, main.council, sentence.start_char)
    if known is not None:
        return known if known.key != main.key else None
    words, histories = account.text[sentence.start_char : sentence.end_char], histories_of(account.ontology)
    told_before = account.annotated.sentences[max(0, sentence.index - 1)]
    goes_on = _THEY_FOUND.match(words) is not None or (
        _HAD.match(words) is not None and _COMES_BACK.search(words) is None
    )
    beside = goes_on and told_before.block == sentence.block
    held = any(
        looks_on(account.text[told_before.start_char : at]) for at, _ in account.reading.dated(told_before.index)
    )
    if not held and _IT_SAID.match(words) is not None and told_before.block >= sentence.block - 1:
        # "Last inspected in 2019, when it was found to be good" only recalls a grade.
        found = _FOUND.search(account.annotated.text(told_before)) is not None
        beside = beside or (found and not account.grades_something(told_before.index))
    if beside and told_before.index < sentence.index:
        keys = account.reading.keys_dated(told_before.index)
        if len(keys) == 1 and keys.isdisjoint({main.key}) and not account.grades_something(sentence.index):
            one = account.reading.get(keys.pop())
            return one if one.council == main.council else None
    if histories.opens(words):
        return _so_long_ago(account, sentence, main)
    if histories.names_that_one(words):
        return _dated_last(account, sentence, main)
    if histories.recalls(words) and sentence.index:
        keys = account.reading.keys_dated(sentence.index - 1) - {main.key}
        if len(keys) == 1:
            return account.reading.get(keys.pop())
    if histories.points_back(words):
        return _told_last(account, sentence, main)
    if histories.lists(words) and sentence.index:
        told = account.annotated.sentences[sentence.index - 1]
        key = account.reading.closing(told.index, told.end_char)
        return account.reading.get(key) if key is not None and key != main.key else None
    return _only_before(account, main) if histories.looks_back(words) else None


def _told_right_before(account: Account, sentence: Sentence, main: Inspection) -> Inspection | None:
    """The one inspection other than the main one that the sentence before it dates, in its paragraph."""
    told = account.annotated.before(sentence)
    keys = account.reading.keys_dated(told.index) if told is not None else set()
    one = account.reading.get(keys.pop()) if len(keys) == 1 and main.key not in keys else None
    return one if one is not None and one.council == main.council else None


def _told_last(account: Account, sentence: Sentence, main: Inspection) -> Inspection | None:
    """The inspection other than the main one that was told last before a sentence; else the only one of before."""
    return _dated_last(account, sentence, main) or _only_before(account, main)


def _dated_last(account: Account, sentence: Sentence, main: Inspection) -> Inspection | None:
    """The inspection that was told last before a sentence, where that is not the main one."""
    for told in reversed(account.annotated.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        if account.councils.holder(told.index) != main.council:
            break
        named = [key for _, key in account.reading.dated(told.index)]
        key = named[-1] if named else account.reading.closing(told.index, told.end_char)
        if key is not None:
            one = account.reading.get(key)
            if one.key != main.key and one.council == main.council:
                return one
            break
    return None


def _only_before(account: Account, main: Inspection) -> Inspection | None:
    """The one full inspection beside the main one of which the article tells."""
    before = [one for one in account.reading.of(main.council) if one.type in FULL and one.key != main.key]
    return before[0] if len(before) == 1 else None


def _so_long_ago(account: Account, sentence: Sentence, main: Inspection) -> Inspection | None:
    """The inspection of a sentence that opens with "three years ago", of that date where one can be told."""
    keys = account.reading.keys_dated(sentence.index) - {main.key}
    if keys:
        return account.reading.get(keys.pop()) if len(keys) == 1 else None
    evidence = account.annotated.evidence(sentence, "inspection/earlier")
    dates = [date for date in account.annotated.dates(sentence) if date.relative]
    if not dates:
        return account.reading.undated(main.council, ConceptId("unspecified"), evidence)
    if main.start is not None and not earlier(dates[0].start, main.start):
        return None
    return account.reading.earlier_one(main.council, dates[0].start, None, None, evidence)


def claim_times(account: Account) -> None:
    """ "In 2018 caseloads were too high": of the earlier inspection into whose time a date puts it."""
    told = {(clue.sentence, clue.date.start_char) for clue in account.clues if clue.date is not None}
    for sentence in account.annotated.sentences:
        if _YEARS_EARLIER.match(account.annotated.text(sentence)) and not account.reading.dated(sentence.index):
            account.reading.disown(sentence)
        for date in account.annotated.dates(sentence):
            council = account.councils.holder(sentence.index, date.start_char)
            one = _of_then(account, council, date) if council is not None else None
            if one is not None and heads_entry(account.annotated, sentence, date):
                account.reading.claim_whole(sentence, one.key)
                for further in rest_of_entry(account.annotated, sentence):
                    account.reading.claim_whole(further, one.key)
                continue
            if (sentence.index, date.start_char) in told:
                continue
            if one is None or opens_span(account.annotated, sentence, date):
                _disown(account, council, sentence, date)
                continue
            end = opened_by(account.annotated, sentence, date)
            if end is not None:
                account.reading.claim(sentence, sentence.start_char, end, one.key)
                for further in goes_on(account.annotated, sentence) if end == sentence.end_char else ():
                    account.reading.claim_whole(further, one.key)
                continue
            before = account.text[sentence.start_char : date.start_char]
            clause = closed_by(account.annotated, sentence, date)
            if clause is None and _FOUND_AGO.search(before) is not None:
                # "The weaknesses found three years ago, where decisions took too long, have been tackled".
                clause = sentence.start_char, sentence.end_char
            if clause is not None and not is_so_again(before):
                account.reading.claim(sentence, *clause, one.key)


def _disown(account: Account, council: CouncilId | None, sentence: Sentence, date: DateMention) -> None:
    """ "Between 2013 and 2015 caseloads were too high": of no inspection, where none is known of that time."""
    main = account.reading.main(council) if council is not None else None
    year = main.start.year if main is not None and main.start is not None else None
    last = (date.end or date.start).year
    if council is None or year is None or last is None or last >= year or account.reading.is_claimed(sentence.index):
        return
    if date.end is None and last > year - _LOOKS_BACK:
        # "In 2013 managers left", which the report of 2015 may tell.
        return
    end = opened_by(account.annotated, sentence, date, window=True)
    for further in (sentence, *goes_on(account.annotated, sentence)) if end == sentence.end_char else ():
        account.reading.disown(further)


def claim_since_grade(account: Account) -> None:
    """ "Since its inadequate rating, when inspectors found children at risk": of the one that gave it; else of none."""
    for sentence in account.annotated.sentences:
        since = _SINCE_GRADE.search(account.text, sentence.start_char, sentence.end_char)
        main = account.main_at(sentence, since.start()) if since is not None else None
        if since is None or main is None:
            continue
        one = _only_before(account, main)
        if one is not None:
            account.reading.claim(sentence, since.start(), sentence.end_char, one.key)
        else:
            account.reading.disclaim(sentence, since.end(), sentence.end_char)


def claim_censured(account: Account) -> None:
    """ "A council criticised for high caseloads has improved to good": what it was criticised for is of before."""
    for sentence in account.annotated.sentences:
        told = earlier_words(account.ontology).censure_in(account.text, sentence)
        main = account.main_at(sentence) if told is not None else None
        if told is None or main is None:
            continue
        keys = account.reading.keys_dated(sentence.index) - {main.key}
        before = keys or {one.key for one in account.reading.of(main.council)} - {main.key}
        if len(before) > 1:
            # In which of several it was criticised is not told.
            account.reading.disclaim(sentence, *told)
            continue
        evidence = account.annotated.evidence(sentence, "inspection/earlier")
        known = account.reading.get(before.pop()) if before else None
        one = known or account.reading.undated(main.council, ConceptId("unspecified"), evidence)
        account.reading.claim(sentence, *told, one.key)


def claim_latter(account: Account) -> None:
    """ "From good in 2012 to inadequate in 2015; the latter was for ...": what follows is of the date told last."""
    for sentence in account.annotated.sentences:
        latter = _THE_LATTER.search(account.text, sentence.start_char, sentence.end_char)
        keys = [key for at, key in account.reading.dated(sentence.index) if latter and at < latter.start()]
        if latter is not None and len(keys) > 1:
            account.reading.claim(sentence, latter.start(), sentence.end_char, keys[-1])


def claim_each(account: Account) -> None:
    """ "A visit in May criticised plans, and one in July found drift": each half is of the visit that it dates."""
    for sentence in account.annotated.sentences:
        dated = account.reading.dated(sentence.index)
        if len(dated) == _TWO and dated[0][1] != dated[1][1] and not account.grades_something(sentence.index):
            turn = _turn_between(account, sentence, dated[0][0], dated[1][0])
            if turn is not None:
                halves = ((sentence.start_char, turn), (turn, sentence.end_char))
                account.reading.divide(sentence, [(*half, key) for half, (_, key) in zip(halves, dated, strict=True)])


def _turn_between(account: Account, sentence: Sentence, first: int, second: int) -> int | None:
    """Where a sentence turns from what was found at one date to what was found at the other; None where it does not."""
    ends = {date.start_char: date.end_char for date in account.annotated.dates(sentence)}
    begins = {at: max([one for one in ends if one <= at], default=at) for at in (first, second)}
    behind = ends.get(begins[first], first)
    turns = [match.start() for match in _NEXT_ONE.finditer(account.text, behind, begins[second])]
    if not turns:
        return None
    told = _FOUND_SOMETHING.match(account.text, behind, turns[-1])
    again = _FOUND_SOMETHING.match(account.text, ends.get(begins[second], second), sentence.end_char)
    again = again or _ONE_OF_THEM.search(account.text, turns[-1], begins[second])
    return turns[-1] if told and again else None


def _of_then(account: Account, council: CouncilId, date: DateMention) -> Inspection | None:
    """The one earlier inspection of a council at a date; ``None`` where it can be the main one, or several."""
    main = account.reading.main(council)
    if main is None or main.start is None or overlap(main.start, main.end, date.start):
        return None
    fitting = [
        one
        for one in account.reading.of(council)
        if one.key != main.key
        and one.type in FULL
        and (overlap(one.start, one.end, date.start) if one.start else one.published == date.start)
    ]
    return fitting[0] if len(fitting) == 1 else None


def claim_sections(account: Account) -> None:
    """ "What they found in 2016": all under a heading that dates an earlier inspection is of it."""
    below: Inspection | None = None
    for sentence in account.annotated.sentences:
        if account.annotated.kind(sentence) in (BlockKind.HEADING, BlockKind.HEADLINE):
            below = _of_heading(account, sentence)
        elif below is not None and account.councils.holder(sentence.index) == below.council:
            account.reading.claim_whole(sentence, below.key)


def _of_heading(account: Account, sentence: Sentence) -> Inspection | None:
    text = account.text[sentence.start_char : sentence.end_char]
    dates = account.annotated.dates(sentence)
    council = account.councils.holder(sentence.index)
    if council is None or len(dates) != 1 or _FINDS_HEADING.search(text) is None:
        return None
    if "," in text or len(text.split()) > _HEADING_WORDS:
        # "Rated good in 2018, the county has fallen back": what stands under the headline.
        return None
    main = account.reading.main(council)
    fitting = [
        one
        for one in account.reading.of(council)
        if (main is None or one.key != main.key)
        and one.start is not None
        and overlap(one.start, one.end, dates[0].start)
    ]
    if fitting or main is None or main.start is None or account.annotated.kind(sentence) is BlockKind.HEADLINE:
        return fitting[0] if len(fitting) == 1 else None
    of_then = earlier(dates[0].start, main.start) and _SAID_THEN.search(text) is not None
    if not of_then or main.type not in FULL or account.councils.is_report:
        return None
    evidence = account.annotated.evidence(sentence, "inspection/earlier")
    return account.reading.earlier_one(council, dates[0].start, None, None, evidence)


def claim(account: Account, sentence: Sentence, clue: Clue, one: Inspection) -> None:
    """Which words of the sentence the other inspection owns."""
    text = account.text[sentence.start_char : sentence.end_char]
    at = clue.char - sentence.start_char
    ends = clue.date.end_char - sentence.start_char if clue.date else at
    if clue.date is not None and heads_entry(account.annotated, sentence, clue.date):
        # "July 2016: inspectors find ...": a line of a timeline is of that time to its end.
        entries = account.timeline
        for other in account.annotated.sentences[sentence.index :]:
            if other.block != sentence.block and entries.get(other.index, -1) != entries.get(sentence.index):
                break
            account.reading.claim_whole(other, one.key)
        return
    for start, end in told_then_words(account.ontology).owned(text, at, max(at, ends)):
        account.reading.claim(sentence, sentence.start_char + start, sentence.start_char + end, one.key)
        for further in going_on(account, sentence) if end - start > 0.8 * len(text) else ():
            account.reading.claim_whole(further, one.key)
        closes = end >= len(text) - len(".'") and one.type not in FULL
        if end - start > 0.8 * len(text) or (closes and not looks_on(text[:at])):
            claim_rest(account, sentence, one)


def claim_rest(account: Account, sentence: Sentence, one: Inspection) -> None:
    """ "A focused visit in 2019 found delays. Children waited for months": what else its paragraph tells of then."""
    opens = account.annotated.before(sentence) is None
    whole = opens and not account.grades_something(sentence.index) and not account.councils.is_report
    for further in goes_on(account.annotated, sentence) if whole else ():
        if account.councils.holder(further.index) != one.council:
            return
        account.reading.claim_whole(further, one.key)


def going_on(account: Account, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences behind one of an earlier inspection, in its paragraph, that say what else that found."""
    for further in rest_of_entry(account.annotated, sentence):
        words = account.annotated.text(further)
        if _GOES_ON.match(words) is None and _QUOTED.match(words) is None:
            return
        yield further
