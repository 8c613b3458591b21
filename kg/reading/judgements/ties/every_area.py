"""Grades of every area: "good across the board", "in three of the four areas", "everything but leadership"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import ConceptId
from kg.reading.dates import NUMBERS
from kg.reading.grades import Frame, Verdict, grade_of, grades_named
from kg.reading.judgements.areas import OVERALL, Area, Everywhere, areas_in
from kg.reading.judgements.doubts import is_unreal
from kg.reading.judgements.ties.part import EXCEPT, AreaPart
from kg.reading.judgements.wordings import AREA_NOUNS, SAYS_OVERALL, SOME_AREAS

_EVERYWHERE = re.compile(
    r"\b(?P<which>all|every(?: one of)?|each(?: one)?)\b(?: of)?(?: the| its| our| their)?"
    r"(?P<kind>(?: (?:single|other|one|two|three|four|five|six|key|main|separate|individual|"
    r"inspected|judged|graded|sub))*)"
    r"[ -](?:of the )?(?:sub-?|underlying )?"
    rf"(?:{AREA_NOUNS}|counts?|headings?|strands?|criteria|fields?|"
    r"parts? of (?:the |its |their )?(?:children's )?services?)\b|"
    r"\b(?P<rest>the (?:(?:other|remaining)(?: two| three| four)?|(?:two|three|four) (?:other|remaining))"
    r"(?: (?:key|main|graded|sub))*[ -](?:sub-?)?"
    r"(?:areas|categories|judge?ments|measures|counts|headings|heads|strands|domains)|"
    r"the rest(?: of (?:the|its|their) (?:areas|"
    r"judge?ments|grades|categories))?(?=,? (?:is|are|was|were|got|get|received|rated|judged|graded)\b|:| [-–—])|"
    r"(?<=['\" ](?:to|in) )the rest(?: of (?:the|its|their) (?:areas|judge?ments|grades|categories))?(?=[.;,]|$))|"
    r"\b(?P<others>everything else|(?<=['\" ]for )the (?:rest|(?:other|remaining) (?:two|three|four))(?=[.,;]|$)|"
    r"(?:everywhere else|elsewhere)(?=[.,;]|$))\b|"
    r"\beverything(?=[^.;]*\b(?:bar|except|save|apart from|other than|from)\b)|"
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
_OF_PROGRESS = re.compile(
    r"\b(?:progress|improvements?|improved|gains?|strides|work|changes?)(?: (?:is|was|were|made|seen|found|needed|"
    r"required))* (?:in|across) $",
    re.IGNORECASE,
)
""" "Requires improvement, with progress in" + "every area": what is everywhere is no grade."""
_ALMOST = re.compile(r"\b(?:almost|nearly|virtually|practically|not|but not)\s$", re.IGNORECASE)
""" "Inadequate in *almost* every area": which one is better is not told."""
_NOT_EVERY = re.compile(r"\W*(?:(?:but|and|though|although) )?not (?:all|every)\b", re.IGNORECASE)
""" "Not every area was rated good": of which one it is not, nobody says."""
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
_INCLUDING = re.compile(
    r"\bincluding (?:that |the one |those |(?:the|its|a) (?:\w+ )?(?:judge?ment|grade|area|category) )?"
    r"(?:on |for |of )?(?:the |its )?$",
    re.IGNORECASE,
)
_ASIDE_INCLUDING = re.compile(
    r"(?:^, including [^,;:.]+|, from [^,;:.]+ to [^,;:.]+), (?=(?:was|were|is|are|remain)\b)", re.IGNORECASE
)
_SAYS_MORE = re.compile(r"\band (?:also )?\w{3,}ed\b", re.IGNORECASE)
""" "Saw strengths across all areas and welcomed the work done to reach a good grade": not what has the grade."""
_BESIDE_FRAMEWORK = frozenset({ConceptId("safeguarding-board")})
"""What is reviewed at the same time, and none of the areas of a framework."""


class EveryArea(AreaPart):
    """Whether a grade is that of areas that are not named."""

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
        others = {area.id for area in self.areas if area.id != OVERALL}
        counted = _OUT_OF.search(clause) if match is None else None
        if counted is not None:
            return self._counted(counted, number, verdict, areas)
        if match is not None and _ALMOST.search(clause[: match.start()]):
            return None
        if match is None or any(SOME_AREAS.search(part) for part in (clause[: match.start()], clause[match.end() :])):
            return None
        but = {area.id for area in self.areas if EXCEPT.search(self.view.text_before(area))}
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

    def is_not_every(self, verdict: Verdict, left: int) -> bool:
        """ "Not every area was rated good": of none that is named, and nothing of the whole."""
        return _NOT_EVERY.match(self.view.clause(verdict, left)) is not None

    def _counted(
        self, counted: re.Match[str], number: int, verdict: Verdict, areas: Sequence[Area]
    ) -> Everywhere | None:
        """ "Good in three of the four areas": where those that have another grade are named."""
        others = {area.id for area in self.areas if area.id != OVERALL}
        size = NUMBERS.get(counted["all"].lower()) or int(counted["all"])
        missing = size - (NUMBERS.get(counted["n"].lower()) or int(counted["n"]))
        graded = len(self.verdicts) > number + 1 and len(others) == missing
        whole = any(area.id == OVERALL for area in areas)
        left_out = frozenset[ConceptId]() if others or whole else self._graded_next(verdict)
        if left_out:
            return Everywhere(False, left_out, size, missing=missing)
        return Everywhere(whole, frozenset(others), size) if graded else None

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

    def _is_range(self) -> bool:
        """ "In every category, from adoption to leadership"."""
        return any(
            self.doc[one.start - 1].lower_ == "from"
            and self.doc[one.end : other.start].text.lower() in ("to", "to the")
            for one, other in pairwise(self.areas)
            if one.start > self.sentence.start
        )

    def _has_another_grade(self, verdict: Verdict, char: int) -> bool:
        """ "Requires improvement was bettered: it is a good authority, and so in all areas": of the nearer grade."""
        between = (hit for hit in self.sentence.words if verdict.end <= hit.start and self.doc[hit.start].idx < char)
        return any(grade_of(hit) not in (None, verdict.grade) for hit in between)

    def _of_verdict(
        self, match: re.Match[str] | None, clause: str, verdict: Verdict, left: int
    ) -> re.Match[str] | None:
        """The match, where no comma parts it from the grade behind it: "good in all areas, leaving it good overall"."""
        if match is None or self._has_another_grade(verdict, self.doc[left].idx + match.start()):
            return None
        ends = max(0, self.view.char_end(verdict) - self.doc[left].idx)
        if _OF_PROGRESS.search(clause, ends, match.start()) is not None:
            return None
        between = clause[match.end() : max(match.end(), self.doc[verdict.start].idx - self.doc[left].idx)]
        # "All four judgements, including leadership, were inadequate".
        between = _ASIDE_INCLUDING.sub("", between)
        opens = left == self.sentence.start and _OPENS_WITH_IN.fullmatch(clause[: match.start()])
        if opens and between.count(",") == 1:
            # "In all areas of judgement, inspectors said that the service required improvement".
            between = between.replace(",", "", 1)
        return None if "," in between or _SAYS_MORE.search(between) else match
