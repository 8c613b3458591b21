"""Every failing that a sentence might state, each with the rule that proposed it and its stance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from kg.model import PatternId
from kg.reading.failings.actors import partner_acts
from kg.reading.failings.clauses import Clause, clause_at, counts_some, joined, split_clauses
from kg.reading.failings.lexicon import FailureLexicon, Match, Places
from kg.reading.failings.shares import small_shares
from kg.reading.failings.signals import WEIGHING, Signal, listed_under, may_weaken, signal_of, weigh
from kg.reading.failings.stance import (
    Frame,
    Setting,
    Stance,
    of_announcement,
    of_clause,
    of_fault,
    of_matrix,
    of_rarity,
    of_setting,
)
from kg.reading.vocabulary import Span

DEFAULT_REACH = 12
MOST_INHERITING_WORDS = 24
_ACTING = ("child", "family", "worker", "manager", "leader")
"""Classes of those whom "they" stands for where they come first."""
_INHERITED = 3
"""How many clauses back the topic of one without a subject may stand."""
_PREDICATE_HEAD = 3
"""Within how many words the verb of a clause without a subject stands: ", but they *do*"."""
_SUBJECT_HEAD = 4
"""Within how many words the subject of the clause before begins: "While the *oversight* of ..."."""
_CONDITION = frozenset({"when", "where", "once"})
_AGAIN = frozenset({"they", "it"})
_CASE = frozenset({"when", "if", "unless", "whenever"})
_PART = frozenset({"some", "many", "most", "several", "all"})
_OTHER_PART = frozenset({"others", "some", "many", "most", "few"})
"""How one goes on about the rest of the things of which the first clause tells some."""
_GRANTED = 8
"""Tokens of the longest condition that only grants that there is something: "where it does take place,"."""
_COPULA = 2
"""Where the verb of ", which *is* supervision" stands."""
_NAMERS = frozenset({"the", "its", "their", "how"})
_NAMING = 6
"""How far behind it what is named may stand: "which is *the* quality and timeliness of *assessments*"."""
_THEIRS = frozenset({"their", "they", "theirs"})
_PEOPLE = ("child", "family", "care-leaver")
"""Classes of those of whom it is good news that there are none of a kind."""
QUOTES = frozenset({'"', "'", "“", "”", "‘", "’"})
_FOUND_OR_QUOTED = QUOTES | {"was", "were", "have", "been", "found", "seen", "identified", "uncovered"}
_SUBJECTS = ("topic", "group", "domain")
_CORE, _SLOW, _DELAY = PatternId("weak-core-practice"), PatternId("slow-improvement"), PatternId("delay")
_PARTNER = PatternId("weak-partner-response")
_BOARD = PatternId("weak-safeguarding-board")
_HARM = PatternId("children-at-risk-of-harm")
_WHO_SAY = frozenset(
    {"weak-leadership", "weak-management-oversight", "weak-quality-assurance", "weak-safeguarding-board", _PARTNER}
)
"""Patterns of those who may say what is weak elsewhere; children who say so speak of themselves."""
_WORK_OF_BOARDS = frozenset({"weak-leadership", "weak-quality-assurance", "weak-management-oversight"})
_ACTS_OF_PARTNERS = frozenset(
    {
        "poor-information-sharing",
        "weak-multi-agency-working",
        "weak-child-protection-enquiries",
        "weak-exploitation-response",
        "weak-domestic-abuse-or-neglect-response",
        "weak-missing-response",
        "weak-front-door",
        "unidentified-risk",
        "delay",
    }
)
"""Of what a partner may be at fault in: not of plans, assessments and visits, which are the council's."""
_IF = frozenset({"if", "unless"})
_MAY_ALONE = frozenset({"may"})
_MAY = _MAY_ALONE | {"could", "might"}
"""The same where the condition stands first: "*should* demand rise, children *could* wait longer"."""
_NO_CONDITION = frozenset({"even", "as", "not", "see", "know", "ask", "check", "clear", "sure"})
"""Before an "if" that is no condition of what stands before it."""
_LOOKING_ON = frozenset({"weak-quality-assurance", "weak-management-oversight"})
"""Patterns of those who look at practice: its weakness is then what they do not see, or do not mend."""
_OF_NO_PART = frozenset({"slow-improvement", "weak-leadership"})
"""That practice has got worse, or who let it, tells of no part of it: "*shortfalls in practice* remain"."""
_GENERAL = frozenset({"weak-core-practice", "slow-improvement", "weak-leadership"})
"""Patterns that are not about one child's provision: they carry no domain with them."""
_IN_CARE = PatternId("weak-children-in-care-support")
_HEALTH = PatternId("weak-health-support")
_OF_STAFF = frozenset(
    {"staff-turnover", "insufficient-capacity", "high-caseloads", "inadequate-training", "weak-supervision"}
)
"""What staff lack: it is not said of those whom they look after, nor of the help that these need."""
_OF_OTHERS = frozenset({"poor-information-sharing", "weak-multi-agency-working", "weak-quality-assurance"})
"""What is not said of the help with health where health services are named: there they are one of the partners."""
_NOT_OF_STAFF = frozenset({_IN_CARE, _HEALTH, "weak-domestic-abuse-or-neglect-response"})
"""Provisions that do not share in it: children in care who had three social workers tell of turnover."""
_TOLD_ALONE = frozenset({"poor-records", "unallocated-cases", "weak-missing-response", _PARTNER})
"""What is said of children in care and is told by its own pattern alone."""
_NOT_OF_THOSE_IN_CARE = _TOLD_ALONE | {"unsuitable-placements", "weak-care-leaver-support"}
"""What does not make their support weak too; those who have left care are named beside those who are in it."""
_OF_WORK_WITH_ALL = _TOLD_ALONE | {
    "infrequent-visits",
    "poor-information-sharing",
    "weak-quality-assurance",
    "weak-management-oversight",
    "weak-multi-agency-working",
    "weak-homelessness-response",
}
"""What is a failing of its own where children in care are named: no more is said of what is done for them."""
_OF_THOSE_IN_CARE = frozenset({_DELAY, "unsuitable-placements"})
"""What is a failing of children in care, too, where only the sentence before names them."""

