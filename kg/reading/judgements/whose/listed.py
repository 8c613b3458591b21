"""Councils of a list that have a grade: behind it, in brackets, in turn, as its epithet, or told to have it, too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import CouncilId
from kg.reading.annotate import Sentence
from kg.reading.council_mentions import names_told_of
from kg.reading.councils import CouncilMention
from kg.reading.dates import COUNT, DateMention, count_of
from kg.reading.grades import Verdict
from kg.reading.judgements.sentence import SentencePart
from kg.reading.vocabulary import has_label

_TOGETHER_WITH = r"(?:along with|together with|alongside|as well as)(?: (?:neighbouring|nearby|its neighbours?))?"
_LABELS = re.compile(r"['\"]?(?: \(\d+\))?\s*(?:(?::|\s[-–—])\s*|:?\n\W*)(?:the )?")
_COUNCILS_RATED = re.compile(
    r"\W*(?:(?:councils|authorities|boroughs) (?:(?:that|which) are )?)?(?:rated|graded|judged|found|deemed) "
    r"(?:to be |as )?['\"]?",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:councils|authorities|boroughs|those|these|the following|others|handful|"
    r"one(?= (?:is|was|remains|got|has|had|requires)\b)|"
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif)ty(?:-\w+)?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: \w+){0,4} ['\"]?$",
    re.IGNORECASE,
)
OPENS_BRACKET = re.compile(r"['\"]? \((?:the )?", re.IGNORECASE)
_ENUMERATES = re.compile(r"[^;.:()]{0,40}(?::\s*|\s[-–—]\s)(?:(?:those|the ones) (?:of|in|at) )?(?:the )?")
_AT_THOSE = re.compile(r"['\"]?(?: overall)? (?:at|in) (?:the )?", re.IGNORECASE)
""" "Child protection was rated inadequate at Slough, Bury and Knowsley councils"."""
_RATINGS_IN = re.compile(
    r"['\"]? (?:ofsted )?(?:ratings|grades|judge?ments) (?:(?!that\b|which\b)[\w' -]{1,60}?,? )??(?:for|to|in|at) "
    r"(?:(?:children's services|services) (?:in|at|run by) )?(?:the )?",
    re.IGNORECASE,
)
""" "Outstanding ratings published today for children's services in" + "Wigan, Leeds and Hull"."""
_LIST_ENDS = re.compile(
    r"(?: (?:city |county |borough )?councils?)?(?: \([^()]*\))?(?!'s\b)"
    r"(?:\s*(?:[.,;:!)\"'–—-]|$)|\s+(?:by|after|in|at|following|while|but|when|since|this|last|because|as|with)\b)",
    re.IGNORECASE,
)
"""Behind the last of a list: "Slough and Bury, ..."; in "inadequate in Slough and Bury has sent help" it is Slough."""
_BESIDES = re.compile(
    r"\W*(?:as well as|along with|together with|besides|in addition to|like) (?:the )?", re.IGNORECASE
)
"""Before a council that opens a sentence and has the grade of the others, too."""
_GOES_TO = re.compile(
    r"[^;.:()]{0,60} (?:went|goes|has gone|(?:was|were|has been|is)(?: also)? (?:given|handed|awarded|issued)) to "
    r"(?:the )?"
)
""" "An inadequate rating for child protection went to Bury, Hull and Leeds"."""
_GAVE_TO = re.compile(
    r"['\"]?(?: (?:rating|grade|mark|judge?ment|verdict))?(?: (?:for|on|in) [^;.:()]{3,60})? to (?:the )?"
)
""" "The watchdog gave its lowest grade for safety" + "to Bury, Hull and Leeds": before the first of several."""
_AMONG_THOSE = re.compile(
    r"\W*(?:also )?among (?:those|the (?:councils|authorities|boroughs|others|ones))(?: (?:that|which))?"
    r"(?: (?:are|were|have been|had been))?(?: (?:rated|judged|graded|deemed|found|branded))?(?: (?:to be|as))? ['\"]?",
    re.IGNORECASE,
)
_ARE = re.compile(r"['\"]? (?:is|are|was|were)(?: also)? (?:the )?")
""" "Among those rated" + inadequate + "are": before the councils that have it."""
_HAD_BY_MANY = re.compile(
    r"[^;.:()]{0,60} (?:won|held|shared|achieved|gained|earned|received|got) by (?:just |only )?(?:\w+ ){1,3}?"
    r"(?:councils|authorities|boroughs)(?: this (?:year|time))?(?::\s*|\s[-–—]\s)(?:the )?"
)
""" "An outstanding rating was won by three councils: Bury, Hull and Leeds"."""
_THOSE_ARE = re.compile(r"[^;.:()]{0,100} (?:include[sd]?|are|were):? (?:the )?")
""" "Those ranked inadequate for children's safety included Slough, Bury and Surrey"."""
_THOSE = re.compile(
    rf"\W*(?:and )?(?:those|the (?:(?:other|remaining|latest|further) )?(?:(?:{COUNT}) )?(?:(?:local|other) )*"
    r"(?:councils|authorities|boroughs|others)|others|councils|authorities)\b[^,;:.]*$",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"\b(?P<n>{COUNT})(?: (?:local|english|other|more|further|such|children's))* "
    r"(?:(?:councils|authorities|boroughs)\b|(?=(?:is|are|was|were|now|have|had|got|received|fell|failed)\b))",
    re.IGNORECASE,
)
""" "Four councils are inadequate", "eight are now": how many have a grade."""
_SINGLES_OUT = re.compile(
    r"[^;.:()]{0,20},?\s*(?:the (?:latest|most recent|newest|last|others?)(?: \w+)? (?:being|are|is|were|was)|"
    r"including|among them|namely)\s*(?:(?:those|the ones) (?:of|in|at|on) )?(?:the )?",
    re.IGNORECASE,
)
_NEXT_LISTED = re.compile(
    r"(?: (?:city|county|borough))?(?: council)?(?: again)?(?:\s*\([^()]*\))?"
    r"(?:\s*(?:[,;]\s*(?:and|plus)|[,;]|and|plus|&)\s*|\s*\n\W*)(?:(?:on|in|at|of) )?(?:the )?",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"(?:'s)?(?: council)?(?:,? in [a-z' -]{3,30}?| \([^()]{0,20}\d{4}\))?,?\s*"
    rf"(?:and|&|{_TOGETHER_WITH})?(?: both)?\s*(?:the )?"
)
""" "Waltham Forest in London and St Helens (2019)", "Halton, in the north west, and Hull": what may stand
between two that share a grade."""
_HAVE_OWN = re.compile(
    r"(?:'s)?(?: (?:council|services|children's services))?(?: (?:both|each|all))? "
    r"(?:is|are|was|were|remain|remains|got|get|gets|require|requires)\b",
    re.IGNORECASE,
)
_EPITHET = re.compile(
    r"(?:['\"]?[- ](?:rated|graded|judged)|['\"]) (?:the |(?:councils|authorities|boroughs|counties) )?", re.IGNORECASE
)
_PEOPLE_OF = re.compile(
    r" (?:people|residents|parents|families|teachers|pupils|children(?! and (?:family|families)\b| social|'s)|man|"
    r"woman|mum|dad|club|team|side|players?|homes?|firm|company|food|pubs?|restaurants?|streets?|roads?)\b",
    re.IGNORECASE,
)
_AS_WERE = re.compile(
    r"['\")]*(?: (?:rating|grade|mark|verdict|judge?ment))?"
    r"(?: (?:in|by|this|last) [^,;:.]{2,30}|,? (?:dating|dated) (?:from|back to) [^,;:.]{2,30})?,?"
    r" (?:as|and so) (?:is|are|was|were|has|have|had|does|do|did) (?:been )?(?:the |neighbouring )?"
)
""" "Bury was good in 2014, *as were* Hull and Leeds", "Bury has a good rating, *and so does* Hull"."""
_ALSO_ON = re.compile(
    r"['\")]*(?: (?:in|by|this|last|since) [^,;:.]{2,30})?, (?:a|the) (?:rating|grade|mark|verdict|judge?ment)"
    r"(?: (?:it|ofsted|inspectors|they|that|which|has|had|have|been|was|were|is|it's))*"
    r" (?:also|previously|recently|earlier|already) (?:passed|given|handed|awarded|held|shared|received|got)"
    r"(?: (?:on|by|to|with))? (?:the |neighbouring )?",
    re.IGNORECASE,
)
""" "Bury was found inadequate, *a verdict also passed on* Hull and Leeds"."""
_ALONG_WITH = re.compile(
    rf"['\")]*(?: (?:rating|grade|mark|verdict|judge?ment|overall|councils?|(?:children's )?(?:services|"
    r"departments?)))*"
    rf"(?: (?:in|by|this|last|since) [^,;:.]{{2,30}})?,? {_TOGETHER_WITH} (?:the |that of |those of )?"
)
""" "Bury was judged inadequate, *along with* Hull and York"."""
_AND = re.compile(
    r"['\")]*(?: (?:in|by|this|last) [^,;:.]{2,30})?,? (?:and|but) (?:the |neighbouring )?", re.IGNORECASE
)
_WAS_TOO = re.compile(
    r"(?: [Cc]ouncil)?(?:'s)? (?:is|are|was|were|did|has been|have been) (?:too|as well|likewise)\b", re.IGNORECASE
)
""" "Bury was found inadequate, and Hull" + "was too"."""
_ONE_MORE = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|newest) (?:[\w-]+ ){0,3}?"
    r"(?:council|authority|borough|county|city|one)\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"['\")]*(?: (?:in|by|this|since) [^,;:.]{2,30})?,? (?:following|joining|after|behind|alongside) "
    r"(?:the |neighbouring )?"
)
_ITS_TIME = r"(?:in|last|earlier|this)(?: [\w]+){1,2}"
_NEXT_DATED = re.compile(
    rf"(?: [Cc]ouncil)?(?:,? {_ITS_TIME}| \([^()]*\))?(?:,|,? and|,? &)?(?: and,?)?(?: {_ITS_TIME},?)? (?:the )?"
)
""" "Durham in May, Hull and, last month, York": what may stand between two of a list."""
_ALIKE_END = re.compile(rf"(?: [Cc]ouncil)?(?:,? {_ITS_TIME}| \([^()]*\))?(?:\s*[.;,!)–—]|$)")
_TO_ITS_DATE = re.compile(r",? (?:in |\()?")


class ListedCouncils(SentencePart):
    """The councils that a sentence lists with its grades."""

    def listed(self, verdict: Verdict) -> list[CouncilId]:
        """The councils of a list behind a grade: "Inadequate: Slough, Knowsley", "four councils are good: ..."."""
        if self.is_report:
            return []
        char, end = self.doc[verdict.start].idx, self.doc[verdict.end - 1].idx + len(self.doc[verdict.end - 1])
        mentions = [m for m in self.record.councils.mentions(self.sentence.index) if m.how != "board" and not m.beside]
        behind = [mention for mention in mentions if mention.start_char >= end]
        if not behind:
            return []
        bracketed = self._in_brackets(mentions, char, end)
        if bracketed:
            return bracketed
        # "Those graded inadequate are Bury and Hull; those graded good are Leeds and York": each half by itself.
        opens = max(self.record.text.rfind(";", self.sentence.start_char, char) + 1, self.sentence.start_char)
        ahead = [mention for mention in mentions if opens <= mention.start_char and mention.end_char <= char]
        besides = _BESIDES.match(self.record.text, self.sentence.start_char)
        ratings = _RATINGS_IN.fullmatch(self.record.text, end, behind[0].start_char) is not None
        if ahead and not ratings and (besides is None or ahead[0].start_char != besides.end() or len(ahead) > 1):
            return []
        # "Besides Bury, those rated inadequate were Hull and Leeds": what stands behind the first of them.
        before = self.record.text[ahead[0].end_char if besides is not None and ahead else opens : char].lstrip(", ")
        # Where a grade is a line of its own, its line end tells so.
        lead = self.record.annotated.lined[end : behind[0].start_char]
        opening = not before.strip("'\" *-") or _COUNCILS_RATED.fullmatch(before) is not None
        label = opening and _LABELS.fullmatch(lead) is not None
        gave = verdict.core < verdict.start and not ahead and _GAVE_TO.fullmatch(lead) is not None
        several = len(behind) > 1 and (gave or _GOES_TO.fullmatch(lead) is not None)
        many = several or self._are_told_behind(before, lead)
        at = ratings or _AT_THOSE.fullmatch(lead) is not None
        if not (label or many or at):
            return []
        told = self._run(behind, behind[0].start_char)
        if _HAVE_OWN.match(self.record.text, told[-1].end_char, self.sentence.end_char):
            # "One good and two outstandings: Kingston and Richmond are outstanding": those have their own verb.
            return []
        if at and _LIST_ENDS.match(self.record.text, told[-1].end_char) is None:
            told.pop()
        if at and not (label or many) and len(told) < 2:
            # "Services are inadequate in Bury" is a sentence as any other.
            return []
        return list(dict.fromkeys(mention.council for mention in (*(() if ratings else ahead), *told)))

    def _are_told_behind(self, before: str, lead: str) -> bool:
        """Whether the words before a grade, and those up to the councils behind it, say that these have it."""
        shapes = ((_AMONG_THOSE, _ARE), (_THOSE, _THOSE_ARE))
        if any(one.fullmatch(before) and other.fullmatch(lead) for one, other in shapes):
            return True
        counted = _MANY.search(before) is not None
        told = (_ENUMERATES, _SINGLES_OUT, _HAD_BY_MANY) if counted else (_HAD_BY_MANY,)
        return any(shape.fullmatch(lead) is not None for shape in told)

    def _in_brackets(self, mentions: Sequence[CouncilMention], char: int, end: int) -> list[CouncilId]:
        """ "Three are good (Kent, Bury and Hull), two outstanding (Leeds, Ealing)": those in the brackets behind."""
        behind = [mention for mention in mentions if mention.start_char >= end]
        if OPENS_BRACKET.fullmatch(self.record.text, end, behind[0].start_char) is None:
            return []
        start = max(self.record.text.rfind(")", self.sentence.start_char, char) + 1, self.sentence.start_char)
        counted = _COUNTED.search(self.record.text, start, char) is not None
        if not counted or any(start <= mention.start_char < char for mention in mentions):
            return []
        told = self._run(behind, behind[0].start_char)
        closes = self.record.text.startswith(")", told[-1].end_char)
        return list(dict.fromkeys(mention.council for mention in told)) if closes else []

    def named_next(self, verdict: Verdict) -> tuple[list[CouncilId], Sentence | None]:
        """ "Four councils are inadequate. They are Bury, Hull, Leeds and York": those, and the sentence naming them.

        None where they are not as many as were counted, or more than one grade is told of.
        """
        sentences = self.record.annotated.sentences
        at = self.sentence.index + 1
        if self.is_report or len(self.verdicts) > 1 or at >= len(sentences):
            return [], None
        text, following = self.record.text, sentences[at]
        opens = names_told_of(self.record.annotated, following)
        told = self._run(self.record.councils.mentions(at), opens) if opens is not None else []
        if not told:
            return [], None
        below = opens == following.start_char
        counted = list(_COUNTS.finditer(text, self.sentence.start_char, self.doc[verdict.start].idx))
        if (len(counted) != 1 and not below) or _LIST_ENDS.match(text, told[-1].end_char, following.end_char) is None:
            return [], None
        councils = list(dict.fromkeys(mention.council for mention in told))
        return (councils, following) if below or len(councils) == count_of(counted[0]["n"]) else ([], None)

    def _run(self, mentions: Sequence[CouncilMention], start: int) -> list[CouncilMention]:
        """The mentions of a list that begins at a character, up to the first that nothing joins to it."""
        told: list[CouncilMention] = []
        for mention in mentions:
            if not told and mention.start_char != start:
                continue
            if told and _NEXT_LISTED.fullmatch(self.record.text, told[-1].end_char, mention.start_char) is None:
                break
            told.append(mention)
        return told

    def described(self, verdict: Verdict) -> list[CouncilMention]:
        """ "Outstanding-rated Camden has lent its director", "'inadequate' Hull and Slough": whose epithet it is."""
        end = self.doc[verdict.end - 1].idx + len(self.doc[verdict.end - 1])
        named = _EPITHET.match(self.record.text, end)
        told: list[CouncilMention] = []
        for mention in self.record.councils.mentions(self.sentence.index) if named else ():
            if (named and mention.start_char == named.end()) or (
                told and _NEXT_LISTED.fullmatch(self.record.text, told[-1].end_char, mention.start_char)
            ):
                told.append(mention)
        return told

    def has_something_behind(self, mention: CouncilMention) -> bool:
        """ "Good-rated Camden schools", "'good' Rochdale people": what has the grade is not the council."""
        at = mention.end_char + 1
        if any(self.doc[hit.start].idx == at and has_label(hit, "judged:not-graded") for hit in self.sentence.words):
            return True
        return _PEOPLE_OF.match(self.record.text, mention.end_char) is not None

    def in_turn(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "Torbay and Devon were found good and inadequate respectively": the one of a list that is in its place."""
        alike = self.view.in_turn
        if self.is_report or verdict not in alike:
            return None
        char = self.doc[alike[0].start].idx
        before = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= char]
        told = before[-1:]
        for mention in reversed(before[:-1]):
            if not JOINED.fullmatch(self.record.text[mention.end_char : told[0].start_char].lower()):
                break
            told.insert(0, mention)
        return [told[alike.index(verdict)].council] if len(told) == len(alike) else None

    def alike(self, verdict: Verdict) -> list[tuple[CouncilId, DateMention | None]]:
        """Councils listed behind a grade that have it, too: "..., as were Reading and Slough (in 2014)".

        Or "the fourth council to be rated good, following Durham in May and Hull": each with its own date, if any.
        """
        if self.is_report:
            return []
        text, end = self.record.text, self.view.char_end(verdict)
        opens = _AS_WERE.match(text, end, self.sentence.end_char) or _ALSO_ON.match(text, end, self.sentence.end_char)
        if opens is None and _ONE_MORE.search(text, self.sentence.start_char, self.doc[verdict.start].idx):
            opens = _FOLLOWING.match(text, end, self.sentence.end_char)
        ends = _ALIKE_END
        if opens is None:
            opens, ends = _ALONG_WITH.match(text, end, self.sentence.end_char), _LIST_ENDS
        if opens is None:
            opens, ends = _AND.match(text, end, self.sentence.end_char), _WAS_TOO
        if opens is None:
            return []
        told: list[CouncilMention] = []
        for mention in self.record.councils.mentions(self.sentence.index):
            if (not told and mention.start_char == opens.end()) or (
                told and _NEXT_DATED.fullmatch(text, told[-1].end_char, mention.start_char)
            ):
                told.append(mention)
        if not told or ends.match(text, told[-1].end_char, self.sentence.end_char) is None:
            return []
        return [(mention.council, self._date_beside(mention)) for mention in told]

    def _date_beside(self, mention: CouncilMention) -> DateMention | None:
        """ "Durham in May", "and, last month, Durham": the date of one council of a list."""
        text = self.record.text
        for date in self.dates:
            if date.start_char > mention.end_char and _TO_ITS_DATE.fullmatch(text, mention.end_char, date.start_char):
                return date
        apart = (date for date in self.dates if text[date.start_char - len("and, ") : date.start_char] == "and, ")
        return next((date for date in apart if text[date.end_char : mention.start_char] == ", "), None)
