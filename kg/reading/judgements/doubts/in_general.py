"""Grades of no council that is named: "an inadequate council loses staff", "four authorities that are good"."""

from __future__ import annotations

import re

from kg.reading.grades import Verdict
from kg.reading.judgements.areas import OVERALL
from kg.reading.judgements.doubts.opinions import SUBJECT_REACH
from kg.reading.judgements.sentence import SentencePart
from kg.reading.judgements.wordings import BOTH_COUNCILS, OF_THE_REST

_BEING_GRADED = re.compile(
    r"\W*(?:being|getting|to be|to get|receiving) (?:(?:rated|judged|graded|branded|found|an?|the) )*['\"]?$", re.I
)
_DOES_TO_ANY = re.compile(
    r"['\"]?(?: by ofsted)? (?:\w+ ){1,4}(?:an?|any) (?:council|authority|department|place|town)\b", re.IGNORECASE
)
_WORD = re.compile(r"\b(?:that|words?|terms?|labels?|like|as) ['\"]$", re.IGNORECASE)
_AND_ANOTHER = re.compile(
    r"['\"],? (?:and|or) ['\"](?:good|outstanding|adequate|inadequate|requires improvement)['\"] (?!respectively)\w",
    re.IGNORECASE,
)
_ANY_ONE = re.compile(r"\b(?:an?|any|every|each|no) ['\"]?$", re.IGNORECASE)
_A_COUNCIL = re.compile(
    r"['\"]?[- ](?:rated )?(?:council|authority|department|local authority|borough)\b", re.IGNORECASE
)
_ANY_SERVICE = re.compile(
    r"(?:^|[:;.] |\bwhether |\bchecks? )(?:an?|any|every|each) (?:\w+ )?(?:service|council|authority|department)s? "
    r"(?:that|which|is|judged|rated|graded)\b[^,;:]{0,25}$",
    re.IGNORECASE,
)
""" "A service that requires improvement is not failing": what a grade is, not who has it."""
_SERVICES_GRADED = re.compile(
    r"\W*(?:any |all )?(?:(?:children's|social|child protection) )?(?:services|councils|authorities|departments) "
    r"(?:that are |which are |found to be )?(?:judged|rated|graded|deemed|found|ranked)(?: (?:to be|as))? ['\"]?$",
    re.IGNORECASE,
)
_OR_BETTER = re.compile(r"['\"]? or (?:better|above|higher|['\"]?outstanding)\b", re.IGNORECASE)
""" "Most provision is good or better": so many have one or the other."""
_AT_THOSE = re.compile(
    r"\b(?:at|of|in|among|amongst|for|than|by|from) (?:those|councils|authorities|boroughs|departments|places)"
    r"(?: (?:that|which))?(?: (?:are|were|is|was|now|currently|still|already|recently))*"
    r" (?:rated|graded|judged|deemed|found|ranked)(?: (?:to be|as))? ['\"]?$",
    re.IGNORECASE,
)
""" "1.7 points *at those now graded* outstanding": whichever they are."""
_MUST = re.compile(
    r"['\"]?(?: by (?:ofsted|inspectors|the \w+))? (?:will|must|should|can|could|may|face|have to|are|would)\b",
    re.IGNORECASE,
)
""" "Services judged inadequate by Ofsted will have to improve": whichever they are."""
_NO_SERVICE = re.compile(
    r"\b(?:no|not one|not a single|none of (?:the|its|their)|hardly any|(?<!the )(?<!a )few) (?:other )?(?:\w+ )?"
    r"(?:councils?|authorit(?:y|ies)|services?|boroughs?|count(?:y|ies)|areas?|categor(?:y|ies)|judge?ments?)\b"
    r"(?:(?!\b(?:and|but) (?:the|its|their|it|they|overall)\b)[^,;:])*$",
    re.IGNORECASE,
)
""" "No council in the region is rated outstanding"."""
_NONE_IS = re.compile(
    r"\b(?:none|not one|no one)(?: (?:was|were|is|are|be|been|has|have|had|yet|"
    r"rated|judged|graded|found|deemed|as|to))* ['\"]?$",
    re.IGNORECASE,
)
""" "Thirteen are good and none" + "outstanding"."""
_WHAT_MAKES = re.compile(
    r"\b(?:characteristics|definition|standards?|threshold|criteria|hallmarks) (?:of|for) (?:an? )?['\"]?$",
    re.IGNORECASE,
)
""" "Not yet showing the characteristics of good"."""
_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif)ty(?:-\w+)?|many|most|several|dozens)"
)
_ADVERB = r"(?:(?:now|also|still|both|all|each|again|\w+ly) )*"
_SEVERAL_ARE = re.compile(
    rf"(?<!all )(?<!the )(?<!other )(?<!those )\b{_NUMBER}(?: more| further)?(?: others?)?(?: of (?:them|those|these))?"
    r"(?:(?: local| other)? (?:councils|authorities|boroughs)(?: in (?:the )?[\w'-]+(?: [\w'-]+)?)?)?"
    r"(?: (?:within|in|under) the (?:[\w-]+ ){1,5}(?:area|category|heading|strand|section))?"
    rf"(?:,[^,;.:]{{0,60}},)? (?:(?:have|had|has) )?{_ADVERB}(?:was|were|are|been) {_ADVERB}"
    r"(?:(?:said|found|deemed|judged|rated|graded|considered|thought|reported) ?(?:to be |as |to have been )?)?['\"]?$",
    re.IGNORECASE,
)
""" "Four were inadequate overall", "eight more were said to be inadequate": how many had a grade, not who."""
_SEVERAL_COUNCILS = re.compile(
    r"['\")]*(?:-? ?(?:rated|graded|judged))? (?:(?:local|county|city|unitary|london|metropolitan|children's services|"
    r"english|other|large|small|neighbouring|social care) )*"
    r"(?:councils|authorities|boroughs|departments)\b",
    re.IGNORECASE,
)
""" "Five inadequate authorities"."""
_TO_SEVERAL = re.compile(
    r"['\")]* (?:\w+ ){0,2}(?:ratings|grades|judge?ments|verdicts) (?:were )?(?:awarded|given|handed) to "
    rf"(?:just |only |about )?(?:{_NUMBER}|many|several|some|most|few|other) (?:\w+ )?"
    r"(?:councils|authorities|boroughs|departments)\b",
    re.IGNORECASE,
)
""" "With outstanding grades awarded to ten councils"."""
_MANY_WHOSE = re.compile(
    r"\b(?:councils|authorities|boroughs)(?: \w+){0,4} (?:whose|which|that|with|where)\b[^,;:.]*$", re.IGNORECASE
)
_IS_ONE_OF = re.compile(
    r"\b(?:it|we|they|the (?:council|authority|borough|county|department|city)|that) "
    r"(?:is|are|was|were|becomes?|became|remains?|makes it|has become)(?: (?:now|still|also|just|only))* "
    r"(?:one of|among)\b"
    r"(?:(?!\b(?:no|not|never|none|without|those|any|other|others|another|than|"
    r"to (?!(?:be|get|have|receive|earn|win|gain|achieve|reach|hold|secure|retain|keep|attain|"
    r"end|come|emerge|move|rise|climb|fall|drop|join)\b)\w+)\b)[^;:.])*$",
    re.IGNORECASE,
)
""" "It is now one of only 20 councils with an" + "outstanding rating", not "one of few to help those with an"."""
_TOLD_APART = re.compile(
    r"\b(?:distinguish\w*|differ\w*|separat\w+|divid\w+|apart|gap|contrasts?|compar\w+)\b[^.;:]{0,80}?"
    r"\b(?:an?|any|one|another|those|ones|councils|authorities|services|departments|places)(?: [\w'-]+){0,2}?"
    r"(?: (?:that|which))?(?: (?:is|are|was|were|has been|have been))? "
    r"(?:rated|judged|graded|deemed|found|ranked)(?: (?:to be|as))? ['\"]?$",
    re.IGNORECASE,
)
""" "What *distinguishes a council judged* good from *one judged* inadequate": of councils that nobody names."""
_ANY_GRADE = re.compile(
    r"['\"]? (?:ofsted )?(?:rating|grade|judge?ment|verdict) (?:usually |often |always |normally |typically |"
    r"can |will |may )?"
    r"(?:brings?|leads?|triggers?|costs?|carr(?:y|ies)|attracts?|makes?|puts?|tends?|requires?|allows?|opens?|"
    r"comes? with|"
    r"has consequences|does not|doesn't)\b",
    re.IGNORECASE,
)
_OPENS_WITH_ANY = re.compile(r"\W*(?:an?|any|every) ['\"]?", re.IGNORECASE)
""" "An" + inadequate + "rating brings intervention": whoever has it."""
_SHARE = re.compile(
    r"\b(?:rate|judge|grade|deem|find|found|rank)\w* (?:(?:only|just|about|some|another|around) )?"
    r"\d+(?:\.\d+)? ?(?:%|per ?cent)(?: of (?:them|these|those))?(?: (?:as|to be))? ['\"]?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:\d{1,3} (?:as|to be)|"
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) of (?:them|these|those)"
    r"(?: as| to be)?)"
    r" ['\"]?$",
    re.IGNORECASE,
)
""" "It looked at 80 cases and rated 12 as good": so many of what is counted."""


