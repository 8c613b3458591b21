"""What an article is about: the services that councils run for children, or schools, homes, care of adults, a match."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import BlockKind
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_words import OTHER_GENRES
from kg.reading.grades import Frame, Verdict, verdicts
from kg.reading.vocabulary import Hit, has_label, longest

LEAD_SENTENCES = 6
"""So many sentences tell what an article is about."""
_FEW = 4
"""With no more mentions of services for children than these, an article may be about something else."""
_WORK = 5
"""So many mentions of what those services do, and of them, show that an article is about them, though it hardly names
them."""
_TO_COME = re.compile(
    r"\b(?:next|forthcoming|upcoming|future|expected|due)\b[^.;]{0,20}\b(?:inspect|visit)", re.IGNORECASE
)
_BLANK = re.compile(
    r"\[(?:INSERT\b[^\]]*|(?:THE )?(?:COUNCIL|NAME|AUTHORITY|BOROUGH|LEADER|DIRECTOR|GRADE|QUOTE|WEAKNESS)"
    r"[ A-Z0-9]{0,20})\]|"
    r"\[(?i:insert|council name|name of council|name of authority|local authority name)\b[^\]]{0,30}\]|"
    r"\{\{? ?\w*(?:council|name|authority|grade)\w* ?\}\}?"
)
_BLANKS = 2
"""So many blanks make a form, a template or a circular."""
_IN_PASSING = 1
"""In so many sentences an article may recall an inspection that it is not about,"""
_LEAD_IN = 5
"""if none of so many of the first ones speaks of any."""
_A_LIST = 3
"""So many councils, each with its grade in a line of its own, are a list."""
_BULLET = 4
"""Within so many characters of its start a name opens a line."""
_LABEL_ENDS = re.compile(r"(?: [Cc]ouncil)?(?:\s*[:|(]|\s+[-–—]\s)")
_SUBJECT_PRONOUN = re.compile(r"\W*(?:both|it|they|the two)\b", re.IGNORECASE)
_YOUNG = re.compile(r"child|\bteenagers?\b|\byoungsters?\b|\byoung people\b", re.IGNORECASE)
_THE_COUNCIL = re.compile(
    r"\bthe (?:(?:local |unitary )?authority|(?:borough |county |city )?council)\b", re.IGNORECASE
)
_TITLED = re.compile(
    r"(?=.*\b(?:ofsted|inspect\w*|rat(?:ed|ings?)|grade[sd]?|judge\w*)\b)"
    r".*\b(?:children['’]?s['’]? (?:social )?(?:services|care)|children[’']?s[’']? departments?)\b",
    re.IGNORECASE,
)
""" "Ofsted's verdict on children's services": a title that tells what is graded."""
_PASSIVE = re.compile(r"(?:,[^,;.]{0,60},)?\s+(?:(?:is|was|were|are|has|have|had|been|also|now|again|still)\s+)+", re.I)
OTHERS = ("schools", "homes", "adult-care")
GRADED_OTHERS = (*OTHERS, "others-graded")
"""Kinds of sentences about others than a council's services, with those on others that are graded."""
_OF_COUNCILS = frozenset(
    f"area:{area}"
    for area in (
        "help-and-protection", "children-in-care", "care-leavers", "children-in-care-and-care-leavers",
        "children-looked-after", "adoption", "safeguarding-board",
    )
)  # fmt: skip
"""Areas that only the services of a council have a grade for."""
_OTHER_INSPECTORATES = frozenset({"care-quality-commission", "hmicfrs"})
RATINGS = frozenset({Frame.RATED, Frame.FOUND, Frame.MOVED})


@dataclass(frozen=True, slots=True)
class Topic:
    """What a whole article is about."""

    services: bool
    """Whether it is about the services that councils run for children in need."""
    others: bool = False
    """Whether it speaks more of schools, homes or care of adults than of those, and is not about them."""
    in_passing: bool = False
    """Whether it is about something else that such services do or suffer, and recalls an inspection in passing."""
    of_nothing_else: bool = False
    """Whether it speaks of those services, and of nothing else that is rated."""
    nothing_of_theirs: bool = False
    """Whether it speaks of neither services, councils nor inspections."""


