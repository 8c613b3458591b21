"""From candidates to failings: the holder, the agencies that are blamed, the children that are affected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Protocol

from kg.model import AgencyId, BlockKind, ConceptId, CouncilId, FailingFact, InspectionKey, PatternId, SourceKind
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.child_groups import groups_at
from kg.reading.council_mentions import councils_named
from kg.reading.failings.bodies import OtherBodies, found_by_others, is_of_another_board
from kg.reading.failings.candidates import QUOTES, Candidate, find_candidates, may_fail
from kg.reading.failings.clauses import FINITE, GOES_ON_TO
from kg.reading.failings.earlier import (
    EarlierFindings,
    another_year,
    decided_before,
    led_to_takeover,
    names_year,
    opening_year,
)
from kg.reading.failings.explained import explains_outcomes
from kg.reading.failings.lexicon import FailureLexicon, Places
from kg.reading.failings.national import National
from kg.reading.failings.stance import Frame, Setting, Stance
from kg.reading.failings.subjects import Paragraph
from kg.reading.failings.unquoted import Unquoted, without_quotes
from kg.reading.questions import asks
from kg.reading.speech import Speech, Voice
from kg.reading.vocabulary import Span, has_label

_DEPENDS = frozenset({"so", "that", "which", "who", "whose", "when", "where", "whether", "how", "if", "what", "to"})
_BELONGING = frozenset({"known", "subject", "according", "linked", "related", "referred", "access", "due"})
"""Before a "to" with no verb behind it."""
_POINTING_AT = frozenset({"beyond", "after", "before", "besides", "despite", "of", "in", "on", "with", "at"})
"""Before a "that" which points at something: "*Beyond that*, 267 children had no social worker"."""
_ADVISES = frozenset({"must", "should", "need", "needs", "will", "would", "can", "be", "might", "may"})
_TELLS = FINITE | GOES_ON_TO | {
    "concentrate", "underestimate", "underestimates", "overlook", "ignore", "omit", "rely", "depend", "vary", "contain",
    "receive", "receives", "get", "carry", "carries", "struggle", "struggles", "intervenes", "meant", "means", "led",
    "took", "found", "saw", "waited", "underestimated", "overlooked", "ignored", "relied", "concentrated",
}  # fmt: skip
"""Verbs that tell how things are, where no instruction opens the sentence."""
_TAKING_UP = frozenset({"they", "these", "this", "it", "those"})
"""Below a heading over what to do these stand for the advice itself."""
_NAMING = frozenset({"these", "they", "others", "other", "among", "it", "its"})
"""First words of a sentence that names what the one before told of: "*These* include ..."."""
_OBJECT_OPENERS = frozenset(
    {"the", "a", "all", "every", "their", "its", "more", "with", "together", "closely", "towards", "steps", "action",
     "children", "staff", "social", "care", "families", "partners", "up", "out", "information", "data", "regular"}
)  # fmt: skip
_COUNTS = frozenset({"some", "many", "most", "several", "these", "those"})
_TABLE = 3
"""With so many grades a sentence is a table that has lost its lines."""
_NOT_REACHED = frozenset({"short", "miss", "misses", "missed", "missing"})
_BEFORE_A_GRADE = 4
"""Within so many words before a grade one of these tells that it was not reached: "*missed* out on the top grade"."""
_TITLE = 3
_BOARD = "weak-safeguarding-board"
_OF_THEIR_OWN = frozenset({"child-group:young-carers", "child-group:privately-fostered"})
"""Groups of children that are never those of a pattern: what is said of them is not said of the paragraph's group."""
_OF_SEND = frozenset({"weak-disabled-children-support"})
_LABEL = 4
"""Tokens of the longest sentence that is a label, its stop included."""
_TURNS = frozenset("but however although though despite yet while whereas".split())
_HEADING_KINDS = (BlockKind.HEADING,)
_BEHIND_SUBJECT = FINITE | {"'s", "council", "county", "city", "borough"}
"""Behind a place that stands for its council at the head of a sentence."""
_GRADED = frozenset(
    {"service", "services", "department", "council", "authority", "rating", "grade", "judgement", "verdict", "report"}
)
"""What has a grade."""
_RATINGS = frozenset({"rating", "ratings", "grade", "grades", "judgement", "judgements", "judgment", "verdict"})
_JUDGEMENTS = frozenset({"judgements", "judgments", "sub-judgements", "sub-judgments", "ratings", "grades"})
_GRADING = frozenset({"rated", "graded", "judged", "branded", "deemed", "rating", "grading", "judging"})
_IS = frozenset({"is", "are", "was", "were", "be", "been"})
_INADEQUATE = "inadequate"
_INADEQUATES = "inadequates"
"""Nothing but grades: "a full set of *inadequates*"."""
_LOW = frozenset({_INADEQUATE, _INADEQUATES, "requires", "require", "requiring", "required"})
"""First words of the grades that are words of weakness, too."""
_WHEN = frozenset({"when", "where", "if", "because"})
_BEFORE_GRADE = QUOTES | {"as", "to", "be", "being"}
"""Between a verb of grading and the grade."""
_STILL = frozenset({"still", "also", "now", "currently", "is", "was", "are", "were", "rated"})
_ENDS = frozenset({".", ",", ";", ")", "overall", "at", "by", "and", "but", "while"})
"""Behind a grade that is all that is said."""
_ROW = 12
"""Tokens of the longest line of a table."""
_RELATIVE = frozenset({"that", "which", "who", "whose"})
_FIRST_PERSON = frozenset({"we", "our", "us"})
_SLOW = PatternId("slow-improvement")
_CARE_LEAVERS = PatternId("weak-care-leaver-support")
_PROVISIONS = frozenset({_CARE_LEAVERS})
"""What is done for care leavers, be it plans, health or homes, is support of care leavers."""
_IN_CARE = frozenset({"care-leavers", "children-in-care"})
"""Groups of which that pattern can only be where all children with special needs are looked at."""
_HAD_BEEN = re.compile(
    r"\W*(?:back )?in (?:19|20)\d\d,? [^,;:.]{3,60}?\bhad (?:been|not|\w+(?:ed|en|ught))\b", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:since|(?:at|from|in|of) (?:the|their|its) (?:last|previous|earlier))\b[^.;]{0,60}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Against which year's inspection progress is held."""
