"""When a grade word is no grade: hoped, feared, denied, explained, or somebody's opinion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.reading.dates import earlier
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL, by_label
from kg.reading.judgements.others import Others
from kg.reading.judgements.sentence import GradedSentence, SentencePart
from kg.reading.judgements.wordings import IS_HOW, RESPECTIVELY, SUCH_A_COUNCIL, SWEEP
from kg.reading.vocabulary import Hit, has_label, longest, words_of

_SUBJECT_REACH = 6
"""How many words may stand between who judges and the verb."""
_NOT_ENOUGH = re.compile(
    r"[\"']*,? (?:is|was|isn't|wasn't|would be|will be) (?:simply |just )?(?:not|n't|never|no longer|"
    r"hardly|nowhere near)? ?"
    r"(?:good )?(?:enough|an option|acceptable|satisfactory)\b",
    re.IGNORECASE,
)
""" "'Good' is not good enough for Camden": of no one's grade."""
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
_CALLS = frozenset(
    "said say says call calls called describe describes described brand branded labelled dubbed claim claims claimed "
    "thought thinks think".split()
)
_CALLED_REACH = 12
"""How many words may stand between a verb of calling and what something is called."""
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
_MUST = re.compile(
    r"['\"]?(?: by (?:ofsted|inspectors|the \w+))? (?:will|must|should|can|could|may|face|have to|are|would)\b",
    re.IGNORECASE,
)
""" "Services judged inadequate by Ofsted will have to improve": whichever they are."""
_NO_SERVICE = re.compile(
    r"\b(?:no|not one|not a single|none of (?:the|its|their)|hardly any|few) (?:other )?(?:\w+ )?"
    r"(?:councils?|authorit(?:y|ies)|services?|boroughs?|count(?:y|ies)|areas?|categor(?:y|ies)|judge?ments?)\b"
    r"(?:(?!\b(?:and|but) (?:the|its|their|it|they|overall)\b)[^,;:])*$",
    re.IGNORECASE,
)
""" "No council in the region is rated outstanding"."""
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
_WOULD = re.compile(
    r"['\"]? (?:ofsted )?(?:rating|grade|judge?ment|verdict|mark|result) (?:\w+ )?(?:would|could|might|may)\b",
    re.IGNORECASE,
)
""" "Another inadequate rating would lead to intervention"."""
_WHAT_MAKES = re.compile(
    r"\b(?:characteristics|definition|standards?|threshold|criteria|hallmarks) (?:of|for) (?:an? )?['\"]?$",
    re.IGNORECASE,
)
""" "Not yet showing the characteristics of good"."""


