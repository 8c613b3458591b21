"""Areas that a wording ties to a grade from afar: "leadership held on to its good", "on leadership it is blunt"."""

from __future__ import annotations

import re

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import OVERALL, Area
from kg.reading.judgements.sentence import GradedSentence
from kg.reading.judgements.ties.lists import AreaLists
from kg.reading.judgements.ties.part import SAID, AreaPart
from kg.reading.vocabulary import has_label

_HOLDS_ITS = re.compile(
    r"(?:'s|')?(?: (?:services?|support|work|provision|arrangements))?(?:[^;:.]*,)?(?: (?:has|have|had|also|again|"
    r"alone|only))* (?:kept|keeps?|keeping|held|holds?|holding|hung|hanging|clung|clings?|clinging|retain(?:ed|s|ing)?|"
    r"maintain(?:ed|s|ing)?|lost|loses?|losing|shed|sheds|shedding)(?: on(?:to| to)?| to)? (?:its|their)"
    r"(?: (?:own|previous|old|earlier|existing|former))? ['\"]?",
    re.IGNORECASE,
)
""" "Help and protection, to some surprise, held on to its": between an area and the grade that it keeps or loses."""
_TOO_ASIDE = re.compile(r"['\"]?, (?:too|also|as well|again|however|though), ", re.IGNORECASE)
""" "It gives the lowest mark" + ", too, " + "to the way they are led"."""
_IS_COMPARED = re.compile(
    r"(?:'s|')?[^,;:.]{0,40}\b(?:better|worse|best|worst|well|badly|highest|lowest|higher|lower|behind|ahead|"
    r"short|miss(?:ed|es)|apart|escapes?|escaped|bucks?|bucked|spared|shines?|exception)\b[^,;:.]{0,30}"
    r"(?:(?:,| [-–—])? and (?:is|was|are|were)|(?:,| [-–—]) (?:at|with|on|being|having been|getting|earning|receiving))"
    r"(?: (?:rated|graded|judged|deemed|found|given|marked|instead|an?|only|just|its|their|own))* ?['\"]?",
    re.IGNORECASE,
)
""" "Care leavers fare better, at": between an area that opens its clause and the grade that it has."""
_ESCAPED = re.compile(
    r"(?:'s|')?(?: (?:services?|support|work|provision))? (?:(?:has|have|alone|only) )?(?:escape[ds]?|missed out "
    r"on|misses out on|"
    r"was spared|were spared|dodged|avoided) (?:the|an?|its|their) [^,;:.]{3,30}, (?:at|with|getting|being|"
    r"earning|receiving)"
    r"(?: (?:rated|graded|judged|deemed|found|given|marked|an?|the|only|just|(?:rating|grade|judge?ment|mark|"
    r"verdict) of))* "
    r"?['\"]?",
    re.IGNORECASE,
)
""" "Only adoption escaped the lowest grade, with a judgement of": between an area and its grade."""
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
_DOES_AND_IS = re.compile(
    r"(?:'s|')?(?: (?:services?|support|work|provision))? (?:need(?:ed|s)?|had|have|has|show(?:ed|s)?|lack(?:ed|"
    r"s)?|was|were|"
    r"is|are|remain(?:ed|s)?|improved|struggled|failed|fell|varied) [^,;:.]{3,60} and "
    r"(?:(?:was|were|is|are|has been|have been|also|therefore|so|again) )+"
    r"(?:(?:rated|judged|graded|deemed|found|marked|said|considered)(?: to be| to| as)? )?['\"]?",
    re.IGNORECASE,
)
""" "Services for children in care needed to improve and were judged to": between an area and its grade."""
_ITS_PERFORMANCE = re.compile(
    r"(?: \(\w+\))?(?: (?:also|has|had|in \w+))* (?:concluded|found|said|says|decided|finds|concludes|reported)"
    r"(?: that)? (?:its|their|the board's) (?:overall )?(?:performance|effectiveness|work|influence) "
    r"(?:is|was|were|are|to be|had been) ['\"]?",
    re.IGNORECASE,
)
""" "A review of the safeguarding board also concluded its performance was": between the board and its grade."""
RELATIVE_TO = re.compile(
    r",? (?:(?:the (?:only |one |sole |single |lone |other )+|an |one |another )"
    r"(?:area|category|judge?ment|strand|heading) )?"
    r"(?:where|whose|(?:for|in|on|with|to) (?:whom|which))(?: (?:the|its|their|ofsted's))?(?: (?:overall|ofsted|"
    r"inspection))?(?: (?:services?|grade|rating|verdict|judge?ment|mark|outcome|"
    r"result|impact|work|effectiveness|performance|influence|experiences?(?: and progress)?))?,? (?:(?:is|are|was|"
    r"were|has been|have "
    r"been|had been|remains?|(?:it|they|ofsted|inspectors|the "
    r"(?:council|authority|borough|county|city|services?|department|watchdog|inspectorate|regulator|inspectors)) "
    r"(?:is|are|was|were|has been|have been|had been|remains?|gave|awarded|found|judged|rated|graded))"
    r"(?: (?:it|them|again|still|also|only|merely|now|rated|judged|graded|found|given|deemed|said|services|the "
    r"council|the (?:only|one|sole|single)(?: (?:one|area|part))?|to be|as|an?))* ?)?['\"]?",
    re.IGNORECASE,
)
""" "Children in care, where the grade was ...": what stands between an area and the grade of a relative clause."""
WHICH_THEY_FOUND = re.compile(
    r",? (?:which|whom) (?:it|they|he|she|ofsted|inspectors|the (?:report|watchdog|team|inspectors|inspectorate))"
    r"(?: (?:has|have|had|also|now|again))* (?:found|finds?|thought|thinks?|rated|judged|graded|considered?|called|"
    r"deemed|marked|felt)(?: (?:to be|was|were|is|are|as|also|merely|only|an?))* ?['\"]?",
    re.IGNORECASE,
)
""" "Leadership, which they thought": between an area and what it was thought to be."""
_ASIDE_FOR = re.compile(
    r"['\"]?(?: at last)?(?:, (?:too|also|once again|again|once more|still|though|however|at last|it seems|alas|"
    r"(?:it|they|the report|inspectors|ofsted|the (?:watchdog|inspectorate|team))(?: now)? (?:says?|said|finds?|found|"
    r"thinks?|thought|adds?|added|concludes?|concluded)|(?:says?|said|thinks?|thought) (?:it|they|ofsted|inspectors|"
    r"the (?:report|watchdog|inspectors|team))|(?:in|according to) (?:the )?(?:(?:view|eyes|opinion|judge?ment) of )?"
    r"(?:the )?(?:ofsted|inspectors|report|watchdog|team)))+, for ",
    re.IGNORECASE,
)
""" "Good, it says, for the help": between a grade that opens its sentence and what it is for."""
_TOPIC = re.compile(
    r"\W*(?:on|as for|as regards|regarding|when it comes to|as to|in (?:respect|terms) of|in relation to|"
    r"with (?:respect|regard) to)(?: the| its| their)? ?",
    re.IGNORECASE,
)
""" "*On* leadership it is blunt": before what a sentence is about."""
_EACH_WITH = re.compile(
    r"[,–—-] ?(?:each|all|both)(?: of them)? (?:with|on|at|getting|earning|given|receiving)(?: an?)? ['\"]?$",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"[,:–—-] ?(?:(?:each|all|both) of them|both) ['\"]?$", re.IGNORECASE)