_OF_THEN = re.compile(
    r"\b(?:at|by|from|in|of) (?:the |their |its )?((?:19|20)\d\d) (?:ofsted )?(?:inspection|report|review|visit)\b",
    re.IGNORECASE,
)
_STILL_SO = re.compile(
    r"\b(?:remain\w*|still|outstanding|unresolved|(?:has|have) (?:not|yet)|(?:has|have)n't)\b", re.IGNORECASE
)
""" "Weaknesses found *at the 2012 inspection remain*": they do today."""
_CONTRAST = re.compile(r"[;,] (?:but|while|whereas|although|though|however|yet)\b|;", re.IGNORECASE)
_MERELY_NAMED = re.compile(
    r"(?:\b(?:such as|for example|including those of)\s+(?:[\w'-]+\s+){0,3}|\bbetween\b[^.;:]{0,70})$", re.IGNORECASE
)
"""Before a body that is an example of many, or one of two between whom something is."""


_WHERE = re.compile(r"(?: Council)?,? where\b[^;:.]*$", re.IGNORECASE)
""" "In Solihull, where ...": behind a place of which the clause tells."""


class Holders(Protocol):
    """Which council and inspection a statement belongs to (``kg.reading.inspections``)."""

    def about(self, sentence_index: int, char: int | None = None) -> tuple[CouncilId, InspectionKey] | None:
        """The holder of a statement at this place, or None."""

    def years(self, key: InspectionKey) -> frozenset[int]:
        """The years in which it took place and was reported, as far as they are known."""

    def of_year(self, council: CouncilId, year: int) -> InspectionKey | None:
        """The one inspection of a council in this year, or None."""

    def reported(self, council: CouncilId) -> InspectionKey | None:
        """The inspection of a council that the article reports, or None."""

    def is_earlier(self, key: InspectionKey) -> bool:
        """Whether it is an inspection before the one that the article reports."""

    def is_of_special_needs(self, key: InspectionKey) -> bool:
        """Whether it looked at all that an area does for children with special needs."""


