"""Which post of a sentence is whose: names and posts are paired by where they stand and by the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import GENERAL, NOWHERE, Held, held_of
from kg.reading.people.names import PersonName
from kg.reading.people.portfolios import of_brief
from kg.reading.people.posts import Organisation, Post
from kg.reading.people.words import PARTY, WHO_IS_AT, PersonWords

_DIRECT = re.compile(
    r"\s*(?:[:–—|-]\s*|(?:\s+(?:for|on|at) (?:this|the) (?:\w+ )?(?:visit|inspection))?"
    r",?\s+(?:is|was|are|were|remains|being|(?P<coming>will be|is to be))\s+(?:now\s+)?|\(\s*|\s|"
    r"(?:\s+(?:role|post|job|position))?\s+(?:(?:is|was|has been|has now been) )?(?:now )?(?:held|taken|filled) by\s+|"
    r"\s+(?:has gone|went|falls|goes) to\s+|"
    r"\s*,?\s*called\s+|\s*,?\s*one\s+|\s*\[\s*|,?\s+(?P<likely>(?:expected|likely|due|set|tipped|thought) to be)\s+)?"
)
_OF_THE_DAY = re.compile(r"\s+(?:of|at) (?:the|that) (?:day|time)\s*,?\s*")
""" "The chief executive of the day, Ann Lee"."""
_CHOSEN_BY = re.compile(
    r",?\s+(?:(?:who was|to be)\s+)?"
    r"(?:chosen|appointed|sent(?: in| to [\w ]{2,30}?)?|brought in|hired|picked|nominated|imposed)\s+by\s+"
    r"[^,;.]{3,40},\s+"
)
""" "The commissioner chosen by ministers, Ann Lee"."""
_CHOSEN_IS = re.compile(
    r",\s+(?:elected|appointed|chosen|named|hired|recruited|installed|announced|sworn in|unveiled)\b"
    r"[^,;.]{0,50},\s+is\s+"
)
""" "The council's new leader, elected in May, is Ann Lee"."""
_IN_THE_PERSONS = re.compile(r",?\s+(?:in|namely)\s+")
""" "Two commissioners, in " + "Ann Lee and Tom Brown"."""
_AGE = r"(?:,\s*(?:aged\s+)?\d\d|,\s*(?:pictured|above|left|right|centre)(?=,))?"
_ASIDE = re.compile(
    rf"{PARTY}{_AGE}\s*(?:,\s*|\s[–—-]\s+|\s*\|\s*|\s*[(\[]\s*|\s*:\s+)(?:of\s+|(?:one|two|three|both|all)\s+of\s+)?(?:also\s+|now\s+|at\s+)?"
)
_BOUNDARY = re.compile(r"\s*(?:[,.;:)(–—|]|$|\s-\s|and\b|or\b|who\b|HMI\b|['\"])")
_BOUNDARY_OR_SPEECH = re.compile(rf"{_BOUNDARY.pattern}|\s+(?:said|says|added|commented|told|wrote)\b")
_SPEAKS = re.compile(r"\s+(?:said|says|added|told|explained|commented)\b")
_OF_ORGANISATION = re.compile(r",?\s+(?:of|from|at)\s+(?:(?:the|neighbouring|nearby)\s+)*")
_IN_BRACKETS = re.compile(r"\s*\((?:the )?")
""" "Chief Inspector Ann Lee " + "(Kent Police)"."""
_AND = re.compile(r"\s*(?:,\s*(?:and|&)?|and|&|;)\s*")
_WHO_AS = re.compile(
    r",?\s+(?:whom\s+(?:the\s+)?[A-Za-z][A-Za-z ]{2,40}?\s+(?:sent|appointed|brought|chose|picked)\b[^,;.]{0,40}?|"
    r"who\s+(?P<how>[^,;.]{3,60}?)|(?:now\s+)?(?:runs|leads|heads)\s+(?:the|that|this)\s+[a-z][\w' -]{2,30}?|"
    r"(?:(?:(?:has|have|had)\s+been|was|were|is\s+being)\s+|the\s+[\w-]+(?:\s+[\w-]+)?\s+)?"
    r"(?:employed|retained|seconded|confirmed|installed|appointed(?= by)|named(?= by)|"
    r"sent|brought|drafted|parachuted|called|hired|put|chosen|picked)\b[^,;.]{0,50}?|"
    r"(?:will\s+)?(?:stay|stays|stayed|remain|remains|remained|continue|continues)(?:\s+on)?\s+(?:in|at|with)\s[^,;.]{3,40}?|"
    r"(?:has\s+)?(?:arrived|came|come|joined|moved|returned|switched)\b[^,;.]{0,60}?)\s+as\s+(?:(?:the|its|their|a|an)\s+)?"
)
_AS_VERBS = (
    (re.compile(r"\b(?:joins|will|starts|takes|is to|is due|arrives)\b"), PostStatus.INCOMING),
    (re.compile(r"\b(?:holding the fort|standing in|filling in|stepped in|covering|acting)\b"), PostStatus.INTERIM),
    (re.compile(r"\b(?:is leaving|is stepping|is standing|leaves)\b"), PostStatus.OUTGOING),
    (
        re.compile(r"\b(?:left|resigned|quit|stepped down|stood down|retired|was sacked|lost|served|used to)\b"),
        PostStatus.FORMER,
    ),
)
_JOINS_AS = re.compile(
    r"\s+(?:(?:(?:moves|goes|heads)\s+)?to\s+(?=[A-Z])|is\s+(?:to\s+(?:join|move|come|return)|joining|moving|coming|returning)|joins|"
    r"will\s+(?:join|move|come|return))\b[^,;.]{0,60}?\s+as\s+(?:(?:the|its|their|an?)\s+)?"
)
""" "Ann Lee is joining Leeds from Hull as director"."""
_WHEN_TOO = re.compile(rf"{_JOINS_AS.pattern}|\s+took (?:early )?retirement\s+as\s+(?:(?:the|its|their)\s+)?")
_WHOLE = re.compile(
    r"\s*(?:[.,;:)(–—\"]|$|(?:from|at|of|in|on|for|next|this|later|when|and|after|before|until|to|with|following|by)\b)"
)
_HIRED_TO_BE = re.compile(
    r",?\s+(?:who\s+)?(?:was\s+)?(?:hired|recruited|appointed|poached|headhunted|brought in|promoted)\b"
    r"(?!\s+by\b)[^,;.]{0,50}?\s+to\s+be(?:come)?\s+(?:(?:the|its|their)\s+)?"
)
""" "Ann Lee, hired from Essex to be chief executive"."""
_GOES_AFTER = re.compile(
    r"\s+(?:(?P<gone>(?:has\s+)?(?:left|retired|resigned|quit|departed|stepped down|stood down))|"
    r"retires|leaves|departs|(?:steps|stands) down|is (?:to |due to )?(?:retir|leav|depart|step|stand)\w*(?: down)?|"
    r"will (?:retire|leave|depart|step down|stand down))\b"
    r"[^,;.]{0,50}?,?\s+after\s+[^,;.]{3,40}?\s+as\s+(?:(?:the|its|their|an?)\s+)?"
)
""" "Ann Lee retires this month after seven years as director"."""
_NOW_ALSO = re.compile(
    rf"{PARTY},\s+(?:(?:the|a|an)\s+)?(?:former|then|once|previously|formerly)\s[^;.\"]{{3,90}}?,?\s+and\s+"
    r"(?:is\s+)?(?:now|today|currently)\s+(?:the\s+)?"
)
""" "Ann Lee, the former nurse who spoke out and is now deputy leader"."""
_RELATED_AS = re.compile(
    r"\b(?:her|his|their|whose|the|'s)\s+(?:(?:immediate|own|eventual)\s+)?(?P<which>predecessor|successor)\s+as\s+"
    r"(?:(?:the|its|their)\s+)?$",
    re.IGNORECASE,
)
""" "Her predecessor as cabinet member, Tom Brown"."""
_LED_UNTIL = re.compile(
    r"[^,.;\"]{0,30}?\s+(?:until|till|up to (?:the|last|this)|from (?:19|20)\d\d (?:to|until)|"
    r"between (?:19|20)\d\d and)\s"
)
""" "Ann Lee, who led the council until May"."""
_HIS_DEPUTY = re.compile(r"\b(?:his|her|their) deputy,?\s+$", re.IGNORECASE)
""" "The mayor has put his deputy, Ann Lee, in charge of children's services": a deputy still."""
_NEAR, _FAR = 30, 90
"""How many characters behind a name its post may begin, and where a clause tells how somebody came to it."""
_AND_NOW = re.compile(r",?\s+(?:and|but)(?:\s+is)?\s+(?:now|currently)\s+(?:the\s+)?")
_STROKES = frozenset({"|", "/", "-", "–", "—", "•", "·"})
_UNTIL = re.compile(r",\s+(?:until|till)\s+(?:[^,;.]{3,30}?\s+)?")
_BUT_THEN = re.compile(
    r",\s+now\s+(?:of|at|with|in)\s+[^,;.]{3,60}?,?\s+(?:but|and\s+(?=then|at|form))"
    r"(?:\s*(?:then|at the time|formerly))?\s+"
)
""" "Ann Lee, now of the Department for Education but then the council's director"."""
_TO_THE_POST = re.compile(r"\s+to\s+(?:the|this)\s+(?:(?:new|top|key)\s+)?(?:post|role|job|position)\s+(?:of|as)\s+")
_APPOINTS = re.compile(r"\b(?:appoint(?:ing|s|ed)?|appointment of|promot(?:ing|es|ed)|promotion of)\s+$", re.IGNORECASE)
_TURN = re.compile(
    r"'s\s+(?:(?:recent|sudden|shock|subsequent|current|present)\s+)?"
    r"(?:(?:appointment|promotion|election|arrival|return|role|post|job|position)|"
    r"(?P<gone>departure|resignation|exit|retirement|dismissal|sacking|tenure|time|spell|stint)|"
    r"(?P<going>(?:last|final) (?:day|week|month|meeting)s?))\s+as\s+"
    r"(?:(?:the|its|their|an?)\s+)?"
)
_HANDED_ON = re.compile(
    r"\s+(?:(?P<gone>has gone|went|passed|has passed|fell)|goes|passes|falls|is to go|will go|will pass) to\s"
)
""" "Tom Brown's role as leader" + "goes to Ann Lee"."""
_IS_NOW = re.compile(
    r"(?:\s+(?:until|till|from|between|in|for|before|at the time|at that time)\b[^,;.]{0,30}?)?"
    r",?\s+(?:and\s+)?(?:(?:who\s+)?is\s+)?(?:now|currently)\s+(?:also\s+)?(?:the\s+)?"
)
_THEN_MADE = re.compile(
    r"(?:\s+(?:at|in|of)\s[^,;.]{3,30})?,?\s+and\s+was\s+(?:later\s+|then\s+)?"
    r"(?:appointed|named|made|hired|brought in)\b[^,;.]{0,30}?\s+as\s+(?:(?:the|its)\s+)?"
)
""" "Ann Lee was at the time director at Leeds and was appointed by ministers as commissioner"."""
_AND_ALSO = re.compile(
    rf"{PARTY},\s+(?:an?|(?:emeritus|visiting)\s+professor)\s[^,;.\"]{{3,70}}?\s+and\s+"
    r"(?:(?:is\s+)?(?:now|also|currently)\s+)?(?:(?:the|an?)\s+)?"
)
""" "Ann Lee, a foster carer of 22 years and chair of the association"."""
_ON_FIRST_DAY = re.compile(
    r"\s+[a-z][^,;.\"]{3,80}?\s+on (?:her|his|their) (?:very )?first (?:day|morning|week|month) as (?:the )?"
)
""" "Ann Lee walked into the town hall on her first morning as director"."""
_SPENT = re.compile(
    r",?\s+(?:who\s+)?(?:has\s+|had\s+)?spent\s+(?:[\w-]+\s+){1,5}(?:years?|months|weeks|decades?)\s+as\s+"
    r"(?:(?:the|an?|its)\s+)?"
)
_SO_FAR_AS = re.compile(
    rf"{PARTY},\s+(?:who\s+is\s+)?(?:now\s+|only\s+|just\s+|barely\s+|already\s+)*(?:in\s+(?:his|her|their)\s+"
    r"(?:[\w-]+\s+){1,2}(?:day|week|month|year|term|spell|stint)|"
    r"(?:[\w-]+\s+){1,3}(?:days?|weeks?|months?|years?)\s+into\s+(?:his|her|their|the|a)\s+"
    r"(?:[\w-]+\s+)?(?:job|role|post|tenure|time|contract|stint|term))\s+as\s+(?:(?:the|its|an?)\s+)?|"
    rf"{PARTY},\s+(?:the\s+[\w-]+\s+(?:person|woman|man)|(?:the\s+)?(?:first|second|third|latest|last)(?:\s+[\w-]+)?)\s+"
    r"(?:in\s+[\w-]+\s+years\s+)?to\s+(?:hold|have|take|fill|occupy)\s+(?:the|this|that)\s+(?:post|role|job|position)\s+"
    r"(?:of|as)\s+"
)
""" "Ann Lee, now in her third month as director", "the fourth person to hold the post of director"."""
_IN_POST_AS = re.compile(rf"{PARTY},?\s+(?:who\s+(?:is|has\s+been)\s+)?in\s+(?:post|place)\s+as\s+(?:the\s+)?")
_FOR = re.compile(r"\bfor (?:the )?$")
_TURNED = re.compile(rf"{PARTY},\s+(?:the|an?)\s[^,;.\"]{{3,40}}?[\s-]turned[\s-]")
""" "Ann Lee, the solicitor turned chief executive"."""
_MOVES_TO_BE = re.compile(
    r"\s+(?:(?P<comes>moves|returns|comes|joins|steps up)|moved|returned|came|joined|stepped up|"
    r"(?:has|have)\s+(?:moved|returned|come|joined|stepped up))\b[^,;.\"]{0,60}?\s+to\s+be\s+(?:(?:the|its|their)\s+)?"
)
_TO_REPLACE = re.compile(
    r"(?:\s+in\s+(?:an?|as many|[\w-]+)\s+\w+)?,?\s+(?:(?:after|since|because|when)|to\s+(?:replace|succeed))\s+"
)
""" "The trust wants a new director after " + "Ann Lee left"."""
_LOST = re.compile(r"\b(?:lost|loses|losing)\s+(?:(?:its|their|the|an?|yet another)\s+)?(?:[\w-]+\s+)?$")
""" "The service lost its last full-time " + "director when Ann Lee left"."""
_AND_ONCE = re.compile(
    r",?\s+(?:and|but)\s+(?:previously|formerly|before that|until recently|once)\s+(?:the\s+|its\s+)?"
)
_WHEN_GONE = re.compile(
    r"when\s+[^,;.]{3,60},\s+(?:has|had|who has)\s+(?:since\s+)?"
    r"(?:left|gone|moved|retired|resigned|quit|stepped|stood)\b"
)
""" "Ann Lee, director when the boys died, has left the authority"; behind the post."""
_DESCRIBED = re.compile(
    rf"{PARTY},\s+(?:the|its|their)\s+(?:[\w£,.-]+(?:ed|ful|ous|ish|ive|old|a-year|born|speaking|spoken|serving|winning)\s+){{1,2}}"
)
""" "Ann Lee, the £150,000-a-year chief executive", "the softly spoken leader"."""
_WISHED = r"(?:want|hop|appl|plan|fail|lik|tr[yi]|declin|refus|never|ask|invit|tipp|not|did|had|has|bid|vow|dream)\w*\b"
_TO_BECOME = re.compile(rf"(?P<how>,?\s+(?!{_WISHED})[a-z][^,;.\"]{{3,60}}?)\s+to\s+become\s+(?:(?:the|its|their)\s+)?")
""" "Ann Lee left Essex to become director"."""
_OF_WHOM = re.compile(rf"{PARTY},\s+(?:Mr|Mrs|Ms|Miss|Cllr|Coun|Councillor)\s+")
""" "Tom Brown, Mr Houchen's chief of staff": before the name that owns the post."""
_TO_BE = re.compile(r"\s+to\s+be(?:come)?\s+(?:(?:the|its|their)\s+)?")
_PICKS = re.compile(
    r"\b(?:picked|chosen|chose|selected|named|appointed|hired|recruited|poached|unveiled|lined up)\s+"
    r"(?:[A-Z][\w-]*'s?\s+)?$"
)
""" "The council has picked Hackney's Ann Lee to be its next director"."""
_FOR_HOW_LONG = re.compile(
    r"^(?:(?:since|for)\s[^,.;]{2,30},|(?:in|from)\s[^,.;]{2,25},?\s(?:and|but)(?:\s(?:then|has|had))?)\s+"
)
_HAS_ALSO = re.compile(
    r"^(has |had |is |will |who has |who |(?=[a-z]))"
    r"(?:also |now |just |already |recently |suddenly |abruptly |later |himself |herself )+"
)
_WHILE = re.compile(r"\s+walked out as\s+")
""" "Ann Lee walked out as the director spoke": when, and not as what."""
_AT_COUNCIL = re.compile(r"\s+(?:at|in|for)\s+(?:the\s+)?(?:(?:neighbouring|nearby)\s+)?(?:the\s+)?")
_APPOSED_POST = re.compile(r",\s+(?:(?:an?|the)\s+)?(?:(?:former|one-time|once|ex)\s+)?")
_APPOSED = re.compile(r"(?:,|\s+is)\s+(?:(?:the|an?)\s+)?")
_SAID_LEAVING = re.compile(
    r"(?:has\s+|had\s+)?(?:said|told|announced|confirmed|revealed)\b[^.;\"]{0,50}?\b(?:he|she|they)\s+"
    r"(?:(?:was|is|were|are|would be|will be)\s+(?:stepping down|standing down|leaving|retiring|resigning)|"
    r"(?:would|will|intends to|plans to|is to|was to)\s+(?:step down|stand down|leave|retire|resign))\b"
)
_SAYS_GOING = re.compile(rf"\s+{_SAID_LEAVING.pattern}\s+as\s+(?:(?:the|its|their|an?)\s+)?")
""" "Ann Lee told councillors that she would step down as chief executive"."""
_HAS_DIED = re.compile(r",? (?:who )?(?:has |had )?died\b")
_IN_YEAR = re.compile(
    r"(?:(?:there|here|at the council|in (?:[A-Z][\w-]+|the (?:borough|city|county|town))),?\s+)?"
    r"(?:(?:in|from) (?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?\b,|(?:between|from) (?:19|20)\d\d (?:and|to|until|till)\b)"
)
_POST_OF = re.compile(
    r"\s+(?:(?:the|her|his|their|its)\s+)?(?:(?:new|current|permanent)\s+)?(?:role|post|job|position)\s+(?:of|as)$"
)
_AND_IS = re.compile(
    r"(?:,?\s+who)?\s+(?:has|had|runs|ran|leads|led|chairs|chaired|heads|headed|worked|served|spent)\s[^.;]{3,80}?\s+"
    r"and\s+is\s+(?:also|now)\s+(?:(?:the|an?)\s+)?"
)
_OF_UNKNOWN = re.compile(r",\s+(?:the\s+)?(?:[A-Z][\w'&-]*\s+(?:(?:and|of|for|the|&)\s+)?){1,5}")
_UP_TO = r"(?:the\s+)?(?P<what>[\w' -]{3,60}?)(?=\s*(?:[,.;)]|$)|\s+(?:in|on|at|for|said|told|was|is|has)\b)"
_BRIEF = re.compile(
    rf"{PARTY},?\s+(?:whose (?:[\w'-]+ )?(?:portfolio|brief|remit) (?:is|was|covers|covered|includes|takes in)|"
    rf"who (?:holds|has) the (?:[\w'-]+ )?(?:portfolio|brief) (?:for|of))\s+{_UP_TO}"
)
_OF_CABINET = re.compile(r"\bportfolio\b|^(?:cabinet member|councillor)\b")
_BRIEF_NOUN = re.compile(r"\b(?:brief|remit)\b")
_BRIEF_THEN = re.compile(rf"{PARTY},?\s+whose (?:[\w'-]+ )?(?:portfolio|brief|remit) (?:was|covered)\b")
_RESPONSIBLE = re.compile(
    rf"{PARTY},?\s+(?:(?:who|and)(?:'s)? (?:is |has |takes )?(?:the )?|with (?:the )?(?=responsibility))?"
    rf"(?:(?:cabinet )?responsib(?:le|ility) for|speaks? (?:for|on)|leads? on|in charge of|looks? after|oversees)\s+"
    rf"{_UP_TO}"
)
_IN_CABINET = re.compile(r"\s+(?:on|in)\s+(?:the|its|their)\s+(?:[\w']+\s+){0,2}(?:cabinet|executive)\b")
_FOR_CHILD = re.compile(r"\b(?:child\w*|famil\w+|young people|youth|early years|education|schools)\b", re.IGNORECASE)
_SACKING_OF = re.compile(
    r"\b(?:sacking|dismissal|firing|ousting|removal|departure|resignation|retirement|death) of (?:the )?"
    r"[^.;:,]{0,80},? $",
    re.IGNORECASE,
)
_TO_APPOINT = re.compile(
    r"\b(?:minded['\"]? to|(?:plan|intend|propose|want|hope)\w* to|(?:is|are|was|were) to|will|would|could|may|might) "
    r"(?:be )?(?:appoint|name|send in|bring in|install)(?:ed)? (?:as )?$",
    re.IGNORECASE,
)
""" "Ministers are minded to appoint Ann Marsh as commissioner"."""
_FOR_SO_LONG = re.compile(
    r"[^.;:]{0,40}? (?:\w+ ){1,2}(?:days?|weeks?|months?|years?) when\b(?![^.;:]*\b(?:she|he|they) \w+)"
    r"(?![^.;:]*\b(?:resign|quit|left|leav|sack|dismiss|remov|replac|oust|retir|stepp|stood|succeed))"
)
_GOES = re.compile(r"\b(?:leaves|(?:is|are) leaving|departs|joins|moves|(?:steps|stands) down|retires)\b")
""" "Who leaves in March to become commissioner"."""
_TO_COME = re.compile(r"\b(?:will|would|is to|due to)\b")
_PAST = re.compile(
    r"\b(?:used to|ran|who (?:led|headed)$|once|formerly|previously|(?<!has )chaired$|oversaw|who had|"
    r"had (?:been|led|run))(?:\b|$)"
)
_MADE = re.compile(
    r",?\s+(?:has|was|is|will|had)\s(?=[^.;:]*\b(?:appointed|named|made|promoted|elected|chosen|become|to be|acting|"
    r"confirmed|installed)\b)[^.;:]{0,60}"
)
"""Between somebody with a post and another one: "has been promoted to"."""
_COMES_TO_BE = re.compile(
    r",?\s+(?:who\s+)?(?:(?:will|is to|is set to|is due to|is about to)\s+(?:be(?:come)?|take over as|join)|"
    r"becomes|takes over as)\b[^,;.:\"]{0,20}\s+"
)
_APPOINTED = re.compile(r"\b(?:appoint(?:ed|s)?|named?|names|elected|elects|made)\s+(?:as\s+)?$")
_BY_THE = re.compile(r"\b(?:appointed|sent in|brought in|hired|named|chosen|picked) by (?:the )?$")
_RULED = re.compile(r"'s?\s+(?:government|administration|cabinet|party|era)\b")
""" "Prime Minister Ann Lee" + "'s government": of whom no more is told."""
_APPOINTING = re.compile(
    r"\b(?:appointment of|appoint(?:s|ed|ing)|hir(?:es|ed|ing)|nam(?:es|ed|ing)|recruit(?:s|ed|ing)|poach(?:es|ed|ing)|"
    r"unveil(?:s|ed|ing)|(?:brings|brought|bringing) in)\b[^,;.]{0,80}$"
)
_AS_ITS = re.compile(r"\s+as\s+(?:(?:the|its|their|an?)\s+)?(?:new\s+|next\s+)?")
_ITS_OWN = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_SUCCEEDS = re.compile(
    r"(?:,?\s+(?:who\s+)?(?:has\s+|(?P<coming>(?:will|would|is to|is due to|is set to|(?:has been|was) (?:chosen|"
    r"appointed|picked|named|hired) to)\s+))?)"
    r"(?:replac(?:ed?|es|ing)|succeed(?:ed|s|ing)?|took over from|takes? over from|taken over from)\s+$"
)
_REPLACED_AS = re.compile(
    r"\b(?:(?P<done>was|were|has been|had been)|will be|is to be|is being)\s+(?:then\s+)?(?:replaced|succeeded)\s+as\b"
)
_PRECEDES = re.compile(r",?\s+(?:who\s+)?(?:had\s+)?preceded\s+$")
_CHAIRED_IT = re.compile(r"\s*\((?:in the chair|chairing|chair of the meeting)\)", re.IGNORECASE)
""" "Cllr B Price (in the chair)", in minutes."""
_IN_CHARGE = re.compile(r"(?:\s*,)?\s+(?:was\s+)?(?:in charge|in the lead|in the chair|at the helm)\b")
_WHO = re.compile(r",?\s+who\b")
_LEADS_BODY = re.compile(
    rf"{PARTY},?\s+(?:who\s+)?(?:now\s+|also\s+)?(?P<how>chairs|leads|heads|runs|founded and runs)\s+(?:the\s+)?"
    r"(?:(?:(?:[A-Z][\w-]+-based|local|national|children's|families|mental health|advocacy|support)\s+)*"
    r"(?:charity|group|organisation|association|union|campaign|network)\s+)?"
)
_LED_BODIES = frozenset({"charity", "health", "childrens-trust", "education", "other", "safeguarding-partnership"})
_CHOOSES = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+)?(?:now\s+)?(?:appoint(?:ed|s)|hired|hires|recruited|named|names|picked|chosen|unveiled)\s+$"
)
_LED_ANOTHER = re.compile(
    r",?\s+(?:had\s+|has\s+)?(?:led|headed)\s+(?:the\s+)?(?:one|other|second|first|latest|next|earlier|previous|last)\b"
)
_OWNED_LIST = re.compile(r"'s?\s+(?:[a-z']+(?:,|\s+and)?\s+){1,6}")
_CHAIRS_BODY = re.compile(
    rf"{PARTY},?\s+who\s+(?:now\s+|also\s+)?chairs\s+(?:the\s+)?"
    r"[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|in|the|&)\s+)*[A-Z][\w'&-]*)+(?!')"
)
_BRANCH = re.compile(r"'s?\s+(?:[\w-]+\s+){0,3}branch\b")
""" "Ann Lee, who leads Unison's Leeds branch"."""
_BODY_ENDS = re.compile(r"\s*(?:[,;.)]|$)")
_OF_STRANGE_BODY = re.compile(
    r"\s+(?:of|at|for)\s+(?:the\s+)?[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|the|&)\s+)*[A-Z][\w'&-]*){1,6},\s+"
)
""" "Regional director of the National Day Nurseries Association, " + "Ann Lee"."""
_CHOSE = re.compile(
    r"\b(?:elected|chosen|chose|picked|appointed|hired|named|asked|recruited|(?:brought|drafted|sent) in|sent)\s+"
    r"(?:councillor\s+)?$"
)
_LEADS_PART = re.compile(
    rf"{PARTY},?\s+(?P<who>who\s+)?(?:(?P<coming>will|is to)\s+)?(?:now\s+|also\s+|currently\s+)?"
    r"(?P<how>heads?(?: up)?|leads?|runs?|oversees|is in charge of|headed(?: up)?|led|ran|was in charge of|"
    r"has been (?:running|leading|heading(?: up)?))\s+"
    r"(?P<the>(?:the|its|their)\s+)?(?P<owner>(?:council|authority|city|county|borough)'s\s+)?"
)
_PART_WORD = re.compile(r"[A-Za-z][\w'-]*(?: |,(?= [a-z-]+ (?:and|&) )|(?=[,.;:)]|$))|& ")
_HEADS = frozenset({"heads", "head", "heads up", "head up", "is in charge of"})
_HEADED = frozenset({"headed", "headed up", "led", "ran", "was in charge of"})
_PARTS = frozenset(
    "team service services hub unit department division directorate door care safeguarding adoption fostering mash "
    "protection".split()
)
"""What a part of a service may be called by."""
_NO_PART = frozenset("team service services hub unit department division care protection".split())
"""What says not which part of a service it is."""
_BODIES = frozenset("school family families group party company charity trust union board committee panel home".split())
"""What is no part of a service, and has other words for who leads it."""
_BRACKETED = re.compile(r"\s*\([^()]*")
_CLOSES = re.compile(r"[^()]*\)")
_LISTED = re.compile(r"\s+and\s+(?:the\s+)?[A-Z][\w' -]{2,40}'s?\s+")
_CLAUSE = re.compile(
    r"^,\s+(?:who|whose|formerly|previously|currently|once|a|an|the|brought|hired|appointed|recruited|drafted|promoted|"
    r"elected|first|himself|herself)\s"
    r"[^;.]{3,110}?,\s+(?=\w)"
)
_OVER_AS = re.compile(r"\b(?:took|takes|taken|taking) over as\b")
_POLITICAL = re.compile(r"\b(?:leader|member|mayor|portfolio|councillor|spokes\w+)\b")
_AND_THE = re.compile(r"\s+and\s+(?:the\s+)?")
_SECOND = re.compile(
    r"\s*(?:,|(?:,\s*|(?:[A-Z][\w-]*\s+)+|(?:for|of) [^,;.]{1,50}? )?and(?: now)?|,?\s*(?:is|was)(?: the)?)\s*"
)
_WHEN_WAS = re.compile(
    r"\b(?:when|while|whilst|under the council whose)\s+(?:(?:then|the late|a young)\s+)?$", re.IGNORECASE
)
""" "In 2017, when " + "Ann Lee was director"."""
_LED_THEN = re.compile(r"\s+(?:led|ran)\s+(?:the|its)\s+(?:(?:city|county|borough)\s+)?(?:council|authority)\b(?!'s)")
_WHEN_THEY_WERE = re.compile(
    r"\s+(?:when|while|whilst|back when)\s+(?:he|she)\s+(?:was|had been)\s+(?:(?:a|an|our)\s+)?$", re.IGNORECASE
)
""" "Ann Lee, " + "when she was director"."""
_WHO_DIED = re.compile(r",\s+who\s+(?:has\s+|had\s+)?died\b")
_FROM_UNTIL = re.compile(
    r"from\s+(?!now\b)[^,;.\"]{3,40}?\s+(?:until|till)\s+(?:he|she|they|last|this|it|(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|the)\b"
)
""" "Ann Lee, director from its birth in 2018 until she retired"."""
_PRESENTLY = re.compile(r"\b(?:currently|presently|at present)\b")
_THOSE_YEARS = re.compile(
    r"\s+(?:for|during|through)\s+(?:(?:all|much|most|some|part)\s+of\s+)?(?:those|that|these|this)\s+"
    r"(?:years|months|time|period|decade)\b"
)
""" "Ann Lee, director for most of those years"."""
_CLAUSES = re.compile(r"^(?:who|whose|which)\s[^,;.\"]{3,110},\s+(?:and\s+)?")
""" "Ann Lee, the director, who came from Leeds, " + "will leave"."""
_IS = re.compile(r"\bis\b")
""" "Ann Lee, the former director in Leeds, is the commissioner": between a post of before and one of now."""
_FROM_TO = re.compile(
    r",?\s+(?:(?:there|here)\s+)?(?:(?:from|between)\s+(?:\w+\s+)?(?:19|20)\d\d\s+(?:to|and|until|till)|until|till|"
    r"up to)\s+(?:[A-Z][a-z]+\s+|last\s+|this\s+)?(?:(?:19|20)\d\d|year|month|week|spring|summer|autumn|winter)\s*,\s+"
)
""" "The director from 2014 to 2019, Ann Lee"."""
_CAME_FROM = re.compile(
    r"who (?:has )?(?:left|quit|gave up|resigned from|retired from) "
    r"(?:school\b|[^,;.]{3,60}? to (?:come|join|become|take|run|lead|head|work|return|move)\b)"
)
""" "Ann Lee, who left a job in Essex to come here": how she got this one."""
_HAVE_GONE = re.compile(
    r",?\s+(?:(?P<gone>(?:have|had)\s+(?:both |all |now |since |also )*(?:left|gone|departed|resigned|quit|retired|"
    r"stepped down|stood down|been (?:sacked|dismissed|removed|replaced|ousted|fired|suspended))|"
    r"(?:both |all )?(?:resigned|quit|departed|stepped down|stood down|"
    r"resigning|quitting|were (?:sacked|dismissed|removed|ousted|fired)))|"
    r"(?:are (?:both |all )?(?:to |due to |about to |set to )?|(?:both |all )?will (?:both |all )?)"
    r"(?:leav(?:e|ing)|go(?:ing)?|depart(?:ing)?|resign(?:ing)?|retir(?:e|ing)|(?:stand|step)(?:ing)? down))\b"
)
""" "The leader, Tom Brown, and the director, Ann Lee," + "have left": what is said of both."""
_TOGETHER = re.compile(
    r"(?:(?!\b(?:is|was|are|were|has|have|had|said|says|told|who|whose|but|while|after|when|by|to|with)\b)[^;.:\"])*?"
    r"\band\b(?:(?!\b(?:is|was|are|were|has|have|had|said|says|told|who|whose|but|while|after|when|by|to|with)\b)"
    r"[^;.:\"])*"
)
_PLAIN_VERBS = frozenset({"led", "leads", "headed", "runs", "has led", "has headed", "has run"})
_STILL_LED = frozenset({"leads", "runs", "has led", "has headed", "has run"})
_LED_PLAINLY = frozenset({"council leader", "head of children's services"})
_ENDS = re.compile(r"\s*(?:[.,;]|$|and\b|since\b|now\b|there\b|(?:in|at|for)\s+(?:the\s+)?[A-Z])")
_OF_KNOWN = frozenset({"chief executive"})
_FOR_A_WHILE = frozenset(
    {"lead inspector", "head of the inquiry", "review lead", "chair of the inquiry", "chair of the review"}
)
_CHAIR_OF = {"head of the inquiry": "chair of the inquiry", "review lead": "chair of the review"}
_AREAS = frozenset({"county", "city", "borough"})
"""What is led by a council's leader where nothing of it is meant: "has led the county since 2005"."""
_SCRUTINY = re.compile(r"\bscrutiny (?:board|panel)$", re.IGNORECASE)
_SAFEGUARDING = frozenset({"board", "safeguarding board", "lscb", "partnership", "safeguarding partnership"})
_OTHER_TEAM = re.compile(
    r"(?<!['’])\b(?!(?:the|an?|this|that|its|inspection|ofsted|small|large|same|whole|full|visiting|inspecting|joint|"
    r"inspectors|inspectorate)\b|"
    r"[\w-]+(?:-strong|-person|-member)\b|(?:two|three|four|five|six|seven|eight)\b)[a-z-]+ teams?$",
    re.IGNORECASE,
)
"""A team with a trade of its own before it, which inspects nothing: "ran the crisis intervention team"."""
_TEAMS = frozenset({"team", "teams"})
_TEAM_OF_OTHERS = re.compile(
    r"(?:'s)?\s+of\s+(?!(?:[\w-]+\s+){0,3}?(?:inspect\w+|hmi|hmis|ofsted)\b|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s*,?\s+(?:led|headed)\b)[a-z\d]",
    re.IGNORECASE,
)
""" "A team of commissioners, led by Ann Lee": none that inspects."""
_FOR_NOW = re.compile(r"\b(?:interim|temporary|acting) basis\b")
_NOW_ONLY = re.compile(r"\s*(?:on an? (?:interim|temporary|acting) basis|for now|for the time being|in the interim)\b")
_BY_MINISTERS = re.compile(
    r"\bby (?:the )?(?:government|ministers?|dfe|department|education secretary|secretary of state)\b"
)
""" "Who was appointed by ministers to oversee the service": a commissioner, and no head of it."""
_OWN_PARTS = frozenset({"department", "directorate", "service", "services"})
_DONE = frozenset({"who carried out", "who conducted", "who undertook"})
"""What is done by who leads it, of inspections and reviews alone."""
_WHOLE_PART = frozenset(
    "the its their our that this council's authority's borough's city's county's town's children's whole entire "
    "troubled failing struggling embattled under-fire beleaguered".split()
)
""" "Who runs the council's troubled department": the one that the article is about, and no planning department."""
_FOR_CHILDREN = frozenset({"director-of-childrens-services", "lead-member-for-childrens-services"})