_OF_ALL = _WHO_SAY | {
    "slow-improvement",
    "insufficient-resources",
    "weak-supervision",
    "weak-child-protection-enquiries",
}
"""Patterns of who answers for all that a council does, or of children at large, also in the section on one group."""


class Candidate(NamedTuple):
    """A failing that a sentence might state."""

    pattern: PatternId
    rule: str
    """Id of the rule that proposed it."""
    wording: str
    stance: Stance
    reason: str
    """In words: which signal or cue decided."""
    start: int
    end: int
    """Token positions of the words."""
    in_condition: bool = False
    """It is stated within a condition: "When visits are late, ..."."""
    because: Span | None = None
    """Token positions of the word of weakness or praise that it was weighed by; None where its own words tell."""

    @property
    def kept(self) -> bool:
        """Whether it is a failing."""
        return self.stance.keeps


class _Weights(NamedTuple):
    """Where the words stand that make one pattern's topics bad or good, and no other's."""

    deficits: list[Span]
    virtues: list[Span]


def may_fail(lexicon: FailureLexicon, taken_up: Sequence[Match], places: Places) -> bool:
    """Whether a candidate of a sentence may be more than praise; False is certain, but for a list of weaknesses.

    It takes a tenth of what finding the candidates does, and half of the sentences with a topic only praise it.
    """
    if may_weaken(places):
        return True
    if not lexicon.may_fault(places):
        return False
    matches = places.matches
    if any(match.rule.kind == "fault" for match in matches):
        return True
    return any(lexicon.weights(places, owner)[0] for owner in {match.rule.owner for match in chain(matches, taken_up)})


def find_candidates(
    lexicon: FailureLexicon,
    places: Places,
    forms: list[str],
    offset: int,
    setting: Setting,
    taken_up: Sequence[Match] = (),
) -> list[Candidate]:
    """The candidates of one sentence, given what stands in it and its lower-case tokens from position ``offset``.

    ``taken_up`` are the topics of the sentence before that its pronoun stands for (``subjects.py``).
    """
    matches = places.matches
    subjects = {match.rule.owner for match in matches if _is_subject(match, setting)}
    subjects.update(topic.rule.owner for topic in taken_up)
    weights = {pattern: _Weights(*lexicon.weights(places, pattern)) for pattern in subjects}
    if _says_nothing(matches, weights, places, setting):
        return []
    whole = [(match.start, match.end) for match in matches if match.rule.kind != "fault"]
    clauses = split_clauses(forms, offset, chain(whole, *(spans for own in weights.values() for spans in own)))
    outer = of_setting(setting)
    candidates = [
        *_faults(matches, places, clauses),
        *_topics(lexicon, matches, weights, places, clauses, setting, forms, offset),
    ]
    candidates = _without_denial(candidates, clauses)
    for told in _told_of_pronoun(clauses, taken_up, matches, forms, offset):
        candidates += _of_pronoun(lexicon, taken_up, weights, places, told, setting)
    candidates = _without_condition(_in_matrix(candidates, clauses, places), clauses)
    candidates = _under_condition(candidates, clauses, places, forms, offset)
    candidates = _of_none(candidates, clauses, forms, offset)
    candidates = _of_small_share(candidates, clauses, small_shares(forms, offset))
    candidates += _of_domain(candidates, matches, clauses, forms, offset)
    candidates += _of_partner(candidates, places, clauses, forms, offset)
    candidates = _without_group(candidates, clauses)
    candidates += _of_theme(candidates, matches, setting)
    candidates = _without_its_work(candidates, places, clauses)
    if setting.graded:
        candidates = _without_grades(candidates, places)
    candidates += _of_boards_section(candidates, setting)
    if not outer.keeps:
        since = setting.speech.since if outer is Stance.OPINION else 0
        candidates = _dropped(candidates, outer, f"{outer} by its setting", lambda c: c.start >= since)
    return drop_general(candidates, clauses, places)