class Mention(Protocol):
    """An agency named in a sentence (``kg.reading.agencies``)."""

    @property
    def agency(self) -> AgencyId:
        """Which one."""

    @property
    def type(self) -> ConceptId:
        """Its type, e.g. ``police``."""

    @property
    def start_char(self) -> int:
        """Where it begins in the article's text."""


class Mentions(Protocol):
    """The agencies named in each sentence."""

    def mentions(self, sentence_index: int) -> Iterable[Mention]:
        """Those of one sentence."""


class FailingReader:
    """Reads the failings of one article; made once, from the ontology's vocabulary."""

    def __init__(
        self, lexicon: FailureLexicon, bodies: OtherBodies, national: National, earlier: EarlierFindings
    ) -> None:
        self.lexicon = lexicon
        self._bodies = bodies
        self._national = national
        self._earlier = earlier

    def candidates(
        self,
        annotated: AnnotatedArticle,
        speeches: list[Speech],
        graded: frozenset[int] = frozenset(),
        *,
        praise: bool = True,
    ) -> Iterator[tuple[Sentence, Candidate]]:
        """Every failing that the article might state, kept or dropped, in the order of the text.

        ``graded`` holds the starts (in characters) of the sentences that give a grade: there a grade
        word is a judgement and no weakness of whatever stands beside it. Without ``praise`` sentences that can only
        praise are left out.
        """
        words = without_quotes(annotated)
        frames = Frames(self.lexicon, annotated)
        paragraph, block = Paragraph(), -1
        introducing: dict[int | None, Paragraph] = {}
        stretches = (
            (words.at(one.start), words.at(one.end), words.spans(_taken(one, graded, annotated.forms)))
            for one in annotated.sentences
        )
        places = self.lexicon.places(words.stems, words.forms, stretches)
        for sentence, found in zip(annotated.sentences, places, strict=True):
            if sentence.block != block:
                if frames.introduces(block):
                    introducing[block] = paragraph
                intro = introducing.get(annotated.article.blocks[sentence.block].intro)
                paragraph, block = Paragraph(intro.spoken_of if intro is not None else frozenset()), sentence.block
            frames.enter(sentence, found)
            start = words.at(sentence.start)
            tokens = _dashed(annotated, words, start, words.at(sentence.end))
            taken_up = paragraph.taken_up(tokens)
            weighed = praise or frames.in_weaknesses or may_fail(self.lexicon, taken_up, found)
            if weighed and (found.matches or taken_up):
                speech = speeches[sentence.index]
                speech = replace(speech, since=words.at(speech.since)) if speech.since else speech
                setting = frames.setting(
                    sentence, speech, paragraph, tokens, found, graded=sentence.start_char in graded
                )
                for candidate in find_candidates(self.lexicon, found, tokens, start, setting, taken_up):
                    yield sentence, _among_tokens(candidate, words)
            paragraph.add(found, tokens, start)

    def read(
        self,
        annotated: AnnotatedArticle,
        speeches: list[Speech],
        holders: Holders,
        agencies: Mentions,
        graded: frozenset[int],
    ) -> tuple[FailingFact, ...]:
        """The failings that the article states, in the order of the text."""
        facts: list[FailingFact] = []
        nobodys = self._national.sentences(annotated) | found_by_others(annotated, self._bodies)
        nobodys |= {*explains_outcomes(annotated)}
        seen: set[tuple[int, str]] = set()
        for sentence, candidate in self.candidates(annotated, speeches, graded, praise=False):
            if not (candidate.kept or candidate.stance is Stance.EASED) or (sentence.index, candidate.pattern) in seen:
                continue
            holder = holders.about(sentence.index, annotated.starts[candidate.start])
            # What was found at an earlier inspection and has been put right since was a failing then.
            if holder is None or not (candidate.kept or holders.is_earlier(holder[1])):
                continue
            if sentence.index in nobodys or _is_told_of_another(sentence, annotated.forms, holder[0]):
                continue
            if _is_where_another_is(annotated, sentence, candidate, holder[0]):
                continue
            if candidate.pattern == _BOARD and is_of_another_board(annotated, sentence, candidate.end, self._bodies):
                continue
            holder = _of_its_year(holder, annotated, sentence, candidate, holders, self._earlier)
            if holder is None:
                continue
            groups = groups_at(annotated, sentence, candidate.start)
            not_in_care = candidate.pattern == _CARE_LEAVERS and _IN_CARE.isdisjoint(groups)
            if not_in_care and holders.is_of_special_needs(holder[1]):
                # Every young person with special needs moves on to adult life, and most were never in care.
                continue
            seen.add((sentence.index, candidate.pattern))
            facts.append(
                FailingFact(
                    inspection=holder[1],
                    council=holder[0],
                    pattern=candidate.pattern,
                    evidence=annotated.evidence(sentence, f"failing/{candidate.rule}"),
                    attributed_to=self._blamed(candidate, agencies.mentions(sentence.index), annotated),
                    affects=groups,
                )
            )
        return tuple(facts)

    def _blamed(
        self, candidate: Candidate, mentions: Iterable[Mention], annotated: AnnotatedArticle
    ) -> tuple[AgencyId, ...]:
        """The agencies named beside words that blame a body other than the council.

        A pattern may be of one type of body only, and is the only one that blames these: a board that asks why partners
        stay away is none of the partners. What is named as an example, or as one of two between whom something is, is
        not blamed.
        """
        blaming = self.lexicon.blaming
        if candidate.pattern not in blaming:
            return ()
        of_type = blaming[candidate.pattern]
        begins = annotated.starts[candidate.start]
        mentions = [*mentions]
        parted = [m for m in mentions if _in_clause_before(annotated.plain, m.start_char, begins)]
        return tuple(
            sorted(
                {
                    mention.agency
                    for mention in mentions
                    if (mention not in parted or len(parted) == len(mentions))
                    and mention.type != "inspectorate"
                    and (mention.type == of_type or (of_type is None and mention.type not in blaming.values()))
                    and _MERELY_NAMED.search(annotated.plain, max(0, mention.start_char - 80), mention.start_char)
                    is None
                }
            )
        )


