"""Which grades an article states: a verdict tied to a council (or its board), an area and an inspection.

Each verdict (see ``grades``) takes the areas that stand next to it with nothing but light words
between, and the overall grade where it speaks of the services as a whole. Its inspection is the main
one of the council that the words are about, or an earlier one where a date or a word says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from spacy.tokens import Doc

from kg.model import (
    BlockKind,
    ConceptId,
    CouncilId,
    Evidence,
    InspectionFact,
    Issue,
    JudgementFact,
    PartialDate,
)
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilMention, CouncilReading
from kg.reading.dates import DateMention, earlier
from kg.reading.grades import LIGHT, Frame, Verdict, verdicts
from kg.reading.inspection_types import FULL, type_by_date
from kg.reading.inspections import Inspection, InspectionReading, same_time
from kg.reading.vocabulary import Hit, PhraseIndex, longest

OVERALL = ConceptId("overall-effectiveness")
_EVIDENCE_PER_JUDGEMENT = 3
_NEAR = 5
"""In how many sentences before it the board must be told of that "the board" means."""
_TABLE = 3
"""The fewest cells of a table's row."""
_ROWS = 40
_SUBJECT_REACH = 6
"""How many words may stand between who judges and the verb."""
_OF_SIF = (
    "help-and-protection", "children-looked-after", "adoption", "care-leavers", "leadership-management-and-governance",
)  # fmt: skip
"""The areas of the single framework with a grade of their own; the review of the board stood apart."""
_LEAD = 16
"""Within so many characters of its start a date leads a sentence."""
_GAP = LIGHT | frozenset(
    "after from between care visit under following whose those given found given gave awarded as judged marked said "
    "applies apply applied goes went better worse alone alike merely lot way down line times over count single so far "
    "holds hold goes go come comes came out exception lagging trailing trails through verdict verdicts rating ratings "
    "mark marks judgement to bright spot once more luck such ones lagged behind fared fares did lag lags trailed "
    "royal answer there off slightly somewhat rather marginally little earned earns secured "
    "achieved gained attained handed landed "
    "merited won weak weakest link".split()
)
_ONLY_AREA = re.compile(
    r"\b(?:the|its|their) (?:only|one|sole|single|lone) (?:area|judge?ment|category|field|heading) "
    r"(?:to(?: be| have been)?|that|which)\b",
    re.IGNORECASE,
)
"""Words between the only area with a grade and that grade."""
_FOR_WHOM = re.compile(r"\bfor (?:\w+ )?(?:children|families|young people)(?: and (?:families|young people))?\b", re.I)
_WITHIN = re.compile(r"\bwithin (?:the |its |their )?(?:\w+ )?(?:judge?ments?|grades?) (?:on|for|of) (?:the )?$", re.I)
"""What makes an area the place of other grades, not what is graded."""
_AREAS_OF_LIST = re.compile(
    r"\b(?:all|both|two|three|four|five|the|other) (?:of the |the )?(?:\w+ )?"
    r"(?:areas|judge?ments|categories|headings)\b",
    re.IGNORECASE,
)
"""Words that a list of areas behind a colon names one by one."""
_KINDS = tuple(
    "rating-verbs getting-verbs finding-verbs moving-verbs rating-nouns services not-graded unsure negated left-behind "
    "elsewhere-graded own-view laymen same-again some-areas generic".split()
)
_BREAKS = frozenset("; but while whereas although though".split())
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|former(?:ly)?|once|originally|last (?:full )?(?:inspect\w*|time|judged|rated|"
    r"visit\w*)|had (?:previously |earlier |also )?"
    r"(?:been|judged|rated|found|pronounced|graded|given|received|required)|having (?:been|required|"
    r"judged|had)|up from|down from|back (?:in|then)|"
    r"at the time|first (?:judged|rated|found|report)|earlier inspection|prior to|"
    r"since (?:the (?:council|authority|department|borough|county)|it|they|services|being|we))\b",
    re.IGNORECASE,
)
_YEARS_AFTER = re.compile(
    r"\b(?P<n>\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten) years? (?:after|since|on from)\b",
    re.IGNORECASE,
)
_NUMBERS = {word: n for n, word in enumerate("_ one two three four five six seven eight nine ten".split())} | {"a": 1}
_BEHIND_RELATIVE = re.compile(
    r"(?:'s [a-z' ]{3,40})?, (?:which|who|where|whose)\b[^,;.]*, (?:has |have |had )?(?:now |also |"
    r"then )?(?:been|was|were|is|are)\b",
    re.IGNORECASE,
)
_JUST_AS = re.compile(r"\b(?:just as|as (?:it|they|was|were)|unchanged|the same as|again,? as)\b", re.IGNORECASE)
_PARTS_AFTER = re.compile(
    r"[;:(|]|\s[-–—]\s|^\s+[A-Z]|\b(?:up|down|step) from\b|(?i:\b(?:but|when|which|while|published|"
    r"since)\b|,.*\b(?:was|were|is|has|have|had|said)\b)"
)
_PARTS_BEFORE = re.compile(
    r";|\b(?:but|while|published|compared|now|remains?|today|since|(?<!looked )after|following|"
    r"until)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\W+sa(?:id|ys) (?:the )?\w+,? ?(?:in |back in )?")
