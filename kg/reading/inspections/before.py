"""Clauses that tell how things were before the inspection that is news: "a far cry from 2017, when visits were late".

What was so then is no finding of the news, whether or not the article tells of an inspection of that time.
The words are those of ``patterns/inspections/before.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ontology import Ontology, made_once
from kg.reading.dates import MONTHS, SHORT_MONTHS, DateMention
from kg.reading.expressions import expression, lists_of
from kg.reading.inspections.told_then import told_then_words
from kg.reading.inspections.words import inspection_words

_WHEN = re.compile(r"(?: onwards?)?,? (?:when|where)\b", re.IGNORECASE)
""" "A far cry from 2017" + ", when inspectors met children who had drifted"."""
_ENDS = re.compile(
    r";|\b(?:but|whereas|now|today|since then)\b|, while\b|"
    r", (?:and |yet )?(?:[\w'’-]+ ){1,5}?(?:has|have|is|are|hasn't|haven't|isn't|aren't|no longer)\b|"
    r",(?: and)? (?:has|have|is|are)\b| and (?:has|have|is|are)\b",
    re.IGNORECASE,
)
"""Where a clause of then gives way to how things are."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|could|came|went|left|fell|rose|took|felt|met|found|said|saw|stood|lay|kept|\w{3,}ed)\b|"
    r"\b(?:was|were|had|did|could)n't\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|do|does)(?:n't)?\b|\b(?:remains?|continues?|now|still|today|currently|these days|yet)\b",
    re.IGNORECASE,
)
_DID_NOT_HAVE = re.compile(r"\b(?:did(?:n['’]t| not)|could(?:n['’]t| not)?|used to) (?:have|do)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"\W*(?:(?:but|and|yet|as early as|already|even|only) )?(?:back )?(?:in|during|at the end of|by) ?$", re.IGNORECASE
)
"""Before a date that opens a sentence, and says when all of it was."""
_NAMED = re.compile(
    r"\W*(?!(?:In|At|On|The|By|For|It|Since|After|Before|When|But|And|This|That)\b)"
    r"[A-Z][\w'’-]+(?: [\w'’-]+){0,4}, (?:back )?(?:in )?$"
)
""" "Kirklees, in" + "June 2019, got the same grade"."""
_HAS_ITS_TIME = re.compile(r"(?:back )?(?:in|during) ?$|(?:back )?(?:in|during) ", re.IGNORECASE)
_IS_NOW = re.compile(
    r",? (?:(?:has|have)(?:n['’]t)?\b|(?:is|are)\b(?! (?:not|yet|still)\b)|no longer\b)", re.IGNORECASE
)
""" "The backlog that shamed the place in 2010" + "has gone"."""
_BOUNDARY = re.compile(r"[;:] |,? (?:and|but|while|whereas|although|though|yet|that) |, | [–—-] ", re.IGNORECASE)
_RELATIVE_CLAUSE = re.compile(
    r"\b(?:that|which|who) (?:(?:had|were|was|once|been) ){0,3}"
    r"(?:could(?:n't)?|(?:was|were|did|had)(?:n't)?|ran|left|fell|lay|stood|kept|found|seen|\w{3,}ed)\b[^,;:.]*$",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r", (?:which|who) [^,;:.]{3,60}$", re.IGNORECASE)
