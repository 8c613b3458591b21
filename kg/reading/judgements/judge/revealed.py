"""Whether a grade alone shows that there was an inspection, where nothing else is told of it."""

from __future__ import annotations

import re

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.whose import Whose
from kg.reading.vocabulary import words_of

_TOLD_REACH = 8
"""Within so many words of a verb somebody "has been told that" it is so."""
_COUNTING = 3
"""So many sentences before a list of councils tell of what they are."""
_LEAD_SENTENCES = 3
"""In so many of its first sentences a round-up says of what it is one."""
_OPENING = 4
"""Within so many characters of its start a council opens a sentence."""
_SEVERAL = re.compile(r"\b(?:councils|authorities|boroughs)\b", re.IGNORECASE)
_THEY = re.compile(
    r"\W*(?:they|the team|the report|inspectors|their (?:report|verdict))\b[^,;:.]*"
    r"\b(?:left|said|found|concluded|reported|decided|ruled|felt|thought|says?|find|conclude|view|verdict|conclusion)\b",
    re.IGNORECASE,
)
""" "They left with the view that ...": what inspectors of the sentence before had to say."""
_OPENS_ROW = re.compile(
    r"\W*(?:(?:in|across) [\w' -]{3,30}, |neighbouring |nearby |meanwhile,? |and |but |only )?", re.IGNORECASE
)
_IS_NOW = re.compile(
    r"(?:'s(?: (?:own|(?:children's )?services(?: for children)?))?)? (?:council )?"
    r"(?:is|are|remains|stays)?(?: (?:now|still|also|currently|rated))* ?['\"]?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^, [^,;:.]{3,60}, ")
""" "Wiltshire, a little further off, is"."""
_SPEAKS_OF_GRADE = re.compile(r"\b(?:grade|rating|judge?ment|verdict|mark)\b", re.IGNORECASE)
_ALONE_OF = re.compile(
    r"(?: council)?,? (?:alone )?(?:of|among|out of) [^,;:.]{3,50}\b(?:councils|authorities|boroughs),? "
    r"(?:is|are|remains?) ['\"]?",
    re.IGNORECASE,
)
""" "Only Bury" + ", of the region's ten councils, is": before a grade."""
_OPENS_LIST = re.compile(r".*: |\W*(?:at|in|among|of|on|towards|near) [^,;:.]{3,40}, ", re.IGNORECASE | re.DOTALL)
""" "At the top of the table, ...": before the councils with which a sentence of a round-up begins."""
_NEARBY = re.compile(r"\W*(?:neighbouring|nearby|next-door) ", re.IGNORECASE)
_IS_CURRENTLY = re.compile(
    r"(?: council)?(?:'s (?:children's )?services)? (?:is|are|remains?) (?:(?:now|still|also|currently|already|itself|"
    r"presently) )+['\"]?",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"(?: council)?(?:'s (?:children's )?services)?(?:, (?:which|where|whose)\b[^,;:.]{3,90},)? (?:still )?"
    r"(?:remains?|stays?|is still|are still)(?: (?:firmly|stubbornly|rated|itself))? ['\"]?",
    re.IGNORECASE,
)
""" "Herefordshire, *where a commissioner was sent in, remains* inadequate"."""
_WHICH_IS = re.compile(
    r"(?: council)?, which (?:is|are|remains?|has been|was) (?:(?:now|still|also|currently|already|itself) )*['\"]?",
    re.I,
)
_COMPARES = re.compile(
    r"\b(?:neighbours?|neighbouring|nearby|next[- ]door|adjoining|across (?:the )?\w+ (?:boundary|border)|"
    r"(?:over|across) the (?:border|boundary)|by contrast|in contrast|unlike|compare[sd]?|far cry|contrasts? with|"
    r"lags? behind|meanwhile|whereas|own children's services|down the road|both)\b",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r"['\"]*,? (?:and|but|while|with)\b")
""" "Where services are good" + "and leadership is outstanding"."""
SAYS_NO_MORE = re.compile(r"['\"]*(?:[.;]|, (?:and|but|while)\b|\s*$)", re.MULTILINE)