_FINDS = frozenset("find finds found finding".split())
_MEANS = frozenset({"means", "mean", "meaning"})
_EQUALS = frozenset("is are being the its their called".split())
_GIVEN_THEN = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict|status|mark))? (?:that |which )?(?:(?:it|they|we|inspectors|ofsted|"
    r"the (?:council|service|authority)|(?:its|their|our|the) (?:children's )?(?:social )?(?:services?|"
    r"department|care)) )?"
    r"(?:(?:was|were|had|has|have) )?(?:been )?(?:first |last )?"
    r"(?:earned|given|awarded|handed|won|got|received|secured|gained|achieved|held|gave)"
    r"(?: (?:it|them|by ofsted|from ofsted))?(?: back)?(?: (?:in|since))?\s",
    re.IGNORECASE,
)
""" "The good rating that it was given in 2016"."""
_ABOVE_IT = re.compile(
    r"\b(?:one|single) (?:category|grade|rating|mark|judge?ment)\b[^.;]{0,30}\b(?:is|ranks|stands|comes) "
    r"(?:above|higher|better|below|lower)\b",
    re.IGNORECASE,
)
""" "Only one category - outstanding - is above that of good": what the grades are."""
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


_IN_CONDITION = re.compile(r"\b(?:if|unless|whether|suppose|imagine|in case)\b[^,;:]*$", re.IGNORECASE)
_GOES_ON_UNREAL = re.compile(
    r"\b(?:until|hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?)\b (?:(?!\b(?:when|which|who|after|but|ofsted)\b)[^,;:.\d])*?"
    r"\band (?:\w+ )?(?:is|are|was|were|has been|have been)\b[^,;:.]*$",
    re.IGNORECASE,
)
""" "Ministers stay until the service improves and is rated good": nor is it in the second verb."""
_BEFORE_IT_CAN = re.compile(
    r"\b(?:before|until) \w+(?: \w+){0,3} (?:can|could|will|would|may)\b[^,;:.]*$", re.IGNORECASE
)
""" "More is to be done before they can give the council a good rating"."""
_SETS_AIM = re.compile(
    r"\bset(?:s|ting)?\b[^,;:.]{0,30}\b(?:high bar|target|goal|aim|ambition)\b[^,;:.]*$", re.IGNORECASE
)
""" "It has set a high bar to go from inadequate to good"."""
_STILL_TO_DO = re.compile(
    r"\b(?:more|much|work|lots?|a way|steps?) (?:still )?to (?:do|go|be done|take)\b"
    r"(?:(?!\b(?:and|but|although|though|found|judged|rated|deemed)\b)[^.;:,])*"
    r"\bto (?:get|take|bring|move|reach|make|become|be|achieve|earn|gain|secure|win)\b[^.;:,]*$",
    re.IGNORECASE,
)
""" "There is still more to do to get our services to 'good'"."""
_BY_ITSELF = re.compile(
    r"\b(?:rat|judg|grad|scor|assess|mark|consider|regard|rank)\w* (?:itself|ourselves|themselves)\b[^,;:.]*$|"
    r"\b(?:council|authority|borough|county|city|department|leaders(?:hip)?|bosses|managers|officers|officials|cabinet|"
    r"director|we|they|it) (?:\w+ )?(?:believe|think|feel|claim|maintain|insist|argue|boast)[sd]? "
    r"(?!(?:ofsted|inspectors)\b)[^,;:.]*$",
    re.IGNORECASE,
)
""" "We judge ourselves to be good", "the council believes that its services are good": what nobody inspected."""
_BY_OTHERS = re.compile(
    r"['\"]?(?: (?:rating|grade|mark)\b[^,;:.]{0,40}?)? (?:by (?:\w+ ){0,3}(?:auditors?|parents|residents|families|"
    r"staff|carers|children|young people|peers|auditors|"
    r"colleagues|itself|themselves|the council)\b|"
    r"by (?:(?:just |only |over |under |about |nearly |more than |fewer than )*(?:an? |one |two |three )?"
    r"(?:third|quarter|half|fifth|tenth|majority|minority)s?|most|many|some|few|\d+(?:\.\d+)? ?(?:%|per ?cent)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:\w+)) of (?:those|them|people|the)\b|"
    r"(?:in|at|after|following) (?:an?|its|their|the) (?:[\w'-]+ ){0,2}(?:survey|poll|peer (?:review|challenge)|"
    r"self-(?:evaluation|assessment)|mock inspection|audit)\b)",
    re.IGNORECASE,
)
""" "Rated good in a survey of parents", "judged good by a team of peers"."""
_IN_TIME = frozenset("then ultimately eventually later finally one day beyond".split())
_ASKS_WHETHER = re.compile(
    r"\W*(?:so |and |but )?(?:is|are|was|were|will|would|could|can|should|does|do|did|has|have|what if)\b",
    re.IGNORECASE,
)


_NOT_GIVEN = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|verdict|mark))? (?:was|were|is|has|have|had|will|could) (?:not|never|n't) "
    r"(?:be |been )?(?:given|awarded|handed|reached|achieved|earned|repeated|attributed|confirmed)\b",
    re.IGNORECASE,
)
""" "A good rating was not awarded for ..."."""