def _in_clause_before(text: str, mention: int, failing: int) -> bool:
    """ "The police were praised, but the trust was slow": whether a contrast lies between a body and what failed."""
    return mention < failing and _CONTRAST.search(text, mention, failing) is not None


def _is_told_of_another(sentence: Sentence, forms: Sequence[str], council: CouncilId) -> bool:
    """Whether a sentence opens with the name of another council, whatever the talk is of: "Devon's director left"."""
    opening = (hit for hit in sentence.names if hit.start <= sentence.start + 1 and hit.end < sentence.end)
    named = {council for hit in opening if forms[hit.end] in _BEHIND_SUBJECT for council in councils_named(hit)}
    return bool(named) and council not in named


def _is_where_another_is(
    annotated: AnnotatedArticle, sentence: Sentence, candidate: Candidate, council: CouncilId
) -> bool:
    """ "A death in Solihull, where agencies failed": whether the clause is of the place of another council."""
    begins = annotated.starts[candidate.start]
    return any(
        hit.end <= candidate.start and _WHERE.match(annotated.plain, annotated.starts[hit.end], begins) is not None
        for hit in sentence.names
        if (named := councils_named(hit)) and council not in named
    )


def _of_its_year(
    holder: tuple[CouncilId, InspectionKey],
    annotated: AnnotatedArticle,
    sentence: Sentence,
    candidate: Candidate,
    holders: Holders,
    findings: EarlierFindings,
) -> tuple[CouncilId, InspectionKey] | None:
    """The holder of a failing of which the sentence says in which earlier year it was found.

    None where it says so of an inspection that the article tells nothing else of.
    """
    words = annotated.text(sentence)
    council, key = holder
    at = annotated.starts[candidate.start] - sentence.start_char
    if key == holders.reported(council) and led_to_takeover(words, at):
        return None
    back = findings.years_after(words, at)
    if back is not None and key == holders.reported(council):
        now = min(holders.years(key) or _since_then(annotated), default=None)
        then = holders.of_year(council, now - back) if now is not None else None
        return (council, then) if then is not None else None
    if candidate.pattern == _SLOW and findings.left_undone(words):
        return (council, holders.reported(council) or key) if holders.is_earlier(key) else holder
    if not names_year(words):
        return holder
    since = _SINCE.search(words) if candidate.pattern == _SLOW and holders.is_earlier(key) else None
    if since is None and candidate.pattern == _SLOW and holders.is_earlier(key) and _STILL_SO.search(words) is not None:
        since = _OF_THEN.search(words)
    if since is not None and int(since[1]) in holders.years(key):
        # Too little done since an earlier inspection is what the one that the article reports has found.
        return council, holders.reported(council) or key
    known = holders.years(key) or _since_then(annotated)
    if decided_before(words, at, known):
        return None
    year = another_year(words, at, holders.years(key))
    if year is None and candidate.pattern == _SLOW:
        # "In 2015 they fell all the way from outstanding": a decline of then.
        year = opening_year(words, at, holders.years(key))
    if year is None and _HAD_BEEN.match(words) is not None:
        # "In 2021 children here had been left at risk", beside an inspection of that year.
        opens = opening_year(words, at, holders.years(key))
        year = opens if opens is not None and holders.of_year(council, opens) is not None else None
    if year is None:
        return holder
    earlier = holders.of_year(council, year)
    return (council, earlier) if earlier is not None else None