def find_topic(
    annotated: AnnotatedArticle,
    mentions: Sequence[tuple[CouncilMention, ...]],
    silent: Collection[int],
    *,
    is_report: bool,
) -> Topic:
    """What an article is about, of whose sentences the ``silent`` ones only point to others; councils by sentence."""
    counts: Counter[str] = Counter()
    wordings: set[tuple[str, str]] = set()
    for sentence in annotated.sentences:
        for hit in longest([hit for hit in sentence.words if _topics(hit)]):
            counts.update(_topics(hit))
            said = " ".join(annotated.forms[hit.start : hit.end])
            wordings.update((genre, said) for genre in _topics(hit) & OTHER_GENRES.keys())
    # One wording that is repeated makes no advertisement.
    counts.update({genre: told - counts[genre] for genre, told in Counter(genre for genre, _ in wordings).items()})
    asked = _Services(annotated, mentions, silent, counts)
    services = asked.told(is_report=is_report)
    in_passing = services and not is_report and asked.recalls_an_inspection()
    services = services and not in_passing
    own = counts["children-services"]
    nothing = counts["sport"] > own + counts["inspection"] or not any(
        counts[kind] for kind in ("children-services", "services", "boards", "inspection")
    )
    others = not (services or in_passing) and max(counts[kind] for kind in GRADED_OTHERS) > own
    of_nothing_else = own > 0 and not any(counts[kind] for kind in (*GRADED_OTHERS, "sport"))
    return Topic(services, others, in_passing, of_nothing_else, nothing)


def has_grade(sentence: Sentence) -> bool:
    """Whether a grade's words stand in it."""
    return "grade" in sentence.kinds