_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif)ty(?:-\w+)?|many|most|several|dozens)"
)
_ADVERB = r"(?:(?:now|also|still|both|all|each|again|\w+ly) )*"
_SEVERAL_ARE = re.compile(
    rf"(?<!all )(?<!the )(?<!other )(?<!those )\b{_NUMBER}(?: more| further)?(?: others?)?(?: of (?:them|those|these))?"
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
_KIND_OF_COUNCIL = re.compile(r" (?:(?:county|city|borough|metropolitan) )*", re.IGNORECASE)
_COUNCILS = frozenset({"councils", "authorities", "departments", "boroughs"})
_AMONG = re.compile(
    r"\b(?:joins?|joined|joining|remains?|remained|becomes?|became|becoming|is|was|being|been) (?:(?!not\b|no\b|"
    r"never\b|hardly\b|nearly\b|almost\b|\w+ing\b)\w+ )?(?:the |a |an |"
    r"one of (?:the |only |just )*|among (?:the |only |just )*)?(?:(?:growing|short|long|small|select|exclusive|\w+th|"
    r"\w+st|second|third|latest|last|only|lone|sole|one|two|three|four|five|six|seven|eight|nine|ten|dozen|handful|"
    r"\d+|few|number|group|list|ranks?|club|band|minority|english|london|other|of|the|a) )*$",
    re.IGNORECASE,
)
""" "Bury joins the list of", "Bury is one of three": before councils in general, of which one is named."""
_BESIDE_THEM = re.compile(
    r"\b(?:with|by|from|alongside|help\w*|support\w*|advis\w+) (?:(?:one|two|some) of )?(?:the |only )*(?:\w+ )?$", re.I
)
""" "Bury works with one of only three authorities rated outstanding": it is none of them."""
_MANY_WHOSE = re.compile(
    r"\b(?:councils|authorities|boroughs)(?: \w+){0,4} (?:whose|which|that|with|where)\b[^,;:.]*$", re.IGNORECASE
)
_USES_GRADES = re.compile(
    r"\b(?:ofsted|inspectors|it|the (?:watchdog|inspectorate|regulator)) (?:uses?|has|have|gives?|awards?|operates?) "
    r"(?:one of )?(?:four|4) (?:possible )?(?:grades|ratings|judge?ments|categories|levels|marks)\b",
    re.IGNORECASE,
)
""" "Ofsted uses four grades - outstanding, good, requires improvement and inadequate"."""
_OF_ANY = re.compile(
    r"\W*(?:when|whenever|if|where|once) (?:an?|any) (?:local authority|council|authority|borough|county)\b",
    re.IGNORECASE,
)
""" "When a local authority's services are found inadequate, ministers decide": of any council."""
_RANGE = re.compile(
    r"\b(?:ratings|grades|gradings|judge?ments|scale) (?:go|goes|run|runs|range|ranges) (?:(?:down|up) )?from\b",
    re.IGNORECASE,
)
""" "Ofsted ratings go from inadequate to outstanding"."""
_SCALE = re.compile(
    r"\bon an? (?:\w+[- ])?scale\b|\b(?:graded|rated|scored|marked|ranked) (?:on a scale )?from "
    r"(?:one|1|four|4) to\b|\b(?:one|two|three|four|1|2|3|4) (?:means|stands for)\b",
    re.IGNORECASE,
)
""" "Services are graded from one to four: four means very good": what the grades are."""


def is_unreal(hit: Hit) -> bool:
    """Whether words say that something is not so, or only may be."""
    return has_label(hit, "judged:unsure") or has_label(hit, "judged:negated")


_UNTIL_IT_FELL = re.compile(
    r"\buntil (?:it|they|services|the [\w' -]{3,30}|ofsted|inspectors) "
    r"(?:fell|dropped|slipped|slid|sank|plunged|tumbled|declined|"
    r"was (?:downgraded|marked down)|were (?:downgraded|marked down)|downgraded|marked)\b[^,;:.]*$",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:rate|judge|grade|deem|find|found|rank)\w* (?:(?:only|just|about|some|another|around) )?"
    r"\d+(?:\.\d+)? ?(?:%|per ?cent)(?: of (?:them|these|those))?(?: (?:as|to be))? ['\"]?$",
    re.IGNORECASE,
)


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
_COUNTED = re.compile(
    r"\b(?:\d{1,3} (?:as|to be)|"
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) of (?:them|these|those)"
    r"(?: as| to be)?)"
    r" ['\"]?$",
    re.IGNORECASE,
)
""" "It looked at 80 cases and rated 12 as good": so many of what is counted."""
_WHICH_IS = re.compile(
    r",? (?:which|whose (?:children's )?services) (?:is|are|remains?) (?:(?:now|still|also) )?['\"]?"
)
_WHO_SAID_SO = re.compile(
    r"\W*(?:it|they|this|the (?:review|reviewers|team|document|exercise|report|peers|survey)|its authors)\b",
    re.IGNORECASE,
)
_SPELL = re.compile(r"\b(?:spell|stint|period|interlude) (?:at|as|in|of|on) (?:an? )?['\"]?$", re.IGNORECASE)
""" "After a brief spell at requires improvement": given at one of several inspections, and which is not told."""
_THEY_SAY = re.compile(
    r"\W*(?:they|he|she|some|many|others)(?: \w+)? (?:say|says|said|claim|claims|claimed|believe|believes|argue|argues|"
    r"insist|insists|complain|complained) (?:that )?"
    r"(?!the (?:(?:overall|new|final|latest|previous|main) )?(?:inspect\w+|report|rating|grade|judge?ment|verdict|"
    r"watchdog|regulator)\b)(?:the|its|their|our|it|services|leadership|leaders)\b",
    re.IGNORECASE,
)
""" "Residents signed it. They say the department is inadequate": what nobody who inspects has said."""
_KEPT_FROM = re.compile(
    r"\b(?:spar(?:ed|es|ing)|den(?:ied|ies|ying)) (?!the )(?:(?!\b(?:and|but)\b)[^.;:,])*$|"
    r"\b(?:sav(?:ed|es|ing)|rescu(?:ed|es)|kept|keeps|prevent(?:ed|s)|stopp?(?:ed|s)|protect(?:ed|s)) "
    r"(?:[\w'-]+ ){1,5}from (?:(?!and\b|but\b)[\w'-]+ ){0,2}['\"]?$",
    re.IGNORECASE,
)
""" "Only its work with care leavers spared Bury" + "a full set of inadequates": what was not given."""
_MARKS = frozenset(", ' \" ( )".split())


