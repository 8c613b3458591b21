"""What the words between a name and a post behind it say: that the two belong together, and how the post is held."""

from __future__ import annotations

import re

from kg.model import PostStatus
from kg.reading.people.words import PARTY, PersonWords

_SHOWN = r"(?:pictured|above|left|right|centre|below)"
_AGE = rf"(?:,\s*(?:aged\s+)?\d\d|,\s*{_SHOWN}(?=,)|,?\s*\((?:\w+\s+)?{_SHOWN}(?:\s+\w+)?\))?"
ASIDE = re.compile(
    rf"{PARTY}{_AGE}\s*(?:,\s*|\s[–—-]\s+|\s*\|\s*|\s*[(\[]\s*|\s*:\s+)"
    rf"(?:\((?:\w+\s+)?{_SHOWN}\)\s*)?(?:of\s+|(?:one|two|three|both|all)\s+of\s+)?(?:also\s+|now\s+|at\s+)?"
)
_WHO_AS = re.compile(
    r",?\s+(?:whom\s+(?:the\s+)?[A-Za-z][A-Za-z ]{2,40}?\s+(?:sent|appointed|brought|chose|picked)\b[^,;.]{0,40}?|"
    r"who\s+(?P<how>[^,;.]{3,60}?)|(?:now\s+)?(?:runs|leads|heads)\s+(?:the|that|this)\s+[a-z][\w' -]{2,30}?|"
    r"(?:(?:(?:has|have|had)\s+been|was|were|(?:is|are)(?:\s+being)?)\s+|the\s+[\w-]+(?:\s+[\w-]+)?\s+)?"
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
JOINS_AS = re.compile(
    r"\s+(?:(?:(?:moves|goes|heads)\s+)?to\s+(?=[A-Z])|is\s+(?:to\s+(?:join|move|come|return)|joining|moving|coming|returning)|joins|"
    r"will\s+(?:join|move|come|return))\b[^,;.]{0,60}?\s+as\s+(?:(?:the|its|their|an?)\s+)?"
)
""" "Ann Lee is joining Leeds from Hull as director"."""
_HIRED_TO_BE = re.compile(
    r",?\s+(?:who\s+)?(?:was\s+)?(?:hired|recruited|appointed|poached|headhunted|brought in|promoted)\b"
    r"(?!\s+by\b)[^,;.]{0,50}?\s+to\s+be(?:come)?\s+(?:(?:the|its|their)\s+)?"
)
""" "Ann Lee, hired from Essex to be chief executive"."""
_AFTER_YEARS_AS = r"\b[^,;.]{0,50}?,?\s+after\s+[^,;.]{3,40}?\s+as\s+(?:(?:the|its|their|an?)\s+)?"
_GONE_AFTER = re.compile(
    rf"\s+(?:has\s+)?(?:left|retired|resigned|quit|departed|stepped down|stood down){_AFTER_YEARS_AS}"
)
_GOES_AFTER = re.compile(
    r"\s+(?:retires|leaves|departs|(?:steps|stands) down|"
    r"is (?:to |due to )?(?:retir|leav|depart|step|stand)\w*(?: down)?|"
    rf"will (?:retire|leave|depart|step down|stand down)){_AFTER_YEARS_AS}"
)
""" "Ann Lee retires this month after seven years as director"."""
_NOW_ALSO = re.compile(
    rf"{PARTY},\s+(?:(?:the|a|an)\s+)?(?:former|then|once|previously|formerly)\s[^;.\"]{{3,90}}?,?\s+and\s+"
    r"(?:is\s+)?(?:now|today|currently)\s+(?:the\s+)?"
)
""" "Ann Lee, the former nurse who spoke out and is now deputy leader"."""
_UNTIL = re.compile(r",\s+(?:until|till)\s+(?:[^,;.]{3,30}?\s+)?")
_BUT_THEN = re.compile(
    r",\s+now\s+(?:of|at|with|in)\s+[^,;.]{3,60}?,?\s+(?:but|and\s+(?=then|at|form))"
    r"(?:\s*(?:then|at the time|formerly))?\s+"
)
""" "Ann Lee, now of the Department for Education but then the council's director"."""
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
_TURNED = re.compile(rf"{PARTY},\s+(?:the|an?)\s[^,;.\"]{{3,40}}?[\s-]turned[\s-]")
""" "Ann Lee, the solicitor turned chief executive"."""
_SO_AS_TO_BE = (
    r"\b(?:(?!'s\s+(?:departure|exit|move|resignation|leaving))[^,;.\"]){0,60}?\s+to\s+be\s+(?:(?:the|its|their)\s+)?"
)
_MOVES_TO_BE = re.compile(rf"\s+(?:moves|returns|comes|joins|steps up){_SO_AS_TO_BE}")
_MOVED_TO_BE = re.compile(
    r"\s+(?:moved|returned|came|joined|stepped up|(?:has|have)\s+(?:moved|returned|come|joined|stepped up))"
    rf"{_SO_AS_TO_BE}"
)
_DESCRIBED = re.compile(
    rf"{PARTY},\s+(?:the|its|their)\s+(?:[\w£,.-]+(?:ed|ful|ous|ish|ive|old|a-year|born|speaking|spoken|serving|winning)\s+){{1,2}}"
)
""" "Ann Lee, the £150,000-a-year chief executive", "the softly spoken leader"."""
_WISHED = r"(?:want|hop|appl|plan|fail|lik|tr[yi]|declin|refus|never|ask|invit|tipp|not|did|had|has|bid|vow|dream)\w*\b"
TO_BECOME = re.compile(rf"(?P<how>,?\s+(?!{_WISHED})[a-z][^,;.\"]{{3,60}}?)\s+to\s+become\s+(?:(?:the|its|their)\s+)?")
""" "Ann Lee left Essex to become director"."""
OF_WHOM = re.compile(rf"{PARTY},\s+(?:Mr|Mrs|Ms|Miss|Cllr|Coun|Councillor)\s+")
""" "Tom Brown, Mr Houchen's chief of staff": before the name that owns the post."""
SAID_LEAVING = re.compile(
    r"(?:has\s+|had\s+)?(?:said|told|announced|confirmed|revealed)\b[^.;\"]{0,50}?\b(?:he|she|they)\s+"
    r"(?:(?:was|is|were|are|would be|will be)\s+(?:stepping down|standing down|leaving|retiring|resigning)|"
    r"(?:would|will|intends to|plans to|is to|was to)\s+(?:step down|stand down|leave|retire|resign))\b"
)
_SAYS_GOING = re.compile(rf"\s+{SAID_LEAVING.pattern}\s+as\s+(?:(?:the|its|their|an?)\s+)?")
""" "Ann Lee told councillors that she would step down as chief executive"."""
_POST_OF = re.compile(
    r"\s+(?:(?:the|her|his|their|its)\s+)?(?:(?:new|current|permanent)\s+)?(?:role|post|job|position)\s+(?:of|as)$"
)
_AND_IS = re.compile(
    r"(?:,?\s+who)?\s+(?:has|had|runs|ran|leads|led|chairs|chaired|heads|headed|worked|served|spent)\s[^.;]{3,80}?\s+"
    r"and\s+is\s+(?:also|now)\s+(?:(?:the|an?)\s+)?"
)
_OF_UNKNOWN = re.compile(r",\s+(?:the\s+)?(?:[A-Z][\w'&-]*\s+(?:(?:and|of|for|the|&)\s+)?){1,5}")
_GOES = re.compile(r"\b(?:leaves|(?:is|are) leaving|departs|joins|moves|(?:steps|stands) down|retires)\b")
""" "Who leaves in March to become commissioner"."""
TO_COME = re.compile(r"\b(?:will|would|is to|due to)\b")
_CLAUSE = re.compile(
    r"^,\s+(?:who|whose|formerly|previously|currently|once|a|an|the|brought|hired|appointed|recruited|drafted|promoted|"
    r"elected|first|himself|herself)\s"
    r"[^;.]{3,110}?,\s+(?=\w)"
)
_WHO_DIED = re.compile(r",\s+who\s+(?:has\s+|had\s+)?died\b")
_SHAPES = (
    (OF_WHOM, PostStatus.CURRENT),
    (_UNTIL, PostStatus.FORMER),
    (_BUT_THEN, PostStatus.FORMER),
    (JOINS_AS, PostStatus.INCOMING),
    (_SAYS_GOING, PostStatus.OUTGOING),
    (_GONE_AFTER, PostStatus.FORMER),
    (_GOES_AFTER, PostStatus.OUTGOING),
    (_HIRED_TO_BE, PostStatus.CURRENT),
    (_AND_IS, PostStatus.CURRENT),
    (_NOW_ALSO, PostStatus.CURRENT),
    (_DESCRIBED, PostStatus.CURRENT),
    (_AND_ALSO, PostStatus.CURRENT),
    (_ON_FIRST_DAY, PostStatus.CURRENT),
    (_TURNED, PostStatus.CURRENT),
    (_IN_POST_AS, PostStatus.CURRENT),
    (_SO_FAR_AS, PostStatus.CURRENT),
    (_MOVES_TO_BE, PostStatus.INCOMING),
    (_MOVED_TO_BE, PostStatus.CURRENT),
    (_SPENT, PostStatus.FORMER),
)
"""What the words in full may be, in this order, and how the post is held then."""


def joined(gap: str, words: PersonWords, *, may_touch: bool) -> PostStatus | None:
    """The status that the words between a name and the post behind it give; None where they join nothing."""
    if ASIDE.fullmatch(gap):
        return PostStatus.CURRENT
    if _WHO_DIED.match(gap) is not None:
        return PostStatus.FORMER if joined(_CLAUSE.sub(" ", gap), words, may_touch=may_touch) is not None else None
    if re.fullmatch(r"\s+", gap) or gap == "":
        return PostStatus.CURRENT if may_touch else None
    rest = re.sub(rf"^{PARTY}{_AGE}\s*,?\s*", "", gap).strip()
    rest = _POST_OF.sub("", re.sub(r"\s+(?:the|a|an|its|their|our)$", "", rest)).strip()
    was = rest == "was"
    rest = re.sub(r"^who'(s|ll)\b", lambda short: "is" if short[1] == "s" else "will", rest).removeprefix("who ")
    for pattern, status in words.joined:
        if pattern.fullmatch(rest):
            return PostStatus.CURRENT if was else status
    told = _WHO_AS.fullmatch(gap)
    if told is not None:
        return next((status for pattern, status in _AS_VERBS if pattern.search(told["how"] or "")), PostStatus.CURRENT)
    shaped = next((status for shape, status in _SHAPES if shape.fullmatch(gap)), None)
    if shaped is not None:
        return shaped
    become = TO_BECOME.fullmatch(gap)
    if become is not None:
        coming = TO_COME.search(become["how"]) or _GOES.search(become["how"])
        return PostStatus.INCOMING if coming else PostStatus.CURRENT
    bare = _CLAUSE.sub("", gap)
    if bare != gap and bare.strip():
        return joined(f" {bare}", words, may_touch=may_touch)
    return PostStatus.CURRENT if _OF_UNKNOWN.fullmatch(gap) else None
