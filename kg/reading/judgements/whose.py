"""Whose grade it is: the council that the words about it are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import CouncilId
from kg.ontology import Ontology, made_once
from kg.reading.council_words import council_words
from kg.reading.councils import CouncilMention
from kg.reading.dates import DateMention
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.record import Record
from kg.reading.judgements.sentence import SentencePart
from kg.reading.vocabulary import has_label

LATTER = re.compile(
    r"\bthe (?:latter|(?P<first>former(?=(?:'s\b|,? (?:was|were|is|are|has|had|remain|require|got|received|retained)))|"
    r"first of (?:these|those|them|the two))|last of (?:these|those|them|the (?:two|three|four|five)))(?:'s)?",
    re.IGNORECASE,
)
""" "The former was", "the last of these": not the former director, nor the latter's end."""
_LATTER_REACH = 2
"""In so many sentences before it the councils stand of which one is "the latter"."""
_OURS = re.compile(r"\b(?:us|our)\b", re.IGNORECASE)
_BOTH_COUNCILS = re.compile(r"\b(?:both|the two) (?:\w+ )?(?:councils|authorities|boroughs|cities|counties)\b", re.I)
_BOTH = re.compile(r"\W*both (?:of them )?(?:were|are|have|had|got|received|remain|require[sd]?|need)\b", re.IGNORECASE)
_THAT_BOTH = re.compile(
    r"(?:[:;,]|\b(?:that|and|but|where|while)) both (?:of them )?"
    r"(?:were|are|have|had|got|received|remain|require[sd]?|need)\b[^,;:.]*$",
    re.IGNORECASE,
)
""" "They came to the same view: both require": within a sentence."""
_ANY_BOTH = re.compile(
    r"(?:^\W*|[:;,] |\b(?:that|and|but|where|while) )both (?:of them )?"
    r"(?:were|are|have|had|got|received|remain|require[sd]?|need)\b",
    re.IGNORECASE,
)
THE_NEIGHBOUR = re.compile(
    r"\b(?P<apart>(?:after|before|since) )?"
    r"(?:(?:its|their|the|a|one|another|whose) (?:\w+ )?(?:neighbour|neighbours)|the (?:neighbouring|other) "
    r"(?:county|council|borough|authority|city|unitary))(?:,[^,;:.]{3,60},)? "
    r"(?:(?:was|were|is|are|has|have|had|been|also|now|only|already|still|itself|got|received|won|earned|given|"
    r"handed|awarded|rated|judged|graded|found|deemed|to|be|as|an?|the) )*['\"]?$",
    re.IGNORECASE,
)
""" "Two years after its neighbour got": the subject is another council than the one told of."""
_THE_KIND_OF_COUNCIL = re.compile(
    r"(?:^\W*|[;,] (?:(?:and|but|while|whereas) )?|\b(?:and|but|while|whereas|that) )the (?P<kind>county|city) council"
    r"(?:'s (?:children's )?(?:social )?(?:services|care|department))?,? (?:(?:itself|also|meanwhile|by contrast),? )*"
    r"(?:was|were|is|are|has|had|have|got|received|remains?|requires?|required)\b[^;:.]*$",
    re.IGNORECASE,
)
""" "The county council was", beside a city: the subject is a council of that kind."""
_COUNTY = "County"
_LABELS = re.compile(r"['\"]?(?: \(\d+\))?\s*(?:(?::|\s[-–—])\s*|:?\n\W*)(?:the )?")
_COUNCILS_RATED = re.compile(
    r"\W*(?:councils|authorities|boroughs) (?:(?:that|which) are )?(?:rated|graded|judged|found|deemed) "
    r"(?:to be |as )?",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:councils|authorities|boroughs|those|others|handful|"
    r"one(?= (?:is|was|remains|got|has|had|requires)\b)|"
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif)ty(?:-\w+)?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: \w+){0,4} ['\"]?$",
    re.IGNORECASE,
)
_OPENS_BRACKET = re.compile(r"['\"]? \((?:the )?", re.IGNORECASE)
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
    r"(?: (?:city |county |borough )?councils?)?(?: \([^()]*\))?"
    r"(?:\s*(?:[.,;:!)\"'–—-]|$)|\s+(?:by|after|in|at|following|while|but|when|since|this|last|because|as|with)\b)",
    re.IGNORECASE,
)
"""Behind the last of a list: "Slough and Bury, ..."; in "inadequate in Slough and Bury has sent help" it is Slough."""
_BESIDES = re.compile(
    r"\W*(?:as well as|along with|together with|besides|in addition to|like) (?:the )?", re.IGNORECASE
)
"""Before a council that opens a sentence and has the grade of the others, too."""
_THOSE_ARE = re.compile(r"[^;.:()]{0,40} (?:include[sd]?|are|were) (?:the )?")
""" "Those ranked inadequate for children's safety included Slough, Bury and Surrey"."""
_THOSE = re.compile(
    r"\W*(?:and )?(?:those|the (?:councils|authorities|boroughs|others)|others)\b[^,;:.]*$", re.IGNORECASE
)
_SINGLES_OUT = re.compile(
    r"[^;.:()]{0,20},?\s*(?:the (?:latest|most recent|newest|last|others?)(?: \w+)? (?:being|are|is|were|was)|"
    r"including|among them|namely)\s*(?:the )?",
    re.IGNORECASE,
)
_NEXT_LISTED = re.compile(
    r"(?: council)?(?: again)?(?:\s*\([^()]*\))?"
    r"(?:\s*(?:[,;]\s*(?:and|plus)|[,;]|and|plus|&)\s*|\s*\n\W*)(?:the )?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:'s)?(?: council)?(?:,? in [a-z' -]{3,30}?)?,?\s*(?:and|&)?(?: both)?\s*(?:the )?")