_DRAFT = re.compile(r"\bdraft\b(?![^;:.]*\bfinal\b)[^;:.]*$", re.IGNORECASE)
""" "A draft of the report had rated them inadequate": what was not given in the end, as far as is known."""
_A_WORD = re.compile(
    r"['\"]+ (?:is|was|are|were|isn't|wasn't) (?:not |never |just )?(?:an?|the|too \w+ a) (?:\w+ )?"
    r"(?:word|term|label|adjective)\b",
    re.IGNORECASE,
)
""" "'Inadequate' is not a word to be used lightly": of the word itself."""


class Doubts(SentencePart):
    """Whether the verdicts of a sentence are any."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.others = Others(view)

    def is_definition(self) -> bool:
        """Whether the sentence explains the grades: three of them and more, and nothing that has them."""
        grades = {verdict.grade for verdict in self.verdicts}
        loose = all(verdict.frame is Frame.ALONE for verdict in self.verdicts)
        if len(grades) >= 3 and loose and not self.areas and not self.dates:
            return True
        if _ABOVE_IT.search(self.text) or _OF_ANY.match(self.text):
            return True
        explained = (_SCALE, _USES_GRADES, _RANGE)
        if len(grades) >= 2 and any(words.search(self.text) for words in explained):
            return True
        row = "|" in self.text and bool(self.record.councils.mentions(self.sentence.index))
        return (len(grades) >= 3 and not row and self._is_bare_list()) or self._equates()

    def _equates(self) -> bool:
        """ "The lowest possible grade is inadequate": one grade by two names."""
        return any(
            one.grade == other.grade
            and {token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha} <= _EQUALS
            and any(token.lower_ in ("is", "are", "being") for token in self.doc[one.end : other.start])
            for one, other in pairwise(self.verdicts)
        )

    def _is_bare_list(self) -> bool:
        """Three grades and more with nothing but commas between them, or with "or" before the last."""
        if self._names_either():
            return True
        if RESPECTIVELY.search(self.text) is not None:
            # "Hull, Leeds and York are good, inadequate and good respectively".
            return False
        run = 1
        for one, other in pairwise(self.verdicts):
            words = {token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha}
            dated = any(self.view.char_end(one) <= date.start_char < self.doc[other.start].idx for date in self.dates)
            run = run + 1 if words <= {"and", "or"} and other.start - one.end <= 4 and not dated else 1
            if run >= 3:
                return True
        return False

    def _names_either(self) -> bool:
        """ "Services are graded as outstanding, good, requires improvement or inadequate": one of them, any."""
        named = longest(hit for hit in self.sentence.words if has_label(hit, "grade:"))
        run = 1
        for one, other in pairwise(named):
            between = [token.lower_ for token in self.doc[one.end : other.start] if token.lower_ not in _MARKS]
            run = run + 1 if len(between) <= 1 and {*between} <= {"or"} else 1
            if run >= 3 and between == ["or"]:
                return True
        return False

    def is_alternative(self, number: int) -> bool:
        """Whether the grade is one of two: "good or outstanding" says neither."""
        for one, other in ((number - 1, number), (number, number + 1)):
            if one >= 0 and other < len(self.verdicts):
                between = self.doc[self.verdicts[one].end : self.verdicts[other].start]
                if {token.lower_ for token in between if token.is_alpha} == {"or"}:
                    return True
        end = self.verdicts[number].end
        before = words_of(
            self.doc, max(self.sentence.start, self.verdicts[number].start - 4), self.verdicts[number].start
        )
        if before[-3:-1] == ["at", "least"] or before[-2:] == ["at", "least"]:
            return True
        following = words_of(self.doc, end, min(end + 2, self.sentence.end))
        return following in (["or", "better"], ["or", "above"], ["and", "above"], ["or", "worse"], ["or", "below"])

    def _is_of_a_share(self, verdict: Verdict) -> bool:
        """ "Inspectors rated 3% inadequate", "deemed 12 of them good": so many of what is counted, and no council."""
        start = self.doc[verdict.start].idx
        shares = (_SHARE, _COUNTED) if not self.is_report else (_SHARE,)
        return any(share.search(self.record.text, self.sentence.start_char, start) for share in shares)

    def is_doubted(self, verdict: Verdict, left: int, *, of_those_named: bool = False) -> bool:
        """Whether the grade is hoped, feared, denied, or that of councils in general.

        ``of_those_named``: the councils that it is of are listed behind it.
        """
        sweeps = SWEEP.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx) is not None
        first = max(left, verdict.core - (9 if sweeps else 5))
        if self.others.has(verdict) or self._is_of_a_share(verdict) or self._is_of_special_needs(verdict):
            return True
        if self._is_own_view(verdict) or self._is_believed(verdict) or self._is_asked_alone(verdict):
            return True
        text, start = self.record.text, self.doc[verdict.start].idx
        if _A_WORD.match(text, self.view.char_end(verdict)) is not None:
            return True
        if any(
            shape.search(text, self.sentence.start_char, start)
            for shape in (_ANY_SERVICE, _NO_SERVICE, _SPELL, _DRAFT, _IS_TO_SAY, _IS_TO_BE, _TO_ACHIEVING, _KEPT_FROM)
        ):
            return True
        if not verdict.origin and _ASPIRES.search(text, self.sentence.start_char, start):
            return True
        if self._is_supposed(start) or self._is_of_whichever(verdict):
            return True
        core = self.doc[verdict.core].idx
        if _TO_BE.search(text, self.sentence.start_char, core) and not _ONE_TO_BE.search(
            text, self.sentence.start_char, core
        ):
            return True
        ends = self.view.char_end(verdict)
        called_so = IS_HOW.match(text, ends, self.sentence.end_char) is not None
        shapes = [_WOULD, _NOT_GIVEN] if called_so else [_ONLY_EXPECTED, _WOULD, _NOT_GIVEN]
        if verdict.start <= self.sentence.start + 1:
            shapes.append(_NOT_ENOUGH)
        if any(shape.match(text, ends, self.sentence.end_char) for shape in shapes):
            return True
        if self._is_of_any(verdict):
            return True
        if _WHAT_MAKES.search(text, self.sentence.start_char, start):
            return True
        if _STILL_TO_DO.search(text, self.sentence.start_char, start) or self._goes_on_doubted(verdict):
            return True
        near = [hit for hit in self.sentence.words if first <= hit.start < verdict.start]
        if not of_those_named and self._is_of_many(verdict):
            return True
        if _UNTIL_IT_FELL.search(text, self.sentence.start_char, start):
            # "It was good until it fell to inadequate": there it is.
            near = [hit for hit in near if self.doc[hit.start].lower_ != "until"]
        if self._is_had_already(verdict) or (verdict.origin and verdict.frame is Frame.MOVED):
            # What is left is had already: "it aims to go from good to outstanding".
            near = [hit for hit in near if not has_label(hit, "judged:unsure")]
        return any(
            self._doubts(hit, verdict) for hit in near if not (of_those_named and has_label(hit, "judged:generic"))
        )

    def _is_of_special_needs(self, verdict: Verdict) -> bool:
        """ "Bury received the lowest rating for its SEND services": an area inspection gives no such grade."""
        if self.is_report or self.areas or "cue:send" not in self.sentence.labels:
            return False
        near = range(verdict.core - _SUBJECT_REACH, verdict.end + _SUBJECT_REACH)
        whole = any(hit.end - hit.start > 1 for hit in self.services)
        told = (hit for hit in self.sentence.words if "cue:send" in hit.labels and hit.start in near)
        # "The government sent in commissioners": no such needs.
        return not whole and any(hit.end - hit.start > 1 or self.doc[hit.start].is_upper for hit in told)

    def _is_believed(self, verdict: Verdict) -> bool:
        """ "We judge ourselves to be good", "leaders think that it is good": what those say who are inspected."""
        start = self.doc[verdict.start].idx
        match = _BY_ITSELF.search(self.record.text, self.sentence.start_char, start)
        if match is None:
            return False
        if match.group().lower().split()[1].endswith(("self", "selves")):
            return True
        # "The council claims that the inadequate rating was unfair": that it has it, all agree.
        inspected = any(
            has_label(hit, "about:inspection") and hit.start >= verdict.start for hit in self.sentence.words
        )
        return verdict.frame is Frame.COPULA and not (self.dates or inspected)

    def _is_asked_alone(self, verdict: Verdict) -> bool:
        """ "Inadequate?", "'Good' is the word?": a question that asks for no more than a grade."""
        asks = self.text.rstrip("\"')").endswith("?")
        if (
            asks
            and verdict.noun
            and verdict.core == verdict.start <= self.sentence.start + 1
            and len(self.verdicts) == 1
        ):
            return True
        if verdict.frame is not Frame.ALONE or not self.text.rstrip("\"')").endswith("?"):
            return False
        words = [token for token in self.doc[self.sentence.start : self.sentence.end] if token.is_alpha]
        return len(words) - (verdict.end - verdict.start) <= 2

    def _is_of_any(self, verdict: Verdict) -> bool:
        """ "Being rated inadequate costs a council dear", "an inadequate council loses staff": whichever it is."""
        text, start = self.record.text, self.sentence.start_char
        ends = self.view.char_end(verdict)
        being = _BEING_GRADED.match(text, start, self.doc[verdict.start].idx) is not None
        if _WORD.search(text, start, self.doc[verdict.start].idx) and _AND_ANOTHER.match(text, ends):
            # "They said that 'good' and 'outstanding' tell parents little": of grades as words, which nobody has.
            return True
        named = self.view.mention_between(verdict.start - 3, verdict.start)
        if named and self.doc[verdict.start - 2].orth_ == ",":
            # "Hull, an outstanding authority".
            return False
        if being and _DOES_TO_ANY.match(text, ends, self.sentence.end_char) is not None:
            return True
        attributive = _A_COUNCIL.match(text, ends, self.sentence.end_char) is not None
        return attributive and _ANY_ONE.search(text, start, self.doc[verdict.start].idx) is not None

    def _is_had_already(self, verdict: Verdict) -> bool:
        """ "It hopes to keep the good rating earned in 2016": what is told of the grade says that it was given."""
        match = _GIVEN_THEN.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        issued = self.record.issued
        dates = [date for date in self.dates if match is not None and 0 <= date.start_char - match.end() <= 3]
        return any(issued is None or not earlier(issued, date.start) for date in dates)

    def _is_of_whichever(self, verdict: Verdict) -> bool:
        """ "Children's services judged inadequate by Ofsted will have to improve or be taken over"."""
        start, text = self.doc[verdict.start].idx, self.record.text
        opens = _SERVICES_GRADED.fullmatch(text, self.sentence.start_char, start) is not None
        return opens and _MUST.match(text, self.view.char_end(verdict), self.sentence.end_char) is not None

    def _goes_on_doubted(self, verdict: Verdict) -> bool:
        """ "Working towards a "good" and, ultimately, "outstanding" rating": doubted as the grade before it."""
        at = self.verdicts.index(verdict)
        if not at:
            return False
        before = self.verdicts[at - 1]
        words = {token.lower_ for token in self.doc[before.end : verdict.start] if token.is_alpha}
        goes_on = bool(words & _IN_TIME) and words <= _IN_TIME | {"and", "to", "a", "an", "even", "on", "rating"}
        return goes_on and self.is_doubted(before, self.view.left(at - 1))

    def _is_of_many(self, verdict: Verdict) -> bool:
        """ "Four authorities whose services are rated outstanding": of councils that are not named."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        end = self.view.char_end(verdict)
        if any(one.match(self.record.text, end, self.sentence.end_char) for one in (_SEVERAL_COUNCILS, _TO_SEVERAL)):
            return True
        match = _MANY_WHOSE.search(before)
        if match is None and not self._names_area_before(verdict):
            match = _SEVERAL_ARE.search(before)
        named = match is not None and self.view.mention_between(self.sentence.start, verdict.start)
        return match is not None and not named

    def _names_area_before(self, verdict: Verdict) -> bool:
        """Whether an area is named before a grade: what is counted behind it may be areas."""
        return any(area.end <= verdict.start and area.id != OVERALL for area in self.areas)

    def _is_supposed(self, char: int) -> bool:
        """ "If the next inspection is not at least good, will she go?", "Is the council inadequate?": nothing told."""
        before = self.record.text[self.sentence.start_char : char]
        asked = self.text.rstrip("\"')").endswith("?") and _ASKS_WHETHER.match(before) is not None
        aimed = _BEFORE_IT_CAN.search(before) is not None or _SETS_AIM.search(before) is not None
        unreal = _IN_CONDITION.search(before) is not None or _GOES_ON_UNREAL.search(before) is not None
        return asked or aimed or unreal

    def _is_own_view(self, verdict: Verdict) -> bool:
        """ "In its own self-evaluation the council rates its services as good"."""
        read = self.sentence.index in self.record.by_readers
        if read and verdict.frame is Frame.COPULA and not self.dates:
            # "The department is inadequate, whatever Ofsted says".
            return True
        if self.is_report or "about:inspection" in self.sentence.labels:
            return False
        if read or self._goes_on_about_own_view():
            return True
        if _THEY_SAY.match(self.text) is not None and not self._are_inspectors_before():
            return True
        ends = self.view.char_end(verdict)
        if _BY_OTHERS.match(self.record.text, ends, self.sentence.end_char) is not None:
            return True
        return self._is_laymans(verdict) or any(
            has_label(hit, "judged:own-view") and hit.start < verdict.start for hit in self.sentence.words
        )

    def _are_inspectors_before(self) -> bool:
        """Whether the sentence before, in the same paragraph, speaks of inspectors."""
        if not self.sentence.index:
            return False
        before = self.view.before
        return before.block == self.sentence.block and "about:inspection" in before.labels

    def _goes_on_about_own_view(self) -> bool:
        """ "A peer review was glowing. It had called leadership outstanding": what no inspectors said before either."""
        sentences, at = self.record.annotated.sentences, self.sentence.index
        while at and _WHO_SAID_SO.match(self.record.annotated.text(sentences[at])) is not None:
            at -= 1
            if sentences[at].block != self.sentence.block or "about:inspection" in sentences[at].labels:
                return False
            if "judged:own-view" in sentences[at].labels:
                return True
        return False

    def _is_laymans(self, verdict: Verdict) -> bool:
        """ "Parents called the services inadequate", "our services are good, said the director": an opinion.

        What somebody says that others have graded ("had been rated good", "was good in 2019") is a grade all the same.
        """
        core, graded = verdict.core, verdict.frame in (Frame.RATED, Frame.MOVED, Frame.FOUND)
        # "Neighbouring Haringey" is no neighbour with a view.
        laymen = by_label(self.sentence.words, "judged:laymen")
        laymen = [hit for hit in laymen if self.doc[hit.start].lower_ != "neighbouring"]
        # Nor are those in the name of an area: "social work practice with children and families".
        laymen = [hit for hit in laymen if not any(area.start <= hit.start < area.end for area in self.areas)]
        if verdict.noun and core == verdict.start and self._is_called_so(verdict, laymen):
            return True
        who = [hit for hit in laymen if hit.end <= core]
        if graded:
            said = core < verdict.start and not self._is_passive(core)
            near = who and not self.view.mention_between(who[-1].end, core) and core - who[-1].end <= _SUBJECT_REACH
            return bool(said and near and not verdict.noun)
        told = [hit for hit in who if not self._is_parted(hit.end, core)] or (self._is_quoted(verdict) and laymen)
        before = (
            m.end_char for m in self.record.councils.topical(self.sentence.index) if m.end_char < self.doc[core].idx
        )
        if any(_WHICH_IS.fullmatch(self.record.text, ends, self.doc[verdict.start].idx) for ends in before):
            # "Families in Hull, which is inadequate".
            return False
        return verdict.frame is Frame.COPULA and bool(told) and not self.dates

    def _is_parted(self, start: int, end: int) -> bool:
        """ "They share a director, but not a fate: one is good": whether a colon without a verb of saying parts two."""
        between = [token.lower_ for token in self.doc[start:end]]
        return not {":", ";"}.isdisjoint(between) and _CALLS.isdisjoint(between)

    def _is_called_so(self, verdict: Verdict, laymen: Sequence[Hit]) -> bool:
        """ "A Labour motion called services 'inadequate'": in quotation marks, by those who do not inspect."""
        near = range(max(self.sentence.start, verdict.start - _CALLED_REACH), verdict.start)
        calls = [at for at in near if self.doc[at].lower_ in _CALLS]
        return any(0 <= calls[-1] - who.end <= 2 for who in laymen) if calls else False

    def _is_passive(self, core: int) -> bool:
        before = {token.lower_ for token in self.doc[max(self.sentence.start, core - 4) : core]}
        return bool(before & {"be", "been", "being", "was", "were", "is", "are", "it", "they", "which", "that"})

    def _is_quoted(self, verdict: Verdict) -> bool:
        """Whether a quotation ends behind the grade: what follows is who said it."""
        return any(self.doc[at].orth_ == '"' for at in range(verdict.end, min(verdict.end + 3, self.sentence.end)))

    def is_explained(self, verdict: Verdict) -> bool:
        """ "An inadequate grade means ...": what a grade is, not who has it."""
        following = words_of(self.doc, verdict.end, min(verdict.end + 4, self.sentence.end))
        return not _MEANS.isdisjoint(following) and not self.record.councils.topical(self.sentence.index)

    def _doubts(self, hit: Hit, verdict: Verdict) -> bool:
        if self.doc[hit.start].lower_ in ("became", "becomes") or self._has_become(hit):
            return False
        if self._is_of_clause_before(hit, verdict):
            return False
        if any(area.start <= hit.start < area.end for area in self.areas):
            # "Children at risk" are an area.
            return False
        if has_label(hit, "judged:unsure"):
            if (
                self.doc[hit.start].lower_ == "got"
                and verdict.start - hit.end <= 1
                and not has_label(hit, "judged:negated")
            ):
                # "It has finally got to good".
                return False
            if self.doc[hit.end - 1].lower_ == "to" and self.doc[hit.end].lower_ == "go":
                # "They have some way to go: it requires improvement".
                return False
            if self._is_way_gone(hit) or self._is_found_wanting(hit) or self._is_how_long_it_took(hit):
                return False
            shed = (one for one in self.sentence.words if has_label(one, "judged:left-behind"))
            if any(hit.start < one.start < verdict.start and one.start - hit.end <= 3 for one in shed):
                # "On track to shed its inadequate rating": it has that.
                return False
            # "May" of a date is no doubt, nor is that of "in May that year".
            if self.doc[hit.start].orth_ == "May" and self.doc[hit.start - 1].lower_ in ("in", "of", "since", "by"):
                return False
            at = self.doc[hit.start].idx
            return not any(date.start_char <= at < date.end_char for date in self.dates)
        if has_label(hit, "judged:negated") and self._is_got_off_with(hit):
            return False
        if any(self.doc[at].orth_ in (":", ";") for at in range(hit.end, verdict.core)):
            # "Reading's were not: they require improvement".
            return False
        if has_label(hit, "judged:negated") and not has_label(hit, "judged:left-behind"):
            return hit.end >= verdict.core - 2
        if not has_label(hit, "judged:generic") or hit.start < verdict.core - 4:
            return False
        if SUCH_A_COUNCIL.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx):
            return False
        before = {token.lower_ for token in self.doc[max(self.sentence.start, hit.start - 3) : hit.start]}
        beside = _BESIDE_THEM.search(self.record.text, self.sentence.start_char, self.doc[hit.start].idx) is not None
        if not beside and (before & {"first", "latest", "only", "few"} or self._counts_among(hit)):
            # "The first authorities to be judged outstanding": those named.
            return False
        at = self.doc[hit.start].idx
        named = (mention.end_char for mention in self.record.councils.mentions(self.sentence.index))
        if any(_KIND_OF_COUNCIL.fullmatch(self.record.text, end, max(end, at)) for end in named):
            # "Essex, Reading and Surrey councils", "Kent and Devon County Councils": those named.
            return False
        in_general = self.doc[hit.end - 1].lower_ in _COUNCILS or hit.end - hit.start > 1
        return in_general and not self.view.mention_between(hit.end, verdict.start)

    def _is_of_clause_before(self, hit: Hit, verdict: Verdict) -> bool:
        """ "It is not doing as well as it could and was rated inadequate": the doubt ends before the verb's "was"."""
        between = [token.lower_ for token in self.doc[hit.end : verdict.core]]
        told = any(has_label(one, "about:inspection") and one.end <= hit.start for one in self.sentence.words)
        active = self.doc[verdict.core].lower_.endswith("ed") and "be" not in between
        if told and active and between[-1:] in (["and"], ["but"]):
            # "Inspectors said that practice could flourish, and rated leadership good".
            return True
        if active and self._begins_with_inspectors(hit.end, verdict.core):
            return True
        return any(
            one in ("and", "but") and other in ("is", "are", "was", "were", "has", "have", "had")
            for one, other in pairwise(between)
        )

    def _begins_with_inspectors(self, start: int, core: int) -> bool:
        """ "It did not open until April, and Ofsted rated it inadequate": whether the verb has inspectors before it."""
        judges = (one for one in self.sentence.words if "about:inspection" in one.labels and start < one.start < core)
        return any(
            one.end in (core, core - 1) and bool({"and", "but"} & {*words_of(self.doc, one.start - 2, one.start)})
            for one in judges
        )

    def _is_found_wanting(self, hit: Hit) -> bool:
        """ "Ofsted had found the board wanting, and said it was inadequate": nobody wants anything."""
        before = words_of(self.doc, self.sentence.start, hit.start)
        return self.doc[hit.start].lower_ == "wanting" and not _FINDS.isdisjoint(before)

    def _is_how_long_it_took(self, hit: Hit) -> bool:
        """ "It took until 2019 for inspectors to upgrade it to good": then it was so."""
        before = self.doc[max(self.sentence.start, hit.start - 1)].lower_
        return self.doc[hit.start].lower_ == "until" and before == "took"

    def _is_way_gone(self, hit: Hit) -> bool:
        """ "It has clawed its way to good"."""
        before = words_of(self.doc, max(self.sentence.start, hit.start - 2), hit.start)
        ways = self.doc[hit.start].lower_ == "way" and before[1:] in (["its"], ["their"])
        return ways and before[0] in ("clawed", "fought", "worked", "made", "battled", "edged", "inched", "found")

    def _counts_among(self, hit: Hit) -> bool:
        """ "Bury joins the list of councils rated inadequate": the council named is one of those."""
        if self.is_report:
            return False
        before = self.record.text[self.sentence.start_char : self.doc[hit.start].idx]
        match = _AMONG.search(before)
        if match is None:
            return False
        at = self.view.token_at(self.sentence.start_char + match.start())
        unreal = any(is_unreal(one) and one.start < hit.start for one in self.sentence.words)
        if unreal or self.doc[at - 1].lower_ == "to":
            # "Bury could join the list", "it has avoided joining", "it is close to joining".
            return False
        named = self.view.mention_between(self.sentence.start, at) or any(
            one.end - one.start == 1 and self.sentence.start <= one.start < at for one in self.services
        )
        opens = self.doc[self.sentence.start].lower_ in ("it", "we")
        return named or (opens and at <= self.sentence.start + 2)

    def _has_become(self, hit: Hit) -> bool:
        before = self.doc[hit.start - 1].lower_ if hit.start > self.sentence.start else ""
        return self.doc[hit.start].lower_ == "become" and before in ("has", "have", "had", "now")

    def _is_got_off_with(self, hit: Hit) -> bool:
        """ "Escaped with requires improvement": that is the grade."""
        return "with" in words_of(self.doc, hit.end, min(hit.end + 2, self.sentence.end))
