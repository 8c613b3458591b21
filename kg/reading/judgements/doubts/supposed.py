"""Grades that are aimed at, feared, asked for or supposed, by the wording of the whole sentence."""

from __future__ import annotations

import re

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.grade_words import grade_words
from kg.reading.judgements.sentence import SentencePart
from kg.reading.judgements.wordings import IS_HOW
from kg.reading.questions import asks

_NOT_ENOUGH = re.compile(
    r"[\"']*,? (?:is|was|isn't|wasn't|would be|will be) (?:simply |just )?(?:not|n't|never|no longer|"
    r"hardly|nowhere near)? ?"
    r"(?:good )?(?:enough|an option|acceptable|satisfactory)\b",
    re.IGNORECASE,
)
""" "'Good' is not good enough for Camden": of no one's grade."""
_ONLY_EXPECTED = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict|mark))? "
    r"(?:was|is|were|had been|would be|looks?|seemed|remains?) (?:\w+ )?['\"]?"
    r"(?:(?:the |its |their |our )?(?:\w+ )?(?:aim|goal|target|ambition|hope|objective|prize|dream)|expected|feared|"
    r"predicted|likely|possible|inevitable|anticipated|hoped for|on the cards|what|how|achievable|attainable|"
    r"in prospect|"
    r"(?:with)?in (?:our |its |their |the council's )?(?:reach|grasp|sights?))\b",
    re.IGNORECASE,
)
""" "An inadequate rating was expected"."""
_IMPOSSIBLE = re.compile(
    r"['\"]?(?: (?:ofsted )?(?:rating|grade|judge?ment|verdict|mark))? (?:impossible|unlikely|unthinkable|out of "
    r"the question)\b",
    re.IGNORECASE,
)
""" "Workloads made a good" + "rating impossible"."""
_WOULD = re.compile(
    r"['\"]? (?:ofsted )?(?:rating|grade|judge?ment|verdict|mark|result)(?: (?:for|in|at|from) [^,;:.]{2,40}?)? "
    r"(?:\w+ )?(?P<modal>would|could|might|(?-i:may)|will)\b",
    re.IGNORECASE,
)
""" "Another inadequate rating would lead to intervention", as against "its good rating in May"."""
_THE_ONE_GIVEN = re.compile(
    r"(?:\b(?:the|its|their|our|this|that)|\w['’]s?) "
    r"(?:(?!next\b|possible\b|expected\b|feared\b|predicted\b|hoped\b|potential\b|future\b)[\w-]+ ){0,2}['\"]?$",
    re.IGNORECASE,
)
""" "*The* inadequate" + "rating could cost the council its independence": what that grade leads to is what is open."""
_TO_BE = re.compile(r"\bto be $", re.IGNORECASE)
_ONE_TO_BE = re.compile(
    r"\b(?:one of|first|second|third|latest|last|only|few|"
    r"(?:the|one|single|sole|lone) (?:one )?(?:area|category|field|heading|judge?ment)|\d+(?:st|nd|rd|th)|"
    r"(?:four|fif|six|seven|eigh|nin|ten)th|"
    r"continues?|continued|came|comes|said|known|thought)"
    r"\b[^,;:.]*to be $",
    re.IGNORECASE,
)
""" "What it must do to be rated good", as against "the first council to be rated good"."""
_FOR_IT_TO_BE = re.compile(r"[\W\d]*(?:and |but )?(?:for [^,;:.]{3,80}? )?to be $", re.IGNORECASE)
_IS_A_FEAT = re.compile(
    r"['\"]?(?: [^,;:.]{1,50}?)? (?:is|was) (?!(?:not|never|no longer|also|our|what|why|how|where|still|impossible|"
    r"unlikely|possible|hard|difficult|unthinkable|always|now|the (?:\w+ )?(?:aim|goal|ambition|target|next|plan|dream|"
    r"priority|hope|objective|only|first step))\b)",
    re.IGNORECASE,
)
""" "For leadership to be judged" + "good is a real achievement": it was."""
_IN_CONDITION = re.compile(r"\b(?:if|unless|whether|suppose|imagine|in case)\b[^,;:]*$", re.IGNORECASE)
_WOULD_BE = re.compile(r"\W*(?:if|were|should) [^.;]*\bwould\b[^.;:,]*$", re.IGNORECASE)
""" "If inspectors were to walk in tomorrow, he said, it *would* be good for leadership and": before another grade."""
_GOES_ON_UNREAL = re.compile(
    r"\b(?:until|hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?)\b (?:(?!\b(?:when|which|who|after|but|ofsted)\b)[^,;:.\d])*?"
    r"\band (?:\w+ )?(?:is|are|was|were|has been|have been)\b[^,;:.]*$",
    re.IGNORECASE,
)
""" "Ministers stay until the service improves and is rated good": nor is it in the second verb."""
_BEFORE_IT_CAN = re.compile(
    r"\b(?:before|until) \w+(?: \w+){0,3} (?:can|could|will|would|(?-i:may))\b[^,;:.]*$", re.IGNORECASE
)
""" "More is to be done before they can give the council a good rating"."""
_BY_THEN = re.compile(
    r"['\"]? ?(?:(?:ofsted )?(?:rating|grade|judge?ment|mark)s? )?(?:(?:from|by) ofsted )?by (?:the end of )?(?:\w+ )?"
    r"(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
""" "An outstanding" + "grade from Ofsted by 2030": a promise, where that year is to come."""
_STILL_TO_DO = re.compile(
    r"\b(?:more|much|work|lots?|a way|steps?) (?:still )?to (?:do|go|be done|take)\b"
    r"(?:(?!\b(?:and|but|although|though|found|judged|rated|deemed)\b)[^.;:,])*"
    r"\bto (?:get|take|bring|move|reach|make|become|be|achieve|earn|gain|secure|win)\b[^.;:,]*$",
    re.IGNORECASE,
)
""" "There is still more to do to get our services to 'good'"."""
_ASKS_WHETHER = re.compile(
    r"\W*(?:so |and |but )?(?:is|are|was|were|will|would|could|can|should|does|do|did|has|have|what if)\b",
    re.IGNORECASE,
)
_ASKS_WHY = re.compile(r"\W*(?:so |and |but )?(?:why|how|what|who|whose|which|when|where)\b", re.IGNORECASE)
_NOT_GIVEN = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict|mark))? (?:was|were|is|has|have|had|will|could) (?:not|never|n't) "
    r"(?:be |been )?(?:given|awarded|handed|reached|achieved|earned|repeated|attributed|confirmed)\b",
    re.IGNORECASE,
)
""" "A good rating was not awarded for ..."."""
_IS_TO_SAY = re.compile(
    r"\b(?:expected|set|due|likely|poised) to (?:say|rule|find|conclude|announce|judge|rate|report|declare|confirm)\b"
    r"(?:(?!\b(?:after|since|following|because|which|who|when)\b)[^.;])*$",
    re.IGNORECASE,
)
""" "Ofsted is expected to say that services are inadequate"."""
_IS_TO_BE = re.compile(
    r"\b(?:may|might|could|would|likely to|expected to|due to|bound to|set to)(?: \w+){0,2} be(?: \w+){0,2} "
    r"(?:regarded|seen|viewed|classed|considered|deemed|rated|judged|graded|described|labelled|branded)\b[^,;:.]*$",
    re.IGNORECASE,
)
""" "Services are likely to be regarded as inadequate for years": not yet, and by nobody."""
_TO_ACHIEVING = re.compile(
    r"\b(?:to|towards?|at|(?:focus\w*|eyes?|sights|hopes?|plans?) (?:on|of|for)) "
    r"(?:achiev|gain|secur|earn|reach|obtain|attain)ing "
    r"(?:an? |the |its |that )?(?:\w+ )?['\"]?$",
    re.IGNORECASE,
)
""" "The focus switches to achieving an" + "outstanding rating": not yet had."""
_ASPIRES = re.compile(
    r"\b(?:aspirations?|ambitions?|aims?|goals?|hopes?|wish|intention|priority|target) (?:\w+ )?(?:is|are|was|were|"
    r"remains?) (?:now |still |always )?(?:to|for|that)\b[^.;:]*$|"
    r"\b(?:objective|aim|goal|ambition|target|hope|chance|dream) of (?:being|getting|becoming|having|reaching|"
    r"achieving)\b[^,.;:]*$",
    re.IGNORECASE,
)
""" "Our aspiration is to see services move to" + "good"."""
_SPELL = re.compile(r"\b(?:spell|stint|period|interlude) (?:at|as|in|of|on) (?:an? )?['\"]?$", re.IGNORECASE)
""" "After a brief spell at requires improvement": given at one of several inspections, and which is not told."""
_KEPT_FROM = re.compile(
    r"\b(?:spar(?:ed|es|ing)|den(?:ied|ies|ying)|withh(?:old|olds|eld|olding)|"
    r"(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)) to (?:give|award|hand|grant|bestow)) "
    r"(?!the )(?:(?!\b(?:and|but)\b)[^.;:,])*$|"
    r"\b(?:sav(?:ed|es|ing)|rescu(?:ed|es)|kept|keeps|prevent(?:ed|s)|stopp?(?:ed|s)|protect(?:ed|s)) "
    r"(?:[\w'-]+ ){1,5}from (?:(?!and\b|but\b)[\w'-]+ ){0,2}['\"]?$",
    re.IGNORECASE,
)
""" "Only its work with care leavers spared Bury" + "a full set of inadequates": what was not given."""
_DRAFT = re.compile(r"\bdraft\b(?![^;:.]*\bfinal\b)[^;:.]*$", re.IGNORECASE)
""" "A draft of the report had rated them inadequate": what was not given in the end, as far as is known."""
_A_WORD = re.compile(
    r"['\"]+ (?:is|was|are|were|isn't|wasn't) (?:not |never |just )?(?:an?|the|too \w+ a) (?:\w+ )?"
    r"(?:word|term|label|adjective)\b",
    re.IGNORECASE,
)
""" "'Inadequate' is not a word to be used lightly": of the word itself."""
_WORD_DOES = re.compile(
    r"['\"]+(?:, [\w' ]{3,20},)? (?:(?:also|often|never|rarely|only|just|still|always|alone) )?"
    r"(?:brings?|lands?|sounds?|hurts?|sticks?|stings?|carries|costs?|tells?|hides?|follows?|covers?|frightens?|scares?|"
    r"does|doesn't|can|can't|cannot|"
    r"(?:is|was|are|were) (?:dropped|scrapped|abolished|introduced|added|replaced|renamed|retired|available|"
    r"reserved|defined)|"
    r"(?:is|was|isn't) (?:hardly|scarcely|no|little|barely|not much|any|much) "
    r"(?:\w*er|more|less|worse)\b)"
    r"(?! by\b)\b",
    re.IGNORECASE,
)
""" "'Outstanding', meanwhile, brings visitors": what the word does, at the head of a sentence."""
_WORDS_ALONE = re.compile(r"\bthe (?:words?|phrases?|terms?|labels?) ['\"]+$", re.IGNORECASE)
_FROM_NOWHERE = re.compile(
    r"\b(?:is|are|was|were) (?:not|n't) (?:from|in) (?:any|a|the|our)\b|\b(?:appears?|is used|are used) nowhere\b|"
    r"\b(?:do|does|did) not (?:appear|come from)\b",
    re.IGNORECASE,
)
""" "The screenshot, which has *the words* 'inadequate' and 'drift', *is not from any* report"."""
_FEARS_RETURN = re.compile(
    r"\b(?:warn(?:ed|s|ing)? of|fear(?:ed|s|ing)?(?: of)?|risk(?:ed|s|ing)?|danger of|prospect of|avoid(?:ed|s|ing)?) "
    r"(?:an?|another|the) (?:return|slide|fall|drop|slip|relapse)(?: back)? (?:to|into) ['\"]?$",
    re.IGNORECASE,
)
""" "It warned of a return to" + "inadequate"."""
_ON_THE_WAY = re.compile(
    r"\bon (?:an?|the|its|our|their) (?:[\w-]+ ){0,2}(?:journey|path|road|way|march|trajectory) (?:back )?(?:up )?from "
    r"[^,;:.]{4,30} to ['\"]?$",
    re.IGNORECASE,
)
""" "The council is on a journey from inadequate to" + "good": where it has not arrived."""
_NOT_ACCEPTED = re.compile(
    r"\b(?:does|do|did|would|will|cannot|can)(?: not|n't)?,? (?:not )?(?:accept|believe|think|agree|feel)\b(?: that)? "
    r"(?:it|they|we|services|the \w+) (?:is|are|was|were) ['\"]?$",
    re.IGNORECASE,
)
""" "The council does not accept that it is" + "inadequate"."""
_A_YEAR = re.compile(r"\W*(?:(?:late|early) )?(?:19|20)\d\d(?: (?:to|and) (?:19|20)\d\d)?\W*", re.IGNORECASE)
_PLEASE = re.compile(
    r"\W*(?:\d{1,2}[.)] ?)?(?:also,? )?please (?:also )?(?:state|give|provide|list|confirm|send|supply|say|"
    r"explain)\b",
    re.IGNORECASE,
)
""" "Please give all emails in which the word" + "'inadequate'" + "was used": what somebody asks for."""
_BEFORE_UNREAL = (
    _ON_THE_WAY,
    _FEARS_RETURN,
    _SPELL,
    _DRAFT,
    _IS_TO_SAY,
    _IS_TO_BE,
    _TO_ACHIEVING,
    _KEPT_FROM,
    _STILL_TO_DO,
)
"""What says, before a grade, that nobody has it."""