""" "Waltham Forest in London and St Helens in Lancashire", "Halton, in the north west, and Hull": what may stand
between two that share a grade."""
_HAS_JOINED = re.compile(r"(?: council)?(?:,? (?:has|have|had))?(?: now)? join(?:s|ed) ")
""" "Bury" + "has joined" + "Leeds and York in being awarded the top grade": before those that had it already."""
_UNNAMED = re.compile(
    r"\b(?:from|by|with|to|at|of|work\w* (?:for|in)|(?:job|post|role|career) (?:at|in)) (?:an?|another) "
    r"(?:\w+ ){0,2}?(?:council|authority|borough|county|neighbour),? "
    r"(?:where|which|that|whose)\b[^.;]*$",
    re.IGNORECASE,
)
""" "Is to get help from a council where services are rated good": whose grade it is, is not told."""
_ITS_NEIGHBOUR = re.compile(r"(?:'s|s')(?: \w+)? neighbours?,? (?:the )?", re.IGNORECASE)
_HAVE_OWN = re.compile(
    r"(?:'s)?(?: (?:council|services|children's services))?(?: (?:both|each|all))? "
    r"(?:is|are|was|were|remain|remains|got|get|gets|require|requires)\b",
    re.IGNORECASE,
)
_EPITHET = re.compile(
    r"(?:['\"]?[- ](?:rated|graded|judged)|['\"]) (?:the |(?:councils|authorities|boroughs|counties) )?", re.IGNORECASE
)
_WHEN_IT = re.compile(r"(?:'s)?(?: [Cc]ouncil)? when (?:it|they|its (?:\w+ )?services) [^,;:.]*", re.IGNORECASE)
_PEOPLE_OF = re.compile(
    r" (?:people|residents|parents|families|teachers|pupils|children(?! and (?:family|families)\b| social|'s)|man|"
    r"woman|mum|dad|club|team|side|players?|homes?|firm|company|food|pubs?|restaurants?|streets?|roads?)\b",
    re.IGNORECASE,
)
_SUBJECT_GAP = (
    r"\s*(?:was|were|is|had been|has been|,? also was|(?:had|has) (?:already|also|itself|only|just)|"
    r",? (?:which|whose (?:children's )?services)"
    r"(?: (?:was|were|is|are|has|have|had|just|now|recently|since|also|been))*|"
    r"(?:,? (?:which|who))?(?: (?:already|also|still|now|itself|council))* "
    r"(?:has|had|enjoy(?:s|ed)|h[eo]lds?|held|boasts?|boasted|ke(?:eps?|pt)|got|won|earned|received|secured|achieved|"
    r"retain(?:s|ed)|carr(?:ies|ied)|can boast(?: of)?|bears?) (?:an?|its|their|the)(?: \w+){0,2} ['\"]?)?\s*"
)
""" "Neighbouring Bolton" + "enjoys a": between a council, or where it lies, and its verb or its grade."""


