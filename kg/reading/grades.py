"""Grade words that are verdicts, as against the same words in common use ("good progress", "inadequate supervision").

A verdict stands in one of few frames: a label with its grade, a verb of rating, a copula between the
services (or an area of them) and the grade, a noun such as "rating", a movement from grade to grade.
Everything else is common use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from spacy.tokens import Doc

from kg.model import ConceptId
from kg.reading.annotate import Sentence
from kg.reading.council_mentions import names_council
from kg.reading.dates import SHORT_MONTHS
from kg.reading.vocabulary import Hit, has_label, longest, stem, words_of

LIGHT = frozenset(
    "the a an its their our his her this that these those both all each every and or as to be been being "
    "is are was were "
    "also still now again only just in at of for with by on across has have had did does do it they them "
    "we us one two "
    "three four five , ' \" ( ) - – — : 's ' too well remain remains remained rated judged overall "
    "itself themselves were "
    "said found be council's borough's county's city's authority's s work services service experiences "
    "experience progress "
    "performance effectiveness impact provision domain domains which who who's while either including received receive "
    "get got gets when among included our offer another one "
    "grade grades graded 1 2 3 4 | . … currently not however therefore thus meanwhile deemed considered each".split()
)
"""Words that may stand between an area and its grade without parting them."""
_FOLLOWERS = frozenset(
    "and or but while when with in at on for to by as after before from since across overall last this "
    "because due despite "
    "following earlier again too also just almost only although though under although whereas despite "
    "during between than "
    "yet so nor which who several following - – — | today yesterday now throughout over despite rather ahead "
    "until if inspectors ofsted according respectively alike alone all apart save except bar "
    "says said say reports report is was are were both twice once against within amid compared unlike including plus "
    "every what how whether partly largely mainly went goes fell comes came follows followed prompted "
    "meant still awarded handed stands stood going we they he she it thanks".split()
)
PLURALS = frozenset("inadequates goods outstandings adequates".split())
_ARTICLES = frozenset("a an another its their straight only".split())
_BESIDE_NOUN = frozenset(
    "first second third fourth overall straight single lowly coveted dreaded new latest solid strong lone rare "
    "clean".split()
)
_BEHIND_AND = frozenset(
    "a an another for in wrote said told found called ordered warned criticised described listed left demanded "
    "added made gave".split()
)
"""What may follow "gave it an inadequate and"."""
_AFTER_NOUN = frozenset(
    "for in from as too overall again with last this since on to across both when while despite because but underneath "
    "at before after throughout alongside under until now there alike if today yesterday".split()
)
"""What may follow "a good", when it is the grade and no adjective."""
_OPENERS = frozenset("there it the since at in overall although this children leaders services".split())
_PUNCTUATION = frozenset((*".,;:!?)('\"|…’‘“”–—-*", "..", "...", "**"))
_BRACKET_ENDS = frozenset((")", "):", ");"))
_QUOTES = frozenset(("'", '"', "''", "”", "’", "“", "‘", "``"))
_CLOSING = frozenset("and but while too likewise also".split())
"""Behind a grade that is all that is said of what stands before it."""
_ADVERBIALS = (
    "at long last", "at last", "once more", "once again", "yet again", "by now", "for now", "in fact", "of course",
    "in effect", "at present", "on balance", "on the whole", "by and large", "in short", "in its view", "it says",
    "it said", "they say", "they said", "as before",
)  # fmt: skip
_ENDING_IN = {
    last: [words for words in map(str.split, _ADVERBIALS) if words[-1] == last]
    for last in (phrase.rpartition(" ")[2] for phrase in _ADVERBIALS)
}
"""By their last word the adverbials that may stand before a grade, the longer ones first."""
_COPULAS = frozenset("is are was were be been remain remains remained stay stays stayed being became become".split())
_AS_A_WHOLE = (["a", "council"], ["a", "whole"], ["an", "authority"], ["a", "result"])
""" "Bury is rated good *as a council*"."""
_GOES_ON = frozenset({"continue", "continues", "continued"})
_RATINGS = frozenset("rating grade judgement judgment verdict mark score grading ranking".split())
_RATING_STEMS = frozenset(stem(word) for word in (*_RATINGS, "category", "classification"))
_SEVERAL = frozenset("two three four five 2 3 4 5".split())
_WHAT_IS_GOOD = frozenset(
    "service services support care help work practice response start education experience".split()
)
_MODALS = frozenset("will has had".split())
_BEFORE_ITS_PLACE = frozenset("the its their ofsted's".split())
""" "Inadequate, *the* lowest of its four grades"."""
_BEHIND_SAME = frozenset("for as in again and but with here there too while from when this that so".split())
"""What may follow "got the same"."""
_BEFORE_REQUIRES = frozenset("still also now again which".split())
""" "Which still 'requires improvement'": a verb, where the words are quoted, too."""
_OF_NO_GRADE = frozenset("not never only depend depends take require need elude eluded escaped evaded".split())
""" "The verdict of 'good' has eluded the council"."""
_DEFINITE = frozenset("the this that its their our today's ofsted's".split())
_GIVEN = frozenset("given awarded handed received earned won got secured achieved gained".split())
"""What is said of a grade that was given, in a clause behind it."""
_WHO_HAD_IT = frozenset("it they we that its their ofsted inspectors".split())
"""How a clause begins that tells who had a grade, or who gave it: "the good its services received"."""
_ORDINALS = frozenset("first second third fourth final".split())
"""Before what a word describes that is no grade there: "boss on 'inadequate' first half"."""
_BEFORE_GIVEN = frozenset("previous last earlier other only one first second third new".split())
_BEFORE_YEAR = frozenset("down out in back by ofsted inspectors to it them early late the".split())
"""Words between a participle and its year."""
_A_RUN = 3
"""So many councils, each with its grade, make a list that needs no verb."""
_ON_THE_WAY = frozenset("through via to and then finally".split())
_COUNCILS = frozenset("councils authorities boroughs counties".split())
_PLACES = frozenset("put puts placed places ranked kept keeps left leaves".split())
_CLAUSE_REACH = 7
_CAME_OUT_REACH = 12
_BESIDE_GRADE = 8
"""Within so many tokens behind a grade ", with outstanding leadership" is one of the same inspection."""
_OCCASIONS = frozenset("inspection inspections visit visits time assessment occasion review reviews".split())
_BEHIND_FROM = frozenset(
    "an a its the their ofsted overall previous being been rated judged graded deemed found branded".split()
)
"""What may stand between "from" and the grade that is left."""
_ENDINGS = frozenset("ended ends concluded concludes resulted results culminated closed".split())
_COUNCIL_WORDS = frozenset("county council borough city authority".split())
_PLACE_ALONE = frozenset("available possible".split())
_GOES = frozenset("went goes fell falls".split())
"""What a grade does that is given: "the lowest grade went to leadership"."""
_ASIDE_REACH = 20
"""So many tokens an aside may have between where a grade comes from and where it goes."""
_NAMED_REACH = 16
"""Within so many tokens of a verb of giving a grade may stand that is named by its place."""
_WITHIN_NAMES = frozenset("'s ' the its their of in for and to".split())
_NOUN_OR_VERB = frozenset(
    "rating ratings grading gradings ranking rankings grade grades mark marks score scores".split()
)
_BEFORE_A_NOUN = frozenset(
    "the a an its their his her our this that these any no 's overall new latest previous last first former current "
    "ofsted same final original earlier".split()
)
_BEFORE_OTHER_NOUN = {
    "rate": frozenset("the a an same this high low".split()),
    "hand": frozenset("other one a the steady helping guiding at in to of second free".split()),
}
""" "At the same rate", "on the other hand": words that are verbs of rating elsewhere."""
_DETERMINERS = frozenset("the its their this each all both".split())
_PARTICIPLES = frozenset("seen found given held put set written".split())
_VERBS = frozenset(f"judged:{kind}-verbs" for kind in ("rating", "getting", "finding", "moving"))
_SUBJECT_PRONOUNS = frozenset("it that this he she what there everything".split())
_PHRASE_ENDS = frozenset(", ; : ( – — -".split())
_JOINS = frozenset("and but while with though yet although only".split())
_HANDED_DOWN = frozenset("delivered issued published given made reached announced handed down".split())
_YEARS_TOLD = frozenset("following next same previous year month summer spring autumn winter".split())
_BESIDE_WHICH = frozenset("below above under than".split())
_BY_NOW = frozenset("already now still also again once more merely only just".split())
_PROVIDES = frozenset("provides providing provided delivers delivering delivered".split())
_SPANS = frozenset("year month week fortnight decade day generation".split())
_TIMES = frozenset("year month week time spring summer autumn winter".split())
_BETWEEN_DATED = frozenset(
    "judgement judgment rating grade verdict mark in and then but again by later before that early late since "
    "only a an last this month year week spring summer autumn winter now was were followed".split()
)
"""Words between two grades that have a date each."""
_NOT_LONG_AGO = frozenset("month year week spring summer autumn winter".split())
_SO = frozenset("said say says think thinks thought believe believes hope hopes felt do does did done doing".split())
"""Before "so too": the same is said or done, and no grade is the same."""
BREAKS = frozenset("; but while whereas although though".split())


class Frame(StrEnum):
    """What makes a grade word a verdict."""

    RATED = "rated"
    """A verb of rating, or "an inadequate rating"."""
    FOUND = "found"
    """A verb of finding: holds only with services or an area as its object."""
    COPULA = "copula"
    """Services or an area, and "is": holds only with them."""
    MOVED = "moved"
    """From one grade to another."""
    ALONE = "alone"
    """The grade begins or ends a phrase of its own: "Good in September 2019, ..."."""
    SERVED = "served"
    """ "Care leavers receive an outstanding service": holds only with an area."""
    SAME = "same"
    """The grade named before, once more."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One grade word that may be a judgement, with the frame that makes it one."""

    start: int
    end: int
    """Tokens of the grade word."""
    grade: ConceptId | None
    """``None`` in the frame SAME: the grade named before."""
    frame: Frame
    core: int
    """The first token of the verb (or noun) that makes it a verdict; of the grade itself where there is none."""
    origin: bool = False
    """Whether it is the grade that was left: "from good"."""
    noun: bool = False
    """Whether the grade is spoken of as a thing: "a good", "four inadequates"."""