def _since_then(annotated: AnnotatedArticle) -> frozenset[int]:
    """The year in which the article appeared, where no year of its inspection is told."""
    issued = annotated.appeared
    return frozenset({issued.year}) if issued is not None and issued.year is not None else frozenset()


def _taken(sentence: Sentence, graded: frozenset[int], forms: Sequence[str]) -> list[Span]:
    """Where grade words stand that are judgements, and no words of weakness."""
    grades = _grades(sentence) if "grade" in sentence.kinds else []
    if sentence.start_char in graded or len(grades) >= _TABLE:
        # "Fell short of *the top grade*, and was judged good": what was not reached is no weakness by its name alone;
        # "inadequate because of late visits and *inadequate* supervision": nor is a grade what it was given for.
        why = next((at for at in range(sentence.start, sentence.end) if forms[at] == "because"), sentence.end)
        told = {*_told_grades(sentence, grades, forms)} if why < sentence.end else set()
        return [
            (start, end)
            for start, end in grades
            if _NOT_REACHED.isdisjoint(forms[max(sentence.start, start - _BEFORE_A_GRADE) : start])
            and (start < why or (start, end) in told or forms[start] != _INADEQUATE or forms[start - 1] in _IS)
        ]
    return _told_grades(sentence, grades, forms)


def _grades(sentence: Sentence) -> list[Span]:
    """Where grade words stand ("requires improvement")."""
    return [(hit.start, hit.end) for hit in sentence.words if has_label(hit, "grade:")]


def _told_grades(sentence: Sentence, grades: Sequence[Span], forms: Sequence[str]) -> list[Span]:
    """The low grades that are grades by the words around them, whatever judgement they make.

    They are given ("rated inadequate"), name what has a grade ("a second inadequate rating", '"inadequate" services'),
    or close a line that is but an area with its grade ("2.1 Adoption performance Inadequate"); two that are quoted are
    compared: "care was 'adequate', safeguarding 'inadequate'".
    """
    quoted = {(start, end) for start, end in grades if _is_quoted(sentence, start, end, forms)}
    return [
        (start, end)
        for start, end in grades
        if forms[start] in _LOW
        and (
            forms[start] == _INADEQUATES
            or _is_given(sentence, start, end, forms)
            or _names_grade(sentence, start, end, forms)
            or _is_bodys(sentence, start, end, forms)
            or (len(quoted) > 1 and (start, end) in quoted)
            or (end == sentence.end and _is_row(sentence, forms))
        )
    ]


def _is_given(sentence: Sentence, start: int, end: int, forms: Sequence[str]) -> bool:
    """Whether a verb of grading stands right before, with no more than "as" or "to be" between.

    Not where it is told when a grade is given ("councils are judged inadequate when children are unsafe").
    """
    if end < sentence.end and forms[end] in _WHEN:
        return False
    at = start - 1
    while at > sentence.start and forms[at] in _BEFORE_GRADE:
        at -= 1
    if at < sentence.start:
        return False
    if forms[at] in _GRADING:
        return True
    # "*The judgements*, including that on leadership, *were also* inadequate."
    return forms[at] in _STILL and not _JUDGEMENTS.isdisjoint(forms[sentence.start : at])