def _dropped(
    candidates: list[Candidate], stance: Stance, reason: str, drops: Callable[[Candidate], bool]
) -> list[Candidate]:
    """All candidates, with another stance those that were kept so far and are to be dropped."""
    return [c._replace(stance=stance, reason=reason) if c.kept and drops(c) else c for c in candidates]


def _in_matrix(candidates: list[Candidate], clauses: list[Clause], places: Places) -> list[Candidate]:
    """What stands under words that deny or imagine a whole statement: "Nobody suggested that visits are late"."""
    stretches = [*of_matrix(clauses, places), *((span, Stance.EASED) for span in of_rarity(clauses, places))]
    if not stretches:
        return candidates
    return [
        next(
            (
                c._replace(stance=stance, reason=f"{stance} by what it is part of")
                for (start, end), stance in stretches
                if c.kept and start <= c.start and c.end <= end and not _weak_before(c, start)
            ),
            c,
        )
        for c in candidates
    ]


def _without_denial(candidates: list[Candidate], clauses: list[Clause]) -> list[Candidate]:
    """Children are not badly served for the denial of a fault: "children in care are *not placed far from home*"."""
    denied = {c.start for c in candidates if c.stance is Stance.NEGATED and c.because is None}
    verbs = {verb for clause in clauses for verb in clause.verbs} if denied else set()
    return _dropped(
        candidates,
        Stance.NEGATED,
        "its negation denies a fault",
        lambda c: (
            c.because is not None
            and "/group/" in c.rule
            and c.because[0] - 1 in verbs
            and not denied.isdisjoint((c.because[1], c.because[1] + 1))
        ),
    )


def _under_condition(
    candidates: list[Candidate], clauses: list[Clause], places: Places, forms: list[str], offset: int
) -> list[Candidate]:
    """What would only come of something is none that came: "If plans are late, visits *may* be missed".

    "Some children may be at risk" without a condition is what inspectors say of children who are.
    """
    at_head = forms[0] in _IF or forms[0] == "should"
    modals = _MAY if at_head else _MAY_ALONE
    if modals.isdisjoint(forms) or not (at_head or not _IF.isdisjoint(forms)):
        return candidates
    may = offset + next(at for at, form in enumerate(forms) if form in modals)
    if any(start <= may < end for start, end in places["not-advice"]):
        # "If a child goes missing, help may take weeks" measures what is so.
        return candidates
    clause = clause_at(clauses, may)
    if at_head:
        start = offset
    elif any(form in _IF and before not in _NO_CONDITION for before, form in pairwise(forms[may - offset :])):
        start = clause.start
    else:
        return candidates
    end = max(one.end for one in clauses if one.part == clause.part)
    reason = "would come of something else"
    return _dropped(candidates, Stance.IMAGINED, reason, lambda c: start <= c.start and c.end <= end)


def _weak_before(candidate: Candidate, start: int) -> bool:
    """Whether its word of weakness stands before such words: "*unsure* what to do when they suspect exploitation"."""
    return candidate.because is not None and candidate.because[1] <= start


def _of_none(candidates: list[Candidate], clauses: list[Clause], forms: list[str], offset: int) -> list[Candidate]:
    """What is told of a weakness that there is not: "no serious failures *that leave children at risk*"."""
    if "no" not in forms:
        return candidates
    ends = {clause.part: clause.end for clause in clauses}
    told = [
        (at, ends[clause_at(clauses, one.start).part])
        for one in candidates
        if one.stance is Stance.NEGATED and _follows_no(one.start - offset, forms)
        for at in [_relative_behind(one.end - offset, forms, offset)]
        if at is not None
    ]
    reason = "told of a weakness that there is not"
    return _dropped(
        candidates, Stance.NEGATED, reason, lambda c: any(start <= c.start and c.end <= end for start, end in told)
    )


def _of_small_share(candidates: list[Candidate], clauses: list[Clause], shares: list[Span]) -> list[Candidate]:
    """What holds of hardly any is no failing: "*only 3% of visits* were late", "without a visit being *just 1.8%*".

    Where nothing bad is said of so few, they are too few: "only 3% of children were seen alone".
    """
    small: set[int] = set()
    for start, end in shares:
        clause = clause_at(clauses, start)
        until = min([*(comma for comma in clause.commas if comma >= end), clause.end])
        kept = [(at, c) for at, c in enumerate(candidates) if c.kept]
        bad = {at for at, c in kept if start < c.start < until and (c.because is None or c.because[0] >= end)}
        if bad:
            small |= bad | {at for at, c in kept if c.start == start}
        elif start - 1 in clause.verbs or end >= clause.end - 1:
            small |= {at for at, c in kept if clause.start <= c.start < start}
    reason = "true of a small share only"
    return [c._replace(stance=Stance.NEGATED, reason=reason) if at in small else c for at, c in enumerate(candidates)]


def _follows_no(at: int, forms: list[str]) -> bool:
    """Whether "no" stands before a word, a quotation mark apart."""
    before = at - 1
    while before >= 0 and forms[before] in QUOTES:
        before -= 1
    return before >= 0 and forms[before] == "no"