class Supposed(SentencePart):
    """Whether a grade was not given, as its sentence has it."""

    def is_supposed(self, verdict: Verdict) -> bool:
        """ "If the next inspection is not at least good, will she go?", "Is the council inadequate?": nothing told.

        Nor by "Bury is outstanding?"; but "why was Bury rated inadequate?" tells that it was.
        """
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        mark = asks(self.text)
        alone = not any(token.is_alpha for token in self.doc[verdict.end : self.sentence.end])
        asked = mark and (_ASKS_WHETHER.match(before) is not None or (alone and _ASKS_WHY.match(before) is None))
        asked = asked or _PLEASE.match(before) is not None
        aimed = (
            _BEFORE_IT_CAN.search(before) is not None
            or grade_words(self.record.ontology).sets_aim.search(before) is not None
        )
        unreal = (
            _WOULD_BE.match(before) is not None
            or _IN_CONDITION.search(before) is not None
            or _GOES_ON_UNREAL.search(before) is not None
        )
        return asked or aimed or unreal or self._is_promised(verdict)

    def _is_feat(self, verdict: Verdict) -> bool:
        """ "For leadership to be judged good is a real achievement": what was given is told as the subject."""
        text, ends = self.record.text, self.view.char_end(verdict)
        opens = _FOR_IT_TO_BE.fullmatch(text, self.sentence.start_char, self.doc[verdict.core].idx)
        if opens is None or _IS_A_FEAT.match(text, ends, self.sentence.end_char) is None:
            return False
        return grade_words(self.record.ontology).is_pride.match(text, ends, self.sentence.end_char) is not None

    def _is_promised(self, verdict: Verdict) -> bool:
        """ "An outstanding grade from Ofsted by 2030", with no verb that gives it."""
        then = _BY_THEN.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        if then is None or verdict.core != verdict.start:
            return False
        issued = self.record.issued
        return issued is None or issued.year is None or int(then["year"]) > issued.year

    def is_asked_alone(self, verdict: Verdict) -> bool:
        """ "Inadequate?", "'Good' is the word?": a question that asks for no more than a grade."""
        if (
            asks(self.text)
            and verdict.noun
            and verdict.core == verdict.start <= self.sentence.start + 1
            and len(self.verdicts) == 1
        ):
            return True
        if verdict.frame is not Frame.ALONE or not asks(self.text):
            return False
        words = [token for token in self.doc[self.sentence.start : self.sentence.end] if token.is_alpha]
        return len(words) - (verdict.end - verdict.start) <= 2

    def is_told_as_unreal(self, verdict: Verdict) -> bool:
        """Whether the words around a grade say that it was not given: aimed at, expected, escaped, spelt out."""
        text, opens, start = self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        if any(shape.search(text, opens, start) for shape in _BEFORE_UNREAL):
            return True
        if not verdict.origin and _ASPIRES.search(text, opens, start):
            return True
        if verdict.frame is Frame.COPULA and _NOT_ACCEPTED.search(text, opens, start):
            return True
        if _WORDS_ALONE.search(text, opens, start) and _FROM_NOWHERE.search(self.text):
            return True
        core = self.doc[verdict.core].idx
        if _TO_BE.search(text, opens, core) and not (self._is_feat(verdict) or _ONE_TO_BE.search(text, opens, core)):
            return True
        ends = self.view.char_end(verdict)
        called_so = IS_HOW.match(text, ends, self.sentence.end_char) is not None
        would = _WOULD.match(text, ends, self.sentence.end_char)
        if would is not None and (would["modal"] == "would" or not _THE_ONE_GIVEN.search(text, opens, start)):
            return True
        shapes = [_NOT_GIVEN, _IMPOSSIBLE]
        shapes += [] if called_so else [_ONLY_EXPECTED]
        if verdict.start <= self.sentence.start + 1 or _A_YEAR.fullmatch(text, opens, start):
            shapes += [_NOT_ENOUGH, _WORD_DOES]
        told = any(shape.match(text, ends, self.sentence.end_char) for shape in shapes)
        return told or _A_WORD.match(text, ends) is not None
