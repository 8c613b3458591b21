"""Whether what has a grade is the services as a whole, or the council."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.grade_subjects.clauses import SubjectClauses
from kg.reading.judgements.grade_subjects.told_before import ToldBefore
from kg.reading.judgements.grade_words import grade_words
from kg.reading.judgements.graded_elsewhere import BE, PRONOUN_OBJECT, GradedElsewhere
from kg.reading.judgements.sentence import GAP, PREPOSITIONS, GradedSentence, SentencePart
from kg.reading.judgements.some_areas import ALL_AREAS
from kg.reading.judgements.whose import LATTER, THE_NEIGHBOUR, is_of_both, pair
from kg.reading.judgements.wordings import (
    AREA_NOUNS,
    SOME_AREAS,
)

_EVERY_AREA = re.compile(
    r"\beverything(?=[^.;]*\b(?:bar|except|save|apart from|other than)\b)|"
    r"\b(?:all|every|each)(?: of)?(?: the| its| our| their)?(?: (?:single|one|two|three|four|five|six|key|main))* "
    rf"(?:{AREA_NOUNS}|headings?)(?: (?:bar|except|save|apart from|other than)"
    r"(?: for)?(?: the| its| their)?)?",
    re.IGNORECASE,
)
_SUBORDINATORS = frozenset("when where that whose because after since if as".split())
_INSPECTION_WAS = re.compile(
    r"\W*(?:the|its|their|our|that) (?:\w+ ){0,3}inspections?\b(?: of (?:the |its )?[^,;:.]{3,60}?)?"
    r"(?:,| (?:was|took place|happened|came|followed)) [^,;:.]{4,30}(?:,|,? and) (?:was|were|had been)"
    r"(?: (?:also|again|then|only|just))* ['\"]?",
    re.IGNORECASE,
)
""" "The last full inspection took place in July 2018 and was also" + "outstanding"."""
_PASSIVE = frozenset("was were been being is are".split())
_FEW = 5
"""Words of the longest subject that is plainly something else."""
_OPENS_SUBJECT = frozenset("the its their this that our".split())
_FOR_SERVICES = frozenset(
    "it they we both all each everything which that who this town bay isle area areas category categories judgement "
    "judgements judgment judgments rating ratings grade grades trust partnership team organisation company provision "
    "place region patch part parts rest others one two three four five home here there result outcome performance "
    "inspection report verdict directorate operation whole latter former pair duo second third neighbour other "
    "unitary peninsula regime scheme function arm wing branch division bureau system "
    "set-up work offer response duchy".split()
)
"""What may stand for the services as a whole, or for their areas."""
_PARTS_PHRASE = frozenset(("of", "for", "with", "and"))
"""Within a phrase before "which": "services for vulnerable children, which were ..."."""
_BEFORE_DIM = frozenset("was were been being be is are has have had not also both".split())
"""What may stand between such a subject and its verb."""
_DIM = frozenset("this these those two three four five one all others most some none many each".split())
"""Words that need not stand for the council or its services: "two were judged good"."""


class GradeSubjects(SentencePart):
    """What the subjects of the verdicts of a sentence are."""

    def __init__(self, view: GradedSentence, elsewhere: GradedElsewhere) -> None:
        super().__init__(view)
        self.elsewhere = elsewhere
        self.before = ToldBefore(view)
        self.clauses = SubjectClauses(view)

    def subject_is_dim(self, verdict: Verdict, left: int) -> bool:
        """ "Two were judged good", in a report also "it was": a pronoun that need not stand for the council."""
        at = verdict.core - 1
        while at >= left and self.doc[at].lower_ in _BEFORE_DIM:
            at -= 1
        if at < left or at == verdict.core - 1:
            return False
        word = self.doc[at].lower_
        if word in ("each", "all") and self.doc[at - 1].lower_ in ("has", "have", "had", "were", "are"):
            # "Kensington and Westminster have each been graded outstanding".
            return False
        if word in _DIM:
            return True
        return self.is_report and word in ("it", "they", "which") and not self.before.follows_last_inspection()

    def subject_is_unknown(self, verdict: Verdict, left: int) -> bool:
        """ "The front door was rated inadequate": words that stand for no council and none of its services."""
        at = self.view.before_auxiliaries(verdict, left)
        auxiliaries = {token.lower_ for token in self.doc[at : verdict.core]}
        if self.is_report or auxiliaries.isdisjoint(_PASSIVE) or not 0 < at - left <= _FEW:
            return False
        subject = self.doc[left:at]
        alone = len(subject) == 1 and subject[0].lower_ not in PREPOSITIONS | {"since", "after", "despite", "before"}
        opens = subject[0].lower_ in _OPENS_SUBJECT or alone
        words = {token.lower_ for token in subject}
        known = self._own_tokens() | {place for area in self.areas for place in range(area.start, area.end)}
        named = any(token.i in known or not (token.is_alpha or token.orth_ in ("'s", "-")) for token in subject)
        head = subject[-1]
        plain = head.is_lower or head.is_upper or len(subject) == 1
        return opens and plain and head.i not in self.light and not named and words.isdisjoint(_FOR_SERVICES)

    def antecedent_is_unknown(self, verdict: Verdict) -> bool:
        """ "The front door, which was rated good": a relative clause of what is no council and none of its services."""
        core = min(self.doc[verdict.core].idx, self.doc[verdict.start].idx)
        told = grade_words(self.record.ontology)
        which = told.which_has.search(self.record.text, self.sentence.start_char, core)
        if which is None or self.is_report:
            return False
        words = {self.doc[verdict.core].lower_, *which.group().lower().split()}
        if verdict.core < verdict.start and words.isdisjoint(_PASSIVE | told.has):
            # "The watchdog, which labelled the department inadequate": it gives the grade.
            return False
        at = self.view.token_at(which.start()) - 1
        head = self.doc[at]
        if at < self.sentence.start or not head.is_alpha or head.is_title:
            return False
        own = self._own_tokens()
        while at >= self.sentence.start and self.doc[at].orth_ not in (",", ";", ":"):
            word = self.doc[at].lower_
            if at in own or word in _FOR_SERVICES:
                return False
            if word in PREPOSITIONS - _PARTS_PHRASE or word in _BEFORE_DIM - {"both"}:
                break
            at -= 1
        return True

    def subject_is_services(self, verdict: Verdict, left: int) -> bool:
        """In the weaker frames: whether the services as a whole, or the council, are what is graded."""
        own = self._own_tokens()
        if verdict.frame is Frame.FOUND:
            told = self._finds_services(verdict, own)
            if told is not None:
                return told
        if self._is_told_from_afar(verdict, left, own):
            return True
        own |= self._all_areas() | self._latter()
        if verdict.frame is Frame.COPULA and self.before.is_next_one(verdict):
            return True
        if self._are_both(verdict, left):
            return True
        return self._is_right_before(verdict, left, own)

    def _own_tokens(self) -> set[int]:
        """The tokens of the services and of the councils that the sentence can be about."""
        own = {at for hit in self.services for at in range(hit.start, hit.end)}
        for mention in self.record.councils.topical(self.sentence.index):
            own.update(self.view.tokens(mention.start_char, mention.end_char))
        return own

    def _finds_services(self, verdict: Verdict, own: set[int]) -> bool | None:
        """ "Found the services inadequate", "found it inadequate": by the object; ``None`` where that says nothing."""
        inner = range(verdict.core + 1, verdict.start)
        if any(self.doc[at].lower_ in PRONOUN_OBJECT for at in inner):
            return True
        if self.before.is_of_pronoun_told(verdict) or self.clauses.is_which_they_found(verdict):
            return True
        if any(at in own for at in inner):
            return not self.elsewhere.ends_in_something_else(verdict.core + 1, verdict.start)
        if not self._all_areas().isdisjoint(inner):
            # "The inspection found every area to be inadequate".
            return True
        return False if self._has_other_object(verdict) else None

    def _is_told_from_afar(self, verdict: Verdict, left: int, own: set[int]) -> bool:
        """Whether the subject goes back to the services or the council: a pronoun, a relative clause, a description."""
        copula, found = verdict.frame is Frame.COPULA, verdict.frame is Frame.FOUND
        text, opens = self.record.text, self.sentence.start_char
        core, start = self.doc[verdict.core].idx, self.doc[verdict.start].idx
        if copula and ALL_AREAS.search(self.view.clause(verdict, left)) is not None and self.before.goes_on(verdict):
            # "They were good on all counts".
            return True
        if (found or self.before.is_found_to_be(verdict)) and self.before.goes_on(verdict):
            return True
        if found and self.before.is_pronoun_of_services(verdict):
            return True
        if (found and self.elsewhere.is_after_being(verdict)) or (
            copula and self.elsewhere.is_behind_opening_aside(verdict)
        ):
            return True
        if (
            self.clauses.is_behind_relative(verdict, left)
            or self.clauses.is_first_to_be(verdict)
            or self.before.goes_on_but(verdict, left)
        ):
            return True
        if not self.is_report and THE_NEIGHBOUR.search(text, opens, core):
            return True
        if (
            self.before.is_told_of(verdict, own)
            or self.clauses.is_having_been(verdict)
            or self.clauses.is_of_council_again(verdict)
        ):
            return True
        if self.clauses.is_such_a_council(verdict) or self.before.is_what_they_were_told(verdict):
            return True
        if self.clauses.is_called_by_its_place(verdict) or self.before.was_so_then(verdict):
            return True
        if self.before.is_plainly_it(verdict) or self.clauses.has_gone_on_and_is(verdict):
            return True
        dated = copula and self.dates and not self.is_report
        return bool(dated) and _INSPECTION_WAS.fullmatch(text[opens:start]) is not None

    def _are_both(self, verdict: Verdict, left: int) -> bool:
        """ "Both were inadequate": two councils that the text takes together."""
        if not (is_of_both(self.text) and pair(self.record, self.sentence.index)):
            return False
        both = max((at for at in range(left, verdict.start + 1) if self.doc[at].lower_ == "both"), default=-1)
        return both >= 0 and all(at in self.light for at in range(both, max(both, verdict.core)))

    def _is_right_before(self, verdict: Verdict, left: int, own: set[int]) -> bool:
        """ "Services are inadequate": whether the services or the council stand before the verb, as its subject."""
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
        if (
            not subject
            and not self.is_report
            and (self.before.is_contrasted(verdict, left) or self.before.is_said_on(verdict))
        ):
            return True
        if not subject or not self.view.gap_is_light(subject[-1] + 1, verdict.core):
            return False
        first = self._nearest(subject)
        if self._is_named_subject(verdict, left):
            return not SOME_AREAS.search(self.view.clause(verdict, left))
        if not self.is_report and self.view.heads_its_phrase(left, self._begins(first, left)):
            return not SOME_AREAS.search(self.view.clause(verdict, left))
        return self.view.prefix_is_light(left, first) and not SOME_AREAS.search(self.view.clause(verdict, left))

    def _nearest(self, subject: Sequence[int]) -> int:
        """Where what stands before a verb begins: in "over in Hull, services are" with the services."""
        first = subject[-1]
        for at in reversed(subject[:-1]):
            if any(self.doc[place].orth_ == "," for place in range(at, first)):
                break
            first = at
        return first

    def _subordinates(self, at: int) -> bool:
        """Whether a word opens a clause; not the "that" of "before that"."""
        time = self.doc[at].lower_ == "that" and at > self.sentence.start and self.doc[at - 1].lower_ == "before"
        return self.doc[at].lower_ in _SUBORDINATORS and not time

    def _begins(self, token: int, left: int) -> int:
        """Where the run of light words and names that holds a token begins."""
        own = self._own_tokens()
        while token > left and (token - 1 in own or self.doc[token - 1].lower_ in ("'s", "'", "the", "its")):
            token -= 1
        return token

    def _is_named_subject(self, verdict: Verdict, left: int) -> bool:
        """ "Before those two triumphs Leeds had been good": a council right before its verb, in no other phrase."""
        at = self.view.before_auxiliaries(verdict, left)
        for mention in self.record.councils.topical(self.sentence.index):
            tokens = list(self.view.tokens(mention.start_char, mention.end_char))
            if tokens and tokens[-1] == at - 1 and not self.is_report:
                before = self.doc[tokens[0] - 1].lower_ if tokens[0] > self.sentence.start else ""
                return before not in PREPOSITIONS | {"and", "the", "or", "'s", "than"}
        return False

    def _has_other_object(self, verdict: Verdict) -> bool:
        """ "The council described its funding as inadequate": in the active voice the object is what is called so."""
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 3) : verdict.core]}
        said = [token for token in self.doc[verdict.core + 1 : verdict.start] if token.is_alpha]
        return not before & BE and any(token.lower_ not in GAP and token.lower_ != "as" for token in said)

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

    def _latter(self) -> set[int]:
        """The tokens of "the latter", which stands for the council named last."""
        start = self.sentence.start_char
        found = [match for match in LATTER.finditer(self.text) if not self.is_report]
        return {at for match in found for at in self.view.tokens(start + match.start(), start + match.end())}