def _relative_behind(at: int, forms: list[str], offset: int) -> int | None:
    """Where a clause with "that" or "which" begins that tells more of the words before, with no comma between."""
    while at < len(forms) and forms[at] in _FOUND_OR_QUOTED:
        at += 1
    return at + offset if at < len(forms) and forms[at] in ("that", "which") else None


def _without_condition(candidates: list[Candidate], clauses: list[Clause]) -> list[Candidate]:
    """What only a condition names is no finding: "When visits are late, managers ask why"."""
    if clauses[-1].conditional:
        return candidates
    reason = "named in a condition"
    # "Where children have been harmed, the response is late": harm is what the response is to.
    harm_alone = any(c.kept and not c.in_condition for c in candidates)
    return _dropped(
        candidates, Stance.IMAGINED, reason, lambda c: not harm_alone or (c.in_condition and c.pattern == _HARM)
    )


def _says_nothing(matches: list[Match], weights: dict[str, _Weights], places: Places, setting: Setting) -> bool:
    """Whether the sentence names no fault and no subject, or nothing that makes its subjects good or bad."""
    if any(match.rule.kind == "fault" for match in matches):
        return False
    if places.may(*WEIGHING) or setting.frame is Frame.WEAK:
        return not weights
    return not any(own.deficits or own.virtues for own in weights.values())


def _is_subject(match: Match, setting: Setting) -> bool:
    """Whether the words can be weighed: a topic, or what is one where the paragraph is about its group."""
    kind, owner = match.rule.kind, match.rule.owner
    return kind in _SUBJECTS or (kind == "themed" and owner in setting.spoken_of)


def drop_general(candidates: list[Candidate], clauses: list[Clause], places: Places) -> list[Candidate]:
    """``weak-core-practice`` only where no narrower pattern is kept for the same words (contract, rule 3); ``delay``
    not for the same words as ``slow-improvement``: a slow pace of change is no late help."""
    kept = [c for c in candidates if c.stance.keeps]
    if not kept:
        return candidates
    slow = [span for c in kept if c.pattern == _SLOW for span in ((c.start, c.end), c.because) if span is not None]
    late = [c for c in kept if c.pattern == _DELAY and any(_overlap(c, span) for span in slow)]
    narrow = [c for c in kept if c.pattern != _CORE and c not in late]
    return _dropped(
        candidates,
        Stance.NEGATED,
        "a narrower pattern is stated",
        lambda c: c in late or (c.pattern == _CORE and not _stands_beside(c, narrow, clauses, places)),
    )


def _stands_beside(general: Candidate, narrow: list[Candidate], clauses: list[Clause], places: Places) -> bool:
    """Whether practice as a whole is found weak in words of its own: "*poor practice* and high caseloads", "*practice
    is inconsistent*, and some children wait"; not "managers do not help to improve practice"."""
    own = [span for span in ((general.start, general.end), general.because) if span is not None]
    whole = any(general.start <= start and end <= general.end for start, end in places["practice-as-a-whole"])
    narrow = [
        c for c in narrow if c.pattern not in _OF_NO_PART or (not whole and any(_overlap(c, span) for span in own))
    ]
    if not narrow:
        return True
    if not whole or any(c.pattern == _BOARD for c in narrow):
        # What a board is told to have failed in is its own.
        return False
    if any(_overlap(c, span) for c in narrow for span in own):
        return False
    if any(c.because is not None and _overlap(general, c.because) for c in narrow):
        return False
    clause = clause_at(clauses, general.start)
    beside = [c for c in narrow if clause_at(clauses, c.start) == clause]
    if any(c.pattern in _LOOKING_ON for c in beside):
        return False
    told = max(span[1] for span in own)
    behind = [c for c in beside if not _is_listed_before(c, general, clause)]
    return general.because is None or all(any(told <= comma < c.start for comma in clause.commas) for c in behind)


def _is_listed_before(one: Candidate, general: Candidate, clause: Clause) -> bool:
    """Whether it stands before in a list, told by no verb of its own, or behind a comma: "*large caseloads* and
    practice that varies", "plans that come *too late*, and that practice varies"."""
    told = general.because is not None and general.because[0] >= general.end
    if not told or one.end > general.start:
        return False
    parted = any(one.end <= comma < general.start for comma in clause.commas)
    return parted or not any(one.end <= verb < general.start for verb in clause.verbs)


def _overlap(one: Candidate, other: Span) -> bool:
    return one.start < other[1] and other[0] < one.end


def _faults(matches: list[Match], places: Places, clauses: list[Clause]) -> list[Candidate]:
    found = []
    for match in matches:
        if match.rule.kind != "fault":
            continue
        first, last = clause_at(clauses, match.start), clause_at(clauses, match.end - 1)
        if first.part != last.part and not _names_the_contrast(match, clauses):
            continue
        if first != last and first.conditional and _denies_in(first, match, places):
            continue
        clause = joined(first, last)
        stance = of_fault(joined(first, _predicate(clauses, last)), places, match.spans)
        reason = "stated by itself"
        if stance.keeps and any(start <= match.start and match.end <= end for start, end in of_rarity(clauses, places)):
            stance = Stance.EASED
        if stance.keeps and _names_nobody(first, places) and not _denies_by_itself(first, match):
            stance = Stance.NEGATED
        if stance.keeps:
            stance = _in_context(clauses, first, clause, places, (match.start, match.end))
        if not stance.keeps:
            reason = f"{stance} in its clause"
        found.append(_candidate(match, stance, reason, last.conditional))
    return found


