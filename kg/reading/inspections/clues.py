"""Where a text tells of an inspection: types by name, dates tied to inspectors at work, what is of before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import BlockKind, ConceptId, CouncilId, SourceKind
from kg.ontology import Ontology
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.dates import COUNT, MONTHS, DateMention, earlier
from kg.reading.grades import grades_named
from kg.reading.inspections.awaited import awaited_words, is_imagined
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.earlier import earlier_words, is_old
from kg.reading.inspections.frameworks import framework_words
from kg.reading.inspections.joined_dates import are_listed, joined_dates
from kg.reading.inspections.other_events import other_event_words
from kg.reading.inspections.publication import publication_words
from kg.reading.inspections.shared_dates import in_season, of_others_too, same_month
from kg.reading.inspections.times import heads_entry
from kg.reading.inspections.types import AREA_INSPECTIONS_SINCE, VISITS, type_of, type_of_visit
from kg.reading.inspections.unnamed import goes_on_about_others
from kg.reading.inspections.visits import (
    FOCUSED,
    INSPECTS,
    MONITORING,
    THAT_VISIT,
    VISITS_SINCE,
    is_place_and_time,
    leads_to_visit,
    may_hold_window,
    names_day,
    names_month,
    visit_words,
)
from kg.reading.inspections.words import inspection_words
from kg.reading.rows import head_of
from kg.reading.vocabulary import Hit, has_label, longest

OTHERS_ACT = re.compile(
    r",? (?:the |a )?(?:DfE|department(?: for \w+)?|government|ministers?|secretary of state|education secretary|"
    r"council|authority|cabinet|trust) (?:\w+ )?(?:instructed|appointed|ordered|issued|launched|announced|agreed|"
    r"approved|opened|closed|reopened|merged|moved|restructured|decided|sent|told|took)\b",
    re.IGNORECASE,
)
""" "In September the DfE instructed a commissioner": what others did on a date."""
_AFTER_ONE_DATED = re.compile(
    rf",? (?:after|following|in the wake of|as a result of|because of) (?:an?|its|the|that|their) (?:\w+ ){{0,2}}?"
    rf"(?:(?:19|20)\d\d|(?:{MONTHS})(?: \d{{4}})?) (?:\w+ ){{0,2}}(?:inspection|visit|report|review)\b"
)
""" "Chose a trust in 2018, after a 2016 inspection that ...": what came of an inspection, which has its own date."""
_CRITICISED = re.compile(
    r"\b(?:told|warned|criticised|condemned|rebuked|slammed|castigated|censured|taken to task|pulled up) "
    r"(?:(?:in|just|only|back) )?$",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r" (?:for|over|about|because)\b", re.IGNORECASE)
""" "A council criticised" + "two years ago" + "for its caseloads has lost its good rating": not when it got that."""
_YEARS_BEFORE_IT = re.compile(rf",? (?:just |only )?(?:{COUNT}) years? before (?!that\b|this\b)", re.IGNORECASE)
""" "She joined in 2015, two years before it was inspected"."""
_SPREAD = re.compile(r"[^.;]{0,40}\bbetween (?:\w+ )?(?:19|20)\d\d and (?:\w+ )?(?:19|20)\d\d\b", re.IGNORECASE)
_REVISIT = re.compile(
    r",? and (?:an?|the) (?:revisit|return visit|re-?inspection|follow-up(?: visit)?) (?:in |of )?", re.IGNORECASE
)
_REVIEW_BY = re.compile(
    r"\b(?:review|audit|diagnostic|challenge|report|study|inspection)(?: of [\w'’ -]{2,60}?)?,? (?:(?:which was |was )?"
    r"(?:carried out|led|conducted|undertaken|made|done|completed) )?(?:by|from) (?:the |neighbouring )*$",
    re.IGNORECASE,
)
""" "An independent review by" + "Kent County Council"."""
_ENDED = re.compile(r"\b(?:end|finish|conclud)(?:ed|ing|es|s)?(?: (?:on|only|just))* (?:the )?$", re.IGNORECASE)
""" "An inspection that ended on" + "24 January": no day on which one began."""
_HEADS_VISIT = re.compile(
    r"\W*(?:(?:the|an?|its|that|first|second|last|latest|\d{4}|\w+'s) ){0,2}(?:focus\w+|monitoring|assurance) visit\b"
    r"(?!.*\b(?:next|plan\w*|due|will|to come|ahead|soon)\b)",
    re.IGNORECASE,
)
_LAST_INSPECTED = re.compile(
    r"\W*(?:it was |they were )?(?:last|most recently) (?:inspected|visited|checked)(?: by \w+)?(?: (?:in|on))? ?",
    re.IGNORECASE,
)
_OF_THESE_VISITS = re.compile(
    r"\b(?:(?:latest|last|most recent|newest|first|second|third|fourth|fifth|sixth|seventh|one) (?:of|in) "
    r"(?:these|those|its|their|such|a series of|a string of|a round of|the|ofsted's|several)|"
    r"(?:latest|most recent) in (?:a|the) (?:series|string|round|run) of) (?:[\w-]+ ){0,2}?visits\b[^.;:]{0,20}$|"
    r"\b(?:the|its|their) (?:latest|last|most recent) such visit\b[^.;:]{0,20}$|"
    r"\b(?:further |later |subsequent |regular |return )?visits (?:since|after|from|by|to|have|found|were)\b[^.;]{0,70}"
    r"[:;,] (?:and )?the (?:latest|last|most recent)(?: of (?:them|these|those)| one)?,? (?:(?:in|on|from) )?$",
    re.IGNORECASE,
)
""" "A letter about the latest of these visits, in" + "October"."""
_ANOTHER_ONE = re.compile(
    r"[;,]? (?:(?:and|after|while|but|before|whereas) )*(?:one|another) (?:(?:in|on|from) )?$", re.I
)
""" "A focused visit in May found delay, after one" + "in March": a further one of the kind just named."""
_INSPECTORS_SAY = re.compile(
    r"\W*(?:the |its |their |ofsted's )?(?:inspectors|inspection|report|ofsted|watchdog)\b", re.I
)
_ONE_OF_ITS = re.compile(r"\b(?:another|one) of (?:its|their|the|ofsted's) (?:\w+ )?$", re.IGNORECASE)
""" "They are back for one of their regular" + "monitoring visits"."""
_REPORT_BEFORE = re.compile(
    r"\b(?:previous|last|earlier|former) (?:[\w-]+ ){0,2}(?:report|letter|judge?ment|rating|verdict)\b[^,;:.]{0,25}$",
    re.IGNORECASE,
)
""" "The same grade as in its previous report, published in" + "2020"."""
_AGAIN = re.compile(
    r"\b(?:is|was|has) (?:now )?(?:the|its|their) (?:second|third|fourth|fifth|latest) "
    r"(?:time|(?:such |successive |consecutive )?['\"]?\w+['\"]? (?:rating|grade|verdict|judge?ment|mark))\b",
    re.IGNORECASE,
)
""" "It is its third inadequate rating": behind it stand those of before."""
_AND_IN = re.compile(r"[,;] (?:and|but|then|while|yet)(?: then)? (?:(?:in|by) )?$", re.IGNORECASE)
""" "It began in April 2017" + ", and in" + "2018 it was rated good": turns to another date."""
_HAD_GOT_TO = re.compile(
    r"\b(?:was|were|had|stood|became|got|climbed|fell|rose|reached|required)\b(?! to be\b)", re.IGNORECASE
)
""" "By May 2014 it" + "was inadequate": what it had come to."""
_NEAR_GRADE = 60
"""So many characters behind such a date its grade may stand."""
_VISITS_REACH = 6
"""In so many sentences before regular visits the grade stands that they follow."""
_TELLS_SOMETHING = 5
"""So many words before a date tell what happened then."""
_TWO = 2
_RELATIVE = re.compile(r",\s*(?:which|whose|where|who)\b", re.IGNORECASE)
_PLURAL_TYPE = re.compile(r"(?:visits|inspections)$", re.IGNORECASE)
_THE_LATEST = re.compile(r"visits\b[^.;]{0,40}\b(?:the latest|the last|the most recent)\b", re.IGNORECASE)
""" "Regular monitoring visits, with the latest last month"."""
_THE_LATEST_WAS = re.compile(
    r"\b(?:latest|last|most recent)(?: visit| one)?,? (?:(?:was|made|held|carried out|took place) )?"
    r"(?:(?:in|on|from) )?$",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r" (?:(?:held|made|carried out) )?last year\b(?!')", re.IGNORECASE)
""" "A focused visit" + "last year", in a text without a date."""
_FULL_ONE = re.compile(
    r"\b(?:full|graded|standard|inspection) (?:ofsted )?(?:inspection )?visit\b[^.;,]*$", re.IGNORECASE
)
""" "During the full inspection visit in": none of the visits named before."""
_FOLLOWS_ONE = re.compile(
    r"\bvisit\b[^.;]{0,30}\b(?:follow(?:s|ed|ing)? on from|buil(?:ds|t) on|c[ao]mes? after) "
    r"(?:(?:the|its|an?|that|last) )?(?:\w+ )?$",
    re.IGNORECASE,
)
""" "The latest visit, which follows on from the" + "November inspection": the date is of what went before it."""
_IT_WAS = re.compile(r"\W*(?:it|this|that|theirs) (?:was|is) (?:only |just )?(?:an?|the|its|their) (?:\w+ )?", re.I)
_NAMES_VISIT = re.compile(r"\bvisit\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view|eyes) of)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""Right before an inspectorate or its report: what the sentence states is what it says."""
_LAST = re.compile(
    r"\W*(?:date (?:of )?)?(?:(?:the )?(?:last|latest|most recent) )(?:\w+ )?(?:inspect\w+|visit\w*|reports?)\W*$",
    re.IGNORECASE,
)
_ANOTHER_VERB = re.compile(r"\band (?:then |later |it |they )*(?:was|were|has been|had been|is|are)\b", re.IGNORECASE)
_A_VISIT = re.compile(r"[\s*_:–—-]+(?:(?:an?|the|its) )?(?:\w+ ){0,3}?visit\b", re.IGNORECASE)
_GIVEN_IN = re.compile(r"['\"]?(?: (?:overall|again|in its own right))?,? (?:in )?", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[](?:(?:last|most recently) )?inspect(?:ed|ion)(?:\s*:| in)? ?$", re.IGNORECASE)
""" "Bury: good, up from inadequate (inspected in May 2024)": of the grade of now."""
_SEND_INSPECTION = re.compile(
    r"\b(?:inspection|review|visit|revisit) of (?:[\w'’-]+ ){0,4}?(?:SEND|special (?:educational )?needs)\b|"
    r"\b(?:SEND|special needs) (?:inspection|review|visit|revisit)\b"
)
""" "An inspection of the area's SEND services in" + "November 2023"."""
_OTHERS = frozenset({"about:homes", "about:schools", "about:adult-care"})
_BRACKETED_GRADE = re.compile(r"['\"]?(?: overall)? \(['\"]?")
_AT_ITS_YEAR = re.compile(r"['\"]?,? (?:back )?(?:in )?")
""" "Inadequate" + "(" + "good" + "in" + "2019)": around a grade of before."""


class ClueReader:
    """Finds the clues of one article."""

    def __init__(self, annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> None:
        self.annotated = annotated
        self.councils = councils
        self.text = annotated.plain
        self.issued = annotated.appeared
        self.words = inspection_words(ontology)
        self._awaited = awaited_words(ontology)
        self._earlier = earlier_words(ontology)
        self._frameworks = framework_words(ontology)
        self._joined = joined_dates(ontology)
        self._other_events = other_event_words(ontology)
        self._publication = publication_words(ontology)
        self._visits = visit_words(ontology)
        self._headed = self._under_headings() if councils.round_up else self._first_under_headings()
        """Sentences that stand under a line that is but a kind of visit, or first under one that names it."""

    def _under_headings(self) -> dict[int, ConceptId]:
        """ "FOCUSED VISITS", and below it "Leeds: children in need, 7 and 8 February": up to the next such line."""
        found: dict[int, ConceptId] = {}
        above: ConceptId | None = None
        for sentence in self.annotated.sentences:
            text = self.annotated.text(sentence).rstrip()
            kinds = [type_of(hit) for hit in sentence.words if hit.end - hit.start == sentence.end - sentence.start]
            if text.isupper() or self.annotated.kind(sentence) in (BlockKind.HEADING, BlockKind.HEADLINE) or any(kinds):
                above = next((kind for kind in kinds if kind in VISITS), None)
            elif above is not None:
                found[sentence.index] = above
        return found

    def _first_under_headings(self) -> dict[int, ConceptId]:
        """ "The focused visit in between", and below it "In 2021 inspectors looked at ...": the first sentence."""
        found: dict[int, ConceptId] = {}
        for above, sentence in pairwise(self.annotated.sentences):
            heads = self.annotated.kind(above) is BlockKind.HEADING and above.block != sentence.block
            kinds = {type_of(hit) for hit in longest(above.words) if type_of(hit)} if heads else set()
            told = _HEADS_VISIT.match(self.annotated.text(above)) is not None and "grade" not in above.kinds
            if len(kinds) == 1 and kinds <= VISITS and told:
                found[sentence.index] = ConceptId(str(kinds.pop()))
        return found

    def reports(self, sentence: Sentence) -> bool:
        """Whether inspectors find, say or do something in this sentence."""
        labels = sentence.labels
        if "about:inspection" not in labels:
            return False
        if not _OTHERS.isdisjoint(labels) and "about:children-services" not in labels:
            return False
        if self._is_of_another_inspectorate(sentence) or _explains_grades(sentence):
            return False
        if self._denies_inspection(sentence) or self._is_reviewed_by_council(sentence):
            return False
        cues = [hit for hit in sentence.words if "about:inspection" in hit.labels]
        verbs = [hit for hit in sentence.words if "cue:finds" in hit.labels]
        for cue in cues:
            own = next((verb for verb in verbs if verb.start >= cue.end), None)
            if own is not None and self._awaited.is_modal(self.annotated, sentence.start, own):
                continue
            before = self.text[sentence.start_char : self.annotated.doc[cue.start].idx]
            told = any(-6 <= verb.start - cue.end <= 8 for verb in verbs) or _ACCORDING.search(before) is not None
            ends = self._chars(cue)[1]
            if self._awaited.is_still_to_come(self.text, ends) or self._frameworks.is_rule(before, self.text, ends):
                continue
            if told and not self._awaited.is_to_come(before):
                return True
        return False

    def _is_reviewed_by_council(self, sentence: Sentence) -> bool:
        """ "An independent review by Kent County Council looked at ...": by no inspectorate, where none is named."""
        if not agency_ids(sentence.names).isdisjoint(self.words.of_services):
            return False
        return any(
            _REVIEW_BY.search(self.text, sentence.start_char, mention.start_char) is not None
            for mention in self.councils.mentions(sentence.index)
        )

    def of(self, sentence: Sentence) -> Iterator[Clue]:
        """The types and dates of inspections in one sentence."""
        if self.councils.holder(sentence.index) is None:
            return
        types: list[Hit] = []
        if "type" in sentence.kinds:
            types = [h for h in longest(h for h in sentence.words if type_of(h)) if not self._is_no_type(h)]
        if "judged:own-view" in sentence.labels and "about:inspection" not in sentence.labels:
            # "Peer reviewers judged services as good in October".
            return
        if self._is_of_another_service(sentence) or (not types and self._is_of_another_inspectorate(sentence)):
            return
        dates = [
            *self._joined.join(self.text, self.annotated.dates(sentence)),
            *same_month(self.annotated, self.councils, sentence, self.issued),
        ] or in_season(self.annotated, sentence, self.issued)
        if (not types and not dates) or self._denies_inspection(sentence):
            return
        cued = types or any(self.grades(sentence)) or "about:inspection" in sentence.labels
        cued = cued or any(
            THAT_VISIT.match(self.text, date.end_char)
            or self._is_of_those_visits(sentence, self.text[sentence.start_char : date.start_char])
            or (date.start.month is not None and self._publication.names_report(self.text, date.end_char))
            for date in dates
        )
        if not cued and not self._visits.tells_of_one(self.text[sentence.start_char : sentence.end_char]):
            yield from self._windows(sentence, dates)
            return
        clues = list(self._shared(sentence, list(self._typed_and_dated(sentence, types, dates))))
        yield from clues
        yield from of_others_too(self.annotated, self.councils, sentence, clues)

    def _denies_inspection(self, sentence: Sentence) -> bool:
        """Whether it says that there was no inspection, or none yet, and gives no grade."""
        if "grade" in sentence.kinds:
            return False
        return self._awaited.denies(self.text, sentence.start_char, sentence.end_char)

    def _is_of_another_service(self, sentence: Sentence) -> bool:
        """ "The youth offending team was branded inadequate last month": none of the inspections of this one."""
        labels = sentence.labels
        if "grade" not in sentence.kinds or labels.isdisjoint(("judged:elsewhere-graded", "judged:other-bodies")):
            return False
        if _INSPECTORS_SAY.match(self.text, sentence.start_char) and all(
            "speech:inspector" in hit.labels for hit in sentence.words if "judged:elsewhere-graded" in hit.labels
        ):
            # "Inspectors who came in May wrote that audits mark poor work as good": what is done in these services.
            return False
        if "judged:elsewhere-graded" not in labels and (
            "judged:services" in labels or self.councils.mentions(sentence.index)
        ):
            # "The council was judged good in 2018, as was the hospital": not of the hospital alone.
            return False
        by_ofsted = any("agency:ofsted" in hit.labels for hit in sentence.names)
        return not by_ofsted and "about:children-services" not in labels

    def _is_of_another_inspectorate(self, sentence: Sentence) -> bool:
        """ "HMICFRS said after its inspection in 2024": that of a police force, where Ofsted is not named beside."""
        if goes_on_about_others(self.annotated, sentence, self.words):
            return True
        named = agency_ids(sentence.names)
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
        if alone and not any(self.grades(sentence)) and INSPECTS.search(text) is None:
            yield replace(dated[0], type=undated[0].type)
            return
        if len(undated) == len(clues) == 1:
            own = self._of_the_latest(sentence) if latest else None
            if own is not None:
                yield replace(undated[0], char=own.start_char, date=own, plural=False)
                return
            yield self._with_date_before(sentence, undated[0])
            return
        yield from clues

    def _of_the_latest(self, sentence: Sentence) -> DateMention | None:
        """ "Four visits have found progress: the last, in August, said ...": the date of that one."""
        for date in self.annotated.dates(sentence):
            if _THE_LATEST_WAS.search(self.text, sentence.start_char, date.start_char) and not self._is_to_come(date):
                return date
        return None

    def _with_date_before(self, sentence: Sentence, clue: Clue) -> Clue:
        """ "Warned in May 2022, after a monitoring visit, that ...": the visit with its date, where it has one so."""
        for date in self.annotated.dates(sentence):
            between = self.text[date.end_char : clue.char]
            if date.end_char <= clue.char and leads_to_visit(between) and not self._is_to_come(date):
                return replace(clue, char=date.start_char, date=date)
        if sentence.index and _IT_WAS.fullmatch(self.text, sentence.start_char, clue.char):
            # "Inspectors came on 27 and 28 June. It was a focused visit": the kind of the one just dated.
            before = self.annotated.sentences[sentence.index - 1]
            told = [one for one in self.of(before) if one.date is not None and not (one.published or one.earlier)]
            if len(told) == 1 and told[0].type is None and before.block == sentence.block:
                return replace(clue, date=told[0].date)
        return clue

    def _typed_and_dated(
        self, sentence: Sentence, types: Sequence[Hit], dates: Sequence[DateMention]
    ) -> Iterator[Clue]:
        used: set[int] = set()
        last: Clue | None = None
        for hit in types:
            start, end = self._chars(hit)
            own = [date for date in dates if not self._is_publication(sentence, date)]
            if _PLURAL_TYPE.search(self.text[start:end]) and _SPREAD.match(self.text, end, sentence.end_char):
                # "Seven monitoring visits took place between 2020 and 2022": of none of them is told when it was.
                used.update(date.start_char for date in own if date.start_char > end)
                own = []
            date = self._visits.nearest(own, start, end, self.text)
            if date is not None:
                used.add(date.start_char)
            clue = self._clue(sentence, start, end, date, type_of(hit))
            if clue is not None:
                last = clue
                yield clue
        for date in dates:
            if date.start_char not in used:
                clue = self._another(last, date) or self._one_of_those(sentence, date) or self._dated(sentence, date)
                if last is not None and last.date is not None and self._goes_on(last.date, date):
                    # "Focused visits in April 2019 and August 2021".
                    clue = replace(last, char=date.start_char, date=date)
                if clue is not None:
                    last = clue if clue.type is not None else last
                    yield clue

    def _another(self, last: Clue | None, date: DateMention) -> Clue | None:
        """ "A monitoring visit in May found delay, after one in March ...": of the kind named before it."""
        if last is None or last.plural or last.date is None or self._is_to_come(date):
            return None
        if _ANOTHER_ONE.search(self.text, last.date.end_char, date.start_char) is None:
            return None
        return replace(last, char=date.start_char, date=date)

    def _goes_on(self, last: DateMention, date: DateMention) -> bool:
        """ "Visits in April 2019 and August 2021", "an inspection in 2018, and a revisit in 2022": two of one kind."""
        revisited = _REVISIT.fullmatch(self.text, last.end_char, max(last.end_char, date.start_char)) is not None
        return revisited or are_listed(self.text, last, date)

    def _one_of_those(self, sentence: Sentence, date: DateMention) -> Clue | None:
        """ "Focused visits have no grade. The one in June looked at ...": of the type named before."""
        before = self.text[sentence.start_char : date.start_char + 3]
        if not sentence.index or not self._visits.tells_of_one(before) or _FULL_ONE.search(before):
            return None
        known: list[ConceptId | None] = []
        one_before = self._visits.is_one_before(self.text[sentence.start_char : date.start_char])
        reach = sentence.index if one_before else 4 if _NAMES_VISIT.search(before) else 2
        for told in reversed(self.annotated.sentences[max(0, sentence.index - reach) : sentence.index]):
            known = known or [type_of(hit) for hit in longest(told.words) if type_of(hit)]
        council = self.councils.holder(sentence.index, date.start_char)
        if not known or council is None or self._is_to_come(date):
            return None
        past = one_before or self._is_past(before, date)
        return Clue(sentence.index, date.start_char, council, date, known[-1], past)

    def _is_no_type(self, hit: Hit) -> bool:
        """ "A quality assurance visit" is paid by the council's own people; others there are since a certain year."""
        news = self.issued if self.annotated.article.kind is SourceKind.NEWS else None
        if news is not None and type_of(hit) == FOCUSED and (news.year or 0) < VISITS_SINCE:
            return True
        if news is not None and type_of(hit) == "jtai" and (news.year or 0) < AREA_INSPECTIONS_SINCE:
            # "The joint inspection by Ofsted and the Care Quality Commission", of 2011.
            return True
        doc = self.annotated.doc
        if hit.start > _TWO and doc[hit.start - 1].lower_ == "own":
            # "Ofsted's own monitoring visit", as against "the council's own".
            return doc[hit.start - 3 : hit.start - 1].text.lower() not in ("ofsted's", "ofsted’s", "inspectors'")
        return hit.start > 0 and doc[hit.start - 1].lower_ in ("quality", "internal", "own")

    def _is_publication(self, sentence: Sentence, date: DateMention) -> bool:
        """Whether a date is that of the news: "today", "published on 22 July"."""
        before = self.text[sentence.start_char : date.start_char]
        after = self.text[date.end_char : sentence.end_char]
        return self._publication.is_of_report(before, date, self._said(date), after)

    def _windows(self, sentence: Sentence, dates: Sequence[DateMention]) -> Iterator[Clue]:
        """ "The team was in the borough from 10 to 21 July": days of a visit, in a sentence without "inspection"."""
        text = self.text[sentence.start_char : sentence.end_char]
        at_work = self._visits.may_be_at_work(text)
        labelled = self.councils.round_up and bool(self.councils.mentions(sentence.index))
        if not (at_work and names_month(text)) and not labelled and not may_hold_window(text):
            return
        for date in dates:
            if self._is_of_label(sentence, date):
                council = self.councils.holder(sentence.index, date.start_char)
                if council is not None and not self._is_to_come(date):
                    yield Clue(sentence.index, date.start_char, council, date, None, False)
                continue
            if date.start.month is not None and (at_work or date.end is not None):
                clue = self._dated(sentence, date)
                if clue is not None:
                    yield clue

    def _is_of_label(self, sentence: Sentence, date: DateMention) -> bool:
        """ "Cumberland: in Carlisle, in December.": all that a round-up says of a council's visit is place and time."""
        named = self.councils.mentions(sentence.index)
        if not self.councils.round_up or len(named) != 1 or date.relative:
            return False
        ends = self.text[date.end_char : sentence.end_char].strip(" .") == ""
        return ends and is_place_and_time(self.text, named[0].end_char, date.start_char)

    def _chars(self, hit: Hit) -> tuple[int, int]:
        last = self.annotated.doc[hit.end - 1]
        return self.annotated.doc[hit.start].idx, last.idx + len(last)

    def _said(self, date: DateMention | None) -> str:
        """A date in the words of the text."""
        return self.text[date.start_char : date.end_char] if date is not None else ""

    def _clue(
        self, sentence: Sentence, start: int, end: int, date: DateMention | None, type_: ConceptId | None
    ) -> Clue | None:
        before = self.text[sentence.start_char : start]
        plural = _PLURAL_TYPE.search(self.text[start:end]) is not None and _ONE_OF_ITS.search(before) is None
        awaited = self._awaited.is_to_come(before) and (plural or not self._awaited.took_place(before, self.text, end))
        if awaited or self._frameworks.introduces_kind(before):
            return None
        if date is None and self._frameworks.is_programme(self.text, end):
            return None
        if date is None and self._frameworks.is_rule(before, self.text, end):
            return None
        if self._awaited.is_still_to_come(self.text, end):
            return None
        if date is None and plural and self._frameworks.is_over_the_years(before):
            return None
        council = self.councils.holder(sentence.index, start) or self.councils.holder(sentence.index)
        if council is None or self._is_to_come(date):
            return None
        past = self._is_past(before[-60:], date) or (type_ in VISITS and self._earlier.is_followed(before))
        past = past or (type_ in VISITS and date is None and _LAST_YEAR.match(self.text, end) is not None)
        out = date is not None and self._publication.came_out(self.text[end : max(end, date.start_char)])
        return Clue(sentence.index, start, council, date, type_, past, plural, published=out)

    def _dated(self, sentence: Sentence, date: DateMention) -> Clue | None:
        """A date as a clue, where its words tie it to an inspection, a grade or a report."""
        before = self.text[sentence.start_char : date.start_char]
        after = self.text[date.end_char : sentence.end_char]
        # The preposition belongs to the date ("in March").
        council = self.councils.holder(sentence.index, date.start_char)
        if council is None or self._is_to_come(date):
            return None
        said = self._said(date)
        if date.end is None and date.start.day is not None and _ENDED.search(before) is not None:
            return None
        deadline = self._awaited.is_deadline(before, said) or self._awaited.is_next_visit(before)
        deadline = deadline or said.lower().startswith("until ")
        if is_imagined(before) or self._frameworks.changes_rules(after) or deadline:
            return None
        head = head_of(self.annotated, sentence, date.start_char)
        if head is not None and (date.start.day is not None or head):
            return self._in_row(sentence, date, council, head)
        if self._is_publication(sentence, date):
            past = _REPORT_BEFORE.search(before) is not None or self._is_of_former_time(sentence)
            return Clue(sentence.index, date.start_char, council, date, None, past, published=True)
        lately = said.lower().endswith("this month") and self.words.just_graded.search(before) is not None
        if lately or (date.relative and self.words.graded_then.match(after)):
            # "Last month pronounced outstanding": when the report came out.
            return Clue(sentence.index, date.start_char, council, date, None, False, published=True)
        noun = self._publication.belongs_to_noun(after)
        if not (noun or self._is_reached(sentence, date)) and self._other_events.is_of_something_else(
            before, date, said
        ):
            return None
        if not (noun or self._tied(sentence, before, after, date)) or _YEARS_BEFORE_IT.match(after):
            return None
        if not noun and date.start.year is None and date.end is None and self._awaited.is_of_others(before):
            return None
        if date.end is None and OTHERS_ACT.match(after) is not None:
            return None
        if self._is_history(sentence, date):
            return Clue(sentence.index, date.start_char, council, date, None, True)
        past = self._is_past(before + self.text[date.start_char : date.start_char + 6], date)
        past = past and not (
            self._visits.is_last_by_label(before)
            or _BRACKETED.search(before)
            or self._tells_when_graded(sentence, before)
        )
        past = past or (self._earlier.is_the_first(before) and is_old(date, self.issued))
        past = past or self._earlier.is_kept_from(before) or self._is_looked_back_on(before, date)
        past = past or (self._earlier.is_own_verdict(after) and is_old(date, self.issued))
        past = past or _FOLLOWS_ONE.search(before) is not None
        word = self._visits.word_before(before)
        if word is not None:
            council = self._where(sentence, sentence.start_char + word.end(), date) or council
        old, graded = is_old(date, self.issued), "grade" in sentence.kinds
        type_ = self._visits.kind(date, word, before, after, graded=graded, old=old)
        if type_ is None and not graded and INSPECTS.search(self.text, date.end_char, sentence.end_char) is None:
            type_ = self._of_entry(sentence, date) or self._headed.get(sentence.index)
        if type_ is None and not graded and self._is_of_those_visits(sentence, before):
            type_ = MONITORING
        if type_ is None and self._is_of_special_needs(sentence, date):
            # In an article without a date a year alone is one of before, but not the days of the inspection.
            now = self.issued.year if self.issued is not None else None
            old = date.start.day is None if now is None else (date.start.year or 0) <= now - 2
            type_, past = ConceptId("send"), past or old
        return Clue(sentence.index, date.start_char, council, date, type_, past)

    def _is_of_those_visits(self, sentence: Sentence, before: str) -> bool:
        """ "Rated inadequate in January, and Ofsted comes back regularly. The latest of these visits, in ..."."""
        if _OF_THESE_VISITS.search(before) is None:
            return False
        told = self.annotated.sentences[max(0, sentence.index - _VISITS_REACH) : sentence.index + 1]
        return any("inadequate" in grades_named(one) for one in told)

    def _tells_when_graded(self, sentence: Sentence, before: str) -> bool:
        """ "Calderdale: good." + "Last inspected in": in news of several councils, when the grade was given."""
        told = self.annotated.sentences[sentence.index - 1] if sentence.index else None
        if not self.councils.round_up or told is None or told.block != sentence.block or "grade" in sentence.kinds:
            return False
        return (
            _LAST_INSPECTED.fullmatch(before) is not None and "grade" in told.kinds and not self.annotated.dates(told)
        )

    def _is_reached(self, sentence: Sentence, date: DateMention) -> bool:
        """ "By May 2014 it was inadequate again": the grade that a council had got to."""
        if self.text[sentence.start_char : date.start_char].strip().lower() != "by":
            return False
        starts = [start for start, _ in self.grades(sentence) if 0 <= start - date.end_char <= _NEAR_GRADE]
        return bool(starts) and _HAD_GOT_TO.search(self.text, date.end_char, starts[0] + len("required")) is not None

    def _is_of_former_time(self, sentence: Sentence) -> bool:
        """ "It is the second time in six years that it fails. In a report of January 2011 ...": of the first."""
        before = self.annotated.sentences[sentence.index - 1] if sentence.index else None
        if self.issued is not None or before is None or before.block != sentence.block:
            return False
        again = "grade" in before.kinds and _AGAIN.search(self.annotated.text(before)) is not None
        return again and "grade" in sentence.kinds and not self.annotated.dates(before)

    def _of_entry(self, sentence: Sentence, date: DateMention) -> ConceptId | None:
        """ "October 2015: a first improvement visit by Ofsted": the kind of a visit that a timeline tells of."""
        visit = _A_VISIT.match(self.text, date.end_char, sentence.end_char)
        if visit is None or not heads_entry(self.annotated, sentence, date):
            return None
        return type_of_visit(date.start)

    def _is_of_special_needs(self, sentence: Sentence, date: DateMention) -> bool:
        """ "In 2020 Ofsted and the CQC found help for children with special needs wanting": an area inspection."""
        named = agency_ids(sentence.names)
        together = not named.isdisjoint(self.words.of_services)
        together = together and named & self.words.beside == {"care-quality-commission"}
        year = date.start.year or 0
        together = together or _SEND_INSPECTION.search(self.text, sentence.start_char, date.start_char) is not None
        later = re.findall(r"\b20[0-4]\d\b", self.annotated.article.text) if self.issued is None else ()
        now = self.issued.year if self.issued is not None else max((int(one) for one in later), default=None)
        before = now is not None and AREA_INSPECTIONS_SINCE <= year <= now
        return together and before and "cue:send" in sentence.labels and "grade" not in sentence.kinds

    def _in_row(self, sentence: Sentence, date: DateMention, council: CouncilId, head: str) -> Clue | None:
        """A date in the row of a table: what it is of stands at the head of its column.

        A single day without such a word beside a grade is that of the report; a year with a grade of its own
        is of before.
        """
        # "Last inspected" at the head of the one column with dates: when the grades beside it were given.
        only = "grade" in sentence.kinds and self.annotated.dates(sentence) == (date,) and _LAST.match(head) is not None
        if self._is_history(sentence, date) or (self._earlier.is_of_before(head) and not only):
            return Clue(sentence.index, date.start_char, council, date, None, True)
        of_report = self._publication.heads_reports(head)
        if not of_report and self._publication.heads_visits(head):
            return Clue(sentence.index, date.start_char, council, date, None, False)
        one_day = date.end is None and date.start.day is not None
        if of_report or (one_day and "grade" in sentence.kinds):
            return Clue(sentence.index, date.start_char, council, date, None, False, published=True)
        return Clue(sentence.index, date.start_char, council, date, None, False) if "grade" in sentence.kinds else None

    def _is_to_come(self, date: DateMention | None) -> bool:
        """Whether a date lies behind the day on which the article appeared: of a visit that is only awaited."""
        return date is not None and self.issued is not None and earlier(self.issued, date.start)

    def _where(self, sentence: Sentence, start: int, date: DateMention) -> CouncilId | None:
        """ "Inspectors were in Liverpool in March; those in Nottingham came in July": the place of a visit."""
        named = [m for m in self.councils.mentions(sentence.index) if start <= m.start_char < date.start_char]
        return named[-1].council if named and not named[-1].beside else None

    def _is_history(self, sentence: Sentence, date: DateMention) -> bool:
        """A year with a grade of its own, after the grade of now.

        "Good | 24 March | 2019: inadequate", "Swindon: inadequate (good in 2019)".
        """
        grades = [self._chars(hit) for hit in longest(sentence.words) if has_label(hit, "grade:")]
        if not grades or grades[0][0] > date.start_char:
            return False
        for (_, end), (start, behind) in pairwise(grades):
            if _BRACKETED_GRADE.fullmatch(self.text, end, start) and _AT_ITS_YEAR.fullmatch(
                self.text, behind, date.start_char
            ):
                return True
        return date.start.month is None and any(0 < start - date.end_char <= 3 for start, _ in grades)

    def _is_past(self, before: str, date: DateMention | None) -> bool:
        """Whether words before a mention put it before the inspection that the article reports."""
        return self._earlier.puts_before(before, date, self._said(date), self.issued)

    def _is_looked_back_on(self, before: str, date: DateMention) -> bool:
        """ "Most recommendations of the 2015 inspection were not met", where 2015 need not be the year of the news."""
        if self.issued is not None and not is_old(date, self.issued):
            return False
        at = self.text.find(".", date.end_char)
        after = self.text[date.end_char : at if at > 0 else len(self.text)]
        return self._earlier.is_looked_back_on(before, after)

    def _tied(self, sentence: Sentence, before: str, after: str, date: DateMention) -> bool:
        if _AFTER_ONE_DATED.match(after) or (_CRITICISED.search(before) and _FOR_WHAT.match(after)):
            return False
        if self._visits.is_tied(before, after) or self._is_of_those_visits(sentence, before):
            return True
        days = date.end is not None and date.end.day is not None and date.start.day is not None
        if days and not is_old(date, self.issued):
            # Days from one to another are those of inspectors at work, in a text that tells of their report.
            return True
        if date.end is None and (date.start.day is not None or names_day(self._said(date))):
            # A single day beside a grade is that of a report or a meeting: inspections take longer.
            return False
        if self._visits.leads(before) and (self._visits.opens_account(after) or self._grade_follows(sentence, date)):
            return True
        for start, end in self.grades(sentence):
            if 0 <= date.start_char - end <= 30 and not re.search(r"[;:]", self.text[end : date.start_char]):
                return True
            joined = not re.search(r"[;.]", self.text[date.end_char : start])
            joined = joined and not self._visits.comes_to_now(self.text, date.end_char, start)
            near = joined and 0 <= start - date.end_char <= 90 and not self._is_aside(sentence, start, end)
            own = near and (
                self._has_own_date(sentence, date, start, end) or self._turns_to_another(sentence, date, start)
            )
            if near and not own and not self._is_told_of_one_named(sentence, date, start):
                return True
        return False

    def _has_own_date(self, sentence: Sentence, date: DateMention, start: int, end: int) -> bool:
        """ "It left in 2018, and was rated good in 2024": a grade with a verb, and a date, of its own."""
        if _ANOTHER_VERB.search(self.text, date.end_char, start) is None:
            return False
        later = (one for one in self.annotated.dates(sentence) if one.start_char > end)
        return any(_GIVEN_IN.fullmatch(self.text, end, one.start_char) for one in later)

    def _turns_to_another(self, sentence: Sentence, date: DateMention, grade: int) -> bool:
        """ "It could not begin work until May 2017, and in 2018 it was rated good": another date than the first."""
        told = self.text[sentence.start_char : date.start_char].split()
        if len(told) < _TELLS_SOMETHING:
            # "In 2013, and in 2015, it was rated inadequate".
            return False
        between = (one for one in self.annotated.dates(sentence) if date.end_char <= one.start_char < grade)
        return any(_AND_IN.search(self.text, date.end_char, one.start_char) is not None for one in between)

    def _is_aside(self, sentence: Sentence, start: int, end: int) -> bool:
        return self._visits.is_aside(self.text[sentence.start_char : start], self.text, end)

    def _is_told_of_one_named(self, sentence: Sentence, date: DateMention, grade: int) -> bool:
        """ "Joined in 2020 from Hampshire, which is outstanding": the date is that of another verb."""
        relative = _RELATIVE.search(self.text, date.end_char, grade)
        named = self.councils.mentions(sentence.index) if relative is not None else ()
        return any(date.end_char < m.start_char and m.end_char == relative.start() for m in named if relative)

    def _grade_follows(self, sentence: Sentence, date: DateMention) -> bool:
        return any(
            0 <= start - date.end_char <= 60 and not self._is_aside(sentence, start, end)
            for start, end in self.grades(sentence)
        )

    def grades(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The characters of the grades of a sentence, without words of praise: "good progress", "good enough"."""
        for hit in sentence.words:
            if has_label(hit, "grade:"):
                start, end = self._chars(hit)
                if not self._visits.is_praise(self.text, end):
                    yield start, end


def _explains_grades(sentence: Sentence) -> bool:
    """ "Ofsted said that councils are rated outstanding, good, requires improvement or inadequate"."""
    return len(grades_named(sentence)) >= 4
