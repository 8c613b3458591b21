"""Whether the areas beside a grade are what is graded: not "health outcomes for care leavers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL, Area
from kg.reading.judgements.sentence import GradedSentence
from kg.reading.judgements.ties.part import SAID, AreaPart
from kg.reading.judgements.ties.pronouns import Pronouns
from kg.reading.judgements.ties.wordings_around import RELATIVE_TO, WHICH_THEY_FOUND
from kg.reading.judgements.wordings import AREA_NOUNS, AUXILIARIES
from kg.reading.vocabulary import has_label

_AREAS_OF_LIST = re.compile(
    r"\b(?:all|both|two|three|four|five|the|other) (?:of the |the )?(?:\w+ )?"
    r"(?:areas|judge?ments|categories|headings)\b",
    re.IGNORECASE,
)
"""Words that a list of areas behind a colon names one by one."""
_EACH_AREA_OF_WHICH = re.compile(
    rf"\W*(?:the |all |all the )?(?:\w+ )?(?:{AREA_NOUNS})(?: \w+){{0,3}},? (?:each|all|both|every one) "
    r"(?:of (?:which|them) )?(?:(?:was|were) )?(?:described|seen|found|reported)(?: (?:as|to be))? ['\"]?",
    re.IGNORECASE,
)
""" "The areas inspected, each of which was described as": before the grade of those that are listed behind."""
_WHICH_WAS = re.compile(
    r"\s*[-–—(]\s*|,? ?(?:which|that|who|where|(?:for|in|on) which)"
    r"(?: (?:it|they|inspectors|ofsted|is|are|was|were|has|have|had|been|also|only|"
    r"still|again|says?|said|found))*(?: ['\"])?",
    re.I,
)
_SPEAKS_OF = re.compile(
    r"\b(?:prais\w+|lik(?:ed|es)|welcom\w+|commend\w+|applaud\w+|singl(?:es?|ed|ing) out|pointed to|"
    r"exception (?:is|was|being)|critici[sz]\w+|impressed (?:by|with)|pleased with|fond of|worried about)"
    r"(?: (?:the|its|their))? ?$",
    re.IGNORECASE,
)
_PHRASE = 6
"""So many words before an area may still be of its phrase."""
_WHICH_IS = re.compile(
    r", (?:which|who)"
    r"(?: (?:is|are|was|were|has|have|had|been|also|now|still|only|itself|again|said|found|judged|to|be))* ",
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(
    r"\b(?:look(?:ed|ing) (?:\w+ )?(?:at|into)|inspected|inspecting|examined|examining|assessed|reviewed)"
    r" (?:(?:the|its|their|(?:council|borough|county|city)'s) )*$",
    re.IGNORECASE,
)
""" "When inspectors looked at" + "child protection"."""
_PASSIVE = frozenset("was were been being is are".split())
_OPENS_LIST = frozenset(": – — -".split())
""" "All three areas of practice" + "– leadership, adoption and ... – were rated good"."""
_WHEN_LAST = re.compile(
    r"\W*(?:since|at|after|following) (?:the|its) (?:last|previous) (?:\w+ ){0,2}?inspection,?(?: in)? [\w ]{4,20}, "
    r"(?:(?:when|where) )?(?:(?:the|its) )?(?:(?:council|local authority|authority)'s )?",
    re.I,
)
""" "Since the last inspection in 2017, when the" + "overall judgement was": of that inspection, in a report, too."""


class AreasGraded(AreaPart):
    """Whether areas have the grade that they stand beside."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.pronouns = Pronouns(view)

    def are_graded(self, verdict: Verdict, areas: Sequence[Area], left: int) -> bool:
        """In the weaker frames an area must be all that is graded ("health outcomes for care leavers" are not)."""
        first = areas[0].start
        if (
            areas[0].id != OVERALL
            and max(left, self.sentence.start + 1) <= first < verdict.start
            and self.doc[first - 1].lower_ in ("a", "an", "any")
        ):
            # "An LSCB requires improvement if ...": an explanation.
            return False
        before = self.record.text[self.sentence.start_char : self.doc[first].idx]
        if self.is_report and _WHEN_LAST.fullmatch(before):
            return True
        if self.is_report and verdict.frame is Frame.COPULA and self.doc[verdict.core].lower_ in ("was", "were"):
            # In a report the past tense is of the inspection before.
            return False
        if self.doc[verdict.core].lower_ in ("itself", "themselves"):
            apposed = self.doc[areas[-1].end : verdict.core].text == ","
            return apposed or self.view.heads_its_phrase(left, first)
        if verdict.frame is Frame.SERVED:
            light = self.view.prefix_is_light(left, first)
            # "Inspectors judged that care leavers get an 'outstanding' deal": in their words.
            return light or (self.view.is_quoted(verdict) and self.view.heads_its_phrase(left, first))
        if self._is_what_they_looked_at(verdict, areas[0]) or self._is_which(verdict, areas[-1]):
            return True
        if verdict.frame is Frame.FOUND and first < verdict.core and not self.is_report:
            ends = self.view.char_end_of(areas[-1].end - 1)
            if WHICH_THEY_FOUND.fullmatch(self.record.text, ends, self.doc[verdict.start].idx) is not None:
                return self.view.heads_its_phrase(left, first) or self._is_praised(areas[-1])
        if verdict.frame is Frame.COPULA and first < verdict.core and not self.is_report:
            ends = self.view.char_end_of(areas[-1].end - 1)
            if RELATIVE_TO.fullmatch(self.record.text, ends, self.doc[verdict.start].idx) is not None:
                # "Better news for children in care, for whom services are good".
                return True
        if first < verdict.core and self._is_object_of_relative(left, first):
            return False
        if areas == self.pronouns.there(verdict):
            return True
        behind = self.doc[areas[-1].end : verdict.core if verdict.core >= areas[-1].end else verdict.start].text
        if not self.is_report and self.is_excepted(areas[0]) and _WHICH_WAS.fullmatch(behind):
            # "Found every area inadequate other than adoption, which required improvement".
            return True
        if first < verdict.core and self.is_excepted(areas[0]) and not self.is_report:
            # "All were good bar leadership, which is outstanding".
            return _WHICH_WAS.fullmatch(self.doc[areas[-1].end : verdict.core].text) is not None
        if verdict.frame in (Frame.RATED, Frame.MOVED, Frame.SAME):
            return first >= verdict.core or self._is_praised(areas[0]) or not self._graded_by_itself(left, first)
        if areas[0].start >= verdict.end:
            found = verdict.frame is Frame.FOUND
            before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
            listed = self._is_list_object(verdict) or _EACH_AREA_OF_WHICH.fullmatch(before) is not None
            return not found or listed or self._finds_services(verdict) or self._is_found_so(verdict, left)
        if not self.is_report and (verdict.frame is not Frame.FOUND or areas[0].start < verdict.core):
            return self.view.heads_its_phrase(left, areas[0].start)
        if verdict.frame is Frame.FOUND and areas[0].start > verdict.core:
            told = [one.end for one in self.verdicts if one.end <= areas[0].start]
            return self.view.prefix_is_light(max([verdict.core + 1, *told]), areas[0].start)
        return self.view.prefix_is_light(left, areas[0].start)

    def _is_what_they_looked_at(self, verdict: Verdict, area: Area) -> bool:
        """ "When inspectors looked at child protection in 2013 they called it inadequate": what "it" is."""
        it = self.doc[verdict.core + 1 : verdict.core + 2].text.lower() in ("it", "them")
        if not it or area.start >= verdict.core or self.is_report:
            return False
        return _LOOKED_AT.search(self.view.text_before(area)) is not None

    def _is_which(self, verdict: Verdict, area: Area) -> bool:
        """ "It is harsher about child protection, which requires improvement": what stands right before the comma."""
        if verdict.frame is not Frame.COPULA or self.is_report or area.end > verdict.core:
            return False
        ends, core = self.view.char_end_of(area.end - 1), self.doc[verdict.core].idx
        if _WHICH_IS.fullmatch(self.record.text, ends, core) is None:
            return False
        # "Audits of child protection, which were inadequate".
        return not self._graded_by_itself(max(self.sentence.start, area.start - _PHRASE), area.start)

    def _is_praised(self, area: Area) -> bool:
        """ "Inspectors praised leadership", "the exception was adoption": an area that is all that is spoken of."""
        return _SPEAKS_OF.search(self.view.text_before(area)) is not None

    def _finds_services(self, verdict: Verdict) -> bool:
        """ "Finds them inadequate for care leavers", "found Bury inadequate for adoption": nothing less is graded."""
        told = [token.lower_ for token in self.doc[verdict.core + 1 : verdict.start] if token.is_alpha]
        named = self.view.names_services(verdict.core + 1, verdict.start)
        return told in (["them"], ["it"]) or (named and self.view.prefix_is_light(verdict.core + 1, verdict.start))

    def _is_found_so(self, verdict: Verdict, left: int) -> bool:
        """ "Bury was found inadequate for adoption", "in which it was found good for leadership": in the passive."""
        at = self.view.before_auxiliaries(verdict, left)
        passive = {token.lower_ for token in self.doc[at : verdict.core]} & _PASSIVE
        if not passive or self.is_report or self.doc[verdict.core + 1 : verdict.start].text.strip("'\" "):
            return False
        ends = any(hit.end == at for hit in self.services) or self.view.mention_between(at - 1, at)
        return self.doc[at - 1].lower_ in ("it", "they") or ends

    def _is_list_object(self, verdict: Verdict) -> bool:
        """ "Found all three areas good: leadership, ...": what is found is the areas that follow."""
        told = str(self.doc[verdict.core + 1 : verdict.start].text)
        return _AREAS_OF_LIST.fullmatch(told.strip(" '\"")) is not None

    def _is_object_of_relative(self, left: int, first: int) -> bool:
        """ "The board that oversees safeguarding was rated good": what the board oversees is not what is graded."""
        for at in range(first - 1, max(left, first - 4), -1):
            if self.doc[at].orth_ in (",", ";"):
                return False
            if self.doc[at].lower_ in ("that", "which", "who"):
                verb = [place for place in range(at + 1, first) if place not in self.light]
                return bool(verb) and self.doc[at - 1].is_alpha and at - 1 not in self.light
        return False

    def _graded_by_itself(self, start: int, end: int) -> bool:
        """Whether something that is graded by others stands right before: "audits of child protection"."""
        masked = self.view.masked()
        opens = self.doc[end].idx - 1
        if any(date.end_char in (opens, opens - 1) for date in self.dates):
            # "In an assessment published in January 2011 safeguarding was rated good".
            return False
        return any(
            has_label(hit, "judged:not-graded")
            and hit.start not in masked
            and self.doc[hit.end].lower_ not in SAID | AUXILIARIES | _OPENS_LIST
            and start <= hit.start
            and end - 4 <= hit.end <= end
            # "The report, in which services for children in care were rated good", "a visit, with the board good".
            and "which" not in {token.lower_ for token in self.doc[hit.end : end]}
            and not any(token.orth_ == "," and token.nbor().lower_ == "with" for token in self.doc[hit.end : end])
            for hit in self.sentence.words
        )
