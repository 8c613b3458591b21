"""When a grade without an area is one of the services as a whole."""

from __future__ import annotations

import re

from kg.reading.dates import COUNT
from kg.reading.grades import Frame, Verdict, closes_with_year, opens_bracket
from kg.reading.judgements.areas import OVERALL, areas_in
from kg.reading.judgements.bare_grades import BareGrades
from kg.reading.judgements.grade_subjects import GradeSubjects
from kg.reading.judgements.graded_elsewhere import GradedElsewhere
from kg.reading.judgements.sentence import IN_THAT, GradedSentence, SentencePart
from kg.reading.judgements.some_areas import ALL_AREAS, GRADES, SomeAreas
from kg.reading.judgements.wordings import (
    AREA_NOUNS,
    BEFORE_THAT,
    IN_BOTH,
    OPENS_WITH_OWNER,
    RESPECTIVELY,
    SAYS_OVERALL,
    SOME_AREAS,
)
from kg.reading.questions import asks
from kg.reading.vocabulary import has_label

_THOSE_OF = re.compile(r"\b(?:those|the ones) (?:in|of|at|for)\b", re.IGNORECASE)
_THE_AREA = re.compile(
    r"\b(?:the|this|that) (?:area|category|strand|side|part|aspect|bit|arm) (?:is |was |being |has been )?$",
    re.IGNORECASE,
)
_BOTH_SERVICES = re.compile(
    r"\b(?:both|these|the two|the three) (?:\w+ )?services (?:were|are|have been|had been)\b", re.I
)
""" "Fostering and adoption were inspected, and both services were judged good"."""
_FOR_SOME_CHILDREN = re.compile(
    r"\b(?:services?|care|work|help|support) (?:for|of|with|to) (?:\w+ ){0,2}?(?:children|families|(?:young )?people) "
    r"(?:with|aged|under|living|whose|(?:of|from) (?!(?:the|our|this)\b)(?-i:[a-z]))",
    re.IGNORECASE,
)
""" "Services for children *with* disabilities were": before a grade of what is done for some of them."""
_PART_OF = re.compile(
    r"\b(?:elements?|sides?|arm|strands?|aspects?|branch|parts?) of (?:the|its|their|our) (?:[\w'-]+ ){0,2}"
    r"(?:services?|department|council|authority|operation|organi[sz]ation|directorate)\b[^;:]*$",
    re.IGNORECASE,
)
""" "The fostering side of the service was praised and" + "rated good"."""
_SOME_SERVICES = re.compile(
    r"\b(?:most|some|many|several|certain) (?:(?:of )?(?:its|their|our|the) )?(?:council |children's )?services\b"
    r"[^;:.]*$",
    re.IGNORECASE,
)
""" "Found most services to be" + "good": not the services as a whole."""
_ONE_AREA = re.compile(
    r"\bwith (?:just |only )?(?:one|some|several|many|most|certain|two|three) (?:\w+ )?"
    r"(?:area|category|categorie|judge?ment|aspect|part|element|service|feature)s?(?: of \w+)?"
    r"(?: (?!and\b|but\b|which\b)[\w'-]+){0,5} ?['\"]?$|"
    r"\bin (?:just |only )?(?:one|two|three|some|several|many) respects?\b[^;:.]*$|"
    r"\b(?:elements?|aspects?|pockets|flashes|features|touch(?:es)?|dash) of (?:the )?['\"]?$",
    re.IGNORECASE,
)
""" "Good, with one area receiving the top" + "outstanding score"."""
_OF_AN_AREA = re.compile(
    r"['\"]? (?:(?:rating|grade|judge?ment|mark|verdict) )?(?:in|for|on|under) (?:the|one) "
    r"(?:(?:\w+ )?(?:area|category|field|strand|theme|heading|outcome) of|['\"][^'\"]{3,40}['\"] (?:area|outcome|"
    r"category|theme|heading))\b",
    re.IGNORECASE,
)
""" "Inadequate in the area of enjoying and achieving": of an area, by whatever name."""
_IN_SOME = re.compile(
    r"['\"]?(?: (?:ratings?|grades?|judge?ments?|marks?))? (?:in|for|across|on|to) (?:just |only )?"
    r"(?:any|one|two|three|four|five|some|several|most|\d{1,2})\b"
    r"(?: (?:out )?of (?:the |its |their )?(?:\w+ )?(?:three|four|five|six|\d))?"
    rf"(?:(?: \w+)? (?:{AREA_NOUNS}|headings?|them)\b|(?=[.;]|$))",
    re.IGNORECASE,
)
""" "Judgements of outstanding in two of four categories"."""
_IN_NAMED = re.compile(
    r"['\"]? (?:in respect of\b|(?:in|for) the (?!(?:first|latest|last|same|top|lowest|highest)\b)"
    r"(?:(?!\b(?:all|every|each|overall|inspection|report|after|when)\b)[^,;:.]){3,80}? "
    r"(?:sub-?)?(?:categories|category|domains?|headings)\b)",
    re.IGNORECASE,
)
""" "Adequate in the effectiveness of help and leadership categories": of those, by whatever name."""
_ALL_OF = re.compile(
    r"\b(?:four out of four|five out of five|all (?:four|five|three)|(?:each|all|every one) of (?:them|these|those)|"
    r"them all)\b",
    re.I,
)
_TO_ONE = re.compile(
    r"['\"]*(?: (?:rating|grade|judge?ment|mark|verdict))?(?: (?:was|were|is|has been|had been) (?:also )?(?:given|"
    r"awarded|handed|attributed))?(?:,? (?:too|as well|again|also|however|though),?)? "
    r"to (?:an?|one|two|three|the|its|their)\b",
    re.IGNORECASE,
)
""" "A good rating was given to a children's home": before what got it."""
_UP_FROM = re.compile(
    r"(?:(?!\b(?:but|while|whereas|which|who|school|home|nursery)\b)[^;:.])*,['\"]? (?:up|down|"
    r"(?:an?|its|the) (?:\w+ )?(?:rise|fall|drop|jump|leap|step|improvement|decline|climb|slide|move|slip|advance|"
    r"turnaround|upgrade|downgrade)(?: up| down)?) (?:from|on|compared with) (?:(?:the|an?|its) )?(?:\w+ )?['\"]?",
    re.IGNORECASE,
)
""" ", up from", ", an improvement on the": between a grade and the one before it."""
_AND_THEN_WAS = re.compile(
    r"['\"]? (?:in )?2000,? (?:was followed by (?:an? )?['\"]?$|"
    r"(?:(?:and|but|then|before|it|they|again)[, ]+)+)(?:was|were|is|are|became|had "
    r"been|has been)?"
    r"(?: ?(?:again|also|still|now|rated|judged|graded|found|back at|back to))* ?['\"]?|"
    r"['\"]? (?:in )?2000,? (?:and|but|then),? (?:in|after|at|following|from) [^;:.]{3,60}, ['\"]?",
    re.IGNORECASE,
)
""" "Requires improvement in 2016 and was inadequate": between a grade with its year and the next."""
_YEARS_AFTER_IT_WAS = re.compile(
    r"['\"]?(?: (?:overall|again|at last|by (?:ofsted|inspectors|the \w+)))*,? "
    r"(?:(?:just|only|barely|some|over|under|almost|nearly|about|more than|less than) )*"
    rf"(?:{COUNT})(?: and a half)? years? (?:after|since) (?:it|they|(?:the |its )?(?:services?|council|authority|"
    r"borough|county|city|department)) (?:(?:was|were|had|been|last|first|also) )+"
    r"(?:found|said|declared|considered|deemed|held) to be ['\"]?",
    re.IGNORECASE,
)
""" "Rated good *by Ofsted, four years after they were found to be* inadequate": of the same."""
_THEN_TO_NOW = re.compile(
    r"['\"]? (?:(?:back )?in )?2000(?:[;,]| [-–—]) (?:(?:and|but|it is|is|now) )*['\"]?", re.IGNORECASE
)
_IS_SO_NOW = re.compile(r"['\"]? (?:now|today|this (?:time|year|month|week))\b", re.IGNORECASE)
""" "Requires improvement *in 2015;* inadequate *now*": of the same."""
_BRACKETED_BEFORE = re.compile(
    r"['\"*_]* [(\[](?:it |this )?(?:was:?|had been|previously|formerly|before(?: that)?:?|up from|down from|from|"
    r"(?:last|previous) (?:time|grade|rating|inspection|judge?ment)[:,]?)(?: (?:also|only|rated|judged|"
    r"graded))* ?['\"]?",
    re.IGNORECASE,
)
_FOR_SOME_WORK = re.compile(
    r"['\"]?(?: (?:rating|grade|mark|score))? for (?:value for money|(?:its )?(?:use of|financ\w+|money|customer|"
    r"equalit\w+|transparency)|how|what|(?:the|its|their) (?:way|help|support|work|care|"
    r"treatment|response)) "
    r"(?!(?:with|for|of) (?:all|vulnerable) )",
    re.IGNORECASE,
)
""" "Rated good for the way it protects children": for a part of what it does, by whatever name."""
_BUT_AT = re.compile(
    r"['\"]?, (?:however|though|too|also|meanwhile|by contrast|instead), (?:at|in|for|on) "
    r"(?!(?:the|its|their|this|an?) (?:\w+ )?(?:inspection|visit|report)\b)",
    re.IGNORECASE,
)
""" "Judged to be good, however, at looking after children": for what stands behind."""
_SINCE_INSPECTED = re.compile(
    r"\bsince (?:they|it|services|the (?:services?|council|(?:local )?authority|department)) (?:was|were) "
    r"(?:last |previously |first )?inspected\b[^;:.]{0,40}?,? (?:and|when (?:it|they) (?:was|were)) (?:(?:was|were) )?"
    r"(?:found|judged|rated|graded|deemed|considered)(?: (?:to be|as))? ['\"]?$",
    re.IGNORECASE,
)
""" "Services have improved since they were last inspected, in 2019, and found to be" + "inadequate"."""
_THAT_SERVICE = re.compile(
    r"(?:\b(?:graded|rated|judged|found|deemed|marked|gave|put)|[;,] (?:and |but )?|^\W*) ?that (?:service|team|"
    r"side|strand|work|part)\b"
    r"[^,;:.]{0,30}$",
    re.IGNORECASE,
)
""" "Those still in care are less so, and inspectors graded *that service*": of what was named before."""
_AT_PREMISES = re.compile(
    r"\W*(?!(?:[A-Z][\w'’-]+ ){0,3}(?:County|Town|City|Shire|Civic) Hall\b)(?:[A-Z][\w'’-]+ ){1,4}"
    r"(?:House|Lodge|Grange|Court|Cottage|Manor|Villas?|Farm|Mews|Hall|Road|Street|Avenue|"
    r"Close|Lane|Gardens|Drive|Crescent|View|Terrace)\b(?! Council)(?: ?\([^()]*\))?(?:,[^,;:]{3,60})?"
    r"(?: [-–—] |: | (?:was|is|has|had|received|got|were)\b)"
)
""" "Oakfield House (respite) – overall rating of": a home by its address, which has an inspection of its own."""
_BOARD = re.compile(r"\bsafeguarding (?:child(?:ren)?(?:'s)? )?board\b", re.IGNORECASE)


