"""Words that several questions about a grade share."""

from __future__ import annotations

import re

from kg.reading.dates import COUNT

_ONCE_THEY = (
    r"(?:children|families|young people|youngsters|they|it|you|cases|plans|referrals|help|these|those|inside|in care)"
)
""" "Things are better *once children* come into care": as soon as, and not formerly."""
EARLIER = re.compile(
    rf"\b(?:previous(?:ly)?|(?<!the )former|formerly|once(?! (?:again|more|{_ONCE_THEY})\b)|originally|"
    r"(?<!since the )(?<!since its )(?<!since our )(?<!since their )last (?:full )?(?:inspect\w*|time|judged|rated|"
    r"visit\w*)|"
    r"since (?:the|its|our|their) last (?:full )?inspection,? (?:when|where|at which|in which)|"
    r"(?<!to )(?<!make )(?<!making )(?<!urgent )\bimprov\w+\b[^;:.]{0,60}"
    r"\bafter (?:it|they|being|services)(?: was| were| had been)? "
    r"(?=(?:rated|judged|graded|branded|found|deemed)\b)|"
    r"had (?:previously |earlier |also )?"
    r"(?:been|judged|rated|found|pronounced|graded|given|received|required)|having (?:\w+ )?(?:been|required|"
    r"judged|had)|then[- ](?:rated|judged|graded|found)|(?:(?<!thumbs )up|(?<!thumbs )down) from|"
    r"back (?:in|then)|"
    r"used to (?:be|call|rate|judge|say|have|get)|"
    r"at the time|(?:the days|the years|a time|back) when|"
    r"after (?:\w+ ){1,3}(?:inspections?|reports?|visits?) (?:at|in|after) which|first (?:judged|rated|"
    r"found|report)|earlier inspection|prior to|"
    r"since (?:the (?:council|authority|department|borough|county|team|service)|it|they|services|being|we))\b",
    re.IGNORECASE,
)
YEARS_LEAD = re.compile(
    rf"\W*(?i:(?:(?:just|only|barely) )?(?P<n>{COUNT}) years? "
    r"(?P<way>earlier|before|previously|later)(?: (?:that|this|then))?),? "
    r"(?=(?:it|they|we|services|the|(?:in|at|after) (?:an?|the|its|another)|[A-Z][\w'-]+) )"
)
""" "Two years earlier it was inadequate": a time counted from that of the sentence before."""
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
SAID = re.compile(r"\W+sa(?:id|ys) (?:the )?\w+,? ?(?:in |back in )?")
IS_HOW = re.compile(
    r"['\"]* (?:is|was|remains) (?:how|what|the way)(?: in which)? (?:the )?(?:ofsted|inspectors|(?:\w+ )?watchdog|"
    r"inspectorate|regulator|its inspectors)(?: (?:now|again|also|still))*"
    r" (?:describe[sd]?|calls?|called|rate[sd]?|sees?|saw|judge[sd]?|grade[sd]?|sum(?:s|med) up|found|finds?|"
    r"views?|viewed|regards?|regarded|considers?|considered|thinks?|thought) ",
    re.IGNORECASE,
)
""" "Inadequate *is how Ofsted describes* the council's services": behind a grade that opens its sentence."""
AREA_NOUNS = r"(?<!council )(?<!authority )areas?|categor(?:y|ies)|judge?ments?|measures?|domains?"
"""What the areas of an inspection are called, for a regular expression."""
SOME_AREAS = re.compile(
    r"\b(?:one|two|three|four|five|six|\d|most|some|several|many|half|part|parts|aspects|"
    r"elements)\b(?: out)? (?:of|in)\b(?:\W+(?!councils\b|authorities\b|boroughs\b|whose\b)\w+){0,4}?\W+"
    rf"(?:{AREA_NOUNS}|(?:\d|four|five|six)(?!\W+(?:\w+\W+){{0,2}}(?:councils|authorities|boroughs)\b)|services)\b|"
    r"\b(?:most|some|many|half|parts?|aspects|elements) of (?:it|them)\b|"
    r"\b(?:some|two|three|four|several|many|a number of|certain|key|other|these|most|further|more|another|"
    r"additional) (?:(?:key|other|more|further|of the) )?(?:areas?|"
    r"categories|judge?ments|parts|aspects|elements)\b"
    r"(?! (?:for|of|in need of|needing) (?:(?:further|future|more) )?(?:improvement|development|concern)\b)|"
    r"\bone (?:key )?(?:area|category|judge?ment) (?:is|was|has been|had been)\b|"
    r"\bsome (?:parts?|aspects?|areas?|elements?) of\b|"
    r"\bamong (?:the|its|their) (?:\w+ )?(?:areas|categories|judge?ments|services)\b|"
    r"\bthe areas (?:that|which|found|rated|judged|ruled|deemed|graded|where|in which)\b|"
    r"(?<!\bone )(?<!\bbroken )(?<!\bsplit )(?<!\bcut )(?<!\bdivided )"
    r"\b(?:for|in|on) (?:two|three|four)(?: of (?:them|these|those))?(?=[,;:.]| and\b| but\b)",
    re.IGNORECASE,
)
AUXILIARIES = frozenset(
    "was were been being be is are has have had also both all now still each again currently themselves itself".split()
)
OPENS_WITH_OWNER = re.compile(
    r"\W*[A-Z][\w-]+(?: (?:[A-Z][\w-]+|and|of|upon|on))*(?:['’]s|s['’])(?: own)? "
    r"(?:was|were|is|are|had|has|received|got|came|remains?|remained|stayed)\b"
    r"(?![^,;:.]*\b(?:departments?|services|councils|authorities)\b)"
)
""" "Medway's was judged to be": of something that the sentence before names; not "was one of seven departments"."""
SAYS_OVERALL = re.compile(r"\boverall\b", re.IGNORECASE)
OF_WHAT = r"(?: overall| across the board| (?:in|for|on|across) (?!its\b|their\b)[^,;:.]{3,70}?)?"
"""Behind a grade, of what it is: "good *in all areas* when inspectors last visited"; for a regular expression."""
NOW = re.compile(r"\b(?:now|today|currently)\b", re.IGNORECASE)
BOTH_COUNCILS = re.compile(r"\b(?:both|the two) (?:\w+ )?(?:councils|authorities|boroughs|cities|counties)\b", re.I)
""" "Both councils", "the two boroughs": those told of before."""
IN_BOTH = re.compile(
    r"['\"]?(?: (?:rating|grade|mark|judge?ment))? (?:in|for|on|at) both(?: of (?:them|these|those))?"
    rf"(?: (?:{AREA_NOUNS}|cases))?"
    r"(?=['\"]*(?:[.,;)]|$)| (?:in|at|when|after|last|this|before|by|since)\b)",
    re.IGNORECASE,
)
""" "It was good *in both* in 2018": behind a grade of what was named before."""
OF_THE_REST = re.compile(
    r"['\"]? (?:(?:for|in) (?:everything else|all else|the (?:rest|(?:other|remaining) (?:two|three|four)))|"
    r"everywhere else|elsewhere)(?=['\"]*(?:[.,;)]|$))",
    re.IGNORECASE,
)
""" "Good for leadership but inadequate *everywhere else*": behind a grade of what is not named."""
BEFORE_THAT = re.compile(
    r"(?:^\W*|[,;:–—] (?:and |but )?|\band )before (?:that|then|this),? "
    r"(?:it|they|services|the (?:council|authority|department|services?)|(?:the|its|their) (?:rating|grade|services?))"
    r"(?: (?:was|were|had|been|only|also|rated|judged|graded|found|deemed|considered|to|be|as|an?))* ?['\"]?$",
    re.IGNORECASE,
)
""" "Rated good in 2019; *before that it was*": before a grade of the inspection before the one just told of."""
SWEEP = re.compile(r"\b(?:clean sweep|full (?:set|house)|straight run) of ['\"]?$", re.IGNORECASE)
""" "A clean sweep of good judgements": of all areas."""
SUCH_A_COUNCIL = re.compile(
    r"\b(?:(?:it|this|that|which|the (?:\w+ ){0,2}?(?:verdict|report|judge?ment|rating|grade|result|news|outcome)) "
    r"(?:is|was|marks?|marked|comes as|came as|represents?|represented|means) (?:(?:quite )?an?|another|the|some) "
    r"[^,;:.]{3,40}|"
    r"blow|shock|setback|come-?down|fall|fall from grace|turnaround|feat|achievement|result|verdict|one|boost|"
    r"triumph|jolt|humiliation|embarrassment|day|moment) (?:for|to) an? (?:\w+ )?"
    r"(?:council|authority|borough|county|city|town|service|department|place) "
    r"(?:(?:that|which) (?:had been|was|has been|got|had|earned|received|won)(?: (?:rated|judged|graded|found|deemed|"
    r"an?|the))?|"
    r"whose [^;:.]{3,60}? (?:was|were|had been|has been|have been)(?: (?:rated|judged|graded|found|deemed|said at "
    r"(?:the|that) time|said))?(?: (?:to be|as))?) ['\"]?$",
    re.IGNORECASE,
)
""" "A harsh verdict for a council that had been": before a grade of the one spoken of, by a word for it."""