class InGeneral(SentencePart):
    """Whether a grade is that of councils in general."""

    def is_of_any_council(self, verdict: Verdict) -> bool:
        """Whether a grade is that of whoever has it, or of something that no council's inspection grades."""
        text, opens, start = self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        if any(shape.search(text, opens, start) for shape in (_ANY_SERVICE, _NO_SERVICE, _NONE_IS, _WHAT_MAKES)):
            return True
        if _OR_BETTER.match(text, self.view.char_end(verdict), self.sentence.end_char):
            return True
        if not self.areas and OF_THE_REST.match(text, self.view.char_end(verdict), self.sentence.end_char):
            # "Bury is good, but Ofsted has rated services inadequate elsewhere": in other places.
            return True
        any_grade = _OPENS_WITH_ANY.fullmatch(text, opens, start) and _ANY_GRADE.match(
            text, self.view.char_end(verdict)
        )
        if any_grade and not self.view.mention_between(verdict.end, self.sentence.end):
            return True
        at_those = _AT_THOSE.search(text, opens, start)
        if at_those is not None and not self.view.mention_between(self.sentence.start, self.sentence.end):
            return True
        apart = _TOLD_APART.search(text, opens, start) is not None
        if apart and not self.view.mention_between(self.sentence.start, self.sentence.end):
            return True
        if self._is_of_a_share(verdict) or self._is_of_special_needs(verdict):
            return True
        return self._is_of_whichever(verdict) or self._is_of_any(verdict)

    def _is_of_a_share(self, verdict: Verdict) -> bool:
        """ "Inspectors rated 3% inadequate", "deemed 12 of them good": so many of what is counted, and no council."""
        start = self.doc[verdict.start].idx
        shares = (_SHARE, _COUNTED) if not self.is_report else (_SHARE,)
        return any(share.search(self.record.text, self.sentence.start_char, start) for share in shares)

    def _is_of_special_needs(self, verdict: Verdict) -> bool:
        """ "Bury received the lowest rating for its SEND services": an area inspection gives no such grade."""
        if self.is_report or self.areas or "cue:send" not in self.sentence.labels:
            return False
        near = range(verdict.core - SUBJECT_REACH, verdict.end + SUBJECT_REACH)
        whole = any(hit.end - hit.start > 1 for hit in self.services)
        return not whole and any("cue:send" in hit.labels and hit.start in near for hit in self.sentence.words)

    def _is_of_any(self, verdict: Verdict) -> bool:
        """ "Being rated inadequate costs a council dear", "an inadequate council loses staff": whichever it is."""
        text, start = self.record.text, self.sentence.start_char
        ends = self.view.char_end(verdict)
        being = _BEING_GRADED.match(text, start, self.doc[verdict.start].idx) is not None
        if _WORD.search(text, start, self.doc[verdict.start].idx) and _AND_ANOTHER.match(text, ends):
            # "They said that 'good' and 'outstanding' tell parents little": of grades as words, which nobody has.
            return True
        article = verdict.start - 1 - self.doc[verdict.start - 1].is_quote
        if self.view.mention_between(article - 2, article) and self.doc[article - 1].orth_ == ",":
            # "Hull, an outstanding authority".
            return False
        if being and _DOES_TO_ANY.match(text, ends, self.sentence.end_char) is not None:
            return True
        if verdict.core < verdict.start and self.view.mention_between(verdict.core - 4, verdict.core):
            # "Hull can call itself an outstanding authority".
            return False
        attributive = _A_COUNCIL.match(text, ends, self.sentence.end_char) is not None
        return attributive and _ANY_ONE.search(text, start, self.doc[verdict.start].idx) is not None

    def _is_of_whichever(self, verdict: Verdict) -> bool:
        """ "Children's services judged inadequate by Ofsted will have to improve or be taken over"."""
        start, text = self.doc[verdict.start].idx, self.record.text
        opens = _SERVICES_GRADED.fullmatch(text, self.sentence.start_char, start) is not None
        return opens and _MUST.match(text, self.view.char_end(verdict), self.sentence.end_char) is not None

    def is_of_many(self, verdict: Verdict) -> bool:
        """ "Four authorities whose services are rated outstanding": of councils that are not named."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        end = self.view.char_end(verdict)
        if any(one.match(self.record.text, end, self.sentence.end_char) for one in (_SEVERAL_COUNCILS, _TO_SEVERAL)):
            return True
        own = BOTH_COUNCILS.search(before) or _IS_ONE_OF.search(before)
        match = None if own else _MANY_WHOSE.search(before)
        if match is None and not self._names_area_before(verdict):
            match = _SEVERAL_ARE.search(before)
        named = match is not None and self.view.mention_between(self.sentence.start, verdict.start)
        return match is not None and not named

    def _names_area_before(self, verdict: Verdict) -> bool:
        """Whether an area is named before a grade: what is counted behind it may be areas."""
        return any(area.end <= verdict.start and area.id != OVERALL for area in self.areas)
