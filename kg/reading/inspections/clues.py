"""Where a text tells of an inspection: types by name, dates tied to inspectors at work, what is of before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import ConceptId, CouncilId, PartialDate
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.dates import MONTHS, DateMention, earlier
from kg.reading.inspections.types import type_of
from kg.reading.inspections.words import InspectionWords
from kg.reading.rows import head_of
from kg.reading.vocabulary import Hit, longest

_MONTHS_TO_REPORT = 9
"""The longest time from an inspection to the news of its report."""
_ITS_REPORT = r" (?:its|their|the|his|her|a) (?:\w+ ){0,2}?(?:reports?|findings|letters?|verdict)"
_PUBLISHED = re.compile(
    rf"(?:(?:publish\w*(?:{_ITS_REPORT})?|(?:releas(?:ed?|es|ing)|issu(?:ed?|es|ing)|unveil\w*){_ITS_REPORT})"
    r"(?: by (?:the )?\w+)?|released?|issued|appeared|came out|unveiled|made public|report,? (?:of|from|"
    r"dated)|report,(?=\s*(?:\w+day\s*)?$))\s*(?:\w+day\s*)?"
    r"(?:today|yesterday|this week|last week)?\s*(?:\(|on|in|,|:)?\s*(?:\w+day,?\s*)?(?:the\s*)?$",
    re.IGNORECASE,
)
_KEPT_FROM = re.compile(
    r"\b(?:maintain|retain|keep|kept|hold|held|match)\w* (?:its|their|the|an?|that) "
    r"(?:(?!\binspect)[^,;:.])*\b(?:from|of)\s*$",
    re.IGNORECASE,
)
""" "It maintained its good rating from 2013": of before."""
_OWN_VERDICT = re.compile(
    r"\s+['\"]?\w+(?:[ -]\w+)?['\"]? (?:ofsted )?(?:verdict|rating|judge?ment|grade)\b", re.IGNORECASE
)
""" "The council's 2015 'inadequate' verdict"."""
_PROGRAMME = re.compile(
    r"s?\)? (?:programmes?|process(?:es)?|handbook|guidance|regime|inspections (?:are|examine|look))\b|"
    r"s (?:are|examine|look)\b"
)
_NEW_KIND = re.compile(
    r"\b(?:introduc|launch|publish|announc)\w* (?:an?|the|its|their)(?: \w+){0,3} "
    r"(?:framework|programme|regime|guidance),? (?:for|of|on) ?$",
    re.IGNORECASE,
)
""" "Introduced a new framework for joint inspections", "the joint inspection programme": a kind, not one of it."""
_NEW_RULES = re.compile(
    r"(?:(?!\b(?:found|finds?|saw|said|says|noted|visit\w*|inspected|judged|rated|praised)\b)[^.;:])*?"
    r"\b(?:introduc|launch|brought in|bring|start|chang|adopt)\w* (?:using )?"
    r"(?:an?|the|its|their)(?: \w+){0,3} (?:frameworks?|regimes?|systems?|programmes?|judge?ments?|approach)\b",
    re.IGNORECASE,
)
""" "In 2022 Ofsted introduced a new framework": when the rules changed, and nobody was inspected."""
_OVER_THE_YEARS = re.compile(
    r"\bhave (?:been )?(?:\w+ )?(?:conduct|carr|inspect|mak|made|undert|held|hold)\w*(?: out)? $", re.IGNORECASE
)
""" "Since 2016 Ofsted and the CQC have conducted joint inspections": what they do everywhere."""
_LABELLED = re.compile(
    r"\W*(?:date (?:of (?:the )?)?)?(?:inspected|inspection(?: dates?)?|visited|visit(?: dates?)?)(?: "
    r"(?:on|in))?\s*:\s*",
    re.IGNORECASE,
)
""" "Inspected: June 2019", under the name of a council."""
_WEEK_OF = re.compile(r"\bweek (?:of|beginning|commencing|starting)(?: on)?\s*(?:\w+day,? )?$", re.IGNORECASE)
_MUST = re.compile(
    r"\b(?:must|should|(?:has|have|had|needs?|needed|ordered|told|required|asked|expected|given) to|until)\b[^;:]*$",
    re.IGNORECASE,
)
_WORKS_WITH = re.compile(r"\bwork(?:s|ed|ing)? (?:\w+ )?(?:with|alongside)\b", re.IGNORECASE)
_NOT_VISITED = r"(?:(?!\b(?:ofsted|inspect\w*|visit\w*)\b)[^.;:])"
_OWN_ACCOUNT = re.compile(
    rf"\bself-(?:evaluation|assessment)\b{_NOT_VISITED}{{0,60}}$|\b(?:operational|effective|in force) (?:in |from )?$|"
    rf"\bexpect(?:s|ed)? to (?:receive|publish|get)\b{_NOT_VISITED}*$|\bas early as (?:in )?(?:\w+day,? )?$",
    re.IGNORECASE,
)
""" "Its self-evaluation, undertaken in December", "a framework operational in May", "expects to receive it in May"."""
_BRIEF = re.compile(r"\b(?:one|two|three|[123])-day (?:\w+ )?(?:inspection|visit)\b[^;:.]{0,30}$", re.IGNORECASE)
""" "A two-day inspection in 2018": no full one is so short."""
_FOLLOWS_VISIT = re.compile(
    r"\b(?:ratings?|grades?|judge?ments?|verdict|inspection(?! report)|upgrade)\b[^.;:]*? "
    r"(?:follow(?:s|ed)|c[oa]mes? after) (?:an?|the|its|\w+)(?: \w+)? $",
    re.IGNORECASE,
)
""" "The improved rating follows a monitoring visit": it was given at an inspection, and the visit was before."""
_VISITS_IN = re.compile(
    r"(?:(?<!focused )(?<!monitoring )\bvisits|\b(?:following|after) inspections) "
    r"(?:made |carried out )?(?:(?:in|during) )?$",
    re.IGNORECASE,
)
_NAMES_VISIT = re.compile(r"\bvisit\b", re.IGNORECASE)
_ONE_IN = re.compile(
    r"\b(?:the|this|that) (?:\w+ )?one,? (?:in|on|from|last|this)\b|"
    r"(?<![\w,] )\bthe (?:first|second|third|fourth|fifth|sixth|latest|last|most recent)(?: visit)?,? (?:of (?:them|"
    r"these|those),? )?"
    r"(?:was|took place|came|happened)(?: (?:held|carried out|made))? (?:in|on|last)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince(?:\s+(?:early|late|then|around|about|at least))?\s*$", re.IGNORECASE)
_FARTHEST = 110
_NEAR = 40
_BY_WHOM = 100
"""How far a date may stand from a type that is followed by those who inspected."""
_THEIR_ARRIVAL = re.compile(
    r"\b(?:(?:inspect\w+|team|crew|they|who|ofsted)\s+(?:\w+ )?arriv\w+|"
    r"(?:inspections?|visits?|fieldwork)\s+(?:which |that )?(?!framework|regime)(?:\w+ )?(?:began|started|commenced))"
    r"\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:^|[:;,–—-]\s)\W*(?:(?:back )?(?:in|by|during)\s+)?$", re.IGNORECASE)
"""What may stand before a date that leads its clause."""
_WEEKS_BACK = re.compile(r"\b(?:(?:last|this) month|(?:weeks?|months?) ago)\b", re.IGNORECASE)
_MONTH_NAME = re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE)
_PLACE_AND_TIME = re.compile(
    r"\s*(?::|\s[-–—]|,)\s*(?:(?:in|at) [A-Z][\w' -]{2,30}(?:,\s*|\s+))?(?:in|on|from|during|over)?\s*"
)
_SINCE_INADEQUATE = re.compile(
    r",? (?:(?:was|being) )?(?:the|its|their|an?) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|latest|last|further)"
    r"(?: (?:such|of its kind|one|visit|of \w+))* (?:since|after) [^.;]*\binadequate\b",
    re.IGNORECASE,
)
""" "The third since the authority was judged inadequate": such visits monitor what was found so."""
_FINISHED = re.compile(
    r"(?: 20\d\d)?,? and (?:\w+ )?(?:finished|ended|completed|concluded) (?:in |at the end of )?", re.IGNORECASE
)
""" "Begun in December and finished in February"."""
_RETURNS = re.compile(
    r"[^.;:]{0,40}?\b(?:and|then|before)\b[^.;:]{0,12}?\b(?:back|again|returned|returning)\b[^.;:]{0,40}?"
    r"(?:in |on |from |between )?",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\s*(?:that|which) (?:ran|took|lasted|began|started|ended|went|stretched|spanned)\b", re.IGNORECASE
)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_WINDOW = re.compile(
    r"(?:\bto|\band|\buntil|[-–—])\s*(?:\d{1,2}\w{0,2}\s+)?"
    r"(?:Jan|Feb|Mar|Apr|May|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec)|\d/\d"
)
"""The end of a window of dates, as a quick test."""
_NOUN_AFTER = re.compile(
    r"^(?:'s)?,?\s*(?:(?:full|ofsted(?:'s)?|single|short|standard|focused|monitoring|joint|previous|unannounced|"
    r"first|last|damning)\s+|a |the )*"
    r"(?:inspections?|visits?|reports?|judge?ments?|ratings?|verdicts?|grades?|jtai|letter)\b",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(
    r"^,?\s*(?:(?:the )?(?:\w+ )?(?:ofsted|inspectors?|watchdog|inspectorate|regulator|jtai|focused visit|"
    r"monitoring visit|visit|inspection)"
    r"|it was|they were|we were|services were|the (?:council|authority|service|department|borough|county)\b|when)",
    re.IGNORECASE,
)
_PERHAPS_EARLIER = re.compile(
    r"\b(?:having|had (?:been|previously|found|judged|rated|told)|compared (?:with|to)|old(?:er)?|"
    r"since (?:the|its|an?|their|our|that|ofsted))\b|\bsince\b[^,;]*$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|due to|expected to|is to|are to|plans? to|next|future|further|another|regular|"
    r"prepar\w+ for|ahead of|"
    r"face|faces|until the next|awaiting)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_NOT_INSPECTED = re.compile(
    r"\b(?:not|n't|never|yet to|still to|due to|will|to be|awaiting|awaits?) "
    r"(?:(?:yet|since|been|be|ever|also|then|formally|fully) )*(?:re-?)?(?:inspected|visited)\b|"
    r"\b(?:no|without an?) (?:full |new |further )?inspections?\b",
    re.IGNORECASE,
)
""" "Kent and Essex were not inspected this year": what tells of no inspection."""
_MODALS = frozenset({"would", "could", "might", "may", "should", "will", "'d", "'ll"})
_IS_TO = re.compile(
    r"\b(?:(?:is|are|was|were) (?:\w+ )?(?:due|expected|set|about|going|likely|ready|scheduled|planning|yet)|"
    r"(?:plans?|expects?|intends?|has yet|have yet)) to(?: \w+)?\s*$",
    re.IGNORECASE,
)
""" "Ofsted is due to inspect", "inspectors have yet to report": what has not happened."""
_IMAGINED = re.compile(r"\b(?:if|unless|suppose|imagine)\b[^,;:.]*$", re.IGNORECASE)
"""What is only thought of: "if Rochdale were inspected tomorrow"."""
_ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view|eyes) of)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""Right before an inspectorate or its report: what the sentence states is what it says."""
_REPORT_COLUMN = re.compile(r"\b(?:publish\w*|reports?|publication)\b", re.IGNORECASE)
_VISIT_COLUMN = re.compile(r"\b(?:inspect\w*|visit\w*)\b", re.IGNORECASE)
"""What a column of dates holds, by the words at its head."""
_MOVED = re.compile(r"(?:up|down) from\b[^.;]*\b(?:after|following)\b", re.IGNORECASE)
VISITS = frozenset({"focused-visit", "monitoring-visit", "assurance-visit"})
_AFTER_IT = re.compile(r",? (?:\w+ ){0,4}?(?:after|following|during|at) (?:an?|its|the|that) (?:\w+ )?", re.IGNORECASE)
INSPECTS = re.compile(r"\binspect(?:ion|ions|ed)\b", re.IGNORECASE)
THAT_VISIT = re.compile(r"(?:'s)? visit\b", re.IGNORECASE)
""" "The 2021 visit": behind the date."""
_STARTS_ANEW = re.compile(r"(?:since|after|before|until|till|by)\b", re.IGNORECASE)
_PLURAL_TYPE = re.compile(r"(?:visits|inspections)$", re.IGNORECASE)
_THE_LATEST = re.compile(r"visits\b[^.;]{0,40}\b(?:the latest|the last|the most recent)\b", re.IGNORECASE)
""" "Regular monitoring visits, with the latest last month"."""
_TRAGEDY = re.compile(r"\b(?:deaths?|murders?|killings?) of\b[^.;]{0,140}$|\boverhauled\s*(?:in )?$", re.IGNORECASE)
""" "After the death of a child in Haringey in 2007": no inspection."""
_THEN_FOUND = re.compile(
    r"\s*,?\s*(?:after|when|because|as) (?:ofsted|(?:the )?inspectors|it|they|the (?:watchdog|inspectorate|regulator)) "
    r"(?:\w+ )?(?:found|said|discovered|uncovered|identified|concluded|saw)\b",
    re.IGNORECASE,
)
""" "Was given the lowest grade in April 2017, after inspectors found that ...": all of it is of then."""
_GRADED_BEFORE = re.compile(
    r"\b(?:rated|judged|graded|deemed|branded|ranked|labelled|(?:given|handed|received|got) (?:the|an?|its|their))\b"
    r"[^,;:]*$",
    re.IGNORECASE,
)
_THEN_AFTER = re.compile(r"\s*,?\s*(?:after|amid|over|because of|due to|owing to|as a result of)\b", re.IGNORECASE)
""" "Was rated inadequate in April 2017 after a decline in leadership": why it was, as far as that goes."""
_THEN_ENDS = re.compile(
    r"[;]|,? \b(?:but|now|while|although|whereas|yet|still|again)\b|"
    r",? and (?:is|are|has|have|remains?|continues?|(?:it|they|this|the) )",
    re.IGNORECASE,
)
_LEFT_UNDONE = re.compile(
    r"\b(?:recommendations?|findings|requirements|priorities|actions?|criticisms|concerns|warnings)"
    r"(?: and recommendations)? (?:(?:made|raised|set out|given|issued) )?(?:by \w+ )?"
    r"(?:of|from|in|at|after|following) (?:the|its|their|that|our|an?|ofsted's) $",
    re.IGNORECASE,
)
""" "Recommendations of the 2015 inspection": a later one looks back on them, where it tells what became of them."""
_WHAT_BECAME = re.compile(
    r"\b(?:not|n't|never|slow\w*|fail\w*|yet|unmet|implement\w*|address\w*|act(?:ed)? on|met|carried out|respond\w*|"
    r"progress\w*|ignor\w*|outstanding)\b",
    re.IGNORECASE,
)
_MOVED_FROM = re.compile(
    r"\b(?:improv|declin|deteriorat|worsen|chang|progress)\w*\b[^,;:.]{0,30}? (?:from|since|on) "
    r"(?:the|its|their|an?|that) [^,;:.]*$",
    re.IGNORECASE,
)
""" "Services have not improved enough from the judgement of inadequate in 2015"."""
_FOUND_TO_BE = re.compile(
    r"\b(?:was|were|been) found (?:to|not|wanting|in)\b[^,;]{0,60} (?:during|at|in) "
    r"(?:an?|the|its|their) (?:[\w'-]+ ){0,4}$",
    re.IGNORECASE,
)
""" "Where workers were found to be overwhelmed during": what stands before the visit that follows is of then."""
_NOW_SAID = re.compile(
    r",\s+(?:inspectors|ofsted|it|they|the (?:inspectors|watchdog|report|letter|regulator)) (?:has |have |also )?"
    r"(?:praised|found|said|noted|welcomed|acknowledged|recognised|saw|commended)\b",
    re.IGNORECASE,
)
""" "Although it still requires improvement, inspectors praised efforts to solve the problems found in 2015"."""
_THAT_REPORT = re.compile(
    r"(?:'s)? report (?:read|reads|said|says|found|states?|stated|concluded|noted|revealed|warned)\b", re.IGNORECASE
)
""" "The damning May report read": behind the date."""
OTHERS_ACT = re.compile(
    r",? (?:the |a )?(?:DfE|department(?: for \w+)?|government|ministers?|secretary of state|education secretary|"
    r"council|authority|cabinet|trust) (?:\w+ )?(?:instructed|appointed|ordered|issued|launched|announced|agreed|"
    r"approved|opened|decided|sent|told|took)\b",
    re.IGNORECASE,
)
""" "In September the DfE instructed a commissioner": what others did on a date."""
_AWAITED = re.compile(
    r"\b(?:will|would|due to|expected to|is to|are to|set to|plans? to|planned for)\b"
    r"(?:(?!\b(?:after|follow\w*|inspect\w*|visit\w*|ofsted)\b)[^.;,]){0,70}$",
    re.IGNORECASE,
)
""" "Is to be taken over by a trust in April": what is awaited of others on a date."""
_WARNED = re.compile(
    r"\b(?:was|were|had been) (?:also )?(?:warned|told|criticised|rebuked|urged|informed)\b[^,;]{0,40}$", re.IGNORECASE
)
_WHAT_OF = re.compile(
    r"(?:,? (?:after|following|during|at) [^,;.]{0,50})?\s*,? ?(?:that|about|over|for)\b", re.IGNORECASE
)
""" "Was warned in April 2018 that caseloads were too high": all of it is of then."""