def is_rated(annotated: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether somebody rates something in it, by a verb: "was judged good", "has gone up to good"."""
    return has_grade(sentence) and any(verdict.frame in RATINGS for verdict in verdicts(annotated.doc, sentence))


def speaks_of_inspection(sentence: Sentence) -> bool:
    """Whether words for an inspection or a grade stand in it."""
    return "grade" in sentence.kinds or "about:inspection" in sentence.labels


def speaks_of_services(sentence: Sentence) -> bool:
    """Whether words for services, for one of their areas, or for a type of inspection stand in it."""
    return not (
        sentence.kinds.isdisjoint(("area", "type"))
        and sentence.labels.isdisjoint(("about:children-services", "judged:services"))
    )


@dataclass(frozen=True, slots=True)
class _Services:
    """Asks whether one article is about the services that councils run for children in need."""

    annotated: AnnotatedArticle
    mentions: Sequence[tuple[CouncilMention, ...]]
    silent: Collection[int]
    counts: Counter[str]
    """How often each topic is named."""

    def told(self, *, is_report: bool) -> bool:
        """The answer."""
        counts = self.counts
        own = counts["children-services"]
        if counts["sport"] > own:
            return False
        if is_report:
            return own > 0
        if any(counts[genre] >= least for genre, least in OTHER_GENRES.items()) or self._is_a_form():
            return False
        if self._is_of_custody() or self._opens_in_court() or self._grades_others_alone():
            return False
        if self._is_joint_inspection() or (own < _FEW and self._tells_of_their_work()):
            return True
        if self._is_of_another_inspectorate():
            return False
        if own and self._opens_with_grade():
            return True
        if self._is_titled():
            return True
        if own == 0:
            # "Ofsted has rated Hull City Council good": it rates councils for nothing else.
            return (
                not counts.keys() - {"inspection", "services", "boards", "beside", "of-posts", "social-work"}
                and self._rates_a_council()
            )
        outweighed = 2 * max(counts[kind] for kind in OTHERS) > 3 * own
        if (own <= _FEW or outweighed) and self._leads_with_others():
            return False
        if (counts["police"] > 3 * own and own < 4) or (own < 4 and not (self._is_linked() or self._lists_grades())):
            return False
        if counts["schools"] > 2 * own or counts["schools"] >= own == 1 or counts["adult-care"] > own:
            return False
        return counts["homes"] < own or own > 5

    def _is_a_form(self) -> bool:
        """Whether it has blanks to be filled in: "Children's services in [COUNCIL] have been rated good"."""
        return len(_BLANK.findall(self.annotated.plain)) >= _BLANKS

    def recalls_an_inspection(self) -> bool:
        """Whether an article opens with something else than an inspection, and comes to one in passing alone.

        An ombudsman's case, an audit, a court, a budget, a strike: what they say of the service no inspector has found.
        """
        told = [one for at, one in enumerate(self.annotated.sentences) if at not in self.silent]
        cued = [self._speaks_of_inspectors(one) for one in told]
        return 0 < sum(cued) <= _IN_PASSING and not any(cued[:_LEAD_IN])

    def _speaks_of_inspectors(self, sentence: Sentence) -> bool:
        """Whether it names inspectors or an inspection, or somebody rates something."""
        if "about:inspection" in sentence.labels or "type" in sentence.kinds:
            return True
        return is_rated(self.annotated, sentence)

    def _opens_in_court(self) -> bool:
        """Whether it opens with a case in court and no inspector, and inspectors rate nobody in it."""
        told = [one for one in self.annotated.sentences if one.index not in self.silent]
        opening = told[:_LEAD_IN]
        if not any("about:court" in one.labels for one in opening) or any(map(self._speaks_of_inspectors, opening)):
            return False
        return not any("about:inspection" in one.labels and is_rated(self.annotated, one) for one in told)

    def _is_of_custody(self) -> bool:
        """Whether it opens with a secure centre, which Ofsted and the inspectorate of prisons look at together."""
        sentences = self.annotated.sentences
        if not any("about:homes" in one.labels for one in sentences[:_LEAD_IN]):
            return False
        by_chief = "inspector of prisons" in self.annotated.plain.lower()
        return by_chief or any("hmi-prisons" in agency_ids(one.names) for one in sentences)

    def _grades_others_alone(self) -> bool:
        """Whether the first lines tell whom else inspectors rate, and nothing rates a council or its services.

        "Ofsted has judged the fostering agency outstanding": with all that is then told of carers and social workers.
        """
        graded = [one for one in self.annotated.sentences if one.index not in self.silent and has_grade(one)]
        opening = [one for one in graded if one.index < LEAD_SENTENCES]
        others = frozenset(f"about:{kind}" for kind in GRADED_OTHERS)
        if not any(not one.labels.isdisjoint(others) and is_rated(self.annotated, one) for one in opening):
            return False
        return not any(self._may_be_theirs(one) for one in graded)

    def _may_be_theirs(self, sentence: Sentence) -> bool:
        """Whether a sentence with a grade names a council in full, or services for children."""
        by_name = {mention.how for mention in self.mentions[sentence.index]}
        if "judged:elsewhere-graded" in sentence.labels and "judged:services" not in sentence.labels:
            # "A fostering agency that looks after children from across Lincolnshire has been rated inadequate".
            return "name" in by_name
        named = not by_name.isdisjoint(("name", "services"))
        services = any("about:children-services" in hit.labels for hit in sentence.words if not has_label(hit, "area:"))
        return named or services or "judged:services" in sentence.labels

    def _is_joint_inspection(self) -> bool:
        """Whether Ofsted and the inspectorates of police or health look together at what is done for children.

        A joint targeted area inspection is of nothing else, however much is told of schools and the police, and what
        Ofsted and the Care Quality Commission find out together on education, health and care plans is of an area.
        """
        if any("type:jtai" in one.labels for one in self.annotated.sentences):
            return True
        beside = {"care-quality-commission", "hmicfrs", "hmi-probation"}
        special = any("cue:send" in one.labels for one in self.annotated.sentences)
        for sentence in self.annotated.sentences:
            named = agency_ids(sentence.names)
            if special and {"ofsted", "care-quality-commission"} <= named:
                return not (self.counts["schools"] > self.counts["children-services"] and self._leads_with_others())
            if "ofsted" in named and len(named & beside) >= 2:
                near = self.annotated.sentences[max(0, sentence.index - 1) : sentence.index + 2]
                return any(_YOUNG.search(self.annotated.text(one)) is not None for one in near)
        return False

    def _tells_of_their_work(self) -> bool:
        """Whether it opens with inspectors at a council, and speaks of what its services do more than of all else.

        "Ofsted's letter to Bradford": plans that nobody followed, children in unregulated homes, caseloads.
        """
        counts = self.counts
        work = counts["children-services"] + counts["social-work"]
        others = (*GRADED_OTHERS, "police")
        if work < _WORK or 2 * max(counts[kind] for kind in others) >= work:
            return False
        sentences = self.annotated.sentences
        named = any("agency:ofsted" in hit.labels for one in sentences for hit in one.names)
        opening = [one for one in sentences[:LEAD_SENTENCES] if one.index not in self.silent]
        told = [one for one in opening if "about:inspection" in one.labels and self.mentions[one.index]]
        return named and any(_TO_COME.search(self.annotated.text(one)) is None for one in told)

    def _opens_with_grade(self) -> bool:
        """Whether one of the first sentences grades a council's services for children, and none grades others."""
        opening = [one for one in self.annotated.sentences[:LEAD_SENTENCES] if one.index not in self.silent]
        others = frozenset(("judged:elsewhere-graded", "judged:other-bodies"))
        if any(has_grade(one) and not one.labels.isdisjoint(others) for one in opening):
            return False
        told = (one for one in opening if "about:children-services" in one.labels and has_grade(one))
        return any(
            any(not mention.beside for mention in self.mentions[one.index])
            and all(f"about:{kind}" not in one.labels for kind in OTHERS)
            and any(verdict.frame in (*RATINGS, Frame.COPULA) for verdict in verdicts(self.annotated.doc, one))
            for one in told
        )

    def _is_titled(self) -> bool:
        """Whether a title that stands beside the text says that inspectors grade services for children.

        So a text with grades need not; unless it speaks more of others that are graded.
        """
        title = self.annotated.article.title
        if title is None or _TITLED.match(title) is None or not any(map(has_grade, self.annotated.sentences)):
            return False
        return max(self.counts[kind] for kind in (*GRADED_OTHERS, "police")) <= self.counts["children-services"] + 1

    def _is_of_another_inspectorate(self) -> bool:
        """Whether its first lines name who inspects hospitals, care, police or fire, and Ofsted is named nowhere.

        So where the police are spoken of more than twice as often as services for children.
        """
        named = [agency_ids(sentence.names) for sentence in self.annotated.sentences]
        if any("ofsted" in ids for ids in named):
            return False
        others = any(not _OTHER_INSPECTORATES.isdisjoint(ids) for ids in named[:LEAD_SENTENCES])
        return others or self.counts["police"] > 2 * self.counts["children-services"]

    def _rates_a_council(self) -> bool:
        """Whether Ofsted grades a council in so many words, in an article that names nothing else that it grades."""
        sentences = [one for at, one in enumerate(self.annotated.sentences) if at not in self.silent]
        if any("judged:elsewhere-graded" in one.labels for one in sentences):
            return False
        by_ofsted = ["ofsted" in self.annotated.text(one).lower() for one in sentences]
        for told, one in zip(by_ofsted, sentences, strict=True):
            graded = [verdict for verdict in verdicts(self.annotated.doc, one) if verdict.frame in RATINGS]
            whole = "judged:services" in one.labels or bool(self.mentions[one.index])
            before = one.index > 0 and bool(self.mentions[one.index - 1])
            whole = whole or (before and _SUBJECT_PRONOUN.match(self.annotated.text(one)) is not None)
            if graded and ((told and whole) or (any(by_ofsted) and self._is_subject(one, graded))):
                return True
            if graded and any(by_ofsted) and self._inspects_the_council(one):
                return True
            areas = one.labels & _OF_COUNCILS
            if graded and areas and any(by_ofsted) and any(self.mentions):
                return True
        return False

    def _inspects_the_council(self, sentence: Sentence) -> bool:
        """ "The inspection found the council inadequate", behind the name of one."""
        named = any(self.mentions[: sentence.index + 1])
        inspected = "about:inspection" in sentence.labels
        return named and inspected and _THE_COUNCIL.search(self.annotated.text(sentence)) is not None

    def _is_subject(self, sentence: Sentence, graded: Sequence[Verdict]) -> bool:
        """Whether a council or its place is what a verb of rating is said of."""
        text = self.annotated.plain
        return any(
            _PASSIVE.fullmatch(text, mention.end_char, self.annotated.doc[verdict.core].idx) is not None
            for mention in self.mentions[sentence.index]
            for verdict in graded
        )

    def _leads_with_others(self) -> bool:
        """Whether the first lines speak of a school, a home or the police, and not of services for children."""
        topics: set[str] = set()
        body = 0
        for sentence in self.annotated.sentences[: 2 * LEAD_SENTENCES]:
            kind = self.annotated.kind(sentence)
            body += kind is BlockKind.PARAGRAPH and sentence.end - sentence.start > 6
            if body > 2:
                break
            for hit in sentence.words:
                topics |= _topics(hit)
        others = {*OTHERS, "police"}
        if self.counts["others-graded"] > 2 * self.counts["children-services"]:
            # A college, a youth offending team, a fire service: all that is rated, and that hardly anything else is.
            others.add("others-graded")
        return bool(topics & others) and "children-services" not in topics

    def _lists_grades(self) -> bool:
        """Whether lines that councils begin give a grade each, in an article that names Ofsted: a list of them.

        Or sentences rate three councils and more in an article whose first lines speak of their services.
        """
        sentences = self.annotated.sentences
        leads = any("about:children-services" in one.labels for one in sentences[:LEAD_SENTENCES])
        rated = {
            self.mentions[one.index][0].council
            for one in sentences
            if leads and self.mentions[one.index] and has_grade(one) and self._is_rated(one)
        }
        if len(rated) >= _A_LIST:
            return True
        if not any("agency:ofsted" in hit.labels for one in sentences for hit in one.names):
            return False
        listed = {
            found[0].council
            for one, found in zip(sentences, self.mentions, strict=True)
            if found
            and has_grade(one)
            and found[0].start_char - one.start_char <= _BULLET
            and _LABEL_ENDS.match(self.annotated.plain, found[0].end_char)
        }
        return len(listed) >= _A_LIST

    def _is_rated(self, sentence: Sentence) -> bool:
        """Whether a sentence says a grade in so many words, and names nothing else that has grades."""
        others = "judged:elsewhere-graded" in sentence.labels or any(
            f"about:{kind}" in sentence.labels for kind in OTHERS
        )
        told = (one for one in verdicts(self.annotated.doc, sentence) if one.frame in (*RATINGS, Frame.COPULA))
        return not others and any(True for _ in told)

    def _is_linked(self) -> bool:
        """Whether services or areas of them, and inspectors or grades, meet in one sentence or in neighbours."""
        before = (False, False)
        for sentence in self.annotated.sentences:
            services = any("children-services" in _topics(hit) for hit in sentence.words)
            told = (services, speaks_of_inspection(sentence) or "type" in sentence.kinds)
            if (told[0] and (told[1] or before[1])) or (told[1] and before[0]):
                return True
            before = told
        return False


def _topics(hit: Hit) -> frozenset[str]:
    """What an article is about by one wording, if it tells that."""
    return _topics_of(hit.labels, hit.end - hit.start > 3)


@lru_cache(maxsize=4096)
def _topics_of(labels: tuple[str, ...], is_long: bool) -> frozenset[str]:
    """Names of areas and of types of inspection included; short names of areas ("leadership") tell nothing."""
    topics = {label[6:] for label in labels if label.startswith("about:")}
    if any(label.startswith("type:") or (label.startswith("area:") and is_long) for label in labels):
        topics.add("children-services")
    return frozenset(topics)