""" "Caseloads, which topped 30" + "a few years back, now average 15"."""
_IT_WAS = re.compile(r",? (?:was|were|had been|lay)\b", re.IGNORECASE)
""" "The borough's weak spot in 2018" + "had been its front door"."""
_IS = re.compile(r",? \b(?:has|have|had|is|are)\b")
_LEVELS = re.compile(
    r"\b(?:from|gone (?:is|are)|no sign of|an end to) (?:the|its|their) (?:[\w'’-]+ ){1,5}"
    r"(?:of|found in|seen in) ?$",
    re.IGNORECASE,
)
""" "Caseloads have come down from the dangerous levels of" + "2018"."""
_THAT = re.compile(r",? that\b", re.IGNORECASE)
_NOBODY_NOW = re.compile(
    r"\W*(?:none|no|nobody|not one)\b[^;:.]*, (?:compared (?:with|to)|against|down from|where it was) (?:the )?[\d,]+ "
    r"(?:[\w'-]+ ){0,8}$",
    re.IGNORECASE,
)
""" "None was without a social worker, compared with 140 at the time of the inspection" + "two years ago"."""
_ONCE = re.compile(
    r", once (?:an?|the|so|known|notorious)\b[^,;:.]{3,80},|"
    r"(?<!\bthan it )(?<!\bthan they )(?<!\bas it )(?<!\bas they )"
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )"
    r"\bused to (?:be|have|wait|go|take|get|live|sit|drift)\b[^;:.]*?(?=[,;:.]|$)|"
    r", (?:which|who) [^,;:.]{3,50} (?:a few|some|several|many) years (?:ago|back)\b",
    re.IGNORECASE,
)
""" "The workforce, once a procession of strangers, is stable", "supervision used to be a chat": as it is no more.

But "supervision is less regular than it used to be" tells how it is."""
_ARRIVED = re.compile(
    r"(?:^|(?<=[\"',:;] )|(?<=[\"'])|(?<=\bthat ))when (?:i|we|she|he) (?:first )?"
    r"(?:arrived|came|started|joined|took over|got here|walked in)\b(?: here| in post| as director)?,? "
    r"(?=[^;:.]*\b(?:had|was|were|wasn't|weren't|didn't|couldn't)\b)",
    re.IGNORECASE,
)
""" "When I arrived we had social workers with 30 cases"."""
_SINCE_FOUND = re.compile(
    r"\bsince (?:[\w'’-]+,? ){1,16}?(?:was|were|had been) (?:first )?(?:found|identified|exposed|uncovered|raised|"
    r"highlighted|reported|seen|discovered|revealed|brought to light) (?:by \w+ )?(?:(?:back )?in )?$",
    re.IGNORECASE,
)
""" "The work done since high caseloads were found in" + "2016"."""
_CAME_TO_IT = re.compile(
    r"\b(?:came|went|was|were|had been)\b[^.;:]{0,40}\b(?:intervention|special measures|notice|direction|supervision|"
    r"commissioner|trust|control|oversight)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
""" "It came under intervention in" + "2019 after an inspection found drift"."""
_CLOSED = re.compile(r"(?: ago| back)?, (?:now|has|have|is|are|no longer)\b(?! (?:not|yet|still)\b)", re.IGNORECASE)


_SEASONS = {
    "spring": frozenset({3, 4, 5}),
    "summer": frozenset({6, 7, 8}),
    "autumn": frozenset({9, 10, 11}),
    "winter": frozenset({12, 1, 2}),
}


class BeforeWords:
    """Which characters of a sentence are of a time before, told by a date in it or by words without one."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/before")
        self._told_then = told_then_words(ontology)
        self._words = inspection_words(ontology)
        self._inspected = expression(lists, r"\b{inspected}\b")
        self._reports = expression(lists, r"(?: [\w-]+){0,2}? {reports}\b")
        self._of_report = expression(
            lists, r"\b{reports} (?:(?:published|made|held) )?(?:of|in|from) (?:[\w-]+ ){0,4}$"
        )
        self._by_others = expression(lists, r"\b{not-inspectors} (?:[\w'’-]+ )?$")
        self._ill = expression(lists, r", (?:an?|the|its|their|once) (?:[\w'-]+ ){0,3}?{ills} (?:(?:of|in|from) )?$")
        self._ill_was = expression(lists, r"\W*(?:[\w'’-]+ ){1,5}?{ills} (?:in |during |of )?$")
        self._opening_report = expression(
            lists,
            r"\W*(?:an?|that|the|its|their|this|one) (?:(?!{not-inspectors}\b)[\w'’-]+ ){0,3}?"
            r"{told-of}(?: (?:to|of|at) [\w' -]{3,40})?,? "
            r"(?:(?:was )?(?:of|from|in|made in|published in|held in|back in|during|dated|on) )?(?:the )?"
            r"(?:\w+ of )?$",
        )
        self._asked = expression(
            lists,
            r"\W*(?:(?:an?|the|its|their|some|most|all|of the|all the) )?(?:\w+ ){0,2}?{asked} {made} "
            r"(?:(?:at|in|by|during|after) (?:the|its|an?|their) (?:[\w-]+ ){0,3}?{reports} )?(?:(?:in|of|on) )?$",
        )
        self._found_at = expression(
            lists,
            r"\W*{inspectors} (?:(?:had|already|also|first|once) )*{says}\b"
            r"(?:(?!\b(?:what|which|it|they)\b)[^;:.])* (?:at|during|after|in|on) "
            r"(?:its|their|an?|the) (?:[\w-]+ ){0,3}?{reports} (?:(?:in|of|on|last) )?$",
        )
        self._told = expression(lists, r"\b(?:was|were|been) (?:also |already )?{told} (?:(?:in|on) )?$")
        self._formerly = expression(
            lists,
            r"\W*(?:at|during|in|at the time of|back at) (?:the|its|their) (?:previous|earlier) (?:[\w-]+ )?{reports}\b"
            r"(?! (?:of|in)\b)",
        )
        self._found_last = expression(
            lists,
            r"\b{inspectors} (?:(?:had|first|also) )?{says} last "
            rf"(?P<when>spring|summer|autumn|winter|(?-i:{MONTHS})) that\b",
        )
        self._because = expression(
            lists,
            r",? (?:after|when|because|following) (?:an?|the|its|their) (?:[\w-]+ ){0,2}{reports} (?:by \w+ )?(?:had )?"
            r"(?:that |which )?{says}\b|,? (?:after|when|because) {inspectors} (?:had )?{says}\b",
        )
        self._says = expression(
            lists,
            r"\W*(?:it|they|inspectors|ofsted|the (?:inspectors|report|letter|watchdog|team|visit|inspection)) "
            r"(?:(?:had|also|then) )*{says}\b",
        )
        self._full_states = expression(
            lists,
            r"\W*(?:the|that|its|their) (?:{former}|full|original|main|graded) (?:ofsted )?inspection(?: report)? "
            r"(?:(?:had|also|then) )*{says}\b",
        )
        self._at_inspection = expression(
            lists,
            r"\b(?:at the time of|back at|when it came to) (?:the|that|its|their) "
            r"(?:(?:{former}|full|original|main|graded|ofsted|first) ){0,3}(?:inspection|inadequate judge?ment)\b"
            r"(?! (?:visit|letter|team))",
        )
        self._last_time = expression(
            lists,
            r"\b{seen} (?:(?:there|here|by inspectors) )?(?:(?:the )?last time(?! round for)|"
            r"(?:at|on|during|in) (?:the|its|their|an?) {former} (?:inspection|visit|occasion))\b|"
            r"\bwhen {inspectors} (?:(?:was|were) last \w+|last {came})\b|"
            r"\b(?:that|which) (?:was|were|had been) an? {ills} of {former} (?:inspections|visits|reports)\b|"
            r", (?:(?:an?|the) (?:[\w'’-]+ ){0,2}?{ills}|"
            r"(?:one|two|some|many|all) of (?:the|its) (?:\w+ )?{ills-of-many}) (?:of|in|at|from) "
            r"(?:that|the|its|their) {former} (?:\w+ )?(?:inspection|visit|report|letter)(?=,)",
        )

    def inspected_then(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """ "The turnover that failed children at the time of the inspection", in news of a visit: of the full one."""
        match = self._full_states.match(text, start, end) or self._at_inspection.search(text, start, end)
        if match is None:
            return None
        if not text[start : match.start()].strip(" \"'“‘"):
            until = _end_of(text, match.end(), end)
            return (start, until) if _is_past(text[start:until]) else None
        return _before_apposition(text, start, match.start()), match.end()

    def is_of_inspectors(self, words: str) -> bool:
        """Whether a clause speaks of inspectors, of what they did or of what they wrote."""
        return self._inspected.search(words) is not None

    def dated(self, text: str, date: DateMention, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The characters of the sentence from ``start`` to ``end`` that are of the time of a date in it."""
        before = text[start : date.start_char]
        when = _WHEN.match(text, date.end_char, end)
        if when is not None:
            # "The neglect cases that lingered" + "in 2018, when children waited".
            yield from _relative_clause(text, date, start)
            if self._found_at.fullmatch(before):
                yield start, date.end_char
            until = _end_of(text, when.end(), end)
            if _PAST.search(text, when.end(), until) is not None:
                yield when.end(), until
            return
        if _NOBODY_NOW.match(before):
            yield start, date.end_char
            return
        levels = _LEVELS.search(before)
        if levels is not None:
            yield start + levels.start(), date.end_char
            return
        told = self._told.search(before)
        if told is not None and _THAT.match(text, date.end_char, end):
            # "They are inadequate now, having been" + "told in 2015 that they had to improve": the last clause alone.
            clause = max(before.rfind(sign, 0, told.start()) for sign in ",;:") + 1
            yield start + clause, _end_of(text, date.end_char, end)
            return
        if self._asked.fullmatch(before):
            now = _IS.search(text, date.end_char, end)
            yield start, now.start() if now is not None else end
            return
        if self._found_at.fullmatch(before):
            yield start, date.end_char
            return
        since = _SINCE_FOUND.search(before)
        if since is not None:
            yield start + since.start(), date.end_char
            return
        if _CAME_TO_IT.search(before) and self._because.match(text, date.end_char, end):
            yield start, _end_of(text, date.end_char, end)
            return
        report = self._of_report.search(before)
        if report is not None and self._by_others.search(before, 0, report.start()):
            return
        if self._reports.match(text, date.end_char, end) or report is not None:
            sentence = text[start:end]
            for first, last in self._told_then.owned(sentence, date.start_char - start, date.end_char - start):
                yield start + first, start + last
            return
        says_when = _HAS_ITS_TIME.match(text[date.start_char : date.end_char]) or _HAS_ITS_TIME.search(before[-8:])
        named = _NAMED.fullmatch(before) is not None and text.startswith(",", date.end_char)
        if named or (says_when and self.opens(text, date, start)):
            until = _end_of(text, date.end_char, end)
            if _is_past(text[date.end_char : until]):
                yield start, until
            return
        if says_when and self._ill_was.fullmatch(before) and _IT_WAS.match(text, date.end_char, end):
            yield start, _end_of(text, date.end_char, end)
            return
        if self._opening_report.fullmatch(before):
            yield start, _end_of(text, date.end_char, end)
            return
        at = _before_apposition(text, start, date.start_char)
        if self._ill.search(before) is not None or (
            _APPOSITION.search(before) is not None
            and _CLOSED.match(text, date.end_char, end) is not None
            and _is_past(text[at : date.start_char])
            and not self.is_of_inspectors(text[at : date.start_char])
        ):
            yield at, date.end_char
            return
        persists = self._told_then.persists(text[date.end_char : end])
        if says_when and not persists and _IS_NOW.match(text, date.end_char, end):
            yield from self._what_was(text, date, start)

    def _what_was(self, text: str, date: DateMention, start: int) -> Iterator[tuple[int, int]]:
        """What a date ends that is no more: "the backlog that shamed the place in 2010", "the drift found in 2018"."""
        told = [*_relative_clause(text, date, start)]
        yield from told
        found = self._words.found_then.search(text[start : date.start_char + len("in ")]) if not told else None
        if found is not None:
            first = _clause_of(text, start, start + found.start())
            if _is_head_of_then(text[first : start + found.start()]):
                yield first, date.end_char

    def opens(self, text: str, date: DateMention, start: int) -> bool:
        """Whether a date opens the sentence that begins at ``start``: "in 2018 managers left"."""
        before = text[start : date.start_char].rstrip() + " "
        return _OPENS.fullmatch(before) is not None or not before.strip(" \"'")

    def last_time(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The characters that are of the inspection of before, in words without a date: "the drift seen last time"."""
        arrived = _ARRIVED.search(text, start, end)
        if arrived is not None:
            return arrived.start(), _end_of(text, arrived.end(), end)
        match = (
            self._formerly.match(text, start, end)
            or self._last_time.search(text, start, end)
            or _ONCE.search(text, start, end)
        )
        if match is None or self._told_then.persists(text[match.end() : end]):
            return None
        if not text[start : match.start()].strip(" \"'"):
            # "When inspectors were last here, children were waiting": all of it.
            until = _end_of(text, match.end(), end)
            return (start, until) if _is_past(text[match.end() : until]) else None
        return _before_apposition(text, start, match.start()), match.end()

    def found_last(self, text: str, start: int, end: int) -> tuple[int, int, frozenset[int]] | None:
        """ "Since Ofsted found last autumn that visits were late": what was found then, and in which months."""
        match = self._found_last.search(text, start, end)
        if match is None:
            return None
        when = match["when"].lower()
        months = _SEASONS.get(when) or frozenset({SHORT_MONTHS.index(when[:3]) + 1})
        return match.start(), _end_of(text, match.end(), end), months

    def goes_on(self, words: str) -> bool:
        """Whether a sentence tells more of what the one before it reports: "it said that children were unsafe"."""
        return self._says.match(words) is not None and _PRESENT.search(words) is None


def _end_of(text: str, at: int, end: int) -> int:
    found = _ENDS.search(text, at, end)
    return found.start() if found is not None else end


def _is_past(words: str) -> bool:
    return _PAST.search(words) is not None and _PRESENT.search(_DID_NOT_HAVE.sub("", words)) is None


def _relative_clause(text: str, date: DateMention, start: int) -> Iterator[tuple[int, int]]:
    """What a relative clause that a date ends tells of: "the backlog that shamed the place in 2010"."""
    match = _RELATIVE_CLAUSE.search(text[start : date.start_char])
    if match is None or not _is_past(match[0]):
        return
    first = _clause_of(text, start, start + match.start())
    if _is_head_of_then(text[first : start + match.start()]):
        yield first, date.end_char


def _is_head_of_then(head: str) -> bool:
    """Whether what was so then may be all that these words name: "the backlog", but not "there is a backlog"."""
    return _PRESENT.search(head) is None and " not " not in head


def _clause_of(text: str, start: int, at: int) -> int:
    """Where the clause begins in which a character stands."""
    ends = [match.end() for match in _BOUNDARY.finditer(text, start, at)]
    return ends[-1] if ends else start


def _before_apposition(text: str, start: int, at: int) -> int:
    """Where the clause begins to whose subject an apposition belongs: "drift, the great sin of" + "2017"."""
    comma = text.rfind(", ", start, at)
    return _clause_of(text, start, comma) if comma >= 0 else _clause_of(text, start, at)


@made_once
def before_words(ontology: Ontology) -> BeforeWords:
    """The words of an ontology."""
    return BeforeWords(ontology)