""" "Leaders and care leavers complete the set, all of them" + "good"."""
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
_NEW_CLAUSE = frozenset("and as which who that when where after before because if it they".split())


class WordingsAround(AreaPart):
    """The areas of a verdict by what is said between the two."""

    def __init__(self, view: GradedSentence, lists: AreaLists) -> None:
        super().__init__(view)
        self.lists = lists

    def told_of(self, verdict: Verdict, left: int) -> list[Area]:
        """The areas of the first wording around the verdict that tells of what it is."""
        told = self._of_rating_noun(verdict, left) or self._of_relative(verdict, left)
        told = told or self._of_one_of_few(verdict) or self._before_colon(verdict)
        return told or self._of_topic(verdict) or self._of_holder(verdict, left)

    def of_each(self, verdict: Verdict, left: int) -> list[Area]:
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
        return told if every is None or not self.names_more(told[-1].end, verdict.start) else []

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
        return [] if parted or named else self.lists.listed(chain)

    def _of_relative(self, verdict: Verdict, left: int) -> list[Area]:
        """ "Happiest with children in care, where the grade was good": the area that a relative clause is about."""
        before = [area for area in self.areas if left <= area.start and area.end <= verdict.core and area.id != OVERALL]
        if not before or self.is_report or before[-1].listed_only:
            return []
        last = before[-1]
        between = self.record.text[self.view.char_end_of(last.end - 1) : self.doc[verdict.start].idx]
        relative = RELATIVE_TO.fullmatch(between) or WHICH_THEY_FOUND.fullmatch(between)
        return [last] if relative else []

    def _of_one_of_few(self, verdict: Verdict) -> list[Area]:
        """The area that a sentence begins with, where it "is the first in the country to be rated outstanding"."""
        start = self.doc[verdict.start].idx
        for area in self.areas:
            if area.id != OVERALL and not area.listed_only and area.end <= verdict.start:
                ends = self.view.char_end_of(area.end - 1)
                if _BECOMES.fullmatch(self.record.text, ends, start):
                    return [area]
        return []

    def _before_colon(self, verdict: Verdict) -> list[Area]:
        """ "Help and protection is where it hurts: inadequate": the only area before a colon, where it opens the
        sentence."""
        at = verdict.start - 1
        before = [area for area in self.areas if area.end <= at and area.id != OVERALL and not area.listed_only]
        if self.doc[at].orth_ != ":" or self.is_report or len({area.id for area in before}) != 1:
            return []
        if self.doc[at - 1].lower_ in SAID and self.doc[at - 2].lower_ not in ("ofsted", "inspectors", "report"):
            return []
        return before[:1] if self.view.heads_its_phrase(self.sentence.start, before[0].start) else []

    def _of_topic(self, verdict: Verdict) -> list[Area]:
        """ "On leadership it is blunt: Bury is inadequate": the only area, of which the sentence opens to speak."""
        told = [area for area in self.areas if area.id != OVERALL]
        if len(told) != 1 or told[0].end > verdict.core or self.is_report:
            return []
        start = told[0].end + (self.doc[told[0].end].orth_ == ",")
        if any(token.orth_ in (";", ",") for token in self.doc[start : verdict.core]):
            return []
        return told if _TOPIC.fullmatch(self.view.text_before(told[0])) is not None else []

    def _of_holder(self, verdict: Verdict, left: int) -> list[Area]:
        """ "Help and protection held on to its good rating": the area that opens the clause, whose grade it is."""
        start = self.doc[verdict.start].idx
        escaped = self._of_escaped(start)
        if escaped is not None:
            return [escaped]
        first = next((area for area in self.areas if left <= area.start and area.id != OVERALL), None)
        if first is None or self.is_report or first.end > verdict.core:
            return []
        ends = self.view.char_end_of(first.end - 1)
        holds = any(shape.fullmatch(self.record.text, ends, start) for shape in (_HOLDS_ITS, _IS_COMPARED, _EARNS_IT))
        told = any(
            shape.fullmatch(self.record.text, ends, start) for shape in (_PRAISED_AND, _HAS_CHANGED, _DOES_AND_IS)
        )
        if told and self.view.heads_its_phrase(left, first.start):
            return [first]
        if first.id == "safeguarding-board" and _ITS_PERFORMANCE.fullmatch(self.record.text, ends, start):
            return [first]
        named = self.view.names_services(first.end, verdict.core)
        return [first] if holds and not named and self.view.prefix_is_light(left, first.start) else []

    def _of_escaped(self, grade: int) -> Area | None:
        """ "Only adoption escaped the lowest grade, with a judgement of good": the area that opens the sentence."""
        opening = next((area for area in self.areas if area.id != OVERALL), None)
        if opening is None or self.is_report or not self.view.prefix_is_light(self.sentence.start, opening.start):
            return None
        escaped = _ESCAPED.fullmatch(self.record.text, self.view.char_end_of(opening.end - 1), grade)
        return opening if escaped is not None else None

    def is_given(self, verdict: Verdict) -> bool:
        """ "A good rating was awarded for ..."."""
        return _GIVEN.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char) is not None

    def goes_on_for(self, verdict: Verdict) -> bool:
        """ "Good, says the report, for leadership"."""
        opens = verdict.frame is Frame.ALONE and verdict.start <= self.sentence.start + 1 and not self.is_report
        return opens and _ASIDE_FOR.match(self.record.text, self.view.char_end(verdict)) is not None

    def given_for(self, verdict: Verdict, right: int) -> list[Area]:
        """ "A good for the help that it gives care leavers": the areas in the words with "for" behind a grade."""
        ends = self.view.char_end(verdict)
        reach = 6 if _TOO_ASIDE.match(self.record.text, ends, self.sentence.end_char) else 3
        following = self.doc[verdict.end : min(verdict.end + reach, right)]
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
