"""Which areas a grade is for: those that stand beside it, that a pronoun takes up, or that "all areas" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import ConceptId
from kg.reading.dates import NUMBERS
from kg.reading.grades import BREAKS, PLURALS, Frame, Verdict, grades_named
from kg.reading.judgements.areas import OVERALL, Area, Everywhere, areas_in
from kg.reading.judgements.doubts import is_unreal
from kg.reading.judgements.sentence import GradedSentence, SentencePart, label_before
from kg.reading.judgements.wordings import AREA_NOUNS, AUXILIARIES, IS_HOW, SAYS_OVERALL, SOME_AREAS
from kg.reading.vocabulary import Hit, has_label, words_of

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
_EVERYWHERE = re.compile(
    r"\b(?P<which>all|every(?: one of)?|each(?: one)?)\b(?: of)?(?: the| its| our| their)?"
    r"(?P<kind>(?: (?:single|other|one|two|three|four|five|six|key|main|separate|individual|"
    r"inspected|judged|graded|sub))*)"
    r"[ -](?:of the )?(?:sub-?|underlying )?"
    rf"(?:{AREA_NOUNS}|counts?|headings?|strands?|criteria|fields?|"
    r"parts? of (?:the |its |their )?(?:children's )?services?)\b|"
    r"\b(?P<rest>the (?:other|remaining)(?: two| three| four)?(?: (?:key|main|graded|sub))*[ -](?:sub-?)?"
    r"(?:areas|categories|judge?ments|measures|counts|headings|strands)|the rest(?: of (?:the|its|their) (?:areas|"
    r"judge?ments|grades|categories))?(?=,? (?:is|are|was|were|got|get|received|rated|judged|graded)\b|:| [-–—])|"
    r"(?<=['\" ](?:to|in) )the rest(?: of (?:the|its|their) (?:areas|judge?ments|grades|categories))?(?=[.;,]|$))|"
    r"\b(?P<others>everything else)\b|\beverything(?=[^.;]*\b(?:bar|except|save|apart from|other than|from)\b)|"
    rf"\bacross the (?:three|four|five) (?:\w+ )?(?:{AREA_NOUNS}|headings|strands)\b|"
    r"\bacross[ -]the[ -]board\b|\b(?:clean sweep|full (?:set|house)) of (?:\w+\W+)?(?P<under>\w+ underneath)?",
    re.IGNORECASE,
)
"""Every area has the grade, whatever it is called."""
_OVERALL_TOO = re.compile(
    r",? (?:(?:the )?overall(?: (?:grade|rating|judge?ment|verdict|mark|effectiveness))? (?:included|too|as well)|"
    r"including (?:the )?overall\b)",
    re.IGNORECASE,
)
_BUT_SOME = re.compile(r",? (?:but|bar|except|save)(?: for)? (?P<n>one|two|three|1|2|3)\b", re.IGNORECASE)
_OPENS_WITH_IN = re.compile(r"\W*(?:in|across) ", re.IGNORECASE)
_EACH_OF_THEM = re.compile(
    r"\b(?:three|four|five|all) (?:\w+ )?(?:areas|judge?ments|categories|headings)\b[^;:.]*?"
    r"\b(?:(?:each|all|every one) of (?:them|these|those)|them all)\b",
    re.IGNORECASE,
)
""" "Ofsted looked at four areas and rated each of them good"."""
_PARTS_ONLY = re.compile(r"\bsub\b|\bsub-|\bother\b|\bunderneath\b|^each of", re.IGNORECASE)
"""The areas, as against the overall grade."""
_OUT_OF = re.compile(
    r"\b(?P<n>two|three|four|\d)(?: out)? of (?:the |its |their |our )?(?P<all>three|four|five|\d)"
    r"(?: (?:of|the|its|their|assessment|inspected|sub|key|main|graded|separate))*[ -](?:sub-?)?"
    r"(?:areas|categories|judge?ments|measures|headings|strands)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except|apart from|bar|save|other than|aside from|excluding|with the (?:single |sole |only |lone |"
    r"one )?exception of|but not|but for)\b(?: for)?"
    r"(?: (?:that|those|the ones?) (?:for|on|of|given to))?(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
_AREA_AGAIN = re.compile(
    r"\b(?:this|that) (?:area|strand|category)(?: (?:of (?:its|the|their) (?:work|service|services)))? "
    r"(?:(?:is|was|has been|had been|now|still|also|only|again|judged|rated|graded|found|deemed|to be|to) )*['\"]?$",
    re.IGNORECASE,
)
""" "Children in care fared best, and this area is now": before a grade or "requires improvement"."""
_SINCE_THE_LAST = re.compile(
    r"[^,;:.]{0,40} (?:has|have|had)(?: \w+){0,3} since (?:the|its|their|our) (?:(?:last|previous)(?: \w+){0,2}? )?"
    r"inspection\b[^;:.]{0,30}, (?:when|where|at which) (?:it|this|they|these|these services|this area) "
    r"(?:was|were)\b[^,;:.]*$",
    re.IGNORECASE,
)
""" "The quality of help *has declined since the last inspection in 2021, when it was* good": behind an area."""
_OPENS_ITS_AREA = re.compile(
    r"\W*(?:however,? |overall,? )?(?:the )?(?:(?:overall )?(?:quality|effectiveness|impact|standard) of )?(?:the )?"
    r"(?:(?:services?|support|help|work|care|provision)(?: that is| which is)?(?: provided| given)?"
    r" (?:for|to|with|of) )?"
    r"(?:the )?",
    re.IGNORECASE,
)
_LOOKED_AT_BOARD = re.compile(
    r"(?:^|[,;] |\b(?:also|and|as|since|while|that|who|inspectors|ofsted|it|they|watchdog|has|of|separately) )"
    r"(?:(?:a|an|the|its|their|ofsted's|separate|parallel|joint|own|this) )*"
    r"(?:reviews? of|reviewed|review into|inspection of|assessment of|look(?:ed|ing)? (?:also )?at|inspected|examined|"
    r"assessed|found|thought|considered|criticised|turned to|chairs?|chaired)(?: also)? (?:(?:the|its) )?"
    r"(?:(?:[A-Z][\w'&-]*|and|of|on|the|local|borough's|council's|county's|city's) )*$",
    re.IGNORECASE,
)
""" "A separate review of", "inspectors also looked at the": before the board."""
_BOARD_SUBJECT = re.compile(r"\W*(?:the )?(?:(?:[A-Z][\w'&-]*|local|and) )*$")
_SAID_OF_IT = re.compile(
    r"(?:,? (?:which|that|whose|chaired by)\b[^,;:.]*(?:,(?! (?:which|that))[^,;:.]*)?,)?"
    r"(?:[^,;:.]{0,40}?,? (?:and|but|saying)| (?:was|were|had been) (?:also )?(?:examined|reviewed|inspected|assessed|"
    r"looked at|visited)\b[^;:.]{0,30},? (?:and|but)|(?=,? (?:found|said|concluded|ruled|judged|decided)))?"
    r"(?: (?:inspectors|ofsted|they|it|the (?:watchdog|report|inspectorate|regulator|inspectors)))?"
    r"(?: (?:also|has|have|had|then))*"
    r"(?: (?:found|said|concluded|ruled|judged|decided|deemed|rated|graded|thought|says?|finds?|saying|rating|"
    r"judging))?"
    r"(?: that)? it(?:,? (?:too|also),?)?(?: (?:is|was|to be|as))? ?['\"]?",
    re.IGNORECASE,
)
""" "Looked at the board *and said it was*": between the board and its grade."""
_THAT_PART_OF = r"that (?:part|side|area|aspect|arm|bit) of (?:the|its|their)"
_FOR_THOSE = re.compile(
    rf"\b(?:{_THAT_PART_OF} \w+(?: \w+){{0,3}} $|"
    r"(?:services?|support|help|care|provision|work|(?P<grade>grade|rating|mark|verdict|judge?ment)) "
    r"(?:(?:it|they|the council) \w+ )?(?:for|with|to|given to|of|on) (?:them|these|those)(?: \w+){0,3} $)",
    re.IGNORECASE,
)
""" "Services for them are", "the grade for them is": before a grade or its verb."""
_GRADE_THAT_PART = re.compile(
    rf"\b(?:rated|graded|judged|marked|found|put|placed|gave|awarded) {_THAT_PART_OF} \w+"
    r"(?: (?:as|to be|at|down|an?|the|only|a mere))* ['\"]?$",
    re.IGNORECASE,
)
""" "They rated that part of the service as": before a grade."""
_WHICH_WAS = re.compile(
    r"\s*[-–—(]\s*|,? ?(?:which|that|who|(?:for|in|on) which)"
    r"(?: (?:it|they|inspectors|ofsted|is|are|was|were|has|have|had|been|also|only|"
    r"still|again|says?|said|found))*(?: ['\"])?",
    re.I,
)
_INCLUDING = re.compile(
    r"\bincluding (?:that |the one |those |(?:the|its|a) (?:\w+ )?(?:judge?ment|grade|area|category) )?"
    r"(?:on |for |of )?(?:the |its )?$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"[\"')]*(?:\s+(?:rating|grade|judge?ment|verdict|mark))?(?: by (?:ofsted|inspectors|the \w+))?"
    r",?\s*(?:(?:overall|too|also|as well)\b)?(?:,|\s[-–—])?\s*"
    r"(?:along with|together with|alongside|as well as|plus|"
    r"and so (?:is|are|was|were)|"
    r"as (?:(?:it|they|inspectors|ofsted) )?(?:is|are|was|were|do|does|did|has|have|had))\s+(?:the |its |"
    r"their |(?:that|those|the one|the ones) (?:of|on|for|given to) )*",
    re.IGNORECASE,
)
"""Words that give a grade to further areas behind it."""
_HOLDS_ITS = re.compile(
    r"(?:'s|')?(?: (?:services?|support|work|provision|arrangements))?(?:[^;:.]*,)?(?: (?:has|have|had|also|again|"
    r"alone|only))* (?:kept|keeps?|keeping|held|holds?|holding|hung|hanging|clung|clings?|clinging|retain(?:ed|s|ing)?|"
    r"maintain(?:ed|s|ing)?|lost|loses?|losing|shed|sheds|shedding)(?: on(?:to| to)?| to)? (?:its|their)"
    r"(?: (?:own|previous|old|earlier|existing|former))? ['\"]?",
    re.IGNORECASE,
)
""" "Help and protection, to some surprise, held on to its": between an area and the grade that it keeps or loses."""
_IS_COMPARED = re.compile(
    r"(?:'s|')?[^,;:.]{0,40}\b(?:better|worse|best|worst|well|badly|highest|lowest|higher|lower|behind|ahead|"
    r"short|miss(?:ed|es)|apart|escapes?|escaped|bucks?|bucked|spared|shines?|exception)\b[^,;:.]{0,30}"
    r"(?:(?:,| [-–—])? and (?:is|was|are|were)|(?:,| [-–—]) (?:at|with|on|being|having been|getting|earning|receiving))"
    r"(?: (?:rated|graded|judged|deemed|found|given|marked|instead|an?|only|just|its|their|own))* ?['\"]?",
    re.IGNORECASE,
)
""" "Care leavers fare better, at": between an area that opens its clause and the grade that it has."""
_EARNS_IT = re.compile(
    r"(?:'s|')?[^,;:.]{0,60}, (?:being|having been|earning|getting|receiving|scoring|landing|gaining|winning)"
    r"(?: (?:itself|themselves|judged|rated|graded|deemed|found|marked|to be|an?|the|only|just|another|its|their|own|"
    r"too))* ?['\"]?",
    re.IGNORECASE,
)
""" "The board emerges with little credit, being judged": the same, before a clause of which the area is the subject."""
_HAS_CHANGED = re.compile(
    r" (?:has|have|had)(?: \w+)? (?:deteriorated|worsened|improved|declined|slipped|weakened|strengthened|regressed) "
    r"and (?:is|are|remains?|was|were)(?: (?:now|only|still))? ['\"]?",
    re.IGNORECASE,
)
""" "The quality of support for care leavers has deteriorated and is now": between an area and its grade."""
_PRAISED_AND = re.compile(
    r"(?: (?:side|arm|element|strand|part|work|performance)(?: of (?:the|its) (?:[\w']+ )?services?)?)?"
    r" (?:is|are|was|were|(?:has|have|had) been)(?: (?:also|again))? (?:praised|commended|singled out|applauded|"
    r"highlighted|criticised|hailed|recognised|picked out)\b[^,;:.]{0,40} and (?:(?:is|are|was|were|also|now) )*"
    r"(?:rated|judged|graded|deemed|found|considered|marked)(?: (?:as|to be))? ['\"]?",
    re.IGNORECASE,
)
""" "The adoption element of the service is praised and rated": between an area and the grade that it has."""
_ITS_PERFORMANCE = re.compile(
    r"(?: \(\w+\))?(?: (?:also|has|had|in \w+))* (?:concluded|found|said|says|decided|finds|concludes|reported)"
    r"(?: that)? (?:its|their|the board's) (?:overall )?(?:performance|effectiveness|work|influence) "
    r"(?:is|was|were|are|to be|had been) ['\"]?",
    re.IGNORECASE,
)
""" "A review of the safeguarding board also concluded its performance was": between the board and its grade."""
_AND_ITS = re.compile(r"['\")]*,?(?: and)?(?: with)? (?:(?:the|its|their|that of its) )*", re.IGNORECASE)
_LIKEWISE = re.compile(
    r",? (?:the same|likewise|as well|too|also|included|similarly so|no better|no different)(?=[.,;:]|$| and\b| but\b)",
    re.I,
)
""" "Inadequate, *and its* leadership *likewise*": around a further area of the same grade."""
_IN_THE_OTHER = re.compile(
    r"['\"]? ?(?:in|for|on|to) (?:(?:the|a) (?:second|third|fourth|fifth|other|last|remaining|final|one)|"
    r"just one|only one|one)(?: (?:one|area|category|judge?ment|field|heading))?(?:,| ?[-–—:(]) ?"
    r"(?:the |its |that of |that for )?",
    re.IGNORECASE,
)
""" "Good in the fifth, care leavers": before an area that is named beside its number."""
_RELATIVE_TO = re.compile(
    r",? (?:where|whose|(?:for|in|on|with|to) (?:whom|which))(?: (?:the|its|their|ofsted's))?(?: (?:overall|ofsted|"
    r"inspection))?(?: (?:services?|grade|rating|verdict|judge?ment|mark|outcome|"
    r"result|impact|work|effectiveness|performance|influence|experiences?(?: and progress)?))?,? (?:(?:is|are|was|"
    r"were|has been|have "
    r"been|had been|remains?|(?:it|they|ofsted|inspectors|the "
    r"(?:council|authority|borough|county|city|services?|department|watchdog|inspectorate|regulator|inspectors)) "
    r"(?:is|are|was|were|has been|have been|had been|remains?|gave|awarded|found|judged|rated|graded))"
    r"(?: (?:it|them|again|still|also|only|merely|now|rated|judged|graded|found|given|deemed|said|services|the "
    r"council|to be|as|an?))* ?)?['\"]?",
    re.IGNORECASE,
)
""" "Children in care, where the grade was ...": what stands between an area and the grade of a relative clause."""
_WHICH_THEY_FOUND = re.compile(
    r",? (?:which|whom) (?:it|they|he|she|ofsted|inspectors|the (?:report|watchdog|team|inspectors|inspectorate))"
    r"(?: (?:has|have|had|also|now|again))* (?:found|finds?|thought|thinks?|rated|judged|graded|considered?|called|"
    r"deemed|marked|felt)(?: (?:to be|was|were|is|are|as|also|merely|only|an?))* ?['\"]?",
    re.IGNORECASE,
)
""" "Leadership, which they thought": between an area and what it was thought to be."""
_SPEAKS_OF = re.compile(
    r"\b(?:prais\w+|lik(?:ed|es)|welcom\w+|commend\w+|applaud\w+|single[sd]? out|pointed to|exception (?:is|was|being)|"
    r"critici[sz]\w+|impressed (?:by|with)|pleased with|fond of|worried about)(?: (?:the|its|their))? ?$",
    re.IGNORECASE,
)
_ASIDE_FOR = re.compile(
    r"['\"]?(?: at last)?(?:, (?:too|also|once again|again|once more|still|though|however|at last|it seems|alas|"
    r"(?:it|they|the report|inspectors|ofsted|the (?:watchdog|inspectorate|team))(?: now)? (?:says?|said|finds?|found|"
    r"thinks?|thought|adds?|added|concludes?|concluded)|(?:says?|said|thinks?|thought) (?:it|they|ofsted|inspectors|"
    r"the (?:report|watchdog|inspectors|team))|(?:in|according to) (?:the )?(?:(?:view|eyes|opinion|judge?ment) of )?"
    r"(?:the )?(?:ofsted|inspectors|report|watchdog|team)))+, for ",
    re.IGNORECASE,
)
""" "Good, it says, for the help": between a grade that opens its sentence and what it is for."""
_IN_SO_MANY = re.compile(
    r"['\"]? ?(?:(?:ofsted )?(?:ratings?|grades?|judge?ments?|marks?|assessments?) )?"
    r"(?:from (?:ofsted|inspectors|the \w+) )?(?:in|for|across|on|to) (?:each of |all of |all )?"
    r"(?:the |its )?(?P<n>two|three|four|five|\d)(?: (?:of|out of)(?: the| its)? (?:three|four|five|\d))?"
    rf"(?: (?:key|main|sub|service|inspected|judged|graded|assessed))*[ -]?"
    rf"(?:{AREA_NOUNS}|headings?|strands?|more|others)(?:,| ?[-–—:]| of| covering)?,?"
    r"(?: (?:(?P<some>including)|namely|covering))? ?(?:the |its |their |on )*",
    re.IGNORECASE,
)
_SO_MANY_AREAS = re.compile(
    r"\b(?P<n>two|three|four|five|\d) (?:(?:out )?of (?:the |its )?(?:three|four|five|\d) )?(?:\w+ )?"
    rf"(?:{AREA_NOUNS})(?: of \w+)?\s*$",
    re.IGNORECASE,
)
""" "In three of the five areas" before a colon or a dash."""
_FOR_AREAS = re.compile(
    r"['\"]? ?(?:(?:ofsted )?(?:ratings?|grades?|judge?ments?|marks?) )?(?:for|in|across|on) "
    rf"(?:{AREA_NOUNS})(?: of \w+(?: \w+)?)?,? (?:including|such as|like)(?: the| its| their)?",
    re.IGNORECASE,
)
""" "The outstanding rating for areas including ...": before the areas that have it."""
_ASIDE_INCLUDING = re.compile(
    r"(?:^, including [^,;:.]+|, from [^,;:.]+ to [^,;:.]+), (?=(?:was|were|is|are|remain)\b)", re.IGNORECASE
)
_OVERALL_AND_FOR = re.compile(
    r"['\"]?,? ?(?:both )?overall,? (?:and|as well as)(?: also| both)? (?:for|in|on|across|in (?:respect|terms)"
    r"(?: both)? of)(?: both)?(?: the| its| their)*",
    re.I,
)
""" "Good *overall and for* leadership": between a grade and a further area that it is given to."""
_TOPIC = re.compile(
    r"\W*(?:on|as for|as regards|regarding|when it comes to|as to|in (?:respect|terms) of|in relation to|"
    r"with (?:respect|regard) to)(?: the| its| their)? ?",
    re.IGNORECASE,
)
""" "*On* leadership it is blunt": before what a sentence is about."""
_AND_SET = re.compile(
    r"\b(?:and|but|while), (?:for|in|on|as for|in the case of|when it comes to)(?: the| its| their)?\s*$", re.IGNORECASE
)
_RATING_FOR = re.compile(
    r"['\"]? (?:ofsted |sub[- ]?)?(?:ratings?|grades?|judge?ments?|marks?|scores?|verdicts?) for"
    r"(?: the| its| their| both)?\b",
    re.I,
)
_EACH_WITH = re.compile(
    r"[,–—-] ?(?:each|all|both)(?: of them)? (?:with|on|at|getting|earning|given|receiving)(?: an?)? ['\"]?$",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"[,:–—-] ?(?:(?:each|all|both) of them|both) ['\"]?$", re.IGNORECASE)
""" "Leaders and care leavers complete the set, all of them" + "good"."""
_OPENS_REASON = frozenset("after as because since when that".split())
_NEXT_CLAUSE = frozenset("when because if whose who".split())
_THEY_FOUND = re.compile(
    r"\b(?:after|since|once|as|because|and) (?:the |its |ofsted )?(?:inspectors?|ofsted|inspection|report|watchdog|"
    r"regulator|inspectorate|they|it) (?:(?:had|has|have|also) )?(?:found|finding|saw|said|reported|concluded|noted|"
    r"heard|felt|thought|praised|hailed|criticised|highlighted)\b(?! (?:an?|its|both) )",
    re.IGNORECASE,
)
""" "Rose to good *after inspectors found that* leaders ...": a clause of its own between a grade and an area."""
_AND_THAT = re.compile(r"\band that\b(?! (?:of|for|on|in)\b)")
""" "Services are inadequate, and that leaders had not acted": a further thing that was found."""
_GIVEN = re.compile(
    r"['\"]?(?: (?:rating|grade|judge?ment|mark|verdict))? (?:has been|was|is|came|went) (?:also )?"
    r"(?:(?:attributed|awarded|given|handed) )?(?P<to>to|for)\b",
    re.IGNORECASE,
)
_BECOMES = re.compile(
    r" (?:has |have |had )?(?:also |now )?(?:become|became|is|was) (?:the|one of|only the)\b[^,;.]* "
    r"to (?:be|receive|get|achieve|earn|win) (?:given |awarded |rated |judged |graded )?(?:an? |the |as )?['\"]?",
    re.IGNORECASE,
)
""" "The board has become the first in the country to receive an ...": between what is graded and its grade."""
_EVEN_THERE = re.compile(
    r"\b(?:(?:even|and|but|only|though|yet) there,? (?:(?:the|its) (?:grade|rating|judge?ment|verdict|mark)|it|they|"
    r"services)|"
    r"even (?:that|this|those|they|it)) (?:is|was|were|are|got|has|had)\b",
    re.IGNORECASE,
)
""" "Only help and protection fell short, and even there the judgement was good": in the area named before."""
_CLOSES = re.compile(r"['\"]*(?: (?:overall|too|as well))?(?:[.,;:)]|\s*$| [-–—]| (?:and|but|said|say)\b)")
_BOTH = re.compile(
    r"\b(?:(?:pronounced|found|judged|rated|graded|declared|considered|deemed) both|"
    rf"both(?: of (?:them|these))? (?:{AREA_NOUNS}|strands|services|groups))"
    r"(?: (?:of them|as|to be|were|are|was|being))* ['\"]?$|"
    r"\b(?:and|but|so|while|,) both (?:of them )?(?:were|are|have been|had been|got|get|remain)"
    r"(?: (?:put|placed|marked|rated|graded|judged|found|given|in|at|the|an?|to|be|as|only|now|also|again))* ['\"]?$",
    re.IGNORECASE,
)
_ALL_THESE = re.compile(
    rf"\W*(?:all|each)(?: (?:three|four|five))? (?:of )?(?:these|those|them)(?: (?:{AREA_NOUNS}))?"
    r"(?: (?:has|have|had|was|were|is|are|been|now|also|found|judged|rated|graded|deemed|considered|to|be|as))* ['\"]?",
    re.IGNORECASE,
)
""" "All of these areas were" + "found to require improvement"."""
_THIS_AREA = re.compile(
    r"\W*(?:this|that|the same) (?:area|category)"
    r"(?: (?:has|had|was|is|been|now|also|found|judged|rated|graded|deemed|considered|still|to|be|as|itself))* ?['\"]?",
    re.IGNORECASE,
)
""" "This area" + "requires improvement"."""
_BOTH_REACH = 40
"""Characters before a grade in which "both" stands that has it."""
_WHEN_LAST = re.compile(
    r"\W*(?:since|at|after|following) the (?:last|previous) (?:\w+ ){0,2}?inspection(?: in)? [\w ]{4,20}, (?:when|"
    r"where) (?:the )?",
    re.I,
)
""" "Since the last inspection in 2017, when the" + "overall judgement was": of that inspection, in a report, too."""
_THE_EXCEPTION = re.compile(
    r"\W*(?:(?:but|and|with) )?the (?:only |one |sole |single |lone )?(?:exception|outlier|odd one out) (?:is|was|"
    r"being|came in)"
    r" ?(?:the (?:one|area|grade|judge?ment)|that|those)? ?(?:on|for|of)? ?(?:the |its |their )?",
    re.IGNORECASE,
)
_IN_THE_AREA = re.compile(
    r"(?:in|for|across) the (?:two |three )?(?:areas?|domains?|categor(?:y|ies)|strands?) of(?: the)?"
)
_SAYS_MORE = re.compile(r"\band (?:also )?\w{3,}ed\b", re.IGNORECASE)
""" "Saw strengths across all areas and welcomed the work done to reach a good grade": not what has the grade."""
_NEW_CLAUSE = frozenset("and as which who that when where after before because if it they".split())
_BEFORE_VERB = (AUXILIARIES - {"both", "each"}) | frozenset(
    "too alone likewise simply therefore said found judged deemed considered thought to".split()
)
"""What may stand between a pronoun and its verb."""
_FINITE = frozenset(
    "is are was were has have had do does did can could will would must should may might lags lag trails trail".split()
)
"""With one of these behind it an area is the subject of a clause of its own."""
_BEFORE_PRONOUN = frozenset("now but and yet again today this time , then".split())
_SAID = frozenset("said says found finds concluded concludes added adds stated states noted notes".split())
_PEOPLE = frozenset({"leader", "leaders", "manager", "managers", "bosses"})
_BETWEEN_GRADED = frozenset("and the its their as to be but with that those of for on".split())
_PRONOUNS = frozenset("it they which these both each".split())


_CARE_AND_LEAVERS = ConceptId("children-in-care-and-care-leavers")
_BESIDE_FRAMEWORK = frozenset({ConceptId("safeguarding-board")})
"""What is reviewed at the same time, and none of the areas of a framework."""


class AreaTies(SentencePart):
    """The areas of each verdict of a sentence."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.taken: set[int] = set()
        """Areas of a verdict that takes up the one before, by their first token: no other verdict's."""

    def _taken_up(self, pronoun: str) -> list[Area]:
        """What a pronoun that opens the sentence stands for: areas, or the board, that the one before names first."""
        if self.record.subject_areas is not None and self.record.subject_areas[0] == self.sentence.index - 1:
            return self.record.subject_areas[1]
        if pronoun not in ("it", "they") or not self.sentence.index or self.is_report:
            return []
        before = self.view.before
        named = [area for area in areas_in(before) if not area.listed_only and area.id != OVERALL]
        whole = bool(self.record.councils.mentions(before.index)) or any(
            has_label(hit, "judged:services") and not any(one.start <= hit.start < one.end for one in named)
            for hit in before.words
        )
        # "It found that leaders were weak. It is good now": not the leaders; somebody goes on before them, too.
        goes_on = any(token.lower_ in ("it", "they") for token in self.doc[before.start : before.end])
        people = pronoun == "it" and any(map(self._is_of_people, named))
        alone = not (whole or goes_on or people) and before.block == self.sentence.block
        if alone and len({area.id for area in named}) == 1:
            # "Then there is help and protection. It was judged inadequate": nothing else that can be meant is named.
            return named[:1]
        if len(named) != 1 or named[0].id != "safeguarding-board":
            return []
        also = "also" in {token.lower_ for token in self.doc[self.sentence.start : self.sentence.start + 4]}
        return named if also or named[0].start <= before.start + 4 else []

    def everywhere(self, number: int, verdict: Verdict, left: int, areas: Sequence[Area]) -> Everywhere | None:
        """ "Good in all areas", "in every category except leadership": the grade of each area that is not named."""
        named = {area.id for area in areas} - {OVERALL}
        including = self._included()
        named -= including
        named -= {area.id for area in areas if self.is_excepted(area)} | _BESIDE_FRAMEWORK
        if self.is_report or (named and not self._is_range()) or verdict.frame is Frame.SERVED or verdict.origin:
            return None
        clause = self.view.clause(verdict, left)
        shape = _EVERYWHERE.search(clause) or _EACH_OF_THEM.search(clause)
        match = self._of_verdict(shape, clause, verdict, left)
        counted = _OUT_OF.search(clause) if match is None else None
        others = {area.id for area in self.areas if area.id != OVERALL}
        if counted is not None:
            size = NUMBERS.get(counted["all"].lower()) or int(counted["all"])
            missing = size - (NUMBERS.get(counted["n"].lower()) or int(counted["n"]))
            graded = len(self.verdicts) > number + 1 and len(others) == missing
            whole = any(area.id == OVERALL for area in areas)
            left_out = frozenset[ConceptId]() if others or whole else self._graded_next(verdict)
            if left_out:
                return Everywhere(False, left_out, size, missing=missing)
            return Everywhere(whole, frozenset(others), size) if graded else None
        if match is None or any(SOME_AREAS.search(part) for part in (clause[: match.start()], clause[match.end() :])):
            return None
        but = {area.id for area in self.areas if _EXCEPT.search(self.view.text_before(area))}
        if match.group().lower() == "everything" and not but and not self._is_range():
            # "Everything is good except the money".
            return None
        few = _BUT_SOME.match(clause, match.end())
        if few is not None:
            # "In every category but one: help for care leavers, which is good".
            apart = frozenset(area.id for area in self.areas if area.id != OVERALL and area.start >= verdict.end)
            missing = NUMBERS.get(few["n"].lower()) or int(few["n"])
            return Everywhere(True, apart, missing=missing) if len(self.verdicts) > 1 else None
        key = not {" key", " main"}.isdisjoint(re.findall(r" \w+", (match.groupdict().get("kind") or "").lower()))
        if self._is_range() or (others and including == others):
            # Care leavers have had a judgement of their own since 2023.
            return Everywhere(True, key=key, five="care-leavers" in including)
        if others - but - _BESIDE_FRAMEWORK and len(self.verdicts) == 1:
            # "Good in all areas: leadership, ..." names them.
            return None
        if match.groupdict().get("rest") or match.groupdict().get("others"):
            behind = self.record.text[self.view.char_end(verdict) : self.sentence.end_char]
            return Everywhere(_OVERALL_TOO.search(behind) is not None, frozenset(others), rest=True)
        others_told = " other" in (match.groupdict().get("kind") or "").lower()
        whole = any(area.id == OVERALL for area in areas)
        whole = whole or (SAYS_OVERALL.search(clause) is not None and not others_told)
        parts = _PARTS_ONLY.search(match.group()) is not None
        five = " five" in (match.groupdict().get("kind") or "").lower()
        return Everywhere(whole or not parts, frozenset(others), key=key, five=five)

    def _included(self) -> frozenset[ConceptId]:
        """ "All areas, including leadership and adoption": the areas of a list that "including" opens."""
        included: list[Area] = []
        for area in self.areas:
            goes_on = bool(included) and self.view.gap_is_light(included[-1].end, area.start)
            if goes_on or (included and len(self.verdicts) == 1) or _INCLUDING.search(self.view.text_before(area)):
                included.append(area)
        return frozenset(area.id for area in included)

    def _graded_next(self, verdict: Verdict) -> frozenset[ConceptId]:
        """ "Good in three of the four areas. Leadership is outstanding": the areas that the next sentence grades."""
        sentences = self.record.annotated.sentences
        if self.sentence.index + 1 >= len(sentences):
            return frozenset()
        following = sentences[self.sentence.index + 1]
        told, unreal = grades_named(following), any(map(is_unreal, following.words))
        dated = bool(self.record.annotated.dates(following))
        if following.block - self.sentence.block > 1 or len(told) != 1 or verdict.grade in told or unreal or dated:
            return frozenset()
        if len(self.verdicts) > 1 or self.record.councils.topical(following.index):
            return frozenset()
        named = areas_in(following)
        return frozenset(area.id for area in named if not area.listed_only or len(named) > 1)

    def is_excepted(self, area: Area) -> bool:
        """ "Every area bar adoption"."""
        return _EXCEPT.search(self.view.text_before(area)) is not None

    def _is_range(self) -> bool:
        """ "In every category, from adoption to leadership"."""
        return any(
            self.doc[one.start - 1].lower_ == "from"
            and self.doc[one.end : other.start].text.lower() in ("to", "to the")
            for one, other in pairwise(self.areas)
            if one.start > self.sentence.start
        )

    def _of_verdict(
        self, match: re.Match[str] | None, clause: str, verdict: Verdict, left: int
    ) -> re.Match[str] | None:
        """The match, where no comma parts it from the grade behind it: "good in all areas, leaving it good overall"."""
        if match is None:
            return None
        between = clause[match.end() : max(match.end(), self.doc[verdict.start].idx - self.doc[left].idx)]
        # "All four judgements, including leadership, were inadequate".
        between = _ASIDE_INCLUDING.sub("", between)
        opens = left == self.sentence.start and _OPENS_WITH_IN.fullmatch(clause[: match.start()])
        if opens and between.count(",") == 1:
            # "In all areas of judgement, inspectors said that the service required improvement".
            between = between.replace(",", "", 1)
        return None if "," in between or _SAYS_MORE.search(between) else match

    def of_pronoun(self, verdict: Verdict) -> list[Area]:
        """ "Leadership was strong, rating it good", "care leavers escaped; they are good": what it stands for."""
        there = self._there(verdict)
        if there:
            return there
        if not self.areas and not self.services and (told := self._is_asked_before()):
            # "Help and protection? Not quite: that one is stuck at requires improvement".
            return told
        at = verdict.core - 1
        follows = self.doc[verdict.core + 1 : verdict.core + 2].text.lower()
        asked = self._is_asked_before() if follows in ("it", "them") else []
        object_ = self.doc[verdict.core].lower_.endswith("ing") or verdict.frame is Frame.FOUND
        object_ = object_ or (verdict.frame is Frame.RATED and self.doc[verdict.core - 1].lower_ == "and")
        if asked and verdict.core < verdict.start and not any(area.end <= at for area in self.areas):
            return asked
        if object_ and follows in ("it", "them"):
            at = verdict.core
        else:
            while at > self.sentence.start and (
                self.doc[at].lower_ in _BEFORE_VERB or self.doc[at].is_quote or self._is_comma_of_too(at)
            ):
                at -= 1
            if self.doc[at].lower_ not in _PRONOUNS:
                return []
            if all(token.lower_ in _BEFORE_PRONOUN for token in self.doc[self.sentence.start : at]):
                if self.doc[at].lower_ in ("it", "they") and (told := self._is_asked_before()):
                    # "Looking after those in care? It requires improvement".
                    return told
                return self._taken_up(self.doc[at].lower_)
        before = [area for area in self.areas if area.end <= at and area.id != OVERALL]
        if before and self.doc[at].lower_ in ("it", "they") and self._is_of_people(before[-1]):
            # "Leaders had been ineffective, and it had been rated adequate", "leaders vowed to change services after
            # they were rated inadequate": not the leaders.
            return []
        if not before or self.is_report or self.view.mention_between(before[-1].end, at):
            return []
        if any(before[-1].end <= hit.start < at for hit in self.services):
            return []
        if self.doc[at].lower_ == "which" and any(self.doc[i].is_alpha for i in range(before[-1].end, at)):
            return []
        chain = [before[-1]]
        for area in reversed(before[:-1]):
            if not self.view.gap_is_light(area.end, chain[0].start):
                break
            chain.insert(0, area)
        return self._listed(chain) if self.view.heads_its_phrase(self.sentence.start, chain[0].start) else []

    def of_last_inspection(self, verdict: Verdict) -> list[Area]:
        """ "Help and protection has declined since the last inspection, when it was good": what was graded then."""
        named = [area for area in self.areas if area.end <= verdict.start]
        if len(named) != 1 or named[0].id == OVERALL or len(self.verdicts) > 1 or self._is_of_people(named[0]):
            return []
        text, area = self.record.text, named[0]
        start = self.doc[area.start].idx
        opens = _OPENS_ITS_AREA.fullmatch(text, self.sentence.start_char, start) is not None
        told = _SINCE_THE_LAST.fullmatch(text, self.view.char_end_of(area.end - 1), self.doc[verdict.start].idx)
        return named if opens and told is not None else []

    def of_board(self, verdict: Verdict) -> list[Area]:
        """ "A review of the safeguarding board found that it too is inadequate": what "it" is beside a board."""
        boards = [area for area in self.areas if area.id == "safeguarding-board" and area.end <= verdict.start]
        if self.is_report or len(boards) != 1:
            return []
        text, start, stop = self.record.text, self.doc[boards[0].start].idx, self.doc[verdict.start].idx
        before = text[self.sentence.start_char : start]
        opens = _BOARD_SUBJECT.fullmatch(before) or _LOOKED_AT_BOARD.search(before)
        said = _SAID_OF_IT.fullmatch(text, self.view.char_end_of(boards[0].end - 1), stop)
        return boards if opens and said is not None else []

    def of_area_again(self, verdict: Verdict) -> list[Area]:
        """ "Children in care escaped that mark, inspectors saying that this area requires improvement": of which."""
        text, start = self.record.text, self.doc[verdict.start].idx
        told = _AREA_AGAIN.search(text, self.sentence.start_char, start)
        named = [area for area in self.areas if area.end <= verdict.core and area.id != OVERALL]
        if self.is_report or told is None or len(named) != 1 or named[0].listed_only or self._is_of_people(named[0]):
            return []
        own = "'" not in self.doc[named[0].end].orth_ and not self._names_more(named[0].end, verdict.start)
        said = verdict.grade != "requires-improvement" or verdict.frame in (Frame.RATED, Frame.FOUND)
        return named if own and said else []

    def of_what_is_called_so(self, verdict: Verdict) -> list[Area]:
        """ "Inadequate is how inspectors sum up the leadership": the one area that is named behind the verb."""
        told = IS_HOW.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        behind = [area for area in self.areas if told is not None and self.doc[area.start].idx >= told.end()]
        near = len(behind) == 1 and not self.is_report and behind[0].id != OVERALL
        return behind if near and self.view.right(self.verdicts.index(verdict)) >= behind[0].end else []

    def of_both(self, verdict: Verdict) -> list[Area]:
        """ "Pronounced both inadequate", "with both strands requiring improvement": the two areas named before."""
        start = max(self.sentence.start_char, self.doc[verdict.start].idx - _BOTH_REACH)
        if self.is_report or _BOTH.search(self.record.text, start, self.doc[verdict.start].idx) is None:
            return []
        graded = [one.end for one in self.verdicts if one.end <= verdict.core]
        own = [area for area in self.areas if area.start >= max(graded, default=0)]
        before = [area for area in own if area.end <= verdict.start and area.id != OVERALL]
        two = len({area.id for area in before}) == 2 or [area.id for area in before] == [_CARE_AND_LEAVERS]
        return before if two else []

    def of_these(self, verdict: Verdict) -> list[Area]:
        """ "It looked at leadership, care and adoption. All of these areas were good": those of the sentence before."""
        start, end = self.sentence.start_char, self.doc[verdict.core].idx
        if (
            self.is_report
            or self.areas
            or not self.sentence.index
            or not _ALL_THESE.fullmatch(self.record.text, start, end)
        ):
            return []
        told = [area for area in areas_in(self.view.before) if not area.listed_only and area.id != OVERALL]
        return told if len({area.id for area in told}) > 2 else []

    def of_this_area(self, verdict: Verdict) -> list[Area]:
        """ "Help and protection had slipped. This area requires improvement": the only one named before."""
        start, end = self.sentence.start_char, self.doc[verdict.core].idx
        if self.is_report or self.areas or not self.sentence.index:
            return []
        if _THIS_AREA.fullmatch(self.record.text, start, end) is None:
            return []
        told = [area for area in areas_in(self.view.before) if not area.listed_only and area.id != OVERALL]
        return told[:1] if len({area.id for area in told}) == 1 else []

    def _is_the_exception(self, area: Area) -> bool:
        """ "The exception is the one on leaders, who ...: it requires improvement"."""
        return _THE_EXCEPTION.fullmatch(self.view.text_before(area)) is not None and not self.is_report

    def _there(self, verdict: Verdict) -> list[Area]:
        """The area that "there" goes back to, where the clause of the verdict begins with it; or the exception."""
        start = self.doc[verdict.start].idx
        before = [area for area in self.areas if area.end <= verdict.core and area.id != OVERALL]
        ends = self.view.char_end_of(before[-1].end - 1) if before else start
        told = _EVEN_THERE.search(self.record.text, ends, start) is not None
        told = told and _CLOSES.match(self.record.text, self.view.char_end(verdict)) is not None
        told = told or (len(before) == 1 and self._is_the_exception(before[0]))
        return before[-1:] if told and not self.is_report else []

    def is_for_those(self, verdict: Verdict) -> bool:
        """ "Care leavers fare worse: services for them are inadequate": whether the services are for some of them."""
        return self._names_those(verdict) is not None

    def _names_those(self, verdict: Verdict) -> re.Match[str] | None:
        start, core = self.sentence.start_char, self.doc[min(verdict.core, verdict.start)].idx
        told = _FOR_THOSE.search(self.record.text, start, core) or _GRADE_THAT_PART.search(
            self.record.text, start, self.doc[verdict.start].idx
        )
        graded = _FOR_THOSE.search(self.record.text, start, self.doc[verdict.start].idx)
        return told or (graded if graded is not None and graded["grade"] else None)

    def of_those(self, verdict: Verdict) -> list[Area]:
        """The area named last before "services for them", in its sentence or as the only one of the sentence before.

        "Services for them" are for no leaders; "the grade for them" may be theirs.
        """
        named = [area for area in areas_in(self.sentence) if not area.listed_only and area.id != OVERALL]
        before = [area for area in named if area.end <= verdict.core]
        those = self._names_those(verdict)
        if before:
            graded = those is not None and those.groupdict().get("grade") is not None
            return before[-1:] if graded or not self._is_of_people(before[-1]) else []
        if not self.sentence.index:
            return []
        is_of_part = those is not None and "that " in those.group().lower()
        if is_of_part and self.view.before.block != self.sentence.block:
            return []
        told = areas_in(self.view.before)
        told = [area for area in told if not area.listed_only and area.id != OVERALL and not self._is_of_people(area)]
        return told if len(told) == 1 else []

    def _is_comma_of_too(self, at: int) -> bool:
        """The commas of "it, too, is"."""
        return self.doc[at].orth_ == "," and "too" in (self.doc[at - 1].lower_, self.doc[at + 1].lower_)

    def without_people(self, areas: Sequence[Area], verdict: Verdict) -> list[Area]:
        """The areas without those that "it" cannot be: "leaders were slow, and it had been rated adequate"."""
        at = verdict.core
        while at > self.sentence.start and self.doc[at - 1].lower_ in _BEFORE_VERB:
            at -= 1
        if at <= self.sentence.start or self.doc[at - 1].lower_ != "it":
            return [*areas]
        return [area for area in areas if area.end > at - 1 or not self._is_of_people(area)]

    def _is_of_people(self, area: Area) -> bool:
        """Whether an area is named by those who lead: "it" does not stand for them."""
        return self.doc[area.end - 1].lower_ in _PEOPLE

    def _is_asked_before(self) -> list[Area]:
        """ "Care leavers? The report rates them outstanding": the area that the question before is of."""
        before = label_before(self.record, self.sentence)
        asked = before is not None and self.record.annotated.text(before[0]).rstrip().endswith("?")
        return before[1] if before is not None and asked and len(before[1]) == 1 and not self.is_report else []

    def areas_of(self, number: int, verdict: Verdict, left: int) -> list[Area]:
        """The areas that stand next to a verdict: between its verb and its grade, before, or after."""
        each = self._each_with(verdict, left)
        if each:
            return each
        if verdict.frame is Frame.SAME and self._goes_over_to_the_next(number):
            # "And so are services for children in care, help and protection requires improvement".
            stop = self._last_comma(verdict.end, self.view.right(number))
            after = [area for area in self._free_in(verdict.end, stop) if not self.view.is_spent(area)]
            self.taken.update(area.start for area in after)
            return self._listed(after, loose=True)
        if verdict.frame is Frame.SAME and self.doc[verdict.end - 1].lower_ == "for":
            return self._listed(self._free_in(verdict.end, self.view.right(number)), loose=True)
        core = max(verdict.core, self.verdicts[number - 1].end - 1 if number else 0)
        between = [area for area in self.areas if core < area.start and area.end <= verdict.start]
        between = [area for area in between if not self.view.is_spent(area)]
        if self._is_given_to_last(between, number) or self._opens_with_own(verdict.start):
            between = []
        before = self._chain_before(self._anchor(number), left)
        if self._is_given_to_last(before, number) or self._is_apart_from_whole(before, verdict):
            before = []
        loose = verdict.noun or verdict.frame is Frame.SAME or self._is_labelled(before, verdict)
        loose = loose or self._is_next_graded(before, number)
        between = self._listed(between, loose=loose)
        right = self.view.right(number)
        if between:
            return between + self.joined_after(verdict, right)
        before = self._listed(before, loose=loose)
        listed = self._after_colon(number)
        after = listed or self._listed(self._chain_after(verdict.end, right, number), loose=loose)
        if self._named_alike(verdict, right):
            after = []
        if _RATING_FOR.match(self.record.text, self.view.char_end(verdict)):
            # "An outstanding rating for leadership and a good rating for adoption".
            before = []
        if verdict.frame is Frame.SAME:
            free = self._free_in(left, verdict.core)
            own = [area for area in free if not self.view.is_spent(area)]
            before = before or self._listed(own, loose=True)
            after = after or self._listed(self._free_in(verdict.end, self._comma_with(verdict.end, right)), loose=True)
            if not before and not after:
                before = self._listed(free, loose=True)
        elif (verdict.noun or self._is_given(verdict) or self._goes_on_for(verdict)) and not before and not after:
            after = self._listed(self._given_for(verdict, right), loose=True)
            free = self._free_in(left, self._anchor(number))
            if self._is_given_to_last(free, number) or any(
                self._is_of_people(area) or self._clause_parts(area.end, self._anchor(number)) for area in free
            ):
                # "Leaders were praised for a focus that has seen a jump to 'good'": it is not they that jumped.
                free = []
            before = [] if after else self._listed(free, loose=True)
            if before and before[-1].listed_only and self._is_given_to_services(before[-1], verdict):
                before = []
        if not before and not after:
            before = self._of_rating_noun(verdict, left) or self._of_relative(verdict, left)
            before = before or self._of_one_of_few(verdict) or self._before_colon(verdict)
            before = before or self._of_topic(verdict) or self._of_holder(verdict, left)
        if before:
            # "Leadership is inadequate, as is the board".
            joined = [area for area in self.joined_after(verdict, right, loose=True) if area not in before]
            return before + (joined or (after if self._compares(verdict) else []))
        return after

    def _each_with(self, verdict: Verdict, left: int) -> list[Area]:
        """ "Leaders, care leavers and children in care complete the set, each with a good": all that are named."""
        start = self.doc[verdict.start].idx
        text, opens = self.record.text, self.sentence.start_char
        every = _ALL_OF_THEM.search(text, opens, start)
        if self.is_report or (every is None and _EACH_WITH.search(text, opens, start) is None):
            return []
        told = [area for area in self.areas if left <= area.start and area.end <= verdict.start and area.id != OVERALL]
        if len(told) < 2 or not self.view.prefix_is_light(left, told[0].start):
            return []
        # "Children in care live in 14 homes, all of them good": the homes.
        return told if every is None or not self._names_more(told[-1].end, verdict.start) else []

    def _names_more(self, start: int, end: int) -> bool:
        """Whether something stands between two tokens that has grades of its own, or is counted."""
        graded = ("judged:not-graded", "judged:elsewhere-graded", "judged:services")
        others = any(start <= hit.start < end and not set(graded).isdisjoint(hit.labels) for hit in self.sentence.words)
        return others or any(token.is_digit for token in self.doc[start:end])

    def _is_apart_from_whole(self, before: Sequence[Area], verdict: Verdict) -> bool:
        """ "Outstanding at adoption, it was judged inadequate overall": an area before the comma is not the whole."""
        if not before or verdict.end >= self.sentence.end or self.doc[verdict.end].lower_ != "overall":
            return False
        end = before[-1].end
        return any(self.doc[at].orth_ == "," for at in range(end, verdict.core)) and before[-1].id != OVERALL

    def _is_given_to_services(self, area: Area, verdict: Verdict) -> bool:
        """ "Bosses celebrate after Ofsted gave services a good", "... after services were rated good": not to them."""
        if self.view.names_services(verdict.core, verdict.start):
            return True
        words = [token.lower_ for token in self.doc[area.end : verdict.core]]
        at = next((area.end + n for n, word in enumerate(words) if word in _OPENS_REASON), None)
        return at is not None and self.view.names_services(at, verdict.core)

    def _goes_over_to_the_next(self, number: int) -> bool:
        """Whether nothing but a comma parts what "so are ..." takes up from the words of the next grade."""
        if number + 1 >= len(self.verdicts) or self.doc[self.verdicts[number].start].lower_ != "so":
            return False
        between = range(self.verdicts[number].end, self.verdicts[number + 1].start)
        return not any(self.view.is_break(at) or self.doc[at].orth_ == ":" for at in between)

    def _comma_with(self, start: int, end: int) -> int:
        """Where ", with" begins what has a grade of its own: "received the same grade, with adoption escaping"."""
        pairs = (at for at in range(start, end - 1) if self.doc[at].orth_ == "," and self.doc[at + 1].lower_ == "with")
        return next(pairs, end)

    def _last_comma(self, start: int, end: int) -> int:
        commas = [at for at in range(start, end) if self.doc[at].orth_ == ","]
        return commas[-1] if commas else end

    def _compares(self, verdict: Verdict) -> bool:
        return "as" in words_of(self.doc, verdict.end, verdict.end + 4)

    def joined_after(self, verdict: Verdict, right: int, *, loose: bool = False) -> list[Area]:
        """ "... to be inadequate, along with the experiences of ...": further areas of the same grade.

        ``loose``: short names of areas count, as they join a full one.
        """
        match = _JOINED.match(self.record.text, self.view.char_end(verdict))
        if match is None:
            return self._named_alike(verdict, right)
        if any(one.start >= verdict.end for one in self.verdicts):
            # "Leaders got the same, as did help and protection, with care leavers deemed good".
            right = self._comma_with(verdict.end, right)
        at = next((token for token in range(verdict.end, right) if self.doc[token].idx >= match.end()), right)
        chain: list[Area] = []
        for area in self.areas:
            if area.end <= at or area.end > right:
                # "Along with the" may end within "the board".
                continue
            anew = any(self.doc[place].lower_ in ("that", "only") for place in range(at, area.start))
            if anew or (chain and self._begins_clause(at, area, right)) or not self.view.gap_is_light(at, area.start):
                break
            chain.append(area)
            at = area.end
        return self._listed(chain, loose=loose)

    def _named_alike(self, verdict: Verdict, right: int) -> list[Area]:
        """ "Inadequate, and its leadership likewise": the next area, where a word behind gives it the grade."""
        after = next((area for area in self.areas if area.start >= verdict.end and area.end <= right), None)
        if after is None or after.id == OVERALL or self.is_report:
            return []
        between = self.record.text[self.view.char_end(verdict) : self.doc[after.start].idx]
        ends = self.view.char_end_of(after.end - 1)
        alike = _AND_ITS.fullmatch(between) and _LIKEWISE.match(self.record.text, ends, self.sentence.end_char)
        return [after] if alike else []

    def _is_given_to_last(self, areas: Sequence[Area], number: int) -> bool:
        """ "Outstanding for leaders and ...": areas that a preposition ties to the grade before."""
        if not areas or not number:
            return False
        end = self.verdicts[number - 1].end
        if [token.lower_ for token in self.doc[end : end + 2]] in ([",", "for"], [",", "on"], [",", "in"]):
            # "Inadequate, the lowest of its four grades, for care leavers".
            end += 1
        if any(token.orth_ in (";", ",", ".") for token in self.doc[end : areas[0].start]):
            return False
        said = words_of(self.doc, end, areas[0].start)
        if areas[0].id == OVERALL and len(areas) == 1 and said[:1] in (["was"], ["is"]) and len(said) <= 2:
            # "Requires improvement was the overall verdict, with ...".
            return True
        if _OVERALL_AND_FOR.fullmatch(self.doc[end : areas[0].start].text):
            # "Outstanding overall and for the impact of leaders, and good for ...".
            return True
        if areas[0].id == OVERALL and self.doc[areas[0].end].orth_ == ",":
            # "Good overall, good for care leavers", "good in its overall effectiveness, with two areas outstanding".
            between = [token.lower_ for token in self.doc[end : areas[0].start] if token.is_alpha]
            return not between or between[0] in ("in", "for")
        words = [token.lower_ for token in self.doc[end : areas[0].start] if token.is_alpha]
        few = 0 < len(words) <= 3 or _IN_THE_AREA.fullmatch(" ".join(words)) is not None
        # "Good in 2017 and its leadership was outstanding": what "and" begins is its own.
        if words[:1] == ["with"]:
            # "Good with care leavers and inadequate with children in care", as against "good with leaders outstanding".
            behind = {token.lower_ for token in self.doc[areas[-1].end : self.verdicts[number].start]}
            return few and not {"and", "but", ","}.isdisjoint(behind)
        return few and "and" not in words and words[0] in ("for", "on", "in", "across", "to")

    def _is_next_graded(self, before: Sequence[Area], number: int) -> bool:
        """ "Rates leadership as good and care as outstanding": a short name, with its own grade of the same verb."""
        if not before or not number:
            return False
        one, other = self.verdicts[number - 1], self.verdicts[number]
        rows = one.frame is Frame.ALONE and other.frame is Frame.ALONE
        contrasted = self._is_contrasted_with(before, one, other)
        if one.core != other.core and not (rows or contrasted):
            return False
        named = any(area.end <= one.start and not area.listed_only and area.id != OVERALL for area in self.areas)
        outside = [*range(one.end, before[0].start), *range(before[-1].end, other.start)]
        words = {self.doc[at].lower_ for at in outside if self.doc[at].is_alpha}
        return named and (contrasted or words <= _BETWEEN_GRADED)

    def _is_contrasted_with(self, before: Sequence[Area], one: Verdict, other: Verdict) -> bool:
        """ "Leadership requires improvement, while care is good": a clause that is nothing but a short name and it."""
        alone = len(before) == 1 and before[0].end == other.core and other.frame is one.frame is Frame.COPULA
        between = words_of(self.doc, one.end, before[0].start)
        return alone and between in ([",", word] for word in ("while", "but", "whereas", "and")) and not self.is_report

    def _is_labelled(self, before: Sequence[Area], verdict: Verdict) -> bool:
        """ "Bosses: inadequate", "looked after: RI": the words before a colon, or right before the grade in a list."""
        if not before or before[0].start > self.sentence.start + 1:
            return False
        between = [token.orth_ for token in self.doc[before[-1].end : verdict.start]]
        return between[:1] == [":"] and len(between) <= 6

    def _after_colon(self, number: int) -> list[Area]:
        """ "Four inadequates: leaders, help and protection, care, and overall": all that is listed behind a colon."""
        end = self.verdicts[number].end
        if number + 1 < len(self.verdicts):
            return []
        colon = next((at for at in range(end, self.sentence.end) if self._introduces_list(at)), None)
        if colon is None or any(self.doc[at].lower_ in BREAKS for at in range(end, colon)):
            return []
        listed = [area for area in self.areas if area.start > colon]
        covered = {at for area in listed for at in range(area.start, area.end)}
        loose = [at for at in range(colon + 1, self.sentence.end) if at not in covered and at not in self.light]
        if not listed or listed[0].start > colon + 3:
            return []
        if len(loose) > 1 and not self._is_as_many(listed, colon):
            return []
        several = self.doc[end - 1].lower_ in PLURALS | {"improvements"}
        if several and len({area.id for area in listed}) == 1:
            # "One good and two inadequates: care leavers got the good": no list of those.
            return []
        return listed if len(listed) > 1 or not listed[0].listed_only else []

    def _is_as_many(self, listed: Sequence[Area], colon: int) -> bool:
        """ "In all four areas of focus: ...", and four are named behind that, in whatever words."""
        before = self.record.text[self.sentence.start_char : self.doc[colon].idx]
        told = _SO_MANY_AREAS.search(before)
        if told is None:
            return False
        areas = {area.id for area in listed if area.id != OVERALL}
        return len(areas) == (NUMBERS.get(told["n"].lower()) or int(told["n"]))

    def _introduces_list(self, at: int) -> bool:
        """Whether a token is a colon or a dash; a hyphen is one between spaces."""
        token = self.doc[at]
        if token.orth_ == "-":
            return bool(token.whitespace_) and at > 0 and bool(self.doc[at - 1].whitespace_)
        return token.orth_ in (":", "–", "—")

    def _free_in(self, start: int, end: int) -> list[Area]:
        """The areas of a clause which nothing with grades of its own precedes."""
        free = [area for area in self.areas if start <= area.start and area.end <= end]
        masked = self.view.masked()
        others = [
            hit.start
            for hit in self.sentence.words
            if has_label(hit, "judged:not-graded") and hit.start not in masked and not self._judges(hit)
        ]
        if any(start <= at < end for at in others):
            return []
        return [area for area in free if self.view.heads_its_phrase(start, area.start)]

    def _judges(self, hit: Hit) -> bool:
        """ "The report awards", "the report said": what stands right before such a verb is who judges."""
        if self.doc[hit.end].lower_ in _SAID:
            return True
        return any(has_label(verb, "judged:rating-verbs") and verb.start == hit.end for verb in self.sentence.words)

    def _of_rating_noun(self, verdict: Verdict, left: int) -> list[Area]:
        """ "The verdict on its help for care leavers was blunt: inadequate": the areas in the phrase of the noun."""
        nouns = [
            hit
            for hit in self.sentence.words
            if has_label(hit, "judged:rating-nouns") and left <= hit.start and hit.end < verdict.core
        ]
        if not nouns or self.doc[nouns[0].end].lower_ not in ("for", "on", "of", "about"):
            return []
        at = nouns[0].end
        chain: list[Area] = []
        for area in self.areas:
            if area.start < at or area.end > verdict.core or not self.view.gap_is_light(at, area.start):
                continue
            chain.append(area)
            at = area.end
        predicate = range(at, verdict.core)
        parted = any(
            self.view.is_break(place) or self.doc[place].lower_ in _NEW_CLAUSE or self.doc[place].orth_ in (",", ".")
            for place in predicate
        )
        named = self.view.names_services(at, verdict.core)
        return [] if parted or named else self._listed(chain)

    def _of_one_of_few(self, verdict: Verdict) -> list[Area]:
        """The area that a sentence begins with, where it "is the first in the country to be rated outstanding"."""
        start = self.doc[verdict.start].idx
        for area in self.areas:
            if area.id != OVERALL and not area.listed_only and area.end <= verdict.start:
                ends = self.view.char_end_of(area.end - 1)
                if _BECOMES.fullmatch(self.record.text, ends, start):
                    return [area]
        return []

    def _of_topic(self, verdict: Verdict) -> list[Area]:
        """ "On leadership it is blunt: Bury is inadequate": the only area, of which the sentence opens to speak."""
        told = [area for area in self.areas if area.id != OVERALL]
        if len(told) != 1 or told[0].end > verdict.core or self.is_report:
            return []
        start = told[0].end + (self.doc[told[0].end].orth_ == ",")
        if any(token.orth_ in (";", ",") for token in self.doc[start : verdict.core]):
            return []
        return told if _TOPIC.fullmatch(self.view.text_before(told[0])) is not None else []

    def _before_colon(self, verdict: Verdict) -> list[Area]:
        """ "Help and protection is where it hurts: inadequate": the only area before a colon, where it opens the
        sentence."""
        at = verdict.start - 1
        before = [area for area in self.areas if area.end <= at and area.id != OVERALL and not area.listed_only]
        if self.doc[at].orth_ != ":" or self.is_report or len({area.id for area in before}) != 1:
            return []
        if self.doc[at - 1].lower_ in _SAID and self.doc[at - 2].lower_ not in ("ofsted", "inspectors", "report"):
            return []
        return before[:1] if self.view.heads_its_phrase(self.sentence.start, before[0].start) else []

    def _of_holder(self, verdict: Verdict, left: int) -> list[Area]:
        """ "Help and protection held on to its good rating": the area that opens the clause, whose grade it is."""
        first = next((area for area in self.areas if left <= area.start and area.id != OVERALL), None)
        if first is None or self.is_report or first.end > verdict.core:
            return []
        start = self.doc[verdict.start].idx
        ends = self.view.char_end_of(first.end - 1)
        holds = any(shape.fullmatch(self.record.text, ends, start) for shape in (_HOLDS_ITS, _IS_COMPARED, _EARNS_IT))
        told = any(shape.fullmatch(self.record.text, ends, start) for shape in (_PRAISED_AND, _HAS_CHANGED))
        if told and self.view.heads_its_phrase(left, first.start):
            return [first]
        if first.id == "safeguarding-board" and _ITS_PERFORMANCE.fullmatch(self.record.text, ends, start):
            return [first]
        named = self.view.names_services(first.end, verdict.core)
        return [first] if holds and not named and self.view.prefix_is_light(left, first.start) else []

    def _is_given(self, verdict: Verdict) -> bool:
        """ "A good rating was awarded for ..."."""
        return _GIVEN.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char) is not None

    def _goes_on_for(self, verdict: Verdict) -> bool:
        """ "Good, says the report, for leadership"."""
        opens = verdict.frame is Frame.ALONE and verdict.start <= self.sentence.start + 1 and not self.is_report
        return opens and _ASIDE_FOR.match(self.record.text, self.view.char_end(verdict)) is not None

    def _given_for(self, verdict: Verdict, right: int) -> list[Area]:
        """ "A good for the help that it gives care leavers": the areas in the words with "for" behind a grade."""
        following = self.doc[verdict.end : min(verdict.end + 3, right)]
        opens = next((token.i for token in following if token.lower_ in ("for", "on", "across", "to")), None)
        given = _GIVEN.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        if opens is None and given is not None:
            # "A good rating was awarded for its work with care leavers".
            opens = next((at for at in range(verdict.end, right) if self.doc[at].idx == given.start("to")), None)
        aside = _ASIDE_FOR.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        if opens is None and aside is not None and verdict.start <= self.sentence.start + 1:
            opens = next((at for at in range(verdict.end, right) if self.doc[at].idx + 4 >= aside.end()), None)
        if opens is None:
            return []
        stop = next((at for at in range(opens + 1, right) if self.doc[at].orth_ in (".", ":")), right)
        found = [area for area in self.areas if opens < area.start and area.end <= stop]
        return found if found and found[0].start - opens <= 6 else []

    def _of_relative(self, verdict: Verdict, left: int) -> list[Area]:
        """ "Happiest with children in care, where the grade was good": the area that a relative clause is about."""
        before = [area for area in self.areas if left <= area.start and area.end <= verdict.core and area.id != OVERALL]
        if not before or self.is_report or before[-1].listed_only:
            return []
        last = before[-1]
        between = self.record.text[self.view.char_end_of(last.end - 1) : self.doc[verdict.start].idx]
        relative = _RELATIVE_TO.fullmatch(between) or _WHICH_THEY_FOUND.fullmatch(between)
        return [last] if relative else []

    def _anchor(self, number: int) -> int:
        """Where the words of a verdict begin: its verb, where that is not an earlier verdict's too."""
        verdict = self.verdicts[number]
        shared = number > 0 and verdict.core < self.verdicts[number - 1].end
        return verdict.start if shared else min(verdict.core, verdict.start)

    def _chain_before(self, at: int, left: int) -> list[Area]:
        chain: list[Area] = []
        if self._opens_with_own(at):
            return chain
        for area in reversed(self.areas):
            if area.end > at or area.start < left:
                continue
            if self.view.is_spent(area) or area.start in self.taken:
                break
            between = {self.doc[token].lower_ for token in range(area.end, at)}
            parted = between & {"when", "because", "if", "whose"} or (
                "where" in between and not self._asks_grade(area, at)
            )
            if parted or not self.view.gap_is_light(area.end, at):
                break
            chain.insert(0, area)
            at = area.start
            if self._is_set_before(area):
                break
            if self.doc[at - 1].lower_ == "only":
                # "Leadership and care are good, and only help and protection lags, at requires improvement".
                break
            if at - 2 >= left and self.doc[at - 1].lower_ == "with" and self.doc[at - 2].orth_ == ",":
                # "Top marks for leadership, with care leavers' services rated good".
                break
        return chain

    def _opens_with_own(self, at: int) -> bool:
        """ "Outstanding for leadership, with good for care leavers": whether a grade has its areas behind it alone."""
        if [token.lower_ for token in self.doc[max(self.sentence.start, at - 2) : at]] != [",", "with"]:
            return False
        ends = next((one.end for one in self.verdicts if one.start == at), -1)
        near = any(0 < area.start - ends <= len(("for", "the")) for area in self.areas)
        return near and self.doc[ends].lower_ in ("for", "on", "in")

    def _asks_grade(self, area: Area, end: int) -> bool:
        """ "Help and protection, where the verdict is ..."."""
        return any(has_label(hit, "judged:rating-nouns") and area.end < hit.start < end for hit in self.sentence.words)

    def _chain_after(self, at: int, right: int, number: int) -> list[Area]:
        more = number + 1 < len(self.verdicts)
        taken = self._chain_before(self._anchor(number + 1), self.verdicts[number].end) if more else []
        if taken and self._is_given_to_last(taken, number + 1):
            taken = []
        chain: list[Area] = []
        for area in self.areas:
            if area.start < at or area.end > right:
                continue
            between = self.doc[at : area.start].text
            names = not chain and _IN_THE_OTHER.fullmatch(between) is not None
            names = names or (not chain and self._is_counted_list(at, area, right))
            names = names or (not chain and _FOR_AREAS.fullmatch(between) is not None)
            own = not chain and _RATING_FOR.fullmatch(" " + between.lstrip("' \"")) is not None
            parted = not chain and (self._comma_parts(at, area.start) or self._clause_parts(at, area.start))
            if not names and (parted or not self.view.gap_is_light(at, area.start)):
                break
            if (area in taken and not own) or (more and chain and self._is_set_apart(at, area.start)):
                break
            if chain and (self._begins_clause(at, area, right) or self._is_set_before(area)):
                break
            if self._has_what_follows(at, area, right):
                break
            chain.append(area)
            at = area.end
        return chain

    def _has_what_follows(self, at: int, area: Area, right: int) -> bool:
        """ "Good overall with leadership that has an outstanding impact": told of the area by what follows it."""
        joined = any(token.lower_ == "with" for token in self.doc[at : area.start])
        return joined and area.end < right and self.doc[area.end].lower_ in ("that", "which", "who")

    def _begins_clause(self, at: int, area: Area, right: int) -> bool:
        """ "Good overall, and leaders have made progress", "... and that leadership is slow": what else is told."""
        anew = _AND_THAT.search(self.doc[at : area.start].text) is not None
        return anew or (area.end < right and self.doc[area.end].lower_ in _FINITE)

    def _is_set_apart(self, start: int, end: int) -> bool:
        """ "Good for care leavers, with overall effectiveness as inadequate": the area of the next grade."""
        words = [token.lower_ for token in self.doc[start:end]]
        return words[:2] == [",", "with"]

    def _is_set_before(self, area: Area) -> bool:
        """ "Good for leaders and, for care leavers, outstanding": an area set before the grade that it has."""
        return _AND_SET.search(self.view.text_before(area)) is not None

    def _is_counted_list(self, at: int, first: Area, right: int) -> bool:
        """ "Outstanding ratings in two categories, children in care and leaders": as many areas as are counted."""
        told = _IN_SO_MANY.fullmatch(self.doc[at : first.start].text)
        if told is None:
            return False
        chain = [first]
        for area in self.areas:
            inside = chain[-1].end <= area.start and area.end <= right
            if inside and self.view.gap_is_light(chain[-1].end, area.start):
                chain.append(area)
        number = NUMBERS.get(told["n"].lower()) or int(told["n"])
        # "In three categories, including overall effectiveness": some of them are named.
        return len(chain) == number or (told["some"] is not None and len(chain) < number)

    def _clause_parts(self, start: int, end: int) -> bool:
        """ "Received an inadequate rating in 2013 when Ofsted said that leaders ...": what a further clause tells."""
        text = self.doc[start:end].text.lower()
        words = text.replace("when it comes to", "for").split()
        parted = not _NEXT_CLAUSE.isdisjoint(words) or _AND_THAT.search(text) is not None
        return parted or _THEY_FOUND.search(text) is not None

    def _comma_parts(self, start: int, end: int) -> bool:
        """Whether a comma between a grade and an area after it begins something else."""
        for at in range(start, end):
            if self.doc[at].orth_ == "," and self.doc[at - 1].lower_ == "and":
                # "Gave it a good and, for leadership, ...": of what follows.
                return True
            if self.doc[at].orth_ == "," and self.doc[at + 1].lower_ not in (
                "for",
                "in",
                "including",
                "across",
                "on",
                "as",
                "both",
            ):
                return True
        return False

    def _listed(self, chain: list[Area], *, loose: bool = False) -> list[Area]:
        """Without short words that count only beside full names of areas, and "services for care leavers *overall*"."""
        chain = [area for area in chain if area.id != OVERALL or not self._is_adjective(area, chain)]
        if loose:
            return chain
        proper = [area for area in chain if not area.listed_only]
        return chain if proper and not all(area.id == OVERALL for area in proper) else proper

    def _is_adjective(self, overall: Area, chain: Sequence[Area]) -> bool:
        """ "Services for care leavers overall", "it gave leadership an overall inadequate": of the area beside it."""
        ends = {area.end for area in chain}
        before = self.doc[overall.start - 1].lower_ if overall.start else ""
        behind = {area.start for area in chain if area is not overall}
        if overall.end < self.sentence.end and self.doc[overall.end].lower_ == "in":
            # "Overall effectiveness in safeguarding" is that of one area.
            return not behind.isdisjoint((overall.end + 1, overall.end + 2))
        given = overall.start - 1 in ends and before in ("a", "an", "services", "service", "work", "practice")
        return given or overall.start in ends or self._sums_up(overall, chain)

    def _sums_up(self, overall: Area, chain: Sequence[Area]) -> bool:
        """ "Overall, help and protection is inadequate": of the one area behind it."""
        others = [area for area in chain if area.id != OVERALL]
        opens = overall.start == self.sentence.start and self.doc[overall.end].text == ","
        return opens and len(others) == 1 and self.doc[overall.end + 1].lower_ not in ("and", "but", "as")

    def areas_hold(self, verdict: Verdict, areas: Sequence[Area], left: int) -> bool:
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
        if self.is_report and areas[0].id == OVERALL and _WHEN_LAST.fullmatch(before):
            return True
        if self.is_report and verdict.frame is Frame.COPULA and self.doc[verdict.core].lower_ in ("was", "were"):
            # In a report the past tense is of the inspection before.
            return False
        if self.doc[verdict.core].lower_ in ("itself", "themselves"):
            apposed = self.doc[areas[-1].end : verdict.core].text == ","
            return apposed or self.view.heads_its_phrase(left, first)
        if verdict.frame is Frame.SERVED:
            return self.view.prefix_is_light(left, areas[0].start)
        if verdict.frame is Frame.FOUND and first < verdict.core and not self.is_report:
            ends = self.view.char_end_of(areas[-1].end - 1)
            if _WHICH_THEY_FOUND.fullmatch(self.record.text, ends, self.doc[verdict.start].idx) is not None:
                return self.view.heads_its_phrase(left, first) or self._is_praised(areas[-1])
        if verdict.frame is Frame.COPULA and first < verdict.core and not self.is_report:
            ends = self.view.char_end_of(areas[-1].end - 1)
            if _RELATIVE_TO.fullmatch(self.record.text, ends, self.doc[verdict.start].idx) is not None:
                # "Better news for children in care, for whom services are good".
                return True
        if first < verdict.core and self._is_object_of_relative(left, first):
            return False
        if areas == self._there(verdict):
            return True
        behind = self.doc[areas[-1].end : verdict.core if verdict.core >= areas[-1].end else verdict.start].text
        if not self.is_report and self.is_excepted(areas[0]) and _WHICH_WAS.fullmatch(behind):
            # "Found every area inadequate other than adoption, which required improvement".
            return True
        if first < verdict.core and self.is_excepted(areas[0]) and not self.is_report:
            # "All were good bar leadership, which is outstanding".
            return _WHICH_WAS.fullmatch(self.doc[areas[-1].end : verdict.core].text) is not None
        if verdict.frame in (Frame.RATED, Frame.MOVED, Frame.SAME):
            return areas[0].start >= verdict.core or not self._graded_by_itself(left, areas[0].start)
        if areas[0].start >= verdict.end:
            found = verdict.frame is Frame.FOUND
            before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
            listed = self._is_list_object(verdict) or _EACH_AREA_OF_WHICH.fullmatch(before) is not None
            return not found or listed or self._finds_services(verdict)
        if not self.is_report and (verdict.frame is not Frame.FOUND or areas[0].start < verdict.core):
            return self.view.heads_its_phrase(left, areas[0].start)
        if verdict.frame is Frame.FOUND and areas[0].start > verdict.core:
            told = [one.end for one in self.verdicts if one.end <= areas[0].start]
            return self.view.prefix_is_light(max([verdict.core + 1, *told]), areas[0].start)
        return self.view.prefix_is_light(left, areas[0].start)

    def _is_praised(self, area: Area) -> bool:
        """ "Inspectors praised leadership", "the exception was adoption": an area that is all that is spoken of."""
        return _SPEAKS_OF.search(self.view.text_before(area)) is not None

    def _finds_services(self, verdict: Verdict) -> bool:
        """ "Finds them inadequate for care leavers", "found Bury inadequate for adoption": nothing less is graded."""
        told = [token.lower_ for token in self.doc[verdict.core + 1 : verdict.start] if token.is_alpha]
        named = self.view.names_services(verdict.core + 1, verdict.start)
        return told in (["them"], ["it"]) or (named and self.view.prefix_is_light(verdict.core + 1, verdict.start))

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
        return any(
            has_label(hit, "judged:not-graded")
            and hit.start not in masked
            and self.doc[hit.end].lower_ not in _SAID | AUXILIARIES
            and start <= hit.start
            and end - 4 <= hit.end <= end
            # "The report, in which services for children in care were rated good".
            and "which" not in {token.lower_ for token in self.doc[hit.end : end]}
            for hit in self.sentence.words
        )