def _names_grade(sentence: Sentence, start: int, end: int, forms: Sequence[str]) -> bool:
    """Whether what follows has or is a grade; of a service only where the word is quoted."""
    if _is_quoted(sentence, start, end, forms):
        return not _GRADED.isdisjoint(forms[end + 1 : min(end + 5, sentence.end)])
    if forms[end : end + 1] == ["-"] and end + 1 < sentence.end:
        # "An *inadequate*-rated council".
        return forms[end + 1] in _GRADING
    return end < sentence.end and forms[end] in _RATINGS


def _is_quoted(sentence: Sentence, start: int, end: int, forms: Sequence[str]) -> bool:
    """Whether quotation marks hold these words alone."""
    return start > sentence.start and forms[start - 1] in QUOTES and end < sentence.end and forms[end] in QUOTES


def _is_bodys(sentence: Sentence, start: int, end: int, forms: Sequence[str]) -> bool:
    """Whether a body with grades of its own has this one: "Croydon Health Services NHS Trust requires improvement"."""
    while start > sentence.start and forms[start - 1] in _STILL:
        start -= 1
    named = any(hit.end == start and any(map(_has_own_grades, hit.labels)) for hit in sentence.names)
    return named and (end >= sentence.end or forms[end] in _ENDS)


def _has_own_grades(label: str) -> bool:
    return label.startswith(("agency:", "agency-head:health:", "agency-head:police:", "agency-head:education:"))


def _is_row(sentence: Sentence, forms: Sequence[str]) -> bool:
    """Whether a sentence is a line of a table: short, with an area and without a verb."""
    words = forms[sentence.start : sentence.end]
    return "area" in sentence.kinds and len(words) <= _ROW and FINITE.isdisjoint(words)


def _dashed(annotated: AnnotatedArticle, words: Unquoted, start: int, end: int) -> list[str]:
    """Words in lower case; a hyphen with space around it as ``" - "``."""
    forms = list(words.forms[start:end])
    for hyphen in ("-", "–"):
        if hyphen in forms:
            doc, tokens = annotated.doc, words.tokens
            for at, form in enumerate(forms):
                spaced = doc[tokens[start + at]].whitespace_ and (at == 0 or doc[tokens[start + at] - 1].whitespace_)
                if form == hyphen and spaced:
                    forms[at] = " - "
    return forms


def _among_tokens(candidate: Candidate, words: Unquoted) -> Candidate:
    """The candidate with the positions of tokens for those of words."""
    start, end = words.back((candidate.start, candidate.end))
    because = words.back(candidate.because) if candidate.because is not None else None
    return candidate._replace(start=start, end=end, because=because)