def _predicate(clauses: list[Clause], clause: Clause) -> Clause:
    """The clause with what goes on after an insertion: "a backlog, which was noted in May, *had gone by June*"."""
    place = clauses.index(clause)
    inserted = clauses[place + 1 : place + 2]
    resumed = clauses[place + 2 : place + 3]
    if not resumed or not inserted[0].relative or not resumed[0].resumes:
        return clause
    return joined(inserted[0], resumed[0])


def _denies_in(condition: Clause, match: Match, places: Places) -> bool:
    """Whether a wording begins with what a condition denies: "where it is not met, timely help is given"."""
    own = [span for span in match.spans if span[1] <= condition.end]
    return any(one[0] < cue[1] and cue[0] < one[1] for one in own for cue in places["not"])


def _names_nobody(clause: Clause, places: Places) -> bool:
    """Whether the clause says that there is nobody of a kind: "there are no children missing"."""
    if clause.denied is None:
        return False
    people = (span for kind in _PEOPLE for span in places[kind])
    return any(clause.denied < span[0] <= clause.denied + 2 for span in people)


def _denies_by_itself(clause: Clause, match: Match) -> bool:
    """Whether the "no" of a clause is a word of the wording, and not in a gap of it or before it."""
    return any(start <= clause.denied < end for start, end in match.spans) if clause.denied is not None else False


def _names_the_contrast(match: Match, clauses: list[Clause]) -> bool:
    """Whether the wording itself holds every contrast that it crosses ("closed .. despite .. concern")."""
    cuts = [
        later.start
        for before, later in pairwise(clauses)
        if before.part != later.part and match.start < later.start < match.end
    ]
    return all(any(start <= cut < end for start, end in match.spans) for cut in cuts)


def _topics(
    lexicon: FailureLexicon,
    matches: list[Match],
    weights: dict[str, _Weights],
    places: Places,
    clauses: list[Clause],
    setting: Setting,
    forms: list[str],
    offset: int,
) -> list[Candidate]:
    by_kind: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in matches:
        by_kind[match.rule.owner, match.rule.kind].append(match)
    general: dict[int, list[Signal]] = {}
    found: list[Candidate] = []
    telling = [(index, clause) for index, clause in enumerate(clauses) if not _names_nobody(clause, places)]
    for pattern, (own_bad, own_good) in sorted(weights.items()):
        kinds = (*_SUBJECTS, "themed") if pattern in setting.spoken_of else _SUBJECTS
        subjects = [match for kind in kinds for match in by_kind.get((pattern, kind), ())]
        reach = lexicon.reach.get(pattern, DEFAULT_REACH)
        for index, clause in telling:
            start, end = clause.start, clause.end
            topics = [m for m in subjects if start <= m.start and m.end <= end]
            inherited = not topics
            if inherited and index:
                topics = _inherit(by_kind.get((pattern, "topic"), []), matches, places, clauses, index)
            if not topics:
                continue
            if own_bad or own_good:
                signals = weigh(clause, places, own_bad, own_good)
            else:
                if index not in general:
                    general[index] = weigh(clause, places)
                signals = general[index]
            whole = joined(clause, _predicate(clauses, clause))
            named = clause.end if setting.frame is Frame.WEAK else _named_as_weak(clauses, index, places, forms, offset)
            for topic in topics:
                listed = topic.start < named
                candidate = _judge(topic, signals, clause, whole, places, reach, inherited, setting, listed)
                if candidate is not None:
                    if clause.conditional or _is_of_a_case(candidate, clause, forms, offset):
                        candidate = candidate._replace(in_condition=True)
                    if candidate.kept:
                        stance = _in_context(clauses, clause, clause, places, (candidate.start, candidate.end))
                        if not stance.keeps:
                            candidate = candidate._replace(stance=stance, reason=f"{stance} in its clause")
                    found.append(candidate)
    return found


def _named_as_weak(clauses: list[Clause], index: int, places: Places, forms: list[str], offset: int) -> int:
    """Up to where a clause only names what the one before announces as weak, its start where it does not: "they found
    two areas for priority action: *caseloads and supervision*", "..., *which is the supervision of new staff*"."""
    clause = clauses[index]
    copula = clause.start + _COPULA
    named = clause.relative and clause.verbs[:1] == (copula,)
    if not (named or (clause.announced and not clause.verbs)):
        return clause.start
    before = clauses[index - 1]
    cues = [cue for cue in places["announces-weak"] if before.start <= cue[0] and cue[1] <= before.end]
    denied = [no[0] for name in ("not", "met-before") for no in places[name] if no[0] >= before.start]
    if not any(all(no >= cue[0] for no in denied) for cue in cues):
        return clause.start
    if not named:
        return clause.end
    if all(cue[1] != clause.start for cue in cues):
        return clause.start
    behind = forms[copula + 1 - offset : copula + 2 - offset]
    return copula + 1 + (1 if _NAMERS.isdisjoint(behind) else _NAMING)