_OTHERS = frozenset({"about:homes", "about:schools", "about:adult-care"})


@dataclass(frozen=True, slots=True)
class Clue:
    """A place in the text that tells of an inspection."""

    sentence: int
    char: int
    council: CouncilId
    date: DateMention | None
    type: ConceptId | None
    earlier: bool
    """Whether its words put it before the inspection that the article reports."""
    plural: bool = False
    published: bool = False
    """Whether its date is that of publication."""


class ClueReader:
    """Finds the clues of one article."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        councils: CouncilReading,
        text: str,
        issued: PartialDate | None,
        words: InspectionWords,
    ) -> None:
        """``text``: the article's text with plain quotes and hyphens; ``issued``: when it appeared."""
        self.annotated = annotated
        self.councils = councils
        self.text = text
        self.issued = issued
        self.words = words

    def reports(self, sentence: Sentence) -> bool:
        """Whether inspectors find, say or do something in this sentence."""
        labels = sentence.labels
        if "about:inspection" not in labels:
            return False
        if not _OTHERS.isdisjoint(labels) and "about:children-services" not in labels:
            return False
        if self._is_of_another_inspectorate(sentence) or _explains_grades(sentence):
            return False
        if self._denies_inspection(sentence):
            return False
        cues = [hit for hit in sentence.words if "about:inspection" in hit.labels]
        verbs = [hit for hit in sentence.words if "cue:finds" in hit.labels]
        for cue in cues:
            own = next((verb for verb in verbs if verb.start >= cue.end), None)
            if own is not None and self._is_modal(own, sentence):
                continue
            before = self.text[sentence.start_char : self.annotated.doc[cue.start].idx]
            told = any(-6 <= verb.start - cue.end <= 8 for verb in verbs) or _ACCORDING.search(before) is not None
            if told and not _FUTURE.search(before) and not _IMAGINED.search(before):
                return True
        return False

    def _is_modal(self, verb: Hit, sentence: Sentence) -> bool:
        """ "Ofsted would find chaos": what has not happened."""
        doc, begin = self.annotated.doc, max(sentence.start, verb.start - 4)
        before = [doc[at].lower_ for at in range(begin, verb.start)]
        if not _MODALS.isdisjoint(before[-2:]):
            return True
        return "to" in before[-2:] and _IS_TO.search(doc[begin : verb.start].text) is not None

    def of(self, sentence: Sentence) -> Iterator[Clue]:
        """The types and dates of inspections in one sentence."""
        if self.councils.holder(sentence.index) is None:
            return
        types: list[Hit] = []
        if "type" in sentence.kinds:
            types = [h for h in longest(h for h in sentence.words if type_of(h)) if not self._is_in_house(h)]
        if "judged:own-view" in sentence.labels and "about:inspection" not in sentence.labels:
            # "Peer reviewers judged services as good in October".
            return
        if self._is_of_another_service(sentence) or (not types and self._is_of_another_inspectorate(sentence)):
            return
        if self._denies_inspection(sentence):
            return
        cued = types or "grade" in sentence.kinds or "about:inspection" in sentence.labels
        dates = self._joined(self.annotated.dates(sentence))
        if not types and not dates:
            return
        cued = cued or any(
            THAT_VISIT.match(self.text, date.end_char)
            or (date.start.month is not None and _THAT_REPORT.match(self.text, date.end_char))
            for date in dates
        )
        if not cued and _ONE_IN.search(self.text, sentence.start_char, sentence.end_char) is None:
            yield from self._windows(sentence, dates)
            return
        yield from self._shared(sentence, list(self._typed_and_dated(sentence, types, dates)))

    def _denies_inspection(self, sentence: Sentence) -> bool:
        """Whether it says that there was no inspection, or none yet, and gives no grade."""
        if "grade" in sentence.kinds:
            return False
        return _NOT_INSPECTED.search(self.text, sentence.start_char, sentence.end_char) is not None

    def _is_of_another_service(self, sentence: Sentence) -> bool:
        """ "The youth offending team was branded inadequate last month": none of the inspections of this one."""
        labels = sentence.labels
        if "grade" not in sentence.kinds or labels.isdisjoint(("judged:elsewhere-graded", "judged:other-bodies")):
            return False
        if "judged:elsewhere-graded" not in labels and self.councils.mentions(sentence.index):
            # "The council was judged good in 2018, as was the hospital": not of the hospital alone.
            return False
        by_ofsted = any("agency:ofsted" in hit.labels for hit in sentence.names)
        return not by_ofsted and "about:children-services" not in labels

    def _is_of_another_inspectorate(self, sentence: Sentence) -> bool:
        """ "HMICFRS said after its inspection in 2024": that of a police force, where Ofsted is not named beside."""
        named = {label[7:] for hit in sentence.names for label in hit.labels if label.startswith("agency:")}
        others = named & (self.words.beside | self.words.of_elsewhere)
        # Several look together at what all do for children, with Ofsted or without its name.
        return len(others) == 1 and named.isdisjoint(self.words.of_services)

    def _shared(self, sentence: Sentence, clues: Sequence[Clue]) -> Iterator[Clue]:
        """ "Warned in April 2018, following a focused visit": one visit and one date, in a sentence without a grade."""
        latest = _THE_LATEST.search(self.text, sentence.start_char, sentence.end_char) is not None
        undated = [c for c in clues if c.type in VISITS and (latest or not c.plural) and c.date is None]
        dated = [clue for clue in clues if clue.date is not None and not clue.published]
        text = self.text[sentence.start_char : sentence.end_char]
        alone = len(undated) == len(clues) - 1 == len(dated) == 1 and dated[0].type is None
        if alone and "grade" not in sentence.kinds and INSPECTS.search(text) is None:
            yield replace(dated[0], type=undated[0].type)
            return
        if len(undated) == len(clues) == 1:
            yield self._with_date_before(sentence, undated[0])
            return
        yield from clues

    def _with_date_before(self, sentence: Sentence, clue: Clue) -> Clue:
        """ "Warned in May 2022, after a monitoring visit, that ...": the visit with its date, where it has one so."""
        for date in self.annotated.dates(sentence):
            between = self.text[date.end_char : clue.char]
            if date.end_char <= clue.char and _AFTER_IT.fullmatch(between) and not self._is_to_come(date):
                return replace(clue, char=date.start_char, date=date)
        return clue

    def _typed_and_dated(
        self, sentence: Sentence, types: Sequence[Hit], dates: Sequence[DateMention]
    ) -> Iterator[Clue]:
        used: set[int] = set()
        last: Clue | None = None
        for hit in types:
            start, end = self._chars(hit)
            date = _nearest([date for date in dates if not self._is_publication(sentence, date)], start, end, self.text)
            if date is not None:
                used.add(date.start_char)
            clue = self._clue(sentence, start, end, date, type_of(hit))
            if clue is not None:
                last = clue
                yield clue
        for date in dates:
            if date.start_char not in used:
                clue = self._one_of_those(sentence, date) or self._dated(sentence, date)
                if last is not None and last.date is not None and _joins(self.text, last.date, date):
                    # "Focused visits in April 2019 and August 2021".
                    clue = replace(last, char=date.start_char, date=date)
                if clue is not None:
                    last = clue if clue.type is not None else last
                    yield clue

    def _one_of_those(self, sentence: Sentence, date: DateMention) -> Clue | None:
        """ "Focused visits have no grade. The one in June looked at ...": of the type named before."""
        before = self.text[sentence.start_char : date.start_char + 3]
        if not sentence.index or _ONE_IN.search(before) is None:
            return None
        known: list[ConceptId | None] = []
        reach = 4 if _NAMES_VISIT.search(before) else 1
        for told in reversed(self.annotated.sentences[max(0, sentence.index - reach) : sentence.index]):
            known = known or [type_of(hit) for hit in longest(told.words) if type_of(hit)]
        council = self.councils.holder(sentence.index, date.start_char)
        if not known or council is None or self._is_to_come(date):
            return None
        return Clue(sentence.index, date.start_char, council, date, known[-1], self._is_past(before, date))

    def _is_in_house(self, hit: Hit) -> bool:
        """ "A quality assurance visit" is paid by the council's own people."""
        return hit.start > 0 and self.annotated.doc[hit.start - 1].lower_ in ("quality", "internal", "own")

    def _is_publication(self, sentence: Sentence, date: DateMention) -> bool:
        """Whether a date is that of the news: "today", "published on 22 July"."""
        if self.text[date.start_char : date.end_char].lower() in ("today", "yesterday"):
            return True
        before = self.text[sentence.start_char : date.start_char]
        reported = date.start.month is not None and before.rstrip().lower().endswith("report in")
        told = reported or _PUBLISHED.search(before) is not None
        after = self.text[date.end_char : sentence.end_char]
        # "Published on 2 October, Ofsted's report says", as against "published the 2 October report".
        return told and (after.startswith(",") or _NOUN_AFTER.match(after) is None)

    def _windows(self, sentence: Sentence, dates: Sequence[DateMention]) -> Iterator[Clue]:
        """ "The team was in the borough from 10 to 21 July": days of a visit, in a sentence without "inspection"."""
        text = self.text[sentence.start_char : sentence.end_char]
        at_work = self.words.at_work.search(text) is not None
        named = _MONTH_NAME.search(text) is not None or _WEEKS_BACK.search(text) is not None
        labelled = self.councils.round_up and bool(self.councils.mentions(sentence.index))
        if not (at_work and named) and not labelled and _WINDOW.search(text) is None:
            return
        for date in dates:
            if self._is_of_label(sentence, date):
                council = self.councils.holder(sentence.index, date.start_char)
                if council is not None and not self._is_to_come(date):
                    yield Clue(sentence.index, date.start_char, council, date, None, False)
                continue
            if at_work or (date.end is not None and date.start.month is not None):
                clue = self._dated(sentence, date)
                if clue is not None:
                    yield clue

    def _is_of_label(self, sentence: Sentence, date: DateMention) -> bool:
        """ "Cumberland: in Carlisle, in December.": all that a round-up says of a council's visit is place and time."""
        named = self.councils.mentions(sentence.index)
        if not self.councils.round_up or len(named) != 1 or date.relative:
            return False
        ends = self.text[date.end_char : sentence.end_char].strip(" .") == ""
        return ends and _PLACE_AND_TIME.fullmatch(self.text, named[0].end_char, date.start_char) is not None

    def _chars(self, hit: Hit) -> tuple[int, int]:
        last = self.annotated.doc[hit.end - 1]
        return self.annotated.doc[hit.start].idx, last.idx + len(last)

    def _clue(
        self, sentence: Sentence, start: int, end: int, date: DateMention | None, type_: ConceptId | None
    ) -> Clue | None:
        before = self.text[sentence.start_char : start]
        if _FUTURE.search(before) or _IMAGINED.search(before):
            return None
        if _NEW_KIND.search(before) or (date is None and _PROGRAMME.match(self.text, end)):
            return None
        if date is None and _PLURAL_TYPE.search(self.text[start:end]) and _OVER_THE_YEARS.search(before):
            return None
        council = self.councils.holder(sentence.index, start) or self.councils.holder(sentence.index)
        if council is None or self._is_to_come(date):
            return None
        plural = _PLURAL_TYPE.search(self.text[start:end]) is not None
        past = self._is_past(before[-60:], date) or (type_ in VISITS and _FOLLOWS_VISIT.search(before) is not None)
        out = date is not None and _PUBLISHED.search(self.text[end : max(end, date.start_char)]) is not None
        return Clue(sentence.index, start, council, date, type_, past, plural, published=out)

    def _dated(self, sentence: Sentence, date: DateMention) -> Clue | None:
        """A date as a clue, where its words tie it to an inspection, a grade or a report."""
        before = self.text[sentence.start_char : date.start_char]
        after = self.text[date.end_char : sentence.end_char]
        # The preposition belongs to the date ("in March").
        council = self.councils.holder(sentence.index, date.start_char)
        if council is None or self._is_to_come(date):
            return None
        if _IMAGINED.search(before) or _NEW_RULES.match(after) or self._is_deadline(before, date):
            return None
        head = head_of(self.annotated, sentence, date.start_char)
        if head is not None and (date.start.day is not None or head):
            return self._in_row(sentence, date, council, head)
        day = self.text[date.start_char : date.end_char].lower()
        if self._is_publication(sentence, date):
            return Clue(sentence.index, date.start_char, council, date, None, False, published=True)
        lately = day.endswith("this month") and self.words.just_graded.search(before) is not None
        if lately or (date.relative and self.words.graded_then.match(after)):
            # "Last month pronounced outstanding": when the report came out.
            return Clue(sentence.index, date.start_char, council, date, None, False, published=True)
        noun = _NOUN_AFTER.match(after) is not None
        if not noun and (
            _SINCE.search(before) or _since_within(self.text, date) or self._is_of_something_else(before, date)
        ):
            return None
        if not (noun or self._tied(sentence, before, after, date)):
            return None
        if not noun and date.start.year is None and date.end is None and _AWAITED.search(before):
            return None
        if date.end is None and OTHERS_ACT.match(after) is not None:
            return None
        if self._is_history(sentence, date):
            return Clue(sentence.index, date.start_char, council, date, None, True)
        past = self._is_past(before + self.text[date.start_char : date.start_char + 6], date)
        past = past or _KEPT_FROM.search(before) is not None or self._is_looked_back_on(before, date)
        past = past or (_OWN_VERDICT.match(after) is not None and is_old(date.start, self.issued))
        word = self._visited(before)
        if word is not None:
            council = self._where(sentence, sentence.start_char + word.end(), date) or council
        several = word is not None and word["word"].lower() == "visits" and (date.start.year or 0) >= 2018
        several = several and "grade" not in sentence.kinds
        type_ = ConceptId("focused-visit") if several and is_old(date.start, self.issued) else None
        if _BRIEF.search(before) is not None and (date.start.year or 0) >= 2018:
            type_ = ConceptId("focused-visit")
        if _SINCE_INADEQUATE.match(after) is not None and word is not None and word["word"].lower() == "visit":
            type_ = ConceptId("monitoring-visit")
        return Clue(sentence.index, date.start_char, council, date, type_, past)

    def _is_deadline(self, before: str, date: DateMention) -> bool:
        """ "A plan must be sent to the watchdog by August"."""
        until = before.rstrip().lower().endswith(" by") or self.text.startswith("by ", date.start_char)
        return until and _MUST.search(before) is not None

    def _in_row(self, sentence: Sentence, date: DateMention, council: CouncilId, head: str) -> Clue | None:
        """A date in the row of a table: what it is of stands at the head of its column.

        A single day without such a word beside a grade is that of the report; a year with a grade of its own
        is of before.
        """
        if self._is_history(sentence, date) or self.words.earlier.search(head):
            return Clue(sentence.index, date.start_char, council, date, None, True)
        if _VISIT_COLUMN.search(head) and not _REPORT_COLUMN.search(head):
            return Clue(sentence.index, date.start_char, council, date, None, False)
        one_day = date.end is None and date.start.day is not None
        if _REPORT_COLUMN.search(head) or (one_day and "grade" in sentence.kinds):
            return Clue(sentence.index, date.start_char, council, date, None, False, published=True)
        return Clue(sentence.index, date.start_char, council, date, None, False) if "grade" in sentence.kinds else None

    def _is_to_come(self, date: DateMention | None) -> bool:
        """Whether a date lies behind the day on which the article appeared: of a visit that is only awaited."""
        return date is not None and self.issued is not None and earlier(self.issued, date.start)

    def _is_of_something_else(self, before: str, date: DateMention) -> bool:
        """Whether a date is that of an appointment, a deadline, a death: not of inspectors who arrive."""
        if _TRAGEDY.search(before) is not None or _OWN_ACCOUNT.search(before) is not None:
            return True
        days = date.end is not None and date.end.day is not None
        if days or _THEIR_ARRIVAL.search(before) is not None:
            return False
        return self.words.of_something_else.search(before) is not None

    def _where(self, sentence: Sentence, start: int, date: DateMention) -> CouncilId | None:
        """ "Inspectors were in Liverpool in March; those in Nottingham came in July": the place of a visit."""
        named = [m for m in self.councils.mentions(sentence.index) if start <= m.start_char < date.start_char]
        return named[-1].council if named and not named[-1].beside else None

    def _is_history(self, sentence: Sentence, date: DateMention) -> bool:
        """ "Good | 24 March | 2019: inadequate": a year with a grade of its own, after the grade of now."""
        grades = [
            self._chars(hit)[0]
            for hit in longest(sentence.words)
            if any(label.startswith("grade:") for label in hit.labels)
        ]
        if not grades or grades[0] > date.start_char:
            return False
        return any(0 < grade - date.end_char <= 3 for grade in grades)

    def _is_past(self, before: str, date: DateMention | None) -> bool:
        """Whether words before a mention put it before the inspection that the article reports."""
        cue = self.words.earlier.search(before[-60:])
        if cue is not None and _MOVED.search(before[-60:], cue.start()):
            # "It went up from good after an inspection in May": the one that took it there.
            cue = None
        if cue is not None or (date is not None and _ago(self.text, date)):
            return True
        if _PERHAPS_EARLIER.search(before) is None:
            return False
        settled = date is not None and date.start.year is not None and self.issued is not None
        return not settled or (date is not None and is_old(date.start, self.issued))

    def _is_looked_back_on(self, before: str, date: DateMention) -> bool:
        """ "Most recommendations of the 2015 inspection were not met", where 2015 need not be the year of the news."""
        if self.issued is not None and not is_old(date.start, self.issued):
            return False
        at = self.text.find(".", date.end_char)
        words = before + self.text[date.end_char : at if at > 0 else len(self.text)]
        undone = _LEFT_UNDONE.search(before) is not None and _WHAT_BECAME.search(words) is not None
        return undone or _MOVED_FROM.search(before) is not None

    def _tied(self, sentence: Sentence, before: str, after: str, date: DateMention) -> bool:
        if self._visited(before) is not None or _LABELLED.fullmatch(before) is not None:
            return True
        if _WEEK_OF.search(before) and self.words.visited.search(after):
            return True
        days = date.end is not None and date.end.day is not None and date.start.day is not None
        if days and not is_old(date.start, self.issued):
            # Days from one to another are those of inspectors at work, in a text that tells of their report.
            return True
        if date.end is None and (date.start.day is not None or self._names_day(date)):
            # A single day beside a grade is that of a report or a meeting: inspections take longer.
            return False
        if _LEADS.search(before) and (_SUBJECT_AFTER.match(after) or self._grade_follows(sentence, date)):
            return True
        for hit in sentence.words:
            if any(label.startswith("grade:") for label in hit.labels):
                start, end = self._chars(hit)
                if 0 <= date.start_char - end <= 30 and not re.search(r"[;:]", self.text[end : date.start_char]):
                    return True
                if 0 <= start - date.end_char <= 90 and not re.search(r"[;.]", self.text[date.end_char : start]):
                    return True
        return False

    def _names_day(self, date: DateMention) -> bool:
        """Whether the words name a day, which without its year is not kept."""
        return _DAY.search(self.text[date.start_char : date.end_char]) is not None

    def _grade_follows(self, sentence: Sentence, date: DateMention) -> bool:
        return any(
            label.startswith("grade:") and 0 <= self._chars(hit)[0] - date.end_char <= 60
            for hit in sentence.words
            for label in hit.labels
        )

    def _joined(self, dates: Sequence[DateMention]) -> list[DateMention]:
        """The dates, with two windows of days that belong to one inspection made one."""
        text = self.text
        result: list[DateMention] = []
        for date in dates:
            before = result[-1] if result else None
            if (
                before is not None
                and date.end is not None
                and before.end is not None
                and before.end.day is not None
                and date.end.day is not None
                and re.fullmatch(
                    r"\s*,?\s*(?:and|then|and then|with)?,?\s*(?:again,? )?(?:from |between |on |in )?",
                    text[before.end_char : date.start_char],
                )
            ):
                result[-1] = replace(before, end_char=date.end_char, end=date.end)
            elif (
                before is not None
                and before.end is None
                and self._goes_on(
                    before, date, text[before.end_char : date.start_char], twice=_in_two_visits(text, before)
                )
            ):
                result[-1] = replace(before, end_char=date.end_char, end=date.end or date.start)
            else:
                result.append(date)
        return result

    def _goes_on(self, before: DateMention, date: DateMention, between: str, *, twice: bool) -> bool:
        """ "Arrived on 26 November and left on 7 December", "came in December and popped back in February"."""
        first, last = before.start, date.start
        if first.year is None or last.year is None or first.month is None or last.month is None:
            return False
        months = (last.year - first.year) * 12 + last.month - first.month
        if first.day is not None and last.day is not None:
            return 0 <= months <= 2 and self.words.departs.fullmatch(between) is not None
        if 0 < months <= 3 and _FINISHED.fullmatch(between) is not None:
            return True
        if twice and 0 < months <= 3:
            return re.fullmatch(r"(?: 20\d\d)?,? and (?:again )?(?:in )?", between) is not None
        return 0 <= months <= 6 and _RETURNS.fullmatch(between) is not None

    def _visited(self, before: str) -> re.Match[str] | None:
        """The word for an inspection, or for inspectors at work, to which a date after it belongs."""
        last = None
        for match in self.words.visited.finditer(before):
            last = match
        if last is None or len(before) - last.end() > _FARTHEST:
            return None
        between = before[last.end() :]
        lasted = _LASTED.match(between)
        if lasted is not None:
            between = between[lasted.end() :]
        return (
            None
            if re.search(r"[.;:]", between) or self.words.finds.search(between) or _WORKS_WITH.search(between)
            else last
        )

    def owned(self, text: str, at: int, end: int) -> Iterable[tuple[int, int]]:
        """Which characters of a sentence state something of the other inspection that is mentioned at ``at``."""
        before, after = text[:at], text[end:]
        if self.words.found_then.search(before + " ") or _FOUND_TO_BE.search(before):
            # "weaknesses found in 2019 have been put right": what stands before is of then.
            told = [match.start() for match in _NOW_SAID.finditer(before)]
            yield (told[-1] if told else 0), end
            return
        if re.search(r"\bsince\b[^,;]*$", before, re.IGNORECASE) or re.match(
            r"\s*since\b", text[max(0, at - 6) :], re.I
        ):
            if self.words.put_right.search(before):
                yield 0, at
            return
        if re.search(r",\s*(?:which|who|where)\b[^,]*$", before, re.IGNORECASE):
            # "Bury, which was inadequate in 2019, was found to be good": only the clause is of then.
            return
        if _THEN_FOUND.match(after):
            yield 0, len(text)
            return
        if _THEN_AFTER.match(after) and _GRADED_BEFORE.search(before):
            stop = _THEN_ENDS.search(after)
            yield 0, end + (stop.start() if stop else len(after))
            return
        if _WARNED.search(before) and _WHAT_OF.match(after):
            stop = re.search(r"[;]|, (?:but|while|although|whereas|yet) |\b(?:but|now)\b", after)
            yield 0, end + (stop.start() if stop else len(after))
            return
        lead = before.strip(" \"'“‘")
        opens = len(lead.split()) <= 5
        says = re.match(
            r"(?:[^,;]{0,40}, (?:which (?:was )?)?(?:focus\w+|look\w+|cover\w+|examin\w+|carried out|conducted)\b"
            r"[^,;.]{0,120},)?"
            r"[^,;]{0,40}?,?\s*(?:[\w'-]+ ){0,4}(?:had (?:also )?)?(?:found|judged|rated|said|identified|"
            r"concluded|highlighted|noted|graded|criticised|warned|"
            r"reported|raised|saw|confirmed|were|was|had|told|pronounced|read|stated|states)\b",
            after,
            re.IGNORECASE,
        )
        if opens and says:
            stop = re.search(r"[;]|, (?:but|while|although|whereas|yet) |\b(?:but|now)\b", after)
            yield 0, end + (stop.start() if stop else len(after))