_AS_WERE = re.compile(
    r"['\")]*(?: (?:in|by|this|last) [^,;:.]{2,30})?,? as (?:is|are|was|were|has|have|had) (?:been )?"
    r"(?:the |neighbouring )?"
)
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

_ITS = re.compile(r"(?: [Cc]ouncil)?,?(?: [\w-]+){0,4} (?:its|their)(?: [\w-]+){0,2} ['\"]?")
""" "Bolton, with its" + "outstanding": between a council and the grade that it has."""
_IN = re.compile(r"['\"]?(?: overall)?(?: by (?:ofsted|inspectors))?,? (?:back )?(?:in )?", re.IGNORECASE)


@made_once
def _subject_gap(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(rf"(?:,? (?:{council_words(ontology).lies}),?)?{_SUBJECT_GAP}")


class Whose(SentencePart):
    """The councils that the verdicts of a sentence are about."""

    def council(self, verdict: Verdict) -> list[CouncilId]:
        """The councils that a verdict is about: those joined by "and" before it, or the one in view."""
        char = self.doc[verdict.start].idx
        topical = self.record.councils.topical(self.sentence.index)
        unnamed = _UNNAMED.search(self.record.text, self.sentence.start_char, char)
        if unnamed is not None and not any(mention.start_char >= unnamed.start() for mention in topical):
            return []
        if self._is_of_unknown_name(verdict):
            return []
        described = self.described(verdict)
        if described:
            if self.is_report or self._has_something_behind(described[-1]):
                return []
            return list(dict.fromkeys(mention.council for mention in described))
        once_there = self._of_when(verdict)
        if once_there is not None:
            return [] if self.is_report else [once_there]
        latter = self._latter(verdict)
        if latter is not None:
            return latter
        in_turn = self._in_turn(verdict)
        if in_turn is not None:
            return [in_turn]
        neighbour = self._neighbour(verdict, topical) or self._neighbour_of(verdict, topical)
        if neighbour is not None:
            return [] if self.is_report else [neighbour]
        if self._is_of_the_neighbour(verdict):
            return self._the_other(verdict)
        owner = self._owner_beside(verdict, topical)
        if owner is not None:
            return [] if self.is_report else [owner]
        before = [mention for mention in topical if mention.start_char <= char]
        if before and verdict.frame is Frame.MOVED and _OURS.search(self.record.text, before[-1].end_char, char):
            # "He thanked Hampshire for 'taking us from inadequate to good'": neither the neighbour's, nor told as fact.
            return []
        if len(before) > 1 and _OPENS_BRACKET.fullmatch(self.record.text, before[-1].end_char, char) is not None:
            # "Bury, Hertfordshire (good), Leeds": of the one before the bracket alone.
            return [before[-1].council]
        if len(before) > 1:
            joined = [before[-1].council]
            for mention, following in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
                between = self.record.text[mention.end_char : following.start_char].lower()
                if (_JOINED.fullmatch(between) or _HAS_JOINED.fullmatch(between)) is None:
                    break
                joined.append(mention.council)
            told = list(dict.fromkeys(reversed(joined)))
            if len(told) == len(self.verdicts) == len(self.dates) > 1 and self._each_dated():
                # "In Hampshire and the Isle of Wight services were rated outstanding in 2019 and good in 2018".
                return [told[self.verdicts.index(verdict)]]
            return told
        asked = self._asked_of(verdict)
        if asked is not None:
            return [asked]
        both = (_BOTH.match(self.record.text, self.sentence.start_char) or self._are_both(verdict)) and not before
        if both or _BOTH_COUNCILS.search(self.record.text, self.sentence.start_char, char):
            return pair(self.record, self.sentence.index)
        if self._are_they_several():
            return []
        council = self.record.councils.holder(self.sentence.index, char)
        kind = self._kind_told(verdict) if council is not None else None
        if council is not None and kind is not None and not self._is_of_kind(council, kind):
            return self._one_of_kind(kind)
        return [council] if council is not None else []

    def _kind_told(self, verdict: Verdict) -> str | None:
        """ "The county council was judged good": what kind of council the clause of a grade says that it is of."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        told = _THE_KIND_OF_COUNCIL.search(before) if not self.is_report else None
        if told is None or any(
            mention.start_char >= self.sentence.start_char + told.start()
            for mention in self.record.councils.mentions(self.sentence.index)
            if mention.start_char < self.doc[verdict.start].idx
        ):
            return None
        return told["kind"].lower()

    def _is_of_kind(self, council: CouncilId, kind: str) -> bool:
        councils = self.record.ontology.councils
        # "The county council" is what some unitary ones call themselves, and what others were divided from.
        alike = [councils[council], *(one for one in councils.values() if council in one.succeeded_by)]
        return any(
            f"{kind} council" in one.label.lower() or (kind == "county" and one.type == _COUNTY) for one in alike
        )

    def _one_of_kind(self, kind: str) -> list[CouncilId]:
        """The one council of a kind that the article names; none where it names several or none."""
        named = {
            mention.council
            for sentence in self.record.annotated.sentences
            for mention in self.record.councils.mentions(sentence.index)
        }
        alike = [one for one in sorted(named) if self._is_of_kind(one, kind)]
        return alike if len(alike) == 1 else []

    def _are_they_several(self) -> bool:
        """ "Bury, Hull and Leeds were inadequate. They were good for adoption": which of them is not told."""
        if self.is_report or not self.sentence.index or self.doc[self.sentence.start].lower_ != "they":
            return False
        before, named = self.view.before, self.record.councils.mentions(self.sentence.index)
        told = {one.council for one in self.record.facts if one.evidence.start == before.start_char}
        return len(told) > 1 and not named

    def _asked_of(self, verdict: Verdict) -> CouncilId | None:
        """ "Calderdale? Requires improvement since 2015.": the council that is all that the sentence before asks of."""
        if verdict.start != self.sentence.start or not self.sentence.index or self.is_report:
            return None
        before = self.view.before
        named = self.record.councils.mentions(before.index)
        if before.block != self.sentence.block or len(named) != 1:
            return None
        around = self.record.text[before.start_char : named[0].start_char], self.record.text[named[0].end_char :][:1]
        return (
            named[0].council if around[0].strip().lower() in ("", "and", "and what of") and around[1] == "?" else None
        )

    def _of_when(self, verdict: Verdict) -> CouncilId | None:
        """ "He was head of safeguarding in Cornwall when it climbed to good": the council of the post."""
        start = self.doc[verdict.start].idx
        for mention in self.record.councils.mentions(self.sentence.index):
            if mention.end_char < start and _WHEN_IT.fullmatch(self.record.text, mention.end_char, start):
                return mention.council
        return None

    def _in_turn(self, verdict: Verdict) -> CouncilId | None:
        """ "Torbay and Devon were found good and inadequate respectively": the one of a list that is in its place."""
        alike = self.view.in_turn
        if self.is_report or verdict not in alike:
            return None
        char = self.doc[alike[0].start].idx
        before = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= char]
        told = before[-1:]
        for mention in reversed(before[:-1]):
            if not _JOINED.fullmatch(self.record.text[mention.end_char : told[0].start_char].lower()):
                break
            told.insert(0, mention)
        return told[alike.index(verdict)].council if len(told) == len(alike) else None

    def _are_both(self, verdict: Verdict) -> bool:
        """Whether "both" is the subject of a clause within the sentence, for two councils told of before it."""
        stop = self.view.char_end_of(verdict.start)
        told = _THAT_BOTH.search(self.record.text, self.sentence.start_char, stop)
        if told is None or self.is_report:
            return False
        # "Leadership and care, both require improvement": areas.
        return not any(self.doc[area.start].idx < told.start() for area in self.view.areas)

    def _is_of_the_neighbour(self, verdict: Verdict) -> bool:
        """Whether a grade is of a neighbour that the clause does not name."""
        start = self.doc[verdict.start].idx
        told = self._told_neighbour(verdict)
        return told is not None and not any(
            told.start() <= mention.start_char < start for mention in self.record.councils.mentions(self.sentence.index)
        )

    def _told_neighbour(self, verdict: Verdict) -> re.Match[str] | None:
        start = self.doc[verdict.start].idx
        return None if self.is_report else THE_NEIGHBOUR.search(self.record.text, self.sentence.start_char, start)

    def _the_other(self, verdict: Verdict) -> list[CouncilId]:
        """The other one of the two councils of an article, beside the one that the sentence is about."""
        told = self._told_neighbour(verdict)
        if told is not None and told["apart"]:
            # "Two years after its neighbour got top marks": of an inspection that is told of elsewhere, if at all.
            return []
        named = {
            mention.council
            for sentence in self.record.annotated.sentences
            for mention in self.record.councils.mentions(sentence.index)
        }
        own = self.record.councils.holder(self.sentence.index)
        return [*(named - {own})] if own in named and len(named) == 2 else []

    def alike(self, verdict: Verdict) -> list[tuple[CouncilId, DateMention | None]]:
        """Councils listed behind a grade that have it, too: "..., as were Reading and Slough (in 2014)".

        Or "the fourth council to be rated good, following Durham in May and Hull": each with its own date, if any.
        """
        if self.is_report:
            return []
        text, end = self.record.text, self.view.char_end(verdict)
        opens = _AS_WERE.match(text, end, self.sentence.end_char)
        if opens is None and _ONE_MORE.search(text, self.sentence.start_char, self.doc[verdict.start].idx):
            opens = _FOLLOWING.match(text, end, self.sentence.end_char)
        if opens is None:
            return []
        told: list[CouncilMention] = []
        for mention in self.record.councils.mentions(self.sentence.index):
            if (not told and mention.start_char == opens.end()) or (
                told and _NEXT_DATED.fullmatch(text, told[-1].end_char, mention.start_char)
            ):
                told.append(mention)
        if not told or _ALIKE_END.match(text, told[-1].end_char, self.sentence.end_char) is None:
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

    def _each_dated(self) -> bool:
        """Whether each grade of the sentence has its own date behind it, and they differ."""
        return len({one.grade for one in self.verdicts}) > 1 and all(
            _IN.fullmatch(self.record.text, self.view.char_end(one), date.start_char)
            for one, date in zip(self.verdicts, self.dates, strict=True)
        )

    def _is_of_unknown_name(self, verdict: Verdict) -> bool:
        """ "Rates Bury good, Westminster outstanding": a grade of its own, right behind a name that is no council's."""
        number = self.verdicts.index(verdict)
        if not number or self.verdicts[number - 1].core != verdict.core or self.verdicts[number - 1].origin:
            return False
        start = self.verdicts[number - 1].end
        at = verdict.start - 1
        while at > start and (self.doc[at].is_quote or self.doc[at].lower_ in ("as", "to", "be")):
            at -= 1
        name = self.doc[at]
        opens = self.doc[at - 1].orth_ in (",", ";") or self.doc[at - 1].lower_ == "and"
        known = self.view.mention_between(at, at + 1) or at in self.view.masked()
        dated = any(date.start_char <= name.idx < date.end_char for date in self.dates)
        return at > start and name.is_title and opens and not known and not dated

    def _latter(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "Of Dorset and Devon, the latter has been inadequate since 2018": the council named last before.

        "The former" is the first of two. Empty where it is not plain which are meant.
        """
        verb = self.doc[min(verdict.core, verdict.start)]
        core, ends = verb.idx, verb.idx + len(verb)  # "The former *is*".
        told = next(reversed(list(LATTER.finditer(self.record.text, self.sentence.start_char, ends))), None)
        if told is None or self.is_report or re.search(r"[,;.]", self.record.text[told.end() : core]):
            return None
        here = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= told.start()]
        at = self.sentence.index
        while not here and at and self.sentence.index - at < _LATTER_REACH:
            at -= 1
            here = list(self.record.councils.mentions(at))
        named = len({mention.council for mention in here})
        if named < 2 or (told["first"] and named > 2):
            return []
        return [here[0 if told["first"] else -1].council]

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
        before = self.record.text[opens:char]
        lead = self.record.text[end : behind[0].start_char]
        opening = not before.strip("'\" *-") or _COUNCILS_RATED.fullmatch(before) is not None
        label = opening and _LABELS.fullmatch(lead) is not None
        many = _MANY.search(before) is not None and (_ENUMERATES.fullmatch(lead) or _SINGLES_OUT.fullmatch(lead))
        many = many or (_THOSE.fullmatch(before) and _THOSE_ARE.fullmatch(lead))
        at = ratings or _AT_THOSE.fullmatch(lead) is not None
        if not (label or many or at):
            return []
        told = [behind[0]]
        for mention in behind[1:]:
            if _NEXT_LISTED.fullmatch(self.record.text, told[-1].end_char, mention.start_char) is None:
                break
            told.append(mention)
        if _HAVE_OWN.match(self.record.text, told[-1].end_char, self.sentence.end_char):
            # "One good and two outstandings: Kingston and Richmond are outstanding": those have their own verb.
            return []
        if at and _LIST_ENDS.match(self.record.text, told[-1].end_char) is None:
            told.pop()
        if at and not (label or many) and len(told) < 2:
            # "Services are inadequate in Bury" is a sentence as any other.
            return []
        return list(dict.fromkeys(mention.council for mention in (*(() if ratings else ahead), *told)))

    def _in_brackets(self, mentions: Sequence[CouncilMention], char: int, end: int) -> list[CouncilId]:
        """ "Three are good (Kent, Bury and Hull), two outstanding (Leeds, Ealing)": those in the brackets behind."""
        behind = [mention for mention in mentions if mention.start_char >= end]
        if _OPENS_BRACKET.fullmatch(self.record.text, end, behind[0].start_char) is None:
            return []
        start = max(self.record.text.rfind(")", self.sentence.start_char, char) + 1, self.sentence.start_char)
        counted = _COUNTED.search(self.record.text, start, char) is not None
        if not counted or any(start <= mention.start_char < char for mention in mentions):
            return []
        told = [behind[0]]
        for mention in behind[1:]:
            if _NEXT_LISTED.fullmatch(self.record.text, told[-1].end_char, mention.start_char) is None:
                break
            told.append(mention)
        closes = self.record.text.startswith(")", told[-1].end_char)
        return list(dict.fromkeys(mention.council for mention in told)) if closes else []

    def _has_something_behind(self, mention: CouncilMention) -> bool:
        """ "Good-rated Camden schools", "'good' Rochdale people": what has the grade is not the council."""
        at = mention.end_char + 1
        if any(self.doc[hit.start].idx == at and has_label(hit, "judged:not-graded") for hit in self.sentence.words):
            return True
        return _PEOPLE_OF.match(self.record.text, mention.end_char) is not None

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

    def _neighbour(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> CouncilId | None:
        """ "Neighbouring Bromley was rated outstanding": the subject of the verb, whatever the sentence is about."""
        core = self.doc[min(verdict.core, verdict.start)].idx
        known = {mention.start_char for mention in topical}
        gap = _subject_gap(self.record.ontology)
        for mention in self.record.councils.mentions(self.sentence.index):
            between = self.record.text[mention.end_char : core]
            unknown = mention.end_char <= core and mention.start_char not in known
            if unknown and gap.fullmatch(between):
                return mention.council
        return None

    def _owner_beside(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> CouncilId | None:
        """ "Unlike Bolton, with its outstanding, ...": the council named last, whatever the sentence is about."""
        char = self.doc[verdict.start].idx
        before = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= char]
        if not before or before[-1] in topical or not verdict.noun:
            return None
        return before[-1].council if _ITS.fullmatch(self.record.text, before[-1].end_char, char) is not None else None

    def _neighbour_of(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> CouncilId | None:
        """ "Ofsted gave Oxfordshire's neighbour Swindon a good": the one named last, whatever the sentence is about."""
        char = self.doc[verdict.start].idx
        before = [mention for mention in topical if mention.end_char <= char]
        for mention in self.record.councils.mentions(self.sentence.index):
            if not before or not before[-1].end_char < mention.start_char < char:
                continue
            between = self.record.text[before[-1].end_char : mention.start_char]
            if _ITS_NEIGHBOUR.fullmatch(between) is not None:
                return mention.council
        return None


def pair(record: Record, sentence_index: int) -> list[CouncilId]:
    """ "Both councils": the two of which the article has told up to there; empty where it is another number."""
    text = record.annotated.text(record.annotated.sentences[sentence_index])
    if not any(shape.search(text) for shape in (_BOTH_COUNCILS, _ANY_BOTH)):
        return []
    told = [mention.council for index in range(sentence_index + 1) for mention in record.councils.topical(index)]
    both = list(dict.fromkeys(told))
    if len(both) != 2 and sentence_index and _ANY_BOTH.search(text):
        # "A bad week for Blackpool and Bradford. Both were found inadequate".
        both = list(dict.fromkeys(m.council for m in record.councils.mentions(sentence_index - 1) if not m.beside))
    return both if len(both) == 2 else []


def is_of_both(text: str) -> bool:
    """Whether a sentence, or a clause of it, begins with "both" for two councils: "Both were found inadequate"."""
    return _ANY_BOTH.search(text) is not None
