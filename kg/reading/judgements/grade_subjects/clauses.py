"""Subjects behind a relative clause, an aside or a description: "the borough, which was", "the first council to be"."""

from __future__ import annotations

import re

from kg.reading.council_mentions import CouncilMention
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.sentence import PREPOSITIONS, SentencePart
from kg.reading.judgements.wordings import (
    SUCH_A_COUNCIL,
)
from kg.reading.vocabulary import has_label, words_of

_BEHIND_RELATIVE = re.compile(
    r"(?:'s [a-z' ]{3,40})?, (?:which|who|where|whose)\b[^,;.]*, (?:has |have |had )?(?:now |also |"
    r"then )?(?:been|was|were|is|are)\b",
    re.IGNORECASE,
)
_BEHIND_ASIDE = re.compile(
    r"(?:'s [a-z' ]{3,40})?, (?:once|formerly|previously|long|already|itself|run|led|managed|taken|which|who|where|"
    r"whose|an?|the|now|like|unlike|along|across|in|on|over|down|up|further|next|just|south|north|east|west|too|"
    r"(?:rated|judged|graded|found|deemed)\b)\b[^,;.:]*, "
    r"(?:has |have |had )?(?:now |also |then |since |still )?"
    r"(?:been|was|were|is|are|remains?|stays?|require[sd]?|needs?)\b",
    re.IGNORECASE,
)
""" "Bury, once inadequate, was", "Bury's services, run by a company since 2020, were": up to the verb behind it."""
_WHICH = re.compile(
    r", (?:which|who) (?:(?:has |have |had )?(?:now |also |then |since |still )?"
    r"(?:been|was|were|is|are|remains?|stays?|require[sd]?|needs?|needed)\b|$)",
    re.I,
)
""" "The services of Bury, which were": up to the verb of a clause on what is named right before it."""
_WHICH_THEY = re.compile(
    r"\b(?:services?|department|council|authority),? (?:which|that) (?:ofsted|inspectors|the (?:watchdog|inspectorate|"
    r"regulator|inspectors))(?: (?:has|have|had|first|also))* $",
    re.IGNORECASE,
)
_BY_ITS_PLACE = re.compile(
    r"\W*The (?:(?!(?:of|in|for|at|from|school|police|health|parish|town)\b)[A-Za-z-]+ ){1,3}"
    r"(?:borough|council|city|county|authority)(?:'s (?:children's )?(?:social )?(?:services|care|department))? "
    r"(?:(?:has|have|was|were|is|are|had|been|also|now|first|again) )*",
)
_FIRST_TO_BE = re.compile(
    r"\b(?:became|becomes|has become|had become|is|was) (?:only |just |now |also )?the (?:very )?"
    r"(?:first|second|third|fourth|fifth|latest|newest|only|last)\b[^,;:.]{0,60} to be ['\"]?$",
    re.IGNORECASE,
)
_HAS_GONE_ON = re.compile(
    r"\W*(?P<subject>(?:the |its |[A-Z][\w'-]+ ){0,4}(?:(?:[Cc]hildren's )?(?:[Ss]ervices|social care)|council|"
    r"authority|department)(?: for children(?: and (?:their )?families)?)?(?: in [A-Z][\w'-]+(?: [\w'-]+){0,4}?)?) "
    r"(?:has|have|had)\b[^;:.]*? and (?:(?:has|have|had) )?(?:now |also |since )?(?:been |is|are|was|were)",
    re.DOTALL,
)
""" "Services in Bury *have improved since being judged ... and are*": up to the verb of a grade."""
_COUNCIL_WORDS = frozenset("council authority borough county city district unitary".split())
_DETERMINED = 4
"""Within so many tokens of "borough" stands the "the" of "the north London borough"."""
SAYS = frozenset("said says say found concluded reported ruled confirmed announced".split())

_OPENS_PARTICIPLE = ((), *((one, "being") for one in ("after", "since", "despite", "following", "by")))
"""Before a verb of finding whose subject stands behind the comma: "*after being* slammed as inadequate, Bury ..."."""


