"""Whether the services, or the council, are what a verb gives a grade to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.council_mentions import CouncilMention
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL, areas_in, by_label
from kg.reading.judgements.grade_dates import LEAD
from kg.reading.judgements.graded_elsewhere import BE, PRONOUN_OBJECT, GradedElsewhere
from kg.reading.judgements.sentence import GAP, PREPOSITIONS, GradedSentence, SentencePart
from kg.reading.judgements.some_areas import ALL_AREAS
from kg.reading.judgements.whose import LATTER, THE_NEIGHBOUR, is_of_both, pair
from kg.reading.judgements.wordings import (
    AREA_NOUNS,
    AUXILIARIES,
    EARLIER,
    NOW,
    SOME_AREAS,
    SUCH_A_COUNCIL,
    YEARS_LEAD,
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
    r", (?:which|who) (?:(?:has |have |had )?(?:now |also |then |since )?(?:been|was|were|is|are)\b|$)", re.I
)
""" "The services of Bury, which were": up to the verb of a clause on what is named right before it."""
_NEXT_ONE = re.compile(
    r"[\"')]*,?\s*(?:(?:and|but|while|then) )?the (?:(?:next|previous|one|last|latest|second|third|following|"
    r"subsequent)(?: (?:one|inspection|visit))?)"
    r"(?: (?:before|after) (?:that|it))?,? (?:(?:in|from|of) )?2000,?(?: (?:was|is|brought))?(?: again| also)? ['\"]?",
    re.IGNORECASE,
)
""" "The next, in 2018, was": the inspection or its verdict."""
_SAID_THAT_THEY = re.compile(
    r"\W*(?:but |and |now )?(?:inspectors|ofsted|the (?:\w+ )?(?:watchdog|inspectorate|regulator|report|inspectors))"
    r"(?: (?:has|have|had|also|now|then))* (?:said|says?|found|finds?|concluded?s?|ruled|decided|agreed|reported|"
    r"confirmed|believed?)\b(?:[^,;:.]{0,40} that)? (?:it|they)\b|"
    r"\W*(?:but |and )?now (?:it|ofsted|inspectors) (?:says?|finds?|thinks?)(?: that)? they\b",
    re.IGNORECASE,
)
""" "Inspectors said in November that they": a pronoun for the services that the sentence before names."""
_EVERY_AREA = re.compile(
    r"\beverything(?=[^.;]*\b(?:bar|except|save|apart from|other than)\b)|"
    r"\b(?:all|every|each)(?: of)?(?: the| its| our| their)?(?: (?:single|one|two|three|four|five|six|key|main))* "
    rf"(?:{AREA_NOUNS}|headings?)(?: (?:bar|except|save|apart from|other than)"
    r"(?: for)?(?: the| its| their)?)?",
    re.IGNORECASE,
)
_WHICH_THEY = re.compile(
    r"\b(?:services?|department|council|authority),? (?:which|that) (?:ofsted|inspectors|the (?:watchdog|inspectorate|"
    r"regulator|inspectors))(?: (?:has|have|had|first|also))* $",
    re.IGNORECASE,
)
_LAST_INSPECTION = re.compile(
    r"\W*(?:the|its) (?:last|previous|most recent) (?:ofsted )?inspection of (?:the )?[^.;]*\b(?:was|took place)\b",
    re.I,
)
_HAS_CHANGED_SINCE = re.compile(
    r"\W*(?:the )?(?:(?:overall )?(?:quality|effectiveness|standard) of )?(?:the )?(?:children's services|services for "
    r"children(?:,? (?:young people )?and (?:their )?families)?|(?:local )?authority|council)\b"
    r"(?: in [\w' -]{3,40}?)? (?:has|have|had)(?: \w+){0,3} since (?:the|its|their|our) (?:(?:last|previous)"
    r"(?: \w+){0,2}? )?inspection\b[^;:.]{0,30}, (?:when|where|at which) (?:it|they|services|children's services|"
    r"the council) (?:was|were)\b",
    re.IGNORECASE,
)
""" "Services for children have declined since the last inspection in 2021, when they were good": of that one."""
_BY_ITS_PLACE = re.compile(
    r"\W*The (?:(?!(?:of|in|for|at|from|school|police|health|parish|town)\b)[A-Za-z-]+ ){1,3}"
    r"(?:borough|council|city|county|authority)(?:'s (?:children's )?(?:social )?(?:services|care|department))? "
    r"(?:(?:has|have|was|were|is|are|had|been|also|now|first|again) )*",
)
_WAS_TOLD_IT = re.compile(
    r"\b(?:council|authority|borough|county|services?)\b[^;:.]*\b(?:was|were|been) told (?:that )?(?:it|they) $",
    re.IGNORECASE,
)
_FIRST_TO_BE = re.compile(
    r"\b(?:became|becomes|has become|had become|is|was) (?:only |just |now |also )?the (?:very )?"
    r"(?:first|second|third|fourth|fifth|latest|newest|only|last)\b[^,;:.]{0,60} to be ['\"]?$",
    re.IGNORECASE,
)
_BEFORE_CONTRASTED = BE | {"had", "also", "merely", "only", "still", "then", "already", "just", "simply"}
_FOUND_TO = frozenset("to said found judged deemed considered was were been still also".split())
_SUBORDINATORS = frozenset("when where that whose because after since if as".split())
_INSPECTION_WAS = re.compile(
    r"\W*(?:the|its|their|our|that) (?:\w+ ){0,3}inspections?\b(?: of (?:the |its )?[^,;:.]{3,60}?)?"
    r"(?:,| (?:was|took place|happened|came|followed)) [^,;:.]{4,30}(?:,|,? and) (?:was|were|had been)"
    r"(?: (?:also|again|then|only|just))* ['\"]?",
    re.IGNORECASE,
)
""" "The last full inspection took place in July 2018 and was also" + "outstanding"."""
_OPENS_THEN = re.compile(r"(?:^\W*|[:;\u2013\u2014] |, (?:and|but) )(?:[Bb]ack )?[Ii]n $")
_THEY_WERE = re.compile(
    r",? (?:they|it|we) (?:was|were|had been)(?: (?:only|just|still|merely|also))* ['\"]?", re.IGNORECASE
)
_STILL = frozenset("still now also again".split())
_HAVE = frozenset("have has had are is were was".split())
_COUNCIL_WORDS = frozenset("council authority borough county city district unitary".split())
_DETERMINED = 4
"""Within so many tokens of "borough" stands the "the" of "the north London borough"."""
_SAYS = frozenset("said says say found concluded reported ruled confirmed announced".split())


class GradeSubjects(SentencePart):
    """What the subjects of the verdicts of a sentence are."""

    def __init__(self, view: GradedSentence, elsewhere: GradedElsewhere) -> None:
        super().__init__(view)
        self.elsewhere = elsewhere

    def subject_is_dim(self, verdict: Verdict, left: int) -> bool:
        """ "Two were judged good", in a report also "it was": a pronoun that need not stand for the council."""
        at = verdict.core - 1
        while at >= left and self.doc[at].lower_ in (
            "was",
            "were",
            "been",
            "being",
            "be",
            "is",
            "are",
            "has",
            "have",
            "had",
            "not",
            "also",
            "both",
        ):
            at -= 1
        if at < left or at == verdict.core - 1:
            return False
        word = self.doc[at].lower_
        if word == "each" and self.doc[at - 1].lower_ in ("has", "have", "had", "were", "are"):
            # "Kensington and Westminster have each been graded outstanding".
            return False
        if word in (
            "this",
            "these",
            "those",
            "two",
            "three",
            "four",
            "five",
            "one",
            "all",
            "others",
            "most",
            "some",
            "none",
            "many",
            "each",
        ):
            return True
        return self.is_report and word in ("it", "they", "which") and not self.follows_last_inspection()

    def follows_last_inspection(self) -> bool:
        """ "The last inspection of ... was in January 2011. It was judged to be adequate": of the council then."""
        if _HAS_CHANGED_SINCE.match(self.text) is not None and not any(area.id != OVERALL for area in self.areas):
            return True
        if not self.sentence.index or self.doc[self.sentence.start].lower_ != "it":
            return False
        before = self.view.before
        others = "judged:elsewhere-graded" in before.labels or any(area.id == "adoption" for area in areas_in(before))
        return not others and _LAST_INSPECTION.match(self.record.annotated.text(before)) is not None

    def subject_is_services(self, verdict: Verdict, left: int) -> bool:
        """In the weaker frames: whether the services as a whole, or the council, are what is graded."""
        own = {at for hit in self.services for at in range(hit.start, hit.end)}
        for mention in self.record.councils.topical(self.sentence.index):
            own.update(self.view.tokens(mention.start_char, mention.end_char))
        if verdict.frame is Frame.FOUND:
            inner = range(verdict.core + 1, verdict.start)
            if any(self.doc[at].lower_ in PRONOUN_OBJECT for at in inner):
                return True
            if self._is_of_pronoun_told(verdict) or self._is_which_they_found(verdict):
                return True
            if any(at in own for at in inner):
                return not self.elsewhere.ends_in_something_else(verdict.core + 1, verdict.start)
            if not self._all_areas().isdisjoint(inner):
                # "The inspection found every area to be inadequate".
                return True
            if self._has_other_object(verdict):
                return False
        everywhere = ALL_AREAS.search(self.view.clause(verdict, left)) is not None
        if verdict.frame is Frame.COPULA and everywhere and self._goes_on(verdict):
            # "They were good on all counts".
            return True
        if verdict.frame is Frame.FOUND and (
            self._is_pronoun_of_services(verdict) or self._goes_on(verdict) or self.elsewhere.is_after_being(verdict)
        ):
            return True
        if self._is_behind_relative(verdict, left) or self._is_first_to_be(verdict) or self._goes_on_but(verdict, left):
            return True
        if not self.is_report and THE_NEIGHBOUR.search(
            self.record.text, self.sentence.start_char, self.doc[verdict.core].idx
        ):
            return True
        if verdict.frame is Frame.COPULA and self.elsewhere.is_behind_opening_aside(verdict):
            return True
        if self._is_told_of(verdict, own) or self._is_having_been(verdict) or self._is_of_council_again(verdict):
            return True
        if self._is_such_a_council(verdict) or self._is_what_they_were_told(verdict):
            return True
        if self._is_called_by_its_place(verdict) or self._was_so_then(verdict):
            return True
        if verdict.frame is Frame.COPULA and self.dates and not self.is_report:
            told = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
            if _INSPECTION_WAS.fullmatch(told) is not None:
                return True
        own |= self._all_areas() | self._latter()
        if verdict.frame is Frame.COPULA and self.is_next_one(verdict):
            return True
        if is_of_both(self.text) and pair(self.record, self.sentence.index):
            both = max((at for at in range(left, verdict.start + 1) if self.doc[at].lower_ == "both"), default=-1)
            if both >= 0 and all(at in self.light for at in range(both, max(both, verdict.core))):
                return True
        left = max([left, *(at + 1 for at in range(left, verdict.core) if self._subordinates(at))])
        subject = [at for at in range(left, verdict.core) if at in own]
        pronoun = verdict.core - 1
        while pronoun > left and self.doc[pronoun].lower_ in ("still", "now", "again", "also"):
            pronoun -= 1
        if subject and self.doc[pronoun].lower_ in ("it", "they") and not self.is_report:
            return self.view.gap_is_light(subject[-1] + 1, verdict.core) or self.doc[pronoun - 1].lower_ in (
                "told",
                "that",
                "said",
            )
        if not subject and not self.is_report and (self._is_contrasted(verdict, left) or self._is_said_on(verdict)):
            return True
        if not subject or not self.view.gap_is_light(subject[-1] + 1, verdict.core):
            return False
        first = self._nearest(subject)
        if self._is_named_subject(verdict, left):
            return not SOME_AREAS.search(self.view.clause(verdict, left))
        if not self.is_report and self.view.heads_its_phrase(left, self._begins(first, left)):
            return not SOME_AREAS.search(self.view.clause(verdict, left))
        return self.view.prefix_is_light(left, first) and not SOME_AREAS.search(self.view.clause(verdict, left))

    def _goes_on_but(self, verdict: Verdict, left: int) -> bool:
        """ "Services had got better but still require improvement": a further verb of theirs behind "but"."""
        if self.is_report or verdict.frame is not Frame.COPULA or left == self.sentence.start:
            return False
        joined = self.doc[left - 1].lower_ in ("but", "though", "although")
        bare = all(self.doc[at].lower_ in _STILL for at in range(left, verdict.core))
        named = any(area.start < left for area in areas_in(self.sentence))
        ends = [hit.end for hit in self.services]
        for mention in self.record.councils.topical(self.sentence.index):
            ends.append(self.view.tokens(mention.start_char, mention.end_char).stop)
        return joined and bare and not named and any(end < left and self.doc[end].lower_ in _HAVE for end in ends)

    def _subordinates(self, at: int) -> bool:
        """Whether a word opens a clause; not the "that" of "before that"."""
        time = self.doc[at].lower_ == "that" and at > self.sentence.start and self.doc[at - 1].lower_ == "before"
        return self.doc[at].lower_ in _SUBORDINATORS and not time

    def _latter(self) -> set[int]:
        """The tokens of "the latter", which stands for the council named last."""
        start = self.sentence.start_char
        found = [match for match in LATTER.finditer(self.text) if not self.is_report]
        return {at for match in found for at in self.view.tokens(start + match.start(), start + match.end())}

    def is_next_one(self, verdict: Verdict) -> bool:
        """ "The grade for 2016 was good. The next, in 2018, was inadequate", "... and the one from 2018 inadequate"."""
        number = self.verdicts.index(verdict)
        start = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        parted = self.record.text.rfind(";", start, self.doc[verdict.start].idx) if number else -1
        start = parted + 1 if parted >= 0 else start
        words = self.record.text[start : self.doc[verdict.start].idx]
        for date in reversed(self.dates):
            if start <= date.start_char and date.end_char <= self.doc[verdict.start].idx:
                words = words[: date.start_char - start] + "2000" + words[date.end_char - start :]
        before = self.view.before if self.sentence.index else None
        told_before = before is not None and any(
            fact.area == OVERALL and before.start_char <= fact.evidence.start < before.end_char
            for fact in self.record.facts
        )
        whole = told_before if not number else not self.areas
        return whole and not self.is_report and _NEXT_ONE.fullmatch(words) is not None

    def _nearest(self, subject: Sequence[int]) -> int:
        """Where what stands before a verb begins: in "over in Hull, services are" with the services."""
        first = subject[-1]
        for at in reversed(subject[:-1]):
            if any(self.doc[place].orth_ == "," for place in range(at, first)):
                break
            first = at
        return first

    def _all_areas(self) -> set[int]:
        """The tokens of "every area bar adoption", which stand for the services as a whole."""
        found: set[int] = set()
        for match in _EVERY_AREA.finditer(self.text):
            start = self.sentence.start_char
            if match.group().lower() == "everything" and not any(area.id != OVERALL for area in self.areas):
                # "Everything is good except the money".
                continue
            found.update(self.view.tokens(start + match.start(), start + match.end()))
        for area in self.areas:
            if area.start - 1 in found:
                found.update(range(area.start, area.end))
        return found

    def _is_having_been(self, verdict: Verdict) -> bool:
        """ "Bury requires improvement, having previously been inadequate": of what the grade before is of."""
        number = self.verdicts.index(verdict)
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 3) : verdict.core + 1]]
        if number == 0 and before[:1] == ["having"]:
            # "Having been inadequate in 2016, it is now good": the subject stands behind the comma.
            comma = next((at for at in range(verdict.end, self.sentence.end) if self.doc[at].orth_ == ","), -1)
            behind = self.doc[comma + 1 : comma + 3] if 0 < comma < self.sentence.end - 3 else self.doc[:0]
            pronoun = any(token.lower_ in ("it", "they") for token in behind[:1])
            named = comma > 0 and self.view.names_services(comma + 1, comma + 4)
            return not self.is_report and (pronoun or named)
        return number > 0 and "having" in before and not self.is_report

    def _is_first_to_be(self, verdict: Verdict) -> bool:
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

    def _is_told_of(self, verdict: Verdict, own: set[int]) -> bool:
        """ "Ofsted has told the council that it is inadequate": a pronoun for the council or services before "that"."""
        at = verdict.core - 1
        while at > self.sentence.start and self.doc[at].lower_ in _FOUND_TO | _STILL:
            # "When they were said to require improvement", "told that they still require improvement".
            at -= 1
        named = any(self.sentence.start <= token < at for token in own) or self._is_named_behind(verdict, own)
        named = named or self._goes_on_about_services(at)
        have_been = [token.lower_ for token in self.doc[max(self.sentence.start, at - 3) : at]]
        told = "about:inspection" in self.sentence.labels or bool(self.dates) or self._are_inspectors_near()
        told = told or (
            have_been[-1:] == ["that"] and have_been[:2] in (["been", "told"], ["were", "told"], ["was", "told"])
        )
        pronoun = at > self.sentence.start and self.doc[at].lower_ in ("it", "they")
        opens = self.doc[at - 1].lower_ in ("that", "when") or self.doc[at - 1].lower_ in _SAYS
        return pronoun and opens and named and told and not self.is_report

    def _goes_on_about_services(self, at: int) -> bool:
        """ "Inspectors said it now requires improvement", behind a sentence on the council or its services."""
        before = self.view.before if self.sentence.index else None
        if before is None or before.block != self.sentence.block or "judged:elsewhere-graded" in before.labels:
            return False
        told = any(has_label(hit, "about:inspection") and hit.end <= at for hit in self.sentence.words)
        return told and ("judged:services" in before.labels or bool(self.record.councils.topical(before.index)))

    def _is_what_they_were_told(self, verdict: Verdict) -> bool:
        """ "The council avoided an inadequate rating and was told it requires improvement"."""
        core = self.doc[verdict.core].idx
        told = _WAS_TOLD_IT.search(self.record.text, self.sentence.start_char, core)
        return verdict.frame is Frame.COPULA and told is not None

    def _is_such_a_council(self, verdict: Verdict) -> bool:
        """ "A blow for a council that had been good since 2017": of the one spoken of, by the words for it."""
        start = self.sentence.start_char
        told = SUCH_A_COUNCIL.search(self.record.text, start, self.doc[verdict.start].idx)
        return told is not None and not self.is_report and bool(self.dates)

    def _is_called_by_its_place(self, verdict: Verdict) -> bool:
        """ "The south London borough was found inadequate": the council, by a description that opens the sentence."""
        if self.is_report or "about:inspection" not in self.sentence.labels | self._labels_before():
            return False
        start, core = self.sentence.start_char, self.doc[verdict.core].idx
        return _BY_ITS_PLACE.fullmatch(self.record.text, start, core) is not None

    def _labels_before(self) -> frozenset[str]:
        """What stands in the sentence before."""
        at = self.sentence.index
        return frozenset(self.record.annotated.sentences[at - 1].labels) if at else frozenset()

    def _is_named_behind(self, verdict: Verdict, own: set[int]) -> bool:
        """ "A year after being told that it was inadequate, Bury ...": the subject of the clause behind the comma."""
        at = verdict.end + 1
        closes = verdict.end < self.sentence.end and self.doc[verdict.end].orth_ == ","
        while at < self.sentence.end and self.doc[at].lower_ in ("the", "its"):
            at += 1
        being = "being" in {
            token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 5) : verdict.core]
        }
        return closes and being and at in own

    def _are_inspectors_near(self) -> bool:
        """Whether the sentence before or behind, in the same paragraph, speaks of inspectors."""
        sentences, index = self.record.annotated.sentences, self.sentence.index
        near = [sentences[at] for at in (index - 1, index + 1) if 0 <= at < len(sentences)]
        return any(one.block == self.sentence.block and "about:inspection" in one.labels for one in near)

    def _is_which_they_found(self, verdict: Verdict) -> bool:
        """ "A service which Ofsted found inadequate"."""
        start = self.sentence.start_char
        return (
            not self.is_report and _WHICH_THEY.search(self.record.text, start, self.doc[verdict.core].idx) is not None
        )

    def _is_of_pronoun_told(self, verdict: Verdict) -> bool:
        """ "Services were inspected in 2018, when Ofsted found that they required improvement"."""
        said = [token.lower_ for token in self.doc[verdict.core + 1 : verdict.start] if token.is_alpha]
        told = said[:2] in (["that", "it"], ["that", "they"]) and {*said[2:]} <= AUXILIARIES
        inspected = any(has_label(hit, "about:inspection") and hit.end <= verdict.core for hit in self.sentence.words)
        named = self.view.names_services(self.sentence.start, verdict.core)
        return told and named and inspected and not self.is_report and not self.areas

    def _has_other_object(self, verdict: Verdict) -> bool:
        """ "The council described its funding as inadequate": in the active voice the object is what is called so."""
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 3) : verdict.core]}
        said = [token for token in self.doc[verdict.core + 1 : verdict.start] if token.is_alpha]
        return not before & BE and any(token.lower_ not in GAP and token.lower_ != "as" for token in said)

    def _is_named_subject(self, verdict: Verdict, left: int) -> bool:
        """ "Before those two triumphs Leeds had been good": a council right before its verb, in no other phrase."""
        at = self.view.before_auxiliaries(verdict, left)
        for mention in self.record.councils.topical(self.sentence.index):
            tokens = list(self.view.tokens(mention.start_char, mention.end_char))
            if tokens and tokens[-1] == at - 1 and not self.is_report:
                before = self.doc[tokens[0] - 1].lower_ if tokens[0] > self.sentence.start else ""
                return before not in PREPOSITIONS | {"and", "the", "or", "'s", "than"}
        return False

    def _begins(self, token: int, left: int) -> int:
        """Where the run of light words and names that holds a token begins."""
        own = {at for hit in self.services for at in range(hit.start, hit.end)}
        for mention in self.record.councils.topical(self.sentence.index):
            own.update(self.view.tokens(mention.start_char, mention.end_char))
        while token > left and (token - 1 in own or self.doc[token - 1].lower_ in ("'s", "'", "the", "its")):
            token -= 1
        return token

    def _is_contrasted(self, verdict: Verdict, left: int) -> bool:
        """ "Three years ago they required improvement; now they are good": then and now, of those spoken of."""
        at = verdict.core - 1
        while at > self.sentence.start and self.doc[at].lower_ in _BEFORE_CONTRASTED:
            at -= 1
        if self.doc[at].lower_ not in ("it", "they", "we"):
            return False
        if len(self.verdicts) < 2 and not (left == self.sentence.start and self._is_of_time(at)):
            # "In the hub, decisions are quicker; it is now good".
            return False
        number = self.verdicts.index(verdict)
        before = self.doc[self.verdicts[number - 1].core].lower_ if number else ""
        if before in ("was", "were") and self.doc[verdict.core].lower_ in ("is", "are") and not self.areas:
            # "Torbay was inadequate; it is good".
            return True
        if YEARS_LEAD.match(self.text) is not None and self.sentence.index:
            return "grade" in self.view.before.kinds
        return bool(self.dates) or NOW.search(self.text) is not None or EARLIER.search(self.text) is not None

    def _is_of_time(self, at: int) -> bool:
        """Whether nothing but a time or an inspection stands before a pronoun: "at its last visit, in 2019, it"."""
        start, end = self.sentence.start, self.doc[at].idx
        if YEARS_LEAD.match(self.text) is not None:
            return True
        told = any(date.end_char <= end for date in self.dates)
        told = told or any(has_label(hit, "about:inspection") and hit.end <= at for hit in self.sentence.words)
        return self.view.prefix_is_light(start, at) or (
            told and self.doc[start].lower_ in PREPOSITIONS | {"before", "prior"}
        )

    def _is_said_on(self, verdict: Verdict) -> bool:
        """ "They are inadequate, Ofsted says", after a sentence about the services: a pronoun that opens it."""
        said = _SAID_THAT_THEY.match(self.record.text, self.sentence.start_char, self.doc[verdict.core].idx)
        if said is not None and self.sentence.index:
            between = self.view.tokens(said.end(), self.doc[verdict.core].idx)
            return all(self.doc[at].lower_ in AUXILIARIES for at in between) and self._follows_services()
        opens = self.doc[self.sentence.start].lower_ in ("it", "they") and self.sentence.index > 0
        aux = all(self.doc[at].lower_ in AUXILIARIES for at in range(self.sentence.start + 1, verdict.core))
        told = "about:inspection" in self.sentence.labels
        if opens and aux and self._says_how_it_is_now(verdict):
            return self._follows_services() or self._follows_council()
        return opens and aux and told and self._follows_services()

    def _follows_council(self) -> bool:
        """Whether the sentence before begins with a council, and names nothing else with a grade of its own."""
        before = self.view.before
        topical = self.record.councils.topical(before.index)
        leads = bool(topical) and topical[0].start_char - before.start_char <= LEAD
        return leads and not areas_in(before) and "judged:elsewhere-graded" not in before.labels

    def _says_how_it_is_now(self, verdict: Verdict) -> bool:
        """ "Inspectors were back in May. It now requires improvement.": a sentence of a pronoun and its grade alone."""
        before = self.view.before
        present = self.doc[verdict.core].lower_ in ("is", "are", "requires", "require", "remain", "remains")
        present = present or (self.doc[verdict.core].lower_ == "been" and bool(self.dates))
        dated = {at for date in self.dates for at in self.view.tokens(date.start_char, date.end_char)}
        closes = all(
            not self.doc[at].is_alpha or at in dated or self.doc[at].lower_ in ("since", "in")
            for at in range(verdict.end, self.sentence.end)
        )
        near = before.block == self.sentence.block and "about:inspection" in before.labels
        return present and closes and near and "." == self.text.rstrip()[-1:]

    def _follows_services(self) -> bool:
        """Whether the sentence before names the services, and nothing else with a grade of its own."""
        before = self.view.before
        areas = any(area.id != OVERALL for area in areas_in(before))
        others = "judged:elsewhere-graded" in before.labels
        return not areas and not others and bool(by_label(before.words, "judged:services"))

    def _was_so_then(self, verdict: Verdict) -> bool:
        """ "That is a drop of two grades: in 2016 they were good", behind a sentence with a grade."""
        if not self.dates or not self.sentence.index or self.is_report or "grade" not in self.view.before.kinds:
            return False
        date, start = self.dates[0], self.doc[verdict.start].idx
        opens = _OPENS_THEN.search(self.record.text, self.sentence.start_char, date.start_char)
        return (
            opens is not None
            and _THEY_WERE.fullmatch(self.record.text, date.end_char, max(date.end_char, start)) is not None
        )

    def _is_pronoun_of_services(self, verdict: Verdict) -> bool:
        """ "Services are good, five years after they were found inadequate"."""
        at = verdict.core - 1
        while at > self.sentence.start and self.doc[at].lower_ in ("was", "were", "been", "had"):
            at -= 1
        passive = at < verdict.core - 1 and self.doc[at].lower_ in ("it", "they", "we")
        return passive and not self.is_report and self.view.names_services(self.sentence.start, at)

    def _is_behind_relative(self, verdict: Verdict, left: int) -> bool:
        """ "South Tyneside, which had been good, was found to be inadequate": the verb goes back to the name."""
        own = {at for area in self.areas for at in range(area.start, area.end)} | {
            at for hit in self.services for at in range(hit.start, hit.end)
        }
        if self.is_report:
            return False
        ends = self.doc[verdict.core].idx + len(self.doc[verdict.core])
        for mention in self.record.councils.topical(self.sentence.index):
            if self._belongs_to_another(mention):
                continue
            for shape in (_BEHIND_RELATIVE, _BEHIND_ASIDE, _WHICH):
                behind = shape.match(self.record.text, mention.end_char, self.doc[verdict.start].idx)
                between = range(self.view.token_at(mention.end_char), verdict.core)
                own_words = shape is _BEHIND_RELATIVE and any(left <= at < verdict.core for at in own)
                named = self.view.mention_between(between.start, verdict.core) and shape is not _BEHIND_ASIDE
                if behind and behind.end() <= ends and not (own_words or named):
                    return True
        return self._is_behind_aside(verdict, left)

    def _is_of_council_again(self, verdict: Verdict) -> bool:
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
        return self.doc[at].lower_ in _SAYS and "about:inspection" in self.sentence.labels

    def _names_area_within(self, start: int, end: int) -> bool:
        return any(start <= area.start < end for area in self.areas)

    def _belongs_to_another(self, mention: CouncilMention) -> bool:
        """ "A school in Kent, which was good": whether a council's name is that of the place of something else."""
        first = self.view.token_at(mention.start_char)
        while first > self.sentence.start and self.doc[first - 1].lower_ in ("the", "neighbouring", "nearby"):
            first -= 1
        if first == self.sentence.start or self.doc[first - 1].lower_ not in PREPOSITIONS:
            return False
        ends = {hit.end for hit in self.services} | {area.end for area in self.areas}
        return first - 1 not in ends and first - 1 > self.sentence.start and not self._is_of_those(first - 2)

    def _is_of_those(self, head: int) -> bool:
        """Whether the word before "of" and a council stands for what it does: "services of Bury"."""
        return self.doc[head].lower_ in ("services", "service", "department", "those", "ones")

    def _goes_on(self, verdict: Verdict) -> bool:
        """ "It was found to require improvement", after a sentence about the services or the council."""
        opens = self.doc[self.sentence.start].lower_ in ("it", "they") and not self.is_report
        aux = all(self.doc[at].lower_ in AUXILIARIES for at in range(self.sentence.start + 1, verdict.core))
        if not (opens and aux and self.sentence.index):
            return False
        before = self.view.before
        others = "judged:elsewhere-graded" in before.labels
        topical = self.record.councils.topical(before.index)
        return not others and (bool(topical) or bool(by_label(before.words, "judged:services")))
