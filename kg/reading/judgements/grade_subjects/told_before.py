"""Subjects that go back to what was told before: "it", "they", "the next", "said that they still"."""

from __future__ import annotations

import re

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL, areas_in, by_label
from kg.reading.judgements.grade_dates import LEAD
from kg.reading.judgements.grade_subjects.clauses import SAYS
from kg.reading.judgements.graded_elsewhere import BE
from kg.reading.judgements.sentence import PREPOSITIONS, SentencePart
from kg.reading.judgements.wordings import (
    AUXILIARIES,
    EARLIER,
    NOW,
    YEARS_LEAD,
)
from kg.reading.vocabulary import has_label

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
_LAST_ONE_WAS = re.compile(
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
_WAS_TOLD_IT = re.compile(
    r"\b(?:council|authority|borough|county|services?)\b[^;:.]*\b(?:was|were|been) told (?:that )?(?:it|they) $",
    re.IGNORECASE,
)
_BEFORE_CONTRASTED = BE | {"had", "also", "merely", "only", "still", "then", "already", "just", "simply"}
_FOUND_TO = frozenset("to said found judged deemed considered was were been still also".split())
_OPENS_THEN = re.compile(r"(?:^\W*|[:;\u2013\u2014] |, (?:and|but) )(?:[Bb]ack )?[Ii]n $")
_THEY_WERE = re.compile(
    r",? (?:they|it|we) (?:was|were|had been)(?: (?:only|just|still|merely|also))* ['\"]?", re.IGNORECASE
)
_OPENS_CLAUSE = frozenset(", : ; – — and but so that instead now then yet".split())
_STILL = frozenset("still now also again".split())
_OPENS_TOLD = SAYS | {"that", "when", "stating", "saying", "concluding", "finding"}
_HAVE = frozenset("have has had are is were was".split())
_RELATIVE = frozenset({"which", "who", "whose", "where"})


class ToldBefore(SentencePart):
    """Whether a pronoun or nothing at all stands for the services or the council."""

    def follows_last_inspection(self) -> bool:
        """ "The last inspection of ... was in January 2011. It was judged to be adequate": of the council then."""
        if _HAS_CHANGED_SINCE.match(self.text) is not None and not any(area.id != OVERALL for area in self.areas):
            return True
        if not self.sentence.index or self.doc[self.sentence.start].lower_ != "it":
            return False
        before = self.view.before
        others = "judged:elsewhere-graded" in before.labels or any(area.id == "adoption" for area in areas_in(before))
        return not others and _LAST_ONE_WAS.match(self.record.annotated.text(before)) is not None

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

    def is_told_of(self, verdict: Verdict, own: set[int]) -> bool:
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
        opens = self.doc[at - 1].lower_ in _OPENS_TOLD
        return pronoun and opens and named and told and not self.is_report

    def _goes_on_about_services(self, at: int) -> bool:
        """ "Inspectors said it now requires improvement", behind a sentence on the council or its services."""
        before = self.view.before if self.sentence.index else None
        if before is None or before.block != self.sentence.block or "judged:elsewhere-graded" in before.labels:
            return False
        told = any(has_label(hit, "about:inspection") and hit.end <= at for hit in self.sentence.words)
        return told and ("judged:services" in before.labels or bool(self.record.councils.topical(before.index)))

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

    def is_what_they_were_told(self, verdict: Verdict) -> bool:
        """ "The council avoided an inadequate rating and was told it requires improvement"."""
        core = self.doc[verdict.core].idx
        told = _WAS_TOLD_IT.search(self.record.text, self.sentence.start_char, core)
        return verdict.frame is Frame.COPULA and told is not None

    def is_of_pronoun_told(self, verdict: Verdict) -> bool:
        """ "Services were inspected in 2018, when Ofsted found that they required improvement"."""
        said = [token.lower_ for token in self.doc[verdict.core + 1 : verdict.start] if token.is_alpha]
        told = said[:2] in (["that", "it"], ["that", "they"]) and {*said[2:]} <= AUXILIARIES
        inspected = any(has_label(hit, "about:inspection") and hit.end <= verdict.core for hit in self.sentence.words)
        named = self.view.names_services(self.sentence.start, verdict.core)
        return told and named and inspected and not self.is_report and not self.areas

    def is_pronoun_of_services(self, verdict: Verdict) -> bool:
        """ "Services are good, five years after they were found inadequate"."""
        at = verdict.core - 1
        while at > self.sentence.start and self.doc[at].lower_ in ("was", "were", "been", "had"):
            at -= 1
        passive = at < verdict.core - 1 and self.doc[at].lower_ in ("it", "they", "we")
        return passive and not self.is_report and self.view.names_services(self.sentence.start, at)

    def is_found_to_be(self, verdict: Verdict) -> bool:
        """ "It was found to be adequate": a copula behind a verb of finding in the passive."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]]
        return verdict.frame is Frame.COPULA and before[-1:] == ["to"] and before[0] in _FOUND_TO

    def goes_on(self, verdict: Verdict) -> bool:
        """ "It was found to require improvement", after a sentence about the services or the council."""
        opens = self.doc[self.sentence.start].lower_ in ("it", "they") and not self.is_report
        between = range(self.sentence.start + 1, verdict.core)
        aux = all(self.doc[at].lower_ in AUXILIARIES | _FOUND_TO for at in between)
        if not (opens and aux and self.sentence.index):
            return False
        before = self.view.before
        others = "judged:elsewhere-graded" in before.labels
        topical = self.record.councils.topical(before.index)
        return not others and (bool(topical) or bool(by_label(before.words, "judged:services")))

    def goes_on_but(self, verdict: Verdict, left: int) -> bool:
        """ "Services had got better but still require improvement": a further verb of theirs behind "but"."""
        if self.is_report or verdict.frame is not Frame.COPULA or left == self.sentence.start:
            return False
        joined = self.doc[left - 1].lower_ in ("but", "though", "although")
        bare = all(self.doc[at].lower_ in _STILL for at in range(left, verdict.core))
        named = any(area.start < left for area in areas_in(self.sentence))
        ends = [hit.end for hit in self.services]
        for mention in self.record.councils.topical(self.sentence.index):
            ends.append(self.view.tokens(mention.start_char, mention.end_char).stop)
        verbs = [self._behind_aside(end) for end in ends if end < left]
        return joined and bare and not named and any(at < left and self.doc[at].lower_ in _HAVE for at in verbs)

    def _behind_aside(self, at: int) -> int:
        """ "Services, which were inadequate in 2019, have": where the verb of what an aside follows stands."""
        opens = self.doc[at].orth_ == "," and self.doc[at + 1 : at + 2].text.lower() in _RELATIVE
        closes = (place for place in range(at + 1, self.sentence.end) if self.doc[place].orth_ == ",")
        return next(closes, at) + 1 if opens else at

    def is_said_on(self, verdict: Verdict) -> bool:
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

    def _follows_services(self) -> bool:
        """Whether the sentence before names the services, and nothing else with a grade of its own."""
        before = self.view.before
        areas = any(area.id != OVERALL for area in areas_in(before))
        others = "judged:elsewhere-graded" in before.labels
        return not areas and not others and bool(by_label(before.words, "judged:services"))

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

    def is_plainly_it(self, verdict: Verdict) -> bool:
        """ "For Bury there was no change: it requires improvement": a pronoun beside which nothing else is named.

        What goes before in the sentence, or the sentence before in its paragraph, names the council or its services,
        or tells a grade, and names no area and no one else that is graded.
        """
        at = max(self.view.before_auxiliaries(verdict, self.sentence.start) - 1, self.sentence.start)
        if self.is_report or verdict.frame is not Frame.COPULA or self.doc[at].lower_ not in ("it", "they"):
            return False
        weak = verdict.grade in ("good", "outstanding") and not self.view.is_quoted(verdict)
        if weak and not (self.dates or "about:inspection" in self.sentence.labels):
            return False
        if any(area.id != OVERALL and area.start < at for area in self.areas):
            return False
        opens = at == self.sentence.start or self.doc[at - 1].lower_ in _OPENS_CLAUSE
        return opens and (self._is_named_before_it(at) or self._is_named_in_sentence_before(at))

    def _is_named_before_it(self, at: int) -> bool:
        """Whether the council or its services are named before a pronoun in its sentence, and nobody else."""
        others = (hit for hit in self.sentence.words if hit.start < at)
        if any(has_label(hit, "judged:elsewhere-graded") or has_label(hit, "judged:not-graded") for hit in others):
            return False
        return self.view.names_services(self.sentence.start, at)

    def _is_named_in_sentence_before(self, at: int) -> bool:
        """Whether the sentence before speaks of the council alone, and nothing of another stands before a pronoun."""
        if not self.sentence.index or any(self.doc[i].is_alpha for i in range(self.sentence.start, at - 1)):
            return False
        before = self.view.before
        others = {"judged:elsewhere-graded", "judged:other-bodies"}
        alone = before.block == self.sentence.block and before.labels.isdisjoint(others)
        told = "grade" in before.kinds or bool(self.record.councils.topical(before.index))
        return alone and told and not any(area.id != OVERALL for area in areas_in(before))

    def was_so_then(self, verdict: Verdict) -> bool:
        """ "That is a drop of two grades: in 2016 they were good", behind a sentence with a grade."""
        if not self.dates or not self.sentence.index or self.is_report or "grade" not in self.view.before.kinds:
            return False
        date, start = self.dates[0], self.doc[verdict.start].idx
        opens = _OPENS_THEN.search(self.record.text, self.sentence.start_char, date.start_char)
        return (
            opens is not None
            and _THEY_WERE.fullmatch(self.record.text, date.end_char, max(date.end_char, start)) is not None
        )

    def is_contrasted(self, verdict: Verdict, left: int) -> bool:
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