def verdicts(doc: Doc, sentence: Sentence) -> list[Verdict]:
    """The grade words of a sentence that stand in the frame of a verdict, by position."""
    cues = _Cues(doc, sentence.words, sentence.names)
    run = _run_of_pairs(doc, sentence, cues)
    found: list[Verdict] = []
    for hit in longest(hit for hit in sentence.words if grade_of(hit) is not None or "judged:same-again" in hit.labels):
        if (
            _has_more_behind(doc, sentence, hit)
            or _is_subject(doc, sentence, hit)
            or (grade_of(hit) is None and doc[hit.end - 1].lower_ == "rate")
        ):
            # "Has not moved at the same rate" tells of no rating.
            continue
        if found and _is_said_twice(doc, found[-1], hit):
            found[-1] = replace(found[-1], end=hit.end)
            continue
        verdict = _verdict(doc, sentence, hit, cues)
        loose = verdict is None or verdict.frame is Frame.ALONE or verdict.core == hit.start
        # "Rated outstanding, it runs Bury, which was inadequate in 2013 and good in 2018": of the nearer verb.
        loose = loose or (bool(found) and verdict is not None and verdict.core < found[-1].core)
        if found and loose and (_is_coordinated(doc, found[-1], hit) or _is_of_the_next(doc, sentence, found[-1], hit)):
            verdict = replace(found[-1], start=hit.start, end=hit.end, grade=grade_of(hit), origin=False)
        if hit.start in run and (verdict is None or verdict.frame is Frame.ALONE):
            verdict = Verdict(hit.start, hit.end, grade_of(hit), Frame.RATED, hit.start)
        if found and (verdict is None or loose) and _goes_on_moving(doc, found, hit):
            origin = doc[_skip_back(doc, hit.start, sentence.start)].lower_ != "to"
            verdict = replace(found[-1], start=hit.start, end=hit.end, grade=grade_of(hit), origin=origin)
        if found and _goes_on_behind_aside(doc, found[-1], hit):
            verdict = replace(found[-1], start=hit.start, end=hit.end, grade=grade_of(hit), origin=False)
        if found and verdict is None and _is_gapped(doc, sentence, found[-1], hit, cues):
            verdict = Verdict(hit.start, hit.end, grade_of(hit), Frame.RATED, hit.start)
        if verdict is not None:
            found.append(verdict)
    return found


def _run_of_pairs(doc: Doc, sentence: Sentence, cues: _Cues) -> frozenset[int]:
    """ "Hull outstanding, Leeds good, York good": where grades begin, three or more, right behind a council each."""
    pairs: set[int] = set()
    for hit in longest(cues.grades):
        after = _skip_quotes(doc, hit.end, sentence.end)
        closes = after >= sentence.end or doc[after].orth_ in (",", ";", ".", "(") or doc[after].lower_ == "and"
        before = _skip_quotes_back(doc, hit.start - 1, sentence.start)
        if closes and before in cues.places:
            pairs.add(hit.start)
    return frozenset(pairs) if len(pairs) >= _A_RUN else frozenset()


def _goes_on_moving(doc: Doc, found: Sequence[Verdict], hit: Hit) -> bool:
    """ "Moved from inadequate (2015), through adequate (2018), to good (2022)": a further step of the same way."""
    before = found[-1]
    if before.frame is not Frame.MOVED or not before.origin:
        return False
    words = [token.lower_ for token in doc[before.end : hit.start] if token.is_alpha]
    dated = any(token.shape_ == "dddd" for token in doc[before.end : hit.start])
    last = next((word for word in reversed(words) if word not in ("an", "a")), "")
    through = last in ("through", "via") or (last == "to" and len(found) > 1 and found[-2].core == before.core)
    return dated and through and all(word in _ON_THE_WAY or _is_of_date(word) for word in words)


def _goes_on_behind_aside(doc: Doc, before: Verdict, hit: Hit) -> bool:
    """ "Slips from good, the mark it was given in July 2019, to requires improvement": where the move ends."""
    moved = before.frame is Frame.MOVED and before.origin and grade_of(hit) is not None
    between = [token.lower_ for token in doc[before.end : hit.start] if not token.is_quote]
    if not moved or len(between) > _ASIDE_REACH or between[-2:] not in ([",", "to"], ["–", "to"], ["—", "to"]):
        return False
    return between.count(",") == len((",", ",")) and ";" not in between and between[:2] != [",", "to"]


def _is_said_twice(doc: Doc, before: Verdict, hit: Hit) -> bool:
    """ "The highest grade, outstanding": one grade by two names, and one verdict."""
    between = [token for token in doc[before.end : hit.start] if token.lower_ not in _BEFORE_ITS_PLACE]
    alone = not any(token.is_alpha or token.shape_ == "dddd" for token in between)
    apposed = any(token.orth_ in (",", "(", "–", "—", "-") for token in doc[before.end : hit.start])
    return before.grade is not None and before.grade == grade_of(hit) and alone and apposed