class Pairs:
    """Pairs the names and the posts of one sentence."""

    def __init__(
        self,
        text: str,
        names: Sequence[PersonName],
        posts: Sequence[Post],
        organisations: Sequence[Organisation],
        words: PersonWords,
    ) -> None:
        self.text = text
        self.organisations = organisations
        self.names = [name for at, name in enumerate(names) if at == 0 or not self._is_ward(text, names[at - 1], name)]
        # "HMI" behind a name is that name's alone, and not the post of the next in a list.
        self.posts = [post for post in posts if all(not (one.name_end <= post.core < one.end) for one in names)]
        self.words = words
        self.used: set[int] = set()
        self.found: dict[int, Held] = {}
        self.more: list[tuple[int, Held]] = []
        """Second posts of those found, held at another time."""

    @staticmethod
    def _is_ward(text: str, before: PersonName, name: PersonName) -> bool:
        """Whether what looks like a name is the ward in the brackets behind one: "Ann Lee (Lib Dem, Wash Common)"."""
        bracketed = _BRACKETED.fullmatch(text, before.end, name.start) is not None
        return bracketed and _CLOSES.match(text, name.end) is not None

    def find(self) -> Iterable[tuple[int, Held]]:
        """Pairs by position of the name, the surest kind of pair first."""
        self._respectively()
        for rule in (
            self._post_directly_before,
            self._of_now_before,
            self._post_behind,
            self._post_before_comma,
            self._leads,
        ):
            for at, name in enumerate(self.names):
                if at not in self.found and not name.possessive:
                    held = rule(at, name)
                    if held is not None:
                        self.found[at] = self._with_status(self._as_lead(self._of_place(held)))
        self._turns()
        self._owners()
        self._of_then()
        self._spread()
        self._hand_over()
        self._likewise()
        self._gone_together()
        self._at_other_times()
        self._appointed_from()
        self._led_besides()
        self._promotions()
        self._posts_of_now()
        self._vacant()
        return [*sorted(self.found.items()), *self.more]

    def _turns(self) -> None:
        """ "Ann Lee's appointment as commissioner", "Tom Brown's departure as leader"."""
        for at, name in enumerate(self.names):
            if not name.possessive or not name.is_full or at in self.found:
                continue
            for number, post in enumerate(self.posts):
                match = _TURN.fullmatch(self.text, name.end, post.start) if post.start > name.end else None
                goes = _HANDED_ON.match(self.text, post.end) if match is not None else None
                if match is not None and (self._free(number) or goes is not None):
                    held = self._take(number, name, "person/post-behind")
                    gone, going = (match["gone"] or (goes and goes["gone"])), (match["going"] or goes)
                    status = PostStatus.FORMER if gone else PostStatus.OUTGOING if going else None
                    turned = status is not None and held.status is PostStatus.CURRENT
                    self.found[at] = replace(held, status=status) if status is not None and turned else held

    def _owners(self) -> None:
        """ "Council leader Ann Lee's report": the post right before a name that owns something."""
        for at, name in enumerate(self.names):
            ruled = _RULED.match(self.text, name.name_end) is not None
            if not name.possessive or not name.is_full or at in self.found or ruled:
                continue
            for number, post in enumerate(self.posts):
                if self.text[post.end : name.start] == " " and self._free(number) and not post.plural:
                    self.found[at] = self._of_place(self._placed(self._take(number, name, "person/post-before")))

    def _of_place(self, held: Held) -> Held:
        """ "Leeds's Ann Lee, director", "for the NHS, Ann Lee, head of nursing": by the words before the name."""
        chairs = held.rule == "person/leads" and held.role.startswith("chair")
        if held.organisation is not None or chairs:
            # "Essex's Ann Lee is to chair the improvement board": that of another place.
            return held
        for one in self.organisations:
            gap = self.text[one.end : held.name.start]
            owned = one.council is not None and gap in ("'s ", "' ")
            sent = one.agency is not None and gap in (", ", " by ") and _FOR.search(self.text, 0, one.start) is not None
            if owned or sent:
                return replace(held, organisation=one)
        return held

    def _vacant(self) -> None:
        """ "The trust wants a new director after Ann Lee left": whose the post was that is to be filled."""
        for at, name in enumerate(self.names):
            if at in self.found or name.possessive or not name.is_full:
                continue
            for number, post in enumerate(self.posts):
                lost = _LOST.search(self.text, 0, post.start) or _LOST.search(self.text, 0, post.core)
                wanted = (post.fresh or post.status is PostStatus.INTERIM or lost) and not post.plural
                gap = self.text[post.end : name.start]
                if not wanted or not self._free(number) or _TO_REPLACE.fullmatch(gap) is None:
                    continue
                tail = self.text[name.end : name.end + 120].lstrip(" ,")
                going = PostStatus.OUTGOING if _SAID_LEAVING.match(tail) is not None else None
                going = going or next((status for shape, status in self.words.then_said if shape.match(tail)), None)
                if going in (PostStatus.FORMER, PostStatus.OUTGOING):
                    self.found[at] = replace(self._take(number, name, "person/relation"), status=going)

    def _of_then(self) -> None:
        """ "In 2017, when Ann Lee was director and Tom Brown was leader", "when she was director": posts of then."""
        ended = -1
        for at, held in sorted(self.found.items()):
            end = self._end_of(held)
            was = held.rule == "person/post-behind" and self.text.startswith(" was ", held.name.end)
            opens = _WHEN_WAS.search(self.text, 0, held.name.start) is not None
            goes_on = 0 < ended < held.name.start and self.text[ended : held.name.start].strip() in (
                "and",
                ",",
                ", and",
            )
            if was and held.status is PostStatus.CURRENT and (opens or goes_on):
                self.found[at] = replace(held, status=PostStatus.FORMER)
                ended = end
        for at, name in enumerate(self.names):
            if at in self.found or not name.is_full or name.possessive:
                continue
            goes_on = 0 < ended < name.start and self.text[ended : name.start].strip() in ("and", ", and")
            opens = goes_on or _WHEN_WAS.search(self.text, 0, name.start) is not None
            if opens and _LED_THEN.match(self.text, name.end) is not None:
                held = self.as_worded(name, "council leader")
                self.found[at] = replace(held, status=PostStatus.FORMER)
        for number, post in enumerate(self.posts):
            told = _WHEN_THEY_WERE.search(self.text, 0, post.start)
            if told is None or not self._free(number) or post.plural:
                continue
            before = [at for at, name in enumerate(self.names) if name.end <= told.start() and name.is_full]
            beside = before and self.text[self.names[before[-1]].end : told.start()].strip() in ("", ",")
            if before and (beside or len(before) == 1) and not self.names[before[-1]].possessive:
                held = replace(
                    self._take(number, self.names[before[-1]], "person/post-behind"), status=PostStatus.FORMER
                )
                known = self.found.setdefault(before[-1], held)
                if known is not held and known.role != held.role:
                    self.more.append((before[-1], held))

    def _posts_of_now(self) -> None:
        """ "The council's director, Ann Lee, is to become president": the post before the name is hers already."""
        for at, held in self.found.items():
            behind = (one.start for one in self.posts if one.start >= held.name.end and held.role.startswith(one.text))
            begins = next(behind, -1)
            if held.rule != "person/post-behind" or begins < 0:
                continue
            gap = self.text[held.name.end : begins]
            if _MADE.fullmatch(gap) is None and _COMES_TO_BE.fullmatch(gap) is None:
                continue
            for number, post in enumerate(self.posts):
                apart = self.text[post.end : held.name.start]
                joined = post.end <= held.name.start and (self.words.after_post.fullmatch(apart) or apart == " ")
                if joined and self._free(number) and not post.plural and post.status is not PostStatus.FORMER:
                    self.more.append((at, self._take(number, held.name, "person/post-before")))
                    if held.status is PostStatus.CURRENT and held.organisation not in (None, post.organisation):
                        self.found[at] = replace(held, status=PostStatus.INCOMING)
                    break

    def _at_other_times(self) -> None:
        """ "Ann Lee, who was leader until 2023, is now director", "leader and previously director": a second post."""
        for at, held in self.found.items():
            end = self._end_of(held)
            if end <= held.name.end or self.names[at].start > end:
                continue
            following = [(number, post) for number, post in enumerate(self.posts) if post.start >= end]
            if not following or not self._free(following[0][0]) or self._leads_on(following[0][0]):
                continue
            number, post = following[0]
            now, once = (shape.fullmatch(self.text, end, post.start) for shape in (_IS_NOW, _AND_ONCE))
            now = now or _THEN_MADE.fullmatch(self.text, end, post.start)
            since = self._comes_as(end, post) if held.status is PostStatus.FORMER and now is None else None
            if now is not None and held.status is PostStatus.FORMER:
                self.more.append((at, self._take(number, held.name, held.rule)))
            elif since is not None:
                self._take_besides(at, number, since)
            elif held.status is PostStatus.FORMER and _COMES_TO_BE.fullmatch(self.text, end, post.start) is not None:
                # "Ann Lee, a former director in Leeds, becomes acting chair".
                if all(not end <= one.start < post.start for one in self.names):
                    self._take_besides(at, number, PostStatus.INCOMING)
            elif once is not None and held.status is not PostStatus.FORMER:
                second = self._take(number, held.name, held.rule)
                self.more.append((at, replace(second, status=PostStatus.FORMER)))

    def _appointed_from(self) -> None:
        """ "The appointment of former director Ann Lee as its chief executive": the post of once, and the new one."""
        for at, held in self.found.items():
            if held.status is not PostStatus.FORMER or _APPOINTING.search(self.text, 0, held.name.start) is None:
                continue
            number = next((n for n, post in enumerate(self.posts) if post.start >= held.name.end), None)
            if number is None or not self._free(number):
                continue
            if _AS_ITS.fullmatch(self.text, held.name.end, self.posts[number].start) is not None:
                self._take_besides(at, number, PostStatus.CURRENT)

    def _led_besides(self) -> None:
        """ "The board is chaired by Ann Lee, a former director in Leeds": both posts are told."""
        for at, held in self.found.items():
            past = held.status is PostStatus.FORMER and held.rule == "person/post-behind"
            if past and self.words.before_led.search(self.text[: held.name.start]) is not None:
                led = self._leads(at, held.name)
                if led is not None and led.status is not PostStatus.FORMER:
                    self.more.append((at, led))

    def _promotions(self) -> None:
        """ "Deputy director Ann Lee has been named as acting director": a post besides the one that somebody has."""
        for at, held in self.found.items():
            begins = max(self._end_of(held), held.name.end)
            number = next((n for n, post in enumerate(self.posts) if post.start >= begins), None)
            if held.status is not PostStatus.CURRENT or number is None or not self._free(number):
                continue
            gap = self.text[begins : self.posts[number].start]
            made = _MADE.fullmatch(gap) or _COMES_TO_BE.fullmatch(gap)
            if made is None or any(begins <= one.start < begins + len(gap) for one in self.names):
                continue
            status = self._joined(gap.removeprefix(","))
            elsewhere = self.posts[number].organisation not in (None, held.organisation)
            here = held.organisation is not None or " the council" in self.text[:begins]
            if status is PostStatus.CURRENT and elsewhere and here:
                # "The council's deputy director Ann Lee has been appointed director at Hull": she is to go there.
                status = PostStatus.INCOMING
            if status is not None:
                self._take_besides(at, number, status)

    def _take_besides(self, at: int, number: int, status: PostStatus) -> None:
        """Give somebody who has a post another one, held so where its own words do not tell how."""
        second = self._take(number, self.found[at].name, self.found[at].rule)
        second = replace(second, status=status) if second.status is PostStatus.CURRENT else second
        self.more.append((at, self._placed(second)))

    def _comes_as(self, end: int, post: Post) -> PostStatus | None:
        """ "Ann Lee, previously a director in Kent, was sent in as interim director": how the second post is held."""
        gap = self.text[end : post.start]
        if not gap.startswith(", ") or any(end <= name.start < post.start for name in self.names):
            return None
        return self._joined(gap[1:]) if re.search(r"\bas\s+(?:(?:the|its|their|an?)\s+)?$", gap) else None

    def _hand_over(self) -> None:
        """ "Director Ann Lee took over from Tom Brown": the same post, in former hands."""
        for at in range(1, len(self.names)):
            name = self.names[at]
            if at in self.found or not name.is_full or at - 1 not in self.found:
                continue
            held = self.found[at - 1]
            end = self._end_of(held)
            match = _SUCCEEDS.search(self.text[: name.start])
            replaced = _REPLACED_AS.search(self.text, held.name.end, end)
            if replaced is not None and self.text[end : name.start].strip() == "by":
                status = PostStatus.CURRENT if replaced["done"] else PostStatus.INCOMING
                self.found[at] = replace(held, name=name, status=status)
                continue
            follows = match is not None and end == match.start()
            if not follows and _OVER_AS.search(self.text, held.name.end, end) is not None:
                follows = self.text[end : name.start].strip() == "from"
            if follows:
                status = PostStatus.OUTGOING if held.status is PostStatus.INCOMING else PostStatus.FORMER
                self.found[at] = replace(held, name=name, status=status)

    def _likewise(self) -> None:
        """ "Ann Lee led the team in Leeds; Tom Brown had led the one in Hull": the same post in another inspection."""
        for at in range(1, len(self.names)):
            name, before = self.names[at], self.found.get(at - 1)
            if at in self.found or not name.is_full or before is None or before.role_id != "lead-inspector":
                continue
            if _LED_ANOTHER.match(self.text, name.end):
                self.found[at] = self.as_worded(name, "lead inspector")

    def _respectively(self) -> None:
        """ "Jane Smith and Tom Brown, the council's leader and chief executive": two names, then their two posts."""
        for at in range(len(self.names) - 1):
            first, second = self.names[at], self.names[at + 1]
            if self.text[first.end : second.start] not in (" and ", " & "):
                continue
            for number in range(len(self.posts) - 1):
                one, other = self.posts[number], self.posts[number + 1]
                joined = self.text[one.end : other.start].strip() == "and" and not one.plural and not other.plural
                if joined and one.start >= second.end and self._joined(self.text[second.end : one.start]) is not None:
                    self.posts[number + 1] = replace(other, organisation=other.organisation or one.organisation)
                    self.found[at] = self._take(number, first, "person/post-behind")
                    self.found[at + 1] = self._take(number + 1, second, "person/post-behind")

    def _take(self, number: int, name: PersonName, rule: str) -> Held:
        self.used.add(number)
        held = held_of(name, self.posts[number], rule)
        place = held.organisation
        within = place is not None and place.type == "stranger" and name.start <= place.start < name.end
        return replace(held, organisation=None) if within else held

    def _free(self, number: int) -> bool:
        return number not in self.used

    def _post_directly_before(self, at: int, name: PersonName) -> Held | None:
        for number, post in enumerate(self.posts):
            if post.end <= name.start and self._free(number):
                gap = self.text[post.end : name.start]
                if post.plural and not self._is_among(at, post):
                    continue
                if post.plural and _IN_THE_PERSONS.fullmatch(gap):
                    return self._placed(self._take(number, name, "person/post-before"))
                if post.definite and (_CHOSEN_IS.fullmatch(gap) or _CHOSEN_BY.fullmatch(gap)):
                    return self._placed(self._take(number, name, "person/post-before"))
                match = None if self._has_its_name(post, gap) else _DIRECT.fullmatch(gap)
                labelled = self.text[: post.start].rstrip().endswith(":") and self.text.startswith(")", name.end)
                if match is not None and (post.definite or labelled or match.group().strip() != "("):
                    held = self._placed(self._fuller(at, number, self._take(number, name, "person/post-before")))
                    held = self._with_first(number, self._now_first(at, number, held))
                    coming = (match["coming"] or match["likely"]) is not None and held.status is PostStatus.CURRENT
                    return replace(held, status=PostStatus.INCOMING) if coming else held
        return None

    def _has_its_name(self, post: Post, gap: str) -> bool:
        """ "Ann Lee, director | Tom Brown": whether a post before a stroke is that of the name ahead of it."""
        if gap.strip() not in _STROKES:
            return False
        return any(one.end <= post.start and _ASIDE.fullmatch(self.text[one.end : post.start]) for one in self.names)

    def _now_first(self, at: int, number: int, held: Held) -> Held:
        """ "Torbay's adviser, the former Essex director Ann Lee": the post of now, and then that of once."""
        first = self.posts[number - 1] if number else None
        past = self.posts[number].status is PostStatus.FORMER and held.rank == 0
        if not past or first is None or not first.definite or first.status is PostStatus.FORMER or first.plural:
            return held
        if not self._free(number - 1) or _APPOSED.fullmatch(self.text, first.end, self.posts[number].start) is None:
            return held
        self.more.append((at, held))
        return self._take(number - 1, held.name, held.rule)

    def _with_first(self, number: int, held: Held) -> Held:
        """ "Deputy leader and cabinet member for finance NAME": with the post that "and" joins to it."""
        post, first = self.posts[number], self.posts[number - 1] if number else None
        if first is None or not self._free(number - 1) or first.plural or post.plural or held.role != post.text:
            return held
        owned = any(name.end <= first.start and self._joined(self.text[name.end : first.start]) for name in self.names)
        alike = bool(_POLITICAL.search(first.text)) is bool(_POLITICAL.search(post.text))
        if (
            owned
            or not alike
            or _AND_THE.fullmatch(self.text[first.end : post.start]) is None
            or first.status is not post.status
        ):
            return held
        self.used.add(number - 1)
        both = self._both(held_of(held.name, first, held.rule), post, " and ")
        return replace(both, organisation=held.organisation or first.organisation)

    def _fuller(self, at: int, number: int, held: Held) -> Held:
        """ "Report author: NAME, Director", "councillor NAME, the portfolio holder": the post that says more."""
        post = self.posts[number]
        if post.text not in self.words.roles.tasks and post.role_id != "councillor":
            return held
        behind = self._post_behind(at, held.name)
        past = behind is not None and post.role_id == "councillor" and behind.status is PostStatus.FORMER
        return held if behind is None or past else behind

    def _post_behind(self, at: int, name: PersonName) -> Held | None:
        for number, post in enumerate(self.posts):
            if post.start < name.end or not self._free(number) or self._leads_on(number):
                continue
            if any(name.end <= other.start < post.start and not other.possessive for other in self.names):
                break
            if post.plural and not self._is_listed(at) and not self.text[name.end : post.start].endswith("one of "):
                continue
            gap = self.text[name.end : post.start]
            if _BY_THE.search(gap) is not None:
                # "Ann Lee was appointed by the " + "education secretary as commissioner": by whom.
                continue
            if gap.strip() == "as" and (succession := _SUCCEEDS.search(self.text[: name.start])) is not None:
                return self._succeeded(at, number, succession)
            if gap.strip() == "as" and (before := _PRECEDES.search(self.text[: name.start])) is not None:
                return self._preceded(at, number, before.start())
            if post.text.startswith("elected ") and gap.endswith("was "):
                # "Who was elected leader": how she came to the post, and no kind of leader.
                return replace(self._take(number, name, "person/post-behind"), role=post.text.removeprefix("elected "))
            status = self._joined(gap) or self._as_owned(name, post)
            alone = gap.isspace() and self._is_all(name, post)
            body = None if alone else self._body_behind(name)
            if status is None and body is not None and gap.strip():
                status = self._joined(self.text[body.end : post.start])
            if _TO_BE.fullmatch(gap) and _PICKS.search(self.text[: name.start]):
                status = PostStatus.INCOMING
            if (post.definite and _WHILE.fullmatch(gap)) or (_WHEN_TOO.fullmatch(gap) and not self._is_whole(post)):
                break
            if _TO_THE_POST.fullmatch(gap) and _APPOINTS.search(self.text[: name.start]):
                status = PostStatus.CURRENT
            if status is None and (
                alone or (gap.isspace() and (self._is_given(at, post) or self._speaks_as(name, post)))
            ):
                status = PostStatus.CURRENT
            if gap.strip() == "had been" and _FOR_SO_LONG.match(self.text, post.end):
                # "Ann Lee had been leader for three weeks when inspectors came": she need not have gone.
                status = PostStatus.CURRENT
            if status is not None:
                held = self._take(number, name, "person/post-behind")
                behind = next((one for one in self.organisations if self._stands_behind(post, one)), None)
                held = replace(held, organisation=held.organisation or body or behind)
                if _JOINS_AS.fullmatch(gap) is not None:
                    held = replace(held, organisation=self._joins(name.end, post.start) or held.organisation)
                if _OF_WHOM.fullmatch(gap) is not None:
                    held = replace(held, organisation=None)
                then_now = PostStatus.FORMER in (status, post.status) and self._now_too(number)
                second = None if then_now else self._second_post(number)
                if second is not None:
                    held = self._both(held, second, self.text[post.end : second.start])
                held = self._chosen(held)
                past = status is PostStatus.FORMER and held.status is PostStatus.INTERIM
                return replace(held, status=status) if past or held.status is PostStatus.CURRENT else held
            break
        return None

    def _is_all(self, name: PersonName, post: Post) -> bool:
        """ "Cllr Ann Lee Chair of the Panel": whether a line is a name and a post, as in a list of those present."""
        return name.is_full and name.start == 0 and not self.text[post.end :].strip(" .;")

    def _joins(self, start: int, end: int) -> Organisation | None:
        """ "Ann Lee to Leeds as director, from Hull": where somebody goes to, between the name and the post."""
        between = (one for one in self.organisations if start < one.start and one.end < end)
        return next((one for one in between if not self.text[: one.start].endswith("from ")), None)

    def _stands_behind(self, post: Post, one: Organisation) -> bool:
        """ "Ann Lee, Deputy Place Lead, NHS Leeds, said": a body between commas behind a post."""
        between = self.text[post.end : one.start] in (", ", ", the ")
        return one.agency is not None and between and _BODY_ENDS.match(self.text, one.end) is not None

    def _is_whole(self, post: Post) -> bool:
        """Whether a post does nothing itself: "joins as director in May", not "as the director spoke"."""
        return _WHOLE.match(self.text, post.end) is not None

    def _chosen(self, held: Held) -> Held:
        """ "The trust has appointed NAME as chief executive": the post is held where the subject is."""
        before = self.text[: held.name.start]
        verb = _CHOOSES.search(before)
        if held.organisation is not None or verb is None:
            return held
        return next((replace(held, organisation=one) for one in self.organisations if one.end == verb.start()), held)

    def _as_owned(self, name: PersonName, post: Post) -> PostStatus | None:
        """ "NAME, Leeds City Council's education, children and families committee chair"."""
        for organisation in self.organisations:
            if name.end < organisation.start and organisation.end < post.start:
                apart = _ASIDE.fullmatch(self.text[name.end : organisation.start].removesuffix("the "))
                listed = _OWNED_LIST.fullmatch(self.text[organisation.end : post.start])
                return PostStatus.CURRENT if apart and listed else None
        return None

    def _is_given(self, at: int, post: Post) -> bool:
        """Whether a post may follow the name at once: "appointed NAME director", "and NAME its chief executive"."""
        if _APPOINTED.search(self.text[: self.names[at].start]):
            return True
        return _ITS_OWN.match(self.text, post.start) is not None and at - 1 in self.found

    def _speaks_as(self, name: PersonName, post: Post) -> bool:
        """ "Ann Lee the council's cabinet member for schools said": at the start, with no comma."""
        return name.start == 0 and post.definite and _SPEAKS.match(self.text, post.end) is not None

    def _succeeded(self, at: int, number: int, succession: re.Match[str]) -> Held:
        """ "James Williams, who replaced Ian Sutherland as director": one who had the post, and one who has it.

        "Will replace" tells of one who is going, and one who is coming.
        """
        told = self._take(number, self.names[at], "person/post-behind")
        coming = succession["coming"] is not None
        if at > 0 and at - 1 not in self.found and self.names[at - 1].end == succession.start():
            comes = PostStatus.INCOMING if coming else told.status
            self.found[at - 1] = replace(told, name=self.names[at - 1], status=comes)
        return replace(told, status=PostStatus.OUTGOING if coming else PostStatus.FORMER)

    def _preceded(self, at: int, number: int, end: int) -> Held:
        """ "Ann Lee, who preceded Tom Brown as director": one former, one present holder of the post."""
        present = self._take(number, self.names[at], "person/post-behind")
        if at > 0 and at - 1 not in self.found and self.names[at - 1].end == end:
            self.found[at - 1] = replace(present, name=self.names[at - 1], status=PostStatus.FORMER)
        return present

    def _is_listed(self, at: int) -> bool:
        """Whether another name is joined to this one, as a post in the plural needs."""
        return at > 0 and self._are_joined(self.names[at - 1], self.names[at])

    def _is_among(self, at: int, post: Post) -> bool:
        """Whether another name is joined to this one, as a post in the plural before them needs, or "one of" it."""
        if self.text[: post.start].lower().endswith(("one of ", "among ")):
            return True
        if self.text[post.end : self.names[at].start].strip() == ":":
            # "Shadow inspectors: Ann Lee": the label of a form.
            return True
        behind = at + 1 < len(self.names) and self._are_joined(self.names[at], self.names[at + 1])
        return behind or self._is_listed(at)

    def _are_joined(self, first: PersonName, second: PersonName) -> bool:
        """ "Ann Lee and Tom Brown", "Leeds's Ann Lee and Hull's Tom Brown", "Ann Lee (Con) and Tom Brown (Lab)"."""
        gap = re.sub(rf"^{PARTY}", "", self.text[first.end : second.start])
        return _AND.fullmatch(gap) is not None or _LISTED.fullmatch(gap) is not None

    @staticmethod
    def _both(held: Held, second: Post, gap: str) -> Held:
        """Two posts of one person, as the text joins them: "deputy leader and cabinet member for children"."""
        if second.status is PostStatus.FORMER and held.status is not PostStatus.FORMER:
            return held
        if second.status is PostStatus.INTERIM and held.status is PostStatus.CURRENT and held.role_id not in GENERAL:
            # "The assistant chief executive and acting head of paid service": the first is hers for good.
            return held
        if held.role_id in GENERAL or second.status is not held.status:
            now = second.status if _IS.search(gap) is not None else held.status
            return replace(held, role=second.text, role_id=second.role_id, kind=second.kind, status=now)
        joined = f"{held.role} and {second.text}" if "and" in gap or gap.strip() == "," else held.role
        first_counts = held.role_id in _FOR_CHILDREN or second.role_id not in _FOR_CHILDREN
        return replace(held, role=joined, role_id=held.role_id if first_counts else second.role_id)

    def _leads_on(self, number: int) -> bool:
        """Whether a post belongs to the name directly behind it."""
        post = self.posts[number]
        return any(
            name.start >= post.end and self.text[post.end : name.start].strip() == "" and name.start - post.end <= 1
            for name in self.names
        )

    def _now_too(self, number: int) -> bool:
        """ "Formerly Kent's director and now chair of the panel": whether the next post is told to be of now."""
        following = self.posts[number + 1 : number + 2]
        return any(_AND_NOW.fullmatch(self.text, self.posts[number].end, post.start) for post in following)

    def _second_post(self, number: int) -> Post | None:
        """A post joined to this one by "and" or a comma."""
        if number + 1 >= len(self.posts) or not self._free(number + 1):
            return None
        gap = self.text[self.posts[number].end : self.posts[number + 1].start]
        if _SECOND.fullmatch(gap) and not self._leads_on(number + 1):
            self.used.add(number + 1)
            return self.posts[number + 1]
        return None

    def _joined(self, gap: str) -> PostStatus | None:
        """The status that the words between a name and the post behind it give; None where they join nothing."""
        if _ASIDE.fullmatch(gap):
            return PostStatus.CURRENT
        if _WHO_DIED.match(gap) is not None:
            return PostStatus.FORMER if self._joined(_CLAUSE.sub(" ", gap)) is not None else None
        if re.fullmatch(r"\s+", gap) or gap == "":
            return PostStatus.CURRENT if self._may_touch(gap) else None
        rest = re.sub(rf"^{PARTY}{_AGE}\s*,?\s*", "", gap).strip()
        rest = _POST_OF.sub("", re.sub(r"\s+(?:the|a|an|its|their|our)$", "", rest)).strip()
        was = rest == "was"
        rest = re.sub(r"^who'(s|ll)\b", lambda short: "is" if short[1] == "s" else "will", rest).removeprefix("who ")
        for pattern, status in self.words.joined:
            if pattern.fullmatch(rest):
                return PostStatus.CURRENT if was else status
        told = _WHO_AS.fullmatch(gap)
        if told is not None:
            return next(
                (status for pattern, status in _AS_VERBS if pattern.search(told["how"] or "")), PostStatus.CURRENT
            )
        if _OF_WHOM.fullmatch(gap):
            return PostStatus.CURRENT
        if _UNTIL.fullmatch(gap) or _BUT_THEN.fullmatch(gap):
            return PostStatus.FORMER
        if _JOINS_AS.fullmatch(gap):
            return PostStatus.INCOMING
        if _SAYS_GOING.fullmatch(gap):
            return PostStatus.OUTGOING
        after = _GOES_AFTER.fullmatch(gap)
        if after is not None:
            return PostStatus.FORMER if after["gone"] else PostStatus.OUTGOING
        if _HIRED_TO_BE.fullmatch(gap):
            return PostStatus.CURRENT
        if any(
            shape.fullmatch(gap)
            for shape in (_AND_IS, _NOW_ALSO, _DESCRIBED, _AND_ALSO, _ON_FIRST_DAY, _TURNED, _IN_POST_AS, _SO_FAR_AS)
        ):
            return PostStatus.CURRENT
        moves = _MOVES_TO_BE.fullmatch(gap)
        if moves is not None:
            return PostStatus.INCOMING if moves["comes"] else PostStatus.CURRENT
        if _SPENT.fullmatch(gap):
            return PostStatus.FORMER
        become = _TO_BECOME.fullmatch(gap)
        if become is not None:
            return (
                PostStatus.INCOMING
                if _TO_COME.search(become["how"]) or _GOES.search(become["how"])
                else PostStatus.CURRENT
            )
        bare = _CLAUSE.sub("", gap)
        if bare != gap and bare.strip():
            return self._joined(f" {bare}")
        return PostStatus.CURRENT if _OF_UNKNOWN.fullmatch(gap) else None

    def _may_touch(self, gap: str) -> bool:
        """Without a comma only an inspector's post may follow a name ("Gary Lamb Her Majesty's Inspector")."""
        return any(post.kind == "inspectorate" and post.text.endswith("inspector") for post in self.posts)

    def _of_now_before(self, at: int, name: PersonName) -> Held | None:
        """ "Ministers sent in a commissioner, Ann Lee, a former director": the post of now, before the name."""
        behind = next((post for post in self.posts if post.start > name.end), None)
        apposed = behind is not None and _APPOSED_POST.fullmatch(self.text, name.end, behind.start) is not None
        if behind is None or not apposed or behind.status is not PostStatus.FORMER:
            return None
        before = [post for post in self.posts if post.end <= name.start]
        return self._post_before_comma(at, name) if before and before[-1].status is not PostStatus.FORMER else None

    def _post_before_comma(self, at: int, name: PersonName) -> Held | None:
        for number, post in enumerate(self.posts):
            gap = self.text[post.end : name.start] if post.end <= name.start else ""
            then = _OF_THE_DAY.fullmatch(gap) is not None or _FROM_TO.fullmatch(gap) is not None
            if then and self._free(number):
                return replace(self._take(number, name, "person/post-before"), status=PostStatus.FORMER)
            strange = gap and post.organisation is None and _OF_STRANGE_BODY.fullmatch(gap) is not None
            if strange and self._free(number) and not post.plural and _BOUNDARY_OR_SPEECH.match(self.text, name.end):
                place = Organisation(post.end, name.start, type="stranger")
                return replace(self._take(number, name, "person/post-before"), organisation=place)
            if post.plural and not self._is_among(at, post):
                continue
            if (
                post.end <= name.start
                and self._free(number)
                and self.words.after_post.fullmatch(self.text[post.end : name.start])
            ):
                bounded = _BOUNDARY_OR_SPEECH.match(self.text, name.end) is not None
                related = self._related_as(at, number, name)
                if related is not None:
                    return related
                if bounded or post.definite or re.search(r"\bas\s+$", self.text[: post.start], re.IGNORECASE):
                    return self._with_first(number, self._placed(self._take(number, name, "person/post-before")))
        return None

    def _related_as(self, at: int, number: int, name: PersonName) -> Held | None:
        """ "Ann Lee and her predecessor as leader, Tom Brown": one who holds the post, and one who did."""
        post = self.posts[number]
        match = _RELATED_AS.search(self.text[: post.start])
        if match is None:
            return None
        if match["which"].lower() == "successor":
            return self._placed(self._take(number, name, "person/relation"))
        before = self.names[at - 1] if at else None
        joined = before is not None and before.is_full and self.text[before.end : match.start()] in (" and ", ", and ")
        if before is not None and joined and at - 1 not in self.found:
            self.found[at - 1] = held_of(before, post, "person/relation")
        return replace(self._take(number, name, "person/relation"), status=PostStatus.FORMER)

    def _placed(self, held: Held) -> Held:
        """With the organisation that stands behind the name: "Chief Constable Ann Lee, of Kent Police"."""
        body = self._body_behind(held.name)
        return replace(held, organisation=body) if held.organisation is None and body is not None else held

    def _body_behind(self, name: PersonName) -> Organisation | None:
        """ "Ann Lee, of Kent Police": the organisation that somebody is of, behind the name."""
        match = _OF_ORGANISATION.match(self.text, name.end) or _IN_BRACKETS.match(self.text, name.end)
        return next((one for one in self.organisations if match and one.start == match.end()), None)

    def _leads(self, at: int, name: PersonName) -> Held | None:
        """ "The council, led by NAME", "NAME, who leads the council"."""
        if _HIS_DEPUTY.search(self.text[: name.start]) is not None:
            return None
        if _CHAIRED_IT.match(self.text, name.end) is not None:
            return replace(self.as_worded(name, "chair"), role_id=None, kind="council")
        by_brief = self._by_brief(name) or self._leads_group(name)
        if by_brief is not None:
            return by_brief
        match = self.words.before_led.search(self.text[: name.start])
        if match is None:
            match = self.words.after_leads.match(self.text, name.end)
        if match is None:
            match = self.words.in_the_chair.search(self.text[: name.start])
            behind = _IN_CHARGE.match(self.text, name.end)
            how = "chairs" if behind is not None and "chair" in behind.group() else "who leads"
            match = match if behind is not None else None
        else:
            how = match["how"].lower()
        if match is None:
            return self._leads_body(name) or self._is_chosen_to_lead(name) or self._leads_part(name)
        start, end = match.span("noun")
        led = [one for one in self.organisations if one.agency and one.start < end and start < one.end]
        chairs = "chair" in how
        noun = match["noun"].lower()
        role = "chair" if chairs and noun in self.words.chaired else self.words.leads.get(noun, "")
        role = _CHAIR_OF.get(role, role) if chairs else role
        if role.startswith("chair") and noun in ("board", "panel") and _SCRUTINY.search(self.text[:end]) is not None:
            role = f"chair of the scrutiny {noun}"
        if (role == "lead inspector" and "overs" in how) or _BY_MINISTERS.search(how):
            return None
        if role == "lead inspector" and self._is_another_team(match):
            return self._leads_part(name)
        if role == "lead inspector" and noun in _TEAMS and _TEAM_OF_OTHERS.match(self.text, end) is not None:
            return None
        if how in _DONE and role not in _FOR_A_WHILE:
            return None
        if noun in _OWN_PARTS and self._is_one_part(match):
            return self._leads_part(name)
        if not role or (role in _OF_KNOWN and not led):
            return None
        if role.startswith("chair") and not chairs and not how.startswith(("led", "headed", "who")):
            return None
        plainly = role in _LED_PLAINLY and _ENDS.match(self.text, match.end("noun")) is not None
        if noun in _AREAS and start >= name.end and _ENDS.match(self.text, match.end("noun")) is None:
            return None
        if how in _PLAIN_VERBS and role != "lead inspector" and not (how in _STILL_LED and plainly):
            return None
        if how == "under" and role != "lead inspector" and role != "council leader":
            return None
        if chairs and not role.startswith("chair"):
            return None
        if chairs and noun in _SAFEGUARDING and ("independently" in how or self.text.startswith(" independently", end)):
            role = "independent chair"
        status = PostStatus.CURRENT
        if _FOR_NOW.search(how) or _NOW_ONLY.match(self.text, end):
            status = PostStatus.INTERIM
        elif role not in _FOR_A_WHILE and (_PAST.search(how) or self._is_over(name, match)):
            status = PostStatus.FORMER
        elif role not in _FOR_A_WHILE and (_TO_COME.search(how) or match.groupdict().get("coming")):
            status = PostStatus.INCOMING
        place = led[0] if led else self._led_at(match.end("noun"))
        held = self.as_worded(name, role)
        of_council = role.startswith("leader of") and self.words.names.is_councillor(name)
        return replace(held, organisation=place, status=status, kind="council" if of_council else held.kind)

    def _is_one_part(self, match: re.Match[str]) -> bool:
        """Whether the department that is led is said to be one of several: "who runs the planning department"."""
        start = match.start("noun")
        behind = match.end("how") < start
        ahead = self.text[match.end("how") if behind else max(0, start - 40) : start].lower().split()
        if behind:
            return any(word not in _WHOLE_PART for word in ahead)
        return not ahead or ahead[-1] not in _WHOLE_PART

    def _is_another_team(self, match: re.Match[str]) -> bool:
        """Whether what is led is a team with a trade of its own: "who led the duty team", "a senior team, led by"."""
        start, end = match.span("noun")
        behind = match.groupdict().get("how") is not None and match.end("how") < start
        return _OTHER_TEAM.search(self.text[match.end("how") if behind else 0 : end]) is not None

    def _is_over(self, name: PersonName, match: re.Match[str]) -> bool:
        """Whether it is said till when somebody led: "who led the council until May"."""
        behind = match.start("noun") >= name.end
        return behind and _LED_UNTIL.match(self.text, match.end("noun")) is not None

    def _led_at(self, end: int) -> Organisation | None:
        """ "NAME, who runs children's services at neighbouring Wigan": the council where somebody leads."""
        match = _AT_COUNCIL.match(self.text, end)
        return next((one for one in self.organisations if match and one.council and one.start == match.end()), None)

    def _leads_body(self, name: PersonName) -> Held | None:
        """ "NAME, who chairs Healthwatch Leeds", "NAME, who runs the charity Become"."""
        match = _LEADS_BODY.match(self.text, name.end)
        if match is None:
            return None
        for organisation in self.organisations:
            here = match.end("how") < organisation.start <= match.end() < organisation.end
            here = here and organisation.type in _LED_BODIES
            branch = _BRANCH.match(self.text, organisation.end) if match.end("how") < organisation.start else None
            if branch is not None and organisation.start <= match.end():
                held = replace(self.as_worded(name, "head of the branch"), organisation=organisation)
                return replace(held, role_id=None, kind=organisation.type)
            if here and not self.text.startswith("'", organisation.end):
                role = "chair" if match["how"] == "chairs" else "head"
                held = self.as_worded(name, role)
                return replace(held, organisation=organisation, role_id=None, kind=organisation.type)
        if _CHAIRS_BODY.match(self.text, name.end) is not None:
            elsewhere = Organisation(name.end, name.end, type="stranger")
            return replace(self.as_worded(name, "chair"), organisation=elsewhere, role_id=None, kind="other")
        return None

    def _is_chosen_to_lead(self, name: PersonName) -> Held | None:
        """ "The group has elected NAME to lead it", "ministers sent NAME to chair the board"."""
        told = self.words.to_lead.match(self.text, name.end) if _CHOSE.search(self.text[: name.start]) else None
        if told is None:
            return None
        noun = told["noun"].lower()
        role = "leader of the group" if noun == "group" else self.words.leads.get(noun, "")
        if told["how"] == "chair":
            role = "chair" if noun in self.words.chaired else _CHAIR_OF.get(role, role)
        if (
            not role
            or role == "lead inspector"
            or role in _OF_KNOWN
            or (told["how"] == "chair" and "chair" not in role)
        ):
            return None
        held = self.as_worded(name, role)
        return replace(held, kind="council") if noun == "group" else held

    def _leads_part(self, name: PersonName) -> Held | None:
        """ "NAME, who heads up the front door", "NAME, who runs the council's legal team"."""
        match = _LEADS_PART.match(self.text, name.end)
        if match is None or (match["how"] in _HEADED and not match["who"]):
            return None
        words, end = [], match.end()
        for word in _PART_WORD.finditer(self.text, match.end()):
            low = word.group().strip(" ,").lower()
            if word.start() != end or not self.words.roles.may_be_part(low):
                break
            words.append(low)
            end = word.end()
            if self.text.startswith(("'", ";"), end):
                return None
        while words and words[-1] in ("and", "&"):
            words.pop()
        named = words[-1:] and (words[-1] in _PARTS or words[-2:] == ["virtual", "school"])
        if not words or words[0] in _NO_PART or not (named or (match["how"] in _HEADS and words[-1] not in _BODIES)):
            return None
        told = "the " if match["the"] or match["owner"] else ""
        held = self.as_worded(name, f"head of {told}{' '.join(words)}")
        status = PostStatus.FORMER if match["how"] in _HEADED else PostStatus.CURRENT
        status = PostStatus.INCOMING if match["coming"] else status
        status = PostStatus.INTERIM if _NOW_ONLY.match(self.text, end) else status
        kind = "council" if match["owner"] else held.kind
        return replace(held, kind=kind, status=status, organisation=self._led_at(end))

    def _leads_group(self, name: PersonName) -> Held | None:
        """ "NAME, who leads the Conservative group": of a party on the council."""
        match = self.words.leads_group.match(self.text, name.end)
        if match is None:
            return None
        held = self.as_worded(name, f"leader of the {match['what'].lower()}")
        status = PostStatus.FORMER if match["how"] in ("led", "headed") else PostStatus.CURRENT
        return replace(held, kind="council", status=status)

    def _by_brief(self, name: PersonName) -> Held | None:
        """A member of a cabinet, by what is theirs: "who holds the children's portfolio", "whose brief is children"."""
        holds = self.words.holds_brief.match(self.text, name.end) or _BRIEF.match(self.text, name.end)
        if holds is not None:
            within = _IN_CABINET.match(self.text, holds.end()) is not None
            what = holds["what"].lower()
            by_brief = within or _BRIEF_NOUN.search(holds.group()) is not None
            held = self.as_worded(name, of_brief(what) if by_brief else f"{what} portfolio holder")
            past = _BRIEF_THEN.match(self.text, name.end) is not None or holds.groupdict().get("had") is not None
            return replace(held, status=PostStatus.FORMER) if past else held
        told = _RESPONSIBLE.match(self.text, name.end)
        if told is None or not self.words.names.is_councillor(name):
            return None
        if self.words.for_a_party.match(self.text, told.end()) is not None:
            return None
        in_cabinet = _IN_CABINET.match(self.text, told.end())
        if not _FOR_CHILD.search(told["what"]) and in_cabinet is None:
            return None
        held = self.as_worded(name, of_brief(told["what"].lower()))
        if "in charge of" in told.group() and in_cabinet is None:
            # "Cllr Ann Lee, who's in charge of children's services": as the text has it.
            return replace(held, role=f"councillor in charge of {told['what'].lower()}")
        return held

    def _as_lead(self, held: Held) -> Held:
        """An inspector who is said to have led the inspection is its lead inspector."""
        if held.role_id != "inspector":
            return held
        leads = self._leads(0, held.name) or self._leads(0, replace(held.name, end=self._end_of(held)))
        behind = self.text[self._end_of(held) :]
        if leads is None and (_IN_CHARGE.match(behind) or self.words.led.search(self.text[: held.name.start])):
            leads = self.as_worded(held.name, "lead inspector")
        return leads if leads is not None and leads.role_id == "lead-inspector" else held

    def as_worded(self, name: PersonName, role: str) -> Held:
        """A post that the text gives with a verb."""
        ids = self.words.roles.ids(role)
        role_id = ids[0] if ids else None
        kind = self.words.roles.kinds.get(role_id or "", "council" if _OF_CABINET.search(role) else "other")
        return Held(name, NOWHERE, role, role_id, kind, PostStatus.CURRENT, "person/leads")

    def _end_of(self, held: Held) -> int:
        """Where a name ends with the post behind it."""
        end = held.name.end
        reach = _FAR if _TO_BECOME.match(self.text, end) is not None else _NEAR
        behind = [post for post in self.posts if 0 <= post.start - end <= reach and held.role.startswith(post.text)]
        return behind[0].end if behind else end

    def _with_status(self, held: Held) -> Held:
        """What is said behind the name and the post: "was leaving", "who resigned", "who starts in May"."""
        end = self._end_of(held)
        if held.status is PostStatus.FORMER and end > held.name.end:
            goes_on = _WHO.match(self.text, end) is not None or self.text.startswith(", ", end)
            now = self._leads(0, replace(held.name, end=end)) if goes_on else None
            held_now = now is not None and now.status in (PostStatus.CURRENT, PostStatus.INCOMING)
            return replace(now, name=held.name) if now is not None and held_now else held
        if held.status not in (PostStatus.CURRENT, PostStatus.INTERIM):
            return held
        if _PRESENTLY.search(self.text, held.name.end, end) is not None:
            return held
        if _HAS_DIED.match(self.text, held.name.end) is not None:
            return replace(held, status=PostStatus.FORMER)
        if held.rule != "person/post-behind" and _SACKING_OF.search(self.text[: held.name.start]) is not None:
            # "Since the sacking of Kent's director, Ann Marsh".
            return replace(held, status=PostStatus.FORMER)
        if _TO_APPOINT.search(self.text[: held.name.start]) is not None:
            return replace(held, status=PostStatus.INCOMING)
        tail = self.text[end : end + 120].lstrip(" ,–—-)")
        in_year = _IN_YEAR.match(tail)
        tail = _HAS_ALSO.sub(r"\1", _FOR_HOW_LONG.sub("", tail))
        if _SAID_LEAVING.match(tail) is not None:
            return replace(held, status=PostStatus.OUTGOING)
        aside = held.rule == "person/post-behind" and self.text.startswith((",", " was "), held.name.end)
        if aside and (in_year or _IN_YEAR.match(tail)) and _WHO.match(self.text, held.name.end) is None:
            return replace(held, status=PostStatus.FORMER)
        told = self.text[end:]
        if held.rule == "person/post-behind" and (
            _WHEN_GONE.match(tail) or _FROM_UNTIL.match(tail) or _THOSE_YEARS.match(told)
        ):
            return replace(held, status=PostStatus.FORMER)
        clause = _CLAUSES.match(self.text[end : end + 240].lstrip(" ,–—-)"))
        tails = [] if _CAME_FROM.match(tail) is not None else [tail]
        tails += [self.text[end : end + 300].lstrip(" ,–—-)")[clause.end() :]] if clause is not None else []
        for pattern, status in self.words.then_said:
            said = any(pattern.match(told) for told in tails)
            if said and status is PostStatus.INCOMING and WHO_IS_AT.match(self.text, held.name.end) is not None:
                # "Ann Lee, who is deputy director in Leeds, will start in May": in another post.
                return held
            if said and not (held.status is PostStatus.INTERIM and tail.startswith("until")):
                return replace(held, status=status)
        return held

    def _gone_together(self) -> None:
        """ "The leader, Tom Brown, and the director, Ann Lee, have left": what is said of two holds for both."""
        for at in range(1, len(self.names)):
            end = self._end_of(self.found[at]) if at in self.found else self.names[at].end
            match = _HAVE_GONE.match(self.text, end)
            if match is None:
                continue
            first = at
            while first and self._goes_with(first - 1):
                first -= 1
            for one in range(first, at + 1) if first < at else ():
                held = self.found.get(one)
                if held is not None and held.status in (PostStatus.CURRENT, PostStatus.INTERIM):
                    status = PostStatus.FORMER if match["gone"] else PostStatus.OUTGOING
                    self.found[one] = replace(held, status=status)

    def _goes_with(self, at: int) -> bool:
        """Whether a name and the next one are one subject: "the leader, Tom Brown, and the director, Ann Lee"."""
        return _TOGETHER.fullmatch(self.text, self.names[at].end, self.names[at + 1].start) is not None

    def _spread(self) -> None:
        """A post in the plural is that of every name in the list."""
        for at in range(1, len(self.names)):
            self._share(at - 1, at)
        for at in range(len(self.names) - 1, 0, -1):
            self._share(at, at - 1)

    def _share(self, source: int, target: int) -> None:
        if source not in self.found or target in self.found:
            return
        held = self.found[source]
        first, second = self.names[min(source, target)], self.names[max(source, target)]
        plural = any(post.plural and held.role.startswith(post.text) for post in self.posts)
        if plural and self._are_joined(first, second):
            self.found[target] = replace(held, name=self.names[target])