def _is_of_a_case(candidate: Candidate, clause: Clause, forms: list[str], offset: int) -> bool:
    """Whether a weakness stands wholly behind a "when" or "if": "families move on *when early help no longer meets
    their needs*" names a case that may come."""
    because = candidate.because
    return because is not None and any(
        clause.start < word < min(candidate.start, because[0]) and forms[word - offset] in _CASE
        for word in clause.opened
    )


def _in_context(clauses: list[Clause], first: Clause, clause: Clause, places: Places, at: Span) -> Stance:
    """The stance of words in a clause that begins with this one, after those that it goes on from (", and that ...")
    and that announce it."""
    place = clauses.index(first)
    while place and clauses[place].goes_on:
        place -= 1
    if place and clauses[place].announced:
        stance = of_announcement(clauses[place - 1], places)
        if not stance.keeps:
            return stance
    return of_clause(joined(clauses[place], clause), places, at)


def _told_of_pronoun(
    clauses: list[Clause], taken_up: Sequence[Match], matches: list[Match], forms: list[str], offset: int
) -> list[Clause]:
    """The clauses that tell of what a pronoun stands for: the second in "When they are held, *they are late*", both in
    "Some are good, *but others are late*"."""
    if not taken_up:
        return []
    told = clauses[0]
    if len(clauses) > 1 and clauses[1].end - clauses[0].start > _GRANTED:
        opened = forms[: clauses[0].end - offset]
        again = forms[clauses[1].start - offset]
        if not _CONDITION.isdisjoint(opened[:2]) and len(opened) <= _GRANTED and again in opened and again in _AGAIN:
            told = clauses[1]
    if len(clauses) > 1 and forms[0] in _PART and not any(m.start < clauses[1].start for m in matches):
        head = forms[clauses[1].start - offset : clauses[1].start - offset + _PREDICATE_HEAD]
        if not _OTHER_PART.isdisjoint(head):
            return [told, clauses[1]]
    return [told]


def _of_pronoun(
    lexicon: FailureLexicon,
    taken_up: Sequence[Match],
    weights: dict[str, _Weights],
    places: Places,
    clause: Clause,
    setting: Setting,
) -> list[Candidate]:
    """What the opening clause says of the topic that its pronoun stands for: "However, they are not reviewed"."""
    found = []
    for topic in taken_up:
        owner = topic.rule.owner
        signals = weigh(clause, places, *weights[owner])
        reach = lexicon.reach.get(owner, DEFAULT_REACH)
        candidate = _judge(topic, signals, clause, clause, places, reach, True, setting)
        if candidate is not None:
            found.append(candidate._replace(start=clause.start, end=clause.start + 1))
    return found


def _of_domain(
    candidates: list[Candidate], matches: list[Match], clauses: list[Clause], forms: list[str], offset: int
) -> list[Candidate]:
    """A failing stated of a provision is a failing of that provision too: of a group of children anywhere between
    contrasts, or behind one where it is "theirs", of a service in the same clause."""
    kept = [(c, clause_at(clauses, c.start)) for c in candidates if c.kept and c.pattern not in _GENERAL]
    general = {clause_at(clauses, c.start).part: c for c in candidates if c.kept and c.pattern == _CORE}
    parts = {clause.part: c for c, clause in reversed(kept)}
    starts = {clause.start: c for c, clause in reversed(kept)}
    denied = {(c.pattern, clause_at(clauses, c.start).start) for c in candidates if not c.kept}
    theirs = {clause.part: c for c, clause in reversed(kept) if _is_theirs(clause, forms, offset)}
    found = []
    for match in matches:
        if match.rule.kind in ("group", "domain"):
            clause = clause_at(clauses, match.start)
            cause = parts.get(clause.part) if match.rule.kind == "group" else starts.get(clause.start)
            if (match.rule.owner, clause.start) in denied:
                cause = None
            if cause is None and match.rule.kind == "group" and (match.rule.owner, clause.start) not in denied:
                # "Serious failures in keeping in touch with care leavers" are no weakness of all practice.
                cause = general.get(clause.part)
            if cause is None and match.rule.kind == "group" and match.start <= clause.start + _SUBJECT_HEAD:
                cause = theirs.get(clause.part + 1)
            if cause is not None and cause.pattern != match.rule.owner and _is_shared(cause.pattern, match.rule.owner):
                found.append(_candidate(match, Stance.ASSERTED, f"{cause.pattern} is stated of it"))
    return found


def _is_shared(cause: str, provision: str) -> bool:
    """Whether what is stated is a failing of the provision too."""
    if provision == _IN_CARE and cause in _NOT_OF_THOSE_IN_CARE:
        return False
    if provision == _HEALTH and cause in _OF_OTHERS:
        return False
    return not (cause in _OF_STAFF and provision in _NOT_OF_STAFF)