class Revealed(SentencePart):
    """What a verdict gives away."""

    def __init__(self, view: GradedSentence, whose: Whose) -> None:
        super().__init__(view)
        self.whose = whose

    def reveals(self, verdict: Verdict) -> bool:
        """Whether a verdict alone shows that there was an inspection of which nothing else is told."""
        if verdict.frame in (Frame.RATED, Frame.MOVED, Frame.ALONE) or self.dates:
            return True
        if self.doc[min(verdict.end, self.sentence.end - 1)].lower_ == "overall":
            # "Bolton, whose services were good overall".
            return True
        if verdict.frame is Frame.SAME and _SPEAKS_OF_GRADE.search(self.view.words(verdict)) is not None:
            # "Bury is good. Rochdale was given the same grade".
            return True
        if self.view.takes_up_given(verdict):
            # "Ofsted has rated two councils good. Hull and York both received the rating".
            return True
        if self._is_of_round_up(verdict) or self.whose.lists.named_next(verdict)[0]:
            return True
        passive = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]}
        if passive & {"found", "judged", "deemed", "considered", "said"} and "to" in passive:
            return True
        if any(one.frame in (Frame.RATED, Frame.MOVED) for one in self.verdicts):
            # "Slough was rated inadequate, while Bolton was told that it requires improvement".
            return True
        if any(area.end - area.start >= 4 or self.doc[area.end - 1].lower_ == "effectiveness" for area in self.areas):
            return True
        if "about:inspection" in self.sentence.labels:
            return True
        if self.whose.lists.listed(verdict) and self._counts_services():
            # "Ofsted has inspected the region's children's services. Two are inadequate: Bury and Hull".
            return True
        # "Ofsted rated Enfield good. In neighbouring Haringey services require improvement".
        sentences, index = self.record.annotated.sentences, self.sentence.index
        near = [sentences[at] for at in (index - 1, index + 1) if 0 <= at < len(sentences)]
        near = [one for one in near if one.block == self.sentence.block and "about:inspection" in one.labels]
        if near and "told" in words_of(self.doc, max(self.sentence.start, verdict.core - _TOLD_REACH), verdict.core):
            # "Bury has been told that its services require improvement. Inspectors said ...".
            return True
        if self._is_one_of_a_row(verdict) or self._is_what_a_council_is(verdict) or self._is_compared(verdict):
            return True
        came = _THEY.match(self.text) is not None and bool(near) and near[0].index < index
        return came or any("grade" in one.kinds for one in near)

    def _is_what_a_council_is(self, verdict: Verdict) -> bool:
        """ "Essex is currently outstanding.", "with Essex, which is good": nothing but a council and its grade."""
        ends = self.view.char_end(verdict)
        if verdict.frame is not Frame.COPULA or self.areas or SAYS_NO_MORE.match(self.record.text, ends) is None:
            return False
        start = self.doc[verdict.start].idx
        named = [one for one in self.record.councils.topical(self.sentence.index) if one.end_char <= start]
        opens = bool(named) and named[-1].start_char == self.sentence.start_char
        between = self.record.text[named[-1].end_char : start] if named else ""
        if _NEARBY.fullmatch(self.record.text, self.sentence.start_char, named[-1].start_char if named else 0):
            opens = True
        if opens and (_IS_CURRENTLY.fullmatch(between) or _STAYS.fullmatch(between)) is not None:
            return True
        return any(shape.fullmatch(between) is not None for shape in (_WHICH_IS, _ALONE_OF))

    def _is_compared(self, verdict: Verdict) -> bool:
        """ "In neighbouring Cornwall services are outstanding", in news of another council's grade.

        "Good" and "outstanding" may be praise, and count where the sentence compares.
        """
        ends = self.view.char_end(verdict)
        more = self.verdicts.index(verdict) + 1 < len(self.verdicts)
        says_no_more = SAYS_NO_MORE.match(self.record.text, ends) is not None
        goes_on = more and _AND_ANOTHER.match(self.record.text, ends) is not None
        if verdict.frame is not Frame.COPULA or (self.areas and not goes_on) or not (says_no_more or goes_on):
            return False
        if self.is_report or '"' in self.text or not self.record.facts:
            return False
        compares = _COMPARES.search(self.text) is not None
        return compares or (verdict.grade == "requires-improvement" and len(self.verdicts) == 1)

    def _is_one_of_a_row(self, verdict: Verdict) -> bool:
        """ "Leeds is outstanding. Kirklees is inadequate.": councils that a grade each is told of, one by one."""
        sentences, index = self.record.annotated.sentences, self.sentence.index
        named = self.record.councils.topical(index)
        own = {mention.council for mention in named}
        before = self.record.text[named[-1].end_char : self.doc[verdict.start].idx] if named else ""
        opens = named and _OPENS_ROW.fullmatch(self.record.text, self.sentence.start_char, named[0].start_char)
        if not opens or _IS_NOW.fullmatch(_ASIDE.sub(" ", before)) is None:
            return False
        beside = [sentences[at] for at in (index - 1, index + 1) if 0 <= at < len(sentences)]
        others = [one for one in beside if one.block == self.sentence.block and "grade" in one.kinds]
        told = ({mention.council for mention in self.record.councils.topical(one.index)} for one in others)
        return len(own) == 1 and any(len(named) == 1 and named != own for named in told)

    def _counts_services(self) -> bool:
        """Whether the sentences before, in the same paragraph, tell of inspections of children's services alone."""
        sentences, index = self.record.annotated.sentences, self.sentence.index
        before = [one for one in sentences[max(0, index - _COUNTING) : index] if one.block == self.sentence.block]
        labels = frozenset().union(*(one.labels for one in before))
        told = {"about:inspection", "about:children-services"} <= labels
        return told and labels.isdisjoint({"about:homes", "about:schools", "about:adult-care"})

    def _is_of_round_up(self, verdict: Verdict) -> bool:
        """ "Kent County Council requires improvement", in an article that begins with inspections of several."""
        annotated = self.record.annotated
        within = annotated.sentences if self.record.councils.round_up else annotated.sentences[:_LEAD_SENTENCES]
        told = (one for one in within if {"about:inspection", "about:children-services"} <= one.labels)
        lead = [annotated.text(one) for one in told]
        named = self.record.councils.topical(self.sentence.index)
        leads = bool(named) and (
            named[0].start_char - self.sentence.start_char <= _OPENING
            or _OPENS_LIST.fullmatch(self.record.text, self.sentence.start_char, named[0].start_char) is not None
        )
        several = self.record.councils.round_up or any(_SEVERAL.search(text) for text in lead)
        return leads and bool(lead) and several and named[0].end_char <= self.doc[verdict.core].idx