_WHOSE_VIEW = re.compile(r", (?:whose \w+|who|which) (?:say|says|said|found|finds|report|reports|saw)\b", re.I)
_FOR_THE_LATTER = re.compile(r"\b(?:for|of|to|on) (?:the (?:latter|former)|both of these)\b", re.IGNORECASE)
""" "Outstanding was their word for the latter": of whatever was named last."""
_BOTH_ARE = re.compile(
    r"\bboth(?: of (?:them|these|those))? (?:was|were|are|is|have|has|had|got|get|remain)\b[^,;:.]{0,40}$",
    re.IGNORECASE,
)
_LEADERSHIP_OF = re.compile(r"\bleadership (?:of|by|from|given by|provided by|shown by) [^,;.:]*$", re.IGNORECASE)


class WholeServices(SentencePart):
    """Whether a verdict of a sentence is on the services as a whole."""

    def __init__(self, view: GradedSentence) -> None:
        super().__init__(view)
        self.elsewhere = GradedElsewhere(view)
        self.some_areas = SomeAreas(view)
        self.subjects = GradeSubjects(view, self.elsewhere)
        self.bare = BareGrades(view, self.subjects)

    def answers(self, verdict: Verdict) -> bool:
        """Whether a grade alone answers the question before it."""
        return self.bare.answers(verdict)

    def closes_aside(self, number: int, verdict: Verdict) -> bool:
        """ "The council, inadequate in 2015, is now good": behind the aside, of what stands before it."""
        at = verdict.core
        while at > self.sentence.start and self.doc[at - 1].lower_ in ("now", "again", "still", "also", "today"):
            at -= 1
        if number == 0 or self.is_report or at <= self.sentence.start or self.doc[at - 1].orth_ != ",":
            return False
        opens = self.verdicts[number - 1].core
        while opens > self.sentence.start and self.doc[opens].orth_ != ",":
            opens -= 1
        named = {hit.end for hit in self.services}
        for mention in self.record.councils.topical(self.sentence.index):
            named.update(at + 1 for at in self.view.tokens(mention.start_char, mention.end_char))
        return opens in named

    def goes_back(self, number: int, verdict: Verdict) -> bool:
        """ "Good after a visit in March, up from inadequate in 2020", "good (was inadequate in 2017)": of the same."""
        if not number or self.is_report:
            return False
        text, start, ends = self.record.text, self.view.char_end(self.verdicts[number - 1]), self.view.char_end(verdict)
        if opens_bracket(text, start, self.doc[verdict.start].idx) and closes_with_year(text, ends):
            return True
        between = text[start : self.doc[verdict.start].idx]
        now = _IS_SO_NOW.match(text, ends, self.sentence.end_char) is not None
        for date in reversed(self.dates):
            if start <= date.start_char and date.end_char <= self.doc[verdict.start].idx:
                undated = between[: date.start_char - start] + "2000" + between[date.end_char - start :]
                if _AND_THEN_WAS.fullmatch(undated) or (now and _THEN_TO_NOW.fullmatch(undated)):
                    return True
        shapes = (_UP_FROM, _BRACKETED_BEFORE, _YEARS_AFTER_IT_WAS)
        return any(shape.fullmatch(between) is not None for shape in shapes)

    def _answers_what_is_unknown(self, verdict: Verdict) -> bool:
        """ "And the people who watch over them all? That requires improvement": whatever the question names."""
        if not self.sentence.index or self.doc[self.sentence.start].lower_ not in ("it", "that", "they", "this"):
            return False
        before = self.view.before
        asked = asks(self.record.annotated.text(before)) and before.block == self.sentence.block
        whole = bool(self.record.councils.mentions(before.index))
        whole = whole or not before.labels.isdisjoint(("judged:services", "judged:rating-nouns", "about:inspection"))
        return asked and not whole and not self.view.names_services(self.sentence.start, verdict.start)

    def is_overall(self, verdict: Verdict, left: int) -> bool:
        """Whether a verdict without an area is one on the services as a whole."""
        if verdict.frame in (Frame.SAME, Frame.SERVED) or self._answers_what_is_unknown(verdict):
            return False
        if self._is_of_before_that(verdict):
            return True
        steps = (self._of_areas, self._of_others, self._of_parts, self._said_overall, self._of_some)
        told = next((told for told in (step(verdict, left) for step in steps) if told is not None), None)
        if told is not None:
            return told
        if self.subjects.antecedent_is_unknown(verdict):
            return False
        if verdict.frame in (Frame.RATED, Frame.MOVED):
            if verdict.frame is Frame.RATED and self.subjects.subject_is_unknown(verdict, left):
                return False
            return not (
                self.elsewhere.subject_is_graded_elsewhere(verdict, left) or self.subjects.subject_is_dim(verdict, left)
            )
        return self.subjects.subject_is_services(verdict, left)

    def _is_of_before_that(self, verdict: Verdict) -> bool:
        """ "Services were rated good in 2019. Before that they were inadequate": of what the grade before is of."""
        start = self.sentence.start_char
        if (
            self.is_report
            or self.areas
            or not BEFORE_THAT.search(self.record.text[start : self.doc[verdict.start].idx])
        ):
            return False
        before = self.view.before if self.sentence.index else self.sentence
        since = before.start_char if before.block == self.sentence.block else start
        told = [fact.area for fact in self.record.facts if fact.evidence.start >= since]
        return OVERALL in told[-1:]

    def _of_areas(self, verdict: Verdict, left: int) -> bool | None:
        """``False`` where areas that are counted, or were named before, have the grade; ``None`` where none do."""
        text, ends = self.record.text, self.view.char_end(verdict)
        clause = self.view.clause(verdict, left)
        graded = ends - self.doc[left].idx
        # "Branded inadequate by Ofsted, whose inspectors say that parts of it are worse": told of who gave the grade.
        clause = clause[:graded] + _WHOSE_VIEW.split(clause[graded:], maxsplit=1)[0]
        whole = any(pattern.search(clause) for pattern in (ALL_AREAS, _ALL_OF, SAYS_OVERALL))
        counted = _IN_SOME.match(text, ends, self.sentence.end_char)
        # "The second-highest of four categories" counts no areas.
        words = self.view.words(verdict)
        apart = clause.replace(words, "") if " " in words else clause
        if counted or (SOME_AREAS.search(apart) and not whole):
            return self.some_areas.leave_some_out()
        if self._is_one_of_several(verdict) or _FOR_THE_LATTER.search(text, ends, self.sentence.end_char):
            return False
        if any(shape.match(text, ends, self.sentence.end_char) for shape in (_BUT_AT, IN_BOTH)):
            return self.some_areas.leave_some_out()
        core = self.doc[verdict.core].idx
        if _LEADERSHIP_OF.search(text, self.doc[left].idx, core):
            # "The leadership of the director was outstanding": neither the whole, nor what the area of leaders means.
            return False
        if _BOTH_ARE.search(text, self.sentence.start_char, core) and self.areas:
            # "Adoption was good, but care and leaving it fared worse, and both were put in the bottom category".
            return self.some_areas.leave_some_out()
        of_that = IN_THAT.search(clause) is not None and not whole
        return False if of_that or self.some_areas.is_of_the_same(verdict) else None

    def _of_others(self, verdict: Verdict, left: int) -> bool | None:
        """``False`` where a board, or something that others grade, has the grade; ``None`` where none is told."""
        text, start, ends = self.record.text, self.doc[verdict.start].idx, self.view.char_end(verdict)
        ahead = verdict.start if self.view.names_services(left, verdict.start) else self.sentence.end
        if any(
            area.id == "safeguarding-board" and area.listed_only and left <= area.start < ahead for area in self.areas
        ):
            # "The board received a good rating": of which board is not told. But "services inadequate, like the board".
            return False
        at_home = _AT_PREMISES.match(text, self.sentence.start_char, self.sentence.end_char)
        if (
            at_home is not None
            and at_home.end() <= start + 1
            and not self.record.councils.mentions(self.sentence.index)
        ):
            return False
        boards = list(_BOARD.finditer(text, self.sentence.start_char, start))
        if boards and not self.view.names_services(self.view.token_at(boards[-1].end()), verdict.start):
            # "Ofsted rated the board, chaired by Ann Bart, as good": the board, if anything.
            return False
        given = _TO_ONE.match(text, ends, self.sentence.end_char)
        reach = verdict.end if given is None else self.view.token_at(given.end()) + 3
        if any(has_label(hit, "judged:elsewhere-graded") and hit.start < reach for hit in self.sentence.words):
            return False
        named = any(shape.match(text, ends, self.sentence.end_char) for shape in (_OF_AN_AREA, _IN_NAMED))
        return False if named else None

    def _of_parts(self, verdict: Verdict, left: int) -> bool | None:
        """``False`` where a part of the services has the grade, by whatever name; ``None`` where none is told."""
        text, clause, core = self.record.text, self.doc[left].idx, self.doc[verdict.core].idx
        if any(
            some.search(text, clause, self.doc[verdict.start].idx)
            for some in (_BOTH_SERVICES, _SOME_SERVICES, _ONE_AREA)
        ):
            return self.some_areas.leave_some_out()
        if _THAT_SERVICE.search(text[self.sentence.start_char : self.doc[verdict.start].idx]):
            return self.some_areas.leave_some_out()
        if _PART_OF.search(text, clause, core):
            return self.some_areas.leave_some_out()
        if not self.is_report and _FOR_SOME_CHILDREN.search(text, clause, core):
            return False
        if _THE_AREA.search(text, self.sentence.start_char, core):
            # "Care leavers get a good deal, with the area rated good".
            return False
        owner = self.sentence.index > 0 and OPENS_WITH_OWNER.match(text, self.sentence.start_char) is not None
        if owner and any(area.id != OVERALL for area in areas_in(self.view.before)):
            # "The board in Bury requires improvement. Medway's was good".
            return False
        named = any(area.end <= verdict.start and area.id != OVERALL for area in self.areas)
        # "Of the boards reviewed, those in Sheffield and Bolton were good".
        return False if named and _THOSE_OF.search(self.view.clause(verdict, left)) else None

    def _opens_with_overall(self, verdict: Verdict) -> bool:
        """ "Overall Bury requires improvement": of the council that stands between."""
        start = self.sentence.start
        opens = self.doc[start].lower_ == "overall" and verdict.frame is Frame.COPULA and not self.is_report
        named = self.view.names_services(start + 1, verdict.core)
        return opens and named and self.view.gap_is_light(start, verdict.core)

    def _said_overall(self, verdict: Verdict, left: int) -> bool | None:
        """ "Good overall", "the overall effectiveness is outstanding": where the words themselves tell."""
        text, opens, start = self.record.text, self.sentence.start_char, self.doc[verdict.start].idx
        if self._opens_with_overall(verdict) or _SINCE_INSPECTED.search(text, opens, start):
            return True
        if self._says_overall(verdict) and not self.elsewhere.subject_is_graded_elsewhere(verdict, left):
            return True
        if self.some_areas.is_adjunct_of_area(verdict, left) or self.some_areas.is_given_elsewhere(verdict):
            return False
        if verdict.frame is Frame.ALONE:
            return self.bare.opens(verdict)
        if self.doc[verdict.core].lower_ == "overall" and verdict.core < verdict.start and not self.areas[1:]:
            return verdict.frame is Frame.RATED
        return None

    def _of_some(self, verdict: Verdict, left: int) -> bool | None:
        """``False`` where what has the grade is some of the work or of the areas; ``None`` where that is not told."""
        some = self.some_areas
        named = self.view.names_services(left, verdict.end) or self.subjects.before.follows_last_inspection()
        if self.is_report and not named:
            return False
        if some.is_of_whose(verdict) or _FOR_SOME_WORK.match(self.record.text, self.view.char_end(verdict)):
            return False
        if verdict.core < verdict.start and self.elsewhere.object_is_graded_elsewhere(verdict):
            return False
        if verdict.noun and verdict.core == verdict.start and some.is_of_the_unknown(verdict):
            return False
        if some.is_counted(verdict) or some.is_tallied(verdict) or some.is_mixed(verdict):
            return False
        return some.leave_some_out() if some.is_of_some(verdict) else None

    def _is_one_of_several(self, verdict: Verdict) -> bool:
        """ "The grades were good and adequate respectively": of what the sentence before named, whole or not."""
        if RESPECTIVELY.search(self.record.text, self.view.char_end(verdict), self.sentence.end_char) is None:
            return False
        councils = {mention.council for mention in self.record.councils.mentions(self.sentence.index)}
        return len(self.verdicts) > 1 and max(len(councils), len(self.areas), len(self.dates)) < len(self.verdicts)

    def _says_overall(self, verdict: Verdict) -> bool:
        """ "Good overall"."""
        following = self.doc[verdict.end].lower_ if verdict.end < self.sentence.end else ""
        if following == "overall" and GRADES.match(self.record.text, self.view.char_end_of(verdict.end)):
            # "With outstanding overall grades awarded to ten councils".
            return False
        return "overall" in (following, self.doc[verdict.end - 1].lower_)
