"""When a grade without an area is one of the services as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import (
    BlockKind,
)
from kg.reading.council_mentions import CouncilMention
from kg.reading.grades import PLURALS, Frame, Verdict
from kg.reading.judgements.areas import OVERALL, areas_in, by_label
from kg.reading.judgements.others import OWN_GRADES
from kg.reading.judgements.sentence import GAP, IN_THAT, PREPOSITIONS, SentencePart, after_speaker
from kg.reading.judgements.whose import LATTER, is_of_both, pair
from kg.reading.judgements.wordings import (
    AREA_NOUNS,
    AUXILIARIES,
    EARLIER,
    NOW,
    RESPECTIVELY,
    SAID,
    SAYS_OVERALL,
    SOME_AREAS,
    SWEEP,
    YEARS_LEAD,
)
from kg.reading.vocabulary import Hit, has_label, longest

_BEHIND_RELATIVE = re.compile(
    r"(?:'s [a-z' ]{3,40})?, (?:which|who|where|whose)\b[^,;.]*, (?:has |have |had )?(?:now |also |"
    r"then )?(?:been|was|were|is|are)\b",
    re.IGNORECASE,
)
_BEHIND_ASIDE = re.compile(
    r"(?:'s [a-z' ]{3,40})?, (?:once|formerly|previously|long|already|itself|run|led|managed|taken|which|who|where|"
    r"whose|an?|the|now|like|unlike|(?:rated|judged|graded|found|deemed)\b)\b[^,;.:]*, "
    r"(?:has |have |had )?(?:now |also |then |since |still )?(?:been|was|were|is|are|require[sd]?|needs?)\b",
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
_THOSE_OF = re.compile(r"\b(?:those|the ones) (?:in|of|at|for)\b", re.IGNORECASE)
_THE_AREA = re.compile(r"\b(?:the|this|that) (?:area|category|strand) (?:is |was |being |has been )?$", re.IGNORECASE)
_OF_AN_AREA = re.compile(
    r"['\"]? (?:(?:rating|grade|judge?ment|mark|verdict) )?(?:in|for|on|under) (?:the|one) "
    r"(?:(?:\w+ )?(?:area|category|field|strand|theme|heading|outcome) of|['\"][^'\"]{3,40}['\"] (?:area|outcome|"
    r"category|theme|heading))\b",
    re.IGNORECASE,
)
""" "Inadequate in the area of enjoying and achieving": of an area, by whatever name."""
_IN_SOME = re.compile(
    r"['\"]?(?: (?:ratings?|grades?|judge?ments?|marks?))? (?:in|for|across|on|to) (?:just |only )?"
    r"(?:one|two|three|four|five|some|several|most|\d{1,2})\b"
    r"(?: (?:out )?of (?:the |its |their )?(?:\w+ )?(?:three|four|five|six|\d))?"
    rf"(?:(?: \w+)? (?:{AREA_NOUNS}|headings?|them)\b|(?=[.;]|$))",
    re.IGNORECASE,
)
""" "Judgements of outstanding in two of four categories"."""
_IN_NAMED = re.compile(
    r"['\"]? (?:in respect of\b|(?:in|for) the (?!(?:first|latest|last|same|top|lowest|highest)\b)"
    r"(?:(?!\b(?:all|every|each|overall|inspection|report|after|when)\b)[^,;:.]){3,80}? "
    r"(?:categories|category|domains?|headings)\b)",
    re.IGNORECASE,
)
""" "Adequate in the effectiveness of help and leadership categories": of those, by whatever name."""
_THE_SAME = re.compile(r"\bthe same (?:services?|areas?|work|teams?)\b", re.IGNORECASE)
_COUNTED_OBJECT = re.compile(
    r"(?:two|three|four|five|some|most|several|\d)(?: of (?:them|these|those))?(?: (?:to be|as))?['\"]?"
)
_ASKS = re.compile(r"\b(?:verdict|grade|rating|mark|result|outcome|overall|judge?ment|this time|now)\b", re.IGNORECASE)
_ALL_AREAS = re.compile(
    r"\b(?:all|every|each|across)\b(?:\W+\w+){0,4}?\W+"
    rf"(?:{AREA_NOUNS}|counts?|respects?|headings?)\b",
    re.I,
)
_ALL_OF = re.compile(
    r"\b(?:four out of four|five out of five|all (?:four|five|three)|(?:each|all|every one) of (?:them|these|those)|"
    r"them all)\b",
    re.I,
)
_TO_ONE = re.compile(
    r"['\"]*(?: (?:rating|grade|judge?ment|mark|verdict))?(?: (?:was|were|is|has been|had been) (?:also )?(?:given|"
    r"awarded|handed|attributed))? to (?:an?|one|two|three|the|its|their)\b",
    re.IGNORECASE,
)
""" "A good rating was given to a children's home": before what got it."""
_GRADES = re.compile(
    r"['\")]* (?:(?:ofsted|overall) )*(?:judge?ments|ratings|grades|verdicts|marks|scores)\b", re.IGNORECASE
)
_IN_YEARS = re.compile(r",? (?:from ofsted )?(?:in|from|of|for) (?:both )?(?:early |late )?", re.IGNORECASE)
_AND_IN = re.compile(r"(?:,| and|, and)(?: again)?(?: in)? ")
_SUB_GRADES = re.compile(
    r"['\")]*(?: and \W?(?:good|outstanding|adequate|inadequate|requires improvement))?['\")]* "
    r"(?:ofsted )?(?:sub|part|individual|area|other|separate|supporting|domain)[- ]?"
    r"(?:judge?ment|rating|grade|mark)s?\b",
    re.IGNORECASE,
)
""" "Outstanding sub-judgements for ...": of areas."""
_WITH_A_GRADE = re.compile(
    r", (?:with|having|being|getting|given|receiving) (?:an?|the|its)(?: \w+)?(?: (?:grade|rating|judge?ment|"
    r"verdict|mark) of)?\W*$",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"(?:(?!\b(?:but|while|whereas|which|who|school|home|nursery)\b)[^;:.])*,['\"]? (?:up|down|"
    r"(?:an?|its|the) (?:\w+ )?(?:rise|fall|drop|jump|leap|step|improvement|decline|climb|slide|move|slip|advance|"
    r"turnaround|upgrade|downgrade)(?: up| down)?) (?:from|on|compared with) (?:(?:the|an?|its) )?(?:\w+ )?['\"]?",
    re.IGNORECASE,
)
""" ", up from", ", an improvement on the": between a grade and the one before it."""
_AND_THEN_WAS = re.compile(
    r"['\"]? (?:in )?2000,? (?:(?:and|but|then|before|it|they|again)[, ]+)+(?:was|were|is|are|became|had "
    r"been|has been)?"
    r"(?: ?(?:again|also|still|now|rated|judged|graded|found|back at|back to))* ?['\"]?",
    re.IGNORECASE,
)
""" "Requires improvement in 2016 and was inadequate": between a grade with its year and the next."""
_BRACKETED_BEFORE = re.compile(
    r"['\"]? [(\[](?:it |this )?(?:was|had been|previously|formerly|before(?: that)?:?|up from|down from|from|"
    r"(?:last|previous) (?:time|grade|rating|inspection|judge?ment)[:,]?)(?: (?:also|only|rated|judged|"
    r"graded))* ?['\"]?",
    re.IGNORECASE,
)
_SAID_THAT_THEY = re.compile(
    r"\W*(?:but |and |now )?(?:inspectors|ofsted|the (?:\w+ )?(?:watchdog|inspectorate|regulator|report|inspectors))"
    r"(?: (?:has|have|had|also|now|then))* (?:said|says?|found|finds?|concluded?s?|ruled|decided|agreed|reported|"
    r"confirmed|believed?)\b(?:[^,;:.]{0,40} that)? (?:it|they)\b|"
    r"\W*(?:but |and )?now (?:it|ofsted|inspectors) (?:says?|finds?|thinks?)(?: that)? they\b",
    re.IGNORECASE,
)
""" "Inspectors said in November that they": a pronoun for the services that the sentence before names."""
_FOR_SOME_WORK = re.compile(
    r"['\"]?(?: (?:rating|grade|mark))? for (?:how|what|(?:the|its|their) (?:way|help|support|work|care|"
    r"treatment|response)) "
    r"(?!(?:with|for|of) (?:all|vulnerable) )",
    re.IGNORECASE,
)
""" "Rated good for the way it protects children": for a part of what it does, by whatever name."""
_AT_LAST = re.compile(
    r"['\"]? at (?:its|the|their|both)(?: (?:last|previous|past|most recent|two|three))* inspections?\b", re.IGNORECASE
)
_AS_RECENTLY = re.compile(r"['\"]? as (?:recently|late) as ", re.IGNORECASE)
_WHOSE = re.compile(r",? whose\b[^,;:.]*$", re.IGNORECASE)
_EVERY_AREA = re.compile(
    r"\b(?:all|every|each)(?: of)?(?: the| its| our| their)?(?: (?:single|one|two|three|four|five|six|key|main))* "
    rf"(?:{AREA_NOUNS}|headings?)(?: (?:bar|except|save|apart from|other than)"
    r"(?: for)?(?: the| its| their)?)?",
    re.IGNORECASE,
)
_BOARD = re.compile(r"\bsafeguarding (?:child(?:ren)?(?:'s)? )?board\b", re.IGNORECASE)
_BE = frozenset("was were been being be is are".split())
_BEFORE_CONTRASTED = _BE | {"had", "also", "merely", "only", "still", "then", "already", "just", "simply"}
_SUBORDINATORS = frozenset("when where that whose because after since if as".split())
_OUTCOME = frozenset("outcome result overall rating grade verdict judgement judgment ofsted".split())
_THAT_WAS = re.compile(
    r"\W*: (?:that|this|such) (?:is|was) (?:the |ofsted's |their |its |inspectors' )(?:\w+ )?"
    r"(?:verdict|grade|rating|mark|judge?ment|conclusion|finding|ruling)\b",
    re.IGNORECASE,
)
""" "Inadequate: that was the judgement on children's services"."""
_SAYS = frozenset("said says say found concluded reported ruled confirmed announced".split())
_PRONOUN_OBJECT = frozenset("it them us itself themselves".split())


class WholeServices(SentencePart):
    """Whether a verdict of a sentence is on the services as a whole."""

    def answers(self, verdict: Verdict) -> bool:
        """ "Care leavers? Outstanding, said the team": the grade answers the question before."""
        start = after_speaker(self.doc, self.sentence)
        if self.sentence.index == 0 or verdict.start > start + 1:
            return False
        before = self.record.annotated.sentences[self.sentence.index - 1]
        return self.record.annotated.text(before).rstrip().endswith("?")

    def closes_aside(self, number: int, verdict: Verdict) -> bool:
        """ "The council, inadequate in 2015, is now good": behind the aside, of what stands before it."""
        at = verdict.core
        while at > self.sentence.start and self.doc[at - 1].lower_ in ("now", "again", "still", "also", "today"):
            at -= 1
        if number == 0 or self.is_report or at <= self.sentence.start or self.doc[at - 1].orth_ != ",":
            return False
        opens = self.verdicts[number - 1].core
        while opens > self.sentence.start and self.doc[opens].orth_ != ",":
            opens -= 1
        named = {hit.end for hit in self.services}
        for mention in self.record.councils.topical(self.sentence.index):
            named.update(at + 1 for at in self.view.tokens(mention.start_char, mention.end_char))
        return opens in named

    def goes_back(self, number: int, verdict: Verdict) -> bool:
        """ "Good after a visit in March, up from inadequate in 2020", "good (was inadequate in 2017)": of the same."""
        if not number or self.is_report:
            return False
        between = self.record.text[self.view.char_end(self.verdicts[number - 1]) : self.doc[verdict.start].idx]
        start = self.view.char_end(self.verdicts[number - 1])
        for date in reversed(self.dates):
            if start <= date.start_char and date.end_char <= self.doc[verdict.start].idx:
                undated = between[: date.start_char - start] + "2000" + between[date.end_char - start :]
                if _AND_THEN_WAS.fullmatch(undated) is not None:
                    return True
        return _UP_FROM.fullmatch(between) is not None or _BRACKETED_BEFORE.fullmatch(between) is not None

    def is_overall(self, verdict: Verdict, left: int) -> bool:
        """Whether a verdict without an area is one on the services as a whole."""
        if verdict.frame in (Frame.SAME, Frame.SERVED):
            return False
        clause = self.view.clause(verdict, left)
        whole = any(pattern.search(clause) for pattern in (_ALL_AREAS, _ALL_OF, SAYS_OVERALL))
        counted = _IN_SOME.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        # "The second-highest of four categories" counts no areas.
        words = self.view.words(verdict)
        apart = clause.replace(words, "") if " " in words else clause
        if counted or (SOME_AREAS.search(apart) and not whole):
            return self._leave_some_out()
        if self._is_one_of_several(verdict):
            return False
        if self._is_of_the_same(verdict) or (IN_THAT.search(clause) and not whole):
            return False
        if any(area.id == "safeguarding-board" and area.listed_only for area in self.areas if area.start >= left):
            # "The board received a good rating": of which board is not told.
            return False
        boards = list(_BOARD.finditer(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx))
        if boards and not self.view.names_services(self.view.token_at(boards[-1].end()), verdict.start):
            # "Ofsted rated the board, chaired by Ann Bart, as good": the board, if anything.
            return False
        given = _TO_ONE.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        reach = verdict.end if given is None else self.view.token_at(given.end()) + 3
        if any(has_label(hit, "judged:elsewhere-graded") and hit.start < reach for hit in self.sentence.words):
            return False
        ends = self.view.char_end(verdict)
        if any(shape.match(self.record.text, ends, self.sentence.end_char) for shape in (_OF_AN_AREA, _IN_NAMED)):
            return False
        named = any(area.end <= verdict.start and area.id != OVERALL for area in self.areas)
        if _THE_AREA.search(self.record.text, self.sentence.start_char, self.doc[verdict.core].idx):
            # "Care leavers get a good deal, with the area rated good".
            return False
        if named and _THOSE_OF.search(clause):
            # "Of the boards reviewed, those in Sheffield and Bolton were good".
            return False
        if self._says_overall(verdict) and not self._subject_is_graded_elsewhere(verdict, left):
            return True
        if self._is_adjunct_of_area(verdict, left) or self._is_given_elsewhere(verdict):
            return False
        if verdict.frame is Frame.ALONE:
            return self._opens(verdict)
        if self.doc[verdict.core].lower_ == "overall" and verdict.core < verdict.start and not self.areas[1:]:
            # "The overall effectiveness is outstanding".
            return verdict.frame is Frame.RATED
        if self.is_report and not self.view.names_services(left, verdict.end):
            return False
        if self._is_of_whose(verdict) or _FOR_SOME_WORK.match(self.record.text, self.view.char_end(verdict)):
            return False
        if verdict.core < verdict.start and self._object_is_graded_elsewhere(verdict):
            return False
        if verdict.noun and verdict.core == verdict.start and self._is_of_the_unknown(verdict):
            return False
        if self._is_counted(verdict) or self._is_tallied(verdict) or self._is_mixed(verdict):
            return False
        if self._is_of_some(verdict):
            return self._leave_some_out()
        if verdict.frame in (Frame.RATED, Frame.MOVED):
            return not (self._subject_is_graded_elsewhere(verdict, left) or self._subject_is_dim(verdict, left))
        return self._subject_is_services(verdict, left)

    def _leave_some_out(self) -> bool:
        """Say that a grade is left out, as it is for some areas; which is never one on the whole."""
        self.record.issue(self.sentence, "grade-without-area", "a grade for some areas that are not named")
        return False

    def _is_one_of_several(self, verdict: Verdict) -> bool:
        """ "The grades were good and adequate respectively": of what the sentence before named, whole or not."""
        if RESPECTIVELY.search(self.record.text, self.view.char_end(verdict), self.sentence.end_char) is None:
            return False
        councils = {mention.council for mention in self.record.councils.mentions(self.sentence.index)}
        return len(self.verdicts) > 1 and max(len(councils), len(self.areas), len(self.dates)) < len(self.verdicts)

    def _is_of_the_same(self, verdict: Verdict) -> bool:
        """ "In 2010 the same services had been judged inadequate": behind a sentence that grades areas, of those."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        if _THE_SAME.search(before) is None or not self.sentence.index:
            return False
        before_it = self.record.annotated.sentences[self.sentence.index - 1]
        told = [fact.area for fact in self.record.facts if fact.evidence.start >= before_it.start_char]
        return bool(told) and OVERALL not in told

    def _is_given_elsewhere(self, verdict: Verdict) -> bool:
        """ "The lowest grade was given to a nursery", "the top rating is outstanding": not of the whole."""
        follows = self.doc[verdict.end].lower_ if verdict.end < self.sentence.end else ""
        goes = follows in _BE | {"went", "goes", "fell"} or self.doc[verdict.end - 1].lower_ in ("went", "goes", "fell")
        return verdict.noun and verdict.core == verdict.start and goes and verdict.end - verdict.start > 1

    def _is_adjunct_of_area(self, verdict: Verdict, left: int) -> bool:
        """ "Leadership fared worst, with a grade of inadequate", "..., requiring improvement": not of the whole."""
        first = next((area for area in self.areas if area.id != OVERALL and area.start >= left), None)
        if first is None or first.end > verdict.start or self.view.names_services(first.end, verdict.start):
            return False
        if not self.view.prefix_is_light(left, first.start):
            return False
        participle = self.doc[verdict.start].lower_ in ("requiring", "needing")
        between = self.doc[first.end : verdict.start].text
        return participle or _WITH_A_GRADE.search(between) is not None

    def _is_of_whose(self, verdict: Verdict) -> bool:
        """ "It praised leaders, whose record was judged good": of what somebody has who is named before."""
        before = [area for area in self.areas if area.end <= verdict.core and area.id != OVERALL]
        if not before:
            return False
        between = self.doc[before[-1].end : verdict.core].text
        return _WHOSE.match(between) is not None and not self.view.names_services(before[-1].end, verdict.core)

    def _is_of_the_unknown(self, verdict: Verdict) -> bool:
        """ "Fostering 'outstanding'": a headline's grade right behind a word that is neither council nor services."""
        if self.record.annotated.kind(self.sentence) is BlockKind.PARAGRAPH:
            return False
        at = verdict.start - 1
        while at >= self.sentence.start and (not self.doc[at].is_alpha or self.doc[at].lower_ in AUXILIARIES):
            at -= 1
        return at >= self.sentence.start and at not in self.light and not self.view.names_services(at, at + 1)

    def _is_counted(self, verdict: Verdict) -> bool:
        """ "Four goods": grades of areas that are not named."""
        at = verdict.start - 1
        while at >= self.sentence.start and self.doc[at].is_quote:
            at -= 1
        before = self.doc[at] if at >= self.sentence.start else None
        if (
            verdict.noun
            and before is not None
            and before.lower_ == "of"
            and self.doc[verdict.end - 1].lower_ in PLURALS
        ):
            # "A hat-trick of goods".
            return True
        number = self.verdicts.index(verdict)
        joined = number > 0 and before is not None and self.doc[at - 1].lower_ == "and"
        if joined and before is not None and before.lower_ in ("one", "a", "an", "another"):
            # "Two outstanding grades and one good", "three outstandings and a good".
            return self._is_counted(self.verdicts[number - 1])
        if before is None or not before.like_num or before.lower_ in ("one", "1", "first", "second", "third", "fourth"):
            return False
        if not (before.is_digit and len(before) > 2):
            # "13 areas were adequate, eight good".
            return True
        return verdict.noun or _GRADES.match(self.record.text, self.view.char_end(verdict)) is not None

    def _is_mixed(self, verdict: Verdict) -> bool:
        """ "The good judgements", "good and outstanding ratings", "outstanding sub-judgements": of areas not named."""
        ends = self.view.char_end(verdict)
        several = _GRADES.match(self.record.text, ends)
        if several is not None and self._is_dated_one_by_one(several.end()):
            return False
        if several is not None and _ALL_AREAS.search(self.record.text, several.end(), self.sentence.end_char):
            # "Good grades for all five areas".
            return False
        if several is not None and SWEEP.search(
            self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        ):
            return False
        if _SUB_GRADES.match(self.record.text, ends) or several is not None:
            return True
        for one, other in pairwise(self.verdicts):
            joined = [token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha] == ["and"]
            plural = _GRADES.match(self.record.text, self.view.char_end(other)) is not None
            if verdict == one and joined and plural:
                return True
        return False

    def _is_dated_one_by_one(self, end: int) -> bool:
        """ "Inadequate ratings in 2011, 2013 and 2015": of several inspections, and not of several areas of one."""
        near = [date for date in self.dates if date.start_char >= end]
        apart = [
            self.record.text[left : date.start_char]
            for left, date in zip([end, *(date.end_char for date in near)], near, strict=False)
        ]
        listed = bool(apart) and _IN_YEARS.fullmatch(apart[0]) is not None
        return listed and len(apart) > 1 and _AND_IN.fullmatch(apart[1]) is not None

    def _is_of_some(self, verdict: Verdict) -> bool:
        """ "Of the four areas, Ofsted deemed three to be good": of areas that are only counted."""
        return _COUNTED_OBJECT.fullmatch(self.doc[verdict.core + 1 : verdict.start].text.lower()) is not None

    def _is_tallied(self, verdict: Verdict) -> bool:
        """ "A good, two requires improvements and an inadequate": several grades got at once."""
        if not verdict.noun or verdict.origin or verdict.frame is Frame.MOVED:
            return False
        if RESPECTIVELY.search(self.record.text, self.view.char_end(verdict), self.sentence.end_char):
            # "Bury and Hull, which were rated 'good' and 'adequate' respectively": one for each.
            return False
        if all(self._is_dated_behind(one) for one in self.verdicts if one.core == verdict.core):
            # "Grades of inadequate in 2019 and good in 2015": one at a time.
            return False
        others = (one for one in self.verdicts if one.noun and one.grade != verdict.grade and not one.origin)
        return any(other.core == verdict.core and not self._names_area_behind(other, verdict) for other in others)

    def _is_dated_behind(self, verdict: Verdict) -> bool:
        end = self.view.char_end(verdict)
        return any(0 <= date.start_char - end <= len("' in ") for date in self.dates)

    def _names_area_behind(self, one: Verdict, other: Verdict) -> bool:
        return any(area.start > min(one.start, other.start) for area in self.areas)

    def _says_overall(self, verdict: Verdict) -> bool:
        """ "Good overall"."""
        following = self.doc[verdict.end].lower_ if verdict.end < self.sentence.end else ""
        if following == "overall" and _GRADES.match(self.record.text, self.view.char_end_of(verdict.end)):
            # "With outstanding overall grades awarded to ten councils".
            return False
        return "overall" in (following, self.doc[verdict.end - 1].lower_)

    def _opens(self, verdict: Verdict) -> bool:
        """ "Good in September 2019, the borough ...": a grade that stands for a sentence."""
        ends = self.view.char_end(verdict)
        apart = [date.start_char - ends for date in self.dates]
        recently = _AS_RECENTLY.match(self.record.text, ends) is not None
        reach = 20 if recently else 45 if _AT_LAST.match(self.record.text, ends) else 12
        dated = any(0 <= chars <= reach for chars in apart) or self._is_said(verdict)
        topical = self.record.councils.topical(self.sentence.index)
        named = any(mention.end_char <= self.doc[verdict.start].idx for mention in topical)
        cued = "about:inspection" in self.sentence.labels or bool(self.record.inspections.dated(self.sentence.index))
        first = all(
            self.doc[at].lower_ in ("still", "now", "again", "simply") or not self.doc[at].is_alpha
            for at in range(self.sentence.start, verdict.start)
        )
        if self._was_once(verdict):
            return True
        colon = verdict.start > self.sentence.start and (
            self.doc[verdict.start - 1].orth_ in (":", "|", "–", "—") or self._is_dash(verdict.start - 1)
        )
        closes = self._closes(verdict)
        if self._is_next_one(verdict):
            return True
        if closes and self.answers(verdict) and (verdict.grade != "good" or self._asks_for_grade()):
            return True
        before_dated = any(0 <= self.doc[verdict.start].idx - date.end_char <= 4 for date in self.dates)
        if closes and colon and self.doc[self.sentence.start].lower_ in _OUTCOME and self._is_label(verdict):
            return True
        if closes and first and _THAT_WAS.match(self.record.text, ends, self.sentence.end_char):
            return True
        if first and self._is_under_name():
            return True
        if first and colon and before_dated and closes:
            # "2017 - Inadequate": a line of a timeline.
            return True
        if first:
            titled = verdict.end < self.sentence.end and any(
                self.doc[at].orth_ == ":" for at in range(verdict.end, min(verdict.end + 2, self.sentence.end))
            )
            return dated or (cued and (self.record.councils.round_up or (titled and bool(topical))))
        comma = verdict.start > self.sentence.start and self.doc[verdict.start - 1].orth_ == ","
        if comma and (dated or self._closes_dated(verdict)):
            name_ends = self.view.char_end_of(verdict.start - 2)
            named = any(mention.end_char == name_ends for mention in topical)
            named = named or any(hit.end == verdict.start - 1 for hit in self.services)
            return named or self.verdicts.index(verdict) > 0
        if verdict.start - 1 > self.sentence.start and self.doc[verdict.start - 1].orth_ == "(":
            behind = self.view.char_end(verdict)
            inside = (date for date in self.dates if date.start_char > behind)
            told = any(")" not in self.record.text[behind : date.start_char] for date in inside)
            if told and self.verdicts.index(verdict) and self.verdicts[0].frame is not Frame.ALONE:
                # "Verdict: requires improvement (adequate when inspected in 2013)".
                return not self.areas or self.areas[0].start > verdict.end
            # "Hampshire (good)".
            return any(mention.end_char == self.view.char_end_of(verdict.start - 2) for mention in topical)
        return colon and (named or dated or before_dated)

    def _is_label(self, verdict: Verdict) -> bool:
        """ "Outcome: Good", "Overall result: Good": whether few words make a label before the colon."""
        return verdict.start - self.sentence.start <= 4 and not self.areas

    def _closes(self, verdict: Verdict) -> bool:
        """Whether nothing but "again" or "overall" follows a grade in its phrase."""
        at = verdict.end
        while at < self.sentence.end and self.doc[at].lower_ in ("again", "once", "more", "still", "overall"):
            at += 1
        return at >= self.sentence.end or not self.doc[at].is_alpha

    def _is_under_name(self) -> bool:
        """ "BEXLEY", and below it "Outstanding, again.": a grade that opens what a round-up tells under a name."""
        if not (self.record.councils.round_up and self.sentence.index):
            return False
        above = self.record.annotated.sentences[self.sentence.index - 1]
        named = self.record.councils.mentions(above.index)
        alone = len(named) == 1 and above.end_char - above.start_char <= named[0].end_char - named[0].start_char + 9
        return alone and above.block != self.sentence.block

    def _was_once(self, verdict: Verdict) -> bool:
        """ "Once inadequate, the service is now good": what the clause behind the comma says of the whole."""
        opens = self.doc[self.sentence.start].lower_ in ("once", "formerly", "previously", "long", "twice")
        comma = verdict.end < self.sentence.end and self.doc[verdict.end].orth_ == ","
        if not (opens and comma and verdict.start <= self.sentence.start + 2 and len(self.verdicts) > 1):
            return False
        return self.view.names_services(verdict.end, self.verdicts[1].core) and not self.areas

    def _is_dash(self, at: int) -> bool:
        """Whether a hyphen stands between spaces: "Gateshead - Outstanding"."""
        spaced = bool(self.doc[at].whitespace_) and at > 0 and bool(self.doc[at - 1].whitespace_)
        return self.doc[at].orth_ == "-" and spaced

    def _asks_for_grade(self) -> bool:
        """Whether the sentence before asks for the grade: "So what is the verdict?"."""
        before = self.record.annotated.sentences[self.sentence.index - 1]
        return _ASKS.search(self.record.annotated.text(before)) is not None

    def _is_said(self, verdict: Verdict) -> bool:
        """ "Inadequate, said Ofsted, in November 2012"."""
        end = self.view.char_end(verdict)
        return any(
            end <= date.start_char and SAID.fullmatch(self.record.text[end : date.start_char]) for date in self.dates
        )

    def _closes_dated(self, verdict: Verdict) -> bool:
        """ "By 2021, with a trust at the wheel, outstanding": the grade ends a clause that a date begins."""
        left = self.view.left(self.verdicts.index(verdict))
        right = self.view.right(self.verdicts.index(verdict))
        ends = all(not self.doc[at].is_alpha for at in range(verdict.end, right))
        return ends and any(0 <= date.start_char - self.doc[left].idx <= 6 for date in self.dates)

    def _object_is_graded_elsewhere(self, verdict: Verdict) -> bool:
        """ "Rated a high proportion of audited cases inadequate"."""
        return self._ends_in_something_else(verdict.core + 1, verdict.start)

    def _subject_is_graded_elsewhere(self, verdict: Verdict, left: int) -> bool:
        follows = self.doc[verdict.core + 1 : verdict.core + 2].text.lower()
        if self.doc[verdict.core].lower_.endswith("ing") and follows in _PRONOUN_OBJECT:
            # "After a visit, judging them inadequate": the visit is not judged.
            return False
        if self._is_said_by_inspectors(verdict) or self._takes_services(verdict):
            return False
        if self._is_apposed_to_services(verdict):
            return False
        if left == self.sentence.start and self._begins_with_something_else(verdict):
            return True
        if self._is_after_being(verdict) and self.sentence.labels.isdisjoint(("about:schools", "about:homes")):
            # "Bury is making progress since being judged inadequate": not the progress.
            return False
        return self._ends_in_something_else(max(left, verdict.core - 7), verdict.core)

    def _is_apposed_to_services(self, verdict: Verdict) -> bool:
        """ "A report told of failings in Hull's children's services, rated inadequate": of what is right before."""
        named = any(hit.end == verdict.core - 1 and hit.end - hit.start > 1 for hit in self.services)
        return named and self.doc[verdict.core - 1].orth_ == "," and not self._begins_with_homes()

    def _begins_with_homes(self) -> bool:
        return not self.sentence.labels.isdisjoint(("about:schools", "about:homes"))

    def _begins_with_something_else(self, verdict: Verdict) -> bool:
        """ "A respite home for disabled children run by the council has been rated good"."""
        start = self.sentence.start
        masked = self.view.masked()
        if any(token.lower_ in ("after", "when", "because", "since") for token in self.doc[start : verdict.core]):
            # "A plan must be sent after all areas were judged inadequate".
            return False
        return self.doc[start].lower_ in ("a", "an", "one", "another") and any(
            has_label(hit, "judged:not-graded") and start < hit.start <= start + 3 and hit.start not in masked
            for hit in self.sentence.words
        )

    def _takes_services(self, verdict: Verdict) -> bool:
        """ "A report that judges the borough's services inadequate": what stands behind the verb is what is graded."""
        at = verdict.core
        passive = False
        while at > self.sentence.start and self.doc[at - 1].lower_ in AUXILIARIES:
            at -= 1
            passive = passive or self.doc[at].lower_ in _BE
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

    def _subject_is_dim(self, verdict: Verdict, left: int) -> bool:
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
        return self.is_report and word in ("it", "they", "which")

    def _ends_in_something_else(self, start: int, end: int) -> bool:
        """Whether the last thing named between two tokens has grades of its own."""
        masked = self.view.masked()
        last_own = max((at for at in masked if start <= at < end), default=-1)
        for mention in self.record.councils.mentions(self.sentence.index):
            last_own = max(
                [last_own, *(at for at in self.view.tokens(mention.start_char, mention.end_char) if start <= at < end)]
            )
        others = [
            hit.end - 1
            for hit in self.sentence.words
            if has_label(hit, "judged:not-graded") and start <= hit.start < end and hit.start not in masked
        ]
        others += [
            hit.end - 1
            for hit in longest(self.sentence.names)
            if start <= hit.start < end
            and any(label.startswith("agency:") for label in hit.labels)
            and self._has_own_grades(hit)
        ]
        return bool(others) and max(others) > last_own

    def _has_own_grades(self, hit: Hit) -> bool:
        agencies = self.record.ontology.agencies
        kinds = {str(agency.type) for agency in agencies.values() if f"agency:{agency.id}" in hit.labels}
        return bool(kinds & OWN_GRADES)

    def _subject_is_services(self, verdict: Verdict, left: int) -> bool:
        """In the weaker frames: whether the services as a whole, or the council, are what is graded."""
        own = {at for hit in self.services for at in range(hit.start, hit.end)}
        for mention in self.record.councils.topical(self.sentence.index):
            own.update(self.view.tokens(mention.start_char, mention.end_char))
        if verdict.frame is Frame.FOUND:
            inner = range(verdict.core + 1, verdict.start)
            if any(self.doc[at].lower_ in _PRONOUN_OBJECT for at in inner):
                return True
            if self._is_of_pronoun_told(verdict):
                return True
            if any(at in own for at in inner):
                return not self._ends_in_something_else(verdict.core + 1, verdict.start)
            if self._has_other_object(verdict):
                return False
        everywhere = _ALL_AREAS.search(self.view.clause(verdict, left)) is not None
        if verdict.frame is Frame.COPULA and everywhere and self._goes_on(verdict):
            # "They were good on all counts".
            return True
        if verdict.frame is Frame.FOUND and (
            self._is_pronoun_of_services(verdict) or self._goes_on(verdict) or self._is_after_being(verdict)
        ):
            return True
        if self._is_behind_relative(verdict, left):
            return True
        if self._is_told_of(verdict, own) or self._is_having_been(verdict):
            return True
        own |= self._all_areas() | self._latter()
        if verdict.frame is Frame.COPULA and self._is_next_one(verdict):
            return True
        if is_of_both(self.text) and left == self.sentence.start and pair(self.record, self.sentence.index):
            return all(at in self.light for at in range(left, verdict.core))
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

    def _subordinates(self, at: int) -> bool:
        """Whether a word opens a clause; not the "that" of "before that"."""
        time = self.doc[at].lower_ == "that" and at > self.sentence.start and self.doc[at - 1].lower_ == "before"
        return self.doc[at].lower_ in _SUBORDINATORS and not time

    def _latter(self) -> set[int]:
        """The tokens of "the latter", which stands for the council named last."""
        start = self.sentence.start_char
        found = [match for match in LATTER.finditer(self.text) if not self.is_report]
        return {at for match in found for at in self.view.tokens(start + match.start(), start + match.end())}

    def _is_next_one(self, verdict: Verdict) -> bool:
        """ "The grade for 2016 was good. The next, in 2018, was inadequate", "... and the one from 2018 inadequate"."""
        number = self.verdicts.index(verdict)
        start = self.view.char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        parted = self.record.text.rfind(";", start, self.doc[verdict.start].idx) if number else -1
        start = parted + 1 if parted >= 0 else start
        words = self.record.text[start : self.doc[verdict.start].idx]
        for date in reversed(self.dates):
            if start <= date.start_char and date.end_char <= self.doc[verdict.start].idx:
                words = words[: date.start_char - start] + "2000" + words[date.end_char - start :]
        before = self.record.annotated.sentences[self.sentence.index - 1] if self.sentence.index else None
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
            found.update(self.view.tokens(start + match.start(), start + match.end()))
        for area in self.areas:
            if area.start - 1 in found:
                found.update(range(area.start, area.end))
        return found

    def _is_having_been(self, verdict: Verdict) -> bool:
        """ "Bury requires improvement, having previously been inadequate": of what the grade before is of."""
        number = self.verdicts.index(verdict)
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 3) : verdict.core + 1]]
        return number > 0 and "having" in before and not self.is_report

    def _is_told_of(self, verdict: Verdict, own: set[int]) -> bool:
        """ "Ofsted has told the council that it is inadequate": a pronoun for the council or services before "that"."""
        at = verdict.core - 1
        named = any(self.sentence.start <= token < at for token in own) or self._is_named_behind(verdict, own)
        told = "about:inspection" in self.sentence.labels or bool(self.dates) or self._are_inspectors_near()
        pronoun = at > self.sentence.start and self.doc[at].lower_ in ("it", "they")
        return pronoun and self.doc[at - 1].lower_ in ("that", "when") and named and told and not self.is_report

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
        return not before & _BE and any(token.lower_ not in GAP and token.lower_ != "as" for token in said)

    def _is_named_subject(self, verdict: Verdict, left: int) -> bool:
        """ "Before those two triumphs Leeds had been good": a council right before its verb, in no other phrase."""
        at = verdict.core
        while at > left and self.doc[at - 1].lower_ in AUXILIARIES:
            at -= 1
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
            return "grade" in self.record.annotated.sentences[self.sentence.index - 1].kinds
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
        if not (opens and aux and told):
            return False
        return self._follows_services()

    def _follows_services(self) -> bool:
        """Whether the sentence before names the services, and nothing else with a grade of its own."""
        before = self.record.annotated.sentences[self.sentence.index - 1]
        areas = any(area.id != OVERALL for area in areas_in(before))
        others = "judged:elsewhere-graded" in before.labels
        return not areas and not others and bool(by_label(before.words, "judged:services"))

    def _is_pronoun_of_services(self, verdict: Verdict) -> bool:
        """ "Services are good, five years after they were found inadequate"."""
        at = verdict.core - 1
        while at > self.sentence.start and self.doc[at].lower_ in ("was", "were", "been", "had"):
            at -= 1
        passive = at < verdict.core - 1 and self.doc[at].lower_ in ("it", "they", "we")
        return passive and not self.is_report and self.view.names_services(self.sentence.start, at)

    def _is_after_being(self, verdict: Verdict) -> bool:
        """ "Judged good, three years after being found inadequate": of those who were judged."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]]
        joined = before[-1:] == ["being"] and before[0] in ("after", "since", "despite", "from", "following", "before")
        return joined and not self.is_report and self.view.names_services(self.sentence.start, verdict.core)

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
        before = self.record.annotated.sentences[self.sentence.index - 1]
        others = "judged:elsewhere-graded" in before.labels
        topical = self.record.councils.topical(before.index)
        return not others and (bool(topical) or bool(by_label(before.words, "judged:services")))