def _has_more_behind(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    """ "Got the same support", "gets the same requires-improvement mark": not the grade named before."""
    got = doc[hit.start].lower_ in ("get", "gets", "got") and doc[hit.end - 1].lower_ == "same"
    return got and hit.end < sentence.end and doc[hit.end].is_alpha and doc[hit.end].lower_ not in _BEHIND_SAME


def _is_subject(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    """ "That grade is good": a grade that is spoken of, with its own word behind it; not the one named before."""
    again = "judged:same-again" in hit.labels and doc[hit.start].lower_ in ("that", "this") and hit.end < sentence.end
    return again and doc[hit.end].lower_ in _COPULAS


def _is_of_grade_before(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues) -> bool:
    """ "The good verdict holds for leadership": the noun of a grade that stands right before it."""
    before = _skip_back(doc, hit.start, sentence.start)
    return any(grade.end - 1 == before for grade in cues.grades)


def _is_gapped(doc: Doc, sentence: Sentence, before: Verdict, hit: Hit, cues: _Cues) -> bool:
    """ "Richmond was good and Lambeth inadequate": a further council and its grade, without the verb."""
    if before.origin or before.frame not in (Frame.RATED, Frame.COPULA, Frame.FOUND):
        return False
    at = hit.start - 1
    while at > before.end and at in cues.places:
        at -= 1
    after = _skip_quotes(doc, hit.end, sentence.end)
    grade = grade_of(hit)
    closes = grade is not None and _ends_phrase(doc, sentence, after, grade)
    return at < hit.start - 1 and doc[at].lower_ in ("and", ",", "while", ";") and closes


def _is_coordinated(doc: Doc, before: Verdict, hit: Hit) -> bool:
    """ "Adequate in 2012, in 2013 good and this year inadequate": further grades of a verb, each with its date."""
    between = [token.lower_ for token in doc[before.end : hit.start]]
    joined = bool({"and", "then", "but", "followed"}.intersection(between)) or "," in (*between[:1], *between[-1:])
    dated = any(word.isdigit() or word[:3] in SHORT_MONTHS for word in between)
    dated = dated or not _NOT_LONG_AGO.isdisjoint(between)
    whole = grade_of(hit) is not None and before.grade is not None
    return whole and joined and dated and all(_is_of_date(word) for word in between)


def _is_of_the_next(doc: Doc, sentence: Sentence, before: Verdict, hit: Hit) -> bool:
    """ "Hull and Leeds were given good and inadequate respectively": a further grade of the verb, of the next named."""
    between = {token.lower_ for token in doc[before.end : hit.start]} - _QUOTES
    if not between or not between <= {",", "and"} or grade_of(hit) is None or before.grade is None:
        return False
    return any(doc[at].lower_ == "respectively" for at in range(hit.end, sentence.end))


def _is_of_date(word: str) -> bool:
    return word in _BETWEEN_DATED or not word.isalpha() or word[:3] in SHORT_MONTHS


def grades_named(sentence: Sentence) -> frozenset[ConceptId]:
    """The grades whose words stand in a sentence, whatever they are said of."""
    return frozenset(
        ConceptId(label[6:]) for hit in sentence.words for label in hit.labels if label.startswith("grade:")
    )


def grade_of(hit: Hit) -> ConceptId | None:
    """The grade that a hit is the word of; ``None`` where it is of none."""
    return _grade_of(hit.labels)


@lru_cache(maxsize=4096)
def _grade_of(labels: tuple[str, ...]) -> ConceptId | None:
    return next((ConceptId(label[6:]) for label in labels if label.startswith("grade:")), None)


def _is_rating_noun(doc: Doc, hit: Hit, places: Collection[int], graded: Collection[int]) -> bool:
    """ "The rating for leadership": a noun, where the same word can be a verb ("Ofsted, rating it good").

    ``places``, ``graded``: the tokens of councils and of grades.
    """
    if hit.start and doc[hit.start - 1].lower_ in _BEFORE_OTHER_NOUN.get(doc[hit.start].lower_, ()):
        return True
    if doc[hit.start].lower_ not in _NOUN_OR_VERB or hit.start == 0:
        return False
    if _skip_quotes_back(doc, hit.start - 1, 0) in graded:
        # "An outstanding rating for leadership and a good rating for adoption".
        return True
    if (
        doc[hit.start - 1].lower_ == "ofsted"
        and hit.end < len(doc)
        and (doc[hit.end].lower_ in _DETERMINERS or hit.end in places)
    ):
        # "Ofsted grades the help given to families as good".
        return False
    return doc[hit.start - 1].lower_ in _BEFORE_A_NOUN or doc[hit.start - 1].like_num


def _is_report_noun(doc: Doc, hit: Hit) -> bool:
    """ "The report reads": a noun, where the same word can be a verb ("inspectors report that ...")."""
    if doc[hit.start].lower_ != "report" or hit.start == 0:
        return False
    dated = doc[hit.start - 1].like_num and hit.end < len(doc) and doc[hit.end].lower_ in ("on", "into", "of", "by")
    return dated or doc[hit.start - 1].lower_ in _BEFORE_A_NOUN


class _Cues:
    """The wordings around grades in one sentence, by kind."""

    def __init__(self, doc: Doc, hits: Iterable[Hit], names: Iterable[Hit]) -> None:
        self._by_kind: dict[str, list[Hit]] = {}
        hits = list(hits)
        self.grades = [hit for hit in hits if grade_of(hit) is not None]
        of_areas = [hit for hit in hits if has_label(hit, "area:") or has_label(hit, "way-area:")]
        self.areas = {at for hit in of_areas for at in range(hit.start, hit.end)}
        self.known = {
            at
            for hit in hits
            if "judged:services" in hit.labels or has_label(hit, "list-area:")
            for at in range(hit.start, hit.end)
        }
        self.places = {at for hit in names if names_council(hit) for at in range(hit.start, hit.end)}
        self.known |= self.places
        """Tokens of areas, services and councils."""
        self.known |= self.areas
        # "The graded judgement for adoption performance": a verb within the name of an area is none.
        graded = {at for hit in self.grades for at in range(hit.start, hit.end)}
        inside = {at for hit in of_areas if hit.end - hit.start > 2 for at in range(hit.start, hit.end)}
        for hit in hits:
            if hit.start in inside and not _VERBS.isdisjoint(hit.labels):
                continue
            if "judged:rating-verbs" in hit.labels and _is_rating_noun(doc, hit, self.places, graded):
                hit = hit._replace(labels=tuple(label for label in hit.labels if label != "judged:rating-verbs"))
            if "judged:finding-verbs" in hit.labels and _is_report_noun(doc, hit):
                continue
            for label in hit.labels:
                if label.startswith("judged:"):
                    self._by_kind.setdefault(label[7:], []).append(hit)

    def of(self, kind: str) -> Sequence[Hit]:
        """Hits of one kind, by position."""
        return self._by_kind.get(kind, ())

    def last_before(self, kind: str, token: int, reach: int) -> Hit | None:
        """The nearest hit of a kind that ends at or before a token, within reach."""
        near = [hit for hit in self.of(kind) if token - reach <= hit.end <= token]
        return near[-1] if near else None

    def starts_at(self, kind: str, token: int) -> bool:
        """Whether a hit of this kind starts at a token."""
        return any(hit.start == token for hit in self.of(kind))


def _verdict(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues) -> Verdict | None:
    grade = grade_of(hit)
    if grade is None:
        if _is_of_grade_before(doc, sentence, hit, cues):
            return None
        said_so = doc[hit.start].lower_ == "so" and hit.start > sentence.start and doc[hit.start - 1].lower_ in _SO
        return None if said_so else Verdict(hit.start, hit.end, None, Frame.SAME, hit.start)
    if _is_place_alone(doc, hit) and cues.last_before("rating-nouns", hit.start, hit.start - sentence.start) is None:
        # "Rents are the lowest available": no grade.
        return None
    if doc[hit.start].lower_ == "ri" and doc[hit.start].orth_ != "RI":
        return None
    if doc[hit.start].lower_ in ("required", "needing", "needed", "needs", "need") and _noun_before(doc, sentence, hit):
        return None
    after = _skip_quotes(doc, hit.end, sentence.end)
    if [token.lower_ for token in doc[after : min(after + 2, sentence.end)]] in (["and", "bad"], ["or", "bad"]):
        # "Good and bad news".
        return None
    if _is_table_cell(doc, sentence, hit, after):
        return Verdict(hit.start, hit.end, grade, Frame.ALONE, hit.start)
    nominal = any(cues.starts_at("rating-nouns", at) for at in (after, after + 1)) and not _stops(doc, after, sentence)
    inverted = _rated_as_before(doc, sentence, hit, cues, after)
    if inverted is not None:
        return Verdict(hit.start, hit.end, grade, Frame.RATED, inverted.start)
    given = not nominal and (_is_one_given(doc, sentence, hit, after) or _goes_to_area(doc, sentence, hit, cues, after))
    if not (nominal or given or _is_told_of(doc, sentence, hit, after) or _ends_phrase(doc, sentence, after, grade)):
        if _heads_list_of_areas(doc, sentence, hit, cues, after):
            return Verdict(hit.start, hit.end, grade, Frame.RATED, hit.start)
        return _attributive(doc, sentence, hit, cues, after)
    before = _skip_back(doc, hit.start, sentence.start)
    origin = _is_origin(doc, sentence, before)
    if not nominal and (given or _is_noun(doc, sentence, hit, after)):
        return _of_noun(doc, sentence, hit, cues, origin)
    frame, core = _frame(doc, sentence, hit, cues, before, nominal)
    return Verdict(hit.start, hit.end, grade, frame, core, origin) if frame is not None else None


def _rated_as_before(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, after: int) -> Hit | None:
    """ "It rated as good the impact of leaders and ...": the verb of a grade that goes before what has it."""
    before = _skip_quotes_back(doc, hit.start - 1, sentence.start)
    if before <= sentence.start or doc[before].lower_ != "as" or after + 1 >= sentence.end:
        return None
    if doc[after].lower_ not in _BEFORE_ITS_PLACE or doc[after + 1].lower_ in _YEARS_TOLD:
        return None
    return next((verb for verb in cues.of("rating-verbs") if verb.end == before), None)


def _is_noun(doc: Doc, sentence: Sentence, hit: Hit, after: int) -> bool:
    """Whether the grade word is a thing that is given: "a good for leadership", "four inadequates", or quoted."""
    word = doc[hit.end - 1].lower_
    by_place = _is_by_place(doc, hit)
    goes = word in _GOES or (after < sentence.end and doc[after].lower_ in _GOES | _COPULAS)
    if word in PLURALS or (goes and by_place):
        return True
    at = hit.start - 1
    quoted = at >= sentence.start and doc[at].orth_ in _QUOTES and after > hit.end
    while at >= sentence.start and doc[at].orth_ in _QUOTES:
        at -= 1
    said = doc[hit.start].lower_ == "required"
    said = said or (doc[hit.start].lower_ in ("require", "requires") and doc[at].lower_ in _BEFORE_REQUIRES)
    if quoted and at >= sentence.start and (doc[at].lower_ == "as" or said):
        # "Described as 'good'", "found that they 'required improvement'": quoted, and no thing for that.
        quoted = doc[at].lower_ in _ARTICLES or doc[at].lower_ in ("of", "with")
    text = doc[hit.start : hit.end].text
    if quoted or (len(text) > 2 and text.isupper() and not _is_loud(doc, sentence)):
        return True
    while at > sentence.start and doc[at].lower_ in _BESIDE_NOUN and doc[at - 1].lower_ not in _COPULAS:
        at -= 1
    previous = doc[at].lower_ if at >= sentence.start else ""
    if _is_given_thing(doc, sentence, at, after):
        return True
    required = doc[hit.start].lower_.startswith(("requir", "need"))
    if required:
        return previous in _ARTICLES or previous in ("of", "with", "scraped", "earns", "earned", "at", "ri")
    following = doc[after].lower_ if after < sentence.end else ""
    closes = not following or doc[after].orth_ in _PUNCTUATION or following in _AFTER_NOUN
    closes = closes or (following == "that" and {*words_of(doc, after + 1, after + 2)} <= {"year", "time"})
    listed = following == "and" and after + 1 < sentence.end
    listed = listed and doc[after + 1].lower_ in _BEHIND_AND
    return previous in _ARTICLES and (closes or listed)


def _is_given_thing(doc: Doc, sentence: Sentence, at: int, after: int) -> bool:
    """ "The inadequate was for care leavers", "the previous good was awarded in 2017"."""
    while at > sentence.start and doc[at].lower_ in _BEFORE_GIVEN:
        at -= 1
    said = words_of(doc, after, min(after + 2, sentence.end))
    given = (
        len(said) == 2 and said[0] in ("was", "is", "came", "went") and (said[1] in _GIVEN or said[1] in ("for", "in"))
    )
    return given and at >= sentence.start and doc[at].lower_ in ("the", "that", "its")


def _is_told_of(doc: Doc, sentence: Sentence, hit: Hit, after: int) -> bool:
    """ "The verdict of 'good' will please staff": a grade that is the subject of what follows."""
    follows = words_of(doc, after, min(after + 2, sentence.end))
    if not follows or follows[0] not in _MODALS or not _OF_NO_GRADE.isdisjoint(follows):
        return False
    at = _skip_back(doc, hit.start, sentence.start)
    noun = at > sentence.start and doc[at].lower_ == "of" and doc[at - 1].lower_ in _RATINGS
    return noun and bool({token.lower_ for token in doc[max(sentence.start, at - 5) : at]} & _DEFINITE)


def _is_one_given(doc: Doc, sentence: Sentence, hit: Hit, after: int) -> bool:
    """ "The good it was awarded in 2014", "the judgement of inadequate that Bury received": a relative clause of it."""
    at = _skip_back(doc, hit.start, sentence.start)
    of_noun = at > sentence.start and doc[at].lower_ == "of" and doc[at - 1].lower_ in _RATINGS
    definite = at >= sentence.start and doc[at].lower_ in _DEFINITE
    if not (of_noun or definite):
        return False
    clause = words_of(doc, after, min(after + _CLAUSE_REACH, sentence.end))
    if definite and clause[:1] == ["of"] and doc[min(after + 1, sentence.end - 1)].shape_ == "dddd":
        # "A fall from the good of 2017".
        return True
    if definite and clause[:1] and clause[0] in _GIVEN and _tells_year(doc, sentence, after):
        # "The inadequate handed down in 2011".
        return True
    if definite and not of_noun and (not clause or clause[0] not in _WHO_HAD_IT):
        return False
    opens = clause[:1] == ["which"] or (clause and (clause[0] in _WHO_HAD_IT or clause[0] in _GIVEN))
    return bool(opens) and not _GIVEN.isdisjoint(clause)


def _tells_year(doc: Doc, sentence: Sentence, at: int) -> bool:
    """Whether a participle is followed by its year: "handed down by Ofsted in 2011"."""
    near = range(at + 1, min(at + _CLAUSE_REACH, sentence.end))
    year = next((place for place in near if doc[place].shape_ == "dddd"), -1)
    return year > 0 and all(doc[place].lower_ in _BEFORE_YEAR for place in range(at + 1, year))


def _goes_to_area(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, after: int) -> bool:
    """ "It gave a good to leadership": a grade that an area is given."""
    at = _skip_quotes_back(doc, hit.start - 1, sentence.start)
    if at < sentence.start or doc[at].lower_ not in _ARTICLES or after + 1 >= sentence.end:
        return False
    if doc[after].lower_ != "to":
        return False
    at = after + 1
    while at < sentence.end and doc[at].lower_ in ("the", "its", "their", "both"):
        at += 1
    return at in cues.areas


def _skip_quotes_back(doc: Doc, at: int, start: int) -> int:
    while at >= start and doc[at].orth_ in _QUOTES:
        at -= 1
    return at


def _is_by_place(doc: Doc, hit: Hit) -> bool:
    """Whether a grade is named by its place among the four: "the lowest rating"."""
    return hit.end - hit.start > 1 and any(token.norm_ in _RATING_STEMS for token in doc[hit.start : hit.end])


def _is_place_alone(doc: Doc, hit: Hit) -> bool:
    """Whether a grade is named by its place without a noun: "the lowest available"."""
    return hit.end - hit.start == len(("lowest", "available")) and doc[hit.end - 1].lower_ in _PLACE_ALONE


def _is_loud(doc: Doc, sentence: Sentence) -> bool:
    words = [doc[at].orth_ for at in range(sentence.start, sentence.end) if doc[at].is_alpha and len(doc[at]) > 2]
    return sum(word.isupper() for word in words) > 0.5 * len(words)


def _of_noun(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, origin: bool) -> Verdict:
    """The verdict of a grade that is a thing: its verb, where one governs it, else itself."""
    grade = grade_of(hit)
    for kind, reach in (("moving-verbs", 9), ("rating-verbs", 12), ("getting-verbs", 12)):
        if kind == "getting-verbs" and _is_compared(doc, sentence, hit):
            continue
        verb = _governor(doc, cues, kind, hit.start, reach)
        if verb is not None and _still_governs(doc, cues, verb.end, hit.start):
            frame = Frame.MOVED if kind == "moving-verbs" else Frame.RATED
            return Verdict(hit.start, hit.end, grade, frame, verb.start, origin, noun=True)
    return Verdict(hit.start, hit.end, grade, Frame.RATED, hit.start, origin, noun=True)


def _is_compared(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    """ "Good after a visit in May - one rung below the outstanding it got in 2022": no verb before "below" has it."""
    return bool(_BESIDE_WHICH & {token.lower_ for token in doc[max(sentence.start, hit.start - 3) : hit.start]})


def _attributive(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, after: int) -> Verdict | None:
    """A grade before a noun that is still a verdict: "inadequate-rated", "inadequate children's services"."""
    grade = grade_of(hit)
    words = [doc[at].lower_ for at in range(after, min(after + 2, sentence.end))]
    if words == ["-", "rated"] or _is_epithet(doc, sentence, hit, cues, after):
        return Verdict(hit.start, hit.end, grade, Frame.RATED, hit.start)
    if grade == "inadequate" and _is_of_inspection(doc, sentence, hit, after):
        return Verdict(hit.start, hit.end, grade, Frame.RATED, hit.start)
    if _is_apposed(doc, sentence, hit, cues, words) or _opens_headline(doc, sentence, hit, after, words):
        return Verdict(hit.start, hit.end, grade, Frame.RATED, hit.start)
    provides = (
        _provides(doc, sentence, hit, cues) if after > hit.end and words[:1] in (["service"], ["services"]) else -1
    )
    if provides >= 0:
        return Verdict(hit.start, hit.end, grade, Frame.RATED, provides)
    whole = any(service.start == after and service.end > after + 1 for service in cues.of("services"))
    has = _has_before(doc, sentence, hit)
    if whole and has >= 0:
        return Verdict(hit.start, hit.end, grade, Frame.RATED, has)
    if grade in ("outstanding", "inadequate") and _with_area(doc, sentence, hit, cues, after):
        return Verdict(hit.start, hit.end, grade, Frame.RATED, hit.start)
    if words[:1] in (["service"], ["services"]) and _governor(doc, cues, "getting-verbs", hit.start, 4) is not None:
        core = _governor(doc, cues, "getting-verbs", hit.start, 4)
        return Verdict(hit.start, hit.end, grade, Frame.SERVED, core.start if core else hit.start)
    if grade == "inadequate" and whole:
        return Verdict(hit.start, hit.end, grade, Frame.RATED, hit.start)
    return None


def _is_of_inspection(doc: Doc, sentence: Sentence, hit: Hit, after: int) -> bool:
    """ "After its 'inadequate' inspection", "an inadequate Ofsted report": the grade that this gave."""
    before = doc[_skip_back(doc, hit.start, sentence.start)].lower_ if hit.start > sentence.start else ""
    words = words_of(doc, after, min(after + 2, sentence.end))
    if words[:1] == ["ofsted"]:
        return words[1:] in (["inspection"], ["report"])
    return words[:1] == ["inspection"] and (after > hit.end or before in ("its", "their", "'s"))


def _is_apposed(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, words: Sequence[str]) -> bool:
    """ "Hull, an outstanding authority, is to help"."""
    at = hit.start - 1
    if at - 2 < sentence.start or grade_of(hit) not in ("outstanding", "inadequate"):
        return False
    opens = doc[at].lower_ in ("an", "a") and doc[at - 1].orth_ == "," and at - 2 in cues.places
    return opens and (words[:1] in (["authority"], ["council"], ["borough"]) or words == ["local", "authority"])


def _opens_headline(doc: Doc, sentence: Sentence, hit: Hit, after: int, words: Sequence[str]) -> bool:
    """ "'Inadequate' county left children at risk": in quotation marks, at the head, before a word for the council."""
    opens = hit.start == sentence.start + 1 and doc[sentence.start].orth_ in _QUOTES and after > hit.end
    return opens and grade_of(hit) == "inadequate" and not _COUNCIL_WORDS.isdisjoint(words[:1])


def _is_epithet(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, after: int) -> bool:
    """ "Rates of progress at 'inadequate' Surrey and Slough", "'good' authorities Bromley and Kent": quoted."""
    quoted = after > hit.end and hit.start > sentence.start and doc[hit.start - 1].orth_ in _QUOTES
    if not quoted or after >= sentence.end:
        return False
    plural = doc[after].lower_ in _COUNCILS and after + 1 < sentence.end
    return after + plural in cues.places


def _with_area(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, after: int) -> bool:
    """ "Rated it good, with outstanding leadership": behind a grade, one that stands right before an area alone."""
    at = hit.start - 1
    while at > sentence.start and doc[at].lower_ in ("an", "a", "'", '"'):
        at -= 1
    opens = at > sentence.start and doc[at].lower_ == "with"
    opens = opens and (doc[at - 1].orth_ in (",", "–", "-") or any(cue.end == at for cue in cues.grades))
    graded = any(
        grade_of(cue) is not None and cue.end <= at and at - 1 - cue.end <= _BESIDE_GRADE for cue in cues.grades
    )
    end = after
    while end < sentence.end and end in cues.areas:
        end += 1
    closes = end >= sentence.end or doc[end].orth_ in _PUNCTUATION or doc[end].lower_ == "and"
    return opens and graded and end > after and closes


def _provides(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues) -> int:
    """The verb of "the inspection showed that Bury is providing a 'Good' service"; -1 where inspectors say no such."""
    told = any("about:inspection" in cue.labels and cue.end <= hit.start for cue in sentence.words)
    near = range(max(sentence.start + 1, hit.start - 4), hit.start)
    verb = next((at for at in near if told and doc[at].lower_ in _PROVIDES), -1)
    at = verb - 1
    while at > sentence.start and doc[at].lower_ in _COPULAS | {"has", "had", "now"}:
        at -= 1
    if verb < 0 or at not in cues.known:
        return -1
    while at > sentence.start and at in cues.known:
        at -= 1
    # "A school in Bury is providing ...": not Bury.
    return verb if doc[at].lower_ not in ("in", "at", "of", "for", "from", "near") else -1


def _has_before(doc: Doc, sentence: Sentence, hit: Hit) -> int:
    """The "has" of "now has good children's services", as inspectors have it; -1 where anybody may say so."""
    has = hit.start - 1
    while has > sentence.start and doc[has].lower_ in ("now", "officially", "again", "once", "'", '"', "‘", "“"):
        has -= 1
    boasts = doc[has].lower_ == "boast" and has > sentence.start and doc[has - 1].lower_ in ("can", "now")
    if has <= sentence.start or not (boasts or doc[has].lower_ in ("has", "runs", "boasts")):
        return -1
    now = doc[has - 1].lower_ == "now" or "now" in {token.lower_ for token in doc[has : hit.start]}
    told = any("about:inspection" in cue.labels for cue in sentence.words)
    return has if told or (now and any(grade_of(cue) is not None and cue.start < has for cue in sentence.words)) else -1


def _is_table_cell(doc: Doc, sentence: Sentence, hit: Hit, after: int) -> bool:
    """A grade right behind the label of an area, and before the next label: a table that lost its lines."""
    if after >= sentence.end or not doc[after].orth_[:1].isupper() or not doc[hit.start].orth_[:1].isupper():
        return False
    return any(
        label.startswith("area:") and area.end == hit.start and area.end - area.start >= 2
        for area in sentence.words
        for label in area.labels
    )


def _heads_list_of_areas(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, after: int) -> bool:
    """ "The aspects requiring improvement included leadership": areas of which a list follows."""
    if doc[hit.start].lower_ != "requiring" or not _noun_before(doc, sentence, hit) or after >= sentence.end:
        return False
    at = after + 1
    while at < sentence.end and doc[at].lower_ in ("the", "its", "their", "both"):
        at += 1
    return doc[after].lower_ in ("included", "include") and at in cues.areas


def _noun_before(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    return hit.start > sentence.start and doc[hit.start - 1].lower_ in ("areas", "area", "issues", "what", "aspects")


def _frame(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues, before: int, nominal: bool) -> tuple[Frame | None, int]:
    rated = _governor(doc, cues, "rating-verbs", hit.start, 40)
    if rated is not None and _still_governs(doc, cues, rated.end, hit.start):
        return Frame.RATED, rated.start
    moved = cues.last_before("moving-verbs", hit.start, 12)
    previous = doc[before].lower_ if before >= sentence.start else ""
    leaves = previous in ("from", "to", "into") or _is_out_of(doc, sentence, before)
    if leaves and moved is not None:
        return Frame.MOVED, moved.start
    if moved is not None and any(doc[at].lower_ == "to" for at in range(max(moved.end, hit.start - 4), hit.start)):
        return Frame.MOVED, moved.start
    if previous == "from" and _to_grade(doc, sentence, hit, cues):
        return Frame.MOVED, before
    noun = cues.last_before("rating-nouns", hit.start, 4) or _noun_before_date(doc, cues, hit.start)
    if noun is not None and previous == ":" and _is_counted(doc, noun):
        noun = None
    if noun is not None and _is_aside(doc, sentence, noun, before):
        noun = None
    beside = noun is not None and (noun.end - 1 == before or (previous == "," and noun.end == before))
    if (
        nominal
        or beside
        or (noun is not None and previous in ("of", ":", "as", "was", "is", "been", "-", "–", "to", "at"))
    ):
        return Frame.RATED, noun.start if noun is not None and not nominal else hit.start
    got = _governor(doc, cues, "getting-verbs", hit.start, 6) or _gives_services(doc, hit, cues)
    if got is not None and hit.end - hit.start > 1 and doc[hit.start].lower_ not in ("requires", "require"):
        return Frame.RATED, got.start
    ending = next((verb for verb in cues.of("getting-verbs") if verb.end - 1 == before), None)
    if ending is not None and doc[before].lower_ not in _COPULAS:
        return Frame.RATED, ending.start
    came_to = _came_to(doc, cues, hit.start, before)
    if came_to >= 0:
        return Frame.RATED, came_to
    pair = _pair_from(doc, sentence, before) if previous == "to" else -1
    if pair >= 0:
        return Frame.MOVED, pair
    found = _found_to_be(doc, sentence, cues, before)
    if found is not None:
        return Frame.FOUND, found.start
    if _copula(doc, sentence, hit, before):
        return Frame.COPULA, _copula_at(doc, sentence, before)
    found = _governor(doc, cues, "finding-verbs", hit.start, 12)
    if found is not None:
        return Frame.FOUND, found.start
    came_out = _came_out_as(doc, sentence, before) if previous == "as" else -1
    if came_out >= 0:
        return Frame.RATED, came_out
    called = _called_as(doc, sentence, before) if previous == "as" else -1
    if called >= 0:
        return Frame.FOUND, called
    if _is_by_place(doc, hit) and [token.lower_ for token in doc[max(sentence.start, before - 1) : before + 1]] == [
        "with",
        "the",
    ]:
        # "Among a handful with the highest rating".
        return Frame.RATED, hit.start
    placed = next(
        (at for at in range(hit.start - 1, max(sentence.start, hit.start - 14), -1) if doc[at].lower_ in _PLACES), -1
    )
    if _is_by_place(doc, hit) and placed >= 0 and doc[before].lower_ == "the" and doc[before - 1].lower_ == "in":
        # "Ofsted has put its services in the second-highest category".
        return Frame.RATED, placed
    if doc[hit.start].lower_.startswith(("requir", "need")):
        alone = before < sentence.start or doc[before].orth_ in (":", "|", "–", "—")
        alone = alone or (before == sentence.start and doc[before].lower_ in ("previously", "formerly"))
        alone = alone or (doc[before].orth_ == "-" and before > sentence.start and bool(doc[before - 1].whitespace_))
        alone = alone or _is_bracketed(doc, sentence, hit)
        return Frame.ALONE if alone else Frame.COPULA, hit.start
    after = _skip_quotes(doc, hit.end, sentence.end)
    closes = after >= sentence.end or doc[after].orth_ in _PUNCTUATION or doc[after].lower_ in _CLOSING
    closes = closes or [token.lower_ for token in doc[after : min(after + 2, sentence.end)]] == ["as", "well"]
    closes = closes or _is_dated(doc, sentence, hit)
    if _is_for_area(doc, sentence, hit, before, after, cues):
        return Frame.RATED, hit.start
    if _is_behind_opening(doc, sentence, hit, after, cues):
        return Frame.RATED, hit.start
    if _is_bracketed(doc, sentence, hit):
        return Frame.ALONE, hit.start
    behind = before
    while behind > sentence.start and doc[behind].lower_ in _BY_NOW:
        # "With leadership already good".
        behind -= 1
    if got is not None or _alone(doc, sentence, hit, before, cues.areas) or (behind in cues.areas and closes):
        return Frame.ALONE, hit.start
    return None, hit.start


def _gives_services(doc: Doc, hit: Hit, cues: _Cues) -> Hit | None:
    """ "Ofsted has given Bury Council's children's services the lowest mark": the verb, however long their name is."""
    verb = _governor(doc, cues, "getting-verbs", hit.start, _NAMED_REACH) if _is_by_place(doc, hit) else None
    between = range(verb.end, hit.start) if verb is not None else range(0)
    named = all(at in cues.known or doc[at].lower_ in _WITHIN_NAMES for at in between)
    return verb if named else None


def _is_behind_opening(doc: Doc, sentence: Sentence, hit: Hit, after: int, cues: _Cues) -> bool:
    """ "Bolton, good: no change there", "Luton, inadequate since last year", "The short version: Bury, inadequate":"""
    at = hit.start - 1
    first = at
    while first > sentence.start and first - 1 in cues.places:
        first -= 1
    opens = first == sentence.start or doc[first - 1].orth_ == ":"
    if first == at or not opens or doc[at].orth_ != "," or hit.end != after:
        return False
    if first > sentence.start and (after >= sentence.end or doc[after].orth_ in (".", ";", ",")):
        return True
    return after < sentence.end and (doc[after].orth_ in (":", ";") or doc[after].lower_ in ("since", "again"))


def _found_to_be(doc: Doc, sentence: Sentence, cues: _Cues, before: int) -> Hit | None:
    """The verb of "Ofsted found the council to be inadequate", which has what is graded between it and "to be"."""
    if before - 1 <= sentence.start or doc[before].lower_ != "be" or doc[before - 1].lower_ != "to":
        return None
    verb = _governor(doc, cues, "finding-verbs", before - 1, 12)
    if verb is None or doc[verb.start - 1].lower_ in _COPULAS or doc[verb.end].lower_ in ("that", "it", "this"):
        return None
    between = range(verb.end, before - 1)
    return verb if between and cues.areas.isdisjoint(between) else None


def _called_as(doc: Doc, sentence: Sentence, before: int) -> int:
    """The participle of "was singled out as outstanding"; -1 where none stands before "as" with its auxiliary."""
    for at in range(before - 1, max(sentence.start, before - 4), -1):
        participle = doc[at].lower_.endswith("ed") or doc[at].lower_ in _PARTICIPLES
        if participle and doc[at - 1].lower_ in _COPULAS | {"also", "again"}:
            return at
    return -1


def _came_out_as(doc: Doc, sentence: Sentence, before: int) -> int:
    """The verb of "it came out of its inspection last year as good"; -1 where there is none."""
    for at in range(before - 2, max(sentence.start - 1, before - _CAME_OUT_REACH), -1):
        out = doc[at].lower_ in ("came", "comes", "come") and doc[at + 1].lower_ == "out"
        if out or (doc[at].lower_ in ("emerged", "emerges", "emerge") and doc[at + 1].lower_ == "from"):
            return at
        if doc[at].lower_ in BREAKS or doc[at].orth_ == ",":
            return -1
    return -1


def _came_to(doc: Doc, cues: _Cues, grade: int, before: int) -> int:
    """The verb of "an inspection that ended, to nobody's surprise, in inadequate"; -1 where there is none."""
    if doc[before].lower_ not in ("in", "with"):
        return -1
    ends = cues.last_before("getting-verbs", before, 8)
    return ends.start if ends is not None and doc[ends.start].lower_ in _ENDINGS else -1


_MADE_KNOWN = frozenset(
    "yesterday today tonight this last week month morning night monday tuesday wednesday thursday friday saturday "
    "sunday out published announced released revealed delivered made public finally ofsted inspectors by for".split()
)
"""Between the noun and its verb: "Ofsted's verdict on Bury, *published yesterday*, is ..."."""


def _noun_before_date(doc: Doc, cues: _Cues, grade: int) -> Hit | None:
    """ "The previous judgement, in 2017, was inadequate": a noun parted from its verb by a date alone."""
    noun = cues.last_before("rating-nouns", grade, 12)
    if noun is None:
        return None
    between = [token.lower_ for token in doc[noun.end : grade] if token.is_alpha and token.i not in cues.places]
    dated = len(between) < 8 and all(
        word in _COPULAS | _HANDED_DOWN | _MADE_KNOWN
        or word in ("had", "has")
        or word in ("in", "of", "from", "on")
        or word[:3] in SHORT_MONTHS
        for word in between
    )
    return noun if dated else None


def _is_counted(doc: Doc, noun: Hit) -> bool:
    """ "There are four marks: ...": of the grades that there are."""
    before = doc[noun.start - 1] if noun.start else None
    return before is not None and before.lower_ in _SEVERAL


def _is_aside(doc: Doc, sentence: Sentence, noun: Hit, before: int) -> bool:
    """ "The grade for care leavers, a separate judgement since 2023, was ...": whether a noun stands between commas."""
    closes = any(doc[at].orth_ == "," for at in range(noun.end, before))
    return closes and any(doc[at].orth_ == "," for at in range(max(sentence.start, noun.start - 6), noun.start))


def _is_for_area(doc: Doc, sentence: Sentence, hit: Hit, before: int, after: int, cues: _Cues) -> bool:
    """ "... overall but good for care leavers": a grade that begins a phrase of its own, and its area."""
    begins = before < sentence.start or doc[before].orth_ in _PHRASE_ENDS or doc[before].lower_ in _JOINS
    if begins and after < sentence.end and doc[after].lower_ == "overall":
        return True
    if not begins or after >= sentence.end or doc[after].lower_ not in ("for", "on", "in"):
        return False
    at = after + 1
    while at < sentence.end and doc[at].lower_ in ("the", "its", "their", "our", "both"):
        at += 1
    return at in cues.areas


def _governor(doc: Doc, cues: _Cues, kind: str, token: int, reach: int) -> Hit | None:
    """The verb of this kind before the grade, with no clause ending between them."""
    verb = cues.last_before(kind, token, reach)
    if verb is None or any(doc[at].lower_ in BREAKS or doc[at].orth_ == "." for at in range(verb.end, token)):
        return None
    return verb


def _still_governs(doc: Doc, cues: _Cues, verb: int, grade: int) -> bool:
    """Whether a verb that has a grade already governs a further one: not where a new subject stands between."""
    ends = [hit.end for hit in cues.grades if verb <= hit.start and hit.end <= grade]
    if not ends:
        return True
    between = range(max(ends), grade)
    # "A year after being branded inadequate, Bury was still inadequate": the verb of another clause.
    anew = any(at - 1 in cues.known and doc[at].lower_ in ("was", "were", "is", "are", "remains") for at in between)
    return not anew and all(doc[at].lower_ in LIGHT or not doc[at].is_alpha or at in cues.known for at in between)


def _is_origin(doc: Doc, sentence: Sentence, before: int) -> bool:
    if before < sentence.start:
        return False
    at = before
    if doc[at].lower_ == "of" and at - 1 > sentence.start and doc[at - 1].lower_ in _RATINGS | {"assessment"}:
        # "From a rating of inadequate".
        at -= 2
    while at > sentence.start and doc[at].lower_ in _BEHIND_FROM:
        at -= 1
    return doc[at].lower_ == "from" or _is_out_of(doc, sentence, before)


def _is_out_of(doc: Doc, sentence: Sentence, before: int) -> bool:
    """ "Lifted out of inadequate"."""
    return before > sentence.start and doc[before].lower_ == "of" and doc[before - 1].lower_ == "out"


def _to_grade(doc: Doc, sentence: Sentence, hit: Hit, cues: _Cues) -> bool:
    grades = {other.start for other in cues.grades if other.start > hit.start}
    for at in range(_skip_quotes(doc, hit.end, sentence.end), min(hit.end + 8, sentence.end - 1)):
        if doc[at].lower_ == "to":
            return any(start in grades for start in range(at + 1, at + 5))
        if doc[at].orth_ in (".", ";"):
            return False
    return False


def _pair_from(doc: Doc, sentence: Sentence, before: int) -> int:
    """The "from" of "from inadequate to good" without a verb, as headlines have it; -1 where there is none."""
    grades = {hit.start for hit in sentence.words if grade_of(hit) is not None}
    for at in range(before - 1, max(sentence.start, before - 9) - 1, -1):
        if doc[at].lower_ == "from" and (at + 1 in grades or at + 2 in grades):
            return at
    return -1


def _adverbial_before(doc: Doc, at: int, start: int) -> int:
    """How many tokens, up to this one, are an adverbial that may stand before a grade: "are, *at last,* good"."""
    closes = doc[at].orth_ == ","
    for words in _ENDING_IN.get(doc[at - closes].lower_, ()):
        first = at - closes - len(words) + 1
        opens = first - 1 >= start and doc[first - 1].orth_ == ","
        if first > start and [token.lower_ for token in doc[first : at + 1 - closes]] == words:
            return (at - first + 1 + opens) if opens or not closes else 0
    return 0


def _copula(doc: Doc, sentence: Sentence, hit: Hit, before: int) -> bool:
    return _copula_at(doc, sentence, before) >= 0


def _copula_at(doc: Doc, sentence: Sentence, before: int) -> int:
    at = before
    skippable = (
        "now",
        "still",
        "also",
        "both",
        "all",
        "again",
        "currently",
        "each",
        "already",
        "that",
        "overall",
        "as",
        "no",
        "longer",
        "therefore",
        "only",
        "to",
        "merely",
        "just",
        "simply",
        "too",
        "likewise",
    )
    while at >= sentence.start:
        adverbial = _adverbial_before(doc, at, sentence.start)
        if adverbial:
            at -= adverbial
        elif (
            doc[at].lower_ in skippable
            or doc[at].lower_.endswith("ly")
            or (doc[at].orth_ in _PUNCTUATION and doc[at].orth_ in "'\"“‘")
        ):
            at -= 1
        else:
            break
    word = doc[at].lower_ if at >= sentence.start else ""
    if word == "'s":
        # "It's inadequate", as against "the council's good work".
        return at if at > sentence.start and doc[at - 1].lower_ in _SUBJECT_PRONOUNS else -1
    if word == "be" and at - 2 > sentence.start and doc[at - 1].lower_ == "to" and doc[at - 2].lower_ in _GOES_ON:
        # "Services for care leavers continue to be good".
        return at - 2
    return at if word in _COPULAS or word in ("itself", "themselves", "'re") else -1


def _alone(doc: Doc, sentence: Sentence, hit: Hit, before: int, areas: set[int]) -> bool:
    """The grade begins the sentence, stands behind a colon or dash, or ends it behind "at", or is all there is."""
    while before >= sentence.start and doc[before].lower_ in (
        "still",
        "now",
        "again",
        "simply",
        "just",
        "grade",
        "(",
        "merely",
        "only",
        "once",
        "formerly",
        "previously",
    ):
        before -= 1
    if before < sentence.start:
        return True
    if doc[before].like_num and before > sentence.start and doc[before - 1].lower_ == "grade":
        return True
    return (
        doc[before].orth_ in (":", "–", "—", "|", "-")
        or (doc[before].orth_ == ";" and hit.end < sentence.end and doc[hit.end].lower_ in ("now", "today", "again"))
        or doc[before].lower_ in ("at", "from")
        or _ends(doc, sentence, hit)
        or (doc[before].orth_ == "," and _is_dated(doc, sentence, hit))
        or (doc[before].orth_ == "," and _is_row(doc, sentence, hit))
        or (doc[before].orth_ == "," and before - 1 in areas and doc[hit.start].orth_[:1].isupper())
        or _is_listed(doc, sentence, hit, before, areas)
    )


def _is_bracketed(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    """ "Hampshire (good)", "Hampshire (good, 2019)"."""
    if not (sentence.start < hit.start and hit.end < sentence.end and doc[hit.start - 1].orth_ == "("):
        return False
    at = hit.end
    if (
        at + 1 < sentence.end
        and doc[at].orth_ == ","
        and doc[at + 1].lower_ in ("up", "down", "previously", "formerly")
    ):
        # "Nottingham (inadequate, down from good)".
        return any(_closes(doc, behind) for behind in range(at, min(at + _CLAUSE_REACH, sentence.end)))
    while at < sentence.end and (doc[at].orth_ in (",", "in") or _is_of_date(doc[at].lower_)) and not _closes(doc, at):
        at += 1
    return doc[hit.end].lower_ == "when" or (at < sentence.end and _closes(doc, at))


def _closes(doc: Doc, at: int) -> bool:
    return doc[at].orth_ in _BRACKET_ENDS


def _is_listed(doc: Doc, sentence: Sentence, hit: Hit, before: int, areas: set[int]) -> bool:
    """ "... ; leaders, inadequate; help and protection, inadequate; ...": a member of a list, with its area."""
    if doc[before].orth_ != "," or before - 1 not in areas:
        return False
    at = before - 1
    while at > sentence.start and (at - 1 in areas or (doc[at - 1].lower_ in ("the", "and") and at - 2 in areas)):
        at -= 1
    while at > sentence.start and doc[at - 1].lower_ in ("the", "and", "its"):
        at -= 1
    opens = at == sentence.start or doc[at - 1].orth_ in (";", ":")
    closes = hit.end >= sentence.end or doc[hit.end].orth_ in (";", ".")
    return opens and closes


def _is_row(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    """ "Barnsley, Good, October 2018": the second cell of a row that commas part, with its date behind it."""
    named = any(names_council(name) and name.end == hit.start - 1 for name in sentence.names)
    month = hit.end + 1 < sentence.end and doc[hit.end].orth_ == "," and doc[hit.end + 1]
    return named and bool(month) and (doc[hit.end + 1].lower_[:3] in SHORT_MONTHS or doc[hit.end + 1].shape_ == "dddd")


def _is_dated(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    """Whether a date follows at once: "inadequate this spring", "good in 2017", "good since 2017"."""
    after = [doc[at].lower_ for at in range(hit.end, min(hit.end + 3, sentence.end))]
    if not after:
        return False
    if after[0] == "as" and doc[min(hit.end + 1, sentence.end - 1)].lower_ in ("recently", "late"):
        return True
    if after[0] == "at" and after[1:2] in (["its"], ["the"], ["their"], ["both"]):
        # "Inadequate at its last inspection, in 2018".
        following = doc[hit.end : min(hit.end + 8, sentence.end)]
        return any(token.lower_ in _OCCASIONS for token in following) and any(
            token.shape_ == "dddd" for token in following
        )
    if after[0] in ("this", "last"):
        return len(after) > 1 and (after[1] in _TIMES or after[1][:3] in SHORT_MONTHS)
    opens = after[0] in ("in", "(", "since")
    return opens and len(after) > 1 and (after[1][:3] in SHORT_MONTHS or after[1].isdigit())


def _ends(doc: Doc, sentence: Sentence, hit: Hit) -> bool:
    return all(not doc[at].is_alpha for at in range(hit.end, sentence.end))


def _skip_quotes(doc: Doc, at: int, end: int) -> int:
    while at < end and doc[at].orth_ in ("'", '"', "''", "”", "’"):
        at += 1
    return at


def _skip_back(doc: Doc, at: int, start: int) -> int:
    at -= 1
    while at >= start and doc[at].orth_ in ("'", '"', "“", "‘", "a", "an", "``"):
        at -= 1
    return at


def _stops(doc: Doc, at: int, sentence: Sentence) -> bool:
    return at < sentence.end and doc[at].orth_ in _PUNCTUATION and doc[at].orth_ not in "'\"-"


def _ends_phrase(doc: Doc, sentence: Sentence, after: int, grade: ConceptId) -> bool:
    """Whether nothing follows that the grade word describes ("good progress", "good enough")."""
    if after >= sentence.end:
        return True
    word = doc[after]
    if word.orth_ == "-" and doc[after - 1].whitespace_ and word.whitespace_:
        # A dash.
        return True
    if word.lower_ == "other" and after + 1 < sentence.end and doc[after + 1].lower_ == "than":
        return True
    if grade == "good" and word.lower_ in ("at", "as", "to", "-"):
        following = doc[after + 1].lower_ if after + 1 < sentence.end else ""
        if word.lower_ == "as" and following in ("recently", "late", "early", "long", "far", "before", "ever"):
            return True
        if word.lower_ == "as" and words_of(doc, after + 1, min(after + 3, sentence.end)) in _AS_A_WHOLE:
            return True
        if word.lower_ == "as" and following == "well":
            return doc[after + 2].lower_ != "as" if after + 2 < sentence.end else True
        if [token.lower_ for token in doc[after : after + 2]] == ["at", "last"] and _stops(doc, after + 2, sentence):
            # "Good at last, says the report".
            return True
        if word.lower_ == "at":
            # "Good at its last inspection", as against "good at helping".
            return any(token.lower_ in _OCCASIONS for token in doc[after + 1 : min(after + 6, sentence.end)])
        return following in (
            "outstanding",
            "inadequate",
            "requires",
            "requiring",
            "'",
            '"',
            "good",
        )
    if word.lower_ == "-" and word.idx == doc[after - 1].idx + len(doc[after - 1]):
        return False
    next_two = words_of(doc, after + 1, min(after + 3, sentence.end))
    if word.lower_ == "and" and grade == "good" and next_two[1:] and next_two[1] in _WHAT_IS_GOOD:
        # "Children receive a good and timely service".
        return next_two[0] in _DETERMINERS
    if word.lower_ in ("straight", "directly") and after + 1 < sentence.end and doc[after + 1].lower_ in ("to", "into"):
        # "From inadequate straight to outstanding".
        return True
    if word.lower_ in ("a", "an") and after + 1 < sentence.end and doc[after + 1].lower_ in _SPANS:
        # "Inadequate a year after ...".
        return True
    if word.lower_ == "the" and after + 1 < sentence.end and doc[after + 1].lower_ in _YEARS_TOLD:
        # "Rated outstanding the following year", "adequate the year after".
        return True
    if word.orth_[:1].isupper() and word.lower_ in _OPENERS:
        # A line that was joined to the next one.
        return True
    return (
        word.orth_ in _PUNCTUATION
        or word.orth_ in _BRACKET_ENDS
        or word.lower_ in _FOLLOWERS
        or (word.like_num and word.lower_ not in _ORDINALS)
        or not word.orth_.strip("\n ")
    )