def _explains_grades(sentence: Sentence) -> bool:
    """ "Ofsted said that councils are rated outstanding, good, requires improvement or inadequate"."""
    told = {label for hit in sentence.words for label in hit.labels if label.startswith("grade:")}
    return len(told) >= 4


def is_old(start: PartialDate | None, issued: PartialDate | None) -> bool:
    """Whether an inspection on this date is too old for its report to be news when the article appeared."""
    if start is None or start.year is None or issued is None or issued.year is None:
        return False
    if start.month is None or issued.month is None:
        return start.year < issued.year
    return (issued.year - start.year) * 12 + issued.month - start.month > _MONTHS_TO_REPORT


def _joins(text: str, one: DateMention, other: DateMention) -> bool:
    """Whether two dates are members of one list."""
    between = re.compile(r"\s*(?:,|and|, and)?\s*(?:in |from |on |again )*")
    return one.end_char <= other.start_char and between.fullmatch(text, one.end_char, other.start_char) is not None


def _in_two_visits(text: str, date: DateMention) -> bool:
    """ "Visits in December 2022 and February 2023": of one inspection, where visits of other kinds are not meant."""
    return _VISITS_IN.search(text, max(0, date.start_char - 60), date.start_char) is not None


def _nearest(dates: Sequence[DateMention], start: int, end: int, text: str) -> DateMention | None:
    """The date in the same phrase as a type: "a focused visit in 2018", "the 2019 monitoring visit"."""
    for date in dates:
        between = text[end : date.start_char] if date.start_char >= end else text[date.end_char : start]
        if _STARTS_ANEW.match(text, date.start_char):
            # "The first monitoring visit since January": when something else was.
            continue
        if date.end_char <= start and between.startswith(":"):
            # "December 2018: another monitoring visit ..."
            between = between[1:]
        by_whom = between.startswith(" by ")
        if len(between) > (_BY_WHOM if by_whom else _NEAR):
            continue
        if not re.search(
            r"[;:.]|\b(?:found|said|rated|judged|graded|but|which|since|after|before|follow(?:s|ed|ing)|preceded|from)\b",
            between,
        ) and (by_whom or re.search(r"\band\b", between) is None):
            return date
    return None


def _ago(text: str, date: DateMention) -> bool:
    return date.relative and text[date.start_char : date.end_char].rstrip().endswith(("ago", "back"))


def _since_within(text: str, date: DateMention) -> bool:
    return text[date.start_char : date.start_char + 5].lower() == "since"