class Frames:
    """What the introductions of lists and the headings of sections make of the sentence that is read at the time."""

    def __init__(self, lexicon: FailureLexicon, annotated: AnnotatedArticle) -> None:
        self._lexicon = lexicon
        self._annotated = annotated
        self._introducing = {block.intro for block in annotated.article.blocks if block.intro is not None}
        self._sentences = Counter(sentence.block for sentence in annotated.sentences)
        self._advises = self._goes_on = False
        """Whether the sentence before told of recommendations, and whether the present one names them."""
        self._own: dict[int, Frame] = {}
        """The frames that blocks make for what they introduce."""
        self._block = -1
        self._place = 0
        """How many sentences of its block stand before the present one."""
        self._labelled = False
        self._frame = Frame.NONE
        self._heading = Frame.NONE
        self._last_heading = -1
        self._section: frozenset[str] = frozenset()
        self._is_report = annotated.article.kind is not SourceKind.NEWS
        """Whether a heading heads a section of its own: in news it heads what follows for a while."""
        self._of_board = False
        opening = (hit for sentence in annotated.sentences[:_TITLE] for hit in sentence.words)
        self._whole = _OF_SEND if any("cue:send" in hit.labels for hit in opening) else frozenset()
        """What a document is about that opens with its kind of inspection: "Area SEND inspection of Devon"."""

    def introduces(self, block: int) -> bool:
        """Whether a block introduces a list."""
        return block in self._introducing

    def enter(self, sentence: Sentence, places: Places) -> None:
        """Go on to the next sentence of the article, of whose words this was found."""
        index, block = sentence.block, self._annotated.article.blocks[sentence.block]
        names = self._annotated.forms[sentence.start] in _NAMING and bool(places["goes-on-to-name"])
        self._goes_on = names and (self._advises or self._goes_on)
        self._advises = bool(places["recommending"])
        first, self._block = index != self._block, index
        self._place = 0 if first else self._place + 1
        if first:
            self._labelled = self._is_label(sentence)
        is_heading = first and block.kind in _HEADING_KINDS
        if is_heading or index in self._introducing:
            quoted = is_heading and self._is_quoted(sentence)
            self._own[index] = Frame.NONE if quoted else self._framing(places, index in self._introducing)
        if is_heading:
            self._last_heading = index
            own = self._own[index]
            heads = own in (Frame.ADVICE, Frame.STRONG) and not self._is_line_of_news(sentence)
            self._heading = own if heads else Frame.NONE
            self._section = _theme_of_heading(self._lexicon.owners(places, "group"))
            self._of_board = _BOARD in self._lexicon.owners(places, "domain")
            self._frame = Frame.NONE
        elif first:
            if self._is_graded_area(sentence):
                # A section without a heading of its own: what was to be improved stood above it.
                self._heading = Frame.NONE
            framed = self._own.get(block.intro, Frame.NONE) if block.intro is not None else Frame.NONE
            if framed is Frame.STRONG and block.intro is not None and block.intro < self._last_heading:
                # "The following strengths and areas for development were identified:", and a heading over each.
                framed = Frame.NONE
            self._frame = framed if framed is not Frame.NONE else self._heading

    def _is_line_of_news(self, sentence: Sentence) -> bool:
        """ "Report praises police hub but says teenagers are passed around": what turns, or stands above all, in news.

        It tells the news itself, and heads no section in which all is praise or advice.
        """
        if self._is_report:
            return False
        blocks = self._annotated.article.blocks[: sentence.block]
        above_all = not any(block.kind is BlockKind.PARAGRAPH for block in blocks)
        return above_all or not _TURNS.isdisjoint(self._annotated.forms[sentence.start : sentence.end])

    def _framing(self, places: Places, introduces: bool) -> Frame:
        """What the words of an introduction or a heading make of what follows.

        What is to become better is told apart in reports (``improvements.py``); in news inspectors found it weak.
        That somebody was told to do something is news, where no list of it follows.
        """
        if introduces and places["intro-ordered"]:
            return Frame.ADVICE
        frame = _frame_of(places)
        if frame is Frame.NONE and places["intro-wanted"]:
            return Frame.ADVICE if self._is_report else Frame.WEAK
        return frame

    def _is_quoted(self, sentence: Sentence) -> bool:
        """Whether a heading only gives somebody's words, and heads no list: "'We will put this right'"."""
        line = self._annotated.text(sentence).strip()
        return len(line) > 1 and line[0] in QUOTES and line[-1] in QUOTES

    def _is_graded_area(self, sentence: Sentence) -> bool:
        """Whether a line is but an area with its grade: "The experiences of care leavers: requires improvement"."""
        if "grade" not in sentence.kinds or self._sentences[sentence.block] > 1:
            return False
        line = self._annotated.text(sentence).rstrip()
        return not line.endswith(".") and "area" in sentence.kinds

    @property
    def in_weaknesses(self) -> bool:
        """Whether the present sentence may stand in a list of weaknesses, so that a topic that it names is weak."""
        return self._frame is Frame.WEAK

    def setting(
        self,
        sentence: Sentence,
        speech: Speech,
        paragraph: Paragraph,
        tokens: list[str],
        places: Places,
        *,
        graded: bool,
    ) -> Setting:
        """All that is known of the sentence, given as lower-case tokens too, before its words are weighed."""
        text = self._annotated.text(sentence)
        frame = self._frame
        # "Young carers are seldom offered an assessment", in a paragraph on homeless teenagers, is about the former.
        themed = sentence.labels.isdisjoint(_OF_THEIR_OWN) and any(one.rule.kind == "themed" for one in places.matches)
        is_label = self._is_label(sentence)
        # An item names its weakness in its first sentence, or in that after its label; what follows tells more of it.
        tells_more = self._place > self._labelled
        if frame is Frame.WEAK and (self._annotated.kind(sentence) is BlockKind.PARAGRAPH or is_label or tells_more):
            frame = Frame.NONE
        if frame is Frame.ADVICE and (
            (self._heading is Frame.ADVICE and speech.voice is Voice.INSPECTORS) or self._is_statement(sentence)
        ):
            # Below such words news and letters tell in whole sentences what inspectors found: "It said that visits were
            # late", "Police officers do not always speak to children"; what to do is no such sentence.
            frame = Frame.NONE
        return Setting(
            speech,
            Frame.ADVICE if self._goes_on else frame,
            question=asks(text),
            imperative=self._is_imperative(sentence),
            first_person=speech.voice is Voice.COUNCIL and self._in_first_person(sentence),
            themes=paragraph.theme(tokens),
            section=self._section & _PROVISIONS if self._is_report else frozenset(),
            graded=graded,
            spoken_of=self._spoken_of(paragraph) if themed else frozenset(),
            of_board=self._is_report and self._of_board,
        )

    def _spoken_of(self, paragraph: Paragraph) -> frozenset[str]:
        return self._section or paragraph.spoken_of or self._whole

    def _is_label(self, sentence: Sentence) -> bool:
        """Whether a sentence only names what the others of its item tell of: "Supervision. It is not regular." """
        return sentence.end - sentence.start <= _LABEL and self._sentences[sentence.block] > 1

    def _is_imperative(self, sentence: Sentence) -> bool:
        """Whether the sentence opens with the base form of a verb of advice ("Improve the quality of ...").

        A word that is a noun as well ("support", "work") opens advice only before an object or another such verb
        ("Review and update"), and where no finite verb follows that is of no "cases *that are* closed".
        """
        forms = self._annotated.forms
        first = sentence.start
        if forms[first] in ("to", '"', "'"):
            first += 1
        if first >= sentence.end:
            return False
        form = forms[first]
        verbs, nouns = self._lexicon.class_words("imperative"), self._lexicon.class_words("imperative-or-noun")
        if form in nouns:
            follows, beyond, *_ = [*forms[first + 1 : sentence.end], "", ""]
            if follows == "with" and beyond in _COUNTS:
                # "Work with some families drifts" tells of work.
                return False
            if follows == "and" and beyond in verbs:
                return True
            behind = forms[first + 1 : sentence.end]
            told = next((at for at, word in enumerate(behind) if word in _RELATIVE), len(behind))
            opens = follows in _OBJECT_OPENERS or (follows == "and" and beyond in nouns)
            return opens and FINITE.isdisjoint(behind[:told])
        return form in verbs

    def _is_statement(self, sentence: Sentence) -> bool:
        """Whether a sentence has a verb of its own that says how things are, before any part that depends on it."""
        if not self._annotated.text(sentence).rstrip().endswith("."):
            return False
        forms = self._annotated.forms[sentence.start : sentence.end]
        own = [
            form for form, _ in takewhile(lambda pair: not _opens_part(*pair), zip(forms, ["", *forms], strict=False))
        ]
        return _ADVISES.isdisjoint(own) and not _TELLS.isdisjoint(own) and own[0] not in _TAKING_UP

    def _in_first_person(self, sentence: Sentence) -> bool:
        return not _FIRST_PERSON.isdisjoint(self._annotated.forms[sentence.start : sentence.end])


def _opens_part(form: str, before: str) -> bool:
    """Whether a part of a sentence begins that depends on another; not in "young people *known to* the service"."""
    return form in _DEPENDS and not (
        (form == "to" and before in _BELONGING) or (form == "that" and before in _POINTING_AT)
    )


def _frame_of(places: Places) -> Frame:
    for name, frame in (("intro-advice", Frame.ADVICE), ("intro-weak", Frame.WEAK), ("intro-strong", Frame.STRONG)):
        if places[name]:
            return frame
    return Frame.NONE


def _theme_of_heading(named: frozenset[str]) -> frozenset[str]:
    """One group only: "children in care and care leavers" is the heading of what is mostly about the former."""
    if named == {"weak-children-in-care-support", "weak-care-leaver-support"}:
        return frozenset({"weak-children-in-care-support"})
    return named if len(named) == 1 else frozenset()
