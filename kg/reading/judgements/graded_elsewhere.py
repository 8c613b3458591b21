"""Grades of services that have inspections of their own, beside those of a council."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.agency_names import registered_types
from kg.reading.grades import Verdict
from kg.reading.judgements.others import OWN_GRADES
from kg.reading.judgements.sentence import SentencePart
from kg.reading.vocabulary import Hit, has_label, longest, words_of

_HEAD = 4
"""In so many of its first words a sentence names its subject."""
BE = frozenset("was were been being be is are".split())
PRONOUN_OBJECT = frozenset("it them us itself themselves".split())
_IN_THE = [[one, "the"] for one in ("in", "across", "around", "within")]
_ALL_PROVISION = frozenset("the its all overall provision to be as ' \"".split())
_PREMISES = frozenset(
    "home homes school schools nursery nurseries academy academies college provider hospital agency childminder "
    "prison surgery hostel".split()
)
_AREAS = frozenset("city county borough town district island".split())
_VISIT_TO = re.compile(
    r"\W*(?:an?|the|another|its|their|ofsted's) (?:[\w-]+ ){0,3}(?:visit|report|letter|inspection|review) "
    r"(?:to|on|of|about) ",
    re.IGNORECASE,
)
_HAS_BROUGHT = re.compile(
    r"\b(?:yielded|brought|earned|won|produced|led to|resulted in|ended in|ended with|secured|paid off with|"
    r"culminated in) (?:(?:an?|its|their|the|it|them|services|overall) )*['\"]?$",
    re.IGNORECASE,
)
""" "The hard work has yielded an" + "adequate rating": of those whose work it was."""
_SINCE_THE = re.compile(r"\b(?:since|after|following|despite) (?:the|its|that|their) (?:\w+ )?['\"]?$", re.IGNORECASE)
_RATING = re.compile(r"['\"]? (?:ofsted )?(?:judge?ment|rating|grade|verdict)\b", re.IGNORECASE)
_AFTER_A = re.compile(r"\b(?:after|following|despite|over|with) (?:an?|this) (?:\w+ )?['\"]?$", re.IGNORECASE)
_SINCE_IT = re.compile(
    r"\b(?:since|after|before|when|because|as|until|while|that|where) (?:it|they|the (?:council|authority|service|"
    r"department))(?: (?:was|were|had|has|been|first|last|again|also))*$",
    re.IGNORECASE,
)
""" "The fifth visit since it was" + "rated inadequate": a clause with a subject of its own."""
_TELL = frozenset("report reports visit visits".split())
"""What tells of a grade, and has none."""
_WHICH = re.compile(r"(?:'s [a-z' ]{3,40})?, (?:(?:which|who) )?", re.IGNORECASE)
_OPENS = re.compile(
    r"\W*(?:(?:only|but|and|while|whereas|meanwhile|however|elsewhere),? )?(?:the |neighbouring |nearby )*", re.I
)
_OPENS_NOUN = re.compile(
    r"\W*(?:(?:but|and|meanwhile|however),? )?(?:the|this) "
    r"(?:council|(?:local )?authority|borough|county|city|department)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:'s (?:[a-z']+ ){0,2}(?:services|department|care))?, (?!(?:and|or|but|while|with|along|alongside|together)\b)"
    r"[^,;:.]{3,80}, (?:(?:was|were|is|are|has|have|had|been|also|then|now|since|again|still|itself|therefore|only) )*",
    re.IGNORECASE,
)
""" "Rutland, the smallest of all, now": from a council that opens its sentence to the verb that is said of it."""


class GradedElsewhere(SentencePart):
    """Which verdicts of a sentence are of schools, homes and others that have grades of their own."""

    def object_is_graded_elsewhere(self, verdict: Verdict) -> bool:
        """ "Rated a high proportion of audited cases inadequate"; not "judged provision to be inadequate"."""
        if all(self.doc[at].lower_ in _ALL_PROVISION for at in range(verdict.core + 1, verdict.start)):
            return False
        return self.ends_in_something_else(verdict.core + 1, verdict.start)

    def subject_is_graded_elsewhere(self, verdict: Verdict, left: int) -> bool:
        """Whether the subject of a grade has inspections of its own: a school, a home, a police force."""
        follows = self.doc[verdict.core + 1 : verdict.core + 2].text.lower()
        if self.doc[verdict.core].lower_.endswith("ing") and follows in PRONOUN_OBJECT:
            # "After a visit, judging them inadequate": the visit is not judged.
            return False
        if self._is_said_by_inspectors(verdict) or self._takes_services(verdict):
            return False
        start, ends = self.doc[verdict.start].idx, self.view.char_end(verdict)
        if _SINCE_THE.search(self.record.text, self.sentence.start_char, start) and _RATING.match(
            self.record.text, ends
        ):
            # "Six visits have been made since the inadequate judgement in 2018".
            return False
        if not self.is_report and _SINCE_IT.search(
            self.record.text, self.sentence.start_char, self.doc[verdict.core].idx - 1
        ):
            return not _PREMISES.isdisjoint(words_of(self.doc, self.sentence.start, self.sentence.start + _HEAD))
        if self._is_of_those_before(verdict) or _HAS_BROUGHT.search(self.record.text, self.sentence.start_char, start):
            return False
        if self._is_apposed_to_services(verdict) or self._is_of_council_visited(verdict):
            return False
        if self.is_behind_opening_aside(verdict):
            return False
        if left == self.sentence.start and self._begins_with_something_else(verdict):
            return True
        if self.is_after_being(verdict) and not self._speaks_of_homes():
            # "Bury is making progress since being judged inadequate": not the progress.
            return False
        return self.ends_in_something_else(max(left, verdict.core - 7), verdict.core)

    def _is_of_those_before(self, verdict: Verdict) -> bool:
        """ "The council praised its staff following a good rating": what it praises has none."""
        if self.is_report or self._speaks_of_homes():
            return False
        start = self.sentence.start_char
        a_rating = _RATING.match(self.record.text, self.view.char_end(verdict)) is not None
        given = a_rating and _AFTER_A.search(self.record.text, start, self.doc[verdict.start].idx) is not None
        return given and self.view.names_services(self.sentence.start, verdict.start)

    def _is_apposed_to_services(self, verdict: Verdict) -> bool:
        """ "A report told of failings in Hull's children's services, rated inadequate": of what is right before."""
        named = any(hit.end == verdict.core - 1 and hit.end - hit.start > 1 for hit in self.services)
        return named and self.doc[verdict.core - 1].orth_ == "," and not self._speaks_of_homes()

    def _is_of_council_visited(self, verdict: Verdict) -> bool:
        """ "A focused visit to Bury, which was rated inadequate in 2018": of the council that was visited."""
        text, start = self.record.text, self.sentence.start_char
        verb = self.doc[self.view.before_auxiliaries(verdict, self.sentence.start)].idx
        return any(
            _VISIT_TO.fullmatch(text, start, mention.start_char) is not None
            and _WHICH.fullmatch(text, mention.end_char, verb) is not None
            for mention in self.record.councils.mentions(self.sentence.index)
        )

    def is_behind_opening_aside(self, verdict: Verdict) -> bool:
        """ "Kingston, which has the same staff, was rated outstanding": of the council that opens the sentence."""
        if self.is_report:
            return False
        text, core = self.record.text, self.doc[verdict.core].idx
        noun = _OPENS_NOUN.match(text, self.sentence.start_char, core)
        if noun is not None and _ASIDE.fullmatch(text, noun.end(), core):
            return True
        mention = next(iter(self.record.councils.topical(self.sentence.index)), None)
        if mention is None or mention.how == "board":
            return False
        opens = _OPENS.fullmatch(text, self.sentence.start_char, mention.start_char) is not None
        listed = any(
            0 < other.start_char - mention.end_char <= len(", the ")
            for other in self.record.councils.mentions(self.sentence.index)
        )
        return opens and not listed and _ASIDE.fullmatch(text, mention.end_char, core) is not None

    def _speaks_of_homes(self) -> bool:
        return not self.sentence.labels.isdisjoint(("about:schools", "about:homes"))

    def _begins_with_something_else(self, verdict: Verdict) -> bool:
        """ "A respite home for disabled children run by the council has been rated good"."""
        start = self.sentence.start
        masked = self.view.masked()
        if any(token.lower_ in ("after", "when", "because", "since") for token in self.doc[start : verdict.core]):
            # "A plan must be sent after all areas were judged inadequate".
            return False
        return self.doc[start].lower_ in ("a", "an", "one", "another") and any(
            start < hit.start <= start + 3 and hit.start not in masked for hit in self._others()
        )

    def _takes_services(self, verdict: Verdict) -> bool:
        """ "A report that judges the borough's services inadequate": what stands behind the verb is what is graded."""
        auxiliaries = self.doc[self.view.before_auxiliaries(verdict, self.sentence.start) : verdict.core]
        passive = any(token.lower_ in BE for token in auxiliaries)
        return not passive and self.view.names_services(verdict.core + 1, verdict.start)

    def _is_said_by_inspectors(self, verdict: Verdict) -> bool:
        """ "A plan after Ofsted declared its services inadequate": who stands before the verb is who judges."""
        at = verdict.core
        while at > self.sentence.start and self.doc[at - 1].lower_ in (
            "has",
            "have",
            "had",
            "also",
            "then",
            "now",
            "since",
        ):
            at -= 1
        return any(hit.end == at and has_label(hit, "about:inspection") for hit in self.sentence.words)

    def ends_in_something_else(self, start: int, end: int) -> bool:
        """Whether the last thing named between two tokens has grades of its own."""
        masked = self.view.masked()
        last_own = max((at for at in masked if start <= at < end), default=-1)
        for mention in self.record.councils.mentions(self.sentence.index):
            last_own = max(
                [last_own, *(at for at in self.view.tokens(mention.start_char, mention.end_char) if start <= at < end)]
            )
        hits = [hit for hit in self._others() if start <= hit.start < end and hit.start not in masked]
        if any(hit.end <= last_own and self._is_where(hit, last_own) for hit in hits):
            return True
        others = [hit.end - 1 for hit in hits]
        others += [
            hit.end - 1
            for hit in longest(self.sentence.names)
            if start <= hit.start < end and not OWN_GRADES.isdisjoint(registered_types(hit, self.record.ontology))
        ]
        return bool(others) and max(others) > last_own

    def _others(self) -> Iterator[Hit]:
        """What has grades of its own, or none: not "the report gave", nor a verb, as "reported" and "supported"."""
        for hit in self.sentence.words:
            if not has_label(hit, "judged:not-graded"):
                continue
            word, follows = self.doc[hit.end - 1].lower_, self.doc[hit.end : hit.end + 1].text.lower()
            if not word.endswith("ed") and not (word in _TELL and follows not in BE):
                yield hit

    def _is_where(self, hit: Hit, own: int) -> bool:
        """ "A private home in the city was found to be inadequate": the city is where the home is."""
        between = [token.lower_ for token in self.doc[hit.end : own]]
        return between in _IN_THE and self.doc[hit.end - 1].lower_ in _PREMISES and self.doc[own].lower_ in _AREAS

    def is_after_being(self, verdict: Verdict) -> bool:
        """ "Judged good, three years after being found inadequate": of those who were judged."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]]
        joined = before[-1:] == ["being"] and before[0] in ("after", "since", "despite", "from", "following", "before")
        return joined and not self.is_report and self.view.names_services(self.sentence.start, verdict.core)
