"""Single words of doubt, denial or generality before a grade, and where they are not about it."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.reading.dates import earlier
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.sentence import SentencePart
from kg.reading.judgements.wordings import BOTH_COUNCILS, SUCH_A_COUNCIL, SWEEP
from kg.reading.vocabulary import Hit, has_label, words_of

_FINDS = frozenset("find finds found finding".split())
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
_BEGINS_VERB = frozenset("is are was were has have had".split())
_PUTS_AMONG = re.compile(
    r"\b(?:puts|placed|places|leaves|left|keeps|kept|has put|have put|had put) (?:(?-i:[A-Z])[\w' -]{2,30}?|"
    r"the (?:council|borough|county|city|authority)|it|them) (?:firmly |back |now )?"
    r"among (?:the |one of the )?(?:\w+ ){0,3}$",
    re.IGNORECASE,
)
""" "It puts Bury among the" + "authorities judged outstanding"."""
_BESIDE_THEM = re.compile(
    r"\b(?:with|by|from|alongside|help\w*|support\w*|advis\w+) (?:(?:one|two|some) of )?(?:the |only )*(?:\w+ )?$", re.I
)
""" "Bury works with one of only three authorities rated outstanding": it is none of them."""
_UNTIL_IT_WAS = re.compile(
    r"^(?:(?!\b(?:will|would|must|should|can|could|may|might|to stay|to remain|is to|are to)\b).)*"
    r"\buntil (?:[\w ]{3,25},? when )?(?:it|they|services|the [\w' -]{3,30}|ofsted|inspectors|(?-i:[A-Z])\w+) "
    r"(?:fell|dropped|slipped|slid|sank|plunged|tumbled|declined|came|arrived|visited|"
    r"(?:(?:was|were) )?(?:downgraded|marked down|rated|judged|graded|found|deemed|declared|branded))\b[^,;:.]*$",
    re.IGNORECASE | re.DOTALL,
)
""" "It was good until it fell to", "it thought so until inspectors rated it" + "inadequate": there it is."""


_NOUN_OF_HOPE = r"(?:ambition|aim|goal|target|vision|aspiration|hope|objective|priority|plan|dream)s?"
_AMBITION_IS = re.compile(
    rf"\b{_NOUN_OF_HOPE} (?:is|are|was|remains?) "
    r"(?:(?:still|now|to|get|achieve|be|for|an?|the|rating|grade|judge?ment|of) )*['\"]?$|"
    r"\b(?:(?:within )?a whisker|within touching distance|inches|(?<!up )(?<!down )a step|"
    r"on the (?:brink|cusp|verge|edge)|just short|falls? short|fell short|fallen short|in sight) "
    r"(?:away from|from|of) (?:(?:an?|the|being|getting) )*['\"]?$|"
    r"\b(?:to|of|for|about|on|how|by) getting (?:\w+ )?from ['\"]?(?:[\w ]{4,20}['\"]? to ['\"]?)?$",
    re.IGNORECASE,
)
""" "Our ambition is a rating of", "within a whisker of a", "the answer to getting from inadequate to": none is had."""
_OF_ALL = re.compile(
    r"(?: council)?, (?:alone |uniquely |the only one |one |only )?(?:of|among|out of) (?:the |its |all )?[^,;:.]*",
    re.IGNORECASE,
)
""" "Only Bury" + ", of the region's ten": before "councils"."""
_THE_TOP_ONE = re.compile(
    r" (?:the |an? |that )?(?:top|highest|best) (?:grade|mark|rating|judge?ment|score)(?:,| [-–—]| and| but)? "
    r"(?:(?:at|with|getting|being|got|gets|is|was|are|were|having|rated|judged|only|an?|the) )*['\"]?",
    re.IGNORECASE,
)
""" "Care leavers missed out on" + "the top grade, at": before the grade that they got instead."""
_OPENS_ASIDE = re.compile(r", (?:which|who|whose|where|once|long|until|under)\b[^,;:.]*$")
_CLOSES_ASIDE = re.compile(
    r"[^,;:.]*, (?:(?:is|was|are|were|has|have|had|been|also|now|only|again|then|later|since|finally) )*", re.IGNORECASE
)
""" "Bury, which was in special measures" + "until recently, was": from a word in an aside up to the verb of a grade."""


class CueWords(SentencePart):
    """What the cue words before a verdict are about."""

    def has_cue(self, verdict: Verdict, left: int, *, of_those_named: bool) -> bool:
        """Whether one of the words of doubt, denial or generality before a grade is about it."""
        text, opens, start = self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        first = max(left, verdict.core - (9 if SWEEP.search(text, opens, start) is not None else 5))
        if _AMBITION_IS.search(text, opens, start) is not None:
            return True
        near = [hit for hit in self.sentence.words if first <= hit.start < verdict.start]
        if _UNTIL_IT_WAS.match(text[opens:start]):
            near = [hit for hit in near if self.doc[hit.start].lower_ != "until"]
        if self._is_had_already(verdict) or (verdict.origin and verdict.frame is Frame.MOVED):
            # What is left is had already: "it aims to go from good to outstanding".
            near = [hit for hit in near if not has_label(hit, "judged:unsure")]
        return any(
            self._doubts(hit, verdict) for hit in near if not (of_those_named and has_label(hit, "judged:generic"))
        )

    def _doubts(self, hit: Hit, verdict: Verdict) -> bool:
        """Whether a word of doubt, denial or generality is about a grade."""
        if self.doc[hit.start].lower_ in ("became", "becomes") or self._has_become(hit):
            return False
        if self._is_of_clause_before(hit, verdict) or self._is_of_aside_before(hit, verdict):
            return False
        if any(area.start <= hit.start < area.end for area in self.areas):
            # "Children at risk" are an area.
            return False
        if has_label(hit, "judged:unsure"):
            return self._is_unsure(hit, verdict)
        if has_label(hit, "judged:negated") and self._is_got_off_with(hit, verdict):
            return False
        if any(self.doc[at].orth_ in (":", ";") for at in range(hit.end, verdict.core)):
            # "Reading's were not: they require improvement".
            return False
        if has_label(hit, "judged:negated") and not has_label(hit, "judged:left-behind"):
            return hit.end >= verdict.core - 2
        return has_label(hit, "judged:generic") and self._is_of_others(hit, verdict)

    def _is_unsure(self, hit: Hit, verdict: Verdict) -> bool:
        """ "It may be good", "some way to go": whether a word says that a grade is not had, or not yet."""
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

    def _is_of_others(self, hit: Hit, verdict: Verdict) -> bool:
        """ "Councils that were rated inadequate": whether a word is for councils that nobody names."""
        if hit.start < verdict.core - 4:
            return False
        if SUCH_A_COUNCIL.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx):
            return False
        before = {token.lower_ for token in self.doc[max(self.sentence.start, hit.start - 3) : hit.start]}
        beside = _BESIDE_THEM.search(self.record.text, self.sentence.start_char, self.doc[hit.start].idx) is not None
        if not beside and (before & {"first", "latest", "only", "few"} or self._counts_among(hit)):
            # "The first authorities to be judged outstanding": those named.
            return False
        if BOTH_COUNCILS.search(self.record.text, self.sentence.start_char, self.view.char_end_of(hit.end - 1)):
            return False
        at = self.doc[hit.start].idx
        named = [m.end_char for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= at]
        if named and _OF_ALL.fullmatch(self.record.text, named[-1], at):
            # "Only Bury, of the region's ten councils, is outstanding".
            return False
        if any(_KIND_OF_COUNCIL.fullmatch(self.record.text, end, at) for end in named):
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
        if between[-1:] in (["and"], ["but"]) and self.doc[verdict.core].lower_ in _BEGINS_VERB:
            # "It had not improved and was still inadequate".
            return True
        return any(one in ("and", "but") and other in _BEGINS_VERB for one, other in pairwise(between))

    def _is_of_aside_before(self, hit: Hit, verdict: Verdict) -> bool:
        """ "Bury, which was under a commissioner until 2021, was rated good": the doubt is in what is told aside."""
        text, start = self.record.text, self.doc[hit.start].idx
        opens = _OPENS_ASIDE.search(text, self.sentence.start_char, start) is not None
        core = self.doc[verdict.core].idx
        return opens and _CLOSES_ASIDE.fullmatch(text, self.view.char_end_of(hit.end - 1), core) is not None

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
        unreal = any(is_unreal(one) and one.start < hit.start for one in self.sentence.words)
        if _PUTS_AMONG.search(before) is not None:
            return not unreal
        match = _AMONG.search(before)
        if match is None:
            return False
        at = self.view.token_at(self.sentence.start_char + match.start())
        if unreal or self.doc[at - 1].lower_ == "to":
            # "Bury could join the list", "it has avoided joining", "it is close to joining".
            return False
        named = self.view.mention_between(self.sentence.start, at) or any(
            one.end - one.start == 1 and self.sentence.start <= one.start < at for one in self.services
        )
        opens = self.doc[self.sentence.start].lower_ in ("it", "we")
        return named or (opens and at <= self.sentence.start + 2)

    def _has_become(self, hit: Hit) -> bool:
        """ "Has become"."""
        before = self.doc[hit.start - 1].lower_ if hit.start > self.sentence.start else ""
        return self.doc[hit.start].lower_ == "become" and before in ("has", "have", "had", "now")

    def _is_got_off_with(self, hit: Hit, verdict: Verdict) -> bool:
        """ "Escaped with requires improvement", "missed out on the top grade, at good": that is the grade."""
        ends, start = self.view.char_end_of(hit.end - 1), self.doc[verdict.start].idx
        if _THE_TOP_ONE.fullmatch(self.record.text, ends, start):
            return True
        return "with" in words_of(self.doc, hit.end, min(hit.end + 2, self.sentence.end))

    def _is_had_already(self, verdict: Verdict) -> bool:
        """ "It hopes to keep the good rating earned in 2016": what is told of the grade says that it was given."""
        match = _GIVEN_THEN.match(self.record.text, self.view.char_end(verdict), self.sentence.end_char)
        issued = self.record.issued
        dates = [date for date in self.dates if match is not None and 0 <= date.start_char - match.end() <= 3]
        return any(issued is None or not earlier(issued, date.start) for date in dates)


def is_unreal(hit: Hit) -> bool:
    """Whether words say that something is not so, or only may be."""
    return has_label(hit, "judged:unsure") or has_label(hit, "judged:negated")