class SubjectClauses(SentencePart):
    """Whether a clause goes back to the services or the council."""

    def is_behind_relative(self, verdict: Verdict, left: int) -> bool:
        """ "South Tyneside, which had been good, was found to be inadequate": the verb goes back to the name."""
        own = {at for area in self.areas for at in range(area.start, area.end)} | {
            at for hit in self.services for at in range(hit.start, hit.end)
        }
        if self.is_report:
            return False
        ends = self.doc[verdict.core].idx + len(self.doc[verdict.core])
        for mention in self.record.councils.topical(self.sentence.index):
            if self._belongs_to_another(mention, verdict):
                continue
            for shape in (_BEHIND_RELATIVE, _BEHIND_ASIDE, _WHICH):
                behind = shape.match(self.record.text, mention.end_char, self.doc[verdict.start].idx)
                between = range(self.view.token_at(mention.end_char), verdict.core)
                own_words = shape is _BEHIND_RELATIVE and any(left <= at < verdict.core for at in own)
                named = self.view.mention_between(between.start, verdict.core) and shape is not _BEHIND_ASIDE
                if behind and behind.end() <= ends and not (own_words or named):
                    return True
        return self._is_behind_aside(verdict, left)

    def _is_behind_aside(self, verdict: Verdict, left: int) -> bool:
        """ "The services, run by a trust, now require improvement": the verb goes back to the services."""
        ends = self.view.char_end_of(verdict.core)
        for hit in self.services:
            subject = left <= hit.start and self.view.prefix_is_light(left, hit.start)
            said = self._is_said_of(hit.start)
            stop = max(self.doc[verdict.end - 1].idx, ends)
            behind = _BEHIND_ASIDE.match(self.record.text, self.view.char_end_of(hit.end - 1), stop)
            own = not self._names_area_within(hit.end, verdict.core)
            if behind and behind.end() <= ends and (subject or said) and own:
                return True
        return False

    def _is_said_of(self, start: int) -> bool:
        """ "Ofsted said that the services": what inspectors speak of in a clause with its own verb."""
        at = start - 1
        while at > self.sentence.start and self.doc[at].lower_ in ("the", "its", "their", "that"):
            at -= 1
        return self.doc[at].lower_ in SAYS and "about:inspection" in self.sentence.labels

    def _names_area_within(self, start: int, end: int) -> bool:
        """Whether an area is named between two tokens."""
        return any(start <= area.start < end for area in self.areas)

    def _belongs_to_another(self, mention: CouncilMention, verdict: Verdict) -> bool:
        """ "A school in Kent, which was good": whether a council's name is that of the place of something else."""
        first = self.view.token_at(mention.start_char)
        while first > self.sentence.start and self.doc[first - 1].lower_ in ("the", "neighbouring", "nearby"):
            first -= 1
        if first == self.sentence.start or self.doc[first - 1].lower_ not in PREPOSITIONS:
            return False
        ends = {hit.end for hit in self.services} | {area.end for area in self.areas}
        other = first - 1 not in ends and first - 1 > self.sentence.start and not self._is_of_those(first - 2)
        if other and (self.view.is_quoted(verdict) or verdict.grade not in ("good", "outstanding")):
            # "No change for Bury, which required improvement": only what has grades of its own can be meant.
            return any(has_label(hit, "judged:not-graded") and hit.end == first - 1 for hit in self.sentence.words)
        return other

    def _is_of_those(self, head: int) -> bool:
        """Whether the word before "of" and a council stands for what it does: "services of Bury"."""
        return self.doc[head].lower_ in ("services", "service", "department", "those", "ones")

    def has_gone_on_and_is(self, verdict: Verdict) -> bool:
        """ "Services in Bury have improved since being judged inadequate in 2017 and are now good": of the services."""
        if verdict.frame is not Frame.COPULA or (self.is_report and not self.services):
            return False
        core_ends = self.view.char_end_of(verdict.core)
        told = _HAS_GONE_ON.fullmatch(self.record.text, self.sentence.start_char, core_ends)
        return told is not None and not any(
            area.id != OVERALL and self.doc[area.start].idx < told.end("subject") for area in self.areas
        )

    def is_of_council_again(self, verdict: Verdict) -> bool:
        """ "A remarkable recovery for the borough, which was inadequate in 2017": the council by a word for it."""
        if self.is_report or self.areas or not self.dates or self.record.councils.mentions(self.sentence.index):
            return False
        stop = self.view.char_end_of(verdict.core)
        for hit in self.services:
            before = words_of(self.doc, max(self.sentence.start, hit.start - _DETERMINED), hit.start)
            again = self.doc[hit.end - 1].lower_ in _COUNCIL_WORDS and {"the", "this"} & {*before}
            which = _WHICH.match(self.record.text, self.view.char_end_of(hit.end - 1), stop)
            if again and which is not None and which.end() == stop:
                return True
        return False

    def is_which_they_found(self, verdict: Verdict) -> bool:
        """ "A service which Ofsted found inadequate"."""
        start = self.sentence.start_char
        return (
            not self.is_report and _WHICH_THEY.search(self.record.text, start, self.doc[verdict.core].idx) is not None
        )

    def is_having_been(self, verdict: Verdict) -> bool:
        """ "Bury requires improvement, having previously been inadequate": of what the grade before is of."""
        number = self.verdicts.index(verdict)
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 3) : verdict.core + 1]]
        opening = tuple(token.lower_ for token in self.doc[self.sentence.start : verdict.core])
        if number == 0 and (before[:1] == ["having"] or opening in _OPENS_PARTICIPLE):
            # "Having been inadequate in 2016, it is now good", "after being slammed as inadequate, Bury": the subject
            # stands behind the comma.
            comma = next((at for at in range(verdict.end, self.sentence.end) if self.doc[at].orth_ == ","), -1)
            behind = self.doc[comma + 1 : comma + 3] if 0 < comma < self.sentence.end - 3 else self.doc[:0]
            pronoun = any(token.lower_ in ("it", "they") for token in behind[:1])
            named = comma > 0 and self.view.names_services(comma + 1, comma + 4)
            return not self.is_report and (pronoun or named)
        return number > 0 and "having" in before and not self.is_report

    def is_first_to_be(self, verdict: Verdict) -> bool:
        """ "In 2018 it became the first to be outstanding", "Bury is the latest council to be inadequate"."""
        first = _FIRST_TO_BE.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx)
        if first is None or self.is_report or verdict.frame is not Frame.COPULA:
            return False
        at = self.view.token_at(first.start()) - 1
        tokens = {
            token
            for mention in self.record.councils.topical(self.sentence.index)
            for token in self.view.tokens(mention.start_char, mention.end_char)
        }
        return at >= self.sentence.start and (self.doc[at].lower_ == "it" or at in tokens)

    def is_such_a_council(self, verdict: Verdict) -> bool:
        """ "A blow for a council that had been good since 2017": of the one spoken of, by the words for it."""
        start = self.sentence.start_char
        told = SUCH_A_COUNCIL.search(self.record.text, start, self.doc[verdict.start].idx)
        return told is not None and not self.is_report and bool(self.dates)

    def is_called_by_its_place(self, verdict: Verdict) -> bool:
        """ "The south London borough was found inadequate": the council, by a description that opens the sentence."""
        if self.is_report or "about:inspection" not in self.sentence.labels | self._labels_before():
            return False
        start, core = self.sentence.start_char, self.doc[verdict.core].idx
        return _BY_ITS_PLACE.fullmatch(self.record.text, start, core) is not None

    def _labels_before(self) -> frozenset[str]:
        """What stands in the sentence before."""
        at = self.sentence.index
        return frozenset(self.record.annotated.sentences[at - 1].labels) if at else frozenset()
