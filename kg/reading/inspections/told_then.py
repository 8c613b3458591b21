"""How far a sentence tells of an earlier inspection that it mentions; see ``patterns/inspections/told-then.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ontology import Ontology, made_once
from kg.reading.expressions import expression, lists_of
from kg.reading.inspections.times import is_past
from kg.reading.inspections.words import inspection_words
from kg.reading.marks import without_quotations

_SINCE = re.compile(r"\bsince\b[^,;]*$", re.IGNORECASE)
_IS_SINCE = re.compile(r"\s*since\b", re.IGNORECASE)
_RELATIVE = re.compile(r",\s*(?:which|who|where)\b[^,]*$", re.IGNORECASE)
_HAD_THEN = re.compile(
    r",\s*(?:which|who|that) had [^,;.]{3,90} (?:at the time of|at|during|in) (?:the |its |their )?$", re.IGNORECASE
)
_INSPECTION_OF_THEN = re.compile(r"(?:['’]s)? (?:\w+ ){0,2}?(?:inspection|visit|report)\b", re.IGNORECASE)
""" "Audits, which had been too kind at the time of" + "last year" + "'s inspection": they are so no more."""
_COMMA = re.compile(r",")
_THEN_AFTER = re.compile(r"\s*,?\s*(?:after|amid|over|because of|due to|owing to|as a result of)\b", re.IGNORECASE)
_THEN_ENDS = re.compile(
    r"[;]|,? \b(?:but|now|while|although|whereas|yet|still|again)\b|"
    r",? and (?:is|are|has|have|remains?|continues?|(?:it|they|this|the) )",
    re.IGNORECASE,
)
_IS_LIKE = re.compile(r"\b(?:mirror|echo|repeat|match|resemble|recall)(?:s|es|ed)?\b[^,;]*$", re.IGNORECASE)
""" "The faults mirror those found in" + "2014": what is so today."""
_FOUND_TO_BE = re.compile(
    r"\b(?:was|were|been) found (?:to|not|wanting|in)\b[^,;]{0,60} (?:during|at|in) "
    r"(?:an?|the|its|their) (?:[\w'-]+ ){0,4}$",
    re.IGNORECASE,
)
""" "Where workers were found to be overwhelmed during": what stands before the visit that follows is of then."""
_WHAT_OF = re.compile(
    r"(?:,? (?:after|following|during|at) [^,;.]{0,50})?\s*,? ?(?:that|about|over|for)\b", re.IGNORECASE
)
_ALSO_THEN = re.compile(
    r",\s*(?:(?:something|which|as|just as|an? [\w ]{3,20}?)(?: that| which)? )"
    r"(?:inspectors|ofsted|they|it|the [\w' -]{3,30}?) (?:(?:had|was|were) )?(?:also|already|previously)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(r"\b(?:unlike|compared (?:with|to)|as against)\b(?: \w+){0,3} ?$", re.IGNORECASE)
""" "Unlike in" + "2018, inspectors found that ...": what the news is held against."""
_TURN = re.compile(
    r"[;]|, (?:while|although|whereas|yet) |"
    r"\bbut\b(?! (?:also |then |it (?:had |also ){0,2})?"
    r"(?:not|too|without|found|said|saw|warned|noted|criticised|identified|raised|"
    r"that (?!(?:is|was|has|had|did|does|changed|no)\b)['\"“‘]?\w+)\b"
    r"(?! (?:now|today|yet|all)\b))|\bnow\b"
)
"""Where a sentence comes back to the inspection that is news; "commended the pace but not the plans" does not."""
_OPENS_CLAUSE = re.compile(
    r"(?:;|,|:) (?:(?:and|but|yet|while|whereas|though|although|then|before|until|after which) )?(?:then )?"
    r"(?:(?:back )?in |(?P<visit>(?:an?|its|their|the|another) (?:later |further |subsequent |follow-up )?"
    r"(?:(?:[\w'’-]+ ){0,2}(?:inspection|visit|report|letter) (?:(?:in|of|from|on) )?)?))?$",
    re.IGNORECASE,
)
""" "It was adequate in 2013, but in" + "2016": the mention opens a clause of its own."""
_TOOK_PLACE = re.compile(
    r"\W*(?:the|its|their|our|an?) (?:[\w'’-]+ ){1,6}(?:inspection|visit|review)(?: (?:of|in|by) [\w'’ -]{2,60})?,? "
    r"(?:took place|happened|was (?:held|made|carried out|conducted|undertaken)) "
    r"(?:(?:back )?(?:in|on|during|between) )?",
    re.IGNORECASE,
)
""" "The previous inspection took place in" + "June 2021": all that stands before its date."""
_CONCEDES = re.compile(
    r"\W*(?:(?:and|but) )?(?:although|though|even though|while|whilst|whereas|despite|having|"
    r"after (?:being|having been|it was|they were))\b(?!.*\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
""" "Although it was good when last examined, in" + "2012": what follows behind a comma is of now."""
_CONCEDED = re.compile(r"['\"’”]*,")
_AT_THE_LAST = re.compile(
    r"\W*(?:(?:and|but) )?(?:back )?(?:in|at|on|during|after|following) (?:the|its|their|that|our) "
    r"(?:last|previous|earlier|former|prior|first|first-ever|preceding) (?:[\w'’-]+ ){0,3}?"
    r"(?:inspections?|visit|report|review)(?: (?:of|by|to) [\w'’ -]{2,40})?,? "
    r"(?:(?:which was |which had been )?(?:held|made|published|carried out|conducted|undertaken|done) )?(?:back )?"
    r"(?:(?:in|on|of|from) )?",
    re.IGNORECASE,
)
""" "In the last full inspection, in" + "January 2017": however many words that takes."""
_COMES_AFTER = re.compile(
    r"\W*(?:it|this|that|the (?:\w+ ){0,2}?(?:report|inspection|news|verdict|findings?|judgement|result)) "
    r"(?:comes?|came|follows?|followed|arrives?|arrived|lands?|landed|is published|was published) "
    r"(?:[\w'’-]+ ){0,6}?(?:an?|its|the) (?:[\w'’-]+ ){0,4}",
    re.IGNORECASE,
)
""" "It comes 14 months after a" + "focused visit, in February 2022" + ", which found": all that stands before it."""
_ACCORDING = re.compile(r"(?:^|,? )according to (?:the|its|their|that|ofsted's)(?: \w+)? $", re.IGNORECASE)
_REPORT_OF_THEN = re.compile(r" (?:\w+ )?(?:report|letter|inspection|review)\b(?=[,.;]|$)", re.IGNORECASE)
""" "Caseloads were high, according to the" + "2019" + "report": all of it is of then."""
_BEFORE_ASIDE = re.compile(r"(?<!as)(?<!, as), (?:the|its|their|that|ofsted's)(?: \w+)? $", re.IGNORECASE)
""" "Caseloads had crept up again, the" + "2019 report said"."""
_SAID_IN = re.compile(r"['\"’”]*(?=[,.;]|$)")
_IS = re.compile(r"\b(?:is|are|has|have|remains?|still|now)\b", re.IGNORECASE)
_FOLLOWS_ANOTHER = re.compile(
    r"\b(?:following|after|since|from|by|follow(?:s|ed)) (?:an?|the|its|their) (?:[\w-]+ ){0,3}"
    r"(?:inspection|visit|report|review) "
    r"(?:(?:made|held|carried out|published) )?(?:(?:in|of|on|from) )?$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r",? (?:has|have|is|are)\b|, (?!which\b|where\b|and\b|or\b)", re.IGNORECASE)
_CLAUSES = re.compile(r";\s+")
_MOST_OPENING_WORDS = 5
"""How many words may stand in front of a mention that opens its sentence."""


class ToldThenWords:
    """The words by which a statement is one of the inspection that is named beside it."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/told-then")
        self._words = inspection_words(ontology)
        self._persists = expression(
            lists,
            r"(?:(?!\b(?:has|have|is|are|but|though|although|while|whereas)\b)[^.;:]){0,60}?"
            r",?(?: (?:all|both|too|today|now|still))* (?:persists?|remains?|endures?|continues?|"
            r"(?:is|are) (?:(?:[\w'’-]+ ){0,3}?still|not yet|as)\b|"
            r"(?:(?:has|have) (?:still )?(?:not|never|yet)|(?:has|have)n['’]t)\b"
            r"(?! (?:(?:been|yet|ever|since|once|so far) )*(?:{comes-back}|{seen} (?:again|since|now|this time))\b)|"
            r"(?:mirror|echo|repeat|match)(?:s|es)?\b)",
        )
        self._then_found = expression(
            lists,
            r"\s*,?\s*(?:after|when|because|as) (?:{inspectors}|it|they) (?:\w+ )?{discovers}\b",
        )
        self._with_finding = expression(lists, r"\s*,? with (?:its |the )?{inspectors} (?:\w+ )?{finding}\b")
        self._when_called = expression(
            lists,
            r"\b(?:was|were|been) (?:also |already )?(?:{warned}|found) [^.;]{3,120}\bwhen "
            r"(?:the )?(?:{inspectors}|it|they) (?:(?:had|last|first) )*"
            r"(?:{came}|{stated}|\w{3,}ed)(?: [\w'’\"“”-]+){0,6}?,? (?:(?:back )?in )?$",
        )
        self._at_which = expression(
            lists,
            r",? (?:at|in|on|during|after|following) which (?:{inspectors}|it|they) "
            r"(?:(?:had|also|then|was) )*{stated}\b",
        )
        self._graded_before = expression(
            lists,
            r"\b(?:{graded}|{given} (?:the|an?|its|their))\b[^,;:]*$",
        )
        self._now_said = expression(lists, r",\s+{who-praises} (?:has |have |also )?{praises}\b")
        self._warned = expression(lists, r"\b(?:was|were|had been) (?:also )?{warned}\b[^,;]{0,40}$")
        self._said_at = expression(
            lists,
            r"\b(?:{inspectors}|it|they) had (?:\w+ )?{stated}(?: then)? (?:at|after|during|on) "
            r"(?:the|that|their|its) [\w' -]{3,30},? (?:back )?(?:(?:in|on|of) )?$",
        )
        self._states = expression(
            lists,
            r"(?:, (?:after|following|and) (?:an?|its|their|the) [^,;]{0,80},)?"
            r"(?:(?: \w+)?, (?:it|as|you|readers|we) (?:will|may|must|was|were|is|has|have|might) [^,;]{3,40},)?"
            r"(?:[^,;]{0,40}, (?:which (?:was )?)?{looked-at}\b[^,;.]{0,120},)?"
            r"[^,;]{0,40}?(?:, (?:ordered|commissioned|led|carried out|prompted|triggered)\b[^,;.]{0,60})?,?\s*"
            r"(?:[\w'-]+ ){0,4}(?:had (?:also )?)?(?:{stated}|were|was|had)\b",
        )
        self._report_said = expression(
            lists, r" (?:\w+ )?(?:report|letter|inspection|review|visit) (?:had )?(?:also )?{stated}(?=[,.;]|$)"
        )
        self._they_said = expression(lists, r"(?<!as), {inspectors} (?:had )?(?:\w+ )?{stated}(?: back)? (?:in )?$")
        self._said_in_report = expression(
            lists,
            r"(?:^\W*|[,;] (?:(?:but|and|while|though|although) )?)(?P<said>{inspectors} (?:(?:had|also) )*{stated}\b"
            r"[^;]*? in (?:its|their|the|that|an?) (?:\w+ )?)$",
        )
        self._visit = expression(
            lists,
            r"\W*(?:(?:but|and|then|however,?) )?(?:an?|the|its|their|that|another|one) "
            r"(?:(?!(?:that|which|report|review|council|peer|own|internal)\b)[\w'’-]+ ){0,4}?"
            r"(?:visit|revisit|inspection|letter)"
            r"(?: (?:to|of|by|on|about) "
            r"(?:[^,;.]{2,50}?|[^,;.]{0,40}?contact, referral,? and assessment[^,;.]{0,30}?))?,? "
            r"(?:(?:made|held|published|carried out|conducted) )?(?:(?:back )?(?:in|on|of|from|during|last) )?",
        )
        self._visit_told = expression(lists, r"(?:, [^,;.]{3,70},)? (?:(?:had|also|then) )*(?:{stated}|{looked-at})\b")
        self._when_they_came = expression(
            lists,
            r"(?:[^,;]{0,40}, )?\W*(?:(?:and|but|yet) )?(?:when|(?:the )?last time(?: that)?) "
            r"(?:{inspectors}|they|it|a team) (?:(?:had|last|next|first|then) ){0,2}(?:{came})(?: [\w'’-]+){0,4}?,? "
            r"(?:(?:back )?(?:in|on|during) )?",
        )
        self._they_came = expression(
            lists,
            r"\W*(?:(?:and|but|yet) )?(?:{inspectors}|they|a team) (?:(?:had|also|last|first|then) ){0,2}(?:{came})"
            r"(?: [\w'’-]+){0,5}?,? (?:(?:back )?(?:in|on|during) )?",
        )
        self._latest = expression(
            lists,
            r"(?:[:;,] |\band )(?P<one>(?:the )?(?:latest|last|most recent|first|second|third)"
            r"(?: of (?:them|these|those)| one| visit)?,? (?:(?:held|made|published) )?(?:(?:in|on|of|from) )?)$",
        )
        self._it_states = expression(lists, r",? (?:(?:had|also) )*{stated}\b")
        self._and_state = expression(
            lists, r"(?:, too)?,? (?:and|when|where)(?: (?:on that occasion|then|also|they|it|had)){0,3} {stated}\b"
        )
        self._which_states = expression(
            lists, r",? (?:which|that|when (?:{inspectors}|it|they)) (?:(?:had|also|then) )*{stated}\b"
        )
        self._they_state = expression(
            lists, r"[^,;.]{0,70},? (?:{inspectors}|it|they) (?:(?:had|also|then) )*{stated}\b"
        )
        self._came_to = expression(
            lists, r"\s*,? and (?:it |this )?(?:resulted in|led to|ended in|ended with|concluded with|{stated})\b"
        )
        self._visit_states = expression(lists, r",? (?:had )?(?:\w+ )?{stated}\b")
        self._inspectors_state = expression(
            lists,
            r",? (?:(?:{inspectors}|it|they)|(?:an?|the|its|their) (?:\w+ ){0,2}?(?:visit|revisit|inspection|review)"
            r"(?: (?:by|of|to) [^,;.]{2,40}?)?) (?:had )?(?:\w+ )?{stated}\b",
        )

    def persists(self, after: str) -> bool:
        """Whether what was found before these words is so today: "the delays seen in 2018" + "have not gone away".

        But what "has not been seen again" is over.
        """
        return self._persists.match(after) is not None

    def owned(self, text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
        """Which characters of a sentence state something of the other inspection that is mentioned at ``at``.

        ``end`` is where the mention ends.
        """
        before, after = text[:at], text[end:]
        if _HELD_AGAINST.search(text[: at + len("in ")]):
            return
        said_at = self._said_at.search(before) is not None
        if is_so_again(before):
            return
        if _FOLLOWS_ANOTHER.search(before) is not None and self._which_states.match(after) is not None:
            # "A visit in May, following an inspection in" + "2018 that exposed drift, ...".
            yield end, end + min(_first(_TURN, after), _first(_CLOSES, after))
            return
        if _IS_LIKE.search(before) or (self._words.found_then.search(before + " ") and self.persists(after)):
            return
        if self._when_called.search(_with_in(before, text[at:end])) and is_past(before):
            start = _last_clause(before)
            yield start, end
            return
        if said_at or self._words.found_then.search(before + " ") or _FOUND_TO_BE.search(before):
            # "weaknesses found in 2019 have been put right": what stands before is of then.
            told = [match.start() for match in self._now_said.finditer(before)]
            yield (told[-1] if told else 0), end
            return
        finding = self._with_finding.match(after) if self._graded_before.search(before) else None
        if finding is not None:
            yield 0, end + finding.end() + _first(_THEN_ENDS, after[finding.end() :])
            return
        at_which = self._at_which.match(after)
        if at_which is not None:
            yield end, end + _first(_TURN, after)
            return
        if _SINCE.search(before) or _IS_SINCE.match(text, max(0, at - 6)):
            if self._words.put_right.search(before):
                yield 0, at
            return
        if concedes(before, after):
            return
        had = _HAD_THEN.search(before)
        if had is not None and _INSPECTION_OF_THEN.match(after) is not None:
            opens = len(before[: had.start()].split()) <= _MOST_OPENING_WORDS
            yield 0 if opens else had.start(), end + _first(_COMMA, after)
            return
        if _RELATIVE.search(before):
            # "Bury, which was inadequate in 2019, was found to be good": only the clause is of then.
            return
        if self._then_found.match(after):
            yield 0, len(text)
            return
        if _THEN_AFTER.match(after) and self._graded_before.search(before):
            yield 0, end + _first(_THEN_ENDS, after)
            return
        turn = _first(_TURN, after)
        attributed = self._attributed(before, after, text[at:end])
        if attributed is None:
            attributed = 0 if self._is_all_told(before, after, after[:turn]) else self._part_told(before, after)
        if attributed is not None:
            yield attributed, end + turn

    def _is_all_told(self, before: str, after: str, rest: str) -> bool:
        """Whether a sentence tells from its first word on what was found then; ``rest``: what goes before its turn."""
        opens = len(before.strip(" \"'“‘").split()) <= _MOST_OPENING_WORDS
        opens = opens or _AT_THE_LAST.fullmatch(before) is not None
        return bool(
            (self._warned.search(before) and _WHAT_OF.match(after))
            or (self._visit.fullmatch(before) and self._visit_told.match(after))
            or (self._they_came.fullmatch(before) and self._and_state.match(after))
            or (self._when_they_came.fullmatch(before) and (self._they_state.match(after) or is_past(rest)))
            or (opens and self._states.match(after))
            or (_COMES_AFTER.fullmatch(before) and self._which_states.match(after))
            or ((opens or _TOOK_PLACE.fullmatch(before)) and self._came_to.match(after))
        )

    def _part_told(self, before: str, after: str) -> int | None:
        """Where the clause begins that tells what was found then; ``None`` where none does."""
        latest = self._latest.search(before)
        if latest is not None and self._it_states.match(after):
            return latest.start("one")
        clause = _OPENS_CLAUSE.search(before)
        states = self._visit_states if clause is not None and clause["visit"] else self._inspectors_state
        return clause.start() if clause is not None and states.match(after) else None

    def _attributed(self, before: str, after: str, said: str) -> int | None:
        """Where the words begin that are laid to a report of then: "caseloads were high, the 2019 report said"."""
        in_report = self._said_in_report.search(before) if _REPORT_OF_THEN.match(after) is not None else None
        if in_report is not None:
            return in_report.start("said")
        report = _ACCORDING.search(before) is not None and _REPORT_OF_THEN.match(after) is not None
        report = report or (_BEFORE_ASIDE.search(before) is not None and self._report_said.match(after) is not None)
        if not report and not (self._they_said.search(_with_in(before, said)) and _SAID_IN.match(after)):
            return None
        start = _last_clause(before)
        return start if _IS.search(without_quotations(before[start:])) is None else None


def _with_in(before: str, said: str) -> str:
    """The words in front of a mention, with the "in" that may stand in its own."""
    return before + (said[: len("in ")] if said.lower().startswith("in ") else "")


def _last_clause(before: str) -> int:
    """Where the clause begins that these words end with."""
    ends = [match.end() for match in _CLAUSES.finditer(before)]
    return ends[-1] if ends else 0


def is_so_again(before: str) -> bool:
    """Whether a date ends an aside: "plans were late, something inspectors had also criticised in" + "2015"."""
    return _ALSO_THEN.search(before) is not None


def looks_on(before: str) -> bool:
    """Whether a sentence asks, or tells, what has come of it since: "what has been done since the inspection in"."""
    return _SINCE.search(before) is not None


def concedes(before: str, after: str) -> bool:
    """Whether a date ends what a sentence concedes: "although it was good in" + "2012" + ", they found drift"."""
    return _CONCEDES.match(before) is not None and _CONCEDED.match(after) is not None


def _first(what: re.Pattern[str], text: str) -> int:
    """Where something stands first; the end of the text where it doesn't."""
    found = what.search(text)
    return found.start() if found is not None else len(text)


@made_once
def told_then_words(ontology: Ontology) -> ToldThenWords:
    """The words of an ontology."""
    return ToldThenWords(ontology)
