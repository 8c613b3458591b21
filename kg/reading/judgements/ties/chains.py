"""Areas right beside a grade, with nothing but light words between: "leadership and adoption were rated good"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.dates import NUMBERS
from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import CARE_AND_LEAVERS, OVERALL, Area
from kg.reading.judgements.sentence import GradedSentence
from kg.reading.judgements.ties.part import AreaPart
from kg.reading.judgements.wordings import AREA_NOUNS
from kg.reading.vocabulary import has_label, words_of

_IN_THE_OTHER = re.compile(
    r"['\"]? ?(?:(?:ofsted )?(?:rating|grade|mark|judge?ment) )?"
    r"(?:(?:(?:was|were|is|has been) )?(?:given|handed|awarded|reserved|went|goes) )?(?:in|for|on|to) "
    r"(?:(?:the|a) (?:second|third|fourth|fifth|other|last|remaining|final|one|single|further)|(?:just |only )?one"
    r"(?: other)?|another)(?: (?:one|area|category|judge?ment|field|heading))?(?: alone)?"
    r"(?:,| ?[-–—:(]) ?(?:namely |for |on )?(?:(?:the|its|that of|that for) ?)?",
    re.IGNORECASE,
)
""" "Good in the fifth, care leavers": before an area that is named beside its number."""
_ONE_IS = re.compile(
    rf"\b(?:one|a single|another)(?: of (?:the|its|these|those|them)(?: \w+)?)?(?: (?:{AREA_NOUNS}))?,? "
    r"(?:(?:is|was|has been|got|gets|received|came out|ended up|only|still|now|rated|judged|graded|found|deemed|to be|"
    r"as|an?) )*['\"]?$",
    re.IGNORECASE,
)
""" "One area was" + "inadequate, help and protection": before a grade of what is named behind it."""
_THAT_ONE = re.compile(r"['\"]?(?:,| ?[-–—]) ?(?:(?:the|its|that of|that for) ?)?")
_IN_SO_MANY = re.compile(
    r"['\"]? ?(?:(?:ofsted )?(?:ratings?|grades?|judge?ments?|marks?|assessments?) )?"
    r"(?:from (?:ofsted|inspectors|the \w+) )?(?:in|for|across|on|to) (?:each of |all of |all )?"
    r"(?:the |its )?(?P<n>two|three|four|five|\d)(?: (?:of|out of)(?: the| its)? (?:three|four|five|\d))?"
    rf"(?: (?:key|main|sub|service|inspected|judged|graded|assessed))*[ -]?"
    rf"(?:{AREA_NOUNS}|headings?|strands?|more|others)(?:,| ?[-–—:]| of| covering)?,?"
    r"(?: (?:(?P<some>including)|namely|covering))? ?(?:the |its |their |on )*",
    re.IGNORECASE,
)
_FOR_AREAS = re.compile(
    r"['\"]? ?(?:(?:ofsted )?(?:ratings?|grades?|judge?ments?|marks?) )?(?:for|in|across|on) "
    r"(?:(?:an?|the|its|their|several|many|some|various|certain|other|most|key|main|few|more|further|two|three|four|five|"
    r"\d|string of|number of|range of|handful of|host of|series of) )*"
    rf"(?:{AREA_NOUNS}|services|more|others)(?: of \w+(?: \w+)?)?,? "
    r"(?:including|such as|like|among them|namely|which include[sd]?)(?: both)?(?: the| its| their)?(?: that of)?",
    re.IGNORECASE,
)
""" "The outstanding rating for areas including ...": before the areas that have it."""
_AREAS_GOT = re.compile(
    r"\b(?:two|three|four|five|six|\d|all|other|several|remaining|further|more)(?: \w+){0,3}? "
    rf"(?:{AREA_NOUNS}|services)\b[^.;:]*$",
    re.IGNORECASE,
)
_COUNTED_OPEN = re.compile(
    rf"\b(?:two|three|four|five|six|\d)(?: \w+){{0,3}}? (?:{AREA_NOUNS}|services)\b[^.;:–—(-]* ?[-–—(] ?[^.;:–—(-]+$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r" ?[-–—)],? ?(?:and|but|while|with)(?: the| its| their| for)* ", re.IGNORECASE)
_WHICH_INCLUDED = re.compile(
    r"['\"]? ?(?:(?:ofsted )?(?:ratings?|grades?|judge?ments?|marks?))?,? ?(?:(?:which|these|they|those) )?"
    r"(?:included?|including|includes|were|are|namely|being)(?: both)?(?: the| its| their)?(?: that of)?",
    re.IGNORECASE,
)
""" "Three other areas received good" + "ratings, which included the": before some of the areas."""
_OVERALL_AND_FOR = re.compile(
    r"['\"]?,? ?(?:both )?overall,? (?:and|as well as)(?: also| both)? (?:for|in|on|across|in (?:respect|terms)"
    r"(?: both)? of)(?: both)?(?: the| its| their)*",
    re.I,
)
""" "Good *overall and for* leadership": between a grade and a further area that it is given to."""
_AND_SET = re.compile(
    r"\b(?:and|but|while), (?:for|in|on|as for|in the case of|when it comes to)(?: the| its| their)?\s*$", re.IGNORECASE
)
RATING_FOR = re.compile(
    r"['\"]? (?:ofsted |sub[- ]?)?(?:ratings?|grades?|judge?ments?|marks?|scores?|verdicts?|one) for"
    r"(?: the| its| their| both)?\b",
    re.I,
)
_SAID_ANEW = re.compile(
    r"(?:,|\band\b|\bbut\b) (?:it |they |inspectors |ofsted )?(?:also )?(?:said|says|found|finds|judged|"
    r"concluded|added|ruled)\b",
    re.IGNORECASE,
)
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
_IN_THE_AREA = re.compile(
    r"(?:in|for|across) the (?:two |three )?(?:areas?|domains?|categor(?:y|ies)|strands?) of(?: the)?"
)
_FINITE = frozenset(
    "is are was were has have had do does did can could will would must should may might lags lag trails trail".split()
)
"""With one of these behind it an area is the subject of a clause of its own."""
_BETWEEN_GRADED = frozenset("and the its their as to be but with that those of for on".split())
_WHERE_SERVICES = re.compile(
    r", where (?:it was (?:found|said|judged) that )?(?:(?:its|the|their|these|those) )?"
    r"(?:services?|work|help|support|care|provision|practice|it|they) "
    r"(?:(?:was|were|is|are|has|have|had|been|also|only|still|now|again) )*"
    r"(?:(?:judged|found|deemed|rated|graded|said|considered|told)(?: to| to be| as| that it)? )?",
    re.IGNORECASE,
)


class AreaChains(AreaPart):
    """The areas that stand one by one before a verdict, or behind it."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.taken: set[int] = set()
        """Areas of a verdict that takes up the one before, by their first token: no other verdict's."""

    def anchor(self, number: int) -> int:
        """Where the words of a verdict begin: its verb, where that is not an earlier verdict's too."""
        verdict = self.verdicts[number]
        shared = number > 0 and verdict.core < self.verdicts[number - 1].end
        return verdict.start if shared else min(verdict.core, verdict.start)

    def before(self, at: int, left: int) -> list[Area]:
        """ "Leadership and adoption were rated good": the areas before a token, the nearest last."""
        chain: list[Area] = []
        if self.opens_with_own(at):
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
            if chain and _SAID_ANEW.search(self.doc[area.end : at].text) is not None:
                # "The lowest rating for leadership, and said care leavers' services require improvement".
                break
            if chain and self._closes_counted(area.end, at):
                # "Two areas were good – leadership and adoption – and help and protection was inadequate".
                break
            where = not chain and self._is_where_services(area, at)
            if not where and (parted or not self.view.gap_is_light(area.end, at)):
                break
            if not chain and area.id == OVERALL and at == area.end and self._opens_own(area):
                # "Inadequate for help and protection, overall requires improvement".
                return [area]
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

    def behind(self, at: int, right: int, number: int) -> list[Area]:
        """ "Good for leadership and adoption": the areas behind a token, but those that the next verdict has."""
        more = number + 1 < len(self.verdicts)
        taken = self.before(self.anchor(number + 1), self.verdicts[number].end) if more else []
        if taken and self.is_given_to_last(taken, number + 1):
            taken = []
        chain: list[Area] = []
        for area in self.areas:
            if area.start < at or area.end > right:
                continue
            between = self.doc[at : area.start].text
            names = not chain and (
                _IN_THE_OTHER.fullmatch(between) is not None
                or self._is_counted_list(at, area, right)
                or self._names_some(between, self.verdicts[number])
                or self._is_that_one(between, area, self.verdicts[number])
                or _FOR_AREAS.fullmatch(between) is not None
            )
            own = not chain and RATING_FOR.fullmatch(" " + between.lstrip("' \"")) is not None
            parted = not chain and (self._comma_parts(at, area.start) or self.clause_parts(at, area.start))
            if not names and (parted or not self.view.gap_is_light(at, area.start)):
                break
            if (area in taken and not own) or (more and chain and self._is_set_apart(at, area.start)):
                break
            if chain and (self.begins_clause(at, area, right) or self._is_set_before(area)):
                break
            if not chain and self._is_subject_behind(at, area, right):
                # "Services are inadequate and leadership is weak".
                break
            if self._has_what_follows(at, area, right):
                break
            chain.append(area)
            at = area.end
        return chain

    def opens_with_own(self, at: int) -> bool:
        """ "Outstanding for leadership, with good for care leavers": whether a grade has its areas behind it alone."""
        if [token.lower_ for token in self.doc[max(self.sentence.start, at - 2) : at]] != [",", "with"]:
            return False
        ends = next((one.end for one in self.verdicts if one.start == at), -1)
        near = any(0 < area.start - ends <= len(("for", "the")) for area in self.areas)
        return near and self.doc[ends].lower_ in ("for", "on", "in")

    def _opens_own(self, area: Area) -> bool:
        """ ", overall" and ", and overall": behind a comma, right before the grade that is its own."""
        at = area.start - 1
        if at > self.sentence.start and self.doc[at].lower_ in ("and", "but"):
            at -= 1
        return self.doc[at].orth_ in (",", ";", "–", "—")

    def _is_where_services(self, area: Area, at: int) -> bool:
        """ "It was better for children in care, where services were": of that area."""
        start, end = self.view.char_end_of(area.end - 1), self.doc[at].idx
        return area.id != OVERALL and _WHERE_SERVICES.fullmatch(self.record.text, start, end) is not None

    def _asks_grade(self, area: Area, end: int) -> bool:
        """ "Help and protection, where the verdict is ..."."""
        return any(has_label(hit, "judged:rating-nouns") and area.end < hit.start <= end for hit in self.sentence.words)

    def _has_what_follows(self, at: int, area: Area, right: int) -> bool:
        """ "Good overall with leadership that has an outstanding impact": told of the area by what follows it."""
        joined = any(token.lower_ == "with" for token in self.doc[at : area.start])
        return joined and area.end < right and self.doc[area.end].lower_ in ("that", "which", "who")

    def begins_clause(self, at: int, area: Area, right: int) -> bool:
        """ "Good overall, and leaders have made progress", "... and that leadership is slow": what else is told."""
        anew = _AND_THAT.search(self.doc[at : area.start].text) is not None
        return anew or (area.end < right and self.doc[area.end].lower_ in _FINITE)

    def _is_subject_behind(self, at: int, area: Area, right: int) -> bool:
        """ "... and leadership and management were": an area that begins a clause of its own with "and" or "but"."""
        opens = [token.lower_ for token in self.doc[at : area.start] if token.is_alpha][:1]
        if opens not in (["and"], ["but"], ["while"]):
            return False
        ends = area.end + 2 if self.doc[area.end : area.end + 1].text.lower() == "and" else area.end
        return ends < right and self.doc[ends].lower_ in _FINITE

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
            anew = _SAID_ANEW.search(self.doc[chain[-1].end : area.start].text) is not None
            if inside and not anew and self.view.gap_is_light(chain[-1].end, area.start):
                chain.append(area)
        number = NUMBERS.get(told["n"].lower()) or int(told["n"])
        both = sum(area.id == CARE_AND_LEAVERS for area in chain)
        # "In three categories, including overall effectiveness": some of them are named.
        return len(chain) in (number, number - both) or (told["some"] is not None and len(chain) < number)

    def _closes_counted(self, start: int, end: int) -> bool:
        """ "Two areas were good – leadership and adoption" + "– and": whether a dash closes what is counted."""
        last = self.doc[start - 1]
        closed = _CLOSED.fullmatch(self.record.text, last.idx + len(last), self.doc[end].idx)
        before = self.record.text[self.sentence.start_char : self.doc[start].idx]
        return closed is not None and _COUNTED_OPEN.search(before) is not None

    def _names_some(self, between: str, verdict: Verdict) -> bool:
        """ "Three other areas received good ratings, which included help and protection": of areas that are counted."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        return _WHICH_INCLUDED.fullmatch(between) is not None and _AREAS_GOT.search(before) is not None

    def _is_that_one(self, between: str, area: Area, verdict: Verdict) -> bool:
        """ "One area was rated inadequate, help and protection": whether an area is the one that was counted."""
        start, opens = self.doc[verdict.start].idx, self.sentence.start_char
        near = _THAT_ONE.fullmatch(between) is not None
        closed = area.end >= self.sentence.end or self.doc[area.end].orth_ in (",", ".", ";", "–", "—")
        return near and closed and _ONE_IS.search(self.record.text, opens, start) is not None

    def clause_parts(self, start: int, end: int) -> bool:
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

    def is_given_to_last(self, areas: Sequence[Area], number: int) -> bool:
        """ "Outstanding for leaders and ...": areas that a preposition ties to the grade before."""
        if not areas or not number:
            return False
        end = self.verdicts[number - 1].end
        if [token.lower_ for token in self.doc[end : end + 2]] in ([",", "for"], [",", "on"], [",", "in"]):
            # "Inadequate, the lowest of its four grades, for care leavers".
            end += 1
        if _IN_SO_MANY.fullmatch(self.doc[end : areas[0].start].text) is not None:
            # "Good in three areas – leadership, ... – and requires improvement in the fourth".
            return True
        counted = _AREAS_GOT.search(
            self.record.text, self.sentence.start_char, self.doc[self.verdicts[number - 1].start].idx
        )
        if counted is not None and self.doc[end : areas[0].start].text.strip() in ("-", "–", "—", "("):
            # "Two areas were good – leadership and adoption – and two require improvement".
            return True
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

    def is_next_graded(self, before: Sequence[Area], number: int) -> bool:
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

    def is_labelled(self, before: Sequence[Area], verdict: Verdict) -> bool:
        """ "Bosses: inadequate", "looked after: RI": the words before a colon, or right before the grade in a list."""
        if not before or before[0].start > self.sentence.start + 1:
            return False
        between = [token.orth_ for token in self.doc[before[-1].end : verdict.start]]
        return between[:1] == [":"] and len(between) <= 6