def _is_theirs(clause: Clause, forms: list[str], offset: int) -> bool:
    """Whether a clause goes on about those whom the one before named: "carers are kind, but *their* plans ...", "but
    *several* did not know"."""
    head = forms[clause.start - offset : clause.start - offset + _PREDICATE_HEAD]
    return not _THEIRS.isdisjoint(head) or counts_some(head)


def _without_group(candidates: list[Candidate], clauses: list[Clause]) -> list[Candidate]:
    """Without what only the name of children in care proposed, where it is told what is not done for them: "not all
    children in care are *visited*", "*records* of children in care are old"."""
    told = {clause_at(clauses, c.start).part for c in candidates if c.kept and c.pattern in _OF_WORK_WITH_ALL}
    if not told:
        return candidates
    group = f"{_IN_CARE}/group/"
    return _dropped(
        candidates,
        Stance.NEGATED,
        "a narrower pattern is stated of them",
        lambda c: c.rule.startswith(group) and clause_at(clauses, c.start).part in told,
    )


def _of_partner(
    candidates: list[Candidate], places: Places, clauses: list[Clause], forms: list[str], offset: int
) -> list[Candidate]:
    """What a partner leaves undone is that partner's failing too: "the police do not always pass on what they know"."""
    if not places.may("acting-body") or any(c.pattern == _PARTNER for c in candidates):
        return []
    for cause in candidates:
        clause = clause_at(clauses, cause.start)
        if cause.kept and cause.pattern in _ACTS_OF_PARTNERS:
            body = partner_acts(clause, places, forms, offset)
            if body is not None:
                reason = f"{cause.pattern} is stated of what a partner does"
                return [_stated_too(_PARTNER, "actor", reason, body)]
    return []


def _without_its_work(candidates: list[Candidate], places: Places, clauses: list[Clause]) -> list[Candidate]:
    """A board that does not lead or scrutinise fails as a board: the council's leadership is not spoken of."""
    work = places["board-work"]
    boards = [(c.start, clause_at(clauses, c.start).start) for c in candidates if c.kept and c.pattern == _BOARD]
    return _dropped(
        candidates,
        Stance.ELSEWHERE,
        "told of the safeguarding board",
        lambda c: (
            c.pattern in _WORK_OF_BOARDS
            and (
                any(c.start <= word[0] and word[1] == c.end for word in work)
                or any(board[0] <= c.start < board[1] for board in places["board"])
            )
            and any(start <= c.start and clause == clause_at(clauses, c.start).start for start, clause in boards)
        ),
    )


def _without_grades(candidates: list[Candidate], places: Places) -> list[Candidate]:
    """What a sentence with a grade says of others by comparison is their grade: "adoption was good, *but care was
    not*", "the board *fared no better*"."""
    talk = places["grade-talk"]
    return _dropped(
        candidates,
        Stance.NEGATED,
        "a grade in other words",
        lambda c: c.because is not None and any(s < c.because[1] and c.because[0] < e for s, e in talk),
    )


def _of_boards_section(candidates: list[Candidate], setting: Setting) -> list[Candidate]:
    """In the section on the board the oversight that is weak is the board's own: "Evaluation of training is limited".

    What it is said to do itself has been weighed before.
    """
    if not setting.of_board or any(c.pattern == _BOARD for c in candidates):
        return []
    cause = next((c for c in candidates if c.kept and c.pattern in _WORK_OF_BOARDS), None)
    if cause is None:
        return []
    reason = f"{cause.pattern} is stated in the section on the board"
    return [_stated_too(_BOARD, "section", reason, (cause.start, cause.end))]


def _of_theme(candidates: list[Candidate], matches: list[Match], setting: Setting) -> list[Candidate]:
    """The same for the group that a sentence points back to ("these visits") or that heads its section, where it names
    no other."""
    if not (setting.themes or setting.section) or any(m.rule.kind == "group" for m in matches):
        return []
    kept = [c for c in candidates if c.kept]
    in_section = next((c for c in kept if c.pattern not in _OF_ALL), None)
    pointed_at = next((c for c in kept if c.pattern != _CORE), None)
    themes = {theme: pointed_at for theme in setting.themes if pointed_at is not None}
    if in_section is not None:
        themes |= dict.fromkeys(setting.section, in_section)
    return [
        _stated_too(
            PatternId(theme), "theme", f"{cause.pattern} is stated where it is the theme", (cause.start, cause.end)
        )
        for theme, cause in sorted(themes.items())
        if _is_shared(cause.pattern, theme) and (theme != _IN_CARE or cause.pattern in _OF_THOSE_IN_CARE)
    ]


def _inherit(
    topics: list[Match], matches: list[Match], places: Places, clauses: list[Clause], index: int
) -> list[Match]:
    """The topic that a clause without a subject goes on about: "plans are made but not reviewed".

    It is that of the nearest clause before with any topic: "caseloads, although lower now, are too high".
    """
    clause = clauses[index]
    if not clause.bare or clause.end - clause.start > MOST_INHERITING_WORDS:
        return []
    named = [m for m in matches if m.rule.kind == "topic"]
    own = [m for m in named if _within(m, clause)]
    if own and not _are_objects(own, clause):
        return []
    for before in reversed(clauses[max(0, index - _INHERITED) : index]):
        if not before.concedes and any(_within(m, before) for m in named):
            found = [m for m in topics if _within(m, before)]
            return [m for m in found if not own or _is_subject_of(m, before, places)][:1]
    return []