_ASKS = re.compile(r"\b(?:verdict|grade|rating|mark|result|outcome|overall|judge?ment|this time|now)\b", re.IGNORECASE)
_WHEN_SEEN = re.compile(
    r"^\s+when (?:it was |they were |it |they )?(?:last |first )?(?:inspected|visited|judged|checked)\b[^,;]*"
    r"(?:,\s*(?:back )?(?:in |on )?)?$"
)
_YEAR_OF_CELL = re.compile(r"\W*(?:in )?20\d\d\W*$")
"""What stands before the grade of another year: "2019: inadequate"."""
_WHEN_IT = re.compile(r"\s*,?\s*when (?:\w+ ){0,4}?(?:was|were|had|judged|rated|found)\b", re.IGNORECASE)
_DAY_OF = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b")
_BOTH = re.compile(r"\b(?:both|each|all (?:two|three)|inspections|on (?:each|both) occasions?|twice)\b", re.IGNORECASE)
_ALL_AREAS = re.compile(
    r"\b(?:all|every|each|across)\b(?:\W+\w+){0,4}?\W+(?:areas?|categor(?:y|ies)|judge?ments?|measures?|"
    r"counts?|respects?|headings?)\b",
    re.I,
)
_SOME_AREAS = re.compile(
    r"\b(?:one|two|three|four|five|six|\d|most|some|several|many|half|part|parts|aspects|"
    r"elements)\b(?: out)? (?:of|in)\b(?:\W+\w+){0,4}?\W+"
    r"(?:areas?|categor(?:y|ies)|judge?ments?|measures?|\d|four|five|six|services)\b|"
    r"\b(?:most|some|many|half|parts?|aspects|elements) of (?:it|them)\b|"
    r"\b(?:some|two|three|four|several|certain|key|other|these|most) (?:key |of the )?(?:areas|categories|"
    r"judge?ments|parts|aspects|elements)\b|"
    r"\bsome (?:parts?|aspects?|areas?|elements?) of\b",
    re.IGNORECASE,
)
_ALL_OF = re.compile(r"\b(?:four out of four|five out of five|all (?:four|five|three))\b", re.I)
_EVERYWHERE = re.compile(
    r"\b(?P<which>all|every(?: one of)?|each(?: one)?)\b(?: of)?(?: the| its| our| their)?"
    r"(?P<kind>(?: (?:single|other|one|two|three|four|five|six|key|main|separate|individual|"
    r"inspected|judged|graded|sub))*)"
    r"[ -](?:of the )?(?:sub-?)?"
    r"(?:areas?|categor(?:y|ies)|judge?ments?|measures?|counts?|headings?|strands?|criteria|fields?)\b|"
    r"\b(?P<rest>the (?:other|remaining)(?: two| three| four)?(?: (?:key|main|graded|sub))*[ -](?:sub-?)?"
    r"(?:areas|categories|judge?ments|measures|counts|headings|strands))\b|"
    r"\bacross the board\b|\bclean sweep of (?:\w+\W+)?(?P<under>\w+ underneath)?",
    re.IGNORECASE,
)
"""Every area has the grade, whatever it is called."""
_PARTS_ONLY = re.compile(r"\bsub\b|\bsub-|\bother\b|\bunderneath\b|^each of", re.IGNORECASE)
"""The areas, as against the overall grade."""
_OUT_OF = re.compile(
    r"\b(?P<n>two|three|four|\d)(?: out)? of (?:the |its )?(?P<all>three|four|five|\d)"
    r"(?: (?:sub|key|main|graded|separate))*[ -](?:sub-?)?(?:areas|categories|judge?ments|measures|headings|strands)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except|apart from|bar|save|other than|aside from|excluding|with the exception of|but not)\b(?: for)?"
    r"(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"\bincluding (?:that |the one |those )?(?:on |for |of )?(?:the |its )?$", re.IGNORECASE)
_JOINED = re.compile(
    r"[\"')]*,?\s*(?:overall,?\s*)?(?:along with|together with|alongside|as well as|plus|and so (?:is|are|was|were)|"
    r"as (?:is|are|was|were|do|does|did|has|have|had))\s+(?:the |its |their |that of |those of )*",
    re.IGNORECASE,
)
"""Words that give a grade to further areas behind it."""
_OURS = re.compile(r"\b(?:us|our)\b", re.IGNORECASE)
_AS_IS = re.compile(r"[\"')]*,? as (?:is|are|was|were|has|have|had|does|do|did) (?:the |its )?", re.IGNORECASE)
_BOTH_COUNCILS = re.compile(r"\b(?:both|the two) (?:\w+ )?(?:councils|authorities|boroughs|cities|counties)\b", re.I)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_ANY_SERVICE = re.compile(
    r"(?:^|[:;.] |\bwhether |\bchecks? )(?:an?|any|every|each) (?:\w+ )?(?:service|council|authority|department)s? "
    r"(?:that|which|is|judged|rated|graded)\b[^,;:]{0,25}$",
    re.IGNORECASE,
)
""" "A service that requires improvement is not failing": what a grade is, not who has it."""
_AUXILIARIES = frozenset(
    "was were been being be is are has have had also both all now still each again currently themselves itself".split()
)
_PRONOUNS = frozenset("it they which these both".split())
_SUBORDINATORS = frozenset("when where that whose because after since if as".split())
_OPENING = frozenset(
    "although however both in inspectors report that said found it concluded across only even so yet "
    "then elsewhere".split()
)
_OVERALL = re.compile(r"\boverall\b", re.IGNORECASE)
_SUBJECT_GAP = re.compile(r"\s*(?:was|were|is|had been|has been|,? (?:which|also) was)?\s*")
_NOW = re.compile(r"\b(?:now|today|currently)\b", re.IGNORECASE)
_IT = re.compile(r"(?:it|that inspection|that report)\b", re.IGNORECASE)
_WE = re.compile(r"(?:we|they|services|the council)\b", re.IGNORECASE)
_BACK_THEN = re.compile(r"(?:before that|back in|last time|in \d{4}|previously|earlier)\b", re.IGNORECASE)
_THE_LAST = re.compile(r"(?:the|its|their|an?) (?:previous|last|most recent|earlier)\b", re.IGNORECASE)
_THE_COUNCIL = re.compile(
    r"(?:the )?(?:local authority|council|authority|services?|children's services|it|ofsted|inspectors)\b",
    re.IGNORECASE,
)
_DETERMINERS = frozenset("the its their his her our a an both all only each every own such very".split())
_PREPOSITIONS = frozenset("for with of to in from by on about into at".split())
_LINKING = frozenset(
    "and but or plus with is are was were be so while as says said say found finds that which meanwhile although "
    "because though since when where now then yet by for like save except".split()
)
_HEADS = frozenset(
    "services service work experiences experience progress effectiveness impact quality standard lot support help care "
    "provision judgement judgment grade rating mark as".split()
)
_PRONOUN_OBJECT = frozenset("it them us itself themselves".split())


@dataclass(frozen=True, slots=True)
class JudgementReading:
    """The grades of one article."""

    facts: tuple[JudgementFact, ...] = ()
    inspections: tuple[InspectionFact, ...] = ()
    """Further inspections; none, since those that nothing but a grade reveals join ``InspectionReading.facts``."""
    issues: tuple[Issue, ...] = ()


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the index the names of grades and areas, and the wordings around grades."""
    for scheme, kind in (("grade", "grade"), ("judgement-area", "area")):
        for concept in ontology.schemes.get(scheme, {}).values():
            for wording in (concept.label, *concept.aliases):
                words.add(wording, f"{kind}:{concept.id}")
    lexicon = cast("Mapping[str, object]", ontology.lexicon.get("judgements", {}))
    for key in _KINDS:
        for phrase in cast("list[object]", lexicon.get(key, [])):
            words.add(str(phrase), f"judged:{key}")
    done = [str(phrase) for phrase in cast("list[object]", lexicon.get("done-for", []))]
    for area, phrases in cast("Mapping[str, list[object]]", lexicon.get("children", {})).items():
        for phrase in phrases:
            for what in done:
                words.add(f"{what} {phrase}", f"area:{area}")
    for area, phrases in cast("Mapping[str, list[object]]", lexicon.get("table-heads", {})).items():
        for phrase in phrases:
            words.add(str(phrase), f"head-area:{area}")
    for area, phrases in cast("Mapping[str, list[object]]", lexicon.get("list-areas", {})).items():
        for phrase in phrases:
            words.add(str(phrase), f"list-area:{area}")


def find_judgements(
    annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, inspections: InspectionReading
) -> JudgementReading:
    """Read off the grades of an article."""
    return _Finder(annotated, ontology, councils, inspections).read()


def area_of(
    area: ConceptId, inspection: Inspection, *, with_care_leavers: bool = False, issued: PartialDate | None = None
) -> tuple[ConceptId, ...]:
    """The areas of the inspection's own framework that a wording names; empty where it has none such.

    Short names are shared by the frameworks ("leadership", "children in care"): the inspection's type
    and date tell which area they mean. ``with_care_leavers``: care leavers are named in the same breath.
    ``issued``: when the article appeared whose news the inspection is, by which its year is known where no date
    is told; ``None`` for an inspection of before.
    """
    return tuple(ConceptId(name) for name in _area_names(area, inspection, with_care_leavers, issued))


def areas_of_framework(inspection: Inspection, issued: PartialDate | None) -> tuple[ConceptId, ...]:
    """The areas that have a grade of their own in a full inspection of this type; empty where the type is not known."""
    if inspection.type == "sif":
        return tuple(ConceptId(name) for name in _OF_SIF)
    care = area_of(ConceptId("children-in-care-and-care-leavers"), inspection, issued=issued)
    if inspection.type != "ilacs":
        return ()
    if _year(inspection, issued) is None:
        # Care leavers got a judgement of their own in 2023: on either side of that these two are the same.
        return (ConceptId("impact-of-leaders"), ConceptId("help-and-protection"))
    return (ConceptId("impact-of-leaders"), ConceptId("help-and-protection"), *care)


def _year(inspection: Inspection, issued: PartialDate | None) -> int | None:
    """The year of an inspection; where it is not told, that in which the news of it must have been made."""
    start = inspection.start or inspection.published
    if start is not None and start.year is not None:
        return start.year
    if issued is None or issued.year is None:
        return None
    # Reports come out within months: only early in 2023 can one be of either side of the change.
    return None if issued.year == 2023 and (issued.month or 1) < 6 else issued.year


def _area_names(
    area: str, inspection: Inspection, with_care_leavers: bool, issued: PartialDate | None
) -> tuple[str, ...]:
    framework = inspection.type
    leadership = area in ("impact-of-leaders", "leadership-management-and-governance")
    in_care = area in ("children-in-care", "children-looked-after")
    if area == "other":
        return ("other",) if framework == "pre-2013" else ()
    if framework == "sif":
        if leadership:
            return ("leadership-management-and-governance",)
        if area == "children-in-care-and-care-leavers":
            return ("children-looked-after", "care-leavers")
        return ("children-looked-after",) if in_care else (area,)
    if framework == "pre-2013":
        if leadership:
            return ("other",)
        return ("children-looked-after",) if in_care or area == "children-in-care-and-care-leavers" else (area,)
    if framework == "unspecified" and area in ("leadership-management-and-governance", "children-looked-after"):
        return (area,)
    if framework in ("ilacs", "unspecified"):
        if leadership:
            return ("impact-of-leaders",)
        if area in ("adoption", "safeguarding-board") and framework == "ilacs":
            return ()
        return _care_since_2018(area, _year(inspection, issued), in_care)
    return ()


def _care_since_2018(area: str, year: int | None, in_care: bool) -> tuple[str, ...]:
    together = area == "children-in-care-and-care-leavers"
    if not (in_care or together or area == "care-leavers"):
        return (area,)
    if year is not None:
        if year >= 2023:
            return ("children-in-care", "care-leavers") if together else ("children-in-care",) if in_care else (area,)
        return ("children-in-care-and-care-leavers",)
    if together:
        return ("children-in-care-and-care-leavers",)
    return ("children-in-care",) if in_care else (area,)


@dataclass(frozen=True, slots=True)
class _Area:
    """An area named in a sentence: tokens, and the concepts that the words may name."""

    start: int
    end: int
    id: ConceptId
    listed_only: bool = False


@dataclass(frozen=True, slots=True)
class _Everywhere:
    """A grade for all areas of a framework: with the overall one or without, and but for some."""

    overall: bool
    but: frozenset[ConceptId] = frozenset()
    of: int | None = None
    """How many areas the text counts, with those that have another grade; ``None`` where it counts none."""
    rest: bool = False
    """Whether it is for "the other areas": those that have no grade yet."""


class _Finder:
    """Reads the grades of one article."""

    def __init__(
        self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, inspections: InspectionReading
    ) -> None:
        self.annotated = annotated
        self.doc = annotated.doc
        self.text = annotated.plain
        self.ontology = ontology
        self.councils = councils
        self.inspections = inspections
        self.issued = annotated.appeared
        self.facts: list[JudgementFact] = []
        self.frames: list[Frame] = []
        self.issues: list[Issue] = []
        self.last_grade: dict[CouncilId, tuple[int, ConceptId]] = {}
        """The first grade of the last sentence that graded a council, with the number of the sentence."""
        self.subject_areas: tuple[int, list[_Area]] | None = None
        """The areas with which the last sentence that grades nothing else began, with its number."""

    def read(self) -> JudgementReading:
        """Sentence by sentence."""
        if self.inspections.elsewhere:
            return JudgementReading()
        for sentence in self.annotated.sentences:
            if "grade" in sentence.kinds or any("judged:same-again" in hit.labels for hit in sentence.words):
                self._read_sentence(sentence)
        return JudgementReading(tuple(self._kept()), (), tuple(self.issues))

    def _read_sentence(self, sentence: Sentence) -> None:
        if self.councils.holder(sentence.index) is None and not self.pair(sentence.index):
            return
        found = verdicts(self.doc, sentence)
        if not found:
            return
        view = _View(self, sentence, found)
        if view.is_definition():
            return
        columns = self._columns(sentence, found)
        if columns is not None:
            view.judge_row(columns)
            return
        for number, verdict in enumerate(found):
            if not view.is_alternative(number):
                view.judge(number, verdict)

    def pair(self, sentence_index: int) -> list[CouncilId]:
        """ "Both councils": the two of which the article has told up to there; empty where it is another number."""
        if _BOTH_COUNCILS.search(self.annotated.text(self.annotated.sentences[sentence_index])) is None:
            return []
        told = [mention.council for index in range(sentence_index + 1) for mention in self.councils.topical(index)]
        both = list(dict.fromkeys(told))
        return both if len(both) == 2 else []

    def _columns(self, sentence: Sentence, found: Sequence[Verdict]) -> list[tuple[int, _Area | None]] | None:
        """For a row of a table with a grade in several cells: which verdict has which area, by the heading above."""
        cells = self._cells(sentence)
        if len(cells) < _TABLE or len(found) < 2:
            return None
        heading = None
        for index in range(sentence.index - 1, max(-1, sentence.index - _ROWS), -1):
            above = self.annotated.sentences[index]
            if len(self._cells(above)) != len(cells):
                break
            if not any(_has(hit, "grade:") for hit in above.words):
                heading = above
                break
        if heading is None:
            alone = [n for n, verdict in enumerate(found) if (verdict.start, verdict.end) in cells]
            # Without a heading only the first grade of a row can be told: the overall one.
            return [(alone[0], None)] if len(alone) > 1 else None
        areas = [*_areas(heading), *_areas(heading, ("head-area:",))]
        columns: list[tuple[int, _Area | None]] = []
        for number, verdict in enumerate(found):
            cell = next(at for at, (start, end) in enumerate(cells) if start <= verdict.start < end)
            start, end = self._cells(heading)[cell]
            area = next((one for one in areas if start <= one.start < end), None)
            overall = (
                "overall" in {token.lower_ for token in self.doc[start:end]}
                or "grade" in self.doc[start:end].text.lower()
            )
            dated = _YEAR_OF_CELL.match(self.doc[cells[cell][0] : verdict.start].text) is not None
            if area is not None or overall or dated:
                columns.append((number, area if area is not None and area.id != OVERALL else None))
        return columns or None

    def _cells(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The cells of a table's row, as tokens; one where the sentence is no row."""
        bars = [at for at in range(sentence.start, sentence.end) if self.doc[at].orth_ == "|"]
        edges = [sentence.start - 1, *bars, sentence.end]
        return [(one + 1, other) for one, other in pairwise(edges)]

    def label_before(self, sentence: Sentence) -> tuple[Sentence, list[_Area]] | None:
        """The area in the line before, where that line is nothing but its label."""
        if sentence.index == 0:
            return None
        label = self.annotated.sentences[sentence.index - 1]
        areas = _areas(label)
        asked = self.annotated.text(label).rstrip().endswith("?")
        if not areas or (label.block == sentence.block and not asked):
            return None
        covered = set(range(areas[0].start, areas[-1].end))
        for at in range(_after_speaker(self.doc, label), label.end):
            token = self.doc[at]
            if (
                at not in covered
                and token.is_alpha
                and token.lower_ not in _GAP
                and token.lower_ not in ("judgement", "grade")
            ):
                return None
        return label, areas

    def issue(self, sentence: Sentence, code: str, message: str) -> None:
        """Record what could not be settled."""
        text = self.annotated.text(sentence)
        self.issues.append(
            Issue(self.annotated.article.source, code, message, sentence.start_char, sentence.end_char, text)
        )

    def state(
        self,
        inspection: Inspection,
        area: ConceptId,
        grade: ConceptId,
        evidence: Evidence,
        frame: Frame,
        label: str | None,
    ) -> None:
        """Take in one judgement."""
        self.inspections.confirm(inspection.key)
        self.facts.append(JudgementFact(inspection.key, inspection.council, area, grade, evidence, label))
        self.frames.append(frame)

    def _kept(self) -> Iterator[JudgementFact]:
        """The judgements, each with a few quotes; of two grades for one area, a weak frame yields to a strong one."""
        best: dict[tuple[str, str, str | None], int] = {}
        for fact, frame in zip(self.facts, self.frames, strict=True):
            place = (fact.inspection, fact.area, fact.area_label)
            best[place] = min(best.get(place, 9), _rank(frame))
        counts: dict[tuple[object, ...], int] = {}
        for fact, frame in zip(self.facts, self.frames, strict=True):
            if self._is_told_better(fact):
                continue
            place = (fact.inspection, fact.area, fact.area_label)
            contested = any(
                (other.inspection, other.area, other.area_label) == place and other.grade != fact.grade
                for other in self.facts
            )
            if contested and _rank(frame) > best[place]:
                continue
            key = (*place, fact.grade)
            counts[key] = counts.get(key, 0) + 1
            if counts[key] <= _EVIDENCE_PER_JUDGEMENT:
                yield fact

    def _is_told_better(self, fact: JudgementFact) -> bool:
        """ "From inadequate to good": the grade that was left, where the article dates the inspection that gave it."""
        mine = self.inspections.get(fact.inspection)
        main = self.inspections.main(fact.council)
        if fact.area != OVERALL or mine.start or mine.published or (main is not None and main.key == mine.key):
            return False
        others = (other for other in self.facts if other.council == fact.council and other.grade == fact.grade)
        dated = [one for one in (self.inspections.get(other.inspection) for other in others) if one.start is not None]
        return any(main is None or one.key != main.key for one in dated)


def _is_pro_verb(text: str) -> bool:
    """ "So do": stands for a verb."""
    return text.lower() in ("so do", "so does", "so did")


def _after_speaker(doc: Doc, sentence: Sentence) -> int:
    """The first token after a speaker's name in capitals ("HOST: ...")."""
    named = sentence.end - sentence.start > 2 and doc[sentence.start + 1].orth_ == ":"
    return sentence.start + 2 if named and doc[sentence.start].is_upper else sentence.start


def _rank(frame: Frame) -> int:
    return 1 if frame in (Frame.SERVED, Frame.FOUND) else 0


def _areas(sentence: Sentence, kinds: Sequence[str] = ("area:", "list-area:")) -> list[_Area]:
    """The areas that a sentence names, by position; full names before those that count in a list alone."""
    found: list[_Area] = []
    for hit in longest(hit for hit in sentence.words if any(_has(hit, kind) for kind in kinds)):
        named = [label.split(":", 1) for kind in kinds for label in hit.labels if label.startswith(kind)]
        found.append(_Area(hit.start, hit.end, ConceptId(named[0][1]), listed_only=named[0][0] == "list-area"))
    return found


def _has(hit: Hit, prefix: str) -> bool:
    return any(label.startswith(prefix) for label in hit.labels)


class _View:
    """One sentence with verdicts: what stands where, and what each verdict is about."""

    def __init__(self, finder: _Finder, sentence: Sentence, found: Sequence[Verdict]) -> None:
        self.finder = finder
        self.doc = finder.doc
        self.sentence = sentence
        self.verdicts = found
        text = finder.text
        self.text = text[sentence.start_char : sentence.end_char]
        self.dates = finder.annotated.dates(sentence)
        self.services = _by_label(sentence.words, "judged:services")
        self.areas = _areas(sentence)
        self.light = self._light()
        self.areas = [area for area in self.areas if self._is_area(area) and not self._is_lot_of(area)]
        self.areas = [area for area in self.areas if not self._is_whole_of_others(area)]
        self.areas = [area for area in self.areas if not (area.listed_only and self._is_other_word(area))]
        self.areas = sorted([*(self._as_full(area) for area in self.areas), *self._that_area()], key=lambda a: a.start)
        self.is_report = finder.councils.is_report
        self.light |= self._asides()
        self.last_areas: list[_Area] = []
        self.taken: set[int] = set()
        """Areas of a verdict that takes up the one before, by their first token: no other verdict's."""
        self.spent: set[int] = set()
        """Dates that go with a verdict already read, by their first character."""

    # Tokens that part nothing

    def _light(self) -> set[int]:
        doc = self.doc
        light = {
            at for at in range(self.sentence.start, self.sentence.end) if doc[at].lower_ in _GAP or not doc[at].is_alpha
        }
        for hit in self.services:
            light.update(range(hit.start, hit.end))
        for hit in self.sentence.words:
            if "about:inspection" in hit.labels:
                light.update(range(hit.start, hit.end))
        if not self.finder.councils.is_report:
            light.update(at for at in range(self.sentence.start, self.sentence.end) if doc[at].lower_ == "support")
        for mention in self.finder.councils.mentions(self.sentence.index):
            light.update(self._tokens(mention.start_char, mention.end_char))
        for date in self.dates:
            light.update(self._tokens(date.start_char, date.end_char))
        moves = _by_label(self.sentence.words, "judged:moving-verbs")
        for one, other in pairwise(moves):
            if one.end == other.start:
                # "Moved up", "gone back".
                light.update(range(one.start, one.end))
        for match in [*_ONLY_AREA.finditer(self.text), *_FOR_WHOM.finditer(self.text)]:
            start = self.sentence.start_char
            light.update(self._tokens(start + match.start(), start + match.end()))
        return light

    def _asides(self) -> set[int]:
        """Tokens of an aside right behind an area: "the board, reviewed at the same time, was found ..."."""
        aside: set[int] = set()
        own = {at for area in self.areas for at in range(area.start, area.end)}
        own |= {at for verdict in self.verdicts for at in range(verdict.core, verdict.end)}
        for area in self.areas:
            if area.end >= self.sentence.end or self.doc[area.end].orth_ not in (",", "("):
                continue
            for at in range(area.end + 1, min(area.end + 10, self.sentence.end)):
                if at in own or self.doc[at].lower_ in _BREAKS or self.doc[at].orth_ in (":", "."):
                    break
                if self.doc[at].orth_ in (",", ")") and at > area.end + 2:
                    aside.update(range(area.end + 1, at))
                    break
        return aside

    def _tokens(self, start_char: int, end_char: int) -> Iterator[int]:
        for at in range(self.sentence.start, self.sentence.end):
            if start_char <= self.doc[at].idx < end_char:
                yield at

    def _is_area(self, area: _Area) -> bool:
        """Whether the words name an area by themselves: not "the leadership team", "child protection failings"."""
        following = area.end
        if following >= self.sentence.end or following in self.light:
            return True
        if any(verdict.start <= following < verdict.end or verdict.core == following for verdict in self.verdicts):
            return True
        return any(
            following == hit.start
            for hit in self.sentence.words
            if _has(hit, "judged:") and not _has(hit, "judged:not-graded")
        ) or any(other.start == following for other in self.areas)

    def _is_lot_of(self, area: _Area) -> bool:
        """ "The lot of care leavers": no word for all of them."""
        return area.id == OVERALL and area.listed_only and self.doc[min(area.end, len(self.doc) - 1)].lower_ == "of"

    def _as_full(self, area: _Area) -> _Area:
        """ "The board", where the sentences before tell of a safeguarding board."""
        if area.id != "safeguarding-board" or not area.listed_only:
            return area
        before = self.finder.annotated.sentences[max(0, self.sentence.index - _NEAR) : self.sentence.index]
        told = any(_has(hit, "area:safeguarding-board") for one in before for hit in one.words) or any(
            mention.how == "board" for one in before for mention in self.finder.councils.mentions(one.index)
        )
        return replace(area, listed_only=False) if told else area

    def _that_area(self) -> list[_Area]:
        """ "Both that area and leadership": the area that the sentence before named."""
        if not self.sentence.index:
            return []
        before = [
            area for area in _areas(self.finder.annotated.sentences[self.sentence.index - 1]) if area.id != OVERALL
        ]
        return [
            _Area(at, at + 2, before[-1].id)
            for at in range(self.sentence.start, self.sentence.end - 1)
            if before and self.doc[at].lower_ == "that" and self.doc[at + 1].lower_ in ("area", "judgement", "category")
        ]

    def _is_other_word(self, area: _Area) -> bool:
        """Whether a short word is part of the services' name ("children's social care"), or a verb "
        "("well cared for")."""
        within = any(hit.start <= area.start and area.end <= hit.end for hit in self.services)
        return within or (area.end == area.start + 1 and self.doc[area.start].lower_.endswith("ed"))

    def _is_whole_of_others(self, area: _Area) -> bool:
        """ "Within the judgement on children looked after, adoption is good"."""
        return _WITHIN.search(self.text, 0, self.doc[area.start].idx - self.sentence.start_char) is not None

    def _gap_is_light(self, start: int, end: int) -> bool:
        covered = {at for area in self.areas if area.id != "other" for at in range(area.start, area.end)}
        return all(
            at in self.light or at in covered or self.doc[at].lower_ == "though" for at in range(start, end)
        ) and not any(self._is_break(at) for at in range(start, end))

    # What a verdict is about

    def is_definition(self) -> bool:
        """Whether the sentence explains the grades: three of them and more, and nothing that has them."""
        grades = {verdict.grade for verdict in self.verdicts}
        loose = all(verdict.frame is Frame.ALONE for verdict in self.verdicts)
        if len(grades) >= 3 and loose and not self.areas and not self.dates:
            return True
        return len(grades) >= 3 and self._is_bare_list()

    def _is_bare_list(self) -> bool:
        """Three grades and more with nothing but commas between them."""
        run = 1
        for one, other in pairwise(self.verdicts):
            words = {token.lower_ for token in self.doc[one.end : other.start] if token.is_alpha}
            run = run + 1 if words <= {"and", "or"} and other.start - one.end <= 4 else 1
            if run >= 3:
                return True
        return False

    def is_alternative(self, number: int) -> bool:
        """Whether the grade is one of two: "good or outstanding" says neither."""
        for one, other in ((number - 1, number), (number, number + 1)):
            if one >= 0 and other < len(self.verdicts):
                between = self.doc[self.verdicts[one].end : self.verdicts[other].start]
                if {token.lower_ for token in between if token.is_alpha} == {"or"}:
                    return True
        end = self.verdicts[number].end
        following = [token.lower_ for token in self.doc[end : min(end + 2, self.sentence.end)]]
        return following in (["or", "better"], ["or", "above"], ["and", "above"], ["or", "worse"], ["or", "below"])

    def judge(self, number: int, verdict: Verdict) -> None:
        """State what one verdict says, if it says a grade."""
        left = self._left(number)
        if self._is_doubted(verdict, left) or self._is_explained(verdict):
            return
        council = self._council(verdict)
        grade = verdict.grade
        if grade is None:
            if _is_pro_verb(self._words(verdict)) and not self._requires(number, council):
                return
            grade = next((v.grade for v in reversed(self.verdicts[:number]) if v.grade), None) or self._last(council)
            areas_told = self._areas_of(number, verdict, left)
            if not areas_told:
                return
        if grade is None or not council:
            return
        areas = self._areas_of(number, verdict, left)
        if not areas:
            areas = self._of_pronoun(verdict)
            areas += self._joined_after(verdict, self._right(number)) if areas else []
        everywhere = self._everywhere(number, verdict, left, areas)
        if everywhere is not None and not everywhere.overall:
            areas = [area for area in areas if area.id != OVERALL]
            self._state(number, verdict, grade, council, areas, None, everywhere)
            return
        label: Sentence | None = None
        if not areas:
            if verdict.frame is Frame.ALONE and (self._is_bare(verdict) or self._answers(verdict)):
                before = self.finder.label_before(self.sentence)
                if before is not None:
                    label, areas = before
            if not areas and self._introduces_items():
                self._state_items(number, verdict, grade, council)
                return
            resumes = not areas and self._resumes(number, verdict)
            if resumes:
                areas = self.last_areas
            if not areas and not self._is_overall(verdict, left):
                return
        elif not self._areas_hold(verdict, areas, left):
            return
        if verdict.origin and not areas and number:
            # "Help and protection requires improvement, down from good".
            areas = self.last_areas
        self.last_areas = areas
        self._state(number, verdict, grade, council, areas, label, everywhere)
        if areas:
            self._state_as_council(number, verdict, grade)
        if areas and len(self.verdicts) == 1 and areas[0].start <= self.sentence.start + 1 and areas[0].id != OVERALL:
            self.finder.subject_areas = (self.sentence.index, areas)

    def _state_as_council(self, number: int, verdict: Verdict, grade: ConceptId) -> None:
        """ "The board has been rated good, as has Bexley Council": the overall grade too."""
        match = _AS_IS.match(self.finder.text, self._char_end(verdict))
        if match is None or self.is_report:
            return
        at = next((t for t in range(verdict.end, self.sentence.end) if self.doc[t].idx >= match.end()), -1)
        named = [m.council for m in self.finder.councils.topical(self.sentence.index) if m.start_char == match.end()]
        own = self.finder.councils.holder(self.sentence.index, match.end())
        whole = any(hit.start == at for hit in self.services) and own is not None
        councils = named or ([own] if whole and own is not None else [])
        if councils and at not in {token for area in self.areas for token in range(area.start, area.end)}:
            self._state(number, verdict, grade, councils, [], None)

    def _taken_up(self, pronoun: str) -> list[_Area]:
        """What a pronoun that opens the sentence stands for: the areas, or the board, that the one "
        "before began with."""
        if self.finder.subject_areas is not None and self.finder.subject_areas[0] == self.sentence.index - 1:
            return self.finder.subject_areas[1]
        if pronoun != "it" or not self.sentence.index:
            return []
        before = self.finder.annotated.sentences[self.sentence.index - 1]
        named = [area for area in _areas(before) if not area.listed_only]
        if len(named) != 1 or named[0].id != "safeguarding-board":
            return []
        also = "also" in {token.lower_ for token in self.doc[self.sentence.start : self.sentence.start + 4]}
        return named if also or named[0].start <= before.start + 4 else []

    def _everywhere(self, number: int, verdict: Verdict, left: int, areas: Sequence[_Area]) -> _Everywhere | None:
        """ "Good in all areas", "in every category except leadership": the grade of each area that is not named."""
        named = {area.id for area in areas} - {OVERALL}
        named -= {area.id for area in self.areas if _INCLUDING.search(self._text_before(area))}
        if (
            self.is_report
            or (named and not self._is_range())
            or verdict.frame in (Frame.SAME, Frame.SERVED)
            or verdict.origin
        ):
            return None
        clause = self._clause(verdict, left)
        match = self._of_verdict(_EVERYWHERE.search(clause), clause, verdict, left)
        counted = _OUT_OF.search(clause) if match is None else None
        others = {area.id for area in self.areas if area.id != OVERALL}
        if counted is not None:
            size = _NUMBERS.get(counted["all"].lower()) or int(counted["all"])
            missing = size - (_NUMBERS.get(counted["n"].lower()) or int(counted["n"]))
            graded = len(self.verdicts) > number + 1 and len(others) == missing
            whole = any(area.id == OVERALL for area in areas)
            return _Everywhere(whole, frozenset(others), size) if graded else None
        if match is None or any(_SOME_AREAS.search(part) for part in (clause[: match.start()], clause[match.end() :])):
            return None
        but = {area.id for area in self.areas if _EXCEPT.search(self._text_before(area))}
        including = {area.id for area in self.areas if _INCLUDING.search(self._text_before(area))}
        if self._is_range() or including == others:
            return _Everywhere(True)
        if others - but and len(self.verdicts) == 1:
            # "Good in all areas: leadership, ..." names them.
            return None
        if match["rest"]:
            return _Everywhere(False, frozenset(others), rest=True)
        whole = any(area.id == OVERALL for area in areas) or _OVERALL.search(clause) is not None
        parts = _PARTS_ONLY.search(match.group()) is not None
        return _Everywhere(whole or not parts, frozenset(others))

    def _is_range(self) -> bool:
        """ "In every category, from adoption to leadership"."""
        return any(
            self.doc[one.start - 1].lower_ == "from"
            and self.doc[one.end : other.start].text.lower() in ("to", "to the")
            for one, other in pairwise(self.areas)
            if one.start > self.sentence.start
        )

    def _of_verdict(
        self, match: re.Match[str] | None, clause: str, verdict: Verdict, left: int
    ) -> re.Match[str] | None:
        """The match, where no comma parts it from the grade behind it: "good in all areas, leaving it good overall"."""
        if match is None:
            return None
        between = clause[match.end() : max(match.end(), self.doc[verdict.start].idx - self.doc[left].idx)]
        return None if "," in between else match

    def _text_before(self, area: _Area) -> str:
        return self.finder.text[self.sentence.start_char : self.doc[area.start].idx]

    def _of_pronoun(self, verdict: Verdict) -> list[_Area]:
        """ "Leadership was strong, rating it good", "care leavers escaped; they are good": what it stands for."""
        at = verdict.core - 1
        if self.doc[verdict.core].lower_.endswith("ing") and self.doc[verdict.core + 1].lower_ in ("it", "them"):
            at = verdict.core
        else:
            while at > self.sentence.start and self.doc[at].lower_ in _AUXILIARIES - {"both"}:
                at -= 1
            if self.doc[at].lower_ not in _PRONOUNS:
                return []
            if at == self.sentence.start:
                return self._taken_up(self.doc[at].lower_)
        before = [area for area in self.areas if area.end <= at and area.id != OVERALL]
        if not before or self.is_report or self._mention_between(before[-1].end, at):
            return []
        if any(before[-1].end <= hit.start < at for hit in self.services):
            return []
        if self.doc[at].lower_ == "which" and any(self.doc[i].is_alpha for i in range(before[-1].end, at)):
            return []
        chain = [before[-1]]
        for area in reversed(before[:-1]):
            if not self._gap_is_light(area.end, chain[0].start):
                break
            chain.insert(0, area)
        return self._listed(chain) if self._heads_its_phrase(self.sentence.start, chain[0].start) else []

    def _words(self, verdict: Verdict) -> str:
        return str(self.doc[verdict.start : verdict.end].text)

    def _requires(self, number: int, councils: Sequence[CouncilId]) -> bool:
        """Whether the grade before is a verb: "help and protection requires improvement, and so do ..."."""
        before = self.verdicts[number - 1] if number else None
        if before is None:
            known = self.finder.last_grade.get(councils[0]) if councils else None
            near = known is not None and known[0] == self.sentence.index - 1
            return near and known is not None and known[1] == "requires-improvement"
        return before is not None and self.doc[before.start].lower_ in ("require", "requires", "required")

    def _answers(self, verdict: Verdict) -> bool:
        """ "Care leavers? Outstanding, said the team": the grade answers the question before."""
        start = _after_speaker(self.doc, self.sentence)
        if self.sentence.index == 0 or verdict.start > start + 1:
            return False
        before = self.finder.annotated.sentences[self.sentence.index - 1]
        return self.finder.annotated.text(before).rstrip().endswith("?")

    def _resumes(self, number: int, verdict: Verdict) -> bool:
        """ "Looked-after services, merely adequate in 2012, became good": behind the aside, the same subject."""
        if not number or not self.last_areas or verdict.core <= self.sentence.start:
            return False
        return self.doc[verdict.core - 1].orth_ == "," and verdict.core < verdict.start

    def judge_row(self, columns: Sequence[tuple[int, _Area | None]]) -> None:
        """State the grades of one row of a table, each with the area of its column."""
        for number, area in columns:
            verdict = self.verdicts[number]
            council = self._council(verdict)
            if verdict.grade is not None and council:
                self._state(number, verdict, verdict.grade, council, [area] if area is not None else [], None)

    def _introduces_items(self) -> bool:
        return self.text.rstrip().endswith(":") and bool(self._items())

    def _items(self) -> list[tuple[Sentence, list[_Area]]]:
        """The list items after this sentence that are nothing but an area's name."""
        annotated = self.finder.annotated
        items = []
        for sentence in annotated.sentences[self.sentence.index + 1 : self.sentence.index + 8]:
            block = annotated.article.blocks[sentence.block]
            if block.kind is not BlockKind.ITEM or block.intro != self.sentence.block:
                break
            areas = _areas(sentence)
            covered = {at for area in areas for at in range(area.start, area.end)}
            words = [at for at in range(sentence.start, sentence.end) if self.doc[at].is_alpha and at not in covered]
            if areas and all(self.doc[at].lower_ in _GAP for at in words):
                items.append((sentence, areas))
        return items

    def _state_items(self, number: int, verdict: Verdict, grade: ConceptId, councils: Sequence[CouncilId]) -> None:
        """ "These areas were rated inadequate:" and then the areas, one a line."""
        for sentence, areas in self._items():
            evidence = self.finder.annotated.evidence(sentence, "judgement/list")
            for council in councils:
                for inspection in self._inspections(number, verdict, council, evidence):
                    for area, words in self._resolved(areas, inspection):
                        self.finder.state(inspection, area, grade, evidence, verdict.frame, words)

    def _last(self, councils: Sequence[CouncilId]) -> ConceptId | None:
        known = self.finder.last_grade.get(councils[0]) if councils else None
        return known[1] if known is not None else None

    def _left(self, number: int) -> int:
        """The first token that may belong to this verdict: after the verdict before, and after a break."""
        before = [verdict for verdict in self.verdicts[:number] if verdict.core != self.verdicts[number].core]
        start = before[-1].end if before else self.sentence.start
        for at in range(self.verdicts[number].core - 1, start - 1, -1):
            if self._is_break(at) or self.doc[at].orth_ == ".":
                return at + 1
        return start

    def _is_break(self, at: int) -> bool:
        """Whether a clause ends here; ", though," ends none."""
        if self.doc[at].lower_ not in _BREAKS:
            return False
        closed = at + 1 < self.sentence.end and self.doc[at + 1].orth_ == ","
        return not (closed and self.doc[at].lower_ == "though")

    def _right(self, number: int) -> int:
        end = self.sentence.end
        if number + 1 < len(self.verdicts):
            following = self.verdicts[number + 1]
            end = following.core if following.core >= self.verdicts[number].end else following.start
        for at in range(self.verdicts[number].end, max(end, self.verdicts[number].end)):
            if self._is_break(at):
                return at
        return end

    def _is_doubted(self, verdict: Verdict, left: int) -> bool:
        """Whether the grade is hoped, feared, denied, or that of councils in general."""
        first = max(left, verdict.core - 5)
        if self._is_own_view(verdict):
            return True
        if _ANY_SERVICE.search(self.finder.text, self.sentence.start_char, self.doc[verdict.start].idx):
            return True
        return any(self._doubts(hit, verdict) for hit in self.sentence.words if first <= hit.start < verdict.start)

    def _is_own_view(self, verdict: Verdict) -> bool:
        """ "In its own self-evaluation the council rates its services as good"."""
        if self.is_report or any(_has(hit, "about:inspection") for hit in self.sentence.words):
            return False
        return self._is_laymans(verdict) or any(
            _has(hit, "judged:own-view") and hit.start < verdict.start for hit in self.sentence.words
        )

    def _is_laymans(self, verdict: Verdict) -> bool:
        """ "Parents called the services inadequate", "our services are good, said the director": an opinion.

        What somebody says that others have graded ("had been rated good", "was good in 2019") is a grade all the same.
        """
        core, graded = verdict.core, verdict.frame in (Frame.RATED, Frame.MOVED, Frame.FOUND)
        who = [hit for hit in _by_label(self.sentence.words, "judged:laymen") if hit.end <= core]
        if graded:
            said = core < verdict.start and not self._is_passive(core)
            near = who and not self._mention_between(who[-1].end, core) and core - who[-1].end <= _SUBJECT_REACH
            return bool(said and near and not verdict.noun)
        told = who or (self._is_quoted(verdict) and _by_label(self.sentence.words, "judged:laymen"))
        return verdict.frame is Frame.COPULA and bool(told) and not self.dates

    def _is_passive(self, core: int) -> bool:
        before = {token.lower_ for token in self.doc[max(self.sentence.start, core - 4) : core]}
        return bool(before & {"be", "been", "being", "was", "were", "is", "are", "it", "they", "which", "that"})

    def _is_quoted(self, verdict: Verdict) -> bool:
        """Whether a quotation ends behind the grade: what follows is who said it."""
        return any(self.doc[at].orth_ == '"' for at in range(verdict.end, min(verdict.end + 3, self.sentence.end)))

    def _is_explained(self, verdict: Verdict) -> bool:
        """ "An inadequate grade means ...": what a grade is, not who has it."""
        following = {token.lower_ for token in self.doc[verdict.end : min(verdict.end + 4, self.sentence.end)]}
        return bool(following & {"means", "mean", "meaning"}) and not self.finder.councils.topical(self.sentence.index)

    def _doubts(self, hit: Hit, verdict: Verdict) -> bool:
        if self.doc[hit.start].lower_ == "became" or self._has_become(hit):
            return False
        if _has(hit, "judged:unsure"):
            shed = (one for one in self.sentence.words if _has(one, "judged:left-behind"))
            if any(hit.start < one.start < verdict.start and one.start - hit.end <= 3 for one in shed):
                # "On track to shed its inadequate rating": it has that.
                return False
            # "May" of a date is no doubt.
            at = self.doc[hit.start].idx
            return not any(date.start_char <= at < date.end_char for date in self.dates)
        if _has(hit, "judged:negated") and self._is_got_off_with(hit):
            return False
        if _has(hit, "judged:negated") and not _has(hit, "judged:left-behind"):
            return hit.start >= verdict.core - 3
        if not _has(hit, "judged:generic") or hit.start < verdict.core - 4:
            return False
        before = {token.lower_ for token in self.doc[max(self.sentence.start, hit.start - 3) : hit.start]}
        if before & {"first", "latest", "only", "few"}:
            # "The first authorities to be judged outstanding": those named.
            return False
        in_general = self.doc[hit.end - 1].lower_ in ("councils", "authorities") or hit.end - hit.start > 1
        return in_general and not self._mention_between(hit.end, verdict.start)

    def _has_become(self, hit: Hit) -> bool:
        before = self.doc[hit.start - 1].lower_ if hit.start > self.sentence.start else ""
        return self.doc[hit.start].lower_ == "become" and before in ("has", "have", "had", "now")

    def _is_got_off_with(self, hit: Hit) -> bool:
        """ "Escaped with requires improvement": that is the grade."""
        return "with" in {token.lower_ for token in self.doc[hit.end : min(hit.end + 2, self.sentence.end)]}

    def _mention_between(self, start: int, end: int) -> bool:
        mentions = self.finder.councils.mentions(self.sentence.index)
        return any(
            start <= at < end for mention in mentions for at in self._tokens(mention.start_char, mention.end_char)
        )

    def _areas_of(self, number: int, verdict: Verdict, left: int) -> list[_Area]:
        """The areas that stand next to a verdict: between its verb and its grade, before, or after."""
        if verdict.frame is Frame.SAME and self._goes_over_to_the_next(number):
            # "And so are services for children in care, help and protection requires improvement".
            stop = self._last_comma(verdict.end, self._right(number))
            after = [area for area in self._free_in(verdict.end, stop) if not self._is_spent(area)]
            self.taken.update(area.start for area in after)
            return self._listed(after, loose=True)
        if verdict.frame is Frame.SAME and self.doc[verdict.end - 1].lower_ == "for":
            return self._listed(self._free_in(verdict.end, self._right(number)), loose=True)
        core = max(verdict.core, self.verdicts[number - 1].end - 1 if number else 0)
        between = [area for area in self.areas if core < area.start and area.end <= verdict.start]
        between = [area for area in between if not self._is_spent(area)]
        if self._is_given_to_last(between, number):
            between = []
        before = self._chain_before(self._anchor(number), left)
        if self._is_given_to_last(before, number):
            before = []
        loose = verdict.noun or verdict.frame is Frame.SAME or self._is_labelled(before, verdict)
        between = self._listed(between, loose=loose)
        right = self._right(number)
        if between:
            return between + self._joined_after(verdict, right)
        before = self._listed(before, loose=loose)
        listed = self._after_colon(number)
        after = listed or self._listed(self._chain_after(verdict.end, right, number), loose=loose)
        if verdict.frame is Frame.SAME:
            before = before or self._listed(self._free_in(left, verdict.core), loose=True)
            after = after or self._listed(self._free_in(verdict.end, right), loose=True)
        elif verdict.noun and not before and not after:
            after = self._listed(self._given_for(verdict, right), loose=True)
            before = [] if after else self._listed(self._free_in(left, self._anchor(number)), loose=True)
        if before:
            # "Leadership is inadequate, as is the board".
            joined = [area for area in self._joined_after(verdict, right) if area not in before]
            return before + (joined or (after if self._compares(verdict) else []))
        return after

    def _goes_over_to_the_next(self, number: int) -> bool:
        """Whether nothing but a comma parts what "so are ..." takes up from the words of the next grade."""
        if number + 1 >= len(self.verdicts) or self.doc[self.verdicts[number].start].lower_ != "so":
            return False
        between = range(self.verdicts[number].end, self.verdicts[number + 1].start)
        return not any(self._is_break(at) or self.doc[at].orth_ == ":" for at in between)

    def _last_comma(self, start: int, end: int) -> int:
        commas = [at for at in range(start, end) if self.doc[at].orth_ == ","]
        return commas[-1] if commas else end

    def _compares(self, verdict: Verdict) -> bool:
        return "as" in {token.lower_ for token in self.doc[verdict.end : verdict.end + 4]}

    def _joined_after(self, verdict: Verdict, right: int) -> list[_Area]:
        """ "... to be inadequate, along with the experiences of ...": further areas of the same grade."""
        match = _JOINED.match(self.finder.text, self._char_end(verdict))
        if match is None:
            return []
        at = next((token for token in range(verdict.end, right) if self.doc[token].idx >= match.end()), right)
        chain: list[_Area] = []
        for area in self.areas:
            if area.start < at or area.end > right:
                continue
            if not self._gap_is_light(at, area.start):
                break
            chain.append(area)
            at = area.end
        return self._listed(chain)

    def _is_given_to_last(self, areas: Sequence[_Area], number: int) -> bool:
        """ "Outstanding for leaders and ...": areas that a preposition ties to the grade before."""
        if not areas or not number:
            return False
        end = self.verdicts[number - 1].end
        if any(token.orth_ in (";", ",", ".") for token in self.doc[end : areas[0].start]):
            return False
        words = [token.lower_ for token in self.doc[end : areas[0].start] if token.is_alpha]
        return 0 < len(words) <= 3 and words[0] in ("for", "on", "in", "across")

    def _is_labelled(self, before: Sequence[_Area], verdict: Verdict) -> bool:
        """ "Bosses: inadequate", "looked after: RI": the words before a colon, or right before the grade in a list."""
        if not before or before[0].start > self.sentence.start + 1:
            return False
        between = [token.orth_ for token in self.doc[before[-1].end : verdict.start]]
        return between[:1] == [":"] and len(between) <= 6

    def _after_colon(self, number: int) -> list[_Area]:
        """ "Four inadequates: leaders, help and protection, care, and overall": all that is listed behind a colon."""
        end = self.verdicts[number].end
        if number + 1 < len(self.verdicts):
            return []
        colon = next((at for at in range(end, self.sentence.end) if self._introduces_list(at)), None)
        if colon is None or any(self.doc[at].lower_ in _BREAKS for at in range(end, colon)):
            return []
        listed = [area for area in self.areas if area.start > colon]
        covered = {at for area in listed for at in range(area.start, area.end)}
        loose = [at for at in range(colon + 1, self.sentence.end) if at not in covered and at not in self.light]
        if not listed or listed[0].start > colon + 3 or len(loose) > 1:
            return []
        return listed if len(listed) > 1 or not listed[0].listed_only else []

    def _introduces_list(self, at: int) -> bool:
        """Whether a token is a colon or a dash; a hyphen is one between spaces."""
        token = self.doc[at]
        if token.orth_ == "-":
            return bool(token.whitespace_) and at > 0 and bool(self.doc[at - 1].whitespace_)
        return token.orth_ in (":", "–", "—")

    def _free_in(self, start: int, end: int) -> list[_Area]:
        """The areas of a clause which nothing with grades of its own precedes."""
        free = [area for area in self.areas if start <= area.start and area.end <= end]
        masked = self._masked()
        others = [
            hit.start for hit in self.sentence.words if _has(hit, "judged:not-graded") and hit.start not in masked
        ]
        if any(start <= at < end for at in others):
            return []
        return [area for area in free if self._heads_its_phrase(start, area.start)]

    def _given_for(self, verdict: Verdict, right: int) -> list[_Area]:
        """ "A good for the help that it gives care leavers": the areas in the words with "for" behind a grade."""
        following = self.doc[verdict.end : min(verdict.end + 3, right)]
        opens = next((token.i for token in following if token.lower_ in ("for", "on", "across", "to")), None)
        if opens is None:
            return []
        stop = next((at for at in range(opens + 1, right) if self.doc[at].orth_ in (".", ":")), right)
        found = [area for area in self.areas if opens < area.start and area.end <= stop]
        return found if found and found[0].start - opens <= 6 else []

    def _heads_its_phrase(self, start: int, first: int) -> bool:
        """Whether an area is what is spoken of, not what belongs to another thing ("audits of child protection")."""
        at = first - 1
        board = any(area.start == first and area.id == "safeguarding-board" for area in self.areas)
        while at >= start and (self.doc[at].lower_ in _DETERMINERS or (board and self._is_of_name(at))):
            at -= 1
        if at < start or not self.doc[at].is_alpha:
            return True
        word = self.doc[at].lower_
        if word in _PREPOSITIONS:
            head = self.doc[at - 1].lower_ if at > start else ""
            return not head or at - 1 in self.light or head in _HEADS or self._is_headline(start, at - 1)
        return word in _OPENING or word in _LINKING or at in self.light

    def _is_headline(self, start: int, head: int) -> bool:
        """ "Outcomes for looked-after children are inadequate, Ofsted reported": all outcomes, first thing in news."""
        if self.is_report or self.doc[head].lower_ != "outcomes" or head != start:
            return False
        return any(_has(hit, "about:inspection") for hit in self.sentence.words)

    def _is_of_name(self, at: int) -> bool:
        """Whether a token is part of the name of a board: "Wakefield and District"."""
        return self.doc[at].orth_[:1].isupper() or (self.doc[at].lower_ == "and" and self.doc[at + 1].is_title)

    def _is_spent(self, area: _Area) -> bool:
        """ "Inadequate overall, with leadership ...": the word belongs to the grade before it."""
        single = area.id == OVERALL and area.end == area.start + 1
        return single and any(verdict.end == area.start for verdict in self.verdicts)

    def _anchor(self, number: int) -> int:
        """Where the words of a verdict begin: its verb, where that is not an earlier verdict's too."""
        verdict = self.verdicts[number]
        shared = number > 0 and verdict.core < self.verdicts[number - 1].end
        return verdict.start if shared else min(verdict.core, verdict.start)

    def _chain_before(self, at: int, left: int) -> list[_Area]:
        chain: list[_Area] = []
        for area in reversed(self.areas):
            if area.end > at or area.start < left:
                continue
            if self._is_spent(area) or area.start in self.taken:
                break
            between = {self.doc[token].lower_ for token in range(area.end, at)}
            parted = between & {"when", "because", "if", "whose"} or (
                "where" in between and not self._asks_grade(area, at)
            )
            if parted or not self._gap_is_light(area.end, at):
                break
            chain.insert(0, area)
            at = area.start
        return chain

    def _asks_grade(self, area: _Area, end: int) -> bool:
        """ "Help and protection, where the verdict is ..."."""
        return any(_has(hit, "judged:rating-nouns") and area.end < hit.start < end for hit in self.sentence.words)

    def _chain_after(self, at: int, right: int, number: int) -> list[_Area]:
        more = number + 1 < len(self.verdicts)
        taken = self._chain_before(self._anchor(number + 1), self.verdicts[number].end) if more else []
        if taken and self._is_given_to_last(taken, number + 1):
            taken = []
        chain: list[_Area] = []
        for area in self.areas:
            if area.start < at or area.end > right:
                continue
            if not self._gap_is_light(at, area.start) or (not chain and self._comma_parts(at, area.start)):
                break
            if area in taken:
                break
            chain.append(area)
            at = area.end
        return chain

    def _comma_parts(self, start: int, end: int) -> bool:
        """Whether a comma between a grade and an area after it begins something else."""
        for at in range(start, end):
            if self.doc[at].orth_ == "," and self.doc[at + 1].lower_ not in (
                "for",
                "in",
                "including",
                "across",
                "on",
                "as",
            ):
                return True
        return False

    def _listed(self, chain: list[_Area], *, loose: bool = False) -> list[_Area]:
        """Without short words that count only beside full names of areas, and "services for care leavers *overall*"."""
        ends = {area.end for area in chain}
        chain = [area for area in chain if area.id != OVERALL or area.start not in ends]
        if loose:
            return chain
        proper = [area for area in chain if not area.listed_only]
        return chain if proper and not all(area.id == OVERALL for area in proper) else proper

    def _areas_hold(self, verdict: Verdict, areas: Sequence[_Area], left: int) -> bool:
        """In the weaker frames an area must be all that is graded ("health outcomes for care leavers" are not)."""
        first = areas[0].start
        if (
            areas[0].id != OVERALL
            and self.sentence.start < first < verdict.start
            and self.doc[first - 1].lower_ in ("a", "an", "any")
        ):
            # "An LSCB requires improvement if ...": an explanation.
            return False
        if self.is_report and verdict.frame is Frame.COPULA and self.doc[verdict.core].lower_ in ("was", "were"):
            # In a report the past tense is of the inspection before.
            return False
        if self.doc[verdict.core].lower_ in ("itself", "themselves"):
            return True
        if verdict.frame is Frame.SERVED:
            return self._prefix_is_light(left, areas[0].start)
        if verdict.frame in (Frame.RATED, Frame.MOVED, Frame.SAME):
            return areas[0].start >= verdict.core or not self._graded_by_itself(left, areas[0].start)
        if areas[0].start >= verdict.end:
            return verdict.frame is not Frame.FOUND or self._is_list_object(verdict)
        if not self.is_report and (verdict.frame is not Frame.FOUND or areas[0].start < verdict.core):
            return self._heads_its_phrase(left, areas[0].start)
        if verdict.frame is Frame.FOUND and areas[0].start > verdict.core:
            told = [one.end for one in self.verdicts if one.end <= areas[0].start]
            return self._prefix_is_light(max([verdict.core + 1, *told]), areas[0].start)
        return self._prefix_is_light(left, areas[0].start)

    def _is_list_object(self, verdict: Verdict) -> bool:
        """ "Found all three areas good: leadership, ...": what is found is the areas that follow."""
        told = str(self.doc[verdict.core + 1 : verdict.start].text)
        return _AREAS_OF_LIST.fullmatch(told.strip(" '\"")) is not None

    def _prefix_is_light(self, start: int, end: int) -> bool:
        return all(at in self.light or self.doc[at].lower_ in _OPENING for at in range(start, end))

    def _graded_by_itself(self, start: int, end: int) -> bool:
        """Whether something that is graded by others stands right before: "audits of child protection"."""
        masked = self._masked()
        return any(
            _has(hit, "judged:not-graded")
            and hit.start not in masked
            and start <= hit.start
            and end - 4 <= hit.end <= end
            for hit in self.sentence.words
        )

    def _is_bare(self, verdict: Verdict) -> bool:
        """Whether the sentence is nothing but a grade."""
        outside = [at for at in range(self.sentence.start, self.sentence.end) if not verdict.start <= at < verdict.end]
        return all(
            not self.doc[at].is_alpha or self.doc[at].lower_ in ("to", "be", "good", "grade", "judgement")
            for at in outside
        )

    def _is_overall(self, verdict: Verdict, left: int) -> bool:
        """Whether a verdict without an area is one on the services as a whole."""
        if verdict.frame in (Frame.SAME, Frame.SERVED):
            return False
        clause = self._clause(verdict, left)
        whole = any(pattern.search(clause) for pattern in (_ALL_AREAS, _ALL_OF, _OVERALL))
        if _SOME_AREAS.search(clause) and not whole:
            self.finder.issue(self.sentence, "grade-without-area", "a grade for some areas that are not named")
            return False
        if any(area.id == "safeguarding-board" and area.listed_only for area in self.areas if area.start >= left):
            # "The board received a good rating": of which board is not told.
            return False
        if any(_has(hit, "judged:elsewhere-graded") and hit.start < verdict.end for hit in self.sentence.words):
            return False
        if self._says_overall(verdict) and not self._subject_is_graded_elsewhere(verdict, left):
            return True
        if verdict.frame is Frame.ALONE:
            return self._opens(verdict)
        if self.is_report and not self._names_services(left, verdict.end):
            return False
        if verdict.core < verdict.start and self._object_is_graded_elsewhere(verdict):
            return False
        if verdict.noun and verdict.core == verdict.start and self._is_of_the_unknown(verdict):
            return False
        if verdict.frame in (Frame.RATED, Frame.MOVED):
            return not (self._subject_is_graded_elsewhere(verdict, left) or self._subject_is_dim(verdict, left))
        return self._subject_is_services(verdict, left)

    def _is_of_the_unknown(self, verdict: Verdict) -> bool:
        """ "Fostering 'outstanding'": a headline's grade right behind a word that is neither council nor services."""
        if self.finder.annotated.kind(self.sentence) is BlockKind.PARAGRAPH:
            return False
        at = verdict.start - 1
        while at >= self.sentence.start and (not self.doc[at].is_alpha or self.doc[at].lower_ in _AUXILIARIES):
            at -= 1
        return at >= self.sentence.start and at not in self.light and not self._names_services(at, at + 1)

    def _says_overall(self, verdict: Verdict) -> bool:
        """ "Good overall"."""
        following = self.doc[verdict.end].lower_ if verdict.end < self.sentence.end else ""
        return "overall" in (following, self.doc[verdict.end - 1].lower_)

    def _names_services(self, start: int, end: int) -> bool:
        return any(start <= hit.start < end for hit in self.services) or self._mention_between(start, end)

    def _clause(self, verdict: Verdict, left: int) -> str:
        right = self._right(self.verdicts.index(verdict))
        return str(self.doc[left : max(right, verdict.end)].text)

    def _opens(self, verdict: Verdict) -> bool:
        """ "Good in September 2019, the borough ...": a grade that stands for a sentence."""
        dated = any(0 <= date.start_char - self._char_end(verdict) <= 12 for date in self.dates) or self._is_said(
            verdict
        )
        topical = self.finder.councils.topical(self.sentence.index)
        named = any(mention.end_char <= self.doc[verdict.start].idx for mention in topical)
        cued = any(_has(hit, "about:inspection") for hit in self.sentence.words) or bool(
            self.finder.inspections.dated(self.sentence.index)
        )
        first = all(
            self.doc[at].lower_ in ("still", "now", "again", "simply") or not self.doc[at].is_alpha
            for at in range(self.sentence.start, verdict.start)
        )
        colon = verdict.start > self.sentence.start and self.doc[verdict.start - 1].orth_ in (":", "|", "–", "—")
        ends = verdict.end >= self.sentence.end or not self.doc[verdict.end].is_alpha
        if ends and self._answers(verdict) and (verdict.grade != "good" or self._asks_for_grade()):
            return True
        if first:
            titled = verdict.end < self.sentence.end and any(
                self.doc[at].orth_ == ":" for at in range(verdict.end, min(verdict.end + 2, self.sentence.end))
            )
            return dated or (cued and (self.finder.councils.round_up or (titled and bool(topical))))
        before_dated = any(0 <= self.doc[verdict.start].idx - date.end_char <= 4 for date in self.dates)
        comma = verdict.start > self.sentence.start and self.doc[verdict.start - 1].orth_ == ","
        if comma and (dated or self._closes_dated(verdict)):
            name_ends = self._char_end_of(verdict.start - 2)
            return len(self.verdicts) > 1 or any(mention.end_char == name_ends for mention in topical)
        return colon and (named or dated or before_dated)

    def _asks_for_grade(self) -> bool:
        """Whether the sentence before asks for the grade: "So what is the verdict?"."""
        before = self.finder.annotated.sentences[self.sentence.index - 1]
        return _ASKS.search(self.finder.annotated.text(before)) is not None

    def _is_said(self, verdict: Verdict) -> bool:
        """ "Inadequate, said Ofsted, in November 2012"."""
        end = self._char_end(verdict)
        return any(
            end <= date.start_char and _SAID.fullmatch(self.finder.text[end : date.start_char]) for date in self.dates
        )

    def _closes_dated(self, verdict: Verdict) -> bool:
        """ "By 2021, with a trust at the wheel, outstanding": the grade ends a clause that a date begins."""
        left = self._left(self.verdicts.index(verdict))
        ends = all(not self.doc[at].is_alpha for at in range(verdict.end, self._right(self.verdicts.index(verdict))))
        return ends and any(0 <= date.start_char - self.doc[left].idx <= 6 for date in self.dates)

    def _char_end_of(self, token: int) -> int:
        return int(self.doc[token].idx + len(self.doc[token]))

    def _char_end(self, verdict: Verdict) -> int:
        last = self.doc[verdict.end - 1]
        return int(last.idx + len(last))

    def _masked(self) -> set[int]:
        masked = {at for area in self.areas for at in range(area.start, area.end)}
        for hit in self.services:
            masked.update(range(hit.start, hit.end))
        return masked

    def _object_is_graded_elsewhere(self, verdict: Verdict) -> bool:
        """ "Rated a high proportion of audited cases inadequate"."""
        return self._ends_in_something_else(verdict.core + 1, verdict.start)

    def _subject_is_graded_elsewhere(self, verdict: Verdict, left: int) -> bool:
        if self.doc[verdict.core].lower_.endswith("ing") and self.doc[verdict.core + 1].lower_ in _PRONOUN_OBJECT:
            # "After a visit, judging them inadequate": the visit is not judged.
            return False
        if self._is_said_by_inspectors(verdict):
            return False
        return self._ends_in_something_else(max(left, verdict.core - 7), verdict.core)

    def _is_said_by_inspectors(self, verdict: Verdict) -> bool:
        """ "A plan after Ofsted declared its services inadequate": who stands before the verb is who judges."""
        at = verdict.core
        while at > self.sentence.start and self.doc[at - 1].lower_ in (
            "has",
            "have",
            "had",
            "also",
            "then",
            "now",
            "since",
        ):
            at -= 1
        return any(hit.end == at and _has(hit, "about:inspection") for hit in self.sentence.words)

    def _subject_is_dim(self, verdict: Verdict, left: int) -> bool:
        """ "Two were judged good", in a report also "it was": a pronoun that need not stand for the council."""
        at = verdict.core - 1
        while at >= left and self.doc[at].lower_ in (
            "was",
            "were",
            "been",
            "being",
            "be",
            "is",
            "are",
            "has",
            "have",
            "had",
            "not",
            "also",
            "both",
        ):
            at -= 1
        if at < left or at == verdict.core - 1:
            return False
        word = self.doc[at].lower_
        if word in (
            "this",
            "these",
            "those",
            "two",
            "three",
            "four",
            "five",
            "one",
            "all",
            "others",
            "most",
            "some",
            "none",
            "many",
            "each",
        ):
            return True
        return self.is_report and word in ("it", "they", "which")

    def _ends_in_something_else(self, start: int, end: int) -> bool:
        """Whether the last thing named between two tokens has grades of its own."""
        masked = self._masked()
        last_own = max((at for at in masked if start <= at < end), default=-1)
        for mention in self.finder.councils.mentions(self.sentence.index):
            last_own = max(
                [last_own, *(at for at in self._tokens(mention.start_char, mention.end_char) if start <= at < end)]
            )
        others = [
            hit.end - 1
            for hit in self.sentence.words
            if _has(hit, "judged:not-graded") and start <= hit.start < end and hit.start not in masked
        ]
        others += [
            hit.end - 1
            for hit in longest(self.sentence.names)
            if start <= hit.start < end
            and any(label.startswith("agency:") for label in hit.labels)
            and self._has_own_grades(hit)
        ]
        return bool(others) and max(others) > last_own

    def _has_own_grades(self, hit: Hit) -> bool:
        agencies = self.finder.ontology.agencies
        kinds = {str(agency.type) for agency in agencies.values() if f"agency:{agency.id}" in hit.labels}
        return bool(kinds & {"police", "health", "education", "justice"})

    def _subject_is_services(self, verdict: Verdict, left: int) -> bool:
        """In the weaker frames: whether the services as a whole, or the council, are what is graded."""
        own = {at for hit in self.services for at in range(hit.start, hit.end)}
        for mention in self.finder.councils.topical(self.sentence.index):
            own.update(self._tokens(mention.start_char, mention.end_char))
        if verdict.frame is Frame.FOUND:
            inner = range(verdict.core + 1, verdict.start)
            if any(self.doc[at].lower_ in _PRONOUN_OBJECT for at in inner):
                return True
            if any(at in own for at in inner):
                return not self._ends_in_something_else(verdict.core + 1, verdict.start)
        if verdict.frame is Frame.FOUND and (
            self._is_pronoun_of_services(verdict) or self._goes_on(verdict) or self._is_after_being(verdict)
        ):
            return True
        if self._is_behind_relative(verdict, left):
            return True
        left = max([left, *(at + 1 for at in range(left, verdict.core) if self.doc[at].lower_ in _SUBORDINATORS)])
        subject = [at for at in range(left, verdict.core) if at in own]
        if subject and self.doc[verdict.core - 1].lower_ in ("it", "they") and not self.is_report:
            return self._gap_is_light(subject[-1] + 1, verdict.core) or self.doc[verdict.core - 2].lower_ in (
                "told",
                "that",
                "said",
            )
        if not subject and not self.is_report and self._is_contrasted(verdict):
            return True
        if not subject or not self._gap_is_light(subject[-1] + 1, verdict.core):
            return False
        first = subject[0]
        if self._is_named_subject(verdict, left):
            return not _SOME_AREAS.search(self._clause(verdict, left))
        if not self.is_report and self._heads_its_phrase(left, self._begins(first, left)):
            return not _SOME_AREAS.search(self._clause(verdict, left))
        return self._prefix_is_light(left, first) and not _SOME_AREAS.search(self._clause(verdict, left))

    def _is_named_subject(self, verdict: Verdict, left: int) -> bool:
        """ "Before those two triumphs Leeds had been good": a council right before its verb, in no other phrase."""
        at = verdict.core
        while at > left and self.doc[at - 1].lower_ in _AUXILIARIES:
            at -= 1
        for mention in self.finder.councils.topical(self.sentence.index):
            tokens = list(self._tokens(mention.start_char, mention.end_char))
            if tokens and tokens[-1] == at - 1 and not self.is_report:
                before = self.doc[tokens[0] - 1].lower_ if tokens[0] > self.sentence.start else ""
                return before not in _PREPOSITIONS | {"and", "the", "or", "'s", "than"}
        return False

    def _begins(self, token: int, left: int) -> int:
        """Where the run of light words and names that holds a token begins."""
        own = {at for hit in self.services for at in range(hit.start, hit.end)}
        for mention in self.finder.councils.topical(self.sentence.index):
            own.update(self._tokens(mention.start_char, mention.end_char))
        while token > left and (token - 1 in own or self.doc[token - 1].lower_ in ("'s", "'", "the", "its")):
            token -= 1
        return token

    def _is_contrasted(self, verdict: Verdict) -> bool:
        """ "Three years ago they required improvement; now they are good": then and now, of those spoken of."""
        at = verdict.core - 1
        while at > self.sentence.start and self.doc[at].lower_ in ("was", "were", "been", "had", "is", "are", "also"):
            at -= 1
        if self.doc[at].lower_ not in ("it", "they", "we"):
            return False
        return bool(self.dates) or _NOW.search(self.text) is not None or _EARLIER.search(self.text) is not None

    def _is_pronoun_of_services(self, verdict: Verdict) -> bool:
        """ "Services are good, five years after they were found inadequate"."""
        at = verdict.core - 1
        while at > self.sentence.start and self.doc[at].lower_ in ("was", "were", "been", "had"):
            at -= 1
        passive = at < verdict.core - 1 and self.doc[at].lower_ in ("it", "they", "we")
        return passive and not self.is_report and self._names_services(self.sentence.start, at)

    def _is_after_being(self, verdict: Verdict) -> bool:
        """ "Judged good, three years after being found inadequate": of those who were judged."""
        before = [token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]]
        joined = before[-1:] == ["being"] and before[0] in ("after", "since", "despite", "from", "following", "before")
        return joined and not self.is_report and self._names_services(self.sentence.start, verdict.core)

    def _is_behind_relative(self, verdict: Verdict, left: int) -> bool:
        """ "South Tyneside, which had been good, was found to be inadequate": the verb goes back to the name."""
        own = {at for area in self.areas for at in range(area.start, area.end)} | {
            at for hit in self.services for at in range(hit.start, hit.end)
        }
        if self.is_report or any(left <= at < verdict.core for at in own):
            return False
        for mention in self.finder.councils.topical(self.sentence.index):
            behind = _BEHIND_RELATIVE.match(self.finder.text, mention.end_char, self.doc[verdict.start].idx)
            if behind and not self._mention_between(self._token_at(mention.end_char), verdict.core):
                return behind.end() <= self.doc[verdict.core].idx + len(self.doc[verdict.core])
        return False

    def _token_at(self, char: int) -> int:
        return next((at for at in range(self.sentence.start, self.sentence.end) if self.doc[at].idx >= char), 0)

    def _goes_on(self, verdict: Verdict) -> bool:
        """ "It was found to require improvement", after a sentence about the services or the council."""
        opens = self.doc[self.sentence.start].lower_ in ("it", "they") and not self.is_report
        aux = all(self.doc[at].lower_ in _AUXILIARIES for at in range(self.sentence.start + 1, verdict.core))
        if not (opens and aux and self.sentence.index):
            return False
        before = self.finder.annotated.sentences[self.sentence.index - 1]
        others = any(_has(hit, "judged:elsewhere-graded") for hit in before.words)
        topical = self.finder.councils.topical(before.index)
        return not others and (bool(topical) or bool(_by_label(before.words, "judged:services")))

    # Whose, and which inspection's

    def _council(self, verdict: Verdict) -> list[CouncilId]:
        """The councils that a verdict is about: those joined by "and" before it, or the one in view."""
        char = self.doc[verdict.start].idx
        topical = self.finder.councils.topical(self.sentence.index)
        neighbour = self._neighbour(verdict, topical)
        if neighbour is not None:
            return [] if self.is_report else [neighbour]
        before = [mention for mention in topical if mention.start_char <= char]
        if before and verdict.frame is Frame.MOVED and _OURS.search(self.finder.text, before[-1].end_char, char):
            # "He thanked Hampshire for 'taking us from inadequate to good'": neither the neighbour's, nor told as fact.
            return []
        if len(before) > 1:
            joined = [before[-1].council]
            for mention, following in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
                between = self.finder.text[mention.end_char : following.start_char].lower()
                if re.fullmatch(r"(?:'s)?(?: council)?,?\s*(?:and|&)?(?: both)?\s*", between) is None:
                    break
                joined.append(mention.council)
            told = list(dict.fromkeys(reversed(joined)))
            apart = _RESPECTIVELY.search(self.finder.text, char, self.sentence.end_char)
            ends = before[-1].end_char
            alike = [one for one in self.verdicts if apart and ends <= self.doc[one.start].idx < apart.start()]
            return [told[alike.index(verdict)]] if len(told) == len(alike) > 1 else told
        if _BOTH_COUNCILS.search(self.finder.text, self.sentence.start_char, char):
            return self.finder.pair(self.sentence.index)
        council = self.finder.councils.holder(self.sentence.index, char)
        return [council] if council is not None else []

    def _neighbour(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> CouncilId | None:
        """ "Neighbouring Bromley was rated outstanding": the subject of the verb, whatever the sentence is about."""
        core = self.doc[verdict.core].idx
        known = {mention.start_char for mention in topical}
        for mention in self.finder.councils.mentions(self.sentence.index):
            between = self.finder.text[mention.end_char : core]
            unknown = mention.end_char <= core and mention.start_char not in known
            if unknown and _SUBJECT_GAP.fullmatch(between):
                return mention.council
        return None

    def _state(
        self,
        number: int,
        verdict: Verdict,
        grade: ConceptId,
        councils: Sequence[CouncilId],
        areas: Sequence[_Area],
        label: Sentence | None,
        everywhere: _Everywhere | None = None,
    ) -> None:
        start = label.start_char if label is not None else self.sentence.start_char
        rule = f"judgement/{verdict.frame}"
        evidence = self.finder.annotated.evidence_at(start, self.sentence.end_char, rule, self.sentence.block)
        for council in councils:
            for inspection in self._inspections(number, verdict, council, evidence):
                if self.finder.inspections.is_supposed(inspection.key) and not self._reveals(verdict):
                    continue
                known = self.finder.last_grade.get(council)
                first = known is None or known[0] != self.sentence.index
                if first and inspection.key == getattr(self.finder.inspections.main(council), "key", None):
                    self.finder.last_grade[council] = (self.sentence.index, grade)
                if everywhere is not None and everywhere.overall and areas:
                    self.finder.state(inspection, OVERALL, grade, evidence, verdict.frame, None)
                if everywhere is None or everywhere.overall or areas:
                    for area, words in self._resolved(areas, inspection):
                        self.finder.state(inspection, area, grade, evidence, verdict.frame, words)
                for area in self._meant(everywhere, inspection):
                    self.finder.state(inspection, area, grade, evidence, verdict.frame, None)

    def _meant(self, everywhere: _Everywhere | None, inspection: Inspection) -> list[ConceptId]:
        """The areas of an inspection that "all areas" means."""
        if everywhere is None:
            return []
        issued = self._issued_for(inspection)
        all_areas = areas_of_framework(inspection, issued)
        if everywhere.of is not None and everywhere.of != len(all_areas):
            return []
        but = {one for area in everywhere.but for one in area_of(area, inspection, issued=issued)}
        if everywhere.rest:
            but |= {fact.area for fact in self.finder.facts if fact.inspection == inspection.key}
            if not but & {*all_areas}:
                return []
        return [area for area in all_areas if area not in but]

    def _issued_for(self, inspection: Inspection) -> PartialDate | None:
        """When the article appeared, where the inspection is its news."""
        main = self.finder.inspections.main(inspection.council)
        issued = self.finder.issued
        if main is None or main.key != inspection.key or issued is None:
            return None
        # A round-up also tells of inspections of years ago.
        return issued if not self.finder.councils.round_up or (issued.year or 0) < 2023 else None

    def _reveals(self, verdict: Verdict) -> bool:
        """Whether a verdict alone shows that there was an inspection of which nothing else is told."""
        if verdict.frame in (Frame.RATED, Frame.MOVED, Frame.ALONE) or self.dates:
            return True
        passive = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]}
        if passive & {"found", "judged", "deemed", "considered", "said"} and "to" in passive:
            return True
        if any(area.end - area.start >= 4 or self.doc[area.end - 1].lower_ == "effectiveness" for area in self.areas):
            return True
        return any(_has(hit, "about:inspection") for hit in self.sentence.words)

    def _resolved(self, areas: Sequence[_Area], inspection: Inspection) -> Iterator[tuple[ConceptId, str | None]]:
        if not areas:
            yield OVERALL, None
            return
        ids = {area.id for area in areas}
        with_leavers = "care-leavers" in ids
        seen: set[tuple[ConceptId, str | None]] = set()
        for area in areas:
            words = str(self.doc[area.start : area.end].text)
            for resolved in area_of(
                area.id, inspection, with_care_leavers=with_leavers, issued=self._issued_for(inspection)
            ):
                item = (resolved, words.lower() if resolved == "other" else None)
                if item not in seen:
                    seen.add(item)
                    yield item

    def _inspections(self, number: int, verdict: Verdict, council: CouncilId, evidence: Evidence) -> list[Inspection]:
        """The inspections in which a grade was given: most often one."""
        reading = self.finder.inspections
        main = reading.main(council)
        several = self._several(number, verdict, council)
        if several:
            return several
        date = self._date(number, verdict)
        if date is not None and self._is_to_come(date):
            return []
        if date is not None and not self._is_of_visit(date):
            listed = self._listed_with(date)
            if listed:
                return list(
                    {one.key: one for one in (self._dated(council, each, evidence) for each in listed)}.values()
                )
            dated = self._dated(council, date, evidence)
            both = _JUST_AS.search(
                self.finder.text[self._char_end(verdict) : max(self._char_end(verdict), date.start_char)]
            )
            if both and main is not None and main.key != dated.key and main.type in FULL:
                return [main, dated]
            return [dated]
        whole = reading.owner(self.sentence.index, council)
        if whole is not None and whole.type in FULL and not self.is_report:
            return [whole]
        led = self._led_by(verdict, council)
        if led is not None:
            return [led]
        if self._is_left_behind(number, verdict):
            return [reading.earlier_one(council, self._years_before(verdict, main), None, None, evidence)]
        if main is None:
            return []
        continued = self._continued(council)
        if continued is not None:
            return [continued]
        if self.is_report and self._is_past_passive(verdict):
            # A report tells its own grades in the present; which inspection this one was of is not told.
            self.finder.issue(self.sentence, "undated-inspection", "a grade of an inspection that is not named")
            return []
        if main.type in FULL:
            return [main]
        return [reading.earlier_one(council, None, None, None, evidence)]

    def _led_by(self, verdict: Verdict, council: CouncilId) -> Inspection | None:
        """ "At the 2019 inspection X had been inadequate, although Y was good": the time that opens the sentence."""
        if self.is_report or _NOW.search(self.text):
            return None
        for at, key in self.finder.inspections.dated(self.sentence.index):
            one = self.finder.inspections.get(key)
            opens = at - self.sentence.start_char <= _LEAD and one.council == council and one.type in FULL
            main = self.finder.inspections.main(council)
            past = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.start]}
            if opens and (main is None or main.key != key) and past & {"was", "were", "had"}:
                return one
        return None

    def _date(self, number: int, verdict: Verdict) -> DateMention | None:
        """The date that goes with a verdict: within it, right after it, or before it in its clause."""
        usable = [date for date in self.dates if date.start_char not in self.spent and not self._is_publication(date)]
        chosen = self._date_when(number, verdict, usable)
        chosen = chosen or self._date_after(number, verdict, usable) or self._date_before(number, verdict, usable)
        if chosen is not None:
            self.spent.add(chosen.start_char)
        return chosen

    def _date_when(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        """ "In 2012, when services were judged good, and in 2010, when ...": the date of a clause with "when"."""
        first = self._char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        core = self.doc[min(verdict.core, verdict.start)].idx
        for date in reversed(dates):
            if first <= date.start_char and date.end_char <= core:
                return date if _WHEN_IT.match(self.finder.text[date.end_char : core]) else None
        return None

    def _date_after(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        end = self._char_end(verdict)
        more = number + 1 < len(self.verdicts)
        limit = self.doc[self.verdicts[number + 1].start].idx if more else self.sentence.end_char
        for date in dates:
            next_to = date.start_char - end in range(6)
            if more and not next_to and self.doc[self.verdicts[number + 1].start].idx - date.end_char in range(4):
                continue
            between = self.finder.text[end : date.start_char]
            near = end <= date.start_char <= limit and len(between) <= 60 and not self._is_since(date)
            said = _SAID.fullmatch(between) is not None
            said = said or _WHEN_SEEN.search(between) is not None
            if more and _WHEN_IT.match(self.finder.text[date.end_char : limit]):
                continue
            if near and (said or _PARTS_AFTER.search(between) is None or re.fullmatch(r"\W{1,4}", between)):
                return date
        return None

    def _date_before(self, number: int, verdict: Verdict, dates: Sequence[DateMention]) -> DateMention | None:
        limit = self._char_end(self.verdicts[number - 1]) if number else self.sentence.start_char
        start = self.doc[verdict.start].idx
        for date in reversed(dates):
            if not (limit <= date.start_char and date.end_char <= start):
                continue
            between = self.finder.text[date.end_char : start]
            if verdict.origin and date.start_char > self.doc[verdict.core].idx:
                # "Upgraded last year from inadequate to good": the year of the good.
                continue
            if self._is_since(date) and re.match(r",? when\b", between) is None:
                continue
            return None if _PARTS_BEFORE.search(between) else date
        return None

    def _is_to_come(self, date: DateMention) -> bool:
        issued = self.finder.issued
        return issued is not None and earlier(issued, date.start)

    def _is_of_visit(self, date: DateMention) -> bool:
        """Whether the date is that of a visit without grades."""
        reading = self.finder.inspections
        return any(
            at == date.start_char and reading.get(key).type not in FULL
            for at, key in reading.dated(self.sentence.index)
        )

    def _listed_with(self, date: DateMention) -> list[DateMention]:
        """ "In 2011, 2013 and 2016": the dates of one list; empty where the date stands alone."""
        listed = [date]
        for other in self.dates:
            between = self.finder.text[listed[-1].end_char : other.start_char]
            if other.start_char > date.start_char and re.fullmatch(
                r"\s*(?:,|and|, and)\s*(?:again )?(?:in )?", between
            ):
                listed.append(other)
        return listed if len(listed) > 1 and date.end is None else []

    def _is_since(self, date: DateMention) -> bool:
        text = self.finder.text
        before = text[max(self.sentence.start_char, date.start_char - 8) : date.start_char].lower()
        return text[date.start_char : date.start_char + 5].lower() == "since" or before.rstrip().endswith("since")

    def _is_publication(self, date: DateMention) -> bool:
        text = self.finder.text
        if any(at == date.start_char for at, _ in self.finder.inspections.dated(self.sentence.index)):
            return False
        if date.end is None and (date.start.day is not None or _DAY_OF.search(text[date.start_char : date.end_char])):
            # A single day beside a grade is that of the report: inspections take longer.
            return True
        said = text[date.start_char : date.end_char].lower()
        if said in ("today", "yesterday", "this month"):
            return True
        if said.endswith("this year"):
            council = self.finder.councils.holder(self.sentence.index, date.start_char)
            main = self.finder.inspections.main(council) if council else None
            return main is None or main.type in FULL
        before = text[max(self.sentence.start_char, date.start_char - 40) : date.start_char]
        return (
            re.search(r"(?:publish\w*|released?|issued|appeared|came out|unveiled)\s*(?:\(|on|in)?\s*$", before, re.I)
            is not None
        )

    def _dated(self, council: CouncilId, date: DateMention, evidence: Evidence) -> Inspection:
        reading = self.finder.inspections
        main = reading.main(council)
        for at, key in reading.dated(self.sentence.index):
            known = reading.get(key)
            if at == date.start_char and known.council == council and known.type in FULL:
                return known
        if main is not None and main.start is None and reading.is_supposed(main.key) and date.start.year is not None:
            main.start, main.end, main.type = date.start, date.end, type_by_date(date.start)
            return main
        if main is not None and main.type in FULL and self._is_of_main(main, date):
            return main
        return reading.earlier_one(council, date.start, date.end, None, evidence)

    def _is_of_main(self, main: Inspection, date: DateMention) -> bool:
        if main.start is not None and main.start.year is None and date.start.year is not None:
            return same_time(main, date)
        for known in (main.start, main.end, main.published):
            if (
                known is not None
                and known.year is not None
                and (known.compatible(date.start) or (date.end and known.compatible(date.end)))
            ):
                return True
        if main.start is None:
            recent = self.finder.issued
            if recent is None or recent.year is None or date.start.year is None:
                return date.start.year is None
            return not self.finder.inspections.is_old(date.start)
        return main.start.year is None and date.start.year is None and main.start == date.start

    def _several(self, number: int, verdict: Verdict, council: CouncilId) -> list[Inspection]:
        """ "Inspections in July 2010 and July 2012, both of which ended in an adequate grade"."""
        if self._date_when(number, verdict, self.dates) is not None:
            return []
        start = self.doc[verdict.core].idx
        text = self.finder.text[self.sentence.start_char : self._char_end(verdict)]
        ahead = self.finder.text[self._char_end(verdict) : self.sentence.end_char]
        if not (_BOTH.search(text) or re.match(r"\W*(?:in|at|on|after) both\b", ahead)):
            return []
        reading = self.finder.inspections
        for index in range(self.sentence.index, max(-1, self.sentence.index - 3), -1):
            limit = start if index == self.sentence.index else self.finder.annotated.sentences[index].end_char
            keys = [key for at, key in reading.dated(index) if at < limit]
            others = [reading.get(key) for key in dict.fromkeys(keys)]
            others = [one for one in others if one.council == council and one.type in FULL]
            if len(others) >= 2 and (
                index == self.sentence.index
                or re.search(r"\bboth (?:inspections|occasions|times|visits)\b", text + ahead)
            ):
                return [one for one in others if reading.main(council) is None or one.key != reading.main(council).key]  # type: ignore[union-attr]
            if len(others) >= 2:
                return []
        return []

    def _is_left_behind(self, number: int, verdict: Verdict) -> bool:
        """Whether a grade without a date is one of before."""
        if verdict.origin:
            return True
        left = self._left(number)
        for hit in self.sentence.words:
            if _has(hit, "judged:left-behind") and verdict.core - 4 <= hit.start < verdict.start:
                # "On track to shed their tag": they have it still.
                hoped = (one for one in self.sentence.words if _has(one, "judged:unsure"))
                return not any(hit.start - 6 <= one.start < hit.start for one in hoped)
        if number and verdict.frame is Frame.MOVED and self.verdicts[number - 1].origin:
            # "Up from inadequate to good": where it went is now.
            left = max(left, self.verdicts[number - 1].end)
        perfect = [
            at for at in range(max(left, verdict.core - 6), verdict.core) if self.doc[at].lower_ in ("has", "have")
        ]
        if perfect:
            # "A council once among the worst has been rated good".
            left = perfect[-1]
        start = max([self.doc[left].idx, *(date.end_char for date in self.dates if date.start_char in self.spent)])
        clause = self.finder.text[start : max(start, self.doc[verdict.start].idx)]
        if _NOW.search(clause):
            return False
        return _EARLIER.search(clause) is not None or _YEARS_AFTER.search(clause) is not None

    def _is_past_passive(self, verdict: Verdict) -> bool:
        before = {token.lower_ for token in self.doc[max(self.sentence.start, verdict.core - 2) : verdict.core]}
        return verdict.frame is Frame.RATED and bool(before & {"was", "were"})

    def _continued(self, council: CouncilId) -> Inspection | None:
        """ "The first followed an inspection in 2018. It graded ...": what the sentence before was about."""
        if self.sentence.index == 0:
            return None
        before = self.finder.annotated.sentences[self.sentence.index - 1]
        keys = {key for _, key in self.finder.inspections.dated(before.index)}
        if len(keys) != 1:
            return None
        text = self.finder.annotated.text(before)
        last = _THE_LAST.match(text) is not None and _THE_COUNCIL.match(self.text) is not None
        pronoun = _IT.match(self.text) or (not self.is_report and _WE.match(self.text) and _BACK_THEN.match(text))
        goes_on = before.block == self.sentence.block and bool(pronoun)
        if not (last or goes_on):
            return None
        one = self.finder.inspections.get(keys.pop())
        return one if one.council == council and one.type in FULL else None

    def _years_before(self, verdict: Verdict, main: Inspection | None) -> PartialDate | None:
        """ "Four years after it found them inadequate": that many years before the main inspection."""
        before = self.finder.text[self.sentence.start_char : self.doc[verdict.start].idx]
        match = _YEARS_AFTER.search(before)
        told = main is not None and main.type in FULL and main.start is not None and main.start.year is not None
        base = main.start if main is not None and told else self.finder.issued
        if match is None or base is None or base.year is None:
            return None
        word = match["n"].lower()
        return PartialDate(base.year - (int(word) if word.isdigit() else _NUMBERS[word]))


def _by_label(hits: Iterable[Hit], label: str) -> list[Hit]:
    return [hit for hit in hits if label in hit.labels]


__all__ = ["JudgementReading", "add_phrases", "area_of", "find_judgements"]