def _is_subject_of(topic: Match, clause: Clause, places: Places) -> bool:
    """Whether a clause begins with the topic, and not with people who do something to it ("staff write plans")."""
    people = (span for name in _ACTING for span in places[name])
    acted_on = any(clause.start <= span[0] and span[1] <= topic.start for span in people)
    return topic.start <= clause.start + _SUBJECT_HEAD and not acted_on


def _are_objects(topics: Sequence[Match], clause: Clause) -> bool:
    """Whether a clause that opens with its verb, or with a pronoun and its verb, names them behind it: "oversight is
    regular, but *does not drive plans*" goes on about oversight."""
    verb = clause.verbs[0] if clause.verbs else clause.end
    return verb <= clause.head + _PREDICATE_HEAD and all(verb < topic.start for topic in topics)


def _within(match: Match, clause: Clause) -> bool:
    return clause.start <= match.start and match.end <= clause.end


def _judge(
    topic: Match,
    signals: list[Signal],
    clause: Clause,
    whole: Clause,
    places: Places,
    reach: int,
    inherited: bool,
    setting: Setting,
    listed: bool = False,
) -> Candidate | None:
    """What the clause says of the topic; None where it says neither good nor bad.

    ``whole`` is the clause with what goes on behind an insertion: "turnover, which was high, *is reducing*";
    ``listed`` is whether it stands in a list of weaknesses.
    """
    span: Span = (clause.head, clause.head) if inherited else (topic.start, topic.end)
    signals = [
        signal
        for signal in signals
        if not _is_within_another(signal, topic, span[1], clause) and not _is_over_before(signal, span[0], places)
    ]
    signal = signal_of(signals, span, reach, clause.verbs, places["absent"], clause.commas, clause.depending)
    if signal is None and not inherited:
        signal = listed_under(places["opens-list"], span, clause.verbs, clause.commas)
    if signal is not None and topic.rule.kind == "themed" and signal.how == "negation":
        return None
    if signal is not None and _counts_nobody(signal, topic, places):
        return None
    if signal is None:
        if listed and not inherited:
            return _candidate(topic, Stance.ASSERTED, "named in a list of weaknesses")
        return None
    signal = next((late for late in signals if _is_late_behind(late, signal, places)), signal)
    if not signal.bad:
        return _candidate(topic, Stance.PRAISED, f"{signal.how} beside it")._replace(because=(signal.start, signal.end))
    stance = of_clause(clause, places, (max(signal.start, span[0]), max(signal.end, span[1])))
    if stance.keeps:
        stance = of_fault(whole, places, ((min(signal.start, span[0]), max(signal.end, span[1])),))
    reason = f"{signal.how} beside it" if stance.keeps else f"{stance} in its clause"
    return _candidate(topic, stance, reason)._replace(because=(signal.start, signal.end))


def _is_late_behind(late: Signal, praise: Signal, places: Places) -> bool:
    """Whether what is praised as done was done late: "permanence is *achieved too slowly*"."""
    done = praise.how == "virtue" and late.start == praise.end
    return done and late.bad and (late.start, late.end) in places["late"]


def _counts_nobody(signal: Signal, topic: Match, places: Places) -> bool:
    """Whether nothing is said of people but that there are none: "no care leavers are known to the police"."""
    if signal.how != "negation" or signal.end != topic.start:
        return False
    if (signal.start, signal.end) not in places["no-people"]:
        return False
    return any(topic.start <= span[0] < topic.end for kind in _PEOPLE for span in places[kind])


def _is_within_another(signal: Signal, topic: Match, after: int, clause: Clause) -> bool:
    """Whether it is said in a clause within the clause, of something else: "leaders recognised that *practice* was
    weak", "adoption for children when *they* cannot stay at home"."""
    borders = clause.reported if topic.rule.owner in _WHO_SAY else ()
    if signal.how == "negation":
        borders = (*borders, *clause.opened)
    return any(after <= border < signal.start for border in borders)


def _is_over_before(signal: Signal, topic: int, places: Places) -> bool:
    """Whether the weakness ends before the topic begins: "*the backlog has been cleared* and assessments are read"."""
    if signal.how != "deficit":
        return False
    return any(signal.end <= cue[0] and cue[1] <= topic for name in ("eased", "over") for cue in places[name])


def _stated_too(pattern: PatternId, by: str, reason: str, span: Span) -> Candidate:
    """A pattern that the words of another one state too, ``by`` which grammar."""
    return Candidate(pattern, f"{pattern}/{by}/1", "", Stance.ASSERTED, reason, *span)


def _candidate(match: Match, stance: Stance, reason: str, in_condition: bool = False) -> Candidate:
    start, end, rule, _ = match
    return Candidate(PatternId(rule.owner), rule.id, rule.wording, stance, reason, start, end, in_condition)
